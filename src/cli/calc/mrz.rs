//! `calc mrz`: reads a machine-readable zone from standard input.

use super::super::context::Context;
use super::super::failure::{Failure, Outcome};
use crate::app::error::{AppError, ErrorKind};
use crate::domain::mrz::{self, Mrz};
use crate::domain::phrase::Phrase;
use std::io::Read;

/// A zone has at most 90 characters; more than this is something else.
const MOST: u64 = 1 << 16;

pub(super) fn run(context: &mut Context) -> Outcome {
    let mut bytes = Vec::new();
    let read = std::io::stdin().lock().take(MOST).read_to_end(&mut bytes);
    read.map_err(|_| AppError::refused(Phrase::new("cli-no-input")))?;
    let text = String::from_utf8_lossy(&bytes);
    if text.trim().is_empty() {
        return Err(AppError::refused(Phrase::new("cli-mrz-empty")).into());
    }
    let zone = mrz::parse(&text, context.today()).map_err(|error| AppError::refused(error.phrase()))?;
    if context.json() {
        context.out.json(&zone)?;
    } else {
        print(&zone, context)?;
    }
    Ok(if zone.valid { 0 } else { ErrorKind::Refused.exit_code() })
}

fn print(zone: &Mrz, context: &mut Context) -> Result<(), Failure> {
    let verdict = if zone.valid { "cli-mrz-valid" } else { "cli-mrz-invalid" };
    context.say(&Phrase::new(verdict).text("format", zone.format.as_str()))?;
    let day = |day: Option<crate::domain::day::Day>| day.map(|day| context.day(day)).unwrap_or_default();
    let rows = [
        ("field-name_latin", format!("{} {}", zone.surname, zone.given_names)),
        ("field-number", zone.number.to_string()),
        ("field-issuing_state", zone.issuing_state.to_string()),
        ("field-citizenship", zone.nationality.to_string()),
        ("field-born", day(zone.born)),
        ("field-sex", zone.sex.map(|sex| context.words.text(&format!("sex-{}", sex.as_str()))).unwrap_or_default()),
        ("field-expires", day(zone.expires)),
    ];
    let checks = &zone.checks;
    let failed: Vec<String> = [
        ("number", checks.number),
        ("birth", checks.birth),
        ("expiry", checks.expiry),
        ("personal", checks.personal),
        ("composite", checks.composite),
    ]
    .into_iter()
    .filter(|(_, check)| *check == Some(false))
    .map(|(name, _)| context.words.text(&format!("mrz-check-{name}")))
    .collect();
    context.facts(&rows)?;
    if !failed.is_empty() {
        context.say(&Phrase::new("cli-mrz-failed").text("checks", failed.join(", ")))?;
    }
    Ok(())
}
