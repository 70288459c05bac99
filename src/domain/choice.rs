//! Closed lists of words: each value has a stable English id, used in the schema, the JSON and the catalogues.

/// Declares an enum whose values are written as snake_case ids everywhere.
macro_rules! choices {
    ($($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $value:ident = $id:literal,)* })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $id)] $value,)* }

        impl $name {
            /// Every value, in the order people expect.
            pub const ALL: &'static [Self] = &[$(Self::$value,)*];
            /// Every id, in the same order.
            pub const IDS: &'static [&'static str] = &[$($id,)*];

            /// The stable English id.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$value => $id,)* }
            }

            /// Reads an id.
            pub fn parse(id: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.as_str() == id)
            }
        }
    )*};
}
pub(crate) use choices;

choices! {
    /// The six grounds of a temporary residence permit (base article, "Legal Grounds").
    Ground {
        /// Work under a labour or civil contract.
        Employment = "employment",
        /// Study.
        Education = "education",
        /// Family reunification.
        Family = "family",
        /// Entrepreneurial activity (business immigration).
        Business = "business",
        /// Missionary activity.
        Missionary = "missionary",
        /// Medical treatment.
        Medical = "medical",
    }
    /// Whether the client is in the country, as far as we know.
    Presence {
        /// In Kazakhstan.
        InCountry = "in_country",
        /// Abroad.
        Abroad = "abroad",
        /// Nobody has said.
        Unknown = "unknown",
    }
    /// Sex as written in an identity document.
    Sex {
        /// Male.
        Male = "m",
        /// Female.
        Female = "f",
    }
    /// How bad it is to miss a deadline: only hard ones bind.
    Severity {
        /// Lawful stay, permit, statutory act.
        Hard = "hard",
        /// Aims, reminders, and rules that are unverified and not confirmed.
        Soft = "soft",
    }
    /// How sure a rule is.
    Confidence {
        /// Several independent or official sources agree.
        Sure = "sure",
        /// One good source, or several secondary ones.
        Likely = "likely",
        /// A single weak source, memory, or sources disagree.
        Unverified = "unverified",
    }
}
