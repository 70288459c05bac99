//! Files of this machine for an import: the sheet that a person names, names that complete what they have typed, and the
//! file of refused rows. A laptop's business: whoever offers it to a person must know that the machine is theirs.

use super::RefusedFile;
use crate::app::error::{AppError, Result};
use crate::domain::phrase::Phrase;
use crate::files::export::{write_and_keep, write_numbered};
pub use crate::files::local::{LocalPath, OwnMachine};
use std::ffi::OsStr;
use std::io::{self, Read};
use std::path::{MAIN_SEPARATOR, Path, PathBuf};

/// The largest sheet that is read, in bytes.
const LARGEST: u64 = 200 << 20;
/// So many names are offered.
const MOST_NAMES: usize = 50;
/// Endings of files that can be sheets.
const SHEETS: [&str; 8] = ["csv", "tsv", "txt", "xlsx", "xlsm", "xlsb", "xls", "ods"];

/// The place that a person means: quotation marks and blanks around it go, as terminals paste them; `~` is home, and a
/// blank after a backslash is a blank.
pub fn place(typed: &str) -> PathBuf {
    let text = typed.trim();
    let bare = ['"', '\''].iter().find_map(|mark| text.strip_prefix(*mark)?.strip_suffix(*mark));
    let text = match bare {
        Some(bare) => bare.to_owned(),
        None if MAIN_SEPARATOR == '/' => text.replace("\\ ", " "),
        None => text.to_owned(),
    };
    let text = text.strip_prefix("file://").unwrap_or(&text);
    let rest = text.strip_prefix("~/").or(if text == "~" { Some("") } else { None });
    match (rest, std::env::home_dir()) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => PathBuf::from(text),
    }
}

/// Reads a sheet: its name without the folder, and its bytes.
///
/// # Errors
/// One sentence: no such file, a folder, or what the system said.
pub fn read(place: &LocalPath) -> Result<(String, Vec<u8>)> {
    let path = place.path();
    if path.is_dir() {
        return Err(AppError::refused(Phrase::new("import-file-folder").text("path", path.display().to_string())));
    }
    let name = path.file_name().map_or_else(|| "sheet".to_owned(), |name| name.to_string_lossy().into_owned());
    let bytes = place.open().and_then(|file| {
        let size = file.metadata()?.len();
        up_to_limit(file, size)
    });
    let bytes = bytes.map_err(|error| AppError::unreadable(path, &error))?;
    Ok((name, bytes))
}

/// All that a source gives; of a sheet that is too large so much that its reader refuses it.
///
/// # Errors
/// Those of the source.
pub fn whole(source: impl Read) -> io::Result<Vec<u8>> {
    up_to_limit(source, 0)
}

