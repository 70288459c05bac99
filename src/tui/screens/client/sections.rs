//! The sections of a client: which rows each has, what can be added to it, and what the pane says about a row.

use super::sheet::{Row, RowId};
use super::{deadlines, family, history, stays, values};
use crate::app::pages::ClientPage;
use crate::domain::clean::Clean;
use crate::domain::country::Country;
use crate::domain::day::Day;
use crate::domain::phrase::Phrase;
use crate::domain::record::{Key, Kind};
use crate::i18n::labels;
use crate::tui::context::Context;
use crate::tui::theme::Tone;
use crate::tui::widgets::table::{Cell, Column, Width};

/// A section of the client page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Section {
    /// What is due, and what is odd.
    Overview,
    /// Stays.
    Stays,
    /// Permits.
    Permits,
    /// Identity documents.
    Identity,
    /// Addresses.
    Residences,
    /// Cases, and what grounds rest on.
    Cases,
    /// All deadlines, closed ones too.
    Deadlines,
    /// Family, sponsors and colleagues.
    Family,
    /// Contacts and the note.
    Notes,
    /// The journal.
    History,
}

impl Section {
    /// All of them, in the order of their numbers.
    pub(super) const ALL: &'static [Self] = &[
        Self::Overview,
        Self::Stays,
        Self::Permits,
        Self::Identity,
        Self::Residences,
        Self::Cases,
        Self::Deadlines,
        Self::Family,
        Self::Notes,
        Self::History,
    ];

    /// The kinds of records that can be added here.
    pub(super) fn adds(self) -> &'static [Kind] {
        match self {
            Self::Overview => &[
                Kind::Stay,
                Kind::Permit,
                Kind::IdentityDocument,
                Kind::Residence,
                Kind::Case,
                Kind::Basis,
                Kind::Contact,
                Kind::OwnDate,
                Kind::Offence,
                Kind::Sponsor,
                Kind::Consent,
                Kind::DataRequest,
            ],
            Self::Stays => &[Kind::Stay],
            Self::Permits => &[Kind::Permit, Kind::Offence],
            Self::Identity => &[Kind::IdentityDocument],
            Self::Residences => &[Kind::Residence],
            Self::Cases => &[Kind::Case, Kind::Basis],
            Self::Deadlines => &[Kind::OwnDate],
            Self::Family => &[Kind::Basis, Kind::Sponsor],
            Self::Notes => &[Kind::Contact, Kind::Consent, Kind::DataRequest],
            Self::History => &[],
        }
    }

    /// Message with its name.
    pub(super) const fn title(self) -> &'static str {
        match self {
            Self::Overview => "section-overview",
            Self::Stays => "section-stays",
            Self::Permits => "section-permits",
            Self::Identity => "section-identity",
            Self::Residences => "section-residences",
            Self::Cases => "section-cases",
            Self::Deadlines => "section-deadlines",
            Self::Family => "section-family",
            Self::Notes => "section-notes",
            Self::History => "section-history",
        }
    }

    /// Columns and rows.
    pub(super) fn table(self, page: &ClientPage, ctx: &Context) -> (Vec<Column>, Vec<Row>) {
        match self {
            Self::Overview => overview(page, ctx),
            Self::Stays => stays_table(page, ctx),
            Self::Permits => permits(page, ctx),
            Self::Identity => identity(page, ctx),
            Self::Residences => residences(page, ctx),
            Self::Cases => cases(page, ctx),
            Self::Deadlines => {
                // What is over stands last.
                let mut rows = deadline_rows(page, ctx, |item| !deadlines::is_over(item, ctx));
                rows.extend(deadline_rows(page, ctx, |item| deadlines::is_over(item, ctx)));
                (deadlines::columns(ctx), rows)
            }
            Self::Family => family::table(page, ctx),
            Self::Notes => contacts(page, ctx),
            Self::History => (history::columns(ctx), history_rows(page, ctx)),
        }
    }

    /// Title and text of the pane about the selected row.
    pub(super) fn pane(
        self,
        page: &ClientPage,
        selected: Option<&RowId>,
        ctx: &Context,
    ) -> (String, Vec<(String, Tone)>) {
        let about = selected.map_or_else(Vec::new, |id| about(page, id, ctx));
        match self {
            Self::Overview | Self::Deadlines => (ctx.text("why-title"), about),
            Self::Stays => {
                let mut text = stays::gauges(page, ctx);
                text.extend(about);
                (ctx.text("page-window-title"), text)
            }
            Self::Notes => {
                let note = page.dossier.client.note.as_ref();
                let text =
                    note.map_or_else(|| (ctx.text("page-no-note"), Tone::Muted), |note| (note.to_string(), Tone::Text));
                (ctx.text("field-note"), vec![text])
            }
            Self::History => (ctx.text("page-change-title"), about),
            Self::Permits | Self::Identity | Self::Residences | Self::Cases | Self::Family => {
                (ctx.text("page-details-title"), about)
            }
        }
    }
}

