//! What a ground rests on, and permits that end early.

use super::*;
use crate::domain::case::{Case, CaseKind, Stage};
use crate::domain::choice::Ground;
use crate::domain::deadline::{Rung, status};
use crate::domain::sponsor::Basis;
use crate::domain::testing::client;

fn worker() -> Made {
    client("RUS").stay("2026-01-10..").trp("2026-01-10..2027-01-09").basis(Some("2027-03-01"), None)
}

fn ended(how: &str, on: &str) -> Fact {
    fact(FactKind::GroundEnded, json!({ "end_reason": how, "ended_on": on }))
}

fn cases(effect: &Effect) -> Vec<&Case> {
    let cases = effect.records.iter().filter_map(|record| match record {
        Record::Case(case) => Some(case),
        _ => None,
    });
    cases.collect()
}

#[test]
fn the_end_of_a_job_starts_the_fifteen_days() {
    let made = worker();
    let effect = done(&made, &ended("dismissal", "2026-11-16"));
    // 16 + 15 = 31 November = 1 December, a Tuesday.
    assert_eq!(moved(&made, &effect, "JOB-END-15"), ["none -> 2026-12-01"]);
    // By its own terms it would have outlasted the permit and mattered to nobody.
    assert_eq!(moved(&made, &effect, "BASIS-END"), ["none -> 2026-11-16"]);
    assert!(says(&effect, "fact-says-job-end"));
}

#[test]
fn each_of_the_six_ways_ends_its_own_ground_only() {
    let ways = [
        ("dismissal", Ground::Employment),
        ("divorce_or_death", Ground::Family),
        ("expulsion", Ground::Education),
        ("treatment_over", Ground::Medical),
        ("company_closed", Ground::Business),
        ("mission_over", Ground::Missionary),
    ];
    for (how, ground) in ways {
        let made =
            client("RUS").stay("2026-01-10..").basis(Some("2027-03-01"), None).with(|d| d.bases[0].ground = ground);
        let effect = done(&made, &ended(how, "2026-11-16"));
        assert_eq!(with(&made.0, &effect).bases[0].ended_on, Some(day("2026-11-16")), "{how}");
        let named = json!({ "end_reason": how, "ended_on": "2026-11-16", "basis": 1 });
        let other = if ground == Ground::Family { Ground::Medical } else { Ground::Family };
        let wrong = made.with(|d| d.bases[0].ground = other);
        assert_eq!(
            refused(&wrong, &fact(FactKind::GroundEnded, named)),
            one("end_reason", "fact-ground-differs"),
            "{how}"
        );
        assert_eq!(refused(&wrong, &ended(how, "2026-11-16")), one("end_reason", "fact-no-such-ground"), "{how}");
    }
}

#[test]
fn a_ground_that_only_a_permit_speaks_of_ends_too() {
    let made = client("RUS").stay("2026-01-10..").trp("2026-01-10..2027-01-09");
    let effect = done(&made, &ended("dismissal", "2026-11-16"));
    let basis = with(&made.0, &effect).bases[0].clone();
    assert_eq!((basis.ground, basis.ended_on), (Ground::Employment, Some(day("2026-11-16"))));
    assert_eq!(moved(&made, &effect, "JOB-END-15"), ["none -> 2026-12-01"]);
}

#[test]
fn an_end_before_the_beginning_or_of_what_has_ended_is_refused() {
    let made = worker().with(|dossier| dossier.bases[0].since = Some(day("2026-01-10")));
    assert_eq!(refused(&made, &ended("dismissal", "2026-01-09")), one("ended_on", "fact-end-before-start"));
    let over = worker().with(|dossier| dossier.bases[0].ended_on = Some(day("2026-10-01")));
    let again = json!({ "end_reason": "dismissal", "ended_on": "2026-11-16", "basis": 1 });
    assert_eq!(refused(&over, &fact(FactKind::GroundEnded, again)), one("basis", "fact-basis-ended"));
    assert_eq!(refused(&over, &ended("dismissal", "2026-11-16")), one("end_reason", "fact-no-such-ground"));
    let two = worker().basis(None, None);
    assert_eq!(refused(&two, &ended("dismissal", "2026-11-16")), one("basis", "fact-which-basis"));
    // A contract that ran out by its own terms is not what a dismissal ends.
    let renewed = worker().with(|d| d.bases[0].until = Some(day("2026-06-30"))).basis(Some("2027-06-30"), None);
    assert_eq!(done(&renewed, &ended("dismissal", "2026-11-16")).records[0].key().id, 2);
}

