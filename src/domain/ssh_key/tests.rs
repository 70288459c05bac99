//! Keys as ssh-keygen made them (`tests/data/keys`: fingerprint, then the line), keys of tokens built field by field, and
//! what people paste instead.

use super::*;
use crate::domain::day::Day;
use crate::domain::id::{StaffId, StaffKeyId};

const PLAIN: &str = include_str!("../../../tests/data/keys/plain.txt");
const CERTIFICATE: &str = include_str!("../../../tests/data/keys/certificate.pub");
const RFC4716: &str = include_str!("../../../tests/data/keys/rfc4716.pub");

/// Fingerprint and line of the key with that comment.
fn made(comment: &str) -> (&'static str, &'static str) {
    PLAIN.lines().find(|line| line.ends_with(comment)).unwrap().split_once(' ').unwrap()
}

fn ed25519() -> &'static str {
    made("a.serikova@office").1
}

fn wire(fields: &[&[u8]]) -> Vec<u8> {
    let mut blob = Vec::new();
    for field in fields {
        blob.extend(u32::try_from(field.len()).unwrap().to_be_bytes());
        blob.extend_from_slice(field);
    }
    blob
}

fn line(name: &str, fields: &[&[u8]]) -> String {
    let fields: Vec<&[u8]> = std::iter::once(name.as_bytes()).chain(fields.iter().copied()).collect();
    format!("{name} {} token", STANDARD.encode(wire(&fields)))
}

fn fault(text: &str) -> KeyFault {
    PublicKey::parse(text).unwrap_err()
}

#[test]
fn a_key_is_written_as_it_was_read_with_the_fingerprint_of_ssh_keygen() {
    let kinds = [
        ("a.serikova@office", KeyKind::Ed25519),
        ("rsa", KeyKind::Rsa),
        ("ec256", KeyKind::Ecdsa),
        ("ec384", KeyKind::Ecdsa),
        ("ec521", KeyKind::Ecdsa),
    ];
    for (comment, kind) in kinds {
        let (fingerprint, line) = made(comment);
        let offered = PublicKey::parse(line).unwrap();
        assert_eq!(offered.key.kind(), kind, "{comment}");
        assert_eq!(offered.key.fingerprint(), fingerprint);
        assert_eq!(format!("{} {} {comment}", offered.key.algorithm(), offered.key.base64()), line);
        assert_eq!(offered.comment.unwrap().as_str(), comment);
    }
    assert_eq!(fault(made("short").1), KeyFault::Short(2048));
}

#[test]
fn keys_of_tokens_are_read_with_whom_they_sign_for() {
    let (ed, ec) = ("sk-ssh-ed25519@openssh.com", "sk-ecdsa-sha2-nistp256@openssh.com");
    let mut point = [7; 65];
    point[0] = 4;
    let read = |text: &str| PublicKey::parse(text).map(|offered| offered.key.kind());
    assert_eq!(read(&line(ed, &[&[7; 32], b"ssh:"])), Ok(KeyKind::SkEd25519));
    assert_eq!(read(&line(ec, &[b"nistp256", &point, b"ssh:office"])), Ok(KeyKind::SkEcdsa));
    let hostile: [&[u8]; 4] = [b"web:x", b"ssh:a b", b"ssh:\"\n", b""];
    for application in hostile {
        assert_eq!(read(&line(ed, &[&[7; 32], application])), Err(KeyFault::Damaged), "{application:?}");
    }
    assert_eq!(read(&line(ed, &[&[7; 32]])), Err(KeyFault::Damaged));
}

#[test]
fn every_field_is_held_against_its_form() {
    let damaged =
        |name: &str, fields: &[&[u8]]| assert_eq!(fault(&line(name, fields)), KeyFault::Damaged, "{fields:?}");
    let (rsa, three, even) = ("ssh-rsa", [1, 0, 1], [0x80; 384]);
    let mut modulus = [0; 385];
    (modulus[1], modulus[384]) = (0x80, 1);
    assert!(PublicKey::parse(&line(rsa, &[&three, &modulus])).is_ok());
    damaged(rsa, &[&three, &modulus[1..]]); // negative
    damaged(rsa, &[&three, &[&[0][..], &modulus].concat()]); // another spelling of the same number
    damaged(rsa, &[&three, &[&[0][..], &even].concat()]);
    damaged(rsa, &[&[1], &modulus]);
    damaged(rsa, &[&[2], &modulus]);
    damaged(rsa, &[&[], &modulus]);
    damaged(rsa, &[&three, &modulus, b"more"]);
    damaged(rsa, &[&three, &[&[1][..], &[1; 2048]].concat()]); // longer than sshd reads
    damaged("ssh-ed25519", &[&[7; 31]]);
    damaged("ssh-ed25519", &[&[7; 33]]);
    let mut point = [4; 65];
    damaged("ecdsa-sha2-nistp256", &[b"nistp384", &point]);
    point[0] = 2;
    damaged("ecdsa-sha2-nistp256", &[b"nistp256", &point]);
    // A length that reaches beyond the end.
    let cut = STANDARD.encode([&wire(&[b"ssh-ed25519"])[..], &[0xFF, 0xFF, 0xFF, 0xFF, 1]].concat());
    assert_eq!(fault(&format!("ssh-ed25519 {cut}")), KeyFault::Damaged);
    // Named otherwise than it is.
    let blob = ed25519().split(' ').nth(1).unwrap();
    assert_eq!(fault(&format!("ssh-rsa {blob}")), KeyFault::Damaged);
    assert_eq!(fault(&format!("ssh-ed25519 {}", &blob[..blob.len() - 1])), KeyFault::Damaged);
    assert_eq!(fault("ssh-ed25519"), KeyFault::Damaged);
}

