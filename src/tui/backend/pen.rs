//! Writes cells with as few bytes as are sure on every terminal: where the cursor is, what it wears, and what the
//! terminal shows already.
//!
//! Only words that the oldest of our terminals knows: CUP, CUF, CR and LF, EL, SGR; ECH where it is known to be there. A
//! letter is never written twice by a word for repeating: too few terminals know it.

use super::scroll::Shift;
use crate::tui::osc;
use ratatui::buffer::Cell;
use ratatui::layout::Position;
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr;

/// How a cell looks, as far as a terminal can show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Look {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

const PLAIN: Look = Look { fg: Color::Reset, bg: Color::Reset, modifier: Modifier::empty() };

/// What the cells that are written next look like, unless something else is said first.
#[derive(Debug, Clone, Copy)]
struct Worn {
    look: Look,
    /// The last cell was a link.
    linking: bool,
}

/// Cells with one of these are a link (`Theme::link`); the modifiers themselves are never written.
const LINK: Modifier = Modifier::SLOW_BLINK.union(Modifier::RAPID_BLINK);

/// What is the same for every cell of a frame.
#[derive(Debug, Clone, Copy)]
pub(super) struct Manner<'a> {
    /// Colours may be written.
    pub(super) colour: bool,
    /// The terminal wipes a number of cells at one word.
    pub(super) wipes: bool,
    /// The bytes that begin a link, where there is one and the terminal follows it.
    pub(super) link: Option<&'a str>,
}

/// A cell and its place.
pub(super) type Placed = (u16, u16, Cell);

/// Where the cursor is: the column only where every terminal agrees on it.
#[derive(Debug, Clone, Copy)]
struct Spot {
    x: Option<u16>,
    y: u16,
}

impl Spot {
    const fn at(place: Position) -> Self {
        Self { x: Some(place.x), y: place.y }
    }

    fn is(self, place: Position) -> bool {
        self.x == Some(place.x) && self.y == place.y
    }
}

/// A frame's bytes as they grow, and what the terminal shows and wears by then.
#[derive(Debug, Clone)]
pub(super) struct Pen {
    /// Not handed to the terminal yet.
    pub(super) frame: Vec<u8>,
    /// What the terminal shows, row by row, as far as it was written since the last wipe.
    pub(super) shown: Vec<Vec<Cell>>,
    worn: Worn,
}

impl Pen {
    pub(super) const fn new() -> Self {
        Self { frame: Vec::new(), shown: Vec::new(), worn: Worn { look: PLAIN, linking: false } }
    }

    /// Nothing is known to be shown any more, and nothing is worn.
    pub(super) fn forget(&mut self) {
        self.worn.look = PLAIN;
        self.shown.clear();
    }

    /// Writes cells, row by row; nothing is worn afterwards.
    pub(super) fn write(&mut self, cells: &[Placed], manner: Manner<'_>) {
        let mut next = None;
        for row in cells.chunk_by(|(_, one, _), (_, other, _)| one == other) {
            next = self.write_row(row, next, manner);
        }
        self.point(false, manner);
        self.wear(PLAIN, manner.colour);
    }

    /// Writes cells of one row by the shortest of three ways: over what stands there, after the stretch from the first to
    /// the last of them was wiped, or after all of the row from the first one on was. Tells where the cursor is then.
    fn write_row(&mut self, cells: &[Placed], from: Option<Spot>, manner: Manner<'_>) -> Option<Spot> {
        let (begin, worn) = (self.frame.len(), self.worn);
        let mut next = self.write_over(cells, from, manner);
        let (Some((x, y, _)), Some((last, ..))) = (cells.first(), cells.last()) else { return next };
        if cells.len() < MANY_OF_A_ROW {
            return next;
        }
        let stretch = manner.wipes.then_some(Some(*last));
        for until in stretch.into_iter().chain([None]) {
            let (shortest, wears) = (self.frame.split_off(begin), std::mem::replace(&mut self.worn, worn));
            let other = self.write_wiped((Position { x: *x, y: *y }, until), from, manner);
            if self.frame.len() - begin < shortest.len() {
                next = other;
            } else {
                self.frame.truncate(begin);
                self.frame.extend(shortest);
                self.worn = wears;
            }
        }
        next
    }

