//! One client: head, sections, the list of the open section, and a pane about the selected row.
//!
//! Everything is drawn from one [`ClientPage`], read as a whole; a change anywhere reads it again, and the selection of
//! every section stays on its record.

pub mod deadlines;
mod family;
mod head;
mod history;
mod sections;
pub mod sheet;
pub mod sponsors;
mod stays;
pub mod values;

use super::{Msg, Screen, Status, Subject, framed};
use crate::app::access::Wall;
use crate::app::command::{Command, Place};
use crate::app::desk::Desk;
use crate::app::error::{AppError, ErrorKind};
use crate::app::pages::ClientPage;
use crate::app::together::{Card, Elsewhere};
use crate::domain::agenda::DueItem;
use crate::domain::clean::Clean;
use crate::domain::deadline::{Level, State};
use crate::domain::id::{CaseId, ClientId};
use crate::domain::phrase::Phrase;
use crate::domain::record::{Key, Kind};
use crate::i18n::labels;
use crate::tui::context::Context;
use crate::tui::effects::{ActRequest, Effect, Effects, FormRequest, Target};
use crate::tui::popups::access::{self, First};
use crate::tui::popups::merge;
use crate::tui::popups::message::Message;
use crate::tui::popups::pick::Pick;
use crate::tui::reply::Reply;
use crate::tui::theme::Tone;
use crate::tui::widgets::text::wrap;
use crate::tui::worker::Lane;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Paragraph;
use sections::Section;
use sheet::{Parts, RowId, Sheet, draw_lines, draw_pane, draw_sections};

/// Reads a client's page.
///
/// # Errors
/// Not found; those of the store.
pub(super) fn read(desk: &mut Desk, client: ClientId) -> Result<Reply, AppError> {
    Ok(Reply::ClientPage(Box::new(desk.client_page_with_kin(client)?)))
}

/// The command's section, from 0.
pub(super) fn section_of(command: Command) -> Option<usize> {
    const SECTIONS: [Command; 10] = [
        Command::Section1,
        Command::Section2,
        Command::Section3,
        Command::Section4,
        Command::Section5,
        Command::Section6,
        Command::Section7,
        Command::Section8,
        Command::Section9,
        Command::Section10,
    ];
    SECTIONS.iter().position(|section| *section == command)
}

/// The section that the command leads to from this one of so many.
pub(super) fn section_after(command: Command, open: usize, count: usize) -> Option<usize> {
    match command {
        Command::NextSection => Some((open + 1) % count),
        Command::PreviousSection => Some((open + count - 1) % count),
        _ => section_of(command).filter(|at| *at < count),
    }
}

/// Why a page is not shown to me: it is restricted to others.
pub(super) struct Refused {
    message: Phrase,
    hint: Phrase,
}

impl Refused {
    pub(super) fn of(error: AppError) -> Self {
        Self { message: error.message, hint: error.hint }
    }

    /// A case that is not among those that its client's page shows me: restricted, or no longer there.
    pub(super) fn of_case(page: &ClientPage, case: CaseId) -> Self {
        let of = page.named.iter().filter(|named| named.access.case == Some(case));
        let reference = of.clone().find_map(|named| named.reference.as_ref());
        let called = reference.map_or_else(|| case.to_string(), ToString::to_string);
        let named: Vec<&str> = of.map(|named| named.who.as_str()).collect();
        if named.is_empty() {
            let (message, hint) = (Phrase::new("error-not-found"), Phrase::new("page-nothing"));
            return Self { message, hint };
        }
        let message = Phrase::new("access-restricted").text("what", called).text("named", named.join(", "));
        Self { message, hint: Phrase::new("access-restricted-hint") }
    }

    /// Says it in place of the page.
    pub(super) fn draw(&self, frame: &mut Frame<'_>, area: Rect, ctx: &Context) {
        let inner = area.inner(ratatui::layout::Margin { horizontal: 2, vertical: 2 });
        let room = usize::from(inner.width);
        let lines = |phrase: &Phrase, tone: Tone| {
            let style = ctx.theme.style(tone);
            wrap(&ctx.say(phrase), room).into_iter().map(move |line| Line::styled(line, style)).collect::<Vec<_>>()
        };
        let mut said = lines(&self.message, Tone::Warning);
        said.extend(lines(&self.hint, Tone::Muted));
        frame.render_widget(Paragraph::new(said), inner);
    }
}

