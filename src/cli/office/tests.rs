//! What is taken for a command at the door, and what is not: the same description as everywhere, without files.

use super::*;
use proptest::prelude::*;

fn asked(text: &str) -> Result<Arguments, Refused> {
    let words = words(&Asked::Text(text.into())).ok_or(Refused::NoCommand)?;
    parse(&words)
}

fn fate(text: &str) -> &'static str {
    match asked(text) {
        Ok(_) => "taken",
        Err(Refused::Usage(_)) => "usage",
        Err(Refused::NoCommand) => "none",
        Err(Refused::Not(_)) => "beyond",
    }
}

#[test]
fn commands_that_read_and_write_the_standard_streams_are_taken() {
    for text in [
        "review --json",
        "due --login",
        "import - --dry-run",
        "import --dry-run",
        "export clients --format xlsx",
        "export clients --out - --filter 'cit:UZB due<30'",
        "attach T-2026-00412 medical_insurance",
        "attach T-2026-00412 medical_insurance -",
        "feed",
        "rules check -",
        "--lang ru client show 'Иванова Мария'",
        "--plain",
    ] {
        assert_eq!(fate(text), "taken", "{text}");
    }
}

#[test]
fn what_is_no_command_of_an_office_is_none() {
    for text in
        ["rm -rf /", "sh", "bash -i", "demo", "digest", "doctor", "completions bash", "scp -t x", "server init", "id"]
    {
        assert_eq!(fate(text), "none", "{text}");
    }
    assert_eq!(fate("review --nonsense"), "usage");
}

#[test]
fn what_is_offered_are_commands_of_ours_and_all_but_these() {
    let whole = crate::cli::command();
    let names: Vec<&str> = whole.get_subcommands().map(clap::Command::get_name).collect();
    assert_eq!(OFFERED.iter().find(|name| !names.contains(name)), None, "no command of ours");
    let refused: Vec<&str> = names.into_iter().filter(|name| !OFFERED.contains(name)).collect();
    assert_eq!(refused, ["demo", "digest", "backup", "restore", "doctor", "server", "completions", "man"]);
    for name in refused {
        for text in ["", " --help", " -h", " x --help", " --json"].map(|rest| format!("{name}{rest}")) {
            assert_eq!(fate(&text), "none", "{text}");
        }
        assert_eq!(fate(&format!("--lang kk {name} --help")), "none", "{name}");
    }
}

/// What help says at the door, in one language.
fn helped(text: &str, lang: crate::domain::lang::Lang) -> String {
    let typed = words(&Asked::Text(text.into())).unwrap();
    let Err(Refused::Usage(error)) = parse(&typed) else { panic!("{text} asks for help") };
    usage::help(&error, &typed, &crate::i18n::Catalogue::new(lang), help::as_here)
}

#[test]
fn help_shows_what_is_taken_here_and_no_more_in_the_language_of_the_person() {
    use crate::domain::lang::Lang::{En, Kk, Ru};
    for (lang, told, example) in [
        (En, "Look up a client", "what is due within two weeks"),
        (Ru, "Найти клиента и показать сведения о нём", "что нужно сделать за две недели"),
        (Kk, "Клиентті тауып, ол туралы мәліметтерді көрсету", "екі апта ішінде не істеу керек"),
    ] {
        for asked in ["--help", "-h"] {
            let text = helped(asked, lang);
            assert!(text.contains(told) && text.contains(example), "{text}");
            let listed = |name: &&&str| text.lines().any(|line| line.trim_start().starts_with(&format!("{name} ")));
            assert_eq!(OFFERED.iter().find(|name| !listed(name)), None, "{text}");
            for refused in ["demo", "digest", "backup", "restore", "doctor", "server", "completions", "--db", "--today"]
            {
                assert!(!text.contains(&format!(" {refused} ")), "{refused}\n{text}");
            }
            assert!(!text.contains("clients.xlsx"), "a file of the machine\n{text}");
        }
    }
}

#[test]
fn examples_that_would_be_refused_are_left_out_of_help_here() {
    use crate::domain::lang::Lang::Ru;
    let feed = helped("feed --help", Ru);
    assert!(feed.contains("sojourn feed > my-deadlines.ics") && !feed.contains("/srv/feeds"), "{feed}");
    let export = helped("export --help", Ru);
    assert!(export.contains("sojourn export all > office.jsonl") && !export.contains("uzb.xlsx"), "{export}");

    let rules = helped("rules import --help", Ru);
    assert!(!rules.contains("Пример"), "{rules}");
}

#[test]
fn another_database_another_day_and_every_path_are_beyond_it() {
    for text in [
        "--db /srv/other.db due",
        "due --db=/srv/other.db",
        "--today 2030-01-01 due",
        "due --today=2030-01-01",
        "import /etc/passwd",
        "import all",
        "export clients --out /tmp/x.csv",
        "export clients --out=x.csv",
        "attach T-2026-00412 passport /etc/passwd",
        "attachment get G-000001 --output /tmp",
        "attachment get G-000001 -o /tmp",
        "attachment get G-000001 -o/tmp",
        "feed --output x.ics",
        "rules check /etc/passwd",
        "rules import x.toml",
        "letter wording missing-papers ru --set x",
        "review control-list --output x.html",
    ] {
        assert_eq!(fate(text), "beyond", "{text}");
    }
}

proptest! {
    /// Whatever is taken names no file and no day of its own.
    #[test]
    fn no_text_reaches_a_path(
        head in "(import|export|attach|feed|rules check|due|review|attachment get|letter wording)",
        tail in proptest::collection::vec("(-|--db|--out|--output|--set|-o|--today|clients|all|T-1|=|/etc/passwd|\\.\\./x|'[^']{0,8}'|[a-z/.=-]{1,10})", 0..6),
    ) {
        let text = format!("{head} {}", tail.join(" "));
        if let Ok(taken) = asked(&text) {
            prop_assert!(taken.globals.db.as_ref().is_none_or(|path| path.as_os_str() == "-"));
            prop_assert!(taken.globals.today.is_none());
            if let Some(crate::cli::args::Command::Import(args)) = &taken.command {
                prop_assert!(!format!("{args:?}").contains("passwd"), "{text}");
            }
        }
    }
}
