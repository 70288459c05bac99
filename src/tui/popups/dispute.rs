//! An act about a record that somebody else changed in the same field a moment before: theirs stays, mine is done all the
//! same, or the record is opened to be written anew. Until that is said nothing is saved, and what asked stays open.

use super::sides::{Answer, Choice, Side, Sides};
use crate::app::forms::{Conflict, FieldConflict, typed_text};
use crate::domain::day::Day;
use crate::domain::phrase::Phrase;
use crate::domain::record::{FieldType, Kind};
use crate::i18n::labels;
use crate::tui::context::Context;
use crate::tui::effects::{Dispute, Effect, Effects, FormRequest};
use crate::tui::screens::Msg;
use crate::tui::worker::Address;
use ratatui::Frame;
use serde_json::Value;

/// The question.
pub struct Disputed {
    asker: Address,
    sides: Sides,
    dispute: Option<Dispute>,
}

impl Disputed {
    /// What is in question about an act that `asker` wanted.
    pub fn new(asker: Address, dispute: Dispute, ctx: &Context) -> Self {
        let conflict = dispute.error.conflict.as_deref();
        let kind = conflict.map(|conflict| conflict.current.key().kind);
        let side = |conflict: &Conflict| {
            let kind = conflict.current.key().kind;
            conflict.fields.iter().map(|field| side(kind, field, ctx)).collect()
        };
        let sides = Sides::new(&dispute.error, conflict.map(side).unwrap_or_default(), ctx);
        let sides = sides.as_a_whole(kind != Some(Kind::Action));
        Self { asker, sides, dispute: Some(dispute) }
    }

    /// Decides.
    #[expect(clippy::needless_pass_by_value, reason = "every popup is given its message")]
    pub fn update(&mut self, msg: Msg, _ctx: &Context) -> Effects {
        let Msg::Key(key) = msg else { return Effects::none() };
        let answer = self.sides.key(key);
        let theirs = self.sides.focused().is_some_and(|side| side.chosen == Some(Choice::Theirs));
        let asker = |effect| Effect::For(self.asker, Box::new(effect));
        match answer {
            Answer::Open => Effects::none(),
            Answer::Back => Effects::close(),
            Answer::Edit => Effects::close().and(asker(Effect::Close)).plus(self.form()),
            Answer::Decided if theirs => {
                let said = Effect::Say(Phrase::new("together-left"));
                Effects::close().and(asker(Effect::Close)).and(said).and(Effect::Refresh)
            }
            Answer::Decided => {
                let act = self.dispute.take().map(|dispute| asker(dispute.insist()));
                act.map_or_else(Effects::close, |act| Effects::close().and(act))
            }
        }
    }

    /// The form of the record in question.
    fn form(&self) -> Effects {
        let conflict = self.dispute.as_ref().and_then(|dispute| dispute.error.conflict.as_deref());
        let current = conflict.map(|conflict| &conflict.current);
        current.map_or_else(Effects::none, |current| {
            let (key, client) = (current.key(), current.client());
            Effects::one(Effect::Form(FormRequest { kind: key.kind, key: Some(key), client, case: None }))
        })
    }

    /// Draws the question.
    pub fn draw(&self, frame: &mut Frame<'_>, ctx: &Context) {
        self.sides.draw(frame, ctx);
    }
}

fn side(kind: Kind, field: &FieldConflict, ctx: &Context) -> Side {
    let text = |value: &Value| shown(kind, &field.field, value, ctx);
    Side {
        name: field.field.clone(),
        label: ctx.text(&label(kind, &field.field)),
        opened: text(&field.opened),
        theirs: text(&field.theirs),
        mine: text(&field.mine),
        chosen: None,
    }
}

fn label(kind: Kind, field: &str) -> String {
    if (kind, field) == (Kind::Action, "kind") { "together-decision".to_owned() } else { labels::field(field) }
}

/// A stored value as people read it.
fn shown(kind: Kind, name: &str, value: &Value, ctx: &Context) -> String {
    let Some(field) = kind.field(name) else { return String::new() };
    match (field.holds, value) {
        (_, Value::Null) => String::new(),
        (FieldType::Choice(_), Value::String(word)) => ctx.text(&labels::choice(kind, name, word)),
        (FieldType::Flag, Value::Bool(set)) => ctx.text(&format!("flag-{set}")),
        (FieldType::Day, Value::String(day)) => {
            day.parse::<Day>().map_or_else(|_| day.clone(), |day| ctx.words.day(day))
        }
        (FieldType::Ref(Kind::Staff), Value::Number(id)) => {
            let named = ctx.office.staff.iter().find(|(staff, _)| Some(staff.0) == id.as_i64());
            named.map_or_else(|| id.to_string(), |(_, name)| name.to_string())
        }
        _ => typed_text(*field, Some(value)),
    }
}
