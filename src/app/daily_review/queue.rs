//! What stands in a person's queue: read from the index on the warn day that Today reads, from what was put off, from
//! the appointments, and from the journal since the person's last sign-off. The cost grows with what is due and what
//! changed, not with the number of clients.

use crate::domain::agenda::{DueItem, DueRow, Thresholds};
use crate::domain::calendar::Calendar;
use crate::domain::choice::Severity;
use crate::domain::clean::Clean;
use crate::domain::client::Client;
use crate::domain::day::Day;
use crate::domain::deadline::{DeadlineId, State};
use crate::domain::id::{ClientId, StaffId};
use crate::domain::record::Kind;
use crate::domain::review::{
    Called, Desks, News, Outcome, Reason, Review, ReviewRules, Seat, Severities, Span, order, within_working_days,
};
use crate::domain::staff::{Action, ActionKind, Staff};
use crate::store::{Change, DueFilter, JournalEntry, Reads, Result};
use chrono::Days;
use std::collections::{BTreeMap, HashMap};

/// A client who came into my hands shows what is due within so many days, else what binds.
const GIVEN_AHEAD: u64 = 30;

/// What a queue is reckoned with.
pub(super) struct Office<'a> {
    pub(super) span: Span,
    pub(super) thresholds: Thresholds,
    pub(super) calendar: &'a Calendar,
    pub(super) staff: &'a [Staff],
    pub(super) rules: &'a ReviewRules,
    pub(super) me: StaffId,
}

/// Deadlines of single clients, read once.
#[derive(Default)]
pub(super) struct Deadlines(HashMap<ClientId, Vec<DueItem>>);

impl Deadlines {
    fn of(&mut self, reads: &dyn Reads, client: ClientId, today: Day) -> Result<&[DueItem]> {
        if let std::collections::hash_map::Entry::Vacant(place) = self.0.entry(client) {
            let filter =
                DueFilter { client: Some(client), with_done: true, today: Some(today), ..DueFilter::default() };
            place.insert(reads.due(&filter)?);
        }
        Ok(&self.0[&client])
    }

    /// One deadline as stored, done ones too; `None` when it is gone or moot.
    pub(super) fn one(
        &mut self,
        reads: &dyn Reads,
        client: ClientId,
        id: &DeadlineId,
        today: Day,
    ) -> Result<Option<DueItem>> {
        let all = self.of(reads, client, today)?;
        Ok(all.iter().find(|item| item.rule == id.rule && item.subject == id.subject).cloned())
    }
}

/// Owners by the word that stored deadlines show, and what their deadlines are to me.
struct Seats<'o> {
    by_handle: HashMap<&'o str, StaffId>,
    desks: Desks<'o>,
    known: HashMap<Option<StaffId>, Seat>,
    rules: &'o ReviewRules,
    me: StaffId,
}

impl<'o> Seats<'o> {
    fn of(office: &Office<'o>) -> Self {
        Self {
            by_handle: office.staff.iter().map(|person| (person.handle().as_str(), person.id)).collect(),
            desks: Desks { staff: office.staff, today: office.span.today },
            known: HashMap::new(),
            rules: office.rules,
            me: office.me,
        }
    }

    fn seat(&mut self, handle: Option<&str>) -> &Seat {
        let owner = handle.and_then(|handle| self.by_handle.get(handle)).copied();
        let (desks, me, rules) = (self.desks, self.me, self.rules);
        self.known.entry(owner).or_insert_with(|| desks.seat(owner, me, rules))
    }

    /// Why a deadline of that owner is mine: `None` when it is not, an inner `None` when I own it.
    fn mine(&mut self, owner: Option<&Clean>) -> Option<Option<Reason>> {
        match self.seat(owner.map(Clean::as_str)) {
            Seat::Review(reason) => Some(reason.clone()),
            Seat::Climb(_) | Seat::Nothing => None,
        }
    }

    /// Owners whose clients' news I read.
    fn owners(&mut self) -> Vec<Option<StaffId>> {
        let (desks, me, rules) = (self.desks, self.me, self.rules);
        let everybody = desks.staff.iter().map(|person| Some(person.id)).chain([None]);
        everybody.filter(|owner| matches!(desks.seat(*owner, me, rules), Seat::Review(_))).collect()
    }
}

/// The queue under construction: items by their deadline, each with its reasons.
struct Build<'o> {
    seats: Seats<'o>,
    called: BTreeMap<(ClientId, String, String), Called>,
}

