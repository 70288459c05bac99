//! A letter: what about, then the text with its contact, language and day, to be copied, opened by a link, saved as a
//! file, and noted as sent or answered. The plain view shows the text alone, for selecting it with the mouse.
//!
//! Keys act on the letter as it is drawn: while another one is being written (another language, contact or day) they
//! wait. `s` notes; nothing is ever sent from here.

mod editor;
mod paint;

use super::form::field::FieldEdit;
use super::pick::Pick;
use crate::app::forms::{FieldValue, FormField, read_field};
use crate::app::keys::{Code, Key};
use crate::app::letters::{About, AnswerBy, Letter, Order};
use crate::domain::clean::Clean;
use crate::domain::day::Day;
use crate::domain::id::{CaseId, ClientId};
use crate::domain::phrase::Phrase;
use crate::domain::record::{Field, FieldType};
use crate::domain::staff::Role;
use crate::tui::context::Context;
use crate::tui::effects::{Effect, Effects};
use crate::tui::jobs;
use crate::tui::reply::Reply;
use crate::tui::screens::Msg;
use crate::tui::theme::Tone;
use crate::tui::worker::Lane;
use editor::{Did, WordingEditor};

/// The most bytes that are handed to a terminal's clipboard; more than this some terminals refuse.
pub const COPY_LIMIT: usize = 50_000;

/// What is typed below the letter.
enum Typed {
    /// The day to answer by.
    Day,
    /// What was answered.
    Reply,
}

/// What the popup is doing.
enum Mode {
    /// The matters are being read, to choose one.
    Choosing(ClientId, Option<CaseId>),
    /// A letter is shown.
    Shown,
    /// The text alone, over the whole terminal.
    Plain,
    /// A line is typed.
    Typing(Typed, Box<FieldEdit>),
    /// The wording is edited.
    Wording(Box<WordingEditor>),
}

/// The popup.
pub struct LetterPopup {
    mode: Mode,
    order: Option<Order>,
    letter: Option<Box<Letter>>,
    /// A letter is being written, or an act is being saved: keys that act wait.
    waiting: bool,
    /// What happened last.
    said: Option<(String, Tone)>,
    /// First line of the text that is shown.
    top: usize,
    /// Turns with each letter, so that a terminal's links are drawn anew.
    turn: bool,
}

/// Opens the choice of what to write about.
pub fn open(client: ClientId, case: Option<CaseId>) -> Effects {
    Effects::popup(Box::new(LetterPopup::of(Mode::Choosing(client, case), None)))
}

impl LetterPopup {
    fn of(mode: Mode, order: Option<Order>) -> Self {
        Self { mode, order, letter: None, waiting: true, said: None, top: 0, turn: false }
    }

    /// A letter of that order, written when it is shown.
    fn ordered(order: Order) -> Self {
        Self::of(Mode::Shown, Some(order))
    }

    /// Where the link of the letter leads, and whether it is drawn the other way round than the one before.
    pub fn link(&self) -> Option<&str> {
        let shown = matches!(self.mode, Mode::Shown | Mode::Plain);
        self.letter.as_ref().filter(|_| shown)?.link.as_ref().ok()?.as_deref()
    }

    /// True when a wording is edited that is not kept yet.
    pub fn wants_pause(&self) -> bool {
        !self.waiting && matches!(&self.mode, Mode::Wording(editor) if editor.is_unkept())
    }

    /// Keeps the wording that is edited as a draft.
    pub fn keep_draft(&mut self) -> Effects {
        if !self.wants_pause() {
            return Effects::none();
        }
        let Mode::Wording(editor) = &mut self.mode else { return Effects::none() };
        let (wording, berth, body) = (editor.wording().clone(), editor.berth(), editor.take_unkept());
        Effects::read(Lane::More, move |desk| jobs::keep_wording_draft(desk, (&wording, &berth), body.as_ref()))
    }

