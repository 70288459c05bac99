//! The second step: what each column means. Enter chooses another field, `x` leaves a column out, mappings of the office
//! are used and kept here.

use super::{ImportNews, counted, hand};
use crate::app::command::Command;
use crate::app::import::Field;
use crate::app::import::maps::SavedMap;
use crate::app::import::rehearsal::{ColumnSeen, Reading, Standing};
use crate::domain::clean::Clean;
use crate::domain::phrase::Phrase;
use crate::tui::context::Context;
use crate::tui::effects::{Effect, Effects};
use crate::tui::popups::ask_line::AskLine;
use crate::tui::popups::confirm::Confirm;
use crate::tui::popups::pick::Pick;
use crate::tui::reply::Reply;
use crate::tui::screens::client::sheet::{Parts, draw_lines, draw_pane, draw_sections};
use crate::tui::theme::Tone;
use crate::tui::widgets::list::ListPlace;
use crate::tui::widgets::table::{Cell, Column, Table, Width};
use crate::tui::worker::Lane;
use ratatui::Frame;
use ratatui::layout::Rect;
use std::sync::Arc;

/// The page.
pub(super) struct Columns {
    pub(super) reading: Arc<Reading>,
    pub(super) said: Option<(String, Tone)>,
    maps: Vec<SavedMap>,
    place: ListPlace,
}

fn field_name(field: Option<Field>, ctx: &Context) -> String {
    ctx.text(&format!("import-field-{}", field.map_or("ignore", Field::as_str)))
}

/// What a column is taken for, or that it is left out.
fn means(column: &ColumnSeen, ctx: &Context) -> String {
    match (column.field, column.standing) {
        (None, Standing::ByHand) => ctx.text("import-left-out"),
        (None, _) => ctx.text("import-unknown"),
        (field, _) => field_name(field, ctx),
    }
}

/// Reads the mappings of the office afresh.
pub(super) fn ask_maps() -> Effects {
    Effects::read(Lane::Main, |desk| Ok(Reply::Import(Box::new(ImportNews::Maps(desk.import_maps()?)))))
}

impl Columns {
    /// The page of a file; a mapping that is meant for it is offered.
    pub(super) fn new(reading: Reading, maps: Vec<SavedMap>, ctx: &Context) -> (Self, Effects) {
        let offered = SavedMap::offered(&maps, &reading).filter(|saved| !reading.agrees_with(&saved.map)).cloned();
        let effects = offered.map_or_else(Effects::none, offer);
        // What is worth a look is looked at first.
        let first = reading.columns.iter().position(|column| column.standing == Standing::Unsure).unwrap_or(0);
        let mut page = Self { reading: Arc::new(reading), said: None, maps, place: ListPlace::default() };
        page.place.select(first, page.height(ctx));
        (page, effects)
    }

    fn height(&self, ctx: &Context) -> usize {
        Parts::of(ctx.body, self.head(ctx).len(), ctx).rows()
    }

    pub(super) fn fit(&mut self, ctx: &Context) {
        let height = self.height(ctx);
        self.place.select(self.place.selected(), height);
    }

    fn selected(&self) -> Option<&ColumnSeen> {
        self.reading.columns.get(self.place.selected())
    }

    pub(super) fn can(&self, command: Command) -> bool {
        match command {
            Command::ImportNext => self.reading.missing().is_none(),
            Command::ImportIgnore => self.selected().is_some_and(|column| column.field.is_some()),
            Command::ImportSheet => self.reading.sheets().len() > 1,
            Command::Open => self.selected().is_some(),
            Command::ImportMaps => true,
            _ => command.is_step(),
        }
    }

    pub(super) fn command(&mut self, command: Command, ctx: &Context) -> Effects {
        self.said = None;
        match command {
            Command::Open => return self.choose(ctx),
            Command::ImportIgnore => self.assign(self.place.selected(), None, ctx),
            Command::ImportSheet => return self.choose_sheet(ctx),
            Command::ImportMaps => return self.choose_map(ctx),
            _ => {
                let height = self.height(ctx);
                self.place.step(command, self.reading.columns.len(), height);
            }
        }
        Effects::none()
    }

