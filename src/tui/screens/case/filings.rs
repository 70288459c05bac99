//! The filings of a case, the newest first: when, where, under which number, and what became of each.

use crate::app::pages::ClientPage;
use crate::domain::case::{Case, Filing, Outcome};
use crate::domain::record::{Key, Kind};
use crate::tui::context::Context;
use crate::tui::screens::client::sheet::{Row, RowId};
use crate::tui::screens::client::values;
use crate::tui::theme::Tone;
use crate::tui::widgets::table::{Column, Width};

pub(super) fn table(page: &ClientPage, case: &Case, ctx: &Context) -> (Vec<Column>, Vec<Row>) {
    let columns = vec![
        Column::new(ctx.text("column-filed"), Width::Fixed(10), 0),
        Column::new(ctx.text("column-number"), Width::Share(1), 1),
        Column::new(ctx.text("column-where"), Width::Share(1), 3),
        Column::new(ctx.text("column-outcome"), Width::Share(2), 0),
        Column::new(ctx.text("column-on"), Width::Fixed(10), 2),
    ];
    let mut own: Vec<&Filing> = page.dossier.filings.iter().filter(|filing| filing.case == case.id).collect();
    own.sort_by_key(|filing| std::cmp::Reverse((filing.filed_on, filing.id)));
    (columns, own.into_iter().map(|filing| row(filing, page, ctx)).collect())
}

fn row(filing: &Filing, page: &ClientPage, ctx: &Context) -> Row {
    let channel = filing.channel.map(|channel| ctx.text(&format!("filing-channel-{}", channel.as_str())));
    let outcome = ctx.text(&format!("outcome-{}", filing.outcome.as_str()));
    let paper = filing.paper.as_ref().map(|id| values::requirement(id, page, ctx));
    let outcome = [Some(outcome), paper].into_iter().flatten().collect::<Vec<_>>().join(": ");
    let cells = vec![
        (ctx.words.day(filing.filed_on), Tone::Text),
        (filing.application_number.as_ref().map_or_else(|| "—".to_owned(), ToString::to_string), Tone::Text),
        (channel.unwrap_or_default(), Tone::Text),
        (outcome, tone(filing.outcome)),
        (filing.outcome_on.map_or_else(String::new, |day| ctx.words.day(day)), Tone::Text),
    ];
    Row { id: RowId::Record(Key { kind: Kind::Filing, id: filing.id.0 }), cells }
}

const fn tone(outcome: Outcome) -> Tone {
    match outcome {
        Outcome::Pending => Tone::Soon,
        Outcome::Accepted => Tone::Title,
        Outcome::Granted => Tone::Good,
        Outcome::NotAccepted | Outcome::Returned | Outcome::Refused => Tone::Overdue,
    }
}
