//! Handing a mail over: to a server by SMTP, or to the machine's own `sendmail`.
//!
//! The conversation is led step by step, so that it is always known how far it came: before the text was handed over
//! nothing was delivered, whatever went wrong; afterwards only the server's answer tells. Encrypted unless the server is
//! this machine; a server that offers no encryption is refused, not talked to.

use super::mail::Ready;
use lettre::Transport;
use lettre::address::Envelope;
use lettre::transport::sendmail::{self, SendmailTransport};
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{Certificate, SmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::{ClientId, Extension, MailParameter};
use std::error::Error as _;
use std::io;
use std::net::{SocketAddr, ToSocketAddrs};
use std::time::Duration;

/// How the line to the server is kept secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Security {
    /// Begins in the open and must be encrypted before anything is said.
    StartTls,
    /// Encrypted from the first byte.
    Tls,
    /// Not at all: to this machine only.
    Plain,
}

/// A server and how to speak to it.
#[derive(Clone)]
pub struct Server {
    /// Name; the certificate must bear it.
    pub host: String,
    /// Port.
    pub port: u16,
    /// Secrecy.
    pub security: Security,
    /// Login and password.
    pub login: Option<(String, String)>,
    /// A certificate (PEM) to trust besides those of the system.
    pub trusted: Option<Vec<u8>>,
    /// How long to wait for each answer.
    pub timeout: Duration,
}

impl std::fmt::Debug for Server {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Server").field("host", &self.host).field("port", &self.port).finish_non_exhaustive()
    }
}

/// Where mails are handed over.
#[derive(Debug, Clone)]
pub enum Post {
    /// A server.
    Smtp(Server),
    /// A program that takes the mail on its input.
    Sendmail(String),
}

/// What kind of failure it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultKind {
    /// Not delivered; may go well later.
    Passing,
    /// Not delivered, and never will be to this person.
    Refused,
    /// The text was handed over and the answer never came.
    Lost,
    /// Nothing can be sent to anybody before somebody mends the settings.
    Setup(Setup),
}

/// What is wrong with the settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setup {
    /// The server offers no encryption.
    NoStartTls,
    /// Its certificate is not trusted, or for another name.
    Certificate,
    /// It does not know the login.
    Login,
    /// Without encryption only this machine is spoken to.
    NotLocal,
    /// It does not take mail from this address.
    Sender,
    /// The certificate to trust cannot be read, or no certificate is trusted at all.
    Trust,
    /// The program that takes mails is not there, or cannot be started.
    Program,
}

/// A failure and what was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Its kind.
    pub kind: FaultKind,
    /// What the server or the system said.
    pub said: String,
}

impl Fault {
    fn new(kind: FaultKind, said: impl Into<String>) -> Self {
        Self { kind, said: said.into() }
    }

    fn passing(said: impl Into<String>) -> Self {
        Self::new(FaultKind::Passing, said)
    }

    fn setup(what: Setup, said: impl Into<String>) -> Self {
        Self::new(FaultKind::Setup(what), said)
    }
}

/// What an error says, with what lies behind it.
fn words(error: &Error) -> String {
    let mut said = error.to_string();
    let mut behind = error.source();
    while let Some(cause) = behind {
        let cause_said = cause.to_string();
        if !said.contains(&cause_said) {
            said.push_str(&format!(": {cause_said}"));
        }
        behind = cause.source();
    }
    said
}

impl Post {
    /// Hands a mail over. `leaving` is called right before its text goes; an error of it stops there.
    ///
    /// # Errors
    /// Outside that of `leaving`; inside what became of the mail.
    pub fn send<E>(&self, mail: &Ready, leaving: &mut dyn FnMut() -> Result<(), E>) -> Result<Result<(), Fault>, E> {
        match self {
            Self::Smtp(server) => server.send(mail, leaving),
            Self::Sendmail(command) => {
                leaving()?;
                let sent = SendmailTransport::new_with_command(command).send_raw(&mail.envelope, &mail.bytes);
                Ok(sent.map_err(|error| untaken(command, &error)))
            }
        }
    }
}

impl Server {
    fn send<E>(&self, mail: &Ready, leaving: &mut dyn FnMut() -> Result<(), E>) -> Result<Result<(), Fault>, E> {
        let mut line = match self.open().and_then(|line| self.address(line, &mail.envelope)) {
            Ok(line) => line,
            Err(fault) => return Ok(Err(fault)),
        };
        if let Err(error) = leaving() {
            line.abort();
            return Err(error);
        }
        let sent = line.message(&mail.bytes).map(drop).map_err(|error| {
            let kind = match () {
                () if error.is_transient() => FaultKind::Passing,
                () if error.is_permanent() => FaultKind::Refused,
                () => FaultKind::Lost,
            };
            Fault::new(kind, words(&error))
        });
        // Whether the server takes leave says nothing about the mail.
        drop(line.quit());
        Ok(sent)
    }

