//! What is done or asked inside the database, by a child process of the service account: had root opened it, the files
//! beside it could belong to root, and nobody else could write any more.
//!
//! The first half runs as root and starts the child; the second half is what the child does.

use super::{Layout, Newcomer, failed};
use crate::app::desk::local_admin;
use crate::app::error::{AppError, Result};
use crate::app::open::Place;
use crate::app::staff::{KeyFile, NewKey, PublicKey, is_login};
use crate::domain::clean::Clean;
use crate::domain::day::Day;
use crate::domain::phrase::Phrase;
use crate::domain::staff::{Role, Staff};
use crate::host::command::{self, Fault};
use serde::{Deserialize, Serialize};

/// What an administrator of the machine has to know of an office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// Logins of those who may keep staff.
    pub admins: Vec<String>,
    /// The morning mail is set up.
    pub mail: bool,
    /// The office day of the newest entry in the journal.
    pub newest: Option<Day>,
    /// The key file holds what the records say; `None` when it was not asked for.
    pub keys: Option<bool>,
}

/// What a child says when it fails.
#[derive(Deserialize)]
struct Said {
    error: Body,
}

#[derive(Deserialize)]
struct Body {
    message: String,
}

fn child(layout: &Layout, words: &[&str], input: &str) -> Result<String> {
    let service = layout.service().ok_or_else(|| AppError::refused(Phrase::new("server-no-account")))?;
    let database = layout.real(&layout.database()).display().to_string();
    let arguments = [&["--db", database.as_str(), "--json", "server"], words].concat();
    let program = layout.real(&layout.program);
    command::run_as((service.uid, service.gid), &program, &arguments, input).map_err(|fault| told(&fault))
}

/// The sentence that the child said, without its wrapping.
fn told(fault: &Fault) -> AppError {
    let said = fault.said.lines().last().and_then(|line| serde_json::from_str::<Said>(line).ok());
    match said {
        Some(said) => failed(&Fault { said: said.error.message, ..fault.clone() }),
        None => failed(fault),
    }
}

/// Asks what there is.
///
/// # Errors
/// Why it cannot be known.
pub fn ask(layout: &Layout) -> Result<Facts> {
    let keys = layout.real(&layout.keys_file()).display().to_string();
    let program = layout.program.display().to_string();
    let text = child(layout, &["facts", "--keys", &keys, "--program", &program], "")?;
    serde_json::from_str(&text).map_err(|_| AppError::refused(Phrase::new("server-child-unclear")))
}

/// Makes the office with its first admin.
pub(super) fn found(layout: &Layout, admin: &Newcomer) -> Result<()> {
    let keys = layout.real(&layout.keys_file()).display().to_string();
    let program = layout.program.display().to_string();
    let mut words = vec!["office", "--admin", &admin.login, "--keys", &keys, "--program", &program];
    words.extend(admin.name.iter().flat_map(|name| ["--name", name.as_str()]));
    child(layout, &words, &admin.key).map(drop)
}

impl Place {
    /// In the child: makes the office with its first admin and their key.
    ///
    /// # Errors
    /// As for [`Place::create`]; a key or login that is not taken, in which case there is no office.
    pub fn found_office(&self, admin: &Newcomer, keys: KeyFile) -> Result<()> {
        let login = Clean::line(admin.login.trim());
        if !is_login(&login) {
            return Err(AppError::refused(Phrase::new("staff-login-form")));
        }
        PublicKey::parse(&admin.key).map_err(|why| AppError::refused(why.phrase()))?;
        let name = admin.name.as_deref().map(Clean::line).and_then(|name| name.non_empty());
        let first = Staff { name: name.unwrap_or_else(|| login.clone()), ..local_admin(&login) };
        let mut desk = self.create_for(first)?.with_key_file(keys);
        let me = desk.me().id;
        desk.add_key(me, &NewKey { line: admin.key.clone(), ..NewKey::default() }).map(drop)
    }

    /// In the child: says what there is.
    ///
    /// # Errors
    /// As for [`Place::open`].
    pub fn facts(&self, keys: KeyFile) -> Result<Facts> {
        let desk = self.open()?.with_key_file(keys);
        let (staff, head) = desk.read(|reads| Ok((reads.staff()?, reads.journal_head()?)))?;
        let keeps = |person: &&Staff| person.active && person.role == Role::Admin;
        let logins = staff.iter().filter(keeps).filter_map(|person| person.login.as_ref());
        Ok(Facts {
            admins: logins.map(ToString::to_string).collect(),
            mail: desk.mail_settings()?.fault().is_none(),
            newest: head.map(|(day, _)| day),
            keys: desk.key_file_is_fresh()?,
        })
    }
}
