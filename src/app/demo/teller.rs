//! Writes one client's records into a dossier that has not been stored: numbers inside it are provisional, from 1.

use super::dice::Dice;
use super::names::CITIES;
use super::office::Office;
use super::person::Person;
use crate::domain::case::{
    Case, CaseDocument, CaseKind, DocumentState, Filing, FilingChannel, Original, Outcome, Paid, Stage,
};
use crate::domain::choice::{Ground, Presence, Severity};
use crate::domain::clean::Clean;
use crate::domain::client::{Channel, Client, Contact, ContactRole};
use crate::domain::day::Day;
use crate::domain::dossier::Dossier;
use crate::domain::id::{
    BasisId, CaseDocumentId, CaseId, ClientId, ContactId, FilingId, IdentityDocumentId, OwnDateId, PermitId,
    ResidenceId, SponsorId, StaffId, StayId,
};
use crate::domain::identity::IdentityDocument;
use crate::domain::papers::required;
use crate::domain::permit::{Permit, PermitKind};
use crate::domain::residence::Residence;
use crate::domain::rulebook::Rulebook;
use crate::domain::sponsor::Basis;
use crate::domain::staff::OwnDate;
use crate::domain::stay::{Evidence, Stay};
use chrono::{Datelike, Duration};

/// The provisional number of the client.
pub(super) const CLIENT: ClientId = ClientId(1);

/// Tells one client's story, record by record.
pub(super) struct Teller<'a> {
    /// Chance.
    pub(super) dice: Dice,
    /// The office date.
    pub(super) today: Day,
    /// Who it is about.
    pub(super) person: &'a Person,
    /// The records so far.
    pub(super) dossier: Dossier,
    rulebook: &'a Rulebook,
    ground: Ground,
    sponsor: Option<SponsorId>,
    officer: Option<StaffId>,
}

/// The number after the last of a list.
fn next<T>(list: &[T]) -> i64 {
    i64::try_from(list.len()).unwrap_or(i64::MAX - 1) + 1
}

fn ground(dice: &mut Dice) -> Ground {
    match dice.below(100) {
        0..60 => Ground::Employment,
        60..78 => Ground::Family,
        78..88 => Ground::Education,
        88..94 => Ground::Business,
        94..97 => Ground::Medical,
        _ => Ground::Missionary,
    }
}

/// Where a paper comes from and how far it has got.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Papers {
    /// Of a granted case the file keeps what ends and may serve again; the rest went in with the application.
    Kept,
    /// All here and checked.
    Complete,
    /// Most of them here, the others asked for.
    Halfway,
    /// All asked for, few here.
    Begun,
}

impl<'a> Teller<'a> {
    /// Begins a story of the client of that number, who was taken in on a day.
    pub(super) fn new(mut dice: Dice, which: u64, world: &World<'a>, person: &'a Person, taken_in: Day) -> Self {
        let ground = ground(&mut dice);
        let sponsor = world.office.sponsor(ground, &mut dice);
        let officer = world.office.officer(which);
        let today = world.today;
        let taken_in = taken_in.min(today);
        let client = Client {
            id: CLIENT,
            name_latin: Some(person.latin.clone()),
            name_cyrillic: Some(person.cyrillic.clone()),
            citizenship: person.country,
            born: Some(person.born),
            sex: Some(person.sex),
            iin: Some(person.iin.clone()),
            phone: Some(person.phone.clone()),
            email: dice.chance(70).then(|| person.email.clone()),
            owner: officer,
            presence: Presence::InCountry,
            presence_confirmed_on: Some((today - Duration::days(dice.between(0, 14))).max(taken_in)),
            consent_given_on: Some(taken_in),
            ..Client::new(taken_in)
        };
        let dossier = Dossier::new(client);
        Self { dice, today, person, dossier, rulebook: world.rulebook, ground, sponsor, officer }
    }

    /// A day so many days before today, drawn between two numbers.
    pub(super) fn ago(&mut self, low: i64, high: i64) -> Day {
        self.today - Duration::days(self.dice.between(low, high))
    }

    /// A day so many days after today, drawn between two numbers.
    pub(super) fn ahead(&mut self, low: i64, high: i64) -> Day {
        self.today + Duration::days(self.dice.between(low, high))
    }

