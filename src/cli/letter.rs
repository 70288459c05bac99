//! `letter`: writes to a client or contact, notes what was sent and answered, lists who is silent, keeps the wordings.
//!
//! Nothing is sent from here: the text and the link are printed, and `--sent` notes that a person sent it.

use super::context::Context;
use super::failure::{Failure, Outcome};
use super::parse;
use super::table::Table;
use crate::app::desk::Desk;
use crate::app::errand::Errand;
use crate::app::error::{AppError, ErrorKind};
use crate::app::letters::{About, AnswerBy, Letter, Order, SilentLine, asked_phrase};
use crate::app::pages::ClientPage;
use crate::domain::choice::Severity;
use crate::domain::clean::Clean;
use crate::domain::day::Day;
use crate::domain::deadline::{Class, DeadlineId};
use crate::domain::fold::fold;
use crate::domain::id::{CaseId, ContactId, OwnDateId};
use crate::domain::letter::{Addressee, Asked, Purpose};
use crate::domain::phrase::Phrase;
use serde::Serialize;
use std::io::Read;
use std::path::{Path, PathBuf};

#[derive(Debug, clap::Args)]
#[command(
    args_conflicts_with_subcommands = true,
    subcommand_negates_reqs = true,
    after_help = "Examples:\n  sojourn letter T-2026-00412 missing-papers\n  sojourn letter C-000012 date --to hr --lang kk\n  \
                  sojourn letter T-2026-00412 missing-papers --sent\n  sojourn letter answer T-2026-00412 --note \"brings them on Friday\"\n  \
                  sojourn letter silent --mine\n  sojourn letter wording missing-papers uz --set uz.txt"
)]
pub(super) struct Args {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    write: Option<Write>,
}

#[derive(Debug, clap::Subcommand)]
#[command(defer = true)]
enum Command {
    /// Who was asked for papers and has not answered, the longest silence first
    Silent(Silent),
    /// Note an answer: it ends the silence
    Answer(Answer),
    /// Show, change or put back the wording of a letter
    Wording(Wording),
}

#[derive(Debug, clap::Args)]
struct Write {
    /// Case reference, client id or document number
    #[arg(value_name = "CASE|CLIENT", required = true)]
    reference: String,
    /// What it is for
    #[arg(value_enum, required = true)]
    purpose: What,
    /// Contact: its id, name, or self, hr, parent, other [default: the best one]
    #[arg(long, value_name = "CONTACT")]
    to: Option<String>,
    /// Language of the letter, also one that you added [default: --lang, else the contact's]
    #[arg(long, value_name = "CODE")]
    language: Option<String>,
    /// Day to answer by [default: before the day that binds]
    #[arg(long, value_name = "DATE", value_parser = parse::day)]
    by: Option<Day>,
    /// Which deadline or appointment, by its id [default: what binds, or the next appointment]
    #[arg(long, value_name = "RULE/SUBJECT")]
    deadline: Option<String>,
    /// Print it (the default)
    #[arg(long)]
    print: bool,
    /// Save it as a new text file in this folder
    #[arg(long)]
    file: bool,
    /// Note that it was sent today: its papers become requested
    #[arg(long)]
    sent: bool,
}

impl Args {
    /// Which errand it is, by its options.
    pub(super) fn errand(&self) -> Errand {
        match &self.command {
            Some(Command::Silent(_)) => Errand::LetterSilent,
            Some(Command::Answer(_)) => Errand::LetterAnswer,
            Some(Command::Wording(wording)) if wording.set.is_some() || wording.reset => Errand::LetterWordingChange,
            Some(Command::Wording(_)) => Errand::LetterWording,
            None => Errand::Letter,
        }
    }
}

#[derive(Debug, clap::Args)]
struct Silent {
    /// Only of cases that I look after
    #[arg(long)]
    mine: bool,
    /// At most so many
    #[arg(long, value_name = "N", default_value_t = 1_000)]
    limit: usize,
}

