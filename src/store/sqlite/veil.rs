//! The veil: what a reader who is not named may see of restricted clients and cases. Built once, before every reading.
//!
//! A reader from whom something is hidden reads over a connection of their own on which every table with data of a
//! client is shadowed by a temporary view of the same name, without the rows that are hidden. A name without a schema means
//! the view, so that lists, searches, counts, reports and whatever is added later leave the hidden rows out without
//! knowing of them; what has to see everything (the chain of the journal, contents that a sweep must keep) says `main.`.
//! The conditions ask the table `access` anew in every statement: they hold in the same snapshot as what is read.
//!
//! Invariants: nobody restricted, nothing veiled: then no view is made and no statement differs. A writer sees everything,
//! because deadlines are derived from everything; what the act asks of the contract's verbs is sifted by [`super::hidden`].
//! Hints that name an index do not reach through a view and are taken out of the statement (`Door`).

use super::open::{self, OpenMode};
use super::session::Session;
use super::tally::IS_SOFT;
use crate::domain::id::{CaseDocumentId, CaseId, FilingId, OwnDateId, StaffId};
use crate::domain::record::Kind;
use crate::store::{Change, Move, Result};
use rusqlite::{CachedStatement, Connection, Statement, Transaction};
use std::borrow::Cow;
use std::cell::Cell;
use std::collections::HashSet;
use std::ops::Deref;
use std::path::Path;

/// A connection as a session uses it.
pub(super) struct Door<'c> {
    connection: &'c Connection,
    /// Something is hidden behind it.
    pub(super) veiled: bool,
}

impl<'c> Door<'c> {
    /// Everything is seen.
    pub(super) const fn open(connection: &'c Connection) -> Self {
        Self { connection, veiled: false }
    }

    /// Prepares a statement to be kept.
    pub(super) fn prepare_cached(&self, sql: &str) -> rusqlite::Result<CachedStatement<'c>> {
        self.connection.prepare_cached(&self.without_hints(sql))
    }

    /// Prepares a statement.
    pub(super) fn prepare(&self, sql: &str) -> rusqlite::Result<Statement<'c>> {
        self.connection.prepare(&self.without_hints(sql))
    }

    /// A hint names an index of a table, and a view has none.
    fn without_hints<'s>(&self, sql: &'s str) -> Cow<'s, str> {
        const HINT: &str = " INDEXED BY ";
        if !self.veiled || !sql.contains(HINT) {
            return Cow::Borrowed(sql);
        }
        let mut pieces = sql.split(HINT);
        let mut text = pieces.next().unwrap_or_default().to_owned();
        for piece in pieces {
            let name = piece.find(|sign: char| !sign.is_ascii_alphanumeric() && sign != '_').unwrap_or(piece.len());
            text.push_str(&piece[name..]);
        }
        Cow::Owned(text)
    }
}

impl Deref for Door<'_> {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        self.connection
    }
}

/// A reader's own connection, behind the veil.
pub(super) struct Veil {
    connection: Connection,
    reader: StaffId,
    /// The deadline by which some client is sorted is hidden: `standing` shows none.
    masks: Cell<bool>,
}

impl Veil {
    /// A connection on which that reader sees what they may.
    pub(super) fn over(path: &Path, mode: OpenMode, reader: StaffId) -> Result<Self> {
        let connection = open::connect(path, if mode == OpenMode::Glance { mode } else { OpenMode::Look })?;
        writable(&connection, || {
            connection.execute_batch(&common(reader))?;
            for view in shadows(&connection)? {
                connection.execute_batch(&view)?;
            }
            Ok(connection.execute_batch(STANDING)?)
        })?;
        Ok(Self { connection, reader, masks: Cell::new(false) })
    }

    /// True for that reader.
    pub(super) fn is_for(&self, reader: StaffId) -> bool {
        self.reader == reader
    }

