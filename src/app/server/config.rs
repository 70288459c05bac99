//! The configuration of sessions on a server: the one file that says where the office lies. Root writes it, everybody may
//! read it.

use super::Layout;
use serde::Deserialize;
use std::path::PathBuf;

/// After so many minutes an idle session is locked, unless the file says otherwise.
pub const IDLE_MINUTES: u32 = 15;

/// What the file says.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Config {
    /// The folder of the database.
    pub data: PathBuf,
    /// The program that stands in the forced command of every key.
    pub program: PathBuf,
    /// The file that the program keeps the keys of the staff in.
    pub keys: PathBuf,
    /// The account that all of it belongs to.
    #[serde(default = "usual_account")]
    pub account: String,
    /// After so many minutes an idle session is locked.
    #[serde(default = "usual_idle")]
    pub idle_minutes: u32,
}

fn usual_account() -> String {
    super::ACCOUNT.to_owned()
}

const fn usual_idle() -> u32 {
    IDLE_MINUTES
}

impl Config {
    /// Reads the text of the file; `None` when it makes no sense.
    pub fn read(text: &str) -> Option<Self> {
        toml::from_str(text).ok()
    }

    /// What the file is to say.
    pub fn of(layout: &Layout, idle_minutes: u32) -> Self {
        Self {
            data: layout.data(),
            program: layout.program.clone(),
            keys: layout.keys_file(),
            account: layout.account.clone(),
            idle_minutes,
        }
    }

    /// The text of the file.
    pub fn write(&self) -> String {
        format!(
            "# Sojourn on this server. Only root may change this file; the program reads it at each log-in.\n\
             # The folder of the database.\n\
             data = \"{}\"\n\
             # The program that sshd starts for each key.\n\
             program = \"{}\"\n\
             # The keys of the staff; the program writes this file.\n\
             keys = \"{}\"\n\
             # The account that all of it belongs to.\n\
             account = \"{}\"\n\
             # A session that nobody touches is locked after so many minutes.\n\
             idle_minutes = {}\n",
            self.data.display(),
            self.program.display(),
            self.keys.display(),
            self.account,
            self.idle_minutes
        )
    }

    /// The layout that it stands for, below a root.
    pub fn layout(&self, root: &std::path::Path) -> Layout {
        Layout {
            root: root.to_path_buf(),
            dir: self.data.parent().unwrap_or(&self.data).to_path_buf(),
            account: self.account.clone(),
            program: self.program.clone(),
        }
    }
}
