//! One case: its stage among all stages, the checklist of papers, the plan back from the last lawful day, what stands
//! against filing, filings, deadlines with their why, the case in full, and the hand-over once it is granted.
//!
//! It is drawn from its client's page. Papers are acted on one by one or, where some are marked, all marked at once;
//! marks follow the requirement and go when the papers have moved.

mod check;
mod filings;
mod hand_over;
mod originals;
mod papers;
mod plan;
mod scans;
mod sections;
mod stage;

use super::client::sheet::{Parts, RowId, Sheet, draw_lines, draw_pane, draw_sections};
use super::client::{self, Refused, deadlines, values};
use super::{Msg, Screen, Status, Subject, framed};
use crate::app::access::Wall;
use crate::app::case_life::filing::takes_filing;
use crate::app::case_life::{open_filing, permit_for};
use crate::app::command::{Command, Place};
use crate::app::error::ErrorKind;
use crate::app::originals::Item;
use crate::app::pages::{ChecklistLine, ClientPage};
use crate::app::together::{Card, Elsewhere};
use crate::domain::agenda::DueItem;
use crate::domain::case::{Case, CaseDocument, DocumentState, Stage};
use crate::domain::clean::Clean;
use crate::domain::deadline::{DeadlineId, Level, State};
use crate::domain::id::{CaseId, ClientId};
use crate::domain::plan::Plan;
use crate::domain::prefiling::PreFinding;
use crate::domain::record::{Key, Kind};
use crate::tui::context::Context;
use crate::tui::effects::{ActRequest, Effect, Effects, FormRequest, Target};
use crate::tui::popups::access::{self, First};
use crate::tui::popups::message::Message;
use crate::tui::popups::{form, letter, life, paper};
use crate::tui::reply::Reply;
use crate::tui::theme::Tone;
use crate::tui::worker::Lane;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use sections::{Section, View};
use std::collections::HashSet;

/// The case screen.
pub struct CaseScreen {
    client: ClientId,
    case: CaseId,
    page: Option<Box<ClientPage>>,
    /// Why it is not shown to me.
    refused: Option<Refused>,
    plan: Option<Plan>,
    found: Vec<PreFinding>,
    open: usize,
    sheets: Vec<Sheet>,
    /// Requirements of the marked papers.
    marked: HashSet<String>,
    pane: (String, Vec<(String, Tone)>),
}

impl CaseScreen {
    /// The page of a case, read when it is shown.
    pub fn new(client: ClientId, case: CaseId) -> Self {
        let (sheets, marked, pane) = (Vec::new(), HashSet::new(), (String::new(), Vec::new()));
        let found = Vec::new();
        Self { client, case, page: None, refused: None, plan: None, found, open: 0, sheets, marked, pane }
    }

    fn section(&self) -> Section {
        self.sections().get(self.open).copied().unwrap_or(Section::Papers)
    }

