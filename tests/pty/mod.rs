//! The real program in a pseudo-terminal, in a home of its own. Waits for text, never for time.
//!
//! Nothing of the person who runs the tests reaches the program: the environment is empty but for what stands here.
//! Key scripts are those of `tui::session`: characters as they are, others as `<enter> <esc> <f1> <c-p>`.

#![allow(dead_code, reason = "each test file takes what it needs")]

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use sojourn::app::keys::{Code, Key};
use sojourn::tui::session::parse;
use std::io::{Read, Write};
use std::num::NonZero;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Arc, LazyLock};
use std::time::{Duration, Instant};

/// How long a screen may take to show what is waited for, on a machine that is busy with other tests.
const PATIENCE: Duration = Duration::from_secs(30);

/// The office date of every test.
pub const TODAY: &str = "2026-11-23";

/// An empty folder that is home, data folder and working directory at once.
pub struct Home {
    folder: tempfile::TempDir,
    stripped: bool,
}

impl Home {
    /// A new one.
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), stripped: false }
    }

    /// Programs started here must obey the permissions of files, also when the tests run as root.
    pub fn without_privileges(mut self) -> Self {
        self.stripped = rustix::process::geteuid().is_root();
        self
    }

    /// A place in it.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The names of what lies in it.
    pub fn files(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.folder.path()).unwrap();
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }

    fn variables(&self) -> Vec<(&'static str, String)> {
        let home = self.folder.path().display().to_string();
        ["HOME", "XDG_DATA_HOME", "TMPDIR"]
            .map(|name| (name, home.clone()))
            .into_iter()
            .chain([("TERM", "xterm-256color".to_owned()), ("LC_ALL", "C.UTF-8".to_owned())])
            .collect()
    }

    /// The program with its arguments.
    fn words<'a>(&self, arguments: &[&'a str]) -> Vec<&'a str> {
        let stripping = ["/usr/bin/setpriv", "--bounding-set=-all", "--inh-caps=-all"];
        let before: &[&str] = if self.stripped { &stripping } else { &[] };
        [before, &[env!("CARGO_BIN_EXE_sojourn")], arguments].concat()
    }

    /// Notes that whoever works here has seen the pages for newcomers.
    fn is_known_here(&self) {
        let place = sojourn::app::open::Place { db: Some(self.path("office.db")), today: TODAY.parse().ok() };
        place.open().unwrap().keep_preference("tour-seen", Some(&true)).unwrap();
    }

    /// The program with these arguments, without a terminal.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let words = self.words(arguments);
        let mut command = Command::new(words[0]);
        command
            .env_clear()
            .envs(self.variables())
            .current_dir(self.folder.path())
            .args(&words[1..])
            .stdin(Stdio::null());
        command
    }

    /// A home whose `office.db` holds the sheet that the tests share, imported by the program once for all of them.
    pub fn with_sample() -> Self {
        static SAMPLE: LazyLock<Home> = LazyLock::new(|| {
            let home = Home::new();
            let sheet = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/clients-ru.csv");
            let arguments = ["--db", "office.db", "--today", TODAY, "import", sheet];
            let done = home.command(&arguments).arg("--partial").output().unwrap();
            let said = String::from_utf8_lossy(&done.stderr);
            assert!(done.status.success(), "{said}");
            home.is_known_here();
            home
        });
        let home = Self::new();
        std::fs::copy(SAMPLE.path("office.db"), home.path("office.db")).unwrap();
        home
    }

    /// Opens `office.db` in English on a terminal of 80 × 24.
    pub fn open(&self) -> Live {
        self.open_with(&["--lang", "en"])
    }

    /// Opens `office.db` with more arguments.
    pub fn open_with(&self, arguments: &[&str]) -> Live {
        let office = ["--db", "office.db", "--today", TODAY];
        self.start(&[&office, arguments].concat(), &[], (80, 24))
    }

    /// Starts the program on a terminal of so many columns and rows.
    pub fn start(&self, arguments: &[&str], more: &[(&str, &str)], size: (u16, u16)) -> Live {
        let words = self.words(arguments);
        self.start_any(&words, more, size)
    }

    /// Any program on a terminal of that size.
    pub fn start_any(&self, words: &[&str], more: &[(&str, &str)], size: (u16, u16)) -> Live {
        let pair = native_pty_system().openpty(pty_size(size)).unwrap();
        let mut command = CommandBuilder::new(words[0]);
        command.args(&words[1..]);
        command.cwd(self.folder.path());
        command.env_clear();
        for (name, value) in self.variables() {
            command.env(name, value);
        }
        for (name, value) in more {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        Live::on(child, pair.master, size)
    }
}

