//! The law as data: the model of a rulebook, reading one, and refusing one that does not hold together.
//!
//! The built-in edition is `kazakhstan.toml`; a practice may put a corrected one in its place. Nothing outside that
//! file knows a number of the law.

mod model;
mod parse;
#[cfg(test)]
mod tests;
mod validate;

pub use model::{
    Advice, Alternative, Cap, CapBy, Citizens, ClassAdvice, ClosedBy, Confirmation, CountsFrom, Offset, Provider,
    Purpose, Requirement, Rule, RuleKind, Rulebook, StayLimit, Stretch, Trigger, Unit, Where, Window,
};
pub use parse::RulebookError;
