//! The operating system, with a plain answer where it lacks something. Knows nothing of clients.

pub mod account;
pub mod command;
pub mod disk;
pub mod environment;
pub mod fs;
pub mod hangup;
pub mod interrupt;
pub mod landlock;
pub mod lock;
mod memory;
pub mod owner;
pub mod process;
pub mod sshd;
pub mod systemd;
pub mod trusted;
pub mod tty;
