//! OpenSSH's server: the drop-in that lets staff in, what the server itself makes of its configuration, and which of that
//! is off. Nothing here restarts or reloads it.

use super::command::{self, Fault};
use std::collections::BTreeMap;
use std::path::Path;

/// The drop-in as the project ships it.
const DROP_IN: &str = include_str!("../../packaging/sshd/sojourn.conf");

/// The drop-in for an account and its key file.
pub fn drop_in(account: &str, keys_file: &str) -> String {
    DROP_IN
        .replace("Match User sojourn\n", &format!("Match User {account}\n"))
        .replace("/srv/sojourn/data/keys/authorized_keys", keys_file)
}

/// True when the server's main file takes in drop-ins, as those of the distributions do.
pub fn takes_drop_ins(main: &str) -> bool {
    main.lines().filter_map(|line| line.trim_start().split_once(char::is_whitespace)).any(|(word, files)| {
        word.eq_ignore_ascii_case("include")
            && files.split_whitespace().any(|file| file.trim_matches('"').ends_with("sshd_config.d/*.conf"))
    })
}

/// Where the server's program lies: root's own `PATH` may lack the folder.
fn program() -> String {
    let known = ["/usr/sbin/sshd", "/usr/local/sbin/sshd"].into_iter().find(|path| Path::new(path).is_file());
    known.unwrap_or("sshd").to_owned()
}

/// Where the server's configuration lies.
const FOLDER: &str = "/etc/ssh";

/// Asks the server about the configuration below a root. That of another root is handed over as a text whose drop-ins are
/// those of the image: the server would take its own.
fn ask(root: &Path, words: &[&str]) -> Result<String, Fault> {
    if root == Path::new("/") {
        return command::run(&[&[program().as_str()], words].concat());
    }
    let main = root.join("etc/ssh/sshd_config");
    let main = std::fs::read_to_string(&main).map_err(|error| {
        let said = format!("{}: {error}", main.display());
        Fault { program: program(), code: None, said }
    })?;
    command::run_with(&program(), &[words, &["-f", "/dev/stdin"]].concat(), &below(root, &main))
}

/// A main file whose drop-ins lie below a root.
fn below(root: &Path, main: &str) -> String {
    let moved = |line: &str| {
        let (word, files) = line.trim().split_once(char::is_whitespace)?;
        let inside = |file: &str| {
            let file = Path::new(FOLDER).join(file.trim_matches('"'));
            format!(" \"{}\"", root.join(file.strip_prefix("/").unwrap_or(&file)).display())
        };
        let files: String = files.split_whitespace().map(inside).collect();
        word.eq_ignore_ascii_case("include").then(|| format!("{word}{files}"))
    };
    main.lines().map(|line| moved(line).unwrap_or_else(|| line.to_owned()) + "\n").collect()
}

/// True when the server is installed.
pub fn is_installed() -> bool {
    command::exists("sshd")
}

/// Asks the server whether it understands its configuration.
///
/// # Errors
/// What it said.
pub fn validate(root: &Path) -> Result<(), Fault> {
    ask(root, &["-t"]).map(drop)
}

/// What holds for a log-in of that account from this machine, as the server itself says: option, in small letters, and
/// value. Options that may stand several times are joined by blanks.
///
/// # Errors
/// What it said instead.
pub fn options(root: &Path, account: &str) -> Result<BTreeMap<String, String>, Fault> {
    let who = format!("user={account},host=localhost,addr=127.0.0.1");
    ask(root, &["-T", "-C", &who]).map(|text| read(&text))
}

fn read(text: &str) -> BTreeMap<String, String> {
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    for (name, value) in text.lines().map(|line| line.split_once(' ').unwrap_or((line, ""))) {
        let kept = found.entry(name.to_lowercase()).or_default();
        if !kept.is_empty() {
            kept.push(' ');
        }
        kept.push_str(value.trim());
    }
    found
}

/// An option that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Off {
    /// The option as people write it.
    pub option: &'static str,
    /// Its value now; empty when it is not set.
    pub is: String,
    /// What it should be.
    pub wanted: String,
}

