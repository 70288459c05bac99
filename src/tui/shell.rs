//! The shell around the screens: tabs, opened screens, popups, status line; who gets which key; what becomes of effects.
//!
//! It does no input or output: events go in by [`Shell::handle`], work for the worker comes out of
//! [`Shell::take_work`], and [`Shell::draw`] only looks. So the whole face can be driven by a script in a test.

mod carry;
mod cover;
mod likes;
mod mouse;
mod paint;
mod together;

use super::context::{Context, Office};
use super::effects::{Effects, Target};
use super::event::Event;
use super::likes::Likes;
use super::popups::scan::ScanPopup;
use super::popups::{Popup, form};
use super::screens::{self, Msg, Screen, Subject, cases, clients, documents, first_start, settings, today};
use super::screens::{calendar, journal, reports};
use super::spots::Spots;
use super::theme::{Theme, Tone};
use super::worker::{Address, Lane, Work};
use crate::app::command::{Command, Place};
use crate::app::error::AppError;
use crate::app::keys::{Code, Key};
use crate::app::together::Elsewhere;
use crate::domain::lang::Lang;
use crate::domain::mrz::feed::is_burst;
use crate::domain::phrase::Phrase;
use crate::domain::staff::Staff;
use crate::i18n::Catalogue;
use ratatui::layout::{Rect, Size};
use std::collections::{HashMap, HashSet};

/// What the face is started with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// Language of the interface.
    pub lang: Lang,
    /// Looks.
    pub theme: Theme,
    /// Started by a forced command: nothing of the server can be reached.
    pub server: bool,
}

/// What the main loop shall do after a round of events.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    /// Nothing special.
    None,
    /// Wipe the terminal and draw everything.
    Redraw,
    /// Somebody else may have had the terminal: take it afresh and draw everything.
    Retake,
    /// Stop the process until the shell brings it back.
    Suspend,
    /// End.
    Quit,
}

/// A screen and what the shell remembers about it.
struct Page {
    address: Address,
    screen: Box<dyn Screen>,
    /// It has something to read before it is shown again.
    stale: bool,
    /// It has read something, or was told that it cannot.
    read: bool,
}

/// The whole face, without terminal and database.
pub struct Shell {
    ctx: Context,
    /// The looks that the terminal allows, whatever the person likes.
    theme: Theme,
    tabs: Vec<Page>,
    tab: usize,
    opened: Vec<Page>,
    popups: Vec<(Address, Popup)>,
    status: Option<(String, Tone)>,
    /// The status line says how far a long job has come.
    telling: bool,
    newest: HashMap<(Address, Lane), u64>,
    /// Readings that were asked for and not answered yet.
    awaited: HashSet<(Address, Lane)>,
    /// The page in front has just come there, and nobody has touched anything since.
    turned: bool,
    work: Vec<Work>,
    copies: Vec<String>,
    next_address: u32,
    likes: Likes,
    clicked: mouse::Clicked,
    dirty: bool,
    /// Nobody has touched the screen for long: nothing of it is shown.
    is_covered: bool,
    /// Why the session ends, if its person did not choose that.
    farewell: Option<AppError>,
    drawn: Option<Subject>,
    /// What the screen was about when a popup covered it.
    covered: Option<Subject>,
    wish: Wish,
    /// True until there is a database.
    missing: bool,
    /// The screen to open once there is one.
    after_create: Option<Target>,
    /// What other sessions did.
    others: together::Others,
}

impl Shell {
    /// The face of an office; with `missing` it begins with the first page, because there is no database yet.
    pub fn new(options: Options, office: Office, missing: bool) -> Self {
        let ctx = Context {
            words: Catalogue::new(options.lang),
            theme: options.theme.with(office.look),
            office,
            body: Rect::default(),
            server: options.server,
            hides: false,
            spots: Spots::default(),
            db: None,
        };
        let mut shell = Self {
            ctx,
            theme: options.theme,
            tabs: Vec::new(),
            tab: 0,
            opened: Vec::new(),
            popups: Vec::new(),
            status: None,
            telling: false,
            newest: HashMap::new(),
            awaited: HashSet::new(),
            turned: false,
            work: Vec::new(),
            copies: Vec::new(),
            next_address: 1,
            likes: Likes::default(),
            clicked: None,
            dirty: true,
            is_covered: false,
            farewell: None,
            drawn: None,
            covered: None,
            wish: Wish::None,
            missing,
            after_create: None,
            others: together::Others::default(),
        };
        if missing {
            shell.push_tab(Box::new(first_start::FirstStart::new(true)));
        } else {
            shell.begin();
        }
        shell
    }

