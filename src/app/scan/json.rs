//! The JSON of one scan: one line each, whatever came of it.

use super::{Found, Scanned};
use crate::app::error::AppError;
use crate::app::zone;
use crate::domain::id::ClientId;
use crate::domain::mrz::Mrz;
use crate::domain::mrz::misread::Misread;
use crate::domain::phrase::Phrase;
use serde::Serialize;
use serde_json::{Value, json};

/// One scan.
#[derive(Debug, Serialize)]
pub struct ScanJson<'a> {
    zone: &'a Mrz,
    /// As identity documents are called; `visa` for a visa.
    kind: &'static str,
    misread: &'a [Misread],
    /// `document`, `name_birth`, `several` or `none`.
    #[serde(rename = "match")]
    found: &'static str,
    client: Option<String>,
    document: Option<String>,
    candidates: Vec<Value>,
    differences: Vec<Value>,
    warnings: Vec<String>,
    /// What was written, `null` for nothing.
    recorded: Option<Value>,
    /// Why nothing was written though it was asked for.
    error: Option<String>,
}

impl Scanned {
    /// The JSON, with what was written of it.
    pub fn json<'a>(
        &'a self,
        recorded: Option<Result<ClientId, AppError>>,
        say: &dyn Fn(&Phrase) -> String,
    ) -> ScanJson<'a> {
        let (written, error) = match recorded {
            Some(Ok(client)) => (Some(json!({ "client": client.to_string() })), None),
            Some(Err(error)) => (None, Some(say(&error.message))),
            None => (None, None),
        };
        let (found, document) = match &self.found {
            Found::Document(_, document, _) => ("document", Some(document.to_string())),
            Found::Person(_) => ("name_birth", None),
            Found::Several(_) => ("several", None),
            Found::Nobody => ("none", None),
        };
        let candidate = |(id, name): &(ClientId, _)| json!({ "id": id.to_string(), "name": name });
        let difference = |one: &super::Difference| {
            let here = Some(&one.here).filter(|here| !here.is_empty());
            json!({ "field": one.field, "here": here, "scanned": one.scanned })
        };
        ScanJson {
            zone: &self.zone,
            kind: if self.is_identity() { zone::kind_of(&self.zone).as_str() } else { "visa" },
            misread: &self.misread,
            found,
            client: self.client().map(|id| id.to_string()),
            document,
            candidates: self.people.iter().map(candidate).collect(),
            differences: self.differences.iter().map(difference).collect(),
            warnings: self.warnings.iter().map(say).collect(),
            recorded: written,
            error,
        }
    }
}

/// The JSON of lines that are no zone.
pub fn unreadable(why: &str) -> Value {
    json!({ "zone": null, "error": why })
}
