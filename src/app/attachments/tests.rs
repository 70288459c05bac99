//! Attached, shared, taken away, merged, checked: over a real database and a real folder.

use super::*;
use crate::app::open::Place;
use crate::domain::case::{CaseKind, Stage};
use crate::domain::id::ClientId;
use crate::domain::record::Entity;
use crate::domain::testing::day;
use std::fs;

struct Office {
    folder: tempfile::TempDir,
}

impl Office {
    /// Two clients, a case each.
    fn new() -> Self {
        let office = Self { folder: tempfile::tempdir().unwrap() };
        let mut desk = office.place().create().unwrap();
        let ((), _) = desk
            .write("add", |writes, _| {
                for name in ["Rustam Abdullayev", "Ani Petrosyan"] {
                    let mut client = crate::domain::client::Client::new(day("2026-11-22"));
                    client.name_latin = Some(Clean::line(name));
                    client.citizenship = crate::domain::country::Country::code("UZB");
                    let client = ClientId(writes.put(client.into())?.id);
                    let mut case = Case::new(client, CaseKind::FirstTrp, day("2026-11-22"));
                    case.stage = Stage::Collecting;
                    writes.put(case.into())?;
                }
                Ok(())
            })
            .unwrap();
        office
    }

    fn place(&self) -> Place {
        Place { db: Some(self.folder.path().join("office.db")), today: Some(day("2026-11-23")) }
    }

    fn desk(&self) -> Desk {
        self.place().open().unwrap()
    }

    fn case(&self, client: i64) -> Case {
        self.desk().client_page(ClientId(client)).unwrap().dossier.cases.first().unwrap().clone()
    }

    fn attach(&self, client: i64, content: &[u8], received: bool) -> Result<Attached> {
        let new = NewAttachment {
            case: self.case(client),
            requirement: "medical_insurance".to_owned(),
            name: Some(Clean::line("../../etc/\u{1b}[31mpasswd.exe")),
            received,
        };
        self.desk().attach(&new, &mut &*content)
    }

    fn state(&self, client: i64) -> DocumentState {
        let page = self.desk().client_page(ClientId(client)).unwrap();
        let case = page.dossier.cases.first().unwrap();
        page.checklist(case).into_iter().find(|line| line.requirement == "medical_insurance").unwrap().document.state
    }

    /// Every file beside the database, for everybody to be older than a sweep asks for.
    fn files(&self) -> Vec<std::path::PathBuf> {
        let mut found = Vec::new();
        let Ok(folders) = fs::read_dir(self.folder.path().join("office.db.files")) else { return found };
        for folder in folders {
            found.extend(fs::read_dir(folder.unwrap().path()).unwrap().map(|file| file.unwrap().path()));
        }
        found
    }

    fn age(&self) {
        let long_ago = std::time::UNIX_EPOCH + std::time::Duration::from_secs(1);
        for file in self.files() {
            fs::File::options().write(true).open(file).unwrap().set_modified(long_ago).unwrap();
        }
    }
}

fn scan(text: &str) -> Vec<u8> {
    format!("%PDF-1.7\n{text}").into_bytes()
}

fn id_of(error: &AppError) -> (&str, u8) {
    (error.message.id.as_str(), error.kind.exit_code())
}

#[test]
fn a_scan_comes_back_as_it_was_and_its_name_is_never_a_path() {
    let office = Office::new();
    let done = office.attach(1, &scan("policy"), false).unwrap();
    assert_eq!((done.received, done.shared, office.state(1)), (false, false, DocumentState::Missing));
    let file = office.desk().attachment(done.attachment.id).unwrap();
    assert_eq!((file.length(), file.format.as_str(), file.added_on), (15, "pdf", day("2026-11-23")));
    let mut out = Vec::new();
    office.desk().give_attachment(&file, &mut out).unwrap().unwrap();
    assert_eq!(out, scan("policy"));
    // A copy into a folder gets a name of ours, and nothing is written over.
    let copy = office.desk().save_copy(&file, office.folder.path()).unwrap();
    assert_eq!(copy, office.folder.path().join("G-000001-medical_insurance.pdf"));
    assert_eq!(id_of(&office.desk().save_copy(&file, office.folder.path()).unwrap_err()).0, "error-exists");
    assert_eq!(office.files().len(), 1);
}

#[test]
fn a_paper_that_nobody_had_is_received_and_no_state_goes_back() {
    let office = Office::new();
    assert!(office.attach(1, &scan("policy"), true).unwrap().received);
    assert_eq!(office.state(1), DocumentState::Received);
    let paper = office.desk().client_page(ClientId(1)).unwrap().dossier.case_documents.pop().unwrap();
    assert_eq!(paper.received_on, Some(day("2026-11-23")));
    for state in [DocumentState::Verified, DocumentState::Rejected] {
        let paper = office.desk().client_page(ClientId(1)).unwrap().dossier.case_documents.pop().unwrap();
        office.desk().set_papers(&[paper], state, Some(day("2026-11-23")), Some(&Clean::line("why"))).unwrap();
        assert!(!office.attach(1, &scan("policy"), true).unwrap().received);
        assert_eq!(office.state(1), state);
    }
    // Paper and scan are one act.
    let office = Office::new();
    office.attach(1, &scan("policy"), true).unwrap();
    office.desk().undo().unwrap();
    assert_eq!(
        (office.state(1), office.desk().client_page(ClientId(1)).unwrap().attachments.len()),
        (DocumentState::Missing, 0)
    );
}

