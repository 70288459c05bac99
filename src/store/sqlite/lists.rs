//! Pages of clients, cases, papers and deadlines. A page goes on after a row's sort values, never by counting rows, so
//! that it costs the same at the end of a million rows as at the beginning; counting stops at 1,001. Along which indexes
//! many rows are read stands in [`super::order`]; few rows, and orders that no index gives, in [`super::kept`].

use super::conditions::{Filter, Words};
use super::due;
use super::kept::Way;
use super::order::{Order, PAPERS_IN, Part, tables};
use super::rows::{case_line, client_line, document_line};
use super::session::Session;
use crate::domain::agenda::DueItem;
use crate::domain::id::ClientId;
use crate::store::pages::deadline_number;
use crate::store::{CaseLine, ClientLine, Cursor, DocumentLine, ListKind, ListQuery, Page, Result, RowKey, SortValue};
use rusqlite::Row;
use rusqlite::types::Value;

/// Rows are counted up to this many.
pub(super) const COUNTED: usize = 1_001;

/// What is read of the rows found.
pub(super) struct Columns<'c, T> {
    /// As SQL.
    pub(super) columns: &'c str,
    /// The tables joined to the rows found.
    pub(super) joins: &'c str,
    /// Makes a line of a row.
    pub(super) line: fn(&Row<'_>) -> Result<T>,
}