    /// Reads, types, decides.
    pub fn update(&mut self, msg: Msg, ctx: &Context) -> Effects {
        match msg {
            Msg::Shown => self.read(ctx),
            Msg::Reply(Reply::LetterMatters(name, matters)) => self.choose(&name, matters, ctx),
            Msg::Reply(Reply::Letter(letter)) => {
                self.take(*letter);
                Effects::none()
            }
            Msg::Reply(Reply::WordingDraft(Some((text, berth)))) => {
                if let Mode::Wording(editor) = &mut self.mode {
                    editor.restore(&text, berth);
                }
                Effects::none()
            }
            Msg::Reply(Reply::Told(phrase)) => {
                (self.waiting, self.said) = (false, Some((ctx.say(&phrase), Tone::Good)));
                Effects::none()
            }
            Msg::Failed(error) => {
                self.failed(ctx.say(&error.message));
                Effects::none()
            }
            Msg::Paste(text) => {
                match &mut self.mode {
                    Mode::Typing(_, field) => field.paste(&text),
                    Mode::Wording(editor) => editor.paste(&text),
                    _ => {}
                }
                Effects::none()
            }
            Msg::Key(key) => self.key(key, ctx),
            _ => Effects::none(),
        }
    }

    fn read(&mut self, ctx: &Context) -> Effects {
        let lang = ctx.words.lang();
        match (&self.mode, &self.order) {
            (Mode::Choosing(client, case), _) => {
                let (client, case) = (*client, *case);
                Effects::read(Lane::Main, move |desk| jobs::letter_matters(desk, client, case, lang))
            }
            (_, Some(order)) => {
                let order = order.clone();
                self.waiting = true;
                Effects::read(Lane::Main, move |desk| jobs::letter(desk, &order))
            }
            _ => Effects::none(),
        }
    }

    /// One matter is opened at once, several are offered, and of none the popup says so.
    fn choose(&mut self, name: &str, matters: Vec<(About, Phrase)>, ctx: &Context) -> Effects {
        let Mode::Choosing(client, _) = self.mode else { return Effects::none() };
        match matters.as_slice() {
            [] => {
                (self.waiting, self.said) = (false, Some((ctx.text("letter-nothing"), Tone::Warning)));
                Effects::none()
            }
            [(about, _)] => {
                (self.mode, self.order) = (Mode::Shown, Some(Order::new(client, about.clone())));
                self.read(ctx)
            }
            several => {
                let names = several.iter().map(|(_, phrase)| ctx.say(phrase)).collect();
                let title = ctx.say(&Phrase::new("letter-for-title").text("name", name));
                let pick = Pick::new(title, names, move |at| {
                    let about = matters.get(at).map(|(about, _)| about.clone());
                    let letter = about.map(|about| Effects::popup(Box::new(Self::ordered(Order::new(client, about)))));
                    Effects::close().plus(letter.unwrap_or_default())
                });
                Effects::close().plus(Effects::popup(pick))
            }
        }
    }

    fn take(&mut self, letter: Letter) {
        self.said = None;
        if let Mode::Wording(editor) = &self.mode {
            self.said = Some((editor.done().to_owned(), Tone::Good));
            self.mode = Mode::Shown;
        }
        (self.waiting, self.turn, self.top) = (false, !self.turn, 0);
        self.order = Some(letter.order.clone());
        self.letter = Some(Box::new(letter));
    }

    /// A refusal goes back to the letter as it was; in the editor it is told there.
    fn failed(&mut self, said: String) {
        self.waiting = false;
        if let Some(letter) = &self.letter {
            self.order = Some(letter.order.clone());
        }
        match &mut self.mode {
            Mode::Wording(editor) => editor.refused(said),
            _ => self.said = Some((said, Tone::Warning)),
        }
    }

    fn key(&mut self, key: Key, ctx: &Context) -> Effects {
        match &mut self.mode {
            Mode::Typing(..) => self.typing_key(key, ctx),
            Mode::Wording(_) if self.waiting => Effects::none(),
            Mode::Wording(editor) => {
                let did = editor.key(key, ctx);
                self.edited(did)
            }
            Mode::Plain if matches!(key.code, Code::Esc | Code::Backspace) => self.show(Mode::Shown),
            Mode::Plain if matches!(key.physical().code, Code::Char('p' | 'q')) => self.show(Mode::Shown),
            _ => self.own_key(key, ctx),
        }
    }

