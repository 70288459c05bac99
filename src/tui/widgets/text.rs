//! Text measured in terminal columns: cut with an ellipsis, filled up, broken into lines.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Columns that a text takes.
pub fn width(text: &str) -> usize {
    text.width()
}

/// The text in at most `columns` columns; what is cut off leaves an ellipsis.
pub fn cut(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let Some(room) = columns.checked_sub(1) else {
        return String::new();
    };
    let mut kept = prefix(text, room).to_owned();
    kept.push('…');
    kept
}

/// The longest beginning of the text that fits, never splitting a letter from its marks.
fn prefix(text: &str, columns: usize) -> &str {
    let mut used = 0;
    for (at, letter) in text.grapheme_indices(true) {
        used += letter.width();
        if used > columns {
            return &text[..at];
        }
    }
    text
}

/// The text in exactly `columns` columns, cut or filled with spaces.
pub fn fit(text: &str, columns: usize) -> String {
    let mut fitted = cut(text, columns);
    fitted.extend(std::iter::repeat_n(' ', columns.saturating_sub(width(&fitted))));
    fitted
}

/// The text broken at spaces into lines of at most `columns` columns; longer words are broken too.
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    if columns == 0 {
        return Vec::new();
    }
    text.split('\n').flat_map(|line| wrap_line(line, columns)).collect()
}

/// The same, where what stands before a tab stays alone in its column: the lines after the first are set in by it.
pub fn wrap_hanging(text: &str, columns: usize) -> Vec<String> {
    let Some((head, rest)) = text.split_once('\t') else {
        return wrap(text, columns);
    };
    let indent = width(head);
    let before = |row: usize| if row == 0 { head.to_owned() } else { " ".repeat(indent) };
    let lines = wrap(rest, columns.saturating_sub(indent)).into_iter().enumerate();
    lines.map(|(row, line)| format!("{}{line}", before(row))).collect()
}

fn wrap_line(line: &str, columns: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in line.split(' ') {
        let mut word = word;
        let used = lines.last().map_or(0, |last| width(last));
        if used > 0 && used + 1 + width(word) <= columns {
            push(&mut lines, " ");
        } else if used > 0 {
            lines.push(String::new());
        }
        while width(word) > columns {
            let head = prefix(word, columns);
            if head.is_empty() {
                break;
            }
            push(&mut lines, head);
            lines.push(String::new());
            word = &word[head.len()..];
        }
        push(&mut lines, word);
    }
    lines
}

fn push(lines: &mut [String], text: &str) {
    if let Some(last) = lines.last_mut() {
        last.push_str(text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_fit_their_columns() {
        assert_eq!(cut("Абдуллаев", 9), "Абдуллаев");
        assert_eq!(cut("Абдуллаев", 5), "Абду…");
        assert_eq!(cut("日本語", 4), "日…");
        assert_eq!(cut("x", 0), "");
        assert_eq!(fit("日本語", 6).as_str(), "日本語");
        assert_eq!(fit("日本語", 4), "日… ");
    }

    #[test]
    fn lines_break_at_spaces_and_never_overflow() {
        assert_eq!(wrap("last lawful day", 8), ["last", "lawful", "day"]);
        assert_eq!(wrap("abcdefgh ij", 3), ["abc", "def", "gh", "ij"]);
        assert_eq!(wrap("a\n\nb", 5), ["a", "", "b"]);
        assert!(wrap("日本語", 1).len() < 4);
        assert_eq!(wrap_hanging("ab \tone two", 6), ["ab one", "   two"]);
    }
}
