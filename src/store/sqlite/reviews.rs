//! Daily reviews: who has seen what, what has become of it, who signed off; and what a review asks of the journal.
//!
//! All but a sign-off stands outside the journal, like drafts: what was decided is journalled with the records it
//! changed. A review that is signed off is never written again.

use super::cell::{Iso, entity};
use super::session::Session;
use super::texts::columns;
use crate::domain::clean::Clean;
use crate::domain::day::Day;
use crate::domain::deadline::DeadlineId;
use crate::domain::id::{ClientId, StaffId};
use crate::domain::phrase::Phrase;
use crate::domain::record::Kind;
use crate::domain::review::{Entry, Outcome, Progress, Reason, Review, Settled, Severities, SignOff};
use crate::domain::staff::Action;
use crate::store::reviews::{ReviewReads, ReviewWrites};
use crate::store::{Error, JournalEntry, Result};
use rusqlite::{OptionalExtension, Row, ToSql};
use serde::Serialize;

/// What the journal says of a sign-off.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Closed {
    staff: i64,
    day: Day,
    #[serde(flatten)]
    progress: Progress,
}

const REVIEW: &str = "SELECT staff, day, begun_ms, signed_ms, signed_by, signed_seq, severities FROM review";

fn review(row: &Row<'_>) -> Result<Review> {
    let signed: Option<(i64, String, i64)> = match row.get(3)? {
        Some(at_ms) => Some((at_ms, row.get(4)?, row.get(5)?)),
        None => None,
    };
    let severities: Severities = read_json(row.get_ref(6)?.as_str().unwrap_or_default())?;
    Ok(Review {
        staff: StaffId(row.get(0)?),
        day: row.get::<_, Iso>(1)?.0,
        begun_ms: row.get(2)?,
        signed: signed.map(|(at_ms, by, seq)| SignOff { at_ms, by: Clean::line(&by), seq }),
        severities,
    })
}

fn entry(row: &Row<'_>) -> Result<Entry> {
    let words = |place: usize| -> Result<Option<Clean>> {
        Ok(row.get::<_, Option<String>>(place)?.map(|text| Clean::note(&text)))
    };
    let undone: bool = row.get(14)?;
    let outcome = row.get::<_, Option<String>>(8)?.filter(|_| !undone);
    let settled = outcome.map(|id| -> Result<Settled> {
        Ok(Settled {
            outcome: Outcome::parse(&id).ok_or_else(|| Error::Damaged(format!("review_item: outcome {id}")))?,
            by: words(9)?,
            at_ms: row.get::<_, Option<i64>>(10)?.unwrap_or_default(),
            until: row.get::<_, Option<Iso>>(11)?.map(|day| day.0),
            detail: words(12)?,
            group: row.get(13)?,
        })
    });
    let reasons: Vec<Reason> = read_json(row.get_ref(4)?.as_str().unwrap_or_default())?;
    Ok(Entry {
        client: ClientId(row.get(0)?),
        id: DeadlineId { rule: row.get(1)?, subject: row.get(2)? },
        nth: row.get(3)?,
        reasons,
        owner: words(5)?,
        shown_day: row.get::<_, Iso>(6)?.0,
        seen_ms: row.get(7)?,
        settled: settled.transpose()?,
    })
}

fn read_json<T: serde::de::DeserializeOwned>(text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(|error| Error::Damaged(format!("review: {error}")))
}

fn json(value: &impl Serialize) -> Result<String> {
    serde_json::to_string(value).map_err(|error| Error::Engine(error.to_string()))
}

