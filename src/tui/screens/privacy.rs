//! Personal data: consents that are missing or end, requests, what is due for destruction, incidents; and how many records
//! there are. Supervisors and admins see it.
//!
//! Opened from a client it is that client's (`person`), and one key leads to the whole office and back.
//!
//! Enter opens the client, or the form of an incident; `e` the form of what stands in the row, `+` records an incident.
//! A destruction is proposed and approved on the command line, word by word: it cannot be undone.

mod person;

use super::client::sheet::{Parts, Row, RowId, Sheet, draw_lines, draw_pane, draw_sections};
use super::{Msg, Screen, Status, Subject, client, hinted};
use crate::app::command::{Command, Place};
use crate::app::erase::is_open;
use crate::app::privacy::{Overview, PersonOverview};
use crate::app::retention::Judged;
use crate::domain::clean::Clean;
use crate::domain::id::ClientId;
use crate::domain::personal::{DataRequest, Destruction};
use crate::domain::phrase::Phrase;
use crate::domain::record::{Key, Kind};
use crate::domain::retention::Retention;
use crate::tui::context::Context;
use crate::tui::effects::{Effect, Effects, FormRequest, Target};
use crate::tui::reply::Reply;
use crate::tui::theme::Tone;
use crate::tui::widgets::frame::panel;
use crate::tui::widgets::hints;
use crate::tui::widgets::table::{Cell, Column, Width};
use crate::tui::worker::Lane;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

/// Its sections.
const SECTIONS: [&str; 4] = [
    "privacy-section-consents",
    "privacy-section-requests",
    "privacy-section-destruction",
    "privacy-section-incidents",
];
/// How something comes into each of them, said while it is empty.
const HOW: [&str; 4] =
    ["privacy-how-consents", "privacy-how-requests", "privacy-how-destruction", "privacy-how-incidents"];
/// Where destructions stand; after them comes what is the office's alone.
const DESTRUCTION: usize = 2;
/// Where incidents stand.
const INCIDENTS: usize = 3;

/// What is shown.
enum Held {
    Office(Box<Overview>),
    Person(Box<PersonOverview>),
}

/// The screen.
#[derive(Default)]
pub struct PrivacyScreen {
    /// The client from whose page it was opened.
    from: Option<ClientId>,
    /// The whole office all the same.
    widened: bool,
    held: Option<Held>,
    open: usize,
    sheets: [Sheet; 4],
}

impl PrivacyScreen {
    /// The page of a client, or of the whole office.
    pub fn new(from: Option<ClientId>) -> Self {
        Self { from, ..Self::default() }
    }

    /// Whose page it is; nobody's for the whole office.
    fn about(&self) -> Option<ClientId> {
        self.from.filter(|_| !self.widened)
    }

    fn read(&self) -> Effects {
        let about = self.about();
        Effects::read(Lane::Main, move |desk| {
            Ok(match about {
                Some(client) => Reply::PrivacyOf(Box::new(desk.privacy_of(client)?)),
                None => Reply::Privacy(Box::new(desk.privacy_overview()?)),
            })
        })
    }

    fn take(&mut self, held: Held, ctx: &Context) {
        // An answer about the other one comes too late.
        if matches!(held, Held::Person(_)) == self.about().is_some() {
            self.held = Some(held);
            self.open = self.open.min(self.section_count() - 1);
            self.lay_out(ctx);
        }
    }

    fn destructions(&self) -> &[Destruction] {
        match &self.held {
            Some(Held::Office(held)) => &held.destructions,
            Some(Held::Person(held)) => &held.destructions,
            None => &[],
        }
    }

    fn row(&self) -> Option<&RowId> {
        self.sheets.get(self.open)?.selected().map(|row| &row.id)
    }