    /// The passport, valid until a day.
    pub(super) fn passport(&mut self, expires: Day) -> IdentityDocumentId {
        let id = IdentityDocumentId(next(&self.dossier.identity_documents));
        self.dossier.identity_documents.push(IdentityDocument {
            id,
            issuing_state: self.person.country,
            citizenship: self.person.country,
            name_latin: Some(self.person.latin.clone()),
            name_cyrillic: Some(self.person.cyrillic.clone()),
            issued: years_before(expires, 10),
            expires: Some(expires),
            ..IdentityDocument::new(CLIENT, self.person.passport.clone())
        });
        id
    }

    /// A passport that lasts for years.
    pub(super) fn good_passport(&mut self) -> IdentityDocumentId {
        let expires = self.ahead(800, 3200);
        self.passport(expires)
    }

    /// A stay on the newest passport.
    pub(super) fn stay(&mut self, entry: Day, exit: Option<Day>) {
        let document = self.dossier.identity_documents.last().map(|document| document.id);
        self.dossier.stays.push(Stay {
            id: StayId(next(&self.dossier.stays)),
            version: 0,
            client: CLIENT,
            document,
            entry,
            exit,
            entry_evidence: Some(*self.dice.pick(&[Evidence::Stamp, Evidence::Stamp, Evidence::PolicePrint])),
            exit_evidence: exit.map(|_| Evidence::Stamp),
            note: None,
        });
    }

    /// Where the client lives since a day; a known home has its notice and its registration.
    pub(super) fn home(&mut self, since: Day, notified: Option<Day>, registered: Option<Day>) {
        let (city, streets) = *self.dice.pick(CITIES);
        let street = *self.dice.pick(streets);
        let (house, flat) = (self.dice.between(1, 190), self.dice.between(1, 140));
        let code = format!("{:02}0{:013}", self.dice.between(2, 22), self.dice.below(10_000_000_000_000));
        self.dossier.residences.push(Residence {
            id: ResidenceId(next(&self.dossier.residences)),
            rka: Some(Clean::line(&code)),
            host_notified_on: notified,
            registered_on: registered,
            since: Some(since),
            ..Residence::new(CLIENT, Clean::line(&format!("{city}, {street}, {house}, кв. {flat}")))
        });
    }

    /// What the ground rests on.
    pub(super) fn basis(&mut self, since: Day, until: Day) -> BasisId {
        let id = BasisId(next(&self.dossier.bases));
        let lasts = self.ground != Ground::Family;
        self.dossier.bases.push(Basis {
            id,
            sponsor: self.sponsor,
            since: Some(since),
            until: lasts.then_some(until),
            ..Basis::new(CLIENT, self.ground)
        });
        id
    }

    /// A case; it extends the newest permit unless it is a first one.
    pub(super) fn case(&mut self, kind: CaseKind, stage: Stage, opened: Day) -> CaseId {
        let id = CaseId(next(&self.dossier.cases));
        let first = kind == CaseKind::FirstTrp;
        let done = !stage.is_open();
        self.dossier.cases.push(Case {
            id,
            reference: Clean::default(),
            ground: Some(self.ground),
            stage,
            owner: self.officer,
            sponsor: self.sponsor,
            basis: self.dossier.bases.last().map(|basis| basis.id),
            permit: self.dossier.permits.last().filter(|_| !first).map(|permit| permit.id),
            paid: if done { Paid::Full } else { *self.dice.pick(&[Paid::None, Paid::Part, Paid::Full]) },
            ..Case::new(CLIENT, kind, opened)
        });
        id
    }

    /// The papers of a case, received between its opening and a day.
    pub(super) fn papers(&mut self, case: CaseId, how: Papers, opened: Day, by: Day) {
        let days = (by.min(self.today) - opened).num_days().max(0);
        let rulebook = self.rulebook;
        let called_for: Vec<String> = match self.dossier.cases.last() {
            Some(case) => {
                let papers = required(&self.dossier, case, rulebook, by);
                let kept = papers.iter().filter(|paper| {
                    how != Papers::Kept || (paper.requirement.reusable && paper.requirement.valid_on_filing)
                });
                kept.map(|paper| paper.id().to_owned()).collect()
            }
            None => Vec::new(),
        };
        for requirement in called_for {
            let mut paper = CaseDocument::new(case, CLIENT, &requirement);
            paper.id = CaseDocumentId(next(&self.dossier.case_documents));
            paper.requested_on = Some(opened);
            let here = match how {
                Papers::Kept | Papers::Complete => true,
                Papers::Halfway => self.dice.chance(70),
                Papers::Begun => self.dice.chance(25),
            };
            paper.state = if here { DocumentState::Received } else { DocumentState::Requested };
            if here {
                paper.received_on = Some(opened + Duration::days(self.dice.between(0, days)));
            }
            if matches!(how, Papers::Kept | Papers::Complete) {
                paper.state = DocumentState::Verified;
                paper.verified_on = paper.received_on;
                self.place(&mut paper, how);
            }
            self.dossier.case_documents.push(paper);
        }
    }

