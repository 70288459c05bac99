//! The terminal's own state: raw mode, the other screen, bracketed paste; and giving all of it back whatever happens.
//!
//! Written on the way in and out, and on suspension; nothing here asks the terminal anything, the mouse stays off.

use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};

/// True while the terminal is ours. The panic hook, which runs on any thread, reads it too.
static OURS: AtomicBool = AtomicBool::new(false);

const ENTER: &[u8] = b"\x1b[?1049h\x1b[?2004h\x1b[?25l";
const LEAVE: &[u8] = b"\x1b[0m\x1b[?25h\x1b[?2004l\x1b[?1049l";

/// Holds the terminal until dropped.
#[derive(Debug)]
pub struct Held(());

/// Takes the terminal.
///
/// # Errors
/// When it is none, or cannot be written.
pub fn take() -> io::Result<Held> {
    enter()?;
    Ok(Held(()))
}

impl Held {
    /// Gives the terminal back, stops the process with `stop`, and takes the terminal again.
    ///
    /// # Errors
    /// When the terminal cannot be written.
    pub fn suspended(&self, stop: impl FnOnce() -> bool) -> io::Result<()> {
        leave();
        stop();
        enter()
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        leave();
    }
}

fn enter() -> io::Result<()> {
    crossterm::terminal::enable_raw_mode()?;
    OURS.store(true, Ordering::SeqCst);
    let mut out = io::stdout();
    out.write_all(ENTER)?;
    out.flush()
}

/// Gives the terminal back once, however often it is called. Failures are of no use to anybody: the terminal is gone.
fn leave() {
    if OURS.swap(false, Ordering::SeqCst) {
        let mut out = io::stdout();
        let _ = out.write_all(LEAVE).and_then(|()| out.flush());
        let _ = crossterm::terminal::disable_raw_mode();
    }
}

/// From now on a panic gives the terminal back and prints `sentence` and the place in the program, never the panic's own
/// text, which may hold a client's data. A panic outside the main thread ends the process: a save under way is then
/// rolled back as a whole.
pub fn hook_panics(sentence: String) {
    std::panic::set_hook(Box::new(move |panic| {
        leave();
        let place = panic.location().map_or_else(String::new, |at| format!(" ({}:{})", at.file(), at.line()));
        let _ = writeln!(io::stderr(), "{sentence}{place}");
        if std::thread::current().name() != Some("main") {
            std::process::exit(101);
        }
    }));
}