impl Session<'_> {
    /// A person's review of a day.
    pub(super) fn read_review(&self, staff: StaffId, day: Day) -> Result<Option<Review>> {
        let sql = format!("{REVIEW} WHERE staff = ?1 AND day = ?2");
        Ok(self.reviews(&sql, &[&staff.0, &Iso(day)])?.pop())
    }

    /// The newest signed review before a day.
    pub(super) fn read_last_signed(&self, staff: StaffId, before: Day) -> Result<Option<Review>> {
        let sql = format!("{REVIEW} WHERE staff = ?1 AND day < ?2 AND signed_ms IS NOT NULL ORDER BY day DESC LIMIT 1");
        Ok(self.reviews(&sql, &[&staff.0, &Iso(before)])?.pop())
    }

    /// All reviews of a day.
    pub(super) fn read_reviews(&self, day: Day) -> Result<Vec<Review>> {
        self.reviews(&format!("{REVIEW} WHERE day = ?1 ORDER BY staff"), &[&Iso(day)])
    }

    fn reviews(&self, sql: &str, values: &[&dyn ToSql]) -> Result<Vec<Review>> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query(values)?;
        let mut reviews = Vec::new();
        while let Some(row) = rows.next()? {
            reviews.push(review(row)?);
        }
        Ok(reviews)
    }

    /// The lines of a review in order.
    pub(super) fn read_review_entries(&self, staff: StaffId, day: Day) -> Result<Vec<Entry>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT client, rule, subject, nth, reasons, owner, shown_day, seen_ms, outcome, outcome_by, outcome_ms,
             until_day, detail, batch, EXISTS (SELECT 1 FROM op WHERE op.undoes = review_item.batch)
             FROM review_item WHERE staff = ?1 AND day = ?2 ORDER BY nth",
        )?;
        let mut rows = statement.query((staff.0, Iso(day)))?;
        let mut entries = Vec::new();
        while let Some(row) = rows.next()? {
            entries.push(entry(row)?);
        }
        Ok(entries)
    }

    /// True when somebody has seen a deadline with that last day.
    pub(super) fn is_seen(&self, client: ClientId, id: &DeadlineId, shown_day: Day) -> Result<bool> {
        let mut statement = self.connection.prepare_cached(
            "SELECT 1 FROM review_item
             WHERE client = ?1 AND rule = ?2 AND subject = ?3 AND shown_day = ?4 AND seen_ms IS NOT NULL",
        )?;
        Ok(statement.exists((client.0, &id.rule, &id.subject, Iso(shown_day)))?)
    }

    /// Journal entries after a position about the clients of these owners. Walks the entries since then, which are few,
    /// and reads the content of those alone that are about one of the clients.
    pub(super) fn read_journal_of_owners(&self, after: i64, owners: &[Option<StaffId>]) -> Result<Vec<JournalEntry>> {
        let owners = json(&owners.iter().map(|owner| owner.map_or(0, |id| id.0)).collect::<Vec<_>>())?;
        let sql = format!(
            "{} WHERE op.seq > ?1 AND (
                 EXISTS (SELECT 1 FROM client WHERE client.id = op.client
                     AND coalesce(client.owner, 0) IN (SELECT value FROM json_each(?2)))
                 OR EXISTS (SELECT 1 FROM own_date WHERE own_date.client = op.client
                     AND own_date.owner IN (SELECT value FROM json_each(?2)))
                 OR EXISTS (SELECT 1 FROM case_file WHERE case_file.client = op.client
                     AND case_file.owner IN (SELECT value FROM json_each(?2))))
             ORDER BY op.seq",
            super::journal::ENTRY
        );
        self.entries(&sql, &[&after, &owners])
    }

    /// Entries that marked acts as done.
    pub(super) fn read_journal_of_done(&self, from: Day, before: Day) -> Result<Vec<JournalEntry>> {
        let sql = format!(
            "{} WHERE op.reason = 'done' AND op.office_day >= ?1 AND op.office_day < ?2 ORDER BY op.seq",
            super::journal::ENTRY
        );
        self.entries(&sql, &[&Iso(from), &Iso(before)])
    }

    /// What was put off until one of these days.
    pub(super) fn read_put_off(&self, after: Option<Day>, until: Day) -> Result<Vec<Action>> {
        let sql = format!(
            "SELECT {} FROM action WHERE until_day > ?1 AND until_day <= ?2 AND kind IN ('snoozed', 'handled')",
            columns(Kind::Action)
        );
        let after = after.map_or_else(String::new, |day| day.to_string());
        self.actions(&sql, &[&after, &Iso(until)])
    }

    /// The newest thing people did about a deadline.
    pub(super) fn read_action(&self, client: ClientId, id: &DeadlineId) -> Result<Option<Action>> {
        let sql = format!(
            "SELECT {} FROM action WHERE client = ?1 AND rule = ?2 AND subject = ?3 ORDER BY on_day, id",
            columns(Kind::Action)
        );
        Ok(self.actions(&sql, &[&client.0, &id.rule, &id.subject])?.pop())
    }

    fn actions(&self, sql: &str, values: &[&dyn ToSql]) -> Result<Vec<Action>> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query(values)?;
        let mut actions = Vec::new();
        while let Some(row) = rows.next()? {
            actions.push(entity(row).map_err(|error| Error::Damaged(format!("action: {error}")))?);
        }
        Ok(actions)
    }

    /// Begins a review, unless it has begun.
    pub(super) fn put_review(&mut self, review: &Review) -> Result<()> {
        let mut statement = self.connection.prepare_cached(
            "INSERT INTO review (staff, day, begun_ms, severities) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (staff, day) DO NOTHING",
        )?;
        statement.execute((review.staff.0, Iso(review.day), review.begun_ms, json(&review.severities)?))?;
        Ok(())
    }

    /// Keeps one line.
    pub(super) fn put_review_entry(&mut self, staff: StaffId, day: Day, entry: &Entry) -> Result<()> {
        self.insist_open(staff, day)?;
        let settled = entry.settled.as_ref();
        let reasons = json(&entry.reasons)?;
        let values: [&dyn ToSql; 16] = [
            &staff.0,
            &Iso(day),
            &entry.client.0,
            &entry.id.rule,
            &entry.id.subject,
            &entry.nth,
            &reasons,
            &entry.owner.as_deref(),
            &Iso(entry.shown_day),
            &entry.seen_ms,
            &settled.map(|settled| settled.outcome.as_str()),
            &settled.and_then(|settled| settled.by.as_deref()),
            &settled.map(|settled| settled.at_ms),
            &settled.and_then(|settled| settled.until.map(Iso)),
            &settled.and_then(|settled| settled.detail.as_deref()),
            &settled.and_then(|settled| settled.group),
        ];
        let mut statement = self.connection.prepare_cached(
            "INSERT OR REPLACE INTO review_item (staff, day, client, rule, subject, nth, reasons, owner, shown_day,
             seen_ms, outcome, outcome_by, outcome_ms, until_day, detail, batch)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
        )?;
        statement.execute(values)?;
        Ok(())
    }

    /// A review that is signed off is not written again.
    fn insist_open(&self, staff: StaffId, day: Day) -> Result<()> {
        let mut statement =
            self.connection.prepare_cached("SELECT signed_ms IS NULL FROM review WHERE staff = ?1 AND day = ?2")?;
        match statement.query_row((staff.0, Iso(day)), |row| row.get(0)).optional()? {
            Some(true) => Ok(()),
            Some(false) => Err(Error::Refused(Phrase::new("review-is-signed"))),
            None => Err(Error::Refused(Phrase::new("review-not-begun"))),
        }
    }

    /// Closes a review and remembers that for the journal.
    pub(super) fn close_review(&mut self, review: &Review, progress: &Progress) -> Result<()> {
        self.insist_open(review.staff, review.day)?;
        let Some(signed) = &review.signed else {
            return Err(Error::Refused(Phrase::new("review-not-begun")));
        };
        let mut statement = self.connection.prepare_cached(
            "UPDATE review SET signed_ms = ?3, signed_by = ?4, signed_seq = ?5, severities = ?6
             WHERE staff = ?1 AND day = ?2",
        )?;
        let severities = json(&review.severities)?;
        statement.execute((
            review.staff.0,
            Iso(review.day),
            signed.at_ms,
            signed.by.as_str(),
            signed.seq,
            severities,
        ))?;
        self.pending.sign_off = Some(Closed { staff: review.staff.0, day: review.day, progress: *progress });
        Ok(())
    }
}

