//! Who may apply: each thing that is said, and when it is not.

use super::*;
use crate::domain::clean::Clean;
use crate::domain::country::Country;
use crate::domain::id::SponsorId;
use crate::domain::sponsor::{Basis, SponsorKind};
use crate::domain::testing::{Made, client, day, law};

/// A grown-up who has consented.
fn person(citizenship: &str) -> Made {
    client(citizenship).with(|dossier| {
        dossier.client.born = Some(day("1990-05-01"));
        dossier.client.consent_given_on = Some(day("2026-01-05"));
    })
}

fn sponsored(made: Made, kind: SponsorKind) -> Made {
    made.with(|dossier| {
        dossier.sponsors.push(Sponsor {
            id: SponsorId(7),
            version: 1,
            name: Clean::line("Tulpar"),
            kind,
            bin: None,
            phone: None,
            email: None,
            signature_expires: None,
            client: None,
            note: None,
        });
    })
}

fn said(made: &Made, ground: Option<Ground>) -> Vec<(Gravity, String)> {
    let application = Application { ground, sponsor: made.0.sponsors.first().map(|sponsor| sponsor.id) };
    let found = eligibility(&made.0, application, &law(), day("2026-12-01"));
    found.into_iter().map(|finding| (finding.gravity, finding.text.id)).collect()
}

fn of_client_on(made: &Made, today: &str) -> Vec<(Gravity, String)> {
    of_client(&made.0, &law(), day(today)).into_iter().map(|finding| (finding.gravity, finding.text.id)).collect()
}

fn one(gravity: Gravity, id: &str) -> Vec<(Gravity, String)> {
    vec![(gravity, id.to_owned())]
}

#[test]
fn citizens_of_the_seven_states_may_apply_and_others_hear_what_applies() {
    for citizenship in ["ARM", "BLR", "KGZ", "RUS", "AZE", "TJK", "UZB"] {
        assert_eq!(of_client_on(&person(citizenship), "2026-12-01"), [], "{citizenship}");
    }
    for (citizenship, gravity, id) in [
        ("GEO", Gravity::Error, "eligible-citizenship-other"),
        ("KAZ", Gravity::Error, "eligible-home-passport"),
        ("XXA", Gravity::Warning, "eligible-stateless"),
        ("", Gravity::Error, "eligible-citizenship-unknown"),
    ] {
        assert_eq!(of_client_on(&person(citizenship), "2026-12-01"), one(gravity, id), "{citizenship}");
    }
}

#[test]
fn the_document_used_at_entry_decides() {
    let entered_on = |citizenship: &str, exit: Option<&str>| {
        let made = person("RUS").passport("2030-01-01").stay("2026-10-01..");
        let made = made.with(|dossier| {
            dossier.identity_documents[0].citizenship = Country::code(citizenship);
            dossier.stays[0].document = Some(dossier.identity_documents[0].id);
            dossier.stays[0].exit = exit.map(day);
        });
        of_client_on(&made, "2026-12-01")
    };
    assert_eq!(entered_on("KAZ", None), one(Gravity::Error, "eligible-home-passport"));
    assert_eq!(entered_on("UZB", None), []);
    assert_eq!(entered_on("KAZ", Some("2026-10-05")), [], "that stay is over");
}

#[test]
fn a_child_needs_no_permit_until_the_sixteenth_birthday() {
    let born = |date: &str, today: &str| {
        let made = person("RUS").with(|dossier| dossier.client.born = Some(day(date)));
        of_client_on(&made, today)
    };
    assert_eq!(born("2010-12-02", "2026-12-01"), one(Gravity::Note, "eligible-child"));
    assert_eq!(born("2010-12-02", "2026-12-02"), []);
    assert_eq!(born("2012-02-29", "2028-02-28"), one(Gravity::Note, "eligible-child"));
    assert_eq!(born("2012-02-29", "2028-02-29"), []);
    let follows = person("RUS").linked("2027-03-31").with(|d| d.client.born = Some(day("2015-01-01")));
    assert_eq!(of_client_on(&follows, "2026-12-01"), one(Gravity::Note, "eligible-child-follows"));
    let unknown = person("RUS").with(|dossier| dossier.client.born = None);
    assert_eq!(of_client_on(&unknown, "2026-12-01"), one(Gravity::Note, "eligible-born-unknown"));
}

/// Law on Population Migration, art. 6-1.
#[test]
fn each_ground_asks_for_its_kind_of_sponsor() {
    for (ground, wanted) in [
        (Ground::Family, SponsorKind::Relative),
        (Ground::Employment, SponsorKind::Employer),
        (Ground::Education, SponsorKind::School),
        (Ground::Medical, SponsorKind::Clinic),
        (Ground::Missionary, SponsorKind::ReligiousBody),
        (Ground::Business, SponsorKind::Akimat),
    ] {
        for kind in SponsorKind::ALL {
            let expected = if *kind == wanted { vec![] } else { one(Gravity::Error, "eligible-sponsor-kind") };
            assert_eq!(said(&sponsored(person("RUS"), *kind), Some(ground)), expected, "{ground:?} {kind:?}");
        }
        assert_eq!(said(&person("RUS"), Some(ground)), one(Gravity::Error, "eligible-no-sponsor"));
    }
    assert_eq!(said(&person("RUS"), None), one(Gravity::Error, "eligible-no-ground"));
}

#[test]
fn the_sponsor_of_what_the_ground_rests_on_stands_in() {
    let rests = |ended: Option<&str>| {
        let made = sponsored(person("RUS"), SponsorKind::Employer).with(|dossier| {
            let mut basis = Basis::new(dossier.client.id, Ground::Employment);
            basis.sponsor = Some(SponsorId(7));
            basis.ended_on = ended.map(day);
            dossier.bases.push(basis);
        });
        eligibility(&made.0, Ground::Employment, &law(), day("2026-12-01")).len()
    };
    assert_eq!(rests(None), 0);
    assert_eq!(rests(Some("2026-11-01")), 1, "the contract has ended");
}

#[test]
fn consent_is_given_and_not_withdrawn() {
    let consent = |given: Option<&str>, withdrawn: Option<&str>| {
        let made = person("RUS").with(|dossier| {
            dossier.client.consent_given_on = given.map(day);
            dossier.client.consent_withdrawn_on = withdrawn.map(day);
        });
        of_client_on(&made, "2026-12-01")
    };
    assert_eq!(consent(Some("2026-01-05"), None), []);
    assert_eq!(consent(None, None), one(Gravity::Error, "eligible-no-consent"));
    assert_eq!(consent(Some("2026-01-05"), Some("2026-12-01")), one(Gravity::Error, "eligible-consent-withdrawn"));
    assert_eq!(consent(Some("2026-01-05"), Some("2026-12-02")), [], "not withdrawn yet");
    assert_eq!(consent(Some("2026-11-05"), Some("2026-10-01")), [], "given again since");
}

#[test]
fn the_worst_comes_first_and_an_edition_may_leave_it_unsaid() {
    let made = person("GEO").with(|dossier| dossier.client.born = None);
    let said: Vec<Gravity> = said(&made, None).into_iter().map(|(gravity, _)| gravity).collect();
    assert_eq!(said, [Gravity::Error, Gravity::Error, Gravity::Note]);
    let mut silent = law();
    (silent.eligibility, silent.grounds) = (None, Vec::new());
    assert_eq!(eligibility(&made.0, Ground::Employment, &silent, day("2026-12-01")), []);
}
