//! `digest`: the morning mail, `digest setup`: how it is sent, `digest status`: what became of it.

use super::context::Context;
use super::failure::{Failure, Outcome};
use super::parse;
use super::table::Table;
use super::usage::Unfit;
use crate::app::desk::Desk;
use crate::app::digest::{Audience, Job, MailSettings, Morning, Report, Secrets, Security, Sending};
use crate::app::errand::Errand;
use crate::app::open::Place;
use crate::domain::clean::Clean;
use crate::domain::day::Day;
use crate::domain::phrase::Phrase;
use crate::i18n::Catalogue;
use serde::Serialize;
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
#[command(
    args_conflicts_with_subcommands = true,
    after_help = "Examples:\n  sojourn digest --dry-run\n  sojourn digest --person a.serikova --dry-run\n  \
                  sojourn digest\n  sojourn digest setup --server mail.example.kz --from office@example.kz \\\n      \
                  --login office --password-file /etc/sojourn/mail-password --head \"Айгуль Ахметова\"\n\n\
                  Nothing is sent twice for one person and day. Exit codes: 0 all is sent, 5 something failed for now \
                  (run it again), 3 something needs a person: an address, the settings, a mail of which nobody knows \
                  whether it arrived."
)]
pub(super) struct Args {
    /// Only to this person; may be given several times
    #[arg(long, value_name = "LOGIN", group = "audience")]
    person: Vec<String>,
    /// To everybody who has an address, and to the head of the practice [default]
    #[arg(long, group = "audience")]
    all: bool,
    /// Only to the head of the practice
    #[arg(long, group = "audience")]
    head: bool,
    /// As of this day [default: today]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = parse::day)]
    day: Option<Day>,
    /// Print the mails instead of sending them
    #[arg(long)]
    dry_run: bool,
    /// With --dry-run: the HTML part
    #[arg(long, requires = "dry_run")]
    html: bool,
    /// Send again what was sent, or of which nobody knows
    #[arg(long, conflicts_with = "dry_run")]
    force: bool,
    #[command(subcommand)]
    verb: Option<Verb>,
}

#[derive(Debug, clap::Subcommand)]
#[command(defer = true)]
enum Verb {
    /// Show or change how mails are sent; changing is for admins
    Setup(Box<Setup>),
    /// Say what became of the mails of a day
    Status {
        /// Of this day [default: today]
        #[arg(long, value_name = "YYYY-MM-DD", value_parser = parse::day)]
        day: Option<Day>,
    },
}

#[derive(Debug, clap::Args)]
struct Setup {
    /// How: starttls, tls, plain (this machine only) or sendmail
    #[arg(long, value_name = "HOW", value_parser = security)]
    by: Option<Security>,
    /// The SMTP server
    #[arg(long, value_name = "HOST")]
    server: Option<String>,
    /// Its port; 0 for the usual one
    #[arg(long, value_name = "N")]
    port: Option<u16>,
    /// The address that mails come from
    #[arg(long, value_name = "ADDRESS")]
    from: Option<String>,
    /// Login at the server; empty for none
    #[arg(long, value_name = "LOGIN")]
    login: Option<String>,
    /// The file with the password, readable by its owner only [env: SOJOURN_MAIL_PASSWORD_FILE when sending]
    #[arg(long, value_name = "PATH")]
    password_file: Option<String>,
    /// A certificate (PEM) to trust besides those of the system
    #[arg(long, value_name = "PATH")]
    ca_file: Option<String>,
    /// The program for --by sendmail
    #[arg(long, value_name = "PATH")]
    sendmail: Option<String>,
    /// Who gets the mail of the whole practice; may be given several times, replaces those before; empty for nobody
    #[arg(long, value_name = "LOGIN")]
    head: Vec<String>,
    /// The mail of the whole practice goes with the runs from this hour on, by the office's clock; empty for with everybody's
    #[arg(long, value_name = "HH:MM")]
    head_from: Option<String>,
    /// Write also to people of whom nothing is due: yes or no
    #[arg(long, value_name = "ANSWER", value_parser = parse::answer())]
    calm: Option<bool>,
    /// How often a server that cannot take a mail just now is asked
    #[arg(long, value_name = "N")]
    tries: Option<u32>,
    /// Pause after the first of these, doubled after each further one
    #[arg(long, value_name = "MS")]
    pause: Option<u64>,
    /// How long to wait for each answer
    #[arg(long, value_name = "MS")]
    timeout: Option<u64>,
}

impl Args {
    /// Which errand it is, by its options.
    pub(super) fn errand(&self) -> Errand {
        match &self.verb {
            Some(Verb::Setup(setup)) if setup.changes() => Errand::DigestSetupChange,
            Some(Verb::Setup(_)) => Errand::DigestSetup,
            Some(Verb::Status { .. }) => Errand::DigestStatus,
            None => Errand::Digest,
        }
    }
}

