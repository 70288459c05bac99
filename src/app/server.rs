//! The shared server, for its administrator: what it consists of, how it is set up, what is off.
//!
//! Layout: a home that belongs to root (a start-up file in it would run before the program), and in it, for the service
//! account alone, `data` with the database and the key file (a session is fenced in there) and `backups`. The configuration in
//! `/etc/sojourn` belongs to root too: sessions believe nothing else about where the office lies.
//!
//! Invariants: nothing is done that was not shown before; what is so already is left alone; what belongs to somebody
//! else is refused, never taken over; sshd is neither restarted nor reloaded; the database is touched only by a child
//! process of the service account, so that no file beside it ever belongs to root.

mod act;
pub mod check;
mod config;
pub mod inside;
mod look;
#[cfg(test)]
mod tests;

use super::error::{AppError, ErrorKind, Result};
use crate::domain::phrase::Phrase;
use crate::host::command::{self, Fault};
use crate::host::{account, owner, systemd};
use std::path::{Path, PathBuf};

/// The account that a server has unless another one is named.
pub const ACCOUNT: &str = "sojourn";
/// The folder that a server has unless another one is named.
pub const DIR: &str = "/srv/sojourn";
/// Where sshd looks for drop-ins.
const DROP_IN: &str = "/etc/ssh/sshd_config.d/sojourn.conf";
/// Where the program goes when it lies where staff cannot reach it.
const PROGRAM: &str = "/usr/local/bin/sojourn";
/// Whose numbers are above this belongs to a person.
const PEOPLE: u32 = 1000;

/// What an administrator asks for.
#[derive(Debug, Clone)]
pub struct Wish {
    /// The root below which all files lie; `/` for this machine.
    pub root: PathBuf,
    /// The office's folder.
    pub dir: PathBuf,
    /// The service account.
    pub account: String,
    /// The program that sshd is to start; found by itself when absent.
    pub program: Option<PathBuf>,
    /// After how many minutes an idle session is locked; as it is, else the usual number, when absent.
    pub idle_minutes: Option<u64>,
    /// The first admin.
    pub admin: Option<Newcomer>,
}

/// The first admin of an office.
#[derive(Debug, Clone)]
pub struct Newcomer {
    /// Login.
    pub login: String,
    /// Name; the login when absent.
    pub name: Option<String>,
    /// The text of a file with a public key.
    pub key: String,
}

/// What there is on a server, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    /// The root below which all files lie.
    pub root: PathBuf,
    /// The home of the account, without the root; so are all others.
    pub dir: PathBuf,
    /// The service account.
    pub account: String,
    /// The program.
    pub program: PathBuf,
}

impl Layout {
    /// Where a path of the server really lies.
    pub fn real(&self, path: &Path) -> PathBuf {
        self.root.join(path.strip_prefix("/").unwrap_or(path))
    }

    /// The folder of the database.
    pub fn data(&self) -> PathBuf {
        self.dir.join("data")
    }

    /// The database.
    pub fn database(&self) -> PathBuf {
        self.data().join(DATABASE)
    }

    /// The key file that sshd reads.
    pub fn keys_file(&self) -> PathBuf {
        self.data().join("keys/authorized_keys")
    }

    /// The folder of the copies.
    pub fn backups(&self) -> PathBuf {
        self.dir.join("backups")
    }

    /// True for the machine that this runs on, false for an image below another root.
    pub fn is_this_machine(&self) -> bool {
        self.root == Path::new("/")
    }

    /// A command as it is given on the server itself: an image is entered for it.
    pub fn on_it(&self, command: &str) -> String {
        if self.is_this_machine() { command.to_owned() } else { format!("chroot {} {command}", self.root.display()) }
    }

    /// The command line that does something in the office as the service account.
    pub fn as_service(&self, words: &str) -> String {
        let database = self.database();
        self.on_it(&format!("runuser -u {} -- sojourn --db {} {words}", self.account, database.display()))
    }

