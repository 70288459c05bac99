//! The contract's verbs, each handed to the file that knows how.

use super::session::Session;
use crate::domain::agenda::{DueItem, DueRow};
use crate::domain::calendar::{Calendar, Override};
use crate::domain::clean::Clean;
use crate::domain::day::Day;
use crate::domain::dossier::Dossier;
use crate::domain::id::{CaseId, ClientId, StaffId};
use crate::domain::lang::Titles;
use crate::domain::letter::{Message, Template};
use crate::domain::record::{Fields, Key, Record};
use crate::domain::rulebook::Rulebook;
use crate::domain::staff::{OwnDate, Staff, StaffKey};
use crate::store::law::LawState;
use crate::store::{
    CaseLine, ClientLine, Counts, DocumentLine, DueFilter, Error, JournalEntry, JournalFilter, ListKind, ListQuery,
    Page, PersonKeys, Reads, Result, RowKey, SilentLine, UnknownCount, Writes,
};
use std::sync::Arc;

impl Reads for Session<'_> {
    fn record(&self, key: Key) -> Result<Option<Record>> {
        let found = self.fetch(key)?;
        found.iter().try_for_each(|record| self.insist_seen(record))?;
        Ok(found)
    }
    fn dossier(&self, client: ClientId) -> Result<Option<Dossier>> {
        Ok(self.load(client)?.and_then(|dossier| self.hidden.without(dossier)))
    }
    fn whole(&self, client: ClientId) -> Result<Dossier> {
        match self.dossier(client)? {
            Some(dossier) => Ok(dossier),
            None => Err(self.refused_to(&client.to_string())?.unwrap_or(Error::NotFound(client.into()))),
        }
    }
    fn records_of(&self, client: ClientId) -> Result<Vec<Record>> {
        let records = self.fetch_whole(client)?.into_iter();
        Ok(records.filter(|record| !self.hidden.record(record)).collect())
    }
    fn dependants(&self, lender: ClientId) -> Result<Vec<ClientId>> {
        Ok(self.seen(self.leaning_on(lender)?))
    }
    fn find(&self, reference: &str) -> Result<Vec<ClientId>> {
        let found: Vec<ClientId> = self.seen(self.find_reference(reference)?);
        if found.is_empty()
            && let Some(refused) = self.refused_to(reference)?
        {
            return Err(refused);
        }
        Ok(found)
    }
    fn find_person(&self, keys: &PersonKeys) -> Result<Vec<ClientId>> {
        Ok(self.seen(self.find_same(keys)?))
    }
    fn case_by_reference(&self, reference: &str) -> Result<Option<CaseId>> {
        let found = self.find_case(reference)?.filter(|case| !self.hidden.case(*case));
        match self.refused_to(reference)?.filter(|_| found.is_none()) {
            Some(refused) => Err(refused),
            None => Ok(found),
        }
    }
    fn each_due(&self, filter: &DueFilter, visit: &mut dyn FnMut(&DueRow<'_>)) -> Result<()> {
        if self.hidden.is_empty() {
            return self.look_at_due(filter, visit);
        }
        self.look_at_due(filter, &mut |row| {
            if !self.hidden.deadline(row.client, row.subject) {
                visit(row);
            }
        })
    }
    fn count_live_after(&self, day: Day, owner: Option<StaffId>, today: Day) -> Result<usize> {
        self.count_later(day, owner, today)
    }
    fn unknown_acts(&self, owner: Option<StaffId>, limit: usize) -> Result<Vec<DueItem>> {
        let mut acts = self.read_unknown(owner, limit)?;
        acts.retain(|act| !self.hidden.deadline(act.client, &act.subject));
        Ok(acts)
    }
    fn unknown_count(&self, owner: Option<StaffId>) -> Result<UnknownCount> {
        self.count_unknown(owner)
    }
    fn has_clients(&self) -> Result<bool> {
        self.any_client()
    }
    fn clients(&self, list: &ListQuery) -> Result<Page<ClientLine>> {
        self.list_clients(list)
    }
    fn cases(&self, list: &ListQuery) -> Result<Page<CaseLine>> {
        self.list_cases(list)
    }
    fn documents(&self, list: &ListQuery) -> Result<Page<DocumentLine>> {
        self.list_documents(list)
    }
    fn deadlines(&self, list: &ListQuery) -> Result<Page<DueItem>> {
        self.list_deadlines(list)
    }
    fn row_keys(&self, kind: ListKind, list: &ListQuery) -> Result<Vec<RowKey>> {
        let mut keys = self.list_keys(kind, list)?;
        keys.retain(|key| !self.hidden.client(key.client));
        Ok(keys)
    }
    fn appointments(&self, from: Day, until: Day) -> Result<Vec<(OwnDate, Clean)>> {
        let mut dates = self.read_appointments(from, until)?;
        dates.retain(|(date, _)| !self.hidden.deadline(date.client, &date.id.to_string()));
        Ok(dates)
    }
    fn staff(&self) -> Result<Vec<Staff>> {
        self.all_staff()
    }
    fn staff_keys(&self) -> Result<Vec<StaffKey>> {
        self.all_keys()
    }
    fn sponsors(&self, text: &str, limit: usize) -> Result<Vec<(i64, Clean)>> {
        self.find_sponsors(text, limit)
    }
    fn templates(&self) -> Result<Vec<Template>> {
        self.read_templates()
    }
    fn messages(&self, client: ClientId) -> Result<Vec<Message>> {
        let mut messages = self.read_messages(client)?;
        messages
            .retain(|message| !self.hidden.client(client) && message.case.is_none_or(|case| !self.hidden.case(case)));
        Ok(messages)
    }
    fn silent(&self, owner: Option<StaffId>, limit: usize) -> Result<Vec<SilentLine>> {
        let mut silent = self.read_silent(owner, limit)?;
        silent.retain(|line| !self.hidden.client(line.message.client));
        Ok(silent)
    }
    fn rulebook(&self) -> Result<Arc<Rulebook>> {
        self.book()
    }
    fn rulebook_text(&self, version: Option<i64>) -> Result<Option<String>> {
        self.book_text(version)
    }
    fn rule_use(&self) -> Result<Vec<(String, usize)>> {
        self.count_by_rule()
    }
    fn calendar(&self) -> Result<Arc<Calendar>> {
        self.office_calendar()
    }
    fn calendar_overrides(&self) -> Result<Vec<Override>> {
        self.overrides()
    }
    fn law_state(&self) -> Result<LawState> {
        self.read_law_state()
    }
    fn rule_titles(&self) -> Result<Vec<(String, Titles)>> {
        self.titles()
    }
    fn journal(&self, filter: &JournalFilter) -> Result<Vec<JournalEntry>> {
        self.told(self.read_journal(filter)?)
    }
    fn group(&self, group: i64) -> Result<Vec<JournalEntry>> {
        self.read_group(group)
    }
    fn newest_group(&self, who: &Clean) -> Result<Option<i64>> {
        self.read_newest_group(who)
    }
    fn journal_head(&self) -> Result<Option<(Day, i64)>> {
        self.read_head()
    }
    fn setting(&self, name: &str) -> Result<Option<String>> {
        self.read_setting(name)
    }
    fn counts(&self) -> Result<Counts> {
        self.count_all()
    }
}

