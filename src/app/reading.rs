//! What is typed into a form, as values: each field for itself, then all of them together.
//!
//! Nothing here reads the database, so a form is checked with every key; keeping it checks it once more
//! (`Desk::submit`).

use super::forms::passport;
use super::forms::{Choice, Conflict, Form, FormField, Label, Typed, complete, typed_text};
use crate::domain::calendar::Calendar;
use crate::domain::check;
use crate::domain::clean::Clean;
use crate::domain::country::Country;
use crate::domain::day::{self, Day};
use crate::domain::fold::fold;
use crate::domain::lang::Lang;
use crate::domain::phrase::Phrase;
use crate::domain::record::{FieldType, Fields, Kind};
use serde_json::Value;

/// What all the typed texts of a form mean together.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// Values of every field that could be read.
    pub values: Fields,
    /// The field of a sponsor that is to be made, and its name.
    pub new_sponsor: Option<(&'static str, Clean)>,
    /// Each field at fault with its sentence; empty when the form can be kept.
    pub faults: Vec<check::Problem>,
}

impl Form {
    /// Reads all fields and checks them together; used while one types and when the form is kept.
    pub fn read(&self, typed: &Typed, today: Day, calendar: &Calendar) -> Reading {
        let (mut values, mut faults) = (self.fixed.clone(), Vec::new());
        let mut new_sponsor = None;
        for shown in &self.fields {
            let Some(text) = typed.get(shown.field.name) else {
                continue;
            };
            match read_field(shown, text, today, calendar) {
                Ok(FieldValue::Is(value)) => {
                    values.insert(shown.field.name.to_owned(), value);
                }
                Ok(FieldValue::NewSponsor(name)) => new_sponsor = Some((shown.field.name, name)),
                Err(phrase) => faults.push((shown.field.name.to_owned(), phrase)),
            }
        }
        if faults.is_empty() {
            faults = match complete(self, values.clone()) {
                Ok(record) => {
                    let mut faults = check::problems(&record, today);
                    faults.extend(passport::faults(self, &values, today));
                    faults.extend(super::staff::faults(self.opened.as_ref(), &record));
                    faults
                }
                Err(error) if error.fields.is_empty() => vec![(String::new(), error.message)],
                Err(error) => error.fields,
            };
        }
        Reading { values, new_sponsor, faults }
    }

    /// The same form over the record as somebody else saved it meanwhile. What I changed stays as I typed it, except
    /// the fields in `theirs`; all else shows what is stored now.
    #[must_use]
    pub fn rebased(&self, conflict: &Conflict, typed: &Typed, theirs: &[&str]) -> (Self, Typed) {
        let now = conflict.current.fields();
        let mut fields = self.fields.clone();
        let mut kept = Typed::new();
        for shown in &mut fields {
            let name = shown.field.name;
            let stored = typed_text(shown.field, now.get(name));
            let mine = typed.get(name).filter(|text| **text != shown.text && !theirs.contains(&name));
            kept.insert(name.to_owned(), mine.unwrap_or(&stored).clone());
            shown.text = stored;
        }
        (
            Self {
                kind: self.kind,
                opened: Some(conflict.current.clone()),
                fixed: now,
                fields,
                person: self.person.clone(),
            },
            kept,
        )
    }
}

/// Reads the text of one field as it stands.
///
/// # Errors
/// The sentence to show beside the field.
pub fn read_field(
    shown: &FormField,
    text: &str,
    today: Day,
    calendar: &Calendar,
) -> std::result::Result<FieldValue, Phrase> {
    let text = text.trim();
    if text.is_empty() {
        return if shown.field.required && shown.field.name != "reference" {
            Err(Phrase::new("check-required"))
        } else {
            Ok(FieldValue::Is(Value::Null))
        };
    }
    match shown.field.holds {
        FieldType::Line => Ok(FieldValue::Is(Clean::line(text).as_str().into())),
        FieldType::Time => Ok(FieldValue::Is(time_of(&Clean::line(text)).into())),
        FieldType::Note => Ok(FieldValue::Is(Clean::note(text).as_str().into())),
        FieldType::Day => {
            let day = day::parse_typed(text, today, calendar).map_err(|error| error.phrase())?;
            Ok(FieldValue::Is(day.to_string().into()))
        }
        FieldType::Country => {
            let country = Country::read(text).ok_or_else(|| Phrase::new("check-country"))?;
            Ok(FieldValue::Is(country.to_string().into()))
        }
        FieldType::Flag => chosen(shown, text).map(|value| FieldValue::Is((value == "true").into())),
        FieldType::Choice(_) | FieldType::Requirement => chosen(shown, text).map(|value| FieldValue::Is(value.into())),
        FieldType::Ref(Kind::Sponsor) => match chosen(shown, text) {
            Ok(value) => number(&value),
            Err(_) => Ok(FieldValue::NewSponsor(Clean::line(text))),
        },
        // Whoever is not offered may still be meant: the keeper knows whether there is such a client.
        FieldType::Ref(Kind::Client) => chosen(shown, text).or(Ok(text.to_owned())).and_then(|value| number(&value)),
        FieldType::Ref(_) => chosen(shown, text).and_then(|value| number(&value)),
    }
}

/// What a field's text means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldValue {
    /// This value.
    Is(Value),
    /// A sponsor of this name that is not there yet.
    NewSponsor(Clean),
}

fn number(value: &str) -> std::result::Result<FieldValue, Phrase> {
    value.parse::<i64>().map(|id| FieldValue::Is(id.into())).map_err(|_| Phrase::new("check-choice"))
}

/// The stored value of a choice, by its value or by what a person sees (folded).
fn chosen(shown: &FormField, text: &str) -> std::result::Result<String, Phrase> {
    let folded = fold(text);
    let matches = |choice: &&Choice| match &choice.label {
        Label::Text(label) => fold(label) == folded,
        Label::Titles(titles) => Lang::ALL.iter().any(|lang| fold(titles.get(*lang)) == folded),
        Label::Message(_) => false,
    };
    let by_value = shown.choices.iter().find(|choice| choice.value == text);
    by_value
        .or_else(|| shown.choices.iter().find(matches))
        .map(|choice| choice.value.clone())
        .ok_or_else(|| Phrase::new("check-choice"))
}

/// `1500`, `930` and `9:30` as `15:00` and `09:30`; anything else as it was typed, for the check to judge.
fn time_of(text: &str) -> String {
    let (hour, minute) = match text.split_once([':', '.', '-']) {
        Some(parts) => parts,
        None if text.is_ascii() && matches!(text.len(), 3 | 4) => text.split_at(text.len() - 2),
        None => return text.to_owned(),
    };
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_time = digits(hour) && digits(minute) && hour.len() <= 2 && minute.len() == 2;
    if is_time { format!("{hour:0>2}:{minute}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::time_of;

    #[test]
    fn digits_alone_are_a_time_and_nonsense_stays_for_the_check() {
        for (typed, time) in [
            ("1500", "15:00"),
            ("930", "09:30"),
            ("9:30", "09:30"),
            ("9.05", "09:05"),
            ("15:00", "15:00"),
            ("15", "15"),
            ("12345", "12345"),
            ("в три", "в три"),
            ("9:3", "9:3"),
        ] {
            assert_eq!(time_of(typed), time, "{typed}");
        }
    }
}
