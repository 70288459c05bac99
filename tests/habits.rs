//! Registers of other practices, each with its own habits: what is taken in must be right field by field, and what is not
//! sure must stay out and be told. Every person is invented.
//!
//! What was kept is read twice: from the records, and from what `client show --json` says of them, so that other programs
//! are told the same.

#![allow(clippy::unwrap_used)]

use serde_json::Value;
use sojourn::app::desk::Desk;
use sojourn::app::import::{ImportReport, Options, import};
use sojourn::domain::clean::Clean;
use sojourn::domain::day::Day;
use sojourn::domain::dossier::Dossier;
use sojourn::domain::lang::Lang;
use sojourn::domain::staff::{Role, Staff};
use sojourn::i18n::Catalogue;
use sojourn::store::sqlite::{self, OpenMode};
use sojourn::store::{Act, ListQuery, Store};

fn act(reason: &str) -> Act {
    Act {
        who: Clean::line("a.serikova"),
        reason: reason.to_owned(),
        group: None,
        today: "2026-11-23".parse().unwrap(),
        at_ms: 1_795_400_000_000,
        origin: None,
    }
}

fn office(folder: &std::path::Path) -> Box<dyn Store> {
    let first = Staff::new(Some(Clean::line("a.serikova")), Clean::line("Айгуль Серикова"), Role::Admin);
    Box::new(sqlite::create(&folder.join("office.db"), OpenMode::Work, &act("create"), first).unwrap())
}

/// Everything that was kept about a client, a field a word, in one order; what is empty is left out.
fn kept(dossier: &Dossier, store: &dyn Store) -> String {
    let mut said: Vec<String> = Vec::new();
    let mut say = |name: &str, value: Option<String>| said.extend(value.map(|value| format!("{name}={value}")));
    let text = |text: &Option<Clean>| text.as_ref().map(|text| text.replace('\n', "⏎"));
    let day = |day: Option<Day>| day.map(|day| day.to_string());
    let client = &dossier.client;
    say("latin", text(&client.name_latin));
    say("cyrillic", text(&client.name_cyrillic));
    say("former", text(&client.former_names));
    say("state", client.citizenship.map(|state| state.to_string()));
    say("born", day(client.born));
    say("sex", client.sex.map(|sex| sex.as_str().to_owned()));
    say("iin", text(&client.iin));
    say("phone", text(&client.phone));
    say("email", text(&client.email));
    let staff = store.reading(|reads| reads.staff()).unwrap();
    say(
        "owner",
        client.owner.and_then(|id| staff.iter().find(|staff| staff.id == id)).map(|staff| staff.handle().to_string()),
    );
    for passport in &dossier.identity_documents {
        say("passport", Some(passport.number.to_string()));
        say("of", passport.issuing_state.map(|state| state.to_string()));
        say("issued", day(passport.issued));
        say("expires", day(passport.expires));
    }
    for stay in &dossier.stays {
        say("entry", day(Some(stay.entry)));
        say("exit", day(stay.exit));
    }
    for home in &dossier.residences {
        say("address", Some(home.address.to_string()));
        say("rka", text(&home.rka));
        say("landlord", text(&home.owner_name));
        say("consent", day(home.owner_consent_until));
    }
    for case in &dossier.cases {
        say("ground", case.ground.map(|ground| ground.as_str().to_owned()));
        let sponsor = dossier.sponsors.iter().find(|sponsor| Some(sponsor.id) == case.sponsor);
        say("host", sponsor.map(|sponsor| sponsor.name.to_string()));
        say("payer", text(&case.payer));
    }
    for permit in &dossier.permits {
        say("trp", Some(permit.number.as_ref().map_or("-", Clean::as_str).to_owned()));
        say("from", day(Some(permit.valid_from)));
        say("until", day(Some(permit.valid_until)));
    }
    let mut papers: Vec<String> = dossier
        .case_documents
        .iter()
        .map(|paper| {
            let day = paper.received_on.map_or(String::new(), |day| format!("@{day}"));
            let until = paper.valid_until.map_or(String::new(), |day| format!("..{day}"));
            let note = paper.note.as_ref().map_or(String::new(), |note| format!("({note})"));
            format!("{}={}{day}{until}{note}", paper.requirement, paper.state.as_str())
        })
        .collect();
    papers.sort();
    said.extend(papers);
    let mut say = |name: &str, value: Option<String>| said.extend(value.map(|value| format!("{name}={value}")));
    say("note", text(&client.note));
    said.join(" | ")
}

/// What the contract of `client show --json` does not hold: names of former days, who owns a home and agreed, who pays, notes.
const NOT_TOLD: [&str; 5] = ["former=", "landlord=", "consent=", "payer=", "note="];

/// The same facts as [`kept`] has, one a line, as far as other programs are told them.
fn as_kept(kept: &str) -> Vec<String> {
    let facts = kept.split(" | ").filter(|fact| !NOT_TOLD.iter().any(|name| fact.starts_with(name)));
    // Of a paper all but its note.
    let paper =
        |fact: &str| fact.split_once('=').is_some_and(|(_, value)| STATES.iter().any(|state| value.starts_with(state)));
    let mut facts: Vec<String> = facts
        .map(|fact| if paper(fact) { fact.split('(').next().unwrap_or(fact).to_owned() } else { fact.to_owned() })
        .collect();
    // A paper that is missing, and nothing else is known of it, is every paper of the checklist.
    facts.retain(|fact| !fact.ends_with("=missing"));
    facts.sort();
    facts
}

/// States in which a sheet can leave a paper.
const STATES: [&str; 6] = ["missing", "requested", "received", "verified", "rejected", "not_needed"];

