//! The form of a record: fields with what is wrong with each while one types, saved in one go.
//!
//! * Nothing typed is ever lost: a refused save keeps every text and puts the cursor on the first field at fault; a form
//!   left half-way is kept as a draft and offered when the same form is opened again; Esc asks before it throws away. A
//!   draft that is left to wait stays as it is: what is typed then has a place of its own (`waiting`).
//! * When two people changed the same field, opened, theirs and mine stand side by side ([`conflict`]).
//! * [`editor`] knows the fields and the cursor, [`field`] one field, [`paint`] how they look.

pub mod conflict;
pub mod digits;
pub mod editor;
pub mod field;
mod jobs;
pub mod options;
pub mod paint;
mod waiting;
mod zone;

use crate::app::drafts::Draft;
use crate::app::error::AppError;
use crate::app::forms::{Choice, Form};
use crate::app::keys::{Code, Key};
use crate::domain::case::{Case, CaseDocument};
use crate::domain::clean::Clean;
use crate::domain::deadline::DeadlineId;
use crate::domain::id::ClientId;
use crate::domain::phrase::Phrase;
use crate::domain::record::Field;
use crate::i18n::labels;
use crate::tui::context::Context;
use crate::tui::effects::{Effects, FormRequest};
use crate::tui::popups::pick::Pick;
use crate::tui::popups::sides::Answer;
use crate::tui::reply::Reply;
use crate::tui::screens::Msg;
use crate::tui::theme::Tone;
use crate::tui::widgets::frame::{centred, panel};
use crate::tui::widgets::hints::pairs_line;
use crate::tui::widgets::text::{width as width_of, wrap};
use crate::tui::worker::Lane;
use conflict::ConflictView;
use editor::{Asked, Editor};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Paragraph;
use waiting::Waiting;

/// Widest form.
const WIDTH: u16 = 104;
/// Rows under the fields for advice and faults.
const ADVICE: usize = 2;

/// Where a form comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// A record of a kind.
    Record(FormRequest),
    /// The fact that closes a deadline of class stay or status.
    Closing(ClientId, DeadlineId),
    /// A paper of which nothing is recorded yet.
    Paper(Box<CaseDocument>),
    /// The permit with which a case is granted.
    Grant(Box<Case>),
}

/// What follows a save.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Then {
    /// Nothing.
    Nothing,
    /// The case is granted with the permit, in the same group.
    Grant(Box<Case>),
}

enum State {
    /// The form is being read.
    Reading,
    /// A draft was found: take up the first that [`Waiting`] holds?
    Offering,
    /// Fields are typed.
    Editing,
    /// A save is under way.
    Saving,
    /// Esc was pressed with something typed.
    Leaving,
    /// Two people changed the same fields.
    Conflict(Box<ConflictView>),
}

/// A form over a screen.
pub struct FormPopup {
    source: Source,
    then: Then,
    form: Option<Form>,
    editor: Editor,
    state: State,
    /// What a refused save said about the whole.
    refusal: Option<String>,
    /// Texts changed since the draft was kept last.
    unkept: bool,
    /// What a machine-readable zone filled, and what it found.
    told: Vec<(String, Tone)>,
    /// Drafts of the same form, and the place of what is typed now.
    waiting: Waiting,
}

/// Opens the form of a record.
pub fn open(request: FormRequest, _ctx: &Context) -> Effects {
    popup(FormPopup::new(Source::Record(request), Then::Nothing))
}

/// Opens a form that was left half-way with what was typed in it: whoever chose it from the list is not asked again.
fn take_up(request: FormRequest, place: u32) -> Effects {
    popup(FormPopup { waiting: Waiting::chosen(place), ..FormPopup::new(Source::Record(request), Then::Nothing) })
}

/// Opens the form for the fact that closes a deadline of class stay or status.
pub fn closing(client: ClientId, id: DeadlineId) -> Effects {
    popup(FormPopup::new(Source::Closing(client, id), Then::Nothing))
}

/// Opens the form of a paper, also of one that is not recorded yet.
pub fn paper(paper: CaseDocument) -> Effects {
    popup(FormPopup::new(Source::Paper(Box::new(paper)), Then::Nothing))
}

/// Opens the form of the permit with which a case is granted.
pub fn granting(case: Case) -> Effects {
    let case = Box::new(case);
    popup(FormPopup::new(Source::Grant(case.clone()), Then::Grant(case)))
}

/// Asks which forms were left half-way; the answer comes as [`Reply::Drafts`]. `asked` when the person wants the list.
pub fn left_over(asked: bool) -> Effects {
    Effects::read(Lane::Preview, move |desk| jobs::left_over(desk, asked))
}

