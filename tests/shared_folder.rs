//! A small office without keys: in a folder that a group shares (set-gid, mode 2770) whatever the program makes is the
//! group's and nobody else's, also where an administrator makes it under a file mask of their own; elsewhere it is its
//! owner's alone. Where the program lends its group, people who are not in it work through it and in no other way.
//!
//! The last needs root, for accounts and a configuration of its own; see `server_host`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![cfg(target_os = "linux")]

mod pty;
mod server_host;

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

/// The office of docs/small-office.md with real accounts: a program that lends its group, people who are not in it.
mod lent {
    use crate::pty::{Home, Live};
    use crate::server_host::{Ended, Host, blocks};
    use rusqlite::Connection;
    use std::path::Path;

    const PAGE: &str = include_str!("../docs/small-office.md");
    const SHEET: &[u8] = include_bytes!("data/clients-ru.xlsx");
    const DB: &str = "/srv/sojourn/office.db";
    const PEOPLE: [&str; 2] = ["a.serikova", "b.omarov"];

    /// Follows the page; two officers and a stranger have accounts.
    fn office() -> Option<Host> {
        let host = Host::up()?;
        let [set_up] = &blocks(PAGE, "root")[..] else { panic!("the page has other blocks for root") };
        std::fs::write(host.path("root/register.xlsx"), SHEET).unwrap();
        std::fs::write(host.path("root/scan.pdf"), super::SCAN).unwrap();
        std::fs::copy(env!("CARGO_BIN_EXE_sojourn"), host.path("root/sojourn")).unwrap();
        // The sheet has rows that are refused on purpose.
        let set_up = set_up.replace("register.xlsx", "register.xlsx --partial --today 2026-11-23");
        host.root("userdel sojourn 2>/dev/null || true; groupdel sojourn 2>/dev/null || true").ok();
        host.root(&set_up).ok();
        for who in [PEOPLE[0], PEOPLE[1], "stranger"] {
            host.root(&format!("useradd -M -d /nonexistent -s /bin/sh {who}")).ok();
        }
        for who in PEOPLE {
            host.root(&format!("sojourn --db {DB} staff add {who} --role officer")).ok();
        }
        Some(host)
    }

    /// A line of shell by one of the accounts.
    fn by(host: &Host, who: &str, line: &str) -> Ended {
        host.root(&format!("cd / && runuser -u {who} -- bash -uc '{line}'"))
    }

    /// Refused in a sentence of the program, and with that code.
    fn refuses(host: &Host, who: &str, line: &str, code: i32) {
        let ended = by(host, who, line);
        assert!(ended.code == code && ended.err.starts_with("sojourn: "), "{who}: {line}: {ended:?}");
    }

    fn as_it_lies<T>(path: &Path, read: impl FnOnce(&Connection) -> T) -> T {
        let copy = tempfile::tempdir().unwrap();
        for end in ["", "-wal"] {
            let from = format!("{}{end}", path.display());
            if Path::new(&from).exists() {
                std::fs::copy(from, copy.path().join(format!("office.db{end}"))).unwrap();
            }
        }
        read(&Connection::open(copy.path().join("office.db")).unwrap())
    }

    /// How many papers each has attached, by the journal.
    fn attached(host: &Host) -> Vec<(String, i64)> {
        as_it_lies(&host.path(DB), |kept| {
            let sql = "SELECT who, count(*) FROM op WHERE reason = 'attach' GROUP BY who ORDER BY who";
            let mut found = kept.prepare(sql).unwrap();
            found.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect()
        })
    }

    /// Whoever made it: the group's, and nobody else's.
    fn is_the_groups(host: &Host) {
        let listed = host.root("find /srv/sojourn -printf '%y %m %g %p\\n'").ok().out;
        assert!(listed.lines().count() > 3, "{listed}");
        for line in listed.lines() {
            assert!(line.starts_with("f 660 sojourn ") || line.starts_with("d 2770 sojourn "), "{line}");
        }
    }

