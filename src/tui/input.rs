//! From what the terminal library reads to the program's own keys. The only thread that reads the terminal.

use super::event::{Event, Mouse};
use crate::app::keys::{Code, Key};
use crate::domain::clean::Clean;
use crossterm::event::{
    Event as Raw, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};
use std::sync::mpsc::Sender;
use std::time::Duration;

/// Starts the thread that reads the terminal and sends what it means.
///
/// # Errors
/// When the system refuses a thread.
pub fn spawn(events: Sender<Event>) -> std::io::Result<()> {
    std::thread::Builder::new().name("input".to_owned()).spawn(move || listen(&events))?;
    Ok(())
}

fn listen(events: &Sender<Event>) {
    loop {
        let (raws, ended) = gather();
        for event in grouped(raws) {
            if events.send(event).is_err() {
                return;
            }
        }
        if ended {
            // The main loop may have ended already.
            let _ = events.send(Event::TerminalGone);
            return;
        }
    }
}

/// How long the rest of a paste is waited for, whose packets come one after the other.
const LINGER: Duration = Duration::from_millis(20);
/// So many events are taken at once.
const MOST: usize = 20_000;

/// All that has arrived, and true when the terminal cannot be read any more.
fn gather() -> (Vec<Raw>, bool) {
    let mut raws = Vec::new();
    loop {
        match crossterm::event::read() {
            Ok(raw) => raws.push(raw),
            Err(_) => return (raws, true),
        }
        let more = |patience| matches!(crossterm::event::poll(patience), Ok(true));
        // An Escape may be the beginning of a report of the mouse whose rest lies in the next packet.
        let begun = raws.last().is_some_and(is_escape) || raws.len() > LONG && pasted(&typed_of(&raws));
        let follows = more(Duration::ZERO) || begun && more(LINGER);
        if raws.len() >= MOST || !follows {
            return (raws, false);
        }
    }
}

/// Nobody types a line of so many letters, Enter, and more at one stroke.
const LONG: usize = 20;

/// True for keys that came together and that nobody has typed: a terminal without bracketed paste sends a text of several
/// lines as if it were typed, and in a list its letters would be commands.
fn pasted(text: &str) -> bool {
    let mut lines = text.trim_end_matches('\n').split('\n').peekable();
    let mut long = false;
    while let Some(line) = lines.next() {
        long |= lines.peek().is_some() && line.chars().count() >= LONG;
    }
    long
}

fn is_escape(raw: &Raw) -> bool {
    matches!(raw, Raw::Key(KeyEvent { code: KeyCode::Esc, kind: KeyEventKind::Press, .. }))
}

/// How many of these events are a report of the mouse that came in two packets, so that its Escape was taken for the key
/// and its digits would switch tabs: `Esc [ < 0 ; 10 ; 5 M`, `Esc [ 32 ; 10 ; 5 M`, `Esc [ M` and three signs.
fn torn_report(raws: &[Raw]) -> Option<usize> {
    let (escape, rest) = raws.split_first()?;
    let mut signs = rest.iter().map_while(letter_of);
    if !is_escape(escape) || signs.next() != Some('[') {
        return None;
    }
    let first = signs.next()?;
    if first == 'M' {
        return (signs.take(3).count() == 3).then_some(6);
    }
    if first != '<' && !first.is_ascii_digit() {
        return None;
    }
    let body = signs.clone().take_while(|sign| sign.is_ascii_digit() || *sign == ';');
    let (length, breaks) = body.fold((0, 0), |(length, breaks), sign| (length + 1, breaks + usize::from(sign == ';')));
    let is_whole = breaks == 2 && matches!(signs.nth(length), Some('M' | 'm'));
    is_whole.then_some(length + 4)
}

/// The events without reports of the mouse that came torn.
fn mended(mut raws: Vec<Raw>) -> Vec<Raw> {
    let mut at = 0;
    while at < raws.len() {
        match torn_report(&raws[at..]) {
            Some(length) => drop(raws.drain(at..at + length)),
            None => at += 1,
        }
    }
    raws
}

/// The text at the end of what has come, as far as it is letters, tabs and line ends.
fn typed_of(raws: &[Raw]) -> String {
    let letters: Vec<char> = raws.iter().rev().map_while(letter_of).collect();
    letters.into_iter().rev().collect()
}

fn letter_of(raw: &Raw) -> Option<char> {
    let Raw::Key(KeyEvent { code, modifiers, kind: KeyEventKind::Press, .. }) = raw else {
        return None;
    };
    let plain = modifiers.difference(KeyModifiers::SHIFT).is_empty();
    match code {
        KeyCode::Char(c) if plain => Some(*c),
        // Ctrl-J: terminals send line ends of a pasted text either way.
        KeyCode::Char('j') if *modifiers == KeyModifiers::CONTROL => Some('\n'),
        KeyCode::Enter if plain => Some('\n'),
        KeyCode::Tab if plain => Some('\t'),
        _ => None,
    }
}

/// What these events mean; runs of letters that were pasted become one paste.
fn grouped(raws: Vec<Raw>) -> Vec<Event> {
    let mut events = Vec::new();
    let mut run: Vec<Raw> = Vec::new();
    let end = |run: &mut Vec<Raw>, events: &mut Vec<Event>| {
        let text = typed_of(run);
        if pasted(&text) {
            run.clear();
            events.push(Event::Paste(Clean::note(&text)));
        } else {
            events.extend(run.drain(..).filter_map(translate));
        }
    };
    for raw in mended(raws) {
        if letter_of(&raw).is_some() {
            run.push(raw);
        } else {
            end(&mut run, &mut events);
            events.extend(translate(raw));
        }
    }
    end(&mut run, &mut events);
    events
}

