//! The JSON of a deadline and of the daily review, exactly as other programs rely on it.

use super::agenda::{HORIZON, LevelCounts, matters};
use super::desk::{Desk, RuleTitles};
use super::error::{AppError, ErrorKind};
use crate::domain::agenda::DueItem;
use crate::domain::day::Day;
use crate::domain::day::Iso;
use crate::domain::deadline::{Deadline, Level};
use crate::domain::id::{ClientId, StaffId};
use crate::domain::lang::Lang;
use crate::domain::phrase::Phrase;
use crate::store::DueFilter;
use chrono::Days;
use serde::{Serialize, Serializer};

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
    pub id: IdJson<'a>,
    /// Client's name.
    pub client: &'a str,
    /// Client's id.
    pub client_id: ClientIdJson,
    /// Citizenship.
    pub citizenship: Option<&'a str>,
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
    pub last_day: Iso,
    /// Last day by the stricter reading.
    pub stricter_last_day: Option<Iso>,
    /// Safe day.
    pub safe_day: Iso,
    /// Warn day.
    pub warn_day: Iso,
    /// Calendar days from today to the last day.
    pub days_left: i64,
    /// Working days after today up to and including the safe day; negative when past.
    pub working_days_left: i64,
    /// Level.
    pub level: &'static str,
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
    /// It binds its client.
    pub binding: bool,
}

/// The id of a deadline, written without being put together first.
#[derive(Debug, Clone, Copy)]
pub struct IdJson<'a>(pub &'a str, pub &'a str);

impl Serialize for IdJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{}/{}", self.0, self.1))
    }
}

/// The id of a client, written without being put together first.
#[derive(Debug, Clone, Copy)]
pub struct ClientIdJson(pub ClientId);

impl Serialize for ClientIdJson {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
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

/// A review as a question to the store.
pub(super) struct Question {
    /// Which deadlines to read.
    pub(super) filter: DueFilter,
    /// Items have a warn day up to this one.
    pub(super) wanted: Day,
    /// Deadlines are read up to this one.
    pub(super) horizon: Day,
}

impl Desk {
    /// Reads the review.
    ///
    /// # Errors
    /// [`ErrorKind::Refused`] for an unknown owner; those of the store.
    pub fn review(&mut self, options: &ReviewOptions) -> super::error::Result<Review> {
        let (today, thresholds) = (self.today(), self.thresholds());
        let Question { filter, wanted, horizon } = self.question(options)?;
        let owner = filter.owner;
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

    /// What a review asks of the store. Counts know levels up to soon whatever the days asked for.
    pub(super) fn question(&self, options: &ReviewOptions) -> super::error::Result<Question> {
        let (today, thresholds) = (self.today(), self.thresholds());
        let owner = options.owner.as_deref().map(|login| self.staff_called(login)).transpose()?;
        let days = options.days.unwrap_or(HORIZON);
        let ahead = |days| today.checked_add_days(Days::new(days)).unwrap_or(Day::MAX);
        let (wanted, horizon) = (ahead(days), ahead(days.max(thresholds.soon.unsigned_abs())));
        let (until, today) = (Some(horizon), Some(today));
        let filter = DueFilter { until, owner, today, without_unknown: true, ..DueFilter::default() };
        Ok(Question { filter, wanted, horizon })
    }

    /// The member of staff of that login or name.
    ///
    /// # Errors
    /// [`ErrorKind::Refused`] when there is none.
    pub fn staff_called(&self, login: &str) -> super::error::Result<StaffId> {
        let staff = self.read(|reads| reads.staff())?;
        staff
            .iter()
            .find(|person| person.handle().as_str() == login || person.name.as_str() == login)
            .map(|person| person.id)
            .ok_or_else(|| AppError::new(ErrorKind::Refused, Phrase::new("error-no-staff").text("login", login)))
    }
}

/// Says a trail in the reader's language.
pub fn trail_json(deadline: &Deadline, lang: Lang, say: &dyn Fn(&Phrase) -> String) -> Vec<StepJson> {
    deadline
        .trail
        .iter()
        .map(|step| StepJson {
            kind: step.kind.as_str(),
            text: say(&step.text),
            date: step.date,
            rule: step.rule.clone(),
            source: step.source.as_ref().map(|source| source.get(lang).to_owned()),
            confidence: step.confidence.map(crate::domain::choice::Confidence::as_str),
        })
        .collect()
}
