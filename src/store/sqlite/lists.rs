//! Pages of clients and of cases. A page goes on after a row's sort value and number, never by counting rows, so that
//! it costs the same at the end of a million rows as at the beginning; counting stops at 1,001.

use super::conditions::{Filter, Subject};
use super::due;
use super::session::Session;
use super::standing::NEVER;
use crate::domain::case::{CaseKind, Stage};
use crate::domain::choice::{Ground, Presence};
use crate::domain::clean::Clean;
use crate::domain::country::Country;
use crate::domain::id::{CaseId, ClientId};
use crate::store::{CaseLine, ClientLine, Cursor, Error, ListQuery, Page, Result, Sort};
use rusqlite::types::Value;
use rusqlite::{Row, Statement};

/// Rows are counted up to this many.
const COUNTED: usize = 1_001;

/// How one list is sorted, as SQL.
struct Order {
    /// The sort value.
    value: &'static str,
    /// The client of the row, between the sort value and the number of a case: as the index on the sort value has it.
    client: &'static str,
    /// The row's number.
    id: &'static str,
    /// `ASC` or `DESC`.
    way: &'static str,
    /// The tables that are filtered, the one in whose order the rows are read first.
    tables: &'static str,
    /// The index in that order, where the planner may prefer another.
    index: Option<&'static str>,
}

const fn order(sort: Sort, subject: Subject) -> Order {
    let (id, tables, newest) = match subject {
        Subject::Client => ("standing.client", "standing", "standing"),
        Subject::Case => (
            "case_file.id",
            "standing CROSS JOIN case_file ON case_file.client = standing.client",
            "case_file CROSS JOIN standing ON standing.client = case_file.client",
        ),
    };
    let client = "standing.client";
    match sort {
        Sort::Binding => {
            Order { value: "standing.binding_day", client, id, way: "ASC", tables, index: Some("standing_binding") }
        }
        Sort::Name => {
            Order { value: "standing.sort_name", client, id, way: "ASC", tables, index: Some("standing_name") }
        }
        Sort::Newest => Order { value: id, client: id, id, way: "DESC", tables: newest, index: None },
    }
}

impl Order {
    /// The tables to read a page from. Where very many rows match, the first ones in order are soon found by walking
    /// the index in order, while gathering and sorting all of them takes long.
    fn tables_for(&self, matching: usize) -> String {
        match self.index {
            Some(index) if matching >= COUNTED => {
                self.tables.replacen("standing", &format!("standing INDEXED BY {index}"), 1)
            }
            _ => self.tables.to_owned(),
        }
    }

    /// Goes on after the cursor, whose text is the client and the sort value.
    fn after(&self, cursor: &Cursor, filter: &mut Filter) -> Result<()> {
        let foreign = || Error::Engine("a cursor of another list".to_owned());
        let (client, value) = cursor.value.split_once('/').ok_or_else(foreign)?;
        let client: i64 = client.parse().map_err(|_| foreign())?;
        let value = match self.value {
            "standing.sort_name" => Value::Text(value.to_owned()),
            _ => Value::Integer(value.parse().map_err(|_| foreign())?),
        };
        let sign = if self.way == "DESC" { "<" } else { ">" };
        let (column, owner, id) = (self.value, self.client, self.id);
        // The first test lets the index be entered at the right place.
        filter.test(
            &format!("{column} {sign}= ? AND ({column}, {owner}, {id}) {sign} (?, ?, ?)"),
            [value.clone(), value, Value::Integer(client), Value::Integer(cursor.id)],
        );
        Ok(())
    }
}

