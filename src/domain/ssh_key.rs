//! OpenSSH public keys: one line as people paste it, taken apart, checked field by field, and written anew.
//!
//! Invariants: of a line that somebody gave us nothing is ever written anywhere but the bytes of the key itself, encoded
//! again by us, so that no option, command or second line can travel with it; what is kept is a key that sshd takes. The
//! forms are those of RFC 4253 (RSA), RFC 5656 (ECDSA), RFC 8709 (Ed25519) and OpenSSH's `PROTOCOL.u2f` (tokens).

mod line;
#[cfg(test)]
mod tests;
mod wire;

use super::clean::Clean;
use super::phrase::Phrase;
use super::staff::{KeyKind, StaffKey};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD};
use sha2::{Digest, Sha256};

/// The fewest bits of an RSA key that is taken.
pub const RSA_BITS: usize = 3072;
/// The most bits that sshd reads.
const RSA_MOST: usize = 16_384;
/// Longer texts are no key: an RSA key of the greatest length needs 2,900 characters.
const LONGEST: usize = 8_192;
/// So much of a comment becomes the name of the key.
const COMMENT: usize = 80;

/// Why a text is not taken as a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeyFault {
    /// Nothing was given.
    Empty,
    /// It is the private half.
    Private,
    /// A public key, but not in OpenSSH's one-line form.
    OtherForm,
    /// More than one line, or a character that stands in no key.
    Lines,
    /// Options stand before the key.
    Options,
    /// A certificate.
    Certificate,
    /// A kind that is not taken.
    Kind(Clean),
    /// An RSA key of so many bits.
    Short(usize),
    /// The key is cut off, or was changed on the way.
    Damaged,
    /// No key at all.
    NotAKey,
}

impl KeyFault {
    /// The sentence for the person who gave it.
    pub fn phrase(&self) -> Phrase {
        let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        Phrase::new(match self {
            Self::Empty => "key-fault-empty",
            Self::Private => "key-fault-private",
            Self::OtherForm => "key-fault-form",
            Self::Lines => "key-fault-lines",
            Self::Options => "key-fault-options",
            Self::Certificate => "key-fault-certificate",
            Self::Kind(kind) => return Phrase::new("key-fault-kind").text("kind", kind),
            Self::Short(bits) => {
                return Phrase::new("key-fault-short").number("bits", number(*bits)).number("least", number(RSA_BITS));
            }
            Self::Damaged => "key-fault-damaged",
            Self::NotAKey => "key-fault-none",
        })
    }
}

/// One public key that was checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicKey {
    algorithm: Algorithm,
    /// The key on the wire, whose first field names the algorithm.
    blob: Vec<u8>,
}

/// A key as it was given: the key, and what its line calls it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offered {
    /// The key.
    pub key: PublicKey,
    /// The comment at the end of the line, shortened.
    pub comment: Option<Clean>,
}

/// The algorithms that are taken, as sshd spells them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Algorithm {
    Ed25519,
    SkEd25519,
    /// With the length of a point in bytes.
    Ecdsa(Curve),
    SkEcdsa,
    Rsa,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Curve {
    P256,
    P384,
    P521,
}

impl Curve {
    /// Its name on the wire.
    const fn name(self) -> &'static str {
        match self {
            Self::P256 => "nistp256",
            Self::P384 => "nistp384",
            Self::P521 => "nistp521",
        }
    }

    /// Bytes of one coordinate.
    const fn coordinate(self) -> usize {
        match self {
            Self::P256 => 32,
            Self::P384 => 48,
            Self::P521 => 66,
        }
    }
}

impl Algorithm {
    const ALL: [Self; 7] = [
        Self::Ed25519,
        Self::SkEd25519,
        Self::Ecdsa(Curve::P256),
        Self::Ecdsa(Curve::P384),
        Self::Ecdsa(Curve::P521),
        Self::SkEcdsa,
        Self::Rsa,
    ];

