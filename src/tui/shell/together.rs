//! What other sessions did, on the screen: records read again, a line about the open card, who else has it open.
//!
//! Nothing moves under an open popup: what is below is read again once the last one has closed. What is told about the
//! card stays until another card is opened or something newer is told, and never covers what the shell itself has to say.

use super::Shell;
use super::carry::SHELL;
use crate::app::together::{Around, Card, CardNews, Elsewhere, Here, Joined, What};
use crate::domain::clean::Clean;
use crate::domain::phrase::Phrase;
use crate::i18n::labels;
use crate::tui::context::Context;
use crate::tui::effects::Effects;
use crate::tui::popups::message::Message;
use crate::tui::reply::Reply;
use crate::tui::screens::Msg;
use crate::tui::theme::Tone;
use crate::tui::widgets::text::{cut, width};
use crate::tui::worker::{Lane, Work};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Paragraph;

/// So many names, or things changed, are told; the others are counted.
const NAMED: usize = 3;

/// What the shell knows of others.
#[derive(Debug, Default)]
pub(super) struct Others {
    /// The card that the worker was told to watch.
    card: Option<Card>,
    /// Who else has it open.
    open: Vec<Clean>,
    /// What was done to it.
    news: Option<CardNews>,
    /// Something changed while a popup was open.
    held: bool,
}

/// `address, phone +2`.
pub(in crate::tui) fn list(all: &[String]) -> String {
    let named = all.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", ");
    if all.len() > NAMED { format!("{named} +{}", all.len() - NAMED) } else { named }
}

/// A label inside a sentence: it begins small, unless it is a word of capitals.
fn inside(label: &str) -> String {
    let mut letters = label.chars();
    let (first, second) = (letters.next(), letters.next());
    match first {
        Some(first) if !second.is_some_and(char::is_uppercase) => {
            first.to_lowercase().chain(label.chars().skip(1)).collect()
        }
        _ => label.to_owned(),
    }
}

/// The names of fields in a sentence.
pub(in crate::tui) fn fields(names: &[String], ctx: &Context) -> String {
    let named: Vec<String> = names.iter().map(|name| inside(&ctx.text(&labels::field(name)))).collect();
    list(&named)
}

fn what(one: What, ctx: &Context) -> String {
    let about = |id: &str, kind| ctx.say(&Phrase::new(id).text("kind", inside(&ctx.text(&labels::kind(kind)))));
    match one {
        What::Added(kind) => about("together-added", kind),
        What::Removed(kind) => about("together-removed", kind),
        What::Changed(field) => inside(&ctx.text(&labels::field(field))),
        What::Dates => ctx.text("together-dates"),
    }
}

/// `b.akhmetov changed: address, phone · 14:02:31`.
fn told(news: &CardNews, ctx: &Context) -> String {
    let all: Vec<String> = news.what.iter().map(|one| what(*one, ctx)).collect();
    let said = Phrase::new("together-changed").text("who", news.who.as_str()).text("what", list(&all));
    format!("{}{}{}", ctx.say(&said), ctx.theme.dot(), news.time())
}

/// `b.akhmetov has this open`.
fn open_too(others: &[Clean], ctx: &Context) -> String {
    let names: Vec<String> = others.iter().map(ToString::to_string).collect();
    let n = i64::try_from(names.len()).unwrap_or(i64::MAX);
    ctx.say(&Phrase::new("together-open").text("who", list(&names)).number("n", n))
}

fn here(one: &Here, ctx: &Context) -> String {
    let who =
        if one.me { ctx.say(&Phrase::new("together-you").text("who", one.who.as_str())) } else { one.who.to_string() };
    let since = ctx.say(&Phrase::new("together-since").text("time", &one.since));
    let card = one.card.map(|card| card.client.to_string());
    let address = one.address.as_ref().filter(|address| !address.is_empty()).map(ToString::to_string);
    let parts: Vec<String> = [who, since].into_iter().chain(card).chain(address).collect();
    parts.join(ctx.theme.dot())
}

