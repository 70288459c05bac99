//! `privacy`: consents, requests, blocking, legal holds, how long data are kept, who the operator is.

use super::context::Context;
use super::failure::{Failure, Outcome};
use super::table::Table;
use super::usage::Unfit;
use crate::app::desk::Desk;
use crate::app::errand::Errand;
use crate::app::forms::{Form, Parent, Typed};
use crate::app::privacy::Overview;
use crate::app::retention::Settled;
use crate::domain::clean::Clean;
use crate::domain::client::Client;
use crate::domain::day::Day;
use crate::domain::id::{ClientId, ConsentId, DataRequestId};
use crate::domain::lang::Lang;
use crate::domain::personal::{DataRequest, Demand};
use crate::domain::phrase::Phrase;
use crate::domain::record::{Key, Kind};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use serde_json::json;

#[derive(Debug, clap::Subcommand)]
#[command(defer = true)]
#[command(after_help = "Examples:\n  sojourn privacy overview\n  sojourn privacy form C-000012 > consent.html\n  \
                        sojourn privacy consent C-000012 --given-on 23.11.2026 --third-parties yes --cross-border no\n  \
                        sojourn privacy withdraw V-000007 --on 24.11.2026 --by \"letter of 24.11.2026\"\n  \
                        sojourn privacy request C-000012 access\n  sojourn privacy answer R-000003\n  \
                        sojourn privacy block C-000012 --why \"request R-000003\"\n  \
                        sojourn privacy retention aml --years 5 --on yes")]
pub(super) enum Command {
    /// What is missing, ends or is due, and how many records there are
    Overview,
    /// Print a form of consent to sign, as HTML: in all three languages, or in the one of --lang
    Form(Whose),
    /// Record a consent that was given
    Consent(Consent),
    /// Record that a consent was withdrawn
    Withdraw(Withdraw),
    /// Record a person's request about their data
    Request(Request),
    /// Record that a request was answered
    Answer(Answer),
    /// Block the data of a client: until it is lifted nobody writes about them, and only their officer and admins see them
    Block(Reasoned),
    /// Lift a blocking
    Unblock(Whose),
    /// Keep the data of a client whatever the retention says
    Hold(Reasoned),
    /// Lift a legal hold
    Release(Whose),
    /// Show how long data are kept, or settle it for a class
    Retention(Retention),
    /// Show who processes personal data here, or settle it
    Operator(Operator),
}

impl Command {
    /// Which errand it is.
    pub(super) const fn errand(&self) -> Errand {
        match self {
            Self::Overview => Errand::PrivacyOverview,
            Self::Form(_) => Errand::PrivacyForm,
            Self::Consent(_) => Errand::PrivacyConsent,
            Self::Withdraw(_) => Errand::PrivacyWithdraw,
            Self::Request(_) => Errand::PrivacyRequest,
            Self::Answer(_) => Errand::PrivacyAnswer,
            Self::Block(_) => Errand::PrivacyBlock,
            Self::Unblock(_) => Errand::PrivacyUnblock,
            Self::Hold(_) => Errand::PrivacyHold,
            Self::Release(_) => Errand::PrivacyRelease,
            Self::Retention(Retention { class: None, .. }) => Errand::PrivacyRetention,
            Self::Retention(_) => Errand::PrivacyRetentionChange,
            Self::Operator(Operator { name: None, number: None, address: None, responsible: None }) => {
                Errand::PrivacyOperator
            }
            Self::Operator(_) => Errand::PrivacyOperatorChange,
        }
    }
}

#[derive(Debug, clap::Args)]
pub(super) struct Whose {
    /// Client id, document number or case reference
    #[arg(value_name = "REF")]
    reference: String,
}

#[derive(Debug, clap::Args)]
pub(super) struct Reasoned {
    /// Client id, document number or case reference
    #[arg(value_name = "REF")]
    reference: String,
    /// Why
    #[arg(long, value_name = "TEXT")]
    why: String,
}

