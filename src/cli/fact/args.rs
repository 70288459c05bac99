//! The arguments of each kind of fact, and the fields they fill.

use super::super::parse;
use crate::app::error::AppError;
use crate::domain::case::{Outcome, RefusalGround};
use crate::domain::choice::{Ground, Sex};
use crate::domain::country::Country;
use crate::domain::day::Day;
use crate::domain::dossier::Dossier;
use crate::domain::fact::FactKind;
use crate::domain::fold::fold_number;
use crate::domain::id::{BasisId, PermitId};
use crate::domain::identity::IdentityKind;
use crate::domain::offence::AppealOutcome;
use crate::domain::permit::PermitEnd;
use crate::domain::phrase::Phrase;
use crate::domain::record::Fields;
use crate::domain::residence::Dwelling;
use crate::domain::sponsor::BasisEnd;
use crate::domain::stay::Evidence;
use clap::Args;
use clap::builder::PossibleValuesParser;
use serde_json::Value;

/// Whom it is about, and whether it is written.
#[derive(Debug, Args)]
pub(in super::super) struct About {
    /// Client id, document number or case reference; a name when only one client has it
    #[arg(value_name = "REF")]
    pub(super) reference: String,
    /// Only show what would happen
    #[arg(long)]
    pub(super) dry_run: bool,
    /// Record it without asking
    #[arg(long, conflicts_with = "dry_run")]
    pub(super) yes: bool,
}

#[derive(Debug, clap::Subcommand)]
pub(in super::super) enum Command {
    Exit(Exit),
    Entry(Entry),
    Passport(Paper),
    /// Record an identity document of another citizenship
    Citizenship(Paper),
    Address(Move),
    GroundEnded(GroundEnded),
    Employer(Employer),
    PermitEnded(PermitEnded),
    PermitReplaced(Replaced),
    Refusal(Refusal),
    Return(Return),
    Offence(Offence),
    Death(Death),
    Birth(Birth),
}

/// Record an exit from the country
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  sojourn fact exit C-000012 --on 20.11.2026 --evidence stamp")]
pub(in super::super) struct Exit {
    #[command(flatten)]
    about: About,
    /// The day of the crossing
    #[arg(long, value_name = "D", value_parser = parse::day)]
    on: Day,
    /// Where it is known from
    #[arg(long, value_parser = PossibleValuesParser::new(Evidence::IDS))]
    evidence: Option<String>,
}

/// Record an entry into the country
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  sojourn fact entry C-000012 --on 20.11.2026 --document FA1234567")]
pub(in super::super) struct Entry {
    #[command(flatten)]
    about: About,
    /// The day of the crossing: day 1 of the stay
    #[arg(long, value_name = "D", value_parser = parse::day)]
    on: Day,
    /// Number of the document shown at the border
    #[arg(long, value_name = "NUMBER")]
    document: Option<String>,
    /// Where it is known from
    #[arg(long, value_parser = PossibleValuesParser::new(Evidence::IDS))]
    evidence: Option<String>,
    /// The client left and came back on that day: the stay under way ends with it
    #[arg(long)]
    same_day: bool,
}

/// Record a new passport or card
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  sojourn fact passport C-000012 --number FB7654321 --expires 2036-05-01 --replaces FA1234567"
)]
pub(in super::super) struct Paper {
    #[command(flatten)]
    about: About,
    /// Number as printed; may be left to --mrz
    #[arg(long, value_name = "NUMBER")]
    number: Option<String>,
    /// Citizenship it proves
    #[arg(long, value_name = "STATE")]
    citizenship: Option<String>,
    /// State that issued it
    #[arg(long, value_name = "STATE")]
    state: Option<String>,
    /// Kind of document
    #[arg(long, value_parser = PossibleValuesParser::new(IdentityKind::IDS))]
    kind: Option<String>,
    /// Day of issue
    #[arg(long, value_name = "D", value_parser = parse::day)]
    issued: Option<Day>,
    /// Last day of validity
    #[arg(long, value_name = "D", value_parser = parse::day)]
    expires: Option<Day>,
    /// Name in Latin letters as in it
    #[arg(long, value_name = "NAME")]
    name_latin: Option<String>,
    /// Name in Cyrillic letters as in it
    #[arg(long, value_name = "NAME")]
    name_cyrillic: Option<String>,
    /// A line of the machine-readable zone, once for each line
    #[arg(long, value_name = "LINE", allow_hyphen_values = true)]
    mrz: Vec<String>,
    /// Number of the document it takes the place of
    #[arg(long, value_name = "NUMBER")]
    replaces: Option<String>,
}

