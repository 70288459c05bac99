//! Nothing of a restricted client reaches whoever is not named: two offices that differ in such a client alone look the
//! same to them, on every command of the command line and on every screen, but for the rows that say that it exists.
//!
//! The restricted client has everything a client can have, a secret in every text field, dates that bind today, a
//! passport that another client has too, and belongs to the officer who looks.

#![allow(clippy::too_many_lines, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use sojourn::app::demo::DemoOptions;
use sojourn::app::open::Place;
use sojourn::domain::access::Access;
use sojourn::domain::case::{Case, CaseDocument, CaseKind, DocumentState, Filing, Outcome, Stage};
use sojourn::domain::choice::{Ground, Presence, Severity};
use sojourn::domain::clean::Clean;
use sojourn::domain::client::{Channel, Client, Contact, ContactRole};
use sojourn::domain::country::Country;
use sojourn::domain::day::Day;
use sojourn::domain::id::*;
use sojourn::domain::identity::IdentityDocument;
use sojourn::domain::lang::Lang;
use sojourn::domain::letter::{Message, Purpose};
use sojourn::domain::permit::{Permit, PermitKind};
use sojourn::domain::residence::Residence;
use sojourn::domain::sponsor::{Basis, Sponsor, SponsorKind};
use sojourn::domain::staff::{OwnDate, Role, Staff};
use sojourn::domain::stay::{Evidence, Stay};
use sojourn::store::sqlite::{self, OpenMode};
use sojourn::store::{Act, Store, Writes};
use sojourn::tui::context::Office;
use sojourn::tui::session::Scripted;
use sojourn::tui::shell::{Options, Shell};
use sojourn::tui::theme::Theme;
use sojourn::tui::worker::Seat;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Stands in every text field; its folded forms are looked for too.
const SECRET: &str = "Qwyjibo";
const NUMBER: &str = "QX7766554";
const IIN: &str = "900101300017";
const TODAY: &str = "2026-11-23";

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn line(text: &str) -> Clean {
    Clean::line(text)
}

fn secret() -> Clean {
    line(&format!("{SECRET} секретов"))
}

/// An office with and one without the restricted client, and whoever looks: the user of the system, an admin.
struct Pair {
    folder: tempfile::TempDir,
    client: ClientId,
    reference: String,
}

impl Pair {
    fn new() -> Self {
        let (pair, me) = Self::before();
        pair.with(me, Some("b.kim"))
    }

    /// The same, and it is blocked in place of being restricted; whoever looks supervises, and the client is the other
    /// officer's.
    fn blocked() -> Self {
        let (pair, me) = Self::before();
        for name in ["with", "without"] {
            write(&pair.db(name), &mut |writes| {
                writes.put(Staff { role: Role::Admin, ..officer("boss") }.into())?;
                let looker = writes.staff()?.into_iter().find(|one| one.id == me).unwrap();
                writes.put(Staff { role: Role::Supervisor, ..looker }.into()).map(drop)
            });
        }
        let pair = pair.with(me, None);
        let keeper = sqlite::open(&pair.db("with"), OpenMode::Work).unwrap();
        let mut boss = sojourn::app::desk::Desk::new(Box::new(keeper), "boss", Some(day(TODAY))).unwrap();
        let kim = boss.staff_called("b.kim").unwrap();
        boss.assign(&[pair.client], kim).unwrap();
        boss.block(pair.client, Some(&secret())).unwrap();
        drop(boss);
        pair
    }

    /// Both offices without the client yet, and the number of whoever looks.
    fn before() -> (Self, StaffId) {
        let folder = tempfile::tempdir().unwrap();
        let with = folder.path().join("with.db");
        let place = Place { db: Some(with.clone()), today: Some(day(TODAY)) };
        let mut desk = place.create().unwrap();
        desk.fill_demo(&DemoOptions { clients: 40, seed: 5, due: None }, &mut |_| {}).unwrap();
        let me = desk.me().id;
        drop(desk);
        write(&with, &mut |writes| writes.put(officer("b.kim").into()).map(drop));
        // Whoever closes last leaves everything in the file itself.
        drop(sqlite::open(&with, OpenMode::Work).unwrap());
        std::fs::copy(&with, folder.path().join("without.db")).unwrap();
        (Self { folder, client: ClientId(0), reference: String::new() }, me)
    }

