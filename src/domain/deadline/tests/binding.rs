//! What binds a client: everything on which the right to stay hangs, and nothing else.

use super::*;

/// Id and warn day of what binds, at any time.
fn binds(made: &Made) -> Option<(String, Day)> {
    binding(&deadlines(made), None).map(|due| (due.id.rule.clone(), due.warn_day))
}

#[test]
fn all_that_a_stay_hangs_on_can_bind() {
    let uzb = || client("UZB").stay("2026-11-01..").trp("2026-11-02..2027-10-31");
    let on = |rule: &str, date: &str| Some((rule.to_owned(), day(date)));
    // Without anything else the permit binds.
    assert_eq!(binds(&uzb().created("2026-12-01")), on("TRP-END", "2027-10-31"));
    let made = || uzb().created("2026-12-01");
    let short = made().passport("2027-05-05");
    assert_eq!(binds(&short), on("PASSPORT-END", "2027-05-05"));
    assert_eq!(find(&deadlines(&short), "TRP-TERM-CAP/P-000001").severity, Severity::Hard);
    assert_eq!(binds(&made().passport("2031-05-05")), on("TRP-END", "2027-10-31"));
    let insured = made().case(CaseKind::Extension, Stage::Collecting).paper("medical_insurance", "2027-06-06");
    assert_eq!(binds(&insured), on("INSURANCE-END", "2027-06-06"));
    assert_eq!(binds(&made().basis(Some("2027-07-07"), None)), on("BASIS-END", "2027-07-07"));
    assert_eq!(binds(&made().linked("2027-08-08")), on("SPONSOR-PERMIT-END", "2027-08-08"));
    // What is not verified binds nobody: the sponsor's own ground, insurance of a citizen of the Union.
    assert_eq!(binds(&made().lent_basis("2027-08-08")), on("TRP-END", "2027-10-31"));
    let russian = client("RUS").created("2026-12-01").stay("2026-11-01..").trp("2026-11-02..2027-10-31");
    let insured = russian.case(CaseKind::Extension, Stage::Collecting).paper("medical_insurance", "2027-06-06");
    assert_eq!(binds(&insured), on("TRP-END", "2027-10-31"));
    // First business permit: 2 November + 89 days = 30 January.
    let until = |until: &str| {
        let business = made().with(|dossier| dossier.permits[0].ground = Some(Ground::Business));
        business.with(|dossier| dossier.permits[0].valid_until = day(until))
    };
    let business = until("2027-01-30");
    // One that is written for longer is not the first.
    assert!(deadlines(&until("2027-01-31")).iter().all(|due| due.id.rule != "TRP-TERM-BIZ-FIRST"));
    assert_eq!(binds(&business), on("TRP-TERM-BIZ-FIRST", "2027-01-29"));
    // 30 January is a Saturday: the safe day before it.
    assert_eq!(last_day(&business, "TRP-TERM-BIZ-FIRST/P-000001"), day("2027-01-30"));
}

#[test]
fn after_a_dismissal_the_fifteen_days_bind_and_not_the_day_that_has_passed() {
    let made = client("UZB").created("2026-11-01").stay("2026-11-01..").trp("2026-11-02..2027-10-31");
    let made = made.basis(Some("2027-10-31"), Some("2026-12-10"));
    let all = deadlines(&made);
    let on = |today: &str| binding(&all, Some(day(today))).map(|due| (due.id.rule.clone(), due.last_day));
    assert_eq!(on("2026-12-10"), Some(("BASIS-END".to_owned(), day("2026-12-10"))));
    // 10 December + 15 = 25 December.
    assert_eq!(on("2026-12-11"), Some(("JOB-END-15".to_owned(), day("2026-12-25"))));
    // A permit for another ground, and nothing of the old one matters.
    let regrounded = made.grounded(Ground::Family, "2026-12-20..2027-12-19");
    assert_eq!(
        binding(&deadlines(&regrounded), Some(day("2026-12-21"))).map(|due| due.last_day),
        Some(day("2027-12-19"))
    );
}

