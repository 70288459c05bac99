//! `man`: the manual pages, made from the same description as the help texts.

use super::context::Context;
use super::failure::Outcome;
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Write the pages of all subcommands into this folder instead
    #[arg(long, value_name = "DIR")]
    into: Option<PathBuf>,
}

pub(super) fn run(args: &Args, context: &mut Context) -> Outcome {
    let command = super::command();
    match &args.into {
        Some(folder) => clap_mangen::generate_to(command, folder)?,
        None => clap_mangen::Man::new(command).render(&mut context.out)?,
    }
    Ok(0)
}
