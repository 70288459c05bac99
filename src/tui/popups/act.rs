//! What a decision about a deadline or client needs before it can be saved: a person, a few words, a day.

use super::ask_line::AskLine;
use super::pick::Pick;
use crate::domain::id::ClientId;
use crate::domain::phrase::Phrase;
use crate::tui::context::Context;
use crate::tui::effects::{ActRequest, Effect, Effects};
use crate::tui::jobs;

/// Opens the popup that a decision needs.
pub fn open(request: ActRequest, ctx: &Context) -> Effects {
    match request {
        ActRequest::Note(client, name) => note(client, &name, ctx),
        ActRequest::Assign(client, name) => assign(client, &name, ctx),
        ActRequest::Record(_) | ActRequest::Snooze(_) => {
            Effects::one(Effect::Say(Phrase::new("tui-no-form")))
        }
    }
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
        let Some((to, name)) = staff.get(at).cloned() else { return Effects::none() };
        Effects::write(move |desk| jobs::assign(desk, client, to, &name))
    }))
}
