//! What a client is found by: folded names, former names, document numbers, IIN, telephone, mail, sponsors and
//! case references. Words of three letters and more are looked up as runs of letters anywhere in that text, shorter ones as
//! beginnings of words. SQLite's own folding knows ASCII only, so all folding is done by `domain::fold`.

use super::due::Stored;
use super::kin::Called;
use super::session::Session;
use crate::domain::clean::Clean;
use crate::domain::country::Country;
use crate::domain::day::Day;
use crate::domain::dossier::Dossier;
use crate::domain::fold::{fold, fold_number, latin_looks, tokens};
use crate::domain::id::{CaseId, ClientId};
use crate::store::kin::KinReads;
use crate::store::{PersonKeys, Result};
use rusqlite::{Connection, OptionalExtension};
use std::collections::BTreeSet;

/// The derived texts of one client.
#[derive(Debug, PartialEq, Eq, Default)]
pub(super) struct Found {
    /// Names, numbers, telephone, mail, sponsors.
    person: String,
    /// References of cases.
    matter: String,
    /// Folded numbers with the state that issued them.
    numbers: Numbers,
}

/// So many pieces of the index of texts are joined to one, and so many bytes gathered for a piece: as the engine does, and
/// where much is written while nobody else is there.
const USUAL_PIECES: (i64, i64) = (4, 1 << 20);
const LARGE_PIECES: (i64, i64) = (16, 8 << 20);

/// Folded numbers, each with the state that issued it.
type Numbers = BTreeSet<(String, String)>;

/// Adds folded words to a text that does not hold them yet.
fn add(text: &mut String, words: &str) {
    let words = spaced(words);
    if !words.trim().is_empty() && !text.contains(&words) {
        // The two spaces at its end begin the next word.
        text.truncate(text.trim_end().len());
        text.push_str(&words);
    }
}

