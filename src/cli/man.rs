//! `man`: the manual page, made from the same description as the help texts.

use super::context::Context;
use super::failure::Outcome;

pub(super) fn run(context: &mut Context) -> Outcome {
    let mut command = super::command();
    command.build();
    let page = clap_mangen::Man::new(command).section("1");
    page.render(&mut context.out)?;
    Ok(0)
}
