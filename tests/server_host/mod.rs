//! A server for the tests: a private copy of the machine's configuration (see `holder.sh`), a real sshd, and desks from
//! which people come in. Root alone can have one.

#![allow(dead_code, reason = "each test file takes what it needs")]

pub mod gate;

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Output, Stdio};

/// The name that the page for administrators uses for the server.
const NAME: &str = "server.example.kz";

/// The account of the office.
pub const ACCOUNT: &str = "sojourn";

/// A server that lasts as long as this.
pub struct Host {
    holder: Child,
    /// Closing it ends the server.
    input: Option<ChildStdin>,
    folder: PathBuf,
    port: u16,
}

/// What a command ended with.
#[derive(Debug)]
pub struct Ended {
    /// Exit code; 255 is ssh's own.
    pub code: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

impl Ended {
    fn of(output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Self { code: output.status.code().unwrap_or(-1), out: text(&output.stdout), err: text(&output.stderr) }
    }

    /// The same, which went well.
    pub fn ok(self) -> Self {
        assert_eq!(self.code, 0, "{self:?}");
        self
    }
}

impl Host {
    /// A new server, with sshd and without an office; `None` where the machine or the developer cannot have one, which is
    /// said loudly and is a failure where nothing may be skipped.
    pub fn up() -> Option<Self> {
        let lacks = lacking()?;
        if let Some(lack) = lacks {
            assert!(std::env::var_os("CI").is_none(), "the server cannot be tested: {lack}");
            eprintln!("!! SKIPPED, the server is not tested: {lack}");
            return None;
        }
        Some(Self::start())
    }

    fn start() -> Self {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/server_host/holder.sh");
        let mut command = Command::new("unshare");
        command.args(["--mount", "bash", script, env!("CARGO_BIN_EXE_sojourn"), &port.to_string()]);
        command.env_clear().env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin").stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut holder = command.spawn().unwrap();
        let mut line = String::new();
        BufReader::new(holder.stdout.take().unwrap()).read_line(&mut line).unwrap();
        assert!(!line.trim().is_empty(), "the server did not start");
        let input = holder.stdin.take();
        Self { holder, input, folder: line.trim().into(), port }
    }

    /// A path of the server as the tests see it: below `/etc`, `/srv` or `/root`.
    pub fn path(&self, inside: &str) -> PathBuf {
        self.folder.join(inside.trim_start_matches('/'))
    }

    /// A command on the server, by root in a folder of its own.
    pub fn command(&self, words: &[&str]) -> Command {
        let pid = self.holder.id().to_string();
        let folder = format!("--wd={}", self.folder.join("root").display());
        let mut command = Command::new("nsenter");
        command.args(["--mount", "--target", &pid, &folder, "--"]).args(words);
        let path = format!("{}/stubs:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", self.folder.display());
        command.env_clear().env("PATH", path).env("LC_ALL", "C.UTF-8").stdin(Stdio::null());
        command
    }

    /// Runs lines of shell on the server, as root.
    pub fn root(&self, script: &str) -> Ended {
        Ended::of(&self.command(&["bash", "-euo", "pipefail", "-c", script]).output().unwrap())
    }

    /// A desk of a person, elsewhere.
    pub fn desk(&self, who: &str) -> Desk {
        let folder = self.folder.join("desks").join(who);
        std::fs::create_dir_all(folder.join(".ssh")).unwrap();
        Desk { folder, port: self.port }
    }

    /// The port on which sshd listens.
    pub const fn port(&self) -> u16 {
        self.port
    }

    /// What sshd wrote into its log.
    pub fn sshd_log(&self) -> String {
        std::fs::read_to_string(self.path("sshd.log")).unwrap_or_default()
    }

    /// Numbers of the processes of the account that still run: those of this server, whose namespace is its own, while
    /// another test's account may have the same number.
    pub fn processes(&self) -> Vec<u32> {
        let uid = self.root(&format!("id -u {ACCOUNT}")).ok().out.trim().to_owned();
        let space = |pid: u32| std::fs::read_link(format!("/proc/{pid}/ns/mnt")).ok();
        let ours = space(self.holder.id());
        let processes = std::fs::read_dir("/proc").unwrap().flatten();
        let numbers = processes.filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
        numbers.filter(|pid| is_of(*pid, &uid) && space(*pid) == ours).collect()
    }
}

/// True when a process belongs to that user and still runs.
fn is_of(pid: u32, uid: &str) -> bool {
    let Ok(status) = std::fs::read_to_string(format!("/proc/{pid}/status")) else {
        return false;
    };
    let field = |name: &str| status.lines().find_map(|line| line.strip_prefix(name)).unwrap_or("").trim().to_owned();
    field("Uid:").split_whitespace().next() == Some(uid) && !field("State:").starts_with('Z')
}

impl Drop for Host {
    fn drop(&mut self) {
        self.input = None;
        let _ = self.holder.wait();
    }
}

/// What is missing; `None` of it is the good case. The outer `None` is for systems that have no such thing at all.
fn lacking() -> Option<Option<&'static str>> {
    if !cfg!(target_os = "linux") {
        eprintln!("!! SKIPPED, the server is not tested: it needs Linux");
        return None;
    }
    let is_there = |path: &str| Path::new(path).exists();
    let may_mount = || Command::new("unshare").args(["--mount", "true"]).output().is_ok_and(|out| out.status.success());
    Some(if !rustix::process::geteuid().is_root() {
        Some("it needs root")
    } else if !is_there("/usr/sbin/sshd") || !is_there("/usr/bin/ssh") {
        Some("it needs openssh-server and openssh-client")
    } else if !may_mount() {
        Some("it needs a mount namespace of its own (CAP_SYS_ADMIN)")
    } else {
        None
    })
}

