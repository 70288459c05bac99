//! What came of an import: how many are in, where the refused rows lie, how to take it back.

use super::counted;
use crate::app::import::ImportReport;
use crate::domain::phrase::Phrase;
use crate::tui::context::Context;
use crate::tui::theme::Tone;
use crate::tui::widgets::text::wrap;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Paragraph;
use std::path::PathBuf;

/// The page.
pub(super) struct Done {
    pub(super) report: ImportReport,
    /// Where the file of refused rows lies.
    pub(super) refused: Option<PathBuf>,
    pub(super) new: usize,
    pub(super) changed: usize,
}

impl Done {
    fn paragraphs(&self, ctx: &Context) -> Vec<(String, Tone)> {
        let report = &self.report;
        let counts = [("accepted", report.accepted), ("new", self.new), ("changed", self.changed)];
        let mut said = vec![(ctx.say(&counted("import-done", &counts)), Tone::Good)];
        let refused = report.refused.len();
        if let Some(file) = &self.refused {
            let phrase = counted("import-done-refused", &[("n", refused)]).text("file", file.display().to_string());
            said.push((ctx.say(&phrase), Tone::Warning));
        } else if refused > 0 {
            said.push((ctx.say(&counted("import-done-unwritten", &[("n", refused)])), Tone::Warning));
        }
        if !report.new_owners.is_empty() {
            let names: Vec<&str> = report.new_owners.iter().map(crate::domain::clean::Clean::as_str).collect();
            said.push((ctx.say(&Phrase::new("import-done-owners").text("names", names.join(", "))), Tone::Text));
        }
        if let Some(earlier) = &report.interrupted {
            let id = if earlier.undone { "cli-import-interrupted-undone" } else { "cli-import-interrupted-kept" };
            said.push((ctx.say(&Phrase::new(id).text("who", earlier.who.as_str())), Tone::Muted));
        }
        said.push((ctx.text("import-done-undo"), Tone::Muted));
        said
    }

    pub(super) fn draw(&self, frame: &mut Frame<'_>, area: Rect, ctx: &Context) {
        let room = usize::from(area.width.saturating_sub(2)).min(90);
        let mut lines = vec![Line::default()];
        for (text, tone) in self.paragraphs(ctx) {
            let style = ctx.theme.style(tone);
            lines.extend(wrap(&text, room).into_iter().map(|line| Line::styled(format!(" {line}"), style)));
            lines.push(Line::default());
        }
        frame.render_widget(Paragraph::new(lines), area);
    }
}
