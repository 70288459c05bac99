//! The one thread that owns the [`Desk`]: a queue of jobs, run in order, answered one by one.
//!
//! * A *write* is never skipped and never overtakes another.
//! * A *read* belongs to a lane of its asker and carries a generation: when a newer read of the same lane waits behind
//!   it, it is skipped; an answer that is not of the newest generation is dropped by the shell. So a person may type
//!   faster than the database answers.
//! * Four times a second it looks around for what other sessions did ([`Lookout`]), and tells the main loop only where
//!   something is new that may be shown. The terminal is never woken for nothing.
//! * With its end the session is no longer among those who are here.
//! * A *long* job says a few times a second how far it has come, and is given up when the session ends.

use super::event::Event;
use super::reply::Reply;
use crate::app::backup::LEAVE_WITHIN;
use crate::app::desk::Desk;
use crate::app::error::{AppError, ErrorKind};
use crate::app::together::{Around, Card, Lookout};
use crate::domain::phrase::Phrase;
use crate::domain::staff::Staff;
use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, TryRecvError, channel};
use std::time::{Duration, Instant};

/// How often the worker looks for changes made elsewhere.
pub const LOOK_EVERY: Duration = Duration::from_millis(250);

/// How often a long job says how far it has come.
pub const TELL_EVERY: Duration = Duration::from_millis(400);

/// What a job gives back.
pub type Outcome = Result<Reply, AppError>;

/// Work for the thread that owns the desk.
pub type Job = Box<dyn FnOnce(&mut Desk) -> Outcome + Send>;

/// Work that takes so long that it tells how far it has come, and asks each time whether to go on.
pub type LongJob = Box<dyn FnOnce(&mut Desk, &mut dyn FnMut(Phrase) -> bool) -> Outcome + Send>;

/// Makes the database after a person has agreed to it.
pub type Opener = Box<dyn FnOnce() -> Result<Desk, AppError> + Send>;

/// A screen or popup, by the number it got when it was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Address(pub u32);

/// What an asker reads independently of its other readings: the list, the preview.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Lane {
    /// What the screen mainly shows.
    Main,
    /// A preview of the selected line.
    Preview,
    /// More rows of the same list.
    More,
    /// A choice of the person's to remember; the newest one is enough.
    Keep,
}

/// Whose answer it will be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ticket {
    /// A reading.
    Read {
        /// Asker.
        to: Address,
        /// What for.
        lane: Lane,
        /// Counts up within the lane.
        generation: u64,
    },
    /// A save.
    Write {
        /// Asker.
        to: Address,
    },
    /// The making of the database.
    Create,
}

impl Ticket {
    /// Nobody's: what comes of it is dropped, since no reading has generation 0.
    const NOBODYS: Self = Self::Read { to: Address(0), lane: Lane::Keep, generation: 0 };
}

/// What waits in the worker's queue.
pub enum Work {
    /// A job with its ticket.
    Job(Ticket, Job),
    /// A long job with its ticket.
    Long(Ticket, LongJob),
    /// Make the database.
    Create,
    /// The person has this card open now.
    Watch(Option<Card>),
}

/// A finished job.
#[derive(Debug)]
pub struct Answer {
    /// Whose.
    pub ticket: Ticket,
    /// What came of it.
    pub outcome: Outcome,
}

/// Who sits at the desk's place.
pub enum Seat {
    /// A database is open.
    Open(Box<Desk>),
    /// There is none yet; this makes it.
    Missing(Option<Opener>),
}

impl Seat {
    /// Does one piece of work; nobody asks how far it is.
    pub fn run(&mut self, work: Work) -> Answer {
        self.run_telling(work, &mut |_| true)
    }

    /// Does one piece of work; `tell` says false to give up a long one.
    pub fn run_telling(&mut self, work: Work, tell: &mut dyn FnMut(Phrase) -> bool) -> Answer {
        match work {
            Work::Long(ticket, job) => Answer { ticket, outcome: self.desk().and_then(|desk| job(desk, tell)) },
            Work::Job(ticket, job) => Answer { ticket, outcome: self.desk().and_then(job) },
            Work::Create => Answer { ticket: Ticket::Create, outcome: self.create() },
            Work::Watch(_) => Answer { ticket: Ticket::NOBODYS, outcome: Ok(Reply::Nothing) },
        }
    }