#[derive(Debug, clap::Args)]
struct Answer {
    /// Case reference, client id or document number
    #[arg(value_name = "CASE|CLIENT")]
    reference: String,
    /// Day of the answer [default: today]
    #[arg(long, value_name = "DATE", value_parser = parse::day)]
    on: Option<Day>,
    /// What was answered
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

#[derive(Debug, clap::Args)]
struct Wording {
    /// What it is for
    #[arg(value_enum)]
    purpose: What,
    /// Language: en, ru, kk, or another code to add it
    #[arg(value_name = "CODE")]
    language: String,
    /// Take the wording from a file, or from standard input with -
    #[arg(long, value_name = "FILE", conflicts_with = "reset")]
    set: Option<PathBuf>,
    /// Put the built-in wording back
    #[arg(long)]
    reset: bool,
}

/// What a letter is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum What {
    /// Papers of a case that are missing
    MissingPapers,
    /// A date that comes up
    Date,
    /// An appointment
    Appointment,
}

impl What {
    const fn purpose(self) -> Purpose {
        match self {
            Self::MissingPapers => Purpose::MissingPapers,
            Self::Date => Purpose::Date,
            Self::Appointment => Purpose::Appointment,
        }
    }
}

pub(super) fn run(args: &Args, context: &mut Context) -> Outcome {
    match (&args.command, &args.write) {
        (Some(Command::Silent(args)), _) => silent(args, context),
        (Some(Command::Answer(args)), _) => answer(args, context),
        (Some(Command::Wording(args)), _) => wording(args, context),
        (None, Some(args)) => write(args, context),
        (None, None) => Ok(ErrorKind::Usage.exit_code()),
    }
}

/// The client and the case that a reference means; no case where a client was named otherwise.
fn called(desk: &mut Desk, reference: &str) -> Result<(ClientPage, Option<CaseId>), AppError> {
    let (client, case) = match desk.case_called(reference) {
        Ok((client, case)) => (client, Some(case)),
        Err(error) if error.kind == ErrorKind::NotFound => (desk.client_called(reference)?, None),
        Err(error) => return Err(error),
    };
    Ok((desk.client_page(client)?, case))
}

fn write(args: &Write, context: &mut Context) -> Outcome {
    let mut desk = context.desk()?;
    let (page, case) = called(&mut desk, &args.reference)?;
    let about = match args.purpose {
        What::MissingPapers => About::Papers(match case {
            Some(case) => case,
            None => only_case(&page, context)?,
        }),
        What::Date => About::Date(deadline(args, &page, case)?),
        What::Appointment => About::Appointment(appointment(args, &page, case)?),
    };
    let language = args.language.clone().or_else(|| context.asked_lang().map(|lang| lang.as_str().to_owned()));
    let by = args.by.map_or(AnswerBy::Proposed, AnswerBy::On);
    let mut order = Order { language, by, ..Order::new(page.dossier.client.id, about) };
    if let Some(name) = &args.to {
        let everybody = desk.letter_of(&page, &order)?.others;
        order.to = Some(contact(&everybody, name)?);
    }
    let letter = desk.letter_of(&page, &order)?;
    if let Err(fault) = &letter.text {
        return Err(AppError::refused(fault.phrase.clone()).into());
    }
    let machine =
        args.file.then(|| Context::own_machine("letter T-2026-00412 missing-papers > letter.txt")).transpose()?;
    let file = machine.map(|machine| letter.save(&machine.here())).transpose()?;
    if args.sent {
        desk.letter_sent(&letter)?;
    }
    if context.json() {
        context.out.json(&LetterJson::of(&letter, &page, file.as_deref(), args.sent, context))?;
        return Ok(0);
    }
    if args.print || !(args.sent || args.file) {
        print(&letter, context)?;
    }
    if let Some(file) = file {
        context.say(&Phrase::new("letter-filed").text("file", file))?;
    }
    if args.sent {
        context.say(&sent_phrase(&letter))?;
    }
    Ok(0)
}

