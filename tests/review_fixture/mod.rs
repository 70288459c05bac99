//! A practice of four people in a database of its own, whose deadlines are mostly their own dates: each of those is one
//! deadline on one day.

#![allow(dead_code, reason = "each of the tests that share it uses a part")]

use sojourn::app::daily_review::{DayReview, ItemKey, Reason};
use sojourn::app::desk::Desk;
use sojourn::domain::choice::{Presence, Severity};
use sojourn::domain::clean::Clean;
use sojourn::domain::client::Client;
use sojourn::domain::country::Country;
use sojourn::domain::day::Day;
use sojourn::domain::id::*;
use sojourn::domain::staff::{OwnDate, Role, Staff};
use sojourn::domain::stay::{Evidence, Stay};
use sojourn::store::Act;
use sojourn::store::sqlite::{self, OpenMode};
use std::path::PathBuf;

pub struct Practice {
    folder: tempfile::TempDir,
}

pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn person(login: &str, name: &str, role: Role) -> Staff {
    Staff::new(Some(Clean::line(login)), Clean::line(name), role)
}

impl Practice {
    /// a.serikova (whose deputy is b.omarov) and b.omarov are officers, s.akhmetova supervises, root keeps the machine.
    pub fn open() -> Self {
        let practice = Self { folder: tempfile::tempdir().unwrap() };
        let act = Act {
            who: Clean::line("root"),
            reason: "create".to_owned(),
            group: None,
            today: day("2026-01-05"),
            at_ms: 0,
            origin: None,
        };
        let first = person("root", "Администратор", Role::None);
        sqlite::create(&practice.path(), OpenMode::Batch, &act, Staff { role: Role::Admin, ..first }).unwrap();
        let mut desk = practice.desk("root", "2026-01-05");
        desk.write("create", |writes, _| {
            let second = writes.put(person("b.omarov", "Омаров Бекзат", Role::Officer).into())?;
            let officer = person("a.serikova", "Серикова Айгуль", Role::Officer);
            writes.put(Staff { deputy: Some(StaffId(second.id)), ..officer }.into())?;
            writes.put(person("s.akhmetova", "Ахметова Сауле", Role::Supervisor).into())
        })
        .unwrap();
        practice
    }

    pub fn path(&self) -> PathBuf {
        self.folder.path().join("office.db")
    }

    /// That person sits down on that day.
    pub fn desk(&self, login: &str, today: &str) -> Desk {
        let keeper = sqlite::open(&self.path(), OpenMode::Batch).unwrap();
        Desk::new(Box::new(keeper), login, Some(day(today))).unwrap()
    }

    pub fn staff(&self, login: &str) -> Staff {
        let staff = self.desk("root", "2026-01-05").read(|reads| reads.staff()).unwrap();
        staff.into_iter().find(|person| person.handle().as_str() == login).unwrap()
    }

    /// Changes a member of staff.
    pub fn change(&self, login: &str, change: impl Fn(Staff) -> Staff) {
        let person = change(self.staff(login));
        self.desk("root", "2026-01-05").write("edit", |writes, _| writes.put(person.clone().into())).unwrap();
    }

    /// A client of that officer with nothing due.
    pub fn client(&self, name: &str, owner: Option<&str>) -> ClientId {
        let owner = owner.map(|login| self.staff(login).id);
        let client = Client {
            name_cyrillic: Some(Clean::line(name)),
            presence: Presence::Unknown,
            owner,
            ..Client::new(day("2026-01-05"))
        };
        let mut desk = self.desk("root", "2026-01-05");
        ClientId(desk.write("create", |writes, _| writes.put(client.clone().into())).unwrap().0.id)
    }

    /// A hard date of the client's.
    pub fn date(&self, client: ClientId, title: &str, on: &str) -> OwnDate {
        self.dated(&OwnDate {
            id: OwnDateId(0),
            version: 0,
            client,
            case: None,
            owner: None,
            title: Clean::line(title),
            on_day: day(on),
            at_time: None,
            place: None,
            severity: Severity::Hard,
            trip: false,
        })
    }

    pub fn dated(&self, date: &OwnDate) -> OwnDate {
        let mut desk = self.desk("root", "2026-01-05");
        let (key, _) = desk.write("edit", |writes, _| writes.put(date.clone().into())).unwrap();
        self.date_now(OwnDateId(key.id))
    }

