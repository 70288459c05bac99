//! Workers: a first permit and its extension; papers that end before the permit; a dismissal and another employer.

use super::practice::{Practice, day};
use serde_json::json;
use sojourn::domain::case::{CaseKind, Outcome, Stage};
use sojourn::domain::fact::FactKind;
use sojourn::domain::fact::what_if::WhatIf;
use sojourn::domain::record::Kind;

/// Rustam, Uzbekistan, employment: from the border to the permit in hand, and once more a year later.
#[test]
fn rustam_works_and_works_on() {
    let mut office = Practice::opens_on("2026-07-03");
    let rustam = office.takes_on("ABDULLAEV RUSTAM", "UZB", "1990-03-12", ("FA1234567", "2031-05-10"));
    office.happens(rustam, FactKind::Entry, json!({ "entry": "2026-07-02" }));
    // 2 July is day 1 of 30: 31 July, whatever weekday it is. The host has 3 working days: Fri 3, (Mon 6 off) Tue 7,
    // Wed 8; counted from the day of arrival itself Tue 7. Both notice and registration of an Uzbek citizen are not
    // confirmed: soft.
    office.stands(
        rustam,
        "status visa_free 2/30 until 2026-07-31
         binds STAY-UZB-30/S1 2026-07-31
         STAY-UZB-30/S1 hard 2026-07-31
         NOTIFY-HOST-3WD/S1 soft 2026-07-08 warn 2026-07-07
         REG-30/S1 soft 2026-07-31
         PASSPORT-END/I1 hard 2031-05-10",
    );
    let employer = office.sponsor("ТОО «Алатау Строй»", "employer");
    let home = office.houses(rustam, "2026-07-02");
    let contract = office.basis(rustam, "employment", employer, ("2026-07-13", "2027-07-12"));
    let case = office.opens_case(rustam, CaseKind::FirstTrp, "employment", employer);
    // Back from Fri 31 July: 5 working days for the decision: 30, 29, 28, 27, 24; 5 for one re-filing: 23, 22, 21, 20,
    // 17. The work permit takes 10: 16, 15, 14, 13, 10, 9, 8, 7, 3, 2 July; that was yesterday, so it is due today and
    // comes on Mon 20, one working day too late. The contract: 5 working days from Mon 13 July to enter it, 3 from its
    // end on Mon 12 July 2027.
    office.stands(
        rustam,
        "TRP-FILE/S1 soft 2026-07-17
         ORDER-PAPERS/K1 soft 2026-07-03
         plan/K1 granted 2026-07-31 file 2026-07-17 order 2026-07-02 short 1
         BASIS-END/B1 hard 2027-07-12
         ESUTD-ENTRY/B1 soft 2026-07-20
         ESUTD-END/B1 soft 2027-07-15",
    );
    office.asks_for_papers(rustam, case);
    // Asked for a day late: it is still named.
    office.stands(rustam, "");

    office.on("2026-07-07");
    office.undoes(rustam, |office| office.edit(Kind::Residence, home, &[("host_notified_on", "2026-07-07")]));
    office.stands(rustam, "status visa_free 6/30 until 2026-07-31\n- NOTIFY-HOST-3WD/S1");
    // Should he rather go home on 20 July and come back on 1 August? 30 days from then: 30 August; the 19 days of July
    // and these 30 are less than 90.
    let asked = WhatIf { exit: Some(day("2026-07-20")), entry: Some(day("2026-08-01")), ..WhatIf::default() };
    assert_eq!(
        office.what_if(rustam, &asked),
        "visa_free 1/30 until 2026-08-30 | lawful until 2026-08-30 | re-entry 2026-07-21 | binds STAY-UZB-30 2026-08-30"
    );
    office.stands(rustam, "");

    office.on("2026-07-17");
    office.edit(Kind::Residence, home, &[("registration", "registered"), ("registered_on", "2026-07-15")]);
    office.edit(Kind::Basis, contract, &[("esutd_on", "2026-07-14")]);
    let ends = [("medical_insurance", "2027-07-20"), ("work_permit", "2027-07-12")];
    let named = [("purpose_document", "esutd_contract"), ("work_permit", "work_permit")];
    office.gets_papers(rustam, case, &ends, &named);
    office.stands(
        rustam,
        "status visa_free 16/30 until 2026-07-31
         - REG-30/S1
         - ESUTD-ENTRY/B1
         - ORDER-PAPERS/K1
         plan/K1 granted 2026-07-31 file 2026-07-17
         INSURANCE-END/D5 hard 2027-07-20
         WORK-PERMIT-END/D7 soft 2027-07-12",
    );
    office.files(rustam, case);
    // A filing prolongs nothing. Its decision: Mon 20 to Fri 24 July.
    office.stands(
        rustam,
        "status filed 16/30 until 2026-07-31
         - TRP-FILE/S1
         TRP-PROC/F1 soft 2026-07-24",
    );
    office.on("2026-07-20").is_told(rustam, case, Outcome::Accepted);
    office.stands(rustam, "status filed 19/30 until 2026-07-31");
    let no_permit = Err("act-granted-without-permit".to_owned());
    assert_eq!(office.moves(rustam, case, Stage::Granted), no_permit);
    rustam_is_granted(office, rustam, employer, case);
}

