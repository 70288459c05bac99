//! The page of a client, the page of a case and the forms, over a real database: what a person sees, and what keys do.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod pages_fixture;

use pages_fixture::{Session, day};
use sojourn::app::case_life::filing::Submission;
use sojourn::app::case_life::grant::NewPermit;
use sojourn::app::forms::Parent;
use sojourn::app::lists::ListQuery;
use sojourn::domain::case::{CaseKind, DocumentState, Outcome, Stage};
use sojourn::domain::lang::Lang;
use sojourn::domain::record::{Key, Kind};
use sojourn::domain::staff::ActionKind;
use sojourn::tui::event::Event;

/// A passport of Karimov Jasur, with check digits that fit.
const ZONE: &str = "P<UZBKARIMOV<<JASUR<<<<<<<<<<<<<<<<<<<<<<<<<\nFB76543214UZB8807157M2903013<<<<<<<<<<<<<<06";

const CLIENT: Key = Key { kind: Kind::Client, id: 1 };

fn snapshot(name: &str, lang: Lang, columns: u16, rows: u16, keys: &str) {
    let mut session = Session::open(lang, columns, rows);
    session.keys(keys);
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(format!("{name}-{}-{columns}x{rows}", lang.as_str()), session.screen());
    });
}

fn in_every_size(name: &str, keys: &str) {
    for lang in [Lang::En, Lang::Ru, Lang::Kk] {
        for (columns, rows) in [(80, 24), (120, 40)] {
            snapshot(name, lang, columns, rows, keys);
        }
    }
}

#[test]
fn the_page_of_a_client() {
    in_every_size("client", "2<enter>");
}

#[test]
fn the_sections_of_a_client() {
    for lang in [Lang::En, Lang::Ru, Lang::Kk] {
        snapshot("client-stays", lang, 80, 24, "2<enter>2");
        snapshot("client-history", lang, 80, 24, "2<enter>0");
    }
}

#[test]
fn the_page_of_a_case() {
    in_every_size("case", "2<enter>6<enter>");
    in_every_size("case-plan", "2<enter>6<enter>2");
    in_every_size("case-check", "2<enter>6<enter>3");
    snapshot("case-filings", Lang::En, 80, 24, "2<enter>6<enter>4");
    for lang in [Lang::En, Lang::Ru, Lang::Kk] {
        snapshot("case-plan", lang, 44, 16, "2<enter>6<enter>2");
    }
}

#[test]
fn what_is_asked_before_a_case_is_filed() {
    for lang in [Lang::En, Lang::Ru, Lang::Kk] {
        snapshot("case-file", lang, 80, 24, "2<enter>6<enter>f");
        snapshot("case-prefiling", lang, 80, 24, "2<enter>6<enter>f<f2>");
    }
    snapshot("case-prefiling", Lang::Ru, 44, 16, "2<enter>6<enter>f<f2>");
}

#[test]
fn stays_are_drawn_with_plain_signs_where_the_terminal_has_no_others() {
    let mut session = Session::open(Lang::En, 80, 24);
    session.ascii(80, 24);
    session.keys("2<enter>2").shows("[#######.............] 28 of 90 used in 28.05.2026-23.11.2026, 62 left");
    session.shows("[###################.] day 28 of 30 since entry 27.10.2026, 2 left");
    let screen = session.screen();
    let line = screen.lines().find(|line| line.contains("stays   ")).unwrap();
    // 28 of the 180 days to today, in 70 columns.
    assert_eq!((line.matches('#').count(), line.matches('.').count()), (11, 59));
    session.hides("█");
}

/// The first case, filed and granted by somebody else meanwhile.
fn granted(session: &Session) {
    let mut desk = session.other();
    let case = |session: &Session| session.client(1).dossier.cases[0].clone();
    let what = Submission { despite: Some("papers follow".into()), ..Submission::new(day("2026-11-20")) };
    desk.file_case(&case(session), &what).unwrap();
    let permit = NewPermit { number: "UTR-100".into(), from: day("2026-11-23"), until: day("2027-11-22") };
    desk.grant(&case(session), &permit, day("2026-11-23")).unwrap();
}

