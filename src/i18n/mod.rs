//! The words of the interface in English, Russian and Kazakh.
//!
//! Invariants: every text a person reads comes from a catalogue (titles of rules and requirements from the rulebook);
//! the three catalogues hold the same messages with the same variables (`tests/catalogues.rs`); nothing is parsed
//! before the first text is asked for; a missing message is shown as its id in brackets and never stops the program.

pub mod catalogue;
pub mod choose;
pub mod labels;
pub mod plain_signs;
pub mod rooms;

pub use catalogue::Catalogue;
pub use choose::choose;
