//! The live filter as SQL over indexed columns: words over the search texts, conditions over `standing`, `case_file`
//! and the client's records. Every value goes in as a parameter.

use super::due::number;
use super::search::search_phrase;
use super::session::Session;
use super::standing::NEVER;
use crate::domain::country::Country;
use crate::domain::day::Day;
use crate::domain::deadline::Level;
use crate::domain::fold::fold;
use crate::domain::query::{Compare, Condition, Field, Test, Word};
use crate::store::{ListQuery, Result};
use rusqlite::types::Value;

/// What a list is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Subject {
    /// Clients.
    Client,
    /// Cases.
    Case,
}

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
        let sql: Vec<String> = pieces.iter().map(|piece| format!("({})", piece.sql)).collect();
        Self::new(sql.join(" OR "), pieces.into_iter().flat_map(|piece| piece.values))
    }
}

/// Tests joined by AND, with the values of their parameters in order.
#[derive(Default)]
pub(super) struct Filter {
    tests: Vec<String>,
    values: Vec<Value>,
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
    pub(super) fn filter(&self, list: &ListQuery, subject: Subject) -> Result<Filter> {
        let mut filter = Filter::default();
        let alive = self.alive("standing")?;
        if let Some(alive) = alive.strip_prefix(" AND ") {
            filter.test(alive, []);
        }
        for word in &list.query.words {
            let mut pieces = vec![found(word, subject)];
            let country = word.country.iter().map(|country| Value::Text(country.as_str().to_owned()));
            pieces.extend(country.map(|code| Piece::among("standing.citizenship", vec![code])));
            pieces.extend(word.client.map(|id| Piece::among("standing.client", vec![Value::Integer(id.0)])));
            filter.add(Piece::any(pieces), word.negated);
        }
        for condition in &list.query.conditions {
            filter.add(self.condition(condition, list, subject)?, condition.negated);
        }
        Ok(filter)
    }

    fn condition(&self, condition: &Condition, list: &ListQuery, subject: Subject) -> Result<Piece> {
        let field = condition.field;
        Ok(match &condition.test {
            Test::Missing => Piece::new(format!("{} IS NULL", column(field, subject)), []),
            Test::Me => {
                Piece::among(column(field, subject), list.me.map(|me| Value::Integer(me.0)).into_iter().collect())
            }
            Test::Text(text) if field == Field::Owner => Piece::among(column(field, subject), self.staff_like(text)?),
            Test::Text(text) => self.sponsored_by(text)?,
            Test::OneOf(ids) if field == Field::Level => level(ids, list, &self.alive("act")?),
            Test::OneOf(ids) => {
                of_case(field, subject, Piece::among(column(field, subject), texts(ids.iter().copied())))
            }
            Test::Countries(countries) => {
                Piece::among(column(field, subject), texts(countries.iter().map(Country::as_str)))
            }
            Test::Days(compare, days) => due(*compare, *days, list.today),
            Test::Date(compare, day) => {
                Piece::new(format!("{} {} ?", column(field, subject), compare.as_str()), [Value::Text(day.to_string())])
            }
        })
    }

    /// Staff whose login or name holds a folded text.
    fn staff_like(&self, text: &str) -> Result<Vec<Value>> {
        let staff = self.all_staff()?;
        let like = |name: &str| fold(name).contains(text);
        let found = staff.iter().filter(|person| like(&person.name) || person.login.as_deref().is_some_and(like));
        Ok(found.map(|person| Value::Integer(person.id.0)).collect())
    }

    fn sponsored_by(&self, text: &str) -> Result<Piece> {
        let ids: Vec<Value> = self.find_sponsors(text, 1_000)?.into_iter().map(|(id, _)| Value::Integer(id)).collect();
        let linked = Piece::among("sponsor", ids);
        let among = |table: &str| format!("SELECT client FROM {table} WHERE {}", linked.sql);
        let sql =
            format!("standing.client IN ({} UNION {} UNION {})", among("basis"), among("permit"), among("case_file"));
        let values: Vec<Value> = std::iter::repeat_n(linked.values, 3).flatten().collect();
        Ok(Piece::new(sql, values))
    }
}

