//! `staff key`, `staff keys-file`: the keys with which people come in over SSH, and the file in which sshd looks them up.

use crate::app::desk::Desk;
use crate::app::error::{AppError, ErrorKind};
use crate::app::staff::{KeyFault, NewKey, Rewritten};
use crate::cli::context::Context;
use crate::cli::failure::Outcome;
use crate::cli::table::Table;
use crate::domain::id::{StaffId, StaffKeyId};
use crate::domain::phrase::Phrase;
use crate::domain::staff::StaffKey;
use serde::Serialize;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

#[derive(Debug, clap::Subcommand)]
#[command(defer = true)]
pub(in crate::cli) enum Command {
    /// Let a person in with one more key
    #[command(
        after_help = "Examples:\n  sojourn staff key add a.serikova --file token.pub --name token --verify-required\n  \
                            sojourn staff key add a.serikova --file - < key.pub"
    )]
    Add {
        /// Login or name
        #[arg(value_name = "WHO")]
        who: String,
        /// The public key: the file ending in .pub; - for standard input
        #[arg(long, value_name = "FILE")]
        file: PathBuf,
        /// What people call it [default: as its line ends]
        #[arg(long, value_name = "NAME")]
        name: Option<String>,
        /// The token is to ask for a PIN or a finger each time
        #[arg(long)]
        verify_required: bool,
    },
    /// List keys: number, person, kind, fingerprint
    List {
        /// Only of this person: login or name
        #[arg(value_name = "WHO")]
        who: Option<String>,
    },
    /// Take a key out of use, at once
    Remove {
        /// Its number
        #[arg(value_name = "ID", value_parser = number)]
        key: StaffKeyId,
    },
}

fn number(text: &str) -> Result<StaffKeyId, String> {
    let bare = || text.trim().parse().ok().filter(|id| *id > 0).map(StaffKeyId);
    StaffKeyId::parse(text).or_else(bare).ok_or_else(|| "expected a number such as K-000017".to_owned())
}

/// Longer than any key, and than what people give instead of one.
const LONGEST: u64 = 64 << 10;

/// The line of a key from a file of this machine or from standard input.
pub(super) fn read(path: &Path) -> Result<NewKey, AppError> {
    let mut bytes = Vec::new();
    let read = if path.as_os_str() == "-" {
        io::stdin().lock().take(LONGEST).read_to_end(&mut bytes)
    } else {
        let place = Context::own_machine("staff key add LOGIN --file - < key.pub")?.place(path);
        place.open().and_then(|file| file.take(LONGEST).read_to_end(&mut bytes))
    };
    read.map_err(|error| AppError::unreadable(path, &error))?;
    // What is no text is no key; the sentence for that is the use case's.
    let line = String::from_utf8(bytes).map_err(|_| AppError::refused(KeyFault::NotAKey.phrase()))?;
    Ok(NewKey { line, ..NewKey::default() })
}

pub(super) fn run(command: &Command, desk: &mut Desk, context: &mut Context) -> Outcome {
    match command {
        Command::Add { who, file, name, verify_required } => {
            let id = desk.staff_called(who)?;
            let name = name.clone().unwrap_or_default();
            desk.add_key(id, &NewKey { name, verify_required: *verify_required, ..read(file)? })?;
            list(desk, Some(id), context)
        }
        Command::List { who } => {
            let id = who.as_deref().map(|who| desk.staff_called(who)).transpose()?;
            list(desk, id, context)
        }
        Command::Remove { key } => {
            let key = desk.set_key_active(*key, false)?;
            list(desk, Some(key.staff), context)
        }
    }
}

#[derive(Serialize)]
struct KeyJson<'a> {
    id: String,
    staff: &'a str,
    #[serde(flatten)]
    key: Shown<'a>,
}

#[derive(Serialize)]
struct Shown<'a> {
    name: &'a str,
    kind: &'static str,
    fingerprint: &'a str,
    verify_required: bool,
    active: bool,
    added_on: crate::domain::day::Day,
}

fn json<'a>(handle: &'a str, key: &'a StaffKey) -> KeyJson<'a> {
    let shown = Shown {
        name: &key.name,
        kind: key.kind.as_str(),
        fingerprint: &key.fingerprint,
        verify_required: key.verify_required,
        active: key.active,
        added_on: key.added_on,
    };
    KeyJson { id: key.id.to_string(), staff: handle, key: shown }
}

fn list(desk: &Desk, of: Option<StaffId>, context: &mut Context) -> Outcome {
    let people = desk.people()?;
    let wanted = people.iter().filter(|person| of.is_none_or(|id| person.staff.id == id));
    let keys: Vec<KeyJson<'_>> =
        wanted.flat_map(|person| person.keys.iter().map(|key| json(person.staff.handle(), key))).collect();
    if context.json() {
        context.out.json(&keys)?;
        return Ok(0);
    }
    let mut table = Table::default();
    for one in &keys {
        let state = match (one.key.active, one.key.verify_required) {
            (false, _) => context.words.text("staff-key-out-of-use"),
            (true, true) => context.words.text("staff-key-verifies"),
            (true, false) => String::new(),
        };
        let kind = context.words.text(&format!("key-kind-{}", one.key.kind));
        let day = context.day(one.key.added_on);
        table.row([
            one.id.clone(),
            one.staff.to_owned(),
            one.key.name.to_owned(),
            kind,
            one.key.fingerprint.to_owned(),
            day,
            state,
        ]);
    }
    context.table(&table)?;
    Ok(0)
}

/// Writes the file anew; exit code 1 where no such file is kept.
pub(super) fn renew(desk: &mut Desk, context: &mut Context) -> Outcome {
    let path = desk.key_file().map(|file| file.path.display().to_string()).unwrap_or_default();
    let (sentence, code) = match desk.renew_key_file()? {
        None => ("staff-keys-file-none", ErrorKind::NotFound.exit_code()),
        Some(Rewritten::Same) => ("staff-keys-file-same", 0),
        Some(Rewritten::Written) => ("staff-keys-file-written", 0),
    };
    context.say(&Phrase::new(sentence).text("path", path))?;
    Ok(code)
}
