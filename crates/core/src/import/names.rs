//! Which name is another's: a heading's of a bullet, an aid's of a condition.

/// A name without what does not tell names apart.
pub(super) fn key(name: &str) -> String {
    let lower = name.to_lowercase();
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// How much two names are alike: how many words, or beginnings of words, they share. Words that say
/// what kind of thing it is rather than which do not count.
pub(super) fn likeness(a: &str, b: &str) -> usize {
    const COMMON: [&str; 14] = [
        "pain",
        "with",
        "without",
        "disease",
        "problems",
        "pijn",
        "klachten",
        "zonder",
        "schmerzen",
        "treatment",
        "the",
        "van",
        "het",
        "and",
    ];
    let (a, b) = (key(a), key(b));
    let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
    let score = |word: &str| if COMMON.contains(&word) { 1 } else { 3 };
    words(&a)
        .iter()
        .map(|word| {
            words(&b)
                .iter()
                .filter(|other| alike(word, other))
                .map(|other| score(word).min(score(other)))
                .max()
                .unwrap_or(0)
        })
        .sum()
}

/// Whether two words are the same but for their endings.
fn alike(a: &str, b: &str) -> bool {
    const STEM: usize = 5;
    let shared = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    a == b || shared >= STEM
}

/// Takes `Herniated disc (slipped disc, HNP)` apart into the name and the other names.
pub(super) fn with_others(text: &str) -> (String, Vec<String>) {
    // In French a space stands before the mark at the end.
    let is_end = |c: char| c.is_whitespace() || matches!(c, ';' | '.' | ',');
    let text = text.trim().trim_end_matches(is_end);
    let whole = || (text.to_owned(), Vec::new());
    let Some(inside) = text.strip_suffix(')') else { return whole() };
    let Some((name, others)) = inside.split_once('(') else { return whole() };
    if name.trim().is_empty() {
        return whole();
    }
    let others = others.split([',', ';']).map(str::trim).filter(|other| !other.is_empty());
    (name.trim().to_owned(), others.map(str::to_owned).collect())
}

#[cfg(test)]
mod tests {
    use super::{key, likeness, with_others};

    #[test]
    fn names_are_compared() {
        assert_eq!(
            key("Back pain – without (visible) abnormalities:"),
            "back pain without visible abnormalities"
        );
        assert!(likeness("Hernia", "Herniated disc") > likeness("Hernia", "Scoliosis"));
        assert!(likeness("Low back pain", "Back pain without abnormalities") > 0);
        assert_eq!(likeness("Hernia", "Scoliosis"), 0);
        assert_eq!(
            with_others("Herniated disc (slipped disc, HNP);"),
            ("Herniated disc".to_owned(), vec!["slipped disc".to_owned(), "HNP".to_owned()])
        );
        for end in [" ;", "\u{202f};", " .", "; "] {
            let (name, others) = with_others(&format!("L’arthrose (gonarthrose){end}"));
            assert_eq!((name.as_str(), others), ("L’arthrose", vec!["gonarthrose".to_owned()]));
        }
        assert_eq!(with_others("L’arthrose\u{a0};").0, "L’arthrose");
        assert_eq!(with_others("(gonarthrose) ;").0, "(gonarthrose)");
    }
}
