//! `server init` and `server check`: a server that many people share, set up and looked over by its administrator.

use super::context::Context;
use super::failure::{Failure, Outcome};
use crate::app::doctor::Standing;
use crate::app::error::AppError;
use crate::app::server::check::{Examined, examine};
use crate::app::server::{ACCOUNT, DIR, Newcomer, Setup, State, Step, Wish, insist_on_root};
use crate::app::staff::KeyFile;
use crate::domain::phrase::Phrase;
use serde::Serialize;
use std::io::{IsTerminal, Read, Write};
use std::path::PathBuf;

/// No file with a public key is longer.
const LONGEST_KEY: u64 = 64 << 10;

#[derive(Debug, clap::Subcommand)]
#[command(defer = true)]
pub(super) enum Command {
    /// Set the server up: account, folders, configuration, office, sshd, timers
    #[command(after_help = "Examples:\n  sojourn server init --dry-run\n  \
                            sojourn server init --admin a.serikova --key-file a.serikova.pub\n\n\
                            Shows every step before doing it. Can be run again: what is so already is left alone. \
                            sshd is never restarted; see docs/server.md.")]
    Init(Box<Init>),
    /// Say what is off on the server, why that matters and how to mend it
    #[command(after_help = "Exit codes: 0 nothing is off, 1 something is.")]
    Check {
        /// Say nothing of this, such as `encryption`; may be given several times
        #[arg(long, value_name = "NAME")]
        accept: Vec<String>,
        /// Look below this root instead of /
        #[arg(long, value_name = "PREFIX", default_value = "/")]
        root: PathBuf,
    },
    /// Make the office with its first admin; the key comes on standard input
    #[command(hide = true)]
    Office {
        #[arg(long)]
        admin: String,
        #[arg(long)]
        name: Option<String>,
        #[command(flatten)]
        keys: Keys,
    },
    /// Say what the administrator of the machine has to know
    #[command(hide = true)]
    Facts {
        #[command(flatten)]
        keys: Keys,
    },
}

#[derive(Debug, clap::Args)]
pub(super) struct Keys {
    #[arg(long)]
    keys: PathBuf,
    #[arg(long)]
    program: String,
}

#[derive(Debug, clap::Args)]
pub(super) struct Init {
    /// The office's folder
    #[arg(long, value_name = "PATH", default_value = DIR)]
    dir: PathBuf,
    /// The first admin: a login
    #[arg(long, value_name = "LOGIN", requires = "key_file")]
    admin: Option<String>,
    /// The admin's name
    #[arg(long, value_name = "NAME", requires = "admin")]
    name: Option<String>,
    /// The admin's public key; - for standard input
    #[arg(long, value_name = "FILE", requires = "admin")]
    key_file: Option<PathBuf>,
    /// The account that owns the database
    #[arg(long, value_name = "NAME", default_value = ACCOUNT)]
    account: String,
    /// Where the program is to lie [default: where it lies, or /usr/local/bin/sojourn]
    #[arg(long, value_name = "PATH")]
    program: Option<PathBuf>,
    /// After how many minutes an idle session is locked [default: 15]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..=720))]
    idle_minutes: Option<u64>,
    /// Set up below this root instead of /
    #[arg(long, value_name = "PREFIX", default_value = "/")]
    root: PathBuf,
    /// Show the steps and do none
    #[arg(long)]
    dry_run: bool,
    /// Do not ask
    #[arg(long)]
    yes: bool,
}

#[derive(Serialize)]
struct StepJson {
    step: &'static str,
    what: String,
    state: &'static str,
    how: Vec<String>,
    why: Option<String>,
}

#[derive(Serialize)]
struct InitJson {
    dry_run: bool,
    changed: usize,
    steps: Vec<StepJson>,
}

#[derive(Serialize)]
struct FindingJson {
    name: &'static str,
    standing: Standing,
    what: String,
    why: String,
    mend: Option<String>,
}

#[derive(Serialize)]
struct CheckJson {
    sound: bool,
    looked_at: usize,
    findings: Vec<FindingJson>,
}

