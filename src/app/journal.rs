//! The journal as a person reads it: who did what, when, about whom; one entry in full, old → new; taking a group back;
//! proving that nothing was altered.
//!
//! Walk: a typed filter becomes a [`JournalSearch`] → people are found by the names that stand in the journal, clients by
//! the ordinary search → pages go on by position, a bounded stretch at a time → names of records are looked up only for
//! the entry that is opened.

use super::access;
use super::acts::UndoPreview;
use super::bulk::Tell;
use super::desk::{Desk, RuleTitles};
use super::error::{AppError, ErrorKind, Result};
use super::history::{HistoryLine, line};
use super::undoing::Undone;
use crate::domain::calendar::Calendar;
use crate::domain::clean::Clean;
use crate::domain::client::Client;
use crate::domain::day::{Day, parse_typed};
use crate::domain::fold::{fold, switch_layout};
use crate::domain::id::ClientId;
use crate::domain::lang::Titles;
use crate::domain::phrase::Phrase;
use crate::domain::query::Query;
use crate::domain::record::{FieldType, Key, Kind, Record};
use crate::domain::staff::Role;
pub use crate::store::Origin;
use crate::store::reports::JournalQuery;
use crate::store::{JournalEntry, ListQuery, Reads, Receipt, undo};
use std::collections::{BTreeSet, HashMap, HashSet};

pub use crate::store::reports::SettingChange;

/// Kinds of acts that the program writes; an older or newer one may have written others.
pub const REASONS: &[&str] = &[
    "create",
    "add",
    "edit",
    "import",
    "demo",
    "undo",
    "done",
    "snooze",
    "handled",
    "not_done",
    "paper",
    "stage",
    "assign",
    "note",
    "fact",
    "filing",
    "outcome",
    "granted",
    "hand_over",
    "reissue",
    "original",
    "attach",
    "detach",
    "payment",
    "merge",
    "letter",
    "reply",
    "wording",
    "sign_off",
    "setting",
    "rules",
    "calendar",
    "engine",
    "backup",
    "restore",
    "erase",
    "restrict",
    "let_in",
    "reads",
    "refused",
    "held_back",
    "export",
    "export_all",
    "propose_erase",
    "reject_erase",
    "block",
    "unblock",
    "hold",
    "subject_report",
];

/// So many clients that a name finds are looked for in the journal; of more the first ones.
const CLIENTS: usize = 200;

/// The words for a kind of act; the word itself when a newer program wrote it.
pub fn act_words(reason: &str, words: &crate::i18n::Catalogue) -> String {
    let id = format!("journal-{}", reason.replace('_', "-"));
    if words.has(&id) { words.text(&id) } else { reason.to_owned() }
}

/// What a typed filter asks for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct JournalSearch {
    /// Part of a login or name, folded.
    pub who: Option<String>,
    /// Kinds of acts; `None` for all.
    pub reasons: Option<Vec<String>>,
    /// The client, by the ordinary search; `None` for all.
    pub client: Option<Query>,
    /// From this office day on.
    pub from: Option<Day>,
    /// Up to this office day.
    pub until: Option<Day>,
    /// What was not understood and is left out.
    pub problems: Vec<Phrase>,
}

/// Names of the conditions, in three languages.
const FIELDS: [(&str, &[&str]); 5] = [
    ("who", &["who", "кто", "кім"]),
    ("act", &["act", "reason", "действие", "әрекет"]),
    ("day", &["day", "день", "күн"]),
    ("from", &["from", "since", "с", "бастап"]),
    ("until", &["until", "to", "по", "дейін"]),
];

fn field_of(name: &str) -> Option<&'static str> {
    let is = |typed: &str| FIELDS.iter().find(|(_, names)| names.contains(&typed)).map(|(field, _)| *field);
    let typed = name.to_lowercase();
    is(&typed).or_else(|| switch_layout(&typed).iter().find_map(|other| is(other)))
}

impl JournalSearch {
    /// Reads a filter: `who:serikova act:import from:01.11 until:+0 Ivanova`. An unfinished condition counts as nothing.
    pub fn parse(text: &str, today: Day, calendar: &Calendar, words: &crate::i18n::Catalogue) -> Self {
        let (mut search, mut client) = (Self::default(), Vec::new());
        for piece in text.split_whitespace() {
            match piece.split_once(':').map(|(name, value)| (field_of(name), name, value)) {
                None => client.push(piece),
                Some((None, name, _)) => {
                    search.problems.push(Phrase::new("query-unknown-field").text("field", Clean::line(name)));
                }
                Some((Some(_), _, "")) => {}
                Some((Some("who"), _, value)) => search.who = Some(fold(value)),
                Some((Some("act"), _, value)) => search.reasons = Some(reasons(value, words)),
                Some((Some(field), _, value)) => search.day(field, value, today, calendar),
            }
        }
        let query = Query::parse(&client.join(" "), today, calendar);
        search.problems.extend(query.problems.iter().cloned());
        search.client = (!query.words.is_empty() || !query.conditions.is_empty()).then_some(query);
        search
    }