/// The client screen.
pub struct ClientScreen {
    client: ClientId,
    page: Option<Box<ClientPage>>,
    /// Why it is not shown to me.
    refused: Option<Refused>,
    open: usize,
    sheets: Vec<Sheet>,
    pane: (String, Vec<(String, Tone)>),
}

impl ClientScreen {
    /// The page of a client, read when it is shown.
    pub fn new(client: ClientId) -> Self {
        let sheets = vec![Sheet::default(); Section::ALL.len()];
        Self { client, page: None, refused: None, open: 0, sheets, pane: (String::new(), Vec::new()) }
    }

    fn section(&self) -> Section {
        Section::ALL.get(self.open).copied().unwrap_or(Section::Overview)
    }

    fn sheet(&self) -> Option<&Sheet> {
        self.sheets.get(self.open)
    }

    fn selected(&self) -> Option<&RowId> {
        self.sheet()?.selected().map(|row| &row.id)
    }

    /// The selected deadline.
    fn item(&self) -> Option<DueItem> {
        let (page, RowId::Deadline(id)) = (self.page.as_ref()?, self.selected()?) else {
            return None;
        };
        page.deadline(id).map(|deadline| deadlines::item(page, deadline))
    }

    fn take(&mut self, page: ClientPage, ctx: &Context) {
        let height = Parts::of(ctx.body, head::lines(&page, ctx).len(), ctx).rows();
        for (section, sheet) in Section::ALL.iter().zip(&mut self.sheets) {
            let (columns, rows) = section.table(&page, ctx);
            sheet.set(columns, rows, height);
        }
        (self.page, self.refused) = (Some(Box::new(page)), None);
        self.look(ctx);
    }

    /// Works out the pane about the selected row.
    fn look(&mut self, ctx: &Context) {
        if let Some(page) = &self.page {
            self.pane = self.section().pane(page, self.selected(), ctx);
        }
    }

    fn command(&mut self, command: Command, ctx: &Context) -> Effects {
        let count = Section::ALL.len();
        if let Some(to) = section_after(command, self.open, count) {
            self.open = to;
            self.look(ctx);
            return Effects::none();
        }
        let head = self.page.as_ref().map_or(0, |page| head::lines(page, ctx).len());
        let height = Parts::of(ctx.body, head, ctx).rows();
        if self.sheets.get_mut(self.open).is_some_and(|sheet| sheet.step(command, height)) {
            self.look(ctx);
            return Effects::none();
        }
        self.act(command, ctx)
    }

    fn act(&self, command: Command, ctx: &Context) -> Effects {
        let name = || self.page.as_ref().map_or_else(String::new, |page| page.dossier.client.name().to_owned());
        let act = |request| Effects::one(Effect::Act(request));
        match command {
            Command::Open => self.open_selected(ctx),
            Command::Edit => form(self.edited()),
            Command::Add => self.add(ctx),
            Command::Merge => self.merge(),
            Command::KinCases => self.kin_cases(),
            Command::Letter => crate::tui::popups::letter::open(self.client, None),
            Command::NewCase => form(self.new_record(Kind::Case)),
            Command::GoSponsor => self.page.as_ref().map_or_else(Effects::none, |page| sponsors::open(page, None, ctx)),
            Command::Record => self.item().map_or_else(Effects::none, |item| act(ActRequest::Record(Box::new(item)))),
            Command::Snooze => self.item().map_or_else(Effects::none, |item| act(ActRequest::Snooze(Box::new(item)))),
            Command::Assign => act(ActRequest::Assign(self.client, name())),
            Command::Note => act(ActRequest::Note(self.client, name())),
            Command::Access => access::open(self.wall(), First::Look),
            Command::Restrict => access::open(self.wall(), First::Name),
            Command::LiftRestriction => access::open(self.wall(), First::Lift),
            _ => Effects::none(),
        }
    }

    const fn wall(&self) -> Wall {
        Wall { client: self.client, case: None }
    }

