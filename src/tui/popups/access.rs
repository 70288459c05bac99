//! Who may see a client or a case: the people named, naming more of them, taking one off, lifting it; and an admin letting
//! themselves in.
//!
//! Everybody who sees the page may look; whoever may not decide is told so. What it shows is read when it opens. Whoever is
//! about to shut themselves out is asked first.

use super::ask_fields::{Answers, AskFields, asked, asked_of};
use super::confirm::Confirm;
use crate::app::access::{AccessPage, Named, Wall};
use crate::app::desk::Desk;
use crate::app::error::AppError;
use crate::app::forms::{FormField, Label};
use crate::app::keys::{Code, Key};
use crate::domain::clean::Clean;
use crate::domain::id::StaffId;
use crate::domain::phrase::Phrase;
use crate::domain::record::{FieldType, Kind};
use crate::tui::context::Context;
use crate::tui::effects::{Effect, Effects, Target};
use crate::tui::reply::Reply;
use crate::tui::screens::Msg;
use crate::tui::theme::Tone;
use crate::tui::widgets::frame::{centred, panel};
use crate::tui::widgets::hints::pairs_line;
use crate::tui::widgets::list::ListPlace;
use crate::tui::widgets::text::{fit, wrap};
use crate::tui::worker::Lane;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;
use ratatui::widgets::Paragraph;

const WIDTH: u16 = 76;
const ROWS: usize = 10;
/// People who can be named in one go.
const PEOPLE: [&str; 3] = ["access_first", "access_second", "access_third"];

/// What it begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum First {
    /// The list.
    Look,
    /// Naming somebody.
    Name,
    /// Lifting it.
    Lift,
}

/// The popup.
pub struct AccessPopup {
    wall: Wall,
    first: First,
    page: Option<Box<AccessPage>>,
    place: ListPlace,
    fault: Option<String>,
}

/// Opens it over a page.
pub fn open(wall: Wall, first: First) -> Effects {
    let place = ListPlace::default();
    Effects::popup(AccessPopup { wall, first, page: None, place, fault: None })
}

impl AccessPopup {
    /// Reads, names, takes off, lifts, closes.
    pub fn update(&mut self, msg: Msg, ctx: &Context) -> Effects {
        match msg {
            Msg::Shown | Msg::Changed => {
                let wall = self.wall;
                Effects::read(Lane::Main, move |desk| Ok(Reply::Access(Box::new(desk.access_page(wall)?))))
            }
            Msg::Reply(Reply::Access(page)) => {
                self.place.keep(None, page.named.len(), ROWS);
                self.page = Some(page);
                match std::mem::replace(&mut self.first, First::Look) {
                    First::Look => Effects::none(),
                    First::Name => self.name(ctx),
                    First::Lift => self.lift(ctx),
                }
            }
            Msg::Key(key) => self.key(key.physical(), ctx),
            Msg::Failed(error) => {
                self.fault = Some(ctx.say(&error.message));
                Effects::none()
            }
            _ => Effects::none(),
        }
    }

    fn key(&mut self, key: Key, ctx: &Context) -> Effects {
        let count = self.page.as_ref().map_or(0, |page| page.named.len());
        self.fault = None;
        match key.code {
            Code::Esc | Code::Backspace | Code::Char('q') | Code::F(7) => return Effects::close(),
            Code::Down | Code::Char('j') => {
                self.place.step(crate::app::command::Command::Down, count, ROWS);
            }
            Code::Up | Code::Char('k') => {
                self.place.step(crate::app::command::Command::Up, count, ROWS);
            }
            Code::Char('+' | '=' | 'i') => return self.name(ctx),
            Code::Char('x') | Code::Delete => return self.take_off(ctx),
            Code::Char('l') => return self.lift(ctx),
            _ => {}
        }
        Effects::none()
    }

    /// Why nothing can be changed here, if so.
    fn refused(page: &AccessPage) -> Option<Phrase> {
        if page.blocked {
            return Some(Phrase::new("access-blocked"));
        }
        (!page.mine).then(|| Phrase::new("access-not-yours"))
    }

    /// The page, where I may decide; else it says why not.
    fn decided(&mut self, ctx: &Context) -> Option<&AccessPage> {
        let page = self.page.as_deref()?;
        self.fault = Self::refused(page).map(|refused| ctx.say(&refused));
        if self.fault.is_none() { Some(page) } else { None }
    }

    fn name(&mut self, ctx: &Context) -> Effects {
        let Some(page) = self.decided(ctx) else { return Effects::none() };
        Effects::close().plus(Effects::popup(ask_names(page, ctx)))
    }

