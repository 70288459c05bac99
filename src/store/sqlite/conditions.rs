//! The live filter as SQL over indexed columns: words over the search texts, conditions over `standing`, `case_file`
//! and the client's records. Every value goes in as a parameter.

use super::due::number;
use super::order::{among_rows, of_today};
use super::search::{search_phrase, search_run};
use super::session::Session;
use super::standing::NEVER;
use crate::domain::country::Country;
use crate::domain::day::Day;
use crate::domain::deadline::Level;
use crate::domain::fold::fold;
use crate::domain::lang::Titles;
use crate::domain::phrase::Phrase;
use crate::domain::query::{Compare, Condition, Field, Test, Word};
use crate::store::{ListKind, ListQuery, Result};
use rusqlite::types::Value;
use std::collections::BTreeSet;

/// A piece of SQL that is true or false, with the values of its `?` in order.
struct Piece {
    sql: String,
    values: Vec<Value>,
}

impl Piece {
    fn new(sql: impl Into<String>, values: impl IntoIterator<Item = Value>) -> Self {
        Self { sql: sql.into(), values: values.into_iter().collect() }
    }

    /// Nothing passes.
    fn never() -> Self {
        Self::new("0", [])
    }

    fn opposite(self) -> Self {
        Self { sql: format!("NOT ({})", self.sql), values: self.values }
    }

    /// `column` holds one of these values.
    fn among(column: &str, values: Vec<Value>) -> Self {
        if values.is_empty() {
            return Self::never();
        }
        let marks = vec!["?"; values.len()].join(", ");
        Self::new(format!("{column} IN ({marks})"), values)
    }

    fn any(pieces: Vec<Self>) -> Self {
        if pieces.is_empty() {
            return Self::never();
        }
        Self::joined(pieces, " OR ")
    }

    /// All of them hold; there is one at least.
    fn all(pieces: Vec<Self>) -> Self {
        Self::joined(pieces, " AND ")
    }

    fn joined(pieces: Vec<Self>, by: &str) -> Self {
        let sql: Vec<String> = pieces.iter().map(|piece| format!("({})", piece.sql)).collect();
        Self::new(sql.join(by), pieces.into_iter().flat_map(|piece| piece.values))
    }
}

/// Tests joined by AND, with the values of their parameters in order.
#[derive(Default)]
pub(super) struct Filter {
    tests: Vec<String>,
    values: Vec<Value>,
    /// Names that were asked for and that nobody and nothing has.
    pub(super) problems: Vec<Phrase>,
    /// What the index of texts is asked, where words lead the way and nothing else may take their place.
    pub(super) asked: Option<String>,
}

/// How words are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Words {
    /// The index finds all who have them, at once.
    Found,
    /// Each client's text is looked at, where the words are so common that a page is soon full.
    Read,
    /// Only those are asked who have them; in whose own text they stand, the index finds at once.
    Given,
    /// Only those are asked who have them, and each one's text is looked at: of few, or where a page is soon full.
    GivenEach,
}

impl Filter {
    /// Adds a test whose `?` are these values.
    pub(super) fn test(&mut self, sql: &str, values: impl IntoIterator<Item = Value>) {
        self.tests.push(format!("({sql})"));
        self.values.extend(values);
    }

    /// All tests; true when there is none.
    pub(super) fn tests(&self) -> String {
        if self.tests.is_empty() { "1".to_owned() } else { self.tests.join(" AND ") }
    }

    /// The values of all parameters.
    pub(super) fn values(&self) -> &[Value] {
        &self.values
    }

    /// Adds a piece or its opposite; what is not known does not hold.
    fn add(&mut self, piece: Piece, negated: bool) {
        if negated {
            self.test(&format!("NOT coalesce(({}), 0)", piece.sql), piece.values);
        } else {
            self.test(&piece.sql, piece.values);
        }
    }
}

fn texts<'t>(texts: impl IntoIterator<Item = &'t str>) -> Vec<Value> {
    texts.into_iter().map(|text| Value::Text(text.to_owned())).collect()
}

