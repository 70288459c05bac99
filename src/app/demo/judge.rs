//! Whether a story is what it was asked to be: the same derivation as for real clients decides.
//!
//! The office of the demonstration is in order: what had to be done by now is recorded as done, except where the
//! story wants it otherwise.

use super::stories::Purpose;
use super::teller::{CLIENT, World};
use crate::domain::agenda::Thresholds;
use crate::domain::clean::Clean;
use crate::domain::day::Day;
use crate::domain::deadline::derive;
use crate::domain::deadline::{Class, Deadline, Level, State};
use crate::domain::dossier::Dossier;
use crate::domain::id::ActionId;
use crate::domain::staff::{Action, ActionKind};
use chrono::Duration;

/// The acts that an office does as a matter of course, by how their ids begin: arrivals, contracts, hand-overs.
const ROUTINE: [&str; 4] = ["NOTIFY", "REG-", "ESUTD", "PERMIT-CHECK"];

/// How far ahead something counts as due, in days.
const HORIZON: i64 = 30;

/// What a dossier turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Verdict {
    /// Something is due within the horizon, or past.
    due: bool,
    /// Something is in breach or overdue.
    bad: bool,
    /// Something is not known.
    unknown: bool,
}

/// Records what an office in order has done; true when the dossier then serves its purpose.
pub(super) fn serves(purpose: Purpose, dossier: &mut Dossier, world: &World<'_>) -> bool {
    let deadlines = derive(dossier, world.rulebook, world.calendar);
    let done: Vec<Action> = deadlines
        .iter()
        .filter(|deadline| should_be_done(purpose, deadline, world.today))
        .map(|deadline| action(deadline, dossier, world.today))
        .collect();
    let fits = |deadlines: &[Deadline]| {
        let verdict = verdict(deadlines, world.today);
        let expected = Verdict {
            due: matches!(purpose, Purpose::Due | Purpose::Bad),
            bad: purpose == Purpose::Bad,
            unknown: purpose == Purpose::Blind,
        };
        verdict == expected
    };
    if done.is_empty() {
        return fits(&deadlines);
    }
    for (number, action) in (1..).zip(done) {
        dossier.actions.push(Action { id: ActionId(number), ..action });
    }
    fits(&derive(dossier, world.rulebook, world.calendar))
}

/// Acts whose day has come, and of a calm client also routine ones that are due soon.
fn should_be_done(purpose: Purpose, deadline: &Deadline, today: Day) -> bool {
    if deadline.class != Class::Act {
        return false;
    }
    // Papers are asked for when a case is opened; that they take long is no reason to be behind.
    let ordered = deadline.id.rule.starts_with("ORDER");
    let routine = ROUTINE.iter().any(|acts| deadline.id.rule.starts_with(acts));
    match deadline.state {
        State::Unknown => purpose != Purpose::Blind,
        State::Open if ordered => true,
        State::Open if routine && purpose != Purpose::Bad => {
            let soon = if purpose == Purpose::Calm { HORIZON } else { -1 };
            deadline.last_day <= today + Duration::days(soon)
        }
        _ => false,
    }
}

/// The act was done two days before it had to be, or today.
fn action(deadline: &Deadline, dossier: &Dossier, today: Day) -> Action {
    Action {
        id: ActionId(0),
        version: 0,
        client: CLIENT,
        rule: Clean::line(&deadline.id.rule),
        subject: Clean::line(&deadline.id.subject),
        kind: ActionKind::Done,
        for_day: deadline.last_day,
        on_day: (deadline.safe_day - Duration::days(2)).min(today),
        until_day: None,
        reason: None,
        proof: Some(Clean::line(&format!("№ {}", deadline.last_day.format("%y%m%d")))),
        by: dossier.client.owner,
    }
}

fn verdict(deadlines: &[Deadline], today: Day) -> Verdict {
    let mut verdict = Verdict::default();
    let horizon = today + Duration::days(HORIZON);
    for deadline in deadlines {
        verdict.unknown |= deadline.state == State::Unknown;
        if !is_live(deadline, today) {
            continue;
        }
        let (class, state) = (deadline.class, deadline.state);
        let level = Thresholds::default().level(class, state, deadline.last_day, deadline.warn_day, today);
        verdict.bad |= matches!(level, Level::Breach | Level::Overdue);
        verdict.due |= deadline.warn_day <= horizon;
    }
    verdict
}

/// Open and not overtaken by a later permit. Nothing is put off in a demonstration.
fn is_live(deadline: &Deadline, today: Day) -> bool {
    deadline.state == State::Open && deadline.moot_from.is_none_or(|day| today < day)
}
