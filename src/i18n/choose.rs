//! Which language a person reads: what the command line says, else what staff chose, else the locale, else English.

use crate::domain::lang::Lang;

/// The first of these that names one of the three languages; English when none does.
///
/// `staff` is the language field of the member of staff, `locale` a tag such as `ru-RU` or `kk_KZ.UTF-8`.
pub fn choose(flag: Option<Lang>, staff: Option<&str>, locale: Option<&str>) -> Lang {
    flag.or_else(|| staff.and_then(of_tag)).or_else(|| locale.and_then(of_tag)).unwrap_or(Lang::En)
}

/// What a person's machine asks for by a variable of ours, which servers for connections can be told to hand on.
const ASKED: &str = "LC_SOJOURN_LANG";

/// The locale of the process (`LC_SOJOURN_LANG`, `LANGUAGE`, `LC_ALL`, `LC_MESSAGES`, `LANG`, or the system's own setting).
pub fn locale() -> Option<String> {
    std::env::var(ASKED).ok().filter(|tag| of_tag(tag).is_some()).or_else(sys_locale::get_locale)
}

/// Reads the language part of a tag.
fn of_tag(tag: &str) -> Option<Lang> {
    let language = tag.split(['-', '_', '.', '@']).next().unwrap_or_default();
    Lang::parse(&language.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_wish_wins_and_unknown_ones_are_passed_over() {
        for (flag, staff, locale, expected) in [
            (Some(Lang::Kk), Some("ru"), Some("en-GB"), Lang::Kk),
            (None, Some("ru"), Some("kk_KZ.UTF-8"), Lang::Ru),
            (None, Some("uz"), Some("kk_KZ.UTF-8"), Lang::Kk),
            (None, None, Some("RU"), Lang::Ru),
            (None, None, Some("C.UTF-8"), Lang::En),
            (None, None, None, Lang::En),
        ] {
            assert_eq!(choose(flag, staff, locale), expected, "{flag:?} {staff:?} {locale:?}");
        }
    }
}
