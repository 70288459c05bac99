//! How many sessions one person may have at once: a seat is a lock on a file of its own beside the database.
//!
//! Whoever begins a session tries one seat after the other, so that of many who begin at the same moment exactly as many
//! get in as there are seats: counting first and sitting down then would let in all who counted together. A lock goes with
//! its process, however that ends; the files are empty and stay, because taking away a file that somebody is about to lock
//! would make two locks of it.

use crate::domain::id::StaffId;
use crate::files::beside;
use crate::host::lock::{self, Held};
use std::io;
use std::path::Path;

/// The first free seat of a person's `most`; `None` when each is taken.
///
/// # Errors
/// Those of the system, also where it has no locks.
pub fn sit_down(database: &Path, who: StaffId, most: usize) -> io::Result<Option<Held>> {
    for seat in 1..=most {
        if let Some(held) = lock::alone(&beside(database, &format!(".seat-{}-{seat}", who.0)))? {
            return Ok(Some(held));
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{BufRead, BufReader};
    use std::process::{Child, Command, Stdio};

    const SEATS: usize = 5;
    const PLACE: &str = "SOJOURN_TEST_SEATS";

    /// One of the crowd below: says whether it got in, and stays until its input ends.
    #[test]
    fn one_of_a_crowd() {
        let Some(database) = std::env::var_os(PLACE) else { return };
        let mut line = String::new();
        // All begin at once.
        std::io::stdin().read_line(&mut line).unwrap();
        let seat = sit_down(Path::new(&database), StaffId(7), SEATS).unwrap();
        println!("\nseat: {}", if seat.is_some() { "in" } else { "out" });
        std::io::stdin().read_line(&mut line).unwrap();
    }

    fn start(database: &Path) -> Child {
        Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "app::entry::sessions::tests::one_of_a_crowd", "--nocapture"])
            .env(PLACE, database)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap()
    }

    fn go(child: &mut Child) {
        std::io::Write::write_all(child.stdin.as_mut().unwrap(), b"go\n").unwrap();
    }

    fn is_in(child: &mut Child) -> bool {
        let lines = BufReader::new(child.stdout.as_mut().unwrap()).lines();
        lines.map(Result::unwrap).find_map(|line| line.strip_prefix("seat: ").map(|said| said == "in")).unwrap()
    }

    #[test]
    fn of_fifty_at_once_as_many_get_in_as_there_are_seats_and_a_killed_one_leaves_its_own() {
        let folder = tempfile::tempdir().unwrap();
        let database = folder.path().join("office.db");
        let mut crowd: Vec<Child> = (0..50).map(|_| start(&database)).collect();
        crowd.iter_mut().for_each(go);
        let (mut inside, mut outside): (Vec<Child>, Vec<Child>) = (Vec::new(), Vec::new());
        for mut child in crowd {
            if is_in(&mut child) { inside.push(child) } else { outside.push(child) }
        }
        assert_eq!(inside.len(), SEATS);
        // Of somebody else there are seats.
        assert!(sit_down(&database, StaffId(8), 1).unwrap().is_some());
        inside[2].kill().unwrap();
        inside[2].wait().unwrap();
        let mut next = start(&database);
        go(&mut next);
        assert!(is_in(&mut next), "a seat of a dead process is free");
        for mut child in inside.into_iter().chain(outside).chain([next]) {
            drop(child.stdin.take());
            let _ = child.wait();
        }
    }
}
