//! A whole office out of one file and into another: every table of the schema, nothing lost, nothing half done.

use super::super::dump::{DERIVED, Takes, tables};
use super::*;
use crate::domain::portable::{Row, Value};
use crate::store::dump::Extent;
use std::collections::BTreeSet;

/// Keeps what is dumped.
#[derive(Default)]
struct Kept {
    extent: Option<Extent>,
    rows: Vec<Row<'static>>,
}

impl Takes for Kept {
    fn begin(&mut self, extent: &Extent) -> Result<()> {
        self.extent = Some(extent.clone());
        Ok(())
    }

    fn take(&mut self, row: &Row<'_>) -> Result<()> {
        let values = row.values.iter().map(|(name, value)| (name.to_string().into(), value.kept()));
        self.rows.push(Row { kind: row.kind.to_string().into(), values: values.collect() });
        Ok(())
    }
}

fn dumped(path: &Path) -> Kept {
    let mut kept = Kept::default();
    open(path, OpenMode::Work).unwrap().dump(&mut kept).unwrap();
    kept
}

fn load_all(path: &Path, kept: &Kept) -> Result<()> {
    let mut feed = |to: &mut dyn Takes| {
        to.begin(kept.extent.as_ref().unwrap())?;
        kept.rows.iter().try_for_each(|row| to.take(row))
    };
    super::super::load(path, &act(), (&mut feed, &mut |_, _| true))
}

/// All rows of a table as text, in any order of columns the same.
fn content(path: &Path, table: &str) -> Vec<String> {
    let connection = Connection::open(path).unwrap();
    let mut statement = connection.prepare(&format!("SELECT * FROM \"{table}\"")).unwrap();
    let columns = statement.column_count();
    let rows = statement.query_map([], |row| {
        let cells: Vec<String> = (0..columns).map(|at| format!("{:?}", row.get_ref(at).unwrap())).collect();
        Ok(cells.join("|"))
    });
    let mut rows: Vec<String> = rows.unwrap().map(|row| row.unwrap()).collect();
    rows.sort();
    rows
}

#[test]
fn every_table_travels_or_is_derived_and_the_manual_names_it() {
    let connection = Connection::open_in_memory().unwrap();
    migrate::write_schema(&connection).unwrap();
    let mut statement = connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").unwrap();
    let all: BTreeSet<String> = statement.query_map([], |row| row.get(0)).unwrap().map(|name| name.unwrap()).collect();
    let travels: BTreeSet<String> = tables().unwrap().into_iter().map(|table| table.name).collect();
    let derived: BTreeSet<String> = DERIVED.iter().map(|name| (*name).to_owned()).collect();
    assert!(travels.is_disjoint(&derived));
    assert_eq!(travels.union(&derived).cloned().collect::<BTreeSet<_>>(), all);
    let manual = include_str!("../../../../docs/export.md");
    for name in &travels {
        assert!(manual.contains(&format!("| `{name}` |")), "docs/export.md does not say what `{name}` is");
    }
    for table in tables().unwrap() {
        assert!(!table.key.is_empty(), "{}: rows without a key have no order", table.name);
    }
}

#[test]
fn an_office_arrives_as_it_left_and_what_follows_from_it_too() {
    let (folder, path) = office();
    let mut store = open(&path, OpenMode::Work).unwrap();
    store.keep_preference(&"a.serikova".into(), "views-clients", Some("[\"\u{202e}\"]")).unwrap();
    store.keep_draft(&"a.serikova".into(), "form", Some("{}")).unwrap();
    drop(store);
    let (copy, kept) = (folder.path().join("copy.db"), dumped(&path));
    load_all(&copy, &kept).unwrap();
    assert_eq!(dumped(&copy).rows, kept.rows);
    assert_eq!(dumped(&copy).extent, kept.extent);
    for table in tables().unwrap().iter().map(|table| table.name.as_str()).chain([
        "deadline",
        "standing",
        "number_key",
        "search_text",
        "rule",
    ]) {
        assert_eq!(content(&copy, table), content(&path, table), "{table}");
    }
    let mut store = open(&copy, OpenMode::Work).unwrap();
    assert_eq!(store.check(&mut |_| {}).unwrap().faults, Vec::<String>::new());
    // The guard of the journal is back, and numbers go on where they were.
    put(&mut store, "Петров").unwrap();
    let late = "INSERT INTO op_payload (seq, salt, body) VALUES (1, zeroblob(16), '{}')";
    assert!(store.connection.execute_batch(late).unwrap_err().to_string().contains("append-only"));
    assert_eq!(store.check(&mut |_| {}).unwrap().faults, Vec::<String>::new());
}

/// Where the first row of a kind stands.
fn place(kept: &Kept, kind: &str) -> usize {
    kept.rows.iter().position(|row| row.kind == kind).unwrap()
}

/// Puts another value into the first row of a kind.
fn set(kept: &mut Kept, kind: &str, name: &'static str, value: Value<'static>) {
    let at = place(kept, kind);
    kept.rows[at].values.retain(|(known, _)| known != name);
    kept.rows[at].values.push((name.into(), value));
}

#[test]
fn what_does_not_fit_is_refused_and_leaves_nothing() {
    let (folder, path) = office();
    let good = || dumped(&path);
    type Spoil = Box<dyn Fn(&mut Kept)>;
    let cases: Vec<(&str, Spoil)> = vec![
        ("store-load-kind", Box::new(|kept| kept.rows[0].kind = "law".into())),
        ("store-load-order", Box::new(|kept| kept.rows.reverse())),
        (
            "store-load-order",
            Box::new(|kept| {
                let at = place(kept, "counter");
                kept.rows.swap(at, at + 1);
            }),
        ),
        ("store-load-column", Box::new(|kept| set(kept, "client", "nickname", Value::Number(1)))),
        ("store-load-value", Box::new(|kept| set(kept, "client", "presence", Value::Text("moon".into())))),
        ("store-load-value", Box::new(|kept| set(kept, "client", "version", Value::Text("many".into())))),
        ("store-load-reference", Box::new(|kept| set(kept, "client", "owner", Value::Number(77)))),
        ("store-load-journal", Box::new(|kept| set(kept, "op", "who", Value::Text("somebody".into())))),
        (
            "store-load-journal",
            Box::new(|kept| {
                let at = place(kept, "op_payload");
                kept.rows.remove(at);
            }),
        ),
    ];
    for (message, spoil) in cases {
        let (mut kept, copy) = (good(), folder.path().join("copy.db"));
        spoil(&mut kept);
        match load_all(&copy, &kept) {
            Err(Error::Refused(phrase)) => assert_eq!(phrase.id, message),
            other => panic!("{message}: {other:?}"),
        }
        let left: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert!(left.iter().all(|name| name.to_string_lossy().starts_with("office.db")), "{message}: {left:?}");
    }
    let mut kept = good();
    kept.extent.as_mut().unwrap().database += 1;
    assert!(matches!(load_all(&folder.path().join("copy.db"), &kept), Err(Error::Newer { .. })));
    assert!(matches!(load_all(&path, &good()), Err(Error::Refused(_))), "a database that is there is left alone");
}
