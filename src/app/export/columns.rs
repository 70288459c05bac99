//! The columns of the long lists: what each is called for people and programs, and what stands in it. Their ids are those of
//! the screens, so that a saved view means the same here.

use crate::app::desk::{Desk, RuleTitles};
use crate::app::error::{AppError, Result};
use crate::app::lists::{CaseLine, ClientLine, DocumentLine, ListKind};
use crate::domain::agenda::{DueItem, Thresholds};
use crate::domain::clean::Clean;
use crate::domain::country::Country;
use crate::domain::day::Day;
use crate::domain::deadline::{Level, State};
use crate::domain::phrase::Phrase;
use crate::domain::private::hide_in;
use crate::files::mask::masked;
use crate::files::table::{Cell, Column};
use crate::i18n::Catalogue;

/// A column that may be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spec {
    /// Its id on the command line and in saved views.
    pub id: &'static str,
    /// Its name in JSON.
    pub json: &'static str,
    /// The message with its head.
    pub head: &'static str,
    /// About so many characters wide.
    pub width: u16,
}

/// A column in short.
pub(super) const fn spec(id: &'static str, json: &'static str, head: &'static str, width: u16) -> Spec {
    Spec { id, json, head, width }
}

const CLIENTS: &[Spec] = &[
    spec("number", "id", "export-client-number", 11),
    spec("client", "client", "column-client", 32),
    spec("latin", "name_latin", "column-latin", 32),
    spec("citizenship", "citizenship", "column-citizenship", 8),
    spec("presence", "presence", "column-presence", 14),
    spec("level", "level", "export-level", 14),
    spec("last-day", "last_day", "column-last-day", 13),
    spec("left", "days_left", "export-days-left", 9),
    spec("binds", "binding", "column-binds", 40),
    spec("owner", "owner", "column-owner", 16),
    spec("phone", "phone", "column-phone", 18),
    spec("iin", "iin", "column-iin", 15),
];

const CASES: &[Spec] = &[
    spec("case", "reference", "column-case", 15),
    spec("client", "client", "column-client", 32),
    spec("citizenship", "citizenship", "column-citizenship", 8),
    spec("kind", "kind", "column-kind", 20),
    spec("ground", "ground", "column-ground", 16),
    spec("stage", "stage", "column-stage", 16),
    spec("paid", "paid", "column-paid", 14),
    spec("opened", "opened_on", "column-opened", 13),
    spec("papers", "papers_in", "column-papers", 9),
    spec("binding", "client_binding_day", "column-binding-day", 13),
    spec("owner", "owner", "column-owner", 16),
];

const DOCUMENTS: &[Spec] = &[
    spec("state", "state", "column-state", 14),
    spec("client", "client", "column-client", 32),
    spec("citizenship", "citizenship", "column-citizenship", 8),
    spec("case", "case", "column-case", 15),
    spec("paper", "requirement", "column-paper", 40),
    spec("asked", "requested_on", "column-asked", 13),
    spec("received", "received_on", "column-received", 13),
    spec("until", "valid_until", "column-valid-until", 13),
    spec("owner", "owner", "column-owner", 16),
];

const DEADLINES: &[Spec] = &[
    spec("level", "level", "export-level", 14),
    spec("last-day", "last_day", "column-last-day", 13),
    spec("warn-day", "warn_day", "column-warn-day", 13),
    spec("left", "days_left", "export-days-left", 9),
    spec("client", "client", "column-client", 32),
    spec("number", "client_id", "export-client-number", 11),
    spec("citizenship", "citizenship", "column-citizenship", 8),
    spec("what", "title", "column-due-what", 44),
    spec("rule", "id", "export-deadline-id", 26),
    spec("class", "class", "column-class", 12),
    spec("state", "state", "column-state", 14),
    spec("case", "case", "column-case", 15),
    spec("owner", "owner", "column-owner", 16),
];

/// All columns of a list.
pub const fn of(kind: ListKind) -> &'static [Spec] {
    match kind {
        ListKind::Clients => CLIENTS,
        ListKind::Cases => CASES,
        ListKind::Documents => DOCUMENTS,
        ListKind::Deadlines => DEADLINES,
    }
}

/// The columns of those ids in that order; all of them where none are named.
///
/// # Errors
/// A refusal that lists the ids, for one that is none.
pub fn chosen(all: &'static [Spec], ids: Option<&[String]>) -> Result<Vec<Spec>> {
    let Some(ids) = ids else { return Ok(all.to_vec()) };
    let find = |id: &String| {
        let known = all.iter().find(|spec| spec.id == id || spec.json == id);
        known.copied().ok_or_else(|| {
            let known: Vec<&str> = all.iter().map(|spec| spec.id).collect();
            AppError::refused(Phrase::new("export-no-column").text("column", id).text("columns", known.join(", ")))
        })
    };
    ids.iter().map(find).collect()
}

/// The columns that a saved view shows: what is only for a screen is passed over, its sign is the level.
pub fn of_view(all: &'static [Spec], ids: &[String]) -> Option<Vec<Spec>> {
    let find = |id: &String| {
        let id = if id == "sign" { "level" } else { id };
        all.iter().find(|spec| spec.id == id).copied()
    };
    let found: Vec<Spec> = ids.iter().filter_map(find).collect();
    (!found.is_empty()).then_some(found)
}

/// The heads in the reader's language.
pub fn heads(specs: &[Spec], words: &Catalogue) -> Vec<Column> {
    let head = |spec: &Spec| Column { id: spec.json.to_owned(), head: words.text(spec.head), width: spec.width };
    specs.iter().map(head).collect()
}