    fn new_record(&self, kind: Kind) -> FormRequest {
        // A sponsor's client is whoever the sponsor itself is: that is for the form to say.
        let client = Some(self.client).filter(|_| kind != Kind::Sponsor);
        FormRequest { kind, key: None, client, case: None }
    }

    /// The record that may be the same person: the selected one, else the surest.
    fn alike(&self) -> Option<ClientId> {
        if let Some(RowId::Alike(id)) = self.selected() {
            return Some(*id);
        }
        self.page.as_ref()?.kin.as_ref()?.alike.first().map(|(line, _)| line.id)
    }

    fn merge(&self) -> Effects {
        self.alike().map_or_else(Effects::none, |other| Effects::popup(Box::new(merge::open(self.client, other))))
    }

    fn kin_cases(&self) -> Effects {
        let client = self.client;
        Effects::read(Lane::More, move |desk| Ok(Reply::KinCases(desk.kin_cases(client)?)))
    }

    /// True for a record that was merged into another one: it is only looked at.
    fn is_merged_away(&self) -> bool {
        self.page.as_ref().is_some_and(|page| page.dossier.client.is_gone())
    }

    fn form_of(&self, key: Key) -> FormRequest {
        FormRequest { kind: key.kind, key: Some(key), client: Some(self.client), case: None }
    }

    /// The record that `e` changes: the selected one, a person's own date, else the client.
    fn edited(&self) -> FormRequest {
        let client = self.client.into();
        let key = match self.selected() {
            Some(RowId::Record(key)) => *key,
            Some(RowId::Deadline(id)) => crate::domain::id::OwnDateId::parse(&id.subject)
                .map_or(client, |own| Key { kind: Kind::OwnDate, id: own.0 }),
            _ => client,
        };
        self.form_of(key)
    }

    fn open_selected(&self, ctx: &Context) -> Effects {
        let (Some(page), Some(id)) = (&self.page, self.selected()) else {
            return Effects::none();
        };
        match id {
            RowId::Record(Key { kind: Kind::Case, id }) => {
                Effects::one(Effect::Open(Target::Case(self.client, CaseId(*id))))
            }
            RowId::Person(id) => Effects::one(Effect::Open(Target::Client(*id))),
            RowId::Alike(_) => self.merge(),
            RowId::Nothing(_) => Effects::none(),
            RowId::Finding(_) if self.is_merged_away() => {
                let kept = page.dossier.client.merged_into;
                kept.map_or_else(Effects::none, |kept| Effects::one(Effect::Open(Target::Client(kept))))
            }
            RowId::Record(key) => form(self.form_of(*key)),
            RowId::Deadline(id) => {
                let title = page
                    .deadline(id)
                    .map_or_else(String::new, |deadline| ctx.title(&deadlines::item(page, deadline)).to_owned());
                Effects::popup(Message::new(title, deadlines::why_in_full(page, id, ctx)))
            }
            _ => Effects::popup(Message::new(self.pane.0.clone(), sections::about(page, id, ctx))),
        }
    }

    fn add(&self, ctx: &Context) -> Effects {
        let kinds = self.section().adds();
        match kinds {
            [] => Effects::none(),
            [kind] => form(self.new_record(*kind)),
            several => {
                let names = several.iter().map(|kind| ctx.text(&labels::kind(*kind))).collect();
                let requests: Vec<FormRequest> = several.iter().map(|kind| self.new_record(*kind)).collect();
                Effects::popup(Pick::new(ctx.text("page-add-title"), names, move |at| {
                    Effects::close().plus(requests.get(at).map_or_else(Effects::none, |request| form(*request)))
                }))
            }
        }
    }
}

fn form(request: FormRequest) -> Effects {
    Effects::one(Effect::Form(request))
}

impl Screen for ClientScreen {
    fn place(&self) -> Place {
        Place::Client
    }

    fn title(&self, _ctx: &Context) -> String {
        let name = self.page.as_ref().map(|page| page.dossier.client.name()).filter(|name| !name.is_empty());
        name.map_or_else(|| self.client.to_string(), str::to_owned)
    }

