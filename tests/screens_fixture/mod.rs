//! A made-up office whose views are answered from memory, so that screens can be looked at without a database.

use sojourn::app::agenda::{LevelCounts, Matter, Today};
use sojourn::app::command::Place;
use sojourn::app::desk::RuleTitles;
use sojourn::app::lists::{CaseLine, ClientLine, ListKind, Page, RowKey};
use sojourn::domain::agenda::{DueItem, Thresholds};
use sojourn::domain::calendar::Calendar;
use sojourn::domain::case::{CaseKind, Paid, Stage};
use sojourn::domain::choice::{Confidence, Ground, Presence, Severity};
use sojourn::domain::clean::Clean;
use sojourn::domain::country::Country;
use sojourn::domain::day::Day;
use sojourn::domain::deadline::{Class, DeadlineId, State, Step, StepKind};
use sojourn::domain::id::{CaseId, ClientId, OwnDateId, StaffId};
use sojourn::domain::lang::{Lang, Titles};
use sojourn::domain::phrase::Phrase;
use sojourn::domain::rulebook::Source;
use sojourn::domain::staff::{OwnDate, Role, Staff};
use sojourn::tui::context::Office;
use sojourn::tui::event::Event;
use sojourn::tui::reply::Reply;
use sojourn::tui::screens::paged::Listed;
use sojourn::tui::screens::why::Why;
use sojourn::tui::session::{Scripted, parse};
use sojourn::tui::shell::{Options, Shell};
use sojourn::tui::theme::Theme;
use sojourn::tui::worker::{Answer, Lane, Ticket, Work};
use std::collections::HashMap;
use std::sync::Arc;

pub const LANGS: [Lang; 3] = [Lang::En, Lang::Ru, Lang::Kk];