    /// The client comes to the one of them, restricted to that person.
    fn with(self, me: StaffId, to: Option<&str>) -> Self {
        let (client, reference) = plant(&self.db("with"), me, to);
        Self { client, reference, ..self }
    }

    fn db(&self, name: &str) -> PathBuf {
        self.folder.path().join(format!("{name}.db"))
    }

    /// What the program says, both ways, with its exit code.
    fn run(&self, name: &str, arguments: &[&str], input: &str) -> String {
        let db = self.folder.path().join("office.db");
        std::fs::copy(self.db(name), &db).unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_sojourn"));
        command.env_clear().env("HOME", self.folder.path()).env("TMPDIR", self.folder.path());
        command.current_dir(self.folder.path()).args(["--today", TODAY, "--db"]).arg(&db).args(arguments);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        std::io::Write::write_all(&mut child.stdin.take().unwrap(), input.as_bytes()).unwrap();
        let output = child.wait_with_output().unwrap();
        let said = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        for beside in ["-wal", "-shm"] {
            let _ = std::fs::remove_file(self.folder.path().join(format!("office.db{beside}")));
        }
        format!("{:?}\n{}", output.status.code(), said.concat())
    }

    fn session(&self, name: &str) -> Scripted {
        let keeper = sqlite::open(&self.db(name), OpenMode::Work).unwrap();
        let login = whoami();
        let mut desk = sojourn::app::desk::Desk::new(Box::new(keeper), &login, Some(day(TODAY))).unwrap();
        let office = Office::of(&mut desk).unwrap();
        let options = Options { lang: Lang::En, theme: Theme { colour: true, ascii: false }, server: false };
        Scripted::new(Shell::new(options, office, false), 160, 50, Some(Seat::Open(Box::new(desk))))
    }
}

/// The login of the user of the system, as the program reads it.
fn whoami() -> String {
    let place = Place::default();
    place.me().login.unwrap().to_string()
}

fn write(db: &Path, work: &mut dyn FnMut(&mut dyn Writes) -> sojourn::store::Result<()>) {
    let act = Act {
        who: line("b.kim"),
        reason: "edit".into(),
        group: None,
        today: day(TODAY),
        at_ms: 1_795_400_000_000,
        origin: None,
    };
    sqlite::open(db, OpenMode::Work).unwrap().write(&act, work).unwrap();
}

fn officer(login: &str) -> Staff {
    Staff::new(Some(line(login)), line(login), Role::Officer)
}

fn access(client: ClientId, staff: StaffId) -> Access {
    Access {
        id: AccessId(0),
        version: 0,
        client,
        case: None,
        staff,
        since: day(TODAY),
        by: None,
        recovered: false,
        reason: Some(secret()),
    }
}

/// A client with everything, restricted to that officer. `me` owns all of it.
fn plant(db: &Path, me: StaffId, to: Option<&str>) -> (ClientId, String) {
    let (mut planted, mut reference) = (ClientId(0), String::new());
    let mut kim = StaffId(0);
    let keeper = sqlite::open(db, OpenMode::Work).unwrap();
    let keeper: &dyn Store = &keeper;
    let (visible, twin) = keeper
        .reading(|reads| {
            kim = reads.staff()?.into_iter().find(|one| one.handle().as_str() == "b.kim").unwrap().id;
            let visible = reads.get::<Client>(7)?;
            Ok((visible, reads.get::<Client>(8)?))
        })
        .unwrap();
    write(db, &mut |writes| {
        let client = Client {
            name_latin: Some(line(&format!("{SECRET} IVAN"))),
            name_cyrillic: Some(secret()),
            former_names: Some(secret()),
            citizenship: Country::code("UZB"),
            born: twin.born,
            iin: Some(line(IIN)),
            phone: Some(line("+7 701 766 55 44")),
            email: Some(line("qwyjibo@example.kz")),
            owner: Some(me),
            presence: Presence::InCountry,
            note: Some(secret()),
            main_applicant: Some(visible.id),
            ..Client::new(day("2026-01-10"))
        };
        planted = ClientId(writes.put(client.into())?.id);
        reference = belongings(writes, planted, me, kim)?;
        if to.is_some() { writes.put(access(planted, kim).into()).map(drop) } else { Ok(()) }
    });
    (planted, reference)
}

