//! Dates as people write them.

use super::*;
use proptest::prelude::*;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

#[test]
fn one_day_as_sheets_keep_it() {
    for text in [
        "2026-11-23",
        "2026/11/23",
        "2026.11.23",
        "20261123",
        "23112026",
        "23.11.2026",
        "23.11.2026 г.",
        "23.11.2026г",
        " 23.11.2026 ",
        "23. 11. 2026",
        "23/11/2026",
        "23-11-2026",
        "23–11–2026",
        "23,11,2026",
        "23 11 2026",
        "23.11.26",
        "11/23/2026",
        "2026-11-23 00:00:00",
        "2026-11-23T00:00:00",
        "2026-11-23T09:30:15.250+05:00",
        "2026-11-23T00:00:00Z",
        "23.11.2026 9:30",
        "11/23/2026 12:00:00 AM",
        "23 ноя 2026",
        "23 нояб. 2026 г.",
        "23-ноя-2026",
        "23.ноя.26",
        "23 ноября 2026 г.",
        "23 НОЯБРЯ 2026 года",
        "«23» ноября 2026 года",
        "\"23\" ноября 2026г.",
        "23\u{a0}ноября\u{a0}2026\u{a0}г.",
        "23  ноября   2026",
        "23 нoябpя 2026",
        "23 HОЯ 2026",
        "23-го ноября 2026",
        "ноябрь 23, 2026",
        "23 Nov 2026",
        "23-Nov-26",
        "Nov 23, 2026",
        "November 23rd, 2026",
        "23rd of November 2026",
        "2026 Nov 23",
        "23 қараша 2026 ж.",
        "23 қар. 2026",
        "2026 ж. 23 қараша",
        "2026 жылғы 23 қараша",
        "2026 жылдың 23 қарашасы",
        "2026 жылғы «23» қарашада",
        "23 караша 2026",
    ] {
        assert_eq!(parse_sheet(text), Ok(day("2026-11-23")), "{text}");
    }
}

#[test]
fn every_month_in_every_language() {
    let names = [
        ["Jan", "янв", "қаң", "января", "қаңтар"],
        ["Feb", "фев", "ақп", "февраля", "ақпан"],
        ["Mar", "мар", "нау", "марта", "наурыз"],
        ["Apr", "апр", "сәу", "апреля", "сәуір"],
        ["May", "май", "мам", "мая", "мамыр"],
        ["Jun", "июн", "мау", "июня", "маусым"],
        ["Jul", "июл", "шіл", "июля", "шілде"],
        ["Aug", "авг", "там", "августа", "тамыз"],
        ["Sept", "сент", "қыр", "сентября", "қыркүйек"],
        ["Oct", "окт", "қаз", "октября", "қазан"],
        ["Nov", "ноя", "қар", "ноября", "қараша"],
        ["Dec", "дек", "жел", "декабря", "желтоқсан"],
    ];
    for (number, forms) in (1..).zip(names) {
        for form in forms {
            assert_eq!(
                parse_sheet(&format!("7 {form} 1990")),
                Ok(Day::from_ymd_opt(1990, number, 7).unwrap()),
                "{form}"
            );
        }
    }
    assert_eq!(parse_sheet("7 OKT 1990"), Ok(day("1990-10-07")));
}

#[test]
fn the_day_comes_first_and_two_digits_have_a_window() {
    for (text, date) in [
        ("03/04/2026", "2026-04-03"),
        ("3.4.2026", "2026-04-03"),
        ("01.02.50", "1950-02-01"),
        ("01.02.49", "2049-02-01"),
        ("01.02.00", "2000-02-01"),
        ("29.02.2024", "2024-02-29"),
        ("19111990", "1990-11-19"),
    ] {
        assert_eq!(parse_sheet(text), Ok(day(date)), "{text}");
    }
}

