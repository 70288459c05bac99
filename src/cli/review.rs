//! `review`: everything in breach or overdue and what comes within a number of days, by client. Its subcommands are the
//! daily review of the person at the desk ([`super::review_day`]).

use super::context::Context;
use super::failure::{Failure, Outcome};
use super::parse;
use super::table::Table;
use crate::app::desk::Desk;
use crate::app::errand::Errand;
use crate::app::review::{Review, ReviewOptions};
use crate::domain::agenda::DueItem;
use crate::domain::deadline::Level;
use crate::domain::lang::Lang;
use crate::domain::phrase::Phrase;
use clap::builder::{PossibleValuesParser, TypedValueParser};

#[derive(Debug, clap::Args)]
#[command(
    args_conflicts_with_subcommands = true,
    after_help = "Examples:\n  sojourn review\n  sojourn review --days 7 --owner a.serikova\n  \
                  sojourn review --level breach --json\n  sojourn review start\n  \
                  sojourn review control-list --format html --output list.html"
)]
pub(super) struct Args {
    #[command(flatten)]
    pub(super) choice: Choice,
    #[command(subcommand)]
    verb: Option<super::review_day::Verb>,
}

impl Args {
    /// Which errand it is, by its options.
    pub(super) fn errand(&self) -> Errand {
        self.verb.as_ref().map_or(Errand::Review, super::review_day::Verb::errand)
    }
}

// Which deadlines are meant.
#[derive(Debug, clap::Args)]
pub(super) struct Choice {
    /// Look so many days ahead [default: 30]
    #[arg(long, value_name = "N", value_parser = parse::days_ahead, allow_negative_numbers = true)]
    days: Option<u64>,
    /// Only clients of this officer
    #[arg(long, value_name = "LOGIN")]
    owner: Option<String>,
    /// Exactly this level
    #[arg(long, value_name = "LEVEL", value_parser = levels())]
    level: Option<Level>,
}

impl Choice {
    /// The same for the use case.
    pub(super) fn options(&self) -> ReviewOptions {
        ReviewOptions { days: self.days, owner: self.owner.clone(), level: self.level }
    }

    /// Whose clients.
    pub(super) fn owner(&self) -> Option<&str> {
        self.owner.as_deref()
    }
}

/// The levels, which help and completions list.
fn levels() -> impl TypedValueParser<Value = Level> {
    PossibleValuesParser::new(Level::IDS).try_map(|id| Level::parse(&id).ok_or("no such level"))
}

pub(super) fn run(args: &Args, context: &mut Context) -> Outcome {
    if let Some(verb) = &args.verb {
        return super::review_day::run(verb, context);
    }
    let mut desk = context.desk()?;
    let options = args.choice.options();
    if context.json() {
        let document = desk.review_document(&options, context.lang())?;
        document.write(&mut context.out)?;
    } else {
        print(&desk.review(&options)?, &desk, context)?;
    }
    Ok(0)
}

/// The table: one group a level of the client, the clients in the order of the review.
fn print(review: &Review, desk: &Desk, context: &mut Context) -> Result<(), Failure> {
    let counts = review.counts;
    let summary = Phrase::new("cli-review-summary")
        .day("today", review.today)
        .number("breach", count(counts.breach))
        .number("overdue", count(counts.overdue))
        .number("due", count(counts.today))
        .number("unknown", count(counts.unknown));
    context.say(&summary)?;
    let groups = by_client(review);
    let people = |level: Level| count(groups.iter().filter(|group| worst(group, desk, review) == level).count());
    let said = Phrase::new("cli-review-people")
        .number("people", count(review.people))
        .number("breach", people(Level::Breach))
        .number("overdue", people(Level::Overdue))
        .number("due", people(Level::Today));
    context.say(&said)?;
    if review.items.is_empty() {
        return context.say(&Phrase::new("cli-review-calm"));
    }
    let mut groups = groups;
    groups.sort_by_key(|group| worst(group, desk, review));
    let table = table(&groups, review, desk, context);
    let mut lines = table.lines(context.plain()).into_iter();
    let mut shown = None;
    for group in &groups {
        let level = worst(group, desk, review);
        if shown != Some(level) {
            shown = Some(level);
            let heading = context.words.text(&format!("level-{}", level.as_str()));
            context.out.line("")?;
            context.out.line(heading)?;
        }
        for line in lines.by_ref().take(group.len()) {
            context.out.line(line)?;
        }
    }
    Ok(())
}

/// A count as the catalogue takes it.
pub(super) fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn by_client(review: &Review) -> Vec<&[(DueItem, bool)]> {
    review.items.chunk_by(|a, b| a.0.client == b.0.client).collect()
}

fn worst(group: &[(DueItem, bool)], desk: &Desk, review: &Review) -> Level {
    let levels = group.iter().map(|(item, _)| item.level(&desk.thresholds(), review.today));
    levels.min().unwrap_or(Level::Later)
}

fn table(groups: &[&[(DueItem, bool)]], review: &Review, desk: &Desk, context: &Context) -> Table {
    let mut table = Table::default();
    for group in groups {
        for (place, (item, _)) in group.iter().enumerate() {
            let level = item.level(&desk.thresholds(), review.today);
            let first = place == 0 || context.plain();
            let name = if first { item.client_name.to_string() } else { String::new() };
            table.row([
                mark(level, context.ascii()).to_owned(),
                context.day(item.last_day),
                left(item, review, context),
                name,
                item.citizenship.filter(|_| first).map(|country| country.to_string()).unwrap_or_default(),
                title(item, review, context.lang()).to_owned(),
                item.case.as_deref().unwrap_or_default().to_owned(),
                item.owner.as_deref().unwrap_or_default().to_owned(),
            ]);
        }
    }
    table
}

/// The sign before a line; the heading says the same in words.
pub(super) const fn mark(level: Level, ascii: bool) -> &'static str {
    match level {
        Level::Breach if ascii => "!!",
        Level::Breach => "‼",
        Level::Overdue => "!",
        Level::Today => ">",
        Level::Critical | Level::Soon | Level::Later | Level::Unknown => "",
    }
}

/// How many days are left or over, in words.
pub(super) fn left(item: &DueItem, review: &Review, context: &Context) -> String {
    days_left((item.last_day - review.today).num_days(), context)
}

/// So many days left, or over, in words.
pub(super) fn days_left(days: i64, context: &Context) -> String {
    if context.plain() {
        return days.to_string();
    }
    let phrase = match days {
        0 => Phrase::new("cli-last-day"),
        1.. => Phrase::new("cli-left").number("n", days),
        _ => Phrase::new("cli-over").number("n", -days),
    };
    context.words.say(&phrase)
}

/// A person's own words, else the rule's title.
pub(super) fn title<'a>(item: &'a DueItem, review: &'a Review, lang: Lang) -> &'a str {
    item.own_title.as_deref().unwrap_or_else(|| review.titles.get(&item.rule, lang))
}
