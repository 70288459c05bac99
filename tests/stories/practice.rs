//! A practice over a real database: the acts of an office in its own words, through the use cases alone, and a table
//! of every date that stands.
//!
//! [`Practice::stands`] is given what is new, moved (`ID …`) or gone (`- ID`) since the step before and compares the
//! *whole* table with what the program shows; after each step `check` derives every stored deadline once more.

use serde_json::Value;
use sojourn::app::acts::{Decision, Target};
use sojourn::app::case_life::filing::Submission;
use sojourn::app::case_life::grant::NewPermit;
use sojourn::app::case_life::hand_over::HandOver;
use sojourn::app::case_life::outcome::Verdict;
use sojourn::app::desk::Desk;
use sojourn::app::facts::FactPreview;
use sojourn::app::forms::{Parent, Typed};
use sojourn::app::pages::{ChecklistLine, ClientPage};
use sojourn::domain::case::{Case, CaseDocument, CaseKind, DocumentState, Original, Outcome, Stage};
use sojourn::domain::clean::Clean;
use sojourn::domain::client::Client;
use sojourn::domain::day::Day;
use sojourn::domain::deadline::{Deadline, State, Status};
use sojourn::domain::fact::what_if::{Outlook, WhatIf};
use sojourn::domain::fact::{Fact, FactKind};
use sojourn::domain::id::{CaseId, ClientId};
use sojourn::domain::papers::{Fault, Need};
use sojourn::domain::prefiling::Gravity;
use sojourn::domain::record::{Key, Kind};
use sojourn::domain::staff::{Role, Staff};
use sojourn::store::Act;
use sojourn::store::sqlite::{self, OpenMode};
use std::collections::{BTreeMap, HashMap};
use std::path::Path;

/// The dates of one client: what it is (`status`, `binds`, `plan`, a deadline) → the dates.
type Table = BTreeMap<String, String>;

/// The office, with what is expected of each client.
pub struct Practice {
    folder: tempfile::TempDir,
    desk: Desk,
    expected: HashMap<i64, Table>,
    differences: Vec<String>,
}

pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn open(path: &Path, today: &str) -> Desk {
    let keeper = sqlite::open(path, OpenMode::Batch).unwrap();
    Desk::new(Box::new(keeper), "head", Some(day(today))).unwrap()
}

/// `S-000012` as `S12`.
fn short(id: &str) -> String {
    match id.split_once('-') {
        Some((prefix, number)) => format!("{prefix}{}", number.trim_start_matches('0')),
        None => id.to_owned(),
    }
}

impl Practice {
    /// An empty office on its first day, with its head.
    pub fn opens_on(today: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("office.db");
        let who = Clean::line("head");
        let head = Staff::new(Some(who.clone()), who.clone(), Role::Admin);
        let act = Act { who, reason: "create".to_owned(), group: None, today: day(today), at_ms: 0, origin: None };
        sqlite::create(&path, OpenMode::Batch, &act, head).unwrap();
        let desk = open(&path, today);
        Self { folder, desk, expected: HashMap::new(), differences: Vec::new() }
    }

    /// The office on another day: the program is started anew.
    pub fn on(&mut self, today: &str) -> &mut Self {
        self.desk = open(&self.folder.path().join("office.db"), today);
        self
    }

    pub fn page(&mut self, client: i64) -> ClientPage {
        self.desk.client_page(ClientId(client)).unwrap()
    }

    pub fn case(&mut self, client: i64, case: i64) -> Case {
        self.page(client).case(CaseId(case)).unwrap().clone()
    }
}

// --- Records, through the forms.

impl Practice {
    /// Fills in a form for a new record; gives its number.
    pub fn add(&mut self, kind: Kind, client: i64, fields: &[(&str, &str)]) -> i64 {
        let parent = Parent { client: (client > 0).then_some(ClientId(client)), case: None };
        let form = self.desk.form(kind, None, parent).unwrap();
        self.desk.submit(&form, &typed(fields)).unwrap().0.id
    }

