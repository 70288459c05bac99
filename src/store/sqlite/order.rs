//! How a list is put in order: as parts that follow each other, each of them walked along an index.
//!
//! * Where many rows match (more than are counted), every part names the index in whose order it is read, so that a page
//!   costs what it shows, at the end of a million rows as at the beginning. A column of few values (stage, officer) is
//!   walked value by value; rows without a value are a part of their own, the last one in either direction.
//! * Where few match, and for orders without an index ([`Order::has_index`]), they are gathered by whatever finds them
//!   and put in order in memory: see [`super::kept`].

use super::due;
use super::session::Session;
use super::standing::NEVER;
use crate::domain::case::{CaseKind, DocumentState, Paid, Stage};
use crate::domain::choice::Ground;
use crate::store::{ListKind, ListQuery, Result, RowKey, Sort};
use rusqlite::types::Value;

/// One part of a list, in order of its keys.
#[derive(Debug)]
pub(super) struct Part {
    /// Its name, for cursors.
    pub(super) label: String,
    /// What its rows have in common, with the values of the `?` in it.
    pub(super) test: Option<(String, Vec<Value>)>,
    /// Sort values that are never absent; together they belong to one row alone.
    pub(super) keys: Vec<String>,
    /// The tables, in the order in which they are read.
    pub(super) tables: String,
    /// From the greatest key to the least.
    pub(super) down: bool,
}

/// The table in whose order rows are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lead {
    /// `standing`: by client.
    Standing,
    /// `case_file`.
    Case,
    /// The table of the rows themselves.
    Row,
}

/// The tables of a list that is filtered and counted, and whose few rows are sorted. A word that is looked for leads the
/// way: its index finds the clients, and they their rows. Otherwise the engine chooses, by the conditions there are.
pub(super) fn tables(list: &ListQuery, kind: ListKind) -> String {
    let join = if list.query.words.iter().any(|word| !word.negated) { "CROSS JOIN" } else { "JOIN" };
    match kind {
        ListKind::Clients => "standing".to_owned(),
        ListKind::Cases => format!("standing {join} case_file ON case_file.client = standing.client"),
        ListKind::Documents => format!(
            "standing {join} case_document ON case_document.client = standing.client \
             {join} case_file ON case_file.id = case_document.\"case\""
        ),
        ListKind::Deadlines => {
            format!("standing {join} deadline ON deadline.client = standing.client AND deadline.section = 0")
        }
    }
}

/// The same read in the order of an index of one of them.
fn led(kind: ListKind, lead: Lead, index: &str) -> String {
    let by = if index.is_empty() { String::new() } else { format!(" INDEXED BY {index}") };
    match (kind, lead) {
        (ListKind::Clients, _) => format!("standing{by}"),
        (ListKind::Cases, Lead::Standing) => {
            format!("standing{by} CROSS JOIN case_file ON case_file.client = standing.client")
        }
        (ListKind::Cases, _) => format!("case_file{by} CROSS JOIN standing ON standing.client = case_file.client"),
        (ListKind::Documents, Lead::Standing) => format!(
            "standing{by} CROSS JOIN case_document ON case_document.client = standing.client \
             CROSS JOIN case_file ON case_file.id = case_document.\"case\""
        ),
        (ListKind::Documents, Lead::Case) => format!(
            "case_file{by} CROSS JOIN case_document ON case_document.client = case_file.client \
             AND case_document.\"case\" = case_file.id CROSS JOIN standing ON standing.client = case_file.client"
        ),
        (ListKind::Documents, Lead::Row) => format!(
            "case_document{by} CROSS JOIN case_file ON case_file.id = case_document.\"case\" \
             CROSS JOIN standing ON standing.client = case_document.client"
        ),
        (ListKind::Deadlines, Lead::Standing) => {
            // The index by client holds the rest of the primary key behind it, so that rows come in its order.
            format!(
                "standing{by} CROSS JOIN deadline INDEXED BY deadline_client \
                     ON deadline.client = standing.client AND deadline.section = 0"
            )
        }
        (ListKind::Deadlines, _) => {
            "deadline CROSS JOIN standing ON standing.client = deadline.client AND deadline.section = 0".to_owned()
        }
    }
}

