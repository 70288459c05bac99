//! The JSON of a deadline and of the daily review, exactly as other programs rely on it.

use super::agenda::{HORIZON, LevelCounts, matters};
use super::desk::{Desk, RuleTitles};
use super::error::{AppError, ErrorKind, Result};
use crate::domain::agenda::DueItem;
use crate::domain::day::Day;
use crate::domain::deadline::{Deadline, Level};
use crate::domain::id::StaffId;
use crate::domain::lang::Lang;
use crate::domain::phrase::Phrase;
use crate::store::DueFilter;
use chrono::Days;
use serde::Serialize;

/// One step of a trail.
#[derive(Debug, Serialize)]
pub struct StepJson {
    /// Kind of step.
    pub kind: &'static str,
    /// The step in the reader's language.
    pub text: String,
    /// Date reached.
    pub date: Option<Day>,
    /// Rule.
    pub rule: Option<String>,
    /// Source.
    pub source: Option<String>,
    /// Confidence.
    pub confidence: Option<&'static str>,
}

/// One deadline.
#[derive(Debug, Serialize)]
pub struct DeadlineJson<'a> {
    /// `RULE/subject`.
    pub id: String,
    /// Client's name.
    pub client: &'a str,
    /// Client's id.
    pub client_id: String,
    /// Citizenship.
    pub citizenship: Option<String>,
    /// Case reference.
    pub case: Option<&'a str>,
    /// Rule.
    pub rule: &'a str,
    /// Title.
    pub title: &'a str,
    /// Class.
    pub class: &'static str,
    /// Severity.
    pub severity: &'static str,
    /// Last day.
    pub last_day: Day,
    /// Last day by the stricter reading.
    pub stricter_last_day: Option<Day>,
    /// Safe day.
    pub safe_day: Day,
    /// Warn day.
    pub warn_day: Day,
    /// Calendar days from today to the last day.
    pub days_left: i64,
    /// Working days after today up to and including the safe day; negative when past.
    pub working_days_left: i64,
    /// Level.
    pub level: &'static str,
    /// It binds its client.
    pub binding: bool,
    /// Confidence.
    pub confidence: &'static str,
    /// Confirmed by the practice.
    pub confirmed: bool,
    /// Officer.
    pub owner: Option<&'a str>,
    /// State.
    pub state: &'static str,
    /// The trail, where asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trail: Option<Vec<StepJson>>,
}

/// The review.
#[derive(Debug, Serialize)]
pub struct ReviewJson<'a> {
    /// Office date.
    pub today: Day,
    /// Deadlines by level, whatever the horizon and level asked for.
    pub counts: LevelCounts,
    /// Clients among the items.
    pub people: usize,
    /// The items.
    pub items: Vec<DeadlineJson<'a>>,
}

/// What to review.
#[derive(Debug, Clone, Default)]
pub struct ReviewOptions {
    /// Days ahead; 30 when not said.
    pub days: Option<u64>,
    /// Login or name of the officer.
    pub owner: Option<String>,
    /// Exactly this level.
    pub level: Option<Level>,
}

/// The review as read, still owning its items.
#[derive(Debug)]
pub struct Review {
    /// Office date.
    pub today: Day,
    /// Deadlines by level.
    pub counts: LevelCounts,
    /// Items with their binding mark, in order.
    pub items: Vec<(DueItem, bool)>,
    /// Clients among them.
    pub people: usize,
    /// Titles of rules.
    pub titles: RuleTitles,
}