    /// The same, where the person has named the database on the command line.
    #[must_use]
    pub fn with_database(mut self, named: Option<String>) -> Self {
        self.ctx.db = named;
        self
    }

    /// Makes the tabs and reads the first one.
    fn begin(&mut self) {
        self.tabs.clear();
        self.push_tab(Box::new(today::TodayScreen::default()));
        self.push_tab(Box::new(clients::clients()));
        self.push_tab(Box::new(cases::cases()));
        self.push_tab(Box::new(documents::documents()));
        self.push_tab(Box::new(calendar::CalendarScreen::default()));
        self.push_tab(Box::new(reports::ReportsScreen::default()));
        self.push_tab(Box::new(journal::JournalScreen::default()));
        self.push_tab(Box::new(settings::Settings::default()));
        self.missing = false;
        self.show(0);
        self.carry_out(carry::SHELL, form::left_over(false));
        // Whoever began with a page of their own sees the pages for newcomers when they come back from it.
        if self.after_create.is_none() {
            self.welcome();
        }
    }

    fn push_tab(&mut self, screen: Box<dyn Screen>) {
        let address = self.new_address();
        self.tabs.push(Page { address, screen, stale: true, read: false });
    }

    fn new_address(&mut self) -> Address {
        let address = Address(self.next_address);
        self.next_address += 1;
        address
    }

    /// Takes in one event.
    pub fn handle(&mut self, event: Event) {
        self.turned &= !matches!(event, Event::Key(_) | Event::Paste(_) | Event::Mouse(_));
        match event {
            Event::Key(key) if self.is_covered => self.key_on_cover(key),
            Event::Paste(_) | Event::Mouse(_) if self.is_covered => {}
            Event::Cover => self.cover(),
            Event::IdleEnd => self.idle_end(),
            Event::ShutOut(why) => self.shut_out(*why),
            Event::Key(key) => self.key(key),
            Event::Paste(text) => self.paste(text),
            Event::Mouse(mouse) => self.mouse(mouse),
            Event::Resize => self.wish = Wish::Redraw,
            Event::Resumed => self.wish = Wish::Retake,
            Event::Answer(answer) => self.answer(*answer),
            Event::Progress(said) => self.progress(&said),
            Event::OfficeClosing(seconds) => self.closing(seconds),
            Event::OfficeStays => {
                self.status = Some((self.ctx.text("tui-office-stays"), Tone::Good));
                self.dirty = true;
            }
            Event::Standing(me) => self.stand(*me),
            Event::ChangedElsewhere => self.elsewhere(&Elsewhere::everything()),
            Event::Around(around) => self.around(*around),
            Event::Midnight => self.new_day(),
            Event::Pause => self.pause(),
            Event::TerminalGone | Event::Broken => self.leave(),
        }
        self.let_go();
    }

    fn closing(&mut self, seconds: u32) {
        let said = crate::domain::phrase::Phrase::new("tui-office-closing").number("seconds", seconds);
        self.status = Some((self.ctx.say(&said), Tone::Warning));
        self.dirty = true;
    }

    /// Goes on in the role that the person has now.
    fn stand(&mut self, me: Staff) {
        let said = Phrase::new("error-seat-role").term("role", format!("role-{}", me.role.as_str()));
        self.status = Some((self.ctx.say(&said), Tone::Warning));
        (self.ctx.office.me, self.dirty) = (me, true);
    }

    fn progress(&mut self, said: &crate::domain::phrase::Phrase) {
        let text = self.ctx.say(said);
        self.dirty |= self.status.as_ref().is_none_or(|(shown, _)| *shown != text);
        (self.status, self.telling) = (Some((text, Tone::Muted)), true);
    }

