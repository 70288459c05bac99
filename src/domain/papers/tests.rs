//! Which papers each ground, citizenship and circumstance calls for, and what is wrong with one.

use super::*;
use crate::domain::case::{CaseKind, Filing, FilingChannel, Stage};
use crate::domain::choice::Ground;
use crate::domain::clean::Clean;
use crate::domain::client::Client;
use crate::domain::id::{CaseDocumentId, ClientId, SponsorId};
use crate::domain::permit::PermitEnd;
use crate::domain::residence::Dwelling;
use crate::domain::sponsor::Basis;
use crate::domain::testing::{Made, client, day, law};

const EIGHT: &str = "application_form identity_copy passport purpose_document fingerprint_certificate \
                     medical_insurance owner_consent registration_code";

fn case_of(citizenship: &str, ground: Ground) -> Made {
    let made = client(citizenship).case(CaseKind::FirstTrp, Stage::Collecting);
    made.with(|dossier| dossier.cases[0].ground = Some(ground))
}

fn worker(citizenship: &str) -> Made {
    case_of(citizenship, Ground::Employment)
}

fn listed(made: &Made, law: &Rulebook, on: &str) -> Vec<(String, Need)> {
    let papers = required(&made.0, &made.0.cases[0], law, day(on));
    papers.iter().map(|paper| (paper.id().to_owned(), paper.need)).collect()
}

/// The papers of the case without the eight and without those that only help.
fn extras(made: &Made, on: &str) -> String {
    let all = listed(made, &law(), on);
    let ids: Vec<String> =
        all.into_iter().skip(8).filter(|(_, need)| *need != Need::Optional).map(|(id, _)| id).collect();
    ids.join(" ")
}

fn find<'a>(papers: &'a [Paper<'a>], id: &str) -> &'a Paper<'a> {
    papers.iter().find(|paper| paper.id() == id).unwrap_or_else(|| panic!("{id}"))
}

/// What the list says about one paper on 1 December 2026.
fn need(made: &Made, id: &str) -> Need {
    find(&required(&made.0, &made.0.cases[0], &law(), day("2026-12-01")), id).need
}

fn faults_of(made: &Made, id: &str) -> Vec<Fault> {
    find(&required(&made.0, &made.0.cases[0], &law(), day("2026-12-01")), id).faults.clone()
}

impl Made {
    fn has(self, requirement: &str, change: impl FnOnce(&mut CaseDocument)) -> Self {
        self.with(|dossier| {
            let mut paper = CaseDocument::new(dossier.cases[0].id, ClientId(1), requirement);
            paper.id = CaseDocumentId(100 + i64::try_from(dossier.case_documents.len()).unwrap());
            paper.state = DocumentState::Verified;
            paper.original = Some(Original::Shown);
            paper.notarised = true;
            change(&mut paper);
            dossier.case_documents.push(paper);
        })
    }

    fn lives(self, dwelling: Dwelling) -> Self {
        self.residence("2026-01-01", |home| home.dwelling = Some(dwelling))
    }
}

const BUSINESS: &str = "medical_certificate_028u medical_insurance_wide criminal_record_certificate no_ban_certificate";

#[test]
fn every_case_begins_with_the_eight_in_their_order_and_ends_with_what_only_helps() {
    let all = listed(&worker("RUS"), &law(), "2026-12-01");
    let ids: Vec<&str> = all.iter().map(|(id, _)| id.as_str()).collect();
    assert_eq!(ids.join(" "), format!("{EIGHT} iin dwelling_title"));
    assert_eq!(all[8].1, Need::Optional);
    assert_eq!(all[9].1, Need::Optional);
}