    /// Begins a reading.
    pub(super) fn begin(&self) -> Result<Transaction<'_>> {
        let transaction = self.connection.unchecked_transaction()?;
        let masks: bool = self
            .connection
            .prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM hidden_subject CROSS JOIN main.standing AS held
                 ON held.client = hidden_subject.client AND held.binding_subject = hidden_subject.subject)",
            )?
            .query_row([], |row| row.get(0))?;
        if masks != self.masks.get() {
            writable(&self.connection, || {
                self.connection.execute_batch("DROP VIEW temp.standing")?;
                Ok(self.connection.execute_batch(if masks { STANDING_MASKED } else { STANDING })?)
            })?;
            self.masks.set(masks);
        }
        Ok(transaction)
    }

    /// The connection as a session uses it.
    pub(super) fn door(&self) -> Door<'_> {
        Door { connection: &self.connection, veiled: true }
    }
}

/// True when something is hidden from that reader.
pub(super) fn hides(connection: &Connection, reader: StaffId) -> Result<bool> {
    let mut statement = connection.prepare_cached(
        "SELECT 1 FROM access AS held WHERE NOT EXISTS (SELECT 1 FROM access AS own WHERE own.client = held.client
         AND own.\"case\" IS held.\"case\" AND own.staff = ?1) LIMIT 1",
    )?;
    Ok(statement.exists([reader.0])?)
}

/// Runs `work` on a connection that is kept for reading: temporary views are made in no file.
fn writable(connection: &Connection, work: impl FnOnce() -> Result<()>) -> Result<()> {
    connection.execute_batch("PRAGMA query_only = OFF")?;
    let done = work();
    connection.execute_batch("PRAGMA query_only = ON")?;
    done
}

/// What of a case deadlines are about, and how its number begins.
pub(super) const OF_CASES: [(&str, &str); 3] =
    [("case_document", CaseDocumentId::PREFIX), ("filing", FilingId::PREFIX), ("own_date", OwnDateId::PREFIX)];

