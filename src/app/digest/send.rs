//! Sending: claim, hand over, note what became of it. Nothing is sent twice for one person and day, whoever runs at once
//! and wherever a run was cut off; one person's failure keeps nobody else from their mail.

use super::settings::{MailSettings, Security};
use super::{Job, MailKind, MailOutcome, Morning};
use crate::app::clock;
use crate::app::desk::Desk;
use crate::app::error::{AppError, ErrorKind, Result};
use crate::domain::clean::Clean;
use crate::domain::lang::Lang;
use crate::domain::mail::{Claim, MailRecord};
use crate::domain::phrase::Phrase;
use crate::domain::staff::Role;
use crate::files::mail::{Headers, Page, compose};
use crate::files::post::{self, Fault, FaultKind, Post, Server, Setup};
use crate::host::{fs, process};
use crate::i18n::Catalogue;
use serde::Serialize;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// What lies outside the database: read by whoever may open files.
#[derive(Clone, Default)]
pub struct Secrets {
    /// The password for the server.
    pub password: Option<String>,
    /// The certificate (PEM) to trust besides those of the system.
    pub trusted: Option<Vec<u8>>,
}

impl Secrets {
    /// Reads what the settings name; `password_file` stands in for theirs. Only whoever may open files asks for it.
    ///
    /// # Errors
    /// A refusal of a password that others may read, and of files that cannot be read.
    pub fn read(settings: &MailSettings, password_file: Option<&Path>) -> Result<Self> {
        let named = |text: &Clean| Some(PathBuf::from(text.as_str())).filter(|path| !path.as_os_str().is_empty());
        let refused = |id, path: &Path| AppError::refused(Phrase::new(id).text("file", path.display().to_string()));
        let unread = |path: &Path| refused("digest-file-unread", path);
        let password = password_file.map(Path::to_path_buf).or_else(|| named(&settings.password_file));
        let password = match password.filter(|_| !settings.login.is_empty()) {
            None => None,
            Some(path) => {
                let text = fs::read_private(&path).map_err(|_| unread(&path))?;
                let text = text.ok_or_else(|| refused("digest-file-open", &path))?;
                let password = text.lines().next().filter(|password| !password.is_empty());
                Some(password.ok_or_else(|| refused("digest-file-empty", &path))?.to_owned())
            }
        };
        let trusted = named(&settings.ca_file);
        let trusted = trusted.map(|path| std::fs::read(&path).map_err(|_| unread(&path))).transpose()?;
        Ok(Self { password, trusted })
    }
}

/// How mails are sent this time.
pub struct Sending<'s> {
    /// The office's settings.
    pub settings: &'s MailSettings,
    /// Password and certificate.
    pub secrets: Secrets,
    /// Send again what was sent.
    pub force: bool,
    /// The language of people who have none of their own.
    pub lang: Lang,
}

/// What became of one mail in this run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Handed over.
    Sent,
    /// Was sent before.
    Already,
    /// Somebody else is sending it.
    Busy,
    /// Nothing is due, and the office sends no mail then.
    Calm,
    /// The person has no address.
    NoAddress,
    /// Not delivered now; the next run tries again.
    Failed,
    /// Refused for good.
    Refused,
    /// It may have been delivered: nobody knows.
    Unknown,
    /// Not tried, because nothing can be sent before the settings are mended.
    NotTried,
}

/// One line of the report of a run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    /// To whom, as lists show them.
    pub to: Clean,
    /// Which mail.
    pub kind: &'static str,
    /// What became of it.
    pub outcome: Outcome,
    /// How often the server was asked.
    pub tries: i64,
    /// What was said.
    pub detail: Option<Clean>,
}

impl Report {
    fn new(job: &Job, outcome: Outcome) -> Self {
        Self { to: job.person.handle().clone(), kind: job.kind.as_str(), outcome, tries: 0, detail: None }
    }

    fn of(job: &Job, outcome: Outcome, mail: &MailRecord) -> Self {
        Self { tries: mail.tries, detail: mail.detail.clone(), ..Self::new(job, outcome) }
    }

    /// The exit code of a run: 5 when another run may mend it, 3 when a person has to, 0 otherwise.
    pub fn exit_code(reports: &[Self]) -> u8 {
        let any = |wanted: &[Outcome]| reports.iter().any(|report| wanted.contains(&report.outcome));
        if any(&[Outcome::NotTried, Outcome::Refused, Outcome::Unknown, Outcome::NoAddress]) {
            return ErrorKind::Refused.exit_code();
        }
        if any(&[Outcome::Failed, Outcome::Busy]) { ErrorKind::Busy.exit_code() } else { 0 }
    }
}

impl Morning {
    /// A mail as it would be sent, for somebody to look at: its page and whether nothing is in it.
    pub fn shown(&self, job: &Job, words: &Catalogue) -> (Page, bool) {
        self.page(job, words)
    }

