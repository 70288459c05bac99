//! Several people at once: what others changed, who is here, and who has which card open.
//!
//! A [`Lookout`] is one session's eye on the others. It is asked a few times a second and answers from three cheap looks:
//! whether anybody committed at all (no reading of a table), whom the journal names since the last look, and, while a
//! card is open, who else has it open. Its own row among those who are here is renewed every half minute; a commit that
//! only says who is here wakes no screen.

mod joining;
mod manners;

pub use crate::store::presence::Card;
pub(super) use joining::Joining;
pub use joining::{Again, Joined};
pub(super) use manners::Manners;

use super::clock;
use super::desk::Desk;
use super::error::Result;
use crate::domain::clean::Clean;
use crate::domain::id::ClientId;
use crate::domain::record::{Key, Kind};
use crate::host::process;
use crate::store::presence::{BEAT_MS, Presence, Touched};
use crate::store::{Change, JournalEntry, JournalFilter};
use std::collections::BTreeSet;
use std::time::{Duration, Instant};

/// Between two readings of a screen for the sake of others there is at least so much time: while somebody takes in a sheet,
/// everybody else's screens would read for nothing else.
const PAUSE: Duration = Duration::from_millis(600);
/// Of more entries than these it is only said that there were many.
const MOST: usize = 2_000;
/// How often it is looked whether those who have my card open still live.
const ALIVE: Duration = Duration::from_secs(2);
/// What one person did to a card within so many milliseconds is told as one.
const ONE_GO_MS: i64 = 300_000;
/// At most so many entries of one card are read at once.
const OF_CARD: usize = 100;

/// What others changed, as far as screens need to know.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Elsewhere {
    /// Whose records or dates; `None` for more than can be named.
    pub clients: Option<BTreeSet<ClientId>>,
    /// Also something that belongs to no client.
    pub office: bool,
}

impl Elsewhere {
    /// Everything may have changed.
    pub const fn everything() -> Self {
        Self { clients: None, office: true }
    }

    /// True when it may be seen on a page about these clients.
    pub fn concerns(&self, clients: &[ClientId]) -> bool {
        let named = |touched: &BTreeSet<ClientId>| clients.iter().any(|client| touched.contains(client));
        self.office || self.clients.as_ref().is_none_or(named)
    }

    fn and(self, other: Self) -> Self {
        let clients = self.clients.zip(other.clients).map(|(mut all, more)| {
            all.extend(more);
            all
        });
        Self { clients, office: self.office || other.office }
    }
}

/// What happened to a record of a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// A record was added.
    Added(Kind),
    /// A record was taken away.
    Removed(Kind),
    /// A field was changed.
    Changed(&'static str),
    /// Dates moved, for a reason outside the card.
    Dates,
}

/// What somebody else did to the open card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardNews {
    /// Who.
    pub who: Clean,
    /// What, in the order it was done, each once.
    pub what: Vec<What>,
    /// When the newest of it was done, in milliseconds since 1970 UTC.
    pub at_ms: i64,
}

impl CardNews {
    /// The office's time of day of the newest, `HH:MM:SS`.
    pub fn time(&self) -> String {
        clock::office_second(self.at_ms)
    }
}

/// What a look around found; nothing of it is there where nothing is new.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Around {
    /// Records changed elsewhere: to be read again where they are shown.
    pub changed: Option<Elsewhere>,
    /// The card it is about.
    pub card: Option<Card>,
    /// The newest of what others did to the card since it was opened.
    pub news: Option<CardNews>,
    /// Who else has the card open; only when that changed.
    pub others: Option<Vec<Clean>>,
}

impl Around {
    /// True when nothing is new.
    pub fn is_quiet(&self) -> bool {
        self.changed.is_none() && self.news.is_none() && self.others.is_none()
    }
}

/// Somebody who is here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Here {
    /// Login or name.
    pub who: Clean,
    /// Since when, `HH:MM` by the office's clock.
    pub since: String,
    /// From which address, over SSH.
    pub address: Option<Clean>,
    /// What they have open.
    pub card: Option<Card>,
    /// It is the person who asks, in this session or another.
    pub me: bool,
}

/// One session's eye on the others.
#[derive(Debug, Default)]
pub struct Lookout {
    mark: Option<i64>,
    seq: i64,
    card: Option<Card>,
    news: Option<CardNews>,
    others: Vec<Clean>,
    waiting: Option<Elsewhere>,
    told: Option<Instant>,
    asked: Option<Instant>,
    mine: Option<Presence>,
    mute: bool,
}

