//! What is said stands in the catalogues.

use super::*;
use std::collections::BTreeSet;

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
    let mut known = messages(CATALOGUES[0]);
    known.extend(messages(include_str!("../../../i18n/en/settings.ftl")));
    let law = law();
    let mut said: Vec<Phrase> = Vec::new();
    for made in table::dossiers() {
        said.extend(
            derive(&made.0, &law, &Calendar::built_in()).into_iter().flat_map(|d| d.trail).map(|step| step.text),
        );
        for today in ["2026-02-01", "2026-10-04", "2026-11-22", "2027-06-01"].map(day) {
            said.extend(findings(&made.0, &law, today).into_iter().map(|finding| finding.text));
            said.push(status(&made.0, &law, today).phrase());
            let choices = filing_choices(&made.0, &law, &deadlines(&made), today);
            said.extend(choices.choices.iter().map(|choice| choice.phrase("case-kind-extension", today)));
            said.extend(choices.choices.into_iter().filter_map(|choice| choice.condition).chain(choices.says));
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
