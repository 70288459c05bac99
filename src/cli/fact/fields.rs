//! What the arguments of a fact say, as the fields of it; names of states and numbers of records become references.

use super::args::{About, Birth, Command, Employer, Move, Offence, Paper, Replaced};
use crate::app::error::AppError;
use crate::domain::country::Country;
use crate::domain::day::Day;
use crate::domain::dossier::Dossier;
use crate::domain::fact::FactKind;
use crate::domain::fold::fold_number;
use crate::domain::id::{BasisId, PermitId};
use crate::domain::permit::PermitEnd;
use crate::domain::phrase::Phrase;
use crate::domain::record::Fields;
use serde_json::Value;

/// What was said: the kind of fact, its fields by name, and the rest.
pub(super) struct Said<'a> {
    pub(super) kind: FactKind,
    pub(super) fields: Fields,
    pub(super) about: &'a About,
}

/// One argument as a field.
trait Spoken {
    fn value(&self) -> Value;
}

impl Spoken for Day {
    fn value(&self) -> Value {
        self.to_string().into()
    }
}

impl Spoken for String {
    fn value(&self) -> Value {
        self.as_str().into()
    }
}

impl Spoken for bool {
    fn value(&self) -> Value {
        (*self).into()
    }
}

impl<T: Spoken> Spoken for Option<T> {
    fn value(&self) -> Value {
        self.as_ref().map_or(Value::Null, Spoken::value)
    }
}

fn said<'a>(kind: FactKind, about: &'a About, pairs: &[(&str, &dyn Spoken)]) -> Said<'a> {
    let fields = pairs.iter().map(|(name, argument)| ((*name).to_owned(), argument.value())).collect();
    Said { kind, fields, about }
}

impl Command {
    /// The fields that the arguments fill.
    pub(super) fn said(&self) -> Said<'_> {
        match self {
            Self::Exit(it) => said(FactKind::Exit, &it.about, &[("exit", &it.on), ("exit_evidence", &it.evidence)]),
            Self::Entry(it) => said(
                FactKind::Entry,
                &it.about,
                &[
                    ("entry", &it.on),
                    ("document", &it.document),
                    ("entry_evidence", &it.evidence),
                    ("same_day", &it.same_day),
                ],
            ),
            Self::Passport(it) => it.said(FactKind::Passport),
            Self::Citizenship(it) => it.said(FactKind::Citizenship),
            Self::Address(it) => it.said(),
            Self::GroundEnded(it) => said(
                FactKind::GroundEnded,
                &it.about,
                &[("end_reason", &it.how), ("ended_on", &it.on), ("basis", &it.basis)],
            ),
            Self::Employer(it) => it.said(),
            Self::PermitEnded(it) => {
                let cancelled = it.how == PermitEnd::Cancelled.as_str();
                let kind = if cancelled { FactKind::PermitCancelled } else { FactKind::PermitShortened };
                said(kind, &it.about, &[("actual_end", &it.on), ("permit", &it.permit)])
            }
            Self::PermitReplaced(it) => it.said(),
            Self::Refusal(it) => said(
                FactKind::Refusal,
                &it.about,
                &[("outcome_on", &it.on), ("refusal_ground", &it.ground), ("paper", &it.paper), ("reason", &it.reason)],
            ),
            Self::Return(it) => said(
                FactKind::Return,
                &it.about,
                &[("outcome_on", &it.on), ("outcome", &it.how), ("paper", &it.paper), ("reason", &it.reason)],
            ),
            Self::Offence(it) => it.said(),
            Self::Death(it) => said(FactKind::Death, &it.about, &[("died_on", &it.on)]),
            Self::Birth(it) => it.said(),
        }
    }
}

impl Paper {
    fn said(&self, kind: FactKind) -> Said<'_> {
        let mrz = (!self.mrz.is_empty()).then(|| self.mrz.join("\n"));
        said(
            kind,
            &self.about,
            &[
                ("number", &self.number),
                ("citizenship", &self.citizenship),
                ("issuing_state", &self.state),
                ("kind", &self.kind),
                ("issued", &self.issued),
                ("expires", &self.expires),
                ("name_latin", &self.name_latin),
                ("name_cyrillic", &self.name_cyrillic),
                ("mrz", &mrz),
                ("replaces", &self.replaces),
            ],
        )
    }
}