    #[test]
    fn who_is_not_in_the_group_works_through_the_program_and_in_no_other_way() {
        let Some(host) = office() else { return };
        let attach = "sojourn attach T-2026-00001 medical_insurance < /tmp/scan-of-the-test";
        let attach = attach.replace("/tmp/scan-of-the-test", "/srv/scan.pdf");
        host.root("install -m 644 scan.pdf /srv/scan.pdf").ok();
        for who in PEOPLE {
            assert!(!by(&host, who, "id -Gn").ok().out.contains("sojourn"));
            by(&host, who, "sojourn review --json --days 400").ok();
            by(&host, who, &attach).ok();
            for other in [
                format!("cat {DB}"),
                format!("echo x >> {DB}"),
                "ls /srv/sojourn".to_owned(),
                "touch /srv/sojourn/x".to_owned(),
                // A copy of the program has its own rights alone.
                format!("cp /usr/local/bin/sojourn /srv/home-{who}/own && /srv/home-{who}/own --db {DB} due"),
            ] {
                host.root(&format!("install -d -o {who} /srv/home-{who}")).ok();
                assert_ne!(by(&host, who, &other).code, 0, "{who}: {other}");
            }
        }
        assert_eq!(attached(&host), PEOPLE.map(|who| (who.to_owned(), 1)));
        is_the_groups(&host);
        refuses(&host, "stranger", "sojourn due", 4);
        refuses(&host, "stranger", "USER=a.serikova LOGNAME=a.serikova SUDO_USER=a.serikova sojourn due", 4);
        refuses(&host, PEOPLE[0], "sojourn --as-key 1", 4);
        refuses(&host, PEOPLE[0], "sojourn --today 2030-01-01 due", 4);
        // Not offered here, whatever stands behind its name.
        refuses(&host, PEOPLE[0], "sojourn backup /srv/home-a.serikova", 2);
        // With the rights of another account it does not run at all.
        host.root("install -m 4755 sojourn /usr/local/bin/lent-by-its-owner").ok();
        refuses(&host, PEOPLE[0], "lent-by-its-owner due", 4);
    }

    /// The screens of one of the accounts.
    fn screens(host: &Host, who: &str) -> Live {
        let command = host.command(&["/usr/sbin/runuser", "-u", who, "--", "/usr/local/bin/sojourn"]);
        let words: Vec<_> = std::iter::once(command.get_program()).chain(command.get_args()).collect();
        let words: Vec<&str> = words.iter().map(|word| word.to_str().unwrap()).collect();
        Home::new().start_any(&words, &[("PATH", "/usr/sbin:/usr/bin:/sbin:/bin")], (80, 24))
    }

    #[test]
    fn a_session_shows_its_own_user_nothing_but_the_screen() {
        let Some(host) = office() else { return };
        let mut lives = PEOPLE.map(|who| screens(&host, who));
        for (live, who) in lives.iter_mut().zip(PEOPLE) {
            live.until("a screen of the program", |text| text.lines().count() > 20);
            live.keys("<esc><esc>2");
            live.until("the clients", |text| text.contains("UZB"));
            let find = format!("grep -lE \"^Uid:\\s$(id -u {who})\\s\" /proc/[0-9]*/status | cut -d/ -f3");
            let found = host.root(&find).ok().out;
            let session: Vec<&str> = found.split_whitespace().collect();
            assert!(!session.is_empty());
            for pid in session {
                for door in [
                    format!("ls /proc/{pid}/fd/"),
                    format!("cat /proc/{pid}/environ"),
                    format!("head -c1 /proc/{pid}/mem"),
                ] {
                    assert_ne!(by(&host, who, &door).code, 0, "{door}");
                }
            }
        }
        is_the_groups(&host);
        for live in &mut lives {
            live.keys("<c-q>");
            assert_eq!(live.end(), 0);
        }
        is_the_groups(&host);
    }