fn rustam_is_granted(mut office: Practice, rustam: i64, employer: i64, case: i64) {
    office.on("2026-07-24");
    let doubts = office.grants(rustam, case, ("2026-07-24", "2027-07-12"));
    assert_eq!(doubts, Vec::<String>::new());
    // Visa-free until the 23rd, then the permit to its last day. Filing for another one: back from Mon 12 July 2027
    // 9, 8, 7, (6 off) 5, 2; 1 July, 30, 29, 28, 25 June.
    office.stands(
        rustam,
        "status trp_valid until 2027-07-12
         - STAY-UZB-30/S1
         - TRP-PROC/F1
         - plan/K1
         binds BASIS-END/B1 2027-07-12
         TRP-END/P1 hard 2027-07-12
         TRP-EXT/P1 soft 2027-06-25
         PERMIT-CHECK/P1 soft 2026-07-24",
    );
    office.on("2026-07-27");
    assert_eq!(office.moves(rustam, case, Stage::Closed), Err("life-close-missing".to_owned()));
    office.hands_over(rustam, case);
    office.stands(rustam, "- PERMIT-CHECK/P1");
    office.closes(rustam, case);
    office.stands(rustam, "");
    rustam_a_year_later(office, rustam, employer);
}

fn rustam_a_year_later(mut office: Practice, rustam: i64, employer: i64) {
    office.on("2027-06-07");
    let case = office.opens_case(rustam, CaseKind::Extension, "employment", employer);
    // The work permit, 10 working days before Fri 25 June: 24, 23, 22, 21, 18, 17, 16, 15, 14, 11.
    office.stands(
        rustam,
        "plan/K2 granted 2027-07-12 file 2027-06-25 order 2027-06-11
         ORDER-PAPERS/K2 soft 2027-06-11",
    );
    let contract = office.basis(rustam, "employment", employer, ("2027-07-13", "2028-07-12"));
    // The same employer goes on: the old contract ends nothing. 5 working days from Tue 13 July: 14, 15, 16, 19, 20;
    // 3 from Wed 12 July 2028: 13, 14, Mon 17.
    office.stands(
        rustam,
        "- BASIS-END/B1
         - ESUTD-END/B1
         binds TRP-END/P1 2027-07-12
         BASIS-END/B2 hard 2028-07-12
         ESUTD-ENTRY/B2 soft 2027-07-20
         ESUTD-END/B2 soft 2028-07-17",
    );
    office.asks_for_papers(rustam, case);
    office.stands(rustam, "- ORDER-PAPERS/K2\nplan/K2 granted 2027-07-12 file 2027-06-25");

    // Filed with more than a month to go it would be refused: on 7 June the permit has until 12 July.
    assert!(office.errors(rustam, case).contains(&"pre-permit-too-early".to_owned()));
    office.on("2027-06-25");
    office.edit(Kind::Basis, contract, &[("esutd_on", "2027-06-16")]);
    let named = [("purpose_document", "esutd_contract"), ("work_permit", "work_permit")];
    office.gets_papers(rustam, case, &[("work_permit", "2028-07-12")], &named);
    office.files(rustam, case);
    // The decision: 28, 29, 30 June, 1, 2 July.
    office.stands(
        rustam,
        "status filed until 2027-07-12
         - ESUTD-ENTRY/B2
         - TRP-EXT/P1
         - WORK-PERMIT-END/D7
         WORK-PERMIT-END/D12 soft 2028-07-12
         TRP-PROC/F2 soft 2027-07-02",
    );
    office.on("2027-07-01").grants(rustam, case, ("2027-07-13", "2028-07-12"));
    // The old insurance does not reach: it binds now. Back from Wed 12 July 2028: 11, 10, 7, (6 off) 5, 4; 3 July, 30,
    // 29, 28, 27 June.
    office.stands(
        rustam,
        "status trp_valid until 2028-07-12
         binds INSURANCE-END/D5 2027-07-20
         - TRP-END/P1
         - TRP-PROC/F2
         - plan/K2
         TRP-END/P2 hard 2028-07-12
         TRP-EXT/P2 soft 2028-06-27
         PERMIT-CHECK/P2 soft 2027-07-13",
    );
    office.on("2027-07-05").hands_over(rustam, case);
    office.closes(rustam, case);
    office.edit(Kind::CaseDocument, 5, &[("valid_until", "2028-07-20")]);
    office.stands(
        rustam,
        "- PERMIT-CHECK/P2
         INSURANCE-END/D5 hard 2028-07-20
         binds BASIS-END/B2 2028-07-12",
    );
}

