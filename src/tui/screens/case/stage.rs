//! The stages of a case: the line in its head, and moving to another one.

use crate::domain::case::{Case, Stage};
use crate::domain::phrase::Phrase;
use crate::tui::context::Context;
use crate::tui::effects::Effects;
use crate::tui::popups::form;
use crate::tui::popups::pick::Pick;
use crate::tui::reply::Reply;
use crate::tui::theme::Tone;
use crate::tui::widgets::text::{width, wrap};

fn name(stage: Stage, ctx: &Context) -> String {
    ctx.text(&format!("stage-{}", stage.as_str()))
}

/// All stages in order, the present one in brackets, broken into lines of at most `room` columns.
pub(super) fn lines(stage: Stage, room: usize, ctx: &Context) -> Vec<(String, Tone)> {
    // Names of several words are kept together.
    let label = |at: &Stage| {
        let text = name(*at, ctx).replace(' ', "\u{a0}");
        if *at == stage { format!("[{text}]") } else { text }
    };
    let arrow = if ctx.theme.ascii { " > " } else { " › " };
    let line = Stage::ALL.iter().map(label).collect::<Vec<_>>().join(arrow);
    if width(&line) <= room {
        return vec![(plain(&line), Tone::Text)];
    }
    wrap(&line, room).into_iter().map(|line| (plain(&line), Tone::Text)).collect()
}

fn plain(line: &str) -> String {
    line.replace('\u{a0}', " ")
}

/// The list of other stages. "Granted" without its permit opens the form of the permit first.
pub(super) fn ask(case: &Case, has_permit: bool, ctx: &Context) -> Effects {
    let stages: Vec<Stage> = Stage::ALL.iter().copied().filter(|stage| *stage != case.stage).collect();
    let names = stages.iter().map(|stage| name(*stage, ctx)).collect();
    let case = case.clone();
    Effects::popup(Pick::new(ctx.text("case-stage-title"), names, move |at| {
        let Some(stage) = stages.get(at).copied() else {
            return Effects::none();
        };
        if stage == Stage::Granted && !has_permit {
            return Effects::close().plus(form::granting(case.clone()));
        }
        let case = case.clone();
        Effects::write(move |desk| {
            desk.set_stage(&case, stage)?;
            let said = Phrase::new("case-moved").term("stage", format!("stage-{}", stage.as_str()));
            Ok(Reply::Saved(said))
        })
    }))
}
