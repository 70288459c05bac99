//! The shared server behind a real sshd: set up by following docs/server.md, people at their desks, every way out of the
//! program tried, a whole practice coming in within a second, and lines that are cut.
//!
//! Needs root, because only root can hand out pseudo-terminals and accounts; see `server_host`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![cfg(target_os = "linux")]

mod pty;
mod server_host;

use pty::{Home, Live};
use server_host::gate::Gate;
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

/// The program's screens over SSH.
fn screens(desk: &Desk, options: &[&str], more: &[(&str, &str)]) -> Live {
    let words = desk.words(&[options, &["-tt"]].concat(), &[]);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    Home::new().start_any(&words, more, (80, 24))
}

/// Passes the pages for newcomers, if they come.
fn arrive(live: &mut Live) {
    live.until("a screen of the program", |text| text.lines().count() > 20);
    live.keys("<esc><esc>");
    live.until("the list of tabs", |text| text.contains("Clients"));
}

/// A number out of the office's database.
fn journal(host: &Host, question: &str) -> i64 {
    as_it_lies(host, |kept| kept.query_row(question, [], |row| row.get(0)).unwrap())
}

/// Whose drafts there are, and what they hold.
fn drafts(host: &Host) -> Vec<(String, String)> {
    as_it_lies(host, |kept| {
        let mut all = kept.prepare("SELECT who, body FROM draft").unwrap();
        all.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect()
    })
}

/// The office's database as it is on the disk, copied while nobody is in: nothing of the engine touches the original.
fn as_it_lies<T>(host: &Host, read: impl FnOnce(&rusqlite::Connection) -> T) -> T {
    let copy = tempfile::tempdir().unwrap();
    for file in ["office.db", "office.db-wal"] {
        let from = host.path(&format!("srv/sojourn/data/{file}"));
        if from.exists() {
            std::fs::copy(from, copy.path().join(file)).unwrap();
        }
    }
    let kept = rusqlite::Connection::open(copy.path().join("office.db")).unwrap();
    read(&kept)
}

/// Waits until nothing of the account runs any more, and says how long that took.
fn until_empty(host: &Host, patience: Duration) -> Duration {
    let begin = Instant::now();
    while !host.processes().is_empty() {
        assert!(begin.elapsed() < patience, "still running: {:?}", host.processes());
        std::thread::sleep(Duration::from_millis(50));
    }
    begin.elapsed()
}

#[test]
fn people_at_their_desks_use_screens_and_commands_and_nobody_stays_who_was_let_go() {
    let Some(office) = office() else { return };
    let (host, admin) = (&office.host, &office.admin);
    let officer = host.desk("c.akhmetova");
    let sheet = include_bytes!("data/clients-ru.csv");
    let rehearsed = officer.send("import - --dry-run --partial --json", sheet);
    let said: serde_json::Value = serde_json::from_str(&rehearsed.ok().out).unwrap();
    assert_eq!((said["written"].as_bool(), said["accepted"].as_i64() > Some(5)), (Some(false), true), "{said}");
    officer.send("import - --partial --json", sheet).ok();
    let review: serde_json::Value = serde_json::from_str(&officer.ssh("review --days 400 --json").ok().out).unwrap();
    assert!(review["items"].as_array().is_some_and(|items| !items.is_empty()), "{review}");
    let book = officer.client(&["-T"], &["export clients --format xlsx"]).output().unwrap();
    assert!(book.stdout.starts_with(b"PK\x03\x04"), "{book:?}");
    let reference = review["items"].as_array().unwrap().iter().find_map(|item| item["case"].as_str()).unwrap();
    let scan = b"%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n";
    officer.send(&format!("attach {reference} medical_insurance"), scan).ok();
    // What a role does not allow is not allowed here either.
    let viewer = host.desk("d.kim");
    assert_eq!(viewer.send("import - --partial", sheet).code, 4);
    assert_eq!(viewer.ssh("staff add x.y --role admin").code, 4);
    // Nor is what is restricted to others, whoever asks.
    let client = review["items"].as_array().unwrap()[0]["client_id"].as_str().unwrap().to_owned();
    admin.ssh(&format!("access restrict {client} --to a.serikova")).ok();
    for command in [format!("client show {client}"), format!("client report {client} --json")] {
        assert_eq!(officer.ssh(&command).code, 4, "{command}");
        admin.ssh(&command).ok();
    }
    admin.ssh(&format!("access lift {client}")).ok();
    // Screens, in one's own language, driven by keys.
    let mut live = screens(&officer, &["-o", "SetEnv=LC_SOJOURN_LANG=en"], &[]);
    arrive(&mut live);
    live.keys("2");
    live.wait("UZB");
    // Let go while she looks at it.
    admin.ssh("staff deactivate c.akhmetova").ok();
    let begin = Instant::now();
    live.end();
    assert!(begin.elapsed() < Duration::from_secs(10), "the session went on for {:?}", begin.elapsed());
    assert_ne!(officer.ssh("due").code, 0);
    let who = journal(
        host,
        "SELECT count(*) FROM op WHERE who = 'c.akhmetova' AND key IS NOT NULL AND address = '127.0.0.1'",
    );
    assert!(who > 0, "the journal says who, with which key, from where");
    until_empty(host, Duration::from_secs(5));
}

