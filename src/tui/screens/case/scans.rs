//! Scans of a case's papers: how many a paper has, what they are, a copy of one, one more, one less.

use crate::app::attachments::{NewAttachment, size_phrase};
use crate::app::error::AppError;
use crate::app::pages::ClientPage;
use crate::domain::attachment::Attachment;
use crate::domain::case::{Case, DocumentState};
use crate::domain::clean::Clean;
use crate::domain::phrase::Phrase;
use crate::domain::record::{FieldType, Key, Kind};
use crate::tui::context::Context;
use crate::tui::effects::{Effect, Effects, FormRequest};
use crate::tui::popups::ask_fields::{Answers, AskFields, asked, yes_no};
use crate::tui::popups::pick::Pick;
use crate::tui::reply::Reply;
use std::path::PathBuf;

/// `[2] ` before the title of a paper that has scans: long titles are cut off at their end.
pub(super) fn sign(page: &ClientPage, case: &Case, requirement: &str) -> String {
    match page.files_of(case, Some(requirement)).len() {
        0 => String::new(),
        n => format!("[{n}] "),
    }
}

/// `policy.pdf · PDF · 2 MB · 23.11.2026 · a.serikova`.
pub(super) fn line(page: &ClientPage, file: &Attachment, ctx: &Context) -> String {
    let by = file.added_by.and_then(|id| page.staff.get(&id)).map(ToString::to_string);
    let parts = [
        Some(file.name.to_string()),
        Some(ctx.text(&format!("format-{}", file.format.as_str()))),
        Some(ctx.say(&size_phrase(file.length()))),
        Some(ctx.words.day(file.added_on)),
        by,
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(ctx.theme.dot())
}

/// The scans of a paper, or of the whole case, and one more.
pub(super) fn list(page: &ClientPage, case: &Case, requirement: Option<&str>, ctx: &Context) -> Effects {
    let files: Vec<Attachment> = page.files_of(case, requirement).into_iter().cloned().collect();
    let adds = requirement.filter(|_| !ctx.server && ctx.allows(crate::app::command::Command::PaperReceived));
    let mut lines: Vec<String> = files.iter().map(|file| line(page, file, ctx)).collect();
    lines.extend(adds.map(|_| ctx.text("scans-add")));
    if lines.is_empty() {
        return Effects::one(Effect::Say(Phrase::new("scans-none")));
    }
    let title = requirement.map_or_else(|| ctx.text("scans-title"), |id| page.requirement_title(id, ctx.words.lang()));
    let mut next: Vec<Option<Effects>> = files.iter().map(|file| Some(one(page, file, ctx))).collect();
    next.extend(adds.map(|requirement| Some(add(page, case, requirement, ctx))));
    let next = std::cell::RefCell::new(next);
    let pick = Pick::new(title, lines, move |at| {
        let follows = next.borrow_mut().get_mut(at).and_then(Option::take);
        Effects::close().plus(follows.unwrap_or_default())
    });
    Effects::popup(pick.wide())
}

/// What may be done with one scan.
fn one(page: &ClientPage, file: &Attachment, ctx: &Context) -> Effects {
    let mut acts: Vec<(&'static str, Effects)> = Vec::new();
    if !ctx.server {
        acts.push(("scans-copy", copy(file, ctx)));
    }
    if ctx.allows(crate::app::command::Command::PaperReceived) {
        let key = Some(Key { kind: Kind::Attachment, id: file.id.0 });
        let request = FormRequest { kind: Kind::Attachment, key, client: Some(file.client), case: Some(file.case) };
        acts.push(("scans-rename", Effects::one(Effect::Form(request))));
        acts.push(("scans-remove", remove(file)));
    }
    let labels = acts.iter().map(|(id, _)| ctx.text(id)).collect();
    let acts = std::cell::RefCell::new(acts.into_iter().map(|(_, act)| Some(act)).collect::<Vec<_>>());
    Effects::popup(Pick::new(line(page, file, ctx), labels, move |at| {
        let act = acts.borrow_mut().get_mut(at).and_then(Option::take);
        Effects::close().plus(act.unwrap_or_default())
    }))
}

fn copy(file: &Attachment, ctx: &Context) -> Effects {
    let fields = vec![asked("path", FieldType::Line, true, format!("~/{}", file.copy_name()))];
    let (file, name) = (file.clone(), file.name.to_string());
    Effects::popup(AskFields::new(ctx.text("scans-copy"), name, fields, ctx, move |answers: &Answers| {
        let (file, path) = (file.clone(), named(answers));
        Effects::write(move |desk| {
            let path = desk.save_copy(&file, &path)?.display().to_string();
            Ok(Reply::Saved(Phrase::new("scans-copied").text("path", path)))
        })
    }))
}

fn remove(file: &Attachment) -> Effects {
    let file = file.clone();
    Effects::write(move |desk| {
        desk.remove_attachment(&file)?;
        Ok(Reply::Saved(Phrase::new("scans-removed").text("name", file.name.as_str())))
    })
}

fn add(page: &ClientPage, case: &Case, requirement: &str, ctx: &Context) -> Effects {
    let mut lines = page.checklist(case).into_iter();
    let waits = lines.any(|line| {
        let state = line.document.state;
        line.requirement == requirement && matches!(state, DocumentState::Missing | DocumentState::Requested)
    });
    let mut fields = vec![asked("path", FieldType::Line, true, ""), asked("name", FieldType::Line, false, "")];
    if waits {
        // A scan that is here has come: that is what people mean unless they say otherwise.
        fields.push(yes_no("mark_received", Some(true)));
    }
    let title = page.requirement_title(requirement, ctx.words.lang());
    let (case, requirement) = (case.clone(), requirement.to_owned());
    Effects::popup(AskFields::new(ctx.text("scans-add"), title, fields, ctx, move |answers: &Answers| {
        let path = named(answers);
        let name = answers.words("name").or_else(|| path.file_name().map(|name| Clean::line(&name.to_string_lossy())));
        let (case, requirement) = (case.clone(), requirement.clone());
        let new = NewAttachment { case, requirement, name, received: answers.flag("mark_received") };
        Effects::write(move |desk| {
            let unreadable = |_| {
                let phrase = Phrase::new("cli-file-unreadable").text("path", path.display().to_string());
                AppError::fields(vec![("path".to_owned(), phrase)])
            };
            let line = format!("attach {} {} < scan.pdf", new.case.reference, new.requirement);
            let mut file = desk.own_machine(&line)?.place(&path).open().map_err(unreadable)?;
            let done = desk.attach(&new, &mut file)?;
            let id = if done.received { "scans-added-received" } else { "scans-added" };
            Ok(Reply::Saved(Phrase::new(id).text("name", done.attachment.name.as_str())))
        })
    }))
}

/// The path that was typed; `~` is the person's own folder, as in a shell.
fn named(answers: &Answers) -> PathBuf {
    crate::app::import::local::place(&answers.words("path").unwrap_or_default())
}