/// Farrukh, Tajikistan, employment: two readings of his stay; his work permit and his passport end before the permit.
#[test]
fn farrukhs_papers_end_before_his_permit() {
    let mut office = Practice::opens_on("2026-09-01");
    let farrukh = office.takes_on("RAHIMOV FARRUKH", "TJK", "1988-01-20", ("400123456", "2027-05-20"));
    office.happens(farrukh, FactKind::Entry, json!({ "entry": "2026-08-31" }));
    // 90 days from 31 August: 1 + 30 + 31 + 28 = Sat 28 November; by the stricter reading 30: 1 + 29 = 29 September,
    // which is also the 30th day for the registration. Notice: 1, 2, 3 September; with the day of arrival 31, 1, 2.
    office.stands(
        farrukh,
        "status visa_free 2/90 until 2026-11-28
         binds REG-30/S1 2026-09-29
         STAY-TJK-90-180/S1 hard 2026-11-28 warn 2026-09-29
         NOTIFY-HOST-3WD/S1 soft 2026-09-03 warn 2026-09-02
         REG-30/S1 hard 2026-09-29
         PASSPORT-END/I1 hard 2027-05-20",
    );
    let employer = office.sponsor("ТОО «Сарыарка Логистик»", "employer");
    let home = office.houses(farrukh, "2026-08-31");
    let contract = office.basis(farrukh, "employment", employer, ("2026-09-14", "2027-09-13"));
    let case = office.opens_case(farrukh, CaseKind::FirstTrp, "employment", employer);
    // Back from Fri 27 November: 26, 25, 24, 23, 20; 19, 18, 17, 16, 13. By the stricter reading from Tue 29 September:
    // 28, 25, 24, 23, 22; 21, 18, 17, 16, 15. The work permit 10 before 13 November: 12, 11, 10, 9, 6, 5, 4, 3, 2
    // November, 30 October; before 15 September: 14, 11, 10, 9, 8, 7, 4, 3, 2, 1: today. The contract: 15, 16, 17, 18, 21 September; 14, 15, 16 September 2027.
    office.stands(
        farrukh,
        "TRP-FILE/S1 soft 2026-11-13 warn 2026-09-15
         ORDER-PAPERS/K1 soft 2026-10-30 warn 2026-09-01
         plan/K1 granted 2026-11-28 file 2026-11-13 order 2026-10-30 stricter 2026-09-29
         BASIS-END/B1 hard 2027-09-13
         ESUTD-ENTRY/B1 soft 2026-09-21
         ESUTD-END/B1 soft 2027-09-16",
    );
    office.asks_for_papers(farrukh, case);
    office.edit(Kind::Residence, home, &[("host_notified_on", "2026-09-01")]);
    office.stands(
        farrukh,
        "- ORDER-PAPERS/K1
         - NOTIFY-HOST-3WD/S1
         plan/K1 granted 2026-11-28 file 2026-11-13 stricter 2026-09-29",
    );

    office.on("2026-09-14");
    office.edit(Kind::Residence, home, &[("registration", "registered"), ("registered_on", "2026-09-10")]);
    office.edit(Kind::Basis, contract, &[("esutd_on", "2026-09-14")]);
    let ends = [("medical_insurance", "2027-09-30"), ("work_permit", "2027-03-31")];
    let named = [("purpose_document", "esutd_contract"), ("work_permit", "qualification_certificate")];
    office.gets_papers(farrukh, case, &ends, &named);
    office.files(farrukh, case);
    office.stands(
        farrukh,
        "status filed 15/90 until 2026-11-28
         binds STAY-TJK-90-180/S1 2026-09-29
         - REG-30/S1
         - ESUTD-ENTRY/B1
         - TRP-FILE/S1
         INSURANCE-END/D5 hard 2027-09-30
         WORK-PERMIT-END/D7 soft 2027-03-31
         TRP-PROC/F1 soft 2026-09-21",
    );

    office.on("2026-09-18");
    // The authority gave the whole term of the contract although the passport ends before it.
    let doubts = office.grants(farrukh, case, ("2026-09-18", "2027-09-13"));
    assert_eq!(doubts, ["finding-permit-outlasts-passport"]);
    // Back from Mon 13 September 2027: 10, 9, 8, 7, 6; 3, 2, 1 September, 31, 30 August.
    office.stands(
        farrukh,
        "status trp_valid until 2027-09-13
         binds PASSPORT-END/I1 2027-05-20
         - STAY-TJK-90-180/S1
         - TRP-PROC/F1
         - plan/K1
         TRP-END/P1 hard 2027-09-13
         TRP-EXT/P1 soft 2027-08-30
         TRP-TERM-CAP/P1 hard 2027-05-20
         PERMIT-CHECK/P1 soft 2026-09-18",
    );
    office.hands_over(farrukh, case);
    office.closes(farrukh, case);
    office.stands(farrukh, "- PERMIT-CHECK/P1");
    farrukhs_new_passport(office, farrukh, employer);
}

