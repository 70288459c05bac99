//! A student under two readings of the law, refused and granted; a founder between a first and a second permit.

use super::practice::{Practice, day};
use serde_json::json;
use sojourn::domain::case::{CaseKind, DocumentState, Outcome, Stage};
use sojourn::domain::fact::FactKind;
use sojourn::domain::fact::what_if::WhatIf;
use sojourn::domain::record::Kind;

/// Leyla, Azerbaijan, education: 30 or 90 days, a refusal with reasons, a complaint, a second filing.
#[test]
fn leyla_is_refused_and_granted() {
    let mut office = Practice::opens_on("2026-08-25");
    let leyla = office.takes_on("MAMMADOVA LEYLA", "AZE", "2004-09-14", ("C01234567", "2030-04-04"));
    office.happens(leyla, FactKind::Entry, json!({ "entry": "2026-08-24" }));
    // 90 days from 24 August: 8 + 30 + 31 + 21 = Sat 21 November; 30: 8 + 22 = 22 September, the registration with it.
    // Notice: 25, 26, 27 August; with the day of arrival 24, 25, 26.
    office.stands(
        leyla,
        "status visa_free 2/90 until 2026-11-21
         binds REG-30/S1 2026-09-22
         STAY-AZE-90-180/S1 hard 2026-11-21 warn 2026-09-22
         NOTIFY-HOST-3WD/S1 soft 2026-08-27 warn 2026-08-26
         REG-30/S1 hard 2026-09-22
         PASSPORT-END/I1 hard 2030-04-04",
    );
    let school = office.sponsor("КазНУ", "school");
    let home = office.add(
        Kind::Residence,
        leyla,
        &[
            ("address", "Алматы, Тимирязева 71"),
            ("rka", "0201300116990906"),
            ("since", "2026-08-24"),
            ("dwelling", "dormitory"),
        ],
    );
    office.basis(leyla, "education", school, ("2026-09-01", "2030-06-30"));
    let case = office.opens_case(leyla, CaseKind::FirstTrp, "education", school);
    // Back from Fri 20 November: 19, 18, 17, 16, 13; 12, 11, 10, 9, 6. From Tue 22 September: 21, 18, 17, 16, 15; 14, 11,
    // 10, 9, 8. The request of the school, 5 before 6 November: 5, 4, 3, 2 November, 30 October; before 8 September:
    // 7, 4, 3, 2, 1.
    office.stands(
        leyla,
        "TRP-FILE/S1 soft 2026-11-06 warn 2026-09-08
         ORDER-PAPERS/K1 soft 2026-10-30 warn 2026-09-01
         plan/K1 granted 2026-11-21 file 2026-11-06 order 2026-10-30 stricter 2026-09-22
         BASIS-END/B1 hard 2030-06-30",
    );

    office.on("2026-09-04");
    office.edit(Kind::Residence, home, &[("host_notified_on", "2026-08-26")]);
    // A lawyer of the practice vouches for the 90 days: the other reading warns no more, and is not forgotten.
    office.undoes(leyla, |office| office.confirms(&["STAY-AZE-90-180"]));
    office.stands(
        leyla,
        "status visa_free 12/90 until 2026-11-21
         - NOTIFY-HOST-3WD/S1
         STAY-AZE-90-180/S1 hard 2026-11-21
         TRP-FILE/S1 soft 2026-11-06
         ORDER-PAPERS/K1 soft 2026-10-30
         plan/K1 granted 2026-11-21 file 2026-11-06 order 2026-10-30",
    );
    let stay = office.page(leyla).deadlines.into_iter().find(|due| due.id.rule == "STAY-AZE-90-180").unwrap();
    assert_eq!((stay.stricter_last_day, stay.confirmed), (Some(day("2026-09-22")), true));

    office.on("2026-09-10");
    office.edit(Kind::Residence, home, &[("registration", "registered"), ("registered_on", "2026-09-09")]);
    office.gets_papers(leyla, case, &[("medical_insurance", "2027-08-31")], &[("purpose_document", "school_request")]);
    office.files(leyla, case);
    // The decision: 11, 14, 15, 16, 17 September.
    office.stands(
        leyla,
        "status filed 18/90 until 2026-11-21
         binds STAY-AZE-90-180/S1 2026-11-21
         - REG-30/S1
         - TRP-FILE/S1
         - ORDER-PAPERS/K1
         plan/K1 granted 2026-11-21 file 2026-11-06
         INSURANCE-END/D5 hard 2027-08-31
         TRP-PROC/F1 soft 2026-09-17",
    );
    leyla_complains_and_files_again(office, leyla, school, case);
}

