//! The operating system, each part with a plain answer where the system lacks it.

pub mod fs;