impl Build<'_> {
    fn key(item: &DueItem) -> (ClientId, String, String) {
        (item.client, item.rule.clone(), item.subject.clone())
    }

    /// Adds a reason to an item that is mine; others are left out.
    fn call(&mut self, item: &DueItem, reason: Reason) {
        let Some(whose) = self.seats.mine(item.owner.as_ref()) else { return };
        self.put(item, reason, whose);
    }

    fn put(&mut self, item: &DueItem, reason: Reason, whose: Option<Reason>) {
        let called = self
            .called
            .entry(Self::key(item))
            .or_insert_with(|| Called { item: item.clone(), reasons: whose.into_iter().collect() });
        if !called.reasons.contains(&reason) {
            called.reasons.push(reason);
        }
    }

    /// True when somebody is named already who moved its day.
    fn tells_of_day(&self, item: &DueItem) -> bool {
        let called = self.called.get(&Self::key(item));
        called.is_some_and(|called| {
            called.reasons.iter().any(|reason| matches!(reason, Reason::Changed { news: News::Day, .. }))
        })
    }

    fn has(&self, item: &DueItem) -> bool {
        self.called.contains_key(&Self::key(item))
    }
}

/// The queue of a person, in order.
pub(super) fn queue(reads: &dyn Reads, office: &Office<'_>, deadlines: &mut Deadlines) -> Result<Vec<Called>> {
    let mut build = Build { seats: Seats::of(office), called: BTreeMap::new() };
    let last = reads.last_signed_review(office.me, office.span.today)?;
    due(reads, office, last.as_ref(), &mut build)?;
    appointments(reads, office, deadlines, &mut build)?;
    put_off(reads, office, last.as_ref(), deadlines, &mut build)?;
    if let Some(signed) = last.as_ref().and_then(|review| review.signed.as_ref()) {
        news(reads, office, signed.seq, deadlines, &mut build)?;
    }
    if let Some(last) = &last {
        moved_by_law(reads, office, last, deadlines, &mut build)?;
    }
    second_look(reads, office, deadlines, &mut build)?;
    let mut queue: Vec<Called> = build.called.into_values().collect();
    for called in &mut queue {
        called.reasons.sort_by_key(|reason| reason.rank().unwrap_or(u8::MAX));
    }
    order(&mut queue);
    Ok(queue)
}

/// How far ahead deadlines are read: what is critical, what comes before the next review, what may climb, and what a
/// changed rule concerns.
fn horizon(office: &Office<'_>) -> Day {
    let today = office.span.today;
    let critical = Days::new(office.thresholds.critical.unsigned_abs());
    let given = today.checked_add_days(Days::new(GIVEN_AHEAD)).unwrap_or(Day::MAX);
    let climb = office.rules.climb_deputy.max(office.rules.climb_supervisor);
    let climb = within_working_days(climb, today, office.calendar);
    given.max(climb).max(office.span.until).max(today.checked_add_days(critical).unwrap_or(Day::MAX))
}

fn due(reads: &dyn Reads, office: &Office<'_>, last: Option<&Review>, build: &mut Build<'_>) -> Result<()> {
    let Office { span, thresholds, calendar, .. } = office;
    let filter = DueFilter {
        until: Some(horizon(office)),
        today: Some(span.today),
        without_unknown: true,
        ..DueFilter::default()
    };
    let changed = last.map(|review| changed_severities(reads, &review.severities)).transpose()?.unwrap_or_default();
    let mut climbing = Vec::new();
    reads.each_due(&filter, &mut |row: &DueRow<'_>| {
        if !span.is_live(row) {
            return;
        }
        let reason = span.reason(row, thresholds);
        let severity = changed.contains(&row.rule.to_owned());
        match build.seats.seat(row.owner) {
            Seat::Review(whose) if reason.is_some() || severity => {
                let whose = whose.clone();
                let news = Reason::Changed { news: News::Severity, from: None, by: None, on: span.today };
                let item = row.to_item();
                let reasons = reason.into_iter().chain(severity.then_some(news));
                reasons.for_each(|reason| build.put(&item, reason, whose.clone()));
            }
            Seat::Climb(days) if row.severity == Severity::Hard => {
                if let Some(reason) = reason.or(Some(Reason::Critical))
                    && row.warn_day <= within_working_days(*days, span.today, calendar)
                {
                    climbing.push((row.to_item(), reason));
                }
            }
            _ => {}
        }
    })?;
    for (item, reason) in climbing {
        let id = DeadlineId { rule: item.rule.clone(), subject: item.subject.clone() };
        if !reads.was_seen(item.client, &id, item.last_day)? {
            let of = item.owner.clone();
            build.put(&item, reason, Some(Reason::Climbed { of }));
        }
    }
    Ok(())
}

