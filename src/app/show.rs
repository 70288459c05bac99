//! The JSON of `client show`, `case show` and `explain`.

use super::attachments::AttachmentJson;
use super::case_life::hand_over::unchecked;
use super::desk::Desk;
use super::law_notes::NoteJson;
use super::originals::Item;
use super::outlook::{EligibleJson, PlanJson, PreFindingJson};
use super::pages::{ChecklistLine, ClientPage};
use super::review::{ClientIdJson, DeadlineJson, IdJson, trail_json};
use crate::domain::case::{Case, Filing, FilingChannel, RefusalGround};
use crate::domain::clean::Clean;
use crate::domain::country::Country;
use crate::domain::day::{Day, Iso};
use crate::domain::deadline::Deadline;
use crate::domain::id::StaffId;
use crate::domain::lang::Lang;
use crate::domain::letter::Asked;
use crate::domain::papers::Need;
use crate::domain::permit::PermitItem;
use crate::domain::phrase::Phrase;
use crate::domain::rulebook::Requirement;
use crate::i18n::Catalogue;
use serde::Serialize;

/// Says a phrase in the reader's language.
pub type Say<'a> = &'a dyn Fn(&Phrase) -> String;

/// An identity document.
#[derive(Debug, Serialize)]
pub struct IdentityJson {
    kind: &'static str,
    number: String,
    issuing_state: Option<String>,
    citizenship: Option<String>,
    issued: Option<Day>,
    expires: Option<Day>,
}

/// A stay.
#[derive(Debug, Serialize)]
pub struct StayJson {
    entry: Day,
    exit: Option<Day>,
    document: Option<String>,
}

/// A residence.
#[derive(Debug, Serialize)]
pub struct ResidenceJson {
    address: String,
    rka: Option<String>,
    from: Option<Day>,
    until: Option<Day>,
}

/// A permit.
#[derive(Debug, Serialize)]
pub struct PermitJson {
    kind: &'static str,
    number: Option<String>,
    ground: Option<&'static str>,
    valid_from: Day,
    valid_until: Day,
    actual_end: Option<Day>,
    /// What was not found right when it was compared at hand-over.
    unchecked: Vec<&'static str>,
    handed_over_on: Option<Day>,
    sponsor_informed_on: Option<Day>,
}

/// A paper of a case.
#[derive(Debug, Serialize)]
pub struct PaperJson {
    requirement: String,
    state: &'static str,
    requested_on: Option<Day>,
    received_on: Option<Day>,
    verified_on: Option<Day>,
    valid_until: Option<Day>,
    alternative: Option<String>,
    need: Option<&'static str>,
    faults: Vec<&'static str>,
    provided_by: Option<&'static str>,
    lead_working_days: Option<i64>,
    original: Option<OriginalJson>,
}

/// A filing of a case.
#[derive(Debug, Serialize)]
pub struct FilingJson {
    filed_on: Day,
    channel: Option<&'static str>,
    application_number: Option<String>,
    office: Option<String>,
    filed_by: Option<String>,
    with_cancellation: bool,
    outcome: &'static str,
    outcome_on: Option<Day>,
    refusal_ground: Option<&'static str>,
    paper: Option<String>,
    reason: Option<String>,
    despite: Option<String>,
    allowed_by: Option<String>,
}

/// A case.
#[derive(Debug, Serialize)]
pub struct CaseJson {
    reference: String,
    kind: &'static str,
    ground: Option<&'static str>,
    stage: &'static str,
    sponsor: Option<String>,
    owner: Option<String>,
    /// What every case calls for, and whatever else was recorded.
    documents: Vec<PaperJson>,
    /// All that this case calls for by ground, citizenship and circumstances.
    papers: Vec<PaperJson>,
    filings: Vec<FilingJson>,
    payer: Option<String>,
    paid: &'static str,
    /// How often papers of this case were asked for, and what came of it.
    asked: AskedJson,
}

