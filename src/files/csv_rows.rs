//! Rows of a CSV file to hand out: UTF-8 with a byte order mark and `;`, which the spreadsheets of this region open by a
//! click. A cell that a spreadsheet would calculate gets an apostrophe in front; a lone sign is a mark of a paper,
//! calculates nothing and stays. What is read back by the import loses the apostrophe there.

use crate::domain::clean::Clean;

/// What a file begins with.
pub const BYTE_ORDER_MARK: char = '\u{feff}';

/// Signs that begin a formula, also as the wide letters that some spreadsheets take for them.
pub const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// Writes one row, with its line end.
pub fn push_row<'a>(text: &mut String, cells: impl IntoIterator<Item = &'a str>) {
    push_separated(text, cells, ';');
}

/// Writes one row with another separator, with its line end.
pub fn push_separated<'a>(text: &mut String, cells: impl IntoIterator<Item = &'a str>, separator: char) {
    for (place, cell) in cells.into_iter().enumerate() {
        if place > 0 {
            text.push(separator);
        }
        push_cell(text, cell);
    }
    text.push_str("\r\n");
}

/// Writes one cell.
pub fn push_cell(text: &mut String, cell: &str) {
    let clean = Clean::note(cell);
    let quoted = clean.contains([';', '"', '\n', ',', '\t', '|']);
    if quoted {
        text.push('"');
    }
    if clean.starts_with(FORMULA) && clean.chars().count() > 1 {
        text.push('\'');
    }
    text.push_str(&clean.replace('"', "\"\""));
    if quoted {
        text.push('"');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_calculates_nothing() {
        for (cell, written) in [
            ("=1+1", "'=1+1"),
            ("＝1+1", "'＝1+1"),
            ("+7 701 000", "'+7 701 000"),
            ("\t@SUM(A1)", "'@SUM(A1)"),
            ("+", "+"),
            ("a;\"b\"", "\"a;\"\"b\"\"\""),
        ] {
            let mut text = String::new();
            push_cell(&mut text, cell);
            assert_eq!(text, written);
        }
    }
}