    fn day(&mut self, field: &str, value: &str, today: Day, calendar: &Calendar) {
        let (first, last) = value.split_once("..").unwrap_or((value, value));
        let mut read = |text: &str| match parse_typed(text, today, calendar) {
            Ok(day) => Some(day),
            Err(error) => {
                self.problems.push(error.phrase());
                None
            }
        };
        let (first, last) = (
            if field == "until" || first.is_empty() { None } else { read(first) },
            if field == "from" || last.is_empty() { None } else { read(last) },
        );
        self.from = first.or(self.from);
        self.until = last.or(self.until);
    }
}

/// The kinds of acts that a typed word names, in the reader's words or as programs name them.
fn reasons(typed: &str, words: &crate::i18n::Catalogue) -> Vec<String> {
    let wanted = fold(typed);
    let named = |reason: &&&str| fold(&act_words(reason, words)).contains(&wanted) || fold(reason) == wanted;
    let mut found: Vec<String> = REASONS.iter().filter(named).map(|reason| (*reason).to_owned()).collect();
    if found.is_empty() {
        found.push(typed.to_lowercase());
    }
    found
}

/// One entry of the list.
#[derive(Debug, Clone, PartialEq)]
pub struct JournalLine {
    /// When, who, what changed.
    pub line: HistoryLine,
    /// What is undone together with it.
    pub group: i64,
    /// It takes another group back.
    pub is_undo: bool,
    /// The client.
    pub client: Option<ClientId>,
    /// The client's name; empty when the client is gone.
    pub name: Clean,
    /// Settings of the office that changed.
    pub settings: Vec<SettingChange>,
    /// It changed the law.
    pub law: bool,
    /// Its content was erased by law.
    pub erased: bool,
    /// Over SSH: the number of the key, and the address.
    pub origin: Option<Origin>,
    /// What happened without changing a record, as data.
    pub events: Vec<Clean>,
}

/// A page of the list.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct JournalView {
    /// The entries found, newest first; there may be none though more follow.
    pub lines: Vec<JournalLine>,
    /// Go on before this position; `None` at the journal's beginning.
    pub next: Option<i64>,
    /// The name finds so many people that only the first ones were looked for.
    pub cut: bool,
}

/// One entry in full, with the names of what it mentions.
#[derive(Debug, Clone)]
pub struct JournalDetail {
    /// The entry.
    pub entry: JournalLine,
    /// Names of the records that its fields refer to.
    pub names: HashMap<Key, String>,
    /// Titles of requirements that it names.
    pub requirements: HashMap<String, Titles>,
    /// Titles of rules.
    pub titles: RuleTitles,
}

/// What a look at the whole chain found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JournalProof {
    /// Entries looked at.
    pub entries: i64,
    /// Head of the chain, hexadecimal: to be kept outside the database too.
    pub head: String,
    /// What is wrong, in words for the administrator; empty when the chain is whole.
    pub faults: Vec<String>,
}

impl Desk {
    /// A page of the journal, newest first; `before` goes on where an earlier page ended.
    ///
    /// # Errors
    /// Those of the store.
    pub fn journal_view(&self, search: &JournalSearch, before: Option<i64>, limit: usize) -> Result<JournalView> {
        let (today, me, thresholds) = (self.today(), self.me().id, self.thresholds());
        self.read(|reads| {
            let mut query = JournalQuery {
                before,
                reasons: search.reasons.clone(),
                from: search.from,
                until: search.until,
                limit,
                ..JournalQuery::default()
            };
            if let Some(who) = &search.who {
                query.who = Some(people(reads, who)?);
            }
            let mut cut = false;
            if let Some(client) = &search.client {
                let list = ListQuery {
                    query: client.clone(),
                    limit: CLIENTS,
                    today: Some(today),
                    me: Some(me),
                    thresholds,
                    ..ListQuery::default()
                };
                let page = reads.clients(&list)?;
                cut = page.next.is_some();
                query.clients = Some(page.rows.iter().map(|row| row.id).collect());
            }
            let page = reads.journal_page(&query)?;
            let mut names = HashMap::new();
            let lines = page.entries.iter().map(|entry| named(reads, entry, &mut names));
            Ok(JournalView { lines: lines.collect::<crate::store::Result<_>>()?, next: page.next, cut })
        })
    }

