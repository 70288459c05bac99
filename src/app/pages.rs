//! What the client page and the case page show: a dossier, its deadlines, and names for the numbers in it.

use super::access::Named;
use super::desk::{Desk, RuleTitles};
use super::error::{AppError, ErrorKind, Result};
use super::kin::Kin;
use super::lists::{ClientLine, ListQuery};
use crate::domain::attachment::Attachment;
use crate::domain::case::{Case, CaseDocument};
use crate::domain::clean::Clean;
use crate::domain::client::Client;
use crate::domain::day::Day;
use crate::domain::deadline::{Deadline, DeadlineId};
use crate::domain::deadline::{FilingChoices, filing_choices};
use crate::domain::deadline::{Finding, findings};
use crate::domain::deadline::{Status, status};
use crate::domain::deadline::{binding, derive};
use crate::domain::dossier::Dossier;
use crate::domain::fold::{fold, tokens};
use crate::domain::id::{CaseId, ClientId, SponsorId, StaffId};
use crate::domain::letter::Message;
use crate::domain::papers::{Fault, Need, Paper};
use crate::domain::phrase::Phrase;
use crate::domain::query::{Query, Word};
use crate::domain::rulebook::{Rule, Rulebook, Source};
use crate::domain::sponsor::Sponsor;
use crate::domain::staff::Role;
use crate::store::{JournalEntry, JournalFilter, Reads};
use std::collections::HashMap;
use std::sync::Arc;

/// Everything about one client.
#[derive(Debug, Clone)]
pub struct ClientPage {
    /// The office date it was read for.
    pub today: Day,
    /// The records.
    pub dossier: Dossier,
    /// Deadlines with their trails, by warn day; done ones too.
    pub deadlines: Vec<Deadline>,
    /// The one that binds.
    pub binding: Option<DeadlineId>,
    /// Where the client stands.
    pub status: Status,
    /// What may still be filed.
    pub may_file: FilingChoices,
    /// The role of whoever reads it: some notes are for supervisors only.
    pub reader: Role,
    /// Things worth a look that are no deadlines.
    pub findings: Vec<Finding>,
    /// Handles of staff by number.
    pub staff: HashMap<StaffId, Clean>,
    /// Names of sponsors by number.
    pub sponsors: HashMap<SponsorId, Clean>,
    /// Titles of rules.
    pub titles: RuleTitles,
    /// The rulebook, for requirements, sources and what to do now.
    pub rulebook: Arc<Rulebook>,
    /// The newest entries of the journal about this client.
    pub history: Vec<JournalEntry>,
    /// Letters about this client, newest first.
    pub messages: Vec<Message>,
    /// Files of the papers, by number.
    pub attachments: Vec<Attachment>,
    /// Who is named on the client and on cases of theirs, where these are restricted.
    pub named: Vec<Named>,
    /// Family, sponsors and look-alikes; read only where they are shown ([`Desk::client_page_with_kin`]).
    pub kin: Option<Kin>,
}

/// One line of a case's checklist.
#[derive(Debug, Clone)]
pub struct ChecklistLine {
    /// Id of the requirement.
    pub requirement: String,
    /// The paper; state missing when nothing was recorded, not needed when the rulebook says so and nobody else.
    pub document: CaseDocument,
    /// Whether the case needs it; `None` for a paper that the rulebook does not ask of the case.
    pub need: Option<Need>,
    /// What is still wrong with it.
    pub faults: Vec<Fault>,
}

impl ClientPage {
    /// The deadline of that id.
    pub fn deadline(&self, id: &DeadlineId) -> Option<&Deadline> {
        self.deadlines.iter().find(|deadline| deadline.id == *id)
    }

    /// The row of the rulebook that gave a deadline. One id may stand on several: the one whose source the trail names.
    pub fn rule_of(&self, deadline: &Deadline) -> Option<&Rule> {
        let mut rows = self.rulebook.rules.iter().rev().filter(|rule| rule.id == deadline.id.rule);
        let named = |source: &Source| deadline.trail.iter().any(|step| step.source.as_ref() == Some(source));
        rows.clone().find(|rule| named(&rule.source)).or_else(|| rows.next())
    }

    /// The case of that number.
    pub fn case(&self, id: CaseId) -> Option<&Case> {
        self.dossier.cases.iter().find(|case| case.id == id)
    }

    /// The checklist of a case: the papers it calls for in the rulebook's order, then papers it does not know. What a
    /// person or a sheet answered weighs more than the rulebook's own view.
    pub fn checklist(&self, case: &Case) -> Vec<ChecklistLine> {
        let own = |id: &str| {
            let papers = self.dossier.case_documents.iter().filter(|document| document.case == case.id);
            papers.filter(|paper| paper.requirement.as_str() == id).max_by_key(|paper| paper.id).cloned()
        };
        let line = |paper: &Paper<'_>| {
            let mut document = own(paper.id()).unwrap_or_else(|| CaseDocument::new(case.id, case.client, paper.id()));
            document.state = paper.state();
            let faults = paper.faults.clone();
            ChecklistLine { requirement: paper.id().to_owned(), document, need: Some(paper.need), faults }
        };
        let mut lines: Vec<ChecklistLine> = self.papers(case).iter().map(line).collect();
        for paper in self.dossier.case_documents.iter().filter(|document| document.case == case.id) {
            if !lines.iter().any(|line| line.requirement == paper.requirement.as_str()) {
                let requirement = paper.requirement.to_string();
                lines.push(ChecklistLine { requirement, document: paper.clone(), need: None, faults: Vec::new() });
            }
        }
        lines
    }

    /// Requirements of a case that are wanted and still missing, requested or rejected.
    pub fn missing(&self, case: &Case) -> Vec<ChecklistLine> {
        self.checklist(case).into_iter().filter(ChecklistLine::waits).collect()
    }
}

