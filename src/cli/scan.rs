//! `scan`: machine-readable zones from a scanner in keyboard mode, one document after the other.
//!
//! Invariants: nothing is written but what a person chose or `--record` asked for; away from a terminal every document
//! gives one JSON line; what arrives instead of an answer and begins as a zone does is the next document, not an answer.

use super::context::Context;
use super::failure::{Failure, Outcome};
use crate::app::desk::Desk;
use crate::app::error::{AppError, ErrorKind};
use crate::app::scan::{Act, Found, Scanned, unreadable};
use crate::domain::id::ClientId;
use crate::domain::mrz::MrzFormat;
use crate::domain::mrz::feed::{Fed, Feed, begins};
use crate::domain::mrz::misread::Misread;
use crate::domain::phrase::Phrase;
use std::io::{self, BufRead, IsTerminal, Read, Write};

#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  sojourn scan\n  sojourn scan --json < zones.txt\n  sojourn scan --record < zones.txt"
)]
pub(super) struct Args {
    /// Away from a terminal: record what is sure, that is, a zone whose checks all fit and that means one client or none
    #[arg(long)]
    record: bool,
}

/// So much is read at a time.
const PIECE: usize = 4 << 10;

pub(super) fn run(args: &Args, context: &mut Context) -> Outcome {
    let mut desk = context.desk()?;
    if io::stdin().is_terminal() && !context.json() {
        return talk(&mut desk, context);
    }
    let mut feed = Feed::default();
    let (mut good, mut rest, mut piece) = (true, Vec::new(), vec![0; PIECE]);
    loop {
        let read = match io::stdin().lock().read(&mut piece) {
            Ok(0) => break,
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(_) => return Err(AppError::refused(Phrase::new("cli-no-input")).into()),
        };
        rest.extend_from_slice(&piece[..read]);
        let text = whole_signs(&mut rest);
        for fed in feed.text(&text) {
            good &= one(&fed, args, &mut desk, context)?;
        }
    }
    while let Some(fed) = feed.end() {
        good &= one(&fed, args, &mut desk, context)?;
    }
    Ok(if good { 0 } else { ErrorKind::Refused.exit_code() })
}

/// What is whole of bytes that were read in pieces; the beginning of a sign that is not whole yet stays.
fn whole_signs(bytes: &mut Vec<u8>) -> String {
    let until = match std::str::from_utf8(bytes) {
        Err(error) if error.error_len().is_none() => error.valid_up_to(),
        _ => bytes.len(),
    };
    let rest = bytes.split_off(until);
    String::from_utf8_lossy(&std::mem::replace(bytes, rest)).into_owned()
}

/// One line of JSON; false when it could not be read or did not fit.
fn one(fed: &Fed, args: &Args, desk: &mut Desk, context: &mut Context) -> Result<bool, Failure> {
    let scanned = match read(fed, desk) {
        Ok(scanned) => scanned,
        Err(error) if error.kind == ErrorKind::Refused => {
            let why = context.words.say(&error.message);
            context.out.json(&unreadable(&why))?;
            context.out.flush()?;
            return Ok(false);
        }
        Err(error) => return Err(error.into()),
    };
    let act = scanned.by_itself().filter(|_| args.record);
    let recorded = act.map(|act| desk.record_scan(&scanned, act).map(|(client, _)| client));
    let good = scanned.zone.valid && !matches!(recorded, Some(Err(_)));
    let words = &context.words;
    let document = scanned.json(recorded, &|phrase| words.say(phrase));
    context.out.json(&document)?;
    context.out.flush()?;
    Ok(good)
}

fn read(fed: &Fed, desk: &Desk) -> Result<Scanned, AppError> {
    match fed {
        Fed::Zone(text) => desk.scan(text),
        Fed::Unreadable(text) => {
            let error = crate::domain::mrz::parse(text, desk.today()).err();
            Err(AppError::refused(error.map_or_else(|| Phrase::new("scan-unreadable"), |error| error.phrase())))
        }
    }
}

/// With a person: each document is shown, then asked about.
fn talk(desk: &mut Desk, context: &mut Context) -> Outcome {
    context.say(&Phrase::new("scan-ready"))?;
    context.out.flush()?;
    let (mut feed, mut waiting) = (Feed::default(), Vec::new());
    loop {
        if waiting.is_empty() {
            let Some(line) = line()? else { break };
            waiting.extend(feed.text(&line));
        }
        for fed in std::mem::take(&mut waiting) {
            match read(&fed, desk) {
                Ok(scanned) => {
                    if let Some(next) = settle(&scanned, desk, context)? {
                        waiting.extend(feed.text(&next));
                    }
                }
                Err(error) if error.kind == ErrorKind::Refused => context.say(&error.message)?,
                Err(error) => return Err(error.into()),
            }
            context.out.flush()?;
        }
    }
    Ok(0)
}

