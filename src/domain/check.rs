//! What a record must satisfy before it is kept, field by field: the validating side of every entity.
//!
//! Only what cannot be true is refused here; what is merely odd is a finding of the deadline engine or a warning of
//! the import. Contradictions between records (overlapping stays) are refused by the keeper, which sees both.

use super::clean::Clean;
use super::client::Channel;
use super::day::Day;
use super::iin::{self, Known};
use super::phrase::Phrase;
use super::record::{FieldType, Record};
use super::staff::ActionKind;
use serde_json::Value;

/// A field and the sentence about it.
pub type Problem = (String, Phrase);

/// The longest line that is kept, in characters.
pub const LINE_LIMIT: usize = 400;
/// The longest note that is kept, in characters.
pub const NOTE_LIMIT: usize = 10_000;

/// Everything that is wrong with a record; empty when it may be kept. `today` is the office date.
pub fn problems(record: &Record, today: Day) -> Vec<Problem> {
    let mut found = shape(record);
    orders(record, &mut found);
    futures(record, today, &mut found);
    match record {
        Record::Client(client) => {
            if client.name_latin.is_none() && client.name_cyrillic.is_none() {
                found.push(problem("name_latin", "check-no-name"));
            }
            // Without it no rule of stay applies, and an open stay would stand in no list.
            if client.citizenship.is_none() {
                found.push(problem("citizenship", "check-required"));
            }
            if client.main_applicant == Some(client.id) {
                found.push(problem("main_applicant", "check-own-main-applicant"));
            }
            if client.court_answer.is_some() != client.court_answered_on.is_some() {
                found.push(problem("court_answered_on", "check-court-answer-day"));
            }
            let known = Known { born: client.born, sex: client.sex };
            mail(&mut found, "email", client.email.as_ref());
            found.extend(client.iin.as_ref().and_then(|number| wrong_iin(number, known)));
        }
        Record::Consent(consent) => {
            digits(&mut found, "operator_number", consent.operator_number.as_ref(), (12, "check-bin"));
            if consent.withdrawn_by.is_some() && consent.withdrawn_on.is_none() {
                found.push(problem("withdrawn_on", "check-required"));
            }
        }
        Record::DataRequest(request) if request.answer.is_some() && request.answered_on.is_none() => {
            found.push(problem("answered_on", "check-required"));
        }
        Record::Incident(incident) => {
            digits_only(&mut found, "key_number", incident.key_number.as_ref());
        }
        Record::Destruction(destruction) => {
            // What is written here outlives the data: a number, never a name.
            let number = |order: &Clean| order.len() <= 40 && !order.chars().any(char::is_alphabetic);
            if !destruction.order.as_ref().is_none_or(number) {
                found.push(problem("order", "check-order-number"));
            }
        }
        Record::Residence(home) => digits(&mut found, "rka", home.rka.as_ref(), (16, "check-rka")),
        Record::Sponsor(sponsor) => {
            digits(&mut found, "bin", sponsor.bin.as_ref(), (12, "check-bin"));
            mail(&mut found, "email", sponsor.email.as_ref());
        }
        Record::Staff(person) => mail(&mut found, "email", person.email.as_ref()),
        Record::Contact(contact) if contact.channel == Channel::Mail => {
            mail(&mut found, "address", Some(&contact.address));
        }
        Record::Permit(permit) => {
            if permit.actual_end.is_some_and(|end| end > permit.valid_until) {
                found.push(problem("actual_end", "check-end-after-term"));
            }
            if permit.actual_end.is_some() != permit.end_reason.is_some() {
                found.push(problem("end_reason", "check-end-with-reason"));
            }
        }
        Record::Offence(offence) => {
            let fits = |amount: &Clean| amount.len() <= 12 && amount.bytes().all(|byte| byte.is_ascii_digit());
            if !offence.amount.as_ref().is_none_or(fits) {
                found.push(problem("amount", "check-amount"));
            }
        }
        Record::Action(action) => {
            let put_off = matches!(action.kind, ActionKind::Snoozed | ActionKind::Handled);
            if put_off && action.until_day.is_none_or(|day| day <= today) {
                found.push(problem("until_day", "check-later-day"));
            }
        }
        _ => {}
    }
    found
}

