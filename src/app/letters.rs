//! Letters: what one may be about, its text for a contact, and what is noted once it was sent or answered.
//!
//! The program sends nothing. A person copies the text or follows the link, and then says so: that act keeps the letter
//! as it was worded and moves the papers it asked for to "requested", in one group that can be undone.

mod compose;
mod wording;

pub use crate::files::letters::{LONGEST_TEMPLATE, NAMES, TemplateFault};
pub use wording::Wording;

use super::desk::Desk;
use super::error::{AppError, Result};
use super::pages::ClientPage;
use crate::domain::case::{CaseDocument, DocumentState};
use crate::domain::clean::Clean;
use crate::domain::day::Day;
use crate::domain::deadline::DeadlineId;
use crate::domain::id::{CaseId, ClientId, MessageId, OwnDateId, StaffId};
use crate::domain::letter::{Addressee, Asked, Message, Purpose};
use crate::domain::phrase::Phrase;
use crate::files::letters as text;
use crate::files::local::LocalPath;
pub use crate::store::SilentLine;
use crate::store::{self, Receipt, Writes};

/// What a letter is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// The missing papers of a case.
    Papers(CaseId),
    /// A deadline.
    Date(DeadlineId),
    /// An appointment.
    Appointment(OwnDateId),
}

impl About {
    /// What such a letter is for.
    pub const fn purpose(&self) -> Purpose {
        match self {
            Self::Papers(_) => Purpose::MissingPapers,
            Self::Date(_) => Purpose::Date,
            Self::Appointment(_) => Purpose::Appointment,
        }
    }
}

/// Until when an answer is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum AnswerBy {
    /// As the program proposes: a working week, and always before the safe day.
    #[default]
    Proposed,
    /// On or before a day.
    On(Day),
    /// As soon as possible.
    Soon,
}

/// The letter that is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// About which client.
    pub client: ClientId,
    /// About what.
    pub about: About,
    /// To whom; `None` for the best contact.
    pub to: Option<Addressee>,
    /// In which language, two or three small letters; `None` for the contact's.
    pub language: Option<String>,
    /// Until when an answer is asked for.
    pub by: AnswerBy,
}

impl Order {
    /// A letter as the program proposes it.
    pub const fn new(client: ClientId, about: About) -> Self {
        Self { client, about, to: None, language: None, by: AnswerBy::Proposed }
    }
}

/// A letter ready to be sent.
#[derive(Debug, Clone, PartialEq)]
pub struct Letter {
    /// What was ordered.
    pub order: Order,
    /// The case; `None` where a date or appointment belongs to none.
    pub case: Option<CaseId>,
    /// Reference of the case, else the client's number.
    pub reference: Clean,
    /// The client's name as the office shows it.
    pub client_name: Clean,
    /// To whom.
    pub to: Addressee,
    /// Everybody it may go to.
    pub others: Vec<Addressee>,
    /// The language asked for.
    pub language: String,
    /// The language of the wording used: another one where there is no wording in the one asked for.
    pub worded_in: String,
    /// Languages it can be switched to: the contact's, our three, and those that the practice added.
    pub languages: Vec<String>,
    /// The wording that gave the text.
    pub wording: Wording,
    /// The text, or what is wrong with the practice's own wording.
    pub text: std::result::Result<Clean, TemplateFault>,
    /// The link that opens it; `None` for a telephone.
    pub link: std::result::Result<Option<String>, Phrase>,
    /// The papers it asks for.
    pub papers: Vec<CaseDocument>,
    /// Until when an answer is asked for; `None` for as soon as possible.
    pub by: Option<Day>,
    /// How often the same was asked before.
    pub asked: Asked,
    /// What fills the wording, for a preview of another one.
    particulars: text::Particulars,
}

impl Letter {
    /// What the letter would say with another wording.
    ///
    /// # Errors
    /// What is wrong with the wording, and in which line.
    pub fn preview(&self, body: &str) -> std::result::Result<Clean, TemplateFault> {
        wording::try_out(body, &self.particulars, &self.worded_in)
    }

    /// Writes the text into a new file of the folder and gives the file's name.
    ///
    /// # Errors
    /// A text that is none; why the system refused.
    pub fn save(&self, folder: &LocalPath) -> Result<String> {
        let text = self.finished()?;
        let name = text::file_name(&self.reference, self.order.about.purpose(), &self.language);
        text::save(folder, &name, text).map_err(|error| {
            let reason = Clean::line(&error.to_string());
            AppError::refused(Phrase::new("letter-file-failed").text("reason", reason.as_str()))
        })
    }

    /// The text, or why there is none.
    fn finished(&self) -> Result<&Clean> {
        self.text.as_ref().map_err(|fault| AppError::refused(fault.phrase.clone()))
    }

    fn message(&self, text: &Clean, me: StaffId, today: Day) -> Message {
        let papers: Vec<&str> = self.papers.iter().map(|paper| paper.requirement.as_str()).collect();
        let matter = match &self.order.about {
            About::Papers(_) => None,
            About::Date(id) => Some(id.to_string()),
            About::Appointment(own) => Some(format!("{}/{own}", DeadlineId::OWN)),
        };
        Message {
            id: MessageId(0),
            version: 0,
            client: self.order.client,
            case: self.case,
            purpose: self.order.about.purpose(),
            language: Clean::line(&self.worded_in),
            channel: self.to.channel,
            to_name: self.to.name.clone().non_empty().unwrap_or_else(|| Clean::line("—")),
            address: self.to.address.clone(),
            papers: Clean::line(&papers.join(", ")).non_empty(),
            matter: matter.map(|matter| Clean::line(&matter)),
            sent_on: today,
            by: Some(me),
            text: text.clone(),
            replied_on: None,
            reply: None,
        }
    }
}

