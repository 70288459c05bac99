//! What lies before a case: its plan, the check before filing, and who may apply, as pages and as JSON.

use super::desk::Desk;
use super::pages::ClientPage;
use super::show::Say;
use crate::domain::calendar::Calendar;
use crate::domain::case::{Case, Stage};
use crate::domain::day::Day;
use crate::domain::eligibility::{self, Eligible};
use crate::domain::lang::Lang;
use crate::domain::papers::{Paper, required};
use crate::domain::phrase::Phrase;
use crate::domain::plan::{Plan, PlanStep, is_application, plan};
use crate::domain::prefiling::{self, PreFinding};
use crate::domain::record::Kind;
use crate::i18n::labels;
use serde::Serialize;

/// The backward plan of a case.
#[derive(Debug, Serialize)]
pub struct PlanJson {
    rule: String,
    granted_by: Day,
    term_rule: Option<String>,
    stricter_granted_by: Option<Day>,
    file_by: Day,
    last_chance: Day,
    order_by: Option<Day>,
    filed_on: Option<Day>,
    makes_it: bool,
    makes_it_unless_sent_back: bool,
    short_by: i64,
    text: String,
    steps: Vec<PlanStepJson>,
}

/// One step of it.
#[derive(Debug, Serialize)]
pub struct PlanStepJson {
    kind: &'static str,
    requirement: Option<String>,
    title: Option<String>,
    text: String,
    from: Day,
    until: Day,
    working_days: i64,
    working_days_left: i64,
    begun_on: Option<Day>,
    short_by: i64,
}

/// One finding of the check before filing.
#[derive(Debug, Serialize)]
pub struct PreFindingJson {
    check: &'static str,
    gravity: &'static str,
    ground: Option<&'static str>,
    text: String,
    advice: String,
    subject: Option<String>,
    requirement: Option<String>,
    title: Option<String>,
}

/// One finding about who may apply.
#[derive(Debug, Serialize)]
pub struct EligibleJson {
    gravity: &'static str,
    text: String,
    subject: Option<String>,
}

impl ClientPage {
    /// The papers of a case: one that is over as on the day it was filed, an open one as if it were filed today.
    pub fn papers(&self, case: &Case) -> Vec<Paper<'_>> {
        let own = self.dossier.filings.iter().filter(|filing| filing.case == case.id);
        let filed = own.map(|filing| filing.filed_on).max();
        let over = filed.or(case.closed_on).filter(|_| !case.stage.is_open());
        required(&self.dossier, case, &self.rulebook, over.unwrap_or(self.today))
    }

    /// The plan of a case back from the last lawful day.
    pub fn plan(&self, case: &Case, calendar: &Calendar) -> Option<Plan> {
        plan(&self.dossier, case, &self.rulebook, calendar, self.today)
    }

    /// What stands against filing a case today; nothing where it is filed or over.
    pub fn prefiling(&self, case: &Case, calendar: &Calendar) -> Vec<PreFinding> {
        if !case.stage.is_open() || case.stage == Stage::Filed {
            return Vec::new();
        }
        prefiling::check(&self.dossier, case, &self.rulebook, calendar, self.today)
    }

    /// Whether the client may apply: on what the case says, where it aims at a permit.
    pub fn eligibility(&self, case: Option<&Case>) -> Vec<Eligible> {
        match case.filter(|case| is_application(case.kind)) {
            Some(case) => eligibility::eligibility(&self.dossier, case, &self.rulebook, self.today),
            None => eligibility::of_client(&self.dossier, &self.rulebook, self.today),
        }
    }

    /// What may still be filed, a sentence for each kind of case and for what it asks for beside; or why there is none.
    pub fn may_file_phrases(&self) -> Vec<Phrase> {
        let mut said = Vec::new();
        for choice in &self.may_file.choices {
            said.push(choice.phrase(labels::choice(Kind::Case, "kind", choice.kind.as_str()), self.today));
            said.extend(choice.stricter_until.map(|day| Phrase::new("may-file-stricter").day("day", day)));
            said.extend(choice.condition.clone());
            let case = choice.case.and_then(|case| self.case(case));
            said.extend(case.map(|case| Phrase::new("may-file-open").text("case", &case.reference)));
        }
        said.extend(self.may_file.says.clone());
        said
    }

    /// The newest case that aims at a permit and is not over.
    pub fn application(&self) -> Option<&Case> {
        let open = self.dossier.cases.iter().filter(|case| case.stage.is_open() && is_application(case.kind));
        open.max_by_key(|case| (case.opened_on, case.id))
    }

    /// The title of a requirement in one language; its id where the rulebook has none.
    pub fn requirement_title(&self, id: &str, lang: Lang) -> String {
        self.rulebook.requirement(id).map_or(id, |row| row.titles.get(lang)).to_owned()
    }

    pub(super) fn plan_json(&self, desk: &Desk, lang: Lang, say: Say<'_>, case: &Case) -> Option<PlanJson> {
        let plan = self.plan(case, desk.calendar())?;
        let step = |step: &PlanStep| PlanStepJson {
            kind: step.kind.as_str(),
            requirement: step.requirement.clone(),
            title: step.requirement.as_ref().map(|id| self.requirement_title(id, lang)),
            text: say(&step.text),
            from: step.from,
            until: step.until,
            working_days: step.working_days,
            working_days_left: step.working_days_left,
            begun_on: step.begun_on,
            short_by: step.short_by,
        };
        Some(PlanJson {
            text: say(&plan.phrase()),
            steps: plan.steps.iter().map(step).collect(),
            rule: plan.rule,
            granted_by: plan.granted_by,
            term_rule: plan.term_rule,
            stricter_granted_by: plan.stricter_granted_by,
            file_by: plan.file_by,
            last_chance: plan.last_chance,
            order_by: plan.order_by,
            filed_on: plan.filed_on,
            makes_it: plan.makes_it,
            makes_it_unless_sent_back: plan.makes_it_unless_sent_back,
            short_by: plan.short_by,
        })
    }

    pub(super) fn prefiling_json(&self, desk: &Desk, lang: Lang, say: Say<'_>, case: &Case) -> Vec<PreFindingJson> {
        self.findings_json(self.prefiling(case, desk.calendar()), lang, say)
    }

    /// The JSON of findings of the check before filing.
    pub fn findings_json(&self, found: Vec<PreFinding>, lang: Lang, say: Say<'_>) -> Vec<PreFindingJson> {
        found
            .into_iter()
            .map(|finding| PreFindingJson {
                check: finding.check.as_str(),
                gravity: finding.gravity.as_str(),
                ground: finding.ground.map(crate::domain::case::RefusalGround::as_str),
                text: say(&finding.text),
                advice: say(&finding.advice),
                subject: finding.subject,
                title: finding.requirement.as_ref().map(|id| self.requirement_title(id, lang)),
                requirement: finding.requirement,
            })
            .collect()
    }

    pub(super) fn eligibility_json(&self, say: Say<'_>, case: Option<&Case>) -> Vec<EligibleJson> {
        let found = self.eligibility(case).into_iter();
        found
            .map(|finding| EligibleJson {
                gravity: finding.gravity.as_str(),
                text: say(&finding.text),
                subject: finding.subject,
            })
            .collect()
    }
}