    /// The client of the selected row.
    fn whose(&self) -> Option<ClientId> {
        if let Some(client) = self.about() {
            return Some(client);
        }
        let Some(Held::Office(held)) = &self.held else { return None };
        match *self.row()? {
            RowId::Person(client) => Some(client),
            RowId::Record(Key { kind: Kind::Consent, id }) => {
                held.ending.iter().find(|one| one.about.id.0 == id).map(|one| one.about.client)
            }
            RowId::Record(Key { kind: Kind::DataRequest, id }) => {
                held.requests.iter().find(|one| one.about.id.0 == id).map(|one| one.about.client)
            }
            RowId::Record(Key { kind: Kind::Destruction, id }) => {
                held.destructions.iter().find(|one| one.id.0 == id).map(|one| one.subject)
            }
            _ => None,
        }
    }

    /// The record of the selected row that a form may change.
    fn edited(&self) -> Option<Key> {
        match *self.row()? {
            RowId::Record(key) if key.kind != Kind::Destruction => Some(key),
            _ => None,
        }
    }

    fn lay_out(&mut self, ctx: &Context) {
        let Some(held) = &self.held else { return };
        let height = Parts::of(ctx.body, 1, ctx).rows();
        let rows = match held {
            Held::Office(held) => {
                [consents(held, ctx), requests(held, ctx), destructions(held, ctx), incidents(held, ctx)]
            }
            Held::Person(held) => person::rows(held, ctx),
        };
        for (sheet, rows) in self.sheets.iter_mut().zip(rows) {
            sheet.set(columns(ctx), rows, height);
        }
    }

    fn command(&mut self, command: Command, ctx: &Context) -> Effects {
        let to = match command {
            Command::NextSection => Some((self.open + 1) % self.section_count()),
            Command::PreviousSection => Some((self.open + self.section_count() - 1) % self.section_count()),
            _ => client::section_of(command).filter(|at| *at < self.section_count()),
        };
        match command {
            _ if to.is_some() => self.open = to.unwrap_or_default(),
            Command::PrivacyOffice => {
                (self.widened, self.held) = (!self.widened, None);
                return self.read();
            }
            Command::Open if self.about().is_some() => return self.edit(),
            Command::Open => {
                let target = self.whose().map(|client| Effects::one(Effect::Open(Target::Client(client))));
                return target.unwrap_or_else(|| self.edit());
            }
            Command::Edit => return self.edit(),
            Command::Add => return Effects::one(Effect::Form(self.added())),
            _ => {
                if let Some(sheet) = self.sheets.get_mut(self.open) {
                    sheet.step(command, Parts::of(ctx.body, 1, ctx).rows());
                }
            }
        }
        Effects::none()
    }

    fn edit(&self) -> Effects {
        let request = |key: Key| FormRequest { kind: key.kind, key: Some(key), client: self.whose(), case: None };
        self.edited().map_or_else(Effects::none, |key| Effects::one(Effect::Form(request(key))))
    }

    /// What `+` adds here.
    fn added(&self) -> FormRequest {
        let kind = match (self.about(), self.open) {
            (None, _) => Kind::Incident,
            (Some(_), 0) => Kind::Consent,
            (Some(_), _) => Kind::DataRequest,
        };
        FormRequest { client: self.about(), ..FormRequest::new(kind) }
    }

    fn pane(&self, ctx: &Context) -> Vec<(String, Tone)> {
        let mut lines = Vec::new();
        if let Some(RowId::Record(Key { kind: Kind::Destruction, id })) = self.row() {
            let found = self.destructions().iter().find(|one| one.id.0 == *id);
            lines.extend(found.map(|one| (next_step(one), Tone::Text)));
        }
        if let (DESTRUCTION, Some(RowId::Person(client))) = (self.open, self.row()) {
            lines.push((format!("sojourn erase {client} --reason retention_over"), Tone::Text));
        }
        if let Some(RowId::Record(Key { kind: Kind::Incident, id })) = self.row() {
            let id = crate::domain::id::IncidentId(*id);
            lines.push((format!("sojourn incident concerned {id} · sojourn incident notices {id}"), Tone::Text));
        }
        if self.row().is_none() && self.about().is_none() {
            lines.extend(HOW.get(self.open).map(|id| (ctx.text(id), Tone::Text)));
        }
        lines.push((ctx.text("privacy-unconfirmed"), Tone::Muted));
        lines
    }
}

