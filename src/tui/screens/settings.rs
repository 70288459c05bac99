//! Settings: what I chose for my screens, what the office settled for everybody, letters, and the way to the rules.
//!
//! Each line says what is in force; Enter changes it. Settings of the office are for admins, journalled and undone like
//! any other change; mine are nobody's record.

mod mail;
pub mod people;

use super::{Msg, Screen, Status, hinted};
use crate::app::command::{Command, Place};
use crate::app::error::AppError;
use crate::app::forms::FormField;
use crate::app::office::{Look, OfficeSettings};
use crate::app::privacy::{Counter, RestrictedRecords};
use crate::domain::agenda::Thresholds;
use crate::domain::lang::Lang;
use crate::domain::phrase::Phrase;
use crate::domain::record::FieldType;
use crate::domain::staff::Role;
use crate::tui::context::Context;
use crate::tui::effects::{Effect, Effects, Target};
use crate::tui::popups::ask_fields::{Answers, AskFields, asked};
use crate::tui::popups::message::Message;
use crate::tui::popups::pick::Pick;
use crate::tui::reply::Reply;
use crate::tui::theme::Tone;
use crate::tui::widgets::frame::panel;
use crate::tui::widgets::hints;
use crate::tui::widgets::list::ListPlace;
use crate::tui::widgets::text::{cut, fit, width, wrap};
use crate::tui::worker::Lane;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

/// A line that can be selected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Item {
    Language,
    Look,
    Zone,
    Levels,
    Review,
    People,
    Mail,
    Data,
    Letters,
    Rules,
}

impl Item {
    /// All, in order, under the headings where each section begins.
    const ALL: [Self; 10] = [
        Self::Language,
        Self::Look,
        Self::Zone,
        Self::Levels,
        Self::Review,
        Self::People,
        Self::Mail,
        Self::Data,
        Self::Letters,
        Self::Rules,
    ];

    const fn heading(self) -> Option<&'static str> {
        match self {
            Self::Language => Some("office-section-mine"),
            Self::Zone => Some("office-section-office"),
            Self::Letters => Some("office-section-letters"),
            Self::Rules => Some("settings-title"),
            _ => None,
        }
    }

    const fn name_id(self) -> &'static str {
        match self {
            Self::Language => "office-language",
            Self::Look => "office-look",
            Self::Zone => "office-zone",
            Self::Levels => "office-levels",
            Self::Review => "office-review",
            Self::People => "office-people",
            Self::Mail => "office-mail",
            Self::Data => "office-data",
            Self::Letters => "office-wordings",
            Self::Rules => "office-rules",
        }
    }

    /// The message that says what it is for.
    fn about_id(self) -> String {
        format!("{}-about", self.name_id())
    }

    /// Settled by admins for everybody.
    const fn is_offices(self) -> bool {
        matches!(self, Self::Levels | Self::Review | Self::People | Self::Mail)
    }
}

/// The settings.
#[derive(Default)]
pub struct Settings {
    known: Option<Box<OfficeSettings>>,
    place: ListPlace,
}

