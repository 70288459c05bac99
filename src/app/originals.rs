//! Originals: taken in, shown and taken back, given back; the lists of what we hold; the act of acceptance to print.
//!
//! An original is a passport or card of the client, or a paper of a case. Taking in the original of a paper that nobody
//! has seen yet marks the paper as received, in the same group. A client *travels* when a date of theirs is marked as a
//! departure from today on, when an exit is recorded ahead, or when our records say that they are abroad.

use super::desk::Desk;
use super::error::{AppError, Result};
use super::pages::ClientPage;
use crate::domain::case::{Case, CaseDocument, DocumentState, Original, Paid};
use crate::domain::clean::Clean;
use crate::domain::day::Day;
use crate::domain::id::{CaseId, StaffId};
use crate::domain::identity::IdentityDocument;
use crate::domain::lang::Lang;
use crate::domain::letter::{addressees, is_cyrillic, name_in, nearest};
use crate::domain::phrase::Phrase;
use crate::domain::record::{Key, Kind, Record};
use crate::files::local::LocalPath;
use crate::files::receipt;
pub use crate::files::receipt::{Format, Receipt as Act};
use crate::i18n::Catalogue;
use crate::store::Receipt;
pub use crate::store::registers::{HeldLine, Travel};

/// The thing itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// A passport or card.
    Identity(IdentityDocument),
    /// A paper of a case.
    Paper(CaseDocument),
}

/// What happens to originals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Move {
    /// Shown and taken back at once.
    Shown,
    /// Taken in.
    TakeIn {
        /// On that day.
        on: Day,
        /// Where it is kept.
        kept_at: Option<Clean>,
    },
    /// Given back.
    Return {
        /// On that day.
        on: Day,
        /// To whom, when it was not the client.
        to: Option<Clean>,
    },
}

/// Which act is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActKind {
    /// What the office holds.
    Accepted,
    /// What it has given back.
    Returned,
}

impl Item {
    /// Which record it is; a paper of which nothing was recorded has number 0.
    pub fn key(&self) -> Key {
        match self {
            Self::Identity(document) => Key { kind: Kind::IdentityDocument, id: document.id.0 },
            Self::Paper(paper) => Key { kind: Kind::CaseDocument, id: paper.id.0 },
        }
    }

    /// Where it is, if anybody said.
    pub const fn original(&self) -> Option<Original> {
        match self {
            Self::Identity(document) => document.original,
            Self::Paper(paper) => paper.original,
        }
    }

    /// Since when, by whom, where: as far as it is, or was, with us.
    pub const fn held(&self) -> (Option<Day>, Option<StaffId>, Option<&Clean>) {
        match self {
            Self::Identity(one) => (one.held_since, one.held_by, one.kept_at.as_ref()),
            Self::Paper(one) => (one.held_since, one.held_by, one.kept_at.as_ref()),
        }
    }

    /// When it went back, and to whom.
    pub const fn returned(&self) -> (Option<Day>, Option<&Clean>) {
        match self {
            Self::Identity(one) => (one.returned_on, one.returned_to.as_ref()),
            Self::Paper(one) => (one.returned_on, one.returned_to.as_ref()),
        }
    }

    /// The record after the move.
    fn moved(self, step: &Move, me: StaffId, today: Day) -> Record {
        macro_rules! moved {
            ($record:expr) => {{
                let mut record = $record;
                match step.clone() {
                    Move::Shown => record.original = Some(Original::Shown),
                    Move::TakeIn { on, kept_at } => {
                        (record.original, record.held_since, record.held_by) =
                            (Some(Original::Held), Some(on), Some(me));
                        (record.kept_at, record.returned_on, record.returned_to) = (kept_at, None, None);
                    }
                    Move::Return { on, to } => {
                        (record.original, record.returned_on, record.returned_to) =
                            (Some(Original::Returned), Some(on), to);
                    }
                }
                record
            }};
        }
        match self {
            Self::Identity(document) => moved!(document).into(),
            Self::Paper(paper) => {
                let mut paper = moved!(paper);
                if matches!(paper.state, DocumentState::Missing | DocumentState::Requested) {
                    let on = if let Move::TakeIn { on, .. } = step { *on } else { today };
                    (paper.state, paper.received_on) = (DocumentState::Received, Some(on));
                }
                paper.into()
            }
        }
    }