/// True when the answer is a plain refusal: no success, no shell, no other program.
fn is_refused(ended: &Ended) -> bool {
    ended.code != 0 && !ended.out.contains("uid=") && !ended.err.contains("uid=") && !ended.out.contains("root:x:")
}

#[test]
fn every_way_out_of_the_program_is_refused() {
    let Some(office) = office() else { return };
    let (host, desk) = (&office.host, &office.admin);
    let refusals = journal(host, "SELECT count(*) FROM op WHERE reason = 'refused'");
    for command in [
        "bash -i; id > /srv/sojourn/data/pwned",
        "sh -c id",
        "due; id",
        "due\nid",
        "due && id",
        "$(id)",
        "due --today 2030-01-01",
        "due --db /tmp/x.db",
        "import /etc/passwd",
        "export clients --out /srv/sojourn/data/pwned",
        "server init",
        "backup /tmp",
        "completions bash",
        "internal-sftp",
        "/usr/lib/openssh/sftp-server",
        "scp -t /tmp/x",
        "git-upload-pack x",
        " --as-key 1",
        " --help | sh",
    ] {
        let ended = desk.ssh(command);
        assert!(is_refused(&ended), "{command:?}: {ended:?}");
        assert!(ended.err.lines().count() <= 6, "{command:?}: {ended:?}");
    }
    let noted = journal(host, "SELECT count(*) FROM op WHERE reason = 'refused'") - refusals;
    assert!(noted >= 10, "refusals stand in the journal: {noted}");
    transfers(desk);
    forwards(host, desk);
    surroundings(host, desk);
    others(host, desk);
    let made = ["pwned", "data/pwned", "rc-ran", "data/rc-ran"].map(|name| host.path(&format!("srv/sojourn/{name}")));
    assert!(made.iter().all(|path| !path.exists()), "{made:?}");
}

fn run(program: &str, desk: &Desk, words: &[&str]) -> bool {
    let config = desk.path(".ssh/config").display().to_string();
    let mut command = std::process::Command::new(program);
    command.args(["-F", &config]).args(words).env_clear().env("PATH", "/usr/bin:/bin");
    command.stdin(std::process::Stdio::null()).output().unwrap().status.success()
}

