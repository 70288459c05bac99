//! What people did about a deadline, kept apart from what the law says, and what follows from it.

use super::{Class, Deadline, State};
use crate::domain::day::Day;
use crate::domain::dossier::Dossier;
use crate::domain::staff::{Action, ActionKind};

/// Sets the state of a derived deadline. `closed` says that a recorded fact has done what the deadline asks for.
pub(super) fn settle(deadline: &mut Deadline, dossier: &Dossier, closed: bool) {
    let action = newest_action(deadline, dossier);
    let (state, look_again_on) = match action {
        _ if closed => (State::Done, None),
        Some(action) => after(deadline, action),
        None => (untouched(deadline, dossier.client.created_on), None),
    };
    (deadline.state, deadline.look_again_on) = (state, look_again_on);
}

fn newest_action<'a>(deadline: &Deadline, dossier: &'a Dossier) -> Option<&'a Action> {
    let about =
        |action: &&Action| action.rule.as_str() == deadline.id.rule && action.subject.as_str() == deadline.id.subject;
    dossier.actions.iter().filter(about).max_by_key(|action| (action.on_day, action.id))
}

/// An earlier day than the action was made for reopens the deadline; any move ends a snooze. A stay or status ends
/// through a fact, never because somebody says "done".
fn after(deadline: &Deadline, action: &Action) -> (State, Option<Day>) {
    let may_be_done = matches!(deadline.class, Class::Act | Class::Own);
    match action.kind {
        ActionKind::Done if may_be_done && action.for_day <= deadline.last_day => (State::Done, None),
        ActionKind::Snoozed if action.for_day == deadline.last_day => (State::Snoozed, action.until_day),
        ActionKind::Handled if action.for_day <= deadline.last_day => (State::Handled, action.until_day),
        ActionKind::Done | ActionKind::Snoozed | ActionKind::Handled | ActionKind::Open => (State::Open, None),
    }
}

/// A sheet that was taken in says nothing about the acts of the past.
fn untouched(deadline: &Deadline, created_on: Day) -> State {
    if deadline.class == Class::Act && deadline.last_day < created_on { State::Unknown } else { State::Open }
}