/// Where a field stands.
const fn column(field: Field, subject: Subject) -> &'static str {
    match (field, subject) {
        (Field::Owner, Subject::Client) => "standing.owner",
        (Field::Owner, Subject::Case) => "coalesce(case_file.owner, standing.owner)",
        (Field::Citizenship, _) => "standing.citizenship",
        (Field::Presence, _) => "standing.presence",
        (Field::Level | Field::Due, _) => "standing.binding_rule",
        (Field::Ground, Subject::Case) => "case_file.ground",
        (Field::Stage, Subject::Case) => "case_file.stage",
        (Field::Kind, Subject::Case) => "case_file.kind",
        (Field::Ground, Subject::Client) => "matter.ground",
        (Field::Stage, Subject::Client) => "matter.stage",
        (Field::Kind, Subject::Client) => "matter.kind",
        (Field::Sponsor, _) => "(SELECT max(sponsor) FROM basis WHERE basis.client = standing.client)",
        (Field::Until, _) => {
            "(SELECT max(min(valid_until, coalesce(actual_end, valid_until))) FROM permit \
             WHERE permit.client = standing.client AND permit.kind <> 'exit_document')"
        }
        (Field::Entry, _) => "(SELECT max(entry) FROM stay WHERE stay.client = standing.client)",
    }
}

/// In a list of clients, a condition on a case asks whether the client has such a case.
fn of_case(field: Field, subject: Subject, piece: Piece) -> Piece {
    if subject == Subject::Case || field == Field::Presence {
        return piece;
    }
    let sql =
        format!("EXISTS (SELECT 1 FROM case_file AS matter WHERE matter.client = standing.client AND {})", piece.sql);
    Piece::new(sql, piece.values)
}

/// A word in the client's text; in a list of cases in the person's text or in this case's own reference. One question
/// to the index names all spellings, so that its answer can lead the way through the other tables.
fn found(word: &Word, subject: Subject) -> Piece {
    let phrases: Vec<String> = word.keys.iter().map(|key| search_phrase(key, word.quoted)).collect();
    let any = phrases.join(" OR ");
    let among = "standing.client IN (SELECT rowid FROM search WHERE search MATCH ?)";
    let client = Piece::new(among, [Value::Text(any.clone())]);
    if subject == Subject::Client {
        return client;
    }
    let mut own = vec![Piece::new(among, [Value::Text(format!("person : ({any})"))])];
    own.extend(word.keys.iter().map(|key| {
        let bare: String = key.split(' ').collect();
        Piece::new("instr(lower(replace(case_file.reference, '-', '')), ?)", [Value::Text(bare)])
    }));
    let own = Piece::any(own);
    Piece::new(format!("{} AND ({})", client.sql, own.sql), client.values.into_iter().chain(own.values))
}

/// So many days from today to the binding date.
fn due(compare: Compare, days: i64, today: Option<Day>) -> Piece {
    let Some(today) = today else {
        return Piece::never();
    };
    let sql = format!("standing.binding_day {} ? AND standing.binding_day < {NEVER}", compare.as_str());
    Piece::new(sql, [Value::Integer(number(today).saturating_add(days))])
}

/// The binding deadline is of one of these levels; unknown asks for unanswered acts instead.
fn level(ids: &[&str], list: &ListQuery, alive: &str) -> Piece {
    let Some(today) = list.today.map(number) else {
        return Piece::never();
    };
    let (critical, soon) = (today + list.thresholds.critical, today + list.thresholds.soon);
    let days = |from: i64, until: i64| {
        Piece::new(
            "standing.binding_day > ? AND standing.binding_day <= ? AND standing.binding_last_day >= ?",
            [from, until, today].map(Value::Integer),
        )
    };
    // A last day that has passed has its warn day in the past too: that lets the index on the warn day serve.
    let passed = |stay: &str| {
        Piece::new(
            format!("standing.binding_day < ? AND standing.binding_last_day < ? AND standing.binding_class {stay} 0"),
            [today, today].map(Value::Integer),
        )
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
