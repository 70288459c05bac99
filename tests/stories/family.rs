//! Families: papers that come back for correction; a child of sixteen, a mother's permit, a newborn, a second passport.

use super::practice::{Practice, day};
use serde_json::json;
use sojourn::domain::case::CaseKind;
use sojourn::domain::fact::FactKind;
use sojourn::domain::fact::what_if::WhatIf;
use sojourn::domain::record::Kind;

/// Mariia, Russia, family: turned away at the counter, returned for correction, filed again, granted.
#[test]
fn mariia_is_sent_back_twice() {
    let mut office = Practice::opens_on("2026-07-13");
    let mariia = office.takes_on("IVANOVA MARIIA", "RUS", "1985-07-01", ("753456789", "2029-09-09"));
    office.happens(mariia, FactKind::Entry, json!({ "entry": "2026-07-10" }));
    let husband = office.sponsor("Иванов Ержан", "relative");
    let home = office.houses(mariia, "2026-07-10");
    office.basis(mariia, "family", husband, ("2020-06-01", ""));
    let case = office.opens_case(mariia, CaseKind::FirstTrp, "family", husband);
    office.edit(Kind::Case, case, &[("represented", "true")]);
    // 90 days: 22 + 31 + 30 + 7 = Wed 7 October. Notice: 13, 14, 15; with Friday the 10th 10, 13, 14 July. Registration:
    // 22 + 8 = Sat 8 August, so by Fri 7. Back from 7 October: 6, 5, 2, 1 October, 30 September; 29, 28, 25, 24, 23. The
    // marriage certificate 5 before: 22, 21, 18, 17, 16. A marriage has no end.
    office.stands(
        mariia,
        "status visa_free 4/90 until 2026-10-07
         binds REG-30/S1 2026-08-07
         STAY-EAEU-90/S1 hard 2026-10-07
         NOTIFY-HOST-3WD/S1 soft 2026-07-15 warn 2026-07-14
         REG-30/S1 hard 2026-08-08 safe 2026-08-07
         PASSPORT-END/I1 hard 2029-09-09
         TRP-FILE/S1 soft 2026-09-23
         ORDER-PAPERS/K1 soft 2026-09-16
         plan/K1 granted 2026-10-07 file 2026-09-23 order 2026-09-16",
    );
    office.on("2026-07-28");
    let done = [("host_notified_on", "2026-07-14"), ("registration", "registered"), ("registered_on", "2026-07-20")];
    office.edit(Kind::Residence, home, &done);
    let ends = [("medical_insurance", "2027-07-31"), ("power_of_attorney", "2026-12-31")];
    office.gets_papers(mariia, case, &ends, &[("purpose_document", "marriage_certificate")]);
    office.files(mariia, case);
    // The decision: 29, 30, 31 July, 3, 4 August.
    office.stands(
        mariia,
        "status filed 19/90 until 2026-10-07
         binds STAY-EAEU-90/S1 2026-10-07
         - NOTIFY-HOST-3WD/S1
         - REG-30/S1
         - TRP-FILE/S1
         - ORDER-PAPERS/K1
         plan/K1 granted 2026-10-07 file 2026-09-23
         INSURANCE-END/D5 soft 2027-07-31
         PAPER-END/D7 soft 2026-12-31
         TRP-PROC/F1 soft 2026-08-04",
    );
    office.on("2026-07-29");
    let turned_away = json!({ "outcome_on": "2026-07-29", "outcome": "not_accepted", "reason": "нет записи" });
    office.happens(mariia, FactKind::Return, turned_away);
    // Nothing was taken in, and no paper is at fault.
    office.stands(
        mariia,
        "status visa_free 20/90 until 2026-10-07
         - TRP-PROC/F1
         TRP-FILE/S1 soft 2026-09-23",
    );
    office.on("2026-07-30").files(mariia, case);
    // 31 July, 3, 4, 5, 6 August.
    office.stands(
        mariia,
        "status filed 21/90 until 2026-10-07
         - TRP-FILE/S1
         TRP-PROC/F2 soft 2026-08-06",
    );
    mariias_papers_come_back(office, mariia, case);
}

