//! What a cell says: dates, marks of papers, grounds, sexes, kinds of sponsors. The words are data (`columns.toml`).

use super::columns::{Look, sign_fold, synonyms};
use super::csv_rows::FORMULA;
use super::sheet::Sheet;
use super::vocabulary::fold;
use crate::domain::choice::{Ground, Sex};
use crate::domain::clean::Clean;
use crate::domain::country::Country;
use crate::domain::day::{DateError, Day, parse_sheet};
use crate::domain::script::{is_cyrillic, is_latin};
use crate::domain::sponsor::SponsorKind;
use chrono::Datelike;

/// What stands in the column of a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    /// Nothing, a dash, no.
    Missing,
    /// Received; the day where one is given.
    Received(Option<Day>),
    /// Not needed.
    NotNeeded,
    /// Written like a date that does not exist.
    NoSuchDay,
    /// Some other text.
    Other,
}

/// How the dates of a sheet are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DateStyle {
    /// Month before day, as every date with slashes of the sheet allows and some demand.
    pub month_first: bool,
    /// A bare number may be a date of a workbook.
    pub serials: bool,
}

/// The text of a cell as the register means it: an apostrophe that only keeps a spreadsheet from calculating goes.
pub fn plain(cell: &str) -> &str {
    let trimmed = cell.trim();
    match trimmed.strip_prefix('\'') {
        Some(rest) if rest.starts_with(FORMULA) => rest,
        _ => trimmed,
    }
}

/// True for an empty cell, a dash, no, n/a: nothing is said.
pub fn is_nothing(cell: &str) -> bool {
    let cell = plain(cell);
    if cell.is_empty() {
        return true;
    }
    // No word for nothing begins with a digit; nearly half of all cells do.
    !cell.starts_with(|c: char| c.is_ascii_digit()) && cell.chars().count() <= 20 && {
        let folded = sign_fold(cell);
        synonyms().missing.contains(&folded) || synonyms().not_needed.contains(&folded)
    }
}

/// True for a cell that denies: a dash or no, not an empty one.
pub fn is_denied(cell: &str) -> bool {
    !plain(cell).is_empty() && is_nothing(cell)
}

/// True for "no end": бессрочно, indefinite.
pub fn is_forever(cell: &str) -> bool {
    synonyms().forever.contains(&sign_fold(plain(cell)))
}

/// Reads a date.
///
/// # Errors
/// As [`parse_sheet`].
pub fn day(cell: &str, style: DateStyle) -> Result<Day, DateError> {
    let cell = plain(cell);
    if let Some(day) = serial(cell).filter(|_| style.serials) {
        return Ok(day);
    }
    match slashed(cell).filter(|_| style.month_first) {
        Some((month, day, rest)) => parse_sheet(&format!("{day:02}.{month:02}.{rest}")),
        None => parse_sheet(cell),
    }
}

/// Reads a birth date: of two-digit years none lies ahead.
///
/// # Errors
/// As [`parse_sheet`].
pub fn birth_day(cell: &str, style: DateStyle, today: Day) -> Result<Day, DateError> {
    let day = day(cell, style)?;
    let long_year = cell.contains(&day.year().to_string());
    let earlier = day.with_year(day.year() - 100).filter(|_| day > today && !long_year);
    Ok(earlier.unwrap_or(day))
}

/// Days since 1899-12-30, as a workbook counts them: 1927 to 2100.
fn serial(cell: &str) -> Option<Day> {
    let days: u64 = cell.parse().ok().filter(|days| (10_000..=73_415).contains(days) && cell.len() == 5)?;
    Day::from_ymd_opt(1899, 12, 30)?.checked_add_days(chrono::Days::new(days))
}

/// `11/23/2026` as its first two numbers and the rest.
fn slashed(cell: &str) -> Option<(u32, u32, &str)> {
    let mut parts = cell.splitn(3, '/');
    let first: u32 = parts.next()?.trim().parse().ok()?;
    let second: u32 = parts.next()?.trim().parse().ok()?;
    let rest = parts.next()?.trim();
    (first <= 31 && second <= 31 && rest.starts_with(|c: char| c.is_ascii_digit())).then_some((first, second, rest))
}