pub(super) fn run(command: &Command, context: &mut Context) -> Outcome {
    match command {
        Command::Init(init) => set_up(init, context),
        Command::Check { accept, root } => {
            insist_on_root()?;
            check(&examine(&std::path::absolute(root)?).without(accept), context)
        }
        Command::Office { admin, name, keys } => {
            let admin = Newcomer { login: admin.clone(), name: name.clone(), key: key_text(std::io::stdin().lock())? };
            context.place().found_office(&admin, keys.file())?;
            Ok(0)
        }
        Command::Facts { keys } => {
            let facts = context.place().facts(keys.file())?;
            context.out.json(&facts)?;
            Ok(0)
        }
    }
}

impl Keys {
    fn file(&self) -> KeyFile {
        KeyFile { path: self.keys.clone(), program: self.program.clone() }
    }
}

fn key_text(from: impl Read) -> Result<String, Failure> {
    let mut text = String::new();
    from.take(LONGEST_KEY).read_to_string(&mut text)?;
    Ok(text)
}

fn newcomer(init: &Init) -> Result<Option<Newcomer>, Failure> {
    let (Some(login), Some(path)) = (&init.admin, &init.key_file) else {
        return Ok(None);
    };
    let key = if path.as_os_str() == "-" {
        key_text(std::io::stdin().lock())?
    } else {
        let place = Context::own_machine("staff add LOGIN --key-file - < key.pub")?.place(path);
        let file = place.open().map_err(|error| AppError::unreadable(path, &error))?;
        key_text(file).map_err(|_| {
            AppError::refused(Phrase::new("cli-file-unreadable").text("path", path.display().to_string()))
        })?
    };
    Ok(Some(Newcomer { login: login.clone(), name: init.name.clone(), key }))
}

fn set_up(init: &Init, context: &mut Context) -> Outcome {
    if !init.dry_run {
        insist_on_root()?;
    }
    let setup = Setup::plan(Wish {
        root: std::path::absolute(&init.root)?,
        dir: init.dir.clone(),
        account: init.account.clone(),
        program: init.program.clone(),
        idle_minutes: init.idle_minutes,
        admin: newcomer(init)?,
    })?;
    let states: Vec<State> = setup.steps.iter().map(|step| setup.state(step)).collect();
    let will = states.iter().filter(|state| matches!(state, State::Will(_))).count();
    if !context.json() {
        for (step, state) in setup.steps.iter().zip(&states) {
            show(&setup, step, state, context)?;
        }
    }
    refuse(&states)?;
    let does = !init.dry_run && will > 0 && agreed(init, context)?;
    let done = if does { act(&setup, &states, context)? } else { vec![false; states.len()] };
    let changed = done.iter().filter(|done| **done).count();
    if context.json() {
        let steps = setup.steps.iter().zip(&states).zip(&done);
        let steps = steps.map(|((step, state), done)| step_json(&setup, step, (state, *done), context));
        let document = InitJson { dry_run: init.dry_run, changed, steps: steps.collect() };
        context.out.json(&document)?;
    } else {
        end(&setup, (will, changed), &done, context)?;
    }
    Ok(0)
}

/// A sign, the step, and under it the commands or the reason.
fn show(setup: &Setup, step: &Step, state: &State, context: &mut Context) -> Result<(), Failure> {
    let says = context.words.say(&step.says(&setup.layout));
    let (sign, lines) = match state {
        State::Already => ("=", Vec::new()),
        State::Will(how) => ("+", how.clone()),
        State::Skipped(why) => ("-", vec![context.words.say(why)]),
        State::Refused(why) => ("!", vec![context.words.say(why)]),
    };
    context.out.line(format!("{sign} {says}"))?;
    for line in lines {
        context.out.line(format!("      {line}"))?;
    }
    Ok(())
}

/// One step that cannot be done, and nothing is: half a server helps nobody.
fn refuse(states: &[State]) -> Result<(), Failure> {
    let refused = states.iter().find_map(|state| match state {
        State::Refused(why) => Some(why.clone()),
        _ => None,
    });
    match refused {
        Some(why) => Err(AppError { hint: Phrase::new("server-refused-hint"), ..AppError::refused(why) }.into()),
        None => Ok(()),
    }
}

/// Asks on a terminal; what runs without one was meant.
fn agreed(init: &Init, context: &mut Context) -> Result<bool, Failure> {
    if init.yes || context.json() || !std::io::stdin().is_terminal() {
        return Ok(true);
    }
    let question = context.words.text("server-ask");
    write!(context.out, "{question} ")?;
    context.out.flush()?;
    let mut answer = String::new();
    std::io::stdin().read_line(&mut answer)?;
    Ok(["y", "yes", "д", "да", "и", "иә"].contains(&answer.trim().to_lowercase().as_str()))
}