    pub fn date_now(&self, id: OwnDateId) -> OwnDate {
        let desk = self.desk("root", "2026-01-05");
        desk.read(|reads| reads.get::<OwnDate>(id.0)).unwrap()
    }

    /// Somebody changes a date on a day.
    pub fn change_date(&self, login: &str, today: &str, id: OwnDateId, change: impl Fn(OwnDate) -> OwnDate) {
        let date = change(self.date_now(id));
        self.desk(login, today).write("edit", |writes, _| writes.put(date.clone().into())).unwrap();
    }

    /// A client from Uzbekistan who has been in the country since that day: thirty days without a visa.
    pub fn visitor(&self, name: &str, owner: Option<&str>, entry: &str) -> ClientId {
        let id = self.client(name, owner);
        let mut desk = self.desk("root", "2026-01-05");
        let client = desk.read(|reads| reads.get::<Client>(id.0)).unwrap();
        let client = Client { citizenship: Country::code("UZB"), presence: Presence::InCountry, ..client };
        let stay = Stay {
            id: StayId(0),
            version: 0,
            client: id,
            document: None,
            entry: day(entry),
            exit: None,
            entry_evidence: Some(Evidence::Stamp),
            exit_evidence: None,
            note: None,
        };
        desk.write("edit", |writes, _| {
            writes.put(client.clone().into())?;
            writes.put(stay.clone().into())
        })
        .unwrap();
        id
    }

    /// The review as somebody finds it on a day.
    pub fn review(&self, login: &str, today: &str) -> DayReview {
        self.desk(login, today).open_review().unwrap()
    }

    /// Looks at all items and signs off.
    pub fn close(&self, login: &str, today: &str) {
        let mut desk = self.desk(login, today);
        for line in desk.open_review().unwrap().lines {
            desk.review_seen(&line.key()).unwrap();
        }
        desk.sign_off().unwrap();
    }
}

/// `title: reason, reason` of every item, in order.
pub fn said(review: &DayReview) -> Vec<String> {
    let lines = review.lines.iter();
    lines
        .map(|line| {
            let title = line.item.as_ref().map_or("gone", |item| item.own_title.as_deref().unwrap_or(&item.rule));
            let reasons: Vec<String> = line.entry.reasons.iter().map(word).collect();
            format!("{title}: {}", reasons.join(", "))
        })
        .collect()
}

fn word(reason: &Reason) -> String {
    match reason {
        Reason::Breach => "breach".to_owned(),
        Reason::Overdue => "overdue".to_owned(),
        Reason::Due => "due".to_owned(),
        Reason::BeforeDaysOff => "before days off".to_owned(),
        Reason::Critical => "critical".to_owned(),
        Reason::Appointment { at, .. } => format!("appointment {}", at.as_deref().unwrap_or("")),
        Reason::LookAgain { on } => format!("again {on}"),
        Reason::Changed { news, from, by, .. } => {
            let from = from.map_or_else(String::new, |day| format!(" from {day}"));
            format!("{}{from} by {}", news.as_str(), by.as_deref().unwrap_or("a rule"))
        }
        Reason::SecondLook { on } => format!("second look {on}"),
        Reason::StandIn { of, .. } => format!("for {of}"),
        Reason::Climbed { of } => format!("climbed from {}", of.as_deref().unwrap_or("nobody")),
        Reason::Unowned { of } => format!("unowned {}", of.as_deref().unwrap_or("")),
    }
}

/// The item of that title.
pub fn key(review: &DayReview, title: &str) -> ItemKey {
    let found = review.lines.iter().find(|line| {
        line.item.as_ref().is_some_and(|item| item.own_title.as_deref() == Some(title) || item.rule == title)
    });
    found.unwrap_or_else(|| panic!("no {title} in {:?}", said(review))).key()
}

/// The text with the times of day blotted out.
pub fn timeless(screen: &str) -> String {
    let letters: Vec<char> = screen.chars().collect();
    let digit = |at: usize| letters.get(at).is_some_and(char::is_ascii_digit);
    let is_time =
        |at: usize| digit(at) && digit(at + 1) && letters.get(at + 2) == Some(&':') && digit(at + 3) && digit(at + 4);
    let hidden = |at: usize| (0..5).any(|back| back <= at && is_time(at - back)) && letters[at] != ':';
    (0..letters.len()).map(|at| if hidden(at) { '0' } else { letters[at] }).collect()
}
