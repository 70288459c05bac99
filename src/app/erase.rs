//! The destruction of a person's data: proposed by one, approved by another, done at once and for good.
//!
//! Order of things: the records go in one transaction together with the approval; then the ledger beside the database is
//! written, contents of scans that nothing names any more are removed, and the log of the database is emptied. What a
//! crash leaves of the three is made good by [`Desk::finish_destructions`], and by the next destruction.
//!
//! A destruction cannot be undone; its reason is a word of a closed list, because it outlives the data.

use super::desk::Desk;
use super::error::{AppError, ErrorKind, Result};
use super::retention::{Judged, OPERATOR};
use crate::domain::attachment::Fingerprint;
use crate::domain::clean::Clean;
use crate::domain::client::Client;
use crate::domain::day::Day;
use crate::domain::id::{ClientId, DestructionId, StaffId};
use crate::domain::personal::{Destruction, DestructionReason};
use crate::domain::phrase::Phrase;
use crate::domain::record::{Key, Kind};
use crate::domain::retention::{Kept, Retention};
use crate::domain::staff::Role;
use crate::files::ledger::{self, Destroyed, Ledger};

pub use crate::files::receipt::{Format, Receipt as Act};
use crate::files::vault::{Lying, Vault};
use crate::i18n::{Catalogue, labels};
use crate::store::privacy::Erased;
pub use crate::store::privacy::Mention;
use crate::store::sqlite::{self, OpenMode};
use crate::store::{self, Reads, Receipt, Store};
use chrono::Datelike;
use std::collections::HashSet;
use std::path::Path;

/// The word for it in the journal.
const ERASE: &str = "erase";
/// So many places are named in which a person is still mentioned.
const MENTIONED: usize = 100;
/// So many destructions are listed.
pub const LISTED: usize = 500;

/// What was proposed, and what speaks against it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposed {
    /// The record.
    pub destruction: Destruction,
    /// Why the data are kept so far; nothing where they are due.
    pub kept: Option<Kept>,
    /// Free text of other records that names the person and stays: somebody decides about each.
    pub mentions: Vec<Mention>,
}

/// What became of an approved destruction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// The record, with the number of the act.
    pub destruction: Destruction,
    /// What went.
    pub erased: Erased,
    /// Free text of other records that still names the person.
    pub mentions: Vec<Mention>,
    /// What is still to be done: sentences, none when nothing is.
    pub left: Vec<Phrase>,
}

/// What a ledger did to an office that was restored.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reapplied {
    /// Whose data were in the backup and were destroyed again.
    pub again: Vec<ClientId>,
    /// Lines of the ledger that could not be read.
    pub unread: usize,
    /// What is still to be done.
    pub left: Vec<Phrase>,
}

impl Desk {
    /// Proposes to destroy what is held on a client; `order` is the number of the paper it rests on, no name.
    ///
    /// # Errors
    /// Not allowed below officers; a refusal of a client whose data are gone, under a legal hold, proposed already, or not
    /// due where the reason is that the time to keep is over.
    pub fn propose_destruction(
        &mut self,
        client: ClientId,
        why: DestructionReason,
        order: Option<Clean>,
    ) -> Result<Proposed> {
        self.require(Role::Officer)?;
        self.read(|reads| refuse_gone(reads, client))?;
        let Judged { retention, .. } = self.retention_of(client)?;
        let kept = match retention {
            Retention::Kept(Kept::Hold) => return Err(refused("erase-hold", client)),
            Retention::Kept(kept) if why == DestructionReason::RetentionOver => {
                return Err(AppError::refused(
                    Phrase::new("erase-not-due").text("client", client.to_string()).term("why", kept_id(kept)),
                ));
            }
            Retention::Kept(kept) => Some(kept),
            Retention::DueSince(_) => None,
        };
        let today = self.today();
        let blank = move |me| Destruction {
            id: DestructionId(0),
            version: 0,
            subject: client,
            why,
            order: order.clone(),
            proposed_on: today,
            proposed_by: me,
            rejected_on: None,
            done_on: None,
            decided_by: None,
            act: None,
            content: None,
        };
        let faults = crate::domain::check::problems(&blank(StaffId(1)).into(), today);
        if !faults.is_empty() {
            return Err(AppError::fields(faults));
        }
        let (destruction, _) = self.write("propose_erase", |writes, me| {
            let open = |one: &Destruction| one.subject == client && is_open(one);
            if writes.destructions(LISTED)?.iter().any(open) {
                return Err(store::Error::Refused(Phrase::new("erase-proposed").text("client", client.to_string())));
            }
            let mut destruction = blank(me);
            destruction.id = DestructionId(writes.put(destruction.clone().into())?.id);
            destruction.version = 1;
            Ok(destruction)
        })?;
        let mentions = self.mentions_of(client)?;
        Ok(Proposed { destruction, kept, mentions })
    }

