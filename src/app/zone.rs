//! What a machine-readable zone fills in a form: pasted into a new client or an identity document, it gives the names,
//! the number, citizenship, birth, sex and expiry, and says what it found different or wrong.
//!
//! Invariant: what a person typed is never overwritten. A field that is empty, or stands as it was filled in beforehand,
//! takes the zone's value; any other value that differs is told, and so is what differs from the client of the document.

use super::forms::{Form, Typed, passport};
use crate::domain::clean::Clean;
use crate::domain::client::Client;
use crate::domain::country::Country;
use crate::domain::day::Day;
use crate::domain::identity::IdentityKind;
use crate::domain::mrz::{self, Mrz, MrzFormat};
use crate::domain::phrase::Phrase;
use crate::domain::record::Kind;
use crate::domain::same_person::names_meet;

/// What a zone gives to a form.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filled {
    /// Texts for fields, by name.
    pub texts: Typed,
    /// What disagrees or is wrong, each a sentence.
    pub warnings: Vec<Phrase>,
}

/// True for forms that a zone can fill.
pub const fn takes_zone(kind: Kind) -> bool {
    matches!(kind, Kind::Client | Kind::IdentityDocument)
}

impl Form {
    /// Reads a text as a zone and says what it fills; `None` when it is no zone, or the form has no use for one.
    pub fn fill_from_zone(&self, text: &str, typed: &Typed, today: Day) -> Option<Filled> {
        let zone = takes_zone(self.kind).then(|| mrz::parse(text, today).ok()).flatten()?;
        if matches!(zone.format, MrzFormat::VisaA | MrzFormat::VisaB) {
            return Some(Filled { texts: Typed::new(), warnings: vec![Phrase::new("zone-visa")] });
        }
        let mut filled = Filled { texts: Typed::new(), warnings: wrong_checks(&zone) };
        let expired = zone.expires.filter(|day| *day < today);
        filled.warnings.extend(expired.map(|day| Phrase::new("zone-expired").day("day", day)));
        for (name, value) in values(&zone, self.kind) {
            let name = if self.kind == Kind::Client { passport::of_client(name) } else { name };
            self.give(name, value, typed, &mut filled);
        }
        if self.fields.iter().any(|shown| shown.field.name == "mrz") {
            filled.texts.insert("mrz".to_owned(), Clean::note(text).to_string());
        }
        if let Some(person) = &self.person {
            filled.warnings.extend(differing(&zone, person));
        }
        Some(filled)
    }

    fn give(&self, name: &str, value: String, typed: &Typed, filled: &mut Filled) {
        let Some(shown) = self.fields.iter().find(|shown| shown.field.name == name) else {
            return;
        };
        let has = typed.get(name).unwrap_or(&shown.text).trim();
        let free = has.is_empty() || self.opened.is_none() && has == shown.text.trim();
        if free {
            filled.texts.insert(name.to_owned(), value);
        } else if !means_the_same(name, has, &value) {
            let phrase = Phrase::new("zone-differs").term("field", format!("field-{name}"));
            filled.warnings.push(phrase.text("zone", value).text("typed", has));
        }
    }
}

pub(super) fn means_the_same(name: &str, one: &str, other: &str) -> bool {
    use crate::domain::fold::fold_number;
    match name {
        "name_latin" | "name_cyrillic" => names_meet(&[Clean::line(one)], &[Clean::line(other)]),
        "citizenship" | "issuing_state" => Country::read(one) == Country::read(other),
        // A date may stand in another spelling.
        _ => fold_number(one) == fold_number(other),
    }
}

/// The fields that a zone speaks about, with what it says, as a person would type it.
pub(super) fn values(zone: &Mrz, kind: Kind) -> Vec<(&'static str, String)> {
    let day = |day: Option<Day>| day.map(|day| day.format("%d.%m.%Y").to_string());
    let country = |code: &Clean| Country::mrz(code).map(|country| country.to_string());
    let name = format!("{} {}", zone.surname, zone.given_names).trim().to_owned();
    let name_field = if zone.is_internal_passport() { "name_cyrillic" } else { "name_latin" };
    let mut values = vec![
        (name_field, Some(name)),
        ("number", Some(zone.number.to_string())),
        ("citizenship", country(&zone.nationality)),
        ("expires", day(zone.expires)),
        ("issued", day(zone.issued)),
    ];
    if kind == Kind::Client {
        values.push(("born", day(zone.born)));
        values.push(("sex", zone.sex.map(|sex| sex.as_str().to_owned())));
    } else {
        values.push(("kind", Some(kind_of(zone).as_str().to_owned())));
        values.push(("issuing_state", country(&zone.issuing_state)));
    }
    values.into_iter().filter_map(|(name, value)| Some((name, value.filter(|value| !value.is_empty())?))).collect()
}

/// What kind of document a zone belongs to.
pub fn kind_of(zone: &Mrz) -> IdentityKind {
    match zone.format {
        _ if zone.is_internal_passport() => IdentityKind::InternalPassport,
        MrzFormat::Td3 => IdentityKind::Passport,
        _ => IdentityKind::IdCard,
    }
}

/// A sentence for each check digit that does not fit, and for a date that does not exist.
pub(super) fn wrong_checks(zone: &Mrz) -> Vec<Phrase> {
    let checks = &zone.checks;
    let named = [("number", checks.number), ("born", checks.birth), ("expires", checks.expiry)];
    let wrong = named.into_iter().filter(|(_, fits)| *fits == Some(false));
    let mut said: Vec<Phrase> =
        wrong.map(|(name, _)| Phrase::new("zone-check").term("field", format!("field-{name}"))).collect();
    if said.is_empty() && !zone.valid {
        said.push(Phrase::new("zone-check-whole"));
    }
    said
}

/// Where the zone disagrees with the client whose document it is.
fn differing(zone: &Mrz, person: &Client) -> Vec<Phrase> {
    let field = |id: &str| Phrase::new("zone-client-differs").term("field", format!("field-{id}"));
    let mut said = Vec::new();
    let names: Vec<Clean> =
        [&person.name_cyrillic, &person.name_latin, &person.former_names].into_iter().flatten().cloned().collect();
    let name = Clean::line(&format!("{} {}", zone.surname, zone.given_names));
    if !names.is_empty() && !names_meet(&names, std::slice::from_ref(&name)) {
        said.push(field("name_latin").text("zone", name).text("client", person.name()));
    }
    let text = |day: Day| day.format("%d.%m.%Y").to_string();
    if let (Some(zone), Some(born)) = (zone.born, person.born)
        && zone != born
    {
        said.push(field("born").text("zone", text(zone)).text("client", text(born)));
    }
    if let (Some(zone), Some(country)) = (Country::mrz(&zone.nationality), person.citizenship)
        && zone != country
    {
        said.push(field("citizenship").text("zone", zone.to_string()).text("client", country.to_string()));
    }
    if zone.sex.is_some() && person.sex.is_some() && zone.sex != person.sex {
        said.push(Phrase::new("zone-sex-differs"));
    }
    said
}