#[test]
fn a_day_that_does_not_exist_is_not_an_unreadable_one() {
    for text in [
        "31.02.1990",
        "29.02.2023",
        "00.00.0000",
        "32.01.2026",
        "13.13.2026",
        "11.23.2026",
        "2026-23-11",
        "31 ноября 2026",
        "20261131",
    ] {
        assert!(matches!(parse_sheet(text), Err(DateError::NoSuchDay(_))), "{text}: {:?}", parse_sheet(text));
    }
    for text in [
        "",
        " ",
        "-",
        "нет",
        "+",
        "23",
        "23.11",
        "2026",
        "11.2026",
        "23.11.202",
        "23.11.20266",
        "23.11-2026",
        "1.2.3.4",
        "46349",
        "23 ма 2026",
        "срочно 23.11.2026",
        "23.11.2026?",
        "23..11.2026",
        "2026-11-23x",
        "99:99",
        "12:30",
        "٢٣.١١.٢٠٢٦",
        "23 ноя ноя 2026",
        "+10",
        "сегодня",
    ] {
        assert!(matches!(parse_sheet(text), Err(DateError::Unreadable(_))), "{text}: {:?}", parse_sheet(text));
    }
    for text in ["31.12.1899", "01.01.2101", "0001-01-01", "9999-12-31"] {
        assert!(matches!(parse_sheet(text), Err(DateError::OutOfRange(_))), "{text}");
    }
}

#[test]
fn forms_know_today() {
    let calendar = Calendar::built_in();
    let today = day("2026-11-22");
    for (text, date) in [
        ("23.11", "2026-11-23"),
        ("01.02", "2026-02-01"),
        ("23 ноя", "2026-11-23"),
        ("Nov 23", "2026-11-23"),
        ("23.11.26", "2026-11-23"),
        ("+10", "2026-12-02"),
        ("-3", "2026-11-19"),
        ("−3", "2026-11-19"),
        ("+ 10 дн.", "2026-12-02"),
        ("+3wd", "2026-11-25"),
        ("+3рд", "2026-11-25"),
        ("+3 р.д.", "2026-11-25"),
        ("+3жк", "2026-11-25"),
        ("-1wd", "2026-11-20"),
        ("today", "2026-11-22"),
        ("Сегодня", "2026-11-22"),
        ("бүгін", "2026-11-22"),
        ("Tomorrow", "2026-11-23"),
        ("завтра", "2026-11-23"),
        ("ертең", "2026-11-23"),
        ("вчера", "2026-11-21"),
        ("кеше", "2026-11-21"),
    ] {
        assert_eq!(parse_typed(text, today, &calendar), Ok(day(date)), "{text}");
    }
    for text in ["", "+", "-", "+3x", "+1234567", "23", "завтрак", "5 6"] {
        assert!(matches!(parse_typed(text, today, &calendar), Err(DateError::Unreadable(_))), "{text}");
    }
    assert!(matches!(parse_typed("31.02", today, &calendar), Err(DateError::NoSuchDay(_))));
    assert!(matches!(parse_typed("+99999", today, &calendar), Err(DateError::OutOfRange(_))));
    assert!(matches!(parse_typed("+99999wd", today, &calendar), Err(DateError::OutOfRange(_))));
}

proptest! {
    #[test]
    fn every_date_reads_back_in_every_form(days in 0_i64..73_000) {
        let date = day("1900-01-01") + Duration::days(days);
        for form in ["%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y", "%Y%m%d", "%d%m%Y", "%-d %B %Y", "%b %-d, %Y", "%Y-%m-%dT%H:%M:%S"] {
            let written = date.and_hms_opt(0, 0, 0).unwrap().format(form).to_string();
            prop_assert_eq!(parse_sheet(&written), Ok(date), "{}", written);
        }
        prop_assert_eq!(iso(date), date.to_string());
    }

    #[test]
    fn no_text_panics(text in "\\PC{0,30}", mixed in "[0-9./ :+тг-]{0,14}") {
        let calendar = Calendar::built_in();
        let _ = parse_typed(&text, day("2026-11-22"), &calendar);
        let _ = parse_typed(&mixed, day("2026-11-22"), &calendar);
    }
}

#[test]
fn a_short_date_says_its_year_where_another_would_be_meant() {
    let day = |text: &str| text.parse::<Day>().unwrap();
    for (date, said) in [
        ("2026-01-07", "07.01."),
        ("2027-02-07", "07.02."),
        ("2028-11-07", "07.11.28"),
        ("2027-11-07", "07.11.27"),
        ("2025-12-01", "01.12.25"),
    ] {
        assert_eq!(short(day(date), day("2026-11-23")), said);
    }
}
