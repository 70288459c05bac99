//! Originals of a case: the client's own documents and the papers of which anybody said where they are; taking them in,
//! giving them back, printing the act. Also who pays for the case.

use crate::app::forms::Label;
use crate::app::originals::{ActKind, Item, Move};
use crate::app::pages::ClientPage;
use crate::domain::case::{Case, Original, Paid};
use crate::domain::clean::Clean;
use crate::domain::day::Day;
use crate::domain::identity::IdentityDocument;
use crate::domain::phrase::Phrase;
use crate::domain::record::FieldType;
use crate::i18n::labels;
use crate::tui::context::Context;
use crate::tui::effects::Effects;
use crate::tui::popups::ask_fields::{Answers, AskFields, asked, asked_of};
use crate::tui::popups::pick::Pick;
use crate::tui::popups::receipt;
use crate::tui::reply::Reply;
use crate::tui::screens::client::sheet::{Row, RowId};
use crate::tui::theme::Tone;
use crate::tui::widgets::table::{Column, Width};

/// From this width on it is said who took an original in and when it went back; below it stands in the pane.
const WIDE: u16 = 100;

/// The rows: every document of the client, since any may be taken in, then papers with a place.
pub(super) fn table(page: &ClientPage, case: &Case, ctx: &Context) -> (Vec<Column>, Vec<Row>) {
    // What it is needs room before anything else.
    let [by, back] = if ctx.body.width < WIDE { [0, 0] } else { [12, 10] }.map(Width::Fixed);
    let columns = vec![
        Column::new(ctx.text("act-what"), Width::Share(3), 0),
        Column::new(ctx.text("column-original"), Width::Fixed(12), 0),
        Column::new(ctx.text("originals-since"), Width::Fixed(10), 1),
        Column::new(ctx.text("field-held_by"), by, 3),
        Column::new(ctx.text("act-where"), Width::Share(2), 2),
        Column::new(ctx.text("act-back"), back, 2),
    ];
    (columns, items(page, case).iter().map(|item| row(page, item, ctx)).collect())
}

fn items(page: &ClientPage, case: &Case) -> Vec<Item> {
    let documents: Vec<IdentityDocument> = page.dossier.identity_documents.clone();
    let own = documents.into_iter().map(Item::Identity);
    let placed = page.originals(Some(case.id)).into_iter().filter(|item| matches!(item, Item::Paper(_)));
    own.chain(placed).collect()
}

/// What to call an original, its number hidden while numbers are.
fn title(page: &ClientPage, item: &Item, ctx: &Context) -> String {
    let title = page.original_title(item, &ctx.words);
    match item {
        Item::Identity(document) => title.replace(document.number.as_str(), &ctx.private(&document.number)),
        Item::Paper(_) => title,
    }
}

fn row(page: &ClientPage, item: &Item, ctx: &Context) -> Row {
    let day = |day: Option<Day>| day.map_or_else(String::new, |day| ctx.words.day(day));
    let (since, by, kept_at) = item.held();
    let by = by.and_then(|id| page.staff.get(&id)).map_or_else(String::new, ToString::to_string);
    let state = item.original().map(|original| ctx.text(&format!("original-{}", original.as_str())));
    let tone = match item.original() {
        Some(Original::Held) => Tone::Title,
        Some(Original::Returned | Original::Shown) => Tone::Good,
        None => Tone::Muted,
    };
    let id = match item {
        Item::Identity(_) => RowId::Record(item.key()),
        Item::Paper(paper) => RowId::Paper(paper.requirement.to_string()),
    };
    let cells = vec![
        (title(page, item, ctx), Tone::Text),
        (state.unwrap_or_else(|| "—".to_owned()), tone),
        (day(since), Tone::Text),
        (by, Tone::Muted),
        (kept_at.map_or_else(String::new, ToString::to_string), Tone::Text),
        (day(item.returned().0), Tone::Text),
    ];
    Row { id, cells }
}

