//! Staff, their own dates, and what they did about deadlines.

use super::choice::{Severity, choices};
use super::clean::Clean;
use super::day::Day;
use super::id::{ActionId, CaseId, ClientId, OwnDateId, StaffId, StaffKeyId};
use serde::{Deserialize, Serialize};

choices! {
    /// What a member of staff may do; each role may do all that the one before it may.
    Role {
        /// A name met in a sheet: no login, no rights.
        None = "none",
        /// Looks.
        Viewer = "viewer",
        /// Works on cases.
        Officer = "officer",
        /// Also decides what is risky.
        Supervisor = "supervisor",
        /// Also keeps staff, rules and settings.
        Admin = "admin",
    }
    /// What kind of SSH key it is; others are not taken.
    KeyKind {
        /// `ssh-ed25519`.
        Ed25519 = "ed25519",
        /// `sk-ssh-ed25519@openssh.com`, on a token.
        SkEd25519 = "sk_ed25519",
        /// `ecdsa-sha2-nistp256`, `384` or `521`.
        Ecdsa = "ecdsa",
        /// `sk-ecdsa-sha2-nistp256@openssh.com`, on a token.
        SkEcdsa = "sk_ecdsa",
        /// `ssh-rsa` of 3072 bits or more.
        Rsa = "rsa",
    }
    /// What a person did about a deadline.
    ActionKind {
        /// The act is done.
        Done = "done",
        /// Look again on a day.
        Snoozed = "snoozed",
        /// Known and taken care of; look again on a day.
        Handled = "handled",
        /// Asked about an unknown act: it has not been done.
        Open = "open",
    }
}

/// A member of staff.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Staff {
    /// 0 until stored.
    pub id: StaffId,
    /// Row version.
    pub version: i64,
    /// Login; `None` for a name met in a sheet.
    pub login: Option<Clean>,
    /// Name.
    pub name: Clean,
    /// Role.
    pub role: Role,
    /// Works here now.
    pub active: bool,
    /// Who stands in.
    pub deputy: Option<StaffId>,
    /// First day of the present absence.
    pub absent_from: Option<Day>,
    /// Last day of it.
    pub absent_until: Option<Day>,
    /// Language of the interface.
    pub language: Option<Clean>,
    /// Where the morning mail goes.
    pub email: Option<Clean>,
}

impl Staff {
    /// Somebody who works here now, not stored yet: without deputy, absence, language and address.
    pub const fn new(login: Option<Clean>, name: Clean, role: Role) -> Self {
        Self {
            id: StaffId(0),
            version: 0,
            login,
            name,
            role,
            active: true,
            deputy: None,
            absent_from: None,
            absent_until: None,
            language: None,
            email: None,
        }
    }

    /// The word other people use: the login, else the name.
    pub fn handle(&self) -> &Clean {
        self.login.as_ref().unwrap_or(&self.name)
    }
}

/// A key with which a member of staff comes in over SSH.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffKey {
    /// 0 until stored; the number that stands in the forced command.
    pub id: StaffKeyId,
    /// Row version.
    pub version: i64,
    /// Whose it is.
    pub staff: StaffId,
    /// What people call it.
    pub name: Clean,
    /// What kind of key it is.
    pub kind: KeyKind,
    /// The public key as its kind spells it, base64; nothing else of the line it came in.
    pub blob: Clean,
    /// `SHA256:` and the hash of the key, as `ssh-keygen -l` shows it.
    pub fingerprint: Clean,
    /// A token that also asks for a PIN or a finger.
    pub verify_required: bool,
    /// Lets its owner in.
    pub active: bool,
    /// The day it was added.
    pub added_on: Day,
    /// Who added it.
    pub added_by: Option<StaffId>,
}

/// A person's own deadline or appointment about a client.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnDate {
    /// 0 until stored.
    pub id: OwnDateId,
    /// Row version.
    pub version: i64,
    /// The client it is about.
    pub client: ClientId,
    /// The case it is about.
    pub case: Option<CaseId>,
    /// Whose date it is; else the client's owner.
    pub owner: Option<StaffId>,
    /// What it is.
    pub title: Clean,
    /// The day.
    pub on_day: Day,
    /// The time of an appointment, `HH:MM`.
    pub at_time: Option<Clean>,
    /// The place of an appointment.
    pub place: Option<Clean>,
    /// Hard ones bind.
    pub severity: Severity,
    /// On that day the client is to leave the country, and needs the passport.
    pub trip: bool,
}

/// The newest thing a person did about one deadline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Action {
    /// 0 until stored.
    pub id: ActionId,
    /// Row version.
    pub version: i64,
    /// The client.
    pub client: ClientId,
    /// Rule of the deadline.
    pub rule: Clean,
    /// Subject of the deadline, such as `S-000012`.
    pub subject: Clean,
    /// What was done.
    pub kind: ActionKind,
    /// The last day that the deadline had then: an earlier one reopens it, any move cancels a snooze.
    pub for_day: Day,
    /// Done on.
    pub on_day: Day,
    /// Look again on.
    pub until_day: Option<Day>,
    /// Why: a word of the pick-list or free text.
    pub reason: Option<Clean>,
    /// Receipt number or note.
    pub proof: Option<Clean>,
    /// By whom.
    pub by: Option<StaffId>,
}
