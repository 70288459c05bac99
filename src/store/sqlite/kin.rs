//! Families, sponsors' people and look-alikes, each over an index.

use super::cell::Iso;
use super::search::search_phrase;
use super::session::Session;
use crate::domain::clean::Clean;
use crate::domain::client::Client;
use crate::domain::day::Day;
use crate::domain::fold::{fold, tokens};
use crate::domain::id::{ClientId, SponsorId};
use crate::domain::record::{Key, Kind, Record};
use crate::domain::same_person::{self, Alike, Names};
use crate::store::kin::{AlikePairs, KinReads, KinWrites, PairsFrom};
use crate::store::{ClientLine, Result};
use rusqlite::OptionalExtension;
use std::collections::{BTreeMap, BTreeSet};

/// So many people are looked at in one go for pairs.
const LOOKED_AT: usize = 20_000;
/// More people than these share a made-up birth date: of such a crowd only those are compared with a client who share
/// two words of the name, as the search finds them.
pub(super) const CROWD: usize = 500;
/// So many of them are compared.
const COMPARED: i64 = 1_000;
/// So many pairs are a long morning's work; the others follow when these are merged.
const MOST_PAIRS: usize = 500;
/// A number that more records bear than these was made up.
const BEARERS: usize = 20;
/// Shorter numbers are no document's.
const SHORTEST_NUMBER: usize = 5;
/// A merge of a merge of a merge: further nobody follows.
const FOLLOWED: usize = 32;

