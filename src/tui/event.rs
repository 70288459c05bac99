//! What the main loop waits for.

use super::worker::Answer;
use crate::app::keys::Key;
use crate::domain::clean::Clean;
use crate::domain::phrase::Phrase;

/// One thing that happened outside.
#[derive(Debug)]
pub enum Event {
    /// A key was pressed.
    Key(Key),
    /// A text was pasted.
    Paste(Clean),
    /// The terminal has another size.
    Resize,
    /// The worker finished something.
    Answer(Box<Answer>),
    /// How far a long job of the worker has come.
    Progress(Phrase),
    /// Another session has changed the database.
    ChangedElsewhere,
    /// The office's midnight may have passed.
    Midnight,
    /// No key has come for a second, and somebody wanted to know.
    Pause,
    /// The terminal cannot be read any more, or the system asks the program to end.
    TerminalGone,
}
