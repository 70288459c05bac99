//! Calendar feeds: open deadlines as whole days on their warn day, own appointments at their time, what ended lately as
//! cancelled.
//!
//! A feed is read, never written: its number of change comes from the journal. `SEQUENCE` is the position of the newest
//! entry about the client, or about everybody's law or settings, plus the seconds from 2026 on to that entry. So it
//! rises with every change, is the same after a restore, and rises beyond what was given out before also where an older
//! copy was restored and the same positions are given again. Two people get the same bytes of the same office.

use super::desk::{Desk, RuleTitles};
use super::error::{AppError, Result};
use crate::domain::agenda::{Due, DueItem, Thresholds};
use crate::domain::clean::Clean;
use crate::domain::client::Client;
use crate::domain::day::Day;
use crate::domain::deadline::{Class, DeadlineId, State};
use crate::domain::id::{ClientId, OwnDateId, StaffId};
use crate::domain::lang::Lang;
use crate::domain::phrase::Phrase;
use crate::domain::private::hide_in;
use crate::domain::rulebook::Rulebook;
use crate::domain::staff::{OwnDate, Role};
use crate::files::export;
use crate::files::ics::{self, Alarm, Event, When};
use crate::i18n::Catalogue;
use crate::store::feed::{Ended, Stamp};
use crate::store::{self, DueFilter, Reads};
use chrono::{Days, NaiveTime};
use std::collections::{HashMap, HashSet};
use std::io::{self, Write};
use std::path::Path;

/// Whose deadlines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// Everybody's.
    All,
    /// Mine.
    Mine,
    /// One officer's, by login or name.
    Owner(String),
    /// One case's, by its reference.
    Case(String),
}

/// What a feed holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedOptions {
    /// Whose deadlines.
    pub scope: Scope,
    /// Names as initials, own words left out.
    pub private: bool,
    /// Warn days up to so many days ahead.
    pub days: u64,
    /// What ended stays as cancelled for so many days.
    pub cancelled_days: u64,
}

impl Default for FeedOptions {
    fn default() -> Self {
        Self { scope: Scope::Mine, private: false, days: 400, cancelled_days: 14 }
    }
}

/// The scope as the store is asked.
struct Chosen {
    owner: Option<StaffId>,
    client: Option<ClientId>,
    case: Option<Clean>,
    handle: Option<Clean>,
}

/// What every event is made with.
struct Maker<'m> {
    words: &'m Catalogue,
    titles: RuleTitles,
    thresholds: Thresholds,
    today: Day,
    private: bool,
    mark: String,
    office: Stamp,
}

impl Desk {
    /// Writes a feed in the language of `words`; how many events it has. What the writer says is given back as it is.
    ///
    /// # Errors
    /// [`ErrorKind::NotAllowed`](super::error::ErrorKind::NotAllowed) below viewers; a refusal of an unknown officer or
    /// case; those of the store.
    pub fn feed(&mut self, options: &FeedOptions, words: &Catalogue, out: &mut dyn Write) -> Result<io::Result<usize>> {
        self.require(Role::Viewer)?;
        let chosen = self.chosen(&options.scope)?;
        let (titles, today, thresholds) = (self.titles()?, self.today(), self.thresholds());
        let name = feed_name(&chosen, words);
        let mut told = Ok(0);
        self.read(|reads| {
            let (mark, office) = (reads.office_mark()?, reads.stamp(None)?);
            let private = options.private;
            let maker = Maker { words, titles: titles.clone(), thresholds, today, private, mark, office };
            told = ics::begin(out, &name).map(|()| 0);
            let mut written = HashSet::new();
            open_events(reads, &maker, (&chosen, options), &mut |id, event| {
                note(&mut told, ics::event(out, event));
                written.insert(id);
            })?;
            ended_events(reads, &maker, (&chosen, options), &mut |id, event| {
                if written.insert(id) {
                    note(&mut told, ics::event(out, event));
                }
            })?;
            if let Err(error) = ics::end(out) {
                told = Err(error);
            }
            Ok(())
        })?;
        Ok(told)
    }

    /// Writes a feed into a file, over an older feed that lies there; how many events it has.
    ///
    /// # Errors
    /// As for [`Desk::feed`]; a refusal where something else lies there, or when it cannot be written.
    pub fn feed_into(&mut self, options: &FeedOptions, words: &Catalogue, path: &Path) -> Result<usize> {
        let mut told = Ok(0);
        let place = self.own_machine("feed > feed.ics")?.place(path);
        let written = export::replace(&place, ics::is_calendar, &mut |out| match self.feed(options, words, out) {
            Ok(Ok(count)) => {
                told = Ok(count);
                Ok(())
            }
            Ok(Err(error)) => Err(error),
            Err(refused) => {
                told = Err(refused);
                Err(io::ErrorKind::Other.into())
            }
        });
        // What the office refused says more than that the file was not written.
        let count = told?;
        let file = path.display().to_string();
        written.map(|()| count).map_err(|error| {
            let taken = error.kind() == io::ErrorKind::AlreadyExists;
            let phrase = Phrase::new(if taken { "feed-file-taken" } else { "feed-file-failed" }).text("file", file);
            AppError::refused(phrase)
        })
    }

