//! `client show`: everything about one client.

use super::context::Context;
use super::failure::{Failure, Outcome};
use super::table::Table;
use crate::app::desk::Desk;
use crate::app::export::target::NewFile;
use crate::app::export::{Format, Wanted};
use crate::app::pages::ClientPage;
use crate::domain::case::{Case, DocumentState};
use crate::domain::day::Day;
use crate::domain::deadline::{Deadline, State};
use crate::domain::phrase::Phrase;
use crate::i18n::Catalogue;

#[derive(Debug, clap::Subcommand)]
#[command(defer = true)]
pub(super) enum Command {
    /// Show one client: status, papers, permits, cases and every open deadline; explain tells how one is reckoned
    Show(Show),
    /// Answer a person's own request: all that is held on them, unmasked, in their language; the journal notes it
    Report(Report),
}

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  sojourn client report C-000012 > answer.html\n  \
                        sojourn client report C-000012 --json > answer.json\n  \
                        sojourn client report C-000012 --lang kk --out answer.html")]
pub(super) struct Report {
    /// Client id, document number or case reference
    #[arg(value_name = "REF")]
    reference: String,
    /// Write this new file; one that is there is never written over
    #[arg(long, value_name = "FILE")]
    out: Option<std::path::PathBuf>,
}

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  sojourn client show C-000012\n  sojourn client show FA1234567 --json\n  \
                        sojourn client show T-2026-00412\n  sojourn client show \"Abdullaev Rustam\"")]
pub(super) struct Show {
    /// Client id, document number or case reference; a name when only one client has it
    #[arg(value_name = "REF")]
    reference: String,
}

pub(super) fn run(command: &Command, context: &mut Context) -> Outcome {
    match command {
        Command::Show(args) => show(args, context),
        Command::Report(args) => report(args, context),
    }
}

/// HTML in the person's language, or JSON.
fn report(args: &Report, context: &mut Context) -> Outcome {
    let mut desk = context.desk()?;
    let client = desk.client_called(&args.reference)?;
    let page = desk.client_page(client)?;
    let words = Catalogue::new(context.asked_lang().unwrap_or_else(|| page.clients_language()));
    let format = if context.json() { Format::Json } else { Format::Html };
    let wanted = Wanted { format, words: &words, in_full: true };
    let reference = client.to_string();
    match &args.out {
        None => drop(desk.export_client(&reference, wanted, &mut context.out)??),
        Some(path) => {
            let line = format!("client report {reference} > answer.html");
            let mut file = NewFile::named(&Context::own_machine(&line)?.place(path))?;
            desk.export_client(&reference, wanted, &mut file)?.map_err(|error| file.refused(&error))?;
            let name = file.finish()?;
            context.say(&Phrase::new("cli-subject-report").text("file", name).text("client", reference))?;
        }
    }
    Ok(0)
}

fn show(args: &Show, context: &mut Context) -> Outcome {
    let mut desk = context.desk()?;
    let client = desk.client_called(&args.reference)?;
    let page = desk.client_page(client)?;
    if context.json() {
        let words = &context.words;
        let document = page.json(&desk, words.lang(), &|phrase| words.say(phrase));
        context.out.json(&document)?;
    } else {
        head(&page, context)?;
        stays(&page, context)?;
        permits(&page, context)?;
        for case in page.dossier.cases.iter().rev() {
            case_head(&page, case, context)?;
        }
        deadlines(&page, page.deadlines.iter(), &desk, context)?;
    }
    Ok(0)
}

fn text(value: Option<&crate::domain::clean::Clean>) -> String {
    value.map(ToString::to_string).unwrap_or_default()
}

fn head(page: &ClientPage, context: &mut Context) -> Result<(), Failure> {
    let client = &page.dossier.client;
    let country = client.citizenship.map(|country| country.to_string()).unwrap_or_default();
    context.out.line(format!("{}  {}  {country}", client.id, client.name()))?;
    for phrase in page.restricted_phrases() {
        context.say(&phrase)?;
    }
    let owner = client.owner.and_then(|owner| page.staff.get(&owner));
    let presence = context.words.text(&format!("presence-{}", client.presence.as_str()));
    let rows = [
        ("field-name_latin", text(client.name_latin.as_ref())),
        ("field-born", client.born.map(|born| context.day(born)).unwrap_or_default()),
        ("field-iin", text(client.iin.as_ref())),
        ("field-phone", text(client.phone.as_ref())),
        ("field-email", text(client.email.as_ref())),
        ("field-owner", text(owner)),
        ("field-presence", presence),
        ("cli-status", context.words.say(&page.status.phrase())),
        ("cli-binding", binding(page, context)),
    ];
    context.facts(&rows)?;
    may_file(page, context)?;
    for document in &page.dossier.identity_documents {
        let kind = context.words.text(&format!("identity-kind-{}", document.kind.as_str()));
        let expires = document.expires.map(|day| format!("– {}", context.day(day))).unwrap_or_default();
        context.out.line(format!("{kind} {} {expires}", document.number))?;
    }
    for finding in &page.findings {
        context.say(&finding.text)?;
    }
    Ok(())
}