#[test]
fn a_new_employer_ends_the_old_contract_and_opens_a_re_issue() {
    let made = worker().with(|dossier| dossier.client.owner = Some(crate::domain::id::StaffId(4)));
    let change = json!({ "sponsor": "ТОО Заря", "bin": "123456789012", "since": "2026-11-17", "until": "2027-11-16" });
    let effect = done(&made, &fact(FactKind::Employer, change));
    let after = with(&made.0, &effect);
    assert_eq!(after.bases[0].ended_on.or(after.bases[1].ended_on), Some(day("2026-11-16")), "the day before");
    let new: &Basis = after.bases.iter().find(|basis| basis.id.0 > effect::NEW).unwrap();
    let case = cases(&effect)[0];
    assert_eq!((case.kind, case.basis, case.sponsor), (CaseKind::Reissue, Some(new.id), new.sponsor));
    assert_eq!((case.permit.map(|id| id.0), case.owner.map(|id| id.0)), (Some(1), Some(4)));
    assert_eq!(moved(&made, &effect, "BASIS-END"), ["none -> 2027-11-16"]);
    // The permit is tied to the old employer: 16 + 15 = 31 November = 1 December.
    assert_eq!(moved(&made, &effect, "JOB-END-15"), ["none -> 2026-12-01"]);
    let bad = json!({ "sponsor": "ТОО Заря", "bin": "17", "since": "2026-11-17" });
    assert_eq!(refused(&made, &fact(FactKind::Employer, bad)), one("bin", "check-bin"));
    let when = json!({ "sponsor": "ТОО Заря" });
    let endless = worker().with(|dossier| dossier.bases[0].until = None);
    assert_eq!(refused(&endless, &fact(FactKind::Employer, when)), one("ended_on", "fact-old-end-needed"));
}

#[test]
fn an_open_re_issue_takes_the_new_ground_and_a_filed_one_is_pointed_out() {
    let change = json!({ "sponsor": 7, "ground": "education", "ended_on": "2026-11-14", "since": "2026-11-16" });
    let change = fact(FactKind::Employer, change);
    let effect = done(&worker().case(CaseKind::Reissue, Stage::Collecting), &change);
    assert_eq!((cases(&effect)[0].id.0, cases(&effect)[0].ground), (1, Some(Ground::Education)));
    let filed = done(&worker().case(CaseKind::Reissue, Stage::Filed), &change);
    assert!(cases(&filed)[0].id.0 > effect::NEW && says(&filed, "fact-warns-filed"));
    // Without a permit there is nothing to re-issue.
    let first = client("RUS").stay("2026-11-01..").basis(Some("2027-03-01"), None);
    assert_eq!(cases(&done(&first, &change))[0].kind, CaseKind::FirstTrp);
}

#[test]
fn a_cancelled_permit_ends_the_lawful_stay_without_leftover_days() {
    let made = client("RUS").stay("2026-01-10..").trp("2026-01-10..2027-01-09");
    let cancelled = |on: &str| fact(FactKind::PermitCancelled, json!({ "actual_end": on }));
    let effect = done(&made, &cancelled("2026-11-20"));
    assert_eq!(moved(&made, &effect, "TRP-END"), ["2027-01-09 -> 2026-11-20"]);
    let after = status(&with(&made.0, &effect), &law(), day(TODAY));
    assert_eq!((after.rung, after.day), (Rung::Unlawful, Some(2)));
    assert_eq!(refused(&made, &cancelled("2027-01-10")), one("actual_end", "fact-outside-permit"));
    assert_eq!(refused(&Made(with(&made.0, &effect)), &cancelled("2026-11-21")), one("permit", "fact-permit-ended"));
    assert_eq!(refused(&client("RUS"), &cancelled("2026-11-20")), one("permit", "fact-no-permit"));
}

#[test]
fn a_permit_may_be_shortened_to_a_day_to_come() {
    let made = client("RUS").stay("2026-01-10..").trp("2026-01-10..2027-01-09");
    let effect = done(&made, &fact(FactKind::PermitShortened, json!({ "actual_end": "2026-12-07" })));
    assert_eq!(moved(&made, &effect, "TRP-END"), ["2027-01-09 -> 2026-12-07"]);
}

#[test]
fn a_permit_that_replaces_another_follows_it_without_a_gap() {
    let made = client("RUS").stay("2026-01-10..").trp("2026-01-10..2027-01-09").passport("2027-05-01");
    let new = json!({ "number": "77", "valid_from": "2026-11-20", "valid_until": "2027-11-19" });
    let effect = done(&made, &fact(FactKind::PermitReplaced, new));
    let after = with(&made.0, &effect);
    assert_eq!(after.permits[0].actual_end, Some(day("2026-11-19")));
    assert_eq!(after.permits[1].predecessor.map(|id| id.0), Some(1));
    assert_eq!(moved(&made, &effect, "TRP-END"), ["none -> 2027-11-19", "2027-01-09 -> none"]);
    assert!(says(&effect, "finding-permit-outlasts-passport"), "pointed out at once");
    let early = json!({ "valid_from": "2026-01-10", "valid_until": "2027-11-19" });
    assert_eq!(refused(&made, &fact(FactKind::PermitReplaced, early)), one("valid_from", "fact-not-after-permit"));
    let turned = json!({ "valid_from": "2026-11-20", "valid_until": "2026-11-19" });
    assert_eq!(refused(&made, &fact(FactKind::PermitReplaced, turned)), one("valid_until", "fact-end-before-start"));
}
