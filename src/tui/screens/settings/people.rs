//! The people of the office and their keys, for an admin: a list, one person, one key. Each step is a popup over the
//! settings; what a step leads to is handed back to the screen, which knows the people as they are now.

use crate::app::error::AppError;
use crate::app::forms::Label;
use crate::app::staff::{NewKey, Person};
use crate::domain::id::{StaffId, StaffKeyId};
use crate::domain::phrase::Phrase;
use crate::domain::record::{FieldType, Key, Kind};
use crate::domain::staff::StaffKey;
use crate::tui::context::Context;
use crate::tui::effects::{Effect, Effects, FormRequest};
use crate::tui::popups::ask_fields::{Answers, AskFields, asked, asked_of};
use crate::tui::popups::confirm::Confirm;
use crate::tui::popups::message::Message;
use crate::tui::popups::pick::Pick;
use crate::tui::reply::Reply;
use crate::tui::theme::Tone;

/// Where a choice leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// One person: what to do.
    Person(StaffId),
    /// The form of a person; of a new one without a number.
    Form(Option<StaffId>),
    /// Lets somebody out, or in again.
    Active(StaffId, bool),
    /// A key is to be added.
    AddKey(StaffId),
    /// One key: what to do.
    Key(StaffKeyId),
    /// Takes a key out of use, or back into it.
    KeyActive(StaffKeyId, bool),
    /// The whole fingerprint of a key, and what else is known of it.
    KeyPage(StaffKeyId),
}

/// A list whose lines lead somewhere.
fn choose(title: String, lines: Vec<(String, Step)>) -> Pick {
    let (names, steps): (Vec<String>, Vec<Step>) = lines.into_iter().unzip();
    Pick::new(title, names, move |at| {
        let step = steps.get(at).map(|step| Effect::hand(Reply::People(*step)));
        step.map_or_else(Effects::close, |step| Effects::close().and(step))
    })
    .wide()
}

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

fn active_keys(person: &Person) -> usize {
    person.keys.iter().filter(|key| key.active).count()
}

fn say_keys(person: &Person, ctx: &Context) -> String {
    ctx.say(&Phrase::new("staff-keys").number("n", count(active_keys(person))))
}

/// `a.serikova · Айгуль Серикова · officer · 2 keys`.
fn line(person: &Person, ctx: &Context) -> String {
    let staff = &person.staff;
    let role = if staff.active { format!("role-{}", staff.role.as_str()) } else { "staff-inactive".to_owned() };
    let mut parts = vec![staff.handle().to_string()];
    parts.extend((staff.handle() != &staff.name).then(|| staff.name.to_string()));
    parts.push(ctx.text(&role));
    parts.extend((active_keys(person) > 0).then(|| say_keys(person, ctx)));
    parts.join(ctx.theme.dot())
}

/// What stands beside the line of the settings.
pub(super) fn summary(people: &[Person]) -> Phrase {
    let here = people.iter().filter(|person| person.staff.active && person.staff.login.is_some());
    Phrase::new("staff-summary").number("n", count(here.count()))
}

/// Everybody, those who work here first, and the way to one more.
pub(super) fn list(people: &[Person], ctx: &Context) -> Pick {
    let mut all: Vec<&Person> = people.iter().collect();
    all.sort_by_key(|person| (!person.staff.active, person.staff.login.is_none()));
    let mut lines = vec![(ctx.text("staff-new"), Step::Form(None))];
    lines.extend(all.into_iter().map(|person| (line(person, ctx), Step::Person(person.staff.id))));
    choose(ctx.text("office-people"), lines)
}

/// Carries out a step.
pub(super) fn go(step: Step, people: &[Person], ctx: &Context) -> Effects {
    let person = |id: StaffId| people.iter().find(|person| person.staff.id == id);
    let key = |id: StaffKeyId| people.iter().flat_map(|person| &person.keys).find(|key| key.id == id);
    let shown = match step {
        Step::Form(id) => {
            let key = id.map(|id| Key { kind: Kind::Staff, id: id.0 });
            Some(Effects::one(Effect::Form(FormRequest { key, ..FormRequest::new(Kind::Staff) })))
        }
        Step::Person(id) => person(id).map(|person| Effects::popup(one(person, ctx))),
        Step::Active(id, active) => person(id).map(|person| set_active(person, active)),
        Step::AddKey(id) => person(id).map(|person| Effects::popup(add_key(person, ctx))),
        Step::Key(id) => key(id).map(|key| Effects::popup(one_key(key, ctx))),
        Step::KeyActive(id, active) => key(id).map(|key| set_key(key, active)),
        Step::KeyPage(id) => key(id).map(|key| Effects::popup(key_page(key, ctx))),
    };
    // Somebody else may have taken it away meanwhile.
    shown.unwrap_or_else(|| Effects::one(Effect::Say(Phrase::new("error-not-found"))))
}