/// What is hidden from a reader: clients (with what was merged into them), cases, and the subjects of their deadlines.
fn common(reader: StaffId) -> String {
    let subjects: Vec<String> = OF_CASES
        .map(|(table, prefix)| {
            format!(
                "SELECT held.client, printf('{prefix}-%06d', held.id) FROM hidden_case
                 CROSS JOIN main.{table} AS held ON held.client = hidden_case.client AND held.\"case\" = hidden_case.\"case\""
            )
        })
        .into();
    format!(
        "CREATE TEMP VIEW hidden_client (client) AS
         WITH RECURSIVE hidden (client) AS (
             SELECT client FROM main.access WHERE \"case\" IS NULL AND client NOT IN
                 (SELECT client FROM main.access WHERE \"case\" IS NULL AND staff = {reader})
             UNION SELECT merged.id FROM hidden CROSS JOIN main.client AS merged ON merged.merged_into = hidden.client)
         SELECT client FROM hidden;
         CREATE TEMP VIEW hidden_case (client, \"case\") AS
         SELECT DISTINCT client, \"case\" FROM main.access WHERE \"case\" IS NOT NULL AND \"case\" NOT IN
             (SELECT \"case\" FROM main.access WHERE \"case\" IS NOT NULL AND staff = {reader});
         CREATE TEMP VIEW hidden_subject (client, subject) AS
         SELECT client, printf('{case}-%06d', \"case\") FROM hidden_case UNION ALL {subjects};",
        reader = reader.0,
        case = CaseId::PREFIX,
        subjects = subjects.join(" UNION ALL "),
    )
}

/// A view over each table with data of a client, without what is hidden.
fn shadows(connection: &Connection) -> Result<Vec<String>> {
    let mut statement = connection.prepare(
        "SELECT held.name, (SELECT group_concat(named.name, ' ') FROM pragma_table_info(held.name) AS named)
         FROM main.sqlite_schema AS held WHERE held.type = 'table' AND held.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
         AND held.name NOT LIKE 'search\\_%' ESCAPE '\\' AND held.name <> 'search' AND held.name <> 'standing'",
    )?;
    let tables = statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
    let tables: Vec<(String, String)> = tables.collect::<rusqlite::Result<_>>()?;
    let mut views: Vec<String> = tables.iter().filter_map(|(table, columns)| shadow(table, columns)).collect();
    views.push(
        "CREATE TEMP VIEW search_text AS SELECT * FROM main.search_text WHERE client NOT IN hidden_client".to_owned(),
    );
    Ok(views)
}

fn shadow(table: &str, columns: &str) -> Option<String> {
    let has = |column: &str| columns.split(' ').any(|name| name == column);
    let mut tests = Vec::new();
    match table {
        "access" => return Some(ACCESS.to_owned()),
        "sponsor" => return Some(SPONSOR.to_owned()),
        "tally" => return Some(tallies()),
        "client" => tests.push("id NOT IN hidden_client"),
        "case_file" => tests.push("id NOT IN (SELECT \"case\" FROM hidden_case)"),
        "op_payload" => tests.push("seq NOT IN (SELECT seq FROM main.op WHERE client IN hidden_client)"),
        _ => {}
    }
    if has("client") {
        tests.push("(client IS NULL OR client NOT IN hidden_client)");
    }
    if has("case") {
        tests.push("(\"case\" IS NULL OR \"case\" NOT IN (SELECT \"case\" FROM hidden_case))");
    }
    if has("client") && has("subject") {
        tests.push("(client, subject) NOT IN hidden_subject");
    }
    let tests = tests.join(" AND ");
    (!tests.is_empty()).then(|| format!("CREATE TEMP VIEW {table} AS SELECT * FROM main.{table} WHERE {tests}"))
}

/// That something is restricted, and to whom, is no secret; why it was is.
const ACCESS: &str = "CREATE TEMP VIEW access AS SELECT id, version, client, \"case\", staff, since, \"by\", recovered,
    iif(client IN hidden_client OR \"case\" IN (SELECT \"case\" FROM hidden_case), NULL, reason) AS reason FROM main.access";

/// A sponsor that is a hidden client stands behind others who are not: it is called by the client's number.
const SPONSOR: &str = "CREATE TEMP VIEW sponsor AS SELECT id, version,
    iif(masked, printf('C-%06d', client), name) AS name, iif(masked, 'other', kind) AS kind, iif(masked, NULL, bin) AS bin,
    iif(masked, NULL, phone) AS phone, iif(masked, NULL, email) AS email,
    iif(masked, NULL, signature_expires) AS signature_expires, client, iif(masked, NULL, note) AS note
    FROM (SELECT *, coalesce(client IN hidden_client, 0) AS masked FROM main.sponsor)";

const STANDING: &str = "CREATE TEMP VIEW standing AS SELECT * FROM main.standing WHERE client NOT IN hidden_client";

/// Where a hidden deadline binds a client, none does: neither the date nor a place in an order by date tells it.
const STANDING_MASKED: &str = "CREATE TEMP VIEW standing AS
    SELECT client, sort_name, citizenship, owner, presence,
        iif(masked, 99999999, binding_day) AS binding_day, iif(masked, NULL, binding_section) AS binding_section,
        iif(masked, NULL, binding_rule) AS binding_rule, iif(masked, NULL, binding_subject) AS binding_subject,
        iif(masked, NULL, binding_class) AS binding_class, iif(masked, NULL, binding_last_day) AS binding_last_day,
        stale_from, since, until
    FROM (SELECT *, coalesce((client, binding_subject) IN hidden_subject, 0) AS masked FROM main.standing
        WHERE client NOT IN hidden_client)";

/// Tallies without the hidden deadlines: what was counted with everybody's is taken off again.
fn tallies() -> String {
    let live = "section = 0 AND state = 0 AND moot_from IS NULL";
    let ending = format!("{live} AND class < 2 AND NOT soft");
    let soft = format!("{live} AND soft");
    let mut parts = Vec::new();
    for (what, test) in [(0, live), (3, soft.as_str()), (4, ending.as_str())] {
        parts.push(format!("SELECT {what}, 0, warn_day, 1 FROM held WHERE {test}"));
        parts.push(format!("SELECT {what}, owner, warn_day, 1 FROM held WHERE {test} AND owner IS NOT NULL"));
    }
    parts.push("SELECT 1, 0, 0, 1 FROM held WHERE section = 1".to_owned());
    parts.push("SELECT 1, owner, 0, 1 FROM held WHERE section = 1 AND owner IS NOT NULL".to_owned());
    let whole = "FROM held WHERE section = 1 AND client IN hidden_client";
    parts.push(format!("SELECT DISTINCT 2, 0, 0, client {whole}"));
    parts.push(format!("SELECT DISTINCT 2, owner, 0, client {whole} AND owner IS NOT NULL"));
    format!(
        "CREATE TEMP VIEW hidden_deadline AS
         SELECT client, owner, warn_day, section, state, moot_from, class, {IS_SOFT} AS soft, law.generation
         FROM main.law AS law CROSS JOIN main.deadline AS deadline
         WHERE deadline.client IN (SELECT client FROM hidden_client UNION SELECT client FROM hidden_subject)
         AND (deadline.client IN hidden_client OR (deadline.client, deadline.subject) IN hidden_subject)
         AND deadline.since <= law.generation AND (deadline.until IS NULL OR deadline.until > law.generation);
         CREATE TEMP VIEW hidden_tally (what, owner, day, client) AS
         WITH held AS MATERIALIZED (SELECT * FROM hidden_deadline) {};
         CREATE TEMP VIEW tally AS SELECT generation, what, owner, day, sum(count) AS count FROM (
             SELECT generation, what, owner, day, count FROM main.tally
             UNION ALL SELECT (SELECT generation FROM main.law), what, owner, day, -1 FROM hidden_tally)
         GROUP BY generation, what, owner, day",
        parts.join(" UNION ALL ")
    )
}

impl Session<'_> {
    /// Subjects of deadlines of hidden cases; of hidden clients nothing is read in the first place.
    pub(super) fn hidden_subjects(&self) -> Result<HashSet<String>> {
        if !self.connection.veiled {
            return Ok(HashSet::new());
        }
        Ok(self.every("SELECT subject FROM hidden_subject", &[], |row| Ok(row.get(0)?))?.into_iter().collect())
    }

    /// Clients of whom a deadline of a hidden case is the one that binds: another one has to be shown.
    pub(super) fn masked(&self) -> Result<Vec<i64>> {
        if !self.connection.veiled {
            return Ok(Vec::new());
        }
        let sql = "SELECT held.client FROM hidden_subject CROSS JOIN main.standing AS held
            ON held.client = hidden_subject.client AND held.binding_subject = hidden_subject.subject WHERE ?1 = 0";
        self.numbers(sql, 0)
    }

    /// Takes out of a journal entry what is about a hidden case of a client who is not hidden.
    pub(super) fn without_hidden_cases(&self, changes: &mut Vec<Change>, moves: &mut Vec<Move>) -> Result<()> {
        let subjects = self.hidden_subjects()?;
        if subjects.is_empty() {
            return Ok(());
        }
        let cases: HashSet<i64> =
            self.every("SELECT \"case\" FROM hidden_case", &[], |row| Ok(row.get(0)?))?.into_iter().collect();
        let mut kept = Vec::with_capacity(changes.len());
        for change in changes.drain(..) {
            if !self.is_of(&change, &cases)? {
                kept.push(change);
            }
        }
        *changes = kept;
        moves.retain(|moved| !moved.deadline.rsplit('/').next().is_some_and(|subject| subjects.contains(subject)));
        Ok(())
    }

    /// True when a change is about the content of one of these cases.
    pub(super) fn is_of(&self, change: &Change, cases: &HashSet<i64>) -> Result<bool> {
        if change.key.kind == Kind::Case {
            return Ok(cases.contains(&change.key.id));
        }
        if change.key.kind.field("case").is_none() {
            return Ok(false);
        }
        let told = [&change.old, &change.new].into_iter().flatten().find_map(|fields| fields.get("case")?.as_i64());
        if told.is_some_and(|case| cases.contains(&case)) {
            return Ok(true);
        }
        let sql =
            format!("SELECT \"case\" FROM main.{} WHERE id = ?1 AND \"case\" IS NOT NULL", change.key.kind.as_str());
        Ok(self.numbers(&sql, change.key.id)?.iter().any(|case| cases.contains(case)))
    }
}
