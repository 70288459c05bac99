//! How a step stands: so already, to be done, left out, or refused. Looks and changes nothing.

use super::inside::{self, Facts};
use super::{DROP_IN, Layout, Newcomer, PEOPLE, State, Step, Whose, config, is_for_all};
use crate::domain::phrase::Phrase;
use crate::host::owner::Kind;
use crate::host::{account, command, owner, sshd, systemd};
use std::path::Path;

pub(super) fn state(layout: &Layout, step: &Step) -> State {
    match step {
        Step::Program { from } => program(layout, from),
        Step::Account => service(layout),
        Step::Folder(path, whose, mode) => folder(layout, path, *whose, *mode),
        Step::Config { idle_minutes } => file(layout, Path::new(config::PLACE), &config_text(layout, *idle_minutes)),
        Step::Office(admin) => office(layout, admin.as_ref()),
        Step::Database => database(layout),
        Step::Sshd => drop_in(layout),
        Step::Unit(name, text) => file(layout, &unit_path(name), &unit_text(layout, text)),
        Step::Timer(name) => timer(layout, name),
    }
}

fn refused(id: &str, path: &Path) -> State {
    State::Refused(Phrase::new(id).text("path", path.display().to_string()))
}

fn program(layout: &Layout, from: &Path) -> State {
    let to = layout.real(&layout.program);
    if owner::weak_way(&layout.root, &to).is_some() {
        return refused("server-weak-way", &layout.program);
    }
    let copy = State::Will(vec![format!("install -m 755 {} {}", from.display(), to.display())]);
    match owner::look(&to) {
        None => copy,
        Some(there) if there.kind != Kind::File => refused("server-not-a-file", &layout.program),
        // Below another root nobody starts it from here.
        Some(_) if same_content(from, &to) && (layout.root != Path::new("/") || is_for_all(&to)) => State::Already,
        Some(_) => copy,
    }
}

/// Sizes first: the program is some tens of megabytes.
fn same_content(one: &Path, other: &Path) -> bool {
    let size = |path: &Path| path.metadata().map(|meta| meta.len()).ok();
    size(one) == size(other) && std::fs::read(one).ok() == std::fs::read(other).ok()
}

fn service(layout: &Layout) -> State {
    if layout.root != Path::new("/") && !layout.root.join("etc/passwd").exists() {
        return State::Skipped(Phrase::new("server-no-passwd"));
    }
    let found = layout.service();
    let home = layout.dir.display().to_string();
    if found.as_ref().is_some_and(|found| found.uid == 0 || (found.uid >= PEOPLE && found.home != home)) {
        return State::Refused(Phrase::new("server-account-of-a-person").text("name", &layout.account));
    }
    let commands = account::commands(&layout.root, &layout.account, &home, found.as_ref());
    if commands.is_empty() { State::Already } else { State::Will(shown(&commands)) }
}

/// Commands as one would type them.
pub(super) fn shown(commands: &[Vec<String>]) -> Vec<String> {
    let quoted = |word: &String| if word.contains('*') { format!("'{word}'") } else { word.clone() };
    commands.iter().map(|words| words.iter().map(quoted).collect::<Vec<_>>().join(" ")).collect()
}

/// User and group that something is to belong to; `None` while the account is not there.
pub(super) fn numbers(layout: &Layout, whose: Whose) -> Option<(u32, u32)> {
    match whose {
        Whose::Root => Some((0, 0)),
        Whose::Service => layout.service().map(|account| (account.uid, account.gid)),
    }
}

/// User and group as commands of this machine name them: an account of an image is known here by its numbers alone, and
/// one of the same name may be somebody else's.
fn names(layout: &Layout, whose: Whose) -> (String, String) {
    match (whose, numbers(layout, whose)) {
        (Whose::Root, _) => ("root".to_owned(), "root".to_owned()),
        (Whose::Service, Some((uid, gid))) if !layout.is_this_machine() => (uid.to_string(), gid.to_string()),
        (Whose::Service, _) => (layout.account.clone(), layout.account.clone()),
    }
}

fn folder(layout: &Layout, path: &Path, whose: Whose, mode: u32) -> State {
    let real = layout.real(path);
    // What lies in the office's own folder is watched by the step before; its way is not.
    if whose == Whose::Root && owner::weak_way(&layout.root, &real).is_some() {
        return refused("server-weak-way", path);
    }
    let (user, group) = names(layout, whose);
    let make = State::Will(vec![format!("install -d -o {user} -g {group} -m {mode:o} {}", real.display())]);
    let Some(there) = owner::look(&real) else {
        return make;
    };
    if there.kind != Kind::Folder {
        return refused("server-not-a-folder", path);
    }
    match numbers(layout, whose) {
        Some(ours) if (there.uid, there.gid) == ours && there.mode == mode => State::Already,
        None if layout.root != Path::new("/") => State::Skipped(Phrase::new("server-no-account")),
        // A folder that belongs to a person, or to another service, is not taken from them.
        Some(_) if there.uid != 0 && numbers(layout, Whose::Service).is_none_or(|(uid, _)| there.uid != uid) => {
            refused("server-folder-of-others", path)
        }
        _ => State::Will(vec![
            format!("chown {user}:{group} {}", real.display()),
            format!("chmod {mode:o} {}", real.display()),
        ]),
    }
}

