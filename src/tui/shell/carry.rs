//! What becomes of effects, commands of the shell itself, and answers of the worker.

use super::{Page, Shell, Wish};
use crate::app::acts::UndoPreview;
use crate::app::command::{Command, Place};
use crate::app::drafts::Draft;
use crate::app::duplicates::PairsFrom;
use crate::app::error::{AppError, ErrorKind};
use crate::app::lists::ListKind;
use crate::domain::id::ClientId;
use crate::domain::lang::Lang;
use crate::domain::phrase::Phrase;
use crate::domain::record::Kind;
use crate::tui::context::{Context, Office};
use crate::tui::effects::{Effect, Effects, FormRequest, Target};
use crate::tui::popups::dispute::Disputed;
use crate::tui::popups::scan::ScanPopup;
use crate::tui::popups::{
    Popup, access, act, confirm::Confirm, fact, form, help::Help, life, merge, message::Message, palette::Palette,
    tour::Tour, what_if, which_key::WhichKey,
};
use crate::tui::reply::{Reply, Told};
use crate::tui::screens::paged::ListChange;
use crate::tui::screens::{self, Msg};
use crate::tui::theme::Tone;
use crate::tui::worker::{Address, Answer, Lane, Outcome, Ticket, Work};
use crate::tui::{jobs, screens::first_start};

/// The shell's own address: it is nobody's screen.
pub(super) const SHELL: Address = Address(0);

impl Shell {
    /// Carries out what a screen or popup wants, in order.
    pub(super) fn carry_out(&mut self, from: Address, effects: Effects) {
        for effect in effects {
            self.carry(from, effect);
        }
    }

    pub(super) fn carry(&mut self, from: Address, effect: Effect) {
        match effect {
            Effect::Read(lane, job) => {
                let newest = self.newest.entry((from, lane)).or_default();
                *newest += 1;
                self.work.push(Work::Job(Ticket::Read { to: from, lane, generation: *newest }, job));
                self.awaited.insert((from, lane));
            }
            Effect::Write(job) => self.work.push(Work::Job(Ticket::Write { to: from }, job)),
            Effect::For(whom, effect) => self.carry(whom, *effect),
            Effect::Long(job) => self.work.push(Work::Long(Ticket::Write { to: from }, job)),
            Effect::Open(target) => self.open(target),
            Effect::Back => self.back(),
            Effect::Popup(popup) => self.push_popup(*popup),
            Effect::Close => self.popups.retain(|(address, _)| *address != from),
            Effect::Form(request) => {
                let effects = form::open(request, &self.ctx);
                self.carry_out(from, effects);
            }
            Effect::Act(request) => {
                let effects = act::open(request, &self.ctx);
                self.carry_out(from, effects);
            }
            Effect::Hand(reply) => self.tell_top(Msg::Reply(*reply)),
            Effect::Refuse(phrase) => self.tell(from, Msg::Failed(Box::new(AppError::refused(phrase)))),
            Effect::List(change) => self.tell_top(Msg::List(change)),
            Effect::ShowView(kind, view) => {
                match kind {
                    ListKind::Clients => self.show_place(Place::Clients),
                    ListKind::Cases => self.show_place(Place::Cases),
                    ListKind::Documents => self.show_place(Place::Documents),
                    ListKind::Deadlines => self.open(Target::Deadlines),
                }
                self.tell_top(Msg::List(Box::new(ListChange::View(*view))));
            }
            Effect::Copy(text) => self.copies.push(text),
            Effect::Say(phrase) => self.status = Some((self.ctx.say(&phrase), Tone::Good)),
            Effect::Command(command) => self.command_over(command),
            Effect::TourSeen => self.tour_seen(),
            Effect::Create => self.work.push(Work::Create),
            Effect::CreateFor(target) => {
                self.after_create = Some(target);
                self.work.push(Work::Create);
            }
            Effect::Refresh => self.changed(),
            Effect::Quit => self.wish = Wish::Quit,
        }
    }

    pub(super) fn push_popup(&mut self, popup: Popup) {
        if self.popups.is_empty() {
            self.covered = self.top().and_then(|page| page.screen.subject());
        }
        let address = self.new_address();
        self.popups.push((address, popup));
        self.tell(address, Msg::Shown);
    }

    fn open(&mut self, target: Target) {
        let address = self.new_address();
        self.opened.push(Page { address, screen: screens::open(target), stale: false, read: false });
        self.turned = true;
        self.tell(address, Msg::Shown);
    }

    /// Closes what lies over a page: so many stay open over the tab.
    pub(super) fn back_to(&mut self, level: usize) {
        self.opened.truncate(level);
        self.refresh_top();
    }

