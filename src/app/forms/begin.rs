//! What a new record takes over from what is known of its client, so that nobody types it again: the passport of a stay
//! where there is one only, and for a new case the permit that is to be extended, with its ground and sponsor.
//!
//! Only what is plain is filled in, and every field can be changed before it is saved.

use crate::domain::day::Day;
use crate::domain::dossier::Dossier;
use crate::domain::permit::{Permit, PermitKind};
use crate::domain::record::{Fields, Kind};
use serde_json::Value;

/// Fills the values of a new record of this kind.
pub(super) fn fill(kind: Kind, values: &mut Fields, dossier: &Dossier, today: Day) {
    let mut put = |name: &str, value: Option<Value>| {
        if let Some(value) = value {
            values.insert(name.to_owned(), value);
        }
    };
    match kind {
        Kind::Stay => {
            if let [only] = dossier.identity_documents.as_slice() {
                put("document", Some(only.id.0.into()));
            }
        }
        Kind::Case => {
            if let Some(permit) = running(dossier, today) {
                put("kind", Some("extension".into()));
                put("permit", Some(permit.id.0.into()));
                put("ground", permit.ground.map(|ground| ground.as_str().into()));
                put("sponsor", permit.sponsor.map(|sponsor| sponsor.0.into()));
            }
        }
        _ => {}
    }
}

/// The TRP that is valid today and lasts longest.
fn running(dossier: &Dossier, today: Day) -> Option<&Permit> {
    let lasts = |permit: &&Permit| {
        let until = permit.actual_end.map_or(permit.valid_until, |end| end.min(permit.valid_until));
        permit.kind == PermitKind::Trp && permit.valid_from <= today && today <= until
    };
    dossier.permits.iter().filter(lasts).max_by_key(|permit| permit.valid_until)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing::{client, day};

    fn filled(kind: Kind, dossier: &Dossier) -> Fields {
        let mut values = Fields::new();
        fill(kind, &mut values, dossier, day("2026-11-23"));
        values
    }

    #[test]
    fn a_stay_takes_the_passport_where_there_is_no_choice() {
        let one = client("UZB").passport("2030-01-01").0;
        assert_eq!(filled(Kind::Stay, &one)["document"], Value::from(one.identity_documents[0].id.0));
        let two = client("UZB").passport("2027-01-01").passport("2030-01-01").0;
        assert!(filled(Kind::Stay, &two).is_empty());
    }

    #[test]
    fn a_case_of_somebody_with_a_running_permit_is_its_extension() {
        let holder = client("UZB").trp("2026-01-01..2026-12-31").0;
        let values = filled(Kind::Case, &holder);
        assert_eq!((&values["kind"], &values["ground"]), (&"extension".into(), &"employment".into()));
        assert_eq!(values["permit"], Value::from(holder.permits[0].id.0));
        let over = client("UZB").trp("2025-01-01..2025-12-31").0;
        let cut = client("UZB").trp("2026-01-01..2026-12-31");
        let cut = cut.with(|dossier| dossier.permits[0].actual_end = Some(day("2026-11-01"))).0;
        assert!([over, cut].iter().all(|dossier| filled(Kind::Case, dossier).is_empty()));
    }
}
