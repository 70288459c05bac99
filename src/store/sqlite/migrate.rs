//! From an older format to the present one: numbered, frozen steps, each in one immediate transaction with the bump of
//! `user_version`. `schema.sql` is the whole present format; a test proves that the steps lead to it.
//!
//! A second process that comes at the same moment waits for the lock, reads the number again inside, and finds nothing
//! left to do.

use super::open::APPLICATION_ID;
use crate::store::{Error, Result};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, Transaction, TransactionBehavior};

/// The format that this program writes.
pub(super) const FORMAT: i64 = 4;

const SCHEMA: &str = include_str!("../../../schema.sql");

/// One step: the format that it leads to, and its SQL, never changed once published.
pub(super) struct Step {
    /// Format after the step.
    pub(super) to: i64,
    /// What it does.
    pub(super) sql: &'static str,
}

/// The steps so far. Format 1 is the first one published.
const STEPS: &[Step] = &[
    Step { to: 2, sql: include_str!("steps/to-2.sql") },
    Step { to: 3, sql: include_str!("steps/to-3.sql") },
    Step { to: 4, sql: include_str!("steps/to-4.sql") },
];

/// Writes the whole present schema into an empty database.
pub(super) fn write_schema(connection: &Connection) -> Result<()> {
    connection.execute_batch(SCHEMA)?;
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    connection.pragma_update(None, "user_version", FORMAT)?;
    Ok(())
}

/// The format of the database.
pub(super) fn format_of(connection: &Connection) -> Result<i64> {
    Ok(connection.prepare_cached("PRAGMA user_version")?.query_row([], |row| row.get(0))?)
}

/// Refuses a database of another format than the present one; asked again in every write, since another program may
/// have brought the file up to date while this one was running.
pub(super) fn insist(connection: &Connection) -> Result<()> {
    match format_of(connection)? {
        FORMAT => Ok(()),
        found if found > FORMAT => Err(Error::Newer { found, known: FORMAT }),
        found => Err(Error::Damaged(format!("the database fell back to format {found}"))),
    }
}

/// Refuses every other format than the present one, and leaves an older file as it is.
pub(super) fn insist_for_reading(connection: &Connection) -> Result<()> {
    match format_of(connection)? {
        FORMAT => Ok(()),
        found if found > FORMAT => Err(Error::Newer { found, known: FORMAT }),
        _ => Err(Error::refused("store-older")),
    }
}

/// Applies the steps that are missing.
pub(super) fn bring_up_to_date(connection: &Connection) -> Result<()> {
    climb(connection, STEPS, FORMAT)
}

fn climb(connection: &Connection, steps: &[Step], goal: i64) -> Result<()> {
    let found = format_of(connection)?;
    if found > goal {
        return Err(Error::Newer { found, known: goal });
    }
    if found == goal {
        return Ok(());
    }
    if found < 1 {
        return Err(Error::Damaged(format!("format {found}")));
    }
    if connection.is_readonly("main")? {
        return Err(Error::ReadOnly);
    }
    steps.iter().filter(|step| step.to > found && step.to <= goal).try_for_each(|step| take(connection, step))?;
    match format_of(connection)? {
        reached if reached == goal => Ok(()),
        reached => Err(Error::Damaged(format!("no way from format {reached} to {goal}"))),
    }
}

