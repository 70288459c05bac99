//! People who cross the border: a missionary under his permit, a patient who stays too long, two neighbours on either
//! side of 1 July 2026.

use super::practice::{Practice, day};
use serde_json::json;
use sojourn::domain::case::{CaseKind, Stage};
use sojourn::domain::fact::FactKind;
use sojourn::domain::fact::what_if::WhatIf;
use sojourn::domain::record::Kind;

/// Ihar, Belarus, missionary: away and back under his permit, and away again until it lapses.
#[test]
fn ihars_permit_lapses_abroad() {
    let mut office = Practice::opens_on("2026-07-20");
    let ihar = office.takes_on("KAVALENKA IHAR", "BLR", "1979-12-01", ("MP1234567", "2031-03-03"));
    office.happens(ihar, FactKind::Entry, json!({ "entry": "2026-07-18" }));
    let parish = office.sponsor("Приход Святого Николая", "religious_body");
    let home = office.houses(ihar, "2026-07-18");
    office.basis(ihar, "missionary", parish, ("2026-07-20", "2027-01-31"));
    let case = office.opens_case(ihar, CaseKind::FirstTrp, "missionary", parish);
    // 90 days from Sat 18 July: 14 + 31 + 30 + 15 = Thu 15 October. Notice: 20, 21, 22 July either way. Registration:
    // 14 + 16 = Sun 16 August, so by Fri 14. Back from 15 October: 14, 13, 12, 9, 8; 7, 6, 5, 2, 1. The certificate 5
    // before: 30, 29, 28, 25, 24 September.
    office.stands(
        ihar,
        "status visa_free 3/90 until 2026-10-15
         binds REG-30/S1 2026-08-14
         STAY-EAEU-90/S1 hard 2026-10-15
         NOTIFY-HOST-3WD/S1 soft 2026-07-22
         REG-30/S1 hard 2026-08-16 safe 2026-08-14
         PASSPORT-END/I1 hard 2031-03-03
         BASIS-END/B1 hard 2027-01-31
         TRP-FILE/S1 soft 2026-10-01
         ORDER-PAPERS/K1 soft 2026-09-24
         plan/K1 granted 2026-10-15 file 2026-10-01 order 2026-09-24",
    );
    office.on("2026-08-03");
    let done = [("host_notified_on", "2026-07-21"), ("registration", "registered"), ("registered_on", "2026-07-30")];
    office.edit(Kind::Residence, home, &done);
    let named = [("purpose_document", "missionary_certificate")];
    office.gets_papers(ihar, case, &[("medical_insurance", "2027-02-28")], &named);
    office.files(ihar, case);
    // 4 to 7, 10 August.
    office.stands(
        ihar,
        "status filed 17/90 until 2026-10-15
         binds STAY-EAEU-90/S1 2026-10-15
         - NOTIFY-HOST-3WD/S1
         - REG-30/S1
         - TRP-FILE/S1
         - ORDER-PAPERS/K1
         plan/K1 granted 2026-10-15 file 2026-10-01
         INSURANCE-END/D5 soft 2027-02-28
         TRP-PROC/F1 soft 2026-08-10",
    );
    office.on("2026-08-07").grants(ihar, case, ("2026-08-07", "2027-01-31"));
    office.hands_over(ihar, case);
    office.closes(ihar, case);
    // Its last day is a Sunday and lawful. Back from Fri 29 January: 28, 27, 26, 25, 22; 21, 20, 19, 18, 15.
    office.stands(
        ihar,
        "status trp_valid until 2027-01-31
         binds BASIS-END/B1 2027-01-31
         - STAY-EAEU-90/S1
         - TRP-PROC/F1
         - plan/K1
         TRP-END/P1 hard 2027-01-31
         TRP-EXT/P1 soft 2027-01-15",
    );
    ihar_comes_and_goes(office, ihar, home);
}

