//! Words that Dutch and German put together: `Kniearthrose` is `Arthrose im Knie`.

/// How long a word is at least that has others in it.
const COMPOUND: usize = 8;

/// How long the parts of one are at least. The first may be short (`knie`, whose key is `kni`) only
/// where the rest is accounted for too.
const PART: usize = 5;
const FIRST: usize = 3;
const REST: usize = 4;

/// How many letters may join two parts: the `s` of `Gelenksarthrose`.
const JOINT: usize = 2;

/// Whether a compound begins with this word, however short, and has another of those that are
/// looked for in it: `Kniegelenksarthrose` where it is `Arthrose im Knie`.
pub(super) fn begins(first: &str, whole: &str, others: &[String]) -> bool {
    first.len() >= FIRST
        && whole.starts_with(first)
        && others.iter().any(|other| is_part(other, whole))
}

/// Whether one of two words is part of the other.
pub(super) fn related(one: &str, other: &str) -> bool {
    is_part(one, other) || is_part(other, one) || one.len() >= FIRST && is_first(one, other)
}

/// Whether a word is all but the last part of a compound, however short it is.
fn is_first(part: &str, whole: &str) -> bool {
    whole.len() >= COMPOUND && whole.len() >= part.len() + REST && whole.starts_with(part)
}

pub(super) fn is_part(part: &str, whole: &str) -> bool {
    whole.len() >= COMPOUND
        && part.len() >= PART
        && whole.len() >= part.len() + FIRST
        && (whole.ends_with(part) || whole.starts_with(part))
}

/// Whether two words on a page make up one that is looked for: `Artrose van de knie`,
/// `Wurzel-Behandlung`.
pub(super) fn is_made_of<'a>(whole: &str, parts: impl Iterator<Item = &'a String>) -> bool {
    if whole.len() < COMPOUND {
        return false;
    }
    let all: Vec<&String> = parts.filter(|part| part.len() >= FIRST && *part != whole).collect();
    let parts: Vec<&String> = all
        .iter()
        .copied()
        .filter(|part| whole.starts_with(part.as_str()) || whole.ends_with(part.as_str()))
        .collect();
    parts.iter().filter(|rest| rest.len() >= PART && whole.ends_with(rest.as_str())).any(|rest| {
        let first = &whole[..whole.len() - rest.len()];
        // `Arthrose im Kniegelenk` is `Kniearthrose`.
        first.len() >= REST && all.iter().any(|word| word.starts_with(first))
    }) || parts.iter().filter(|first| whole.starts_with(**first)).any(|first| {
        parts.iter().any(|rest| {
            rest.len() >= REST
                && whole.ends_with(rest.as_str())
                && (whole.len() - JOINT..=whole.len()).contains(&(first.len() + rest.len()))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::super::sought;
    use super::super::text::Place;

    fn said(page: &str, sought: &str) -> usize {
        let place = Place::of(page, true);
        sought::terms(sought).iter().filter(|term| term.is_in(&place)).count()
    }

    #[test]
    fn compounds_and_their_parts_meet() {
        assert_eq!(said("Artrose van de knie", "Knieartrose"), 1);
        assert_eq!(said("Kniegelenksarthrose", "Arthrose im Knie"), 2);
        assert_eq!(said("Herniaoperatie", "Hernia"), 1);
    }

    #[test]
    fn what_shares_a_part_is_not_the_same() {
        assert_eq!(said("Heupartrose", "Knieartrose"), 0);
        assert_eq!(said("Artrose van de heup", "Knieartrose"), 0);
        assert_eq!(said("Kniebandage", "Arthrose im Knie"), 0);
        assert_eq!(said("Armut", "Arm"), 0);
    }
}