#[test]
fn the_hand_over_of_a_granted_case() {
    for lang in [Lang::En, Lang::Ru, Lang::Kk] {
        let mut session = Session::open(lang, 80, 24);
        granted(&session);
        session.keys("2<end><enter>6<enter>7");
        insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(format!("case-hand-over-{}-80x24", lang.as_str()), session.screen());
            session.keys("h");
            insta::assert_snapshot!(format!("case-compare-{}-80x24", lang.as_str()), session.screen());
        });
    }
}

#[test]
fn a_plan_is_drawn_with_plain_signs_where_the_terminal_has_no_others() {
    let mut session = Session::open(Lang::En, 80, 24);
    session.ascii(80, 24);
    session.keys("2<enter>6<enter>2");
    let screen = session.screen();
    assert!(!screen.contains('━') && !screen.contains('┃') && screen.contains('='), "{screen}");
}

#[test]
fn a_filing_passes_through_its_check_and_a_supervisor_says_why() {
    let mut session = Session::open(Lang::En, 100, 40);
    session.keys("2<enter>6<enter>f").shows("What was filed");
    // The day, the channel, the number.
    session.keys("<tab>online<enter>77-A<f2>").shows("Before it is filed");
    session.shows("errors");
    assert_eq!(session.client(1).dossier.filings.len(), 1, "nothing is saved before it is looked at");
    // Back to the fields as they were filled in.
    session.keys("<esc>").shows("77-A");
    session.keys("<f2>d").shows("Say why it is filed all the same");
    session.keys("<f2>").shows("Please fill this in");
    session.keys("папка неполная, решение руководителя<f2>").shows("Filed on");
    let page = session.client(1);
    let filing = page.dossier.filings.last().unwrap();
    assert_eq!(filing.despite.as_deref(), Some("папка неполная, решение руководителя"));
    assert_eq!((filing.application_number.as_deref(), page.dossier.cases[0].stage), (Some("77-A"), Stage::Filed));
    session.keys("u");
    assert_eq!(session.client(1).dossier.cases[0].stage, Stage::Collecting);
}

#[test]
fn a_filing_says_who_handed_it_in() {
    let mut session = Session::open(Lang::En, 100, 40);
    let fields = [("login", "b.kim"), ("name", "Ким Борис"), ("role", "officer")];
    let fields = fields.map(|(name, text)| (name, text.to_owned()));
    let kim = session.other().keep_person(None, &fields, None).unwrap();
    session.again(Lang::En, 100, 40);
    session.keys("2<enter>6<enter>f<tab>online<enter>77-A<tab><tab>kim<enter><f2>").shows("Before it is filed");
    session.keys("d").shows("Say why it is filed all the same");
    session.keys("она подала<f2>").shows("Filed on");
    assert_eq!(session.client(1).dossier.filings.last().unwrap().filed_by, Some(kim));
}

#[test]
fn nothing_is_filed_before_every_finding_was_on_the_screen() {
    let mut session = Session::open(Lang::En, 80, 24);
    session.keys("2<enter>6<enter>f<f2>d").shows("Before it is filed");
    session.hides("File despite errors");
    session.keys("<pgdn><pgdn><pgdn>d").shows("File despite errors");
}

#[test]
fn a_filing_that_comes_back_rejects_its_paper() {
    let mut session = Session::open(Lang::En, 100, 40);
    let what = Submission { despite: Some("x".into()), ..Submission::new(day("2026-11-20")) };
    let case = session.client(1).dossier.cases[0].clone();
    session.other().file_case(&case, &what).unwrap();
    session.keys("2<enter>6<enter>oreturned<enter>").shows("Paper");
    session.keys("<tab>insurance<enter>срок полиса<f2>").shows("collecting again");
    let page = session.client(1);
    let paper = page.dossier.case_documents.iter().find(|one| one.requirement.as_str() == "medical_insurance").unwrap();
    assert_eq!((paper.state, paper.rejected_reason.as_deref()), (DocumentState::Rejected, Some("срок полиса")));
    assert_eq!(page.dossier.cases[0].stage, Stage::Collecting);
}

