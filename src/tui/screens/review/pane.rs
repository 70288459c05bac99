//! What stands beside an item: how its date came about, what its case lacks, what else of the client comes next.

use crate::app::daily_review::ReviewLine;
use crate::app::pages::ClientPage;
use crate::domain::agenda::Thresholds;
use crate::domain::calendar::Calendar;
use crate::domain::clean::Clean;
use crate::domain::day::Day;
use crate::domain::deadline::{Class, Deadline, DeadlineId, State};
use crate::domain::id::ClientId;
use crate::domain::lang::Titles;
use crate::domain::phrase::Phrase;
use crate::tui::context::{Context, what_ends};
use crate::tui::screens::why::Why;
use crate::tui::theme::Tone;

/// So many other deadlines of the client are named; the rest are counted.
const ALSO: usize = 2;

/// A name that is translated, or a person's own words.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Name {
    Titles(Titles),
    Words(Clean),
}

impl Name {
    fn text(&self, ctx: &Context) -> String {
        match self {
            Self::Titles(titles) => titles.get(ctx.words.lang()).to_owned(),
            Self::Words(words) => words.to_string(),
        }
    }

    /// The same of a deadline, in a list.
    fn listed(&self, class: Class, ctx: &Context) -> String {
        match self {
            Self::Titles(titles) => what_ends(titles.get(ctx.words.lang()), class).to_owned(),
            Self::Words(words) => words.to_string(),
        }
    }
}

/// The case of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
struct CasePart {
    reference: Clean,
    stage: &'static str,
    missing: Vec<Name>,
    /// The way back from the last lawful day, and whether there is time for it.
    plan: Option<(Phrase, bool)>,
}

/// One explained item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pane {
    client: ClientId,
    id: DeadlineId,
    why: Option<Why>,
    case: Option<CasePart>,
    also: Vec<(Name, Class, Day)>,
    /// How many more deadlines the client has.
    more: usize,
}

impl Pane {
    /// Takes from a client's page what belongs to one deadline.
    pub fn of(page: &ClientPage, id: DeadlineId, thresholds: &Thresholds, calendar: &Calendar) -> Self {
        let why = page.deadline(&id).map(|deadline| Why::of(page, deadline, thresholds));
        let case = page.case_for(&id).map(|case| CasePart {
            reference: case.reference.clone(),
            stage: case.stage.as_str(),
            missing: page.missing(case).iter().map(|line| paper(page, &line.requirement)).collect(),
            plan: page.plan(case, calendar).map(|plan| (plan.phrase(), plan.makes_it)),
        });
        let is_open = |deadline: &&Deadline| {
            deadline.id != id
                && matches!(deadline.state, State::Open | State::Snoozed | State::Handled)
                && deadline.moot_from.is_none_or(|day| day > page.today)
        };
        let mut others = page.deadlines.iter().filter(is_open);
        let also = others.by_ref().take(ALSO);
        let also = also.map(|deadline| (title(page, deadline), deadline.class, deadline.last_day)).collect();
        let more = others.count();
        Self { client: page.dossier.client.id, id, why, case, also, more }
    }

    /// True when it explains that item as it is shown.
    pub(super) fn is_about(&self, line: &ReviewLine) -> bool {
        let same = self.client == line.entry.client && self.id == line.entry.id;
        same && self.why.as_ref().is_none_or(|why| why.last_day == line.entry.shown_day)
    }

    /// How the date came about.
    pub(super) fn why(&self) -> Option<&Why> {
        self.why.as_ref()
    }

    /// True when papers of the case are missing.
    pub(super) fn lacks_papers(&self) -> bool {
        self.case.as_ref().is_some_and(|case| !case.missing.is_empty())
    }

    /// The missing papers by name.
    pub(super) fn missing(&self, ctx: &Context) -> Vec<String> {
        self.case.iter().flat_map(|case| &case.missing).map(|name| name.text(ctx)).collect()
    }

    /// The case, what it lacks, and what else comes next.
    pub(super) fn paragraphs(&self, ctx: &Context) -> Vec<(String, Tone)> {
        let mut said = Vec::new();
        match &self.case {
            None => said.push((ctx.text("review-no-case"), Tone::Muted)),
            Some(case) => {
                let stage = ctx.text(&format!("stage-{}", case.stage));
                let papers = if case.missing.is_empty() {
                    Phrase::new("review-papers-complete")
                } else {
                    Phrase::new("review-papers-missing").text("papers", self.missing(ctx).join(" · "))
                };
                said.push((format!("{}{}{stage}", case.reference, ctx.theme.dot()), Tone::Text));
                let tone = if case.missing.is_empty() { Tone::Good } else { Tone::Title };
                said.push((ctx.say(&papers), tone));
                let plan = case.plan.as_ref();
                said.extend(plan.map(|(plan, fits)| (ctx.say(plan), if *fits { Tone::Text } else { Tone::Warning })));
            }
        }
        if !self.also.is_empty() {
            let one = |(name, class, day): &(Name, Class, Day)| {
                format!("{} {}", ctx.words.day(*day), name.listed(*class, ctx))
            };
            let mut named = self.also.iter().map(one).collect::<Vec<_>>().join(ctx.theme.dot());
            if self.more > 0 {
                let more = Phrase::new("review-and-more").text("names", named);
                named = ctx.say(&more.number("n", super::number(self.more)));
            }
            said.push((ctx.say(&Phrase::new("review-also").text("what", named)), Tone::Muted));
        }
        said
    }
}

fn paper(page: &ClientPage, requirement: &str) -> Name {
    let known = page.rulebook.requirement(requirement);
    known.map_or_else(|| Name::Words(Clean::line(requirement)), |known| Name::Titles(known.titles.clone()))
}

fn title(page: &ClientPage, deadline: &Deadline) -> Name {
    match (&deadline.own_title, page.titles.0.get(&deadline.id.rule)) {
        (Some(own), _) => Name::Words(own.clone()),
        (None, Some(titles)) => Name::Titles(titles.clone()),
        (None, None) => Name::Words(Clean::line(&deadline.id.rule)),
    }
}