/// What may still be filed, or why nothing can be.
fn may_file(page: &ClientPage, context: &mut Context) -> Result<(), Failure> {
    let said: Vec<String> = page.may_file_phrases().iter().map(|phrase| context.words.say(phrase)).collect();
    if said.is_empty() {
        return Ok(());
    }
    context.say(&Phrase::new("may-file-line").text("what", said.join("; ")))
}

fn binding(page: &ClientPage, context: &Context) -> String {
    let deadline = page.binding.as_ref().and_then(|id| page.deadline(id));
    deadline
        .map(|deadline| {
            format!("{}  {}", context.day(deadline.warn_day), page.deadline_title(deadline, context.lang()))
        })
        .unwrap_or_default()
}

fn span(from: Option<Day>, until: Option<Day>, context: &Context) -> String {
    let day = |day: Option<Day>| day.map(|day| context.day(day)).unwrap_or_default();
    format!("{} – {}", day(from), day(until))
}

fn stays(page: &ClientPage, context: &mut Context) -> Result<(), Failure> {
    let rows = page.dossier.stays.iter().map(|stay| vec![span(Some(stay.entry), stay.exit, context)]).collect();
    section("cli-stays", rows, context)?;
    let homes = page.dossier.residences.iter();
    let rows = homes
        .map(|home| vec![home.address.to_string(), text(home.rka.as_ref()), span(home.since, home.until, context)]);
    let rows = rows.collect();
    section("cli-residences", rows, context)
}

fn permits(page: &ClientPage, context: &mut Context) -> Result<(), Failure> {
    let row = |permit: &crate::domain::permit::Permit| {
        vec![
            context.words.text(&format!("permit-kind-{}", permit.kind.as_str())),
            text(permit.number.as_ref()),
            span(Some(permit.valid_from), Some(permit.last_day()), context),
            permit.ground.map(|ground| context.words.text(&format!("ground-{}", ground.as_str()))).unwrap_or_default(),
        ]
    };
    let rows = page.dossier.permits.iter().map(row).collect();
    section("cli-permits", rows, context)
}

/// A heading and its rows; nothing when there are none.
pub(super) fn section(heading: &str, rows: Vec<Vec<String>>, context: &mut Context) -> Result<(), Failure> {
    if rows.is_empty() {
        return Ok(());
    }
    let mut table = Table::default();
    rows.into_iter().for_each(|row| table.row(row));
    let heading = context.words.text(heading);
    context.section(&heading, &table)
}

/// A case and its checklist.
pub(super) fn case_head(page: &ClientPage, case: &Case, context: &mut Context) -> Result<(), Failure> {
    let label = |id: String| context.words.text(&id);
    let parts = [
        case.reference.to_string(),
        label(format!("case-kind-{}", case.kind.as_str())),
        case.ground.map(|ground| label(format!("ground-{}", ground.as_str()))).unwrap_or_default(),
        label(format!("stage-{}", case.stage.as_str())),
        text(case.sponsor.and_then(|sponsor| page.sponsors.get(&sponsor))),
    ];
    let line = parts.iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(" · ");
    let mut table = Table::default();
    for paper in page.checklist(case) {
        let title = page.rulebook.requirement(&paper.requirement).map(|row| row.titles.get(context.lang()).to_owned());
        let verified = paper.document.verified_on.filter(|_| paper.document.state == DocumentState::Verified);
        let on = verified.or(paper.document.received_on).map(|day| context.day(day)).unwrap_or_default();
        let state = label(format!("state-{}", paper.document.state.as_str()));
        table.row([title.unwrap_or(paper.requirement), state, on]);
    }
    context.section(&line, &table)
}

/// Deadlines that are not done, by warn day.
pub(super) fn deadlines<'a>(
    page: &ClientPage,
    all: impl Iterator<Item = &'a Deadline>,
    desk: &Desk,
    context: &mut Context,
) -> Result<(), Failure> {
    let row = |deadline: &Deadline| {
        let (class, state) = (deadline.class, deadline.state);
        let level = desk.thresholds().level(class, state, deadline.last_day, deadline.warn_day, page.today);
        let left = (deadline.last_day - page.today).num_days();
        vec![
            if deadline.state == State::Unknown { "?" } else { super::review::mark(level, context.ascii()) }.to_owned(),
            context.day(deadline.last_day),
            if deadline.state == State::Unknown {
                context.words.text("level-unknown")
            } else {
                context.words.say(&days_phrase(left))
            },
            page.deadline_title(deadline, context.lang()).to_owned(),
            deadline.id.to_string(),
        ]
    };
    let rows = all.filter(|deadline| deadline.state != State::Done).map(row).collect();
    section("cli-deadlines", rows, context)
}

/// Days left or over in words.
pub(super) fn days_phrase(days: i64) -> Phrase {
    match days {
        0 => Phrase::new("cli-last-day"),
        1.. => Phrase::new("cli-left").number("n", days),
        _ => Phrase::new("cli-over").number("n", -days),
    }
}
