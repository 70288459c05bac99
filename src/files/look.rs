//! What a column looks like to a person before anything is taken in: a few of its values, what it is taken for, how sure
//! that is, and what else it could be.
//!
//! Nothing here decides: the header's reader does ([`super::header`]), and after it the person.

use super::cells::share;
use super::columns::{Field, Fit, Look, synonyms};
use super::header::candidates;
use super::register::Register;
use crate::domain::clean::Clean;

/// So many values of a column are shown.
const SAMPLES: usize = 5;
/// Rows in which they are looked for.
const LOOKED_AT: usize = 2_000;
/// Letters of a value that are shown.
const LONGEST: usize = 60;
/// From this part of the cells on they speak for a field.
const SPEAKS: f64 = 0.8;

/// How sure it is what a column means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Header and cells agree.
    Sure,
    /// Taken for something, but worth a look: the header only speaks of it, or the cells do not look like it.
    Unsure,
    /// A person said so, also that it is left out.
    ByHand,
    /// Nothing is known that it could mean; it is left out.
    Unknown,
}

/// Up to five different values of a column, the first ones.
pub fn samples(register: &Register, column: usize) -> Vec<Clean> {
    let mut found: Vec<Clean> = Vec::new();
    for row in register.records().iter().take(LOOKED_AT) {
        let cell = register.sheet.cell(*row, column).trim();
        if cell.is_empty() {
            continue;
        }
        let value = Clean::line(&cell.chars().take(LONGEST).collect::<String>());
        if !value.is_empty() && !found.contains(&value) {
            found.push(value);
        }
        if found.len() == SAMPLES {
            break;
        }
    }
    found
}

/// How sure the recognition of a column is; by its place among the columns.
pub fn standing(register: &Register, place: usize) -> Standing {
    let Some(column) = register.header.columns.get(place) else { return Standing::Unknown };
    let Some(field) = column.field else { return Standing::Unknown };
    let fit = candidates(&column.text).into_iter().find(|(known, _)| known.field == field).map(|(_, fit)| fit);
    let look = synonyms().column(field).map_or(Look::Text, |known| known.look);
    let agreeing = agreeing(register, column.index, look);
    let sure = match fit {
        Some(Fit::Exact) => agreeing.is_none_or(|share| share >= 0.5),
        Some(Fit::Words(_)) => look != Look::Text && agreeing.is_some_and(|share| share >= SPEAKS),
        Some(Fit::Perhaps) | None => false,
    };
    if sure { Standing::Sure } else { Standing::Unsure }
}

/// Which part of the filled cells looks like that; `None` when none is filled.
fn agreeing(register: &Register, column: usize, look: Look) -> Option<f64> {
    share(&register.sheet, register.header.row + 1..register.sheet.rows(), column, look)
}

/// Looks that say much: what fits one of them is hardly anything else.
const TELLING: [Look; 11] = [
    Look::Country,
    Look::Date,
    Look::Sex,
    Look::Document,
    Look::Iin,
    Look::Phone,
    Look::Email,
    Look::Ground,
    Look::Rka,
    Look::Latin,
    Look::Cyrillic,
];

/// What a column could be, the likeliest first: what its header speaks of, then what its cells look like.
pub fn could_be(register: &Register, place: usize) -> Vec<Field> {
    let Some(column) = register.header.columns.get(place) else { return Vec::new() };
    let mut named = candidates(&column.text);
    named.sort_by_key(|(_, fit)| std::cmp::Reverse(*fit));
    let mut fields: Vec<Field> = named.into_iter().map(|(known, _)| known.field).collect();
    let telling =
        TELLING.into_iter().filter(|look| agreeing(register, column.index, *look).is_some_and(|s| s >= SPEAKS));
    for look in telling {
        let alike = synonyms().columns.iter().filter(|known| known.look == look).map(|known| known.field);
        fields.extend(alike.filter(|field| !fields.contains(field)).collect::<Vec<_>>());
    }
    fields
}
