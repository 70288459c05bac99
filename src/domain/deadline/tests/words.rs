//! Every row of the rulebook speaks, and what is said stands in the catalogues.

use super::*;
use std::collections::BTreeSet;

/// Dossiers that together bring every row of the rulebook to speak.
fn everybody() -> Vec<Made> {
    use PermitKind::{ExitDocument, ResidencePermit, Visa};
    let mut all: Vec<Made> = vec![
        client("RUS").stay("2026-01-10..2026-03-30").stay("2026-06-01.."),
        client("UZB")
            .stay("2026-01-05..2026-02-03")
            .stay("2026-02-10..2026-03-11")
            .stay("2026-03-13..2026-04-11")
            .stay("2026-04-15.."),
        client("AZE").stay("2026-11-01.."),
        client("TJK").stay("2026-11-01..").trp("2027-02-01..2028-01-31"),
        client("GEO").stay("2026-11-01.."),
        client("UZB").stay("2026-10-03..").case(CaseKind::FirstTrp, Stage::Collecting).paper("passport", "2026-12-01"),
        client("RUS")
            .stay("2026-02-01..")
            .trp("2026-02-01..2027-01-30")
            .passport("2026-12-15")
            .paper("medical_insurance", "2026-12-01"),
        client("RUS").trp("2026-02-01..2027-01-30").presence(Presence::Abroad, None),
        client("RUS").permit(Visa, "2026-02-01..2027-01-30").presence(Presence::Abroad, None),
        client("RUS")
            .linked("2026-12-31")
            .basis(Some("2027-01-01"), Some("2026-11-10"))
            .own("2026-12-01", Severity::Soft),
        client("RUS").basis(None, Some("2026-11-10")).with(|dossier| dossier.bases[0].ground = Ground::Family),
        client("RUS").stay("2026-07-03..").residence("2026-07-03", |_| {}).residence("2026-08-03", |home| {
            home.owner_consent_until = Some(day("2026-12-31"));
        }),
    ];
    all.extend([Visa, ResidencePermit, ExitDocument].map(|kind| client("RUS").permit(kind, "2026-02-01..2027-01-30")));
    all
}

#[test]
fn every_row_of_the_rulebook_speaks() {
    let law = law();
    let mut spoke: BTreeSet<String> = BTreeSet::new();
    for made in everybody() {
        for deadline in derive(&made.0, &law, &Calendar::built_in()) {
            spoke.extend(deadline.trail.iter().filter_map(|step| step.rule.clone()));
            spoke.insert(deadline.id.rule);
        }
    }
    let silent: Vec<&str> = law.all_titles().into_iter().map(|(id, _)| id).filter(|id| !spoke.contains(*id)).collect();
    // The fixed block never leaves less than the rolling window (see `stay_calc`), so it never has to speak.
    assert_eq!(silent, ["STAY-FIXED-180"]);
}

const CATALOGUES: [&str; 3] = [
    include_str!("../../../i18n/en/law.ftl"),
    include_str!("../../../i18n/ru/law.ftl"),
    include_str!("../../../i18n/kk/law.ftl"),
];

/// Message ids of a catalogue with the variables each one uses.
fn messages(catalogue: &str) -> Vec<(String, BTreeSet<String>)> {
    let mut all: Vec<(String, BTreeSet<String>)> = Vec::new();
    for line in catalogue.lines().filter(|line| !line.starts_with('#')) {
        if let Some((id, _)) = line.split_once(" =").filter(|_| !line.starts_with(' ')) {
            all.push((id.to_owned(), BTreeSet::new()));
        }
        let used = line.split('$').skip(1).map(|rest| rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or(""));
        if let Some((_, variables)) = all.last_mut() {
            variables.extend(used.map(str::to_owned));
        }
    }
    all
}

#[test]
fn the_law_says_the_same_things_in_three_languages() {
    let [en, ru, kk] = CATALOGUES.map(messages);
    assert!(en.len() > 60);
    for (english, others) in en.iter().zip(ru.iter().zip(&kk)) {
        assert_eq!((english, english), others);
    }
    assert_eq!((en.len(), en.len()), (ru.len(), kk.len()));
}

#[test]
fn what_is_said_stands_in_the_catalogue_with_what_it_needs() {
    let known = messages(CATALOGUES[0]);
    let law = law();
    let mut said: Vec<Phrase> = Vec::new();
    for made in everybody() {
        said.extend(
            derive(&made.0, &law, &Calendar::built_in()).into_iter().flat_map(|d| d.trail).map(|step| step.text),
        );
        for today in ["2026-02-01", "2026-10-04", "2026-11-22", "2027-06-01"].map(day) {
            said.extend(findings(&made.0, &law, today).into_iter().map(|finding| finding.text));
            said.push(status(&made.0, &law, today).phrase());
        }
    }
    for phrase in said {
        let message = known.iter().find(|(id, _)| *id == phrase.id);
        let (_, variables) = message.unwrap_or_else(|| panic!("{} is not in the catalogue", phrase.id));
        let given: BTreeSet<String> = phrase.args.into_iter().map(|(name, _)| name).collect();
        assert!(variables.is_subset(&given), "{}: {variables:?} of {given:?}", phrase.id);
    }
}

#[test]
fn only_stays_and_permits_have_a_last_lawful_day() {
    let made = client("RUS").stay("2026-03-01..").trp("2026-05-01..2027-04-30").passport("2030-01-01");
    for deadline in deadlines(&made) {
        let lawful = matches!(deadline.id.rule.as_str(), "TRP-END" | "STAY-EAEU-90");
        assert_eq!(deadline.ends_lawfulness(), lawful, "{}", deadline.id);
    }
    let aim = deadlines(&made).into_iter().find(|deadline| deadline.id.rule == "TRP-EXT").unwrap();
    assert!(!aim.ends_lawfulness(), "an aim hangs on the permit and is no end of it");
}
