//! What leaves is harmless and reads back: hostile texts in every format, workbooks by another library.

use super::*;
use crate::domain::lang::Lang;
use calamine::{Data, Reader, Xlsx};
use std::io::Cursor;

const HOSTILE: [&str; 6] = [
    "=HYPERLINK(\"http://x\";\"y\")",
    "@SUM(A1)",
    "<script>alert('x')</script>",
    "O'rinov \u{202e}& \u{1b}[31mSons",
    "+7 701 000",
    "000123456789",
];

fn table(rows_of: &[&str]) -> Table {
    let columns = rows_of.iter().map(|id| Column { id: (*id).to_owned(), head: format!("<{id}>"), width: 12 });
    Table { id: "t".to_owned(), title: String::new(), columns: columns.collect(), empty: "No rows.".to_owned() }
}

fn day(text: &str) -> Cell {
    Cell::Day(text.parse().unwrap())
}

/// One table in a format, in English.
fn written(format: Format, rows: &[Vec<Cell>]) -> Vec<u8> {
    let words = Catalogue::new(Lang::En);
    let heading = Heading {
        title: "Clients & <others>".to_owned(),
        facts: vec![("Filter".to_owned(), "=cmd|'/c'!A1".to_owned())],
    };
    let mut bytes = Vec::new();
    let about = About { words: &words, heading: &heading, several: false };
    let mut to = tables(format, about, &mut bytes).unwrap();
    to.table(&table(&["a", "b", "c", "d"])).unwrap();
    rows.iter().for_each(|row| to.row(row).unwrap());
    to.finish().unwrap();
    drop(to);
    bytes
}

fn hostile() -> Vec<Vec<Cell>> {
    let row = |text: &str| vec![Cell::text(text), day("2026-11-23"), Cell::Number(-6), Cell::Level(Level::Breach)];
    HOSTILE.iter().map(|text| row(text)).collect()
}

fn text(format: Format, rows: &[Vec<Cell>]) -> String {
    String::from_utf8(written(format, rows)).unwrap()
}

#[test]
fn in_csv_nothing_is_calculated_and_numbers_stay_numbers() {
    let csv = text(Format::Csv, &hostile());
    let lines: Vec<&str> = csv.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(lines[0], "<a>;<b>;<c>;<d>");
    assert_eq!(lines[1], "\"'=HYPERLINK(\"\"http://x\"\";\"\"y\"\")\";23.11.2026;-6;‼ breach");
    assert!(lines[2].starts_with("'@SUM(A1);"));
    assert!(lines[5].starts_with("'+7 701 000;"));
    assert!(!csv.contains(['\u{202e}', '\u{1b}']));
    assert_eq!(text(Format::Csv, &[]).lines().count(), 1, "heads stand alone");
}

#[test]
fn in_html_nothing_runs_and_a_level_is_a_sign_and_a_word() {
    let html = text(Format::Html, &hostile());
    for outside in ["<script", "src=", "href=", "url(", "@import", "\u{202e}", "\u{1b}", "<others>"] {
        assert!(!html.contains(outside), "{outside}");
    }
    for inside in
        ["&lt;script&gt;", "size: A4", "<td class=\"breach\">‼ breach</td>", "table-header-group", "break-inside"]
    {
        assert!(html.contains(inside), "{inside}");
    }
    assert!(text(Format::Html, &[]).contains("<p>No rows.</p>"));
}

#[test]
fn in_json_ids_and_days_have_no_language() {
    let rows: Vec<serde_json::Value> = serde_json::from_str(&text(Format::Json, &hostile())).unwrap();
    assert_eq!(rows.len(), HOSTILE.len());
    assert_eq!(rows[0]["a"], HOSTILE[0]);
    assert_eq!((&rows[0]["b"], &rows[0]["c"], &rows[0]["d"]), (&"2026-11-23".into(), &(-6).into(), &"breach".into()));
    assert_eq!(rows[3]["a"], "O'rinov & [31mSons");
    let words =
        [vec![Cell::Word("granted".to_owned(), "выдано".to_owned()), Cell::Word(String::new(), "nobody".to_owned())]];
    let rows: serde_json::Value = serde_json::from_str(&text(Format::Json, &words)).unwrap();
    assert_eq!((&rows[0]["a"], &rows[0]["b"]), (&"granted".into(), &serde_json::Value::Null));
    assert_eq!(serde_json::from_str::<serde_json::Value>(&text(Format::Json, &[])).unwrap(), serde_json::json!([]));
}

fn sheet(bytes: Vec<u8>, name: &str) -> Vec<Vec<Data>> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    assert!(book.worksheet_formula(name).unwrap().is_empty(), "a formula");
    book.worksheet_range(name).unwrap().rows().map(<[Data]>::to_vec).collect()
}

#[test]
fn a_workbook_reads_back_as_it_was_written() {
    let rows = sheet(written(Format::Xlsx, &hostile()), "Clients & <others>");
    assert_eq!(rows.len(), HOSTILE.len() + 1);
    assert_eq!(rows[0][0], Data::String("<a>".to_owned()));
    for (row, text) in rows[1..].iter().zip(HOSTILE) {
        assert_eq!(row[0], Data::String(Clean::note(text).to_string()), "zeros, signs and all, as text");
        let Data::DateTime(date) = row[1] else { panic!("{:?} is no date", row[1]) };
        assert_eq!(date.as_datetime().unwrap().date().to_string(), "2026-11-23");
        assert_eq!(row[2], Data::Float(-6.0));
        assert_eq!(row[3], Data::String("‼ breach".to_owned()));
    }
    let long = "ж".repeat(40_000);
    let rows = sheet(written(Format::Xlsx, &[vec![Cell::text(long), day("1899-01-01")]]), "Clients & <others>");
    let Data::String(cell) = &rows[1][0] else { panic!() };
    assert!(cell.ends_with('…') && cell.chars().count() == 32_767, "no cell is longer than programs read");
    assert_eq!(rows[1][1], Data::String("01.01.1899".to_owned()), "before 1900 there are no days");
    assert_eq!(sheet(written(Format::Xlsx, &[]), "Clients & <others>").len(), 1);
}

#[test]
fn a_table_longer_than_a_sheet_goes_on_in_the_next() {
    let words = Catalogue::new(Lang::En);
    let heading = Heading { title: "Clients".to_owned(), facts: Vec::new() };
    let mut bytes = Vec::new();
    let about = About { words: &words, heading: &heading, several: false };
    let mut to = xlsx::Xlsx::with_most(3, about, &mut bytes);
    to.table(&table(&["a"])).unwrap();
    (1..=5).for_each(|n| to.row(&[Cell::Number(n)]).unwrap());
    to.finish().unwrap();
    drop(to);
    let read = |name| sheet(bytes.clone(), name).into_iter().skip(1).map(|row| row[0].to_string()).collect::<Vec<_>>();
    assert_eq!([read("Clients"), read("Clients 2"), read("Clients 3")], [vec!["1", "2"], vec!["3", "4"], vec!["5"]]);
}
