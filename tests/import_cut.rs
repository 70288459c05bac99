//! An import that is stopped or killed leaves the office as it was: stopped by a signal at once, killed at the next import.
//! Records and all that is derived from them are compared table by table. `SOJOURN_KILLS=20` kills as often.

#![cfg(unix)]
#![allow(clippy::unwrap_used)]

use rusqlite::Connection;
use rusqlite::types::Value;
use rustix::process::{Pid, Signal, kill_process};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

const HEADER: &str = "ФИО;Гражданство;Дата рождения;Паспорт №;Паспорт до;Основание;Ответственный;Работодатель;РВП №;РВП с;РВП до;Дата въезда\n";
const TABLES: [&str; 13] = [
    "staff",
    "sponsor",
    "client",
    "identity_document",
    "stay",
    "residence",
    "case_file",
    "permit",
    "case_document",
    "deadline",
    "standing",
    "number_key",
    "search_text",
];

struct Office {
    folder: tempfile::TempDir,
}

impl Office {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn sheet(&self, name: &str, people: std::ops::Range<usize>) {
        let row = |n: usize| {
            format!(
                "Ким Анна {n};РФ;03.05.1990;A{n:07};01.01.2031;работа;m.kim{};ТОО Степь {};KZ-{n:07};01.09.2026;01.09.2027;15.08.2026\n",
                n % 5,
                n % 7
            )
        };
        std::fs::write(self.path(name), HEADER.to_owned() + &people.map(row).collect::<String>()).unwrap();
    }

    fn import(&self, name: &str) -> Child {
        let path = |name| self.path(name).display().to_string();
        Command::new(env!("CARGO_BIN_EXE_sojourn"))
            .env_clear()
            .env("HOME", self.folder.path())
            .current_dir(self.folder.path())
            .args(["--db", &path("office.db"), "--today", "2026-11-23", "import", &path(name)])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap()
    }

    fn look(&self) -> Connection {
        let connection =
            Connection::open_with_flags(self.path("office.db"), rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
        connection.busy_timeout(Duration::from_secs(10)).unwrap();
        connection
    }

    fn clients(&self) -> i64 {
        self.look().query_row("SELECT count(*) FROM client", [], |row| row.get(0)).unwrap()
    }

    /// Every row of every table of records, as text.
    fn records(&self) -> Vec<String> {
        let connection = self.look();
        let mut all = Vec::new();
        for table in TABLES {
            let mut statement = connection.prepare(&format!("SELECT * FROM {table}")).unwrap();
            let columns = statement.column_count();
            let rows = statement
                .query_map([], |row| (0..columns).map(|at| row.get::<_, Value>(at)).collect::<Result<Vec<_>, _>>());
            let mut rows: Vec<String> = rows.unwrap().map(|row| format!("{table} {:?}", row.unwrap())).collect();
            rows.sort();
            all.extend(rows);
        }
        all
    }
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
fn cut(office: &Office, signal: Signal, before: i64, while_after: Duration) -> Option<ExitStatus> {
    let mut child = office.import("many.csv");
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

fn settled(path: &Path) -> bool {
    let connection = Connection::open(path).unwrap();
    let mark: Option<String> = connection
        .query_row("SELECT max(value) FROM setting WHERE name = 'import_under_way'", [], |row| row.get(0))
        .unwrap();
    mark.unwrap_or_default().is_empty()
}

#[test]
fn an_import_cut_off_at_any_point_leaves_the_office_as_it_was() {
    let office = Office::new();
    office.sheet("few.csv", 0..3);
    office.sheet("many.csv", 2..1500);
    assert!(wait(&mut office.import("few.csv")).success());
    let (before, clients) = (office.records(), office.clients());
    let kills = std::env::var("SOJOURN_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(2_u64);
    for kill in 0..kills {
        let after = Duration::from_millis(kill * 97 % 400);
        for signal in [Signal::INT, Signal::KILL] {
            let Some(status) = cut(&office, signal, clients, after) else {
                unreachable!("the import ended before it was cut off");
            };
            assert!(!status.success());
            if signal == Signal::KILL {
                assert!(!settled(&office.path("office.db")), "killed in the middle");
                assert!(wait(&mut office.import("few.csv")).success());
            }
            assert!(settled(&office.path("office.db")));
            assert_eq!(office.clients(), clients, "{signal:?} after {after:?}");
            assert!(office.records() == before, "{signal:?} after {after:?}");
        }
    }
}