impl Writes for Session<'_> {
    fn put(&mut self, record: Record) -> Result<Key> {
        if let Some(before) = self.changed_by_act(record.key())? {
            self.insist_seen(&before)?;
        }
        self.insist_seen(&record)?;
        self.put_record(record)
    }
    fn remove(&mut self, key: Key, version: i64) -> Result<()> {
        if let Some(before) = self.changed_by_act(key)? {
            self.insist_seen(&before)?;
        }
        self.remove_record(key, version)
    }
    fn restore(&mut self, key: Key, fields: Fields) -> Result<()> {
        if !self.hidden.is_empty() {
            self.insist_seen(&Record::from_fields(key, 0, fields.clone()).map_err(Error::Engine)?)?;
        }
        self.restore_record(key, fields)
    }
    fn set_setting(&mut self, name: &str, value: &str) -> Result<()> {
        self.put_setting(name, value)
    }
    fn note_event(&mut self, client: Option<ClientId>, text: &Clean) -> Result<()> {
        self.pending.events.push((client, text.clone()));
        Ok(())
    }
    fn mark_undo(&mut self, group: i64) -> Result<()> {
        self.insist_group_seen(group)?;
        self.pending.undoes = Some(group);
        // What an act tied together is taken apart piece by piece: references are checked when all of it is gone.
        Ok(self.connection.execute_batch("PRAGMA defer_foreign_keys = ON")?)
    }
    fn many_go(&mut self) -> Result<()> {
        self.strike_out()
    }
}