/// The severities of the rules now.
pub(super) fn severities(reads: &dyn Reads) -> Result<Severities> {
    let mut severities = Severities::new();
    for rule in &reads.rulebook()?.rules {
        let severity = rule.effective_severity();
        let hardest = severities.entry(rule.id.clone()).or_insert(severity);
        if severity == Severity::Hard {
            *hardest = severity;
        }
    }
    Ok(severities)
}

/// Rules whose severity is another one than at the last sign-off; new rules are not.
fn changed_severities(reads: &dyn Reads, then: &Severities) -> Result<Vec<String>> {
    let now = severities(reads)?;
    let differs = |(rule, severity): &(&String, &Severity)| then.get(*rule).is_some_and(|old| old != *severity);
    Ok(now.iter().filter(differs).map(|(rule, _)| rule.clone()).collect())
}

fn appointments(
    reads: &dyn Reads,
    office: &Office<'_>,
    deadlines: &mut Deadlines,
    build: &mut Build<'_>,
) -> Result<()> {
    let Span { today, until, .. } = office.span;
    for (date, _) in reads.appointments(today, until)? {
        let id = DeadlineId { rule: DeadlineId::OWN.to_owned(), subject: date.id.to_string() };
        let Some(item) = deadlines.one(reads, date.client, &id, today)? else { continue };
        if office.span.is_live(&item) {
            build.call(&item, Reason::Appointment { on: date.on_day, at: date.at_time, place: date.place });
        }
    }
    Ok(())
}

/// What was put off until a day since the last sign-off, also what is due much later.
fn put_off(
    reads: &dyn Reads,
    office: &Office<'_>,
    last: Option<&Review>,
    deadlines: &mut Deadlines,
    build: &mut Build<'_>,
) -> Result<()> {
    for action in reads.put_off_until(last.map(|review| review.day), office.span.until)? {
        // What was put off in this very review until a day before the next one is decided.
        if action.on_day == office.span.today {
            continue;
        }
        let Some(item) = deadlines.one(reads, action.client, &id_of(&action), office.span.today)? else { continue };
        let waits = matches!(item.state, State::Snoozed | State::Handled);
        if let Some(on) = item.look_again_on.filter(|_| waits && office.span.is_live(&item)) {
            build.call(&item, Reason::LookAgain { on });
        }
    }
    Ok(())
}

fn id_of(action: &Action) -> DeadlineId {
    DeadlineId { rule: action.rule.to_string(), subject: action.subject.to_string() }
}

/// What a journal entry after the last sign-off moved.
fn news(
    reads: &dyn Reads,
    office: &Office<'_>,
    after: i64,
    deadlines: &mut Deadlines,
    build: &mut Build<'_>,
) -> Result<()> {
    let owners = build.seats.owners();
    for entry in reads.journal_of_owners(after, &owners)? {
        let Some(client) = entry.client else { continue };
        let today = office.span.today;
        let told = |news, from| Reason::Changed { news, from, by: Some(entry.who.clone()), on: entry.office_day };
        for (id, old) in moved(&entry) {
            if let Some(item) = deadlines.one(reads, client, &id, today)? {
                build.call(&item, told(News::Day, Some(old)));
            }
        }
        for change in &entry.changes {
            for (id, news) in about(reads, change)? {
                if let Some(item) = deadlines.one(reads, client, &id, today)? {
                    build.call(&item, told(news, None));
                }
            }
        }
        if entry.changes.iter().any(is_handed_over) {
            for item in given(deadlines.of(reads, client, today)?, office) {
                build.call(&item, told(News::Owner, None));
            }
        }
    }
    Ok(())
}

/// What I signed off with another day than it has now, though no entry about its client says so: the law changed.
fn moved_by_law(
    reads: &dyn Reads,
    office: &Office<'_>,
    last: &Review,
    deadlines: &mut Deadlines,
    build: &mut Build<'_>,
) -> Result<()> {
    let today = office.span.today;
    for kept in reads.review_entries(office.me, last.day)? {
        let Some(item) = deadlines.one(reads, kept.client, &kept.id, today)? else { continue };
        if item.last_day != kept.shown_day && item.state != State::Done && !build.tells_of_day(&item) {
            let from = Some(kept.shown_day);
            build.call(&item, Reason::Changed { news: News::Day, from, by: None, on: today });
        }
    }
    Ok(())
}

