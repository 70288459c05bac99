//! People of one made-up birth date, as many as an import writes.

use super::super::kin::CROWD;
use super::*;
use crate::domain::clean::Clean;
use crate::domain::fold::fold;
use crate::store::{PersonKeys, Reads, Writes};

fn person(name: &str) -> Client {
    let born = Some(day("1990-01-01"));
    Client { name_cyrillic: Some(Clean::line(name)), born, ..Client::new(day("2026-11-01")) }
}

fn found(reads: &dyn Reads, name: &str) -> Vec<ClientId> {
    let keys = PersonKeys { name_born: Some((fold(name), day("1990-01-01"))), ..PersonKeys::default() };
    reads.find_person(&keys).unwrap()
}

#[test]
fn in_a_crowd_of_one_birth_date_people_are_found_by_their_names() {
    let (_folder, path) = office();
    let mut store = open(&path, OpenMode::Work).unwrap();
    let add = |store: &mut SqliteStore, names: &[String]| {
        let mut ids = Vec::new();
        let mut work = |writes: &mut dyn Writes| {
            for name in names {
                ids.push(ClientId(writes.put(person(name).into())?.id));
            }
            // Who came with this very act is found too, though the search does not know them yet.
            if let Some(last) = ids.last() {
                assert!(found(writes as &dyn Reads, "Омаров Нурлан").contains(last) == (ids.len() == 1));
            }
            Ok(())
        };
        store.write(&act(), &mut work).unwrap();
        ids
    };
    let crowd: Vec<String> = (0..=CROWD).map(|n| format!("Смит{n} Джон{}", n * 7)).collect();
    add(&mut store, &crowd);
    let one = add(&mut store, &["Омаров Нурлан".to_owned()])[0];
    let other = add(&mut store, &["Нурлан Омаров Ерланович", "Омаров Серик"].map(str::to_owned))[0];
    let read = |work: &dyn Fn(&dyn Reads)| {
        store
            .read(&mut |reads| {
                work(reads);
                Ok(())
            })
            .unwrap();
    };
    read(&|reads| {
        assert_eq!(found(reads, "OMAROV NURLAN"), [one]);
        assert_eq!(found(reads, "Омаров"), []);
        let alike: Vec<ClientId> = reads.alike(one).unwrap().into_iter().map(|(id, _)| id).collect();
        assert_eq!(alike, [other]);
        assert_eq!(reads.namesakes(day("1990-01-01"), &[Clean::line("Omarov Nurlan")]).unwrap(), [one, other]);
    });
}
