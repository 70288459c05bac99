//! The stages of a case: the line in its head, and moving to another one.

use crate::app::case_life::{hand_over, open_filing, permit_for};
use crate::app::pages::ClientPage;
use crate::domain::case::{Case, Outcome, Stage};
use crate::domain::phrase::Phrase;
use crate::domain::plan::is_application;
use crate::tui::context::Context;
use crate::tui::effects::{Effect, Effects};
use crate::tui::popups::life;
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

/// The stages that may follow. What is an act of its own (a filing, an outcome, the grant, the hand-over before the end)
/// asks for what that act needs.
pub(super) fn ask(page: &ClientPage, case: &Case, ctx: &Context) -> Effects {
    let stages = case.stage.leads_to();
    if stages.is_empty() {
        return Effects::one(Effect::Say(Phrase::new("case-stage-last")));
    }
    let names = stages.iter().map(|stage| name(*stage, ctx)).collect();
    let acts = stages.iter().map(|stage| act_toward(page, case, *stage, ctx)).collect::<Vec<_>>();
    let (acts, case) = (std::cell::RefCell::new(acts), case.clone());
    Effects::popup(Pick::new(ctx.text("case-stage-title"), names, move |at| {
        let act = acts.borrow_mut().get_mut(at).and_then(Option::take);
        match (act, stages.get(at)) {
            (Some(act), _) => Effects::close().plus(act),
            (None, Some(stage)) => save(case.clone(), *stage),
            (None, None) => Effects::none(),
        }
    }))
}

/// The act that leads to a stage; `None` where the stage is moved by hand.
fn act_toward(page: &ClientPage, case: &Case, stage: Stage, ctx: &Context) -> Option<Effects> {
    let waits = open_filing(&page.dossier, case).is_some();
    let has_permit = permit_for(&page.dossier, case).is_some();
    match stage {
        Stage::Filed => Some(life::file(page, case, ctx)),
        Stage::Granted if waits || is_application(case.kind) && !has_permit => {
            Some(life::ask_outcome(page, case, Outcome::Granted, ctx))
        }
        Stage::Refused if waits => Some(life::ask_outcome(page, case, Outcome::Refused, ctx)),
        Stage::Collecting if waits => Some(life::outcome(page, case, ctx)),
        Stage::Closed if !hand_over::missing(&page.dossier, case).is_empty() => Some(life::hand_over(page, case, ctx)),
        _ => None,
    }
}

fn save(case: Case, stage: Stage) -> Effects {
    Effects::act(move |desk| {
        desk.set_stage(&case, stage)?;
        let said = Phrase::new("case-moved").term("stage", format!("stage-{}", stage.as_str()));
        Ok(Reply::Saved(said))
    })
}
