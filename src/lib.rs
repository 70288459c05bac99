//! Sojourn: a terminal case manager for Temporary Residence Permits in Kazakhstan.
//!
//! The promise: no client's stay lapses unnoticed, and every date on the screen can explain itself.
//!
//! # The house: rooms and arrows
//!
//! One package, eight rooms; what may lean on what is checked by `tests/tidy.rs`.
//!
//! | room | owns | may use |
//! |---|---|---|
//! | [`domain`] | pure values and rules: no input or output, no clock, no SQL, no screen | nothing of ours |
//! | `host` | the operating system: hang-up watcher, file-system type, process hardening | nothing of ours |
//! | `i18n` | the Fluent catalogues: English, Russian, Kazakh | domain |
//! | `store` | the contract of the record keeper, and `store::sqlite`, its engine | domain |
//! | `files` | files in and out: spreadsheets, refused rows | domain, i18n |
//! | `app` | use cases, the same for both faces; the only clock | domain, i18n, store, files, host |
//! | `tui` | the only user of ratatui and crossterm | app, domain, i18n |
//! | `cli` | the only user of clap | app, domain, i18n |
//!
//! # How one change travels
//!
//! A form or a command line becomes records (`domain::record`); `app` checks the person's role and the values;
//! `store` opens one `BEGIN IMMEDIATE`, writes the records, collects the touched clients, loads each one's
//! `domain::dossier::Dossier`, derives its deadlines afresh from the rulebook, replaces the stored ones, writes the
//! hash-chained journal, and commits. Screens then read what is due from an index on the warn day.
//!
//! # Words
//!
//! *Client, stay, permit, case, requirement, deadline, last day, safe day, warn day, binding date, trail*: see
//! `docs/vocabulary.md`. The law itself is data: `src/domain/rulebook/kazakhstan.toml`.

pub mod app;
pub mod cli;
pub mod domain;
pub mod files;
pub mod host;
pub mod i18n;
pub mod store;
pub mod tui;
