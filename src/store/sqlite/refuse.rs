//! Why a record is refused, in phrases: checked before the row is written where the reason can be named, and read from
//! the schema's own refusal otherwise.

use super::cell::{Cell, Iso};
use super::error;
use super::session::Session;
use super::texts::longest;
use crate::domain::day::Day;
use crate::domain::id::ClientId;
use crate::domain::phrase::Phrase;
use crate::domain::record::{Field, FieldType, Key, Kind, Record};
use crate::domain::stay::Stay;
use crate::store::{Error, Result};
use rusqlite::OptionalExtension;

/// Refuses what can be named beforehand.
pub(super) fn before_saving(session: &Session<'_>, key: Key, record: &Record, row: &[Cell]) -> Result<()> {
    for (field, cell) in key.kind.fields().iter().zip(row) {
        fits(field, cell)?;
    }
    match record {
        Record::Stay(stay) => stay_fits(session, key, stay),
        Record::Permit(permit) => in_order(permit.valid_from, Some(permit.valid_until)),
        _ => Ok(()),
    }
}

/// Nothing more is recorded about a client who is kept under another number: nobody would see it there.
pub(super) fn for_merged(kept: Option<ClientId>) -> Result<()> {
    match kept {
        Some(kept) => Err(Error::Refused(Phrase::new("merge-add-there").text("client", kept.to_string()))),
        None => Ok(()),
    }
}

fn fits(field: &Field, cell: &Cell) -> Result<()> {
    let label = || format!("field-{}", field.name);
    let refused = |phrase: Phrase| Err(Error::Refused(phrase));
    match (cell, field.holds) {
        (Cell::Null, _) if field.required => refused(Phrase::new("store-field-empty").term("field", label())),
        (Cell::Text(text), FieldType::Day) if text.len() != 10 => {
            refused(Phrase::new("store-date-impossible").term("field", label()))
        }
        (Cell::Text(text), FieldType::Time) if !is_time(text) => {
            refused(Phrase::new("store-time-impossible").term("field", label()))
        }
        (Cell::Text(text), holds) if text.len() > longest(holds) && text.chars().count() > longest(holds) => {
            let most = i64::try_from(longest(holds)).unwrap_or(i64::MAX);
            refused(Phrase::new("store-text-too-long").term("field", label()).number("most", most))
        }
        _ => Ok(()),
    }
}

fn is_time(text: &str) -> bool {
    let two = |part: &str, most: u8| part.len() == 2 && part.parse::<u8>().is_ok_and(|number| number <= most);
    text.split_once(':').is_some_and(|(hours, minutes)| two(hours, 23) && two(minutes, 59))
}

fn in_order(from: Day, until: Option<Day>) -> Result<()> {
    match until {
        Some(until) if until < from => {
            Err(Error::Refused(Phrase::new("store-ends-before-it-begins").day("from", from).day("until", until)))
        }
        _ => Ok(()),
    }
}

/// A client is in one place at a time; leaving and entering on the same day is no overlap.
fn stay_fits(session: &Session<'_>, key: Key, stay: &Stay) -> Result<()> {
    in_order(stay.entry, stay.exit)?;
    if session.has_no_stay(stay.client) {
        return Ok(());
    }
    let mut statement = session.connection.prepare_cached(
        "SELECT entry, \"exit\" FROM stay WHERE client = ?1 AND id <> ?2 AND entry < coalesce(?4, '9999-12-31')
         AND ?3 < coalesce(\"exit\", '9999-12-31') ORDER BY entry LIMIT 1",
    )?;
    let found: Option<(Iso, Option<Iso>)> = statement
        .query_row((stay.client.0, key.id, Iso(stay.entry), stay.exit.map(Iso)), |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    match found {
        None => Ok(()),
        Some((Iso(entry), None)) => {
            Err(Error::Refused(Phrase::new("store-stay-open").day("entry", stay.entry).day("other", entry)))
        }
        Some((Iso(entry), Some(Iso(exit)))) => Err(Error::Refused(
            Phrase::new("store-stay-overlaps").day("entry", stay.entry).day("from", entry).day("until", exit),
        )),
    }
}

/// What the schema refused, in words.
pub(super) fn in_words(session: &Session<'_>, key: Key, row: &[Cell], said: &rusqlite::Error) -> Error {
    match error::code(said) {
        Some(error::FOREIGN_KEY) => missing_reference(session, key.kind, row),
        Some(error::UNIQUE) => Error::Refused(taken(key.kind, row)),
        Some(error::CHECK) => Error::Refused(Phrase::new("store-value-refused").term("kind", kind_term(key.kind))),
        Some(rusqlite::ffi::SQLITE_CONSTRAINT_PRIMARYKEY) => Error::Refused(Phrase::new("store-number-taken")),
        _ => match said {
            rusqlite::Error::SqliteFailure(failure, _) => Error::from(rusqlite::Error::SqliteFailure(*failure, None)),
            _ => Error::Engine("the row was not taken".to_owned()),
        },
    }
}

fn missing_reference(session: &Session<'_>, kind: Kind, row: &[Cell]) -> Error {
    for (field, cell) in kind.fields().iter().zip(row) {
        if let (FieldType::Ref(to), Some(id)) = (field.holds, cell.number())
            && matches!(session.exists(Key { kind: to, id }), Ok(false))
        {
            return Error::NotFound(Key { kind: to, id });
        }
    }
    // All of them exist: one belongs to another client.
    Error::Refused(Phrase::new("store-other-client").term("kind", kind_term(kind)))
}

fn taken(kind: Kind, row: &[Cell]) -> Phrase {
    let text = |place: usize| row.get(place).and_then(Cell::text).unwrap_or_default();
    match kind {
        Kind::Case => Phrase::new("store-reference-taken").text("reference", text(1)),
        Kind::Staff => Phrase::new("store-login-taken").text("login", text(0)),
        _ => Phrase::new("store-value-refused").term("kind", kind_term(kind)),
    }
}

/// Something still points at the record.
pub(super) fn in_use(session: &Session<'_>, record: &Record) -> Phrase {
    let phrase = Phrase::new("store-in-use").term("kind", kind_term(record.key().kind));
    let name = match record {
        Record::Client(client) => Some(client.name().to_owned()),
        Record::Sponsor(sponsor) => Some(sponsor.name.to_string()),
        Record::Staff(staff) => Some(staff.handle().to_string()),
        Record::Case(case) => Some(case.reference.to_string()),
        other => other.client().and_then(|client| session.name_of(client).ok().flatten()),
    };
    phrase.text("name", name.unwrap_or_default())
}

/// The message that names a kind.
pub(super) fn kind_term(kind: Kind) -> String {
    format!("kind-{}", kind.as_str())
}