/// Words with two spaces before each and two at the end, so that a word's beginning of one letter is a run of three.
fn spaced(words: &str) -> String {
    let mut text = String::with_capacity(words.len() + 8);
    for word in tokens(words) {
        text.push_str("  ");
        text.push_str(word);
    }
    text.push_str("  ");
    text
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

impl Found {
    /// What a dossier is to be found by.
    pub(super) fn of(dossier: &Dossier) -> Self {
        let (client, documents) = (&dossier.client, &dossier.identity_documents);
        let mut found = Self::default();
        if client.is_gone() {
            return found;
        }
        let names = [&client.name_cyrillic, &client.name_latin, &client.former_names]
            .into_iter()
            .chain(documents.iter().flat_map(|document| [&document.name_cyrillic, &document.name_latin]));
        for name in names.flatten() {
            add(&mut found.person, &fold(name));
        }
        for document in documents {
            let number = fold_number(&document.number);
            let state = document.issuing_state.or(document.citizenship);
            add(&mut found.person, &number.to_lowercase());
            if !number.is_empty() {
                found.numbers.insert((number, state.as_ref().map(Country::as_str).unwrap_or_default().to_owned()));
            }
        }
        for number in [&client.iin, &client.phone].into_iter().flatten() {
            add(&mut found.person, &digits(number));
        }
        if let Some(mail) = &client.email {
            add(&mut found.person, &fold(mail));
        }
        let leaned_on = Session::sponsors_of(dossier);
        for sponsor in dossier.sponsors.iter().filter(|sponsor| leaned_on.contains(&sponsor.id)) {
            add(&mut found.person, &fold(&sponsor.name));
        }
        for case in &dossier.cases {
            add(&mut found.matter, &fold(&case.reference));
            add(&mut found.matter, &fold_number(&case.reference).to_lowercase());
        }
        found
    }
}

impl Session<'_> {
    /// Brings the search rows of a client up to date.
    pub(super) fn index(&self, client: ClientId, found: &Found) -> Result<()> {
        let new = self.pending.newcomers.contains(&client);
        let before = if new { Found::default() } else { self.indexed(client)? };
        if (&before.person, &before.matter) != (&found.person, &found.matter) {
            if !new {
                self.unindex_text(client, &before)?;
            }
            self.index_text(client, found)?;
        }
        self.index_numbers(client, &before.numbers, &found.numbers)
    }

    /// What the search rows of a client hold.
    pub(super) fn indexed(&self, client: ClientId) -> Result<Found> {
        let mut statement =
            self.connection.prepare_cached("SELECT person, matter FROM search_text WHERE client = ?1")?;
        let text = statement.query_row([client.0], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
        let (person, matter) = text.unwrap_or_default();
        let mut statement = self.connection.prepare_cached("SELECT number, state FROM number_key WHERE client = ?1")?;
        let numbers = statement.query_map([client.0], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(Found { person, matter, numbers: numbers.collect::<rusqlite::Result<_>>()? })
    }

    fn index_text(&self, client: ClientId, found: &Found) -> Result<()> {
        if found.person.is_empty() && found.matter.is_empty() {
            return Ok(());
        }
        let row = (client.0, &found.person, &found.matter);
        for sql in [
            "INSERT INTO search_text (client, person, matter) VALUES (?1, ?2, ?3)",
            "INSERT INTO search (rowid, person, matter) VALUES (?1, ?2, ?3)",
        ] {
            self.run(sql, row)?;
        }
        Ok(())
    }

    /// The index over outside text needs the old text to take its runs out.
    fn unindex_text(&self, client: ClientId, before: &Found) -> Result<()> {
        let mut delete = self.connection.prepare_cached("DELETE FROM search_text WHERE client = ?1")?;
        if delete.execute([client.0])? > 0 {
            self.connection
                .prepare_cached("INSERT INTO search (search, rowid, person, matter) VALUES ('delete', ?1, ?2, ?3)")?
                .execute((client.0, &before.person, &before.matter))?;
        }
        Ok(())
    }

    fn index_numbers(&self, client: ClientId, before: &Numbers, after: &Numbers) -> Result<()> {
        let delete = "DELETE FROM number_key WHERE number = ?1 AND state = ?2 AND client = ?3";
        self.each_number(delete, client, before.difference(after))?;
        let insert = "INSERT INTO number_key (number, state, client) VALUES (?1, ?2, ?3)";
        self.each_number(insert, client, after.difference(before))
    }

    fn each_number<'n>(
        &self,
        sql: &'static str,
        client: ClientId,
        numbers: impl Iterator<Item = &'n (String, String)>,
    ) -> Result<()> {
        for (number, state) in numbers {
            self.run(sql, (number, state, client.0))?;
        }
        Ok(())
    }

    /// Takes everything derived of a client away, before the client goes, and gives back the deadlines it had.
    pub(super) fn forget_derived(&self, client: ClientId) -> Result<Vec<Stored>> {
        let deadlines = self.stored(client)?;
        self.unindex_text(client, &self.indexed(client)?)?;
        for sql in [
            "DELETE FROM deadline WHERE client = ?1",
            "DELETE FROM standing WHERE client = ?1",
            "DELETE FROM number_key WHERE client = ?1",
        ] {
            self.connection.prepare_cached(sql)?.execute([client.0])?;
        }
        Ok(deadlines)
    }

    /// Clients by number, case reference or document number.
    pub(super) fn find_reference(&self, reference: &str) -> Result<Vec<ClientId>> {
        if let Some(client) = ClientId::parse(reference) {
            return Ok(self.kept_as(client)?.into_iter().collect());
        }
        if let Some(case) = self.find_case(reference)? {
            let clients = self.numbers("SELECT client FROM case_file WHERE id = ?1", case.0)?;
            return Ok(clients.into_iter().map(ClientId).collect());
        }
        self.by_number(&fold_number(reference), None)
    }

    /// The case of a reference: letters in either case, Cyrillic ones as the Latin ones they look like.
    pub(super) fn find_case(&self, reference: &str) -> Result<Option<CaseId>> {
        let mut statement = self.connection.prepare_cached("SELECT id FROM case_file WHERE reference = ?1")?;
        for spelling in spellings(reference) {
            if let Some(id) = statement.query_row([spelling], |row| row.get(0)).optional()? {
                return Ok(Some(CaseId(id)));
            }
        }
        Ok(None)
    }

    fn by_number(&self, number: &str, state: Option<Country>) -> Result<Vec<ClientId>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT DISTINCT client FROM number_key WHERE number = ?1 AND (?2 IS NULL OR state IN (?2, '')) ORDER BY client",
        )?;
        let rows =
            statement.query_map((number, state.as_ref().map(Country::as_str)), |row| row.get(0).map(ClientId))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Clients that may be that person: the first of document, IIN, name and birth date that finds anybody decides.
    pub(super) fn find_same(&self, keys: &PersonKeys) -> Result<Vec<ClientId>> {
        if let Some((state, number)) = &keys.document {
            let clients = self.by_number(number, *state)?;
            if !clients.is_empty() {
                return Ok(clients);
            }
        }
        if let Some(iin) = &keys.iin {
            let mut statement = self
                .connection
                .prepare_cached("SELECT id FROM client WHERE iin = ?1 AND merged_into IS NULL ORDER BY id")?;
            let clients: Vec<ClientId> =
                statement.query_map([iin], |row| row.get(0).map(ClientId))?.collect::<rusqlite::Result<_>>()?;
            if !clients.is_empty() {
                return Ok(clients);
            }
        }
        match &keys.name_born {
            Some((name, born)) => self.by_name_and_birth(name, *born),
            None => Ok(Vec::new()),
        }
    }

    fn by_name_and_birth(&self, name: &str, born: Day) -> Result<Vec<ClientId>> {
        let people = match self.born_on(born, Called::Now)? {
            Some(people) => people,
            // A date that an import writes for all whose date nobody knew: the name leads.
            None => self.born_in_crowd(born, &search_phrase(name, true), Called::Now)?,
        };
        let called = people.into_iter().filter(|person| person.names.iter().any(|held| fold(held) == name));
        let clients: BTreeSet<ClientId> = called.map(|person| person.client).collect();
        Ok(clients.into_iter().collect())
    }

    /// Sponsors whose folded name holds the text.
    pub(super) fn find_sponsors(&self, text: &str, limit: usize) -> Result<Vec<(i64, Clean)>> {
        let wanted = fold(text);
        let mut statement = self.connection.prepare_cached("SELECT id, name FROM sponsor")?;
        let mut rows = statement.query([])?;
        let mut found: Vec<(bool, String, i64, Clean)> = Vec::new();
        while let Some(row) = rows.next()? {
            let name = row.get_ref(1)?.as_str().map(Clean::line).unwrap_or_default();
            let folded = fold(&name);
            if folded.contains(&wanted) {
                found.push((!folded.starts_with(&wanted), folded, row.get(0)?, name));
            }
        }
        found.sort();
        Ok(found.into_iter().take(limit).map(|(_, _, id, name)| (id, name)).collect())
    }
}

