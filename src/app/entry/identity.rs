//! Who came in: one of the staff, known by the key that was verified or by the system's user.

use super::{Entry, OfficeEntry, Who, sessions};
use crate::app::desk::Desk;
use crate::app::error::{AppError, ErrorKind, Result};
use crate::app::staff::KeyFile;
use crate::domain::clean::Clean;
use crate::domain::day::Day;
use crate::domain::phrase::Phrase;
use crate::domain::staff::{Role, Staff, StaffKey};
use crate::store::{self, Act, Error, Origin, Reads, Store};

impl Desk {
    /// A session of whoever came in that way. In an office of several people that is a member of staff already, with a
    /// login and a role, and over SSH with the very key that is kept under the number that was named. Who is not stands
    /// in the journal.
    ///
    /// # Errors
    /// Those of the store; [`ErrorKind::NotAllowed`] for everybody else.
    pub fn enter(mut store: Box<dyn Store>, entry: Entry, today: Day) -> Result<Self> {
        let Some(office) = entry.office() else {
            return Err(AppError::new(ErrorKind::NotAllowed, Phrase::new("entry-nobody")));
        };
        let Some(login) = store.reading(|reads| login_of(&office.who, reads))? else {
            // Who may not come in learns nothing of a journal that cannot be written just now.
            drop(store.note_event(&stranger(office, entry.origin(), today), None, &Clean::line("log-in")));
            return Err(not_let_in(&office.who));
        };
        Ok(Self::new(store, &login, None)?.come_in(entry))
    }
}

impl Desk {
    /// Begins a session of mine, if another one may: in an office of several people one person has so many at once.
    ///
    /// # Errors
    /// Not allowed when there are as many already; those of the store.
    pub fn begin_session(&mut self) -> Result<()> {
        let known = self.entry.office().map(|office| (office.config.sessions, office.database()));
        let Some((most, database)) = known else { return Ok(()) };
        match sessions::sit_down(&database, self.me().id, most) {
            Ok(Some(seat)) => {
                self.hold_seat(seat);
                return Ok(());
            }
            Ok(None) => {}
            // Where no lock can be made those are counted who say that they are here.
            Err(_) if self.who_is_here()?.iter().filter(|here| here.me).count() < most => return Ok(()),
            Err(_) => {}
        }
        drop(self.note_event(super::REFUSED, None, &Clean::line("sessions")));
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        Err(AppError::new(ErrorKind::NotAllowed, Phrase::new("entry-too-many").number("n", most)))
    }
}

impl Entry {
    /// Where the server for connections looks up keys, if this process may write there.
    pub(in crate::app) fn key_file(&self) -> Option<KeyFile> {
        let config = &self.office()?.config;
        let program = config.program.to_str()?.to_owned();
        let within = config.keys.starts_with(&config.data) && self.is_ssh();
        within.then(|| KeyFile { path: config.keys.clone(), program })
    }
}

fn stranger(office: &OfficeEntry, origin: Option<Origin>, today: Day) -> Act {
    Act {
        who: office.stranger(),
        reason: super::REFUSED.to_owned(),
        group: None,
        today,
        at_ms: crate::app::clock::now_ms(),
        origin,
    }
}

/// Whose login that is; `None` for whoever may not come in.
fn login_of(who: &Who, reads: &dyn Reads) -> store::Result<Option<Clean>> {
    let staff = reads.staff()?;
    let lets_in = |person: &&Staff| person.active && person.role > Role::None;
    let found = match who {
        Who::Login(login) => staff.iter().find(|person| person.login.as_ref() == Some(login)),
        Who::Key { origin, presented } => match reads.get::<StaffKey>(origin.key.0) {
            Ok(kept) if kept.active && presented.is(&kept.blob) => staff.iter().find(|person| person.id == kept.staff),
            Ok(_) | Err(Error::NotFound(_)) => None,
            Err(error) => return Err(error),
        },
    };
    Ok(found.filter(lets_in).and_then(|person| person.login.clone()))
}

/// One sentence for every reason: what exactly does not fit is the administrator's to know.
fn not_let_in(who: &Who) -> AppError {
    AppError::new(
        ErrorKind::NotAllowed,
        match who {
            Who::Key { origin, .. } => Phrase::new("entry-key-refused").number("key", origin.key.0),
            Who::Login(login) => Phrase::new("entry-login-refused").text("login", login.as_str()),
        },
    )
}
