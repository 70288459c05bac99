//! Two things a terminal may do beside showing letters: follow a link (OSC 8), and take a text into its clipboard
//! (OSC 52). Neither asks the terminal anything; what a terminal does not know it passes over.
//!
//! Invariant: between the escape sequence's ends stand printable ASCII characters only, whatever the data were.

use crate::tui::popups::letter::COPY_LIMIT;

/// What the terminal is known to do, told from its environment alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Powers {
    /// It follows links.
    pub links: bool,
    /// It may be handed a text for its clipboard.
    pub clipboard: bool,
    /// It wipes a number of cells at one word (ECH), which every terminal since the VT220 does.
    pub wipes: bool,
    /// It is `screen`, which hands on only what is wrapped for it.
    pub wrapped: bool,
}

/// Names of terminals that follow links.
const LINKING: &[&str] =
    &["kitty", "alacritty", "foot", "wezterm", "ghostty", "contour", "tmux", "vte", "iterm2", "rio", "mintty"];
/// Variables that only terminals which follow links set.
const TOLD_BY: &[&str] =
    &["VTE_VERSION", "WT_SESSION", "KONSOLE_VERSION", "DOMTERM", "WEZTERM_PANE", "KITTY_WINDOW_ID"];
/// Programs that follow links, as `TERM_PROGRAM` names them.
const PROGRAMS: &[&str] = &["iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "rio", "mintty", "Tabby"];

impl Powers {
    /// Reads the environment by `variable`.
    pub fn of(variable: impl Fn(&str) -> Option<String>) -> Self {
        let term = variable("TERM").unwrap_or_default();
        let dumb = term.is_empty() || term == "dumb" || term.starts_with("vt") || term == "linux";
        let program = variable("TERM_PROGRAM").unwrap_or_default();
        let wipes = !(term.is_empty() || term == "dumb" || term.starts_with("vt1") || term.starts_with("vt5"));
        let told = TOLD_BY.iter().any(|name| variable(name).is_some_and(|value| !value.is_empty()));
        let named = LINKING.iter().any(|name| term.contains(name)) || PROGRAMS.contains(&program.as_str());
        Self { links: !dumb && (told || named), clipboard: !dumb, wrapped: term.starts_with("screen"), wipes }
    }

    /// The environment of this process.
    pub fn here() -> Self {
        Self::of(|name| std::env::var(name).ok())
    }

    /// The bytes that hand a text to the clipboard; nothing when it is too long or the terminal has none.
    pub fn copy(self, text: &str) -> Vec<u8> {
        if !self.clipboard || text.len() > COPY_LIMIT {
            return Vec::new();
        }
        let plain = format!("\x1b]52;c;{}\x07", base64(text.as_bytes()));
        if !self.wrapped {
            return plain.into_bytes();
        }
        // Under tmux, which calls itself screen too, the first form counts; screen itself drops it and hands on the other.
        let pieces = plain.as_bytes().chunks(SCREEN_TAKES).map(|piece| [b"\x1bP", piece, b"\x1b\\"].concat());
        plain.clone().into_bytes().into_iter().chain(pieces.flatten()).collect()
    }
}

/// How much `screen` takes at once.
const SCREEN_TAKES: usize = 500;

/// The bytes before a text that is a link. Pieces of one link are told to belong together.
pub fn link_start(target: &str) -> Option<String> {
    let plain = !target.is_empty() && target.bytes().all(|byte| byte.is_ascii_graphic());
    plain.then(|| format!("\x1b]8;id=letter;{target}\x1b\\"))
}

/// The bytes behind it.
pub const LINK_END: &str = "\x1b]8;;\x1b\\";

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// RFC 4648, with padding.
fn base64(bytes: &[u8]) -> String {
    let digit = |group: u32, at: u32| char::from(DIGITS[(group >> (18 - 6 * at) & 63) as usize]);
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |at: usize| u32::from(chunk.get(at).copied().unwrap_or(0));
        let group = byte(0) << 16 | byte(1) << 8 | byte(2);
        out.push(digit(group, 0));
        out.push(digit(group, 1));
        out.push(if chunk.len() > 1 { digit(group, 2) } else { '=' });
        out.push(if chunk.len() > 2 { digit(group, 3) } else { '=' });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn powers(variables: &[(&str, &str)]) -> Powers {
        Powers::of(|name| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned()))
    }

    #[test]
    fn base64_is_that_of_the_standard() {
        for (text, coded) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy"), ("Әлия", "05jQu9C40Y8=")]
        {
            assert_eq!(base64(text.as_bytes()), coded);
        }
    }

    #[test]
    fn a_terminal_is_believed_to_know_what_its_environment_says() {
        assert!(!powers(&[("TERM", "xterm-256color")]).links);
        assert!(powers(&[("TERM", "xterm-256color"), ("VTE_VERSION", "7200")]).links);
        assert!(powers(&[("TERM", "tmux-256color")]).links);
        assert!(powers(&[("TERM", "xterm-256color"), ("TERM_PROGRAM", "iTerm.app")]).links);
        assert!(powers(&[("TERM", "linux")]) == Powers { wipes: true, ..Powers::default() });
        for term in ["vt100", "dumb", ""] {
            assert_eq!(powers(&[("TERM", term), ("WT_SESSION", "1")]), Powers::default(), "{term}");
        }
    }

    #[test]
    fn a_copied_text_never_steers_the_terminal() {
        let bytes = powers(&[("TERM", "xterm")]).copy("Алло\n\x1b[2J\x07");
        let inner = &bytes[7..bytes.len() - 1];
        assert!(bytes.starts_with(b"\x1b]52;c;") && bytes.ends_with(b"\x07"));
        assert!(inner.iter().all(u8::is_ascii_graphic));
        assert!(powers(&[("TERM", "xterm")]).copy(&"x".repeat(COPY_LIMIT + 1)).is_empty());
        assert!(powers(&[("TERM", "linux")]).copy("x").is_empty());
        let wrapped = powers(&[("TERM", "screen")]).copy(&"x".repeat(900));
        assert!(wrapped.windows(2).filter(|two| two == b"\x1bP").count() > 1);
    }

    #[test]
    fn a_link_that_is_not_plain_is_none() {
        assert!(link_start("https://wa.me/7701?text=%D0%90").is_some());
        for target in ["", "https://x y", "https://x\x1b\\", "https://x\x07", "https://я"] {
            assert_eq!(link_start(target), None, "{target:?}");
        }
    }
}