/// Record a change of address
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  sojourn fact address C-000012 --address \"Алматы, Абая 10\" --on 20.11.2026 --dwelling consent"
)]
pub(in super::super) struct Move {
    #[command(flatten)]
    about: About,
    /// The new address
    #[arg(long, value_name = "TEXT")]
    address: String,
    /// First day there
    #[arg(long, value_name = "D", value_parser = parse::day)]
    on: Day,
    /// Address registration code, 16 digits
    #[arg(long, value_name = "CODE")]
    rca: Option<String>,
    /// By what right the client lives there
    #[arg(long, value_parser = PossibleValuesParser::new(Dwelling::IDS))]
    dwelling: Option<String>,
    /// Owner of the dwelling
    #[arg(long, value_name = "NAME")]
    owner: Option<String>,
    /// Last day of the owner's consent
    #[arg(long, value_name = "D", value_parser = parse::day)]
    consent_until: Option<Day>,
}

/// Record the end of what a ground rests on: work, marriage, studies, treatment, company, mission
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  sojourn fact ground-ended C-000012 --how dismissal --on 20.11.2026")]
pub(in super::super) struct GroundEnded {
    #[command(flatten)]
    about: About,
    /// In which way it ended
    #[arg(long, value_parser = PossibleValuesParser::new(BasisEnd::IDS))]
    how: String,
    /// Its last day
    #[arg(long, value_name = "D", value_parser = parse::day)]
    on: Day,
    /// Which one, where several run: its id, such as B-000003
    #[arg(long, value_name = "ID")]
    basis: Option<String>,
}

/// Record a new employer or a new ground: opens a re-issue
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  sojourn fact employer C-000012 --ended 14.11.2026 --sponsor \"ТОО Заря\" --since 16.11.2026 \
                        --until 15.11.2027"
)]
pub(in super::super) struct Employer {
    #[command(flatten)]
    about: About,
    /// Last day with the old one
    #[arg(long, value_name = "D", value_parser = parse::day)]
    ended: Option<Day>,
    /// How the old one ended [default: as the ground usually ends]
    #[arg(long, value_parser = PossibleValuesParser::new(BasisEnd::IDS))]
    how: Option<String>,
    /// The new sponsor by name; one that is not known yet is made
    #[arg(long, value_name = "NAME")]
    sponsor: String,
    /// Its business identification number, 12 digits
    #[arg(long, value_name = "BIN")]
    bin: Option<String>,
    /// The new ground [default: the old one]
    #[arg(long, value_parser = PossibleValuesParser::new(Ground::IDS))]
    ground: Option<String>,
    /// First day of the new contract
    #[arg(long, value_name = "D", value_parser = parse::day)]
    since: Option<Day>,
    /// Last day of the new contract
    #[arg(long, value_name = "D", value_parser = parse::day)]
    until: Option<Day>,
    /// What paper it rests on
    #[arg(long, value_name = "TEXT")]
    paper: Option<String>,
}

/// Record the early end of a permit
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  sojourn fact permit-ended C-000012 --how cancelled --on 20.11.2026")]
pub(in super::super) struct PermitEnded {
    #[command(flatten)]
    about: About,
    /// Cancelled, or shortened to an earlier day
    #[arg(long, value_parser = PossibleValuesParser::new([PermitEnd::Cancelled.as_str(), PermitEnd::Shortened.as_str()]))]
    how: String,
    /// Its last lawful day
    #[arg(long, value_name = "D", value_parser = parse::day)]
    on: Day,
    /// Which one, where several fit: its number or id
    #[arg(long, value_name = "NUMBER")]
    permit: Option<String>,
}

