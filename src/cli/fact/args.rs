//! The arguments of each kind of fact.

use super::super::parse;
use crate::domain::case::{Outcome, RefusalGround};
use crate::domain::choice::{Ground, Sex};
use crate::domain::day::Day;
use crate::domain::identity::IdentityKind;
use crate::domain::offence::AppealOutcome;
use crate::domain::permit::PermitEnd;
use crate::domain::residence::Dwelling;
use crate::domain::sponsor::BasisEnd;
use crate::domain::stay::Evidence;
use clap::Args;
use clap::builder::PossibleValuesParser;

// Whom it is about, and whether it is written.
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
#[command(defer = true)]
pub(in super::super) enum Command {
    /// Record an exit from the country
    Exit(Exit),
    /// Record an entry into the country
    Entry(Entry),
    /// Record a new passport or card
    Passport(Paper),
    /// Record an identity document of another citizenship
    Citizenship(Paper),
    /// Record a change of address
    Address(Move),
    /// Record the end of what a ground rests on: work, marriage, studies, treatment, company, mission
    GroundEnded(GroundEnded),
    /// Record a new employer or a new ground: opens a re-issue
    Employer(Employer),
    /// Record the early end of a permit
    PermitEnded(PermitEnded),
    /// Record a permit in the place of another
    PermitReplaced(Replaced),
    /// Record a refusal with reasons
    Refusal(Refusal),
    /// Record that the papers came back, or were not taken at the counter
    Return(Return),
    /// Record a fine or another decision about an offence
    Offence(Offence),
    /// Record a death
    Death(Death),
    /// Record the birth of a child: a new client whose stay follows this one's
    Birth(Birth),
}

#[derive(Debug, Args)]
#[command(after_help = "Example:\n  sojourn fact exit C-000012 --on 20.11.2026 --evidence stamp")]
pub(in super::super) struct Exit {
    #[command(flatten)]
    pub(super) about: About,
    /// The day of the crossing
    #[arg(long, value_name = "D", value_parser = parse::day)]
    pub(super) on: Day,
    /// Where it is known from
    #[arg(long, value_parser = PossibleValuesParser::new(Evidence::IDS))]
    pub(super) evidence: Option<String>,
}

#[derive(Debug, Args)]
#[command(after_help = "Example:\n  sojourn fact entry C-000012 --on 20.11.2026 --document FA1234567")]
pub(in super::super) struct Entry {
    #[command(flatten)]
    pub(super) about: About,
    /// The day of the crossing: day 1 of the stay
    #[arg(long, value_name = "D", value_parser = parse::day)]
    pub(super) on: Day,
    /// Number of the document shown at the border
    #[arg(long, value_name = "NUMBER")]
    pub(super) document: Option<String>,
    /// Where it is known from
    #[arg(long, value_parser = PossibleValuesParser::new(Evidence::IDS))]
    pub(super) evidence: Option<String>,
    /// The client left and came back on that day: the stay under way ends with it
    #[arg(long)]
    pub(super) same_day: bool,
}

#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  sojourn fact passport C-000012 --number FB7654321 --expires 2036-05-01 --replaces FA1234567"
)]
pub(in super::super) struct Paper {
    #[command(flatten)]
    pub(super) about: About,
    /// Number as printed; may be left to --mrz
    #[arg(long, value_name = "NUMBER")]
    pub(super) number: Option<String>,
    /// Citizenship it proves
    #[arg(long, value_name = "STATE")]
    pub(super) citizenship: Option<String>,
    /// State that issued it
    #[arg(long, value_name = "STATE")]
    pub(super) state: Option<String>,
    /// Kind of document
    #[arg(long, value_parser = PossibleValuesParser::new(IdentityKind::IDS))]
    pub(super) kind: Option<String>,
    /// Day of issue
    #[arg(long, value_name = "D", value_parser = parse::day)]
    pub(super) issued: Option<Day>,
    /// Last day of validity
    #[arg(long, value_name = "D", value_parser = parse::day)]
    pub(super) expires: Option<Day>,
    /// Name in Latin letters as in it
    #[arg(long, value_name = "NAME")]
    pub(super) name_latin: Option<String>,
    /// Name in Cyrillic letters as in it
    #[arg(long, value_name = "NAME")]
    pub(super) name_cyrillic: Option<String>,
    /// A line of the machine-readable zone, once for each line
    #[arg(long, value_name = "LINE", allow_hyphen_values = true)]
    pub(super) mrz: Vec<String>,
    /// Number of the document it takes the place of
    #[arg(long, value_name = "NUMBER")]
    pub(super) replaces: Option<String>,
}