impl Move {
    fn said(&self) -> Said<'_> {
        said(
            FactKind::Address,
            &self.about,
            &[
                ("address", &self.address),
                ("since", &self.on),
                ("rka", &self.rca),
                ("dwelling", &self.dwelling),
                ("owner_name", &self.owner),
                ("owner_consent_until", &self.consent_until),
            ],
        )
    }
}

impl Employer {
    fn said(&self) -> Said<'_> {
        said(
            FactKind::Employer,
            &self.about,
            &[
                ("ended_on", &self.ended),
                ("end_reason", &self.how),
                ("sponsor", &self.sponsor),
                ("bin", &self.bin),
                ("ground", &self.ground),
                ("since", &self.since),
                ("until", &self.until),
                ("paper", &self.paper),
            ],
        )
    }
}

impl Replaced {
    fn said(&self) -> Said<'_> {
        said(
            FactKind::PermitReplaced,
            &self.about,
            &[
                ("valid_from", &self.from),
                ("valid_until", &self.until),
                ("number", &self.number),
                ("ground", &self.ground),
                ("document", &self.document),
                ("permit", &self.permit),
            ],
        )
    }
}

impl Offence {
    fn said(&self) -> Said<'_> {
        said(
            FactKind::Offence,
            &self.about,
            &[
                ("article", &self.article),
                ("decided_on", &self.on),
                ("decision", &self.decision),
                ("amount", &self.amount),
                ("paid_on", &self.paid),
                ("appealed_on", &self.appealed),
                ("appeal_outcome", &self.appeal),
                ("expulsion", &self.expulsion),
                ("banned_until", &self.banned_until),
                ("note", &self.note),
            ],
        )
    }
}

impl Birth {
    fn said(&self) -> Said<'_> {
        said(
            FactKind::Birth,
            &self.about,
            &[
                ("born", &self.on),
                ("name_cyrillic", &self.name),
                ("name_latin", &self.name_latin),
                ("citizenship", &self.citizenship),
                ("sex", &self.sex),
            ],
        )
    }
}

/// Names of states and numbers of records, as people write them, become what the fields hold.
pub(super) fn number_references(fields: &mut Fields, dossier: &Dossier) -> Result<(), AppError> {
    let mut unknown = Vec::new();
    for (name, value) in fields.iter_mut() {
        let Some(text) = value.as_str().map(str::to_owned) else { continue };
        let found = match name.as_str() {
            "citizenship" | "issuing_state" => state(&text),
            "document" | "replaces" => document(dossier, &text).map(Value::from),
            "permit" => permit(dossier, &text).map(Value::from),
            "basis" => BasisId::parse(&text).map(|id| id.0.into()),
            _ => continue,
        };
        match found {
            Some(found) => *value = found,
            None => {
                let id =
                    if name == "citizenship" || name == "issuing_state" { "country-unknown" } else { "fact-unknown" };
                unknown.push((name.clone(), Phrase::new(id).text("text", &text)));
            }
        }
    }
    if unknown.is_empty() { Ok(()) } else { Err(AppError::fields(unknown)) }
}

fn state(text: &str) -> Option<Value> {
    let country = Country::code(&text.to_ascii_uppercase()).or_else(|| Country::read(text))?;
    Some(country.as_str().into())
}

/// The client's document of that number.
pub(in super::super) fn document(dossier: &Dossier, number: &str) -> Option<i64> {
    let same = |held: &str| fold_number(held) == fold_number(number);
    dossier.identity_documents.iter().rev().find(|held| same(&held.number)).map(|held| held.id.0)
}

fn permit(dossier: &Dossier, text: &str) -> Option<i64> {
    let numbered = |held: &str| fold_number(held) == fold_number(text);
    let by_number = dossier.permits.iter().rev().find(|permit| permit.number.as_deref().is_some_and(numbered));
    by_number.map(|permit| permit.id.0).or_else(|| PermitId::parse(text).map(|id| id.0))
}