    fn chosen(&self, scope: &Scope) -> Result<Chosen> {
        let nobody = Chosen { owner: None, client: None, case: None, handle: None };
        let of = |id: StaffId, handle: Clean| Chosen { owner: Some(id), handle: Some(handle), ..nobody };
        Ok(match scope {
            Scope::All => Chosen { owner: None, client: None, case: None, handle: None },
            Scope::Mine => of(self.me().id, self.me().handle().clone()),
            Scope::Owner(login) => of(self.staff_called(login)?, Clean::line(login)),
            Scope::Case(reference) => {
                let found = self.read(|reads| {
                    let id = reads.case_by_reference(reference.trim())?;
                    id.map(|id| reads.get::<crate::domain::case::Case>(id.0)).transpose()
                })?;
                let unknown = || AppError::refused(Phrase::new("feed-no-case").text("case", reference));
                let case = found.ok_or_else(unknown)?;
                Chosen { owner: None, client: Some(case.client), case: Some(case.reference), handle: None }
            }
        })
    }
}

/// Keeps the first thing the writer refused, else counts.
fn note(told: &mut io::Result<usize>, said: io::Result<()>) {
    match (told.as_mut(), said) {
        (Ok(count), Ok(())) => *count += 1,
        (Ok(_), Err(error)) => *told = Err(error),
        (Err(_), _) => {}
    }
}

fn feed_name(chosen: &Chosen, words: &Catalogue) -> String {
    let phrase = match (&chosen.case, &chosen.handle) {
        (Some(case), _) => Phrase::new("feed-name-of").text("of", case),
        (None, Some(handle)) => Phrase::new("feed-name-of").text("of", handle),
        (None, None) => Phrase::new("feed-name"),
    };
    words.say(&phrase)
}

/// What gets each event with the key that it is told apart by.
type Give<'g> = &'g mut dyn FnMut((ClientId, DeadlineId), &Event);

/// Open deadlines: put off and overdue ones too; not unknown ones.
fn open_events(
    reads: &dyn Reads,
    maker: &Maker<'_>,
    (chosen, options): (&Chosen, &FeedOptions),
    give: Give<'_>,
) -> store::Result<()> {
    let until = maker.today.checked_add_days(Days::new(options.days));
    let (owner, client) = (chosen.owner, chosen.client);
    let filter =
        DueFilter { until, owner, client, today: Some(maker.today), without_unknown: true, ..DueFilter::default() };
    let mut fault = None;
    reads.each_due(&filter, &mut |due| {
        if fault.is_some() || chosen.case.as_deref().is_some_and(|case| due.case != Some(case)) {
            return;
        }
        let made = if due.rule == DeadlineId::OWN { own_date(reads, due.subject) } else { Ok(None) };
        match made.and_then(|own| Ok((own, reads.stamp(Some(due.client))?))) {
            Ok((own, stamp)) => give(key(due.client, due.rule, due.subject), &maker.open(due, own.as_ref(), stamp)),
            Err(error) => fault = Some(error),
        }
    })?;
    fault.map_or(Ok(()), Err)
}

fn key(client: ClientId, rule: &str, subject: &str) -> (ClientId, DeadlineId) {
    (client, DeadlineId { rule: rule.to_owned(), subject: subject.to_owned() })
}

fn own_date(reads: &dyn Reads, subject: &str) -> store::Result<Option<OwnDate>> {
    let id = OwnDateId::parse(subject);
    id.map(|id| reads.get::<OwnDate>(id.0)).transpose()
}

