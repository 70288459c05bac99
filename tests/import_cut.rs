//! An import that is stopped or killed leaves the office as it was: stopped by a signal at once, killed at the next import.
//! Records and all that is derived from them are compared table by table. `SOJOURN_KILLS=20` kills as often.

#![cfg(unix)]
#![allow(clippy::unwrap_used)]

mod cut_fixture;

use cut_fixture::Office;
use rustix::process::{Pid, Signal, kill_process};
use std::process::{Child, ExitStatus, Stdio};
use std::time::{Duration, Instant};

const MARK: &str = "import_under_way";

fn import(office: &Office, name: &str) -> Child {
    office.command(&["import", name]).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

/// An import brings people who work there too.
fn records(office: &Office) -> Vec<String> {
    office.records(&["staff"])
}

fn wait(child: &mut Child) -> ExitStatus {
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(120) {
        if let Some(status) = child.try_wait().unwrap() {
            return status;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    child.kill().unwrap();
    child.wait().unwrap()
}

/// Sends the signal once the import has written, and a while after.
fn cut(office: &Office, signal: Signal, before: usize, while_after: Duration) -> Option<ExitStatus> {
    let mut child = import(office, "many.csv");
    while office.clients() == before {
        if child.try_wait().unwrap().is_some() {
            return None;
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    std::thread::sleep(while_after);
    let sent = kill_process(Pid::from_child(&child), signal);
    let status = wait(&mut child);
    sent.is_ok().then_some(status)
}

#[test]
fn an_import_cut_off_at_any_point_leaves_the_office_as_it_was() {
    let office = Office::new();
    office.sheet("few.csv", 0..3);
    office.sheet("many.csv", 2..1500);
    assert!(wait(&mut import(&office, "few.csv")).success());
    let (before, clients) = (records(&office), office.clients());
    let kills = std::env::var("SOJOURN_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(2_u64);
    for kill in 0..kills {
        let after = Duration::from_millis(kill * 97 % 400);
        for signal in [Signal::INT, Signal::KILL] {
            let Some(status) = cut(&office, signal, clients, after) else {
                unreachable!("the import ended before it was cut off");
            };
            assert!(!status.success());
            if signal == Signal::KILL {
                assert!(!office.mark(MARK).is_empty(), "killed in the middle");
                assert!(wait(&mut import(&office, "few.csv")).success());
            }
            assert!(office.mark(MARK).is_empty());
            assert_eq!(office.clients(), clients, "{signal:?} after {after:?}");
            assert!(records(&office) == before, "{signal:?} after {after:?}");
        }
    }
}
