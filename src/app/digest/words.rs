//! A morning mail in words: what cannot wait first, then what comes, then what may be looked at.

use super::{Job, MailKind, Morning};
use crate::app::agenda::Matter;
use crate::app::desk::Desk;
use crate::domain::agenda::DueItem;
use crate::domain::clean::Clean;
use crate::domain::day::Day;
use crate::domain::deadline::{Level, State};
use crate::domain::phrase::Phrase;
use crate::domain::review::Desks;
use crate::domain::staff::{OwnDate, Role, Staff};
use crate::files::mail::{Page, Section};
use crate::i18n::Catalogue;
use chrono::Days;
use std::collections::BTreeMap;

/// So many rows of what cannot wait are listed, and of what comes soon.
const LISTED: (usize, usize) = (60, 20);

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// The levels that a mail lists.
const LEVELS: [Level; 5] = [Level::Breach, Level::Overdue, Level::Today, Level::Critical, Level::Soon];

impl Morning {
    /// The page of a mail, and whether nothing at all is in it.
    pub(super) fn page(&self, job: &Job, words: &Catalogue) -> (Page, bool) {
        let (title, sections) = match job.kind {
            MailKind::Person => self.of_person(job, words),
            MailKind::Head => self.of_practice(job, words),
        };
        let calm = sections.is_empty();
        let title = match (calm, job.kind) {
            (true, MailKind::Person) => words.say(&Phrase::new("digest-subject-calm").day("day", self.today)),
            _ => title,
        };
        let mut sections = sections;
        let hello = Phrase::new("digest-hello").text("name", &job.person.name).text("day", words.long_day(self.today));
        let mut lines = vec![words.say(&hello)];
        if calm {
            lines.push(words.text("digest-calm"));
        }
        sections.insert(0, Section { lines, ..Section::default() });
        let foot = vec![words.text("digest-foot"), words.text("digest-foot-private")];
        (Page { lang: words.lang().as_str().to_owned(), title, sections, foot }, calm)
    }

    fn of_person(&self, job: &Job, words: &Catalogue) -> (String, Vec<Section>) {
        let day = self.day_of(job.person.id);
        let people = |level: Level| {
            let of = day.matters.iter().filter(|matter| matter.level(&self.thresholds, self.today) == level);
            of.count()
        };
        // Noughts alone would say that there is nothing to read.
        let late = [Level::Breach, Level::Overdue, Level::Today].into_iter().any(|level| people(level) > 0);
        let title = Phrase::new(if late { "digest-subject" } else { "digest-subject-ahead" })
            .day("day", self.today)
            .number("breach", count(people(Level::Breach)))
            .number("overdue", count(people(Level::Overdue)))
            .number("today", count(people(Level::Today)))
            .number("critical", count(people(Level::Critical)))
            .number("soon", count(people(Level::Soon)));
        let mut sections: Vec<Section> =
            LEVELS.iter().filter_map(|level| self.level(&day.matters, *level, false, words)).collect();
        let appointments = self.appointments_section(&day.appointments, words);
        sections.insert(sections.iter().take_while(|section| section.urgent).count(), appointments);
        sections.push(self.stand_ins(&day.stands_in_for, words));
        if day.blind > 0 {
            let said = Phrase::new("digest-blind").number("n", count(day.blind));
            sections.push(Section { lines: vec![words.say(&said)], ..Section::default() });
        }
        sections.retain(|section| *section != Section::default());
        (words.say(&title), sections)
    }

    /// The clients of one level; `None` when there are none.
    fn level(&self, matters: &[Matter], level: Level, owners: bool, words: &Catalogue) -> Option<Section> {
        let here: Vec<&Matter> =
            matters.iter().filter(|matter| matter.level(&self.thresholds, self.today) == level).collect();
        if here.is_empty() {
            return None;
        }
        let urgent = matches!(level, Level::Breach | Level::Overdue | Level::Today);
        let most = if urgent { LISTED.0 } else { LISTED.1 };
        let title = Phrase::new(format!("digest-{}", level.as_str())).number("n", count(here.len()));
        let mut heads =
            vec!["digest-column-last-day", "digest-column-left", "digest-column-client", "digest-column-what"];
        if owners {
            heads.push("digest-column-owner");
        }
        Some(Section {
            title: words.say(&title),
            heads: heads.into_iter().map(|id| words.text(id)).collect(),
            rows: here.iter().take(most).map(|matter| self.row(matter, owners, words)).collect(),
            more: more(here.len(), most, words),
            urgent,
            lines: Vec::new(),
        })
    }