    /// Where the original of a paper that was seen is: of a case under way it may lie in the safe.
    fn place(&mut self, paper: &mut CaseDocument, how: Papers) {
        let second = if matches!(how, Papers::Complete) { Original::Held } else { Original::Returned };
        paper.original = Some(*self.dice.pick(&[Original::Shown, second]));
        if paper.original == Some(Original::Held) {
            (paper.held_since, paper.kept_at) = (paper.received_on, Some(Clean::line("сейф, полка 2")));
        }
    }

    /// A filing of the case on a day.
    pub(super) fn filing(&mut self, case: CaseId, on: Day, outcome: Outcome, outcome_on: Option<Day>) {
        let number = format!("{}{:08}", on.format("%y"), self.dice.below(100_000_000));
        self.dossier.filings.push(Filing {
            id: FilingId(next(&self.dossier.filings)),
            channel: Some(*self.dice.pick(&[FilingChannel::Police, FilingChannel::Centre, FilingChannel::Online])),
            application_number: Some(Clean::line(&number)),
            filed_by: self.officer,
            outcome,
            outcome_on,
            ..Filing::new(case, CLIENT, on)
        });
    }

    /// A permit that the case led to; it follows the newest one.
    pub(super) fn permit(&mut self, case: CaseId, from: Day, until: Day) -> PermitId {
        let id = PermitId(next(&self.dossier.permits));
        self.dossier.permits.push(Permit {
            id,
            number: Some(Clean::line(&format!("KZ-{:07}", self.dice.below(10_000_000)))),
            ground: Some(self.ground),
            sponsor: self.sponsor,
            document: self.dossier.identity_documents.last().map(|document| document.id),
            case: Some(case),
            predecessor: self.dossier.permits.last().map(|permit| permit.id),
            ..Permit::new(CLIENT, PermitKind::Trp, from, until)
        });
        id
    }

    /// An appointment or own date.
    pub(super) fn own_date(&mut self, title: &str, on: Day, severity: Severity) {
        let at = format!("{:02}:{:02}", self.dice.between(9, 17), self.dice.between(0, 3) * 15);
        let place = *self.dice.pick(&["Миграционная полиция", "ЦОН", "Офис"]);
        self.dossier.own_dates.push(OwnDate {
            id: OwnDateId(next(&self.dossier.own_dates)),
            version: 0,
            client: CLIENT,
            case: self.dossier.cases.last().map(|case| case.id),
            owner: None,
            title: Clean::line(title),
            on_day: on,
            at_time: Some(Clean::line(&at)),
            place: Some(Clean::line(place)),
            severity,
            trip: false,
        });
    }

    /// Whom to write to.
    pub(super) fn contact(&mut self) {
        self.dossier.contacts.push(Contact {
            id: ContactId(next(&self.dossier.contacts)),
            version: 0,
            client: CLIENT,
            name: self.person.cyrillic.clone(),
            role: ContactRole::Client,
            language: Clean::line("ru"),
            channel: Channel::Whatsapp,
            address: self.person.phone.clone(),
        });
    }
}

/// What every story takes place in.
pub(super) struct World<'a> {
    /// The office.
    pub(super) office: &'a Office,
    /// The law.
    pub(super) rulebook: &'a Rulebook,
    /// The working days.
    pub(super) calendar: &'a crate::domain::calendar::Calendar,
    /// The office date.
    pub(super) today: Day,
}

/// The same day so many years earlier; 29 February becomes the 28th.
pub(super) fn years_before(day: Day, years: i32) -> Option<Day> {
    let year = day.year() - years;
    day.with_year(year).or_else(|| Day::from_ymd_opt(year, day.month(), 28))
}
