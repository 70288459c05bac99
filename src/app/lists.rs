//! Lists of clients, cases, papers and deadlines, a page at a time: what is read is what a screen shows, however many records there are.

pub mod views;

use super::desk::Desk;
use super::error::Result;
use crate::domain::agenda::DueItem;
pub use crate::store::pages::deadline_number;
pub use crate::store::{CaseLine, ClientLine, Cursor, DocumentLine, ListKind, ListQuery, Page, RowKey, Sort};

impl Desk {
    /// A page of clients.
    ///
    /// # Errors
    /// Those of the store.
    pub fn client_list(&self, list: &ListQuery) -> Result<Page<ClientLine>> {
        let list = self.asked(list);
        self.read(|reads| reads.clients(&list))
    }

    /// A page of cases.
    ///
    /// # Errors
    /// Those of the store.
    pub fn case_list(&self, list: &ListQuery) -> Result<Page<CaseLine>> {
        let list = self.asked(list);
        self.read(|reads| reads.cases(&list))
    }

    /// A page of papers of all cases.
    ///
    /// # Errors
    /// Those of the store.
    pub fn document_list(&self, list: &ListQuery) -> Result<Page<DocumentLine>> {
        let list = self.asked(list);
        self.read(|reads| reads.documents(&list))
    }

    /// A page of open deadlines.
    ///
    /// # Errors
    /// Those of the store.
    pub fn deadline_list(&self, list: &ListQuery) -> Result<Page<DueItem>> {
        let list = self.asked(list);
        self.read(|reads| reads.deadlines(&list))
    }

    /// Every row of a list that matches, however many.
    ///
    /// # Errors
    /// Those of the store.
    pub fn list_keys(&self, kind: ListKind, list: &ListQuery) -> Result<Vec<RowKey>> {
        let list = self.asked(list);
        self.read(|reads| reads.row_keys(kind, &list))
    }

    /// The question with what the session knows: the day, who asks, and when a date is near.
    pub(super) fn asked(&self, list: &ListQuery) -> ListQuery {
        let me = Some(self.me().id).filter(|id| id.0 != 0);
        ListQuery { today: Some(self.today()), me, thresholds: self.thresholds(), ..list.clone() }
    }
}
