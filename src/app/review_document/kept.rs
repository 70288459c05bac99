//! The rows of a review as they are kept until they are written: numbers and a few texts of their own in one piece of
//! memory, and what many rows say alike only once, as it will stand in the JSON.

use crate::app::agenda::{Standing, StandingTexts};
use crate::app::desk::RuleTitles;
use crate::domain::agenda::DueRow;
use crate::domain::choice::{Confidence, Severity};
use crate::domain::country::Country;
use crate::domain::day::Day;
use crate::domain::deadline::{Class, Level, State};
use crate::domain::id::ClientId;
use crate::domain::lang::Lang;
use serde_json::to_string;
use std::hint::black_box;

/// Rows of a large practice: memory for so many is asked for at once, and taken only as they come.
const MANY: usize = 16_384;
/// Bytes of a row's own texts, about.
const OWN_TEXTS: usize = 64;
/// No text.
const NONE: u16 = u16::MAX;

/// A row.
#[derive(Debug, Clone, Copy)]
pub(super) struct Kept {
    pub(super) client: ClientId,
    pub(super) last_day: Day,
    pub(super) stricter_last_day: Option<Day>,
    pub(super) safe_day: Day,
    pub(super) warn_day: Day,
    binding_day: Option<Day>,
    pub(super) citizenship: Option<Country>,
    pub(super) level: Level,
    may_bind: bool,
    /// Its own texts stand in JSON as they are.
    pub(super) plain: bool,
    /// Places among what rows say alike.
    rule: u16,
    rest: u16,
    /// Where its own texts begin, and the lengths of name, subject, case, and title of an own date.
    texts: u32,
    lengths: [u16; 4],
}

impl Kept {
    /// What decides where it stands.
    pub(super) fn standing(&self) -> Standing {
        Standing {
            client: self.client,
            binding_day: self.binding_day,
            may_bind: self.may_bind,
            warn_day: self.warn_day,
        }
    }
}

/// The texts of one row.
#[derive(Debug, Clone, Copy)]
pub(super) struct OwnTexts<'k> {
    pub(super) name: &'k str,
    pub(super) subject: &'k str,
    pub(super) case: Option<&'k str>,
    pub(super) own_title: Option<&'k str>,
}

/// What a rule says of all its rows, as JSON.
#[derive(Debug)]
pub(super) struct RuleWords {
    pub(super) id: String,
    class: Class,
    severity: Severity,
    /// The id needs no escaping.
    pub(super) plain: bool,
    /// `,"rule":…,"title":`
    pub(super) before_title: String,
    pub(super) title: String,
    /// `,"class":…,"severity":…,"last_day":`
    pub(super) after_title: String,
}

/// What the last fields of many rows say alike, as JSON.
#[derive(Debug)]
struct Rest {
    confidence: Confidence,
    confirmed: bool,
    owner: Option<String>,
    state: State,
    /// `,"confidence":…,"confirmed":…,"owner":…,"state":…`
    json: String,
}

/// All rows of a review.
#[derive(Debug)]
pub(super) struct Items {
    words: (RuleTitles, Lang),
    rows: Vec<Kept>,
    texts: String,
    rules: Alike<RuleWords>,
    rests: Alike<Rest>,
}

impl Items {
    /// None yet; titles will stand in that language.
    pub(super) fn new(words: (RuleTitles, Lang)) -> Self {
        let (rows, texts) = (Vec::with_capacity(MANY), String::with_capacity(MANY * OWN_TEXTS));
        Self { words, rows, texts, rules: Alike::new(), rests: Alike::new() }
    }

    /// Keeps a row that has that level today.
    pub(super) fn keep(&mut self, due: &DueRow<'_>, level: Level, today: Day) {
        let begin = self.texts.len();
        let lengths = [Some(due.client_name), Some(due.subject), due.case, due.own_title].map(|text| {
            let Some(text) = text else { return NONE };
            self.texts.push_str(text);
            u16::try_from(text.len()).unwrap_or(NONE - 1)
        });
        let (rule, rest) = (self.rule_of(due), self.rest_of(due));
        self.rows.push(Kept {
            client: due.client,
            last_day: due.last_day,
            stricter_last_day: due.stricter_last_day,
            safe_day: due.safe_day,
            warn_day: due.warn_day,
            binding_day: due.client_binding_day,
            citizenship: due.citizenship,
            level,
            may_bind: due.may_bind(today),
            plain: is_plain(&self.texts[begin..]),
            rule,
            rest,
            // A review of four thousand million bytes would not fit any terminal or mail.
            texts: u32::try_from(begin).unwrap_or(u32::MAX),
            lengths,
        });
    }

