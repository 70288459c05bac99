//! Where one client stands by the records alone: abroad or not, the stay under way, its law, and its cover.
//!
//! Everything that is derived from a dossier begins here, so that deadlines, status and findings cannot disagree.

use super::cover::{Cover, Regime, permit_runs};
use super::window::{DaySet, Known, Span, plus};
use crate::domain::case::{Case, CaseKind};
use crate::domain::choice::Presence;
use crate::domain::country::Country;
use crate::domain::day::Day;
use crate::domain::dossier::Dossier;
use crate::domain::id::CaseId;
use crate::domain::permit::Permit;
use crate::domain::rulebook::Rulebook;
use crate::domain::stay::Stay;

/// The kinds of cases that decide whether a stay goes on.
pub(super) const STAY_CASES: [CaseKind; 3] = [CaseKind::FirstTrp, CaseKind::Extension, CaseKind::Reissue];

/// One client's situation. It does not know today.
pub(super) struct Situation<'a> {
    pub(super) dossier: &'a Dossier,
    pub(super) law: &'a Rulebook,
    /// The client is abroad: by the last crossing, or because somebody said so since.
    pub(super) abroad: bool,
    /// The stay under way, unless the client is abroad.
    pub(super) stay: Option<&'a Stay>,
    /// Citizenship that decides the regime: of the document used at the border, else the client's.
    pub(super) citizenship: Option<Country>,
    /// The law of stay for that entry; `None` without a stay or without a known rule.
    pub(super) regime: Option<Regime<'a>>,
    /// That law began after the entry: no rule is known for its own day, and an open stay that nothing watches would
    /// lapse unnoticed. Only where no permit gives a date.
    pub(super) assumed: bool,
    /// What counts when the entry is judged.
    pub(super) known: Known,
    /// Cover of the stay under way; without one, the runs of permits.
    pub(super) cover: Cover<'a>,
}

impl<'a> Situation<'a> {
    pub(super) fn of(dossier: &'a Dossier, law: &'a Rulebook) -> Self {
        let open = newest(dossier.stays.iter().filter(|stay| stay.exit.is_none()));
        let abroad = is_abroad(dossier, open);
        let stay = open.filter(|_| !abroad);
        let citizenship = stay.and_then(|stay| border_citizenship(dossier, stay)).or(dossier.client.citizenship);
        let permits = DaySet::of(dossier.permits.iter().map(|permit| Span::new(permit.valid_from, permit.last_day())));
        let known = known(dossier, stay, permits);
        let (regime, assumed) =
            stay.zip(citizenship).map_or((None, false), |(stay, of)| regime(law, of, stay.entry, &known));
        let cover = match stay {
            Some(stay) => Cover::of(stay.entry, regime.as_ref().map(|regime| &regime.main), &known),
            None => Cover { visa_free: None, runs: permit_runs(&known.permits, Day::MIN) },
        };
        Self { dossier, law, abroad, stay, citizenship, regime, assumed, known, cover }
    }

    /// The permit that ends on a day and lasts no longer than any other then: the newest of them.
    pub(super) fn permit_ending(&self, day: Day) -> Option<&'a Permit> {
        let ending = self.dossier.permits.iter().filter(|permit| permit.last_day() == day && permit.valid_from <= day);
        ending.max_by_key(|permit| (permit.valid_from, permit.id))
    }

    /// The permit that covers a day and lasts longest.
    pub(super) fn permit_on(&self, day: Day) -> Option<&'a Permit> {
        let covering = self.dossier.permits.iter().filter(|permit| covers(permit, day));
        covering.max_by_key(|permit| (permit.last_day(), permit.valid_from, permit.id))
    }

    /// The newest open case of one of these kinds.
    pub(super) fn open_case(&self, kinds: &[CaseKind]) -> Option<&'a Case> {
        let open = self.dossier.cases.iter().filter(|case| case.stage.is_open() && kinds.contains(&case.kind));
        open.max_by_key(|case| (case.opened_on, case.id))
    }

    /// A stay, a permit or an open case still rests on a paper that ends on that day: the stay under way began before
    /// (or the client is not known to be abroad), or a permit covers the day, or a case on the stay is open.
    pub(super) fn rests_on(&self, end: Day) -> bool {
        (!self.abroad && self.stay.is_none_or(|stay| stay.entry <= end))
            || self.dossier.permits.iter().any(|permit| covers(permit, end))
            || self.open_case(&STAY_CASES).is_some()
    }

    /// The case of that number.
    pub(super) fn case(&self, id: CaseId) -> Option<&'a Case> {
        self.dossier.cases.iter().find(|case| case.id == id)
    }
}

/// The law for an entry, and whether it is only assumed.
fn regime<'a>(law: &'a Rulebook, of: Country, entry: Day, known: &Known) -> (Option<Regime<'a>>, bool) {
    let in_force = Regime::on(law, of, entry);
    if in_force.is_some() || !permit_runs(&known.permits, entry).is_empty() {
        return (in_force, false);
    }
    let assumed = Regime::first_after(law, of, entry);
    let is_assumed = assumed.is_some();
    (assumed, is_assumed)
}

/// True when a permit is in force on a day.
pub(super) fn covers(permit: &Permit, day: Day) -> bool {
    permit.valid_from <= day && day <= permit.last_day()
}

/// The last of these stays by entry.
pub(super) fn newest<'a>(stays: impl Iterator<Item = &'a Stay>) -> Option<&'a Stay> {
    stays.max_by_key(|stay| (stay.entry, stay.id))
}

/// Citizenship of the document shown at the border.
fn border_citizenship(dossier: &Dossier, stay: &Stay) -> Option<Country> {
    dossier.identity_document(stay.document?)?.citizenship
}

/// A person's word counts from the day it was given: an entry recorded since then says that they came back, a word
/// since the last exit that they are here although no entry is recorded.
fn is_abroad(dossier: &Dossier, open: Option<&Stay>) -> bool {
    let (presence, confirmed) = (dossier.client.presence, dossier.client.presence_confirmed_on);
    match open {
        Some(stay) => presence == Presence::Abroad && confirmed.is_none_or(|day| stay.entry <= day),
        None if presence == Presence::Abroad => true,
        None => {
            let exit = dossier.stays.iter().filter_map(|stay| stay.exit).max();
            exit.is_some_and(|exit| presence != Presence::InCountry || confirmed.is_none_or(|day| day <= exit))
        }
    }
}

/// Earlier stays count towards the limits of the one under way; an older one without an exit, up to its entry.
fn known(dossier: &Dossier, stay: Option<&Stay>, permits: DaySet) -> Known {
    let Some(under_way) = stay else {
        return Known { permits, ..Known::default() };
    };
    let earlier = || dossier.stays.iter().filter(|stay| stay.id != under_way.id && stay.entry <= under_way.entry);
    let spans = earlier().map(|stay| Span::new(stay.entry, stay.exit.unwrap_or_else(|| plus(under_way.entry, -1))));
    let mut entries: Vec<Day> = earlier().map(|stay| stay.entry).collect();
    entries.sort_unstable();
    Known { counted: DaySet::of(spans).without(&permits), permits, entries }
}
