//! The way back from the last lawful day, as bars on one time axis: papers to order, the filing, the decision, one
//! re-filing, the day on which the permit has to be there.
//!
//! The axis runs from today to the last lawful day. What should have begun earlier begins with `<`; a step that comes
//! too late says by how many working days.

use super::sections::View;
use crate::app::pages::ClientPage;
use crate::domain::day::{Day, short};
use crate::domain::phrase::Phrase;
use crate::domain::plan::{Plan, PlanKind, PlanStep};
use crate::tui::context::Context;
use crate::tui::screens::client::sheet::{Row, RowId};
use crate::tui::screens::client::values;
use crate::tui::theme::Tone;
use crate::tui::widgets::table::{Cell, Column, Width};
use crate::tui::widgets::text::width;

/// Below this width of the page days go without their year.
const ROOMY: usize = 70;

/// How wide each part of a line is.
struct Widths {
    label: usize,
    bar: usize,
    day: usize,
    left: usize,
}

impl Widths {
    fn of(ctx: &Context) -> Self {
        let room = usize::from(ctx.body.width.saturating_sub(2));
        let (day, left) = if room < ROOMY { (6, 4) } else { (10, 10) };
        let label = (room * 2 / 5).clamp(10, 40);
        let bar = room.saturating_sub(label + day + left + 3);
        Self { label, bar, day, left }
    }
}

/// The axis in columns.
struct Axis {
    from: Day,
    until: Day,
    columns: usize,
    ascii: bool,
}

impl Axis {
    /// The column of a day; what lies outside lies at the end that is nearer.
    fn at(&self, day: Day) -> usize {
        let last = self.columns.saturating_sub(1);
        let days = |day: Day| usize::try_from((day - self.from).num_days()).unwrap_or(0);
        (days(day) * last / days(self.until).max(1)).min(last)
    }

    /// A line of the axis with what lies between the first and the last day of a step filled; `until` may be later than
    /// planned.
    fn bar(&self, step: &PlanStep, until: Day) -> String {
        let (empty, full, point) = if self.ascii { ('.', '=', '|') } else { ('·', '━', '┃') };
        let is_point = step.from == until;
        let (from, until) = (self.at(step.from), self.at(until));
        let cell = |at: usize| match at {
            _ if !(from..=until).contains(&at) => empty,
            _ if at == from && step.from < self.from => '<',
            _ if is_point => point,
            _ => full,
        };
        (0..self.columns).map(cell).collect()
    }

    /// The ends of the axis, over the bars.
    fn head(&self, ctx: &Context) -> String {
        let (from, until) = (short(self.from, self.from), short(self.until, self.from));
        let until = if self.until == self.from { String::new() } else { until };
        let today = format!("{from} {}", ctx.text("bars-today"));
        let first = if width(&today) + width(&until) < self.columns { today } else { from };
        let gap = self.columns.saturating_sub(width(&first) + width(&until)).max(1);
        format!("{first}{}{until}", " ".repeat(gap))
    }
}

pub(super) fn table(view: &View<'_>, ctx: &Context) -> (Vec<Column>, Vec<Row>) {
    let widths = Widths::of(ctx);
    let Some(plan) = view.plan else {
        return (Vec::new(), Vec::new());
    };
    let (from, until) = (ctx.today(), plan.granted_by.max(ctx.today()));
    let axis = Axis { from, until, columns: widths.bar, ascii: ctx.theme.ascii };
    let columns = vec![
        Column::new(ctx.text("column-step"), Width::Fixed(widths.label), 0),
        Column::new(axis.head(ctx), Width::Fixed(widths.bar), 0),
        Column::new(ctx.text("column-by"), Width::Fixed(widths.day), 0),
        Column::new(
            if widths.day < 10 { String::new() } else { ctx.text("column-working-left") },
            Width::Fixed(widths.left),
            1,
        ),
    ];
    let rows = plan.steps.iter().enumerate().map(|(at, step)| {
        let tone = tone(step);
        let day = if widths.day < 10 { step.from.format("%d.%m.").to_string() } else { ctx.words.day(step.from) };
        let cells = vec![
            (label(view.page, step, ctx), if step.short_by > 0 { tone } else { Tone::Text }),
            (axis.bar(step, ends(step, ctx)), tone),
            (day, tone),
            left(step, widths.day < 10, ctx),
        ];
        let paper = step.requirement.clone().filter(|_| step.kind == PlanKind::Paper);
        Row { id: paper.map_or(RowId::Finding(at), RowId::Paper), cells }
    });
    (columns, rows.collect())
}