fn sent_phrase(letter: &Letter) -> Phrase {
    let count = super::review::count(letter.papers.len());
    let id = if count == 0 { "letter-sent" } else { "letter-sent-papers" };
    Phrase::new(id).text("name", letter.to.name.as_str()).number("n", count)
}

/// The one open case of a client that misses papers.
fn only_case(page: &ClientPage, context: &Context) -> Result<CaseId, AppError> {
    let matters = page.letter_matters(None, context.lang());
    let cases: Vec<CaseId> = matters
        .iter()
        .filter_map(|(about, _)| match about {
            About::Papers(case) => Some(*case),
            _ => None,
        })
        .collect();
    match cases.as_slice() {
        [] => Err(AppError::refused(Phrase::new("letter-no-case"))),
        [one] => Ok(*one),
        several => {
            let names: Vec<&str> =
                several.iter().filter_map(|id| page.case(*id)).map(|case| case.reference.as_str()).collect();
            let phrase = Phrase::new("letter-several-cases").text("cases", names.join(", "));
            Err(AppError::new(ErrorKind::Ambiguous, phrase))
        }
    }
}

/// The deadline that was named, else the one that binds, else the first open one.
fn deadline(args: &Write, page: &ClientPage, case: Option<CaseId>) -> Result<DeadlineId, AppError> {
    if let Some(text) = &args.deadline {
        let malformed = || AppError::new(ErrorKind::Refused, Phrase::new("error-deadline-id").text("id", text));
        return DeadlineId::parse(text).ok_or_else(malformed);
    }
    let open = page.letter_matters(case, crate::domain::lang::Lang::En).into_iter();
    let mut dates: Vec<DeadlineId> = open
        .filter_map(|(about, _)| match about {
            About::Date(id) => Some(id),
            _ => None,
        })
        .collect();
    let weight = |id: &DeadlineId| {
        let found = page.deadline(id);
        let hard = found.is_some_and(|deadline| deadline.severity == Severity::Hard && deadline.class != Class::Own);
        (page.binding.as_ref() != Some(id), !hard)
    };
    dates.sort_by_key(weight);
    dates.into_iter().next().ok_or_else(|| AppError::refused(Phrase::new("letter-no-date")))
}

/// The appointment that was named, else the next one.
fn appointment(args: &Write, page: &ClientPage, case: Option<CaseId>) -> Result<OwnDateId, AppError> {
    if let Some(text) = &args.deadline {
        let malformed = || AppError::new(ErrorKind::Refused, Phrase::new("error-deadline-id").text("id", text));
        return OwnDateId::parse(text.rsplit('/').next().unwrap_or(text)).ok_or_else(malformed);
    }
    let own = page.dossier.own_dates.iter().filter(|own| own.on_day >= page.today);
    let mut own = own.filter(|own| case.is_none() || own.case.is_none() || own.case == case);
    own.next().map(|own| own.id).ok_or_else(|| AppError::refused(Phrase::new("letter-no-appointment")))
}

/// The contact of that id, role or name.
fn contact(all: &[Addressee], name: &str) -> Result<Addressee, AppError> {
    let wanted = fold(name);
    let by_id = ContactId::parse(name);
    let exact = all.iter().find(|one| one.contact.is_some() && one.contact == by_id || one.role.as_str() == name);
    let named = || all.iter().find(|one| !wanted.is_empty() && fold(&one.name).contains(&wanted));
    exact.or_else(named).cloned().ok_or_else(|| {
        let known: Vec<String> = all.iter().map(|one| format!("{} ({})", one.name, one.role.as_str())).collect();
        AppError::refused(Phrase::new("letter-no-contact").text("name", name).text("known", known.join(", ")))
    })
}

