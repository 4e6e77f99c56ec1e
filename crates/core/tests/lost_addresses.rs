//! Addresses that pages had: what is said once nothing leads to one any more.

mod common;

use common::{Content, PAGE};
use insta::assert_snapshot;
use signpost_core::rules::{PastAddress, lost_addresses};
use signpost_core::source::SourcePath;

const DUTCH: &str = "pages/back-pain/nl.yaml";

/// What is said where the real pages had their addresses before.
fn said(content: &Content) -> String {
    let (loaded, _) = content.check();
    let past = [(PAGE, "back-pain"), (DUTCH, "rugpijn")].map(|(file, slug)| PastAddress {
        file: SourcePath::from(file),
        slug: slug.to_owned(),
        is_former: false,
        conditions: Vec::new(),
        when: "in the last commit".to_owned(),
    });
    let said = lost_addresses(&loaded, &past).into_iter().map(|fault| {
        let label = fault.place();
        let place = loaded.sources.place(&label.file, label.span.start);
        let text = loaded.sources.text(&label.file).get(label.span.clone()).unwrap_or_default();
        let help = fault.help.as_deref().unwrap_or_default();
        format!(
            "{}:{}:{} {text}\n  {}\n  {help}\n",
            label.file, place.line, place.column, fault.message
        )
    });
    said.collect()
}

#[test]
fn a_page_that_is_a_draft_again_leaves_its_address() {
    assert_eq!(said(&Content::real()), "");
    let content = Content::real().edit(PAGE, "language: en\n", "language: en\ndraft: true\n").edit(
        DUTCH,
        "language: nl\n",
        "language: nl\nformer_slugs: [rugklachten]\ndraft: true\n",
    );
    assert_snapshot!(said(&content), @"
    pages/back-pain/en.yaml:4:8 true
      the page had the address /en/back-pain/ in the last commit, and a draft is not published
      take `draft: true` out, or write back-pain under `former_slugs` of the page in `en` that takes its place
    pages/back-pain/nl.yaml:5:8 true
      the page had the address /nl/rugpijn/ in the last commit, and a draft is not published
      take `draft: true` out, or write rugpijn under `former_slugs` of the page in `nl` that takes its place
    ");
}

#[test]
fn a_page_that_is_gone_leaves_its_address_unless_another_takes_it() {
    let content = Content::real();
    let text = content.read(DUTCH);
    let content = content.remove(DUTCH);
    assert_snapshot!(said(&content), @"
    pages/back-pain/nl.yaml:1:1 
      the page had the address /nl/rugpijn/ in the last commit, and is gone
      write rugpijn under `former_slugs` of the page in `nl` that takes its place, or keep the page
    ");
    // Under another id, with the slug that it had or with one that keeps it.
    let moved = text.replace("id: back-pain", "id: backache");
    let content = content.write("pages/backache/nl.yaml", &moved);
    assert_eq!(said(&content), "");
    let moved = moved.replace("slug: rugpijn", "slug: rugklachten\nformer_slugs: [rugpijn]");
    let content = content.write("pages/backache/nl.yaml", moved);
    assert_eq!(said(&content), "");
    // What cannot be read may be as it was.
    let content = Content::real().remove(DUTCH).write(DUTCH, b"id: \xff");
    assert_eq!(said(&content), "");
}

/// `former_slugs` of a page in English would be an address in English.
#[test]
fn a_language_that_is_gone_leaves_its_addresses_to_the_web_server() {
    let content =
        Content::real().edit("site.yaml", "languages: [en, nl]", "languages: [en]").remove(DUTCH);
    assert_snapshot!(said(&content), @"
    site.yaml:4:12 [en]
      the page had the address /nl/rugpijn/ in the last commit, and `nl` is no longer a language of the site
      redirect /nl/rugpijn/ on the web server, or put a page that sends readers on into static/nl/rugpijn/index.html; or keep the language
    ");
    let content = content.write("static/nl/rugpijn/index.html", "");
    assert_eq!(said(&content), "");
}

#[test]
fn a_page_in_a_language_of_another_tag_leaves_its_address() {
    let content = Content::real();
    let text = content.read(PAGE).replace("language: en\n", "language: en-GB\n");
    let dutch = content.read(DUTCH).replace("language: nl\n", "language: nl-BE\n");
    let content = content
        .edit("site.yaml", "languages: [en, nl]", "languages: [en-GB, nl-BE]")
        .remove(PAGE)
        .remove(DUTCH)
        .write("pages/back-pain/en-GB.yaml", text)
        .write("pages/back-pain/nl-BE.yaml", dutch);
    assert_snapshot!(said(&content), @"
    pages/back-pain/en-GB.yaml:3:11 en-GB
      the page had the address /en/back-pain/ in the last commit, and nothing redirects its readers
      write `en` again, or put a page that sends readers on into static/en/back-pain/index.html
    pages/back-pain/nl-BE.yaml:3:11 nl-BE
      the page had the address /nl/rugpijn/ in the last commit, and nothing redirects its readers
      write `nl` again, or put a page that sends readers on into static/nl/rugpijn/index.html
    ");
    let content = content.write("static/en/back-pain/index.html", "");
    assert!(
        !said(&content).contains("/en/back-pain/"),
        "a file of the site's own takes its readers"
    );
}

#[test]
fn an_address_that_passes_to_another_page_is_told_with_both() {
    let content = Content::real();
    let other = content.read(PAGE).replace("id: back-pain", "id: neck-pain");
    let content = content
        .edit(PAGE, "slug: back-pain", "slug: sore-back")
        .write("pages/neck-pain/en.yaml", other);
    assert_snapshot!(said(&content), @"
    pages/neck-pain/en.yaml:4:7 back-pain
      the page had the address /en/back-pain/ in the last commit, and it leads to another page now
      give this page an address that no other one had, and write back-pain under `former_slugs` in pages/back-pain/en.yaml
    ");
}

#[test]
fn aids_about_a_condition_that_other_sites_may_embed_are_missed() {
    let content = Content::real();
    let (before, file) = (content.read(PAGE), SourcePath::from(PAGE));
    let past = PastAddress::of_text(&file, &before, "in the last commit");
    let content = content.edit(PAGE, "condition: scoliosis", "condition: curved-spine");
    let (loaded, _) = content.check();
    // Found in two revisions, it is told once.
    let twice: Vec<_> = past.iter().chain(&past).cloned().collect();
    let said = lost_addresses(&loaded, &twice).into_iter().map(|fault| fault.message);
    assert_snapshot!(said.collect::<Vec<_>>().join("\n"), @"the page had its aids about `scoliosis` at /en/back-pain/aids-scoliosis.html in the last commit, and has none there now");
}
