//! Typing dates and numbers: digits set the separators themselves, and the digit row of a Kazakh keyboard means digits.
//!
//! On a Kazakh layout the digit row types `" ә і ң ғ , . ү ұ қ`. A letter of it is a digit only where a digit can stand,
//! so months in words still work; 6 and 7 arrive as `,` and `.` and are told from separators by the company they keep.

use crate::app::keys::latin_of;
use crate::domain::day::parse_sheet;

/// Remembers whether this field is being typed on a Kazakh digit row.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct DigitRow {
    kazakh: bool,
}

impl DigitRow {
    /// What a character means behind `before` in a date or number field.
    pub fn meant(&mut self, before: &str, c: char) -> char {
        let last = before.chars().next_back();
        let digit_may_follow =
            last.is_none_or(|last| last.is_ascii_digit() || matches!(last, '.' | ',' | '/' | '-' | '+'));
        let latin = latin_of(c);
        match c {
            '0'..='9' => c,
            ',' if self.kazakh || last.is_none() => '6',
            '.' if self.kazakh || last.is_none() => '7',
            _ if latin.is_ascii_digit() && digit_may_follow => {
                self.kazakh = true;
                latin
            }
            // The keys of `-`, `+` and `.` under a Cyrillic layout.
            'ө' | 'Һ' if digit_may_follow => latin,
            'ю' | 'Ю' if last.is_some_and(|last| last.is_ascii_digit()) => '.',
            _ => c,
        }
    }
}

/// How many digits stand at the end of a text.
fn trailing_digits(text: &str) -> usize {
    text.chars().rev().take_while(char::is_ascii_digit).count()
}

/// True for `d` or `dd`, by number of digits.
fn is_day(text: &str) -> bool {
    (1..=2).contains(&text.len()) && trailing_digits(text) == text.len()
}

/// `23.11` → day and month part.
fn day_and_month(text: &str) -> Option<(&str, &str)> {
    let (day, month) = text.split_once('.')?;
    (is_day(day) && is_day(month)).then_some((day, month))
}

/// The text of a date field after `c` was typed at its end.
pub fn date_after(text: &str, c: char) -> String {
    if c.is_ascii_digit() {
        if is_whole(text) {
            return text.to_owned();
        }
        let day_is_full = text.len() == 2 && is_day(text);
        let month_is_full = day_and_month(text).is_some_and(|(_, month)| month.len() == 2);
        let separator = if day_is_full || month_is_full { "." } else { "" };
        return year_first(format!("{text}{separator}{c}"));
    }
    match day_and_month(text) {
        // What looked like day and month was a year: 2026-11-23.
        Some((day, month)) if c == '-' && day.len() + month.len() == 4 => format!("{day}{month}-"),
        _ if c == '.' && text.ends_with('.') => text.to_owned(),
        _ => format!("{text}{c}"),
    }
}

/// True for `dd.mm.yyyy`.
fn is_whole(text: &str) -> bool {
    let mut parts = text.rsplitn(2, '.');
    let (year, rest) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    year.len() == 4 && trailing_digits(year) == 4 && day_and_month(rest).is_some()
}

/// Eight digits in a row that are a date only with the year first: `20261123`.
fn year_first(text: String) -> String {
    if !is_whole(&text) || parse_sheet(&text).is_ok() {
        return text;
    }
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    match parse_sheet(&digits) {
        Ok(day) if digits.len() == 8 => day.format("%d.%m.%Y").to_string(),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(keys: &str) -> String {
        let mut row = DigitRow::default();
        keys.chars().fold(String::new(), |text, c| date_after(&text, row.meant(&text, c)))
    }

    #[test]
    fn digits_set_the_separators_themselves() {
        for (keys, text) in [
            ("23112026", "23.11.2026"),
            ("23.11.2026", "23.11.2026"),
            ("5.11.26", "5.11.26"),
            ("5.112026", "5.11.2026"),
            ("2026-11-23", "2026-11-23"),
            ("20261123", "23.11.2026"),
            ("+10", "+10"),
            ("231120269", "23.11.2026"),
            ("31022026", "31.02.2026"),
            ("23 ноя 2026", "23 ноя 2026"),
        ] {
            assert_eq!(typed(keys), text, "{keys}");
        }
    }

    #[test]
    fn the_kazakh_digit_row_means_digits_and_words_stay_words() {
        for (keys, text) in [
            ("әі\"\"қ,", "23.11.06"),
            (".\"ә", "71.2"),
            ("ә.\"\"әқә,", "27.11.2026"),
            ("23 қараша 2026", "23 қараша 2026"),
            ("бүгін", "бүгін"),
            ("23ю11", "23.11"),
            ("Һ10", "+10"),
        ] {
            assert_eq!(typed(keys), text, "{keys}");
        }
    }
}
