//! The way back from *granted by the last lawful day* (or by the end of a term that began when the ground broke off): to the day to file by, and to the day on which each missing
//! paper must be ordered. A paper that can no longer make it is said *before* the deadline has passed.
//!
//! The days for the decision and for one re-filing are steps of the rulebook's rows on filing; lead times stand with
//! the requirements. [`first_to_order`] does not know today and feeds the deadlines; [`plan`] does.

#[cfg(test)]
mod tests;

use super::calendar::Calendar;
use super::case::{Case, CaseKind, Filing, Outcome, Stage};
use super::choice::choices;
use super::day::Day;
use super::deadline::{Aim, aim};
use super::dossier::Dossier;
use super::papers::{Paper, required};
use super::phrase::Phrase;
use super::rulebook::{Purpose, Rulebook, Unit};
use serde::Serialize;

choices! {
    /// What a step of the plan is.
    PlanKind {
        /// A paper is on order.
        Paper = "paper",
        /// The application is filed.
        File = "file",
        /// The authority decides.
        Decision = "decision",
        /// Time for one more filing, should the first be sent back.
        Refiling = "refiling",
        /// The permit has to be there.
        Granted = "granted",
    }
}

/// One step, drawable as a bar from `from` to `until`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlanStep {
    /// What it is.
    pub kind: PlanKind,
    /// Of a paper the id of its requirement: its title stands in the rulebook.
    pub requirement: Option<String>,
    /// The step in words.
    pub text: Phrase,
    /// The last day on which it may begin: a paper is ordered, an application filed.
    pub from: Day,
    /// The day on which it then ends.
    pub until: Day,
    /// Working days it takes.
    pub working_days: i64,
    /// Working days left until `from`, negative when it has passed.
    pub working_days_left: i64,
    /// A paper was asked for, the application filed: on.
    pub begun_on: Option<Day>,
    /// Working days by which it comes too late; 0 when it makes it.
    pub short_by: i64,
}

/// The backward plan of one case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Plan {
    /// The rule whose days were counted.
    pub rule: String,
    /// The day by which the permit has to be there: the last lawful day of the cover under way, or the end of the term
    /// that a rule gives since the ground broke off, if that is earlier.
    pub granted_by: Day,
    /// The rule that gives such a term.
    pub term_rule: Option<String>,
    /// The same by a stricter reading of the visa-free stay, until the practice confirms one.
    pub stricter_granted_by: Option<Day>,
    /// Last day to file that leaves time for one re-filing.
    pub file_by: Day,
    /// Last day to file if nothing is sent back.
    pub last_chance: Day,
    /// The earliest last day to order a paper that is still to be ordered.
    pub order_by: Option<Day>,
    /// The filing that is under way.
    pub filed_on: Option<Day>,
    /// Nothing comes too late.
    pub makes_it: bool,
    /// Working days by which the worst step comes too late.
    pub short_by: i64,
    /// It still makes it if nothing is sent back.
    pub makes_it_unless_sent_back: bool,
    /// Papers first, in the rulebook's order, then the filing, the decision, the re-filing, the last day.
    pub steps: Vec<PlanStep>,
}

impl Plan {
    /// Makes it, makes it only if nothing is sent back, or does not: in words.
    pub fn phrase(&self) -> Phrase {
        let text = match (self.makes_it, self.makes_it_unless_sent_back) {
            (true, _) => Phrase::new("plan-makes-it"),
            (false, true) => Phrase::new("plan-makes-it-unless-sent-back"),
            (false, false) => Phrase::new("plan-will-not-make-it"),
        };
        text.number("n", self.short_by).day("day", self.granted_by)
    }
}

/// True for the kinds of cases that aim at a permit and so have to be granted in time.
pub const fn is_application(kind: CaseKind) -> bool {
    matches!(kind, CaseKind::FirstTrp | CaseKind::Extension | CaseKind::Reissue)
}

