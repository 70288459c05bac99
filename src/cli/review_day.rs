//! `review start`, `seen`, `done`, `snooze`, `note`, `request`, `sign-off`, `control-list`, `status`, `rules`: the daily
//! review of the person at the desk, as on the screen.

use super::context::Context;
use super::failure::{Failure, Outcome};
use super::parse::{self, DayOrWord};
use super::review::{count, mark};
use super::table::Table;
use crate::app::acts::{Decision, REASONS, Target};
use crate::app::daily_review::{DayReview, ItemKey, ReviewLine};
use crate::app::desk::Desk;
use crate::app::errand::Errand;
use crate::app::error::AppError;
use crate::app::export::target::NewFile;
use crate::app::export::{Format, Wanted};
use crate::domain::clean::Clean;
use crate::domain::phrase::Phrase;
use clap::{Subcommand, ValueEnum};
use std::io::Write;
use std::path::{Path, PathBuf};

// What to do with my review of the day.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
pub(super) enum Verb {
    /// Begin my review of the day, or go on with it: my queue, in order
    Start,
    /// Note that I have looked at these items
    Seen {
        /// Ids of deadlines, as `review start --json` prints them
        #[arg(value_name = "RULE/SUBJECT", required = true)]
        items: Vec<String>,
    },
    /// Record an act of my review as done
    Done {
        /// Id of the deadline
        #[arg(value_name = "RULE/SUBJECT")]
        item: String,
        /// Receipt number or note; duties under the law need one
        #[arg(long, value_name = "TEXT")]
        proof: Option<String>,
        /// The day it was done [default: today]
        #[arg(long, value_name = "DAY", value_parser = parse::day_or_word)]
        on: Option<DayOrWord>,
    },
    /// Put an item of my review off
    Snooze {
        /// Id of the deadline
        #[arg(value_name = "RULE/SUBJECT")]
        item: String,
        /// Look again on this day
        #[arg(long, value_name = "DAY", value_parser = parse::day_or_word)]
        until: DayOrWord,
        /// client, employer, police, abroad, unpaid, papers, other, or your own words
        #[arg(long, value_name = "REASON")]
        reason: String,
    },
    /// Write a note about the client of an item, as the decision about it
    Note {
        /// Id of the deadline
        #[arg(value_name = "RULE/SUBJECT")]
        item: String,
        /// The note
        text: String,
    },
    /// Mark the missing papers of an item's case as asked for today
    Request {
        /// Id of the deadline
        #[arg(value_name = "RULE/SUBJECT")]
        item: String,
    },
    /// Sign my review of the day off; this cannot be undone
    SignOff,
    /// Who decided what, and what is left
    ControlList {
        /// Of this day [default: today]
        #[arg(long, value_name = "DAY", value_parser = parse::day_or_word)]
        day: Option<DayOrWord>,
        /// Of this officer; for supervisors [default: mine]
        #[arg(long, value_name = "LOGIN")]
        owner: Option<String>,
        /// How it is written
        #[arg(long, value_enum, default_value = "text")]
        format: Written,
        /// Write a new file instead of standard output
        #[arg(long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
    /// Who has signed off, and who is late; for supervisors
    Status {
        /// On this day [default: today]
        #[arg(long, value_name = "DAY", value_parser = parse::day_or_word)]
        day: Option<DayOrWord>,
    },
    /// Show or change the hour of the sign-off and when unseen items climb; changing is for admins
    Rules {
        /// Reviews are to be signed off by this hour
        #[arg(long, value_name = "HH:MM")]
        sign_off_by: Option<String>,
        /// Working days before the warn day on which unseen hard items climb to the deputy
        #[arg(long, value_name = "N")]
        climb_deputy: Option<u16>,
        /// The same for the supervisors
        #[arg(long, value_name = "N")]
        climb_supervisor: Option<u16>,
    },
}

impl Verb {
    /// Which errand it is, by its options.
    pub(super) const fn errand(&self) -> Errand {
        match self {
            Self::Start => Errand::ReviewStart,
            Self::Seen { .. } => Errand::ReviewSeen,
            Self::Done { .. } => Errand::ReviewDone,
            Self::Snooze { .. } => Errand::ReviewSnooze,
            Self::Note { .. } => Errand::ReviewNote,
            Self::Request { .. } => Errand::ReviewRequest,
            Self::SignOff => Errand::ReviewSignOff,
            Self::ControlList { .. } => Errand::ReviewControlList,
            Self::Status { .. } => Errand::ReviewStatus,
            Self::Rules { sign_off_by: None, climb_deputy: None, climb_supervisor: None } => Errand::ReviewRules,
            Self::Rules { .. } => Errand::ReviewRulesChange,
        }
    }
}

/// The forms of a control list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Written {
    /// For a terminal or a mail
    Text,
    /// For a spreadsheet
    Csv,
    /// For a spreadsheet, with real dates and colours
    Xlsx,
    /// For a printer, on A4
    Html,
}

