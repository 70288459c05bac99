//! The law as data: the model of a rulebook, reading one, and refusing one that does not hold together.
//!
//! The built-in edition is `kazakhstan.toml`; a practice may put a corrected one in its place. Nothing outside that
//! file knows a number of the law.

mod advice;
mod eligibility;
mod model;
mod parse;
mod requirement;
#[cfg(test)]
mod tests;
mod validate;

pub use advice::{Advice, ClassAdvice};
pub use eligibility::{Eligibility, GroundRow};
pub use model::{
    Cap, CapBy, Citizens, ClosedBy, Confirmation, CountsFrom, Offset, Purpose, Rule, RuleKind, Rulebook, StayLimit,
    Stretch, Trigger, Unit, Where, Window,
};
pub use parse::RulebookError;
pub use requirement::{Alternative, Circumstance, Provider, Requirement};
