//! Use cases, the same for both faces. The only clock of the program is here.
//!
//! A [`desk::Desk`] is one person's session over the keeper of records. Reading gives views ([`agenda::Today`],
//! [`pages::ClientPage`]) that need no further look-up to be drawn; writing takes forms and decisions, checks the role
//! and the values, and gives a receipt.

pub mod access;
pub mod acts;
pub mod agenda;
pub mod attachments;
pub mod backup;
pub mod blocking;
pub mod bulk;
pub mod case_life;
pub mod chronicle;
pub mod clock;
pub mod command;
pub mod consents;
pub mod daily_review;
pub mod demo;
pub mod desk;
pub mod digest;
pub mod doctor;
mod door;
pub mod drafts;
pub mod duplicates;
pub mod entry;
pub mod erase;
pub mod errand;
pub mod error;
pub mod explain;
pub mod export;
pub mod facts;
pub mod feed;
pub mod forms;
pub mod history;
pub mod import;
pub mod incidents;
pub mod journal;
pub mod keys;
pub mod kin;
pub mod law;
pub mod law_notes;
pub mod letters;
pub mod life;
pub mod lists;
pub mod month;
pub mod office;
pub mod open;
pub mod originals;
pub mod outlook;
pub mod pages;
pub mod preferences;
pub mod pressing;
pub mod privacy;
pub mod reading;
pub mod reports;
pub mod retention;
pub mod review;
pub mod review_document;
pub mod scan;
pub mod server;
pub mod show;
pub mod sponsors;
pub mod staff;
pub mod together;
pub mod undoing;
pub mod zone;