fn mariias_papers_come_back(mut office: Practice, mariia: i64, case: i64) {
    office.on("2026-08-03");
    let back = json!({ "outcome_on": "2026-08-03", "paper": "identity_copy", "reason": "нет перевода" });
    office.undoes(mariia, |office| {
        office.happens(mariia, FactKind::Return, back.clone());
    });
    // Collecting again; a copy takes one working day before 23 September.
    office.stands(
        mariia,
        "status visa_free 25/90 until 2026-10-07
         - TRP-PROC/F2
         TRP-FILE/S1 soft 2026-09-23
         ORDER-PAPERS/K1 soft 2026-09-22
         plan/K1 granted 2026-10-07 file 2026-09-23 order 2026-09-22",
    );
    // Should she visit her mother first? 10 July to 10 August are 32 days; 58 are left from 1 September: 30 + 28 =
    // 28 October; day 30 of the new registration is 30 September.
    let asked = WhatIf { exit: Some(day("2026-08-10")), entry: Some(day("2026-09-01")), ..WhatIf::default() };
    assert_eq!(
        office.what_if(mariia, &asked),
        "visa_free 1/58 until 2026-10-28 | lawful until 2026-10-28 | re-entry 2026-08-11 | binds REG-30 2026-09-30"
    );
    mariia_files_again(office, mariia, case);
}

fn mariia_files_again(mut office: Practice, mariia: i64, case: i64) {
    office.on("2026-08-06");
    office.gets_papers(mariia, case, &[], &[]);
    office.files(mariia, case);
    // 7, 10, 11, 12, 13 August.
    office.stands(
        mariia,
        "status filed 28/90 until 2026-10-07
         - TRP-FILE/S1
         - ORDER-PAPERS/K1
         plan/K1 granted 2026-10-07 file 2026-09-23
         TRP-PROC/F3 soft 2026-08-13",
    );
    office.on("2026-08-12").grants(mariia, case, ("2026-08-12", "2027-08-11"));
    // Back from Wed 11 August 2027: 10, 9, 6, 5, 4; 3, 2 August, 30, 29, 28 July.
    office.stands(
        mariia,
        "status trp_valid until 2027-08-11
         binds TRP-END/P1 2027-08-11
         - STAY-EAEU-90/S1
         - PAPER-END/D7
         - TRP-PROC/F3
         - plan/K1
         TRP-END/P1 hard 2027-08-11
         TRP-EXT/P1 soft 2027-07-28
         PERMIT-CHECK/P1 soft 2026-08-12",
    );
    office.on("2026-08-14").hands_over(mariia, case);
    office.closes(mariia, case);
    office.stands(mariia, "- PERMIT-CHECK/P1");
}