fn security(text: &str) -> Result<Security, Unfit> {
    Security::parse(text).ok_or_else(|| Unfit::one_of(Security::IDS))
}

/// What a run says to programs.
#[derive(Serialize)]
struct RunJson<'r> {
    day: Day,
    mails: &'r [Report],
}

/// A mail that was not sent.
#[derive(Serialize)]
struct DraftJson {
    to: String,
    address: Option<String>,
    kind: &'static str,
    subject: String,
    calm: bool,
    text: String,
    html: String,
}

pub(super) fn run(args: &Args, context: &mut Context) -> Outcome {
    match &args.verb {
        Some(Verb::Setup(setup)) => return settle(setup, context),
        Some(Verb::Status { day }) => return status(*day, context),
        None => {}
    }
    let place = context.place();
    let mut desk = Place { today: args.day.or(place.today), ..place }.open()?;
    context.speak_like(&mut desk);
    let (settings, morning) = (desk.mail_settings()?, desk.morning()?);
    let audience = match () {
        () if args.head => Audience::Heads,
        () if args.all || args.person.is_empty() => Audience::Everybody,
        () => Audience::People(args.person.clone()),
    };
    let jobs = morning.jobs(&audience, &settings, !args.dry_run)?;
    if args.dry_run {
        return show(&morning, &jobs, args.html, context);
    }
    if let Some(fault) = settings.fault() {
        return Err(crate::app::error::AppError::refused(fault).into());
    }
    let file = std::env::var_os("SOJOURN_MAIL_PASSWORD_FILE").map(PathBuf::from);
    let secrets = Secrets::read(&settings, file.as_deref())?;
    let sending = Sending { settings: &settings, secrets, force: args.force, lang: context.lang() };
    let done = desk.send_digests(&morning, &jobs, &sending)?;
    if context.json() {
        context.out.json(&RunJson { day: desk.today(), mails: &done.reports })?;
    } else {
        tell(&done.reports, context)?;
    }
    match done.broken {
        Some(broken) => Err(crate::app::error::AppError::refused(broken).into()),
        None => Ok(Report::exit_code(&done.reports)),
    }
}

/// One line a mail: to whom, which, what became of it.
fn tell(reports: &[Report], context: &mut Context) -> Result<(), Failure> {
    if reports.is_empty() {
        return context.say(&Phrase::new("digest-nobody-to-write"));
    }
    let mut table = Table::default();
    for report in reports {
        let outcome = serde_json::to_value(report.outcome)?;
        let outcome = outcome.as_str().unwrap_or_default().replace('_', "-");
        table.row([
            report.to.to_string(),
            context.words.text(&format!("digest-kind-{}", report.kind)),
            context.words.text(&format!("digest-outcome-{outcome}")),
            report.detail.as_ref().map(ToString::to_string).unwrap_or_default(),
        ]);
    }
    context.table(&table)
}

/// The mails as they would be sent.
fn show(morning: &Morning, jobs: &[Job], html: bool, context: &mut Context) -> Outcome {
    let mut drafts = Vec::with_capacity(jobs.len());
    for job in jobs {
        let words = Catalogue::new(Morning::lang_of(&job.person, context.lang()));
        let (page, calm) = morning.shown(job, &words);
        drafts.push(DraftJson {
            to: job.person.name.to_string(),
            address: job.person.email.as_ref().map(ToString::to_string),
            kind: job.kind.as_str(),
            subject: page.title.clone(),
            calm,
            text: page.text(),
            html: page.html(),
        });
    }
    if context.json() {
        context.out.json(&drafts)?;
        return Ok(0);
    }
    if drafts.is_empty() {
        context.say(&Phrase::new("digest-nobody-to-write"))?;
    }
    for (place, draft) in drafts.iter().enumerate() {
        if place > 0 {
            context.out.line("")?;
        }
        let address = draft.address.clone().unwrap_or_else(|| context.words.text("digest-outcome-no-address"));
        context.out.line(format!("To: {} <{address}>\nSubject: {}\n", draft.to, draft.subject))?;
        context.out.line(if html { &draft.html } else { &draft.text })?;
    }
    Ok(0)
}

fn settle(setup: &Setup, context: &mut Context) -> Outcome {
    let mut desk = context.desk()?;
    let before = desk.mail_settings()?;
    let settings = setup.changed(&before);
    if settings != before {
        desk.set_mail_settings(&settings)?;
    }
    if context.json() {
        context.out.json(&settings)?;
        return Ok(0);
    }
    print(&settings, context)?;
    Ok(0)
}

/// The whole path: a timer sends from another folder than the one in which this is settled.
fn whole(path: &str) -> String {
    let whole = std::path::absolute(path).ok().and_then(|path| path.into_os_string().into_string().ok());
    whole.unwrap_or_else(|| path.to_owned())
}

