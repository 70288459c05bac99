//! Names of a row: in one cell or in parts, told apart by their letters, whatever the column is called.

use super::super::report::{Caution, Reason};
use super::reader::{Reader, shortened};
use crate::domain::check::LINE_LIMIT;
use crate::domain::clean::Clean;
use crate::files::cells::{self, NameScript};
use crate::files::columns::Field;

impl Reader<'_> {
    pub(super) fn names(&mut self) -> (Option<Clean>, Option<Clean>) {
        let mut names = Names::default();
        for field in [Field::NameLatin, Field::NameCyrillic, Field::Name] {
            for cell in self.register.cells(self.at, field) {
                if names.take(field, cells::plain(cell)) {
                    self.warn(field, Caution::NameMixed);
                }
            }
        }
        let mut parts = Names::default();
        for field in [Field::Surname, Field::GivenName, Field::Patronymic] {
            for cell in self.register.cells(self.at, field) {
                if parts.join(cells::plain(cell)) {
                    self.warn(field, Caution::NameMixed);
                }
            }
        }
        let latin = names.latin.or(parts.latin);
        let cyrillic = names.cyrillic.or(parts.cyrillic);
        if latin.is_none() && cyrillic.is_none() {
            let fields = [Field::NameLatin, Field::NameCyrillic, Field::Name, Field::Surname];
            let first =
                fields.into_iter().filter_map(|field| Some((self.register.header.of(field).next()?.index, field)));
            self.refuse(first.min().map_or(Field::Name, |(_, field)| field), Reason::NoName);
        }
        (self.fitting(latin), self.fitting(cyrillic))
    }

    /// A name as long as a field holds.
    pub(super) fn fitting(&self, name: Option<Clean>) -> Option<Clean> {
        let name = name?;
        if name.chars().count() <= LINE_LIMIT { Some(name) } else { Some(shortened(&name)) }
    }
}

/// A name in two scripts, filled from cells.
#[derive(Default)]
struct Names {
    latin: Option<Clean>,
    cyrillic: Option<Clean>,
}

impl Names {
    /// Takes a cell by its letters, whatever its column is called; true when it mixes alphabets.
    pub(super) fn take(&mut self, field: Field, cell: &str) -> bool {
        if cells::is_nothing(cell) || !cell.chars().any(char::is_alphabetic) {
            return false;
        }
        if let Some((latin, cyrillic)) = cells::both_names(cell) {
            self.latin.get_or_insert(latin);
            self.cyrillic.get_or_insert(cyrillic);
            return false;
        }
        let script = cells::name_script(cell);
        let slot = match (script, field) {
            (NameScript::Latin, _) => &mut self.latin,
            (NameScript::Cyrillic, _) | (_, Field::NameCyrillic) => &mut self.cyrillic,
            _ => &mut self.latin,
        };
        slot.get_or_insert_with(|| Clean::line(cell));
        script == NameScript::Mixed
    }

    /// Adds a part of a name behind those of its script; true when it mixes alphabets.
    pub(super) fn join(&mut self, cell: &str) -> bool {
        let part = Clean::line(cell);
        if cells::is_nothing(&part) || !part.chars().any(char::is_alphabetic) {
            return false;
        }
        let script = cells::name_script(&part);
        let slot = if script == NameScript::Cyrillic { &mut self.cyrillic } else { &mut self.latin };
        *slot = Some(slot.take().map_or(part.clone(), |before| Clean::line(&format!("{before} {part}"))));
        script == NameScript::Mixed
    }
}