    /// The command line that sets up again what is set up, at the same places.
    pub fn set_up_again(&self) -> String {
        let usual = if self.is_this_machine() { std::env::current_exe().ok() } else { Some(PROGRAM.into()) };
        let options = [
            ("--root", (!self.is_this_machine()).then(|| self.root.display().to_string())),
            ("--dir", (self.dir != Path::new(DIR)).then(|| self.dir.display().to_string())),
            ("--account", (self.account != ACCOUNT).then(|| self.account.clone())),
            ("--program", (usual.as_ref() != Some(&self.program)).then(|| self.program.display().to_string())),
        ];
        let named = options.into_iter().filter_map(|(name, value)| Some(format!(" {name} {}", value?)));
        named.fold("sojourn server init".to_owned(), |line, option| line + &option)
    }

    /// The service account as the system knows it.
    pub fn service(&self) -> Option<account::Account> {
        account::find(&self.root, &self.account)
    }
}

/// The name of the database in the data folder.
pub const DATABASE: &str = "office.db";

/// Whose something is to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// The administrator's: sessions may look at most.
    Root,
    /// The service account's.
    Service,
}

/// One step of setting up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// The program lies where sshd can start it.
    Program {
        /// The program that runs now.
        from: PathBuf,
    },
    /// The service account.
    Account,
    /// A folder with owner and mode.
    Folder(PathBuf, Whose, u32),
    /// The configuration of sessions.
    Config {
        /// Minutes, when named.
        idle_minutes: Option<u64>,
    },
    /// The database with its first admin.
    Office(Option<Newcomer>),
    /// Owner and mode of the database.
    Database,
    /// sshd lets staff in.
    Sshd,
    /// A unit of systemd.
    Unit(&'static str, &'static str),
    /// A timer that is on.
    Timer(&'static str),
}

impl Step {
    /// What it is about, in a few words.
    pub fn says(&self, layout: &Layout) -> Phrase {
        let about = |id: &str, path: &Path| Phrase::new(id).text("path", path.display().to_string());
        match self {
            Self::Program { .. } => about("server-step-program", &layout.program),
            Self::Account => Phrase::new("server-step-account").text("name", &layout.account),
            Self::Folder(path, whose, mode) => {
                let owner = if *whose == Whose::Root { "root" } else { layout.account.as_str() };
                about("server-step-folder", path).text("owner", owner).text("mode", format!("{mode:o}"))
            }
            Self::Config { .. } => about("server-step-config", Path::new(config::PLACE)),
            Self::Office(_) => about("server-step-office", &layout.database()),
            Self::Database => about("server-step-database", &layout.database()),
            Self::Sshd => about("server-step-sshd", Path::new(DROP_IN)),
            Self::Unit(name, _) => about("server-step-unit", &look::unit_path(name)),
            Self::Timer(name) => Phrase::new("server-step-timer").text("name", name),
        }
    }

    /// The stable word for other programs.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Program { .. } => "program",
            Self::Account => "account",
            Self::Folder(..) => "folder",
            Self::Config { .. } => "config",
            Self::Office(_) => "office",
            Self::Database => "database",
            Self::Sshd => "sshd-drop-in",
            Self::Unit(..) => "unit",
            Self::Timer(_) => "timer",
        }
    }
}

impl PartialEq for Newcomer {
    fn eq(&self, other: &Self) -> bool {
        self.login == other.login
    }
}

impl Eq for Newcomer {}

/// How a step stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// Nothing is to be done.
    Already,
    /// To be done, in commands and words that an administrator knows.
    Will(Vec<String>),
    /// Left out, and why.
    Skipped(Phrase),
    /// Cannot be done, and why.
    Refused(Phrase),
}

/// A server to be set up.
#[derive(Debug, Clone)]
pub struct Setup {
    /// What there is to be.
    pub layout: Layout,
    /// How, in this order.
    pub steps: Vec<Step>,
}

impl Setup {
    /// Works out the steps; looks, changes nothing.
    ///
    /// # Errors
    /// A refusal of names and paths that cannot be right, and where the system is not Linux.
    pub fn plan(wish: Wish) -> Result<Self> {
        let (program, from) = program(&wish)?;
        let layout = Layout { root: wish.root, dir: wish.dir, account: wish.account, program };
        refuse_strange(&layout)?;
        let copy = from.map(|from| Step::Program { from });
        let steps = copy.into_iter().chain(Self::steps(&layout, wish.idle_minutes, wish.admin)).collect();
        Ok(Self { layout, steps })
    }

