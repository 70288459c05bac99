//! `rules`: the law as data: what it says, who vouches for it, what another one would move, and putting another in force.

use super::context::Context;
use super::failure::{Failure, Outcome};
use super::law_change::{carry_out, json, look, show};
use super::table::Table;
use crate::app::desk::Desk;
use crate::app::error::{AppError, ErrorKind};
use crate::app::law::{LawChange, RuleLine};
use crate::domain::clean::Clean;
use crate::domain::day::Day;
use crate::domain::lang::{Lang, Titles};
use crate::domain::phrase::Phrase;
use crate::domain::rulebook::{Rulebook, RulebookFault};
use serde::Serialize;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// The largest rulebook that is read, in bytes.
const LARGEST: u64 = 4_000_000;

#[derive(Debug, clap::Subcommand)]
#[command(defer = true)]
pub(super) enum Command {
    /// List every rule: certainty, source, who confirmed it, how many open deadlines rest on it
    List,
    /// Read a rulebook and say everything that is wrong with it, and where; changes nothing
    Check {
        /// The rulebook; - for standard input
        file: PathBuf,
    },
    /// Print the rulebook in force
    Export,
    /// Say which open deadlines another rulebook would move; changes nothing
    #[command(after_help = "Examples:\n  sojourn rules diff new.toml\n  sojourn rules diff --built-in --json")]
    Diff {
        #[command(flatten)]
        book: Book,
        /// How many of the moves to list
        #[arg(long, value_name = "N", default_value_t = super::law_change::SHOWN)]
        limit: usize,
    },
    /// Put another rulebook in force; `undo` takes it back
    Import {
        #[command(flatten)]
        book: Book,
        /// Do not ask
        #[arg(long)]
        yes: bool,
    },
    /// Vouch for rules: an unverified one binds from then on, and no stricter reading warns beside it
    #[command(after_help = "Examples:\n  sojourn rules confirm REG-30 STAY-AZE-90-180\n  \
                            sojourn rules confirm REG-30 --by \"A. Serikova\"\n  sojourn rules confirm REG-30 --withdraw")]
    Confirm {
        /// Ids of rules
        #[arg(required = true, value_name = "RULE")]
        rules: Vec<String>,
        /// Who vouches [default: you]
        #[arg(long, value_name = "NAME", conflicts_with = "withdraw")]
        by: Option<String>,
        /// Take the confirmation away again
        #[arg(long)]
        withdraw: bool,
        /// Do not ask
        #[arg(long)]
        yes: bool,
    },
}

// Which rulebook.
#[derive(Debug, clap::Args)]
#[group(required = true, multiple = false)]
pub(super) struct Book {
    /// The rulebook; - for standard input
    file: Option<PathBuf>,
    /// The one that came with this program
    #[arg(long)]
    built_in: bool,
}

impl Book {
    fn change(&self) -> Result<LawChange, Failure> {
        match &self.file {
            Some(file) => Ok(LawChange::Rulebook(text(file)?)),
            None => Ok(Desk::built_in_law()),
        }
    }
}

pub(super) fn run(command: &Command, context: &mut Context) -> Outcome {
    match command {
        Command::List => list(context),
        Command::Check { file } => check(file, context),
        Command::Export => export(context),
        Command::Diff { book, limit } => diff(book, *limit, context),
        Command::Import { book, yes } => {
            let change = book.change()?;
            let mut desk = context.desk()?;
            carry_out(&mut desk, &change, *yes, context)
        }
        Command::Confirm { rules, by, withdraw, yes } => {
            let mut desk = context.desk()?;
            let by = by.clone().unwrap_or_else(|| desk.me().name.to_string());
            let ids: Vec<String> = rules.iter().map(|id| id.to_uppercase()).collect();
            let change = desk.confirmation(&ids, (!withdraw).then_some(by.as_str()))?;
            carry_out(&mut desk, &change, *yes, context)
        }
    }
}

fn text(file: &Path) -> Result<String, Failure> {
    let failed = |error: &io::Error| Failure::from(AppError::unreadable(file, error));
    let mut text = String::new();
    let read = if file.as_os_str() == "-" {
        io::stdin().lock().take(LARGEST).read_to_string(&mut text)
    } else {
        let place = Context::own_machine("rules diff - < new.toml")?.place(file);
        place.open().and_then(|file| file.take(LARGEST).read_to_string(&mut text))
    };
    read.map_err(|error| failed(&error))?;
    Ok(text)
}

/// The JSON of `rules list`.
#[derive(Serialize)]
struct Listed<'a> {
    edition: Clean,
    version: i64,
    rules: Vec<Line<'a>>,
}

#[derive(Serialize)]
struct Line<'a> {
    id: &'a str,
    title: &'a str,
    titles: Three<'a>,
    class: &'static str,
    severity: &'static str,
    written_severity: &'static str,
    valid_from: Option<Day>,
    valid_until: Option<Day>,
    confidence: &'static str,
    checked_on: Day,
    source: &'a str,
    sources: Three<'a>,
    confirmed: Option<Confirmed<'a>>,
    in_use: usize,
}

