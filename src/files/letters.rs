//! Letters as text: templates filled in, links that open the text in a messenger or a mail program, files of it.
//!
//! A template is data that people of the practice write. It runs without any file, clock, network or other template,
//! on a measured amount of fuel; what it gives is cleaned like any text from outside, and what is filled in is never
//! read as a template again. Whatever depends on a language (plural forms, dates, greetings) comes ready as a phrase,
//! so that a template holds wording and no grammar.

mod link;
mod save;

pub use link::{link, mail_link, whatsapp_link};
pub use save::{file_name, save};

use crate::domain::clean::Clean;
use crate::domain::day::Day;
use crate::domain::lang::Lang;
use crate::domain::letter::Purpose;
use crate::domain::phrase::Phrase;
use crate::i18n::Catalogue;
use chrono::Datelike;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::Value;
use minijinja::{Environment, Error, ErrorKind, UndefinedBehavior, filters};
use std::collections::BTreeMap;

/// The longest template that is kept, in characters.
pub const LONGEST_TEMPLATE: usize = 4_000;
/// The longest letter, in characters: links and clipboards carry no more.
pub const LONGEST_LETTER: usize = 4_000;
/// Steps and bytes that one letter may cost; the built-in ones with 21 papers take a tenth.
const FUEL: u64 = 100_000;
/// How much of a line at fault is quoted.
const QUOTED: usize = 60;

/// What a template may name, for whoever edits one. Each of `papers` has a `title` and an `id`.
pub const NAMES: &[&str] = &[
    "greeting", "about", "need", "papers", "count", "by", "what", "title", "day", "time", "place", "client", "case",
    "officer",
];

/// One paper that a letter asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// Id of the requirement.
    pub id: String,
    /// Its title in the language of the letter, or the nearest one.
    pub title: Clean,
    /// It was brought and could not be used.
    pub again: bool,
}

/// What fills a letter.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Particulars {
    /// Who is greeted, by the name to be used.
    pub greeted: Clean,
    /// The letter goes to the client in person.
    pub to_client: bool,
    /// The client's name in the letters of the language.
    pub client: Clean,
    /// Reference of the case; empty for none.
    pub case: Clean,
    /// Papers that are asked for.
    pub papers: Vec<Paper>,
    /// What comes up, a sentence.
    pub what: Option<Phrase>,
    /// The name of the deadline or appointment.
    pub title: Clean,
    /// Until when an answer is asked for; `None` for as soon as possible.
    pub by: Option<Day>,
    /// The day of an appointment.
    pub day: Option<Day>,
    /// Its time, `HH:MM`.
    pub time: Clean,
    /// Its place.
    pub place: Clean,
    /// Who signs.
    pub officer: Clean,
}

/// Why a template gives no letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateFault {
    /// The line of the template, from 1.
    pub line: usize,
    /// The same as a sentence that quotes the line.
    pub phrase: Phrase,
}

/// The built-in wording.
pub const fn built_in(purpose: Purpose, lang: Lang) -> &'static str {
    match (purpose, lang) {
        (Purpose::MissingPapers, Lang::En) => include_str!("letters/missing_papers-en.txt"),
        (Purpose::MissingPapers, Lang::Ru) => include_str!("letters/missing_papers-ru.txt"),
        (Purpose::MissingPapers, Lang::Kk) => include_str!("letters/missing_papers-kk.txt"),
        (Purpose::Date, Lang::En) => include_str!("letters/date-en.txt"),
        (Purpose::Date, Lang::Ru) => include_str!("letters/date-ru.txt"),
        (Purpose::Date, Lang::Kk) => include_str!("letters/date-kk.txt"),
        (Purpose::Appointment, Lang::En) => include_str!("letters/appointment-en.txt"),
        (Purpose::Appointment, Lang::Ru) => include_str!("letters/appointment-ru.txt"),
        (Purpose::Appointment, Lang::Kk) => include_str!("letters/appointment-kk.txt"),
    }
}

/// Fills a template in; `words` are those of the letter's language, or of the nearest one.
///
/// # Errors
/// What is wrong with the template, and in which line.
pub fn render(template: &str, letter: &Particulars, words: &Catalogue) -> Result<Clean, TemplateFault> {
    if template.chars().count() > LONGEST_TEMPLATE {
        let last = template.lines().count().max(1);
        return Err(fault(template, last, "letter-fault-too-long"));
    }
    let engine = engine();
    let values = values(letter, words);
    let text = engine.render_str(template, Value::from(values)).map_err(|error| read_fault(template, &error))?;
    let text = Clean::note(&without_gaps(&text));
    match text.chars().count() {
        0 => Err(fault(template, 1, "letter-fault-empty")),
        length if length > LONGEST_LETTER => Err(fault(template, 1, "letter-fault-too-long")),
        _ => Ok(text),
    }
}

/// An engine that knows a handful of harmless filters, no functions and no other templates.
fn engine() -> Environment<'static> {
    let mut engine = Environment::empty();
    engine.set_undefined_behavior(UndefinedBehavior::Strict);
    engine.set_fuel(Some(FUEL));
    engine.set_recursion_limit(20);
    // A line that holds nothing but a tag leaves no line in the letter, as people expect.
    if let Ok(syntax) = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build() {
        engine.set_syntax(syntax);
    }
    engine.add_filter("upper", filters::upper);
    engine.add_filter("lower", filters::lower);
    engine.add_filter("trim", filters::trim);
    engine.add_filter("length", filters::length);
    engine.add_filter("first", filters::first);
    engine.add_filter("default", filters::default);
    engine
}

