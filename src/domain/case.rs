//! Cases: one matter each, from intake to closed, with its papers and filings.

use super::choice::{Ground, choices};
use super::clean::Clean;
use super::day::Day;
use super::id::{BasisId, CaseDocumentId, CaseId, ClientId, FilingId, PermitId, SponsorId, StaffId};
use serde::{Deserialize, Serialize};

choices! {
    /// What the case is about.
    CaseKind {
        /// First temporary residence permit.
        FirstTrp = "first_trp",
        /// Extension of one.
        Extension = "extension",
        /// Re-issue: new ground, employer or passport.
        Reissue = "reissue",
        /// Change of address.
        Address = "address",
        /// Cancellation.
        Cancellation = "cancellation",
        /// Individual identification number.
        Iin = "iin",
        /// Complaint against a refusal or fine.
        Appeal = "appeal",
        /// Anything else.
        Other = "other",
    }
    /// Where the case stands. A refusal or a return leads back to collecting.
    Stage {
        /// Just taken in.
        Intake = "intake",
        /// Papers are being collected.
        Collecting = "collecting",
        /// Ready to file.
        Ready = "ready",
        /// Filed.
        Filed = "filed",
        /// Granted.
        Granted = "granted",
        /// Refused.
        Refused = "refused",
        /// Withdrawn.
        Withdrawn = "withdrawn",
        /// Closed.
        Closed = "closed",
    }
    /// Whether the payer has paid.
    Paid {
        /// Nothing yet.
        None = "none",
        /// A part.
        Part = "part",
        /// In full.
        Full = "full",
    }
    /// What happened to a requirement. `missing` is the absence of all that and is not stored.
    DocumentState {
        /// Nothing happened yet.
        Missing = "missing",
        /// Asked for.
        Requested = "requested",
        /// Here.
        Received = "received",
        /// Here and checked.
        Verified = "verified",
        /// Here and not usable.
        Rejected = "rejected",
        /// This case does not need it.
        NotNeeded = "not_needed",
    }
    /// Where the original of a paper is.
    Original {
        /// Shown and taken back.
        Shown = "shown",
        /// Held by us.
        Held = "held",
        /// Returned by us.
        Returned = "returned",
    }
    /// What became of a filing.
    Outcome {
        /// Not known yet.
        Pending = "pending",
        /// Accepted for consideration.
        Accepted = "accepted",
        /// Refused at the counter.
        NotAccepted = "not_accepted",
        /// Returned for correction.
        Returned = "returned",
        /// Granted.
        Granted = "granted",
        /// Refused with reasons.
        Refused = "refused",
    }
    /// On which of the four grounds the authority refused (base article, "Grounds for Refusal").
    RefusalGround {
        /// Papers or what they say are not true.
        Inaccurate = "inaccurate",
        /// The applicant or the data do not meet the rules of the service.
        NotCompliant = "not_compliant",
        /// A court decision in force takes the right away.
        Court = "court",
        /// No consent to access to personal data.
        NoConsent = "no_consent",
        /// Another reason was given.
        Other = "other",
    }
    /// How a filing was made.
    FilingChannel {
        /// At the migration police.
        Police = "police",
        /// At a public service centre.
        Centre = "centre",
        /// Online with an electronic signature.
        Online = "online",
    }
}

impl Stage {
    /// True while something is still to be done in the case.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Intake | Self::Collecting | Self::Ready | Self::Filed | Self::Refused)
    }

    /// The stages that may follow. A filing that comes back leads to collecting; what is withdrawn or closed is not
    /// taken up again: a new matter is a new case.
    pub const fn leads_to(self) -> &'static [Self] {
        match self {
            Self::Intake => &[Self::Collecting, Self::Withdrawn],
            Self::Collecting => &[Self::Ready, Self::Withdrawn],
            Self::Ready => &[Self::Filed, Self::Collecting, Self::Withdrawn],
            Self::Filed => &[Self::Granted, Self::Refused, Self::Withdrawn, Self::Collecting],
            Self::Granted | Self::Withdrawn => &[Self::Closed],
            Self::Refused => &[Self::Collecting, Self::Withdrawn, Self::Closed],
            Self::Closed => &[],
        }
    }
}

impl DocumentState {
    /// True while the paper is still to come, or to come anew.
    pub const fn is_to_come(self) -> bool {
        matches!(self, Self::Missing | Self::Requested | Self::Rejected)
    }
}

impl Outcome {
    /// True while the authority has not decided.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Pending | Self::Accepted)
    }

    /// True when the papers came back: the case is collecting again, and no stay went on.
    pub const fn leads_back(self) -> bool {
        matches!(self, Self::NotAccepted | Self::Returned | Self::Refused)
    }
}

/// One matter of a client.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    /// 0 until stored.
    pub id: CaseId,
    /// Row version.
    pub version: i64,
    /// Whose.
    pub client: ClientId,
    /// `T-2026-00412`; given by the store when empty.
    pub reference: Clean,
    /// Kind.
    pub kind: CaseKind,
    /// Ground, where the kind has one.
    pub ground: Option<Ground>,
    /// Stage.
    pub stage: Stage,
    /// Officer.
    pub owner: Option<StaffId>,
    /// Who stands in.
    pub deputy: Option<StaffId>,
    /// Sponsor.
    pub sponsor: Option<SponsorId>,
    /// Basis.
    pub basis: Option<BasisId>,
    /// The permit it extends or re-issues.
    pub permit: Option<PermitId>,
    /// Who pays.
    pub payer: Option<Clean>,
    /// Whether it is paid.
    pub paid: Paid,
    /// Opened on.
    pub opened_on: Day,
    /// Closed on.
    pub closed_on: Option<Day>,
    /// Free text.
    pub note: Option<Clean>,
    /// Somebody files for the client under a power of attorney.
    pub represented: bool,
}