/// Nothing ends before it begins.
fn orders(record: &Record, found: &mut Vec<Problem>) {
    match record {
        Record::IdentityDocument(document) => in_order(found, document.issued, ("expires", document.expires)),
        Record::Stay(stay) => in_order(found, Some(stay.entry), ("exit", stay.exit)),
        Record::Residence(home) => in_order(found, home.since, ("until", home.until)),
        Record::Basis(basis) => {
            in_order(found, basis.since, ("until", basis.until));
            in_order(found, basis.since, ("ended_on", basis.ended_on));
        }
        Record::Permit(permit) => in_order(found, Some(permit.valid_from), ("valid_until", Some(permit.valid_until))),
        Record::Case(case) => in_order(found, Some(case.opened_on), ("closed_on", case.closed_on)),
        Record::Filing(filing) => in_order(found, Some(filing.filed_on), ("outcome_on", filing.outcome_on)),
        Record::Offence(offence) => {
            in_order(found, Some(offence.decided_on), ("paid_on", offence.paid_on));
            in_order(found, Some(offence.decided_on), ("appealed_on", offence.appealed_on));
            in_order(found, Some(offence.decided_on), ("banned_until", offence.banned_until));
        }
        Record::Consent(consent) => {
            in_order(found, Some(consent.given_on), ("until", consent.until));
            in_order(found, Some(consent.given_on), ("withdrawn_on", consent.withdrawn_on));
        }
        Record::DataRequest(request) => {
            in_order(found, Some(request.received_on), ("answered_on", request.answered_on))
        }
        Record::Incident(incident) => {
            in_order(found, incident.since, ("until", incident.until));
            let told = [("ministry_told_on", incident.ministry_told_on), ("people_told_on", incident.people_told_on)];
            told.into_iter().for_each(|told| in_order(found, Some(incident.discovered_on), told));
            in_order(found, Some(incident.discovered_on), ("closed_on", incident.closed_on));
        }
        Record::Message(message) => in_order(found, Some(message.sent_on), ("replied_on", message.replied_on)),
        Record::Staff(person) => in_order(found, person.absent_from, ("absent_until", person.absent_until)),
        _ => {}
    }
}

/// What has happened did not happen after today.
fn futures(record: &Record, today: Day, found: &mut Vec<Problem>) {
    match record {
        Record::Client(client) => {
            not_after(found, "born", client.born, today);
            // A word from the future would outweigh every entry up to that day.
            not_after(found, "presence_confirmed_on", client.presence_confirmed_on, today);
            not_after(found, "consent_given_on", client.consent_given_on, today);
            not_after(found, "died_on", client.died_on, today);
            not_after(found, "court_answered_on", client.court_answered_on, today);
        }
        Record::Consent(consent) => {
            not_after(found, "given_on", Some(consent.given_on), today);
            not_after(found, "withdrawn_on", consent.withdrawn_on, today);
        }
        Record::DataRequest(request) => {
            not_after(found, "received_on", Some(request.received_on), today);
            not_after(found, "answered_on", request.answered_on, today);
        }
        Record::Incident(incident) => {
            not_after(found, "discovered_on", Some(incident.discovered_on), today);
            not_after(found, "ministry_told_on", incident.ministry_told_on, today);
            not_after(found, "people_told_on", incident.people_told_on, today);
            not_after(found, "closed_on", incident.closed_on, today);
        }
        Record::Residence(home) => {
            not_after(found, "host_notified_on", home.host_notified_on, today);
            not_after(found, "registered_on", home.registered_on, today);
        }
        Record::IdentityDocument(document) => not_after(found, "issued", document.issued, today),
        Record::Stay(stay) => {
            // A journey that is planned is no stay: its days would count before they are spent.
            not_after(found, "entry", Some(stay.entry), today);
            not_after(found, "exit", stay.exit, today);
        }
        Record::CaseDocument(paper) => {
            not_after(found, "received_on", paper.received_on, today);
            not_after(found, "requested_on", paper.requested_on, today);
            not_after(found, "verified_on", paper.verified_on, today);
            not_after(found, "issued_on", paper.issued_on, today);
        }
        Record::Filing(filing) => not_after(found, "filed_on", Some(filing.filed_on), today),
        Record::Offence(offence) => {
            not_after(found, "decided_on", Some(offence.decided_on), today);
            not_after(found, "paid_on", offence.paid_on, today);
            not_after(found, "appealed_on", offence.appealed_on, today);
        }
        Record::Permit(permit) => {
            not_after(found, "handed_over_on", permit.handed_over_on, today);
            not_after(found, "sponsor_informed_on", permit.sponsor_informed_on, today);
        }
        Record::Basis(basis) => {
            not_after(found, "esutd_on", basis.esutd_on, today);
            not_after(found, "esutd_end_on", basis.esutd_end_on, today);
        }
        Record::Action(action) => not_after(found, "on_day", Some(action.on_day), today),
        Record::Attachment(file) => not_after(found, "added_on", Some(file.added_on), today),
        Record::Message(message) => {
            not_after(found, "sent_on", Some(message.sent_on), today);
            not_after(found, "replied_on", message.replied_on, today);
        }
        _ => {}
    }
}