    #[test]
    fn nothing_that_a_person_sets_leads_the_program_astray() {
        let Some(host) = office() else { return };
        let who = PEOPLE[0];
        host.root(&format!(
            "install -d -o {who} /srv/own && \
             echo 'void __attribute__((constructor)) in(void) {{ extern int creat(const char *, int); creat(\"/srv/own/loaded\", 384); }}' > in.c && \
             cc -shared -fPIC -o /srv/own/in.so in.c && chmod 755 /srv/own/in.so",
        ))
        .ok();
        // What is loaded into a program without the group is no proof of its own: it must work there.
        let preload = "LD_PRELOAD=/srv/own/in.so LD_LIBRARY_PATH=/srv/own LD_AUDIT=/srv/own/in.so";
        by(&host, who, &format!("{preload} /bin/true")).ok();
        assert!(host.path("srv/own/loaded").exists(), "the trap does not close");
        std::fs::remove_file(host.path("srv/own/loaded")).unwrap();

        // The login of somebody invented.
        let own = "cp /usr/local/bin/sojourn /srv/own/plain && cd /srv/own && ./plain --db own.db demo --clients 5";
        by(&host, who, own).ok();
        let strange = "SOJOURN_DB=/srv/own/own.db SOJOURN_TODAY=2030-01-01 HOME=/srv/own XDG_DATA_HOME=/srv/own \
                       XDG_CONFIG_HOME=/srv/own TMPDIR=/srv/own SQLITE_TMPDIR=/srv/own PATH=/srv/own:$PATH";
        let listed = by(&host, who, &format!("env {strange} {preload} sojourn export clients")).ok().out;
        assert_eq!(listed, by(&host, who, "sojourn export clients").ok().out);
        assert!(!host.path("srv/own/loaded").exists(), "something was loaded into the program");
        // A file of one's own is no office here, nor is the office itself under another name.
        for words in ["--db /srv/own/own.db due", "--db /srv/sojourn/office.db due", "import /srv/own/in.so"] {
            refuses(&host, who, &format!("sojourn {words}"), 4);
        }
        refuses(&host, who, "sojourn export clients --out /srv/own/list.csv", 4);
        assert!(!host.path("srv/own/list.csv").exists());
        host.root("install -m 644 scan.pdf /srv/scan.pdf").ok();
        by(&host, who, "umask 000; sojourn attach T-2026-00001 medical_insurance < /srv/scan.pdf").ok();
        is_the_groups(&host);
    }

    #[test]
    fn root_backs_it_up_and_restores_it_and_people_work_on() {
        let Some(host) = office() else { return };
        host.root("install -m 644 scan.pdf /srv/scan.pdf").ok();
        let attach = "sojourn attach T-2026-00001 medical_insurance < /srv/scan.pdf";
        by(&host, PEOPLE[0], attach).ok();
        host.root(&format!("umask 022; sojourn --db {DB} backup /srv/copies")).ok();
        let copies = host.root("find /srv/copies -printf '%y %m %U %p\\n'").ok().out;
        for line in copies.lines() {
            assert!(line.starts_with("f 600 0 ") || line.starts_with("d 700 0 "), "{line}");
        }
        by(&host, PEOPLE[1], attach).ok();
        host.root(&format!("umask 077; sojourn --db {DB} restore /srv/copies/*.db --wait 1")).ok();
        is_the_groups(&host);
        for who in PEOPLE {
            by(&host, who, "sojourn review --days 400").ok();
        }
        assert_eq!(attached(&host), [(PEOPLE[0].to_owned(), 1)]);
        by(&host, PEOPLE[1], attach).ok();
        assert_eq!(attached(&host), PEOPLE.map(|who| (who.to_owned(), 1)));
        host.root(&format!("sojourn --db {DB} check")).ok();
        is_the_groups(&host);
    }
}
