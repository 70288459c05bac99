//! Queues, seats and outcomes, by hand.