fn ihar_comes_and_goes(mut office: Practice, ihar: i64, home: i64) {
    office.on("2026-09-11");
    // Away for a month? He comes back under the permit; the notice of it is due after Mon 5 October: 6, 7, 8.
    let asked = WhatIf { exit: Some(day("2026-09-10")), entry: Some(day("2026-10-05")), ..WhatIf::default() };
    assert_eq!(
        office.what_if(ihar, &asked),
        "trp_valid until 2027-01-31 | lawful until 2027-01-31 | re-entry 2026-09-11 | binds NOTIFY-REENTRY 2026-10-08"
    );
    office.happens(ihar, FactKind::Exit, json!({ "exit": "2026-09-10" }));
    // Nothing abroad rests on the passport or the insurance after the permit.
    let abroad = "
        status abroad until 2027-01-31
        - TRP-END/P1
        TRP-LAPSE/P1 hard 2027-01-31
        TRP-EXT/P1 soft 2027-01-15 moot 2027-02-01
        - PASSPORT-END/I1
        - INSURANCE-END/D5";
    office.stands(ihar, abroad);
    office.on("2026-10-06").happens(ihar, FactKind::Entry, json!({ "entry": "2026-10-05" }));
    office.stands(
        ihar,
        "status trp_valid until 2027-01-31
         binds NOTIFY-REENTRY/S2 2026-10-08
         - TRP-LAPSE/P1
         TRP-END/P1 hard 2027-01-31
         TRP-EXT/P1 soft 2027-01-15
         NOTIFY-REENTRY/S2 hard 2026-10-08
         PASSPORT-END/I1 hard 2031-03-03
         INSURANCE-END/D5 soft 2027-02-28",
    );
    office.undoes(ihar, |office| office.edit(Kind::Residence, home, &[("host_notified_on", "2026-10-06")]));
    office.stands(ihar, "- NOTIFY-REENTRY/S2\nbinds BASIS-END/B1 2027-01-31");
    office.on("2026-12-21").happens(ihar, FactKind::Exit, json!({ "exit": "2026-12-20" }));
    office.stands(ihar, abroad);

    office.on("2027-02-01");
    office.stands(ihar, "status abroad");
    assert_eq!(
        office.refuses(ihar, FactKind::Exit, json!({ "exit": "2027-01-31" })),
        "fact-no-open-stay",
        "he is abroad already"
    );
    office.on("2027-02-10").happens(ihar, FactKind::Entry, json!({ "entry": "2027-02-10" }));
    // A new stay: 19 + 31 + 30 + 10 = Mon 10 May; the 20 visa-free days of summer are more than 180 days away. Notice:
    // 11, 12, 15; with the day itself 10, 11, 12 February. Registration: 19 + 11 = 11 March. What the old permit rested
    // on no longer matters.
    office.stands(
        ihar,
        "status visa_free 1/90 until 2027-05-10
         binds REG-30/S3 2027-03-11
         - TRP-LAPSE/P1
         - TRP-EXT/P1
         BASIS-END/B1 hard 2027-01-31 moot 2027-02-10
         STAY-EAEU-90/S3 hard 2027-05-10
         NOTIFY-HOST-3WD/S3 soft 2027-02-15 warn 2027-02-12
         REG-30/S3 hard 2027-03-11
         PASSPORT-END/I1 hard 2031-03-03
         INSURANCE-END/D5 soft 2027-02-28",
    );
}

