//! The preview of a fact, for people and for programs.

use super::super::context::Context;
use super::super::failure::Failure;
use super::super::table::Table;
use crate::app::desk::Desk;
use crate::app::facts::{Bound, FactPreview, Recorded, shown_id};
use crate::domain::day::{Day, Iso};
use crate::domain::deadline::{DeadlineId, Status};
use crate::domain::fact::Moved;
use crate::domain::phrase::Phrase;
use crate::domain::record::{Key, Record};
use serde::Serialize;

#[derive(Serialize)]
struct Document {
    fact: &'static str,
    client_id: String,
    moves: Vec<MoveJson>,
    followers: Vec<FollowerJson>,
    status: Change<StatusJson>,
    binding: Change<Option<BoundJson>>,
    opens: Vec<OpensJson>,
    says: Vec<String>,
    written: bool,
    warnings: Vec<String>,
}

#[derive(Serialize)]
struct Change<T> {
    before: T,
    after: T,
}

#[derive(Serialize)]
struct MoveJson {
    id: String,
    title: String,
    from: Option<Iso>,
    to: Option<Iso>,
}

/// Somebody who leans on the client, and the dates that move for them.
#[derive(Serialize)]
struct FollowerJson {
    client_id: String,
    name: String,
    moves: Vec<MoveJson>,
}

/// Where a client stands, as in `client show`.
#[derive(Serialize)]
pub(in super::super) struct StatusJson {
    rung: &'static str,
    day: Option<i64>,
    of: Option<i64>,
    until: Option<Day>,
}

impl StatusJson {
    pub(in super::super) fn of(status: &Status) -> Self {
        Self { rung: status.rung.as_str(), day: status.day, of: status.of, until: status.until }
    }
}

/// What binds: which deadline and its days.
#[derive(Serialize)]
pub(in super::super) struct BoundJson {
    pub(in super::super) id: String,
    pub(in super::super) title: String,
    pub(in super::super) last_day: Iso,
    pub(in super::super) warn_day: Iso,
}

#[derive(Serialize)]
struct OpensJson {
    record: &'static str,
    kind: Option<&'static str>,
    id: Option<String>,
}

/// The JSON document.
pub(super) fn json(
    preview: &FactPreview,
    recorded: Option<&Recorded>,
    desk: &mut Desk,
    context: &mut Context,
) -> Result<(), Failure> {
    let id_of = |id: &DeadlineId| recorded.map_or_else(|| shown_id(id), |done| done.stored_id(id).to_string());
    let lang = context.lang();
    let mut move_json = |moved: &Moved| {
        let title = desk.title_of(&moved.id, moved.own_title.as_ref(), lang)?;
        Ok(MoveJson { id: id_of(&moved.id), title, from: moved.from.map(Iso), to: moved.to.map(Iso) })
    };
    let own = preview.moves.iter().chain(&preview.child_moves);
    let moves = own.map(&mut move_json).collect::<Result<_, Failure>>()?;
    let mut followers = Vec::new();
    for follower in &preview.followers {
        let moves = follower.moves.iter().map(&mut move_json).collect::<Result<_, Failure>>()?;
        followers.push(FollowerJson { client_id: follower.client.to_string(), name: follower.name.to_string(), moves });
    }
    let mut bound = |bound: &Option<Bound>| match bound {
        None => Ok(None),
        Some(it) => desk.title_of(&it.id, it.own_title.as_ref(), lang).map(|title| {
            let (last_day, warn_day) = (Iso(it.last_day), Iso(it.warn_day));
            Some(BoundJson { id: id_of(&it.id), title, last_day, warn_day })
        }),
    };
    let (before, after) = (bound(&preview.binding.0)?, bound(&preview.binding.1)?);
    let say = |phrases: &[Phrase]| phrases.iter().map(|p| context.words.say(p)).collect();
    let document = Document {
        fact: preview.fact.kind().as_str(),
        client_id: preview.client.to_string(),
        moves,
        followers,
        status: Change { before: StatusJson::of(&preview.status.0), after: StatusJson::of(&preview.status.1) },
        binding: Change { before, after },
        opens: preview.opens.iter().map(|record| opens(record, recorded)).collect(),
        says: say(&preview.says),
        written: recorded.is_some(),
        warnings: say(&preview.warnings),
    };
    Ok(context.out.json(&document)?)
}

