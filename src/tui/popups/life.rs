//! The acts of a case as a person meets them: what is filed, what the authority said, how the permit was handed over.
//!
//! Each asks for what it needs and saves in one go; `app::case_life` decides what is possible. Granted asks for the
//! permit in the same form; a filing passes through the pre-filing check ([`super::prefiling`]).

use super::ask_fields::{Answers, AskFields, asked, asked_of};
use super::confirm::Confirm;
use super::message::Message;
use super::pick::Pick;
use super::prefiling::Prefiling;
use super::{Popup, form};
use crate::app::case_life::filing::{Submission, judge};
use crate::app::case_life::hand_over::HandOver;
use crate::app::case_life::outcome::Verdict;
use crate::app::case_life::{open_filing, permit_for};
use crate::app::forms::{FormField, Label};
use crate::app::pages::ClientPage;
use crate::domain::calendar::Calendar;
use crate::domain::case::{Case, Filing, FilingChannel, Outcome, RefusalGround};
use crate::domain::clean::Clean;
use crate::domain::day::Day;
use crate::domain::dossier::Dossier;
use crate::domain::id::StaffId;
use crate::domain::papers::home;
use crate::domain::permit::{Permit, PermitItem};
use crate::domain::phrase::Phrase;
use crate::domain::plan::is_application;
use crate::domain::record::{FieldType, Kind};
use crate::domain::rulebook::Rulebook;
use crate::i18n::labels;
use crate::tui::context::Context;
use crate::tui::effects::{Effect, Effects, Target};
use crate::tui::reply::Reply;
use crate::tui::theme::Tone;
use std::rc::Rc;
use std::sync::Arc;

/// What follows an act that was saved.
#[derive(Debug)]
pub enum Follow {
    /// Something odd to read.
    Read(Vec<Phrase>),
    /// The permit is wrong: offer to open the case that has it re-issued.
    OfferReissue(Box<Case>),
}

/// The popup for what follows.
pub fn follow(follow: Follow, ctx: &Context) -> Popup {
    match follow {
        Follow::Read(phrases) => {
            let lines = phrases.iter().map(|phrase| (ctx.say(phrase), Tone::Warning)).collect();
            Message::new(ctx.text("life-look-title"), lines).into()
        }
        Follow::OfferReissue(case) => {
            let then = Effect::Write(Box::new(move |desk| {
                let (id, _) = desk.open_reissue(&case)?;
                Ok(Reply::SavedAndOpen(Phrase::new("life-reissue-opened"), Target::Case(case.client, id)))
            }));
            Confirm::harmless(Phrase::new("life-reissue-ask"), "hint-open-reissue", then).into()
        }
    }
}

/// A case with what a check of it needs, as it was when the popup was opened.
#[derive(Debug)]
pub struct Scene {
    dossier: Dossier,
    law: Arc<Rulebook>,
    calendar: Calendar,
    /// The case.
    pub case: Case,
}

/// Asks what was filed.
pub fn file(page: &ClientPage, case: &Case, ctx: &Context) -> Effects {
    let (dossier, law) = (page.dossier.clone(), Arc::clone(&page.rulebook));
    let scene = Scene { dossier, law, calendar: ctx.office.calendar.clone(), case: case.clone() };
    Effects::popup(ask_filing(&Rc::new(scene), &Submission::new(ctx.today()), ctx))
}

/// The fields of a filing, filled in as far as they are known.
pub fn ask_filing(scene: &Rc<Scene>, what: &Submission, ctx: &Context) -> AskFields {
    let text = |text: Option<&Clean>| text.map(ToString::to_string).unwrap_or_default();
    let me = Some(ctx.office.me.id).filter(|id| id.0 > 0);
    let by = what.by.or(me).map(|id| id.0.to_string()).unwrap_or_default();
    let staff = ctx.office.staff.iter().map(|(id, name)| (id.0.to_string(), Label::Text(name.clone())));
    let channel = what.channel.map(FilingChannel::as_str).unwrap_or_default();
    let fields = vec![
        asked("filed_on", FieldType::Day, true, ctx.words.day(what.on)),
        listed("channel", FilingChannel::IDS, false, channel),
        asked("application_number", FieldType::Line, false, text(what.number.as_ref())),
        asked("office", FieldType::Line, false, text(what.office.as_ref())),
        asked_of(asked("filed_by", FieldType::Ref(Kind::Staff), false, by), staff),
        yes_no("with_cancellation", Some(what.with_cancellation)),
    ];
    let title = ctx.text("life-file-title");
    let scene = Rc::clone(scene);
    AskFields::new(title, about(&scene.case, ctx), fields, ctx, move |answers| {
        answers.day("filed_on").map_or_else(Effects::none, |on| checked(&scene, submission(answers, on)))
    })
}

