//! Files that a person names: on their own machine only. In an office of several people the machine is not theirs; what
//! goes in and out there goes through standard input and output.

use super::{Entry, Who};
use crate::app::desk::Desk;
use crate::app::error::{AppError, ErrorKind, Result};
use crate::domain::phrase::Phrase;
use crate::files::local::OwnMachine;

impl Entry {
    /// The right to reach for files of this machine. `line` is the command line that does the same without, such as
    /// `export clients > clients.csv`; it stands in the refusal.
    ///
    /// # Errors
    /// Not allowed in an office of several people.
    pub fn own_machine(&self, line: &str) -> Result<OwnMachine> {
        match self.office() {
            None => Ok(OwnMachine::granted()),
            Some(office) => {
                let command = if matches!(office.who, Who::Key { .. }) { "ssh desk" } else { "sojourn" };
                let phrase = Phrase::new("entry-own-machine").text("line", format!("{command} {line}"));
                Err(AppError::new(ErrorKind::NotAllowed, phrase))
            }
        }
    }
}

impl Desk {
    /// The right to reach for files of this machine; see [`Entry::own_machine`].
    ///
    /// # Errors
    /// Not allowed in an office of several people.
    pub fn own_machine(&self, line: &str) -> Result<OwnMachine> {
        self.entry.own_machine(line)
    }
}
