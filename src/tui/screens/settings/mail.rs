//! How the office sends its morning mail, for an admin: what is settled, and changing it.
//!
//! The password is never here, only the place of the file that holds it. On a server the places of files and of the program
//! that takes mails belong to whoever runs it: they stay as they are, and that of the password is shown.

use crate::app::digest::{MailSettings, Security};
use crate::app::error::AppError;
use crate::app::forms::{FormField, Label};
use crate::domain::clean::Clean;
use crate::domain::phrase::Phrase;
use crate::domain::record::FieldType;
use crate::tui::context::Context;
use crate::tui::effects::Effects;
use crate::tui::popups::ask_fields::{Answers, AskFields, asked, asked_of};
use crate::tui::reply::Reply;
use std::str::FromStr;

/// Fields that name a place on the machine.
const PLACES: [&str; 3] = ["mail_password_file", "mail_ca_file", "mail_sendmail"];

/// What stands beside the line of the settings: the server, or how else it goes, and from whom.
pub(super) fn summary(mail: &MailSettings, ctx: &Context) -> String {
    let way = match mail.by {
        None => return ctx.text("office-mail-none"),
        Some(Security::Sendmail) => ctx.text("digest-by-sendmail"),
        Some(_) => format!("{}:{}", mail.server, mail.port()),
    };
    format!("{way}{}{}", ctx.theme.dot(), mail.from)
}

/// The form.
pub(super) fn form(mail: &MailSettings, ctx: &Context) -> AskFields {
    let mut about = ctx.text("office-mail-about");
    if ctx.server && !mail.password_file.is_empty() {
        let place = Phrase::new("office-mail-password-here").text("path", &mail.password_file);
        about = format!("{about} {}", ctx.say(&place));
    }
    let (before, server) = (mail.clone(), ctx.server);
    AskFields::new(ctx.text("office-mail"), about, fields(mail, ctx), ctx, move |answers: &Answers| {
        let settled = settled(&before, answers, server);
        Effects::write(move |desk| {
            desk.set_mail_settings(&settled?)?;
            Ok(Reply::Saved(Phrase::new("office-saved")))
        })
    })
}

fn fields(mail: &MailSettings, ctx: &Context) -> Vec<FormField> {
    let line = |name, text: &Clean| asked(name, FieldType::Line, false, text.as_str());
    let ways = Security::IDS.iter().map(|id| ((*id).to_owned(), Label::Message(format!("digest-by-{id}"))));
    let way = mail.by.unwrap_or(Security::StartTls).as_str();
    let flags = ["false", "true"].map(|flag| (flag.to_owned(), Label::Message(format!("flag-{flag}"))));
    let calm = if mail.calm_mail { "true" } else { "false" };
    // 0 is the usual port: an empty place says it better.
    let port = if mail.port == 0 { String::new() } else { mail.port.to_string() };
    let heads: Vec<&str> = mail.heads.iter().map(Clean::as_str).collect();
    let mut fields = vec![
        asked_of(asked("mail_by", FieldType::Choice(Security::IDS), true, way), ways),
        line("mail_server", &mail.server),
        asked("mail_port", FieldType::Line, false, port),
        asked("mail_from", FieldType::Line, true, mail.from.as_str()),
        line("mail_login", &mail.login),
        line("mail_password_file", &mail.password_file),
        asked("mail_heads", FieldType::Line, false, heads.join(", ")),
        asked("mail_head_from", FieldType::Time, false, mail.head_from.as_str()),
        asked_of(asked("mail_calm", FieldType::Flag, true, calm), flags),
        line("mail_ca_file", &mail.ca_file),
        line("mail_sendmail", &mail.sendmail),
        asked("mail_tries", FieldType::Line, true, mail.tries.to_string()),
        asked("mail_pause", FieldType::Line, true, mail.pause_ms.to_string()),
        asked("mail_timeout", FieldType::Line, true, mail.timeout_ms.to_string()),
    ];
    fields.retain(|field| !ctx.server || !PLACES.contains(&field.field.name));
    fields
}

fn number<T: FromStr>(typed: &Clean) -> Result<T, AppError> {
    typed.parse().map_err(|_| AppError::refused(Phrase::new("office-mail-no-number").text("typed", typed)))
}

/// What was there, with what was typed in its place.
fn settled(before: &MailSettings, answers: &Answers, server: bool) -> Result<MailSettings, AppError> {
    let text = |name: &str| answers.words(name).map(|text| Clean::line(&text)).unwrap_or_default();
    let place = |name: &str, before: &Clean| if server { before.clone() } else { text(name) };
    let port = text("mail_port");
    let no_port = |_| AppError::refused(Phrase::new("office-mail-no-port").text("typed", &port));
    let heads = text("mail_heads");
    let heads = heads.split([',', ';']).map(Clean::line).filter(|head| !head.is_empty()).collect();
    Ok(MailSettings {
        by: Security::parse(&text("mail_by")),
        server: text("mail_server"),
        port: if port.is_empty() { 0 } else { port.parse().map_err(no_port)? },
        from: text("mail_from"),
        login: text("mail_login"),
        password_file: place("mail_password_file", &before.password_file),
        ca_file: place("mail_ca_file", &before.ca_file),
        sendmail: place("mail_sendmail", &before.sendmail),
        heads,
        head_from: text("mail_head_from"),
        calm_mail: answers.flag("mail_calm"),
        tries: number(&text("mail_tries"))?,
        pause_ms: number(&text("mail_pause"))?,
        timeout_ms: number(&text("mail_timeout"))?,
    })
}