/// One person: change, keys, let out.
fn one(person: &Person, ctx: &Context) -> Pick {
    let staff = &person.staff;
    let mut lines = vec![(ctx.text("staff-change"), Step::Form(Some(staff.id)))];
    lines.extend(staff.login.is_some().then(|| (ctx.text("staff-add-key"), Step::AddKey(staff.id))));
    lines.extend(person.keys.iter().map(|key| (key_line(key, ctx), Step::Key(key.id))));
    let turn = if staff.active { "staff-let-out" } else { "staff-let-in" };
    lines.push((ctx.text(turn), Step::Active(staff.id, !staff.active)));
    choose(line(person, ctx), lines)
}

/// `K-000017 · laptop · Ed25519 · out of use`.
fn key_line(key: &StaffKey, ctx: &Context) -> String {
    let mut parts = vec![key.id.to_string(), key.name.to_string(), kind(key, ctx)];
    parts.extend(key.verify_required.then(|| ctx.text("staff-key-verifies")));
    parts.extend((!key.active).then(|| ctx.text("staff-key-out-of-use")));
    parts.join(ctx.theme.dot())
}

fn kind(key: &StaffKey, ctx: &Context) -> String {
    ctx.text(&format!("key-kind-{}", key.kind.as_str()))
}

fn one_key(key: &StaffKey, ctx: &Context) -> Pick {
    let turn = if key.active { "staff-key-out" } else { "staff-key-in" };
    let lines = vec![
        (ctx.text("staff-key-look"), Step::KeyPage(key.id)),
        (ctx.text(turn), Step::KeyActive(key.id, !key.active)),
    ];
    choose(key_line(key, ctx), lines)
}

fn key_page(key: &StaffKey, ctx: &Context) -> Message {
    let added = ctx.say(&Phrase::new("staff-key-added").day("day", key.added_on));
    let lines = [key.fingerprint.to_string(), kind(key, ctx), added];
    Message::new(key_line(key, ctx), lines.into_iter().map(|line| (line, Tone::Text)).collect())
}

fn saved(done: Result<(), AppError>) -> Result<Reply, AppError> {
    done.map(|()| Reply::Saved(Phrase::new("office-saved")))
}

fn set_active(person: &Person, active: bool) -> Effects {
    let id = person.staff.id;
    let job = move |desk: &mut crate::app::desk::Desk| {
        saved(desk.keep_person(Some(id), &[("active", active.to_string())], None).map(drop))
    };
    if active {
        return Effects::write(job);
    }
    let question = Phrase::new("staff-let-out-ask").text("name", person.staff.handle());
    Effects::popup(Confirm::grave(question, 'y', "staff-let-out-hint", Effect::Write(Box::new(job))))
}

fn set_key(key: &StaffKey, active: bool) -> Effects {
    let id = key.id;
    let job = move |desk: &mut crate::app::desk::Desk| saved(desk.set_key_active(id, active).map(drop));
    if active {
        return Effects::write(job);
    }
    let question = Phrase::new("staff-key-out-ask").text("key", id.to_string()).text("name", &key.name);
    Effects::popup(Confirm::grave(question, 'y', "staff-key-out-hint", Effect::Write(Box::new(job))))
}

/// The line of a key, pasted; a name; whether the token asks.
fn add_key(person: &Person, ctx: &Context) -> AskFields {
    let id = person.staff.id;
    let flags = ["false", "true"].map(|flag| (flag.to_owned(), Label::Message(format!("flag-{flag}"))));
    let fields = vec![
        asked("blob", FieldType::Note, true, ""),
        asked("name", FieldType::Line, false, ""),
        asked_of(asked("verify_required", FieldType::Flag, true, "false"), flags),
    ];
    let title = format!("{}: {}", ctx.text("staff-add-key"), person.staff.handle());
    AskFields::new(title, ctx.text("staff-add-key-about"), fields, ctx, move |answers: &Answers| {
        let text = |name| answers.words(name).map(String::from).unwrap_or_default();
        let verify_required = answers.flag("verify_required");
        let new = NewKey { line: text("blob"), name: text("name"), verify_required };
        Effects::write(move |desk| saved(desk.add_key(id, &new).map(drop)))
    })
}