    fn desk(&mut self) -> Result<&mut Desk, AppError> {
        match self {
            Self::Open(desk) => Ok(desk),
            Self::Missing(_) => Err(AppError::new(ErrorKind::Missing, Phrase::new("tui-no-database"))),
        }
    }

    fn create(&mut self) -> Outcome {
        if let Self::Missing(opener) = self {
            let Some(opener) = opener.take() else {
                return Err(AppError::new(ErrorKind::Missing, Phrase::new("tui-no-database")));
            };
            *self = Self::Open(Box::new(opener()?));
        }
        self.desk().and_then(super::jobs::office)
    }

    /// Looks around for what other sessions did. A look that fails sees nothing; the next one will.
    pub fn look_around(&mut self, lookout: &mut Lookout) -> Around {
        match self {
            Self::Open(desk) => desk.look_around(lookout).unwrap_or_default(),
            Self::Missing(_) => Around::default(),
        }
    }

    /// Takes the session away from among those who are here.
    pub fn say_gone(&mut self, lookout: &mut Lookout) {
        if let Self::Open(desk) = self {
            desk.say_gone(lookout);
        }
    }
}

/// Tells the person that they have another role now, or that they are no longer in.
#[derive(Default)]
struct Standing(Option<Staff>);

impl Standing {
    fn look(&mut self, seat: &Seat, events: &Sender<Event>) {
        let Seat::Open(desk) = seat else { return };
        if let Some(why) = desk.dismissed() {
            // Nobody hears it when the session has ended before.
            return drop(events.send(Event::ShutOut(Box::new(why.clone()))));
        }
        let me = desk.me();
        if self.0.as_ref() == Some(me) {
            return;
        }
        let known = self.0.replace(me.clone());
        if known.is_some_and(|known| known.role != me.role) {
            drop(events.send(Event::Standing(Box::new(me.clone()))));
        }
    }
}

/// Tells people once that the office is about to be closed, ends the session when their time is up, and takes it back
/// when the office stays open after all.
#[derive(Default)]
struct Leaving(Option<Instant>);

impl Leaving {
    fn look(&mut self, seat: &Seat, events: &Sender<Event>) {
        let Seat::Open(desk) = seat else { return };
        let said = match self.0 {
            None if !desk.is_office_closing() => return,
            Some(_) if !desk.is_office_closing() => {
                self.0 = None;
                return drop(events.send(Event::OfficeStays));
            }
            None => Event::OfficeClosing(LEAVE_WITHIN.as_secs().try_into().unwrap_or(u32::MAX)),
            Some(since) if since.elapsed() >= LEAVE_WITHIN => {
                Event::ShutOut(Box::new(AppError::new(ErrorKind::Busy, Phrase::new("error-office-closed"))))
            }
            Some(_) => return,
        };
        self.0.get_or_insert_with(Instant::now);
        // Nobody hears it when the session has ended before.
        drop(events.send(said));
    }
}

/// Starts the worker; it ends when the sender is dropped and the queue is done.
///
/// # Errors
/// When the system refuses a thread.
pub fn spawn(seat: Seat, events: Sender<Event>) -> std::io::Result<(Sender<Work>, std::thread::JoinHandle<()>)> {
    let (sender, receiver) = channel();
    let handle =
        std::thread::Builder::new().name("worker".to_owned()).spawn(move || guarded(seat, &receiver, &events))?;
    Ok((sender, handle))
}

/// Serves, and after a fault of the program tells the main loop: what was under way has been rolled back by then.
fn guarded(mut seat: Seat, works: &Receiver<Work>, events: &Sender<Event>) {
    let mut lookout = Lookout::default();
    let served = catch_unwind(AssertUnwindSafe(|| serve(&mut seat, &mut lookout, works, events)));
    if let Err(fault) = served {
        // Nobody hears it when the session has ended before.
        let _ = events.send(Event::Broken);
        resume_unwind(fault);
    }
    seat.say_gone(&mut lookout);
}

