//! Which papers one case calls for on a day of filing, and what is still wrong with each.
//!
//! Pure: dossier, rulebook and filing day in, a list in the rulebook's order out. What a person or a sheet answered
//! ("not needed", "received") weighs more than what the rulebook would conclude; a paper of an earlier case serves
//! again where the rulebook says so and its validity reaches the filing day.

mod facts;
#[cfg(test)]
mod tests;

pub use facts::{Facts, channel, home};

use super::case::{Case, CaseDocument, DocumentState, Original};
use super::choice::choices;
use super::day::Day;
use super::dossier::Dossier;
use super::id::CaseId;
use super::rulebook::{Alternative, Circumstance, Provider, Requirement, Rulebook};

choices! {
    /// Whether a case needs a paper.
    Need {
        /// Without it nothing can be filed.
        Needed = "needed",
        /// Sources disagree: somebody has to check. Until then it is treated as needed.
        Check = "check",
        /// A recorded fact, or a paper of an earlier case, is as good.
        Satisfied = "satisfied",
        /// It helps and is no condition.
        Optional = "optional",
        /// This case does not need it.
        NotNeeded = "not_needed",
    }
    /// What is still wrong with a paper.
    Fault {
        /// It is not here, and nobody has asked for it.
        Missing = "missing",
        /// It was asked for and is not here.
        Requested = "requested",
        /// It is here and not usable.
        Rejected = "rejected",
        /// Its validity ends before the filing day.
        Expired = "expired",
        /// It is older than it may be on the filing day.
        TooOld = "too_old",
        /// It is in a foreign language, without a translation.
        NotTranslated = "not_translated",
        /// A notary has not certified it, or not its translation.
        NotNotarised = "not_notarised",
        /// Nobody has said which of the papers that would do it is.
        NotNamed = "not_named",
        /// It counts only together with a fact that is not recorded.
        FactMissing = "fact_missing",
        /// Nobody has compared it yet.
        NotVerified = "not_verified",
        /// The original was not shown.
        OriginalNotShown = "original_not_shown",
    }
}

/// What takes the place of the paper itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StandIn<'a> {
    /// One of the papers that the rulebook names beside it.
    Alternative(&'a Alternative),
    /// A recorded fact.
    Fact(Circumstance),
    /// The same paper, given for an earlier case.
    Earlier(CaseId),
}

/// One paper of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper<'a> {
    /// What the rulebook says about it.
    pub requirement: &'a Requirement,
    /// Whether this case needs it.
    pub need: Need,
    /// What stands in for it, or makes it unnecessary.
    pub by: Option<StandIn<'a>>,
    /// What was recorded of it; of an earlier case where `by` says so.
    pub document: Option<&'a CaseDocument>,
    /// The fact without which it does not count.
    pub lacks: Option<Circumstance>,
    /// What is still wrong with it, worst first; empty where it is not needed.
    pub faults: Vec<Fault>,
}

impl Paper<'_> {
    /// Id of its requirement.
    pub fn id(&self) -> &str {
        &self.requirement.id
    }

    /// Who brings it.
    pub const fn provided_by(&self) -> Provider {
        self.requirement.provided_by
    }

    /// Working days it usually takes.
    pub const fn lead(&self) -> i64 {
        self.requirement.lead_working_days
    }

    /// True while filing has to wait for it.
    pub fn is_wanted(&self) -> bool {
        matches!(self.need, Need::Needed | Need::Check)
    }

    /// True when it has to be got, or got anew.
    pub fn is_to_order(&self) -> bool {
        let anew = [Fault::Missing, Fault::Rejected, Fault::Expired, Fault::TooOld];
        self.is_wanted() && self.faults.iter().any(|fault| anew.contains(fault))
    }

    /// True when it was asked for and has not come.
    pub fn is_awaited(&self) -> bool {
        self.is_wanted() && self.faults.contains(&Fault::Requested)
    }

    /// The day on which it was asked for, while it is awaited.
    pub fn requested_on(&self) -> Option<Day> {
        self.document.filter(|_| self.is_awaited()).and_then(|document| document.requested_on)
    }

    /// The state to show: what was recorded, else what the rulebook concludes.
    pub fn state(&self) -> DocumentState {
        let own = self.document.filter(|_| !matches!(self.by, Some(StandIn::Earlier(_))));
        let recorded = own.map_or(DocumentState::Missing, |document| document.state);
        match (recorded, self.need) {
            (DocumentState::Missing, Need::NotNeeded) => DocumentState::NotNeeded,
            (recorded, _) => recorded,
        }
    }
}

/// The papers that a case calls for when it is filed on that day, in the rulebook's order. Papers of rows that are
/// not about the case (another ground, another citizenship) are left out.
pub fn required<'a>(dossier: &'a Dossier, case: &Case, law: &'a Rulebook, filing_day: Day) -> Vec<Paper<'a>> {
    let facts = Facts::of(dossier, case, filing_day);
    let rows = law.requirements.iter().filter(|row| is_about(row, case, &facts));
    rows.map(|row| paper(dossier, case, row, &facts)).collect()
}

fn is_about(row: &Requirement, case: &Case, facts: &Facts) -> bool {
    row.is_for(case.kind, case.ground)
        && row.is_for_citizen(facts.citizenship)
        && row.in_force(facts.filing_day)
        && row.when.iter().all(|fact| facts.hold(*fact))
}