    pub(super) fn news(&mut self, news: ImportNews, ctx: &Context) -> Effects {
        match news {
            ImportNews::Maps(maps) => self.maps = maps,
            ImportNews::Meaning(column, field) => self.assign(column, field, ctx),
            ImportNews::UseMap(saved) => self.take_over(&saved, ctx),
            ImportNews::KeepMap(name) => {
                let map = self.reading.map();
                return Effects::write(move |desk| {
                    desk.keep_import_map(&name, &map)?;
                    Ok(Reply::Saved(Phrase::new("import-maps-kept").text("name", name.as_str())))
                });
            }
            ImportNews::ForgetMap(name) => {
                return Effects::write(move |desk| {
                    desk.forget_import_map(&name)?;
                    Ok(Reply::Saved(Phrase::new("import-maps-forgotten").text("name", name.as_str())))
                });
            }
            _ => {}
        }
        Effects::none()
    }

    fn assign(&mut self, column: usize, field: Option<Field>, ctx: &Context) {
        Arc::make_mut(&mut self.reading).assign(column, field);
        self.fit(ctx);
    }

    fn take_over(&mut self, saved: &SavedMap, ctx: &Context) {
        let taken = Arc::make_mut(&mut self.reading).take_over(&saved.map);
        self.said = Some(match taken {
            Ok(()) => (ctx.say(&Phrase::new("import-maps-used").text("name", saved.name.as_str())), Tone::Good),
            Err(phrase) => (ctx.say(&phrase), Tone::Warning),
        });
        self.fit(ctx);
    }

    /// All fields by their names: what the column could be stands first, then leaving it out, then the others.
    fn choose(&self, ctx: &Context) -> Effects {
        let (at, Some(column)) = (self.place.selected(), self.selected()) else { return Effects::none() };
        let likely =
            column.field.into_iter().chain(column.could_be.iter().copied().filter(|f| Some(*f) != column.field));
        let mut fields: Vec<Option<Field>> = likely.map(Some).collect();
        fields.push(None);
        fields.extend(
            Field::ALL
                .iter()
                .map(|field| Some(*field))
                .filter(|field| *field != column.field && field.is_none_or(|field| !column.could_be.contains(&field))),
        );
        let names = fields.iter().map(|field| field_name(*field, ctx)).collect();
        let title = format!("{}: {}", ctx.text("import-by-header"), column.header);
        Effects::popup(Pick::new(title, names, move |chosen| {
            let field = fields.get(chosen).copied().flatten();
            hand(ImportNews::Meaning(at, field))
        }))
    }

    fn choose_sheet(&self, ctx: &Context) -> Effects {
        let sheets = self.reading.sheets().to_vec();
        let names = sheets.iter().map(ToString::to_string).collect();
        Effects::popup(Pick::new(ctx.text("import-sheets-title"), names, move |chosen| {
            sheets.get(chosen).map_or_else(Effects::close, |name| hand(ImportNews::Sheet(name.clone())))
        }))
    }

    fn choose_map(&self, ctx: &Context) -> Effects {
        let named = |id: &str, saved: &SavedMap| ctx.say(&Phrase::new(id).text("name", saved.name.as_str()));
        let mut lines: Vec<String> = self.maps.iter().map(|saved| named("import-maps-use", saved)).collect();
        lines.push(ctx.text("import-maps-keep"));
        lines.extend(self.maps.iter().map(|saved| named("import-maps-forget", saved)));
        let maps = self.maps.clone();
        let keep = (ctx.text("import-maps-keep-title"), ctx.text("import-maps-keep-ask"));
        Effects::popup(Pick::new(ctx.text("import-maps-title"), lines, move |chosen| {
            if let Some(saved) = maps.get(chosen) {
                return hand(ImportNews::UseMap(Box::new(saved.clone())));
            }
            match chosen.checked_sub(maps.len() + 1).and_then(|at| maps.get(at)) {
                Some(saved) => Effects::close().plus(ask_forget(saved.name.clone())),
                None => Effects::close().plus(ask_name(keep.clone())),
            }
        }))
    }

    /// What was read, and what is still to be said about it.
    fn head(&self, ctx: &Context) -> Vec<(String, Tone)> {
        let reading = &self.reading;
        let id = if reading.sheet().is_some() { "import-read-sheet" } else { "import-read" };
        let read = counted(id, &[("rows", reading.rows()), ("header", reading.header_row())])
            .text("file", &reading.name)
            .text("sheet", reading.sheet().map_or("", |name| name.as_str()));
        let of = |wanted: &dyn Fn(&ColumnSeen) -> bool| reading.columns.iter().filter(|column| wanted(column)).count();
        let unsure = of(&|column| column.field.is_some() && column.standing == Standing::Unsure);
        let out = of(&|column| column.field.is_none());
        let sure = reading.columns.len() - unsure - out;
        let counts = [("all", reading.columns.len()), ("sure", sure), ("unsure", unsure), ("out", out)];
        let mut head =
            vec![(ctx.say(&read), Tone::Text), (ctx.say(&counted("import-columns-known", &counts)), Tone::Text)];
        if let Some(missing) = reading.missing() {
            let still = Phrase { id: "import-still-missing".to_owned(), ..missing };
            head.push((ctx.say(&still), Tone::Warning));
        }
        head
    }