fn print(letter: &Letter, context: &mut Context) -> Result<(), Failure> {
    let text = letter.text.as_ref().map(Clean::as_str).unwrap_or_default();
    if context.plain() {
        return Ok(context.out.line(text)?);
    }
    let channel = context.words.text(&format!("channel-{}", letter.to.channel.as_str()));
    let address = letter.to.address.as_deref().unwrap_or_default();
    let to = [letter.to.name.as_str(), &channel, address];
    let to: Vec<&str> = to.into_iter().filter(|part| !part.is_empty()).collect();
    context.facts(&[("letter-to", to.join(" · "))])?;
    if let Some(asked) = asked_phrase(&letter.asked, context.today()) {
        context.say(&asked)?;
    }
    if letter.worded_in != letter.language {
        context
            .say(&Phrase::new("letter-fell-back").text("language", &letter.language).text("used", &letter.worded_in))?;
    }
    context.out.line("")?;
    context.out.line(text)?;
    context.out.line("")?;
    match &letter.link {
        Ok(Some(link)) => Ok(context.out.line(link)?),
        Ok(None) => Ok(()),
        Err(phrase) => context.say(phrase),
    }
}

#[derive(Serialize)]
struct AskedJson {
    times: usize,
    last_on: Option<Day>,
    answered_on: Option<Day>,
    silent_days: Option<i64>,
}

impl AskedJson {
    fn of(asked: &Asked, today: Day) -> Self {
        Self {
            times: asked.times,
            last_on: asked.last,
            answered_on: asked.replied_on,
            silent_days: asked.silent_days(today),
        }
    }
}

#[derive(Serialize)]
struct ToJson<'a> {
    contact: Option<String>,
    name: &'a str,
    role: &'static str,
    channel: &'static str,
    address: Option<&'a str>,
}

#[derive(Serialize)]
struct LetterJson<'a> {
    client: &'a str,
    client_id: String,
    case: Option<&'a str>,
    purpose: &'static str,
    to: ToJson<'a>,
    language: &'a str,
    worded_in: &'a str,
    answer_by: Option<Day>,
    papers: Vec<&'a str>,
    text: &'a str,
    link: Option<&'a str>,
    link_refused: Option<String>,
    asked: AskedJson,
    file: Option<&'a str>,
    sent: bool,
}

impl<'a> LetterJson<'a> {
    fn of(letter: &'a Letter, page: &'a ClientPage, file: Option<&'a str>, sent: bool, context: &Context) -> Self {
        let to = &letter.to;
        Self {
            client: &letter.client_name,
            client_id: letter.order.client.to_string(),
            case: letter.case.and_then(|case| page.case(case)).map(|case| case.reference.as_str()),
            purpose: letter.order.about.purpose().as_str(),
            to: ToJson {
                contact: to.contact.map(|id| id.to_string()),
                name: &to.name,
                role: to.role.as_str(),
                channel: to.channel.as_str(),
                address: to.address.as_deref(),
            },
            language: &letter.language,
            worded_in: &letter.worded_in,
            answer_by: letter.by,
            papers: letter.papers.iter().map(|paper| paper.requirement.as_str()).collect(),
            text: letter.text.as_ref().map(Clean::as_str).unwrap_or_default(),
            link: letter.link.as_ref().ok().and_then(Option::as_deref),
            link_refused: letter.link.as_ref().err().map(|phrase| context.words.say(phrase)),
            asked: AskedJson::of(&letter.asked, context.today()),
            file,
            sent,
        }
    }
}

#[derive(Serialize)]
struct SilentJson<'a> {
    client: &'a str,
    client_id: String,
    case: &'a str,
    to: &'a str,
    channel: &'static str,
    address: Option<&'a str>,
    owner: Option<&'a str>,
    times: usize,
    last_on: Day,
    silent_days: i64,
    papers: Vec<&'a str>,
}

