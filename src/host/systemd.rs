//! Timers of systemd: the units that the project ships, with an office's own paths in them, and whether they are on.

use std::path::Path;

/// Where an administrator's own units lie.
pub const FOLDER: &str = "/etc/systemd/system";

/// The units as the project ships them, with the paths of a Debian package.
pub const UNITS: &[(&str, &str)] = &[
    ("sojourn-backup.service", include_str!("../../packaging/systemd/sojourn-backup.service")),
    ("sojourn-backup.timer", include_str!("../../packaging/systemd/sojourn-backup.timer")),
    ("sojourn-digest.service", include_str!("../../packaging/systemd/sojourn-digest.service")),
    ("sojourn-digest.timer", include_str!("../../packaging/systemd/sojourn-digest.timer")),
];

/// The timer of the evening's copy.
pub const BACKUP: &str = "sojourn-backup.timer";
/// The timer of the morning's mail.
pub const DIGEST: &str = "sojourn-digest.timer";

/// A unit for an office: its account, its folder and its program.
pub fn unit(text: &str, account: &str, dir: &str, program: &str) -> String {
    text.replace("User=sojourn\n", &format!("User={account}\n"))
        .replace("ExecStart=/usr/bin/sojourn ", &format!("ExecStart={program} "))
        .replace("/srv/sojourn", dir)
}

/// True when the system was started by systemd.
pub fn is_running() -> bool {
    Path::new("/run/systemd/system").is_dir()
}

/// True when the machine starts that timer.
pub fn is_enabled(root: &Path, timer: &str) -> bool {
    root.join("etc/systemd/system/timers.target.wants").join(timer).symlink_metadata().is_ok()
}

/// The commands that put a timer on: on a machine that runs, or below another root.
pub fn enabling(root: &Path, timer: &str) -> Vec<Vec<String>> {
    let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<String>>();
    if root != Path::new("/") {
        return vec![words(&["systemctl", &format!("--root={}", root.display()), "--quiet", "enable", timer])];
    }
    if is_running() {
        return vec![
            words(&["systemctl", "daemon-reload"]),
            words(&["systemctl", "--quiet", "enable", "--now", timer]),
        ];
    }
    vec![words(&["systemctl", "--quiet", "enable", timer])]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_unit_names_only_the_office_it_is_for() {
        for (name, text) in UNITS {
            let made = unit(text, "desk", "/data/desk", "/usr/local/bin/sojourn");
            let acts = made.lines().filter(|line| !line.starts_with('#'));
            for line in acts {
                assert!(!line.contains("/srv/") && !line.contains("/usr/bin/"), "{name}: {line}");
            }
            let is_service = name.ends_with(".service");
            assert_eq!(made.contains("\nUser=desk\n"), is_service, "{name}");
            assert_eq!(made.contains("SOJOURN_DB=/data/desk/data/office.db"), is_service, "{name}");
            assert_eq!(made.contains("[Install]"), !is_service, "{name}");
        }
    }
}
