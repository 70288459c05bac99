//! A case as a report: its head and stage, dates with why, the checklist, what was filed, the originals.

use super::columns::Reading;
use super::registers::{rows_of, send};
use super::{Sent, Told, Wanted};
use crate::app::desk::Desk;
use crate::app::originals::Item;
use crate::app::pages::ClientPage;
use crate::domain::case::{Case, DocumentState, Filing, Stage};
use crate::domain::deadline::{Deadline, State};
use crate::domain::private::{hidden, hide_in};
use crate::files::table::{Cell, Column, Heading, Table};
use crate::i18n::Catalogue;
use std::io::Write;

/// The way of a case that goes well.
const WAY: [Stage; 6] = [Stage::Intake, Stage::Collecting, Stage::Ready, Stage::Filed, Stage::Granted, Stage::Closed];

impl Desk {
    /// Sends a whole case and gives the number of rows.
    ///
    /// # Errors
    /// No such case; not allowed for viewers who ask for numbers in full; those of the store.
    pub fn export_case(&mut self, reference: &str, wanted: Wanted<'_>, to: &mut dyn Write) -> Sent<usize> {
        self.may_export(wanted)?;
        let (client, id) = self.case_called(reference)?;
        let page = self.client_page(client)?;
        let by = Reading::of(self, wanted.words, wanted.in_full)?;
        let gone = || crate::app::error::AppError::from(crate::store::Error::NotFound(client.into()));
        let case = page.case(id).ok_or_else(gone)?;
        let report = Report { page: &page, case, by: &by };
        let whole = [report.dates(), report.checklist(), report.filings(), report.originals()];
        let what = format!("case {}", case.reference);
        let sent = send(wanted, (&report.heading(), true), &whole, to);
        self.note_export(&Told { what: &what, filter: "", rows: rows_of(&whole) }, wanted)?;
        Ok(sent)
    }
}

/// A table with an id, its title and its columns: their ids, heads and widths.
pub(super) fn table(id: &str, title: &str, columns: &[(&str, &str, u16)], words: &Catalogue) -> Table {
    let column =
        |(id, head, width): &(&str, &str, u16)| Column { id: (*id).to_owned(), head: words.text(head), width: *width };
    Table {
        id: id.to_owned(),
        title: words.text(title),
        columns: columns.iter().map(column).collect(),
        empty: words.text("export-none"),
    }
}

/// Level, last day, days left, what, why and id of a deadline.
pub(super) const DATES: [(&str, &str, u16); 7] = [
    ("level", "export-level", 14),
    ("last_day", "column-last-day", 13),
    ("days_left", "export-days-left", 9),
    ("title", "column-due-what", 36),
    ("state", "column-state", 12),
    ("why", "control-column-why", 60),
    ("id", "export-deadline-id", 24),
];

/// The row of a deadline with all steps that led to it.
pub(super) fn date_row(deadline: &Deadline, page: &ClientPage, by: &Reading<'_>) -> Vec<Cell> {
    let (class, state) = (deadline.class, deadline.state);
    let level = by.thresholds.level(class, state, deadline.last_day, deadline.warn_day, by.today);
    let step = |step: &crate::domain::deadline::Step| {
        let date = step.date.map(|date| format!("{}: ", by.words.day(date))).unwrap_or_default();
        let source =
            step.source.as_ref().map(|source| format!(" ({})", source.get(by.words.lang()))).unwrap_or_default();
        format!("{date}{}{source}", by.words.say(&step.text))
    };
    let why: Vec<String> = deadline.trail.iter().map(step).collect();
    let open = !matches!(state, State::Unknown | State::Done);
    vec![
        if state == State::Done { Cell::Empty } else { Cell::Level(level) },
        Cell::Day(deadline.last_day),
        if open { Cell::Number((deadline.last_day - by.today).num_days()) } else { Cell::Empty },
        Cell::text(page.deadline_title(deadline, by.words.lang())),
        by.word("deadline-state", state.as_str()),
        Cell::text(why.join("\n")),
        Cell::text(deadline.id.to_string()),
    ]
}

/// A case on its way to a page.
struct Report<'r> {
    page: &'r ClientPage,
    case: &'r Case,
    by: &'r Reading<'r>,
}

type Whole = (Table, Vec<Vec<Cell>>);