/// The list of forms that were left half-way: each can be taken up, and leaving the list changes nothing.
pub fn resume(drafts: Vec<(Draft, String)>, ctx: &Context) -> Pick {
    let names = drafts.iter().map(|(draft, about)| {
        let kind = ctx.text(&labels::kind(draft.kind));
        if about.is_empty() { kind } else { format!("{kind}: {about}") }
    });
    let names = names.collect();
    Pick::new(ctx.text("form-left-over"), names, move |at| {
        let chosen = drafts.get(at).map(|(draft, _)| {
            let Draft { kind, key, client, case, place, .. } = *draft;
            take_up(FormRequest { kind, key, client, case }, place)
        });
        Effects::close().plus(chosen.unwrap_or_else(Effects::none))
    })
}

/// The field with which the person who wants to close a deadline begins.
fn closing_field(source: &Source, form: &Form) -> Option<&'static str> {
    use crate::domain::record::Kind;
    if !matches!(source, Source::Closing(..)) {
        return None;
    }
    match (form.kind, form.opened.is_some()) {
        (Kind::Stay, _) => Some("exit"),
        // A successor has a number before it has dates.
        (Kind::Permit | Kind::IdentityDocument, false) => Some("number"),
        (Kind::Permit, true) => Some("valid_until"),
        (Kind::IdentityDocument, true) => Some("expires"),
        (Kind::CaseDocument, _) => Some("valid_until"),
        (Kind::Residence | Kind::Basis, _) => Some("until"),
        _ => None,
    }
}

fn popup(form: FormPopup) -> Effects {
    Effects::popup(Box::new(form))
}

impl FormPopup {
    /// A form that reads itself when it is shown.
    pub fn new(source: Source, then: Then) -> Self {
        let (form, editor, state) = (None, Editor::default(), State::Reading);
        let (refusal, unkept, told, waiting) = (None, false, Vec::new(), Waiting::default());
        Self { source, then, form, editor, state, refusal, unkept, told, waiting }
    }

    /// True when something was typed that is not kept as a draft yet: the shell then says when a second has gone by.
    pub fn wants_pause(&self) -> bool {
        self.unkept && matches!(self.state, State::Editing)
    }

    /// Changes.
    pub fn update(&mut self, msg: Msg, ctx: &Context) -> Effects {
        match msg {
            Msg::Shown if self.form.is_none() => {
                let source = self.source.clone();
                Effects::read(Lane::Main, move |desk| jobs::read(desk, &source))
            }
            Msg::Reply(Reply::Form(opened)) => self.opened(*opened, ctx),
            Msg::Key(key) => self.key(key, ctx),
            Msg::Reply(Reply::Sought(name, text, found)) => {
                self.offer(name, &text, &found, ctx);
                Effects::none()
            }
            Msg::Paste(text) if matches!(self.state, State::Editing) => self.paste(&text, ctx),
            Msg::Failed(error) => self.failed(&error, ctx),
            _ => Effects::none(),
        }
    }

    fn opened(&mut self, (form, drafts): (Form, Vec<Draft>), ctx: &Context) -> Effects {
        self.editor = Editor::new(form.fields.iter().cloned(), ctx).of(form.kind);
        if let Some(name) = closing_field(&self.source, &form) {
            self.editor.focus(name);
        }
        let opened = form.opened.as_ref();
        let version = opened.map_or(0, crate::domain::record::Record::version);
        self.form = Some(form);
        self.waiting.found(drafts, version);
        // What somebody saved since is worth the question all the same.
        if let Some(draft) = self.waiting.take_chosen() {
            self.editor.set(&draft.typed);
        }
        self.state = if self.waiting.first().is_some() { State::Offering } else { State::Editing };
        self.check(ctx);
        Effects::none()
    }

    /// A zone fills the form wherever the cursor stands; any other text goes into the field under it.
    fn paste(&mut self, text: &Clean, ctx: &Context) -> Effects {
        if !self.fill_from_zone(text, ctx) {
            self.editor.paste(text);
        }
        self.unkept |= !self.editor.changed().is_empty();
        self.check(ctx);
        self.seek()
    }

    /// Fills the form from a machine-readable zone; false when the text is none.
    fn fill_from_zone(&mut self, text: &str, ctx: &Context) -> bool {
        let filled = self.form.as_ref().and_then(|form| form.fill_from_zone(text, &self.editor.typed(), ctx.today()));
        let Some(filled) = filled else { return false };
        self.told = zone::told(&filled, &self.editor, ctx);
        self.editor.set(&filled.texts);
        true
    }