/// How a sheet writes its dates, from the cells of its date columns: month first only when some cell can be nothing
/// else and no cell contradicts.
pub fn date_style<'a>(cells: impl Iterator<Item = &'a str>, workbook: bool) -> DateStyle {
    let (mut month_first, mut day_first) = (false, false);
    for (first, second, _) in cells.filter_map(slashed) {
        month_first |= second > 12 && first <= 12;
        day_first |= first > 12;
    }
    DateStyle { month_first: month_first && !day_first, serials: workbook }
}

/// Reads the cell of a paper.
pub fn mark(cell: &str, style: DateStyle) -> Mark {
    let cell = plain(cell);
    if cell.is_empty() {
        return Mark::Missing;
    }
    if let Ok(day) = day(cell, style)
        && cell.starts_with(|c: char| c.is_ascii_digit())
    {
        return Mark::Received(Some(day));
    }
    let folded = sign_fold(cell);
    let words = synonyms();
    if words.missing.contains(&folded) {
        return Mark::Missing;
    }
    if words.received.contains(&folded) || cell == "1" {
        return Mark::Received(None);
    }
    if words.not_needed.contains(&folded) {
        return Mark::NotNeeded;
    }
    match day(cell, style) {
        Ok(day) => Mark::Received(Some(day)),
        Err(DateError::NoSuchDay(_) | DateError::OutOfRange(_)) => Mark::NoSuchDay,
        Err(DateError::Unreadable(_)) => marked_day(cell, style).map_or(Mark::Other, |day| Mark::Received(Some(day))),
    }
}

/// `получен 12.10.2026`, `+ (12.10.2026)`: a word for received and a date.
fn marked_day(cell: &str, style: DateStyle) -> Option<Day> {
    let cell = cell.trim_matches(['(', ')', ';', ',', ' ']);
    let start = cell.find(|c: char| c.is_ascii_digit())?;
    let (word, rest) = cell.split_at(start);
    let word = word.trim_end_matches([' ', '(', ':', ',', '-']);
    let said = synonyms().received.contains(&sign_fold(word.trim()));
    said.then(|| day(rest.trim_end_matches(')'), style).ok()).flatten()
}

/// Reads a ground; `None` when it is not one of the six, or speaks of two.
pub fn ground(cell: &str) -> Option<Ground> {
    let folded = fold(cell);
    let words = synonyms();
    if let Some((ground, _)) = words.grounds.iter().find(|(_, words)| words.is(&folded)) {
        return Some(*ground);
    }
    if let Some(ground) = Ground::parse(&folded) {
        return Some(ground);
    }
    if words.ground_doubt.fits(&folded) {
        return None;
    }
    let mut fitting = words.grounds.iter().filter(|(_, words)| words.fits(&folded)).map(|(ground, _)| *ground);
    fitting.next().filter(|_| fitting.next().is_none())
}

/// Reads a sex.
pub fn sex(cell: &str) -> Option<Sex> {
    let folded = fold(cell);
    synonyms().sexes.iter().find(|(_, words)| words.contains(&folded)).map(|(sex, _)| *sex)
}

/// What kind of sponsor a name speaks of; other, unless the words are clear.
pub fn sponsor_kind(name: &str) -> SponsorKind {
    let folded = fold(name);
    let fits =
        |kind: &SponsorKind| synonyms().sponsors.iter().any(|(other, words)| other == kind && words.fits(&folded));
    // ТОО "Клиника": what the body does says more than its legal form.
    let telling = [SponsorKind::School, SponsorKind::Clinic, SponsorKind::ReligiousBody, SponsorKind::Akimat];
    let mut fitting = telling.iter().filter(|kind| fits(kind));
    match (fitting.next(), fitting.next()) {
        (Some(kind), None) => *kind,
        (Some(_), Some(_)) => SponsorKind::Other,
        (None, _) if fits(&SponsorKind::Employer) => SponsorKind::Employer,
        (None, _) if fits(&SponsorKind::Relative) => SponsorKind::Relative,
        (None, _) => SponsorKind::Other,
    }
}

/// In which script a name is written: Latin, Cyrillic, or mixed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameScript {
    /// Latin letters only.
    Latin,
    /// Cyrillic letters only.
    Cyrillic,
    /// Both.
    Mixed,
    /// Letters of neither, or none.
    Neither,
}