fn opens(record: &Record, recorded: Option<&Recorded>) -> OpensJson {
    let kind = match record {
        Record::Case(case) => Some(case.kind.as_str()),
        Record::Permit(permit) => Some(permit.kind.as_str()),
        Record::IdentityDocument(document) => Some(document.kind.as_str()),
        Record::Basis(basis) => Some(basis.ground.as_str()),
        _ => None,
    };
    let key = record.key();
    let given = recorded.and_then(|done| done.given.get(&key));
    OpensJson { record: key.kind.as_str(), kind, id: given.and_then(|id| Key { id: *id, ..key }.subject()) }
}

/// The preview as text: dates that move, where the client stands, what else happens.
pub(super) fn preview(preview: &FactPreview, desk: &mut Desk, context: &mut Context) -> Result<(), Failure> {
    let kind = context.words.text(&format!("fact-{}", preview.fact.kind().as_str().replace('_', "-")));
    context.out.line(format!("{}  {}  {kind}", preview.client, preview.name))?;
    let status = |status: &Status| context.words.say(&status.phrase());
    let rows = [
        ("cli-status", change(&status(&preview.status.0), &status(&preview.status.1), context)),
        ("cli-binding", binding(preview, desk, context)?),
    ];
    context.facts(&rows)?;
    let own: Vec<&Moved> = preview.moves.iter().chain(&preview.child_moves).collect();
    let heading = context.words.text(if own.is_empty() { "fact-no-moves" } else { "fact-moves" });
    moved(&heading, &own, desk, context)?;
    for follower in &preview.followers {
        let heading = Phrase::new("fact-follower-moves").text("name", follower.name.as_str());
        moved(&context.words.say(&heading), &follower.moves.iter().collect::<Vec<_>>(), desk, context)?;
    }
    context.out.line("")?;
    preview.says.iter().try_for_each(|phrase| context.say(phrase))?;
    for warning in &preview.warnings {
        let line = format!("! {}", context.words.say(warning));
        context.out.line(line)?;
    }
    Ok(())
}

/// The dates that move under a heading.
fn moved(heading: &str, moves: &[&Moved], desk: &mut Desk, context: &mut Context) -> Result<(), Failure> {
    let mut table = Table::default();
    for moved in moves {
        let title = desk.title_of(&moved.id, moved.own_title.as_ref(), context.lang())?;
        table.row([title, days(moved, context), shown_id(&moved.id)]);
    }
    context.section(heading, &table)
}

fn arrow(context: &Context) -> &'static str {
    if context.ascii() || context.plain() { "->" } else { "→" }
}

fn change(before: &str, after: &str, context: &Context) -> String {
    if before == after { before.to_owned() } else { format!("{before} {} {after}", arrow(context)) }
}

fn binding(preview: &FactPreview, desk: &mut Desk, context: &Context) -> Result<String, Failure> {
    let mut said = Vec::new();
    for bound in [&preview.binding.0, &preview.binding.1] {
        said.push(match bound {
            None => context.words.text("fact-nothing-binds"),
            Some(it) => {
                let title = desk.title_of(&it.id, it.own_title.as_ref(), context.lang())?;
                format!("{} {title}", context.day(it.warn_day))
            }
        });
    }
    let after = said.pop().unwrap_or_default();
    Ok(change(&said.pop().unwrap_or_default(), &after, context))
}

/// `12.12.2026 → 27.11.2026`; a dash where there was or will be none.
fn days(moved: &Moved, context: &Context) -> String {
    let day = |day: Option<Day>| day.map_or_else(|| context.words.text("fact-no-date"), |day| context.day(day));
    format!("{} {} {}", day(moved.from), arrow(context), day(moved.to))
}