    fn take_off(&mut self, ctx: &Context) -> Effects {
        let at = self.place.selected();
        let Some(page) = self.decided(ctx) else { return Effects::none() };
        let Some(named) = page.named.get(at) else { return Effects::none() };
        let wall = Wall { case: named.access.case, ..page.wall };
        let (person, number) = (named.access.staff, number_of(named, page));
        let save = Effect::write(move |desk| {
            desk.unrestrict(wall, Some(person))?;
            saved(desk, wall, &number)
        });
        if person != ctx.office.me.id {
            return Effects::one(save);
        }
        let question = Phrase::new("access-without-me").text("what", number_of(named, page));
        Effects::close().plus(Effects::popup(Confirm::grave(question, 'y', "access-hint-go-on", save)))
    }

    fn lift(&mut self, ctx: &Context) -> Effects {
        let Some(page) = self.decided(ctx) else { return Effects::none() };
        if !page.is_restricted() {
            self.fault = Some(ctx.text("access-not-named"));
            return Effects::none();
        }
        let (wall, number) = (page.wall, page.number.clone());
        let question = Phrase::new("access-lift-ask").text("what", number.as_str());
        let save = Effect::write(move |desk| {
            desk.unrestrict(wall, None)?;
            Ok(Reply::Saved(Phrase::new("access-lifted").text("what", number.as_str())))
        });
        Effects::close().plus(Effects::popup(Confirm::grave(question, 'y', "access-hint-lift", save)))
    }

    /// Draws who is named.
    pub fn draw(&self, frame: &mut Frame<'_>, ctx: &Context) {
        let width = ctx.body.width.min(WIDTH);
        let room = usize::from(width.saturating_sub(4));
        let head = wrap(&self.head(ctx), room);
        let foot = self.foot(ctx).map_or_else(Vec::new, |foot| wrap(&foot, room));
        let count = self.page.as_ref().map_or(0, |page| page.named.len());
        let rows = head.len() + count.min(ROWS) + foot.len() + 2;
        let area = centred(frame, width, u16::try_from(rows).unwrap_or(u16::MAX));
        let number = self.page.as_ref().map(|page| page.number.to_string()).unwrap_or_default();
        let title = ctx.say(&Phrase::new("access-title").text("what", number));
        let title = Line::styled(format!(" {title} "), ctx.theme.style(Tone::Title));
        let inner = panel(frame, area, title, self.hints(ctx, usize::from(area.width)), ctx);
        let mut lines: Vec<Line<'_>> = head.into_iter().map(|line| Line::from(format!(" {line}"))).collect();
        let top = self.place.top_for(ROWS);
        let above = u16::try_from(lines.len()).unwrap_or(u16::MAX);
        let named = self.page.iter().flat_map(|page| page.named.iter().map(move |named| (named, page)));
        lines.extend(named.enumerate().skip(top).take(ROWS).map(|(at, (named, page))| {
            let over = if at == self.place.selected() { ctx.theme.selected() } else { Style::new() };
            Line::styled(fit(&format!(" {}", row(named, page, ctx)), usize::from(inner.width)), over)
        }));
        let list = Rect { y: inner.y.saturating_add(above), height: inner.height.saturating_sub(above), ..inner };
        ctx.spots.rows(list, top, count, self.place.selected());
        let tone = if self.fault.is_some() { Tone::Warning } else { Tone::Muted };
        lines.extend(foot.into_iter().map(|line| Line::styled(format!(" {line}"), ctx.theme.style(tone))));
        frame.render_widget(Paragraph::new(lines), inner);
    }

    fn head(&self, ctx: &Context) -> String {
        match self.page.as_deref() {
            None => ctx.text("form-reading"),
            Some(page) if page.named.is_empty() => ctx.text("access-everybody"),
            Some(_) => ctx.text("access-only-named"),
        }
    }

    /// What went wrong, else why nothing can be changed.
    fn foot(&self, ctx: &Context) -> Option<String> {
        let refused = self.page.as_deref().and_then(Self::refused);
        self.fault.clone().or_else(|| refused.map(|refused| ctx.say(&refused)))
    }

    fn hints(&self, ctx: &Context, columns: usize) -> Line<'static> {
        let page = self.page.as_deref().filter(|page| Self::refused(page).is_none());
        let named = page.is_some_and(|page| !page.named.is_empty());
        let here = page.is_some_and(AccessPage::is_restricted);
        let hints = [
            ("+", "access-hint-name", page.is_some()),
            ("x", "access-hint-take-off", named),
            ("l", "access-hint-lift", here),
            ("Esc", "hint-close", true),
        ];
        let hints = hints.into_iter().filter(|(_, _, shown)| *shown);
        pairs_line(hints.map(|(key, id, _)| (key.to_owned(), ctx.text(id))), ctx, columns)
    }
}

/// The client's number or the case's reference that a row is about.
fn number_of(named: &Named, page: &AccessPage) -> Clean {
    let client = || Clean::line(&page.wall.client.to_string());
    let case = named.access.case.map(|case| Clean::line(&case.to_string()));
    named.reference.clone().or(case).unwrap_or_else(client)
}