fn number(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// A whole number as typed.
fn whole(answers: &Answers, field: &str) -> Result<i64, AppError> {
    let typed = answers.words(field).unwrap_or_default();
    let refused = || AppError::refused(Phrase::new("office-not-a-number").text("typed", &typed));
    typed.trim().parse().map_err(|_| refused())
}

/// A number of days that fits the records.
fn few(answers: &Answers, field: &str) -> Result<u16, AppError> {
    let typed = whole(answers, field)?;
    u16::try_from(typed)
        .map_err(|_| AppError::refused(Phrase::new("office-not-a-number").text("typed", typed.to_string())))
}

impl Settings {
    /// The lines that are for me: how many records there are is for supervisors.
    fn items(&self) -> Vec<Item> {
        let counted = self.known.as_ref().is_some_and(|known| known.data.is_some());
        Item::ALL.into_iter().filter(|item| counted || *item != Item::Data).collect()
    }

    fn selected(&self) -> Item {
        self.items().get(self.place.selected()).copied().unwrap_or(Item::Language)
    }

    /// What is said below the lines about the selected one.
    fn about(&self, ctx: &Context) -> String {
        let item = self.selected();
        let counter = self.known.as_ref().and_then(|known| known.data.as_ref()).filter(|_| item == Item::Data);
        match counter.map(Counter::said) {
            Some((said, true)) => ctx.say(&said),
            _ => ctx.text(&item.about_id()),
        }
    }

    fn open(&self, ctx: &Context) -> Effects {
        let Some(known) = &self.known else { return Effects::none() };
        let item = self.selected();
        if item.is_offices() && ctx.office.me.role < Role::Admin {
            return Effects::one(Effect::Say(Phrase::new("tui-not-allowed")));
        }
        match item {
            Item::Language => Effects::popup(language(ctx)),
            Item::Look => Effects::popup(look(ctx)),
            Item::Zone => {
                Effects::popup(Message::new(ctx.text("office-zone"), vec![(ctx.text("office-zone-about"), Tone::Text)]))
            }
            Item::Levels => Effects::popup(levels(known, ctx)),
            Item::Review => Effects::popup(review(known, ctx)),
            Item::People => Effects::popup(people::list(&known.people, ctx)),
            Item::Mail => Effects::popup(mail::form(&known.mail, ctx)),
            Item::Data => Effects::one(Effect::Open(Target::Privacy(None))),
            Item::Letters => Effects::popup(wordings(known, ctx)),
            Item::Rules => Effects::one(Effect::Open(Target::Rules)),
        }
    }

    /// What is in force, in words.
    fn value(&self, item: Item, ctx: &Context) -> String {
        let Some(known) = &self.known else { return String::new() };
        let phrase = match item {
            Item::Language => return ctx.text(&format!("lang-{}", ctx.words.lang().as_str())),
            Item::Look => return ctx.text(&format!("office-look-{}", known.look.as_str())),
            Item::Zone => return known.zone.to_owned(),
            Item::Levels => Phrase::new("office-levels-value")
                .number("critical", known.thresholds.critical)
                .number("soon", known.thresholds.soon),
            Item::Review => Phrase::new("office-review-value")
                .text("hour", &known.review.sign_off_by)
                .number("deputy", known.review.climb_deputy)
                .number("supervisor", known.review.climb_supervisor),
            Item::People => people::summary(&known.people),
            Item::Mail => return mail::summary(&known.mail, ctx),
            Item::Data => return known.data.as_ref().map_or_else(String::new, |counter| counted(counter, ctx)),
            Item::Letters => Phrase::new("office-wordings-value").number("n", number(known.wordings.len())),
            Item::Rules => {
                Phrase::new("settings-count").number("n", number(known.rules)).number("open", number(known.to_confirm))
            }
        };
        ctx.say(&phrase)
    }

    fn warns(&self, item: Item) -> bool {
        let counter = self.known.as_ref().and_then(|known| known.data.as_ref());
        item == Item::Data && counter.is_some_and(|counter| counter.said().1)
    }

    /// The lines with their headings, and the row of the selected one.
    fn lines(&self, columns: usize, ctx: &Context) -> (Vec<Line<'static>>, usize) {
        let items = self.items();
        let names: Vec<String> = items.iter().map(|item| ctx.text(item.name_id())).collect();
        let widest = names.iter().map(|name| width(name)).max().unwrap_or(0).min(columns / 2) + 2;
        let (mut lines, mut row) = (Vec::new(), 0);
        for (at, (item, name)) in items.iter().zip(&names).enumerate() {
            if let Some(heading) = item.heading() {
                lines.extend((at > 0 && !ctx.is_small()).then(Line::default));
                let text = cut(&format!(" {}", ctx.text(heading)), columns);
                lines.push(Line::styled(text, ctx.theme.style(Tone::Title)));
            }
            let chosen = at == self.place.selected();
            let over = match (chosen, self.warns(*item)) {
                (true, _) => ctx.theme.selected(),
                (false, true) => ctx.theme.style(Tone::Breach),
                (false, false) => Style::new(),
            };
            let value = fit(&self.value(*item, ctx), columns.saturating_sub(widest + 3));
            row = if chosen { lines.len() } else { row };
            lines.push(Line::from(vec![
                Span::styled(fit(&format!("   {name}"), widest + 3), over),
                Span::styled(value, over),
            ]));
        }
        (lines, row)
    }
}

/// How many records of restricted data there are, in short.
fn counted(counter: &Counter, ctx: &Context) -> String {
    let id = match (&counter.law, counter.said().1) {
        (None, _) => "office-data-plain",
        (Some(_), false) => "office-data-fine",
        (Some(_), true) => "office-data-near",
    };
    let limit = counter.law.as_ref().map_or(0, |law| law.limit);
    let RestrictedRecords { people, records } = counter.records;
    ctx.say(&Phrase::new(id).number("people", people).number("records", records).number("limit", limit))
}

fn language(ctx: &Context) -> Pick {
    let names = Lang::ALL.iter().map(|lang| ctx.text(&format!("lang-{}", lang.as_str()))).collect();
    Pick::new(ctx.text("office-language"), names, |at| {
        let command = match Lang::ALL.get(at) {
            Some(Lang::Ru) => Command::Russian,
            Some(Lang::Kk) => Command::Kazakh,
            _ => Command::English,
        };
        Effects::close().and(Effect::Command(command))
    })
}

fn look(ctx: &Context) -> Pick {
    let names = Look::ALL.iter().map(|look| ctx.text(&format!("office-look-{}", look.as_str()))).collect();
    Pick::new(ctx.text("office-look"), names, |at| {
        let look = Look::ALL.get(at).copied().unwrap_or(Look::Plain);
        Effects::write(move |desk| {
            desk.keep_look(look)?;
            Ok(Reply::Saved(Phrase::new("office-saved-mine")))
        })
    })
}

fn levels(known: &OfficeSettings, ctx: &Context) -> AskFields {
    let field = |name, days: i64| -> FormField { asked(name, FieldType::Line, true, days.to_string()) };
    let fields = vec![field("critical", known.thresholds.critical), field("soon", known.thresholds.soon)];
    let (title, about) = (ctx.text("office-levels"), ctx.text("office-levels-about"));
    AskFields::new(title, about, fields, ctx, |answers: &Answers| {
        let settled =
            whole(answers, "critical").and_then(|critical| Ok(Thresholds { critical, soon: whole(answers, "soon")? }));
        Effects::write(move |desk| {
            desk.set_thresholds(settled?)?;
            Ok(Reply::Saved(Phrase::new("office-saved")))
        })
    })
}

fn review(known: &OfficeSettings, ctx: &Context) -> AskFields {
    let rules = known.review.clone();
    let line = |name, text: String| asked(name, FieldType::Line, true, text);
    let fields = vec![
        asked("sign_off_by", FieldType::Time, true, rules.sign_off_by.clone()),
        line("climb_deputy", rules.climb_deputy.to_string()),
        line("climb_supervisor", rules.climb_supervisor.to_string()),
    ];
    let (title, about) = (ctx.text("office-review"), ctx.text("office-review-about"));
    AskFields::new(title, about, fields, ctx, move |answers: &Answers| {
        let mut settled = rules.clone();
        settled.sign_off_by = answers.words("sign_off_by").unwrap_or_default().to_string();
        let days = few(answers, "climb_deputy").and_then(|deputy| Ok((deputy, few(answers, "climb_supervisor")?)));
        Effects::write(move |desk| {
            (settled.climb_deputy, settled.climb_supervisor) = days?;
            desk.set_review_rules(&settled)?;
            Ok(Reply::Saved(Phrase::new("office-saved")))
        })
    })
}

/// Which letters the office words itself, and where that is done.
fn wordings(known: &OfficeSettings, ctx: &Context) -> Message {
    let mut text = vec![(ctx.text("office-wordings-about"), Tone::Text)];
    text.extend(known.wordings.iter().map(|wording| {
        let purpose = ctx.text(&format!("purpose-{}", wording.purpose.as_str()));
        let tongue = format!("lang-{}", wording.language);
        let tongue = if ctx.words.has(&tongue) { ctx.text(&tongue) } else { wording.language.to_string() };
        (format!("{purpose}{}{tongue}", ctx.theme.dot()), Tone::Title)
    }));
    Message::new(ctx.text("office-wordings"), text)
}

impl Screen for Settings {
    fn place(&self) -> Place {
        Place::Settings
    }

    fn title(&self, ctx: &Context) -> String {
        ctx.text("tab-settings")
    }

    fn can(&self, command: Command, _ctx: &Context) -> bool {
        match command {
            Command::Open => self.known.is_some(),
            _ => command.is_step(),
        }
    }

    fn status(&self, ctx: &Context) -> Status {
        let Some(known) = &self.known else { return Status::default() };
        let phrase = Phrase::new("office-now").text("time", &known.time).text("zone", known.zone);
        Status { line: Line::styled(format!(" {}", ctx.say(&phrase)), ctx.theme.style(Tone::Muted)), cursor: None }
    }

    fn update(&mut self, msg: Msg, ctx: &Context) -> Effects {
        match msg {
            Msg::Shown | Msg::Changed => {
                return Effects::read(Lane::Main, |desk| Ok(Reply::Settings(Box::new(desk.office_settings()?))));
            }
            Msg::Reply(Reply::Settings(known)) => self.known = Some(known),
            Msg::Reply(Reply::People(step)) => {
                let people = self.known.as_ref().map_or(&[][..], |known| &known.people);
                return people::go(step, people, ctx);
            }
            Msg::Command(Command::Open) => return self.open(ctx),
            Msg::Command(command) => {
                let all = self.items().len();
                self.place.step(command, all, all);
            }
            _ => {}
        }
        Effects::none()
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, ctx: &Context) {
        let hints = hints::line(&hinted(self, ctx), ctx, usize::from(area.width));
        let title = Line::styled(format!(" {} ", ctx.text("tab-settings")), ctx.theme.style(Tone::Title));
        let inner = panel(frame, area, title, hints, ctx);
        let columns = usize::from(inner.width);
        let (lines, row) = self.lines(columns, ctx);
        let about = wrap(&self.about(ctx), columns.saturating_sub(2));
        let below = u16::try_from(about.len() + 1).unwrap_or(u16::MAX);
        let all = u16::try_from(lines.len()).unwrap_or(u16::MAX);
        let fits = inner.height >= all.saturating_add(below);
        let list = Rect { height: if fits { all } else { inner.height }, ..inner };
        let top = (row + 1).saturating_sub(usize::from(list.height));
        frame.render_widget(Paragraph::new(lines.into_iter().skip(top).collect::<Vec<_>>()), list);
        if fits {
            let lines = about.into_iter().map(|line| Line::styled(format!(" {line}"), ctx.theme.style(Tone::Muted)));
            let place = Rect { y: list.bottom() + 1, height: inner.height - all - 1, ..inner };
            frame.render_widget(Paragraph::new(lines.collect::<Vec<_>>()), place);
        }
    }
}
