//! A small office without keys: in a folder that a group shares (set-gid, mode 2770) whatever the program makes is the
//! group's and nobody else's, also where an administrator makes it under a file mask of their own; elsewhere it is its
//! owner's alone.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![cfg(target_os = "linux")]

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const SHEET: &str = include_str!("data/clients-ru.csv");
const SCAN: &[u8] = b"%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n";

fn sojourn(folder: &Path, mask: &str, words: &[&str]) {
    let line = format!("umask {mask}; exec \"$0\" \"$@\"");
    let output = Command::new("sh")
        .args(["-c", &line, env!("CARGO_BIN_EXE_sojourn"), "--db"])
        .arg(folder.join("office/office.db"))
        .args(["--today", "2026-11-23"])
        .args(words)
        .env_clear()
        .env("HOME", folder)
        .env("PATH", "/usr/bin:/bin")
        .current_dir(folder)
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert!(output.status.success(), "{words:?}: {output:?}");
}

/// Everything below a folder, with its mode.
fn modes(folder: &Path) -> Vec<(PathBuf, u32)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let meta = entry.metadata().unwrap();
        found.push((entry.path(), meta.permissions().mode() & 0o7777));
        if meta.is_dir() {
            found.extend(modes(&entry.path()));
        }
    }
    found
}

/// An office with a scan and a destroyed client, backed up, damaged and restored.
fn life(mode: u32, mask: &str) -> (tempfile::TempDir, Vec<(PathBuf, u32)>) {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path();
    let office = folder.join("office");
    std::fs::create_dir(&office).unwrap();
    std::fs::set_permissions(&office, PermissionsExt::from_mode(mode)).unwrap();
    std::fs::write(folder.join("list.csv"), SHEET).unwrap();
    std::fs::write(folder.join("scan.pdf"), SCAN).unwrap();
    sojourn(folder, mask, &["import", "list.csv", "--partial"]);
    if mode == 0o2770 {
        // As the page about it says.
        std::fs::set_permissions(office.join("office.db"), PermissionsExt::from_mode(0o660)).unwrap();
    }
    sojourn(folder, mask, &["attach", "T-2026-00001", "medical_insurance", "scan.pdf"]);
    sojourn(folder, mask, &["backup", "copies"]);
    let copy = std::fs::read_dir(folder.join("copies")).unwrap().map(|entry| entry.unwrap().path());
    let copy = copy.into_iter().find(|path| path.extension().is_some_and(|end| end == "db")).unwrap();
    std::fs::remove_dir_all(office.join("office.db.files")).unwrap();
    sojourn(folder, mask, &["restore", copy.to_str().unwrap(), "--wait", "1"]);
    sojourn(folder, mask, &["check"]);
    let found = modes(&office).into_iter().chain(modes(&folder.join("copies"))).collect();
    (home, found)
}

#[test]
fn what_is_made_in_a_shared_folder_is_the_groups_whoever_makes_it() {
    for mask in ["077", "022", "000"] {
        let (home, found) = life(0o2770, mask);
        assert!(found.len() > 10, "{found:?}");
        for (path, mode) in found {
            let backup = path.starts_with(home.path().join("copies"));
            // Backups lie elsewhere, and are restored by whoever made them.
            let expected = match (backup, path.is_dir()) {
                (true, true) => 0o700,
                (true, false) => 0o600,
                (false, true) => 0o2770,
                (false, false) => 0o660,
            };
            assert_eq!(mode, expected, "{} under {mask}: {mode:o}", path.display());
        }
    }
}

#[test]
fn elsewhere_it_is_its_owners_alone() {
    for mask in ["077", "000"] {
        let (_home, found) = life(0o755, mask);
        let open: Vec<_> = found.iter().filter(|(_, mode)| mode & 0o077 != 0).collect();
        assert!(open.is_empty(), "{open:?}");
    }
}