/// The day on which a step ends: of a paper that comes too late the day on which it is here if it is ordered today.
fn ends(step: &PlanStep, ctx: &Context) -> Day {
    let ordered = step.begun_on.unwrap_or(ctx.today());
    let here = ctx.office.calendar.add_working_days(ordered, step.working_days);
    let late = here.filter(|_| step.kind == PlanKind::Paper && step.short_by > 0);
    late.map_or(step.until, |here| here.max(step.until))
}

fn tone(step: &PlanStep) -> Tone {
    match step.kind {
        _ if step.short_by > 0 => Tone::Critical,
        PlanKind::Paper | PlanKind::File if step.begun_on.is_some() => Tone::Good,
        PlanKind::Paper | PlanKind::File => Tone::Soon,
        PlanKind::Decision | PlanKind::Refiling => Tone::Muted,
        PlanKind::Granted => Tone::Title,
    }
}

/// The title of the paper, or the name of the step.
fn label(page: &ClientPage, step: &PlanStep, ctx: &Context) -> String {
    let paper = step.requirement.as_ref().map(|id| values::requirement(id, page, ctx));
    paper.unwrap_or_else(|| ctx.text(&format!("bars-{}", step.kind.as_str())))
}

/// Working days left until the step has to begin, or by how many it comes too late.
fn left(step: &PlanStep, narrow: bool, ctx: &Context) -> Cell {
    match (step.kind, step.short_by) {
        // The number alone: what it counts stands in the pane of a larger screen.
        (_, 1..) if narrow => (format!("!-{}", step.short_by), Tone::Critical),
        (_, 1..) => (ctx.say(&Phrase::new("bars-short").number("n", step.short_by)), Tone::Critical),
        (PlanKind::Paper | PlanKind::File, _) if step.begun_on.is_none() && narrow => {
            (step.working_days_left.to_string(), Tone::Text)
        }
        (PlanKind::Paper | PlanKind::File, _) if step.begun_on.is_none() => {
            (ctx.say(&Phrase::new("bars-left").number("n", step.working_days_left)), Tone::Text)
        }
        _ => (String::new(), Tone::Text),
    }
}

/// The step of a paper.
pub(super) fn step_of<'a>(plan: Option<&'a Plan>, requirement: &str) -> Option<&'a PlanStep> {
    plan?.steps.iter().find(|step| step.requirement.as_deref() == Some(requirement))
}

/// A step in full, and what becomes of the whole.
pub(super) fn about(page: &ClientPage, plan: &Plan, id: &RowId, ctx: &Context) -> Vec<(String, Tone)> {
    let step = match id {
        RowId::Paper(requirement) => step_of(Some(plan), requirement),
        RowId::Finding(at) => plan.steps.get(*at),
        _ => None,
    };
    let verdict = (ctx.say(&plan.phrase()), if plan.makes_it { Tone::Good } else { Tone::Critical });
    let Some(step) = step else { return vec![verdict] };
    let mut lines = vec![(format!("{}: {}", label(page, step, ctx), ctx.say(&step.text)), Tone::Text)];
    if step.short_by > 0 {
        lines.push((ctx.say(&Phrase::new("bars-late").number("n", step.short_by)), Tone::Critical));
    }
    lines.push(verdict);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing::day;

    fn step(from: &str, until: &str) -> PlanStep {
        PlanStep {
            kind: PlanKind::Decision,
            requirement: None,
            text: Phrase::new("plan-decision"),
            from: day(from),
            until: day(until),
            working_days: 0,
            working_days_left: 0,
            begun_on: None,
            short_by: 0,
        }
    }

    #[test]
    fn bars_lie_on_one_axis_and_what_is_past_says_so() {
        let axis = Axis { from: day("2026-11-23"), until: day("2026-12-02"), columns: 10, ascii: true };
        for (from, until, drawn) in [
            ("2026-11-23", "2026-12-02", "=========="),
            ("2026-11-25", "2026-11-27", "..===....."),
            ("2026-12-02", "2026-12-02", ".........|"),
            ("2026-11-20", "2026-11-24", "<=........"),
            ("2026-11-10", "2026-11-12", "<........."),
            ("2026-11-20", "2026-11-20", "<........."),
        ] {
            assert_eq!(axis.bar(&step(from, until), day(until)), drawn, "{from} {until}");
        }
    }

    #[test]
    fn an_axis_of_no_length_and_no_room_is_drawn_without_harm() {
        for columns in [0, 1, 2] {
            let axis = Axis { from: day("2026-11-23"), until: day("2026-11-23"), columns, ascii: false };
            assert_eq!(axis.bar(&step("2026-11-10", "2026-11-23"), day("2026-11-23")).chars().count(), columns);
        }
    }
}