#[test]
fn a_ground_that_no_permit_rests_on_binds_nobody() {
    let other = client("UZB").stay("2026-11-01..").grounded(Ground::Family, "2026-11-02..2027-10-31");
    assert!(!has(&other.basis(Some("2027-01-01"), None), "BASIS-END"));
    // Left, came back without a visa: the job of the last permit is history.
    let again = client("UZB").stay("2025-01-01..2026-02-01").trp("2025-02-01..2026-01-31").stay("2026-11-01..");
    assert!(!has(&again.basis(Some("2026-02-20"), None), "BASIS-END"));
}

#[test]
fn papers_of_somebody_who_left_bind_only_under_a_permit_or_in_a_case() {
    let left = || client("UZB").stay("2026-01-10..2026-03-01").passport("2026-12-15").linked("2026-12-01");
    assert!(!has(&left(), "PASSPORT-END") && !has(&left(), "SPONSOR-PERMIT-END"));
    let permitted = left().trp("2026-01-20..2027-01-09");
    assert!(has(&permitted, "PASSPORT-END") && has(&permitted, "SPONSOR-PERMIT-END"));
    assert!(has(&left().case(CaseKind::FirstTrp, Stage::Collecting), "PASSPORT-END"));
}

#[test]
fn only_the_document_in_use_binds() {
    let both = client("RUS").stay("2026-11-01..").passport("2030-01-01").passport("2026-12-15").with(|dossier| {
        dossier.identity_documents[1].citizenship = Country::code("UZB");
        dossier.stays[0].document = Some(dossier.identity_documents[0].id);
    });
    let severity = |made: &Made, id| find(&deadlines(made), id).severity;
    assert_eq!(severity(&both, "PASSPORT-END/I-000001"), Severity::Hard);
    assert_eq!(severity(&both, "PASSPORT-END/I-000002"), Severity::Soft);
    // A card beside a passport that lasts longer.
    let card = client("RUS").stay("2026-11-01..").passport("2030-01-01").passport("2026-12-15").with(|dossier| {
        dossier.identity_documents[1].kind = crate::domain::identity::IdentityKind::IdCard;
    });
    assert_eq!(severity(&card, "PASSPORT-END/I-000002"), Severity::Soft);
}

#[test]
fn a_child_stays_with_the_parent_and_only_real_dates_bind() {
    let child = || client("RUS").born("2018-03-03").created("2026-11-01").stay("2026-11-02..");
    let all = deadlines(&child());
    // 2 November + 89 = 30 January.
    let stay = find(&all, "STAY-CHILD/S-000001");
    assert_eq!((stay.last_day, stay.severity, stay.class), (day("2027-01-30"), Severity::Soft, Class::Status));
    assert_eq!(stay.trail.last().map(|step| step.text.id.as_str()), Some("trail-dependent-stay"));
    assert!(stay.trail.iter().any(|step| step.rule.as_deref() == Some("STAY-EAEU-90")));
    assert!(has(&child(), "NOTIFY-HOST-3WD") && has(&child(), "REG-30"));
    assert_eq!(binds(&child().linked("2026-11-20")), Some(("SPONSOR-PERMIT-END".to_owned(), day("2026-11-20"))));
    let on = |made: &Made, today: &str| status(&made.0, &law(), day(today)).rung;
    assert_eq!((on(&child(), "2027-01-30"), on(&child(), "2027-01-31")), (Rung::VisaFree, Rung::Unknown));
    // A child's own permit is as real as anybody's.
    let permitted = child().trp("2026-11-05..2027-03-01");
    assert_eq!(on(&permitted, "2027-03-02"), Rung::Unlawful);
    assert_eq!(on(&child().born("2000-03-03"), "2027-01-31"), Rung::Unlawful);
}

#[test]
fn death_ends_everything() {
    let made = client("RUS").stay("2026-11-01..").passport("2026-12-15").own("2026-12-01", Severity::Hard);
    let made = made.with(|dossier| dossier.client.died_on = Some(day("2026-11-15")));
    assert_eq!(deadlines(&made), []);
    assert_eq!(status(&made.0, &law(), day("2027-06-01")).rung, Rung::Unknown);
    let found = findings(&made.0, &law(), day("2026-11-22"));
    assert_eq!(found.iter().map(|finding| finding.text.id.as_str()).collect::<Vec<_>>(), ["finding-died"]);
}