fn transfers(desk: &Desk) {
    let file = desk.path("file");
    std::fs::write(&file, "x").unwrap();
    let file = file.display().to_string();
    assert!(!run("/usr/bin/sftp", desk, &["-b", "/dev/null", "desk"]));
    assert!(!run("/usr/bin/scp", desk, &[&file, "desk:/tmp/x"]));
    assert!(!run("/usr/bin/scp", desk, &["-O", &file, "desk:/tmp/x"]));
    assert!(!run("/usr/bin/scp", desk, &["-O", "desk:/etc/passwd", &file]));
    assert!(!run("/usr/bin/ssh", desk, &["-s", "desk", "sftp"]));
}

fn forwards(host: &Host, desk: &Desk) {
    use std::io::Read;
    let target = format!("127.0.0.1:{}", host.port());
    assert!(!run("/usr/bin/ssh", desk, &["-W", &target, "desk"]));
    let strict = ["-o", "ExitOnForwardFailure=yes"];
    assert!(is_refused(&desk.ssh_with(&[&strict[..], &["-R", "0:127.0.0.1:22"]].concat(), "due")));
    assert!(is_refused(&desk.ssh_with(&[&strict[..], &["-w", "any:any"]].concat(), "due")));
    // The client opens its end by itself; nothing comes through it.
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let mut client = desk.client(&["-N", "-L", &format!("{free}:{target}")], &[]).spawn().unwrap();
    let begin = Instant::now();
    let mut through = loop {
        match std::net::TcpStream::connect(free) {
            Ok(stream) => break stream,
            Err(_) => assert!(begin.elapsed() < Duration::from_secs(20), "the client did not come up"),
        }
        std::thread::sleep(Duration::from_millis(20));
    };
    through.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    let mut greeting = String::new();
    let _ = through.read_to_string(&mut greeting);
    assert_eq!(greeting, "", "a forward was opened");
    client.kill().unwrap();
    client.wait().unwrap();
}

/// Nothing of the client's environment reaches the program, nor anything that lies in the account's home.
fn surroundings(host: &Host, desk: &Desk) {
    host.root(
        "mkdir -p /srv/sojourn/.ssh && cd /srv/sojourn && for f in .ssh/rc .profile .bashrc .shrc; do \
         echo 'touch /srv/sojourn/data/rc-ran' > $f; done && echo LD_PRELOAD=/evil.so > .ssh/environment && \
         chown -R sojourn .ssh .profile .bashrc .shrc && touch .hushlogin",
    )
    .ok();
    let set = "SetEnv=LD_PRELOAD=/evil.so BASH_ENV=/evil EDITOR=/bin/sh SOJOURN_DB=/tmp/evil.db LC_SOJOURN_LANG=en";
    let options = ["-A", "-o", set, "-o", "SendEnv=EDITOR PAGER LC_ALL"];
    let mut live = screens(desk, &options, &[("EDITOR", "/bin/sh"), ("PAGER", "/bin/sh")]);
    arrive(&mut live);
    let kept: Vec<String> = host.processes().iter().flat_map(|pid| environment(*pid)).collect();
    let strange = ["LD_PRELOAD", "BASH_ENV", "EDITOR", "PAGER", "SOJOURN_DB", "SSH_AUTH_SOCK", "LC_ALL"];
    let is_strange = |entry: &String| strange.iter().any(|name| entry.starts_with(&format!("{name}=")));
    assert!(kept.iter().any(|entry| entry.starts_with("SSH_CONNECTION=")) && !kept.iter().any(is_strange), "{kept:?}");
    live.keys("<c-z>");
    live.keys("2");
    live.wait("Clients");
    drop(live);
    // A kind of terminal that cannot be believed is none: the program talks in lines.
    for term in ["../../../evil", "a b", "xterm\u{1b}[2J"] {
        let mut live = screens(desk, &[], &[("TERM", term)]);
        live.until("an answer in lines", |text| !text.is_empty());
        let kept: Vec<String> = host.processes().iter().flat_map(|pid| environment(*pid)).collect();
        assert!(kept.iter().filter(|entry| entry.starts_with("TERM=")).all(|entry| entry == "TERM=dumb"), "{kept:?}");
        assert!(!live.written.contains(&0x1b), "TERM={term:?}");
    }
    assert!(desk.ssh("due").code == 0, "an odd home keeps nobody out");
}

