//! Records that may be one person: proposed as a list, put side by side, and merged in one act that `undo` takes back.
//!
//! A pair of two people is dismissed: it is proposed again only when something surer makes them look alike. The word of
//! the person who knows stands in a setting for each pair, so that the journal tells it and `undo` takes it back.
//!
//! Nothing is merged by itself. A person sees both records, says for each field in which they disagree whose value
//! stands, and which record is kept. The one that goes keeps its number, its journal and
//! [`merged_into`](crate::domain::client::Client::merged_into); its number still finds the person.

use super::desk::Desk;
use super::error::{AppError, Result};
use crate::domain::check;
use crate::domain::client::Client;
use crate::domain::dossier::Dossier;
use crate::domain::id::ClientId;
use crate::domain::phrase::Phrase;
use crate::domain::record::{Key, Kind, Record};
use crate::domain::same_person::Alike;
use crate::domain::same_person::merging::{self, Merge, Question};
use crate::domain::sponsor::Sponsor;
use crate::store::undo::TWO_PEOPLE;
use crate::store::{self, ClientLine, Reads, Receipt, Writes};

pub use crate::store::kin::PairsFrom;

/// Two records that may be one person.
#[derive(Debug, Clone)]
pub struct AlikePair {
    /// The one with the lower number.
    pub one: ClientLine,
    /// The other.
    pub other: ClientLine,
    /// What makes them look alike.
    pub alike: Alike,
}

/// Two records side by side, before they are merged.
#[derive(Debug, Clone)]
pub struct SideBySide {
    /// The record that stays.
    pub kept: Dossier,
    /// The record that goes.
    pub gone: Dossier,
    /// Where the two disagree about the person.
    pub questions: Vec<Question>,
    /// How many records move, and how many fall together with one of the kept record.
    pub moves: (usize, usize),
}

/// People who follow a client are moved with it; so many at most.
const FOLLOWERS: usize = 10_000;

impl Desk {
    /// Pairs that may be one person, and where to go on looking; see [`alike_pairs`](crate::store::kin::KinReads::alike_pairs).
    ///
    /// # Errors
    /// Those of the store.
    pub fn alike_pairs(&self, from: PairsFrom) -> Result<(Vec<AlikePair>, PairsFrom)> {
        self.read(|reads| {
            let found = reads.alike_pairs(from)?;
            let mut pairs = Vec::with_capacity(found.pairs.len());
            for (one, other, alike) in found.pairs {
                if are_two_people(reads, (one, other), alike)? {
                    continue;
                }
                if let [one, other] = reads.lines_of(&[one, other])?.as_slice() {
                    pairs.push(AlikePair { one: one.clone(), other: other.clone(), alike });
                }
            }
            Ok((pairs, found.next))
        })
    }

    /// Says of two records that they are two people, whatever makes them look alike today. One undo takes it back.
    ///
    /// # Errors
    /// Not found; a refusal for one record twice or one that was merged; those of the store.
    pub fn are_two_people(&mut self, one: ClientId, other: ClientId) -> Result<Receipt> {
        let ((), receipt) = self.write(TWO_PEOPLE, |writes, _| {
            fits(&dossier(writes, one)?.client, &dossier(writes, other)?.client)?;
            let alike = writes.alike(one)?.into_iter().find(|(id, _)| *id == other).map(|(_, alike)| alike);
            writes.set_setting(&setting_of(one, other), alike.unwrap_or(Alike::NameBorn).as_str())
        })?;
        Ok(receipt)
    }

    /// Two records side by side.
    ///
    /// # Errors
    /// Not found; a refusal for one record twice or one that was merged already.
    pub fn side_by_side(&self, kept: ClientId, gone: ClientId) -> Result<SideBySide> {
        self.read(|reads| {
            let (kept, gone) = (dossier(reads, kept)?, dossier(reads, gone)?);
            fits(&kept.client, &gone.client)?;
            let merge = planned(reads, &kept, &gone, &[])?;
            let moves = (merge.moved, merge.remove.len());
            Ok(SideBySide { questions: merging::questions(&kept.client, &gone.client), kept, gone, moves })
        })
    }

