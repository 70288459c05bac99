//! What may still be filed, with the dates worked out by hand.

use super::*;

/// `kind from until/stricter rule [condition]` of every choice, and the message that says why there is none.
fn may_file(made: &Made, today: &str) -> (Vec<String>, Option<String>) {
    let found = filing_choices(&made.0, &law(), &deadlines(made), day(today));
    let line = |choice: &FilingChoice| {
        let until = choice.until.map_or_else(|| "-".to_owned(), |day| day.to_string());
        let stricter = choice.stricter_until.map_or_else(String::new, |day| format!("/{day}"));
        let condition = choice.condition.as_ref().map_or_else(String::new, |phrase| format!(" {}", phrase.id));
        format!("{} {} {until}{stricter} {}{condition}", choice.kind.as_str(), choice.from, choice.rule)
    };
    (found.choices.iter().map(line).collect(), found.says.map(|phrase| phrase.id))
}

fn only(lines: &[&str]) -> (Vec<String>, Option<String>) {
    (lines.iter().map(ToString::to_string).collect(), None)
}

fn nothing(says: &str) -> (Vec<String>, Option<String>) {
    (Vec::new(), Some(says.to_owned()))
}

#[test]
fn a_first_permit_while_the_visa_free_stay_lasts() {
    // Day 1 is 1 November, day 30 the 30th, day 61 31 December, day 90 29 January.
    let russian = client("RUS").stay("2026-11-01..");
    let first = only(&["first_trp 2026-11-01 2027-01-29 TRP-FILE"]);
    assert_eq!(may_file(&russian, "2026-11-22"), first);
    assert_eq!(may_file(&russian, "2027-01-29"), first, "the last lawful day is lawful");
    assert_eq!(may_file(&russian, "2027-01-30"), nothing("may-file-unlawful"));
    // Two readings: 90 days, or 30.
    let azeri = client("AZE").stay("2026-11-01..");
    assert_eq!(may_file(&azeri, "2026-11-22"), only(&["first_trp 2026-11-01 2027-01-29/2026-11-30 TRP-FILE"]));
}

#[test]
fn an_extension_from_the_day_its_window_opens_until_the_last_day() {
    let holder = |until: &str| client("RUS").stay("2025-12-01..").trp(&format!("2025-12-15..{until}"));
    for (until, from, rule) in [
        // 30 days before 14 December are 14 November, and so is a month.
        ("2026-12-14", "2026-11-14", "TRP-EXT"),
        // A month before 31 December is 30 November, 30 days before it 1 December: the later one.
        ("2026-12-31", "2026-12-01", "TRP-EXT"),
        // 30 days before 15 March are 13 February, a month before it the 15th.
        ("2027-03-15", "2027-02-15", "TRP-OVERLAP"),
    ] {
        let wanted = only(&[&format!("extension {from} {until} {rule}")]);
        assert_eq!(may_file(&holder(until), "2026-11-22"), wanted);
    }
    assert_eq!(may_file(&holder("2026-12-14"), "2026-12-15"), nothing("may-file-unlawful"));
    // It is about the permit that ends the cover, not about the one that another follows.
    let both = holder("2026-12-14").trp("2026-12-15..2027-12-14");
    assert_eq!(may_file(&both, "2026-11-22"), only(&["extension 2027-11-14 2027-12-14 TRP-EXT"]));
}

#[test]
fn a_reissue_after_a_change_with_the_old_permit_cancelled() {
    let holder = || client("RUS").stay("2025-12-01..").trp("2026-07-01..2027-06-30");
    let extension = "extension 2027-05-31 2027-06-30 TRP-EXT";
    // The job ended on 10 November: 15 days are over with the 25th.
    let dismissed = holder().basis(Some("2027-06-30"), Some("2026-11-10"));
    let (lines, says) = may_file(&dismissed, "2026-11-22");
    assert!(
        lines.contains(&"reissue 2026-11-10 2026-11-25 JOB-END-15 may-file-with-cancellation".to_owned()),
        "{lines:?}"
    );
    assert!(lines.contains(&extension.to_owned()) && says.is_none());
    assert_eq!(may_file(&dismissed, "2026-11-26"), only(&[extension]));
    // A permit cut off by its cancellation: what is left of it is less than a month.
    let cut = dismissed.with(|dossier| dossier.permits[0].actual_end = Some(day("2026-11-24")));
    let (lines, _) = may_file(&cut, "2026-11-22");
    assert!(lines.iter().any(|line| line == "reissue 2026-11-10 2026-11-24 JOB-END-15"), "{lines:?}");
}

