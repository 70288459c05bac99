//! Letters as people read them, and templates that go wrong.

use super::*;
use crate::domain::testing::day;

fn words(lang: Lang) -> Catalogue {
    Catalogue::new(lang)
}

fn titles(lang: Lang) -> [&'static str; 3] {
    match lang {
        Lang::En => ["Foreign passport", "Medical insurance", "Owner's consent"],
        Lang::Ru => ["Заграничный паспорт", "Медицинская страховка", "Согласие собственника"],
        Lang::Kk => ["Шетелдік паспорт", "Медициналық сақтандыру", "Меншік иесінің келісімі"],
    }
}

/// A letter for so many papers, the second of which has to come again.
fn letter(lang: Lang, papers: usize) -> Particulars {
    let title = |at: usize| Clean::line(titles(lang)[at % 3]);
    let name = if lang == Lang::En { "ABDULLAEV RUSTAM" } else { "Абдуллаев Рустам Каримович" };
    Particulars {
        greeted: name.into(),
        to_client: true,
        client: name.into(),
        case: "T-2026-00412".into(),
        papers: (0..papers).map(|at| Paper { id: format!("p{at}"), title: title(at), again: at == 1 }).collect(),
        by: Some(day("2026-11-27")),
        officer: "Серикова Айгуль".into(),
        ..Particulars::default()
    }
}

fn golden(name: &str, text: &str) {
    insta::with_settings!({
        snapshot_path => concat!(env!("CARGO_MANIFEST_DIR"), "/tests/snapshots"),
        prepend_module_to_snapshot => false,
        omit_expression => true
    }, { insta::assert_snapshot!(name, text); });
}

#[test]
fn requests_for_any_number_of_papers() {
    for lang in Lang::ALL {
        let letters: Vec<String> = [0, 1, 2, 5, 21]
            .into_iter()
            .map(|papers| {
                let wording = built_in(Purpose::MissingPapers, *lang);
                render(wording, &letter(*lang, papers), &words(*lang)).unwrap().to_string()
            })
            .collect();
        golden(&format!("letter-papers-{}", lang.as_str()), &letters.join("\n-----\n"));
    }
}

#[test]
fn reminders_of_dates_and_appointments_to_the_client_and_to_others() {
    for lang in Lang::ALL {
        let mut all = Vec::new();
        for (to_client, by) in [(true, Some(day("2026-12-05"))), (false, None)] {
            let mut letter = letter(*lang, 0);
            letter.by = by;
            letter.to_client = to_client;
            if !to_client {
                letter.greeted = "Дина".into();
            }
            letter.what = Some(Phrase::new("letter-what-permit"));
            all.push(render(built_in(Purpose::Date, *lang), &letter, &words(*lang)).unwrap().to_string());
            letter.title = "ЦОН №3".into();
            letter.day = Some(day("2027-01-04"));
            letter.time = if to_client { "09:30".into() } else { Clean::default() };
            letter.place = if to_client { "Алматы, Абая 10".into() } else { Clean::default() };
            all.push(render(built_in(Purpose::Appointment, *lang), &letter, &words(*lang)).unwrap().to_string());
        }
        golden(&format!("letter-dates-{}", lang.as_str()), &all.join("\n-----\n"));
    }
}

#[test]
fn what_is_filled_in_is_never_a_template_and_never_a_control_character() {
    let hostile = "{{ officer }}{% for x in papers %}\u{1b}[31m<b>&\u{202e}{# a #}";
    let letter = Particulars {
        greeted: hostile.into(),
        client: hostile.into(),
        papers: vec![Paper { id: "p".into(), title: hostile.into(), again: false }],
        ..letter(Lang::Ru, 0)
    };
    let text = render(built_in(Purpose::MissingPapers, Lang::Ru), &letter, &words(Lang::Ru)).unwrap();
    assert!(text.contains("1. {{ officer }}{% for x in papers %}[31m<b>&{# a #}\n"), "{text}");
    assert!(text.contains("Здравствуйте, {{ officer }}{% for x in papers %}"), "{text}");
    assert!(!text.chars().any(|c| c.is_control() && c != '\n'));
}

