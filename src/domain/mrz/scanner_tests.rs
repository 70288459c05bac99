//! What scanners send: other layouts, other line ends, broken documents, and the signs that are taken for each other.

use super::feed::{Fed, Feed};
use super::misread::misread;
use super::*;
use crate::domain::script::{kazakh_key, russian_key};
use proptest::prelude::*;

const PASSPORT: &str = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10";
const CARD: &str = "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<";
/// A surname that begins as a document does.
const CARD_P: &str = "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nPETROV<<IVAN<<<<<<<<<<<<<<<<<<";
const OLD_CARD: &str = "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nD231458907UTO7408122F1204159<<<<<<<6";
const INTERNAL: &str = "PNRUSZDRIL7K<<SERGEQ<ANATOL9EVI3<<<<<<<<<<<<\n3919353498RUS7207233M<<<<<<<4151218910003<50";

fn today() -> Day {
    "2026-11-22".parse().unwrap()
}

fn read(text: &str) -> Mrz {
    parse(text, today()).unwrap()
}

/// What the keys give under a Cyrillic layout.
fn typed_on(text: &str, kazakh: bool) -> String {
    let sixes = |c: char| match c {
        '1' => '"',
        '6' => ',',
        '7' => '.',
        _ => kazakh_key(c).or_else(|| russian_key(c)).unwrap_or(c),
    };
    text.chars().map(|c| if kazakh { sixes(c) } else { russian_key(c).unwrap_or(c) }).collect()
}

#[test]
fn a_cyrillic_layout_makes_no_difference() {
    assert!(typed_on("P<KAZ", false) == "ЗБЛФЯ");
    for zone in [PASSPORT, CARD, OLD_CARD, INTERNAL] {
        let expected = read(zone);
        for kazakh in [false, true] {
            let typed = typed_on(zone, kazakh);
            for text in [typed.clone(), typed.to_lowercase(), typed.to_uppercase()] {
                assert_eq!(parse(&text, today()).as_ref(), Ok(&expected), "{text}");
            }
        }
        assert_eq!(read(&zone.replace('<', ";")), expected);
        assert_eq!(read(&zone.to_lowercase().replace('\n', "\t")), expected);
    }
}

#[test]
fn an_internal_passport_tells_its_issue_and_no_expiry() {
    let passport = read(INTERNAL);
    assert_eq!(passport.issued, "2015-12-18".parse().ok());
    assert_eq!(passport.issuing_office.as_deref(), Some("910-003"));
    assert_eq!((passport.expires, passport.valid), (None, true));
    // A passport for travel of the same state is none, whatever its optional data hold.
    let foreign = read("P<RUSZDRILIUK<<SERGEI<<<<<<<<<<<<<<<<<<<<<<<\n7500000008RUS7207233M2512187<<<<<<<<<<<<<<<6");
    assert_eq!((foreign.is_internal_passport(), foreign.issued, foreign.issuing_office), (false, None, None));
    assert_eq!(foreign.surname.as_str(), "ZDRILIUK");
}

#[test]
fn documents_come_one_after_the_other_whatever_ends_their_lines() {
    for end in ["\n", "\r", "\r\n", "\t", "\r\r\n", "\n\n  \n"] {
        let all: String = [PASSPORT, CARD, CARD_P, OLD_CARD, INTERNAL, PASSPORT]
            .iter()
            .flat_map(|zone| zone.split('\n').map(|line| format!("{line}{end}")))
            .collect();
        let fed = Feed::default().text(&all);
        let zones = [PASSPORT, CARD, CARD_P, OLD_CARD, INTERNAL, PASSPORT].map(|zone| Fed::Zone(zone.to_owned()));
        assert_eq!(fed, zones, "{end:?}");
    }
    let one = PASSPORT.replace('\n', "");
    assert_eq!(Feed::default().text(&format!("{one}\r")), [Fed::Zone(one)]);
}

#[test]
fn a_broken_document_spoils_no_other() {
    let (first, second) = PASSPORT.split_once('\n').unwrap();
    let unreadable = |text: &str| Fed::Unreadable(text.to_owned());
    let good = || Fed::Zone(PASSPORT.to_owned());
    // A sign was lost; the person scans again.
    let short = &second[1..];
    let fed = Feed::default().text(&format!("{first}\n{short}\n{PASSPORT}\n"));
    assert_eq!(fed, [unreadable(&format!("{first}\n{short}")), good()]);
    // Only the first line came, or only the second.
    assert_eq!(Feed::default().text(&format!("{first}\n{PASSPORT}\n")), [unreadable(first), good()]);
    assert_eq!(Feed::default().text(&format!("{second}\n{PASSPORT}\n")), [unreadable(second), good()]);
    // A line without end, escape sequences, a zero byte.
    let long = format!("{}\n\u{1b}[2J\0\u{7}\n", "P<UTO".repeat(200_000));
    let mut feed = Feed::default();
    let fed = feed.text(&format!("{long}{PASSPORT}\n"));
    assert!(
        matches!(fed.as_slice(), [Fed::Unreadable(line), Fed::Unreadable(_), zone] if line.len() <= 120 && *zone == good()),
        "{fed:?}"
    );
    assert_eq!((feed.end(), feed.waiting().count()), (None, 0));
    feed.text(first);
    assert_eq!(feed.waiting().collect::<Vec<_>>(), [first]);
    assert_eq!(feed.end(), Some(unreadable(first)));
}