impl ChecklistLine {
    /// True when it is wanted and still missing, requested or rejected.
    pub fn waits(&self) -> bool {
        self.document.state.is_to_come() && !matches!(self.need, Some(Need::Satisfied | Need::Optional))
    }
}

/// Of more clients than these a word finds, none is named.
const MOST_NAMED: usize = 500;

/// How many journal entries a page shows.
const HISTORY: usize = 200;

impl Desk {
    /// Reads one client's page.
    ///
    /// # Errors
    /// [`ErrorKind::NotFound`]; those of the store.
    pub fn client_page(&mut self, client: ClientId) -> Result<ClientPage> {
        let titles = self.titles()?;
        let filter = JournalFilter { client: Some(client), limit: HISTORY, ..JournalFilter::default() };
        let (dossier, rulebook, staff, sponsors, (history, messages, attachments)) = self.read(|reads| {
            let dossier = reads.whole(client)?;
            let sponsors = sponsor_names(reads, &dossier)?;
            let told = (reads.journal(&filter)?, reads.messages(client)?, reads.attachments(client)?);
            Ok((dossier, reads.rulebook()?, reads.staff()?, sponsors, told))
        })?;
        self.note_opened(client)?;
        let named = self.named_on(client)?;
        let today = self.today();
        let mut deadlines = derive(&dossier, &rulebook, self.calendar());
        deadlines.sort_by(|a, b| a.warn_day.cmp(&b.warn_day).then_with(|| a.id.cmp(&b.id)));
        Ok(ClientPage {
            today,
            binding: binding(&deadlines, Some(today)).map(|deadline| deadline.id.clone()),
            status: status(&dossier, &rulebook, today),
            may_file: filing_choices(&dossier, &rulebook, &deadlines, today),
            reader: self.me().role,
            findings: findings(&dossier, &rulebook, today),
            deadlines,
            dossier,
            staff: staff.into_iter().map(|person| (person.id, person.handle().clone())).collect(),
            sponsors,
            titles,
            rulebook,
            history,
            messages,
            attachments,
            named,
            kin: None,
        })
    }

    /// Reads one client's page and everybody who belongs to the client.
    ///
    /// # Errors
    /// As [`Desk::client_page`].
    pub fn client_page_with_kin(&mut self, client: ClientId) -> Result<ClientPage> {
        let page = self.client_page(client)?;
        let kin = self.kin(&page.dossier)?;
        Ok(ClientPage { kin: Some(kin), ..page })
    }

    /// Clients who have all words of a name in one of their names; where it is the whole name of some, those alone.
    fn named(&self, name: &str) -> Result<Vec<ClientId>> {
        let words: Vec<Word> = name.split_whitespace().filter_map(|word| Word::new(word, false, false)).collect();
        if words.is_empty() || name.chars().any(|c| c.is_ascii_digit()) {
            return Ok(Vec::new());
        }
        let query = Query { words, ..Query::default() };
        let rows = self.client_list(&ListQuery { query, limit: MOST_NAMED, ..ListQuery::default() })?.rows;
        let wanted = fold(name);
        let names = |line: &ClientLine| -> Vec<String> {
            [&line.name_latin, &line.name_cyrillic].into_iter().flatten().map(|name| fold(name)).collect()
        };
        let has = |held: &String| tokens(&wanted).all(|token| tokens(held).any(|other| other.starts_with(token)));
        let like: Vec<&ClientLine> = rows.iter().filter(|line| names(line).iter().any(has)).collect();
        let whole: Vec<&ClientLine> = like.iter().copied().filter(|line| names(line).contains(&wanted)).collect();
        let meant = if whole.is_empty() { like } else { whole };
        Ok(meant.into_iter().map(|line| line.id).collect())
    }

    /// `C-000012 Каримов Рустам`; the number alone where the name cannot be read.
    fn in_a_list(&self, id: ClientId) -> String {
        let person = self.read(|reads| reads.get::<Client>(id.0));
        person.map_or_else(|_| id.to_string(), |person| format!("{id} {}", person.name()))
    }

    /// The client that a reference means: client id, case reference, document number, or a name that only one has.
    ///
    /// # Errors
    /// [`ErrorKind::NotFound`] for none, [`ErrorKind::Ambiguous`] for several.
    pub fn client_called(&self, reference: &str) -> Result<ClientId> {
        let mut found = self.read(|reads| reads.find(reference))?;
        if found.is_empty() {
            found = self.named(reference)?;
        }
        match found.as_slice() {
            [] => Err(AppError::new(ErrorKind::NotFound, Phrase::new("error-no-client").text("reference", reference))),
            [one] => Ok(*one),
            several => {
                let names: Vec<String> = several.iter().take(20).map(|id| self.in_a_list(*id)).collect();
                let phrase =
                    Phrase::new("error-ambiguous").text("reference", reference).text("clients", names.join(", "));
                Err(AppError::new(ErrorKind::Ambiguous, phrase))
            }
        }
    }
}

fn sponsor_names(reads: &dyn Reads, dossier: &Dossier) -> crate::store::Result<HashMap<SponsorId, Clean>> {
    let of_cases = dossier.cases.iter().filter_map(|case| case.sponsor);
    let of_permits = dossier.permits.iter().filter_map(|permit| permit.sponsor);
    let of_bases = dossier.bases.iter().filter_map(|basis| basis.sponsor);
    let mut names = HashMap::new();
    for id in of_cases.chain(of_permits).chain(of_bases) {
        if let std::collections::hash_map::Entry::Vacant(place) = names.entry(id) {
            place.insert(reads.get::<Sponsor>(id.0)?.name);
        }
    }
    Ok(names)
}
