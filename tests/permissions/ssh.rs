//! The forced command without a server for connections: what sshd starts for a key, with what it says to it, in a mount
//! namespace with a configuration of its own. Only root can have one, as on a server; see `server_host` for the real sshd.
//!
//! Every command × every role through this way: what is offered needs the same role as at the command line, what is not
//! offered is refused, and whatever stands in the journal names the key and the address. Whose the client is, is tried
//! in `matrix`.

use super::{LINES, ROLES, act, day, staff};
use sojourn::app::errand::Errand;
use sojourn::app::error::ErrorKind;
use sojourn::cli;
use sojourn::domain::clean::Clean;
use sojourn::domain::id::{StaffId, StaffKeyId};
use sojourn::domain::staff::{KeyKind, Role, StaffKey};
use sojourn::store::sqlite::{self, OpenMode};
use sojourn::store::{Result, Store, Writes};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

const BLOB: &str = "AAAAC3NzaC1lZDI1NTE5AAAAIPfW9p7lD+rJxBPiGBySwG+DIF/oqMgehwpD5gFb3VQA";

/// The machine's configuration is a copy of its own; gone with whoever reads from its input.
const HOLDER: &str = r#"set -eu
cp -a /etc "$1/etc"
mount --bind "$1/etc" /etc
rm -rf /etc/sojourn
mkdir -m 755 /etc/sojourn
printf 'data = "%s"\nlanguage = "en"\n' "$1/data" > /etc/sojourn/config
chmod 644 /etc/sojourn/config
echo up
read -r _ || true"#;

/// An office behind a forced command.
pub struct Gate {
    folder: tempfile::TempDir,
    holder: Child,
}

impl Gate {
    /// A gate to an office that is still to be made; `None` where the developer cannot have one, which is said loudly and
    /// is a failure where nothing may be skipped.
    pub fn up() -> Option<Self> {
        let may_mount = cfg!(target_os = "linux")
            && Command::new("unshare").args(["--mount", "true"]).output().is_ok_and(|out| out.status.success());
        if !may_mount {
            assert!(std::env::var_os("CI").is_none(), "the forced command cannot be tried without root");
            eprintln!("!! SKIPPED, the forced command is not tried: it needs root on Linux");
            return None;
        }
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("data")).unwrap();
        std::fs::write(folder.path().join("auth"), format!("publickey ssh-ed25519 {BLOB}\n")).unwrap();
        let mut command = Command::new("unshare");
        command.args(["--mount", "sh", "-c", HOLDER, "holder"]).arg(folder.path());
        let mut holder = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(holder.stdout.take().unwrap()).read_line(&mut line).unwrap();
        assert_eq!(line, "up\n", "the configuration did not come up");
        Some(Self { folder, holder })
    }

    pub fn db(&self) -> PathBuf {
        self.folder.path().join("data/office.db")
    }

    /// What sshd starts when somebody gives this command with the first key.
    pub fn command(&self, text: &str) -> Command {
        let mut command = Command::new("nsenter");
        command.args(["--mount", "--target", &self.holder.id().to_string(), "--", env!("CARGO_BIN_EXE_sojourn")]);
        command.args(["--as-key", "1"]).env_clear().env("SSH_ORIGINAL_COMMAND", text);
        command.env("SSH_CONNECTION", "192.0.2.7 50222 198.51.100.1 22").stdin(Stdio::null());
        command.env("SSH_USER_AUTH", self.folder.path().join("auth"));
        command
    }
}

impl Drop for Gate {
    fn drop(&mut self) {
        drop(self.holder.stdin.take());
        let _ = self.holder.wait();
    }
}

/// The first key of an office, of that person.
pub fn key(writes: &mut dyn Writes, whose: StaffId) -> Result<()> {
    let key = StaffKey {
        id: StaffKeyId(0),
        version: 0,
        staff: whose,
        name: Clean::line("laptop"),
        kind: KeyKind::Ed25519,
        blob: Clean::line(BLOB),
        fingerprint: Clean::line("SHA256:x"),
        verify_required: false,
        active: true,
        added_on: day("2026-11-01"),
        added_by: None,
    };
    writes.put(key.into()).map(drop)
}

/// A command line as it is given over SSH: what names a file comes on standard input.
pub fn text(words: &[impl AsRef<str>]) -> String {
    let word = |word: &str| if word.starts_with("nothing.") { "-".to_owned() } else { format!("'{word}'") };
    words.iter().map(|one| word(one.as_ref())).collect::<Vec<_>>().join(" ")
}

/// How many entries the journal has but those about what was refused, and how many of all name no key or address.
pub fn entries(db: &Path) -> (i64, i64) {
    let kept = rusqlite::Connection::open(db).unwrap();
    let ask = |sql: &str| kept.query_row(sql, [], |row| row.get(0)).unwrap();
    (
        ask("SELECT count(*) FROM op WHERE reason <> 'refused'"),
        ask("SELECT count(*) FROM op WHERE key IS NOT 1 OR address IS NOT '192.0.2.7'"),
    )
}

fn every_command(role: Role) {
    let Some(gate) = Gate::up() else { return };
    let mut store = sqlite::create(&gate.db(), OpenMode::Batch, &act("create"), staff("boss", Role::Admin)).unwrap();
    let made: &mut dyn Store = &mut store;
    made.writing(&act("add"), |writes| {
        let me = StaffId(writes.put(staff("me", role).into())?.id);
        writes.put(staff("else", Role::Officer).into())?;
        key(writes, me)
    })
    .unwrap();
    drop(store);
    let denied = i32::from(ErrorKind::NotAllowed.exit_code());
    let (mut wrong, mut offered) = (Vec::new(), 0);
    for (path, words) in LINES.iter().filter(|(path, _)| !path.is_empty()) {
        let errand = *Errand::ALL.iter().find(|errand| errand.path() == *path).unwrap();
        let text = text(words);
        let found = cli::errand_at_door(&text);
        // What is just allowed is tried too; what is allowed to lower roles was tried with theirs.
        let allowed = found.is_some() && errand.allowed(role);
        if allowed && errand.role() != role && errand.role() > Role::None {
            continue;
        }
        let (before, unnamed) = entries(&gate.db());
        let output = gate.command(&text).output().unwrap();
        let code = output.status.code().unwrap();
        let (after, nameless) = entries(&gate.db());
        let as_expected = match (found, allowed) {
            (None, _) => code != 0,
            (_, true) => code != denied,
            (_, false) => code == denied,
        };
        if !as_expected || (!allowed && after != before) || nameless != unnamed {
            wrong.push(format!("{role:?} {text}: {code}: {}", String::from_utf8_lossy(&output.stderr)));
        }
        offered += usize::from(found.is_some());
    }
    assert!(offered > 10 && wrong.is_empty(), "{offered}\n{}", wrong.join("\n"));
}

#[test]
fn every_command_over_ssh_needs_the_role_that_it_needs_everywhere() {
    std::thread::scope(|scope| {
        for role in ROLES {
            scope.spawn(move || every_command(role));
        }
    });
}
