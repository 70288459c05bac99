//! What the worker gives back. To let a screen read something new, add a variant here and match it in that screen.

use super::context::Office;
use crate::app::agenda::Today;
use crate::app::lists::views::SavedView;
use crate::app::lists::{CaseLine, ClientLine, DocumentLine, ListKind, RowKey};
use crate::app::originals::{HeldLine, Travel};
use crate::domain::agenda::DueItem;
use crate::domain::clean::Clean;
use crate::domain::phrase::Phrase;
use crate::tui::effects::Target;
use crate::tui::screens::paged::Listed;
use crate::tui::screens::why::Why;

/// Something to read, in the reader's language when it is shown.
#[derive(Debug)]
pub struct Told {
    /// Message with the title.
    pub title: &'static str,
    /// What stands on top.
    pub head: Phrase,
    /// Lines, each about something with a name or about none.
    pub lines: Vec<(Option<Clean>, Phrase)>,
}

/// The answer to one job.
#[derive(Debug)]
pub enum Reply {
    /// Done, and there is nothing to show.
    Nothing,
    /// What the import's screen hears.
    Import(Box<crate::tui::screens::import::ImportNews>),
    /// A sheet was taken in: the sentence, and what the import's screen hears.
    Imported(Phrase, Box<crate::tui::screens::import::ImportNews>),
    /// Saved. The shell shows the sentence, closes the popup that asked, and lets every screen read again.
    Saved(Phrase),
    /// The same, and something follows.
    SavedThen(Phrase, crate::tui::popups::life::Follow),
    /// The same, and what was made is opened.
    SavedAndOpen(Phrase, Target),
    /// The same, and there is something to read about what was not saved.
    SavedBut(Phrase, Box<Told>),
    /// The office as the shell knows it: after the database was made, and after a save.
    Opened(Box<Office>),
    /// The Today screen.
    Today(Box<Today>),
    /// How one date came about; `None` when the deadline is gone.
    Why(Option<Box<Why>>),
    /// Unknown acts, how many there are, and of how many people.
    BlindSpots(Vec<DueItem>, usize, usize),
    /// A month of the calendar.
    Month(Box<crate::app::month::Month>),
    /// A day that was typed over the calendar.
    CalendarDay(crate::domain::day::Day),
    /// Whose days were chosen over the calendar.
    CalendarWhose(crate::app::month::Whose),
    /// What lies on a day.
    Day(Box<crate::app::month::DayPage>),
    /// A report.
    Report(Box<crate::app::reports::Report>),
    /// A page of the journal: the list's stamp when it was asked for, true when it follows what is there, the page.
    Journal(u64, bool, Box<crate::app::journal::JournalView>),
    /// An entry of the journal in full; `None` when there is no such entry.
    JournalDetail(Option<Box<crate::app::journal::JournalDetail>>),
    /// What the undo of an entry's group would take back.
    JournalUndo(Box<crate::app::acts::UndoPreview>),
    /// What a look at the whole journal found.
    JournalProof(Box<crate::app::journal::JournalProof>),
    /// What I chose and what the office settled.
    Settings(Box<crate::app::office::OfficeSettings>),
    /// Where a choice among the people of the office leads.
    People(crate::tui::screens::settings::people::Step),
    /// The rulebook in force.
    Rules(Box<crate::app::law::RulePages>),
    /// What the confirmation of a rule, or its withdrawal, would move.
    LawAsk(Box<crate::tui::screens::rules::LawAsk>),
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
    /// A page of papers of all cases.
    Documents(Box<Listed<DocumentLine>>),
    /// A page of open deadlines.
    Deadlines(Box<Listed<DueItem>>),
    /// Every row of a list that matches.
    RowKeys(ListKind, Vec<RowKey>),
    /// The person's views of a list with how many rows each shows.
    Views(Vec<(SavedView, usize)>),
    /// A form with the drafts that were left of it.
    Form(Box<(crate::app::forms::Form, Vec<crate::app::drafts::Draft>)>),
    /// What the records hold for a text typed into a field: the field, the text, and what may be meant.
    Sought(&'static str, String, Vec<crate::app::forms::Choice>),
    /// Who may see a client or case.
    Access(Box<crate::app::access::AccessPage>),
    /// Two records side by side, before they are merged.
    SideBySide(Box<crate::app::duplicates::SideBySide>),
    /// Pairs of records that may be one person, and where to look further.
    Pairs(Vec<crate::app::duplicates::AlikePair>, crate::app::duplicates::PairsFrom),
    /// The cases of a family and its sponsors.
    KinCases(Vec<crate::app::kin::KinCase>),
    /// Forms that were left half-way, and what each is about; true when the person asked for the list.
    Drafts(Vec<(crate::app::drafts::Draft, String)>, bool),
    /// What the next undo would take back; `None` when there is nothing.
    Undo(Option<Box<crate::app::acts::UndoPreview>>),
    /// What a letter about a client may be about.
    LetterMatters(crate::domain::clean::Clean, Vec<(crate::app::letters::About, Phrase)>),
    /// A letter.
    Letter(Box<crate::app::letters::Letter>),
    /// The text of a wording that was left half-way, and where it lies.
    WordingDraft(Option<(crate::domain::clean::Clean, crate::app::drafts::Berth<String>)>),
    /// Something was done outside the records; the popup that asked says so and stays.
    Told(Phrase),
    /// The client's name and the fields of a fact.
    FactForm(Box<(crate::domain::clean::Clean, Vec<crate::app::forms::FormField>)>),
    /// What a fact would do.
    FactPreview(Box<crate::app::facts::FactPreview>),
    /// A sponsor's page.
    Sponsor(Box<crate::app::sponsors::SponsorPage>),
    /// More of a sponsor's people.
    SponsorPeople(Vec<crate::app::sponsors::SponsorPerson>),
    /// Sponsors.
    Sponsors(Vec<crate::app::sponsors::SponsorLine>),
    /// Originals that we hold: the first of all, and those whose owner travels.
    Originals(Vec<HeldLine>, Vec<(HeldLine, Travel)>),
    /// More originals that we hold.
    MoreOriginals(Vec<HeldLine>),
    /// Consents, requests, destruction, incidents.
    Privacy(Box<crate::app::privacy::Overview>),
    /// The same of one client.
    PrivacyOf(Box<crate::app::privacy::PersonOverview>),
    /// What the palette found for a text.
    Found(String, Vec<crate::tui::popups::palette::Found>),
    /// Whose a scanned document is.
    Scanned(Box<crate::app::scan::Scanned>),
    /// Who is here.
    Here(Vec<crate::app::together::Here>),
    /// Somebody else saved the same record first: what is in question, and the act itself, to be tried over it.
    Disputed(Box<crate::tui::effects::Dispute>),
    /// The same as the reply inside, and the save was joined with what others had changed.
    Joined(Box<Reply>, Vec<crate::app::together::Joined>),
    /// A client's page; cases are drawn from it too.
    ClientPage(Box<crate::app::pages::ClientPage>),
}
