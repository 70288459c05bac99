//! What is off on a server: each finding with why it matters and the command that mends it.
//!
//! The same steps that set a server up say whether it still is so; what no step can bring about is looked at besides:
//! what sshd itself makes of its configuration, the fence, the disk, the clock, the age of the newest copy.

use super::{Layout, Setup, State, Step, config, inside, look};
use crate::app::clock;
use crate::app::doctor::{Standing, YEARS};
use crate::domain::day::Day;
use crate::domain::phrase::Phrase;
use crate::host::landlock::{Support, support};
use crate::host::{command, disk, fs, owner, sshd, systemd};
use std::path::Path;
use std::time::SystemTime;

/// Less free space than this is told, in megabytes.
const LITTLE: u64 = 500;
/// A copy older than this is told, in hours.
const OLD_COPY: u64 = 50;

/// One thing that is off.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// Stable name.
    pub name: &'static str,
    /// How bad: a note is worth knowing and counts as nothing.
    pub standing: Standing,
    /// What is off.
    pub what: Phrase,
    /// Why it matters; the message `server-why-<name>`.
    pub why: Phrase,
    /// The command that mends it, where one does.
    pub mend: Option<String>,
}

/// What an examination gave.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Examined {
    /// How many things were looked at.
    pub looked_at: usize,
    /// What is off, the office's own things first.
    pub findings: Vec<Finding>,
}

impl Examined {
    fn good(&mut self) {
        self.looked_at += 1;
    }

    fn bad(&mut self, name: &'static str, what: Phrase, mend: Option<String>) {
        self.off(name, Standing::Bad, what, mend);
    }

    fn off(&mut self, name: &'static str, standing: Standing, what: Phrase, mend: Option<String>) {
        self.looked_at += 1;
        self.findings.push(Finding { name, standing, what, why: Phrase::new(format!("server-why-{name}")), mend });
    }

    fn judge(&mut self, sound: bool, name: &'static str, what: impl FnOnce() -> Phrase, mend: Option<&str>) {
        if sound { self.good() } else { self.bad(name, what(), mend.map(str::to_owned)) }
    }

    /// True when nothing has to be mended.
    pub fn is_sound(&self) -> bool {
        self.findings.iter().all(|finding| finding.standing != Standing::Bad)
    }

    /// The same without findings that an administrator accepts.
    #[must_use]
    pub fn without(mut self, accepted: &[String]) -> Self {
        self.findings.retain(|finding| !accepted.iter().any(|name| name == finding.name));
        self
    }
}

/// Looks everything over below a root.
pub fn examine(root: &Path) -> Examined {
    let mut all = Examined::default();
    let Some(layout) = config::layout(root) else {
        let what = Phrase::new("server-off-config").text("path", config::PLACE);
        let root = if root == Path::new("/") { String::new() } else { format!(" --root {}", root.display()) };
        all.bad("config", what, Some(format!("sojourn server init{root}")));
        return all;
    };
    steps(&layout, &mut all);
    program(&layout, &mut all);
    connections(&layout, &mut all);
    database(&layout, &mut all);
    machine(&layout, &mut all);
    all
}

fn steps(layout: &Layout, all: &mut Examined) {
    for step in Setup::steps(layout, None, None) {
        let name = step.name();
        match look::state(layout, &step) {
            State::Already => all.good(),
            State::Will(how) => all.bad(name, step.says(layout), Some(how.join(" && "))),
            State::Refused(why) => all.bad(name, why, None),
            // The morning mail is nobody's duty; all else belongs to a server.
            State::Skipped(_) if step == Step::Timer(systemd::DIGEST) => all.good(),
            State::Skipped(why) => all.bad(name, why, Some(layout.set_up_again())),
        }
    }
}

fn program(layout: &Layout, all: &mut Examined) {
    let real = layout.real(&layout.program);
    let sound = owner::look(&real).is_some() && (!layout.is_this_machine() || super::is_for_all(&real));
    let path = layout.program.display().to_string();
    let mend = format!("chown root:root {0} && chmod 755 {0}", real.display());
    all.judge(sound, "program", || Phrase::new("server-off-program").text("path", &path), Some(&mend));
}

