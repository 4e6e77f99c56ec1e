//! Characters that nobody sees, exactly as a person is told.

mod common;

use common::Content;
use insta::assert_snapshot;

#[test]
fn a_number_and_a_word_that_only_look_whole() {
    let said = |file: &str, from: &str, to: &str| {
        let shown = |c: char| match signpost_core::chars::hidden(c) {
            Some(_) => c.escape_unicode().to_string(),
            None if ('\u{e000}'..='\u{f8ff}').contains(&c) => c.escape_unicode().to_string(),
            None => c.to_string(),
        };
        Content::real().edit(file, from, to).faults().chars().map(shown).collect::<String>()
    };
    let (nl, aid) = ("pages/back-pain/nl.yaml", "aids/scoliosis-ohri.yaml");
    let text = |it: &str| format!("kunnen de pijn verlichten. {it}");
    assert_snapshot!(said(nl, "kunnen de pijn verlichten.", &text("Hooguit 5\u{200b}0 mg.")), @r"
    pages/back-pain/nl.yaml:34:5 warning[translation-differs] this text says 50 mg, and the version in `en` does not
      at: body
      also: pages/back-pain/en.yaml:34:5
      help: write it there too, or take it out here
    pages/back-pain/nl.yaml:38:55 error[control-character] there is a character in this number that cannot be seen (U+200B)
      at: 5\u{200b}
      help: delete it: put the cursor before it and press Delete once, or type the line again
    ");
    assert_snapshot!(said(nl, "heading: Scoliose", "heading: Sco\u{2060}liose"), @r"
    pages/back-pain/nl.yaml:55:14 error[control-character] there is a character in this word that cannot be seen (U+2060)
      at: Sco\u{2060}
      help: if it is one word, delete the character: put the cursor before it and press Delete once; if there are two, type a space in its place
    ");
    assert_snapshot!(said(aid, "nl: Scoliose", "nl: Sco\u{200b}liose"), @r"
    aids/scoliosis-ohri.yaml:3:30 error[control-character] there is a character in this word that cannot be seen (U+200B)
      at: Sco\u{200b}
      help: if it is one word, delete the character: put the cursor before it and press Delete once; if there are two, type a space in its place
    ");
    assert_snapshot!(said(aid, "[scoliosis, surgery]", "[scoliosis, sur\u{200b}gery]"), @r"
    aids/scoliosis-ohri.yaml:13:25 error[control-character] there is a character in this word that cannot be seen (U+200B)
      at: sur\u{200b}
      help: if it is one word, delete the character: put the cursor before it and press Delete once; if there are two, type a space in its place
    ");
    assert_eq!(said(nl, "heading: Scoliose", "heading: Sco\u{ad}liose"), "");
    let lost = text("Onder \u{ad}2,5: 5\u{fffd}g, \u{f0fc} goed.");
    assert_snapshot!(said(nl, "kunnen de pijn verlichten.", &lost), @r"
    pages/back-pain/nl.yaml:38:53 error[control-character] there is a character before this number that cannot be seen (U+00AD)
      at: \u{ad}
      help: write − if a minus is meant, or delete the character
    pages/back-pain/nl.yaml:38:60 error[control-character] a character was lost here when the text was saved or copied (U+FFFD)
      at: �
      help: write the character that was meant
    pages/back-pain/nl.yaml:38:60 error[control-character] each font shows a sign of its own here, or a box (U+F0FC)
      at: �g, \u{f0fc}
      help: delete it, or type the sign that is meant; it mostly comes with a copy from a document
    ");
}