fn leyla_complains_and_files_again(mut office: Practice, leyla: i64, school: i64, case: i64) {
    office.on("2026-09-16");
    let refusal = json!({
        "outcome_on": "2026-09-16", "refusal_ground": "not_compliant", "paper": "purpose_document",
        "reason": "в ходатайстве нет срока обучения",
    });
    office.happens(leyla, FactKind::Refusal, refusal);
    // Three months for the complaint: 16 December, a holiday, so by Tue 15. The stay runs on as if nothing had been
    // filed, and the request of the school has to be got anew.
    office.stands(
        leyla,
        "status visa_free 24/90 until 2026-11-21
         - TRP-PROC/F1
         TRP-FILE/S1 soft 2026-11-06
         ORDER-PAPERS/K1 soft 2026-10-30
         plan/K1 granted 2026-11-21 file 2026-11-06 order 2026-10-30
         REFUSAL-COMPLAINT/F1 soft 2026-12-16 safe 2026-12-15",
    );
    let paper = office.page(leyla).dossier.case_documents.into_iter().find(|one| one.id.0 == 3).unwrap();
    assert_eq!((paper.requirement.as_str(), paper.state), ("purpose_document", DocumentState::Rejected));
    // Should she rather wait at home? From 24 August to 30 September 38 days are used; 52 are left from 15 October on:
    // 17 + 30 + 5 = 5 December. The new registration would be due on day 30, 13 November.
    let asked = WhatIf { exit: Some(day("2026-09-30")), entry: Some(day("2026-10-15")), ..WhatIf::default() };
    assert_eq!(
        office.what_if(leyla, &asked),
        "visa_free 1/52 until 2026-12-05 | lawful until 2026-12-05 | re-entry 2026-10-01 | binds REG-30 2026-11-13"
    );

    office.on("2026-10-05");
    let complaint = office.opens_case(leyla, CaseKind::Appeal, "education", school);
    office.files(leyla, complaint);
    // A complaint is no application: no five days are known for its answer.
    office.stands(leyla, "status visa_free 43/90 until 2026-11-21\n- REFUSAL-COMPLAINT/F1");
    office.on("2026-10-12");
    let reply = json!({ "outcome_on": "2026-10-12", "refusal_ground": "not_compliant" });
    office.happens(leyla, FactKind::Refusal, reply);
    // A month for the court.
    office.stands(leyla, "status visa_free 50/90 until 2026-11-21\nREFUSAL-COURT/F2 soft 2026-11-12");

    office.on("2026-10-19");
    office.gets_papers(leyla, case, &[], &[("purpose_document", "school_request")]);
    office.files(leyla, case);
    // The decision: 20, 21, 22, 23, (26 off) 27 October.
    office.stands(
        leyla,
        "status filed 57/90 until 2026-11-21
         - TRP-FILE/S1
         - ORDER-PAPERS/K1
         plan/K1 granted 2026-11-21 file 2026-11-06
         TRP-PROC/F3 soft 2026-10-27",
    );
    office.on("2026-10-20").is_told(leyla, case, Outcome::Accepted);
    office.on("2026-10-27").grants(leyla, case, ("2026-10-27", "2027-08-31"));
    // The permit answers the refusal too. Back from Tue 31 August 2027: 30, 27, 26, 25, 24; 23, 20, 19, 18, 17. The
    // studies end long after it: nothing rests on their end now.
    office.stands(
        leyla,
        "status trp_valid until 2027-08-31
         binds INSURANCE-END/D5 2027-08-31
         - STAY-AZE-90-180/S1
         - REFUSAL-COURT/F2
         - TRP-PROC/F3
         - BASIS-END/B1
         - plan/K1
         TRP-END/P1 hard 2027-08-31
         TRP-EXT/P1 soft 2027-08-17
         PERMIT-CHECK/P1 soft 2026-10-27",
    );
    office.hands_over(leyla, case);
    office.closes(leyla, case);
    office.moves(leyla, complaint, Stage::Withdrawn).unwrap();
    office.closes(leyla, complaint);
    office.stands(leyla, "- PERMIT-CHECK/P1");
}