    /// Changes fields of a record in its form.
    pub fn edit(&mut self, kind: Kind, id: i64, fields: &[(&str, &str)]) {
        let form = self.desk.form(kind, Some(Key { kind, id }), Parent::default()).unwrap();
        self.desk.submit(&form, &typed(fields)).unwrap();
    }

    /// A person with a passport, who has consented and answered about courts. The client's number is that of the
    /// passport, for nobody here comes with two.
    pub fn takes_on(&mut self, name: &str, country: &str, born: &str, passport: (&str, &str)) -> i64 {
        let today = self.desk.today().to_string();
        let client = self.add(
            Kind::Client,
            0,
            &[
                ("name_latin", name),
                ("citizenship", country),
                ("born", born),
                ("consent_given_on", &today),
                ("court_answer", "none"),
                ("court_answered_on", &today),
            ],
        );
        let (number, expires) = passport;
        self.add(
            Kind::IdentityDocument,
            client,
            &[("number", number), ("citizenship", country), ("issuing_state", country), ("expires", expires)],
        );
        client
    }

    /// Where the client lives, with the code and the owner's consent without an end.
    pub fn houses(&mut self, client: i64, since: &str) -> i64 {
        let fields = [("address", "Алматы, Абая 10"), ("rka", "0201300118176503"), ("since", since)];
        self.add(Kind::Residence, client, &[&fields[..], &[("dwelling", "consent")]].concat())
    }

    /// A sponsor of its kind.
    pub fn sponsor(&mut self, name: &str, kind: &str) -> i64 {
        self.add(Kind::Sponsor, 0, &[("name", name), ("kind", kind)])
    }

    /// What a ground rests on.
    pub fn basis(&mut self, client: i64, ground: &str, sponsor: i64, (since, until): (&str, &str)) -> i64 {
        let sponsor = sponsor.to_string();
        self.add(Kind::Basis, client, &[("ground", ground), ("sponsor", &sponsor), ("since", since), ("until", until)])
    }

    /// The stay of one client follows another's. No form holds this field: it comes with an import or a birth.
    pub fn follows(&mut self, client: i64, main: i64) {
        let client = self.page(client).dossier.client;
        let following = Client { main_applicant: Some(ClientId(main)), ..client };
        self.desk.write("edit", |writes, _| writes.put(following.clone().into())).unwrap();
    }

    /// Opens a case today, at "collecting".
    pub fn opens_case(&mut self, client: i64, kind: CaseKind, ground: &str, sponsor: i64) -> i64 {
        let sponsor = sponsor.to_string();
        let fields = [("kind", kind.as_str()), ("ground", ground), ("sponsor", &sponsor)];
        let newest = self.page(client).dossier.permits.last().map(|permit| permit.id.0.to_string());
        let permit = newest.filter(|_| kind != CaseKind::FirstTrp).unwrap_or_default();
        let fields = [&fields[..], &[("stage", "collecting"), ("permit", &permit)]].concat();
        self.add(Kind::Case, client, &fields)
    }
}

fn typed(fields: &[(&str, &str)]) -> Typed {
    fields.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
}

// --- What happens.

impl Practice {
    /// Records a fact after its preview; every date it announced comes true.
    pub fn happens(&mut self, client: i64, kind: FactKind, fields: Value) -> FactPreview {
        let Value::Object(fields) = fields else { panic!("no object") };
        let fact = Fact::read(kind, fields).unwrap();
        let preview = self.desk.preview_fact(ClientId(client), &fact).unwrap();
        let recorded = self.desk.record_fact(ClientId(client), &preview.fact, &preview.seen).unwrap();
        let page = self.page(client);
        for moved in &preview.moves {
            let now = page.deadline(&recorded.stored_id(&moved.id)).filter(|due| due.state != State::Done);
            let now = now.map(|due| due.last_day);
            assert_eq!(now, moved.to, "{kind:?}: {}", moved.id);
        }
        assert_eq!(preview.status.1, page.status, "{kind:?}");
        preview
    }

