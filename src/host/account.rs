//! Accounts of the system: what stands about one in `passwd` and `shadow`, and the commands that make it as it should be.
//!
//! The service account has the shell `/bin/sh` (a start-up file of bash would run before the forced command, `nologin` would
//! not run it at all), a home that belongs to root, and the password `*`: none fits, and keys are not refused as for a
//! locked one (`!`).

use std::path::Path;

/// What the system says about an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Its name.
    pub name: String,
    /// Its number.
    pub uid: u32,
    /// The number of its own group.
    pub gid: u32,
    /// Its home.
    pub home: String,
    /// Its shell.
    pub shell: String,
    /// Its password.
    pub password: Password,
}

/// What stands where the hash of a password would.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Password {
    /// `*`: none fits.
    Impossible,
    /// `!…`: locked; without PAM, sshd then refuses keys as well.
    Locked,
    /// One that somebody may know, or an empty one.
    Usable,
    /// Only root may look.
    Unknown,
}

/// The shell that the service account is to have.
pub const SHELL: &str = "/bin/sh";

/// Looks an account up in the files below that root.
pub fn find(root: &Path, name: &str) -> Option<Account> {
    let passwd = std::fs::read_to_string(root.join("etc/passwd")).ok()?;
    let shadow = std::fs::read_to_string(root.join("etc/shadow")).ok();
    read(&passwd, shadow.as_deref(), name)
}

fn read(passwd: &str, shadow: Option<&str>, name: &str) -> Option<Account> {
    let line = |text: &str| -> Option<Vec<String>> {
        let mut lines = text.lines().map(|line| line.split(':').map(str::to_owned).collect::<Vec<_>>());
        lines.find(|fields| fields.first().is_some_and(|first| first == name))
    };
    let fields = line(passwd)?;
    let field = |at: usize| fields.get(at).cloned();
    let secret = shadow.and_then(line).and_then(|fields| fields.get(1).cloned());
    Some(Account {
        name: name.to_owned(),
        uid: field(2)?.parse().ok()?,
        gid: field(3)?.parse().ok()?,
        home: field(5)?,
        shell: field(6)?,
        password: match secret.as_deref() {
            None => Password::Unknown,
            Some("*") => Password::Impossible,
            Some(locked) if locked.starts_with('!') => Password::Locked,
            Some(_) => Password::Usable,
        },
    })
}

/// True for a name that the system's own tools take: small Latin letters first, at most 32 signs.
pub fn is_name(name: &str) -> bool {
    let mut letters = name.chars();
    letters.next().is_some_and(|first| first.is_ascii_lowercase())
        && name.len() <= 32
        && letters.all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_')
}

/// The commands that make the account as it should be; none when it is so already.
pub fn commands(root: &Path, name: &str, home: &str, found: Option<&Account>) -> Vec<Vec<String>> {
    let prefix = root.display().to_string();
    let below: &[&str] = if root == Path::new("/") { &[] } else { &["--prefix", prefix.as_str()] };
    let command = |program: &str, words: &[&str]| -> Vec<String> {
        let words = std::iter::once(program).chain(below.iter().copied()).chain(words.iter().copied());
        words.chain(std::iter::once(name)).map(str::to_owned).collect()
    };
    let Some(found) = found else {
        let make = ["--system", "--user-group", "--home-dir", home, "--no-create-home", "--shell", SHELL];
        return vec![command("useradd", &make), command("usermod", &["--password", "*"])];
    };
    let mut commands = Vec::new();
    if found.shell != SHELL {
        commands.push(command("usermod", &["--shell", SHELL]));
    }
    if found.home != home {
        commands.push(command("usermod", &["--home", home]));
    }
    if !matches!(found.password, Password::Impossible | Password::Unknown) {
        commands.push(command("usermod", &["--password", "*"]));
    }
    commands
}

#[cfg(test)]
mod tests {
    use super::*;

    const PASSWD: &str = "root:x:0:0:root:/root:/bin/bash\nsojourn:x:998:997::/srv/sojourn:/bin/sh\n";

    fn joined(commands: &[Vec<String>]) -> Vec<String> {
        commands.iter().map(|words| words.join(" ")).collect()
    }

    #[test]
    fn an_account_is_made_or_mended_or_left_alone() {
        let with = |secret: &str| read(PASSWD, Some(&format!("sojourn:{secret}:20000::::::\n")), "sojourn").unwrap();
        let on = |found: Option<&Account>| joined(&commands(Path::new("/"), "sojourn", "/srv/sojourn", found));
        assert_eq!(on(Some(&with("*"))), Vec::<String>::new());
        assert_eq!(on(Some(&read(PASSWD, None, "sojourn").unwrap())), Vec::<String>::new());
        for secret in ["!", "!*", "", "$y$j9T$abc"] {
            assert_eq!(on(Some(&with(secret))), ["usermod --password * sojourn"], "{secret:?}");
        }
        let bash = Account { shell: "/bin/bash".to_owned(), home: "/home/sojourn".to_owned(), ..with("*") };
        assert_eq!(on(Some(&bash)), ["usermod --shell /bin/sh sojourn", "usermod --home /srv/sojourn sojourn"]);
        assert_eq!(read(PASSWD, None, "sojour"), None);
        let made = joined(&commands(Path::new("/mnt"), "sojourn", "/srv/sojourn", None));
        assert!(made[0].starts_with("useradd --prefix /mnt --system") && made[0].ends_with(" sojourn"), "{made:?}");
    }

    #[test]
    fn a_name_cannot_be_an_option_or_a_path() {
        assert!(["sojourn", "case-desk", "_x"].map(is_name) == [true, true, false]);
        assert!(!["-rf", "", "a b", "a/b", "a:b", "Ә", &"a".repeat(33)].into_iter().any(is_name));
    }
}