fn serve(seat: &mut Seat, lookout: &mut Lookout, works: &Receiver<Work>, events: &Sender<Event>) {
    let mut queue = VecDeque::new();
    let (mut leaving, mut standing) = (Leaving::default(), Standing::default());
    seat.look_around(lookout);
    let mut looked = Instant::now();
    loop {
        match works.recv_timeout(LOOK_EVERY) {
            Ok(work) => queue.push_back(work),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return,
        }
        while let Some(work) = next(&mut queue, works) {
            if let Work::Watch(card) = work {
                lookout.watch(card);
            } else if !answered(seat, work, (&mut queue, works), events) {
                return;
            }
        }
        // Also between the keys of somebody who types without a pause.
        if looked.elapsed() >= LOOK_EVERY {
            looked = Instant::now();
            leaving.look(seat, events);
            standing.look(seat, events);
            let around = seat.look_around(lookout);
            if !around.is_quiet() && events.send(Event::Around(Box::new(around))).is_err() {
                return;
            }
        }
    }
}

/// Does one piece of work and answers; false when nobody listens any more.
fn answered(
    seat: &mut Seat,
    work: Work,
    (queue, works): (&mut VecDeque<Work>, &Receiver<Work>),
    events: &Sender<Event>,
) -> bool {
    let mut told = Instant::now();
    let answer = seat.run_telling(work, &mut |said| {
        tell(said, &mut told, events);
        take_in(queue, works)
    });
    events.send(Event::Answer(Box::new(answer))).is_ok()
}

/// Tells how far a long job has come, a few times a second at most.
fn tell(said: Phrase, told: &mut Instant, events: &Sender<Event>) {
    if told.elapsed() >= TELL_EVERY {
        *told = Instant::now();
        // Where nobody listens any more, the queue says so too.
        let _ = events.send(Event::Progress(said));
    }
}

/// Takes in what has arrived meanwhile; false when the session has ended, which gives a long job up.
fn take_in(queue: &mut VecDeque<Work>, works: &Receiver<Work>) -> bool {
    loop {
        match works.try_recv() {
            Ok(work) => queue.push_back(work),
            Err(TryRecvError::Empty) => return true,
            Err(TryRecvError::Disconnected) => return false,
        }
    }
}

/// Takes in what has arrived and gives the next piece of work that is still wanted.
fn next(queue: &mut VecDeque<Work>, works: &Receiver<Work>) -> Option<Work> {
    queue.extend(works.try_iter());
    while let Some(work) = queue.pop_front() {
        if !overtaken(&work, queue) {
            return Some(work);
        }
    }
    None
}

