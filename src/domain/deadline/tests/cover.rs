//! Cover, gaps, presence, status and findings.

use super::*;

#[test]
fn the_limit_that_binds_names_the_deadline() {
    // 80 days used in January..March: ten are left on 1 June, of which none drops out before 1 July.
    let all = deadlines(&client("RUS").stay("2026-01-10..2026-03-30").stay("2026-06-01.."));
    let stay = find(&all, "STAY-EAEU-90-180/S-000002");
    assert_eq!(stay.last_day, day("2026-06-10"));
    let window = stay.trail.iter().find(|step| step.kind == StepKind::Window).unwrap();
    // The 180 days up to 10 June begin on 13 December.
    let numbers = [("used", 90), ("days", 90), ("of", 180)].map(|(name, n)| (name.to_owned(), Arg::Number(n)));
    assert_eq!(window.text.args[..3], numbers);
    assert_eq!(window.text.args[3].1, Arg::Day(day("2025-12-13")));
}

#[test]
fn an_entry_without_a_day_left_ended_the_day_before() {
    let made = client("RUS").stay("2026-03-01..2026-05-29").stay("2026-06-10..");
    let stay_end = "STAY-EAEU-90-180/S-000002";
    assert_eq!(last_day(&made, stay_end), day("2026-06-09"));
    let status = status(&made.0, &law(), day("2026-06-12"));
    assert_eq!((status.rung, status.day, status.until), (Rung::Unlawful, Some(3), None));
    let permitted = made.trp("2026-07-01..2027-06-30");
    assert_eq!(find(&deadlines(&permitted), stay_end).moot_from, Some(day("2026-07-01")));
    assert_eq!(last_day(&permitted, "TRP-END/P-000001"), day("2027-06-30"));
}

#[test]
fn a_gap_is_over_when_the_next_cover_begins() {
    let made = client("RUS").created("2026-05-01").stay("2026-03-01..").trp("2026-06-05..2027-06-04");
    let all = deadlines(&made);
    let gap = find(&all, "STAY-EAEU-90/S-000001");
    assert_eq!((gap.last_day, gap.moot_from), (day("2026-05-29"), Some(day("2026-06-05"))));
    assert_eq!(binding(&all, Some(day("2026-06-04"))).unwrap().id, gap.id);
    assert_eq!(binding(&all, Some(day("2026-06-05"))).unwrap().id.rule, "TRP-END");
    let found = findings(&made.0, &law(), day("2026-06-10"));
    let expected = Phrase::new("finding-gap").day("from", day("2026-05-30")).day("until", day("2026-06-04"));
    assert!(found.iter().any(|finding| finding.text == expected), "{found:?}");
    // Without a gap there is nothing but the permit's end.
    let all = deadlines(&client("RUS").stay("2026-03-01..").trp("2026-05-30..2027-06-04"));
    assert!(all.iter().filter(|deadline| deadline.class == Class::Stay).all(|deadline| deadline.id.rule == "TRP-END"));
}

#[test]
fn only_permits_that_end_a_run_of_cover_end_anything() {
    let followed = client("RUS").stay("2025-01-10..").trp("2025-01-10..2026-01-09").trp("2026-01-10..2027-01-09");
    let ends: Vec<String> = ids(&deadlines(&followed)).into_iter().filter(|id| id.starts_with("TRP-E")).collect();
    assert_eq!(ends, ["TRP-EXT/P-000002", "TRP-END/P-000002"]);
    // Cancelled early: the actual end counts, and no visa-free days come back.
    let cancelled = client("RUS")
        .stay("2026-01-10..")
        .trp("2026-01-20..2027-01-09")
        .with(|dossier| dossier.permits[0].actual_end = Some(day("2026-02-10")));
    let all = deadlines(&cancelled);
    let end = find(&all, "TRP-END/P-000001");
    assert_eq!((end.last_day, kinds(end)[1]), (day("2026-02-10"), StepKind::Cap));
    assert!(!all.iter().any(|deadline| deadline.id.rule.starts_with("STAY")));
    assert_eq!(status(&cancelled.0, &law(), day("2026-02-12")).day, Some(2));
}

