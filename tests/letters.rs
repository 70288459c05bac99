//! Letters over a real database: whom they go to, what is noted once they were sent or answered, how it is undone, who
//! is silent; and the popup by which a person does all of it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[allow(dead_code)]
mod pages_fixture;

use pages_fixture::{Session, day};
use sojourn::app::desk::Desk;
use sojourn::app::letters::{About, AnswerBy, Letter, Order};
use sojourn::domain::case::{CaseDocument, DocumentState, Stage};
use sojourn::domain::choice::Severity;
use sojourn::domain::clean::Clean;
use sojourn::domain::client::{Channel, Contact, ContactRole};
use sojourn::domain::day::Day;
use sojourn::domain::id::*;
use sojourn::domain::lang::Lang;
use sojourn::domain::letter::Purpose;
use sojourn::domain::staff::OwnDate;
use sojourn::store::Act;
use sojourn::tui::event::Event;

const CLIENT: ClientId = ClientId(1);
const CASE: CaseId = CaseId(1);

fn office() -> (Session, Desk) {
    let session = Session::open(Lang::Ru, 80, 24);
    let desk = session.other();
    (session, desk)
}

fn order(about: About) -> Order {
    Order::new(CLIENT, about)
}

fn papers(desk: &mut Desk) -> Letter {
    desk.letter(&order(About::Papers(CASE))).unwrap()
}

/// State and day of the request of each paper, by requirement.
fn states(desk: &mut Desk) -> Vec<(String, DocumentState, Option<Day>)> {
    let page = desk.client_page(CLIENT).unwrap();
    let case = page.case(CASE).unwrap();
    let mut all: Vec<_> = page
        .checklist(case)
        .into_iter()
        .map(|line| (line.requirement, line.document.state, line.document.requested_on))
        .collect();
    all.sort();
    all
}

fn state(desk: &mut Desk, requirement: &str) -> (DocumentState, Option<Day>) {
    let found = states(desk).into_iter().find(|(id, ..)| id == requirement).unwrap();
    (found.1, found.2)
}

fn put_contact(desk: &mut Desk, role: ContactRole, name: &str, language: &str, channel: Channel, address: &str) {
    let contact = Contact {
        id: ContactId(0),
        version: 0,
        client: CLIENT,
        name: name.into(),
        role,
        language: language.into(),
        channel,
        address: address.into(),
    };
    desk.write("add", |writes, _| writes.put(contact.clone().into())).unwrap();
}

fn appointment(desk: &mut Desk, on: &str) -> OwnDateId {
    let own = OwnDate {
        id: OwnDateId(0),
        version: 0,
        client: CLIENT,
        case: Some(CASE),
        owner: None,
        title: "ЦОН, отпечатки пальцев".into(),
        on_day: day(on),
        at_time: Some("09:30".into()),
        place: Some("Алматы, Абая 10".into()),
        severity: Severity::Soft,
        trip: false,
    };
    OwnDateId(desk.write("add", |writes, _| writes.put(own.clone().into())).unwrap().0.id)
}

#[test]
fn each_contact_is_asked_for_what_they_can_bring_and_nobody_for_what_the_office_writes() {
    let (_session, mut desk) = office();
    let letter = papers(&mut desk);
    let asked = |letter: &Letter| letter.papers.iter().map(|p| p.requirement.to_string()).collect::<Vec<_>>();
    // The client comes before the personnel department; the employer's paper is asked of the latter.
    assert_eq!((letter.to.role, letter.to.channel), (ContactRole::Client, Channel::Whatsapp));
    assert_eq!(asked(&letter), ["fingerprint_certificate", "medical_insurance", "owner_consent", "registration_code"]);
    let hr = letter.others.iter().find(|one| one.role == ContactRole::Hr).cloned();
    let letter = desk.letter(&Order { to: hr, ..letter.order }).unwrap();
    assert_eq!(asked(&letter), ["purpose_document", "work_permit"]);
    assert!(letter.link.unwrap().unwrap().starts_with("https://wa.me/77021112233?text="));
    let text = letter.text.unwrap();
    assert!(text.contains("Здравствуйте, Сергей, отдел кадров!\nПишем по делу: Абдуллаев Рустам.\n"), "{text}");
}

