//! How a date came about and what to do now: the pane under Today, and the same in full.

use crate::app::law_notes::LawNote;
use crate::app::pages::ClientPage;
use crate::domain::agenda::{DueItem, Thresholds};
use crate::domain::choice::Confidence;
use crate::domain::day::Day;
use crate::domain::deadline::{Class, Deadline, DeadlineId, Step};
use crate::domain::id::ClientId;
use crate::domain::lang::Titles;
use crate::domain::phrase::Phrase;
use crate::domain::rulebook::{Audience, Source};
use crate::tui::context::Context;
use crate::tui::theme::Tone;
use crate::tui::widgets::text::{cut, wrap};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Paragraph;

/// One explained date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Why {
    /// Whose.
    pub client: ClientId,
    /// Which.
    pub id: DeadlineId,
    /// Last day.
    pub last_day: Day,
    /// It is the last lawful day, and not only the last one for an act or a paper.
    pub lawful: bool,
    /// Safe day.
    pub safe_day: Day,
    /// Last day by the stricter reading, when earlier.
    pub stricter: Option<Day>,
    /// The steps to it.
    pub steps: Vec<Step>,
    /// Legal source of the rule.
    pub source: Option<Source>,
    /// How sure the rule is.
    pub confidence: Confidence,
    /// The practice has confirmed it.
    pub confirmed: bool,
    /// When the rule was last compared with its source.
    pub checked_on: Option<Day>,
    /// What to do now.
    pub do_now: Option<Titles>,
    /// What the rulebook has to say beside the date.
    pub notes: Vec<LawNote>,
}

impl Why {
    /// Takes from a client's page what explains one deadline.
    pub fn of(page: &ClientPage, deadline: &Deadline, thresholds: &Thresholds) -> Self {
        let level = thresholds.level(deadline.class, deadline.state, deadline.last_day, deadline.warn_day, page.today);
        let rule = page.rule_of(deadline);
        Self {
            client: page.dossier.client.id,
            id: deadline.id.clone(),
            last_day: deadline.last_day,
            lawful: deadline.ends_lawfulness(),
            safe_day: deadline.safe_day,
            stricter: deadline.stricter_last_day,
            steps: deadline.trail.clone(),
            source: rule.map(|rule| rule.source.clone()),
            confidence: deadline.confidence,
            confirmed: deadline.confirmed,
            checked_on: rule.map(|rule| rule.checked_on),
            do_now: page.rulebook.do_now(&deadline.id.rule, deadline.class, level).cloned(),
            notes: page.notes(deadline),
        }
    }

    /// True when it explains this stored deadline as it is shown.
    pub fn is_about(&self, item: &DueItem) -> bool {
        self.client == item.client
            && self.id.rule == item.rule
            && self.id.subject == item.subject
            && self.last_day == item.last_day
    }

    /// The paragraphs, what matters most first: the date and its steps, what to do now, the rule and its source, notes.
    /// What is for supervisors alone, and nothing to go by every day, stands in full only.
    pub fn paragraphs(&self, ctx: &Context) -> Vec<(String, Tone)> {
        let mut all = vec![(self.derivation(ctx), Tone::Text), (self.advice(ctx), Tone::Title)];
        all.push((self.authority(ctx), Tone::Muted));
        let everyday = self.notes.iter().filter(|note| note.audience != Audience::Supervisor);
        all.extend(everyday.map(|note| (note_text(note, ctx), note_tone(note))));
        all.retain(|(text, _)| !text.is_empty());
        all
    }

    /// The same with one step a line.
    pub fn in_full(&self, ctx: &Context) -> Vec<(String, Tone)> {
        let mut lines = vec![(self.dates(ctx), Tone::Title), (String::new(), Tone::Text)];
        for step in &self.steps {
            let date = step.date.map_or_else(String::new, |day| format!("{}  ", ctx.words.day(day)));
            lines.push((format!("{date}{}", ctx.say(&step.text)), Tone::Text));
            // The rule of the date itself stands once, in full, below.
            if step.rule.as_ref().is_none_or(|rule| *rule != self.id.rule) {
                lines.extend(step_authority(step, ctx).map(|text| (text, Tone::Muted)));
            }
        }
        lines.push((String::new(), Tone::Text));
        lines.push((self.authority(ctx), Tone::Muted));
        lines.push((String::new(), Tone::Text));
        lines.push((self.advice(ctx), Tone::Title));
        for note in &self.notes {
            lines.push((String::new(), Tone::Text));
            lines.push((note_text(note, ctx), note_tone(note)));
            lines.push((note_authority(note, ctx), Tone::Muted));
        }
        lines
    }

    fn dates(&self, ctx: &Context) -> String {
        let mut parts = vec![ctx.say(&last_day(self.lawful, self.last_day))];
        if self.safe_day < self.last_day {
            parts.push(ctx.say(&Phrase::new("why-safe-day").day("day", self.safe_day)));
        }
        if let Some(day) = self.stricter {
            parts.push(ctx.say(&Phrase::new("why-stricter").day("day", day)));
        }
        parts.join(ctx.theme.dot())
    }

    fn derivation(&self, ctx: &Context) -> String {
        let steps: Vec<String> = self.steps.iter().map(|step| ctx.say(&step.text)).collect();
        if steps.is_empty() { self.dates(ctx) } else { format!("{} = {}", self.dates(ctx), steps.join(", ")) }
    }

