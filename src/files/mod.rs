//! Files in and out. What comes in is untrusted: sizes are limited, nothing is executed, every text is cleaned by
//! whoever keeps it.
//!
//! * [`sheet`], [`csv`], [`workbook`], `ods`, `container`, `compound`, [`encoding`]: rows of text from whatever people save their registers in;
//! * [`columns`], [`header`], [`vocabulary`]: which column is what, by synonyms (`columns.toml`) and by the cells;
//! * [`cells`]: what a cell says;
//! * [`register`]: all of it together, from bytes to rows with fields;
//! * [`backup`]: files of whole copies, and what is known of them;
//! * [`control_list`]: what a review decided, to hand over or to print;
//! * [`look`]: what a column looks like to a person: samples, what it may mean, how sure that is;
//! * [`export`]: a file that a person asked for;
//! * [`ics`]: calendar feeds;
//! * [`key_file`]: the file in which sshd looks up keys, ours between two markers;
//! * [`ledger`]: whose data were destroyed, kept outside the database;
//! * [`letters`]: letters from their templates, links that open them in a messenger or a mail program, files of them;
//! * [`mail`], [`post`]: a mail with text and HTML, and handing it over;
//! * [`refused`]: the file of rows that were not taken in;
//! * [`sniff`], [`vault`]: what a scan is by its content, and the place of scans beside the database.

pub mod backup;
pub mod cells;
pub mod columns;
mod compound;
mod container;
pub mod control_list;
pub mod csv;
pub mod csv_rows;
pub mod encoding;
pub mod export;
pub mod header;
pub mod ics;
pub mod key_file;
pub mod ledger;
pub mod letters;
pub mod local;
pub mod look;
pub mod mail;
pub mod mask;
mod ods;
pub mod post;
pub mod receipt;
pub mod refused;
pub mod register;
pub mod sheet;
pub mod sniff;
pub mod table;
pub mod temporary;
pub mod vault;
pub mod vocabulary;
pub mod whole_office;
pub mod workbook;

/// The place beside a file whose name is the file's and this end: `office.db` and `.lock` give `office.db.lock`.
pub fn beside(path: &std::path::Path, end: &str) -> std::path::PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    name.into()
}