/// The environment of the program in a session; sshd's own processes of the account, and the shell that it starts the
/// program with, are not meant.
fn environment(pid: u32) -> Vec<String> {
    let program = std::fs::read_link(format!("/proc/{pid}/exe")).unwrap_or_default();
    if !program.ends_with("sojourn") {
        return Vec::new();
    }
    let held = std::fs::read_to_string(format!("/proc/{pid}/environ")).unwrap_or_default();
    held.split('\0').filter(|entry| !entry.is_empty()).map(str::to_owned).collect()
}

/// The same key for another account opens nothing of the office.
fn others(host: &Host, desk: &Desk) {
    host.root(
        "useradd -m -d /srv/other -s /bin/sh other && usermod -p '*' other && mkdir -p /srv/other/.ssh && \
         cp /srv/sojourn/data/keys/authorized_keys /srv/other/.ssh/ && chown -R other /srv/other && \
         chmod 700 /srv/other/.ssh && chmod 600 /srv/other/.ssh/authorized_keys",
    )
    .ok();
    let ended = desk.ssh_with(&["-o", "User=other"], "due");
    assert!(is_refused(&ended), "{ended:?}");
    let ended = desk.ssh_with(&["-o", "User=root"], "due");
    assert!(is_refused(&ended), "{ended:?}");
}

/// How many come in within a second, and how many lines are cut.
const CROWD: usize = 50;
const CUT: usize = 60;

#[test]
fn a_whole_practice_comes_in_within_a_second_and_lines_are_cut_without_leaving_anything_behind() {
    let Some(office) = office() else { return };
    let host = &office.host;
    let desks = practice(host, CUT);
    come_in_at_once(host, &desks[..CROWD]);
    cut_at_random(host, &desks);
    drafts_survive(host, &desks);
}

const ENGLISH: [&str; 2] = ["-o", "SetEnv=LC_SOJOURN_LANG=en"];

/// So many officers with keys of their own.
fn practice(host: &Host, size: usize) -> Vec<Desk> {
    let desks = (0..size).map(|at| host.desk(&format!("person.{at:02}")));
    let desks: Vec<Desk> = desks.inspect(|desk| drop(desk.equip())).collect();
    // As the page says of root.
    host.root(
        "for desk in ../desks/person.*; do runuser -u sojourn -- sojourn --db /srv/sojourn/data/office.db \
         staff add ${desk##*/} --role officer --key-file - < $desk/.ssh/desk.pub; done",
    )
    .ok();
    desks
}

/// All begin within a second, and every one of them sees the program.
fn come_in_at_once(host: &Host, desks: &[Desk]) {
    let gate = Gate::before(host.port());
    let port = gate.port().to_string();
    let options = [&ENGLISH[..], &["-p", &port]].concat();
    let come_in = &|desk: &Desk| {
        let mut live = screens(desk, &options, &[]);
        live.until("a first screen", |text| text.lines().count() > 20);
        live
    };
    std::thread::scope(|scope| {
        let people: Vec<_> = desks.iter().map(|desk| scope.spawn(move || come_in(desk))).collect();
        let begun = gate.open_for(desks.len());
        assert!(begun < Duration::from_secs(1), "log-ins begun within {begun:?}");
        let begin = Instant::now();
        let mut inside: Vec<Live> = people.into_iter().map(|person| person.join().unwrap()).collect();
        let (crowd, seen) = (inside.len(), begin.elapsed());
        let programs = host.processes().into_iter().filter(|pid| !environment(*pid).is_empty()).count();
        assert_eq!(programs, crowd, "all are in at the same time");
        eprintln!("{crowd} log-ins begun within {begun:?}, all first screens after {seen:?}");
        inside.iter_mut().for_each(Live::cut);
    });
    let gone = until_empty(host, Duration::from_secs(5));
    eprintln!("nobody left {gone:?} after {} lines were cut", desks.len());
}

