//! What a site is called: what another page of it has in its names too.

use std::collections::BTreeSet;

use crate::page::Page;
use crate::words;

/// The words in the names of a page that the control page has in its own. Where that is called the same in
/// all, they may be one page, and nothing is the site's alone.
pub(super) fn words(page: &Page, control: Option<&Page>) -> BTreeSet<String> {
    let named = |page: &Page| -> BTreeSet<String> {
        page.names().into_iter().flat_map(words::words).collect()
    };
    let (own, other) = (named(page), control.map(named).unwrap_or_default());
    if own.is_subset(&other) { BTreeSet::new() } else { other }
}

/// A part of a name without the site's name before a colon: `Riverside Health: gallstones`.
pub(super) fn taken_off(part: String, site: &BTreeSet<String>) -> String {
    match part.split_once(':') {
        Some((label, rest)) if words::words(label).iter().all(|word| site.contains(word)) => {
            rest.trim().to_owned()
        }
        _ => part,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::tests::answer;

    fn page(status: u16, title: &str, heading: &str) -> Page {
        Page::read(&answer(
            status,
            &format!("<title>{title}</title><h1>Cookies</h1><h1>{heading}</h1>"),
        ))
    }

    #[test]
    fn a_site_is_called_what_its_other_page_is_called_too() {
        let missing = page(404, "Riverside Health: not found", "Not found");
        let aid = page(200, "Riverside Health: gallstones", "Gallstones");
        let site = words(&aid, Some(&missing));
        for word in ["riverside", "health", "cookies"] {
            assert!(site.contains(word), "{word}");
        }
        assert!(!site.contains("gallstones"));
        let taken_off = |part: &str| taken_off(part.to_owned(), &site);
        assert_eq!(taken_off("Riverside Health: gallstones"), "gallstones");
        assert_eq!(taken_off("Gallstones: surgery?"), "Gallstones: surgery?");
        assert!(words(&aid, None).is_empty());
        // What says the same of everything may be the very page.
        assert!(words(&aid, Some(&aid)).is_empty());
    }
}
