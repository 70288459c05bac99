//! The SQL of records: built once a kind from its declared fields, columns always by name.

use crate::domain::record::{FieldType, Kind};
use std::fmt::Write;
use std::sync::LazyLock;

/// The statements of one kind.
pub(super) struct Texts {
    /// `id`, `version` and the fields, of one record by its number.
    pub(super) by_id: String,
    /// The same of all records of one client, in any order.
    pub(super) by_client: String,
    /// The same of the clients between two numbers, and whose each is.
    pub(super) by_clients: String,
    /// Inserts `id`, `version` and the fields.
    pub(super) insert: String,
    /// Sets the fields of `?1` where the version is `?2`, and counts the version up.
    pub(super) update: String,
    /// Deletes `?1` where the version is `?2`.
    pub(super) delete: String,
}

/// The statements of a kind.
pub(super) fn texts(kind: Kind) -> &'static Texts {
    static ALL: LazyLock<Vec<Texts>> = LazyLock::new(|| Kind::ALL.iter().map(|kind| build(*kind)).collect());
    // `Kind::ALL` is in the order of the declaration.
    &ALL[kind as usize]
}

/// The columns of a kind: `id`, `version`, then its fields, quoted because some are words of SQL.
pub(super) fn columns(kind: Kind) -> String {
    kind.fields().iter().fold("id, version".to_owned(), |mut list, field| {
        let _ = write!(list, ", \"{}\"", field.name);
        list
    })
}

fn build(kind: Kind) -> Texts {
    let (table, columns, fields) = (kind.as_str(), columns(kind), kind.fields());
    let marks: Vec<String> = (1..=fields.len() + 2).map(|place| format!("?{place}")).collect();
    let sets: Vec<String> =
        fields.iter().zip(3..).map(|(field, place)| format!("\"{}\" = ?{place}", field.name)).collect();
    Texts {
        by_id: format!("SELECT {columns} FROM {table} WHERE id = ?1"),
        by_client: format!("SELECT {columns} FROM {table} WHERE client = ?1"),
        by_clients: format!("SELECT {columns}, client FROM {table} WHERE client BETWEEN ?1 AND ?2"),
        insert: format!("INSERT INTO {table} ({columns}) VALUES ({})", marks.join(", ")),
        update: format!("UPDATE {table} SET version = ?2 + 1, {} WHERE id = ?1 AND version = ?2", sets.join(", ")),
        delete: format!("DELETE FROM {table} WHERE id = ?1 AND version = ?2"),
    }
}

/// The most letters that a field holds; the schema checks the same.
pub(super) const fn longest(holds: FieldType) -> usize {
    match holds {
        FieldType::Note => 20_000,
        _ => 500,
    }
}

/// The column that says whose a record of this kind is; NULL where it is nobody's.
pub(super) fn whose(kind: Kind) -> &'static str {
    match kind {
        Kind::Client => "id",
        _ if kind.field("client").is_some() => "client",
        _ => "NULL",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::sqlite::migrate::write_schema;
    use rusqlite::Connection;

    /// A list of three or more in a condition is a table of its own, built anew at every row that is written.
    #[test]
    fn no_condition_of_the_schema_looks_into_a_list() {
        let connection = Connection::open_in_memory().unwrap();
        write_schema(&connection).unwrap();
        let mut tables = connection.prepare("SELECT name FROM pragma_table_list WHERE type = 'table'").unwrap();
        let names = tables.query_map([], |row| row.get::<_, String>(0)).unwrap();
        let names: Vec<String> = names.map(Result::unwrap).filter(|name| !name.starts_with("sqlite_")).collect();
        for name in names {
            let columns: i64 =
                connection.query_row("SELECT count(*) FROM pragma_table_info(?1)", [&name], |row| row.get(0)).unwrap();
            let marks = vec!["?"; usize::try_from(columns).unwrap()].join(", ");
            let mut steps = connection.prepare(&format!("EXPLAIN INSERT INTO \"{name}\" VALUES ({marks})")).unwrap();
            let nothing = vec![Option::<i64>::None; usize::try_from(columns).unwrap()];
            let steps = steps.query_map(rusqlite::params_from_iter(nothing), |row| row.get::<_, String>(1)).unwrap();
            assert!(!steps.map(Result::unwrap).any(|step| step == "OpenEphemeral"), "{name}");
        }
    }

    #[test]
    fn the_tables_have_the_declared_columns_and_words() {
        let connection = Connection::open_in_memory().unwrap();
        write_schema(&connection).unwrap();
        for kind in Kind::ALL {
            for sql in [&texts(*kind).by_id, &texts(*kind).insert, &texts(*kind).update, &texts(*kind).delete] {
                connection.prepare(sql).unwrap();
            }
            let sql: String = connection
                .query_row("SELECT sql FROM sqlite_schema WHERE name = ?1", [kind.as_str()], |row| row.get(0))
                .unwrap();
            assert_eq!(
                sql.matches(" NULL").count() - 1,
                kind.fields().iter().filter(|field| field.required || field.name == "reference").count(),
                "{kind:?}"
            );
            for field in kind.fields() {
                if let FieldType::Choice(ids) = field.holds {
                    let list: Vec<String> = ids.iter().map(|id| format!("'{id}'")).collect();
                    let name = if field.name == "case" { "\"case\"" } else { field.name };
                    let each: Vec<String> = list.iter().map(|id| format!("{name} = {id}")).collect();
                    let two = ids.len() == 2 && sql.contains(&format!("{name} IN ({})", list.join(", ")));
                    assert!(two || sql.contains(&format!("({})", each.join(" OR "))), "{kind:?}.{}", field.name);
                }
            }
        }
    }
}
