//! How a letter looks: to whom, in which language and until when above, the text, the link and the keys below; and the
//! plain view without any frame.

use super::{LetterPopup, Mode, Typed};
use crate::app::letters::{About, Letter, asked_phrase};
use crate::domain::phrase::Phrase;
use crate::domain::staff::Role;
use crate::tui::context::Context;
use crate::tui::theme::Tone;
use crate::tui::widgets::frame::{centred, panel};
use crate::tui::widgets::hints::pairs_line;
use crate::tui::widgets::text::{cut, width, wrap};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;
use ratatui::widgets::{Clear, Paragraph};

/// The widest text column, for reading.
const WIDTH: u16 = 78;

/// `Russian`; a language of the practice's own by its code.
pub(super) fn language_name(code: &str, ctx: &Context) -> String {
    let id = format!("lang-{code}");
    if ctx.words.has(&id) { ctx.text(&id) } else { code.to_owned() }
}

/// A line with its look.
type Styled = (String, Tone);

/// The lines of the popup in three parts: what stands above the text, the text, what stands below it.
struct Parts {
    head: Vec<Styled>,
    text: Vec<Styled>,
    foot: Vec<Styled>,
    /// The row of the link within the foot.
    link: Option<usize>,
}

impl LetterPopup {
    fn parts(&self, room: usize, ctx: &Context) -> Parts {
        let mut parts = Parts { head: Vec::new(), text: Vec::new(), foot: Vec::new(), link: None };
        if let Some(letter) = &self.letter {
            parts.head = head(letter, room, ctx);
            parts.text = text(letter, room, ctx);
            (parts.foot, parts.link) = foot(letter, room, ctx);
            if !matches!(self.mode, Mode::Typing(..)) {
                parts.foot.extend(self.further_keys(letter, room, ctx));
            }
        } else if self.waiting {
            parts.text.push((ctx.text("form-reading"), Tone::Muted));
        }
        let (said, tone) = match (&self.mode, &self.said) {
            (_, Some(said)) => said.clone(),
            (Mode::Typing(Typed::Day, _), None) => (ctx.text("letter-day-question"), Tone::Muted),
            (Mode::Typing(Typed::Reply, _), None) => (ctx.text("letter-reply-question"), Tone::Muted),
            _ => return parts,
        };
        parts.foot.extend(wrap(&said, room).into_iter().map(|line| (line, tone)));
        parts
    }

    fn room(ctx: &Context) -> usize {
        usize::from(ctx.body.width.min(WIDTH).saturating_sub(4))
    }

    /// Rows inside the frame.
    fn height(ctx: &Context) -> usize {
        usize::from(ctx.body.height.saturating_sub(2))
    }

    /// Rows that the text gets.
    fn rows(&self, parts: &Parts, ctx: &Context) -> usize {
        let typing = usize::from(matches!(self.mode, Mode::Typing(..)));
        Self::height(ctx).saturating_sub(parts.head.len() + parts.foot.len() + 2 + typing).max(1).min(parts.text.len())
    }

    /// The first line of the text when its last one is seen.
    pub(super) fn lowest(&self, ctx: &Context) -> usize {
        if matches!(self.mode, Mode::Plain) {
            let lines = self.plain_lines(usize::from(ctx.body.width), ctx).len();
            return lines.saturating_sub(usize::from(ctx.body.height).max(1));
        }
        let parts = self.parts(Self::room(ctx), ctx);
        parts.text.len().saturating_sub(self.rows(&parts, ctx))
    }

    /// Draws.
    pub fn draw(&self, frame: &mut Frame<'_>, ctx: &Context) {
        match &self.mode {
            Mode::Plain => self.draw_plain(frame, ctx),
            Mode::Wording(editor) => editor.draw(frame, ctx),
            _ => self.draw_letter(frame, ctx),
        }
    }

    fn draw_letter(&self, frame: &mut Frame<'_>, ctx: &Context) {
        let room = Self::room(ctx);
        let parts = self.parts(room, ctx);
        let rows = self.rows(&parts, ctx);
        let typing = usize::from(matches!(self.mode, Mode::Typing(..)));
        let height = parts.head.len() + rows + parts.foot.len() + 2 + typing + 2;
        let area = centred(frame, ctx.body.width.min(WIDTH), u16::try_from(height).unwrap_or(u16::MAX));
        let name = self.letter.as_ref().map_or("", |letter| letter.client_name.as_str());
        let title = ctx.say(&Phrase::new("letter-title").text("name", name));
        let title = Line::styled(format!(" {title} "), ctx.theme.style(Tone::Title));
        let inner = panel(frame, area, title, self.hints(ctx, usize::from(area.width)), ctx);
        let link = parts.link.map(|at| parts.head.len() + rows + 2 + at);
        let blank = || std::iter::once((String::new(), Tone::Text));
        let shown = parts.text.into_iter().skip(self.top).take(rows);
        let lines = parts.head.into_iter().chain(blank()).chain(shown).chain(blank()).chain(parts.foot);
        let lines = lines.enumerate().map(|(at, (line, tone))| {
            let style = ctx.theme.style(tone);
            let style = if Some(at) == link { ctx.theme.link(style, self.turn) } else { style };
            Line::from(vec![ratatui::text::Span::raw(" "), ratatui::text::Span::styled(line, style)])
        });
        frame.render_widget(Paragraph::new(lines.collect::<Vec<_>>()), inner);
        self.draw_typed(frame, inner, ctx);
    }

