//! `erase`: the destruction of a person's data: proposed by one, approved by another.

use super::context::Context;
use super::failure::{Failure, Outcome};
use super::table::Table;
use super::usage::Unfit;
use crate::app::desk::Desk;
use crate::app::erase::{Done, Format, Mention, Proposed, is_open, kept_day, kept_id, mentions_said};
use crate::app::errand::Errand;
use crate::domain::clean::Clean;
use crate::domain::id::{ClientId, DestructionId};
use crate::domain::personal::{Destruction, DestructionReason};
use crate::domain::phrase::Phrase;
use crate::domain::retention::{Kept, Retention};
use crate::i18n::Catalogue;
use clap::ValueEnum;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use serde::Serialize;

#[derive(Debug, clap::Args)]
#[command(
    args_conflicts_with_subcommands = true,
    after_help = "Examples:\n  sojourn erase due\n  sojourn erase C-000012 --reason retention_over\n  \
                  sojourn erase C-000012 --reason order --order 2-1418/26\n  sojourn erase list\n  \
                  sojourn erase approve Z-000003\n  sojourn erase act Z-000003 --format html > act.html"
)]
pub(super) struct Args {
    #[command(subcommand)]
    command: Option<Sub>,
    /// Client id, document number or case reference
    #[arg(value_name = "REF", required = true)]
    reference: Option<String>,
    /// Why
    #[arg(long, value_name = "WHY", required = true, value_parser = reasons())]
    reason: Option<DestructionReason>,
    /// Number of the order or request it rests on; digits and signs, no name
    #[arg(long, value_name = "NUMBER")]
    order: Option<String>,
}