fn farrukhs_new_passport(mut office: Practice, farrukh: i64, employer: i64) {
    office.on("2027-03-10");
    // What if the permit were cancelled with the end of the right to work? Five days later he would be in breach, for no
    // visa-free days come back. He may enter again the day after leaving: of the last 180 days only 5 count.
    let asked = WhatIf { permit_ends: Some(day("2027-03-31")), on: Some(day("2027-04-05")), ..WhatIf::default() };
    assert_eq!(
        office.what_if(farrukh, &asked),
        "unlawful day 5 until 2027-03-31 | lawful until 2027-03-31 | re-entry 2027-04-06 | binds TRP-END 2027-03-31"
    );
    let passport = json!({ "number": "402000111", "issued": "2027-03-05", "expires": "2037-03-04" });
    office.undoes(farrukh, |office| {
        office.happens(farrukh, FactKind::Passport, passport.clone());
    });
    // The old passport no longer matters and caps nothing; everything is compared with the new one.
    let new = office.page(farrukh).dossier.identity_documents.iter().map(|one| one.id.0).max().unwrap();
    office.stands(
        farrukh,
        &format!(
            "- PASSPORT-END/I1
             - TRP-TERM-CAP/P1
             binds BASIS-END/B1 2027-09-13
             PASSPORT-END/I{new} hard 2037-03-04
             PASSPORT-NEW/I{new} soft 2027-03-05"
        ),
    );
    office.does(farrukh, "PASSPORT-NEW", "2027-03-10");
    office.stands(farrukh, &format!("- PASSPORT-NEW/I{new}"));

    // The next permit is given on the new passport, though nobody wrote down when the old one was issued.
    office.on("2027-08-16");
    let case = office.opens_case(farrukh, CaseKind::Extension, "employment", employer);
    let case = office.case(farrukh, case);
    let form = office.desk().grant_form(&case).unwrap();
    let document = form.fields.iter().find(|shown| shown.field.name == "document").unwrap();
    assert_eq!(document.text, new.to_string());
}

