//! A list as a file for a spreadsheet, written row by row: UTF-8 with a byte order mark and `;`, cells that a
//! spreadsheet would calculate made harmless, never over another file.

use super::csv_rows::{BYTE_ORDER_MARK, push_row};
use super::export::create_numbered;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// Signs of a number that stay readable.
const SHOWN: usize = 3;

/// A file that is being written.
#[derive(Debug)]
pub struct ListFile {
    path: PathBuf,
    name: String,
    file: BufWriter<File>,
}

impl ListFile {
    /// A new file `name.csv`, or `name-2.csv` where there is one already, beginning with the heads of the columns.
    ///
    /// # Errors
    /// Those of the system; [`io::ErrorKind::AlreadyExists`] when too many files of that name are there.
    pub fn create(folder: &Path, name: &str, heads: &[String]) -> io::Result<Self> {
        let (file, name) = create_numbered(folder, name, "csv")?;
        let mut file = Self { path: folder.join(&name), name, file: BufWriter::new(file) };
        write!(file.file, "{BYTE_ORDER_MARK}")?;
        file.row(heads)?;
        Ok(file)
    }

    /// Its name in the folder.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Adds a row.
    ///
    /// # Errors
    /// Those of the system.
    pub fn row(&mut self, cells: &[String]) -> io::Result<()> {
        let mut text = String::new();
        push_row(&mut text, cells.iter().map(String::as_str));
        self.file.write_all(text.as_bytes())
    }

    /// Puts what was written where it lasts.
    ///
    /// # Errors
    /// Those of the system.
    pub fn finish(&mut self) -> io::Result<()> {
        self.file.flush()?;
        self.file.get_ref().sync_all()
    }

    /// Takes the file away again: half a list is worse than none.
    pub fn remove(self) {
        // Nothing more can be done about a file that will not go.
        let _ = std::fs::remove_file(&self.path);
    }
}

/// A number of which only the last signs can be read.
pub fn masked(number: &str) -> String {
    let mut hidden = number.chars().filter(|c| c.is_alphanumeric()).count().saturating_sub(SHOWN);
    let mut mask = |c: char| {
        let hides = c.is_alphanumeric() && hidden > 0;
        hidden -= usize::from(hides);
        if hides { '•' } else { c }
    };
    number.chars().map(&mut mask).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_harmless_and_no_file_is_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let heads = ["имя".to_owned(), "тел".to_owned()];
        for wanted in ["list.csv", "list-2.csv"] {
            let mut file = ListFile::create(folder.path(), "list", &heads).unwrap();
            file.row(&["=1+1;\"x\"".to_owned(), "+7".to_owned()]).unwrap();
            file.finish().unwrap();
            assert_eq!(file.name(), wanted);
        }
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = std::fs::metadata(folder.path().join("list.csv")).unwrap().permissions().mode();
            assert_eq!(mode & 0o077, 0, "only its owner reads it");
        }
        let text = std::fs::read_to_string(folder.path().join("list.csv")).unwrap();
        assert_eq!(text, "\u{feff}имя;тел\r\n\"'=1+1;\"\"x\"\"\";'+7\r\n");
        ListFile::create(folder.path(), "gone", &heads).unwrap().remove();
        assert!(!folder.path().join("gone.csv").exists());
    }

    #[test]
    fn of_a_number_only_the_end_is_read() {
        assert_eq!(masked("+7 (701) 555-44-33"), "+• (•••) •••-•4-33");
        assert_eq!(masked("850412300123"), "•••••••••123");
        assert_eq!(masked("12"), "12");
    }
}
