//! Two records of one person side by side: which record is kept, and for each field in which they disagree whose value
//! stands. One save, one undo.

use crate::app::duplicates::{AlikePair, PairsFrom, SideBySide};
use crate::app::error::AppError;
use crate::app::forms::typed_text;
use crate::app::keys::{Code, Key};
use crate::app::lists::ClientLine;
use crate::domain::client::Client;
use crate::domain::country::Country;
use crate::domain::dossier::Dossier;
use crate::domain::id::ClientId;
use crate::domain::phrase::Phrase;
use crate::domain::private::is_private;
use crate::domain::record::{FieldType, Kind};
use crate::domain::same_person::merging::Question;
use crate::i18n::labels;
use crate::tui::context::Context;
use crate::tui::effects::Effects;
use crate::tui::popups::pick::Pick;
use crate::tui::reply::Reply;
use crate::tui::screens::Msg;
use crate::tui::screens::clients::shown_name;
use crate::tui::theme::Tone;
use crate::tui::widgets::frame::{centred, panel};
use crate::tui::widgets::hints::pairs_line;
use crate::tui::widgets::text::{cut, wrap};
use crate::tui::worker::Lane;
use ratatui::Frame;
use ratatui::text::Line;
use ratatui::widgets::Paragraph;
use serde_json::Value;

const WIDTH: u16 = 96;
/// Rows of one question: the field and the two values.
const ROWS: usize = 3;

/// Two records that may become one.
pub struct MergePopup {
    kept: ClientId,
    gone: ClientId,
    seen: Option<Box<SideBySide>>,
    /// For each question: the value of the record that goes stands.
    from_gone: Vec<bool>,
    at: usize,
    waiting: bool,
    refusal: Option<String>,
}

/// The popup about two records, the first one kept unless the person turns it round.
pub fn open(kept: ClientId, gone: ClientId) -> MergePopup {
    MergePopup { kept, gone, seen: None, from_gone: Vec::new(), at: 0, waiting: false, refusal: None }
}

/// Asks for pairs that may be one person; the answer comes as [`Reply::Pairs`].
pub fn ask_pairs(from: PairsFrom) -> Effects {
    Effects::read(Lane::More, move |desk| {
        let (pairs, next) = desk.alike_pairs(from)?;
        Ok(Reply::Pairs(pairs, next))
    })
}

/// The list of pairs; the last line looks further where not everybody was looked at.
pub fn pairs(pairs: Vec<AlikePair>, next: PairsFrom, ctx: &Context) -> Pick {
    let mut names: Vec<String> = pairs.iter().map(|pair| pair_line(pair, ctx)).collect();
    if let PairsFrom::BornAfter(day) = next {
        names.push(ctx.say(&Phrase::new("pairs-further").day("day", day)));
    }
    let title = if names.is_empty() { "pairs-none" } else { "pairs-title" };
    Pick::new(ctx.text(title), names, move |at| {
        Effects::close().plus(match pairs.get(at) {
            Some(pair) => Effects::popup(Box::new(open(pair.one.id, pair.other.id))),
            None => ask_pairs(next),
        })
    })
    .wide()
}

/// `Абдуллаев Рустам C-000001 = Rustam Abdullayev C-000009 · same document number`.
fn pair_line(pair: &AlikePair, ctx: &Context) -> String {
    let name = |line: &ClientLine| format!("{} {}", shown_name(line), line.id);
    let why = ctx.text(&format!("alike-{}", pair.alike.as_str().replace('_', "-")));
    format!("{} = {}{}{why}", name(&pair.one), name(&pair.other), ctx.theme.dot())
}

impl MergePopup {
    /// Changes.
    pub fn update(&mut self, msg: Msg, ctx: &Context) -> Effects {
        match msg {
            Msg::Shown if self.seen.is_none() => self.read(),
            Msg::Reply(Reply::SideBySide(seen)) => {
                self.from_gone = vec![false; seen.questions.len()];
                (self.at, self.waiting, self.seen) = (0, false, Some(seen));
                Effects::none()
            }
            Msg::Failed(error) => self.failed(&error, ctx),
            Msg::Key(key) if key.code == Code::Esc => Effects::close(),
            Msg::Key(key) if !self.waiting => self.key(key),
            _ => Effects::none(),
        }
    }

