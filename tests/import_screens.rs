//! The import on the screen over a real database: file, columns, preview, writing, undo, by keys; how it looks in three
//! languages; and what it says when something is wrong.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use sojourn::app::command::Place as Here;
use sojourn::app::import::Options as ImportOptions;
use sojourn::app::open::Place;
use sojourn::domain::clean::Clean;
use sojourn::domain::lang::Lang;
use sojourn::domain::staff::Role;
use sojourn::tui::context::Office;
use sojourn::tui::event::Event;
use sojourn::tui::likes::Likes;
use sojourn::tui::session::Scripted;
use sojourn::tui::shell::{Options, Shell};
use sojourn::tui::theme::Theme;
use sojourn::tui::worker::{Opener, Seat, Work};
use std::path::PathBuf;

const LANGS: [Lang; 3] = [Lang::En, Lang::Ru, Lang::Kk];

const KNOWN: &str = "\
ФИО;Гражданство;Дата рождения;Паспорт №;Основание;Телефон;Дата въезда
Иванова Мария;Россия;01.02.1990;75 1234567;Работа;+7 701 000 00 01;01.10.2026
Каримов Рустам;Узбекистан;05.05.1985;AA1234567;Учёба;;20.10.2026
";

/// A column that nothing speaks for, a client with a telephone that is new and one with another, somebody twice, two rows
/// that cannot be taken in.
const SHEET: &str = "\
Реестр на ноябрь;;;;;;;
;;;;;;;
ФИО;Гражданство;Дата рождения;Паспорт №;Паспорт до;Основание;Связь;Дата въезда
Иванова Мария;Россия;01.02.1990;75 1234567;01.01.2030;Работа;+7 701 999 99 99;01.10.2026
Каримов Рустам;Узбекистан;05.05.1985;AA1234567;;Учёба;+7 702 000 00 02;20.10.2026
Петросян Ани;Армения;12.09.1991;BN4059205;23.11.2029;Работа;+7 703 000 00 03;03.11.2026
Ким Ольга;Узбекистан;07.07.1977;AB7654321;01.06.2028;Семья;;15.11.2026
Петросян Ани;Армения;12.09.1991;BN4059205;23.11.2030;Работа;+7 703 000 00 03;03.11.2026
Норов Азиз;Узбекистан;31.02.1990;AC1111111;;Работа;;
Смит Джон;Атлантида;01.01.1980;X1234567;;Работа;;
";

struct Practice {
    place: Place,
    folder: tempfile::TempDir,
}

impl Practice {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let place = Place { db: Some(folder.path().join("office.db")), today: "2026-11-23".parse().ok() };
        let mut desk = place.create().unwrap();
        desk.import(("known.csv", KNOWN.as_bytes()), &ImportOptions::default(), &mut |_| true).unwrap();
        std::fs::write(folder.path().join("register.csv"), SHEET).unwrap();
        Self { place, folder }
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn session_with(&self, lang: Lang, (columns, rows): (u16, u16), seat: bool) -> Scripted {
        let mut desk = self.place.open().unwrap();
        let mut office = Office::of(&mut desk).unwrap();
        office.me.login = Some("a.serikova".into());
        let options = Options { lang, theme: Theme { colour: true, ascii: false }, server: false };
        let seat = seat.then(|| Seat::Open(Box::new(desk)));
        Scripted::new(Shell::new(options, office, false), columns, rows, seat)
    }

    fn session(&self, lang: Lang, size: (u16, u16)) -> Scripted {
        self.session_with(lang, size, true)
    }

    /// The page of columns of a file.
    fn columns(&self, lang: Lang, size: (u16, u16), file: &str) -> Scripted {
        let mut session = self.session(lang, size);
        session.keys("2t");
        session.paste(&format!(" '{}' ", self.file(file).display()));
        session.keys("<enter>");
        session
    }

    fn clients(&self) -> i64 {
        self.place.open().unwrap().read(|reads| reads.counts()).unwrap().clients
    }

    fn phone(&self, passport: &str) -> Option<Clean> {
        let desk = self.place.open().unwrap();
        let found = desk.read(|reads| reads.find(passport)).unwrap();
        desk.read(|reads| reads.dossier(found[0])).unwrap().unwrap().client.phone
    }

    /// What the screen shows, the folder of this run called by one name.
    fn shown(&self, session: &Scripted) -> String {
        let folder = self.folder.path().display().to_string();
        session.screen().replace(&folder, &"F".repeat(folder.chars().count()))
    }
}

fn has(session: &Scripted, text: &str) {
    assert!(session.screen().contains(text), "{text} is not on\n{}", session.screen());
}

fn has_not(session: &Scripted, text: &str) {
    assert!(!session.screen().contains(text), "{text} is on\n{}", session.screen());
}

/// `Связь` becomes the telephone.
const CORRECT: &str = "<end><up><enter>телефон<enter>";

