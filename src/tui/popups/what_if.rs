//! What if the client leaves, comes back, or loses the permit: three days to type, and under them, with every key, what
//! would follow. Nothing is written.

use super::Popup;
use super::ask_fields::{asked, asked_of};
use super::form::editor::{Asked, Editor};
use super::form::field::{FieldEdit, LIST_ROWS};
use super::form::paint;
use crate::app::forms::{FieldValue, FormField, Label, read_field};
use crate::app::keys::Key;
use crate::app::pages::ClientPage;
use crate::domain::check::Problem;
use crate::domain::clean::Clean;
use crate::domain::day::Day;
use crate::domain::fact::what_if::{Outlook, WhatIf, what_if};
use crate::domain::id::{ClientId, IdentityDocumentId};
use crate::domain::phrase::Phrase;
use crate::domain::record::{FieldType, Kind};
use crate::tui::context::Context;
use crate::tui::effects::Effects;
use crate::tui::jobs;
use crate::tui::reply::Reply;
use crate::tui::screens::Msg;
use crate::tui::theme::Tone;
use crate::tui::widgets::frame::{centred, panel};
use crate::tui::widgets::hints::pairs_line;
use crate::tui::widgets::text::wrap;
use crate::tui::worker::Lane;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Paragraph;
use serde_json::Value;

const WIDTH: u16 = 76;

/// Suppositions about a client.
pub fn open(client: ClientId) -> Popup {
    Box::new(WhatIfPopup { client, page: None, editor: Editor::default(), result: Vec::new() }).into()
}

/// Fields, and what would follow.
pub struct WhatIfPopup {
    client: ClientId,
    /// The client as read when it was opened; `None` until then.
    page: Option<Box<ClientPage>>,
    editor: Editor,
    result: Vec<(String, Tone)>,
}

impl WhatIfPopup {
    /// Types; reckons afresh with every key.
    pub fn update(&mut self, msg: Msg, ctx: &Context) -> Effects {
        match msg {
            Msg::Shown if self.page.is_none() => {
                let client = self.client;
                return Effects::read(Lane::Main, move |desk| jobs::client_page(desk, client));
            }
            Msg::Reply(Reply::ClientPage(page)) => {
                self.editor = Editor::new(fields(&page), ctx);
                self.page = Some(page);
                self.reckon(ctx);
            }
            Msg::Paste(text) => {
                self.editor.paste(&text);
                self.reckon(ctx);
            }
            Msg::Key(key) => return self.key(key, ctx),
            _ => {}
        }
        Effects::none()
    }

    fn key(&mut self, key: Key, ctx: &Context) -> Effects {
        match self.editor.key(key) {
            Asked::Leave => return Effects::close(),
            Asked::Check | Asked::Save => self.reckon(ctx),
            Asked::Nothing => {}
        }
        Effects::none()
    }

    /// What is typed, as suppositions; a field at fault supposes nothing.
    fn supposed(&self, ctx: &Context) -> (WhatIf, Vec<Problem>) {
        let (mut asked, mut faults) = (WhatIf::default(), Vec::new());
        for field in self.editor.fields() {
            let value = match read_field(&field.shown, &field.text(), ctx.today(), &ctx.office.calendar) {
                Ok(FieldValue::Is(value)) => value,
                Ok(FieldValue::NewSponsor(_)) => continue,
                Err(phrase) => {
                    faults.push((field.name().to_owned(), phrase));
                    continue;
                }
            };
            let day = || value.as_str().and_then(|text| text.parse::<Day>().ok());
            match field.name() {
                "exit" => asked.exit = day(),
                "entry" => asked.entry = day(),
                "permit_ends" => asked.permit_ends = day(),
                _ => asked.document = Value::as_i64(&value).map(IdentityDocumentId),
            }
        }
        (asked, faults)
    }

    fn reckon(&mut self, ctx: &Context) {
        let Some(page) = &self.page else { return };
        let (asked, mut faults) = self.supposed(ctx);
        let outlook = what_if(&page.dossier, &page.rulebook, &ctx.office.calendar, &asked, ctx.today());
        self.result = match outlook {
            Ok(outlook) => lines(&outlook, ctx),
            Err(problems) => {
                let said = problems.iter().map(|(_, phrase)| (ctx.say(phrase), Tone::Warning)).collect();
                faults.extend(problems);
                said
            }
        };
        self.editor.set_faults(faults);
    }

