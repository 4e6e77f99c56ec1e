//! Which name is another's: a heading's of a bullet, an aid's of a condition.

use crate::suggest::key;

/// How much one name is like another, from worse to better.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Likeness {
    how: How,
    /// How many words, or beginnings of words, they share. Words that say what kind of thing it is rather than
    /// which count less.
    score: usize,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
enum How {
    #[default]
    Other,
    /// "Worn knee" and "Worn hip": each has a word that the other lacks.
    Shares,
    /// "Hernia" and "Herniated disc": one has all words of the other.
    Within,
    Same,
}

impl Likeness {
    pub(super) fn of(a: &str, b: &str) -> Self {
        let (a, b) = (key(a), key(b));
        let score: usize = a.split(' ').filter_map(|word| best(word, &b)).sum();
        let within = |part: &str, whole: &str| {
            let mut told = part.split(' ').filter(|word| !COMMON.contains(word)).peekable();
            told.peek().is_some() && told.all(|word| best(word, whole).is_some())
        };
        let how = match score {
            _ if a == b => How::Same,
            0 => How::Other,
            _ if within(&a, &b) || within(&b, &a) => How::Within,
            _ => How::Shares,
        };
        Self { how, score }
    }

    /// Whether they have nothing in common.
    pub(super) fn is_none(self) -> bool {
        self.how == How::Other
    }

    /// Whether they can be names of one thing, so that nobody has to be asked.
    pub(super) fn is_sure(self) -> bool {
        self.how >= How::Within
    }
}

/// Words that do not say which thing it is.
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

/// What a word counts that another name has too.
fn best(word: &str, name: &str) -> Option<usize> {
    let score = |word: &str| if COMMON.contains(&word) { 1 } else { 3 };
    let others = name.split(' ').filter(|other| alike(word, other));
    others.map(|other| score(word).min(score(other))).max()
}

/// Whether two words are the same but for their endings.
fn alike(a: &str, b: &str) -> bool {
    const STEM: usize = 5;
    if a.is_empty() {
        return false;
    }
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
    use super::{Likeness, with_others};
    use crate::suggest::key;

    #[test]
    fn names_are_compared() {
        assert_eq!(
            key("Back pain – without (visible) abnormalities:"),
            "back pain without visible abnormalities"
        );
        let like = Likeness::of;
        assert!(like("Hernia", "Herniated disc") > like("Hernia", "Scoliosis"));
        for (a, b) in [("Hernia", "Herniated disc"), ("Hip pain", "Worn hip"), ("Knee", "knee")] {
            assert!(like(a, b).is_sure(), "{a} and {b}");
        }
        for (a, b) in [
            ("Worn knee", "Worn hip"),
            ("Knee arthritis", "hip arthritis"),
            ("Versleten knie", "Versleten heup"),
            ("Schmerzen im Knie", "Schmerzen in der Hüfte"),
            ("Genou usé", "Hanche usé"),
            ("Low back pain", "Back pain without abnormalities"),
            ("Pain", "Back pain"),
        ] {
            assert!(!like(a, b).is_sure() && !like(a, b).is_none(), "{a} and {b}");
        }
        assert!(like("Hernia", "Scoliosis").is_none() && like("", "Scoliosis").is_none());
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
