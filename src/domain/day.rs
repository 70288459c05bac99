//! Civil dates: the only kind of time the law of stay knows.
//!
//! "Until D" means that D itself is lawful. What people type and what sheets hold is read here.

/// A civil date in the office's zone, without a time.
pub type Day = chrono::NaiveDate;

/// First year that a date may lie in.
pub const FIRST_YEAR: i32 = 1900;
/// Last year that a date may lie in.
pub const LAST_YEAR: i32 = 2100;