fn silent(args: &Silent, context: &mut Context) -> Outcome {
    let desk = context.desk()?;
    let me = desk.me().id;
    let lines = desk.silent(args.mine.then_some(me), args.limit)?;
    let today = context.today();
    let days = |line: &SilentLine| (today - line.message.sent_on).num_days();
    if context.json() {
        let all: Vec<SilentJson<'_>> = lines
            .iter()
            .map(|line| SilentJson {
                client: &line.client_name,
                client_id: line.message.client.to_string(),
                case: &line.reference,
                to: &line.message.to_name,
                channel: line.message.channel.as_str(),
                address: line.message.address.as_deref(),
                owner: line.owner.as_deref(),
                times: line.times,
                last_on: line.message.sent_on,
                silent_days: days(line),
                papers: line.message.asked_for().collect(),
            })
            .collect();
        context.out.json(&all)?;
        return Ok(0);
    }
    if lines.is_empty() {
        context.say(&Phrase::new("cli-letter-silent-none"))?;
    }
    let mut table = Table::default();
    for line in &lines {
        let asked = Asked { times: line.times, last: Some(line.message.sent_on), ..Asked::default() };
        let asked = asked_phrase(&asked, today).map(|phrase| context.words.say(&phrase)).unwrap_or_default();
        table.row([
            context.words.say(&Phrase::new("cli-letter-silent").number("days", days(line))),
            line.client_name.to_string(),
            line.reference.to_string(),
            line.message.to_name.to_string(),
            asked,
        ]);
    }
    context.table(&table)?;
    Ok(0)
}

fn answer(args: &Answer, context: &mut Context) -> Outcome {
    let mut desk = context.desk()?;
    let (page, case) = called(&mut desk, &args.reference)?;
    let waits = |message: &&crate::domain::letter::Message| message.replied_on.is_none();
    let case = case.or_else(|| page.messages.iter().find(waits).and_then(|message| message.case));
    let note = args.note.as_deref().and_then(|note| Clean::note(note).non_empty());
    let on = args.on.unwrap_or_else(|| desk.today());
    let receipt = desk.letter_answered(page.dossier.client.id, case, on, note.as_ref())?;
    if context.json() {
        context.out.json(&serde_json::json!({ "answered": receipt.records, "on": crate::domain::day::iso(on) }))?;
    } else {
        context.say(&Phrase::new("letter-reply-saved"))?;
    }
    Ok(0)
}

/// The longest wording that is read from a file; more cannot be kept.
const MOST_BYTES: u64 = 64 * 1024;

fn wording(args: &Wording, context: &mut Context) -> Outcome {
    let mut desk = context.desk()?;
    let wording = desk.wording(args.purpose.purpose(), &args.language)?;
    if let Some(file) = &args.set {
        desk.keep_wording(&wording, &read(file)?)?;
    } else if args.reset {
        desk.put_wording_back(&wording)?;
    }
    let now = desk.wording(args.purpose.purpose(), &args.language)?;
    if context.json() {
        context.out.json(&serde_json::json!({
            "purpose": now.purpose.as_str(), "language": now.language, "own": now.own.is_some(), "body": now.body,
        }))?;
    } else if args.set.is_some() {
        context.say(&Phrase::new("letter-editor-saved"))?;
    } else if args.reset {
        context.say(&Phrase::new("letter-editor-put-back"))?;
    } else {
        context.out.line(now.body.as_str())?;
    }
    Ok(0)
}

fn read(file: &Path) -> Result<String, AppError> {
    let mut text = String::new();
    let failed = |error: &std::io::Error| {
        let reason = Clean::line(&error.to_string());
        let path = file.display().to_string();
        AppError::refused(Phrase::new("cli-letter-unreadable").text("path", path).text("reason", reason.as_str()))
    };
    let read = if file == Path::new("-") {
        std::io::stdin().lock().take(MOST_BYTES).read_to_string(&mut text)
    } else {
        let place = Context::own_machine("letter wording missing-papers ru --set - < wording.txt")?.place(file);
        place.open().and_then(|opened| opened.take(MOST_BYTES).read_to_string(&mut text))
    };
    read.map_err(|error| failed(&error))?;
    Ok(text)
}