/// Azamat, Kyrgyzstan, employment: dismissed in the winter, another employer within the fifteen days.
#[test]
fn azamat_is_dismissed_and_finds_another_employer() {
    let mut office = Practice::opens_on("2026-08-03");
    let azamat = office.takes_on("TOKTOGULOV AZAMAT", "KGZ", "1992-06-30", ("AC1112223", "2033-02-11"));
    office.happens(azamat, FactKind::Entry, json!({ "entry": "2026-08-01" }));
    // 90 days: 31 + 30 + 29 = 29 October. Arrived on a Saturday: both ways of counting the notice give Mon 3, 4, 5.
    // The 30th day, 30 August, is a Sunday: to be done by Fri 28.
    office.stands(
        azamat,
        "status visa_free 3/90 until 2026-10-29
         binds REG-30/S1 2026-08-28
         STAY-EAEU-90/S1 hard 2026-10-29
         NOTIFY-HOST-3WD/S1 soft 2026-08-05
         REG-30/S1 hard 2026-08-30 safe 2026-08-28
         PASSPORT-END/I1 hard 2033-02-11",
    );
    let employer = office.sponsor("ТОО «Первый»", "employer");
    let home = office.houses(azamat, "2026-08-01");
    let contract = office.basis(azamat, "employment", employer, ("2026-08-10", "2028-08-09"));
    let case = office.opens_case(azamat, CaseKind::FirstTrp, "employment", employer);
    // Back from Thu 29 October: 28, 27, (26 off) 23, 22, 21; 20, 19, 16, 15, 14. The contract as paper, 5: 13, 12, 9, 8,
    // 7. ESUTD: 11, 12, 13, 14, 17 August; 10, 11, 14 August 2028.
    office.stands(
        azamat,
        "TRP-FILE/S1 soft 2026-10-14
         ORDER-PAPERS/K1 soft 2026-10-07
         plan/K1 granted 2026-10-29 file 2026-10-14 order 2026-10-07
         BASIS-END/B1 hard 2028-08-09
         ESUTD-ENTRY/B1 soft 2026-08-17
         ESUTD-END/B1 soft 2028-08-14",
    );
    office.on("2026-08-24");
    let done = [("host_notified_on", "2026-08-04"), ("registration", "registered"), ("registered_on", "2026-08-20")];
    office.edit(Kind::Residence, home, &done);
    office.edit(Kind::Basis, contract, &[("esutd_on", "2026-08-12")]);
    office.gets_papers(azamat, case, &[("medical_insurance", "2027-08-31")], &[("purpose_document", "esutd_contract")]);
    office.files(azamat, case);
    // Whether a citizen of the Union needs the insurance is not sure: its end is soft. The decision: 25 to 28, 31 August.
    office.stands(
        azamat,
        "status filed 24/90 until 2026-10-29
         binds STAY-EAEU-90/S1 2026-10-29
         - NOTIFY-HOST-3WD/S1
         - REG-30/S1
         - ESUTD-ENTRY/B1
         - TRP-FILE/S1
         - ORDER-PAPERS/K1
         plan/K1 granted 2026-10-29 file 2026-10-14
         INSURANCE-END/D5 soft 2027-08-31
         TRP-PROC/F1 soft 2026-08-31",
    );
    office.on("2026-08-28").grants(azamat, case, ("2026-08-28", "2027-08-27"));
    office.hands_over(azamat, case);
    office.closes(azamat, case);
    // Back from Fri 27 August 2027: 26, 25, 24, 23, 20; 19, 18, 17, 16, 13. Nothing will rest on the contract when it
    // ends a year after the permit.
    office.stands(
        azamat,
        "status trp_valid until 2027-08-27
         - BASIS-END/B1
         binds TRP-END/P1 2027-08-27
         - STAY-EAEU-90/S1
         - TRP-PROC/F1
         - plan/K1
         TRP-END/P1 hard 2027-08-27
         TRP-EXT/P1 soft 2027-08-13",
    );
    azamat_is_dismissed(office, azamat);
}