/// Says in what pieces the index of texts is written: `large` ones, which are joined less often, while much is written and
/// nobody waits; else those that the engine takes by itself. The file remembers it, so it is said only where it changes:
/// after a process that was killed with large pieces, by the next one that needs room.
pub(super) fn set_pieces(connection: &Connection, large: bool) -> rusqlite::Result<()> {
    let held = connection.query_row("SELECT v FROM search_config WHERE k = 'automerge'", [], |row| row.get(0));
    let (joined, bytes) = if large { LARGE_PIECES } else { USUAL_PIECES };
    if held.optional()?.unwrap_or(USUAL_PIECES.0) == joined {
        return Ok(());
    }
    let mut say = connection.prepare_cached("INSERT INTO search (search, rank) VALUES (?1, ?2)")?;
    say.execute(("hashsize", bytes))?;
    say.execute(("automerge", joined)).map(drop)
}

/// How a reference may have been typed: in small letters, or with Cyrillic letters that look like the Latin ones.
pub(super) fn spellings(reference: &str) -> [String; 3] {
    let given = reference.trim();
    [given.to_owned(), given.to_uppercase(), latin_looks(given)]
}

/// What the index is asked for a key of a word: three letters and more are found anywhere, fewer only where a word
/// begins, quoted ones whole.
pub(super) fn search_phrase(key: &str, quoted: bool) -> String {
    format!("\"{}\"", search_run(key, quoted).replace('"', "\"\""))
}

/// The run of letters that a text which is found holds.
pub(super) fn search_run(key: &str, quoted: bool) -> String {
    let spaced = spaced(key);
    match key.chars().count() {
        _ if quoted => spaced,
        0..3 => spaced.trim_end().to_owned(),
        _ => spaced.trim().to_owned(),
    }
}
