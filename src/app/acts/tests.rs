//! Which decisions fit which deadlines.

use super::*;
use crate::domain::calendar::Calendar;
use crate::domain::testing::{Made, client, day, law};

/// What becomes of "done on that day" for a deadline, asked on 22 November 2026.
fn done(made: &Made, rule: &str, on: &str, proof: Option<&str>) -> store::Result<()> {
    let deadlines = derive(&made.0, &law(), &Calendar::built_in());
    let deadline = deadlines.iter().find(|deadline| deadline.id.rule == rule).unwrap();
    let target = Target { client: made.0.client.id, id: deadline.id.clone(), shown_day: deadline.last_day };
    let decision = Decision::Done { on: day(on), proof: proof.map(Clean::line) };
    fits(deadline, &target, &decision, day("2026-11-22"), false)
}

#[test]
fn an_act_is_not_done_before_its_cause() {
    let arrived = client("RUS").stay("2026-11-02..");
    let refused = done(&arrived, "REG-30", "2026-11-01", Some("17"));
    let Err(store::Error::Refused(phrase)) = refused else { panic!("{refused:?}") };
    assert_eq!(phrase, Phrase::new("act-before-cause").day("day", day("2026-11-02")));
    assert!(done(&arrived, "REG-30", "2026-11-02", Some("17")).is_ok(), "the day of entry itself");
    // What counts down to a day to come is done before that day.
    let holder = client("RUS").stay("2026-01-10..").trp("2026-01-10..2027-01-09");
    assert!(done(&holder, "TRP-EXT", "2026-11-20", None).is_ok());
}

#[test]
fn only_a_hard_act_needs_proof() {
    let arrived = client("RUS").stay("2026-11-02..");
    assert!(done(&arrived, "REG-30", "2026-11-20", None).is_err());
    let holder = client("RUS").stay("2026-01-10..").trp("2026-01-10..2027-01-09");
    let soft = derive(&holder.0, &law(), &Calendar::built_in());
    let soft = soft.iter().find(|deadline| deadline.id.rule == "TRP-EXT").unwrap();
    assert_eq!(soft.severity, crate::domain::choice::Severity::Soft);
    assert!(done(&holder, "TRP-EXT", "2026-11-20", None).is_ok());
}