#[test]
fn a_sheet_goes_in_by_three_pages_and_comes_out_by_one_undo() {
    let practice = Practice::new();
    let mut session = practice.columns(Lang::Ru, (80, 24), "register.csv");
    has(&session, "строк 7, заголовок в строке 3");
    has(&session, "не распознан");
    session.keys(CORRECT);
    has(&session, "Связь → Телефон");
    has_not(&session, "не распознан");
    session.keys("n");
    has(&session, "Строк 7: новых 2, изменится 2, уже есть 0, повторов 1, не принято 2");
    assert_eq!(practice.clients(), 2, "nothing is written by looking");
    session.keys("<tab>");
    has(&session, "Телефон — в базе: +7 701 000 00 01; в таблице: +7 701 999 99 99");
    session.keys("n");
    has(&session, "Новых людей 2");
    session.keys("<esc>n<enter>");
    assert_eq!(practice.clients(), 2, "neither Esc nor Enter is a yes");
    session.keys("ny");
    has(&session, "Загружено строк: 4");
    assert_eq!(practice.clients(), 4);
    assert_eq!(practice.phone("AA1234567"), Some(Clean::line("+7 702 000 00 02")));
    assert_eq!(practice.phone("751234567"), Some(Clean::line("+7 701 000 00 01")), "what is here stays");
    let refused = std::fs::read_to_string(practice.file("register.refused.csv")).unwrap();
    assert!(refused.contains("Смит Джон") && refused.lines().count() == 3, "{refused}");
    session.keys("uy");
    assert_eq!(practice.clients(), 2);
    assert_eq!(practice.phone("AA1234567"), None);
    session.keys("<esc>");
    assert_eq!(session.shell().here(), Here::Clients);
}

/// The same keys in the Russian and the Kazakh layout.
#[test]
fn every_layout_gives_the_same_pages() {
    let screens: Vec<String> = [["t", "n", "ny"], ["е", "т", "тн"], ["е", "т", "тн"]]
        .into_iter()
        .map(|keys| {
            let practice = Practice::new();
            let mut session = practice.session(Lang::Kk, (80, 24));
            session.keys("2");
            session.keys(keys[0]);
            session.paste(&practice.file("register.csv").display().to_string());
            session.keys("<enter>");
            session.keys(keys[1]);
            let preview = session.screen();
            session.keys(keys[2]);
            assert_eq!(practice.clients(), 4);
            preview
        })
        .collect();
    assert_eq!(screens[0], screens[1]);
    assert_eq!(screens[0], screens[2]);
}

#[test]
fn where_the_sheet_shall_win_it_wins() {
    let practice = Practice::new();
    let mut session = practice.columns(Lang::En, (120, 40), "register.csv");
    session.keys(CORRECT.replace("телефон", "tele").as_str());
    session.keys("n3");
    has(&session, "Telephone — here: +7 701 000 00 01; in the sheet: +7 701 999 99 99");
    session.keys("o2");
    has(&session, "where they differ, the sheet wins");
    has(&session, "Telephone: +7 701 000 00 01 → +7 701 999 99 99");
    session.keys("ny");
    assert_eq!(practice.phone("751234567"), Some(Clean::line("+7 701 999 99 99")));
}

#[test]
fn a_mapping_is_kept_offered_again_and_deleted() {
    let practice = Practice::new();
    let mut session = practice.columns(Lang::En, (80, 24), "register.csv");
    session.keys(CORRECT.replace("телефон", "tele").as_str());
    session.keys("m<enter>Алатау<enter>");
    has(&session, "The mapping “Алатау” is kept");
    drop(session);
    let mut session = practice.columns(Lang::En, (80, 24), "register.csv");
    has(&session, "These are the columns of the saved mapping “Алатау”");
    session.keys("<esc>");
    has(&session, "not recognised");
    session.keys("m<enter>");
    has(&session, "The mapping “Алатау” is used");
    has_not(&session, "not recognised");
    session.keys("m<down><down><enter>");
    session.keys("y");
    assert_eq!(practice.place.open().unwrap().import_maps().unwrap(), []);
}

#[test]
fn a_file_that_is_none_is_one_sentence_and_the_path_stays() {
    let practice = Practice::new();
    std::fs::write(practice.file("broken.xlsx"), b"PK\x03\x04 and nothing more").unwrap();
    for (name, said) in
        [("nothing.csv", "There is no file"), ("broken.xlsx", "The workbook cannot be opened"), ("", "is a folder")]
    {
        let session = practice.columns(Lang::En, (120, 24), name);
        has(&session, said);
        assert_eq!(session.shell().here(), Here::Import);
    }
}

#[test]
fn a_sheet_of_unknown_headers_is_told_column_by_column() {
    let practice = Practice::new();
    let sheet = "A1;B1;C1;D1\nНорова Лола;Узбекистан;AB1234567;Работа\nКим Ян;Россия;75 7654321;Учёба\n";
    std::fs::write(practice.file("foreign.csv"), sheet).unwrap();
    let mut session = practice.columns(Lang::En, (80, 24), "foreign.csv");
    has(&session, "No known headers were found");
    has(&session, "Still needed: the name");
    session.keys("n");
    has_not(&session, "Preview");
    session.keys("<home><enter>full name<enter><down><enter>citizenship<enter>");
    session.keys("<down><enter>passport number<enter><down><enter>ground<enter>n");
    has(&session, "Rows 2: new 2");
    session.keys("ny");
    assert_eq!(practice.clients(), 4);
}

