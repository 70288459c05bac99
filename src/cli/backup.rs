//! `backup` and `restore`: a proved copy of the whole office, and putting one back.

use super::context::Context;
use super::failure::{Failure, Outcome};
use crate::app::backup::{Backup, Restored, Stage};
use crate::app::errand::Errand;
use crate::app::error::ErrorKind;
use crate::domain::phrase::Phrase;
use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::time::Duration;

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    sojourn backup /var/backups/sojourn          make one; its name is its date and time\n  \
    sojourn backup --check FILE                  prove one that was made earlier\n\n\
    Keep the head of the journal that is printed where nobody of this machine can change it.")]
pub(super) struct Args {
    /// The folder; it is made where there is none
    #[arg(value_name = "FOLDER", required_unless_present = "check", conflicts_with = "check")]
    folder: Option<PathBuf>,
    /// Prove this backup instead of making one
    #[arg(long, value_name = "FILE")]
    check: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
#[command(
    after_help = "Everybody who works in the office is asked to leave and waited for. The backup is proved first; \
    until it is, nothing changes."
)]
pub(super) struct RestoreArgs {
    /// The backup
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Wait so many seconds for people to leave; open sessions end by themselves after 20
    #[arg(long, value_name = "SECONDS", default_value_t = 90)]
    wait: u64,
}

impl Args {
    /// Proving a copy needs nobody's office.
    pub(super) const fn errand(&self) -> Errand {
        if self.check.is_some() { Errand::BackupCheck } else { Errand::Backup }
    }
}

pub(super) fn run(args: &Args, context: &mut Context) -> Outcome {
    let Some(folder) = &args.folder else {
        return match &args.check {
            Some(file) => check(&context.place().look_at_backup(file)?, context),
            None => Ok(ErrorKind::Usage.exit_code()),
        };
    };
    let mut desk = context.desk()?;
    let mut bar = Telling::new(context);
    let made = desk.back_up(folder, &mut |stage| bar.tell(stage, context));
    bar.clear();
    let made = made?;
    if context.json() {
        context.out.json(&made)?;
        return Ok(0);
    }
    context.say(&Phrase::new("backup-made").text("file", made.file.display().to_string()))?;
    contents(&made, context)?;
    context.say(&Phrase::new("backup-keep-head"))?;
    Ok(0)
}

fn check(found: &Backup, context: &mut Context) -> Outcome {
    let code = if found.faults.is_empty() { 0 } else { ErrorKind::Storage.exit_code() };
    if context.json() {
        let faults: Vec<String> = found.faults.iter().map(|fault| context.words.say(fault)).collect();
        context.out.json(&serde_json::json!({ "backup": found, "faults": faults }))?;
        return Ok(code);
    }
    contents(found, context)?;
    for fault in &found.faults {
        context.say(fault)?;
    }
    context.say(&Phrase::new(if code == 0 { "backup-sound" } else { "backup-faulty" }))?;
    Ok(code)
}

fn contents(found: &Backup, context: &mut Context) -> Result<(), Failure> {
    let count = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
    let holds = Phrase::new("backup-holds")
        .number("clients", count(found.clients))
        .number("cases", count(found.cases))
        .number("scans", count(found.scans))
        .number("size", count(found.bytes.div_ceil(1_000_000)));
    context.say(&holds)?;
    if found.journal > 0 {
        context.say(&Phrase::new("backup-head").number("entries", found.journal).text("head", &found.head))?;
    }
    Ok(())
}

pub(super) fn restore(args: &RestoreArgs, context: &mut Context) -> Outcome {
    let mut bar = Telling::new(context);
    let patience = Duration::from_secs(args.wait);
    let done = context.place().restore(&args.file, patience, &mut |stage| bar.tell(stage, context));
    bar.clear();
    let Restored { backup, aside } = done?;
    if context.json() {
        context.out.json(&Restored { backup, aside })?;
        return Ok(0);
    }
    context.say(&Phrase::new("backup-restored").text("file", backup.file.display().to_string()))?;
    contents(&backup, context)?;
    if let Some(aside) = aside {
        context.say(&Phrase::new("backup-aside").text("file", aside.display().to_string()))?;
    }
    Ok(0)
}

/// One line on the error output that says what is being done, where somebody sits in front of it.
struct Telling {
    seen: bool,
    last: Option<Stage>,
}

impl Telling {
    fn new(context: &Context) -> Self {
        Self { seen: !context.json() && io::stderr().is_terminal(), last: None }
    }

    fn tell(&mut self, stage: Stage, context: &Context) {
        if !self.seen || self.last == Some(stage) {
            return;
        }
        self.last = Some(stage);
        let phrase = match stage {
            Stage::Copying => Phrase::new("backup-copying"),
            Stage::Proving => Phrase::new("backup-proving"),
            Stage::Scans(done) => Phrase::new("backup-scans").number("n", i64::try_from(done).unwrap_or(i64::MAX)),
            Stage::Waiting => Phrase::new("backup-waiting"),
        };
        eprint!("\r\x1b[K{}", context.words.say(&phrase));
    }

    fn clear(&self) {
        if self.seen && self.last.is_some() {
            eprint!("\r\x1b[K");
        }
    }
}
