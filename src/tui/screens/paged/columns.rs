//! The columns of a list: those it is made with, those a person chose, in which order, and how wide.

use crate::app::lists::Sort;
use crate::app::lists::views::{Chosen, Layout};
use crate::tui::context::Context;
use crate::tui::widgets::table::{Column, Width};

/// The narrowest a column is made.
const NARROWEST: i16 = 2;
/// The widest.
const WIDEST: i16 = 80;

/// A share of the width in steps of a person's widening.
const SHARE: usize = 4;

/// A column that a list may show.
#[derive(Debug, Clone, Copy)]
pub struct ColumnSpec {
    /// Stable id, kept with a person's layout.
    pub id: &'static str,
    /// Message with its head.
    pub head: &'static str,
    /// Width as made.
    pub width: Width,
    /// Columns of the highest number are left out first when there is no room; 0 always stays.
    pub spare: u8,
    /// By what the list is sorted to be sorted by it.
    pub sort: Option<Sort>,
    /// Shown to whoever has chosen nothing.
    pub usual: bool,
}

impl ColumnSpec {
    /// A column that everybody sees.
    pub const fn new(id: &'static str, head: &'static str, width: Width, spare: u8, sort: Option<Sort>) -> Self {
        Self { id, head, width, spare, sort, usual: true }
    }

    /// The same, seen by whoever chooses it.
    #[must_use]
    pub const fn on_demand(self) -> Self {
        Self { usual: false, ..self }
    }
}

/// The width with what a person added.
fn widened(width: Width, wider: i16) -> Width {
    let add = |columns: usize| {
        let wanted = i16::try_from(columns).unwrap_or(WIDEST).saturating_add(wider).clamp(NARROWEST, WIDEST);
        usize::try_from(wanted).unwrap_or(columns)
    };
    match width {
        Width::Fixed(columns) => Width::Fixed(add(columns)),
        // A share grows by a part of itself with each step.
        Width::Share(weight) => Width::Share(add(weight * SHARE)),
    }
}

/// The columns to draw: spec and how much wider, in the order that the person chose.
pub fn shown<'s>(specs: &'s [ColumnSpec], layout: &Layout) -> Vec<(&'s ColumnSpec, i16)> {
    let Some(chosen) = layout.columns.as_ref() else {
        return specs.iter().filter(|spec| spec.usual).map(|spec| (spec, 0)).collect();
    };
    let of = |one: &Chosen| specs.iter().find(|spec| spec.id == one.id).map(|spec| (spec, one.wider));
    let found: Vec<_> = chosen.iter().filter_map(of).collect();
    if found.is_empty() { shown(specs, &Layout::default()) } else { found }
}

/// The columns for the table; the one that the list is sorted by has an arrow in its head.
pub fn table(shown: &[(&ColumnSpec, i16)], (sort, descending): (Sort, bool), ctx: &Context) -> Vec<Column> {
    let sorting = shown.iter().position(|(spec, _)| spec.sort == Some(sort) && !spec.head.is_empty());
    let column = |(place, (spec, wider)): (usize, &(&ColumnSpec, i16))| {
        let head = if spec.head.is_empty() { String::new() } else { ctx.text(spec.head) };
        let head = if sorting == Some(place) { format!("{}{head}", ctx.theme.arrow(descending)) } else { head };
        Column::new(head, widened(spec.width, *wider), spec.spare)
    };
    shown.iter().enumerate().map(column).collect()
}

/// All columns, shown or not, as a person arranges them: one that is not shown keeps its place behind the one it was made
/// behind.
pub fn arranged(specs: &[ColumnSpec], layout: &Layout) -> Vec<ColumnSpec> {
    let mut all: Vec<ColumnSpec> = shown(specs, layout).into_iter().map(|(spec, _)| *spec).collect();
    for (made, spec) in specs.iter().enumerate() {
        if all.iter().all(|one| one.id != spec.id) {
            let before = specs.iter().take(made).next_back();
            let place = before.and_then(|before| all.iter().position(|one| one.id == before.id));
            all.insert(place.map_or(0, |place| place + 1), *spec);
        }
    }
    all
}