    fn sections(&self) -> &'static [Section] {
        self.case().map_or(&[], |(page, case)| Section::of(page, case))
    }

    fn case(&self) -> Option<(&ClientPage, &Case)> {
        let page = self.page.as_deref()?;
        Some((page, page.case(self.case)?))
    }

    fn selected(&self) -> Option<&RowId> {
        self.sheets.get(self.open)?.selected().map(|row| &row.id)
    }

    fn head(&self, ctx: &Context) -> Vec<(String, Tone)> {
        let Some((page, case)) = self.case() else {
            return Vec::new();
        };
        let dot = ctx.theme.dot();
        let ground = case.ground.map(|ground| ctx.text(&format!("ground-{}", ground.as_str())));
        let sponsor = case.sponsor.and_then(|id| page.sponsors.get(&id)).map(ToString::to_string);
        let officer = case.owner.and_then(|id| page.staff.get(&id)).map(ToString::to_string);
        let kind = ctx.text(&format!("case-kind-{}", case.kind.as_str()));
        let first = [Some(page.dossier.client.name().to_owned()), Some(kind), ground].into_iter().flatten();
        let paid = ctx.text(&format!("paid-{}", case.paid.as_str()));
        let paid = Some(case.payer.as_ref().map_or_else(|| paid.clone(), |payer| format!("{payer}: {paid}")));
        let last = [sponsor, officer, paid].into_iter().flatten();
        let mut lines = vec![(first.collect::<Vec<_>>().join(dot), Tone::Title)];
        let restricted = page.case_restricted_phrases(self.case);
        lines.extend(restricted.iter().map(|phrase| (ctx.say(phrase), Tone::Warning)));
        lines.push((last.collect::<Vec<_>>().join(dot), Tone::Muted));
        lines.extend(stage::lines(case.stage, usize::from(ctx.body.width.saturating_sub(2)), ctx));
        let late = self.plan.as_ref().filter(|plan| !plan.makes_it);
        lines.extend(late.map(|plan| (format!("! {}", ctx.say(&plan.phrase())), Tone::Critical)));
        lines
    }

    fn parts(&self, area: Rect, ctx: &Context) -> Parts {
        Parts::of(area, self.head(ctx).len(), ctx)
    }

    fn take(&mut self, page: ClientPage, ctx: &Context) {
        let case = page.case(self.case);
        self.plan = case.and_then(|case| page.plan(case, &ctx.office.calendar));
        self.found = case.map_or_else(Vec::new, |case| check::findings(&page, case, ctx));
        self.refused = case.is_none().then(|| Refused::of_case(&page, self.case));
        self.page = Some(Box::new(page));
        self.lay_out(ctx);
    }

    /// Works out the rows afresh.
    fn lay_out(&mut self, ctx: &Context) {
        let height = self.parts(ctx.body, ctx).rows();
        let Some((page, case)) = self.case() else {
            return;
        };
        let known: HashSet<String> = page.checklist(case).into_iter().map(|line| line.requirement).collect();
        let marked: HashSet<String> = self.marked.intersection(&known).cloned().collect();
        let sections = Section::of(page, case);
        let view = View { page, case, plan: self.plan.as_ref(), found: &self.found, marked: &marked };
        let tables: Vec<_> = sections.iter().map(|section| section.table(&view, ctx)).collect();
        self.marked = marked;
        self.open = self.open.min(sections.len().saturating_sub(1));
        self.sheets.resize(sections.len(), Sheet::default());
        for (sheet, (columns, rows)) in self.sheets.iter_mut().zip(tables) {
            sheet.set(columns, rows, height);
        }
        self.look(ctx);
    }

    /// Works out the pane about the selected row.
    fn look(&mut self, ctx: &Context) {
        let Some((page, case)) = self.case() else {
            return;
        };
        let text = match (self.section(), self.selected()) {
            (Section::Plan, Some(id)) => {
                self.plan.as_ref().map_or_else(Vec::new, |plan| plan::about(page, plan, id, ctx))
            }
            (Section::Check, Some(RowId::Finding(at))) => {
                self.found.get(*at).map_or_else(Vec::new, |finding| check::about(page, finding, ctx))
            }
            (_, Some(RowId::Paper(id))) => line_of(page, case, id)
                .map_or_else(Vec::new, |line| papers::about(page, self.plan.as_ref(), &line, ctx)),
            (_, Some(RowId::Deadline(id))) => deadlines::why(page, id, ctx),
            (_, Some(RowId::Record(key))) => {
                values::record(page, *key).map_or_else(Vec::new, |record| values::details(&record, page, ctx))
            }
            _ => Vec::new(),
        };
        let title = if self.section() == Section::Deadlines { "why-title" } else { "page-details-title" };
        self.pane = (ctx.text(title), text);
    }

    /// The papers that a key is about: the marked ones, else the selected one.
    fn papers(&self) -> Vec<CaseDocument> {
        let Some((page, case)) = self.case() else {
            return Vec::new();
        };
        let lines = page.checklist(case).into_iter();
        let selected = match self.selected() {
            Some(RowId::Paper(id)) => Some(id),
            _ => None,
        };
        // Marks are seen in the checklist only.
        let alone = self.marked.is_empty() || self.section() != Section::Papers;
        let meant = |requirement: &String| {
            if alone { Some(requirement) == selected } else { self.marked.contains(requirement) }
        };
        lines.filter(|line| meant(&line.requirement)).map(|line| line.document).collect()
    }

    /// The requirement of the selected paper.
    fn paper(&self) -> Option<&str> {
        match self.selected() {
            Some(RowId::Paper(id)) => Some(id.as_str()),
            _ => None,
        }
    }

    /// The originals that a key is about: the papers, or the document selected among the originals.
    fn items(&self) -> Vec<Item> {
        if let (Some(RowId::Record(key)), Section::Originals, Some((page, _))) =
            (self.selected(), self.section(), self.case())
        {
            let mut own = page.dossier.identity_documents.iter().filter(|document| document.id.0 == key.id);
            return own.next().cloned().map(Item::Identity).into_iter().collect();
        }
        self.papers().into_iter().map(Item::Paper).collect()
    }

    fn move_papers(&mut self, state: DocumentState, ctx: &Context) -> Effects {
        let papers = self.papers();
        let Some((page, _)) = self.case().filter(|_| !papers.is_empty()) else {
            return Effects::none();
        };
        let names: Vec<String> =
            papers.iter().map(|paper| values::requirement(&paper.requirement, page, ctx)).collect();
        paper::to(papers, state, names.join(", "), ctx)
    }

    fn item(&self) -> Option<DueItem> {
        let (page, RowId::Deadline(id)) = (self.page.as_ref()?, self.selected()?) else {
            return None;
        };
        page.deadline(id).map(|deadline| deadlines::item(page, deadline))
    }

    fn mark(&mut self, all: bool, ctx: &Context) -> Effects {
        let every: HashSet<String> = self
            .sheets
            .first()
            .map_or(&[][..], Sheet::rows)
            .iter()
            .filter_map(|row| match &row.id {
                RowId::Paper(id) => Some(id.clone()),
                _ => None,
            })
            .collect();
        if all {
            self.marked = if self.marked == every { HashSet::new() } else { every };
        } else if let Some(RowId::Paper(id)) = self.selected().cloned()
            && !self.marked.remove(&id)
        {
            self.marked.insert(id);
        }
        self.lay_out(ctx);
        if all { Effects::none() } else { self.command(Command::Down, ctx) }
    }

    fn command(&mut self, command: Command, ctx: &Context) -> Effects {
        let count = self.sections().len().max(1);
        if let Some(to) = client::section_after(command, self.open, count) {
            self.open = to;
            self.look(ctx);
            return Effects::none();
        }
        let height = self.parts(ctx.body, ctx).rows();
        if self.sheets.get_mut(self.open).is_some_and(|sheet| sheet.step(command, height)) {
            self.look(ctx);
            return Effects::none();
        }
        self.act(command, ctx)
    }

    fn act(&mut self, command: Command, ctx: &Context) -> Effects {
        let act = |item: Option<DueItem>, request: fn(Box<DueItem>) -> ActRequest| {
            item.map_or_else(Effects::none, |item| Effects::one(Effect::Act(request(Box::new(item)))))
        };
        match command {
            Command::Mark => self.mark(false, ctx),
            Command::MarkAll => self.mark(true, ctx),
            Command::Back => {
                self.marked.clear();
                self.lay_out(ctx);
                Effects::none()
            }
            Command::PaperReceived => self.move_papers(DocumentState::Received, ctx),
            Command::PaperRequested => self.move_papers(DocumentState::Requested, ctx),
            Command::PaperVerified => self.move_papers(DocumentState::Verified, ctx),
            Command::PaperRejected => self.move_papers(DocumentState::Rejected, ctx),
            Command::PaperNotNeeded => self.move_papers(DocumentState::NotNeeded, ctx),
            Command::PaperMissing => self.move_papers(DocumentState::Missing, ctx),
            Command::MoveOriginals => self.with_case(|page, case| originals::ask(page, case, &self.items(), ctx)),
            Command::Scans => self.with_case(|page, case| scans::list(page, case, self.paper(), ctx)),
            Command::Payment => self.with_case(|_, case| originals::payment(case, ctx)),
            Command::GoSponsor => self.with_case(|page, case| client::sponsors::open(page, Some(case), ctx)),
            Command::MoveStage => self.with_case(|page, case| stage::ask(page, case, ctx)),
            Command::AddFiling => self.with_case(|page, case| life::file(page, case, ctx)),
            Command::RecordOutcome => self.with_case(|page, case| life::outcome(page, case, ctx)),
            Command::HandOver => self.with_case(|page, case| life::hand_over(page, case, ctx)),
            Command::Access => access::open(self.wall(), First::Look),
            Command::Restrict => access::open(self.wall(), First::Name),
            Command::LiftRestriction => access::open(self.wall(), First::Lift),
            Command::Edit => self.form(Kind::Case, Some(self.case.0)),
            Command::Open => self.open_selected(ctx),
            Command::Letter => letter::open(self.client, Some(self.case)),
            Command::GoClient => Effects::one(Effect::Open(Target::Client(self.client))),
            Command::Record => act(self.item(), ActRequest::Record),
            Command::Snooze => act(self.item(), ActRequest::Snooze),
            _ => Effects::none(),
        }
    }

    const fn wall(&self) -> Wall {
        Wall { client: self.client, case: Some(self.case) }
    }

    fn form(&self, kind: Kind, id: Option<i64>) -> Effects {
        let key = id.map(|id| Key { kind, id });
        let request = FormRequest { kind, key, client: Some(self.client), case: Some(self.case) };
        Effects::one(Effect::Form(request))
    }

    fn with_case(&self, act: impl FnOnce(&ClientPage, &Case) -> Effects) -> Effects {
        self.case().map_or_else(Effects::none, |(page, case)| act(page, case))
    }

    /// True for what the case as it stands can take.
    fn takes(&self, command: Command) -> bool {
        self.case().is_some_and(|(page, case)| {
            let waits = open_filing(&page.dossier, case).is_some();
            match command {
                Command::AddFiling => takes_filing(case.stage) && !waits,
                Command::RecordOutcome => waits && case.stage.is_open(),
                Command::HandOver => case.stage == Stage::Granted && permit_for(&page.dossier, case).is_some(),
                _ => true,
            }
        })
    }

    fn open_selected(&self, ctx: &Context) -> Effects {
        let (Some((page, case)), Some(id)) = (self.case(), self.selected()) else {
            return Effects::none();
        };
        match id {
            RowId::Paper(id) => paper_of(page, case, id).map_or_else(Effects::none, form::paper),
            RowId::Record(key) => self.form(key.kind, Some(key.id)),
            RowId::Deadline(id) => {
                Effects::popup(Message::new(title_of(page, id, ctx), deadlines::why_in_full(page, id, ctx)))
            }
            RowId::Finding(at) => self.open_finding(*at, ctx),
            RowId::Act(_) | RowId::Person(_) | RowId::Alike(_) | RowId::Nothing(_) => Effects::none(),
        }
    }

    /// From a finding to its record, from a step of the plan or of the hand-over to its act.
    fn open_finding(&self, at: usize, ctx: &Context) -> Effects {
        match self.section() {
            Section::Check => self.found.get(at).map_or_else(Effects::none, |finding| self.jump(finding)),
            Section::Plan if self.takes(Command::AddFiling) && ctx.allows(Command::AddFiling) => {
                self.with_case(|page, case| life::file(page, case, ctx))
            }
            Section::HandOver if self.takes(Command::HandOver) && ctx.allows(Command::HandOver) => {
                self.with_case(|page, case| life::hand_over(page, case, ctx))
            }
            _ => Effects::none(),
        }
    }

    fn jump(&self, finding: &PreFinding) -> Effects {
        let Some((page, case)) = self.case() else {
            return Effects::none();
        };
        let paper = finding.requirement.as_ref().and_then(|id| paper_of(page, case, id));
        let key = finding.subject.as_deref().and_then(Key::of_subject);
        match (paper, key) {
            (Some(paper), _) => form::paper(paper),
            (None, Some(key)) => self.form(key.kind, Some(key.id)),
            (None, None) => Effects::one(Effect::Open(Target::Client(self.client))),
        }
    }
}