    fn check(&self, step: &Move, today: Day) -> Result<()> {
        let refused = |field: &str, phrase| Err(AppError::fields(vec![(field.to_owned(), phrase)]));
        match step {
            Move::TakeIn { on, .. } if *on > today => {
                refused("held_since", Phrase::new("check-future").day("today", today))
            }
            Move::Return { on, .. } if *on > today => {
                refused("returned_on", Phrase::new("check-future").day("today", today))
            }
            Move::Return { .. } if self.original() != Some(Original::Held) => {
                Err(AppError::refused(Phrase::new("original-not-held")))
            }
            Move::Return { on, .. } => match self.held().0.filter(|since| since > on) {
                Some(since) => refused("returned_on", Phrase::new("original-before").day("since", since)),
                None => Ok(()),
            },
            // Since when and by whom it was taken in would be lost.
            Move::Shown | Move::TakeIn { .. } if self.original() == Some(Original::Held) => {
                Err(AppError::refused(Phrase::new("original-still-held")))
            }
            _ => Ok(()),
        }
    }
}

impl ClientPage {
    /// Originals of which anybody said where they are: the client's own documents, then papers of one case or of all.
    pub fn originals(&self, case: Option<CaseId>) -> Vec<Item> {
        let own = self.dossier.identity_documents.iter().cloned().map(Item::Identity);
        let papers = self.dossier.case_documents.iter().filter(|paper| case.is_none_or(|id| id == paper.case));
        let all = own.chain(papers.cloned().map(Item::Paper));
        all.filter(|item| item.original().is_some()).collect()
    }

    /// What to call an original: the kind and number of a document, the title of a paper.
    pub fn original_title(&self, item: &Item, words: &Catalogue) -> String {
        match item {
            Item::Identity(document) => {
                let kind = words.text(&format!("identity-kind-{}", document.kind.as_str()));
                format!("{kind} {}", document.number)
            }
            Item::Paper(paper) => self.requirement_title(&paper.requirement, words.lang()),
        }
    }

    /// The language in which the client is written to, as far as the program speaks it.
    pub fn clients_language(&self) -> Lang {
        let all = addressees(&self.dossier, self.messages.first(), self.today);
        let own = all.iter().find(|one| one.role == crate::domain::client::ContactRole::Client).or(all.first());
        own.map_or(Lang::Ru, |one| nearest(&one.language))
    }

    /// The act to print: what we hold, or what went back today (else all that ever did), in the language of `words`.
    /// `signed` is who acts for the office.
    pub fn act_of_originals(&self, kind: ActKind, case: Option<CaseId>, signed: &Clean, words: &Catalogue) -> Act {
        let state = if kind == ActKind::Accepted { Original::Held } else { Original::Returned };
        let mut items: Vec<Item> = self.originals(case);
        items.retain(|item| item.original() == Some(state));
        if items.iter().any(|item| item.returned().0 == Some(self.today)) {
            items.retain(|item| kind == ActKind::Accepted || item.returned().0 == Some(self.today));
        }
        let name = |id: &str| format!("act-{}-{id}", if kind == ActKind::Accepted { "accepted" } else { "returned" });
        let client = name_in(&self.dossier, is_cyrillic(words.lang().as_str()), self.today);
        let reference = case.and_then(|id| self.case(id)).map(|case| case.reference.to_string());
        let facts = [("act-client", client.to_string()), ("act-case", reference.unwrap_or_default())];
        let facts = facts.into_iter().filter(|(_, value)| !value.is_empty());
        let heads =
            ["act-number", "act-what", "act-since", if kind == ActKind::Accepted { "act-where" } else { "act-back" }];
        Act {
            lang: words.lang().as_str().to_owned(),
            title: words.text(&name("title")),
            facts: facts.map(|(id, value)| (words.text(id), value)).collect(),
            opening: words.say(&Phrase::new(name("opening")).text("client", client.as_str()).day("day", self.today)),
            heads: heads.iter().map(|id| words.text(id)).collect(),
            rows: items.iter().enumerate().map(|(at, item)| self.act_row(at, item, kind, words)).collect(),
            empty: words.text("act-empty"),
            signatures: self.signatures(kind, signed, &client, words),
        }
    }