fn belongings(writes: &mut dyn Writes, client: ClientId, me: StaffId, kim: StaffId) -> sojourn::store::Result<String> {
    let passport = IdentityDocument {
        issuing_state: Country::code("UZB"),
        citizenship: Country::code("UZB"),
        name_latin: Some(line(SECRET)),
        expires: Some(day("2026-12-01")),
        original: Some(sojourn::domain::case::Original::Held),
        held_since: Some(day("2026-11-01")),
        held_by: Some(kim),
        kept_at: Some(secret()),
        ..IdentityDocument::new(client, line(NUMBER))
    };
    let passport = IdentityDocumentId(writes.put(passport.into())?.id);
    let sponsor = Sponsor {
        id: SponsorId(0),
        version: 0,
        name: line(&format!("ТОО {SECRET}")),
        kind: SponsorKind::Employer,
        bin: Some(line("990140001234")),
        phone: Some(line("+7 727 766 55 44")),
        email: Some(line("hr-qwyjibo@example.kz")),
        signature_expires: Some(day("2026-12-03")),
        client: Some(client),
        note: Some(secret()),
    };
    let sponsor = SponsorId(writes.put(sponsor.into())?.id);
    let stay = Stay {
        id: StayId(0),
        version: 0,
        client,
        document: Some(passport),
        entry: day("2026-10-05"),
        exit: None,
        entry_evidence: Some(Evidence::Stamp),
        exit_evidence: None,
        note: Some(secret()),
    };
    writes.put(stay.into())?;
    writes.put(Residence { owner_name: Some(secret()), ..Residence::new(client, secret()) }.into())?;
    let basis = Basis {
        sponsor: Some(sponsor),
        until: Some(day("2026-12-05")),
        paper: Some(secret()),
        ..Basis::new(client, Ground::Employment)
    };
    writes.put(basis.into())?;
    let permit = Permit {
        number: Some(line(&format!("P-{SECRET}"))),
        sponsor: Some(sponsor),
        ..Permit::new(client, PermitKind::Trp, day("2026-01-01"), day("2026-11-20"))
    };
    writes.put(permit.into())?;
    let contact = Contact {
        id: ContactId(0),
        version: 0,
        client,
        name: secret(),
        role: ContactRole::Hr,
        language: line("ru"),
        channel: Channel::Mail,
        address: line("kin-qwyjibo@example.kz"),
    };
    writes.put(contact.into())?;
    let case = Case {
        stage: Stage::Collecting,
        ground: Some(Ground::Employment),
        sponsor: Some(sponsor),
        owner: Some(me),
        payer: Some(secret()),
        note: Some(secret()),
        ..Case::new(client, CaseKind::Extension, day("2026-11-01"))
    };
    let case = CaseId(writes.put(case.into())?.id);
    let reference = (&*writes as &dyn sojourn::store::Reads).get::<Case>(case.0)?.reference.to_string();
    let paper = CaseDocument {
        state: DocumentState::Requested,
        requested_on: Some(day("2026-11-02")),
        note: Some(secret()),
        ..CaseDocument::new(case, client, "passport")
    };
    writes.put(paper.into())?;
    let filing = Filing {
        outcome: Outcome::Returned,
        outcome_on: Some(day("2026-11-10")),
        application_number: Some(secret()),
        reason: Some(secret()),
        ..Filing::new(case, client, day("2026-11-03"))
    };
    writes.put(filing.into())?;
    let date = OwnDate {
        id: OwnDateId(0),
        version: 0,
        client,
        case: Some(case),
        owner: Some(me),
        title: secret(),
        on_day: day(TODAY),
        at_time: Some(line("10:30")),
        place: Some(secret()),
        severity: Severity::Hard,
        trip: true,
    };
    writes.put(date.into())?;
    let letter = Message {
        id: MessageId(0),
        version: 0,
        client,
        case: Some(case),
        purpose: Purpose::MissingPapers,
        language: line("ru"),
        channel: Channel::Mail,
        to_name: secret(),
        address: Some(line("kin-qwyjibo@example.kz")),
        papers: Some(line("passport")),
        matter: None,
        sent_on: day("2026-11-02"),
        by: Some(me),
        text: secret(),
        replied_on: None,
        reply: None,
    };
    writes.put(letter.into())?;
    Ok(reference)
}

