//! Whose review a deadline stands in: its officer's; while the officer is away the deputy's; where nobody who reviews
//! owns it, the supervisors'. And to whom it climbs when nobody looks.

use super::{Reason, ReviewRules};
use crate::domain::day::Day;
use crate::domain::id::StaffId;
use crate::domain::staff::{Role, Staff};

/// What the deadlines of an officer are to one person on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Seat {
    /// Theirs to review; the reason says why when they do not own it.
    Review(Option<Reason>),
    /// Theirs once a hard one is unseen and its warn day lies within so many working days.
    Climb(u16),
    /// None of their business.
    Nothing,
}

/// The people of the practice on a day.
#[derive(Debug, Clone, Copy)]
pub struct Desks<'s> {
    /// All staff.
    pub staff: &'s [Staff],
    /// The day.
    pub today: Day,
}

impl<'s> Desks<'s> {
    fn person(&self, id: StaffId) -> Option<&'s Staff> {
        self.staff.iter().find(|person| person.id == id)
    }

    /// True for those who hold reviews: they work here, can log in, and may change things.
    pub fn holds_reviews(person: &Staff) -> bool {
        person.active && person.login.is_some() && person.role >= Role::Officer
    }

    /// True when the person is away that day. An absence without a last day lasts.
    pub fn is_away(&self, person: &Staff) -> bool {
        let begun = person.absent_from.map_or(person.absent_until.is_some(), |from| from <= self.today);
        begun && person.absent_until.is_none_or(|until| until >= self.today)
    }

    fn is_here(&self, person: &Staff) -> bool {
        Self::holds_reviews(person) && !self.is_away(person)
    }

    /// The first in the chain of deputies who is here; a chain that runs in a circle ends.
    pub fn deputy(&self, owner: StaffId) -> Option<&'s Staff> {
        let mut passed = vec![owner];
        let mut at = self.person(owner)?;
        while let Some(next) = at.deputy.filter(|next| !passed.contains(next)) {
            at = self.person(next)?;
            if self.is_here(at) {
                return Some(at);
            }
            passed.push(next);
        }
        None
    }

    /// Supervisors who are here; when all are away, all of them.
    pub fn supervisors(&self) -> Vec<&'s Staff> {
        let all: Vec<&Staff> =
            self.staff.iter().filter(|p| Self::holds_reviews(p) && p.role >= Role::Supervisor).collect();
        let here: Vec<&Staff> = all.iter().copied().filter(|person| !self.is_away(person)).collect();
        if here.is_empty() { all } else { here }
    }

    /// What the deadlines of `owner` are to `me`.
    pub fn seat(&self, owner: Option<StaffId>, me: StaffId, rules: &ReviewRules) -> Seat {
        let person = owner.and_then(|id| self.person(id));
        let reviewer = person.filter(|person| Self::holds_reviews(person));
        let is_me = |list: &[&Staff]| list.iter().any(|person| person.id == me);
        if person.is_some_and(|person| person.id == me) {
            return Seat::Review(None);
        }
        let deputy = owner.and_then(|id| self.deputy(id));
        let stand_ins = deputy.map_or_else(|| self.supervisors(), |deputy| vec![deputy]);
        let covered = match reviewer {
            Some(officer) if self.is_away(officer) => {
                Some(Reason::StandIn { of: officer.handle().clone(), until: officer.absent_until })
            }
            Some(_) => None,
            None => Some(Reason::Unowned { of: person.map(|person| person.handle().clone()) }),
        };
        match covered {
            Some(reason) if is_me(&stand_ins) => Seat::Review(Some(reason)),
            _ if deputy.is_some_and(|deputy| deputy.id == me) => {
                let supervises = is_me(&self.supervisors());
                Seat::Climb(if supervises {
                    rules.climb_deputy.max(rules.climb_supervisor)
                } else {
                    rules.climb_deputy
                })
            }
            _ if is_me(&self.supervisors()) => Seat::Climb(rules.climb_supervisor),
            _ => Seat::Nothing,
        }
    }
}
