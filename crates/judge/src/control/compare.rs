//! Whether two pages are one and the same page.
//!
//! Source: shingles and their resemblance as in A. Broder, "On the resemblance and containment of
//! documents", 1997, which Bar-Yossef et al. compare such pages with. Shingles here are short, since
//! error pages are.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use url::Url;

use crate::address;
use crate::page::words;
use crate::page::{Media, Page};

/// How many words make a shingle.
const SHINGLE: usize = 3;

/// From where on two pages with the same title are one, and two pages with other titles.
const ALIKE: f64 = 0.7;
const ALIKE_WITH_OTHER_TITLE: f64 = 0.85;

/// How much the texts of two pages are alike, from 0 to 1, each page's chrome left out. What
/// differs because a page repeats its own address, and numbers, dates and counters among them, does
/// not count.
pub fn similarity(page: &Page, url: &Url, other: &Page, other_url: &Url) -> f64 {
    let (one, two) = (shingles(page, url), shingles(other, other_url));
    if one.is_empty() && two.is_empty() {
        return 1.0;
    }
    let common = one.intersection(&two).count();
    let all = one.len() + two.len() - common;
    #[expect(clippy::cast_precision_loss, reason = "a page has far fewer than 2^52 words")]
    let share = common as f64 / all as f64;
    share
}

/// Whether two answers show one and the same page.
pub fn same(page: &Page, url: &Url, other: &Page, other_url: &Url) -> bool {
    if page.media != other.media || page.media == Media::Encoded {
        return false;
    }
    if matches!(page.media, Media::Empty | Media::Other) {
        return true;
    }
    let alike = similarity(page, url, other, other_url);
    // A heading of its own makes a page a page of its own, however little else it has.
    alike >= if same_names(page, url, other, other_url) { ALIKE } else { ALIKE_WITH_OTHER_TITLE }
}

/// Whether two pages have the same title and the same main heading, but for what they repeat of
/// their addresses.
pub(crate) fn same_names(page: &Page, url: &Url, other: &Page, other_url: &Url) -> bool {
    let title = |page: &Page, url: &Url| own_words(&page.title, url);
    let heading = |page: &Page, url: &Url| {
        own_words(&page.main_headings().collect::<Vec<_>>().join(" "), url)
    };
    title(page, url) == title(other, other_url) && heading(page, url) == heading(other, other_url)
}

/// Whether two pages repeat in their titles and headings what they were asked for, and say nothing
/// else there.
pub(crate) fn echoes(page: &Page, url: &Url, other: &Page, other_url: &Url) -> bool {
    // `gout.html?id=7` and its control address both have `gout` in them, so that repeating it is no echo.
    let (one, two) = (address::last_words(url), address::last_words(other_url));
    let repeats = |page: &Page, own: &Url| {
        let mine = if own == url { &one } else { &two };
        let echoed: BTreeSet<&String> =
            mine.iter().filter(|word| !(one.contains(*word) && two.contains(*word))).collect();
        words::words(&page.names().join(" ")).iter().any(|word| echoed.contains(word))
    };
    let rest = |page: &Page, url: &Url| own_words(&page.names().join(" "), url);
    repeats(other, other_url) && repeats(page, url) && rest(page, url) == rest(other, other_url)
}

/// Words without numbers and without those that the address is made of.
fn own_words(text: &str, url: &Url) -> Vec<String> {
    let echoed = address::last_words(url);
    words::words(text)
        .into_iter()
        .filter(|word| !word.chars().all(|c| c.is_ascii_digit()) && !echoed.contains(word))
        .collect()
}

/// The shingles of a page, each as a number that tells it from others.
fn shingles(page: &Page, url: &Url) -> BTreeSet<u64> {
    let own = own_words(&page.text(), url);
    let number = |words: &[String]| {
        let mut hasher = DefaultHasher::new();
        words.hash(&mut hasher);
        hasher.finish()
    };
    if own.len() < SHINGLE {
        return if own.is_empty() { BTreeSet::new() } else { BTreeSet::from([number(&own)]) };
    }
    own.windows(SHINGLE).map(number).collect()
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
        same(&page(one), &url(path), &page(two), &url("/aids/zqxjkvwbpz?ID=999999983"))
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
        assert!(!echoes(&fixed, &one, &fixed, &two));
        let (one, two) = (url("/aids/gout"), url("/aids/zqxjkvwbpz"));
        assert!(echoes(&page("<h1>Gout</h1>"), &one, &page("<h1>Zqxjkvwbpz</h1>"), &two));
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
