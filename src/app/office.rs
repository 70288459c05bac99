//! What the office settled for everybody: from how many days on a deadline is critical or soon, by which hour reviews are
//! signed off and how early unseen items climb; and what I chose for my own screens.
//!
//! Office settings are journalled and can be undone; mine are not, they are nobody's record.

use super::clock;
use super::daily_review::ReviewRules;
use super::desk::Desk;
use super::digest::MailSettings;
use super::error::{AppError, Result};
use super::privacy::Counter;
use super::staff::Person;
use crate::domain::agenda::Thresholds;
use crate::domain::choice::choices;
use crate::domain::lang::Lang;
use crate::domain::letter::Template;
use crate::domain::phrase::Phrase;
use crate::domain::staff::Role;
use crate::store::Receipt;
use crate::store::undo::SETTING;

/// The setting with the office's [`Thresholds`].
pub const THRESHOLDS: &str = "thresholds";

/// My preference of the language of the screens.
pub const LANGUAGE: &str = "language";

/// My preference of the looks.
pub const LOOK: &str = "theme";

/// The longest time ahead that may count as soon, in days.
const LONGEST: i64 = 365;

choices! {
    /// How a person likes the screens to look.
    Look {
        /// As the terminal is.
        Plain = "default",
        /// Nothing grey, everything that matters bold.
        Contrast = "contrast",
        /// For a terminal with a light background: none of the colours that vanish there.
        Light = "light",
        /// Bold, underline and reverse video only.
        Monochrome = "monochrome",
    }
}

/// All that the settings show.
#[derive(Debug, Clone, PartialEq)]
pub struct OfficeSettings {
    /// The language I chose; `None` for that of the terminal.
    pub language: Option<Lang>,
    /// The look I chose.
    pub look: Look,
    /// The office's time zone.
    pub zone: &'static str,
    /// Its time of day now.
    pub time: String,
    /// Levels.
    pub thresholds: Thresholds,
    /// Reviews.
    pub review: ReviewRules,
    /// Who works here, with their keys.
    pub people: Vec<Person>,
    /// How the morning mail goes out.
    pub mail: MailSettings,
    /// How many records of restricted data there are; for supervisors.
    pub data: Option<Counter>,
    /// The office's own wording of letters.
    pub wordings: Vec<Template>,
    /// Rules in force.
    pub rules: usize,
    /// Rules that the practice should confirm.
    pub to_confirm: usize,
}

/// What fits a terminal that says which colours it has, as `foreground;background` of the sixteen: 7 and the bright ones
/// but dark grey are light backgrounds.
fn look_of_terminal(colours: Option<&str>) -> Look {
    let background = colours.and_then(|colours| colours.rsplit(';').next()?.parse::<u8>().ok());
    if background.is_some_and(|colour| matches!(colour, 7 | 9..=15)) { Look::Light } else { Look::Plain }
}

impl Desk {
    /// What the office settled, and what I chose.
    ///
    /// # Errors
    /// Those of the store.
    pub fn office_settings(&mut self) -> Result<OfficeSettings> {
        let language = self.preference::<String>(LANGUAGE)?.and_then(|id| Lang::parse(&id));
        let rules = self.rule_pages()?;
        Ok(OfficeSettings {
            language,
            look: self.look()?,
            zone: clock::OFFICE.name(),
            time: clock::office_time(clock::now_ms()),
            thresholds: self.thresholds(),
            review: self.review_rules()?,
            people: self.people()?,
            mail: self.mail_settings()?,
            data: if self.require(Role::Supervisor).is_ok() { Some(self.record_counter()?) } else { None },
            wordings: self.read(|reads| reads.templates())?,
            rules: rules.rules.len(),
            to_confirm: rules.open(),
        })
    }

    /// How I like the screens to look.
    ///
    /// # Errors
    /// Those of the store.
    pub fn look(&mut self) -> Result<Look> {
        // What a person's own machine asks for, by a variable that servers for connections can be told to hand on.
        let chosen = self.preference::<String>(LOOK)?.or_else(|| std::env::var("LC_SOJOURN_THEME").ok());
        let told = || look_of_terminal(std::env::var("COLORFGBG").ok().as_deref());
        Ok(chosen.and_then(|id| Look::parse(&id)).unwrap_or_else(told))
    }

    /// Remembers how I like them.
    ///
    /// # Errors
    /// Those of the store.
    pub fn keep_look(&mut self, look: Look) -> Result<()> {
        self.keep_preference(LOOK, Some(&look.as_str()))
    }

    /// Settles from how many days on a deadline is critical or soon, for everybody.
    ///
    /// # Errors
    /// Not allowed for all but admins; a refusal of numbers that are out of order.
    pub fn set_thresholds(&mut self, thresholds: Thresholds) -> Result<Receipt> {
        self.require(Role::Admin)?;
        if !is_sound(&thresholds) {
            return Err(AppError::refused(Phrase::new("office-thresholds-order").number("most", LONGEST)));
        }
        let json = serde_json::to_string(&thresholds).unwrap_or_default();
        let ((), receipt) = self.write(SETTING, |writes, _| writes.set_setting(THRESHOLDS, &json))?;
        self.look_again()?;
        Ok(receipt)
    }
}

/// Critical before soon, both ahead.
pub(super) fn is_sound(thresholds: &Thresholds) -> bool {
    (0..thresholds.soon).contains(&thresholds.critical) && thresholds.soon <= LONGEST
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_that_says_it_is_light_is_drawn_on_for_light() {
        for (said, look) in [
            (None, Look::Plain),
            (Some("15;0"), Look::Plain),
            (Some("12;8"), Look::Plain),
            (Some("0;15"), Look::Light),
            (Some("0;default;7"), Look::Light),
            (Some("0;default"), Look::Plain),
        ] {
            assert_eq!(look_of_terminal(said), look, "{said:?}");
        }
    }
}
