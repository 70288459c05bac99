//! Refusals at the door before the office's database is open: lines in a file beside it, which the next session that opens
//! it takes into the journal.
//!
//! Invariants: what is noted is when, which refusal, and who the system says it was, never what they typed; the file does
//! not grow beyond [`LONGEST`]; whoever takes it up takes all of it, and nobody else takes it at the same time. Where the
//! configuration itself cannot be believed nothing is noted: nobody knows then where the office is.

use super::REFUSED;
use crate::domain::clean::Clean;
use crate::domain::day::Day;
use crate::files::beside;
use crate::files::export::share;
use crate::host::fs::append;
use crate::store::{Act, Store};
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::Path;

/// The longest the file becomes, in bytes: who is refused again and again fills no disk.
const LONGEST: u64 = 64 << 10;
/// So many are taken up at once, the first ones; of more only that there were more.
const MOST: usize = 100;

/// Notes a refusal: the word for it, and who.
///
/// # Errors
/// Those of the system.
pub(super) fn note(database: &Path, at_ms: i64, refusal: &str, who: &str) -> io::Result<()> {
    let place = beside(database, ".refused");
    let mut file = append(&place)?;
    if file.metadata()?.len() == 0 {
        share(&file, &place)?;
    }
    if file.metadata()?.len() >= LONGEST {
        return Ok(());
    }
    // One line, in one piece: several processes may write at the same time.
    file.write_all(format!("{at_ms} {refusal} {}\n", Clean::line(who)).as_bytes())
}

/// Takes what was noted into the journal; gives how many lines.
///
/// # Errors
/// Those of the system; what the journal does not take stays noted.
pub(in crate::app) fn take_up(store: &mut dyn Store, database: &Path, today: Day) -> io::Result<usize> {
    let (noted, taken) = (beside(database, ".refused"), beside(database, ".refused.taken"));
    // Left by one who was cut off.
    if !taken.exists() {
        match fs::rename(&noted, &taken) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(0),
            moved => moved?,
        }
    }
    let file = File::open(&taken)?;
    let Ok(()) = file.try_lock() else { return Ok(0) };
    // Somebody took it up between opening and locking.
    if !taken.exists() {
        return Ok(0);
    }
    let mut text = Vec::new();
    (&file).take(2 * LONGEST).read_to_end(&mut text)?;
    let text = String::from_utf8_lossy(&text);
    let lines: Vec<(i64, &str, &str)> = text.lines().filter_map(line).collect();
    for (at_ms, refusal, who) in lines.iter().take(MOST) {
        let act =
            Act { who: Clean::line(who), reason: REFUSED.to_owned(), group: None, today, at_ms: *at_ms, origin: None };
        store.note_event(&act, None, &Clean::line(refusal)).map_err(io::Error::other)?;
    }
    if let Some((at_ms, ..)) = lines.last().filter(|_| lines.len() > MOST) {
        let who = Clean::line("sojourn");
        let act = Act { who, reason: REFUSED.to_owned(), group: None, today, at_ms: *at_ms, origin: None };
        let more = Clean::line(&format!("+{}", lines.len() - MOST));
        store.note_event(&act, None, &more).map_err(io::Error::other)?;
    }
    fs::remove_file(&taken)?;
    Ok(lines.len())
}

/// Moment, refusal, who.
fn line(text: &str) -> Option<(i64, &str, &str)> {
    let mut parts = text.splitn(3, ' ');
    let (at_ms, refusal, who) = (parts.next()?.parse().ok()?, parts.next()?, parts.next()?);
    let is_word = !refusal.is_empty() && refusal.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    (is_word && !who.is_empty()).then_some((at_ms, refusal, who))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::open::Place;
    use crate::store::JournalFilter;

    fn told(place: &Place) -> Vec<(String, i64, String)> {
        let desk = place.open().unwrap();
        let filter = JournalFilter { limit: 500, ..JournalFilter::default() };
        let all = desk.read(|reads| reads.journal(&filter)).unwrap().into_iter();
        let refused = all.filter(|entry| entry.reason == REFUSED);
        refused.map(|entry| (entry.who.to_string(), entry.at_ms, format!("{:?}", entry.events))).collect()
    }

    #[test]
    fn a_refusal_before_the_database_was_open_stands_in_the_journal_after_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("office.db");
        let place = Place { db: Some(path.clone()), today: None };
        drop(place.create().unwrap());
        note(&path, 1_795_400_000_000, "as-key", "mallory").unwrap();
        note(&path, 1_795_400_000_001, "unproved", "key 7\nforged 1 line").unwrap();
        std::fs::OpenOptions::new().append(true).open(beside(&path, ".refused")).unwrap().write_all(b"torn").unwrap();
        let told_now = told(&place);
        assert_eq!(told_now.len(), 2, "{told_now:?}");
        assert!(
            told_now
                .iter()
                .any(|(who, at, text)| who == "mallory" && *at == 1_795_400_000_000 && text.contains("as-key"))
        );
        assert_eq!(told(&place).len(), 2, "once");
        assert!(!beside(&path, ".refused").exists() && !beside(&path, ".refused.taken").exists());
    }

    #[test]
    fn whoever_is_refused_without_end_fills_neither_disk_nor_journal() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("office.db");
        let place = Place { db: Some(path.clone()), today: None };
        drop(place.create().unwrap());
        for at in 0..5_000 {
            note(&path, at, "as-key", &"m".repeat(40)).unwrap();
        }
        assert!(std::fs::metadata(beside(&path, ".refused")).unwrap().len() < LONGEST + 200);
        let told = told(&place);
        assert_eq!(told.len(), MOST + 1);
        assert!(told.iter().any(|(_, _, text)| text.contains('+')), "{:?}", told.last());
    }
}
