//! `due`: the short form of the review for shells, log-in scripts and conditions.

use super::context::Context;
use super::failure::{Failure, Outcome};
use super::review::{Choice, count, left, mark, title};
use crate::app::desk::Desk;
use crate::app::review::Review;
use crate::domain::phrase::Phrase;

/// What is due, one line an item, for shells
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  sojourn due --days 7\n  sojourn due --login            at most three lines, for a \
                        log-in script\n  sojourn due --quiet && mail …  exit code 0 when something is due, else 1"
)]
pub(super) struct Args {
    #[command(flatten)]
    choice: Choice,
    /// At most three lines; nothing when all is calm
    #[arg(long, conflicts_with = "quiet")]
    login: bool,
    /// Print nothing: exit code 0 when something is in breach, overdue or due today, else 1
    #[arg(long)]
    quiet: bool,
}

pub(super) fn run(args: &Args, context: &mut Context) -> Outcome {
    let mut desk = context.desk()?;
    let options = args.choice.options();
    if context.json() && !args.quiet && !args.login {
        desk.review_document(&options, context.lang())?.write(&mut context.out)?;
        return Ok(0);
    }
    let review = desk.review(&options)?;
    let pressing = review.counts.breach + review.counts.overdue + review.counts.today > 0;
    if args.quiet {
        return Ok(u8::from(!pressing));
    }
    if !args.login {
        lines(&review, &desk, context, usize::MAX)?;
    } else if pressing {
        greeting(&review, &desk, context)?;
    }
    Ok(0)
}

/// How many are pressing, and the one that presses most.
fn greeting(review: &Review, desk: &Desk, context: &mut Context) -> Result<(), Failure> {
    let counts = review.counts;
    let summary = Phrase::new("cli-due-login")
        .number("breach", count(counts.breach))
        .number("overdue", count(counts.overdue))
        .number("due", count(counts.today));
    context.say(&summary)?;
    lines(review, desk, context, 1)?;
    context.say(&Phrase::new("cli-due-login-hint"))
}

fn lines(review: &Review, desk: &Desk, context: &mut Context, most: usize) -> Result<(), Failure> {
    for (item, _) in review.items.iter().take(most) {
        let level = item.level(&desk.thresholds(), review.today);
        let country = item.citizenship.map(|country| country.to_string()).unwrap_or_default();
        let cells = [
            mark(level, context.ascii()).to_owned(),
            context.day(item.last_day),
            left(item, review, context),
            item.client_name.to_string(),
            country,
            title(item, review, context.lang()).to_owned(),
            item.case.as_deref().unwrap_or_default().to_owned(),
        ];
        let line = if context.plain() {
            cells.join("\t")
        } else {
            cells.iter().filter(|cell| !cell.is_empty()).cloned().collect::<Vec<_>>().join("  ")
        };
        context.out.line(line)?;
    }
    Ok(())
}