#[derive(Serialize)]
struct Confirmed<'a> {
    by: &'a str,
    on: Day,
}

#[derive(Serialize)]
struct Three<'a> {
    en: &'a str,
    ru: &'a str,
    kk: &'a str,
}

const fn three(titles: &Titles) -> Three<'_> {
    Three { en: titles.en.as_str(), ru: titles.ru.as_str(), kk: titles.kk.as_str() }
}

fn line(rule: &RuleLine, lang: Lang) -> Line<'_> {
    Line {
        id: &rule.id,
        title: rule.titles.get(lang),
        titles: three(&rule.titles),
        class: rule.class.as_str(),
        severity: rule.severity.as_str(),
        written_severity: rule.written_severity.as_str(),
        valid_from: rule.valid_from,
        valid_until: rule.valid_until,
        confidence: rule.confidence.as_str(),
        checked_on: rule.checked_on,
        source: rule.source.get(lang),
        sources: three(rule.source.titles()),
        confirmed: rule.confirmed.as_ref().map(|(by, on)| Confirmed { by, on: *on }),
        in_use: rule.in_use,
    }
}

fn list(context: &mut Context) -> Outcome {
    let desk = context.desk()?;
    let (rules, (edition, version)) = (desk.rules()?, desk.rulebook_edition()?);
    let lang = context.lang();
    if context.json() {
        context.out.json(&Listed { edition, version, rules: rules.iter().map(|rule| line(rule, lang)).collect() })?;
        return Ok(0);
    }
    context.say(&Phrase::new("rules-edition").text("edition", edition).number("version", version))?;
    let mut table = Table::default();
    for rule in &rules {
        let validity =
            [rule.valid_from, rule.valid_until].map(|day| day.map(|day| context.day(day)).unwrap_or_default());
        let confirmed = rule.confirmed.as_ref().map(|(by, on)| format!("✓ {by}, {}", context.day(*on)));
        table.row([
            rule.id.to_string(),
            validity.join("–").trim_matches('–').to_owned(),
            context.words.text(&format!("class-{}", rule.class.as_str())),
            context.words.text(&format!("severity-{}", rule.severity.as_str())),
            context.words.text(&format!("confidence-{}", rule.confidence.as_str())),
            rule.in_use.to_string(),
            rule.titles.get(lang).to_owned(),
            confirmed.unwrap_or_default(),
        ]);
    }
    context.table(&table)?;
    Ok(0)
}

/// The JSON of `rules check`.
#[derive(Serialize)]
struct Checked {
    valid: bool,
    edition: Option<String>,
    rules: usize,
    requirements: usize,
    errors: Vec<Place>,
}

#[derive(Serialize)]
struct Place {
    line: usize,
    column: usize,
    reason: String,
}

fn check(file: &Path, context: &mut Context) -> Outcome {
    let read = Rulebook::parse(&text(file)?);
    let place = |error: &RulebookFault| Place {
        line: error.line,
        column: error.column,
        reason: context.words.say(&error.reason),
    };
    let checked = Checked {
        valid: read.is_ok(),
        edition: read.as_ref().ok().map(|book| Clean::line(&book.edition).to_string()),
        rules: read.as_ref().map_or(0, |book| book.rules.len()),
        requirements: read.as_ref().map_or(0, |book| book.requirements.len()),
        errors: read.as_ref().err().map_or(&[][..], |error| &error.faults).iter().map(place).collect(),
    };
    if context.json() {
        context.out.json(&checked)?;
    } else if checked.valid {
        let count = super::review::count;
        let sound = Phrase::new("rules-sound").text("edition", checked.edition.as_deref().unwrap_or_default());
        context.say(&sound.number("rules", count(checked.rules)).number("papers", count(checked.requirements)))?;
    }
    let told = if context.json() { &[][..] } else { &checked.errors };
    for error in told {
        let path = Clean::line(&file.display().to_string());
        context.out.line(format!("{path}:{}:{}: {}", error.line, error.column, error.reason))?;
    }
    Ok(if checked.valid { 0 } else { ErrorKind::Refused.exit_code() })
}

fn export(context: &mut Context) -> Outcome {
    let text = context.desk()?.rulebook_text()?;
    if context.json() {
        context.out.json(&serde_json::json!({ "rulebook": text }))?;
    } else {
        context.out.bytes(text.as_bytes())?;
    }
    Ok(0)
}

fn diff(book: &Book, limit: usize, context: &mut Context) -> Outcome {
    let change = book.change()?;
    let desk = context.desk()?;
    let limit = if context.json() { usize::MAX } else { limit };
    let diff = look(&desk, &change, limit, context)?;
    if context.json() {
        json(&diff, context)?;
    } else {
        show(&diff, context)?;
    }
    Ok(0)
}