impl Session<'_> {
    /// The tests of a list's query.
    pub(super) fn filter(&self, list: &ListQuery, kind: ListKind) -> Result<Filter> {
        self.filter_by(list, kind, Words::Found)
    }

    /// The same with words looked for in another way: the same rows pass.
    pub(super) fn filter_by(&self, list: &ListQuery, kind: ListKind, words: Words) -> Result<Filter> {
        let mut filter = Filter::default();
        let mut alive = vec![self.alive("standing")?];
        if kind == ListKind::Deadlines {
            alive.push(self.alive("deadline")?);
        }
        for alive in alive.iter().filter_map(|alive| alive.strip_prefix(" AND ")) {
            filter.test(alive, []);
        }
        if let Some((test, values)) = of_today(list, kind) {
            filter.test(&test, values);
        }
        if let Some(only) = &list.only {
            let (test, values) = among_rows(only, kind);
            filter.test(&test, values);
        }
        let mut together = Vec::new();
        for word in &list.query.words {
            let country = word.country.iter().map(|country| Value::Text(country.as_str().to_owned()));
            let mut others: Vec<Piece> = country.map(|code| Piece::among("standing.citizenship", vec![code])).collect();
            others.extend(word.client.map(|id| Piece::among("standing.client", vec![Value::Integer(id.0)])));
            others.extend(self.entitled(word, kind)?);
            if others.is_empty() && !word.negated {
                together.push(word);
            } else {
                others.insert(0, found(&[word], kind));
                filter.add(Piece::any(others), word.negated);
            }
        }
        if !together.is_empty() {
            filter.asked = Some(question(&together));
            match words {
                Words::Found => filter.add(found(&together, kind), false),
                Words::Read => filter.add(read(&together, kind), false),
                Words::Given if is_of_cases(kind) => filter.add(of_own_case(&together), false),
                Words::GivenEach if is_of_cases(kind) => filter.add(in_each_case(&together), false),
                Words::Given | Words::GivenEach => {}
            }
        }
        for condition in &list.query.conditions {
            let piece = self.condition(condition, list, (kind, &mut filter.problems))?;
            filter.add(piece, condition.negated);
        }
        Ok(filter)
    }

    /// In lists of papers and deadlines a word may be one of the title. Only where it is, something is asked for it: the
    /// question would lead the way through all rows.
    fn entitled(&self, word: &Word, kind: ListKind) -> Result<Option<Piece>> {
        let holds = |title: &str| word.negated != word.holds(title);
        let (column, ids) = match kind {
            ListKind::Documents => ("case_document.requirement", self.papers_titled(holds)?),
            ListKind::Deadlines => ("deadline.rule", self.rules_titled(holds)?),
            ListKind::Clients | ListKind::Cases => return Ok(None),
        };
        Ok(Some(ids).filter(|ids| !ids.is_empty()).map(|ids| Piece::among(column, ids)))
    }

    /// Requirements by their folded title, in whichever language.
    fn papers_titled(&self, holds: impl Fn(&str) -> bool) -> Result<Vec<Value>> {
        let book = self.book()?;
        let entitled = |titles: &Titles| [&titles.en, &titles.ru, &titles.kk].iter().any(|title| holds(&fold(title)));
        let like = book.requirements.iter().filter(|row| holds(&fold(&row.id)) || entitled(&row.titles));
        let ids: BTreeSet<&str> = like.map(|row| row.id.as_str()).collect();
        Ok(texts(ids))
    }

    /// Rules by their folded title, in whichever language.
    fn rules_titled(&self, holds: impl Fn(&str) -> bool) -> Result<Vec<Value>> {
        let entitled = |titles: &Titles| [&titles.en, &titles.ru, &titles.kk].iter().any(|title| holds(&fold(title)));
        let rules = self.titles()?;
        let like = rules.iter().filter(|(id, titles)| holds(&fold(id)) || entitled(titles));
        Ok(texts(like.map(|(id, _)| id.as_str())))
    }

    fn condition(
        &self,
        condition: &Condition,
        list: &ListQuery,
        (kind, problems): (ListKind, &mut Vec<Phrase>),
    ) -> Result<Piece> {
        let field = condition.field;
        let column = column(field, kind);
        let piece = match &condition.test {
            Test::Missing if field == Field::Asked => {
                let asked = Piece::new("requested_on IS NOT NULL", []);
                return Ok(with_paper(kind, asked).opposite());
            }
            Test::Missing => Piece::new(format!("{column} IS NULL"), []),
            Test::Me => Piece::among(column, list.me.map(|me| Value::Integer(me.0)).into_iter().collect()),
            Test::Text(text) => self.named(field, text, (kind, problems))?,
            Test::OneOf(ids) if field == Field::Level => level(ids, list, kind, &self.alive("act")?),
            Test::OneOf(ids) => Piece::among(column, texts(ids.iter().copied())),
            Test::Countries(countries) => Piece::among(column, texts(countries.iter().map(Country::as_str))),
            Test::Days(compare, days) if field == Field::Asked => asked(*compare, *days, list.today),
            Test::Days(compare, days) => due(*compare, *days, list.today, kind),
            Test::Date(compare, day) => {
                Piece::new(format!("{column} {} ?", compare.as_str()), [Value::Text(day.to_string())])
            }
        };
        Ok(match field {
            Field::Ground | Field::Stage | Field::Kind | Field::Paid => with_case(kind, piece),
            Field::State | Field::Paper | Field::Asked => with_paper(kind, piece),
            _ => piece,
        })
    }

    /// What has a name that holds a folded text; a name that nobody and nothing has is told.
    fn named(&self, field: Field, text: &str, (kind, problems): (ListKind, &mut Vec<Phrase>)) -> Result<Piece> {
        let holds = |title: &str| begins_in(title, text);
        let (ids, unknown) = match field {
            Field::Paper => (self.papers_titled(holds)?, "query-no-paper"),
            Field::What => (self.rules_titled(holds)?, "query-no-rule"),
            Field::Sponsor => {
                let sponsors = self.find_sponsors(text, 1_000)?;
                (sponsors.into_iter().map(|(id, _)| Value::Integer(id)).collect(), "query-no-sponsor")
            }
            _ => (self.staff_like(text)?, "query-nobody"),
        };
        if ids.is_empty() {
            problems.push(Phrase::new(unknown));
        }
        Ok(if field == Field::Sponsor { sponsored_by(ids) } else { Piece::among(column(field, kind), ids) })
    }

    /// Staff in whose login or name a folded text begins a word.
    fn staff_like(&self, text: &str) -> Result<Vec<Value>> {
        let staff = self.all_staff()?;
        let like = |name: &str| begins_in(&fold(name), text);
        let found = staff.iter().filter(|person| like(&person.name) || person.login.as_deref().is_some_and(like));
        Ok(found.map(|person| Value::Integer(person.id.0)).collect())
    }
}

