//! The terminal face: the only user of ratatui and crossterm. It may use `app`, `domain` and `i18n`.
//!
//! # How one key travels
//!
//! `input` (its own thread) turns a terminal event into the app's [`Key`](crate::app::keys::Key) → `run` takes in all
//! that has arrived → `shell` gives it to the top popup, to a screen that takes text, or makes it a
//! [`Command`](crate::app::command::Command) of the place, if role and screen allow → the screen's `update` changes it
//! and says what it wants (`effects`) → jobs go to `worker`, the one thread that owns the desk; answers come back as
//! events → when all is taken in, one `draw`, and `backend` writes the difference in one piece.
//!
//! * A screen: see [`screens`]. A popup: see [`popups`]. A command or key: see `app::command`.
//! * `draw` never changes anything; `update` never draws, waits or reads.
//! * Idle means idle: no timer but the office's midnight, no byte without a change.
//! * `session::Scripted` drives the whole face in a test.

pub mod backend;
pub mod context;
pub mod effects;
pub mod event;
pub mod fault;
pub mod idle;
pub mod input;
pub mod jobs;
pub mod likes;
pub mod osc;
mod pause;
pub mod popups;
pub mod reply;
pub mod run;
pub mod screens;
pub mod session;
pub mod shell;
pub mod spots;
pub mod terminal;
pub mod theme;
pub mod widgets;
pub mod worker;
