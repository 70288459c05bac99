//! Family and work: whose stay follows whose, who sponsors whom, and records of the same person, each with the day that
//! ends for them.

use super::sheet::{Row, RowId};
use crate::app::kin::{Group, Kin, KinCase};
use crate::app::lists::ClientLine;
use crate::app::pages::ClientPage;
use crate::domain::day::Day;
use crate::domain::deadline::Level;
use crate::domain::dossier::Lent;
use crate::domain::id::ClientId;
use crate::domain::phrase::Phrase;
use crate::domain::record::{Key, Kind};
use crate::domain::same_person::Alike;
use crate::tui::context::Context;
use crate::tui::effects::{Effect, Effects, Target};
use crate::tui::popups::pick::Pick;
use crate::tui::screens::clients::shown_name;
use crate::tui::theme::Tone;
use crate::tui::widgets::table::{Cell, Column, Width};

/// Columns and rows.
pub(super) fn table(page: &ClientPage, ctx: &Context) -> (Vec<Column>, Vec<Row>) {
    let columns = vec![
        Column::new(ctx.text("column-kin"), Width::Share(3), 0),
        Column::new(ctx.text("column-client"), Width::Share(4), 0),
        Column::new(ctx.text("column-citizenship"), Width::Fixed(3), 2),
        Column::new(ctx.text("column-until"), Width::Fixed(10), 0),
        Column::new(ctx.text("column-what"), Width::Share(3), 1),
    ];
    let rows = page.kin.as_ref().map_or_else(Vec::new, |kin| rows(page, kin, ctx));
    (columns, rows)
}

fn rows(page: &ClientPage, kin: &Kin, ctx: &Context) -> Vec<Row> {
    let mut rows: Vec<Row> = kin.alike.iter().map(|(line, _)| alike(line, ctx)).collect();
    rows.extend(kin.main_applicant.iter().map(|line| lender(page, line, "kin-main-applicant", ctx)));
    rows.extend(group(&kin.dependants, "kin-dependant", ctx));
    for employer in &kin.employers {
        rows.push(sponsor(employer, ctx));
        rows.extend(employer.person.iter().map(|line| lender(page, line, "kin-sponsor-person", ctx)));
        rows.extend(group(&employer.colleagues, "kin-colleague", ctx));
    }
    rows.extend(group(&kin.sponsored, "kin-sponsored", ctx));
    rows.extend(kin.merged.iter().map(|id| merged(*id, ctx)));
    rows
}

fn text(text: impl Into<String>) -> Cell {
    (text.into(), Tone::Text)
}

/// A person with what binds them.
fn person(line: &ClientLine, id: RowId, role: Cell, ctx: &Context) -> Row {
    let (day, what, tone) = match &line.binding {
        Some(item) => (ctx.words.day(item.last_day), ctx.marked_title(item), Tone::from(ctx.level(item))),
        None => ("—".to_owned(), String::new(), Tone::Muted),
    };
    let country = line.citizenship.map_or_else(String::new, |country| country.to_string());
    Row { id, cells: vec![role, text(shown_name(line)), text(country), (day, tone), (what, tone)] }
}

fn alike(line: &ClientLine, ctx: &Context) -> Row {
    person(line, RowId::Alike(line.id), (ctx.text("kin-alike"), Tone::Warning), ctx)
}

fn group<'a>(group: &'a Group, role: &'static str, ctx: &'a Context) -> impl Iterator<Item = Row> + 'a {
    let more = group.more.then(|| {
        let said = Phrase::new("kin-more").number("n", i64::try_from(group.people.len()).unwrap_or(i64::MAX));
        let cells = vec![text(""), (ctx.say(&said), Tone::Muted), text(""), text(""), text("")];
        Row { id: RowId::Nothing(role), cells }
    });
    let people = group.people.iter();
    people.map(move |line| person(line, RowId::Person(line.id), text(ctx.text(role)), ctx)).chain(more)
}

