//! Names of records: typed numbers inside, strings with a prefix outside (`C-000123`), stable for ever.

use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident = $prefix:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl $name {
            /// The letter before the number.
            pub const PREFIX: &'static str = $prefix;

            /// Reads `C-000123`; the prefix may be in either case.
            pub fn parse(text: &str) -> Option<Self> {
                let (prefix, number) = text.trim().split_once('-')?;
                let number: i64 = number.parse().ok()?;
                (prefix.eq_ignore_ascii_case($prefix) && number > 0).then_some(Self(number))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!($prefix, "-{:06}"), self.0)
            }
        }
    )*};
}

ids! {
    /// A client.
    ClientId = "C";
    /// An identity document of a client.
    IdentityDocumentId = "I";
    /// A stay.
    StayId = "S";
    /// A permit.
    PermitId = "P";
    /// A residence.
    ResidenceId = "A";
    /// A sponsor.
    SponsorId = "H";
    /// A basis.
    BasisId = "B";
    /// A contact.
    ContactId = "N";
    /// A case; people call it by its reference.
    CaseId = "K";
    /// What happened to a requirement in a case.
    CaseDocumentId = "D";
    /// A filing of a case.
    FilingId = "F";
    /// An administrative offence or another decision about a client.
    OffenceId = "E";
    /// A person's own date or appointment.
    OwnDateId = "O";
    /// What a person did about a deadline.
    ActionId = "X";
    /// A member of staff.
    StaffId = "U";
    /// The practice's wording of a letter.
    TemplateId = "L";
    /// A letter that was sent.
    MessageId = "M";
    /// A file of a paper.
    AttachmentId = "G";
    /// A key of a member of staff.
    StaffKeyId = "K";
    /// Who may see a restricted client or case.
    AccessId = "W";
    /// A consent to the processing of personal data.
    ConsentId = "V";
    /// A person's request about their data.
    DataRequestId = "R";
    /// A breach of the safety of personal data.
    IncidentId = "J";
    /// The destruction of a person's data.
    DestructionId = "Z";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_read_back_what_they_print() {
        assert_eq!(ClientId(123).to_string(), "C-000123");
        assert_eq!(ClientId::parse("c-123"), Some(ClientId(123)));
        assert_eq!(ClientId::parse("K-123"), None);
        assert_eq!(ClientId::parse("C-0"), None);
    }
}