pub fn options(lang: Lang) -> Options {
    Options { lang, theme: Theme { colour: true, ascii: false }, server: false }
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

pub fn office() -> Office {
    let titles = |en: &str, ru: &str, kk: &str| Titles { en: en.into(), ru: ru.into(), kk: kk.into() };
    let titles = HashMap::from([
        (
            "STAY-UZB-30".to_owned(),
            titles("Visa-free stay ends", "Конец безвизового срока", "Визасыз болу мерзімінің соңы"),
        ),
        ("TRP-END".to_owned(), titles("TRP ends", "РВП истекает", "УТР мерзімі бітеді")),
        ("EXT-FILE".to_owned(), titles("File the extension by", "Подать на продление", "Ұзартуға тапсыру")),
        ("PASSPORT-END".to_owned(), titles("Passport expires", "Истекает паспорт", "Паспорт мерзімі бітеді")),
        ("HOST-NOTICE".to_owned(), titles("Notice of arrival", "Уведомление о прибытии", "Келгені туралы хабарлама")),
    ]);
    Office {
        today: day("2026-11-23"),
        fixed: true,
        me: Staff {
            id: StaffId(1),
            version: 1,
            ..Staff::new(Some(Clean::line("a.serikova")), Clean::line("Серикова Айгуль"), Role::Officer)
        },
        thresholds: Thresholds::default(),
        titles: RuleTitles(Arc::new(titles)),
        calendar: Calendar::built_in(),
        staff: vec![(StaffId(1), Clean::line("a.serikova")), (StaffId(2), Clean::line("b.omarov"))],
        look: sojourn::app::office::Look::Plain,
    }
}

fn item((client, name): (i64, &str), country: &str, rule: &str, class: Class, last: &str, case: &str) -> DueItem {
    DueItem {
        client: ClientId(client),
        client_name: Clean::line(name),
        citizenship: Country::code(country),
        case: Some(Clean::line(case)),
        rule: rule.to_owned(),
        subject: format!("S-{client:06}"),
        own_title: None,
        class,
        severity: Severity::Hard,
        last_day: day(last),
        stricter_last_day: None,
        safe_day: day(last),
        warn_day: day(last),
        moot_from: None,
        confidence: Confidence::Sure,
        confirmed: false,
        owner: Some(Clean::line("a.serikova")),
        state: State::Open,
        look_again_on: None,
        client_binding_day: Some(day(last)),
    }
}

fn matter(items: Vec<DueItem>) -> Matter {
    let binding_day = items[0].client_binding_day;
    Matter { items, bound: true, binding_day }
}

fn matters() -> Vec<Matter> {
    let passport = item((3, "Иванова Мария"), "RUS", "PASSPORT-END", Class::Status, "2026-12-01", "T-2026-00388");
    vec![
        matter(vec![item((1, "Абдуллаев Рустам"), "UZB", "STAY-UZB-30", Class::Stay, "2026-11-19", "T-2026-00412")]),
        matter(vec![item(
            (2, "Karimov Jahongir Abdurahmon o'g'li"),
            "UZB",
            "EXT-FILE",
            Class::Act,
            "2026-11-20",
            "T-2026-00377",
        )]),
        matter(vec![
            item((3, "Иванова Мария"), "RUS", "TRP-END", Class::Stay, "2026-11-23", "T-2026-00388"),
            passport.clone(),
            DueItem { rule: "EXT-FILE".to_owned(), class: Class::Act, ..passport },
        ]),
        matter(vec![item((4, "Петросян Ани"), "ARM", "EXT-FILE", Class::Act, "2026-11-27", "T-2026-00391")]),
        matter(vec![DueItem {
            // Two readings: the stricter one is shown and sorts the row.
            stricter_last_day: Some(day("2026-12-10")),
            warn_day: day("2026-12-10"),
            ..item((5, "Çelik Öykü"), "TUR", "TRP-END", Class::Stay, "2026-12-15", "T-2026-00400")
        }]),
    ]
}

fn today(matters: Vec<Matter>) -> Today {
    let appointment = OwnDate {
        id: OwnDateId(1),
        version: 1,
        client: ClientId(3),
        case: None,
        owner: None,
        title: Clean::line("Подача в ЦОН"),
        on_day: day("2026-11-23"),
        at_time: Some(Clean::line("10:30")),
        place: Some(Clean::line("ЦОН № 4")),
        severity: Severity::Soft,
        trip: false,
    };
    Today {
        day: day("2026-11-23"),
        people: LevelCounts { breach: 1, overdue: 1, today: 1, critical: 1, soon: 1, later: 0, unknown: 40 },
        matters,
        appointments: vec![(appointment, Clean::line("Иванова Мария"))],
        any_clients: true,
        clock_warning: false,
        hidden: Vec::new(),
    }
}

fn agreement() -> Source {
    Source::from(Titles {
        en: "agreement of 7 July 2000 and protocol".into(),
        ru: "соглашение от 07.07.2000 с протоколом".into(),
        kk: "07.07.2000 ж. келісім мен хаттама".into(),
    })
}

fn why(item: &DueItem) -> Why {
    let step = |kind, id: &str, date| Step {
        kind,
        text: Phrase::new(id).day("day", date),
        date: Some(date),
        rule: Some(item.rule.clone()),
        source: Some(agreement()),
        confidence: Some(Confidence::Sure),
    };
    let advice = Titles {
        en: "Call the client · prepare departure or an explanation · ask the supervisor".into(),
        ru: "Позвонить клиенту · подготовить выезд или объяснение · к руководителю".into(),
        kk: "Клиентке қоңырау шалу · кетуді немесе түсініктемені дайындау · басшымен кеңесу".into(),
    };
    Why {
        client: item.client,
        id: DeadlineId { rule: item.rule.clone(), subject: item.subject.clone() },
        last_day: item.last_day,
        lawful: item.class == Class::Stay,
        safe_day: item.safe_day,
        stricter: None,
        steps: vec![
            step(StepKind::Trigger, "why-last-day", day("2026-10-21")),
            step(StepKind::Offset, "why-safe-day", item.last_day),
        ],
        source: Some(agreement()),
        confidence: Confidence::Sure,
        confirmed: false,
        checked_on: Some(day("2026-11-22")),
        do_now: Some(advice),
        notes: Vec::new(),
    }
}

fn clients() -> Vec<ClientLine> {
    let line = |matter: &Matter| ClientLine {
        id: matter.client(),
        name_latin: Some(Clean::line("LATIN NAME")),
        name_cyrillic: Some(matter.items[0].client_name.clone()),
        citizenship: matter.items[0].citizenship,
        presence: Presence::InCountry,
        phone: Some(Clean::line("+7 701 555 44 33")),
        iin: None,
        owner: matter.items[0].owner.clone(),
        binding: Some(matter.items[0].clone()),
        restricted: None,
    };
    let calm = ClientLine { id: ClientId(9), binding: None, owner: None, ..line(&matters()[0]) };
    matters().iter().map(line).chain([calm]).collect()
}

fn cases() -> Vec<CaseLine> {
    let line = |(at, matter): (usize, &Matter)| CaseLine {
        id: CaseId(i64::try_from(at).unwrap() + 1),
        reference: matter.items[0].case.clone().unwrap(),
        client: matter.client(),
        client_name: matter.items[0].client_name.clone(),
        citizenship: matter.items[0].citizenship,
        kind: CaseKind::Extension,
        ground: Some(Ground::Employment),
        stage: Stage::Collecting,
        paid: Paid::None,
        opened_on: day("2026-11-02"),
        owner: matter.items[0].owner.clone(),
        papers_in: at,
        client_binding_day: matter.binding_day,
        restricted: None,
    };
    matters().iter().enumerate().map(line).collect()
}

/// What a shell without any answers shows.
pub fn shown(shell: Shell, columns: u16, rows: u16) -> String {
    Scripted::new(shell, columns, rows, None).screen()
}

/// A session whose reads are answered from the fixture and whose writes are counted.
pub struct Desk {
    script: Scripted,
    matters: Vec<Matter>,
    writes: usize,
    asked: usize,
}

impl Desk {
    pub fn open(lang: Lang, columns: u16, rows: u16) -> Self {
        Self::with(Shell::new(options(lang), office(), false), columns, rows)
    }

    pub fn with(shell: Shell, columns: u16, rows: u16) -> Self {
        let script = Scripted::new(shell, columns, rows, None);
        let mut desk = Self { script, matters: matters(), writes: 0, asked: 0 };
        desk.answer();
        desk
    }

    pub fn keys(&mut self, script: &str) {
        for key in parse(script) {
            self.event(Event::Key(key));
        }
    }

    pub fn burst(&mut self, script: &str) {
        self.script.burst(script);
        self.answer();
    }

    pub fn event(&mut self, event: Event) {
        self.script.event(event);
        self.answer();
    }

    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.script.resize(columns, rows);
        self.answer();
    }

    pub fn reverse_today(&mut self) {
        self.matters.reverse();
    }

    pub fn screen(&self) -> String {
        self.script.screen()
    }

    /// The screen with its styles, in which a moved selection or mark is seen too.
    pub fn screen_with_cursor(&self) -> String {
        format!("{:?}", self.script.buffer())
    }

    /// The first deadline of the client in the selected line.
    fn selected_item(&self) -> Option<&DueItem> {
        let line = self.selected_line();
        self.matters.iter().map(|matter| &matter.items[0]).find(|item| {
            let beginning: String = item.client_name.chars().take(6).collect();
            line.contains(&beginning)
        })
    }

    pub fn selected_line(&self) -> String {
        let buffer = self.script.buffer();
        if buffer.area.width < 11 {
            return String::new();
        }
        let reversed = |y: &u16| buffer[(10, *y)].modifier.contains(ratatui::style::Modifier::REVERSED);
        let Some(row) = (2..buffer.area.height).find(reversed) else {
            return String::new();
        };
        (0..buffer.area.width).map(|x| buffer[(x, row)].symbol()).collect()
    }

    pub fn here(&self) -> Place {
        self.script.shell().here()
    }

    pub fn writes(&self) -> usize {
        self.writes
    }

    pub fn asked(&self) -> usize {
        self.asked
    }

    pub fn ended(&self) -> bool {
        self.script.ended
    }

    fn answer(&mut self) {
        while !self.script.undone.is_empty() {
            for work in std::mem::take(&mut self.script.undone) {
                self.asked += 1;
                let Work::Job(ticket, _) = work else { continue };
                match ticket {
                    Ticket::Read { lane, generation, .. } => {
                        let reply = self.reply(lane, generation);
                        self.script.event(Event::Answer(Box::new(Answer { ticket, outcome: Ok(reply) })));
                    }
                    Ticket::Write { .. } | Ticket::Create => self.writes += 1,
                }
            }
        }
    }

    fn reply(&self, lane: Lane, stamp: u64) -> Reply {
        match (self.here(), lane) {
            (Place::Today, Lane::Preview) => Reply::Why(self.selected_item().map(|item| Box::new(why(item)))),
            (Place::Today, _) => Reply::Today(Box::new(today(self.matters.clone()))),
            (Place::BlindSpots, _) => {
                let act = |(at, matter): (usize, &Matter)| DueItem {
                    state: State::Unknown,
                    rule: "HOST-NOTICE".to_owned(),
                    last_day: day("2026-10-23") + chrono::Days::new(at as u64),
                    ..matter.items[0].clone()
                };
                Reply::BlindSpots(self.matters.iter().enumerate().map(act).collect(), 40, 31)
            }
            (Place::Clients | Place::Cases, Lane::Keep) => Reply::Nothing,
            (Place::Clients, Lane::Preview) => Reply::RowKeys(ListKind::Clients, keys(&clients())),
            (Place::Cases, Lane::Preview) => Reply::RowKeys(ListKind::Cases, Vec::new()),
            (Place::Clients, _) => Reply::Clients(Box::new(Listed::first(page(clients(), 5000), stamp))),
            (Place::Cases, _) => Reply::Cases(Box::new(Listed::first(page(cases(), 5), stamp))),
            _ => Reply::Nothing,
        }
    }
}

fn keys(lines: &[ClientLine]) -> Vec<RowKey> {
    lines.iter().map(|line| RowKey { id: line.id.0, client: line.id }).collect()
}

fn page<T>(rows: Vec<T>, total: usize) -> Page<T> {
    Page { rows, total: total.min(1001), ..Page::default() }
}
