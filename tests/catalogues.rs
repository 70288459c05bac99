//! The three catalogues say the same things, completely, and everything the program asks for is in them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey};
use sojourn::domain::choice::Confidence;
use sojourn::domain::deadline::{Class, Level, State, StepKind};
use sojourn::domain::lang::Lang;
use sojourn::domain::record::{FieldType, Kind};
use sojourn::i18n::{Catalogue, labels, rooms};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// What one message holds: its variables, the plural forms of its selects, and all its literal text.
#[derive(Default)]
struct Message {
    variables: BTreeSet<String>,
    plurals: Vec<BTreeSet<String>>,
    text: String,
}

fn messages(lang: Lang) -> BTreeMap<String, Message> {
    let mut all = BTreeMap::new();
    for (room, source) in rooms::sources(lang) {
        let resource = fluent_syntax::parser::parse(source)
            .unwrap_or_else(|(_, errors)| panic!("{}/{room}.ftl: {errors:?}", lang.as_str()));
        for entry in resource.body {
            let Entry::Message(entry) = entry else {
                continue;
            };
            let mut message = Message::default();
            read_pattern(entry.value.as_ref(), &mut message);
            let twice = all.insert(entry.id.name.to_owned(), message).is_some();
            assert!(!twice, "{}/{room}.ftl: {} stands twice", lang.as_str(), entry.id.name);
        }
    }
    all
}

fn read_pattern(pattern: Option<&Pattern<&str>>, message: &mut Message) {
    for element in pattern.map(|pattern| pattern.elements.as_slice()).unwrap_or_default() {
        match element {
            PatternElement::TextElement { value } => message.text.push_str(value),
            PatternElement::Placeable { expression } => read_expression(expression, message),
        }
    }
}

fn read_expression(expression: &Expression<&str>, message: &mut Message) {
    match expression {
        Expression::Inline(inline) => read_inline(inline, message),
        Expression::Select { selector, variants } => {
            read_inline(selector, message);
            let keys: BTreeSet<String> = variants
                .iter()
                .filter_map(|variant| match &variant.key {
                    VariantKey::Identifier { name } => Some((*name).to_owned()),
                    VariantKey::NumberLiteral { .. } => None,
                })
                .collect();
            if keys.contains("one") {
                message.plurals.push(keys);
            }
            for variant in variants {
                read_pattern(Some(&variant.value), message);
            }
        }
    }
}

fn read_inline(inline: &InlineExpression<&str>, message: &mut Message) {
    match inline {
        InlineExpression::VariableReference { id } => {
            message.variables.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => read_expression(expression, message),
        InlineExpression::StringLiteral { value } => message.text.push_str(value),
        _ => {}
    }
}

#[test]
fn every_message_exists_in_all_three_languages_with_the_same_variables() {
    let english = messages(Lang::En);
    for lang in [Lang::Ru, Lang::Kk] {
        let other = messages(lang);
        let ids = |all: &BTreeMap<String, Message>| all.keys().cloned().collect::<BTreeSet<_>>();
        let (here, there) = (ids(&english), ids(&other));
        let differing: Vec<_> = here.symmetric_difference(&there).collect();
        assert!(differing.is_empty(), "only in one of en and {}: {differing:?}", lang.as_str());
        for (id, message) in &english {
            assert_eq!(message.variables, other[id].variables, "variables of {id} in {}", lang.as_str());
        }
    }
}

#[test]
fn every_plural_has_the_forms_of_its_language() {
    for (lang, forms) in
        [(Lang::En, &["one", "other"][..]), (Lang::Ru, &["one", "few", "many"]), (Lang::Kk, &["one", "other"])]
    {
        for (id, message) in messages(lang) {
            for keys in &message.plurals {
                let missing: Vec<_> = forms.iter().filter(|form| !keys.contains(**form)).collect();
                assert!(missing.is_empty(), "{}: {id} lacks {missing:?}", lang.as_str());
            }
        }
    }
}

#[test]
fn no_message_is_empty_or_holds_invisible_characters() {
    for lang in Lang::ALL {
        for (id, message) in messages(*lang) {
            assert!(!(message.text.trim().is_empty() && message.variables.is_empty()), "{}: {id}", lang.as_str());
            let hostile = message.text.chars().find(|c| {
                (c.is_control() && *c != '\n')
                    || matches!(c, '\u{AD}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
                        | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
            });
            assert_eq!(hostile, None, "{}: {id}", lang.as_str());
        }
    }
}

#[test]
fn every_kind_field_and_choice_has_a_label() {
    let mut wanted: BTreeSet<String> = BTreeSet::new();
    for kind in Kind::ALL {
        wanted.insert(labels::kind(*kind));
        for field in kind.fields() {
            wanted.insert(labels::field(field.name));
            if let FieldType::Choice(ids) = field.holds {
                wanted.extend(ids.iter().map(|id| labels::choice(*kind, field.name, id)));
            }
        }
    }
    let lists: [(&str, &[&str]); 6] = [
        ("class", Class::IDS),
        ("level", Level::IDS),
        ("deadline-state", State::IDS),
        ("step", StepKind::IDS),
        ("confidence", Confidence::IDS),
        ("lang", Lang::IDS),
    ];
    wanted.extend(lists.iter().flat_map(|(list, ids)| ids.iter().map(move |id| format!("{list}-{id}"))));
    let words = Catalogue::new(Lang::Kk);
    let missing: Vec<_> = wanted.iter().filter(|id| !words.has(id)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn every_message_that_the_sources_name_exists() {
    let words = Catalogue::new(Lang::Ru);
    let mut missing = Vec::new();
    let mut named = 0;
    for file in sources(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src"))) {
        let text = std::fs::read_to_string(&file).unwrap();
        let program = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        let flat = program.split_whitespace().collect::<Vec<_>>().join(" ").replace("( \"", "(\"");
        for id in literals(&flat) {
            named += 1;
            if !words.has(id) {
                missing.push(format!("{}: {id}", file.display()));
            }
        }
    }
    assert!(named > 0, "the search finds nothing at all");
    assert!(missing.is_empty(), "{missing:#?}");
}

/// Ids in `Phrase::new("id")`, `.text("id")` and `.term("name", "id")`.
fn literals(program: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for (opening, closings) in [("Phrase::new(\"", &["\")", "\" )"][..]), (".text(\"", &["\")", "\" )"])] {
        for (at, _) in program.match_indices(opening) {
            let rest = &program[at + opening.len()..];
            let end = rest.find('"').unwrap_or(0);
            if closings.iter().any(|closing| rest[end..].starts_with(closing)) {
                found.push(&rest[..end]);
            }
        }
    }
    for (at, _) in program.match_indices(".term(\"") {
        let mut parts = program[at + ".term(\"".len()..].splitn(3, '"');
        let (name, between) = (parts.next(), parts.next());
        if name.is_some() && between.is_some_and(|text| text.trim() == ",") {
            found.extend(parts.next().and_then(|rest| rest.split('"').next()));
        }
    }
    found
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") && !path.ends_with("tests.rs") {
            files.push(path);
        }
    }
    files
}
