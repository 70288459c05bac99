//! The proof that the file is sound: SQLite's own check, references, the journal's chain, and stored = derived.

use super::SqliteStore;
use super::bulk::{self, Range};
use super::due::{MOOT, Stored};
use super::generation::lives_in;
use super::law::Candidate;
use super::search::Found;
use super::session::Session;
use super::standing::Standing;
use crate::domain::day::Day;
use crate::domain::dossier::Dossier;
use crate::domain::id::ClientId;
use crate::store::{CheckReport, Result};

/// At most so many faults of one sort are named; the first ones tell what happened.
const MOST: usize = 100;

impl Session<'_> {
    /// What is wrong with the file, its references and its journal; then what belongs to nobody or is miscounted.
    fn verify_whole(&self, report: &mut CheckReport) -> Result<Vec<String>> {
        report.faults.extend(self.integrity()?);
        report.faults.extend(self.references()?);
        let (count, head, faults) = self.verify_chain(&mut |_| {})?;
        (report.journal, report.head) = (count, head);
        report.faults.extend(faults.into_iter().take(MOST));
        let mut last = self.orphans()?;
        last.extend(self.tally_faults()?);
        last.extend(self.generation_fault()?);
        Ok(last)
    }

    /// While nothing is prepared or left to tidy, every row lives.
    fn generation_fault(&self) -> Result<Option<String>> {
        let generation = self.generation()?;
        let sql = format!(
            "SELECT (SELECT count(*) FROM deadline WHERE NOT (1{})) + (SELECT count(*) FROM standing WHERE NOT (1{}))",
            lives_in("deadline", generation.current),
            lives_in("standing", generation.current)
        );
        let dead: i64 = self.connection.prepare(&sql)?.query_row([], |row| row.get(0))?;
        Ok((generation.quiet && dead > 0).then(|| format!("law: {dead} rows live in no generation")))
    }

    pub(super) fn integrity(&self) -> Result<Vec<String>> {
        // A connection that has written keeps how the search index was laid together then, and SQLite's check does not look
        // whether others have laid it together anew since: it would call a sound file damaged. A search does look.
        self.connection.prepare("SELECT 1 FROM search('x') LIMIT 1")?.exists([])?;
        let mut statement = self.connection.prepare("PRAGMA integrity_check(100)")?;
        let rows = statement.query_map([], |row| row.get::<_, String>(0))?;
        let said: Vec<String> = rows.collect::<rusqlite::Result<_>>()?;
        Ok(said.into_iter().filter(|line| line != "ok").map(|line| format!("file: {line}")).collect())
    }

    pub(super) fn references(&self) -> Result<Vec<String>> {
        let mut statement = self.connection.prepare("PRAGMA foreign_key_check")?;
        let rows = statement.query_map([], |row| {
            let (table, id, parent): (String, Option<i64>, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
            Ok(format!("{table} {}: its {parent} does not exist", id.unwrap_or_default()))
        })?;
        Ok(rows.take(MOST).collect::<rusqlite::Result<_>>()?)
    }

    /// What lists and searches know of a client, where it is not what the records say.
    fn lookup_faults(
        &self,
        dossier: &Dossier,
        stored: &[Stored],
        held: Option<&Standing>,
    ) -> Result<impl Iterator<Item = &'static str>> {
        let standing = Self::standing_holds(held, dossier, stored);
        let search = self.indexed(dossier.client.id)? == Found::of(dossier);
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

    /// The clients between two numbers: how many deadlines they have, and what is wrong with which client.
    fn verify_clients(&self, (first, last): Range) -> Result<(i64, Vec<(ClientId, String)>)> {
        let dossiers = self.load_between((first, last))?;
        let stored = self.stored_between(first, last)?;
        let standings = self.standings_between(first, last)?;
        let mut faults = Vec::new();
        for dossier in &dossiers {
            let client = dossier.client.id;
            let stored = bulk::of_client(&stored, client.0);
            // What binds depends on the day it was chosen on and is checked where it is read.
            let wanted = self.wanted(dossier, Day::MIN)?;
            let lookup = self.lookup_faults(dossier, stored, standings.get(&client.0))?;
            faults.extend(lookup.map(|what| (client, format!("{client}: {what} is out of date"))));
            faults.extend(differences(stored, &wanted).map(|fault| (client, format!("{client}: {fault}"))));
            if !binds(stored) {
                faults.push((client, format!("{client}: the binding date is none of its deadlines'")));
            }
        }
        Ok((i64::try_from(stored.len()).unwrap_or(0), faults))
    }
}

impl SqliteStore {
    /// Checks everything; `progress` is told how many clients were looked at.
    pub(super) fn verify(&self, progress: &mut dyn FnMut(i64)) -> Result<CheckReport> {
        let mut report = CheckReport::default();
        let transaction = self.connection.unchecked_transaction()?;
        let last = Session::reading(&transaction, &self.law).verify_whole(&mut report)?;
        let clients = bulk::all_clients(&transaction)?;
        drop(transaction);
        let law = Candidate { derive: self.law.derive, book: None, calendar: None };
        let mut faults = Vec::new();
        let look = |session: &Session<'_>, range: Range| session.verify_clients(range);
        bulk::over_all(
            (&self.path, &bulk::Gate::default(), bulk::FEW),
            &clients,
            &law,
            look,
            |(deadlines, found), done| {
                report.deadlines += deadlines;
                if faults.len() < MOST {
                    faults.extend(found);
                }
                progress(i64::try_from(done).unwrap_or(i64::MAX));
                Ok(true)
            },
        )?;
        report.clients = i64::try_from(clients.len()).unwrap_or(i64::MAX);
        faults.sort_by_key(|(client, _)| *client);
        report.faults.extend(faults.into_iter().map(|(_, fault)| fault).take(MOST));
        report.faults.extend(last);
        Ok(report)
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

/// Stored as derived. Whether a deadline was moot depends on the day it was stored on; what binds, see [`binds`].
fn same(stored: &Stored, wanted: &Stored) -> bool {
    let grown_moot = stored.section == MOOT && wanted.section == 0 && wanted.item.moot_from.is_some();
    let mut wanted = wanted.clone();
    wanted.item.client_binding_day = stored.item.client_binding_day;
    if grown_moot {
        wanted.section = MOOT;
    }
    *stored == wanted
}

/// The day by which the review sorts a client is the same in all rows, and one that may bind; which of them did depends
/// on the day it was chosen on.
fn binds(stored: &[Stored]) -> bool {
    let mut days = stored.iter().map(|row| row.item.client_binding_day);
    let Some(day) = days.next() else {
        return true;
    };
    let may_bind = |row: &&Stored| row.item.may_bind(Day::MIN);
    let mut candidates = stored.iter().filter(may_bind).peekable();
    days.all(|other| other == day)
        && match day {
            None => candidates.all(|row| row.item.moot_from.is_some()),
            Some(day) => candidates.any(|row| row.item.warn_day == day),
        }
}

fn said(row: &Stored) -> String {
    let item = &row.item;
    format!("{} (warn {}, {}, {})", item.last_day, item.warn_day, item.state.as_str(), item.severity.as_str())
}
