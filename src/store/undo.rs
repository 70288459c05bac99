//! Undoing.