    /// Shows a tab, without what was opened over the old one.
    pub(super) fn show(&mut self, tab: usize) {
        if tab >= self.tabs.len() {
            return;
        }
        self.opened.clear();
        self.tab = tab;
        self.refresh_top();
    }

    /// Shows the tab of a place, if there is one.
    fn show_place(&mut self, place: Place) {
        if let Some(tab) = self.tabs.iter().position(|page| page.screen.place() == place) {
            self.show(tab);
        }
    }

    fn refresh_top(&mut self) {
        let Some(page) = self.top_mut() else { return };
        if std::mem::take(&mut page.stale) {
            self.turned = true;
            self.tell_top(Msg::Shown);
        }
    }

    fn back(&mut self) {
        if self.opened.pop().is_some() {
            self.refresh_top();
            if self.opened.is_empty() {
                self.welcome();
            }
            return;
        }
        // Every tab lies over Today: only from there does one leave.
        if self.tab != 0 {
            return self.show(0);
        }
        let leave = Confirm::harmless(Phrase::new("tui-leave"), "hint-leave", Effect::Quit);
        self.push_popup(leave.into());
    }

    /// A command that the shell carries out whatever the screen.
    pub(super) fn own_command(&mut self, command: Command) {
        let step = |by: usize| (self.tab + by) % self.tabs.len().max(1);
        match command {
            Command::GoToday => self.show_place(Place::Today),
            Command::GoClients => self.show_place(Place::Clients),
            Command::GoCases => self.show_place(Place::Cases),
            Command::GoDocuments => self.show_place(Place::Documents),
            Command::GoCalendar => self.show_place(Place::Calendar),
            Command::GoReports => self.show_place(Place::Reports),
            Command::GoJournal => self.show_place(Place::Journal),
            Command::GoSettings => self.show_place(Place::Settings),
            Command::Deadlines => self.open(Target::Deadlines),
            Command::NextTab => self.show(step(1)),
            Command::PreviousTab => self.show(step(self.tabs.len().saturating_sub(1))),
            Command::Back => self.back_or_out_of_filter(),
            Command::Quit => self.wish = Wish::Quit,
            Command::Redraw => self.wish = Wish::Redraw,
            Command::Suspend => self.wish = Wish::Suspend,
            Command::Go => self.with_screen(|screen, ctx| WhichKey::of(screen, ctx).into()),
            Command::HideNumbers => self.hide_or_show(),
            Command::Mouse => self.mouse_on_or_off(),
            Command::Tour => self.push_popup(Tour::default().into()),
            Command::NextLanguage => self.speak_next(),
            Command::English => self.speak(Lang::En),
            Command::Russian => self.speak(Lang::Ru),
            Command::Kazakh => self.speak(Lang::Kk),
            Command::BlindSpots => self.open(Target::BlindSpots),
            Command::Sponsors => self.open(Target::Sponsors),
            Command::Originals => self.open(Target::Originals),
            Command::Privacy => {
                let card = self.top().filter(|page| matches!(page.screen.place(), Place::Client | Place::Case));
                let client = card.and_then(|page| page.screen.client());
                self.open(Target::Privacy(client));
            }
            Command::Scan => self.push_popup(Box::<ScanPopup>::default().into()),
            Command::Review => self.open(Target::Review),
            Command::Who => self.ask_who(),
            Command::ReviewPeople => self.carry_out(SHELL, screens::review::ask_people()),
            Command::Undo => self.carry_out(SHELL, Effects::read(Lane::More, jobs::next_undo)),
            Command::Drafts => self.carry_out(SHELL, form::left_over(true)),
            Command::Duplicates => self.carry_out(SHELL, merge::ask_pairs(PairsFrom::Start)),
            Command::LetMeIn => {
                let number = self.top().and_then(|page| page.screen.hidden());
                self.with_screen(|_, ctx| access::let_me_in(number, ctx).into());
            }
            Command::Fact => self.about_client(fact::choose),
            Command::WhatIf => self.about_client(|client, _| what_if::open(client)),
            Command::NewClient => {
                self.as_if_by_top(Effects::one(Effect::Form(FormRequest::new(Kind::Client))));
            }
            Command::Import if self.ctx.server => self.push_popup(first_start::how_to_import(&self.ctx).into()),
            Command::Import if self.missing => self.push_popup(first_start::ask_to_import().into()),
            Command::Import => self.open(Target::Import),
            Command::HowToImport => self.push_popup(first_start::how_to_import(&self.ctx).into()),
            Command::HowToDemo => self.push_popup(first_start::how_to_demo(&self.ctx).into()),
            Command::Help => self.with_screen(|screen, ctx| Help::of(screen, ctx).into()),
            Command::Palette => self.with_screen(|screen, ctx| Palette::of(screen, ctx).into()),
            _ => {}
        }
    }

