//! `completions`: a script that teaches a shell the subcommands and options.

use super::context::Context;
use super::failure::Outcome;

#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  sojourn completions bash > ~/.local/share/bash-completion/completions/sojourn")]
pub(super) struct Args {
    /// The shell
    #[arg(value_name = "SHELL")]
    shell: clap_complete::Shell,
}

pub(super) fn run(args: &Args, context: &mut Context) -> Outcome {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut super::command(), "sojourn", &mut script);
    context.out.bytes(&script)?;
    Ok(0)
}