    /// What a server consists of, besides the program.
    fn steps(layout: &Layout, idle_minutes: Option<u64>, admin: Option<Newcomer>) -> Vec<Step> {
        let mut steps = vec![
            Step::Account,
            Step::Folder(layout.dir.clone(), Whose::Root, 0o755),
            Step::Folder(layout.data(), Whose::Service, 0o700),
            Step::Folder(layout.data().join("keys"), Whose::Service, 0o700),
            Step::Folder(layout.backups(), Whose::Service, 0o700),
            Step::Folder("/etc/sojourn".into(), Whose::Root, 0o755),
            Step::Config { idle_minutes },
            Step::Office(admin),
            Step::Database,
            Step::Sshd,
        ];
        steps.extend(systemd::UNITS.iter().map(|(name, text)| Step::Unit(name, text)));
        steps.extend([Step::Timer(systemd::BACKUP), Step::Timer(systemd::DIGEST)]);
        steps
    }

    /// How a step stands now.
    pub fn state(&self, step: &Step) -> State {
        look::state(&self.layout, step)
    }

    /// Does a step; nothing where it is so already.
    ///
    /// # Errors
    /// What the system or one of its programs said; what was done before stays, and another run goes on from there.
    pub fn act(&self, step: &Step) -> Result<()> {
        act::act(&self.layout, step)
    }
}

/// Root alone may set up, and look everything over.
///
/// # Errors
/// [`ErrorKind::NotAllowed`].
pub fn insist_on_root() -> Result<()> {
    if command::is_root() {
        return Ok(());
    }
    Err(AppError::new(ErrorKind::NotAllowed, Phrase::new("server-not-root")))
}

/// Paths stand in configuration files that have their own signs: plain ones need no thought.
fn is_plain(path: &Path) -> bool {
    let text = path.to_string_lossy();
    let sound = |c: char| c.is_ascii_alphanumeric() || "/._-+".contains(c);
    path.is_absolute() && text.chars().all(sound) && !text.contains("/../") && !text.ends_with("/..")
}

fn refuse_strange(layout: &Layout) -> Result<()> {
    if !cfg!(target_os = "linux") {
        return Err(AppError::refused(Phrase::new("server-linux-only")));
    }
    if !account::is_name(&layout.account) || layout.account == "root" {
        return Err(AppError::refused(Phrase::new("server-bad-account").text("name", &layout.account)));
    }
    for path in [&layout.dir, &layout.program] {
        if !is_plain(path) || path.components().count() < 2 {
            return Err(AppError::refused(Phrase::new("server-bad-path").text("path", path.display().to_string())));
        }
    }
    Ok(())
}

/// The program that sshd is to start, and where to take it from when it does not lie there yet.
fn program(wish: &Wish) -> Result<(PathBuf, Option<PathBuf>)> {
    let here = std::env::current_exe().and_then(|path| path.canonicalize());
    let here = here.map_err(|error| AppError::unreadable(Path::new("sojourn"), &error))?;
    if let Some(named) = &wish.program {
        return Ok((named.clone(), Some(here)));
    }
    if wish.root == Path::new("/") && is_for_all(&here) {
        return Ok((here, None));
    }
    Ok((PROGRAM.into(), Some(here)))
}

/// True for a program that every account can start and only root can change.
pub(super) fn is_for_all(path: &Path) -> bool {
    let root = Path::new("/");
    let open = |path: &Path, bits| owner::look(path).is_some_and(|owner| owner.mode & bits == bits);
    owner::look(path).is_some_and(|owner| owner.uid == 0 && owner.mode & 0o022 == 0)
        && open(path, 0o005)
        && path.ancestors().skip(1).all(|folder| open(folder, 0o001))
        && owner::weak_way(root, path).is_none()
}

/// What a program of the system said becomes our error.
fn failed(fault: &Fault) -> AppError {
    let phrase = Phrase::new("server-program-failed").text("program", &fault.program).text("said", &fault.said);
    AppError { hint: Phrase::new("server-program-failed-hint"), ..AppError::new(ErrorKind::Storage, phrase) }
}