/// Dilnoza, Uzbekistan, medical: she stays too long, is fined, is expelled, and may not come back for five years.
#[test]
fn dilnoza_stays_too_long() {
    let mut office = Practice::opens_on("2026-07-08");
    let dilnoza = office.takes_on("KARIMOVA DILNOZA", "UZB", "1961-05-05", ("FB7654321", "2030-10-10"));
    office.happens(dilnoza, FactKind::Entry, json!({ "entry": "2026-07-07" }));
    let clinic = office.sponsor("Клиника «Достар»", "clinic");
    let home = office.houses(dilnoza, "2026-07-07");
    office.basis(dilnoza, "medical", clinic, ("2026-07-08", "2026-09-30"));
    let case = office.opens_case(dilnoza, CaseKind::FirstTrp, "medical", clinic);
    // 30 days from 7 July: 25 + 5 = Wed 5 August. Notice: 8, 9, 10; with the day itself 7, 8, 9 July. Back from 5 August:
    // 4, 3 August, 31, 30, 29; 28, 27, 24, 23, 22 July. The clinic's paper 5 before: 21, 20, 17, 16, 15.
    office.stands(
        dilnoza,
        "status visa_free 2/30 until 2026-08-05
         binds STAY-UZB-30/S1 2026-08-05
         STAY-UZB-30/S1 hard 2026-08-05
         NOTIFY-HOST-3WD/S1 soft 2026-07-10 warn 2026-07-09
         REG-30/S1 soft 2026-08-05
         PASSPORT-END/I1 hard 2030-10-10
         BASIS-END/B1 hard 2026-09-30
         TRP-FILE/S1 soft 2026-07-22
         ORDER-PAPERS/K1 soft 2026-07-15
         plan/K1 granted 2026-08-05 file 2026-07-22 order 2026-07-15",
    );
    office.edit(Kind::Residence, home, &[("host_notified_on", "2026-07-08")]);
    office.snoozes(dilnoza, "ORDER-PAPERS", "2026-07-13");
    office.stands(
        dilnoza,
        "- NOTIFY-HOST-3WD/S1
         ORDER-PAPERS/K1 soft 2026-07-15 snoozed",
    );

    office.on("2026-08-06");
    // The paper would come 5 working days from today, 13 August: 16 after 22 July (23, 24; 27-31; 3-7; 10-13).
    office.stands(
        dilnoza,
        "status unlawful day 1 until 2026-08-05
         plan/K1 granted 2026-08-05 file 2026-07-22 order 2026-07-15 short 16",
    );
    assert_eq!(office.cannot_snooze(dilnoza, "STAY-UZB-30", "2026-08-07"), "act-breach");
    // If she left on the 10th and came back in September: 35 days are used, the late ones too, 30 more are allowed.
    let asked = WhatIf { exit: Some(day("2026-08-10")), entry: Some(day("2026-09-01")), ..WhatIf::default() };
    assert_eq!(
        office.what_if(dilnoza, &asked),
        "visa_free 1/30 until 2026-09-30 | lawful until 2026-09-30 | re-entry 2026-08-11 | binds BASIS-END 2026-09-30"
    );
    dilnoza_is_fined_and_expelled(office, dilnoza, case);
}

fn dilnoza_is_fined_and_expelled(mut office: Practice, dilnoza: i64, case: i64) {
    office.on("2026-08-10");
    // Day 5: a fine of 10 MCI of 2026, 43 250 tenge. Appeal 10 days, half of it within 7, all of it within 30. Ordered
    // today the paper comes on 17 August: two working days more.
    let fine = json!({ "article": "517(3)", "decided_on": "2026-08-10", "amount": "43250" });
    office.happens(dilnoza, FactKind::Offence, fine);
    office.stands(
        dilnoza,
        "status unlawful day 5 until 2026-08-05
         plan/K1 granted 2026-08-05 file 2026-07-22 order 2026-07-15 short 18
         OFFENCE-APPEAL/E1 soft 2026-08-20
         OFFENCE-PAY-HALF/E1 soft 2026-08-17
         OFFENCE-PAY/E1 soft 2026-09-09",
    );
    office.on("2026-08-14");
    // She pays half on the fourth day: nothing of it is left.
    let paid = json!({ "article": "517(3)", "decided_on": "2026-08-10", "paid_on": "2026-08-14", "note": "21 625" });
    office.undoes(dilnoza, |office| {
        office.happens(dilnoza, FactKind::Offence, paid.clone());
    });
    // Five working days from today: 21 August, four more.
    office.stands(
        dilnoza,
        "status unlawful day 9 until 2026-08-05
         plan/K1 granted 2026-08-05 file 2026-07-22 order 2026-07-15 short 22
         - OFFENCE-APPEAL/E1
         - OFFENCE-PAY-HALF/E1
         - OFFENCE-PAY/E1",
    );
    office.on("2026-08-18");
    let ban = json!({
        "article": "517(4)", "decided_on": "2026-08-18", "expulsion": true, "banned_until": "2031-08-18",
    });
    office.happens(dilnoza, FactKind::Offence, ban);
    // No fine, so only the appeal: Fri 28 August. The paper: 25 August.
    office.stands(
        dilnoza,
        "status unlawful day 13 until 2026-08-05
         plan/K1 granted 2026-08-05 file 2026-07-22 order 2026-07-15 short 24
         OFFENCE-APPEAL/E2 soft 2026-08-28",
    );
    assert!(office.errors(dilnoza, case).contains(&"pre-court-expulsion".to_owned()));
    office.on("2026-08-20");
    let appeal = json!({ "article": "517(4)", "decided_on": "2026-08-18", "appealed_on": "2026-08-20" });
    office.happens(dilnoza, FactKind::Offence, appeal);
    office.stands(
        dilnoza,
        "status unlawful day 15 until 2026-08-05
         plan/K1 granted 2026-08-05 file 2026-07-22 order 2026-07-15 short 26
         - OFFENCE-APPEAL/E2",
    );
    assert_eq!(office.finds(dilnoza), ["finding-banned", "finding-expelled"]);

    office.on("2026-08-24");
    let left = office.happens(dilnoza, FactKind::Exit, json!({ "exit": "2026-08-22" }));
    // By her days she might come back the day after leaving; the ban says when in truth.
    let reentry = left.says.iter().find(|phrase| phrase.id == "fact-says-reentry").unwrap();
    assert!(format!("{reentry:?}").contains("2031-08-19"), "{reentry:?}");
    office.stands(
        dilnoza,
        "status abroad
         binds BASIS-END/B1 2026-09-30
         - STAY-UZB-30/S1
         - REG-30/S1
         - TRP-FILE/S1
         - ORDER-PAPERS/K1
         - plan/K1",
    );
    let asked = WhatIf { entry: Some(day("2026-10-01")), ..WhatIf::default() };
    assert!(office.what_if(dilnoza, &asked).contains("re-entry 2031-08-19"));
    office.moves(dilnoza, case, Stage::Withdrawn).unwrap();
    office.closes(dilnoza, case);
    office.stands(dilnoza, "- BASIS-END/B1\n- PASSPORT-END/I1\n- binds");
}

