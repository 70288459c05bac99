//! `journal`: who changed what, when, with which key and from where; the head of its chain; proving the chain, also
//! against a hash that was kept elsewhere.

use super::context::Context;
use super::failure::{Failure, Outcome};
use super::table::Table;
use crate::app::chronicle::{Asked, ReadingLine, Told, happened};
use crate::app::errand::Errand;
use crate::app::error::{AppError, ErrorKind};
use crate::app::journal::{JournalProof, act_words};
use crate::domain::day::{Day, iso};
use crate::domain::phrase::Phrase;
use crate::i18n::labels;
use serde::Serialize;
use serde_json::{Value, json};

#[derive(Debug, clap::Subcommand)]
#[command(defer = true)]
pub(super) enum Command {
    /// List entries, the newest first: person, client, day, kind; or readings of restricted data
    #[command(after_help = "Examples:\n  sojourn journal list --person a.serikova --day 2026-11-20\n  \
                            sojourn journal list --client C-000012 --reason edit --json\n  sojourn journal list --reads --from 2026-11-01")]
    List(List),
    /// Print position and hash of the newest entry, to be kept elsewhere
    Head,
    /// Prove from the beginning that no entry was altered or taken out
    #[command(
        after_help = "A whole chain proves that nothing before its head was altered or taken out. It does not prove that the end \
                            was not cut off, or everything written anew: for that, keep the head elsewhere and give it here.\n\n\
                            Exit codes: 0 whole, 1 whole but the anchor is no entry of it, 6 not whole."
    )]
    Verify {
        /// A head that was kept elsewhere: 64 hexadecimal digits
        #[arg(long, value_name = "HASH")]
        anchor: Option<String>,
    },
}

#[derive(Debug, clap::Args)]
pub(super) struct List {
    /// Part of a login or name
    #[arg(long, value_name = "LOGIN")]
    person: Option<String>,
    /// About this client: id, document number or case reference
    #[arg(long, value_name = "REF")]
    client: Option<String>,
    /// Of this office day
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = super::parse::day, conflicts_with_all = ["from", "until"])]
    day: Option<Day>,
    /// From this office day on
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = super::parse::day)]
    from: Option<Day>,
    /// Up to this office day
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = super::parse::day)]
    until: Option<Day>,
    /// Of this kind, such as edit, import, undo, refused
    #[arg(long, value_name = "WORD", conflicts_with = "reads")]
    reason: Option<String>,
    /// Readings of restricted data instead of changes; for supervisors
    #[arg(long)]
    reads: bool,
    /// At most so many
    #[arg(long, value_name = "N", default_value_t = 50)]
    limit: usize,
}

impl Command {
    /// Which errand it is, by its options.
    pub(super) const fn errand(&self) -> Errand {
        match self {
            Self::List(list) if list.reads => Errand::JournalReads,
            Self::List(_) => Errand::JournalList,
            Self::Head => Errand::JournalHead,
            Self::Verify { .. } => Errand::JournalVerify,
        }
    }
}

#[derive(Serialize)]
struct EntryJson {
    seq: i64,
    at: String,
    day: String,
    who: String,
    key: Option<i64>,
    address: Option<String>,
    reason: String,
    group: i64,
    undo: bool,
    client: Option<String>,
    changes: Vec<Value>,
    moves: Vec<Value>,
    settings: Vec<Value>,
    events: Vec<String>,
    erased: bool,
}

pub(super) fn run(command: &Command, context: &mut Context) -> Outcome {
    match command {
        Command::List(list) => entries(list, context),
        Command::Head => head(context),
        Command::Verify { anchor } => verify(anchor.as_deref(), context),
    }
}

fn entries(list: &List, context: &mut Context) -> Outcome {
    let desk = context.desk()?;
    let client = list.client.as_deref().map(|reference| desk.client_called(reference)).transpose()?;
    let asked = Asked {
        person: list.person.clone(),
        client,
        from: list.day.or(list.from),
        until: list.day.or(list.until),
        reason: list.reason.clone(),
        limit: list.limit,
    };
    if list.reads {
        let found = desk.readings_told(&asked)?;
        return readings(&found, context);
    }
    let told = desk.journal_told(&asked)?;
    if context.json() {
        let all: Vec<EntryJson> = told.iter().map(|entry| json_of(entry, context)).collect();
        context.out.json(&all)?;
    } else {
        told.iter().try_for_each(|entry| print(entry, context))?;
    }
    Ok(u8::from(told.is_empty()))
}

