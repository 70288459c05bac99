//! The act of originals taken in or given back: the text in the client's language, to be copied, or saved as a page that
//! a browser prints.

use crate::app::keys::Code;
use crate::app::originals::{Act, ActKind, Format};
use crate::app::pages::ClientPage;
use crate::domain::id::CaseId;
use crate::domain::lang::Lang;
use crate::domain::phrase::Phrase;
use crate::i18n::Catalogue;
use crate::tui::context::Context;
use crate::tui::effects::{Effect, Effects};
use crate::tui::reply::Reply;
use crate::tui::screens::Msg;
use crate::tui::theme::Tone;
use crate::tui::widgets::frame::{centred, panel};
use crate::tui::widgets::hints::pairs_line;
use crate::tui::widgets::text::wrap;
use crate::tui::worker::Lane;
use ratatui::Frame;
use ratatui::text::Line;
use ratatui::widgets::Paragraph;

/// Widest text column, for reading.
const WIDTH: u16 = 76;

/// The popup.
pub struct ReceiptPopup {
    page: Box<ClientPage>,
    case: Option<CaseId>,
    kind: ActKind,
    lang: Lang,
    act: Act,
    top: usize,
    said: Option<(String, Tone)>,
}

/// The act about a client's originals, with the papers of one case.
pub fn open(page: &ClientPage, case: Option<CaseId>, kind: ActKind, ctx: &Context) -> Effects {
    let lang = page.clients_language();
    let act = act(page, case, (kind, lang), ctx);
    let popup = ReceiptPopup { page: Box::new(page.clone()), case, kind, lang, act, top: 0, said: None };
    Effects::popup(Box::new(popup))
}

fn act(page: &ClientPage, case: Option<CaseId>, (kind, lang): (ActKind, Lang), ctx: &Context) -> Act {
    page.act_of_originals(kind, case, &ctx.office.me.name, &Catalogue::new(lang))
}

impl ReceiptPopup {
    fn text(&self) -> String {
        String::from_utf8_lossy(&self.act.written(Format::Text)).into_owned()
    }

    fn lines(&self, width: usize) -> Vec<String> {
        self.text()
            .lines()
            .flat_map(|line| if line.is_empty() { vec![String::new()] } else { wrap(line, width) })
            .collect()
    }

    fn room(ctx: &Context) -> (usize, usize) {
        (usize::from(ctx.body.width.min(WIDTH).saturating_sub(4)), usize::from(ctx.body.height.saturating_sub(3)))
    }

    /// Scrolls, copies, saves, changes the language, closes.
    pub fn update(&mut self, msg: Msg, ctx: &Context) -> Effects {
        let key = match msg {
            Msg::Key(key) => key,
            Msg::Reply(Reply::Told(phrase)) => {
                self.said = Some((ctx.say(&phrase), Tone::Good));
                return Effects::none();
            }
            Msg::Failed(error) => {
                self.said = Some((ctx.say(&error.message), Tone::Warning));
                return Effects::none();
            }
            _ => return Effects::none(),
        };
        let (width, height) = Self::room(ctx);
        let lowest = self.lines(width).len().saturating_sub(height);
        match key.physical().code {
            Code::Down | Code::Char('j') => self.top = (self.top + 1).min(lowest),
            Code::Up | Code::Char('k') => self.top = self.top.saturating_sub(1),
            Code::PageDown | Code::Char(' ') => self.top = (self.top + height).min(lowest),
            Code::PageUp => self.top = self.top.saturating_sub(height),
            Code::Char('g') => self.next_language(ctx),
            Code::Char('c') => {
                self.said = Some((ctx.text("letter-copied"), Tone::Good));
                return Effects::one(Effect::Copy(self.text()));
            }
            Code::Char('f') if !ctx.server => return self.file(),
            Code::Enter | Code::Esc | Code::Backspace | Code::Char('q') => return Effects::close(),
            _ => {}
        }
        Effects::none()
    }

    fn next_language(&mut self, ctx: &Context) {
        let at = Lang::ALL.iter().position(|lang| *lang == self.lang).map_or(0, |at| at + 1);
        self.lang = Lang::ALL.get(at % Lang::ALL.len()).copied().unwrap_or(self.lang);
        self.act = act(&self.page, self.case, (self.kind, self.lang), ctx);
        (self.top, self.said) = (0, None);
    }

    fn file(&self) -> Effects {
        let case = self.case.and_then(|id| self.page.case(id)).map(|case| case.reference.to_string());
        let reference = case.unwrap_or_else(|| self.page.dossier.client.id.to_string());
        let act = self.act.clone();
        Effects::read(Lane::More, move |desk| {
            let line = format!("case originals {reference} --format html > originals.html");
            let file = act.save(&desk.own_machine(&line)?.here(), &reference, Format::Html)?;
            Ok(Reply::Told(Phrase::new("act-filed").text("file", file)))
        })
    }

    /// Draws the act.
    pub fn draw(&self, frame: &mut Frame<'_>, ctx: &Context) {
        let (width, height) = Self::room(ctx);
        let lines = self.lines(width);
        let shown = lines.len().min(height) + usize::from(self.said.is_some());
        let area = centred(frame, ctx.body.width.min(WIDTH), u16::try_from(shown + 2).unwrap_or(u16::MAX));
        let mut hints = vec![("Enter".to_owned(), ctx.text("hint-close"))];
        if !ctx.server {
            hints.push(("f".to_owned(), ctx.text("hint-act-file")));
        }
        hints.push(("c".to_owned(), ctx.text("hint-act-copy")));
        hints.push(("g".to_owned(), ctx.text("hint-act-language")));
        if lines.len() > height {
            hints.push(("↑ ↓".to_owned(), ctx.text("hint-scroll")));
        }
        let title = Line::styled(format!(" {} ", ctx.text("act-popup")), ctx.theme.style(Tone::Title));
        let inner = panel(frame, area, title, pairs_line(hints, ctx, usize::from(area.width)), ctx);
        let visible = lines.into_iter().skip(self.top).take(height);
        let mut text: Vec<Line<'_>> = visible.map(|line| Line::from(format!(" {line}"))).collect();
        let said = self.said.iter().map(|(said, tone)| Line::styled(format!(" {said}"), ctx.theme.style(*tone)));
        text.extend(said);
        frame.render_widget(Paragraph::new(text), inner);
    }
}