/// From where a person comes in.
pub struct Desk {
    folder: PathBuf,
    port: u16,
}

impl Desk {
    /// A file at the desk.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// Runs lines of the page for administrators at the desk: the name of the server becomes the loopback's, and the
    /// files of `~/.ssh` are those of the desk.
    pub fn page(&self, script: &str) -> Ended {
        let home = self.folder.display().to_string();
        let known = format!(
            "127.0.0.1\n    Port {}\n    StrictHostKeyChecking no\n    UserKnownHostsFile /dev/null\n    LogLevel ERROR",
            self.port
        );
        let script = script.replace("~/", &format!("{home}/")).replace(NAME, &known);
        // The client looks for its files in the home that the system names, not in the one of the shell.
        let ssh = format!("ssh() {{ /usr/bin/ssh -F {home}/.ssh/config \"$@\"; }}\n");
        let mut command = Command::new("bash");
        command.args(["-euo", "pipefail", "-c", &(ssh + &script)]).current_dir(&self.folder);
        command.env_clear().env("PATH", "/usr/bin:/bin").stdin(Stdio::null());
        Ended::of(&command.output().unwrap())
    }

    /// Makes a key and the client's configuration, as everybody does who was let in.
    pub fn equip(&self) -> String {
        let key = self.path(".ssh/desk");
        if !key.exists() {
            let key = key.display().to_string();
            let made =
                Command::new("ssh-keygen").args(["-q", "-t", "ed25519", "-N", "", "-C", "x", "-f", &key]).status();
            assert!(made.unwrap().success());
        }
        let config = format!(
            "Host desk\n HostName 127.0.0.1\n Port {}\n User {ACCOUNT}\n IdentityFile {}\n IdentitiesOnly yes\n \
             StrictHostKeyChecking no\n UserKnownHostsFile /dev/null\n LogLevel ERROR\n SendEnv LC_SOJOURN_*\n",
            self.port,
            key.display()
        );
        std::fs::write(self.path(".ssh/config"), config).unwrap();
        std::fs::read_to_string(self.path(".ssh/desk.pub")).unwrap()
    }

    /// The words of an ssh client: its options, then `desk`, then the command.
    pub fn words(&self, options: &[&str], command: &[&str]) -> Vec<String> {
        let config = self.path(".ssh/config").display().to_string();
        let words = ["/usr/bin/ssh", "-F", &config].into_iter().chain(options.iter().copied());
        words.chain(["desk"]).chain(command.iter().copied()).map(str::to_owned).collect()
    }

    /// An ssh client that is ready to be started.
    pub fn client(&self, options: &[&str], command: &[&str]) -> Command {
        let words = self.words(options, command);
        let mut client = Command::new(&words[0]);
        client.args(&words[1..]).env_clear().env("PATH", "/usr/bin:/bin").stdin(Stdio::null());
        client
    }

    /// Gives a command over SSH.
    pub fn ssh(&self, command: &str) -> Ended {
        Ended::of(&self.client(&["-T"], &[command]).output().unwrap())
    }

    /// The same with options of the client.
    pub fn ssh_with(&self, options: &[&str], command: &str) -> Ended {
        Ended::of(&self.client(options, &[command]).output().unwrap())
    }

    /// The same with something on standard input.
    pub fn send(&self, command: &str, input: &[u8]) -> Ended {
        let mut client = self.client(&["-T"], &[command]);
        client.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = client.spawn().unwrap();
        let mut pipe = child.stdin.take().unwrap();
        let input = input.to_vec();
        let writer = std::thread::spawn(move || {
            // Who refuses may not read to the end.
            let _ = pipe.write_all(&input);
        });
        let output = child.wait_with_output().unwrap();
        writer.join().unwrap();
        Ended::of(&output)
    }
}

/// The blocks of shell in a page that are marked with a word: `sh server`, `sh desk`.
pub fn blocks(page: &str, mark: &str) -> Vec<String> {
    let fence = format!("```sh {mark}\n");
    page.split(&fence).skip(1).map(|rest| rest.split("```").next().unwrap_or("").to_owned()).collect()
}