/// The same facts out of the JSON that other programs read.
fn as_told(client: &Value) -> Vec<String> {
    let mut said: Vec<String> = Vec::new();
    let mut say = |of: &Value, names: &[(&str, &str)]| {
        for (name, field) in names {
            let value = of.get(*field).unwrap_or_else(|| unreachable!("{field} is in the contract"));
            said.extend(value.as_str().map(|value| format!("{name}={}", value.replace('\n', "⏎"))));
        }
    };
    let list = |of: &Value, field: &str| of[field].as_array().unwrap().clone();
    say(client, &[("latin", "name_latin"), ("cyrillic", "name_cyrillic"), ("state", "citizenship"), ("born", "born")]);
    say(client, &[("sex", "sex"), ("iin", "iin"), ("phone", "phone"), ("email", "email"), ("owner", "owner")]);
    for one in list(client, "identity_documents") {
        say(&one, &[("passport", "number"), ("of", "issuing_state"), ("issued", "issued"), ("expires", "expires")]);
    }
    for one in list(client, "stays") {
        say(&one, &[("entry", "entry"), ("exit", "exit")]);
    }
    for one in list(client, "residences") {
        say(&one, &[("address", "address"), ("rka", "rka")]);
    }
    let mut papers = Vec::new();
    for one in list(client, "cases") {
        say(&one, &[("ground", "ground"), ("host", "sponsor")]);
        for paper in list(&one, "documents") {
            let day =
                |field: &str, sign: &str| paper[field].as_str().map_or(String::new(), |day| format!("{sign}{day}"));
            let (name, state) = (paper["requirement"].as_str().unwrap(), paper["state"].as_str().unwrap());
            let days = day("received_on", "@") + &day("valid_until", "..");
            papers.extend((state != "missing" || !days.is_empty()).then(|| format!("{name}={state}{days}")));
        }
    }
    for one in list(client, "permits") {
        let number = one["number"].as_str().unwrap_or("-");
        papers.push(format!("trp={number}"));
        say(&one, &[("from", "valid_from"), ("until", "valid_until")]);
    }
    said.extend(papers);
    said.sort();
    said
}

/// Takes a sheet in and tells what came of it: clients in their order, rows refused, columns left out, warnings.
fn taken(sheet: &[u8]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let mut store = office(folder.path());
    let options = Options { partial: true, ..Options::default() };
    let report = import(store.as_mut(), &act("import"), ("sheet", sheet), &options, &mut |_| true);
    let report = match report {
        Ok(report) => report,
        Err(error) => return format!("{error}\n"),
    };
    let again = import(store.as_mut(), &act("import"), ("sheet", sheet), &options, &mut |_| true).unwrap();
    assert_eq!((again.accepted, again.conflicts), (0, Vec::new()), "the second time changes nothing");
    let rows = store.reading(|reads| reads.clients(&ListQuery { limit: 99, ..ListQuery::default() })).unwrap().rows;
    let mut numbers: Vec<_> = rows.iter().map(|row| row.id).collect();
    numbers.sort_unstable();
    let keeper = sqlite::open(&folder.path().join("office.db"), OpenMode::Work).unwrap();
    let mut desk = Desk::new(Box::new(keeper), "a.serikova", Some(act("look").today)).unwrap();
    let words = Catalogue::new(Lang::En);
    let mut lines: Vec<String> = Vec::new();
    for id in numbers {
        let kept = kept(&store.reading(|reads| reads.dossier(id)).unwrap().unwrap(), store.as_ref());
        let page = desk.client_page(id).unwrap();
        let told = serde_json::to_value(page.json(&desk, words.lang(), &|phrase| words.say(phrase))).unwrap();
        assert_eq!(as_told(&told), as_kept(&kept), "{id}: what other programs are told");
        lines.push(kept);
    }
    lines.extend(said(&report));
    lines.join("\n") + "\n"
}

fn said(report: &ImportReport) -> Vec<String> {
    let mut lines = Vec::new();
    for refusal in &report.refused {
        lines.push(format!(
            "refused {}: {} = {} ({})",
            refusal.row,
            refusal.column,
            refusal.value,
            refusal.why.as_str()
        ));
    }
    if !report.unmapped.is_empty() {
        lines.push(format!("unmapped: {}", report.unmapped.iter().map(Clean::as_str).collect::<Vec<_>>().join(", ")));
    }
    for warning in &report.warnings {
        lines.push(format!(
            "warned {}: {} = {} ({})",
            warning.row,
            warning.column,
            warning.value,
            warning.why.as_str()
        ));
    }
    lines
}

/// The sheet and what must come of it stand beside each other in one file, parted by a line of dashes.
fn expects(name: &str, sheet: &[u8]) {
    let path = format!("{}/tests/habits/{name}.txt", env!("CARGO_MANIFEST_DIR"));
    let found = taken(sheet);
    if std::env::var_os("HABITS_UPDATE").is_some() {
        std::fs::write(&path, &found).unwrap();
    }
    let wanted = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(found, wanted, "{name}");
}

#[test]
fn sheets_of_other_practices_come_in_without_a_wrong_field() {
    let folder = format!("{}/tests/habits", env!("CARGO_MANIFEST_DIR"));
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter_map(|name| name.strip_suffix(".csv").map(str::to_owned))
        .collect();
    names.sort();
    assert!(names.len() >= 12);
    for name in names {
        let sheet = std::fs::read(format!("{}/tests/habits/{name}.csv", env!("CARGO_MANIFEST_DIR"))).unwrap();
        expects(&name, &sheet);
    }
}
