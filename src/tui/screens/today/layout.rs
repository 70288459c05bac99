//! How Today shares its panel: rows, own appointments, why. One reckoning for drawing and for scrolling.

use crate::tui::context::Context;
use ratatui::layout::Rect;

/// Lines of the why pane where there is room: on a wide terminal fewer hold as much.
const WHY: u16 = 7;
const WHY_WIDE: u16 = 5;
/// From this width on a terminal is wide.
const WIDE: u16 = 110;
/// Own appointments shown at most.
const APPOINTMENTS: u16 = 3;

/// The parts of the panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Parts {
    /// Head line and rows.
    pub(super) list: Rect,
    /// Own appointments; empty for none. The line above belongs to the border.
    pub(super) appointments: Rect,
    /// The why pane; empty for none. The line above belongs to the border.
    pub(super) why: Rect,
}

impl Parts {
    /// Rows of clients.
    pub(super) fn rows(&self) -> usize {
        usize::from(self.list.height.saturating_sub(1))
    }
}

/// Shares out the panel at `area`, its border included.
pub(super) fn of(area: Rect, appointments: usize, ctx: &Context) -> Parts {
    let mut inner = Rect {
        x: area.x + area.width.min(1),
        y: area.y + area.height.min(1),
        width: area.width.saturating_sub(2),
        height: area.height.saturating_sub(2),
    };
    let mut take = |wanted: u16| -> Rect {
        // The list keeps its head and three rows whatever else would like to be seen.
        if wanted == 0 || ctx.is_small() || inner.height < wanted + 5 {
            return Rect { height: 0, ..inner };
        }
        inner.height -= wanted + 1;
        Rect { y: inner.bottom() + 1, height: wanted, ..inner }
    };
    let why = take(if area.width < WIDE { WHY } else { WHY_WIDE });
    let appointments = take(u16::try_from(appointments).unwrap_or(APPOINTMENTS).min(APPOINTMENTS));
    Parts { list: inner, appointments, why }
}
