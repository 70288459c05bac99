//! The eight papers of a row: what a sheet knows never undoes what people recorded.

use super::{Dossier, Field, Planner, add_note};
use crate::app::import::merge::Said;
use crate::app::import::person::Paper;
use crate::domain::case::{CaseDocument, DocumentState};
use crate::domain::clean::Clean;
use crate::domain::day::Day;
use crate::domain::id::CaseId;

impl Planner<'_> {
    pub(super) fn papers(&mut self, dossier: &Dossier, case: CaseId) {
        let person = self.person;
        for (field, said) in Field::PAPERS.into_iter().zip(&person.papers) {
            let kept = dossier
                .case_documents
                .iter()
                .find(|paper| paper.case == case && paper.requirement.as_str() == field.as_str());
            let mut paper = match kept {
                Some(paper) => paper.clone(),
                None => CaseDocument::new(case, dossier.client.id, field.as_str()),
            };
            let mut changed = self.said(field, &mut paper, said);
            if field == Field::MedicalInsurance {
                let until = person.insurance_until.as_ref();
                changed |= self.merge.field(Field::InsuranceUntil, &mut paper.valid_until, until);
            }
            if changed {
                self.plan.papers.push(paper);
            }
        }
    }

    fn said(&mut self, field: Field, paper: &mut CaseDocument, said: &Paper) -> bool {
        match said {
            Paper::Missing => false,
            Paper::Received(day) => self.received(field, paper, *day),
            Paper::NotNeeded => self.not_needed(field, paper),
            Paper::Text(text) => add_note(&mut paper.note, Some(text), false),
        }
    }

    fn not_needed(&mut self, field: Field, paper: &mut CaseDocument) -> bool {
        use DocumentState as S;
        let sheet = || Clean::line(S::NotNeeded.as_str());
        let takes = match paper.state {
            S::NotNeeded => return false,
            S::Missing | S::Requested => true,
            S::Received | S::Verified | S::Rejected => self.merge.wins(field, state(paper), sheet()),
        };
        if takes {
            paper.state = S::NotNeeded;
        }
        takes
    }

    /// A newer paper replaces an older or a rejected one; what was verified or not needed is left to people.
    fn received(&mut self, field: Field, paper: &mut CaseDocument, day: Option<Day>) -> bool {
        use DocumentState as S;
        let newer = day.is_some_and(|day| paper.received_on.is_none_or(|kept| day > kept));
        let known = day.is_none() || paper.received_on == day;
        let takes = match paper.state {
            S::Missing | S::Requested => true,
            S::Received | S::Verified if known => return false,
            S::Received if newer => true,
            S::Rejected if newer => true,
            S::Rejected if known => return false,
            S::Received | S::Verified | S::Rejected | S::NotNeeded => {
                let sheet = day.map_or_else(|| Clean::line(S::Received.as_str()), |day| day.shown());
                let here = paper.received_on.filter(|_| paper.state == S::Received).map(|day| day.shown());
                self.merge.wins(field, here.unwrap_or_else(|| state(paper)), sheet)
            }
        };
        if !takes {
            return false;
        }
        paper.received_on = day.or(paper.received_on);
        if paper.state != S::Verified {
            paper.state = S::Received;
            paper.rejected_reason = None;
        }
        true
    }
}

fn state(paper: &CaseDocument) -> Clean {
    Clean::line(paper.state.as_str())
}
