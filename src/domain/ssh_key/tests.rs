//! Every kind of key that ssh-keygen makes, and everything that people paste instead.
use super::*;
