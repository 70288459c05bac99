//! Numbers in lists that leave the office.

/// Signs of a number that stay readable.
const SHOWN: usize = 3;

/// A number of which only the last signs can be read.
pub fn masked(number: &str) -> String {
    let mut hidden = number.chars().filter(|c| c.is_alphanumeric()).count().saturating_sub(SHOWN);
    let mut mask = |c: char| {
        let hides = c.is_alphanumeric() && hidden > 0;
        hidden -= usize::from(hides);
        if hides { '•' } else { c }
    };
    number.chars().map(&mut mask).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_number_only_the_end_is_read() {
        assert_eq!(masked("+7 (701) 555-44-33"), "+• (•••) •••-•4-33");
        assert_eq!(masked("850412300123"), "•••••••••123");
        assert_eq!(masked("12"), "12");
    }
}
