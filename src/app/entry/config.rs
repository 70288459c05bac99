//! What the administrator of the machine settled for an office of several people: one small file that is root's.

use super::super::error::Result;
use super::refused;
use crate::domain::lang::Lang;
use crate::host::trusted::{self, Untrusted};
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// Where the file lies, on every machine.
pub const PLACE: &str = "/etc/sojourn/config";

/// No configuration is longer, in bytes.
const LONGEST: u64 = 64 << 10;

/// The configuration; `PLACE` holds it as TOML. A word that is not known is a fault: it may be a safeguard misspelt.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// The folder of the database, `office.db`, and of all that belongs to it; absolute.
    pub data: PathBuf,
    /// The program as the lines of keys name it; absolute.
    #[serde(default = "program")]
    pub program: PathBuf,
    /// The file with the keys that the server for connections reads; absolute.
    #[serde(default = "keys")]
    pub keys: PathBuf,
    /// The account that everybody comes in by.
    #[serde(default = "account")]
    pub account: String,
    /// The office's language: `en`, `ru` or `kk`, for whoever chose none.
    #[serde(default, deserialize_with = "language")]
    pub language: Option<Lang>,
    /// After so many minutes without a key the screen is covered; 0 for never.
    #[serde(default = "idle_minutes")]
    pub idle_minutes: u64,
    /// After so many more minutes the session ends.
    #[serde(default = "end_minutes")]
    pub end_minutes: u64,
    /// One person may have so many sessions at once.
    #[serde(default = "sessions")]
    pub sessions: usize,
}

fn program() -> PathBuf {
    "/usr/bin/sojourn".into()
}

fn keys() -> PathBuf {
    "/etc/sojourn/authorized_keys".into()
}

fn account() -> String {
    "sojourn".to_owned()
}

const fn idle_minutes() -> u64 {
    15
}

const fn end_minutes() -> u64 {
    30
}

const fn sessions() -> usize {
    5
}

fn language<'de, D: serde::Deserializer<'de>>(from: D) -> std::result::Result<Option<Lang>, D::Error> {
    let tag = String::deserialize(from)?;
    Lang::parse(&tag).map(Some).ok_or_else(|| serde::de::Error::custom("en, ru or kk"))
}

/// The longest time that a screen may lie open, in minutes: a day.
const LONGEST_IDLE: u64 = 24 * 60;

impl Config {
    /// The configuration of this machine.
    ///
    /// # Errors
    /// Not allowed where there is none, where others than root may change it, or where it makes no sense.
    pub fn installed() -> Result<Self> {
        let text = trusted::read(Path::new(PLACE), LONGEST).map_err(|why| {
            refused(match why {
                Untrusted::Missing => "entry-no-config",
                Untrusted::Open => "entry-config-open",
                Untrusted::Unreadable(_) => "entry-config-unreadable",
            })
        })?;
        Self::parse(&text).ok_or_else(|| refused("entry-config-unreadable"))
    }

    /// Reads a configuration; `None` when it makes no sense.
    pub fn parse(text: &str) -> Option<Self> {
        let config: Self = toml::from_str(text).ok()?;
        let places = [&config.data, &config.program, &config.keys];
        let sound = places.iter().all(|place| place.is_absolute())
            && (1..=LONGEST_IDLE).contains(&config.end_minutes)
            && config.idle_minutes <= LONGEST_IDLE
            && (1..=100).contains(&config.sessions);
        sound.then_some(config)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_data_folder_is_enough_and_nonsense_is_no_configuration() {
        let config = Config::parse("data = \"/srv/sojourn\"").unwrap();
        assert_eq!((config.idle_minutes, config.sessions, config.language), (15, 5, None));
        let whole = "data = \"/srv/sojourn\"\nprogram = \"/opt/sojourn\"\nkeys = \"/etc/sojourn/keys\"\naccount = \"desk\"\n\
                     language = \"kk\"\nidle_minutes = 0\nend_minutes = 5\nsessions = 2\n";
        assert_eq!(Config::parse(whole).unwrap().language, Some(Lang::Kk));
        for odd in [
            "",
            "data = \"srv/sojourn\"",
            "data = \"/srv\"\nidle_minuts = 5",
            "data = \"/srv\"\nlanguage = \"uz\"",
            "data = \"/srv\"\nidle_minutes = -1",
            "data = \"/srv\"\nend_minutes = 0",
            "data = \"/srv\"\nsessions = 0",
            "data = 5",
        ] {
            assert_eq!(Config::parse(odd), None, "{odd}");
        }
    }
}