    /// What the records hold for the text typed into an open list.
    fn seek(&self) -> Effects {
        let Some((field, text)) = self.editor.focused().and_then(|field| Some((field, field.sought()?.to_owned())))
        else {
            return Effects::none();
        };
        let Field { name, holds, .. } = field.shown.field;
        Effects::read(Lane::Preview, move |desk| {
            let found = desk.sought(holds, &text)?;
            Ok(Reply::Sought(name, text, found))
        })
    }

    fn offer(&mut self, name: &'static str, text: &str, found: &[Choice], ctx: &Context) {
        self.editor.offer(name, text, found, ctx);
        let shown = self.form.as_mut().and_then(|form| form.fields.iter_mut().find(|shown| shown.field.name == name));
        if let Some(shown) = shown {
            let new = found.iter().filter(|choice| !shown.choices.contains(choice)).cloned();
            let new: Vec<Choice> = new.collect();
            shown.choices.extend(new);
        }
    }

    /// Reads all fields afresh and remembers what they lack.
    fn check(&mut self, ctx: &Context) {
        let Some(form) = &self.form else { return };
        let reading = form.read(&self.editor.typed(), ctx.today(), &ctx.office.calendar);
        self.editor.set_faults(reading.faults);
        self.refusal = None;
    }

    fn key(&mut self, key: Key, ctx: &Context) -> Effects {
        match &mut self.state {
            State::Reading | State::Saving if key.code == Code::Esc => Effects::close(),
            State::Reading | State::Saving => Effects::none(),
            State::Offering => self.offered(key, ctx),
            State::Leaving => self.leaving(key),
            State::Editing => self.edit(key, ctx),
            State::Conflict(view) => match view.sides.key(key) {
                Answer::Open => Effects::none(),
                Answer::Back => {
                    (self.state, self.unkept) = (State::Editing, true);
                    Effects::none()
                }
                Answer::Decided => {
                    self.rebase(ctx);
                    self.save(ctx)
                }
                Answer::Edit => {
                    self.write_anew(ctx);
                    Effects::none()
                }
            },
        }
    }

    fn edit(&mut self, key: Key, ctx: &Context) -> Effects {
        let zone = self.zone_typed();
        match self.editor.key(key) {
            Asked::Nothing => self.seek(),
            Asked::Check => {
                // A terminal that does not mark what is pasted types the zone letter by letter.
                if let Some(typed) = self.zone_typed().filter(|typed| Some(typed) != zone.as_ref()) {
                    self.fill_from_zone(&typed, ctx);
                }
                self.unkept |= !self.editor.changed().is_empty();
                self.check(ctx);
                self.seek()
            }
            Asked::Save => self.save(ctx),
            Asked::Leave if self.editor.changed().is_empty() => Effects::close(),
            Asked::Leave => {
                self.state = State::Leaving;
                Effects::none()
            }
        }
    }

    /// The text of the field under the cursor, where it is that of a zone.
    fn zone_typed(&self) -> Option<String> {
        self.editor.focused().filter(|field| field.name() == "mrz").map(field::FieldEdit::text)
    }

    fn save(&mut self, ctx: &Context) -> Effects {
        self.check(ctx);
        let Some(form) = &self.form else {
            return Effects::none();
        };
        let typed = self.editor.typed();
        let faults = form.read(&typed, ctx.today(), &ctx.office.calendar).faults;
        if !faults.is_empty() {
            self.editor.refuse(faults);
            return Effects::none();
        }
        self.state = State::Saving;
        let (form, then) = (form.clone(), self.then.clone());
        let (changed, berth) = (self.editor.changed(), self.waiting.berth());
        Effects::write(move |desk| jobs::save(desk, &form, (&typed, &changed), (&berth, &then)))
    }

    fn failed(&mut self, error: &AppError, ctx: &Context) -> Effects {
        if matches!(self.state, State::Reading) {
            return Effects::close();
        }
        self.state = State::Editing;
        let question = self.form.as_ref().and_then(|form| ConflictView::new(form, &self.editor, error, ctx));
        if let Some(question) = question {
            self.state = State::Conflict(Box::new(question));
        } else if error.fields.is_empty() {
            self.refusal = Some(format!("{} {}", ctx.say(&error.message), ctx.say(&error.hint)));
        } else {
            self.editor.refuse(error.fields.clone());
        }
        Effects::none()
    }

    /// The person has said, field by field, whose value shall stand: the form goes on from the record as it is now.
    fn rebase(&mut self, ctx: &Context) {
        let State::Conflict(view) = std::mem::replace(&mut self.state, State::Editing) else { return };
        let Some(form) = &self.form else { return };
        let (form, typed) = form.rebased(&view.conflict, &self.editor.typed(), &view.sides.theirs());
        self.editor = Editor::new(form.fields.iter().cloned(), ctx).of(form.kind);
        self.editor.set(&typed);
        (self.form, self.unkept) = (Some(form), true);
    }