/// The same of a source that will give so many bytes, as far as is known.
fn up_to_limit(source: impl Read, expected: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(usize::try_from(expected.min(LARGEST)).unwrap_or(0));
    source.take(LARGEST + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// What completes a typed path: the longest beginning that all fitting names share, and these names; folders end in `/`.
/// Only folders and files that can be sheets are offered.
pub fn completed(typed: &str, _machine: &OwnMachine) -> (String, Vec<String>) {
    let typed = typed.trim().trim_start_matches(['"', '\'']);
    let cut = typed.rfind(['/', MAIN_SEPARATOR]).map_or(0, |at| at + 1);
    let (folder, begun) = typed.split_at(cut);
    if typed == "~" {
        return ("~/".to_owned(), Vec::new());
    }
    let look_in = if folder.is_empty() { PathBuf::from(".") } else { place(folder) };
    let entries = std::fs::read_dir(look_in).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries.filter_map(|entry| offered(&entry, begun)).collect();
    names.sort();
    let shared = shared_beginning(&names);
    let better = if shared.len() > begun.len() { format!("{folder}{shared}") } else { typed.to_owned() };
    names.truncate(MOST_NAMES);
    (better, names)
}

fn offered(entry: &std::fs::DirEntry, begun: &str) -> Option<String> {
    let name = entry.file_name().to_str()?.to_owned();
    let hidden = name.starts_with('.') && !begun.starts_with('.');
    if hidden || !name.to_lowercase().starts_with(&begun.to_lowercase()) || name.chars().any(char::is_control) {
        return None;
    }
    if entry.path().is_dir() {
        return Some(format!("{name}/"));
    }
    let ending = Path::new(&name).extension().and_then(OsStr::to_str).unwrap_or_default().to_lowercase();
    SHEETS.contains(&ending.as_str()).then_some(name)
}

fn shared_beginning(names: &[String]) -> String {
    let Some((first, others)) = names.split_first() else { return String::new() };
    let alike = |other: &String| {
        let pairs = first.chars().zip(other.chars()).take_while(|(one, two)| one == two);
        pairs.map(|(one, _)| one.len_utf8()).sum::<usize>()
    };
    let length = others.iter().map(alike).min().unwrap_or(first.len());
    first.get(..length).unwrap_or_default().to_owned()
}

/// Writes the file of refused rows beside the sheet, else into the working folder; what is there is never written over.
/// Gives the place.
///
/// # Errors
/// Those of the system, for the working folder.
pub fn keep_refused(sheet: &LocalPath, machine: &OwnMachine, file: &RefusedFile) -> io::Result<PathBuf> {
    let beside = sheet.path().parent().filter(|folder| !folder.as_os_str().is_empty());
    let beside = beside.map(|folder| write(&machine.place(folder), file));
    match beside {
        Some(Ok(path)) => Ok(path),
        _ => write(&machine.place(Path::new("")), file),
    }
}

/// Writes the file of refused rows into the working folder under exactly its name, as scripts expect it; one of an
/// earlier run that somebody may have mended is kept, and the name that it got is given.
///
/// # Errors
/// Those of the system.
pub fn keep_newest(machine: &OwnMachine, refused: &RefusedFile) -> io::Result<Option<String>> {
    write_and_keep(&machine.here(), &refused.name, &refused.bytes)
}

fn write(folder: &LocalPath, refused: &RefusedFile) -> io::Result<PathBuf> {
    let (stem, ending) = refused.name.rsplit_once('.').unwrap_or((&refused.name, "csv"));
    write_numbered(folder, stem, ending, &refused.bytes).map(|name| folder.path().join(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pasted_path_loses_what_the_terminal_put_around_it() {
        for typed in ["/tmp/a b.csv", " '/tmp/a b.csv' ", "\"/tmp/a b.csv\"", "/tmp/a\\ b.csv", "file:///tmp/a b.csv"] {
            assert_eq!(place(typed), PathBuf::from("/tmp/a b.csv"), "{typed}");
        }
        let home = std::env::home_dir().unwrap();
        assert_eq!(place("~/x.csv"), home.join("x.csv"));
        assert_eq!(place("a~b"), PathBuf::from("a~b"));
    }

    #[test]
    fn names_are_completed_as_far_as_they_agree() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["клиенты-1.csv", "клиенты-2.xlsx", "клиенты.doc", ".клиенты.csv"] {
            std::fs::write(folder.path().join(name), "").unwrap();
        }
        std::fs::create_dir(folder.path().join("архив")).unwrap();
        let typed = |end: &str| format!("{}/{end}", folder.path().display());
        let (better, names) = completed(&typed("к"), &OwnMachine::granted());
        assert_eq!((better, names), (typed("клиенты-"), vec!["клиенты-1.csv".to_owned(), "клиенты-2.xlsx".to_owned()]));
        assert_eq!(completed(&typed("а"), &OwnMachine::granted()).0, typed("архив/"));
        assert_eq!(completed(&typed("нет"), &OwnMachine::granted()), (typed("нет"), Vec::new()));
    }

    #[test]
    fn refused_rows_never_write_over_anything() {
        let folder = tempfile::tempdir().unwrap();
        let refused = RefusedFile { name: "a.refused.csv".to_owned(), bytes: b"x".to_vec() };
        let names = [1, 2].map(|_| {
            keep_refused(&OwnMachine::granted().place(&folder.path().join("a.csv")), &OwnMachine::granted(), &refused)
                .unwrap()
        });
        assert_eq!(names, [folder.path().join("a.refused.csv"), folder.path().join("a.refused-2.csv")]);
    }
}