#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  sojourn fact address C-000012 --address \"Алматы, Абая 10\" --on 20.11.2026 --dwelling consent"
)]
pub(in super::super) struct Move {
    #[command(flatten)]
    pub(super) about: About,
    /// The new address
    #[arg(long, value_name = "TEXT")]
    pub(super) address: String,
    /// First day there
    #[arg(long, value_name = "D", value_parser = parse::day)]
    pub(super) on: Day,
    /// Address registration code, 16 digits
    #[arg(long, value_name = "CODE")]
    pub(super) rca: Option<String>,
    /// By what right the client lives there
    #[arg(long, value_parser = PossibleValuesParser::new(Dwelling::IDS))]
    pub(super) dwelling: Option<String>,
    /// Owner of the dwelling
    #[arg(long, value_name = "NAME")]
    pub(super) owner: Option<String>,
    /// Last day of the owner's consent
    #[arg(long, value_name = "D", value_parser = parse::day)]
    pub(super) consent_until: Option<Day>,
}

#[derive(Debug, Args)]
#[command(after_help = "Example:\n  sojourn fact ground-ended C-000012 --how dismissal --on 20.11.2026")]
pub(in super::super) struct GroundEnded {
    #[command(flatten)]
    pub(super) about: About,
    /// In which way it ended
    #[arg(long, value_parser = PossibleValuesParser::new(BasisEnd::IDS))]
    pub(super) how: String,
    /// Its last day
    #[arg(long, value_name = "D", value_parser = parse::day)]
    pub(super) on: Day,
    /// Which one, where several run: its id, such as B-000003
    #[arg(long, value_name = "ID")]
    pub(super) basis: Option<String>,
}

#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  sojourn fact employer C-000012 --ended 14.11.2026 --sponsor \"ТОО Заря\" --since 16.11.2026 \
                        --until 15.11.2027"
)]
pub(in super::super) struct Employer {
    #[command(flatten)]
    pub(super) about: About,
    /// Last day with the old one
    #[arg(long, value_name = "D", value_parser = parse::day)]
    pub(super) ended: Option<Day>,
    /// How the old one ended [default: as the ground usually ends]
    #[arg(long, value_parser = PossibleValuesParser::new(BasisEnd::IDS))]
    pub(super) how: Option<String>,
    /// The new sponsor by name; one that is not known yet is made
    #[arg(long, value_name = "NAME")]
    pub(super) sponsor: String,
    /// Its business identification number, 12 digits
    #[arg(long, value_name = "BIN")]
    pub(super) bin: Option<String>,
    /// The new ground [default: the old one]
    #[arg(long, value_parser = PossibleValuesParser::new(Ground::IDS))]
    pub(super) ground: Option<String>,
    /// First day of the new contract
    #[arg(long, value_name = "D", value_parser = parse::day)]
    pub(super) since: Option<Day>,
    /// Last day of the new contract
    #[arg(long, value_name = "D", value_parser = parse::day)]
    pub(super) until: Option<Day>,
    /// What paper it rests on
    #[arg(long, value_name = "TEXT")]
    pub(super) paper: Option<String>,
}

#[derive(Debug, Args)]
#[command(after_help = "Example:\n  sojourn fact permit-ended C-000012 --how cancelled --on 20.11.2026")]
pub(in super::super) struct PermitEnded {
    #[command(flatten)]
    pub(super) about: About,
    /// Cancelled, or shortened to an earlier day
    #[arg(long, value_parser = PossibleValuesParser::new([PermitEnd::Cancelled.as_str(), PermitEnd::Shortened.as_str()]))]
    pub(super) how: String,
    /// Its last lawful day
    #[arg(long, value_name = "D", value_parser = parse::day)]
    pub(super) on: Day,
    /// Which one, where several fit: its number or id
    #[arg(long, value_name = "NUMBER")]
    pub(super) permit: Option<String>,
}

#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  sojourn fact permit-replaced C-000012 --from 20.11.2026 --until 19.11.2027 --number 123456"
)]
pub(in super::super) struct Replaced {
    #[command(flatten)]
    pub(super) about: About,
    /// First lawful day of the new permit
    #[arg(long, value_name = "D", value_parser = parse::day)]
    pub(super) from: Day,
    /// Its last lawful day
    #[arg(long, value_name = "D", value_parser = parse::day)]
    pub(super) until: Day,
    /// Its number
    #[arg(long, value_name = "NUMBER")]
    pub(super) number: Option<String>,
    /// Its ground [default: the old one's]
    #[arg(long, value_parser = PossibleValuesParser::new(Ground::IDS))]
    pub(super) ground: Option<String>,
    /// Number of the document it was given on
    #[arg(long, value_name = "NUMBER")]
    pub(super) document: Option<String>,
    /// The old permit, where several fit: its number or id
    #[arg(long, value_name = "NUMBER")]
    pub(super) permit: Option<String>,
}

