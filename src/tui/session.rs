//! The main loop's body over any terminal: events in, work out, a draw when something changed.
//!
//! `run` feeds it from threads; [`Scripted`] feeds it from a script and runs the work at once, so that a whole session
//! can be a test.

use super::backend::Screen;
use super::event::Event;
use super::osc::Powers;
use super::shell::{Shell, Wish};
use super::worker::{Seat, Work};
use crate::app::keys::{Code, Key};
use crate::app::together::Lookout;
use crate::domain::clean::Clean;
use ratatui::Terminal;
use ratatui::backend::{Backend, TestBackend};
use ratatui::buffer::Buffer;
use ratatui::layout::Size;

/// A shell on a terminal.
pub struct Session<B: Backend> {
    /// The terminal.
    pub terminal: Terminal<B>,
    /// The shell.
    pub shell: Shell,
    /// What was drawn last.
    shown: Option<Buffer>,
}

impl<B: Backend> Session<B> {
    /// Puts a shell on a terminal.
    ///
    /// # Errors
    /// Those of the terminal.
    pub fn with_backend(backend: B, shell: Shell) -> Result<Self, B::Error> {
        Ok(Self { terminal: Terminal::new(backend)?, shell, shown: None })
    }

    /// Draws if anything may look different. A page that has just been opened is drawn once it has read something; until
    /// then the one before it stays.
    ///
    /// # Errors
    /// Those of the terminal.
    pub fn draw(&mut self) -> Result<(), B::Error> {
        self.terminal.autoresize()?;
        self.shell.fit(self.terminal.size()?);
        if self.shell.is_dirty() {
            let shell = &self.shell;
            let before = self.shown.take().filter(|_| shell.is_turning());
            let drawn = self.terminal.draw(|frame| match &before {
                Some(before) if before.area == frame.area() => shell.draw_turning(before, frame),
                _ => shell.draw(frame),
            })?;
            self.shown = Some(drawn.buffer.clone());
            self.shell.note_drawn();
        }
        Ok(())
    }

    /// Draws everything afresh.
    ///
    /// # Errors
    /// Those of the terminal.
    pub fn redraw(&mut self) -> Result<(), B::Error> {
        self.terminal.clear()?;
        self.shell.handle_redraw();
        self.draw()
    }
}

/// A session driven by a script, with the worker's jobs run on the spot.
pub struct Scripted {
    session: Session<TestBackend>,
    seat: Option<Seat>,
    lookout: Lookout,
    /// Work that nobody does, when there is no desk: tests answer it themselves.
    pub undone: Vec<Work>,
    /// True once the program would have ended.
    pub ended: bool,
    /// A terminal's bytes, and what it showed when they were counted last.
    weighed: Option<(Screen<Vec<u8>>, Buffer)>,
}

impl Scripted {
    /// A session on a terminal of that size; without a `seat` nothing asked for is ever answered.
    pub fn new(shell: Shell, columns: u16, rows: u16, seat: Option<Seat>) -> Self {
        let Ok(session) = Session::with_backend(TestBackend::new(columns, rows), shell);
        let lookout = Lookout::default();
        let mut scripted = Self { session, seat, lookout, undone: Vec::new(), ended: false, weighed: None };
        scripted.look_around();
        scripted.settle();
        scripted
    }

    /// Presses keys: characters as they are, others as `<enter> <esc> <up> <f1> <c-p> <space>`; draws after each.
    pub fn keys(&mut self, script: &str) {
        for key in parse(script) {
            self.event(Event::Key(key));
        }
    }

    /// Presses all keys before anything is drawn, as a fast typist on a slow line does.
    pub fn burst(&mut self, script: &str) {
        for key in parse(script) {
            self.session.shell.handle(Event::Key(key));
        }
        self.settle();
    }

    /// Pastes a text.
    pub fn paste(&mut self, text: &str) {
        self.event(Event::Paste(Clean::note(text)));
    }

    /// Lets any event happen.
    pub fn event(&mut self, event: Event) {
        self.session.shell.handle(event);
        self.settle();
    }

