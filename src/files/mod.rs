//! Files in and out. What comes in is untrusted: sizes are limited, nothing is executed, every text is cleaned by
//! whoever keeps it.
//!
//! * [`sheet`], [`csv`], [`workbook`], [`encoding`]: rows of text from whatever people save their registers in;
//! * [`columns`], [`header`], [`vocabulary`]: which column is what, by synonyms (`columns.toml`) and by the cells;
//! * [`cells`]: what a cell says;
//! * [`register`]: all of it together, from bytes to rows with fields;
//! * [`control_list`]: what a review decided, to hand over or to print;
//! * [`export`]: a file that a person asked for;
//! * [`ics`]: calendar feeds;
//! * [`letters`]: letters from their templates, links that open them in a messenger or a mail program, files of them;
//! * [`mail`], [`post`]: a mail with text and HTML, and handing it over;
//! * [`refused`]: the file of rows that were not taken in.

pub mod cells;
pub mod columns;
pub mod control_list;
pub mod csv;
pub mod csv_rows;
pub mod encoding;
pub mod export;
pub mod header;
pub mod ics;
pub mod letters;
pub mod list_file;
pub mod mail;
pub mod post;
pub mod receipt;
pub mod refused;
pub mod register;
pub mod sheet;
pub mod vocabulary;
pub mod workbook;