/// The command that comes next.
fn next_step(one: &Destruction) -> String {
    let id = one.id;
    if is_open(one) { format!("sojourn erase approve {id}") } else { format!("sojourn erase act {id} --format html") }
}

fn columns(ctx: &Context) -> Vec<Column> {
    vec![
        Column::new(ctx.text("column-number"), Width::Fixed(9), 0),
        Column::new(ctx.text("column-client"), Width::Share(3), 0),
        Column::new(ctx.text("privacy-what"), Width::Share(3), 1),
        Column::new(ctx.text("privacy-state"), Width::Share(4), 0),
    ]
}

fn line(id: RowId, number: &str, name: &Clean, what: String, state: Cell) -> Row {
    let name = if name.is_empty() { "—".to_owned() } else { name.to_string() };
    Row { id, cells: vec![(number.to_owned(), Tone::Muted), (name, Tone::Text), (what, Tone::Text), state] }
}

/// Those that end, then clients without any.
fn consents(held: &Overview, ctx: &Context) -> Vec<Row> {
    let ending = held.ending.iter().filter_map(|one| {
        let until = one.about.until?;
        let over = until < ctx.today();
        let id = if over { "privacy-consent-ended" } else { "privacy-consent-ends" };
        let state = (ctx.say(&Phrase::new(id).day("day", until)), if over { Tone::Warning } else { Tone::Text });
        let key = Key { kind: Kind::Consent, id: one.about.id.0 };
        Some(line(RowId::Record(key), &one.about.id.to_string(), &one.name, ctx.text("kind-consent"), state))
    });
    let missing = held.missing.iter().map(|one| {
        let state = (ctx.text("privacy-consent-missing"), Tone::Muted);
        line(RowId::Person(one.about), &one.about.to_string(), &one.name, ctx.text("kind-consent"), state)
    });
    ending.chain(missing).collect()
}

fn requests(held: &Overview, ctx: &Context) -> Vec<Row> {
    held.requests.iter().map(|one| request_row(&one.about, &one.name, ctx)).collect()
}

fn request_row(request: &DataRequest, name: &Clean, ctx: &Context) -> Row {
    let state = match request.answered_on {
        Some(day) => (ctx.say(&Phrase::new("privacy-request-answered").day("day", day)), Tone::Muted),
        None => (ctx.text("privacy-request-open"), Tone::Warning),
    };
    let what = ctx.text(&format!("demand-{}", request.demand.as_str()));
    let what = format!("{} {what}", ctx.words.day(request.received_on));
    let key = Key { kind: Kind::DataRequest, id: request.id.0 };
    line(RowId::Record(key), &request.id.to_string(), name, what, state)
}

/// Proposed ones, those who are due, then what was decided.
fn destructions(held: &Overview, ctx: &Context) -> Vec<Row> {
    let due = held.due.iter().filter_map(|one| due_row(one, ctx));
    let (open, decided): (Vec<_>, Vec<_>) = held.destructions.iter().partition(|one| is_open(one));
    let row = |one: &Destruction| destruction_row(one, ctx);
    open.into_iter().map(row).chain(due).chain(decided.into_iter().map(row)).collect()
}

fn destruction_row(one: &Destruction, ctx: &Context) -> Row {
    let (state, on, tone) = match (one.done_on, one.rejected_on) {
        (Some(day), _) => ("destruction-done", day, Tone::Muted),
        (None, Some(day)) => ("destruction-rejected", day, Tone::Muted),
        (None, None) => ("destruction-proposed", one.proposed_on, Tone::Warning),
    };
    let state = (format!("{} {}", ctx.text(state), ctx.words.day(on)), tone);
    let what = ctx.text(&format!("why-{}", one.why.as_str()));
    let key = Key { kind: Kind::Destruction, id: one.id.0 };
    line(RowId::Record(key), &one.id.to_string(), &Clean::line(&one.subject.to_string()), what, state)
}

fn due_row(one: &Judged, ctx: &Context) -> Option<Row> {
    let Retention::DueSince(day) = one.retention else { return None };
    let state = (ctx.say(&Phrase::new("privacy-due-since").day("day", day)), Tone::Text);
    let what = ctx.text("why-retention_over");
    Some(line(RowId::Person(one.client), &one.client.to_string(), &one.name, what, state))
}