    fn as_if_by_top(&mut self, effects: Effects) {
        if let Some(address) = self.top().map(|page| page.address) {
            self.carry_out(address, effects);
        }
    }

    /// Opens a popup about the client in hand.
    fn about_client(&mut self, open: impl FnOnce(ClientId, &Context) -> Popup) {
        if let Some(client) = self.top().and_then(|page| page.screen.client()) {
            let popup = open(client, &self.ctx);
            self.push_popup(popup);
        }
    }

    fn with_screen(&mut self, make: impl FnOnce(&dyn screens::Screen, &Context) -> Popup) {
        if let Some(popup) = self.top().map(|page| make(page.screen.as_ref(), &self.ctx)) {
            self.push_popup(popup);
        }
    }

    /// A screen that has something of its own to step out of (a filter, marks) is asked first.
    fn back_or_out_of_filter(&mut self) {
        if self.top().is_some_and(|page| page.screen.can(Command::Back, &self.ctx)) {
            self.tell_top(Msg::Command(Command::Back));
        } else {
            self.back();
        }
    }

    /// Takes on the office as it is now, with the look that the person chose.
    fn move_in(&mut self, office: Office) {
        self.dirty |= office.look != self.ctx.office.look;
        self.ctx.office = office;
        self.ctx.theme = self.theme.with(self.ctx.office.look);
    }

    /// Records or the day changed: the screen in front reads at once, the others when they are shown again.
    pub(super) fn changed(&mut self) {
        for page in self.tabs.iter_mut().chain(&mut self.opened) {
            page.stale = true;
        }
        if let Some(page) = self.top_mut() {
            page.stale = false;
        }
        self.tell_top(Msg::Changed);
    }

    /// Takes in what the worker finished.
    pub(super) fn answer(&mut self, answer: Answer) {
        if matches!(answer.ticket, Ticket::Write { .. }) && std::mem::take(&mut self.telling) {
            (self.status, self.dirty) = (None, true);
        }
        let (outcome, joined) = match answer.outcome {
            Ok(Reply::Joined(reply, joined)) => (Ok(*reply), joined),
            outcome => (outcome, Vec::new()),
        };
        self.finished(answer.ticket, outcome);
        self.say_joined(&joined);
    }

    fn finished(&mut self, ticket: Ticket, outcome: Outcome) {
        match (ticket, outcome) {
            (Ticket::Read { to, lane, generation }, outcome) => {
                if self.newest.get(&(to, lane)) == Some(&generation) {
                    self.awaited.remove(&(to, lane));
                    let mut pages = self.tabs.iter_mut().chain(&mut self.opened);
                    if let Some(page) = pages.find(|page| page.address == to && lane == Lane::Main) {
                        page.read = true;
                    }
                    match outcome {
                        Ok(Reply::Opened(office)) => self.move_in(*office),
                        Ok(Reply::Drafts(drafts, asked)) => self.offer(drafts, asked),
                        Ok(Reply::Undo(shown)) => self.undo(shown),
                        Ok(Reply::ReviewPeople(people, hour)) => {
                            self.dirty = true;
                            let list = screens::review::people(&people, &hour, &self.ctx);
                            self.push_popup(list.into());
                        }
                        Ok(Reply::Here(all)) => self.show_who(&all),
                        Ok(Reply::Pairs(pairs, next)) => {
                            self.dirty = true;
                            let list = merge::pairs(pairs, next, &self.ctx);
                            self.push_popup(list.into());
                        }
                        Ok(reply) => self.tell(to, Msg::Reply(reply)),
                        Err(error) => self.read_failed(to, error),
                    }
                }
            }
            (Ticket::Write { to }, Ok(Reply::Saved(said))) => self.saved(to, &said),
            (Ticket::Write { to }, Ok(Reply::SavedAndOpen(said, target))) => {
                self.saved(to, &said);
                self.open(target);
            }
            (Ticket::Write { to }, Ok(Reply::SavedBut(said, told))) => {
                self.saved(to, &said);
                self.tell_at_length(&told);
            }
            (Ticket::Write { to }, Ok(Reply::SavedThen(said, follow))) => {
                self.saved(to, &said);
                self.push_popup(life::follow(follow, &self.ctx));
            }
            (Ticket::Write { to }, Ok(Reply::Imported(said, news))) => {
                self.saved(to, &said);
                self.tell(to, Msg::Reply(Reply::Import(news)));
            }
            (Ticket::Write { to }, Ok(Reply::Disputed(dispute))) => {
                self.dirty = true;
                let asked = Disputed::new(to, *dispute, &self.ctx);
                self.push_popup(Box::new(asked).into());
            }
            (Ticket::Write { to }, Ok(reply)) => self.tell(to, Msg::Reply(reply)),
            (Ticket::Write { to }, Err(error)) => self.write_failed(to, error),
            (Ticket::Create, Ok(Reply::Opened(office))) => {
                self.move_in(*office);
                self.begin();
                if let Some(target) = self.after_create.take() {
                    self.open(target);
                }
            }
            (Ticket::Create, Ok(_)) => {}
            (Ticket::Create, Err(error)) => self.explain(&error),
        }
    }