/// What there is to say about a row.
pub(super) fn about(page: &ClientPage, id: &RowId, ctx: &Context) -> Vec<(String, Tone)> {
    match id {
        RowId::Record(key) => {
            let sponsor = Some(key.id).filter(|_| key.kind == Kind::Sponsor);
            let record = sponsor.map_or_else(|| values::record(page, *key), |id| family::about_sponsor(page, id));
            record.map_or_else(Vec::new, |record| values::details(&record, page, ctx))
        }
        RowId::Deadline(id) => deadlines::why(page, id, ctx),
        RowId::Finding(at) => page.findings.get(*at).map(|f| (ctx.say(&f.text), Tone::Warning)).into_iter().collect(),
        RowId::Act(seq) => {
            let lines = page.history_lines();
            let line = lines.iter().find(|line| line.seq == *seq);
            line.map_or_else(Vec::new, |line| history::details(line, page, ctx))
        }
        RowId::Alike(id) => {
            let said = family::about_alike(page, *id, ctx).map(|text| (text, Tone::Warning));
            said.into_iter().chain([(ctx.text("alike-what-now"), Tone::Muted)]).collect()
        }
        RowId::Person(id) if *id == page.dossier.client.id => Vec::new(),
        RowId::Person(_) => vec![(ctx.text("kin-what-now"), Tone::Muted)],
        RowId::Paper(_) | RowId::Nothing(_) => Vec::new(),
    }
}

fn overview(page: &ClientPage, ctx: &Context) -> (Vec<Column>, Vec<Row>) {
    let mut rows: Vec<Row> = page
        .findings
        .iter()
        .enumerate()
        .map(|(at, finding)| {
            let say = ctx.say(&finding.text);
            let cells = vec![
                tone("!", Tone::Warning),
                text(""),
                tone(ctx.text("page-look"), Tone::Warning),
                tone(say, Tone::Warning),
                text(""),
            ];
            Row { id: RowId::Finding(at), cells }
        })
        .collect();
    let alike = page.kin.iter().flat_map(|kin| &kin.alike);
    rows.extend(alike.filter_map(|(line, _)| {
        let said = tone(family::about_alike(page, line.id, ctx)?, Tone::Warning);
        let cells =
            vec![tone("!", Tone::Warning), text(""), tone(ctx.text("page-look"), Tone::Warning), said, text("")];
        Some(Row { id: RowId::Alike(line.id), cells })
    }));
    rows.extend(deadline_rows(page, ctx, |item| item.is_live(ctx.today())));
    // What nobody has answered stands last: it may be long done.
    rows.extend(deadline_rows(page, ctx, |item| deadlines::is_unanswered(item, ctx)));
    (deadlines::columns(ctx), rows)
}

fn deadline_rows(
    page: &ClientPage,
    ctx: &Context,
    shown: impl Fn(&crate::domain::agenda::DueItem) -> bool,
) -> Vec<Row> {
    let rows = page.deadlines.iter().filter_map(|deadline| {
        let item = deadlines::item(page, deadline);
        let row = || Row { id: RowId::Deadline(deadline.id.clone()), cells: deadlines::cells(page, &item, ctx) };
        shown(&item).then(row)
    });
    rows.collect()
}

