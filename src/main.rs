//! The program: harden the process, arguments to the terminal or the command line, an exit code.

use sojourn::cli::{self, Start};
use sojourn::host::process;
use std::process::ExitCode;

fn main() -> ExitCode {
    process::harden();
    match cli::start(std::env::args_os()) {
        Start::Done(code) => code,
        Start::Screen(_) => ExitCode::SUCCESS,
    }
}