#[test]
fn a_wrong_letter_is_found_at_hand_over_and_a_re_issue_offered() {
    let mut session = Session::open(Lang::En, 100, 40);
    granted(&session);
    session.keys("2<end><enter>6<enter>h").shows("Compare the permit");
    session.keys("<f2>").shows("Please fill this in");
    // Name: no; all else: yes.
    session.keys("no<enter>yes<enter>yes<enter>yes<enter>yes<enter><f2>").shows("re-issued?");
    session.keys("<enter>").shows("Re-issue case opened");
    let page = session.client(1);
    assert_eq!(page.dossier.cases.last().unwrap().kind, CaseKind::Reissue);
    assert!(page.dossier.permits.iter().all(|permit| permit.handed_over_on.is_none()));
}

#[test]
fn a_case_is_closed_after_its_hand_over() {
    let mut session = Session::open(Lang::En, 100, 40);
    granted(&session);
    // Closing asks for what is missing first.
    session.keys("2<end><enter>6<enter>mclosed<enter>").shows("Compare the permit");
    session.keys("yes<enter>yes<enter>yes<enter>yes<enter>yes<enter><tab>23112026<f2>").shows("Hand-over saved");
    session.keys("mclosed<enter>");
    assert_eq!(session.client(1).dossier.cases[0].stage, Stage::Closed);
}

#[test]
fn a_finding_leads_to_its_record() {
    let mut session = Session::open(Lang::En, 100, 40);
    session.keys("2<enter>6<enter>3<home><enter>");
    session.shows("┌ ");
    session.shows("F2");
}

#[test]
fn the_form() {
    in_every_size("form", "2<enter>2e");
    snapshot("form-list", Lang::Ru, 80, 24, "2n<tab><tab>узб");
    snapshot("form-narrow", Lang::Ru, 44, 16, "2n<tab><tab>");
}

#[test]
fn a_date_sets_its_separators_and_shows_what_it_means() {
    let mut session = Session::open(Lang::En, 100, 30);
    session.keys("2<enter>2+23112026");
    session.shows("23.11.2026");
    session.shows("Mon 23.11.2026");
    session.keys("<c-u>31022026").shows("31.02.2026");
    session.shows("! ");
    // What is not a date yet is not blamed before the field is left.
    session.keys("<c-u>2").hides("! ");
    session.keys("<tab>").shows("! ");
    session.keys("<backtab>");
    // The Kazakh digit row types digits here, and words are still words.
    session.keys("<c-u>әі\"\"әқә,").shows("Mon 23.11.2026");
    session.keys("<c-u>-1").shows("Sun 22.11.2026");
    session.keys("<c-u>кеше").shows("Sun 22.11.2026");
}

#[test]
fn a_refused_save_keeps_what_was_typed_and_goes_to_the_fault() {
    let mut session = Session::open(Lang::En, 100, 40);
    session.keys("2n<tab><tab>рус<enter>12031990<f2>");
    session.shows("A client needs a name");
    session.shows("Russia");
    session.shows("12.03.1990");
    // The cursor stands in the field that is at fault.
    session.keys("KIM ANNA<f2>").shows("Saved: client");
    // The new client is open, so that the rest can follow at once.
    session.shows("› KIM ANNA");
    session.hides("New: client");
    let found = session.other().client_list(&ListQuery { limit: 50, ..ListQuery::default() }).unwrap();
    assert!(found.rows.iter().any(|line| line.name_latin.as_deref() == Some("KIM ANNA")));
    // What the keeper of records refuses stays in the form too: the stay before has no exit.
    session.keys("<esc><home><enter>2+20112026<f2>");
    session.shows("20.11.2026");
    session.shows("would run into the stay open since 27.10.2026");
    session.shows("New: stay");
}

#[test]
fn a_country_is_found_in_three_languages_by_code_and_in_the_wrong_layout() {
    for typed in ["Uzb", "узб", "UZB", "өзб", "ep,t"] {
        let mut session = Session::open(Lang::En, 100, 40);
        session.keys(&format!("2n<tab><tab>{typed}<enter>"));
        session.shows("Uzbekistan UZB");
    }
    let mut session = Session::open(Lang::En, 100, 40);
    session.keys("2n<tab><tab>qwertyu<enter>").shows("Nothing in the list fits");
}

#[test]
fn leaving_asks_before_typed_text_is_thrown_away() {
    let mut session = Session::open(Lang::En, 100, 40);
    session.keys("2n<esc>").hides("New: client");
    session.keys("nКим<esc>").shows("Not saved yet");
    session.keys("<esc>").shows("Ким");
    session.keys("<esc><enter>").shows("Not saved yet");
    session.keys("x").hides("New: client");
    session.keys("n").hides("left half-way");
}