#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  sojourn fact refusal T-2026-00412 --ground inaccurate --paper owner_consent --on 20.11.2026"
)]
pub(in super::super) struct Refusal {
    #[command(flatten)]
    pub(super) about: About,
    /// On which of the four grounds
    #[arg(long, value_parser = PossibleValuesParser::new(RefusalGround::IDS))]
    pub(super) ground: String,
    /// The day
    #[arg(long, value_name = "D", value_parser = parse::day)]
    pub(super) on: Day,
    /// The paper at fault: id of a requirement
    #[arg(long, value_name = "ID")]
    pub(super) paper: Option<String>,
    /// The reason given
    #[arg(long, value_name = "TEXT")]
    pub(super) reason: Option<String>,
}

#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  sojourn fact return T-2026-00412 --on 20.11.2026 --paper passport --reason \"no translation\""
)]
pub(in super::super) struct Return {
    #[command(flatten)]
    pub(super) about: About,
    /// The day
    #[arg(long, value_name = "D", value_parser = parse::day)]
    pub(super) on: Day,
    /// Returned for correction or refused at the counter [default: returned]
    #[arg(long, value_parser = PossibleValuesParser::new([Outcome::Returned.as_str(), Outcome::NotAccepted.as_str()]))]
    pub(super) how: Option<String>,
    /// The paper at fault: id of a requirement
    #[arg(long, value_name = "ID")]
    pub(super) paper: Option<String>,
    /// Why
    #[arg(long, value_name = "TEXT")]
    pub(super) reason: Option<String>,
}

#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  sojourn fact offence C-000012 --article \"517(3)\" --on 20.11.2026 --amount 43250\n\n\
                        A decision that is known already (article, day, number) takes in what is new, such as --paid."
)]
pub(in super::super) struct Offence {
    #[command(flatten)]
    pub(super) about: About,
    /// Article, such as 517(3)
    #[arg(long, value_name = "TEXT")]
    pub(super) article: String,
    /// The day of the decision
    #[arg(long, value_name = "D", value_parser = parse::day)]
    pub(super) on: Day,
    /// Number of the decision
    #[arg(long, value_name = "NUMBER")]
    pub(super) decision: Option<String>,
    /// The fine in tenge
    #[arg(long, value_name = "TENGE")]
    pub(super) amount: Option<String>,
    /// Paid on
    #[arg(long, value_name = "D", value_parser = parse::day)]
    pub(super) paid: Option<Day>,
    /// Complaint made on
    #[arg(long, value_name = "D", value_parser = parse::day)]
    pub(super) appealed: Option<Day>,
    /// What came of the complaint
    #[arg(long, value_parser = PossibleValuesParser::new(AppealOutcome::IDS))]
    pub(super) appeal: Option<String>,
    /// It orders the client out of the country
    #[arg(long)]
    pub(super) expulsion: bool,
    /// Last day of the entry ban
    #[arg(long, value_name = "D", value_parser = parse::day)]
    pub(super) banned_until: Option<Day>,
    /// Anything else
    #[arg(long, value_name = "TEXT")]
    pub(super) note: Option<String>,
}

#[derive(Debug, Args)]
#[command(after_help = "Example:\n  sojourn fact death C-000012 --on 20.11.2026")]
pub(in super::super) struct Death {
    #[command(flatten)]
    pub(super) about: About,
    /// The day
    #[arg(long, value_name = "D", value_parser = parse::day)]
    pub(super) on: Day,
}

#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  sojourn fact birth C-000012 --on 20.11.2026 --name \"Абдуллаева Лола\" --citizenship UZB --sex f"
)]
pub(in super::super) struct Birth {
    #[command(flatten)]
    pub(super) about: About,
    /// Birth date
    #[arg(long, value_name = "D", value_parser = parse::day)]
    pub(super) on: Day,
    /// The child's name in Cyrillic letters
    #[arg(long, value_name = "NAME", required_unless_present = "name_latin")]
    pub(super) name: Option<String>,
    /// The child's name in Latin letters
    #[arg(long, value_name = "NAME")]
    pub(super) name_latin: Option<String>,
    /// Citizenship
    #[arg(long, value_name = "STATE")]
    pub(super) citizenship: String,
    /// Sex
    #[arg(long, value_parser = PossibleValuesParser::new(Sex::IDS))]
    pub(super) sex: Option<String>,
}