    /// The field in question is written anew, with theirs in sight.
    fn write_anew(&mut self, ctx: &Context) {
        let State::Conflict(view) = &self.state else { return };
        let Some(side) = view.sides.focused().cloned() else { return };
        self.rebase(ctx);
        self.check(ctx);
        self.editor.focus(&side.name);
        let theirs = if side.theirs.is_empty() { ctx.text("form-empty") } else { side.theirs };
        let said = Phrase::new("together-theirs-is").text("text", theirs.replace('\n', " / "));
        self.told = vec![(ctx.say(&said), Tone::Warning)];
    }

    fn offered(&mut self, key: Key, ctx: &Context) -> Effects {
        match key.physical() {
            Key { code: Code::Enter, .. } => {
                let draft = self.waiting.take();
                self.editor.set(&draft.map(|draft| draft.typed).unwrap_or_default());
            }
            Key { code: Code::Esc, .. } => self.waiting.leave(),
            key if key == Key::char('x') => self.waiting.throw_away(),
            _ => return Effects::none(),
        }
        if self.waiting.first().is_none() {
            self.state = State::Editing;
        }
        self.check(ctx);
        self.keep(None)
    }

    fn leaving(&mut self, key: Key) -> Effects {
        match key.physical().code {
            Code::Esc => {
                self.state = State::Editing;
                Effects::none()
            }
            Code::Char('x') => self.forget_draft().plus(Effects::close()),
            Code::Char('k') => {
                self.unkept = true;
                self.state = State::Editing;
                self.keep_draft().plus(Effects::close())
            }
            _ => Effects::none(),
        }
    }

    /// Keeps what was typed, a second after the last key. On the reading lane: only the newest draft matters, and it must not close the form.
    pub fn keep_draft(&mut self) -> Effects {
        if self.wants_pause() { self.keep_what_is_typed() } else { Effects::none() }
    }

    /// The same whatever question is open: when the terminal goes away nobody answers it.
    pub fn keep_what_is_typed(&mut self) -> Effects {
        if !self.unkept || matches!(self.state, State::Saving) {
            return Effects::none();
        }
        self.unkept = false;
        let Some(form) = &self.form else {
            return Effects::none();
        };
        let changed = self.editor.changed();
        let draft = (!changed.is_empty()).then(|| form.draft(&changed));
        self.keep(Some(draft))
    }

    fn forget_draft(&mut self) -> Effects {
        self.unkept = false;
        self.keep(Some(None))
    }

    /// Keeps or forgets the draft that is typed, and forgets those that were thrown away: a newer order of this kind may
    /// take the place of an older one, so that each says all.
    fn keep(&self, draft: Option<Option<Draft>>) -> Effects {
        let Some(form) = &self.form else {
            return Effects::none();
        };
        let (thrown, berth) = (self.waiting.thrown(), self.waiting.berth());
        if thrown.is_empty() && draft.is_none() {
            return Effects::none();
        }
        let form = form.clone();
        Effects::read(Lane::More, move |desk| jobs::keep(desk, &form, &thrown, (&berth, draft.as_ref())))
    }

    /// Draws the form or the question over it.
    pub fn draw(&self, frame: &mut Frame<'_>, ctx: &Context) {
        let width = frame.area().width.min(WIDTH);
        let room = usize::from(width.saturating_sub(2));
        if let State::Conflict(view) = &self.state {
            return view.sides.draw(frame, ctx);
        }
        let rows = paint::height(&self.editor, room, ctx).max(1) + ADVICE + 2;
        let area = centred(frame, width, u16::try_from(rows).unwrap_or(u16::MAX));
        let inner = panel(frame, area, self.title(ctx), self.hints(ctx, usize::from(width)), ctx);
        let said = self.said(ctx, inner);
        let foot = u16::try_from(said.len()).unwrap_or(u16::MAX).min(inner.height.saturating_sub(1));
        let fields = Rect { height: inner.height - foot, ..inner };
        paint::draw(&self.editor, frame, fields, ctx);
        frame.render_widget(Paragraph::new(said), Rect { y: fields.bottom(), height: foot, ..inner });
    }

