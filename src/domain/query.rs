//! The language of the live filter: what a person types behind `/`.
//!
//! * words: every one of them must be found, in any order: `абдул 1234`;
//! * `"quoted words"` or `«…»` must stand together;
//! * `!word` must not be found;
//! * `field:value` and comparisons: `stage:filed`, `ground:work,study`, `due<14`, `until<=01.12.2026`, `!owner:me`.
//!
//! Names of fields and their values are data (`query/words.tsv`), in three languages. A filter is read while it is
//! being typed: an unfinished condition counts as nothing, and what is not understood is told in `problems` and left
//! out, never an error. What was typed while the other keyboard layout was on is read as it was meant: `вгуБ14` is
//! `due<14`.

mod lex;
#[cfg(test)]
mod tests;
mod vocabulary;

use super::calendar::Calendar;
use super::choice::choices;
use super::country::Country;
use super::day::{Day, parse_typed};
use super::fold::{fold, fold_number, switch_layout, tokens};
use super::id::ClientId;
use super::phrase::Phrase;
use super::script::us_key;
use lex::{Piece, pieces};

choices! {
    /// What a condition asks about.
    Field {
        /// Officer, by login or name.
        Owner = "owner",
        /// Citizenship.
        Citizenship = "citizenship",
        /// Ground of the case.
        Ground = "ground",
        /// Stage of the case.
        Stage = "stage",
        /// Kind of the case.
        Kind = "kind",
        /// Level of the deadline.
        Level = "level",
        /// In the country, abroad, unknown.
        Presence = "presence",
        /// Sponsor, by name.
        Sponsor = "sponsor",
        /// Days from today to the binding date.
        Due = "due",
        /// Last day of the permit.
        Until = "until",
        /// Day of the last entry.
        Entry = "entry",
        /// Whether the case is paid.
        Paid = "paid",
        /// A paper, by its title.
        Paper = "paper",
        /// State of a paper.
        State = "state",
        /// Days since a paper that is still awaited was asked for.
        Asked = "asked",
        /// Day of the newest filing.
        Filed = "filed",
        /// What the date is about, by the title of its rule.
        What = "what",
    }
    /// How a number or a date is compared.
    Compare {
        /// Less, earlier.
        Less = "<",
        /// Less or equal, not later.
        AtMost = "<=",
        /// Greater, later.
        Greater = ">",
        /// Greater or equal, not earlier.
        AtLeast = ">=",
        /// Equal.
        Equal = "=",
    }
}

impl Compare {
    /// The same comparison seen from the other side: more days ago is an earlier day.
    #[must_use]
    pub const fn turned(self) -> Self {
        match self {
            Self::Less => Self::Greater,
            Self::AtMost => Self::AtLeast,
            Self::Greater => Self::Less,
            Self::AtLeast => Self::AtMost,
            Self::Equal => Self::Equal,
        }
    }

    /// Whether `left` stands so to `right`.
    pub fn holds<T: PartialOrd>(self, left: &T, right: &T) -> bool {
        match self {
            Self::Less => left < right,
            Self::AtMost => left <= right,
            Self::Greater => left > right,
            Self::AtLeast => left >= right,
            Self::Equal => left == right,
        }
    }
}

/// One word or quoted phrase to look for in folded text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Folded spellings, any of which is a find: as typed, as (the series of) a document number, as typed on the other
    /// keyboard layout. Never empty, no spelling is.
    pub keys: Vec<String>,
    /// It was quoted: its words stand together and are whole.
    pub quoted: bool,
    /// It must not be found.
    pub negated: bool,
    /// The state that the word names as a whole, by its code or in one of three languages: its citizens are found too.
    pub country: Option<Country>,
    /// The client whose id the word is.
    pub client: Option<ClientId>,
}

/// One condition on a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// The field.
    pub field: Field,
    /// The condition must not hold.
    pub negated: bool,
    /// What is asked.
    pub test: Test,
}

