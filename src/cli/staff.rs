//! `staff`: the people of the practice, and where their mail goes.

use super::context::Context;
use super::failure::Outcome;
use super::table::Table;
use crate::app::desk::Desk;
use crate::app::error::AppError;
use crate::app::forms::{Parent, Typed};
use crate::domain::lang::Lang;
use crate::domain::phrase::Phrase;
use crate::domain::record::{Key, Kind};
use crate::domain::staff::Role;
use serde::Serialize;

#[derive(Debug, clap::Subcommand)]
pub(super) enum Command {
    /// List the people: login, role, language, mail address
    List,
    /// Change a person's mail address or language; for admins
    #[command(after_help = "Examples:\n  sojourn staff set a.serikova --email a.serikova@example.kz --language kk\n  \
                            sojourn staff set \"Айгуль Ахметова\" --email \"\"")]
    Set {
        /// Login or name
        #[arg(value_name = "WHO")]
        who: String,
        #[command(flatten)]
        change: Change,
    },
    /// Add a person who does not log in, such as a head of practice who reads the mail; for admins
    #[command(after_help = "Examples:\n  sojourn staff add \"Айгуль Ахметова\" --email head@example.kz --language ru")]
    Add {
        /// Name
        #[arg(value_name = "NAME")]
        name: String,
        #[command(flatten)]
        change: Change,
    },
}

#[derive(Debug, clap::Args)]
pub(super) struct Change {
    /// Where the morning mail goes; empty for nowhere
    #[arg(long, value_name = "ADDRESS")]
    email: Option<String>,
    /// Language of the mail and the screens: en, ru or kk
    #[arg(long, value_name = "LANG", value_parser = super::parse::lang)]
    language: Option<Lang>,
}

#[derive(Serialize)]
struct PersonJson {
    login: Option<String>,
    name: String,
    role: &'static str,
    active: bool,
    language: Option<String>,
    email: Option<String>,
}

pub(super) fn run(command: &Command, context: &mut Context) -> Outcome {
    let mut desk = context.desk()?;
    match command {
        Command::List => {}
        Command::Set { who, change } => {
            desk.require(Role::Admin)?;
            let key = Key { kind: Kind::Staff, id: desk.staff_called(who)?.0 };
            keep(&mut desk, Some(key), &[], change)?;
        }
        Command::Add { name, change } => {
            desk.require(Role::Admin)?;
            if desk.staff_called(name).is_ok() {
                return Err(AppError::refused(Phrase::new("digest-person-there").text("name", name)).into());
            }
            keep(&mut desk, None, &[("name", name), ("role", Role::None.as_str())], change)?;
        }
    }
    list(&desk, context)
}

fn keep(desk: &mut Desk, key: Option<Key>, fixed: &[(&str, &str)], change: &Change) -> Result<(), AppError> {
    let form = desk.form(Kind::Staff, key, Parent::default())?;
    let mut typed: Typed = form.fields.iter().map(|shown| (shown.field.name.to_owned(), shown.text.clone())).collect();
    for (field, value) in fixed {
        typed.insert((*field).to_owned(), (*value).to_owned());
    }
    if let Some(email) = &change.email {
        typed.insert("email".to_owned(), email.trim().to_owned());
    }
    if let Some(language) = change.language {
        typed.insert("language".to_owned(), language.as_str().to_owned());
    }
    desk.submit(&form, &typed).map(drop)
}

fn list(desk: &Desk, context: &mut Context) -> Outcome {
    let text = |value: Option<crate::domain::clean::Clean>| value.map(String::from);
    let people: Vec<PersonJson> = desk
        .read(|reads| reads.staff())?
        .into_iter()
        .map(|one| PersonJson {
            login: text(one.login),
            name: one.name.to_string(),
            role: one.role.as_str(),
            active: one.active,
            language: text(one.language),
            email: text(one.email),
        })
        .collect();
    if context.json() {
        context.out.json(&people)?;
        return Ok(0);
    }
    let mut table = Table::default();
    for one in people.iter().filter(|one| one.active) {
        table.row([
            one.login.clone().unwrap_or_default(),
            one.name.clone(),
            context.words.text(&format!("role-{}", one.role)),
            one.language.clone().unwrap_or_default(),
            one.email.clone().unwrap_or_default(),
        ]);
    }
    for line in table.lines(context.plain()) {
        context.out.line(line)?;
    }
    Ok(0)
}