fn title_of(page: &ClientPage, id: &DeadlineId, ctx: &Context) -> String {
    let deadline = page.deadline(id);
    deadline.map_or_else(String::new, |deadline| ctx.title(&deadlines::item(page, deadline)).to_owned())
}

fn line_of(page: &ClientPage, case: &Case, requirement: &str) -> Option<ChecklistLine> {
    page.checklist(case).into_iter().find(|line| line.requirement == requirement)
}

fn paper_of(page: &ClientPage, case: &Case, requirement: &str) -> Option<CaseDocument> {
    line_of(page, case, requirement).map(|line| line.document)
}

impl Screen for CaseScreen {
    fn place(&self) -> Place {
        Place::Case
    }

    fn title(&self, _ctx: &Context) -> String {
        self.case().map_or_else(|| self.case.to_string(), |(_, case)| case.reference.to_string())
    }

    fn can(&self, command: Command, ctx: &Context) -> bool {
        let paper = matches!(self.selected(), Some(RowId::Paper(_)));
        match command {
            Command::PaperReceived
            | Command::PaperRequested
            | Command::PaperVerified
            | Command::PaperRejected
            | Command::PaperMissing
            | Command::PaperNotNeeded => paper,
            Command::MoveOriginals | Command::Payment | Command::Scans => self.case().is_some(),
            Command::Access | Command::Restrict | Command::LiftRestriction => self.case().is_some(),
            Command::GoSponsor => self.case().is_some_and(|(page, case)| client::sponsors::any(page, Some(case))),
            Command::Mark | Command::MarkAll => paper && self.section() == Section::Papers,
            Command::AddFiling | Command::RecordOutcome | Command::HandOver => self.takes(command),
            Command::Record => self.item().is_some_and(|item| item.state != State::Done),
            // A breach cannot be put off.
            Command::Snooze => {
                self.item().is_some_and(|item| item.state != State::Done && ctx.level(&item) != Level::Breach)
            }
            Command::Open => self.selected().is_some(),
            Command::MoveStage | Command::Edit | Command::Letter => self.case().is_some(),
            Command::Back => !self.marked.is_empty(),
            _ => command.belongs_to(Place::Case) && ctx.allows(command),
        }
    }

