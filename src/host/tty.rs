//! What the system says about the terminal of this process, without asking the terminal itself.

use std::io::IsTerminal;

/// True when both input and output are a terminal.
pub fn is_terminal() -> bool {
    std::io::stdin().is_terminal() && std::io::stdout().is_terminal()
}

/// Columns and rows of the terminal behind the output, else behind the input; `None` where neither tells.
#[cfg(unix)]
pub fn size() -> Option<(u16, u16)> {
    let of = |told: rustix::io::Result<rustix::termios::Winsize>| told.ok().map(|size| (size.ws_col, size.ws_row));
    let out = of(rustix::termios::tcgetwinsize(rustix::stdio::stdout()));
    let told = out.or_else(|| of(rustix::termios::tcgetwinsize(rustix::stdio::stdin())));
    told.filter(|(columns, rows)| *columns > 0 && *rows > 0)
}

/// The system does not tell.
#[cfg(not(unix))]
pub fn size() -> Option<(u16, u16)> {
    None
}