    /// True when the popup in front has something to keep once the person stops typing.
    pub fn wants_pause(&self) -> bool {
        self.popups.last().is_some_and(|(_, popup)| popup.wants_pause())
    }

    fn pause(&mut self) {
        let Some((address, effects)) = self.popups.last_mut().map(|(address, popup)| (*address, popup.pause())) else {
            return;
        };
        self.carry_out(address, effects);
    }

    /// Ends the session; what was typed into a form since the last pause is kept as its draft first.
    pub(super) fn leave(&mut self) {
        self.keep_forms();
        self.wish = Wish::Quit;
    }

    /// Keeps what was typed into forms since the last pause as their drafts.
    fn keep_forms(&mut self) {
        let kept: Vec<_> = self.popups.iter_mut().map(|(address, popup)| (*address, popup.leave())).collect();
        for (address, effects) in kept {
            self.carry_out(address, effects);
        }
    }

    /// Ends the session; where a screen is at work, that is stopped first. The same key over its question ends it all the
    /// same, which breaks the work off.
    fn leave_or_stop(&mut self) {
        if self.is_at_work() && self.popups.is_empty() {
            self.tell_top(Msg::Command(Command::Back));
        } else {
            self.leave();
        }
    }

    fn is_at_work(&self) -> bool {
        self.top().is_some_and(|page| page.screen.is_at_work())
    }

    /// Says why a command waits, while the screen in front is at work.
    fn is_held_back(&mut self) -> bool {
        let held = self.is_at_work();
        if held {
            self.status = Some((self.ctx.text("import-at-work"), Tone::Warning));
        }
        held
    }

    /// The office's midnight has passed, or may have: a new day changes every screen.
    fn new_day(&mut self) {
        let today = crate::app::clock::today();
        if !self.ctx.office.fixed && today != self.ctx.office.today {
            self.ctx.office.today = today;
            self.changed();
        }
    }

    /// True while a reading is under way of which the screen will show something.
    pub fn awaits(&self) -> bool {
        !self.awaited.is_empty()
    }

    /// True while the page in front, which has just been opened, has not read anything yet: what was on the screen before
    /// stays there until it has.
    pub fn is_turning(&self) -> bool {
        let waits = |page: &Page| !page.read && self.awaited.contains(&(page.address, Lane::Main));
        self.turned && !self.is_covered && self.popups.is_empty() && self.top().is_some_and(waits)
    }

    /// Work for the worker since the last call.
    pub fn take_work(&mut self) -> Vec<Work> {
        self.watch();
        std::mem::take(&mut self.work)
    }

    /// Texts for the terminal's clipboard since the last call.
    pub fn take_copies(&mut self) -> Vec<String> {
        std::mem::take(&mut self.copies)
    }

    /// Where the link leads that the popup in front shows, if it shows one.
    pub fn link(&self) -> Option<&str> {
        let popup = self.popups.last().filter(|_| !self.is_covered);
        popup.and_then(|(_, popup)| popup.link())
    }

    /// What the main loop shall do now; asked once.
    pub fn take_wish(&mut self) -> Wish {
        std::mem::replace(&mut self.wish, Wish::None)
    }

    /// True when something may look different than when it was drawn last.
    pub fn is_dirty(&self) -> bool {
        self.dirty
    }

    /// Everything is to be drawn again.
    pub fn handle_redraw(&mut self) {
        self.dirty = true;
    }

    /// True when the office date is not fixed, so that midnight matters.
    pub fn has_midnight(&self) -> bool {
        !self.ctx.office.fixed
    }

    /// Tells the screens how much room there is; to be called before drawing.
    pub fn fit(&mut self, size: Size) {
        let body = paint::body(Rect::new(0, 0, size.width, size.height));
        if body != self.ctx.body {
            self.ctx.body = body;
            self.dirty = true;
            self.tell_top(Msg::Resized);
        }
    }

    /// Remembers what the person now sees.
    pub fn note_drawn(&mut self) {
        self.dirty = false;
        self.drawn = self.top().and_then(|page| page.screen.subject());
    }

