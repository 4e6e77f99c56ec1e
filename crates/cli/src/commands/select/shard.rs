//! One of several equal parts of an audit.
//!
//! A registrable domain is in one part as a whole: its hosts are often one machine, whose manners
//! two parts could not keep together. Which part a domain is in follows from the content alone, so
//! that machines which share an audit need not talk to each other.

use std::collections::BTreeMap;

use signpost_core::{Link, address};
use url::Url;

use crate::cli::Shard;

/// The links of this part.
pub(super) fn part(links: Vec<Link>, shard: Shard) -> Vec<Link> {
    let mut sizes: BTreeMap<String, usize> = BTreeMap::new();
    for link in &links {
        *sizes.entry(domain(link)).or_default() += 1;
    }
    let mine = deal(sizes, shard.of).remove(shard.number - 1);
    links.into_iter().filter(|link| mine.binary_search(&domain(link)).is_ok()).collect()
}

/// Deals domains out to so many parts: the largest first, each to the part that has the fewest
/// links so far (Graham's rule: no part is more than a third above what is best possible).
fn deal(sizes: BTreeMap<String, usize>, parts: usize) -> Vec<Vec<String>> {
    let mut domains: Vec<(String, usize)> = sizes.into_iter().collect();
    // A stable sort keeps those of one size in the order of their names.
    domains.sort_by_key(|(_, links)| std::cmp::Reverse(*links));
    let mut least = std::collections::BTreeSet::from_iter((0..parts).map(|part| (0, part)));
    let mut dealt = vec![Vec::new(); parts];
    for (domain, links) in domains {
        let Some((load, part)) = least.pop_first() else { break };
        least.insert((load + links, part));
        if let Some(dealt) = dealt.get_mut(part) {
            dealt.push(domain);
        }
    }
    dealt.iter_mut().for_each(|domains| domains.sort_unstable());
    dealt
}

/// The registrable domain that a link leads to. Nothing is asked for one that has none.
fn domain(link: &Link) -> String {
    let url = link.url.as_deref().and_then(|url| Url::parse(url).ok());
    url.map(|url| address::registrable(&url).to_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use signpost_core::link::Expectation;

    use super::*;

    fn links(urls: &[&str]) -> Vec<Link> {
        let link = |url: &&str| Link {
            url: Some((*url).to_owned()),
            expectation: Expectation::default(),
            sources: Vec::new(),
            look: None,
        };
        urls.iter().map(link).collect()
    }

    fn parts(urls: &[&str], of: usize) -> Vec<Vec<String>> {
        (1..=of)
            .map(|number| {
                part(links(urls), Shard { number, of })
                    .into_iter()
                    .filter_map(|link| link.url)
                    .collect()
            })
            .collect()
    }

    #[test]
    fn a_registrable_domain_stays_together_and_the_parts_are_all_there_is() {
        let urls = [
            "https://a.example.org/1",
            "https://b.example.org/2",
            "http://example.org:8080/3",
            "https://one.co.uk/",
            "https://two.co.uk/",
            "https://192.0.2.1/",
            "https://example.org./4",
        ];
        insta::assert_debug_snapshot!(parts(&urls, 3), @r#"
        [
            [
                "https://a.example.org/1",
                "https://b.example.org/2",
                "http://example.org:8080/3",
                "https://example.org./4",
            ],
            [
                "https://two.co.uk/",
                "https://192.0.2.1/",
            ],
            [
                "https://one.co.uk/",
            ],
        ]
        "#);
        let one = parts(&urls, 1).concat();
        assert_eq!(one, urls);
    }

    #[test]
    fn parts_are_even_where_domains_are() {
        let urls: Vec<String> = (0..100)
            .flat_map(|domain| {
                (0..domain % 7 + 1).map(move |n| format!("https://d{domain}.test/{n}"))
            })
            .collect();
        let urls: Vec<&str> = urls.iter().map(String::as_str).collect();
        let sizes: Vec<usize> = parts(&urls, 8).iter().map(Vec::len).collect();
        assert_eq!(sizes.iter().sum::<usize>(), urls.len());
        assert!(sizes.iter().max().unwrap() - sizes.iter().min().unwrap() <= 1, "{sizes:?}");
    }

    #[test]
    fn more_parts_than_domains_leave_some_empty() {
        assert_eq!(
            parts(&["https://a.test/"], 3),
            [vec!["https://a.test/".to_owned()], vec![], vec![]]
        );
    }
}