    fn act_row(&self, at: usize, item: &Item, kind: ActKind, words: &Catalogue) -> Vec<String> {
        let day = |day: Option<Day>| day.map_or_else(String::new, |day| words.day(day));
        let (since, _, kept_at) = item.held();
        let (on, to) = item.returned();
        let last = match kind {
            ActKind::Accepted => kept_at.map(ToString::to_string).unwrap_or_default(),
            ActKind::Returned => [day(on), to.map(ToString::to_string).unwrap_or_default()].join(" ").trim().to_owned(),
        };
        vec![(at + 1).to_string(), self.original_title(item, words), day(since), last]
    }

    /// Who hands over, then who takes.
    fn signatures(&self, kind: ActKind, office: &Clean, client: &Clean, words: &Catalogue) -> Vec<(String, String)> {
        let (given, taken) = match kind {
            ActKind::Accepted => (client, office),
            ActKind::Returned => (office, client),
        };
        vec![(words.text("act-given"), given.to_string()), (words.text("act-taken"), taken.to_string())]
    }
}

impl Desk {
    /// Moves originals, all in one group that can be undone.
    ///
    /// # Errors
    /// A day to come, or before it was taken in; giving back what we do not hold, taking in what we do; a conflict when
    /// somebody changed a record meanwhile.
    pub fn move_originals(&mut self, items: &[Item], step: &Move) -> Result<Receipt> {
        let today = self.today();
        items.iter().try_for_each(|item| item.check(step, today))?;
        let ((), receipt) = self.write("original", |writes, me| {
            items.iter().try_for_each(|item| writes.put(item.clone().moved(step, me, today)).map(drop))
        })?;
        Ok(receipt)
    }

    /// Says who pays for a case, and how far it is paid.
    ///
    /// # Errors
    /// Those of the store; a conflict when somebody changed the case meanwhile.
    pub fn set_payment(&mut self, case: &Case, payer: Option<Clean>, paid: Paid) -> Result<Receipt> {
        let case = Case { payer: payer.and_then(Clean::non_empty), paid, ..case.clone() };
        Ok(self.write("payment", |writes, _| writes.put(case.clone().into()))?.1)
    }

    /// Originals that we hold, the longest held first; at most `limit`, after that row.
    ///
    /// # Errors
    /// Those of the store.
    pub fn originals_held(&self, after: Option<&HeldLine>, limit: usize) -> Result<Vec<HeldLine>> {
        self.read(|reads| reads.originals_held(after, limit))
    }

    /// Passports that we hold whose owner travels; at most `limit`.
    ///
    /// # Errors
    /// Those of the store.
    pub fn held_of_travellers(&self, limit: usize) -> Result<Vec<(HeldLine, Travel)>> {
        let today = self.today();
        self.read(|reads| reads.held_of_travellers(today, limit))
    }
}

impl Act {
    /// Writes it as a new file into a folder and gives the name it got. `reference` names the matter.
    ///
    /// # Errors
    /// Why the system refused.
    pub fn save(&self, folder: &LocalPath, reference: &str, format: Format) -> Result<String> {
        receipt::save(folder, reference, format, self).map_err(|error| {
            let reason = Clean::line(&error.to_string());
            AppError::refused(Phrase::new("act-file-failed").text("reason", reason.as_str()))
        })
    }
}
