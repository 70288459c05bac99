//! Reviews on a real store, with days worked out by hand.