#[test]
fn a_letter_names_no_number_and_no_day_on_which_it_is_too_late() {
    let (_session, mut desk) = office();
    let page = desk.client_page(CLIENT).unwrap();
    let binding = page.deadline(page.binding.as_ref().unwrap()).unwrap().clone();
    assert_eq!(binding.last_day, day("2026-11-25"), "{binding:?}");
    for about in [About::Papers(CASE), About::Date(binding.id.clone())] {
        let letter = desk.letter(&order(about)).unwrap();
        assert_eq!(letter.by, Some(day("2026-11-24")));
        let text = letter.text.as_ref().unwrap();
        for secret in ["FA1234567", "25.11", "25 ноября", "штраф"] {
            assert!(!text.contains(secret), "{text}");
        }
        assert!(text.contains("до 24 ноября 2026 г. (вторник)"), "{text}");
        assert!((4..=8).contains(&text.lines().count()), "{text}");
    }
    let with = |by| Order { by, ..order(About::Date(binding.id.clone())) };
    let refusal = |desk: &mut Desk, by| desk.letter(&with(by)).unwrap_err().message.id;
    assert_eq!(refusal(&mut desk, AnswerBy::On(day("2026-11-23"))), "letter-day-past");
    assert_eq!(refusal(&mut desk, AnswerBy::On(day("2026-11-25"))), "letter-day-unsafe");
    assert_eq!(desk.letter(&with(AnswerBy::On(day("2026-11-24")))).unwrap().by, Some(day("2026-11-24")));
    assert!(desk.letter(&with(AnswerBy::Soon)).unwrap().text.unwrap().contains("как можно скорее"));
}

#[test]
fn sent_moves_the_papers_keeps_the_text_and_is_undone_as_one() {
    let (_session, mut desk) = office();
    let before = states(&mut desk);
    let letter = papers(&mut desk);
    desk.letter_sent(&letter).unwrap();
    for paper in &letter.papers {
        assert_eq!(state(&mut desk, &paper.requirement), (DocumentState::Requested, Some(day("2026-11-23"))));
    }
    assert_eq!(state(&mut desk, "purpose_document").0, DocumentState::Missing, "nobody was asked for it");
    assert_eq!(state(&mut desk, "passport").0, DocumentState::Received);
    let page = desk.client_page(CLIENT).unwrap();
    let message = &page.messages[0];
    assert_eq!(
        (message.purpose, message.case, message.sent_on),
        (Purpose::MissingPapers, Some(CASE), day("2026-11-23"))
    );
    assert_eq!((&message.text, &message.to_name), (letter.text.as_ref().unwrap(), &letter.to.name));
    assert!(message.by.is_some() && message.asks_for("medical_insurance") && !message.asks_for("passport"));
    assert_eq!(page.asked(CASE, None).times, 1);
    assert_eq!(page.asked(CASE, Some("purpose_document")).times, 0);
    assert_eq!(papers(&mut desk).asked.silent_days(day("2026-11-23")), Some(0));
    desk.undo().unwrap().unwrap();
    assert_eq!(states(&mut desk), before);
    assert!(desk.client_page(CLIENT).unwrap().messages.is_empty());
}

#[test]
fn a_paper_that_came_meanwhile_stays_received_and_a_rejected_one_is_asked_for_again() {
    let (_session, mut desk) = office();
    let find = |desk: &mut Desk, id: &str| -> CaseDocument {
        let page = desk.client_page(CLIENT).unwrap();
        page.dossier.case_documents.iter().find(|paper| paper.requirement.as_str() == id).unwrap().clone()
    };
    let insurance = find(&mut desk, "medical_insurance");
    desk.set_papers(&[insurance], DocumentState::Rejected, None, Some(&"не та страна".into())).unwrap();
    let letter = papers(&mut desk);
    assert!(letter.text.as_ref().unwrap().contains("(пришлите, пожалуйста, заново"));
    assert!(!letter.text.as_ref().unwrap().contains("не та страна"), "the office's own words stay in the office");
    let insurance = find(&mut desk, "medical_insurance");
    desk.set_papers(&[insurance], DocumentState::Received, Some(day("2026-11-22")), None).unwrap();
    desk.letter_sent(&letter).unwrap();
    assert_eq!(state(&mut desk, "medical_insurance").0, DocumentState::Received);
    assert_eq!(state(&mut desk, "owner_consent").0, DocumentState::Requested);
    let consent = find(&mut desk, "owner_consent");
    desk.set_papers(&[consent], DocumentState::Rejected, None, Some(&"нет подписи".into())).unwrap();
    let letter = papers(&mut desk);
    desk.letter_sent(&letter).unwrap();
    assert_eq!(state(&mut desk, "owner_consent").0, DocumentState::Requested);
}