    /// Destructions, undecided first.
    ///
    /// # Errors
    /// Those of the store.
    pub fn destructions(&self) -> Result<Vec<Destruction>> {
        self.read(|reads| reads.destructions(LISTED))
    }

    /// The destruction of that number.
    ///
    /// # Errors
    /// [`ErrorKind::NotFound`]; those of the store.
    pub fn destruction(&self, id: DestructionId) -> Result<Destruction> {
        let found = self.read(|reads| reads.record(Key { kind: Kind::Destruction, id: id.0 }))?;
        let none = || AppError::new(ErrorKind::NotFound, Phrase::new("erase-none").text("id", id.to_string()));
        let found = found.and_then(|record| Destruction::try_from(record).ok()).ok_or_else(none)?;
        self.must_see(found.subject)?;
        Ok(found)
    }

    /// Where free text of records that I may see names a client.
    ///
    /// # Errors
    /// Those of the store.
    pub fn mentions_of(&self, client: ClientId) -> Result<Vec<Mention>> {
        self.read(|reads| reads.mentions(client, MENTIONED))
    }

    /// Rejects a proposal; whoever proposed it may take it back too.
    ///
    /// # Errors
    /// Not allowed below supervisors; a refusal when it was decided already.
    pub fn reject_destruction(&mut self, id: DestructionId) -> Result<Receipt> {
        let destruction = self.destruction(id)?;
        let mine = destruction.proposed_by == self.me().id;
        self.require(if mine { Role::Officer } else { Role::Supervisor })?;
        undecided(&destruction)?;
        let today = self.today();
        let decided = move |me: StaffId| Destruction {
            rejected_on: Some(today),
            decided_by: Some(me).filter(|me| *me != destruction.proposed_by),
            ..destruction.clone()
        };
        Ok(self.write("reject_erase", |writes, me| writes.put(decided(me).into()).map(drop))?.1)
    }

    /// Approves a proposal of somebody else and destroys the data, for good.
    ///
    /// # Errors
    /// Not allowed below supervisors nor to whoever proposed it; a refusal when it was decided already, or the data are
    /// under a legal hold by now. What could not be finished is told in [`Done::left`].
    pub fn approve_destruction(&mut self, id: DestructionId) -> Result<Done> {
        self.require(Role::Supervisor)?;
        let destruction = self.destruction(id)?;
        undecided(&destruction)?;
        if destruction.proposed_by == self.join()? {
            return Err(AppError::new(ErrorKind::NotAllowed, Phrase::new("erase-two-people")));
        }
        let today = self.today();
        // Once the data are gone nothing tells any more who is meant.
        let mentions = self.mentions_of(destruction.subject)?;
        let ((destruction, erased), _) = self.write(ERASE, |writes, me| {
            let erased = writes.erase(destruction.subject, today, false)?;
            let done = Destruction {
                done_on: Some(today),
                decided_by: Some(me),
                act: Some(Clean::line(&format!("{}-{:05}", today.year(), destruction.id.0))),
                content: Clean::note(&content(&erased, &mentions)).non_empty(),
                ..destruction.clone()
            };
            writes.put(done.clone().into())?;
            Ok((done, erased))
        })?;
        let left = self.settle(&erased.contents)?;
        Ok(Done { destruction, erased, mentions, left })
    }

    /// Finishes what a crash or a busy reader left of earlier destructions: the ledger, contents of scans, the log.
    ///
    /// # Errors
    /// Not allowed below admins; those of the store.
    pub fn finish_destructions(&mut self) -> Result<Vec<Phrase>> {
        self.require(Role::Admin)?;
        self.check_files(true)?;
        self.settle(&[])
    }

