//! Refusals, returns, fines.

use super::*;
use crate::domain::case::{CaseKind, DocumentState, Stage};
use crate::domain::testing::client;

fn applicant() -> Made {
    client("UZB").stay("2026-11-01..").case(CaseKind::FirstTrp, Stage::Filed).filed("2026-11-10", Outcome::Pending)
}

#[test]
fn a_refusal_leads_back_to_collecting_and_the_stay_runs_on() {
    let made = applicant();
    let refusal = json!({ "outcome_on": "2026-11-18", "refusal_ground": "inaccurate", "paper": "owner_consent" });
    let effect = done(&made, &fact(FactKind::Refusal, refusal));
    let after = with(&made.0, &effect);
    assert_eq!((after.filings[0].outcome, after.cases[0].stage), (Outcome::Refused, Stage::Collecting));
    assert_eq!(after.filings[0].refusal_ground, Some(RefusalGround::Inaccurate));
    let paper = &after.case_documents[0];
    assert_eq!((paper.requirement.as_str(), paper.state), ("owner_consent", DocumentState::Rejected));
    assert!(moved(&made, &effect, "STAY-UZB-30").is_empty());
    // Monday 30 November less 5 working days is the 23rd, less 5 more the 16th: to be filed anew.
    assert_eq!(moved(&made, &effect, "TRP-FILE"), ["none -> 2026-11-16"]);
    assert!(says(&effect, "fact-says-appeal") && says(&effect, "fact-says-stay-runs-on"));
}

#[test]
fn a_return_is_no_refusal() {
    let made = applicant();
    for (how, outcome) in [(json!(null), Outcome::Returned), (json!("not_accepted"), Outcome::NotAccepted)] {
        let back = json!({ "outcome_on": "2026-11-18", "outcome": how, "reason": "no translation" });
        let effect = done(&made, &fact(FactKind::Return, back));
        let after = with(&made.0, &effect);
        assert_eq!((after.filings[0].outcome, after.filings[0].refusal_ground), (outcome, None));
        assert!(!says(&effect, "fact-says-appeal"));
    }
}

#[test]
fn an_outcome_needs_a_filing_before_it() {
    let refusal = |on: &str, paper: &str| {
        fact(FactKind::Refusal, json!({ "outcome_on": on, "refusal_ground": "court", "paper": paper }))
    };
    assert_eq!(refused(&applicant(), &refusal("2026-11-09", "")), one("outcome_on", "fact-outcome-before-filing"));
    assert_eq!(refused(&applicant(), &refusal("2026-11-23", "")), one("outcome_on", "fact-not-yet"));
    assert_eq!(refused(&applicant(), &refusal("2026-11-18", "visa")), one("paper", "fact-no-such-paper"));
    let idle = client("UZB").case(CaseKind::FirstTrp, Stage::Collecting).filed("2026-11-10", Outcome::Returned);
    assert_eq!(refused(&idle, &refusal("2026-11-18", "")), one("case", "fact-nothing-filed"));
    let two = applicant().case(CaseKind::Iin, Stage::Filed).filed("2026-11-10", Outcome::Accepted);
    assert_eq!(refused(&two, &refusal("2026-11-18", "")), one("case", "fact-which-case"));
}

#[test]
fn a_decision_that_is_known_takes_in_what_is_new() {
    let made = client("UZB").stay("2026-11-01..");
    let fine = |more: &[(&str, &str)]| {
        let mut fields = json!({ "article": "517(3)", "decided_on": "2026-11-16", "amount": "43250" });
        more.iter().for_each(|(name, value)| fields[*name] = json!(value));
        fact(FactKind::Offence, fields)
    };
    let mut after = Made(with(&made.0, &done(&made, &fine(&[]))));
    assert_eq!(after.0.offences.len(), 1);
    after.0.offences[0].id = crate::domain::id::OffenceId(5);
    let paid = done(&after, &fine(&[("paid_on", "2026-11-20")]));
    let paid = with(&after.0, &paid);
    assert_eq!((paid.offences.len(), paid.offences[0].id.0), (1, 5));
    assert_eq!(paid.offences[0].paid_on, Some(day("2026-11-20")));
    let other = fine(&[("decision", "12/3")]);
    assert_eq!(with(&after.0, &done(&after, &other)).offences.len(), 2, "another number is another decision");
    assert_eq!(refused(&made, &fine(&[("amount", "10 MCI")])), one("amount", "check-amount"));
    assert_eq!(refused(&made, &fine(&[("paid_on", "2026-11-15")])), one("paid_on", "check-before"));
}

#[test]
fn an_expulsion_is_a_matter_for_the_supervisor() {
    let made = client("UZB").stay("2026-11-01..");
    let act =
        json!({ "article": "517(4)", "decided_on": "2026-11-16", "expulsion": true, "banned_until": "2031-11-16" });
    let effect = done(&made, &fact(FactKind::Offence, act));
    assert!(says(&effect, "fact-says-expulsion"));
    assert!(with(&made.0, &effect).offences[0].expulsion);
}
