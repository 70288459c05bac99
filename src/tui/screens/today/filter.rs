//! The live filter over what Today has in hand: words, and the conditions that a stored deadline can answer.

use crate::app::agenda::Matter;
use crate::domain::fold::fold;
use crate::domain::query::{Condition, Field, Query, Test};
use crate::tui::context::Context;

/// What words are looked for in, folded: name, citizenship, officer, titles, rules and cases.
pub(super) fn sought(matter: &Matter, ctx: &Context) -> String {
    let first = &matter.items[0];
    let mut parts = vec![first.client_name.as_str()];
    if let Some(country) = &first.citizenship {
        parts.extend([country.as_str(), country.name(ctx.words.lang())]);
    }
    parts.extend(first.owner.as_deref());
    for item in &matter.items {
        parts.extend([ctx.title(item), item.rule.as_str()]);
        parts.extend(item.case.as_deref());
    }
    fold(&parts.join(" "))
}

/// Whether a client's row passes.
pub(super) fn passes(query: &Query, matter: &Matter, sought: &str, ctx: &Context) -> bool {
    query.words_hold(sought) && query.conditions.iter().all(|condition| holds(condition, matter, ctx))
}

/// A condition that a stored deadline says nothing about (ground, stage, …) holds for nobody, negated or not: a list
/// that silently ignored it would show too much.
fn holds(condition: &Condition, matter: &Matter, ctx: &Context) -> bool {
    answer(condition, matter, ctx).is_some_and(|holds| holds != condition.negated)
}

fn answer(condition: &Condition, matter: &Matter, ctx: &Context) -> Option<bool> {
    let first = &matter.items[0];
    let binding = matter.binding_day;
    Some(match (condition.field, &condition.test) {
        (Field::Owner, Test::Me) => first.owner.as_ref() == Some(ctx.office.me.handle()),
        (Field::Owner, Test::Text(text)) => first.owner.as_deref().is_some_and(|owner| fold(owner).contains(text)),
        (Field::Owner, Test::Missing) => first.owner.is_none(),
        (Field::Citizenship, Test::Countries(countries)) => first.citizenship.is_some_and(|c| countries.contains(&c)),
        (Field::Citizenship, Test::Missing) => first.citizenship.is_none(),
        (Field::Level, Test::OneOf(ids)) => ids.contains(&matter.level(&ctx.office.thresholds, ctx.today()).as_str()),
        (Field::Due, Test::Missing) => binding.is_none(),
        (Field::Due, Test::Days(compare, days)) => {
            binding.is_some_and(|day| compare.holds(&(day - ctx.today()).num_days(), days))
        }
        (Field::Due, Test::Date(compare, wanted)) => binding.is_some_and(|day| compare.holds(&day, wanted)),
        _ => return None,
    })
}
