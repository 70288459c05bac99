//! The real program is killed in the middle of taking back an import, early, half-way and late; whatever starts next finishes
//! it, what others recorded meanwhile stays, and `check` finds nothing. `SOJOURN_KILLS=20` kills as often.

#![cfg(unix)]
#![allow(clippy::unwrap_used)]

use rusqlite::Connection;
use rusqlite::types::Value;
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

/// More than go in a handful of writes.
const MANY: usize = 700;
const BEFORE: usize = 3;

const TABLES: [&str; 12] = [
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
    /// An office with some people, into which many more were imported.
    fn new() -> Self {
        let office = Self { folder: tempfile::tempdir().unwrap() };
        office.sheet("few.csv", 0..BEFORE);
        office.sheet("many.csv", BEFORE - 1..MANY);
        office.done(&["import", "few.csv"]);
        office
    }

    fn sheet(&self, name: &str, people: std::ops::Range<usize>) {
        let head = "ФИО;Гражданство;Дата рождения;Паспорт №;Паспорт до;Основание;Ответственный;Работодатель;РВП №;РВП с;РВП до;Дата въезда\n";
        let row = |n: usize| {
            format!(
                "Ким Анна {n};РФ;03.05.1990;A{n:07};01.01.2031;работа;m.kim{};ТОО Степь {};KZ-{n:07};01.09.2026;01.09.2027;15.08.2026\n",
                n % 5,
                n % 7
            )
        };
        std::fs::write(self.folder.path().join(name), head.to_owned() + &people.map(row).collect::<String>()).unwrap();
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sojourn"));
        command.env_clear().env("HOME", self.folder.path()).current_dir(self.folder.path());
        command.args(["--db", "office.db", "--lang", "en", "--today", "2026-11-23"]).args(arguments);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    fn done(&self, arguments: &[&str]) -> Output {
        let output = self.command(arguments).output().unwrap();
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        output
    }

    fn look(&self) -> Connection {
        let path: PathBuf = self.folder.path().join("office.db");
        let connection = Connection::open_with_flags(path, rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
        connection.busy_timeout(Duration::from_secs(10)).unwrap();
        connection
    }

    fn clients(&self) -> usize {
        let clients: i64 = self.look().query_row("SELECT count(*) FROM client", [], |row| row.get(0)).unwrap();
        usize::try_from(clients).unwrap()
    }

    /// What the database says of undoings under way.
    fn mark(&self) -> String {
        let sql = "SELECT coalesce(max(value), '') FROM setting WHERE name = 'undo_under_way'";
        self.look().query_row(sql, [], |row| row.get(0)).unwrap()
    }

    /// Every row of every table of records and of what follows from them.
    fn records(&self) -> Vec<String> {
        let connection = self.look();
        let mut all = Vec::new();
        for table in TABLES {
            let mut statement = connection.prepare(&format!("SELECT * FROM {table}")).unwrap();
            let columns = statement.column_count();
            let cells = |row: &rusqlite::Row<'_>| (0..columns).map(|at| row.get::<_, Value>(at)).collect();
            let rows = statement.query_map([], cells).unwrap();
            let mut rows: Vec<String> =
                rows.map(|row: Result<Vec<Value>, _>| format!("{table} {:?}", row.unwrap())).collect();
            rows.sort();
            all.extend(rows);
        }
        all
    }

    /// Begins the undo of the import and kills it once no more than so many clients are left.
    fn kill_undo_at(&self, left: usize) {
        let mut child: Child = self.command(&["undo"]).spawn().unwrap();
        let start = Instant::now();
        while self.clients() > left {
            assert!(child.try_wait().unwrap().is_none(), "it ended before it was killed");
            assert!(start.elapsed() < Duration::from_secs(120));
            std::thread::sleep(Duration::from_millis(1));
        }
        child.kill().unwrap();
        assert!(!child.wait().unwrap().success(), "it ended before it was killed");
        assert!(!self.mark().is_empty(), "killed in the middle");
    }
}

fn kills() -> usize {
    std::env::var("SOJOURN_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(3)
}

#[test]
fn an_undo_killed_at_any_point_is_finished_by_whatever_starts_next() {
    let office = Office::new();
    let before = office.records();
    for kill in 0..kills() {
        office.done(&["import", "many.csv"]);
        assert_eq!(office.clients(), MANY);
        // Early, half-way, late.
        office.kill_undo_at(MANY - 1 - (MANY - BEFORE - 100) * (kill % 3) / 2);
        let half = office.clients();
        assert!((BEFORE + 1..MANY).contains(&half), "{half}");
        // Two kinds of start: one that writes something else, and the person who asks once more.
        if kill % 2 == 0 {
            office.done(&["import", "few.csv"]);
        } else {
            let told = office.done(&["undo", "--json"]).stdout;
            let told: serde_json::Value = serde_json::from_slice(&told).unwrap();
            assert_eq!(told["undone"], true, "{told}");
        }
        assert_eq!((office.clients(), office.mark()), (BEFORE, String::new()), "killed at {half}");
        assert!(office.records() == before, "killed at {half}");
        office.done(&["check"]);
    }
}

/// Killed twice, and others worked on in between: what they recorded is all there.
#[test]
fn what_others_recorded_after_the_kill_stays() {
    let office = Office::new();
    office.done(&["import", "many.csv"]);
    office.kill_undo_at(MANY - 1);
    office.done(&["fact", "exit", "C-000001", "--on", "2026-11-20", "--yes"]);
    office.kill_undo_at(MANY / 2);
    office.done(&["undo"]);
    assert_eq!((office.clients(), office.mark()), (BEFORE, String::new()));
    let exits = "SELECT count(*) FROM stay WHERE \"exit\" = '2026-11-20'";
    let exits: i64 = office.look().query_row(exits, [], |row| row.get(0)).unwrap();
    assert_eq!(exits, 1, "the undo that was asked for twice took nothing older along");
    office.done(&["check"]);
}