impl Session<'_> {
    /// A page of clients.
    pub(super) fn list_clients(&self, list: &ListQuery) -> Result<Page<ClientLine>> {
        let (columns, joins) = self.client_parts()?;
        let columns = Columns { columns: &columns, joins: &joins, line: client_line };
        self.page_with_restricted(list, &columns)
    }

    /// The line of one client; none for one that stands in no list.
    pub(super) fn line_of(&self, client: ClientId) -> Result<Option<ClientLine>> {
        let (columns, joins) = self.client_parts()?;
        let alive = self.alive("standing")?;
        let sql = format!("SELECT {columns} FROM standing {joins} WHERE standing.client = ?1{alive}");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut rows = statement.query([client.0])?;
        rows.next()?.map(client_line).transpose()
    }

    /// What a line of a client is read from: columns, and the tables joined to `standing`.
    fn client_parts(&self) -> Result<(String, String)> {
        let columns = format!(
            "{}, client.id, client.name_latin, client.name_cyrillic, standing.citizenship, standing.presence, \
             coalesce(staff.login, staff.name), client.phone, client.iin",
            due::COLUMNS
        );
        let joins = format!(
            "CROSS JOIN client ON client.id = standing.client LEFT JOIN staff ON staff.id = standing.owner \
             LEFT JOIN deadline ON deadline.section = standing.binding_section \
             AND deadline.warn_day = standing.binding_day AND deadline.client = standing.client \
             AND deadline.rule = standing.binding_rule AND deadline.subject = standing.binding_subject{}",
            self.alive("deadline")?
        );
        Ok((columns, joins))
    }

    /// A page of cases.
    pub(super) fn list_cases(&self, list: &ListQuery) -> Result<Page<CaseLine>> {
        let columns = format!(
            "case_file.id, case_file.reference, case_file.client, client.name_latin, client.name_cyrillic, \
             standing.citizenship, case_file.kind, case_file.ground, case_file.stage, \
             coalesce(staff.login, staff.name), standing.binding_day, {PAPERS_IN}, case_file.paid, case_file.opened_on"
        );
        let joins = "CROSS JOIN client ON client.id = case_file.client \
            LEFT JOIN staff ON staff.id = coalesce(case_file.owner, standing.owner)";
        self.page_with_restricted(list, &Columns { columns: &columns, joins, line: case_line })
    }

    /// A page of papers.
    pub(super) fn list_documents(&self, list: &ListQuery) -> Result<Page<DocumentLine>> {
        let columns = "case_document.id, case_file.id, case_file.reference, client.id, client.name_latin, \
            client.name_cyrillic, standing.citizenship, case_document.requirement, case_document.state, \
            case_document.requested_on, case_document.received_on, case_document.valid_until, \
            coalesce(staff.login, staff.name)";
        let joins = "CROSS JOIN client ON client.id = case_document.client \
            LEFT JOIN staff ON staff.id = coalesce(case_file.owner, standing.owner)";
        let mut page = self.page(list, ListKind::Documents, &Columns { columns, joins, line: document_line })?;
        let book = self.book()?;
        for line in &mut page.rows {
            line.title = book.requirement(&line.requirement).map(|requirement| requirement.titles.clone());
        }
        Ok(page)
    }

    /// A page of open deadlines.
    pub(super) fn list_deadlines(&self, list: &ListQuery) -> Result<Page<DueItem>> {
        self.page(list, ListKind::Deadlines, &Columns { columns: due::COLUMNS, joins: "", line: due::item })
    }

    /// Every row that matches.
    pub(super) fn list_keys(&self, kind: ListKind, list: &ListQuery) -> Result<Vec<RowKey>> {
        let filter = self.filter(list, kind)?;
        let columns = match kind {
            ListKind::Clients => "standing.client, standing.client",
            ListKind::Cases => "standing.client, case_file.id",
            ListKind::Documents => "standing.client, case_document.id",
            ListKind::Deadlines => "standing.client, deadline.rule, deadline.subject",
        };
        let sql = format!("SELECT {columns} FROM {} WHERE {}", tables(list, kind), filter.tests());
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut rows = statement.query(rusqlite::params_from_iter(filter.values()))?;
        let mut keys = Vec::new();
        while let Some(row) = rows.next()? {
            let client = ClientId(row.get(0)?);
            let id = match kind {
                ListKind::Deadlines => {
                    let text = |column| row.get_ref(column).map(|value| value.as_str().unwrap_or_default());
                    deadline_number(client, text(1)?, text(2)?)
                }
                _ => row.get(1)?,
            };
            keys.push(RowKey { id, client });
        }
        Ok(keys)
    }

    /// One page of what the reader may see.
    pub(super) fn page<T>(&self, list: &ListQuery, kind: ListKind, columns: &Columns<'_, T>) -> Result<Page<T>> {
        let mut filter = self.filter(list, kind)?;
        let problems = std::mem::take(&mut filter.problems);
        let order = Order::of(list, kind);
        if let Some(page) = self.first_of(list, order, &filter, columns)? {
            return Ok(Page { problems, ..page });
        }
        let mut page = match self.in_memory(list, order, &filter)? {
            Way::Kept(kept) => self.kept_page(list, kept, columns)?,
            Way::Along(words) => {
                if words != Words::Found {
                    filter = self.filter_by(list, kind, words)?;
                }
                Page { total: COUNTED, ..self.walk(list, &filter, self.parts(order)?, columns)? }
            }
        };
        page.problems = problems;
        Ok(page)
    }

    /// Reads through the parts, beginning at the cursor, until the page is full.
    pub(super) fn walk<T>(
        &self,
        list: &ListQuery,
        filter: &Filter,
        mut parts: Vec<Part>,
        columns: &Columns<'_, T>,
    ) -> Result<Page<T>> {
        if list.backward {
            parts.reverse();
        }
        let known = |cursor: &&Cursor| {
            parts.iter().any(|part| part.label == cursor.part && part.keys.len() == cursor.keys.len())
        };
        let cursor = list.after.as_ref().filter(known);
        let begun = |part: &Part| cursor.is_none_or(|cursor| cursor.part == part.label);
        let mut page = Page { restarted: cursor.is_none() && list.after.is_some(), ..Page::default() };
        // One more than is shown tells whether there are more.
        for part in parts.iter().skip_while(|part| !begun(part)) {
            let after = cursor.filter(|cursor| cursor.part == part.label);
            self.read_part(list, filter, (part, after), columns, &mut page)?;
            if page.rows.len() > list.limit {
                break;
            }
        }
        Ok(trimmed(page, list))
    }

    fn read_part<T>(
        &self,
        list: &ListQuery,
        filter: &Filter,
        (part, after): (&Part, Option<&Cursor>),
        columns: &Columns<'_, T>,
        page: &mut Page<T>,
    ) -> Result<()> {
        let down = part.down != list.backward;
        let (sql, values) = statement_for(filter, (part, after), down, (columns.columns, columns.joins));
        let limit = list.limit.saturating_add(1) - page.rows.len();
        let mut statement = self.connection.prepare_cached(&format!("{sql} LIMIT {limit}"))?;
        let first_key = statement.column_count() - part.keys.len();
        let mut rows = statement.query(rusqlite::params_from_iter(values))?;
        while let Some(row) = rows.next()? {
            page.rows.push((columns.line)(row)?);
            let keys = (0..part.keys.len()).map(|key| key_of(row, first_key + key)).collect::<Result<_>>()?;
            page.cursors.push(Cursor { part: part.label.clone(), keys });
        }
        Ok(())
    }

    /// How many rows pass the tests, counted up to [`COUNTED`]; the values are those of the `?` in them.
    pub(super) fn count<'v>(
        &self,
        tables: &str,
        tests: &str,
        values: impl IntoIterator<Item = &'v Value>,
    ) -> Result<usize> {
        let sql = format!("SELECT count(*) FROM (SELECT 1 FROM {tables} WHERE {tests} LIMIT {COUNTED})");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let count: i64 = statement.query_row(rusqlite::params_from_iter(values), |row| row.get(0))?;
        Ok(usize::try_from(count).unwrap_or(COUNTED))
    }
}