fn incidents(held: &Overview, ctx: &Context) -> Vec<Row> {
    let row = |one: &crate::app::incidents::Clocked| {
        let incident = &one.incident;
        let tone = match () {
            () if incident.closed_on.is_some() || incident.ministry_told_on.is_some() => Tone::Muted,
            () if one.is_late(ctx.today()) => Tone::Breach,
            () => Tone::Warning,
        };
        let state = (ctx.say(&one.said(ctx.today())), tone);
        let what = ctx.words.day(incident.discovered_on);
        let key = Key { kind: Kind::Incident, id: incident.id.0 };
        line(RowId::Record(key), &incident.id.to_string(), &incident.title, what, state)
    };
    held.incidents.iter().map(row).collect()
}

impl Screen for PrivacyScreen {
    fn place(&self) -> Place {
        Place::Privacy
    }

    fn title(&self, ctx: &Context) -> String {
        ctx.text(if self.about().is_some() { "privacy-title-of" } else { "privacy-title" })
    }

    fn can(&self, command: Command, ctx: &Context) -> bool {
        match command {
            Command::Open if self.about().is_some() => self.edited().is_some(),
            Command::Open => self.whose().is_some() || self.edited().is_some(),
            Command::Edit => self.edited().is_some(),
            Command::Add if self.about().is_some() => self.open < DESTRUCTION && ctx.allows(command),
            Command::Add => self.open == INCIDENTS && ctx.allows(command),
            Command::PrivacyOffice => self.from.is_some() && ctx.allows(command),
            Command::Back => false,
            _ => command.belongs_to(Place::Privacy) && ctx.allows(command),
        }
    }

    fn section_count(&self) -> usize {
        if self.about().is_some() { INCIDENTS } else { SECTIONS.len() }
    }

    fn subject(&self) -> Option<Subject> {
        self.row().map(|id| format!("{id:?}"))
    }

    fn client(&self) -> Option<ClientId> {
        self.whose()
    }

    fn status(&self, ctx: &Context) -> Status {
        let text = if self.held.is_some() { String::new() } else { ctx.text("form-reading") };
        Status { line: Line::styled(format!(" {text}"), ctx.theme.style(Tone::Muted)), cursor: None }
    }

    fn update(&mut self, msg: Msg, ctx: &Context) -> Effects {
        match msg {
            Msg::Shown | Msg::Changed => return self.read(),
            Msg::Reply(Reply::Privacy(held)) => self.take(Held::Office(held), ctx),
            Msg::Reply(Reply::PrivacyOf(held)) => self.take(Held::Person(held), ctx),
            Msg::Command(command) => return self.command(command, ctx),
            Msg::Resized => self.lay_out(ctx),
            _ => {}
        }
        Effects::none()
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, ctx: &Context) {
        let commands = hints::line(&hinted(self, ctx), ctx, usize::from(area.width));
        let title = Line::styled(format!(" {} ", self.title(ctx)), ctx.theme.style(Tone::Title));
        panel(frame, area, title, commands, ctx);
        let (Some(held), Some(sheet)) = (&self.held, self.sheets.get(self.open)) else { return };
        let parts = Parts::of(area, 1, ctx);
        let head = match held {
            Held::Office(held) => {
                let (said, warns) = held.counter.said();
                vec![(ctx.say(&said), if warns { Tone::Breach } else { Tone::Muted })]
            }
            Held::Person(held) => person::head(held, ctx),
        };
        draw_lines(frame, parts.head, head, ctx);
        let sections = SECTIONS.map(|id| ctx.text(id));
        draw_sections(frame, parts.sections, sections.get(..self.section_count()).unwrap_or_default(), self.open, ctx);
        sheet.draw(frame, parts.list, &ctx.text("privacy-nothing"), ctx);
        draw_pane(frame, area, parts.pane, (&ctx.text("page-details-title"), &self.pane(ctx)), ctx);
    }
}
