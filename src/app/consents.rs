//! Consents to the processing of personal data: a new record begins with what is known, takes over what a sheet said, and
//! is printed as a form in three languages.
//!
//! The form asks; whether a consent is valid is for a lawyer. Its wording is the office's to confirm.

use super::desk::Desk;
use super::error::Result;
use super::retention::{self, Operator};
use crate::domain::clean::Clean;
use crate::domain::client::Client;
use crate::domain::id::{ClientId, StaffId};
use crate::domain::lang::Lang;
use crate::domain::letter::{is_cyrillic, name_in};
use crate::domain::personal::Consent;
use crate::domain::phrase::Phrase;
use crate::domain::record::Fields;
use crate::domain::retention::RetentionClass;
use crate::files::receipt::{self, Receipt as Sheet};
use crate::i18n::{Catalogue, labels};
use crate::store::{self, Reads, Writes};

/// What a new consent begins with: who the operator is, the person's name, and the days that a sheet brought.
pub(super) fn begin(reads: &dyn Reads, values: &mut Fields, client: ClientId) -> store::Result<()> {
    let operator = Operator::read(reads.setting(retention::OPERATOR)?.as_deref());
    let person = reads.get::<Client>(client.0)?;
    let mut known = |name: &str, text: Option<String>| {
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            values.insert(name.to_owned(), text.into());
        }
    };
    known("operator", Some(operator.name));
    known("operator_number", Some(operator.number));
    known("person", Some(person.name().to_owned()));
    known("given_on", person.consent_given_on.map(|day| day.to_string()));
    known("withdrawn_on", person.consent_withdrawn_on.map(|day| day.to_string()));
    Ok(())
}

/// A record takes the place of the two days that a sheet brought: there is one truth.
pub(super) fn take_over(writes: &mut dyn Writes, client: ClientId) -> store::Result<()> {
    let Some(person) = writes.record(client.into())?.and_then(|record| Client::try_from(record).ok()) else {
        return Ok(());
    };
    if person.consent_given_on.is_some() || person.consent_withdrawn_on.is_some() {
        writes.put(Client { consent_given_on: None, consent_withdrawn_on: None, ..person }.into())?;
    }
    Ok(())
}

/// What a form of consent is made of.
struct Asked {
    operator: Operator,
    person: Clean,
    consent: Option<Consent>,
    classes: Vec<RetentionClass>,
}

impl Desk {
    /// A form of consent for a client to sign, as a page of HTML: in these languages one after the other, each on a sheet
    /// of its own. What the newest consent record says is filled in, the rest is left to be written by hand.
    ///
    /// # Errors
    /// Those of the store.
    pub fn consent_form(&self, client: ClientId, languages: &[Lang]) -> Result<String> {
        let today = self.today();
        let (dossier, operator, classes) = self.read(|reads| {
            let operator = Operator::read(reads.setting(retention::OPERATOR)?.as_deref());
            let classes = retention::law(reads)?.map(|said| said.retention).unwrap_or_default();
            Ok((reads.whole(client)?, operator, classes))
        })?;
        let consent = dossier.consents.iter().rev().find(|consent| consent.withdrawn_on.is_none());
        let sheets: Vec<Sheet> = languages
            .iter()
            .map(|lang| {
                let asked = Asked {
                    operator: operator.clone(),
                    person: name_in(&dossier, is_cyrillic(lang.as_str()), today),
                    consent: consent.cloned(),
                    classes: classes.iter().filter(|class| class.on).cloned().collect(),
                };
                sheet(&asked, &Catalogue::new(*lang))
            })
            .collect();
        Ok(receipt::pages(&sheets))
    }

    /// Who of the staff is meant by a login or name; nobody for an empty text.
    ///
    /// # Errors
    /// A refusal of somebody who is not there.
    pub fn staff_meant(&self, login: Option<&str>) -> Result<Option<StaffId>> {
        login.map(|login| self.staff_called(login)).transpose()
    }
}

/// One sheet in one language.
fn sheet(asked: &Asked, words: &Catalogue) -> Sheet {
    let line = |text: &str| if text.is_empty() { "________________".to_owned() } else { text.to_owned() };
    let label = |field: &str| words.text(&labels::field(field));
    let mut facts = vec![
        (label("operator"), line(&asked.operator.name)),
        (label("operator_number"), line(&asked.operator.number)),
        (label("person"), line(&asked.person)),
    ];
    if !asked.operator.address.is_empty() {
        facts.insert(2, (label("address"), asked.operator.address.clone()));
    }
    Sheet {
        lang: words.lang().as_str().to_owned(),
        title: words.text("consent-form-title"),
        facts,
        opening: words.say(&Phrase::new("consent-form-opening").text("operator", line(&asked.operator.name))),
        heads: ["act-number", "consent-form-matter", "consent-form-answer"].map(|id| words.text(id)).to_vec(),
        rows: rows(asked, words),
        empty: String::new(),
        signatures: vec![
            (words.text("consent-form-signature"), asked.person.to_string()),
            (words.text("consent-form-day"), String::new()),
        ],
    }
}

/// The fields of Art. 8 p. 4, a row each.
fn rows(asked: &Asked, words: &Catalogue) -> Vec<Vec<String>> {
    let consent = asked.consent.as_ref();
    let until = consent.and_then(|consent| consent.until);
    let term = until.map_or_else(|| words.text("consent-form-purpose-reached"), |day| words.day(day));
    let agreed = |answer: Option<crate::domain::personal::Agreed>| match answer {
        Some(answer) => words.text(&format!("agreed-{}", answer.as_str())),
        None => words.text("consent-form-choose"),
    };
    let purposes: Vec<&str> = asked.classes.iter().map(|class| class.purpose.get(words.lang())).collect();
    let listed = consent.and_then(|consent| consent.data_list.as_ref()).map(ToString::to_string);
    let told = [
        ("consent-form-purpose", purposes.join("; ")),
        ("consent-form-data", listed.unwrap_or_else(|| words.text("consent-form-data-list"))),
        ("consent-form-term", term),
        ("field-third_parties", agreed(consent.and_then(|consent| consent.third_parties))),
        ("field-cross_border", agreed(consent.and_then(|consent| consent.cross_border))),
        ("field-publication", agreed(consent.and_then(|consent| consent.publication))),
    ];
    let row = |(at, (id, answer)): (usize, (&str, String))| vec![(at + 1).to_string(), words.text(id), answer];
    told.into_iter().enumerate().map(row).collect()
}
