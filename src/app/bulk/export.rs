//! Marked rows of a list into a file, in the list's order and with its columns. Numbers of telephones, passports and IIN are
//! masked unless they are asked for in full.

use super::super::desk::Desk;
use super::super::error::Result;
use super::super::export::columns;
use super::super::export::lists::ListExport;
use super::super::export::target::NewFile;
use super::super::export::{Format, Wanted};
use super::super::lists::{ListKind, ListQuery, RowKey};
use super::Tell;
use crate::domain::lang::Lang;
use crate::domain::query::Query;
use crate::i18n::Catalogue;
use std::path::Path;
use std::sync::Arc;

/// What is wanted.
#[derive(Debug, Clone)]
pub struct Export {
    /// Which list.
    pub kind: ListKind,
    /// Its order; its filter is not asked, the rows are named.
    pub list: ListQuery,
    /// The rows.
    pub rows: Arc<Vec<RowKey>>,
    /// Ids of the columns that the person chose; `None` for all that there are.
    pub columns: Option<Vec<String>>,
    /// In which form.
    pub format: Format,
    /// Numbers in full.
    pub in_full: bool,
    /// In which language.
    pub lang: Lang,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// The file's name.
    pub file: String,
    /// Rows in it.
    pub rows: usize,
}

impl Desk {
    /// Writes the rows into a new file of a folder of the person's own machine.
    ///
    /// # Errors
    /// Not allowed for viewers who ask for numbers in full; a refusal when it is given up or the system refuses the file;
    /// those of the store.
    pub fn export_rows(&mut self, export: &Export, folder: &Path, tell: Tell<'_>) -> Result<Exported> {
        let kind = export.kind.as_str();
        let folder = self.own_machine(&format!("export {kind} --format xlsx > {kind}.xlsx"))?.place(folder);
        let all = columns::of(export.kind);
        let chosen = export.columns.as_ref().and_then(|ids| columns::of_view(all, ids));
        // Marks stay through filters: the one that is set now says nothing about them.
        let list = ListQuery { only: Some(Arc::clone(&export.rows)), query: Query::default(), ..export.list.clone() };
        let columns = chosen.unwrap_or_else(|| all.to_vec());
        let send = ListExport { kind: export.kind, list, filter: String::new(), columns };
        let words = Catalogue::new(export.lang);
        let wanted = Wanted { format: export.format, words: &words, in_full: export.in_full };
        let name = format!("sojourn-{}-{}", export.kind.as_str(), self.today());
        let mut file = NewFile::numbered(&folder, &name, export.format.ending())?;
        let sent = self.export_list(&send, wanted, &mut file, &mut |done| tell(done, export.rows.len()))?;
        let rows = sent.map_err(|error| file.refused(&error))?;
        Ok(Exported { file: file.finish()?, rows })
    }
}