impl Lookout {
    /// The person has another card open, or none.
    pub fn watch(&mut self, card: Option<Card>) {
        if self.card != card {
            (self.card, self.news, self.asked) = (card, None, None);
            self.others.clear();
        }
    }

    /// What is due of what has been seen.
    fn due(&mut self) -> Option<Elsewhere> {
        let mine = |waiting: &Elsewhere| self.card.is_some_and(|card| waiting.concerns(&[card.client]));
        let now = self.waiting.as_ref().is_some_and(mine) || self.told.is_none_or(|told| told.elapsed() >= PAUSE);
        if !now || self.waiting.is_none() {
            return None;
        }
        self.told = Some(Instant::now());
        self.waiting.take()
    }

    /// Joins what was read of the card with what was told of it; gives it where something is new.
    fn tell(&mut self, entries: &[JournalEntry], me: &Clean) -> Option<CardNews> {
        let others = entries.iter().filter(|entry| entry.who != *me && !entry.erased);
        let mut new = false;
        for entry in others {
            let what = what_of(entry);
            if what.is_empty() {
                continue;
            }
            new = true;
            let before = self.news.take().filter(|news| news.who == entry.who && entry.at_ms - news.at_ms < ONE_GO_MS);
            let mut news = before.unwrap_or(CardNews { who: entry.who.clone(), what: Vec::new(), at_ms: entry.at_ms });
            news.at_ms = entry.at_ms;
            news.what.extend(what.into_iter().filter(|one| !news.what.contains(one)).collect::<Vec<_>>());
            self.news = Some(news);
        }
        self.news.clone().filter(|_| new)
    }
}

/// What an entry did to its client's card.
fn what_of(entry: &JournalEntry) -> Vec<What> {
    if entry.changes.is_empty() && !entry.moves.is_empty() {
        return vec![What::Dates];
    }
    let mut all = Vec::new();
    for one in entry.changes.iter().flat_map(of_change) {
        if !all.contains(&one) {
            all.push(one);
        }
    }
    all
}

fn of_change(change: &Change) -> Vec<What> {
    let kind = change.key.kind;
    match (&change.old, &change.new) {
        (None, _) => vec![What::Added(kind)],
        (_, None) => vec![What::Removed(kind)],
        (Some(_), Some(new)) => {
            new.iter().filter_map(|(name, _)| kind.field(name)).map(|field| What::Changed(field.name)).collect()
        }
    }
}

impl Desk {
    /// Looks around for this session. The first look only remembers how things stand and says that the session is here.
    ///
    /// # Errors
    /// Those of the store; the next look begins where this one did.
    pub fn look_around(&mut self, lookout: &mut Lookout) -> Result<Around> {
        self.say_here(lookout);
        let mark = self.store.change_mark()?;
        let known = lookout.mark;
        let mut around = Around { card: lookout.card, ..Around::default() };
        if known.is_none() {
            lookout.seq = self.read(|reads| reads.journal_head())?.map_or(0, |(_, seq)| seq);
        } else if known != Some(mark) {
            around.news = self.read_on(lookout)?;
        }
        around.others = self.look_at_card(lookout, known != Some(mark))?;
        lookout.mark = Some(mark);
        around.changed = lookout.due();
        Ok(around)
    }

    /// What the journal tells since the last look.
    fn read_on(&mut self, lookout: &mut Lookout) -> Result<Option<CardNews>> {
        let after = lookout.seq;
        let Touched { seq, clients, office } = self.store.touched_after(after, MOST)?;
        if seq == after {
            return Ok(None);
        }
        let elsewhere = Elsewhere { clients, office };
        let open = lookout.card.map(|card| card.client).filter(|client| elsewhere.concerns(&[*client]));
        let filter = JournalFilter { client: open, after: Some(after), limit: OF_CARD, ..JournalFilter::default() };
        let entries = if open.is_some() { self.read(|reads| reads.journal(&filter))? } else { Vec::new() };
        if elsewhere.office {
            self.look_again()?;
        }
        lookout.seq = seq;
        lookout.waiting = Some(match lookout.waiting.take() {
            Some(waiting) => waiting.and(elsewhere),
            None => elsewhere,
        });
        Ok(lookout.tell(&entries, self.me().handle()))
    }

