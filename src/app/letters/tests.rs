//! Letters over a real database.