/// What was done or went away lately.
fn ended_events(
    reads: &dyn Reads,
    maker: &Maker<'_>,
    (chosen, options): (&Chosen, &FeedOptions),
    give: Give<'_>,
) -> store::Result<()> {
    let Some(from) = maker.today.checked_sub_days(Days::new(options.cancelled_days)) else { return Ok(()) };
    let done = reads.clients_with_done(from)?;
    for client in done.into_iter().filter(|client| chosen.client.is_none_or(|only| only == *client)) {
        let filter = DueFilter { client: Some(client), owner: chosen.owner, with_done: true, ..DueFilter::default() };
        let items = reads.due(&filter)?;
        for item in items.into_iter().filter(|item| item.state == State::Done) {
            if !chosen.is_of(&item) {
                continue;
            }
            let id = DeadlineId { rule: item.rule.clone(), subject: item.subject.clone() };
            let action = reads.action_about(client, &id)?;
            if action.is_some_and(|action| action.on_day >= from) {
                give((client, id), &maker.done(&item, reads.stamp(Some(client))?));
            }
        }
    }
    let mut former = Former::default();
    for ended in reads.vanished_since(from, chosen.client)? {
        // A client who was erased or merged away has no name left to show.
        let Ok(client) = reads.get::<Client>(ended.client.0) else { continue };
        let theirs = chosen.owner.is_none_or(|owner| client.owner == Some(owner));
        if theirs && chosen.case.is_none() {
            let stamp = reads.stamp(Some(ended.client))?.max(ended.stamp);
            let title = maker.title_once(reads, &ended.id.rule, &mut former)?;
            give((ended.client, ended.id.clone()), &maker.gone(&ended, (&client, &title), stamp));
        }
    }
    Ok(())
}

/// Titles of rules that went, as far as they were asked for.
#[derive(Default)]
struct Former(HashMap<String, String>);

impl Former {
    fn title(&mut self, reads: &dyn Reads, rule: &str, lang: Lang) -> store::Result<String> {
        if let Some(known) = self.0.get(rule) {
            return Ok(known.clone());
        }
        let mut title = None;
        let newest = reads.law_state()?.rulebook;
        for version in (1..newest).rev() {
            let book = reads.rulebook_text(Some(version))?.and_then(|text| Rulebook::parse(&text).ok());
            title = book.and_then(|book| {
                let found = book.rules.iter().find(|one| one.id == rule);
                found.map(|found| found.titles.get(lang).to_owned())
            });
            if title.is_some() {
                break;
            }
        }
        let title = title.unwrap_or_else(|| rule.to_owned());
        self.0.insert(rule.to_owned(), title.clone());
        Ok(title)
    }
}

impl Chosen {
    fn is_of(&self, item: &DueItem) -> bool {
        self.case.as_ref().is_none_or(|case| item.case.as_ref() == Some(case))
    }
}