#[test]
fn a_draft_outlives_the_program_until_the_form_is_saved() {
    let mut session = Session::open(Lang::En, 100, 40);
    session.keys("2nКим Анна").terminal.event(Event::Pause);
    session.again(Lang::En, 100, 40);
    session.shows("1 form left half-way · f opens it");
    session.keys("f").shows("client: Ким Анна");
    // Whoever chose it from the list is not asked whether they want it.
    let session = session.keys("<enter>");
    session.shows("Ким Анна");
    session.hides("left half-way");
    session.keys("<esc>k2n").shows("left half-way");
    session.keys("<enter>").shows("Ким Анна");
    // A client without citizenship would stand in no list: the form goes to that field.
    session.keys("<f2>").shows("Please fill this in");
    session.keys("UZB<f2>").shows("Saved: client");
    session.keys("n").hides("left half-way");
}

#[test]
fn a_draft_that_waits_is_not_written_over_by_what_is_typed_instead() {
    let mut session = Session::open(Lang::En, 100, 40);
    session.keys("2nКим Анна<esc>k").hides("New: client");
    // "Not now", and another client is typed and left too.
    session.keys("n").shows("left half-way");
    session.keys("<esc>Ли Ольга").terminal.event(Event::Pause);
    session.again(Lang::En, 100, 40);
    session.shows("2 forms left half-way");
    session.keys("f").shows("Ким Анна");
    session.shows("Ли Ольга");
    // The form asks for each; what is thrown away is that one, what is saved takes only its own draft along.
    session.keys("<esc>2n").shows("one of them: Ким Анна");
    session.keys("<esc>").shows("Ли Ольга");
    session.keys("x").hides("half-way");
    session.keys("Пак Вера<tab><tab>UZB<f2>").shows("Saved: client");
    session.keys("<esc>2n").shows("This form was left half-way");
    session.keys("<enter>").shows("Ким Анна");
}

#[test]
fn two_terminals_of_one_person_in_the_same_form_leave_a_draft_each() {
    let mut session = Session::open(Lang::En, 100, 40);
    let mut second = session.beside(Lang::En, 100, 40);
    session.keys("2nКим Анна").terminal.event(Event::Pause);
    second.keys("2n<esc>Ли Ольга");
    second.event(Event::Pause);
    session.keys(" Ивановна").terminal.event(Event::Pause);
    // A third takes the first draft up while its own terminal goes on typing: both texts stay.
    let mut third = session.beside(Lang::En, 100, 40);
    third.keys("2n<enter>-Мария");
    third.event(Event::Pause);
    session.keys(" Петровна").terminal.event(Event::TerminalGone);
    second.event(Event::TerminalGone);
    session.again(Lang::En, 100, 40);
    session.shows("3 forms left half-way");
    session.keys("f").shows("Ким Анна Ивановна Петровна");
    session.shows("Ким Анна Ивановна-Мария");
    session.shows("Ли Ольга");
}

#[test]
fn what_was_typed_is_kept_when_the_terminal_goes_away_at_once_and_behind_the_question() {
    for keys in ["2nКим Анна", "2nКим Анна<esc>"] {
        let mut session = Session::open(Lang::En, 100, 40);
        session.keys(keys).terminal.event(Event::TerminalGone);
        session.again(Lang::En, 100, 40);
        session.keys("f").shows("client: Ким Анна");
    }
}

#[test]
fn every_choice_about_unsaved_text_is_seen_on_the_smallest_screen() {
    for lang in [Lang::En, Lang::Ru, Lang::Kk] {
        let mut session = Session::open(lang, 40, 10);
        let screen = session.keys("2nКим<esc>").screen();
        for key in ["Esc ", "k ", "x "] {
            assert!(screen.contains(key), "{lang:?} {key}\n{screen}");
        }
    }
}

#[test]
fn the_first_character_replaces_what_was_filled_in_and_an_arrow_corrects_it() {
    let mut session = Session::open(Lang::En, 100, 40);
    session.keys("2<enter>0e");
    session.keys("Ким").shows("  Ким  ");
    session.keys("<esc>x0e<end>ов<f2>").shows("Saved: client");
    assert!(session.client(1).dossier.client.name().ends_with("ов"));
}

