//! From what the terminal library reads to the program's own keys. The only thread that reads the terminal.

use super::event::{Event, Mouse};
use crate::app::keys::{Code, Key};
use crate::domain::clean::Clean;
use crossterm::event::{
    Event as Raw, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};
use std::sync::mpsc::Sender;

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
        let event = match crossterm::event::read() {
            Ok(raw) => translate(raw),
            Err(_) => Some(Event::TerminalGone),
        };
        let Some(event) = event else { continue };
        let gone = matches!(event, Event::TerminalGone);
        if events.send(event).is_err() || gone {
            return;
        }
    }
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

    #[test]
    fn pasted_text_is_cleaned_and_shift_tab_is_one_key() {
        let pasted = translate(Raw::Paste("Али\u{202e}\u{1b}[0m".to_owned()));
        assert!(matches!(pasted, Some(Event::Paste(text)) if text.as_str() == "Али[0m"));
        let tab = KeyEvent::new(KeyCode::Tab, KeyModifiers::SHIFT);
        assert_eq!(key_of(tab), Some(Key::plain(Code::BackTab)));
    }
}