/// A file that belongs to root and says exactly this.
fn file(layout: &Layout, path: &Path, text: &str) -> State {
    let real = layout.real(path);
    let write = |words: &str| State::Will(vec![format!("{words} {}", real.display())]);
    match owner::look(&real) {
        None => write("write"),
        Some(there) if there.kind != Kind::File => refused("server-not-a-file", path),
        Some(there) => {
            let same = std::fs::read_to_string(&real).is_ok_and(|there| there == text);
            match same {
                true if there.uid == 0 && there.mode & 0o022 == 0 && there.mode & 0o004 != 0 => State::Already,
                true => write("chown root:root, chmod 644"),
                false => {
                    State::Will(vec![format!("mv {0} {0}.old", real.display()), format!("write {}", real.display())])
                }
            }
        }
    }
}

pub(super) fn config_text(layout: &Layout, idle_minutes: Option<u64>) -> String {
    let there = std::fs::read_to_string(layout.real(Path::new(config::PLACE))).unwrap_or_default();
    config::text(layout, &there, idle_minutes)
}

pub(super) fn unit_path(name: &str) -> std::path::PathBuf {
    Path::new(systemd::FOLDER).join(name)
}

pub(super) fn unit_text(layout: &Layout, text: &str) -> String {
    let (dir, program) = (layout.dir.display().to_string(), layout.program.display().to_string());
    systemd::unit(text, &layout.account, &dir, &program)
}

fn office(layout: &Layout, admin: Option<&Newcomer>) -> State {
    let there = owner::look(&layout.real(&layout.database())).is_some();
    let Some(admin) = admin else {
        return if there { State::Already } else { State::Skipped(Phrase::new("server-no-admin")) };
    };
    if layout.service().is_none() && layout.root != Path::new("/") {
        return State::Skipped(Phrase::new("server-no-account"));
    }
    if there {
        return known_office(layout, admin);
    }
    State::Will(vec![layout.as_service(&format!("server office --admin {}", admin.login))])
}

/// An office is there: only the question whether it has that admin is left.
fn known_office(layout: &Layout, admin: &Newcomer) -> State {
    match inside::ask(layout) {
        Ok(facts) if facts.admins.contains(&admin.login) => State::Already,
        Ok(_) => State::Refused(Phrase::new("server-another-admin").text("login", &admin.login)),
        Err(error) => State::Refused(error.message),
    }
}

fn database(layout: &Layout) -> State {
    let path = layout.database();
    let Some(there) = owner::look(&layout.real(&path)) else {
        return State::Skipped(Phrase::new("server-comes-with-office"));
    };
    match numbers(layout, Whose::Service) {
        None => State::Skipped(Phrase::new("server-no-account")),
        Some(_) if there.kind != Kind::File => refused("server-not-a-file", &path),
        Some(ours) if strangers(layout, ours).is_empty() => State::Already,
        Some(_) => {
            let ((user, group), path) = (names(layout, Whose::Service), layout.real(&path).display().to_string());
            State::Will(vec![format!("chown {user}:{group} {path}*"), format!("chmod 600 {path}*")])
        }
    }
}

/// Files of the database that are not the service account's alone.
pub(super) fn strangers(layout: &Layout, ours: (u32, u32)) -> Vec<std::path::PathBuf> {
    let database = layout.real(&layout.database()).display().to_string();
    let files = ["", "-wal", "-shm"].map(|end| std::path::PathBuf::from(format!("{database}{end}")));
    let off = |owner: owner::Owner| (owner.uid, owner.gid) != ours || owner.mode != 0o600;
    files.into_iter().filter(|file| owner::look(file).is_some_and(off)).collect()
}

pub(super) fn drop_in_text(layout: &Layout) -> String {
    sshd::drop_in(&layout.account, &layout.keys_file().display().to_string())
}

fn drop_in(layout: &Layout) -> State {
    let main = layout.real(Path::new("/etc/ssh/sshd_config"));
    let Ok(main) = std::fs::read_to_string(main) else {
        return State::Skipped(Phrase::new("server-no-sshd"));
    };
    if !sshd::takes_drop_ins(&main) {
        return State::Refused(Phrase::new("server-no-include"));
    }
    match file(layout, Path::new(DROP_IN), &drop_in_text(layout)) {
        State::Will(mut how) => {
            how.push(layout.on_it("sshd -t"));
            State::Will(how)
        }
        state => state,
    }
}

fn timer(layout: &Layout, name: &'static str) -> State {
    if systemd::is_enabled(&layout.root, name) {
        return State::Already;
    }
    if !command::exists("systemctl") {
        return State::Skipped(Phrase::new("server-no-systemd"));
    }
    if name == systemd::DIGEST && !inside::ask(layout).is_ok_and(|Facts { mail, .. }| mail) {
        return State::Skipped(Phrase::new("server-no-mail"));
    }
    State::Will(shown(&systemd::enabling(&layout.root, name)))
}
