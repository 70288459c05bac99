//! Contents come in whole or not at all, and a damaged one is never given out.

use super::*;
use tempfile::TempDir;

const MOST: u64 = 1 << 20;

fn scan(filling: usize) -> Vec<u8> {
    [b"%PDF-1.7\n".to_vec(), vec![b'x'; filling]].concat()
}

fn vault() -> (TempDir, Vault) {
    let folder = tempfile::tempdir().unwrap();
    let vault = Vault::beside(&folder.path().join("office.db"));
    (folder, vault)
}

fn kept(vault: &Vault, content: &[u8]) -> (Fingerprint, u64) {
    let mut incoming = vault.take_in(&mut &*content, MOST).unwrap();
    vault.keep(&mut incoming).unwrap();
    (incoming.fingerprint.clone(), incoming.size)
}

fn all(vault: &Vault) -> Vec<Lying> {
    let mut found = Vec::new();
    vault.each(&mut |lying| found.push(lying)).unwrap();
    found
}

#[test]
fn what_was_kept_comes_back_and_is_kept_once() {
    let (folder, vault) = vault();
    let content = scan(200_000);
    let (fingerprint, size) = kept(&vault, &content);
    assert_eq!(kept(&vault, &content), (fingerprint.clone(), size));
    let mut out = Vec::new();
    vault.give(&fingerprint, size, &mut out).unwrap();
    assert_eq!(out, content);
    assert!(matches!(all(&vault).as_slice(), [Lying::Content(one, _, _)] if *one == fingerprint));
    let place = folder.path().join("office.db.files").join(fingerprint.split().0).join(fingerprint.split().1);
    assert_eq!(fs::read(&place).unwrap(), content);
    #[cfg(unix)]
    for (path, mode) in [(place.as_path(), 0o600), (place.parent().unwrap(), 0o700), (vault.folder(), 0o700)] {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, mode, "{path:?}");
    }
}

#[test]
fn a_changed_shortened_or_lost_content_gives_nothing() {
    let (_folder, vault) = vault();
    let content = scan(1_000);
    let (fingerprint, size) = kept(&vault, &content);
    let place = vault.path(&fingerprint);
    let mut out = Vec::new();
    let mut bent = content.clone();
    bent[500] ^= 1;
    for damaged in [bent.as_slice(), &content[..999], &[]] {
        fs::write(&place, damaged).unwrap();
        assert!(matches!(vault.give(&fingerprint, size, &mut out), Err(VaultError::Damaged)));
    }
    // Attaching the same content again mends it.
    kept(&vault, &content);
    vault.verify(&fingerprint, size).unwrap();
    fs::remove_file(&place).unwrap();
    assert!(matches!(vault.give(&fingerprint, size, &mut out), Err(VaultError::Missing)));
    fs::create_dir(&place).unwrap();
    assert!(vault.give(&fingerprint, size, &mut out).is_err());
    assert_eq!(out, b"");
}

#[test]
fn what_is_refused_leaves_nothing_behind() {
    let (_folder, vault) = vault();
    assert!(matches!(vault.take_in(&mut io::empty(), MOST), Err(VaultError::Empty)));
    assert!(matches!(vault.take_in(&mut b"hello".as_slice(), MOST), Err(VaultError::Unfit(Unfit::Unknown))));
    assert!(matches!(vault.take_in(&mut &*scan(100), 50), Err(VaultError::TooLarge(50))));
    vault.take_in(&mut &*scan(41), 50).unwrap();
    // A source without end is given up at the limit.
    let endless = &mut (&b"%PDF-1.7"[..]).chain(io::repeat(0));
    assert!(matches!(vault.take_in(endless, MOST), Err(VaultError::TooLarge(_))));
    assert_eq!(all(&vault), []);
}

#[test]
fn what_lies_there_is_told_apart() {
    let (_folder, vault) = vault();
    assert_eq!(all(&vault), []);
    let (fingerprint, _) = kept(&vault, &scan(10));
    // A killed writer cannot tidy up.
    let mut incoming = vault.take_in(&mut &*scan(20), MOST).unwrap();
    incoming.kept = true;
    fs::write(vault.folder().join("note.txt"), "").unwrap();
    fs::write(vault.folder().join(fingerprint.split().0).join("short"), "").unwrap();
    let found = all(&vault);
    let count = |is: fn(&Lying) -> bool| found.iter().filter(|lying| is(lying)).count();
    assert_eq!(count(|lying| matches!(lying, Lying::Content(..))), 1);
    assert_eq!(count(|lying| matches!(lying, Lying::Leftover(..))), 1);
    assert_eq!(count(|lying| matches!(lying, Lying::Strange(_))), 2);
    for lying in &found {
        vault.remove(lying).unwrap();
    }
    assert_eq!(all(&vault).len(), 2, "what is not ours is left alone");
}

#[test]
fn several_writers_of_one_content_leave_one_file() {
    let (_folder, vault) = vault();
    let content = scan(300_000);
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| kept(&vault, &content));
        }
    });
    assert_eq!(all(&vault).len(), 1);
    let (fingerprint, size) = kept(&vault, &content);
    vault.verify(&fingerprint, size).unwrap();
}

#[cfg(unix)]
#[test]
fn a_link_is_not_followed() {
    let (folder, vault) = vault();
    let (fingerprint, size) = kept(&vault, &scan(10));
    let place = vault.path(&fingerprint);
    let elsewhere = folder.path().join("elsewhere");
    fs::rename(&place, &elsewhere).unwrap();
    std::os::unix::fs::symlink(&elsewhere, &place).unwrap();
    assert!(matches!(vault.verify(&fingerprint, size), Err(VaultError::Damaged)));
}
