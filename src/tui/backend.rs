//! The bytes that go to the terminal.
//!
//! Why not the library's own backend: under `NO_COLOR` it writes an empty colour sequence, which terminals take as
//! "reset everything", so the selected line would lose its reverse video; and it asks for the cursor's position. This
//! one writes the 16 palette colours by their short codes, nothing that asks, and nothing at all when nothing changed:
//! one [`Write::write_all`] a frame.

mod scroll;

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
    /// What the terminal shows, row by row, as far as it was written since the last wipe.
    shown: Vec<Vec<Cell>>,
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
        let shown = Vec::new();
        Self { out, frame, colour, look, cursor: None, cursor_shown: None, size, powers, shown, link, linking }
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
        self.shown.clear();
        self.frame.extend_from_slice(b"\x1b[0m");
    }

    /// Moves the cursor from where it is, if that is known, by the shortest way.
    fn go(&mut self, from: Option<Position>, to: Position) {
        match from {
            Some(from) if from == to => return,
            Some(from) if from.y == to.y && from.x < to.x => {
                let step = format!("\x1b[{}C", to.x - from.x);
                let again = self.again(from, to.x).filter(|text| text.len() <= step.len());
                self.frame.extend_from_slice(again.unwrap_or(step).as_bytes());
            }
            _ => self.frame.extend_from_slice(format!("\x1b[{};{}H", to.y + 1, to.x + 1).as_bytes()),
        }
        self.cursor = None;
    }

    /// The text between two places of a row, where writing it once more changes nothing: known cells of the look that is
    /// worn, or blanks. Often shorter than a word that passes over them.
    fn again(&self, from: Position, until: u16) -> Option<String> {
        let row = self.shown.get(usize::from(from.y))?;
        let cells = row.get(usize::from(from.x)..usize::from(until))?;
        let same = |cell: &Cell| {
            let blank = is_blank(cell) && self.is_quiet();
            is_one_column(cell.symbol())
                && (blank || self.look_of(cell) == self.look)
                && !cell.modifier.intersects(LINK)
        };
        (cells.len() < PASSED && cells.iter().all(same) && !self.linking)
            .then(|| cells.iter().map(Cell::symbol).collect())
    }

    /// The beginning of a run of blanks, if one more cell belongs to it: it follows, or only blanks lie between.
    fn joined(&self, (from, count): (Position, u16), at: Position) -> Option<Position> {
        let end = from.x + count;
        let between = (end < at.x).then(|| self.shown.get(usize::from(at.y))?.get(usize::from(end)..usize::from(at.x)));
        let blank = between.is_none_or(|cells| cells.is_some_and(|cells| cells.iter().all(is_blank)));
        (from.y == at.y && end <= at.x && blank).then_some(from)
    }

    fn look_of(&self, cell: &Cell) -> Look {
        let known = Modifier::BOLD | Modifier::DIM | Modifier::ITALIC | Modifier::UNDERLINED | Modifier::REVERSED;
        let (fg, bg) = if self.colour { (cell.fg, cell.bg) } else { (Color::Reset, Color::Reset) };
        Look { fg, bg, modifier: cell.modifier & known }
    }

    /// Remembers what a cell shows now.
    fn note(&mut self, at: Position, cell: &Cell) {
        let (x, y) = (usize::from(at.x), usize::from(at.y));
        if self.shown.len() <= y {
            self.shown.resize(y + 1, Vec::new());
        }
        if let Some(row) = self.shown.get_mut(y) {
            if row.len() <= x {
                row.resize(x + 1, Cell::EMPTY);
            }
            row[x] = cell.clone();
        }
    }

    /// Moves lines that the terminal can move itself, and gives the cells that are left to write; `None` where nothing is
    /// gained by it.
    fn scroll(&mut self, cells: &[(u16, u16, Cell)]) -> Option<Vec<(u16, u16, Cell)>> {
        if !self.powers.wipes || cells.len() < MANY || self.linking {
            return None;
        }
        // What was never written since the last wipe is blank.
        let width = self.shown.iter().map(Vec::len).max()?;
        self.shown.iter_mut().for_each(|line| line.resize(width, Cell::EMPTY));
        let mut wanted = self.shown.clone();
        for (x, y, cell) in cells {
            *wanted.get_mut(usize::from(*y))?.get_mut(usize::from(*x))? = cell.clone();
        }
        let shift = scroll::find(&self.shown, &wanted)?;
        // The lines that come in take the colour that is worn.
        self.wear(PLAIN);
        self.frame.extend_from_slice(shift.bytes().as_bytes());
        self.cursor = None;
        shift.carry_out(&mut self.shown);
        let mut left = Vec::new();
        for (y, (now, then)) in (0..).zip(self.shown.iter().zip(wanted)) {
            let differ = (0..).zip(now.iter().zip(then)).filter(|(_, (now, then))| *now != then);
            left.extend(differ.map(|(x, (_, then))| (x, y, then)));
        }
        Some(left)
    }

    /// Writes a run of blank cells, a long one by a word that wipes without moving, and tells where the cursor is then.
    fn wipe(&mut self, run: Option<(Position, u16)>, next: Option<Position>) -> Option<Position> {
        let Some((from, count)) = run else { return next };
        self.go(next, from);
        self.point(false);
        if !self.is_quiet() {
            self.wear(PLAIN);
        }
        if count < WORTH_WIPING {
            self.frame.extend(std::iter::repeat_n(b' ', usize::from(count)));
            self.cursor = None;
            return Some(Position { x: from.x + count, ..from });
        }
        self.frame.extend_from_slice(format!("\x1b[{count}X").as_bytes());
        Some(from)
    }

    /// Switches to a look, with as few bytes as are sure: what is switched off goes by a reset, because some terminals
    /// know no "bold off"; what is only added or takes another colour is said alone.
    fn wear(&mut self, look: Look) {
        if look == self.look {
            return;
        }
        let mut codes = String::new();
        let off = |was: Color, is: Color| was != Color::Reset && is == Color::Reset;
        let lost = !look.modifier.contains(self.look.modifier);
        if lost || off(self.look.fg, look.fg) || off(self.look.bg, look.bg) {
            codes.push_str(";0");
            self.look = PLAIN;
        }
        for (flag, code) in [
            (Modifier::BOLD, ";1"),
            (Modifier::DIM, ";2"),
            (Modifier::ITALIC, ";3"),
            (Modifier::UNDERLINED, ";4"),
            (Modifier::REVERSED, ";7"),
        ] {
            if look.modifier.difference(self.look.modifier).contains(flag) {
                codes.push_str(code);
            }
        }
        if self.colour {
            if look.fg != self.look.fg {
                push_colour(&mut codes, look.fg, 30);
            }
            if look.bg != self.look.bg {
                push_colour(&mut codes, look.bg, 40);
            }
        }
        let codes = codes.trim_start_matches(';');
        if !codes.is_empty() {
            self.frame.extend_from_slice(format!("\x1b[{codes}m").as_bytes());
        }
        self.look = look;
    }

    /// True when a blank looks the same whether it is written now or after a reset: colour and weight of letters do not
    /// show on it.
    fn is_quiet(&self) -> bool {
        let seen = Modifier::UNDERLINED | Modifier::REVERSED;
        self.look.bg == Color::Reset && !self.look.modifier.intersects(seen)
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

/// Fewer cells than these are written faster than a shift is looked for.
const MANY: usize = 300;

/// So many cells that stay as they are cost more to write again than to pass over.
const PASSED: usize = 6;

/// From so many blank cells on they are wiped, not written.
const WORTH_WIPING: u16 = 10;

/// True for a cell that shows nothing at all, as a wiped one.
fn is_blank(cell: &Cell) -> bool {
    let seen = Modifier::UNDERLINED | Modifier::REVERSED | LINK;
    cell.symbol() == " " && cell.bg == Color::Reset && !cell.modifier.intersects(seen)
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
        // Blank cells that came last and are not written yet: where they begin, and how many they are.
        let mut blank: Option<(Position, u16)> = None;
        let cells: Vec<(u16, u16, Cell)> = content.map(|(x, y, cell)| (x, y, cell.clone())).collect();
        let cells = self.scroll(&cells).unwrap_or(cells);
        for (x, y, cell) in &cells {
            let (at, x, y) = (Position { x: *x, y: *y }, *x, *y);
            self.note(at, cell);
            if self.powers.wipes && is_blank(cell) {
                if let Some(from) = blank.and_then(|run| self.joined(run, at)) {
                    blank = Some((from, x - from.x + 1));
                    continue;
                }
                next = self.wipe(blank.take(), next);
                blank = Some((at, 1));
                continue;
            }
            next = self.wipe(blank.take(), next);
            self.go(next, at);
            self.wear(self.look_of(cell));
            self.point(cell.modifier.intersects(LINK));
            self.frame.extend_from_slice(cell.symbol().as_bytes());
            next = is_one_column(cell.symbol()).then_some(Position { x: x + 1, y });
            self.cursor = None;
        }
        self.wipe(blank, next);
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
        self.shown.clear();
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
        self.shown.clear();
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
        assert!(bytes.contains("\x1b[7m"), "{bytes:?}");
        assert!(!bytes.contains("31") && !bytes.contains("\x1b[m") && !bytes.contains("[3") && !bytes.contains("[9"));
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
        assert!(shown_after([long, "x", "y"], true).1 + 20 < shown_after([long, "x", "y"], false).1);
        for frames in [frames, [frames[2], frames[1], frames[0]], [frames[0], frames[2], frames[0]]] {
            let (written, wiped) = (shown_after(frames, false), shown_after(frames, true));
            assert_eq!(wiped.0, written.0);
            assert!(wiped.1 <= written.1, "{} bytes instead of {}", wiped.1, written.1);
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
