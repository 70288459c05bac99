//! Attached, shared, taken away, checked.