    /// Wipes a row whose cells are noted already from a place on, up to a column or to its end, and writes all that shows
    /// something there.
    fn write_wiped(
        &mut self,
        (place, until): (Position, Option<u16>),
        from: Option<Spot>,
        manner: Manner<'_>,
    ) -> Option<Spot> {
        self.go(from, place, manner);
        self.point(false, manner);
        if !self.is_quiet() {
            self.wear(PLAIN, manner.colour);
        }
        let word = until.map_or_else(|| "\x1b[K".to_owned(), |last| wiping(last - place.x + 1));
        self.frame.extend_from_slice(word.as_bytes());
        let row = &mut self.shown[usize::from(place.y)];
        let noted = row.clone();
        let (begin, end) = (usize::from(place.x), until.map_or(row.len(), |last| usize::from(last) + 1));
        row[begin..end].fill(Cell::EMPTY);
        let is_shown = |cell: &Cell| !is_blank(cell) && !cell.symbol().is_empty();
        let left = (0..).zip(&noted).take(end).skip(begin).filter(|(_, cell)| is_shown(cell));
        let left: Vec<Placed> = left.map(|(x, cell)| (x, place.y, cell.clone())).collect();
        let next = self.write_over(&left, Some(Spot::at(place)), manner);
        self.shown[usize::from(place.y)] = noted;
        next
    }

    /// Writes cells of one row over what stands there; tells where the cursor is then.
    fn write_over(&mut self, cells: &[Placed], from: Option<Spot>, manner: Manner<'_>) -> Option<Spot> {
        let mut next = from;
        // Blank cells that came last and are not written yet: where they begin, and how many they are.
        let mut blank: Option<(Position, u16)> = None;
        for (x, y, cell) in cells {
            let at = Position { x: *x, y: *y };
            if manner.wipes && is_blank(cell) {
                if let Some(from) = blank.and_then(|run| self.joined(run, at)) {
                    blank = Some((from, x - from.x + 1));
                } else {
                    next = self.wipe(blank.take(), next, (Some(at), manner));
                    blank = Some((at, 1));
                }
                self.note(at, cell);
                continue;
            }
            next = self.wipe(blank.take(), next, (Some(at), manner));
            self.note(at, cell);
            self.go(next, at, manner);
            self.wear(look_of(cell, manner.colour), manner.colour);
            self.point(cell.modifier.intersects(LINK), manner);
            self.frame.extend_from_slice(cell.symbol().as_bytes());
            let column = is_one_column(cell.symbol()).then_some(x + 1);
            // At the right edge a symbol of doubtful width may have begun the next row.
            next = (column.is_some() || self.has_room(at)).then_some(Spot { x: column, y: *y });
        }
        self.wipe(blank, next, (None, manner))
    }

    /// Lets the terminal move lines by itself. What comes in takes the colour that is worn: none.
    pub(super) fn shift(&mut self, shift: Shift, colour: bool) {
        self.wear(PLAIN, colour);
        self.frame.extend_from_slice(shift.bytes().as_bytes());
        shift.carry_out(&mut self.shown);
    }

    /// Makes all rows as long as the longest: what was never written since the last wipe is blank.
    pub(super) fn square(&mut self) {
        let width = self.shown.iter().map(Vec::len).max().unwrap_or(0);
        self.shown.iter_mut().for_each(|line| line.resize(width, Cell::EMPTY));
    }

    /// True where the row goes on behind the next cell too.
    fn has_room(&self, at: Position) -> bool {
        self.shown.get(usize::from(at.y)).is_some_and(|row| row.len() > usize::from(at.x) + 2)
    }

    /// Begins or ends a link.
    fn point(&mut self, marked: bool, manner: Manner<'_>) {
        let start = manner.link.filter(|_| marked);
        if self.worn.linking != start.is_some() {
            self.worn.linking = start.is_some();
            self.frame.extend_from_slice(start.unwrap_or(osc::LINK_END).as_bytes());
        }
    }

