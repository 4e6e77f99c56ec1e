//! Words as they are compared: without endings, and one spelling for each.
//!
//! This is no linguistic stemmer. It has to bring together what an editor and a page write for the
//! same thing ("disk" and "discs", "tumour" and "tumors", "Operatie" and "operaties"), and it may
//! bring together a little too much, since always several words have to match.

use super::phrases;
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

/// Endings by which languages make other words of the same thing, in keys: `fusion` and `fusing`,
/// `inleiden` and `inleiding`, `vaccin` and `vaccination`. With each, how much has to be left.
const ENDINGS: &[(&str, usize)] = &[
    ("ierungen", 3),
    ("ierung", 3),
    ("aciones", 3),
    ("erings", 4),
    ("ering", 4),
    ("ations", 3),
    ("ation", 3),
    ("acion", 3),
    ("ciones", 4),
    ("cion", 4),
    ("ements", 4),
    ("ement", 4),
    ("ating", 4),
    ("ated", 4),
    ("ator", 4),
    ("ates", 4),
    ("ances", 4),
    ("anc", 4),
    ("anci", 4),
    ("encies", 4),
    ("enci", 4),
    ("enc", 4),
    ("ungen", 4),
    ("ung", 4),
    ("eerd", 4),
    ("eren", 4),
    ("eer", 4),
    ("ieren", 4),
    ("ier", 4),
    ("iert", 4),
    ("hood", 4),
    ("ings", 3),
    ("ing", 3),
    ("ures", 4),
    ("ur", 4),
    ("ions", 3),
    ("ion", 3),
    ("ive", 4),
    ("ivo", 4),
    ("iva", 4),
    ("ivos", 4),
    ("ivas", 4),
    ("iv", 4),
    ("ativ", 4),
    ("ical", 4),
    ("isch", 4),
    ("ments", 4),
    ("ment", 4),
    ("ant", 5),
    ("ati", 3),
    ("at", 4),
    ("ors", 3),
    ("or", 3),
    ("er", 4),
    ("ed", 3),
    ("al", 4),
    ("ic", 4),
    ("a", 4),
    ("o", 4),
    ("i", 4),
    ("t", 5),
];

/// What a word has in common with others that are made of it. It brings together more than
/// [`key`] does, so it is for words of which several have to match.
pub(super) fn root(word: &str) -> String {
    root_of(&key(word))
}

/// The same of a word's [`key`].
pub(super) fn root_of(key: &str) -> String {
    let mut root = key.replace("ph", "f").replace("rh", "r");
    // `Strippen` is `stripping`, `Tablette` is `tablet`.
    let mut letters = root.chars().rev();
    if letters.next() == letters.next() && root.is_ascii() && root.len() > 4 {
        root.pop();
    }
    for _ in 0..2 {
        let endings = ENDINGS.iter().filter_map(|(ending, least)| {
            let stump = root.strip_suffix(ending)?;
            // `Arthritis` is not `arthrosis`.
            let torn = *ending == "t" && stump.ends_with('i');
            (stump.chars().count() >= *least && !torn).then_some((stump, *ending))
        });
        let Some((stump, ending)) = endings.min_by_key(|(stump, _)| stump.len()) else { break };
        // `Stopping`: the doubled letter is the ending's.
        let mut letters = stump.chars().rev();
        let doubled = matches!(ending, "ing" | "ings" | "ed") && letters.next() == letters.next();
        root = stump[..stump.len() - usize::from(doubled && stump.is_ascii())].to_owned();
    }
    // Dutch writes `steen` and `stenen`, `golf` and `golven`, `huis` and `huizen`.
    for (double, single) in [("aa", "a"), ("ee", "e"), ("oo", "o"), ("uu", "u")] {
        root = root.replace(double, single);
    }
    for (soft, hard) in [('v', 'f'), ('z', 's')] {
        if let Some(stump) = root.strip_suffix(soft) {
            root = format!("{stump}{hard}");
        }
    }
    root
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
        if !is_little(&word) && !phrases::GENERIC.has_word(&word) && !telling.contains(&key) {
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
    single || phrases::LITTLE.has_word(word)
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
    fn words_made_of_one_another_have_one_root() {
        for (one, two) in [
            ("fusion", "fusing"),
            ("fusion", "fuse"),
            ("induction", "inducing"),
            ("induction", "induce"),
            ("donation", "donor"),
            ("vaccin", "vaccination"),
            ("vaccination", "vaccines"),
            ("pregnant", "pregnancy"),
            ("closing", "closure"),
            ("prevent", "prevention"),
            ("inleiden", "inleiding"),
            ("reanimeren", "reanimatie"),
            ("hernia", "herniated"),
            ("child", "childhood"),
            ("anticoncepcion", "anticonceptivos"),
            ("mammographie", "mammografie"),
            ("inject", "injections"),
            ("stopping", "stop"),
            ("galsteen", "galstenen"),
        ] {
            assert_eq!(root(one), root(two), "{one} {two}");
        }
        for (one, two) in [
            ("prostate", "prosthesis"),
            ("hypertension", "hypotension"),
            ("arthritis", "arthrosis"),
            ("pain", "paint"),
            ("test", "testicle"),
            ("hip", "hippo"),
            ("bladder", "blade"),
            ("knee", "kneel"),
            ("gout", "goitre"),
        ] {
            assert_ne!(root(one), root(two), "{one} {two}");
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
