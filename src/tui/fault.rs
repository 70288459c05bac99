//! When the program itself is at fault: a report is written, the terminal is given back, and nothing typed is lost.
//!
//! A report holds the version, the place in the program and the way there, never the fault's own text, which may quote
//! a client's data. While a session runs, its two threads only leave the report behind: `run` then keeps half-filled
//! forms, gives the terminal back and says where the report is. A fault anywhere else says so at once.

use super::terminal;
use crate::app::life;
use crate::domain::phrase::Phrase;
use crate::i18n::Catalogue;
use std::backtrace::Backtrace;
use std::io::{self, Write};
use std::panic::PanicHookInfo;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

/// True while a session runs that cleans up after a fault of its threads.
static GUARDED: AtomicBool = AtomicBool::new(false);
/// True once a report was written, or could not be.
static FAULT: AtomicBool = AtomicBool::new(false);
/// True when it could be.
static WRITTEN: AtomicBool = AtomicBool::new(false);

/// The exit code after a fault, as for every program of this language.
pub const EXIT_CODE: u8 = 101;

/// What is said after a fault, made ready before there is one.
#[derive(Debug, Clone)]
pub struct Words {
    path: PathBuf,
    sentence: String,
    report: String,
}

impl Words {
    /// The sentences in this language; reports go into that folder.
    pub fn new(words: &Catalogue, folder: &Path) -> Self {
        let path = life::report_path(folder);
        let report = Phrase::new("tui-stopped-report").text("path", path.display().to_string());
        Self { sentence: words.text("tui-stopped"), report: words.say(&report), path }
    }

    /// Says what has happened, on the terminal that the program was started from.
    pub fn say(&self) {
        let mut out = io::stderr();
        let _ = writeln!(out, "{}", self.sentence);
        if WRITTEN.load(Ordering::SeqCst) {
            let _ = writeln!(out, "{}", self.report);
        }
    }
}

/// From now on every fault leaves a report.
pub fn watch(words: Words) {
    std::panic::set_hook(Box::new(move |panic| {
        let first = !FAULT.swap(true, Ordering::SeqCst);
        if first {
            let written = life::write_report(&words.path, &report(panic));
            WRITTEN.store(written, Ordering::SeqCst);
        }
        let thread = std::thread::current();
        let of_session = matches!(thread.name(), Some("main" | "worker"));
        if of_session && GUARDED.load(Ordering::SeqCst) {
            return;
        }
        terminal::leave();
        words.say();
        if thread.name() != Some("main") {
            std::process::exit(EXIT_CODE.into());
        }
    }));
}

/// While this lives, a fault of the session's threads is cleaned up by whoever holds it.
#[derive(Debug)]
pub struct Guard(());

impl Guard {
    /// Begins.
    pub fn begin() -> Self {
        GUARDED.store(true, Ordering::SeqCst);
        Self(())
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        GUARDED.store(false, Ordering::SeqCst);
    }
}

/// True when there was a fault.
pub fn has_been() -> bool {
    FAULT.load(Ordering::SeqCst)
}

/// The report: where, on which thread, and by which way.
fn report(panic: &PanicHookInfo<'_>) -> String {
    let place = panic.location().map_or_else(String::new, |at| format!("{}:{}", at.file(), at.line()));
    let thread = std::thread::current().name().unwrap_or_default().to_owned();
    let version = env!("CARGO_PKG_VERSION");
    let way = Backtrace::force_capture();
    format!("sojourn {version}\n{place}\n{thread}\n{} {}\n\n{way}\n", std::env::consts::OS, std::env::consts::ARCH)
}