/// The script of a name.
pub fn name_script(name: &str) -> NameScript {
    match (name.chars().any(is_latin), name.chars().any(is_cyrillic)) {
        (true, false) => NameScript::Latin,
        (false, true) => NameScript::Cyrillic,
        (true, true) => NameScript::Mixed,
        (false, false) => NameScript::Neither,
    }
}

/// A cell that holds a name in both scripts (`ZHUK HANNA / Жук Анна`), parted; `None` when words or parts mix them.
pub fn both_names(cell: &str) -> Option<(Clean, Clean)> {
    let separators = |c: char| matches!(c, '/' | '(' | ')' | '\n' | '\r' | '|' | ';' | '—' | '–');
    let parts: Vec<Clean> = cell.split(separators).filter_map(|part| Clean::line(part).non_empty()).collect();
    let [first, second] = <[Clean; 2]>::try_from(parts).ok()?;
    match (name_script(&first), name_script(&second)) {
        (NameScript::Latin, NameScript::Cyrillic) => Some((first, second)),
        (NameScript::Cyrillic, NameScript::Latin) => Some((second, first)),
        _ => None,
    }
}

fn digits(cell: &str) -> usize {
    cell.chars().filter(char::is_ascii_digit).count()
}

/// True when nearly everything of the cell is digits and signs of a number.
fn is_number(cell: &str) -> bool {
    cell.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '+' | '-' | '(' | ')' | '.'))
}

fn is_words(cell: &str) -> bool {
    cell.chars().any(char::is_alphabetic) && digits(cell) == 0 && !cell.contains('@') && !is_nothing(cell)
}

/// True when a cell that is not blank could stand in a column of that look.
pub fn looks_like(look: Look, cell: &str, style: DateStyle) -> bool {
    let cell = plain(cell);
    match look {
        Look::Text => true,
        Look::Ordinal => cell.len() <= 7 && digits(cell) > 0 && is_number(cell) && day(cell, style).is_err(),
        Look::Name => is_words(cell) && cell.contains(' ') && country_or_ground(cell),
        Look::Letters => is_words(cell),
        Look::Latin => is_words(cell) && name_script(cell) == NameScript::Latin,
        Look::Cyrillic => is_words(cell) && name_script(cell) == NameScript::Cyrillic,
        Look::LettersAny => cell.chars().any(char::is_alphabetic) && day(cell, style).is_err() && !is_nothing(cell),
        Look::Country => Country::read(cell).is_some(),
        Look::Date => is_nothing(cell) || !matches!(day(cell, style), Err(DateError::Unreadable(_))),
        Look::Sex => sex(cell).is_some(),
        Look::Document => is_document(cell, style),
        Look::Iin => is_number(cell) && (10..=12).contains(&digits(cell)) || is_nothing(cell),
        Look::Phone => (6..=40).contains(&digits(cell)) && cell.chars().filter(|c| c.is_alphabetic()).count() <= 12,
        Look::Email => cell.contains('@'),
        Look::Ground => ground(cell).is_some(),
        Look::Permit => is_nothing(cell) || is_permit(cell, style),
        Look::Rka => is_number(cell) && (14..=16).contains(&digits(cell)) || is_nothing(cell),
        Look::Mark => !matches!(mark(cell, style), Mark::Other),
    }
}

/// A name is no country and no ground.
fn country_or_ground(cell: &str) -> bool {
    Country::read(cell).is_none() && ground(cell).is_none()
}

fn is_permit(cell: &str, style: DateStyle) -> bool {
    let lettered = cell.chars().any(char::is_alphabetic);
    digits(cell) >= if lettered { 2 } else { 4 } && mark(cell, style) == Mark::Other
}

fn is_document(cell: &str, style: DateStyle) -> bool {
    let letters = cell.chars().filter(|c| c.is_alphabetic()).count();
    (5..=14).contains(&digits(cell)) && letters <= 6 && day(cell, style).is_err() && !cell.contains(['@', '+'])
}

