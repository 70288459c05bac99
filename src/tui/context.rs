//! What every screen and popup may know while it updates or draws: the words, the looks, the office, the room there is.
//! Only the shell changes it.

use super::spots::Spots;
use super::theme::Theme;
use crate::app::command::Command;
use crate::app::desk::{Desk, RuleTitles};
use crate::app::error::AppError;
use crate::app::office::Look;
use crate::app::open::Place;
use crate::domain::agenda::{DueItem, Thresholds};
use crate::domain::calendar::Calendar;
use crate::domain::choice::{Confidence, Severity};
use crate::domain::clean::Clean;
use crate::domain::day::{Day, short};
use crate::domain::deadline::{Class, Level};
use crate::domain::id::StaffId;
use crate::domain::phrase::Phrase;
use crate::domain::private::hidden;
use crate::domain::staff::Staff;
use crate::i18n::Catalogue;
use ratatui::layout::Rect;

/// Days from which on working days are no longer counted.
const FAR: i64 = 999;

/// What the desk knows that does not change with every keystroke.
#[derive(Debug, Clone)]
pub struct Office {
    /// The office date.
    pub today: Day,
    /// True when the session was started with a date of its own: no midnight comes.
    pub fixed: bool,
    /// Who I am.
    pub me: Staff,
    /// From how many days on a deadline is critical or soon.
    pub thresholds: Thresholds,
    /// Titles of rules.
    pub titles: RuleTitles,
    /// The working-day calendar.
    pub calendar: Calendar,
    /// Staff who may be given clients: number and the word other people use.
    pub staff: Vec<(StaffId, Clean)>,
    /// How I like the screens to look.
    pub look: Look,
}

impl Office {
    /// The office before there is a database.
    pub fn unopened(place: &Place) -> Self {
        Self {
            today: place.today(),
            fixed: place.today.is_some(),
            me: place.me(),
            thresholds: Thresholds::default(),
            titles: RuleTitles::default(),
            calendar: Calendar::built_in(),
            staff: Vec::new(),
            look: Look::Plain,
        }
    }

    /// Asks the desk.
    ///
    /// # Errors
    /// Those of the store.
    pub fn of(desk: &mut Desk) -> Result<Self, AppError> {
        Ok(Self {
            today: desk.today(),
            fixed: desk.has_fixed_today(),
            me: desk.me().clone(),
            thresholds: desk.thresholds(),
            titles: desk.titles()?,
            calendar: desk.calendar().clone(),
            staff: Self::active_staff(desk)?,
            look: desk.look()?,
        })
    }
}

impl Office {
    fn active_staff(desk: &Desk) -> Result<Vec<(StaffId, Clean)>, AppError> {
        let staff = desk.read(|reads| reads.staff())?.into_iter().filter(|person| person.active);
        Ok(staff.map(|person| (person.id, person.handle().clone())).collect())
    }
}

/// The surroundings of a screen.
#[derive(Debug)]
pub struct Context {
    /// Texts in the person's language.
    pub words: Catalogue,
    /// Looks.
    pub theme: Theme,
    /// The office.
    pub office: Office,
    /// The part of the terminal that screens draw on: all but the tab line and the status line.
    pub body: Rect,
    /// In server mode nothing of the server can be reached: no suspension.
    pub server: bool,
    /// Passports, IIN and telephones are hidden.
    pub hides: bool,
    /// Where on the terminal something lies that can be clicked.
    pub spots: Spots,
    /// The database as the person has named it on the command line, if they have.
    pub db: Option<String>,
}

/// The title of a rule in a list: of the end of a stay what ends, without how it is counted; of a thing to be done all of
/// it, because its end is what must be done.
pub fn what_ends(title: &str, class: Class) -> &str {
    title.split_once(": ").map(|(head, _)| head).filter(|_| class == Class::Stay).unwrap_or(title)
}

/// True when a rule that nobody has confirmed sets the day that binds the client. What such a rule only reminds of is
/// marked where its date is explained.
fn moves_binding(item: &DueItem) -> bool {
    let unconfirmed = item.confidence == Confidence::Unverified && !item.confirmed;
    unconfirmed && item.severity == Severity::Hard && item.client_binding_day == Some(item.warn_day)
}

