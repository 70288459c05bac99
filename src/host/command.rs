//! Programs of the system, run with a plain environment: only by an administrator who sets the server up or looks it over,
//! never within a session of the staff.

use std::io::Write;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// Where programs of the system lie.
const PATH: &str = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

/// Why a program did not do what it was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The program.
    pub program: String,
    /// Its exit code; `None` when it is not there, or a signal ended it.
    pub code: Option<i32>,
    /// What it said, or why it could not be run.
    pub said: String,
}

/// A command with nothing in its environment but where programs lie.
fn plain(program: &str) -> Command {
    let mut command = Command::new(program);
    command.env_clear().env("PATH", PATH).env("LC_ALL", "C").stdin(Stdio::null()).current_dir("/");
    command
}

/// Runs a program and gives what it wrote to its output.
///
/// # Errors
/// It is not there, or ended with another code than 0.
pub fn run<S: AsRef<str>>(words: &[S]) -> Result<String, Fault> {
    let Some((program, arguments)) = words.split_first() else {
        return Ok(String::new());
    };
    let mut command = plain(program.as_ref());
    command.args(arguments.iter().map(AsRef::as_ref));
    taken(program.as_ref(), command.output())
}

/// Runs a program as another user and that user's group alone, with a text on its input: what it makes is theirs.
///
/// # Errors
/// As for [`run`].
pub fn run_as(user: (u32, u32), program: &Path, arguments: &[&str], input: &str) -> Result<String, Fault> {
    let name = program.display().to_string();
    let mut command = plain(&name);
    // The standard library drops the supplementary groups of root along with its number.
    command.uid(user.0).gid(user.1).args(arguments);
    fed(&name, command, input)
}

/// Runs a program with a text on its input and gives what it wrote to its output.
///
/// # Errors
/// As for [`run`].
pub fn run_with(program: &str, arguments: &[&str], input: &str) -> Result<String, Fault> {
    let mut command = plain(program);
    command.args(arguments);
    fed(program, command, input)
}

fn fed(name: &str, mut command: Command, input: &str) -> Result<String, Fault> {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let output = command.spawn().and_then(|mut child| {
        if let Some(mut pipe) = child.stdin.take() {
            // Who does not read what was sent says why on the other side.
            drop(pipe.write_all(input.as_bytes()));
        }
        child.wait_with_output()
    });
    taken(name, output)
}

fn taken(program: &str, output: std::io::Result<Output>) -> Result<String, Fault> {
    let fault = |code, said: String| Fault { program: program.to_owned(), code, said };
    let output = output.map_err(|error| fault(None, error.to_string()))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let said = String::from_utf8_lossy(&output.stderr).trim().to_owned();
    Err(fault(output.status.code(), said))
}

/// True when the system finds a program of that name.
pub fn exists(program: &str) -> bool {
    PATH.split(':').any(|folder| Path::new(folder).join(program).is_file())
}

/// True for root.
pub fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_program_said_is_told_and_nothing_of_our_environment_reaches_it() {
        assert_eq!(run(&["sh", "-c", "echo ${HOME:-none}"]).unwrap(), "none\n");
        let fault = run(&["sh", "-c", "echo 'no such user' >&2; exit 6"]).unwrap_err();
        assert_eq!((fault.code, fault.said.as_str()), (Some(6), "no such user"));
        assert_eq!(run(&["no-such-program-at-all"]).unwrap_err().code, None);
    }
}
