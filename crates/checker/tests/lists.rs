//! Lists as curators keep them: two hundred labelled links in a table, in Markdown and in HTML, each
//! with its one true finding.

mod common;

use std::collections::{BTreeMap, HashSet};
use std::fmt::Write as _;
use std::sync::Arc;
use std::time::Duration;

use signpost_checker::{Ledger, Outcome, Silent, audit};
use signpost_core::lists::{self, Format};
use signpost_testweb::{LabelledLink, TestWeb};

/// Links of which a list can say all that their label rests on: it has a title, and no column for
/// what a reader must do to get in. Only a table can name expected words.
fn labelled(with_expected_words: bool) -> Vec<LabelledLink> {
    let mut seen = HashSet::new();
    signpost_testweb::links()
        .into_iter()
        .filter(|link| !link.title.is_empty() && link.access == "open")
        .filter(|link| with_expected_words || link.expect.is_empty())
        // Of one address with two labels, each is true only with the other aid's title left out.
        .filter(|link| seen.insert(link.url))
        .take(200)
        .collect()
}

fn csv(links: &[LabelledLink]) -> String {
    let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let mut text = "Title;URL;Language;Subject;Expect\r\n".to_owned();
    for link in links {
        let cells = [link.title, link.url, link.language, link.subject, &link.expect.join(", ")];
        let cells: Vec<_> = cells.map(quoted).into();
        writeln!(text, "{}\r", cells.join(";")).expect("a text");
    }
    text
}

fn markdown(links: &[LabelledLink]) -> String {
    let mut text = "# Decision aids\n".to_owned();
    for link in links {
        let title = link.title.replace('[', "\\[").replace(']', "\\]").replace('*', "\\*");
        let language = link.language.to_uppercase();
        writeln!(text, "\n## {}\n\n- [{title}](<{}>) ({language})", link.subject, link.url)
            .expect("a text");
    }
    text
}

fn html(links: &[LabelledLink]) -> String {
    let escaped =
        |text: &str| text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;");
    let mut text = "<!doctype html><html lang=en><title>Decision aids</title><body>\n".to_owned();
    for link in links {
        let [url, title, subject] = [link.url, link.title, link.subject].map(escaped);
        let language = link.language;
        writeln!(
            text,
            "<h2>{subject}</h2><ul><li><a href=\"{url}\" hreflang=\"{language}\">{title}</a></ul>"
        )
        .expect("a text");
    }
    text
}

async fn every_link_of_a_list_gets_its_true_finding(
    format: Format,
    links: &[LabelledLink],
    text: &str,
) {
    let list = lists::read(format, text).expect("a text");
    assert_eq!((links.len(), list.links.len()), (200, 200), "{:?}", list.remarks);
    let web = Arc::new(TestWeb::start().await.expect("loopback has a port to spare"));
    let mut options = common::options(&web);
    options.timeout = Duration::from_secs(3);
    options.trust_run = true;
    let asked = lists::links(&[("list", &list)]);
    let outcome = audit(asked, &options, &mut Ledger::default(), &Silent).await;
    let Ok(Outcome::Report(report)) = outcome else { panic!("no report but {outcome:?}") };
    let found: BTreeMap<&str, _> =
        report.links.iter().filter_map(|link| Some((link.url.as_deref()?, link))).collect();
    let mut wrong = Vec::new();
    for (index, truth) in links.iter().enumerate() {
        let expected = format!("{}/{}", truth.verdict, truth.reason);
        let got = found.get(truth.url).map_or("not asked".to_owned(), |link| common::finding(link));
        if got != expected {
            wrong.push(format!("{:<40} {expected:<32} {got}", truth.name));
        }
        if format == Format::Csv {
            assert_eq!(found[truth.url].sources[0].line, index + 2, "{}", truth.url);
        }
    }
    assert!(wrong.is_empty(), "{} are misjudged:\n{}", wrong.len(), wrong.join("\n"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_table_of_two_hundred_links() {
    let links = labelled(true);
    every_link_of_a_list_gets_its_true_finding(Format::Csv, &links, &csv(&links)).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_page_in_markdown_with_two_hundred_links() {
    let links = labelled(false);
    every_link_of_a_list_gets_its_true_finding(Format::Markdown, &links, &markdown(&links)).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_web_page_with_two_hundred_links() {
    let links = labelled(false);
    every_link_of_a_list_gets_its_true_finding(Format::Html, &links, &html(&links)).await;
}
