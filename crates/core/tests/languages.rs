//! Languages of which readers could not be told the name.

mod common;

use common::{Content, aid, said};
use insta::assert_snapshot;

#[test]
fn a_code_without_a_name_is_refused_with_the_one_that_has_it() {
    let language = |code: &str| aid("languages: [en]", &format!("languages: [{code}]"));
    assert_snapshot!(language("nld"), @"
    aids/scoliosis-ohri.yaml:7:13 error[unknown-language] the code of this language is `nl`, not `nld`
      at: nld
      help: write `nl`
    ");
    assert_snapshot!(language("en, zz"), @"
    aids/scoliosis-ohri.yaml:7:17 error[unknown-language] there is no name for a language with the code `zz`
      at: zz
      help: write the code of a language, for example en or nl; of one without a name here, write that of the nearest language that has one
    ");
    assert_snapshot!(language("jp"), @"
    aids/scoliosis-ohri.yaml:7:13 error[unknown-language] `jp` is a country and no language
      at: jp
      help: write the code of the language, for example `ja`
    ");
    assert_snapshot!(language("en-UK"), @"
    aids/scoliosis-ohri.yaml:7:13 error[unknown-language] the code of that country is `GB`, not `UK`
      at: en-UK
      help: write `en-GB`
    ");
    for code in
        ["nl", "de, fr", "es", "yue", "fil", "zh-Hans", "zh-TW, zh-CN", "sr, sr-RS", "pa-Arab-PK"]
    {
        assert_eq!(language(code), "", "{code}");
    }
    assert_snapshot!(said("site.yaml", "languages: [en, nl]", "languages: [en, nl, iw]"), @"
    site.yaml:4:21 error[unknown-language] the code of this language is `he`, not `iw`
      at: iw
      help: write `he`
    ");
}

#[test]
fn a_page_in_a_script_is_a_page() {
    let content =
        Content::real().edit("site.yaml", "languages: [en, nl]", "languages: [en, nl, zh-Hans]");
    let text =
        content.read("pages/back-pain/en.yaml").replace("language: en\n", "language: zh-Hans\n");
    let content = content.write("pages/back-pain/zh-hans.yaml", text);
    let (loaded, _) = content.check();
    assert!(loaded.site.pages.iter().any(|page| page.language.as_str() == "zh-Hans"));
    let faults = content.faults();
    assert_snapshot!(faults.lines().take(3).collect::<Vec<_>>().join("\n"), @"
    aids/herniated-disc-nl.yaml:3:1 warning[missing-text] `subject` is not there in `zh-Hans`
      at: subject
      help: add the text after `zh-Hans:`
    ");
}
