//! What a person may change about the program itself while it runs: language, hidden numbers, mouse, the pages for
//! newcomers. Each change is seen at once and kept by the worker.

use super::{Shell, carry::SHELL};
use crate::app::access::NUMBERS;
use crate::app::command::Command;
use crate::domain::lang::Lang;
use crate::domain::phrase::Phrase;
use crate::i18n::Catalogue;
use crate::tui::effects::Effect;
use crate::tui::likes::Likes;
use crate::tui::popups::tour::Tour;
use crate::tui::reply::Reply;
use crate::tui::theme::Tone;
use crate::tui::worker::Job;

impl Shell {
    /// The same face as this person likes it.
    #[must_use]
    pub fn with_likes(mut self, likes: Likes) -> Self {
        (self.likes, self.ctx.hides) = (likes, likes.hides);
        if !self.missing {
            self.welcome();
        }
        self
    }

    /// The same face in other words.
    #[must_use]
    pub fn with_words(mut self, words: Catalogue) -> Self {
        self.ctx.words = words;
        self
    }

    /// True when clicks and the wheel are wanted from the terminal.
    pub fn wants_mouse(&self) -> bool {
        self.likes.mouse
    }

    /// Shows the pages for newcomers to whoever has not seen them.
    pub(super) fn welcome(&mut self) {
        if !self.likes.tour_seen {
            self.push_popup(Tour::default().into());
        }
    }

    pub(super) fn tour_seen(&mut self) {
        self.likes.tour_seen = true;
        self.keep_likes();
    }

    pub(super) fn hide_or_show(&mut self) {
        self.likes.hides = !self.likes.hides;
        self.ctx.hides = self.likes.hides;
        let id = if self.likes.hides { "tui-numbers-hidden" } else { "tui-numbers-shown" };
        let key = Command::HideNumbers.spec().keys.first().map(ToString::to_string).unwrap_or_default();
        self.say(&Phrase::new(id).text("key", key));
        self.keep_likes();
        if !self.likes.hides {
            let client = self.top().and_then(|page| page.screen.client());
            self.keep(Box::new(move |desk| {
                desk.note_read(client, NUMBERS)?;
                Ok(Reply::Nothing)
            }));
        }
        // Screens keep the words that they were given.
        self.changed();
    }

    pub(super) fn mouse_on_or_off(&mut self) {
        self.likes.mouse = !self.likes.mouse;
        self.say(&Phrase::new(if self.likes.mouse { "tui-mouse-on" } else { "tui-mouse-off" }));
        self.keep_likes();
    }

    /// The interface in another language.
    pub(super) fn speak(&mut self, lang: Lang) {
        self.ctx.words = Catalogue::new(lang);
        self.keep(Likes::keep_language(lang));
        self.changed();
    }

    /// The interface in the language that follows in the list.
    pub(super) fn speak_next(&mut self) {
        let now = self.ctx.words.lang();
        let next = Lang::ALL.iter().skip_while(|lang| **lang != now).nth(1).or_else(|| Lang::ALL.first());
        self.speak(next.copied().unwrap_or(now));
    }

    fn say(&mut self, phrase: &Phrase) {
        self.status = Some((self.ctx.say(phrase), Tone::Good));
    }

    fn keep_likes(&mut self) {
        self.keep(self.likes.keep());
    }

    /// Hands a choice to the worker, as soon as there is a database to keep it in.
    fn keep(&mut self, job: Job) {
        if !self.missing {
            self.carry(SHELL, Effect::Write(job));
        }
    }
}
