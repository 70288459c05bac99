//! Deadlines, status and findings of made-up dossiers; dates worked out by hand stand in the comments.

mod acts;
mod binding;
mod closing;
mod cover;
mod filing;
mod gauge;
mod mutation;
mod odd;
mod papers;
mod personal;
mod properties;
mod state;
mod table;
mod words;

use super::*;
use crate::domain::calendar::Calendar;
use crate::domain::case::{CaseKind, DocumentState, Outcome, Stage};
use crate::domain::choice::{Ground, Presence};
use crate::domain::country::Country;
use crate::domain::dossier::Dossier;
use crate::domain::permit::PermitKind;
use crate::domain::phrase::{Arg, Phrase};
use crate::domain::rulebook::{Confirmation, Rulebook};
use crate::domain::staff::ActionKind;
use crate::domain::testing::{Made, client, day, law};

fn deadlines(made: &Made) -> Vec<Deadline> {
    derive(&made.0, &law(), &Calendar::built_in())
}

fn find<'a>(all: &'a [Deadline], id: &str) -> &'a Deadline {
    all.iter().find(|deadline| deadline.id.to_string() == id).unwrap_or_else(|| panic!("{id} in {:?}", ids(all)))
}

fn ids(all: &[Deadline]) -> Vec<String> {
    all.iter().map(|deadline| deadline.id.to_string()).collect()
}

fn last_day(made: &Made, id: &str) -> Day {
    find(&deadlines(made), id).last_day
}

fn state(made: &Made, id: &str) -> State {
    find(&deadlines(made), id).state
}

fn has(made: &Made, rule: &str) -> bool {
    deadlines(made).iter().any(|deadline| deadline.id.rule == rule)
}

fn kinds(deadline: &Deadline) -> Vec<StepKind> {
    deadline.trail.iter().map(|step| step.kind).collect()
}
