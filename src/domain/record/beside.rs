//! Fields of the kinds beside the matters themselves: letters, scans, keys, and personal data as a duty.

use super::FieldType::{Choice, Day, Flag, Line, Note, Ref, Requirement, Time};
use super::{Field, Kind, field, needed};
use crate::domain::attachment::FileFormat;
use crate::domain::client::Channel;
use crate::domain::letter::Purpose;
use crate::domain::personal::{Agreed, Demand, DestructionReason};
use crate::domain::staff::KeyKind;

pub(super) const TEMPLATE: &[Field] =
    &[needed("purpose", Choice(Purpose::IDS)), needed("language", Line), needed("body", Note)];

pub(super) const MESSAGE: &[Field] = &[
    needed("client", Ref(Kind::Client)),
    field("case", Ref(Kind::Case)),
    needed("purpose", Choice(Purpose::IDS)),
    needed("language", Line),
    needed("channel", Choice(Channel::IDS)),
    needed("to_name", Line),
    field("address", Line),
    field("papers", Note),
    field("matter", Line),
    needed("sent_on", Day),
    field("by", Ref(Kind::Staff)),
    needed("text", Note),
    field("replied_on", Day),
    field("reply", Note),
];

pub(super) const ATTACHMENT: &[Field] = &[
    needed("client", Ref(Kind::Client)),
    needed("case", Ref(Kind::Case)),
    needed("requirement", Requirement),
    needed("name", Line),
    needed("sha256", Line),
    needed("format", Choice(FileFormat::IDS)),
    needed("size", Line),
    needed("added_on", Day),
    field("added_by", Ref(Kind::Staff)),
];

pub(super) const STAFF_KEY: &[Field] = &[
    needed("staff", Ref(Kind::Staff)),
    needed("name", Line),
    needed("kind", Choice(KeyKind::IDS)),
    needed("blob", Note),
    needed("fingerprint", Line),
    needed("verify_required", Flag),
    needed("active", Flag),
    needed("added_on", Day),
    field("added_by", Ref(Kind::Staff)),
];

pub(super) const CONSENT: &[Field] = &[
    needed("client", Ref(Kind::Client)),
    field("person", Line),
    field("operator", Line),
    field("operator_number", Line),
    needed("given_on", Day),
    field("until", Day),
    field("third_parties", Choice(Agreed::IDS)),
    field("cross_border", Choice(Agreed::IDS)),
    field("publication", Choice(Agreed::IDS)),
    field("data_list", Note),
    field("scan", Line),
    field("withdrawn_on", Day),
    field("withdrawn_by", Line),
    field("note", Note),
];

pub(super) const DATA_REQUEST: &[Field] = &[
    needed("client", Ref(Kind::Client)),
    needed("demand", Choice(Demand::IDS)),
    needed("received_on", Day),
    field("came_by", Line),
    field("answered_on", Day),
    field("answer", Note),
    field("answered_by", Ref(Kind::Staff)),
];

pub(super) const INCIDENT: &[Field] = &[
    needed("discovered_on", Day),
    field("discovered_at", Time),
    needed("title", Line),
    field("text", Note),
    field("staff", Ref(Kind::Staff)),
    field("key_number", Line),
    field("since", Day),
    field("until", Day),
    field("responsible", Line),
    field("ministry_told_on", Day),
    field("people_told_on", Day),
    field("closed_on", Day),
];

pub(super) const DESTRUCTION: &[Field] = &[
    needed("subject", Ref(Kind::Client)),
    needed("why", Choice(DestructionReason::IDS)),
    field("order", Line),
    needed("proposed_on", Day),
    needed("proposed_by", Ref(Kind::Staff)),
    field("rejected_on", Day),
    field("done_on", Day),
    field("decided_by", Ref(Kind::Staff)),
    field("act", Line),
    field("content", Note),
];
