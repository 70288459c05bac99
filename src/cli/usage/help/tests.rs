//! Every description has its texts, every text its description, and nothing else is in a help text.

use super::*;
use crate::cli::args::Arguments;
use crate::domain::lang::Lang;
use crate::i18n::rooms;
use clap::CommandFactory;
use fluent_syntax::ast::{Entry, Message, Pattern, PatternElement};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// What is told: the message, and the part of it where it is one.
type Place = (String, Option<String>);

fn texts(words: &Catalogue, is_long: bool) -> Texts<'_> {
    Texts { told: Catalogue::new(words.lang()).of_help(), words, is_long }
}

/// Every English description, and where it is to be told.
fn wanted(texts: &Texts<'_>) -> Vec<(Place, String)> {
    let mut all = Vec::new();
    below(&crate::cli::command(), "help", texts, &mut all);
    all
}

fn below(command: &Command, id: &str, texts: &Texts<'_>, all: &mut Vec<(Place, String)>) {
    let mut told = |part: Option<&str>, english: String| all.push(((id.to_owned(), part.map(str::to_owned)), english));
    let about = command.get_about().map(ToString::to_string).unwrap_or_default();
    if let Some(long) = command.get_long_about().map(ToString::to_string).filter(|long| *long != about) {
        told(Some("more"), long);
    }
    told(None, about);
    let after = command.get_after_help().map(ToString::to_string).unwrap_or_default();
    let said = after.lines().filter(|line| line.starts_with("  ")).filter_map(example);
    said.enumerate().for_each(|(at, (_, _, said))| told(Some(&format!("example-{}", at + 1)), said.to_owned()));
    let is_sentence = |line: &&str| !line.is_empty() && !line.starts_with("  ") && !line.ends_with(':');
    let sentences: Vec<&str> = after.lines().filter(is_sentence).collect();
    if !sentences.is_empty() {
        told(Some("after"), sentences.join("\n"));
    }
    for argument in
        command.get_arguments().filter(|argument| !["help", "version"].contains(&argument.get_id().as_str()))
    {
        let own = texts.id_of(argument, id).unwrap_or_else(|| format!("{id}--{}", argument.get_id()));
        let values = argument.get_possible_values();
        let values = values.iter().filter_map(|value| Some((Some(value.get_name()), value.get_help()?)));
        let long = argument.get_long_help().map(|long| (Some("more"), long));
        let all_of_it = argument.get_help().map(|help| (None, help)).into_iter().chain(long).chain(values);
        all.extend(all_of_it.map(|(part, help)| ((own.clone(), part.map(str::to_owned)), help.to_string())));
    }
    for inner in command.get_subcommands() {
        below(inner, &format!("{id}-{}", inner.get_name()), texts, all);
    }
}

/// Everything that the catalogue of help holds, and the variables in it.
fn held(lang: Lang) -> BTreeMap<Place, usize> {
    let mut all = BTreeMap::new();
    for (room, source) in rooms::help(lang) {
        let resource = fluent_syntax::parser::parse(source).unwrap_or_else(|(_, errors)| panic!("{room}: {errors:?}"));
        for entry in resource.body {
            let Entry::Message(Message { id, value: Some(value), attributes, .. }) = entry else { continue };
            let parts = attributes.iter().map(|part| (Some(part.id.name.to_owned()), &part.value));
            for (part, pattern) in std::iter::once((None, &value)).chain(parts) {
                let twice = all.insert((id.name.to_owned(), part), placeables(pattern));
                assert_eq!(twice, None, "{room}: {} stands twice", id.name);
            }
        }
    }
    all
}

fn placeables(pattern: &Pattern<&str>) -> usize {
    pattern.elements.iter().filter(|element| matches!(element, PatternElement::Placeable { .. })).count()
}

#[test]
fn every_description_has_its_russian_and_kazakh_text_and_no_text_belongs_to_nothing() {
    for lang in [Lang::Ru, Lang::Kk] {
        let words = Catalogue::new(lang);
        let held = held(lang);
        let wanted: BTreeSet<Place> = wanted(&texts(&words, true)).into_iter().map(|(place, _)| place).collect();
        let held_places: BTreeSet<Place> = held.keys().cloned().collect();
        let missing: Vec<_> = wanted.difference(&held_places).collect();
        assert!(missing.is_empty(), "without {}: {missing:#?}", lang.as_str());
        let idle: Vec<_> = held_places.difference(&wanted).collect();
        assert!(idle.is_empty(), "{} belongs to nothing: {idle:#?}", lang.as_str());
        // Nothing is put into these texts: an argument would be shown as its name.
        assert!(held.values().all(|placeables| *placeables == 0));
    }
    assert_eq!(rooms::help(Lang::En).count(), 0, "English stands beside what it describes");
}

