//! What a rulebook says: rules, the papers a case calls for, and what to do when a date comes near.
//!
//! The code knows kinds of rules only; every number, name and validity stands in the data. A fact is judged by the row
//! in force on the fact's own day, so one id may stand on several rows with disjoint validity (or citizenships).

use super::advice::{Advice, ClassAdvice};
use super::eligibility::{Eligibility, GroundRow};
use super::kinds::{Offset, RuleKind, StayLimit};
use super::notes::{Mci, Note};
use super::personal_data::PersonalData;
use super::requirement::Requirement;
use super::source::Source;
use crate::domain::choice::{Confidence, Ground, Severity};
use crate::domain::country::Country;
use crate::domain::day::Day;
use crate::domain::deadline::{Class, Level};
use crate::domain::lang::Titles;
use chrono::Months;
use serde::Deserialize;

/// The law as data: rules, requirements and standing advice.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rulebook {
    /// Name of this edition, such as its date.
    pub edition: String,
    /// The country whose law it is; its own citizens fall under no rule of stay.
    pub home: Option<Country>,
    /// What to do now, by class, where a rule has no words of its own.
    #[serde(default)]
    pub do_now: ClassAdvice,
    /// The monthly calculation index, by year: fines are counted in it.
    #[serde(default)]
    pub mci: Vec<Mci>,
    /// The rules, in the order in which they are named to people.
    #[serde(default, rename = "rule")]
    pub rules: Vec<Rule>,
    /// Who may apply; `None` in an edition that does not say.
    pub eligibility: Option<Eligibility>,
    /// What each ground asks for beside the client.
    #[serde(default, rename = "ground")]
    pub grounds: Vec<GroundRow>,
    /// The papers a case may call for.
    #[serde(default, rename = "requirement")]
    pub requirements: Vec<Requirement>,
    /// What the law on personal data asks; `None` in an edition that does not say.
    pub personal_data: Option<PersonalData>,
}

/// One row of the law.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Stable id, such as `REG-30`; a deadline's id begins with it.
    pub id: String,
    /// Short title.
    pub titles: Titles,
    /// What kind of date it gives.
    pub class: Class,
    /// How bad it is to miss it, once it is certain enough (see [`Rule::effective_severity`]).
    pub severity: Severity,
    /// First day on which facts are judged by this row; `None` for always.
    pub valid_from: Option<Day>,
    /// Last day on which facts are judged by this row; `None` for still.
    pub valid_until: Option<Day>,
    /// Legal source in words.
    pub source: Source,
    /// How sure the row is.
    pub confidence: Confidence,
    /// When somebody last compared it with its source.
    pub checked_on: Day,
    /// Who of the practice vouches for it.
    pub confirmed: Option<Confirmation>,
    /// Whose stays and papers it is about.
    #[serde(default)]
    pub citizenships: Citizens,
    /// Grounds it is about; empty for all.
    #[serde(default)]
    pub grounds: Vec<Ground>,
    /// Only people of at least that age on the day of the fact, in years. Whose birth date is not known is an adult.
    pub from_age: Option<i64>,
    /// Only people known to be younger than that on the day of the fact.
    pub under_age: Option<i64>,
    /// Advice of its own.
    #[serde(default)]
    pub do_now: Advice,
    /// What it computes.
    pub kind: RuleKind,
}

/// Somebody of the practice answers for a row.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Confirmation {
    /// Name or login.
    pub by: String,
    /// On.
    pub on: Day,
}

/// Which citizenships a rule is about.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(try_from = "Vec<String>")]
pub enum Citizens {
    /// Everybody, also those whose citizenship is not known.
    #[default]
    All,
    /// These.
    Listed(Vec<Country>),
    /// Everybody but these and citizens of the home country, also those whose citizenship is not known.
    Except(Vec<Country>),
    /// Everybody whom no other limit of stay in force names, except citizens of the home country.
    Other,
}

impl TryFrom<Vec<String>> for Citizens {
    type Error = String;

    fn try_from(codes: Vec<String>) -> Result<Self, String> {
        let listed = |codes: &[String]| -> Result<Vec<Country>, String> {
            codes.iter().map(|code| Country::code(code).ok_or_else(|| code.clone())).collect()
        };
        match codes.as_slice() {
            [] => Ok(Self::All),
            [word] if word == "other" => Ok(Self::Other),
            [word, codes @ ..] if word == "except" => listed(codes).map(Self::Except),
            codes => listed(codes).map(Self::Listed),
        }
    }
}

impl Rule {
    /// True when a fact of that day is judged by this row.
    pub fn in_force(&self, day: Day) -> bool {
        self.valid_from.is_none_or(|from| from <= day) && self.valid_until.is_none_or(|until| day <= until)
    }

    /// A row that is unverified binds nobody until the practice has confirmed it.
    pub fn effective_severity(&self) -> Severity {
        match self.confidence {
            Confidence::Unverified if self.confirmed.is_none() => Severity::Soft,
            _ => self.severity,
        }
    }

