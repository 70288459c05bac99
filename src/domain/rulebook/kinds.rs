//! The kinds of rules: what a row computes from which facts. Their numbers stand in the data.

use super::notes::Note;
use crate::domain::case::CaseKind;
use crate::domain::day::Day;
use crate::domain::identity::IdentityKind;
use crate::domain::permit::PermitKind;
use chrono::{Months, TimeDelta};
use serde::{Deserialize, Deserializer};

/// What a rule computes.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum RuleKind {
    /// How long one may stay without a permit.
    StayLimit(StayLimit),
    /// In the place of the end of a visa-free stay for those the row is about: it follows somebody else's permit.
    DependentStay(DependentStay),
    /// A date some days from a fact.
    Offset(Box<Offset>),
    /// What a permit should not outlast.
    Cap(Cap),
    /// How early a permit may follow another.
    Overlap(Overlap),
    /// Something to know, which gives no date.
    Note(Note),
}

/// A stay that follows another person's permit; its own end is for confirmation only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DependentStay {}

/// While a permit has more than so much time left, an application for another is refused.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Overlap {
    /// The kinds of permits it is about.
    pub permit_kinds: Vec<PermitKind>,
    /// How much may be left, as a stretch back from the last day.
    pub left: Stretch,
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
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
    /// The first day of what a ground rests on, such as the hiring.
    BasisStart,
    /// The first day with another sponsor than the one a permit of that ground is tied to.
    NewSponsor,
    /// The end of each basis that none with the same sponsor continues, such as the end of a job.
    BasisOver,
    /// The end of a permit of the sponsor or main applicant.
    LinkedPermitEnd,
    /// The end of what the sponsor's or main applicant's own ground rests on.
    LinkedBasisEnd,
    /// The last day of the electronic signature of the sponsor of an open case.
    SignatureEnd,
    /// The birthday of `age` years, within the stay under way.
    Birthday,
    /// An entry by somebody who holds a permit from before it.
    Reentry,
    /// The first day of a permit.
    PermitStart,
    /// The first day of a permit whose case stands at "granted", since the client's record was made.
    PermitGranted,
    /// The issue of an identity document in the place of another, during a stay or permit.
    NewDocument,
    /// A filing of an open case that nobody has decided.
    FilingMade,
    /// A refusal with reasons.
    FilingRefused,
    /// The answer to a complaint that did not help.
    ComplaintReply,
    /// A decision about an offence that stands.
    OffenceDecision,
    /// The first day at a new address.
    AddressChange,
    /// The earliest last day to order a paper that an open case still lacks.
    PapersToOrder,
    /// The last day of the consent to the processing of personal data that lasts longest.
    DataConsentEnd,
    /// A person's request about their data came in.
    DataRequest,
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
    /// The fine was paid.
    Paid,
    /// A complaint against the decision was made.
    Appealed,
    /// A complaint against a refusal was filed on or after the trigger day, whatever came of it.
    ComplaintFiled,
    /// The contract was entered into the unified system of labour contracts.
    ContractEntered,
    /// Its end was entered there.
    ContractEndEntered,
    /// The permit was compared with the papers and handed over.
    HandedOver,
    /// The person's request was answered.
    Answered,
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
    /// Not where the entry was made under a permit of one of these kinds from before it.
    #[serde(default)]
    pub unless_entered_under: Vec<PermitKind>,
    /// Only where a stay, permit or open case still rests on the record when it ends.
    #[serde(default)]
    pub while_needed: bool,
    /// The birthday that is meant, in years.
    pub age: Option<i64>,
    /// Only for the first permit of its kind and ground.
    #[serde(default)]
    pub first_of_ground: bool,
    /// Only for decisions that order a payment.
    #[serde(default)]
    pub fined_only: bool,
    /// Only more than so many days after the entry.
    pub after_days_in: Option<i64>,
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
    /// The expiry of the client's longest-lasting identity document of the given kinds. Gives a deadline too.
    IdentityDocument,
    /// The end of what the permit's ground rests on.
    BasisEnd,
    /// The end of the permit of the sponsor or main applicant.
    LinkedPermit,
    /// The end of what their own ground rests on.
    LinkedBasis,
    /// So much time from its first day.
    Term,
}

/// A permit cannot outlast something else.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cap {
    /// The kinds of permits it is about.
    pub permit_kinds: Vec<PermitKind>,
    /// What cuts them short.
    #[serde(deserialize_with = "one_or_many")]
    pub by: Vec<CapBy>,
    /// The longest term.
    pub term: Option<Stretch>,
    /// The kinds of identity documents that count.
    #[serde(default)]
    pub identity_kinds: Vec<IdentityKind>,
}

/// A single word or a list of them.
fn one_or_many<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<CapBy>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Words {
        One(CapBy),
        Many(Vec<CapBy>),
    }
    Ok(match Words::deserialize(from)? {
        Words::One(word) => vec![word],
        Words::Many(words) => words,
    })
}

impl Stretch {
    /// The day reached from another one by the plain calendar: working days count as days.
    pub fn shifted(&self, day: Day) -> Day {
        let moved = match self.unit {
            Unit::Days | Unit::WorkingDays => day.checked_add_signed(TimeDelta::days(self.amount)),
            Unit::Months => {
                let months = Months::new(u32::try_from(self.amount.unsigned_abs()).unwrap_or(u32::MAX));
                if self.amount < 0 { day.checked_sub_months(months) } else { day.checked_add_months(months) }
            }
        };
        moved.unwrap_or(if self.amount < 0 { Day::MIN } else { Day::MAX })
    }
}