/// How a value is judged.
enum Wanted<'a> {
    /// Exactly this word.
    Is(&'a str),
    /// A number from 1 to this.
    UpTo(u32),
    /// Only names that begin so.
    OnlyNames(&'a str),
    /// `start:rate:full` of at least these.
    Startups(u32, u32),
}

/// Options that are off for that account and key file.
pub fn off(options: &BTreeMap<String, String>, keys_file: &str) -> Vec<Off> {
    use Wanted::{Is, OnlyNames, Startups, UpTo};
    let table = [
        ("PermitUserEnvironment", Is("no")),
        ("MaxStartups", Startups(100, 200)),
        ("AuthenticationMethods", Is("publickey")),
        ("PubkeyAuthentication", Is("yes")),
        ("AuthorizedKeysFile", Is(keys_file)),
        ("AuthorizedKeysCommand", Is("none")),
        ("TrustedUserCAKeys", Is("none")),
        ("AuthorizedPrincipalsFile", Is("none")),
        ("PasswordAuthentication", Is("no")),
        ("KbdInteractiveAuthentication", Is("no")),
        ("AcceptEnv", OnlyNames("LC_SOJOURN_")),
        ("DisableForwarding", Is("yes")),
        ("PermitTunnel", Is("no")),
        ("PermitUserRC", Is("no")),
        ("PermitTTY", Is("yes")),
        ("ForceCommand", Is("none")),
        ("ChrootDirectory", Is("none")),
        ("StrictModes", Is("yes")),
        ("MaxSessions", Is("1")),
        ("MaxAuthTries", UpTo(6)),
        ("ClientAliveInterval", UpTo(60)),
        ("ClientAliveCountMax", UpTo(10)),
        ("ExposeAuthInfo", Is("yes")),
    ];
    let judged = table.into_iter().filter_map(|(option, wanted)| {
        let is = options.get(&option.to_lowercase()).cloned().unwrap_or_default();
        (!wanted.fits(&is)).then(|| Off { option, is, wanted: wanted.says() })
    });
    judged.collect()
}

impl Wanted<'_> {
    fn fits(&self, value: &str) -> bool {
        match self {
            Self::Is("none") => value.is_empty() || value == "none",
            Self::Is(word) => value == *word,
            Self::UpTo(most) => value.parse().is_ok_and(|number: u32| (1..=*most).contains(&number)),
            Self::OnlyNames(start) => value.split_whitespace().all(|name| name.starts_with(start)),
            Self::Startups(start, full) => {
                let numbers: Vec<u32> = value.split(':').filter_map(|number| number.parse().ok()).collect();
                numbers.first().is_some_and(|first| first >= start) && numbers.last().is_some_and(|last| last >= full)
            }
        }
    }

    fn says(&self) -> String {
        match self {
            Self::Is(word) => (*word).to_owned(),
            Self::UpTo(most) => format!("1-{most}"),
            Self::OnlyNames(start) => format!("{start}*"),
            Self::Startups(start, full) => format!("{start}:30:{full}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEYS: &str = "/srv/sojourn/data/keys/authorized_keys";

    /// What the server would say of the drop-in alone.
    fn as_shipped() -> BTreeMap<String, String> {
        let text = drop_in("sojourn", KEYS);
        let set = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        let mut options = read(&set.collect::<Vec<_>>().join("\n"));
        for (name, value) in [("strictmodes", "yes"), ("forcecommand", "none"), ("chrootdirectory", "none")] {
            options.insert(name.to_owned(), value.to_owned());
        }
        options
    }

    #[test]
    fn the_shipped_drop_in_has_nothing_off_and_each_change_is_named() {
        assert_eq!(off(&as_shipped(), KEYS), []);
        for (option, value) in [
            ("maxstartups", "10:30:100"),
            ("permituserenvironment", "yes"),
            ("acceptenv", "LANG LC_*"),
            ("authorizedkeysfile", ".ssh/authorized_keys"),
            ("trustedusercakeys", "/etc/ssh/ca.pub"),
            ("forcecommand", "/bin/bash"),
            ("disableforwarding", "no"),
            ("clientaliveinterval", "0"),
            ("exposeauthinfo", "no"),
        ] {
            let mut options = as_shipped();
            options.insert(option.to_owned(), value.to_owned());
            let named: Vec<String> = off(&options, KEYS).iter().map(|off| off.option.to_lowercase()).collect();
            assert_eq!(named, [option]);
        }
        assert!(off(&BTreeMap::new(), KEYS).len() > 15, "a server that says nothing is not sound");
    }

    #[test]
    fn another_account_and_folder_reach_the_drop_in() {
        let text = drop_in("desk", "/data/x/keys/authorized_keys");
        assert!(text.contains("\nMatch User desk\n") && text.contains("AuthorizedKeysFile /data/x/keys/"));
        assert!(!text.contains("/srv/sojourn") && !text.contains("User sojourn"));
    }

    #[test]
    fn an_image_has_drop_ins_of_its_own() {
        let main = "Port 22\n  Include /etc/ssh/sshd_config.d/*.conf more/*.conf\n#Include /x\n";
        let expected =
            "Port 22\nInclude \"/image/etc/ssh/sshd_config.d/*.conf\" \"/image/etc/ssh/more/*.conf\"\n#Include /x\n";
        assert_eq!(below(Path::new("/image"), main), expected);
    }

    #[test]
    fn a_main_file_that_takes_no_drop_ins_is_noticed() {
        assert!(takes_drop_ins("Port 22\nInclude /etc/ssh/sshd_config.d/*.conf\n"));
        assert!(!takes_drop_ins("Port 22\n#Include /etc/ssh/sshd_config.d/*.conf\n"));
    }
}