/// What may be done with these originals, and the acts to print.
pub(super) fn ask(page: &ClientPage, case: &Case, items: &[Item], ctx: &Context) -> Effects {
    let any = |kind: Original| page.originals(Some(case.id)).iter().any(|item| item.original() == Some(kind));
    let mut steps: Vec<(&'static str, Step)> = Vec::new();
    // Of several only those go in that are not here yet.
    let out: Vec<Item> = items.iter().filter(|item| item.original() != Some(Original::Held)).cloned().collect();
    let all_held = !items.is_empty() && out.is_empty();
    let items = if all_held { items } else { out.as_slice() };
    if all_held {
        steps.push(("originals-return", Step::Return));
    } else if !items.is_empty() {
        steps.push(("originals-take-in", Step::TakeIn));
        steps.push(("originals-shown", Step::Shown));
    }
    if any(Original::Held) {
        steps.push(("originals-print-accepted", Step::Print(ActKind::Accepted)));
    }
    if any(Original::Returned) {
        steps.push(("originals-print-returned", Step::Print(ActKind::Returned)));
    }
    if steps.is_empty() {
        return Effects::one(crate::tui::effects::Effect::Say(Phrase::new("originals-nothing-to-do")));
    }
    let names: Vec<String> = items.iter().map(|item| title(page, item, ctx)).collect();
    let labels = steps.iter().map(|(id, _)| ctx.text(id)).collect();
    let chosen: Vec<Effects> =
        steps.into_iter().map(|(_, step)| step.follow(page, case, items, (&names, ctx))).collect();
    let chosen = std::cell::RefCell::new(chosen.into_iter().map(Some).collect::<Vec<_>>());
    Effects::popup(Pick::new(ctx.text("originals-title"), labels, move |at| {
        let act = chosen.borrow_mut().get_mut(at).and_then(Option::take);
        Effects::close().plus(act.unwrap_or_default())
    }))
}

/// A choice of the list.
#[derive(Debug, Clone, Copy)]
enum Step {
    TakeIn,
    Shown,
    Return,
    Print(ActKind),
}

impl Step {
    fn follow(self, page: &ClientPage, case: &Case, items: &[Item], (names, ctx): (&[String], &Context)) -> Effects {
        let today = ctx.words.day(ctx.today());
        let (title, fields) = match self {
            Self::Print(kind) => return receipt::open(page, Some(case.id), kind, ctx),
            Self::Shown => return save(items.to_vec(), Move::Shown),
            Self::TakeIn => {
                let place = items.iter().find_map(|item| item.held().2).map_or("", Clean::as_str);
                let kept = asked("kept_at", FieldType::Line, false, place);
                ("originals-take-in", vec![asked("held_since", FieldType::Day, true, today), kept])
            }
            Self::Return => {
                let to = asked("returned_to", FieldType::Line, false, "");
                ("originals-return", vec![asked("returned_on", FieldType::Day, true, today), to])
            }
        };
        let items = items.to_vec();
        let then = move |answers: &Answers| match (answers.day("held_since"), answers.day("returned_on")) {
            (Some(on), _) => save(items.clone(), Move::TakeIn { on, kept_at: answers.words("kept_at") }),
            (_, Some(on)) => save(items.clone(), Move::Return { on, to: answers.words("returned_to") }),
            (None, None) => Effects::none(),
        };
        Effects::popup(AskFields::new(ctx.text(title), names.join(", "), fields, ctx, then))
    }
}

fn save(items: Vec<Item>, step: Move) -> Effects {
    Effects::act(move |desk| {
        desk.move_originals(&items, &step)?;
        let id = match step {
            Move::Shown => "originals-were-shown",
            Move::TakeIn { .. } => "originals-taken-in",
            Move::Return { .. } => "originals-returned",
        };
        Ok(Reply::Saved(Phrase::new(id).number("n", i64::try_from(items.len()).unwrap_or(i64::MAX))))
    })
}

/// Who pays for the case, and how far it is paid.
pub(super) fn payment(case: &Case, ctx: &Context) -> Effects {
    let payer = case.payer.as_deref().unwrap_or_default();
    let label = |id: &str| Label::Message(labels::choice(crate::domain::record::Kind::Case, "paid", id));
    let paid = asked("paid", FieldType::Choice(Paid::IDS), true, case.paid.as_str());
    let paid = asked_of(paid, Paid::IDS.iter().map(|id| ((*id).to_owned(), label(id))));
    let fields = vec![asked("payer", FieldType::Line, false, payer), paid];
    let (case, about) = (case.clone(), case.reference.to_string());
    Effects::popup(AskFields::new(ctx.text("payment-title"), about, fields, ctx, move |answers: &Answers| {
        let paid = answers.words("paid").and_then(|id| Paid::parse(&id)).unwrap_or(case.paid);
        let (case, payer) = (case.clone(), answers.words("payer"));
        Effects::act(move |desk| {
            desk.set_payment(&case, payer.clone(), paid)?;
            Ok(Reply::Saved(Phrase::new("payment-saved").term("paid", format!("paid-{}", paid.as_str()))))
        })
    }))
}