/// What an event of the terminal means here; `None` for what the program does not use.
pub fn translate(raw: Raw) -> Option<Event> {
    match raw {
        Raw::Key(event) if event.kind != KeyEventKind::Release => key_of(event).map(Event::Key),
        Raw::Paste(text) => Some(Event::Paste(Clean::note(&text))),
        Raw::Resize(..) => Some(Event::Resize),
        Raw::Mouse(event) => mouse_of(event).map(Event::Mouse),
        Raw::Key(_) | Raw::FocusGained | Raw::FocusLost => None,
    }
}

/// What was done with the mouse, where it means something: drags, releases and other buttons are the terminal's.
fn mouse_of(event: MouseEvent) -> Option<Mouse> {
    match event.kind {
        MouseEventKind::Down(MouseButton::Left) => Some(Mouse::Press(event.column, event.row)),
        MouseEventKind::ScrollUp => Some(Mouse::WheelUp),
        MouseEventKind::ScrollDown => Some(Mouse::WheelDown),
        _ => None,
    }
}

/// The key in the program's own terms.
fn key_of(event: KeyEvent) -> Option<Key> {
    let ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
    // Ctrl-H is what some terminals send for Backspace.
    if ctrl && event.code == KeyCode::Char('h') {
        return Some(Key::plain(Code::Backspace));
    }
    let code = match event.code {
        KeyCode::Char(c) => Code::Char(c),
        KeyCode::F(n) => Code::F(n),
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::BackTab => Code::BackTab,
        KeyCode::Tab if event.modifiers.contains(KeyModifiers::SHIFT) => Code::BackTab,
        KeyCode::Tab => Code::Tab,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        _ => return None,
    };
    let is_char = matches!(code, Code::Char(_));
    Some(Key { code, ctrl: ctrl && is_char, alt: is_char && event.modifiers.contains(KeyModifiers::ALT) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<Raw> {
        let code = |c| if c == '\n' { KeyCode::Enter } else { KeyCode::Char(c) };
        text.chars().map(|c| Raw::Key(KeyEvent::new(code(c), KeyModifiers::NONE))).collect()
    }

    #[test]
    fn lines_that_nobody_typed_are_a_paste_and_typed_ahead_keys_are_keys() {
        let mrz = "P<UZBABDULLAEV<<RUSTAM<<<<<<<<<<<<<<<<<<<<<<\nFA12345678UZB9003051M2703014<<<<<<<<<<<<<<04\n";
        let events = grouped(keys(mrz));
        assert!(matches!(&events[..], [Event::Paste(text)] if text.as_str() == mrz.trim_end()), "{events:?}");
        for typed in ["2/иванов\njj\nd", "Цой Виктория Александровна\n", "dddddddddddddddddddddddddddddd", "a\nb\nc\nd"]
        {
            let events = grouped(keys(typed));
            assert_eq!(events.len(), typed.chars().count());
            assert!(events.iter().all(|event| matches!(event, Event::Key(_))), "{typed:?}");
        }
        let mut mixed = keys("j");
        mixed.push(Raw::Key(KeyEvent::new(KeyCode::Down, KeyModifiers::NONE)));
        mixed.extend(keys(mrz));
        let kinds: Vec<bool> = grouped(mixed).iter().map(|event| matches!(event, Event::Paste(_))).collect();
        assert_eq!(kinds, [false, false, true]);
    }

    #[test]
    fn a_report_of_the_mouse_that_came_in_two_packets_is_no_key() {
        let torn = |rest: &str| {
            let mut raws = vec![Raw::Key(KeyEvent::new(KeyCode::Esc, KeyModifiers::NONE))];
            raws.extend(keys(rest));
            grouped(raws).len()
        };
        for report in ["[<0;10;5M", "[<65;120;40m", "[32;10;5M", "[M a!"] {
            assert_eq!(torn(report), 0, "{report}");
            assert_eq!(torn(&format!("{report}j")), 1, "{report}");
        }
        // What only begins like one was typed.
        for typed in ["", "[", "[<", "[<0;10", "[<0;10M", "[12M", "[ab", "[M a", "j"] {
            assert_eq!(torn(typed), 1 + typed.len(), "{typed}");
        }
    }

    #[test]
    fn only_presses_and_the_wheel_of_the_mouse_arrive() {
        let at = |kind| Raw::Mouse(MouseEvent { kind, column: 7, row: 3, modifiers: KeyModifiers::NONE });
        let pressed = translate(at(MouseEventKind::Down(MouseButton::Left)));
        assert!(matches!(pressed, Some(Event::Mouse(Mouse::Press(7, 3)))));
        assert!(translate(at(MouseEventKind::Moved)).is_none());
        assert!(translate(at(MouseEventKind::Up(MouseButton::Left))).is_none());
    }

    #[test]
    fn pasted_text_is_cleaned_and_shift_tab_is_one_key() {
        let pasted = translate(Raw::Paste("Али\u{202e}\u{1b}[0m".to_owned()));
        assert!(matches!(pasted, Some(Event::Paste(text)) if text.as_str() == "Али[0m"));
        let tab = KeyEvent::new(KeyCode::Tab, KeyModifiers::SHIFT);
        assert_eq!(key_of(tab), Some(Key::plain(Code::BackTab)));
    }
}
