//! The law as data: the model of a rulebook, reading one, and refusing one that does not hold together.
//!
//! The built-in edition is `kazakhstan.toml`; a practice may put a corrected one in its place. Nothing outside that
//! file knows a number of the law.

mod advice;
mod eligibility;
mod kinds;
mod model;
mod notes;
mod parse;
mod personal_data;
mod requirement;
mod source;
#[cfg(test)]
mod tests;
mod validate;

pub use advice::{Advice, ClassAdvice};
pub use eligibility::{Eligibility, GroundRow};
pub use kinds::{
    Cap, CapBy, ClosedBy, CountsFrom, DependentStay, Offset, Overlap, Purpose, RuleKind, StayLimit, Stretch, Trigger,
    Unit, Where, Window,
};
pub use model::{Citizens, Confirmation, Rule, Rulebook, birthday};
pub use notes::{Amount, Audience, Consequence, DayRange, Fine, Mci, Note, Topic};
pub use parse::{RulebookError, RulebookFault};
pub use personal_data::{PersonalData, Records, Term};
pub use requirement::{Alternative, Circumstance, Provider, Requirement};
pub use source::Source;