/// Record a permit in the place of another
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  sojourn fact permit-replaced C-000012 --from 20.11.2026 --until 19.11.2027 --number 123456"
)]
pub(in super::super) struct Replaced {
    #[command(flatten)]
    about: About,
    /// First lawful day of the new permit
    #[arg(long, value_name = "D", value_parser = parse::day)]
    from: Day,
    /// Its last lawful day
    #[arg(long, value_name = "D", value_parser = parse::day)]
    until: Day,
    /// Its number
    #[arg(long, value_name = "NUMBER")]
    number: Option<String>,
    /// Its ground [default: the old one's]
    #[arg(long, value_parser = PossibleValuesParser::new(Ground::IDS))]
    ground: Option<String>,
    /// Number of the document it was given on
    #[arg(long, value_name = "NUMBER")]
    document: Option<String>,
    /// The old permit, where several fit: its number or id
    #[arg(long, value_name = "NUMBER")]
    permit: Option<String>,
}

/// Record a refusal with reasons
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  sojourn fact refusal T-2026-00412 --ground inaccurate --paper owner_consent --on 20.11.2026"
)]
pub(in super::super) struct Refusal {
    #[command(flatten)]
    about: About,
    /// On which of the four grounds
    #[arg(long, value_parser = PossibleValuesParser::new(RefusalGround::IDS))]
    ground: String,
    /// The day
    #[arg(long, value_name = "D", value_parser = parse::day)]
    on: Day,
    /// The paper at fault: id of a requirement
    #[arg(long, value_name = "ID")]
    paper: Option<String>,
    /// The reason given
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
}

/// Record that the papers came back, or were not taken at the counter
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  sojourn fact return T-2026-00412 --on 20.11.2026 --paper passport --reason \"no translation\""
)]
pub(in super::super) struct Return {
    #[command(flatten)]
    about: About,
    /// The day
    #[arg(long, value_name = "D", value_parser = parse::day)]
    on: Day,
    /// Returned for correction or refused at the counter [default: returned]
    #[arg(long, value_parser = PossibleValuesParser::new([Outcome::Returned.as_str(), Outcome::NotAccepted.as_str()]))]
    how: Option<String>,
    /// The paper at fault: id of a requirement
    #[arg(long, value_name = "ID")]
    paper: Option<String>,
    /// Why
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
}

/// Record a fine or another decision about an offence
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  sojourn fact offence C-000012 --article \"517(3)\" --on 20.11.2026 --amount 43250\n\n\
                        A decision that is known already (article, day, number) takes in what is new, such as --paid."
)]
pub(in super::super) struct Offence {
    #[command(flatten)]
    about: About,
    /// Article, such as 517(3)
    #[arg(long, value_name = "TEXT")]
    article: String,
    /// The day of the decision
    #[arg(long, value_name = "D", value_parser = parse::day)]
    on: Day,
    /// Number of the decision
    #[arg(long, value_name = "NUMBER")]
    decision: Option<String>,
    /// The fine in tenge
    #[arg(long, value_name = "TENGE")]
    amount: Option<String>,
    /// Paid on
    #[arg(long, value_name = "D", value_parser = parse::day)]
    paid: Option<Day>,
    /// Complaint made on
    #[arg(long, value_name = "D", value_parser = parse::day)]
    appealed: Option<Day>,
    /// What came of the complaint
    #[arg(long, value_parser = PossibleValuesParser::new(AppealOutcome::IDS))]
    appeal: Option<String>,
    /// It orders the client out of the country
    #[arg(long)]
    expulsion: bool,
    /// Last day of the entry ban
    #[arg(long, value_name = "D", value_parser = parse::day)]
    banned_until: Option<Day>,
    /// Anything else
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

/// Record a death
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  sojourn fact death C-000012 --on 20.11.2026")]
pub(in super::super) struct Death {
    #[command(flatten)]
    about: About,
    /// The day
    #[arg(long, value_name = "D", value_parser = parse::day)]
    on: Day,
}

/// Record the birth of a child: a new client whose stay follows this one's
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  sojourn fact birth C-000012 --on 20.11.2026 --name \"Абдуллаева Лола\" --citizenship UZB --sex f"
)]
pub(in super::super) struct Birth {
    #[command(flatten)]
    about: About,
    /// Birth date
    #[arg(long, value_name = "D", value_parser = parse::day)]
    on: Day,
    /// The child's name in Cyrillic letters
    #[arg(long, value_name = "NAME", required_unless_present = "name_latin")]
    name: Option<String>,
    /// The child's name in Latin letters
    #[arg(long, value_name = "NAME")]
    name_latin: Option<String>,
    /// Citizenship
    #[arg(long, value_name = "STATE")]
    citizenship: String,
    /// Sex
    #[arg(long, value_parser = PossibleValuesParser::new(Sex::IDS))]
    sex: Option<String>,
}