impl Shell {
    /// Tells the worker which card is open, where that is another than before.
    pub(super) fn watch(&mut self) {
        let card = self.top().and_then(|page| page.screen.card());
        if card != self.others.card {
            let held = self.others.held;
            self.others = Others { card, held, ..Others::default() };
            self.work.push(Work::Watch(card));
        }
    }

    /// Takes in what a look around found.
    pub(super) fn around(&mut self, around: Around) {
        if around.card == self.others.card {
            if let Some(open) = around.others {
                (self.others.open, self.dirty) = (open, true);
            }
            if let Some(news) = around.news {
                (self.others.news, self.dirty) = (Some(news), true);
            }
        }
        if let Some(elsewhere) = around.changed {
            self.elsewhere(&elsewhere);
        }
    }

    /// Others changed records: the screen in front reads at once where it shows them, the others when they are shown.
    pub(super) fn elsewhere(&mut self, elsewhere: &Elsewhere) {
        for page in self.tabs.iter_mut().chain(&mut self.opened) {
            page.stale |= page.screen.concerns(elsewhere);
        }
        self.others.held = true;
        self.let_go();
    }

    /// Reads again what was held back while a popup was open.
    pub(super) fn let_go(&mut self) {
        if !self.others.held || !self.popups.is_empty() {
            return;
        }
        self.others.held = false;
        if self.top_mut().is_some_and(|page| std::mem::take(&mut page.stale)) {
            self.tell_top(Msg::Changed);
        }
    }

    /// True when what a page shows was changed while a popup lay over it.
    pub(super) fn is_held(&self, page: &super::Page) -> bool {
        self.others.held && page.stale
    }

    /// Asks who is here.
    pub(super) fn ask_who(&mut self) {
        let asked = Effects::read(Lane::Preview, |desk| Ok(Reply::Here(desk.who_is_here()?)));
        self.carry_out(SHELL, asked);
    }

    /// Shows who is here.
    pub(super) fn show_who(&mut self, all: &[Here]) {
        self.dirty = true;
        let lines = all.iter().map(|one| (here(one, &self.ctx), Tone::Text)).collect();
        self.push_popup(Message::new(self.ctx.text("together-title"), lines).into());
    }

    /// Adds to what was just saved that it was joined with what others had changed.
    pub(super) fn say_joined(&mut self, joined: &[Joined]) {
        let Some(first) = joined.first() else { return };
        let what = fields(&first.fields, &self.ctx);
        let said = match &first.who {
            Some(who) => Phrase::new("together-joined-by").text("who", who.as_str()),
            None => Phrase::new("together-joined"),
        };
        // In place of what was said about the save: both do not fit on a line, and this one says that it is saved.
        self.status = Some((self.ctx.say(&said.text("what", what)), Tone::Good));
    }

    /// What stands in the status line about the open card.
    pub(super) fn told_of_card(&self) -> Option<String> {
        self.others.news.as_ref().map(|news| told(news, &self.ctx))
    }

    /// Says on the upper line of the card who else has it open.
    pub(super) fn draw_open_too(&self, frame: &mut Frame<'_>, body: Rect) {
        let Some(page) = self.top().filter(|_| !self.others.open.is_empty() && body.height > 0) else { return };
        let taken = width(&page.screen.title(&self.ctx)) + 6;
        let room = usize::from(body.width).saturating_sub(taken);
        let sign = if self.ctx.theme.ascii { "*" } else { "●" };
        let text = cut(&format!(" {sign} {} ", open_too(&self.others.open, &self.ctx)), room);
        let columns = u16::try_from(width(&text)).unwrap_or(body.width);
        if columns < 8 {
            return;
        }
        let area = Rect { x: body.right().saturating_sub(columns + 2), y: body.y, width: columns, height: 1 };
        frame.render_widget(Paragraph::new(Line::styled(text, self.ctx.theme.style(Tone::Warning))), area);
    }
}
