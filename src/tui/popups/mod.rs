//! Popups: one enum, one stack, the top one gets every key.
//!
//! # Adding a popup
//!
//! 1. A struct in a file here with `update(&mut self, Msg, &Context) -> Effects` and `draw(&self, &mut Frame, &Context)`;
//!    it sees raw keys ([`Msg::Key`]), so letters that act must be read with `Key::physical`.
//! 2. A variant of [`Popup`], a `From`, and two arms below.
//! 3. Open it with [`Effects::popup`]. It may read and write like a screen: the answers come back to it.
//!
//! A write that ends in `Reply::Saved` closes the popup that asked for it; a refused one comes back as [`Msg::Failed`]
//! and the popup stays, so that nothing typed is lost. What a popup decides about is fixed when it opens (id and
//! version or shown day), whatever happens to the list below.

pub mod access;
pub mod act;
pub mod ask_fields;
pub mod ask_line;
pub mod bulk;
pub mod columns;
pub mod confirm;
pub mod dispute;
pub mod export;
pub mod fact;
pub mod form;
pub mod help;
pub mod letter;
pub mod life;
pub mod merge;
pub mod message;
pub mod palette;
pub mod paper;
pub mod pick;
pub mod prefiling;
pub mod receipt;
pub mod scan;
pub mod sides;
pub mod tour;
pub mod views;
pub mod what_if;
pub mod which_key;

use super::context::Context;
use super::effects::Effects;
use super::screens::Msg;
use ratatui::Frame;

macro_rules! popups {
    ($($(#[$doc:meta])* $name:ident($popup:ty)),* $(,)?) => {
        /// Whatever may lie over a screen.
        pub enum Popup { $($(#[$doc])* $name($popup),)* }

        impl Popup {
            /// Changes.
            pub fn update(&mut self, msg: Msg, ctx: &Context) -> Effects {
                match self { $(Self::$name(popup) => popup.update(msg, ctx),)* }
            }

            /// Looks.
            pub fn draw(&self, frame: &mut Frame<'_>, ctx: &Context) {
                match self { $(Self::$name(popup) => popup.draw(frame, ctx),)* }
            }
        }

        impl Popup {
            /// True when it has something typed that is not kept yet.
            pub fn wants_pause(&self) -> bool {
                match self {
                    Self::Form(form) => form.wants_pause(),
                    Self::Letter(letter) => letter.wants_pause(),
                    _ => false,
                }
            }

            /// Where the link leads that it shows, if it shows one.
            pub fn link(&self) -> Option<&str> {
                match self {
                    Self::Letter(letter) => letter.link(),
                    _ => None,
                }
            }

            /// The session ends: what is typed and not kept yet is to be kept.
            pub fn leave(&mut self) -> Effects {
                match self {
                    Self::Form(form) => form.keep_what_is_typed(),
                    Self::Letter(letter) => letter.keep_draft(),
                    _ => Effects::none(),
                }
            }

            /// What is typed by now is to be kept.
            pub fn pause(&mut self) -> Effects {
                match self {
                    Self::Form(form) => form.keep_draft(),
                    Self::Letter(letter) => letter.keep_draft(),
                    _ => Effects::none(),
                }
            }
        }

        $(impl From<$popup> for Popup {
            fn from(popup: $popup) -> Self { Self::$name(popup) }
        })*
    };
}

popups! {
    /// Who may see a client or case.
    Access(access::AccessPopup),
    /// A few fields to fill.
    AskFields(ask_fields::AskFields),
    /// A fact about a client: its fields, then the dates that move.
    Fact(Box<fact::FactPopup>),
    /// What would follow from suppositions.
    WhatIf(Box<what_if::WhatIfPopup>),
    /// The form of a record.
    Form(Box<form::FormPopup>),
    /// One line to type.
    AskLine(ask_line::AskLine),
    /// Yes or no.
    Confirm(confirm::Confirm),
    /// The same field was changed by somebody else.
    Disputed(Box<dispute::Disputed>),
    /// The keys of a place.
    Help(help::Help),
    /// A letter to the client or a contact.
    Letter(Box<letter::LetterPopup>),
    /// Two records of one person side by side.
    Merge(Box<merge::MergePopup>),
    /// Something to read.
    Message(message::Message),
    /// Any command by its name.
    Palette(palette::Palette),
    /// One of a list.
    Pick(pick::Pick),
    /// The columns of a list.
    Columns(columns::ColumnsPopup),
    /// The views of a list.
    Views(views::ViewsPopup),
    /// What stands against a filing.
    Prefiling(prefiling::Prefiling),
    /// The act of originals taken in or given back.
    Receipt(Box<receipt::ReceiptPopup>),
    /// A scanner in keyboard mode.
    Scan(Box<scan::ScanPopup>),
    /// The pages for newcomers.
    Tour(tour::Tour),
    /// Where a second key leads.
    WhichKey(which_key::WhichKey),
}