impl Session<'_> {
    fn limited(&self, sql: &str, parameter: i64, limit: usize) -> Result<Vec<ClientId>> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let rows = statement.query_map([parameter, limit], |row| row.get(0).map(ClientId))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    fn client_record(&self, client: ClientId) -> Result<Option<Client>> {
        let found = self.fetch(Key { kind: Kind::Client, id: client.0 })?;
        Ok(found.and_then(|record: Record| Client::try_from(record).ok()))
    }

    /// The record that a client was merged into.
    pub(super) fn merged_into(&self, client: ClientId) -> Result<Option<ClientId>> {
        let mut statement = self.connection.prepare_cached("SELECT merged_into FROM client WHERE id = ?1")?;
        let into: Option<Option<i64>> = statement.query_row([client.0], |row| row.get(0)).optional()?;
        Ok(into.flatten().map(ClientId))
    }

    fn of_iin(&self, client: &Client, found: &mut BTreeMap<ClientId, Alike>) -> Result<()> {
        let Some(iin) = &client.iin else { return Ok(()) };
        let mut statement =
            self.connection.prepare_cached("SELECT id FROM client WHERE iin = ?1 AND merged_into IS NULL LIMIT ?2")?;
        let most = i64::try_from(BEARERS).unwrap_or(0);
        for id in statement.query_map((iin.as_str(), most), |row| row.get(0).map(ClientId))? {
            found.entry(id?).or_insert(Alike::Iin);
        }
        Ok(())
    }

    fn of_numbers(&self, client: ClientId, found: &mut BTreeMap<ClientId, Alike>) -> Result<()> {
        let mut statement = self.connection.prepare_cached(
            "SELECT other.client FROM number_key AS own JOIN number_key AS other ON other.number = own.number
             AND (other.state = own.state OR other.state = '' OR own.state = '')
             WHERE own.client = ?1 AND length(own.number) >= ?2 LIMIT ?3",
        )?;
        let shortest = i64::try_from(SHORTEST_NUMBER).unwrap_or(0);
        let most = i64::try_from(BEARERS).unwrap_or(0);
        for id in statement.query_map([client.0, shortest, most], |row| row.get(0).map(ClientId))? {
            found.entry(id?).or_insert(Alike::Number);
        }
        Ok(())
    }

    fn of_birth(&self, client: &Client, found: &mut BTreeMap<ClientId, Alike>) -> Result<()> {
        let Some(born) = client.born else { return Ok(()) };
        let own = names_of([&client.name_cyrillic, &client.name_latin, &client.former_names]);
        for client in self.born_and_called(born, &own)? {
            found.entry(client).or_insert(Alike::NameBorn);
        }
        Ok(())
    }

    /// Clients born on a day one of whose names can be one of these.
    fn born_and_called(&self, born: Day, own: &[Clean]) -> Result<Vec<ClientId>> {
        let people = match self.born_on(born, Called::Ever)? {
            Some(people) => people,
            None => self.born_in_crowd(born, &shared_words(own), Called::Ever)?,
        };
        let meeting = people.into_iter().filter(|person| same_person::names_meet(own, &person.names));
        let found: BTreeSet<ClientId> = meeting.map(|person| person.client).collect();
        Ok(found.into_iter().collect())
    }

    /// Everybody born on a day; nothing where it is a crowd.
    pub(super) fn born_on(&self, born: Day, called: Called) -> Result<Option<Vec<Names>>> {
        let former = called.former();
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT id, name_cyrillic, name_latin, {former} FROM client WHERE born = ?1 AND merged_into IS NULL LIMIT ?2"
        ))?;
        let most = i64::try_from(CROWD + 1).unwrap_or(i64::MAX);
        let mut rows = statement.query((Iso(born), most))?;
        let mut people = Vec::new();
        while let Some(row) = rows.next()? {
            people.push(person(row, 0)?);
        }
        Ok((people.len() <= CROWD).then_some(people))
    }

    /// Of a crowd born on one day those of whom the index of the search finds what is asked, and those whom this act has
    /// touched: the index learns of them at its end.
    pub(super) fn born_in_crowd(&self, born: Day, asked: &str, called: Called) -> Result<Vec<Names>> {
        let (former, mut people) = (called.former(), Vec::new());
        if !asked.is_empty() {
            let mut statement = self.connection.prepare_cached(&format!(
                "SELECT client.id, name_cyrillic, name_latin, {former} FROM search
                 CROSS JOIN client ON client.id = search.rowid
                 WHERE search MATCH ?1 AND born = ?2 AND merged_into IS NULL LIMIT ?3"
            ))?;
            let mut rows = statement.query((format!("person : ({asked})"), Iso(born), COMPARED))?;
            while let Some(row) = rows.next()? {
                people.push(person(row, 0)?);
            }
        }
        let mut touched = self.connection.prepare_cached(&format!(
            "SELECT id, name_cyrillic, name_latin, {former} FROM client
             WHERE id = ?1 AND born = ?2 AND merged_into IS NULL"
        ))?;
        for client in &self.pending.touched {
            let mut rows = touched.query((client.0, Iso(born)))?;
            if let Some(row) = rows.next()? {
                people.push(person(row, 0)?);
            }
        }
        Ok(people)
    }

    /// Pairs with one number: read from the indexes alone.
    fn pairs_of_numbers(&self, found: &mut AlikePairs) -> Result<()> {
        let iin = format!(
            "SELECT one.id, other.id FROM client AS one JOIN client AS other ON other.iin = one.iin AND other.id > one.id
             WHERE one.iin IN (SELECT iin FROM client WHERE iin IS NOT NULL GROUP BY iin
             HAVING count(*) BETWEEN 2 AND {BEARERS})
             AND one.merged_into IS NULL AND other.merged_into IS NULL LIMIT {MOST_PAIRS}"
        );
        self.pairs_by(&iin, Alike::Iin, found)?;
        let number = format!(
            "SELECT DISTINCT one.client, other.client FROM number_key AS one JOIN number_key AS other
             ON other.number = one.number AND other.client > one.client
             AND (other.state = one.state OR other.state = '' OR one.state = '')
             WHERE one.number IN (SELECT number FROM number_key WHERE length(number) >= {SHORTEST_NUMBER}
             GROUP BY number HAVING count(*) BETWEEN 2 AND {BEARERS}) LIMIT {MOST_PAIRS}"
        );
        self.pairs_by(&number, Alike::Number, found)
    }

    fn pairs_by(&self, sql: &str, alike: Alike, found: &mut AlikePairs) -> Result<()> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_map([], |row| Ok((ClientId(row.get(0)?), ClientId(row.get(1)?))))?;
        for pair in rows {
            let (one, other) = pair?;
            found.pairs.push((one, other, alike));
        }
        Ok(())
    }

    /// Pairs among people born after a day, birth date by birth date, until so many were looked at.
    fn pairs_of_births(&self, after: Option<Day>, found: &mut AlikePairs) -> Result<()> {
        let mut statement = self.connection.prepare_cached(
            "SELECT born, id, name_cyrillic, name_latin, former_names FROM client INDEXED BY client_born
             WHERE born > ?1 AND merged_into IS NULL ORDER BY born",
        )?;
        let after = after.map_or_else(String::new, |day| day.to_string());
        let mut rows = statement.query([after])?;
        let (mut day, mut together, mut seen) = (None, Vec::new(), 0);
        while let Some(row) = rows.next()? {
            let Iso(born) = row.get(0)?;
            if day.is_some_and(|day| day != born) {
                add_pairs(&mut together, found);
                if seen >= LOOKED_AT || found.pairs.len() >= MOST_PAIRS {
                    found.next = day.map_or(PairsFrom::End, PairsFrom::BornAfter);
                    return Ok(());
                }
            }
            (day, seen) = (Some(born), seen + 1);
            together.push(person(row, 1)?);
        }
        add_pairs(&mut together, found);
        found.next = PairsFrom::End;
        Ok(())
    }
}

