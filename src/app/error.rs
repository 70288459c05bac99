//! Errors as people and programs meet them: a kind, one sentence, what to do, an exit code.

use crate::domain::phrase::Phrase;
use crate::domain::rulebook::{RulebookError, RulebookFault};
use crate::store;
use std::path::Path;

/// What the use cases give back.
pub type Result<T> = std::result::Result<T, AppError>;

/// The kinds of errors; the word is the `kind` of the JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorKind {
    /// Nothing matched where that matters.
    NotFound,
    /// The command was not understood.
    Usage,
    /// Wrong input.
    Refused,
    /// Missing database.
    Missing,
    /// Not one of our files.
    Foreign,
    /// A newer program's file.
    Newer,
    /// The role does not allow it.
    NotAllowed,
    /// Somebody else is writing.
    Busy,
    /// Somebody else changed the same thing.
    Conflict,
    /// Several things match.
    Ambiguous,
    /// Storage damaged, unreadable or read-only.
    Storage,
}

impl ErrorKind {
    /// The word in the JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotFound => "not_found",
            Self::Usage => "usage",
            Self::Refused => "refused",
            Self::Missing => "missing",
            Self::Foreign => "foreign",
            Self::Newer => "newer",
            Self::NotAllowed => "not_allowed",
            Self::Busy => "busy",
            Self::Conflict => "conflict",
            Self::Ambiguous => "ambiguous",
            Self::Storage => "storage",
        }
    }

    /// The exit code of the command line.
    pub const fn exit_code(self) -> u8 {
        match self {
            Self::NotFound => 1,
            Self::Usage => 2,
            Self::Refused | Self::Missing | Self::Foreign | Self::Newer => 3,
            Self::NotAllowed => 4,
            Self::Busy | Self::Conflict | Self::Ambiguous => 5,
            Self::Storage => 6,
        }
    }
}

/// One error: what happened, what to do. Nothing was changed unless the sentence says otherwise.
#[derive(Debug, Clone, PartialEq)]
pub struct AppError {
    /// Its kind.
    pub kind: ErrorKind,
    /// What happened.
    pub message: Phrase,
    /// What to do.
    pub hint: Phrase,
    /// Fields of a form that are to blame, each with its own sentence.
    pub fields: Vec<(String, Phrase)>,
    /// Everything that is wrong with a rulebook that was refused.
    pub rulebook: Vec<RulebookFault>,
    /// Two people changed the same fields.
    pub conflict: Option<Box<store::Conflict>>,
}

impl std::fmt::Display for AppError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.message.id)
    }
}

impl std::error::Error for AppError {}

impl AppError {
    /// An error with a sentence; the hint is the catalogue's `<id>-hint`.
    pub fn new(kind: ErrorKind, message: Phrase) -> Self {
        let mut hint = message.clone();
        hint.id.push_str("-hint");
        Self { kind, message, hint, fields: Vec::new(), rulebook: Vec::new(), conflict: None }
    }

    /// A refusal with a sentence of its own and the general hint "correct it and try again".
    pub fn refused(message: Phrase) -> Self {
        Self { hint: Phrase::new("error-refused-hint"), ..Self::new(ErrorKind::Refused, message) }
    }

    /// A file that a person named and that the system does not let us read.
    pub fn unreadable(path: &Path, error: &std::io::Error) -> Self {
        let missing = error.kind() == std::io::ErrorKind::NotFound;
        let id = if missing { "cli-no-file" } else { "cli-file-unreadable" };
        Self::refused(Phrase::new(id).text("path", path.display().to_string()))
    }

    /// A new file was to be made where there is one.
    pub fn exists(path: &Path) -> Self {
        Self::new(ErrorKind::Refused, Phrase::new("error-exists").text("path", path.display().to_string()))
    }

    /// Fields that cannot be taken as they are.
    pub fn fields(fields: Vec<(String, Phrase)>) -> Self {
        Self { fields, ..Self::new(ErrorKind::Refused, Phrase::new("error-fields")) }
    }
}

impl From<store::Error> for AppError {
    fn from(error: store::Error) -> Self {
        use store::Error as E;
        let of = |kind, phrase| Self::new(kind, phrase);
        match error {
            E::Missing(path) => {
                of(ErrorKind::Missing, Phrase::new("error-missing").text("path", path.display().to_string()))
            }
            E::Foreign(path) => {
                of(ErrorKind::Foreign, Phrase::new("error-foreign").text("path", path.display().to_string()))
            }
            E::Newer { found, known } => {
                of(ErrorKind::Newer, Phrase::new("error-newer").number("found", found).number("known", known))
            }
            E::Network { path, fs } => of(
                ErrorKind::Refused,
                Phrase::new("error-network").text("path", path.display().to_string()).text("fs", fs),
            ),
            E::Permission(path) => {
                of(ErrorKind::Storage, Phrase::new("error-permission").text("path", path.display().to_string()))
            }
            E::ReadOnly => of(ErrorKind::Storage, Phrase::new("error-read-only")),
            E::Busy => of(ErrorKind::Busy, Phrase::new("error-busy")),
            E::Rulebook(error) => Self::from(*error),
            E::Stopped => of(ErrorKind::Refused, Phrase::new("rules-stopped")),
            E::Full => of(ErrorKind::Storage, Phrase::new("error-full")),
            E::Damaged(_) => of(ErrorKind::Storage, Phrase::new("error-damaged")),
            E::Unconfirmed(_) => of(ErrorKind::Storage, Phrase::new("error-unconfirmed")),
            E::Conflict(conflict) => {
                Self { conflict: Some(conflict), ..of(ErrorKind::Conflict, Phrase::new("error-conflict")) }
            }
            E::NotFound(_) => of(ErrorKind::NotFound, Phrase::new("error-not-found")),
            E::Refused(phrase) => Self::refused(phrase),
            E::Restricted(phrase) => {
                Self { hint: Phrase::new("access-restricted-hint"), ..of(ErrorKind::NotAllowed, phrase) }
            }
            E::NotAllowed(phrase) => of(ErrorKind::NotAllowed, phrase),
            E::Engine(_) => of(ErrorKind::Storage, Phrase::new("error-storage")),
        }
    }
}

impl From<RulebookError> for AppError {
    fn from(error: RulebookError) -> Self {
        let count = i64::try_from(error.faults.len()).unwrap_or(i64::MAX);
        let message = Phrase::new("rules-refused").number("n", count);
        Self { rulebook: error.faults, ..Self::new(ErrorKind::Refused, message) }
    }
}
