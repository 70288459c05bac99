//! The operating system, with a plain answer where it lacks something. Knows nothing of clients.

pub mod environment;
pub mod fs;
pub mod hangup;
pub mod interrupt;
pub mod landlock;
pub mod lock;
mod memory;
pub mod process;
pub mod trusted;
pub mod tty;