fn connections(layout: &Layout, all: &mut Examined) {
    let keys = layout.keys_file().display().to_string();
    let options = match sshd::options(&layout.root, &layout.account) {
        Ok(options) => options,
        Err(fault) => {
            let what = Phrase::new("server-off-sshd").text("said", fault.said);
            return all.bad("sshd", what, Some(layout.on_it("apt install openssh-server")));
        }
    };
    let off = sshd::off(&options, &keys);
    if off.is_empty() {
        all.good();
    }
    // In an image no sshd runs.
    let reload = if layout.is_this_machine() { " && systemctl reload ssh" } else { "" };
    for off in off {
        let is = if off.is.is_empty() { "-" } else { &off.is };
        let what = Phrase::new("server-off-option").text("option", off.option).text("is", is);
        let name = if off.option == "MaxStartups" { "max-startups" } else { "sshd-option" };
        all.bad(name, what.text("wanted", off.wanted), Some(layout.set_up_again() + reload));
    }
}

fn database(layout: &Layout, all: &mut Examined) {
    let path = layout.real(&layout.database());
    if owner::look(&path).is_none() {
        return;
    }
    match inside::ask(layout) {
        Ok(facts) => {
            let add = layout.as_service("staff keys-file");
            all.judge(facts.keys != Some(false), "keys-file", || Phrase::new("server-off-keys"), Some(&add));
            all.judge(!facts.admins.is_empty(), "admins", || Phrase::new("server-off-admins"), None);
            the_clock(facts.newest, clock::today(), all);
        }
        Err(error) => all.bad("office", error.message, Some(layout.as_service("check"))),
    }
    let copy = if layout.is_this_machine() {
        "systemctl start sojourn-backup.service".to_owned()
    } else {
        layout.as_service(&format!("backup {}", layout.backups().display()))
    };
    copies(&layout.real(&layout.backups()), SystemTime::now(), copy, all);
}

/// A day before what was written already, or long after it, is told: every date is reckoned from the clock.
pub(super) fn the_clock(newest: Option<Day>, today: Day, all: &mut Examined) {
    let sane = YEARS.contains(&chrono::Datelike::year(&today)) && newest.is_none_or(|day| day <= today);
    let what = || Phrase::new("server-off-clock").day("today", today).day("newest", newest.unwrap_or(today));
    all.judge(sane, "clock", what, Some("timedatectl set-ntp true"));
}

fn copies(folder: &Path, now: SystemTime, mend: String, all: &mut Examined) {
    let files = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let files = files.filter(|entry| Path::new(&entry.file_name()).extension().is_some_and(|ending| ending == "db"));
    let newest = files.filter_map(|entry| entry.metadata().ok()?.modified().ok()).max();
    let hours = newest.map(|newest| now.duration_since(newest).unwrap_or_default().as_secs() / 3600);
    match hours {
        Some(hours) if hours <= OLD_COPY => all.good(),
        _ => {
            let what = Phrase::new("server-off-copy").number("hours", i64::try_from(hours.unwrap_or(0)).unwrap_or(0));
            let what = if hours.is_none() { Phrase::new("server-off-no-copy") } else { what };
            // On the first day there is none yet.
            let standing = if hours.is_none() { Standing::Note } else { Standing::Bad };
            all.off("copy", standing, what, Some(mend));
        }
    }
}

fn machine(layout: &Layout, all: &mut Examined) {
    let data = layout.real(&layout.data());
    let network = fs::network_file_system(&data);
    let name = network.clone().unwrap_or_default();
    all.judge(network.is_none(), "file-system", || Phrase::new("server-off-network").text("system", name), None);
    let free = fs::free_space(&data).map(|bytes| bytes >> 20);
    let space = || Phrase::new("server-off-space").number("n", i64::try_from(free.unwrap_or(0)).unwrap_or(0));
    all.judge(free.is_none_or(|free| free >= LITTLE), "space", space, None);
    let fence = support() != Support::None;
    all.judge(fence, "landlock", || Phrase::new("server-off-landlock"), Some("lsm=landlock,... (kernel)"));
    encryption(&data, all);
    if let Some(false) = time_is_kept() {
        all.off("ntp", Standing::Note, Phrase::new("server-off-ntp"), Some("timedatectl set-ntp true".to_owned()));
    }
}

fn encryption(data: &Path, all: &mut Examined) {
    match disk::is_encrypted(data) {
        Some(true) => all.good(),
        Some(false) => all.bad("encryption", Phrase::new("server-off-encryption"), None),
        None => all.off("encryption", Standing::Note, Phrase::new("server-off-encryption-unknown"), None),
    }
}

/// Whether the clock is kept by the network; `None` where nobody says.
fn time_is_kept() -> Option<bool> {
    let said = command::run(&["timedatectl", "show", "-p", "NTPSynchronized", "--value"]).ok()?;
    Some(said.trim() == "yes")
}
