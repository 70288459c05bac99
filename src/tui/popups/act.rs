//! What a decision about a deadline or client needs before it can be saved: a day and a receipt, a reason, a person.
//!
//! A deadline of class stay or status is never ticked off: recording it opens the form of the fact that closes it; at
//! most it is "handled, look again on a day". The decision is about the last day that was on the screen.

use super::ask_fields::{AskFields, asked, asked_of};
use super::ask_line::AskLine;
use super::form;
use super::pick::Pick;
use crate::app::acts::{Decision, REASONS, Target};
use crate::app::forms::Label;
use crate::domain::agenda::DueItem;
use crate::domain::choice::Severity;
use crate::domain::clean::Clean;
use crate::domain::deadline::{Class, DeadlineId};
use crate::domain::id::ClientId;
use crate::domain::phrase::Phrase;
use crate::domain::record::{FieldType, Kind};
use crate::domain::staff::ActionKind;
use crate::i18n::labels;
use crate::tui::context::Context;
use crate::tui::effects::{ActRequest, Effects};
use crate::tui::jobs;

/// Days offered for putting off; any other may be typed.
const PUT_OFF: &[&str] = &["+1", "+2", "+3", "+7", "+14", "+30"];
/// What may be said of a deadline that only a fact closes.
const PUT_OFF_KINDS: &[&str] = &["snoozed", "handled"];

/// Opens the popup that a decision needs.
pub fn open(request: ActRequest, ctx: &Context) -> Effects {
    match request {
        ActRequest::Record(item) => record(&item, ctx),
        ActRequest::Snooze(item) => Effects::popup(snooze(&item, ctx)),
        ActRequest::Assign(client, name) => assign(client, &name, ctx),
        ActRequest::Note(client, name) => note(client, &name, ctx),
    }
}

fn target(item: &DueItem) -> Target {
    let id = DeadlineId { rule: item.rule.clone(), subject: item.subject.clone() };
    Target { client: item.client, id, shown_day: item.last_day }
}

/// `Иванова Мария · TRP ends · 23.11.2026`.
fn about(item: &DueItem, ctx: &Context) -> String {
    let dot = ctx.theme.dot();
    format!("{}{dot}{}{dot}{}", item.client_name, ctx.title(item), ctx.words.day(item.last_day))
}

fn record(item: &DueItem, ctx: &Context) -> Effects {
    let target = target(item);
    if matches!(item.class, Class::Stay | Class::Status) {
        return form::closing(target.client, target.id);
    }
    let is_duty = item.class == Class::Act;
    let today = ctx.words.day(ctx.today());
    let mut fields = vec![asked("on_day", FieldType::Day, true, today)];
    if is_duty {
        fields.push(asked("proof", FieldType::Line, item.severity == Severity::Hard, ""));
    }
    let then = move |answers: &super::ask_fields::Answers| {
        let Some(on) = answers.day("on_day") else {
            return Effects::none();
        };
        decide(target.clone(), Decision::Done { on, proof: answers.words("proof") })
    };
    Effects::popup(AskFields::new(ctx.text("act-title-done"), about(item, ctx), fields, ctx, then))
}

fn decide(target: Target, decision: Decision) -> Effects {
    Effects::act(move |desk| jobs::decide(desk, std::slice::from_ref(&target), &decision))
}

fn snooze(item: &DueItem, ctx: &Context) -> AskFields {
    let until = asked("until_day", FieldType::Day, true, PUT_OFF[0]);
    let days = PUT_OFF.iter().map(|days| ((*days).to_owned(), Label::Text(Clean::line(days))));
    let reason = asked("reason", FieldType::Line, true, "");
    let reasons = REASONS.iter().map(|id| ((*id).to_owned(), Label::Message((*id).to_owned())));
    let mut fields = vec![asked_of(until, days), asked_of(reason, reasons)];
    if matches!(item.class, Class::Stay | Class::Status) {
        let kind = asked("kind", FieldType::Choice(PUT_OFF_KINDS), true, ActionKind::Snoozed.as_str());
        let label = |id: &str| Label::Message(labels::choice(Kind::Action, "kind", id));
        fields.push(asked_of(kind, PUT_OFF_KINDS.iter().map(|id| ((*id).to_owned(), label(id)))));
    }
    let target = target(item);
    let then = move |answers: &super::ask_fields::Answers| {
        let (Some(until), Some(reason)) = (answers.day("until_day"), answers.words("reason")) else {
            return Effects::none();
        };
        let handled = answers.words("kind").is_some_and(|kind| kind.as_str() == ActionKind::Handled.as_str());
        let decision = if handled { Decision::Handled { until, reason } } else { Decision::Snooze { until, reason } };
        decide(target.clone(), decision)
    };
    AskFields::new(ctx.text("act-title-snooze"), about(item, ctx), fields, ctx, then)
}

fn note(client: ClientId, name: &str, ctx: &Context) -> Effects {
    let title = ctx.say(&Phrase::new("tui-note-title").text("name", name));
    Effects::popup(AskLine::new(title, ctx.text("tui-note-question"), move |text| {
        Effects::write(move |desk| jobs::note(desk, client, &text))
    }))
}

fn assign(client: ClientId, name: &str, ctx: &Context) -> Effects {
    let title = ctx.say(&Phrase::new("tui-assign-title").text("name", name));
    let staff = ctx.office.staff.clone();
    let choices = staff.iter().map(|(_, name)| name.to_string()).collect();
    Effects::popup(Pick::new(title, choices, move |at| {
        let Some((to, name)) = staff.get(at).cloned() else {
            return Effects::none();
        };
        Effects::write(move |desk| jobs::assign(desk, client, to, &name))
    }))
}
