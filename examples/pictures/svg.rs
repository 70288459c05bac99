//! A terminal's cells as SVG: text as text, one element a run of one style, frames as lines.
//!
//! Whatever monospaced font the reader has: a run is as long as its cells (`textLength`), a wide glyph or a gap ends
//! it, and frames are drawn, not written, so that nothing drifts and no line is broken. The same cells give the same
//! bytes.

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use std::fmt::Write;
use unicode_width::UnicodeWidthStr;

/// Width and height of a cell, and the distance from its top to the line that letters stand on.
const CELL: (usize, usize) = (9, 19);
const BASE: usize = 14;
/// Room around the cells.
const MARGIN: usize = 12;
const GROUND: &str = "#16191f";
const INK: &str = "#d5d9e0";

/// How a run looks.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Look {
    ink: &'static str,
    ground: &'static str,
    bold: bool,
    underlined: bool,
}

impl Look {
    fn of(cell: &Cell) -> Self {
        let (ink, ground) = (colour(cell.fg, INK), colour(cell.bg, GROUND));
        let reversed = cell.modifier.contains(Modifier::REVERSED);
        let (ink, ground) = if reversed { (ground, ink) } else { (ink, ground) };
        let has = |modifier| cell.modifier.contains(modifier);
        Self { ink, ground, bold: has(Modifier::BOLD), underlined: has(Modifier::UNDERLINED) }
    }
}

