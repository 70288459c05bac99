//! `staff`: the people of the practice: roles, absences, mail addresses, and the keys with which they come in.
//!
//! What a person names on this machine (a file with a key) is opened here and nowhere else; everything is kept by the
//! same form that the screens use.

mod keys;

use super::context::Context;
use super::failure::Outcome;
use super::table::Table;
use crate::app::desk::Desk;
use crate::app::errand::Errand;
use crate::app::error::AppError;
use crate::app::staff::{NewKey, Person};
use crate::domain::clean::Clean;
use crate::domain::day::Day;
use crate::domain::id::StaffId;
use crate::domain::lang::Lang;
use crate::domain::phrase::Phrase;
use crate::domain::staff::Role;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use serde::Serialize;
use std::path::PathBuf;

#[derive(Debug, clap::Subcommand)]
#[command(defer = true)]
pub(super) enum Command {
    /// List the people: login, role, language, mail address
    List {
        /// Also those who no longer work here
        #[arg(long)]
        all: bool,
    },
    /// Add a person; with a role they log in, without one they are a name that mail can go to
    #[command(
        after_help = "Examples:\n  sojourn staff add a.serikova --name \"Айгуль Серикова\" --role officer --key-file key.pub\n  \
                            sojourn staff add b.omarov --role viewer --key-file - < key.pub\n  \
                            sojourn staff add \"Айгуль Ахметова\" --email head@example.kz --language ru"
    )]
    Add {
        /// Login; the name of somebody who has no role
        #[arg(value_name = "LOGIN|NAME")]
        who: String,
        /// Their public key, from a file or, with -, from standard input; more with staff key add
        #[arg(long, value_name = "FILE", requires = "role")]
        key_file: Option<PathBuf>,
        /// The token is to ask for a PIN or a finger each time
        #[arg(long, requires = "key_file")]
        verify_required: bool,
        #[command(flatten)]
        change: Change,
    },
    /// Change a person: role, name, deputy, absence, mail address, language
    #[command(
        alias = "set",
        after_help = "Examples:\n  sojourn staff edit a.serikova --role supervisor\n  \
                      sojourn staff edit a.serikova --deputy b.omarov --absent-from 01.12.2026 --absent-until 14.12.2026\n  \
                      sojourn staff edit a.serikova --absent-from \"\" --absent-until \"\"\n  \
                      sojourn staff edit a.serikova --email a.serikova@example.kz --language kk"
    )]
    Edit {
        /// Login or name
        #[arg(value_name = "WHO")]
        who: String,
        #[command(flatten)]
        change: Change,
    },
    /// Let a person out at once: their keys open nothing any more, open sessions write nothing more
    Deactivate {
        /// Login or name
        #[arg(value_name = "WHO")]
        who: String,
    },
    /// Let a person work here again
    Activate {
        /// Login or name
        #[arg(value_name = "WHO")]
        who: String,
    },
    /// The keys with which people come in over SSH
    Key {
        #[command(subcommand)]
        command: keys::Command,
    },
    /// Write the file in which sshd looks up keys anew from the records
    KeysFile,
}

impl Command {
    /// Which errand it is.
    pub(super) const fn errand(&self) -> Errand {
        match self {
            Self::List { .. } => Errand::StaffList,
            Self::Add { .. } => Errand::StaffAdd,
            Self::Edit { .. } => Errand::StaffEdit,
            Self::Deactivate { .. } => Errand::StaffDeactivate,
            Self::Activate { .. } => Errand::StaffActivate,
            Self::Key { command: keys::Command::Add { .. } } => Errand::StaffKeyAdd,
            Self::Key { command: keys::Command::List { .. } } => Errand::StaffKeyList,
            Self::Key { command: keys::Command::Remove { .. } } => Errand::StaffKeyRemove,
            Self::KeysFile => Errand::StaffKeysFile,
        }
    }
}

// What is to be kept about a person.
#[derive(Debug, clap::Args)]
pub(super) struct Change {
    /// Login: small Latin letters, digits and . _ -
    #[arg(long, value_name = "LOGIN")]
    login: Option<String>,
    /// Name
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// What they may do: viewer, officer, supervisor, admin, or none
    #[arg(long, value_name = "ROLE", value_parser = roles())]
    role: Option<Role>,
    /// Who stands in: login or name; empty for nobody
    #[arg(long, value_name = "WHO")]
    deputy: Option<String>,
    /// First day of the absence; empty for none
    #[arg(long, value_name = "DATE")]
    absent_from: Option<String>,
    /// Last day of the absence; empty for none
    #[arg(long, value_name = "DATE")]
    absent_until: Option<String>,
    /// Where the morning mail goes; empty for nowhere
    #[arg(long, value_name = "ADDRESS")]
    email: Option<String>,
    /// Language of the mail and the screens: en, ru or kk
    #[arg(long, value_name = "LANG", value_parser = super::parse::lang)]
    language: Option<Lang>,
}

fn roles() -> impl TypedValueParser<Value = Role> {
    PossibleValuesParser::new(Role::IDS).try_map(|id| Role::parse(&id).ok_or("no such role"))
}