    fn draw_typed(&self, frame: &mut Frame<'_>, inner: Rect, ctx: &Context) {
        let Mode::Typing(_, field) = &self.mode else { return };
        if inner.height == 0 || inner.width < 4 {
            return;
        }
        let (text, cursor) = field.shown_line();
        let room = usize::from(inner.width - 3);
        let over = (cursor + 1).saturating_sub(room);
        let tail: String = text.chars().skip(over).collect();
        let style = if field.is_fresh() { ctx.theme.selected() } else { ctx.theme.style(Tone::Text) };
        let row = Rect { y: inner.bottom() - 1, height: 1, ..inner };
        frame.render_widget(Line::from(vec!["> ".into(), ratatui::text::Span::styled(cut(&tail, room), style)]), row);
        let x = inner.x.saturating_add(2).saturating_add(u16::try_from(cursor - over).unwrap_or(u16::MAX));
        frame.set_cursor_position(Position { x: x.min(inner.right() - 1), y: row.y });
    }

    fn hints(&self, ctx: &Context, columns: usize) -> Line<'static> {
        let pairs: Vec<(&str, &str)> = match (&self.mode, &self.letter) {
            (Mode::Typing(Typed::Reply, _), _) => vec![("Enter", "hint-save"), ("Esc", "hint-cancel")],
            (Mode::Typing(Typed::Day, _), _) => vec![("Enter", "hint-choose"), ("Esc", "hint-cancel")],
            (_, Some(letter)) => self.keys(letter, ctx),
            _ => vec![("Esc", "hint-close")],
        };
        pairs_line(pairs.into_iter().map(|(key, id)| (key.to_owned(), ctx.text(id))), ctx, columns)
    }

    /// The keys that the lower border has no room for, on rows of their own.
    fn further_keys(&self, letter: &Letter, room: usize, ctx: &Context) -> Vec<Styled> {
        let pairs: Vec<String> =
            self.keys(letter, ctx).into_iter().map(|(key, id)| format!("{key} {}", ctx.text(id))).collect();
        let mut used = 1;
        let shown = pairs.iter().take_while(|pair| {
            used += width(pair) + 2;
            used <= room + 4
        });
        let rest = pairs.get(shown.count()..).unwrap_or_default();
        // A gap of two columns keeps a key and its word together.
        let joined = rest.iter().map(|pair| pair.replace(' ', "\u{a0}")).collect::<Vec<_>>().join("  ");
        wrap(&joined, room)
            .into_iter()
            .map(|line| (line.trim().to_owned(), Tone::Muted))
            .filter(|(l, _)| !l.is_empty())
            .collect()
    }

    /// The keys that act, most needed first.
    fn keys(&self, letter: &Letter, ctx: &Context) -> Vec<(&'static str, &'static str)> {
        let offered = [
            (letter.text.is_ok(), "s", "letter-hint-sent"),
            (letter.text.is_ok(), "c", "letter-hint-copy"),
            (matches!(letter.link, Ok(Some(_))), "l", "letter-hint-link"),
            (true, "g", "letter-hint-language"),
            (letter.others.len() > 1, "t", "letter-hint-contact"),
            (true, "p", "letter-hint-plain"),
            (letter.asked.silent_since.is_some(), "r", "letter-hint-reply"),
            (!matches!(letter.order.about, About::Appointment(_)), "d", "letter-hint-day"),
            (ctx.office.me.role >= Role::Supervisor, "e", "letter-hint-edit"),
            (letter.text.is_ok() && !ctx.server, "f", "letter-hint-file"),
            (true, "Esc", "letter-hint-back"),
        ];
        offered.into_iter().filter(|(shown, ..)| *shown).map(|(_, key, id)| (key, id)).collect()
    }

    /// The text alone from the first column on, so that a selection with the mouse holds nothing else; then the link.
    fn plain_lines(&self, columns: usize, ctx: &Context) -> Vec<Styled> {
        let Some(letter) = &self.letter else { return Vec::new() };
        let mut lines = text(letter, columns, ctx);
        if let Ok(Some(link)) = &letter.link {
            lines.push((String::new(), Tone::Text));
            lines.push((ctx.text("letter-link-whole"), Tone::Muted));
            let chunks =
                link.as_bytes().chunks(columns.max(1)).map(|chunk| String::from_utf8_lossy(chunk).into_owned());
            lines.extend(chunks.map(|chunk| (chunk, Tone::Text)));
        }
        lines
    }

    fn draw_plain(&self, frame: &mut Frame<'_>, ctx: &Context) {
        let area = frame.area();
        frame.render_widget(Clear, area);
        let lines = self.plain_lines(usize::from(area.width), ctx);
        let rows = usize::from(area.height.saturating_sub(1));
        let shown = lines.into_iter().skip(self.top).take(rows);
        let shown: Vec<Line<'_>> = shown.map(|(line, tone)| Line::styled(line, ctx.theme.style(tone))).collect();
        frame.render_widget(Paragraph::new(shown), Rect { height: area.height.saturating_sub(1), ..area });
        let keys =
            [("Esc", "letter-hint-back"), ("c", "letter-hint-copy"), ("l", "letter-hint-link"), ("↑ ↓", "hint-scroll")];
        let hints = pairs_line(keys.map(|(key, id)| (key.to_owned(), ctx.text(id))), ctx, usize::from(area.width));
        if let Some(last) = area.height.checked_sub(1) {
            let line = match &self.said {
                Some((said, tone)) => Line::styled(cut(said, usize::from(area.width)), ctx.theme.style(*tone)),
                None => hints,
            };
            frame.render_widget(line, Rect { y: last, height: 1, ..area });
        }
    }
}