    fn top(&self) -> Option<&Page> {
        self.opened.last().or_else(|| self.tabs.get(self.tab))
    }

    fn top_mut(&mut self) -> Option<&mut Page> {
        self.opened.last_mut().or_else(|| self.tabs.get_mut(self.tab))
    }

    fn place(&self) -> Place {
        self.top().map_or(Place::FirstStart, |page| page.screen.place())
    }

    /// Gives a message to the top screen and carries out what it wants.
    fn tell_top(&mut self, msg: Msg) {
        let Some(address) = self.top().map(|page| page.address) else {
            return;
        };
        self.tell(address, msg);
    }

    /// Gives a message to whoever has that address.
    fn tell(&mut self, to: Address, msg: Msg) {
        self.dirty = true;
        let ctx = &self.ctx;
        let effects = if let Some((_, popup)) = self.popups.iter_mut().find(|(address, _)| *address == to) {
            popup.update(msg, ctx)
        } else if let Some(page) = self.tabs.iter_mut().chain(&mut self.opened).find(|page| page.address == to) {
            page.screen.update(msg, ctx)
        } else {
            Effects::none()
        };
        self.carry_out(to, effects);
    }

    fn key(&mut self, key: Key) {
        (self.status, self.clicked) = (None, None);
        self.dirty = true;
        if key.physical() == Key::ctrl('c') || key.physical() == Key::ctrl('q') {
            self.leave_or_stop();
        } else if key.physical() == Key::ctrl('l') {
            // Also over a form: whatever wrote on the terminal does not ask what lies open.
            self.wish = Wish::Redraw;
        } else if key == Key::plain(Code::F(8)) {
            // Also over a form: whoever looks over the shoulder does not ask either.
            self.hide_or_show();
        } else if let Some((address, _)) = self.popups.last() {
            self.tell(*address, Msg::Key(key));
        } else if self.top().is_some_and(|page| page.screen.takes_text()) {
            self.tell_top(Msg::Key(key));
        } else if let Some(command) = Command::of(key, self.place()) {
            self.command(command);
        }
    }

    fn paste(&mut self, text: crate::domain::clean::Clean) {
        if let Some((address, _)) = self.popups.last() {
            self.tell(*address, Msg::Paste(text));
        } else if self.top().is_some_and(|page| page.screen.takes_text()) {
            self.tell_top(Msg::Paste(text));
        } else if is_burst(&text) && self.ctx.allows(Command::Scan) {
            // A scanner's burst over a list: its letters are no commands, and what it says is not lost.
            self.push_popup(Box::<ScanPopup>::default().into());
            self.paste(text);
        }
    }

    /// Carries out a command that was chosen in a popup. What changed under it was drawn, but nobody could see it: such
    /// an item is not decided about.
    fn command_over(&mut self, command: Command) {
        let changed = self.top().is_some_and(|page| page.screen.subject() != self.covered || self.is_held(page));
        if command.spec().decides && changed {
            self.status = Some((self.ctx.text("tui-changed-under"), Tone::Warning));
        } else {
            self.command(command);
        }
    }

    /// Carries out a command, or hands it to the screen, if role, screen and what was drawn allow it.
    fn command(&mut self, command: Command) {
        if !self.ctx.allows(command) {
            let id = if command == Command::Suspend { "tui-not-here" } else { "tui-not-allowed" };
            self.status = Some((self.ctx.text(id), Tone::Warning));
            return;
        }
        let passes = matches!(command, Command::Back | Command::Help | Command::Redraw | Command::HideNumbers);
        if !passes && self.is_held_back() {
            return;
        }
        let Some(page) = self.top() else { return };
        if screens::is_shells(command) {
            if screens::is_possible(command, page.screen.as_ref(), &self.ctx) {
                self.own_command(command);
            }
            return;
        }
        let unseen = command.spec().decides && page.screen.subject() != self.drawn;
        if unseen {
            return;
        }
        if page.screen.can(command, &self.ctx) {
            self.tell_top(Msg::Command(command));
        } else if let Some(why) = page.screen.why_not(command, &self.ctx) {
            self.status = Some((self.ctx.text(why), Tone::Warning));
            self.dirty = true;
        }
    }
}