#[test]
fn nothing_abroad_nothing_unlawful_nothing_unknown() {
    let left = client("UZB").stay("2026-10-01..2026-10-20");
    assert_eq!(may_file(&left, "2026-11-22"), nothing("may-file-abroad"));
    let holder = client("UZB").stay("2026-10-01..2026-10-20").trp("2026-10-05..2027-10-04");
    assert_eq!(may_file(&holder, "2026-11-22"), nothing("may-file-abroad-permit"));
    // 30 days from 1 October: the 30th.
    let late = client("UZB").stay("2026-10-01..").case(CaseKind::FirstTrp, Stage::Filed);
    assert_eq!(may_file(&late, "2026-10-31"), nothing("may-file-unlawful"));
    assert_eq!(may_file(&client("UZB"), "2026-11-22"), nothing("may-file-unknown"));
}

#[test]
fn who_needs_none_and_for_whom_there_is_none() {
    let child = client("RUS").stay("2026-11-01..").with(|dossier| dossier.client.born = Some(day("2015-05-05")));
    assert_eq!(may_file(&child, "2026-11-22"), nothing("may-file-child"));
    assert_eq!(may_file(&client("GEO").stay("2026-11-01.."), "2026-11-22"), nothing("may-file-not-eligible"));
    assert_eq!(may_file(&client("KAZ").stay("2026-11-01.."), "2026-11-22"), nothing("may-file-citizen"));
    let visa = client("RUS").stay("2026-11-01..").permit(PermitKind::Visa, "2026-11-01..2027-03-01");
    assert_eq!(may_file(&visa, "2026-11-22"), nothing("may-file-other-permit"));
    let died = client("RUS").stay("2026-11-01..").with(|dossier| dossier.client.died_on = Some(day("2026-11-20")));
    assert_eq!(may_file(&died, "2026-11-22"), (Vec::new(), None));
}

#[test]
fn ten_days_after_the_sixteenth_birthday_and_a_complaint_after_a_refusal() {
    let young = client("UZB").stay("2026-11-10..").with(|dossier| dossier.client.born = Some(day("2010-11-20")));
    // Ten days after the birthday are over with the 30th, counted from it with the 29th; 30 days from 10 November are
    // over with 9 December.
    let wanted =
        only(&["first_trp 2026-11-10 2026-12-09 TRP-FILE", "first_trp 2026-11-20 2026-11-30/2026-11-29 TRP-16"]);
    assert_eq!(may_file(&young, "2026-11-22"), wanted);
    assert_eq!(may_file(&young, "2026-11-19"), nothing("may-file-child"));
    // Refused on 2 October: three months are over with 2 January, whether or not the stay is.
    let refused = client("UZB")
        .stay("2026-09-10..")
        .case(CaseKind::FirstTrp, Stage::Refused)
        .filed("2026-09-25", Outcome::Refused);
    let refused = refused.with(|dossier| dossier.filings[0].outcome_on = Some(day("2026-10-02")));
    let (lines, says) = may_file(&refused, "2026-11-22");
    assert_eq!(lines, ["appeal 2026-10-02 2027-01-02 REFUSAL-COMPLAINT"]);
    assert_eq!(says.as_deref(), Some("may-file-unlawful"));
}

/// Thursday 19 March 2026 and three working days: Friday the 20th, then Nauryz from Saturday the 21st to Monday the 23rd,
/// the 21st and 22nd carried over to the 24th and 25th; so Thursday the 26th and Friday the 27th.
#[test]
fn the_trail_names_the_holidays_that_were_passed_over() {
    let made = client("UZB").stay("2026-03-19..");
    let all = deadlines(&made);
    let notice = all.iter().find(|due| due.id.rule == "NOTIFY-HOST-3WD").unwrap();
    assert_eq!(notice.last_day, day("2026-03-27"));
    let named: Vec<(&str, Option<Day>)> = notice
        .trail
        .iter()
        .filter(|step| step.text.id.starts_with("trail-holiday"))
        .map(|step| (step.text.id.as_str(), step.date))
        .collect();
    let on = |text: &str| Some(day(text));
    assert_eq!(
        named,
        [
            ("trail-holiday", on("2026-03-23")),
            ("trail-holiday-carried", on("2026-03-24")),
            ("trail-holiday-carried", on("2026-03-25")),
        ]
    );
}
