//! How long the data of a client are kept: until the purpose is reached, and as many years longer as a class of cases
//! asks for. The classes are data of the rulebook; the office may settle the years and which of them hold.
//!
//! Never rounds toward destruction: whoever has an open case, a permit or a stay under way, an appointment ahead, an
//! unanswered request or a legal hold is not due, and a class that holds for some case holds for the whole client.

use super::case::CaseKind;
use super::choice::Confidence;
use super::day::Day;
use super::dossier::Dossier;
use super::lang::Titles;
use super::rulebook::Source;
use chrono::Months;
use serde::Deserialize;

/// A class of cases, why its data are held, and for how long after the purpose is reached.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RetentionClass {
    /// Stable id, such as `matter`.
    pub id: String,
    /// What people call it.
    pub titles: Titles,
    /// Why the data are held, as a consent and an answer to a person say it.
    pub purpose: Titles,
    /// Kinds of cases it is about; empty for every client, also one without a case.
    #[serde(default)]
    pub cases: Vec<CaseKind>,
    /// Years after the purpose is reached; 0 for no longer than that.
    pub years: u32,
    /// Holds unless the office settles otherwise.
    pub on: bool,
    /// Where it is written.
    pub source: Source,
    /// How sure it is.
    pub confidence: Confidence,
}

/// Why a client is not due for destruction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// A case is open.
    OpenCase,
    /// A permit has not ended.
    Permit(Day),
    /// A stay is under way.
    Stay,
    /// Somebody settled that it must be kept.
    Hold,
    /// A request of the person is not answered.
    Request,
    /// A date of its own lies ahead.
    OwnDate(Day),
    /// The time to keep has not run out; its last day.
    Until(Day),
}

/// Until when a client is kept, or that it is due since a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Retention {
    /// Kept.
    Kept(Kept),
    /// The purpose is reached and the time to keep is over, since that day.
    DueSince(Day),
}

/// Whether the data of a client are due for destruction by these classes, those that hold.
pub fn retention(dossier: &Dossier, classes: &[RetentionClass], today: Day) -> Retention {
    if let Some(kept) = in_use(dossier, today) {
        return Retention::Kept(kept);
    }
    let reached = purpose_reached(dossier);
    let held = |class: &&RetentionClass| {
        class.cases.is_empty() || dossier.cases.iter().any(|case| class.cases.contains(&case.kind))
    };
    let years = classes.iter().filter(held).map(|class| class.years).max().unwrap_or(0);
    let until = reached.checked_add_months(Months::new(years.saturating_mul(12))).unwrap_or(Day::MAX);
    if until < today {
        Retention::DueSince(until.succ_opt().unwrap_or(Day::MAX))
    } else {
        Retention::Kept(Kept::Until(until))
    }
}

/// What still goes on.
fn in_use(dossier: &Dossier, today: Day) -> Option<Kept> {
    let permit = dossier.permits.iter().map(super::permit::Permit::last_day).filter(|day| *day >= today).max();
    let ahead = dossier.own_dates.iter().map(|date| date.on_day).filter(|day| *day >= today).max();
    match () {
        () if dossier.client.hold_since.is_some() => Some(Kept::Hold),
        () if dossier.cases.iter().any(|case| case.stage.is_open()) => Some(Kept::OpenCase),
        () if dossier.requests.iter().any(|request| request.answered_on.is_none()) => Some(Kept::Request),
        () if permit.is_some() => permit.map(Kept::Permit),
        () if dossier.open_stay().is_some() && dossier.client.died_on.is_none() => Some(Kept::Stay),
        () => ahead.map(Kept::OwnDate),
    }
}

/// The last day on which anything was done for the client; the record's own day where nothing was.
fn purpose_reached(dossier: &Dossier) -> Day {
    let cases = dossier.cases.iter().flat_map(|case| [Some(case.opened_on), case.closed_on]);
    let filings = dossier.filings.iter().flat_map(|filing| [Some(filing.filed_on), filing.outcome_on]);
    let permits = dossier.permits.iter().map(|permit| Some(permit.last_day()));
    let stays = dossier.stays.iter().flat_map(|stay| [Some(stay.entry), stay.exit]);
    let bases = dossier.bases.iter().map(|basis| basis.ended_on.or(basis.until));
    let dates = dossier.own_dates.iter().map(|date| Some(date.on_day));
    let requests = dossier.requests.iter().map(|request| request.answered_on);
    let days = cases.chain(filings).chain(permits).chain(stays).chain(bases).chain(dates).chain(requests).flatten();
    days.chain([dossier.client.created_on]).max().unwrap_or(dossier.client.created_on)
}