/// The 16 colours of the palette on a dark ground.
fn colour(colour: Color, otherwise: &'static str) -> &'static str {
    match colour {
        Color::Black => "#0b0d10",
        Color::Red => "#f4737c",
        Color::Green => "#7fc98a",
        Color::Yellow => "#dcbf70",
        Color::Blue => "#74a7f2",
        Color::Magenta => "#d990e0",
        Color::Cyan => "#62c6d4",
        Color::Gray => "#c3c8d0",
        Color::DarkGray => "#79818f",
        Color::LightRed => "#ff9aa0",
        Color::LightGreen => "#a5e0ae",
        Color::LightYellow => "#f0d898",
        Color::LightBlue => "#a0c4ff",
        Color::LightMagenta => "#ecb5f0",
        Color::LightCyan => "#97e2ec",
        Color::White => "#f5f7fa",
        Color::Reset | Color::Rgb(..) | Color::Indexed(_) => otherwise,
    }
}

/// Cells side by side in one row that look alike.
struct Run {
    row: usize,
    from: usize,
    columns: usize,
    look: Look,
    text: String,
}

/// The picture of a terminal; `title` says what it shows.
pub fn picture(cells: &Buffer, title: &str) -> String {
    let (columns, rows) = (usize::from(cells.area.width), usize::from(cells.area.height));
    let (width, height) = (columns * CELL.0 + 2 * MARGIN, rows * CELL.1 + 2 * MARGIN);
    let mut out = String::new();
    let _ = writeln!(
        out,
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" font-family="'DejaVu Sans Mono', Menlo, Consolas, 'Liberation Mono', monospace" font-size="15" xml:space="preserve">"#
    );
    let _ = writeln!(out, "<title>{}</title>", escaped(title));
    let _ = writeln!(out, r#"<rect width="{width}" height="{height}" rx="8" fill="{GROUND}"/>"#);
    let _ = writeln!(out, r#"<g transform="translate({MARGIN} {MARGIN})">"#);
    let runs: Vec<Run> = (0..rows).flat_map(|row| runs_of(cells, row)).collect();
    for run in &runs {
        ground(&mut out, run);
    }
    frames(&mut out, &runs);
    for piece in runs.iter().flat_map(pieces) {
        text(&mut out, &piece);
    }
    out.push_str("</g>\n</svg>\n");
    out
}

fn runs_of(cells: &Buffer, row: usize) -> Vec<Run> {
    let width = usize::from(cells.area.width);
    let line = cells.content.iter().skip(row * width).take(width);
    let mut runs: Vec<Run> = Vec::new();
    let mut next = 0;
    for (column, cell) in line.enumerate() {
        // The second cell of a wide glyph holds nothing of its own.
        if column < next {
            continue;
        }
        let (look, symbol) = (Look::of(cell), cell.symbol());
        let columns = symbol.width().max(1);
        next = column + columns;
        match runs.last_mut() {
            Some(run) if run.look == look => {
                run.text.push_str(symbol);
                run.columns += columns;
            }
            _ => runs.push(Run { row, from: column, columns, look, text: symbol.to_owned() }),
        }
    }
    runs
}

fn ground(out: &mut String, run: &Run) {
    if run.look.ground != GROUND {
        let (x, y, width) = (run.from * CELL.0, run.row * CELL.1, run.columns * CELL.0);
        let _ =
            writeln!(out, r#"<rect x="{x}" y="{y}" width="{width}" height="{}" fill="{}"/>"#, CELL.1, run.look.ground);
    }
}

/// Which arms a piece of a frame has: left, right, up, down.
fn arms(symbol: char) -> Option<[bool; 4]> {
    Some(match symbol {
        '─' => [true, true, false, false],
        '│' => [false, false, true, true],
        '┌' => [false, true, false, true],
        '┐' => [true, false, false, true],
        '└' => [false, true, true, false],
        '┘' => [true, false, true, false],
        '├' => [false, true, true, true],
        '┤' => [true, false, true, true],
        '┬' => [true, true, false, true],
        '┴' => [true, true, true, false],
        '┼' => [true, true, true, true],
        _ => return None,
    })
}

/// All frames of one colour as one path of straight lines, each as long as it goes.
fn frames(out: &mut String, runs: &[Run]) {
    let mut inks: Vec<(&str, Vec<Line>)> = Vec::new();
    for run in runs {
        for (column, symbol) in glyphs(run) {
            let Some(arms) = symbol.chars().next().and_then(arms) else { continue };
            let at = inks.iter().position(|(ink, _)| *ink == run.look.ink).unwrap_or_else(|| {
                inks.push((run.look.ink, Vec::new()));
                inks.len() - 1
            });
            let lines = &mut inks[at].1;
            lines.extend(lines_of(column * CELL.0, run.row * CELL.1, arms));
        }
    }
    for (ink, lines) in inks {
        let path: String =
            joined(lines).iter().map(|[x1, y1, x2, y2]| format!("M{x1}.5 {y1}.5L{x2}.5 {y2}.5")).collect();
        let _ = writeln!(out, r#"<path d="{path}" stroke="{ink}" stroke-linecap="square"/>"#);
    }
}

/// From x, y to x, y; rightward or downward.
type Line = [usize; 4];

fn lines_of(x: usize, y: usize, [left, right, up, down]: [bool; 4]) -> Vec<Line> {
    let (middle, centre) = (x + CELL.0 / 2, y + CELL.1 / 2);
    [
        (left, [x, centre, middle, centre]),
        (right, [middle, centre, x + CELL.0, centre]),
        (up, [middle, y, middle, centre]),
        (down, [middle, centre, middle, y + CELL.1]),
    ]
    .into_iter()
    .filter_map(|(has, line)| has.then_some(line))
    .collect()
}

/// Lines that go on in one another, made one.
fn joined(lines: Vec<Line>) -> Vec<Line> {
    let (mut level, mut upright): (Vec<Line>, Vec<Line>) = lines.into_iter().partition(|line| line[1] == line[3]);
    level.sort_by_key(|line| (line[1], line[0]));
    upright.sort_by_key(|line| (line[0], line[1]));
    let mut all: Vec<Line> = Vec::new();
    for line in level.into_iter().chain(upright) {
        let same_way = |last: &Line| (last[1] == last[3]) == (line[1] == line[3]);
        match all.last_mut() {
            Some(last) if [last[2], last[3]] == [line[0], line[1]] && same_way(last) => {
                [last[2], last[3]] = [line[2], line[3]];
            }
            _ => all.push(line),
        }
    }
    all
}

/// The glyphs of a run with their columns.
fn glyphs(run: &Run) -> impl Iterator<Item = (usize, &str)> {
    use unicode_segmentation::UnicodeSegmentation;
    run.text.graphemes(true).scan(run.from, |column, symbol| {
        let at = *column;
        *column += symbol.width().max(1);
        Some((at, symbol))
    })
}

/// A run cut where letters may drift: at gaps, at frames, behind wide glyphs and around signs.
fn pieces(run: &Run) -> Vec<Run> {
    let mut pieces: Vec<Run> = Vec::new();
    let mut open = false;
    for (column, symbol) in glyphs(run) {
        let width = symbol.width().max(1);
        if symbol.chars().next().and_then(arms).is_some() {
            open = false;
            continue;
        }
        match pieces.last_mut() {
            Some(piece) if open => {
                piece.text.push_str(symbol);
                piece.columns += width;
            }
            _ if symbol == " " => continue,
            _ => pieces.push(Run { from: column, columns: width, text: symbol.to_owned(), ..*run }),
        }
        let gap = pieces.last().is_some_and(|piece| piece.text.ends_with("  "));
        open = width == 1 && !gap;
    }
    for piece in &mut pieces {
        let blanks = piece.text.len() - piece.text.trim_end_matches(' ').len();
        piece.text.truncate(piece.text.len() - blanks);
        piece.columns -= blanks;
    }
    pieces
}

fn text(out: &mut String, run: &Run) {
    let (x, y, length) = (run.from * CELL.0, run.row * CELL.1 + BASE, run.columns * CELL.0);
    let bold = if run.look.bold { r#" font-weight="bold""# } else { "" };
    let line = if run.look.underlined { r#" text-decoration="underline""# } else { "" };
    let _ = writeln!(
        out,
        r#"<text x="{x}" y="{y}" textLength="{length}" fill="{}"{bold}{line}>{}</text>"#,
        run.look.ink,
        escaped(&run.text)
    );
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