/// What tells the rows of one client apart, in the order in which an index by client gives them.
const fn own_keys(kind: ListKind, lead: Lead) -> &'static [&'static str] {
    match (kind, lead) {
        (ListKind::Clients, _) => &[],
        (ListKind::Cases, _) => &["case_file.id"],
        (ListKind::Documents, Lead::Standing) => &["case_document.\"case\"", "case_document.id"],
        (ListKind::Documents, _) => &["case_document.id"],
        (ListKind::Deadlines, _) => &["deadline.warn_day", "deadline.rule", "deadline.subject"],
    }
}

/// The number of a row; of a deadline its client's.
const fn number(kind: ListKind) -> &'static str {
    match kind {
        ListKind::Clients => "standing.client",
        ListKind::Cases => "case_file.id",
        ListKind::Documents => "case_document.id",
        ListKind::Deadlines => "deadline.client",
    }
}

/// Whose work a row is; two places where the case may name somebody and else the client does.
const fn owners(kind: ListKind) -> &'static str {
    match kind {
        ListKind::Clients => "standing.owner",
        ListKind::Cases | ListKind::Documents => "coalesce(case_file.owner, standing.owner)",
        ListKind::Deadlines => "deadline.owner",
    }
}

/// The order that a list falls back to.
const fn usual(kind: ListKind) -> Sort {
    match kind {
        ListKind::Deadlines => Sort::Due,
        ListKind::Clients | ListKind::Cases | ListKind::Documents => Sort::Binding,
    }
}

/// True when rows of that kind have such a value.
const fn has(kind: ListKind, sort: Sort) -> bool {
    match sort {
        Sort::Name | Sort::Citizenship | Sort::Owner => true,
        Sort::Binding | Sort::Newest => !matches!(kind, ListKind::Deadlines),
        Sort::What => matches!(kind, ListKind::Clients | ListKind::Deadlines),
        Sort::Presence => matches!(kind, ListKind::Clients),
        Sort::Reference => !matches!(kind, ListKind::Clients),
        Sort::Kind | Sort::Ground | Sort::Stage | Sort::Paid | Sort::Opened | Sort::Papers => {
            matches!(kind, ListKind::Cases)
        }
        Sort::State => matches!(kind, ListKind::Documents | ListKind::Deadlines),
        Sort::Requirement | Sort::Requested | Sort::Received | Sort::Until => matches!(kind, ListKind::Documents),
        Sort::Due | Sort::Class => matches!(kind, ListKind::Deadlines),
    }
}

/// The order that a list is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Order {
    /// What its rows are.
    pub(super) kind: ListKind,
    /// By what.
    pub(super) sort: Sort,
    /// From the greatest value to the least.
    pub(super) down: bool,
}

impl Order {
    /// Of a list.
    pub(super) fn of(list: &ListQuery, kind: ListKind) -> Self {
        let sort = if has(kind, list.sort) { list.sort } else { usual(kind) };
        // The newest record is the one of the greatest number.
        Self { kind, sort, down: list.descending != (sort == Sort::Newest) }
    }

    /// True when many rows can be read in that order along an index.
    pub(super) const fn has_index(self) -> bool {
        !matches!(
            (self.kind, self.sort),
            (ListKind::Deadlines, Sort::Class | Sort::What | Sort::State | Sort::Owner | Sort::Reference)
                | (ListKind::Cases, Sort::Papers)
        )
    }
}

/// The value by which rows are put in order in memory; for a deadline's case the line that names it.
pub(super) fn kept_value(order: Order) -> String {
    match (order.kind, order.sort) {
        (ListKind::Deadlines, Sort::Reference) => "deadline.line".to_owned(),
        _ => value(order.sort, order.kind, order.down),
    }
}

