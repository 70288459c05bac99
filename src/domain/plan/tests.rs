//! The way back from the last lawful day, with dates worked out by hand.
//!
//! Days off in the stretch: Saturdays, Sundays and Wednesday 2026-12-16.

use super::*;
use crate::domain::case::DocumentState;
use crate::domain::choice::Ground;
use crate::domain::deadline::{State, derive};
use crate::domain::id::{CaseDocumentId, ClientId};
use crate::domain::testing::{Made, client, day, law};

/// RUS, entry 2026-10-01: day 90 is Tuesday 2026-12-29. Five working days back (28, 25, 24, 23, 22): 12-22. Five more
/// (21, 18, 17, 15, 14; 16 is off): Monday 12-14.
fn visa_free() -> Made {
    client("RUS").stay("2026-10-01..").case(CaseKind::FirstTrp, Stage::Collecting)
}

fn with_passport() -> Made {
    visa_free().passport("2030-01-01")
}

fn planned(made: &Made, today: &str) -> Plan {
    let case = made.0.cases.last().unwrap();
    plan(&made.0, case, &law(), &Calendar::built_in(), day(today)).unwrap()
}

fn paper<'a>(plan: &'a Plan, id: &str) -> &'a PlanStep {
    plan.steps.iter().find(|step| step.requirement.as_deref() == Some(id)).unwrap_or_else(|| panic!("{id}"))
}

impl Made {
    fn recorded(self, requirement: &str, state: DocumentState, requested: Option<&str>) -> Self {
        self.with(|dossier| {
            let mut paper = crate::domain::case::CaseDocument::new(dossier.cases[0].id, ClientId(1), requirement);
            paper.id = CaseDocumentId(100 + i64::try_from(dossier.case_documents.len()).unwrap());
            paper.state = state;
            paper.requested_on = requested.map(day);
            dossier.case_documents.push(paper);
        })
    }
}

#[test]
fn back_from_the_last_lawful_day() {
    let plan = planned(&with_passport(), "2026-11-22");
    assert_eq!(plan.rule, "TRP-FILE");
    assert_eq!(plan.granted_by, day("2026-12-29"));
    assert_eq!(plan.last_chance, day("2026-12-22"));
    assert_eq!(plan.file_by, day("2026-12-14"));
    let tail: Vec<_> = plan.steps.iter().filter(|step| step.requirement.is_none()).collect();
    let bars: Vec<_> = tail.iter().map(|step| (step.kind, step.from, step.until, step.working_days)).collect();
    assert_eq!(
        bars,
        [
            (PlanKind::File, day("2026-12-14"), day("2026-12-14"), 0),
            (PlanKind::Refiling, day("2026-12-14"), day("2026-12-22"), 5),
            (PlanKind::Decision, day("2026-12-22"), day("2026-12-29"), 5),
            (PlanKind::Granted, day("2026-12-29"), day("2026-12-29"), 0),
        ]
    );
    assert!(plan.makes_it && plan.short_by == 0);
    // From Sunday 11-22 to Monday 12-14: 5 + 5 + 5 + 1 working days.
    assert_eq!(tail[0].working_days_left, 16);
}

/// Lead times back from 12-14: 5 days (11, 10, 9, 8, 7) 12-07; 3 days 12-09; 2 days 12-10; 1 day 12-11; 20 days 11-16.
#[test]
fn each_missing_paper_has_its_last_day_to_order() {
    let plan = planned(&with_passport(), "2026-11-22");
    for (id, from) in [
        ("purpose_document", "2026-12-07"),
        ("fingerprint_certificate", "2026-12-09"),
        ("owner_consent", "2026-12-09"),
        ("medical_insurance", "2026-12-10"),
        ("application_form", "2026-12-11"),
    ] {
        assert_eq!(paper(&plan, id).from, day(from), "{id}");
        assert_eq!(paper(&plan, id).until, day("2026-12-14"));
    }
    assert_eq!(plan.order_by, Some(day("2026-12-07")));
    assert!(plan.steps.iter().all(|step| step.requirement.as_deref() != Some("passport")), "it is on file");
    assert!(plan.steps.iter().all(|step| step.requirement.as_deref() != Some("iin")), "never a condition");
    assert_eq!(paper(&planned(&visa_free(), "2026-11-16"), "passport").from, day("2026-11-16"));
}

/// Ordered on Tuesday 12-08 the purpose document is here on 12-15 (9, 10, 11, 14, 15): one working day after 12-14.
#[test]
fn it_will_not_make_it_before_the_day_to_file_has_come() {
    let in_time = planned(&with_passport(), "2026-12-07");
    assert!(in_time.makes_it);
    let late = planned(&with_passport(), "2026-12-08");
    assert!(!late.makes_it && late.short_by == 1 && late.makes_it_unless_sent_back);
    assert_eq!(paper(&late, "purpose_document").short_by, 1);
    assert_eq!(paper(&late, "fingerprint_certificate").short_by, 0);
    assert_eq!(late.phrase().id, "plan-makes-it-unless-sent-back");
    // A passport ordered on Sunday 11-22 comes on 12-21 (the twentieth working day, 16 December being off): 15, 17, 18
    // and 21 lie after 12-14.
    let passport = planned(&visa_free(), "2026-11-22");
    assert_eq!((passport.short_by, passport.makes_it), (4, false));
    // On 12-17 a purpose document comes on 12-24, after the last chance of 12-22: 15, 17, 18, 21, 22, 23, 24.
    let hopeless = planned(&with_passport(), "2026-12-17");
    assert_eq!((hopeless.short_by, hopeless.makes_it_unless_sent_back), (7, false));
    assert_eq!(hopeless.phrase().id, "plan-will-not-make-it");
}

