//! The program: harden the process, then arguments to the command line or the terminal face, and an exit code.

use sojourn::app::{entry, life};
use sojourn::cli::{self, Screen, Start};
use sojourn::tui::fault::EXIT_CODE;
use sojourn::tui::run::{Fault, enter};
use std::process::ExitCode;

fn main() -> ExitCode {
    life::harden();
    let arguments: Vec<_> = std::env::args_os().collect();
    let start = match entry::begin(&arguments) {
        Ok(entry) => cli::start(&entry, arguments),
        Err(refusal) => return cli::face(Ok(refusal), None),
    };
    match start {
        Start::Done(code) => code,
        Start::Screen(screen) => open(screen),
    }
}

/// Opens the terminal face; a demonstration's file is removed when it closes.
fn open(screen: Screen) -> ExitCode {
    let Screen { place, lang, ascii, throwaway } = screen;
    let ended = enter(place, lang, ascii);
    drop(throwaway);
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(Fault::Broken) => ExitCode::from(EXIT_CODE),
        Err(Fault::App(error)) => cli::face(Ok(*error), lang),
        Err(Fault::Terminal(error)) => cli::face(Err(error), lang),
    }
}
