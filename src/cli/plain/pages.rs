//! One client, one case, one deadline in words; and from a number or a name to them.

use super::session::{Place, Said, Session, Shown};
use crate::app::daily_review::ItemKey;
use crate::app::error::{AppError, ErrorKind};
use crate::app::pages::ClientPage;
use crate::cli::client::days_phrase;
use crate::domain::case::Case;
use crate::domain::day::Day;
use crate::domain::deadline::{Deadline, DeadlineId, State};
use crate::domain::id::{CaseId, ClientId};
use crate::domain::phrase::Phrase;

impl Session {
    /// Opens what a number of the last list stands for; without one, the client in hand.
    pub(super) fn open(&mut self, text: &str) -> Said {
        match (self.numbered(text), text.is_empty(), self.client()) {
            (Some(shown), ..) => self.show(shown),
            (None, true, Some(client)) => self.show_client(client),
            (None, true, None) => self.sentence("plain-open-how"),
            (None, false, _) => Ok(vec![self.words.say(&Phrase::new("plain-no-number").text("typed", text))]),
        }
    }

    fn show(&mut self, shown: Shown) -> Said {
        match shown {
            Shown::Client(client) => self.show_client(client),
            Shown::Case(client, case) => self.show_case(client, case),
            Shown::Deadline(key) => {
                self.hand = Some(key);
                self.explain()
            }
            Shown::Item(at) => {
                self.at = at;
                self.item()
            }
        }
    }

    /// A client by the number in the last list, by name, id or document; without anything, the one in hand.
    pub(super) fn client_called(&mut self, text: &str) -> Said {
        let client = match self.numbered(text) {
            Some(Shown::Client(client) | Shown::Case(client, _)) => client,
            Some(Shown::Deadline(key)) => key.client,
            Some(Shown::Item(_)) | None if text.is_empty() => match self.client() {
                Some(client) => client,
                None => return self.sentence("plain-open-how"),
            },
            Some(Shown::Item(at)) => match self.review.as_ref().and_then(|review| review.lines.get(at)) {
                Some(line) => line.entry.client,
                None => return self.sentence("plain-open-how"),
            },
            None => self.desk.client_called(text)?,
        };
        self.show_client(client)
    }

    /// A case by the number in the last list or by its reference; without anything, the newest of the client in hand.
    pub(super) fn case_called(&mut self, text: &str) -> Said {
        if let Some(Shown::Case(client, case)) = self.numbered(text) {
            return self.show_case(client, case);
        }
        if !text.is_empty() {
            let (client, case) = self.desk.case_called(&text.to_uppercase())?;
            return self.show_case(client, case);
        }
        let Some(client) = self.client() else { return self.sentence("plain-open-how") };
        let page = self.desk.client_page(client)?;
        match page.dossier.cases.last() {
            Some(case) => self.show_case(client, case.id),
            None => self.sentence("review-no-case"),
        }
    }

    /// A client's page.
    pub(super) fn show_client(&mut self, client: ClientId) -> Said {
        let page = self.desk.client_page(client)?;
        (self.place, self.hand, self.more) = (Place::Client(client), None, None);
        self.shown.clear();
        let mut lines = self.head(&page);
        let deadlines: Vec<&Deadline> = page.deadlines.iter().filter(|one| one.state != State::Done).collect();
        lines.extend(self.deadlines(&page, &deadlines));
        if !page.dossier.cases.is_empty() {
            lines.push(self.words.text("plain-cases"));
        }
        for case in page.dossier.cases.iter().rev() {
            let text = self.case_text(case);
            lines.push(self.number(Shown::Case(client, case.id), &text));
        }
        lines.push(self.words.text("plain-list-open"));
        Ok(lines)
    }

