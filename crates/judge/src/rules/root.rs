//! What a word has in common with others that are made of it: `fusion`, `fusing`, `fuse`.

use super::stem;

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
/// [`stem::key`] does, so it is for words of which several have to match.
pub(super) fn root(word: &str) -> String {
    root_of(&stem::key(word))
}

/// The same of a word's [`stem::key`].
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

#[cfg(test)]
mod tests {
    use super::*;

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
}
