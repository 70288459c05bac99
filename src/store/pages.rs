//! What lists ask for and show: sorted pages that go on from a row, and the rows of clients, cases and silent people.

use crate::domain::agenda::{DueItem, Thresholds};
use crate::domain::case::{CaseKind, Stage};
use crate::domain::choice::{Ground, Presence};
use crate::domain::clean::Clean;
use crate::domain::country::Country;
use crate::domain::day::Day;
use crate::domain::id::{CaseId, ClientId, StaffId};
use crate::domain::letter::Message;
use crate::domain::query::Query;

/// A place in a sorted list to go on from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor {
    /// The sort value of the last row shown.
    pub value: String,
    /// Its number, for rows of equal value.
    pub id: i64,
}

/// By what a list is sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// Binding date, earliest first, none last.
    #[default]
    Binding,
    /// Folded name.
    Name,
    /// Newest record first.
    Newest,
}

/// A list to read.
#[derive(Debug, Clone, Default)]
pub struct ListQuery {
    /// The live filter.
    pub query: Query,
    /// Order.
    pub sort: Sort,
    /// Go on after this row.
    pub after: Option<Cursor>,
    /// At most so many rows.
    pub limit: usize,
    /// The office date, for conditions such as `due<14` and for levels.
    pub today: Option<Day>,
    /// Who asks, for `owner:me`.
    pub me: Option<StaffId>,
    /// From when on a date is near.
    pub thresholds: Thresholds,
}

/// One page of a list.
#[derive(Debug, Clone)]
pub struct Page<T> {
    /// The rows.
    pub rows: Vec<T>,
    /// Where the next page begins; `None` at the end.
    pub next: Option<Cursor>,
    /// How many rows match, counted up to 1,001.
    pub total: usize,
}

impl<T> Default for Page<T> {
    fn default() -> Self {
        Self { rows: Vec::new(), next: None, total: 0 }
    }
}

/// A client in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClientLine {
    /// Which.
    pub id: ClientId,
    /// Name in Latin letters.
    pub name_latin: Option<Clean>,
    /// Name in Cyrillic letters.
    pub name_cyrillic: Option<Clean>,
    /// Citizenship.
    pub citizenship: Option<Country>,
    /// Presence.
    pub presence: Presence,
    /// Owner's handle.
    pub owner: Option<Clean>,
    /// The deadline that binds.
    pub binding: Option<DueItem>,
}

/// A case in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseLine {
    /// Which.
    pub id: CaseId,
    /// Reference.
    pub reference: Clean,
    /// Whose.
    pub client: ClientId,
    /// Client's name to show.
    pub client_name: Clean,
    /// Citizenship.
    pub citizenship: Option<Country>,
    /// Kind.
    pub kind: CaseKind,
    /// Ground.
    pub ground: Option<Ground>,
    /// Stage.
    pub stage: Stage,
    /// Owner's handle.
    pub owner: Option<Clean>,
    /// Papers received or verified or not needed.
    pub papers_in: usize,
    /// The client's binding warn day.
    pub client_binding_day: Option<Day>,
}

/// A case whose papers were asked for and whose contact has not answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SilentLine {
    /// The newest request.
    pub message: Message,
    /// Reference of its case.
    pub reference: Clean,
    /// Client's name to show.
    pub client_name: Clean,
    /// Handle of whoever looks after the case.
    pub owner: Option<Clean>,
    /// How many requests there were in all.
    pub times: usize,
}
