//! What people write in the column "citizenship", to a code.
//!
//! Every name and synonym of the table becomes a key (case, marks, punctuation and Kazakh letters evened out), Russian
//! names also in the genitive ("гражданин Узбекистана"). A text is looked up whole, then without words that only say
//! "citizen" or "republic". A key claimed by two states means neither.

use super::{Country, TABLE};
use crate::domain::script::{
    Script, is_cyrillic, one_script, russian_base, script_of, to_cyrillic_by_look, to_latin_by_look,
};
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Longer texts are a remark, not a citizenship.
const LONGEST: usize = 120;

/// Words that only say "citizen of".
const CITIZEN: &[&str] = &[
    "гражданин",
    "гражданка",
    "гражданина",
    "гражданки",
    "граждане",
    "гражданство",
    "гражданства",
    "гр",
    "грн",
    "гр-н",
    "гр-ка",
    "грка",
    "подданный",
    "подданная",
    "подданство",
    "страна",
    "citizen",
    "citizens",
    "citizenship",
    "national",
    "nationality",
    "of",
    "the",
];

/// Kazakh words for "citizen of": the name before them stands in the genitive.
const CITIZEN_KAZAKH: &[&str] = &["азаматы", "азаматшасы", "азаматтыгы", "азаматтык"];

/// Words that say "republic".
const REPUBLIC: &[&str] = &["республика", "republic", "республикасы", "respublikasi", "respublikasy"];

/// `None` as a value marks a key that two states claim.
static KEYS: LazyLock<HashMap<String, Option<Country>>> = LazyLock::new(|| {
    let mut keys = HashMap::with_capacity(4096);
    for row in TABLE.iter() {
        claim(&mut keys, key(row.country.as_str()), row.country);
        claim(&mut keys, key(row.alpha2), row.country);
        for name in row.names.into_iter().chain(row.synonyms.split('|')) {
            claim(&mut keys, key(name), row.country);
        }
    }
    // Invented forms come last and never displace a written one.
    for row in TABLE.iter() {
        let [_, russian, _] = row.names;
        for name in std::iter::once(russian).chain(row.synonyms.split('|')) {
            for form in genitives(&key(name)) {
                keys.entry(form).or_insert(Some(row.country));
            }
        }
    }
    keys
});

fn claim(keys: &mut HashMap<String, Option<Country>>, key: String, country: Country) {
    if key.is_empty() {
        return;
    }
    match keys.entry(key) {
        Entry::Vacant(free) => {
            free.insert(Some(country));
        }
        Entry::Occupied(mut taken) if *taken.get() != Some(country) => {
            taken.insert(None);
        }
        Entry::Occupied(_) => {}
    }
}

/// Genitive forms that a Russian name of one word may have; wrong ones harm nobody, they are no words.
fn genitives(name: &str) -> Vec<String> {
    if name.contains(' ') || name.chars().count() < 4 || !name.chars().all(is_cyrillic) {
        return Vec::new();
    }
    let cut = |end: &str, new: &[&str]| -> Option<Vec<String>> {
        let stem = name.strip_suffix(end)?;
        Some(new.iter().map(|ending| format!("{stem}{ending}")).collect())
    };
    cut("ия", &["ии"])
        .or_else(|| cut("я", &["и"]))
        .or_else(|| cut("а", &["ы", "и"]))
        .or_else(|| cut("ь", &["и", "я"]))
        .or_else(|| cut("и", &["ов"]))
        .or_else(|| cut("ы", &["", "ов"]))
        .unwrap_or_else(|| vec![format!("{name}а")])
}

/// One word evened out: lower case, no marks; Kazakh letters as their Russian neighbours, except in abbreviations.
fn even_word(word: &str) -> String {
    let lower = word.to_lowercase();
    let long = lower.chars().count() >= 4;
    let based = lower.nfc().map(|letter| if long || letter == 'ё' { russian_base(letter) } else { letter });
    let plain: String = based.nfkd().filter(|letter| !is_combining_mark(*letter)).collect();
    match plain.as_str() {
        "республики" | "республике" | "респ" => "республика".to_owned(),
        "республикасынын" => "республикасы".to_owned(),
        "saint" => "st".to_owned(),
        _ => plain,
    }
}

