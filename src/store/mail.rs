//! The part of the contract that remembers mails: claimed before they are sent, settled afterwards. Outside the journal.

use super::Result;
use crate::domain::day::Day;
use crate::domain::mail::{Claim, MailRecord};

/// Who else may be sending: whether the process of that name still runs, where that can be known.
pub type Lives<'l> = &'l dyn Fn(&str) -> Option<bool>;

/// The office's memory of its mails.
pub trait MailBook {
    /// Claims a mail in one write: whoever comes second is told so. `wanted` names person, day, kind, message id,
    /// moment and process; its number (also before the message id), tries and outcome are set here. `force` sends again what was sent.
    ///
    /// # Errors
    /// Those of the engine.
    fn claim_mail(&mut self, wanted: &MailRecord, force: bool, lives: Lives<'_>) -> Result<Claim>;

    /// Keeps what became of a mail that was claimed.
    ///
    /// # Errors
    /// Those of the engine.
    fn settle_mail(&mut self, mail: &MailRecord) -> Result<()>;

    /// All mails of a day, by person.
    ///
    /// # Errors
    /// Those of the engine.
    fn mails(&self, day: Day) -> Result<Vec<MailRecord>>;
}