fn paper<'a>(dossier: &'a Dossier, case: &Case, row: &'a Requirement, facts: &Facts) -> Paper<'a> {
    let own = newest(dossier.case_documents.iter().filter(|document| document.case == case.id), &row.id);
    let earlier = || earlier(dossier, case, row, facts);
    let here = own.is_some_and(|document| is_here(document.state));
    let answered = own.is_some_and(|document| document.state != DocumentState::Missing);
    let (need, by, document) = match (own, own.map(|document| document.state)) {
        (_, Some(DocumentState::NotNeeded)) => (Need::NotNeeded, None, own),
        _ if !here && first(&row.waived_by, facts).is_some() => {
            (Need::NotNeeded, first(&row.waived_by, facts).map(StandIn::Fact), own)
        }
        (_, state) if !here && state != Some(DocumentState::Rejected) && first(&row.satisfied_by, facts).is_some() => {
            (Need::Satisfied, first(&row.satisfied_by, facts).map(StandIn::Fact), own)
        }
        _ if !answered && earlier().is_some() => {
            let found = earlier();
            (asked(row, facts), found.map(|document| StandIn::Earlier(document.case)), found)
        }
        _ => (asked(row, facts), None, own),
    };
    let chosen = document.and_then(|document| alternative(row, document, case, facts));
    let by = by.or(chosen.map(StandIn::Alternative));
    let lacks = chosen.and_then(|chosen| chosen.needs.iter().copied().find(|fact| !facts.hold(*fact)));
    let mut paper = Paper { requirement: row, need, by, document, lacks, faults: Vec::new() };
    if !matches!(need, Need::NotNeeded | Need::Satisfied) {
        paper.faults = faults(&paper, chosen.is_some(), case, facts);
    }
    paper
}

/// Whether a row that is about the case is needed, to be checked, or only helpful.
fn asked(row: &Requirement, facts: &Facts) -> Need {
    let young = row.check_below_age.is_some_and(|age| facts.age.is_some_and(|years| years < age));
    let unsure = facts.citizenship.is_some_and(|country| row.check_for.contains(&country));
    match () {
        () if row.optional => Need::Optional,
        () if young || unsure || first(&row.check_when, facts).is_some() => Need::Check,
        () => Need::Needed,
    }
}

fn first(wanted: &[Circumstance], facts: &Facts) -> Option<Circumstance> {
    wanted.iter().copied().find(|fact| facts.hold(*fact))
}

fn is_here(state: DocumentState) -> bool {
    matches!(state, DocumentState::Received | DocumentState::Verified)
}

/// Of several records about one requirement the one that was made last.
fn newest<'a>(documents: impl Iterator<Item = &'a CaseDocument>, id: &str) -> Option<&'a CaseDocument> {
    documents.filter(|document| document.requirement.as_str() == id).max_by_key(|document| document.id)
}

/// The paper of another case that still serves: here, and valid on the filing day where that is asked.
fn earlier<'a>(dossier: &'a Dossier, case: &Case, row: &Requirement, facts: &Facts) -> Option<&'a CaseDocument> {
    let lasts = |document: &CaseDocument| match document.valid_until {
        Some(until) => until >= facts.filing_day,
        None => !row.valid_on_filing,
    };
    let others = dossier.case_documents.iter().filter(|document| document.case != case.id);
    let fit = others.filter(|document| is_here(document.state) && lasts(document) && !too_old(row, document, facts));
    newest(fit, &row.id).filter(|_| row.reusable)
}

fn alternative<'a>(
    row: &'a Requirement,
    document: &CaseDocument,
    case: &Case,
    facts: &Facts,
) -> Option<&'a Alternative> {
    let chosen = document.alternative.as_ref()?;
    let serving =
        row.alternatives.iter().filter(|other| other.serves(case.ground, facts.citizenship, facts.filing_day));
    serving.into_iter().find(|other| other.id == chosen.as_str())
}

fn too_old(row: &Requirement, document: &CaseDocument, facts: &Facts) -> bool {
    let age = document.issued_on.map(|issued| (facts.filing_day - issued).num_days());
    row.fresh_days.zip(age).is_some_and(|(most, age)| age > most)
}

/// What is wrong with a paper that is asked for, worst first.
fn faults(paper: &Paper, chosen: bool, case: &Case, facts: &Facts) -> Vec<Fault> {
    let row = paper.requirement;
    let Some(document) = paper.document else {
        return vec![Fault::Missing];
    };
    match document.state {
        DocumentState::Missing => return vec![Fault::Missing],
        DocumentState::Requested => return vec![Fault::Requested],
        DocumentState::Rejected => return vec![Fault::Rejected],
        DocumentState::NotNeeded => return Vec::new(),
        DocumentState::Received | DocumentState::Verified => {}
    }
    let foreign = row.needs_translation && is_foreign(document);
    let has_choice =
        row.alternatives.iter().any(|other| other.serves(case.ground, facts.citizenship, facts.filing_day));
    let untold = row.one_of && has_choice && !chosen;
    let by_notary = row.notarised && !chosen || foreign && document.translated;
    let found = [
        (row.valid_on_filing && document.valid_until.is_some_and(|until| until < facts.filing_day), Fault::Expired),
        (too_old(row, document, facts), Fault::TooOld),
        (foreign && !document.translated, Fault::NotTranslated),
        (by_notary && !document.notarised, Fault::NotNotarised),
        (untold, Fault::NotNamed),
        (paper.lacks.is_some(), Fault::FactMissing),
        (document.state != DocumentState::Verified, Fault::NotVerified),
        (row.original_shown && !is_shown(document.original), Fault::OriginalNotShown),
    ];
    found.into_iter().filter_map(|(is, fault)| is.then_some(fault)).collect()
}

/// Papers in Kazakh or Russian need no translation; of an unknown language nothing is said.
fn is_foreign(document: &CaseDocument) -> bool {
    document.language.as_ref().is_some_and(|language| !matches!(language.to_lowercase().as_str(), "kk" | "ru"))
}

const fn is_shown(original: Option<Original>) -> bool {
    original.is_some()
}