impl ReviewReads for Session<'_> {
    fn review(&self, staff: StaffId, day: Day) -> Result<Option<Review>> {
        self.read_review(staff, day)
    }
    fn last_signed_review(&self, staff: StaffId, before: Day) -> Result<Option<Review>> {
        self.read_last_signed(staff, before)
    }
    fn reviews_on(&self, day: Day) -> Result<Vec<Review>> {
        self.read_reviews(day)
    }
    fn review_entries(&self, staff: StaffId, day: Day) -> Result<Vec<Entry>> {
        let mut entries = self.read_review_entries(staff, day)?;
        entries.retain(|entry| !self.hidden.deadline(entry.client, &entry.id.subject));
        Ok(entries)
    }
    fn was_seen(&self, client: ClientId, id: &DeadlineId, shown_day: Day) -> Result<bool> {
        self.is_seen(client, id, shown_day)
    }
    fn journal_of_owners(&self, after: i64, owners: &[Option<StaffId>]) -> Result<Vec<JournalEntry>> {
        self.told(self.read_journal_of_owners(after, owners)?)
    }
    fn journal_of_done(&self, from: Day, before: Day) -> Result<Vec<JournalEntry>> {
        self.told(self.read_journal_of_done(from, before)?)
    }
    fn put_off_until(&self, after: Option<Day>, until: Day) -> Result<Vec<Action>> {
        let mut actions = self.read_put_off(after, until)?;
        actions.retain(|action| !self.hidden.deadline(action.client, &action.subject));
        Ok(actions)
    }
    fn action_about(&self, client: ClientId, id: &DeadlineId) -> Result<Option<Action>> {
        if self.hidden.deadline(client, &id.subject) { Ok(None) } else { self.read_action(client, id) }
    }
}

impl ReviewWrites for Session<'_> {
    fn begin_review(&mut self, review: &Review) -> Result<()> {
        self.put_review(review)
    }
    fn keep_review_entry(&mut self, staff: StaffId, day: Day, entry: &Entry) -> Result<()> {
        self.put_review_entry(staff, day, entry)
    }
    fn sign_off(&mut self, review: &Review, progress: &Progress) -> Result<()> {
        self.close_review(review, progress)
    }
}
