//! What is odd in a dossier and no deadline says: for a person to look at, never a reason to refuse.

use super::derive::dependent;
use super::facts::covered_by;
use super::permits;
use super::situation::{Situation, newest};
use super::window::{Stop, plus};
use crate::domain::choice::Presence;
use crate::domain::day::Day;
use crate::domain::dossier::Dossier;
use crate::domain::offence::Offence;
use crate::domain::permit::Permit;
use crate::domain::phrase::Phrase;
use crate::domain::rulebook::{Rulebook, Trigger};
use crate::domain::stay::Stay;
use std::cmp::Reverse;

/// One thing to look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Id of the record it is about.
    pub subject: String,
    /// What it is.
    pub text: Phrase,
}

impl Finding {
    pub(super) fn new(subject: &impl ToString, text: Phrase) -> Self {
        Self { subject: subject.to_string(), text }
    }
}

/// Everything odd on a day, in a stable order.
pub fn findings(dossier: &Dossier, law: &Rulebook, today: Day) -> Vec<Finding> {
    if let Some(kept) = dossier.client.merged_into {
        let text = Phrase::new("finding-merged").text("client", kept.to_string());
        return vec![Finding::new(&dossier.client.id, text)];
    }
    if let Some(day) = dossier.client.erased_on {
        return vec![Finding::new(&dossier.client.id, Phrase::new("finding-erased").day("day", day))];
    }
    if let Some(died_on) = dossier.client.died_on {
        return vec![Finding::new(&dossier.client.id, Phrase::new("finding-died").day("day", died_on))];
    }
    let situation = Situation::of(dossier, law);
    let mut found = crossings(dossier);
    found.extend(presence(&situation));
    found.extend(no_rule(&situation));
    found.extend(gaps(&situation));
    found.extend(stricter_gap(&situation));
    found.extend(permits::outlasting(&situation, today));
    found.extend(permits::overlapping(&situation));
    found.extend(home_document(&situation, today));
    found.extend(banned(&situation, today));
    found.extend(lonely_child(&situation, today));
    found.extend(transitional(&situation, today));
    found
}

/// Stays and permits that contradict themselves or each other.
fn crossings(dossier: &Dossier) -> Vec<Finding> {
    let mut stays: Vec<&Stay> = dossier.stays.iter().collect();
    stays.sort_by_key(|stay| (stay.entry, stay.exit.unwrap_or(Day::MAX), stay.id));
    let reversed = stays.iter().filter(|stay| stay.exit.is_some_and(|exit| exit < stay.entry));
    let reversed =
        reversed.map(|stay| Finding::new(&stay.id, Phrase::new("finding-stay-reversed").day("day", stay.entry)));
    let overlapping = stays.windows(2).filter_map(|pair| match pair {
        [one, other] if one.exit.is_none_or(|exit| exit > other.entry) => {
            let text = Phrase::new("finding-stays-overlap").day("one", one.entry).day("other", other.entry);
            Some(Finding::new(&other.id, text))
        }
        _ => None,
    });
    let mut reversed_permits: Vec<_> =
        dossier.permits.iter().filter(|permit| permit.valid_until < permit.valid_from).collect();
    reversed_permits.sort_by_key(|permit| permit.id);
    let permits = reversed_permits
        .into_iter()
        .map(|permit| Finding::new(&permit.id, Phrase::new("finding-permit-reversed").day("day", permit.valid_from)));
    reversed.chain(overlapping).chain(permits).chain(within(dossier)).collect()
}

/// Permits that lie wholly within another one: the longer hides when the shorter ends. A renewal that begins before the
/// old permit ends reaches beyond it and is none of these.
fn within(dossier: &Dossier) -> Vec<Finding> {
    let mut permits: Vec<&Permit> =
        dossier.permits.iter().filter(|permit| permit.valid_from <= permit.last_day()).collect();
    // The longer of two that begin together stands first, so that only what comes after a permit can lie within it.
    permits.sort_by_key(|permit| (permit.valid_from, Reverse(permit.last_day()), permit.id));
    let mut found = Vec::new();
    for (at, inner) in permits.iter().enumerate() {
        let holds = |outer: &&&Permit| outer.last_day() >= inner.last_day();
        if let Some(outer) = permits.iter().take(at).find(holds) {
            let text = Phrase::new("finding-permit-within")
                .day("from", inner.valid_from)
                .day("until", inner.last_day())
                .day("outer_from", outer.valid_from)
                .day("outer_until", outer.last_day());
            found.push(Finding::new(&inner.id, text));
        }
    }
    found
}

/// What somebody said about the client's whereabouts against what the crossings say.
fn presence(situation: &Situation) -> Option<Finding> {
    let dossier = situation.dossier;
    let open = newest(dossier.stays.iter().filter(|stay| stay.exit.is_none())).filter(|_| situation.abroad);
    if let Some(stay) = open {
        return Some(Finding::new(&stay.id, Phrase::new("finding-abroad-without-exit").day("day", stay.entry)));
    }
    let here = dossier.client.presence == Presence::InCountry && situation.stay.is_none() && !situation.abroad;
    here.then(|| Finding::new(&dossier.client.id, Phrase::new("finding-entry-missing")))
}