    /// The forms that were left half-way: a list for the person who asked for it, else a word in the status line and
    /// the key that opens the list.
    fn offer(&mut self, drafts: Vec<(Draft, String)>, asked: bool) {
        self.dirty = true;
        if asked && !drafts.is_empty() {
            let list = form::resume(drafts, &self.ctx);
            self.push_popup(list.into());
        } else if asked {
            self.status = Some((self.ctx.text("tui-no-drafts"), Tone::Good));
        } else if !drafts.is_empty() {
            let key = Command::Drafts.spec().keys.first().map(ToString::to_string).unwrap_or_default();
            let count = i64::try_from(drafts.len()).unwrap_or(i64::MAX);
            let said = Phrase::new("tui-drafts").number("n", count).text("key", key);
            self.status = Some((self.ctx.say(&said), Tone::Warning));
        }
    }

    /// Undoes what a slip of the finger may have asked for; where much would go, asks first.
    fn undo(&mut self, shown: Option<Box<UndoPreview>>) {
        let Some(shown) = shown else {
            self.dirty = true;
            self.status = Some((self.ctx.text("tui-nothing-to-undo"), Tone::Good));
            return;
        };
        let question = shown.is_wide().then(|| shown.question(&self.ctx.words));
        let job = Effect::Long(Box::new(move |desk, tell| jobs::undo(desk, &shown, tell)));
        match question {
            Some(question) => self.push_popup(Confirm::grave(question, 'y', "hint-undo", job).into()),
            None => self.carry(SHELL, job),
        }
    }

    fn saved(&mut self, to: Address, said: &Phrase) {
        self.popups.retain(|(address, _)| *address != to);
        self.status = Some((self.ctx.say(said), Tone::Good));
        // The first save makes a newcomer staff, and any save may have changed the staff list.
        self.carry(SHELL, Effect::Read(Lane::Main, Box::new(jobs::office)));
        self.changed();
    }

    fn read_failed(&mut self, to: Address, error: AppError) {
        self.status = Some((self.ctx.say(&error.message), Tone::Warning));
        if error.kind == ErrorKind::NotAllowed {
            self.hide_what_lies_below(to, &error);
        }
        self.tell(to, Msg::Failed(Box::new(error)));
    }

    /// What is hidden from the person on one page is so on the pages below that are about the same client.
    fn hide_what_lies_below(&mut self, page: Address, error: &AppError) {
        let client = |page: &Page| page.screen.card().map(|card| card.client);
        let hidden = self.opened.iter().find(|one| one.address == page).and_then(client);
        let about = |one: &&Page| hidden.is_some() && one.address != page && client(one) == hidden;
        let below: Vec<Address> = self.opened.iter().filter(about).map(|one| one.address).collect();
        for address in below {
            self.tell(address, Msg::Failed(Box::new(error.clone())));
        }
    }

    /// A popup keeps what was typed and shows the fault itself; a screen's failed save is explained.
    fn write_failed(&mut self, to: Address, error: AppError) {
        let by_popup = self.popups.iter().any(|(address, _)| *address == to);
        if !by_popup || error.kind == ErrorKind::Storage {
            self.explain(&error);
        }
        if by_popup {
            self.tell(to, Msg::Failed(Box::new(error)));
        }
    }

    fn tell_at_length(&mut self, told: &Told) {
        let mut paragraphs = vec![(self.ctx.say(&told.head), Tone::Text)];
        paragraphs.extend(told.lines.iter().map(|(name, why)| {
            let why = self.ctx.say(why);
            (name.as_ref().map_or_else(|| why.clone(), |name| format!("{name}: {why}")), Tone::Warning)
        }));
        self.push_popup(Message::new(self.ctx.text(told.title), paragraphs).into());
    }

    fn explain(&mut self, error: &AppError) {
        self.dirty = true;
        let text = |phrase| (self.ctx.say(phrase), Tone::Text);
        let message = Message::new(self.ctx.text("tui-error"), vec![text(&error.message), text(&error.hint)]);
        self.push_popup(message.into());
    }
}
