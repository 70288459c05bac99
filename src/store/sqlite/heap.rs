//! What a change of the law writes, gathered from thousands of clients and put in the order in which the rows lie in the
//! file: written client by client, each deadline would be on another page, and a short write would copy hundreds of them.
//!
//! Invariant: whatever part of a heap has been written, the tallies of the next generation agree with its rows, so that a
//! client who changes in between can be taken back out of it.

use super::due::Stored;
use super::preview::Plan;
use super::session::Session;
use super::standing::Standing;
use super::tally::Counted;
use super::{due, line};
use crate::domain::deadline::State;
use crate::domain::id::ClientId;
use crate::store::Result;
use crate::store::law::LawCounts;

/// What is to be written about many clients.
#[derive(Default)]
pub(super) struct Heap {
    clients: Vec<Whole>,
    rows: Vec<Row>,
}

/// What is written about a client at once: where it stands, and the acts that are unknown, of which people are counted too.
pub(super) struct Whole {
    pub(super) client: ClientId,
    pub(super) counts: LawCounts,
    standing: Option<Box<Standing>>,
    unknown: Option<Box<[Vec<Stored>; 2]>>,
}

/// One place in the table: what goes from there, what comes, or both.
pub(super) struct Row {
    section: i64,
    warn_day: i64,
    client: i64,
    rule: Box<str>,
    subject: Box<str>,
    goes: Option<Counting>,
    comes: Option<Box<Coming>>,
}

/// As what a row is counted.
type Counting = Option<Counted>;

/// The other columns of a row that comes.
struct Coming {
    columns: due::Columns,
    line: Box<[u8]>,
    counted: Counting,
}

impl Row {
    /// Where it lies.
    pub(super) fn place(&self) -> due::Place<'_> {
        (self.section, self.warn_day, self.client, &self.rule, &self.subject)
    }

    fn of(row: &Stored) -> Self {
        let (section, warn_day, client, rule, subject) = row.place();
        Self { section, warn_day, client, rule: rule.into(), subject: subject.into(), goes: None, comes: None }
    }

    fn going(row: &Stored) -> Self {
        Self { goes: Some(Counted::of(row)), ..Self::of(row) }
    }

    /// One that comes.
    pub(super) fn coming(row: &Stored) -> Self {
        let comes = Coming {
            columns: due::Columns::of(row),
            line: line::pack(&row.item).into_boxed_slice(),
            counted: Counted::of(row),
        };
        Self { comes: Some(Box::new(comes)), ..Self::of(row) }
    }
}

impl Heap {
    /// What these plans ask for.
    pub(super) fn of(plans: Vec<Plan>) -> Self {
        let mut heap = Self::default();
        for plan in plans {
            heap.add(plan);
        }
        heap
    }

    fn add(&mut self, plan: Plan) {
        let differing = |rows: &[Stored], others: &[Stored]| -> Vec<Stored> {
            rows.iter().filter(|row| is_known(row) && !others.contains(row)).cloned().collect()
        };
        let mut rows: Vec<Row> = differing(&plan.stored, &plan.wanted).iter().map(Row::going).collect();
        for new in differing(&plan.wanted, &plan.stored) {
            let new = Row::coming(&new);
            match rows.iter_mut().find(|old| old.comes.is_none() && old.place() == new.place()) {
                Some(old) => old.comes = new.comes,
                None => rows.push(new),
            }
        }
        self.rows.append(&mut rows);
        let unknown: [Vec<Stored>; 2] =
            [plan.stored, plan.wanted].map(|rows| rows.into_iter().filter(|row| !is_known(row)).collect());
        let (client, counts, standing) = (plan.client, plan.counts, plan.standing.map(Box::new));
        let unknown = Some(unknown).filter(|[stored, wanted]| !stored.is_empty() || !wanted.is_empty()).map(Box::new);
        self.clients.push(Whole { client, counts, standing, unknown });
    }

    /// Adds another heap.
    pub(super) fn append(&mut self, mut other: Self) {
        self.clients.append(&mut other.clients);
        self.rows.append(&mut other.rows);
    }

    /// How many writes it takes: one a client and one a row.
    pub(super) fn len(&self) -> usize {
        self.clients.len() + self.rows.len()
    }

    /// In the order in which it is best written.
    pub(super) fn put_in_order(&mut self) {
        self.clients.sort_unstable_by_key(|whole| whole.client);
        self.rows.sort_unstable_by(|a, b| a.place().cmp(&b.place()));
    }

    /// The client that the write at this place is about, and what was counted of it where that belongs to the write.
    pub(super) fn about(&self, at: usize) -> Option<(ClientId, Option<LawCounts>)> {
        match self.clients.get(at) {
            Some(whole) => Some((whole.client, Some(whole.counts))),
            None => Some((ClientId(self.row(at)?.client), None)),
        }
    }

    fn row(&self, at: usize) -> Option<&Row> {
        self.rows.get(at.checked_sub(self.clients.len())?)
    }
}

/// Of unknown acts people are counted too: these rows are written together.
fn is_known(row: &Stored) -> bool {
    row.item.state != State::Unknown
}

impl Session<'_> {
    /// Writes what stands at one place of a heap into the next generation.
    pub(super) fn write_heap(&self, heap: &Heap, at: usize, next: i64) -> Result<()> {
        if let Some(whole) = heap.clients.get(at) {
            return self.write_whole(whole, next);
        }
        heap.row(at).map_or(Ok(()), |row| self.write_row(row, next))
    }

    fn write_whole(&self, whole: &Whole, next: i64) -> Result<()> {
        if let Some([stored, wanted]) = whole.unknown.as_deref() {
            self.prepare_rows(stored, wanted, next)?;
        }
        match &whole.standing {
            Some(standing) => self.prepare_standing(whole.client, standing, next),
            None => Ok(()),
        }
    }

    fn write_row(&self, row: &Row, next: i64) -> Result<()> {
        if let Some(counted) = &row.goes {
            self.let_go(row.place(), next)?;
            counted.iter().for_each(|counted| self.tally_row(next, counted, -1));
        }
        if let Some(new) = &row.comes {
            self.insert_columns(row.place(), &new.columns, &new.line, next)?;
            new.counted.iter().for_each(|counted| self.tally_row(next, counted, 1));
        }
        Ok(())
    }

    /// Stores rows that come with a generation; whoever has them counts them.
    pub(super) fn insert_coming(&self, rows: &[Row], since: i64) -> Result<()> {
        let columns = rows.iter().filter_map(|row| Some((row.place(), row.comes.as_deref()?)));
        self.insert_all(columns.map(|(place, new)| (place, &new.columns, &*new.line)), since)
    }

    /// A row in force goes with the next generation.
    pub(super) fn let_go(&self, place: due::Place<'_>, next: i64) -> Result<()> {
        let mut going = self.connection.prepare_cached(
            "UPDATE deadline SET until = ?6 WHERE section = ?1 AND warn_day = ?2 AND client = ?3 AND rule = ?4
             AND subject = ?5 AND since < ?6 AND until IS NULL",
        )?;
        let (section, warn_day, client, rule, subject) = place;
        going.execute((section, warn_day, client, rule, subject, next))?;
        Ok(())
    }
}
