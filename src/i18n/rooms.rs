//! The catalogue files: one folder a language, one file a room, embedded in the program.

use crate::domain::lang::Lang;

macro_rules! rooms {
    ($($room:literal),* $(,)?) => {
        /// Every room and its three texts, in the order en, ru, kk.
        const ROOMS: &[(&str, [&str; 3])] = &[$((
            $room,
            [
                include_str!(concat!("en/", $room, ".ftl")),
                include_str!(concat!("ru/", $room, ".ftl")),
                include_str!(concat!("kk/", $room, ".ftl")),
            ],
        ),)*];
    };
}

rooms!(
    "common",
    "values",
    "law",
    "papers",
    "facts",
    "rules",
    "settings",
    "filing",
    "store",
    "app",
    "tui",
    "forms",
    "cli",
    "usage",
    "import",
    "rehearsal",
    "demo",
    "export",
    "review",
    "letters",
    "lists",
    "client",
    "calendar",
    "reports",
    "journal",
    "office",
    "originals",
    "sponsor",
    "plain",
    "shell",
    "scans",
    "feed",
    "digest",
    "keys",
    "access",
    "privacy",
    "entry",
    "backup",
    "server",
    "together",
);

macro_rules! help {
    ($($room:literal),* $(,)?) => {
        /// The descriptions of the command line in Russian and Kazakh. In English they stand beside what they describe.
        const HELP: &[(&str, [&str; 2])] = &[$((
            $room,
            [include_str!(concat!("ru/", $room, ".ftl")), include_str!(concat!("kk/", $room, ".ftl"))],
        ),)*];
    };
}

help!("help-everyday", "help-facts", "help-office");

/// Room and Fluent source of what the help of the command line says in one language; nothing in English. Apart from the
/// others, so that nobody waits for them who did not ask for help.
pub fn help(lang: Lang) -> impl Iterator<Item = (&'static str, &'static str)> {
    let column = match lang {
        Lang::En => None,
        Lang::Ru => Some(0),
        Lang::Kk => Some(1),
    };
    column.into_iter().flat_map(|column| HELP.iter().map(move |(room, texts)| (*room, texts[column])))
}

/// Room and Fluent source of every file of one language.
pub fn sources(lang: Lang) -> impl Iterator<Item = (&'static str, &'static str)> {
    let column = match lang {
        Lang::En => 0,
        Lang::Ru => 1,
        Lang::Kk => 2,
    };
    ROOMS.iter().map(move |(room, texts)| (*room, texts[column]))
}
