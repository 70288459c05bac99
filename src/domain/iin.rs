//! The individual identification number (ИИН, ЖСН): twelve digits, `YYMMDD G NNNN C`.
//!
//! Structure and check digit: Government Resolutions No. 565 of 11 June 2003 and No. 406 of 22 May 2007. Since
//! Resolution No. 853 of 26 August 2013 the digits are no longer tied to a person's data: a number that disagrees
//! with a birth date or sex is valid, and only warned about.

use super::choice::{Sex, choices};
use super::day::Day;
use super::phrase::Phrase;
use serde_json::{Value, json};

choices! {
    /// Why a number is no IIN; looked for in this order.
    IinFault {
        /// Not twelve characters.
        Length = "length",
        /// A character that is no digit.
        Digits = "digits",
        /// The twelfth digit does not fit the first eleven.
        CheckDigit = "check_digit",
        /// The first eleven digits have no check digit: such numbers are not issued.
        Unissued = "unissued",
        /// The first six digits are no date.
        Date = "date",
    }
}

/// What is known of the person, to compare with; nothing is required.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Known {
    /// Birth date.
    pub born: Option<Day>,
    /// Sex.
    pub sex: Option<Sex>,
}

/// What a number says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IinReport {
    /// The number may be used.
    pub valid: bool,
    /// What is wrong with it; `None` when it is valid.
    pub why: Option<IinFault>,
    /// The birth date in the digits; `None` in an invalid number, and where the century digit is unassigned.
    pub born: Option<Day>,
    /// The sex in the digits; `None` as above.
    pub sex: Option<Sex>,
    /// What a person should look at: disagreement with [`Known`], an unassigned century digit.
    pub warnings: Vec<Phrase>,
}

impl IinReport {
    const fn invalid(why: IinFault) -> Self {
        Self { valid: false, why: Some(why), born: None, sex: None, warnings: Vec::new() }
    }

    /// The document of `calc iin`; `say` puts a warning into the reader's language.
    pub fn document(&self, say: impl Fn(&Phrase) -> String) -> Value {
        let warnings: Vec<String> = self.warnings.iter().map(say).collect();
        json!({"valid": self.valid, "why": self.why, "born": self.born, "sex": self.sex, "warnings": warnings})
    }
}

impl IinFault {
    /// The fault as a sentence (`iin-length`, `iin-digits`, …).
    pub fn phrase(self) -> Phrase {
        Phrase::new(match self {
            Self::Length => "iin-length",
            Self::Digits => "iin-digits",
            Self::CheckDigit => "iin-check-digit",
            Self::Unissued => "iin-unissued",
            Self::Date => "iin-date",
        })
    }
}

/// Checks a number. Spaces and hyphens between the digits do not count; every other character does, so that a letter
/// O for a zero is told as such and not mended.
pub fn check(number: &str, known: Known) -> IinReport {
    let kept: Vec<char> = number.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '–' | '‑')).collect();
    let Ok(characters) = <[char; 12]>::try_from(kept) else {
        return IinReport::invalid(IinFault::Length);
    };
    let mut digits = [0_u32; 12];
    for (digit, character) in digits.iter_mut().zip(characters) {
        match character.to_digit(10) {
            Some(value) => *digit = value,
            None => return IinReport::invalid(IinFault::Digits),
        }
    }
    check_digits(digits, known)
}

fn check_digits(digits: [u32; 12], known: Known) -> IinReport {
    let [y1, y2, m1, m2, d1, d2, century, .., last] = digits;
    match check_digit(&digits) {
        None => return IinReport::invalid(IinFault::Unissued),
        Some(expected) if expected != last => return IinReport::invalid(IinFault::CheckDigit),
        Some(_) => {}
    }
    let in_century = |hundreds: i32| {
        let year = i32::try_from(y1 * 10 + y2).ok()? + hundreds * 100;
        Day::from_ymd_opt(year, m1 * 10 + m2, d1 * 10 + d2)
    };
    let assigned = century_and_sex(century);
    let Some(born) =
        assigned.map_or_else(|| in_century(20).or_else(|| in_century(19)), |(hundreds, _)| in_century(hundreds))
    else {
        return IinReport::invalid(IinFault::Date);
    };
    let Some((_, sex)) = assigned else {
        let warning = Phrase::new("iin-century-unassigned").number("digit", century);
        return IinReport { valid: true, why: None, born: None, sex: None, warnings: vec![warning] };
    };
    IinReport { valid: true, why: None, born: Some(born), sex: Some(sex), warnings: disagreements(born, sex, known) }
}