fn submission(answers: &Answers, on: Day) -> Submission {
    Submission {
        channel: answers.words("channel").and_then(|id| FilingChannel::parse(&id)),
        number: answers.words("application_number"),
        office: answers.words("office"),
        by: answers.chosen("filed_by").map(StaffId),
        with_cancellation: answers.flag("with_cancellation"),
        ..Submission::new(on)
    }
}

/// Saves what nothing stands against; all else is looked at first.
fn checked(scene: &Rc<Scene>, what: Submission) -> Effects {
    let found = judge(&scene.dossier, &scene.law, &scene.calendar, (&scene.case, &what));
    if found.is_empty() {
        return save_filing(&scene.case, what);
    }
    let law = Arc::clone(&scene.law);
    Effects::close().plus(Effects::popup(Prefiling::new(Rc::clone(scene), law, what, found)))
}

/// Saves a filing.
pub fn save_filing(case: &Case, what: Submission) -> Effects {
    let case = case.clone();
    Effects::act(move |desk| {
        desk.file_case(&case, &what)?;
        Ok(Reply::Saved(Phrase::new("life-filed").day("day", what.on)))
    })
}

/// Asks a supervisor why it is filed against errors.
pub fn ask_despite(case: &Case, what: Submission, errors: i64, ctx: &Context) -> AskFields {
    let about = ctx.say(&Phrase::new("life-despite-about").number("n", errors));
    let fields = vec![asked("despite", FieldType::Line, true, "")];
    let case = case.clone();
    AskFields::new(ctx.text("life-despite-title"), about, fields, ctx, move |answers| {
        save_filing(&case, Submission { despite: answers.words("despite"), ..what.clone() })
    })
}

/// Asks what became of the filing that waits.
pub fn outcome(page: &ClientPage, case: &Case, ctx: &Context) -> Effects {
    let Some(filing) = open_filing(&page.dossier, case).cloned() else {
        return Effects::none();
    };
    let possible: Vec<Outcome> = Outcome::ALL.iter().copied().filter(|to| follows(&filing, *to)).collect();
    let names = possible.iter().map(|to| ctx.text(&format!("outcome-{}", to.as_str()))).collect();
    let popups: Vec<Effects> = possible.iter().map(|to| ask_outcome(page, case, *to, ctx)).collect();
    let popups = std::cell::RefCell::new(popups.into_iter().map(Some).collect::<Vec<_>>());
    Effects::popup(Pick::new(ctx.text("life-outcome-title"), names, move |at| {
        let next = popups.borrow_mut().get_mut(at).and_then(Option::take);
        Effects::close().plus(next.unwrap_or_default())
    }))
}

fn follows(filing: &Filing, to: Outcome) -> bool {
    match to {
        Outcome::Pending => false,
        Outcome::Accepted | Outcome::NotAccepted => filing.outcome == Outcome::Pending,
        Outcome::Returned | Outcome::Granted | Outcome::Refused => true,
    }
}

/// Asks for what goes with one outcome. A permit that is not recorded yet is asked for with "granted".
pub fn ask_outcome(page: &ClientPage, case: &Case, to: Outcome, ctx: &Context) -> Effects {
    let has_permit = permit_for(&page.dossier, case).is_some();
    if to == Outcome::Granted && is_application(case.kind) && !has_permit {
        return form::granting(case.clone());
    }
    let mut fields = vec![asked("outcome_on", FieldType::Day, true, ctx.words.day(ctx.today()))];
    if to == Outcome::Refused {
        fields.push(listed("refusal_ground", RefusalGround::IDS, true, ""));
    }
    if to.leads_back() {
        fields.push(asked_of(asked("paper", FieldType::Requirement, false, ""), papers(page, case)));
        fields.push(asked("reason", FieldType::Line, to != Outcome::Refused, ""));
    }
    let (title, about) = (ctx.text(&format!("outcome-{}", to.as_str())), about(case, ctx));
    let case = case.clone();
    Effects::popup(AskFields::new(title, about, fields, ctx, move |answers| {
        let Some(on) = answers.day("outcome_on") else { return Effects::none() };
        let verdict = Verdict {
            ground: answers.words("refusal_ground").and_then(|id| RefusalGround::parse(&id)),
            paper: answers.words("paper"),
            reason: answers.words("reason"),
            ..Verdict::new(to, on)
        };
        save_outcome(case.clone(), verdict)
    }))
}

fn save_outcome(case: Case, verdict: Verdict) -> Effects {
    Effects::act(move |desk| {
        desk.record_outcome(&case, &verdict)?;
        let id = if verdict.outcome.leads_back() { "life-outcome-back" } else { "life-outcome-saved" };
        Ok(Reply::Saved(Phrase::new(id).term("outcome", format!("outcome-{}", verdict.outcome.as_str()))))
    })
}