/// The tables of a row that is known by its name.
pub(super) fn rows_of(kind: ListKind) -> String {
    led(kind, Lead::Row, "")
}

/// A value's place among its ids, in the order of the closed list.
fn rank(column: &str, ids: &[&str]) -> String {
    let places: Vec<String> = ids.iter().enumerate().map(|(place, id)| format!("WHEN '{id}' THEN {place}")).collect();
    format!("CASE {column} {} END", places.join(" "))
}

/// The closed list whose value a sort asks for, and its column.
const fn listed(sort: Sort) -> Option<(&'static str, &'static [&'static str])> {
    match sort {
        Sort::Stage => Some(("case_file.stage", Stage::IDS)),
        Sort::Kind => Some(("case_file.kind", CaseKind::IDS)),
        Sort::Ground => Some(("case_file.ground", Ground::IDS)),
        Sort::Paid => Some(("case_file.paid", Paid::IDS)),
        Sort::State => Some(("case_document.state", DocumentState::IDS)),
        _ => None,
    }
}

/// Papers of a case that are in.
pub(super) const PAPERS_IN: &str = "(SELECT count(*) FROM case_document AS paper \
    WHERE paper.client = case_file.client AND paper.\"case\" = case_file.id \
    AND paper.state IN ('received', 'verified', 'not_needed'))";

fn owned(keys: &[&str]) -> Vec<String> {
    keys.iter().map(|key| (*key).to_owned()).collect()
}

impl Session<'_> {
    /// The parts of a list of many rows, read along an index.
    pub(super) fn parts(&self, order: Order) -> Result<Vec<Part>> {
        let Order { kind, sort, down } = order;
        let plan = Plan { kind, down };
        Ok(match sort {
            Sort::Binding => {
                let never = format!("standing.binding_day = {NEVER}");
                let bound = format!("standing.binding_day < {NEVER}");
                let by_client = plan.by_client("standing_binding", &["standing.binding_day", "standing.client"]);
                let rest = plan.by_client("standing_binding", &["standing.client"]);
                vec![by_client.of("bound", bound, []), rest.of("never", never, [])]
            }
            Sort::Name => vec![plan.by_client("standing_name", &["standing.sort_name", "standing.client"])],
            Sort::Citizenship => plan.by_standing("standing_citizenship", "standing.citizenship"),
            Sort::What if kind == ListKind::Clients => plan.by_standing("standing_rule", "standing.binding_rule"),
            Sort::Presence => {
                let keys = ["standing.presence", "standing.binding_day", "standing.client"];
                vec![plan.by_client("standing_presence", &keys)]
            }
            Sort::Newest => vec![plan.part(Lead::Row, "", vec![number(kind).to_owned()])],
            Sort::Reference if kind != ListKind::Deadlines => {
                let mut keys = owned(&["case_file.reference", "case_file.id"]);
                keys.extend((kind == ListKind::Documents).then(|| "case_document.id".to_owned()));
                vec![plan.part(Lead::Case, "case_file_reference", keys)]
            }
            Sort::Opened => {
                vec![plan.part(Lead::Row, "case_file_opened", owned(&["case_file.opened_on", "case_file.id"]))]
            }
            Sort::Requirement => {
                let keys = owned(&["case_document.requirement", "case_document.id"]);
                vec![plan.part(Lead::Row, "case_document_requirement", keys)]
            }
            Sort::Requested => plan.by_day("case_document_requested", "case_document.requested_on"),
            Sort::Received => plan.by_day("case_document_received", "case_document.received_on"),
            Sort::Until => plan.by_day("case_document_until", "case_document.valid_until"),
            Sort::Due => {
                let keys = ["deadline.warn_day", "deadline.client", "deadline.rule", "deadline.subject"];
                vec![plan.part(Lead::Row, "", owned(&keys))]
            }
            Sort::Owner if kind != ListKind::Deadlines => self.by_owner(plan)?,
            Sort::Stage | Sort::Kind | Sort::Ground | Sort::Paid => plan.by_value(sort, "case_file"),
            Sort::State if kind == ListKind::Documents => plan.by_value(sort, "case_document"),
            // No index: such an order is made in memory.
            Sort::Papers | Sort::Class | Sort::What | Sort::State | Sort::Owner | Sort::Reference => Vec::new(),
        })
    }

    /// Officer by officer, by handle.
    fn by_owner(&self, plan: Plan) -> Result<Vec<Part>> {
        let mut staff: Vec<(String, i64)> =
            self.all_staff()?.into_iter().map(|person| (person.handle().to_string(), person.id.0)).collect();
        staff.sort();
        if plan.down {
            staff.reverse();
        }
        let inherited = || plan.by_client("standing_owner", &["standing.binding_day", "standing.client"]);
        let mut parts = Vec::new();
        for (_, id) in staff {
            let value = [Value::Integer(id)];
            if plan.kind == ListKind::Clients {
                parts.push(inherited().of(&format!("owner-{id}"), "standing.owner = ?".to_owned(), value));
                continue;
            }
            let mut keys = owned(&["case_file.id"]);
            keys.extend((plan.kind == ListKind::Documents).then(|| "case_document.id".to_owned()));
            let own = plan.part(Lead::Case, "case_file_owner", keys);
            parts.push(own.of(&format!("own-{id}"), "case_file.owner = ?".to_owned(), value.clone()));
            let test = "standing.owner = ? AND case_file.owner IS NULL".to_owned();
            parts.push(inherited().of(&format!("owner-{id}"), test, value));
        }
        let nobody = if plan.kind == ListKind::Clients { "" } else { " AND case_file.owner IS NULL" };
        parts.push(inherited().of("nobody", format!("standing.owner IS NULL{nobody}"), []));
        Ok(parts)
    }
}

