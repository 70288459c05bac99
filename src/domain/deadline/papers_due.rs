//! The day by which an open case has to order the papers that it still lacks.

use super::aim;
use super::facts::{About, Fact};
use super::situation::{STAY_CASES, Situation};
use super::trail::fact;
use super::{Step, StepKind};
use crate::domain::calendar::Calendar;
use crate::domain::case::{Case, Stage};
use crate::domain::day::Day;
use crate::domain::papers::required;
use crate::domain::phrase::Phrase;
use crate::domain::plan;
use crate::domain::rulebook::Trigger;

/// For each open case that still lacks a paper the earliest last day to order one. With nothing to order there is
/// nothing to do, and no date.
pub(super) fn all<'a>(situation: &Situation<'a>, calendar: &Calendar) -> Vec<Fact<'a>> {
    let collecting =
        |case: &&Case| case.stage.is_open() && case.stage != Stage::Filed && STAY_CASES.contains(&case.kind);
    let cases = situation.dossier.cases.iter().filter(collecting);
    cases.filter_map(|case| first(situation, calendar, case)).collect()
}

/// Nobody orders papers for a case before it is opened: what is late by then is due that day.
fn first<'a>(situation: &Situation<'a>, calendar: &Calendar, case: &Case) -> Option<Fact<'a>> {
    let aim = aim::within(situation, calendar, case.kind, None)?;
    let file_by = aim.file_by();
    let papers = required(situation.dossier, case, situation.law, file_by);
    let (paper, day) = plan::first_to_order(&papers, calendar, file_by)?;
    let (wanted, day) = (day, day.max(case.opened_on));
    let stricter = aim.stricter_file_by(calendar);
    let stricter = stricter.map(|by| plan::last_day_to_order(paper.lead(), calendar, by).max(case.opened_on));
    Some(Fact {
        stricter,
        about: About::ToOrder { file_by, lead: paper.lead(), wanted },
        case: Some(case.id),
        ground: case.ground,
        ..Fact::new(Trigger::PapersToOrder, &case.id, day, "trail-papers-file-by")
    })
}

/// First steps of the trail. `wanted` is the day to order by as the filing asks for it, `day` the one that stands.
pub(super) fn steps(file_by: Day, lead: i64, wanted: Day, day: Day) -> Vec<Step> {
    let filing = Phrase::new("trail-papers-file-by").day("day", file_by);
    let order = Phrase::new("trail-papers-order").number("n", lead).day("day", wanted);
    let mut steps = vec![fact(StepKind::Trigger, filing, file_by), fact(StepKind::Offset, order, wanted)];
    if day > wanted {
        let opened = Phrase::new("trail-papers-opened-late").day("day", day);
        steps.push(fact(StepKind::Offset, opened, day));
    }
    steps
}
