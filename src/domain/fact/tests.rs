//! What each fact writes and which dates it moves.