    fn rule_of(&mut self, due: &DueRow<'_>) -> u16 {
        let same =
            |words: &RuleWords| words.id == due.rule && (words.class, words.severity) == (due.class, due.severity);
        let (titles, lang) = &self.words;
        self.rules.place(due.rule, same, || {
            let json = |text: &str| to_string(text).unwrap_or_default();
            RuleWords {
                id: due.rule.to_owned(),
                class: due.class,
                severity: due.severity,
                plain: is_plain(due.rule),
                before_title: format!(",\"rule\":{},\"title\":", json(due.rule)),
                title: json(titles.get(due.rule, *lang)),
                after_title: format!(
                    ",\"class\":\"{}\",\"severity\":\"{}\",\"last_day\":",
                    due.class.as_str(),
                    due.severity.as_str()
                ),
            }
        })
    }

    fn rest_of(&mut self, due: &DueRow<'_>) -> u16 {
        let same = |rest: &Rest| {
            (rest.state, rest.confidence, rest.confirmed) == (due.state, due.confidence, due.confirmed)
                && rest.owner.as_deref() == due.owner
        };
        self.rests.place(due.owner.unwrap_or_default(), same, || Rest {
            confidence: due.confidence,
            confirmed: due.confirmed,
            owner: due.owner.map(str::to_owned),
            state: due.state,
            json: format!(
                ",\"confidence\":\"{}\",\"confirmed\":{},\"owner\":{},\"state\":\"{}\"",
                due.confidence.as_str(),
                due.confirmed,
                to_string(&due.owner).unwrap_or_default(),
                due.state.as_str()
            ),
        })
    }

    /// All rows.
    pub(super) fn rows(&self) -> &[Kept] {
        &self.rows
    }

    /// Brings rows and their texts near. They are written in another order than they were kept in: asked for one by
    /// one, each would be waited for; asked for together, they come together.
    pub(super) fn fetch(&self, places: &[(u32, bool)]) {
        let texts = self.texts.as_bytes();
        let first = |at: u32| texts.get(self.rows[at as usize].texts as usize).map_or(0, |byte| u32::from(*byte));
        black_box(places.iter().map(|(at, _)| first(*at)).sum::<u32>());
    }

    /// The texts of a row.
    pub(super) fn texts(&self, row: &Kept) -> OwnTexts<'_> {
        let mut rest = self.texts.get(row.texts as usize..).unwrap_or_default();
        let mut next = |length: u16| {
            let (text, after) = rest.split_at_checked(usize::from(length))?;
            rest = after;
            Some(text)
        };
        let [name, subject, case, own_title] = row.lengths;
        OwnTexts {
            name: next(name).unwrap_or_default(),
            subject: next(subject).unwrap_or_default(),
            case: (case != NONE).then(|| next(case).unwrap_or_default()),
            own_title: (own_title != NONE).then(|| next(own_title).unwrap_or_default()),
        }
    }

    /// The texts that decide between rows that stand alike.
    pub(super) fn standing_texts(&self, at: usize) -> StandingTexts<'_> {
        let row = &self.rows[at];
        let OwnTexts { name, subject, .. } = self.texts(row);
        StandingTexts { name, rule: &self.rule(row).id, subject }
    }

    /// What its rule says of all its rows.
    pub(super) fn rule(&self, row: &Kept) -> &RuleWords {
        &self.rules.all[usize::from(row.rule)]
    }

    /// The last fields of a row.
    pub(super) fn rest(&self, row: &Kept) -> &str {
        &self.rests.all[usize::from(row.rest)].json
    }
}

/// True when JSON writes a text as it stands. It looks at every byte without stopping at the first that is not plain:
/// so the compiler can compare many at a time, and nearly all texts are plain.
fn is_plain(text: &str) -> bool {
    text.bytes().fold(true, |plain, byte| plain & (byte >= b' ') & (byte != b'"') & (byte != b'\\'))
}

/// What many rows say alike, each kept once. An office has some forty rules and a few officers.
#[derive(Debug)]
struct Alike<T> {
    all: Vec<T>,
    /// Where something with such letters was found last.
    found: [u16; 256],
}

impl<T> Alike<T> {
    const fn new() -> Self {
        Self { all: Vec::new(), found: [0; 256] }
    }

    /// The place of what is the same, kept now if it was not.
    fn place(&mut self, letters: &str, same: impl Fn(&T) -> bool, new: impl FnOnce() -> T) -> u16 {
        // Rules and logins differ in their last letters.
        let last = letters.bytes().rev().take(4);
        let mark = last.fold(letters.len(), |mark, byte| mark * 31 + usize::from(byte));
        let found = &mut self.found[mark % 251];
        if self.all.get(usize::from(*found)).is_some_and(&same) {
            return *found;
        }
        let place = self.all.iter().position(same).unwrap_or_else(|| {
            self.all.push(new());
            self.all.len() - 1
        });
        // Sixty thousand rules and officers are more than any practice has.
        *found = u16::try_from(place).unwrap_or(u16::MAX);
        *found
    }
}