/// facts §3.2: a work permit only for AZE, TJK, UZB; the four papers of business immigrants since 3 Aug 2024.
#[test]
fn each_ground_calls_for_its_papers_by_citizenship() {
    for (ground, citizenship, on, expected) in [
        (Ground::Employment, "ARM", "2026-12-01", ""),
        (Ground::Employment, "BLR", "2026-12-01", ""),
        (Ground::Employment, "KGZ", "2026-12-01", ""),
        (Ground::Employment, "RUS", "2026-12-01", ""),
        (Ground::Employment, "AZE", "2026-12-01", "work_permit"),
        (Ground::Employment, "TJK", "2026-12-01", "work_permit"),
        (Ground::Employment, "UZB", "2026-12-01", "work_permit"),
        (Ground::Education, "UZB", "2026-12-01", ""),
        (Ground::Family, "UZB", "2026-12-01", ""),
        (Ground::Missionary, "UZB", "2026-12-01", ""),
        (Ground::Medical, "UZB", "2026-12-01", ""),
        (Ground::Business, "RUS", "2024-08-02", ""),
        (Ground::Business, "RUS", "2024-08-03", BUSINESS),
        (Ground::Business, "UZB", "2026-12-01", BUSINESS),
    ] {
        assert_eq!(extras(&case_of(citizenship, ground), on), expected, "{ground:?} {citizenship} {on}");
    }
    // Whose citizenship nobody knows is asked for everything.
    let unknown = worker("UZB").with(|dossier| dossier.client.citizenship = None);
    assert_eq!(extras(&unknown, "2026-12-01"), "work_permit");
    let address = client("UZB").case(CaseKind::Address, Stage::Collecting);
    assert_eq!(listed(&address, &law(), "2026-12-01"), []);
}

#[test]
fn the_passport_shown_at_the_border_decides_whose_papers_are_asked() {
    let made = worker("RUS").passport("2030-01-01").stay("2026-10-01..").with(|dossier| {
        dossier.stays[0].document = Some(dossier.identity_documents[0].id);
        dossier.identity_documents[0].citizenship = crate::domain::country::Country::code("UZB");
    });
    assert_eq!(extras(&made, "2026-12-01"), "work_permit");
}

#[test]
fn circumstances_call_for_more() {
    let represented = worker("RUS").with(|dossier| dossier.cases[0].represented = true);
    assert_eq!(extras(&represented, "2026-12-01"), "power_of_attorney");
    let moved = |change: fn(&mut Dossier)| {
        let made = worker("RUS").trp("2026-02-01..2027-01-31").with(|dossier| {
            dossier.cases[0].sponsor = Some(SponsorId(2));
            dossier.permits[0].sponsor = Some(SponsorId(1));
            change(dossier);
        });
        extras(&made, "2026-12-01")
    };
    assert_eq!(moved(|_| {}), "dismissal_order");
    assert_eq!(moved(|dossier| dossier.permits[0].sponsor = Some(SponsorId(2))), "");
    assert_eq!(moved(|dossier| dossier.permits[0].end_reason = Some(PermitEnd::Cancelled)), "");
    assert_eq!(moved(|dossier| dossier.permits[0].valid_until = day("2026-11-30")), "");
    assert_eq!(moved(|dossier| dossier.cases[0].ground = Some(Ground::Family)), "");
}

/// Each row of the rulebook is held by some case above: without it the lists change.
#[test]
fn no_row_can_be_left_out_unnoticed() {
    let everybody = || {
        let mut all = vec![worker("UZB"), worker("RUS"), case_of("RUS", Ground::Business)];
        all.push(worker("RUS").with(|dossier| dossier.cases[0].represented = true));
        all.push(worker("RUS").trp("2026-02-01..2027-01-31").with(|dossier| {
            dossier.cases[0].sponsor = Some(SponsorId(2));
            dossier.permits[0].sponsor = Some(SponsorId(1));
        }));
        all
    };
    let lists = |law: &Rulebook| -> Vec<Vec<(String, Need)>> {
        everybody().iter().map(|made| listed(made, law, "2026-12-01")).collect()
    };
    let whole = lists(&law());
    for index in 0..law().requirements.len() {
        let mut broken = law();
        let row = broken.requirements.remove(index);
        assert_ne!(lists(&broken), whole, "{}", row.id);
    }
}

