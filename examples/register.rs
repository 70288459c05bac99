//! Writes a large register of invented people in the shape of the sample, for measuring the import:
//! `cargo run --example register -- 100000 > register.csv`. The same number of rows gives the same file; no two people
//! share a passport, an identification number or a name with a birth date.

use std::io::{BufWriter, Result, Write};

const SURNAMES: [(&str, &str); 12] = [
    ("ZHUK", "Жук"),
    ("MAMYTOV", "Мамытов"),
    ("PETROSYAN", "Петросян"),
    ("KUZNETSOV", "Кузнецов"),
    ("ABDULLAEV", "Абдуллаев"),
    ("SOKOLOV", "Соколов"),
    ("SAVITSKAYA", "Савицкая"),
    ("GRIGORYAN", "Григорян"),
    ("OSMONOV", "Осмонов"),
    ("GULIYEVA", "Кулиева"),
    ("TURSUNOVA", "Турсунова"),
    ("SAIDOVA", "Саидова"),
];
const GIVEN: [(&str, &str); 10] = [
    ("HANNA", "Анна"),
    ("ANI", "Ани"),
    ("ALEKSEI", "Алексей"),
    ("RUSTAM", "Рустам"),
    ("DMITRII", "Дмитрий"),
    ("SERGEI", "Сергей"),
    ("ELENA", "Елена"),
    ("AZAMAT", "Азамат"),
    ("DILNOZA", "Дильноза"),
    ("TIGRAN", "Тигран"),
];
const STATES: [&str; 12] = [
    "Беларусь",
    "KGZ",
    "Армения",
    "РФ",
    "Узбекистан",
    "Российская Федерация",
    "РБ",
    "Россия",
    "Russia",
    "Азербайджан",
    "Tajikistan",
    "Киргизия",
];
const GROUNDS: [&str; 9] = [
    "бизнес-иммигрант",
    "трудовая деятельность",
    "Работа",
    "семья",
    "учёба",
    "employment",
    "family reunification",
    "medical treatment",
    "education",
];
const HOSTS: [&str; 7] = [
    "ИП Ким",
    "ТОО «Алатау Трейд»",
    "\"АО \"\"Каспий Сервис\"\"\"",
    "Kazakh-British Technical University",
    "Клиника «Өмір»",
    "супруга — гр. РК",
    "\"ТОО \"\"Степь\"\"\"",
];
const OFFICERS: [&str; 4] = ["d.akhmetov", "a.serikova", "m.kim", "zh.nurlan"];
const NOTES: [&str; 6] =
    ["", "=1+1", "срочно!", "\"строка 1\nстрока 2\"", "перевод у нотариуса", "\"сказал: \"\"позже\"\"\""];
const MONTHS: [&str; 12] = ["янв", "фев", "мар", "апр", "мая", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"];

/// Numbers that look random and are the same every time (SplitMix64).
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: u64) -> u64 {
        self.roll() % end
    }

    fn of<T: Copy>(&mut self, list: &[T]) -> T {
        let at = self.roll() % list.len() as u64;
        list[usize::try_from(at).unwrap_or_default()]
    }

    /// A date as people of one office write it.
    fn date(&mut self, (year, month, day): (u64, u64, u64)) -> String {
        match self.below(8) {
            0 => format!("{year}-{month:02}-{day:02}"),
            1 => format!("{day} {} {year}", MONTHS[usize::try_from(month - 1).unwrap_or_default()]),
            2 => format!("{day:02}.{month:02}.{year} г."),
            _ => format!("{day:02}.{month:02}.{year}"),
        }
    }

    fn paper(&mut self) -> String {
        match self.below(9) {
            0 | 1 => String::new(),
            2 => "-".to_owned(),
            3 => "нет".to_owned(),
            4 => "+".to_owned(),
            5 => "н/п".to_owned(),
            _ => {
                let (month, day) = (9 + self.below(2), 1 + self.below(28));
                self.date((2026, month, day))
            }
        }
    }
}

