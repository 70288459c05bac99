//! The invented office: its staff, and the sponsors that stand behind its clients.

use super::dice::Dice;
use super::names::{BODIES, COMPANY, STAFF};
use crate::domain::choice::Ground;
use crate::domain::clean::Clean;
use crate::domain::day::Day;
use crate::domain::id::{SponsorId, StaffId};
use crate::domain::sponsor::{Sponsor, SponsorKind};
use crate::domain::staff::{Role, Staff};
use crate::store::{Result, Writes};
use chrono::Duration;

/// Who works here and who stands behind the clients, by the numbers they were stored under.
#[derive(Debug, Clone, Default)]
pub(super) struct Office {
    /// Officers; never empty once stored.
    pub(super) officers: Vec<StaffId>,
    /// Sponsors by kind.
    sponsors: Vec<(SponsorId, SponsorKind)>,
}

impl Office {
    /// Stores staff and sponsors for so many clients.
    pub(super) fn store(writes: &mut dyn Writes, seed: u64, clients: u64, today: Day) -> Result<Self> {
        let mut office = Self::default();
        let officers = usize::try_from(clients / 60 + 3).unwrap_or(usize::MAX).min(STAFF.len());
        let here = writes.staff()?;
        for (place, (login, name)) in STAFF.iter().take(officers).enumerate() {
            // Whoever looks at the demo may have the very login of somebody invented.
            let held = here.iter().find(|one| one.login.as_ref().is_some_and(|held| held.as_str() == *login));
            office.officers.push(match held {
                Some(person) => person.id,
                None => StaffId(writes.put(member(place, login, name).into())?.id),
            });
        }
        for (which, sponsor) in (0..).zip(sponsors(seed, clients, today)) {
            let kind = sponsor.kind;
            let key = writes.put(with_bin(sponsor, seed, which).into())?;
            office.sponsors.push((SponsorId(key.id), kind));
        }
        Ok(office)
    }

    /// One of the sponsors that fit a ground.
    pub(super) fn sponsor(&self, ground: Ground, dice: &mut Dice) -> Option<SponsorId> {
        let kind = SponsorKind::behind(ground);
        let fitting: Vec<SponsorId> = self.sponsors.iter().filter(|(_, has)| *has == kind).map(|(id, _)| *id).collect();
        (!fitting.is_empty()).then(|| *dice.pick(&fitting))
    }

    /// The officer of that client: clients are dealt out evenly.
    pub(super) fn officer(&self, which: u64) -> Option<StaffId> {
        let place = usize::try_from(which).ok()?.checked_rem(self.officers.len())?;
        self.officers.get(place).copied()
    }
}

fn member(place: usize, login: &str, name: &str) -> Staff {
    let role = if place == 0 { Role::Supervisor } else { Role::Officer };
    let language = Some(Clean::line(if place % 4 == 3 { "kk" } else { "ru" }));
    Staff { language, ..Staff::new(Some(Clean::line(login)), Clean::line(name), role) }
}

/// Employers, one for twelve clients or so, and the bodies behind the other grounds.
fn sponsors(seed: u64, clients: u64, today: Day) -> Vec<Sponsor> {
    let dice = &mut Dice::new(seed, u64::MAX, 1);
    let employers = (clients / 12).clamp(6, 2_000);
    let mut all: Vec<Sponsor> = (0..employers).map(|which| employer(dice, which, today)).collect();
    for (kind, names) in BODIES {
        let kind = SponsorKind::parse(kind).unwrap_or(SponsorKind::Other);
        all.extend(names.iter().map(|name| sponsor(name, kind, dice, today)));
    }
    all
}

fn employer(dice: &mut Dice, which: u64, today: Day) -> Sponsor {
    let (first, second) = (dice.pick(COMPANY.0), dice.pick(COMPANY.1));
    // The pairs of words run out after a while: later companies carry a number, as namesakes do.
    let number = if which < 40 { String::new() } else { format!("-{}", which / 40 + 1) };
    let name = format!("ТОО «{first} {second}{number}»");
    sponsor(&name, SponsorKind::Employer, dice, today)
}

fn sponsor(name: &str, kind: SponsorKind, dice: &mut Dice, today: Day) -> Sponsor {
    let signs = matches!(kind, SponsorKind::Employer | SponsorKind::School | SponsorKind::Clinic);
    Sponsor {
        id: SponsorId(0),
        version: 0,
        name: Clean::line(name),
        kind,
        bin: None,
        phone: Some(Clean::line(&format!("+7 727 {:03} {:04}", dice.below(1000), dice.below(10_000)))),
        email: None,
        signature_expires: signs.then(|| today + Duration::days(dice.between(120, 360))),
        client: None,
        note: None,
    }
}

/// Relatives have no business identification number.
fn with_bin(sponsor: Sponsor, seed: u64, which: u64) -> Sponsor {
    if sponsor.kind == SponsorKind::Relative {
        return sponsor;
    }
    let dice = &mut Dice::new(seed, u64::MAX - 1, which);
    let (year, month) = (dice.between(5, 24), dice.between(1, 12));
    let bin = format!("{year:02}{month:02}40{:06}", (which * 7_919 + dice.below(100) * 10_000) % 1_000_000);
    Sponsor { bin: Some(Clean::line(&bin)), ..sponsor }
}
