//! `attach`, `attachment`: scans of a case's papers, in from a file or standard input, out to a file or a pipe.
//!
//! Paths that a person names are opened here and nowhere else. The content of a scan never goes to a terminal, and the
//! name of a copy is never taken from what was recorded.

use super::client::section;
use super::context::Context;
use super::failure::{Failure, Outcome};
use super::usage::Unfit;
use crate::app::attachments::{AttachmentJson, NewAttachment, size_phrase};
use crate::app::errand::Errand;
use crate::app::error::{AppError, ErrorKind};
use crate::app::pages::ClientPage;
use crate::domain::attachment::Attachment;
use crate::domain::case::Case;
use crate::domain::clean::Clean;
use crate::domain::id::AttachmentId;
use crate::domain::phrase::Phrase;
use serde::Serialize;
use std::io::{self, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  sojourn attach T-2026-00412 medical_insurance policy.pdf --received\n  \
                        sojourn attach T-2026-00412 passport --name \"Passport, page 2\" < page2.jpg")]
pub(super) struct Args {
    /// Case reference
    #[arg(value_name = "CASE")]
    case: String,
    /// The paper: id of a requirement, as case show --json prints it, or the beginning of one
    #[arg(value_name = "DOCUMENT")]
    requirement: String,
    /// The file; standard input when absent or -
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
    /// What people call it [default: the name of the file, else of the paper]
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// A paper that is missing or asked for is received today
    #[arg(long)]
    received: bool,
}

#[derive(Debug, clap::Subcommand)]
#[command(defer = true)]
pub(super) enum Command {
    /// List the scans of a case
    List(List),
    /// Give a scan out, once it was held against its fingerprint
    Get(Get),
    /// Take a scan away; sojourn undo brings it back
    Remove(Remove),
    /// Show or settle how large a scan may be
    Limit(Limit),
}

#[derive(Debug, clap::Args)]
pub(super) struct List {
    /// Case reference
    #[arg(value_name = "CASE")]
    case: String,
}

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  sojourn attachment get G-000012 > policy.pdf\n  \
                        sojourn attachment get G-000012 --output ~/Documents")]
