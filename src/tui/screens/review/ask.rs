//! Putting an item off: the day (given by the key, or asked for), a reason of the short list, and a few words with it.

use crate::app::acts::{Decision, REASONS, Target};
use crate::app::forms::Label;
use crate::domain::agenda::DueItem;
use crate::domain::clean::Clean;
use crate::domain::day::Day;
use crate::domain::deadline::{Class, DeadlineId};
use crate::domain::phrase::Phrase;
use crate::domain::record::{FieldType, Kind};
use crate::domain::staff::ActionKind;
use crate::i18n::labels;
use crate::tui::context::Context;
use crate::tui::effects::Effects;
use crate::tui::jobs;
use crate::tui::popups::ask_fields::{Answers, AskFields, asked, asked_of};

/// Days offered; any other may be typed.
const DAYS: [&str; 5] = ["+1", "+7", "+14", "+1wd", "+3wd"];
/// What may be said of a deadline that only a fact closes.
const KINDS: &[&str] = &["snoozed", "handled"];

/// The popup. Its decision is about the item as it was shown.
pub(super) fn put_off(item: &DueItem, until: Option<Day>, ctx: &Context) -> AskFields {
    let mut fields = Vec::new();
    if until.is_none() {
        let days = DAYS.iter().map(|days| ((*days).to_owned(), Label::Text(Clean::line(days))));
        fields.push(asked_of(asked("until_day", FieldType::Day, true, DAYS[0]), days));
    }
    let reasons = REASONS.iter().map(|id| ((*id).to_owned(), Label::Message((*id).to_owned())));
    fields.push(asked_of(asked("reason", FieldType::Line, true, ""), reasons));
    fields.push(asked("words", FieldType::Line, false, ""));
    if until.is_none() && matches!(item.class, Class::Stay | Class::Status) {
        let label = |id: &str| Label::Message(labels::choice(Kind::Action, "kind", id));
        let kind = asked("kind", FieldType::Choice(KINDS), true, ActionKind::Snoozed.as_str());
        fields.push(asked_of(kind, KINDS.iter().map(|id| ((*id).to_owned(), label(id)))));
    }
    let title = match until {
        Some(day) => ctx.say(&Phrase::new("review-put-off-title").day("day", day)),
        None => ctx.text("act-title-snooze"),
    };
    let dot = ctx.theme.dot();
    let about = format!("{}{dot}{}{dot}{}", item.client_name, ctx.title(item), ctx.words.day(item.last_day));
    let id = DeadlineId { rule: item.rule.clone(), subject: item.subject.clone() };
    let target = Target { client: item.client, id, shown_day: item.last_day };
    let named: Vec<(&str, String)> = REASONS.iter().map(|id| (*id, ctx.text(id))).collect();
    AskFields::new(title, about, fields, ctx, move |answers: &Answers| {
        let (Some(until), Some(reason)) = (until.or_else(|| answers.day("until_day")), answers.words("reason")) else {
            return Effects::none();
        };
        let reason = with_words(reason, answers.words("words"), &named);
        let handled = answers.words("kind").is_some_and(|kind| kind.as_str() == ActionKind::Handled.as_str());
        let decision = if handled { Decision::Handled { until, reason } } else { Decision::Snooze { until, reason } };
        let target = target.clone();
        Effects::act(move |desk| jobs::decide(desk, std::slice::from_ref(&target), &decision))
    })
}

/// The word of the list alone stays a word that every language can say; with more words it becomes a sentence.
fn with_words(reason: Clean, words: Option<Clean>, named: &[(&str, String)]) -> Clean {
    let Some(words) = words else { return reason };
    let known = named.iter().find(|(id, _)| *id == reason.as_str()).map(|(_, said)| said.as_str());
    Clean::line(&format!("{}: {words}", known.unwrap_or(&reason)))
}