fn problem(field: &str, id: &str) -> Problem {
    (field.to_owned(), Phrase::new(id))
}

/// Required fields are there, texts are not too long, times are times.
fn shape(record: &Record) -> Vec<Problem> {
    let values = record.fields();
    let mut found = Vec::new();
    for field in record.key().kind.fields() {
        match (field.holds, &values[field.name]) {
            (_, Value::Null) if field.required => found.push(problem(field.name, "check-required")),
            (_, Value::String(text)) if field.required && text.is_empty() => {
                found.push(problem(field.name, "check-required"));
            }
            (FieldType::Line, Value::String(text)) if text.chars().count() > LINE_LIMIT => {
                found.push(too_long(field.name, LINE_LIMIT));
            }
            (FieldType::Note, Value::String(text)) if text.chars().count() > NOTE_LIMIT => {
                found.push(too_long(field.name, NOTE_LIMIT));
            }
            (FieldType::Time, Value::String(text)) if !is_time(text) => found.push(problem(field.name, "check-time")),
            _ => {}
        }
    }
    found
}

fn too_long(field: &str, limit: usize) -> Problem {
    (field.to_owned(), Phrase::new("check-too-long").number("limit", i64::try_from(limit).unwrap_or(i64::MAX)))
}

fn in_order(found: &mut Vec<Problem>, first: Option<Day>, (field, second): (&str, Option<Day>)) {
    if let (Some(first), Some(second)) = (first, second)
        && second < first
    {
        found.push((field.to_owned(), Phrase::new("check-before").day("first", first)));
    }
}

fn not_after(found: &mut Vec<Problem>, field: &str, day: Option<Day>, today: Day) {
    if day.is_some_and(|day| day > today) {
        found.push((field.to_owned(), Phrase::new("check-future").day("today", today)));
    }
}

/// A number of a fixed length, digits only.
fn digits(found: &mut Vec<Problem>, field: &str, text: Option<&Clean>, (count, sentence): (usize, &str)) {
    let fits = |text: &Clean| text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    if !text.is_none_or(fits) {
        found.push(problem(field, sentence));
    }
}

/// The number of a key of ours.
fn digits_only(found: &mut Vec<Problem>, field: &str, text: Option<&Clean>) {
    if text.is_some_and(|text| text.parse::<i64>().is_err()) {
        found.push(problem(field, "check-number"));
    }
}

fn mail(found: &mut Vec<Problem>, field: &str, text: Option<&Clean>) {
    // An empty line is the business of the fields that are required.
    if text.is_some_and(|text| !text.is_empty() && !is_mail(text)) {
        found.push(problem(field, "check-email"));
    }
}

/// Something on both sides of one `@`, and no blank: whether the box exists only a letter can tell.
fn is_mail(text: &str) -> bool {
    let sides = text.split_once('@');
    sides.is_some_and(|(who, place)| !who.is_empty() && !place.is_empty() && !place.contains('@'))
        && !text.contains(char::is_whitespace)
}

