//! Does a step. Files are written beside their place and moved there, so that nobody ever reads half of one.

use super::look::{config_text, drop_in_text, numbers, strangers, unit_path, unit_text};
use super::{DROP_IN, Layout, State, Step, Whose, config, failed, inside, look};
use crate::app::error::{AppError, ErrorKind, Result};
use crate::domain::phrase::Phrase;
use crate::files::beside;
use crate::files::export::write_own;
use crate::host::{account, command, owner, sshd, systemd};
use std::io;
use std::path::Path;

pub(super) fn act(layout: &Layout, step: &Step) -> Result<()> {
    match look::state(layout, step) {
        State::Already | State::Skipped(_) => return Ok(()),
        State::Refused(why) => return Err(AppError::refused(why)),
        State::Will(_) => {}
    }
    match step {
        Step::Program { from } => program(layout, from),
        Step::Account => service(layout),
        Step::Folder(path, whose, mode) => folder(layout, path, *whose, *mode),
        Step::Config { idle_minutes } => put(layout, Path::new(config::PLACE), &config_text(layout, *idle_minutes)),
        Step::Office(Some(admin)) => inside::found(layout, admin),
        Step::Office(None) => Ok(()),
        Step::Database => database(layout),
        Step::Sshd => drop_in(layout),
        Step::Unit(name, text) => put(layout, &unit_path(name), &unit_text(layout, text)),
        Step::Timer(name) => run_all(&systemd::enabling(&layout.root, name)),
    }
}

fn could_not(path: &Path) -> impl FnOnce(io::Error) -> AppError + '_ {
    move |error| {
        let phrase = Phrase::new("server-cannot-write").text("path", path.display().to_string());
        AppError {
            hint: Phrase::new("server-program-failed-hint"),
            ..AppError::new(ErrorKind::Storage, phrase.text("why", error.to_string()))
        }
    }
}

fn run_all(commands: &[Vec<String>]) -> Result<()> {
    commands.iter().try_for_each(|words| command::run(words).map(drop).map_err(|fault| failed(&fault)))
}

fn service(layout: &Layout) -> Result<()> {
    let home = layout.dir.display().to_string();
    run_all(&account::commands(&layout.root, &layout.account, &home, layout.service().as_ref()))
}

/// The number of the account, which an earlier step made.
fn whose(layout: &Layout, whose: Whose) -> Result<(u32, u32)> {
    let missing = || AppError::refused(Phrase::new("server-no-account"));
    numbers(layout, whose).ok_or_else(missing)
}

fn folder(layout: &Layout, path: &Path, owner: Whose, mode: u32) -> Result<()> {
    let real = layout.real(path);
    let numbers = whose(layout, owner)?;
    if owner::look(&real).is_none() {
        above(layout, path)?;
        std::fs::create_dir(&real).map_err(could_not(path))?;
    }
    owner::set(&real, numbers, mode).map_err(could_not(path))
}

/// Folders on the way to a path that are not there yet: root's, and open to everybody for reading.
fn above(layout: &Layout, path: &Path) -> Result<()> {
    let missing = path.ancestors().skip(1).take_while(|folder| owner::look(&layout.real(folder)).is_none());
    let missing: Vec<&Path> = missing.collect();
    for folder in missing.into_iter().rev() {
        let real = layout.real(folder);
        std::fs::create_dir(&real).and_then(|()| owner::set(&real, (0, 0), 0o755)).map_err(could_not(folder))?;
    }
    Ok(())
}

/// Puts a file of root's in place; what it replaces is kept beside it under `.old`.
fn put(layout: &Layout, path: &Path, text: &str) -> Result<()> {
    above(layout, path)?;
    let real = layout.real(path);
    let differs = std::fs::read_to_string(&real).is_ok_and(|there| there != text);
    let kept = || if differs { std::fs::copy(&real, beside(&real, ".old")).map(drop) } else { Ok(()) };
    kept().and_then(|()| replace(&real, text.as_bytes(), 0o644)).map_err(could_not(path))
}

fn replace(path: &Path, bytes: &[u8], mode: u32) -> io::Result<()> {
    let fresh = beside(path, ".new");
    // Left behind by a run that was cut off.
    drop(std::fs::remove_file(&fresh));
    write_own(&fresh, bytes)?;
    owner::set(&fresh, (0, 0), mode)?;
    std::fs::rename(&fresh, path)
}

fn program(layout: &Layout, from: &Path) -> Result<()> {
    above(layout, &layout.program)?;
    let real = layout.real(&layout.program);
    let copy = std::fs::read(from).and_then(|bytes| replace(&real, &bytes, 0o755));
    copy.map_err(could_not(&layout.program))
}

fn database(layout: &Layout) -> Result<()> {
    let ours = whose(layout, Whose::Service)?;
    let files = strangers(layout, ours);
    files.iter().try_for_each(|file| owner::set(file, ours, 0o600).map_err(could_not(file)))
}

/// A drop-in that the server does not understand would shut everybody out at its next start: it is taken back at once.
fn drop_in(layout: &Layout) -> Result<()> {
    let real = layout.real(Path::new(DROP_IN));
    let before = std::fs::read(&real).ok();
    put(layout, Path::new(DROP_IN), &drop_in_text(layout))?;
    if !sshd::is_installed() {
        return Ok(());
    }
    let Err(fault) = sshd::validate(&layout.root) else {
        return Ok(());
    };
    let back = match before {
        Some(bytes) => replace(&real, &bytes, 0o644),
        None => std::fs::remove_file(&real),
    };
    back.map_err(could_not(Path::new(DROP_IN)))?;
    Err(failed(&fault))
}