#[test]
fn two_people_change_the_same_field_and_one_chooses() {
    for (choice, phone) in [("m", "111"), ("t", "222")] {
        let mut session = Session::open(Lang::En, 100, 40);
        session.keys("2<enter>0e");
        let mut other = session.other();
        let form = other.form(Kind::Client, Some(CLIENT), Parent::default()).unwrap();
        let typed =
            [("phone", "222"), ("email", "r@example.kz")].map(|(name, text)| (name.to_owned(), text.to_owned()));
        other.submit(&form, &typed.into()).unwrap();
        // Six fields down is the telephone.
        session.keys("<down><down><down><down><down><down><c-u>111<f2>");
        session.shows("changed “Telephone” meanwhile");
        session.shows("│  222                            │  111");
        session.keys(choice).shows("Saved");
        let client = session.client(1).dossier.client;
        assert_eq!((client.phone.as_deref(), client.email.as_deref()), (Some(phone), Some("r@example.kz")));
    }
}

#[test]
fn a_sponsor_that_is_not_there_yet_is_made() {
    let mut session = Session::open(Lang::En, 100, 40);
    session.keys("2<enter>6<enter>e<down><down>Школа 15");
    session.shows("+ “Школа 15”");
    session.keys("<enter><up>").shows("new: will be added");
    session.keys("<f2>").shows("Школа 15");
    let page = session.client(1);
    assert!(page.sponsors.values().any(|name| name.as_str() == "Школа 15"));
}

#[test]
fn a_stay_closes_with_its_exit_and_an_act_with_its_receipt() {
    let mut session = Session::open(Lang::En, 100, 40);
    // An act: the day and the receipt.
    session.keys("2<enter><home>").shows("File the first TRP by");
    session.keys("<down><down>d").shows("It is done");
    session.keys("<tab>талон 17<f2>").shows("Recorded as done");
    let actions = session.client(1).dossier.actions;
    assert_eq!(actions[0].proof.as_deref(), Some("талон 17"));
    // A stay: no tick, its exit.
    session.keys("7<home><down><down>d").shows("Change: stay");
    // The cursor is on the exit already.
    session.keys("23112026<f2>").shows("Saved: stay of Абдуллаев Рустам");
    assert_eq!(session.client(1).dossier.stays[1].exit, Some(day("2026-11-23")));
}

#[test]
fn putting_off_takes_a_day_and_a_reason() {
    let mut session = Session::open(Lang::En, 100, 40);
    session.keys("2<enter><down><down><down>s").shows("Tue 24.11.2026");
    session.keys("<right>").shows("Wed 25.11.2026");
    session.keys("<f2>").shows("Please fill this in");
    // The reason is found by a few letters; the last field says that it is more than put off.
    session.keys("police<enter><right><f2>").shows("Recorded");
    let action = session.client(1).dossier.actions.remove(0);
    assert_eq!((action.kind, action.until_day), (ActionKind::Handled, Some(day("2026-11-25"))));
    assert_eq!(action.reason.as_deref(), Some("reason-police"));
}

#[test]
fn papers_move_by_one_key_alone_or_marked() {
    let mut session = Session::open(Lang::En, 120, 40);
    session.keys("2<enter>6<enter><home>+").shows("23.11.2026");
    session.keys("<c-u>20112026<enter>").shows("1 document: received");
    let paper = |session: &Session, requirement: &str| {
        let papers = session.client(1).dossier.case_documents;
        papers.into_iter().find(|paper| paper.requirement.as_str() == requirement).unwrap()
    };
    assert_eq!(paper(&session, "application_form").received_on, Some(day("2026-11-20")));
    session.keys("<space><space>").shows("2 documents marked");
    session.keys("v").shows("2 documents: verified");
    assert_eq!(paper(&session, "identity_copy").state, DocumentState::Verified);
    assert_eq!(paper(&session, "application_form").state, DocumentState::Verified);
    session.keys("<esc><home>xблёклая копия<f2>").shows("1 document: rejected");
    assert_eq!(paper(&session, "application_form").rejected_reason.as_deref(), Some("блёклая копия"));
    session.keys("0").shows("1 document: not needed");
}