    /// The ledger, the contents, the log; gives what is still to be done.
    fn settle(&mut self, contents: &[Fingerprint]) -> Result<Vec<Phrase>> {
        let mut left = Vec::new();
        if let Err(error) = self.keep_ledger() {
            let reason = Clean::line(&error.to_string());
            left.push(Phrase::new("erase-left-ledger").text("reason", reason.as_str()));
        }
        let act = self.act("sweep");
        let kept = match self.vault.clone() {
            Some(vault) => unlink(self.store(), &act, &vault, contents)?,
            None => 0,
        };
        if kept > 0 {
            left.push(Phrase::new("erase-left-files").number("n", kept));
        }
        if !self.store().scrub()? {
            left.push(Phrase::new("erase-left-log"));
        }
        Ok(left)
    }

    /// Writes what the database knows and the ledger does not.
    fn keep_ledger(&self) -> std::io::Result<()> {
        let Some(path) = &self.ledger else { return Ok(()) };
        let known = self.read(|reads| Ok((reads.office_mark()?, reads.destroyed()?)));
        let (office, destroyed) = known.map_err(|error| std::io::Error::other(error.message.id))?;
        let written: HashSet<ClientId> = Ledger::read(path)?.of(&office).into_iter().map(|one| one.client).collect();
        let new: Vec<Destroyed> = destroyed
            .into_iter()
            .map(|(client, on)| Destroyed { client, on })
            .filter(|one| !written.contains(&one.client))
            .collect();
        ledger::append(path, &office, &new)
    }

    /// Rows of an act for places in which the person is still named, but those of clients whom I may not see.
    fn still_named(&self, destruction: &Destruction, words: &Catalogue) -> Result<Vec<Vec<String>>> {
        let lines = destruction.content.as_deref().unwrap_or_default().lines();
        let mut rows = Vec::new();
        for (client, place) in lines.filter_map(|line| place_said(line, words)) {
            let hidden =
                client.map(|client| self.read(|reads| reads.restricted_as(&client.to_string()))).transpose()?;
            if hidden.flatten().is_none() {
                rows.push(vec![String::new(), words.text("erase-act-still"), place]);
            }
        }
        Ok(rows)
    }

    /// The act of destruction, to print and to sign.
    ///
    /// # Errors
    /// A refusal when nothing was destroyed yet; those of the store.
    pub fn act_of_destruction(&self, id: DestructionId, words: &Catalogue) -> Result<Act> {
        let destruction = self.destruction(id)?;
        let (Some(act), Some(on)) = (&destruction.act, destruction.done_on) else {
            return Err(AppError::refused(Phrase::new("erase-not-done").text("id", id.to_string())));
        };
        let (staff, operator) = self.read(|reads| Ok((reads.staff()?, reads.setting(OPERATOR)?)))?;
        let called = |id: Option<StaffId>| {
            let person = id.and_then(|id| staff.iter().find(|person| person.id == id));
            person.map(|person| person.name.to_string()).unwrap_or_default()
        };
        let operator = super::retention::Operator::read(operator.as_deref());
        let (proposed, approved) = (called(Some(destruction.proposed_by)), called(destruction.decided_by));
        let mut facts = vec![
            (words.text("erase-act-number"), act.to_string()),
            (words.text("erase-act-on"), words.day(on)),
            (words.text("field-operator"), operator.line()),
            (words.text("erase-act-subject"), destruction.subject.to_string()),
            (words.text("field-why"), words.text(&labels::choice(Kind::Destruction, "why", destruction.why.as_str()))),
            (words.text("erase-act-proposed"), format!("{proposed}, {}", words.day(destruction.proposed_on))),
            (words.text("erase-act-approved"), format!("{approved}, {}", words.day(on))),
        ];
        facts.extend(destruction.order.iter().map(|order| (words.text("field-order"), order.to_string())));
        facts.retain(|(_, value)| !value.is_empty());
        Ok(Act {
            lang: words.lang().as_str().to_owned(),
            title: words.text("erase-act-title"),
            facts,
            opening: words.text("erase-act-opening"),
            heads: ["act-number", "act-what", "erase-act-count"].map(|id| words.text(id)).to_vec(),
            rows: [rows(&destruction, words), self.still_named(&destruction, words)?].concat(),
            empty: words.text("act-empty"),
            signatures: vec![
                (words.text("erase-act-proposed"), proposed),
                (words.text("erase-act-approved"), approved),
            ],
        })
    }
}

