//! How this process came to an office, settled once, before there is a thread or an open database: on a person's own
//! machine; over SSH, by a forced command with the number of a key; or by a program that lends its group (set-gid).
//!
//! Invariants of the two ways into an office that is not one's own: the configuration is root's, and names the database;
//! the environment is that of [`Allowed`] and nothing else; the process is closed and fenced in; who the person is comes
//! from the verified key or from the system's user number, never from a name that they could choose. Nobody becomes staff
//! there by coming in.

pub mod config;
mod identity;
pub mod key;
pub mod own_machine;
pub(super) mod refusals;
pub mod sessions;

use super::clock;
use super::error::{AppError, ErrorKind, Result};
use crate::domain::clean::Clean;
use crate::domain::id::StaffKeyId;
use crate::domain::phrase::Phrase;
use crate::files::temporary;
use crate::host::environment::{self, Allowed};
use crate::host::landlock::{Support, fence};
use crate::host::process::{self, Rights};
use crate::store::Origin;
use config::Config;
use key::PresentedKey;
use std::ffi::{OsStr, OsString};
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

/// The kind of a journal entry about what was not let in or carried out.
pub const REFUSED: &str = "refused";

/// The word of a forced command, before the number of a key.
pub const AS_KEY: &str = "--as-key";

/// How this process came in.
#[derive(Debug, Clone, Default)]
pub enum Entry {
    /// On the person's own machine, with their own rights: the operating-system user is the admin.
    #[default]
    Own,
    /// Into an office that is kept for several people.
    Office(Arc<OfficeEntry>),
}

/// How one person came into an office that is kept for several.
#[derive(Debug)]
pub struct OfficeEntry {
    /// Who says so.
    pub who: Who,
    /// What the administrator settled.
    pub config: Config,
    /// What was asked for instead of the screens.
    pub command: Asked,
    /// How much of the fence stands.
    pub fence: Support,
}

/// By what a person is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who {
    /// By a key that was verified.
    Key {
        /// With which key, from which address.
        origin: Origin,
        /// The key itself.
        presented: PresentedKey,
    },
    /// By the system's user, in an office whose program lends its group.
    Login(Clean),
}

/// What was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// The text of a command over SSH.
    Text(OsString),
    /// Arguments, as a shell of this machine gave them.
    Arguments(Vec<OsString>),
    /// The screens.
    Screens,
}

static HERE: OnceLock<Entry> = OnceLock::new();

/// How this process came in. Until [`begin`] has settled it: on the person's own machine.
pub fn here() -> Entry {
    HERE.get().cloned().unwrap_or_default()
}

impl Entry {
    /// The office that is kept for several people; `None` on one's own machine.
    pub fn office(&self) -> Option<&OfficeEntry> {
        match self {
            Self::Own => None,
            Self::Office(office) => Some(office),
        }
    }

    /// Over SSH: with which key, from which address.
    pub fn origin(&self) -> Option<Origin> {
        match &self.office()?.who {
            Who::Key { origin, .. } => Some(origin.clone()),
            Who::Login(_) => None,
        }
    }

    /// True when the person sits at another machine.
    pub fn is_ssh(&self) -> bool {
        self.origin().is_some()
    }
}

impl OfficeEntry {
    /// The one database.
    pub fn database(&self) -> PathBuf {
        self.config.data.join("office.db")
    }

    /// How the journal names whoever was not let in.
    pub fn stranger(&self) -> Clean {
        match &self.who {
            Who::Key { origin, .. } => Clean::line(&format!("key {}", origin.key.0)),
            Who::Login(login) => login.clone(),
        }
    }
}

/// Settles how this process came in. Into an office of several people the process starts over without what it inherited,
/// closes itself and puts its fence up. To be called first of all, by the only thread there is.
///
/// # Errors
/// Not allowed: whatever is not as it must be.
pub fn begin(arguments: &[OsString]) -> Result<Entry> {
    let entry = match way(arguments, process::rights()).and_then(|way| match way {
        Way::Own => Ok(Entry::Own),
        way => enter(way, arguments).map(|office| Entry::Office(Arc::new(office))),
    }) {
        Ok(entry) => entry,
        Err(refusal) => {
            note_refusal(&refusal, arguments);
            return Err(refusal);
        }
    };
    Ok(HERE.get_or_init(|| entry).clone())
}

/// Notes for the journal that somebody was refused before the office could be opened, as far as that can be done.
fn note_refusal(refusal: &AppError, arguments: &[OsString]) {
    let Ok(config) = Config::installed() else { return };
    let number = arguments.get(1).filter(|word| *word == AS_KEY).and_then(|_| key_number(arguments.get(2)?));
    let who = match number {
        Some(key) => format!("key {}", key.0),
        None => whoami::username().unwrap_or_else(|_| "?".to_owned()),
    };
    let word = refusal.message.id.trim_start_matches("entry-").to_owned();
    drop(refusals::note(&config.data.join("office.db"), clock::now_ms(), &word, &who));
}

