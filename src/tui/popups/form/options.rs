//! The ways to fill a picker: what a person sees, what is stored, and how typing narrows them.

use crate::app::forms::{Choice, FormField, Label, SPONSORS_OFFERED};
use crate::domain::clean::Clean;
use crate::domain::country::Country;
use crate::domain::fold::{fold, switch_layout};
use crate::domain::lang::Lang;
use crate::domain::record::{FieldType, Kind};
use crate::tui::context::Context;

/// One way to fill a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// Stored value as text.
    pub value: String,
    /// What a person sees.
    pub label: String,
    /// Folded texts that find it.
    sought: Vec<String>,
}

impl Way {
    fn new(value: String, label: String, texts: &[&str]) -> Self {
        let mut sought: Vec<String> = texts.iter().map(|text| fold(text)).collect();
        sought.push(fold(&label));
        sought.retain(|text| !text.is_empty());
        Self { value, label, sought }
    }

    fn of_choice(choice: &Choice, ctx: &Context) -> Self {
        let (value, lang) = (choice.value.clone(), ctx.words.lang());
        match &choice.label {
            Label::Message(id) => Self::new(value, ctx.text(id), &[]),
            Label::Text(text) => Self::new(value, text.to_string(), &[]),
            Label::Titles(titles) => {
                let label = titles.get(lang).to_owned();
                let texts: Vec<&str> = Lang::ALL.iter().map(|lang| titles.get(*lang)).collect();
                Self::new(value, label, &texts)
            }
        }
    }

    fn of_country(country: Country, lang: Lang) -> Self {
        let mut texts: Vec<&str> = Lang::ALL.iter().map(|lang| country.name(*lang)).collect();
        texts.push(country.as_str());
        texts.extend(country.alpha2());
        Self::new(country.to_string(), format!("{} {country}", country.name(lang)), &texts)
    }
}

/// How well a way fits folded texts: 0 is best; `None` when it does not.
fn rank(way: &Way, typed: &[String]) -> Option<u8> {
    let one = |sought: &String, typed: &String| match sought.find(typed.as_str()) {
        Some(0) if sought.len() == typed.len() => Some(0),
        Some(0) => Some(1),
        Some(_) if sought.contains(&format!(" {typed}")) => Some(2),
        Some(_) => Some(3),
        None => None,
    };
    typed.iter().flat_map(|typed| way.sought.iter().filter_map(move |sought| one(sought, typed))).min()
}

/// Every way to fill a field.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ways {
    all: Vec<Way>,
    is_countries: bool,
    /// A text that is none of them may be given too: a new sponsor, a reason in one's own words.
    pub open: bool,
    /// There are more than can be listed: what is typed is looked for in the records, and only what was found stands here.
    pub is_sought: bool,
}

impl Ways {
    /// The ways of a field in the language of the interface; none for free text.
    pub fn of(shown: &FormField, ctx: &Context) -> Self {
        let lang = ctx.words.lang();
        if shown.field.holds == FieldType::Country {
            let mut all: Vec<Way> = Country::all().map(|country| Way::of_country(country, lang)).collect();
            all.sort_by(|a, b| a.label.cmp(&b.label));
            return Self { all, is_countries: true, ..Self::default() };
        }
        let all = shown.choices.iter().map(|choice| Way::of_choice(choice, ctx)).collect();
        let open = matches!(shown.field.holds, FieldType::Ref(Kind::Sponsor) | FieldType::Line);
        let is_sought = match shown.field.holds {
            FieldType::Ref(Kind::Client) => true,
            FieldType::Ref(Kind::Sponsor) => shown.choices.len() >= SPONSORS_OFFERED,
            _ => false,
        };
        Self { all, open, is_sought, ..Self::default() }
    }

    /// Puts what was found in the records in the place of what was found before.
    pub fn offer(&mut self, found: &[Choice], keep: &str, ctx: &Context) {
        let kept = self.all.iter().find(|way| way.value == keep).cloned();
        self.all = found.iter().map(|choice| Way::of_choice(choice, ctx)).collect();
        if let Some(kept) = kept.filter(|kept| !self.all.contains(kept)) {
            self.all.push(kept);
        }
    }

    /// True for a field of a closed or open list.
    pub fn is_list(shown: &FormField) -> bool {
        let of_records = matches!(
            shown.field.holds,
            FieldType::Choice(_) | FieldType::Flag | FieldType::Country | FieldType::Requirement | FieldType::Ref(_)
        );
        of_records || !shown.choices.is_empty() && shown.field.holds == FieldType::Line
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// True when there are none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The way at a place.
    pub fn get(&self, at: usize) -> Option<&Way> {
        self.all.get(at)
    }

    /// The place of a stored value.
    pub fn place_of(&self, value: &str) -> Option<usize> {
        self.all.iter().position(|way| way.value == value)
    }

    /// What a person sees for a stored value; the value itself when it is none of the ways.
    pub fn label_of<'a>(&'a self, value: &'a str) -> &'a str {
        self.place_of(value).map_or(value, |at| &self.all[at].label)
    }

    /// Places of the ways that fit what was typed, the best first; all of them for nothing typed.
    pub fn matching(&self, typed: &str) -> Vec<usize> {
        // What was looked for in the records fits, whatever its label says.
        if typed.trim().is_empty() || self.is_sought {
            return (0..self.all.len()).collect();
        }
        let found = self.ranked(&[fold(typed)]);
        if !found.is_empty() {
            return found;
        }
        if self.is_countries {
            // Synonyms and old names that the list does not show.
            let known = Country::read(typed).and_then(|country| self.place_of(country.as_str()));
            if let Some(known) = known {
                return vec![known];
            }
        }
        // Typed with the other keyboard layout switched on.
        self.ranked(&switch_layout(typed).iter().map(|other| fold(other)).collect::<Vec<_>>())
    }

    fn ranked(&self, typed: &[String]) -> Vec<usize> {
        let typed: Vec<String> = typed.iter().filter(|text| !text.is_empty()).cloned().collect();
        let ranked = self.all.iter().enumerate().filter_map(|(at, way)| Some((rank(way, &typed)?, at)));
        let mut found: Vec<(u8, usize)> = ranked.collect();
        found.sort_unstable();
        found.into_iter().map(|(_, at)| at).collect()
    }

    /// The typed text as a value of its own, where that is possible and it is none of the ways.
    pub fn own(&self, typed: &str) -> Option<Clean> {
        let text = Clean::line(typed).non_empty().filter(|_| self.open)?;
        let folded = fold(&text);
        (!self.all.iter().any(|way| fold(&way.label) == folded)).then_some(text)
    }
}