/// Elvin and Rashad, Azerbaijan: one came before 1 July 2026, the other after it.
#[test]
fn two_neighbours_on_either_side_of_the_first_of_july() {
    let mut office = Practice::opens_on("2026-06-22");
    let elvin = office.takes_on("ALIYEV ELVIN", "AZE", "1990-09-09", ("C11111111", "2033-01-15"));
    office.happens(elvin, FactKind::Entry, json!({ "entry": "2026-06-20" }));
    office.houses(elvin, "2026-06-20");
    // 90 days from Sat 20 June: 11 + 31 + 31 + 17 = 17 September; 30: 11 + 19 = Sun 19 July. By the rules of then more
    // than 30 days ask for a permit: by Fri 17 July. The notice was sure: 22, 23, 24 June, counted either way.
    office.stands(
        elvin,
        "status visa_free 3/90 until 2026-09-17
         binds NOTIFY-HOST-3WD/S1 2026-06-24
         STAY-AZE-90-180/S1 hard 2026-09-17 warn 2026-07-19
         TRP-OVER-30/S1 hard 2026-07-19 safe 2026-07-17
         NOTIFY-HOST-3WD/S1 hard 2026-06-24
         PASSPORT-END/I1 hard 2033-01-15",
    );
    office.does(elvin, "NOTIFY-HOST-3WD", "2026-06-22");
    office.on("2026-06-30");
    let elsewhere = json!({ "address": "Алматы, Сатпаева 5", "since": "2026-06-29", "rka": "2201300111910697" });
    office.happens(elvin, FactKind::Address, elsewhere);
    // Moved before July: the host tells within 3 working days, 30 June, 1, 2 July; no registration of five days yet.
    office.stands(
        elvin,
        "status visa_free 11/90 until 2026-09-17
         - NOTIFY-HOST-3WD/S1
         binds NOTIFY-HOST-ADDR/A2 2026-07-02
         NOTIFY-HOST-ADDR/A2 hard 2026-07-02",
    );
    assert_eq!(office.finds(elvin), Vec::<String>::new());

    office.on("2026-07-02");
    // Whether the new registration is about him nobody knows: to be checked, no date.
    assert_eq!(office.finds(elvin), ["finding-registration-transitional"]);
    office.does(elvin, "NOTIFY-HOST-ADDR", "2026-07-02");
    office.stands(
        elvin,
        "status visa_free 13/90 until 2026-09-17
         - NOTIFY-HOST-ADDR/A2
         binds TRP-OVER-30/S1 2026-07-17",
    );
    let rashad = office.takes_on("HUSEYNOV RASHAD", "AZE", "1987-03-03", ("C22222222", "2032-08-08"));
    office.happens(rashad, FactKind::Entry, json!({ "entry": "2026-07-02" }));
    // 90 days: 30 + 31 + 29 = 29 September; 30: 31 July, and the registration with it; no permit asked after 30 days. The
    // notice of after June is not confirmed: 3, (6 off) 7, 8; with the day itself 2, 3, 7 July.
    office.stands(
        rashad,
        "status visa_free 1/90 until 2026-09-29
         binds REG-30/S2 2026-07-31
         STAY-AZE-90-180/S2 hard 2026-09-29 warn 2026-07-31
         NOTIFY-HOST-3WD/S2 soft 2026-07-08 warn 2026-07-07
         REG-30/S2 hard 2026-07-31
         PASSPORT-END/I2 hard 2032-08-08",
    );
    assert_eq!(office.finds(rashad), Vec::<String>::new());

    office.on("2026-07-15").happens(elvin, FactKind::Exit, json!({ "exit": "2026-07-15" }));
    office.stands(
        elvin,
        "status abroad
         - binds
         - STAY-AZE-90-180/S1
         - TRP-OVER-30/S1
         - PASSPORT-END/I1",
    );
    rashad_moves_and_dies(office, rashad);
}