    fn show(&mut self, mode: Mode) -> Effects {
        (self.mode, self.top, self.said) = (mode, 0, None);
        Effects::none()
    }

    fn own_key(&mut self, key: Key, ctx: &Context) -> Effects {
        match key.physical().code {
            Code::Esc | Code::Backspace | Code::Char('q') => return Effects::close(),
            Code::Down | Code::Char('j') => self.scroll(1, ctx),
            Code::Up | Code::Char('k') => self.top = self.top.saturating_sub(1),
            Code::PageDown | Code::Char(' ') => self.scroll(10, ctx),
            Code::PageUp => self.top = self.top.saturating_sub(10),
            Code::Char(letter) if !key.ctrl && !self.waiting => return self.act(letter.to_ascii_lowercase(), ctx),
            _ => {}
        }
        Effects::none()
    }

    fn scroll(&mut self, by: usize, ctx: &Context) {
        self.top = (self.top + by).min(self.lowest(ctx));
    }

    fn act(&mut self, letter: char, ctx: &Context) -> Effects {
        match letter {
            's' => self.sent(),
            'c' => self.copy(false, ctx),
            'l' => self.copy(true, ctx),
            'p' if self.letter.is_some() => self.show(Mode::Plain),
            'f' if !ctx.server => self.file(),
            'g' => self.next_language(ctx),
            't' => self.next_contact(ctx),
            'd' if self.asks_for_answer() => self.type_in(Typed::Day, ctx),
            'r' if self.letter.as_ref().is_some_and(|letter| letter.asked.silent_since.is_some()) => {
                self.type_in(Typed::Reply, ctx)
            }
            'e' if ctx.office.me.role >= Role::Supervisor => self.edit(ctx),
            _ => Effects::none(),
        }
    }

    fn asks_for_answer(&self) -> bool {
        self.letter.as_ref().is_some_and(|letter| !matches!(letter.order.about, About::Appointment(_)))
    }

    fn sent(&mut self) -> Effects {
        let Some(letter) = self.letter.clone().filter(|letter| letter.text.is_ok()) else {
            return Effects::none();
        };
        self.waiting = true;
        Effects::write(move |desk| jobs::letter_sent(desk, &letter))
    }

    fn copy(&mut self, link: bool, ctx: &Context) -> Effects {
        let Some(letter) = &self.letter else { return Effects::none() };
        let text = if link {
            letter.link.as_ref().ok().and_then(Clone::clone)
        } else {
            letter.text.as_ref().ok().map(ToString::to_string)
        };
        let Some(text) = text else { return Effects::none() };
        if text.len() > COPY_LIMIT {
            self.said = Some((ctx.text("letter-too-long-to-copy"), Tone::Warning));
            return Effects::none();
        }
        self.said = Some((ctx.text(if link { "letter-link-copied" } else { "letter-copied" }), Tone::Good));
        Effects::one(Effect::Copy(text))
    }

    fn file(&mut self) -> Effects {
        let Some(letter) = self.letter.clone().filter(|letter| letter.text.is_ok()) else {
            return Effects::none();
        };
        self.waiting = true;
        Effects::read(Lane::More, move |desk| {
            let line = format!("letter {} missing-papers > letter.txt", letter.reference);
            letter
                .save(&desk.own_machine(&line)?.here())
                .map(|file| Reply::Told(Phrase::new("letter-filed").text("file", file)))
        })
    }

    /// Orders the letter anew with a change.
    fn reorder(&mut self, ctx: &Context, change: impl FnOnce(&mut Order, &Letter)) -> Effects {
        let Some(letter) = &self.letter else { return Effects::none() };
        let mut order = letter.order.clone();
        change(&mut order, letter);
        self.order = Some(order);
        self.read(ctx)
    }

    fn next_language(&mut self, ctx: &Context) -> Effects {
        self.reorder(ctx, |order, letter| {
            let at = letter.languages.iter().position(|code| *code == letter.language).map_or(0, |at| at + 1);
            order.language = letter.languages.get(at % letter.languages.len().max(1)).cloned();
        })
    }