/// Splits into words at anything that is neither letter nor digit; apostrophes vanish, "&" is "and".
fn words(text: &str) -> Vec<String> {
    let spelled = text.replace('&', " and ");
    let kept: String =
        spelled.chars().filter(|c| !matches!(c, '\'' | '’' | 'ʻ' | 'ʼ' | '‘' | '`' | '\u{301}')).collect();
    let split = kept.split(|c: char| !c.is_alphanumeric() && !is_combining_mark(c));
    let words = split.filter(|word| !word.is_empty()).map(|word| even_word(&one_script(word)));
    join_initials(words.collect())
}

/// `u s a` is `usa`: letters that stand alone belong together.
fn join_initials(words: Vec<String>) -> Vec<String> {
    let mut joined: Vec<String> = Vec::with_capacity(words.len());
    let mut open = false;
    for word in words {
        let single = word.chars().count() == 1 && word != "и";
        match joined.last_mut() {
            Some(last) if open && single => last.push_str(&word),
            _ => joined.push(word),
        }
        open = single;
    }
    joined
}

fn key(name: &str) -> String {
    words(name).join(" ")
}

fn find(words: &[String]) -> Option<Country> {
    KEYS.get(&words.join(" ")).copied().flatten()
}

/// See [`Country::read`].
pub(super) fn read(text: &str) -> Option<Country> {
    if text.chars().count() > LONGEST {
        return None;
    }
    read_whole(text).or_else(|| read_parts(text))
}

fn read_whole(text: &str) -> Option<Country> {
    if script_of(text) == Script::Either && !text.contains(' ') {
        return read_either(text);
    }
    let words = words(text);
    find(&words).or_else(|| find_code_by_look(text)).or_else(|| without_citizen(words))
}

/// `РK` with letters of both alphabets, all of which look alike: an answer only if both readings do not disagree.
fn read_either(text: &str) -> Option<Country> {
    let latin = find(&words(&to_latin_by_look(text)));
    let cyrillic = find(&words(&to_cyrillic_by_look(text)));
    match (latin, cyrillic) {
        (Some(one), Some(other)) if one != other => None,
        _ => latin.or(cyrillic),
    }
}

/// A three-letter code typed in Cyrillic letters; two letters would be too easily something else.
fn find_code_by_look(text: &str) -> Option<Country> {
    let code = to_latin_by_look(&text.trim().to_uppercase());
    if code.len() == 3 { Country::code(&code) } else { None }
}

fn without_citizen(words: Vec<String>) -> Option<Country> {
    let kazakh = words.iter().any(|word| CITIZEN_KAZAKH.contains(&word.as_str()));
    let is_filler = |word: &String| {
        CITIZEN.contains(&word.as_str()) || CITIZEN_KAZAKH.contains(&word.as_str()) || word == "ка" || word == "н"
    };
    let full: Vec<String> = words.into_iter().filter(|word| !is_filler(word)).collect();
    let mut bare = full.clone();
    bare.retain(|word| !REPUBLIC.contains(&word.as_str()));
    let republic = bare.len() < full.len();
    // "Республика Узбекистан" is Uzbekistan; "Республика РТ" is nothing.
    let candidates = [Some(full), (republic && bare.iter().all(|word| word.len() > 6)).then_some(bare)];
    candidates
        .into_iter()
        .flatten()
        .find_map(|words| find(&words).or_else(|| if kazakh { find_kazakh_genitive(words) } else { None }))
}

/// "Өзбекстанның азаматы": the name without its ending.
fn find_kazakh_genitive(mut words: Vec<String>) -> Option<Country> {
    let last = words.pop()?;
    let stem = ["нын", "нин", "дын", "дин", "тын", "тин"].iter().find_map(|ending| last.strip_suffix(ending))?;
    words.push(stem.to_owned());
    find(&words)
}

