//! Words of a title that the page's names have in parts: `Liesbreukoperatie` on a page called `Operatie van een
//! liesbreuk`.

use super::likeness::telling;
use crate::page::Page;
use crate::words;

/// How many letters a part has at least.
const PART: usize = 4;

/// How many different words of its names are tried, so that a page of endless headings costs no more than another.
const MOST: usize = 60;

/// What may stand between two parts.
const BETWEEN: &[&str] = &["", "s", "n", "en", "es", "e", "er"];

/// The words of these texts that are two words of the page's names in one, each with the two.
pub(super) fn of(texts: &[&str], page: &Page) -> Vec<(String, String)> {
    let long = |word: &String| word.chars().count() >= 2 * PART;
    let compounds: Vec<String> = texts.iter().flat_map(|text| telling(text)).filter(long).collect();
    if compounds.is_empty() {
        return Vec::new();
    }
    let mut parts: Vec<String> = page.names().into_iter().flat_map(words::words).collect();
    let within =
        |word: &String| compounds.iter().any(|it| it != word && it.contains(word.as_str()));
    parts.retain(|word| word.chars().count() >= PART && within(word));
    parts.sort();
    parts.dedup();
    parts.truncate(MOST);
    let mut pairs = Vec::new();
    for compound in compounds {
        let begins =
            parts.iter().filter_map(|part| Some((part, compound.strip_prefix(part.as_str())?)));
        for (first, rest) in begins {
            let second = parts.iter().find(|part| {
                rest.strip_suffix(part.as_str()).is_some_and(|link| BETWEEN.contains(&link))
            });
            pairs.extend(second.map(|second| (compound.clone(), format!("{first} {second}"))));
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::tests::answer;

    #[test]
    fn a_compound_is_its_parts() {
        let pairs = |title: &str, name: &str| -> Vec<String> {
            let page =
                Page::read(&answer(200, &format!("<title>{name} | Clinic</title><h1>{name}</h1>")));
            of(&[title], &page).into_iter().map(|(one, two)| format!("{one}: {two}")).collect()
        };
        let parts = ["liesbreukoperatie: liesbreuk operatie"];
        assert_eq!(pairs("Liesbreukoperatie", "Open operatie bij een liesbreuk"), parts);
        let parts = ["prostatakrebsvorsorge: prostatakrebs vorsorge"];
        assert_eq!(pairs("Prostatakrebsvorsorge?", "Vorsorge bei Prostatakrebs"), parts);
        let parts = ["schilddrusenoperation: schilddruse operation"];
        assert_eq!(pairs("Schilddrüsenoperation", "Schilddrüse: Operation ja oder nein"), parts);
        assert!(pairs("Liesbreukoperatie", "Liesbreuk: wat is het?").is_empty());
        assert!(pairs("Knee surgery", "Surgery of the knee").is_empty());
    }
}