    const fn name(self) -> &'static str {
        match self {
            Self::Ed25519 => "ssh-ed25519",
            Self::SkEd25519 => "sk-ssh-ed25519@openssh.com",
            Self::Ecdsa(Curve::P256) => "ecdsa-sha2-nistp256",
            Self::Ecdsa(Curve::P384) => "ecdsa-sha2-nistp384",
            Self::Ecdsa(Curve::P521) => "ecdsa-sha2-nistp521",
            Self::SkEcdsa => "sk-ecdsa-sha2-nistp256@openssh.com",
            Self::Rsa => "ssh-rsa",
        }
    }

    fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|algorithm| algorithm.name() == name)
    }
}

impl PublicKey {
    /// Reads the one line of a `.pub` file.
    ///
    /// # Errors
    /// What is wrong with it, in a sentence.
    pub fn parse(text: &str) -> Result<Offered, KeyFault> {
        line::read(text)
    }

    /// Reads what [`PublicKey::base64`] wrote.
    ///
    /// # Errors
    /// As for [`PublicKey::parse`].
    pub fn from_base64(text: &str) -> Result<Self, KeyFault> {
        let blob = STANDARD.decode(text).map_err(|_| KeyFault::Damaged)?;
        let algorithm = wire::check(&blob)?;
        Ok(Self { algorithm, blob })
    }

    /// What kind of key it is.
    pub const fn kind(&self) -> KeyKind {
        match self.algorithm {
            Algorithm::Ed25519 => KeyKind::Ed25519,
            Algorithm::SkEd25519 => KeyKind::SkEd25519,
            Algorithm::Ecdsa(_) => KeyKind::Ecdsa,
            Algorithm::SkEcdsa => KeyKind::SkEcdsa,
            Algorithm::Rsa => KeyKind::Rsa,
        }
    }

    /// Its algorithm as sshd spells it.
    pub const fn algorithm(&self) -> &'static str {
        self.algorithm.name()
    }

    /// It lies on a token, which may ask for a PIN or a finger.
    pub const fn is_on_token(&self) -> bool {
        matches!(self.algorithm, Algorithm::SkEd25519 | Algorithm::SkEcdsa)
    }

    /// The key itself, encoded by us.
    pub fn base64(&self) -> String {
        STANDARD.encode(&self.blob)
    }

    /// `SHA256:` and the hash without padding, as `ssh-keygen -l` shows it.
    pub fn fingerprint(&self) -> String {
        format!("SHA256:{}", STANDARD_NO_PAD.encode(Sha256::digest(&self.blob)))
    }
}

/// True for a path that may stand in the command of a key: absolute, and of nothing that a shell or sshd would read
/// otherwise.
pub fn is_plain_path(path: &str) -> bool {
    path.starts_with('/') && path.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/._+-".contains(&byte))
}

/// The line of `authorized_keys` that lets a key in as nothing but its own number:
/// `restrict,pty,command="<program> --as-key 17" ssh-ed25519 AAAA… sojourn-key-17`. `None` for a stored key that is not
/// what it says, and for a program at a place that cannot be written there.
pub fn authorized_line(key: &StaffKey, program: &str) -> Option<String> {
    let read = PublicKey::from_base64(&key.blob).ok()?;
    let sound = read.kind() == key.kind && read.fingerprint() == key.fingerprint.as_str() && is_plain_path(program);
    let number = Some(key.id.0).filter(|number| sound && *number > 0)?;
    let verify = if key.verify_required && read.is_on_token() { ",verify-required" } else { "" };
    let (algorithm, blob) = (read.algorithm(), read.base64());
    Some(format!(
        "restrict,pty{verify},command=\"{program} --as-key {number}\" {algorithm} {blob} sojourn-key-{number}"
    ))
}

/// Logins: a small letter, then small letters, digits, `.`, `_` and `-`, 32 at most.
pub fn is_login(text: &str) -> bool {
    let mut bytes = text.bytes();
    bytes.next().is_some_and(|first| first.is_ascii_lowercase())
        && text.len() <= 32
        && bytes.all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"._-".contains(&byte))
}