/// `T-2026-00412 · a.serikova · 23.11.2026 · by b.kim · conflict of interest`.
fn row(named: &Named, page: &AccessPage, ctx: &Context) -> String {
    let by = if named.access.recovered {
        Some(ctx.text("access-recovered"))
    } else {
        named.by.as_ref().map(|by| ctx.say(&Phrase::new("access-by").text("by", by.as_str())))
    };
    let reason = named.access.reason.as_ref().map(ToString::to_string);
    let first = [named.who.to_string(), number_of(named, page).to_string(), ctx.words.day(named.access.since)];
    first.into_iter().chain(by).chain(reason).collect::<Vec<_>>().join(ctx.theme.dot())
}

/// Who is to see it, and why.
fn ask_names(page: &AccessPage, ctx: &Context) -> AskFields {
    let me = ctx.office.me.id;
    let held: Vec<StaffId> = page.here().map(|named| named.access.staff).collect();
    let person = |name: &'static str, required: bool, text: String| -> FormField {
        let free = page.readers.iter().filter(|(id, _)| !held.contains(id));
        let choices = free.map(|(id, handle)| (id.0.to_string(), Label::Text(handle.clone())));
        asked_of(asked(name, FieldType::Ref(Kind::Staff), required, text), choices)
    };
    // Whoever restricts something wants to go on seeing it, as a rule.
    let begins = held.is_empty() && page.readers.iter().any(|(id, _)| *id == me);
    let first = if begins { me.0.to_string() } else { String::new() };
    let fields = vec![
        person(PEOPLE[0], true, first),
        person(PEOPLE[1], false, String::new()),
        person(PEOPLE[2], false, String::new()),
        asked("reason", FieldType::Line, false, ""),
    ];
    let about = if held.is_empty() { "access-about-first" } else { "access-about-more" };
    let title = ctx.say(&Phrase::new("access-title").text("what", page.number.as_str()));
    let (wall, number) = (page.wall, page.number.clone());
    AskFields::new(title, ctx.text(about), fields, ctx, move |answers| {
        let people = people(answers);
        let without_me = !people.contains(&me) && !held.contains(&me);
        let save = restrict(wall, number.clone(), people, answers.words("reason"));
        if !without_me {
            return Effects::one(save);
        }
        let question = Phrase::new("access-without-me").text("what", number.as_str());
        Effects::close().plus(Effects::popup(Confirm::grave(question, 'y', "access-hint-go-on", save)))
    })
}

/// Those chosen, each once.
fn people(answers: &Answers) -> Vec<StaffId> {
    let mut people: Vec<StaffId> = Vec::new();
    for id in PEOPLE.iter().filter_map(|name| answers.chosen(name)).map(StaffId) {
        if !people.contains(&id) {
            people.push(id);
        }
    }
    people
}

fn restrict(wall: Wall, number: Clean, people: Vec<StaffId>, reason: Option<Clean>) -> Effect {
    Effect::write(move |desk| {
        desk.restrict(wall, &people, reason.as_deref().unwrap_or_default())?;
        saved(desk, wall, &number)
    })
}

/// Who sees it now; that is told to everybody, also to whoever is no longer one of them.
fn saved(desk: &Desk, wall: Wall, number: &Clean) -> Result<Reply, AppError> {
    let named = desk.named_on(wall.client)?;
    let names: Vec<&str> =
        named.iter().filter(|named| named.access.case == wall.case).map(|named| named.who.as_str()).collect();
    Ok(Reply::Saved(Phrase::new("access-saved").text("what", number.as_str()).text("named", names.join(", "))))
}

/// Asks an admin for the number of what is hidden from them, and why they must see it.
pub fn let_me_in(number: Option<Clean>, ctx: &Context) -> AskFields {
    let number = number.map(|number| number.to_string()).unwrap_or_default();
    let fields =
        vec![asked("access_number", FieldType::Line, true, number), asked("reason", FieldType::Line, true, "")];
    let (title, about) = (ctx.text("access-let-in-title"), ctx.text("access-let-in-about"));
    AskFields::new(title, about, fields, ctx, move |answers| {
        let number = answers.words("access_number").unwrap_or_default();
        let reason = answers.words("reason").unwrap_or_default();
        Effects::write(move |desk| {
            desk.let_myself_in(number.as_str(), reason.as_str())?;
            let wall = desk.wall_of(number.as_str())?;
            let target = match wall.case {
                Some(case) => Target::Case(wall.client, case),
                None => Target::Client(wall.client),
            };
            Ok(Reply::SavedAndOpen(Phrase::new("access-let-in").text("what", number.as_str()), target))
        })
    })
}
