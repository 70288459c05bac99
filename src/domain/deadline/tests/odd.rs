//! What is pointed out although no date hangs on it.

use super::*;
use crate::domain::offence::AppealOutcome;

fn found(made: &Made, today: &str) -> Vec<String> {
    findings(&made.0, &law(), day(today)).into_iter().map(|finding| finding.text.id).collect()
}

fn permit(ground: Ground, span: &str) -> Made {
    client("RUS").grounded(ground, span)
}

#[test]
fn a_permit_that_outlasts_what_it_rests_on_is_pointed_out() {
    use Ground::{Employment, Family, Medical};
    let year = "2026-01-10..2027-01-09";
    let on = "2026-11-22";
    let none = Vec::<String>::new();
    let works = |until, ended| permit(Employment, year).work(Employment, "2026-01-01", until, ended);
    assert_eq!(found(&works(Some("2026-12-31"), None), on), ["finding-permit-outlasts-basis"]);
    assert_eq!(found(&works(Some("2027-01-09"), None), on), none);
    assert_eq!(found(&works(None, None), on), none);
    assert_eq!(found(&works(Some("2027-12-31"), Some("2026-11-10")), on), ["finding-permit-outlasts-basis"]);
    // What another ground rests on is nothing to it; nor is a term without one.
    assert_eq!(found(&permit(Family, year).work(Employment, "2026-01-01", Some("2026-12-31"), None), on), none);
    assert_eq!(
        found(&permit(Medical, year).work(Medical, "2026-01-01", Some("2026-12-31"), None), on),
        ["finding-permit-outlasts-basis"]
    );
    assert_eq!(found(&permit(Family, year).linked("2026-12-31"), on), ["finding-permit-outlasts-sponsor"]);
    assert_eq!(found(&permit(Family, year).lent_basis("2026-12-31"), on), ["finding-permit-outlasts-sponsor-basis"]);
    assert_eq!(found(&permit(Employment, year).linked("2026-12-31"), on), none);
    assert_eq!(found(&permit(Employment, year).passport("2026-12-31"), on), ["finding-permit-outlasts-passport"]);
    // When it is over, it is over.
    assert_eq!(found(&permit(Employment, year).passport("2026-12-31"), "2027-01-10"), none);
}

#[test]
fn a_permit_longer_than_its_ground_allows_is_pointed_out() {
    let one_year = |ground| found(&permit(ground, "2026-01-10..2027-01-10"), "2026-11-22");
    let longer = |ground| found(&permit(ground, "2026-01-10..2027-01-11"), "2026-11-22");
    for ground in [Ground::Employment, Ground::Education, Ground::Family] {
        assert_eq!((one_year(ground).len(), longer(ground)), (0, vec!["finding-permit-long".to_owned()]), "{ground:?}");
    }
    // Of the others no term is known.
    for ground in [Ground::Business, Ground::Missionary, Ground::Medical] {
        assert!(longer(ground).is_empty(), "{ground:?}");
    }
}

#[test]
fn a_permit_that_follows_too_early_is_pointed_out() {
    // A month before 30 November is 30 October.
    let next = |from: &str| client("RUS").trp("2025-12-01..2026-11-30").trp(&format!("{from}..2027-10-01"));
    assert_eq!(found(&next("2026-10-29"), "2026-11-22"), ["finding-permit-overlap"]);
    assert!(found(&next("2026-10-30"), "2026-11-22").is_empty());
    let replaced = || client("RUS").trp("2025-12-01..2026-11-30").trp("2026-06-15..2027-06-14");
    assert_eq!(found(&replaced(), "2026-11-22"), ["finding-permit-overlap"]);
    let cancelled = replaced().with(|dossier| dossier.permits[0].actual_end = Some(day("2026-06-14")));
    assert!(found(&cancelled, "2026-11-22").is_empty());
}

#[test]
fn a_document_of_the_country_itself_is_pointed_out_while_it_is_valid() {
    let made = client("RUS").stay("2026-11-01..").passport("2026-12-15").passport("2030-01-01");
    let made = made.with(|dossier| dossier.identity_documents[0].citizenship = Country::code("KAZ"));
    assert_eq!(found(&made, "2026-12-15"), ["finding-home-citizen"]);
    assert!(found(&made, "2026-12-16").is_empty());
}

#[test]
fn a_ban_or_an_expulsion_while_the_stay_goes_on_is_pointed_out() {
    let banned = |until: &str| {
        let until = Some(day(until));
        client("RUS").stay("2026-11-01..").offence("2025-05-05", |offence| offence.banned_until = until)
    };
    assert_eq!(found(&banned("2030-05-05"), "2026-11-22"), ["finding-banned"]);
    assert!(found(&banned("2026-11-21"), "2026-11-22").is_empty());
    let expelled = || client("RUS").stay("2026-10-01..").offence("2026-11-10", |offence| offence.expulsion = true);
    assert_eq!(found(&expelled(), "2026-11-22"), ["finding-expelled"]);
    assert!(found(&expelled().with(|d| d.stays[0].exit = Some(day("2026-11-15"))), "2026-11-22").is_empty());
    let overturned = expelled().with(|d| d.offences[0].appeal_outcome = Some(AppealOutcome::SetAside));
    assert!(found(&overturned, "2026-11-22").is_empty());
}

#[test]
fn a_child_whose_parent_nobody_recorded_is_pointed_out() {
    let child = || client("RUS").born("2018-03-03").stay("2026-11-02..");
    assert_eq!(found(&child(), "2026-11-22"), ["finding-child-alone"]);
    assert!(found(&child().linked("2027-05-05"), "2026-11-22").is_empty());
    assert!(found(&client("RUS").stay("2026-11-02.."), "2026-11-22").is_empty());
}