    /// One entry in full; `None` when there is no such position.
    ///
    /// # Errors
    /// Those of the store.
    pub fn journal_detail(&mut self, seq: i64) -> Result<Option<JournalDetail>> {
        let titles = self.titles()?;
        self.read(|reads| {
            let query = JournalQuery { before: Some(seq + 1), limit: 1, ..JournalQuery::default() };
            let Some(entry) = reads.journal_page(&query)?.entries.into_iter().find(|entry| entry.seq == seq) else {
                return Ok(None);
            };
            let (names, requirements) = mentioned(reads, &entry)?;
            let entry = named(reads, &entry, &mut HashMap::new())?;
            Ok(Some(JournalDetail { entry, names, requirements, titles: titles.clone() }))
        })
    }

    /// What the undo of a group would take back.
    ///
    /// # Errors
    /// Not allowed for what others did, unless one supervises; a refusal of what cannot be undone.
    pub fn group_undo(&self, group: i64) -> Result<UndoPreview> {
        self.may_undo(group)?;
        self.undo_preview(group)?.ok_or_else(|| AppError::refused(Phrase::new("store-undo-nothing")))
    }

    /// Takes a group back, also one that is not my newest.
    ///
    /// # Errors
    /// As for [`Desk::group_undo`]; a refusal when the same was changed since.
    pub fn undo_group(&mut self, group: i64) -> Result<Receipt> {
        Ok(self.undo_group_telling(group, &mut |_, _| true)?.receipt)
    }

    /// The same; `tell` as in [`Desk::undo_telling`].
    ///
    /// # Errors
    /// Those of [`Desk::undo_group`].
    pub fn undo_group_telling(&mut self, group: i64, tell: Tell<'_>) -> Result<Undone> {
        self.may_undo(group)?;
        self.take_group_back(group, tell)
    }

    fn may_undo(&self, group: i64) -> Result<()> {
        self.require(Role::Officer)?;
        let (outline, undone) = self.read(|reads| Ok((reads.group_outline(group)?, reads.is_undone(group)?)))?;
        let outline = outline.unwrap_or_default();
        let me = self.me().handle();
        if outline.who.iter().any(|who| who != me) && self.require(Role::Supervisor).is_err() {
            return Err(AppError::new(ErrorKind::NotAllowed, Phrase::new("journal-undo-others")));
        }
        self.may_unsettle(group)?;
        let refused = match () {
            () if undone => "journal-undo-done",
            () if outline.undoes => "journal-undo-of-undo",
            () if outline.reasons.iter().any(|reason| undo::LASTING.contains(&reason.as_str())) => "store-undo-lasting",
            () if outline.erased => "journal-undo-erased",
            () => return Ok(()),
        };
        Err(AppError::refused(Phrase::new(refused)))
    }

    /// Settings of the office go back by whoever may settle them: also one's own, once one is no admin any more.
    pub(super) fn may_unsettle(&self, group: i64) -> Result<()> {
        let outline = self.read(|reads| reads.group_outline(group))?.unwrap_or_default();
        // Only acts of these kinds say who sees whom, and none of them is large.
        if outline.reasons.iter().any(|reason| access::DECIDES.contains(&reason.as_str())) {
            self.may_open_again(&self.read(|reads| reads.group(group))?)?;
        }
        if outline.reasons.iter().any(|reason| reason == undo::SETTING) { self.require(Role::Admin) } else { Ok(()) }
    }

    /// Looks at every entry of the chain.
    ///
    /// # Errors
    /// Those of the store; faults found are in the proof.
    pub fn prove_journal(&self, progress: &mut dyn FnMut(i64)) -> Result<JournalProof> {
        self.read(|reads| {
            let (entries, head, faults) = reads.verify_journal(progress)?;
            Ok(JournalProof { entries, head, faults })
        })
    }
}

/// Who stands in the journal under a name that holds the text, as typed or on the other keyboard layout; also by the
/// name of the member of staff.
pub(super) fn people(reads: &dyn Reads, typed: &str) -> crate::store::Result<Vec<Clean>> {
    let keys: Vec<String> =
        std::iter::once(typed.to_owned()).chain(switch_layout(typed).iter().map(|other| fold(other))).collect();
    let holds = |text: &str| keys.iter().any(|key| !key.is_empty() && fold(text).contains(key));
    let staff = reads.staff()?;
    let known: HashSet<&Clean> =
        staff.iter().filter(|person| holds(&person.name)).map(crate::domain::staff::Staff::handle).collect();
    Ok(reads.journal_people()?.into_iter().filter(|who| holds(who) || known.contains(who)).collect())
}