/// The papers of a case, to say which was at fault.
fn papers(page: &ClientPage, case: &Case) -> Vec<(String, Label)> {
    let titled = |id: String| {
        let titles = page.rulebook.requirement(&id).map(|row| Label::Titles(row.titles.clone()));
        let label = titles.unwrap_or_else(|| Label::Text(Clean::line(&id)));
        (id, label)
    };
    page.checklist(case).into_iter().map(|line| titled(line.requirement)).collect()
}

/// Asks what was found when the permit of a granted case was compared, and when it was handed over.
pub fn hand_over(page: &ClientPage, case: &Case, ctx: &Context) -> Effects {
    let Some(permit) = permit_for(&page.dossier, case) else {
        return Effects::none();
    };
    // Before anything was compared every answer is open: a page of "yes" would be signed without a look.
    let known = permit.handed_over_on.is_some() || PermitItem::ALL.iter().any(|item| is_right(permit, *item));
    let mut fields: Vec<FormField> = PermitItem::ALL
        .iter()
        .map(|item| yes_no(checked_field(*item), known.then(|| is_right(permit, *item))))
        .collect();
    let day = |day: Option<Day>| day.map(|day| ctx.words.day(day)).unwrap_or_default();
    let handed = permit.handed_over_on.or(Some(ctx.today()));
    fields.push(asked("handed_over_on", FieldType::Day, false, day(handed)));
    fields.push(asked("sponsor_informed_on", FieldType::Day, false, day(permit.sponsor_informed_on)));
    let about = PermitItem::ALL.iter().map(|item| expected(page, permit, *item, ctx)).filter(|text| !text.is_empty());
    let about = about.collect::<Vec<_>>().join(ctx.theme.dot());
    let case = case.clone();
    Effects::popup(AskFields::new(ctx.text("life-hand-over-title"), about, fields, ctx, move |answers| {
        let what = HandOver {
            on: answers.day("handed_over_on"),
            wrong: PermitItem::ALL.iter().copied().filter(|item| !answers.flag(checked_field(*item))).collect(),
            sponsor_informed_on: answers.day("sponsor_informed_on"),
            reissue: false,
        };
        save_hand_over(case.clone(), what)
    }))
}

fn save_hand_over(case: Case, what: HandOver) -> Effects {
    Effects::act(move |desk| {
        desk.hand_over(&case, &what)?;
        if what.wrong.is_empty() {
            return Ok(Reply::Saved(Phrase::new("life-handed-over")));
        }
        Ok(Reply::SavedThen(Phrase::new("life-hand-over-wrong"), Follow::OfferReissue(Box::new(case.clone()))))
    })
}

/// What should stand on the permit, to compare it with; empty where nothing is recorded.
pub fn expected(page: &ClientPage, permit: &Permit, item: PermitItem, ctx: &Context) -> String {
    let (dossier, client) = (&page.dossier, &page.dossier.client);
    let text = |text: Option<&Clean>| text.map(ToString::to_string).unwrap_or_default();
    match item {
        PermitItem::Name => client.name_latin.as_ref().map_or_else(|| client.name().to_owned(), ToString::to_string),
        PermitItem::Passport => {
            text(permit.document.and_then(|id| dossier.identity_document(id)).map(|document| &document.number))
        }
        PermitItem::Iin => text(client.iin.as_ref()),
        PermitItem::Address => text(home(dossier, permit.valid_from).map(|home| &home.address)),
        PermitItem::Term => format!("{} – {}", ctx.words.day(permit.valid_from), ctx.words.day(permit.valid_until)),
    }
}

fn is_right(permit: &Permit, item: PermitItem) -> bool {
    !crate::app::case_life::hand_over::unchecked(permit).contains(&item)
}

const fn checked_field(item: PermitItem) -> &'static str {
    match item {
        PermitItem::Name => "name_checked",
        PermitItem::Passport => "passport_checked",
        PermitItem::Iin => "iin_checked",
        PermitItem::Address => "address_checked",
        PermitItem::Term => "term_checked",
    }
}

/// `T-2026-00412 · first TRP`.
fn about(case: &Case, ctx: &Context) -> String {
    let kind = ctx.text(&format!("case-kind-{}", case.kind.as_str()));
    format!("{}{}{kind}", case.reference, ctx.theme.dot())
}

/// A field of a closed list of the filing.
fn listed(name: &'static str, ids: &'static [&'static str], required: bool, text: &str) -> FormField {
    let label = |id: &str| Label::Message(labels::choice(Kind::Filing, name, id));
    let choices = ids.iter().map(|id| ((*id).to_owned(), label(id)));
    asked_of(asked(name, FieldType::Choice(ids), required, text), choices)
}

fn yes_no(name: &'static str, answer: Option<bool>) -> FormField {
    let text = answer.map(|answer| answer.to_string()).unwrap_or_default();
    let choices = ["true", "false"].map(|id| (id.to_owned(), Label::Message(format!("flag-{id}"))));
    asked_of(asked(name, FieldType::Flag, true, text), choices)
}