#[test]
fn names_are_used_as_documents_write_them() {
    for (name, polite_name) in [
        ("Абдуллаев Рустам Каримович", "Рустам Каримович"),
        ("Иванова Мария Ильинична", "Мария Ильинична"),
        ("Мамедов Эльдар Рашид оглы", "Эльдар Рашид оглы"),
        ("Серік Айдын Болатұлы", "Айдын Болатұлы"),
        ("Иванова Мария", "Иванова Мария"),
        ("VAN DER BERG ANNA", "VAN DER BERG ANNA"),
        ("Пак", "Пак"),
        ("Нгуен Ван Тхан", "Нгуен Ван Тхан"),
    ] {
        assert_eq!(polite(name), polite_name);
    }
}

#[test]
fn a_fault_names_its_line() {
    for (template, line, id) in [
        ("{{ greeting }}\n{{ need\n", 2, "letter-fault-syntax"),
        ("a\nb\n{% if about %}\nc", 4, "letter-fault-syntax"),
        ("a\n{% endif %}", 2, "letter-fault-syntax"),
        ("a\n\n{{ greting }}", 3, "letter-fault-name"),
        ("{% for paper in papers %}\n{{ paper.tittle }}\n{% endfor %}", 2, "letter-fault-name"),
        ("a\n{{ greeting|shout }}", 2, "letter-fault-word"),
        ("a\n{{ now() }}", 2, "letter-fault-word"),
        ("a\n{{ greeting.format(1) }}", 2, "letter-fault-word"),
        ("a\n{% include 'secret.txt' %}", 2, "letter-fault-syntax"),
        ("{% extends 'x' %}", 1, "letter-fault-syntax"),
        ("a\n{{ 'x' * 99999999 }}", 2, "letter-fault-too-long"),
        (
            "a\n{% for a in papers %}{% for b in papers %}{% for c in papers %}{% for d in papers %}x{% endfor %}{% endfor %}{% endfor %}{% endfor %}",
            2,
            "letter-fault-too-long",
        ),
        ("a\n{{ greeting / 2 }}", 2, "letter-fault-other"),
        (" \n{{ place }}", 1, "letter-fault-empty"),
    ] {
        let found = render(template, &letter(Lang::Ru, 21), &words(Lang::Ru)).unwrap_err();
        assert_eq!((found.line, found.phrase.id.as_str()), (line, id), "{template}");
        for lang in Lang::ALL {
            let said = words(*lang).say(&found.phrase);
            assert!(said.contains(&line.to_string()) && !said.contains("letter-fault"), "{said}");
        }
    }
}

#[test]
fn a_template_may_use_what_is_offered_and_grows_no_further() {
    let letter = letter(Lang::Ru, 2);
    let all: String = NAMES.iter().filter(|name| **name != "papers").map(|name| format!("{{{{ {name} }}}} ")).collect();
    assert!(render(&all, &letter, &words(Lang::Ru)).is_ok());
    let uzbek = "{% for paper in papers %}{% if paper.id == 'p0' %}Pasport{% else %}{{ paper.title|upper }}{% endif %}; {% endfor %}";
    assert_eq!(
        render(uzbek, &letter, &words(Lang::Ru)).unwrap().as_str(),
        "Pasport; МЕДИЦИНСКАЯ СТРАХОВКА (ПРИШЛИТЕ, ПОЖАЛУЙСТА, ЗАНОВО: ПРЕЖНИЙ ЭКЗЕМПЛЯР НЕ ПОДОШЁЛ);"
    );
    let long = "я".repeat(LONGEST_TEMPLATE + 1);
    assert_eq!(render(&long, &letter, &words(Lang::Ru)).unwrap_err().phrase.id, "letter-fault-too-long");
    assert!(render(&"я".repeat(LONGEST_TEMPLATE), &letter, &words(Lang::Ru)).is_ok());
}

#[test]
fn every_day_of_the_week_and_month_has_its_words() {
    for lang in Lang::ALL {
        let words = words(*lang);
        let said: std::collections::BTreeSet<String> =
            (0..400).map(|n| words.say(&in_words("letter-by", day("2026-01-01") + chrono::Days::new(n)))).collect();
        assert_eq!(said.len(), 400);
    }
    let kazakh = words(Lang::Kk).say(&in_words("letter-by", day("2026-11-27")));
    assert_eq!(kazakh, "2026 жылғы 27 қарашаға (жұма) дейін");
    assert_eq!(words(Lang::Ru).say(&in_words("letter-by", day("2027-01-04"))), "до 4 января 2027 г. (понедельник)");
}
