//! The third step: what each row would do, a list for each kind of row, counts first. Lines are made when they are seen;
//! what a client would get is asked for when its row is selected.

use super::{ImportNews, counted};
use crate::app::command::Command;
use crate::app::import::rehearsal::{Fate, Line, Listed, Rehearsal, RowChanges, What};
use crate::app::import::{Conflict, Field, Repeated, phrase};
use crate::domain::clean::Clean;
use crate::domain::phrase::Phrase;
use crate::i18n::labels;
use crate::tui::context::Context;
use crate::tui::effects::{Effect, Effects};
use crate::tui::popups::confirm::Confirm;
use crate::tui::popups::message::Message;
use crate::tui::reply::Reply;
use crate::tui::screens::client;
use crate::tui::screens::client::sheet::{Parts, draw_lines, draw_pane, draw_sections};
use crate::tui::theme::Tone;
use crate::tui::widgets::list::ListPlace;
use crate::tui::widgets::table::{Cell, Column, Table, Width};
use crate::tui::widgets::text::cut;
use crate::tui::worker::Lane;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line as TextLine;
use std::sync::Arc;

/// Head lines: the counts.
const HEAD: usize = 2;

/// The page.
pub(super) struct Preview {
    pub(super) rehearsal: Arc<Rehearsal>,
    pub(super) said: Option<(String, Tone)>,
    open: usize,
    places: [ListPlace; Fate::ALL.len()],
    /// What the selected row would change, once it is known.
    changes: Option<(usize, RowChanges)>,
}

fn field_name(field: Field, ctx: &Context) -> String {
    ctx.text(&format!("import-field-{}", field.as_str()))
}

impl Preview {
    /// The page, with the first list that has something.
    pub(super) fn new(rehearsal: Arc<Rehearsal>) -> Self {
        let open = Fate::ALL.iter().position(|fate| rehearsal.count(*fate) > 0).unwrap_or(0);
        Self { rehearsal, said: None, open, places: <[ListPlace; Fate::ALL.len()]>::default(), changes: None }
    }

    fn fate(&self) -> Fate {
        Fate::ALL.get(self.open).copied().unwrap_or(Fate::New)
    }

    fn place(&self) -> ListPlace {
        self.places.get(self.open).copied().unwrap_or_default()
    }

    fn selected(&self) -> Option<Listed> {
        self.rehearsal.line(self.fate(), self.place().selected())
    }

    fn height(ctx: &Context) -> usize {
        Parts::of(ctx.body, HEAD, ctx).rows()
    }

    pub(super) fn fit(&mut self, ctx: &Context) {
        let height = Self::height(ctx);
        for place in &mut self.places {
            place.select(place.selected(), height);
        }
    }

    pub(super) fn subject(&self) -> Option<String> {
        self.selected().map(|listed| format!("{} {}", self.open, listed.row))
    }

    pub(super) fn can(&self, command: Command, ctx: &Context) -> bool {
        match command {
            Command::Open => self.selected().is_some(),
            Command::ImportNext => true,
            Command::ImportOverwrite => self.rehearsal.overwrite || self.rehearsal.count(Fate::Conflict) > 0,
            Command::NextSection | Command::PreviousSection => true,
            _ => {
                command.is_step()
                    || client::section_of(command).is_some_and(|at| at < Fate::ALL.len() && ctx.allows(command))
            }
        }
    }

    pub(super) fn command(&mut self, command: Command, ctx: &Context) -> Effects {
        self.said = None;
        let all = Fate::ALL.len();
        match (client::section_after(command, self.open, all), command) {
            (Some(to), _) => self.open = to,
            (None, Command::Open) => return self.show_row(ctx),
            (None, Command::ImportNext) => return self.ask_write(ctx),
            _ => {
                let (len, open) = (self.rehearsal.count(self.fate()), self.open);
                if let Some(place) = self.places.get_mut(open) {
                    place.step(command, len, Self::height(ctx));
                }
            }
        }
        self.ask()
    }

    /// Asks what the selected row would change.
    pub(super) fn ask(&self) -> Effects {
        let wanted = matches!(self.fate(), Fate::New | Fate::Changed | Fate::Conflict);
        let Some(listed) = self.selected().filter(|_| wanted) else { return Effects::none() };
        let rehearsal = Arc::clone(&self.rehearsal);
        Effects::read(Lane::Preview, move |desk| {
            let changes = desk.rehearsed_row(&rehearsal, listed.row)?;
            Ok(Reply::Import(Box::new(ImportNews::Row(listed.row, Box::new(changes)))))
        })
    }

