//! The screens, and what a screen is.
//!
//! # Adding a screen
//!
//! 1. A `Place` and its commands in `app::command` (texts in three languages).
//! 2. A struct here with [`Screen`]: `update` changes it and says what it wants ([`Effects`]), `draw` only looks.
//!    Read on [`Msg::Shown`] and [`Msg::Changed`] with [`Effects::read`]; the closure runs on the worker's thread with
//!    the desk and gives a `Reply` (add a variant in `tui::reply`), which comes back as [`Msg::Reply`]. Stale answers
//!    never arrive.
//! 3. A `Target` in `tui::effects` and an arm in [`open`]; tabs are made in `shell::tabs`.
//!
//! Select by id: on a new answer find the row of the remembered id ([`ListPlace::keep`]), never the row number.
//! A command that decides at once is marked `decides` in the table: the shell lets it through only when
//! [`Screen::subject`] is what was on the screen when it was last drawn. Colours by `Tone`, columns by
//! `widgets::table`, the frame with the hint line by `widgets::frame`.
//!
//! [`ListPlace::keep`]: super::widgets::list::ListPlace::keep

pub mod blind_spots;
pub mod calendar;
pub mod case;
pub mod cases;
pub mod client;
pub mod clients;
pub mod deadlines;
pub mod documents;
pub mod first_start;
pub mod import;
pub mod journal;
pub mod originals;
pub mod paged;
pub mod privacy;
pub mod reports;
pub mod review;
pub mod rules;
pub mod settings;
pub mod sponsor;
pub mod sponsors;
pub mod today;
pub mod why;

use super::context::Context;
use super::effects::{Effects, Target};
use super::reply::Reply;
use super::theme::Tone;
use super::widgets::frame::panel;
use super::widgets::hints;
use crate::app::command::{Command, Place};
use crate::app::error::AppError;
use crate::app::keys::Key;
use crate::app::together::{Card, Elsewhere};
use crate::domain::clean::Clean;
use crate::domain::id::ClientId;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

/// What a screen or popup is told.
#[derive(Debug)]
pub enum Msg {
    /// It was opened or is on top again, and has nothing to show yet or something changed meanwhile: read.
    Shown,
    /// Records changed, or the day did: read again.
    Changed,
    /// A command of this place that [`Screen::can`] allows.
    Command(Command),
    /// A key, while [`Screen::takes_text`]. Popups get all keys this way.
    Key(Key),
    /// A pasted text, while [`Screen::takes_text`].
    Paste(Clean),
    /// The newest answer to something it asked for.
    Reply(Reply),
    /// A popup over it changed how the list shows.
    List(Box<paged::ListChange>),
    /// What it asked for failed. Screens need not react: the shell says it.
    Failed(Box<AppError>),
    /// The body has another size.
    Resized,
}

/// The status line of a screen.
#[derive(Debug, Default)]
pub struct Status {
    /// The text.
    pub line: Line<'static>,
    /// The column of the cursor, when a text is typed there.
    pub cursor: Option<u16>,
}

/// What a decision would be about: enough to tell whether the person has seen it.
pub type Subject = String;

/// A page of the program.
pub trait Screen {
    /// Where it is: decides keys, hints and help.
    fn place(&self) -> Place;

    /// What the tab line shows when it was opened over a tab.
    fn title(&self, ctx: &Context) -> String;

    /// True when the command is possible now: it is in the hint line, and its key acts.
    fn can(&self, command: Command, ctx: &Context) -> bool;

    /// Why a command that stands in the table for this place cannot be carried out on what is selected, where the person
    /// may expect that it can.
    fn why_not(&self, _command: Command, _ctx: &Context) -> Option<&'static str> {
        None
    }

    /// True while keys are text.
    fn takes_text(&self) -> bool {
        false
    }

    /// True while it works on something that leaving would break off: Esc stops that, other commands wait.
    fn is_at_work(&self) -> bool {
        false
    }

    /// What a deciding key would be about.
    fn subject(&self) -> Option<Subject> {
        None
    }

    /// The client in hand: of the page, or of the selected line.
    fn client(&self) -> Option<ClientId> {
        None
    }

    /// What stands here is hidden from the person: its number.
    fn hidden(&self) -> Option<Clean> {
        None
    }

    /// The card that is open: others see that it is, and what they do to it is told here.
    fn card(&self) -> Option<Card> {
        None
    }

    /// True when what others changed may be seen here.
    fn concerns(&self, _elsewhere: &Elsewhere) -> bool {
        true
    }

    /// The status line, when the shell has nothing to say.
    fn status(&self, _ctx: &Context) -> Status {
        Status::default()
    }

    /// The head of a list's column was clicked, by its place among the columns; until a screen says better, the list
    /// takes its next order.
    fn order_by(&mut self, _column: usize, ctx: &Context) -> Effects {
        if self.can(Command::Sort, ctx) { self.update(Msg::Command(Command::Sort), ctx) } else { Effects::none() }
    }

    /// Changes.
    fn update(&mut self, msg: Msg, ctx: &Context) -> Effects;

    /// Looks. Any size, also none.
    fn draw(&self, frame: &mut Frame<'_>, area: Rect, ctx: &Context);
}

