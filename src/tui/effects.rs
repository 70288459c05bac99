//! What a screen or popup wants to happen after an update. Nothing else reaches the worker, the other screens or the
//! terminal, so a screen can be tested by looking at what it asks for.

use super::popups::Popup;
use super::reply::Reply;
use super::screens::paged::ListChange;
use super::worker::{Address, Job, Lane, LongJob};
use crate::app::command::Command;
use crate::app::desk::Desk;
use crate::app::error::AppError;
use crate::app::lists::ListKind;
use crate::app::lists::views::SavedView;
use crate::app::month::Whose;
use crate::app::together::Again;
use crate::domain::agenda::DueItem;
use crate::domain::day::Day;
use crate::domain::id::{CaseId, ClientId, SponsorId};
use crate::domain::phrase::Phrase;
use crate::domain::record::{Key, Kind};

/// A record to open a form for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FormRequest {
    /// What kind of record.
    pub kind: Kind,
    /// The record; `None` for a new one.
    pub key: Option<Key>,
    /// The client a new record belongs to.
    pub client: Option<ClientId>,
    /// The case a new record belongs to.
    pub case: Option<CaseId>,
}

impl FormRequest {
    /// A new record that belongs to nothing yet.
    pub const fn new(kind: Kind) -> Self {
        Self { kind, key: None, client: None, case: None }
    }
}

/// A decision about a deadline that needs a few words first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ActRequest {
    /// It is done, or (stay and status) the fact that closes it is to be recorded.
    Record(Box<DueItem>),
    /// Put it off.
    Snooze(Box<DueItem>),
    /// Give the client to another officer.
    Assign(ClientId, String),
    /// Write a note about the client.
    Note(ClientId, String),
}

/// A screen to open over the present one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// A client.
    Client(ClientId),
    /// A case of a client.
    Case(ClientId, CaseId),
    /// A sponsor.
    Sponsor(SponsorId),
    /// The list of sponsors.
    Sponsors,
    /// Originals that we hold.
    Originals,
    /// Consents, requests, destruction, incidents: of one client, or of the whole office.
    Privacy(Option<ClientId>),
    /// The list of unknown acts.
    BlindSpots,
    /// My daily review.
    Review,
    /// The list of all open deadlines.
    Deadlines,
    /// What lies on a day, and whose of it.
    Day(Day, Whose),
    /// The rules, and who vouches for them.
    Rules,
    /// A sheet to be taken in.
    Import,
}

/// One wish.
pub enum Effect {
    /// Read something; a newer read of the same lane makes this one void.
    Read(Lane, Job),
    /// Save something.
    Write(Job),
    /// Save something, or work something out, that takes long: how far it has come stands in the status line.
    Long(LongJob),
    /// Open a screen.
    Open(Target),
    /// Close this screen, or leave the program at the lowest level.
    Back,
    /// Put a popup on the stack.
    Popup(Box<Popup>),
    /// Close this popup.
    Close,
    /// Open a form.
    Form(FormRequest),
    /// Ask for what a decision needs.
    Act(ActRequest),
    /// Hand an answer that needs no reading to the screen under the popup.
    Hand(Box<Reply>),
    /// Do this as if another screen or popup had wanted it: its answer goes there.
    For(Address, Box<Effect>),
    /// Tell this popup that its answer cannot be taken; it stays with what was typed.
    Refuse(Phrase),
    /// Change the list below this popup.
    List(Box<ListChange>),
    /// Go to a list and show a view of it.
    ShowView(ListKind, Box<SavedView>),
    /// Say something in the status line.
    Say(Phrase),
    /// Hand a text to the terminal's clipboard.
    Copy(String),
    /// Do as if this command had been given.
    Command(Command),
    /// The pages for newcomers were seen, or passed over.
    TourSeen,
    /// Make the database and begin.
    Create,
    /// The same, and then open a screen.
    CreateFor(Target),
    /// Read what the screen shows again: it is not what the person was shown.
    Refresh,
    /// Leave the program.
    Quit,
}