#[test]
fn whether_citizens_of_the_union_need_insurance_is_to_be_checked() {
    for (citizenship, expected) in [
        ("ARM", Need::Check),
        ("BLR", Need::Check),
        ("KGZ", Need::Check),
        ("RUS", Need::Check),
        ("AZE", Need::Needed),
        ("TJK", Need::Needed),
        ("UZB", Need::Needed),
    ] {
        assert_eq!(need(&worker(citizenship), "medical_insurance"), expected, "{citizenship}");
    }
    let answered = worker("RUS").has("medical_insurance", |paper| paper.state = DocumentState::NotNeeded);
    assert_eq!(need(&answered, "medical_insurance"), Need::NotNeeded);
}

#[test]
fn below_sixteen_nobody_is_sure_about_fingerprints() {
    let born = |date| worker("UZB").with(|dossier| dossier.client.born = Some(day(date)));
    assert_eq!(need(&born("2010-12-02"), "fingerprint_certificate"), Need::Check);
    assert_eq!(need(&born("2010-12-01"), "fingerprint_certificate"), Need::Needed);
    assert_eq!(need(&worker("UZB"), "fingerprint_certificate"), Need::Needed);
}

#[test]
fn the_owners_consent_is_not_needed_where_something_is_as_good() {
    for (dwelling, expected) in [
        (Dwelling::Own, Need::NotNeeded),
        (Dwelling::Dormitory, Need::NotNeeded),
        (Dwelling::ElectronicConsent, Need::NotNeeded),
        (Dwelling::Consent, Need::Needed),
        (Dwelling::Hotel, Need::Check),
    ] {
        assert_eq!(need(&worker("UZB").lives(dwelling), "owner_consent"), expected, "{dwelling:?}");
    }
    assert_eq!(need(&worker("UZB"), "owner_consent"), Need::Needed);
    // An address that the client has left says nothing about the one they live at.
    let moved = worker("UZB")
        .lives(Dwelling::Own)
        .with(|dossier| dossier.residences[0].until = Some(day("2026-11-30")))
        .residence("2026-12-01", |_| {});
    assert_eq!(need(&moved, "owner_consent"), Need::Needed);
}

#[test]
fn an_electronic_consent_serves_no_filing_on_paper() {
    let filed = |channel| {
        worker("UZB").lives(Dwelling::ElectronicConsent).with(|dossier| {
            let mut filing = Filing::new(dossier.cases[0].id, ClientId(1), day("2026-12-01"));
            filing.channel = Some(channel);
            dossier.filings.push(filing);
        })
    };
    assert_eq!(need(&filed(FilingChannel::Online), "owner_consent"), Need::NotNeeded);
    assert_eq!(need(&filed(FilingChannel::Police), "owner_consent"), Need::Needed);
    assert_eq!(need(&filed(FilingChannel::Centre), "owner_consent"), Need::Needed);
}

#[test]
fn a_fact_on_file_is_as_good_as_the_paper() {
    let on_file = |made: Made, id: &str| {
        let papers = required(&made.0, &made.0.cases[0], &law_ref(), day("2026-12-01"))
            .iter()
            .map(|paper| (paper.id().to_owned(), paper.need, paper.state()))
            .find(|(found, ..)| found == id);
        papers.map(|(_, need, state)| (need, state))
    };
    let missing = DocumentState::Missing;
    // What is on file is not asked for again; a checklist still says that no paper was recorded.
    assert_eq!(on_file(worker("UZB").passport("2026-12-01"), "passport"), Some((Need::Satisfied, missing)));
    assert_eq!(on_file(worker("UZB").passport("2026-11-30"), "passport"), Some((Need::Needed, missing)));
    let coded = worker("UZB").residence("2026-01-01", |home| home.rka = Some(Clean::line("0202247079279855")));
    assert_eq!(on_file(coded, "registration_code"), Some((Need::Satisfied, missing)));
    let uncoded = worker("UZB").residence("2026-01-01", |_| {});
    assert_eq!(on_file(uncoded, "registration_code"), Some((Need::Needed, missing)));
    let numbered = worker("UZB").with(|dossier| dossier.client.iin = Some(Clean::line("900101300811")));
    assert_eq!(on_file(numbered, "iin"), Some((Need::Satisfied, missing)));
    let rejected = worker("UZB").passport("2030-01-01").has("passport", |p| p.state = DocumentState::Rejected);
    assert_eq!(on_file(rejected, "passport"), Some((Need::Needed, DocumentState::Rejected)));
}