    /// Draws the fields and the result.
    pub fn draw(&self, frame: &mut Frame<'_>, ctx: &Context) {
        let width = frame.area().width.min(WIDTH);
        let room = usize::from(width.saturating_sub(4));
        let broken = |(text, tone): &(String, Tone)| {
            let tone = *tone;
            wrap(text, room).into_iter().map(move |line| (line, tone)).collect::<Vec<_>>()
        };
        let result: Vec<(String, Tone)> = self.result.iter().flat_map(broken).collect();
        let fields = paint::height(&self.editor, usize::from(width.saturating_sub(2)), ctx);
        let open = self.editor.focused().and_then(FieldEdit::picker).and_then(|(_, list)| list);
        let fields = fields.max(open.map_or(0, |list| list.lines().min(LIST_ROWS) + 2));
        let short = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
        let area = centred(frame, width, short(fields + result.len() + 3));
        let hints = [("Tab", "form-hint-next"), ("Esc", "hint-close")].map(|(key, id)| (key.to_owned(), ctx.text(id)));
        let name = self.page.as_ref().map_or("", |page| page.dossier.client.name());
        let title = ctx.say(&Phrase::new("what-if-title").text("name", name));
        let title = Line::styled(format!(" {title} "), ctx.theme.style(Tone::Title));
        let inner = panel(frame, area, title, pairs_line(hints, ctx, usize::from(area.width)), ctx);
        let head = short(fields).min(inner.height);
        let foot = Rect { y: (inner.y + head + 1).min(inner.bottom()), ..inner };
        let foot = Rect { height: inner.bottom().saturating_sub(foot.y), ..foot };
        let text: Vec<Line<'_>> =
            result.into_iter().map(|(line, tone)| Line::styled(format!(" {line}"), ctx.theme.style(tone))).collect();
        frame.render_widget(Paragraph::new(text), foot);
        paint::draw(&self.editor, frame, Rect { height: head, ..inner }, ctx);
    }
}

/// Exit, entry with its document where there is a choice, and the end of the permit where there is one.
fn fields(page: &ClientPage) -> Vec<FormField> {
    let day = |name| asked(name, FieldType::Day, false, "");
    let mut fields = vec![day("exit"), day("entry")];
    let documents = &page.dossier.identity_documents;
    if documents.len() > 1 {
        let choice = |number: &Clean| Label::Text(number.clone());
        let choices = documents.iter().map(|document| (document.id.0.to_string(), choice(&document.number)));
        fields.push(asked_of(asked("document", FieldType::Ref(Kind::IdentityDocument), false, ""), choices));
    }
    if !page.dossier.permits.is_empty() {
        fields.push(day("permit_ends"));
    }
    fields
}

/// What would follow: the days, where the client stands, what binds and how that came about.
fn lines(outlook: &Outlook, ctx: &Context) -> Vec<(String, Tone)> {
    let stay = &outlook.stay;
    let head = Phrase::new("what-if-on").day("on", outlook.on).text("country", outlook.citizenship.as_str());
    let mut lines = vec![(ctx.say(&head), Tone::Title)];
    let none = ctx.text("what-if-none");
    let day = |day: Option<Day>| day.map_or_else(|| none.clone(), |day| ctx.words.day(day));
    let mut row = |label: &str, value: String, tone| lines.push((format!("{}: {value}", ctx.text(label)), tone));
    let late = stay.overstay_days > 0;
    row("what-if-last", day(stay.last_lawful_day), if late { Tone::Breach } else { Tone::Text });
    match (stay.days_left, stay.max_stay_days) {
        (Some(_), _) if late => row("what-if-over", stay.overstay_days.to_string(), Tone::Breach),
        (Some(left), _) => row("what-if-left", left.to_string(), Tone::Text),
        (None, Some(longest)) => row("cli-max-stay", longest.to_string(), Tone::Text),
        (None, None) => {}
    }
    row("what-if-reentry", day(outlook.earliest_reentry), Tone::Text);
    if let Some(reading) = &stay.stricter_reading {
        let days = format!("{} · {}", day(reading.last_lawful_day), day(reading.earliest_reentry));
        row("what-if-stricter", format!("{days} ({})", reading.rule), Tone::Muted);
    }
    row("what-if-status", ctx.say(&outlook.status.phrase()), Tone::Text);
    match outlook.binds() {
        None => row("what-if-binds", ctx.text("fact-nothing-binds"), Tone::Text),
        Some(bound) => {
            let title = bound.own_title.as_deref();
            let title = title.unwrap_or_else(|| ctx.office.titles.get(&bound.id.rule, ctx.words.lang()));
            row("what-if-binds", format!("{} {title}", ctx.words.day(bound.warn_day)), Tone::Text);
            let dot = ctx.theme.dot().trim();
            let steps = bound.trail.iter().map(|step| (format!("{dot} {}", ctx.say(&step.text)), Tone::Muted));
            lines.extend(steps);
        }
    }
    lines.extend(outlook.says.iter().map(|phrase| (ctx.say(phrase), Tone::Warning)));
    lines
}