/// What must not be said, however it is spelled.
fn told(text: &str) -> Option<&'static str> {
    let folded = text.to_lowercase();
    ["qwyjibo", "секретов", "7766554", "qx7766554", "900101300017", "766 55 44", "7015554", "990140001234", "kin-qwy"]
        .into_iter()
        .find(|secret| folded.contains(secret))
}

/// Lines that say that something is restricted, and the count of rows in which they are, are allowed to differ.
fn without_notices(text: &str, pair: &Pair) -> String {
    let number = pair.client.to_string();
    let kept = text.lines().filter(|line| !line.contains(&number) && !line.contains("estricted"));
    kept.map(|line| line.trim_end_matches(',')).collect::<Vec<_>>().join("\n")
}

/// What the command line says otherwise where there is such a client, how many commands were understood, and of how many.
fn differences(pair: &Pair) -> (Vec<String>, usize, usize) {
    let mut commands: Vec<Vec<&str>> = vec![
        vec!["review"],
        vec!["review", "--days", "3000"],
        vec!["review", "--level", "breach"],
        vec!["review", "--owner", "b.kim"],
        vec!["review", "status"],
        vec!["review", "control-list"],
        vec!["due"],
        vec!["due", "--login"],
        vec!["due", "--quiet"],
        vec!["client", "show", "C-000007"],
        vec!["client", "show", "C-000008"],
        vec!["client", "show", NUMBER],
        vec!["client", "show", SECRET],
        vec!["client", "show", IIN],
        vec!["export", "client", "C-000007"],
        vec!["export", "client", NUMBER],
        vec!["feed", "--office"],
        vec!["feed"],
        vec!["digest", "--dry-run"],
        vec!["digest", "--head", "--dry-run"],
        vec!["rules", "list"],
        vec!["staff", "list"],
        vec!["letter", "silent"],
        vec!["journal", "list", "--limit", "10000"],
        vec!["journal", "list", "--person", "b.kim"],
        vec!["journal", "list", "--reads"],
    ];
    for list in ["clients", "cases", "documents", "deadlines"] {
        commands.push(vec!["export", list, "--unmasked"]);
        for sort in ["name", "binding"] {
            commands.push(vec!["export", list, "--sort", sort]);
        }
        for filter in [SECRET, NUMBER, IIN, "owner:me", "cit:UZB due<3000", "sponsor:qwy"] {
            commands.push(vec!["export", list, "--filter", filter]);
        }
    }
    for what in ["review", "control-list", "originals", "sponsors", "calendar", "staff"] {
        commands.push(vec!["export", what]);
    }
    for what in ["expiries", "cases", "refusals", "papers", "load"] {
        commands.push(vec!["report", what]);
    }
    let plain: Vec<Vec<&str>> = commands.iter().filter(|command| command.len() < 4).cloned().collect();
    commands.extend(plain.into_iter().map(|mut command| {
        command.push("--json");
        command
    }));
    let (mut differ, mut understood) = (Vec::new(), 0);
    for command in &commands {
        let with = pair.run("with", command, "");
        let without = pair.run("without", command, "");
        if let Some(secret) = told(&with.replace(SECRET, "").replace(NUMBER, "").replace(IIN, "")) {
            differ.push(format!("{command:?} tells {secret}\n{with}"));
        }
        understood += usize::from(!with.starts_with("Some(2)"));
        if without_notices(&with, pair) != without_notices(&without, pair) {
            differ.push(format!("{command:?}\n--- with\n{with}\n--- without\n{without}"));
        }
    }
    (differ, understood, commands.len())
}