/// Does what is to be done and gives of each step whether it was.
fn act(setup: &Setup, states: &[State], context: &mut Context) -> Result<Vec<bool>, Failure> {
    let mut all = Vec::with_capacity(states.len());
    for (step, before) in setup.steps.iter().zip(states) {
        let done = *before != State::Already && is_done(setup, step, before)?;
        if done && !context.json() {
            let says = context.words.say(&step.says(&setup.layout));
            context.out.line(format!("✓ {says}"))?;
            context.out.flush()?;
        }
        all.push(done);
    }
    Ok(all)
}

/// Does a step; what was to be left out is done as well once an earlier step made it possible.
fn is_done(setup: &Setup, step: &Step, before: &State) -> Result<bool, Failure> {
    let possible = matches!(before, State::Will(_)) || matches!(setup.state(step), State::Will(_));
    setup.act(step)?;
    Ok(possible)
}

fn step_json(setup: &Setup, step: &Step, (state, done): (&State, bool), context: &Context) -> StepJson {
    let what = context.words.say(&step.says(&setup.layout));
    let (state, how, why) = match state {
        State::Already => ("already", Vec::new(), None),
        _ if done => ("done", if let State::Will(how) = state { how.clone() } else { Vec::new() }, None),
        State::Will(how) => ("will", how.clone(), None),
        State::Skipped(why) => ("skipped", Vec::new(), Some(context.words.say(why))),
        State::Refused(why) => ("refused", Vec::new(), Some(context.words.say(why))),
    };
    StepJson { step: step.name(), what, state, how, why }
}

/// What came of it, and what is left to the administrator.
fn end(setup: &Setup, (will, changed): (usize, usize), done: &[bool], context: &mut Context) -> Result<(), Failure> {
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let said = match (will, changed) {
        (0, _) => Phrase::new("server-nothing-to-do"),
        (_, 0) => Phrase::new("server-would-do").number("n", count(will)),
        _ => Phrase::new("server-done").number("n", count(changed)),
    };
    context.say(&said)?;
    if setup.steps.iter().zip(done).any(|(step, done)| *done && *step == Step::Sshd) {
        context.say(&Phrase::new("server-reload"))?;
    }
    Ok(())
}

fn check(examined: &Examined, context: &mut Context) -> Outcome {
    let code = u8::from(!examined.is_sound());
    if context.json() {
        let words = &context.words;
        let findings = examined.findings.iter().map(|finding| FindingJson {
            name: finding.name,
            standing: finding.standing,
            what: words.say(&finding.what),
            why: words.say(&finding.why),
            mend: finding.mend.clone(),
        });
        let document = CheckJson { sound: code == 0, looked_at: examined.looked_at, findings: findings.collect() };
        context.out.json(&document)?;
        return Ok(code);
    }
    if code == 1 {
        context.say(&Phrase::new("server-off-title"))?;
    }
    for finding in &examined.findings {
        let sign = if finding.standing == Standing::Bad { "!" } else { "?" };
        let (what, why) = (context.words.say(&finding.what), context.words.say(&finding.why));
        context.out.line(format!("{sign} {what} [{}]", finding.name))?;
        context.out.line(format!("      {why}"))?;
        if let Some(mend) = &finding.mend {
            context.out.line(format!("      $ {mend}"))?;
        }
    }
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let faults = examined.findings.iter().filter(|finding| finding.standing == Standing::Bad).count();
    let id = if faults == 0 { "server-sound" } else { "server-faults" };
    context.say(&Phrase::new(id).number("n", count(faults)).number("all", count(examined.looked_at)))?;
    Ok(code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::error::ErrorKind;

    #[test]
    fn one_step_that_cannot_be_done_stops_all() {
        let why = Phrase::new("server-no-include");
        let states = [State::Already, State::Will(vec![]), State::Refused(why.clone())];
        match refuse(&states) {
            Err(Failure::App(error)) => assert_eq!((error.kind, error.message), (ErrorKind::Refused, why)),
            other => panic!("{other:?}"),
        }
        assert!(refuse(&states[..2]).is_ok());
    }
}