/// True when a folded text stands at the beginning of a word. Anywhere inside would find too much: folding makes one
/// letter of doubled ones.
fn begins_in(folded: &str, text: &str) -> bool {
    format!(" {folded}").contains(&format!(" {text}"))
}

fn sponsored_by(ids: Vec<Value>) -> Piece {
    let linked = Piece::among("sponsor", ids);
    let among = |table: &str| format!("SELECT client FROM {table} WHERE {}", linked.sql);
    let sql = format!("standing.client IN ({} UNION {} UNION {})", among("basis"), among("permit"), among("case_file"));
    let values: Vec<Value> = std::iter::repeat_n(linked.values, 3).flatten().collect();
    Piece::new(sql, values)
}

/// True for lists of which every row has a case.
const fn is_of_cases(kind: ListKind) -> bool {
    matches!(kind, ListKind::Cases | ListKind::Documents)
}

/// Where a field stands; of a list whose rows have no case (no paper) in the table that [`with_case`]
/// ([`with_paper`]) asks.
const fn column(field: Field, kind: ListKind) -> &'static str {
    match field {
        Field::Owner => match kind {
            ListKind::Clients => "standing.owner",
            ListKind::Deadlines => "deadline.owner",
            ListKind::Cases | ListKind::Documents => "coalesce(case_file.owner, standing.owner)",
        },
        Field::Citizenship => "standing.citizenship",
        Field::Presence => "standing.presence",
        Field::What if matches!(kind, ListKind::Deadlines) => "deadline.rule",
        Field::Level | Field::Due | Field::What => "standing.binding_rule",
        Field::Ground if is_of_cases(kind) => "case_file.ground",
        Field::Stage if is_of_cases(kind) => "case_file.stage",
        Field::Kind if is_of_cases(kind) => "case_file.kind",
        Field::Paid if is_of_cases(kind) => "case_file.paid",
        Field::Ground => "matter.ground",
        Field::Stage => "matter.stage",
        Field::Kind => "matter.kind",
        Field::Paid => "matter.paid",
        Field::Sponsor => "(SELECT max(sponsor) FROM basis WHERE basis.client = standing.client)",
        Field::Until if matches!(kind, ListKind::Documents) => "case_document.valid_until",
        Field::Until => {
            "(SELECT max(min(valid_until, coalesce(actual_end, valid_until))) FROM permit \
             WHERE permit.client = standing.client AND permit.kind <> 'exit_document')"
        }
        Field::Entry => "(SELECT max(entry) FROM stay WHERE stay.client = standing.client)",
        Field::Filed if is_of_cases(kind) => {
            "(SELECT max(filed_on) FROM filing WHERE filing.client = case_file.client \
             AND filing.\"case\" = case_file.id)"
        }
        Field::Filed => "(SELECT max(filed_on) FROM filing WHERE filing.client = standing.client)",
        Field::State if matches!(kind, ListKind::Documents) => "case_document.state",
        Field::Paper if matches!(kind, ListKind::Documents) => "case_document.requirement",
        Field::Asked if matches!(kind, ListKind::Documents) => "case_document.requested_on",
        Field::State => "one.state",
        Field::Paper => "one.requirement",
        Field::Asked => "one.requested_on",
    }
}

