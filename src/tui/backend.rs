//! The bytes that go to the terminal.
//!
//! Why not the library's own backend: under `NO_COLOR` it writes an empty colour sequence, which terminals take as
//! "reset everything", so the selected line would lose its reverse video; and it asks for the cursor's position. This
//! one writes the 16 palette colours by their short codes, nothing that asks, and nothing at all when nothing changed:
//! one [`Write::write_all`] a frame.

use super::osc::{self, Powers};
use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use ratatui::style::{Color, Modifier};
use std::io::{self, Write};

/// How a cell looks, as far as a terminal can show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Look {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

const PLAIN: Look = Look { fg: Color::Reset, bg: Color::Reset, modifier: Modifier::empty() };

/// Collects a frame's bytes and writes them at once.
#[derive(Debug)]
pub struct Screen<W: Write> {
    out: W,
    frame: Vec<u8>,
    colour: bool,
    look: Look,
    cursor: Option<Position>,
    cursor_shown: Option<bool>,
    size: fn() -> io::Result<Size>,
    powers: Powers,
    /// Where cells that are marked as a link lead, and whether the last cell was one.
    link: Option<String>,
    linking: bool,
}

/// Cells with one of these are a link (`Theme::link`); the modifiers themselves are never written.
const LINK: Modifier = Modifier::SLOW_BLINK.union(Modifier::RAPID_BLINK);

impl<W: Write> Screen<W> {
    /// Draws on `out`; without `colour` no colour is ever written. `size` tells the terminal's size.
    pub fn new(out: W, colour: bool, size: fn() -> io::Result<Size>) -> Self {
        let (powers, link) = (Powers::default(), None);
        let (frame, look, linking) = (Vec::new(), PLAIN, false);
        Self { out, frame, colour, look, cursor: None, cursor_shown: None, size, powers, link, linking }
    }

    /// The same on a terminal that can do more than show letters.
    #[must_use]
    pub fn with(mut self, powers: Powers) -> Self {
        self.powers = powers;
        self
    }

    /// From now on marked cells lead there.
    pub fn lead_to(&mut self, target: Option<&str>) {
        if self.link.as_deref() != target {
            self.link = target.map(str::to_owned);
        }
    }

    /// Hands a text to the terminal's clipboard, where it has one.
    ///
    /// # Errors
    /// Those of the terminal.
    pub fn copy(&mut self, text: &str) -> io::Result<()> {
        let bytes = self.powers.copy(text);
        if bytes.is_empty() {
            return Ok(());
        }
        self.out.write_all(&bytes)?;
        self.out.flush()
    }

    /// Begins or ends a link.
    fn point(&mut self, marked: bool) {
        let start = self.link.as_deref().filter(|_| marked && self.powers.links).and_then(osc::link_start);
        if self.linking == start.is_some() {
            return;
        }
        self.linking = start.is_some();
        self.frame.extend_from_slice(start.as_deref().unwrap_or(osc::LINK_END).as_bytes());
    }

    /// What was written to.
    #[cfg(test)]
    pub(crate) fn written(&self) -> &W {
        &self.out
    }

    /// Forgets what the terminal is believed to show, after something else wrote on it.
    pub fn forget(&mut self) {
        (self.look, self.cursor, self.cursor_shown) = (PLAIN, None, None);
        self.frame.extend_from_slice(b"\x1b[0m");
    }

    fn wear(&mut self, look: Look) {
        if look == self.look {
            return;
        }
        // Always from a reset: some terminals know no "bold off".
        let mut codes = String::from("\x1b[0");
        for (flag, code) in [
            (Modifier::BOLD, ";1"),
            (Modifier::DIM, ";2"),
            (Modifier::ITALIC, ";3"),
            (Modifier::UNDERLINED, ";4"),
            (Modifier::REVERSED, ";7"),
        ] {
            if look.modifier.contains(flag) {
                codes.push_str(code);
            }
        }
        if self.colour {
            push_colour(&mut codes, look.fg, 30);
            push_colour(&mut codes, look.bg, 40);
        }
        codes.push('m');
        self.frame.extend_from_slice(codes.as_bytes());
        self.look = look;
    }
}

/// Adds `;31` and the like; `base` is 30 for the foreground and 40 for the background.
fn push_colour(codes: &mut String, colour: Color, base: u8) {
    let (bright, index) = match colour {
        Color::Black => (0, 0),
        Color::Red => (0, 1),
        Color::Green => (0, 2),
        Color::Yellow => (0, 3),
        Color::Blue => (0, 4),
        Color::Magenta => (0, 5),
        Color::Cyan => (0, 6),
        Color::Gray => (0, 7),
        Color::DarkGray => (60, 0),
        Color::LightRed => (60, 1),
        Color::LightGreen => (60, 2),
        Color::LightYellow => (60, 3),
        Color::LightBlue => (60, 4),
        Color::LightMagenta => (60, 5),
        Color::LightCyan => (60, 6),
        Color::White => (60, 7),
        // Not of the palette: the theme uses none of these.
        Color::Reset | Color::Rgb(..) | Color::Indexed(_) => return,
    };
    codes.push_str(&format!(";{}", base + bright + index));
}

/// True for symbols that move the cursor by one column on every terminal: Latin, Greek, Cyrillic, lines. After any other
/// one the next cell is addressed anew, because terminals disagree about its width.
fn is_one_column(symbol: &str) -> bool {
    let mut letters = symbol.chars();
    let plain = |c: char| matches!(c, ' '..='~' | '\u{a0}'..='\u{2ff}' | '\u{370}'..='\u{482}' | '\u{48a}'..='\u{52f}' | '\u{2500}'..='\u{257f}');
    letters.next().is_some_and(plain) && letters.next().is_none()
}