    fn read(&self) -> Effects {
        let (kept, gone) = (self.kept, self.gone);
        Effects::read(Lane::Main, move |desk| Ok(Reply::SideBySide(Box::new(desk.side_by_side(kept, gone)?))))
    }

    fn failed(&mut self, error: &AppError, ctx: &Context) -> Effects {
        self.waiting = false;
        let mut said = vec![ctx.say(&error.message)];
        said.extend(
            error
                .fields
                .iter()
                .map(|(name, phrase)| format!("{}: {}", ctx.text(&labels::field(name)), ctx.say(phrase))),
        );
        self.refusal = Some(said.join(" "));
        // What changed meanwhile is read afresh, so that the person decides about what is there.
        if error.conflict.is_some() { self.read() } else { Effects::none() }
    }

    fn key(&mut self, key: Key) -> Effects {
        let last = self.from_gone.len().saturating_sub(1);
        match key.physical().code {
            Code::Down | Code::Tab => self.at = (self.at + 1).min(last),
            Code::Up | Code::BackTab => self.at = self.at.saturating_sub(1),
            Code::Char(' ') | Code::Left | Code::Right | Code::Enter => {
                if let Some(side) = self.from_gone.get_mut(self.at) {
                    *side = !*side;
                }
            }
            Code::Char('x') => {
                std::mem::swap(&mut self.kept, &mut self.gone);
                // What is drawn until then is the other way round: nothing is decided about it.
                self.waiting = true;
                return self.read();
            }
            Code::Char('d') if !key.ctrl => return self.dismiss(),
            Code::F(2) => return self.save(),
            Code::Char('s') if key.ctrl => return self.save(),
            _ => {}
        }
        Effects::none()
    }

    fn save(&mut self) -> Effects {
        let Some(seen) = self.seen.clone() else { return Effects::none() };
        let chosen = seen.questions.iter().zip(&self.from_gone).filter(|(_, from_gone)| **from_gone);
        let fields: Vec<&'static str> = chosen.map(|(question, _)| question.field).collect();
        self.waiting = true;
        Effects::write(move |desk| {
            desk.merge_clients(&seen, &fields)?;
            let said = Phrase::new("merge-saved").text("name", seen.kept.client.name());
            let said = said.text("gone", seen.gone.client.id.to_string());
            Ok(Reply::Saved(said.text("client", seen.kept.client.id.to_string())))
        })
    }

    /// They are two people: not proposed again.
    fn dismiss(&mut self) -> Effects {
        let Some(seen) = &self.seen else { return Effects::none() };
        let (one, other) = (seen.kept.client.id, seen.gone.client.id);
        let said = Phrase::new("merge-two-people").text("one", seen.kept.client.name());
        let said = said.text("other", seen.gone.client.name());
        self.waiting = true;
        Effects::write(move |desk| {
            desk.are_two_people(one, other)?;
            Ok(Reply::Saved(said))
        })
    }

    /// Draws both records.
    pub fn draw(&self, frame: &mut Frame<'_>, ctx: &Context) {
        let width = ctx.body.width.min(WIDTH);
        let room = usize::from(width.saturating_sub(4));
        let mut lines = self.head(room, ctx);
        let rows = lines.len() + self.from_gone.len() * ROWS + 2;
        let area = centred(frame, width, u16::try_from(rows).unwrap_or(u16::MAX));
        let hints = [
            ("F2", "hint-merge"),
            ("← →", "merge-hint-side"),
            ("x", "merge-hint-turn"),
            ("d", "merge-hint-two"),
            ("Esc", "hint-cancel"),
        ];
        let hints = hints.map(|(key, id)| (key.to_owned(), ctx.text(id)));
        let title = Line::styled(format!(" {} ", ctx.text("merge-title")), ctx.theme.style(Tone::Title));
        let inner = panel(frame, area, title, pairs_line(hints, ctx, usize::from(width)), ctx);
        let fitting = (usize::from(inner.height).saturating_sub(lines.len()) / ROWS).max(1);
        let top = (self.at + 1).saturating_sub(fitting);
        if let Some(seen) = &self.seen {
            for (at, question) in seen.questions.iter().enumerate().skip(top) {
                lines.extend(self.question(at, question, room, ctx));
            }
        }
        frame.render_widget(Paragraph::new(lines), inner);
    }

