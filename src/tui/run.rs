//! The live session: threads for input, worker and hang-up feed one channel; the main thread waits on it and draws.
//!
//! All that has arrived is taken in before a draw. When nothing happens, nothing is written and nobody wakes up, except
//! at the office's midnight.

use super::backend::Screen;
use super::context::Office;
use super::event::Event;
use super::idle::Idle;
use super::likes::Likes;
use super::osc::Powers;
use super::pause::Pause;
use super::session::Session;
use super::shell::{Options, Shell, Wish};
use super::terminal::{self, Held};
use super::worker::{self, Opener, Seat, Work};
use super::{fault, input, theme::Theme};
use crate::app::desk::Desk;
use crate::app::error::{AppError, ErrorKind};
use crate::app::open::Place;
use crate::app::{clock, entry, life};
use crate::domain::lang::Lang;
use crate::domain::phrase::Phrase;
use crate::i18n::{Catalogue, choose};
use ratatui::backend::Backend;
use ratatui::layout::Size;
use std::io::{self, IsTerminal, Write};
use std::os::fd::AsFd;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

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
    /// The program itself was at fault; everything has been said.
    Broken,
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

type Live = Session<Screen<Box<dyn Write>>>;

/// The terminal without the line buffer that the library puts before it: a frame goes out in one piece, its line ends or not.
fn unbuffered() -> io::Result<Box<dyn Write>> {
    Ok(Box::new(std::fs::File::from(io::stdout().as_fd().try_clone_to_owned()?)))
}

/// Opens the office of a place on this terminal, or shows the first page where there is none.
///
/// # Errors
/// When this is no terminal, the terminal cannot be used, or the office cannot be opened.
pub fn enter(place: Place, lang: Option<Lang>, ascii: bool) -> Result<(), Fault> {
    if !(io::stdin().is_terminal() && io::stdout().is_terminal()) {
        return Err(AppError::new(ErrorKind::Usage, Phrase::new("error-no-terminal")).into());
    }
    let named = place.db.as_ref().map(|db| db.display().to_string());
    let server = entry::here().office().is_some();
    let speak = |staff: Option<&str>| options(choose(lang, staff, choose::locale().as_deref()), ascii, server);
    if place.exists()? {
        let mut desk = Box::new(place.open()?);
        desk.begin_session()?;
        desk.clear_interrupted(&mut finishing)?;
        desk.keep_blocked_apart()?;
        let options = speak(desk.language().as_deref());
        return run_named(Start::Open(desk), options, named, Some(place));
    }
    let office = Box::new(Office::unopened(&place));
    let again = Some(place.clone());
    run_named(Start::Missing { office, opener: Box::new(move || place.create()) }, speak(None), named, again)
}

/// How far the undo is that was cut off before and is finished first: numbers only, before the screen is taken.
fn finishing(done: usize, of: usize) -> bool {
    drop(write!(io::stderr(), "\r{:3} % · {done} / {of} ", (done * 100).checked_div(of).unwrap_or(100)));
    true
}

/// Runs a session until the person leaves or the terminal goes away.
///
/// # Errors
/// When the terminal cannot be used, or the office cannot be read at the start.
pub fn run(start: Start, options: Options) -> Result<(), Fault> {
    run_named(start, options, None, None)
}

/// The same, where the person has named the database, and where it can be opened again after a fault.
fn run_named(start: Start, options: Options, named: Option<String>, again: Option<Place>) -> Result<(), Fault> {
    let (office, likes, seat) = match start {
        Start::Open(mut desk) => (Office::of(&mut desk)?, Likes::of(&mut desk), Seat::Open(desk)),
        Start::Missing { office, opener } => (*office, Likes::NEWCOMER, Seat::Missing(Some(opener))),
    };
    let missing = matches!(seat, Seat::Missing(_));
    let shell = Shell::new(options, office, missing).with_database(named).with_likes(likes);
    let said = fault::Words::new(&Catalogue::new(options.lang), &folder_of(again.as_ref()));
    fault::watch(said.clone());
    let (events, inbox) = channel();
    let (gone, back) = (events.clone(), events.clone());
    // The main loop may have ended already.
    let resumed = move || drop(back.send(Event::Resumed));
    life::watch(move || drop(gone.send(Event::TerminalGone)), resumed)?;
    let (works, worker) = worker::spawn(seat, events.clone())?;
    let held = terminal::take()?;
    let backend = Screen::new(unbuffered()?, options.theme.colour, size).with(Powers::here());
    let mut session = Session::with_backend(backend, shell)?;
    session.terminal.clear()?;
    input::spawn(events)?;
    let mut outbox = Outbox::new(works);
    let guard = fault::Guard::begin();
    let served = guarded(&mut session, &inbox, &mut outbox, |session, outbox| serve(session, &inbox, outbox, &held));
    let unsent = outbox.close();
    // A save under way is finished before the process ends.
    let broken = worker.join().is_err();
    drop(guard);
    drop(held);
    if broken {
        rescue(again, unsent);
    }
    if fault::has_been() {
        said.say();
        return Err(Fault::Broken);
    }
    match session.shell.take_farewell() {
        Some(why) => Err(why.into()),
        None => Ok(served?),
    }
}

/// The folder of the database, for reports.
fn folder_of(place: Option<&Place>) -> PathBuf {
    let path = place.and_then(|place| place.path().ok()).unwrap_or_default();
    path.parent().map(Path::to_path_buf).unwrap_or_default()
}

