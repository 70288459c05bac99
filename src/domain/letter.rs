//! Letters to clients and their contacts: the practice's wording, and what was sent.
//!
//! Nothing is ever sent by the program: a person copies the text or follows a link, and then says that it was sent. A
//! message is kept as it was worded, with the name and the address of that day, so that it still tells the truth when
//! the contact changes.

mod choose;

pub use choose::{Addressee, addressees, answer_by, is_cyrillic, name_in, nearest, supported};

use super::choice::choices;
use super::clean::Clean;
use super::client::Channel;
use super::day::Day;
use super::id::{CaseId, ClientId, MessageId, StaffId, TemplateId};
use serde::{Deserialize, Serialize};

choices! {
    /// What a letter is for.
    Purpose {
        /// Papers of a case that are still missing.
        MissingPapers = "missing_papers",
        /// A date that comes up.
        Date = "date",
        /// An appointment.
        Appointment = "appointment",
    }
}

/// The practice's own wording of one purpose in one language; without one the built-in wording holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Template {
    /// 0 until stored.
    pub id: TemplateId,
    /// Row version.
    pub version: i64,
    /// What the letter is for.
    pub purpose: Purpose,
    /// Its language, two or three small letters.
    pub language: Clean,
    /// The wording, with names in double braces.
    pub body: Clean,
}

/// A letter that somebody sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// 0 until stored.
    pub id: MessageId,
    /// Row version.
    pub version: i64,
    /// The client it is about.
    pub client: ClientId,
    /// The case it is about.
    pub case: Option<CaseId>,
    /// What it was for.
    pub purpose: Purpose,
    /// Its language.
    pub language: Clean,
    /// How it was sent.
    pub channel: Channel,
    /// To whom, as the letter names them.
    pub to_name: Clean,
    /// Number or address on the channel.
    pub address: Option<Clean>,
    /// Requirements that were asked for, ids of the rulebook with a comma and a space between.
    pub papers: Option<Clean>,
    /// The deadline it was about, `RULE/subject`; an appointment is `OWN/O-000012`.
    pub matter: Option<Clean>,
    /// Sent on.
    pub sent_on: Day,
    /// By whom.
    pub by: Option<StaffId>,
    /// The text.
    pub text: Clean,
    /// The answer came on.
    pub replied_on: Option<Day>,
    /// What was answered.
    pub reply: Option<Clean>,
}

impl Message {
    /// The requirements that it asked for.
    pub fn asked_for(&self) -> impl Iterator<Item = &str> {
        let papers = self.papers.as_deref().unwrap_or_default();
        papers.split(", ").filter(|id| !id.is_empty())
    }

    /// True when it asked for that requirement.
    pub fn asks_for(&self, requirement: &str) -> bool {
        self.asked_for().any(|id| id == requirement)
    }
}

/// How often somebody was asked, and since when there is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Asked {
    /// Letters sent.
    pub times: usize,
    /// The day of the newest one.
    pub last: Option<Day>,
    /// The day of the newest answer.
    pub replied_on: Option<Day>,
    /// The day of the newest letter, when no answer came to it.
    pub silent_since: Option<Day>,
}

impl Asked {
    /// Counts letters, in any order.
    pub fn of<'a>(messages: impl IntoIterator<Item = &'a Message>) -> Self {
        let mut asked = Self::default();
        let mut newest: Option<&Message> = None;
        for message in messages {
            asked.times += 1;
            asked.replied_on = asked.replied_on.max(message.replied_on);
            newest = newest.filter(|other| (other.sent_on, other.id) > (message.sent_on, message.id)).or(Some(message));
        }
        asked.last = newest.map(|message| message.sent_on);
        asked.silent_since = newest.filter(|message| message.replied_on.is_none()).map(|message| message.sent_on);
        asked
    }

    /// Days without an answer since the newest letter.
    pub fn silent_days(&self, today: Day) -> Option<i64> {
        self.silent_since.map(|day| (today - day).num_days())
    }
}

#[cfg(test)]
mod tests;