    /// Looks around for what other sessions did, as the worker does four times a second.
    pub fn look_around(&mut self) {
        if let Some(seat) = &mut self.seat {
            let around = seat.look_around(&mut self.lookout);
            self.event(Event::Around(Box::new(around)));
        }
    }

    /// Gives the terminal another size.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.session.terminal.backend_mut().resize(columns, rows);
        self.event(Event::Resize);
    }

    /// What the terminal shows, a line a row.
    pub fn screen(&self) -> String {
        if self.buffer().area.is_empty() {
            return String::new();
        }
        self.session.terminal.backend().to_string().replace('"', "")
    }

    /// How many bytes take a terminal with 256 colours from what it showed when this was asked last (at first: nothing)
    /// to what it shows now.
    pub fn weigh(&mut self) -> usize {
        let now = self.buffer().clone();
        let powers = Powers { wipes: true, ..Powers::default() };
        let fresh = || (Screen::new(Vec::new(), true, || Ok(Size::ZERO)).with(powers), Buffer::empty(now.area));
        let (mut screen, before) =
            self.weighed.take().filter(|(_, shown)| shown.area == now.area).unwrap_or_else(fresh);
        let written = screen.written().len();
        // Writing into memory cannot fail.
        drop(screen.draw(before.diff(&now).into_iter()).and_then(|()| screen.flush()));
        let bytes = screen.written().len() - written;
        self.weighed = Some((screen, now));
        bytes
    }

    /// Texts that were handed to the terminal's clipboard.
    pub fn copies(&mut self) -> Vec<String> {
        self.session.shell.take_copies()
    }

    /// The shell.
    pub fn shell(&self) -> &Shell {
        &self.session.shell
    }

    /// The terminal's cells.
    pub fn buffer(&self) -> &ratatui::buffer::Buffer {
        self.session.terminal.backend().buffer()
    }

    fn settle(&mut self) {
        loop {
            let work = self.session.shell.take_work();
            if work.is_empty() {
                break;
            }
            for work in work {
                if let Work::Watch(card) = work {
                    self.lookout.watch(card);
                    continue;
                }
                match &mut self.seat {
                    Some(seat) => {
                        let answer = seat.run(work);
                        self.session.shell.handle(Event::Answer(Box::new(answer)));
                    }
                    None => self.undone.push(work),
                }
            }
        }
        self.ended |= self.session.shell.take_wish() == Wish::Quit;
        let Ok(()) = self.session.draw();
    }
}

/// Reads a script of keys.
pub fn parse(script: &str) -> Vec<Key> {
    let mut keys = Vec::new();
    let mut rest = script;
    while let Some(first) = rest.chars().next() {
        let named = rest.strip_prefix('<').and_then(|inner| inner.split_once('>'));
        if let Some((key, after)) = named.and_then(|(name, after)| Some((named_key(name)?, after))) {
            keys.push(key);
            rest = after;
        } else {
            keys.push(Key::char(first));
            rest = &rest[first.len_utf8()..];
        }
    }
    keys
}

fn named_key(name: &str) -> Option<Key> {
    if let Some(letter) = name.strip_prefix("c-") {
        return letter.chars().next().map(Key::ctrl);
    }
    if let Some(number) = name.strip_prefix('f') {
        return number.parse().ok().map(|n| Key::plain(Code::F(n)));
    }
    let code = match name {
        "enter" => Code::Enter,
        "esc" => Code::Esc,
        "tab" => Code::Tab,
        "backtab" => Code::BackTab,
        "up" => Code::Up,
        "down" => Code::Down,
        "left" => Code::Left,
        "right" => Code::Right,
        "home" => Code::Home,
        "end" => Code::End,
        "pgup" => Code::PageUp,
        "pgdn" => Code::PageDown,
        "bs" => Code::Backspace,
        "del" => Code::Delete,
        "space" => Code::Char(' '),
        _ => return None,
    };
    Some(Key::plain(code))
}