    /// Moves the cursor from where it is, as far as that is known, by the shortest way.
    fn go(&mut self, from: Option<Spot>, to: Position, manner: Manner<'_>) {
        if from.is_some_and(|from| from.is(to)) {
            return;
        }
        let mut way =
            if to.x == 0 { format!("\x1b[{}H", to.y + 1) } else { format!("\x1b[{};{}H", to.y + 1, to.x + 1) };
        let mut offer = |other: String| {
            if other.len() < way.len() {
                way = other;
            }
        };
        if let Some(from) = from.filter(|from| from.y <= to.y && to.y - from.y < PASSED_ROWS) {
            offer(format!("\r{}{}", "\n".repeat(usize::from(to.y - from.y)), onward(to.x)));
            if let Some(x) = from.x.filter(|x| from.y == to.y && *x < to.x) {
                // Of two ways of one length the text is taken: it moves by no word.
                let step = onward(to.x - x);
                let again = self.again(Position { x, y: to.y }, to.x, manner).filter(|text| text.len() <= step.len());
                offer(again.unwrap_or(step));
            }
        }
        self.frame.extend_from_slice(way.as_bytes());
    }

    /// The text between two places of a row, where writing it once more changes nothing: known cells of the look that is
    /// worn, or blanks. Often shorter than a word that passes over them.
    fn again(&self, from: Position, until: u16, manner: Manner<'_>) -> Option<String> {
        let row = self.shown.get(usize::from(from.y))?;
        let cells = row.get(usize::from(from.x)..usize::from(until))?;
        let same = |cell: &Cell| {
            let blank = is_blank(cell) && self.is_quiet();
            is_one_column(cell.symbol())
                && (blank || look_of(cell, manner.colour) == self.worn.look)
                && !cell.modifier.intersects(LINK)
        };
        (cells.len() < PASSED && cells.iter().all(same) && !self.worn.linking)
            .then(|| cells.iter().map(Cell::symbol).collect())
    }

    /// True where the terminal shows nothing from one column to another.
    fn is_bare(&self, y: u16, from: u16, until: u16) -> bool {
        let row = self.shown.get(usize::from(y));
        let between = row.and_then(|row| row.get(usize::from(from)..usize::from(until)));
        between.is_some_and(|cells| cells.iter().all(is_blank))
    }

    /// The beginning of a run of blanks, if one more cell belongs to it: it follows, or only blanks lie between.
    fn joined(&self, (from, count): (Position, u16), at: Position) -> Option<Position> {
        let end = from.x + count;
        let belongs = from.y == at.y && end <= at.x && (end == at.x || self.is_bare(at.y, end, at.x));
        belongs.then_some(from)
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
            // What a wide symbol covers is not shown any more: nothing may be said of it.
            let covered = cell.symbol().width().saturating_sub(1);
            row.iter_mut().skip(x + 1).take(covered).for_each(|cell| {
                cell.set_symbol("");
            });
        }
    }

    /// Writes a run of blank cells before what stands at `then`, a long one by a word that wipes without moving, and
    /// tells where the cursor is then.
    fn wipe(
        &mut self,
        run: Option<(Position, u16)>,
        next: Option<Spot>,
        (then, manner): (Option<Position>, Manner<'_>),
    ) -> Option<Spot> {
        let Some((mut from, mut count)) = run else { return next };
        // Behind a wiped run the cursor must be told to go on, where the row goes on.
        let goes_on = then.is_some_and(|then| then.y == from.y);
        let by_word = |count: u16| wiping(count).len() + if goes_on { onward(count).len() } else { 0 };
        let cost = |count: u16| usize::from(count).min(by_word(count));
        // Blanks that stand already between the cursor and the run may go with it: no word is needed to pass them.
        let before = next.filter(|next| next.y == from.y).and_then(|next| next.x).filter(|x| *x < from.x);
        if let Some(x) = before.filter(|x| self.is_bare(from.y, *x, from.x)) {
            let gap = from.x - x;
            if cost(count + gap) <= cost(count) + usize::from(gap).min(onward(gap).len()) {
                (from.x, count) = (x, count + gap);
            }
        }
        self.go(next, from, manner);
        self.point(false, manner);
        if !self.is_quiet() {
            self.wear(PLAIN, manner.colour);
        }
        if usize::from(count) < by_word(count) {
            self.frame.extend(std::iter::repeat_n(b' ', usize::from(count)));
            return Some(Spot { x: Some(from.x + count), y: from.y });
        }
        self.frame.extend_from_slice(wiping(count).as_bytes());
        Some(Spot::at(from))
    }

    /// Switches to a look, with as few bytes as are sure: what is switched off goes by a reset, because some terminals
    /// know no "bold off"; what is only added or takes another colour is said alone.
    fn wear(&mut self, look: Look, colour: bool) {
        if look == self.worn.look {
            return;
        }
        let mut codes = String::new();
        let off = |was: Color, is: Color| was != Color::Reset && is == Color::Reset;
        let lost = !look.modifier.contains(self.worn.look.modifier);
        if lost || off(self.worn.look.fg, look.fg) || off(self.worn.look.bg, look.bg) {
            // A parameter that is left out is 0, the reset; without colour it is said, lest it be taken for an empty colour.
            codes.push_str(if colour { ";" } else { "0;" });
            self.worn.look = PLAIN;
        }
        for (flag, code) in [
            (Modifier::BOLD, "1;"),
            (Modifier::DIM, "2;"),
            (Modifier::ITALIC, "3;"),
            (Modifier::UNDERLINED, "4;"),
            (Modifier::REVERSED, "7;"),
        ] {
            if look.modifier.difference(self.worn.look.modifier).contains(flag) {
                codes.push_str(code);
            }
        }
        if colour {
            if look.fg != self.worn.look.fg {
                push_colour(&mut codes, look.fg, 30);
            }
            if look.bg != self.worn.look.bg {
                push_colour(&mut codes, look.bg, 40);
            }
        }
        if codes.pop().is_some() {
            self.frame.extend_from_slice(format!("\x1b[{codes}m").as_bytes());
        }
        self.worn.look = look;
    }

    /// True when a blank looks the same whether it is written now or after a reset: colour and weight of letters do not
    /// show on it.
    fn is_quiet(&self) -> bool {
        let seen = Modifier::UNDERLINED | Modifier::REVERSED;
        self.worn.look.bg == Color::Reset && !self.worn.look.modifier.intersects(seen)
    }
}