fn take(connection: &Connection, step: &Step) -> Result<()> {
    let transaction = Transaction::new_unchecked(connection, TransactionBehavior::Immediate)?;
    if format_of(&transaction)? >= step.to {
        return Ok(());
    }
    // A step may change the text of a condition where it stands; nothing else may.
    transaction.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, false)?;
    let done = transaction.execute_batch(step.sql);
    transaction.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    done?;
    transaction.pragma_update(None, "user_version", step.to)?;
    Ok(transaction.commit()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LATER: &[Step] = &[
        Step { to: 2, sql: "ALTER TABLE client ADD COLUMN nickname TEXT; CREATE TABLE extra (id INTEGER) STRICT;" },
        Step { to: 3, sql: "INSERT INTO extra VALUES (7);" },
    ];
    const BROKEN: &[Step] =
        &[Step { to: 2, sql: "CREATE TABLE extra (id INTEGER) STRICT; INSERT INTO nowhere VALUES (1);" }];

    /// The format that was published first, as its schema stood then.
    fn first_format() -> Connection {
        let connection = Connection::open_in_memory().unwrap();
        connection.execute_batch(include_str!("../../../tests/data/schema-1.sql")).unwrap();
        connection.pragma_update(None, "application_id", APPLICATION_ID).unwrap();
        connection.pragma_update(None, "user_version", 1).unwrap();
        connection
    }

    #[test]
    fn an_older_format_climbs_step_by_step_and_only_once() {
        let connection = first_format();
        climb(&connection, LATER, 3).unwrap();
        climb(&connection, LATER, 3).unwrap();
        let rows: i64 = connection.query_row("SELECT count(*) FROM extra", [], |row| row.get(0)).unwrap();
        assert_eq!((format_of(&connection).unwrap(), rows), (3, 1));
    }

    #[test]
    fn a_step_that_fails_leaves_nothing_behind() {
        let connection = first_format();
        assert!(climb(&connection, BROKEN, 2).is_err());
        assert_eq!(format_of(&connection).unwrap(), 1);
        assert!(connection.prepare("SELECT * FROM extra").is_err());
    }

    #[test]
    fn newer_and_unreachable_formats_are_told_apart() {
        let connection = first_format();
        assert!(matches!(climb(&connection, LATER, 4), Err(Error::Damaged(_))));
        connection.pragma_update(None, "user_version", 9).unwrap();
        assert!(matches!(climb(&connection, LATER, 3), Err(Error::Newer { found: 9, known: 3 })));
    }

    #[test]
    fn what_was_derived_climbs_along_as_the_first_generation_and_is_to_be_derived_anew() {
        let connection = first_format();
        connection
            .execute_batch(
                "INSERT INTO client (id, version, presence, created_on) VALUES (7, 1, 'unknown', '2026-11-23');
                 INSERT INTO deadline (section, warn_day, client, rule, subject, client_name, class, severity,
                     confidence, confirmed, state, last_day, safe_day, line)
                     VALUES (0, 740000, 7, 'R', 'C-000007', 'x', 0, 0, 0, 0, 0, 740002, 740001, x'01');
                 INSERT INTO tally VALUES (0, 0, 740000, 1);
                 INSERT INTO standing (client, sort_name, presence, binding_day) VALUES (7, 'x', 'unknown', 740000);",
            )
            .unwrap();
        climb(&connection, STEPS, FORMAT).unwrap();
        let found: [i64; 6] = connection
            .query_row(
                "SELECT warn_day, client, last_day, (SELECT count FROM tally WHERE generation = 1 AND day = warn_day),
                 (SELECT binding_day FROM standing WHERE since = 1), (SELECT engine FROM law WHERE generation = since)
                 FROM deadline WHERE client = 7 AND until IS NULL",
                [],
                |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?]),
            )
            .unwrap();
        assert_eq!(found, [740_000, 7, 740_002, 1, 740_000, 0]);
    }

    /// A hard stay, a hard act, a soft status, one put off, and one of a generation gone by.
    #[test]
    fn soft_deadlines_and_hard_ends_are_counted_once_when_the_format_learns_to() {
        let connection = Connection::open_in_memory().unwrap();
        connection.execute_batch(include_str!("../../../tests/data/schema-2.sql")).unwrap();
        connection.pragma_update(None, "application_id", APPLICATION_ID).unwrap();
        connection.pragma_update(None, "user_version", 2).unwrap();
        let line = |severity: u8| format!("x'{}0{severity}00'", "00".repeat(37));
        let deadlines = [
            ("A", 0, 0, "1, NULL", line(0)),
            ("B", 2, 0, "1, NULL", line(0)),
            ("C", 1, 0, "1, NULL", line(1)),
            ("D", 0, 1, "1, NULL", line(0)),
            ("E", 0, 0, "1, 2", line(0)),
        ];
        connection
            .execute_batch(
                "INSERT INTO law VALUES (1, 2, NULL, 1, 1, NULL, NULL, NULL, NULL);
                 INSERT INTO staff (id, version, name, role, active) VALUES (5, 1, 'x', 'officer', 1);
                 INSERT INTO client (id, version, presence, created_on) VALUES (7, 1, 'unknown', '2026-11-23');
                 INSERT INTO tally VALUES (2, 0, 0, 740000, 3);",
            )
            .unwrap();
        for (rule, class, state, lives, line) in deadlines {
            let sql = format!(
                "INSERT INTO deadline (section, warn_day, client, rule, subject, class, state, last_day, owner, line,
                 since, until) VALUES (0, 740000, 7, '{rule}', 'C-000007', {class}, {state}, 740000, 5, {line}, {lives})"
            );
            connection.execute_batch(&sql).unwrap();
        }
        climb(&connection, STEPS, FORMAT).unwrap();
        let mut statement = connection.prepare("SELECT what, owner, day, count FROM tally ORDER BY 1, 2").unwrap();
        let rows = statement.query_map([], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?]));
        let rows: Vec<[i64; 4]> = rows.unwrap().map(|row| row.unwrap()).collect();
        let of = |what, owner, count| [what, owner, 740_000, count];
        assert_eq!(rows, [of(0, 0, 3), of(3, 0, 1), of(3, 5, 1), of(4, 0, 1), of(4, 5, 1)]);
    }

    /// Every table, index and trigger by name, with the parts of its text in any order: a step adds columns behind
    /// the table's own conditions.
    fn shape(connection: &Connection) -> Vec<(String, Vec<String>)> {
        let mut statement = connection.prepare("SELECT name, coalesce(sql, '') FROM sqlite_schema ORDER BY 1").unwrap();
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get::<_, String>(1)?))).unwrap();
        rows.map(|row| row.map(|(name, sql)| (name, parts(&sql))).unwrap()).collect()
    }

    /// The text without comments and line breaks, cut at the commas outside brackets, in order of the alphabet.
    fn parts(sql: &str) -> Vec<String> {
        let bare: Vec<&str> = sql.lines().map(|line| line.split("--").next().unwrap_or_default().trim()).collect();
        let bare = bare.join(" ");
        let (head, body) = bare.split_once('(').unwrap_or((&bare, ""));
        let (mut depth, mut found) = (0, vec![String::new()]);
        for c in body.chars() {
            depth += i32::from(c == '(') - i32::from(c == ')');
            match c {
                ',' if depth == 0 => found.push(String::new()),
                _ => found.last_mut().unwrap().push(c),
            }
        }
        let mut found: Vec<String> =
            found.iter().map(|part| part.trim().trim_end_matches(") STRICT").trim().to_owned()).collect();
        found.push(head.trim().to_owned());
        found.sort();
        found
    }

    #[test]
    fn each_published_format_is_reached_as_it_stood() {
        let published = [
            (2, include_str!("../../../tests/data/schema-2.sql")),
            (3, include_str!("../../../tests/data/schema-3.sql")),
        ];
        for (format, schema) in published {
            let (climbed, stood) = (first_format(), Connection::open_in_memory().unwrap());
            climb(&climbed, STEPS, format).unwrap();
            stood.execute_batch(schema).unwrap();
            assert_eq!(shape(&climbed), shape(&stood), "format {format}");
        }
    }

    #[test]
    fn the_steps_lead_to_the_present_schema() {
        let climbed = first_format();
        climb(&climbed, STEPS, FORMAT).unwrap();
        let present = Connection::open_in_memory().unwrap();
        write_schema(&present).unwrap();
        assert_eq!(shape(&climbed), shape(&present));
        assert_eq!(STEPS.last().map_or(1, |step| step.to), FORMAT);
    }
}