    /// A line to the server, encrypted and logged in as far as asked for.
    fn open(&self) -> Result<SmtpConnection, Fault> {
        let places = self.places()?;
        let tls = match self.security {
            Security::Plain => None,
            Security::StartTls | Security::Tls => Some(self.tls()?),
        };
        let hello = ClientId::default();
        let whole = tls.as_ref().filter(|_| self.security == Security::Tls);
        let line = SmtpConnection::connect(places.as_slice(), Some(self.timeout), &hello, whole, None);
        let mut line = line.map_err(|error| unopened(&error))?;
        if let (Security::StartTls, Some(tls)) = (self.security, &tls) {
            if !line.can_starttls() {
                line.abort();
                return Err(Fault::setup(Setup::NoStartTls, ""));
            }
            line.starttls(tls, &hello).map_err(|error| unopened(&error))?;
        }
        if let Some((login, password)) = &self.login {
            let credentials = Credentials::new(login.clone(), password.clone());
            line.auth(&[Mechanism::Plain, Mechanism::Login], &credentials).map_err(|error| {
                if error.is_permanent() || error.is_client() {
                    Fault::setup(Setup::Login, words(&error))
                } else {
                    Fault::passing(words(&error))
                }
            })?;
        }
        Ok(line)
    }

    /// The server's addresses; without encryption all of them must be of this machine.
    fn places(&self) -> Result<Vec<SocketAddr>, Fault> {
        let found =
            (self.host.as_str(), self.port).to_socket_addrs().map_err(|error| Fault::passing(error.to_string()))?;
        let places: Vec<SocketAddr> = found.collect();
        if self.security == Security::Plain && !places.iter().all(|place| place.ip().is_loopback()) {
            return Err(Fault::setup(Setup::NotLocal, self.host.as_str()));
        }
        Ok(places)
    }

    fn tls(&self) -> Result<TlsParameters, Fault> {
        let untrusted = |error: Error| Fault::setup(Setup::Trust, words(&error));
        let mut builder = TlsParameters::builder(self.host.clone());
        if let Some(pem) = &self.trusted {
            builder = builder.add_root_certificate(Certificate::from_pem(pem).map_err(untrusted)?);
        }
        builder.build().map_err(untrusted)
    }

    /// Names sender and receiver, and asks to hand over the text.
    fn address(&self, mut line: SmtpConnection, envelope: &Envelope) -> Result<SmtpConnection, Fault> {
        let mut options = Vec::new();
        if envelope.to().iter().chain(envelope.from()).any(|address| !address.to_string().is_ascii()) {
            if !line.server_info().supports_feature(Extension::SmtpUtfEight) {
                line.abort();
                return Err(Fault::new(FaultKind::Refused, "SMTPUTF8"));
            }
            options.push(MailParameter::SmtpUtfEight);
        }
        let said = line.command(Mail::new(envelope.from().cloned(), options)).map(drop).map_err(|error| {
            let setup = error.is_permanent();
            if setup { Fault::setup(Setup::Sender, words(&error)) } else { Fault::passing(words(&error)) }
        });
        let said = said.and_then(|()| {
            for to in envelope.to() {
                line.command(Rcpt::new(to.clone(), Vec::new())).map_err(|error| answered(&error))?;
            }
            line.command(Data).map(drop).map_err(|error| answered(&error))
        });
        match said {
            Ok(()) => Ok(line),
            Err(fault) => {
                line.abort();
                Err(fault)
            }
        }
    }
}

/// Why the program did not take a mail; one that ends with an error has not taken it. What is told is the program and its
/// own words, without those of the library around them.
fn untaken(program: &str, error: &sendmail::Error) -> Fault {
    let system = error.source().and_then(|cause| cause.downcast_ref::<io::Error>());
    let own = error.source().map(ToString::to_string).unwrap_or_default();
    let own = own.split_whitespace().collect::<Vec<_>>().join(" ");
    let said = format!("{program}: {}", if own.is_empty() { "?" } else { &own });
    match system.map(io::Error::kind) {
        Some(io::ErrorKind::NotFound | io::ErrorKind::PermissionDenied) => Fault::setup(Setup::Program, said),
        _ => Fault::passing(said),
    }
}

/// Why no line could be opened.
fn unopened(error: &Error) -> Fault {
    if error.is_tls() || is_certificate(error) {
        return Fault::setup(Setup::Certificate, words(error));
    }
    Fault::passing(words(error))
}

/// A handshake that was refused on our side comes as data that is not valid.
fn is_certificate(error: &Error) -> bool {
    let mut behind = error.source();
    while let Some(cause) = behind {
        if cause.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::InvalidData) {
            return true;
        }
        behind = cause.source();
    }
    false
}

/// What an answer to the naming of the receiver means.
fn answered(error: &Error) -> Fault {
    let kind = if error.is_permanent() { FaultKind::Refused } else { FaultKind::Passing };
    Fault::new(kind, words(error))
}