/// The plan of a case on a day; `None` for a case that is over or aims at no permit, and where no end of lawful stay
/// is known.
pub fn plan(dossier: &Dossier, case: &Case, law: &Rulebook, calendar: &Calendar, today: Day) -> Option<Plan> {
    if !is_application(case.kind) || !case.stage.is_open() {
        return None;
    }
    let aim = aim(dossier, law, calendar, case.kind, Some(today))?;
    let clock = Clock { calendar, today };
    let filing = under_way(dossier, case);
    let papers = if filing.is_some() || case.stage == Stage::Filed {
        Vec::new()
    } else {
        required(dossier, case, law, aim.file_by().max(today))
    };
    let filed_on = filing.map(|filing| filing.filed_on);
    let mut steps: Vec<PlanStep> = papers.iter().filter_map(|paper| clock.paper(paper, aim.file_by())).collect();
    let ready = steps.iter().filter_map(|step| clock.arrival(step)).max().unwrap_or(today).max(today);
    steps.extend(clock.filing(&aim, filed_on, ready));
    let short_by = steps.iter().map(|step| step.short_by).max().unwrap_or(0);
    let files_on = filed_on.unwrap_or(ready);
    let filed_unknown = case.stage == Stage::Filed && filed_on.is_none();
    Some(Plan {
        rule: aim.rule.clone(),
        granted_by: aim.granted_by,
        term_rule: aim.term.as_ref().map(|term| term.rule.clone()),
        stricter_granted_by: aim.stricter,
        file_by: aim.file_by(),
        last_chance: aim.last_chance(),
        order_by: first_to_order(&papers, calendar, aim.file_by()).map(|(_, day)| day),
        filed_on,
        makes_it: short_by == 0 || filed_unknown && today <= aim.granted_by,
        short_by: if filed_unknown && today <= aim.granted_by { 0 } else { short_by },
        makes_it_unless_sent_back: files_on <= aim.last_chance(),
        steps,
    })
}

/// The submission that awaits its decision.
fn under_way<'a>(dossier: &'a Dossier, case: &Case) -> Option<&'a Filing> {
    let own = dossier.filings.iter().filter(|filing| filing.case == case.id);
    let newest = own.max_by_key(|filing| (filing.filed_on, filing.id))?;
    Some(newest).filter(|filing| matches!(filing.outcome, Outcome::Pending | Outcome::Accepted))
}

/// The last day to order a paper so that it is here on the day to file.
pub fn last_day_to_order(lead: i64, calendar: &Calendar, file_by: Day) -> Day {
    let here = calendar.last_working_on_or_before(file_by);
    calendar.add_working_days(here, -lead.max(0)).unwrap_or(here)
}

/// The earliest last day to order among the papers that have not come. One that was asked for in time needs no order;
/// one that was asked for too late is still named, for it will not make it.
pub fn first_to_order<'p, 'a>(
    papers: &'p [Paper<'a>],
    calendar: &Calendar,
    file_by: Day,
) -> Option<(&'p Paper<'a>, Day)> {
    let last = |paper: &Paper| last_day_to_order(paper.lead(), calendar, file_by);
    let late = |paper: &Paper| paper.requested_on().is_some_and(|on| on > last(paper));
    let open = papers.iter().filter(|paper| paper.is_to_order() || late(paper));
    open.map(|paper| (paper, last(paper))).min_by_key(|(_, day)| *day)
}

/// Working days and today.
struct Clock<'a> {
    calendar: &'a Calendar,
    today: Day,
}