/// Letters that asked for papers of a case.
#[derive(Debug, Serialize)]
pub struct AskedJson {
    times: usize,
    /// The day of the newest letter.
    last_on: Option<Day>,
    /// The same while no answer has come to it.
    silent_since: Option<Day>,
    replied_on: Option<Day>,
}

/// `case originals`: where the client's documents and the papers of a case are.
#[derive(Debug, Serialize)]
pub struct OriginalsJson {
    reference: String,
    originals: Vec<NamedOriginalJson>,
}

/// One original.
#[derive(Debug, Serialize)]
pub struct NamedOriginalJson {
    /// Id of the requirement; `null` for an identity document.
    requirement: Option<String>,
    title: String,
    #[serde(flatten)]
    original: OriginalJson,
}

/// Where the original of a paper is, and was.
#[derive(Debug, Serialize)]
pub struct OriginalJson {
    state: &'static str,
    held_since: Option<Day>,
    held_by: Option<String>,
    kept_at: Option<String>,
    returned_on: Option<Day>,
    returned_to: Option<String>,
}

/// Where the client stands.
#[derive(Debug, Serialize)]
pub struct StatusJson {
    rung: &'static str,
    day: Option<i64>,
    of: Option<i64>,
    until: Option<Day>,
}

/// A kind of case that can be opened and filed.
#[derive(Debug, Serialize)]
pub struct MayFileJson<'a> {
    kind: &'static str,
    from: Day,
    until: Option<Day>,
    /// By an unconfirmed stricter reading, where it is earlier.
    stricter_until: Option<Day>,
    rule: &'a str,
    /// What it asks for beside.
    condition: Option<String>,
    /// The case of that kind that is open already.
    case: Option<&'a str>,
}

/// `client show`.
#[derive(Debug, Serialize)]
pub struct ClientJson<'a> {
    id: String,
    name_latin: Option<String>,
    name_cyrillic: Option<String>,
    citizenship: Option<String>,
    born: Option<Day>,
    sex: Option<&'static str>,
    iin: Option<String>,
    phone: Option<String>,
    email: Option<String>,
    owner: Option<String>,
    presence: &'static str,
    note: Option<String>,
    identity_documents: Vec<IdentityJson>,
    stays: Vec<StayJson>,
    residences: Vec<ResidenceJson>,
    permits: Vec<PermitJson>,
    cases: Vec<CaseJson>,
    binding: Option<DeadlineJson<'a>>,
    status: StatusJson,
    may_file: Vec<MayFileJson<'a>>,
    /// Why nothing can be filed that lets the client stay.
    may_file_note: Option<String>,
    eligibility: Vec<EligibleJson>,
    findings: Vec<String>,
    deadlines: Vec<DeadlineJson<'a>>,
}

/// `case show`: the case, its client, and the deadlines that belong to it.
#[derive(Debug, Serialize)]
pub struct CaseShowJson<'a> {
    /// The case.
    #[serde(flatten)]
    pub case: CaseJson,
    /// Its client.
    pub client: String,
    /// Client's id.
    pub client_id: String,
    /// What binds the client.
    pub binding: Option<DeadlineJson<'a>>,
    /// From the last lawful day back to the day to file and the days to order papers; `null` where there is none.
    pub plan: Option<PlanJson>,
    /// What stands against filing it today.
    pub prefiling: Vec<PreFindingJson>,
    /// What speaks against an application of this client.
    pub eligibility: Vec<EligibleJson>,
    /// Scans of its papers.
    pub attachments: Vec<AttachmentJson>,
    /// Deadlines of the case; all of the client's where a deadline names no case.
    pub deadlines: Vec<DeadlineJson<'a>>,
}

/// `explain`: a deadline with its trail and what to do now.
#[derive(Debug, Serialize)]
pub struct ExplainJson<'a> {
    /// The deadline with its trail.
    #[serde(flatten)]
    pub deadline: DeadlineJson<'a>,
    /// Legal source of the rule.
    pub source: Option<String>,
    /// The day the rule was last checked.
    pub checked_on: Option<Day>,
    /// What to do now.
    pub do_now: Option<String>,
    /// What the rulebook has to say beside the date.
    pub notes: Vec<NoteJson>,
}

