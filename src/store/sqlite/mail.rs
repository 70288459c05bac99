//! The mails of a morning: claimed in one immediate transaction, so that two senders cannot both have one.

use super::SqliteStore;
use super::cell::Iso;
use crate::domain::clean::Clean;
use crate::domain::day::Day;
use crate::domain::id::StaffId;
use crate::domain::mail::{Before, Claim, MailKind, MailOutcome, MailRecord};
use crate::store::mail::{Lives, MailBook};
use crate::store::{Error, Result};
use rusqlite::{Connection, OptionalExtension, Row, ToSql};

const SELECT: &str =
    "SELECT staff, day, kind, nth, message_id, outcome, tries, at_ms, process, detail FROM sent_mail WHERE day = ?1";

fn record(row: &Row<'_>) -> Result<MailRecord> {
    let word = |column: usize| -> Result<String> { Ok(row.get(column)?) };
    let damaged = || Error::Damaged("sent_mail".to_owned());
    Ok(MailRecord {
        staff: StaffId(row.get(0)?),
        day: row.get::<_, Iso>(1)?.0,
        kind: MailKind::parse(&word(2)?).ok_or_else(damaged)?,
        nth: row.get(3)?,
        message_id: Clean::line(&word(4)?),
        outcome: MailOutcome::parse(&word(5)?).ok_or_else(damaged)?,
        tries: row.get(6)?,
        at_ms: row.get(7)?,
        process: row.get(8)?,
        detail: row.get::<_, Option<String>>(9)?.map(|text| Clean::line(&text)),
    })
}

/// The newest of a person's mails of that day and kind.
fn newest(connection: &Connection, wanted: &MailRecord) -> Result<Option<MailRecord>> {
    let sql = format!("{SELECT} AND staff = ?2 AND kind = ?3 ORDER BY nth DESC LIMIT 1");
    let mut statement = connection.prepare_cached(&sql)?;
    let found = statement
        .query_row((Iso(wanted.day), wanted.staff.0, wanted.kind.as_str()), |row| Ok(record(row)))
        .optional()?;
    found.transpose()
}

fn keep(connection: &Connection, mail: &MailRecord) -> Result<()> {
    let mut statement = connection.prepare_cached(
        "INSERT INTO sent_mail (staff, day, kind, nth, message_id, outcome, tries, at_ms, process, detail)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
         ON CONFLICT (day, staff, kind, nth) DO UPDATE SET message_id = excluded.message_id,
         outcome = excluded.outcome, tries = excluded.tries, at_ms = excluded.at_ms, process = excluded.process,
         detail = excluded.detail",
    )?;
    let detail = mail.detail.as_ref().map(|text| text.chars().take(2_000).collect::<String>());
    let values: [&dyn ToSql; 10] = [
        &mail.staff.0,
        &Iso(mail.day),
        &mail.kind.as_str(),
        &mail.nth,
        &mail.message_id.as_str(),
        &mail.outcome.as_str(),
        &mail.tries,
        &mail.at_ms,
        &mail.process,
        &detail.filter(|text| !text.is_empty()),
    ];
    statement.execute(values)?;
    Ok(())
}

impl MailBook for SqliteStore {
    fn claim_mail(&mut self, wanted: &MailRecord, force: bool, lives: Lives<'_>) -> Result<Claim> {
        let transaction = self.begin()?;
        let before = newest(&transaction, wanted)?;
        // The same mail keeps its name over all tries, so that whoever gets it twice can tell; one sent anew has another.
        let ours = |nth: i64, tries: i64| {
            let message_id = Clean::line(&format!("{nth}.{}", wanted.message_id));
            MailRecord { nth, tries, message_id, outcome: MailOutcome::Claimed, ..wanted.clone() }
        };
        let mail = match before {
            None => ours(1, 0),
            Some(before) => {
                let alive = before.process.as_deref().and_then(lives);
                match before.when_wanted(wanted.at_ms, alive, force) {
                    Before::Retake => ours(before.nth, before.tries),
                    Before::Again => ours(before.nth + 1, 0),
                    Before::Leave => return Ok(Claim::Settled(before)),
                    Before::Lose => {
                        let lost = MailRecord { outcome: MailOutcome::Unknown, at_ms: wanted.at_ms, ..before };
                        keep(&transaction, &lost)?;
                        transaction.commit()?;
                        return Ok(Claim::Settled(lost));
                    }
                }
            }
        };
        keep(&transaction, &mail)?;
        transaction.commit()?;
        Ok(Claim::Ours(mail))
    }

    fn settle_mail(&mut self, mail: &MailRecord) -> Result<()> {
        let transaction = self.begin()?;
        keep(&transaction, mail)?;
        Ok(transaction.commit()?)
    }

    fn mails(&self, day: Day) -> Result<Vec<MailRecord>> {
        let sql = format!("{SELECT} ORDER BY staff, kind, nth");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut rows = statement.query([Iso(day)])?;
        let mut mails = Vec::new();
        while let Some(row) = rows.next()? {
            mails.push(record(row)?);
        }
        Ok(mails)
    }
}
