//! The program: arguments to the terminal or the command line, and an exit code.

fn main() {}
