//! Pure values and rules: no input or output, no clock, no SQL, no screen.

pub mod agenda;
pub mod calendar;
pub mod case;
pub mod check;
pub mod choice;
pub mod clean;
pub mod client;
pub mod country;
pub mod day;
pub mod deadline;
pub mod dossier;
pub mod fold;
pub mod id;
pub mod identity;
pub mod iin;
pub mod lang;
pub mod letter;
pub mod mrz;
pub mod offence;
pub mod permit;
pub mod phone;
pub mod phrase;
pub mod query;
pub mod record;
pub mod residence;
pub mod rulebook;
pub mod script;
pub mod sponsor;
pub mod staff;
pub mod stay;
pub mod stay_calc;
#[cfg(test)]
pub mod testing;