#[test]
fn what_people_paste_instead_is_called_by_its_name() {
    let key = ed25519();
    let two = format!("{key}\n{key}");
    let joined = format!("{key} {key}");
    let table: [(&str, KeyFault); 19] = [
        ("", KeyFault::Empty),
        (" \r\n", KeyFault::Empty),
        ("-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNz\n-----END OPENSSH PRIVATE KEY-----\n", KeyFault::Private),
        ("PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\n", KeyFault::Private),
        (RFC4716, KeyFault::OtherForm),
        ("-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----", KeyFault::OtherForm),
        (&two, KeyFault::Lines),
        (&joined, KeyFault::Lines),
        (&format!("{key}\rrestrict"), KeyFault::Lines),
        (&format!("{key}\0"), KeyFault::Lines),
        (&format!("{key} a\u{2028}b"), KeyFault::Lines),
        (&format!("restrict,pty {key}"), KeyFault::Options),
        (&format!("command=\"sh\" {key}"), KeyFault::Options),
        (&format!("cert-authority {key}"), KeyFault::Options),
        (CERTIFICATE, KeyFault::Certificate),
        ("ssh-dss AAAAB3NzaC1kc3MAAACB root", KeyFault::Kind(Clean::line("ssh-dss"))),
        ("AAAAC3NzaC1lZDI1NTE5AAAAIPfW9p7lD+rJxBPiGBySwG+DIF==", KeyFault::NotAKey),
        ("Good morning", KeyFault::NotAKey),
        ("SHA256:W3gbccGhCix/mHCwbsjv2VwoiwKrjeu20L9/sGHDC3w", KeyFault::NotAKey),
    ];
    for (text, expected) in table {
        assert_eq!(fault(text), expected, "{text:?}");
    }
    let long = format!("{key} {}", "x".repeat(9_000));
    assert_eq!(fault(&long), KeyFault::NotAKey);
    assert!(PublicKey::parse(&format!("\u{FEFF}{key}\r\n")).is_ok(), "as Notepad saves it");
    assert!(PublicKey::parse(&key.replace(' ', "\t")).is_ok());
}

fn stored(line: &str, verify_required: bool) -> StaffKey {
    let key = PublicKey::parse(line).unwrap().key;
    StaffKey {
        id: StaffKeyId(17),
        version: 1,
        staff: StaffId(1),
        name: Clean::line("laptop"),
        kind: key.kind(),
        blob: Clean::line(&key.base64()),
        fingerprint: Clean::line(&key.fingerprint()),
        verify_required,
        active: true,
        added_on: Day::from_ymd_opt(2026, 11, 23).unwrap(),
        added_by: None,
    }
}

#[test]
fn the_line_for_sshd_holds_a_number_and_the_key() {
    let key = stored(ed25519(), true);
    let blob = &key.blob;
    let expected =
        format!("restrict,pty,command=\"/usr/local/bin/sojourn --as-key 17\" ssh-ed25519 {blob} sojourn-key-17");
    assert_eq!(authorized_line(&key, "/usr/local/bin/sojourn").unwrap(), expected, "no token: nothing to verify");
    let token = stored(&line("sk-ssh-ed25519@openssh.com", &[&[7; 32], b"ssh:"]), true);
    assert!(authorized_line(&token, "/usr/bin/sojourn").unwrap().starts_with("restrict,pty,verify-required,command="));
}

#[test]
fn no_line_is_made_of_a_place_or_a_record_that_could_say_more() {
    let key = stored(ed25519(), false);
    for program in ["sojourn", "/opt/my program", "/a\"b", "/a\nb", "/a\\b", "/a%u", ""] {
        assert_eq!(authorized_line(&key, program), None, "{program:?}");
    }
    let other = |change: &dyn Fn(&mut StaffKey)| {
        let mut key = key.clone();
        change(&mut key);
        authorized_line(&key, "/usr/bin/sojourn")
    };
    assert_eq!(other(&|key| key.kind = KeyKind::Rsa), None);
    assert_eq!(other(&|key| key.fingerprint = Clean::line("SHA256:x")), None);
    assert_eq!(other(&|key| key.blob = Clean::line("AAAA")), None);
    assert_eq!(other(&|key| key.id = StaffKeyId(0)), None);
}

#[test]
fn logins_are_plain() {
    for login in ["a", "a.serikova", "b_2-x", &"a".repeat(32)] {
        assert!(is_login(login), "{login}");
    }
    for login in ["", "A", "1a", ".a", "-a", "а", "a b", "a\n", "a\"", "a=b", &"a".repeat(33)] {
        assert!(!is_login(login), "{login:?}");
    }
}
