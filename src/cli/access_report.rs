//! `report access`: who has access to personal data, since when and by whose decision, and how many records there are.

use super::context::Context;
use super::failure::{Failure, Outcome};
use super::table::Table;
use crate::app::desk::Desk;
use crate::app::error::{AppError, ErrorKind};
use crate::app::privacy::AccessLine;
use crate::domain::phrase::Phrase;
use serde::Serialize;

#[derive(Serialize)]
struct AccessJson<'a> {
    people_with_access: &'a [AccessLine],
    people: i64,
    records: i64,
    warning: bool,
}

pub(super) fn run(csv: bool, desk: &Desk, context: &mut Context) -> Outcome {
    if csv {
        let phrase = Phrase::new("export-not-here").text("option", "--csv").text("what", "access");
        return Err(Failure::from(AppError::new(ErrorKind::Usage, phrase)));
    }
    let (lines, counter) = (desk.access_report()?, desk.record_counter()?);
    let (said, warning) = counter.said();
    if context.json() {
        let records = counter.records;
        let document =
            AccessJson { people_with_access: &lines, people: records.people, records: records.records, warning };
        context.out.json(&document)?;
        return Ok(0);
    }
    let mut table = Table::default();
    table.row(
        ["field-login", "field-name", "field-role", "access-since", "access-decided-by", "access-seen", "access-keys"]
            .map(|id| context.words.text(id)),
    );
    for line in &lines {
        let role = context.words.text(&format!("role-{}", line.role.as_str()));
        let role = if line.active { role } else { format!("{role} ({})", context.words.text("access-inactive")) };
        table.row([
            line.login.as_ref().map(ToString::to_string).unwrap_or_default(),
            line.name.to_string(),
            role,
            line.since.map(|day| context.day(day)).unwrap_or_default(),
            line.by.as_ref().map(ToString::to_string).unwrap_or_default(),
            line.last_seen.clone().unwrap_or_default(),
            line.keys.join("; "),
        ]);
    }
    context.table(&table)?;
    context.say(&said)?;
    if counter.is_unsure() {
        context.say(&Phrase::new("privacy-unconfirmed"))?;
    }
    Ok(0)
}