/// So many columns to the right.
fn onward(columns: u16) -> String {
    match columns {
        0 => String::new(),
        1 => "\x1b[C".to_owned(),
        _ => format!("\x1b[{columns}C"),
    }
}

/// The word that wipes so many cells without moving.
fn wiping(count: u16) -> String {
    format!("\x1b[{count}X")
}

fn look_of(cell: &Cell, colour: bool) -> Look {
    let known = Modifier::BOLD | Modifier::DIM | Modifier::ITALIC | Modifier::UNDERLINED | Modifier::REVERSED;
    let (fg, bg) = if colour { (cell.fg, cell.bg) } else { (Color::Reset, Color::Reset) };
    Look { fg, bg, modifier: cell.modifier & known }
}

/// Adds `31;` and the like; `base` is 30 for the foreground and 40 for the background.
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
    codes.push_str(&format!("{};", base + bright + index));
}

/// So many cells that stay as they are cost more to write again than to pass over.
const PASSED: usize = 6;

/// Before fewer cells of a row nothing is wiped.
const MANY_OF_A_ROW: usize = 16;

/// From so many rows on a line feed for each is longer than a place.
const PASSED_ROWS: u16 = 6;

/// True for a cell that shows nothing at all, as a wiped one.
fn is_blank(cell: &Cell) -> bool {
    let seen = Modifier::UNDERLINED | Modifier::REVERSED | LINK;
    cell.symbol() == " " && cell.bg == Color::Reset && !cell.modifier.intersects(seen)
}

/// True for symbols that move the cursor by one column on every terminal: Latin, Greek, Cyrillic, lines and blocks, dashes,
/// quotes, the number sign (a terminal that takes these for wide ones takes Cyrillic for wide too, and is named by the
/// doctor). After any other one the next cell is addressed anew, because terminals disagree about its width.
fn is_one_column(symbol: &str) -> bool {
    let mut letters = symbol.chars();
    let plain = |c: char| {
        matches!(c,
            ' '..='~'
            | '\u{a0}'..='\u{2ff}'
            | '\u{370}'..='\u{482}'
            | '\u{48a}'..='\u{52f}'
            | '\u{2010}'..='\u{2027}'
            | '\u{2116}'
            | '\u{2500}'..='\u{259f}')
    };
    letters.next().is_some_and(plain) && letters.next().is_none()
}
