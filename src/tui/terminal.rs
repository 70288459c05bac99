//! The terminal's own state: raw mode, the other screen, bracketed paste; and giving all of it back whatever happens.
//!
//! Written on the way in and out, on suspension, and when the mouse is switched on or off; nothing here asks the
//! terminal anything.

use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};

/// True while the terminal is ours. The panic hook, which runs on any thread, reads it too.
static OURS: AtomicBool = AtomicBool::new(false);

/// True while the terminal was told to report clicks.
static MOUSE: AtomicBool = AtomicBool::new(false);

const ENTER: &[u8] = b"\x1b[?1049h\x1b[?2004h\x1b[?25l";
const LEAVE: &[u8] = b"\x1b[0m\x1b[?25h\x1b[?2004l\x1b[?1049l";

/// Presses and the wheel (1000), told in digits (1006), which reach beyond column 223; what knows 1000 alone is
/// understood too. Nothing about moving: a mouse that is carried over the screen writes nothing.
const MOUSE_ON: &[u8] = b"\x1b[?1000h\x1b[?1006h";
const MOUSE_OFF: &[u8] = b"\x1b[?1006l\x1b[?1000l";

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
    /// Tells the terminal to report clicks and the wheel, or no longer; writes only when that changes.
    ///
    /// # Errors
    /// When the terminal cannot be written.
    pub fn listen_to_mouse(&self, wanted: bool) -> io::Result<()> {
        if MOUSE.swap(wanted, Ordering::SeqCst) == wanted {
            return Ok(());
        }
        let mut out = io::stdout();
        out.write_all(if wanted { MOUSE_ON } else { MOUSE_OFF })?;
        out.flush()
    }

    /// Takes the terminal again after the process was stopped from outside: the shell in front may have put everything
    /// back to what it likes.
    ///
    /// # Errors
    /// When the terminal cannot be written.
    pub fn retake(&self) -> io::Result<()> {
        // The library believes that nothing has changed, unless it is told so.
        let _ = crossterm::terminal::disable_raw_mode();
        MOUSE.store(false, Ordering::SeqCst);
        enter()
    }

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
pub(super) fn leave() {
    if OURS.swap(false, Ordering::SeqCst) {
        let mut out = io::stdout();
        if MOUSE.swap(false, Ordering::SeqCst) {
            let _ = out.write_all(MOUSE_OFF);
        }
        let _ = out.write_all(LEAVE).and_then(|()| out.flush());
        let _ = crossterm::terminal::disable_raw_mode();
    }
}
