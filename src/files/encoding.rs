//! From bytes to text: which encoding a file is written in.
//!
//! A byte order mark decides; else zero bytes tell UTF-16; else valid UTF-8 is UTF-8; else an eight-bit Cyrillic table is
//! chosen by how its letters fall. A file that is neither, or a damaged one, is refused: letters are never guessed into
//! other letters.

use crate::domain::phrase::Phrase;
use encoding_rs::{Encoding, IBM866, KOI8_R, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1251};
use std::borrow::Cow;

/// How a text file is written, so that another one can be written like it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written {
    encoding: &'static Encoding,
    /// A byte order mark stands at its beginning.
    mark: bool,
    /// Eight bits with the Kazakh letters of STRK 1048-2002.
    kazakh: bool,
}

impl Default for Written {
    /// UTF-8 with a byte order mark, which the spreadsheets of this region open by a click.
    fn default() -> Self {
        Self { encoding: UTF_8, mark: true, kazakh: false }
    }
}

impl Written {
    const fn new(encoding: &'static Encoding, mark: bool) -> Self {
        Self { encoding, mark, kazakh: false }
    }

    /// The bytes of a text written like that; in UTF-8 where the encoding lacks one of its letters.
    pub fn encode(self, text: &str) -> Vec<u8> {
        if self.encoding == UTF_16LE || self.encoding == UTF_16BE {
            let little = self.encoding == UTF_16LE;
            let unit = |unit: u16| if little { unit.to_le_bytes() } else { unit.to_be_bytes() };
            return std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(unit).collect();
        }
        if self.encoding != UTF_8 {
            let letters: Cow<'_, str> =
                if self.kazakh { text.chars().map(in_place_of).collect::<String>().into() } else { text.into() };
            let (bytes, _, lacking) = self.encoding.encode(&letters);
            if !lacking {
                return bytes.into_owned();
            }
        }
        let mark = if self.mark || self.encoding != UTF_8 { "\u{feff}" } else { "" };
        [mark.as_bytes(), text.as_bytes()].concat()
    }
}

/// Decodes a file and tells how it is written.
///
/// # Errors
/// `import-file-binary` for what is not text, `import-file-damaged` for text with broken letters.
pub fn decode(bytes: &[u8]) -> Result<(Cow<'_, str>, Written), Phrase> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let text = strictly(encoding, bytes.get(mark..).unwrap_or_default())?;
        return Ok((text, Written::new(encoding, true)));
    }
    if let Some(encoding) = utf_16(bytes) {
        return Ok((strictly(encoding, bytes)?, Written::new(encoding, false)));
    }
    if bytes.iter().any(|byte| is_binary(char::from(*byte))) {
        return Err(Phrase::new("import-file-binary"));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok((Cow::Borrowed(text), Written::new(UTF_8, false))),
        Err(_) if mostly_utf_8(bytes) => Err(damaged(bytes)),
        Err(_) => {
            let written = eight_bit(bytes);
            let text = written.encoding.decode_without_bom_handling(bytes).0;
            let text = if written.kazakh { text.chars().map(kazakh_1251).collect() } else { text.into_owned() };
            Ok((Cow::Owned(text), written))
        }
    }
}

/// Control characters that no text file holds; an escape may, and is dropped with the cell's cleaning.
const fn is_binary(c: char) -> bool {
    matches!(c, '\0'..='\u{8}' | '\u{E}'..='\u{1A}' | '\u{1C}'..='\u{1F}' | '\u{7F}')
}

fn strictly(encoding: &'static Encoding, bytes: &[u8]) -> Result<Cow<'static, str>, Phrase> {
    match encoding.decode_without_bom_handling_and_without_replacement(bytes) {
        Some(text) if text.contains(is_binary) => Err(Phrase::new("import-file-binary")),
        Some(text) => Ok(Cow::Owned(text.into_owned())),
        None if encoding == UTF_8 => Err(damaged(bytes)),
        None => Err(Phrase::new("import-file-damaged").number("line", 1)),
    }
}

/// Names the line of the first broken letter.
fn damaged(bytes: &[u8]) -> Phrase {
    let valid = std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), str::len);
    let lines = bytes.iter().take(valid).filter(|byte| **byte == b'\n').count();
    Phrase::new("import-file-damaged").number("line", i64::try_from(lines + 1).unwrap_or(i64::MAX))
}

/// UTF-16 without a mark: separators and line ends give a zero in every second byte.
fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    let (mut even, mut odd) = (0_usize, 0_usize);
    for pair in start.chunks_exact(2) {
        even += usize::from(pair[0] == 0);
        odd += usize::from(pair[1] == 0);
    }
    let enough = start.len() / 40 + 1;
    match (even, odd) {
        (0, odd) if odd >= enough => Some(UTF_16LE),
        (even, 0) if even >= enough => Some(UTF_16BE),
        _ => None,
    }
}

/// True when letters of several bytes are mostly well-formed: UTF-8 that was cut or patched, not another table.
fn mostly_utf_8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += chunk.invalid().len();
    }
    good > bad * 4
}