/// Sends the request for papers of a client's case as if on that day.
fn sent_on(desk: &mut Desk, client: ClientId, on: &str) {
    let page = desk.client_page(client).unwrap();
    let case = page.dossier.cases[0].id;
    let letter = desk.letter_of(&page, &Order::new(client, About::Papers(case))).unwrap();
    desk.letter_sent(&letter).unwrap();
    let mut message = desk.client_page(client).unwrap().messages.remove(0);
    message.sent_on = day(on);
    let act = Act { reason: "edit".into(), ..desk.act("edit") };
    desk.store().write(&act, &mut |writes| writes.put(message.clone().into()).map(drop)).unwrap();
}

fn silent(desk: &Desk) -> Vec<(i64, usize, Day)> {
    let lines = desk.silent(None, 50).unwrap();
    lines.into_iter().map(|line| (line.message.client.0, line.times, line.message.sent_on)).collect()
}

#[test]
fn the_longest_silence_comes_first_and_an_answer_or_the_papers_end_it() {
    let (_session, mut desk) = office();
    assert_eq!(silent(&desk), []);
    sent_on(&mut desk, CLIENT, "2026-11-02");
    sent_on(&mut desk, ClientId(2), "2026-11-10");
    assert_eq!(silent(&desk), [(1, 1, day("2026-11-02")), (2, 1, day("2026-11-10"))]);
    sent_on(&mut desk, CLIENT, "2026-11-19");
    // Asked again later, the first one has now been silent for a shorter time.
    assert_eq!(silent(&desk), [(2, 1, day("2026-11-10")), (1, 2, day("2026-11-19"))]);
    let asked = desk.client_page(CLIENT).unwrap().asked(CASE, None);
    assert_eq!((asked.times, asked.silent_days(day("2026-11-23"))), (2, Some(4)));

    let words = Clean::line("принесёт в пятницу");
    desk.letter_answered(CLIENT, Some(CASE), day("2026-11-20"), Some(&words)).unwrap();
    assert_eq!(silent(&desk), [(2, 1, day("2026-11-10"))]);
    let page = desk.client_page(CLIENT).unwrap();
    assert_eq!(page.messages.iter().filter_map(|m| m.reply.as_ref()).collect::<Vec<_>>(), [&words]);
    assert!(page.messages.iter().all(|message| message.replied_on == Some(day("2026-11-20"))));
    assert_eq!(page.asked(CASE, None).silent_since, None);
    assert!(desk.letter_answered(CLIENT, Some(CASE), day("2026-11-21"), None).is_err(), "answered already");
    assert!(desk.letter_answered(CLIENT, Some(CASE), day("2026-11-24"), None).is_err(), "a day to come");
    desk.undo().unwrap().unwrap();
    assert_eq!(silent(&desk).len(), 2, "the answer is undone");

    let second = desk.client_page(ClientId(2)).unwrap();
    let asked_for: Vec<CaseDocument> =
        second.dossier.case_documents.iter().filter(|p| p.state == DocumentState::Requested).cloned().collect();
    desk.set_papers(&asked_for, DocumentState::Received, Some(day("2026-11-23")), None).unwrap();
    assert_eq!(silent(&desk), [(1, 2, day("2026-11-19"))]);
    let first = desk.client_page(CLIENT).unwrap();
    desk.set_stage(first.case(CASE).unwrap(), Stage::Withdrawn).unwrap();
    assert_eq!(silent(&desk), []);
}

