//! Plain mode: the review, lists and pages as numbered text that is only ever added to, driven by typed commands. For
//! screen readers, dumb terminals and scripts.
//!
//! Invariants: no escape code, no colour, no cursor movement, one line for one thing; whatever comes in may be anything;
//! the end of input ends the session, and everything decided before is saved, since each command commits at once. It has
//! no logic of its own: every command is a use case of `app`, and what it says are texts of the catalogues.

mod acts;
mod lists;
mod pages;
mod review;
mod session;
mod words;

pub use session::{Answer, Session};

use super::context::Context;
use super::failure::Outcome;
use crate::app::demo::Throwaway;
use crate::domain::phrase::Phrase;
use crate::i18n::Catalogue;
use acts::Share;
use std::io::{self, BufRead, IsTerminal, Read, Write};

/// No command is longer, not even the longest note: of such a line nothing is carried out, lest its end be a command.
const LONGEST: u64 = 65_536;

/// Talks until somebody says quit or the input ends.
pub(super) fn run(context: &mut Context, throwaway: Option<&Throwaway>) -> Outcome {
    let mut desk = match throwaway {
        Some(demo) => context.desk_at(demo.path())?,
        None => context.desk()?,
    };
    let words = Catalogue::new(context.lang());
    let mut share = Share::default();
    // What cannot be derived anew just now works as it is.
    drop(desk.settle_law(&mut |progress| {
        if let Some(percent) = share.reached(progress.done, progress.total) {
            tell(&words.say(&Phrase::new("plain-progress").number("percent", percent)));
        }
        true
    }));
    let mut session = Session::new(desk, words).telling(tell);
    let asks = io::stdin().is_terminal();
    say(context, &session.greeting())?;
    let mut input = io::stdin().lock();
    loop {
        if asks {
            context.out.bytes(b"> ")?;
        }
        context.out.flush()?;
        let mut line = Vec::new();
        // Input that breaks off is input that ends.
        let read = input.by_ref().take(LONGEST).read_until(b'\n', &mut line).unwrap_or(0);
        if read == 0 {
            say(context, &session.farewell())?;
            return Ok(0);
        }
        if line.len() as u64 == LONGEST && !line.ends_with(b"\n") {
            input.skip_until(b'\n')?;
            say(context, &[context.words.text("plain-too-long")])?;
            continue;
        }
        let answer = session.answer(&String::from_utf8_lossy(&line));
        say(context, &answer.lines)?;
        if answer.ended {
            return Ok(0);
        }
    }
}

/// How far something long has come, at once and as a line of its own: nothing that was said is written over.
fn tell(line: &str) {
    // Whoever does not hear it gets the answer all the same.
    drop(writeln!(io::stdout().lock(), "{line}"));
}

fn say(context: &mut Context, lines: &[String]) -> io::Result<()> {
    lines.iter().try_for_each(|line| context.out.line(line))
}