impl Report<'_> {
    fn heading(&self) -> Heading {
        let (case, page, words) = (self.case, self.page, self.by.words);
        let client = &page.dossier.client;
        let country = client.citizenship.map(|country| country.name(words.lang()).to_owned());
        let name = [Some(client.name().to_owned()), country, Some(client.id.to_string())];
        let named = |id: Option<String>| id.map(|id| words.text(&id)).unwrap_or_default();
        let handle = case.owner.and_then(|owner| page.staff.get(&owner)).map(ToString::to_string);
        let sponsor = case.sponsor.and_then(|sponsor| page.sponsors.get(&sponsor)).map(ToString::to_string);
        let facts = [
            ("export-as-of", words.day(self.by.today)),
            ("column-client", name.into_iter().flatten().collect::<Vec<_>>().join(" · ")),
            ("field-kind", words.text(&format!("case-kind-{}", case.kind.as_str()))),
            ("field-ground", named(case.ground.map(|ground| format!("ground-{}", ground.as_str())))),
            ("field-stage", self.way()),
            ("field-owner", handle.unwrap_or_else(|| words.text("nobody"))),
            ("field-sponsor", sponsor.unwrap_or_default()),
            ("field-opened_on", words.day(case.opened_on)),
            ("field-closed_on", case.closed_on.map(|day| words.day(day)).unwrap_or_default()),
            ("field-paid", words.text(&format!("paid-{}", case.paid.as_str()))),
        ];
        let facts = facts.into_iter().filter(|(_, value)| !value.is_empty());
        Heading {
            title: format!("{} {}", words.text("export-title-case"), case.reference),
            facts: facts.map(|(id, value)| (words.text(id), value)).collect(),
        }
    }

    /// `✓ intake › ● collecting › ○ ready …`; where it ended otherwise, that stands in its place.
    fn way(&self) -> String {
        let stage = self.case.stage;
        let other = matches!(stage, Stage::Refused | Stage::Withdrawn);
        let way = WAY.map(|step| if other && step == Stage::Granted { stage } else { step });
        let now = way.iter().position(|step| *step == stage).unwrap_or(0);
        let step = |(at, step): (usize, &Stage)| {
            let mark = if at < now {
                "✓"
            } else if at == now {
                "●"
            } else {
                "○"
            };
            format!("{mark} {}", self.by.words.text(&format!("stage-{}", step.as_str())))
        };
        way.iter().enumerate().map(step).collect::<Vec<_>>().join(" › ")
    }

    fn dates(&self) -> Whole {
        let id = self.case.id;
        let mine = self.page.deadlines.iter().filter(|one| one.case.is_none_or(|case| case == id));
        let rows = mine.map(|one| {
            let mut row = date_row(one, self.page, self.by);
            if let (Some(title), false) = (row.get_mut(3), self.by.in_full) {
                *title = Cell::text(hide_in(self.page.deadline_title(one, self.by.words.lang())));
            }
            row
        });
        (table("deadlines", "case-section-deadlines", &DATES, self.by.words), rows.collect())
    }

    fn checklist(&self) -> Whole {
        let columns = [
            ("requirement", "column-paper", 44),
            ("state", "column-state", 16),
            ("requested_on", "column-asked", 13),
            ("received_on", "column-received", 13),
            ("verified_on", "field-verified_on", 13),
            ("valid_until", "column-valid-until", 13),
        ];
        let rows = self.page.checklist(self.case).into_iter().map(|line| {
            let paper = &line.document;
            let title = self.page.requirement_title(&line.requirement, self.by.words.lang());
            vec![
                Cell::Word(line.requirement.clone(), title),
                self.by.word("state", paper.state.as_str()),
                Cell::day(paper.requested_on),
                Cell::day(paper.received_on),
                Cell::day(paper.verified_on.filter(|_| paper.state == DocumentState::Verified)),
                Cell::day(paper.valid_until),
            ]
        });
        (table("documents", "case-section-papers", &columns, self.by.words), rows.collect())
    }

    fn filings(&self) -> Whole {
        let columns = [
            ("filed_on", "column-filed", 13),
            ("application_number", "column-number", 20),
            ("office", "column-where", 24),
            ("outcome", "column-outcome", 16),
            ("outcome_on", "column-on", 13),
            ("why", "control-column-why", 44),
        ];
        let own = self.page.dossier.filings.iter().filter(|filing| filing.case == self.case.id);
        let rows = own.map(|filing| {
            vec![
                Cell::Day(filing.filed_on),
                Cell::maybe(filing.application_number.as_ref()),
                Cell::maybe(filing.office.as_ref()),
                self.by.word("outcome", filing.outcome.as_str()),
                Cell::day(filing.outcome_on),
                self.by.free(&self.why(filing)),
            ]
        });
        (table("filings", "case-section-filings", &columns, self.by.words), rows.collect())
    }

    fn why(&self, filing: &Filing) -> String {
        let words = self.by.words;
        let ground = filing.refusal_ground.map(|ground| words.text(&format!("refusal_ground-{}", ground.as_str())));
        let paper = filing.paper.as_ref().map(|id| self.page.requirement_title(id, words.lang()));
        let parts = [ground, paper, filing.reason.as_ref().map(ToString::to_string)];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    fn originals(&self) -> Whole {
        let columns = [
            ("what", "act-what", 40),
            ("original", "column-state", 16),
            ("held_since", "field-held_since", 13),
            ("kept_at", "act-where", 24),
            ("returned_on", "act-back", 13),
            ("returned_to", "field-returned_to", 24),
        ];
        let items = self.page.originals(Some(self.case.id));
        let rows = items.iter().map(|item| {
            let ((since, _, kept_at), (back, to)) = (item.held(), item.returned());
            vec![
                Cell::text(self.called(item)),
                item.original().map_or(Cell::Empty, |one| self.by.word("original", one.as_str())),
                Cell::day(since),
                Cell::maybe(kept_at),
                Cell::day(back),
                Cell::maybe(to),
            ]
        });
        (table("originals", "case-section-originals", &columns, self.by.words), rows.collect())
    }

    fn called(&self, item: &Item) -> String {
        match item {
            Item::Identity(document) if !self.by.in_full => {
                let kind = self.by.words.text(&format!("identity-kind-{}", document.kind.as_str()));
                format!("{kind} {}", hidden(&document.number))
            }
            _ => self.page.original_title(item, self.by.words),
        }
    }
}
