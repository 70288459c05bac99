//! Where the client stands today: the ladder from a visa-free day to an unlawful stay.

use super::cover::Run;
use super::derive::dependent;
use super::situation::{STAY_CASES, Situation, newest};
use super::window::Stop;
use crate::domain::case::Stage;
use crate::domain::choice::choices;
use crate::domain::day::Day;
use crate::domain::dossier::Dossier;
use crate::domain::permit::{Permit, PermitKind};
use crate::domain::phrase::Phrase;
use crate::domain::rulebook::Rulebook;
use serde::Serialize;

choices! {
    /// A rung of the ladder.
    Rung {
        /// Visa-free day n of m.
        VisaFree = "visa_free",
        /// A temporary residence permit is in force.
        TrpValid = "trp_valid",
        /// Another permit is in force.
        PermitValid = "permit_valid",
        /// An application is filed and not decided; the stay still ends when it ends.
        Filed = "filed",
        /// Unlawful stay, day n.
        Unlawful = "unlawful",
        /// Abroad.
        Abroad = "abroad",
        /// The records do not say.
        Unknown = "unknown",
    }
}

/// Where the client stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Status {
    /// Rung.
    pub rung: Rung,
    /// Day of the visa-free or the unlawful stay, from 1.
    pub day: Option<i64>,
    /// Length of the visa-free stay in days.
    pub of: Option<i64>,
    /// Last lawful day of the unbroken cover (for an unlawful stay it has passed); abroad, of the permit in force.
    pub until: Option<Day>,
}

impl Status {
    const fn bare(rung: Rung, until: Option<Day>) -> Self {
        Self { rung, day: None, of: None, until }
    }

    /// The status in words.
    pub fn phrase(&self) -> Phrase {
        let id = self.rung.as_str().replace('_', "-");
        let phrase = Phrase::new(format!("status-{id}{}", if self.until.is_none() { "-undated" } else { "" }));
        let numbers = [("n", self.day), ("of", self.of)];
        let phrase = numbers.into_iter().fold(phrase, |phrase, (name, value)| match value {
            Some(value) => phrase.number(name, value),
            None => phrase,
        });
        self.until.into_iter().fold(phrase, |phrase, until| phrase.day("day", until))
    }
}

/// Where the client stands on a day.
pub fn status(dossier: &Dossier, law: &Rulebook, today: Day) -> Status {
    if dossier.client.died_on.is_some() || dossier.client.is_gone() {
        return Status::bare(Rung::Unknown, None);
    }
    let situation = Situation::of(dossier, law);
    let entered = situation.stay.is_none_or(|stay| stay.entry <= today);
    if situation.abroad || !entered {
        let permit = situation.permit_on(today).map(Permit::last_day);
        let known = situation.abroad || newest(dossier.stays.iter().filter(|stay| stay.exit.is_some())).is_some();
        return Status::bare(if known { Rung::Abroad } else { Rung::Unknown }, permit);
    }
    match situation.cover.run_for(today) {
        Some(run) if run.span.contains(today) => lawful(&situation, today, run.span.until, run.visa_free_until),
        // A stay that follows another person's permit is not unlawful because its own visa-free days are over.
        run if follows_another(&situation, run.as_ref(), today) => Status::bare(Rung::Unknown, None),
        Some(run) => unlawful(today, run.span.until, Some(run.span.until)),
        None => match (situation.stay, situation.cover.visa_free) {
            (Some(stay), Some(_)) => unlawful(today, super::window::plus(stay.entry, -1), None),
            _ => Status::bare(Rung::Unknown, None),
        },
    }
}

/// Whoever grows out of it stays where the other's permit put them: the days since are no unlawful ones of their own.
fn follows_another(situation: &Situation, run: Option<&Run>, today: Day) -> bool {
    let by_own_permit = run.is_some_and(|run| matches!(run.end, Stop::Permit));
    let on = run.map_or(today, |run| run.span.until);
    situation.stay.is_some() && !by_own_permit && dependent(situation, on).is_some()
}

fn unlawful(today: Day, last_lawful: Day, until: Option<Day>) -> Status {
    Status { rung: Rung::Unlawful, day: Some((today - last_lawful).num_days()), of: None, until }
}

fn lawful(situation: &Situation, today: Day, until: Day, visa_free_until: Option<Day>) -> Status {
    let entry = situation.stay.map(|stay| stay.entry);
    let visa_free = visa_free_until.filter(|last| today <= *last).zip(entry);
    let length = |from: Day, to: Day| (to - from).num_days() + 1;
    let filed =
        situation.dossier.cases.iter().any(|case| case.stage == Stage::Filed && STAY_CASES.contains(&case.kind));
    let rung = match (visa_free, situation.permit_on(today)) {
        _ if filed => Rung::Filed,
        (Some(_), _) => Rung::VisaFree,
        (None, Some(permit)) if permit.kind == PermitKind::Trp => Rung::TrpValid,
        (None, _) => Rung::PermitValid,
    };
    Status {
        rung,
        day: visa_free.map(|(_, entry)| length(entry, today)),
        of: visa_free.map(|(last, entry)| length(entry, last)),
        until: Some(until),
    }
}
