//! The file of rows that were not taken in: the input's own columns and the reason, ready to be mended and imported again.

use super::csv_rows::{BYTE_ORDER_MARK, push_row};
use super::register::Register;
use crate::domain::clean::Clean;

/// A file to be written beside the person's work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusedFile {
    /// `<name>.refused.csv`, without a folder.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// The name of the file for a sheet of that name.
pub fn file_name(sheet: &str) -> String {
    let name = sheet.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = match name.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => name,
    };
    let stem: String = Clean::line(stem).chars().filter(|c| !matches!(c, ':' | '*' | '?' | '"' | '<' | '>')).collect();
    let stem = stem.trim_start_matches(['.', '-']).to_owned();
    format!("{}.refused.csv", if stem.is_empty() { "sheet" } else { &stem })
}

/// Writes the rows, each with its reason; `heading` stands over the reasons.
pub fn file(register: &Register, name: &str, heading: &str, rows: &[(usize, String)]) -> RefusedFile {
    let mut text = String::from(BYTE_ORDER_MARK);
    let headers = register.header.columns.iter().map(|column| column.header.as_str());
    push_row(&mut text, headers.chain([heading]));
    for (row, reason) in rows {
        let cells = register.header.columns.iter().map(|column| register.sheet.cell(*row, column.index));
        push_row(&mut text, cells.chain([reason.as_str()]));
    }
    RefusedFile { name: file_name(name), bytes: text.into_bytes() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_has_no_folder() {
        assert_eq!(file_name("../../etc/клиенты.2026.csv"), "клиенты.2026.refused.csv");
        assert_eq!(file_name("-"), "sheet.refused.csv");
        assert_eq!(file_name(".csv"), "csv.refused.csv");
    }
}
