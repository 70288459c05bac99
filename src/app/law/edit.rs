//! Edits of the rulebook's text that leave its comments and its order as they are.

use crate::app::error::{AppError, Result};
use crate::domain::day::{Day, iso};
use crate::domain::phrase::Phrase;
use toml_edit::{DocumentMut, InlineTable, Item, Table, value};

/// The text with every row of these ids confirmed by somebody on a day, or without their confirmation.
///
/// # Errors
/// A refusal that names an id of which there is no row, or when the rows are not written as `[[rule]]`.
pub(super) fn confirm(text: &str, ids: &[String], by: Option<(&str, Day)>) -> Result<String> {
    let unreadable = || AppError::refused(Phrase::new("rules-uneditable"));
    let mut document: DocumentMut = text.parse().map_err(|_| unreadable())?;
    let rows = document.get_mut("rule").and_then(Item::as_array_of_tables_mut).ok_or_else(unreadable)?;
    for id in ids {
        let mut found = false;
        for row in rows.iter_mut().filter(|row| row.get("id").and_then(Item::as_str) == Some(id)) {
            found = true;
            mark(row, by);
        }
        if !found {
            return Err(AppError::refused(Phrase::new("rules-unknown").text("rule", id)));
        }
    }
    Ok(document.to_string())
}

fn mark(row: &mut Table, by: Option<(&str, Day)>) {
    let Some((name, on)) = by else {
        row.remove("confirmed");
        return;
    };
    let mut confirmed = InlineTable::new();
    confirmed.insert("by", name.into());
    confirmed.insert("on", iso(on).into());
    row.insert("confirmed", value(confirmed));
}
