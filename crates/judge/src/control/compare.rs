//! Whether two pages are one and the same page.
//!
//! Source: shingles and their resemblance as in A. Broder, "On the resemblance and containment of
//! documents", 1997, which Bar-Yossef et al. compare such pages with. Shingles here are short, since
//! error pages are.

use std::collections::BTreeSet;

use url::Url;

use crate::hash::Set;
use crate::lexicon::Line;
use crate::page::{Media, Page};
use crate::{address, hash};

/// From where on two pages with the same title are one, and two pages with other titles.
const ALIKE: f64 = 0.7;
const ALIKE_WITH_OTHER_TITLE: f64 = 0.85;

/// From where on two pages that meet no expectation may be one whose suggestions change.
const LOOSELY_ALIKE: f64 = 0.45;

/// What a page has in common with that of a control address.
#[derive(Debug, Clone, Copy)]
pub struct Comparison {
    /// How much their texts are alike, from 0 to 1, each page's chrome left out. What differs because
    /// a page repeats its own address, and numbers, dates and counters among them, does not count.
    pub similarity: f64,
    /// Whether both show one and the same page.
    pub same: bool,
    /// Whether they would be the same, if nothing else is to be expected of them.
    pub(crate) loosely: bool,
    /// Whether they repeat in their titles and headings what they were asked for, and say nothing
    /// else there.
    pub(crate) echoes: bool,
}

/// Compares two pages, each with the address that was asked for it.
pub fn compare(page: &Page, url: &Url, other: &Page, other_url: &Url) -> Comparison {
    // What a page repeats of its address.
    let (one, two) = (address::last_words(url), address::last_words(other_url));
    let similarity = resemblance(&shingles(page, &one), &shingles(other, &two));
    let named = has_same_names(page, &one, other, &two);
    let needed = if named { ALIKE } else { ALIKE_WITH_OTHER_TITLE };
    let same = match (page.media, other.media) {
        (one, two) if one != two => false,
        (Media::Encoded, _) => false,
        (Media::Empty | Media::Other, _) => true,
        // A heading of its own makes a page a page of its own, however little else it has.
        _ => similarity >= needed,
    };
    Comparison {
        similarity,
        same,
        loosely: similarity > LOOSELY_ALIKE && named,
        echoes: echoes(page, &one, other, &two),
    }
}

/// What two sets have in common, by what either has.
fn resemblance(one: &Set<u64>, two: &Set<u64>) -> f64 {
    let common = one.intersection(two).count();
    let all = one.len() + two.len() - common;
    #[expect(clippy::cast_precision_loss, reason = "a page has far fewer than 2^52 words")]
    let share = common as f64 / all as f64;
    if all == 0 { 1.0 } else { share }
}

/// Whether two pages have the same title and the same main heading, but for what they repeat of
/// their addresses.
fn has_same_names(
    page: &Page,
    own: &BTreeSet<String>,
    other: &Page,
    others: &BTreeSet<String>,
) -> bool {
    own_words([page.title_line()], own).eq(own_words([other.title_line()], others))
        && own_words(page.main_heading_lines(), own)
            .eq(own_words(other.main_heading_lines(), others))
}

/// Whether two pages repeat in their titles and headings what they were asked for, and say nothing
/// else there.
fn echoes(page: &Page, own: &BTreeSet<String>, other: &Page, others: &BTreeSet<String>) -> bool {
    // `gout.html?id=7` and its control address both have `gout` in them, so that repeating it is no
    // echo.
    let echoed = |word: &str| own.contains(word) != others.contains(word);
    let repeats = |page: &Page, own: &BTreeSet<String>| {
        let mut words = page.name_lines().flat_map(Line::words);
        words.any(|word| own.contains(word) && echoed(word))
    };
    repeats(other, others)
        && repeats(page, own)
        && own_words(page.name_lines(), own).eq(own_words(other.name_lines(), others))
}

