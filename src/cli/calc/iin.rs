//! `calc iin`: checks an individual identification number.

use super::super::context::Context;
use super::super::failure::Outcome;
use super::super::parse;
use super::super::usage::Unfit;
use crate::app::error::ErrorKind;
use crate::domain::choice::Sex;
use crate::domain::day::Day;
use crate::domain::iin::{self, Known};
use crate::domain::phrase::Phrase;

#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  sojourn calc iin 791028302728 --born 1979-10-28 --sex m")]
pub(in super::super) struct Args {
    /// The number; spaces and hyphens do not count
    #[arg(value_name = "NUMBER")]
    number: String,
    /// Birth date to compare with
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = parse::day)]
    born: Option<Day>,
    /// Sex to compare with: m or f
    #[arg(long, value_name = "SEX", value_parser = sex)]
    sex: Option<Sex>,
}

fn sex(text: &str) -> Result<Sex, Unfit> {
    Sex::parse(&text.to_ascii_lowercase()).ok_or_else(|| Unfit::one_of(&["m", "f"]))
}

pub(super) fn run(args: &Args, context: &mut Context) -> Outcome {
    let report = iin::check(&args.number, Known { born: args.born, sex: args.sex });
    if context.json() {
        let document = report.document(|phrase| context.words.say(phrase));
        context.out.json(&document)?;
    } else {
        match report.why {
            Some(fault) => context.say(&fault.phrase())?,
            None => context.say(&Phrase::new("cli-iin-valid"))?,
        }
        let day = report.born.map(|born| context.day(born));
        let sex = report.sex.map(|sex| context.words.text(&format!("sex-{}", sex.as_str())));
        context.facts(&[("field-born", day.unwrap_or_default()), ("field-sex", sex.unwrap_or_default())])?;
        for warning in &report.warnings {
            context.say(warning)?;
        }
    }
    Ok(if report.valid { 0 } else { ErrorKind::Refused.exit_code() })
}
