//! Chance for salts, operation numbers and jitter.

use crate::store::{Error, Result};

/// Sixteen bytes from the operating system, for a salt.
///
/// # Errors
/// [`Error::Engine`] when the system has none to give.
pub(super) fn salt() -> Result<[u8; 16]> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|_| Error::Engine("no random numbers".to_owned()))?;
    Ok(bytes)
}

/// A number for jitter and names, positive; without the system's help, the time.
pub(super) fn number() -> i64 {
    let chance = getrandom::u64().unwrap_or_else(|_| {
        std::time::SystemTime::now()
            .duration_since(std::time::UNIX_EPOCH)
            .map_or(1, |since| u64::from(since.subsec_nanos()))
    });
    i64::try_from(chance >> 1).unwrap_or(1)
}