#[test]
fn one_content_is_kept_once_and_as_long_as_anything_asks_for_it() {
    let office = Office::new();
    let first = office.attach(1, &scan("same"), false).unwrap();
    let second = office.attach(2, &scan("same"), false).unwrap();
    assert!(!first.shared && second.shared);
    assert_eq!(office.files().len(), 1);
    let mut desk = office.desk();
    desk.remove_attachment(&first.attachment).unwrap();
    desk.remove_attachment(&second.attachment).unwrap();
    office.age();
    // An undo could bring either back: a sweep leaves the content alone.
    let found = desk.check_files(true).unwrap();
    assert_eq!((found.contents, found.for_undo, found.swept, found.faults), (0, 1, 0, vec![]));
    desk.undo().unwrap();
    let back = desk.attachment(second.attachment.id).unwrap();
    let mut out = Vec::new();
    desk.give_attachment(&back, &mut out).unwrap().unwrap();
    assert_eq!(out, scan("same"));
}

#[test]
fn a_damaged_or_lost_content_is_told_and_mended_by_attaching_it_again() {
    let office = Office::new();
    let done = office.attach(1, &scan("policy"), false).unwrap();
    let place = office.files().pop().unwrap();
    for (damage, told, checked) in [
        (Some(scan("POLICY")), "attachment-damaged", "attachment-check-damaged"),
        (None, "attachment-lost", "attachment-check-lost"),
    ] {
        match damage {
            Some(bytes) => fs::write(&place, bytes).unwrap(),
            None => fs::remove_file(&place).unwrap(),
        }
        let mut out = Vec::new();
        let error = office.desk().give_attachment(&done.attachment, &mut out).unwrap_err();
        assert_eq!((id_of(&error), out.len()), ((told, 6), 0));
        let copy = office.folder.path().join("copy.pdf");
        assert!(office.desk().save_copy(&done.attachment, &copy).is_err() && !copy.exists());
        assert_eq!(office.desk().check_files(false).unwrap().faults.first().unwrap().id, checked);
    }
    office.attach(2, &scan("policy"), false).unwrap();
    assert_eq!(office.desk().check_files(false).unwrap().faults, vec![]);
}

#[test]
fn what_nobody_asks_for_is_named_and_swept_after_an_hour() {
    let office = Office::new();
    office.attach(1, &scan("kept"), false).unwrap();
    // What a crash between file and record leaves behind.
    let vault = Vault::beside(&office.folder.path().join("office.db"));
    let mut orphan = vault.take_in(&mut &*scan("orphan"), 1_000).unwrap();
    vault.keep(&mut orphan).unwrap();
    fs::write(vault.folder().join("incoming/0.part"), "half").unwrap();
    let fresh = office.desk().check_files(true).unwrap();
    assert_eq!((fresh.orphans.len(), fresh.swept, fresh.faults.len(), fresh.contents), (2, 0, 0, 1));
    office.age();
    assert_eq!(office.desk().check_files(false).unwrap().orphans.len(), 2);
    let swept = office.desk().check_files(true).unwrap();
    assert_eq!((swept.orphans.len(), swept.swept, office.files().len()), (0, 2, 1));
    fs::write(vault.folder().join("note.txt"), "").unwrap();
    let strange = office.desk().check_files(true).unwrap();
    assert_eq!((strange.faults.len(), vault.folder().join("note.txt").exists()), (1, true));
}

#[test]
fn what_is_refused_is_told_in_one_sentence_and_leaves_nothing() {
    let office = Office::new();
    for (content, told) in [
        (b"".to_vec(), "attachment-empty"),
        (b"#!/bin/sh\nrm -rf ~".to_vec(), "attachment-program"),
        (b"<html><script>".to_vec(), "attachment-unknown"),
        (scan(&"x".repeat(1_000_001)), "attachment-too-large"),
    ] {
        office.desk().set_attachment_limit(1).unwrap();
        assert_eq!(id_of(&office.attach(1, &content, true).unwrap_err()), (told, 3));
    }
    assert_eq!((office.files().len(), office.state(1)), (0, DocumentState::Missing));
    for odd in [0, 501] {
        assert_eq!(id_of(&office.desk().set_attachment_limit(odd).unwrap_err()).0, "attachment-limit-range");
    }
    // A file where the folder ought to be: as a folder that may not be written, also for the superuser of a test.
    let office = Office::new();
    fs::write(office.folder.path().join("office.db.files"), "").unwrap();
    assert_eq!(id_of(&office.attach(1, &scan("x"), true).unwrap_err()), ("attachment-place", 6));
    assert_eq!(office.state(1), DocumentState::Missing);
}

#[test]
fn scans_move_with_their_client_when_two_records_become_one() {
    let office = Office::new();
    let done = office.attach(2, &scan("policy"), false).unwrap();
    let seen = office.desk().side_by_side(ClientId(1), ClientId(2)).unwrap();
    office.desk().merge_clients(&seen, &[]).unwrap();
    let moved = office.desk().attachment(done.attachment.id).unwrap();
    assert_eq!((moved.client, moved.case), (ClientId(1), done.attachment.case));
    assert_eq!(office.desk().client_page(ClientId(1)).unwrap().attachments, vec![moved]);
    office.desk().undo().unwrap();
    assert_eq!(office.desk().attachment(done.attachment.id).unwrap().client, ClientId(2));
}

#[test]
fn a_scan_hangs_on_a_case_of_its_own_client() {
    let office = Office::new();
    let (mine, other) = (office.case(1), office.case(2));
    let new = NewAttachment {
        case: Case { client: mine.client, ..other },
        requirement: "passport".to_owned(),
        name: None,
        received: false,
    };
    let refused = office.desk().attach(&new, &mut &*scan("x")).unwrap_err();
    assert_eq!(refused.message.id, "store-other-client");
    assert_eq!(Attachment::KIND, Kind::Attachment);
}
