//! A place for a scanner in keyboard mode: takes the lines of a zone, says whose document it is and what differs, and
//! records what the person chooses.
//!
//! Invariants: letters that arrive here are never commands, however fast they come and under whatever layout. A digit is
//! a choice only while the document stands there with its choices and no line of another one has begun.

use crate::app::error::AppError;
use crate::app::keys::{Code, Key, latin_of};
use crate::app::scan::{Act, Difference, Found, Scanned};
use crate::domain::clean::Clean;
use crate::domain::mrz::feed::{Fed, Feed};
use crate::domain::mrz::misread::Misread;
use crate::domain::phrase::Phrase;
use crate::domain::private::is_private;
use crate::domain::record::Kind;
use crate::i18n::labels;
use crate::tui::context::Context;
use crate::tui::effects::{Effects, Target};
use crate::tui::reply::Reply;
use crate::tui::screens::Msg;
use crate::tui::theme::Tone;
use crate::tui::widgets::frame::{centred, panel};
use crate::tui::widgets::hints::pairs_line;
use crate::tui::widgets::text::{cut, wrap_hanging};
use crate::tui::worker::Lane;
use ratatui::Frame;
use ratatui::text::Line;
use ratatui::widgets::Paragraph;

const WIDTH: u16 = 76;

/// The popup.
#[derive(Default)]
pub struct ScanPopup {
    feed: Feed,
    scanned: Option<Box<Scanned>>,
    /// What was wrong with the last document.
    fault: Option<String>,
    /// A save is under way.
    waiting: bool,
}

impl ScanPopup {
    /// Takes signs, chooses, closes.
    pub fn update(&mut self, msg: Msg, ctx: &Context) -> Effects {
        match msg {
            Msg::Key(key) if key.code == Code::Esc => Effects::close(),
            Msg::Key(key) if !self.waiting => self.key(key),
            Msg::Paste(text) if !self.waiting => self.take(&text),
            Msg::Reply(Reply::Scanned(scanned)) => {
                (self.fault, self.scanned) = (None, Some(scanned));
                Effects::none()
            }
            Msg::Failed(error) => {
                self.failed(&error, ctx);
                Effects::none()
            }
            _ => Effects::none(),
        }
    }

    fn failed(&mut self, error: &AppError, ctx: &Context) {
        self.waiting = false;
        self.fault = Some(ctx.say(&error.message));
    }

    fn key(&mut self, key: Key) -> Effects {
        let sign = match (key.code, key.typed()) {
            (Code::Enter | Code::Tab, _) => '\n',
            (Code::Backspace | Code::Delete, _) => {
                // Half a document is in the way of the next one.
                self.feed = Feed::default();
                return Effects::none();
            }
            (_, Some(sign)) => sign,
            _ => return Effects::none(),
        };
        if self.feed.waiting().next().is_none()
            && let Some(act) = self.chosen(sign)
        {
            return self.act(act);
        }
        self.feed.sign(sign).map_or_else(Effects::none, |fed| self.fed(fed))
    }

    fn chosen(&self, sign: char) -> Option<Act> {
        let nth = latin_of(sign).to_digit(10)?.checked_sub(1)?;
        self.scanned.as_ref()?.acts().get(usize::try_from(nth).ok()?).copied()
    }

    fn act(&mut self, act: Act) -> Effects {
        let Some(scanned) = self.scanned.clone() else { return Effects::none() };
        self.waiting = true;
        Effects::write(move |desk| {
            let (client, _) = desk.record_scan(&scanned, act)?;
            let said = Phrase::new("scan-saved").text("client", client.to_string());
            Ok(Reply::SavedAndOpen(said, Target::Client(client)))
        })
    }

    /// Of several documents the last one stands: one is looked at at a time.
    fn take(&mut self, text: &str) -> Effects {
        let fed = self.feed.text(&format!("{text}\n"));
        fed.into_iter().last().map_or_else(Effects::none, |fed| self.fed(fed))
    }

    fn fed(&mut self, fed: Fed) -> Effects {
        self.scanned = None;
        match fed {
            Fed::Zone(text) => Effects::read(Lane::Main, move |desk| Ok(Reply::Scanned(Box::new(desk.scan(&text)?)))),
            Fed::Unreadable(text) => Effects::read(Lane::Main, move |desk| {
                // What no zone is gets its reason from the same reading.
                let unreadable = || AppError::refused(Phrase::new("scan-unreadable"));
                Err(desk.scan(&text).err().unwrap_or_else(unreadable))
            }),
        }
    }