fn text(text: impl Into<String>) -> Cell {
    (text.into(), Tone::Text)
}

fn tone(text: impl Into<String>, tone: Tone) -> Cell {
    (text.into(), tone)
}

fn day(day: Option<Day>, ctx: &Context) -> Cell {
    text(day.map_or_else(|| "—".to_owned(), |day| ctx.words.day(day)))
}

fn some(value: Option<&Clean>) -> Cell {
    text(value.map_or_else(|| "—".to_owned(), ToString::to_string))
}

fn country(country: Option<Country>) -> Cell {
    text(country.map_or_else(|| "—".to_owned(), |country| country.to_string()))
}

fn word(kind: Kind, field: &str, id: &str, ctx: &Context) -> Cell {
    text(ctx.text(&labels::choice(kind, field, id)))
}

fn head(field: &str, ctx: &Context) -> String {
    ctx.text(&labels::field(field)).to_lowercase()
}

fn record(kind: Kind, id: i64, cells: Vec<Cell>) -> Row {
    Row { id: RowId::Record(Key { kind, id }), cells }
}

const DAY: Width = Width::Fixed(10);
/// Of the days of entry and exit: «кірген күні» is a letter longer than a date.
const CROSSING: Width = Width::Fixed(11);

fn stays_table(page: &ClientPage, ctx: &Context) -> (Vec<Column>, Vec<Row>) {
    let columns = vec![
        Column::new(head("entry", ctx), CROSSING, 0),
        Column::new(head("exit", ctx), CROSSING, 0),
        Column::new(ctx.text("column-days"), Width::Fixed(5), 0),
        Column::new(ctx.text("column-passport"), Width::Share(1), 1),
        Column::new(ctx.text("column-evidence"), Width::Share(1), 2),
    ];
    let evidence = |evidence: Option<crate::domain::stay::Evidence>| {
        evidence.map_or_else(|| "—".to_owned(), |known| ctx.text(&format!("evidence-{}", known.as_str())))
    };
    let rows = page.dossier.stays.iter().rev().map(|stay| {
        let number = stay
            .document
            .and_then(|id| page.dossier.identity_document(id))
            .map(|document| ctx.private(&document.number));
        let exit = if stay.exit.is_none() { tone(ctx.text("page-open-stay"), Tone::Good) } else { day(stay.exit, ctx) };
        let known = format!("{} / {}", evidence(stay.entry_evidence), evidence(stay.exit_evidence));
        let days = text(stays::days(stay, ctx.today()).to_string());
        record(
            Kind::Stay,
            stay.id.0,
            vec![
                day(Some(stay.entry), ctx),
                exit,
                days,
                text(number.unwrap_or_else(|| "—".to_owned())),
                tone(known, Tone::Muted),
            ],
        )
    });
    (columns, rows.collect())
}

fn permits(page: &ClientPage, ctx: &Context) -> (Vec<Column>, Vec<Row>) {
    let columns = vec![
        Column::new(head("kind", ctx), Width::Share(2), 0),
        Column::new(head("number", ctx), Width::Share(2), 0),
        Column::new(ctx.text("column-from"), DAY, 1),
        Column::new(ctx.text("column-until"), DAY, 0),
        Column::new(ctx.text("column-ended"), Width::Share(2), 2),
        Column::new(head("ground", ctx), Width::Share(2), 3),
    ];
    let rows = page.dossier.permits.iter().rev().map(|permit| {
        let over = permit.actual_end.unwrap_or(permit.valid_until) < ctx.today();
        let mood = if over { Tone::Muted } else { Tone::Text };
        let ended = permit.actual_end.map(|end| {
            let why =
                permit.end_reason.map_or_else(String::new, |why| ctx.text(&format!("permit-end-{}", why.as_str())));
            format!("{} {why}", ctx.words.day(end))
        });
        let ground = permit.ground.map_or_else(String::new, |ground| ctx.text(&format!("ground-{}", ground.as_str())));
        let cells = vec![
            word(Kind::Permit, "kind", permit.kind.as_str(), ctx),
            some(permit.number.as_ref()),
            day(Some(permit.valid_from), ctx),
            day(Some(permit.valid_until), ctx),
            text(ended.unwrap_or_default()),
            text(ground),
        ];
        record(Kind::Permit, permit.id.0, cells.into_iter().map(|(text, _)| (text, mood)).collect())
    });
    (columns, rows.chain(offences(page, ctx)).collect())
}

