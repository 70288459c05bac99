//! Looks by meaning. Nothing outside this file names a colour.
//!
//! Only the 16 palette colours over the terminal's own foreground and background (no yellow, no white text; blue on light
//! ones alone): the tests measure them in the palettes that terminals come with. Every colour stands beside a sign or a word. Without colour
//! only bold, underline and reverse remain.

use crate::app::office::Look;
use crate::domain::deadline::Level;
use crate::i18n::plain_signs::plain_sign;
use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier, Style};
use ratatui::symbols::border;

/// What a piece of text means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// Ordinary text.
    #[default]
    Text,
    /// Lawful stay has ended.
    Breach,
    /// Another deadline has passed.
    Overdue,
    /// The warn day is here.
    Today,
    /// A week or less.
    Critical,
    /// A month or less.
    Soon,
    /// Less important.
    Muted,
    /// The head of a list, a name.
    Title,
    /// A key that can be pressed.
    Key,
    /// Something to be careful about.
    Warning,
    /// Something that went well.
    Good,
    /// Lines around things.
    Border,
    /// The tab that is open.
    Tab,
}

/// How the terminal shall be drawn on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    /// False under `NO_COLOR`.
    pub colour: bool,
    /// True for terminals without line drawing.
    pub ascii: bool,
}

const ASCII: border::Set<'_> = border::Set {
    top_left: "+",
    top_right: "+",
    bottom_left: "+",
    bottom_right: "+",
    vertical_left: "|",
    vertical_right: "|",
    horizontal_top: "-",
    horizontal_bottom: "-",
};

impl Theme {
    /// The same as the person likes it, as far as the terminal allows.
    #[must_use]
    pub fn with(self, look: Look) -> Self {
        Self { colour: self.colour && look != Look::Monochrome, ..self }
    }

    /// The style of a meaning.
    pub fn style(&self, tone: Tone) -> Style {
        let (colour, modifier) = match tone {
            Tone::Text => (None, Modifier::empty()),
            Tone::Breach => (Some(Color::Red), Modifier::BOLD),
            Tone::Overdue => (Some(Color::Red), Modifier::empty()),
            Tone::Today => (Some(Color::Magenta), Modifier::BOLD),
            Tone::Critical | Tone::Warning => (Some(Color::Magenta), Modifier::empty()),
            Tone::Soon | Tone::Key => (Some(Color::Cyan), Modifier::empty()),
            Tone::Good => (Some(Color::Green), Modifier::empty()),
            Tone::Muted | Tone::Border => (Some(Color::DarkGray), Modifier::empty()),
            Tone::Title => (None, Modifier::BOLD),
            Tone::Tab => (None, Modifier::BOLD.union(Modifier::REVERSED)),
        };
        let style = Style::new().add_modifier(modifier);
        match colour {
            Some(colour) if self.colour => style.fg(colour),
            // Keys must stand out in a hint line without colour too.
            None | Some(_) if tone == Tone::Key => style.add_modifier(Modifier::BOLD),
            _ => style,
        }
    }

    /// The style of the selected line, over that of its cells: one even bar. Reversed colours would break it into
    /// pieces, and what is muted could not be read; signs and words still say what the colours said.
    pub fn selected(&self) -> Style {
        Style::new().fg(Color::Reset).add_modifier(Modifier::REVERSED)
    }

    /// The style of a text that is a link: underlined. The mark by which the terminal's bytes get the link is a
    /// modifier that is never drawn; it `turn`s whenever the link leads elsewhere, so that its cells are written anew.
    pub fn link(&self, style: Style, turn: bool) -> Style {
        style.add_modifier(Modifier::UNDERLINED.union(if turn { Modifier::RAPID_BLINK } else { Modifier::SLOW_BLINK }))
    }

    /// The lines around a panel.
    pub fn border(&self) -> border::Set<'static> {
        if self.ascii { ASCII } else { border::PLAIN }
    }

    /// Left and right end of a line across a panel.
    pub fn junctions(&self) -> (&'static str, &'static str) {
        if self.ascii { ("+", "+") } else { ("├", "┤") }
    }

    /// What stands between two pieces on one line.
    pub fn dot(&self) -> &'static str {
        if self.ascii { " - " } else { " · " }
    }

    /// What stands between two steps of the way to a page.
    pub fn step(&self) -> &'static str {
        if self.ascii { " > " } else { " › " }
    }

    /// What stands between two counts.
    pub fn bar(&self) -> &'static str {
        if self.ascii { " | " } else { " │ " }
    }

    /// What stands before the head of the column that a list is sorted by.
    pub fn arrow(&self, descending: bool) -> &'static str {
        match (self.ascii, descending) {
            (true, false) => "^",
            (true, true) => "v",
            (false, false) => "↑",
            (false, true) => "↓",
        }
    }

    /// The sign before a line of that level, two columns at most.
    pub fn sign(&self, level: Level) -> &'static str {
        match level {
            Level::Breach if self.ascii => "!!",
            Level::Breach => "‼",
            Level::Overdue => "!",
            Level::Today => ">",
            Level::Unknown => "?",
            Level::Critical | Level::Soon | Level::Later => "",
        }
    }
}

