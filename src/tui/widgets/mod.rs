//! Small pieces that screens and popups are drawn with. They hold no data of clients beyond what is drawn.

pub mod filter;
pub mod frame;
pub mod hints;
pub mod input_line;
pub mod list;
pub mod table;
pub mod text;
