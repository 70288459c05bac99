//! Lists: what is due, clients, cases; twenty lines at a time, numbered on.

use super::session::{More, Place, Said, Session, Shown};
use crate::app::agenda::Matter;
use crate::app::lists::{CaseLine, ClientLine, Cursor, ListQuery};
use crate::cli::client::days_phrase;
use crate::domain::clean::Clean;
use crate::domain::phrase::Phrase;
use crate::domain::query::Query;

/// Lines of a list at once.
const LINES: usize = 20;

impl Session {
    fn begin_list(&mut self) {
        (self.place, self.hand, self.more) = (Place::Lists, None, None);
        self.shown.clear();
    }

    /// What is due, one line a client.
    pub(super) fn today(&mut self) -> Said {
        self.begin_list();
        self.due_from(0)
    }

    fn due_from(&mut self, from: usize) -> Said {
        let agenda = self.desk.agenda(None)?;
        let (people, count) = (agenda.people, super::review::count);
        let head = Phrase::new("plain-today-people")
            .day("today", agenda.day)
            .number("breach", count(people.breach))
            .number("overdue", count(people.overdue))
            .number("due", count(people.today))
            .number("people", count(agenda.matters.len()))
            .number("unknown", count(people.unknown));
        let mut lines = if from == 0 { vec![self.words.say(&head)] } else { Vec::new() };
        for (date, name) in agenda.appointments.iter().filter(|_| from == 0) {
            let when = date.at_time.as_deref().unwrap_or_default();
            let phrase = Phrase::new("plain-appointment").text("time", when).text("title", date.title.as_str());
            lines.push(self.words.say(&phrase.text("client", name.as_str())));
        }
        for matter in agenda.matters.iter().skip(from).take(LINES) {
            let text = self.matter(matter)?;
            lines.push(self.number(Shown::Client(matter.client()), &text));
        }
        self.more = (agenda.matters.len() > from + LINES).then_some(More::Due(from + LINES));
        Ok(self.with_foot(lines))
    }

    /// `Иванова Мария, RUS: TRP ends, 23.11.2026, last day; and 2 more`.
    fn matter(&mut self, matter: &Matter) -> Result<String, crate::app::error::AppError> {
        let (titles, today) = (self.desk.titles()?, self.desk.today());
        let item = matter.lead(&self.desk.thresholds(), today);
        let level = self.words.text(&format!("level-{}", item.level(&self.desk.thresholds(), today).as_str()));
        let title = item.own_title.as_deref().unwrap_or_else(|| titles.get(&item.rule, self.words.lang()));
        let name = [Some(item.client_name.to_string()), item.citizenship.map(|country| country.to_string())];
        let name = name.into_iter().flatten().collect::<Vec<_>>().join(", ");
        let left = self.words.say(&days_phrase((item.last_day - today).num_days()));
        let mut text = format!("{level}: {name}. {title}, {}, {left}.", self.words.day(item.last_day));
        if matter.items.len() > 1 {
            let more = Phrase::new("plain-and-more").number("n", super::review::count(matter.items.len() - 1));
            text = format!("{text} {}", self.words.say(&more));
        }
        Ok(text)
    }

    /// Clients, of a filter if there is one.
    pub(super) fn clients(&mut self, filter: &str) -> Said {
        self.begin_list();
        let list = self.question(filter);
        let faults = self.faults(&list);
        self.clients_from(list, faults)
    }

    /// Cases, of a filter if there is one.
    pub(super) fn cases(&mut self, filter: &str) -> Said {
        self.begin_list();
        let list = self.question(filter);
        let faults = self.faults(&list);
        self.cases_from(list, faults)
    }

    fn question(&self, filter: &str) -> ListQuery {
        let query = Query::parse(filter, self.desk.today(), self.desk.calendar());
        ListQuery { query, limit: LINES, restricted: true, ..ListQuery::default() }
    }

    /// What of a filter was not understood.
    fn faults(&self, list: &ListQuery) -> Vec<String> {
        list.query.problems.iter().map(|problem| self.words.say(problem)).collect()
    }