#[test]
fn the_command_line_says_the_same_with_and_without_a_restricted_client() {
    let pair = Pair::new();
    let (differ, understood, tried) = differences(&pair);
    assert!(differ.is_empty(), "{} differ\n{}", differ.len(), differ.join("\n\n"));
    assert!(understood * 5 > tried * 4, "{understood} of {tried}");
}

#[test]
fn the_command_line_says_the_same_with_and_without_a_blocked_client() {
    let pair = Pair::blocked();
    let (differ, ..) = differences(&pair);
    // The control list of the one names an assignment; nothing else tells them apart.
    assert!(differ.is_empty(), "{} differ\n{}", differ.len(), differ.join("\n\n"));
    let number = pair.client.to_string();
    for command in [vec!["client", "show", &number], vec!["privacy", "unblock", &number]] {
        let said = pair.run("with", &command, "");
        assert!(said.starts_with("Some(4)") && said.contains("b.kim, boss"), "{command:?}: {said}");
        assert_eq!(told(&said), None, "{command:?}: {said}");
    }
    let said = pair.run("with", &["digest", "--head", "--dry-run"], "");
    assert!(!said.contains("Qwyjibo"), "{said}");
}

#[test]
fn the_number_says_that_it_is_restricted_and_whom_to_ask() {
    let pair = Pair::new();
    let number = pair.client.to_string();
    for command in [
        vec!["client", "show", &number],
        vec!["client", "show", &pair.reference],
        vec!["case", "show", &pair.reference],
        vec!["export", "client", &number],
        vec!["export", "case", &pair.reference],
        vec!["letter", &pair.reference, "missing-papers"],
        vec!["attachment", "list", &pair.reference],
        vec!["feed", "--case", &pair.reference],
        vec!["what-if", &number, "--exit", TODAY],
        vec!["case", "stage", &pair.reference, "ready"],
        vec!["journal", "list", "--client", &number],
        vec!["access", "lift", &number],
    ] {
        let said = pair.run("with", &command, "");
        assert!(said.starts_with("Some(4)") && said.contains("b.kim"), "{command:?}: {said}");
        assert_eq!(told(&said), None, "{command:?}: {said}");
    }
    let said = pair.run("with", &["access", "list"], "");
    assert!(said.contains(&number) && told(&said).is_none(), "{said}");
    let said = pair.run("with", &["explain", &number], "");
    assert_eq!(told(&said), None, "{said}");
}

#[test]
fn the_plain_face_says_the_same() {
    let pair = Pair::new();
    for input in ["due\n", "clients\n", "clients qwy\n", "cases\n", "review\n", "find Qwyjibo\n"] {
        let with = pair.run("with", &["--plain"], input);
        assert_eq!(told(&with.replace("Qwyjibo", "")), None, "{input}: {with}");
        let count = |text: &str| text.lines().count();
        let without = pair.run("without", &["--plain"], input);
        assert!(count(&with).abs_diff(count(&without)) <= 2, "{input}\n{with}\n{without}");
    }
}