    fn hidden(&self) -> Option<Clean> {
        let number = || Clean::line(&self.client.to_string());
        self.refused.as_ref().filter(|_| self.page.is_none()).map(|_| number())
    }

    fn subject(&self) -> Option<Subject> {
        let mut marked: Vec<&String> = self.marked.iter().collect();
        marked.sort();
        Some(format!("{} {:?} {marked:?}", self.case, self.selected()))
    }

    fn client(&self) -> Option<ClientId> {
        Some(self.client)
    }

    fn card(&self) -> Option<Card> {
        Some(Card { client: self.client, case: Some(self.case) })
    }

    fn concerns(&self, elsewhere: &Elsewhere) -> bool {
        let kin = self.page.as_ref().and_then(|page| page.kin.as_ref());
        let kin = kin.map(crate::app::kin::Kin::people).unwrap_or_default();
        elsewhere.concerns(&[self.client]) || elsewhere.concerns(&kin)
    }

    fn status(&self, ctx: &Context) -> Status {
        let text = match (self.page.is_some() || self.refused.is_some(), self.marked.len()) {
            (false, _) => ctx.text("form-reading"),
            (true, 0) => String::new(),
            (true, n) => {
                let n = i64::try_from(n).unwrap_or(i64::MAX);
                ctx.say(&crate::domain::phrase::Phrase::new("case-marked").number("n", n))
            }
        };
        Status { line: Line::styled(format!(" {text}"), ctx.theme.style(Tone::Muted)), cursor: None }
    }