fn rashad_moves_and_dies(mut office: Practice, rashad: i64) {
    office.on("2026-07-20");
    let home = office.houses(rashad, "2026-07-02");
    let done = [("host_notified_on", "2026-07-07"), ("registration", "registered"), ("registered_on", "2026-07-20")];
    office.edit(Kind::Residence, home, &done);
    office.stands(
        rashad,
        "status visa_free 19/90 until 2026-09-29
         - NOTIFY-HOST-3WD/S2
         - REG-30/S2
         binds STAY-AZE-90-180/S2 2026-07-31",
    );
    office.on("2026-08-10");
    let elsewhere = json!({ "address": "Алматы, Жандосова 1", "since": "2026-08-10", "rka": "2201300110751294" });
    office.happens(rashad, FactKind::Address, elsewhere);
    let wife = office.sponsor("Гусейнова Айжан", "relative");
    let case = office.opens_case(rashad, CaseKind::FirstTrp, "family", wife);
    // Five working days after Mon 10 August: 11 to 14, 17; for the host 11, 12, 13. Back from Tue 29 September: 28, 25,
    // 24, 23, 22; 21, 18, 17, 16, 15; from Fri 31 July: 30, 29, 28, 27, 24; 23, 22, 21, 20, 17. The certificate 5 before
    // 15 September: 14, 11, 10, 9, 8; by the stricter reading it is late already and due today.
    office.stands(
        rashad,
        "status visa_free 40/90 until 2026-09-29
         REG-ADDR-5WD/A4 hard 2026-08-17
         NOTIFY-HOST-ADDR/A4 soft 2026-08-13
         TRP-FILE/S2 soft 2026-09-15 warn 2026-07-17
         ORDER-PAPERS/K1 soft 2026-09-08 warn 2026-08-10
         plan/K1 granted 2026-09-29 file 2026-09-15 order 2026-09-08 stricter 2026-07-31",
    );
    // If he left on 20 August and came back on 10 September: 50 days are used, 40 are left: 21 + 19 = 19 October. The
    // 30th day, 9 October, comes first.
    let asked = WhatIf { exit: Some(day("2026-08-20")), entry: Some(day("2026-09-10")), ..WhatIf::default() };
    assert_eq!(
        office.what_if(rashad, &asked),
        "visa_free 1/40 until 2026-10-19 | lawful until 2026-10-19 | re-entry 2026-08-21 | binds REG-30 2026-10-09"
    );
    office.on("2026-08-14");
    let new = office.page(rashad).dossier.residences.into_iter().find(|one| one.until.is_none()).unwrap().id.0;
    let done = [("host_notified_on", "2026-08-12"), ("registration", "registered"), ("registered_on", "2026-08-14")];
    office.edit(Kind::Residence, new, &done);
    office.stands(
        rashad,
        "status visa_free 44/90 until 2026-09-29
         - REG-ADDR-5WD/A4
         - NOTIFY-HOST-ADDR/A4",
    );
    office.on("2026-08-25");
    office.undoes(rashad, |office| {
        office.happens(rashad, FactKind::Death, json!({ "died_on": "2026-08-24" }));
    });
    // Nothing is due any more, and the case is closed.
    office.stands(
        rashad,
        "status unknown
         - binds
         - plan/K1
         - STAY-AZE-90-180/S2
         - TRP-FILE/S2
         - ORDER-PAPERS/K1
         - PASSPORT-END/I2",
    );
    assert_eq!(office.case(rashad, case).stage, Stage::Closed);
}