/// The seventh digit: hundreds of the birth year and sex; 0 and 7–9 are unassigned.
const fn century_and_sex(digit: u32) -> Option<(i32, Sex)> {
    match digit {
        1 => Some((18, Sex::Male)),
        2 => Some((18, Sex::Female)),
        3 => Some((19, Sex::Male)),
        4 => Some((19, Sex::Female)),
        5 => Some((20, Sex::Male)),
        6 => Some((20, Sex::Female)),
        _ => None,
    }
}

/// The check digit of the first eleven digits; a first sum of 10 calls for a second one with other weights, and a
/// second 10 means that the number is not issued.
fn check_digit(digits: &[u32; 12]) -> Option<u32> {
    let sum = |weights: [u32; 11]| digits.iter().zip(weights).map(|(digit, weight)| digit * weight).sum::<u32>() % 11;
    let first = sum([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    let result = if first == 10 { sum([3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]) } else { first };
    (result != 10).then_some(result)
}

fn disagreements(born: Day, sex: Sex, known: Known) -> Vec<Phrase> {
    let mut warnings = Vec::new();
    if let Some(given) = known.born.filter(|given| *given != born) {
        warnings.push(Phrase::new("iin-born-differs").day("iin", born).day("given", given));
    }
    if known.sex.is_some_and(|given| given != sex) {
        warnings.push(Phrase::new("iin-sex-differs"));
    }
    warnings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(number: &str) -> IinReport {
        check(number, Known::default())
    }

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn published_numbers() {
        for (number, born, sex) in [
            ("061211600012", "2006-12-11", Sex::Female),
            ("800416100254", "1880-04-16", Sex::Male),
            ("680503250034", "1868-05-03", Sex::Female),
            ("791028302728", "1979-10-28", Sex::Male),
            ("900101300811", "1990-01-01", Sex::Male),
            ("900101300823", "1990-01-01", Sex::Male),
            ("900101300835", "1990-01-01", Sex::Male),
            ("900101300847", "1990-01-01", Sex::Male),
            (" 900101 300 847 ", "1990-01-01", Sex::Male),
        ] {
            let expected =
                IinReport { valid: true, why: None, born: Some(day(born)), sex: Some(sex), warnings: Vec::new() };
            assert_eq!(report(number), expected, "{number}");
        }
    }

    #[test]
    fn numbers_that_are_none() {
        for (number, why) in [
            ("", IinFault::Length),
            ("0000000", IinFault::Length),
            ("sdf867", IinFault::Length),
            ("0123456789AB", IinFault::Digits),
            ("90O101300811", IinFault::Digits),
            ("٩٠٠١٠١٣٠٠٨١١", IinFault::Digits),
            ("061211600013", IinFault::CheckDigit),
            ("868795643215", IinFault::CheckDigit),
            ("868795643214", IinFault::Date),
            ("821214240092", IinFault::Unissued),
            ("000000000000", IinFault::Date),
        ] {
            assert_eq!(report(number), IinReport::invalid(why), "{number}");
        }
    }

    #[test]
    fn some_numbers_have_no_check_digit() {
        for stem in ["90010130080", "90010130161", "90010130242"] {
            for last in 0..10 {
                assert_eq!(report(&format!("{stem}{last}")).why, Some(IinFault::Unissued));
            }
        }
    }

    #[test]
    fn digits_that_disagree_only_warn() {
        let known = Known { born: Some(day("1979-10-29")), sex: Some(Sex::Female) };
        let report = check("791028302728", known);
        let ids: Vec<_> = report.warnings.iter().map(|warning| warning.id.as_str()).collect();
        assert_eq!((report.valid, ids), (true, vec!["iin-born-differs", "iin-sex-differs"]));
    }

    #[test]
    fn an_unassigned_century_warns_and_says_no_date() {
        let stem = "79102870272";
        let number = (0..10).map(|last| format!("{stem}{last}")).find(|number| report(number).valid).unwrap();
        let report = report(&number);
        assert_eq!((report.born, report.sex, report.warnings.len()), (None, None, 1));
        let document = report.document(|warning| warning.id.clone()).to_string();
        let expected = r#"{"valid":true,"why":null,"born":null,"sex":null,"warnings":["iin-century-unassigned"]}"#;
        assert_eq!(document, expected);
    }
}
