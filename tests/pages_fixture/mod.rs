//! A small office in a database of its own, and a terminal over it that is driven by keys.

use sojourn::app::desk::Desk;
use sojourn::app::pages::ClientPage;
use sojourn::domain::case::{Case, CaseDocument, CaseKind, DocumentState, Filing, FilingChannel, Outcome, Paid, Stage};
use sojourn::domain::choice::{Ground, Presence, Sex};
use sojourn::domain::clean::Clean;
use sojourn::domain::client::{Channel, Client, Contact, ContactRole};
use sojourn::domain::country::Country;
use sojourn::domain::day::Day;
use sojourn::domain::id::*;
use sojourn::domain::identity::IdentityDocument;
use sojourn::domain::lang::Lang;
use sojourn::domain::permit::{Permit, PermitKind};
use sojourn::domain::record::Record;
use sojourn::domain::residence::Residence;
use sojourn::domain::sponsor::{Sponsor, SponsorKind};
use sojourn::domain::staff::{Role, Staff};
use sojourn::domain::stay::{Evidence, Stay};
use sojourn::store::Act;
use sojourn::store::sqlite::{self, OpenMode};
use sojourn::tui::context::Office;
use sojourn::tui::session::Scripted;
use sojourn::tui::shell::{Options, Shell};
use sojourn::tui::theme::Theme;
use sojourn::tui::worker::Seat;
use std::path::Path;

/// A database and a terminal over it.
pub struct Session {
    folder: tempfile::TempDir,
    pub terminal: Scripted,
}

pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn clean(text: &str) -> Option<Clean> {
    Some(Clean::line(text))
}

impl Session {
    /// The office with its records.
    pub fn open(lang: Lang, columns: u16, rows: u16) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("office.db");
        make(&path);
        let mut desk = open(&path);
        fill(&mut desk);
        Self { terminal: terminal(desk, lang, columns, rows), folder }
    }

    /// Where the database lies.
    pub fn db(&self) -> std::path::PathBuf {
        self.folder.path().join("office.db")
    }

    /// Another session over the same database.
    pub fn other(&self) -> Desk {
        open(&self.db())
    }

    /// The same database, the program started anew.
    pub fn again(&mut self, lang: Lang, columns: u16, rows: u16) {
        self.terminal = terminal(self.other(), lang, columns, rows);
    }

    /// A second terminal of the same person over the same database.
    #[allow(dead_code)]
    pub fn beside(&self, lang: Lang, columns: u16, rows: u16) -> Scripted {
        terminal(self.other(), lang, columns, rows)
    }

    /// Somebody else sits down over the same database.
    #[allow(dead_code)]
    pub fn sit(&mut self, desk: Desk, lang: Lang) {
        self.terminal = terminal(desk, lang, 80, 24);
    }

    /// The same database on a terminal of plain signs.
    #[allow(dead_code)]
    pub fn ascii(&mut self, columns: u16, rows: u16) {
        self.terminal = terminal_of(self.other(), Theme { colour: true, ascii: true }, Lang::En, (columns, rows));
    }

    /// A client as stored now.
    pub fn client(&self, id: i64) -> ClientPage {
        self.other().client_page(ClientId(id)).unwrap()
    }

    pub fn keys(&mut self, script: &str) -> &mut Self {
        self.terminal.keys(script);
        self
    }

    /// The screen, with the time of day of journal entries blotted out.
    pub fn screen(&self) -> String {
        let mut text = String::new();
        for line in self.terminal.screen().lines() {
            text.push_str(&without_time(line));
            text.push('\n');
        }
        text
    }

    pub fn shows(&self, text: &str) {
        assert!(self.screen().contains(text), "no {text:?} in\n{}", self.screen());
    }

    pub fn hides(&self, text: &str) {
        assert!(!self.screen().contains(text), "{text:?} in\n{}", self.screen());
    }
}

fn without_time(line: &str) -> String {
    let letters: Vec<char> = line.chars().collect();
    let is_time = |at: usize| {
        let digit = |n: usize| letters.get(at + n).is_some_and(char::is_ascii_digit);
        digit(0) && digit(1) && letters.get(at + 2) == Some(&':') && digit(3) && digit(4)
    };
    let times: Vec<usize> = (0..letters.len()).filter(|at| is_time(*at)).collect();
    let hidden = |at: usize| times.iter().any(|time| (*time..*time + 5).contains(&at)) && letters[at] != ':';
    letters.iter().enumerate().map(|(at, c)| if hidden(at) { '0' } else { *c }).collect()
}

/// Makes the database with one member of staff: whoever runs the tests must not be in a picture.
fn make(path: &Path) {
    let today = day("2026-11-23");
    let who = Clean::line("a.serikova");
    let first = Staff::new(Some(who.clone()), Clean::line("Серикова Айгуль"), Role::Admin);
    let act = Act { who, reason: "create".to_owned(), group: None, today, at_ms: 0, origin: None };
    sqlite::create(path, OpenMode::Batch, &act, first).unwrap();
}

fn open(path: &Path) -> Desk {
    let keeper = sqlite::open(path, OpenMode::Batch).unwrap();
    Desk::new(Box::new(keeper), "a.serikova", Some(day("2026-11-23"))).unwrap()
}

fn terminal(desk: Desk, lang: Lang, columns: u16, rows: u16) -> Scripted {
    terminal_of(desk, Theme { colour: true, ascii: false }, lang, (columns, rows))
}