fn eight_bit(bytes: &[u8]) -> Written {
    let tables: [&'static Encoding; 3] = [WINDOWS_1251, IBM866, KOI8_R];
    let sample = bytes.get(..bytes.len().min(200_000)).unwrap_or_default();
    let best = tables
        .into_iter()
        .rev()
        .max_by_key(|table| russian_look(&table.decode_without_bom_handling(sample).0))
        .unwrap_or(WINDOWS_1251);
    Written { encoding: best, mark: false, kazakh: best == WINDOWS_1251 && is_kazakh_1251(bytes) }
}

/// The letter of Windows-1251 in whose place that one stands in KZ-1048.
fn in_place_of(letter: char) -> char {
    "ЌЏќџЎўЈҐЄЇґєјЅѕї".chars().find(|other| kazakh_1251(*other) == letter).unwrap_or(letter)
}

/// How much a text looks like Russian or Kazakh: small letters follow letters; capitals in a word and box lines do not.
fn russian_look(text: &str) -> i64 {
    let mut score = 0;
    let mut before = ' ';
    for c in text.chars() {
        score += match c {
            'а'..='я' if before.is_alphabetic() || before == ' ' => 2,
            'А'..='Я' if before.is_lowercase() => -2,
            'А'..='Я' => 1,
            '\u{2500}'..='\u{25FF}' => -3,
            _ => 0,
        };
        before = c;
    }
    score
}

/// KZ-1048 puts Kazakh letters where Windows-1251 has Serbian and Macedonian ones, which no office here writes.
fn is_kazakh_1251(bytes: &[u8]) -> bool {
    bytes.iter().any(|byte| matches!(byte, 0x8D | 0x8F | 0x9D | 0x9F | 0xA3 | 0xBC | 0xBD | 0xBE))
}

/// The letter of KZ-1048 (STRK 1048-2002) in the place of that of Windows-1251.
const fn kazakh_1251(letter: char) -> char {
    match letter {
        'Ќ' => 'Қ',
        'Џ' => 'Һ',
        'ќ' => 'қ',
        'џ' => 'һ',
        'Ў' => 'Ұ',
        'ў' => 'ұ',
        'Ј' => 'Ә',
        'Ґ' => 'Ө',
        'Є' => 'Ғ',
        'Ї' => 'Ү',
        'ґ' => 'ө',
        'є' => 'ғ',
        'ј' => 'ә',
        'Ѕ' => 'Ң',
        'ѕ' => 'ң',
        'ї' => 'ү',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "ФИО;Гражданство;Примечание\r\nИванова Мария;Россия;«срочно» №1\r\nПЕТРОВ Пётр;РФ;\r\n";

    fn utf_16_bytes(text: &str, big: bool, mark: bool) -> Vec<u8> {
        let unit = |unit: u16| {
            if big { unit.to_be_bytes() } else { unit.to_le_bytes() }
        };
        let marks = if mark { vec![0xFEFF_u16] } else { Vec::new() };
        marks.into_iter().chain(text.encode_utf16()).flat_map(unit).collect()
    }

    #[test]
    fn every_encoding_of_a_text_gives_the_text() {
        let mut files = vec![TEXT.as_bytes().to_vec(), [b"\xEF\xBB\xBF", TEXT.as_bytes()].concat()];
        for (big, mark) in [(false, false), (false, true), (true, false), (true, true)] {
            files.push(utf_16_bytes(TEXT, big, mark));
        }
        for bytes in files {
            let (text, written) = decode(&bytes).unwrap();
            assert_eq!(text, TEXT);
            assert_eq!(decode(&written.encode(TEXT)).unwrap().0, TEXT, "written like it");
        }
        let plain = TEXT.replace(['«', '»', '№'], "");
        for table in [WINDOWS_1251, IBM866, KOI8_R] {
            let bytes = table.encode(&plain).0;
            let (text, written) = decode(&bytes).unwrap();
            assert_eq!((text.as_ref(), written.encode(&plain)), (plain.as_str(), bytes.to_vec()), "{}", table.name());
        }
    }

    #[test]
    fn kazakh_letters_of_the_eight_bit_table_are_read() {
        let bytes = b"\xE0\xE7\xE0\xEC\xE0\xF2\xF2\xFB\xBA\xFB;\xB4\xF2\xB3\xED\xB3\xF8;\xEC\xD9\xBE\xB3\x9D";
        let (text, written) = decode(bytes).unwrap();
        assert_eq!((text.as_ref(), written.encode(&text)), ("азаматтығы;өтініш;мЩңіқ", bytes.to_vec()));
        assert!(written.encode("汉字").starts_with(b"\xEF\xBB\xBF"), "letters that it lacks");
    }

    #[test]
    fn what_is_no_text_is_refused() {
        for (bytes, id) in [
            (b"%PDF-1.7\x00\x01\x02\xff".to_vec(), "import-file-binary"),
            ([TEXT.as_bytes(), b"\xD0"].concat(), "import-file-damaged"),
        ] {
            assert_eq!(decode(&bytes).unwrap_err().id, id);
        }
    }
}
