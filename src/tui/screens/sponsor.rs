//! One sponsor: its head with the expiry of its signature, all its people, and what of theirs ends when.
//!
//! People are read a page at a time, ordered by what binds them; `e` changes the record of the sponsor.

use super::client::sheet::{Parts, Row, RowId, Sheet, draw_lines, draw_pane, draw_sections};
use super::{Msg, Screen, Status, Subject, client, framed};
use crate::app::command::{Command, Place};
use crate::app::sponsors::{SponsorEnd, SponsorPage, SponsorPerson};
use crate::domain::day::Day;
use crate::domain::id::{ClientId, SponsorId};
use crate::domain::phrase::Phrase;
use crate::domain::record::{Key, Kind};
use crate::tui::context::Context;
use crate::tui::effects::{Effect, Effects, FormRequest, Target};
use crate::tui::reply::Reply;
use crate::tui::theme::Tone;
use crate::tui::widgets::table::{Cell, Column, Width};
use crate::tui::worker::Lane;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

/// People read at once: several screenfuls.
const PAGE: usize = 200;
/// From so many days on the end of a signature is worth a warning.
const NEAR: i64 = 30;
/// More people than this are not counted.
const COUNTED: usize = 1_000;

/// The screen.
pub struct SponsorScreen {
    sponsor: SponsorId,
    page: Option<Box<SponsorPage>>,
    more: bool,
    fetching: bool,
    open: usize,
    sheets: [Sheet; 2],
}

impl SponsorScreen {
    /// The page of a sponsor, read when it is shown.
    pub fn new(sponsor: SponsorId) -> Self {
        Self { sponsor, page: None, more: false, fetching: false, open: 0, sheets: Default::default() }
    }

    fn person(&self) -> Option<&SponsorPerson> {
        let id = self.selected_client()?;
        self.page.as_ref()?.people.iter().find(|person| person.client == id)
    }

    fn end(&self) -> Option<&SponsorEnd> {
        let RowId::Record(key) = self.sheets[1].selected()?.id else { return None };
        self.page.as_ref()?.ends.iter().find(|end| end.key == key)
    }

    fn selected_client(&self) -> Option<ClientId> {
        match (self.open, &self.sheets[0].selected()?.id) {
            (0, RowId::Record(key)) => Some(ClientId(key.id)),
            _ => None,
        }
    }

    fn lay_out(&mut self, ctx: &Context) {
        let height = Parts::of(ctx.body, self.head(ctx).len(), ctx).rows();
        let Some(page) = &self.page else { return };
        let people = page.people.iter().map(|person| person_row(person, ctx)).collect();
        let ends = page.ends.iter().map(|end| end_row(end, ctx)).collect();
        self.sheets[0].set(people_columns(ctx), people, height);
        self.sheets[1].set(end_columns(ctx), ends, height);
    }

    fn ask(&mut self) -> Effects {
        let (id, limit) = (self.sponsor, self.page.as_ref().map_or(PAGE, |page| page.people.len().max(PAGE)));
        self.fetching = false;
        Effects::read(Lane::Main, move |desk| Ok(Reply::Sponsor(Box::new(desk.sponsor_page(id, limit)?))))
    }

    /// Fetches more people before the selection reaches the end.
    fn reach(&mut self) -> Effects {
        let (id, chosen) = (self.sponsor, self.selected_client());
        let people = self.page.as_ref().map_or(&[][..], |page| &page.people);
        let near = people.iter().rev().take(PAGE / 4).any(|person| Some(person.client) == chosen);
        let Some(last) = people.last().filter(|_| near && self.more && !self.fetching).cloned() else {
            return Effects::none();
        };
        self.fetching = true;
        Effects::read(Lane::More, move |desk| Ok(Reply::SponsorPeople(desk.sponsor_people(id, &last, PAGE)?)))
    }

    fn command(&mut self, command: Command, ctx: &Context) -> Effects {
        if let Some(to) = client::section_after(command, self.open, self.sheets.len()) {
            self.open = to;
            return Effects::none();
        }
        match command {
            Command::Open => {
                let id = self.client();
                id.map_or_else(Effects::none, |id| Effects::one(Effect::Open(Target::Client(id))))
            }
            Command::Edit => Effects::one(Effect::Form(FormRequest {
                key: Some(Key { kind: Kind::Sponsor, id: self.sponsor.0 }),
                ..FormRequest::new(Kind::Sponsor)
            })),
            _ => {
                let height = Parts::of(ctx.body, self.head(ctx).len(), ctx).rows();
                self.sheets[self.open].step(command, height);
                self.reach()
            }
        }
    }

