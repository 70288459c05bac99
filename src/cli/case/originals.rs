//! `case originals`: the act of originals taken in or given back, to print and to sign.

use super::called;
use crate::app::originals::{ActKind, Format};
use crate::cli::context::Context;
use crate::cli::failure::Outcome;
use crate::i18n::Catalogue;
use clap::ValueEnum;

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  sojourn case originals T-2026-00412\n  \
                        sojourn case originals T-2026-00412 --format html > act.html\n  \
                        sojourn case originals T-2026-00412 --returned --lang kk")]
pub(in crate::cli) struct Originals {
    /// Case reference
    #[arg(value_name = "REF")]
    reference: String,
    /// The act of return instead
    #[arg(long)]
    returned: bool,
    /// How it is written
    #[arg(long, value_enum, default_value = "text")]
    format: Written,
}

/// The forms of an act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Written {
    /// For a terminal or a mail
    Text,
    /// For a printer, on A4
    Html,
}

pub(super) fn run(args: &Originals, context: &mut Context) -> Outcome {
    let mut desk = context.desk()?;
    let (page, case) = called(&mut desk, &args.reference)?;
    if context.json() {
        context.out.json(&page.originals_json(&case, &context.words))?;
        return Ok(0);
    }
    let kind = if args.returned { ActKind::Returned } else { ActKind::Accepted };
    let words = Catalogue::new(context.asked_lang().unwrap_or_else(|| page.clients_language()));
    let act = page.act_of_originals(kind, Some(case.id), &desk.me().name, &words);
    let format = if args.format == Written::Html { Format::Html } else { Format::Text };
    context.out.bytes(&act.written(format))?;
    Ok(0)
}