impl Clock<'_> {
    fn left(&self, day: Day) -> i64 {
        self.calendar.working_days_between(self.today, day)
    }

    /// Working days by which a day lies after another; 0 when it does not.
    fn late(&self, day: Day, by: Day) -> i64 {
        if day <= by { 0 } else { self.calendar.working_days_between(by, day).max(1) }
    }

    fn later(&self, day: Day, working_days: i64) -> Day {
        self.calendar.add_working_days(day, working_days).unwrap_or(day)
    }

    /// The step of a paper that has not come.
    fn paper(&self, paper: &Paper, file_by: Day) -> Option<PlanStep> {
        if !paper.is_to_order() && !paper.is_awaited() {
            return None;
        }
        let from = last_day_to_order(paper.lead(), self.calendar, file_by);
        let asked = paper.requested_on();
        let text = match (asked, paper.is_awaited()) {
            (Some(on), _) => Phrase::new("plan-paper-requested").day("on", on),
            (None, true) => Phrase::new("plan-paper-requested-undated"),
            (None, false) => Phrase::new("plan-paper-order").day("day", from),
        };
        let mut step = PlanStep {
            kind: PlanKind::Paper,
            requirement: Some(paper.id().to_owned()),
            text: text.number("n", paper.lead()),
            from,
            until: file_by,
            working_days: paper.lead(),
            working_days_left: self.left(from),
            begun_on: asked,
            short_by: 0,
        };
        step.short_by = self.arrival(&step).map_or(0, |day| self.late(day, file_by));
        Some(step)
    }

    /// The day on which a paper is here if it is ordered today, or was ordered when it was.
    fn arrival(&self, step: &PlanStep) -> Option<Day> {
        let asked = step.begun_on.unwrap_or(self.today);
        (step.kind == PlanKind::Paper).then(|| self.later(asked, step.working_days).max(self.today))
    }

    /// The filing and what comes after it. `ready` is the first day on which everything is here.
    fn filing(&self, aim: &Aim, filed_on: Option<Day>, ready: Day) -> Vec<PlanStep> {
        let (file_by, last_chance) = (aim.file_by(), aim.last_chance());
        let by = if filed_on.is_some() { last_chance } else { file_by };
        let step = self.step(PlanKind::File, file_by, file_by, 0);
        let file = PlanStep {
            text: filed_on.map_or(step.text.clone(), |on| Phrase::new("plan-filed").day("day", on)),
            begun_on: filed_on,
            short_by: self.late(filed_on.unwrap_or(ready), by),
            ..step
        };
        let mut steps = vec![file];
        let mut until = aim.granted_by;
        for (stretch, from) in &aim.steps {
            let kind = match stretch.purpose {
                Purpose::Refiling => PlanKind::Refiling,
                Purpose::Processing | Purpose::Term => PlanKind::Decision,
            };
            let days = match stretch.unit {
                Unit::WorkingDays => stretch.amount.abs(),
                Unit::Days | Unit::Months => self.calendar.working_days_between(*from, until),
            };
            steps.insert(1, self.step(kind, *from, until, days));
            until = *from;
        }
        let mut granted = self.step(PlanKind::Granted, aim.granted_by, aim.granted_by, 0);
        if let Some(term) = &aim.term {
            granted.text = Phrase::new("plan-granted-term").day("day", aim.granted_by).text("rule", &term.rule);
        }
        if let Some(stricter) = aim.stricter {
            granted.text = Phrase::new("plan-granted-stricter").day("day", aim.granted_by).day("stricter", stricter);
        }
        steps.push(granted);
        steps
    }

    fn step(&self, kind: PlanKind, from: Day, until: Day, working_days: i64) -> PlanStep {
        let text = match kind {
            PlanKind::Paper => Phrase::new("plan-paper-order"),
            PlanKind::File => Phrase::new("plan-file"),
            PlanKind::Decision => Phrase::new("plan-decision"),
            PlanKind::Refiling => Phrase::new("plan-refiling"),
            PlanKind::Granted => Phrase::new("plan-granted"),
        };
        PlanStep {
            kind,
            requirement: None,
            text: text.day("day", from).number("n", working_days),
            from,
            until,
            working_days,
            working_days_left: self.left(from),
            begun_on: None,
            short_by: 0,
        }
    }
}
