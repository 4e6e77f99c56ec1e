//! Words as they are compared: without endings, and one spelling for each.
//!
//! This is no linguistic stemmer. It has to bring together what an editor and a page write for the
//! same thing ("disk" and "discs", "tumour" and "tumors", "Operatie" and "operaties"), and it may
//! bring together a little too much, since always several words have to match.

use crate::lexicon;
use crate::page::words;

/// The form of a folded word in which it is compared.
pub(super) fn key(word: &str) -> String {
    let mut key = spelling(word);
    for (ending, stump) in [
        ("ies", "i"),
        ("ie", "i"),
        ("ses", "s"),
        ("is", ""),
        ("es", ""),
        ("en", ""),
        ("e", ""),
        ("s", ""),
        ("y", "i"),
    ] {
        if let Some(stem) = key.strip_suffix(ending)
            && stem.chars().count() >= 3
            && !(ending == "s" && stem.ends_with('s'))
            // `Galsteen` is no plural, as `knieën` is.
            && !(ending == "en" && stem.ends_with('e') && !stem.ends_with("ie"))
        {
            key = format!("{stem}{stump}");
            break;
        }
    }
    // What the rules above would tear apart, and words that titles exchange without meaning
    // something else by it.
    let known = match key.as_str() {
        "disk" => "disc",
        "children" | "childr" | "kid" => "child",
        "kinder" | "kindern" => "kind",
        "operation" | "operat" | "operati" | "operier" | "operer" | "surgical" | "chirurgi"
        | "surgeri" => "surgery",
        "medication" | "medicin" | "drug" => "medicine",
        "medicatie" | "medicati" | "medicijn" | "geneesmiddel" => "medicijn",
        "arzneimittel" | "medikament" => "medikament",
        _ => return key,
    };
    known.to_owned()
}

/// American for British spellings, which titles and aids mix.
fn spelling(word: &str) -> String {
    let mut word =
        word.replace("ae", "e").replace("oe", "e").replace("iz", "is").replace("yz", "ys");
    for (british, american) in [("our", "or"), ("tre", "ter"), ("ours", "ors"), ("mme", "m")] {
        if word.len() > british.len() + 2
            && let Some(stem) = word.strip_suffix(british)
        {
            word = format!("{stem}{american}");
            break;
        }
    }
    word
}

/// The keys of a text's words.
pub(super) fn keys(text: &str) -> Vec<String> {
    words::words(text).iter().map(|word| key(word)).collect()
}

/// The keys of the words in a title that tell it from another: without little words and without
/// what every decision aid is called.
pub(super) fn telling(text: &str) -> Vec<String> {
    let mut telling = Vec::new();
    for word in words::words(text) {
        let key = key(&word);
        if !is_little(&word) && !lexicon::GENERIC.has_word(&word) && !telling.contains(&key) {
            telling.push(key);
        }
    }
    // `Hepatitis B` is not `hepatitis C`.
    for pair in text
        .split(|c: char| !c.is_alphanumeric() && !is_apostrophe(c))
        .collect::<Vec<_>>()
        .windows(2)
    {
        let [word, letter] = pair else { continue };
        if word.chars().count() > 3
            && letter.len() == 1
            && letter.chars().all(|c| c.is_ascii_uppercase() && !matches!(c, 'A' | 'I' | 'O'))
        {
            let key = key(&words::fold(&format!("{word}{letter}")));
            if !telling.contains(&key) {
                telling.push(key);
            }
        }
    }
    telling
}

/// French leaves a letter before one: `Que faire d'une hernie ?`
fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

/// Words that carry no topic.
pub(super) fn is_little(word: &str) -> bool {
    let single = word.chars().count() < 2 && !word.chars().all(|c| c.is_ascii_digit());
    single || lexicon::LITTLE.has_word(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_and_endings_meet() {
        for (one, two) in [
            ("disk", "discs"),
            ("tumour", "tumors"),
            ("anaemia", "anemia"),
            ("stenosis", "stenoses"),
            ("surgery", "surgeries"),
            ("surgery", "operation"),
            ("centre", "center"),
            ("child", "children"),
            ("operatie", "operaties"),
            ("disease", "diseases"),
            ("randomized", "randomised"),
            ("exercise", "exercises"),
            ("behandlung", "behandlungen"),
            ("medicine", "medication"),
            ("hernia", "hernias"),
            ("knee", "knees"),
        ] {
            assert_eq!(key(one), key(two), "{one} {two}");
        }
        for (one, two) in
            [("disc", "discharge"), ("hip", "hypo"), ("back", "pack"), ("diabetes", "dialysis")]
        {
            assert_ne!(key(one), key(two), "{one} {two}");
        }
    }

    #[test]
    fn titles_are_reduced_to_what_tells_them_apart() {
        assert_eq!(
            telling("Scoliosis: Should I (or My Child) Have Surgery?"),
            ["scolios", "child", "surgery"]
        );
        assert_eq!(
            telling("Keuzehulp: opereren of afwachten bij een hernia"),
            ["surgery", "afwacht", "hernia"]
        );
        assert_eq!(telling("Hepatitis B: wait?"), ["hepatit", "wait", "hepatitisb"]);
        assert_eq!(telling("Hernie D’une autre"), ["herni", "autr"]);
        assert_eq!(telling("Treatment options"), Vec::<String>::new());
    }
}
