//! The shared server behind a real sshd: set up by following docs/server.md, people at their desks, every way out of the
//! program tried, a whole practice coming in within a second, and lines that are cut.
//!
//! Needs root, because only root can hand out pseudo-terminals and accounts; see `server_host`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![cfg(target_os = "linux")]

mod pty;
mod server_host;

use pty::{Home, Live};
use server_host::{Desk, Ended, Host, blocks};
use std::time::{Duration, Instant};

const PAGE: &str = include_str!("../docs/server.md");

/// A server on which the page was followed up to the colleagues.
struct Office {
    host: Host,
    admin: Desk,
}

/// Follows docs/server.md, every block of it.
fn office() -> Option<Office> {
    let host = Host::up()?;
    let admin = host.desk("a.serikova");
    let [key, config, try_out, colleagues] = &blocks(PAGE, "desk")[..] else {
        panic!("the page has other blocks for a desk");
    };
    let [set_up] = &blocks(PAGE, "server")[..] else { panic!("the page has other blocks for the server") };
    admin.page(key).ok();
    std::fs::copy(admin.path(".ssh/desk.pub"), host.path("root/desk.pub")).unwrap();
    let done = host.root(set_up).ok();
    assert!(done.out.contains("Nothing was changed."), "the rehearsal changes nothing: {}", done.out);
    admin.page(config).ok();
    admin.page(try_out).ok();
    for login in ["b.omarov", "c.akhmetova", "d.kim"] {
        std::fs::write(admin.path(&format!("{login}.pub")), host.desk(login).equip()).unwrap();
    }
    let listed = admin.page(colleagues).ok().out;
    assert!(["a.serikova", "b.omarov", "c.akhmetova", "d.kim"].iter().all(|login| listed.contains(login)), "{listed}");
    Some(Office { host, admin })
}

#[test]
fn the_page_for_administrators_leads_to_an_office_and_a_second_run_changes_nothing() {
    let Some(office) = office() else { return };
    let again = office.host.root("sojourn --json server init").ok();
    let said: serde_json::Value = serde_json::from_str(&again.out).unwrap();
    assert_eq!(said["changed"], 0, "{}", again.out);
    let due = office.admin.ssh("due --login");
    assert_eq!(due.code, 0, "{due:?}");
}