#[test]
fn whoever_was_written_to_last_is_written_to_again() {
    let (_session, mut desk) = office();
    put_contact(&mut desk, ContactRole::Other, "Дина", "kk", Channel::Mail, "dina@office.kz");
    let dina = papers(&mut desk).others.into_iter().find(|one| one.name.as_str() == "Дина").unwrap();
    let letter = desk.letter(&Order { to: Some(dina), ..order(About::Papers(CASE)) }).unwrap();
    assert!(letter.text.as_ref().unwrap().starts_with("Сәлеметсіз бе, Дина!"));
    assert!(letter.link.as_ref().unwrap().as_ref().unwrap().starts_with("mailto:dina@office.kz?subject=T-2026-00001&"));
    desk.letter_sent(&letter).unwrap();
    assert_eq!(papers(&mut desk).to.name.as_str(), "Дина");
}

#[test]
fn a_wording_of_ones_own_is_used_checked_and_put_back() {
    let (_session, mut desk) = office();
    let uzbek =
        |desk: &mut Desk| desk.letter(&Order { language: Some("uz".into()), ..order(About::Papers(CASE)) }).unwrap();
    let letter = uzbek(&mut desk);
    assert_eq!((letter.language.as_str(), letter.worded_in.as_str()), ("uz", "ru"), "the nearest until there is one");
    let wording = letter.wording_to_edit();
    assert!(wording.own.is_none() && wording.language == "uz");
    let fault = desk.keep_wording(&wording, "Salom!\n{{ greting }}").unwrap_err();
    assert_eq!(fault.message.id, "letter-fault-name");
    assert!(fault.message.args.iter().any(|(name, value)| name == "line" && format!("{value:?}") == "Number(2)"));
    desk.keep_wording(&wording, "Salom, {{ client }}!\n{% for paper in papers %}\n- {{ paper.title }}\n{% endfor %}")
        .unwrap();
    let letter = uzbek(&mut desk);
    assert_eq!(letter.worded_in, "uz");
    assert!(letter.text.as_ref().unwrap().starts_with("Salom, ABDULLAEV RUSTAM!\n- "), "{:?}", letter.text);
    assert!(letter.languages.contains(&"uz".to_owned()));
    // A stale change is a conflict, and putting back leaves the nearest language's wording.
    let stale = wording;
    assert!(desk.keep_wording(&stale, "Boshqa").is_err());
    desk.put_wording_back(&letter.wording_to_edit()).unwrap();
    assert_eq!(uzbek(&mut desk).worded_in, "ru");
    desk.undo().unwrap().unwrap();
    assert_eq!(uzbek(&mut desk).worded_in, "uz");
    let russian = desk.wording(Purpose::Date, "RU").unwrap();
    desk.keep_wording(&russian, "{{ what }}").unwrap();
    assert!(desk.wording(Purpose::Date, "ru").unwrap().own.is_some());
    assert!(desk.wording(Purpose::Date, "kk").unwrap().own.is_none());
    assert!(desk.wording(Purpose::Date, "русский").is_err());
}

#[test]
fn an_appointment_is_named_with_its_day_time_and_place() {
    let (_session, mut desk) = office();
    let own = appointment(&mut desk, "2026-11-27");
    let letter = desk.letter(&order(About::Appointment(own))).unwrap();
    let text = letter.text.as_ref().unwrap();
    assert!(text.contains("Когда: 27 ноября 2026 г. (пятница), 09:30.\nГде: Алматы, Абая 10.\n"), "{text}");
    desk.letter_sent(&letter).unwrap();
    assert_eq!(desk.letter(&order(About::Appointment(own))).unwrap().asked.times, 1);
    assert_eq!(papers(&mut desk).asked.times, 0);
    let past = appointment(&mut desk, "2026-11-20");
    assert_eq!(desk.letter(&order(About::Appointment(past))).unwrap_err().message.id, "letter-no-appointment");
}

fn snapshot(name: &str, lang: Lang, (columns, rows): (u16, u16), keys: &str) {
    let mut session = Session::open(lang, columns, rows);
    appointment(&mut session.other(), "2026-11-27");
    session.terminal.event(Event::ChangedElsewhere);
    session.keys(keys);
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(format!("{name}-{}-{columns}x{rows}", lang.as_str()), session.screen());
    });
}