/// "Россия (RUS)", "UZB / Узбекистан": parts that all mean the same state. Two citizenships in one cell mean none.
fn read_parts(text: &str) -> Option<Country> {
    let parts: Vec<&str> =
        text.split(['/', ',', '(', ')', ';', '–', '—', '-']).filter(|part| !part.trim().is_empty()).collect();
    let (first, rest) = parts.split_first()?;
    let country = read_whole(first).filter(|_| !rest.is_empty())?;
    rest.iter().all(|part| read_whole(part) == Some(country)).then_some(country)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::lang::Lang;

    fn reads(country: &str, texts: &[&str]) {
        for text in texts {
            assert_eq!(Country::read(text).map(|found| found.to_string()).as_deref(), Some(country), "{text}");
        }
    }

    #[test]
    fn every_name_and_code_reads_back() {
        for row in TABLE.iter() {
            let code = row.country.to_string();
            for lang in [Lang::En, Lang::Ru, Lang::Kk] {
                let name = row.country.name(lang);
                assert!(!name.is_empty(), "{code} {lang:?}");
                reads(&code, &[name, &name.to_uppercase(), &code, &code.to_lowercase(), &format!("  {name}. ")]);
            }
            if let Some(alpha2) = row.country.alpha2() {
                reads(&code, &[alpha2]);
            }
        }
        assert!(TABLE.len() > 260);
    }

    #[test]
    fn no_written_word_of_the_table_means_two_states() {
        let doubtful: Vec<_> = KEYS.iter().filter(|(_, country)| country.is_none()).map(|(key, _)| key).collect();
        assert!(doubtful.is_empty(), "{doubtful:?}");
    }

    /// States, and what offices write for them, separated by semicolons.
    const OFFICE: &[(&str, &str)] = &[
        ("RUS", "РФ;рф;Р.Ф.;Pоссия;Российская Федерация;гражданин РФ;гр. России"),
        ("RUS", "гр-ка РФ;россия́нин;Россиянка;Russian Federation;citizen of Russia"),
        ("RUS", "Ресей азаматы;Ресейдің азаматы;РОССИЯ (RUS);гражданство: российское"),
        ("UZB", "Узбекистан ;РУз;Р.Уз.;Респ. Узбекистан;Республика  Узбекистан"),
        ("UZB", "гр. Узбекистана;гражданка Республики Узбекистан;Uzbek;Oʻzbekiston"),
        ("UZB", "O'zbekiston;Озбекстан;Өзбекстан Республикасының азаматы;uzb;UZВ"),
        ("UZB", "Узбекиcтан;UZB / Узбекистан"),
        ("KGZ", "КР;Киргизия;Кыргызстан;Кыргызская Республика;Kyrgyz Republic"),
        ("KGZ", "Қырғызстан;гр. Киргизии;гражданин Кыргызстана;КGZ"),
        ("BLR", "РБ;Белоруссия;Беларусь;Белоруссии;гражданка Беларуси"),
        ("BLR", "Republic of Belarus"),
        ("KAZ", "РК;ҚР;ҚР азаматы;Қазақстан Республикасы;Казакстан"),
        ("KAZ", "гражданин Казахстана"),
        ("TJK", "РТ;Таджикистан;Тоҷикистон;Тәжікстан;гр-н Таджикистана;ТJК"),
        ("ARM", "РА;Армения;гр. Армении;Republic of Armenia"),
        ("AZE", "АР;Азербайджан;Азербайджанская Республика;Әзірбайжан;Azərbaycan"),
        ("XXA", "ЛБГ;Лицо без гражданства;stateless;Азаматтығы жоқ адам"),
        ("USA", "U.S.A.;США;С.Ш.А.;Соединенные Штаты Америки;АҚШ"),
        ("UKR", "гр. Украины;Україна"),
    ];

    #[test]
    fn words_of_the_office() {
        for (country, texts) in OFFICE {
            reads(country, &texts.split(';').collect::<Vec<_>>());
        }
    }

    #[test]
    fn an_abbreviation_is_read_in_its_own_alphabet() {
        assert_eq!([Country::read("РТ"), Country::read("PT")], [Country::code("TJK"), Country::code("PRT")]);
        assert_eq!([Country::read("КР"), Country::read("KP")], [Country::code("KGZ"), Country::code("PRK")]);
        assert_eq!(Country::read("РK"), None);
    }

    #[test]
    fn what_is_not_known_is_not_guessed() {
        for text in [
            "",
            " ",
            "-",
            "Атлантида",
            "русский",
            "узбек",
            "таджик",
            "РФ, РК",
            "гражданин",
            "Республика",
            "ВА",
            "Республика РТ",
            "Ташкент",
            "KZ-1234",
            "UZBE",
            "нет",
            &"Россия ".repeat(40),
        ] {
            assert_eq!(Country::read(text), None, "{text}");
        }
        assert_eq!(Country::code("UTO"), None);
        assert_eq!(Country::code("rus"), None);
        assert_eq!(Country::mrz("D<<"), Country::code("DEU"));
    }
}
