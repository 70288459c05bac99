//! The keys of the place the person is in, straight from the command table.

use super::message::Message;
use crate::app::command::Command;
use crate::domain::phrase::Phrase;
use crate::tui::context::Context;
use crate::tui::effects::Effects;
use crate::tui::screens::{Msg, Screen, is_possible};
use crate::tui::theme::Tone;
use crate::tui::widgets::text::fit;
use ratatui::Frame;

/// Columns for the keys.
const KEYS: usize = 18;

/// A scrollable list of keys and what they do.
#[derive(Debug)]
pub struct Help(Message);

impl Help {
    /// The help of a screen: what my role allows and the screen knows.
    pub fn of(screen: &dyn Screen, ctx: &Context) -> Self {
        let place = screen.place();
        let known = |command: &&Command| {
            command.spec().places.contains(&place) && ctx.allows(**command) && is_possible(**command, screen, ctx)
        };
        let mut lines = Vec::new();
        let about = format!("about-{}", place.text_id());
        if ctx.words.has(&about) {
            lines.extend([(ctx.text(&about), Tone::Muted), (String::new(), Tone::Text)]);
        }
        lines.extend(Command::ALL.iter().filter(known).map(|command| (line(*command, ctx), Tone::Text)));
        lines.extend(led_to(screen, ctx));
        lines.push((String::new(), Tone::Text));
        lines.push((ctx.text("help-levels"), Tone::Muted));
        lines.push((ctx.text("help-layout"), Tone::Muted));
        Self(Message::new(ctx.text("help-title"), lines))
    }

    /// Scrolls or closes.
    pub fn update(&mut self, msg: Msg, ctx: &Context) -> Effects {
        if let Msg::Key(key) = &msg
            && Command::of(*key, crate::app::command::Place::Today) == Some(Command::Help)
        {
            return Effects::close();
        }
        self.0.update(msg, ctx)
    }

    /// Draws the list.
    pub fn draw(&self, frame: &mut Frame<'_>, ctx: &Context) {
        self.0.draw(frame, ctx);
    }
}

/// Where the first of two keys leads from here, a line a place.
fn led_to(screen: &dyn Screen, ctx: &Context) -> Vec<(String, Tone)> {
    let Some(go) = Command::Go.spec().keys.first().filter(|_| Command::Go.spec().places.contains(&screen.place()))
    else {
        return Vec::new();
    };
    let possible = |command: &Command| ctx.allows(*command) && is_possible(*command, screen, ctx);
    let led = Command::led_to(screen.place()).filter(|(_, command)| possible(command));
    let said = led.map(|(key, command)| format!("{key}\u{a0}{}", ctx.text(&command.hint_id()).replace(' ', "\u{a0}")));
    let said: Vec<String> = said.collect();
    let head = ctx.say(&Phrase::new("help-go").text("go", go.to_string()));
    vec![(String::new(), Tone::Text), (format!("{head}: {}", said.join(ctx.theme.dot())), Tone::Text)]
}

fn line(command: Command, ctx: &Context) -> String {
    let keys: Vec<String> = command.spec().keys.iter().map(ToString::to_string).collect();
    let keys = fit(&keys.join(" "), KEYS);
    format!("{keys} \t{}", ctx.text(&command.text_id()))
}
