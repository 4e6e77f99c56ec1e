//! What is said of the texts of a page and of lists of texts, exactly as a person is told.

mod common;

use common::Content;

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
