//! Words as they are compared: without endings, and one spelling for each.
//!
//! This is no linguistic stemmer. It has to bring together what an editor and a page write for the same
//! thing ("disk" and "discs", "tumour" and "tumors", "Operatie" and "operaties"), and it may bring
//! together a little too much, since always several words have to match.

use crate::page::words;

/// The form of a folded word in which it is compared.
pub(super) fn key(word: &str) -> String {
    let mut key = spelling(word);
    for (ending, stump) in [("ies", "i"), ("ie", "i"), ("ses", "s"), ("is", ""), ("es", ""), ("en", ""), ("e", ""), ("s", ""), ("y", "i")] {
        if let Some(stem) = key.strip_suffix(ending)
            && stem.chars().count() >= 3
            && !(ending == "s" && stem.ends_with('s'))
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
        "operation" | "operat" | "operati" | "operier" | "operer" | "surgical" | "chirurgi" | "surgeri" => "surgery",
        "medication" | "medicin" | "drug" => "medicine",
        "medicatie" | "medicati" | "medicijn" | "geneesmiddel" => "medicijn",
        "arzneimittel" | "medikament" => "medikament",
        _ => return key,
    };
    known.to_owned()
}

/// American for British spellings, which titles and aids mix.
fn spelling(word: &str) -> String {
    let mut word = word.replace("ae", "e").replace("oe", "e").replace("iz", "is").replace("yz", "ys");
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

/// The keys of the words in a title that tell it from another: without little words and without what every
/// decision aid is called.
pub(super) fn telling(text: &str) -> Vec<String> {
    let mut telling = Vec::new();
    for word in words::words(text) {
        let key = key(&word);
        if !is_little(&word) && !is_generic(&word) && !telling.contains(&key) {
            telling.push(key);
        }
    }
    telling
}

/// Words that carry no topic, in the four languages.
fn is_little(word: &str) -> bool {
    const LITTLE: &str = " a about after all also am an and any are as at be been before being between both but by can could did do does for from \
        get go had has have having he her his how i if in into is it its just let like may me might more most must my need no not of off on one or \
        our out over own per s she should so some such t than that the their them then there these they this those to too under until up us very \
        was we were what when where which who whom why will with fits works would yes you your yours m d ll re ve right best \
        aan al als ben bij dan dat de deze die dit doe doen door een en er ga geen had heb hebben heeft het hier hij hoe ik ik in is ja je jij kan \
        kies kiezen kunnen laat laten maar mag me meer met mij mijn moet moeten na naar nee niet nog nu of om ons onze ook op over te tot u uit uw van veel voor \
        waar wanneer want was wat we wel welke werd wie wij wil wordt worden zal ze zich zij zijn zo zou past passen goed beste \
        aber alle als am an auch auf aus bei beim bin bis da das dass dem den der des die dies diese dieser doch du durch ein eine einem einen einer eines er \
        es fur hat habe haben ich ihr ihre im in ist ja kann kein keine lassen man mehr mein meine meinem meinen meiner mich mir mit nach nicht noch nun nur oder ohne \
        sich sie sind so soll sollen sollte um und uns unser unter vom von vor wann warum was wegen weil welche welcher wenn wer wie will wir wird zu zum zur passt richtige \
        au aux avec avoir c ce ces cet cette comment d dans de des dois doit du elle en est et etes etre eu faire faut il ils j je l la le les leur lui ma mais \
        me mes moi mon n ne nos notre nous on ont ou par pas peut plus pour pourquoi qu que quel quelle quelles quels qui quoi s sa se ses si son sont sur t ta te tes \
        un une vos votre vous y convient mieux ";
    word.chars().count() < 2 && !word.chars().all(|c| c.is_ascii_digit()) || LITTLE.contains(&format!(" {word} "))
}

/// Words that any decision aid may have in its title.
fn is_generic(word: &str) -> bool {
    const GENERIC: &str = " decision decisions decide deciding aid aids tool tools guide guides patient patients option options choice choices choose choosing \
        treatment treatments treat treating help helping helps make making information info summary support home page leaflet health topic topics title consider things site website \
        keuzehulp keuzehulpen keuze keuzes keuzekaart behandeling behandelingen behandelen mogelijkheden opties beslissen beslissing informatie folder patienten patient hulp samenvatting pagina \
        entscheidungshilfe entscheidungshilfen entscheidung entscheidungen entscheiden behandlung behandlungen behandeln moglichkeiten optionen wahl informationen patienten hilfe seite \
        outil outils aide decision decisions choix choisir decider traitement traitements traiter options informations patients fiche boite decisionnelle page accueil ";
    GENERIC.contains(&format!(" {word} "))
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
        for (one, two) in [("disc", "discharge"), ("hip", "hypo"), ("back", "pack"), ("diabetes", "dialysis")] {
            assert_ne!(key(one), key(two), "{one} {two}");
        }
    }

    #[test]
    fn titles_are_reduced_to_what_tells_them_apart() {
        assert_eq!(telling("Scoliosis: Should I (or My Child) Have Surgery?"), ["scolios", "child", "surgery"]);
        assert_eq!(telling("Keuzehulp: opereren of afwachten bij een hernia"), ["surgery", "afwacht", "hernia"]);
        assert_eq!(telling("Treatment options"), Vec::<String>::new());
    }
}
