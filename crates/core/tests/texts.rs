//! What is said of the texts of a page and of lists of texts, exactly as a person is told.

mod common;

use common::Content;
use insta::assert_snapshot;

const AID: &str = "aids/scoliosis-ohri.yaml";
const PAGE: &str = "pages/back-pain/en.yaml";

fn aid(from: &str, to: &str) -> String {
    Content::real().edit(AID, from, to).faults()
}

fn page(from: &str, to: &str) -> String {
    Content::real().edit(PAGE, from, to).faults()
}

#[test]
fn a_page_of_text_has_no_text_about_aids() {
    for (language, intro) in
        [("en", "We explain."), ("nl", "Wij leggen uit."), ("de", "Wir erklären es.")]
    {
        let page = format!(
            "id: about\nlanguage: {language}\nkind: text\nslug: about\ntitle: T\n\
             description: D.\nintro: |\n  {intro}\nreview: {{on: 2026-11-22, by: A}}\n"
        );
        let content = Content::real().write(&format!("pages/about/{language}.yaml"), page);
        let said = content.faults();
        assert!(!said.contains("glued-text"), "{said}");
    }
}

#[test]
fn a_decimal_comma_in_a_list_in_brackets() {
    assert_snapshot!(page("also_called: []", "also_called: [Verengung um 2,5 cm]"), @r#"
    pages/back-pain/en.yaml:56:19 error[invalid-value] this comma ends an entry of the list, so that the number is cut in two
      at: Verengung um 2,5 cm
      help: put the whole text in quotes: "Verengung um 2,5 cm"
    "#);
    assert_snapshot!(page("also_called: []", "also_called: [vernauwing vanaf 2,5]"), @r#"
    pages/back-pain/en.yaml:56:19 error[invalid-value] this comma ends an entry of the list, so that the number is cut in two
      at: vernauwing vanaf 2,5
      help: put the whole text in quotes: "vernauwing vanaf 2,5"
    "#);
    assert_snapshot!(page("also_called: []", "also_called: [slip of 1,5 to 2,5 mm, other]"), @r#"
    pages/back-pain/en.yaml:56:19 error[invalid-value] this comma ends an entry of the list, so that the number is cut in two
      at: slip of 1,5 to 2,5 mm
      help: put the whole text in quotes: "slip of 1,5 to 2,5 mm"
    "#);
    assert_snapshot!(aid("expect: [scoliosis,", "expect: [courbure de 10,5 degrés,"), @r#"
    aids/scoliosis-ohri.yaml:13:14 error[invalid-value] this comma ends an entry of the list, so that the number is cut in two
      at: courbure de 10,5 degrés
      help: put the whole text in quotes: "courbure de 10,5 degrés"
    "#);
    // Names may stand side by side without a space.
    assert_snapshot!(page("herniated-disc-nl, herniated-disc-ohri", "herniated-disc-nl,herniated-disc-ohri"), @"");
    assert_snapshot!(page("also_called: []", "also_called: [\"5\",\"6 mm\"]"), @"");
}

#[test]
fn a_number_without_its_unit() {
    let site = |from: &str, to: &str| Content::real().edit("site.yaml", from, to).faults();
    assert_snapshot!(site("review_every: 24 months", "review_every: 24"), @"
    site.yaml:6:15 error[wrong-type] `review_every` must be text, not a number
      at: 24
      help: write the unit behind it, for example `24 months`
    ");
    assert_snapshot!(site("aid_stale_after: 5 years", "aid_stale_after: 5"), @"
    site.yaml:7:18 error[wrong-type] `aid_stale_after` must be text, not a number
      at: 5
      help: write the unit behind it, for example `5 months`
    ");
    assert_snapshot!(site("default_language: en", "default_language: en\naudit: {min_interval: 1}"), @"
    site.yaml:6:23 error[wrong-type] `min_interval` must be text, not a number
      at: 1
      help: write the unit behind it, for example `1s`
    ");
}
