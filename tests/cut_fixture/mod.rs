//! An office whose imports and undoings are cut off by the tests: sheets of many people, the real program over it, and all
//! that was recorded, to compare before and after.

#![allow(dead_code, clippy::unwrap_used)]

use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags};
use std::ops::Range;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Duration;

const HEADER: &str = "ФИО;Гражданство;Дата рождения;Паспорт №;Паспорт до;Основание;Ответственный;Работодатель;РВП №;РВП с;РВП до;Дата въезда\n";

/// Records, and what follows from them.
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

/// A folder with a database and sheets.
pub struct Office {
    folder: tempfile::TempDir,
}

impl Office {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a sheet of these people, five to an officer and seven to an employer.
    pub fn sheet(&self, name: &str, people: Range<usize>) {
        let row = |n: usize| {
            format!(
                "Ким Анна {n};РФ;03.05.1990;A{n:07};01.01.2031;работа;m.kim{};ТОО Степь {};KZ-{n:07};01.09.2026;01.09.2027;15.08.2026\n",
                n % 5,
                n % 7
            )
        };
        std::fs::write(self.path(name), HEADER.to_owned() + &people.map(row).collect::<String>()).unwrap();
    }

    /// The program over this office, standing in its folder.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sojourn"));
        command.env_clear().env("HOME", self.folder.path()).current_dir(self.folder.path());
        command.args(["--db", "office.db", "--lang", "en", "--today", "2026-11-23"]).args(arguments);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// The database, to look into while others write.
    pub fn look(&self) -> Connection {
        let connection = Connection::open_with_flags(self.path("office.db"), OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
        connection.busy_timeout(Duration::from_secs(10)).unwrap();
        connection
    }

    pub fn clients(&self) -> usize {
        let clients: i64 = self.look().query_row("SELECT count(*) FROM client", [], |row| row.get(0)).unwrap();
        usize::try_from(clients).unwrap()
    }

    /// What the database says of work under way under this name; empty when there is none.
    pub fn mark(&self, name: &str) -> String {
        let sql = "SELECT coalesce(max(value), '') FROM setting WHERE name = ?1";
        self.look().query_row(sql, [name], |row| row.get(0)).unwrap()
    }

    /// Every row of every table of records and of what follows from them, and of the tables named.
    pub fn records(&self, and: &[&str]) -> Vec<String> {
        let connection = self.look();
        TABLES.iter().chain(and).flat_map(|table| rows(&connection, table)).collect()
    }
}

fn rows(connection: &Connection, table: &str) -> Vec<String> {
    let mut statement = connection.prepare(&format!("SELECT * FROM {table}")).unwrap();
    let columns = statement.column_count();
    let cells = |row: &rusqlite::Row<'_>| (0..columns).map(|at| row.get::<_, Value>(at)).collect();
    let rows = statement.query_map([], cells).unwrap();
    let mut rows: Vec<String> = rows.map(|row: Result<Vec<Value>, _>| format!("{table} {:?}", row.unwrap())).collect();
    rows.sort();
    rows
}