/// Olga and her children, Russia: Pavel turns sixteen on her permit, which is cancelled; Anna is born; Olga comes back
/// on the passport of another citizenship.
#[test]
fn olgas_family_follows_her_permit() {
    let mut office = Practice::opens_on("2026-11-02");
    let olga = office.takes_on("SMIRNOVA OLGA", "RUS", "1984-04-04", ("750000001", "2032-02-02"));
    office.happens(olga, FactKind::Entry, json!({ "entry": "2026-08-03" }));
    let permit = [("number", "UTR-1"), ("ground", "employment"), ("valid_from", "2026-09-01"), ("document", "1")];
    office.add(Kind::Permit, olga, &[&permit[..], &[("valid_until", "2027-08-31")]].concat());
    // Her permit began on day 30: no registration by herself. Of the notice of August (4, 5, 6; with the day itself 3, 4,
    // 5) nothing is known. Back from Tue 31 August: 30, 27, 26, 25, 24; 23, 20, 19, 18, 17.
    office.stands(
        olga,
        "status trp_valid until 2027-08-31
         binds TRP-END/P1 2027-08-31
         TRP-END/P1 hard 2027-08-31
         TRP-EXT/P1 soft 2027-08-17
         NOTIFY-HOST-3WD/S1 soft 2026-08-06 warn 2026-08-05 unknown
         PASSPORT-END/I1 hard 2032-02-02",
    );
    let pavel = office.takes_on("SMIRNOV PAVEL", "RUS", "2010-11-20", ("750000002", "2028-05-05"));
    office.follows(pavel, olga);
    office.happens(pavel, FactKind::Entry, json!({ "entry": "2026-08-03" }));
    // His 90 days ended on 31 October (29 + 30 + 31); at fifteen he follows his mother: soft, and where he stands nobody
    // can say from the records. Sixteen on 20 November: ten days later 30 November; with the birthday itself Sun 29, so
    // Fri 27.
    office.stands(
        pavel,
        "status unknown
         binds TRP-16/S2 2026-11-27
         STAY-CHILD/S2 soft 2026-10-31
         NOTIFY-HOST-3WD/S2 soft 2026-08-06 warn 2026-08-05 unknown
         REG-30/S2 hard 2026-09-01 unknown
         TRP-16/S2 hard 2026-11-30 warn 2026-11-27
         SPONSOR-PERMIT-END/C2 hard 2027-08-31
         PASSPORT-END/I2 hard 2028-05-05",
    );

    office.on("2026-11-23");
    // Sixteen: he still stands where his mother's permit put him, and has his ten days.
    office.stands(pavel, "");
    let mother = office.sponsor("Смирнова Ольга", "relative");
    office.houses(pavel, "2026-08-03");
    let case = office.opens_case(pavel, CaseKind::FirstTrp, "family", mother);
    // No end of a lawful stay of his own is known from which a plan could count back.
    office.stands(pavel, "");
    office.gets_papers(pavel, case, &[], &[("purpose_document", "birth_certificate")]);
    office.files(pavel, case);
    // 24 to 27, 30 November.
    office.stands(
        pavel,
        "binds SPONSOR-PERMIT-END/C2 2027-08-31
         - TRP-16/S2
         TRP-PROC/F1 soft 2026-11-30",
    );
    office.on("2026-11-27").grants(pavel, case, ("2026-11-27", "2027-08-31"));
    office.hands_over(pavel, case);
    office.closes(pavel, case);
    office.stands(
        pavel,
        "status trp_valid until 2027-08-31
         STAY-CHILD/S2 soft 2026-10-31 moot 2026-11-27
         - TRP-PROC/F1
         TRP-END/P2 hard 2027-08-31
         TRP-EXT/P2 soft 2027-08-17",
    );
    olgas_permit_ends(&mut office, olga, pavel);
    olga_comes_back_on_another_passport(&mut office, olga);
}