fn law_ref() -> Rulebook {
    law()
}

#[test]
fn what_was_answered_by_hand_weighs_more() {
    let state =
        |made: &Made| find(&required(&made.0, &made.0.cases[0], &law(), day("2026-12-01")), "owner_consent").state();
    let own = || worker("UZB").lives(Dwelling::Own);
    assert_eq!(state(&own()), DocumentState::NotNeeded);
    assert_eq!(
        state(&own().has("owner_consent", |paper| paper.state = DocumentState::Received)),
        DocumentState::Received
    );
    assert_eq!(
        state(&own().has("owner_consent", |paper| paper.state = DocumentState::Missing)),
        DocumentState::NotNeeded
    );
    let unneeded = worker("UZB").has("owner_consent", |paper| paper.state = DocumentState::NotNeeded);
    assert_eq!((state(&unneeded), faults_of(&unneeded, "owner_consent")), (DocumentState::NotNeeded, vec![]));
}

#[test]
fn what_is_wrong_with_a_paper() {
    let insurance =
        |change: fn(&mut CaseDocument)| faults_of(&worker("UZB").has("medical_insurance", change), "medical_insurance");
    assert_eq!(faults_of(&worker("UZB"), "medical_insurance"), [Fault::Missing]);
    assert_eq!(insurance(|_| {}), []);
    assert_eq!(insurance(|paper| paper.state = DocumentState::Missing), [Fault::Missing]);
    assert_eq!(insurance(|paper| paper.state = DocumentState::Requested), [Fault::Requested]);
    assert_eq!(insurance(|paper| paper.state = DocumentState::Rejected), [Fault::Rejected]);
    assert_eq!(insurance(|paper| paper.state = DocumentState::Received), [Fault::NotVerified]);
    assert_eq!(insurance(|paper| paper.valid_until = Some(day("2026-11-30"))), [Fault::Expired]);
    assert_eq!(insurance(|paper| paper.valid_until = Some(day("2026-12-01"))), []);
    assert_eq!(insurance(|paper| paper.original = None), [Fault::OriginalNotShown]);
    assert_eq!(insurance(|paper| paper.language = Some(Clean::line("uz"))), [Fault::NotTranslated]);
    assert_eq!(insurance(|paper| paper.language = Some(Clean::line("RU"))), []);
    assert_eq!(insurance(|paper| paper.language = Some(Clean::line("kk"))), []);
    let translated = |paper: &mut CaseDocument| {
        paper.language = Some(Clean::line("uz"));
        paper.translated = true;
        paper.notarised = false;
    };
    assert_eq!(insurance(translated), [Fault::NotNotarised]);
    // The certificate of fingerprints has no language to translate from.
    let fingerprints = worker("UZB").has("fingerprint_certificate", |paper| paper.language = Some(Clean::line("en")));
    assert_eq!(faults_of(&fingerprints, "fingerprint_certificate"), []);
    let consent = worker("UZB").has("owner_consent", |paper| paper.notarised = false);
    assert_eq!(faults_of(&consent, "owner_consent"), [Fault::NotNotarised]);
    let title = worker("UZB").has("owner_consent", |paper| {
        paper.notarised = false;
        paper.alternative = Some(Clean::line("own_title"));
    });
    assert_eq!(faults_of(&title, "owner_consent"), []);
}

