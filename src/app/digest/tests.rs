//! The mail of the whole practice: from which hour on it goes, and what it says of clients whom its reader does not see.

use super::*;
use crate::app::access::Wall;
use crate::app::demo::DemoOptions;
use crate::app::open::Place;
use crate::i18n::Catalogue;

/// An office whose heads are a supervisor and a viewer, and in which a client with something due is restricted to b.kim.
fn office() -> (tempfile::TempDir, Desk, Clean) {
    let folder = tempfile::tempdir().unwrap();
    let place = Place { db: Some(folder.path().join("office.db")), today: Some("2026-11-23".parse().unwrap()) };
    let mut desk = place.create().unwrap();
    desk.fill_demo(&DemoOptions { clients: 30, seed: 5, due: Some(20) }, &mut |_| {}).unwrap();
    for (login, role) in [("b.kim", "officer"), ("head", "supervisor"), ("owner", "viewer")] {
        let email = format!("{login}@example.kz");
        let fields = [("login", login), ("name", login), ("role", role), ("email", email.as_str())];
        let fields = fields.map(|(name, text)| (name, text.to_owned()));
        desk.keep_person(None, &fields, None).unwrap();
    }
    let (item, _) = desk.morning().unwrap().items.swap_remove(0);
    let (client, name) = (item.client, item.client_name.clone());
    let kim = desk.staff_called("b.kim").unwrap();
    desk.assign(&[client], kim).unwrap();
    desk.restrict(Wall { client, case: None }, &[kim], "").unwrap();
    (folder, desk, name)
}

fn settings(head_from: &str) -> MailSettings {
    MailSettings {
        by: Some(settings::Security::Sendmail),
        from: Clean::line("office@example.kz"),
        heads: vec![Clean::line("head"), Clean::line("owner")],
        head_from: Clean::line(head_from),
        ..MailSettings::default()
    }
}

#[test]
fn the_mail_of_the_practice_waits_for_its_hour_and_an_hour_that_is_none_is_refused() {
    let (_folder, mut desk, _) = office();
    for odd in ["9:00", "25:00", "09:60", "morning", "09:00:00"] {
        let refused = desk.set_mail_settings(&settings(odd)).unwrap_err();
        assert_eq!(refused.message.id, "digest-no-hour", "{odd}");
    }
    let settings = settings("09:00");
    desk.set_mail_settings(&settings).unwrap();
    let heads = |time: &str, audience: &Audience, addressed: bool, desk: &mut Desk| {
        let morning = Morning { time: time.to_owned(), ..desk.morning().unwrap() };
        let jobs = morning.jobs(audience, &settings, addressed).unwrap();
        let people = jobs.iter().filter(|job| job.kind == MailKind::Person).count();
        (jobs.iter().filter(|job| job.kind == MailKind::Head).count(), people > 0)
    };
    let all = Audience::Everybody;
    assert_eq!(heads("08:59", &all, true, &mut desk), (0, true), "everybody else has theirs");
    assert_eq!(heads("09:00", &all, true, &mut desk), (2, true));
    assert_eq!(heads("08:59", &all, false, &mut desk).0, 2, "a rehearsal shows it");
    assert_eq!(heads("08:59", &Audience::Heads, true, &mut desk).0, 2, "who asks for it gets it");
}

#[test]
fn a_head_who_supervises_reads_how_many_they_do_not_see_and_nobody_reads_who() {
    let (_folder, mut desk, name) = office();
    let words = Catalogue::new(Lang::En);
    let jobs = desk.morning().unwrap().jobs(&Audience::Heads, &settings(""), true).unwrap();
    assert_eq!(jobs.len(), 2);
    for job in jobs {
        let morning = desk.morning_of(&job.person).unwrap().unwrap();
        let page = format!("{:?}", morning.page(&job, &words).0);
        let told = page.contains("1 restricted client with something due, with b.kim");
        assert_eq!(told, job.person.handle().as_str() == "head", "{page}");
        assert!(!page.contains(name.as_str()), "{page}");
    }
    // Whoever sees the client reads of them and of nobody who is hidden.
    let kim = desk.staff_called("b.kim").unwrap();
    let kim = desk.people().unwrap().into_iter().find(|one| one.staff.id == kim).unwrap().staff;
    let morning = desk.morning_of(&kim).unwrap().unwrap();
    let job = Job { person: kim, kind: MailKind::Person };
    let page = format!("{:?}", morning.page(&job, &words).0);
    assert!(page.contains(name.as_str()) && !page.contains("restricted client"), "{page}");
}