pub(super) fn named(
    reads: &dyn Reads,
    entry: &JournalEntry,
    names: &mut HashMap<ClientId, Clean>,
) -> crate::store::Result<JournalLine> {
    let name = match entry.client {
        None => Clean::default(),
        Some(client) => match names.get(&client) {
            Some(name) => name.clone(),
            None => {
                let record = reads.record(Key { kind: Kind::Client, id: client.0 })?;
                let found = record.and_then(|record| Client::try_from(record).ok());
                let name = found.map(|client| Clean::line(client.name())).unwrap_or_default();
                names.insert(client, name.clone());
                name
            }
        },
    };
    Ok(JournalLine {
        line: line(entry),
        group: entry.group,
        is_undo: entry.undoes.is_some(),
        client: entry.client,
        name,
        settings: entry.settings.clone(),
        law: entry.law.is_some(),
        erased: entry.erased,
        origin: entry.origin.clone(),
        events: entry.events.clone(),
    })
}

pub(super) type Mentioned = (HashMap<Key, String>, HashMap<String, Titles>);

/// Names of the records and titles of the requirements that an entry's fields hold.
pub(super) fn mentioned(reads: &dyn Reads, entry: &JournalEntry) -> crate::store::Result<Mentioned> {
    let (mut keys, mut requirements) = (BTreeSet::new(), HashMap::new());
    let book = reads.rulebook()?;
    for change in &entry.changes {
        let values = change.old.iter().chain(&change.new).flatten();
        for (name, value) in values {
            let field = change.key.kind.fields().iter().find(|field| field.name == name);
            match (field.map(|field| field.holds), value) {
                (Some(FieldType::Ref(kind)), value) => keys.extend(value.as_i64().map(|id| (kind.as_str(), id))),
                (Some(FieldType::Requirement), serde_json::Value::String(id)) => {
                    requirements.extend(book.requirement(id).map(|found| (id.clone(), found.titles.clone())));
                }
                _ => {}
            }
        }
    }
    let mut names = HashMap::new();
    for (kind, id) in keys {
        let Some(kind) = Kind::parse(kind) else { continue };
        let key = Key { kind, id };
        if let Some(name) = reads.record(key)?.and_then(|record| name_of(&record)) {
            names.insert(key, name);
        }
    }
    Ok((names, requirements))
}

/// What people call a record.
fn name_of(record: &Record) -> Option<String> {
    let field = match record {
        Record::Client(client) => return Some(client.name().to_owned()),
        Record::Staff(person) => return Some(person.handle().to_string()),
        Record::Case(case) => return Some(case.reference.to_string()),
        Record::Sponsor(sponsor) => return Some(sponsor.name.to_string()),
        Record::IdentityDocument(document) => return Some(document.number.to_string()),
        other => other.fields().get("number").cloned()?,
    };
    field.as_str().map(|text| Clean::line(text).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::lang::Lang;
    use crate::i18n::Catalogue;

    fn search(text: &str, lang: Lang) -> JournalSearch {
        let today = "2026-11-23".parse().unwrap();
        JournalSearch::parse(text, today, &Calendar::built_in(), &Catalogue::new(lang))
    }

    #[test]
    fn a_filter_is_read_in_three_languages_and_on_either_layout() {
        for text in ["who:Серик", "кто:серик", "кім:СЕРИК", "црщ:серик"] {
            assert_eq!(search(text, Lang::Ru).who, Some(fold("серик")), "{text}");
        }
        let day = |text: &str| Some(text.parse::<Day>().unwrap());
        let days = |text: &str| (search(text, Lang::En).from, search(text, Lang::En).until);
        assert_eq!(days("day:20.11.2026"), (day("2026-11-20"), day("2026-11-20")));
        assert_eq!(days("day:2026-11-01..23.11"), (day("2026-11-01"), day("2026-11-23")));
        assert_eq!(days("from:-7 until:today"), (day("2026-11-16"), day("2026-11-23")));
        assert_eq!(days("day:..20.11.2026"), (None, day("2026-11-20")));
    }

    #[test]
    fn acts_are_named_in_the_readers_words() {
        assert_eq!(search("act:import", Lang::Ru).reasons, Some(vec!["import".to_owned()]));
        assert_eq!(search("действие:отложено", Lang::Ru).reasons, Some(vec!["snooze".to_owned()]));
        for (word, reason) in [("original", "original"), ("payment", "payment"), ("merged", "merge")] {
            assert_eq!(search(&format!("act:{word}"), Lang::En).reasons, Some(vec![reason.to_owned()]));
        }
        assert_eq!(search("act:Teleport", Lang::En).reasons, Some(vec!["teleport".to_owned()]));
    }

    #[test]
    fn what_is_not_understood_is_told_and_unfinished_counts_as_nothing() {
        let found = search("colour:red who: day:31.02.2026", Lang::En);
        let problems: Vec<&str> = found.problems.iter().map(|phrase| phrase.id.as_str()).collect();
        assert_eq!(problems, ["query-unknown-field", "date-no-such-day", "date-no-such-day"]);
        assert_eq!((found.who, found.from, found.client), (None, None, None));
        assert!(search("Иванова", Lang::En).client.is_some());
    }
}