#[derive(Debug, clap::Args)]
pub(super) struct Consent {
    /// Client id, document number or case reference
    #[arg(value_name = "REF")]
    reference: String,
    /// Given on [default: today]
    #[arg(long, value_name = "DAY", value_parser = super::parse::day)]
    given_on: Option<Day>,
    /// Its last day [default: until the purpose is reached]
    #[arg(long, value_name = "DAY", value_parser = super::parse::day)]
    until: Option<Day>,
    /// Data may go to third parties: yes or no
    #[arg(long, value_name = "ANSWER", value_parser = ["yes", "no"])]
    third_parties: Option<String>,
    /// Data may leave the country: yes or no
    #[arg(long, value_name = "ANSWER", value_parser = ["yes", "no"])]
    cross_border: Option<String>,
    /// Data may be published: yes or no
    #[arg(long, value_name = "ANSWER", value_parser = ["yes", "no"])]
    publication: Option<String>,
    /// Which data
    #[arg(long, value_name = "TEXT")]
    data: Option<String>,
    /// Number of the scan, or where the paper lies
    #[arg(long, value_name = "TEXT")]
    scan: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(super) struct Withdraw {
    /// Number of the consent
    #[arg(value_name = "ID", value_parser = consent)]
    id: ConsentId,
    /// Withdrawn on [default: today]
    #[arg(long, value_name = "DAY", value_parser = super::parse::day)]
    on: Option<Day>,
    /// By what: a letter, a statement
    #[arg(long, value_name = "TEXT")]
    by: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(super) struct Request {
    /// Client id, document number or case reference
    #[arg(value_name = "REF")]
    reference: String,
    /// What is asked
    #[arg(value_name = "WHAT", value_parser = demands())]
    demand: Demand,
    /// Received on [default: today]
    #[arg(long, value_name = "DAY", value_parser = super::parse::day)]
    on: Option<Day>,
    /// How it came
    #[arg(long, value_name = "TEXT")]
    by: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(super) struct Answer {
    /// Number of the request
    #[arg(value_name = "ID", value_parser = request)]
    id: DataRequestId,
    /// Answered on [default: today]
    #[arg(long, value_name = "DAY", value_parser = super::parse::day)]
    on: Option<Day>,
    /// What was answered
    #[arg(long, value_name = "TEXT")]
    text: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(super) struct Retention {
    /// Which class
    #[arg(value_name = "CLASS")]
    class: Option<String>,
    /// Years after the purpose is reached; for admins
    #[arg(long, value_name = "N", requires = "class")]
    years: Option<u32>,
    /// Whether it holds: yes or no; for admins
    #[arg(long, value_name = "ANSWER", requires = "class", value_parser = super::parse::answer())]
    on: Option<bool>,
}

#[derive(Debug, clap::Args)]
pub(super) struct Operator {
    /// Name of the office; for admins
    #[arg(long, value_name = "TEXT")]
    name: Option<String>,
    /// Its BIN or IIN
    #[arg(long, value_name = "NUMBER")]
    number: Option<String>,
    /// Its address
    #[arg(long, value_name = "TEXT")]
    address: Option<String>,
    /// Who answers for personal data: name, telephone, mail
    #[arg(long, value_name = "TEXT")]
    responsible: Option<String>,
}

fn consent(text: &str) -> Result<ConsentId, Unfit> {
    ConsentId::parse(text).ok_or_else(|| Unfit::like("V-000007"))
}

fn request(text: &str) -> Result<DataRequestId, Unfit> {
    DataRequestId::parse(text).ok_or_else(|| Unfit::like("R-000003"))
}

fn demands() -> impl TypedValueParser<Value = Demand> {
    PossibleValuesParser::new(Demand::IDS).try_map(|id| Demand::parse(&id).ok_or("no such request"))
}

pub(super) fn run(command: &Command, context: &mut Context) -> Outcome {
    let mut desk = context.desk()?;
    match command {
        Command::Overview => overview(&desk.privacy_overview()?, context),
        Command::Form(whose) => {
            let client = desk.client_called(&whose.reference)?;
            let all = [Lang::Kk, Lang::Ru, Lang::En];
            let languages = context.asked_lang().map_or_else(|| all.to_vec(), |lang| vec![lang]);
            let page = desk.consent_form(client, &languages)?;
            context.out.bytes(page.as_bytes())?;
            Ok(0)
        }
        Command::Consent(args) => record_consent(args, &mut desk, context),
        Command::Withdraw(args) => {
            let values =
                [("withdrawn_on", typed(args.on.unwrap_or(desk.today()))), ("withdrawn_by", text(args.by.as_ref()))];
            let key = Key { kind: Kind::Consent, id: args.id.0 };
            keep(&mut desk, Kind::Consent, Some(key), Parent::default(), &values, context)
        }
        Command::Request(args) => record_request(args, &mut desk, context),
        Command::Answer(args) => {
            let values =
                [("answered_on", typed(args.on.unwrap_or(desk.today()))), ("answer", text(args.text.as_ref()))];
            let key = Key { kind: Kind::DataRequest, id: args.id.0 };
            let code = keep(&mut desk, Kind::DataRequest, Some(key), Parent::default(), &values, context)?;
            if !context.json() {
                say_answered(args.id, &desk, context)?;
            }
            Ok(code)
        }
        Command::Block(args) => limit(&mut desk, (&args.reference, Some(&args.why)), "block", context),
        Command::Unblock(args) => limit(&mut desk, (&args.reference, None), "block", context),
        Command::Hold(args) => limit(&mut desk, (&args.reference, Some(&args.why)), "hold", context),
        Command::Release(args) => limit(&mut desk, (&args.reference, None), "hold", context),
        Command::Retention(args) => retention(args, &mut desk, context),
        Command::Operator(args) => operator(args, &mut desk, context),
    }
}

/// A day as forms read it.
pub(super) fn typed(day: Day) -> String {
    day.format("%d.%m.%Y").to_string()
}

fn text(text: Option<&String>) -> String {
    text.cloned().unwrap_or_default()
}

/// Fills a form with what was given and keeps it.
pub(super) fn keep(
    desk: &mut Desk,
    kind: Kind,
    key: Option<Key>,
    parent: Parent,
    values: &[(&str, String)],
    context: &mut Context,
) -> Outcome {
    let form: Form = desk.form(kind, key, parent)?;
    let mut fields: Typed = form.fields.iter().map(|shown| (shown.field.name.to_owned(), shown.text.clone())).collect();
    for (field, value) in values.iter().filter(|(_, value)| !value.is_empty()) {
        fields.insert((*field).to_owned(), value.clone());
    }
    let (key, _) = desk.submit(&form, &fields)?;
    let id = match kind {
        Kind::Incident => crate::domain::id::IncidentId(key.id).to_string(),
        _ => key.subject().unwrap_or_else(|| key.id.to_string()),
    };
    if context.json() {
        context.out.json(&json!({ "id": id }))?;
    } else {
        let kind = format!("kind-{}", kind.as_str());
        context.say(&Phrase::new("cli-privacy-kept").text("id", id).term("kind", kind))?;
    }
    Ok(0)
}

/// Whose request was answered, and what it asks the office to do now.
fn say_answered(id: DataRequestId, desk: &Desk, context: &mut Context) -> Result<(), Failure> {
    let (request, person) = desk.read(|reads| {
        let request: DataRequest = reads.get(id.0)?;
        let person: Client = reads.get(request.client.0)?;
        Ok((request, person))
    })?;
    let about = |phrase: Phrase| phrase.text("id", id.to_string()).text("client", person.id.to_string());
    let demand = format!("demand-{}", request.demand.as_str());
    let day = request.answered_on.unwrap_or(desk.today());
    let said = Phrase::new("cli-privacy-answered").text("name", person.name()).term("demand", demand).day("day", day);
    context.say(&about(said))?;
    let next = match request.demand {
        Demand::Blocking if person.blocked_on.is_none() => "cli-privacy-then-block",
        Demand::Destruction => "cli-privacy-then-erase",
        Demand::Access | Demand::Correction | Demand::Blocking => "cli-privacy-then-nothing",
    };
    context.say(&about(Phrase::new(next)))
}

fn record_consent(args: &Consent, desk: &mut Desk, context: &mut Context) -> Outcome {
    let client = desk.client_called(&args.reference)?;
    let values = [
        ("given_on", typed(args.given_on.unwrap_or(desk.today()))),
        ("until", args.until.map(typed).unwrap_or_default()),
        ("third_parties", text(args.third_parties.as_ref())),
        ("cross_border", text(args.cross_border.as_ref())),
        ("publication", text(args.publication.as_ref())),
        ("data_list", text(args.data.as_ref())),
        ("scan", text(args.scan.as_ref())),
    ];
    keep(desk, Kind::Consent, None, Parent { client: Some(client), case: None }, &values, context)
}

fn record_request(args: &Request, desk: &mut Desk, context: &mut Context) -> Outcome {
    let client = desk.client_called(&args.reference)?;
    let values = [
        ("demand", args.demand.as_str().to_owned()),
        ("received_on", typed(args.on.unwrap_or(desk.today()))),
        ("came_by", text(args.by.as_ref())),
    ];
    keep(desk, Kind::DataRequest, None, Parent { client: Some(client), case: None }, &values, context)
}

fn limit(desk: &mut Desk, (reference, why): (&str, Option<&String>), what: &str, context: &mut Context) -> Outcome {
    let client = desk.client_called(reference)?;
    let text = why.map(|why| Clean::line(why));
    if what == "block" {
        desk.block(client, text.as_ref())?
    } else {
        desk.hold(client, text.as_ref())?
    };
    let done = if why.is_some() {
        what
    } else if what == "block" {
        "unblock"
    } else {
        "release"
    };
    if context.json() {
        context.out.json(&json!({ "client": client.to_string(), "done": done }))?;
    } else {
        context.say(&Phrase::new(format!("cli-privacy-{done}")).text("client", client.to_string()))?;
    }
    Ok(0)
}

fn retention(args: &Retention, desk: &mut Desk, context: &mut Context) -> Outcome {
    if let Some(class) = &args.class {
        let known = desk.retention_classes()?.into_iter().find(|known| known.id == *class);
        let (years, on) = known.map_or((0, false), |known| (known.years, known.on));
        let settled = Settled { years: args.years.unwrap_or(years), on: args.on.unwrap_or(on) };
        desk.settle_retention(class, settled)?;
    }
    let classes = desk.retention_classes()?;
    let lang = context.lang();
    if context.json() {
        let rows = classes.iter().map(|one| {
            json!({ "id": one.id, "title": one.titles.get(lang), "purpose": one.purpose.get(lang), "years": one.years,
                    "on": one.on, "source": one.source.get(lang), "confidence": one.confidence.as_str() })
        });
        context.out.json_rows(rows)?;
        return Ok(0);
    }
    let mut table = Table::default();
    for one in &classes {
        let years = Phrase::new("retention-kept-for").number("years", i64::from(one.years));
        let on = context.words.text(if one.on { "yes" } else { "no" });
        table.row([one.id.clone(), one.titles.get(lang).to_owned(), context.words.say(&years), on]);
    }
    context.table(&table)?;
    context.say(&Phrase::new("privacy-unconfirmed"))?;
    Ok(0)
}

fn operator(args: &Operator, desk: &mut Desk, context: &mut Context) -> Outcome {
    let mut held = desk.operator()?;
    let given = [&args.name, &args.number, &args.address, &args.responsible];
    let places = [&mut held.name, &mut held.number, &mut held.address, &mut held.responsible];
    for (place, given) in places.into_iter().zip(given) {
        if let Some(given) = given {
            place.clone_from(given);
        }
    }
    if given.iter().any(|given| given.is_some()) {
        desk.settle_operator(&held)?;
        held = desk.operator()?;
    }
    if context.json() {
        context.out.json(&held)?;
        return Ok(0);
    }
    context.facts(&[
        ("field-operator", held.name.clone()),
        ("field-operator_number", held.number.clone()),
        ("field-address", held.address.clone()),
        ("field-responsible", held.responsible.clone()),
    ])?;
    Ok::<u8, Failure>(0)
}

fn overview(held: &Overview, context: &mut Context) -> Outcome {
    if context.json() {
        let whose = |client: ClientId| client.to_string();
        let document = json!({
            "without_consent": held.missing_count,
            "consents_ending": held.ending.iter().map(|one| json!({
                "consent": one.about.id.to_string(), "client": whose(one.about.client),
                "until": one.about.until.map(|day| day.to_string()) })).collect::<Vec<_>>(),
            "requests_open": held.requests.iter().filter(|one| one.about.answered_on.is_none()).map(|one| json!({
                "request": one.about.id.to_string(), "client": whose(one.about.client),
                "demand": one.about.demand.as_str(), "received_on": one.about.received_on.to_string() }))
                .collect::<Vec<_>>(),
            "due_for_destruction": held.due.len(),
            "destructions_proposed": held.destructions.iter().filter(|one| crate::app::erase::is_open(one)).count(),
            "incidents_open": held.incidents.iter().filter(|one| one.incident.closed_on.is_none()).map(|one| json!({
                "incident": one.incident.id.to_string(), "tell_by": one.tell_by.map(|day| day.to_string()),
                "ministry_told_on": one.incident.ministry_told_on.map(|day| day.to_string()) })).collect::<Vec<_>>(),
            "people": held.counter.records.people, "records": held.counter.records.records,
        });
        context.out.json(&document)?;
        return Ok(0);
    }
    let open = held.requests.iter().filter(|one| one.about.answered_on.is_none()).count();
    let incidents = held.incidents.iter().filter(|one| one.incident.closed_on.is_none()).count();
    for (id, count) in [
        ("privacy-count-missing", held.missing_count),
        ("privacy-count-ending", super::review::count(held.ending.len())),
        ("privacy-count-requests", super::review::count(open)),
        ("privacy-count-due", super::review::count(held.due.len())),
        ("privacy-count-incidents", super::review::count(incidents)),
    ] {
        context.say(&Phrase::new(id).number("n", count))?;
    }
    context.say(&held.counter.said().0)?;
    context.say(&Phrase::new("privacy-unconfirmed"))?;
    Ok(0)
}
