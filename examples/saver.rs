//! Somebody who saves all the time: changes one client's telephone over and over for so many seconds, each time as a
//! person's save does it, and says how long the saves took. For measuring what an import or an undo beside it does to
//! people: `cargo run --release --example saver -- office.db 60`.

use sojourn::domain::clean::Clean;
use sojourn::domain::client::Client;
use sojourn::domain::record::{Key, Kind};
use sojourn::store::sqlite::{self, OpenMode};
use sojourn::store::{Act, Reads, Store};
use std::path::Path;
use std::time::{Duration, Instant};

/// So long a person thinks between two saves.
const THOUGHT: Duration = Duration::from_millis(25);

type Fault = Box<dyn std::error::Error>;

fn save(store: &mut dyn Store, key: Key, number: usize) -> Result<Duration, Fault> {
    let act = Act {
        who: Clean::line("saver"),
        reason: "edit".to_owned(),
        group: None,
        today: "2026-11-23".parse()?,
        at_ms: 1_795_400_000_000,
        origin: None,
    };
    let begun = Instant::now();
    store.write(&act, &mut |writes| {
        let reads: &dyn Reads = writes;
        let client: Client = reads.get(key.id)?;
        writes.put(Client { phone: Some(Clean::line(&format!("+7 701 {number:07}"))), ..client }.into()).map(drop)
    })?;
    Ok(begun.elapsed())
}

fn main() -> Result<(), Fault> {
    let mut arguments = std::env::args().skip(1);
    let (path, seconds) = (arguments.next().unwrap_or_default(), arguments.next().unwrap_or_default());
    let until = Instant::now() + Duration::from_secs(seconds.parse().unwrap_or(30));
    let mut store = sqlite::open(Path::new(&path), OpenMode::Work)?;
    let mut took = Vec::new();
    while Instant::now() < until {
        took.push(save(&mut store, Key { kind: Kind::Client, id: 1 }, took.len())?);
        std::thread::sleep(THOUGHT);
    }
    took.sort_unstable();
    let at = |percent: usize| took.get(took.len() * percent / 100).or(took.last()).map_or(0, Duration::as_millis);
    println!("{} saves: p50 {} ms, p99 {} ms, worst {} ms", took.len(), at(50), at(99), at(100));
    Ok(())
}
