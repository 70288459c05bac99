//! The life of a case on a real store: every turn, what it leaves behind, its undo, and the dates it does not move.

mod office;

use super::filing::Submission;
use super::grant::{GRANTED_ON, NewPermit};
use super::hand_over::HandOver;
use super::outcome::Verdict;
use super::*;
use crate::app::error::ErrorKind;
use crate::app::forms::{Parent, Typed};
use crate::domain::case::{CaseKind, DocumentState, RefusalGround};
use crate::domain::choice::Ground;
use crate::domain::clean::Clean;
use crate::domain::id::{CaseId, ClientId, PermitId, StaffId};
use crate::domain::permit::{Permit, PermitItem};
use crate::domain::record::{Key, Kind};
use crate::domain::testing::{Made, client, day};
use office::Office;

const CLIENT: ClientId = ClientId(1);

/// A filing that says why it goes in with errors: these cases have no papers at all.
fn despite(on: &str) -> Submission {
    Submission { despite: Some(Clean::line("papers follow")), ..Submission::new(day(on)) }
}

fn permit(from: &str, until: &str) -> NewPermit {
    NewPermit { number: Clean::line("UTR-1"), from: day(from), until: day(until) }
}

fn said(error: &AppError) -> &str {
    &error.message.id
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

const OPEN: (&str, &str) = ("2026-11-25", "2026-11-11");

#[test]
fn a_stage_follows_the_table_and_nothing_else() {
    use Stage::{Closed, Collecting, Filed, Granted, Intake, Ready, Refused, Withdrawn};
    let allowed = [
        (Intake, Collecting),
        (Intake, Withdrawn),
        (Collecting, Ready),
        (Collecting, Withdrawn),
        (Ready, Filed),
        (Ready, Collecting),
        (Ready, Withdrawn),
        (Filed, Granted),
        (Filed, Refused),
        (Filed, Withdrawn),
        (Filed, Collecting),
        (Refused, Collecting),
        (Refused, Withdrawn),
        (Refused, Closed),
        (Granted, Closed),
        (Withdrawn, Closed),
    ];
    for from in Stage::ALL {
        for to in Stage::ALL {
            assert_eq!(from.leads_to().contains(to), allowed.contains(&(*from, *to)), "{from:?} → {to:?}");
            let made = client("UZB").case(CaseKind::Other, *from).0;
            let refusal = fits(&made, &made.cases[0], *to).err();
            let named = matches!(&refusal, Some(store::Error::Refused(phrase)) if phrase.id == "life-stage-order");
            assert_eq!(named, !allowed.contains(&(*from, *to)), "{from:?} → {to:?}: {refusal:?}");
        }
    }
}

#[test]
fn nothing_is_filed_by_hand_and_no_outcome_is_passed_over() {
    let office = Office::first_trp();
    let mut desk = office.on("2026-11-10");
    desk.set_stage(&office.case(), Stage::Ready).unwrap();
    let error = desk.set_stage(&office.case(), Stage::Filed).unwrap_err();
    assert_eq!((error.kind, said(&error)), (ErrorKind::Refused, "life-filed-without-filing"));
    office.file("2026-11-10");
    for stage in [Stage::Collecting, Stage::Refused] {
        assert_eq!(said(&desk.set_stage(&office.case(), stage).unwrap_err()), "life-outcome-first");
    }
    assert_eq!(said(&desk.set_stage(&office.case(), Stage::Granted).unwrap_err()), "act-granted-without-permit");
    desk.set_stage(&office.case(), Stage::Withdrawn).unwrap();
    // What is still said about it reopens nothing.
    let accepted = Verdict::new(Outcome::Accepted, day("2026-11-10"));
    assert_eq!(said(&desk.record_outcome(&office.case(), &accepted).unwrap_err()), "life-outcome-over");
    desk.set_stage(&office.case(), Stage::Closed).unwrap();
    assert_eq!(office.case().closed_on, Some(day("2026-11-10")));
    let error = desk.file_case(&office.case(), &despite("2026-11-10")).unwrap_err();
    assert_eq!(said(&error), "life-over");
}

#[test]
fn a_filing_closes_the_aim_and_leaves_the_stay_where_it_was() {
    let office = Office::first_trp();
    assert_eq!(office.stands(), (Stage::Collecting, some(OPEN.0), some(OPEN.1)));
    let what = Submission {
        channel: Some(crate::domain::case::FilingChannel::Online),
        number: Some(Clean::line("77-A")),
        office: Some(Clean::line("Алматы")),
        with_cancellation: true,
        ..despite("2026-11-10")
    };
    office.on("2026-11-10").file_case(&office.case(), &what).unwrap();
    assert_eq!(office.stands(), (Stage::Filed, some(OPEN.0), None), "a filed application does not extend the stay");
    let page = office.page("2026-11-12");
    let filing = &page.dossier.filings[0];
    assert_eq!((filing.filed_on, filing.outcome), (day("2026-11-10"), Outcome::Pending));
    assert_eq!(filing.application_number.as_deref(), Some("77-A"));
    assert!(filing.with_cancellation && filing.filed_by == Some(StaffId(1)));
    // One at a time, and not from the future.
    let error = office.on("2026-11-11").file_case(&office.case(), &despite("2026-11-11")).unwrap_err();
    assert_eq!(said(&error), "life-outcome-first");
    let mut desk = office.on("2026-11-12");
    desk.undo().unwrap();
    assert_eq!(office.stands(), (Stage::Collecting, some(OPEN.0), some(OPEN.1)));
    assert!(office.page("2026-11-12").dossier.filings.is_empty(), "filing and stage are one group");
    let error = desk.file_case(&office.case(), &despite("2026-11-13")).unwrap_err();
    assert_eq!(error.fields.first().map(|(field, _)| field.as_str()), Some("filed_on"));
}

#[test]
fn filing_against_an_error_needs_a_supervisor_and_a_reason() {
    let office = Office::first_trp();
    let plain = Submission::new(day("2026-11-10"));
    let found = office.on("2026-11-10").prefiling(&office.case(), &plain).unwrap();
    assert!(filing::errors(&found) > 0, "a case without any paper");
    let error = office.on("2026-11-10").file_case(&office.case(), &plain).unwrap_err();
    assert_eq!((error.kind, said(&error)), (ErrorKind::Refused, "life-against-error"));
    let mut officer = office.as_who("officer", "2026-11-10");
    let error = officer.file_case(&office.case(), &despite("2026-11-10")).unwrap_err();
    assert_eq!(error.kind, ErrorKind::NotAllowed);
    assert!(office.page("2026-11-12").dossier.filings.is_empty());
    office.on("2026-11-10").file_case(&office.case(), &despite("2026-11-10")).unwrap();
    let filing = office.page("2026-11-12").dossier.filings.remove(0);
    assert_eq!((filing.despite.as_deref(), filing.allowed_by), (Some("papers follow"), Some(StaffId(1))));
}

#[test]
fn without_errors_an_officer_files_and_no_reason_is_kept() {
    let office = Office::complete();
    let mut officer = office.as_who("officer", "2026-11-02");
    let what = despite("2026-11-02");
    let found = officer.prefiling(&office.case(), &what).unwrap();
    assert_eq!(filing::errors(&found), 0, "{found:#?}");
    officer.file_case(&office.case(), &what).unwrap();
    let filing = office.page("2026-11-12").dossier.filings.remove(0);
    assert_eq!((filing.despite, filing.allowed_by, filing.filed_by), (None, None, Some(StaffId(2))));
}

#[test]
fn what_comes_back_makes_the_case_collect_again_while_the_old_stay_runs_on() {
    for (outcome, ground) in
        [(Outcome::NotAccepted, None), (Outcome::Returned, None), (Outcome::Refused, Some(RefusalGround::NotCompliant))]
    {
        let office = Office::first_trp();
        office.file("2026-11-10");
        let verdict = Verdict {
            ground,
            paper: Some(Clean::line("medical_insurance")),
            reason: Some(Clean::line("срок полиса")),
            ..Verdict::new(outcome, day("2026-11-12"))
        };
        office.on("2026-11-12").record_outcome(&office.case(), &verdict).unwrap();
        assert_eq!(office.stands(), (Stage::Collecting, some(OPEN.0), some(OPEN.1)), "{outcome:?}");
        let page = office.page("2026-11-12");
        let filing = &page.dossier.filings[0];
        assert_eq!((filing.outcome, filing.outcome_on), (outcome, Some(day("2026-11-12"))));
        assert_eq!(filing.refusal_ground, ground);
        let paper = &page.dossier.case_documents[0];
        assert_eq!((paper.requirement.as_str(), paper.state), ("medical_insurance", DocumentState::Rejected));
        assert_eq!(paper.rejected_reason.as_deref(), Some("срок полиса"));
        office.on("2026-11-12").undo().unwrap();
        assert_eq!(office.stands(), (Stage::Filed, some(OPEN.0), None), "{outcome:?} taken back");
        assert!(office.page("2026-11-12").dossier.case_documents.is_empty(), "the paper goes with it");
    }
}

#[test]
fn a_case_is_filed_again_after_its_papers_came_back() {
    let office = Office::first_trp();
    office.file("2026-11-10");
    let back = Verdict {
        reason: Some(Clean::line("нет печати")),
        ..Verdict::new(Outcome::Returned, day("2026-11-11"))
    };
    office.on("2026-11-11").record_outcome(&office.case(), &back).unwrap();
    office.file("2026-11-12");
    let mut desk = office.on("2026-11-12");
    desk.record_outcome(&office.case(), &Verdict::new(Outcome::Accepted, day("2026-11-12"))).unwrap();
    let page = office.page("2026-11-12");
    let outcomes: Vec<Outcome> = page.dossier.filings.iter().map(|filing| filing.outcome).collect();
    assert_eq!(outcomes, [Outcome::Returned, Outcome::Accepted]);
    assert_eq!(office.stands(), (Stage::Filed, some(OPEN.0), None));
    let turned = Verdict { outcome: Outcome::NotAccepted, ..back };
    let late = Verdict { on: day("2026-11-12"), ..turned };
    assert_eq!(said(&desk.record_outcome(&office.case(), &late).unwrap_err()), "life-already-accepted");
}

#[test]
fn an_outcome_says_what_is_missing() {
    let office = Office::first_trp();
    let mut desk = office.on("2026-11-12");
    let fields = |error: AppError| error.fields.into_iter().map(|(field, _)| field).collect::<Vec<_>>();
    let accepted = Verdict::new(Outcome::Accepted, day("2026-11-12"));
    assert_eq!(said(&desk.record_outcome(&office.case(), &accepted).unwrap_err()), "life-no-open-filing");
    office.file("2026-11-10");
    let bare = |outcome| Verdict::new(outcome, day("2026-11-12"));
    let error = desk.record_outcome(&office.case(), &bare(Outcome::Refused)).unwrap_err();
    assert_eq!(fields(error), ["refusal_ground"]);
    let error = desk.record_outcome(&office.case(), &bare(Outcome::Returned)).unwrap_err();
    assert_eq!(fields(error), ["reason"]);
    let early = Verdict { on: day("2026-11-09"), ..accepted };
    assert_eq!(fields(desk.record_outcome(&office.case(), &early).unwrap_err()), ["outcome_on"]);
    let court = Verdict { ground: Some(RefusalGround::Court), ..bare(Outcome::Refused) };
    desk.record_outcome(&office.case(), &court).unwrap();
}

#[test]
fn granted_and_its_permit_are_one_group() {
    let office = Office::first_trp();
    let mut desk = office.on("2026-11-12");
    let new = permit("2026-11-12", "2027-11-11");
    assert_eq!(said(&desk.grant(&office.case(), &new, day("2026-11-12")).unwrap_err()), "life-stage-order");
    assert!(office.page("2026-11-12").dossier.permits.is_empty(), "a refused grant leaves no permit behind");
    office.file("2026-11-10");
    let granted = Verdict::new(Outcome::Granted, day("2026-11-12"));
    assert_eq!(said(&desk.record_outcome(&office.case(), &granted).unwrap_err()), "act-granted-without-permit");
    let done = desk.grant(&office.case(), &new, day("2026-11-12")).unwrap();
    assert_eq!(done.warnings, []);
    let page = office.page("2026-11-12");
    let permit = &page.dossier.permits[0];
    assert_eq!(
        (permit.case, permit.ground, permit.number.as_deref()),
        (Some(CaseId(1)), Some(Ground::Employment), Some("UTR-1"))
    );
    assert_eq!(permit.document, page.dossier.identity_documents.first().map(|document| document.id));
    let filing = &page.dossier.filings[0];
    assert_eq!((filing.outcome, filing.outcome_on), (Outcome::Granted, Some(day("2026-11-12"))));
    assert_eq!(office.stands(), (Stage::Granted, None, None));
    desk.undo().unwrap();
    assert_eq!(office.stands(), (Stage::Filed, some(OPEN.0), None));
    assert!(office.page("2026-11-12").dossier.permits.is_empty());
}

#[test]
fn the_form_of_the_grant_keeps_permit_filing_and_case_together() {
    let office = Office::first_trp();
    office.file("2026-11-10");
    let mut desk = office.on("2026-11-12");
    let form = desk.grant_form(&office.case()).unwrap();
    let text = |name: &str| form.fields.iter().find(|shown| shown.field.name == name).map(|shown| shown.text.as_str());
    assert_eq!(
        (text("ground"), text("document"), text(GRANTED_ON)),
        (Some("employment"), Some("1"), Some("12.11.2026"))
    );
    let mut typed: Typed = form.fields.iter().map(|shown| (shown.field.name.to_owned(), shown.text.clone())).collect();
    let mut fill = |name: &str, text: &str| typed.insert(name.to_owned(), text.to_owned());
    fill("number", "UTR-9");
    fill("valid_from", "12.11.2026");
    fill("valid_until", "11.11.2027");
    fill(GRANTED_ON, "09.11.2026");
    let early = desk.submit_grant(&office.case(), &form, &typed).unwrap_err();
    assert_eq!(early.fields[0].0, "outcome_on", "not before it was filed");
    typed.insert(GRANTED_ON.to_owned(), "11.11.2026".to_owned());
    desk.submit_grant(&office.case(), &form, &typed).unwrap();
    let page = office.page("2026-11-12");
    assert_eq!(page.dossier.filings[0].outcome_on, Some(day("2026-11-11")));
    assert_eq!((page.dossier.permits[0].number.as_deref(), office.case().stage), (Some("UTR-9"), Stage::Granted));
    desk.undo().unwrap();
    assert_eq!((office.page("2026-11-12").dossier.permits.len(), office.case().stage), (0, Stage::Filed));
}

#[test]
fn a_permit_that_outlasts_what_it_rests_on_is_pointed_out_at_once() {
    let made = client("UZB").stay("2026-10-27..").passport("2027-03-01").trp("2026-10-27..2027-12-31");
    let made = made.basis(Some("2027-01-31"), None).case(CaseKind::Extension, Stage::Collecting);
    let office = Office::of(made.with(|dossier| dossier.cases[0].permit = Some(PermitId(1))));
    office.file("2026-11-10");
    let done = office.on("2026-11-12").grant(&office.case(), &permit("2026-11-12", "2027-11-11"), day("2026-11-12"));
    let ids: Vec<String> = done.unwrap().warnings.into_iter().map(|phrase| phrase.id).collect();
    for id in ["finding-permit-outlasts-passport", "grant-outlasts-contract", "grant-shorter-than-old"] {
        assert!(ids.iter().any(|said| said == id), "{id} in {ids:?}");
    }
}

#[test]
fn what_a_sponsor_lends_caps_the_permit() {
    let made = client("UZB").linked("2027-06-30").trp("2026-11-12..2027-11-11").case(CaseKind::FirstTrp, Stage::Filed);
    let said = grant::doubts(&made.0, &made.0.cases[0], &made.0.permits[0]);
    let (until, other) = (day("2027-11-11"), day("2027-06-30"));
    assert_eq!(said, [Phrase::new("grant-outlasts-sponsor").day("permit", until).day("other", other)]);
    let shorter = made.with(|dossier| dossier.permits[0].valid_until = day("2027-06-30"));
    assert_eq!(grant::doubts(&shorter.0, &shorter.0.cases[0], &shorter.0.permits[0]), []);
}

/// A case that was granted on 12 November.
fn granted() -> Office {
    let office = Office::first_trp();
    office.file("2026-11-10");
    office.on("2026-11-12").grant(&office.case(), &permit("2026-11-12", "2027-11-11"), day("2026-11-12")).unwrap();
    office
}

fn handed_over(wrong: &[PermitItem], informed: Option<&str>) -> HandOver {
    let on = Some(day("2026-11-13"));
    HandOver { on, wrong: wrong.to_vec(), sponsor_informed_on: informed.map(day), reissue: false }
}

#[test]
fn a_granted_case_is_closed_when_its_permit_is_compared_handed_over_and_told() {
    let office = granted();
    let mut desk = office.on("2026-11-13");
    let error = desk.set_stage(&office.case(), Stage::Closed).unwrap_err();
    let missing: Vec<&str> = error.fields.iter().map(|(field, _)| field.as_str()).collect();
    assert_eq!(
        (said(&error), missing),
        (
            "life-close-missing",
            vec![
                "name_checked",
                "passport_checked",
                "iin_checked",
                "address_checked",
                "term_checked",
                "handed_over_on",
                "sponsor_informed_on"
            ]
        )
    );
    desk.hand_over(&office.case(), &handed_over(&[], None)).unwrap();
    let error = desk.set_stage(&office.case(), Stage::Closed).unwrap_err();
    assert_eq!(error.fields.len(), 1, "an employer is told: {:?}", error.fields);
    desk.hand_over(&office.case(), &handed_over(&[], Some("2026-11-13"))).unwrap();
    desk.set_stage(&office.case(), Stage::Closed).unwrap();
    desk.undo().unwrap();
    assert_eq!((office.case().stage, office.case().closed_on), (Stage::Granted, None));
    desk.undo().unwrap();
    desk.undo().unwrap();
    let permit = office.page("2026-11-13").dossier.permits[0].clone();
    assert!(permit.handed_over_on.is_none() && !permit.is_checked());
}

#[test]
fn who_has_no_employer_need_not_tell_one() {
    let made = granted().page("2026-11-13").dossier;
    let family = Permit {
        ground: Some(Ground::Family),
        handed_over_on: Some(day("2026-11-13")),
        name_checked: true,
        passport_checked: true,
        iin_checked: true,
        address_checked: true,
        term_checked: true,
        ..made.permits[0].clone()
    };
    let case = Case { ground: Some(Ground::Family), ..made.cases[0].clone() };
    assert_eq!(hand_over::missing(&Dossier { permits: vec![family], ..made }, &case), []);
}

#[test]
fn a_wrong_letter_leads_to_a_re_issue_case_that_takes_the_matter_over() {
    let office = granted();
    let mut desk = office.on("2026-11-13");
    let what = HandOver { reissue: true, ..handed_over(&[PermitItem::Name], Some("2026-11-13")) };
    let (reissue, _) = desk.hand_over(&office.case(), &what).unwrap();
    let page = office.page("2026-11-13");
    let permit = &page.dossier.permits[0];
    assert!(!permit.name_checked && permit.passport_checked && permit.handed_over_on.is_none());
    let opened = page.case(reissue.unwrap()).unwrap();
    assert_eq!((opened.kind, opened.stage, opened.permit), (CaseKind::Reissue, Stage::Intake, Some(permit.id)));
    assert_eq!(said(&desk.open_reissue(&office.case()).unwrap_err()), "life-reissue-open");
    // The old matter is over: what is wrong is the new one's business.
    desk.set_stage(&office.case(), Stage::Closed).unwrap();
    desk.undo().unwrap();
    desk.undo().unwrap();
    assert_eq!(office.page("2026-11-13").dossier.cases.len(), 1, "the comparison and the new case are one group");
}

#[test]
fn a_permit_is_not_handed_over_before_it_was_asked_for() {
    let office = granted();
    let mut desk = office.on("2026-11-13");
    let early = HandOver { on: Some(day("2026-11-09")), ..handed_over(&[], None) };
    assert_eq!(desk.hand_over(&office.case(), &early).unwrap_err().fields[0].0, "handed_over_on");
    let late = HandOver { on: Some(day("2026-11-14")), ..handed_over(&[], None) };
    assert_eq!(desk.hand_over(&office.case(), &late).unwrap_err().fields[0].0, "handed_over_on");
    let filed = Office::first_trp();
    filed.file("2026-11-10");
    let error = filed.on("2026-11-13").hand_over(&filed.case(), &handed_over(&[], None)).unwrap_err();
    assert_eq!(said(&error), "life-not-granted");
}

#[test]
fn forms_do_not_reach_behind_the_acts() {
    let office = Office::first_trp();
    office.file("2026-11-10");
    let mut desk = office.on("2026-11-12");
    let parent = Parent { client: Some(CLIENT), case: Some(CaseId(1)) };
    let key = |kind| Some(Key { kind, id: 1 });
    let form = desk.form(Kind::Case, key(Kind::Case), parent).unwrap();
    assert!(form.fields.iter().all(|shown| shown.field.name != "stage"));
    let form = desk.form(Kind::Filing, None, parent).unwrap();
    assert_eq!(said(&desk.submit(&form, &Typed::new()).unwrap_err()), "life-filing-by-act");
    let form = desk.form(Kind::Case, None, parent).unwrap();
    let typed = |stage: &str| Typed::from([("stage".to_owned(), stage.to_owned())]);
    assert_eq!(said(&desk.submit(&form, &typed("granted")).unwrap_err()), "life-stage-fresh");
    desk.submit(&form, &typed("collecting")).unwrap();
    // What was written down wrongly is still put right.
    let form = desk.form(Kind::Filing, key(Kind::Filing), parent).unwrap();
    let number = Typed::from([("application_number".to_owned(), "78-B".to_owned())]);
    desk.submit(&form, &number).unwrap();
    assert_eq!(office.page("2026-11-12").dossier.filings[0].application_number.as_deref(), Some("78-B"));
}

#[test]
fn a_stale_page_moves_nothing() {
    let office = Office::first_trp();
    let stale = office.case();
    office.on("2026-11-09").set_stage(&stale, Stage::Ready).unwrap();
    let error = office.on("2026-11-10").file_case(&stale, &despite("2026-11-10")).unwrap_err();
    assert_eq!((error.kind, office.page("2026-11-12").dossier.filings.len()), (ErrorKind::Conflict, 0));
}

#[test]
fn a_granted_case_takes_the_permit_recorded_without_one() {
    // The case was opened on 1 January 2026.
    let made = client("RUS")
        .trp("2025-03-01..2025-12-31")
        .trp("2026-01-01..2026-12-31")
        .case(CaseKind::FirstTrp, Stage::Filed);
    let taken = |made: &Made| permit_for(&made.0, &made.0.cases[0]).map(|permit| permit.id);
    assert_eq!(taken(&made), Some(PermitId(2)));
    let others = made.with(|dossier| dossier.permits[1].case = Some(CaseId(9)));
    assert_eq!(taken(&others), None, "neither another case's nor one from before");
    let own = others.with(|dossier| dossier.permits[0].case = Some(CaseId(1)));
    assert_eq!(taken(&own), Some(PermitId(1)));
}