    /// What a fact would be refused with, by its first message.
    pub fn refuses(&self, client: i64, kind: FactKind, fields: Value) -> String {
        let Value::Object(fields) = fields else { panic!("no object") };
        let fact = Fact::read(kind, fields).unwrap();
        let error = self.desk.preview_fact(ClientId(client), &fact).unwrap_err();
        error.fields.first().map_or(error.message.id.clone(), |(_, phrase)| phrase.id.clone())
    }

    /// Asks for every paper that the case still has to get.
    pub fn asks_for_papers(&mut self, client: i64, case: i64) {
        let missing = self.wanted(client, case);
        let today = self.desk.today();
        self.desk.set_papers(&missing, DocumentState::Requested, Some(today), None).unwrap();
    }

    /// Everything that was missing is here, compared, certified; `ends` says which papers end when, `named` which
    /// of several papers it is.
    pub fn gets_papers(&mut self, client: i64, case: i64, ends: &[(&str, &str)], named: &[(&str, &str)]) {
        let said =
            |list: &[(&str, &str)], id: &str| list.iter().find(|(of, _)| *of == id).map(|(_, what)| (*what).to_owned());
        let mut papers = self.wanted(client, case);
        for paper in &mut papers {
            paper.original = Some(Original::Shown);
            (paper.translated, paper.notarised) = (true, true);
            paper.valid_until = said(ends, &paper.requirement).map(|text| day(&text));
            paper.alternative = said(named, &paper.requirement).map(|id| Clean::line(&id));
        }
        let today = self.desk.today();
        self.desk.set_papers(&papers, DocumentState::Verified, Some(today), None).unwrap();
    }

    fn wanted(&mut self, client: i64, case: i64) -> Vec<CaseDocument> {
        let (page, case) = (self.page(client), self.case(client, case));
        let absent = [Fault::Missing, Fault::Requested, Fault::Rejected, Fault::Expired];
        let wanted = |line: &ChecklistLine| {
            matches!(line.need, Some(Need::Needed | Need::Check))
                && line.faults.iter().any(|fault| absent.contains(fault))
        };
        page.checklist(&case).into_iter().filter(wanted).map(|line| line.document).collect()
    }

    /// Files a case against which nothing stands.
    pub fn files(&mut self, client: i64, case: i64) {
        self.files_with(client, case, |_| {});
    }

    /// Files a case against which nothing stands, in a way of its own.
    pub fn files_with(&mut self, client: i64, case: i64, change: impl Fn(&mut Submission)) {
        let mut what = Submission::new(self.desk.today());
        change(&mut what);
        let case = self.case(client, case);
        let found = self.desk.prefiling(&case, &what).unwrap();
        let errors: Vec<_> = found.iter().filter(|one| one.gravity == Gravity::Error).collect();
        assert!(errors.is_empty() || what.despite.is_some(), "{errors:#?}");
        self.desk.file_case(&case, &what).unwrap();
    }

    /// The errors of the check before filing, today.
    pub fn errors(&mut self, client: i64, case: i64) -> Vec<String> {
        let case = self.case(client, case);
        let found = self.desk.prefiling(&case, &Submission::new(self.desk.today())).unwrap();
        found.into_iter().filter(|one| one.gravity == Gravity::Error).map(|one| one.text.id).collect()
    }

    pub fn is_told(&mut self, client: i64, case: i64, outcome: Outcome) {
        let case = self.case(client, case);
        self.desk.record_outcome(&case, &Verdict::new(outcome, self.desk.today())).unwrap();
    }

    /// Grants a case today with a permit; gives the messages that doubt it.
    pub fn grants(&mut self, client: i64, case: i64, (from, until): (&str, &str)) -> Vec<String> {
        let case = self.case(client, case);
        let number = Clean::line(&format!("UTR-{}", case.id.0));
        let new = NewPermit { number, from: day(from), until: day(until) };
        let granted = self.desk.grant(&case, &new, self.desk.today()).unwrap();
        granted.warnings.into_iter().map(|phrase| phrase.id).collect()
    }