/// Decisions about offences, under the permits that they may end: the article, the day, the last day of an entry ban.
fn offences(page: &ClientPage, ctx: &Context) -> impl Iterator<Item = Row> {
    page.dossier.offences.iter().rev().map(|offence| {
        let flag = if offence.expulsion { ctx.text(&labels::field("expulsion")) } else { String::new() };
        let cells = vec![
            text(ctx.text("kind-offence")),
            text(offence.article.to_string()),
            day(Some(offence.decided_on), ctx),
            day(offence.banned_until, ctx),
            tone(flag, Tone::Breach),
            some(offence.decision.as_ref()),
        ];
        record(Kind::Offence, offence.id.0, cells)
    })
}

fn identity(page: &ClientPage, ctx: &Context) -> (Vec<Column>, Vec<Row>) {
    let columns = vec![
        Column::new(head("kind", ctx), Width::Share(2), 0),
        Column::new(head("number", ctx), Width::Share(2), 0),
        Column::new(ctx.text("column-citizenship"), Width::Fixed(4), 1),
        Column::new(ctx.text("column-issued"), DAY, 2),
        Column::new(ctx.text("column-until"), DAY, 0),
        Column::new(head("name_latin", ctx), Width::Share(2), 3),
    ];
    let rows = page.dossier.identity_documents.iter().rev().map(|document| {
        let over = document.expires.is_some_and(|end| end < ctx.today());
        let expires = day(document.expires, ctx).0;
        let cells = vec![
            word(Kind::IdentityDocument, "kind", document.kind.as_str(), ctx),
            text(ctx.private(&document.number)),
            country(document.citizenship),
            day(document.issued, ctx),
            tone(expires, if over { Tone::Overdue } else { Tone::Text }),
            some(document.name_latin.as_ref()),
        ];
        record(Kind::IdentityDocument, document.id.0, cells)
    });
    (columns, rows.collect())
}

fn residences(page: &ClientPage, ctx: &Context) -> (Vec<Column>, Vec<Row>) {
    let columns = vec![
        Column::new(head("address", ctx), Width::Share(1), 0),
        Column::new(ctx.text("column-from"), DAY, 0),
        Column::new(ctx.text("column-until"), DAY, 1),
        Column::new(ctx.text("column-notified"), DAY, 2),
        Column::new(ctx.text("column-registered"), Width::Fixed(12), 3),
    ];
    let rows = page.dossier.residences.iter().rev().map(|home| {
        let cells = vec![
            text(home.address.to_string()),
            day(home.since, ctx),
            day(home.until, ctx),
            day(home.host_notified_on, ctx),
            day(home.registered_on, ctx),
        ];
        record(Kind::Residence, home.id.0, cells)
    });
    (columns, rows.collect())
}