#[test]
fn the_popup_in_three_languages_and_two_sizes() {
    for lang in [Lang::En, Lang::Ru, Lang::Kk] {
        snapshot("letter-choice", lang, (80, 24), "2<enter>l");
        for size in [(80, 24), (44, 16)] {
            snapshot("letter", lang, size, "2<enter>6<enter>l<enter>");
            snapshot("letter-wording", lang, size, "2<enter>6<enter>l<enter>e");
        }
        snapshot("letter-plain", lang, (80, 24), "2<enter>6<enter>l<enter>p");
    }
}

const LETTER: &str = "2<enter>6<enter>l<enter>";

#[test]
fn a_letter_is_noted_as_sent_and_answered_by_one_key_each() {
    let mut session = Session::open(Lang::Ru, 80, 24);
    session.keys(LETTER).shows("ещё не просили");
    // The Cyrillic key in the place of s.
    session.keys("ы").shows("запрошены 4 документа");
    let page = session.client(1);
    assert_eq!((page.messages.len(), page.asked(CASE, Some("owner_consent")).times), (1, 1));
    session.keys("l<enter>").shows("просили 1 раз, последний — сегодня");
    session.keys("r").shows("Что ответили?");
    session.keys("завтра<enter>").shows("Ответ отмечен.");
    assert_eq!(session.client(1).messages[0].reply.as_deref(), Some("завтра"));
    session.keys("uu");
    assert!(session.client(1).messages.is_empty());
}

#[test]
fn language_contact_and_day_are_switched_by_keys() {
    let mut session = Session::open(Lang::Ru, 80, 24);
    session.keys(LETTER).shows("Здравствуйте");
    session.keys("g").shows("Hello");
    session.keys("g").shows("Сәлеметсіз бе");
    session.keys("t").shows("Сергей, отдел кадров");
    session.shows("Документ о цели пребывания");
    session.keys("d").shows("> 24.11.2026");
    session.keys("27112026<enter>").shows("должен быть раньше 25.11.2026");
    session.keys("d<c-u><enter>").shows("Пришлите, пожалуйста, как можно скорее");
    session.keys("d24112026<enter>").shows("до 24 ноября 2026 г. (вторник)");
    session.keys("<esc>").hides("Здравствуйте");
}

#[test]
fn copying_hands_over_the_text_or_the_link_and_nothing_that_steers() {
    let mut session = Session::open(Lang::Ru, 80, 24);
    session.keys(LETTER);
    assert!(session.terminal.shell().link().unwrap().starts_with("https://wa.me/77010000000?text=%D0%97"));
    session.keys("c").shows("буфер обмена");
    session.keys("l").shows("Ссылка передана");
    let copies = session.terminal.copies();
    assert!(copies[0].starts_with("Здравствуйте, Абдуллаев Рустам!\n"), "{copies:?}");
    assert!(copies[1].starts_with("https://wa.me/77010000000?text="));
    session.keys("<esc>");
    assert_eq!(session.terminal.shell().link(), None);
}

#[test]
fn a_wording_left_half_way_is_there_again_until_it_is_saved_or_thrown_away() {
    use sojourn::tui::event::Event;
    let mut session = Session::open(Lang::En, 100, 40);
    // The terminal goes away in the middle.
    session.keys("2<enter>6<enter>l<enter>eHALF ").terminal.event(Event::TerminalGone);
    session.again(Lang::En, 100, 40);
    session.keys("2<enter>6<enter>l<enter>e").shows("Here is the text you left half-way");
    session.shows("HALF");
    // A second without a key keeps it too; saving forgets it.
    session.keys("MORE ").terminal.event(Event::Pause);
    let drafts = |session: &Session| {
        let mut desk = session.other();
        let who = desk.me().handle().clone();
        desk.store().drafts(&who).unwrap()
    };
    assert!(drafts(&session)[0].1.contains("MORE"), "{:?}", drafts(&session));
    session.keys("<f2>").shows("Wording saved");
    assert_eq!(drafts(&session), []);
    // Thrown away on purpose, it is gone.
    session.keys("eLESS ").terminal.event(Event::Pause);
    session.keys("<esc>y");
    assert_eq!(drafts(&session), []);
    session.keys("e").hides("LESS");
}