impl Maker<'_> {
    fn event(&self, id: &DeadlineId, stamp: Stamp) -> Event {
        let stamp = stamp.max(self.office);
        Event {
            uid: format!("{}-{}@{}.sojourn", id.rule, id.subject, self.mark),
            sequence: sequence(stamp),
            changed_ms: stamp.at_ms,
            when: When::Day(self.today),
            summary: String::new(),
            description: String::new(),
            place: None,
            categories: Vec::new(),
            cancelled: false,
            alarms: Vec::new(),
        }
    }

    fn open(&self, due: &Due<&str, &str>, own: Option<&OwnDate>, stamp: Stamp) -> Event {
        let id = DeadlineId { rule: due.rule.to_owned(), subject: due.subject.to_owned() };
        let time = own.and_then(|own| NaiveTime::parse_from_str(own.at_time.as_deref()?, "%H:%M").ok());
        let when = time.map_or(When::Day(due.warn_day), |time| When::At(due.warn_day, time));
        let title = self.title(due.rule, due.own_title);
        let level = due.level(&self.thresholds, self.today);
        let word = |kind: &str, id: &str| self.words.text(&format!("{kind}-{id}"));
        Event {
            when,
            summary: self.summary(due.client_name, &title, (due.class != Class::Own).then_some(due.last_day)),
            description: self.description(due),
            place: own.and_then(|own| own.place.as_ref()).filter(|_| !self.private).map(|place| hide_in(place).into()),
            categories: vec![word("class", due.class.as_str()), word("level", level.as_str())],
            alarms: self.alarms(time.is_some()),
            ..self.event(&id, stamp)
        }
    }

    fn done(&self, item: &DueItem, stamp: Stamp) -> Event {
        let id = DeadlineId { rule: item.rule.clone(), subject: item.subject.clone() };
        let title = self.title(&item.rule, item.own_title.as_deref());
        self.cancelled(&id, (item.warn_day, &item.client_name, &title), ("feed-done", stamp))
    }

    fn gone(&self, ended: &Ended, (client, title): (&Client, &str), stamp: Stamp) -> Event {
        self.cancelled(&ended.id, (ended.last_day, client.name(), title), ("feed-gone", stamp))
    }

    /// The title of a rule, also of one that the rulebook in force has no more: then as the newest version said it that had.
    fn title_once(&self, reads: &dyn Reads, rule: &str, former: &mut Former) -> store::Result<String> {
        if rule == DeadlineId::OWN || self.titles.0.contains_key(rule) {
            return Ok(self.title(rule, None));
        }
        former.title(reads, rule, self.words.lang())
    }

    fn cancelled(&self, id: &DeadlineId, (day, name, title): (Day, &str, &str), (why, stamp): (&str, Stamp)) -> Event {
        Event {
            when: When::Day(day),
            summary: self.summary(name, title, None),
            description: self.words.text(why),
            cancelled: true,
            ..self.event(id, stamp)
        }
    }

    /// A rule's title, or what a person calls a date of their own; in private the latter is nobody's business.
    fn title(&self, rule: &str, own: Option<&str>) -> String {
        match own {
            _ if rule == DeadlineId::OWN && (self.private || own.is_none()) => self.words.text("class-own"),
            Some(own) => hide_in(own).into_owned(),
            None => self.titles.get(rule, self.words.lang()).to_owned(),
        }
    }

    fn summary(&self, name: &str, title: &str, last_day: Option<Day>) -> String {
        let name = if self.private { initials(name) } else { hide_in(name).into_owned() };
        let phrase = match last_day {
            Some(day) => Phrase::new("feed-summary-until").day("day", day),
            None => Phrase::new("feed-summary"),
        };
        self.words.say(&phrase.text("client", name).text("title", title))
    }

    fn description(&self, due: &Due<&str, &str>) -> String {
        let mut lines = Vec::new();
        if due.class != Class::Own {
            let id = if due.class == Class::Stay { "feed-last-day" } else { "feed-last-day-plain" };
            lines.push(Phrase::new(id).day("day", due.last_day));
        }
        if let Some(day) = due.stricter_last_day {
            lines.push(Phrase::new("feed-stricter").day("day", day));
        }
        if due.safe_day != due.last_day {
            lines.push(Phrase::new("feed-safe-day").day("day", due.safe_day));
        }
        if let (State::Snoozed | State::Handled, Some(day)) = (due.state, due.look_again_on) {
            lines.push(Phrase::new("feed-look-again").day("day", day));
        }
        if let Some(case) = due.case {
            lines.push(Phrase::new("feed-case").text("case", case));
        }
        if let Some(owner) = due.owner.filter(|_| !self.private) {
            lines.push(Phrase::new("feed-owner").text("owner", owner));
        }
        let said: Vec<String> = lines.iter().map(|phrase| self.words.say(phrase)).collect();
        said.join("\n")
    }

    /// Reminders: when it becomes soon, when it becomes critical, on the day; of an appointment the day and the hour before.
    fn alarms(&self, timed: bool) -> Vec<Alarm> {
        if timed {
            return vec![Alarm::Minutes(24 * 60), Alarm::Minutes(60)];
        }
        let mut alarms = vec![Alarm::Morning(self.thresholds.soon), Alarm::Morning(self.thresholds.critical)];
        alarms.push(Alarm::Morning(0));
        alarms.dedup();
        alarms
    }
}

/// The second from which on feeds are counted: 2026-01-01 UTC.
const SINCE_S: i64 = 1_767_225_600;

/// A number that rises with every entry of the journal, also where positions are given out a second time.
fn sequence(stamp: Stamp) -> u32 {
    let seconds = (stamp.at_ms / 1_000 - SINCE_S).max(0);
    let number = stamp.seq.saturating_add(seconds).clamp(0, i64::from(i32::MAX));
    u32::try_from(number).unwrap_or_default()
}

/// `Ә. Қ.` of a name: the first letter of each word, at most three.
fn initials(name: &str) -> String {
    let first = |word: &str| word.chars().find(|c| c.is_alphabetic()).map(|c| format!("{}.", c.to_uppercase()));
    name.split_whitespace().filter_map(first).take(3).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_later_entry_has_a_higher_number_also_after_an_older_copy_came_back() {
        let stamp = |seq, at_s: i64| sequence(Stamp { seq, at_ms: (SINCE_S + at_s) * 1_000 });
        assert!(stamp(2, 10) > stamp(1, 10), "two changes within one second");
        assert!(stamp(91, 7_200) > stamp(120, 3_600), "position 91 was given out twice");
        assert_eq!(stamp(i64::MAX, 1), i32::MAX as u32);
        assert_eq!(sequence(Stamp { seq: 5, at_ms: 0 }), 5);
    }

    #[test]
    fn initials_give_nobody_away() {
        for (name, seen) in
            [("Иванова Мария", "И. М."), ("әбдіразақов қ", "Ә. Қ."), ("O'Neil-Brown", "O."), ("12 3", "")]
        {
            assert_eq!(initials(name), seen);
        }
    }
}
