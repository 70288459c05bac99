//! From a client's page to a letter: what it may be about, whom it goes to, what fills it.

use super::wording::{self, chosen};
use super::{About, AnswerBy, Letter, Order};
use crate::app::error::{AppError, Result};
use crate::app::pages::ClientPage;
use crate::domain::calendar::Calendar;
use crate::domain::case::{Case, CaseDocument, DocumentState};
use crate::domain::choice::Severity;
use crate::domain::clean::Clean;
use crate::domain::client::ContactRole;
use crate::domain::day::Day;
use crate::domain::deadline::{Class, Deadline, State};
use crate::domain::id::{CaseDocumentId, CaseId, IdentityDocumentId, PermitId, StayId};
use crate::domain::identity::IdentityKind;
use crate::domain::lang::Lang;
use crate::domain::letter::{
    Addressee, Asked, Purpose, Template, addressees, answer_by, is_cyrillic, name_in, nearest, supported,
};
use crate::domain::phrase::Phrase;
use crate::domain::rulebook::Provider;
use crate::domain::staff::OwnDate;
use crate::files::letters::{Paper, Particulars, link};
use chrono::Days;

/// From so many days on a date is not said to come up soon.
const FAR: u64 = 60;

impl ClientPage {
    /// Everything a letter may be about now, with what people call it: missing papers of open cases, open deadlines,
    /// appointments ahead. With a case, only what belongs to it or to no case.
    pub fn letter_matters(&self, case: Option<CaseId>, lang: Lang) -> Vec<(About, Phrase)> {
        let of_case = |id: Option<CaseId>| case.is_none() || id.is_none() || id == case;
        let cases = self.dossier.cases.iter().rev().filter(|one| one.stage.is_open() && of_case(Some(one.id)));
        let papers = cases.filter_map(|case| {
            let count = i64::try_from(outside(self, case).len()).ok().filter(|count| *count > 0)?;
            let phrase = Phrase::new("letter-for-papers").number("n", count).text("case", case.reference.as_str());
            Some((About::Papers(case.id), phrase))
        });
        let dates =
            self.deadlines.iter().filter(|d| is_open(d, self.today) && d.class != Class::Own && of_case(d.case));
        let dates = dates.map(|deadline| {
            let phrase = Phrase::new("letter-for-date").text("title", self.deadline_title(deadline, lang));
            (About::Date(deadline.id.clone()), phrase.day("day", deadline.last_day))
        });
        let ahead = self.dossier.own_dates.iter().filter(|own| own.on_day >= self.today && of_case(own.case));
        let appointments = ahead.map(|own| {
            let phrase = Phrase::new("letter-for-appointment").text("title", own.title.as_str()).day("day", own.on_day);
            (About::Appointment(own.id), phrase.text("time", own.at_time.as_deref().unwrap_or_default()))
        });
        papers.chain(dates).chain(appointments).collect()
    }
}

/// True while something is still to be done about a deadline.
fn is_open(deadline: &Deadline, today: Day) -> bool {
    let moot = deadline.moot_from.is_some_and(|day| day <= today);
    !moot && !matches!(deadline.state, State::Done | State::Unknown)
}

fn refused(id: &str) -> AppError {
    AppError::refused(Phrase::new(id))
}

/// What a letter is about, found on the page.
struct Matter<'a> {
    case: Option<&'a Case>,
    deadline: Option<&'a Deadline>,
    appointment: Option<&'a OwnDate>,
}

fn matter<'a>(page: &'a ClientPage, about: &About) -> Result<Matter<'a>> {
    let case_of = |id: Option<CaseId>| id.and_then(|id| page.case(id));
    match about {
        About::Papers(case) => {
            let case = page.case(*case).ok_or_else(|| refused("error-not-found"))?;
            Ok(Matter { case: Some(case), deadline: None, appointment: None })
        }
        About::Date(id) => {
            let deadline =
                page.deadline(id).filter(|d| is_open(d, page.today)).ok_or_else(|| refused("letter-no-date"))?;
            Ok(Matter { case: case_of(deadline.case), deadline: Some(deadline), appointment: None })
        }
        About::Appointment(id) => {
            let own = page.dossier.own_dates.iter().find(|own| own.id == *id && own.on_day >= page.today);
            let own = own.ok_or_else(|| refused("letter-no-appointment"))?;
            Ok(Matter { case: case_of(own.case), deadline: None, appointment: Some(own) })
        }
    }
}

