//! Wording of letters, letters sent, and who has been silent since.

use super::cell::entity;
use super::session::Session;
use super::texts::columns;
use crate::domain::clean::Clean;
use crate::domain::id::{ClientId, StaffId};
use crate::domain::letter::{Message, Template};
use crate::domain::record::Kind;
use crate::store::{Error, Result, SilentLine};
use rusqlite::Row;

/// The newest unanswered request of each open case that still waits for a paper, in the order of the index.
const SILENT: &str = "\
    FROM message INDEXED BY message_unanswered \
    CROSS JOIN case_file ON case_file.id = message.\"case\" \
    CROSS JOIN client ON client.id = message.client \
    LEFT JOIN staff ON staff.id = coalesce(case_file.owner, client.owner) \
    WHERE message.replied_on IS NULL AND message.purpose = 'missing_papers' \
    AND case_file.stage NOT IN ('granted', 'withdrawn', 'closed') \
    AND (?1 IS NULL OR coalesce(case_file.owner, client.owner) = ?1) \
    AND NOT EXISTS (SELECT 1 FROM message AS later WHERE later.client = message.client \
        AND later.\"case\" = message.\"case\" AND later.purpose = message.purpose \
        AND (later.sent_on, later.id) > (message.sent_on, message.id)) \
    AND EXISTS (SELECT 1 FROM case_document AS paper WHERE paper.client = message.client \
        AND paper.\"case\" = message.\"case\" AND paper.state = 'requested') \
    ORDER BY message.sent_on, message.id LIMIT ?2";

impl Session<'_> {
    /// Every wording that the practice has of its own.
    pub(super) fn read_templates(&self) -> Result<Vec<Template>> {
        let sql = format!("SELECT {} FROM template ORDER BY purpose, language", columns(Kind::Template));
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut rows = statement.query([])?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            all.push(entity(row).map_err(|error| Error::Damaged(format!("template: {error}")))?);
        }
        Ok(all)
    }

    /// Letters about a client, newest first.
    pub(super) fn read_messages(&self, client: ClientId) -> Result<Vec<Message>> {
        let mut all: Vec<Message> = self.fetch_all(client)?;
        all.sort_by_key(|message| std::cmp::Reverse((message.sent_on, message.id)));
        Ok(all)
    }

    /// Who was asked for papers and is silent, the longest silence first.
    pub(super) fn read_silent(&self, owner: Option<StaffId>, limit: usize) -> Result<Vec<SilentLine>> {
        let own =
            columns(Kind::Message).split(", ").map(|name| format!("message.{name}")).collect::<Vec<_>>().join(", ");
        let sql = format!(
            "SELECT {own}, case_file.reference, coalesce(client.name_cyrillic, client.name_latin), \
             coalesce(staff.login, staff.name), (SELECT count(*) FROM message AS other \
             WHERE other.client = message.client AND other.\"case\" = message.\"case\" \
             AND other.purpose = message.purpose) {SILENT}"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let most = i64::try_from(limit).unwrap_or(i64::MAX);
        let mut rows = statement.query((owner.map(|owner| owner.0), most))?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            all.push(line(row)?);
        }
        Ok(all)
    }
}

fn line(row: &Row<'_>) -> Result<SilentLine> {
    let message: Message = entity(row).map_err(|error| Error::Damaged(format!("message: {error}")))?;
    let first = Kind::Message.fields().len() + 2;
    let text = |at: usize| -> Result<Option<Clean>> {
        Ok(row.get_ref(first + at)?.as_str_or_null().unwrap_or_default().map(Clean::line))
    };
    Ok(SilentLine {
        message,
        reference: text(0)?.unwrap_or_default(),
        client_name: text(1)?.unwrap_or_default(),
        owner: text(2)?,
        times: usize::try_from(row.get::<_, i64>(first + 3)?).unwrap_or(0),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::sqlite::migrate::write_schema;
    use rusqlite::Connection;

    #[test]
    fn the_list_of_silence_is_read_in_the_order_of_its_index() {
        let connection = Connection::open_in_memory().unwrap();
        write_schema(&connection).unwrap();
        let sql = format!("EXPLAIN QUERY PLAN SELECT message.id {SILENT}");
        let mut statement = connection.prepare(&sql).unwrap();
        let plan: Vec<String> =
            statement.query_map((None::<i64>, 10), |row| row.get(3)).unwrap().map(|step| step.unwrap()).collect();
        assert!(plan[0].contains("message_unanswered"), "{plan:#?}");
        assert!(!plan.iter().any(|step| step.contains("TEMP B-TREE")), "{plan:#?}");
        assert!(plan.iter().skip(1).all(|step| !step.starts_with("SCAN message")), "{plan:#?}");
    }
}