/// In a list whose rows have no case of their own, a condition on a case asks whether the client has such a case.
fn with_case(kind: ListKind, piece: Piece) -> Piece {
    if is_of_cases(kind) {
        return piece;
    }
    let sql =
        format!("EXISTS (SELECT 1 FROM case_file AS matter WHERE matter.client = standing.client AND ({}))", piece.sql);
    Piece::new(sql, piece.values)
}

/// In a list of other rows than papers, a condition on a paper asks whether the case or the client has such a paper.
fn with_paper(kind: ListKind, piece: Piece) -> Piece {
    let whose = match kind {
        ListKind::Documents => return piece,
        ListKind::Cases => "one.client = case_file.client AND one.\"case\" = case_file.id",
        ListKind::Clients | ListKind::Deadlines => "one.client = standing.client",
    };
    let sql = format!("EXISTS (SELECT 1 FROM case_document AS one WHERE {whose} AND ({}))", piece.sql);
    Piece::new(sql, piece.values)
}

/// Words in the client's text; in a list of cases or papers each in the person's text or in this case's own reference.
/// One question to the index names all words in all spellings: it meets them where the rarest leads, however many clients
/// the first letter of the next word finds, and its answer can lead the way through the other tables.
fn found(words: &[&Word], kind: ListKind) -> Piece {
    let client = Piece::new(AMONG, [Value::Text(question(words))]);
    if is_of_cases(kind) { Piece::all(vec![client, of_own_case(words)]) } else { client }
}

const AMONG: &str = "standing.client IN (SELECT rowid FROM search WHERE search MATCH ?)";

/// All words in the text of the case's person, or each there or in this case's own reference: asked only of clients who
/// have them all. The first of both follows from the second, and the index knows it.
fn of_own_case(words: &[&Word]) -> Piece {
    let person = Piece::new(AMONG, [Value::Text(format!("person : ({})", question(words)))]);
    Piece::any(vec![person, in_each_case(words)])
}

fn in_each_case(words: &[&Word]) -> Piece {
    Piece::all(words.iter().map(|word| in_case(word)).collect())
}

/// What the index is asked for all of these words.
fn question(words: &[&Word]) -> String {
    let any = |word: &&Word| {
        let phrases: Vec<String> = word.keys.iter().map(|key| search_phrase(key, word.quoted)).collect();
        format!("({})", phrases.join(" OR "))
    };
    words.iter().map(any).collect::<Vec<_>>().join(" AND ")
}

/// The same words in the text itself, client by client.
fn read(words: &[&Word], kind: ListKind) -> Piece {
    let client = in_text(words);
    if is_of_cases(kind) { Piece::all(vec![client, in_each_case(words)]) } else { client }
}

