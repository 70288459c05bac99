//! Whom a letter goes to, in which language, under which name, and until when an answer is asked for.

use super::Message;
use crate::domain::calendar::Calendar;
use crate::domain::clean::Clean;
use crate::domain::client::{Channel, ContactRole};
use crate::domain::country::Country;
use crate::domain::day::Day;
use crate::domain::dossier::Dossier;
use crate::domain::id::ContactId;
use crate::domain::identity::IdentityKind;
use crate::domain::lang::Lang;
use chrono::Datelike;

/// Languages written in Cyrillic letters, as far as clients of such a practice speak them.
const CYRILLIC: &[&str] = &["ru", "kk", "ky", "tg", "uk", "be", "mn", "bg", "sr", "mk", "tt", "ba", "os", "cv"];
/// Citizens who are written to in Russian until somebody says otherwise; all others in English.
const READS_RUSSIAN: &[&str] =
    &["RUS", "BLR", "KAZ", "KGZ", "UZB", "TJK", "TKM", "ARM", "AZE", "GEO", "MDA", "UKR", "MNG", "LVA", "LTU", "EST"];
/// Languages of the former Union written in other letters, or in both.
const NEAR_RUSSIAN: &[&str] = &["uz", "tk", "az", "hy", "ka", "ro", "lv", "lt", "et"];
/// Age from which a person is written to in person.
const OF_AGE: i32 = 18;
/// Working days that an answer is given time for.
const TIME_TO_ANSWER: i64 = 5;
/// Working days that the office keeps for itself before the safe day; one where there is no room for two.
const TIME_TO_ACT: [i64; 2] = [2, 1];

/// Somebody a letter may go to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Addressee {
    /// The contact; `None` for the client's own telephone or mail.
    pub contact: Option<ContactId>,
    /// Who it is to the client.
    pub role: ContactRole,
    /// The name to show; a letter to the client names them as their document does.
    pub name: Clean,
    /// How they are reached.
    pub channel: Channel,
    /// Number or address; `None` when nobody has noted one.
    pub address: Option<Clean>,
    /// The language of letters to them, two or three small letters.
    pub language: String,
}

/// The language of the program that readers of another one most likely understand: Russian around the former Union,
/// English elsewhere; of our own three themselves.
pub fn nearest(language: &str) -> Lang {
    let own = Lang::parse(language);
    own.unwrap_or(if NEAR_RUSSIAN.contains(&language) || is_cyrillic(language) { Lang::Ru } else { Lang::En })
}

/// True for a language written in Cyrillic letters.
pub fn is_cyrillic(language: &str) -> bool {
    CYRILLIC.contains(&language)
}

/// The code of a language as letters use it, `ru` for `RU` and `ru-KZ`; `None` when it is no code of two or three
/// Latin letters.
pub fn supported(language: &str) -> Option<String> {
    let code = language.trim().split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    let fits = (2..=3).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_lowercase());
    fits.then_some(code)
}

/// The client's name as the document in use writes it, in Cyrillic or Latin letters; in the others where there is no
/// such name.
pub fn name_in(dossier: &Dossier, cyrillic: bool, today: Day) -> Clean {
    written(dossier, cyrillic, today).or_else(|| written(dossier, !cyrillic, today)).unwrap_or_default()
}

fn written(dossier: &Dossier, cyrillic: bool, today: Day) -> Option<Clean> {
    let pick = |latin: &Option<Clean>, other: &Option<Clean>| if cyrillic { other.clone() } else { latin.clone() };
    let documents = dossier.identity_documents.iter().filter_map(|document| {
        let name = pick(&document.name_latin, &document.name_cyrillic)?;
        let valid = document.expires.is_none_or(|day| day >= today);
        Some(((valid, document.kind == IdentityKind::Passport, document.issued, document.id), name))
    });
    let newest = documents.max_by_key(|(order, _)| *order).map(|(_, name)| name);
    newest.or_else(|| pick(&dossier.client.name_latin, &dossier.client.name_cyrillic))
}

/// Everybody a letter about a client may go to, the best first: whoever was written to last, else the parent of a
/// child, else the client. `newest` is the newest letter about the client.
pub fn addressees(dossier: &Dossier, newest: Option<&Message>, today: Day) -> Vec<Addressee> {
    let mut all: Vec<Addressee> = dossier
        .contacts
        .iter()
        .map(|contact| Addressee {
            contact: Some(contact.id),
            role: contact.role,
            name: contact.name.clone(),
            channel: contact.channel,
            address: contact.address.clone().non_empty(),
            language: supported(&contact.language).unwrap_or_else(|| own_language(dossier)),
        })
        .collect();
    if !all.iter().any(|one| one.role == ContactRole::Client) {
        all.push(the_client(dossier, today));
    }
    let child = dossier.client.born.is_some_and(|born| age(born, today) < OF_AGE);
    let before = |one: &Addressee| newest.is_some_and(|m| m.to_name == one.name && m.channel == one.channel);
    all.sort_by_key(|one| (one.address.is_none(), !before(one), rank(one.role, child), one.channel));
    all
}

fn rank(role: ContactRole, child: bool) -> u8 {
    match role {
        ContactRole::Parent if child => 0,
        ContactRole::Client => 1,
        ContactRole::Hr => 2,
        ContactRole::Parent => 3,
        ContactRole::Other => 4,
    }
}

/// The client's own telephone, else mail.
fn the_client(dossier: &Dossier, today: Day) -> Addressee {
    let client = &dossier.client;
    let (channel, address) = match (&client.phone, &client.email) {
        (None, Some(mail)) => (Channel::Mail, Some(mail.clone())),
        (phone, _) => (Channel::Whatsapp, phone.clone()),
    };
    let language = own_language(dossier);
    let name = name_in(dossier, is_cyrillic(&language), today);
    Addressee { contact: None, role: ContactRole::Client, name, channel, address, language }
}

/// The language a client is written to in while no contact says one.
fn own_language(dossier: &Dossier) -> String {
    let russian = dossier.client.citizenship.is_none_or(|country: Country| READS_RUSSIAN.contains(&country.as_str()));
    if russian { Lang::Ru } else { Lang::En }.as_str().to_owned()
}

fn age(born: Day, today: Day) -> i32 {
    let had_birthday = (today.month(), today.day()) >= (born.month(), born.day());
    today.year() - born.year() - i32::from(!had_birthday)
}

/// Until when an answer is asked for: a working week, and always working days before the safe day, so that no letter
/// names the last lawful day. `None` is "as soon as possible": there is no such day any more.
pub fn answer_by(today: Day, safe_day: Option<Day>, calendar: &Calendar) -> Option<Day> {
    let in_time = calendar.add_working_days(today, TIME_TO_ANSWER)?;
    let Some(safe_day) = safe_day else { return Some(in_time) };
    let latest = TIME_TO_ACT.iter().filter_map(|days| calendar.add_working_days(safe_day, -days));
    latest.map(|latest| in_time.min(latest)).find(|by| *by > today && *by < safe_day)
}