#[test]
fn granted_asks_for_the_permit_first() {
    let mut session = Session::open(Lang::En, 120, 40);
    let what = Submission { despite: Some("x".into()), ..Submission::new(day("2026-11-20")) };
    let case = session.client(1).dossier.cases[0].clone();
    session.other().file_case(&case, &what).unwrap();
    session.keys("2<enter>6<enter>mgranted<enter>").shows("New: permit");
    session.shows("employment");
    // The day of the decision stands first; from and until, then save: the case is granted in the same go.
    session.keys("<down><down><down><down>23112026<tab>22112027<f2>").shows("Saved: permit");
    let page = session.client(1);
    assert_eq!(page.dossier.cases[0].stage, Stage::Granted);
    assert_eq!(page.dossier.filings.last().unwrap().outcome, Outcome::Granted);
}

#[test]
fn no_size_of_the_terminal_is_too_small() {
    for keys in [
        "2<enter>",
        "2<enter>6<enter>",
        "2n",
        "2n<tab><tab>у",
        "2<enter>6<enter>+",
        "2<enter>6<enter>g",
        "2<enter>6<enter>2",
        "2<enter>6<enter>3",
        "2<enter>6<enter>f<f2>",
        "2<enter>0e<end>x<esc>",
    ] {
        let mut session = Session::open(Lang::Kk, 80, 24);
        session.keys(keys);
        for (columns, rows) in [(60, 15), (40, 10), (20, 5), (3, 3), (2, 1), (1, 1), (0, 0), (1, 9), (9, 1), (200, 60)]
        {
            session.terminal.resize(columns, rows);
            session.keys("<down><tab>");
        }
    }
}

#[test]
fn a_permit_recorded_without_its_case_is_taken_when_the_case_is_granted() {
    let session = Session::open(Lang::En, 100, 40);
    let mut desk = session.other();
    let what = Submission { despite: Some("x".into()), ..Submission::new(day("2026-11-20")) };
    desk.file_case(&session.client(1).dossier.cases[0], &what).unwrap();
    let page = session.client(1);
    let case = page.dossier.cases[0].clone();
    assert!(desk.set_stage(&case, Stage::Granted).is_err(), "the permit of an earlier year is not this case's");
    let earlier = page.dossier.permits.first();
    let mut permit = earlier.cloned().unwrap_or_else(|| session.client(2).dossier.permits[0].clone());
    (permit.id.0, permit.version, permit.client, permit.case) = (0, 0, page.dossier.client.id, None);
    (permit.valid_from, permit.valid_until) = (case.opened_on, day("2027-11-22"));
    desk.write("create", |writes, _| writes.put(permit.clone().into())).unwrap();
    desk.set_stage(&case, Stage::Granted).unwrap();
    let linked =
        |session: &Session| session.client(1).dossier.permits.iter().filter(|p| p.case == Some(case.id)).count();
    assert_eq!((linked(&session), session.client(1).dossier.cases[0].stage), (1, Stage::Granted));
    desk.undo().unwrap();
    assert_eq!((linked(&session), session.client(1).dossier.cases[0].stage), (0, case.stage), "one group");
}

#[test]
fn a_pasted_zone_makes_a_client_with_the_passport() {
    let mut session = Session::open(Lang::En, 100, 40);
    session.keys("2n").terminal.paste(ZONE);
    session.shows("From the machine-readable zone: Name (Latin), Citizenship, Date of birth, Sex, Passport number");
    session.shows("KARIMOV JASUR");
    session.shows("15.07.1988");
    session.shows("check digits fit");
    // What is typed afterwards stands beside it.
    session.keys("Каримов Жасур<f2>").shows("Saved: client");
    let page = session.client(3);
    let (client, passport) = (&page.dossier.client, &page.dossier.identity_documents[0]);
    assert_eq!((client.name(), client.born), ("Каримов Жасур", Some(day("1988-07-15"))));
    assert_eq!((passport.number.as_str(), passport.expires), ("FB7654321", Some(day("2029-03-01"))));
    assert_eq!(passport.mrz.as_deref(), Some(ZONE));
    // One act, one undo.
    session.keys("u");
    let listed = session.other().client_list(&ListQuery { limit: 50, ..ListQuery::default() }).unwrap();
    assert_eq!(listed.rows.len(), 2);
}