/// Words without numbers and without those that the address is made of.
fn own_words<'p>(
    lines: impl IntoIterator<Item = &'p Line>,
    echoed: &BTreeSet<String>,
) -> impl Iterator<Item = &'p str> {
    let words = lines.into_iter().flat_map(Line::words);
    words.filter(|word| !word.bytes().all(|byte| byte.is_ascii_digit()) && !echoed.contains(*word))
}

/// The different shingles of a page.
fn shingles(page: &Page, echoed: &BTreeSet<String>) -> Set<u64> {
    let echoed: Vec<u64> = echoed.iter().map(|word| hash::of(word.as_bytes())).collect();
    let words = page.main_blocks().flat_map(|block| block.line.hashes());
    let mut shingles = Vec::with_capacity(page.length());
    hash::shingles(words.filter(|word| !echoed.contains(word)), &mut shingles);
    shingles.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::tests::answer;

    fn page(html: &str) -> Page {
        Page::read(&answer(200, html))
    }

    fn url(path: &str) -> Url {
        Url::parse("https://example.org/").unwrap().join(path).unwrap()
    }

    fn are_same(one: &str, path: &str, two: &str) -> bool {
        let control = url("/aids/zqxjkvwbpz?ID=999999983");
        compare(&page(one), &url(path), &page(two), &control).same
    }

    #[test]
    fn an_echo_makes_no_difference() {
        assert!(are_same(
            "<title>low-back-pain</title><h1>Sorry</h1><p>We could not find “low-back-pain” here. Visits: 4711. 3 May",
            "/aids/low-back-pain",
            "<title>zqxjkvwbpz</title><h1>Sorry</h1><p>We could not find “zqxjkvwbpz” here. Visits: 4712. 4 May",
        ));
        assert!(are_same(
            "<p>Record 1037 does not exist.",
            "/r.php?ID=1037",
            "<p>Record 999999983 does not exist."
        ));
    }

    #[test]
    fn what_both_addresses_have_is_no_echo() {
        let (one, two) = (url("/gout.html?id=7"), url("/gout.html?id=999999983"));
        let fixed = page("<title>Gout</title>");
        assert!(!compare(&fixed, &one, &fixed, &two).echoes);
        let (one, two) = (url("/aids/gout"), url("/aids/zqxjkvwbpz"));
        let (gout, nothing) = (page("<h1>Gout</h1>"), page("<h1>Zqxjkvwbpz</h1>"));
        assert!(compare(&gout, &one, &nothing, &two).echoes);
    }

    #[test]
    fn the_menu_makes_them_no_more_alike() {
        let nav = format!("<nav>{}</nav>", "<a href=x>menu entry</a>".repeat(50));
        let one = format!("{nav}<h1>Scoliosis</h1><p>Surgery or a brace, that is the question.");
        let two = format!("{nav}<h1>Not found</h1><p>There is nothing at this address.");
        assert!(!are_same(&one, "/aids/scoliosis", &two));
    }

    #[test]
    fn records_of_one_form_are_not_the_same() {
        let record = |title: &str, year: &str, who: &str| {
            format!(
                "<h1>Decision aid summary</h1><table><tr><th>Title<td>{title}<tr><th>Year<td>{year}<tr><th>Developer<td>{who}</table>"
            )
        };
        assert!(!are_same(
            &record("Scoliosis: surgery?", "2020", "Healthwise"),
            "/r.php?ID=1037",
            &record("", "", "")
        ));
        assert!(are_same(&record("", "", ""), "/r.php?ID=1037", &record("", "", "")));
    }

    #[test]
    fn changing_news_beside_one_message() {
        let page = |news: &str| {
            format!(
                "<h1>Welcome</h1><p>{}</p><p>{news}</p>",
                "here you find all that our hospital has to offer to you and yours at any time"
                    .repeat(2)
            )
        };
        assert!(are_same(&page("open day on sunday"), "/a", &page("new car park")));
    }
}