/// What a condition asks of its field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Test {
    /// Nothing is recorded.
    Missing,
    /// The person who asks (owner only).
    Me,
    /// The folded text of the field holds this folded text (owner, sponsor, paper, what).
    Text(String),
    /// The value is one of these stable ids (ground, stage, kind, level, presence, paid, state).
    OneOf(Vec<&'static str>),
    /// The citizenship is one of these.
    Countries(Vec<Country>),
    /// Days from today; of `asked` days before it.
    Days(Compare, i64),
    /// A date.
    Date(Compare, Day),
}

/// A parsed filter: all words and all conditions must hold.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    /// Words.
    pub words: Vec<Word>,
    /// Conditions.
    pub conditions: Vec<Condition>,
    /// What was not understood and is left out, in the order it was typed.
    pub problems: Vec<Phrase>,
}

impl Word {
    /// A word as typed; `None` when nothing of it can be looked for.
    pub fn new(text: &str, quoted: bool, negated: bool) -> Option<Self> {
        let mut keys = vec![fold(text)];
        if !quoted {
            // Letters of a document series are kept by their look, so a short word or one with digits may be one.
            let number = fold_number(text).to_lowercase();
            if number.is_ascii() && (number.len() <= 3 || number.bytes().any(|c| c.is_ascii_digit())) {
                keys.push(number);
            }
            keys.extend(switch_layout(text).iter().map(|variant| fold(variant)));
        }
        let mut seen = Vec::with_capacity(keys.len());
        for key in keys {
            if !key.is_empty() && !seen.contains(&key) {
                seen.push(key);
            }
        }
        if let Some(other) = seen.first().filter(|_| !quoted).and_then(|key| other_first_vowel(key)) {
            seen.push(other);
        }
        // Two letters are rather the beginning of a name than a code.
        let country = Country::read(text).filter(|_| text.chars().count() >= 3);
        let client = ClientId::parse(text);
        (!seen.is_empty()).then_some(Self { keys: seen, quoted, negated, country, client })
    }

    /// Whether a folded text passes: the word is found in it, or must not be and is not. Three letters and more are
    /// found anywhere, fewer only where a word begins.
    pub fn holds(&self, folded: &str) -> bool {
        self.negated != self.keys.iter().any(|key| self.finds(key, folded))
    }

    fn finds(&self, key: &str, folded: &str) -> bool {
        if self.quoted {
            return format!(" {folded} ").contains(&format!(" {key} "));
        }
        if key.chars().count() >= 3 { folded.contains(key) } else { tokens(folded).any(|token| token.starts_with(key)) }
    }
}

/// Uzbek names that begin with Kh (folded: h) stand in papers with a and with o: Khalmatov, Холматов.
fn other_first_vowel(key: &str) -> Option<String> {
    let (prefix, vowel, rest) = (key.get(..1)?, key.get(1..2)?, key.get(2..)?);
    let other = match vowel {
        "a" => "o",
        "o" => "a",
        _ => return None,
    };
    (prefix == "h" && rest.len() >= 3 && !rest.contains(' ')).then(|| format!("{prefix}{other}{rest}"))
}

impl Query {
    /// Reads a filter. `today` and the calendar are for dates such as `until<+30`.
    pub fn parse(text: &str, today: Day, calendar: &Calendar) -> Self {
        let now = (today, calendar);
        let mut query = Self::default();
        for (piece, typed) in pieces(text) {
            match piece {
                Piece::Word { quoted: false, .. } if query.other_layout(&typed, &now) => {}
                Piece::Word { text, quoted, negated } => query.words.extend(Word::new(&text, quoted, negated)),
                Piece::Condition { name, compare, value, negated } => match vocabulary::field(&name) {
                    Some(field) => query.condition(field, negated, test_either(field, compare, &value, &now), &name),
                    None if query.other_layout(&typed, &now) => {}
                    None => query.problems.push(Phrase::new("query-unknown-field").text("field", &name)),
                },
            }
        }
        query
    }

    /// Takes a condition in that was typed while a Russian or Kazakh layout was on; false when it is none. Only the
    /// whole name of a field counts: a surname in capitals must stay a surname.
    fn other_layout(&mut self, typed: &str, now: &(Day, &Calendar)) -> bool {
        let keys: String = typed.chars().map(|c| us_key(c).unwrap_or(c)).collect();
        let meant = pieces(&keys);
        let [(Piece::Condition { name, compare, value, negated }, _)] = meant.as_slice() else { return false };
        let Some(field) = vocabulary::whole_field(name).filter(|_| keys != typed) else { return false };
        self.condition(field, *negated, test_either(field, *compare, value, now), name);
        true
    }