    fn clients_from(&mut self, list: ListQuery, mut lines: Vec<String>) -> Said {
        let page = self.desk.client_list(&list)?;
        lines.extend(self.found(page.total, &list));
        for line in &page.rows {
            let text = self.client_line(line)?;
            lines.push(self.number(Shown::Client(line.id), &text));
        }
        self.more = after(list, page.next).map(More::Clients);
        Ok(self.with_foot(lines))
    }

    fn cases_from(&mut self, list: ListQuery, mut lines: Vec<String>) -> Said {
        let page = self.desk.case_list(&list)?;
        lines.extend(self.found(page.total, &list));
        for line in &page.rows {
            let text = self.case_line(line);
            lines.push(self.number(Shown::Case(line.client, line.id), &text));
        }
        self.more = after(list, page.next).map(More::Cases);
        Ok(self.with_foot(lines))
    }

    /// How many there are, where the list begins.
    fn found(&self, total: usize, list: &ListQuery) -> Option<String> {
        let count = super::review::count(total);
        list.after.is_none().then(|| self.words.say(&Phrase::new("plain-found").number("n", count)))
    }

    fn client_line(&mut self, line: &ClientLine) -> Result<String, crate::app::error::AppError> {
        if let Some(named) = &line.restricted {
            return Ok(self.restricted_line(&line.id.to_string(), named));
        }
        let titles = self.desk.titles()?;
        let names = [&line.name_cyrillic, &line.name_latin].into_iter().flatten().map(ToString::to_string);
        let country = line.citizenship.map(|country| country.name(self.words.lang()).to_owned());
        let name = names.chain(country).collect::<Vec<_>>().join(", ");
        let Some(item) = &line.binding else {
            return Ok(format!("{name}. {}", self.words.text("list-nothing-binds")));
        };
        let title = item.own_title.as_deref().unwrap_or_else(|| titles.get(&item.rule, self.words.lang()));
        let left = self.words.say(&days_phrase((item.last_day - self.desk.today()).num_days()));
        Ok(format!("{name}. {title}, {}, {left}.", self.words.day(item.last_day)))
    }

    fn restricted_line(&self, number: &str, named: &[Clean]) -> String {
        let names: Vec<&str> = named.iter().map(Clean::as_str).collect();
        let id = if names.is_empty() { "access-row-nobody" } else { "access-row" };
        format!("{number}. {}", self.words.say(&Phrase::new(id).text("named", names.join(", "))))
    }

    fn case_line(&self, line: &CaseLine) -> String {
        if let Some(named) = &line.restricted {
            return self.restricted_line(&line.reference, named);
        }
        let kind = self.words.text(&format!("case-kind-{}", line.kind.as_str()));
        let stage = self.words.text(&format!("stage-{}", line.stage.as_str()));
        let owner = line.owner.as_ref().map_or_else(|| self.words.text("nobody"), ToString::to_string);
        format!("{}, {}. {kind}, {stage}. {owner}.", line.reference, line.client_name)
    }

    /// The next lines of the last list.
    pub(super) fn go_on(&mut self) -> Said {
        match self.more.take() {
            Some(More::Due(from)) => self.due_from(from),
            Some(More::Clients(list)) => self.clients_from(list, Vec::new()),
            Some(More::Cases(list)) => self.cases_from(list, Vec::new()),
            None => self.sentence("plain-no-more"),
        }
    }

    fn with_foot(&self, mut lines: Vec<String>) -> Vec<String> {
        let id = match (&self.more, self.shown.is_empty()) {
            (_, true) => "plain-list-empty",
            (Some(_), _) => "plain-list-more",
            (None, _) => "plain-list-open",
        };
        lines.push(self.words.text(id));
        lines
    }
}

fn after(list: ListQuery, next: Option<Cursor>) -> Option<ListQuery> {
    next.map(|cursor| ListQuery { after: Some(cursor), ..list })
}
