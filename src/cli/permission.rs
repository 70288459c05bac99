//! Which errand a parsed command line is, and whether the person may ask for it: one question, before the command runs.
//!
//! Every match is exhaustive: a new command has no role until somebody writes one here.

use super::args::Command;
use super::context::Context;
use super::{attach, calendar_book, case, rules};
use crate::app::errand::Errand;
use crate::app::error::AppError;
use crate::domain::staff::Role;

/// The errand of a command.
pub(super) fn errand(command: Option<&Command>) -> Errand {
    let Some(command) = command else { return Errand::Screens };
    match command {
        Command::Demo(_) => Errand::Demo,
        Command::Import(args) => args.errand(),
        Command::Export(args) => args.errand(),
        Command::Review(args) => args.errand(),
        Command::Due(_) => Errand::Due,
        Command::Report(args) => args.errand(),
        Command::Client { command: super::client::Command::Show(_) } => Errand::ClientShow,
        Command::Client { command: super::client::Command::Report(_) } => Errand::ClientReport,
        Command::Client { command: super::client::Command::Distinct(_) } => Errand::ClientDistinct,
        Command::Erase(args) => args.errand(),
        Command::Privacy { command } => command.errand(),
        Command::Incident { command } => command.errand(),
        Command::Case { command } => of_case(command),
        Command::Explain(_) => Errand::Explain,
        Command::Letter(args) => args.errand(),
        Command::Fact { .. } => Errand::Fact,
        Command::WhatIf(_) => Errand::WhatIf,
        Command::Calc { .. } => Errand::Calc,
        Command::Rules { command } => of_rules(command),
        Command::Calendar { command: calendar_book::Command::Show { .. } } => Errand::CalendarShow,
        Command::Calendar { command: calendar_book::Command::Override(_) } => Errand::CalendarOverride,
        Command::Feed(_) => Errand::Feed,
        Command::Digest(args) => args.errand(),
        Command::Staff { command } => command.errand(),
        Command::Access { command } => command.errand(),
        Command::Journal { command } => command.errand(),
        Command::Attach(_) => Errand::Attach,
        Command::Attachment { command } => of_attachment(command),
        Command::Scan(_) => Errand::Scan,
        Command::Check(args) => args.errand(),
        Command::Backup(args) => args.errand(),
        Command::Restore(_) => Errand::Restore,
        Command::Server { .. } => Errand::Server,
        Command::Man(_) => Errand::Man,
        Command::Doctor => Errand::Doctor,
        Command::Undo(_) => Errand::Undo,
        Command::Completions(_) => Errand::Completions,
    }
}

fn of_case(command: &case::Command) -> Errand {
    match command {
        case::Command::Show(_) => Errand::CaseShow,
        case::Command::Check(_) => Errand::CaseCheck,
        case::Command::File(_) => Errand::CaseFile,
        case::Command::Outcome(_) => Errand::CaseOutcome,
        case::Command::HandOver(_) => Errand::CaseHandOver,
        case::Command::Stage(_) => Errand::CaseStage,
        case::Command::Originals(_) => Errand::CaseOriginals,
    }
}

fn of_rules(command: &rules::Command) -> Errand {
    match command {
        rules::Command::List => Errand::RulesList,
        rules::Command::Check { .. } => Errand::RulesCheck,
        rules::Command::Export => Errand::RulesExport,
        rules::Command::Diff { .. } => Errand::RulesDiff,
        rules::Command::Import { .. } => Errand::RulesImport,
        rules::Command::Confirm { .. } => Errand::RulesConfirm,
    }
}

fn of_attachment(command: &attach::Command) -> Errand {
    match command {
        attach::Command::List(_) => Errand::AttachmentList,
        attach::Command::Get(_) => Errand::AttachmentGet,
        attach::Command::Remove(_) => Errand::AttachmentRemove,
        attach::Command::Limit(limit) => limit.errand(),
    }
}

/// Fails when the person at the desk may not ask for that. Where there is no office yet, or none that can be read just
/// now, the command itself says so.
///
/// # Errors
/// [`crate::app::error::ErrorKind::NotAllowed`].
pub(super) fn admit(errand: Errand, context: &Context) -> Result<(), AppError> {
    if errand.role() <= Role::Viewer || !context.place().exists()? {
        return Ok(());
    }
    context.place().glance().map_or(Ok(()), |desk| desk.require(errand.role()))
}

/// The errand of a command line, as it would be asked before it runs; `None` where it cannot be understood.
pub fn errand_of(arguments: &[std::ffi::OsString]) -> Option<Errand> {
    super::args::read(arguments).ok().map(|parsed| errand(parsed.command.as_ref()))
}