    fn condition(&mut self, field: Field, negated: bool, test: Option<Result<Test, Phrase>>, name: &str) {
        match test {
            None => {}
            Some(Ok(test)) => self.conditions.push(Condition { field, negated, test }),
            Some(Err(problem)) => self.problems.push(problem.text("field", name)),
        }
    }

    /// True when it lets everything pass.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && self.conditions.is_empty()
    }

    /// Whether a folded text holds all the words; conditions are not looked at.
    pub fn words_hold(&self, folded: &str) -> bool {
        self.words.iter().all(|word| word.holds(folded))
    }
}

/// What a value means for its field, also when only the value was typed on the other layout; nothing while there is no
/// value yet.
fn test_either(
    field: Field,
    compare: Option<Compare>,
    value: &str,
    now: &(Day, &Calendar),
) -> Option<Result<Test, Phrase>> {
    let other = || switch_layout(value).iter().find_map(|meant| test(field, compare, meant, now).ok());
    let read = |value| test(field, compare, value, now).or_else(|problem| other().ok_or(problem));
    (!value.is_empty()).then(|| read(value))
}

/// What a value means for its field; the problem lacks only the field's name as it was typed.
fn test(field: Field, compare: Option<Compare>, value: &str, now: &(Day, &Calendar)) -> Result<Test, Phrase> {
    let bad = || Phrase::new("query-bad-value").text("value", value);
    match field {
        Field::Due => days(compare, Compare::AtMost, value),
        Field::Asked if !vocabulary::is_none(value) => days(compare, Compare::AtLeast, value),
        // Of money and of a paper "none" is an answer and not the lack of one.
        Field::Paid | Field::State if compare.is_none_or(|compare| compare == Compare::Equal) => {
            listed(value, |one| vocabulary::values(field, one)).map(Test::OneOf).ok_or_else(bad)
        }
        _ if compare.is_none_or(|compare| compare == Compare::Equal) && vocabulary::is_none(value) => Ok(Test::Missing),
        Field::Until | Field::Entry | Field::Filed => {
            let day = parse_typed(value, now.0, now.1).map_err(|error| error.phrase())?;
            Ok(Test::Date(compare.unwrap_or(Compare::Equal), day))
        }
        _ if compare.is_some_and(|compare| compare != Compare::Equal) => {
            Err(Phrase::new("query-no-order").text("value", value))
        }
        Field::Owner if vocabulary::is_me(value) => Ok(Test::Me),
        Field::Owner | Field::Sponsor | Field::Paper | Field::What => {
            Some(fold(value)).filter(|key| !key.is_empty()).map(Test::Text).ok_or_else(bad)
        }
        Field::Citizenship => {
            listed(value, |one| Country::read(one).map(|one| vec![one])).map(Test::Countries).ok_or_else(bad)
        }
        Field::Ground
        | Field::Stage
        | Field::Kind
        | Field::Level
        | Field::Presence
        | Field::Paid
        | Field::State
        | Field::Asked => listed(value, |one| vocabulary::values(field, one)).map(Test::OneOf).ok_or_else(bad),
    }
}

fn days(compare: Option<Compare>, usual: Compare, value: &str) -> Result<Test, Phrase> {
    let days = value.trim_start_matches('+').parse();
    let days = days.map_err(|_| Phrase::new("query-no-number").text("value", value))?;
    Ok(Test::Days(compare.unwrap_or(usual), days))
}

/// Reads alternatives separated by commas; all of them must be understood, an unfinished last one aside.
fn listed<T: PartialEq>(value: &str, read: impl Fn(&str) -> Option<Vec<T>>) -> Option<Vec<T>> {
    let mut all = Vec::new();
    for one in value.split(',').map(str::trim).filter(|one| !one.is_empty()) {
        for found in read(one)? {
            if !all.contains(&found) {
                all.push(found);
            }
        }
    }
    (!all.is_empty()).then_some(all)
}
