//! Facts that close acts, and facts that only look as if they did.

use super::*;
use crate::domain::clean::Clean;

fn done(made: &Made, id: &str) -> bool {
    state(made, id) == State::Done
}

#[test]
fn fines_are_closed_by_payment_and_complaints() {
    let fined = || client("RUS").offence("2026-11-01", |offence| offence.amount = Some(Clean::line("43250")));
    let paid = || fined().with(|dossier| dossier.offences[0].paid_on = Some(day("2026-11-05")));
    let appealed = || fined().with(|dossier| dossier.offences[0].appealed_on = Some(day("2026-11-05")));
    assert!(done(&paid(), "OFFENCE-PAY/E-000001") && done(&paid(), "OFFENCE-PAY-HALF/E-000001"));
    assert!(done(&appealed(), "OFFENCE-APPEAL/E-000001") && !done(&appealed(), "OFFENCE-PAY/E-000001"));
    assert!(!done(&fined(), "OFFENCE-APPEAL/E-000001"));
    let free = fined().with(|dossier| dossier.offences[0].amount = Some(Clean::line("0")));
    assert!(!has(&free, "OFFENCE-PAY") && has(&free, "OFFENCE-APPEAL"));
}

#[test]
fn a_request_about_data_is_closed_by_its_answer() {
    let asked = |answered: Option<&str>| {
        client("RUS").with(|dossier| {
            let fields = serde_json::json!({"client": 1, "demand": "access", "received_on": "2026-11-20", "came_by": null,
                "answered_on": answered, "answer": null, "answered_by": null, "id": 1, "version": 1});
            dossier.requests = vec![serde_json::from_value(fields).unwrap()];
        })
    };
    assert!(!done(&asked(None), "PD-REQUEST/R-000001"));
    assert!(done(&asked(Some("2026-11-23")), "PD-REQUEST/R-000001"));
}

#[test]
fn a_complaint_is_made_whatever_comes_of_it_but_not_by_another_application() {
    let refused = || {
        let case = client("UZB").stay("2026-10-20..").case(CaseKind::FirstTrp, Stage::Refused);
        case.filed("2026-10-25", Outcome::Refused).outcome("2026-11-05", Outcome::Refused)
    };
    let complaint = "REFUSAL-COMPLAINT/F-000001";
    let complained = |on: &str, outcome| refused().case(CaseKind::Appeal, Stage::Filed).filed(on, outcome);
    assert!(!done(&refused(), complaint));
    assert!(done(&complained("2026-11-06", Outcome::Pending), complaint));
    assert!(done(&complained("2026-11-06", Outcome::Refused), complaint));
    assert!(!done(&complained("2026-11-04", Outcome::Pending), complaint));
    assert!(!done(&refused().case(CaseKind::Appeal, Stage::Collecting), complaint));
    // Going to court is another filing than the one that was answered.
    let answered = || complained("2026-11-06", Outcome::Refused).outcome("2026-11-06", Outcome::Refused);
    assert!(!done(&answered(), "REFUSAL-COURT/F-000002"));
    assert!(done(
        &answered().case(CaseKind::Appeal, Stage::Filed).filed("2026-11-20", Outcome::Pending),
        "REFUSAL-COURT/F-000002"
    ));
    // Granted after all: the permit closes it.
    assert!(done(&refused().trp("2026-11-20..2027-11-19"), complaint));
    assert!(!done(&refused().trp("2026-10-21..2027-01-19"), complaint));
}

#[test]
fn contracts_are_entered_and_their_ends_too() {
    let job = || client("RUS").work(Ground::Employment, "2026-03-20", Some("2026-11-10"), None);
    let entered = job().with(|dossier| dossier.bases[0].esutd_on = Some(day("2026-03-23")));
    assert!(done(&entered, "ESUTD-ENTRY/B-000001") && !done(&job(), "ESUTD-ENTRY/B-000001"));
    let ended = job().with(|dossier| dossier.bases[0].esutd_end_on = Some(day("2026-11-11")));
    assert!(done(&ended, "ESUTD-END/B-000001") && !done(&job(), "ESUTD-END/B-000001"));
    // A contract that the same employer continues has no end to enter; a new employer's does not continue it.
    let renewed = || job().work(Ground::Employment, "2026-11-11", Some("2027-11-10"), None);
    let ends = |made: &Made| {
        deadlines(made)
            .iter()
            .filter(|due| due.id.rule == "ESUTD-END")
            .map(|due| due.id.subject.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(ends(&renewed()), ["B-000002"]);
    let moved = renewed().with(|dossier| dossier.bases[1].sponsor = Some(crate::domain::id::SponsorId(5)));
    assert_eq!(ends(&moved), ["B-000001", "B-000002"]);
    // Studies are no contract.
    assert!(!has(&client("RUS").work(Ground::Education, "2026-03-20", Some("2026-11-10"), None), "ESUTD-END"));
}

#[test]
fn a_permit_is_handed_over_when_all_was_compared() {
    let check = "PERMIT-CHECK/P-000001";
    assert!(!done(&table::handed("2026-11-10", false), check));
    assert!(done(&table::handed("2026-11-10", true), check));
    let unread = table::handed("2026-11-10", true).with(|dossier| dossier.permits[0].name_checked = false);
    assert!(!done(&unread, check));
    // Permits from before the record were handed over by others.
    assert!(!has(&table::handed("2026-11-10", false).created("2026-11-11"), "PERMIT-CHECK"));
}

#[test]
fn a_later_permit_closes_what_it_makes_needless() {
    let dismissed = || {
        client("RUS").stay("2026-06-01..").trp("2026-06-02..2027-06-01").basis(Some("2027-06-01"), Some("2026-11-10"))
    };
    let term = "JOB-END-15/B-000001";
    assert!(!done(&dismissed(), term), "the permit that rested on the job closes nothing");
    assert!(done(&dismissed().trp("2026-11-20..2027-11-19"), term));
    let filed = dismissed().case(CaseKind::Reissue, Stage::Filed).filed("2026-11-15", Outcome::Pending);
    assert!(done(&filed, term));
    let replaced = client("RUS").stay("2026-01-01..").trp("2026-01-02..2026-12-31").passport("2026-12-05");
    let replaced = replaced.renewed("2026-11-10", "2036-11-09");
    assert!(!done(&replaced.with(|_| {}), "PASSPORT-NEW/I-000002"));
}