/// Twelve digits with the right last one (rules of the number's issue, annex 3).
fn iin(born: (u64, u64, u64), man: bool, serial: u64) -> Option<String> {
    let century = if born.0 >= 2000 { 5 } else { 3 } + u64::from(!man);
    let eleven = format!("{:02}{:02}{:02}{century}{serial:04}", born.0 % 100, born.1, born.2);
    let weighed = |shift: usize| {
        let digits = eleven.bytes().enumerate();
        digits.map(|(at, digit)| u64::from(digit - b'0') * ((at + shift) % 11 + 1) as u64).sum::<u64>() % 11
    };
    let check = Some(weighed(0)).filter(|sum| *sum < 10).unwrap_or_else(|| weighed(2));
    (check < 10).then(|| format!("{eleven}{check}"))
}

fn row(out: &mut impl Write, dice: &mut Dice, number: u64) -> Result<()> {
    let ((surname_latin, surname), (given_latin, given)) = (dice.of(&SURNAMES), dice.of(&GIVEN));
    // Birth date and the serial part of the number together tell people apart.
    let (year, month, day) = (1956 + number / 336 % 50, 1 + number / 28 % 12, 1 + number % 28);
    let serial = number / 16_800;
    let iin = iin((year, month, day), number.is_multiple_of(2), serial).unwrap_or_default();
    let passport = format!("{}{:08}", dice.of(&["AC", "NE", "BN", "A", "AE", "N"]), 10_000_000 + number);
    let (entry_month, entry_day) = (1 + dice.below(10), 1 + dice.below(28));
    let entry = dice.date((2026, entry_month, entry_day));
    let permit = if dice.below(4) == 0 {
        ";;".to_owned()
    } else {
        let (from, until) = ((2026, entry_month + 1, entry_day), (2027, entry_month + 1, entry_day));
        format!("KZ-{:07};{};{}", number, dice.date(from), dice.date(until))
    };
    let rka = if dice.below(2) == 0 { String::new() } else { format!("{:016}", dice.below(9_999_999_999_999_999)) };
    let email = if dice.below(4) == 0 { String::new() } else { format!("person{number}@example.com") };
    write!(
        out,
        "{number};{surname_latin}{number} {given_latin};{surname}{number} {given};{};{};{passport};{};{iin};+7 7{:02} {:03} {:04};{email};\
         {entry};{};{};{permit};\"г. Алматы, ул. Абая, {}, кв. {}\";{rka};{}",
        dice.of(&STATES),
        dice.date((year, month, day)),
        {
            let expiry = (2027 + dice.below(8), 1 + dice.below(12), 1 + dice.below(28));
            dice.date(expiry)
        },
        dice.below(100),
        dice.below(1000),
        dice.below(10_000),
        dice.of(&GROUNDS),
        dice.of(&HOSTS),
        1 + dice.below(180),
        1 + dice.below(99),
        dice.of(&OFFICERS),
    )?;
    for _ in 0..8 {
        write!(out, ";{}", dice.paper())?;
    }
    write!(out, ";{}\r\n", dice.of(&NOTES))
}

fn main() -> Result<()> {
    let rows = std::env::args().nth(1).and_then(|rows| rows.parse().ok()).unwrap_or(100_000);
    let mut out = BufWriter::new(std::io::stdout().lock());
    let mut dice = Dice(20_261_122);
    write!(
        out,
        "\u{feff}№;ФИО (лат.);ФИО (кир.);Гражданство;Дата рождения;Паспорт №;Паспорт до;ИИН;Телефон;E-mail;Дата въезда;\
         Основание;Принимающая сторона;РВП №;РВП с;РВП до;Адрес проживания;РКА;Ответственный;Анкета;Копия УЛ;Паспорт;\
         Док. о цели;Дактилоскопия;Мед. страховка;Согласие собственника;Код регистрации;Примечание\r\n"
    )?;
    for number in 1..=rows {
        row(&mut out, &mut dice, number)?;
    }
    out.flush()
}