/// By which way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Own,
    Key(StaffKeyId),
    Group,
}

fn way(arguments: &[OsString], rights: Rights) -> Result<Way> {
    let as_key = arguments.get(1).is_some_and(|word| word == AS_KEY);
    match rights {
        // Whoever may run such a program at will could write the file with the verified key themselves.
        Rights::Group | Rights::Account if as_key => Err(refused("entry-as-key")),
        Rights::Account => Err(refused("entry-set-uid")),
        Rights::Group => Ok(Way::Group),
        Rights::Own if as_key => match arguments {
            [_, _, number] => key_number(number).map(Way::Key).ok_or_else(|| refused("entry-as-key")),
            _ => Err(refused("entry-as-key")),
        },
        Rights::Own => Ok(Way::Own),
    }
}

/// Digits alone: a sign, a blank or an empty word is no number of a key.
fn key_number(word: &OsStr) -> Option<StaffKeyId> {
    let word = word.to_str().filter(|word| word.bytes().all(|byte| byte.is_ascii_digit()))?;
    word.parse().ok().filter(|number| *number > 0).map(StaffKeyId)
}

fn enter(way: Way, arguments: &[OsString]) -> Result<OfficeEntry> {
    let config = Config::installed()?;
    let language = config.language.map(crate::domain::lang::Lang::as_str);
    let allowed = Allowed::here(language);
    if !allowed.is_all() {
        drop(allowed.start_over());
        return Err(refused("entry-environment"));
    }
    process::close().map_err(|_| refused("entry-process"))?;
    let (who, command) = match way {
        Way::Key(number) => (by_key(number, &allowed)?, asked(&allowed)),
        Way::Group | Way::Own => {
            process::share_with_group();
            let login = whoami::username().map_err(|_| refused("entry-nobody"))?;
            (Who::Login(Clean::line(&login)), given(arguments))
        }
    };
    temporary::settle(&config.data);
    let fence = fence(&[&config.data]).map_err(|_| refused("entry-data"))?;
    Ok(OfficeEntry { who, config, command, fence })
}

fn by_key(number: StaffKeyId, allowed: &Allowed) -> Result<Who> {
    let unproved = || refused("entry-unproved").number("key", number.0);
    let address = allowed.get(environment::CONNECTION).and_then(key::address).ok_or_else(unproved)?;
    let presented = allowed.get(environment::USER_AUTH).and_then(PresentedKey::in_file).ok_or_else(unproved)?;
    Ok(Who::Key { origin: Origin { key: number, address }, presented })
}

fn asked(allowed: &Allowed) -> Asked {
    allowed.get(environment::COMMAND).map_or(Asked::Screens, |text| Asked::Text(text.to_owned()))
}

fn given(arguments: &[OsString]) -> Asked {
    match arguments.get(1..).unwrap_or_default() {
        [] => Asked::Screens,
        words => Asked::Arguments(words.to_vec()),
    }
}

/// A refusal at the door, with a sentence and what to do.
fn refused(id: &str) -> AppError {
    AppError::new(ErrorKind::NotAllowed, Phrase::new(id))
}

impl AppError {
    /// The same with a number in its sentence and hint.
    fn number(mut self, name: &str, number: i64) -> Self {
        self.message = self.message.number(name, number);
        self.hint = self.hint.number(name, number);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &[&str]) -> Vec<OsString> {
        std::iter::once("sojourn").chain(text.iter().copied()).map(OsString::from).collect()
    }

    #[test]
    fn a_forced_command_is_the_word_and_one_number_and_nothing_else() {
        assert_eq!(way(&words(&[AS_KEY, "17"]), Rights::Own).unwrap(), Way::Key(StaffKeyId(17)));
        assert_eq!(way(&words(&[]), Rights::Own).unwrap(), Way::Own);
        for odd in [
            &[AS_KEY][..],
            &[AS_KEY, "17", "--db"],
            &[AS_KEY, "0"],
            &[AS_KEY, "-1"],
            &[AS_KEY, "+1"],
            &[AS_KEY, " 1"],
            &[AS_KEY, "1; id"],
            &[AS_KEY, ""],
            &[AS_KEY, "99999999999999999999"],
        ] {
            assert_eq!(way(&words(odd), Rights::Own).unwrap_err().kind, ErrorKind::NotAllowed, "{odd:?}");
        }
    }

    #[test]
    fn with_lent_rights_nobody_says_by_themselves_which_key_they_have() {
        assert_eq!(way(&words(&["due"]), Rights::Group).unwrap(), Way::Group);
        assert!(way(&words(&[AS_KEY, "17"]), Rights::Group).is_err());
        assert!(way(&words(&[AS_KEY, "17"]), Rights::Account).is_err());
        assert!(way(&words(&[]), Rights::Account).is_err());
    }
}