/// A moment as programs read it, in UTC.
fn moment(at_ms: i64) -> String {
    let moment = chrono::DateTime::from_timestamp_millis(at_ms).unwrap_or_default();
    moment.to_rfc3339_opts(chrono::SecondsFormat::Millis, true)
}

fn json_of(told: &Told, context: &Context) -> EntryJson {
    let line = &told.line;
    let change = |change| {
        let fields = told.fields(change, &context.words).into_iter();
        let fields: Vec<Value> =
            fields.map(|field| json!({ "field": field.name, "old": field.old, "new": field.new })).collect();
        json!({ "kind": change.key.kind.as_str(), "id": change.key.id, "happened": happened(change), "fields": fields })
    };
    let moved = |(deadline, old, new): &(String, Option<Day>, Option<Day>)| json!({ "deadline": deadline, "old": old.map(iso), "new": new.map(iso) });
    EntryJson {
        seq: line.line.seq,
        at: moment(told.at_ms),
        day: iso(line.line.day),
        who: line.line.who.to_string(),
        key: line.origin.as_ref().map(|origin| origin.key.0),
        address: line.origin.as_ref().map(|origin| origin.address.to_string()),
        reason: line.line.reason.clone(),
        group: line.group,
        undo: line.is_undo,
        client: line.client.map(|client| client.to_string()),
        changes: line.line.records.iter().map(change).collect(),
        moves: line.line.moves.iter().map(moved).collect(),
        settings: line.settings.iter().map(|one| json!({ "name": one.name, "old": one.old, "new": one.new })).collect(),
        events: line.events.iter().map(ToString::to_string).collect(),
        erased: line.erased,
    }
}

/// With which key and from where: `K-000003 10.0.0.7`.
fn origin(origin: Option<&crate::app::journal::Origin>) -> String {
    origin.map(|origin| format!("{} {}", origin.key, origin.address)).unwrap_or_default()
}

fn print(told: &Told, context: &mut Context) -> Result<(), Failure> {
    let line = &told.line;
    let client = line.client.map(|client| format!("{client} {}", line.name)).unwrap_or_default();
    let parts = [
        line.line.seq.to_string(),
        format!("{} {}", context.day(line.line.day), line.line.time),
        line.line.who.to_string(),
        origin(line.origin.as_ref()),
        act_words(&line.line.reason, &context.words),
        client,
    ];
    let gap = if context.plain() { "\t" } else { "  " };
    let kept = parts.iter().filter(|part| context.plain() || !part.is_empty()).cloned();
    context.out.line(kept.collect::<Vec<_>>().join(gap).trim_end())?;
    for text in details(told, context) {
        context.out.line(format!("    {text}"))?;
    }
    Ok(())
}

/// Fields old → new, settings, dates that moved, what happened.
fn details(told: &Told, context: &Context) -> Vec<String> {
    let words = &context.words;
    let nothing = |text: String| if text.is_empty() { "—".to_owned() } else { text.replace('\n', " / ") };
    let mut lines = Vec::new();
    for change in &told.line.line.records {
        let kind = words.text(&labels::kind(change.key.kind));
        for field in told.fields(change, words) {
            let label = words.text(&labels::field(field.name));
            lines.push(format!("{kind} · {label}: {} → {}", nothing(field.old), nothing(field.new)));
        }
    }
    for one in &told.line.settings {
        lines.push(format!(
            "{}: {} → {}",
            one.name,
            nothing(one.old.clone().unwrap_or_default()),
            nothing(one.new.clone())
        ));
    }
    for (deadline, old, new) in &told.line.line.moves {
        let day = |day: &Option<Day>| nothing(day.map(|day| context.day(day)).unwrap_or_default());
        lines.push(format!("{deadline}: {} → {}", day(old), day(new)));
    }
    lines.extend(told.line.events.iter().map(ToString::to_string));
    if told.line.erased {
        lines.push(words.text("journal-erased"));
    }
    lines
}