/// A stay under way that no rule judges. One made under a permit needs none.
fn no_rule(situation: &Situation) -> Option<Finding> {
    let unjudged = situation.regime.is_none() || situation.assumed;
    let stay = situation.stay.filter(|stay| unjudged && !situation.known.permits.contains(stay.entry))?;
    let text = match situation.citizenship {
        // Said by itself: what applies to a citizen is no question of stay.
        Some(citizenship) if Some(citizenship) == situation.law.home => return None,
        Some(citizenship) => {
            Phrase::new("finding-no-rule").text("country", citizenship.as_str()).day("day", stay.entry)
        }
        None => Phrase::new("finding-no-citizenship"),
    };
    Some(Finding::new(&stay.id, text))
}

/// Unlawful days before a permit, or from the entry on.
fn gaps(situation: &Situation) -> Vec<Finding> {
    let Some(stay) = situation.stay else {
        return Vec::new();
    };
    let runs = &situation.cover.runs;
    let unlawful = situation.cover.visa_free.filter(|reach| reach.last.is_none());
    let entry = unlawful.map(|_| Finding::new(&stay.id, Phrase::new("finding-entry-unlawful").day("day", stay.entry)));
    let first = unlawful.and_then(|_| runs.first()).map(|run| (stay.entry, run.span.from));
    let between = runs.windows(2).filter_map(|pair| match pair {
        [one, next] => Some((plus(one.span.until, 1), next.span.from)),
        _ => None,
    });
    let gaps = first.into_iter().chain(between).map(|(from, lawful_from)| {
        let text = Phrase::new("finding-gap").day("from", from).day("until", plus(lawful_from, -1));
        Finding::new(&stay.id, text)
    });
    entry.into_iter().chain(gaps).collect()
}

/// By a stricter reading the visa-free days ran out before the permit that continues them began.
fn stricter_gap(situation: &Situation) -> Option<Finding> {
    let (stay, regime) = (situation.stay?, situation.regime.as_ref()?);
    let reach = situation.cover.visa_free.filter(|reach| matches!(reach.stop, Stop::Permit))?;
    let ends = regime.readings.iter().map(|(_, limits)| limits.reach(&situation.known, stay.entry).last);
    let last = ends.min().filter(|last| *last < reach.last)?;
    let from = last.map_or(stay.entry, |last| plus(last, 1));
    Some(Finding::new(
        &stay.id,
        Phrase::new("finding-gap-by-stricter-reading").day("from", from).day("until", reach.last?),
    ))
}

/// A document of the country's own citizenship that is in use: none of the rules is about its holder.
fn home_document(situation: &Situation, today: Day) -> Option<Finding> {
    let (dossier, home) = (situation.dossier, situation.law.home?);
    let documents = dossier
        .identity_documents
        .iter()
        .filter(|document| document.citizenship == Some(home) && document.expires.is_none_or(|day| today <= day));
    let subject = documents.map(|document| document.id.to_string()).min();
    let client = (dossier.client.citizenship == Some(home)).then(|| dossier.client.id.to_string());
    let text = Phrase::new("finding-home-citizen").text("country", home.as_str());
    Some(Finding { subject: subject.or(client)?, text })
}

/// An entry ban in force, or an order to leave, while the stay goes on.
fn banned(situation: &Situation, today: Day) -> Vec<Finding> {
    let Some(stay) = situation.stay else {
        return Vec::new();
    };
    let mut standing: Vec<_> = situation.dossier.offences.iter().filter(|offence| offence.stands()).collect();
    standing.sort_by_key(|offence| (offence.decided_on, offence.id));
    let ban = |offence: &Offence| {
        let until = offence.banned_until.filter(|until| today <= *until)?;
        Some(Phrase::new("finding-banned").day("entry", stay.entry).day("until", until))
    };
    let order = |offence: &Offence| {
        let stays_on = offence.expulsion && stay.entry <= offence.decided_on;
        stays_on.then(|| Phrase::new("finding-expelled").day("day", offence.decided_on))
    };
    let said = standing.into_iter().flat_map(|offence| {
        [ban(offence), order(offence)].into_iter().flatten().map(|text| Finding::new(&offence.id, text))
    });
    said.collect()
}

/// Somebody whose stay follows another person's, and nobody is recorded whom it could follow.
fn lonely_child(situation: &Situation, today: Day) -> Option<Finding> {
    let rule = situation.stay.and(dependent(situation, today))?;
    let client = &situation.dossier.client;
    let alone = client.main_applicant.is_none() && situation.dossier.linked_ends.is_empty();
    let covered = situation.permit_on(today).is_some();
    (alone && !covered).then(|| Finding::new(&client.id, Phrase::new("finding-child-alone").text("rule", &rule.id)))
}

/// Entries from before a rule that still last when it begins: whether it is about them is an open question.
fn transitional(situation: &Situation, today: Day) -> Vec<Finding> {
    let Some(stay) = situation.stay else {
        return Vec::new();
    };
    let rows = situation.law.rules.iter().filter_map(|rule| rule.offset().map(|offset| (rule, offset)));
    let open = rows.filter(|(rule, offset)| {
        offset.transitional
            && offset.trigger == Trigger::Entry
            && rule.valid_from.is_some_and(|from| {
                stay.entry < from && from <= today && !covered_by(situation, &offset.unless_covered_by, from)
            })
            && situation.law.applies(rule, situation.citizenship, stay.entry)
    });
    let registered = situation.dossier.residences.iter().filter_map(|residence| residence.registered_on).max();
    open.filter(|_| registered.is_none_or(|day| day < stay.entry))
        .map(|(rule, _)| {
            let text = Phrase::new("finding-registration-transitional").day("entry", stay.entry).text("rule", &rule.id);
            Finding::new(&stay.id, text)
        })
        .collect()
}