    /// Draws the lines that came, or the document with its choices.
    pub fn draw(&self, frame: &mut Frame<'_>, ctx: &Context) {
        let width = ctx.body.width.min(WIDTH);
        let room = usize::from(width.saturating_sub(4));
        let mut lines = Vec::new();
        for (text, tone) in self.lines(ctx) {
            let style = ctx.theme.style(tone);
            lines.extend(wrap_hanging(&text, room).into_iter().map(|line| Line::styled(format!(" {line}"), style)));
        }
        let area = centred(frame, width, u16::try_from(lines.len() + 2).unwrap_or(u16::MAX));
        let mut hints = Vec::new();
        if let Some(scanned) = self.scanned.as_ref().filter(|scanned| !scanned.acts().is_empty()) {
            let most = scanned.acts().len();
            hints.push((if most == 1 { "1".to_owned() } else { format!("1–{most}") }, ctx.text("hint-choose")));
        }
        hints.push(("Esc".to_owned(), ctx.text("hint-close")));
        let title = Line::styled(format!(" {} ", ctx.text("scan-title")), ctx.theme.style(Tone::Title));
        let inner = panel(frame, area, title, pairs_line(hints, ctx, usize::from(area.width)), ctx);
        frame.render_widget(Paragraph::new(lines), inner);
    }

    fn lines(&self, ctx: &Context) -> Vec<(String, Tone)> {
        let mut lines: Vec<(String, Tone)> = self.fault.iter().map(|fault| (fault.clone(), Tone::Warning)).collect();
        match &self.scanned {
            Some(scanned) => lines.extend(document(scanned, ctx)),
            None => lines.push((ctx.text("scan-waiting"), Tone::Text)),
        }
        let come = self.feed.waiting().map(|line| (cut(&ctx.private(&Clean::line(line)), 60), Tone::Muted));
        lines.extend(come);
        lines
    }
}

/// Who and what, what is wrong, what differs, what may be done.
fn document(scanned: &Scanned, ctx: &Context) -> Vec<(String, Tone)> {
    let zone = &scanned.zone;
    let kind = if scanned.is_identity() {
        format!("identity-kind-{}", crate::app::zone::kind_of(zone).as_str())
    } else {
        "permit-kind-visa".to_owned()
    };
    let day = |day: Option<crate::domain::day::Day>| day.map(|day| ctx.words.day(day));
    let parts = [Some(ctx.text(&kind)), Some(ctx.private(&zone.number)), Some(zone.issuing_state.to_string())];
    let parts = parts.into_iter().chain([day(zone.born), day(zone.expires)]).flatten();
    let mut lines = vec![
        (format!("{} {}", zone.surname, zone.given_names), Tone::Title),
        (parts.collect::<Vec<_>>().join(ctx.theme.dot()), Tone::Text),
    ];
    lines.extend(scanned.warnings.iter().map(|phrase| (format!("! {}", ctx.say(phrase)), Tone::Warning)));
    lines.extend(scanned.misread.iter().map(|one| (format!("! {}", ctx.say(&misread(one))), Tone::Warning)));
    lines.push((ctx.say(&whose(scanned)), Tone::Title));
    lines.extend(scanned.differences.iter().map(|one| (ctx.say(&differs(one, ctx)), Tone::Text)));
    let acts = scanned.acts();
    let acts = acts
        .iter()
        .enumerate()
        .map(|(nth, act)| (format!("{}  {}", nth + 1, ctx.say(&choice(*act, scanned))), Tone::Key));
    lines.extend(acts);
    lines
}

/// What a sign may have been.
fn misread(one: &Misread) -> Phrase {
    let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let phrase = Phrase::new("scan-misread").number("line", number(one.line)).number("place", number(one.place));
    let phrase = phrase.text("written", one.written.to_string()).text("likely", one.likely.to_string());
    phrase.term("check", format!("mrz-check-{}", one.check))
}

fn whose(scanned: &Scanned) -> Phrase {
    let names: Vec<String> = scanned.people.iter().map(|(id, name)| format!("{name} ({id})")).collect();
    let id = match (&scanned.found, scanned.differences.is_empty()) {
        (Found::Document(..), true) => "scan-known",
        (Found::Document(..), false) => "scan-document",
        (Found::Person(_), _) => "scan-person",
        (Found::Several(_), _) => "scan-several",
        (Found::Nobody, _) => "scan-nobody",
    };
    Phrase::new(id).text("name", names.join(", "))
}

fn differs(one: &Difference, ctx: &Context) -> Phrase {
    let seen = |text: &str| {
        let hidden = is_private(Kind::IdentityDocument, one.field);
        if hidden { ctx.private(text) } else { text.to_owned() }
    };
    let id = if one.here.is_empty() { "scan-empty-here" } else { "scan-differs" };
    let phrase = Phrase::new(id).term("field", labels::field(one.field));
    phrase.text("here", seen(&one.here)).text("scanned", seen(&one.scanned))
}

fn choice(act: Act, scanned: &Scanned) -> Phrase {
    match act {
        Act::Fill => Phrase::new("scan-act-fill"),
        Act::Update => Phrase::new("scan-act-update"),
        Act::Add(client) => {
            let name = scanned.people.iter().find(|(id, _)| *id == client);
            let name = name.map_or_else(|| client.to_string(), |(id, name)| format!("{name} ({id})"));
            Phrase::new("scan-act-add").text("name", name)
        }
        Act::New => Phrase::new("scan-act-new"),
    }
}
