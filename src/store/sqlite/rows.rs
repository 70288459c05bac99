//! Rows of lists: from the columns that `super::lists` asks for to the lines of the contract.

use super::due;
use super::standing::NEVER;
use crate::domain::case::{CaseKind, DocumentState, Paid, Stage};
use crate::domain::choice::{Ground, Presence};
use crate::domain::clean::Clean;
use crate::domain::country::Country;
use crate::domain::day::Day;
use crate::domain::id::{CaseDocumentId, CaseId, ClientId};
use crate::store::{CaseLine, ClientLine, DocumentLine, Error, Result};
use rusqlite::Row;

/// A text, as it may be shown.
pub(super) fn text(row: &Row<'_>, column: usize) -> Result<Option<Clean>> {
    Ok(row.get_ref(column)?.as_str_or_null().unwrap_or_default().map(Clean::line))
}

/// A country by its code.
pub(super) fn country(row: &Row<'_>, column: usize) -> Result<Option<Country>> {
    Ok(row.get_ref(column)?.as_str_or_null().unwrap_or_default().and_then(Country::code))
}

fn day(row: &Row<'_>, column: usize) -> Result<Option<Day>> {
    let text = row.get_ref(column)?.as_str_or_null().unwrap_or_default();
    text.map(|text| text.parse().map_err(|_| Error::Damaged(format!("no day in column {column}")))).transpose()
}

/// A value of a closed list by its id.
pub(super) fn word<T>(row: &Row<'_>, column: usize, parse: fn(&str) -> Option<T>) -> Result<Option<T>> {
    match row.get_ref(column)?.as_str_or_null().unwrap_or_default() {
        None => Ok(None),
        Some(id) => parse(id).map(Some).ok_or_else(|| Error::Damaged(format!("unknown word in column {column}"))),
    }
}

/// A value that a table promises.
pub(super) fn required<T>(value: Option<T>) -> Result<T> {
    value.ok_or_else(|| Error::Damaged("a required value is missing".to_owned()))
}

pub(super) fn client_line(row: &Row<'_>) -> Result<ClientLine> {
    let binding = row.get::<_, Option<i64>>(2)?.map(|_| due::item(row)).transpose()?;
    Ok(ClientLine {
        id: ClientId(row.get(4)?),
        name_latin: text(row, 5)?,
        name_cyrillic: text(row, 6)?,
        citizenship: country(row, 7)?,
        presence: required(word(row, 8, Presence::parse)?)?,
        owner: text(row, 9)?,
        phone: text(row, 10)?,
        iin: text(row, 11)?,
        binding,
        restricted: None,
    })
}

pub(super) fn case_line(row: &Row<'_>) -> Result<CaseLine> {
    let name = text(row, 4)?.or(text(row, 3)?).unwrap_or_default();
    let binding: i64 = row.get(10)?;
    Ok(CaseLine {
        id: CaseId(row.get(0)?),
        reference: required(text(row, 1)?)?,
        client: ClientId(row.get(2)?),
        client_name: name,
        citizenship: country(row, 5)?,
        kind: required(word(row, 6, CaseKind::parse)?)?,
        ground: word(row, 7, Ground::parse)?,
        stage: required(word(row, 8, Stage::parse)?)?,
        owner: text(row, 9)?,
        papers_in: usize::try_from(row.get::<_, i64>(11)?).unwrap_or(0),
        client_binding_day: (binding != NEVER).then(|| due::day(binding)).transpose()?,
        paid: required(word(row, 12, Paid::parse)?)?,
        opened_on: required(day(row, 13)?)?,
        restricted: None,
    })
}

/// A paper; its title is filled in by whoever has the rulebook.
pub(super) fn document_line(row: &Row<'_>) -> Result<DocumentLine> {
    Ok(DocumentLine {
        id: CaseDocumentId(row.get(0)?),
        case: CaseId(row.get(1)?),
        reference: required(text(row, 2)?)?,
        client: ClientId(row.get(3)?),
        client_name: text(row, 5)?.or(text(row, 4)?).unwrap_or_default(),
        citizenship: country(row, 6)?,
        requirement: required(text(row, 7)?)?,
        title: None,
        state: required(word(row, 8, DocumentState::parse)?)?,
        requested_on: day(row, 9)?,
        received_on: day(row, 10)?,
        valid_until: day(row, 11)?,
        owner: text(row, 12)?,
    })
}