#[test]
fn signs_that_look_alike_are_proposed_where_the_check_then_fits() {
    let of = |wrong: &str| -> Vec<(&str, usize, usize, char, char)> {
        misread(wrong, today())
            .into_iter()
            .map(|one| (one.check, one.line, one.place, one.written, one.likely))
            .collect()
    };
    assert_eq!(of(PASSPORT), []);
    assert_eq!(of(&PASSPORT.replace("L898902C3", "L8989O2C3")), [("number", 2, 6, 'O', '0')]);
    assert_eq!(of(&PASSPORT.replace("7408122F", "74O8122F")), [("birth", 2, 16, 'O', '0')]);
    assert_eq!(of(&PASSPORT.replace("F1204159", "FI204159")), [("expiry", 2, 22, 'I', '1')]);
    assert_eq!(of(&CARD.replace("D23145890", "D2314S890")), [("number", 1, 11, 'S', '5')]);
    // Two signs at once: each is proposed for its own check.
    let two = of(&PASSPORT.replace("L898902C3", "L8989O2C3").replace("7408122F", "74O8122F"));
    assert!(two.contains(&("number", 2, 6, 'O', '0')) && two.contains(&("birth", 2, 16, 'O', '0')), "{two:?}");
    // What looks like nothing else gets no proposal.
    assert_eq!(of("V<UTOTEST<<TEST<<<<<<<<<<<<<<<<<<<<<\nHHHHHHHHH9UTO7408122F1204159<<<<<<<<"), []);
}

proptest! {
    /// Any one sign of the number taken for its likeness is found again.
    #[test]
    fn a_misread_sign_is_among_the_proposals(number in "[A-HJ-NPR-Y][0-9]{8}", at in 1_usize..9) {
        let weights = [7, 3, 1].into_iter().cycle();
        let value = |c: char| c.to_digit(36).unwrap();
        let check = number.chars().zip(weights).map(|(c, weight)| value(c) * weight).sum::<u32>() % 10;
        let zone = format!("V<UTOTEST<<TEST<<<<<<<<<<<<<<<<<<<<<\n{number}{check}UTO7408122F1204159<<<<<<<<");
        prop_assert!(parse(&zone, today()).unwrap().valid);
        let sign = number.chars().nth(at).unwrap();
        let wrong = match sign { '0' => 'O', '1' => 'I', '2' => 'Z', '5' => 'S', '6' => 'G', '8' => 'B', _ => return Ok(()) };
        let mut bent = zone.clone();
        let place = 37 + at;
        bent.replace_range(place..=place, wrong.encode_utf8(&mut [0; 4]));
        let fits = parse(&bent, today()).unwrap().valid;
        let found = misread(&bent, today());
        prop_assert!(fits || found.iter().any(|one| (one.place, one.likely) == (at + 1, sign)), "{bent} {found:?}");
    }

    #[test]
    fn no_stream_panics_or_grows(text in "[P<UTO0-9\\r\\n\\tЗБЛФЯә,;\\x00\\x1b]{0,400}") {
        let mut feed = Feed::default();
        for fed in feed.text(&text) {
            if let Fed::Zone(zone) = fed {
                prop_assert!(parse(&zone, today()).is_ok());
            }
        }
        prop_assert!(feed.waiting().map(str::len).sum::<usize>() < 1_000);
    }

    /// The table of the Russian internal passport gives every name back.
    #[test]
    fn a_cyrillic_name_comes_back(name in "[А-ЯЁ]{2,30}") {
        let table = "АAБBВVГGДDЕEЁ2ЖJЗZИIЙQКKЛLМMНNОOПPРRСSТTУUФFХHЦCЧ3Ш4ЩWЪXЫYЬ9Э6Ю7Я8";
        let signs: Vec<char> = table.chars().collect();
        let latin: String = name.chars().map(|c| signs.chunks(2).find(|pair| pair[0] == c).unwrap()[1]).collect();
        let zone = format!("{:<<44}\n3919353498RUS7207233M<<<<<<<4151218910003<50", format!("PNRUS{latin}<<A"));
        let passport = parse(&zone, today()).unwrap();
        prop_assert_eq!(passport.surname.as_str(), name);
    }
}
