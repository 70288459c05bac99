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
    /// Nothing tells which stands first: the day is taken.
    pub unsure: bool,
}

/// Which end of something a date says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// Its first day: `с 01.05.2026`.
    From,
    /// Its last day: `до 01.05.2027 вкл.`.
    Until,
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

/// True for what stands under a table: a total, who made it.
pub fn is_footer(cell: &str) -> bool {
    let folded = fold(cell);
    let mut words = folded.split(' ');
    words.next().is_some_and(|word| synonyms().footer.contains(word))
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

/// Reads a date that may have words of its side before it, or be one end of a span.
///
/// # Errors
/// As [`parse_sheet`], about the whole cell.
pub fn bounded_day(cell: &str, style: DateStyle, bound: Bound) -> Result<Day, DateError> {
    day(cell, style).or_else(|error| {
        let ends = || span(cell, style).map(|(from, until)| if bound == Bound::From { from } else { until });
        stripped(cell, bound).and_then(|rest| day(rest, style).ok()).or_else(ends).ok_or(error)
    })
}

/// Two days of a workbook, as numbers, and a dash: no span is shorter.
const SHORTEST_SPAN: usize = 11;

/// Two dates with a dash or a word between them: `01.05.2026–30.04.2027`, `с 01.05.2026 по 30.04.2027`.
pub fn span(cell: &str, style: DateStyle) -> Option<(Day, Day)> {
    let cell = plain(cell);
    if cell.len() < SHORTEST_SPAN {
        return None;
    }
    let one = |text: &str, bound| day(text, style).ok().or_else(|| day(stripped(text, bound)?, style).ok());
    cell.char_indices().filter(|(_, c)| matches!(c, '-' | '–' | '—' | ' ' | '\n' | '/')).find_map(|(at, mark)| {
        let (left, right) = (cell.get(..at)?.trim(), cell.get(at + mark.len_utf8()..)?.trim());
        let worded = || day(stripped(right, Bound::Until)?, style).ok();
        // Between two dates that only a blank parts a word must stand.
        let until = if mark.is_whitespace() { worded() } else { one(right, Bound::Until) };
        one(left, Bound::From).zip(until)
    })
}

/// The cell without words of its side before the date and behind it; `None` when there are none.
fn stripped(cell: &str, bound: Bound) -> Option<&str> {
    let words = synonyms();
    let before = if bound == Bound::From { &words.from } else { &words.until };
    let cell = plain(cell);
    let head = (1..=4).rev().find_map(|count| {
        let (end, _) = cell.char_indices().filter(|(_, c)| c.is_whitespace()).nth(count - 1)?;
        let (words, rest) = cell.split_at_checked(end)?;
        before.contains(&fold(words)).then_some(rest)
    });
    let rest = head.unwrap_or(cell).trim();
    let tail = rest.rsplit_once(char::is_whitespace).filter(|(_, last)| words.inclusive.contains(&fold(last)));
    let bare = tail.map_or(rest, |(rest, _)| rest).trim_end_matches([',', ' ']);
    (bare.len() < cell.len()).then_some(bare)
}

/// A number with dates behind it: `KZ-1112223 до 30.04.2027`, `N1234567, 01.02.2020–01.02.2030`.
pub fn dated_number(cell: &str, style: DateStyle) -> Option<(&str, Option<Day>, Option<Day>)> {
    let cell = plain(cell);
    cell.char_indices().filter(|(_, c)| matches!(c, ' ' | ',' | ';' | '(' | '\n')).find_map(|(at, mark)| {
        let number = cell.get(..at)?.trim();
        let rest = cell.get(at + mark.len_utf8()..)?.trim_matches([' ', ',', ';', '(', ')', '\n']);
        if digits(number) < 2 || day(number, style).is_ok() {
            return None;
        }
        if let Some((from, until)) = span(rest, style) {
            return Some((number, Some(from), Some(until)));
        }
        let end = |bound| stripped(rest, bound).and_then(|rest| day(rest, style).ok());
        match (end(Bound::From), end(Bound::Until)) {
            (None, None) => None,
            (from, until) => Some((number, from, until)),
        }
    })
}

/// `1,23457E+11`: a spreadsheet has shortened a long number, and its digits are lost.
pub fn is_shortened_number(cell: &str) -> bool {
    let cell = plain(cell);
    let Some((mantissa, power)) = cell.split_once(['E', 'e', 'Е', 'е']) else {
        return false;
    };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, part) = mantissa.split_once(['.', ',']).map_or((mantissa, None), |(whole, part)| (whole, Some(part)));
    let signed = power.starts_with('+');
    digits(whole) && part.is_none_or(digits) && digits(power.trim_start_matches('+')) && (signed || part.is_some())
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

/// What the cells of a column tell about the order of day and month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Order {
    /// Some date can only have the month first.
    pub month_first: bool,
    /// Some date can only have the day first.
    pub day_first: bool,
    /// Some date could have either.
    pub open: bool,
}

