//! One line of a review: a deadline with the day it was shown with, whether it was seen, and what has become of it.

use super::{Called, News, Reason, Span};
use crate::domain::agenda::DueItem;
use crate::domain::choice::choices;
use crate::domain::clean::Clean;
use crate::domain::day::Day;
use crate::domain::deadline::{DeadlineId, State};
use crate::domain::id::ClientId;
use crate::domain::staff::{Action, ActionKind};
use std::collections::HashMap;

choices! {
    /// What was decided about an item.
    Outcome {
        /// The act is done, with its proof.
        Done = "done",
        /// A fact was recorded that closes it.
        Recorded = "recorded",
        /// Put off.
        Snoozed = "snoozed",
        /// Taken care of; look again.
        Handled = "handled",
        /// Given to another officer.
        Assigned = "assigned",
        /// A note was written.
        Noted = "noted",
        /// Papers were asked for.
        Requested = "requested",
    }
}

/// A decision, by whom and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settled {
    /// What.
    pub outcome: Outcome,
    /// Who, as lists show them; unknown where a fact closed it.
    pub by: Option<Clean>,
    /// When it was taken in, in milliseconds since 1970 UTC.
    pub at_ms: i64,
    /// Look again on.
    pub until: Option<Day>,
    /// Receipt, reason, note, number of papers, or to whom.
    pub detail: Option<Clean>,
    /// The journal group of a note or request.
    pub group: Option<i64>,
}

/// One line of a review, as kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The client.
    pub client: ClientId,
    /// The deadline.
    pub id: DeadlineId,
    /// Its place in the queue, from 1.
    pub nth: i64,
    /// Why it is there.
    pub reasons: Vec<Reason>,
    /// Whose it was, as lists show it.
    pub owner: Option<Clean>,
    /// The last day it was shown with.
    pub shown_day: Day,
    /// When it was seen with that day, in milliseconds since 1970 UTC.
    pub seen_ms: Option<i64>,
    /// What has become of it.
    pub settled: Option<Settled>,
}

impl Entry {
    fn new(called: &Called, nth: i64) -> Self {
        let item = &called.item;
        Self {
            client: item.client,
            id: DeadlineId { rule: item.rule.clone(), subject: item.subject.clone() },
            nth,
            reasons: called.reasons.clone(),
            owner: item.owner.clone(),
            shown_day: item.last_day,
            seen_ms: None,
            settled: None,
        }
    }

    /// True when it is about that stored deadline.
    pub fn is_of(&self, item: &DueItem) -> bool {
        self.client == item.client && self.id.rule == item.rule && self.id.subject == item.subject
    }

    /// True when it asks for a decision and has none.
    pub fn is_left(&self) -> bool {
        self.settled.is_none() && self.presses()
    }

    /// True when it asks for a decision.
    fn presses(&self) -> bool {
        self.reasons.iter().any(Reason::presses)
    }

    /// True when nobody has looked at it. What asks for a decision is looked at once it is decided; news about what
    /// somebody else decided are not.
    pub fn is_unseen(&self) -> bool {
        self.seen_ms.is_none() && (self.settled.is_none() || !self.presses())
    }

    fn climbed(&self) -> bool {
        self.reasons.iter().any(|reason| matches!(reason, Reason::Climbed { .. }))
    }

    fn is_second_look(&self) -> bool {
        self.reasons.iter().any(|reason| matches!(reason, Reason::SecondLook { .. }))
    }
}

/// How far a review is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
pub struct Progress {
    /// Items.
    pub items: usize,
    /// Seen or decided.
    pub seen: usize,
    /// Decided.
    pub decided: usize,
    /// Asking for a decision that was not taken.
    pub left: usize,
}

impl Progress {
    /// Counts.
    pub fn of<'e>(entries: impl IntoIterator<Item = &'e Entry>) -> Self {
        let mut progress = Self::default();
        for entry in entries {
            progress.items += 1;
            progress.seen += usize::from(!entry.is_unseen());
            progress.decided += usize::from(entry.settled.is_some());
            progress.left += usize::from(entry.is_left());
        }
        progress
    }
}

