//! `case outcome`, `case hand-over`, `case stage`: what became of a filing, how the permit reached the client, and the
//! stage where no act moves it.

use super::super::usage::Unfit;
use super::{afterwards, called};
use crate::app::case_life::grant::NewPermit;
use crate::app::case_life::hand_over;
use crate::app::case_life::outcome::Verdict;
use crate::app::case_life::permit_for;
use crate::app::desk::Desk;
use crate::cli::context::Context;
use crate::cli::failure::{Failure, Outcome as Ended};
use crate::cli::parse;
use crate::domain::case::{Case, Outcome, RefusalGround};
use crate::domain::clean::Clean;
use crate::domain::day::Day;
use crate::domain::permit::PermitItem;
use crate::domain::phrase::Phrase;
use serde::Serialize;

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  sojourn case outcome T-2026-00412 returned --on 2026-11-20 --paper \
                        medical_insurance --reason \"expired\"\n  sojourn case outcome T-2026-00412 refused --on \
                        2026-11-20 --ground court\n  sojourn case outcome T-2026-00412 granted --on 2026-11-20 \
                        --permit 123456 --from 2026-11-20 --until 2027-11-19")]
pub(in crate::cli) struct Decided {
    /// Case reference
    #[arg(value_name = "REF")]
    reference: String,
    /// accepted, not_accepted, returned, refused or granted
    #[arg(value_name = "OUTCOME", value_parser = outcome)]
    outcome: Outcome,
    /// The day it became known
    #[arg(long, value_name = "D", value_parser = parse::day_or_word)]
    on: parse::DayOrWord,
    /// Of a refusal: inaccurate, not_compliant, court, no_consent or other
    #[arg(long, value_name = "GROUND", value_parser = ground)]
    ground: Option<RefusalGround>,
    /// The paper at fault: id of a requirement, as case show --json prints it
    #[arg(long, value_name = "ID")]
    paper: Option<String>,
    /// The reason given
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
    /// Of a grant: number of the permit
    #[arg(long, value_name = "NUMBER", requires = "from", requires = "until")]
    permit: Option<String>,
    /// First day of the permit
    #[arg(long, value_name = "D", requires = "permit", value_parser = parse::day)]
    from: Option<Day>,
    /// Last day of the permit
    #[arg(long, value_name = "D", requires = "permit", value_parser = parse::day)]
    until: Option<Day>,
}

#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  sojourn case hand-over T-2026-00412 --on 2026-11-24 --sponsor-informed 2026-11-24")]
pub(in crate::cli) struct HandOver {
    /// Case reference
    #[arg(value_name = "REF")]
    reference: String,
    /// Handed over on
    #[arg(long, value_name = "D", value_parser = parse::day_or_word)]
    on: parse::DayOrWord,
    /// What is wrong in it: name, passport, iin, address, term, with commas
    #[arg(long, value_name = "WHAT", value_delimiter = ',', value_parser = item)]
    wrong: Vec<PermitItem>,
    /// The employer, or another sponsor, was told on
    #[arg(long, value_name = "D", value_parser = parse::day_or_word)]
    sponsor_informed: Option<parse::DayOrWord>,
    /// Open a case to have a wrong permit re-issued
    #[arg(long, requires = "wrong")]
    reissue: bool,
}

#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  sojourn case stage T-2026-00412 ready")]
pub(in crate::cli) struct Stage {
    /// Case reference
    #[arg(value_name = "REF")]
    reference: String,
    /// intake, collecting, ready, filed, granted, refused, withdrawn or closed
    #[arg(value_name = "STAGE", value_parser = stage_id)]
    stage: crate::domain::case::Stage,
}

fn outcome(text: &str) -> Result<Outcome, Unfit> {
    let known = Outcome::parse(text).filter(|outcome| *outcome != Outcome::Pending);
    known.ok_or_else(|| Unfit::one_of(&["accepted", "not_accepted", "returned", "refused", "granted"]))
}

fn ground(text: &str) -> Result<RefusalGround, Unfit> {
    RefusalGround::parse(text).ok_or_else(|| Unfit::one_of(RefusalGround::IDS))
}

fn item(text: &str) -> Result<PermitItem, Unfit> {
    PermitItem::parse(text.trim()).ok_or_else(|| Unfit::one_of(PermitItem::IDS))
}

fn stage_id(text: &str) -> Result<crate::domain::case::Stage, Unfit> {
    crate::domain::case::Stage::parse(text).ok_or_else(|| Unfit::one_of(crate::domain::case::Stage::IDS))
}

#[derive(Serialize)]
struct Moved<'a> {
    reference: &'a str,
    stage: &'static str,
    /// The permit that was recorded or compared.
    permit: Option<PermitJson>,
    /// The case that has it re-issued.
    reissue: Option<String>,
    warnings: Vec<String>,
}