pub(super) struct Get {
    /// Number of the scan
    #[arg(value_name = "ID", value_parser = number)]
    id: AttachmentId,
    /// Save it as a new file, or into a folder; a file that is there is never written over
    #[arg(long, short, value_name = "PATH")]
    output: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(super) struct Remove {
    /// Number of the scan
    #[arg(value_name = "ID", value_parser = number)]
    id: AttachmentId,
}

#[derive(Debug, clap::Args)]
pub(super) struct Limit {
    /// Megabytes, for everybody
    #[arg(long, value_name = "MB")]
    set: Option<u64>,
}

impl Limit {
    /// Which errand it is, by its options.
    pub(super) const fn errand(&self) -> Errand {
        if self.set.is_some() { Errand::AttachmentLimitChange } else { Errand::AttachmentLimit }
    }
}

fn number(text: &str) -> Result<AttachmentId, Unfit> {
    let bare = || text.trim().parse().ok().filter(|id| *id > 0).map(AttachmentId);
    AttachmentId::parse(text).or_else(bare).ok_or_else(|| Unfit::like("G-000012"))
}

/// The document of `attach`.
#[derive(Serialize)]
struct Written {
    attachment: AttachmentJson,
    received: bool,
    shared: bool,
}

pub(super) fn attach(args: &Args, context: &mut Context) -> Outcome {
    let mut desk = context.desk()?;
    let (page, case) = super::case::called(&mut desk, &args.case)?;
    let requirement = page.paper_called(&case, &args.requirement)?;
    let file = args.file.as_deref().filter(|path| path.as_os_str() != "-");
    let stem = file.and_then(Path::file_name).map(|name| Clean::line(&name.to_string_lossy()));
    let name = args.name.as_deref().map(Clean::line).or(stem).and_then(Clean::non_empty);
    let title = page.requirement_title(&requirement, context.lang());
    let name = name.or_else(|| Some(Clean::line(&title)));
    let mut source = source(file)?;
    let new = NewAttachment { case, requirement, name, received: args.received };
    let done = desk.attach(&new, &mut source)?;
    if context.json() {
        // A person who became staff with this very write has a name only now.
        let page = desk.client_page(done.attachment.client)?;
        let attachment = page.attachment_json(&done.attachment);
        context.out.json(&Written { attachment, received: done.received, shared: done.shared })?;
        return Ok(0);
    }
    let said = Phrase::new("cli-attached").text("id", done.attachment.id.to_string()).text("paper", title);
    let said = said.term("format", format!("format-{}", done.attachment.format.as_str()));
    let size = context.words.say(&size_phrase(done.attachment.length()));
    context.say(&said.text("size", size))?;
    let more = [("cli-attached-received", done.received), ("cli-attached-shared", done.shared)];
    more.into_iter().filter(|(_, is)| *is).try_for_each(|(id, _)| context.say(&Phrase::new(id)))?;
    Ok(0)
}

fn source(file: Option<&Path>) -> Result<Box<dyn Read>, Failure> {
    let Some(path) = file else {
        if io::stdin().is_terminal() {
            return Err(AppError::new(ErrorKind::Usage, Phrase::new("cli-attach-no-input")).into());
        }
        return Ok(Box::new(io::stdin().lock()));
    };
    let place = Context::own_machine("attach T-2026-00412 medical_insurance < scan.pdf")?.place(path);
    let opened = place.open();
    Ok(Box::new(opened.map_err(|error| AppError::unreadable(path, &error))?))
}

pub(super) fn run(command: &Command, context: &mut Context) -> Outcome {
    match command {
        Command::List(args) => list(args, context),
        Command::Get(args) => get(args, context),
        Command::Remove(args) => remove(args, context),
        Command::Limit(args) => limit(args, context),
    }
}

fn list(args: &List, context: &mut Context) -> Outcome {
    let mut desk = context.desk()?;
    let (page, case) = super::case::called(&mut desk, &args.case)?;
    let files = page.files_of(&case, None);
    if context.json() {
        let files: Vec<AttachmentJson> = files.into_iter().map(|file| page.attachment_json(file)).collect();
        context.out.json(&files)?;
    } else if files.is_empty() {
        context.say(&Phrase::new("cli-attachments-none"))?;
    } else {
        scans(&page, &case, context)?;
    }
    Ok(0)
}

/// The scans of a case, one a line.
pub(super) fn scans(page: &ClientPage, case: &Case, context: &mut Context) -> Result<(), Failure> {
    let row = |file: &Attachment| {
        let by = file.added_by.and_then(|id| page.staff.get(&id)).map(ToString::to_string);
        vec![
            file.id.to_string(),
            page.requirement_title(&file.requirement, context.lang()),
            file.name.to_string(),
            context.words.text(&format!("format-{}", file.format.as_str())),
            context.words.say(&size_phrase(file.length())),
            context.day(file.added_on),
            by.unwrap_or_default(),
        ]
    };
    let rows = page.files_of(case, None).into_iter().map(row).collect();
    section("cli-section-scans", rows, context)
}

fn get(args: &Get, context: &mut Context) -> Outcome {
    let desk = context.desk()?;
    let file = desk.attachment(args.id)?;
    let Some(path) = &args.output else {
        return print(&desk, &file, context);
    };
    let saved = desk.save_copy(&file, path)?.display().to_string();
    if context.json() {
        context.out.json(&serde_json::json!({ "id": file.id.to_string(), "saved": saved }))?;
    } else {
        context.say(&Phrase::new("cli-attachment-saved").text("path", saved))?;
    }
    Ok(0)
}

fn print(desk: &crate::app::desk::Desk, file: &Attachment, context: &mut Context) -> Outcome {
    if context.json() {
        return Err(AppError::new(ErrorKind::Usage, Phrase::new("cli-attachment-no-json")).into());
    }
    if io::stdout().is_terminal() {
        return Err(AppError::new(ErrorKind::Usage, Phrase::new("cli-attachment-binary")).into());
    }
    desk.give_attachment(file, &mut context.out)??;
    context.out.flush()?;
    Ok(0)
}

fn remove(args: &Remove, context: &mut Context) -> Outcome {
    let mut desk = context.desk()?;
    let file = desk.attachment(args.id)?;
    desk.remove_attachment(&file)?;
    if context.json() {
        context.out.json(&serde_json::json!({ "id": file.id.to_string(), "removed": true }))?;
    } else {
        let phrase = Phrase::new("cli-attachment-removed").text("id", file.id.to_string());
        context.say(&phrase.text("name", file.name.as_str()))?;
    }
    Ok(0)
}

fn limit(args: &Limit, context: &mut Context) -> Outcome {
    let mut desk = context.desk()?;
    if let Some(megabytes) = args.set {
        desk.set_attachment_limit(megabytes)?;
    }
    let megabytes = desk.attachment_limit()? / 1_000_000;
    if context.json() {
        context.out.json(&serde_json::json!({ "megabytes": megabytes }))?;
    } else {
        context.say(&Phrase::new("cli-attachment-limit").number("n", i64::try_from(megabytes).unwrap_or(i64::MAX)))?;
    }
    Ok(0)
}