impl Effect {
    /// Saves; what it was joined with is told.
    pub fn write(job: impl FnOnce(&mut Desk) -> Result<Reply, AppError> + Send + 'static) -> Self {
        Self::Write(Box::new(move |desk| {
            let done = job(desk);
            joined(desk, done)
        }))
    }

    /// Saves what was decided about a record as it was shown. Where somebody else saved the same field of it first, the
    /// person is asked, and may have the act done once more over that.
    pub fn act(mut job: impl FnMut(&mut Desk) -> Result<Reply, AppError> + Send + 'static) -> Self {
        Self::Write(Box::new(move |desk| match job(desk) {
            Err(error) if error.conflict.as_ref().is_some_and(|conflict| !conflict.fields.is_empty()) => {
                Ok(Reply::Disputed(Box::new(Dispute { error, act: Box::new(job) })))
            }
            done => joined(desk, done),
        }))
    }

    /// Hands an answer to the screen under the popup.
    pub fn hand(reply: Reply) -> Self {
        Self::Hand(Box::new(reply))
    }
}

/// What a save was joined with goes with its answer.
fn joined(desk: &mut Desk, done: Result<Reply, AppError>) -> Result<Reply, AppError> {
    let joined = desk.take_joined();
    done.map(|reply| if joined.is_empty() { reply } else { Reply::Joined(Box::new(reply), joined) })
}

/// Work for the thread that owns the desk, which may be done once more.
pub type RepeatedJob = Box<dyn FnMut(&mut Desk) -> Result<Reply, AppError> + Send>;

/// An act that met what somebody else had saved.
pub struct Dispute {
    /// What is in question.
    pub error: AppError,
    /// The act, to be done once more.
    pub act: RepeatedJob,
}

impl std::fmt::Debug for Dispute {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Dispute").field("error", &self.error).finish_non_exhaustive()
    }
}

impl Dispute {
    /// The act once more: mine stands over what the person has seen.
    pub fn insist(self) -> Effect {
        let over = self.error.conflict.as_deref().map(Again::over);
        let mut act = self.act;
        Effect::act(move |desk| match over {
            Some(over) => desk.again(over, &mut act),
            None => act(desk),
        })
    }
}

/// Wishes, in order.
#[derive(Default)]
pub struct Effects(Vec<Effect>);

impl Effects {
    /// None.
    pub fn none() -> Self {
        Self::default()
    }

    /// One.
    pub fn one(effect: Effect) -> Self {
        Self(vec![effect])
    }

    /// Adds one.
    #[must_use]
    pub fn and(mut self, effect: Effect) -> Self {
        self.0.push(effect);
        self
    }

    /// Adds all of another.
    #[must_use]
    pub fn plus(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }

    /// Reads on a lane.
    pub fn read(lane: Lane, job: impl FnOnce(&mut Desk) -> Result<Reply, AppError> + Send + 'static) -> Self {
        Self::one(Effect::Read(lane, Box::new(job)))
    }

    /// Saves.
    pub fn write(job: impl FnOnce(&mut Desk) -> Result<Reply, AppError> + Send + 'static) -> Self {
        Self::one(Effect::write(job))
    }

    /// Saves what was decided about a record as it was shown; see [`Effect::act`].
    pub fn act(job: impl FnMut(&mut Desk) -> Result<Reply, AppError> + Send + 'static) -> Self {
        Self::one(Effect::act(job))
    }

    /// Puts a popup on the stack.
    pub fn popup(popup: impl Into<Popup>) -> Self {
        Self::one(Effect::Popup(Box::new(popup.into())))
    }

    /// Closes this popup.
    pub fn close() -> Self {
        Self::one(Effect::Close)
    }
}

impl IntoIterator for Effects {
    type Item = Effect;
    type IntoIter = std::vec::IntoIter<Effect>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}
