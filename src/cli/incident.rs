//! `incident`: breaches of the safety of personal data: the clock, whom one concerns, drafts of the notices.

use super::context::Context;
use super::failure::Outcome;
use super::privacy::{keep, typed};
use super::table::Table;
use crate::app::clock;
use crate::app::desk::Desk;
use crate::app::errand::Errand;
use crate::app::forms::Parent;
use crate::app::incidents::{Clocked, Touched};
use crate::domain::day::Day;
use crate::domain::id::IncidentId;
use crate::domain::lang::Lang;
use crate::domain::phrase::Phrase;
use crate::domain::record::{Key, Kind};
use crate::i18n::Catalogue;
use serde_json::json;

#[derive(Debug, clap::Subcommand)]
#[command(defer = true)]
#[command(
    after_help = "Examples:\n  sojourn incident add \"Laptop with a key was stolen\" --key 17 --since 20.11.2026\n  \
                        sojourn incident list\n  sojourn incident concerned J-000001\n  \
                        sojourn incident notices J-000001 --lang ru\n  sojourn incident told J-000001 --ministry"
)]
pub(super) enum Command {
    /// Record an incident
    Add(Add),
    /// List incidents with the last day to tell the ministry
    List,
    /// List the people an incident concerns, as far as the journal tells; for admins
    Concerned(Which),
    /// Print drafts of the notices to the ministry and to the people, in three languages or in the one of --lang
    Notices(Which),
    /// Record that the ministry or the people were told, or that it is closed
    Told(Told),
}

impl Command {
    /// Which errand it is.
    pub(super) const fn errand(&self) -> Errand {
        match self {
            Self::Add(_) => Errand::IncidentAdd,
            Self::List => Errand::IncidentList,
            Self::Concerned(_) => Errand::IncidentConcerned,
            Self::Notices(_) => Errand::IncidentNotices,
            Self::Told(_) => Errand::IncidentTold,
        }
    }
}

#[derive(Debug, clap::Args)]
pub(super) struct Which {
    /// Number of the incident
    #[arg(value_name = "ID", value_parser = number)]
    id: IncidentId,
}