fn readings(found: &[ReadingLine], context: &mut Context) -> Outcome {
    if context.json() {
        let one = |line: &ReadingLine| {
            let reading = &line.reading;
            json!({
                "id": reading.id,
                "at": moment(reading.at_ms),
                "day": iso(reading.day),
                "who": reading.who.as_str(),
                "key": reading.origin.as_ref().map(|origin| origin.key.0),
                "address": reading.origin.as_ref().map(|origin| origin.address.as_str()),
                "client": reading.client.map(|client| client.to_string()),
                "what": reading.what.as_str(),
            })
        };
        context.out.json_rows(found.iter().map(one))?;
        return Ok(u8::from(found.is_empty()));
    }
    let mut table = Table::default();
    for line in found {
        let reading = &line.reading;
        let id = format!("read-{}", reading.what);
        let what = if context.words.has(&id) { context.words.text(&id) } else { reading.what.to_string() };
        table.row([
            format!("{} {}", context.day(reading.day), line.time),
            reading.who.to_string(),
            origin(reading.origin.as_ref()),
            reading.client.map(|client| client.to_string()).unwrap_or_default(),
            what,
        ]);
    }
    context.table(&table)?;
    Ok(u8::from(found.is_empty()))
}

fn head(context: &mut Context) -> Outcome {
    let desk = context.desk()?;
    let found = desk.journal_anchor()?;
    if context.json() {
        let head = found.map(|(seq, hash, day)| json!({ "seq": seq, "head": hash, "day": iso(day) }));
        context.out.json(&head)?;
    } else if let Some((seq, hash, day)) = found {
        let day = context.day(day);
        context.out.line(format!("{hash}  {seq}  {day}"))?;
    }
    Ok(0)
}

/// A hash as it may have been copied: any letters' case, spaces around it.
fn anchor_of(text: &str) -> Result<String, AppError> {
    let hash = text.trim().to_ascii_lowercase();
    if hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Ok(hash);
    }
    Err(AppError::new(ErrorKind::Usage, Phrase::new("journal-anchor-form")))
}

fn verify(anchor: Option<&str>, context: &mut Context) -> Outcome {
    let anchor = anchor.map(anchor_of).transpose()?;
    let desk = context.desk()?;
    let proof = desk.prove_journal(&mut |_| {})?;
    let place = anchor.as_deref().map(|hash| desk.anchored(hash)).transpose()?.flatten();
    let code = match () {
        () if !proof.faults.is_empty() => ErrorKind::Storage.exit_code(),
        () if anchor.is_some() && place.is_none() => ErrorKind::NotFound.exit_code(),
        () => 0,
    };
    if context.json() {
        let found = anchor.as_ref().map(|hash| {
            json!({ "hash": hash, "found": place.is_some(), "seq": place.map(|(seq, _)| seq), "day": place.map(|(_, day)| iso(day)) })
        });
        let sound = proof.faults.is_empty();
        context.out.json(&json!({
            "entries": proof.entries, "head": proof.head, "sound": sound, "faults": proof.faults, "anchor": found
        }))?;
        return Ok(code);
    }
    said(&proof, context)?;
    if anchor.is_some() {
        let phrase = match place {
            Some((seq, day)) => Phrase::new("journal-anchor-found")
                .number("seq", seq)
                .day("day", day)
                .number("after", proof.entries - seq),
            None => Phrase::new("journal-anchor-missing"),
        };
        context.say(&phrase)?;
    } else {
        context.say(&Phrase::new("journal-proves"))?;
    }
    Ok(code)
}

fn said(proof: &JournalProof, context: &mut Context) -> Result<(), Failure> {
    let id = if proof.faults.is_empty() { "journal-proof-sound" } else { "journal-proof-faults" };
    context.say(&Phrase::new(id).number("n", proof.entries))?;
    for fault in &proof.faults {
        context.say(&Phrase::new("cli-check-fault").text("fault", fault))?;
    }
    context.say(&Phrase::new("journal-proof-head").text("head", &proof.head))
}
