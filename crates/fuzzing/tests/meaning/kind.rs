//! What content alone cannot tell, by kinds.

use std::collections::BTreeMap;

use super::seen::{Number, Seen, negations, numbers, without_addresses};

/// A kind of change that looks like any other text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    NumberWithoutUnit,
    Negation,
    Sign,
    Order,
    Repeated,
    Language,
}

impl Kind {
    pub(crate) const ALL: [Self; 6] = [
        Self::NumberWithoutUnit,
        Self::Negation,
        Self::Sign,
        Self::Order,
        Self::Repeated,
        Self::Language,
    ];

    /// What docs/authoring.md calls it.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::NumberWithoutUnit => "A number without a unit",
            Self::Negation => "A word that turns a sentence round",
            Self::Sign => "One sign for another",
            Self::Order => "A sentence in another place",
            Self::Repeated => "A sentence that stands there twice",
            Self::Language => "A few words in another language",
        }
    }
}

/// The kinds of what readers see otherwise. What changed for them without a change of the same kind
/// in the file, and a dose that changed in one language alone, are of no kind: those must be told.
pub(crate) fn of(before: &Seen, after: &Seen, old: &str, new: &str) -> Result<Vec<Kind>, String> {
    let mut kinds = Vec::new();
    if before.numbers != after.numbers {
        kinds.push(number_kind(before, after, old, new)?);
    }
    if before.negations != after.negations {
        let written = |text: &str| negations(&shown(text));
        if written(old) == written(new) {
            return Err("a negation is lost, and the file still has it".to_owned());
        }
        kinds.push(Kind::Negation);
    }
    if before.languages != after.languages {
        return Err("a page reads like another language".to_owned());
    }
    Ok(kinds)
}

fn number_kind(before: &Seen, after: &Seen, old: &str, new: &str) -> Result<Kind, String> {
    let (lost, come) =
        (less(&before.numbers, &after.numbers), less(&after.numbers, &before.numbers));
    let what = || format!("{lost:?} became {come:?}");
    if lost.is_empty() && come.is_empty() {
        return Ok(Kind::Order);
    }
    if lost.is_empty() && come.iter().all(|number| before.numbers.contains(number)) {
        return Ok(Kind::Repeated);
    }
    // Links without a title are numbered by the page.
    if lost.is_empty() && come.iter().all(|number| number.sign.is_none() && !number.has_unit()) {
        return Ok(Kind::NumberWithoutUnit);
    }
    let written = |text: &str| numbers(&without_addresses(&shown(text)));
    if counted(&written(old)) == counted(&written(new)) {
        return Err(format!("{}, and the file still says the same", what()));
    }
    let bare = |numbers: &[Number]| -> Vec<(String, String)> {
        let mut bare: Vec<_> =
            numbers.iter().map(|it| (it.digits.clone(), it.unit.clone())).collect();
        bare.sort();
        bare
    };
    if bare(&lost) == bare(&come) {
        return Ok(Kind::Sign);
    }
    if lost.iter().chain(&come).any(Number::has_unit) {
        return Err(what());
    }
    Ok(Kind::NumberWithoutUnit)
}

/// A file without its comments, and without the backslashes and other spellings that Markdown undoes.
fn shown(text: &str) -> String {
    let lines = text.lines().filter(|line| !line.trim_start().starts_with('#'));
    let lines = lines.map(|line| line.split(" # ").next().unwrap_or(line));
    lines.collect::<Vec<_>>().join("\n").replace('\\', "").replace("&lt;", "<")
}

fn counted(numbers: &[Number]) -> BTreeMap<&Number, usize> {
    let mut counted = BTreeMap::new();
    for number in numbers {
        *counted.entry(number).or_default() += 1;
    }
    counted
}

/// What is more often in the first than in the second.
fn less(one: &[Number], other: &[Number]) -> Vec<Number> {
    let other = counted(other);
    let more = counted(one).into_iter().flat_map(|(number, times)| {
        let there = other.get(number).copied().unwrap_or_default();
        std::iter::repeat_n(number.clone(), times.saturating_sub(there))
    });
    more.collect()
}
