//! How the office sends its morning mail: a setting of the office, journalled and undone like the others. The password is
//! not among it, only the place of the file that holds it.

use crate::app::desk::Desk;
use crate::app::error::{AppError, Result};
use crate::domain::choice::choices;
use crate::domain::clean::Clean;
use crate::domain::phrase::Phrase;
use crate::domain::staff::{Role, Staff};
use crate::files::mail::is_address;
use crate::store::undo::SETTING;
use serde::{Deserialize, Serialize};
use std::path::Path;

/// The setting with the office's [`MailSettings`].
pub const MAIL: &str = "mail";

choices! {
    /// How mails leave the house.
    Security {
        /// By SMTP; encrypted before anything is said.
        StartTls = "starttls",
        /// By SMTP; encrypted from the first byte.
        Tls = "tls",
        /// By SMTP to a server on this machine, not encrypted.
        Plain = "plain",
        /// By the machine's own program.
        Sendmail = "sendmail",
    }
}

/// How the office sends mail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MailSettings {
    /// How mails leave the house; `None` until somebody settled it.
    pub by: Option<Security>,
    /// Name of the server.
    pub server: Clean,
    /// Its port; 0 for the usual one.
    pub port: u16,
    /// The address that mails come from.
    pub from: Clean,
    /// Login at the server; empty for none.
    pub login: Clean,
    /// Where the password lies: a file that only its owner may read.
    pub password_file: Clean,
    /// A certificate (PEM) to trust besides those of the system; empty for none.
    pub ca_file: Clean,
    /// The program that takes mails, by its whole path.
    pub sendmail: Clean,
    /// Logins or names of those who get the mail of the whole practice.
    pub heads: Vec<Clean>,
    /// The mail of the whole practice goes with the runs from this hour on, `HH:MM` by the office's clock; empty for with
    /// everybody's.
    pub head_from: Clean,
    /// People of whom nothing is due get a line, too.
    pub calm_mail: bool,
    /// How often a server that cannot take a mail just now is asked.
    pub tries: u32,
    /// How long to wait after the first of these, in milliseconds; twice as long after each further one.
    pub pause_ms: u64,
    /// How long to wait for an answer, in milliseconds.
    pub timeout_ms: u64,
}

impl Default for MailSettings {
    fn default() -> Self {
        Self {
            by: None,
            server: Clean::default(),
            port: 0,
            from: Clean::default(),
            login: Clean::default(),
            password_file: Clean::default(),
            ca_file: Clean::default(),
            sendmail: Clean::line("/usr/sbin/sendmail"),
            heads: Vec::new(),
            head_from: Clean::default(),
            calm_mail: true,
            tries: 4,
            pause_ms: 5_000,
            timeout_ms: 30_000,
        }
    }
}

impl MailSettings {
    /// The port, the usual one where none was named.
    pub fn port(&self) -> u16 {
        match (self.port, self.by) {
            (0, Some(Security::Tls)) => 465,
            (0, Some(Security::Plain)) => 25,
            (0, _) => 587,
            (port, _) => port,
        }
    }

    /// What is missing or cannot be; `None` when mails can be sent.
    pub fn fault(&self) -> Option<Phrase> {
        let id = match () {
            () if self.by.is_none() => "digest-not-set-up",
            () if !is_address(&self.from) => "digest-no-from",
            () if self.by == Some(Security::Sendmail) && !self.sendmail.starts_with('/') => "digest-no-sendmail",
            () if self.by != Some(Security::Sendmail) && self.server.is_empty() => "digest-no-server",
            () if self.login.is_empty() != self.password_file.is_empty() => "digest-login-alone",
            () if !(1..=20).contains(&self.tries) || self.timeout_ms == 0 || self.timeout_ms > 600_000 => {
                "digest-tries"
            }
            () if !self.head_from.is_empty() && !is_hour(&self.head_from) => "digest-no-hour",
            () => return self.lost_file().map(|path| Phrase::new("digest-path-whole").text("path", path)),
        };
        Some(Phrase::new(id))
    }

    /// A file that is named by a path which means another one wherever the mail is sent from.
    fn lost_file(&self) -> Option<&Clean> {
        let lost = |path: &&Clean| !path.is_empty() && !Path::new(path.as_str()).is_absolute();
        [&self.password_file, &self.ca_file].into_iter().find(lost)
    }

    /// True when it is too early for the mail of the whole practice, by the office's clock.
    pub fn is_early_for_heads(&self, time: &str) -> bool {
        time < self.head_from.as_str()
    }

    /// True when the person gets the mail of the whole practice.
    pub fn is_head(&self, person: &Staff) -> bool {
        self.heads.iter().any(|head| head == person.handle() || *head == person.name)
    }
}

/// `09:30`: with both digits, so that hours compare as texts.
fn is_hour(text: &str) -> bool {
    text.len() == 5 && chrono::NaiveTime::parse_from_str(text, "%H:%M").is_ok()
}

impl Desk {
    /// How the office sends mail.
    ///
    /// # Errors
    /// Those of the store.
    pub fn mail_settings(&self) -> Result<MailSettings> {
        let json = self.read(|reads| reads.setting(MAIL))?;
        Ok(json.and_then(|json| serde_json::from_str(&json).ok()).unwrap_or_default())
    }

    /// Settles how the office sends mail.
    ///
    /// # Errors
    /// Not allowed for all but admins; a refusal of what cannot be, or of a head who is nobody here.
    pub fn set_mail_settings(&mut self, settings: &MailSettings) -> Result<()> {
        self.require(Role::Admin)?;
        if let Some(fault) = settings.fault() {
            return Err(AppError::refused(fault));
        }
        for head in &settings.heads {
            self.staff_called(head)?;
        }
        let json = serde_json::to_string(settings).unwrap_or_default();
        self.write(SETTING, |writes, _| writes.set_setting(MAIL, &json))?;
        Ok(())
    }
}
