//! Plain text.

use serde_json::json;

use crate::site::{between, change_aid, file, rendered, site};

#[test]
fn a_page_in_full() {
    let mut site = site();
    site.config.source = Some("https://git.example/edit/content/".to_owned());
    insta::assert_snapshot!(file(&rendered(&site), "en/knee-pain/index.txt"), @"
    Knee pain treatment options
    ===========================

    Knee pain is *common*. Read other pages [1] too, or about arthrosis [2].

    This page is about:

    - Arthrosis (worn knee, wear & tear)
    - Torn meniscus

    Before you read
    ---------------

    Ask your doctor what is wrong. The words in this paragraph go on for
    longer than one line.

    1. Rest.
    2. Move:
       - walk
       - swim

    Arthrosis
    ---------

    A knee wears out.

    > It can be replaced.

    See the guideline [3].

    There are decision aids about this at the end of this text.

    Torn meniscus
    -------------

    What helps
    ..........

    It often heals.

    There is a decision aid about this at the end of this text.

    Knee pain decision aids
    -----------------------

    Talk to your doctor.

    (EN: in English; NL: in Dutch; FR: in French)

    Worn knee (OHRI): multiple decision aids about the treatment methods EN
      - Knee: Should I Have Surgery? [4]
        free
      - Knee: Exercise. [5]
        you have to ask its maker for it; PDF
      Ottawa Hospital Research Institute; in English; last updated in 2020

    Worn knee: surgery or no surgery NL
      Address: [6]
      free
      Thuisarts.nl; in Dutch; last updated on 3 May 2024

    Torn meniscus (OHRI): test or no test EN/FR
      Meniscus: An MRI? [7]
      you need to log in
      Ottawa Hospital Research Institute; in English; in French

    Torn meniscus: medication or no medication EN
      The address of this decision aid is not known.
      in English
      Another decision aid about this:
        Torn meniscus (OHRI): test or no test EN/FR

    * * *

    Last reviewed on 22 November 2026 by A. Doctor.
    Next review due by 22 November 2028.
    This page on the web: [8]
    Nederlands: Kniepijn: welke behandelingen zijn er? [9]
    Suggest a change to this page: [10]

    Addresses
    ---------

    [1] https://example.org/en/
    [2] https://example.org/en/knee-pain/#arthrosis
    [3] https://guide.example/a?b=1&c=2
    [4] https://ohri.example/?ID=1
    [5] https://ohri.example/2.pdf
    [6] https://thuisarts.example/knie
    [7] https://ohri.example/?ID=3
    [8] https://example.org/en/knee-pain/
    [9] https://example.org/nl/kniepijn/
    [10] https://git.example/edit/content/pages/knee-pain/en.yaml
    ");
}

#[test]
fn a_number_stands_beside_the_name_that_it_calls() {
    let mut site = site();
    site.pages[0].value.intro =
        "Call [Samaritans](tel:116-123), [0800 0113](tel:0800-0113), [MIND](tel:+31-900-1450) or read [this](https://a.example/).\n"
            .to_owned();
    let rendered = rendered(&site);
    let text = file(&rendered, "en/knee-pain/index.txt");
    insta::assert_snapshot!(between(text, "Call ", "\n\n"), @"
    Call Samaritans (116-123), 0800 0113, MIND (+31-900-1450) or read this
    [1].
    ");
    assert!(!text.contains("tel:"), "{text}");
}

#[test]
fn it_survives_e_mail() {
    let mut site = site();
    site.pages[0].value.intro =
        "A paragraph in which so many words come before the next line that it starts with \
         From there\non, and has 日本語の文章がここに長く続いて折り返されるはずです全角文字は二桁\
         ですから七十二桁で折り返します。\n\n- `code`\\\n  broken\n\n---\n\n    verbatim   text\n"
            .to_owned();
    let rendered = rendered(&site);
    let text = file(&rendered, "en/knee-pain/index.txt");
    insta::assert_snapshot!(between(text, "A paragraph", "- Arthrosis"), @"
    A paragraph in which so many words come before the next line that it
    starts with From there on, and has 日本語の文章がここに長く続いて折り返
    されるはずです全角文字は二桁ですから七十二桁で折り返します。

    - code
      broken

    * * *

        verbatim   text
    ");
    for text in rendered.files.iter().filter(|file| file.path.ends_with(".txt")) {
        let text = std::str::from_utf8(&text.bytes).unwrap();
        assert!(text.ends_with('\n') && !text.ends_with("\n\n"));
        assert!(
            !text.contains(" \n") && !text.contains('\r') && !text.contains("\n\n\n"),
            "{text}"
        );
        assert!(!text.lines().any(|line| line.starts_with("From ")));
    }
}

#[test]
fn only_lines_of_aids_and_addresses_are_wider_than_72_columns() {
    let mut site = site();
    change_aid(&mut site, "meniscus-lost", json!({"subject": {"en": "Word ".repeat(30).trim()}}));
    site.pages[0].value.title = "A very long title ".repeat(9);
    let rendered = rendered(&site);
    for line in file(&rendered, "en/knee-pain/index.txt").lines() {
        let may_be_wide = line.starts_with('[') || line.ends_with(" EN");
        assert!(line.chars().count() <= 72 || may_be_wide, "{line}");
    }
}