/// A text of a command above is taken over by what says the same in English, and by nothing else.
#[test]
fn what_shares_a_text_says_the_same_in_english() {
    let words = Catalogue::new(Lang::Ru);
    let mut english: BTreeMap<Place, String> = BTreeMap::new();
    for (place, text) in wanted(&texts(&words, true)) {
        let first = english.entry(place.clone()).or_insert_with(|| text.clone());
        assert_eq!(*first, text, "{place:?} would be told of both: one of them needs a text of its own");
    }
    assert!(english.len() > 400);
}

/// Every help text at 80 columns: its lines, and the command it belongs to.
fn shown(texts: &Texts<'_>) -> Vec<String> {
    let mut description = Arguments::command().term_width(WIDTH);
    description.build();
    let mut all = Vec::new();
    render(&mut texts.over(description), texts, &mut all);
    all
}

fn render(command: &mut Command, texts: &Texts<'_>, all: &mut Vec<String>) {
    let text = if texts.is_long { command.render_long_help() } else { command.render_help() };
    all.push(crate::cli::usage::headings(&text.to_string(), texts.words));
    command.get_subcommands_mut().for_each(|inner| render(inner, texts, all));
}

/// The words of the command line itself, which are the same in every language.
fn own_words(command: &Command, all: &mut BTreeSet<String>) {
    let mut take = |text: &str| all.extend(words_of(text));
    take(command.get_name());
    for argument in command.get_arguments() {
        argument.get_long().into_iter().for_each(&mut take);
        argument.get_value_names().unwrap_or_default().iter().for_each(|name| take(name));
        argument.get_possible_values().iter().for_each(|value| take(value.get_name()));
        argument.get_default_values().iter().for_each(|value| take(&value.to_string_lossy()));
    }
    let after = command.get_after_help().map(ToString::to_string).unwrap_or_default();
    let examples = after.lines().filter(|line| line.starts_with("  "));
    examples.for_each(|line| take(example(line).map_or(line, |(command, _, _)| command)));
    command.get_subcommands().for_each(|inner| own_words(inner, all));
}

fn greek(text: &str) -> Cow<'_, str> {
    let letter = |c: char| if c.is_alphabetic() { 'ω' } else { c };
    text.chars().map(letter).collect::<String>().into()
}

fn words_of(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphabetic());
    words.filter(|word| word.chars().count() > 1 && !word.contains('ω')).map(str::to_owned).collect()
}

#[test]
fn no_word_of_a_help_text_comes_from_elsewhere_than_the_catalogues() {
    let mut own = BTreeSet::new();
    own_words(&crate::cli::command(), &mut own);
    for lang in [Lang::Ru, Lang::Kk] {
        let words = Catalogue::disguised(lang, greek);
        for is_long in [true, false] {
            let told = Catalogue::disguised(lang, greek).of_help();
            let shown = shown(&Texts { told, words: &words, is_long });
            assert!(shown.len() > 100);
            for text in shown {
                let strange: Vec<String> = words_of(&text).into_iter().filter(|word| !own.contains(word)).collect();
                assert!(strange.is_empty() && text.contains('ω'), "{strange:?}\n{text}");
            }
        }
    }
}

#[test]
fn every_help_text_fits_a_narrow_terminal() {
    for lang in Lang::ALL {
        let words = Catalogue::new(*lang);
        for is_long in [true, false] {
            for text in shown(&texts(&words, is_long)) {
                // A command is not broken: it is there to be copied. The usage has its own rules.
                let usage = words.text("usage-heading-usage");
                let is_command = |line: &&str| line.trim_start().starts_with("sojourn ") || line.starts_with(&usage);
                let wide: Vec<&str> =
                    text.lines().filter(|line| line.chars().count() > WIDTH && !is_command(line)).collect();
                assert!(wide.is_empty(), "{wide:#?}\n{text}");
            }
        }
    }
}

#[test]
fn a_default_and_values_are_told_in_the_readers_words() {
    let words = Catalogue::new(Lang::Ru);
    let shown = |is_long| shown(&texts(&words, is_long)).join("\n");
    let (long, short) = (shown(true), shown(false));
    assert!(long.contains("Число клиентов [по умолчанию: 300]"), "{long}");
    assert!(long.contains("- html: Для печати, формат A4"), "{long}");
    assert!(short.contains("[возможные значения: csv, xlsx,"), "{short}");
    assert!(!long.contains("[по умолчанию: ]") && !long.contains("[default"), "{long}");
}
