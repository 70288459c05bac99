//! What the worker gives back. To let a screen read something new, add a variant here and match it in that screen.

use super::context::Office;
use crate::app::agenda::Today;
use crate::app::lists::{CaseLine, ClientLine};
use crate::domain::agenda::DueItem;
use crate::domain::phrase::Phrase;
use crate::tui::effects::Target;
use crate::tui::screens::paged::Listed;
use crate::tui::screens::why::Why;

/// The answer to one job.
#[derive(Debug)]
pub enum Reply {
    /// Done, and there is nothing to show.
    Nothing,
    /// Saved. The shell shows the sentence, closes the popup that asked, and lets every screen read again.
    Saved(Phrase),
    /// The same, and something follows.
    SavedThen(Phrase, crate::tui::popups::life::Follow),
    /// The same, and what was made is opened.
    SavedAndOpen(Phrase, Target),
    /// The office as the shell knows it: after the database was made, and after a save.
    Opened(Box<Office>),
    /// The Today screen.
    Today(Box<Today>),
    /// How one date came about; `None` when the deadline is gone.
    Why(Option<Box<Why>>),
    /// Unknown acts, how many there are, and of how many people.
    BlindSpots(Vec<DueItem>, usize, usize),
    /// The rulebook in force.
    Rules(Box<crate::app::law::RulePages>),
    /// What the confirmation of a rule, or its withdrawal, would move.
    LawAsk(Box<crate::tui::screens::settings::LawAsk>),
    /// My daily review.
    Review(Box<crate::app::daily_review::DayReview>),
    /// What the review shows beside an item.
    ReviewPane(Box<crate::tui::screens::review::Pane>),
    /// Everybody's reviews, and the hour by which they are to be signed off.
    ReviewPeople(Vec<crate::app::daily_review::ReviewStanding>, String),
    /// A page of clients.
    Clients(Box<Listed<ClientLine>>),
    /// A page of cases.
    Cases(Box<Listed<CaseLine>>),
    /// A form with the draft that was left of it.
    Form(Box<(crate::app::forms::Form, Option<crate::app::drafts::Draft>)>),
    /// Forms that were left half-way, and what each is about; true when the person asked for the list.
    Drafts(Vec<(crate::app::drafts::Draft, String)>, bool),
    /// What the next undo would take back; `None` when there is nothing.
    Undo(Option<Box<crate::app::acts::UndoPreview>>),
    /// What a letter about a client may be about.
    LetterMatters(Vec<(crate::app::letters::About, Phrase)>),
    /// A letter.
    Letter(Box<crate::app::letters::Letter>),
    /// Something was done outside the records; the popup that asked says so and stays.
    Told(Phrase),
    /// The client's name and the fields of a fact.
    FactForm(Box<(crate::domain::clean::Clean, Vec<crate::app::forms::FormField>)>),
    /// What a fact would do.
    FactPreview(Box<crate::app::facts::FactPreview>),
    /// What the palette found for a text.
    Found(String, Vec<crate::tui::popups::palette::Found>),
    /// A client's page; cases are drawn from it too.
    ClientPage(Box<crate::app::pages::ClientPage>),
}
