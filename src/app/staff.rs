//! Who works here, with which rights and which keys. Staff are kept by admins; what they change takes effect at once: in
//! the next write of a session that is open (`store::seat`) and in the file in which sshd looks up keys ([`KeyFile`]).

mod key_file;
mod people;
#[cfg(test)]
mod tests;

pub use crate::domain::ssh_key::{KeyFault, Offered, PublicKey, is_login};
pub use crate::files::key_file::Rewritten;
pub use key_file::{KeyFile, key_lines};
pub(in crate::app) use people::faults;
pub use people::{NewKey, Person};