    /// Who it is, where they stand, what binds, their documents, and where they live.
    fn head(&self, page: &ClientPage) -> Vec<String> {
        let client = &page.dossier.client;
        let country = client.citizenship.map(|country| country.name(self.words.lang()).to_owned());
        let names = [&client.name_cyrillic, &client.name_latin].into_iter().flatten().map(ToString::to_string);
        let name = names.chain(country).chain([client.id.to_string()]).collect::<Vec<_>>().join(", ");
        let owner = client.owner.and_then(|owner| page.staff.get(&owner)).map_or("", |owner| owner.as_str());
        let binding = page.binding.as_ref().and_then(|id| page.deadline(id));
        let binding = binding.map(|one| format!("{}, {}", self.words.day(one.warn_day), self.title(page, one)));
        let mut lines = vec![name];
        lines.extend(self.pair("field-born", &self.day(client.born)));
        lines.extend(self.pair("field-phone", &self.private(client.phone.as_deref().unwrap_or_default())));
        lines.extend(self.pair("field-owner", owner));
        lines.extend(self.pair("cli-status", &self.words.say(&page.status.phrase())));
        lines.extend(self.pair("cli-binding", &binding.unwrap_or_default()));
        let file: Vec<String> = page.may_file_phrases().iter().map(|phrase| self.words.say(phrase)).collect();
        if !file.is_empty() {
            lines.push(self.words.say(&Phrase::new("may-file-line").text("what", file.join("; "))));
        }
        for document in &page.dossier.identity_documents {
            let kind = self.words.text(&format!("identity-kind-{}", document.kind.as_str()));
            let expires = self.pair("field-expires", &self.day(document.expires));
            let original = document.original.map(|one| self.words.text(&format!("original-{}", one.as_str())));
            let parts =
                [Some(format!("{kind} {}", self.private(&document.number))), expires, original].into_iter().flatten();
            lines.push(format!("{}.", parts.collect::<Vec<_>>().join(", ")));
        }
        for permit in &page.dossier.permits {
            let kind = self.words.text(&format!("permit-kind-{}", permit.kind.as_str()));
            let number = permit.number.as_deref().unwrap_or_default();
            let until = self.words.day(permit.last_day());
            lines.push(format!("{kind} {number}, {} – {until}.", self.words.day(permit.valid_from)));
        }
        lines.extend(page.findings.iter().map(|finding| self.words.say(&finding.text)));
        lines
    }

    fn day(&self, day: Option<Day>) -> String {
        day.map_or_else(String::new, |day| self.words.day(day))
    }

    fn title(&self, page: &ClientPage, deadline: &Deadline) -> String {
        page.deadline_title(deadline, self.words.lang()).to_owned()
    }

    fn deadlines(&mut self, page: &ClientPage, all: &[&Deadline]) -> Vec<String> {
        let mut lines = Vec::new();
        if !all.is_empty() {
            lines.push(self.words.text("plain-deadlines"));
        }
        for deadline in all {
            let text = self.deadline_text(page, deadline);
            lines.push(self.number(Shown::Deadline(key_of(page, deadline)), &text));
        }
        lines
    }

    fn deadline_text(&self, page: &ClientPage, deadline: &Deadline) -> String {
        let thresholds = self.desk.thresholds();
        let level = thresholds.level(deadline.class, deadline.state, deadline.last_day, deadline.warn_day, page.today);
        let level = self.words.text(&format!("level-{}", level.as_str()));
        let left = self.words.say(&days_phrase((deadline.last_day - page.today).num_days()));
        let day = self.words.day(deadline.last_day);
        if deadline.state == State::Unknown {
            return format!("{level}: {}, {day}.", self.title(page, deadline));
        }
        format!("{level}: {}, {day}, {left}.", self.title(page, deadline))
    }

    fn case_text(&self, case: &Case) -> String {
        let kind = self.words.text(&format!("case-kind-{}", case.kind.as_str()));
        let stage = self.words.text(&format!("stage-{}", case.stage.as_str()));
        format!("{}, {kind}, {stage}.", case.reference)
    }

    /// A case's page.
    pub(super) fn show_case(&mut self, client: ClientId, id: CaseId) -> Said {
        let page = self.desk.client_page(client)?;
        let gone = || AppError::new(ErrorKind::NotFound, Phrase::new("error-not-found"));
        let case = page.case(id).cloned().ok_or_else(gone)?;
        (self.place, self.hand, self.more) = (Place::Case(client, id), None, None);
        self.shown.clear();
        let mut lines = vec![self.case_text(&case)];
        lines.extend(self.pair("plain-client", page.dossier.client.name()));
        lines.extend(self.case_head(&page, &case));
        lines.extend(self.papers(&page, &case));
        for filing in page.dossier.filings.iter().filter(|filing| filing.case == id) {
            let outcome = self.words.text(&format!("outcome-{}", filing.outcome.as_str()));
            let text = format!("{}, {outcome}", self.words.day(filing.filed_on));
            lines.extend(self.pair("column-filed", &text));
        }
        let mine = page.deadlines.iter().filter(|one| one.state != State::Done && one.case.is_none_or(|of| of == id));
        let mine: Vec<&Deadline> = mine.collect();
        lines.extend(self.deadlines(&page, &mine));
        Ok(lines)
    }