#[test]
fn names_of_files_are_completed() {
    let practice = Practice::new();
    let mut session = practice.session(Lang::En, (120, 24));
    session.keys("2t");
    session.paste(&practice.file("reg").display().to_string());
    session.keys("<tab><enter>");
    has(&session, "Columns 8");
}

/// While a piece of work waits for its turn or goes on, the page says so; other places wait, Esc stops it.
#[test]
fn work_under_way_holds_the_person_but_not_for_ever() {
    let practice = Practice::new();
    let mut session = practice.session_with(Lang::En, (80, 24), false);
    session.keys("gi");
    session.paste(&practice.file("register.csv").display().to_string());
    session.undone.clear();
    session.keys("<enter>");
    has(&session, "The file is being read");
    session.keys("gt");
    has(&session, "The file is being read");
    session.keys("<c-c>");
    assert!(!session.ended);
    has(&session, "Stopping");
    let mut seat = Seat::Open(Box::new(practice.place.open().unwrap()));
    let work: Vec<Work> = session.undone.drain(..).collect();
    for work in work {
        session.event(Event::Answer(Box::new(seat.run(work))));
    }
    has(&session, "Which sheet?");
}

#[test]
fn viewers_are_not_offered_it() {
    let practice = Practice::new();
    let mut desk = practice.place.open().unwrap();
    let mut office = Office::of(&mut desk).unwrap();
    office.me.role = Role::Viewer;
    let options = Options { lang: Lang::En, theme: Theme { colour: true, ascii: true }, server: false };
    let mut session = Scripted::new(Shell::new(options, office, false), 80, 24, Some(Seat::Open(Box::new(desk))));
    session.keys("2t");
    assert_eq!(session.shell().here(), Here::Clients);
}

/// Whoever begins with a sheet sees the pages for newcomers when they come back from it, not over it.
#[test]
fn a_first_start_with_a_sheet_is_not_covered_by_the_tour() {
    let practice = Practice::new();
    let mut desk = practice.place.open().unwrap();
    let office = Office::of(&mut desk).unwrap();
    let options = Options { lang: Lang::En, theme: Theme { colour: true, ascii: false }, server: false };
    let opener: Opener = Box::new(move || Ok(desk));
    let shell = Shell::new(options, office, true).with_likes(Likes::NEWCOMER);
    let mut session = Scripted::new(shell, 80, 24, Some(Seat::Missing(Some(opener))));
    session.keys("ty");
    session.keys("<enter>");
    assert_eq!(session.shell().here(), Here::Import);
    has(&session, "1 of 4");
    session.keys("<esc>");
    has(&session, "1/5");
}

/// In server mode there is no file of the person's own to name.
#[test]
fn a_server_says_how_instead() {
    let practice = Practice::new();
    let mut desk = practice.place.open().unwrap();
    let office = Office::of(&mut desk).unwrap();
    let options = Options { lang: Lang::En, theme: Theme { colour: true, ascii: true }, server: true };
    let mut session = Scripted::new(Shell::new(options, office, false), 80, 24, Some(Seat::Open(Box::new(desk))));
    session.keys("2t");
    has(&session, "ssh desk import");
    assert_eq!(session.shell().here(), Here::Clients);
}

#[test]
fn any_size_will_do() {
    for keys in ["", "<enter>", "n", "n<tab><tab>", "n<enter>", "nny"] {
        let practice = Practice::new();
        let mut session = practice.columns(Lang::Ru, (80, 24), "register.csv");
        session.keys(keys);
        for (columns, rows) in [(60, 15), (20, 5), (1, 1), (0, 0), (200, 60)] {
            session.resize(columns, rows);
        }
    }
    let practice = Practice::new();
    let mut session = practice.session(Lang::Ru, (80, 24));
    session.keys("2t");
    session.resize(1, 1);
    session.keys("x<tab>");
}

#[test]
fn the_pages_in_three_languages() {
    for lang in LANGS {
        for size in [(80, 24), (120, 40)] {
            let practice = Practice::new();
            let snapshot = |name: &str, session: &Scripted| {
                insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
                    let name = format!("import-{name}-{}-{}x{}", lang.as_str(), size.0, size.1);
                    insta::assert_snapshot!(name, practice.shown(session));
                });
            };
            let mut session = practice.session(lang, size);
            session.keys("2t");
            snapshot("path", &session);
            let mut session = practice.columns(lang, size, "register.csv");
            session.keys("<end><up>");
            snapshot("columns", &session);
            session.keys("<enter>");
            snapshot("fields", &session);
            session.keys("<esc>n2");
            snapshot("preview", &session);
            session.keys("6");
            snapshot("refused", &session);
            session.keys("n");
            snapshot("question", &session);
            session.keys("y");
            snapshot("done", &session);
        }
    }
}