    fn row(&self, matter: &Matter, owners: bool, words: &Catalogue) -> Vec<String> {
        let lead = matter.lead(&self.thresholds, self.today);
        let mut row = vec![
            words.day(lead.last_day),
            left(lead, self.today, words),
            lead.client_name.to_string(),
            self.what(matter, lead, words),
        ];
        if owners {
            row.push(lead.owner.as_ref().map(ToString::to_string).unwrap_or_default());
        }
        row
    }

    /// What it is, the case, how many more of the client, and that it was put off until today.
    fn what(&self, matter: &Matter, lead: &DueItem, words: &Catalogue) -> String {
        let title = lead.own_title.as_deref().unwrap_or_else(|| self.titles.get(&lead.rule, words.lang()));
        let mut parts = vec![title.to_owned()];
        parts.extend(lead.case.as_ref().map(ToString::to_string));
        if matter.items.len() > 1 {
            parts.push(format!("+{}", matter.items.len() - 1));
        }
        let put_off = |item: &DueItem| {
            matches!(item.state, State::Snoozed | State::Handled) && item.look_again_on == Some(self.today)
        };
        if matter.items.iter().any(put_off) {
            parts.push(words.text("digest-put-off"));
        }
        parts.join(" · ")
    }

    fn appointments_section(&self, appointments: &[(OwnDate, Clean)], words: &Catalogue) -> Section {
        if appointments.is_empty() {
            return Section::default();
        }
        let row = |(date, name): &(OwnDate, Clean)| {
            let text = |value: &Option<Clean>| value.as_ref().map(ToString::to_string).unwrap_or_default();
            vec![text(&date.at_time), name.to_string(), date.title.to_string(), text(&date.place)]
        };
        let (title, most) = (words.text("digest-appointments"), LISTED.0);
        let rows = appointments.iter().take(most).map(row).collect();
        Section { title, rows, more: more(appointments.len(), most, words), ..Section::default() }
    }

    fn stand_ins(&self, names: &[Clean], words: &Catalogue) -> Section {
        let said = |name: &Clean| words.say(&Phrase::new("digest-stands-in").text("name", name));
        Section { lines: names.iter().map(said).collect(), ..Section::default() }
    }

    /// How many clients have something due whom whoever supervises does not see: without names, with whom to ask.
    fn hidden_section(&self, job: &Job, words: &Catalogue) -> Section {
        if job.person.role < Role::Supervisor {
            return Section::default();
        }
        let lines = Desk::hidden_due_phrases(&self.hidden).iter().map(|phrase| words.say(phrase)).collect();
        Section { lines, ..Section::default() }
    }

    fn of_practice(&self, job: &Job, words: &Catalogue) -> (String, Vec<Section>) {
        let items = self.items.iter().map(|(item, _)| item.clone()).collect();
        let mut all = crate::app::agenda::matters(items, self.today);
        crate::app::agenda::today_order(&mut all, &self.thresholds, self.today);
        let people =
            |level: Level| all.iter().filter(|matter| matter.level(&self.thresholds, self.today) == level).count();
        let title = Phrase::new("digest-head-subject")
            .day("day", self.today)
            .number("breach", count(people(Level::Breach)))
            .number("overdue", count(people(Level::Overdue)));
        let counted = Phrase::new("digest-head-counts")
            .number("breach", count(people(Level::Breach)))
            .number("overdue", count(people(Level::Overdue)))
            .number("today", count(people(Level::Today)))
            .number("critical", count(people(Level::Critical)))
            .number("soon", count(people(Level::Soon)))
            .number("unknown", count(self.blind.get(&None).copied().unwrap_or(0)));
        let mut sections = Vec::new();
        if !all.is_empty() {
            sections.push(Section { lines: vec![words.say(&counted)], ..Section::default() });
        }
        sections.extend(self.level(&all, Level::Breach, true, words));
        sections.push(self.hidden_section(job, words));
        sections.push(self.unsigned_section(words));
        sections.push(self.week_section(words));
        sections.push(self.load_section(words));
        sections.push(self.absences(words));
        sections.retain(|section| *section != Section::default());
        (words.say(&title), sections)
    }

    fn unsigned_section(&self, words: &Catalogue) -> Section {
        let (day, people) = &self.unsigned;
        if people.is_empty() {
            return Section::default();
        }
        let name = |one: &crate::app::daily_review::ReviewStanding| {
            let person = self.staff.iter().find(|person| person.id == one.staff);
            person.map_or_else(|| one.name.to_string(), |person| person.name.to_string())
        };
        let far = |one: &crate::app::daily_review::ReviewStanding| match &one.progress {
            Some(progress) => words.say(
                &Phrase::new("digest-seen").number("seen", count(progress.seen)).number("items", count(progress.items)),
            ),
            None => words.text("digest-not-begun"),
        };
        Section {
            title: words.say(&Phrase::new("digest-unsigned").day("day", *day)),
            rows: people.iter().map(|one| vec![name(one), far(one)]).collect(),
            ..Section::default()
        }
    }

