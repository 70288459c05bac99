//! A letter as a text file: a safe name, never over another file.

use super::super::export::create_numbered;
use super::super::local::LocalPath;
use crate::domain::clean::Clean;
use crate::domain::letter::Purpose;
use std::io::{self, Write};

/// `letter-T-2026-00412-missing_papers-ru`, whatever the reference holds: Latin letters, digits and single dashes.
pub fn file_name(reference: &str, purpose: Purpose, language: &str) -> String {
    let safe = |text: &str| -> String {
        let kept: String = text.chars().map(|c| if c.is_ascii_alphanumeric() || c == '_' { c } else { '-' }).collect();
        let words: Vec<&str> = kept.split('-').filter(|word| !word.is_empty()).collect();
        words.join("-").chars().take(40).collect()
    };
    let parts = [safe(reference), purpose.as_str().to_owned(), safe(language)];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    format!("letter-{}", parts.join("-"))
}

/// Writes a new file of that name into a folder and gives the name it got: `name.txt`, or `name-2.txt` where there is
/// one already. Lines end as Windows expects too.
///
/// # Errors
/// Those of the system; [`io::ErrorKind::AlreadyExists`] when too many files of that name are there.
pub fn save(folder: &LocalPath, name: &str, text: &Clean) -> io::Result<String> {
    let (mut file, name) = create_numbered(folder, name, "txt")?;
    file.write_all(text.as_str().replace('\n', "\r\n").as_bytes())?;
    file.write_all(b"\r\n")?;
    Ok(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(path: &std::path::Path) -> LocalPath {
        crate::files::local::OwnMachine::granted().place(path)
    }

    #[test]
    fn names_are_safe_and_files_are_never_overwritten() {
        let name = file_name("../../etc/пароль\0 T-2026-1", Purpose::Date, "ru");
        assert_eq!(name, "letter-etc-T-2026-1-date-ru");
        let folder = tempfile::tempdir().unwrap();
        let text = Clean::note("раз\nдва");
        assert_eq!(save(&place(folder.path()), &name, &text).unwrap(), "letter-etc-T-2026-1-date-ru.txt");
        assert_eq!(save(&place(folder.path()), &name, &text).unwrap(), "letter-etc-T-2026-1-date-ru-2.txt");
        let kept = std::fs::read_to_string(folder.path().join("letter-etc-T-2026-1-date-ru.txt")).unwrap();
        assert_eq!(kept, "раз\r\nдва\r\n");
        assert!(save(&place(&folder.path().join("nowhere")), &name, &text).is_err());
    }
}