impl<W: Write> Backend for Screen<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let mut next: Option<Position> = None;
        for (x, y, cell) in content {
            let at = Position { x, y };
            if next != Some(at) {
                self.frame.extend_from_slice(format!("\x1b[{};{}H", y + 1, x + 1).as_bytes());
            }
            let known = Modifier::BOLD | Modifier::DIM | Modifier::ITALIC | Modifier::UNDERLINED | Modifier::REVERSED;
            let (fg, bg) = if self.colour { (cell.fg, cell.bg) } else { (Color::Reset, Color::Reset) };
            self.wear(Look { fg, bg, modifier: cell.modifier & known });
            self.point(cell.modifier.intersects(LINK));
            self.frame.extend_from_slice(cell.symbol().as_bytes());
            next = is_one_column(cell.symbol()).then_some(Position { x: x + 1, y });
            self.cursor = None;
        }
        self.point(false);
        self.wear(PLAIN);
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        if self.cursor_shown != Some(false) {
            self.frame.extend_from_slice(b"\x1b[?25l");
            self.cursor_shown = Some(false);
        }
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        if self.cursor_shown != Some(true) {
            self.frame.extend_from_slice(b"\x1b[?25h");
            self.cursor_shown = Some(true);
        }
        Ok(())
    }

    /// Never asks the terminal: the place where the cursor was put last.
    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.cursor.unwrap_or(Position::ORIGIN))
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        let position = position.into();
        if self.cursor != Some(position) {
            self.frame.extend_from_slice(format!("\x1b[{};{}H", position.y + 1, position.x + 1).as_bytes());
            self.cursor = Some(position);
        }
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.frame.extend_from_slice(b"\x1b[0m\x1b[2J");
        (self.look, self.cursor) = (PLAIN, None);
        Ok(())
    }

    fn clear_region(&mut self, clear_type: ClearType) -> io::Result<()> {
        let code: &[u8] = match clear_type {
            ClearType::All => return self.clear(),
            ClearType::AfterCursor => b"\x1b[J",
            ClearType::BeforeCursor => b"\x1b[1J",
            ClearType::CurrentLine => b"\x1b[2K",
            ClearType::UntilNewLine => b"\x1b[K",
        };
        self.frame.extend_from_slice(code);
        Ok(())
    }

    fn size(&self) -> io::Result<Size> {
        (self.size)()
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size()?, pixels: Size::ZERO })
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.frame.is_empty() {
            return Ok(());
        }
        self.out.write_all(&self.frame)?;
        self.frame.clear();
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::Terminal;
    use ratatui::style::Style;
    use ratatui::widgets::Paragraph;

    fn drawn(colour: bool, frames: usize) -> String {
        let screen = Screen::new(Vec::new(), colour, || Ok(Size { width: 12, height: 2 }));
        let mut terminal = Terminal::new(screen).unwrap();
        let style = Style::new().fg(Color::Red).add_modifier(Modifier::REVERSED);
        for _ in 0..frames {
            terminal
                .draw(|frame| {
                    frame.render_widget(Paragraph::new("да ok").style(style), frame.area());
                })
                .unwrap();
        }
        String::from_utf8(terminal.backend().written().clone()).unwrap()
    }

    #[test]
    fn a_frame_without_a_change_writes_nothing() {
        assert!(!drawn(true, 1).is_empty());
        assert_eq!(drawn(true, 1), drawn(true, 5));
    }

    #[test]
    fn without_colour_the_selected_line_keeps_its_reverse_video() {
        let bytes = drawn(false, 1);
        assert!(bytes.contains("\x1b[0;7m"), "{bytes:?}");
        assert!(!bytes.contains("31") && !bytes.contains("\x1b[m") && !bytes.contains("[3") && !bytes.contains("[9"));
        assert!(drawn(true, 1).contains("\x1b[0;7;31m"));
    }

    /// A line of which the middle is a link, drawn by a terminal that follows links or does not.
    fn linked(links: bool, target: &str) -> String {
        use ratatui::text::{Line, Span};
        let screen = Screen::new(Vec::new(), true, || Ok(Size { width: 12, height: 2 }));
        let mut screen = screen.with(Powers { links, ..Powers::default() });
        screen.lead_to(Some(target));
        let mut terminal = Terminal::new(screen).unwrap();
        let theme = crate::tui::theme::Theme { colour: true, ascii: false };
        let middle = Span::styled("bc", theme.link(Style::new(), false));
        let draw = |frame: &mut ratatui::Frame<'_>| {
            frame.render_widget(Line::from(vec!["a".into(), middle.clone(), "d".into()]), frame.area());
        };
        terminal.draw(draw).unwrap();
        String::from_utf8(terminal.backend().written().clone()).unwrap()
    }

    #[test]
    fn a_link_is_written_where_the_terminal_knows_it_and_never_raw() {
        let bytes = linked(true, "https://wa.me/7?text=%41");
        assert!(bytes.contains("\x1b]8;id=letter;https://wa.me/7?text=%41\x1b\\bc"), "{bytes:?}");
        assert_eq!(bytes.matches("\x1b]8;;\x1b\\").count(), 1);
        for bytes in [linked(false, "https://wa.me/7"), linked(true, "https://x\x1b\\\x1b[2J")] {
            assert!(!bytes.contains("]8;") && bytes.contains("bc") && !bytes.contains("\x1b[2J"), "{bytes:?}");
        }
        assert!(!linked(true, "https://wa.me/7").contains(";5m"), "nothing blinks");
    }

    #[test]
    fn the_terminal_is_never_asked_anything() {
        let bytes = drawn(true, 2);
        assert!(!bytes.contains("\x1b[6n") && !bytes.contains("\x1b[c"));
    }
}
