//! The real program in a pseudo-terminal: what bytes it writes, when it writes none, and that it ends with its terminal.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![cfg(unix)]

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use std::io::{Read, Write};
use std::num::NonZero;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

const ROWS: NonZero<u16> = NonZero::new(24).unwrap();
const COLUMNS: NonZero<u16> = NonZero::new(80).unwrap();
const PATIENCE: Duration = Duration::from_secs(20);

struct Live {
    child: Box<dyn Child + Send + Sync>,
    master: Option<Box<dyn MasterPty + Send>>,
    keys: Option<Box<dyn Write + Send>>,
    bytes: Receiver<Vec<u8>>,
    written: Vec<u8>,
    screen: vt100::Parser,
    _folder: tempfile::TempDir,
}

impl Live {
    /// Starts the program where there is no database yet.
    fn start(variables: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let size = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_sojourn"));
        command.args(["--lang", "en", "--today", "2026-11-23", "--db"]);
        command.arg(folder.path().join("office.db"));
        command.env("TERM", "xterm");
        command.env_remove("NO_COLOR");
        for (name, value) in variables {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (sender, bytes) = channel();
        std::thread::spawn(move || {
            let mut piece = [0; 65536];
            while let Ok(length @ 1..) = reader.read(&mut piece) {
                if sender.send(piece[..length].to_vec()).is_err() {
                    return;
                }
            }
        });
        let keys = pair.master.take_writer().unwrap();
        Self {
            child,
            master: Some(pair.master),
            keys: Some(keys),
            bytes,
            written: Vec::new(),
            screen: vt100::Parser::new(ROWS, COLUMNS, 0),
            _folder: folder,
        }
    }

    fn press(&mut self, keys: &str) {
        self.keys.as_mut().unwrap().write_all(keys.as_bytes()).unwrap();
    }

    fn wait(&mut self, text: &str) {
        let end = Instant::now() + PATIENCE;
        while !self.screen.screen().contents().contains(text) {
            let left = end.saturating_duration_since(Instant::now());
            let Ok(piece) = self.bytes.recv_timeout(left) else {
                panic!("{text:?} did not appear:\n{}", self.screen.screen().contents());
            };
            self.screen.process(&piece);
            self.written.extend(piece);
        }
    }

    /// Takes in what comes until nothing has come for that long.
    fn settle(&mut self, quiet: Duration) {
        while let Ok(piece) = self.bytes.recv_timeout(quiet) {
            self.screen.process(&piece);
            self.written.extend(piece);
        }
    }

    fn wait_for_the_end(&mut self) -> u32 {
        let end = Instant::now() + PATIENCE;
        while Instant::now() < end {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.exit_code();
            }
            std::thread::yield_now();
        }
        self.child.kill().unwrap();
        panic!("the program goes on without its terminal");
    }

    fn styles(&self) -> Vec<String> {
        let text = String::from_utf8_lossy(&self.written).into_owned();
        let escapes = text.split("\u{1b}[").skip(1);
        let codes =
            escapes.filter_map(|rest| rest.find(|c: char| !c.is_ascii_digit() && c != ';').map(|at| rest.split_at(at)));
        codes.filter(|(_, rest)| rest.starts_with('m')).map(|(code, _)| code.to_owned()).collect()
    }
}

#[test]
fn an_idle_session_writes_nothing_and_asks_nothing() {
    let mut live = Live::start(&[]);
    live.wait("How to begin");
    live.settle(Duration::from_millis(300));
    // Longer than the worker's look for changes, several times.
    let came = live.bytes.recv_timeout(Duration::from_millis(1200));
    assert!(matches!(came, Err(RecvTimeoutError::Timeout)), "{came:?}");
    let text = String::from_utf8_lossy(&live.written).into_owned();
    for question in ["\u{1b}[6n", "\u{1b}[c", "\u{1b}[>c", "\u{1b}[?u", "\u{1b}]"] {
        assert!(!text.contains(question), "{question:?}");
    }
    assert_eq!(text.matches("\u{1b}[2J").count(), 1, "cleared at the start only");
}

#[test]
fn without_colour_only_bold_and_reverse_are_written() {
    let mut live = Live::start(&[("NO_COLOR", "1")]);
    live.wait("How to begin");
    live.press("?");
    live.wait("Keys of this place");
    let styles = live.styles();
    assert!(styles.iter().any(|style| style.split(';').any(|code| code == "7")), "nothing is selected: {styles:?}");
    for code in styles.iter().flat_map(|style| style.split(';')) {
        assert!(["0", "1", "7"].contains(&code), "{styles:?}");
    }
}

#[test]
fn leaving_gives_the_terminal_back_and_makes_no_database() {
    let mut live = Live::start(&[]);
    live.wait("How to begin");
    // "q" and Enter typed with a Russian layout.
    live.press("й");
    live.wait("Leave the program?");
    live.press("\r");
    assert_eq!(live.wait_for_the_end(), 0);
    live.settle(Duration::from_millis(200));
    assert!(live.written.ends_with(b"\x1b[0m\x1b[?25h\x1b[?2004l\x1b[?1049l"));
    assert_eq!(std::fs::read_dir(live._folder.path()).unwrap().count(), 0);
}

#[test]
fn a_hang_up_ends_the_program() {
    let mut live = Live::start(&[]);
    live.wait("How to begin");
    live.keys = None;
    live.master = None;
    // What the system does when a connection drops.
    let process = live.child.process_id().unwrap();
    rustix::process::kill_process(
        rustix::process::Pid::from_raw(i32::try_from(process).unwrap()).unwrap(),
        rustix::process::Signal::HUP,
    )
    .unwrap();
    assert_eq!(live.wait_for_the_end(), 0);
}