/// High contrast: what was grey is written as all other text, what was coloured is bold too. It is done to what was drawn,
/// so that no screen has to know of it.
pub fn heighten(buffer: &mut Buffer) {
    for cell in &mut buffer.content {
        match cell.fg {
            Color::DarkGray => cell.fg = Color::Reset,
            Color::Reset => {}
            _ => cell.modifier |= Modifier::BOLD,
        }
    }
}

/// On a light background cyan and green are hardly seen: the one becomes blue, the other as all other text. What is bold or
/// stands beside a sign stays so.
pub fn darken(buffer: &mut Buffer) {
    for cell in &mut buffer.content {
        match cell.fg {
            Color::Cyan => cell.fg = Color::Blue,
            Color::Green => cell.fg = Color::Reset,
            _ => {}
        }
    }
}

/// Plain signs: what texts write with signs beyond ASCII is written with those of ASCII. It is done to what was drawn, so that
/// no text has to know of it.
pub fn flatten(buffer: &mut Buffer) {
    for cell in &mut buffer.content {
        let mut letters = cell.symbol().chars();
        if let (Some(sign), None) = (letters.next().and_then(plain_sign), letters.next()) {
            cell.set_char(sign);
        }
    }
}

impl From<Level> for Tone {
    fn from(level: Level) -> Self {
        match level {
            Level::Breach => Self::Breach,
            Level::Overdue => Self::Overdue,
            Level::Today => Self::Today,
            Level::Critical => Self::Critical,
            Level::Soon => Self::Soon,
            Level::Later => Self::Text,
            Level::Unknown => Self::Muted,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What terminals come with: red, green, blue, magenta, cyan, dark grey.
    const PALETTES: [(&str, [u32; 6]); 6] = [
        ("xterm", [0xCD_0000, 0x00_CD00, 0x00_00EE, 0xCD_00CD, 0x00_CDCD, 0x7F_7F7F]),
        ("PuTTY", [0xBB_0000, 0x00_BB00, 0x00_00BB, 0xBB_00BB, 0x00_BBBB, 0x55_5555]),
        ("Windows Terminal", [0xC5_0F1F, 0x13_A10E, 0x00_37DA, 0x88_1798, 0x3A_96DD, 0x76_7676]),
        ("macOS Terminal", [0xC2_3621, 0x25_BC24, 0x49_2EE1, 0xD3_38D3, 0x33_BBC8, 0x81_8383]),
        ("GNOME Terminal", [0xCC_0000, 0x4E_9A06, 0x34_65A4, 0x75_507B, 0x06_989A, 0x55_5753]),
        ("Linux console", [0xAA_0000, 0x00_AA00, 0x00_00AA, 0xAA_00AA, 0x00_AAAA, 0x55_5555]),
    ];

    /// Relative luminance as WCAG reckons it.
    fn luminance(colour: u32) -> f64 {
        let part = |shift: u32| {
            let part = f64::from((colour >> shift) & 0xFF) / 255.0;
            if part <= 0.039_28 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(16) + 0.7152 * part(8) + 0.0722 * part(0)
    }

    fn contrast(one: u32, other: u32) -> f64 {
        let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
        one.max(other) / one.min(other)
    }

    /// The colour of a tone in a palette; `None` for the terminal's own foreground.
    fn seen(tone: Tone, light: bool, palette: &[u32; 6]) -> Option<u32> {
        let theme = Theme { colour: true, ascii: false };
        let mut buffer = Buffer::empty(ratatui::layout::Rect::new(0, 0, 1, 1));
        buffer.set_string(0, 0, "x", theme.style(tone));
        if light {
            darken(&mut buffer);
        }
        let at = match buffer.content[0].fg {
            Color::Reset => return None,
            Color::Red => 0,
            Color::Green => 1,
            Color::Blue => 2,
            Color::Magenta => 3,
            Color::Cyan => 4,
            Color::DarkGray => 5,
            other => panic!("{other:?} is measured nowhere"),
        };
        Some(palette[at])
    }

    #[test]
    fn every_tone_can_be_read_on_dark_and_on_light_backgrounds() {
        let tones = [
            Tone::Breach,
            Tone::Overdue,
            Tone::Today,
            Tone::Critical,
            Tone::Soon,
            Tone::Muted,
            Tone::Key,
            Tone::Warning,
            Tone::Good,
            Tone::Border,
        ];
        for (terminal, palette) in &PALETTES {
            for tone in tones {
                // Large and bold text is held to 3 to 1; some palettes are darker on black, whatever a program does.
                for (light, ground, bar) in [(false, 0x00_0000, 2.5), (true, 0xFF_FFFF, 3.7)] {
                    let Some(colour) = seen(tone, light, palette) else { continue };
                    let found = contrast(colour, ground);
                    assert!(found >= bar, "{tone:?} in {terminal}, light {light}: {found:.1}");
                }
            }
        }
    }

    #[test]
    fn without_colour_no_style_has_one() {
        let theme = Theme { colour: false, ascii: false };
        for tone in [Tone::Breach, Tone::Today, Tone::Key, Tone::Muted, Tone::Good, Tone::Tab] {
            assert_eq!((theme.style(tone).fg, theme.style(tone).bg), (None, None), "{tone:?}");
        }
    }
}