/// Which part of the filled cells of a column could stand in a column of that look; `None` when none is filled.
pub fn share(sheet: &Sheet, rows: std::ops::Range<usize>, column: usize, look: Look) -> Option<f64> {
    let style = DateStyle { month_first: false, serials: sheet.workbook };
    let filled = rows.map(|row| sheet.cell(row, column)).filter(|cell| !cell.trim().is_empty()).take(200);
    let (mut all, mut fitting) = (0_u32, 0_u32);
    for cell in filled {
        all += 1;
        fitting += u32::from(looks_like(look, cell, style));
    }
    (all > 0).then(|| f64::from(fitting) / f64::from(all))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn marks_are_read_in_three_languages() {
        let style = DateStyle::default();
        for cell in ["", " ", "-", "—", "no", "Нет", "жоқ", "ЖОК", "'-"] {
            assert_eq!(mark(cell, style), Mark::Missing, "{cell}");
        }
        for cell in ["+", "'+", "yes", "ДА", "есть", "иә", "v", "V", "✓", "получен", "TRUE"] {
            assert_eq!(mark(cell, style), Mark::Received(None), "{cell}");
        }
        for cell in ["n/a", "N/A", "н/п", "Н/П", "not needed", "Не требуется", "қажет емес"] {
            assert_eq!(mark(cell, style), Mark::NotNeeded, "{cell}");
        }
        for cell in ["12.10.2026", "2026-10-12", "12 окт 2026", "получен 12.10.2026", "+ (12.10.2026)", "12.10.2026 г."]
        {
            assert_eq!(mark(cell, style), Mark::Received(Some(d("2026-10-12"))), "{cell}");
        }
        assert_eq!(mark("31.02.2026", style), Mark::NoSuchDay);
        for cell in ["ждём апостиль", "отдал 12.10.2026", "=1+1", "2 шт"] {
            assert_eq!(mark(cell, style), Mark::Other, "{cell}");
        }
    }

    #[test]
    fn grounds_are_the_six_and_nothing_else() {
        for (cell, expected) in [
            ("Трудовая деятельность", Some(Ground::Employment)),
            ("работа по ТД", Some(Ground::Employment)),
            ("еңбек қызметі", Some(Ground::Employment)),
            ("Учёба (магистратура)", Some(Ground::Education)),
            ("Family Reunification", Some(Ground::Family)),
            ("отбасымен бірігу", Some(Ground::Family)),
            ("Бизнес-иммигрант", Some(Ground::Business)),
            ("business immigrant", Some(Ground::Business)),
            ("миссионерлік қызмет", Some(Ground::Missionary)),
            ("medical treatment", Some(Ground::Medical)),
            ("емделу", Some(Ground::Medical)),
            ("туризм", None),
            ("business trip", None),
            ("нет работы", None),
            ("работа и учёба", None),
            ("", None),
            ("-", None),
        ] {
            assert_eq!(ground(cell), expected, "{cell}");
        }
    }

    #[test]
    fn american_dates_are_known_by_their_neighbours() {
        let style = date_style(["03/04/2026", "11/23/2026", "нет"].into_iter(), false);
        assert_eq!(day("03/04/2026", style), Ok(d("2026-03-04")));
        let style = date_style(["03/04/2026", "23/11/2026", "11/23/2026"].into_iter(), false);
        assert_eq!(day("03/04/2026", style), Ok(d("2026-04-03")));
        assert_eq!(day("45950", DateStyle { serials: true, ..style }), Ok(d("2025-10-20")));
        assert!(day("45950", style).is_err());
    }

    #[test]
    fn nobody_is_born_in_the_future() {
        let today = d("2026-11-23");
        assert_eq!(birth_day("26.07.45", DateStyle::default(), today), Ok(d("1945-07-26")));
        assert_eq!(birth_day("26.07.2045", DateStyle::default(), today), Ok(d("2045-07-26")));
        assert_eq!(birth_day("26.07.12", DateStyle::default(), today), Ok(d("2012-07-26")));
    }

    #[test]
    fn only_clear_words_make_a_kind_of_sponsor() {
        for (name, kind) in [
            ("ТОО «Алатау Трейд»", SponsorKind::Employer),
            ("ИП Ким", SponsorKind::Employer),
            ("Kazakh-British Technical University", SponsorKind::School),
            ("ТОО \"Клиника Өмір\"", SponsorKind::Clinic),
            ("супруга — гр. РК", SponsorKind::Relative),
            ("Каспий Сервис", SponsorKind::Other),
            ("Ким Ольга", SponsorKind::Other),
        ] {
            assert_eq!(sponsor_kind(name), kind, "{name}");
        }
    }
}
