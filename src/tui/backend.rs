//! The bytes that go to the terminal.
//!
//! Why not the library's own backend: under `NO_COLOR` it writes an empty colour sequence, which terminals take as
//! "reset everything", so the selected line would lose its reverse video; and it asks for the cursor's position. This
//! one writes the 16 palette colours by their short codes, nothing that asks, and nothing at all when nothing changed:
//! one [`Write::write_all`] a frame.

mod pen;
mod scroll;

use super::osc::{self, Powers};
use pen::{Manner, Pen, Placed};
use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use std::io::{self, Write};

/// Collects a frame's bytes and writes them at once.
#[derive(Debug)]
pub struct Screen<W: Write> {
    out: W,
    pen: Pen,
    colour: bool,
    cursor: Option<Position>,
    cursor_shown: Option<bool>,
    size: fn() -> io::Result<Size>,
    powers: Powers,
    /// Where cells that are marked as a link lead.
    link: Option<String>,
}

impl<W: Write> Screen<W> {
    /// Draws on `out`; without `colour` no colour is ever written. `size` tells the terminal's size.
    pub fn new(out: W, colour: bool, size: fn() -> io::Result<Size>) -> Self {
        let (powers, link, pen) = (Powers::default(), None, Pen::new());
        Self { out, pen, colour, cursor: None, cursor_shown: None, size, powers, link }
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

    /// What was written to.
    pub fn written(&self) -> &W {
        &self.out
    }

    /// Forgets what the terminal is believed to show, after something else wrote on it.
    pub fn forget(&mut self) {
        (self.cursor, self.cursor_shown) = (None, None);
        self.pen.forget();
        self.pen.frame.extend_from_slice(b"\x1b[0m");
    }

    /// Writes cells by the shortest of some ways: as they are, or after the terminal has moved lines by itself.
    fn put(&mut self, mut cells: Vec<Placed>) {
        let link = self.link.as_deref().filter(|_| self.powers.links).and_then(osc::link_start);
        let manner = Manner { colour: self.colour, wipes: self.powers.wipes, link: link.as_deref() };
        let mut moved = (manner.wipes && cells.len() >= MANY).then(|| self.pen.clone());
        self.pen.write(&cells, manner);
        for _ in 0..SHIFTS {
            let Some((pen, left)) = moved.as_mut().and_then(|pen| shifted(pen, &cells, manner.colour)) else { break };
            moved = Some(pen.clone());
            cells = left;
            let mut written = pen;
            written.write(&cells, manner);
            if written.frame.len() + GAINED <= self.pen.frame.len() {
                self.pen = written;
            }
        }
    }
}

/// Lets the terminal move the lines by which most cells are spared; the pen then, and the cells that are left to write.
fn shifted(pen: &mut Pen, cells: &[Placed], colour: bool) -> Option<(Pen, Vec<Placed>)> {
    pen.square();
    let mut wanted = pen.shown.clone();
    for (x, y, cell) in cells {
        *wanted.get_mut(usize::from(*y))?.get_mut(usize::from(*x))? = cell.clone();
    }
    let shift = scroll::find(&pen.shown, &wanted)?;
    let mut pen = pen.clone();
    pen.shift(shift, colour);
    let mut left = Vec::new();
    for (y, (now, then)) in (0..).zip(pen.shown.iter().zip(wanted)) {
        let differ = (0..).zip(now.iter().zip(then)).filter(|(_, (now, then))| *now != then);
        left.extend(differ.map(|(x, (_, then))| (x, y, then)));
    }
    Some((pen, left))
}

/// Fewer cells than these are written faster than a shift is looked for.
const MANY: usize = 200;

/// A list and the pane below it may each move.
const SHIFTS: usize = 3;

/// A shift that spares fewer bytes is not worth its flicker.
const GAINED: usize = 64;

impl<W: Write> Backend for Screen<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let cells: Vec<Placed> = content.map(|(x, y, cell)| (x, y, cell.clone())).collect();
        if !cells.is_empty() {
            self.cursor = None;
        }
        self.put(cells);
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        if self.cursor_shown != Some(false) {
            self.pen.frame.extend_from_slice(b"\x1b[?25l");
            self.cursor_shown = Some(false);
        }
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        if self.cursor_shown != Some(true) {
            self.pen.frame.extend_from_slice(b"\x1b[?25h");
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
            self.pen.frame.extend_from_slice(format!("\x1b[{};{}H", position.y + 1, position.x + 1).as_bytes());
            self.cursor = Some(position);
        }
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.pen.frame.extend_from_slice(b"\x1b[0m\x1b[2J");
        self.cursor = None;
        self.pen.forget();
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
        self.pen.frame.extend_from_slice(code);
        self.pen.shown.clear();
        Ok(())
    }

    fn size(&self) -> io::Result<Size> {
        (self.size)()
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size()?, pixels: Size::ZERO })
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.pen.frame.is_empty() {
            return Ok(());
        }
        self.out.write_all(&self.pen.frame)?;
        self.pen.frame.clear();
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::Terminal;
    use ratatui::style::{Color, Modifier, Style};
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
        assert!(bytes.contains("\x1b[7mда ok"), "{bytes:?}");
        assert!(!bytes.contains("31") && !bytes.contains("[3") && !bytes.contains("[9"));
        assert!(drawn(true, 1).contains("\x1b[7;31m"));
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

    /// What a terminal shows after three frames, each drawn over the one before.
    fn shown_after(frames: [&str; 3], wipes: bool) -> (String, usize) {
        let screen = Screen::new(Vec::new(), true, || Ok(Size { width: 40, height: 3 }));
        let mut terminal = Terminal::new(screen.with(Powers { wipes, ..Powers::default() })).unwrap();
        for text in frames {
            terminal.draw(|frame| frame.render_widget(Paragraph::new(text), frame.area())).unwrap();
        }
        let bytes = terminal.backend().written();
        let mut emulator = vt100::Parser::new(3.try_into().unwrap(), 40.try_into().unwrap(), 0);
        emulator.process(bytes);
        let text = emulator.screen().contents();
        let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
        (lines.join("\n").trim_end().to_owned(), bytes.len())
    }

    #[test]
    fn long_blanks_are_wiped_and_look_the_same_as_written_ones() {
        let long = "Последний законный день 19.11.2026 = вс\nвторая строка с концом                 |\nx";
        let frames = [long, "a      b                   в           c\nд", "                                  конец"];
        for wipes in [true, false] {
            let (shown, bytes) = shown_after([long, "x", "y"], wipes);
            assert_eq!(shown, "y");
            assert!(bytes < shown_after([long, long, long], wipes).1 + 60, "{bytes}");
        }
        for frames in [frames, [frames[2], frames[1], frames[0]], [frames[0], frames[2], frames[0]]] {
            let (written, wiped) = (shown_after(frames, false), shown_after(frames, true));
            assert_eq!(wiped.0, written.0);
            assert_eq!(wiped.0, frames[2].lines().map(str::trim_end).collect::<Vec<_>>().join("\n"));
            assert!(wiped.1 <= written.1, "{} bytes instead of {}", wiped.1, written.1);
        }
    }

    /// Words of random letters and gaps, of random looks or with symbols of two columns.
    fn scattered(seed: &mut u64, wide: bool, size: Size) -> Vec<ratatui::text::Line<'static>> {
        let mut next = |below: u64| {
            *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (*seed >> 33) % below
        };
        let looks = [
            Style::new(),
            Style::new().fg(Color::Red),
            Style::new().fg(Color::DarkGray).add_modifier(Modifier::BOLD),
            Style::new().add_modifier(Modifier::REVERSED),
        ];
        let line = |next: &mut dyn FnMut(u64) -> u64| {
            let mut words = Vec::new();
            for _ in 0..next(9) {
                let letter = [" ", "a", "ж", "│", "字"][usize::try_from(next(if wide { 5 } else { 4 })).unwrap_or(0)];
                let times = usize::try_from(1 + next(9)).unwrap_or(1);
                words.push(ratatui::text::Span::styled(
                    letter.repeat(times),
                    looks[usize::try_from(next(if wide { 1 } else { 4 })).unwrap_or(0)],
                ));
            }
            ratatui::text::Line::from(words)
        };
        (0..size.height).map(|_| line(&mut next)).collect()
    }

    #[test]
    fn whatever_was_shown_before_the_terminal_shows_the_last_frame() {
        let size = Size { width: 40, height: 6 };
        for case in 0..200_u64 {
            let mut seed = case;
            let mut screens = Vec::new();
            let frames: Vec<_> = (0..5).map(|_| scattered(&mut seed, case % 2 == 0, size)).collect();
            // Drawn one over the other, and the last one alone.
            for frames in [&frames[..], &frames[4..]] {
                for wipes in [true, false] {
                    let screen = Screen::new(Vec::new(), true, || Ok(Size { width: 40, height: 6 }));
                    let mut terminal = Terminal::new(screen.with(Powers { wipes, ..Powers::default() })).unwrap();
                    for lines in frames {
                        let text = Paragraph::new(lines.clone());
                        terminal.draw(|frame| frame.render_widget(text, frame.area())).unwrap();
                    }
                    let mut emulator = vt100::Parser::new(6.try_into().unwrap(), 40.try_into().unwrap(), 0);
                    emulator.process(terminal.backend().written());
                    let places = (0..6).flat_map(|row| (0..40).map(move |column| (row, column)));
                    let cells = places.filter_map(|(row, column)| emulator.screen().cell(row, column)).map(|cell| {
                        let text = cell.contents();
                        let bare = text.trim().is_empty() && !cell.inverse();
                        if bare {
                            String::new()
                        } else {
                            format!("{text}{:?}{}{}", cell.fgcolor(), cell.bold(), cell.inverse())
                        }
                    });
                    screens.push(cells.collect::<Vec<_>>());
                }
            }
            for cells in &screens {
                let differ =
                    (0..240).find(|at| cells[*at] != screens[3][*at]).map(|at| (at, &cells[at], &screens[3][at]));
                assert_eq!(differ, None, "case {case}");
            }
        }
    }

    /// Lines of a list with a frame around it, moved from frame to frame; what the terminal shows, and the bytes.
    fn list_after(tops: &[usize], wipes: bool) -> (String, usize) {
        let screen = Screen::new(Vec::new(), true, || Ok(Size { width: 60, height: 20 }));
        let mut terminal = Terminal::new(screen.with(Powers { wipes, ..Powers::default() })).unwrap();
        for (at, top) in tops.iter().enumerate() {
            let letter = |n: usize| u32::try_from(n % 32).ok().and_then(|n| char::from_u32(0x430 + n));
            let word = |row: usize| (0..45).filter_map(|at| letter(at * 7 + row * 11)).collect::<String>();
            let line = |row: usize| format!("│ {row:03} {}", word(row));
            let mut lines: Vec<String> = (0..16).map(|row| line(row + top)).collect();
            lines.insert(0, "┌ заголовок".to_owned());
            lines.extend(["├ пояснение".to_owned(), format!("│ {at} строк"), "└ Enter".to_owned()]);
            let lines: Vec<ratatui::text::Line<'_>> = (0..)
                .zip(lines)
                .map(|(row, line)| {
                    let style = if row == 16 { Style::new().add_modifier(Modifier::REVERSED) } else { Style::new() };
                    ratatui::text::Line::styled(line, style)
                })
                .collect();
            terminal.draw(|frame| frame.render_widget(Paragraph::new(lines), frame.area())).unwrap();
        }
        let mut emulator = vt100::Parser::new(20.try_into().unwrap(), 60.try_into().unwrap(), 0);
        emulator.process(terminal.backend().written());
        let places = (0..20).flat_map(|row| (0..60).map(move |column| (row, column)));
        let cells = places.filter_map(|(row, column)| emulator.screen().cell(row, column)).map(|cell| {
            let text = if cell.has_contents() { cell.contents() } else { " " };
            format!("{text}{}", if cell.inverse() { "!" } else { "" })
        });
        (cells.collect(), terminal.backend().written().len())
    }

    #[test]
    fn a_list_that_moves_by_some_lines_is_moved_by_the_terminal_and_looks_the_same() {
        let first = list_after(&[50], true).1;
        for (tops, most) in [(&[50, 51][..], 400), (&[50, 49], 400), (&[50, 53], 900), (&[50, 51, 52, 50], 1_400)] {
            let (moved, plain) = (list_after(tops, true), list_after(tops, false));
            assert_eq!(moved.0, plain.0, "{tops:?}");
            let bytes = moved.1 - first;
            assert!(bytes <= most, "{tops:?}: {bytes} bytes, {} without", plain.1 - list_after(&[50], false).1);
        }
        let far = list_after(&[50, 90], true);
        assert_eq!(far.0, list_after(&[50, 90], false).0);
    }

    #[test]
    fn the_terminal_is_never_asked_anything() {
        let bytes = drawn(true, 2);
        assert!(!bytes.contains("\x1b[6n") && !bytes.contains("\x1b[c"));
    }
}
