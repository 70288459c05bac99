//! One deadline called by its id: whose it is, how it came about, what to do now. And the check of the whole file.

use super::desk::Desk;
use super::error::{AppError, ErrorKind, Result};
use super::pages::ClientPage;
use super::show::{ExplainJson, Say};
use crate::domain::deadline::DeadlineId;
use crate::domain::id::ClientId;
use crate::domain::lang::Lang;
use crate::domain::phrase::Phrase;
use crate::domain::record::{Key, Kind};
pub use crate::store::CheckReport;

impl Desk {
    /// The page of the client whose deadline is called, and the deadline's id.
    ///
    /// # Errors
    /// [`ErrorKind::NotFound`] when there is no such deadline; those of the store.
    pub fn deadline_called(&mut self, text: &str) -> Result<(ClientPage, DeadlineId)> {
        let gone = || AppError::new(ErrorKind::NotFound, Phrase::new("error-no-deadline").text("id", text));
        let malformed = || AppError::new(ErrorKind::Refused, Phrase::new("error-deadline-id").text("id", text));
        let mut id = DeadlineId::parse(text).ok_or_else(malformed)?;
        id.subject = id.subject.to_uppercase();
        let key = Key::of_subject(&id.subject).ok_or_else(malformed)?;
        let client = match key.kind {
            Kind::Client => Some(ClientId(key.id)),
            _ => self.read(|reads| reads.record(key))?.and_then(|record| record.client()),
        };
        let page = self.client_page(client.ok_or_else(gone)?)?;
        let id = page.deadline(&id).map(|deadline| deadline.id.clone()).ok_or_else(gone)?;
        Ok((page, id))
    }

    /// Verifies the file, its references, the journal's chain, and stored deadlines against derived ones.
    ///
    /// # Errors
    /// Those of the store; what is wrong with the data stands in the report.
    pub fn check(&mut self) -> Result<CheckReport> {
        Ok(self.store().check(&mut |_| {})?)
    }
}

impl ClientPage {
    /// The JSON of `explain`; `None` for a deadline of somebody else.
    pub fn explain<'a>(&'a self, desk: &Desk, lang: Lang, say: Say<'_>, id: &DeadlineId) -> Option<ExplainJson<'a>> {
        let deadline = self.deadline(id)?;
        let (class, state) = (deadline.class, deadline.state);
        let level = desk.thresholds().level(class, state, deadline.last_day, deadline.warn_day, self.today);
        let rule = self.rule_of(deadline);
        let do_now = self.rulebook.do_now(&id.rule, class, level);
        Some(ExplainJson {
            deadline: self.deadline_json(desk, lang, deadline, say),
            source: rule.map(|rule| rule.source.get(lang).to_owned()),
            checked_on: rule.map(|rule| rule.checked_on),
            do_now: do_now.map(|titles| titles.get(lang).to_owned()),
            notes: self.notes(deadline).iter().map(|note| note.json(lang, say)).collect(),
        })
    }
}
