//! A key on the wire: fields with their length before them, each checked, and nothing after the last.

use super::{Algorithm, Curve, KeyFault, RSA_BITS, RSA_MOST};

/// What is left to be read.
struct Fields<'a>(&'a [u8]);

impl<'a> Fields<'a> {
    /// The next field: four bytes of length, then the content.
    fn next(&mut self) -> Result<&'a [u8], KeyFault> {
        let (length, rest) = self.0.split_first_chunk::<4>().ok_or(KeyFault::Damaged)?;
        let length = usize::try_from(u32::from_be_bytes(*length)).map_err(|_| KeyFault::Damaged)?;
        let (content, rest) = rest.split_at_checked(length).ok_or(KeyFault::Damaged)?;
        self.0 = rest;
        Ok(content)
    }

    fn text(&mut self) -> Result<&'a str, KeyFault> {
        std::str::from_utf8(self.next()?).map_err(|_| KeyFault::Damaged)
    }
}

fn sound(holds: bool) -> Result<(), KeyFault> {
    if holds { Ok(()) } else { Err(KeyFault::Damaged) }
}

/// Reads a key through and names its algorithm.
pub(super) fn check(blob: &[u8]) -> Result<Algorithm, KeyFault> {
    let mut fields = Fields(blob);
    let name = fields.text()?;
    let algorithm = Algorithm::named(name).ok_or(KeyFault::Damaged)?;
    match algorithm {
        Algorithm::Ed25519 => ed25519(&mut fields)?,
        Algorithm::SkEd25519 => {
            ed25519(&mut fields)?;
            application(&mut fields)?;
        }
        Algorithm::Ecdsa(curve) => ecdsa(&mut fields, curve)?,
        Algorithm::SkEcdsa => {
            ecdsa(&mut fields, Curve::P256)?;
            application(&mut fields)?;
        }
        Algorithm::Rsa => rsa(&mut fields)?,
    }
    sound(fields.0.is_empty())?;
    Ok(algorithm)
}

fn ed25519(fields: &mut Fields<'_>) -> Result<(), KeyFault> {
    sound(fields.next()?.len() == 32)
}

/// The name of the curve again, then an uncompressed point: 4 and two coordinates.
fn ecdsa(fields: &mut Fields<'_>, curve: Curve) -> Result<(), KeyFault> {
    sound(fields.text()? == curve.name())?;
    let point = fields.next()?;
    sound(point.len() == 1 + 2 * curve.coordinate() && point.first() == Some(&4))
}

/// For whom a token signs: `ssh:`, and what its owner added.
fn application(fields: &mut Fields<'_>) -> Result<(), KeyFault> {
    let text = fields.text()?;
    sound(text.starts_with("ssh:") && text.len() <= 200 && text.bytes().all(|byte| byte.is_ascii_graphic()))
}

/// Exponent and modulus: odd numbers, the modulus of a length that still protects.
fn rsa(fields: &mut Fields<'_>) -> Result<(), KeyFault> {
    let exponent = positive(fields.next()?)?;
    sound(exponent.len() <= 8 && exponent != [1] && exponent.last().is_some_and(|last| last % 2 == 1))?;
    let modulus = positive(fields.next()?)?;
    sound(modulus.last().is_some_and(|last| last % 2 == 1))?;
    let bits = modulus.len() * 8 - modulus.first().map_or(0, |first| first.leading_zeros() as usize);
    sound(bits <= RSA_MOST)?;
    if bits < RSA_BITS { Err(KeyFault::Short(bits)) } else { Ok(()) }
}

/// The bytes of a positive number (RFC 4251, `mpint`) without the zero that keeps it positive; other spellings of the
/// same number are refused.
fn positive(number: &[u8]) -> Result<&[u8], KeyFault> {
    match number {
        [0, rest @ ..] if rest.first().is_some_and(|first| *first >= 0x80) => Ok(rest),
        [first, ..] if (1..0x80).contains(first) => Ok(number),
        _ => Err(KeyFault::Damaged),
    }
}
