//! The real program is killed in the middle of taking back an import, early, half-way and late; whatever starts next finishes
//! it, what others recorded meanwhile stays, and `check` finds nothing. `SOJOURN_KILLS=20` kills as often.

#![cfg(unix)]
#![allow(clippy::unwrap_used)]

mod cut_fixture;

use cut_fixture::Office;
use std::process::{Child, Output};
use std::time::{Duration, Instant};

/// More than go in a handful of writes.
const MANY: usize = 700;
const BEFORE: usize = 3;
const MARK: &str = "undo_under_way";

/// An office with some people, into which many more can be imported.
fn office() -> Office {
    let office = Office::new();
    office.sheet("few.csv", 0..BEFORE);
    office.sheet("many.csv", BEFORE - 1..MANY);
    done(&office, &["import", "few.csv"]);
    office
}

fn done(office: &Office, arguments: &[&str]) -> Output {
    let output = office.command(arguments).output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    output
}

/// Begins the undo of the import and kills it once no more than so many clients are left.
fn kill_undo_at(office: &Office, left: usize) {
    let mut child: Child = office.command(&["undo"]).spawn().unwrap();
    let start = Instant::now();
    while office.clients() > left {
        assert!(child.try_wait().unwrap().is_none(), "it ended before it was killed");
        assert!(start.elapsed() < Duration::from_secs(120));
        std::thread::sleep(Duration::from_millis(1));
    }
    child.kill().unwrap();
    assert!(!child.wait().unwrap().success(), "it ended before it was killed");
    assert!(!office.mark(MARK).is_empty(), "killed in the middle");
}

fn kills() -> usize {
    std::env::var("SOJOURN_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(3)
}

#[test]
fn an_undo_killed_at_any_point_is_finished_by_whatever_starts_next() {
    let office = office();
    let before = office.records(&[]);
    for kill in 0..kills() {
        done(&office, &["import", "many.csv"]);
        assert_eq!(office.clients(), MANY);
        // Early, half-way, late: with more than one write still to come.
        kill_undo_at(&office, MANY - 1 - (MANY - BEFORE - 300) * (kill % 3) / 2);
        let half = office.clients();
        // Killed late it may have nothing left to do but to settle the search.
        assert!((BEFORE..MANY).contains(&half), "{half}");
        // Two kinds of start: one that writes something else, and the person who asks once more.
        if kill % 2 == 0 {
            done(&office, &["import", "few.csv"]);
        } else {
            let told = done(&office, &["undo", "--json"]).stdout;
            let told: serde_json::Value = serde_json::from_slice(&told).unwrap();
            assert_eq!(told["undone"], true, "{told}");
        }
        assert_eq!((office.clients(), office.mark(MARK)), (BEFORE, String::new()), "killed at {half}");
        assert!(office.records(&[]) == before, "killed at {half}");
        done(&office, &["check"]);
    }
}

/// Killed twice, and others worked on in between: what they recorded is all there.
#[test]
fn what_others_recorded_after_the_kill_stays() {
    let office = office();
    done(&office, &["import", "many.csv"]);
    kill_undo_at(&office, MANY - 1);
    done(&office, &["fact", "exit", "C-000001", "--on", "2026-11-20", "--yes"]);
    kill_undo_at(&office, MANY / 2);
    done(&office, &["undo"]);
    assert_eq!((office.clients(), office.mark(MARK)), (BEFORE, String::new()));
    let exits = "SELECT count(*) FROM stay WHERE \"exit\" = '2026-11-20'";
    let exits: i64 = office.look().query_row(exits, [], |row| row.get(0)).unwrap();
    assert_eq!(exits, 1, "the undo that was asked for twice took nothing older along");
    done(&office, &["check"]);
}