    /// Compares the permit, finds all of it right and hands it over; the sponsor is told.
    pub fn hands_over(&mut self, client: i64, case: i64) {
        let (case, today) = (self.case(client, case), Some(self.desk.today()));
        let what = HandOver { on: today, wrong: Vec::new(), sponsor_informed_on: today, reissue: false };
        self.desk.hand_over(&case, &what).unwrap();
    }

    pub fn closes(&mut self, client: i64, case: i64) {
        self.moves(client, case, Stage::Closed).unwrap();
    }

    /// Moves a case to a stage; the message of the refusal where it may not.
    pub fn moves(&mut self, client: i64, case: i64, stage: Stage) -> Result<(), String> {
        let case = self.case(client, case);
        self.desk.set_stage(&case, stage).map(|_| ()).map_err(|error| error.message.id)
    }

    /// Marks the act of a rule as done on a day, with a receipt.
    pub fn does(&mut self, client: i64, rule: &str, on: &str) {
        let target = self.target(client, rule);
        let done = Decision::Done { on: day(on), proof: Some(Clean::line("расписка")) };
        self.desk.decide(&[target], &done).unwrap();
    }

    /// Puts the deadline of a rule off.
    pub fn snoozes(&mut self, client: i64, rule: &str, until: &str) {
        let target = self.target(client, rule);
        let later = Decision::Snooze { until: day(until), reason: Clean::line("reason-client") };
        self.desk.decide(&[target], &later).unwrap();
    }

    /// Why the deadline of a rule cannot be put off.
    pub fn cannot_snooze(&mut self, client: i64, rule: &str, until: &str) -> String {
        let target = self.target(client, rule);
        let later = Decision::Snooze { until: day(until), reason: Clean::line("reason-client") };
        self.desk.decide(&[target], &later).unwrap_err().message.id
    }

    /// What is odd about a client today.
    pub fn finds(&mut self, client: i64) -> Vec<String> {
        self.page(client).findings.into_iter().map(|finding| finding.text.id).collect()
    }

    fn target(&mut self, client: i64, rule: &str) -> Target {
        let page = self.page(client);
        let due = page.deadlines.iter().find(|due| due.id.rule == rule && due.state != State::Done).unwrap();
        Target { client: ClientId(client), id: due.id.clone(), shown_day: due.last_day }
    }

    /// The practice vouches for rules.
    pub fn confirms(&mut self, rules: &[&str]) {
        let ids: Vec<String> = rules.iter().map(|id| (*id).to_owned()).collect();
        self.desk.confirm_rules(&ids, Some("A. Serikova"), &mut |_| true).unwrap();
    }

    pub fn desk(&mut self) -> &mut Desk {
        &mut self.desk
    }

    /// Takes the newest act back: the table is again what it was before it, and comes back with the act.
    pub fn undoes(&mut self, client: i64, act: impl Fn(&mut Self)) {
        let before = self.table(client);
        act(self);
        assert_ne!(self.table(client), before, "the act moved nothing");
        self.desk.undo().unwrap().unwrap();
        assert_eq!(self.table(client), before, "undone");
        act(self);
    }

    pub fn asks_what_if(&self, client: i64, asked: &WhatIf) -> Outlook {
        self.desk.what_if(ClientId(client), asked).unwrap()
    }

    /// What would follow, in one line: where the client would stand, the last lawful day, the earliest re-entry, what
    /// would bind.
    pub fn what_if(&self, client: i64, asked: &WhatIf) -> String {
        let outlook = self.asks_what_if(client, asked);
        let binds = outlook.binds().map(|due| format!("{} {}", due.id.rule, due.warn_day));
        let known = |day: Option<Day>| day.map_or_else(|| "-".to_owned(), |day| day.to_string());
        format!(
            "{} | lawful until {} | re-entry {} | binds {}",
            stand(&outlook.status),
            known(outlook.stay.last_lawful_day),
            known(outlook.earliest_reentry),
            binds.unwrap_or_else(|| "-".to_owned())
        )
    }
}

// --- What stands.