impl Part {
    /// The rows of which something holds.
    fn of<const N: usize>(mut self, label: &str, test: String, values: [Value; N]) -> Self {
        self.label = label.to_owned();
        self.test = Some((test, values.into()));
        self
    }
}

/// Which list, and which way round.
#[derive(Clone, Copy)]
struct Plan {
    kind: ListKind,
    down: bool,
}

impl Plan {
    fn part(self, lead: Lead, index: &str, keys: Vec<String>) -> Part {
        let tables = led(self.kind, lead, index);
        Part { label: "all".to_owned(), test: None, keys, tables, down: self.down }
    }

    /// Along an index of `standing`, then the client's own rows.
    fn by_client(self, index: &str, keys: &[&str]) -> Part {
        let own = own_keys(self.kind, Lead::Standing);
        self.part(Lead::Standing, index, keys.iter().chain(own).map(|key| (*key).to_owned()).collect())
    }

    /// By a column of `standing` that has an index with the binding day behind it.
    fn by_standing(self, index: &str, column: &str) -> Vec<Part> {
        let some = self.by_client(index, &[column, "standing.binding_day", "standing.client"]);
        let none = self.by_client(index, &["standing.binding_day", "standing.client"]);
        vec![some.of("some", format!("{column} IS NOT NULL"), []), none.of("none", format!("{column} IS NULL"), [])]
    }

    /// By a day of a paper; its index holds only papers that have it.
    fn by_day(self, index: &str, column: &str) -> Vec<Part> {
        let some = self.part(Lead::Row, index, vec![column.to_owned(), "case_document.id".to_owned()]);
        let none = self.part(Lead::Row, "", owned(&["case_document.id"]));
        vec![some.of("some", format!("{column} IS NOT NULL"), []), none.of("none", format!("{column} IS NULL"), [])]
    }

