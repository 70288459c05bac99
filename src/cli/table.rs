//! Columns for people: padded by what a terminal shows, or separated by tabs for `--plain`.

use unicode_width::UnicodeWidthStr;

/// Rows of cells; the last column is never padded.
#[derive(Debug, Default)]
pub(super) struct Table {
    rows: Vec<Vec<String>>,
}

impl Table {
    /// Adds a row.
    pub(super) fn row<I: IntoIterator<Item = String>>(&mut self, cells: I) {
        self.rows.push(cells.into_iter().collect());
    }

    /// True when it has no row.
    pub(super) const fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The lines, in the order of the rows.
    pub(super) fn lines(&self, plain: bool) -> Vec<String> {
        if plain {
            return self.rows.iter().map(|cells| cells.join("\t")).collect();
        }
        let widths = self.widths();
        self.rows.iter().map(|cells| line(cells, &widths)).collect()
    }

    fn widths(&self) -> Vec<usize> {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        (0..columns)
            .map(|column| {
                self.rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.width()).max().unwrap_or(0)
            })
            .collect()
    }
}

fn line(cells: &[String], widths: &[usize]) -> String {
    let padded = cells.iter().zip(widths).map(|(cell, width)| {
        let missing = width.saturating_sub(cell.width());
        format!("{cell}{:missing$}", "")
    });
    padded.collect::<Vec<_>>().join("  ").trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up_by_what_is_shown() {
        let mut table = Table::default();
        table.row(["é".to_owned(), "1".to_owned()]);
        table.row(["中文".to_owned(), "2".to_owned()]);
        assert_eq!(table.lines(false), ["é     1", "中文  2"]);
        assert_eq!(table.lines(true), ["é\t1", "中文\t2"]);
    }
}
