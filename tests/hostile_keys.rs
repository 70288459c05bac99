//! Hostile logins and key lines: whatever is given, the file in which sshd looks up keys never gets a second line, an
//! option or a command that the program did not write.
//!
//! What comes out is read again by our own reader and, where it is installed, by `ssh-keygen`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use proptest::prelude::*;
use sojourn::domain::clean::Clean;
use sojourn::domain::day::Day;
use sojourn::domain::id::{StaffId, StaffKeyId};
use sojourn::domain::ssh_key::{PublicKey, authorized_line, is_login};
use sojourn::domain::staff::StaffKey;
use sojourn::files::key_file::{BEGIN, END, compose};
use std::process::Command;

const PLAIN: &str = include_str!("data/keys/plain.txt");
const PROGRAM: &str = "/usr/bin/sojourn";

/// A key that is taken.
fn sound() -> impl Strategy<Value = String> {
    let lines: Vec<String> = PLAIN
        .lines()
        .filter(|line| !line.ends_with("short"))
        .map(|line| line.splitn(4, ' ').skip(1).take(2).collect::<Vec<_>>().join(" "))
        .collect();
    proptest::sample::select(lines)
}

/// What an attacker would put before, into and behind a key.
fn hostile() -> impl Strategy<Value = String> {
    let bits = proptest::sample::select(vec![
        "command=\"/bin/sh\" ",
        "\n",
        "\r\n",
        "\r",
        "\0",
        "\u{2028}",
        "\u{85}",
        "\u{b}",
        "\u{c}",
        "\"",
        "\\\"",
        "\\",
        "#",
        " ",
        "\t",
        "restrict,pty,",
        "no-pty ",
        "cert-authority ",
        "environment=\"LD_PRELOAD=/tmp/x\" ",
        "permitopen=\"*:*\" ",
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGg90DrQJngWI5VPURhbawIYesXK2Mh6UFAXHfCBbBPq evil",
        "ssh-rsa ",
        "AAAA",
        "=",
        "%u",
        "$(id)",
        "`id`",
        "sojourn-key-1",
        BEGIN,
        END,
        "\u{202e}",
        "\u{feff}",
        "\u{1b}[2J",
    ]);
    let piece = prop_oneof![bits.prop_map(str::to_owned), any::<String>(), "[ -~]{0,40}"];
    proptest::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

/// A key with something hostile around it, or inside it.
fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        (hostile(), sound(), hostile()).prop_map(|(before, key, behind)| format!("{before}{key}{behind}")),
        (sound(), hostile()).prop_map(|(key, behind)| format!("{key} {behind}")),
        (sound(), hostile(), 0..200_usize).prop_map(|(mut key, inside, at)| {
            let at = at.min(key.len());
            key.insert_str(at, &inside);
            key
        }),
        hostile(),
    ]
}

fn stored(number: i64, line: &str) -> Option<StaffKey> {
    let offered = PublicKey::parse(line).ok()?;
    Some(StaffKey {
        id: StaffKeyId(number),
        version: 1,
        staff: StaffId(1),
        name: offered.comment.unwrap_or_default(),
        kind: offered.key.kind(),
        blob: Clean::line(&offered.key.base64()),
        fingerprint: Clean::line(&offered.key.fingerprint()),
        verify_required: number % 2 == 0,
        active: true,
        added_on: Day::from_ymd_opt(2026, 11, 23).unwrap(),
        added_by: None,
    })
}

/// The only form that a line of ours has.
fn is_ours(line: &str, number: i64) -> bool {
    let head = format!("restrict,pty,command=\"{PROGRAM} --as-key {number}\" ");
    let Some(rest) = line.strip_prefix(&head) else { return false };
    let words: Vec<&str> = rest.split(' ').collect();
    words.len() == 3
        && words[2] == format!("sojourn-key-{number}")
        && words[..2].concat().bytes().all(|byte| byte.is_ascii_graphic() && byte != b'"' && byte != b'\\')
        && PublicKey::parse(&words[..2].join(" ")).is_ok()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_line_of_a_key_becomes_more_than_our_one_line(given in line(), number in 1..1_000_000_i64) {
        let Some(key) = stored(number, &given) else { return Ok(()) };
        let written = authorized_line(&key, PROGRAM).unwrap();
        prop_assert!(is_ours(&written, number), "{given:?} gave {written:?}");
        let file = String::from_utf8(compose(b"", std::slice::from_ref(&written))).unwrap();
        prop_assert_eq!(file, format!("{BEGIN}\n{written}\n{END}\n"));
    }

    #[test]
    fn no_login_holds_what_a_line_or_a_shell_would_read(given in prop_oneof![hostile(), "[a-z._ -]{1,40}"]) {
        if is_login(&given) {
            prop_assert!(given.len() <= 32);
            prop_assert!(given.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"._-".contains(&byte)));
            prop_assert!(given.as_bytes()[0].is_ascii_lowercase());
        }
    }

    #[test]
    fn what_others_wrote_into_the_file_stays_and_never_joins_our_block(foreign in hostile(), given in sound()) {
        let written = authorized_line(&stored(7, &given).unwrap(), PROGRAM).unwrap();
        let lines = std::slice::from_ref(&written);
        let once = compose(foreign.as_bytes(), lines);
        prop_assert_eq!(&compose(&once, lines), &once, "a second rewrite changes nothing");
        let block = format!("{BEGIN}\n{written}\n{END}\n");
        prop_assert!(once.starts_with(block.as_bytes()));
        if !foreign.contains(BEGIN) && !foreign.contains(END) {
            prop_assert_eq!(&once[block.len()..], foreign.as_bytes());
        }
    }
}

#[test]
fn ssh_keygen_reads_the_file_as_we_wrote_it() {
    if Command::new("ssh-keygen").arg("-?").output().is_err() {
        eprintln!("!! ssh-keygen is not installed: the file of keys was not read by it");
        assert!(std::env::var("CI").as_deref() != Ok("true"), "under CI nothing is skipped");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("authorized_keys");
    let lines: Vec<&str> = PLAIN.lines().filter(|line| !line.ends_with("short")).collect();
    let keys: Vec<StaffKey> =
        (1..).zip(&lines).map(|(number, line)| stored(number, line.split_once(' ').unwrap().1).unwrap()).collect();
    let written: Vec<String> = keys.iter().map(|key| authorized_line(key, PROGRAM).unwrap()).collect();
    std::fs::write(&path, compose(b"# by hand\n", &written)).unwrap();
    let output = Command::new("ssh-keygen").arg("-lf").arg(&path).output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert_eq!(said.lines().count(), keys.len(), "{said}");
    for (line, key) in said.lines().zip(&keys) {
        assert!(line.contains(key.fingerprint.as_str()), "{line}");
        assert!(line.contains(&format!("sojourn-key-{}", key.id.0)), "{line}");
    }
}
