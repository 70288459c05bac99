//! The fields of each kind of fact, in the terms of records: one declaration feeds the form, the command line and the
//! reading of what was typed.

use super::{Fact, FactKind};
use crate::domain::case::Outcome;
use crate::domain::check::Problem;
use crate::domain::phrase::Phrase;
use crate::domain::record::{Field, FieldType, Fields, Kind};
use serde_json::Value;

/// What may come of a filing short of a refusal with reasons.
const RETURNED: &[&str] = &[Outcome::Returned.as_str(), Outcome::NotAccepted.as_str()];

impl FactKind {
    /// The fields in the order in which people fill them; an exclamation mark stands for "must not be empty".
    const fn names(self) -> &'static str {
        match self {
            Self::Exit => "exit! exit_evidence",
            Self::Entry => "entry! document entry_evidence same_day",
            Self::Passport => {
                "number expires issued kind replaces issuing_state citizenship name_latin name_cyrillic mrz"
            }
            Self::Citizenship => "citizenship! number expires issued kind issuing_state name_latin name_cyrillic mrz",
            Self::Address => "address! since! rka dwelling owner_name owner_consent_until",
            Self::GroundEnded => "end_reason! ended_on! basis",
            Self::Employer => "sponsor! bin ended_on end_reason ground since until paper",
            Self::PermitCancelled | Self::PermitShortened => "actual_end! permit",
            Self::PermitReplaced => "number valid_from! valid_until! permit ground document",
            Self::Refusal => "outcome_on! refusal_ground! paper reason case",
            Self::Return => "outcome_on! outcome paper reason case",
            Self::Offence => {
                "article! decided_on! decision amount paid_on appealed_on appeal_outcome expulsion banned_until note"
            }
            Self::Death => "died_on!",
            Self::Birth => "name_cyrillic name_latin born! sex citizenship!",
        }
    }

    /// The fields of this kind, each as the record has it.
    pub fn fields(self) -> Vec<Field> {
        self.names().split(' ').filter_map(|word| self.field(word)).collect()
    }

    fn field(self, word: &'static str) -> Option<Field> {
        let (name, required) = word.strip_suffix('!').map_or((word, false), |name| (name, true));
        let holds = match (self, name) {
            (_, "same_day") => FieldType::Flag,
            (_, "replaces") => FieldType::Ref(Kind::IdentityDocument),
            (_, "basis") => FieldType::Ref(Kind::Basis),
            (_, "permit") => FieldType::Ref(Kind::Permit),
            (_, "bin") => FieldType::Line,
            (Self::Return, "outcome") => FieldType::Choice(RETURNED),
            _ => self.record().field(name)?.holds,
        };
        Some(Field { name, holds, required })
    }
}

impl Fact {
    /// Reads a fact from its fields, as a form or the command line gives them; nulls and missing fields are the same.
    ///
    /// # Errors
    /// Each field that must not be empty, or a sentence about the whole when a value is of the wrong type.
    pub fn read(kind: FactKind, mut fields: Fields) -> Result<Self, Vec<Problem>> {
        fields.retain(|_, value| !value.is_null() && value.as_str() != Some(""));
        let missing: Vec<Problem> = kind
            .fields()
            .iter()
            .filter(|field| field.required && !fields.contains_key(field.name))
            .map(|field| (field.name.to_owned(), Phrase::new("check-required")))
            .collect();
        if !missing.is_empty() {
            return Err(missing);
        }
        Self::of_value(kind, Value::Object(fields)).map_err(|_| vec![(String::new(), Phrase::new("error-fields"))])
    }
}
