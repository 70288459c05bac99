//! One language's texts: message ids and phrases in, sentences out.

use super::rooms;
use crate::domain::day::Day;
use crate::domain::lang::Lang;
use crate::domain::phrase::{Arg, Phrase};
use chrono::Datelike;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::borrow::Cow;
use std::sync::OnceLock;
use unic_langid::LanguageIdentifier;

type Bundle = FluentBundle<FluentResource>;

/// The texts of one language. Making one costs nothing: the files are parsed when the first text is asked for, once in a
/// process for each language, however many catalogues of it there are.
pub struct Catalogue {
    lang: Lang,
    /// Its own parsed files: under a disguise, and of help.
    own: OnceLock<Bundle>,
    disguise: Option<Disguise>,
    of_help: bool,
}

/// The parsed files of the languages, in the order of [`Lang::ALL`].
static PARSED: [OnceLock<Bundle>; Lang::ALL.len()] = [const { OnceLock::new() }; Lang::ALL.len()];

/// Changes the words of a catalogue, never what is put into them.
pub type Disguise = fn(&str) -> Cow<'_, str>;

impl std::fmt::Debug for Catalogue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Catalogue").field("lang", &self.lang).finish_non_exhaustive()
    }
}

impl Catalogue {
    /// The catalogue of a language, not parsed yet.
    pub const fn new(lang: Lang) -> Self {
        Self { lang, own: OnceLock::new(), disguise: None, of_help: false }
    }

    /// The catalogue of a language that does not exist, for telling its words from all others on a screen.
    pub const fn disguised(lang: Lang, disguise: Disguise) -> Self {
        Self { lang, own: OnceLock::new(), disguise: Some(disguise), of_help: false }
    }

    /// The catalogue of what the command line's help says in this language, which nobody else reads.
    pub fn of_help(self) -> Self {
        Self { of_help: true, own: OnceLock::new(), ..self }
    }

    /// Its language.
    pub const fn lang(&self) -> Lang {
        self.lang
    }

    /// A message without arguments; the id in brackets when there is none.
    pub fn text(&self, id: &str) -> String {
        self.format(id, None)
    }

    /// A message, or with `part` the part of it that has this name; `None` where there is none.
    pub fn find(&self, id: &str, part: Option<&str>) -> Option<String> {
        let bundle = self.bundle();
        let message = bundle.get_message(id)?;
        let pattern = match part {
            None => message.value()?,
            Some(part) => message.get_attribute(part)?.value(),
        };
        Some(bundle.format_pattern(pattern, None, &mut Vec::new()).into_owned())
    }

    /// A phrase with its arguments: dates in the reader's format, numbers with the reader's plural forms.
    pub fn say(&self, phrase: &Phrase) -> String {
        if phrase.args.is_empty() {
            return self.text(&phrase.id);
        }
        let mut args = FluentArgs::with_capacity(phrase.args.len());
        for (name, arg) in &phrase.args {
            args.set(name.as_str(), self.value(arg));
        }
        self.format(&phrase.id, Some(&args))
    }

    /// True when the catalogue holds this message.
    pub fn has(&self, id: &str) -> bool {
        self.bundle().has_message(id)
    }

    /// `23.11.2026`: the same in the three languages.
    pub fn day(&self, day: Day) -> String {
        format!("{:02}.{:02}.{:04}", day.day(), day.month(), day.year())
    }

    /// `23 ноября 2026 г.`
    pub fn long_day(&self, day: Day) -> String {
        let phrase =
            Phrase::new("long-day").number("day", day.day()).term("month", format!("month-of-{}", day.month()));
        self.say(&phrase.text("year", day.year().to_string()))
    }

    /// The short name of its weekday: `пн`.
    pub fn weekday(&self, day: Day) -> String {
        self.text(&format!("weekday-{}", day.weekday().number_from_monday()))
    }

    fn value<'a>(&self, arg: &'a Arg) -> FluentValue<'a> {
        match arg {
            Arg::Text(text) => FluentValue::from(text.as_str()),
            Arg::Day(day) => FluentValue::from(self.day(*day)),
            Arg::Number(number) => FluentValue::from(*number),
            Arg::Term(id) => FluentValue::from(self.text(id)),
        }
    }

    fn format(&self, id: &str, args: Option<&FluentArgs<'_>>) -> String {
        let bundle = self.bundle();
        let Some(pattern) = bundle.get_message(id).and_then(|message| message.value()) else {
            return format!("[{id}]");
        };
        // A missing argument shows as its name in braces; the sentence around it is still worth reading.
        bundle.format_pattern(pattern, args, &mut Vec::new()).into_owned()
    }

    fn bundle(&self) -> &Bundle {
        let is_shared = self.disguise.is_none() && !self.of_help;
        let shared = if is_shared { PARSED.get(self.lang as usize) } else { None };
        shared.unwrap_or(&self.own).get_or_init(|| {
            let mut bundle = match self.of_help {
                true => parse(self.lang, rooms::help(self.lang)),
                false => parse(self.lang, rooms::sources(self.lang)),
            };
            bundle.set_transform(self.disguise);
            bundle
        })
    }
}

/// Parses every file of a language. What cannot be parsed is left out and shows as its id (a test finds it first).
fn parse(lang: Lang, sources: impl Iterator<Item = (&'static str, &'static str)>) -> Bundle {
    let tag: LanguageIdentifier = lang.as_str().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    // Isolating marks are invisible characters: they break column widths and the check for injected text.
    bundle.set_use_isolating(false);
    for (_, source) in sources {
        let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(partial, _)| partial);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day() -> Day {
        Day::from_ymd_opt(2026, 11, 23).unwrap()
    }

    #[test]
    fn dates_read_as_people_write_them() {
        for (lang, short, long) in [
            (Lang::En, "Mon", "23 November 2026"),
            (Lang::Ru, "пн", "23 ноября 2026 г."),
            (Lang::Kk, "дс", "2026 жылғы 23 қараша"),
        ] {
            let words = Catalogue::new(lang);
            assert_eq!((words.weekday(day()).as_str(), words.long_day(day()).as_str()), (short, long));
            assert_eq!(words.day(day()), "23.11.2026");
        }
    }

    #[test]
    fn numbers_take_the_plural_form_of_the_language() {
        let russian = Catalogue::new(Lang::Ru);
        let count = |n: i64| russian.say(&Phrase::new("days-count").number("n", n));
        let forms: Vec<String> = [1, 2, 5, 11, 21, 22, 25].into_iter().map(count).collect();
        assert_eq!(forms, ["1 день", "2 дня", "5 дней", "11 дней", "21 день", "22 дня", "25 дней"]);
        let kazakh = Catalogue::new(Lang::Kk);
        assert_eq!(kazakh.say(&Phrase::new("days-left").number("n", 3)), "3 күн қалды");
    }

    #[test]
    fn nothing_invisible_is_added_and_a_missing_message_shows_its_id() {
        let words = Catalogue::new(Lang::En);
        assert_eq!(words.say(&Phrase::new("days-count").number("n", 2)), "2 days");
        assert_eq!(words.text("no-such-message"), "[no-such-message]");
        assert_eq!(words.say(&Phrase::new("days-count").term("n", "ground-family")), "family days");
    }
}
