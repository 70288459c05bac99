//! One talk: what was shown last, what is in hand, and who carries out which command.

use super::words::{Verb, Words};
use crate::app::access::NUMBERS;
use crate::app::daily_review::{DayReview, ItemKey};
use crate::app::desk::Desk;
use crate::app::error::AppError;
use crate::app::lists::ListQuery;
use crate::app::preferences::HIDES;
use crate::domain::clean::Clean;
use crate::domain::id::{CaseId, ClientId};
use crate::domain::phrase::Phrase;
use crate::domain::private::{hidden, hide_in};
use crate::domain::staff::Role;
use crate::i18n::{Catalogue, labels};

/// What is said in answer to one line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answer {
    /// One line for one thing; nothing in it steers a terminal.
    pub lines: Vec<String>,
    /// The session is over.
    pub ended: bool,
}

/// Lines to be said, or why there are none.
pub(super) type Said = Result<Vec<String>, AppError>;

/// What a number stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Shown {
    /// A client.
    Client(ClientId),
    /// A case.
    Case(ClientId, CaseId),
    /// A deadline of a page.
    Deadline(ItemKey),
    /// A place of my review.
    Item(usize),
}

/// Where a list goes on.
pub(super) enum More {
    /// Clients after a row.
    Clients(ListQuery),
    /// Cases after a row.
    Cases(ListQuery),
    /// What is due, from that place on.
    Due(usize),
}

/// A question that waits for a yes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Pending {
    /// Sign the review off.
    SignOff,
    /// Undo that group.
    Undo(i64),
}

/// Where the person is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// In lists.
    Lists,
    /// In the review.
    Review,
    /// On a client's page.
    Client(ClientId),
    /// On a case's page.
    Case(ClientId, CaseId),
}

/// A session of plain mode over a desk.
pub struct Session {
    pub(super) desk: Desk,
    pub(super) words: Catalogue,
    verbs: Words,
    pub(super) place: Place,
    pub(super) review: Option<DayReview>,
    /// The place in the review.
    pub(super) at: usize,
    /// The deadline that `why`, `done` and `snooze` are about.
    pub(super) hand: Option<ItemKey>,
    /// What the numbers of the last list stand for, from 1.
    pub(super) shown: Vec<Shown>,
    pub(super) more: Option<More>,
    pub(super) pending: Option<Pending>,
    /// Passport numbers, IIN and telephones are not said in full.
    hides: bool,
    /// Says at once how far something long has come.
    pub(super) tell: Tell,
}

/// Says a line before the answer is there.
type Tell = Box<dyn FnMut(&str)>;

impl Session {
    /// A session of whoever sits at the desk, spoken in the language of `words`.
    pub fn new(mut desk: Desk, words: Catalogue) -> Self {
        let verbs = Words::new(&words);
        // What cannot be read was never chosen.
        let hides = desk.preference(HIDES).unwrap_or_default().unwrap_or(false);
        Self {
            desk,
            words,
            verbs,
            place: Place::Lists,
            review: None,
            at: 0,
            hand: None,
            shown: Vec::new(),
            more: None,
            pending: None,
            hides,
            tell: Box::new(|_| {}),
        }
    }

    /// The same, with somebody who hears how far something long has come.
    #[must_use]
    pub fn telling(self, tell: impl FnMut(&str) + 'static) -> Self {
        Self { tell: Box::new(tell), ..self }
    }

    /// Who is here, on which day, and how to begin.
    pub fn greeting(&mut self) -> Vec<String> {
        let who = self.desk.me().handle().clone();
        let today = self.desk.today();
        let hello = Phrase::new("plain-hello").text("who", who).text("weekday", self.words.weekday(today));
        vec![self.words.say(&hello.day("day", today)), self.words.text("plain-begin")].into_iter().map(clean).collect()
    }

    /// What is said when the input ends.
    pub fn farewell(&self) -> Vec<String> {
        vec![self.words.text("plain-bye")]
    }

    /// Carries out one typed line.
    pub fn answer(&mut self, line: &str) -> Answer {
        let line = Clean::line(line);
        if line.is_empty() {
            return Answer::default();
        }
        let Some((verb, rest)) = self.verbs.read(&line).map(|(verb, rest)| (verb, rest.to_owned())) else {
            return self.said(&Phrase::new("plain-unknown").text("typed", cut(&line)));
        };
        let pending = self.pending.take();
        let said = match verb {
            Verb::Quit => return Answer { lines: self.farewell(), ended: true },
            Verb::Yes => self.confirmed(pending.as_ref()),
            _ => self.carry_out(verb, &rest),
        };
        let lines = said.unwrap_or_else(|error| self.refusal(&error));
        Answer { lines: lines.into_iter().map(|line| self.spoken(line)).collect(), ended: false }
    }

