//! The proof that the file is sound: SQLite's own check, references, the journal's chain, and stored = derived.

use super::due::Stored;
use super::session::Session;
use crate::domain::dossier::Dossier;
use crate::domain::id::ClientId;
use crate::store::{CheckReport, Result};

/// At most so many faults of one sort are named; the first ones tell what happened.
const MOST: usize = 100;

impl Session<'_> {
    /// Checks everything; `progress` is told how many clients were looked at.
    pub(super) fn verify(&self, progress: &mut dyn FnMut(i64)) -> Result<CheckReport> {
        let mut report = CheckReport::default();
        report.faults.extend(self.integrity()?);
        report.faults.extend(self.references()?);
        let (count, head, faults) = self.verify_chain(&mut |_| {})?;
        (report.journal, report.head) = (count, head);
        report.faults.extend(faults.into_iter().take(MOST));
        for client in self.numbers("SELECT id FROM client WHERE id > ?1 ORDER BY id", 0)? {
            self.verify_client(ClientId(client), &mut report)?;
            report.clients += 1;
            if report.clients % 200 == 0 {
                progress(report.clients);
            }
        }
        report.faults.extend(self.orphans()?);
        report.faults.extend(self.tally_faults()?);
        progress(report.clients);
        Ok(report)
    }

    fn integrity(&self) -> Result<Vec<String>> {
        let mut statement = self.connection.prepare("PRAGMA integrity_check(100)")?;
        let rows = statement.query_map([], |row| row.get::<_, String>(0))?;
        let said: Vec<String> = rows.collect::<rusqlite::Result<_>>()?;
        Ok(said.into_iter().filter(|line| line != "ok").map(|line| format!("file: {line}")).collect())
    }

    fn references(&self) -> Result<Vec<String>> {
        let mut statement = self.connection.prepare("PRAGMA foreign_key_check")?;
        let rows = statement.query_map([], |row| {
            let (table, id, parent): (String, Option<i64>, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
            Ok(format!("{table} {}: its {parent} does not exist", id.unwrap_or_default()))
        })?;
        Ok(rows.take(MOST).collect::<rusqlite::Result<_>>()?)
    }

    /// What lists and searches know of a client, where it is not what the records say.
    fn lookup_faults(&self, dossier: &Dossier, stored: &[Stored]) -> Result<impl Iterator<Item = &'static str>> {
        let standing = self.standing_holds(dossier, stored)?;
        let search = self.indexed(dossier.client.id)? == self.found_by(dossier)?;
        Ok([(standing, "standing"), (search, "search")].into_iter().filter(|(holds, _)| !holds).map(|(_, what)| what))
    }

    /// Derived rows of clients that do not exist.
    fn orphans(&self) -> Result<Vec<String>> {
        let orphans = self.numbers(
            "SELECT client FROM deadline WHERE client NOT IN (SELECT id FROM client) AND client > ?1
             UNION SELECT client FROM standing WHERE client NOT IN (SELECT id FROM client)",
            0,
        )?;
        Ok(orphans.into_iter().map(|client| format!("{}: stored without a client", ClientId(client))).collect())
    }

    fn verify_client(&self, client: ClientId, report: &mut CheckReport) -> Result<()> {
        let Some(dossier) = self.load(client)? else {
            return Ok(());
        };
        let stored = self.stored(client)?;
        // What binds depends on the day it was chosen on and is checked where it is read.
        let today = crate::domain::day::Day::default();
        let wanted = self.wanted(&dossier, today)?;
        report.deadlines += i64::try_from(stored.len()).unwrap_or(0);
        if report.faults.len() < MOST {
            report
                .faults
                .extend(self.lookup_faults(&dossier, &stored)?.map(|what| format!("{client}: {what} is out of date")));
            report.faults.extend(differences(&stored, &wanted).map(|fault| format!("{client}: {fault}")));
        }
        Ok(())
    }
}

/// Each deadline that is not stored as it is derived.
fn differences<'a>(stored: &'a [Stored], wanted: &'a [Stored]) -> impl Iterator<Item = String> + 'a {
    let of = |row: &Stored, rows: &'a [Stored]| {
        rows.iter().find(|other| other.item.rule == row.item.rule && other.item.subject == row.item.subject)
    };
    let lost = wanted.iter().filter(move |row| of(row, stored).is_none());
    let lost = lost.map(|row| format!("{}/{} is derived but not stored", row.item.rule, row.item.subject));
    let wrong = stored.iter().filter_map(move |row| match of(row, wanted) {
        None => Some(format!("{}/{} is stored but not derived", row.item.rule, row.item.subject)),
        Some(other) if same(row, other) => None,
        Some(other) => Some(format!(
            "{}/{} is stored as {} but derived as {}",
            row.item.rule,
            row.item.subject,
            said(row),
            said(other)
        )),
    });
    lost.chain(wrong)
}

fn same(a: &Stored, b: &Stored) -> bool {
    let mut b = b.clone();
    (b.item.client_binding_day, b.section) = (a.item.client_binding_day, a.section);
    *a == b
}

fn said(row: &Stored) -> String {
    let item = &row.item;
    format!("{} (warn {}, {}, {})", item.last_day, item.warn_day, item.state.as_str(), item.severity.as_str())
}