/// Writes the letter that was ordered. `signed` is who signs, `calendar` counts the days to answer in.
pub(super) fn letter(
    page: &ClientPage,
    order: &Order,
    templates: &[Template],
    (signed, calendar): (&Clean, &Calendar),
) -> Result<Letter> {
    let about = matter(page, &order.about)?;
    let purpose = order.about.purpose();
    let others = addressees(&page.dossier, page.messages.first(), page.today);
    let to = order.to.clone().or_else(|| others.first().cloned()).ok_or_else(|| refused("letter-no-address"))?;
    let language = match &order.language {
        Some(text) => supported(text)
            .ok_or_else(|| AppError::refused(Phrase::new("letter-language-unknown").text("text", text)))?,
        None => to.language.clone(),
    };
    let papers = about.case.filter(|_| purpose == Purpose::MissingPapers);
    let papers = papers.map(|case| papers_for(page, case, &to, &others)).transpose()?.unwrap_or_default();
    let by = answer_day(page, &about, order.by, calendar)?;
    let wording = chosen(templates, purpose, &language);
    let mut particulars = particulars(page, &about, (&to, &wording.language), &papers);
    (particulars.by, particulars.officer) = (by, signed.clone());
    let text = wording::try_out(&wording.body, &particulars, &wording.language);
    let reference =
        about.case.map_or_else(|| Clean::line(&page.dossier.client.id.to_string()), |c| c.reference.clone());
    let address = to.address.as_deref().unwrap_or_default();
    let link = match (&text, address) {
        (_, "") => Err(Phrase::new("letter-no-address")),
        (Ok(text), address) => link(to.channel, address, &reference, text),
        (Err(fault), _) => Err(fault.phrase.clone()),
    };
    Ok(Letter {
        case: about.case.map(|case| case.id),
        client_name: Clean::line(page.dossier.client.name()),
        asked: asked_before(page, order),
        languages: languages(&to, templates, purpose, &language),
        worded_in: wording.language.clone(),
        order: order.clone(),
        reference,
        to,
        others,
        language,
        wording,
        text,
        link,
        papers,
        by,
        particulars,
    })
}

fn asked_before(page: &ClientPage, order: &Order) -> Asked {
    match &order.about {
        About::Papers(case) => page.asked(*case, None),
        About::Date(id) => about_the_same(page, &id.to_string()),
        About::Appointment(own) => about_the_same(page, &format!("{}/{own}", crate::domain::deadline::DeadlineId::OWN)),
    }
}

fn about_the_same(page: &ClientPage, matter: &str) -> Asked {
    Asked::of(page.messages.iter().filter(|message| message.matter.as_deref() == Some(matter)))
}

/// The papers of a case that somebody outside the office has to bring.
fn outside(page: &ClientPage, case: &Case) -> Vec<CaseDocument> {
    let by_us = |id: &str| provider(page, id) == Some(Provider::Practice);
    let missing = page.missing(case).into_iter().filter(|line| !by_us(&line.requirement));
    missing.map(|line| line.document).collect()
}

fn provider(page: &ClientPage, requirement: &str) -> Option<Provider> {
    page.rulebook.requirement(requirement).map(|requirement| requirement.provided_by)
}

/// What this contact can bring: a personnel department the employer's papers; where there is one, the others do not
/// get asked for them.
fn papers_for(page: &ClientPage, case: &Case, to: &Addressee, others: &[Addressee]) -> Result<Vec<CaseDocument>> {
    let all = outside(page, case);
    if all.is_empty() {
        return Err(AppError::refused(Phrase::new("letter-no-papers").text("case", case.reference.as_str())));
    }
    let by_sponsor = |paper: &&CaseDocument| provider(page, &paper.requirement) == Some(Provider::Sponsor);
    let has_hr = others.iter().any(|one| one.role == ContactRole::Hr);
    let own: Vec<CaseDocument> = match to.role {
        ContactRole::Hr => all.iter().filter(by_sponsor).cloned().collect(),
        _ if has_hr => all.iter().filter(|paper| !by_sponsor(paper)).cloned().collect(),
        _ => Vec::new(),
    };
    Ok(if own.is_empty() { all } else { own })
}

/// Until when an answer is asked for: before the day that binds what the letter is about.
fn answer_day(page: &ClientPage, about: &Matter<'_>, wanted: AnswerBy, calendar: &Calendar) -> Result<Option<Day>> {
    if about.appointment.is_some() {
        return Ok(None);
    }
    let binding = about.deadline.map_or_else(|| binding_day(page), |deadline| Some(deadline.warn_day));
    match wanted {
        AnswerBy::Soon => Ok(None),
        AnswerBy::Proposed => Ok(answer_by(page.today, binding, calendar)),
        AnswerBy::On(day) if day <= page.today => Err(refused("letter-day-past")),
        AnswerBy::On(day) => match binding.filter(|binding| *binding <= day) {
            Some(binding) => Err(AppError::refused(Phrase::new("letter-day-unsafe").day("day", binding))),
            None => Ok(Some(day)),
        },
    }
}