    /// Value by value of a closed list, each along the index of its column.
    fn by_value(self, sort: Sort, table: &str) -> Vec<Part> {
        let (column, ids) = listed(sort).unwrap_or_default();
        let index = format!("{table}_{}", sort.as_str());
        let mut keys = vec![format!("{table}.id")];
        if sort == Sort::Stage {
            keys.insert(0, "case_file.client".to_owned());
        }
        let one = |id: &&str| {
            let value = [Value::Text((*id).to_owned())];
            self.part(Lead::Row, &index, keys.clone()).of(id, format!("{column} = ?"), value)
        };
        let mut parts: Vec<Part> = ids.iter().map(one).collect();
        if self.down {
            parts.reverse();
        }
        if sort == Sort::Ground {
            parts.push(self.part(Lead::Row, &index, keys.clone()).of("none", format!("{column} IS NULL"), []));
        }
        parts
    }
}

/// What a row is sorted by; what is absent gets a value beyond all others.
fn value(sort: Sort, kind: ListKind, down: bool) -> String {
    let text = |column: &str| format!("coalesce({column}, {})", if down { "''" } else { "char(1114111)" });
    let place = |column: &str| format!("coalesce({column}, {})", if down { "-1" } else { "1000" });
    if let Some((column, ids)) = listed(sort).filter(|_| (sort, kind) != (Sort::State, ListKind::Deadlines)) {
        return place(&rank(column, ids));
    }
    match sort {
        Sort::Binding if down => {
            format!("CASE standing.binding_day WHEN {NEVER} THEN -1 ELSE standing.binding_day END")
        }
        Sort::Binding => "standing.binding_day".to_owned(),
        Sort::Name => "standing.sort_name".to_owned(),
        Sort::Citizenship => text("standing.citizenship"),
        Sort::Owner => text(&format!("(SELECT coalesce(login, name) FROM staff WHERE staff.id = {})", owners(kind))),
        Sort::What if kind == ListKind::Deadlines => "deadline.rule".to_owned(),
        Sort::What => text("standing.binding_rule"),
        Sort::Presence => "standing.presence".to_owned(),
        Sort::Reference => "case_file.reference".to_owned(),
        Sort::Opened => "case_file.opened_on".to_owned(),
        Sort::Papers => PAPERS_IN.to_owned(),
        Sort::Requirement => "case_document.requirement".to_owned(),
        Sort::Requested => text("case_document.requested_on"),
        Sort::Received => text("case_document.received_on"),
        Sort::Until => text("case_document.valid_until"),
        Sort::Class => "deadline.class".to_owned(),
        Sort::State => "deadline.state".to_owned(),
        Sort::Due => "deadline.warn_day".to_owned(),
        Sort::Newest | Sort::Kind | Sort::Ground | Sort::Stage | Sort::Paid => number(kind).to_owned(),
    }
}

/// The tests that every list of that kind begins with: rows that live, and of deadlines those that are not moot.
pub(super) fn of_today(list: &ListQuery, kind: ListKind) -> Option<(String, Vec<Value>)> {
    let today = list.today.filter(|_| kind == ListKind::Deadlines)?;
    let test = "deadline.moot_from IS NULL OR deadline.moot_from > ?".to_owned();
    Some((test, vec![Value::Integer(due::number(today))]))
}

/// Numbers as one parameter, however many: the list that `json_each(?)` takes apart.
pub(super) fn as_one(numbers: impl IntoIterator<Item = i64>) -> Value {
    let mut text = String::from("[");
    for (place, number) in numbers.into_iter().enumerate() {
        text.push_str(if place > 0 { "," } else { "" });
        text.push_str(&number.to_string());
    }
    text.push(']');
    Value::Text(text)
}

/// The row is one of these, however many.
pub(super) fn among_rows(rows: &[RowKey], kind: ListKind) -> (String, Vec<Value>) {
    let numbers = rows.iter().map(|row| if kind == ListKind::Deadlines { row.client.0 } else { row.id });
    (format!("{} IN (SELECT value FROM json_each(?))", number(kind)), vec![as_one(numbers)])
}