/// A page of one row too many as it is shown: without that row, in the order of the list.
pub(super) fn trimmed<T>(mut page: Page<T>, list: &ListQuery) -> Page<T> {
    let more = page.rows.len() > list.limit;
    page.rows.truncate(list.limit);
    page.cursors.truncate(list.limit);
    page.next = page.cursors.last().filter(|_| more).cloned();
    if list.backward {
        page.rows.reverse();
        page.cursors.reverse();
    }
    page
}

/// The statement that reads a part, without its limit, and the values of its parameters.
pub(super) fn statement_for(
    filter: &Filter,
    (part, after): (&Part, Option<&Cursor>),
    down: bool,
    (columns, joins): (&str, &str),
) -> (String, Vec<Value>) {
    let mut values = filter.values().to_vec();
    let mut tests = filter.tests();
    if let Some((test, own)) = &part.test {
        tests.push_str(&format!(" AND ({test})"));
        values.extend(own.iter().cloned());
    }
    let keys = part.keys.join(", ");
    if let Some(cursor) = after {
        let sign = if down { "<" } else { ">" };
        let marks = vec!["?"; part.keys.len()].join(", ");
        let first = part.keys.first().map_or("1", String::as_str);
        // The first test lets the index be entered at the right place.
        tests.push_str(&format!(" AND {first} {sign}= ? AND ({keys}) {sign} ({marks})"));
        let own: Vec<Value> = cursor.keys.iter().map(value_of).collect();
        values.extend(own.first().cloned());
        values.extend(own);
    }
    let way = if down { " DESC" } else { "" };
    let order: Vec<String> = part.keys.iter().map(|key| format!("{key}{way}")).collect();
    let sql = format!(
        "SELECT {columns}, {keys} FROM {tables} {joins} WHERE {tests} ORDER BY {}",
        order.join(", "),
        tables = part.tables,
    );
    (sql, values)
}

/// A sort value as a parameter.
pub(super) fn value_of(key: &SortValue) -> Value {
    match key {
        SortValue::Number(number) => Value::Integer(*number),
        SortValue::Text(text) => Value::Text(text.clone()),
    }
}

fn key_of(row: &Row<'_>, column: usize) -> Result<SortValue> {
    Ok(match row.get(column)? {
        Value::Integer(number) => SortValue::Number(number),
        Value::Text(text) => SortValue::Text(text),
        _ => SortValue::Text(String::new()),
    })
}
