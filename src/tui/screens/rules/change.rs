//! The confirmation of a rule, and its withdrawal: what would move, the question, the change. All of it runs on the
//! worker's thread and can be stopped.

use crate::app::desk::Desk;
use crate::app::error::AppError;
use crate::app::law::{LawChange, LawCounts, LawProgress};
use crate::domain::lang::Titles;
use crate::domain::phrase::Phrase;
use crate::tui::context::Context;
use crate::tui::effects::{Effect, Effects};
use crate::tui::popups::confirm::Confirm;
use crate::tui::reply::Reply;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Work that can be stopped, as the screen and the worker both see it.
#[derive(Debug, Default)]
pub(super) struct Work {
    under_way: AtomicBool,
    stopped: AtomicBool,
}

impl Work {
    /// True from the moment it was asked for until it is over.
    pub(super) fn is_under_way(&self) -> bool {
        self.under_way.load(Ordering::Acquire)
    }

    /// Asks it to stop.
    pub(super) fn stop(&self) {
        self.stopped.store(true, Ordering::Release);
    }

    fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Acquire)
    }

    fn set(&self, under_way: bool) {
        self.under_way.store(under_way, Ordering::Release);
    }
}

/// A confirmation or its withdrawal, and what it would move.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LawAsk {
    /// The rule.
    pub rule: String,
    /// Its titles.
    pub titles: Titles,
    /// How many rows bear that id: all of them are meant.
    pub rows: usize,
    /// The confirmation is withdrawn.
    pub withdraw: bool,
    /// What would move; known once it was worked out.
    pub counts: LawCounts,
}

impl LawAsk {
    /// What is to be asked about a rule.
    pub(super) fn about(rule: String, titles: Titles, rows: usize, withdraw: bool) -> Self {
        Self { rule, titles, rows, withdraw, counts: LawCounts::default() }
    }

    fn change(&self, desk: &Desk) -> Result<LawChange, AppError> {
        let me = desk.me().name.to_string();
        desk.confirmation(std::slice::from_ref(&self.rule), (!self.withdraw).then_some(me.as_str()))
    }

    fn question(&self, ctx: &Context) -> Phrase {
        let id = if self.withdraw { "settings-ask-withdraw" } else { "settings-ask-confirm" };
        let question = counted(Phrase::new(id), self.counts)
            .text("rule", &self.rule)
            .text("title", self.titles.get(ctx.words.lang()));
        if self.rows < 2 {
            return question;
        }
        let rows = Phrase::new("settings-ask-rows").number("n", super::number(self.rows));
        Phrase::new("settings-ask-both").text("question", ctx.say(&question)).text("rows", ctx.say(&rows))
    }
}

fn counted(phrase: Phrase, counts: LawCounts) -> Phrase {
    phrase
        .number("moved", super::number(counts.moved))
        .number("appeared", super::number(counts.appeared))
        .number("vanished", super::number(counts.vanished))
        .number("restated", super::number(counts.restated))
        .number("people", super::number(counts.people))
}

/// Runs a long piece of work; stopping it is no fault.
fn long(
    work: Arc<Work>,
    what: &'static str,
    job: impl FnOnce(&mut Desk, &mut dyn FnMut(LawProgress) -> bool) -> Result<Reply, AppError> + Send + 'static,
) -> Effect {
    Effect::Long(Box::new(move |desk, tell| {
        work.set(true);
        let mut progress = |so_far: LawProgress| {
            let said = Phrase::new("settings-progress").term("what", what);
            let said = said.number("done", super::number(so_far.done)).number("total", super::number(so_far.total));
            tell(said) && !work.is_stopped()
        };
        let outcome = job(desk, &mut progress);
        work.set(false);
        match outcome {
            Err(error) if error.message.id == "rules-stopped" => Ok(Reply::Saved(Phrase::new("settings-stopped"))),
            outcome => outcome,
        }
    }))
}

/// Works out what would move; the answer is a [`Reply::LawAsk`].
pub(super) fn look(mut ask: LawAsk, work: Arc<Work>) -> Effects {
    // Asked for, though it may wait for its turn.
    work.set(true);
    let job = long(work, "settings-looking", move |desk, progress| {
        let change = ask.change(desk)?;
        ask.counts = desk.preview_law(&change, 0, progress)?.counts;
        Ok(Reply::LawAsk(Box::new(ask)))
    });
    Effects::one(job)
}

/// Asks once, and changes the law when the person agrees.
pub(super) fn ask(ask: LawAsk, work: Arc<Work>, ctx: &Context) -> Effects {
    let question = ask.question(ctx);
    let (hint, done) = if ask.withdraw {
        ("hint-withdraw-rule", "settings-withdrawn")
    } else {
        ("hint-confirm-rule", "settings-confirmed")
    };
    let job = long(work, "settings-changing", move |desk, progress| {
        let change = ask.change(desk)?;
        let counts = desk.change_law(&change, progress)?.counts;
        Ok(Reply::Saved(counted(Phrase::new(done), counts).text("rule", &ask.rule)))
    });
    Effects::popup(Confirm::grave(question, 'y', hint, job))
}