/// Somebody on whose permit or basis this client leans: the day that ends for them ends here too.
fn lender(page: &ClientPage, line: &ClientLine, role: &str, ctx: &Context) -> Row {
    let lent = page.dossier.linked_ends.iter().filter(|end| end.from == line.id).min_by_key(|end| end.last_day);
    let mut row = person(line, RowId::Person(line.id), text(ctx.text(role)), ctx);
    if let Some(end) = lent {
        let what = match end.lent {
            Lent::Permit(_) => "kin-permit-ends",
            Lent::Basis(_) => "kin-basis-ends",
        };
        let tone = ends(end.last_day, ctx);
        row.cells.truncate(3);
        row.cells.extend([(ctx.words.day(end.last_day), tone), (ctx.text(what), tone)]);
    }
    row
}

/// How near an end is, by the office's own thresholds.
fn ends(day: Day, ctx: &Context) -> Tone {
    let days = (day - ctx.today()).num_days();
    let thresholds = &ctx.office.thresholds;
    Tone::from(match days {
        ..0 => Level::Overdue,
        0 => Level::Today,
        days if days <= thresholds.critical => Level::Critical,
        days if days <= thresholds.soon => Level::Soon,
        _ => Level::Later,
    })
}

fn sponsor(employer: &crate::app::kin::Employer, ctx: &Context) -> Row {
    let sponsor = &employer.sponsor;
    let kind = ctx.text(&crate::i18n::labels::choice(Kind::Sponsor, "kind", sponsor.kind.as_str()));
    let (day, what, tone) = match sponsor.signature_expires {
        Some(day) => (ctx.words.day(day), ctx.text("kin-signature-ends"), ends(day, ctx)),
        None => ("—".to_owned(), String::new(), Tone::Muted),
    };
    let cells = vec![text(kind), text(sponsor.name.to_string()), text(""), (day, tone), (what, tone)];
    Row { id: RowId::Record(Key { kind: Kind::Sponsor, id: sponsor.id.0 }), cells }
}

fn merged(id: ClientId, ctx: &Context) -> Row {
    let cells =
        vec![(ctx.text("kin-merged"), Tone::Muted), (id.to_string(), Tone::Muted), text(""), text(""), text("")];
    Row { id: RowId::Person(id), cells }
}

/// The sentence about a record that may be the same person; nothing when it is gone meanwhile.
pub(super) fn about_alike(page: &ClientPage, id: ClientId, ctx: &Context) -> Option<String> {
    let found = page.kin.as_ref()?.alike.iter().find(|(line, _)| line.id == id);
    found.map(|(line, why)| said(line, *why, ctx))
}

/// `May be the same person as Rustam Abdullayev (C-000009): same document number`.
fn said(line: &ClientLine, why: Alike, ctx: &Context) -> String {
    let reason = format!("alike-{}", why.as_str().replace('_', "-"));
    let phrase = Phrase::new("finding-alike").text("name", shown_name(line)).text("client", line.id.to_string());
    ctx.say(&phrase.term("why", reason))
}

/// The sponsor row in full.
pub(super) fn about_sponsor(page: &ClientPage, id: i64) -> Option<crate::domain::record::Record> {
    let employers = &page.kin.as_ref()?.employers;
    employers.iter().find(|employer| employer.sponsor.id.0 == id).map(|employer| employer.sponsor.clone().into())
}

/// The cases of a family and its sponsors: reference, person, kind and stage; Enter opens the case.
pub(super) fn cases(cases: Vec<KinCase>, ctx: &Context) -> Pick {
    let names = cases.iter().map(|kin| {
        let kind = ctx.text(&crate::i18n::labels::choice(Kind::Case, "kind", kin.case.kind.as_str()));
        let stage = ctx.text(&format!("stage-{}", kin.case.stage.as_str()));
        [kin.case.reference.to_string(), shown_name(&kin.person), kind, stage].join(ctx.theme.dot())
    });
    let names: Vec<String> = names.collect();
    let title = if names.is_empty() { "kin-no-cases" } else { "kin-cases-title" };
    Pick::new(ctx.text(title), names, move |at| {
        let open = cases.get(at).map(|kin| Effect::Open(Target::Case(kin.person.id, kin.case.id)));
        Effects::close().plus(open.map_or_else(Effects::none, Effects::one))
    })
    .wide()
}
