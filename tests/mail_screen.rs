//! The morning mail on the settings screen: an admin settles it there, a wrong answer is refused where it was typed, the
//! password itself is never there, and on a server the place of its file is shown and left alone.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[allow(dead_code)]
mod pages_fixture;

use pages_fixture::Session;
use sojourn::app::digest::{MailSettings, Security};
use sojourn::domain::clean::Clean;
use sojourn::domain::lang::Lang;
use sojourn::domain::staff::Role;
use sojourn::tui::context::Office;
use sojourn::tui::event::Event;
use sojourn::tui::session::Scripted;
use sojourn::tui::shell::{Options, Shell};
use sojourn::tui::theme::Theme;
use sojourn::tui::worker::Seat;

/// To the line of the mail.
const MAIL: &str = "8<down><down><down><down><down><down>";

fn settled() -> MailSettings {
    MailSettings {
        by: Some(Security::Tls),
        server: Clean::line("mail.example.kz"),
        from: Clean::line("office@example.kz"),
        login: Clean::line("office"),
        password_file: Clean::line("/etc/sojourn/mail-password"),
        ca_file: Clean::line("/etc/sojourn/ca.pem"),
        heads: vec![Clean::line("a.serikova")],
        head_from: Clean::line("09:30"),
        tries: 7,
        ..MailSettings::default()
    }
}

fn snapshot(session: &Session, name: &str) {
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name.to_owned(), session.screen());
    });
}

#[test]
fn the_form_in_three_languages() {
    for lang in [Lang::En, Lang::Ru, Lang::Kk] {
        let mut session = Session::open(lang, 80, 24);
        session.other().set_mail_settings(&settled()).unwrap();
        session.terminal.event(Event::ChangedElsewhere);
        session.keys(MAIL);
        snapshot(&session, &format!("settings-mail-line-{}-80x24", lang.as_str()));
        session.keys("<enter>");
        snapshot(&session, &format!("settings-mail-{}-80x24", lang.as_str()));
    }
}

/// Types into the fields, from the second on: the first is how it goes out.
fn fill(session: &mut Session, texts: &[&str]) {
    session.keys("<enter>");
    for text in texts {
        session.keys("<tab><c-u>");
        session.terminal.paste(text);
    }
    session.keys("<f2>");
}

#[test]
fn an_admin_settles_it_and_what_is_wrong_is_said_where_it_was_typed() {
    let mut session = Session::open(Lang::En, 100, 30);
    session.keys(MAIL).shows("not set up");
    let typed = ["mail.example.kz", "70000", "office@example.kz", "office", "/etc/sojourn/mail-password", "a.serikova"];
    fill(&mut session, &typed);
    session.shows("is no port");
    assert_eq!(session.other().mail_settings().unwrap(), MailSettings::default());
    session.keys("<esc><esc>");
    let mut session = Session::open(Lang::En, 100, 30);
    session.keys(MAIL);
    fill(&mut session, &[&["mail.example.kz", "2525"], &typed[2..5], &["nobody.here"]].concat());
    session.shows("nobody.here");
    assert_eq!(session.other().mail_settings().unwrap(), MailSettings::default());
    let mut session = Session::open(Lang::En, 100, 30);
    session.keys(MAIL);
    fill(&mut session, &[&["mail.example.kz", "2525"], &typed[2..], &["0930"]].concat());
    session.shows("mail.example.kz:2525");
    let kept = session.other().mail_settings().unwrap();
    let wanted =
        MailSettings { by: Some(Security::StartTls), port: 2525, ca_file: Clean::default(), tries: 4, ..settled() };
    assert_eq!(kept, wanted);
    // It is a change like any other: journalled, and taken back.
    session.keys("u<enter>y");
    session.terminal.event(Event::ChangedElsewhere);
    assert_eq!(session.other().mail_settings().unwrap().server, Clean::default());
}

#[test]
fn what_is_seldom_changed_stands_at_the_end() {
    let mut session = Session::open(Lang::En, 100, 40);
    session.other().set_mail_settings(&settled()).unwrap();
    session.terminal.event(Event::ChangedElsewhere);
    session.keys(MAIL).keys("<enter>").keys(&"<tab>".repeat(9));
    for text in ["ca.pem", "/usr/lib/sendmail", "twice", "250", "9000"] {
        session.keys("<c-u>");
        session.terminal.paste(text);
        session.keys("<tab>");
    }
    session.keys("<f2>").shows("“twice” is no number");
    assert_eq!(session.other().mail_settings().unwrap(), settled());
    session.keys("<backtab><backtab><backtab><c-u>2<f2>").shows("whole path");
    session.keys("<backtab><backtab><c-u>");
    session.terminal.paste("/etc/other.pem");
    session.keys("<f2>");
    let wanted = MailSettings {
        ca_file: Clean::line("/etc/other.pem"),
        sendmail: Clean::line("/usr/lib/sendmail"),
        tries: 2,
        pause_ms: 250,
        timeout_ms: 9_000,
        ..settled()
    };
    assert_eq!(session.other().mail_settings().unwrap(), wanted);
}

#[test]
fn who_is_no_admin_sees_it_and_may_not_change_it() {
    let mut session = Session::open(Lang::En, 100, 30);
    session.other().set_mail_settings(&settled()).unwrap();
    let me = session.other().me().clone();
    let mut other = session.other();
    other
        .write("edit", |writes, _| {
            let second = sojourn::domain::staff::Staff {
                id: sojourn::domain::id::StaffId(0),
                version: 0,
                login: Some(Clean::line("b.admin")),
                name: Clean::line("B"),
                ..me.clone()
            };
            writes.put(second.into())?;
            writes.put(sojourn::domain::staff::Staff { role: Role::Officer, ..me.clone() }.into()).map(drop)
        })
        .unwrap();
    session.again(Lang::En, 100, 30);
    session.keys(MAIL).shows("mail.example.kz:465");
    session.keys("<enter>").hides("/etc/sojourn/mail-password");
}

#[test]
fn on_a_server_the_place_of_the_password_is_shown_and_stays() {
    let session = Session::open(Lang::En, 100, 30);
    session.other().set_mail_settings(&settled()).unwrap();
    let mut desk = session.other();
    let office = Office::of(&mut desk).unwrap();
    let options = Options { lang: Lang::En, theme: Theme { colour: true, ascii: false }, server: true };
    let mut terminal = Scripted::new(Shell::new(options, office, false), 100, 30, Some(Seat::Open(Box::new(desk))));
    terminal.keys(&format!("{MAIL}<enter>"));
    let screen = terminal.screen();
    assert!(screen.contains("/etc/sojourn/mail-password") && !screen.contains("File with the password"), "{screen}");
    terminal.keys("<tab><c-u>");
    terminal.paste("smtp.example.kz");
    terminal.keys("<f2>");
    let wanted = MailSettings { server: Clean::line("smtp.example.kz"), ..settled() };
    assert_eq!(session.other().mail_settings().unwrap(), wanted);
}