impl Change {
    /// Field → text, as the form takes it.
    fn fields(&self, desk: &Desk) -> Result<Vec<(&'static str, String)>, AppError> {
        let mut fields = Vec::new();
        let texts = [
            ("login", &self.login),
            ("name", &self.name),
            ("absent_from", &self.absent_from),
            ("absent_until", &self.absent_until),
            ("email", &self.email),
        ];
        fields.extend(texts.into_iter().filter_map(|(name, text)| Some((name, text.clone()?))));
        fields.extend(self.role.map(|role| ("role", role.as_str().to_owned())));
        fields.extend(self.language.map(|language| ("language", language.as_str().to_owned())));
        if let Some(deputy) = &self.deputy {
            let nobody = deputy.trim().is_empty();
            fields.push(("deputy", if nobody { String::new() } else { desk.staff_called(deputy)?.0.to_string() }));
        }
        Ok(fields)
    }
}

#[derive(Serialize)]
struct PersonJson {
    id: StaffId,
    login: Option<String>,
    name: String,
    role: &'static str,
    active: bool,
    deputy: Option<String>,
    absent_from: Option<Day>,
    absent_until: Option<Day>,
    language: Option<String>,
    email: Option<String>,
    keys: usize,
}

impl PersonJson {
    fn of(person: &Person) -> Self {
        let text = |value: Option<&Clean>| value.map(ToString::to_string);
        let Person { staff, deputy, keys } = person;
        Self {
            id: staff.id,
            login: text(staff.login.as_ref()),
            name: staff.name.to_string(),
            role: staff.role.as_str(),
            active: staff.active,
            deputy: text(deputy.as_ref()),
            absent_from: staff.absent_from,
            absent_until: staff.absent_until,
            language: text(staff.language.as_ref()),
            email: text(staff.email.as_ref()),
            keys: keys.iter().filter(|key| key.active).count(),
        }
    }
}

pub(super) fn run(command: &Command, context: &mut Context) -> Outcome {
    let mut desk = context.desk()?;
    let mut all = false;
    match command {
        Command::List { all: asked } => all = *asked,
        Command::Add { who, key_file, verify_required, change } => {
            let key = match key_file {
                Some(path) => Some(NewKey { verify_required: *verify_required, ..keys::read(path)? }),
                None => None,
            };
            add(&mut desk, who, change, key.as_ref())?;
        }
        Command::Edit { who, change } => {
            let (id, fields) = (desk.staff_called(who)?, change.fields(&desk)?);
            desk.keep_person(Some(id), &fields, None)?;
        }
        Command::Deactivate { who } => set_active(&mut desk, who, false)?,
        Command::Activate { who } => set_active(&mut desk, who, true)?,
        Command::Key { command } => return keys::run(command, &mut desk, context),
        Command::KeysFile => return keys::renew(&mut desk, context),
    }
    list(&desk, all, context)
}

fn set_active(desk: &mut Desk, who: &str, active: bool) -> Result<(), AppError> {
    let id = desk.staff_called(who)?;
    desk.keep_person(Some(id), &[("active", active.to_string())], None).map(drop)
}

/// A person with a role is called by their login, one without by their name. A name that came with a sheet, and is now
/// given a login and a role, stays one person with the clients that it has.
fn add(desk: &mut Desk, who: &str, change: &Change, key: Option<&NewKey>) -> Result<(), AppError> {
    let logs_in = change.role.is_some_and(|role| role > Role::None);
    let names: Vec<&str> = [Some(who), change.name.as_deref()].into_iter().flatten().collect();
    let people = desk.people()?;
    let called = |person: &&Person| names.contains(&person.staff.name.as_str());
    let known = people.iter().filter(called).find(|person| logs_in && person.staff.login.is_none());
    if known.is_none() && desk.staff_called(who).is_ok() {
        return Err(AppError::refused(Phrase::new("digest-person-there").text("name", who)));
    }
    let mut fields = Vec::new();
    if known.is_none() {
        fields.extend([("name", who.to_owned()), ("role", Role::None.as_str().to_owned())]);
    }
    fields.extend(logs_in.then(|| ("login", who.to_owned())));
    // What was said stands after what is supposed, and wins.
    fields.extend(change.fields(desk)?);
    desk.keep_person(known.map(|person| person.staff.id), &fields, key).map(drop)
}

fn list(desk: &Desk, all: bool, context: &mut Context) -> Outcome {
    let people: Vec<PersonJson> = desk.people()?.iter().map(PersonJson::of).collect();
    if context.json() {
        context.out.json(&people)?;
        return Ok(0);
    }
    let mut table = Table::default();
    for one in people.iter().filter(|one| all || one.active) {
        let keys = i64::try_from(one.keys).unwrap_or(i64::MAX);
        let role = if one.active { format!("role-{}", one.role) } else { "staff-inactive".to_owned() };
        table.row([
            one.login.clone().unwrap_or_default(),
            one.name.clone(),
            context.words.text(&role),
            context.words.say(&Phrase::new("staff-keys").number("n", keys)),
            one.language.clone().unwrap_or_default(),
            one.email.clone().unwrap_or_default(),
        ]);
    }
    context.table(&table)?;
    Ok(0)
}
