//! The live session: threads for input, worker and hang-up feed one channel; the main thread waits on it and draws.
//!
//! All that has arrived is taken in before a draw. When nothing happens, nothing is written and nobody wakes up, except
//! at the office's midnight.

use super::backend::Screen;
use super::context::Office;
use super::event::Event;
use super::osc::Powers;
use super::session::Session;
use super::likes::Likes;
use super::shell::{Options, Shell, Wish};
use super::terminal::{self, Held};
use super::worker::{self, Opener, Seat, Work};
use super::{input, theme::Theme};
use crate::app::desk::Desk;
use crate::app::error::{AppError, ErrorKind};
use crate::app::open::Place;
use crate::app::{clock, life};
use crate::domain::lang::Lang;
use crate::domain::phrase::Phrase;
use crate::i18n::{Catalogue, choose};
use ratatui::layout::Size;
use std::io::{self, IsTerminal, Stdout};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

/// What the session starts with.
pub enum Start {
    /// An open office.
    Open(Box<Desk>),
    /// No database yet: the first page is shown; `opener` makes it once the person agrees.
    Missing {
        /// Who, when.
        office: Box<Office>,
        /// Makes the database.
        opener: Opener,
    },
}

/// Why a session did not run.
#[derive(Debug)]
pub enum Fault {
    /// The terminal.
    Terminal(io::Error),
    /// The database.
    App(Box<AppError>),
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        Self::Terminal(error)
    }
}

impl From<AppError> for Fault {
    fn from(error: AppError) -> Self {
        Self::App(Box::new(error))
    }
}

/// Options from what the command line said and the environment: `NO_COLOR` set to anything but nothing means no colour.
pub fn options(lang: Lang, ascii: bool, server: bool) -> Options {
    let colour = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    Options { lang, theme: Theme { colour, ascii }, server }
}

type Live = Session<Screen<Stdout>>;

/// Opens the office of a place on this terminal, or shows the first page where there is none.
///
/// # Errors
/// When this is no terminal, the terminal cannot be used, or the office cannot be opened.
pub fn enter(place: Place, lang: Option<Lang>, ascii: bool) -> Result<(), Fault> {
    if !(io::stdin().is_terminal() && io::stdout().is_terminal()) {
        return Err(AppError::new(ErrorKind::Usage, Phrase::new("error-no-terminal")).into());
    }
    let named = place.db.as_ref().map(|db| db.display().to_string());
    let speak = |staff: Option<&str>| options(choose(lang, staff, choose::locale().as_deref()), ascii, false);
    if place.exists()? {
        let mut desk = Box::new(place.open()?);
        desk.clear_interrupted()?;
        let options = speak(desk.language().as_deref());
        return run_named(Start::Open(desk), options, named);
    }
    let office = Box::new(Office::unopened(&place));
    run_named(Start::Missing { office, opener: Box::new(move || place.create()) }, speak(None), named)
}

/// Runs a session until the person leaves or the terminal goes away.
///
/// # Errors
/// When the terminal cannot be used, or the office cannot be read at the start.
pub fn run(start: Start, options: Options) -> Result<(), Fault> {
    run_named(start, options, None)
}

/// The same, where the person has named the database.
fn run_named(start: Start, options: Options, named: Option<String>) -> Result<(), Fault> {
    let (office, likes, seat) = match start {
        Start::Open(mut desk) => (Office::of(&mut desk)?, Likes::of(&mut desk), Seat::Open(desk)),
        Start::Missing { office, opener } => (*office, Likes::NEWCOMER, Seat::Missing(Some(opener))),
    };
    let missing = matches!(seat, Seat::Missing(_));
    let shell = Shell::new(options, office, missing).with_database(named).with_likes(likes);
    let (events, inbox) = channel();
    terminal::hook_panics(Catalogue::new(options.lang).text("tui-panic"));
    let gone = events.clone();
    life::watch(move || {
        // The main loop may have ended already.
        let _ = gone.send(Event::TerminalGone);
    })?;
    let (works, worker) = worker::spawn(seat, events.clone())?;
    let held = terminal::take()?;
    let backend = Screen::new(io::stdout(), options.theme.colour, size).with(Powers::here());
    let mut session = Session::with_backend(backend, shell)?;
    session.terminal.clear()?;
    input::spawn(events)?;
    let ended = match serve(&mut session, &inbox, &works, &held) {
        Err(fault) => broken_off(&mut session, &inbox, &works, fault),
        ended => ended,
    };
    drop(works);
    // A save under way is finished before the process ends.
    let finished = worker.join();
    drop(held);
    ended?;
    finished.map_err(|_| Fault::Terminal(io::Error::other("worker")))
}

fn size() -> io::Result<Size> {
    crossterm::terminal::size().map(|(width, height)| Size { width, height })
}

/// The terminal could not be written to. What was typed until then is kept; a terminal that went away, which a draw
/// may find before the watcher does, is no error.
fn broken_off(session: &mut Live, inbox: &Receiver<Event>, works: &Sender<Work>, fault: io::Error) -> io::Result<()> {
    for event in inbox.try_iter().chain([Event::TerminalGone]) {
        session.shell.handle(event);
    }
    for work in session.shell.take_work() {
        // Without a worker nothing can be kept.
        let _ = works.send(work);
    }
    if io::stdout().is_terminal() { Err(fault) } else { Ok(()) }
}

fn serve(session: &mut Live, inbox: &Receiver<Event>, works: &Sender<Work>, held: &Held) -> io::Result<()> {
    loop {
        for work in session.shell.take_work() {
            if works.send(work).is_err() {
                return Ok(());
            }
        }
        for text in session.shell.take_copies() {
            session.terminal.backend_mut().copy(&text)?;
        }
        session.terminal.backend_mut().lead_to(session.shell.link());
        held.listen_to_mouse(session.shell.wants_mouse())?;
        match session.shell.take_wish() {
            Wish::Quit => return Ok(()),
            Wish::Redraw => session.redraw()?,
            Wish::Retake => {
                held.retake()?;
                session.terminal.backend_mut().forget();
                session.redraw()?;
            }
            Wish::Suspend => {
                held.suspended(life::suspend)?;
                session.terminal.backend_mut().forget();
                session.redraw()?;
            }
            Wish::None => session.draw()?,
        }
        let Some(event) = wait(session, inbox) else {
            return Ok(());
        };
        session.shell.handle(event);
        // Work is handed over as it comes up, so that answers are under way while more input is read.
        for event in inbox.try_iter() {
            session.shell.handle(event);
        }
        // The clock may have passed midnight while the machine slept and no timer ran.
        session.shell.handle(Event::Midnight);
    }
}

/// How long a person has stopped typing when a half-filled form is kept as a draft.
const PAUSE: Duration = Duration::from_secs(1);

/// The next event; [`Event::Pause`] when one is waited for; at the office's midnight [`Event::Midnight`]; `None` when everybody who could send is gone.
fn wait(session: &Live, inbox: &Receiver<Event>) -> Option<Event> {
    use std::sync::mpsc::RecvTimeoutError::{Disconnected, Timeout};
    if session.shell.wants_pause() {
        return match inbox.recv_timeout(PAUSE) {
            Ok(event) => Some(event),
            Err(Timeout) => Some(Event::Pause),
            Err(Disconnected) => None,
        };
    }
    if !session.shell.has_midnight() {
        return inbox.recv().ok();
    }
    match inbox.recv_timeout(clock::until_midnight() + Duration::from_secs(1)) {
        Ok(event) => Some(event),
        Err(Timeout) => Some(Event::Midnight),
        Err(Disconnected) => None,
    }
}
