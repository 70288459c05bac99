//! What each mistake on the command line says, and that no help text keeps words of clap's own.

use super::*;
use crate::domain::lang::Lang;

fn words(lang: Lang) -> Catalogue {
    Catalogue::new(lang)
}

fn refused(arguments: &[&str], lang: Lang) -> (String, String) {
    let words_typed: Vec<OsString> =
        std::iter::once("sojourn").chain(arguments.iter().copied()).map(OsString::from).collect();
    let error = crate::cli::args::read(&words_typed).unwrap_err();
    said(&error, &words_typed, &words(lang))
}

#[test]
fn each_way_to_go_wrong_says_what_and_what_to_do_in_the_readers_language() {
    for (arguments, what, todo) in [
        (&["revew"][..], "Команды «revew» нет.", "имелось в виду review?"),
        (&["review", "--dayz", "3"], "Параметра «--dayz» здесь нет.", "имелось в виду --days?"),
        (&["review", "--days"], "Для --days <N> нужно значение.", "sojourn review --help"),
        (&["review", "--days", "many"], "«many» не подходит для --days <N>. Укажите, на сколько дней вперёд", "review"),
        (&["review", "--level", "worst"], "«worst» не подходит для --level <LEVEL>. Возможно: breach, ", "review"),
        (&["demo", "--clients", "999999999999"], "Допустимо от 0 до", "sojourn demo --help"),
        (&["client", "show"], "Не хватает: <REF>", "Как писать: sojourn client show <REF>"),
        (&["client", "show", "1", "2"], "«2» здесь лишнее.", "client show"),
        (&["doctor", "x"], "«x» здесь лишнее.", "doctor"),
        (&["--json", "--json", "doctor"], "--json указано дважды.", "--help"),
        (&["calc"], "Команда набрана не до конца.", "Как писать: sojourn calc [ПАРАМЕТРЫ] <КОМАНДА>"),
        (&["attachment", "remove", "x"], "Нужен номер вида G-000012.", "attachment remove"),
        (&["--lang", "uz", "review"], "Возможно: en, ru, kk.", "sojourn"),
    ] {
        let (message, hint) = refused(arguments, Lang::Ru);
        assert!(message.contains(what) && hint.contains(todo), "{arguments:?}\n{message}\n{hint}");
        assert!(!message.contains('\n') && !hint.contains('\n'), "{arguments:?}\n{message}\n{hint}");
    }
}

#[test]
fn the_language_is_found_where_the_arguments_are_not_understood() {
    for (arguments, lang) in [
        (&["revew", "--lang", "kk"][..], Lang::Kk),
        (&["--lang=ru", "--help"], Lang::Ru),
        (&["--lang", "EN", "x"], Lang::En),
    ] {
        let typed: Vec<OsString> =
            std::iter::once("sojourn").chain(arguments.iter().copied()).map(OsString::from).collect();
        assert_eq!(
            words_for(&typed, &Place { db: Some("/nowhere/office.db".into()), today: None }).lang(),
            lang,
            "{arguments:?}"
        );
    }
}

/// The words that clap writes into the usage do occur, and are in the reader's language everywhere.
#[test]
fn no_word_of_claps_own_is_left_in_a_help_text() {
    fn every(command: &mut clap::Command, seen: &mut Vec<String>) {
        seen.push(command.render_long_help().to_string());
        command.get_subcommands_mut().for_each(|inner| every(inner, seen));
    }
    let mut texts = Vec::new();
    every(&mut crate::cli::command(), &mut texts);
    let theirs: Vec<&str> = HEADINGS.iter().chain(INSIDE).map(|(word, _)| *word).chain([USAGE]).collect();
    // Each of these words does occur: otherwise clap writes something else now.
    for word in theirs.iter().filter(|word| **word != "[COMMAND]") {
        assert!(texts.iter().any(|text| text.contains(word)), "{word}");
    }
    for text in texts {
        let kazakh = headings(&text, &words(Lang::Kk));
        assert_eq!(kazakh.lines().count(), text.lines().count());
        for word in &theirs {
            assert!(!kazakh.lines().any(|line| line.trim_start() == *word), "{word}\n{kazakh}");
        }
        assert!(!kazakh.contains("[OPTIONS]") && !kazakh.contains("<COMMAND>"), "{kazakh}");
    }
}

/// Help is laid over for whatever the arguments mean, also in the middle of them.
#[test]
fn help_is_in_the_readers_language_however_it_is_asked_for() {
    for (arguments, said) in [
        (&["--help"][..], "Без команды открываются экраны."),
        (&["-h"], "Загрузить список клиентов (CSV, XLSX, XLS, ODS)"),
        (&["fact", "exit", "C-000012", "--help"], "День пересечения границы"),
        (&["--lang", "ru", "export", "--view", "client", "-h"], "Что выгрузить"),
        (&["calc"], "Отсчитать дни от даты"),
    ] {
        let typed: Vec<OsString> =
            std::iter::once("sojourn").chain(arguments.iter().copied()).map(OsString::from).collect();
        let error = crate::cli::args::read(&typed).unwrap_err();
        let text = help(&error, &typed, &words(Lang::Ru), std::convert::identity);
        assert!(text.contains(said), "{arguments:?}\n{text}");
    }
}