/// Removes contents that no record names and no undo can bring back; gives how many could not be removed.
fn unlink(store: &mut dyn Store, act: &store::Act, vault: &Vault, contents: &[Fingerprint]) -> store::Result<i64> {
    let asked: HashSet<Fingerprint> = contents.iter().cloned().collect();
    if asked.is_empty() {
        return Ok(0);
    }
    // Under the writer's lock: nobody attaches one of them meanwhile.
    let (left, _) = store.writing(act, |writes| {
        let told = writes.told_of(&asked)?;
        let mut left = 0;
        for content in asked.iter().filter(|content| !told.contains(content)) {
            if writes.is_attached(content)? {
                continue;
            }
            match vault.remove(&Lying::Content(content.clone(), 0, 0)) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => left += 1,
                _ => {}
            }
        }
        Ok(left)
    })?;
    Ok(left)
}

/// Destroys again what a ledger of that office names; gives whose, and the contents that nothing names any more.
fn apply(store: &mut dyn Store, act: &store::Act, ledger: &Ledger) -> store::Result<(Vec<ClientId>, Vec<Fingerprint>)> {
    let (office, destroyed) = store.reading(|reads| Ok((reads.office_mark()?, reads.destroyed()?)))?;
    let known: HashSet<ClientId> = destroyed.into_iter().map(|(client, _)| client).collect();
    let all = ledger.of(&office);
    let (mut again, mut contents) = (Vec::new(), Vec::new());
    for one in all.iter().filter(|one| !known.contains(&one.client)) {
        let (erased, _) = store.writing(act, |writes| {
            let now = writes.record(one.client.into())?.and_then(|record| Client::try_from(record).ok());
            // It may have gone together with a record that it was merged into.
            let there = now.is_some_and(|now| now.erased_on.is_none());
            if there { writes.erase(one.client, one.on, true).map(Some) } else { Ok(None) }
        })?;
        if let Some(erased) = erased {
            contents.extend(erased.contents);
            again.push(one.client);
        }
    }
    if let Some(highest) = all.iter().map(|one| one.client.0).max() {
        store.writing(act, |writes| writes.reserve_clients(highest))?;
    }
    Ok((again, contents))
}

/// Applies a ledger to an office that was restored from a backup: whoever's data were destroyed since is destroyed again,
/// and their numbers are never given to anybody else. Lines of other offices are passed over. May be run again.
///
/// # Errors
/// Not allowed below admins; those of the store and, as a refusal, of the ledger's file.
pub fn reapply(desk: &mut Desk, path: &Path) -> Result<Reapplied> {
    desk.require(Role::Admin)?;
    let ledger = Ledger::read(path).map_err(|error| AppError::unreadable(path, &error))?;
    let act = desk.act(ERASE);
    let (again, contents) = apply(desk.store(), &act, &ledger)?;
    let left = desk.settle(&contents)?;
    Ok(Reapplied { again, unread: ledger.unread, left })
}

/// The same for the copy of a database that is about to take its place, by whoever restores it: the ledger beside the
/// place holds, and whatever role the copy gives them does not matter.
///
/// # Errors
/// Those of the store and, as a refusal, of the ledger's file.
pub(super) fn reapply_to(copy: &Path, place: &Path, act: &store::Act) -> Result<()> {
    let path = ledger::beside(place);
    let ledger = Ledger::read(&path).map_err(|error| AppError::unreadable(&path, &error))?;
    if ledger == Ledger::default() {
        return Ok(());
    }
    let mut store: Box<dyn Store> = Box::new(sqlite::open(copy, OpenMode::Batch)?);
    let act = store::Act { reason: ERASE.to_owned(), ..act.clone() };
    let (_, contents) = apply(store.as_mut(), &act, &ledger)?;
    unlink(store.as_mut(), &act, &Vault::beside(place), &contents)?;
    drop(store);
    Ok(sqlite::fold_log(copy)?)
}

/// Whose data are gone, or are kept under another number, has nothing to destroy here.
fn refuse_gone(reads: &dyn Reads, client: ClientId) -> store::Result<()> {
    let person: Client = reads.get(client.0)?;
    let phrase = match (person.erased_on, person.merged_into) {
        (Some(day), _) => Phrase::new("erase-already").text("client", client.to_string()).day("day", day),
        (None, Some(kept)) => Phrase::new("erase-merged").text("client", kept.to_string()),
        (None, None) => return Ok(()),
    };
    Err(store::Error::Refused(phrase))
}

