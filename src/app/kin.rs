//! Who belongs to a client: family, sponsor and colleagues, records of the same person; with the dates that end for them.
//!
//! Read beside a page and only for it. Each group names at most [`SHOWN`] people and says when there are more.

use super::desk::Desk;
use super::duplicates::are_two_people;
use super::error::Result;
use crate::domain::case::Case;
use crate::domain::dossier::Dossier;
use crate::domain::id::{ClientId, SponsorId};
use crate::domain::same_person::Alike;
use crate::domain::sponsor::Sponsor;
use crate::store::{self, ClientLine, Reads};
use std::collections::BTreeSet;

/// At most so many people of one group are read.
pub const SHOWN: usize = 50;
/// At most so many look-alikes are named.
const ALIKE: usize = 20;
/// At most so many people's cases are opened together.
const PEOPLE: usize = 200;

/// Some people, and whether there are more of them.
#[derive(Debug, Clone, Default)]
pub struct Group {
    /// The people, by number.
    pub people: Vec<ClientLine>,
    /// There are more than are named.
    pub more: bool,
}

/// A sponsor of the client, and whom else it stands behind.
#[derive(Debug, Clone)]
pub struct Employer {
    /// The sponsor.
    pub sponsor: Sponsor,
    /// The client whom it is, where it is one.
    pub person: Option<ClientLine>,
    /// The others whom it stands behind.
    pub colleagues: Group,
}

/// Everybody who belongs to a client.
#[derive(Debug, Clone, Default)]
pub struct Kin {
    /// Whose permit the stay follows.
    pub main_applicant: Option<ClientLine>,
    /// Those whose stay follows this client's.
    pub dependants: Group,
    /// Sponsors that the records name.
    pub employers: Vec<Employer>,
    /// Those for whom this client is the sponsor.
    pub sponsored: Group,
    /// Records that may be the same person, the surest first.
    pub alike: Vec<(ClientLine, Alike)>,
    /// Records that were merged into this one.
    pub merged: Vec<ClientId>,
}

impl Kin {
    /// The clients whom it names.
    pub fn people(&self) -> Vec<ClientId> {
        let groups =
            [&self.dependants, &self.sponsored].into_iter().chain(self.employers.iter().map(|one| &one.colleagues));
        let groups = groups.flat_map(|group| &group.people);
        let persons = self.employers.iter().filter_map(|one| one.person.as_ref()).chain(&self.main_applicant);
        let lines = groups.chain(persons).chain(self.alike.iter().map(|(line, _)| line));
        lines.map(|line| line.id).chain(self.merged.iter().copied()).collect()
    }
}

/// A case in the list of a family or employer.
#[derive(Debug, Clone)]
pub struct KinCase {
    /// The case.
    pub case: Case,
    /// Whose it is.
    pub person: ClientLine,
}

impl Desk {
    /// Who belongs to a client.
    ///
    /// # Errors
    /// Those of the store.
    pub fn kin(&self, dossier: &Dossier) -> Result<Kin> {
        self.read(|reads| kin(reads, dossier))
    }

    /// The open cases of a client, of the family, and of everybody whom a sponsor of theirs stands behind; then the
    /// closed ones. At most two hundred people are looked at.
    ///
    /// # Errors
    /// Those of the store.
    pub fn kin_cases(&self, client: ClientId) -> Result<Vec<KinCase>> {
        self.read(|reads| {
            let Some(dossier) = reads.dossier(client)? else { return Ok(Vec::new()) };
            let mut cases = Vec::new();
            for person in reads.lines_of(&everybody(reads, &dossier)?)? {
                let of_person = reads.dossier(person.id)?.map(|dossier| dossier.cases).unwrap_or_default();
                cases.extend(of_person.into_iter().map(|case| KinCase { case, person: person.clone() }));
            }
            cases.sort_by_key(|kin| (!kin.case.stage.is_open(), kin.person.id != client));
            Ok(cases)
        })
    }
}

fn line(reads: &dyn Reads, client: Option<ClientId>) -> store::Result<Option<ClientLine>> {
    Ok(reads.lines_of(&client.into_iter().collect::<Vec<_>>())?.pop())
}

fn group(reads: &dyn Reads, mut ids: Vec<ClientId>, without: ClientId) -> store::Result<Group> {
    let more = ids.len() > SHOWN;
    ids.truncate(SHOWN);
    ids.retain(|id| *id != without);
    Ok(Group { people: reads.lines_of(&ids)?, more })
}

fn kin(reads: &dyn Reads, dossier: &Dossier) -> store::Result<Kin> {
    let client = dossier.client.id;
    let mut employers = Vec::with_capacity(dossier.sponsors.len());
    for sponsor in &dossier.sponsors {
        let colleagues = group(reads, reads.people_of(sponsor.id, SHOWN + 1)?, client)?;
        let person = line(reads, sponsor.client.filter(|id| *id != client))?;
        employers.push(Employer { sponsor: sponsor.clone(), person, colleagues });
    }
    let mut found = reads.alike(client)?;
    found.sort_by_key(|(id, why)| (*why, *id));
    let mut alike = Vec::new();
    for (id, why) in found {
        if alike.len() == ALIKE {
            break;
        }
        if are_two_people(reads, (client, id), why)? {
            continue;
        }
        alike.extend(line(reads, Some(id))?.map(|line| (line, why)));
    }
    Ok(Kin {
        main_applicant: line(reads, dossier.client.main_applicant)?,
        dependants: group(reads, reads.following(client, SHOWN + 1)?, client)?,
        employers,
        sponsored: group(reads, sponsored(reads, client)?, client)?,
        alike,
        merged: reads.merged_away(client)?,
    })
}

/// Those whom a client stands behind as a sponsor.
fn sponsored(reads: &dyn Reads, client: ClientId) -> store::Result<Vec<ClientId>> {
    let mut people = BTreeSet::new();
    for sponsor in reads.sponsors_who_are(client)? {
        people.extend(reads.people_of(sponsor, SHOWN + 1)?);
    }
    people.remove(&client);
    Ok(people.into_iter().take(SHOWN + 1).collect())
}

/// The client, the family around the main applicant, and everybody whom one of the sponsors stands behind.
fn everybody(reads: &dyn Reads, dossier: &Dossier) -> store::Result<Vec<ClientId>> {
    let client = &dossier.client;
    let head = client.main_applicant.unwrap_or(client.id);
    let mut people = vec![client.id, head];
    people.extend(reads.following(head, PEOPLE)?);
    people.extend(reads.following(client.id, PEOPLE)?);
    people.extend(sponsored(reads, client.id)?);
    let named: BTreeSet<SponsorId> = dossier.sponsors.iter().map(|sponsor| sponsor.id).collect();
    for sponsor in named {
        people.extend(reads.people_of(sponsor, PEOPLE)?);
    }
    let mut seen = BTreeSet::new();
    people.retain(|id| seen.insert(*id));
    people.truncate(PEOPLE);
    Ok(people)
}