    fn wanted(&self, job: &Job, from: &str) -> MailRecord {
        let place = from.rsplit_once('@').map_or("localhost", |(_, place)| place);
        let (kind, staff) = (job.kind.as_str(), job.person.id.0);
        MailRecord {
            staff: job.person.id,
            day: self.today,
            kind: job.kind,
            nth: 1,
            message_id: Clean::line(&format!("{}.{kind}.{staff}.{}@{place}", self.today.format("%Y%m%d"), self.mark)),
            outcome: MailOutcome::Claimed,
            tries: 0,
            at_ms: clock::now_ms(),
            process: process::myself(),
            detail: None,
        }
    }
}

/// What became of a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// A line a mail, in the order of the jobs.
    pub reports: Vec<Report>,
    /// Why nothing can be sent before somebody mends the settings.
    pub broken: Option<Phrase>,
}

/// Why one mail did not go.
enum Stop {
    /// This one did not; the others may.
    One,
    /// None can.
    All(Setup),
}

impl Desk {
    /// Sends the mails of some jobs and says what became of each.
    ///
    /// # Errors
    /// Not allowed below supervisors; a refusal of settings with which nothing can be sent, before anything is claimed;
    /// those of the store.
    pub fn send_digests(&mut self, morning: &Morning, jobs: &[Job], sending: &Sending<'_>) -> Result<Run> {
        self.require(Role::Supervisor)?;
        if let Some(fault) = sending.settings.fault() {
            return Err(AppError::refused(fault));
        }
        let post = post(sending);
        let mut reports = Vec::with_capacity(jobs.len());
        let mut broken = None;
        for job in jobs {
            if broken.is_some() {
                reports.push(Report::new(job, Outcome::NotTried));
                continue;
            }
            let (report, stop) = self.send_one(morning, job, sending, &post)?;
            if let Some(Stop::All(setup)) = stop {
                broken = Some(setup);
            }
            reports.push(report);
        }
        Ok(Run { reports, broken: broken.map(setup_phrase) })
    }

    fn send_one(
        &mut self,
        morning: &Morning,
        job: &Job,
        sending: &Sending<'_>,
        post: &Post,
    ) -> Result<(Report, Option<Stop>)> {
        let words = Catalogue::new(Morning::lang_of(&job.person, sending.lang));
        // What is restricted to this person stands in their mail alone.
        let own = self.morning_of(&job.person)?;
        let morning = own.as_ref().unwrap_or(morning);
        let (page, calm) = morning.page(job, &words);
        if calm && job.kind == MailKind::Person && !sending.settings.calm_mail {
            return Ok((Report::new(job, Outcome::Calm), None));
        }
        let Some(to) = job.person.email.clone() else { return Ok((Report::new(job, Outcome::NoAddress), None)) };
        let from = sending.settings.from.clone();
        let wanted = morning.wanted(job, &from);
        let mail = match self.store().claim_mail(&wanted, sending.force, &process::lives)? {
            Claim::Ours(mail) => mail,
            Claim::Settled(mail) => return Ok((Report::of(job, settled(&mail), &mail), None)),
        };
        let headers = Headers {
            from,
            to_name: job.person.name.clone(),
            to,
            message_id: mail.message_id.clone(),
            list_id: format!("digest.{}.sojourn", morning.mark),
            at_ms: mail.at_ms,
        };
        let Some(ready) = compose(&page, &headers) else {
            let refused = MailRecord { outcome: MailOutcome::Refused, detail: None, ..mail };
            self.store().settle_mail(&refused)?;
            return Ok((Report::of(job, Outcome::Refused, &refused), Some(Stop::One)));
        };
        self.send_claimed(job, mail, (&ready, post), sending.settings)
    }

    /// Tries as often as the office wants, with longer and longer pauses.
    fn send_claimed(
        &mut self,
        job: &Job,
        mut mail: MailRecord,
        (ready, post): (&crate::files::mail::Ready, &Post),
        settings: &MailSettings,
    ) -> Result<(Report, Option<Stop>)> {
        for nth in 1..=settings.tries {
            mail.tries += 1;
            let sent = post.send(ready, &mut || -> Result<()> { self.note(&mut mail, MailOutcome::Sending, None) });
            let fault = match sent {
                Ok(Ok(())) => {
                    self.note(&mut mail, MailOutcome::Sent, None)?;
                    return Ok((Report::of(job, Outcome::Sent, &mail), None));
                }
                Ok(Err(fault)) => fault,
                // Nothing has left: the claim is given back before the database's own fault is told.
                Err(error) => {
                    drop(self.note(&mut mail, MailOutcome::Failed, None));
                    return Err(error);
                }
            };
            let last = nth == settings.tries;
            let (outcome, told, stop) = fallen(&fault, last);
            self.note(&mut mail, outcome, Some(&fault.said))?;
            match told {
                Some(told) => return Ok((Report::of(job, told, &mail), stop)),
                None => std::thread::sleep(pause(settings.pause_ms, nth)),
            }
        }
        Ok((Report::of(job, Outcome::Failed, &mail), Some(Stop::One)))
    }