/// What cells need to know beside their row.
pub struct Reading<'a> {
    /// The reader's language.
    pub words: &'a Catalogue,
    /// The office date.
    pub today: Day,
    /// From when on a date is near.
    pub thresholds: Thresholds,
    /// Titles of rules.
    pub titles: RuleTitles,
    /// Numbers in full.
    pub in_full: bool,
}

impl<'a> Reading<'a> {
    /// As the person at the desk reads.
    ///
    /// # Errors
    /// Those of the store.
    pub fn of(desk: &mut Desk, words: &'a Catalogue, in_full: bool) -> Result<Self> {
        let titles = desk.titles()?;
        Ok(Self { words, today: desk.today(), thresholds: desk.thresholds(), titles, in_full })
    }

    /// A private number, masked unless it was asked for.
    pub fn number(&self, number: Option<&Clean>) -> Cell {
        Cell::maybe(number.map(|number| if self.in_full { number.to_string() } else { masked(number) }))
    }

    /// A text that people wrote, in which such a number may stand.
    pub fn free(&self, text: &str) -> Cell {
        if self.in_full { Cell::text(text) } else { Cell::text(hide_in(text)) }
    }

    /// A word of a closed list.
    pub fn word(&self, list: &str, id: &str) -> Cell {
        Cell::Word(id.to_owned(), self.words.text(&format!("{list}-{id}")))
    }

    /// The level of a deadline.
    pub fn level(&self, item: &DueItem) -> Level {
        item.level(&self.thresholds, self.today)
    }

    /// What a deadline is called.
    pub fn title(&self, item: &DueItem) -> Cell {
        match &item.own_title {
            Some(title) => self.free(title),
            None => Cell::text(self.titles.get(&item.rule, self.words.lang())),
        }
    }

    fn left(&self, item: &DueItem) -> Cell {
        match item.state {
            State::Unknown => Cell::Empty,
            _ => Cell::Number((item.last_day - self.today).num_days()),
        }
    }
}

fn country(country: Option<Country>) -> Cell {
    Cell::maybe(country.map(|country| country.to_string()))
}

/// The cell of a client.
pub fn client(line: &ClientLine, column: &str, by: &Reading<'_>) -> Cell {
    let binding = line.binding.as_ref();
    match column {
        "number" => Cell::text(line.id.to_string()),
        "client" => Cell::maybe(line.name_cyrillic.as_ref().or(line.name_latin.as_ref())),
        "latin" => Cell::maybe(line.name_latin.as_ref()),
        "citizenship" => country(line.citizenship),
        "presence" => by.word("presence", line.presence.as_str()),
        "level" => binding.map_or(Cell::Empty, |item| Cell::Level(by.level(item))),
        "last-day" => Cell::day(binding.map(|item| item.last_day)),
        "left" => binding.map_or(Cell::Empty, |item| by.left(item)),
        "binds" => binding.map_or(Cell::Empty, |item| by.title(item)),
        "phone" => by.number(line.phone.as_ref()),
        "iin" => by.number(line.iin.as_ref()),
        _ => Cell::maybe(line.owner.as_ref()),
    }
}

/// The cell of a case.
pub fn case(line: &CaseLine, column: &str, by: &Reading<'_>) -> Cell {
    match column {
        "case" => Cell::text(&line.reference),
        "client" => Cell::text(&line.client_name),
        "citizenship" => country(line.citizenship),
        "kind" => by.word("case-kind", line.kind.as_str()),
        "ground" => line.ground.map_or(Cell::Empty, |ground| by.word("ground", ground.as_str())),
        "stage" => by.word("stage", line.stage.as_str()),
        "paid" => by.word("paid", line.paid.as_str()),
        "opened" => Cell::Day(line.opened_on),
        "papers" => Cell::Number(i64::try_from(line.papers_in).unwrap_or(i64::MAX)),
        "binding" => Cell::day(line.client_binding_day),
        _ => Cell::maybe(line.owner.as_ref()),
    }
}

/// The cell of a paper.
pub fn document(line: &DocumentLine, column: &str, by: &Reading<'_>) -> Cell {
    match column {
        "state" => by.word("state", line.state.as_str()),
        "client" => Cell::text(&line.client_name),
        "citizenship" => country(line.citizenship),
        "case" => Cell::text(&line.reference),
        "paper" => {
            let title = line.title.as_ref().map(|titles| titles.get(by.words.lang()).to_owned());
            Cell::Word(line.requirement.to_string(), title.unwrap_or_else(|| line.requirement.to_string()))
        }
        "asked" => Cell::day(line.requested_on),
        "received" => Cell::day(line.received_on),
        "until" => Cell::day(line.valid_until),
        _ => Cell::maybe(line.owner.as_ref()),
    }
}

/// The cell of a deadline.
pub fn deadline(item: &DueItem, column: &str, by: &Reading<'_>) -> Cell {
    match column {
        "level" => Cell::Level(by.level(item)),
        "last-day" => Cell::Day(item.last_day),
        "warn-day" => Cell::Day(item.warn_day),
        "left" => by.left(item),
        "client" => Cell::text(&item.client_name),
        "number" => Cell::text(item.client.to_string()),
        "citizenship" => country(item.citizenship),
        "what" => by.title(item),
        "rule" => Cell::text(format!("{}/{}", item.rule, item.subject)),
        "class" => by.word("class", item.class.as_str()),
        "state" => by.word("deadline-state", item.state.as_str()),
        "case" => Cell::maybe(item.case.as_ref()),
        _ => Cell::maybe(item.owner.as_ref()),
    }
}

/// Columns of a list of things that are due.
pub const fn due() -> &'static [Spec] {
    DEADLINES
}