#[test]
fn a_paper_on_order_comes_when_it_was_asked_for() {
    let asked = |on| with_passport().recorded("purpose_document", DocumentState::Requested, Some(on));
    // Asked for on 12-02 it is here on 12-09; on 12-08 nothing is lost.
    let plan = planned(&asked("2026-12-02"), "2026-12-08");
    assert_eq!((paper(&plan, "purpose_document").short_by, plan.makes_it), (0, true));
    assert_eq!(planned(&asked("2026-12-08"), "2026-12-08").short_by, 1);
    // What was to come a week ago can come today at the earliest.
    assert_eq!(paper(&planned(&asked("2026-11-02"), "2026-12-15"), "purpose_document").short_by, 1);
    let rejected = with_passport().recorded("purpose_document", DocumentState::Rejected, Some("2026-11-02"));
    assert_eq!(planned(&rejected, "2026-12-08").short_by, 1, "another one has to be got");
    let here = with_passport().recorded("purpose_document", DocumentState::Received, None);
    assert_eq!(planned(&here, "2026-11-22").order_by, Some(day("2026-12-09")));
}

/// The permit until Thursday 2026-12-31: 30, 29, 28, 25, 24; 23, 22, 21, 18, 17.
#[test]
fn an_extension_counts_back_from_the_permit() {
    let made = client("RUS").stay("2026-01-01..").trp("2026-01-01..2026-12-31").passport("2030-01-01");
    let plan = planned(&made.case(CaseKind::Extension, Stage::Collecting), "2026-11-22");
    assert_eq!((plan.rule.as_str(), plan.granted_by), ("TRP-EXT", day("2026-12-31")));
    assert_eq!((plan.last_chance, plan.file_by), (day("2026-12-24"), day("2026-12-17")));
}

/// The job ended on Tuesday 2026-11-10: 15 days are over with Wednesday the 25th. Back from it 24, 23, 20, 19, 18; then
/// 17, 16, 13, 12, 11.
#[test]
fn a_reissue_after_a_dismissal_counts_back_from_the_fifteen_days() {
    let dismissed = || {
        let holder = client("RUS").stay("2026-06-01..").trp("2026-07-01..2027-06-30").passport("2030-01-01");
        holder.basis(Some("2027-06-30"), Some("2026-11-10"))
    };
    let reissue = dismissed().case(CaseKind::Reissue, Stage::Collecting);
    let plan = planned(&reissue, "2026-11-11");
    assert_eq!((plan.granted_by, plan.term_rule.as_deref()), (day("2026-11-25"), Some("JOB-END-15")));
    assert_eq!((plan.last_chance, plan.file_by), (day("2026-11-18"), day("2026-11-11")));
    assert!(!plan.makes_it, "papers that are ordered on the last day to file come too late");
    assert_eq!(plan.steps.last().unwrap().text.id, "plan-granted-term");
    let order = derive(&reissue.0, &law(), &Calendar::built_in()).into_iter().find(|due| due.id.rule == "ORDER-PAPERS");
    assert!(order.unwrap().last_day <= day("2026-11-11"));
    // Once filed the term still says by when the permit is wanted.
    let filed = dismissed().case(CaseKind::Reissue, Stage::Filed).filed("2026-11-12", Outcome::Pending);
    assert_eq!(planned(&filed, "2026-11-13").granted_by, day("2026-11-25"));
    // A permit that ends sooner binds itself, a permit given since ends the matter, and an extension knows no such term.
    let cut = reissue.with(|dossier| dossier.permits[0].actual_end = Some(day("2026-11-20")));
    assert_eq!(
        (planned(&cut, "2026-11-11").granted_by, planned(&cut, "2026-11-11").term_rule),
        (day("2026-11-20"), None)
    );
    let since = dismissed().trp("2026-11-20..2027-11-19").case(CaseKind::Reissue, Stage::Collecting);
    assert_eq!(planned(&since, "2026-11-22").granted_by, day("2027-11-19"));
    let extended = dismissed().case(CaseKind::Extension, Stage::Collecting);
    assert_eq!(planned(&extended, "2026-11-22").granted_by, day("2027-06-30"));
    // Studies that broke off: no term is known, and none is invented.
    let student = dismissed().with(|dossier| dossier.bases[0].ground = Ground::Education);
    let student = student.case(CaseKind::Reissue, Stage::Collecting);
    assert_eq!(planned(&student, "2026-11-22").granted_by, day("2027-06-30"));
}