/// What was said: the kind of fact, its fields by name, and the rest.
pub(super) struct Said<'a> {
    pub(super) kind: FactKind,
    pub(super) fields: Fields,
    pub(super) about: &'a About,
}

/// One argument as a field.
trait Spoken {
    fn value(&self) -> Value;
}

impl Spoken for Day {
    fn value(&self) -> Value {
        self.to_string().into()
    }
}

impl Spoken for String {
    fn value(&self) -> Value {
        self.as_str().into()
    }
}

impl Spoken for bool {
    fn value(&self) -> Value {
        (*self).into()
    }
}

impl<T: Spoken> Spoken for Option<T> {
    fn value(&self) -> Value {
        self.as_ref().map_or(Value::Null, Spoken::value)
    }
}

fn said<'a>(kind: FactKind, about: &'a About, pairs: &[(&str, &dyn Spoken)]) -> Said<'a> {
    let fields = pairs.iter().map(|(name, argument)| ((*name).to_owned(), argument.value())).collect();
    Said { kind, fields, about }
}

impl Command {
    /// The fields that the arguments fill.
    pub(super) fn said(&self) -> Said<'_> {
        match self {
            Self::Exit(it) => said(FactKind::Exit, &it.about, &[("exit", &it.on), ("exit_evidence", &it.evidence)]),
            Self::Entry(it) => said(
                FactKind::Entry,
                &it.about,
                &[
                    ("entry", &it.on),
                    ("document", &it.document),
                    ("entry_evidence", &it.evidence),
                    ("same_day", &it.same_day),
                ],
            ),
            Self::Passport(it) => it.said(FactKind::Passport),
            Self::Citizenship(it) => it.said(FactKind::Citizenship),
            Self::Address(it) => it.said(),
            Self::GroundEnded(it) => said(
                FactKind::GroundEnded,
                &it.about,
                &[("end_reason", &it.how), ("ended_on", &it.on), ("basis", &it.basis)],
            ),
            Self::Employer(it) => it.said(),
            Self::PermitEnded(it) => {
                let cancelled = it.how == PermitEnd::Cancelled.as_str();
                let kind = if cancelled { FactKind::PermitCancelled } else { FactKind::PermitShortened };
                said(kind, &it.about, &[("actual_end", &it.on), ("permit", &it.permit)])
            }
            Self::PermitReplaced(it) => it.said(),
            Self::Refusal(it) => said(
                FactKind::Refusal,
                &it.about,
                &[("outcome_on", &it.on), ("refusal_ground", &it.ground), ("paper", &it.paper), ("reason", &it.reason)],
            ),
            Self::Return(it) => said(
                FactKind::Return,
                &it.about,
                &[("outcome_on", &it.on), ("outcome", &it.how), ("paper", &it.paper), ("reason", &it.reason)],
            ),
            Self::Offence(it) => it.said(),
            Self::Death(it) => said(FactKind::Death, &it.about, &[("died_on", &it.on)]),
            Self::Birth(it) => it.said(),
        }
    }
}

impl Paper {
    fn said(&self, kind: FactKind) -> Said<'_> {
        let mrz = (!self.mrz.is_empty()).then(|| self.mrz.join("\n"));
        said(
            kind,
            &self.about,
            &[
                ("number", &self.number),
                ("citizenship", &self.citizenship),
                ("issuing_state", &self.state),
                ("kind", &self.kind),
                ("issued", &self.issued),
                ("expires", &self.expires),
                ("name_latin", &self.name_latin),
                ("name_cyrillic", &self.name_cyrillic),
                ("mrz", &mrz),
                ("replaces", &self.replaces),
            ],
        )
    }
}

