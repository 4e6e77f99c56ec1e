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

/// Whether words that are said have a key in them, or make one up together. `sought` are the other
/// keys that are looked for.
pub(super) fn says(said: &[String], key: &str, sought: &[String]) -> bool {
    said.iter().any(|word| {
        is_part(key, word)
            || key.len() >= FIRST
                && word.starts_with(key)
                && sought.iter().any(|other| other != key && is_part(other, word))
    }) || is_made_of(key, said)
}

/// Whether one of two words is part of the other.
pub(super) fn related(one: &str, other: &str) -> bool {
    is_part(one, other) || is_part(other, one) || one.len() >= FIRST && is_first(one, other)
}

/// Whether a word is all but the last part of a compound, however short it is.
fn is_first(part: &str, whole: &str) -> bool {
    whole.len() >= COMPOUND && whole.len() >= part.len() + REST && whole.starts_with(part)
}

fn is_part(part: &str, whole: &str) -> bool {
    whole.len() >= COMPOUND
        && part.len() >= PART
        && whole.len() >= part.len() + FIRST
        && (whole.ends_with(part) || whole.starts_with(part))
}

fn is_made_of(whole: &str, parts: &[String]) -> bool {
    whole.len() >= COMPOUND
        && parts.iter().filter(|first| first.len() >= FIRST && whole.starts_with(*first)).any(
            |first| {
                parts.iter().any(|rest| {
                    rest.len() >= REST
                        && whole.ends_with(rest.as_str())
                        && (whole.len() - JOINT..=whole.len()).contains(&(first.len() + rest.len()))
                })
            },
        )
}

#[cfg(test)]
mod tests {
    use super::super::stem;
    use super::*;

    fn said(page: &str, sought: &str) -> usize {
        let (said, sought) = (stem::telling(page), stem::telling(sought));
        sought.iter().filter(|key| said.contains(key) || says(&said, key, &sought)).count()
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