/// The earliest day that an open hard deadline of the client asks for: a stay that has ended counts, an act that is
/// late does not, because nothing can be done any more before its day.
fn binding_day(page: &ClientPage) -> Option<Day> {
    let binds = |deadline: &&Deadline| {
        is_open(deadline, page.today)
            && deadline.severity == Severity::Hard
            && deadline.class != Class::Own
            && (deadline.class == Class::Stay || deadline.last_day >= page.today)
    };
    page.deadlines.iter().filter(binds).map(|deadline| deadline.warn_day).min()
}

fn particulars(
    page: &ClientPage,
    about: &Matter<'_>,
    (to, language): (&Addressee, &str),
    papers: &[CaseDocument],
) -> Particulars {
    let lang = nearest(language);
    let client = name_in(&page.dossier, is_cyrillic(language), page.today);
    let to_client = to.role == ContactRole::Client;
    let appointment = about.appointment;
    let title = match (about.deadline, appointment) {
        (Some(deadline), _) => plain_title(page.deadline_title(deadline, lang)),
        (None, Some(own)) => own.title.clone(),
        (None, None) => Clean::default(),
    };
    Particulars {
        greeted: if to_client { client.clone() } else { to.name.clone() },
        to_client,
        client,
        case: about.case.map(|case| case.reference.clone()).unwrap_or_default(),
        papers: papers.iter().map(|paper| paper_of(page, paper, lang)).collect(),
        what: about.deadline.map(|deadline| what(page, deadline, &title, lang)),
        title,
        day: appointment.map(|own| own.on_day),
        time: appointment.and_then(|own| own.at_time.clone()).unwrap_or_default(),
        place: appointment.and_then(|own| own.place.clone()).unwrap_or_default(),
        ..Particulars::default()
    }
}

fn paper_of(page: &ClientPage, paper: &CaseDocument, lang: Lang) -> Paper {
    Paper {
        id: paper.requirement.to_string(),
        title: requirement_title(page, &paper.requirement, lang),
        again: paper.state == DocumentState::Rejected,
    }
}

fn requirement_title(page: &ClientPage, id: &str, lang: Lang) -> Clean {
    Clean::line(page.rulebook.requirement(id).map_or(id, |requirement| requirement.titles.get(lang)))
}

/// The title of a rule without what the office tells itself: remarks in brackets, and a "by" that waits for its day.
fn plain_title(title: &str) -> Clean {
    let bare = title.split(" (").next().unwrap_or(title).trim();
    let bare = [" до", " by"].iter().fold(bare, |text, ending| text.strip_suffix(ending).unwrap_or(text));
    Clean::line(bare)
}

/// What comes up, in a sentence that a client understands and that names no day.
fn what(page: &ClientPage, deadline: &Deadline, title: &Clean, lang: Lang) -> Phrase {
    let subject = deadline.id.subject.as_str();
    if deadline.warn_day > page.today + Days::new(FAR) {
        return Phrase::new("letter-what-far").text("title", title.as_str());
    }
    let by_fact = matches!(deadline.class, Class::Stay | Class::Status);
    let titled = |id: &str, title: &Clean| Phrase::new(id).text("title", title.as_str());
    if deadline.last_day < page.today {
        return Phrase::new("letter-what-late");
    }
    if by_fact && StayId::parse(subject).is_some() {
        return Phrase::new("letter-what-stay");
    }
    if by_fact && PermitId::parse(subject).is_some() {
        return Phrase::new("letter-what-permit");
    }
    let passport = IdentityDocumentId::parse(subject).and_then(|id| page.dossier.identity_document(id));
    if by_fact && passport.is_some_and(|document| document.kind == IdentityKind::Passport) {
        return Phrase::new("letter-what-passport");
    }
    let paper = CaseDocumentId::parse(subject);
    match paper.and_then(|id| page.dossier.case_documents.iter().find(|paper| paper.id == id)) {
        Some(paper) => titled("letter-what-paper", &requirement_title(page, &paper.requirement, lang)),
        None => titled("letter-what-other", title),
    }
}

fn languages(to: &Addressee, templates: &[Template], purpose: Purpose, language: &str) -> Vec<String> {
    let own = Lang::ALL.iter().map(|lang| lang.as_str().to_owned());
    let added = templates.iter().filter(|template| template.purpose == purpose).map(|t| t.language.to_string());
    let mut all = Vec::new();
    for code in [to.language.clone(), language.to_owned()].into_iter().chain(own).chain(added) {
        if !all.contains(&code) {
            all.push(code);
        }
    }
    all
}
