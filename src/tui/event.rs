//! What the main loop waits for.

use super::worker::Answer;
use crate::app::error::AppError;
use crate::app::keys::Key;
use crate::app::together::Around;
use crate::domain::clean::Clean;
use crate::domain::phrase::Phrase;
use crate::domain::staff::Staff;

/// What was done with the mouse; anything else of it does not reach the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mouse {
    /// The left button was pressed there: column and row of the terminal, from 0.
    Press(u16, u16),
    /// The wheel was turned away from the person.
    WheelUp,
    /// The wheel was turned towards the person.
    WheelDown,
}

/// One thing that happened outside.
#[derive(Debug)]
pub enum Event {
    /// A key was pressed.
    Key(Key),
    /// A text was pasted.
    Paste(Clean),
    /// The mouse was used.
    Mouse(Mouse),
    /// The terminal has another size.
    Resize,
    /// The worker finished something.
    Answer(Box<Answer>),
    /// How far a long job of the worker has come.
    Progress(Phrase),
    /// Other sessions changed something, whatever it is.
    ChangedElsewhere,
    /// Everybody is asked to leave, in so many seconds.
    OfficeClosing(u32),
    /// It stays open after all.
    OfficeStays,
    /// The person has another role now.
    Standing(Box<Staff>),
    /// Nobody has touched the screen for so long that it is to be covered.
    Cover,
    /// Nor has anybody since: the session is to end.
    IdleEnd,
    /// The person may not be here any longer.
    ShutOut(Box<AppError>),
    /// Other sessions did something that may be shown.
    Around(Box<Around>),
    /// The office's midnight may have passed.
    Midnight,
    /// What is half typed is to be kept now; see `pause`.
    Pause,
    /// The process runs again after it was stopped: somebody else may have written on the terminal.
    Resumed,
    /// The worker met a fault of the program and is gone; the office is to be closed.
    Broken,
    /// The terminal cannot be read any more, or the system asks the program to end.
    TerminalGone,
}
