//! The ledger of destructions: which people's data were destroyed, kept beside the database and outside it, so that a
//! backup from before is brought up to date when it is restored.
//!
//! A line holds the mark of the office, the number of the client and the day; nothing that tells who it was. A line that
//! cannot be read is passed over and told of: a damaged line must not keep the others from being applied.

use super::export::create_own;
use crate::domain::day::Day;
use crate::domain::id::ClientId;
use std::collections::BTreeMap;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// One destruction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Destroyed {
    /// Whose data.
    pub client: ClientId,
    /// On.
    pub on: Day,
}

/// What a ledger says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ledger {
    /// By the mark of the office.
    offices: BTreeMap<String, Vec<Destroyed>>,
    /// How many lines could not be read.
    pub unread: usize,
}

/// The place of the ledger that belongs to a database.
pub fn beside(database: &Path) -> PathBuf {
    super::beside(database, ".erased")
}

impl Ledger {
    /// Reads a ledger; there is none where nothing was destroyed yet.
    ///
    /// # Errors
    /// Those of the system.
    pub fn read(path: &Path) -> io::Result<Self> {
        match fs::read_to_string(path) {
            Ok(text) => Ok(Self::parse(&text)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Self::default()),
            Err(error) => Err(error),
        }
    }

    /// Reads its text.
    pub fn parse(text: &str) -> Self {
        let mut ledger = Self::default();
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            match line_of(line) {
                Some((office, destroyed)) => ledger.offices.entry(office.to_owned()).or_default().push(destroyed),
                None => ledger.unread += 1,
            }
        }
        ledger
    }

    /// What was destroyed in that office, by number, each once.
    pub fn of(&self, office: &str) -> Vec<Destroyed> {
        let mut all = self.offices.get(office).cloned().unwrap_or_default();
        all.sort();
        all.dedup_by_key(|destroyed| destroyed.client);
        all
    }
}

/// `0123456789abcdef C-000012 2026-11-23`.
fn line_of(line: &str) -> Option<(&str, Destroyed)> {
    let mut words = line.split_whitespace();
    let (office, client, on) = (words.next()?, ClientId::parse(words.next()?)?, words.next()?.parse().ok()?);
    let is_mark = office.len() == 16 && office.bytes().all(|byte| byte.is_ascii_hexdigit());
    (is_mark && words.next().is_none()).then_some((office, Destroyed { client, on }))
}

/// Adds lines to a ledger and makes sure that they last; the file is its owner's alone, or of a group that shares the folder.
///
/// # Errors
/// Those of the system.
pub fn append(path: &Path, office: &str, destroyed: &[Destroyed]) -> io::Result<()> {
    if destroyed.is_empty() {
        return Ok(());
    }
    // Made as every file of the program's own: whoever shares the folder destroys too.
    match create_own(path) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
        _ => {}
    }
    let mut file = OpenOptions::new().append(true).open(path)?;
    // A line that was cut off by a crash must not swallow the next one.
    let whole = fs::read(path)?.last().is_none_or(|byte| *byte == b'\n');
    let mut text = if whole { String::new() } else { "\n".to_owned() };
    for one in destroyed {
        text.push_str(&format!("{office} {} {}\n", one.client, one.on));
    }
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    const OFFICE: &str = "0123456789abcdef";

    fn destroyed(client: i64) -> Destroyed {
        Destroyed { client: ClientId(client), on: "2026-11-23".parse().unwrap() }
    }

    #[test]
    fn what_was_written_is_read_also_behind_a_line_that_was_cut_off() {
        let folder = tempfile::tempdir().unwrap();
        let path = beside(&folder.path().join("office.db"));
        assert_eq!(Ledger::read(&path).unwrap(), Ledger::default());
        append(&path, OFFICE, &[destroyed(12)]).unwrap();
        fs::write(&path, format!("{}{OFFICE} C-0000", fs::read_to_string(&path).unwrap())).unwrap();
        append(&path, OFFICE, &[destroyed(7), destroyed(12)]).unwrap();
        let ledger = Ledger::read(&path).unwrap();
        assert_eq!(ledger.of(OFFICE), [destroyed(7), destroyed(12)]);
        assert_eq!((ledger.unread, ledger.of("fedcba9876543210")), (1, Vec::new()));
    }

    #[test]
    fn odd_lines_are_no_destruction() {
        for odd in ["x C-1 2026-11-23", "0123456789abcdef K-1 2026-11-23", "0123456789abcdef C-1 2026-13-01"] {
            assert_eq!(Ledger::parse(odd).unread, 1, "{odd}");
        }
    }
}
