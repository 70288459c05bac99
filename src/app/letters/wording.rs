//! The wording of letters: built into the program in three languages, changed or added by the practice.

use super::{Letter, TemplateFault};
use crate::app::desk::Desk;
use crate::app::drafts::Berth;
use crate::app::error::{AppError, Result};
use crate::domain::clean::Clean;
use crate::domain::day::Day;
use crate::domain::id::TemplateId;
use crate::domain::lang::Lang;
use crate::domain::letter::{Purpose, Template, nearest, supported};
use crate::domain::phrase::Phrase;
use crate::domain::record::{Key, Kind};
use crate::domain::staff::Role;
use crate::files::letters::{Paper, Particulars, built_in, render};
use crate::i18n::Catalogue;
use crate::store::Receipt;

/// The wording of one purpose in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// What it is for.
    pub purpose: Purpose,
    /// Its language.
    pub language: String,
    /// The text with its names in double braces.
    pub body: Clean,
    /// The practice's own record of it; `None` for what is built in.
    pub own: Option<Template>,
}

/// The wording that is used for a language: the practice's own, the built-in one, else those of the nearest language.
pub(super) fn chosen(templates: &[Template], purpose: Purpose, language: &str) -> Wording {
    let own = |code: &str| templates.iter().find(|one| one.purpose == purpose && one.language.as_str() == code);
    let near = nearest(language);
    let code = if own(language).is_some() { language } else { near.as_str() };
    let template = own(code).cloned();
    let body = template.as_ref().map_or_else(|| Clean::note(built_in(purpose, near)), |one| one.body.clone());
    Wording { purpose, language: code.to_owned(), body, own: template }
}

/// Fills a wording in.
pub(super) fn try_out(
    body: &str,
    particulars: &Particulars,
    language: &str,
) -> std::result::Result<Clean, TemplateFault> {
    render(body, particulars, words(nearest(language)))
}

/// The texts of a language, parsed once: a preview follows every key.
fn words(lang: Lang) -> &'static Catalogue {
    static ENGLISH: Catalogue = Catalogue::new(Lang::En);
    static RUSSIAN: Catalogue = Catalogue::new(Lang::Ru);
    static KAZAKH: Catalogue = Catalogue::new(Lang::Kk);
    match lang {
        Lang::En => &ENGLISH,
        Lang::Ru => &RUSSIAN,
        Lang::Kk => &KAZAKH,
    }
}

/// A made-up letter in which everything occurs, to try a wording on.
fn sample(lang: Lang, today: Day) -> Particulars {
    let words = words(lang);
    let name = Clean::line("Aliyev Anvar");
    let paper = Paper {
        id: "medical_insurance".to_owned(),
        title: Clean::line(&words.text("letter-sample-paper")),
        again: true,
    };
    Particulars {
        greeted: name.clone(),
        to_client: false,
        client: name.clone(),
        case: Clean::line("T-2026-00001"),
        papers: vec![Paper { again: false, ..paper.clone() }, paper],
        what: Some(Phrase::new("letter-what-permit")),
        title: Clean::line(&words.text("purpose-appointment")),
        by: Some(today),
        day: Some(today),
        time: Clean::line("10:00"),
        place: Clean::line("—"),
        officer: name,
    }
}

impl Desk {
    /// The wording of a purpose in a language as it is now; for a language without one, the nearest language's as a
    /// beginning.
    ///
    /// # Errors
    /// A language that is none; those of the store.
    pub fn wording(&self, purpose: Purpose, language: &str) -> Result<Wording> {
        let code = code_of(language)?;
        let found = chosen(&self.read(|reads| reads.templates())?, purpose, &code);
        // A beginning for a new language is no wording of that language yet.
        let own = found.own.filter(|_| found.language == code);
        Ok(Wording { language: code, own, ..found })
    }

    /// What a wording would say in a made-up letter.
    ///
    /// # Errors
    /// What is wrong with it, and in which line.
    pub fn try_wording(&self, language: &str, body: &str) -> std::result::Result<Clean, TemplateFault> {
        let lang = nearest(language);
        render(body, &sample(lang, self.today()), words(lang))
    }

    /// Keeps a wording of the practice's own. It must give a letter with everything in it and one with nothing.
    ///
    /// # Errors
    /// Roles below supervisor; what is wrong with the wording, and in which line; a conflict when somebody changed it
    /// meanwhile.
    pub fn keep_wording(&mut self, wording: &Wording, body: &str) -> Result<Receipt> {
        self.require(Role::Supervisor)?;
        let language = code_of(&wording.language)?;
        let lang = nearest(&language);
        let bare = Particulars { officer: Clean::line("—"), ..Particulars::default() };
        for particulars in [sample(lang, self.today()), bare] {
            match try_out(body, &particulars, &language) {
                // Where there is nothing to say, saying nothing is no fault.
                Err(fault) if fault.phrase.id == "letter-fault-empty" && particulars.client.is_empty() => {}
                tried => drop(tried.map_err(|fault| AppError::refused(fault.phrase))?),
            }
        }
        let (id, version) = wording.own.as_ref().map_or((TemplateId(0), 0), |own| (own.id, own.version));
        let (purpose, body) = (wording.purpose, Clean::note(body));
        let template = Template { id, version, purpose, language: Clean::line(&language), body };
        let ((), receipt) = self.write("wording", |writes, _| writes.put(template.clone().into()).map(drop))?;
        Ok(receipt)
    }

    /// Keeps the text of a wording that is being edited, outside the journal, or forgets it: at its berth while that is its
    /// own, else beside what another terminal of mine keeps of the same wording.
    ///
    /// # Errors
    /// Those of the store.
    pub fn keep_wording_draft(
        &mut self,
        wording: &Wording,
        berth: &mut Berth<String>,
        body: Option<&String>,
    ) -> Result<()> {
        self.keep_at(&draft_name(wording), berth, body)
    }

    /// My first text of a wording that was left half-way, and its berth.
    ///
    /// # Errors
    /// Those of the store.
    pub fn wording_draft(&mut self, wording: &Wording) -> Result<Option<(Clean, Berth<String>)>> {
        let first = self.kept_at::<String>(&draft_name(wording))?.into_iter().next();
        Ok(first.map(|(place, body)| (Clean::note(&body), Berth::at(place, body))))
    }

    /// Takes the practice's own wording away: the built-in one holds again.
    ///
    /// # Errors
    /// Roles below supervisor; a refusal where there is none; a conflict when somebody changed it meanwhile.
    pub fn put_wording_back(&mut self, wording: &Wording) -> Result<Receipt> {
        self.require(Role::Supervisor)?;
        let own = wording.own.as_ref().ok_or_else(|| AppError::refused(Phrase::new("letter-no-wording")))?;
        let key = Key { kind: Kind::Template, id: own.id.0 };
        let ((), receipt) = self.write("wording", |writes, _| writes.remove(key, own.version))?;
        Ok(receipt)
    }
}

fn draft_name(wording: &Wording) -> String {
    format!("wording/{}/{}", wording.purpose.as_str(), wording.language)
}

fn code_of(language: &str) -> Result<String> {
    supported(language).ok_or_else(|| AppError::refused(Phrase::new("letter-language-unknown").text("text", language)))
}

impl Letter {
    /// The wording to be edited for this letter: of the language asked for, begun from the nearest one where there is
    /// none yet.
    pub fn wording_to_edit(&self) -> Wording {
        let own = self.wording.own.clone().filter(|_| self.worded_in == self.language);
        Wording { language: self.language.clone(), own, ..self.wording.clone() }
    }
}
