//! Pure values and rules: no input or output, no clock, no SQL, no screen.

pub mod clean;
pub mod day;
pub mod phrase;