fn azamat_is_dismissed(mut office: Practice, azamat: i64) {
    office.on("2027-02-15");
    office.undoes(azamat, |office| {
        let told = json!({ "end_reason": "dismissal", "ended_on": "2027-02-12" });
        office.happens(azamat, FactKind::GroundEnded, told);
    });
    // 15 days after Fri 12 February: Sat 27, so by Fri 26; the term takes over from the end of the contract itself. By
    // the Treaty the same 15 days, for he has been here more than 90. ESUTD: 15, 16, 17 February.
    office.stands(
        azamat,
        "binds JOB-END-15/B1 2027-02-26
         BASIS-END/B1 hard 2027-02-12 moot 2027-02-13
         JOB-END-15/B1 hard 2027-02-27 safe 2027-02-26
         STAY-EAEU-REDUNDANT-15/B1 soft 2027-02-27 safe 2027-02-26
         ESUTD-END/B1 soft 2027-02-17",
    );
    // What if the police shorten the permit to the fifteen days? On 27 February he is still lawful, the day after not.
    let asked = |on: &str| WhatIf { permit_ends: Some(day("2027-02-27")), on: Some(day(on)), ..WhatIf::default() };
    let last =
        "trp_valid until 2027-02-27 | lawful until 2027-02-27 | re-entry 2027-02-28 | binds JOB-END-15 2027-02-26";
    assert_eq!(office.what_if(azamat, &asked("2027-02-27")), last);
    assert!(office.what_if(azamat, &asked("2027-02-28")).starts_with("unlawful day 1 until 2027-02-27"));

    office.on("2027-02-22");
    office.edit(Kind::Basis, 1, &[("esutd_end_on", "2027-02-17")]);
    let new = json!({ "sponsor": "ТОО «Второй»", "since": "2027-02-23", "until": "2028-02-22" });
    office.happens(azamat, FactKind::Employer, new);
    let case = office.page(azamat).dossier.cases.last().unwrap().clone();
    assert_eq!((case.kind, case.stage), (CaseKind::Reissue, Stage::Intake));
    let (case, basis) = (case.id.0, case.basis.unwrap().0);
    // Another employer heals nothing: the fifteen days run. The new contract: 24, 25, 26 February, 1, 2 March; 23, 24,
    // 25 February 2028. The permit is wanted within the fifteen days, not in August: back from Fri 26 February 25, 24,
    // 23, 22, 19; 18, 17, 16, 15, 12. The new contract as paper: 11, 10, 9, 8, 5. Ordered today it comes on 1 March, the
    // eleventh working day after the 12th.
    office.stands(
        azamat,
        &format!(
            "- BASIS-END/B1
             - ESUTD-END/B1
             BASIS-END/B{basis} hard 2028-02-22
             ESUTD-ENTRY/B{basis} soft 2027-03-02
             ESUTD-END/B{basis} soft 2028-02-25
             EMPLOYER-NEW/B{basis} soft 2027-02-23
             ORDER-PAPERS/K{case} soft 2027-02-22
             plan/K{case} granted 2027-02-27 file 2027-02-12 order 2027-02-05 short 11"
        ),
    );
    office.moves(azamat, case, Stage::Collecting).unwrap();

    office.on("2027-02-26");
    office.edit(Kind::Basis, basis, &[("esutd_on", "2027-02-24")]);
    office.gets_papers(azamat, case, &[], &[("purpose_document", "esutd_contract")]);
    // The old permit has half a year to run: without its cancellation the application is refused.
    assert_eq!(office.errors(azamat, case), ["pre-permit-stands"]);
    office.files_with(azamat, case, |what| what.with_cancellation = true);
    // Filed on the 14th of the fifteen days, five working days after the last chance of the 19th. The decision: 1 to 5
    // March.
    office.stands(
        azamat,
        &format!(
            "status filed until 2027-08-27
             binds TRP-END/P1 2027-08-27
             - JOB-END-15/B1
             - STAY-EAEU-REDUNDANT-15/B1
             - EMPLOYER-NEW/B{basis}
             - ESUTD-ENTRY/B{basis}
             - ORDER-PAPERS/K{case}
             plan/K{case} granted 2027-02-27 file 2027-02-12 short 5
             TRP-PROC/F2 soft 2027-03-05"
        ),
    );
    office.on("2027-03-03");
    let doubts = office.grants(azamat, case, ("2027-03-03", "2028-02-22"));
    assert!(doubts.contains(&"finding-permit-overlap".to_owned()), "{doubts:?}");
    let old = json!({ "permit": 1, "actual_end": "2027-03-02" });
    office.happens(azamat, FactKind::PermitCancelled, old);
    // Back from Tue 22 February 2028: 21, 18, 17, 16, 15; 14, 11, 10, 9, 8.
    office.stands(
        azamat,
        &format!(
            "status trp_valid until 2028-02-22
             binds BASIS-END/B{basis} 2028-02-22
             - TRP-END/P1
             - TRP-EXT/P1
             - TRP-PROC/F2
             - plan/K{case}
             TRP-END/P2 hard 2028-02-22
             TRP-EXT/P2 soft 2028-02-08
             PERMIT-CHECK/P2 soft 2027-03-03"
        ),
    );
    office.hands_over(azamat, case);
    office.closes(azamat, case);
    office.stands(azamat, "- PERMIT-CHECK/P2");
}
