//! From a text to the one key in it, with a clear word about everything that people paste by mistake.

use super::{Algorithm, COMMENT, KeyFault, LONGEST, Offered, PublicKey};
use crate::domain::clean::Clean;

/// Reads the one line of a `.pub` file: type, key, comment.
pub(super) fn read(text: &str) -> Result<Offered, KeyFault> {
    let text = text.trim_start_matches('\u{FEFF}').trim_matches(|c| matches!(c, ' ' | '\t' | '\r' | '\n'));
    if text.is_empty() {
        return Err(KeyFault::Empty);
    }
    refuse_other_files(text)?;
    if text.len() > LONGEST {
        return Err(KeyFault::NotAKey);
    }
    if text.chars().any(|c| c != '\t' && (c.is_control() || matches!(c, '\u{2028}' | '\u{2029}'))) {
        return Err(KeyFault::Lines);
    }
    let mut words = text.split([' ', '\t']).filter(|word| !word.is_empty());
    let name = words.next().unwrap_or_default();
    let Some(algorithm) = Algorithm::named(name) else {
        return Err(unknown(name, words));
    };
    let key = PublicKey::from_base64(words.next().ok_or(KeyFault::Damaged)?)?;
    if key.algorithm != algorithm {
        return Err(KeyFault::Damaged);
    }
    // A form may have made one line of two.
    let rest: Vec<&str> = words.collect();
    if rest.iter().any(|word| Algorithm::named(word).is_some()) {
        return Err(KeyFault::Lines);
    }
    Ok(Offered { key, comment: comment(&rest) })
}

/// What lies beside a public key in people's folders.
fn refuse_other_files(text: &str) -> Result<(), KeyFault> {
    // Whatever else a text holds: a private half is named first.
    if text.contains("PRIVATE KEY") || text.contains("PuTTY-User-Key-File") || text.contains("Private-Lines:") {
        return Err(KeyFault::Private);
    }
    if ["---- BEGIN SSH2 PUBLIC KEY", "-----BEGIN PUBLIC KEY", "-----BEGIN RSA PUBLIC KEY"]
        .iter()
        .any(|head| text.contains(head))
    {
        return Err(KeyFault::OtherForm);
    }
    Ok(())
}

/// Why a line that begins with a word that is none of our algorithms is not taken.
fn unknown<'a>(first: &str, mut rest: impl Iterator<Item = &'a str>) -> KeyFault {
    let is_kind = |word: &str| {
        let known = ["ssh-", "ecdsa-sha2-", "sk-ssh-", "sk-ecdsa-", "webauthn-sk-", "rsa-sha2-"];
        known.iter().any(|start| word.starts_with(start)) && word.len() < 60
    };
    if first.contains("-cert-v0") {
        return KeyFault::Certificate;
    }
    if is_kind(first) {
        return KeyFault::Kind(Clean::line(first));
    }
    if first.contains('=') && !first.starts_with("AAAA") || rest.any(is_kind) {
        return KeyFault::Options;
    }
    KeyFault::NotAKey
}

/// The rest of the line, as a name for the key.
fn comment(words: &[&str]) -> Option<Clean> {
    let whole = Clean::line(&words.join(" "));
    Clean::line(&whole.chars().take(COMMENT).collect::<String>()).non_empty()
}