    fn head(&self, ctx: &Context) -> Vec<(String, Tone)> {
        let Some(page) = &self.page else { return Vec::new() };
        let (sponsor, dot) = (&page.sponsor, ctx.theme.dot());
        let kind = ctx.text(&format!("sponsor-kind-{}", sponsor.kind.as_str()));
        let bin = sponsor.bin.as_ref().map(|bin| format!("{} {bin}", ctx.text("field-bin")));
        let reach = [
            bin,
            sponsor.phone.as_ref().map(|phone| ctx.private(phone)),
            sponsor.email.as_ref().map(ToString::to_string),
        ];
        let mut lines = vec![(format!("{}{dot}{kind}", sponsor.name), Tone::Title)];
        lines.push((reach.into_iter().flatten().collect::<Vec<_>>().join(dot), Tone::Muted));
        lines.push(signature(page, ctx));
        let count = i64::try_from(page.count.min(COUNTED)).unwrap_or(i64::MAX);
        let mut people = ctx.say(&Phrase::new("sponsor-people").number("n", count));
        if page.count > COUNTED {
            people = ctx.text("sponsor-many");
        }
        if let Some(name) = &page.is_client {
            people = format!("{people}{dot}{}", ctx.say(&Phrase::new("sponsor-is-client").text("name", name.as_str())));
        }
        lines.push((people, Tone::Text));
        lines.retain(|(text, _)| !text.is_empty());
        lines
    }

    fn about(&self, ctx: &Context) -> Vec<(String, Tone)> {
        let Some(page) = self.page.as_deref() else { return Vec::new() };
        match (self.open, self.person(), self.end()) {
            (0, Some(person), _) => about_person(page, person, ctx),
            (1, _, Some(end)) => about_end(end, ctx),
            _ => page.sponsor.note.iter().map(|note| (note.to_string(), Tone::Text)).collect(),
        }
    }
}

/// Until when the sponsor can sign electronically.
fn signature(page: &SponsorPage, ctx: &Context) -> (String, Tone) {
    let (Some(day), Some(days)) = (page.sponsor.signature_expires, page.signature_days()) else {
        return (ctx.text("sponsor-no-signature"), Tone::Muted);
    };
    match days {
        ..0 => (ctx.say(&Phrase::new("sponsor-signature-over").day("day", day)), Tone::Overdue),
        0..=NEAR => (ctx.say(&Phrase::new("sponsor-signature-soon").day("day", day).number("n", days)), Tone::Critical),
        _ => (ctx.say(&Phrase::new("sponsor-signature").day("day", day)), Tone::Text),
    }
}

fn people_columns(ctx: &Context) -> Vec<Column> {
    vec![
        Column::new(ctx.text("column-client"), Width::Share(4), 0),
        Column::new(ctx.text("column-citizenship"), Width::Fixed(3), 2),
        Column::new(ctx.text("column-binding-day"), Width::Fixed(10), 0),
        Column::new(ctx.text("sponsor-basis-until"), Width::Fixed(10), 1),
        Column::new(ctx.text("sponsor-permit-until"), Width::Fixed(10), 1),
        Column::new(ctx.text("column-case"), Width::Fixed(12), 3),
        Column::new(ctx.text("column-stage"), Width::Share(2), 4),
        Column::new(ctx.text("column-owner"), Width::Fixed(10), 5),
    ]
}

fn ending(day: Option<Day>, ctx: &Context) -> Cell {
    let over = day.is_some_and(|day| day < ctx.today());
    (day.map_or_else(|| "—".to_owned(), |day| ctx.words.day(day)), if over { Tone::Muted } else { Tone::Text })
}

fn binding(day: Option<Day>, ctx: &Context) -> Cell {
    let tone = match day.map(|day| (day - ctx.today()).num_days()) {
        Some(..0) => Tone::Overdue,
        Some(0..=7) => Tone::Critical,
        Some(8..=NEAR) => Tone::Soon,
        _ => Tone::Text,
    };
    (day.map_or_else(|| "—".to_owned(), |day| ctx.words.day(day)), tone)
}

fn person_row(person: &SponsorPerson, ctx: &Context) -> Row {
    let (reference, stage) = match &person.case {
        Some((_, reference, stage)) => (reference.to_string(), ctx.text(&format!("stage-{}", stage.as_str()))),
        None => (String::new(), String::new()),
    };
    let cells = vec![
        (person.name.to_string(), Tone::Text),
        (person.citizenship.map_or_else(String::new, |country| country.to_string()), Tone::Text),
        binding(person.binding_day, ctx),
        ending(person.basis_until, ctx),
        ending(person.permit_until, ctx),
        (reference, Tone::Muted),
        (stage, Tone::Text),
        (person.owner.as_ref().map_or_else(String::new, ToString::to_string), Tone::Muted),
    ];
    Row { id: RowId::Record(Key { kind: Kind::Client, id: person.client.0 }), cells }
}

fn end_columns(ctx: &Context) -> Vec<Column> {
    vec![
        Column::new(ctx.text("sponsor-ends-on"), Width::Fixed(10), 0),
        Column::new(ctx.text("column-client"), Width::Share(3), 0),
        Column::new(ctx.text("column-what"), Width::Share(2), 0),
        Column::new(ctx.text("column-number"), Width::Share(2), 1),
    ]
}