    pub(super) fn status(&self, ctx: &Context) -> Option<(String, Tone)> {
        let guess = self.reading.is_guess().then(|| (ctx.text("import-guess"), Tone::Warning));
        self.said.clone().or(guess)
    }

    fn cells(&self, at: usize, ctx: &Context) -> Vec<Cell> {
        let Some(column) = self.reading.columns.get(at) else { return Vec::new() };
        let (sign, tone) = match (column.field, column.standing) {
            (None, _) => ("", Tone::Muted),
            (Some(_), Standing::Unsure) => ("?", Tone::Warning),
            (Some(_), _) => ("", Tone::Text),
        };
        let samples: Vec<&str> = column.samples.iter().map(Clean::as_str).collect();
        vec![
            (sign.to_owned(), Tone::Warning),
            (column.header.to_string(), Tone::Text),
            (means(column, ctx), tone),
            (samples.join(ctx.theme.dot()), Tone::Muted),
        ]
    }

    fn about(&self, ctx: &Context) -> Vec<(String, Tone)> {
        let Some(column) = self.selected() else { return Vec::new() };
        let means = means(column, ctx);
        let unsure = column.field.is_some() && column.standing == Standing::Unsure;
        let doubt = if unsure { format!(" ({}?)", ctx.text("import-unsure")) } else { String::new() };
        let mut lines = vec![(format!("{} → {means}{doubt}", column.header), Tone::Title)];
        lines.extend(column.samples.iter().map(|sample| (format!("  {sample}"), Tone::Text)));
        if column.samples.is_empty() {
            lines.push((format!("  {}", ctx.text("import-column-empty")), Tone::Muted));
        }
        let others = column.could_be.iter().filter(|field| Some(**field) != column.field).take(4);
        let others: Vec<String> = others.map(|field| field_name(Some(*field), ctx)).collect();
        if !others.is_empty() {
            lines.insert(1, (format!("{}: {}", ctx.text("import-could-be"), others.join(", ")), Tone::Muted));
        }
        lines
    }

    pub(super) fn draw(&self, frame: &mut Frame<'_>, area: Rect, ctx: &Context) {
        let head = self.head(ctx);
        let parts = Parts::of(area, head.len(), ctx);
        draw_lines(frame, parts.head, head, ctx);
        let steps: Vec<String> = ctx.text("import-steps").split(" · ").map(str::to_owned).collect();
        draw_sections(frame, parts.sections, &steps, 1, ctx);
        let samples = if ctx.body.width < 70 { 1 } else { 0 };
        let columns = [
            Column::new("", Width::Fixed(1), 0),
            Column::new(ctx.text("import-column-header"), Width::Share(3), 0),
            Column::new(ctx.text("import-column-means"), Width::Share(3), 0),
            Column::new(ctx.text("import-column-samples"), Width::Share(4), samples),
        ];
        let table = Table { columns: &columns, len: self.reading.columns.len(), place: self.place, active: true };
        table.draw(frame, parts.list, ctx, |at| self.cells(at, ctx));
        draw_pane(frame, area, parts.pane, (&ctx.text("import-column-header"), &self.about(ctx)), ctx);
    }
}

/// Offers a mapping that is meant for the file.
fn offer(saved: SavedMap) -> Effects {
    let question = Phrase::new("import-maps-offer").text("name", saved.name.as_str());
    let then = Effect::hand(Reply::Import(Box::new(ImportNews::UseMap(Box::new(saved)))));
    Effects::popup(Confirm::harmless(question, "hint-import-use", then))
}

fn ask_forget(name: Clean) -> Effects {
    let question = Phrase::new("import-maps-forget-ask").text("name", name.as_str());
    let then = Effect::hand(Reply::Import(Box::new(ImportNews::ForgetMap(name))));
    Effects::popup(Confirm::grave(question, 'y', "hint-import-delete", then))
}

fn ask_name((title, question): (String, String)) -> Effects {
    Effects::popup(AskLine::new(title, question, |name| hand(ImportNews::KeepMap(name))))
}