/// Runs the session. Whatever ends it otherwise than by the person's wish (the terminal cannot be written to, the
/// program is at fault), what was typed until then is kept.
fn guarded<B: Backend>(
    session: &mut Session<B>,
    inbox: &Receiver<Event>,
    outbox: &mut Outbox,
    serve: impl FnOnce(&mut Session<B>, &mut Outbox) -> io::Result<()>,
) -> io::Result<()> {
    // The shell is looked at once more after a fault, to keep what was typed; a second fault ends that too.
    match catch_unwind(AssertUnwindSafe(|| serve(session, outbox))) {
        Ok(Ok(())) => Ok(()),
        Ok(Err(fault)) => {
            keep_typed(session, inbox, outbox);
            // A terminal that went away, which a draw may find before the watcher does, is no error.
            if io::stdout().is_terminal() { Err(fault) } else { Ok(()) }
        }
        Err(_) => {
            let _ = catch_unwind(AssertUnwindSafe(|| keep_typed(session, inbox, outbox)));
            Ok(())
        }
    }
}

fn keep_typed<B: Backend>(session: &mut Session<B>, inbox: &Receiver<Event>, outbox: &mut Outbox) {
    for event in inbox.try_iter().chain([Event::TerminalGone]) {
        session.shell.handle(event);
    }
    session.shell.take_work().into_iter().for_each(|work| outbox.send(work));
}

/// The worker is gone, and with it whatever it was asked last: the office is opened once more for that.
fn rescue(again: Option<Place>, unsent: Vec<Work>) {
    if let (Some(Ok(desk)), false) = (again.map(|place| place.open()), unsent.is_empty()) {
        let mut seat = Seat::Open(Box::new(desk));
        for work in unsent {
            // Nobody is there any more to be told.
            drop(seat.run(work));
        }
    }
}

/// What goes to the worker; after its end, what could not.
struct Outbox {
    works: Option<Sender<Work>>,
    unsent: Vec<Work>,
}

impl Outbox {
    fn new(works: Sender<Work>) -> Self {
        Self { works: Some(works), unsent: Vec::new() }
    }

    fn send(&mut self, work: Work) {
        let kept = match &self.works {
            Some(works) => works.send(work).err().map(|unsent| unsent.0),
            None => Some(work),
        };
        self.unsent.extend(kept);
    }

    /// The worker does not read any more.
    fn stop(&mut self) {
        self.works = None;
    }

    fn close(self) -> Vec<Work> {
        self.unsent
    }
}

fn size() -> io::Result<Size> {
    crossterm::terminal::size().map(|(width, height)| Size { width, height })
}

fn serve(session: &mut Live, inbox: &Receiver<Event>, outbox: &mut Outbox, held: &Held) -> io::Result<()> {
    let (mut idle, mut pause) = (Idle::of(&entry::here()), Pause::default());
    loop {
        session.shell.take_work().into_iter().for_each(|work| outbox.send(work));
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
        let Some(event) = wait(session, inbox, &idle, &mut pause) else {
            return Ok(());
        };
        // Work is handed over as it comes up, so that answers are under way while more input is read.
        for event in std::iter::once(event).chain(inbox.try_iter()) {
            idle.note(&event);
            pause.note(&event, Instant::now());
            take_in(session, event, outbox);
        }
        await_answers(session, inbox, outbox);
        // The clock may have passed midnight while the machine slept and no timer ran.
        session.shell.handle(Event::Midnight);
    }
}

/// How long a draw waits for what the screen will show in a moment anyway: less than the eye tells from at once. A page
/// that is drawn empty and then full would go over the line twice.
const GATHER: Duration = Duration::from_millis(80);

fn await_answers(session: &mut Live, inbox: &Receiver<Event>, outbox: &mut Outbox) {
    let end = Instant::now() + GATHER;
    loop {
        session.shell.take_work().into_iter().for_each(|work| outbox.send(work));
        let left = end.saturating_duration_since(Instant::now());
        if !session.shell.awaits() || left.is_zero() {
            return;
        }
        match inbox.recv_timeout(left) {
            Ok(event) => take_in(session, event, outbox),
            Err(_) => return,
        }
    }
}

fn take_in(session: &mut Live, event: Event, outbox: &mut Outbox) {
    if matches!(event, Event::Broken) {
        outbox.stop();
    }
    session.shell.handle(event);
}

/// The next event; [`Event::Pause`] when one is waited for; at the office's midnight [`Event::Midnight`]; what follows
/// when nobody touches the screen; `None` when everybody who could send is gone.
fn wait(session: &Live, inbox: &Receiver<Event>, idle: &Idle, pause: &mut Pause) -> Option<Event> {
    use std::sync::mpsc::RecvTimeoutError::{Disconnected, Timeout};
    let midnight = || (clock::until_midnight() + Duration::from_secs(1), Event::Midnight);
    let pause = pause.next(session.shell.wants_pause(), Instant::now());
    let timers = [pause, session.shell.has_midnight().then(midnight), idle.next()];
    let Some((limit, then)) = timers.into_iter().flatten().min_by_key(|(limit, _)| *limit) else {
        return inbox.recv().ok();
    };
    match inbox.recv_timeout(limit) {
        Ok(event) => Some(event),
        Err(Timeout) => Some(then),
        Err(Disconnected) => None,
    }
}