    /// Who else has the card open, when that is another than before.
    fn look_at_card(&mut self, lookout: &mut Lookout, committed: bool) -> Result<Option<Vec<Clean>>> {
        let Some(card) = lookout.card else { return Ok(None) };
        // Whoever was killed commits nothing.
        let stale = !lookout.others.is_empty() && lookout.asked.is_some_and(|asked| asked.elapsed() >= ALIVE);
        if lookout.asked.is_some() && !committed && !stale {
            return Ok(None);
        }
        lookout.asked = Some(Instant::now());
        let me = self.me().handle().clone();
        let mut others: Vec<Clean> = Vec::new();
        for one in self.live()? {
            let here = one.card.is_some_and(|other| other.client == card.client);
            if here && one.who != me && !others.contains(&one.who) {
                others.push(one.who);
            }
        }
        if others == lookout.others {
            return Ok(None);
        }
        lookout.others.clone_from(&others);
        Ok(Some(others))
    }

    /// The sessions that live.
    fn live(&self) -> Result<Vec<Presence>> {
        let now = clock::now_ms();
        let all = self.store.presences()?;
        Ok(all.into_iter().filter(|one| one.is_live(now, &process::lives)).collect())
    }

    /// Says that this session is here and what it has open, when that is due. What cannot be said now is said later; where
    /// nothing can be written, nobody is told.
    fn say_here(&mut self, lookout: &mut Lookout) {
        let now = clock::now_ms();
        let due = lookout.mine.as_ref().is_none_or(|mine| {
            mine.card != lookout.card
                || !(0..BEAT_MS).contains(&(now - mine.beat_ms))
                || mine.who != *self.me().handle()
        });
        if !due || lookout.mute {
            return;
        }
        let staff = Some(self.me().id).filter(|id| id.0 != 0);
        let fresh = || Presence {
            session: 0,
            staff,
            who: self.me().handle().clone(),
            origin: self.origin.clone(),
            process: process::myself(),
            began_ms: now,
            beat_ms: now,
            card: None,
        };
        let mine = lookout.mine.clone().unwrap_or_else(fresh);
        let mine = Presence { beat_ms: now, card: lookout.card, staff, who: self.me().handle().clone(), ..mine };
        let gone = if mine.session == 0 { self.dead(now) } else { Vec::new() };
        match self.store.keep_presence(&mine, &gone) {
            Ok(session) => lookout.mine = Some(Presence { session, ..mine }),
            Err(crate::store::Error::ReadOnly) => lookout.mute = true,
            Err(_) => {}
        }
    }

    /// Rows of sessions that ended without a word.
    fn dead(&self, now: i64) -> Vec<i64> {
        let all = self.store.presences().unwrap_or_default();
        all.iter().filter(|one| !one.is_live(now, &process::lives)).map(|one| one.session).collect()
    }

    /// The session ends: nobody is told any more that it is here.
    pub fn say_gone(&mut self, lookout: &mut Lookout) {
        if let Some(mine) = lookout.mine.take() {
            // A row that stays behind is known by its process and its silence.
            let _ = self.store.drop_presence(mine.session);
        }
    }

    /// Everybody who is here, the longest here first.
    ///
    /// # Errors
    /// Those of the store.
    pub fn who_is_here(&self) -> Result<Vec<Here>> {
        let me = self.me().handle();
        // Who works on what is hidden from whoever asks is hidden too.
        let is_seen = |card: &Card| self.read(|reads| reads.record(card.client.into())).is_ok_and(|one| one.is_some());
        let here = |one: Presence| Here {
            since: clock::office_time(one.began_ms),
            address: one.origin.map(|origin| origin.address),
            card: one.card.filter(is_seen),
            me: one.who == *me,
            who: one.who,
        };
        Ok(self.live()?.into_iter().map(here).collect())
    }

    /// Who changed a record last; with `beside_me` the last other than me.
    pub(super) fn last_hand(&self, key: Key, client: Option<ClientId>, beside_me: bool) -> Option<Clean> {
        let filter = JournalFilter { client, limit: OF_CARD, ..JournalFilter::default() };
        let entries = self.read(|reads| reads.journal(&filter)).ok()?;
        let about = |entry: &JournalEntry| entry.changes.iter().any(|change| change.key == key);
        let me = self.me().handle();
        entries.into_iter().filter(|entry| !beside_me || entry.who != *me).find(about).map(|entry| entry.who)
    }
}

#[cfg(test)]
mod tests;