fn add_pairs(together: &mut Vec<Names>, found: &mut AlikePairs) {
    let pairs = same_person::pairs(together, MOST_PAIRS);
    found.pairs.extend(pairs.into_iter().map(|(one, other)| (one, other, Alike::NameBorn)));
    together.clear();
}

/// By which of their names people are looked for.
#[derive(Clone, Copy)]
pub(super) enum Called {
    /// Those they have now.
    Now,
    /// Former ones too.
    Ever,
}

impl Called {
    const fn former(self) -> &'static str {
        match self {
            Self::Now => "NULL",
            Self::Ever => "former_names",
        }
    }
}

/// Two words of one of these names, whichever; of a name of one word that word.
fn shared_words(names: &[Clean]) -> String {
    let mut asked = BTreeSet::new();
    for name in names {
        let folded = fold(name);
        let words: Vec<String> = tokens(&folded).map(|word| search_phrase(word, true)).collect();
        for (nth, one) in words.iter().enumerate() {
            asked.extend(words.iter().skip(nth + 1).map(|other| format!("({one} AND {other})")));
        }
        asked.extend(words.into_iter().next().filter(|_| tokens(&folded).count() == 1));
    }
    asked.into_iter().collect::<Vec<_>>().join(" OR ")
}

/// Number and names from a column on.
fn person(row: &rusqlite::Row<'_>, column: usize) -> Result<Names> {
    let name = |column: usize| -> rusqlite::Result<Option<Clean>> {
        Ok(row.get_ref(column)?.as_str_or_null()?.map(Clean::line))
    };
    let names = [name(column + 1)?, name(column + 2)?, name(column + 3)?];
    Ok(Names { client: ClientId(row.get(column)?), names: names_of(names.each_ref()) })
}

/// Former names stand in one field, commas between.
fn names_of(fields: [&Option<Clean>; 3]) -> Vec<Clean> {
    let names = fields.into_iter().flatten().flat_map(|names| names.split(','));
    names.filter_map(|name| Clean::line(name).non_empty()).collect()
}