fn pty_size((cols, rows): (u16, u16)) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

/// The running program, its terminal and what the terminal shows.
pub struct Live {
    child: Box<dyn Child + Send + Sync>,
    master: Option<Box<dyn MasterPty + Send>>,
    keyboard: Option<Box<dyn Write + Send>>,
    bytes: Receiver<Vec<u8>>,
    /// Tells the reading thread to let go of the terminal.
    gone: Arc<AtomicBool>,
    screen: vt100::Parser,
    /// Every byte the program has written.
    pub written: Vec<u8>,
    /// How many of them the emulator has taken in.
    shown: usize,
}

impl Live {
    fn on(child: Box<dyn Child + Send + Sync>, master: Box<dyn MasterPty + Send>, size: (u16, u16)) -> Self {
        let mut reader = master.try_clone_reader().unwrap();
        let (sender, bytes) = channel();
        let gone = Arc::new(AtomicBool::new(false));
        let told = Arc::clone(&gone);
        std::thread::spawn(move || {
            let mut piece = [0; 65536];
            while let Ok(length @ 1..) = reader.read(&mut piece) {
                if told.load(Ordering::SeqCst) || sender.send(piece[..length].to_vec()).is_err() {
                    return;
                }
            }
        });
        let keyboard = master.take_writer().unwrap();
        Self {
            child,
            master: Some(master),
            keyboard: Some(keyboard),
            bytes,
            gone,
            screen: emulator(size),
            written: Vec::new(),
            shown: 0,
        }
    }

    /// Types a key script at once, as a fast typist does.
    pub fn keys(&mut self, script: &str) {
        let bytes: Vec<u8> = parse(script).into_iter().flat_map(bytes_of).collect();
        self.keyboard.as_mut().unwrap().write_all(&bytes).unwrap();
    }

    /// Sends bytes as a terminal does.
    pub fn bytes(&mut self, bytes: &[u8]) {
        self.keyboard.as_mut().unwrap().write_all(bytes).unwrap();
    }

    /// Asks the program to end, as the system does before it goes down.
    pub fn terminate(&mut self) {
        let id = rustix::process::Pid::from_raw(self.child.process_id().unwrap().cast_signed()).unwrap();
        rustix::process::kill_process(id, rustix::process::Signal::TERM).unwrap();
    }

    /// Ends the program without asking it, as a machine that loses its power does.
    pub fn cut(&mut self) {
        let id = rustix::process::Pid::from_raw(self.child.process_id().unwrap().cast_signed()).unwrap();
        rustix::process::kill_process(id, rustix::process::Signal::KILL).unwrap();
        let _ = self.child.wait();
    }

    /// What the terminal shows, without the blanks at the ends of lines.
    pub fn text(&self) -> String {
        let text = self.screen.screen().contents();
        let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
        lines.join("\n")
    }

    fn take(&mut self, patience: Duration) -> Result<(), RecvTimeoutError> {
        let piece = self.bytes.recv_timeout(patience)?;
        self.written.extend(piece);
        // The emulator doubles a letter whose bytes come in two pieces.
        let fresh = &self.written[self.shown..];
        let whole = match std::str::from_utf8(fresh) {
            Err(error) if error.error_len().is_none() => error.valid_up_to(),
            _ => fresh.len(),
        };
        self.screen.process(&fresh[..whole]);
        self.shown += whole;
        Ok(())
    }