#[derive(Serialize)]
struct PermitJson {
    id: String,
    number: Option<String>,
    valid_from: Day,
    valid_until: Day,
    unchecked: Vec<&'static str>,
    handed_over_on: Option<Day>,
    sponsor_informed_on: Option<Day>,
}

pub(in crate::cli) fn decided(args: &Decided, context: &mut Context) -> Ended {
    let mut desk = context.desk()?;
    let on = args.on.on(desk.today());
    let (_, case) = called(&mut desk, &args.reference)?;
    let line = |text: &Option<String>| text.as_deref().and_then(|text| Clean::line(text).non_empty());
    let new = match (args.outcome, line(&args.permit), args.from, args.until) {
        (Outcome::Granted, Some(number), Some(from), Some(until)) => Some(NewPermit { number, from, until }),
        _ => None,
    };
    let mut warnings = Vec::new();
    if let Some(new) = new {
        warnings = desk.grant(&case, &new, on)?.warnings;
    } else {
        let (paper, reason) = (known_paper(&mut desk, args)?, line(&args.reason));
        let verdict = Verdict { ground: args.ground, paper, reason, ..Verdict::new(args.outcome, on) };
        desk.record_outcome(&case, &verdict)?;
    }
    let outcome = format!("outcome-{}", args.outcome.as_str());
    let id = if args.outcome.leads_back() { "cli-outcome-back" } else { "cli-outcome" };
    report(&mut desk, &case, (Phrase::new(id).term("outcome", outcome), warnings, None), context)
}

/// The paper at fault, if the rulebook knows it.
fn known_paper(desk: &mut Desk, args: &Decided) -> Result<Option<Clean>, Failure> {
    let Some(id) = &args.paper else { return Ok(None) };
    let (page, case) = called(desk, &args.reference)?;
    if page.checklist(&case).iter().any(|line| line.requirement == *id) {
        return Ok(Some(Clean::line(id)));
    }
    let phrase = Phrase::new("cli-no-paper").text("paper", id);
    Err(crate::app::error::AppError::refused(phrase).into())
}

pub(in crate::cli) fn hand_over(args: &HandOver, context: &mut Context) -> Ended {
    let mut desk = context.desk()?;
    let today = desk.today();
    let (_, case) = called(&mut desk, &args.reference)?;
    let what = hand_over::HandOver {
        on: Some(args.on.on(today)),
        wrong: args.wrong.clone(),
        sponsor_informed_on: args.sponsor_informed.map(|day| day.on(today)),
        reissue: args.reissue,
    };
    let (reissue, _) = desk.hand_over(&case, &what)?;
    let (page, _) = afterwards(&mut desk, &case)?;
    let reissue = reissue.and_then(|id| page.case(id)).map(|case| case.reference.to_string());
    let said = match (args.wrong.is_empty(), &reissue) {
        (true, _) => Phrase::new("cli-handed-over"),
        (false, Some(reference)) => Phrase::new("cli-hand-over-reissue").text("reference", reference),
        (false, None) => Phrase::new("cli-hand-over-wrong"),
    };
    report(&mut desk, &case, (said, Vec::new(), reissue), context)
}

pub(in crate::cli) fn stage(args: &Stage, context: &mut Context) -> Ended {
    let mut desk = context.desk()?;
    let (_, case) = called(&mut desk, &args.reference)?;
    desk.set_stage(&case, args.stage)?;
    report(&mut desk, &case, (Phrase::new("cli-stage-moved"), Vec::new(), None), context)
}

/// What was said, and where the case stands now.
fn report(
    desk: &mut Desk,
    case: &Case,
    (said, warnings, reissue): (Phrase, Vec<Phrase>, Option<String>),
    context: &mut Context,
) -> Ended {
    let (page, case) = afterwards(desk, case)?;
    if context.json() {
        let permit = permit_for(&page.dossier, &case).map(|permit| PermitJson {
            id: permit.id.to_string(),
            number: permit.number.as_ref().map(ToString::to_string),
            valid_from: permit.valid_from,
            valid_until: permit.valid_until,
            unchecked: hand_over::unchecked(permit).into_iter().map(PermitItem::as_str).collect(),
            handed_over_on: permit.handed_over_on,
            sponsor_informed_on: permit.sponsor_informed_on,
        });
        let warnings = warnings.iter().map(|phrase| context.words.say(phrase)).collect();
        let (reference, stage) = (case.reference.as_str(), case.stage.as_str());
        context.out.json(&Moved { reference, stage, permit, reissue, warnings })?;
        return Ok(0);
    }
    let stage = context.words.text(&format!("stage-{}", case.stage.as_str()));
    context.say(&said)?;
    context.out.line(format!("{}  {stage}", case.reference))?;
    for warning in &warnings {
        context.say(warning)?;
    }
    Ok(0)
}