    pub(super) fn take(&mut self, row: usize, changes: RowChanges) {
        self.changes = Some((row, changes));
    }

    /// One question that names the numbers.
    fn ask_write(&mut self, ctx: &Context) -> Effects {
        let rehearsal = &self.rehearsal;
        let writes = rehearsal.writes();
        if writes == 0 {
            self.said = Some((ctx.text("import-nothing-to-write"), Tone::Warning));
            return Effects::none();
        }
        let question = counted(
            "import-ask-write",
            &[
                ("writes", writes),
                ("new", rehearsal.count(Fate::New)),
                ("changed", rehearsal.count(Fate::Changed)),
                ("left", rehearsal.report.rows.saturating_sub(writes)),
                ("refused", rehearsal.count(Fate::Refused)),
            ],
        );
        let then = Effect::hand(Reply::Import(Box::new(ImportNews::Write)));
        Effects::popup(Confirm::grave(question, 'y', "hint-import-write", then))
    }

    fn show_row(&self, ctx: &Context) -> Effects {
        let Some(listed) = self.selected() else { return Effects::none() };
        let row = ctx.say(&counted("import-row-title", &[("row", listed.row)]));
        let title = format!("{row}{}{}", ctx.theme.dot(), listed.name);
        let mut text = self.about(&listed, ctx);
        text.push((String::new(), Tone::Text));
        text.push((ctx.text("import-in-the-sheet"), Tone::Title));
        let cells = self.rehearsal.cells(listed.row);
        text.extend(cells.iter().map(|(header, cell)| (format!("{header}: {cell}"), Tone::Text)));
        Effects::popup(Message::new(title, text))
    }

    fn head(&self, ctx: &Context) -> Vec<(String, Tone)> {
        let rehearsal = &self.rehearsal;
        let mut counts: Vec<(&str, usize)> =
            Fate::ALL.iter().map(|fate| (fate.as_str(), rehearsal.count(*fate))).collect();
        counts.push(("rows", rehearsal.report.rows));
        let more = [("conflicts", rehearsal.count(Fate::Conflict)), ("warnings", rehearsal.count(Fate::Warning))];
        let wins = if rehearsal.overwrite { "import-wins" } else { "import-keeps" };
        let more = format!("{}{}{}", ctx.say(&counted("import-counts-more", &more)), ctx.theme.dot(), ctx.text(wins));
        vec![(ctx.say(&counted("import-counts", &counts)), Tone::Title), (more, Tone::Text)]
    }

    pub(super) fn status(&self) -> Option<(String, Tone)> {
        let file = (self.rehearsal.reading.name.clone(), Tone::Muted);
        self.said.clone().or(Some(file))
    }

    fn cells(&self, at: usize, ctx: &Context) -> Vec<Cell> {
        let Some(listed) = self.rehearsal.line(self.fate(), at) else { return Vec::new() };
        let whole = listed.name.is_empty() && matches!(listed.what, What::Warning(_));
        let name = if whole { ctx.text("import-whole-file") } else { listed.name.to_string() };
        let row = if listed.row == 0 { String::new() } else { listed.row.to_string() };
        vec![(row, Tone::Muted), (name, Tone::Text), (summary(&listed, ctx), Tone::Text)]
    }

    /// What is to be said about a row, in full.
    fn about(&self, listed: &Listed, ctx: &Context) -> Vec<(String, Tone)> {
        let mut lines = match &listed.what {
            What::Person(..) | What::Gets(_) => Vec::new(),
            What::Repeated(found) => self.repeated(found, ctx),
            _ => vec![(summary(listed, ctx), Tone::Warning)],
        };
        let known = self.changes.as_ref().filter(|(row, _)| *row == listed.row);
        let wanted = matches!(self.fate(), Fate::New | Fate::Changed | Fate::Conflict);
        let Some((_, changes)) = known.filter(|_| wanted) else {
            return lines;
        };
        for line in changes.lines(&ctx.words) {
            lines.push(match line {
                Line::Head(text) => (text, Tone::Title),
                Line::Field(text) => (format!("  {text}"), Tone::Text),
            });
        }
        if self.fate() == Fate::Changed {
            lines.extend(changes.conflicts.iter().map(|found| (conflict(found, ctx), Tone::Warning)));
        }
        lines
    }

