//! The words of a command over SSH. There is no shell here and nothing of a shell's language: no variables, no
//! substitution, no escapes, no redirection. A text that is not plainly a list of words is no command.
//!
//! A word is made of letters of any alphabet, digits and `._:/@=+,-`; what else it holds stands in quotation marks,
//! single or double, up to the next mark of the same kind. No control characters anywhere.

use crate::domain::clean::is_hostile;

/// The longest command, in bytes.
const LONGEST: usize = 4096;
/// The most words.
const MOST: usize = 64;

/// The words of a text; `None` when it is no list of words.
pub(super) fn words(text: &str) -> Option<Vec<String>> {
    if text.len() > LONGEST || text.chars().any(is_refused) {
        return None;
    }
    let mut words = Vec::new();
    let mut rest = text.trim_start_matches(' ');
    while !rest.is_empty() {
        let (word, after) = word(rest)?;
        words.push(word);
        rest = after.trim_start_matches(' ');
    }
    fits(&words).then_some(words)
}

/// True when these may be the words of a command, however they came.
pub(super) fn fits(words: &[String]) -> bool {
    let length: usize = words.iter().map(String::len).sum();
    (1..=MOST).contains(&words.len()) && length <= LONGEST && !words.iter().any(|word| word.chars().any(is_refused))
}

/// Signs that mean something to shells even between quotation marks, that steer terminals, or that cannot be seen.
fn is_refused(c: char) -> bool {
    is_hostile(c) || matches!(c, '\\' | '`' | '$')
}

/// The first word of a text that begins with one, and what follows it.
fn word(text: &str) -> Option<(String, &str)> {
    let (mut word, mut rest) = (String::new(), text);
    while let Some(c) = rest.chars().next().filter(|c| *c != ' ') {
        rest = &rest[c.len_utf8()..];
        if c == '"' || c == '\'' {
            let (quoted, after) = rest.split_once(c)?;
            word.push_str(quoted);
            rest = after;
        } else if c.is_alphanumeric() || "._:/@=+,-".contains(c) {
            word.push(c);
        } else {
            return None;
        }
    }
    Some((word, rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(text: &str) -> Option<Vec<String>> {
        words(text)
    }

    #[test]
    fn words_are_words_and_quotation_marks_hold_what_a_shell_would_take_apart() {
        for (text, expected) in [
            ("due", &["due"][..]),
            ("  review   --days=7 --json ", &["review", "--days=7", "--json"]),
            ("client show Иванова", &["client", "show", "Иванова"]),
            ("client show \"Иванова Мария\"", &["client", "show", "Иванова Мария"]),
            ("export clients --filter 'cit:UZB due<30'", &["export", "clients", "--filter", "cit:UZB due<30"]),
            ("letter --note=\"it's done\"", &["letter", "--note=it's done"]),
            ("staff set x --email ''", &["staff", "set", "x", "--email", ""]),
            ("explain C-000012 TRP-END/P-000012", &["explain", "C-000012", "TRP-END/P-000012"]),
        ] {
            assert_eq!(
                of(text).as_deref(),
                Some(&expected.iter().map(ToString::to_string).collect::<Vec<_>>()[..]),
                "{text}"
            );
        }
    }

    #[test]
    fn what_a_shell_would_understand_is_no_list_of_words() {
        for text in [
            "",
            "   ",
            "bash -i; id > pwned",
            "due && id",
            "due | sh",
            "due &",
            "due > /tmp/x",
            "import < /etc/passwd",
            "$(id)",
            "`id`",
            "due \"$HOME\"",
            "due 'a\\b'",
            "due \\\n id",
            "due\nid",
            "due\rid",
            "due\tid",
            "due \0",
            "due \u{1b}[2J",
            "client show \u{202e}gnp",
            "client show a\u{200b}b",
            "client show \"open",
            "client show 'open",
            "~/x",
            "*",
            "a?b",
            "{a,b}",
            "!1",
            "#x",
            "[x]",
            "(x)",
            "^x",
            "%1",
        ] {
            assert_eq!(of(text), None, "{text:?}");
        }
        assert_eq!(of(&"a".repeat(LONGEST + 1)), None);
        assert_eq!(of(&"a ".repeat(MOST + 1)), None);
        assert!(of(&"a ".repeat(MOST)).is_some());
    }

    proptest! {
        #[test]
        fn no_text_makes_a_word_that_steers_or_hides(text in ".{0,200}") {
            for word in of(&text).unwrap_or_default() {
                prop_assert!(!word.contains(['\n', '\0', '\u{1b}', '$', '`', '\\']), "{word:?}");
            }
        }

        #[test]
        fn without_quotation_marks_words_are_what_stands_between_blanks(text in "[a-zа-я0-9._:/@=+, -]{0,80}") {
            let expected: Vec<String> = text.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect();
            prop_assert_eq!(of(&text).unwrap_or_default(), expected);
        }
    }
}