impl ClientPage {
    /// How often papers of a case were asked for, and since when nobody answers; of one requirement, or of the case.
    pub fn asked(&self, case: CaseId, requirement: Option<&str>) -> Asked {
        let of_case = self.messages.iter().filter(|m| m.case == Some(case) && m.purpose == Purpose::MissingPapers);
        Asked::of(of_case.filter(|message| requirement.is_none_or(|id| message.asks_for(id))))
    }
}

/// `asked 3 times, last 4 days ago`; `None` when nobody was asked.
pub fn asked_phrase(asked: &Asked, today: Day) -> Option<Phrase> {
    let last = asked.last?;
    let times = i64::try_from(asked.times).unwrap_or(i64::MAX);
    Some(Phrase::new("letter-asked").number("times", times).number("days", (today - last).num_days().max(0)))
}

impl Desk {
    /// Writes a letter, without sending or keeping anything.
    ///
    /// # Errors
    /// A refusal when there is nothing of that kind to write about, or the day to answer by is of no use; those of the
    /// store. A wording at fault is part of the letter and no error.
    pub fn letter(&mut self, order: &Order) -> Result<Letter> {
        let page = self.client_page(order.client)?;
        self.letter_of(&page, order)
    }

    /// The same from a page that was read already.
    ///
    /// # Errors
    /// As for [`Desk::letter`].
    pub fn letter_of(&mut self, page: &ClientPage, order: &Order) -> Result<Letter> {
        let templates = self.read(|reads| reads.templates())?;
        let me = self.me();
        // A login is no name to sign with.
        let signed = Some(&me.name).filter(|name| me.login.as_ref() != Some(name)).cloned().unwrap_or_default();
        compose::letter(page, order, &templates, (&signed, self.calendar()))
    }

    /// Notes that a letter was sent by me today, and that its papers are requested since today. Papers that came in
    /// meanwhile stay as they are.
    ///
    /// # Errors
    /// A letter without a text; those of the store.
    pub fn letter_sent(&mut self, letter: &Letter) -> Result<Receipt> {
        let today = self.today();
        let text = letter.finished()?.clone();
        let ((), receipt) = self.write("letter", |writes, me| {
            writes.put(letter.message(&text, me, today).into())?;
            request(writes, letter, today)
        })?;
        Ok(receipt)
    }

    /// Notes an answer: it ends the silence about a case, or about letters of no case. The words go to the newest
    /// letter.
    ///
    /// # Errors
    /// A day to come; a refusal when nobody was asked; those of the store.
    pub fn letter_answered(
        &mut self,
        client: ClientId,
        case: Option<CaseId>,
        on: Day,
        reply: Option<&Clean>,
    ) -> Result<Receipt> {
        if on > self.today() {
            let phrase = Phrase::new("check-future").day("today", self.today());
            return Err(AppError::fields(vec![("replied_on".to_owned(), phrase)]));
        }
        let ((), receipt) = self.write("reply", |writes, _| answer(writes, (client, case), on, reply))?;
        Ok(receipt)
    }

    /// Open cases whose papers were asked for without an answer, the longest silence first.
    ///
    /// # Errors
    /// Those of the store.
    pub fn silent(&self, owner: Option<StaffId>, limit: usize) -> Result<Vec<SilentLine>> {
        self.read(|reads| reads.silent(owner, limit))
    }
}

/// Moves the papers of a letter to "requested", as they stand now.
fn request(writes: &mut dyn Writes, letter: &Letter, today: Day) -> store::Result<()> {
    let Some(case) = letter.case.filter(|_| !letter.papers.is_empty()) else {
        return Ok(());
    };
    let kept = writes.dossier(letter.order.client)?.map(|dossier| dossier.case_documents).unwrap_or_default();
    for asked in &letter.papers {
        let now = kept.iter().find(|paper| paper.case == case && paper.requirement == asked.requirement);
        let paper =
            now.cloned().unwrap_or_else(|| CaseDocument { id: Default::default(), version: 0, ..asked.clone() });
        if paper.state.is_to_come() {
            let moved = CaseDocument {
                state: DocumentState::Requested,
                requested_on: Some(today),
                rejected_reason: None,
                ..paper
            };
            writes.put(moved.into())?;
        }
    }
    Ok(())
}

fn answer(
    writes: &mut dyn Writes,
    (client, case): (ClientId, Option<CaseId>),
    on: Day,
    reply: Option<&Clean>,
) -> store::Result<()> {
    let all = writes.messages(client)?;
    let mut newest = true;
    for message in all.into_iter().filter(|m| m.case == case && m.replied_on.is_none() && m.sent_on <= on) {
        let words = if std::mem::take(&mut newest) { reply.cloned() } else { None };
        writes.put(Message { replied_on: Some(on), reply: words, ..message }.into())?;
    }
    if newest { Err(store::Error::Refused(Phrase::new("letter-no-answer-expected"))) } else { Ok(()) }
}