/// Clients that are killed between a tenth of a second and three after they began, a third of them at once.
fn cut_at_random(host: &Host, desks: &[Desk]) {
    std::thread::scope(|scope| {
        for (at, desk) in desks.iter().enumerate() {
            scope.spawn(move || {
                let mut live = screens(desk, &[], &[]);
                // Spread without chance: the same moments in every run.
                let span = if at % 3 == 0 { 300 } else { 3000 };
                std::thread::sleep(Duration::from_millis(100 + (at as u64 * 7919) % span));
                live.cut();
            });
        }
    });
    let gone = until_empty(host, Duration::from_secs(5));
    eprintln!("nobody left {gone:?} after {} lines were cut at random", desks.len());
}

/// Everybody's line is cut at another moment while they type, and each finds their own text again.
fn drafts_survive(host: &Host, desks: &[Desk]) {
    let typed: Vec<String> = std::thread::scope(|scope| {
        let people = desks.iter().enumerate().map(|(at, desk)| scope.spawn(move || cut_while_typing(desk, at)));
        people.collect::<Vec<_>>().into_iter().map(|person| person.join().unwrap()).collect()
    });
    let gone = until_empty(host, Duration::from_secs(5));
    let kept = drafts(host);
    for (at, text) in typed.iter().enumerate() {
        let who = format!("person.{at:02}");
        let own: Vec<&String> = kept.iter().filter(|(whose, _)| *whose == who).map(|(_, body)| body).collect();
        assert!(matches!(own[..], [body] if body.contains(text.as_str())), "{who} had typed {text:?}: {own:?}");
    }
    assert_eq!(kept.len(), desks.len());
    eprintln!("nobody left {gone:?} after {} lines were cut at work; each draft is there", desks.len());
}

/// Types a name of one's own, letter by letter without a pause, until the line is cut at some moment. Gives what stood
/// there a second before.
fn cut_while_typing(desk: &Desk, at: usize) -> String {
    let mut live = screens(desk, &ENGLISH, &[]);
    arrive(&mut live);
    live.keys("2");
    live.keys("n");
    live.wait("Name");
    let (mut text, mut seen) = (format!("Draftova{at:02}"), Vec::new());
    live.bytes(text.as_bytes());
    live.wait(&text);
    let begin = Instant::now();
    seen.push((begin, text.clone()));
    let until = begin + Duration::from_millis(1_000 + (at as u64 * 7919) % 3_000);
    for letter in 'a'.. {
        std::thread::sleep(Duration::from_millis(200).min(until.saturating_duration_since(Instant::now())));
        if Instant::now() >= until {
            break;
        }
        live.bytes(letter.to_string().as_bytes());
        text.push(letter);
        live.wait(&text);
        seen.push((Instant::now(), text.clone()));
    }
    live.cut();
    let old = |when: &Instant| when.elapsed() >= Duration::from_secs(1);
    seen.into_iter().rfind(|(when, _)| old(when)).unwrap().1
}