    fn title(&self, ctx: &Context) -> Line<'static> {
        let Some(form) = &self.form else {
            return Line::default();
        };
        let id = if form.opened.is_some() { "form-title-edit" } else { "form-title-new" };
        let kind = labels::kind(form.kind);
        let title = ctx.say(&Phrase::new(id).term("kind", kind));
        let place = format!("{}/{}", self.editor.at() + 1, self.editor.fields().len());
        // Whose record it will be, before anything is typed: a new case begins from the line that was selected.
        let whose = form.person.as_ref().map(|person| person.name().to_owned());
        let parts: Vec<String> = [title].into_iter().chain(whose).chain([place]).collect();
        Line::styled(format!(" {} ", parts.join(ctx.theme.dot())), ctx.theme.style(Tone::Title))
    }

    /// The lines under the fields.
    fn said(&self, ctx: &Context, inner: Rect) -> Vec<Line<'static>> {
        let room = usize::from(inner.width).saturating_sub(2);
        let (text, tone) = match &self.state {
            State::Reading => (ctx.text("form-reading"), Tone::Muted),
            State::Saving => (ctx.text("form-saving"), Tone::Muted),
            State::Offering => (ctx.say(&self.waiting.offer()), Tone::Warning),
            State::Leaving => (ctx.text("form-leave"), Tone::Warning),
            State::Editing | State::Conflict(_) => match &self.refusal {
                Some(refusal) => (refusal.clone(), Tone::Warning),
                None if !self.told.is_empty() => return self.said_of_zone(ctx, inner),
                None => paint::advice(&self.editor, ctx).unwrap_or_default(),
            },
        };
        let style = ctx.theme.style(tone);
        let lines = wrap(&text, room).into_iter().map(|line| Line::styled(format!(" {line}"), style));
        let mut lines: Vec<Line<'static>> = lines.collect();
        let choices = self.unhinted(ctx, usize::from(inner.width) + 2);
        // Every choice is seen, whatever becomes of the question.
        lines.truncate(usize::from(inner.height).saturating_sub(choices.len() + 1).max(1));
        lines.extend(choices);
        lines.resize(lines.len().max(ADVICE), Line::default());
        lines
    }

    /// What a zone filled and found, as far as there is room beside the fields.
    fn said_of_zone(&self, ctx: &Context, inner: Rect) -> Vec<Line<'static>> {
        let room = usize::from(inner.width).saturating_sub(2);
        let lines = self.told.iter().flat_map(|(text, tone)| {
            let style = ctx.theme.style(*tone);
            wrap(text, room).into_iter().map(move |line| Line::styled(format!(" {line}"), style))
        });
        let mut lines: Vec<Line<'static>> = lines.collect();
        lines.truncate(usize::from(inner.height / 2).max(ADVICE));
        lines.resize(lines.len().max(ADVICE), Line::default());
        lines
    }

    /// The choices of a question, one a line, where the frame has no room for all of them.
    fn unhinted(&self, ctx: &Context, columns: usize) -> Vec<Line<'static>> {
        let pairs = self.pairs();
        let needed: usize = pairs.iter().map(|(key, id)| width_of(key) + width_of(&ctx.text(id)) + 3).sum();
        if !matches!(self.state, State::Leaving | State::Offering) || needed < columns {
            return Vec::new();
        }
        let line =
            |(key, id): &(&str, &str)| Line::styled(format!(" {key}  {}", ctx.text(id)), ctx.theme.style(Tone::Key));
        pairs.iter().map(line).collect()
    }

    fn hints(&self, ctx: &Context, columns: usize) -> Line<'static> {
        pairs_line(self.pairs().iter().map(|(key, id)| ((*key).to_owned(), ctx.text(id))), ctx, columns)
    }

    /// Keys and what they do in the present state.
    fn pairs(&self) -> &'static [(&'static str, &'static str)] {
        match &self.state {
            State::Reading | State::Saving => &[("Esc", "hint-close")],
            State::Offering => &[("Enter", "form-hint-take"), ("x", "form-hint-throw"), ("Esc", "form-hint-later")],
            State::Leaving => &[("Esc", "form-hint-go-on"), ("k", "form-hint-keep"), ("x", "form-hint-throw")],
            State::Conflict(_) => &[],
            State::Editing => match self.editor.focused().and_then(field::FieldEdit::picker) {
                Some((_, Some(_))) => &[("Enter", "hint-choose"), ("↑ ↓", "form-hint-move"), ("Esc", "form-hint-shut")],
                Some((_, None)) => &[
                    ("F2", "hint-save"),
                    ("Tab", "form-hint-next"),
                    ("Space", "form-hint-list"),
                    ("Esc", "hint-cancel"),
                ],
                None => &[("F2", "hint-save"), ("Tab", "form-hint-next"), ("Esc", "hint-cancel")],
            },
        }
    }
}