fn refused(id: &str, client: ClientId) -> AppError {
    AppError::refused(Phrase::new(id).text("client", client.to_string()))
}

/// True while nobody decided about it.
pub const fn is_open(destruction: &Destruction) -> bool {
    destruction.done_on.is_none() && destruction.rejected_on.is_none()
}

fn undecided(destruction: &Destruction) -> Result<()> {
    if is_open(destruction) {
        return Ok(());
    }
    Err(AppError::refused(Phrase::new("erase-decided").text("id", destruction.id.to_string())))
}

/// Message with why data are kept.
pub const fn kept_id(kept: Kept) -> &'static str {
    match kept {
        Kept::OpenCase => "kept-open-case",
        Kept::Permit(_) => "kept-permit",
        Kept::Stay => "kept-stay",
        Kept::Hold => "kept-hold",
        Kept::Request => "kept-request",
        Kept::OwnDate(_) => "kept-own-date",
        Kept::Until(_) => "kept-until",
    }
}

/// The day that goes with it.
pub const fn kept_day(kept: Kept) -> Option<Day> {
    match kept {
        Kept::Permit(day) | Kept::OwnDate(day) | Kept::Until(day) => Some(day),
        Kept::OpenCase | Kept::Stay | Kept::Hold | Kept::Request => None,
    }
}

fn content(erased: &Erased, mentions: &[Mention]) -> String {
    let mut lines: Vec<String> =
        erased.records.iter().map(|(kind, count)| format!("{} {count}", kind.as_str())).collect();
    lines.push(format!("journal {}", erased.entries));
    lines.push(format!("files {}", erased.contents.len()));
    lines.push(format!("readings {}", erased.readings));
    lines.extend(mentions.iter().map(|one| format!("{MENTION}{}", place(one))));
    lines.join("\n")
}

/// How a line of an act's content begins that names a place.
const MENTION: &str = "named ";

/// A place in which somebody is still named, as an act keeps it: whose record, of which kind, its number, the field.
fn place(one: &Mention) -> String {
    let whose = one.client.map_or_else(|| "-".to_owned(), |client| client.to_string());
    format!("{whose} {} {} {}", one.key.kind.as_str(), one.key.id, one.field)
}

/// The client of such a place, and the place in words.
fn place_said(line: &str, words: &Catalogue) -> Option<(Option<ClientId>, String)> {
    let mut parts = line.strip_prefix(MENTION)?.split(' ');
    let (whose, kind, id, field) = (parts.next()?, Kind::parse(parts.next()?)?, parts.next()?, parts.next()?);
    let (called, field) = (words.text(&labels::kind(kind)), words.text(&labels::field(field)));
    let client = ClientId::parse(whose);
    let of = client.map(|client| format!("{client} · ")).unwrap_or_default();
    // A client's own record is told by the client's number.
    let which = if kind == Kind::Client { String::new() } else { format!("{called} {id} · ") };
    Some((client, format!("{of}{which}{field}")))
}

/// Such places in words.
pub fn mentions_said(mentions: &[Mention], words: &Catalogue) -> Vec<String> {
    let lines = mentions.iter().map(|one| format!("{MENTION}{}", place(one)));
    lines.filter_map(|line| Some(place_said(&line, words)?.1)).collect()
}

fn rows(destruction: &Destruction, words: &Catalogue) -> Vec<Vec<String>> {
    let lines = destruction.content.as_deref().unwrap_or_default().lines();
    let counted = lines
        .filter(|line| !line.starts_with(MENTION))
        .filter_map(|line| line.split_once(' '))
        .filter(|(_, count)| *count != "0");
    let named = |word: &str| match word {
        "journal" => words.text("erase-act-journal"),
        "files" => words.text("erase-act-files"),
        "readings" => words.text("erase-act-readings"),
        kind => words.text(&format!("kind-{kind}")),
    };
    let row = |(at, (word, count)): (usize, (&str, &str))| vec![(at + 1).to_string(), named(word), count.to_owned()];
    counted.enumerate().map(row).collect()
}