    fn note(&mut self, mail: &mut MailRecord, outcome: MailOutcome, said: Option<&str>) -> Result<()> {
        mail.outcome = outcome;
        mail.at_ms = clock::now_ms();
        mail.detail = said.and_then(|said| Clean::line(said).non_empty());
        Ok(self.store().settle_mail(mail)?)
    }

    /// What became of the mails of a day, for somebody who asks.
    ///
    /// # Errors
    /// Not allowed below supervisors; those of the store.
    pub fn mails_of(&mut self, day: crate::domain::day::Day) -> Result<Vec<MailRecord>> {
        self.require(Role::Supervisor)?;
        Ok(self.store().mails(day)?)
    }
}

/// What a mail that was claimed before is in the report.
fn settled(mail: &MailRecord) -> Outcome {
    match mail.outcome {
        MailOutcome::Sent => Outcome::Already,
        MailOutcome::Claimed | MailOutcome::Sending => Outcome::Busy,
        MailOutcome::Failed => Outcome::Failed,
        MailOutcome::Refused => Outcome::Refused,
        MailOutcome::Unknown => Outcome::Unknown,
    }
}

/// What a fault makes of a mail, what is told of it (nothing while it is tried again), and whether the others can go.
fn fallen(fault: &Fault, last: bool) -> (MailOutcome, Option<Outcome>, Option<Stop>) {
    match fault.kind {
        FaultKind::Passing if last => (MailOutcome::Failed, Some(Outcome::Failed), Some(Stop::One)),
        FaultKind::Passing => (MailOutcome::Claimed, None, None),
        FaultKind::Refused => (MailOutcome::Refused, Some(Outcome::Refused), Some(Stop::One)),
        FaultKind::Lost => (MailOutcome::Unknown, Some(Outcome::Unknown), Some(Stop::One)),
        FaultKind::Setup(setup) => (MailOutcome::Failed, Some(Outcome::NotTried), Some(Stop::All(setup))),
    }
}

/// The pause after a try: doubled each time, at most five minutes, shortened or lengthened by up to half, so that many
/// senders do not come back at one moment.
fn pause(first_ms: u64, nth: u32) -> Duration {
    let whole = first_ms.saturating_mul(1 << nth.saturating_sub(1).min(20)).min(300_000);
    let chance = clock::now_ms().unsigned_abs().wrapping_mul(6_364_136_223_846_793_005) >> 33;
    Duration::from_millis(whole / 2 + chance % whole.max(1))
}

fn post(sending: &Sending<'_>) -> Post {
    let settings = sending.settings;
    let security = match settings.by {
        Some(Security::Sendmail) => return Post::Sendmail(settings.sendmail.to_string()),
        Some(Security::Tls) => post::Security::Tls,
        Some(Security::Plain) => post::Security::Plain,
        Some(Security::StartTls) | None => post::Security::StartTls,
    };
    let password = sending.secrets.password.clone();
    Post::Smtp(Server {
        host: settings.server.to_string(),
        port: settings.port(),
        security,
        login: password.map(|password| (settings.login.to_string(), password)),
        trusted: sending.secrets.trusted.clone(),
        timeout: Duration::from_millis(settings.timeout_ms),
    })
}

/// The sentence about settings with which nothing can be sent.
fn setup_phrase(setup: Setup) -> Phrase {
    Phrase::new(match setup {
        Setup::NoStartTls => "digest-no-starttls",
        Setup::Certificate => "digest-certificate",
        Setup::Login => "digest-login",
        Setup::NotLocal => "digest-not-local",
        Setup::Sender => "digest-sender",
        Setup::Trust => "digest-trust",
        Setup::Program => "digest-no-program",
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_are_never_alike_for_long_and_end() {
        for (nth, whole) in [(1, 1_000), (2, 2_000), (3, 4_000), (30, 300_000)] {
            let waited = u64::try_from(pause(1_000, nth).as_millis()).unwrap();
            assert!((whole / 2..=whole * 3 / 2).contains(&waited), "{nth}: {waited}");
        }
        assert_eq!(pause(0, 5), Duration::ZERO);
    }

    #[test]
    fn the_exit_code_says_whether_another_run_or_a_person_is_needed() {
        let report = |outcome| Report { to: Clean::line("a"), kind: "person", outcome, tries: 0, detail: None };
        for (outcomes, code) in [
            (vec![], 0),
            (vec![Outcome::Sent, Outcome::Already, Outcome::Calm], 0),
            (vec![Outcome::Sent, Outcome::NoAddress], 3),
            (vec![Outcome::Sent, Outcome::Failed], 5),
            (vec![Outcome::Failed, Outcome::Refused], 3),
            (vec![Outcome::Unknown], 3),
            (vec![Outcome::NotTried], 3),
        ] {
            let reports: Vec<Report> = outcomes.into_iter().map(report).collect();
            assert_eq!(Report::exit_code(&reports), code, "{reports:?}");
        }
    }
}