fn head(letter: &Letter, room: usize, ctx: &Context) -> Vec<Styled> {
    let dot = ctx.theme.dot();
    let to = &letter.to;
    let role = ctx.text(&format!("contact-role-{}", to.role.as_str()));
    let channel = ctx.text(&format!("channel-{}", to.channel.as_str()));
    let parts = [to.name.as_str(), &role, &channel, to.address.as_deref().unwrap_or_default()];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let mut lines = vec![format!("{}: {}", ctx.text("letter-to"), parts.join(dot))];
    let mut second = format!("{}: {}", ctx.text("letter-language"), language_name(&letter.language, ctx));
    if !matches!(letter.order.about, About::Appointment(_)) {
        let by = letter.by.map_or_else(
            || ctx.text("letter-soon-plain"),
            |day| format!("{} {}", ctx.words.weekday(day), ctx.words.day(day)),
        );
        second = format!("{second}{dot}{}: {by}", ctx.text("letter-answer-by"));
    }
    lines.push(second);
    let asked =
        asked_phrase(&letter.asked, ctx.today()).map_or_else(|| ctx.text("letter-asked-never"), |p| ctx.say(&p));
    let answered = letter.asked.replied_on.map(|day| ctx.say(&Phrase::new("letter-answered").day("day", day)));
    lines.push(std::iter::once(asked).chain(answered).collect::<Vec<_>>().join(dot));
    // On a small terminal the text needs the rows.
    let lines = lines.iter().flat_map(|line| if ctx.is_small() { vec![cut(line, room)] } else { wrap(line, room) });
    let mut lines: Vec<Styled> = lines.map(|line| (line, Tone::Muted)).collect();
    if letter.worded_in != letter.language {
        let said = Phrase::new("letter-fell-back")
            .text("language", language_name(&letter.language, ctx))
            .text("used", language_name(&letter.worded_in, ctx));
        lines.extend(wrap(&ctx.say(&said), room).into_iter().map(|line| (line, Tone::Warning)));
    }
    lines
}

fn text(letter: &Letter, room: usize, ctx: &Context) -> Vec<Styled> {
    match &letter.text {
        Ok(text) => wrap(text, room).into_iter().map(|line| (line, Tone::Text)).collect(),
        Err(fault) => wrap(&ctx.say(&fault.phrase), room).into_iter().map(|line| (line, Tone::Warning)).collect(),
    }
}

/// The link without the text it carries, on one row; or why there is none.
fn foot(letter: &Letter, room: usize, ctx: &Context) -> (Vec<Styled>, Option<usize>) {
    match &letter.link {
        Ok(Some(link)) => {
            let short = link.split('?').next().unwrap_or(link);
            let short = if width(short) > room { cut(short, room) } else { short.to_owned() };
            (vec![(short, Tone::Key)], Some(0))
        }
        Ok(None) => (Vec::new(), None),
        Err(_) if letter.text.is_err() => (Vec::new(), None),
        Err(phrase) => (wrap(&ctx.say(phrase), room).into_iter().map(|line| (line, Tone::Warning)).collect(), None),
    }
}