/// Ani, Armenia, business: ninety days to register a company, and papers that no longer make it.
#[test]
fn ani_founds_a_company() {
    let mut office = Practice::opens_on("2026-07-14");
    let ani = office.takes_on("PETROSYAN ANI", "ARM", "1985-02-02", ("AT0123456", "2030-12-12"));
    office.happens(ani, FactKind::Entry, json!({ "entry": "2026-07-14" }));
    let akimat = office.sponsor("Акимат города Алматы", "akimat");
    let home = office.houses(ani, "2026-07-14");
    office.basis(ani, "business", akimat, ("2026-07-14", ""));
    let case = office.opens_case(ani, CaseKind::FirstTrp, "business", akimat);
    // 90 days: 18 + 31 + 30 + 11 = Sun 11 October. Notice: 15, 16, 17; with the day itself 14, 15, 16 July. Registration:
    // 18 + 12 = 12 August. Back from Fri 9 October: 8, 7, 6, 5, 2; 1 October, 30, 29, 28, 25 September. The certificates
    // from Armenia, 20: 24-21 (4), 18-14 (9), 11-7 (14), 4-1 (18), 31, 28 August.
    office.stands(
        ani,
        "status visa_free 1/90 until 2026-10-11
         binds REG-30/S1 2026-08-12
         STAY-EAEU-90/S1 hard 2026-10-11
         NOTIFY-HOST-3WD/S1 soft 2026-07-17 warn 2026-07-16
         REG-30/S1 hard 2026-08-12
         PASSPORT-END/I1 hard 2030-12-12
         TRP-FILE/S1 soft 2026-09-25
         ORDER-PAPERS/K1 soft 2026-08-28
         plan/K1 granted 2026-10-11 file 2026-09-25 order 2026-08-28",
    );
    office.asks_for_papers(ani, case);
    office.on("2026-08-10");
    let done = [("host_notified_on", "2026-07-16"), ("registration", "registered"), ("registered_on", "2026-08-05")];
    office.edit(Kind::Residence, home, &done);
    let ends = [
        ("medical_insurance", "2027-08-10"),
        ("medical_certificate_028u", "2026-10-31"),
        ("medical_insurance_wide", "2027-08-10"),
        ("criminal_record_certificate", "2026-11-10"),
    ];
    office.gets_papers(ani, case, &ends, &[("purpose_document", "akimat_document")]);
    office.files(ani, case);
    // The decision: 11, 12, 13, 14, 17 August.
    office.stands(
        ani,
        "status filed 28/90 until 2026-10-11
         binds STAY-EAEU-90/S1 2026-10-11
         - NOTIFY-HOST-3WD/S1
         - REG-30/S1
         - TRP-FILE/S1
         - ORDER-PAPERS/K1
         plan/K1 granted 2026-10-11 file 2026-09-25
         INSURANCE-END/D5 soft 2027-08-10
         PAPER-END/D7 soft 2026-10-31
         PAPER-END/D8 soft 2027-08-10
         PAPER-END/D9 soft 2026-11-10
         TRP-PROC/F1 soft 2026-08-17",
    );
    office.on("2026-08-14").grants(ani, case, ("2026-08-14", "2026-11-11"));
    office.hands_over(ani, case);
    office.closes(ani, case);
    // The first permit has 90 days: 18 + 30 + 31 + 11 = 11 November, and within them the company is to be registered.
    // Back from Wed 11 November: 10, 9, 6, 5, 4; 3, 2 November, 30, 29, 28 October.
    office.stands(
        ani,
        "status trp_valid until 2026-11-11
         binds TRP-END/P1 2026-11-11
         - STAY-EAEU-90/S1
         - PAPER-END/D7
         - PAPER-END/D8
         - PAPER-END/D9
         - TRP-PROC/F1
         - plan/K1
         TRP-END/P1 hard 2026-11-11
         TRP-EXT/P1 soft 2026-10-28
         TRP-TERM-BIZ-FIRST/P1 hard 2026-11-11",
    );
    ani_goes_on(office, ani, akimat);
}