    /// Waits until the screen is as wanted.
    pub fn until(&mut self, what: &str, wanted: impl Fn(&str) -> bool) {
        let end = Instant::now() + PATIENCE;
        while !wanted(&self.text()) {
            let left = end.saturating_duration_since(Instant::now());
            if let Err(error) = self.take(left) {
                panic!("not seen ({error}): {what}\n{}", self.text());
            }
        }
    }

    /// Waits until the screen shows a text.
    pub fn wait(&mut self, text: &str) {
        self.until(text, |screen| screen.contains(text));
    }

    /// Waits until the screen shows a text and nothing more comes, and returns the whole of it: a text high on the screen is there
    /// before the lines below it.
    pub fn whole(&mut self, text: &str) -> String {
        self.wait(text);
        self.settle(Duration::from_millis(300));
        self.text()
    }

    /// Takes in what comes until nothing has come for that long; true when the program has closed its terminal.
    pub fn settle(&mut self, quiet: Duration) -> bool {
        loop {
            match self.take(quiet) {
                Ok(()) => {}
                Err(error) => return error == RecvTimeoutError::Disconnected,
            }
        }
    }

    /// Gives the terminal another size.
    pub fn resize(&mut self, size: (u16, u16)) {
        let master = self.master.as_ref().unwrap();
        master.resize(pty_size(size)).unwrap();
        self.screen = emulator(size);
    }

    /// Closes the terminal as a dropped connection does, and tells when.
    pub fn hang_up(&mut self) -> Instant {
        self.gone.store(true, Ordering::SeqCst);
        // The redraw that follows wakes the thread whose reading still holds the terminal open.
        self.resize((81, 25));
        while self.bytes.recv().is_ok() {}
        self.keyboard = None;
        self.master = None;
        Instant::now()
    }

    /// Waits for the end of the program and gives its exit code. What it wrote last is on the screen then.
    pub fn end(&mut self) -> u32 {
        let end = Instant::now() + PATIENCE;
        while Instant::now() < end {
            if let Some(status) = self.child.try_wait().unwrap() {
                self.settle(Duration::from_secs(1));
                return status.exit_code();
            }
            // Reading empties the terminal, so that the program never waits for us.
            if self.take(Duration::from_millis(10)) == Err(RecvTimeoutError::Disconnected) {
                std::thread::yield_now();
            }
        }
        panic!("the program goes on\n{}", self.text());
    }
}

impl Drop for Live {
    fn drop(&mut self) {
        // Already ended in most tests.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// An emulator cannot have less than one cell.
fn emulator((columns, rows): (u16, u16)) -> vt100::Parser {
    let least = |cells| NonZero::new(cells).unwrap_or(NonZero::<u16>::MIN);
    vt100::Parser::new(least(rows), least(columns), 0)
}

fn bytes_of(key: Key) -> Vec<u8> {
    let code = match key.code {
        Code::Char(c) if key.ctrl => return vec![c as u8 & 0x1f],
        Code::Char(c) => return c.to_string().into_bytes(),
        Code::Enter => "\r",
        Code::Esc => "\x1b",
        Code::Backspace => "\x7f",
        Code::Delete => "\x1b[3~",
        Code::Tab => "\t",
        Code::BackTab => "\x1b[Z",
        Code::Up => "\x1b[A",
        Code::Down => "\x1b[B",
        Code::Right => "\x1b[C",
        Code::Left => "\x1b[D",
        Code::Home => "\x1b[H",
        Code::End => "\x1b[F",
        Code::PageUp => "\x1b[5~",
        Code::PageDown => "\x1b[6~",
        Code::F(n @ 1..=4) => return vec![0x1b, b'O', b'O' + n],
        Code::F(n) => panic!("F{n} is not used"),
    };
    code.as_bytes().to_vec()
}