    fn head(&self, room: usize, ctx: &Context) -> Vec<Line<'static>> {
        let line = |text: String, tone| Line::styled(format!(" {}", cut(&text, room)), ctx.theme.style(tone));
        let Some(seen) = &self.seen else {
            let text = self.refusal.clone().unwrap_or_else(|| ctx.text("form-reading"));
            return wrap(&text, room).into_iter().map(|text| line(text, Tone::Muted)).collect();
        };
        let side = |id: &str, dossier: &Dossier| ctx.say(&Phrase::new(id).text("person", person(dossier, ctx)));
        let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        let moves =
            Phrase::new("merge-moves").number("moved", number(seen.moves.0)).number("same", number(seen.moves.1));
        let asked = if seen.questions.is_empty() { "merge-agree" } else { "merge-asked" };
        let mut lines = Vec::new();
        for (text, tone) in
            [(side("merge-kept", &seen.kept), Tone::Good), (side("merge-gone", &seen.gone), Tone::Muted)]
        {
            lines.extend(wrap(&text, room).into_iter().map(|text| line(text, tone)));
        }
        for text in [ctx.say(&moves), ctx.text(asked)] {
            lines.extend(wrap(&text, room).into_iter().map(|text| line(text, Tone::Text)));
        }
        let refused = self.refusal.iter().flat_map(|text| wrap(text, room));
        lines.extend(refused.map(|text| line(text, Tone::Warning)));
        lines
    }

    fn question(&self, at: usize, question: &Question, room: usize, ctx: &Context) -> Vec<Line<'static>> {
        let here = at == self.at;
        let from_gone = self.from_gone.get(at).copied().unwrap_or_default();
        let name = format!("{} {}", if here { ">" } else { " " }, ctx.text(&labels::field(question.field)));
        let value = |value: &Value, stands: bool, id: &str| {
            let (sign, tone) = if stands { ("(*)", Tone::Title) } else { ("( )", Tone::Muted) };
            let said = ctx.say(&Phrase::new(id).text("text", self.seen_value(question.field, value, ctx)));
            Line::styled(cut(&format!("    {sign} {said}"), room), ctx.theme.style(tone))
        };
        vec![
            Line::styled(cut(&name, room), ctx.theme.style(if here { Tone::Title } else { Tone::Text })),
            value(&question.kept, !from_gone, "merge-of-kept"),
            value(&question.gone, from_gone, "merge-of-gone"),
        ]
    }

    fn seen_value(&self, name: &str, value: &Value, ctx: &Context) -> String {
        let Some(field) = Kind::Client.field(name) else { return String::new() };
        let text = typed_text(*field, Some(value));
        match field.holds {
            FieldType::Choice(_) => ctx.text(&labels::choice(Kind::Client, name, &text)),
            FieldType::Country => {
                Country::code(&text).map_or(text, |country| country.name(ctx.words.lang()).to_owned())
            }
            FieldType::Ref(Kind::Staff) => {
                let found = ctx.office.staff.iter().find(|(id, _)| id.0.to_string() == text);
                found.map_or(text, |(_, name)| name.to_string())
            }
            FieldType::Ref(Kind::Client) => text.parse().map_or(text, |id| ClientId(id).to_string()),
            _ if is_private(Kind::Client, name) => ctx.private(&text),
            _ => text,
        }
    }
}

/// `Абдуллаев Рустам · UZB · 12.03.1990 · C-000001 · stays 2, permits 0, cases 1`.
fn person(dossier: &Dossier, ctx: &Context) -> String {
    let client: &Client = &dossier.client;
    let mut parts = vec![client.name().to_owned()];
    parts.extend(client.citizenship.map(|country| country.to_string()));
    parts.extend(client.born.map(|born| ctx.words.day(born)));
    parts.push(client.id.to_string());
    let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let holds = Phrase::new("merge-holds").number("stays", number(dossier.stays.len()));
    let holds = holds.number("permits", number(dossier.permits.len())).number("cases", number(dossier.cases.len()));
    parts.push(ctx.say(&holds));
    parts.join(ctx.theme.dot())
}