/// Lines without letters never stand two in a row.
fn without_gaps(text: &str) -> String {
    let mut lines: Vec<&str> = Vec::new();
    for line in text.lines().map(str::trim) {
        if !(line.is_empty() && lines.last().is_none_or(|last| last.is_empty())) {
            lines.push(line);
        }
    }
    lines.join("\n")
}

fn values(letter: &Particulars, words: &Catalogue) -> BTreeMap<&'static str, Value> {
    let text = |text: &Clean| Value::from(text.as_str());
    let count = i64::try_from(letter.papers.len()).unwrap_or(i64::MAX);
    let need = Phrase::new("letter-need").number("n", count).text("case", letter.case.as_str());
    let about = Phrase::new("letter-about").text("name", letter.client.as_str());
    let about = if letter.to_client || letter.client.is_empty() { String::new() } else { words.say(&about) };
    let papers: Vec<Value> = letter.papers.iter().map(|paper| paper_value(paper, words)).collect();
    let date = |id: &str, day: Day| words.say(&in_words(id, day));
    BTreeMap::from([
        ("greeting", Value::from(greeting(letter, words))),
        ("about", Value::from(about)),
        ("need", Value::from(words.say(&need))),
        ("papers", Value::from(papers)),
        ("count", Value::from(count)),
        ("by", Value::from(letter.by.map_or_else(|| words.text("letter-soon"), |day| date("letter-by", day)))),
        ("what", Value::from(letter.what.as_ref().map(|what| words.say(what)).unwrap_or_default())),
        ("title", text(&letter.title)),
        ("day", Value::from(letter.day.map(|day| date("letter-day", day)).unwrap_or_default())),
        ("time", text(&letter.time)),
        ("place", text(&letter.place)),
        ("client", text(&letter.client)),
        ("case", text(&letter.case)),
        ("officer", text(&letter.officer)),
    ])
}

fn paper_value(paper: &Paper, words: &Catalogue) -> Value {
    let again = Phrase::new("letter-again").text("title", paper.title.as_str());
    let title = if paper.again { words.say(&again) } else { paper.title.to_string() };
    Value::from(BTreeMap::from([("id", Value::from(paper.id.as_str())), ("title", Value::from(title))]))
}

/// A date whose words depend on the language: `by Friday, 27 November 2026`, `2026 жылғы 27 қарашаға дейін`.
fn in_words(id: &str, day: Day) -> Phrase {
    Phrase::new(id)
        .text("day", day.day().to_string())
        .number("month", day.month())
        .text("year", day.year().to_string())
        .number("weekday", day.weekday().number_from_monday())
}

fn greeting(letter: &Particulars, words: &Catalogue) -> String {
    if letter.greeted.is_empty() {
        return words.text("letter-greeting-nobody");
    }
    let name = if letter.to_client { polite(&letter.greeted) } else { letter.greeted.to_string() };
    words.say(&Phrase::new("letter-greeting").text("name", name))
}

/// Endings by which a patronymic is known.
const PATRONYMICS: &[&str] = &["вич", "вна", "ична", "ұлы", "улы", "қызы", "кызы", "оглы", "огли", "гызы", "кизи"];

/// First name and patronymic of a name in the order of documents, surname first; the whole name where there is no
/// patronymic in Cyrillic letters, because the order is then not certain.
fn polite(name: &str) -> String {
    let words: Vec<&str> = name.split(' ').collect();
    let last = words.last().map(|word| word.to_lowercase()).unwrap_or_default();
    match words.as_slice() {
        [_, given @ ..] if given.len() >= 2 && PATRONYMICS.iter().any(|ending| last.ends_with(ending)) => {
            given.join(" ")
        }
        _ => name.to_owned(),
    }
}

fn read_fault(template: &str, error: &Error) -> TemplateFault {
    let id = match error.kind() {
        ErrorKind::SyntaxError | ErrorKind::BadEscape | ErrorKind::InvalidDelimiter => "letter-fault-syntax",
        ErrorKind::UndefinedError => "letter-fault-name",
        ErrorKind::UnknownFilter | ErrorKind::UnknownTest | ErrorKind::UnknownFunction | ErrorKind::UnknownMethod => {
            "letter-fault-word"
        }
        ErrorKind::OutOfFuel | ErrorKind::WriteFailure => "letter-fault-too-long",
        _ => "letter-fault-other",
    };
    fault(template, error.line().unwrap_or(1), id)
}

fn fault(template: &str, line: usize, id: &str) -> TemplateFault {
    let lines = template.lines().count().max(1);
    let line = line.clamp(1, lines);
    let quoted: String = template.lines().nth(line - 1).unwrap_or_default().trim().chars().take(QUOTED).collect();
    let number = i64::try_from(line).unwrap_or(i64::MAX);
    TemplateFault { line, phrase: Phrase::new(id).number("line", number).text("text", quoted) }
}

#[cfg(test)]
mod tests;