impl Case {
    /// A case just taken in; the store gives it a reference.
    pub fn new(client: ClientId, kind: CaseKind, opened_on: Day) -> Self {
        Self {
            id: CaseId(0),
            version: 0,
            client,
            reference: Clean::line(""),
            kind,
            ground: None,
            stage: Stage::Intake,
            owner: None,
            deputy: None,
            sponsor: None,
            basis: None,
            permit: None,
            payer: None,
            paid: Paid::None,
            opened_on,
            closed_on: None,
            note: None,
            represented: false,
        }
    }
}

/// What happened to one requirement in one case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseDocument {
    /// 0 until stored.
    pub id: CaseDocumentId,
    /// Row version.
    pub version: i64,
    /// The case.
    pub case: CaseId,
    /// Its client.
    pub client: ClientId,
    /// Id of the requirement in the rulebook.
    pub requirement: Clean,
    /// State.
    pub state: DocumentState,
    /// Asked for on.
    pub requested_on: Option<Day>,
    /// Received on; `None` with state received means the day is not known.
    pub received_on: Option<Day>,
    /// Checked on.
    pub verified_on: Option<Day>,
    /// Why it was rejected.
    pub rejected_reason: Option<Clean>,
    /// Last day of validity of the paper.
    pub valid_until: Option<Day>,
    /// Language of the paper: two letters.
    pub language: Option<Clean>,
    /// A translation is attached.
    pub translated: bool,
    /// The translation or copy is notarised.
    pub notarised: bool,
    /// Where the original is.
    pub original: Option<Original>,
    /// Free text.
    pub note: Option<Clean>,
    /// Which alternative of the requirement it is: an id of the rulebook.
    pub alternative: Option<Clean>,
    /// Issued on.
    pub issued_on: Option<Day>,
    /// The client's name as the paper writes it.
    pub name_in_paper: Option<Clean>,
    /// The birth date as the paper writes it.
    pub born_in_paper: Option<Day>,
    /// The passport number as the paper writes it.
    pub passport_in_paper: Option<Clean>,
    /// Since when we hold it, or held it.
    pub held_since: Option<Day>,
    /// Who of the office took it in.
    pub held_by: Option<StaffId>,
    /// Where it is kept, such as a safe and a shelf.
    pub kept_at: Option<Clean>,
    /// When it was given back.
    pub returned_on: Option<Day>,
    /// Who took it back.
    pub returned_to: Option<Clean>,
}

impl CaseDocument {
    /// A paper of which nothing is known yet.
    pub fn new(case: CaseId, client: ClientId, requirement: &str) -> Self {
        Self {
            id: CaseDocumentId(0),
            version: 0,
            case,
            client,
            requirement: Clean::line(requirement),
            state: DocumentState::Missing,
            requested_on: None,
            received_on: None,
            verified_on: None,
            rejected_reason: None,
            valid_until: None,
            language: None,
            translated: false,
            notarised: false,
            original: None,
            note: None,
            alternative: None,
            issued_on: None,
            name_in_paper: None,
            born_in_paper: None,
            passport_in_paper: None,
            held_since: None,
            held_by: None,
            kept_at: None,
            returned_on: None,
            returned_to: None,
        }
    }
}

/// One submission of a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filing {
    /// 0 until stored.
    pub id: FilingId,
    /// Row version.
    pub version: i64,
    /// The case.
    pub case: CaseId,
    /// Its client.
    pub client: ClientId,
    /// Filed on.
    pub filed_on: Day,
    /// How.
    pub channel: Option<FilingChannel>,
    /// Application number.
    pub application_number: Option<Clean>,
    /// Where.
    pub office: Option<Clean>,
    /// By whom.
    pub filed_by: Option<StaffId>,
    /// Outcome.
    pub outcome: Outcome,
    /// Outcome known on.
    pub outcome_on: Option<Day>,
    /// Reason given.
    pub reason: Option<Clean>,
    /// The paper that was at fault: id of a requirement.
    pub paper: Option<Clean>,
    /// On which ground it was refused.
    pub refusal_ground: Option<RefusalGround>,
    /// The cancellation of the old permit was filed with it.
    pub with_cancellation: bool,
    /// Why it was filed against an error of the pre-filing check.
    pub despite: Option<Clean>,
    /// Who allowed that.
    pub allowed_by: Option<StaffId>,
}

impl Filing {
    /// A submission of which no outcome is known.
    pub fn new(case: CaseId, client: ClientId, filed_on: Day) -> Self {
        Self {
            id: FilingId(0),
            version: 0,
            case,
            client,
            filed_on,
            channel: None,
            application_number: None,
            office: None,
            filed_by: None,
            outcome: Outcome::Pending,
            outcome_on: None,
            reason: None,
            paper: None,
            refusal_ground: None,
            with_cancellation: false,
            despite: None,
            allowed_by: None,
        }
    }
}
