//! How each person likes the lists: order, columns and their widths, and filters kept under a name.
//!
//! All of it is a preference of the person, outside the journal. A column that this program does not know is passed over.

use super::super::desk::Desk;
use super::super::error::{AppError, Result};
use crate::domain::clean::Clean;
use crate::domain::phrase::Phrase;
use crate::domain::query::Query;
use crate::store::{ListKind, ListQuery, Sort};
use serde::{Deserialize, Serialize};

/// The longest name of a view.
const LONGEST_NAME: usize = 60;
/// The most views a person keeps of one list.
const MOST: usize = 50;

/// One chosen column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chosen {
    /// Its id.
    pub id: String,
    /// So much wider than it is made; negative for narrower.
    #[serde(default)]
    pub wider: i16,
}

/// Order and columns of a list.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Layout {
    /// The order; `None` for the list's usual one.
    #[serde(default)]
    pub sort: Option<Sort>,
    /// The other way round.
    #[serde(default)]
    pub descending: bool,
    /// The columns; `None` for the usual ones.
    #[serde(default)]
    pub columns: Option<Vec<Chosen>>,
}

/// A filter with its layout, under a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedView {
    /// What the person calls it.
    pub name: Clean,
    /// The filter as it was typed.
    pub filter: String,
    /// Order and columns.
    #[serde(default)]
    pub layout: Layout,
}

fn layout_name(kind: ListKind) -> String {
    format!("list-{}", kind.as_str())
}

fn views_name(kind: ListKind) -> String {
    format!("views-{}", kind.as_str())
}

impl Desk {
    /// How I like a list.
    ///
    /// # Errors
    /// Those of the store.
    pub fn list_layout(&mut self, kind: ListKind) -> Result<Layout> {
        Ok(self.preference(&layout_name(kind))?.unwrap_or_default())
    }

    /// Remembers how I like a list.
    ///
    /// # Errors
    /// Those of the store.
    pub fn keep_list_layout(&mut self, kind: ListKind, layout: &Layout) -> Result<()> {
        let changed = *layout != Layout::default();
        self.keep_preference(&layout_name(kind), changed.then_some(layout))
    }

    /// My views of a list, in the order they were saved.
    ///
    /// # Errors
    /// Those of the store.
    pub fn saved_views(&mut self, kind: ListKind) -> Result<Vec<SavedView>> {
        Ok(self.preference(&views_name(kind))?.unwrap_or_default())
    }

    /// My views of all lists, for the palette.
    ///
    /// # Errors
    /// Those of the store.
    pub fn all_views(&mut self) -> Result<Vec<(ListKind, SavedView)>> {
        let mut all = Vec::new();
        for kind in ListKind::ALL {
            all.extend(self.saved_views(*kind)?.into_iter().map(|view| (*kind, view)));
        }
        Ok(all)
    }

    /// My views of a list with how many rows each shows now, counted up to 1,001.
    ///
    /// # Errors
    /// Those of the store.
    pub fn counted_views(&mut self, kind: ListKind) -> Result<Vec<(SavedView, usize)>> {
        let views = self.saved_views(kind)?;
        views.into_iter().map(|view| self.count_matching(kind, &view.filter).map(|count| (view, count))).collect()
    }

    /// How many rows of a list a filter lets pass, counted up to 1,001.
    ///
    /// # Errors
    /// Those of the store.
    pub fn count_matching(&self, kind: ListKind, filter: &str) -> Result<usize> {
        let query = Query::parse(filter, self.today(), self.calendar());
        let list = ListQuery { query, limit: 1, ..ListQuery::default() };
        Ok(match kind {
            ListKind::Clients => self.client_list(&list)?.total,
            ListKind::Cases => self.case_list(&list)?.total,
            ListKind::Documents => self.document_list(&list)?.total,
            ListKind::Deadlines => self.deadline_list(&list)?.total,
        })
    }

    /// Saves a view; one of that name is replaced.
    ///
    /// # Errors
    /// A refusal for an empty or overlong name, or too many views; those of the store.
    pub fn save_view(&mut self, kind: ListKind, view: SavedView) -> Result<()> {
        let view = SavedView { name: fitting(&view.name)?, ..view };
        let mut views = self.saved_views(kind)?;
        let known = views.iter().position(|known| known.name == view.name);
        match known {
            Some(place) => drop(views.splice(place..=place, [view])),
            None if views.len() >= MOST => {
                return Err(AppError::refused(Phrase::new("view-too-many").number("n", 50)));
            }
            None => views.push(view),
        }
        self.keep_preference(&views_name(kind), Some(&views))
    }

    /// Gives a view another name.
    ///
    /// # Errors
    /// A refusal for an empty, overlong or taken name, or a view that is gone; those of the store.
    pub fn rename_view(&mut self, kind: ListKind, old: &Clean, new: &Clean) -> Result<()> {
        let new = fitting(new)?;
        let mut views = self.saved_views(kind)?;
        if *old != new && views.iter().any(|view| view.name == new) {
            return Err(AppError::refused(Phrase::new("view-name-taken").text("name", new.as_str())));
        }
        let known = views.iter_mut().find(|view| view.name == *old);
        known.ok_or_else(|| AppError::refused(Phrase::new("view-gone")))?.name = new;
        self.keep_preference(&views_name(kind), Some(&views))
    }

    /// Forgets a view.
    ///
    /// # Errors
    /// Those of the store.
    pub fn delete_view(&mut self, kind: ListKind, name: &Clean) -> Result<()> {
        let mut views = self.saved_views(kind)?;
        views.retain(|view| view.name != *name);
        self.keep_preference(&views_name(kind), Some(&views).filter(|views| !views.is_empty()))
    }
}

fn fitting(name: &Clean) -> Result<Clean> {
    let name = Clean::line(name);
    match name.chars().count() {
        0 => Err(AppError::refused(Phrase::new("view-no-name"))),
        1..=LONGEST_NAME => Ok(name),
        _ => Err(AppError::refused(Phrase::new("check-too-long").number("limit", 60))),
    }
}