/// One line with its end, at most as long as any; `None` at the end.
fn line() -> Result<Option<String>, Failure> {
    let mut bytes = Vec::new();
    let read = io::stdin().lock().take(1 << 16).read_until(b'\n', &mut bytes)?;
    Ok((read > 0).then(|| String::from_utf8_lossy(&bytes).into_owned()))
}

/// Shows a document, asks, does it. What comes instead of an answer is given back.
fn settle(scanned: &Scanned, desk: &mut Desk, context: &mut Context) -> Result<Option<String>, Failure> {
    show(scanned, context)?;
    let acts = scanned.acts();
    for (nth, act) in acts.iter().enumerate() {
        let phrase = choice(*act, scanned);
        let line = format!("  {}  {}", nth + 1, context.words.say(&phrase));
        context.out.line(line)?;
    }
    if acts.is_empty() {
        return Ok(None);
    }
    let question = context.words.text("scan-ask");
    context.out.bytes(format!("{question} ").as_bytes())?;
    context.out.flush()?;
    let Some(answer) = line()? else { return Ok(None) };
    if begins(&answer) {
        return Ok(Some(answer));
    }
    let chosen = answer.trim().parse::<usize>().ok().and_then(|number| acts.get(number.checked_sub(1)?));
    let Some(act) = chosen else {
        context.say(&Phrase::new("scan-skipped"))?;
        return Ok(None);
    };
    match desk.record_scan(scanned, *act) {
        Ok((client, _)) => context.say(&Phrase::new("scan-recorded").text("client", client.to_string()))?,
        Err(error) => context.say(&error.message)?,
    }
    Ok(None)
}

fn choice(act: Act, scanned: &Scanned) -> Phrase {
    let name = |id: ClientId| {
        let found = scanned.people.iter().find(|(other, _)| *other == id);
        found.map_or_else(|| id.to_string(), |(id, name)| format!("{name} ({id})"))
    };
    match act {
        Act::Fill => Phrase::new("scan-act-fill"),
        Act::Update => Phrase::new("scan-act-update"),
        Act::Add(client) => Phrase::new("scan-act-add").text("name", name(client)),
        Act::New => Phrase::new("scan-act-new"),
    }
}

fn show(scanned: &Scanned, context: &mut Context) -> Result<(), Failure> {
    let zone = &scanned.zone;
    let kind = match zone.format {
        MrzFormat::VisaA | MrzFormat::VisaB => "permit-kind-visa".to_owned(),
        _ => format!("identity-kind-{}", crate::app::zone::kind_of(zone).as_str()),
    };
    let day = |day: Option<crate::domain::day::Day>| day.map(|day| context.day(day)).unwrap_or_default();
    let rows = [
        ("field-kind", context.words.text(&kind)),
        ("field-name_latin", format!("{} {}", zone.surname, zone.given_names)),
        ("field-number", zone.number.to_string()),
        ("field-issuing_state", zone.issuing_state.to_string()),
        ("field-citizenship", zone.nationality.to_string()),
        ("field-born", day(zone.born)),
        ("field-sex", zone.sex.map(|sex| context.words.text(&format!("sex-{}", sex.as_str()))).unwrap_or_default()),
        ("field-issued", day(zone.issued)),
        ("field-expires", day(zone.expires)),
    ];
    context.out.line("")?;
    context.facts(&rows)?;
    for warning in &scanned.warnings {
        let line = format!("! {}", context.words.say(warning));
        context.out.line(line)?;
    }
    for one in &scanned.misread {
        let line = format!("! {}", context.words.say(&misread_phrase(one)));
        context.out.line(line)?;
    }
    whose(scanned, context)
}

/// What a sign may have been.
fn misread_phrase(one: &Misread) -> Phrase {
    let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let phrase = Phrase::new("scan-misread").number("line", number(one.line)).number("place", number(one.place));
    let phrase = phrase.text("written", one.written.to_string()).text("likely", one.likely.to_string());
    phrase.term("check", format!("mrz-check-{}", one.check))
}

fn whose(scanned: &Scanned, context: &mut Context) -> Result<(), Failure> {
    let names: Vec<String> = scanned.people.iter().map(|(id, name)| format!("{name} ({id})")).collect();
    let id = match (&scanned.found, scanned.differences.is_empty()) {
        (Found::Document(..), true) => "scan-known",
        (Found::Document(..), false) => "scan-document",
        (Found::Person(_), _) => "scan-person",
        (Found::Several(_), _) => "scan-several",
        (Found::Nobody, _) => "scan-nobody",
    };
    context.say(&Phrase::new(id).text("name", names.join(", ")))?;
    for one in &scanned.differences {
        let id = if one.here.is_empty() { "scan-empty-here" } else { "scan-differs" };
        let label = format!("field-{}", one.field);
        let phrase = Phrase::new(id).term("field", label).text("here", &one.here).text("scanned", &one.scanned);
        let line = format!("  {}", context.words.say(&phrase));
        context.out.line(line)?;
    }
    Ok(())
}
