//! A case for every row of the law, its dates worked out by hand. The mutation test asks whether they notice a change.

use super::*;
use crate::domain::case::{Case, Filing};
use crate::domain::clean::Clean;
use crate::domain::dossier::{Lent, LinkedEnd};
use crate::domain::id::{BasisId, ClientId, IdentityDocumentId, OffenceId, SponsorId};
use crate::domain::identity::IdentityKind;
use crate::domain::offence::Offence;
use crate::domain::sponsor::{Sponsor, SponsorKind};

/// A dossier, the last days expected of it, and rules that have to be silent.
pub(super) struct Told {
    pub(super) name: String,
    pub(super) made: Made,
    due: Vec<(String, Day)>,
    silent: Vec<&'static str>,
}

pub(super) fn told(name: impl Into<String>, made: Made, due: &[(&str, &str)], silent: &[&'static str]) -> Told {
    let due = due.iter().map(|(id, on)| ((*id).to_owned(), day(on))).collect();
    Told { name: name.into(), made, due, silent: silent.to_vec() }
}

impl Made {
    pub(super) fn born(self, on: &str) -> Self {
        self.with(|dossier| dossier.client.born = Some(day(on)))
    }

    pub(super) fn work(self, ground: Ground, since: &str, until: Option<&str>, ended_on: Option<&str>) -> Self {
        self.basis(until, ended_on).with(|dossier| {
            let basis = dossier.bases.last_mut().unwrap();
            (basis.ground, basis.since) = (ground, Some(day(since)));
        })
    }

    pub(super) fn grounded(self, ground: Ground, span: &str) -> Self {
        self.trp(span).with(|dossier| dossier.permits.last_mut().unwrap().ground = Some(ground))
    }

    pub(super) fn lent_basis(self, last_day: &str) -> Self {
        self.with(|dossier| {
            let lent = Lent::Basis(BasisId(91));
            dossier.linked_ends.push(LinkedEnd { from: ClientId(9), lent, last_day: day(last_day) });
        })
    }

    pub(super) fn offence(self, on: &str, change: impl FnOnce(&mut Offence)) -> Self {
        self.with(|dossier| {
            let mut offence = Offence::new(ClientId(1), Clean::line("517(3)"), day(on));
            offence.id = OffenceId(i64::try_from(dossier.offences.len()).unwrap() + 1);
            change(&mut offence);
            dossier.offences.push(offence);
        })
    }

    pub(super) fn outcome(self, on: &str, outcome: Outcome) -> Self {
        self.with(|dossier| {
            let filing: &mut Filing = dossier.filings.last_mut().unwrap();
            (filing.outcome, filing.outcome_on) = (outcome, Some(day(on)));
        })
    }

    /// Another document of the same state, issued on a day.
    pub(super) fn renewed(self, issued: &str, expires: &str) -> Self {
        self.passport(expires).with(|dossier| dossier.identity_documents.last_mut().unwrap().issued = Some(day(issued)))
    }

    pub(super) fn signing_sponsor(self, expires: &str) -> Self {
        self.with(|dossier| {
            dossier.sponsors.push(Sponsor {
                id: SponsorId(7),
                version: 1,
                name: Clean::line("Qurylys"),
                kind: SponsorKind::Employer,
                bin: None,
                phone: None,
                email: None,
                signature_expires: Some(day(expires)),
                client: None,
                note: None,
            });
            let case: &mut Case = dossier.cases.last_mut().unwrap();
            case.sponsor = Some(SponsorId(7));
        })
    }
}

/// Every case of the table.
pub(super) fn cases() -> Vec<Told> {
    let stays = [first_days(), windows(), notices(), before_july(), children()];
    let matters = [permits(), terms(), papers(), work(), disputes(), personal::cases()];
    stays.into_iter().chain(matters).flatten().collect()
}

pub(super) fn dossiers() -> Vec<Made> {
    cases().into_iter().map(|told| told.made).collect()
}

/// The law of stay began on 27 January 2023. 90 days from then: 5 in January, 28, 31, 26 in April; 30 days: 25 in
/// February. Days of earlier stays count in the window: 61 from 1 November to 31 December leave 29, the last of which
/// is 24 February; 71 from 22 October leave 19, to 14 February.
fn first_days() -> Vec<Told> {
    let mut all = Vec::new();
    for (code, rule, last) in [
        ("RUS", "STAY-EAEU-90", "2023-04-26"),
        ("UZB", "STAY-UZB-30", "2023-02-25"),
        ("AZE", "STAY-AZE-90-180", "2023-04-26"),
        ("TJK", "STAY-TJK-90-180", "2023-04-26"),
        ("GEO", "STAY-DEFAULT-30", "2023-02-25"),
    ] {
        let id = format!("{rule}/S-000001");
        all.push(told(format!("{code} on the first day"), client(code).stay("2023-01-27.."), &[(&id, last)], &[]));
        // The day before no rule was known: the new one is assumed, and a finding says so.
        all.push(told(format!("{code} the day before"), client(code).stay("2023-01-26.."), &[], &[]));
    }
    for (code, rule) in [("RUS", "STAY-EAEU-90-180"), ("UZB", "STAY-UZB-90-180")] {
        let id = format!("{rule}/S-000002");
        let made = |entry| client(code).stay("2022-10-22..2022-12-31").stay(entry);
        all.push(told(format!("{code} with days used"), made("2023-01-27.."), &[(&id, "2023-02-14")], &[]));
        all.push(told(format!("{code} with days used, before"), made("2023-01-26.."), &[], &[]));
    }
    all
}

/// 90 days used, then back on the first day on which one has dropped out of the 180, and the day before.
fn windows() -> Vec<Told> {
    let mut all = Vec::new();
    // 1 March + 180 = 28 August; 90 days from there end on 25 November.
    for (code, rule, binding) in [
        ("RUS", "STAY-EAEU-90-180", "STAY-EAEU-90"),
        ("AZE", "STAY-AZE-90-180", "STAY-AZE-90-180"),
        ("TJK", "STAY-TJK-90-180", "STAY-TJK-90-180"),
    ] {
        let made = |entry| client(code).stay("2026-03-01..2026-05-29").stay(entry);
        let (full, binding) = (format!("{rule}/S-000002"), format!("{binding}/S-000002"));
        all.push(told(format!("{code} too early"), made("2026-08-27.."), &[(&full, "2026-08-26")], &[]));
        all.push(told(format!("{code} in time"), made("2026-08-28.."), &[(&binding, "2026-11-25")], &[]));
    }
    // 30 + 30 + 30 days since 5 January; 5 January + 180 = 4 July; 30 days from there end on 2 August.
    for (code, rule, per_entry) in
        [("UZB", "STAY-UZB-90-180", "STAY-UZB-30"), ("GEO", "STAY-DEFAULT-30", "STAY-DEFAULT-30")]
    {
        let used = || client(code).stay("2026-01-05..2026-02-03").stay("2026-02-10..2026-03-11");
        let made = |entry| used().stay("2026-03-13..2026-04-11").stay(entry);
        let (full, binding) = (format!("{rule}/S-000004"), format!("{per_entry}/S-000004"));
        all.push(told(format!("{code} too early"), made("2026-07-03.."), &[(&full, "2026-07-02")], &[]));
        all.push(told(format!("{code} in time"), made("2026-07-04.."), &[(&binding, "2026-08-02")], &[]));
    }
    // Out and in again on one day: the day counts once, 31 + 59 = 90, and the first 31 days leave 59.
    let same_day = client("RUS").stay("2026-10-01..2026-10-31").stay("2026-10-31..");
    all.push(told("out and in on one day", same_day, &[("STAY-EAEU-90-180/S-000002", "2026-12-29")], &[]));
    all
}

fn notices() -> Vec<Told> {
    let moved = |on: &str| client("RUS").stay("2026-01-05..").residence("2026-01-05", |_| {}).residence(on, |_| {});
    let back = |entry: &str| client("UZB").stay("2026-02-01..2026-07-20").trp("2026-02-01..2027-01-30").stay(entry);
    vec![
        // Tuesday 30 June is the last day of the old order: 1, 2, 3 July. Wednesday 1 July, 6 July being off: 2, 3, 7.
        told("before", client("RUS").stay("2026-06-30.."), &[("NOTIFY-HOST-3WD/S-000001", "2026-07-03")], &["REG-30"]),
        told(
            "after",
            client("RUS").stay("2026-07-01.."),
            &[("NOTIFY-HOST-3WD/S-000001", "2026-07-07"), ("REG-30/S-000001", "2026-07-30")],
            &[],
        ),
        told("AZE before", client("AZE").stay("2026-06-30.."), &[], &["REG-30"]),
        told("AZE after", client("AZE").stay("2026-07-01.."), &[("REG-30/S-000001", "2026-07-30")], &[]),
        told("UZB before", client("UZB").stay("2026-06-30.."), &[], &["REG-30"]),
        told("UZB after", client("UZB").stay("2026-07-01.."), &[("REG-30/S-000001", "2026-07-30")], &[]),
        // The notice in this form since 11 January 2020, a Saturday: 13, 14, 15.
        told("first", client("RUS").stay("2020-01-11.."), &[("NOTIFY-HOST-3WD/S-000001", "2020-01-15")], &[]),
        told("earlier", client("RUS").stay("2020-01-10.."), &[], &["NOTIFY-HOST-3WD"]),
        // Moved on 30 June: notice by 3 July; on 1 July: notice by the 7th, registration by the 9th.
        told("move before", moved("2026-06-30"), &[("NOTIFY-HOST-ADDR/A-000002", "2026-07-03")], &["REG-ADDR-5WD"]),
        told(
            "move after",
            moved("2026-07-01"),
            &[("NOTIFY-HOST-ADDR/A-000002", "2026-07-07"), ("REG-ADDR-5WD/A-000002", "2026-07-09")],
            &[],
        ),
        // Back on Friday 14 August with a permit: 17, 18, 19, and no second notice for the same arrival.
        told(
            "came back",
            back("2026-08-14.."),
            &[("NOTIFY-REENTRY/S-000002", "2026-08-19")],
            &["NOTIFY-HOST-3WD", "REG-30"],
        ),
        told(
            "entry of the first day",
            client("UZB").stay("2026-02-02..").trp("2026-02-02..2027-02-01"),
            &[],
            &["NOTIFY-REENTRY"],
        ),
    ]
}

/// Day 30 from 11 January 2020 is 9 February, from 30 June 2026 it is 29 July.
fn before_july() -> Vec<Told> {
    let mut all = Vec::new();
    for code in ["AZE", "RUS"] {
        let at = |entry: &str| client(code).stay(&format!("{entry}.."));
        let id = "TRP-OVER-30/S-000001";
        all.push(told(format!("{code} before 2020"), at("2020-01-10"), &[], &["TRP-OVER-30"]));
        all.push(told(format!("{code} 2020"), at("2020-01-11"), &[(id, "2020-02-09")], &[]));
        all.push(told(format!("{code} June 2026"), at("2026-06-30"), &[(id, "2026-07-29")], &[]));
        all.push(told(format!("{code} July 2026"), at("2026-07-01"), &[], &["TRP-OVER-30"]));
    }
    let covered = client("AZE").stay("2026-06-01..").trp("2026-06-20..2027-06-19");
    all.push(told("with a TRP", covered, &[], &["TRP-OVER-30"]));
    all
}

/// Entry on 1 October 2026: the 90 days end on 29 December.
fn children() -> Vec<Told> {
    let made = |born: &str| client("RUS").born(born).stay("2026-10-01..").case(CaseKind::FirstTrp, Stage::Collecting);
    let permitted = |born: &str| client("RUS").born(born).stay("2026-01-10..").trp("2026-01-10..2026-11-29");
    let end = "STAY-EAEU-90/S-000001";
    vec![
        // 16 on the last day: grown up. A day younger: a child.
        told(
            "16 on the last day",
            made("2010-12-29"),
            &[(end, "2026-12-29"), ("TRP-16/S-000001", "2027-01-08")],
            &["STAY-CHILD"],
        ),
        told("a day younger", made("2010-12-30"), &[("STAY-CHILD/S-000001", "2026-12-29")], &["TRP-FILE"]),
        told("fifteen", made("2011-06-01"), &[("STAY-CHILD/S-000001", "2026-12-29")], &["STAY-EAEU-90", "TRP-FILE"]),
        told(
            "sixteen",
            made("2010-06-01"),
            &[(end, "2026-12-29"), ("TRP-FILE/S-000001", "2026-12-14")],
            &["STAY-CHILD", "TRP-16"],
        ),
        told(
            "unknown birth date",
            made("2010-06-01").with(|d| d.client.born = None),
            &[(end, "2026-12-29")],
            &["STAY-CHILD"],
        ),
        // 16 on 5 November: ten days from the day after end on the 15th, a Sunday.
        told("turns 16 here", made("2010-11-05"), &[("TRP-16/S-000001", "2026-11-15")], &["STAY-CHILD"]),
        told("turned 16 on the day of entry", made("2010-10-01"), &[("TRP-16/S-000001", "2026-10-11")], &[]),
        told("turned 16 before", made("2010-09-30"), &[], &["TRP-16"]),
        told("seventeen", made("2009-11-05"), &[], &["TRP-16", "STAY-CHILD"]),
        told("fifteen for a year", made("2011-11-05"), &[("TRP-16/S-000001", "2027-11-15")], &[]),
        told("turns 16 abroad", made("2010-11-05").presence(Presence::Abroad, None), &[], &["TRP-16"]),
        // A child with a permit of its own: that end is real, the aim to extend it is not.
        told("permit of a child", permitted("2011-06-01"), &[("TRP-END/P-000001", "2026-11-29")], &["TRP-EXT"]),
        told("permit at sixteen", permitted("2010-06-01"), &[("TRP-EXT/P-000001", "2026-11-13")], &[]),
    ]
}

fn permits() -> Vec<Told> {
    use PermitKind::{ExitDocument, ResidencePermit, Visa};
    let capped =
        |from: &str| client("RUS").stay("2022-01-01..").passport("2022-12-31").trp(&format!("{from}..2023-03-02"));
    let business = |from: &str, until: &str| client("RUS").grounded(Ground::Business, &format!("{from}..{until}"));
    let mut all = vec![
        told(
            "filing",
            client("RUS").stay("2026-10-01..").case(CaseKind::FirstTrp, Stage::Collecting),
            &[("TRP-FILE/S-000001", "2026-12-14")],
            &[],
        ),
        // Sunday 29 November back to Fri 27, five to Fri 20, five to Fri 13.
        told(
            "extension",
            client("RUS").stay("2026-01-10..").trp("2026-01-10..2026-11-29"),
            &[("TRP-EXT/P-000001", "2026-11-13"), ("TRP-END/P-000001", "2026-11-29")],
            &[],
        ),
        told(
            "abroad",
            client("RUS").trp("2026-01-10..2026-11-29").presence(Presence::Abroad, None),
            &[("TRP-LAPSE/P-000001", "2026-11-29")],
            &["TRP-END"],
        ),
        told(
            "visa abroad",
            client("RUS").permit(Visa, "2026-01-10..2026-11-29").presence(Presence::Abroad, None),
            &[("PERMIT-LAPSE/P-000001", "2026-11-29")],
            &["VISA-END"],
        ),
        // The cap came on 4 March 2022; a permit from the day before is judged without it.
        told("cap", capped("2022-03-04"), &[("TRP-TERM-CAP/P-000001", "2022-12-31")], &[]),
        told("cap before", capped("2022-03-03"), &[], &["TRP-TERM-CAP"]),
        // 90 days, the first day counting: 28 May + 89 = 25 August 2024.
        told(
            "first business",
            business("2024-05-28", "2024-08-25"),
            &[("TRP-TERM-BIZ-FIRST/P-000001", "2024-08-25")],
            &[],
        ),
        told("first business before", business("2024-05-27", "2024-08-24"), &[], &["TRP-TERM-BIZ-FIRST"]),
        // From 1 September 2026: 30 + 31 + 29 days, 29 November. The second permit has no such term and ends the first.
        told(
            "second business",
            business("2026-09-01", "2026-11-29").grounded(Ground::Business, "2026-11-20..2027-11-19"),
            &[("TRP-TERM-BIZ-FIRST/P-000001", "2026-11-29")],
            &[],
        ),
        // More than a month is left on 15 October of a permit until 30 November: refused before 30 October.
        told("too early", client("RUS").trp("2025-12-01..2026-11-30").trp("2026-10-15..2027-10-14"), &[], &[]),
        told("hand-over", handed("2026-11-10", false), &[("PERMIT-CHECK/P-000001", "2026-11-10")], &[]),
    ];
    for (kind, rule) in
        [(Visa, "VISA-END"), (ResidencePermit, "RESIDENCE-PERMIT-END"), (ExitDocument, "EXIT-DOCUMENT-END")]
    {
        let id = format!("{rule}/P-000001");
        all.push(told(rule, client("RUS").permit(kind, "2026-02-01..2027-01-30"), &[(&id, "2027-01-30")], &[]));
    }
    all
}

/// A permit of a case of ours that stands at "granted".
pub(super) fn handed(from: &str, over: bool) -> Made {
    let made = client("RUS").case(CaseKind::FirstTrp, Stage::Granted).trp(&format!("{from}..2027-10-01"));
    made.with(|dossier| {
        let permit = &mut dossier.permits[0];
        permit.case = Some(dossier.cases[0].id);
        (permit.name_checked, permit.passport_checked, permit.iin_checked) = (over, over, over);
        (permit.address_checked, permit.term_checked) = (over, over);
        permit.handed_over_on = over.then(|| day("2026-11-12"));
    })
}

/// Permits that outlast what they rest on: findings, no dates.
fn terms() -> Vec<Told> {
    let long = |ground| client("RUS").grounded(ground, "2026-01-10..2027-01-11");
    let rests = |ground, until| {
        client("RUS").grounded(ground, "2026-01-10..2027-01-09").work(ground, "2026-01-01", Some(until), None)
    };
    let mut all: Vec<Told> = Vec::new();
    for ground in [Ground::Employment, Ground::Education, Ground::Missionary, Ground::Medical] {
        all.push(told(
            format!("{ground:?} over"),
            rests(ground, "2026-12-15"),
            &[("BASIS-END/B-000001", "2026-12-15")],
            &[],
        ));
    }
    for ground in [Ground::Employment, Ground::Education, Ground::Family] {
        all.push(told(format!("{ground:?} long"), long(ground), &[], &[]));
    }
    let family = || client("RUS").grounded(Ground::Family, "2026-01-10..2027-01-09");
    all.push(told("sponsor", family().linked("2026-12-31"), &[("SPONSOR-PERMIT-END/C-000001", "2026-12-31")], &[]));
    all.push(told(
        "sponsor's job",
        family().lent_basis("2026-12-20"),
        &[("SPONSOR-BASIS-END/C-000001", "2026-12-20")],
        &[],
    ));
    all
}

fn papers() -> Vec<Told> {
    let case = || client("UZB").stay("2026-11-01..").case(CaseKind::FirstTrp, Stage::Collecting);
    vec![
        told("passport", case().passport("2026-12-05"), &[("PASSPORT-END/I-000001", "2026-12-05")], &[]),
        told(
            "new passport",
            case().passport("2026-12-05").renewed("2026-11-10", "2036-11-09"),
            &[("PASSPORT-NEW/I-000002", "2026-11-10")],
            &["PASSPORT-END/I-000001"],
        ),
        told(
            "insurance",
            case().paper("medical_insurance", "2026-12-01"),
            &[("INSURANCE-END/D-000001", "2026-12-01")],
            &[],
        ),
        told(
            "paper",
            case().paper("passport", "2026-12-01"),
            &[("PAPER-END/D-000001", "2026-12-01")],
            &["INSURANCE-END"],
        ),
        // Under a permit too, when no case is open.
        told(
            "work permit",
            client("UZB")
                .stay("2026-11-01..")
                .trp("2026-11-02..2027-10-31")
                .case(CaseKind::FirstTrp, Stage::Closed)
                .paper("work_permit", "2027-03-01"),
            &[("WORK-PERMIT-END/D-000001", "2027-03-01")],
            &["PAPER-END"],
        ),
        told(
            "work permit of another state",
            client("RUS")
                .stay("2026-11-01..")
                .trp("2026-11-02..2027-10-31")
                .case(CaseKind::FirstTrp, Stage::Closed)
                .paper("work_permit", "2027-03-01"),
            &[],
            &["WORK-PERMIT-END"],
        ),
        told(
            "insurance of the Union",
            client("RUS")
                .stay("2026-11-01..")
                .case(CaseKind::FirstTrp, Stage::Collecting)
                .paper("medical_insurance", "2026-12-01"),
            &[("INSURANCE-END/D-000001", "2026-12-01")],
            &[],
        ),
        told(
            "consent",
            case().residence("2026-11-01", |home| home.owner_consent_until = Some(day("2026-12-31"))),
            &[("OWNER-CONSENT-END/A-000001", "2026-12-31")],
            &[],
        ),
        told(
            "signature",
            case().signing_sponsor("2026-12-03"),
            &[("SPONSOR-SIGNATURE-END/K-000001", "2026-12-03")],
            &[],
        ),
        // Monday 2 November: 3, 4, 5, 6, 9.
        told("decision", case().filed("2026-11-02", Outcome::Accepted), &[("TRP-PROC/F-000001", "2026-11-09")], &[]),
        told("decided", case().filed("2026-11-02", Outcome::Granted), &[], &["TRP-PROC"]),
    ]
}

fn work() -> Vec<Told> {
    let dismissed = |entry: &str, on: &str| {
        client("RUS").stay(entry).work(Ground::Employment, "2014-08-01", Some("2027-12-31"), Some(on))
    };
    let lost = |ground, on| client("RUS").stay("2026-06-01..").work(ground, "2026-06-01", None, Some(on));
    vec![
        // Hired on Friday 20 March: 26, 27, 30, 31 March, 1 April (21 to 25 are off). Ended on 10 November: 11, 12, 13.
        told(
            "hired",
            client("RUS").work(Ground::Employment, "2026-03-20", Some("2026-11-10"), None),
            &[("ESUTD-ENTRY/B-000001", "2026-04-01"), ("ESUTD-END/B-000001", "2026-11-13")],
            &["JOB-END-15"],
        ),
        // 10 November + 15 = 25 November, by the law of Kazakhstan and by the Treaty.
        told(
            "dismissed",
            dismissed("2026-06-01..", "2026-11-10"),
            &[
                ("BASIS-END/B-000001", "2026-11-10"),
                ("JOB-END-15/B-000001", "2026-11-25"),
                ("STAY-EAEU-REDUNDANT-15/B-000001", "2026-11-25"),
            ],
            &["GROUND-LOST"],
        ),
        // 1 June + 90 = 30 August: that day is not yet more than 90 days after the entry.
        told("dismissed on day 90", dismissed("2026-06-01..", "2026-08-30"), &[], &["STAY-EAEU-REDUNDANT-15"]),
        told(
            "dismissed after day 90",
            dismissed("2026-06-01..", "2026-08-31"),
            &[("STAY-EAEU-REDUNDANT-15/B-000001", "2026-09-15")],
            &[],
        ),
        told(
            "first day of the Treaty",
            dismissed("2014-09-01..", "2015-01-01"),
            &[("STAY-EAEU-REDUNDANT-15/B-000001", "2015-01-16")],
            &[],
        ),
        told("before the Treaty", dismissed("2014-09-01..", "2014-12-31"), &[], &["STAY-EAEU-REDUNDANT-15"]),
        told("dismissed and gone", dismissed("2026-06-01..2026-11-12", "2026-11-10"), &[], &["JOB-END-15"]),
        told(
            "divorced",
            lost(Ground::Family, "2026-11-10"),
            &[("GROUND-LOST/B-000001", "2026-11-10")],
            &["JOB-END-15"],
        ),
        told("expelled", lost(Ground::Education, "2026-11-10"), &[("GROUND-LOST/B-000001", "2026-11-10")], &[]),
        told("another employer", employed_by(8), &[("EMPLOYER-NEW/B-000002", "2026-10-01")], &[]),
        told("the same employer", employed_by(7), &[], &["EMPLOYER-NEW"]),
        told("another passport", second_citizenship(), &[("STAY-UZB-30/S-000002", "2026-11-10")], &[]),
    ]
}

/// A second contract from 1 October, the permit being tied to the employer of the first.
fn employed_by(second: i64) -> Made {
    let made = client("UZB").stay("2026-03-01..").trp("2026-03-02..2027-03-01");
    let made = made.work(Ground::Employment, "2026-03-01", None, None);
    made.work(Ground::Employment, "2026-10-01", None, None).with(|dossier| {
        dossier.permits[0].sponsor = Some(SponsorId(7));
        dossier.bases[0].sponsor = Some(SponsorId(7));
        dossier.bases[1].sponsor = Some(SponsorId(second));
    })
}

/// In on a Russian passport, out and in again on the same day on an Uzbek one: 12 October is day 1 of 30.
fn second_citizenship() -> Made {
    let made = client("RUS").passport("2030-01-01").passport("2031-01-01").stay("2026-09-01..2026-10-12");
    made.stay("2026-10-12..").with(|dossier| {
        let second = &mut dossier.identity_documents[1];
        (second.kind, second.citizenship) = (IdentityKind::Passport, Country::code("UZB"));
        dossier.stays[1].document = Some(IdentityDocumentId(2));
    })
}

fn disputes() -> Vec<Told> {
    let case = || client("UZB").stay("2026-10-20..").case(CaseKind::FirstTrp, Stage::Refused);
    let refused = || case().filed("2026-10-25", Outcome::Refused).outcome("2026-11-05", Outcome::Refused);
    let replied = || {
        let complaint = refused().case(CaseKind::Appeal, Stage::Filed).filed("2026-11-20", Outcome::Refused);
        complaint.outcome("2026-12-31", Outcome::Refused)
    };
    let fined = || client("RUS").offence("2026-11-01", |offence| offence.amount = Some(Clean::line("43250")));
    vec![
        told("refused", refused(), &[("REFUSAL-COMPLAINT/F-000001", "2027-02-05")], &["REFUSAL-COURT", "TRP-PROC"]),
        // One month after 31 December is 31 January.
        told("answered", replied(), &[("REFUSAL-COURT/F-000002", "2027-01-31")], &[]),
        told(
            "fined",
            fined(),
            &[
                ("OFFENCE-PAY-HALF/E-000001", "2026-11-08"),
                ("OFFENCE-APPEAL/E-000001", "2026-11-11"),
                ("OFFENCE-PAY/E-000001", "2026-12-01"),
            ],
            &[],
        ),
        told(
            "warned",
            client("RUS").offence("2026-11-01", |_| {}),
            &[("OFFENCE-APPEAL/E-000001", "2026-11-11")],
            &["OFFENCE-PAY", "OFFENCE-PAY-HALF"],
        ),
        told(
            "set aside",
            fined().with(|d| d.offences[0].appeal_outcome = Some(crate::domain::offence::AppealOutcome::SetAside)),
            &[],
            &["OFFENCE-APPEAL", "OFFENCE-PAY", "OFFENCE-PAY-HALF"],
        ),
        told(
            "banned",
            client("RUS").stay("2026-10-01..").offence("2026-10-20", |offence| {
                (offence.expulsion, offence.banned_until) = (true, Some(day("2031-10-20")));
            }),
            &[],
            &["OFFENCE-PAY"],
        ),
    ]
}

#[test]
fn every_rule_gives_the_dates_that_were_worked_out_by_hand() {
    for told in cases() {
        let all = deadlines(&told.made);
        for (id, expected) in &told.due {
            let found = all.iter().find(|deadline| deadline.id.to_string() == *id);
            assert_eq!(
                found.map(|deadline| deadline.last_day),
                Some(*expected),
                "{}: {id} in {:?}",
                told.name,
                ids(&all)
            );
        }
        for rule in &told.silent {
            let speaks = |deadline: &&Deadline| deadline.id.rule == *rule || deadline.id.to_string() == *rule;
            assert_eq!(all.iter().find(speaks).map(|due| due.id.to_string()), None, "{}", told.name);
        }
    }
}