/// Commands of a screen that act now, for the hint line: in the table, allowed, and possible.
pub fn hinted(screen: &dyn Screen, ctx: &Context) -> Vec<Command> {
    let possible = |command: &Command| ctx.allows(*command) && is_possible(*command, screen, ctx);
    Command::hinted(screen.place()).into_iter().filter(possible).collect()
}

/// The frame of a screen: its title above, its keys below.
pub fn framed(screen: &dyn Screen, frame: &mut Frame<'_>, area: Rect, ctx: &Context) {
    let commands = hints::line(&hinted(screen, ctx), ctx, usize::from(area.width));
    let title = Line::styled(format!(" {} ", screen.title(ctx)), ctx.theme.style(Tone::Title));
    panel(frame, area, title, commands, ctx);
}

/// True when a command can be carried out on a screen now, whoever carries it out.
pub fn is_possible(command: Command, screen: &dyn Screen, ctx: &Context) -> bool {
    match command {
        Command::Fact | Command::WhatIf => screen.client().is_some(),
        // Before anything of a sheet is written there is nothing of it to undo, and nobody means what they did before.
        Command::Undo if screen.place() == Place::Import => screen.can(command, ctx),
        _ => is_shells(command) || screen.can(command, ctx),
    }
}

/// True for commands that the shell carries out whatever the screen.
pub const fn is_shells(command: Command) -> bool {
    matches!(
        command,
        Command::Help
            | Command::Palette
            | Command::Undo
            | Command::Back
            | Command::Quit
            | Command::Redraw
            | Command::Suspend
            | Command::GoToday
            | Command::GoClients
            | Command::GoCases
            | Command::GoDocuments
            | Command::Deadlines
            | Command::GoCalendar
            | Command::GoReports
            | Command::GoJournal
            | Command::GoSettings
            | Command::NextTab
            | Command::PreviousTab
            | Command::BlindSpots
            | Command::Sponsors
            | Command::Originals
            | Command::Privacy
            | Command::Scan
            | Command::Review
            | Command::ReviewPeople
            | Command::Who
            | Command::Drafts
            | Command::LetMeIn
            | Command::Duplicates
            | Command::Fact
            | Command::WhatIf
            | Command::NewClient
            | Command::HowToImport
            | Command::Import
            | Command::HowToDemo
            | Command::Go
            | Command::HideNumbers
            | Command::Mouse
            | Command::Tour
            | Command::NextLanguage
            | Command::English
            | Command::Russian
            | Command::Kazakh
    )
}

/// Makes the screen of a target.
pub fn open(target: Target) -> Box<dyn Screen> {
    match target {
        Target::Deadlines => Box::new(deadlines::deadlines()),
        Target::Review => Box::new(review::ReviewScreen::default()),
        Target::Day(day, whose) => Box::new(calendar::day::DayScreen::new(day, whose)),
        Target::Rules => Box::new(rules::Rules::default()),
        Target::Import => Box::new(import::ImportScreen::default()),
        Target::BlindSpots => Box::new(blind_spots::BlindSpots::default()),
        Target::Client(client) => Box::new(client::ClientScreen::new(client)),
        Target::Case(client, case) => Box::new(case::CaseScreen::new(client, case)),
        Target::Sponsor(sponsor) => Box::new(sponsor::SponsorScreen::new(sponsor)),
        Target::Sponsors => Box::new(sponsors::SponsorsScreen::default()),
        Target::Originals => Box::new(originals::OriginalsScreen::default()),
        Target::Privacy => Box::new(privacy::PrivacyScreen::default()),
    }
}