/// Below this size there is one column and no second pane.
const SMALL: (u16, u16) = (60, 15);

impl Context {
    /// A message without arguments.
    pub fn text(&self, id: &str) -> String {
        self.words.text(id)
    }

    /// A sentence.
    pub fn say(&self, phrase: &Phrase) -> String {
        self.words.say(phrase)
    }

    /// A passport's number, an IIN, a telephone as it may be shown now.
    pub fn private(&self, number: &str) -> String {
        if self.hides { hidden(number) } else { number.to_owned() }
    }

    /// The office date.
    pub fn today(&self) -> Day {
        self.office.today
    }

    /// True when my role allows the command.
    pub fn allows(&self, command: Command) -> bool {
        command.allowed(self.office.me.role) && !(self.server && command == Command::Suspend)
    }

    /// True when there is room for one column only. Two rows of the terminal are not part of the body.
    pub fn is_small(&self) -> bool {
        self.body.width < SMALL.0 || self.body.height + 2 < SMALL.1
    }

    /// The level of a stored deadline today.
    pub fn level(&self, item: &DueItem) -> Level {
        item.level(&self.office.thresholds, self.today())
    }

    /// The title of a stored deadline.
    pub fn title<'a>(&'a self, item: &'a DueItem) -> &'a str {
        item.own_title.as_deref().unwrap_or_else(|| self.office.titles.get(&item.rule, self.words.lang()))
    }

    /// What to call a stored deadline. Where the day it is ordered by lies before its last day, the reason stands first:
    /// `check from 09.10.:` under a stricter reading that nobody has confirmed, `do by 27.11.:` where the last day is a day
    /// off; a day that binds by a rule that nobody has confirmed is marked `check:`.
    pub fn marked_title(&self, item: &DueItem) -> String {
        self.marked(item, self.title(item))
    }

    /// The same for a row of a list, beside the day itself: of the end of a stay what ends, without how it is counted.
    /// `Visa-free stay: 30 days after entry` is a `Visa-free stay` there; the whole title stands where the row is explained.
    pub fn listed_title(&self, item: &DueItem) -> String {
        let title = self.title(item);
        self.marked(item, if item.own_title.is_none() { what_ends(title, item.class) } else { title })
    }

    fn marked(&self, item: &DueItem, title: &str) -> String {
        let earlier = item.warn_day < item.last_day && item.last_day >= self.today();
        let mark = match () {
            () if item.stricter_last_day.is_some() && earlier => self.with_day("check-from", item.warn_day),
            () if moves_binding(item) => self.text("check-mark"),
            () if earlier => self.with_day("binds-do-by", item.warn_day),
            () => return title.to_owned(),
        };
        format!("{mark}: {title}")
    }

    /// A mark with a day: `check from 09.10.`.
    fn with_day(&self, id: &str, day: Day) -> String {
        self.say(&Phrase::new(id).text("day", short(day, self.today())))
    }

    /// `4 d · 4 wd`, `today`, `4 days over`, up to the last day; a word for an act about which nothing is known.
    pub fn left(&self, item: &DueItem) -> String {
        let days = (item.last_day - self.today()).num_days();
        match self.level(item) {
            Level::Unknown => self.text("level-unknown"),
            Level::Breach => self.say(&Phrase::new("tui-left-breach").number("n", -days)),
            _ if days < 0 => self.say(&Phrase::new("tui-left-over").number("n", -days)),
            _ if days == 0 => self.text("tui-left-today"),
            // Years away the days off are not set yet: a number of working days would be a guess, and too wide.
            _ if days > FAR => self.say(&Phrase::new("tui-left-far").number("n", days)),
            _ => {
                let working = self.office.calendar.working_days_between(self.today(), item.safe_day).max(0);
                self.say(&Phrase::new("tui-left-days").number("n", days).number("working", working))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_says_what_ends_and_all_of_what_must_be_done() {
        assert_eq!(what_ends("Visa-free stay: 30 days after entry", Class::Stay), "Visa-free stay");
        for class in Class::ALL.iter().filter(|class| **class != Class::Stay) {
            assert_eq!(what_ends("Turned 16: apply for a TRP", *class), "Turned 16: apply for a TRP");
        }
    }
}