fn cases(page: &ClientPage, ctx: &Context) -> (Vec<Column>, Vec<Row>) {
    let columns = vec![
        Column::new(ctx.text("column-case"), Width::Fixed(13), 0),
        Column::new(head("kind", ctx), Width::Share(2), 0),
        Column::new(head("ground", ctx), Width::Share(2), 2),
        Column::new(ctx.text("column-stage"), Width::Share(2), 0),
        Column::new(ctx.text("column-opened"), DAY, 1),
    ];
    let ground = |ground: Option<crate::domain::choice::Ground>| {
        text(ground.map_or_else(|| "—".to_owned(), |ground| ctx.text(&format!("ground-{}", ground.as_str()))))
    };
    let of_cases = page.dossier.cases.iter().rev().map(|case| {
        let mood = if case.stage.is_open() { Tone::Text } else { Tone::Muted };
        let cells = vec![
            text(case.reference.to_string()),
            word(Kind::Case, "kind", case.kind.as_str(), ctx),
            ground(case.ground),
            text(ctx.text(&format!("stage-{}", case.stage.as_str()))),
            day(Some(case.opened_on), ctx),
        ];
        record(Kind::Case, case.id.0, cells.into_iter().map(|(text, _)| (text, mood)).collect())
    });
    let of_bases = page.dossier.bases.iter().map(|basis| {
        let until = basis.ended_on.or(basis.until);
        let last = until.map_or_else(String::new, |day| format!("… {}", ctx.words.day(day)));
        let cells = vec![
            text("—"),
            text(ctx.text("kind-basis")),
            ground(Some(basis.ground)),
            text(last),
            day(basis.since, ctx),
        ];
        record(Kind::Basis, basis.id.0, cells)
    });
    (columns, of_cases.chain(of_bases).collect())
}

fn contacts(page: &ClientPage, ctx: &Context) -> (Vec<Column>, Vec<Row>) {
    let columns = vec![
        Column::new(ctx.text("kind-contact"), Width::Share(2), 0),
        Column::new(ctx.text("column-role"), Width::Share(1), 1),
        Column::new(ctx.text("column-language"), Width::Fixed(4), 2),
        Column::new(head("channel", ctx), Width::Share(1), 0),
        Column::new(head("address", ctx), Width::Share(2), 0),
    ];
    let rows = page.dossier.contacts.iter().map(|contact| {
        let cells = vec![
            text(contact.name.to_string()),
            word(Kind::Contact, "role", contact.role.as_str(), ctx),
            text(contact.language.to_string()),
            word(Kind::Contact, "channel", contact.channel.as_str(), ctx),
            text(contact.address.to_string()),
        ];
        record(Kind::Contact, contact.id.0, cells)
    });
    (columns, rows.chain(personal_data(page, ctx)).collect())
}

/// Consents and requests about personal data, under whom we write to: what it is, its state, its day.
fn personal_data<'p>(page: &'p ClientPage, ctx: &'p Context) -> impl Iterator<Item = Row> + 'p {
    let blank = || text("");
    let consents = page.dossier.consents.iter().rev().map(move |consent| {
        let (id, over) = match (consent.withdrawn_on, consent.until) {
            (Some(on), _) => ("privacy-consent-withdrawn", Some(on)),
            (None, Some(until)) if until < ctx.today() => ("privacy-consent-ended", Some(until)),
            (None, until) => ("privacy-consent-ends", until),
        };
        let state = over
            .map_or_else(|| ctx.text("consent-form-purpose-reached"), |day| ctx.say(&Phrase::new(id).day("day", day)));
        let cells =
            vec![text(ctx.text("kind-consent")), blank(), blank(), day(Some(consent.given_on), ctx), text(state)];
        record(Kind::Consent, consent.id.0, cells)
    });
    let requests = page.dossier.requests.iter().rev().map(move |request| {
        let state = match request.answered_on {
            Some(on) => text(ctx.say(&Phrase::new("privacy-request-answered").day("day", on))),
            None => tone(ctx.text("privacy-request-open"), Tone::Warning),
        };
        let cells = vec![
            text(ctx.text("kind-data_request")),
            word(Kind::DataRequest, "demand", request.demand.as_str(), ctx),
            blank(),
            day(Some(request.received_on), ctx),
            state,
        ];
        record(Kind::DataRequest, request.id.0, cells)
    });
    consents.chain(requests)
}

fn history_rows(page: &ClientPage, ctx: &Context) -> Vec<Row> {
    let lines = page.history_lines();
    lines.iter().map(|line| Row { id: RowId::Act(line.seq), cells: history::cells(line, ctx) }).collect()
}