#[derive(Debug, clap::Subcommand)]
#[command(defer = true)]
enum Sub {
    /// List destructions: proposed, rejected, done
    List,
    /// List clients who are due: no open case, no permit, the time to keep is over
    Due {
        /// At most so many
        #[arg(long, value_name = "N", default_value_t = 1_000)]
        limit: usize,
    },
    /// Approve what somebody else proposed: the data are destroyed at once
    Approve {
        /// Number of the destruction
        #[arg(value_name = "ID", value_parser = number)]
        id: DestructionId,
    },
    /// Reject a proposal, or take back your own
    Reject {
        /// Number of the destruction
        #[arg(value_name = "ID", value_parser = number)]
        id: DestructionId,
    },
    /// Print the act of a destruction, to sign
    Act {
        /// Number of the destruction
        #[arg(value_name = "ID", value_parser = number)]
        id: DestructionId,
        /// How it is written
        #[arg(long, value_enum, default_value = "text")]
        format: Written,
    },
    /// Finish what a crash or a busy reader left of earlier destructions; for admins
    Finish,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Written {
    /// For a terminal or a mail
    Text,
    /// For a printer, on A4
    Html,
}

impl Args {
    /// Which errand it is.
    pub(super) const fn errand(&self) -> Errand {
        match self.command {
            None => Errand::Erase,
            Some(Sub::List) => Errand::EraseList,
            Some(Sub::Due { .. }) => Errand::EraseDue,
            Some(Sub::Act { .. }) => Errand::EraseAct,
            Some(Sub::Approve { .. }) => Errand::EraseApprove,
            Some(Sub::Reject { .. }) => Errand::EraseReject,
            Some(Sub::Finish) => Errand::EraseFinish,
        }
    }
}

fn reasons() -> impl TypedValueParser<Value = DestructionReason> {
    PossibleValuesParser::new(DestructionReason::IDS)
        .try_map(|id| DestructionReason::parse(&id).ok_or("no such reason"))
}

fn number(text: &str) -> Result<DestructionId, Unfit> {
    let bare = || text.trim().parse().ok().filter(|id| *id > 0).map(DestructionId);
    DestructionId::parse(text).or_else(bare).ok_or_else(|| Unfit::like("Z-000003"))
}

#[derive(Serialize)]
struct DestructionJson {
    id: String,
    client: String,
    reason: &'static str,
    order: Option<String>,
    proposed_on: String,
    rejected_on: Option<String>,
    done_on: Option<String>,
    act: Option<String>,
}

fn document(one: &Destruction) -> DestructionJson {
    DestructionJson {
        id: one.id.to_string(),
        client: one.subject.to_string(),
        reason: one.why.as_str(),
        order: one.order.as_ref().map(ToString::to_string),
        proposed_on: one.proposed_on.to_string(),
        rejected_on: one.rejected_on.map(|day| day.to_string()),
        done_on: one.done_on.map(|day| day.to_string()),
        act: one.act.as_ref().map(ToString::to_string),
    }
}

pub(super) fn run(args: &Args, context: &mut Context) -> Outcome {
    let mut desk = context.desk()?;
    match &args.command {
        None => propose(args, &mut desk, context),
        Some(Sub::List) => list(&desk, context),
        Some(Sub::Due { limit }) => due(&desk, *limit, context),
        Some(Sub::Approve { id }) => approve(&mut desk, *id, context),
        Some(Sub::Reject { id }) => {
            desk.reject_destruction(*id)?;
            told(&desk.destruction(*id)?, "cli-erase-rejected", context)
        }
        Some(Sub::Act { id, format }) => {
            let words = Catalogue::new(context.asked_lang().unwrap_or_else(|| context.lang()));
            let act = desk.act_of_destruction(*id, &words)?;
            let format = if *format == Written::Html { Format::Html } else { Format::Text };
            context.out.bytes(&act.written(format))?;
            Ok(0)
        }
        Some(Sub::Finish) => {
            let left = desk.finish_destructions()?;
            if context.json() {
                let left: Vec<String> = left.iter().map(|phrase| context.words.say(phrase)).collect();
                context.out.json(&serde_json::json!({ "left": left }))?;
            } else if left.is_empty() {
                context.say(&Phrase::new("cli-erase-finished"))?;
            } else {
                left.iter().try_for_each(|phrase| context.say(phrase))?;
            }
            Ok(0)
        }
    }
}

fn mention_json(one: &Mention) -> serde_json::Value {
    serde_json::json!({
        "client": one.client.map(|client| client.to_string()), "kind": one.key.kind.as_str(), "id": one.key.id,
        "field": one.field,
    })
}

fn told(one: &Destruction, sentence: &str, context: &mut Context) -> Outcome {
    if context.json() {
        context.out.json(&document(one))?;
    } else {
        let phrase = Phrase::new(sentence).text("id", one.id.to_string()).text("client", one.subject.to_string());
        context.say(&phrase)?;
    }
    Ok(0)
}

fn propose(args: &Args, desk: &mut Desk, context: &mut Context) -> Outcome {
    let client = desk.client_called(args.reference.as_deref().unwrap_or_default())?;
    let why = args.reason.unwrap_or(DestructionReason::RetentionOver);
    let order = args.order.as_deref().map(Clean::line).and_then(Clean::non_empty);
    let Proposed { destruction, kept, mentions } = desk.propose_destruction(client, why, order)?;
    if let (Some(kept), false) = (kept, context.json()) {
        context.say(&Phrase::new("erase-kept").text("why", kept_said(kept, context)))?;
    }
    if !context.json() {
        still_named(&mentions, context)?;
    }
    told(&destruction, "cli-erase-proposed", context)
}

/// Where the person is named in other people's records: that is left to a person.
fn still_named(mentions: &[Mention], context: &mut Context) -> Result<(), Failure> {
    if mentions.is_empty() {
        return Ok(());
    }
    context.say(&Phrase::new("erase-still-named").number("n", super::review::count(mentions.len())))?;
    for place in mentions_said(mentions, &context.words) {
        context.out.line(format!("  {place}"))?;
    }
    Ok(())
}

/// Why data are kept, with its day.
pub(super) fn kept_said(kept: Kept, context: &Context) -> String {
    let why = context.words.text(kept_id(kept));
    kept_day(kept).map_or_else(|| why.clone(), |day| format!("{why} ({})", context.day(day)))
}

fn approve(desk: &mut Desk, id: DestructionId, context: &mut Context) -> Outcome {
    let Done { destruction, erased, mentions, left } = desk.approve_destruction(id)?;
    if context.json() {
        let left: Vec<String> = left.iter().map(|phrase| context.words.say(phrase)).collect();
        let records: serde_json::Map<String, serde_json::Value> =
            erased.records.iter().map(|(kind, count)| (kind.as_str().to_owned(), (*count).into())).collect();
        context.out.json(&serde_json::json!({
            "destruction": document(&destruction), "records": records, "entries": erased.entries,
            "files": erased.contents.len(), "readings": erased.readings, "left": left,
            "still_named": mentions.iter().map(mention_json).collect::<Vec<_>>(),
        }))?;
        return Ok(0);
    }
    let records = erased.records.iter().map(|(_, count)| *count).sum::<usize>();
    let phrase = Phrase::new("cli-erase-done")
        .text("client", destruction.subject.to_string())
        .number("records", super::review::count(records))
        .text("act", destruction.act.as_deref().unwrap_or_default())
        .text("id", destruction.id.to_string());
    context.say(&phrase)?;
    still_named(&mentions, context)?;
    left.iter().try_for_each(|phrase| context.say(phrase))?;
    Ok(0)
}

fn list(desk: &Desk, context: &mut Context) -> Outcome {
    let all = desk.destructions()?;
    if context.json() {
        context.out.json_rows(all.iter().map(document))?;
        return Ok(0);
    }
    let mut table = Table::default();
    for one in &all {
        let (state, on) = state(one);
        table.row([
            one.id.to_string(),
            one.subject.to_string(),
            context.words.text(&format!("why-{}", one.why.as_str())),
            context.words.text(state),
            context.day(on),
            one.act.as_ref().map(ToString::to_string).unwrap_or_default(),
        ]);
    }
    context.table_or(&table, "cli-erase-none")
}

/// Message with where it stands, and since when.
fn state(one: &Destruction) -> (&'static str, crate::domain::day::Day) {
    match (one.done_on, one.rejected_on) {
        _ if is_open(one) => ("destruction-proposed", one.proposed_on),
        (Some(day), _) => ("destruction-done", day),
        (None, day) => ("destruction-rejected", day.unwrap_or(one.proposed_on)),
    }
}

fn due(desk: &Desk, limit: usize, context: &mut Context) -> Outcome {
    let (due, next) = desk.due_for_destruction(ClientId(0), limit)?;
    let since = |retention: Retention| match retention {
        Retention::DueSince(day) => Some(day),
        Retention::Kept(_) => None,
    };
    if context.json() {
        let rows = due.iter().map(|one| {
            serde_json::json!({ "client": one.client.to_string(), "name": one.name.as_str(),
                                "due_since": since(one.retention).map(|day| day.to_string()) })
        });
        let rows = rows.collect::<Vec<_>>();
        context.out.json(&serde_json::json!({ "due": rows, "more": next.is_some() }))?;
        return Ok(0);
    }
    let mut table = Table::default();
    for one in &due {
        let day = since(one.retention).map(|day| context.day(day)).unwrap_or_default();
        table.row([one.client.to_string(), one.name.to_string(), day]);
    }
    context.table_or(&table, "cli-erase-none-due")?;
    if next.is_some() {
        context.say(&Phrase::new("cli-erase-more"))?;
    }
    Ok(0)
}
