//! Lists of clients and cases, a page at a time: what is read is what a screen shows, however many records there are.

use super::desk::Desk;
use super::error::Result;
pub use crate::store::{CaseLine, ClientLine, Cursor, ListQuery, Page, Sort};

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

    /// The question with what the session knows: the day, who asks, and when a date is near.
    fn asked(&self, list: &ListQuery) -> ListQuery {
        let me = Some(self.me().id).filter(|id| id.0 != 0);
        ListQuery { today: Some(self.today()), me, thresholds: self.thresholds(), ..list.clone() }
    }
}