impl KinReads for Session<'_> {
    fn namesakes(&self, born: Day, names: &[Clean]) -> Result<Vec<ClientId>> {
        Ok(self.seen(self.born_and_called(born, names)?))
    }

    fn following(&self, client: ClientId, limit: usize) -> Result<Vec<ClientId>> {
        let sql = "SELECT id FROM client WHERE main_applicant = ?1 AND merged_into IS NULL ORDER BY id LIMIT ?2";
        Ok(self.seen(self.limited(sql, client.0, limit)?))
    }

    fn sponsors_who_are(&self, client: ClientId) -> Result<Vec<SponsorId>> {
        let numbers = self.numbers("SELECT id FROM sponsor WHERE client = ?1 ORDER BY id", client.0)?;
        Ok(numbers.into_iter().map(SponsorId).collect())
    }

    fn people_of(&self, sponsor: SponsorId, limit: usize) -> Result<Vec<ClientId>> {
        // Row by row, and no further than asked: a large employer stands behind a whole town.
        let sql = "SELECT client FROM basis WHERE sponsor = ?1 UNION ALL SELECT client FROM permit WHERE sponsor = ?1
             UNION ALL SELECT client FROM case_file WHERE sponsor = ?1";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query([sponsor.0])?;
        let mut people = BTreeSet::new();
        while let Some(row) = rows.next()?.filter(|_| people.len() < limit) {
            people.insert(ClientId(row.get(0)?));
        }
        Ok(self.seen(people.into_iter().collect()))
    }

    fn merged_away(&self, client: ClientId) -> Result<Vec<ClientId>> {
        let numbers = self.numbers("SELECT id FROM client WHERE merged_into = ?1 ORDER BY id", client.0)?;
        Ok(numbers.into_iter().map(ClientId).collect())
    }

    fn kept_as(&self, client: ClientId) -> Result<Option<ClientId>> {
        let mut statement = self.connection.prepare_cached("SELECT merged_into FROM client WHERE id = ?1")?;
        let mut client = client.0;
        for _ in 0..FOLLOWED {
            let into: Option<Option<i64>> = statement.query_row([client], |row| row.get(0)).optional()?;
            match into {
                None => return Ok(None),
                Some(None) => break,
                Some(Some(kept)) => client = kept,
            }
        }
        Ok(Some(ClientId(client)))
    }

    fn lines_of(&self, clients: &[ClientId]) -> Result<Vec<ClientLine>> {
        let mut lines = Vec::with_capacity(clients.len());
        for client in self.seen(clients.to_vec()) {
            lines.extend(self.line_of(client)?);
        }
        Ok(lines)
    }

    fn alike(&self, client: ClientId) -> Result<Vec<(ClientId, Alike)>> {
        let Some(own) = self.client_record(client)?.filter(|own| own.merged_into.is_none()) else {
            return Ok(Vec::new());
        };
        let mut found = BTreeMap::new();
        self.of_iin(&own, &mut found)?;
        self.of_numbers(client, &mut found)?;
        self.of_birth(&own, &mut found)?;
        found.remove(&client);
        found.retain(|client, _| !self.hidden.client(*client));
        Ok(found.into_iter().collect())
    }

    fn alike_pairs(&self, from: PairsFrom) -> Result<AlikePairs> {
        let mut found = AlikePairs { pairs: Vec::new(), next: PairsFrom::End };
        match from {
            PairsFrom::Start => {
                self.pairs_of_numbers(&mut found)?;
                self.pairs_of_births(None, &mut found)?;
            }
            PairsFrom::BornAfter(day) => self.pairs_of_births(Some(day), &mut found)?,
            PairsFrom::End => {}
        }
        found.pairs.retain(|(one, other, _)| !self.hidden.client(*one) && !self.hidden.client(*other));
        found.pairs.sort_unstable_by_key(|(one, other, alike)| (*one, *other, *alike as u8));
        found.pairs.dedup_by_key(|(one, other, _)| (*one, *other));
        Ok(found)
    }
}

impl KinWrites for Session<'_> {
    fn check_references_last(&mut self) -> Result<()> {
        Ok(self.connection.execute_batch("PRAGMA defer_foreign_keys = ON")?)
    }
}
