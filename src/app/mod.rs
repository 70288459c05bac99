//! Use cases, the same for both faces.