#[derive(Debug, clap::Args)]
pub(super) struct Add {
    /// What happened, in a line
    #[arg(value_name = "TITLE")]
    title: String,
    /// The day it was found out [default: today]
    #[arg(long, value_name = "DAY", value_parser = super::parse::day)]
    on: Option<Day>,
    /// Time of that day, HH:MM
    #[arg(long, value_name = "TIME")]
    at: Option<String>,
    /// Whose doings are in question: login
    #[arg(long, value_name = "LOGIN")]
    staff: Option<String>,
    /// With which key: its number
    #[arg(long, value_name = "NUMBER")]
    key: Option<i64>,
    /// First day in question
    #[arg(long, value_name = "DAY", value_parser = super::parse::day)]
    since: Option<Day>,
    /// Last day in question
    #[arg(long, value_name = "DAY", value_parser = super::parse::day)]
    until: Option<Day>,
    /// What is known
    #[arg(long, value_name = "TEXT")]
    text: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(super) struct Told {
    /// Number of the incident
    #[arg(value_name = "ID", value_parser = number)]
    id: IncidentId,
    /// The ministry was told
    #[arg(long)]
    ministry: bool,
    /// The people were told
    #[arg(long)]
    people: bool,
    /// It is closed
    #[arg(long)]
    closed: bool,
    /// On that day [default: today]
    #[arg(long, value_name = "DAY", value_parser = super::parse::day)]
    on: Option<Day>,
}

fn number(text: &str) -> Result<IncidentId, String> {
    IncidentId::parse(text).ok_or_else(|| "expected a number such as J-000001".to_owned())
}

pub(super) fn run(command: &Command, context: &mut Context) -> Outcome {
    let mut desk = context.desk()?;
    match command {
        Command::Add(args) => add(args, &mut desk, context),
        Command::List => list(&desk.incidents()?, context),
        Command::Concerned(which) => concerned(&desk.concerned(&desk.incident(which.id)?)?, context),
        Command::Notices(which) => notices(&desk, which.id, context),
        Command::Told(args) => {
            let on = typed(args.on.unwrap_or(desk.today()));
            let given = |is: bool| if is { on.clone() } else { String::new() };
            let values = [
                ("ministry_told_on", given(args.ministry)),
                ("people_told_on", given(args.people)),
                ("closed_on", given(args.closed)),
            ];
            let key = Key { kind: Kind::Incident, id: args.id.0 };
            keep(&mut desk, Kind::Incident, Some(key), Parent::default(), &values, context)
        }
    }
}

fn add(args: &Add, desk: &mut Desk, context: &mut Context) -> Outcome {
    let staff = desk.staff_meant(args.staff.as_deref())?;
    let day = |day: Option<Day>| day.map(typed).unwrap_or_default();
    let values = [
        ("title", args.title.clone()),
        ("discovered_on", typed(args.on.unwrap_or(desk.today()))),
        ("discovered_at", args.at.clone().unwrap_or_default()),
        ("staff", staff.map(|id| id.0.to_string()).unwrap_or_default()),
        ("key_number", args.key.map(|key| key.to_string()).unwrap_or_default()),
        ("since", day(args.since)),
        ("until", day(args.until)),
        ("text", args.text.clone().unwrap_or_default()),
    ];
    keep(desk, Kind::Incident, None, Parent::default(), &values, context)
}

fn list(all: &[Clocked], context: &mut Context) -> Outcome {
    let day = |day: Option<Day>| day.map(|day| day.to_string());
    if context.json() {
        let rows = all.iter().map(|one| {
            let incident = &one.incident;
            json!({ "id": incident.id.to_string(), "title": incident.title.as_str(),
                    "discovered_on": incident.discovered_on.to_string(), "tell_by": day(one.tell_by),
                    "ministry_told_on": day(incident.ministry_told_on), "people_told_on": day(incident.people_told_on),
                    "closed_on": day(incident.closed_on) })
        });
        context.out.json_rows(rows)?;
        return Ok(0);
    }
    let mut table = Table::default();
    for one in all {
        table.row([
            one.incident.id.to_string(),
            context.day(one.incident.discovered_on),
            context.words.say(&one.said(context.today())),
            one.incident.title.to_string(),
        ]);
    }
    context.table_or(&table, "incident-list-empty")
}

fn concerned(all: &[Touched], context: &mut Context) -> Outcome {
    if context.json() {
        let rows = all.iter().map(|one| {
            json!({ "client": one.client.to_string(), "name": one.name.as_str(), "contact": one.contact.as_str(),
                    "entries": one.entries, "last": clock::office_moment(one.last_ms) })
        });
        context.out.json_rows(rows)?;
        return Ok(0);
    }
    let mut table = Table::default();
    for one in all {
        table.row([
            one.client.to_string(),
            one.name.to_string(),
            one.contact.to_string(),
            one.entries.to_string(),
            clock::office_moment(one.last_ms),
        ]);
    }
    context.table_or(&table, "incident-nobody")?;
    context.say(&Phrase::new("incident-concerned-note"))?;
    Ok(0)
}

fn notices(desk: &Desk, id: IncidentId, context: &mut Context) -> Outcome {
    let incident = desk.incident(id)?;
    let all = [Lang::Kk, Lang::Ru, Lang::En];
    let languages = context.asked_lang().map_or_else(|| all.to_vec(), |lang| vec![lang]);
    let mut drafts = Vec::new();
    for lang in languages {
        let [ministry, people] = desk.notices(&incident, &Catalogue::new(lang))?;
        drafts.push((lang, ministry, people));
    }
    if context.json() {
        let rows = drafts.iter().map(
            |(lang, ministry, people)| json!({ "language": lang.as_str(), "ministry": ministry, "people": people }),
        );
        context.out.json_rows(rows)?;
        return Ok(0);
    }
    for (_, ministry, people) in drafts {
        for text in [ministry, people] {
            for line in text.lines() {
                context.out.line(line)?;
            }
            context.out.line("")?;
        }
    }
    Ok(0)
}
