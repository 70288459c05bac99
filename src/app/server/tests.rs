//! What can be told without being root: names and paths, the steps below an empty root, the judgement of single findings.
//! The whole is tried against a real server in `tests/server_sshd.rs`.

use super::check::{Examined, the_clock};
use super::*;
use crate::domain::day::Day;

fn wish(root: &Path) -> Wish {
    Wish {
        root: root.to_path_buf(),
        dir: DIR.into(),
        account: ACCOUNT.to_owned(),
        program: None,
        idle_minutes: None,
        admin: None,
    }
}

#[test]
fn names_and_paths_that_would_mean_something_else_in_a_configuration_are_refused() {
    let root = tempfile::tempdir().unwrap();
    assert!(Setup::plan(wish(root.path())).is_ok());
    for account in ["root", "-x", "a b", "Ann", "a\nMatch all", ""] {
        let plan = Setup::plan(Wish { account: account.to_owned(), ..wish(root.path()) });
        assert_eq!(plan.unwrap_err().message.id, "server-bad-account", "{account:?}");
    }
    for dir in
        ["srv/x", "/", "/srv/a b", "/srv/x\"", "/srv/../etc", "/srv/x\nAcceptEnv *", "/srv/%u", "/srv/..", "/бюро"]
    {
        let plan = Setup::plan(Wish { dir: dir.into(), ..wish(root.path()) });
        assert_eq!(plan.unwrap_err().message.id, "server-bad-path", "{dir:?}");
    }
}

#[test]
fn below_an_empty_root_nobody_is_made_and_nothing_is_enabled_for_them() {
    let root = tempfile::tempdir().unwrap();
    let setup = Setup::plan(wish(root.path())).unwrap();
    let state = |step: &Step| setup.state(step);
    let skipped = |step: &Step, why: &str| assert_eq!(state(step), State::Skipped(Phrase::new(why)), "{step:?}");
    skipped(&Step::Account, "server-no-passwd");
    skipped(&Step::Office(None), "server-no-admin");
    skipped(&Step::Database, "server-comes-with-office");
    skipped(&Step::Sshd, "server-no-sshd");
    assert!(matches!(state(&Step::Config { idle_minutes: None }), State::Will(_)));
    // What is shown below another root never names a place of this machine.
    let shown = setup.steps.iter().filter_map(|step| if let State::Will(how) = state(step) { Some(how) } else { None });
    let root = root.path().display().to_string();
    for line in shown.flatten() {
        assert!(line.contains(&root), "{line}");
    }
}

#[test]
fn the_line_that_sets_up_again_names_every_place_that_is_not_the_usual_one() {
    let layout = |root: &str, dir: &str, account: &str| Layout {
        root: root.into(),
        dir: dir.into(),
        account: account.to_owned(),
        program: PROGRAM.into(),
    };
    assert_eq!(layout("/image", DIR, ACCOUNT).set_up_again(), "sojourn server init --root /image");
    let moved = layout("/image", "/data/office", "office");
    assert_eq!(moved.set_up_again(), "sojourn server init --root /image --dir /data/office --account office");
    assert!(moved.as_service("check").starts_with("chroot /image runuser -u office "));
    let here = Layout { program: std::env::current_exe().unwrap(), ..layout("/", DIR, ACCOUNT) };
    assert_eq!(here.set_up_again(), "sojourn server init");
    assert!(layout("/", DIR, ACCOUNT).set_up_again().ends_with(" --program /usr/local/bin/sojourn"));
}

#[test]
fn what_belongs_to_a_person_is_never_taken() {
    let root = tempfile::tempdir().unwrap();
    let etc = root.path().join("etc");
    std::fs::create_dir(&etc).unwrap();
    let setup = Setup::plan(wish(root.path())).unwrap();
    for (line, refused) in [
        ("sojourn:x:1001:1001::/home/sojourn:/bin/bash", true),
        ("sojourn:x:0:0::/srv/sojourn:/bin/sh", true),
        ("sojourn:x:998:998::/var/lib/sojourn:/bin/bash", false),
        ("sojourn:x:1001:1001::/srv/sojourn:/bin/sh", false),
    ] {
        std::fs::write(etc.join("passwd"), format!("{line}\n")).unwrap();
        assert_eq!(matches!(setup.state(&Step::Account), State::Refused(_)), refused, "{line}");
    }
}

#[test]
fn a_clock_behind_the_journal_is_told_and_an_accepted_finding_is_not() {
    let on = |text: &str| text.parse::<Day>().unwrap();
    let judge = |newest: Option<&str>, today: &str| {
        let mut all = Examined::default();
        the_clock(newest.map(on), on(today), &mut all);
        all
    };
    assert!(judge(Some("2026-11-23"), "2026-11-23").is_sound());
    assert!(judge(None, "2026-11-23").is_sound());
    for (newest, today) in [(Some("2026-11-24"), "2026-11-23"), (None, "1970-01-01")] {
        let found = judge(newest, today);
        assert!(!found.is_sound() && found.findings[0].name == "clock");
        assert!(found.without(&["clock".to_owned()]).is_sound());
    }
}