/// What was kept, with what is called for now: kept lines keep their places, new ones follow in the order of the queue.
/// A line whose day moved is unseen again and says so.
pub fn merge(kept: Vec<Entry>, queue: &[Called], today: Day) -> Vec<Entry> {
    let key = |client: ClientId, rule: &str, subject: &str| (client, rule.to_owned(), subject.to_owned());
    let mut places: HashMap<_, usize> = HashMap::new();
    for (at, entry) in kept.iter().enumerate() {
        places.insert(key(entry.client, &entry.id.rule, &entry.id.subject), at);
    }
    let mut last = kept.iter().map(|entry| entry.nth).max().unwrap_or(0);
    let mut entries = kept;
    for called in queue {
        let item = &called.item;
        match places.get(&key(item.client, &item.rule, &item.subject)) {
            Some(at) => refresh(&mut entries[*at], called, today),
            None => {
                last += 1;
                entries.push(Entry::new(called, last));
            }
        }
    }
    entries
}

fn refresh(entry: &mut Entry, called: &Called, today: Day) {
    if entry.shown_day == called.item.last_day {
        return;
    }
    let told = called.reasons.iter().any(|reason| matches!(reason, Reason::Changed { news: News::Day, .. }));
    let moved = Reason::Changed { news: News::Day, from: Some(entry.shown_day), by: None, on: today };
    *entry = Entry { owner: entry.owner.clone(), ..Entry::new(called, entry.nth) };
    if !told {
        entry.reasons.push(moved);
    }
}

/// What has become of a line, read off its deadline as stored now and the newest thing people did about it. `kept` is
/// what was settled before; `handle` names staff.
pub fn settle(
    entry: &Entry,
    item: Option<&DueItem>,
    action: Option<&Action>,
    (span, now_ms): (&Span, i64),
    handle: &dyn Fn(&Action) -> Option<Clean>,
) -> Option<Settled> {
    let found = match item {
        None => Some((Outcome::Recorded, None, None, None)),
        Some(item) => outcome(entry, item, action, span, handle),
    };
    let kept = entry.settled.as_ref();
    match found {
        Some((outcome, by, until, detail)) => {
            let same = kept.filter(|kept| kept.outcome == outcome && kept.until == until && kept.detail == detail);
            let at_ms = same.map_or(now_ms, |kept| kept.at_ms);
            Some(Settled { outcome, by, at_ms, until, detail, group: None })
        }
        // A note or a request leaves no trace in the deadline.
        None => kept.filter(|kept| matches!(kept.outcome, Outcome::Noted | Outcome::Requested)).cloned(),
    }
}

type Found = (Outcome, Option<Clean>, Option<Day>, Option<Clean>);

fn outcome(
    entry: &Entry,
    item: &DueItem,
    action: Option<&Action>,
    span: &Span,
    handle: &dyn Fn(&Action) -> Option<Clean>,
) -> Option<Found> {
    let done = action.filter(|action| action.kind == ActionKind::Done);
    let put_off =
        action.filter(|action| action.on_day == span.today || item.look_again_on.is_some_and(|day| day > span.until));
    match item.state {
        State::Done if entry.is_second_look() => None,
        State::Done => Some(match done {
            Some(action) => (Outcome::Done, handle(action), None, action.proof.clone()),
            None => (Outcome::Recorded, None, None, None),
        }),
        State::Snoozed | State::Handled if !span.is_breach(item) => put_off.map(|action| {
            let outcome = if item.state == State::Snoozed { Outcome::Snoozed } else { Outcome::Handled };
            (outcome, handle(action), item.look_again_on, action.reason.clone())
        }),
        _ if item.owner != entry.owner && !entry.climbed() => Some((Outcome::Assigned, None, None, item.owner.clone())),
        _ => None,
    }
}

impl Span {
    /// A breach is never put off, whatever was recorded before it became one.
    fn is_breach(&self, item: &DueItem) -> bool {
        item.class == crate::domain::deadline::Class::Stay && item.last_day < self.today
    }
}