    fn said(&self, phrase: &Phrase) -> Answer {
        Answer { lines: vec![self.spoken(self.words.say(phrase))], ended: false }
    }

    /// A line as it leaves the program: nothing in it steers a terminal, and no number that is to be hidden.
    fn spoken(&self, line: String) -> String {
        let line = clean(line);
        if self.hides { hide_in(&line).into_owned() } else { line }
    }

    /// A passport's number, an IIN or a telephone, as it may be said.
    pub(super) fn private(&self, number: &str) -> String {
        if self.hides { hidden(number) } else { number.to_owned() }
    }

    /// Hides numbers, or says them again; the choice is the same on the screens.
    fn hide_or_say(&mut self) -> Said {
        self.hides = !self.hides;
        self.desk.keep_preference(HIDES, Some(&self.hides))?;
        if self.hides {
            return self.sentence("plain-hidden");
        }
        self.desk.note_read(self.client(), NUMBERS)?;
        self.sentence("plain-said-in-full")
    }

    fn carry_out(&mut self, verb: Verb, rest: &str) -> Said {
        match verb {
            Verb::Help => Ok(self.help()),
            Verb::Today => self.today(),
            Verb::Review => self.begin_review(),
            Verb::List => self.review_list(),
            Verb::Next => self.next(),
            Verb::Back => self.back(),
            Verb::Why => self.why(rest),
            Verb::Open => self.open(rest),
            Verb::Done => self.done(rest),
            Verb::Snooze => self.snooze(rest),
            Verb::Note => self.note(rest),
            Verb::Assign => self.assign(rest),
            Verb::Request => self.request(),
            Verb::Find | Verb::Clients => self.clients(rest),
            Verb::Cases => self.cases(rest),
            Verb::Client => self.client_called(rest),
            Verb::Case => self.case_called(rest),
            Verb::More => self.go_on(),
            Verb::Undo => self.undo(),
            Verb::SignOff => self.ask_sign_off(),
            Verb::Hide => self.hide_or_say(),
            Verb::No => self.sentence("plain-left-as-is"),
            Verb::Yes | Verb::Quit => Ok(Vec::new()),
        }
    }

    fn help(&self) -> Vec<String> {
        let may_write = self.desk.me().role >= Role::Officer;
        let offered = Verb::ALL.iter().filter(|(verb, _)| may_write || !verb.writes());
        let line = |(_, name): &(Verb, &str)| self.words.text(&format!("plain-help-{name}"));
        std::iter::once(self.words.text("plain-help-head")).chain(offered.map(line)).collect()
    }

    fn confirmed(&mut self, pending: Option<&Pending>) -> Said {
        match pending {
            None => Ok(vec![self.words.text("plain-nothing-asked")]),
            Some(Pending::SignOff) => self.sign_off(),
            Some(Pending::Undo(group)) => self.undo_shown(*group),
        }
    }

    /// Why something was not done, what is wrong with which field, and what to do.
    fn refusal(&self, error: &AppError) -> Vec<String> {
        let mut lines = vec![self.words.say(&error.message)];
        let field = |(name, phrase): &(String, Phrase)| {
            format!("{}: {}", self.words.text(&labels::field(name)), self.words.say(phrase))
        };
        lines.extend(error.fields.iter().map(field));
        lines.extend(self.words.has(&error.hint.id).then(|| self.words.say(&error.hint)));
        lines
    }

    /// `Label: value`, unless there is no value.
    pub(super) fn pair(&self, label: &str, value: &str) -> Option<String> {
        (!value.is_empty()).then(|| format!("{}: {value}", self.words.text(label)))
    }

    /// A sentence alone.
    pub(super) fn sentence(&self, id: &str) -> Said {
        Ok(vec![self.words.text(id)])
    }

    /// What a number of the last list stands for.
    pub(super) fn numbered(&self, text: &str) -> Option<Shown> {
        let number: usize = text.trim().parse().ok()?;
        self.shown.get(number.checked_sub(1)?).cloned()
    }

    /// Notes what the next number stands for, and writes the line with it.
    pub(super) fn number(&mut self, shown: Shown, text: &str) -> String {
        self.shown.push(shown);
        format!("{}. {text}", self.shown.len())
    }

    /// The client in hand.
    pub(super) fn client(&self) -> Option<ClientId> {
        match self.place {
            Place::Client(client) | Place::Case(client, _) => Some(client),
            Place::Review | Place::Lists => self.hand.as_ref().map(|key| key.client),
        }
    }
}

/// Nothing that steers a terminal leaves the program, nor signs without a width or that turn the direction of writing:
/// a screen reader would spell them out, or read another name than the one that is there.
fn clean(line: String) -> String {
    if line.is_ascii() && !line.chars().any(char::is_control) { line } else { Clean::line(&line).to_string() }
}

/// As much of a typed line as is worth repeating.
fn cut(line: &str) -> String {
    line.chars().take(40).collect()
}
