//! From a typed or scanned text to lines of the right length.

use super::keyboard::as_us_keys;
use super::{MrzError, MrzFormat};
use crate::domain::script::latin_by_look;

/// A line as it counts: capitals, single fillers, no spaces.
pub(super) fn cleaned(line: &str) -> String {
    clean(&as_us_keys(line))
}

/// True for a text that has the lines of a zone, whatever stands in them.
pub(super) fn shaped(text: &str) -> bool {
    lines(text).is_ok()
}

/// Finds the lines of a zone in a text and says which format they have.
pub(super) fn lines(text: &str) -> Result<(MrzFormat, Vec<String>), MrzError> {
    let text = as_us_keys(text);
    let lines: Vec<String> = text.split(['\n', '\r', '\t']).map(clean).filter(|line| !line.is_empty()).collect();
    let lengths = lines.iter().map(String::len).collect();
    let (format, lines) = shape(lines).ok_or(MrzError::Shape(lengths))?;
    match lines.concat().chars().find(|c| !matches!(c, 'A'..='Z' | '0'..='9' | '<')) {
        Some(strange) => Err(MrzError::Character(strange)),
        None => Ok((format, lines)),
    }
}

/// Capitals and single fillers; spaces and invisible characters vanish, Cyrillic look-alikes become Latin.
fn clean(line: &str) -> String {
    let upper = line.to_uppercase().replace("&LT;", "<").replace('«', "<<");
    let kept = upper
        .chars()
        .filter(|c| !c.is_whitespace() && !c.is_control() && !matches!(c, '\u{200B}'..='\u{200F}' | '\u{FEFF}'));
    kept.map(|c| if matches!(c, '‹' | '〈' | '⟨' | '＜' | '≤') { '<' } else { latin_by_look(c).unwrap_or(c) }).collect()
}

fn shape(lines: Vec<String>) -> Option<(MrzFormat, Vec<String>)> {
    let lines = match lines.as_slice() {
        [one] => split_one(one)?,
        _ => lines,
    };
    match lines.as_slice() {
        [data, second, names] if data.len() == 30 && second.len() == 30 => {
            Some((MrzFormat::Td1, vec![data.clone(), second.clone(), fitted(names, 30)?]))
        }
        [names, data] => {
            let visa = names.starts_with('V');
            let format = match (data.len(), visa) {
                (44, false) => MrzFormat::Td3,
                (44, true) => MrzFormat::VisaA,
                (36, false) => MrzFormat::Td2,
                (36, true) => MrzFormat::VisaB,
                _ => return None,
            };
            Some((format, vec![fitted(names, data.len())?, data.clone()]))
        }
        _ => None,
    }
}

/// All lines pasted as one.
fn split_one(text: &str) -> Option<Vec<String>> {
    let width = match text.len() {
        88 => 44,
        72 => 36,
        90 => 30,
        _ => return None,
    };
    (0..text.len() / width).map(|row| text.get(row * width..(row + 1) * width).map(str::to_owned)).collect()
}

/// The line of names with fillers lost or doubled at its end put right; no other line may be mended so.
fn fitted(names: &str, width: usize) -> Option<String> {
    let used = names.trim_end_matches('<');
    let plausible = used.len() <= width && names.len() >= 6 && names.is_ascii();
    plausible.then(|| format!("{used:<<width$}"))
}