/// `HH:MM`, 24 hours.
fn is_time(text: &str) -> bool {
    text.len() == 5 && chrono::NaiveTime::parse_from_str(text, "%H:%M").is_ok()
}

fn wrong_iin(number: &Clean, known: Known) -> Option<Problem> {
    iin::check(number, known).why.map(|why| ("iin".to_owned(), why.phrase()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::client::Client;
    use crate::domain::country::Country;
    use crate::domain::id::{ClientId, StayId};
    use crate::domain::permit::{Permit, PermitKind};
    use crate::domain::residence::Residence;
    use crate::domain::stay::Stay;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn fields_at_fault(record: impl Into<Record>) -> Vec<String> {
        problems(&record.into(), day("2026-11-23")).into_iter().map(|(field, _)| field).collect()
    }

    #[test]
    fn a_client_needs_a_name_in_one_script() {
        let mut client = Client::new(day("2026-11-23"));
        assert_eq!(fields_at_fault(client.clone()), ["name_latin", "citizenship"]);
        client.citizenship = Country::code("UZB");
        client.name_cyrillic = Some(Clean::line("Иванова Мария"));
        assert!(fields_at_fault(client.clone()).is_empty());
        client.born = Some(day("2026-11-24"));
        client.iin = Some(Clean::line("821214240092"));
        assert_eq!(fields_at_fault(client), ["born", "iin"]);
    }

    #[test]
    fn what_closes_a_deadline_or_outweighs_an_entry_has_happened() {
        let mut client = Client::new(day("2026-11-01"));
        client.name_latin = Some("LI".into());
        client.citizenship = Country::code("UZB");
        client.presence_confirmed_on = Some(day("2027-01-01"));
        client.consent_given_on = client.presence_confirmed_on;
        assert_eq!(fields_at_fault(client), ["presence_confirmed_on", "consent_given_on"]);
        let tomorrow = Some(day("2026-11-24"));
        let home = Residence {
            host_notified_on: tomorrow,
            registered_on: tomorrow,
            ..Residence::new(ClientId(1), "Алматы".into())
        };
        assert_eq!(fields_at_fault(home), ["host_notified_on", "registered_on"]);
    }

    #[test]
    fn an_exit_is_not_before_its_entry_nor_in_the_future() {
        let mut stay = Stay {
            id: StayId(0),
            version: 0,
            client: ClientId(1),
            document: None,
            entry: day("2026-11-10"),
            exit: Some(day("2026-11-09")),
            entry_evidence: None,
            exit_evidence: None,
            note: None,
        };
        assert_eq!(fields_at_fault(stay.clone()), ["exit"]);
        stay.exit = Some(day("2026-11-24"));
        assert_eq!(fields_at_fault(stay.clone()), ["exit"]);
        stay.exit = Some(day("2026-11-10"));
        assert!(fields_at_fault(stay.clone()).is_empty());
        (stay.entry, stay.exit) = (day("2026-11-23"), None);
        assert!(fields_at_fault(stay.clone()).is_empty(), "today's entry is one");
        stay.entry = day("2026-11-24");
        assert_eq!(fields_at_fault(stay), ["entry"]);
    }

    #[test]
    fn a_permit_that_ended_early_says_why() {
        let mut permit = Permit {
            actual_end: Some(day("2026-12-01")),
            ..Permit::new(ClientId(1), PermitKind::Trp, day("2026-05-01"), day("2027-05-01"))
        };
        assert_eq!(fields_at_fault(permit.clone()), ["end_reason"]);
        permit.actual_end = Some(day("2027-05-02"));
        assert_eq!(fields_at_fault(permit), ["actual_end", "end_reason"]);
    }

    #[test]
    fn a_mail_address_has_two_sides() {
        for (text, fine) in
            [("a@b.kz", true), ("пошта@сайт.қаз", true), ("ab.kz", false), ("@b.kz", false), ("a@", false)]
        {
            assert_eq!(is_mail(text), fine, "{text}");
        }
        assert!(!is_mail("a@b c") && !is_mail("a@b@c"));
    }

    #[test]
    fn times_have_two_digits_each() {
        assert!(is_time("09:30") && !is_time("9:30") && !is_time("24:00"));
    }
}