impl Desk {
    /// Reads the review.
    ///
    /// # Errors
    /// [`ErrorKind::Refused`] for an unknown owner; those of the store.
    pub fn review(&mut self, options: &ReviewOptions) -> Result<Review> {
        let (today, thresholds) = (self.today(), self.thresholds());
        let owner = options.owner.as_deref().map(|login| self.staff_called(login)).transpose()?;
        let days = options.days.unwrap_or(HORIZON);
        let ahead = |days| today.checked_add_days(Days::new(days)).unwrap_or(Day::MAX);
        let (wanted, horizon) = (ahead(days), ahead(days.max(thresholds.soon.unsigned_abs())));
        let filter = DueFilter {
            until: Some(horizon),
            owner,
            today: Some(today),
            without_unknown: true,
            ..DueFilter::default()
        };
        let (items, later, unknown) = self.read(|reads| {
            Ok((reads.due(&filter)?, reads.count_live_after(horizon, owner, today)?, reads.unknown_count(owner)?.acts))
        })?;
        let mut counts = LevelCounts { later, unknown, ..LevelCounts::default() };
        let mut chosen = Vec::with_capacity(items.len());
        let mut people = 0;
        for matter in matters(items, today) {
            let before = chosen.len();
            let bound = matter.bound;
            for (place, item) in matter.items.into_iter().enumerate() {
                let level = item.level(&thresholds, today);
                counts.add(level);
                let asked_for = item.warn_day <= wanted && options.level.is_none_or(|only| only == level);
                if asked_for {
                    chosen.push((item, bound && place == 0));
                }
            }
            people += usize::from(chosen.len() > before);
        }
        Ok(Review { today, counts, items: chosen, people, titles: self.titles()? })
    }

    /// The member of staff of that login or name.
    ///
    /// # Errors
    /// [`ErrorKind::Refused`] when there is none.
    pub fn staff_called(&self, login: &str) -> Result<StaffId> {
        let staff = self.read(|reads| reads.staff())?;
        staff
            .iter()
            .find(|person| person.handle().as_str() == login || person.name.as_str() == login)
            .map(|person| person.id)
            .ok_or_else(|| AppError::new(ErrorKind::Refused, Phrase::new("error-no-staff").text("login", login)))
    }
}

impl Review {
    /// The JSON in one language; deadlines borrow from the review.
    pub fn json<'a>(&'a self, desk: &Desk, lang: Lang) -> ReviewJson<'a> {
        let items =
            self.items.iter().map(|(item, binding)| due_json(desk, &self.titles, lang, item, *binding)).collect();
        ReviewJson { today: self.today, counts: self.counts, people: self.people, items }
    }
}

/// The JSON of a stored deadline.
pub fn due_json<'a>(
    desk: &Desk,
    titles: &'a RuleTitles,
    lang: Lang,
    item: &'a DueItem,
    binding: bool,
) -> DeadlineJson<'a> {
    let today = desk.today();
    DeadlineJson {
        id: format!("{}/{}", item.rule, item.subject),
        client: &item.client_name,
        client_id: item.client.to_string(),
        citizenship: item.citizenship.map(|country| country.to_string()),
        case: item.case.as_deref(),
        rule: &item.rule,
        title: item.own_title.as_deref().unwrap_or_else(|| titles.get(&item.rule, lang)),
        class: item.class.as_str(),
        severity: item.severity.as_str(),
        last_day: item.last_day,
        stricter_last_day: item.stricter_last_day,
        safe_day: item.safe_day,
        warn_day: item.warn_day,
        days_left: (item.last_day - today).num_days(),
        working_days_left: desk.calendar().working_days_between(today, item.safe_day),
        level: item.level(&desk.thresholds(), today).as_str(),
        binding,
        confidence: item.confidence.as_str(),
        confirmed: item.confirmed,
        owner: item.owner.as_deref(),
        state: item.state.as_str(),
        trail: None,
    }
}

/// Says a trail in the reader's language.
pub fn trail_json(deadline: &Deadline, say: &dyn Fn(&Phrase) -> String) -> Vec<StepJson> {
    deadline
        .trail
        .iter()
        .map(|step| StepJson {
            kind: step.kind.as_str(),
            text: say(&step.text),
            date: step.date,
            rule: step.rule.clone(),
            source: step.source.clone(),
            confidence: step.confidence.map(crate::domain::choice::Confidence::as_str),
        })
        .collect()
}
