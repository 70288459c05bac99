//! How a person likes the program itself: language, hidden numbers, mouse, and whether the pages for newcomers were
//! seen. Kept by name with all other preferences; each is read at the start and written the moment it changes.

use super::reply::Reply;
use super::worker::Job;
use crate::app::desk::Desk;
use crate::app::preferences::{HIDES, LANGUAGE};
use crate::domain::lang::Lang;

const MOUSE: &str = "mouse";
const TOUR: &str = "tour-seen";

/// What was chosen, or what holds until something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Likes {
    /// Passports, IIN and telephones are hidden.
    pub hides: bool,
    /// Clicks and the wheel are taken.
    pub mouse: bool,
    /// The pages for newcomers were seen, or passed over.
    pub tour_seen: bool,
}

impl Default for Likes {
    /// Those of a person about whom nobody asks: no pages for newcomers.
    fn default() -> Self {
        Self { tour_seen: true, ..Self::NEWCOMER }
    }
}

impl Likes {
    /// Those of a person who has never been here.
    pub const NEWCOMER: Self = Self { hides: false, mouse: false, tour_seen: false };

    /// What I chose. What cannot be read was never chosen.
    pub fn of(desk: &mut Desk) -> Self {
        let mut on = |name| desk.preference(name).unwrap_or_default().unwrap_or(false);
        Self { hides: on(HIDES), mouse: on(MOUSE), tour_seen: on(TOUR) }
    }

    /// Keeps what is chosen now.
    pub fn keep(self) -> Job {
        Box::new(move |desk| {
            for (name, value) in [(HIDES, self.hides), (MOUSE, self.mouse), (TOUR, self.tour_seen)] {
                if desk.preference(name)?.unwrap_or(false) != value {
                    desk.keep_preference(name, Some(&value))?;
                }
            }
            Ok(Reply::Nothing)
        })
    }

    /// Keeps the language.
    pub fn keep_language(lang: Lang) -> Job {
        Box::new(move |desk| {
            desk.keep_preference(LANGUAGE, Some(&lang.as_str()))?;
            Ok(Reply::Nothing)
        })
    }
}