/// Labour contracts are registered in ESUTD for all citizenships since 8 Dec 2024, before that for the EAEU only.
#[test]
fn a_purpose_is_shown_by_a_paper_of_its_ground() {
    let shown = |citizenship: &str, ground, id: &str, on: &str, registered: bool| {
        let made = case_of(citizenship, ground).has("purpose_document", |paper| {
            paper.alternative = (!id.is_empty()).then(|| Clean::line(id));
        });
        let made = made.with(|dossier| {
            let mut basis = Basis::new(ClientId(1), ground);
            basis.esutd_on = registered.then(|| day("2024-01-10"));
            dossier.bases.push(basis);
        });
        find(&required(&made.0, &made.0.cases[0], &law(), day(on)), "purpose_document").faults.clone()
    };
    let work = Ground::Employment;
    assert_eq!(shown("UZB", work, "esutd_contract", "2024-12-08", true), []);
    assert_eq!(shown("UZB", work, "esutd_contract", "2024-12-08", false), [Fault::FactMissing]);
    assert_eq!(shown("UZB", work, "esutd_contract", "2024-12-07", true), [Fault::NotNamed]);
    assert_eq!(shown("RUS", work, "esutd_contract", "2024-12-07", true), []);
    assert_eq!(shown("UZB", work, "", "2026-12-01", true), [Fault::NotNamed]);
    for (ground, id) in [
        (work, "civil_contract"),
        (work, "secondment_order"),
        (work, "accreditation"),
        (Ground::Education, "school_request"),
        (Ground::Family, "kinship_document"),
        (Ground::Family, "marriage_certificate"),
        (Ground::Family, "birth_certificate"),
        (Ground::Business, "akimat_document"),
        (Ground::Missionary, "missionary_certificate"),
        (Ground::Medical, "clinic_inpatient"),
        (Ground::Medical, "clinic_care"),
    ] {
        assert_eq!(shown("UZB", ground, id, "2026-12-01", false), [], "{id}");
        let other = if ground == Ground::Family { Ground::Medical } else { Ground::Family };
        assert_eq!(shown("UZB", other, id, "2026-12-01", false), [Fault::NotNamed], "{id} for {other:?}");
    }
}

#[test]
fn a_paper_of_an_earlier_case_serves_again_while_it_is_valid() {
    let again = |requirement: &str, until: Option<&str>| {
        let made = worker("UZB").has(requirement, |paper| paper.valid_until = until.map(day));
        let made = made.case(CaseKind::Extension, Stage::Collecting);
        let papers = required(&made.0, &made.0.cases[1], &law_ref(), day("2026-12-01"))
            .iter()
            .map(|paper| (paper.id().to_owned(), paper.faults.clone(), paper.state(), paper.by.is_some()))
            .find(|(id, ..)| id == requirement);
        let (_, faults, state, by) = papers.unwrap();
        assert_eq!(state, DocumentState::Missing, "the new case has recorded nothing of its own");
        (faults.is_empty(), by)
    };
    assert_eq!(again("medical_insurance", Some("2026-12-01")), (true, true));
    assert_eq!(again("medical_insurance", Some("2026-11-30")), (false, false));
    assert_eq!(again("medical_insurance", None), (false, false), "nobody knows how long it is valid");
    assert_eq!(again("fingerprint_certificate", None), (true, true));
    assert_eq!(again("owner_consent", Some("2027-12-01")), (false, false), "a fresh one is asked for");
}

#[test]
fn a_paper_may_have_to_be_fresh() {
    let text = Rulebook::embedded().replacen(
        "id = \"criminal_record_certificate\"",
        "id = \"criminal_record_certificate\"\nfresh_days = 90",
        1,
    );
    let law = Rulebook::parse(&text).unwrap();
    let faults = |issued: &str| {
        let made = case_of("RUS", Ground::Business)
            .has("criminal_record_certificate", |paper| paper.issued_on = Some(day(issued)));
        find(&required(&made.0, &made.0.cases[0], &law, day("2026-12-01")), "criminal_record_certificate")
            .faults
            .clone()
    };
    // 2 September to 1 December are 90 days.
    assert_eq!(faults("2026-09-02"), []);
    assert_eq!(faults("2026-09-01"), [Fault::TooOld]);
}

#[test]
fn nothing_is_known_of_an_empty_dossier_and_nothing_breaks() {
    let dossier = Dossier::new(Client::new(day("2026-01-01")));
    let case = Case::new(ClientId(1), CaseKind::FirstTrp, day("2026-01-01"));
    let law = law();
    let papers = required(&dossier, &case, &law, day("2026-12-01"));
    assert!(papers.iter().all(|paper| paper.need == Need::Optional || paper.is_to_order()));
}