#[test]
fn the_days_are_those_of_the_rulebook() {
    let text = Rulebook::embedded()
        .replace(
            "amount = -5, unit = \"working_days\", purpose = \"processing\"",
            "amount = -2, unit = \"working_days\", purpose = \"processing\"",
        )
        .replace(
            "amount = -5, unit = \"working_days\", purpose = \"refiling\"",
            "amount = -7, unit = \"days\", purpose = \"refiling\"",
        );
    let made = with_passport();
    let plan =
        plan(&made.0, &made.0.cases[0], &Rulebook::parse(&text).unwrap(), &Calendar::built_in(), day("2026-11-22"))
            .unwrap();
    // 12-29 less 28 and 25; less seven calendar days.
    assert_eq!((plan.last_chance, plan.file_by), (day("2026-12-25"), day("2026-12-18")));
}

#[test]
fn once_filed_only_the_decision_has_to_come_in_time() {
    let filed = |on: &str| {
        let made = with_passport().filed(on, Outcome::Accepted);
        planned(&made.with(|dossier| dossier.cases[0].stage = Stage::Filed), on)
    };
    let plan = filed("2026-12-22");
    assert_eq!((plan.filed_on, plan.makes_it, plan.order_by), (Some(day("2026-12-22")), true, None));
    assert!(plan.steps.iter().all(|step| step.kind != PlanKind::Paper));
    assert_eq!((filed("2026-12-23").makes_it, filed("2026-12-23").short_by), (false, 1));
    let returned = with_passport().filed("2026-12-01", Outcome::Returned);
    assert_eq!(planned(&returned, "2026-12-03").filed_on, None, "it is collecting again");
    let untold = with_passport().with(|dossier| dossier.cases[0].stage = Stage::Filed);
    assert!(planned(&untold, "2026-12-28").makes_it, "a case at “filed” is taken at its word");
}

#[test]
fn no_plan_without_an_end_or_an_aim() {
    let none = |made: Made| {
        plan(&made.0, made.0.cases.last().unwrap(), &law(), &Calendar::built_in(), day("2026-11-22")).is_none()
    };
    assert!(none(client("RUS").case(CaseKind::FirstTrp, Stage::Collecting)));
    assert!(none(client("RUS").stay("2026-10-01..").case(CaseKind::Address, Stage::Collecting)));
    assert!(none(client("RUS").stay("2026-10-01..").case(CaseKind::FirstTrp, Stage::Granted)));
    assert!(none(client("RUS").stay("2026-10-01..2026-10-05").case(CaseKind::FirstTrp, Stage::Collecting)));
}

fn order(made: &Made) -> Option<(Day, State)> {
    let all = derive(&made.0, &law(), &Calendar::built_in());
    let found = all.into_iter().find(|deadline| deadline.id.rule == "ORDER-PAPERS");
    found.map(|deadline| {
        assert_eq!((deadline.id.subject.as_str(), deadline.case), ("K-000001", Some(made.0.cases[0].id)));
        (deadline.last_day, deadline.state)
    })
}

/// The deadline is the first of the days above, and goes when nothing is left to order in time.
#[test]
fn ordering_is_a_deadline_of_the_case() {
    assert_eq!(order(&with_passport()), Some((day("2026-12-07"), State::Open)));
    assert_eq!(order(&visa_free()), Some((day("2026-11-16"), State::Open)));
    let asked = |on| order(&with_passport().recorded("purpose_document", DocumentState::Requested, Some(on)));
    assert_eq!(asked("2026-12-07"), Some((day("2026-12-09"), State::Open)), "the next paper is waited for");
    assert_eq!(asked("2026-12-08"), Some((day("2026-12-07"), State::Open)), "asked for too late, it stays");
    let ids = ["application_form", "identity_copy", "purpose_document", "fingerprint_certificate", "medical_insurance"];
    let rest = ["owner_consent", "registration_code"];
    let all =
        ids.iter().chain(&rest).fold(with_passport(), |made, id| made.recorded(id, DocumentState::Received, None));
    assert_eq!(order(&all), None);
    assert_eq!(
        order(&with_passport().filed("2026-12-01", Outcome::Pending).with(|d| d.cases[0].stage = Stage::Filed)),
        None
    );
    assert_eq!(order(&client("RUS").stay("2026-10-01..").case(CaseKind::Address, Stage::Collecting)), None);
}

/// AZE, entry 2026-10-01: 90 days end on 12-29; by the stricter reading 30 days end on 10-30.
#[test]
fn a_stricter_reading_is_said_until_it_is_confirmed() {
    let made = client("AZE").stay("2026-10-01..").passport("2030-01-01").case(CaseKind::FirstTrp, Stage::Collecting);
    let plan = planned(&made, "2026-10-05");
    assert_eq!((plan.granted_by, plan.stricter_granted_by), (day("2026-12-29"), Some(day("2026-10-30"))));
    assert_eq!(planned(&with_passport(), "2026-10-05").stricter_granted_by, None);
}
