//! `due`: the short form of the review for shells, log-in scripts and conditions.

use super::context::Context;
use super::failure::{Failure, Outcome};
use super::review::{Choice, count, days_left, left, mark, title};
use crate::app::desk::Desk;
use crate::app::error::ErrorKind;
use crate::app::life::columns;
use crate::app::pressing::Pressing;
use crate::app::review::Review;
use crate::domain::phrase::Phrase;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

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
    if args.login {
        return login(args, context);
    }
    if args.quiet {
        let pressing = context.place().open()?.pressing(args.choice.owner())?;
        return Ok(u8::from(!pressing.any()));
    }
    let mut desk = context.desk()?;
    let options = args.choice.options();
    if context.json() {
        desk.review_document(&options, context.lang())?.write(&mut context.out)?;
        return Ok(0);
    }
    let review = desk.review(&options)?;
    lines(&review, &desk, context)?;
    Ok(0)
}

/// At most three lines, whatever happens, and never a code that would break a log-in: no office here says nothing, one
/// that cannot be read just now says so in one line.
fn login(args: &Args, context: &mut Context) -> Outcome {
    let glanced = context.place().glance().and_then(|mut desk| {
        context.speak_like(&mut desk);
        desk.pressing(args.choice.owner())
    });
    match glanced {
        Ok(pressing) => greeting(&pressing, context)?,
        Err(error) if matches!(error.kind, ErrorKind::Missing | ErrorKind::NotAllowed) => {}
        Err(error) => {
            let said = context.words.say(&error.message);
            narrow(&format!("Sojourn: {said}"), context)?;
        }
    }
    Ok(0)
}

/// How many are pressing, and the one that presses most; nothing when all is calm.
fn greeting(pressing: &Pressing, context: &mut Context) -> Result<(), Failure> {
    let Some(item) = &pressing.first else { return Ok(()) };
    let counts = pressing.counts;
    let summary = Phrase::new("cli-due-login")
        .number("breach", count(counts.breach))
        .number("overdue", count(counts.overdue))
        .number("due", count(counts.today));
    let summary = context.words.say(&summary);
    narrow(&summary, context)?;
    // The names are clean already; what is left of the line after the day and the name may be cut.
    let title = item.own_title.as_deref().unwrap_or_else(|| pressing.titles.get(&item.rule, context.lang()));
    let left = days_left((item.last_day - pressing.today).num_days(), context);
    let day = context.day(item.last_day);
    narrow(&format!("  {day}  {left}  {}  {title}", item.client_name), context)?;
    let hint = context.words.text("cli-due-login-hint");
    narrow(&hint, context)
}

/// One line, cut where the terminal ends.
fn narrow(line: &str, context: &mut Context) -> Result<(), Failure> {
    let cut = columns().map_or_else(|| line.to_owned(), |width| cut(line, width));
    Ok(context.out.line(cut)?)
}

/// The beginning of a text that fits so many columns, with `…` where something is left out.
fn cut(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let (mut kept, mut used) = (String::new(), 0);
    for letter in text.graphemes(true) {
        used += letter.width();
        if used >= width {
            break;
        }
        kept.push_str(letter);
    }
    kept.push('…');
    kept
}

fn lines(review: &Review, desk: &Desk, context: &mut Context) -> Result<(), Failure> {
    for (item, _) in &review.items {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_ends_where_the_terminal_does() {
        for (text, width, seen) in
            [("Али", 3, "Али"), ("Алиев", 3, "Ал…"), ("安娜安娜", 5, "安娜…"), ("安娜安娜", 4, "安…"), ("Али", 1, "…")]
        {
            assert_eq!(cut(text, width), seen, "{text} {width}");
        }
    }
}