fn terminal_of(mut desk: Desk, theme: Theme, lang: Lang, (columns, rows): (u16, u16)) -> Scripted {
    let office = Office::of(&mut desk).unwrap();
    let options = Options { lang, theme, server: false };
    Scripted::new(Shell::new(options, office, false), columns, rows, Some(Seat::Open(Box::new(desk))))
}

/// A terminal of the usual size over a desk of one's own.
#[allow(dead_code)]
pub fn seat(desk: Desk, lang: Lang) -> Scripted {
    terminal(desk, lang, 80, 24)
}

fn client(cyrillic: &str, latin: &str, country: &str, born: &str) -> Client {
    Client {
        name_cyrillic: clean(cyrillic),
        name_latin: clean(latin),
        citizenship: Country::code(country),
        born: Some(day(born)),
        sex: Some(Sex::Male),
        presence: Presence::InCountry,
        phone: clean("+7 701 000 00 00"),
        ..Client::new(day("2026-10-01"))
    }
}

fn passport(client: ClientId, number: &str, country: &str, expires: &str) -> IdentityDocument {
    IdentityDocument {
        issuing_state: Country::code(country),
        citizenship: Country::code(country),
        issued: Some(day("2019-03-02")),
        expires: Some(day(expires)),
        ..IdentityDocument::new(client, Clean::line(number))
    }
}

fn stay(client: ClientId, document: i64, entry: &str, exit: Option<&str>) -> Stay {
    Stay {
        id: StayId(0),
        version: 0,
        client,
        document: Some(IdentityDocumentId(document)),
        entry: day(entry),
        exit: exit.map(day),
        entry_evidence: Some(Evidence::Stamp),
        exit_evidence: None,
        note: None,
    }
}

fn case(client: ClientId, kind: CaseKind, sponsor: i64) -> Case {
    Case {
        reference: Clean::default(),
        ground: Some(Ground::Employment),
        stage: Stage::Collecting,
        sponsor: Some(SponsorId(sponsor)),
        paid: Paid::Part,
        ..Case::new(client, kind, day("2026-11-02"))
    }
}

fn fill(desk: &mut Desk) {
    desk.write("import", |writes, _| {
        let mut put = |record: Record| writes.put(record).map(|key| key.id);
        let sponsor = put(sponsor("ТОО «Алатау Строй»").into())?;
        put(self::sponsor("ТОО «Алатау Сервис»").into())?;
        let first = ClientId(put(client("Абдуллаев Рустам", "ABDULLAEV RUSTAM", "UZB", "1990-03-12").into())?);
        let document = put(passport(first, "FA1234567", "UZB", "2029-03-01").into())?;
        put(stay(first, document, "2026-02-03", Some("2026-02-20")).into())?;
        put(stay(first, document, "2026-10-27", None).into())?;
        let case_id = CaseId(put(case(first, CaseKind::FirstTrp, sponsor).into())?);
        put(contact(first).into())?;
        put(home(first).into())?;
        for (requirement, state, on) in [
            ("identity_copy", DocumentState::Verified, "2026-11-05"),
            ("passport", DocumentState::Received, "2026-11-06"),
            ("medical_insurance", DocumentState::Requested, "2026-11-10"),
        ] {
            let on = Some(day(on));
            let received = on.filter(|_| state != DocumentState::Requested);
            let verified = on.filter(|_| state == DocumentState::Verified);
            let paper = CaseDocument {
                state,
                requested_on: on,
                received_on: received,
                verified_on: verified,
                ..CaseDocument::new(case_id, first, requirement)
            };
            put(paper.into())?;
        }
        put(filing(first, case_id).into())?;
        let second = ClientId(put(client("Иванова Мария", "IVANOVA MARIIA", "RUS", "1985-07-01").into())?);
        let document = put(passport(second, "753456789", "RUS", "2030-01-01").into())?;
        put(stay(second, document, "2025-12-01", None).into())?;
        put(permit(second, sponsor).into())?;
        put(case(second, CaseKind::Extension, sponsor).into())?;
        Ok(())
    })
    .unwrap();
}

fn sponsor(name: &str) -> Sponsor {
    Sponsor {
        id: SponsorId(0),
        version: 0,
        name: Clean::line(name),
        kind: SponsorKind::Employer,
        bin: None,
        phone: None,
        email: None,
        signature_expires: None,
        client: None,
        note: None,
    }
}

fn contact(client: ClientId) -> Contact {
    Contact {
        id: ContactId(0),
        version: 0,
        client,
        name: Clean::line("Сергей, отдел кадров"),
        role: ContactRole::Hr,
        language: Clean::line("ru"),
        channel: Channel::Whatsapp,
        address: Clean::line("+7 702 111 22 33"),
    }
}

fn home(client: ClientId) -> Residence {
    Residence {
        owner_name: clean("Ахметов Е."),
        host_notified_on: Some(day("2026-10-29")),
        since: Some(day("2026-10-27")),
        ..Residence::new(client, Clean::line("Алматы, ул. Абая 10, кв. 5"))
    }
}

fn filing(client: ClientId, case: CaseId) -> Filing {
    Filing {
        channel: Some(FilingChannel::Police),
        application_number: clean("123-A"),
        outcome: Outcome::NotAccepted,
        outcome_on: Some(day("2026-11-12")),
        reason: clean("нет страховки"),
        ..Filing::new(case, client, day("2026-11-12"))
    }
}

fn permit(client: ClientId, sponsor: i64) -> Permit {
    Permit {
        number: clean("UTR-77"),
        ground: Some(Ground::Employment),
        sponsor: Some(SponsorId(sponsor)),
        ..Permit::new(client, PermitKind::Trp, day("2025-12-15"), day("2026-12-14"))
    }
}