#[test]
fn what_is_off_is_named_and_setting_up_again_mends_it() {
    let Some(office) = office() else { return };
    let (host, admin) = (&office.host, &office.admin);
    let named = || -> Vec<String> {
        let said = host.root("sojourn --json server check --accept encryption || true").ok().out;
        let said: serde_json::Value = serde_json::from_str(&said).unwrap();
        let findings = said["findings"].as_array().unwrap().iter().filter(|finding| finding["standing"] == "bad");
        findings.map(|finding| finding["name"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(named(), Vec::<String>::new());
    for (off, name) in [
        ("chmod 755 /srv/sojourn/data", "folder"),
        ("chown sojourn /srv/sojourn", "folder"),
        ("chmod 644 /srv/sojourn/data/office.db", "database"),
        ("usermod -s /bin/bash sojourn", "account"),
        ("usermod -p '!' sojourn", "account"),
        ("sed -i s/ExposeAuthInfo.yes/ExposeAuthInfo\\ no/ /etc/ssh/sshd_config.d/sojourn.conf", "sshd-option"),
        ("sed -i s/100:30:200/10:30:100/ /etc/ssh/sshd_config.d/sojourn.conf", "max-startups"),
        ("sed -i 1iPermitUserEnvironment\\ yes /etc/ssh/sshd_config", "sshd-option"),
        ("rm /etc/systemd/system/timers.target.wants/sojourn-backup.timer", "timer"),
        ("chmod 666 /etc/sojourn/config", "config"),
    ] {
        host.root(off).ok();
        let found = named();
        assert!(found.iter().any(|found| found == name), "{off}: {found:?}");
        host.root("sed -i 's/^PermitUserEnvironment.*//' /etc/ssh/sshd_config; sojourn server init").ok();
        assert_eq!(named(), Vec::<String>::new(), "{off} was not mended");
    }
    // A key file that says another person's number for my key: sshd lets me in, the program does not.
    host.root("cd /srv/sojourn/data/keys && sed -i 's/--as-key 1\\b/--as-key 2/' authorized_keys").ok();
    let ended = admin.ssh("due");
    assert!(is_refused(&ended) && ended.err.lines().count() <= 3, "{ended:?}");
    assert_eq!(named(), ["keys-file"]);
    host.root("runuser -u sojourn -- sojourn --db /srv/sojourn/data/office.db staff keys-file").ok();
    assert_eq!((admin.ssh("due").code, named()), (0, vec![]));
}

#[test]
fn below_another_root_nothing_of_this_machine_is_touched() {
    let Some(host) = Host::up() else { return };
    let image = host.root(
        "mkdir -p image/etc/ssh/sshd_config.d image/srv && cp /etc/passwd /etc/group /etc/shadow /etc/gshadow image/etc/ && \
         cp /etc/ssh/sshd_config image/etc/ssh/ && find /etc /srv -type f | sort | xargs md5sum > before && \
         sojourn server init --root image && sojourn server init --root image && \
         find /etc /srv -type f | sort | xargs md5sum > after && cmp before after && \
         stat -c '%a %U' image/srv/sojourn && stat -c '%a' image/srv/sojourn/data && grep sojourn image/etc/passwd",
    );
    let said = image.ok().out;
    assert!(said.contains("Nothing was changed.") && said.contains("755 root") && said.contains("\n700\n"), "{said}");
    assert!(said.contains(":/srv/sojourn:/bin/sh"), "{said}");
    // What is off in it is mended in it.
    let off = |names: &[&str]| -> Vec<String> {
        let said = host.root("sojourn --json server check --root image || true").ok().out;
        let said: serde_json::Value = serde_json::from_str(&said).unwrap();
        let found = said["findings"].as_array().unwrap().iter();
        let found = found.filter(|finding| names.contains(&finding["name"].as_str().unwrap()));
        found.map(|finding| finding["mend"].as_str().unwrap().to_owned()).collect()
    };
    host.root(
        "chmod 777 image/srv/sojourn/data && sed -i s/100:30:200/10:30:100/ image/etc/ssh/sshd_config.d/sojourn.conf",
    )
    .ok();
    let names = ["folder", "max-startups"];
    let mends = off(&names);
    let image = host.path("root/image").display().to_string();
    assert!(mends.len() == 2 && mends.iter().all(|mend| mend.contains(&image)), "{mends:?}");
    for mend in mends {
        host.root(&mend).ok();
    }
    assert_eq!(off(&names), Vec::<String>::new());
    host.root("find /etc /srv -type f | sort | xargs md5sum > after && cmp before after").ok();
}
