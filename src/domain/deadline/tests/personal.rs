//! The rows of the law on personal data, worked out by hand.

use super::table::{Told, told};
use super::*;
use crate::domain::id::ClientId;
use crate::domain::personal::{Consent, DataRequest, Demand};

/// Consents and requests of people about their data.
pub(super) fn cases() -> Vec<Told> {
    let consent = |id, until: Option<&str>| Consent {
        id: crate::domain::id::ConsentId(id),
        until: until.map(day),
        ..Consent::new(ClientId(1), day("2026-01-12"))
    };
    let consents = |all: Vec<Consent>| client("RUS").with(|dossier| dossier.consents = all);
    let asked = |answered: Option<&str>| {
        client("RUS").with(|dossier| {
            dossier.requests = vec![DataRequest {
                id: crate::domain::id::DataRequestId(1),
                version: 1,
                client: ClientId(1),
                demand: Demand::Access,
                // A Friday: the three working days are Monday to Wednesday.
                received_on: day("2026-11-20"),
                came_by: None,
                answered_on: answered.map(day),
                answer: None,
                answered_by: None,
            }];
        })
    };
    vec![
        told(
            "consent ends",
            consents(vec![consent(1, Some("2027-01-11"))]),
            &[("PD-CONSENT-END/V-000001", "2027-01-11")],
            &[],
        ),
        told(
            "another goes on",
            consents(vec![consent(1, Some("2027-01-11")), consent(2, None)]),
            &[],
            &["PD-CONSENT-END"],
        ),
        told("asked", asked(None), &[("PD-REQUEST/R-000001", "2026-11-25")], &[]),
    ]
}