    fn repeated(&self, found: &Repeated, ctx: &Context) -> Vec<(String, Tone)> {
        let same = ctx.say(&counted("import-same-as", &[("row", found.same_as_row)]));
        let mut lines = vec![(same, Tone::Text)];
        if found.differs.is_empty() {
            lines.push((ctx.text("import-same-nothing"), Tone::Muted));
        }
        let shown = |text: &Clean| if text.is_empty() { "—".to_owned() } else { text.to_string() };
        lines.extend(found.differs.iter().map(|field| {
            let (before, after) = self.rehearsal.both(found, *field);
            (format!("  {}: {} → {}", field_name(*field, ctx), shown(&before), shown(&after)), Tone::Text)
        }));
        lines
    }

    pub(super) fn draw(&self, frame: &mut Frame<'_>, area: Rect, ctx: &Context) {
        let parts = Parts::of(area, HEAD, ctx);
        draw_lines(frame, parts.head, self.head(ctx), ctx);
        let names: Vec<String> =
            Fate::ALL.iter().map(|fate| ctx.text(&format!("import-fate-{}", fate.as_str()))).collect();
        draw_sections(frame, parts.sections, &names, self.open, ctx);
        let len = self.rehearsal.count(self.fate());
        if len == 0 {
            let empty = ctx.text(&format!("import-none-{}", self.fate().as_str()));
            let line = TextLine::styled(cut(&empty, usize::from(parts.list.width)), ctx.theme.style(Tone::Muted));
            return frame.render_widget(line, Rect { height: parts.list.height.min(1), ..parts.list });
        }
        let columns = [
            Column::new(ctx.text("import-column-row"), Width::Fixed(7), 0),
            Column::new(ctx.text("column-client"), Width::Share(2), 0),
            Column::new(ctx.text("import-column-what"), Width::Share(3), 1),
        ];
        let table = Table { columns: &columns, len, place: self.place(), active: true };
        table.draw(frame, parts.list, ctx, |at| self.cells(at, ctx));
        let Some(listed) = self.selected() else { return };
        let title = ctx.say(&counted("import-row-title", &[("row", listed.row)]));
        draw_pane(frame, area, parts.pane, (&title, &self.about(&listed, ctx)), ctx);
    }
}

/// What a list says beside the name, on one line.
fn summary(listed: &Listed, ctx: &Context) -> String {
    let said = |column: &Clean, value: &Clean, why: &str| {
        let what: Vec<&str> = [column.as_str(), value.as_str()].into_iter().filter(|part| !part.is_empty()).collect();
        format!("{} — {}", what.join(": "), ctx.say(&phrase(why)))
    };
    match &listed.what {
        What::Person(citizenship, ground) => {
            let parts: Vec<&str> =
                [citizenship.as_str(), ground.as_str()].into_iter().filter(|p| !p.is_empty()).collect();
            parts.join(ctx.theme.dot())
        }
        What::Gets(kinds) => {
            let kinds: Vec<String> = kinds.iter().map(|kind| ctx.text(&labels::kind(*kind))).collect();
            kinds.join(", ")
        }
        What::Conflict(found) => conflict(found, ctx),
        What::Repeated(found) => {
            let same = ctx.say(&counted("import-same-as", &[("row", found.same_as_row)]));
            let fields: Vec<String> = found.differs.iter().map(|field| field_name(*field, ctx)).collect();
            if fields.is_empty() {
                return same;
            }
            let differs = ctx.say(&Phrase::new("import-differs").text("fields", fields.join(", ")));
            format!("{same}; {differs}")
        }
        What::Refused(found) => said(&found.column, &found.value, found.why.as_str()),
        What::Warning(found) => said(&found.column, &found.value, found.why.as_str()),
    }
}

fn conflict(found: &Conflict, ctx: &Context) -> String {
    let shown = |value| Rehearsal::shown(found.field, value, ctx.words.lang());
    let phrase = Phrase::new("import-here-sheet").text("field", field_name(found.field, ctx));
    ctx.say(&phrase.text("here", shown(&found.here)).text("sheet", shown(&found.sheet)))
}