#[test]
fn a_pasted_zone_of_somebody_else_is_told_and_a_form_in_pieces_takes_it_too() {
    let mut session = Session::open(Lang::En, 100, 40);
    session.keys("2<enter>4+").terminal.paste(ZONE);
    session.shows("the zone says 15.07.1988, the client’s record 12.03.1990");
    session.shows("the zone says KARIMOV JASUR, the client’s record Абдуллаев Рустам");
    // A terminal that does not mark pastes types it: into its field.
    let mut session = Session::open(Lang::En, 100, 40);
    session.keys("2n<tab><tab><tab><tab><tab><tab><tab>");
    let typed: String = ZONE.replace('\n', "\r");
    for (at, line) in typed.split('\r').enumerate() {
        session.keys(if at == 0 { "" } else { "<enter>" });
        for c in line.chars() {
            session.terminal.event(Event::Key(sojourn::app::keys::Key::char(c)));
        }
    }
    session.shows("KARIMOV JASUR");
}

#[test]
fn a_main_applicant_is_found_by_name_and_stands_in_the_family() {
    let mut session = Session::open(Lang::En, 100, 40);
    session.keys("2<enter>0e<down><down><down><down><down><down><down><down><down><down><down>ivanova");
    session.shows("Иванова Мария · RUS · 01.07.1985 · C-000002");
    session.keys("<enter><f2>").shows("Saved: client");
    assert_eq!(session.client(1).dossier.client.main_applicant.map(|id| id.0), Some(2));
    // The end of the main applicant's permit stands beside the name, and Enter leads there.
    session.keys("8<home>").shows("main applicant");
    session.shows("14.12.2026 permit ends");
    session.keys("<enter>").shows("› Иванова Мария");
    session.keys("8").shows("dependant");
    // All their cases together.
    session.keys("o").shows("Cases of the family and the sponsor");
    session.shows("T-2026-00001 · Абдуллаев Рустам");
    session.shows("T-2026-00002 · Иванова Мария");
    session.keys("<down><enter>").shows("T-2026-00001");
}

#[test]
fn two_records_of_one_person_are_found_compared_and_merged() {
    let mut session = Session::open(Lang::En, 100, 40);
    session.keys("2nx<c-u><tab>Rustam Abdullayev<tab>uzb<enter>12.03.1990<f2>").shows("Saved: client");
    session.shows("May be the same person as Абдуллаев Рустам (C-000001): same name and birth date");
    // From the palette, as a list of everybody.
    session.keys("<esc>:one person<enter>").shows("Абдуллаев Рустам C-000001 = Rustam Abdullayev C-000003");
    session.keys("<enter>").shows("stays: Абдуллаев Рустам");
    session.shows("Whose value stands?");
    session.keys("<space>").shows("(*) of the record that goes: Rustam Abdullayev");
    session.keys("<f2>").shows("C-000003 merged into C-000001");
    assert_eq!(session.client(1).dossier.client.name_latin.as_deref(), Some("Rustam Abdullayev"));
    session.keys("2").hides("Rustam Abdullayev");
    session.keys("uy").shows("Rustam Abdullayev");
}

#[test]
fn pictures_of_families_duplicates_and_zones() {
    for lang in [Lang::En, Lang::Ru, Lang::Kk] {
        let mut session = Session::open(lang, 80, 24);
        let mut desk = session.other();
        desk.write("add", |writes, _| {
            use sojourn::domain::client::Client;
            let child = Client {
                name_latin: Some("Abdullayev Rustam".into()),
                citizenship: sojourn::domain::country::Country::code("UZB"),
                born: Some(day("1990-03-12")),
                phone: Some("+7 702 000 00 01".into()),
                main_applicant: Some(sojourn::domain::id::ClientId(2)),
                ..Client::new(day("2026-11-20"))
            };
            writes.put(child.into())
        })
        .unwrap();
        let picture = |name: &str, session: &mut Session, keys: &str| {
            session.keys(keys);
            insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
                insta::assert_snapshot!(format!("{name}-{}-80x24", lang.as_str()), session.screen());
            });
        };
        session.again(lang, 80, 24);
        picture("client-family", &mut session, "2<enter>8");
        picture("merge", &mut session, "m");
        picture("family-cases", &mut session, "<esc>o");
        session.keys("<esc><esc>n").terminal.paste(ZONE);
        picture("form-zone", &mut session, "");
    }
}