/// True for a read when a newer one of the same lane waits behind it.
fn overtaken(work: &Work, behind: &VecDeque<Work>) -> bool {
    let Work::Job(Ticket::Read { to, lane, .. }, _) = work else {
        return false;
    };
    behind.iter().any(|other| {
        matches!(other, Work::Job(Ticket::Read { to: asker, lane: same, .. }, _) if asker == to && same == lane)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(to: u32, generation: u64) -> Work {
        let ticket = Ticket::Read { to: Address(to), lane: Lane::Main, generation };
        Work::Job(ticket, Box::new(|_| Ok(Reply::Nothing)))
    }

    fn write() -> Work {
        Work::Job(Ticket::Write { to: Address(1) }, Box::new(|_| Ok(Reply::Nothing)))
    }

    #[test]
    fn only_the_newest_read_of_a_lane_is_run_and_every_write() {
        let (sender, works) = channel();
        for work in [read(1, 1), write(), read(1, 2), read(2, 1), write(), read(1, 3)] {
            sender.send(work).unwrap();
        }
        let mut queue = VecDeque::new();
        let mut order = Vec::new();
        while let Some(Work::Job(ticket, _)) = next(&mut queue, &works) {
            order.push(match ticket {
                Ticket::Read { to, generation, .. } => (to.0, generation),
                _ => (0, 0),
            });
        }
        assert_eq!(order, [(0, 0), (2, 1), (0, 0), (1, 3)]);
    }

    #[test]
    fn a_changed_role_is_told_once_and_the_end_of_a_session_until_it_is_heard() {
        let folder = tempfile::tempdir().unwrap();
        let place = crate::app::open::Place { db: Some(folder.path().join("office.db")), today: None };
        let mut boss = place.create().unwrap();
        let fields = [("login", "a"), ("name", "a"), ("role", "officer")].map(|(name, text)| (name, text.to_owned()));
        let a = boss.keep_person(None, &fields, None).unwrap();
        let keeper = crate::store::sqlite::open(&place.path().unwrap(), crate::store::sqlite::OpenMode::Work).unwrap();
        let mut seat = Seat::Open(Box::new(Desk::new(Box::new(keeper), "a", None).unwrap()));
        let (events, inbox) = channel();
        let (mut standing, mut lookout) = (Standing::default(), Lookout::default());
        let mut told = |seat: &mut Seat| {
            seat.look_around(&mut lookout);
            standing.look(seat, &events);
            inbox.try_iter().last()
        };
        assert!(told(&mut seat).is_none());
        boss.keep_person(Some(a), &[("role", "viewer".to_owned())], None).unwrap();
        assert!(matches!(told(&mut seat), Some(Event::Standing(me)) if me.role.as_str() == "viewer"));
        assert!(told(&mut seat).is_none());
        boss.keep_person(Some(a), &[("active", "false".to_owned())], None).unwrap();
        assert!(matches!(told(&mut seat), Some(Event::ShutOut(_))));
    }

    #[test]
    fn a_session_is_told_of_a_restore_and_ends_with_a_word_or_hears_that_it_may_stay() {
        let folder = tempfile::tempdir().unwrap();
        let place = crate::app::open::Place { db: Some(folder.path().join("office.db")), today: None };
        let mut boss = place.create().unwrap();
        let copy = boss.back_up(&folder.path().join("copies"), &mut |_| ()).unwrap().file;
        let seat = Seat::Open(Box::new(boss));
        let restoring = std::thread::spawn(move || place.restore(&copy, Duration::from_secs(2), &mut |_| ()).is_ok());
        let (events, inbox) = channel();
        let mut leaving = Leaving::default();
        while leaving.0.is_none() && !restoring.is_finished() {
            leaving.look(&seat, &events);
        }
        assert!(matches!(inbox.try_recv(), Ok(Event::OfficeClosing(20))));
        leaving.0 = Instant::now().checked_sub(LEAVE_WITHIN);
        leaving.look(&seat, &events);
        assert!(matches!(inbox.try_recv(), Ok(Event::ShutOut(_))));
        assert!(!restoring.join().unwrap(), "the session is still there");
        leaving.look(&seat, &events);
        assert!(matches!(inbox.try_recv(), Ok(Event::OfficeStays)));
        leaving.look(&seat, &events);
        assert!(inbox.try_recv().is_err(), "once");
    }

    #[test]
    fn a_long_job_goes_on_while_the_session_lives_and_keeps_what_arrives() {
        let (sender, works) = channel();
        let mut queue = VecDeque::new();
        sender.send(write()).unwrap();
        assert!(take_in(&mut queue, &works));
        sender.send(read(1, 1)).unwrap();
        drop(sender);
        assert!(!take_in(&mut queue, &works), "nobody waits for it any more");
        assert_eq!(queue.len(), 2);
    }

    #[test]
    fn a_long_job_does_not_wake_the_screen_more_than_a_few_times_a_second() {
        let (events, inbox) = channel();
        let mut told = Instant::now();
        for _ in 0..1000 {
            tell(Phrase::new("settings-looking"), &mut told, &events);
        }
        assert!(inbox.try_iter().count() <= 1);
        told = Instant::now().checked_sub(TELL_EVERY).unwrap();
        tell(Phrase::new("settings-looking"), &mut told, &events);
        assert!(matches!(inbox.try_iter().last(), Some(Event::Progress(_))));
    }
}