impl Written {
    /// The form of a file, as `export` writes it; a text is for reading.
    const fn of_file(self) -> Option<Format> {
        match self {
            Self::Text => None,
            Self::Csv => Some(Format::Csv),
            Self::Xlsx => Some(Format::Xlsx),
            Self::Html => Some(Format::Html),
        }
    }
}

pub(super) fn run(verb: &Verb, context: &mut Context) -> Outcome {
    let mut desk = context.desk()?;
    match verb {
        Verb::Start => {}
        Verb::Seen { items } => return seen(items, &mut desk, context),
        Verb::Done { item, proof, on } => {
            let on = on.map_or(desk.today(), |day| day.on(desk.today()));
            let proof = proof.as_deref().and_then(|text| Clean::note(text).non_empty());
            decide(item, &Decision::Done { on, proof }, &mut desk)?;
        }
        Verb::Snooze { item, until, reason } => {
            let decision = Decision::Snooze { until: until.on(desk.today()), reason: reason_of(reason) };
            decide(item, &decision, &mut desk)?;
        }
        Verb::Note { item, text } => {
            let key = key(item, &mut desk)?;
            desk.review_note(&key, text)?;
        }
        Verb::Request { item } => {
            let key = key(item, &mut desk)?;
            desk.review_request(&key)?;
        }
        Verb::SignOff => return sign_off(&mut desk, context),
        Verb::ControlList { day, owner, format, output } => {
            let day = day.map_or(desk.today(), |day| day.on(desk.today()));
            let review = asked_for(owner.as_deref(), day, &desk)?;
            return control_list(&review, *format, output.as_deref(), &mut desk, context);
        }
        Verb::Status { day } => {
            let day = day.map_or(desk.today(), |day| day.on(desk.today()));
            return status(day, &desk, context);
        }
        Verb::Rules { sign_off_by, climb_deputy, climb_supervisor } => {
            let change = (sign_off_by.clone(), *climb_deputy, *climb_supervisor);
            return rules(change, &mut desk, context);
        }
    }
    let review = desk.open_review()?;
    show(&review, &mut desk, context)
}

/// An item of my review as it was shown last.
fn key(item: &str, desk: &mut Desk) -> Result<ItemKey, AppError> {
    let review = desk.open_review()?;
    let found = review.lines.iter().find(|line| line.entry.id.to_string().eq_ignore_ascii_case(item.trim()));
    found.map(ReviewLine::key).ok_or_else(|| AppError::refused(Phrase::new("review-not-in-it")))
}

fn seen(items: &[String], desk: &mut Desk, context: &mut Context) -> Outcome {
    for item in items {
        let key = key(item, desk)?;
        desk.review_seen(&key)?;
    }
    if context.json() {
        let review = desk.open_review()?;
        return show(&review, desk, context);
    }
    context.say(&Phrase::new("cli-review-marked").number("n", count(items.len())))?;
    Ok(0)
}

fn decide(item: &str, decision: &Decision, desk: &mut Desk) -> Result<(), AppError> {
    let ItemKey { client, id, shown_day } = key(item, desk)?;
    desk.decide(&[Target { client, id, shown_day }], decision).map(drop)
}

/// A word of the short list, with or without its prefix, or a person's own words.
fn reason_of(text: &str) -> Clean {
    let word = format!("reason-{}", text.trim());
    if REASONS.contains(&word.as_str()) { Clean::line(&word) } else { Clean::line(text) }
}

fn sign_off(desk: &mut Desk, context: &mut Context) -> Outcome {
    let review = desk.sign_off()?;
    if context.json() {
        return show(&review, desk, context);
    }
    let by = review.signed.as_ref().map(|(signed, _)| signed.by.to_string()).unwrap_or_default();
    context.say(&Phrase::new("cli-review-signed").day("day", review.span.today).text("by", by))?;
    Ok(0)
}

