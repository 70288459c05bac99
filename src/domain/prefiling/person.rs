//! Whether all papers speak of one person: names, birth date and passport number across the client's form, the
//! identity documents with their machine-readable zones, and the papers of the case (ground of refusal: inaccurate).

use super::names::{Likeness, nearest};
use super::{Check, Gravity, PreFinding, Scene};
use crate::domain::case::{CaseDocument, DocumentState, RefusalGround};
use crate::domain::clean::Clean;
use crate::domain::day::Day;
use crate::domain::fold::fold_number;
use crate::domain::identity::{IdentityDocument, IdentityKind};
use crate::domain::mrz::{self, Mrz, MrzFormat};
use crate::domain::phrase::Phrase;

/// Everything in which the papers disagree.
pub(super) fn consistent(scene: &Scene) -> Vec<PreFinding> {
    let dossier = scene.dossier;
    let mut found = Vec::new();
    for document in current(scene) {
        found.extend(form_against(scene, document));
        if let Some(text) = &document.mrz {
            found.extend(zone(scene, document, text));
        }
    }
    let here = |paper: &&CaseDocument| {
        paper.case == scene.case.id && matches!(paper.state, DocumentState::Received | DocumentState::Verified)
    };
    for paper in dossier.case_documents.iter().filter(here) {
        found.extend(of_paper(scene, paper));
    }
    found
}

/// Identity documents that may be shown: not expired on the filing day.
fn current<'a>(scene: &'a Scene) -> impl Iterator<Item = &'a IdentityDocument> {
    scene.dossier.identity_documents.iter().filter(|document| document.expires.is_none_or(|day| day >= scene.day))
}

fn differs(subject: &impl ToString, gravity: Gravity, text: Phrase, advice: &str) -> PreFinding {
    PreFinding::new(Check::Consistent, gravity, text, advice).on(RefusalGround::Inaccurate).of(subject)
}

/// How grave it is that two spellings differ; nothing where they do not.
const fn weight(likeness: Option<Likeness>) -> Option<Gravity> {
    match likeness {
        None | Some(Likeness::Same) => None,
        Some(Likeness::Transliterated) => Some(Gravity::Note),
        Some(Likeness::Near) => Some(Gravity::Warning),
        Some(Likeness::Different) => Some(Gravity::Error),
    }
}

/// The name on the client's form against the name in an identity document.
fn form_against(scene: &Scene, document: &IdentityDocument) -> Option<PreFinding> {
    let client = &scene.dossier.client;
    let pairs = [(&client.name_latin, &document.name_latin), (&client.name_cyrillic, &document.name_cyrillic)];
    let worst = pairs.into_iter().filter_map(|(form, printed)| Some((form.as_ref()?, printed.as_ref()?)));
    let worst = worst.filter_map(|(form, printed)| Some((weight(nearest(form, [printed.as_str()]))?, form, printed)));
    let (gravity, form, printed) = worst.min_by_key(|(gravity, ..)| *gravity)?;
    let text = Phrase::new("pre-name-form").text("form", form).text("document", printed);
    Some(differs(&document.id, gravity, text, "pre-name-form-do"))
}

/// The machine-readable zone against the document it stands in and the client's form. A Russian internal passport has
/// neither Latin names to compare nor an expiry.
fn zone(scene: &Scene, document: &IdentityDocument, text: &Clean) -> Vec<PreFinding> {
    let Ok(zone) = mrz::parse(text, scene.day) else {
        let text = Phrase::new("pre-mrz-unreadable").text("number", &document.number);
        return vec![differs(&document.id, Gravity::Warning, text, "pre-mrz-unreadable-do")];
    };
    if matches!(zone.format, MrzFormat::VisaA | MrzFormat::VisaB) {
        return Vec::new();
    }
    let mut found = Vec::new();
    if !zone.valid {
        let text = Phrase::new("pre-mrz-digits").text("number", &document.number);
        found.push(differs(&document.id, Gravity::Warning, text, "pre-mrz-unreadable-do"));
    }
    found.extend(born(&document.id, scene.dossier.client.born, zone.born));
    found.extend(zone_number(document, &zone));
    if document.kind == IdentityKind::InternalPassport || zone.is_internal_passport() {
        return found;
    }
    found.extend(zone_expiry(document, &zone));
    found.extend(zone_name(scene, document, &zone));
    found
}

fn born(subject: &impl ToString, form: Option<Day>, paper: Option<Day>) -> Option<PreFinding> {
    let (form, paper) = form.zip(paper).filter(|(form, paper)| form != paper)?;
    let text = Phrase::new("pre-born").day("form", form).day("paper", paper);
    Some(differs(subject, Gravity::Error, text, "pre-compare-do"))
}

