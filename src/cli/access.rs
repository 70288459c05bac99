//! `access`: which clients and cases are restricted to whom; putting a restriction up, widening it, taking it down.

use super::context::Context;
use super::failure::{Failure, Outcome};
use super::table::Table;
use crate::app::access::{Named, Wall};
use crate::app::desk::Desk;
use crate::app::errand::Errand;
use crate::domain::day::iso;
use crate::domain::id::StaffId;
use crate::domain::phrase::Phrase;
use serde::Serialize;

#[derive(Debug, clap::Subcommand)]
#[command(defer = true)]
pub(super) enum Command {
    /// Every restriction of the office: number, person named, since when, by whom
    List,
    /// Who may see a client and their cases
    Show {
        /// Client id, document number or case reference
        #[arg(value_name = "REF")]
        reference: String,
    },
    /// Restrict a client, or with a case reference one case, to people; name more of them where it is restricted
    #[command(
        after_help = "Examples:\n  sojourn access restrict C-000012 --to a.serikova --to b.kim --reason \"conflict of interest\"\n  \
                            sojourn access restrict T-2026-00412 --to a.serikova"
    )]
    Restrict {
        /// Client id, document number or case reference
        #[arg(value_name = "REF")]
        reference: String,
        /// Login or name of a person who may see it; may be given again
        #[arg(long = "to", value_name = "WHO", required = true)]
        to: Vec<String>,
        /// Why
        #[arg(long, value_name = "TEXT", default_value = "")]
        reason: String,
    },
    /// Lift a restriction, or take one person off it
    Lift {
        /// Client id, document number or case reference
        #[arg(value_name = "REF")]
        reference: String,
        /// Login or name of the person to take off; everybody without it
        #[arg(long, value_name = "WHO")]
        person: Option<String>,
    },
    /// Let yourself in where you are not named; for admins, and told in the journal
    LetMeIn {
        /// Client id or case reference
        #[arg(value_name = "REF")]
        reference: String,
        /// Why
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
}

impl Command {
    /// Which errand it is.
    pub(super) const fn errand(&self) -> Errand {
        match self {
            Self::List => Errand::AccessList,
            Self::Show { .. } => Errand::AccessShow,
            Self::Restrict { .. } => Errand::AccessRestrict,
            Self::Lift { .. } => Errand::AccessLift,
            Self::LetMeIn { .. } => Errand::AccessLetMeIn,
        }
    }
}

#[derive(Serialize)]
struct NamedJson {
    client: String,
    case: Option<String>,
    staff: String,
    since: String,
    by: Option<String>,
    recovered: bool,
    reason: Option<String>,
}

impl From<&Named> for NamedJson {
    fn from(named: &Named) -> Self {
        let case = named.access.case.map(|case| case.to_string());
        Self {
            client: named.access.client.to_string(),
            case: named.reference.as_ref().map(ToString::to_string).or(case),
            staff: named.who.to_string(),
            since: iso(named.access.since),
            by: named.by.as_ref().map(ToString::to_string),
            recovered: named.access.recovered,
            reason: named.access.reason.as_ref().map(ToString::to_string),
        }
    }
}

pub(super) fn run(command: &Command, context: &mut Context) -> Outcome {
    let mut desk = context.desk()?;
    match command {
        Command::List => {
            let all = desk.restrictions()?;
            show(&all, context)
        }
        Command::Show { reference } => {
            let wall = desk.wall_of(reference)?;
            of(&desk, wall, context)
        }
        Command::Restrict { reference, to, reason } => {
            let wall = desk.wall_of(reference)?;
            let people = to.iter().map(|who| desk.staff_called(who)).collect::<Result<Vec<StaffId>, _>>()?;
            desk.restrict(wall, &people, reason)?;
            of(&desk, wall, context)
        }
        Command::Lift { reference, person } => {
            let wall = desk.wall_of(reference)?;
            let person = person.as_deref().map(|who| desk.staff_called(who)).transpose()?;
            desk.unrestrict(wall, person)?;
            of(&desk, wall, context)
        }
        Command::LetMeIn { reference, reason } => {
            desk.let_myself_in(reference, reason)?;
            let wall = desk.wall_of(reference)?;
            of(&desk, wall, context)
        }
    }
}

/// Who is named on a client, or on a case and its client. That is told to everybody.
fn of(desk: &Desk, wall: Wall, context: &mut Context) -> Outcome {
    let named: Vec<Named> = desk
        .named_on(wall.client)?
        .into_iter()
        .filter(|named| wall.case.is_none() || named.access.case.is_none() || named.access.case == wall.case)
        .collect();
    show(&named, context)
}

fn show(named: &[Named], context: &mut Context) -> Outcome {
    if context.json() {
        let all: Vec<NamedJson> = named.iter().map(NamedJson::from).collect();
        context.out.json(&all)?;
        return Ok(0);
    }
    if named.is_empty() {
        context.say(&Phrase::new("access-open-to-all"))?;
        return Ok(0);
    }
    let mut table = Table::default();
    for one in named {
        let json = NamedJson::from(one);
        let by = json.by.map(|by| context.words.say(&Phrase::new("access-by").text("by", by))).unwrap_or_default();
        let own = if json.recovered { context.words.text("access-recovered") } else { by };
        table.row([
            json.case.unwrap_or(json.client),
            json.staff,
            context.day(one.access.since),
            own,
            json.reason.unwrap_or_default(),
        ]);
    }
    context.table(&table)?;
    Ok::<u8, Failure>(0)
}