fn in_text(words: &[&Word]) -> Piece {
    let mut values = Vec::new();
    let mut holds = |key: &String, quoted: bool| {
        let run = Value::Text(search_run(key, quoted));
        values.extend([run.clone(), run]);
        "instr(person, ?) OR instr(matter, ?)"
    };
    let mut any = |word: &&Word| {
        let keys: Vec<&str> = word.keys.iter().map(|key| holds(key, word.quoted)).collect();
        format!("({})", keys.join(" OR "))
    };
    let all: Vec<String> = words.iter().map(&mut any).collect();
    let sql = format!("(SELECT {} FROM search_text AS text WHERE text.client = standing.client)", all.join(" AND "));
    Piece::new(sql, values)
}

/// A word in the text of the case's person or in its reference: asked only of clients whom the index has found.
fn in_case(word: &Word) -> Piece {
    let person = |key: &String| {
        let sql = "(SELECT instr(person, ?) FROM search_text AS text WHERE text.client = standing.client)";
        Piece::new(sql, [Value::Text(search_run(key, word.quoted))])
    };
    let reference = |key: &String| {
        let bare: String = key.split(' ').collect();
        Piece::new("instr(lower(replace(case_file.reference, '-', '')), ?)", [Value::Text(bare)])
    };
    Piece::any(word.keys.iter().map(reference).chain(word.keys.iter().map(person)).collect())
}

/// Asked for so many days ago and still awaited.
fn asked(compare: Compare, days: i64, today: Option<Day>) -> Piece {
    let day = today.and_then(|today| today.checked_sub_signed(chrono::TimeDelta::try_days(days)?));
    let Some(day) = day else {
        return Piece::never();
    };
    // Of a paper the list itself or the question about one: neither name is said.
    let sql = format!("state = 'requested' AND requested_on {} ?", compare.turned().as_str());
    Piece::new(sql, [Value::Text(day.to_string())])
}

/// So many days from today to the binding date, or to the deadline's own.
fn due(compare: Compare, days: i64, today: Option<Day>, kind: ListKind) -> Piece {
    let Some(today) = today else {
        return Piece::never();
    };
    let day = [Value::Integer(number(today).saturating_add(days))];
    if kind == ListKind::Deadlines {
        return Piece::new(format!("deadline.warn_day {} ?", compare.as_str()), day);
    }
    Piece::new(format!("standing.binding_day {} ? AND standing.binding_day < {NEVER}", compare.as_str()), day)
}

/// The binding deadline (in a list of deadlines each) is of one of these levels; unknown asks for unanswered acts.
fn level(ids: &[&str], list: &ListQuery, kind: ListKind, alive: &str) -> Piece {
    let Some(today) = list.today.map(number) else {
        return Piece::never();
    };
    let [warn, last, class] = match kind {
        ListKind::Deadlines => ["deadline.warn_day", "deadline.last_day", "deadline.class"],
        _ => ["standing.binding_day", "standing.binding_last_day", "standing.binding_class"],
    };
    let (critical, soon) = (today + list.thresholds.critical, today + list.thresholds.soon);
    let days = |from: i64, until: i64| {
        Piece::new(format!("{warn} > ? AND {warn} <= ? AND {last} >= ?"), [from, until, today].map(Value::Integer))
    };
    // A last day that has passed has its warn day in the past too: that lets the index on the warn day serve.
    let passed = |stay: &str| {
        Piece::new(format!("{warn} < ? AND {last} < ? AND {class} {stay} 0"), [today, today].map(Value::Integer))
    };
    let levels = ids.iter().filter_map(|id| Level::parse(id)).map(|level| match level {
        Level::Breach => passed("="),
        Level::Overdue => passed("<>"),
        Level::Today => days(i64::MIN, today),
        Level::Critical => days(today, critical),
        Level::Soon => days(critical, soon),
        Level::Later => days(soon, NEVER - 1),
        Level::Unknown => Piece::new(
            format!(
                "EXISTS (SELECT 1 FROM deadline AS act WHERE act.client = standing.client AND act.section = 1{alive})"
            ),
            [],
        ),
    });
    Piece::any(levels.collect())
}