    fn update(&mut self, msg: Msg, ctx: &Context) -> Effects {
        match msg {
            Msg::Shown | Msg::Changed => {
                let client = self.client;
                Effects::read(Lane::Main, move |desk| client::read(desk, client))
            }
            Msg::Reply(Reply::ClientPage(page)) => {
                self.take(*page, ctx);
                Effects::none()
            }
            Msg::Failed(error) if error.kind == ErrorKind::NotAllowed => {
                // What was read before is hidden now, too.
                (self.page, self.refused) = (None, Some(Refused::of(*error)));
                Effects::none()
            }
            Msg::Command(command) => self.command(command, ctx),
            Msg::Resized => {
                self.lay_out(ctx);
                Effects::none()
            }
            _ => Effects::none(),
        }
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, ctx: &Context) {
        framed(self, frame, area, ctx);
        let (Some(_), Some(sheet)) = (self.case(), self.sheets.get(self.open)) else {
            if let Some(refused) = &self.refused {
                refused.draw(frame, area, ctx);
            }
            return;
        };
        let parts = self.parts(area, ctx);
        draw_lines(frame, parts.head, self.head(ctx), ctx);
        let names: Vec<String> = self.sections().iter().map(|section| ctx.text(section.title())).collect();
        draw_sections(frame, parts.sections, &names, self.open, ctx);
        sheet.draw(frame, parts.list, &ctx.text(self.section().empty()), ctx);
        draw_pane(frame, area, parts.pane, (&self.pane.0, &self.pane.1), ctx);
    }
}