    fn why_not(&self, command: Command, ctx: &Context) -> Option<&'static str> {
        let breach = || self.item().is_some_and(|item| item.state != State::Done && ctx.level(&item) == Level::Breach);
        (command == Command::Snooze && breach()).then_some("act-breach")
    }

    fn can(&self, command: Command, ctx: &Context) -> bool {
        match command {
            Command::Record => self.item().is_some_and(|item| item.state != State::Done),
            // A breach cannot be put off.
            Command::Snooze => {
                self.item().is_some_and(|item| item.state != State::Done && ctx.level(&item) != Level::Breach)
            }
            Command::Open => self.selected().is_some(),
            Command::Merge => self.alike().is_some(),
            Command::KinCases | Command::Access | Command::Restrict | Command::LiftRestriction => self.page.is_some(),
            Command::Add | Command::Edit | Command::Assign | Command::Note | Command::NewCase | Command::Letter
                if self.is_merged_away() =>
            {
                false
            }
            Command::Add => self.page.is_some() && !self.section().adds().is_empty(),
            Command::Edit | Command::Assign | Command::Note | Command::NewCase | Command::Letter => self.page.is_some(),
            Command::Back => false,
            Command::GoSponsor => self.page.as_ref().is_some_and(|page| sponsors::any(page, None)),
            _ => command.belongs_to(Place::Client) && ctx.allows(command),
        }
    }

    fn hidden(&self) -> Option<Clean> {
        self.refused.as_ref().map(|_| Clean::line(&self.client.to_string()))
    }

    fn subject(&self) -> Option<Subject> {
        Some(format!("{} {:?}", self.client, self.selected()))
    }

    fn card(&self) -> Option<Card> {
        Some(Card { client: self.client, case: None })
    }

    fn concerns(&self, elsewhere: &Elsewhere) -> bool {
        let kin = self.page.as_ref().and_then(|page| page.kin.as_ref());
        let kin = kin.map(crate::app::kin::Kin::people).unwrap_or_default();
        elsewhere.concerns(&[self.client]) || elsewhere.concerns(&kin)
    }

    fn client(&self) -> Option<ClientId> {
        // Nothing more is recorded about a record that was merged away.
        Some(self.client).filter(|_| !self.is_merged_away())
    }

    fn status(&self, ctx: &Context) -> Status {
        let text = if self.page.is_some() || self.refused.is_some() {
            format!(" {}", self.client)
        } else {
            format!(" {}", ctx.text("form-reading"))
        };
        Status { line: Line::styled(text, ctx.theme.style(Tone::Muted)), cursor: None }
    }

    fn update(&mut self, msg: Msg, ctx: &Context) -> Effects {
        match msg {
            Msg::Shown | Msg::Changed => {
                let client = self.client;
                Effects::read(Lane::Main, move |desk| read(desk, client))
            }
            Msg::Reply(Reply::ClientPage(page)) => {
                self.take(*page, ctx);
                Effects::none()
            }
            Msg::Reply(Reply::KinCases(cases)) => Effects::popup(family::cases(cases, ctx)),
            Msg::Failed(error) if error.kind == ErrorKind::NotAllowed => {
                // What was read before is hidden now, too.
                (self.page, self.refused) = (None, Some(Refused::of(*error)));
                Effects::none()
            }
            Msg::Command(command) => self.command(command, ctx),
            Msg::Resized => {
                if let Some(page) = self.page.take() {
                    self.take(*page, ctx);
                }
                Effects::none()
            }
            _ => Effects::none(),
        }
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, ctx: &Context) {
        framed(self, frame, area, ctx);
        let (Some(page), Some(sheet)) = (&self.page, self.sheet()) else {
            if let Some(refused) = &self.refused {
                refused.draw(frame, area, ctx);
            }
            return;
        };
        let head = head::lines(page, ctx);
        let parts = Parts::of(area, head.len(), ctx);
        draw_lines(frame, parts.head, head, ctx);
        let names: Vec<String> = Section::ALL.iter().map(|section| ctx.text(section.title())).collect();
        draw_sections(frame, parts.sections, &names, self.open, ctx);
        sheet.draw(frame, parts.list, &ctx.text("page-nothing"), ctx);
        draw_pane(frame, area, parts.pane, (&self.pane.0, &self.pane.1), ctx);
    }
}