impl Move {
    fn said(&self) -> Said<'_> {
        said(
            FactKind::Address,
            &self.about,
            &[
                ("address", &self.address),
                ("since", &self.on),
                ("rka", &self.rca),
                ("dwelling", &self.dwelling),
                ("owner_name", &self.owner),
                ("owner_consent_until", &self.consent_until),
            ],
        )
    }
}

impl Employer {
    fn said(&self) -> Said<'_> {
        said(
            FactKind::Employer,
            &self.about,
            &[
                ("ended_on", &self.ended),
                ("end_reason", &self.how),
                ("sponsor", &self.sponsor),
                ("bin", &self.bin),
                ("ground", &self.ground),
                ("since", &self.since),
                ("until", &self.until),
                ("paper", &self.paper),
            ],
        )
    }
}

impl Replaced {
    fn said(&self) -> Said<'_> {
        said(
            FactKind::PermitReplaced,
            &self.about,
            &[
                ("valid_from", &self.from),
                ("valid_until", &self.until),
                ("number", &self.number),
                ("ground", &self.ground),
                ("document", &self.document),
                ("permit", &self.permit),
            ],
        )
    }
}

impl Offence {
    fn said(&self) -> Said<'_> {
        said(
            FactKind::Offence,
            &self.about,
            &[
                ("article", &self.article),
                ("decided_on", &self.on),
                ("decision", &self.decision),
                ("amount", &self.amount),
                ("paid_on", &self.paid),
                ("appealed_on", &self.appealed),
                ("appeal_outcome", &self.appeal),
                ("expulsion", &self.expulsion),
                ("banned_until", &self.banned_until),
                ("note", &self.note),
            ],
        )
    }
}

impl Birth {
    fn said(&self) -> Said<'_> {
        said(
            FactKind::Birth,
            &self.about,
            &[
                ("born", &self.on),
                ("name_cyrillic", &self.name),
                ("name_latin", &self.name_latin),
                ("citizenship", &self.citizenship),
                ("sex", &self.sex),
            ],
        )
    }
}

/// Names of states and numbers of records, as people write them, become what the fields hold.
pub(super) fn number_references(fields: &mut Fields, dossier: &Dossier) -> Result<(), AppError> {
    let mut unknown = Vec::new();
    for (name, value) in fields.iter_mut() {
        let Some(text) = value.as_str().map(str::to_owned) else { continue };
        let found = match name.as_str() {
            "citizenship" | "issuing_state" => state(&text),
            "document" | "replaces" => document(dossier, &text).map(Value::from),
            "permit" => permit(dossier, &text).map(Value::from),
            "basis" => BasisId::parse(&text).map(|id| id.0.into()),
            _ => continue,
        };
        match found {
            Some(found) => *value = found,
            None => {
                let id =
                    if name == "citizenship" || name == "issuing_state" { "country-unknown" } else { "fact-unknown" };
                unknown.push((name.clone(), Phrase::new(id).text("text", &text)));
            }
        }
    }
    if unknown.is_empty() { Ok(()) } else { Err(AppError::fields(unknown)) }
}

fn state(text: &str) -> Option<Value> {
    let country = Country::code(&text.to_ascii_uppercase()).or_else(|| Country::read(text))?;
    Some(country.as_str().into())
}

/// The client's document of that number.
pub(in super::super) fn document(dossier: &Dossier, number: &str) -> Option<i64> {
    let same = |held: &str| fold_number(held) == fold_number(number);
    dossier.identity_documents.iter().rev().find(|held| same(&held.number)).map(|held| held.id.0)
}

fn permit(dossier: &Dossier, text: &str) -> Option<i64> {
    let numbered = |held: &str| fold_number(held) == fold_number(text);
    let by_number = dossier.permits.iter().rev().find(|permit| permit.number.as_deref().is_some_and(numbered));
    by_number.map(|permit| permit.id.0).or_else(|| PermitId::parse(text).map(|id| id.0))
}