#[test]
fn a_client_abroad_is_never_in_breach() {
    let left = client("RUS").stay("2026-01-10..2026-05-01").trp("2026-01-10..2026-11-29");
    let said = client("RUS").stay("2026-01-10..").trp("2026-01-10..2026-11-29").presence(Presence::Abroad, None);
    let since = "2026-05-01";
    let word = client("RUS").trp("2026-01-10..2026-11-29").presence(Presence::Abroad, Some(since));
    for made in [&left, &said, &word] {
        let all = deadlines(made);
        let lapse = find(&all, "TRP-LAPSE/P-000001");
        assert_eq!((lapse.class, lapse.last_day), (Class::Status, day("2026-11-29")));
        assert!(all.iter().all(|deadline| deadline.class != Class::Stay));
        // After the lapse nothing can be extended any more.
        assert_eq!(find(&all, "TRP-EXT/P-000001").moot_from, Some(day("2026-11-30")));
        assert_eq!(status(&made.0, &law(), day("2026-12-05")).rung, Rung::Abroad);
    }
    assert_eq!(findings(&said.0, &law(), day("2026-06-01"))[0].text.id, "finding-abroad-without-exit");
}

#[test]
fn the_newer_word_about_presence_counts() {
    // Abroad since April by the client's word, but an entry was recorded in May.
    let back = client("RUS").stay("2026-05-10..").presence(Presence::Abroad, Some("2026-04-01"));
    assert!(has(&back, "STAY-EAEU-90"));
    // The last stay ended in May, but somebody met the client here in June: an entry is missing.
    let here = client("RUS")
        .stay("2026-01-10..2026-05-01")
        .trp("2026-01-10..2026-11-29")
        .presence(Presence::InCountry, Some("2026-06-01"));
    assert!(has(&here, "TRP-END"));
    assert_eq!(findings(&here.0, &law(), day("2026-06-02"))[0].text.id, "finding-entry-missing");
}

#[test]
fn a_permit_without_a_recorded_stay_is_watched_all_the_same() {
    let made = client("RUS").trp("2026-01-10..2026-11-29");
    assert_eq!(find(&deadlines(&made), "TRP-END/P-000001").class, Class::Stay);
    assert_eq!(status(&made.0, &law(), day("2026-11-29")).rung, Rung::TrpValid);
    assert_eq!(status(&made.0, &law(), day("2026-11-30")).rung, Rung::Unlawful);
}

#[test]
fn no_known_rule_is_a_finding_and_never_a_panic() {
    let said = |made: Made| -> Vec<String> {
        findings(&made.0, &law(), day("2026-11-22")).into_iter().map(|finding| finding.text.id).collect()
    };
    assert_eq!(said(client("KAZ").stay("2026-11-01..")), ["finding-home-citizen"]);
    assert_eq!(said(client("?").stay("2026-11-01..")), ["finding-no-citizenship"]);
    assert_eq!(status(&client("?").stay("2026-11-01..").0, &law(), day("2026-11-22")).rung, Rung::Unknown);
    // One made under a permit needs no rule.
    assert_eq!(
        said(client("GEO").stay("2022-11-01..").permit(PermitKind::ResidencePermit, "2022-10-01..2026-12-31")),
        Vec::<String>::new()
    );
}

#[test]
fn an_open_stay_from_before_the_known_law_is_watched_and_told() {
    let made = client("UZB").stay("2022-11-01..");
    assert_eq!(last_day(&made, "STAY-UZB-30/S-000001"), day("2022-11-30"));
    assert_eq!(findings(&made.0, &law(), day("2026-11-22"))[0].text.id, "finding-no-rule");
    // Where a permit gives a date, nothing is made up about the days before it.
    let permitted = made.trp("2023-06-01..2027-05-31");
    let stays = deadlines(&permitted).into_iter().filter(|deadline| deadline.class == Class::Stay);
    assert_eq!(stays.map(|deadline| deadline.id.to_string()).collect::<Vec<_>>(), ["TRP-END/P-000001"]);
}

