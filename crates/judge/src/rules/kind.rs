//! Pages that only name the ailment: search results, staff, prices, news, events, trials.
//!
//! What such a page is shows in two places at least: its address, its names, its text, or how it is
//! built. One sign alone proves nothing, since aids are filed under `/news/` too.

use std::sync::LazyLock;

use signpost_core::verdict::Reason;
use url::Url;

use super::case::{Case, Finding};
use crate::memory;
use crate::words::{self, plain};

/// How many signs a page of such a kind shows at least.
const SIGNS: usize = 2;

/// How many of a kind's phrases a text has at least that is of the kind.
const PHRASES: usize = 2;

/// How many lines with a price, a time of day or an address for mail a text has at least that is
/// about prices, events or staff.
const FIGURES: usize = 2;

/// How much of the title in one line is more than the ailment's name.
const MUCH: f64 = 0.6;

/// How many items a list has at least.
const ITEMS: usize = 4;

/// A kind of page that is no aid.
#[derive(Default)]
struct Kind {
    name: &'static str,
    path: Vec<&'static str>,
    query: Vec<&'static str>,
    names: Vec<String>,
    text: Vec<String>,
}

static KINDS: LazyLock<Vec<Kind>> = LazyLock::new(|| {
    let mut kinds: Vec<Kind> = Vec::new();
    for line in include_str!("page-kinds.txt").lines().map(str::trim) {
        if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            kinds.push(Kind { name, ..Kind::default() });
            continue;
        }
        let (Some(kind), Some((what, rest))) = (kinds.last_mut(), line.split_once(": ")) else {
            continue;
        };
        let phrases = || rest.split(';').map(words::folded_line).collect();
        match what {
            "path" => kind.path = rest.split_whitespace().collect(),
            "query" => kind.query = rest.split_whitespace().collect(),
            "name" => kind.names = phrases(),
            "text" => kind.text = phrases(),
            _ => {}
        }
    }
    kinds
});

/// A page that names the ailment and is no aid. One that bears the title itself is spared, unless a
/// redirect leads to a search: what is found today may not be found tomorrow.
pub(super) fn rule(case: &Case<'_>) -> Option<Finding> {
    if !case.is_page() {
        return None;
    }
    let landed = case.landed();
    if case.moved_away() && is_search(landed) && !is_search(&case.observation.asked) {
        return Finding::new(
            Reason::OtherTopic,
            "The reader is sent on to a search, which is no address of an aid.",
        );
    }
    if case.shown.own_title || has_much(case) {
        return None;
    }
    let expected = &case.link.expectation;
    let wanted = words::folded_line(&format!(
        "{} {}",
        expected.titles.join(" "),
        expected.subjects.join(" ")
    ));
    let names = words::folded_line(&case.page.names().join(" . "));
    let labels = case.page.names().into_iter().flat_map(memory::labels);
    let parts: Vec<String> = labels.map(|label| words::folded_line(&label)).collect();
    let text = case.page.main_blocks().filter(|block| block.heading.is_none());
    let text: Vec<&str> = text.map(|block| &*block.line).collect();
    // Where the content itself names a search, what it finds is what was meant.
    let chosen = usize::from(is_search(&case.observation.asked));
    KINDS.iter().skip(chosen).find_map(|kind| {
        // An aid on whether to join a trial is called so.
        let said =
            kind.names.iter().find(|name| names.contains(*name) && !wanted.contains(name.as_str()));
        let filed = filed(kind, landed);
        let phrases =
            kind.text.iter().filter(|phrase| text.iter().any(|line| line.contains(*phrase)));
        let phrased = phrases.count() >= PHRASES;
        let built = match kind.name {
            "a list of search results" | "a list of pages under one keyword" => is_list(case),
            "a list of prices" => figures(case, is_price),
            "an event" => figures(case, is_time),
            "a page about staff" => figures(case, |line| line.contains('@')),
            _ => false,
        };
        // `Hernia: price list` is called a price list and nothing else.
        // `Search results for hernia` begins with what it is.
        let begins = kind.name == KINDS[0].name
            && said.is_some_and(|name| parts.iter().any(|part| part.starts_with(name.as_str())));
        let called = begins
            || kind
                .names
                .iter()
                .any(|name| parts.contains(name) && !wanted.contains(name.as_str()));
        let signs = [said.is_some(), called, filed.is_some(), phrased, built];
        let count = signs.iter().filter(|sign| **sign).count();
        // What the text alone says, an aid may say as well.
        if count < SIGNS || said.is_none() && filed.is_none() {
            return None;
        }
        let sign = said.map(|name| name.trim().to_owned()).or(filed).unwrap_or_default();
        Finding::new(
            Reason::OtherTopic,
            format!(
                "The page names the problem, and is {} (“{}”): that is no proof of an aid.",
                kind.name,
                plain(&sign, 40)
            ),
        )
    })
}