    fn authority(&self, ctx: &Context) -> String {
        let mut parts = vec![ctx.say(&Phrase::new("why-rule").text("rule", &self.id.rule))];
        parts.extend(said(self.source.as_ref(), ctx));
        parts.push(ctx.text(&format!("confidence-{}", self.confidence.as_str())));
        if self.confirmed {
            parts.push(ctx.text("why-confirmed"));
        } else if self.is_to_check() {
            parts.push(ctx.text("check-mark"));
        }
        parts.extend(self.checked_on.map(|day| ctx.say(&Phrase::new("why-checked").day("day", day))));
        parts.join(ctx.theme.dot())
    }

    /// Nobody has confirmed the rule, and it is unverified or a stricter reading of it sets the day by which one is warned.
    fn is_to_check(&self) -> bool {
        !self.confirmed && (self.confidence == Confidence::Unverified || self.stricter.is_some())
    }

    fn advice(&self, ctx: &Context) -> String {
        let advice = self.do_now.as_ref().map(|titles| titles.get(ctx.words.lang()));
        advice.map_or_else(String::new, |advice| ctx.say(&Phrase::new("why-do-now").text("what", advice)))
    }
}

/// A legal source in the reader's language.
fn said(source: Option<&Source>, ctx: &Context) -> Option<String> {
    source.map(|source| source.get(ctx.words.lang()).to_owned())
}

/// The rule behind a step, its source, and how sure it is.
fn step_authority(step: &Step, ctx: &Context) -> Option<String> {
    let rule = step.rule.as_ref().map(|rule| ctx.say(&Phrase::new("why-rule").text("rule", rule)));
    let confidence = step.confidence.map(|confidence| ctx.text(&format!("confidence-{}", confidence.as_str())));
    let parts: Vec<String> = rule.into_iter().chain(said(step.source.as_ref(), ctx)).chain(confidence).collect();
    step.source.is_some().then(|| parts.join(ctx.theme.dot()))
}

/// `check: Fine of 15 MCI (…)`: what nobody has confirmed is said to be so.
fn note_text(note: &LawNote, ctx: &Context) -> String {
    let text = note.text(ctx.words.lang(), &|phrase| ctx.say(phrase));
    if note.is_to_check() { format!("{}: {text}", ctx.text("check-mark")) } else { text }
}

fn note_tone(note: &LawNote) -> Tone {
    if note.audience == Audience::Supervisor { Tone::Warning } else { Tone::Text }
}

fn note_authority(note: &LawNote, ctx: &Context) -> String {
    let rule = ctx.say(&Phrase::new("why-rule").text("rule", &note.rule));
    let confidence = ctx.text(&format!("confidence-{}", note.confidence.as_str()));
    [rule, note.source.get(ctx.words.lang()).to_owned(), confidence].join(ctx.theme.dot())
}

fn last_day(lawful: bool, day: Day) -> Phrase {
    Phrase::new(if lawful { "why-last-day" } else { "why-last-day-plain" }).day("day", day)
}

/// What is known before the explanation has been read.
pub fn at_first(item: &DueItem, ctx: &Context) -> Vec<(String, Tone)> {
    let dates = ctx.say(&last_day(item.class == Class::Stay, item.last_day));
    let rule = ctx.say(&Phrase::new("why-rule").text("rule", &item.rule));
    vec![(dates, Tone::Text), (rule, Tone::Muted)]
}

/// Draws the paragraphs in the room there is.
pub fn draw(paragraphs: &[(String, Tone)], frame: &mut Frame<'_>, area: Rect, ctx: &Context) {
    let width = usize::from(area.width.saturating_sub(2));
    let broken: Vec<Vec<String>> = paragraphs.iter().map(|(text, _)| wrap(text, width)).collect();
    let rooms = shared(&broken.iter().map(Vec::len).collect::<Vec<_>>(), usize::from(area.height));
    let mut lines = Vec::new();
    for ((text, room), (_, tone)) in broken.into_iter().zip(rooms).zip(paragraphs) {
        let shown = shortened(text, room, width);
        lines.extend(shown.into_iter().map(|line| Line::styled(format!(" {line}"), ctx.theme.style(*tone))));
    }
    frame.render_widget(Paragraph::new(lines), area);
}

/// How many lines each paragraph gets: what to do now (the second) is seen whole, the source (the last) gives way first,
/// then the steps of the date.
fn shared(wanted: &[usize], room: usize) -> Vec<usize> {
    let mut rooms = wanted.to_vec();
    let order = (0..rooms.len()).rev().filter(|at| *at != 1).chain((rooms.len() > 1).then_some(1));
    for at in order.collect::<Vec<_>>() {
        let over = rooms.iter().sum::<usize>().saturating_sub(room);
        let kept = usize::from(at != 1).min(rooms[at]);
        rooms[at] = rooms[at].saturating_sub(over).max(kept);
    }
    rooms
}

/// So many lines of a text, with a sign at the end when there are more.
fn shortened(mut lines: Vec<String>, room: usize, width: usize) -> Vec<String> {
    if lines.len() > room {
        lines.truncate(room);
        if let Some(last) = lines.last_mut() {
            *last = cut(&format!("{last} …"), width);
        }
    }
    lines
}

/// How many lines the paragraphs would like to have in so many columns.
pub fn wanted(paragraphs: &[(String, Tone)], columns: u16) -> usize {
    let width = usize::from(columns.saturating_sub(2));
    paragraphs.iter().map(|(text, _)| wrap(text, width).len()).sum()
}