fn zone_number(document: &IdentityDocument, zone: &Mrz) -> Option<PreFinding> {
    let (printed, read) = (fold_number(&document.number), fold_number(&zone.number));
    // O and 0 look alike on paper; the check digit of the zone tells them apart there.
    let alike = |number: &str| number.replace('O', "0");
    (alike(&printed) != alike(&read)).then(|| {
        let text = Phrase::new("pre-mrz-number").text("document", &document.number).text("mrz", &zone.number);
        differs(&document.id, Gravity::Error, text, "pre-compare-do")
    })
}

fn zone_expiry(document: &IdentityDocument, zone: &Mrz) -> Option<PreFinding> {
    let (printed, read) = document.expires.zip(zone.expires).filter(|(printed, read)| printed != read)?;
    let text = Phrase::new("pre-mrz-expiry").day("document", printed).day("mrz", read);
    Some(differs(&document.id, Gravity::Error, text, "pre-compare-do"))
}

/// Letters that fit on the line of names: beyond them names are cut off.
const fn line_of_names(format: MrzFormat) -> usize {
    match format {
        MrzFormat::Td1 => 30,
        MrzFormat::Td2 | MrzFormat::VisaB => 31,
        MrzFormat::Td3 | MrzFormat::VisaA => 39,
    }
}

fn zone_name(scene: &Scene, document: &IdentityDocument, zone: &Mrz) -> Option<PreFinding> {
    let name = format!("{} {}", zone.surname, zone.given_names);
    // Surname and given names stand two fillers apart.
    if name.chars().count() + 1 >= line_of_names(zone.format) {
        return None;
    }
    let printed = document.name_latin.as_ref().or(scene.dossier.client.name_latin.as_ref());
    let printed = printed.or(document.name_cyrillic.as_ref()).or(scene.dossier.client.name_cyrillic.as_ref())?;
    let gravity = weight(nearest(&name, [printed.as_str()]))?;
    let text = Phrase::new("pre-mrz-name").text("document", printed).text("mrz", name.trim());
    Some(differs(&document.id, gravity, text, "pre-compare-do"))
}

/// What a paper of the case says about the client.
fn of_paper(scene: &Scene, paper: &CaseDocument) -> Vec<PreFinding> {
    let found = [
        paper_name(scene, paper),
        born(&paper.id, scene.dossier.client.born, paper.born_in_paper),
        paper_passport(scene, paper),
    ];
    let about = |finding: PreFinding| PreFinding { requirement: Some(paper.requirement.to_string()), ..finding };
    found.into_iter().flatten().map(about).collect()
}

fn paper_name(scene: &Scene, paper: &CaseDocument) -> Option<PreFinding> {
    let written = paper.name_in_paper.as_ref()?;
    let client = &scene.dossier.client;
    let documents = current(scene).flat_map(|document| [&document.name_latin, &document.name_cyrillic]);
    let known = documents.chain([&client.name_latin, &client.name_cyrillic]).flatten();
    let gravity = weight(nearest(written, known.map(Clean::as_str)))?;
    let former = client.former_names.as_ref().and_then(|names| nearest(written, names.split([',', ';', '\n'])));
    if former == Some(Likeness::Same) {
        let text = Phrase::new("pre-name-former").text("paper", written);
        return Some(differs(&paper.id, Gravity::Warning, text, "pre-name-former-do"));
    }
    let text = Phrase::new("pre-name-paper").text("paper", written).text("client", client.name());
    Some(differs(&paper.id, gravity, text, "pre-compare-do"))
}

/// A paper that names an old passport is to be renewed; one that names a stranger's is wrong.
fn paper_passport(scene: &Scene, paper: &CaseDocument) -> Option<PreFinding> {
    let written = paper.passport_in_paper.as_ref()?;
    let same = |document: &&IdentityDocument| fold_number(&document.number) == fold_number(written);
    let known = scene.dossier.identity_documents.iter().find(same);
    let text = |id: &str| Phrase::new(id).text("number", written);
    match known {
        None if scene.dossier.identity_documents.is_empty() => None,
        None => Some(differs(&paper.id, Gravity::Error, text("pre-passport-paper"), "pre-compare-do")),
        Some(document) if document.expires.is_some_and(|day| day < scene.day) => {
            Some(differs(&paper.id, Gravity::Warning, text("pre-passport-old"), "pre-passport-old-do"))
        }
        Some(_) => None,
    }
}