/// `visa_free 3/30 until 2026-07-31`.
fn stand(status: &Status) -> String {
    let day = match (status.day, status.of) {
        (Some(day), Some(of)) => format!(" {day}/{of}"),
        (Some(day), None) => format!(" day {day}"),
        _ => String::new(),
    };
    let until = status.until.map_or_else(String::new, |until| format!(" until {until}"));
    format!("{}{day}{until}", status.rung.as_str())
}

/// `hard 2026-08-02 safe 2026-07-31 warn 2026-07-30 snoozed moot 2026-08-10`: safe and warn day only where they
/// differ from the day before them, a state only where it is not open.
fn dates(due: &Deadline) -> String {
    let mut text = format!("{} {}", due.severity.as_str(), due.last_day);
    let mut say = |word: &str, day: Day| text.push_str(&format!(" {word} {day}"));
    if due.safe_day != due.last_day {
        say("safe", due.safe_day);
    }
    if due.warn_day != due.safe_day {
        say("warn", due.warn_day);
    }
    if let Some(moot) = due.moot_from {
        say("moot", moot);
    }
    if due.state != State::Open {
        text.push_str(&format!(" {}", due.state.as_str()));
    }
    text
}

impl Practice {
    /// Everything that stands about a client; what is done is left out.
    fn table(&mut self, client: i64) -> Table {
        let page = self.page(client);
        let name = |due: &Deadline| format!("{}/{}", due.id.rule, short(&due.id.subject));
        let open = page.deadlines.iter().filter(|due| due.state != State::Done);
        let mut table: Table = open.map(|due| (name(due), dates(due))).collect();
        table.insert("status".to_owned(), stand(&page.status));
        if let Some(due) = page.binding.as_ref().and_then(|id| page.deadline(id)) {
            table.insert("binds".to_owned(), format!("{} {}", name(due), due.warn_day));
        }
        for case in &page.dossier.cases {
            let Some(plan) = page.plan(case, self.desk.calendar()) else { continue };
            let mut text = format!("granted {} file {}", plan.granted_by, plan.file_by);
            for (word, day) in [("order", plan.order_by), ("stricter", plan.stricter_granted_by)] {
                text.push_str(&day.map_or_else(String::new, |day| format!(" {word} {day}")));
            }
            if plan.short_by > 0 {
                text.push_str(&format!(" short {}", plan.short_by));
            }
            table.insert(format!("plan/{}", short(&case.id.to_string())), text);
        }
        table
    }

    /// Takes in what changed since the last look at the client and compares the whole table.
    pub fn stands(&mut self, client: i64, changes: &str) {
        let found = self.table(client);
        let expected = self.expected.entry(client).or_default();
        for line in changes.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let (key, dates) = line.split_once(' ').unwrap_or((line, ""));
            match key {
                "-" => {
                    assert!(expected.remove(dates.trim()).is_some(), "{dates} was not there");
                }
                _ => {
                    expected.insert(key.to_owned(), dates.trim().to_owned());
                }
            }
        }
        let today = self.desk.today();
        if *expected != found {
            let mut said = format!("on {today}, client {client}");
            for (key, dates) in expected.iter().filter(|(key, dates)| found.get(*key) != Some(dates)) {
                said.push_str(&format!("\n  expected {key:24} {dates}"));
            }
            for (key, dates) in found.iter().filter(|(key, dates)| expected.get(*key) != Some(dates)) {
                said.push_str(&format!("\n  found    {key:24} {dates}"));
            }
            self.differences.push(said);
            // The next steps are looked at as if this one had been right.
            self.expected.insert(client, found);
        }
        let faults = self.desk.store().check(&mut |_| {}).unwrap().faults;
        assert_eq!(faults, Vec::<String>::new(), "{today}: stored and derived differ");
    }
}

impl Drop for Practice {
    fn drop(&mut self) {
        if !self.differences.is_empty() {
            let all = self.differences.join("\n");
            if std::thread::panicking() {
                eprintln!("{all}");
            } else {
                panic!("{all}");
            }
        }
    }
}
