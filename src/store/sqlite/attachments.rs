//! Files of papers: their records by client, the contents that must be there, and what the journal still holds.

use super::session::Session;
use crate::domain::attachment::{Attachment, Fingerprint};
use crate::domain::id::ClientId;
use crate::store::Result;
use crate::store::attachments::{AttachmentReads, Content};
use std::collections::HashSet;

/// Contents must be there whoever asks: they are asked for past the veil, and told by hash alone.
///
/// Where two records tell one length differently, a foreign hand was at work: the greatest is held against the file.
const CONTENTS: &str = "SELECT sha256, max(CAST(size AS INTEGER)), min(id), count(*) FROM main.attachment
    WHERE sha256 > ?1 GROUP BY sha256 ORDER BY sha256 LIMIT ?2";

impl AttachmentReads for Session<'_> {
    fn attachments(&self, client: ClientId) -> Result<Vec<Attachment>> {
        let mut all: Vec<Attachment> = self.fetch_all(client)?;
        all.retain(|scan| !self.hidden.client(client) && !self.hidden.case(scan.case));
        all.sort_by_key(|attachment| attachment.id);
        Ok(all)
    }

    fn contents(&self, after: Option<&str>, limit: usize) -> Result<Vec<Content>> {
        let mut statement = self.connection.prepare_cached(CONTENTS)?;
        let most = i64::try_from(limit).unwrap_or(i64::MAX);
        let mut rows = statement.query((after.unwrap_or_default(), most))?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            // The schema lets nothing else in.
            let Some(fingerprint) = Fingerprint::parse(row.get_ref(0)?.as_str().unwrap_or_default()) else { continue };
            let size = u64::try_from(row.get::<_, i64>(1)?).unwrap_or(0);
            all.push(Content { fingerprint, size, attachment: row.get(2)?, records: row.get(3)? });
        }
        Ok(all)
    }

    fn is_attached(&self, content: &Fingerprint) -> Result<bool> {
        let mut statement = self.connection.prepare_cached("SELECT 1 FROM main.attachment WHERE sha256 = ?1")?;
        Ok(statement.exists([content.as_str()])?)
    }

    fn told_of(&self, contents: &HashSet<Fingerprint>) -> Result<HashSet<Fingerprint>> {
        let mut told = HashSet::new();
        if contents.is_empty() {
            return Ok(told);
        }
        let mut statement =
            self.connection.prepare("SELECT body FROM main.op_payload WHERE instr(body, '\"sha256\"') > 0")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let body = row.get_ref(0)?.as_str().unwrap_or_default();
            // A hash stands between quotes wherever the journal tells of a record.
            let words = body.split('"').filter_map(Fingerprint::parse);
            told.extend(words.filter(|word| contents.contains(word)));
        }
        Ok(told)
    }
}

#[cfg(test)]
mod tests {
    use crate::store::sqlite::migrate::write_schema;
    use rusqlite::Connection;

    #[test]
    fn contents_are_read_along_their_index() {
        let connection = Connection::open_in_memory().unwrap();
        write_schema(&connection).unwrap();
        let plan = |sql: &str| -> Vec<String> {
            let mut statement = connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
            statement.query_map([], |row| row.get(3)).unwrap().map(|step| step.unwrap()).collect()
        };
        let all = plan(&super::CONTENTS.replace("?1", "''").replace("?2", "9"));
        assert!(all.iter().all(|step| step.contains("attachment_content") && !step.contains("TEMP")), "{all:#?}");
        let own = plan("SELECT id FROM attachment WHERE client = 1");
        assert!(own[0].contains("attachment_case"), "{own:#?}");
    }
}