/// Whether a page has so much of the title in one line that a label beside it means nothing.
pub(super) fn has_much(case: &Case<'_>) -> bool {
    case.shown.met() && case.shown.recognised.value("title") >= MUCH
}

/// Whether an address is that of a search.
pub(super) fn is_search(url: &Url) -> bool {
    KINDS.first().is_some_and(|search| filed(search, url).is_some())
}

/// The part of an address by which a kind files its pages.
fn filed(kind: &Kind, url: &Url) -> Option<String> {
    let segments = url.path_segments().into_iter().flatten();
    let mut segments = segments.map(|part| {
        let stem = part.rsplit_once('.').map_or(part, |(stem, _)| stem);
        words::fold(&crate::address::percent(stem)).replace('_', "-")
    });
    segments.find(|part| kind.path.contains(&part.as_str())).or_else(|| {
        let mut pairs = url.query_pairs();
        pairs
            .find(|(name, value)| kind.query.contains(&name.as_ref()) && !is_number(value))
            .map(|(name, _)| format!("?{name}="))
    })
}

/// Whether a value is an id: `?s=1037` is no search.
fn is_number(value: &str) -> bool {
    value.chars().all(|c| c.is_ascii_digit())
}

/// Whether the page is hardly more than a list: of links, or of headings that are links.
fn is_list(case: &Case<'_>) -> bool {
    let linked = case.page.main_blocks().filter(|block| block.linked).count();
    let headings = case.page.headings.len();
    let all = case.page.main_blocks().count();
    linked >= ITEMS && linked * 4 >= all || headings > ITEMS && headings * 3 >= all
}

fn figures(case: &Case<'_>, is: impl Fn(&str) -> bool) -> bool {
    case.page.main_blocks().filter(|block| is(&block.text)).count() >= FIGURES
}

fn is_price(line: &str) -> bool {
    let folded = line.to_lowercase();
    let digits = folded.chars().any(|c| c.is_ascii_digit());
    digits && ["€", "£", "$", "chf", "eur"].iter().any(|sign| folded.contains(sign))
}

/// Whether a line says when something begins: `19:30`, `7.30 pm`, `20 uur`, `19 Uhr`, `18 h`.
fn is_time(line: &str) -> bool {
    let line = line.to_lowercase();
    let words: Vec<&str> = line.split_whitespace().collect();
    let number = |word: &str| word.chars().next().is_some_and(|c| c.is_ascii_digit());
    words.iter().any(|word| {
        word.split_once([':', 'h']).is_some_and(|(hour, minute)| {
            !hour.is_empty()
                && hour.len() <= 2
                && hour.chars().all(|c| c.is_ascii_digit())
                && minute.chars().take(2).all(|c| c.is_ascii_digit())
        })
    }) || words.windows(2).any(|pair| {
        number(pair[0])
            && matches!(pair[1].trim_matches(','), "pm" | "am" | "uur" | "uhr" | "h" | "heures")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn searches_are_known_by_their_addresses() {
        for url in [
            "https://a.example/search?term=x",
            "https://a.example/?s=hernia",
            "https://a.example/nl/zoeken/hernia",
            "https://a.example/suche.php?text=1",
            "https://a.example/recherche/",
        ] {
            assert!(is_search(&Url::parse(url).unwrap()), "{url}");
        }
        for url in [
            "https://a.example/?s=1037",
            "https://a.example/research/aid",
            "https://a.example/aids/search-for-causes",
        ] {
            assert!(!is_search(&Url::parse(url).unwrap()), "{url}");
        }
    }

    #[test]
    fn times_and_prices() {
        for line in ["Tuesday 7 pm", "aanvang 20 uur", "um 19:30", "à 18h30"] {
            assert!(is_time(line), "{line}");
        }
        for line in ["in 2 of 10 people", "the ratio is high", "aged 50 h"] {
            assert_eq!(is_time(line), line.ends_with(" h"), "{line}");
        }
        assert!(is_price("Consult: € 95,00") && !is_price("95 people"));
    }

    #[test]
    fn every_kind_has_all_its_signs() {
        assert_eq!(KINDS.len(), 7);
        for kind in KINDS.iter() {
            assert!(
                !kind.path.is_empty() && !kind.names.is_empty() && !kind.text.is_empty(),
                "{}",
                kind.name
            );
            for name in kind.names.iter().chain(&kind.text) {
                assert_eq!(*name, words::folded_line(name), "{}", kind.name);
            }
        }
    }
}
