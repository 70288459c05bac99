//! The drafts that wait while a form is filled, and the place at which the present text is kept.
//!
//! A draft is gone only when it was taken up and saved, or thrown away. One that is left alone keeps its place, and what is
//! typed then is kept at the first free one: the desk knows which that is, and the berth remembers it.

use crate::app::drafts::{Berth, Draft};
use crate::domain::phrase::Phrase;
use crate::tui::widgets::text::cut;
use std::sync::{Arc, Mutex};

/// How much of a draft is shown where there are several, in columns.
const SHOWN: usize = 48;

/// The drafts of one form.
#[derive(Debug, Default)]
pub(super) struct Waiting {
    /// Not answered yet, the first of them is offered.
    drafts: Vec<Draft>,
    /// How many there were.
    many: usize,
    /// Row version of the record that is open; 0 for a new one.
    version: i64,
    /// The one that was chosen from the list of forms left half-way.
    chosen: Option<u32>,
    /// Those that are thrown away.
    thrown: Vec<Draft>,
    /// Where what is typed lies. The worker alone keeps anything there; orders that wait for it share it.
    berth: Arc<Mutex<Berth>>,
}

impl Waiting {
    /// A form that is opened for the draft at a place.
    pub(super) fn chosen(place: u32) -> Self {
        Self { chosen: Some(place), ..Self::default() }
    }

    /// What lies there, by places.
    pub(super) fn found(&mut self, drafts: Vec<Draft>, version: i64) {
        (self.drafts, self.version) = (drafts, version);
        if let Some(place) = self.chosen {
            // The others are in that same list.
            self.drafts.retain(|one| one.place == place);
        }
        self.many = self.drafts.len();
    }

    /// The chosen draft, where nobody has saved the record since.
    pub(super) fn take_chosen(&mut self) -> Option<Draft> {
        let fresh = self.chosen.is_some() && self.first().is_some_and(|draft| !self.is_older(draft));
        if fresh { self.take() } else { None }
    }

    /// The draft that is offered.
    pub(super) fn first(&self) -> Option<&Draft> {
        self.drafts.first()
    }

    /// Takes up the draft that is offered; the others wait on.
    pub(super) fn take(&mut self) -> Option<Draft> {
        if self.drafts.is_empty() {
            return None;
        }
        let draft = self.drafts.remove(0);
        self.drafts.clear();
        self.berth = Arc::new(Mutex::new(Berth::of(draft.clone())));
        Some(draft)
    }

    /// Leaves the draft as it is that is offered.
    pub(super) fn leave(&mut self) {
        if !self.drafts.is_empty() {
            self.drafts.remove(0);
        }
    }

    /// Throws the draft away that is offered.
    pub(super) fn throw_away(&mut self) {
        if !self.drafts.is_empty() {
            self.thrown.push(self.drafts.remove(0));
        }
    }

    /// Those that are thrown away.
    pub(super) fn thrown(&self) -> Vec<Draft> {
        self.thrown.clone()
    }

    /// Where the present text is kept.
    pub(super) fn berth(&self) -> Arc<Mutex<Berth>> {
        self.berth.clone()
    }

    /// The question: of several drafts it says which one is meant.
    pub(super) fn offer(&self) -> Phrase {
        let Some(draft) = self.first() else { return Phrase::new("form-draft") };
        let id = if self.is_older(draft) { "form-draft-older" } else { "form-draft" };
        if self.many < 2 {
            return Phrase::new(id);
        }
        let several = if self.is_older(draft) { "form-drafts-older" } else { "form-drafts" };
        let many = i64::try_from(self.many).unwrap_or(i64::MAX);
        Phrase::new(several).number("n", many).text("text", cut(&draft.in_short(), SHOWN))
    }

    /// True when the record was saved again since the draft was typed.
    fn is_older(&self, draft: &Draft) -> bool {
        draft.version != self.version
    }
}
