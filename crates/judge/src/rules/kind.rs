//! Pages that only name the ailment: search results, staff, prices, news, events, trials.
//!
//! What such a page is shows in two places at least: its address, its names, its text, or how it is
//! built. One sign alone proves nothing, since aids are filed under `/news/` too.

use std::collections::HashSet;

use signpost_core::verdict::Reason;
use url::Url;

use super::case::{Case, Finding};
use crate::lexicon::{self, List};
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
struct Kind {
    name: &'static str,
    /// By which segments of its address it is filed, and which parameters.
    paths: List,
    queries: Option<List>,
    /// What its title and headings say, and what its text.
    names: List,
    texts: List,
    /// How its name repeats what was asked for, so that the title in it proves nothing.
    repeats: Option<List>,
    /// Whether a page is built as one.
    is_built: fn(&Case<'_>) -> bool,
}

const SEARCH: Kind = Kind {
    name: "a list of search results",
    paths: lexicon::SEARCH_PATHS,
    queries: Some(lexicon::SEARCH_QUERIES),
    names: lexicon::SEARCH_NAMES,
    texts: lexicon::SEARCH_TEXTS,
    repeats: Some(lexicon::SEARCHES),
    is_built: is_list,
};

const KINDS: [Kind; 7] = [
    SEARCH,
    Kind {
        name: "a list of pages under one keyword",
        paths: lexicon::KEYWORD_PATHS,
        queries: None,
        names: lexicon::KEYWORD_NAMES,
        texts: lexicon::KEYWORD_TEXTS,
        repeats: None,
        is_built: is_list,
    },
    Kind {
        name: "a page about staff",
        paths: lexicon::STAFF_PATHS,
        queries: None,
        names: lexicon::STAFF_NAMES,
        texts: lexicon::STAFF_TEXTS,
        repeats: None,
        is_built: |case| figures(case, |line| line.contains('@')),
    },
    Kind {
        name: "a list of prices",
        paths: lexicon::PRICE_PATHS,
        queries: None,
        names: lexicon::PRICE_NAMES,
        texts: lexicon::PRICE_TEXTS,
        repeats: None,
        is_built: |case| figures(case, is_price),
    },
    Kind {
        name: "a news item",
        paths: lexicon::NEWS_PATHS,
        queries: None,
        names: lexicon::NEWS_NAMES,
        texts: lexicon::NEWS_TEXTS,
        repeats: None,
        is_built: |_| false,
    },
    Kind {
        name: "an event",
        paths: lexicon::EVENT_PATHS,
        queries: None,
        names: lexicon::EVENT_NAMES,
        texts: lexicon::EVENT_TEXTS,
        repeats: None,
        is_built: |case| figures(case, is_time),
    },
    Kind {
        name: "a trial that looks for participants",
        paths: lexicon::TRIAL_PATHS,
        queries: None,
        names: lexicon::TRIAL_NAMES,
        texts: lexicon::TRIAL_TEXTS,
        repeats: None,
        is_built: |_| false,
    },
];

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
    if case.shown.own_title {
        return None;
    }
    let wanted = case.expected_names();
    let names = words::folded_line(&case.page.names().join(" . "));
    let labels = case.page.names().into_iter().flat_map(memory::labels);
    let parts: Vec<String> = labels.map(|label| words::folded_line(&label)).collect();
    let is_said = |name: &str| {
        let name = format!(" {name} ");
        names.contains(&name) && !wanted.contains(&name)
    };
    let has_much = has_much(case);
    // Where the content itself names a search, what it finds is what was meant.
    let chosen = usize::from(is_search(&case.observation.asked));
    KINDS.iter().skip(chosen).find_map(|kind| {
        // An aid on whether to join a trial is called so.
        let said = kind.names.written().iter().copied().find(|name| is_said(name));
        // `You searched for hernia`.
        let repeats = |part: &String| {
            let mut words = kind.repeats?.written().iter().filter(|words| words.contains(' '));
            let found = words.find(|words| part.starts_with(&format!(" {words} ")))?;
            (!wanted.contains(part.as_str())).then_some(*found)
        };
        let said = said.or_else(|| parts.iter().find_map(repeats));
        let filed = filed(kind, landed);
        let phrased = phrases(case, kind.texts) >= PHRASES;
        let built = (kind.is_built)(case);
        // `Hernia: price list` is called a price list and nothing else.
        // `Search results for hernia` begins with what it is.
        let begins = |name: &str| parts.iter().any(|part| part.starts_with(&format!(" {name} ")));
        let called = kind.repeats.is_some() && said.is_some_and(begins)
            || parts.iter().any(|part| kind.names.is(part) && !wanted.contains(part.as_str()));
        if has_much && !(called && kind.repeats.is_some()) {
            return None;
        }
        let signs = [said.is_some(), called, filed.is_some(), phrased, built];
        let count = signs.iter().filter(|sign| **sign).count();
        // What the text alone says, an aid may say as well.
        if count < SIGNS || said.is_none() && filed.is_none() {
            return None;
        }
        let sign = said.map(str::to_owned).or(filed).unwrap_or_default();
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
    filed(&SEARCH, url).is_some()
}

/// Whether the reader is sent on to where pages of such a kind are filed, as `/tag/hernia`.
pub(super) fn is_filed_anew(case: &Case<'_>) -> bool {
    let is_filed = |url: &Url| KINDS.iter().any(|kind| filed(kind, url).is_some());
    case.moved_away() && is_filed(case.landed()) && !is_filed(&case.observation.asked)
}

/// The part of an address by which a kind files its pages.
fn filed(kind: &Kind, url: &Url) -> Option<String> {
    let segments = url.path_segments().into_iter().flatten();
    let mut segments = segments.map(|part| {
        let stem = part.rsplit_once('.').map_or(part, |(stem, _)| stem);
        words::fold(&crate::address::percent(stem)).replace('_', "-")
    });
    segments.find(|part| kind.paths.written().contains(&part.as_str())).or_else(|| {
        let queries = kind.queries?.written();
        let mut pairs = url.query_pairs();
        pairs
            .find(|(name, value)| queries.contains(&name.as_ref()) && !is_number(value))
            .map(|(name, _)| format!("?{name}="))
    })
}

/// How many different phrases of a list the text has, headings left out.
fn phrases(case: &Case<'_>, list: List) -> usize {
    let text = case.page.main_blocks().filter(|block| block.heading.is_none());
    text.flat_map(|block| list.all_within(&block.line)).collect::<HashSet<_>>().len()
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
    fn what_kinds_are_known_by_is_written_as_it_is_compared() {
        for kind in KINDS {
            let lists = [kind.paths, kind.names, kind.texts];
            assert!(lists.iter().all(|list| !list.written().is_empty()), "{}", kind.name);
            for name in kind.names.written() {
                assert_eq!(format!(" {name} "), words::folded_line(name), "{}", kind.name);
            }
            for path in kind.paths.written() {
                assert_eq!(*path, words::fold(path).replace('_', "-"), "{}", kind.name);
            }
        }
    }
}