/// Deadlines whose last day is another one, and the day before; those that came or went are told by other things.
fn moved(entry: &JournalEntry) -> Vec<(DeadlineId, Day)> {
    let both = entry.moves.iter().filter(|change| change.new.is_some());
    both.filter_map(|change| Some((DeadlineId::parse(&change.deadline)?, change.old?))).collect()
}

/// What a change of one record says about single deadlines: of what people did, their state; of an own date, whose it
/// is and how bad it is to miss it.
fn about(reads: &dyn Reads, change: &Change) -> Result<Vec<(DeadlineId, News)>> {
    let touched = |field: &str| {
        let has =
            |fields: &Option<crate::domain::record::Fields>| fields.as_ref().is_some_and(|f| f.contains_key(field));
        has(&change.old) && has(&change.new)
    };
    Ok(match change.key.kind {
        Kind::Action => {
            let action = reads.record(change.key)?.and_then(|record| Action::try_from(record).ok());
            action.map(|action| (id_of(&action), News::State)).into_iter().collect()
        }
        Kind::OwnDate => {
            let subject = crate::domain::id::OwnDateId(change.key.id).to_string();
            let id = DeadlineId { rule: DeadlineId::OWN.to_owned(), subject };
            let fields = [("severity", News::Severity), ("owner", News::Owner)];
            fields.into_iter().filter(|(field, _)| touched(field)).map(|(_, news)| (id.clone(), news)).collect()
        }
        _ => Vec::new(),
    })
}

/// True when a client or case came into other hands.
fn is_handed_over(change: &Change) -> bool {
    let is_old = change.old.as_ref().is_some_and(|fields| fields.contains_key("owner"));
    matches!(change.key.kind, Kind::Client | Kind::Case) && is_old && change.new.is_some()
}

/// What a client who changed hands shows: what is due within a month, else what comes first.
fn given(all: &[DueItem], office: &Office<'_>) -> Vec<DueItem> {
    let near = office.span.today.checked_add_days(Days::new(GIVEN_AHEAD)).unwrap_or(Day::MAX);
    let live: Vec<&DueItem> = all.iter().filter(|item| office.span.is_live(*item)).collect();
    let soon: Vec<DueItem> = live.iter().filter(|item| item.warn_day <= near).map(|item| (*item).clone()).collect();
    if soon.is_empty() { live.first().map(|item| (*item).clone()).into_iter().collect() } else { soon }
}

/// What was marked done on the last working day and the days off since. Answers about acts from before the record are
/// no work that was done then.
fn second_look(reads: &dyn Reads, office: &Office<'_>, deadlines: &mut Deadlines, build: &mut Build<'_>) -> Result<()> {
    let Span { today, before, .. } = office.span;
    for entry in reads.journal_of_done(before, today)? {
        for change in entry.changes.iter().filter(|change| change.key.kind == Kind::Action) {
            let action = reads.record(change.key)?.and_then(|record| Action::try_from(record).ok());
            let Some(action) = action.filter(|action| action.kind == ActionKind::Done) else { continue };
            let Some(item) = deadlines.one(reads, action.client, &id_of(&action), today)? else { continue };
            if item.state == State::Done && !build.has(&item) && was_open(reads, &item)? {
                build.call(&item, Reason::SecondLook { on: entry.office_day });
            }
        }
    }
    // What a fact closed in the review of that day.
    for kept in reads.review_entries(office.me, before)? {
        let recorded = kept.settled.as_ref().is_some_and(|settled| settled.outcome == Outcome::Recorded);
        if let Some(item) = deadlines.one(reads, kept.client, &kept.id, today)?.filter(|_| recorded)
            && item.state == State::Done
            && !build.has(&item)
        {
            build.call(&item, Reason::SecondLook { on: before });
        }
    }
    Ok(())
}

/// False for an act of which nothing was known when the client was entered.
fn was_open(reads: &dyn Reads, item: &DueItem) -> Result<bool> {
    let record = reads.record(item.client.into())?;
    let client = record.and_then(|record| Client::try_from(record).ok());
    Ok(client.is_some_and(|client| item.last_day >= client.created_on))
}