#[test]
fn contradicting_records_are_named() {
    let made =
        client("RUS").stay("2026-03-01..2026-03-20").stay("2026-03-10..2026-03-05").trp("2026-02-02..2026-02-01");
    let said: Vec<String> = findings(&made.0, &law(), day("2026-04-01")).into_iter().map(|f| f.text.id).collect();
    assert_eq!(said, ["finding-stay-reversed", "finding-stays-overlap", "finding-permit-reversed"]);
    deadlines(&made);
}

#[test]
fn the_document_shown_at_the_border_decides_the_regime() {
    let made = client("RUS").stay("2026-10-01..").passport("2030-01-01").with(|dossier| {
        dossier.identity_documents[0].citizenship = Country::code("UZB");
        dossier.stays[0].document = Some(dossier.identity_documents[0].id);
    });
    assert_eq!(last_day(&made, "STAY-UZB-30/S-000001"), day("2026-10-30"));
}

#[test]
fn the_ladder() {
    let on = |made: &Made, date: &str| {
        let status = status(&made.0, &law(), day(date));
        (status.rung, status.day, status.of, status.until.map(|day| day.to_string()))
    };
    let until = |text: &str| Some(text.to_owned());
    let made = client("UZB").stay("2026-10-21..");
    assert_eq!(on(&made, "2026-10-21"), (Rung::VisaFree, Some(1), Some(30), until("2026-11-19")));
    assert_eq!(on(&made, "2026-11-19"), (Rung::VisaFree, Some(30), Some(30), until("2026-11-19")));
    assert_eq!(on(&made, "2026-11-23"), (Rung::Unlawful, Some(4), None, until("2026-11-19")));
    let filed = made.case(CaseKind::FirstTrp, Stage::Filed);
    assert_eq!(on(&filed, "2026-11-01"), (Rung::Filed, Some(12), Some(30), until("2026-11-19")));
    // Filing does not extend the stay.
    assert_eq!(on(&filed, "2026-11-20").0, Rung::Unlawful);
    let visa = client("UZB").stay("2026-10-21..").permit(PermitKind::Visa, "2026-10-01..2026-12-31");
    assert_eq!(on(&visa, "2026-11-20"), (Rung::PermitValid, None, None, until("2026-12-31")));
    assert_eq!(on(&client("UZB"), "2026-11-20").0, Rung::Unknown);
    assert_eq!(on(&client("UZB").stay("2026-10-01..2026-10-10"), "2026-11-20").0, Rung::Abroad);
}

#[test]
fn a_permit_within_another_is_a_finding_and_a_renewal_is_none() {
    let found = |made: &Made| -> Vec<String> {
        let all = findings(&made.0, &law(), day("2026-11-22")).into_iter();
        all.filter(|finding| finding.text.id == "finding-permit-within").map(|finding| finding.subject).collect()
    };
    let within = client("RUS").trp("2026-03-01..2026-05-31").trp("2026-01-01..2026-12-31");
    assert_eq!(found(&within), ["P-000001"]);
    let text = &findings(&within.0, &law(), day("2026-11-22"))[0].text;
    let expected = Phrase::new("finding-permit-within")
        .day("from", day("2026-03-01"))
        .day("until", day("2026-05-31"))
        .day("outer_from", day("2026-01-01"))
        .day("outer_until", day("2026-12-31"));
    assert_eq!(*text, expected);
    assert_eq!(found(&client("RUS").trp("2026-01-01..2026-12-31").trp("2026-01-01..2026-12-31")), ["P-000002"]);
    let renewed = client("RUS").trp("2026-01-01..2026-12-31").trp("2026-12-01..2027-11-30");
    assert!(found(&renewed).is_empty());
    // One that was cancelled in time holds nothing any more.
    let replaced = within.with(|dossier| dossier.permits[1].actual_end = Some(day("2026-02-28")));
    assert!(found(&replaced).is_empty());
}
