//! The environment of a process that serves somebody else: what of it is allowed, and how the rest goes.
//!
//! A variable cannot be taken out of a running process safely (other code may be reading it), and libraries read the
//! environment by themselves. So the process starts itself once more, in place, with the allowed variables alone: from
//! then on there is nothing else to read, whoever reads. Invariant: cleaning twice gives the same, so a clean process
//! goes on and never starts over.

use std::ffi::{OsStr, OsString};

/// The name of the terminal's kind.
pub const TERM: &str = "TERM";
/// From where the connection comes, as the server for connections says it.
pub const CONNECTION: &str = "SSH_CONNECTION";
/// The file with the key that was verified.
pub const USER_AUTH: &str = "SSH_USER_AUTH";
/// The command that was asked for.
pub const COMMAND: &str = "SSH_ORIGINAL_COMMAND";
/// The language of the person's own machine.
pub const LANG: &str = "LC_SOJOURN_LANG";
/// The look that the person's own machine asks for.
pub const THEME: &str = "LC_SOJOURN_THEME";

/// What is taken for the kind of a terminal that names none, or none that can be believed.
const DUMB: &str = "dumb";
/// The longest value of the variables that are not checked sign by sign.
const LONGEST: usize = 64 << 10;

/// The variables that may stay, with their values: in this order, each at most once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allowed(Vec<(&'static str, OsString)>);

impl Allowed {
    /// What of these variables may stay. Where the person's machine names no language, `language` stands for it.
    pub fn of(variables: impl IntoIterator<Item = (OsString, OsString)>, language: Option<&str>) -> Self {
        let variables: Vec<_> = variables.into_iter().collect();
        let value = |name: &str| variables.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone());
        let word = |name, fits: fn(&str) -> bool| value(name).filter(|value| value.to_str().is_some_and(fits));
        let long = |name| value(name).filter(|value| value.len() <= LONGEST);
        let kept = [
            (TERM, word(TERM, is_terminal).or_else(|| Some(DUMB.into()))),
            (CONNECTION, word(CONNECTION, is_connection)),
            (USER_AUTH, long(USER_AUTH)),
            // Too long a command is no absent one.
            (COMMAND, value(COMMAND).map(|command| if command.len() > LONGEST { "?".into() } else { command })),
            (LANG, word(LANG, is_word).or_else(|| language.filter(|tag| is_word(tag)).map(OsString::from))),
            (THEME, word(THEME, is_word)),
        ];
        Self(kept.into_iter().filter_map(|(name, value)| Some((name, value?))).collect())
    }

    /// What of this process's own environment may stay.
    pub fn here(language: Option<&str>) -> Self {
        Self::of(std::env::vars_os(), language)
    }

    /// The value of an allowed variable.
    pub fn get(&self, name: &str) -> Option<&OsStr> {
        self.0.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_os_str())
    }

    /// True when the environment of this process holds nothing else. It may hold less: the system's loader takes
    /// variables away from a program that lends rights, and nobody shall start over for ever for their sake.
    pub fn is_all(&self) -> bool {
        let mut names = Vec::new();
        std::env::vars_os().all(|(name, value)| {
            let allowed = self.0.iter().any(|(known, kept)| name == *known && value == *kept);
            let again = names.contains(&name);
            names.push(name);
            allowed && !again
        })
    }

    /// Starts this program once more in this process, with these variables alone; returns only when that failed. To be
    /// called before there is a second thread, an open file or anything to lose.
    #[cfg(unix)]
    pub fn start_over(&self) -> std::io::Error {
        use std::os::unix::process::CommandExt;
        let mut arguments = std::env::args_os();
        let name = arguments.next().unwrap_or_else(|| "sojourn".into());
        // The very file that runs now, also when another one has taken its name since.
        #[cfg(target_os = "linux")]
        let program = "/proc/self/exe";
        #[cfg(not(target_os = "linux"))]
        let program = match std::env::current_exe() {
            Ok(program) => program,
            Err(error) => return error,
        };
        let variables = self.0.iter().map(|(name, value)| (name, value));
        std::process::Command::new(program).arg0(name).args(arguments).env_clear().envs(variables).exec()
    }

    /// This system cannot.
    #[cfg(not(unix))]
    pub fn start_over(&self) -> std::io::Error {
        std::io::ErrorKind::Unsupported.into()
    }
}

fn is_terminal(text: &str) -> bool {
    (1..=40).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+._-".contains(&byte))
}

/// Two addresses with their ports; an address of the local network may name its interface.
fn is_connection(text: &str) -> bool {
    (1..=200).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b" .:%_-".contains(&byte))
}

fn is_word(text: &str) -> bool {
    (1..=40).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._@-".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(variables: &[(&str, &str)]) -> Allowed {
        Allowed::of(variables.iter().map(|(name, value)| (name.into(), value.into())), None)
    }

    #[test]
    fn only_what_is_on_the_list_stays() {
        let hostile = [
            ("LD_PRELOAD", "/tmp/x.so"),
            ("PATH", "/tmp"),
            ("HOME", "/root"),
            ("SOJOURN_DB", "/tmp/other.db"),
            ("SQLITE_TMPDIR", "/tmp"),
            ("RUST_BACKTRACE", "full"),
            ("NO_COLOR", "1"),
            ("TERMINFO", "/tmp"),
            ("LC_ALL", "ru_RU.UTF-8"),
            ("SSH_CONNECTION", "192.0.2.7 50222 198.51.100.1 22"),
            ("SSH_ORIGINAL_COMMAND", "due"),
            ("TERM", "xterm-256color"),
        ];
        let names: Vec<_> = of(&hostile).0.into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, [TERM, CONNECTION, COMMAND]);
    }

    #[test]
    fn a_terminal_of_an_odd_name_is_dumb_and_an_odd_language_is_none() {
        for name in ["../../../evil", "", "a b", "x\x1b[2J", "терминал", &"x".repeat(41)] {
            assert_eq!(of(&[(TERM, name)]).get(TERM), Some(OsStr::new("dumb")), "{name:?}");
        }
        assert_eq!(of(&[(LANG, "../ru")]).get(LANG), None);
        let theirs = [(LANG.into(), "kk".into())];
        assert_eq!(Allowed::of(theirs, Some("ru")).get(LANG), Some(OsStr::new("kk")));
        assert_eq!(Allowed::of([], Some("ru")).get(LANG), Some(OsStr::new("ru")));
    }

    proptest::proptest! {
        #[test]
        fn what_is_clean_stays_as_it_is(
            variables in proptest::collection::vec(("[A-Z_]{1,8}|TERM|SSH_[A-Z_]{4,16}|LC_SOJOURN_(LANG|THEME)", ".{0,60}"), 0..12)
        ) {
            let once = Allowed::of(variables.into_iter().map(|(name, value)| (name.into(), value.into())), Some("ru"));
            let again = once.0.iter().map(|(name, value)| ((*name).into(), value.clone()));
            let again = Allowed::of(again, Some("ru"));
            proptest::prop_assert_eq!(again, once);
        }
    }
}