    /// True when it is about a person of that birth date, on a day.
    pub fn fits_age(&self, born: Option<Day>, on: Day) -> bool {
        self.from_age.is_none_or(|age| !is_under(born, age, on))
            && self.under_age.is_none_or(|age| is_under(born, age, on))
    }

    /// True when it is about that ground; a row about some grounds is not about an unknown one.
    pub fn fits_ground(&self, ground: Option<Ground>) -> bool {
        self.grounds.is_empty() || ground.is_some_and(|ground| self.grounds.contains(&ground))
    }

    /// The limit of stay, where that is its kind.
    pub fn stay_limit(&self) -> Option<&StayLimit> {
        if let RuleKind::StayLimit(limit) = &self.kind { Some(limit) } else { None }
    }

    /// The offset, where that is its kind.
    pub fn offset(&self) -> Option<&Offset> {
        if let RuleKind::Offset(offset) = &self.kind { Some(offset) } else { None }
    }

    /// The note, where that is its kind.
    pub fn note(&self) -> Option<&Note> {
        if let RuleKind::Note(note) = &self.kind { Some(note) } else { None }
    }
}

/// The day on which somebody reaches an age; born on 29 February, the 28th in other years.
pub fn birthday(born: Day, age: i64) -> Day {
    let months = u32::try_from(age.saturating_mul(12)).unwrap_or(0);
    born.checked_add_months(Months::new(months)).unwrap_or(Day::MAX)
}

fn is_under(born: Option<Day>, age: i64, on: Day) -> bool {
    born.is_some_and(|born| on < birthday(born, age))
}

impl Rulebook {
    /// The first row of that id in force on a day.
    pub fn rule_on(&self, id: &str, day: Day) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.id == id && rule.in_force(day))
    }

    /// The row of that id on a day, else its newest one.
    pub fn rule(&self, id: &str, day: Day) -> Option<&Rule> {
        self.rule_on(id, day).or_else(|| self.rules.iter().rev().find(|rule| rule.id == id))
    }

    /// The titles of a rule, by its newest row.
    pub fn titles(&self, id: &str) -> Option<&Titles> {
        self.rules.iter().rev().find(|rule| rule.id == id).map(|rule| &rule.titles)
    }

    /// Every id once with its titles, in order.
    pub fn all_titles(&self) -> Vec<(&str, &Titles)> {
        let mut all: Vec<(&str, &Titles)> = Vec::new();
        for rule in &self.rules {
            match all.iter_mut().find(|(id, _)| *id == rule.id) {
                Some((_, titles)) => *titles = &rule.titles,
                None => all.push((&rule.id, &rule.titles)),
            }
        }
        all
    }

    /// The newest row of the requirement of that id.
    pub fn requirement(&self, id: &str) -> Option<&Requirement> {
        self.requirements.iter().rev().find(|requirement| requirement.id == id)
    }

    /// What a ground asks for beside the client.
    pub fn ground(&self, ground: Ground) -> Option<&GroundRow> {
        self.grounds.iter().find(|row| row.id == ground)
    }

    /// True when a row is about that citizenship; an unknown citizenship falls only under rows for everybody.
    pub fn applies(&self, rule: &Rule, citizenship: Option<Country>, day: Day) -> bool {
        match (&rule.citizenships, citizenship) {
            (Citizens::All, citizenship) => citizenship.is_none() || citizenship != self.home,
            (Citizens::Listed(listed), Some(citizenship)) => listed.contains(&citizenship),
            (Citizens::Other, Some(citizenship)) => {
                Some(citizenship) != self.home && !self.rules.iter().any(|rule| rule.limits_by_name(citizenship, day))
            }
            (Citizens::Except(others), Some(citizenship)) => {
                Some(citizenship) != self.home && !others.contains(&citizenship)
            }
            (Citizens::Except(_), None) => true,
            (Citizens::Listed(_) | Citizens::Other, None) => false,
        }
    }

    /// What to do now about a deadline: the rule's own words, else those of its class.
    pub fn do_now(&self, rule: &str, class: Class, level: Level) -> Option<&Titles> {
        let own = self.rules.iter().rev().find(|row| row.id == rule).map(|row| &row.do_now);
        let [own, class] = [own, Some(self.do_now.of(class))];
        let said = |advice: Option<&'_ Advice>| advice.is_some_and(|advice| advice.at(level).is_some());
        let chosen =
            if said(own) || (!said(class) && own.is_some_and(|own| own.default.is_some())) { own } else { class };
        chosen.and_then(|advice| advice.at(level).or(advice.default.as_ref()))
    }
}

impl Rule {
    fn limits_by_name(&self, citizenship: Country, day: Day) -> bool {
        matches!(&self.citizenships, Citizens::Listed(listed) if listed.contains(&citizenship))
            && self.in_force(day)
            && self.stay_limit().is_some_and(|limit| limit.reading_of.is_empty())
    }
}
