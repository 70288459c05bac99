//! What a rulebook says: rules of a few kinds, the papers a case calls for, and what to do when a date comes near.
//!
//! The code knows kinds of rules only; every number, name and validity stands in the data. A fact is judged by the row
//! in force on the fact's own day, so one id may stand on several rows with disjoint validity (or citizenships).

use super::advice::{Advice, ClassAdvice};
use super::eligibility::{Eligibility, GroundRow};
use super::requirement::Requirement;
use crate::domain::case::CaseKind;
use crate::domain::choice::{Confidence, Ground, Severity};
use crate::domain::country::Country;
use crate::domain::day::Day;
use crate::domain::deadline::{Class, Level};
use crate::domain::identity::IdentityKind;
use crate::domain::lang::Titles;
use crate::domain::permit::PermitKind;
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
    pub source: String,
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
    /// Everybody whom no other limit of stay in force names, except citizens of the home country.
    Other,
}

impl TryFrom<Vec<String>> for Citizens {
    type Error = String;

    fn try_from(codes: Vec<String>) -> Result<Self, String> {
        match codes.as_slice() {
            [] => Ok(Self::All),
            [word] if word == "other" => Ok(Self::Other),
            codes => {
                let listed: Result<Vec<Country>, String> =
                    codes.iter().map(|code| Country::code(code).ok_or_else(|| code.clone())).collect();
                listed.map(Self::Listed)
            }
        }
    }
}

/// What a rule computes.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum RuleKind {
    /// How long one may stay without a permit.
    StayLimit(StayLimit),
    /// A date some days from a fact.
    Offset(Box<Offset>),
    /// A date that cuts another one short.
    Cap(Cap),
}

/// How long one may stay without a permit; both limits hold at once.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StayLimit {
    /// Days after one entry, the day of entry being day 1.
    pub per_entry: Option<i64>,
    /// Days within a longer period.
    pub window: Option<Window>,
    /// Ids of the rules of which this is another, stricter reading; empty for a rule of its own.
    #[serde(default)]
    pub reading_of: Vec<String>,
}

/// At most so many days in so many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Window {
    /// Days allowed.
    pub days: i64,
    /// Length of the period.
    pub of: i64,
    /// False: the period is each day with the days before it. True: fixed blocks, the first of which begins with the
    /// first known entry and the next with the first entry after it has run out.
    #[serde(default)]
    pub blocks: bool,
}

/// The fact an offset is counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Trigger {
    /// The entry of the stay under way.
    Entry,
    /// The last day of a visa-free stay under way that no permit continues.
    VisaFreeEnd,
    /// The last day of a permit that no other permit continues.
    PermitEnd,
    /// The expiry of the newest identity document of its kind and state.
    IdentityEnd,
    /// The last day of validity of the newest paper for a requirement.
    PaperEnd,
    /// The last day of the owner's consent at a present address.
    ConsentEnd,
    /// The end of what a ground rests on, by its own terms or before.
    BasisEnd,
    /// The day on which what a ground rests on broke off before its time.
    BasisBrokenOff,
    /// The end of a permit of the sponsor or main applicant.
    LinkedPermitEnd,
    /// The first day at a new address.
    AddressChange,
    /// The earliest last day to order a paper that an open case still lacks.
    PapersToOrder,
}

/// What an amount counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Calendar days.
    Days,
    /// Working days.
    WorkingDays,
    /// Months: the same day number, or the last of the month.
    Months,
}

/// Which day is day 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CountsFrom {
    /// The day of the fact.
    TriggerDay,
    /// The day after it.
    #[default]
    DayAfter,
}

/// What a stretch of time is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// The term that the law gives.
    #[default]
    Term,
    /// The authority's decision.
    Processing,
    /// One more filing, should the first be sent back.
    Refiling,
}

/// A stretch of time; negative ones count back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stretch {
    /// How many.
    pub amount: i64,
    /// Of what.
    pub unit: Unit,
    /// What for.
    #[serde(default)]
    pub purpose: Purpose,
}

/// Where the client has to be for a rule to apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Where {
    /// In the country, as far as we know.
    InCountry,
    /// Abroad.
    Abroad,
}

/// A fact that closes an act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClosedBy {
    /// The host informed the police on or after the trigger day.
    HostNotified,
    /// The client was registered on or after the trigger day (for a change of address: at that address).
    Registered,
    /// An application of one of `filing_of` was made, and not sent back, on or after the opening.
    Filing,
    /// There is a later permit.
    LaterPermit,
}

/// A date some days from a fact.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Offset {
    /// The fact.
    pub trigger: Trigger,
    /// Stretches of time one after another; none for the day of the fact itself.
    #[serde(default)]
    pub steps: Vec<Stretch>,
    /// Which day is day 1.
    #[serde(default)]
    pub counts_from: CountsFrom,
    /// The same by the stricter reading.
    pub stricter_counts_from: Option<CountsFrom>,
    /// From when on the act is possible, counted from the fact.
    pub opens: Option<Stretch>,
    /// Only while the client is there.
    pub presence: Option<Where>,
    /// Only these kinds of permits; empty for all.
    #[serde(default)]
    pub permit_kinds: Vec<PermitKind>,
    /// Only these kinds of identity documents; empty for all.
    #[serde(default)]
    pub identity_kinds: Vec<IdentityKind>,
    /// Only papers for these requirements; empty for all that no other rule names.
    #[serde(default)]
    pub requirements: Vec<String>,
    /// Only while a case of one of these kinds is open; empty for always.
    #[serde(default)]
    pub open_case: Vec<CaseKind>,
    /// Not where a permit of one of these kinds covers the last day.
    #[serde(default)]
    pub unless_covered_by: Vec<PermitKind>,
    /// What closes it.
    #[serde(default)]
    pub closed_by: Vec<ClosedBy>,
    /// The kinds of cases whose filing closes it.
    #[serde(default)]
    pub filing_of: Vec<CaseKind>,
    /// For facts older than `valid_from` that still last that day the answer is open: say "check".
    #[serde(default)]
    pub transitional: bool,
}

/// What cuts another date short.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CapBy {
    /// The expiry of the client's longest-lasting identity document of the given kinds.
    IdentityDocument,
}

/// A permit cannot outlast something else.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cap {
    /// The kinds of permits it is about.
    pub permit_kinds: Vec<PermitKind>,
    /// What cuts them short.
    pub by: CapBy,
    /// The kinds of identity documents that count.
    #[serde(default)]
    pub identity_kinds: Vec<IdentityKind>,
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

    /// The limit of stay, where that is its kind.
    pub fn stay_limit(&self) -> Option<&StayLimit> {
        match &self.kind {
            RuleKind::StayLimit(limit) => Some(limit),
            RuleKind::Offset(_) | RuleKind::Cap(_) => None,
        }
    }

    /// The offset, where that is its kind.
    pub fn offset(&self) -> Option<&Offset> {
        match &self.kind {
            RuleKind::Offset(offset) => Some(offset),
            RuleKind::StayLimit(_) | RuleKind::Cap(_) => None,
        }
    }
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