fn ani_goes_on(mut office: Practice, ani: i64, akimat: i64) {
    office.on("2026-10-12");
    office.undoes(ani, |office| office.does(ani, "TRP-TERM-BIZ-FIRST", "2026-10-09"));
    let case = office.opens_case(ani, CaseKind::Extension, "business", akimat);
    // The certificates 20 before Wed 28 October: 27, 23-19 (6), 16-12 (11), 9-5 (16), 2, 1 October, 30, 29 September:
    // past, so they are due today and come on 10 November: 13-16 (4), 19-23 (9), 27-30 (13), 2-6 (18), 9, 10. That is 9
    // working days after 28 October: 29, 30, 2-6, 9, 10.
    office.stands(
        ani,
        "- TRP-TERM-BIZ-FIRST/P1
         ORDER-PAPERS/K2 soft 2026-10-12
         plan/K2 granted 2026-11-11 file 2026-10-28 order 2026-09-29 short 9",
    );
    // Should she leave in time and come back without a permit? The 31 visa-free days of summer and those since 12
    // November leave the window one by one: the 90 days of the entry count, 19 + 31 + 31 + 9 = 9 February.
    let asked = WhatIf { exit: Some(day("2026-11-05")), entry: Some(day("2026-11-12")), ..WhatIf::default() };
    assert_eq!(
        office.what_if(ani, &asked),
        "visa_free 1/90 until 2027-02-09 | lawful until 2027-02-09 | re-entry 2026-11-06 | binds REG-30 2026-12-11"
    );
    // The certificates come faster than they use to.
    office.on("2026-10-30");
    let ends = [("medical_insurance_wide", "2027-11-30"), ("criminal_record_certificate", "2027-01-30")];
    office.gets_papers(ani, case, &ends, &[("purpose_document", "akimat_document")]);
    office.files(ani, case);
    // There is no time for a second filing, but for the decision: 2 to 6 November.
    office.stands(
        ani,
        "status filed until 2026-11-11
         - TRP-EXT/P1
         - ORDER-PAPERS/K2
         plan/K2 granted 2026-11-11 file 2026-10-28
         PAPER-END/D16 soft 2027-11-30
         PAPER-END/D17 soft 2027-01-30
         TRP-PROC/F2 soft 2026-11-06",
    );
    office.on("2026-11-05").grants(ani, case, ("2026-11-12", "2027-11-11"));
    // A second permit asks for no company within 90 days. Back from Thu 11 November 2027: 10, 9, 8, 5, 4; 3, 2, 1
    // November, 29, 28 October.
    office.stands(
        ani,
        "status trp_valid until 2027-11-11
         binds TRP-END/P2 2027-11-11
         - TRP-END/P1
         - PAPER-END/D16
         - PAPER-END/D17
         - TRP-PROC/F2
         - plan/K2
         TRP-END/P2 hard 2027-11-11
         TRP-EXT/P2 soft 2027-10-28
         PERMIT-CHECK/P2 soft 2026-11-12",
    );
    office.on("2026-11-13").hands_over(ani, case);
    office.closes(ani, case);
    office.stands(ani, "- PERMIT-CHECK/P2");
}