fn end_row(end: &SponsorEnd, ctx: &Context) -> Row {
    let cells = vec![
        binding(Some(end.on), ctx),
        (end.name.to_string(), Tone::Text),
        (ctx.text(&crate::i18n::labels::kind(end.key.kind)), Tone::Text),
        (end.what.as_ref().map_or_else(String::new, ToString::to_string), Tone::Muted),
    ];
    Row { id: RowId::Record(end.key), cells }
}

fn about_person(page: &SponsorPage, person: &SponsorPerson, ctx: &Context) -> Vec<(String, Tone)> {
    let country = person.citizenship.map(|country| country.name(ctx.words.lang()).to_owned());
    let names = [Some(person.name.to_string()), country, person.owner.as_ref().map(ToString::to_string)];
    let mut lines = vec![(names.into_iter().flatten().collect::<Vec<_>>().join(ctx.theme.dot()), Tone::Title)];
    if let (Some(day), Some(rule)) = (person.binding_day, &person.binding_rule) {
        let title = page.titles.get(rule, ctx.words.lang());
        lines.push((format!("{}{}{title}", ctx.words.day(day), ctx.theme.dot()), binding(Some(day), ctx).1));
    }
    let ends = [("sponsor-basis-until", person.basis_until), ("sponsor-permit-until", person.permit_until)];
    let ends = ends.into_iter().filter_map(|(id, day)| Some(format!("{}: {}", ctx.text(id), ctx.words.day(day?))));
    lines.push((ends.collect::<Vec<_>>().join(ctx.theme.dot()), Tone::Text));
    if let Some((_, reference, stage)) = &person.case {
        let stage = ctx.text(&format!("stage-{}", stage.as_str()));
        lines.push((format!("{reference}{}{stage}", ctx.theme.dot()), Tone::Text));
    }
    lines
}

fn about_end(end: &SponsorEnd, ctx: &Context) -> Vec<(String, Tone)> {
    let what = ctx.text(&crate::i18n::labels::kind(end.key.kind));
    let left = Phrase::new("sponsor-ends-in").number("n", (end.on - ctx.today()).num_days());
    vec![
        (end.name.to_string(), Tone::Title),
        (
            format!("{what}: {}{}{}", ctx.words.day(end.on), ctx.theme.dot(), ctx.say(&left)),
            binding(Some(end.on), ctx).1,
        ),
    ]
}

impl Screen for SponsorScreen {
    fn place(&self) -> Place {
        Place::Sponsor
    }

    fn title(&self, _ctx: &Context) -> String {
        self.page.as_ref().map_or_else(|| self.sponsor.to_string(), |page| page.sponsor.name.to_string())
    }

    fn can(&self, command: Command, ctx: &Context) -> bool {
        match command {
            Command::Open => self.client().is_some(),
            Command::Edit => self.page.is_some(),
            Command::Back => false,
            _ => command.belongs_to(Place::Sponsor) && ctx.allows(command),
        }
    }

    fn subject(&self) -> Option<Subject> {
        Some(format!("{} {:?}", self.sponsor, self.client()))
    }

    fn client(&self) -> Option<ClientId> {
        match self.open {
            0 => self.selected_client(),
            _ => self.end().map(|end| end.client),
        }
    }

    fn status(&self, ctx: &Context) -> Status {
        let text = if self.page.is_some() { self.sponsor.to_string() } else { ctx.text("form-reading") };
        Status { line: Line::styled(format!(" {text}"), ctx.theme.style(Tone::Muted)), cursor: None }
    }

    fn update(&mut self, msg: Msg, ctx: &Context) -> Effects {
        match msg {
            Msg::Shown | Msg::Changed => return self.ask(),
            Msg::Reply(Reply::Sponsor(page)) => {
                self.more = page.people.len() >= PAGE;
                self.page = Some(page);
                self.lay_out(ctx);
            }
            Msg::Reply(Reply::SponsorPeople(mut people)) => {
                (self.fetching, self.more) = (false, people.len() == PAGE);
                if let Some(page) = &mut self.page {
                    page.people.append(&mut people);
                }
                self.lay_out(ctx);
            }
            Msg::Command(command) => return self.command(command, ctx),
            Msg::Resized => self.lay_out(ctx),
            Msg::Failed(_) => self.fetching = false,
            _ => {}
        }
        Effects::none()
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, ctx: &Context) {
        framed(self, frame, area, ctx);
        let Some(sheet) = self.sheets.get(self.open).filter(|_| self.page.is_some()) else { return };
        let head = self.head(ctx);
        let parts = Parts::of(area, head.len(), ctx);
        draw_lines(frame, parts.head, head, ctx);
        let names = ["sponsor-section-people", "sponsor-section-ends"].map(|id| ctx.text(id));
        draw_sections(frame, parts.sections, &names, self.open, ctx);
        let empty = if self.open == 0 { "sponsor-nobody" } else { "sponsor-nothing-ends" };
        sheet.draw(frame, parts.list, &ctx.text(empty), ctx);
        draw_pane(frame, area, parts.pane, (&ctx.text("page-details-title"), &self.about(ctx)), ctx);
    }
}