fn text(value: Option<&Clean>) -> Option<String> {
    value.map(ToString::to_string)
}

impl ClientPage {
    /// The JSON of one derived deadline, with its trail.
    pub fn deadline_json<'a>(
        &'a self,
        desk: &Desk,
        lang: Lang,
        deadline: &'a Deadline,
        say: Say<'_>,
    ) -> DeadlineJson<'a> {
        let today = self.today;
        let level =
            desk.thresholds().level(deadline.class, deadline.state, deadline.last_day, deadline.warn_day, today);
        DeadlineJson {
            id: IdJson(&deadline.id.rule, &deadline.id.subject),
            client: self.dossier.client.name(),
            client_id: ClientIdJson(self.dossier.client.id),
            citizenship: self.dossier.client.citizenship.as_ref().map(Country::as_str),
            case: deadline.case.and_then(|case| self.case(case)).map(|case| case.reference.as_str()),
            rule: &deadline.id.rule,
            title: self.deadline_title(deadline, lang),
            class: deadline.class.as_str(),
            severity: deadline.severity.as_str(),
            last_day: Iso(deadline.last_day),
            stricter_last_day: deadline.stricter_last_day.map(Iso),
            safe_day: Iso(deadline.safe_day),
            warn_day: Iso(deadline.warn_day),
            days_left: (deadline.last_day - today).num_days(),
            working_days_left: desk.calendar().working_days_between(today, deadline.safe_day),
            level: level.as_str(),
            confidence: deadline.confidence.as_str(),
            confirmed: deadline.confirmed,
            owner: self.owner_of(deadline),
            state: deadline.state.as_str(),
            trail: Some(trail_json(deadline, lang, say)),
            binding: self.binding.as_ref() == Some(&deadline.id),
        }
    }

    /// Whose work a deadline is, as the store has it in its lists: of a person's own date its owner, else the client's,
    /// else the case's.
    fn owner_of(&self, deadline: &Deadline) -> Option<&str> {
        let own = self.dossier.own_dates.iter().find(|own| own.id.to_string() == deadline.id.subject);
        let case = deadline.case.and_then(|case| self.case(case));
        let owner = own.and_then(|own| own.owner).or(self.dossier.client.owner);
        let owner = owner.or_else(|| case.and_then(|case| case.owner))?;
        self.staff.get(&owner).map(Clean::as_str)
    }

    /// The title of a deadline: a person's own words, else the rule's.
    pub fn deadline_title<'a>(&'a self, deadline: &'a Deadline, lang: Lang) -> &'a str {
        deadline.own_title.as_deref().unwrap_or_else(|| self.titles.get(&deadline.id.rule, lang))
    }

    fn case_json(&self, case: &Case) -> CaseJson {
        let lines = self.checklist(case);
        let is_common = |id: &str| self.rulebook.requirement(id).is_some_and(Requirement::is_common);
        let documents = lines.iter().filter(|line| line.document.id.0 != 0 || is_common(&line.requirement));
        let filings = self.dossier.filings.iter().filter(|filing| filing.case == case.id);
        CaseJson {
            reference: case.reference.to_string(),
            kind: case.kind.as_str(),
            ground: case.ground.map(crate::domain::choice::Ground::as_str),
            stage: case.stage.as_str(),
            sponsor: case.sponsor.and_then(|id| self.sponsors.get(&id)).map(ToString::to_string),
            owner: case.owner.and_then(|id| self.staff.get(&id)).map(ToString::to_string),
            documents: documents.map(|line| self.paper_json(line)).collect(),
            papers: lines.iter().map(|line| self.paper_json(line)).collect(),
            filings: filings.map(|filing| self.filing_json(filing)).collect(),
            payer: text(case.payer.as_ref()),
            paid: case.paid.as_str(),
            asked: self.asked_json(case),
        }
    }

    fn paper_json(&self, line: &ChecklistLine) -> PaperJson {
        let row = self.rulebook.requirement(&line.requirement);
        PaperJson {
            state: line.document.state.as_str(),
            requested_on: line.document.requested_on,
            received_on: line.document.received_on,
            verified_on: line.document.verified_on,
            valid_until: line.document.valid_until,
            alternative: text(line.document.alternative.as_ref()),
            need: line.need.map(Need::as_str),
            faults: line.faults.iter().map(|fault| fault.as_str()).collect(),
            provided_by: row.map(|row| row.provided_by.as_str()),
            lead_working_days: row.map(|row| row.lead_working_days),
            original: self.original_json(&Item::Paper(line.document.clone())),
            requirement: line.requirement.clone(),
        }
    }

    fn original_json(&self, item: &Item) -> Option<OriginalJson> {
        let ((held_since, held_by, kept_at), (returned_on, returned_to)) = (item.held(), item.returned());
        Some(OriginalJson {
            state: item.original()?.as_str(),
            held_since,
            held_by: held_by.and_then(|id| self.staff.get(&id)).map(ToString::to_string),
            kept_at: text(kept_at),
            returned_on,
            returned_to: text(returned_to),
        })
    }

    /// The JSON of `case originals`.
    pub fn originals_json(&self, case: &Case, words: &Catalogue) -> OriginalsJson {
        let named = |item: &Item| {
            let requirement = match item {
                Item::Paper(paper) => Some(paper.requirement.to_string()),
                Item::Identity(_) => None,
            };
            let title = self.original_title(item, words);
            Some(NamedOriginalJson { requirement, title, original: self.original_json(item)? })
        };
        let originals = self.originals(Some(case.id)).iter().filter_map(named).collect();
        OriginalsJson { reference: case.reference.to_string(), originals }
    }

    fn asked_json(&self, case: &Case) -> AskedJson {
        let Asked { times, last, replied_on, silent_since } = self.asked(case.id, None);
        AskedJson { times, last_on: last, silent_since, replied_on }
    }

    fn filing_json(&self, filing: &Filing) -> FilingJson {
        let person = |id: Option<StaffId>| id.and_then(|id| self.staff.get(&id)).map(ToString::to_string);
        FilingJson {
            filed_on: filing.filed_on,
            channel: filing.channel.map(FilingChannel::as_str),
            application_number: text(filing.application_number.as_ref()),
            office: text(filing.office.as_ref()),
            filed_by: person(filing.filed_by),
            with_cancellation: filing.with_cancellation,
            outcome: filing.outcome.as_str(),
            outcome_on: filing.outcome_on,
            refusal_ground: filing.refusal_ground.map(RefusalGround::as_str),
            paper: text(filing.paper.as_ref()),
            reason: text(filing.reason.as_ref()),
            despite: text(filing.despite.as_ref()),
            allowed_by: person(filing.allowed_by),
        }
    }

    fn binding_json<'a>(&'a self, desk: &Desk, lang: Lang, say: Say<'_>) -> Option<DeadlineJson<'a>> {
        let deadline = self.deadline(self.binding.as_ref()?)?;
        Some(self.deadline_json(desk, lang, deadline, say))
    }

    /// The JSON of `client show`.
    pub fn json<'a>(&'a self, desk: &Desk, lang: Lang, say: Say<'_>) -> ClientJson<'a> {
        let (dossier, client) = (&self.dossier, &self.dossier.client);
        ClientJson {
            id: client.id.to_string(),
            name_latin: text(client.name_latin.as_ref()),
            name_cyrillic: text(client.name_cyrillic.as_ref()),
            citizenship: client.citizenship.map(|country| country.to_string()),
            born: client.born,
            sex: client.sex.map(crate::domain::choice::Sex::as_str),
            iin: text(client.iin.as_ref()),
            phone: text(client.phone.as_ref()),
            email: text(client.email.as_ref()),
            owner: client.owner.and_then(|owner| self.staff.get(&owner)).map(ToString::to_string),
            presence: client.presence.as_str(),
            note: text(client.note.as_ref()),
            identity_documents: self.identity_json(),
            stays: self.stays_json(),
            residences: self.residences_json(),
            permits: self.permits_json(),
            cases: dossier.cases.iter().rev().map(|case| self.case_json(case)).collect(),
            binding: self.binding_json(desk, lang, say),
            status: self.status_json(),
            may_file: self.may_file_json(say),
            may_file_note: self.may_file.says.as_ref().map(say),
            eligibility: self.eligibility_json(say, self.application()),
            findings: self.findings.iter().map(|finding| say(&finding.text)).collect(),
            deadlines: self.deadlines.iter().map(|d| self.deadline_json(desk, lang, d, say)).collect(),
        }
    }

    /// The JSON of `case show`.
    pub fn case_show<'a>(&'a self, desk: &Desk, lang: Lang, say: Say<'_>, case: &Case) -> CaseShowJson<'a> {
        let mine = self.deadlines.iter().filter(|deadline| deadline.case.is_none_or(|id| id == case.id));
        CaseShowJson {
            case: self.case_json(case),
            client: self.dossier.client.name().to_owned(),
            client_id: self.dossier.client.id.to_string(),
            binding: self.binding_json(desk, lang, say),
            plan: self.plan_json(desk, lang, say, case),
            prefiling: self.prefiling_json(desk, lang, say, case),
            attachments: self.files_of(case, None).into_iter().map(|file| self.attachment_json(file)).collect(),
            eligibility: self.eligibility_json(say, Some(case)),
            deadlines: mine.map(|deadline| self.deadline_json(desk, lang, deadline, say)).collect(),
        }
    }

    fn identity_json(&self) -> Vec<IdentityJson> {
        let documents = self.dossier.identity_documents.iter();
        documents
            .map(|document| IdentityJson {
                kind: document.kind.as_str(),
                number: document.number.to_string(),
                issuing_state: document.issuing_state.map(|country| country.to_string()),
                citizenship: document.citizenship.map(|country| country.to_string()),
                issued: document.issued,
                expires: document.expires,
            })
            .collect()
    }

    fn stays_json(&self) -> Vec<StayJson> {
        let document = |id| self.dossier.identity_document(id).map(|document| document.number.to_string());
        let stays = self.dossier.stays.iter();
        stays
            .map(|stay| StayJson { entry: stay.entry, exit: stay.exit, document: stay.document.and_then(document) })
            .collect()
    }

    fn residences_json(&self) -> Vec<ResidenceJson> {
        let residences = self.dossier.residences.iter();
        residences
            .map(|home| ResidenceJson {
                address: home.address.to_string(),
                rka: text(home.rka.as_ref()),
                from: home.since,
                until: home.until,
            })
            .collect()
    }

    fn permits_json(&self) -> Vec<PermitJson> {
        let permits = self.dossier.permits.iter();
        permits
            .map(|permit| PermitJson {
                kind: permit.kind.as_str(),
                number: text(permit.number.as_ref()),
                ground: permit.ground.map(crate::domain::choice::Ground::as_str),
                valid_from: permit.valid_from,
                valid_until: permit.valid_until,
                actual_end: permit.actual_end,
                unchecked: unchecked(permit).into_iter().map(PermitItem::as_str).collect(),
                handed_over_on: permit.handed_over_on,
                sponsor_informed_on: permit.sponsor_informed_on,
            })
            .collect()
    }

    fn may_file_json<'a>(&'a self, say: Say<'_>) -> Vec<MayFileJson<'a>> {
        let choices = self.may_file.choices.iter();
        choices
            .map(|choice| MayFileJson {
                kind: choice.kind.as_str(),
                from: choice.from,
                until: choice.until,
                stricter_until: choice.stricter_until,
                rule: &choice.rule,
                condition: choice.condition.as_ref().map(say),
                case: choice.case.and_then(|case| self.case(case)).map(|case| case.reference.as_str()),
            })
            .collect()
    }

    fn status_json(&self) -> StatusJson {
        let status = &self.status;
        StatusJson { rung: status.rung.as_str(), day: status.day, of: status.of, until: status.until }
    }
}