    fn case_head(&self, page: &ClientPage, case: &Case) -> Vec<String> {
        let ground = case.ground.map(|ground| self.words.text(&format!("ground-{}", ground.as_str())));
        let sponsor = case.sponsor.and_then(|id| page.sponsors.get(&id)).map_or("", |name| name.as_str());
        let paid = self.words.text(&format!("paid-{}", case.paid.as_str()));
        let payer = case.payer.as_ref().map_or_else(|| paid.clone(), |payer| format!("{payer}, {paid}"));
        let plan = page.plan(case, self.desk.calendar()).map(|plan| self.words.say(&plan.phrase()));
        let asked = crate::app::letters::asked_phrase(&page.asked(case.id, None), page.today);
        let mut lines = Vec::new();
        lines.extend(self.pair("field-ground", &ground.unwrap_or_default()));
        lines.extend(self.pair("place-sponsor", sponsor));
        lines.extend(self.pair("field-paid", &payer));
        lines.extend(plan);
        lines.extend(asked.map(|phrase| self.words.say(&phrase)));
        lines
    }

    /// The checklist, one line a paper.
    fn papers(&self, page: &ClientPage, case: &Case) -> Vec<String> {
        let mut lines = vec![self.words.text("plain-papers")];
        for line in page.checklist(case) {
            let paper = &line.document;
            let state = self.words.text(&format!("state-{}", paper.state.as_str()));
            let on = self.day(paper.verified_on.or(paper.received_on).or(paper.requested_on));
            let original = paper.original.map(|one| self.words.text(&format!("original-{}", one.as_str())));
            let parts = [Some(state), Some(on).filter(|on| !on.is_empty()), original].into_iter().flatten();
            let title = page.requirement_title(&line.requirement, self.words.lang());
            lines.push(format!("- {title}: {}.", parts.collect::<Vec<_>>().join(", ")));
        }
        lines
    }

    /// How the deadline in hand, or of a number, came about.
    pub(super) fn why(&mut self, text: &str) -> Said {
        match self.numbered(text) {
            Some(Shown::Deadline(key)) => self.hand = Some(key),
            Some(Shown::Client(client)) => self.hand = self.binding_of(client)?,
            Some(Shown::Item(at)) => {
                let line = self.review.as_ref().and_then(|review| review.lines.get(at));
                self.hand = line.map(crate::app::daily_review::ReviewLine::key);
            }
            _ if !text.is_empty() => {
                return Ok(vec![self.words.say(&Phrase::new("plain-no-number").text("typed", text))]);
            }
            _ => {}
        }
        if self.hand.is_none()
            && let Place::Client(client) | Place::Case(client, _) = self.place
        {
            self.hand = self.binding_of(client)?;
        }
        self.explain()
    }

    fn binding_of(&mut self, client: ClientId) -> Result<Option<ItemKey>, AppError> {
        let page = self.desk.client_page(client)?;
        Ok(page.binding.as_ref().and_then(|id| page.deadline(id)).map(|deadline| key_of(&page, deadline)))
    }

    fn explain(&mut self) -> Said {
        let Some(key) = self.hand.clone() else { return self.sentence("plain-nothing-in-hand") };
        let page = self.desk.client_page(key.client)?;
        let Some(deadline) = page.deadline(&key.id) else { return self.sentence("review-gone") };
        let mut lines = vec![page.dossier.client.name().to_owned(), self.deadline_text(&page, deadline)];
        let last = if deadline.ends_lawfulness() { "cli-last-day-label" } else { "cli-last-day-plain" };
        lines.extend(self.pair(last, &self.day(Some(deadline.last_day))));
        lines.extend(self.pair("cli-stricter-day", &self.day(deadline.stricter_last_day)));
        lines.extend(self.pair("cli-safe-day", &self.day(Some(deadline.safe_day))));
        for (at, step) in deadline.trail.iter().enumerate() {
            let sure = step.confidence.map(|sure| self.words.text(&format!("confidence-{}", sure.as_str())));
            // Sources stand once, at the end: they are long to listen to.
            let parts = [Some(self.words.say(&step.text).trim_end_matches('.').to_owned()), step.rule.clone(), sure];
            let text = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
            let day = step.date.map_or_else(String::new, |day| format!("{}: ", self.words.day(day)));
            let phrase = Phrase::new("plain-step").number("n", super::review::count(at + 1));
            lines.push(format!("{} {day}{text}.", self.words.say(&phrase)));
        }
        lines.extend(self.advice_about(&page, &key.id));
        Ok(lines)
    }

    /// Where the rule is written, and what to do now.
    fn advice_about(&self, page: &ClientPage, id: &DeadlineId) -> Vec<String> {
        let said = page.explain(&self.desk, self.words.lang(), &|phrase| self.words.say(phrase), id);
        let Some(said) = said else { return Vec::new() };
        let source = self.pair("cli-source", &said.source.unwrap_or_default());
        let do_now = self.pair("cli-do-now", &said.do_now.unwrap_or_default());
        source.into_iter().chain(do_now).collect()
    }
}

fn key_of(page: &ClientPage, deadline: &Deadline) -> ItemKey {
    ItemKey { client: page.dossier.client.id, id: deadline.id.clone(), shown_day: deadline.last_day }
}