    /// Merges two records as they were seen: every record of the one that goes moves, what says the same falls together,
    /// and in the fields named the value of the one that goes stands. One group, one undo.
    ///
    /// # Errors
    /// A conflict when either person changed since; a refusal naming the days where stays of the two overlap, or the field
    /// that cannot be true.
    pub fn merge_clients(&mut self, seen: &SideBySide, from_gone: &[&str]) -> Result<Receipt> {
        let today = self.today();
        let person = merging::person(&seen.kept.client, &seen.gone.client, from_gone).map_err(|_| unreadable())?;
        let faults = check::problems(&person.into(), today);
        if !faults.is_empty() {
            return Err(AppError::fields(faults));
        }
        let ((), receipt) = self.write("merge", |writes, _| {
            let (kept, gone) = (dossier(writes, seen.kept.client.id)?, dossier(writes, seen.gone.client.id)?);
            unchanged(&seen.kept.client, &kept.client)?;
            unchanged(&seen.gone.client, &gone.client)?;
            fits(&kept.client, &gone.client)?;
            write(writes, &kept, &gone, from_gone)
        })?;
        Ok(receipt)
    }
}

/// The setting that says of two records that they are two people.
fn setting_of(one: ClientId, other: ClientId) -> String {
    format!("{TWO_PEOPLE}:{}:{}", one.min(other), one.max(other))
}

/// The two records of which such a setting speaks.
pub fn named_in(setting: &str) -> Option<(ClientId, ClientId)> {
    let (one, other) = setting.strip_prefix(TWO_PEOPLE)?.strip_prefix(':')?.split_once(':')?;
    Some((ClientId::parse(one)?, ClientId::parse(other)?))
}

/// True when somebody has said so, and nothing surer has made them look alike since.
pub(super) fn are_two_people(reads: &dyn Reads, pair: (ClientId, ClientId), alike: Alike) -> store::Result<bool> {
    let said = reads.setting(&setting_of(pair.0, pair.1))?;
    Ok(said.and_then(|why| Alike::parse(&why)).is_some_and(|seen| seen <= alike))
}

fn write(writes: &mut dyn Writes, kept: &Dossier, gone: &Dossier, from_gone: &[&str]) -> store::Result<()> {
    let (into, from) = (kept.client.id, gone.client.id);
    let merge = planned(writes, kept, gone, from_gone)?;
    writes.check_references_last()?;
    for (key, version) in merge.remove {
        writes.remove(key, version)?;
    }
    for record in merge.put {
        writes.put(record)?;
    }
    for follower in writes.following(from, FOLLOWERS)?.into_iter().filter(|id| *id != into) {
        let follower: Client = (writes as &dyn Reads).get(follower.0)?;
        writes.put(Client { main_applicant: Some(into), ..follower }.into())?;
    }
    for sponsor in writes.sponsors_who_are(from)? {
        let sponsor: Sponsor = (writes as &dyn Reads).get(sponsor.0)?;
        writes.put(Sponsor { client: Some(into), ..sponsor }.into())?;
    }
    Ok(())
}

fn planned(reads: &(impl Reads + ?Sized), kept: &Dossier, gone: &Dossier, from_gone: &[&str]) -> store::Result<Merge> {
    let gone_id = gone.client.id;
    let beside = merging::Beside { messages: reads.messages(gone_id)?, attachments: reads.attachments(gone_id)? };
    merging::merge(kept, gone, &beside, from_gone).map_err(store::Error::Engine)
}

fn dossier(reads: &(impl Reads + ?Sized), client: ClientId) -> store::Result<Dossier> {
    reads.dossier(client)?.ok_or(store::Error::NotFound(Key { kind: Kind::Client, id: client.0 }))
}

fn fits(kept: &Client, gone: &Client) -> store::Result<()> {
    let merged = |client: &Client| client.is_gone();
    if kept.id == gone.id || merged(kept) || merged(gone) {
        return Err(store::Error::Refused(Phrase::new("merge-not-these")));
    }
    Ok(())
}

/// What was decided was decided about what was seen.
fn unchanged(seen: &Client, now: &Client) -> store::Result<()> {
    if seen.version == now.version {
        return Ok(());
    }
    let current: Record = now.clone().into();
    Err(store::Error::Conflict(Box::new(store::Conflict { current, fields: Vec::new() })))
}

fn unreadable() -> AppError {
    AppError::refused(Phrase::new("error-fields"))
}