#[test]
fn two_terminals_of_one_person_at_the_same_wording_leave_a_text_each() {
    use sojourn::app::drafts::Berth;
    let (session, mut first) = office();
    let (mut second, mut later) = (session.other(), session.other());
    let wording = first.wording(Purpose::MissingPapers, "ru").unwrap();
    let keep = |desk: &mut Desk, berth: &mut Berth<String>, text: &str| {
        desk.keep_wording_draft(&wording, berth, Some(&text.to_owned())).unwrap();
    };
    let texts = |desk: &mut Desk| -> Vec<(String, String)> {
        let who = desk.me().handle().clone();
        desk.store().drafts(&who).unwrap()
    };
    let (mut at_first, mut at_second) = (Berth::default(), Berth::default());
    keep(&mut first, &mut at_first, "one");
    keep(&mut second, &mut at_second, "two");
    keep(&mut first, &mut at_first, "one, more");
    // A third takes the first text up while its own terminal goes on typing: all three stay.
    let (text, mut taken) = later.wording_draft(&wording).unwrap().unwrap();
    assert_eq!(text.as_str(), "one, more");
    keep(&mut first, &mut at_first, "one, still more");
    keep(&mut later, &mut taken, "three");
    let at = |place: &str, text: &str| (format!("wording/missing_papers/ru{place}"), format!("\"{text}\""));
    assert_eq!(texts(&mut first), [at("", "one, still more"), at("#1", "two"), at("#2", "three")]);
    // Each forgets its own alone, and no form is offered for any of them.
    second.keep_wording_draft(&wording, &mut at_second, None).unwrap();
    assert_eq!(texts(&mut first), [at("", "one, still more"), at("#2", "three")]);
    first.keep_wording_draft(&wording, &mut at_first, None).unwrap();
    assert_eq!(later.wording_draft(&wording).unwrap().unwrap().0.as_str(), "three");
    assert_eq!(later.drafts().unwrap(), []);
}

#[test]
fn a_wording_is_edited_with_its_preview_and_the_line_at_fault() {
    let mut session = Session::open(Lang::Ru, 80, 24);
    session.keys(LETTER).keys("e").shows("встроенный");
    session.keys("{{ nonsense }}").shows("Строка 12: такого имени нет");
    // A faulty wording is not kept, and leaving it asks first.
    session.keys("<f2><esc>").shows("Выйти, не сохранив");
    session.keys("n").shows("nonsense");
    for _ in 0.."{{ nonsense }}".len() {
        session.keys("<bs>");
    }
    session.keys("тел. 123<f2>").shows("Текст письма сохранён.");
    session.shows("тел. 123");
    session.keys("e").shows("свой");
    session.keys("<f5>").shows("Вернуть встроенный текст?");
    session.keys("y").shows("Встроенный текст возвращён.");
    session.hides("тел. 123");
}

#[test]
fn where_there_is_nothing_to_write_about_the_popup_says_so() {
    let mut session = Session::open(Lang::Ru, 80, 24);
    let mut desk = session.other();
    let client = sojourn::domain::client::Client {
        name_latin: Some("NOBODY".into()),
        citizenship: sojourn::domain::country::Country::code("TUR"),
        ..sojourn::domain::client::Client::new(day("2026-11-23"))
    };
    desk.write("add", |writes, _| writes.put(client.clone().into())).unwrap();
    session.terminal.event(Event::ChangedElsewhere);
    session.keys("2<end><enter>").shows("NOBODY");
    session.keys("l").shows("Писать не о чем");
    session.keys("sclpgtdre<esc>").hides("Писать не о чем");
}

#[test]
fn what_a_date_letter_says_depends_on_how_near_the_date_is() {
    let (_session, mut desk) = office();
    let page = desk.client_page(CLIENT).unwrap();
    let said = |desk: &mut Desk, rule: &str| {
        let id = page.deadlines.iter().map(|deadline| &deadline.id).find(|id| id.rule.starts_with(rule)).unwrap();
        desk.letter(&order(About::Date(id.clone()))).unwrap().text.unwrap().lines().nth(1).unwrap().to_owned()
    };
    assert_eq!(said(&mut desk, "STAY-"), "Подходит к концу безвизовый срок пребывания в Казахстане.");
    assert_eq!(said(&mut desk, "PASSPORT"), "Напоминаем о сроке: Паспорт истекает.");
    assert_eq!(said(&mut desk, "TRP-FILE"), "Нам нужно срочно с вами связаться.");
}