impl Order {
    /// Looks at cells.
    pub fn of<'a>(cells: impl Iterator<Item = &'a str>) -> Self {
        let mut order = Self::default();
        for (first, second, _) in cells.filter_map(slashed) {
            order.month_first |= second > 12 && first <= 12;
            order.day_first |= first > 12;
            order.open |= first <= 12 && second <= 12 && first != second;
        }
        order
    }

    /// Both together.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self {
            month_first: self.month_first || other.month_first,
            day_first: self.day_first || other.day_first,
            open: self.open || other.open,
        }
    }

    /// The style of a column with this order in a sheet with that one: its own dates decide, else those of the others.
    pub const fn style(self, sheet: Self, serials: bool) -> DateStyle {
        let (month, day) = if self.month_first || self.day_first {
            (self.month_first, self.day_first)
        } else {
            (sheet.month_first, sheet.day_first)
        };
        DateStyle { month_first: month && !day, serials, unsure: self.open && month == day }
    }
}

/// True for a date that could be read with either first.
pub fn is_open(cell: &str) -> bool {
    Order::of(std::iter::once(plain(cell))).open
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
        Look::Latin => is_words(cell) && (name_script(cell) == NameScript::Latin || both_names(cell).is_some()),
        Look::Cyrillic => is_words(cell) && (name_script(cell) == NameScript::Cyrillic || both_names(cell).is_some()),
        Look::LettersAny => cell.chars().any(char::is_alphabetic) && day(cell, style).is_err() && !is_nothing(cell),
        Look::Country => Country::read(cell).is_some(),
        Look::Date => {
            is_nothing(cell)
                || is_forever(cell)
                || [Bound::From, Bound::Until]
                    .into_iter()
                    .any(|bound| !matches!(bounded_day(cell, style, bound), Err(DateError::Unreadable(_))))
        }
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
    digits(cell) >= if lettered { 2 } else { 4 } && mark(cell, style) == Mark::Other && span(cell, style).is_none()
}

fn is_document(cell: &str, style: DateStyle) -> bool {
    let letters = cell.chars().filter(|c| c.is_alphabetic()).count();
    let alone = (5..=14).contains(&digits(cell)) && letters <= 6 && !cell.contains(['@', '+']);
    alone && day(cell, style).is_err() && span(cell, style).is_none()
        || dated_number(cell, style).is_some_and(|(number, ..)| is_document(number, style))
}

/// Which part of the filled cells of a column could stand in a column of that look; `None` when none is filled.
pub fn share(sheet: &Sheet, rows: std::ops::Range<usize>, column: usize, look: Look) -> Option<f64> {
    let style = DateStyle { serials: sheet.workbook, ..DateStyle::default() };
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
        let style = |cells: &[&str], others: &[&str]| {
            Order::of(cells.iter().copied()).style(Order::of(others.iter().copied()), false)
        };
        let american = style(&["03/04/2026", "11/23/2026", "нет"], &[]);
        assert_eq!((day("03/04/2026", american), american.unsure), (Ok(d("2026-03-04")), false));
        let torn = style(&["03/04/2026", "23/11/2026", "11/23/2026"], &[]);
        assert_eq!((day("03/04/2026", torn), torn.unsure), (Ok(d("2026-04-03")), true));
        assert!(style(&["03/04/2026"], &["11/23/2026"]).month_first, "the other columns tell");
        assert!(!style(&["03/04/2026", "23/11/2026"], &["11/23/2026"]).month_first, "its own dates tell more");
        assert!(style(&["03/04/2026"], &["02/05/2026"]).unsure);
        assert!(!style(&["04/04/2026"], &[]).unsure, "either way the same day");
        let style = DateStyle::default();
        assert_eq!(day("45950", DateStyle { serials: true, ..style }), Ok(d("2025-10-20")));
        assert!(day("45950", style).is_err());
    }

    #[test]
    fn words_before_and_behind_a_date_are_its_side() {
        let style = DateStyle::default();
        for (cell, bound) in [
            ("до 12.03.2027", Bound::Until),
            ("действителен до 12 марта 2027 г.", Bound::Until),
            ("по 12.03.27 вкл.", Bound::Until),
            ("valid till 12 March 2027", Bound::Until),
            ("01.02.2026–12.03.2027", Bound::Until),
            ("с 01.02.2026 по 12.03.2027", Bound::Until),
            ("2026-02-01 - 2027-03-12", Bound::Until),
            ("с 12.03.2027", Bound::From),
            ("12.03.2027 - 01.05.2028", Bound::From),
        ] {
            assert_eq!(bounded_day(cell, style, bound), Ok(d("2027-03-12")), "{cell}");
        }
        for (cell, bound) in
            [("до 12.03.2027", Bound::From), ("с 12.03.2027", Bound::Until), ("12.03.2027 (Хоргос)", Bound::From)]
        {
            assert!(bounded_day(cell, style, bound).is_err(), "{cell}");
        }
        assert_eq!(span("12.03.2027 13.03.2027", style), None);
        let day = Some(d("2027-03-12"));
        assert_eq!(dated_number("KZ-1112223 до 12.03.2027", style), Some(("KZ-1112223", None, day)));
        assert_eq!(dated_number("N 123456 (с 12.03.2027)", style), Some(("N 123456", day, None)));
        assert_eq!(dated_number("75 №1234567", style), None);
    }

    #[test]
    fn numbers_that_a_spreadsheet_has_shortened_are_seen() {
        for cell in ["1,23457E+11", "9.159609103741828E15", "7E+10"] {
            assert!(is_shortened_number(cell), "{cell}");
        }
        for cell in ["7E12345", "E12345678", "AE1234567", "12345678", "1E"] {
            assert!(!is_shortened_number(cell), "{cell}");
        }
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
