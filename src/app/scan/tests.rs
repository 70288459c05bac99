//! Whose a scan is.