/// The queue: one line an item with what has become of it, why it is there under it.
fn show(review: &DayReview, desk: &mut Desk, context: &mut Context) -> Outcome {
    let titles = desk.titles()?;
    if context.json() {
        context.out.json(&review.document(&titles, &context.words))?;
        return Ok(0);
    }
    context.say(&review.begun())?;
    let mut table = Table::default();
    for (at, line) in review.lines.iter().enumerate() {
        let level = line.item.as_ref().map(|item| item.level(&desk.thresholds(), review.span.today));
        table.row([
            (at + 1).to_string(),
            level.map_or("", |level| mark(level, context.ascii())).to_owned(),
            context.day(line.entry.shown_day),
            line.client_name.to_string(),
            line.title(&titles, &context.words),
            line.decision(&context.words),
            line.why(&context.words),
            line.entry.id.to_string(),
        ]);
    }
    context.table(&table)?;
    Ok(0)
}

fn asked_for(owner: Option<&str>, day: crate::domain::day::Day, desk: &Desk) -> Result<DayReview, Failure> {
    let staff = owner.map_or(Ok(desk.me().id), |login| desk.staff_called(login))?;
    let review = desk.look_at_review(staff, day)?;
    if review.begun.is_some() {
        return Ok(review);
    }
    let of = owner.map_or_else(|| desk.me().handle().to_string(), str::to_owned);
    Err(AppError::refused(Phrase::new("cli-review-no-review").text("of", of).day("day", day)).into())
}

fn control_list(
    review: &DayReview,
    format: Written,
    output: Option<&Path>,
    desk: &mut Desk,
    context: &mut Context,
) -> Outcome {
    let titles = desk.titles()?;
    if context.json() {
        context.out.json(&review.document(&titles, &context.words))?;
        return Ok(0);
    }
    let text = || review.control_list(&titles, &context.words).text();
    let Some(path) = output else {
        match format.of_file() {
            None => context.out.bytes(text().as_bytes())?,
            Some(format) => {
                let wanted = Wanted { format, words: &context.words, in_full: false };
                desk.export_review(review, None, wanted, &mut context.out)??;
            }
        }
        return Ok(0);
    };
    let mut file = NewFile::named(&Context::own_machine("review control-list > list.txt")?.place(path))?;
    let wrote = match format.of_file() {
        None => file.write_all(text().as_bytes()),
        Some(format) => {
            let wanted = Wanted { format, words: &context.words, in_full: false };
            desk.export_review(review, None, wanted, &mut file)?.map(drop)
        }
    };
    wrote.map_err(|error| file.refused(&error))?;
    context.say(&Phrase::new("cli-review-written").text("file", file.finish()?))?;
    Ok(0)
}

fn status(day: crate::domain::day::Day, desk: &Desk, context: &mut Context) -> Outcome {
    let people = desk.review_standings(day)?;
    if context.json() {
        let documents: Vec<_> = people.iter().map(crate::app::daily_review::ReviewStanding::document).collect();
        context.out.json(&documents)?;
        return Ok(0);
    }
    let mut table = Table::default();
    for person in &people {
        let said: Vec<String> = person.phrases().iter().map(|phrase| context.words.say(phrase)).collect();
        table.row([person.name.to_string(), said.join(" · ")]);
    }
    context.table_or(&table, "review-nobody")
}

type Change = (Option<String>, Option<u16>, Option<u16>);

fn rules((hour, deputy, supervisor): Change, desk: &mut Desk, context: &mut Context) -> Outcome {
    let mut rules = desk.review_rules()?;
    if hour.is_some() || deputy.is_some() || supervisor.is_some() {
        rules.sign_off_by = hour.unwrap_or(rules.sign_off_by);
        rules.climb_deputy = deputy.unwrap_or(rules.climb_deputy);
        rules.climb_supervisor = supervisor.unwrap_or(rules.climb_supervisor);
        desk.set_review_rules(&rules)?;
    }
    if context.json() {
        context.out.json(&rules)?;
        return Ok(0);
    }
    let said = Phrase::new("cli-review-rules").text("hour", &rules.sign_off_by);
    let said = said.number("deputy", rules.climb_deputy).number("supervisor", rules.climb_supervisor);
    context.say(&said)?;
    Ok(0)
}
