//! The key that was verified, as the server for connections says it in a file of its own (`ExposeAuthInfo`), and from
//! where the connection came.

use crate::domain::clean::Clean;
use crate::host::fs;
use std::ffi::OsStr;
use std::net::IpAddr;
use std::path::Path;

/// No such file is longer, in bytes: it has a line for each method.
const LONGEST: u64 = 64 << 10;

/// The public key that was verified: base64, with its kind inside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PresentedKey(String);

/// The kinds of keys that can open an office; a certificate is none of them.
const KINDS: &[&str] = &[
    "ssh-ed25519",
    "sk-ssh-ed25519@openssh.com",
    "ecdsa-sha2-nistp256",
    "ecdsa-sha2-nistp384",
    "ecdsa-sha2-nistp521",
    "sk-ecdsa-sha2-nistp256@openssh.com",
    "ssh-rsa",
];

impl PresentedKey {
    /// The key that a file names; `None` when there is no such file, or not one key alone.
    pub fn in_file(path: &OsStr) -> Option<Self> {
        Self::read(&fs::read_short(Path::new(path), LONGEST).ok()?)
    }

    /// The key of such a file's text: one line `publickey KIND BASE64`, beside which other methods may stand.
    pub fn read(text: &str) -> Option<Self> {
        let mut keys = text.lines().filter_map(|line| line.strip_prefix("publickey "));
        let (key, None) = (keys.next()?, keys.next()) else { return None };
        let words: Vec<&str> = key.split(' ').collect();
        match words.as_slice() {
            [kind, blob] if KINDS.contains(kind) && is_base64(blob) => Some(Self((*blob).to_owned())),
            _ => None,
        }
    }

    /// True when it is the key that is kept.
    pub fn is(&self, kept: &Clean) -> bool {
        self.0 == kept.as_str()
    }
}

fn is_base64(text: &str) -> bool {
    let digits = text.trim_end_matches('=');
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'+' || byte == b'/')
}

/// The address of the person's machine: the first word of what the server for connections says.
pub fn address(connection: &OsStr) -> Option<Clean> {
    let first = connection.to_str()?.split(' ').next()?;
    // An address of the local network names the interface behind a sign of its own.
    let bare = first.split('%').next()?;
    bare.parse::<IpAddr>().ok().map(|address| Clean::line(&address.to_canonical().to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_verified_key_is_a_key_and_anything_else_is_none() {
        let key = PresentedKey::read("publickey ssh-ed25519 AAAAC3Nz+/a=\n").unwrap();
        assert!(key.is(&Clean::line("AAAAC3Nz+/a=")));
        assert!(!key.is(&Clean::line("AAAAC3Nz+/b=")));
        assert!(PresentedKey::read("keyboard-interactive/pam\npublickey ssh-rsa AAAA\n").is_some());
        for odd in [
            "",
            "password",
            "publickey",
            "publickey ssh-ed25519",
            "publickey ssh-ed25519 AAAA comment",
            "publickey ssh-ed25519 AA AA",
            "publickey ssh-ed25519-cert-v01@openssh.com AAAA",
            "publickey ssh-dss AAAA",
            "publickey ssh-ed25519 ====",
            " publickey ssh-ed25519 AAAA",
            "publickey ssh-ed25519 AAAA\npublickey ssh-ed25519 BBBB",
        ] {
            assert_eq!(PresentedKey::read(odd), None, "{odd:?}");
        }
    }

    #[test]
    fn an_address_is_an_address() {
        let of = |text: &str| address(OsStr::new(text)).map(String::from);
        assert_eq!(of("192.0.2.7 50222 198.51.100.1 22").as_deref(), Some("192.0.2.7"));
        assert_eq!(of("::ffff:192.0.2.7 1 ::1 22").as_deref(), Some("192.0.2.7"));
        assert_eq!(of("fe80::1%eth0 1 ::1 22").as_deref(), Some("fe80::1"));
        assert_eq!(of("UNKNOWN 0 UNKNOWN 0"), None);
        assert_eq!(of(""), None);
    }
}
