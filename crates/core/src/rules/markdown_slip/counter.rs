//! What items are counted with: `1.`, `2)`, `(3)`, `d.`, `v.`, `6-`, `7:`

use crate::chars::ODD_SPACES;

/// What the first item of a line is counted with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Counter {
    /// The signs around it.
    signs: (bool, char),
    /// What it may be, and how much that is: `i` is a letter and a Roman number.
    readings: Vec<(Kind, usize)>,
    /// How long it is, with its signs.
    pub(super) end: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Number,
    Letter,
    Capital,
    Roman,
}

impl Counter {
    /// The counter that a line begins with.
    pub(super) fn of(line: &str) -> Option<Self> {
        let inner = line.strip_prefix('(').unwrap_or(line);
        let in_brackets = inner.len() < line.len();
        let length = inner.find(|c: char| !c.is_ascii_alphanumeric())?;
        let (written, rest) = inner.split_at(length);
        let is_number = written.bytes().all(|byte| byte.is_ascii_digit());
        let close = rest.chars().next().filter(|c| match c {
            ')' => true,
            '.' => !in_brackets,
            '-' | ':' => !in_brackets && is_number,
            _ => false,
        })?;
        let end = line.len() - rest.len() + 1;
        let space = line[end..].chars().next()?;
        let readings = readings(written);
        ((space == ' ' || ODD_SPACES.contains(&space)) && !readings.is_empty()).then_some(Self {
            signs: (in_brackets, close),
            readings,
            end,
        })
    }

    /// Whether Markdown counts items in this way.
    pub(super) fn is_number(&self) -> bool {
        let is_known = matches!(self.signs, (false, '.' | ')'));
        is_known && self.readings.iter().any(|(kind, _)| *kind == Kind::Number)
    }

    /// Whether it can count the first item.
    pub(super) fn is_first(&self) -> bool {
        self.readings.iter().any(|(_, value)| *value == 1)
    }

    /// The number of this item, where it has a letter and the item before it the number before.
    pub(super) fn counts_on_from(&self, before: &Self) -> Option<usize> {
        let (Kind::Number, last) = *before.readings.first()? else { return None };
        let is_next = |it: &&(Kind, usize)| it.0 != Kind::Number && it.1 == last + 1;
        self.readings.iter().find(is_next).filter(|_| before.is_number()).map(|it| it.1)
    }

    /// Whether it counts the item after another.
    pub(super) fn follows(&self, before: &Self) -> bool {
        self.signs == before.signs
            && self.readings.iter().any(|(kind, value)| {
                before.readings.iter().any(|(other, it)| kind == other && it + 1 == *value)
            })
    }
}

fn readings(written: &str) -> Vec<(Kind, usize)> {
    const ROMAN: [&str; 10] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"];
    if written.len() <= 2
        && let Ok(number) = written.parse()
    {
        return vec![(Kind::Number, number)];
    }
    let mut readings = Vec::new();
    if let [letter] = written.as_bytes()
        && letter.is_ascii_alphabetic()
    {
        let (kind, a) =
            if letter.is_ascii_lowercase() { (Kind::Letter, b'a') } else { (Kind::Capital, b'A') };
        readings.push((kind, usize::from(letter - a) + 1));
    }
    let roman = ROMAN.iter().position(|it| *it == written);
    readings.extend(roman.map(|place| (Kind::Roman, place + 1)));
    readings
}

#[cfg(test)]
mod tests {
    use super::Counter;

    fn follows(one: &str, next: &str) -> bool {
        let counter = |line: &str| Counter::of(line).expect("a counter");
        counter(next).follows(&counter(one))
    }

    #[test]
    fn counters_are_known_by_what_follows_them() {
        assert!(follows("2. rest", "3. move"));
        assert!(follows("(1) rest", "(2) move"));
        assert!(follows("a. rest", "b. move") && follows("A) rest", "B) move"));
        assert!(follows("i. rest", "ii. move") && follows("h) rest", "i) move"));
        assert!(!follows("2. rest", "3) move") && !follows("a. rest", "3. move"));
        let counter = |line: &str| Counter::of(line).expect("a counter");
        assert_eq!(counter("b) walk").counts_on_from(&counter("1. rest")), Some(2));
        assert_eq!(counter("ii. walk").counts_on_from(&counter("1. rest")), Some(2));
        assert_eq!(counter("c) walk").counts_on_from(&counter("1. rest")), None);
        assert_eq!(counter("2. walk").counts_on_from(&counter("1. rest")), None);
        assert!(follows("1- rest", "2- move") && follows("1: rest", "2: move"));
        for none in [
            "2.5 cm",
            "ab. c",
            "1999. Then",
            "(see) a",
            "1.",
            "e.g. this",
            "a b",
            "a- b",
            "1-2 days",
            "12:30 h",
        ] {
            assert_eq!(Counter::of(none), None, "{none}");
        }
    }
}