fn olgas_permit_ends(office: &mut Practice, olga: i64, pavel: i64) {
    office.on("2027-01-18");
    let asked = WhatIf { permit_ends: Some(day("2027-01-20")), on: Some(day("2027-01-21")), ..WhatIf::default() };
    // Of her visa-free days of August 29 have left the window: she may come back at once.
    assert_eq!(
        office.what_if(olga, &asked),
        "unlawful day 1 until 2027-01-20 | lawful until 2027-01-20 | re-entry 2027-01-22 | binds TRP-END 2027-01-20"
    );
    office.undoes(pavel, |office| {
        office.happens(olga, FactKind::PermitCancelled, json!({ "actual_end": "2027-01-20" }));
    });
    // Back from Wed 20 January: 19, 18, 15, 14, 13; 12, 11, 8, (7 off) 6, 5. What she lends her son ends that day too.
    office.stands(
        olga,
        "status trp_valid until 2027-01-20
         binds TRP-END/P1 2027-01-20
         TRP-END/P1 hard 2027-01-20
         TRP-EXT/P1 soft 2027-01-05",
    );
    office.stands(
        pavel,
        "binds SPONSOR-PERMIT-END/C2 2027-01-20
         SPONSOR-PERMIT-END/C2 hard 2027-01-20",
    );
    office.on("2027-01-20");
    let new = json!({ "number": "UTR-3", "valid_from": "2027-01-21", "valid_until": "2028-01-20" });
    office.happens(olga, FactKind::PermitReplaced, new);
    // Back from Thu 20 January 2028: 19, 18, 17, 14, 13; 12, 11, 10, (Fri 7 off) 6, 5.
    office.stands(
        olga,
        "status trp_valid until 2028-01-20
         binds TRP-END/P3 2028-01-20
         - TRP-END/P1
         - TRP-EXT/P1
         TRP-END/P3 hard 2028-01-20
         TRP-EXT/P3 soft 2028-01-05",
    );
    office.stands(
        pavel,
        "binds TRP-END/P2 2027-08-31
         SPONSOR-PERMIT-END/C2 hard 2028-01-20",
    );

    office.on("2027-02-15");
    let anna = json!({ "born": "2027-02-10", "name_latin": "SMIRNOVA ANNA", "citizenship": "RUS" });
    office.happens(olga, FactKind::Birth, anna);
    // She follows her mother; sixteen on 10 February 2043, ten days later Fri 20, with the birthday itself Thu 19.
    office.stands(
        3,
        "status unknown
         binds SPONSOR-PERMIT-END/C3 2028-01-20
         SPONSOR-PERMIT-END/C3 hard 2028-01-20
         TRP-16/C3 hard 2043-02-20 warn 2043-02-19",
    );
    office.stands(olga, "");
}

fn olga_comes_back_on_another_passport(office: &mut Practice, olga: i64) {
    office.on("2027-03-01");
    let passport = json!({ "number": "AM0000003", "citizenship": "ARM", "expires": "2035-01-01" });
    office.happens(olga, FactKind::Citizenship, passport);
    // Nothing hangs on it yet: soft.
    office.stands(olga, "PASSPORT-END/I3 soft 2035-01-01");
    office.on("2027-03-05").happens(olga, FactKind::Exit, json!({ "exit": "2027-03-05" }));
    // Abroad the permit lapses instead of ending a stay; the next one can be applied for only until then. Neither
    // passport is needed beyond it.
    office.stands(
        olga,
        "status abroad until 2028-01-20
         binds TRP-LAPSE/P3 2028-01-20
         - TRP-END/P3
         TRP-LAPSE/P3 hard 2028-01-20
         TRP-EXT/P3 soft 2028-01-05 moot 2028-01-21
         - NOTIFY-HOST-3WD/S1
         - PASSPORT-END/I1
         - PASSPORT-END/I3",
    );
    office.on("2027-03-25");
    office.happens(olga, FactKind::Entry, json!({ "entry": "2027-03-20", "document": 3 }));
    // The employer tells of the return within 3 working days after Sat 20 March: (22 to 24 off) 25, 26, 29. Now the
    // Armenian passport is the one in use.
    office.stands(
        olga,
        "status trp_valid until 2028-01-20
         binds NOTIFY-REENTRY/S3 2027-03-29
         - TRP-LAPSE/P3
         TRP-END/P3 hard 2028-01-20
         TRP-EXT/P3 soft 2028-01-05
         NOTIFY-REENTRY/S3 hard 2027-03-29
         PASSPORT-END/I1 soft 2032-02-02
         PASSPORT-END/I3 hard 2035-01-01",
    );
    office.does(olga, "NOTIFY-REENTRY", "2027-03-25");
    office.stands(olga, "- NOTIFY-REENTRY/S3\nbinds TRP-END/P3 2028-01-20");
}
