//! What SQLite says, in the words of the contract. No SQL text and no stored value ever reaches a person from here.

use crate::store::Error;
use rusqlite::ffi;
use std::path::Path;

/// Extended code of `SQLITE_CONSTRAINT_FOREIGNKEY`.
pub(super) const FOREIGN_KEY: i32 = ffi::SQLITE_CONSTRAINT_FOREIGNKEY;
/// Extended code of `SQLITE_CONSTRAINT_UNIQUE`.
pub(super) const UNIQUE: i32 = ffi::SQLITE_CONSTRAINT_UNIQUE;
/// Extended code of `SQLITE_CONSTRAINT_CHECK`.
pub(super) const CHECK: i32 = ffi::SQLITE_CONSTRAINT_CHECK;

/// The extended result code, when SQLite gave one.
pub(super) fn code(error: &rusqlite::Error) -> Option<i32> {
    match error {
        rusqlite::Error::SqliteFailure(failure, _) => Some(failure.extended_code),
        rusqlite::Error::SqlInputError { error: failure, .. } => Some(failure.extended_code),
        _ => None,
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        match code(&error) {
            Some(code) => from_code(code),
            None => Self::Engine(without_sql(&error)),
        }
    }
}

fn without_sql(error: &rusqlite::Error) -> String {
    match error {
        rusqlite::Error::FromSqlConversionFailure(column, kind, _) => {
            format!("column {column} holds {kind}")
        }
        rusqlite::Error::InvalidColumnType(column, _, kind) => {
            format!("column {column} holds {kind}")
        }
        rusqlite::Error::QueryReturnedNoRows => "a row is missing".to_owned(),
        other => {
            format!("{other:?}").split(['(', ' ', '{']).next().filter(|word| !word.is_empty()).unwrap_or("?").to_owned()
        }
    }
}

fn from_code(code: i32) -> Error {
    match code {
        // The shared memory file cannot be made on a disk that is full to the last block.
        ffi::SQLITE_IOERR_SHMSIZE => return Error::Full,
        ffi::SQLITE_IOERR_FSYNC | ffi::SQLITE_IOERR_DIR_FSYNC => {
            return Error::Unconfirmed(said(code));
        }
        ffi::SQLITE_READONLY_DBMOVED => return Error::Engine(said(code)),
        _ => {}
    }
    match code & 0xff {
        ffi::SQLITE_BUSY | ffi::SQLITE_LOCKED => Error::Busy,
        ffi::SQLITE_READONLY => Error::ReadOnly,
        ffi::SQLITE_FULL => Error::Full,
        ffi::SQLITE_CORRUPT | ffi::SQLITE_NOTADB => Error::Damaged(said(code)),
        _ => Error::Engine(said(code)),
    }
}

/// What is said of a statement that was given up.
pub(super) fn given_up() -> String {
    said(ffi::SQLITE_INTERRUPT)
}

/// SQLite's own sentence for a code: it speaks of the kind of fault, never of data.
fn said(code: i32) -> String {
    format!("{} ({code})", ffi::code_to_str(code))
}

/// An error met while opening, where the place says more than the code.
pub(super) fn at_open(error: &rusqlite::Error, path: &Path) -> Error {
    match code(error).map(|code| (code, code & 0xff)) {
        Some((_, ffi::SQLITE_NOTADB)) => Error::Foreign(path.to_owned()),
        Some((_, ffi::SQLITE_PERM | ffi::SQLITE_AUTH | ffi::SQLITE_CANTOPEN)) => Error::Permission(path.to_owned()),
        Some((code, _)) => from_code(code),
        None => Error::Engine(without_sql(error)),
    }
}

/// True when a commit that failed with this may have reached the disk all the same: anything that the disk said,
/// other than that it is full.
pub(super) fn is_doubtful(error: &rusqlite::Error) -> bool {
    code(error).is_some_and(|code| code & 0xff == ffi::SQLITE_IOERR && code != ffi::SQLITE_IOERR_SHMSIZE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_become_words_of_the_contract() {
        assert!(matches!(from_code(5), Error::Busy));
        assert!(matches!(from_code(517), Error::Busy));
        assert!(matches!(from_code(8), Error::ReadOnly));
        assert!(matches!(from_code(1032), Error::Engine(_)));
        assert!(matches!(from_code(13), Error::Full));
        assert!(matches!(from_code(4874), Error::Full));
        assert!(matches!(from_code(1034), Error::Unconfirmed(_)));
        assert!(matches!(from_code(11), Error::Damaged(_)));
        assert!(matches!(from_code(26), Error::Damaged(_)));
    }

    #[test]
    fn no_sql_is_repeated() {
        let connection = rusqlite::Connection::open_in_memory().unwrap();
        let error = connection.prepare("SELECT 'N1234567' FROM nothing").unwrap_err();
        assert!(!Error::from(error).to_string().contains("N1234567"));
    }
}
