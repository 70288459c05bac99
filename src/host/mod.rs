//! The operating system, with a plain answer where it lacks something. Knows nothing of clients.

pub mod fs;
pub mod hangup;
pub mod interrupt;
pub mod lock;
mod memory;
pub mod process;
pub mod tty;