/// The layout whose columns stand in the order of `specs`.
pub fn in_order(specs: &[ColumnSpec], layout: &Layout) -> Layout {
    Layout { columns: Some(sorted(specs, listed(specs, layout))), ..layout.clone() }
}

fn sorted(specs: &[ColumnSpec], mut columns: Vec<Chosen>) -> Vec<Chosen> {
    columns.sort_by_key(|one| specs.iter().position(|spec| spec.id == one.id));
    columns
}

/// The layout in which a column is shown or not.
pub fn toggled(specs: &[ColumnSpec], layout: &Layout, id: &str) -> Layout {
    let mut columns = listed(specs, layout);
    match columns.iter().position(|one| one.id == id) {
        // The last one stays: a list without columns says nothing.
        Some(place) if columns.len() > 1 => drop(columns.remove(place)),
        Some(_) => {}
        None => columns.push(Chosen { id: id.to_owned(), wider: 0 }),
    }
    Layout { columns: Some(sorted(specs, columns)), ..layout.clone() }
}

/// The layout in which a shown column is wider by so much.
pub fn wider(specs: &[ColumnSpec], layout: &Layout, id: &str, by: i16) -> Layout {
    let mut columns = listed(specs, layout);
    if let Some(one) = columns.iter_mut().find(|one| one.id == id) {
        one.wider = (one.wider + by).clamp(-WIDEST, WIDEST);
    }
    Layout { columns: Some(columns), ..layout.clone() }
}

fn listed(specs: &[ColumnSpec], layout: &Layout) -> Vec<Chosen> {
    shown(specs, layout).iter().map(|(spec, wider)| Chosen { id: spec.id.to_owned(), wider: *wider }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SPECS: &[ColumnSpec] = &[
        ColumnSpec::new("a", "column-client", Width::Fixed(5), 0, None),
        ColumnSpec::new("b", "column-case", Width::Share(2), 0, None),
        ColumnSpec::new("c", "column-owner", Width::Fixed(5), 0, None).on_demand(),
    ];

    fn ids(layout: &Layout) -> Vec<(&'static str, i16)> {
        shown(SPECS, layout).into_iter().map(|(spec, wider)| (spec.id, wider)).collect()
    }

    #[test]
    fn columns_come_go_and_grow_and_one_always_stays() {
        let usual = Layout::default();
        assert_eq!(ids(&usual), [("a", 0), ("b", 0)]);
        let with = toggled(SPECS, &wider(SPECS, &usual, "a", 3), "c");
        assert_eq!(ids(&with), [("a", 3), ("b", 0), ("c", 0)]);
        let one = toggled(SPECS, &toggled(SPECS, &with, "b"), "c");
        assert_eq!(ids(&toggled(SPECS, &one, "a")), [("a", 3)]);
        let unknown = Layout { columns: Some(vec![Chosen { id: "gone".to_owned(), wider: 1 }]), ..usual };
        assert_eq!(ids(&unknown), [("a", 0), ("b", 0)]);
        assert_eq!(widened(Width::Fixed(5), -9), Width::Fixed(2));
    }

    #[test]
    fn columns_stand_where_a_person_puts_them() {
        let order = |layout: &Layout| arranged(SPECS, layout).iter().map(|spec| spec.id).collect::<String>();
        let mut rows = arranged(SPECS, &Layout::default());
        assert_eq!(order(&Layout::default()), "abc");
        rows.swap(0, 1);
        let moved = in_order(&rows, &wider(SPECS, &Layout::default(), "a", 3));
        assert_eq!(ids(&moved), [("b", 0), ("a", 3)]);
        // What is shown later comes where it stands among all, and what is hidden leaves the others in their order.
        assert_eq!(order(&moved), "bca");
        assert_eq!(ids(&toggled(&arranged(SPECS, &moved), &moved, "c")), [("b", 0), ("c", 0), ("a", 3)]);
        assert_eq!(ids(&toggled(&rows, &moved, "b")), [("a", 3)]);
    }
}
