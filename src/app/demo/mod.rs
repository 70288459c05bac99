//! `demo`: an office of invented clients, the same for the same seed, number and office date.
//!
//! Every person, passport and number is invented. The office is in order: 5–8 % of its clients have something due
//! within thirty days, at most one in a hundred is in breach or overdue, a handful have a blind spot. Stories place
//! their dates by construction and `judge` confirms each by the derivation that real clients get.

mod dice;
mod judge;
mod keep;
mod names;
mod office;
mod person;
mod place;
mod stories;
mod teller;
#[cfg(test)]
mod tests;

pub use place::Throwaway;

use super::desk::Desk;
use super::error::{AppError, Result};
use crate::domain::dossier::Dossier;
use crate::domain::phrase::Phrase;
use crate::store::Counts;
use dice::Dice;
use office::Office;
use person::Person;
use serde::Serialize;
use std::sync::mpsc::sync_channel;
use std::time::Instant;
use stories::{Purpose, tell};
use teller::World;

/// Clients when no number is asked for.
pub const CLIENTS: u64 = 300;
/// More than any practice has.
pub const MOST_CLIENTS: u64 = 1_000_000;
/// Clients stored in one transaction: the lock is never held for long.
const BATCH: usize = 1000;
/// Batches told before they are kept, so that memory holds a few however many clients there are.
const AHEAD: usize = 2;
/// How often a story may be told anew until it serves its purpose.
const ATTEMPTS: u64 = 400;

/// What the demonstration shall look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DemoOptions {
    /// Number of clients.
    pub clients: u64,
    /// The seed.
    pub seed: u64,
    /// Exactly so many clients with something due within thirty days.
    pub due: Option<u64>,
}

impl DemoOptions {
    /// Refuses what cannot be, before any file is made.
    ///
    /// # Errors
    /// A refusal when more are to be due than there are clients.
    pub fn check(&self) -> Result<()> {
        match self.due {
            Some(due) if due > self.clients => Err(AppError::refused(Phrase::new("demo-too-many-due"))),
            _ => Ok(()),
        }
    }
}

/// What was made: the JSON of `demo`.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct DemoReport {
    /// How many of everything.
    #[serde(flatten)]
    pub counts: Counts,
    /// How long it took.
    pub seconds: f64,
}

impl Desk {
    /// Fills an empty office with invented clients, all in one group of the journal.
    ///
    /// `progress` is told how many clients are stored after each batch.
    ///
    /// # Errors
    /// A refusal when more are to be due than there are clients, or the rulebook allows no such story; those of the
    /// store.
    pub fn fill_demo(&mut self, options: &DemoOptions, progress: &mut dyn FnMut(u64)) -> Result<DemoReport> {
        let begun = Instant::now();
        options.check()?;
        let rulebook = self.read(|reads| reads.rulebook())?;
        let calendar = self.calendar().clone();
        let today = self.today();
        let mut act = self.act("demo");
        let (office, receipt) =
            self.store().writing(&act, |writes| Office::store(writes, options.seed, options.clients, today))?;
        act.group = receipt.group;
        let world = World { office: &office, rulebook: &rulebook, calendar: &calendar, today };
        let purposes = purposes(options);
        let mut stored = 0;
        told_ahead(&purposes, options.seed, &world, |stories| {
            self.store()
                .writing(&act, |writes| stories.iter().try_for_each(|story| keep::keep(story.clone(), writes)))?;
            stored += u64::try_from(stories.len()).unwrap_or(0);
            progress(stored);
            Ok(())
        })?;
        let counts = self.read(|reads| reads.counts())?;
        Ok(DemoReport { counts, seconds: (begun.elapsed().as_secs_f64() * 1000.0).round() / 1000.0 })
    }
}

/// What each client is there for, in a shuffled order.
fn purposes(options: &DemoOptions) -> Vec<Purpose> {
    let clients = options.clients;
    let due = options.due.unwrap_or((clients * 13 + 100) / 200);
    let bad = due.min(clients * 8 / 1000 + u64::from((100..125).contains(&clients)));
    let blind = (clients - due).min(clients.div_ceil(100).min(40));
    let groups = [(Purpose::Bad, bad), (Purpose::Due, due - bad), (Purpose::Blind, blind)];
    let mut all: Vec<Purpose> = groups
        .into_iter()
        .flat_map(|(purpose, number)| std::iter::repeat_n(purpose, usize::try_from(number).unwrap_or(0)))
        .collect();
    all.resize(usize::try_from(clients).unwrap_or(0), Purpose::Calm);
    Dice::new(options.seed, u64::MAX, 0).shuffle(&mut all);
    all
}

/// Tells the stories on another thread, batch by batch, while this one keeps those told before.
fn told_ahead(
    purposes: &[Purpose],
    seed: u64,
    world: &World<'_>,
    mut keep: impl FnMut(Vec<Dossier>) -> Result<()>,
) -> Result<()> {
    std::thread::scope(|scope| {
        let (sender, receiver) = sync_channel(AHEAD);
        scope.spawn(move || {
            let mut numbered = (0..).zip(purposes);
            for batch in purposes.chunks(BATCH) {
                let told = numbered.by_ref().take(batch.len());
                let told = told.map(|(which, purpose)| story(*purpose, seed, which, world)).collect::<Result<Vec<_>>>();
                // Nobody listens any more once a batch could not be kept.
                if sender.send(told).is_err() {
                    return;
                }
            }
        });
        receiver.iter().try_for_each(|told| keep(told?))
    })
}

/// The first telling that serves its purpose.
fn story(purpose: Purpose, seed: u64, which: u64, world: &World<'_>) -> Result<Dossier> {
    let person = Person::new(seed, which, world.today);
    for attempt in 0..ATTEMPTS {
        let mut dossier = tell(purpose, Dice::new(seed, which, attempt), which, world, &person);
        if judge::serves(purpose, &mut dossier, world) {
            return Ok(dossier);
        }
    }
    Err(AppError::refused(Phrase::new("demo-no-story")))
}