    /// The next contact, in their own language.
    fn next_contact(&mut self, ctx: &Context) -> Effects {
        if self.letter.as_ref().is_none_or(|letter| letter.others.len() < 2) {
            return Effects::none();
        }
        self.reorder(ctx, |order, letter| {
            let at = letter.others.iter().position(|one| *one == letter.to).map_or(0, |at| at + 1);
            order.to = letter.others.get(at % letter.others.len()).cloned();
            order.language = None;
        })
    }

    fn type_in(&mut self, typed: Typed, ctx: &Context) -> Effects {
        let (name, holds, text) = match typed {
            Typed::Day => {
                let by = self.letter.as_ref().and_then(|letter| letter.by);
                ("on_day", FieldType::Day, by.map(|day| ctx.words.day(day)).unwrap_or_default())
            }
            Typed::Reply => ("reply", FieldType::Line, String::new()),
        };
        let field = FormField { field: Field { name, holds, required: false }, text, choices: Vec::new() };
        self.mode = Mode::Typing(typed, Box::new(FieldEdit::new(field, ctx)));
        self.said = None;
        Effects::none()
    }

    fn typing_key(&mut self, key: Key, ctx: &Context) -> Effects {
        let Mode::Typing(typed, field) = &mut self.mode else { return Effects::none() };
        match key.code {
            Code::Esc => return self.show(Mode::Shown),
            Code::Enter => {}
            _ => {
                field.take(key);
                return Effects::none();
            }
        }
        match (typed, day_or_fault(field, ctx)) {
            (Typed::Reply, _) => self.answered(ctx),
            (Typed::Day, Err(phrase)) => {
                self.said = Some((ctx.say(&phrase), Tone::Warning));
                Effects::none()
            }
            (Typed::Day, Ok(day)) => {
                self.mode = Mode::Shown;
                self.reorder(ctx, |order, _| order.by = day.map_or(AnswerBy::Soon, AnswerBy::On))
            }
        }
    }

    fn answered(&mut self, ctx: &Context) -> Effects {
        let (Mode::Typing(_, field), Some(letter)) = (&self.mode, &self.letter) else {
            return Effects::none();
        };
        let reply = Clean::line(&field.text()).non_empty();
        let (client, case, today) = (letter.order.client, letter.case, ctx.today());
        (self.mode, self.waiting) = (Mode::Shown, true);
        Effects::write(move |desk| jobs::letter_answered(desk, (client, case), today, reply.as_ref()))
    }

    fn edit(&mut self, ctx: &Context) -> Effects {
        let Some(letter) = &self.letter else { return Effects::none() };
        let editor = WordingEditor::new(letter, ctx);
        let wording = editor.wording().clone();
        self.mode = Mode::Wording(Box::new(editor));
        Effects::read(Lane::Preview, move |desk| jobs::wording_draft(desk, &wording))
    }

    fn edited(&mut self, did: Did) -> Effects {
        let (Mode::Wording(editor), Some(order)) = (&self.mode, self.order.clone()) else {
            return Effects::none();
        };
        let (wording, berth) = (editor.wording().clone(), editor.berth());
        match did {
            Did::Nothing => Effects::none(),
            Did::Leave => {
                let forgotten = move |desk: &mut _| jobs::keep_wording_draft(desk, (&wording, &berth), None);
                self.show(Mode::Shown).plus(Effects::read(Lane::More, forgotten))
            }
            Did::Save => {
                let body = editor.text();
                self.waiting = true;
                Effects::write(move |desk| jobs::keep_wording(desk, (&wording, &berth), &body, &order))
            }
            Did::PutBack => {
                self.waiting = true;
                Effects::write(move |desk| jobs::put_wording_back(desk, (&wording, &berth), &order))
            }
        }
    }
}

/// The day in a field; `None` when it is empty.
fn day_or_fault(field: &FieldEdit, ctx: &Context) -> Result<Option<Day>, Phrase> {
    match read_field(&field.shown, &field.text(), ctx.today(), &ctx.office.calendar)? {
        FieldValue::Is(value) => Ok(value.as_str().and_then(|text| text.parse().ok())),
        FieldValue::NewSponsor(_) => Ok(None),
    }
}