impl Session<'_> {
    /// A page of clients.
    pub(super) fn list_clients(&self, list: &ListQuery) -> Result<Page<ClientLine>> {
        let (columns, joins) = self.client_parts()?;
        self.page(list, Subject::Client, (&columns, &joins), client_line)
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
             coalesce(staff.login, staff.name)",
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
        let columns = "case_file.id, case_file.reference, case_file.client, client.name_latin, client.name_cyrillic, \
            standing.citizenship, case_file.kind, case_file.ground, case_file.stage, \
            coalesce(staff.login, staff.name), standing.binding_day, \
            (SELECT count(*) FROM case_document AS paper WHERE paper.client = case_file.client \
             AND paper.\"case\" = case_file.id AND paper.state IN ('received', 'verified', 'not_needed'))";
        let joins = "CROSS JOIN client ON client.id = case_file.client \
            LEFT JOIN staff ON staff.id = coalesce(case_file.owner, standing.owner)";
        self.page(list, Subject::Case, (columns, joins), case_line)
    }

    /// One page: `parts` are its columns and the tables joined to the rows found.
    fn page<T>(
        &self,
        list: &ListQuery,
        subject: Subject,
        parts: (&str, &str),
        line: fn(&Row<'_>) -> Result<T>,
    ) -> Result<Page<T>> {
        let (columns, joins) = parts;
        let order = order(list.sort, subject);
        let mut filter = self.filter(list, subject)?;
        let total = self.count(order.tables, &filter)?;
        if let Some(cursor) = &list.after {
            order.after(cursor, &mut filter)?;
        }
        let Order { value, client, id, way, .. } = order;
        let tables = order.tables_for(total);
        let sql = format!(
            "SELECT {columns}, {value}, {client}, {id} FROM {tables} {joins} WHERE {tests} \
             ORDER BY {value} {way}, {client} {way}, {id} {way} LIMIT {limit}",
            tests = filter.tests(),
            limit = list.limit.saturating_add(1),
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut page = read_page(&mut statement, &filter, list.limit, line)?;
        page.total = total;
        Ok(page)
    }

    fn count(&self, tables: &str, filter: &Filter) -> Result<usize> {
        let sql = format!("SELECT count(*) FROM (SELECT 1 FROM {tables} WHERE {} LIMIT {COUNTED})", filter.tests());
        let mut statement = self.connection.prepare_cached(&sql)?;
        let count: i64 = statement.query_row(rusqlite::params_from_iter(filter.values()), |row| row.get(0))?;
        Ok(usize::try_from(count).unwrap_or(COUNTED))
    }
}

/// Reads up to `limit` rows, and where the next page begins if there is one more.
fn read_page<T>(
    statement: &mut Statement<'_>,
    filter: &Filter,
    limit: usize,
    line: fn(&Row<'_>) -> Result<T>,
) -> Result<Page<T>> {
    let last = statement.column_count();
    let mut rows = statement.query(rusqlite::params_from_iter(filter.values()))?;
    let (mut page, mut cursor) = (Page::default(), None);
    while let Some(row) = rows.next()? {
        if page.rows.len() == limit {
            page.next = cursor;
            break;
        }
        page.rows.push(line(row)?);
        let (value, client): (Value, i64) = (row.get(last - 3)?, row.get(last - 2)?);
        let value = match value {
            Value::Integer(number) => number.to_string(),
            Value::Text(text) => text,
            _ => String::new(),
        };
        cursor = Some(Cursor { value: format!("{client}/{value}"), id: row.get(last - 1)? });
    }
    Ok(page)
}

/// A text, as it may be shown.
pub(super) fn text(row: &Row<'_>, column: usize) -> Result<Option<Clean>> {
    Ok(row.get_ref(column)?.as_str_or_null().unwrap_or_default().map(Clean::line))
}

/// A country by its code.
pub(super) fn country(row: &Row<'_>, column: usize) -> Result<Option<Country>> {
    Ok(row.get_ref(column)?.as_str_or_null().unwrap_or_default().and_then(Country::code))
}

/// A value of a closed list by its id.
pub(super) fn word<T>(row: &Row<'_>, column: usize, parse: fn(&str) -> Option<T>) -> Result<Option<T>> {
    match row.get_ref(column)?.as_str_or_null().unwrap_or_default() {
        None => Ok(None),
        Some(id) => parse(id).map(Some).ok_or_else(|| Error::Damaged(format!("unknown word in column {column}"))),
    }
}

/// A value that a table promises.
pub(super) fn required<T>(value: Option<T>) -> Result<T> {
    value.ok_or_else(|| Error::Damaged("a required value is missing".to_owned()))
}

fn client_line(row: &Row<'_>) -> Result<ClientLine> {
    let binding = row.get::<_, Option<i64>>(2)?.map(|_| due::item(row)).transpose()?;
    Ok(ClientLine {
        id: ClientId(row.get(4)?),
        name_latin: text(row, 5)?,
        name_cyrillic: text(row, 6)?,
        citizenship: country(row, 7)?,
        presence: required(word(row, 8, Presence::parse)?)?,
        owner: text(row, 9)?,
        binding,
    })
}

fn case_line(row: &Row<'_>) -> Result<CaseLine> {
    let name = text(row, 4)?.or(text(row, 3)?).unwrap_or_default();
    let binding: i64 = row.get(10)?;
    Ok(CaseLine {
        id: CaseId(row.get(0)?),
        reference: required(text(row, 1)?)?,
        client: ClientId(row.get(2)?),
        client_name: name,
        citizenship: country(row, 5)?,
        kind: required(word(row, 6, CaseKind::parse)?)?,
        ground: word(row, 7, Ground::parse)?,
        stage: required(word(row, 8, Stage::parse)?)?,
        owner: text(row, 9)?,
        papers_in: usize::try_from(row.get::<_, i64>(11)?).unwrap_or(0),
        client_binding_day: (binding != NEVER).then(|| due::day(binding)).transpose()?,
    })
}