    /// What lies on each of the next seven days.
    fn week_section(&self, words: &Catalogue) -> Section {
        let mut days: BTreeMap<Day, [usize; 3]> = BTreeMap::new();
        for load in &self.week {
            let of = days.entry(load.day).or_default();
            of[0] += load.deadlines;
            of[1] += load.ending;
        }
        for meetings in &self.meetings {
            days.entry(meetings.day).or_default()[2] += meetings.count;
        }
        if days.is_empty() {
            return Section::default();
        }
        let row = |(day, [deadlines, ending, meetings]): (&Day, &[usize; 3])| {
            let day = format!("{} {}", words.weekday(*day), words.day(*day));
            vec![day, deadlines.to_string(), ending.to_string(), meetings.to_string()]
        };
        let heads = ["digest-column-day", "digest-column-deadlines", "digest-column-ending", "digest-column-meetings"];
        Section {
            title: words.text("digest-week"),
            heads: heads.iter().map(|id| words.text(id)).collect(),
            rows: days.iter().map(row).collect(),
            ..Section::default()
        }
    }

    fn load_section(&self, words: &Catalogue) -> Section {
        let loads = self.loads();
        if loads.is_empty() {
            return Section::default();
        }
        let person = |handle: &Clean| {
            let known = self.staff.iter().find(|person| person.handle() == handle);
            match known {
                Some(person) => person.name.to_string(),
                None if handle.is_empty() => words.text("digest-nobody"),
                None => handle.to_string(),
            }
        };
        let rows = loads.iter().take(LISTED.0).map(|load| {
            std::iter::once(person(&load.name)).chain(load.counts.iter().map(ToString::to_string)).collect()
        });
        let heads = std::iter::once("digest-column-officer".to_owned());
        let heads = heads.chain(LEVELS.iter().map(|level| format!("level-{}", level.as_str())));
        Section {
            title: words.text("digest-load"),
            heads: heads.map(|id| words.text(&id)).collect(),
            rows: rows.collect(),
            more: more(loads.len(), LISTED.0, words),
            ..Section::default()
        }
    }

    /// Who is away today or will be within the week, until when, and who stands in.
    fn absences(&self, words: &Catalogue) -> Section {
        let until = self.today.checked_add_days(Days::new(super::WEEK)).unwrap_or(self.today);
        let desks = Desks { staff: &self.staff, today: self.today };
        let soon = |person: &&Staff| person.absent_from.is_some_and(|from| from > self.today && from < until);
        let holders = self.staff.iter().filter(|person| Desks::holds_reviews(person));
        let away = holders.filter(|person| desks.is_away(person) || soon(person));
        let line = |person: &Staff| {
            let from = person.absent_from.filter(|from| *from > self.today);
            let phrase = match (from, person.absent_until) {
                (Some(from), Some(until)) => {
                    Phrase::new("digest-away-from-until").day("from", from).day("until", until)
                }
                (Some(from), None) => Phrase::new("digest-away-from").day("from", from),
                (None, Some(until)) => Phrase::new("digest-away-until").day("until", until),
                (None, None) => Phrase::new("digest-away"),
            };
            let deputy = desks.deputy(person.id).map(|deputy| deputy.name.to_string());
            let deputy = deputy.unwrap_or_else(|| words.text("digest-no-deputy"));
            words.say(&phrase.text("name", &person.name).text("deputy", deputy))
        };
        let lines: Vec<String> = away.map(line).collect();
        if lines.is_empty() {
            return Section::default();
        }
        Section { title: words.text("digest-absences"), lines, ..Section::default() }
    }
}

/// How many rows were left out.
fn more(all: usize, most: usize, words: &Catalogue) -> Option<String> {
    (all > most).then(|| words.say(&Phrase::new("digest-more").number("n", count(all - most))))
}

/// How many days are left or over.
fn left(item: &DueItem, today: Day, words: &Catalogue) -> String {
    words.say(&match (item.last_day - today).num_days() {
        0 => Phrase::new("cli-last-day"),
        days @ 1.. => Phrase::new("cli-left").number("n", days),
        days => Phrase::new("cli-over").number("n", -days),
    })
}
