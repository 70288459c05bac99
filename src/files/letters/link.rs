//! Links that open a letter in the program it is sent from: `https://wa.me/…` and `mailto:…`.
//!
//! A link holds nothing but printable ASCII, whatever the letter holds: it is written to terminals as an escape
//! sequence's content.

use crate::domain::clean::Clean;
use crate::domain::client::Channel;
use crate::domain::phone;
use crate::domain::phrase::Phrase;

/// The link for a channel; `None` for a telephone, where somebody reads the text aloud.
///
/// # Errors
/// Why the number or address cannot be used.
pub fn link(channel: Channel, address: &str, subject: &str, text: &Clean) -> Result<Option<String>, Phrase> {
    match channel {
        Channel::Whatsapp => whatsapp_link(address, text).map(Some),
        Channel::Mail => mail_link(address, subject, text).map(Some),
        Channel::Phone => Ok(None),
    }
}

/// `https://wa.me/77011234567?text=…`: opens the chat with the text ready to be sent.
///
/// # Errors
/// Those of [`phone::international`].
pub fn whatsapp_link(number: &str, text: &Clean) -> Result<String, Phrase> {
    let digits = phone::international(number)?;
    Ok(format!("https://wa.me/{digits}?text={}", encoded(text, "%0A")))
}

/// `mailto:…?subject=…&body=…` (RFC 6068).
///
/// # Errors
/// An address that is none.
pub fn mail_link(address: &str, subject: &str, text: &Clean) -> Result<String, Phrase> {
    let address = address.trim();
    let refused = || Phrase::new("letter-mail-unclear").text("address", address);
    let (name, domain) = address.split_once('@').ok_or_else(refused)?;
    let fits = |part: &str| !part.is_empty() && !part.contains(|c: char| c.is_whitespace() || "@,;:<>\"()".contains(c));
    if !fits(name) || !fits(domain) || !domain.contains('.') {
        return Err(refused());
    }
    let subject = Clean::line(subject);
    Ok(format!(
        "mailto:{}@{}?subject={}&body={}",
        encoded(name, ""),
        encoded(domain, ""),
        encoded(&subject, " "),
        encoded(text, "%0D%0A")
    ))
}

/// Everything but letters, digits and `-._~` as `%XX` (RFC 3986); a line break as `line_break`.
fn encoded(text: &str, line_break: &str) -> String {
    let mut out = String::with_capacity(text.len() * 3);
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => out.push(char::from(byte)),
            b'\n' => out.push_str(line_break),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_carry_any_text_as_plain_ascii() {
        let hostile = Clean::note("Иван & Ко\n#1? 100% \u{1b}]8;;evil\u{7} <b>=+");
        let link = whatsapp_link("8 701 123 45 67", &hostile).unwrap();
        assert_eq!(
            link,
            "https://wa.me/77011234567?text=%D0%98%D0%B2%D0%B0%D0%BD%20%26%20%D0%9A%D0%BE%0A%231%3F%20100%25%20%5D8%3B%3Bevil%20%3Cb%3E%3D%2B"
        );
        let mail = mail_link("a+b@office.kz", "Дело 1", &Clean::note("раз\nдва")).unwrap();
        assert_eq!(
            mail,
            "mailto:a%2Bb@office.kz?subject=%D0%94%D0%B5%D0%BB%D0%BE%201&body=%D1%80%D0%B0%D0%B7%0D%0A%D0%B4%D0%B2%D0%B0"
        );
        assert!(link.bytes().chain(mail.bytes()).all(|byte| byte.is_ascii_graphic()));
    }

    #[test]
    fn an_address_that_is_none_gives_no_link() {
        let text = Clean::line("x");
        for address in ["", "anna", "@office.kz", "anna@", "anna@office", "a@b.kz, c@d.kz", "Anna <a@b.kz>", "a b@c.kz"]
        {
            assert!(mail_link(address, "", &text).is_err(), "{address}");
        }
        assert!(whatsapp_link("123", &text).is_err());
        assert_eq!(link(Channel::Phone, "123", "", &text), Ok(None));
    }
}
