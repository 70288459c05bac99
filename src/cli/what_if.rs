//! `what-if`: what would follow from a crossing or the end of a permit, also on a day to come. Writes nothing.

use super::context::Context;
use super::fact::{BoundJson, StatusJson, document};
use super::failure::{Failure, Outcome};
use super::parse;
use crate::app::error::AppError;
use crate::app::review::trail_json;
use crate::domain::day::{Day, Iso};
use crate::domain::fact::what_if::{Outlook, WhatIf};
use crate::domain::id::IdentityDocumentId;
use crate::domain::phrase::Phrase;
use crate::domain::stay_calc::StayAnswer;
use serde::Serialize;

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  sojourn what-if C-000012 --exit 2026-11-30\n  \
                        sojourn what-if C-000012 --exit 2026-11-30 --entry 2026-12-20 --document FA1234567\n  \
                        sojourn what-if C-000012 --permit-ends 2026-12-01 --on 2026-12-05 --json")]
pub(super) struct Args {
    /// Client id, document number or case reference; a name when only one client has it
    #[arg(value_name = "REF")]
    reference: String,
    /// The client leaves on this day
    #[arg(long, value_name = "D", value_parser = parse::day)]
    exit: Option<Day>,
    /// The client enters on this day
    #[arg(long, value_name = "D", value_parser = parse::day)]
    entry: Option<Day>,
    /// Number of the document shown at that entry
    #[arg(long, value_name = "NUMBER", requires = "entry")]
    document: Option<String>,
    /// The permit in force ends on this day
    #[arg(long, value_name = "D", value_parser = parse::day)]
    permit_ends: Option<Day>,
    /// The day asked about [default: the last supposed crossing, else the office date]
    #[arg(long, value_name = "D", value_parser = parse::day)]
    on: Option<Day>,
}

#[derive(Serialize)]
struct Document<'a> {
    client_id: String,
    citizenship: &'a str,
    #[serde(flatten)]
    stay: StayAnswer,
    status: StatusJson,
    binding: Option<BoundJson>,
    trail: Vec<crate::app::review::StepJson>,
    says: Vec<String>,
    written: bool,
}

pub(super) fn run(args: &Args, context: &mut Context) -> Outcome {
    let mut desk = context.desk()?;
    let client = desk.client_called(&args.reference)?;
    let shown = match &args.document {
        None => None,
        Some(number) => {
            let dossier = desk.client_page(client)?.dossier;
            let unknown =
                || AppError::fields(vec![("document".into(), Phrase::new("fact-unknown").text("text", number))]);
            Some(document(&dossier, number).map(IdentityDocumentId).ok_or_else(unknown)?)
        }
    };
    let asked =
        WhatIf { exit: args.exit, entry: args.entry, document: shown, permit_ends: args.permit_ends, on: args.on };
    let outlook = desk.what_if(client, &asked)?;
    let lang = context.lang();
    let binding = match outlook.binds() {
        None => None,
        Some(bound) => Some(BoundJson {
            id: bound.id.to_string(),
            title: desk.title_of(&bound.id, bound.own_title.as_ref(), lang)?,
            last_day: Iso(bound.last_day),
            warn_day: Iso(bound.warn_day),
        }),
    };
    if context.json() {
        let words = &context.words;
        let document = Document {
            client_id: client.to_string(),
            citizenship: outlook.citizenship.as_str(),
            stay: StayAnswer { earliest_reentry: outlook.earliest_reentry, ..outlook.stay.clone() },
            status: StatusJson::of(&outlook.status),
            binding,
            trail: outlook
                .binds()
                .map(|bound| trail_json(bound, lang, &|phrase| words.say(phrase)))
                .unwrap_or_default(),
            says: outlook.says.iter().map(|phrase| words.say(phrase)).collect(),
            written: false,
        };
        context.out.json(&document)?;
    } else {
        print(&outlook, binding.as_ref(), context)?;
    }
    Ok(0)
}

fn print(outlook: &Outlook, binding: Option<&BoundJson>, context: &mut Context) -> Result<(), Failure> {
    let stay = &outlook.stay;
    let on = context
        .words
        .say(&Phrase::new("what-if-on").day("on", outlook.on).text("country", outlook.citizenship.as_str()));
    context.out.line(on)?;
    let day = |day: Option<Day>| day.map(|day| context.day(day)).unwrap_or_default();
    let none = context.words.text("cli-none");
    let number = |number: Option<i64>| number.map(|number| number.to_string()).unwrap_or_default();
    let stricter = stay.stricter_reading.as_ref();
    let rows = [
        ("cli-status", context.words.say(&outlook.status.phrase())),
        ("cli-last-day-label", stay.last_lawful_day.map_or(none, |last| context.day(last))),
        ("cli-days-left", number(stay.days_left)),
        ("cli-overstay", number(Some(stay.overstay_days).filter(|days| *days > 0))),
        ("cli-max-stay", number(stay.max_stay_days)),
        ("cli-reentry", day(outlook.earliest_reentry)),
        ("cli-stricter-day", stricter.map(|reading| day(reading.last_lawful_day)).unwrap_or_default()),
        ("cli-stricter-reentry", stricter.map(|reading| day(reading.earliest_reentry)).unwrap_or_default()),
        (
            "cli-binding",
            binding.map(|bound| format!("{}  {}", context.day(bound.warn_day.0), bound.title)).unwrap_or_default(),
        ),
    ];
    context.facts(&rows)?;
    outlook.says.iter().try_for_each(|phrase| context.say(phrase))?;
    context.say(&Phrase::new("what-if-nothing-written"))
}