#[test]
fn the_screens_show_the_same() {
    let pair = Pair::new();
    let (mut with, mut without) = (pair.session("with"), pair.session("without"));
    let scripts = [
        "",
        "w",
        "<esc>",
        "m",
        "m",
        "/qwy",
        "<esc>",
        "b",
        "<esc>",
        "2",
        "<end>",
        "<home>",
        "/qwy",
        "<esc>",
        "/766",
        "<esc>",
        "o",
        "o",
        "o",
        "o",
        "i",
        "<end>",
        "3",
        "<end>",
        "/qwy",
        "<esc>",
        "4",
        "<end>",
        "/qwy",
        "<esc>",
        "5",
        "<enter>",
        "<esc>",
        "6",
        "<tab>",
        "<tab>",
        "<tab>",
        "<esc>",
        "7",
        "<enter>",
        "<esc>",
        "/b.kim",
        "<esc>",
        "8",
        "1",
        "r",
        "<esc>",
        ":originals<enter>",
        "<esc>",
        ":sponsors<enter>",
        "<esc>",
        ":duplicates<enter>",
        "<esc>",
        "2",
        "<home>",
        "<enter>",
        "<tab>",
        "<tab>",
        "<tab>",
        "<tab>",
        "<tab>",
        "<tab>",
        "<tab>",
        "<tab>",
        "<esc>",
    ];
    for (nth, keys) in scripts.iter().enumerate() {
        with.keys(keys);
        without.keys(keys);
        let (seen, other) = (with.screen(), without.screen());
        assert_eq!(told(&seen.replace("qwy", "")), None, "{nth} {keys}\n{seen}");
        // At the end of a list one stands on the restricted row, the other on the last row of all.
        if *keys == "<end>" {
            [&mut with, &mut without].into_iter().for_each(|session| {
                session.keys("<home>");
            });
            continue;
        }
        let counted = |text: &str| {
            let text = text.replace("1 restricted client with something due, with b.kim", "");
            let lines = without_notices(&text, &pair);
            // `1 of 41`: the row that says so is one of them.
            lines
                .replace("of 41", "of 40")
                .replace("Clients 41", "Clients 40")
                .lines()
                // A row more is an empty row less.
                .filter(|line| !line.chars().all(|sign| sign == ' ' || sign == '│'))
                .flat_map(str::split_whitespace)
                .collect::<Vec<_>>()
                .join(" ")
        };
        assert_eq!(counted(&seen), counted(&other), "{nth} {keys}\n{seen}\n{other}");
    }
    with.keys("2<end>");
    assert!(with.screen().contains("restricted · ask b.kim"), "{}", with.screen());
    with.keys("<enter>");
    assert!(with.screen().contains("is restricted"), "{}", with.screen());
    with.keys("<esc>1");
    assert!(with.screen().contains("1 restricted client with something due, with b.kim"), "{}", with.screen());
}

/// An admin who is not named may let themselves in: with a reason, in the journal, and the page says it for good.
#[test]
fn an_admin_lets_themselves_in_and_it_shows() {
    let pair = Pair::new();
    let number = pair.client.to_string();
    let db = pair.db("with");
    let place = Place { db: Some(db), today: Some(day(TODAY)) };
    let mut desk = place.open().unwrap();
    assert!(desk.let_myself_in(&number, " ").is_err());
    desk.let_myself_in(&number, "b.kim has left").unwrap();
    let page = desk.client_page(pair.client).unwrap();
    assert_eq!(page.restricted_phrases().len(), 2);
    drop(desk);
    let said = pair.run("with", &["client", "show", &number], "");
    assert!(said.contains(SECRET) && said.contains("let themselves in"), "{said}");
    let said = pair.run("with", &["journal", "list", "--reason", "let_in"], "");
    assert!(said.contains(&number), "{said}");
    let said = pair.run("with", &["journal", "list", "--reads"], "");
    assert!(said.contains(&number), "{said}");
    // Taking oneself off again is an undo; then it is hidden as before.
    let mut desk = place.open().unwrap();
    desk.undo().unwrap();
    assert!(desk.client_page(pair.client).is_err());
}