impl Setup {
    /// True when something was said that is to be kept.
    fn changes(&self) -> bool {
        let Self { by, server, port, from, login, password_file, ca_file, sendmail, head, head_from, .. } = self;
        let Self { calm, tries, pause, timeout, .. } = self;
        let texts = [server, from, login, password_file, ca_file, sendmail, head_from];
        let numbers =
            [by.is_some(), port.is_some(), calm.is_some(), tries.is_some(), pause.is_some(), timeout.is_some()];
        !head.is_empty() || texts.iter().any(|text| text.is_some()) || numbers.contains(&true)
    }

    /// The settings with what was said here; a server alone means STARTTLS.
    fn changed(&self, before: &MailSettings) -> MailSettings {
        let mut settings = before.clone();
        let text = |kept: &mut Clean, said: &Option<String>| {
            if let Some(said) = said {
                *kept = Clean::line(said);
            }
        };
        text(&mut settings.server, &self.server);
        text(&mut settings.from, &self.from);
        text(&mut settings.login, &self.login);
        text(&mut settings.password_file, &self.password_file.as_deref().map(whole));
        text(&mut settings.ca_file, &self.ca_file.as_deref().map(whole));
        text(&mut settings.sendmail, &self.sendmail);
        text(&mut settings.head_from, &self.head_from);
        let usual = || (self.server.is_some() && before.by.is_none()).then_some(Security::StartTls);
        settings.by = self.by.or(before.by).or_else(usual);
        settings.port = self.port.unwrap_or(settings.port);
        settings.calm_mail = self.calm.unwrap_or(settings.calm_mail);
        settings.tries = self.tries.unwrap_or(settings.tries);
        settings.pause_ms = self.pause.unwrap_or(settings.pause_ms);
        settings.timeout_ms = self.timeout.unwrap_or(settings.timeout_ms);
        if !self.head.is_empty() {
            let heads = self.head.iter().map(|head| Clean::line(head));
            settings.heads = heads.filter(|head| !head.is_empty()).collect();
        }
        settings
    }
}

fn print(settings: &MailSettings, context: &mut Context) -> Result<(), Failure> {
    if let Some(fault) = settings.fault() {
        context.say(&fault)?;
    }
    let heads: Vec<&str> = settings.heads.iter().map(Clean::as_str).collect();
    let by = settings.by.map(|by| context.words.text(&format!("digest-by-{}", by.as_str())));
    let (server, sendmail) = match settings.by {
        Some(Security::Sendmail) => (String::new(), settings.sendmail.to_string()),
        _ if settings.server.is_empty() => Default::default(),
        _ => (format!("{}:{}", settings.server, settings.port()), String::new()),
    };
    let wait = |ms: u64| Phrase::new("digest-milliseconds").number("n", i64::try_from(ms).unwrap_or(i64::MAX));
    let rows = [
        ("digest-setting-by", by.unwrap_or_default()),
        ("digest-setting-server", server),
        ("digest-setting-sendmail", sendmail),
        ("digest-setting-from", settings.from.to_string()),
        ("digest-setting-login", settings.login.to_string()),
        ("digest-setting-password", settings.password_file.to_string()),
        ("digest-setting-ca", settings.ca_file.to_string()),
        ("digest-setting-heads", heads.join(", ")),
        ("digest-setting-head-from", settings.head_from.to_string()),
        ("digest-setting-calm", context.words.text(&format!("flag-{}", settings.calm_mail))),
        ("digest-setting-tries", settings.tries.to_string()),
        ("digest-setting-pause", context.words.say(&wait(settings.pause_ms))),
        ("digest-setting-timeout", context.words.say(&wait(settings.timeout_ms))),
    ];
    context.facts(&rows)
}

fn status(day: Option<Day>, context: &mut Context) -> Outcome {
    #[derive(Serialize)]
    struct MailJson {
        to: Clean,
        kind: &'static str,
        outcome: &'static str,
        nth: i64,
        tries: i64,
        message_id: Clean,
        detail: Option<Clean>,
    }
    let mut desk: Desk = context.desk()?;
    let mails = desk.mails_of(day.unwrap_or_else(|| desk.today()))?;
    let staff = desk.read(|reads| reads.staff())?;
    let named = |id| staff.iter().find(|one| one.id == id).map(|one| one.handle().clone()).unwrap_or_default();
    let rows: Vec<MailJson> = mails
        .into_iter()
        .map(|mail| MailJson {
            to: named(mail.staff),
            kind: mail.kind.as_str(),
            outcome: mail.outcome.as_str(),
            nth: mail.nth,
            tries: mail.tries,
            message_id: mail.message_id,
            detail: mail.detail,
        })
        .collect();
    if context.json() {
        context.out.json(&rows)?;
        return Ok(0);
    }
    let mut table = Table::default();
    for row in &rows {
        table.row([
            row.to.to_string(),
            context.words.text(&format!("digest-kind-{}", row.kind)),
            context.words.text(&format!("digest-mail-{}", row.outcome)),
            row.detail.as_ref().map(ToString::to_string).unwrap_or_default(),
        ]);
    }
    context.table_or(&table, "digest-none-that-day")
}
