//! Decisions about a client that cost money, time or the right to stay: fines, warnings, expulsions, entry bans.

use super::choice::choices;
use super::clean::Clean;
use super::day::Day;
use super::id::{ClientId, OffenceId};
use serde::{Deserialize, Serialize};

choices! {
    /// What came of the complaint against a decision.
    AppealOutcome {
        /// Not known yet.
        Pending = "pending",
        /// The decision stands.
        Upheld = "upheld",
        /// The decision was set aside.
        SetAside = "set_aside",
    }
}

/// One decision of a court or an authority about an offence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offence {
    /// 0 until stored.
    pub id: OffenceId,
    /// Row version.
    pub version: i64,
    /// Whose.
    pub client: ClientId,
    /// Article, such as `517(3)`.
    pub article: Clean,
    /// The day of the decision.
    pub decided_on: Day,
    /// Number of the decision.
    pub decision: Option<Clean>,
    /// The fine in tenge, digits only; `None` for a warning.
    pub amount: Option<Clean>,
    /// Paid on.
    pub paid_on: Option<Day>,
    /// Complaint made on.
    pub appealed_on: Option<Day>,
    /// What came of it.
    pub appeal_outcome: Option<AppealOutcome>,
    /// It orders the client out of the country.
    pub expulsion: bool,
    /// Last day of the entry ban.
    pub banned_until: Option<Day>,
    /// Free text.
    pub note: Option<Clean>,
}

impl Offence {
    /// A decision of which only the article and the day are known.
    pub fn new(client: ClientId, article: Clean, decided_on: Day) -> Self {
        Self {
            id: OffenceId(0),
            version: 0,
            client,
            article,
            decided_on,
            decision: None,
            amount: None,
            paid_on: None,
            appealed_on: None,
            appeal_outcome: None,
            expulsion: false,
            banned_until: None,
            note: None,
        }
    }

    /// True while the decision stands.
    pub fn stands(&self) -> bool {
        self.appeal_outcome != Some(AppealOutcome::SetAside)
    }
}
