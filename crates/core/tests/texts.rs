//! What is said of the texts of a page and of lists of texts, exactly as a person is told.

mod common;

use common::{Content, PAGE, aid, page};
use insta::assert_snapshot;

/// What is said of the marks in one more paragraph of a page, in whatever language it is.
fn paragraph(text: &str) -> String {
    let text = text.replace('\n', "\n      ");
    let said = page(
        "    body: |\n      With scoliosis",
        &format!("    body: |\n      {text}\n\n      With scoliosis"),
    );
    let said = said.replace('\u{a0}', "<U+00A0>").replace('\u{202f}', "<U+202F>");
    let mut kept = false;
    let lines = said.lines().filter(|line| {
        if !line.starts_with(' ') {
            kept = line.contains("[markdown-slip]") || line.contains("[lost-sign]");
        }
        kept
    });
    lines.map(|line| format!("{line}\n")).collect()
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

/// No page of text has the place where decision aids are listed.
#[test]
fn a_page_of_text_has_no_list_to_link_to() {
    let said = |place: &str, body: &str| {
        let page = format!(
            "id: about\nlanguage: en\nkind: text\nslug: about\ntitle: T\ndescription: D.\n\
             intro: |\n  See [x]({place}).\n{body}review: {{on: 2026-11-22, by: A}}\n"
        );
        let said = Content::real().write("pages/about/en.yaml", page).faults();
        // That it is not translated is another matter.
        said.find("pages/about/en.yaml:8").map_or(String::new(), |at| said[at..].to_owned())
    };
    assert_snapshot!(said("#decision-aids", ""), @"
    pages/about/en.yaml:8:7 error[unusable-link] this link leads to no place on this page
      at: [x](#decision-aids)
      help: take the link out, or leave out what stands behind #
    ");
    let section = "sections:\n  - heading: Who we are\n    body: |\n      We.\n";
    assert_snapshot!(said("#decision-aids", section), @"
    pages/about/en.yaml:8:7 error[unusable-link] this link leads to no place on this page
      at: [x](#decision-aids)
      help: write one of the places there: #who-we-are
    ");
    assert_eq!(said("../back-pain/#decision-aids", section), "");
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

#[test]
fn a_minus_below_a_list() {
    assert_snapshot!(paragraph("- massage\n\n- 2,5 is de grens voor botontkalking."), @r"
    pages/back-pain/en.yaml:60:7 warning[lost-sign] Markdown takes this sign for a bullet, so readers do not see it
      at: -
      help: write \- 2,5 is … for the sign; for an item of the list, take out the blank line above it
    ");
    assert_snapshot!(paragraph("- Ruhe\n- Massage\n\n- 2,5 ist die Grenze"), @r"
    pages/back-pain/en.yaml:61:7 warning[lost-sign] Markdown takes this sign for a bullet, so readers do not see it
      at: -
      help: write \- 2,5 ist … for the sign; for an item of the list, take out the blank line above it
    ");
    assert_snapshot!(paragraph("- repos\n- marche\n\n- 1 à 3 fois par semaine"), @r"
    pages/back-pain/en.yaml:61:7 warning[lost-sign] Markdown takes this sign for a bullet, so readers do not see it
      at: -
      help: write \- 1 à … for the sign; for an item of the list, take out the blank line above it
    ");
}

#[test]
fn items_that_run_together() {
    assert_snapshot!(paragraph("Danach:\n2. Ruhe\n3. Massage"), @"
    pages/back-pain/en.yaml:59:7 warning[markdown-slip] this is not a list item: below a line of text, only a list that begins with 1 does
      at: 2.
      help: leave a blank line above it
    ");
    assert_snapshot!(paragraph("a. Eis\nb. Wärme"), @"
    pages/back-pain/en.yaml:58:7 warning[markdown-slip] this is not a list item: lists are counted with numbers, or not at all
      at: a.
      help: write 1. Eis
    ");
    // What is left where the first of two was mended.
    assert_snapshot!(paragraph("1. Eis\nb) Wärme"), @"
    pages/back-pain/en.yaml:59:7 warning[markdown-slip] this is not a list item: the one above it is counted with a number
      at: b)
      help: write 2. Wärme
    ");
    assert_snapshot!(paragraph("(1) Eis\n(2) Wärme"), @"
    pages/back-pain/en.yaml:58:7 warning[markdown-slip] this is not a list item: lists are counted with numbers, or not at all
      at: (1)
      help: write 1. Eis
    ");
    assert_snapshot!(paragraph("Puis :\ni) repos\nii) marche"), @"
    pages/back-pain/en.yaml:59:7 warning[markdown-slip] this is not a list item: lists are counted with numbers, or not at all
      at: i)
      help: write 1. repos
    ");
    assert_snapshot!(paragraph("– Eis\n– Wärme"), @"
    pages/back-pain/en.yaml:58:7 warning[markdown-slip] this sign does not begin a list item
      at: –
      help: write - Eis
    pages/back-pain/en.yaml:59:7 warning[markdown-slip] this sign does not begin a list item
      at: –
      help: write - Wärme
    ");
    // What counts nothing, or counts in a sentence.
    for fine in [
        "It began on\n2. January and went on",
        "Die Formel ist 3\n· 5 = 15.",
        "1. rest\n2. move",
        "3. rest\n4. move",
        "He says – often\n– that it hurts",
        "z. B. Massage\nund Ruhe",
        "Am 1. Januar und am\n2. Februar oder\n3. März",
        "Vitamin\nD. Then go on to\nE. coli",
    ] {
        assert_eq!(paragraph(fine), "", "{fine}");
    }
}

#[test]
fn spaces_that_markdown_does_not_know() {
    assert_snapshot!(paragraph("1.\u{202f}Ruhe"), @"
    pages/back-pain/en.yaml:58:7 warning[markdown-slip] this is not a list item, because the space after the mark is one that Markdown does not know
      at: 1.<U+202F>
      help: write 1. Ruhe
    ");
    assert_snapshot!(paragraph("Ensuite :\n1.\u{a0}repos\n2.\u{a0}marche"), @"
    pages/back-pain/en.yaml:59:7 warning[markdown-slip] this is not a list item, because the space after the mark is one that Markdown does not know
      at: 1.<U+00A0>
      help: write 1. repos
    pages/back-pain/en.yaml:60:7 warning[markdown-slip] this is not a list item, because the space after the mark is one that Markdown does not know
      at: 2.<U+00A0>
      help: write 2. marche
    ");
    assert_snapshot!(paragraph("##\u{a0}Ruhe"), @"
    pages/back-pain/en.yaml:58:7 warning[markdown-slip] this is not a heading, because the space after the mark is one that Markdown does not know
      at: ##<U+00A0>
      help: write ## Ruhe
    ");
    for fine in ["1.\u{a0}Januar 2026 war es so", "am\n1.\u{a0}Januar", "10\u{a0}mg"] {
        assert_eq!(paragraph(fine), "", "{fine}");
    }
}

#[test]
fn a_line_below_an_item() {
    assert_snapshot!(paragraph("- paracetamol\n- ibuprofen\nNiet samen innemen."), @"
    pages/back-pain/en.yaml:60:7 warning[markdown-slip] readers see this line as a part of the list item above it
      at: Niet samen innemen.
      help: leave a blank line above it; if it belongs to the item, put it on the item's line
    ");
    assert_snapshot!(paragraph("1. repos\n2. marche\nParlez-en à votre médecin."), @"
    pages/back-pain/en.yaml:60:7 warning[markdown-slip] readers see this line as a part of the list item above it
      at: Parlez-en à votre médecin.
      help: leave a blank line above it; if it belongs to the item, put it on the item's line
    ");
    assert_snapshot!(paragraph("Text\n• rest\n• move\ntext after the list."), @"
    pages/back-pain/en.yaml:59:7 warning[markdown-slip] this sign does not begin a list item
      at: •
      help: write - rest
    pages/back-pain/en.yaml:60:7 warning[markdown-slip] this sign does not begin a list item
      at: •
      help: write - move, and leave a blank line below it if the list ends here
    ");
    for fine in ["- Ruhe und\nMassage", "- rest\nor move", "- rest\n- move\n\nTalk to your doctor."]
    {
        assert_eq!(paragraph(fine), "", "{fine}");
    }
}

#[test]
fn days_that_are_no_items() {
    assert_snapshot!(paragraph("Wir haben am\n1. Mai und am\n1. Juni geschlossen."), @r"
    pages/back-pain/en.yaml:59:8 warning[lost-sign] Markdown takes this day for the number of an item in a list
      at: .
      help: write 1\. Mai und …
    pages/back-pain/en.yaml:60:8 error[lost-sign] readers see the number 2 here: Markdown takes this day for that of an item in a list
      at: .
      help: write 1\. Juni geschlossen.
    ");
    assert_snapshot!(paragraph("1. Juni: 10 mg.\n\n1. Juli: 20 mg."), @r"
    pages/back-pain/en.yaml:60:8 error[lost-sign] readers see the number 2 here: Markdown takes this day for that of an item in a list
      at: .
      help: write 1\. Juli: 20 …
    ");
    assert_snapshot!(paragraph("4. juin : 10 mg.\n\n2. juillet : 20 mg."), @r"
    pages/back-pain/en.yaml:60:8 error[lost-sign] readers see the number 5 here: Markdown takes this day for that of an item in a list
      at: .
      help: write 2\. juillet : …
    ");
    assert_snapshot!(paragraph("De behandeling begint op\n1. maart en duurt een jaar."), @r"
    pages/back-pain/en.yaml:59:8 warning[lost-sign] Markdown takes this day for the number of an item in a list
      at: .
      help: write 1\. maart en …
    ");
    assert_snapshot!(paragraph("Die Behandlung beginnt am\n1. Tag nach der Operation."), @r"
    pages/back-pain/en.yaml:59:8 warning[lost-sign] Markdown takes this number for that of an item in a list
      at: .
      help: write 1\. Tag nach … if it is none; for a list, leave a blank line above it
    ");
    assert_snapshot!(paragraph("4. Woche: 10 mg.\n\n2. Woche: 20 mg."), @r"
    pages/back-pain/en.yaml:60:7 warning[lost-sign] readers see the number 5 here: a list counts by itself
      at: 2
      help: write 5, or begin another list: a paragraph between the two ends the first; if it is the number of no item, write 2\. Woche: 20 …
    ");
    for fine in [
        "1.Mai ist frei",
        "1. Juni: 10 mg.\n\nDanach mehr.",
        "1. Januar: Ruhe\n2. Februar: Massage",
        "1. May help\n2. March on",
    ] {
        assert_eq!(paragraph(fine), "", "{fine}");
    }
}

#[test]
fn signs_and_numbers_that_begin_no_item() {
    assert_snapshot!(paragraph("De opties:\n– rust\n– bewegen"), @"
    pages/back-pain/en.yaml:59:7 warning[markdown-slip] this sign does not begin a list item
      at: –
      help: write - rust
    pages/back-pain/en.yaml:60:7 warning[markdown-slip] this sign does not begin a list item
      at: –
      help: write - bewegen
    ");
    assert_snapshot!(paragraph("o Ruhe\no Massage"), @"
    pages/back-pain/en.yaml:58:7 warning[markdown-slip] this sign does not begin a list item
      at: o
      help: write - Ruhe
    pages/back-pain/en.yaml:59:7 warning[markdown-slip] this sign does not begin a list item
      at: o
      help: write - Massage
    ");
    assert_snapshot!(paragraph("Ensuite :\n1- repos\n2- exercice"), @"
    pages/back-pain/en.yaml:59:7 warning[markdown-slip] this is not a list item: the number of an item has a dot behind it
      at: 1-
      help: write 1. repos
    ");
    assert_snapshot!(paragraph("1: rust\n2: bewegen"), @"
    pages/back-pain/en.yaml:58:7 warning[markdown-slip] this is not a list item: the number of an item has a dot behind it
      at: 1:
      help: write 1. rust
    ");
    assert_snapshot!(paragraph("Bij nood:\n→ bel 112\n→ ga liggen"), @"
    pages/back-pain/en.yaml:59:7 warning[markdown-slip] this sign does not begin a list item
      at: →
      help: write - bel 112
    pages/back-pain/en.yaml:60:7 warning[markdown-slip] this sign does not begin a list item
      at: →
      help: write - ga liggen
    ");
    assert_snapshot!(paragraph("− Ruhe\n− Massage"), @"
    pages/back-pain/en.yaml:58:7 warning[markdown-slip] this sign does not begin a list item
      at: −
      help: write - Ruhe
    pages/back-pain/en.yaml:59:7 warning[markdown-slip] this sign does not begin a list item
      at: −
      help: write - Massage
    ");
    assert_snapshot!(paragraph("Options:\n\u{a0}- rest\n\u{a0}- move"), @"
    pages/back-pain/en.yaml:59:7 warning[markdown-slip] this is not a list item, because the space before the mark is one that Markdown does not know
      at: <U+00A0>
      help: write - rest
    pages/back-pain/en.yaml:60:7 warning[markdown-slip] this is not a list item, because the space before the mark is one that Markdown does not know
      at: <U+00A0>
      help: write - move
    ");
    for fine in [
        "→ bel 112",
        "He says:\n– often",
        "Il dit – souvent\n– que ça va\n– et va",
        "Het is\n1: 20 gemengd",
        "− 5 °C\n− 6 °C",
        "o wee",
    ] {
        assert_eq!(paragraph(fine), "", "{fine}");
    }
}

#[test]
fn notes_that_readers_would_see() {
    assert_snapshot!(paragraph("Das hilft oft.  # noch prüfen"), @"
    pages/back-pain/en.yaml:58:23 warning[markdown-slip] readers see this note, because a text has no comments in it
      at: # noch prüfen
      help: take it out; a note for other editors stands above the text's key, outside of the text: # …
    ");
    assert_snapshot!(paragraph("Dat helpt vaak.\n// nog nakijken"), @"
    pages/back-pain/en.yaml:59:7 warning[markdown-slip] readers see this note, because a text has no comments in it
      at: // nog nakijken
      help: take it out; a note for other editors stands above the text's key, outside of the text: # …
    ");
    assert_snapshot!(paragraph("Cela aide {# à vérifier #} souvent."), @"
    pages/back-pain/en.yaml:58:17 warning[markdown-slip] readers see this note, because a text has no comments in it
      at: {# à vérifier #}
      help: take it out; a note for other editors stands above the text's key, outside of the text: # …
    ");
    assert_snapshot!(page("title: Back pain treatment options", "title: \"Back pain /* long? */\""), @"
    pages/back-pain/en.yaml:5:19 warning[markdown-slip] readers see this note, because a text has no comments in it
      at: /* long? */
      help: take it out; a note for other editors stands above the text's key, outside of the text: # …
    ");
    assert_snapshot!(paragraph("Take 5 mg. // check with Anna"), @"
    pages/back-pain/en.yaml:58:18 warning[markdown-slip] readers see this note, because a text has no comments in it
      at: // check with Anna
      help: take it out; a note for other editors stands above the text's key, outside of the text: # …
    ");
    assert_snapshot!(paragraph("Neem 5 mg %% nog nakijken %% per dag."), @"
    pages/back-pain/en.yaml:58:17 warning[markdown-slip] readers see this note, because a text has no comments in it
      at: %% nog nakijken %%
      help: take it out; a note for other editors stands above the text's key, outside of the text: # …
    ");
    assert_snapshot!(paragraph("Das hilft oft.\n;; noch prüfen"), @"
    pages/back-pain/en.yaml:59:7 warning[markdown-slip] readers see this note, because a text has no comments in it
      at: ;; noch prüfen
      help: take it out; a note for other editors stands above the text's key, outside of the text: # …
    ");
    assert_snapshot!(paragraph("Das ist in der Kammer\n## 12"), @r"
    pages/back-pain/en.yaml:59:7 warning[lost-sign] readers see this line as a heading, without the signs
      at: #
      help: write \## 12 for the signs; for a heading, leave a blank line above it
    ");
    for fine in
        ["Press # to go on.", "## Notiz", "in week #3. And #4", "km/h // is odd", "and/or */ a"]
    {
        assert_eq!(paragraph(fine), "", "{fine}");
    }
}

#[test]
fn links_that_are_none() {
    assert_snapshot!(paragraph("See [https://example.org/a]."), @"
    pages/back-pain/en.yaml:58:12 warning[markdown-slip] readers cannot follow this address, because it is not a link
      at: https://example.org/a
      help: write <https://example.org/a>, or [example.org/a](https://example.org/a)
    ");
    assert_snapshot!(paragraph("Zie {https://example.org/a}, of [www.example.org/b]."), @"
    pages/back-pain/en.yaml:58:12 warning[markdown-slip] readers cannot follow this address, because it is not a link
      at: https://example.org/a
      help: write <https://example.org/a>, or [example.org/a](https://example.org/a)
    pages/back-pain/en.yaml:58:40 warning[markdown-slip] readers cannot follow this address, because it is not a link
      at: www.example.org/b
      help: write [www.example.org/b](https://www.example.org/b)
    ");
    assert_snapshot!(paragraph("See thuisarts.nl/rugpijn, and/or p.o./i.v. at nhs.uk."), @"
    pages/back-pain/en.yaml:58:11 warning[markdown-slip] readers cannot follow this address, because it is not a link
      at: thuisarts.nl/rugpijn
      help: write [thuisarts.nl/rugpijn](https://thuisarts.nl/rugpijn)
    ");
    assert_snapshot!(paragraph("See (this page)[https://example.org/a]."), @"
    pages/back-pain/en.yaml:58:21 warning[markdown-slip] this is not a link, because its brackets are in the wrong order
      at: )[
      help: write the text in the first brackets and the address in the second: [text](https://…)
    ");
    assert_snapshot!(paragraph("Sehen Sie [Hilfe][1] an."), @"
    pages/back-pain/en.yaml:58:23 warning[markdown-slip] this is not a link, because nothing says what its second part leads to
      at: ][
      help: write the address behind the text: [text](https://…)
    ");
    assert_snapshot!(paragraph("Zie [[Skoliose]] of [[scoliose|een kromme rug]]."), @"
    pages/back-pain/en.yaml:58:11 warning[markdown-slip] this is not a link: a link names an address
      at: [[Skoliose]]
      help: write [Skoliose](https://…), or [Skoliose](../…/) for a page of this site
    ");
    assert_snapshot!(paragraph("Voir [](https://example.org/a)."), @"
    pages/back-pain/en.yaml:58:12 warning[markdown-slip] this link has no text, so readers do not see it
      at: [](https://example.org/a)
      help: write [text](https://example.org/a)
    ");
    for fine in [
        "as shown [1][2] and [a][1]",
        "[Hilfe][1]\n\n[1]: https://example.org/",
        "see [a [b] c](https://example.org/)",
        "<https://example.org/a_(b)>",
        "he [sic] said",
    ] {
        assert_eq!(paragraph(fine), "", "{fine}");
    }
}

#[test]
fn an_address_ends_where_its_sentence_goes_on() {
    assert_snapshot!(paragraph("Voir «https://example.org/x», (https://example.org/a_(b)) et https://example.org/z…"), @"
    pages/back-pain/en.yaml:58:13 warning[markdown-slip] readers cannot follow this address, because it is not a link
      at: https://example.org/x
      help: write <https://example.org/x>, or [example.org/x](https://example.org/x)
    pages/back-pain/en.yaml:58:38 warning[markdown-slip] readers cannot follow this address, because it is not a link
      at: https://example.org/a_(b)
      help: write <https://example.org/a_(b)>, or [example.org/a_(b)](https://example.org/a_(b))
    pages/back-pain/en.yaml:58:68 warning[markdown-slip] readers cannot follow this address, because it is not a link
      at: https://example.org/z
      help: write <https://example.org/z>, or [example.org/z](https://example.org/z)
    ");
    assert_snapshot!(paragraph("Siehe „https://example.org/x“ und https://example.org/a\\_b."), @r"
    pages/back-pain/en.yaml:58:14 warning[markdown-slip] readers cannot follow this address, because it is not a link
      at: https://example.org/x
      help: write <https://example.org/x>, or [example.org/x](https://example.org/x)
    pages/back-pain/en.yaml:58:41 warning[markdown-slip] readers cannot follow this address, because it is not a link
      at: https://example.org/a\_b
      help: write <https://example.org/a_b>, or [example.org/a_b](https://example.org/a_b)
    ");
    assert_snapshot!(paragraph("Mail anna@www.example.org of kijk op <www.example.org>."), @"
    pages/back-pain/en.yaml:58:44 warning[markdown-slip] readers cannot follow this address, because it is not a link
      at: <www.example.org>
      help: write <https://www.example.org>, or [www.example.org](https://www.example.org)
    ");
    for fine in ["anna@www.example.org", "https://…/z…", "info@www.example.de, www."] {
        assert_eq!(paragraph(fine), "", "{fine}");
    }
}

#[test]
fn a_link_to_a_page_that_is_not_there() {
    let dead = |language: &str, slug: &str| {
        let about = format!(
            "id: about\nlanguage: {language}\nkind: text\nslug: {slug}\ntitle: T\n\
             description: D.\nintro: |\n  [T](../gone/).\nreview: {{on: 2026-11-22, by: A}}\n"
        );
        let content = Content::real().write(&format!("pages/about/{language}.yaml"), about);
        let said = content.faults();
        said.lines()
            .skip_while(|line| !line.contains("unusable-link"))
            .take(3)
            .fold(String::new(), |all, line| all + line + "\n")
    };
    assert_snapshot!(dead("en", "about"), @"
    pages/about/en.yaml:8:3 error[unusable-link] this link leads to no page of the site
      at: [T](../gone/)
      help: take the link out, or write the address of a page that is there, for example ../back-pain/
    ");
    assert_snapshot!(dead("nl", "over-ons"), @"
    pages/about/nl.yaml:8:3 error[unusable-link] this link leads to no page of the site
      at: [T](../gone/)
      help: take the link out, or write the address of a page that is there, for example ../rugpijn/
    ");
}

#[test]
fn a_link_to_a_place_on_a_page_that_has_another_address_now() {
    let said = |link: &str| {
        let about = format!(
            "id: about\nlanguage: en\nkind: text\nslug: about\ntitle: T\ndescription: D.\nintro: |\n  [T]({link}).\nreview: {{on: 2026-11-22, by: A}}\n"
        );
        let content = Content::real()
            .edit(PAGE, "slug: back-pain", "slug: back-pain\nformer_slugs: [sore-back]")
            .write("pages/about/en.yaml", about);
        let said = content.faults();
        let said = said.lines().skip_while(|line| !line.contains("unusable-link")).take(3);
        said.fold(String::new(), |all, line| all + line + "\n")
    };
    assert_snapshot!(said("../sore-back/#scoliosis"), @"
    pages/about/en.yaml:8:3 error[unusable-link] this address only sends readers on, and what is behind # is lost on the way
      at: [T](../sore-back/#scoliosis)
      help: write ../back-pain/#scoliosis
    ");
    // What the site itself publishes is there.
    for fine in ["../sore-back/", "../sore-back/index.json", "/sitemap.xml", "../../404.html"] {
        assert_eq!(said(fine), "", "{fine}");
    }
}

#[test]
fn a_bullet_that_may_be_a_sign() {
    assert_snapshot!(paragraph("Der Unterschied ist\n• 5 mg am Tag."), @"
    pages/back-pain/en.yaml:59:7 warning[markdown-slip] this sign does not begin a list item
      at: •
      help: write - 5 mg am Tag. below a blank line if it is an item; else take it out
    ");
    assert_snapshot!(paragraph("• 5 mg in the morning\n• 10 mg at night"), @"
    pages/back-pain/en.yaml:58:7 warning[markdown-slip] this sign does not begin a list item
      at: •
      help: write - 5 mg in the morning
    pages/back-pain/en.yaml:59:7 warning[markdown-slip] this sign does not begin a list item
      at: •
      help: write - 10 mg at night
    ");
}

#[test]
fn a_letter_in_a_number() {
    assert_snapshot!(page("Painkillers can ease", "Take 1O mg or l0 mg. Painkillers can ease"), @"
    pages/back-pain/en.yaml:38:12 warning[look-alike] a letter stands in the place of a digit in `1O`
      at: 1O
      help: write `10`, if that is the number
    pages/back-pain/en.yaml:38:21 warning[look-alike] a letter stands in the place of a digit in `l0`
      at: l0
      help: write `10`, if that is the number
    ");
}

#[test]
fn a_mark_that_refers_to_a_note() {
    for text in ["Painkillers help (**).", "Painkillers help.\n\n      (**) For a short time."] {
        let to = format!("can ease the pain. {text}");
        assert_eq!(Content::real().edit(PAGE, "can ease the pain.", &to).faults(), "", "{text}");
    }
}

#[test]
fn marks_that_no_reader_sees_as_meant() {
    assert_snapshot!(paragraph("About 10^3^ cells, and H~2~O."), @"
    pages/back-pain/en.yaml:58:15 warning[markdown-slip] nothing is shown raised or lowered
      at: ^3^
      help: write the sign itself, as in m² and H₂O, or say it in words
    ");
    assert_snapshot!(paragraph("A value &lt 10 &gt; 5."), @r"
    pages/back-pain/en.yaml:58:15 warning[markdown-slip] readers see this as it stands, because no semicolon ends it
      at: &lt
      help: write \<
    ");
    assert_snapshot!(paragraph("a|b\n---|---\n5|6"), @"
    pages/back-pain/en.yaml:59:7 warning[markdown-slip] tables are not shown as tables
      at: ---|---
      help: write a list
    ");
    assert_snapshot!(paragraph("See [here](https://example.org/ \"not in pregnancy\")."), @r#"
    pages/back-pain/en.yaml:58:11 warning[markdown-slip] readers do not see what stands in quotes behind this address
      at: [here](https://example.org/ "not in pregnancy")
      help: write it in the text, and only the address in the brackets
    "#);
    for fine in ["About ~5 and ~10 mg, x^2 or 2^n.", "R&D, Q&A, 5 &lt; 10", "- a | b --- c"] {
        assert_eq!(paragraph(fine), "", "{fine}");
    }
    for letter in ["I", "l"] {
        let to = format!("body: {letter}\n      With scoliosis");
        let said = page("body: |\n      With scoliosis", &to);
        let said: Vec<&str> = said.lines().filter(|it| it.contains("glued-text")).collect();
        assert_eq!(said.len(), 1, "{said:?}");
        assert!(said[0].contains(&format!("the letter {letter} stands here in the place of |")));
    }
}

/// A year counts no items, so nobody is told to make one of it.
#[test]
fn a_year_without_a_space_is_no_item() {
    assert_eq!(paragraph("- It was\n  1986.A great year.\n- rest"), "");
    assert_ne!(paragraph("- It was\n  12.A great year.\n- rest"), "");
}

/// A page with a text in the place of a key's, as the line is written.
fn line(from: &str, to: &str) -> String {
    let said = page(from, to);
    let mut kept = false;
    let lines = said.lines().filter(|line| {
        if !line.starts_with(' ') {
            kept = line.contains("[hidden-text]");
        }
        kept
    });
    lines.map(|line| format!("{line}\n")).collect()
}

#[test]
fn a_part_of_one_before_a_number() {
    for text in ["½10 mg", "½1 tablet", "5½5 mg", "½.5 mg", "½,5", "½/1", "½8.00"] {
        assert_eq!(paragraph(&format!("Take {text}.")), "");
    }
    assert!(!page("title: Back pain treatment", "title: Take ½10 mg of treatment").is_empty());
}

#[test]
fn signs_that_stress_a_text() {
    assert_snapshot!(paragraph("*Adults: 2*5 mg per day."), @r"
    pages/back-pain/en.yaml:58:17 error[lost-sign] Markdown takes this sign for the end of stressed text, so readers do not see it
      at: *
      help: write \* for each of the signs, or ×
    ");
    assert_snapshot!(paragraph("**Volwassenen: 2**5 mg per dag."), @r"
    pages/back-pain/en.yaml:58:23 error[lost-sign] Markdown takes this sign for the end of stressed text, so readers do not see it
      at: *
      help: write \* for each of the signs, or ×
    ");
    assert_snapshot!(paragraph("Take 2*daily or 3*daily."), @r"
    pages/back-pain/en.yaml:58:13 error[lost-sign] Markdown takes this sign for the beginning of stressed text, so readers do not see it
      at: *
      help: write \* for each of the signs, or ×
    ");
    for fine in [
        "\\*Not for children.",
        "\\*Niet voor kinderen.",
        "\\*Adults: 2\\*5 mg per day.",
        "**\\*Adultes** : 2×5 mg.",
    ] {
        assert_eq!(paragraph(fine), "", "{fine}");
    }
    assert!(paragraph("Rest.\n\n*Not for children.").contains("asterisk is not closed"));
}

#[test]
fn signs_that_begin_a_quotation() {
    assert_snapshot!(paragraph("If you have a fever for:\n\n- > two days\n- >= three days"), @r"
    pages/back-pain/en.yaml:60:9 warning[lost-sign] Markdown takes this sign for the mark of a quotation, so readers do not see it
      at: >
      help: write \> two days for the sign; for a quotation, put it in quotation marks
    pages/back-pain/en.yaml:61:9 error[lost-sign] Markdown takes this sign for the mark of a quotation, so readers do not see it
      at: >
      help: write \>= three days
    ");
    assert_snapshot!(paragraph(">= zweimal am Tag."), @r"
    pages/back-pain/en.yaml:58:7 error[lost-sign] Markdown takes this sign for the mark of a quotation, so readers do not see it
      at: >
      help: write \>= zweimal am …
    ");
    assert_snapshot!(paragraph("En cas de fièvre :\n\n- >= trois jours"), @r"
    pages/back-pain/en.yaml:60:9 error[lost-sign] Markdown takes this sign for the mark of a quotation, so readers do not see it
      at: >
      help: write \>= trois jours
    ");
    assert_eq!(paragraph("> Het deed pijn.\n\n- rust\n\n  > Het hielp."), "");
}

#[test]
fn numbers_that_readers_see_as_others() {
    let german = |text: &str| {
        let text = text.replace('\n', "\n  ");
        let page = format!(
            "id: about\nlanguage: de\nkind: text\nslug: about\ntitle: T\ndescription: D.\nintro: |\n  \
             {text}\nreview: {{on: 2026-11-22, by: A}}\n"
        );
        let said = Content::real().write("pages/about/de.yaml", page).faults();
        let said = said.split_inclusive("pages/").filter(|it| it.contains("[lost-sign]"));
        said.map(|it| it.trim_end_matches("pages/")).collect::<String>()
    };
    assert_snapshot!(german("1. Woche: 5 mg\n1. Monat: 10 mg"), @r"
    about/de.yaml:9:4 error[lost-sign] readers see the number 2 here: Markdown takes this number for that of an item in a list
      at: .
      help: write 1\. Monat: 10 …
    ");
    assert_eq!(german("1. Woche: 5 mg\n2. Woche: 10 mg"), "");
    assert_eq!(german("1. Ruhe\n1. Massage"), "");
    assert_snapshot!(paragraph("4. Take 5 mg\n4. Take 10 mg"), @r"
    pages/back-pain/en.yaml:59:7 warning[lost-sign] readers see the number 5 here: a list counts by itself
      at: 4
      help: write 5, or begin another list: a paragraph between the two ends the first; if it is the number of no item, write 4\. Take 10 …
    ");
    assert_snapshot!(paragraph("2. Repos\n2. Marche"), @r"
    pages/back-pain/en.yaml:59:7 warning[lost-sign] readers see the number 3 here: a list counts by itself
      at: 2
      help: write 3, or begin another list: a paragraph between the two ends the first; if it is the number of no item, write 2\. Marche
    ");
    assert_snapshot!(paragraph("The dose is\n1) 5 mg each day."), @r"
    pages/back-pain/en.yaml:59:8 error[lost-sign] Markdown takes this number for that of an item in a list
      at: )
      help: write 1\) 5 mg … if it is none
    ");
    assert_snapshot!(paragraph("De dosis is\n1. 5 mg per dag."), @r"
    pages/back-pain/en.yaml:59:8 error[lost-sign] Markdown takes this number for that of an item in a list
      at: .
      help: write 1\. 5 mg … if it is none, or 1.5 mg … for one number
    ");
}

#[test]
fn hyphens_before_numbers() {
    assert_snapshot!(paragraph("Take:\n\n-\u{a0}500 mg paracetamol\n-\u{a0}400 mg ibuprofen"), @"
    pages/back-pain/en.yaml:60:7 warning[markdown-slip] this is not a list item, because the space after the mark is one that Markdown does not know
      at: -<U+00A0>
      help: write - 500 mg paracetamol for an item; for a minus, write −500 mg paracetamol
    pages/back-pain/en.yaml:61:7 warning[markdown-slip] this is not a list item, because the space after the mark is one that Markdown does not know
      at: -<U+00A0>
      help: write - 400 mg ibuprofen for an item; for a minus, write −400 mg ibuprofen
    ");
    assert_snapshot!(paragraph("Neem:\n-500 mg paracetamol\n-400 mg ibuprofen"), @"
    pages/back-pain/en.yaml:59:7 warning[markdown-slip] this is not a list item, because there is no space after the mark
      at: -
      help: write - 500 mg paracetamol for an item; for a minus, write −500 mg paracetamol, and leave a blank line below it if the list ends here
    pages/back-pain/en.yaml:60:7 warning[markdown-slip] this is not a list item, because there is no space after the mark
      at: -
      help: write - 400 mg ibuprofen for an item; for a minus, write −400 mg ibuprofen
    ");
    assert_snapshot!(paragraph("- Ruhe\n-\u{202f}500 mg Paracetamol"), @"
    pages/back-pain/en.yaml:59:7 warning[markdown-slip] this is not a list item, because the space after the mark is one that Markdown does not know
      at: -<U+202F>
      help: write - 500 mg Paracetamol for an item; for a minus, write −500 mg Paracetamol
    ");
    assert_snapshot!(paragraph("-\u{a0}repos\n-\u{a0}5 mg"), @"
    pages/back-pain/en.yaml:58:7 warning[markdown-slip] this is not a list item, because the space after the mark is one that Markdown does not know
      at: -<U+00A0>
      help: write - repos
    pages/back-pain/en.yaml:59:7 warning[markdown-slip] this is not a list item, because the space after the mark is one that Markdown does not know
      at: -<U+00A0>
      help: write - 5 mg for an item; for a minus, write −5 mg
    ");
    assert_snapshot!(paragraph("The T-score:\n\n– 2.5 is normal.\n– 3.0 is not."), @"
    pages/back-pain/en.yaml:60:7 warning[markdown-slip] this sign does not begin a list item
      at: –
      help: write - 2.5 is normal. for an item; for a minus, write −2.5 is normal.
    pages/back-pain/en.yaml:61:7 warning[markdown-slip] this sign does not begin a list item
      at: –
      help: write - 3.0 is not. for an item; for a minus, write −3.0 is not.
    ");
    for fine in [
        "The T-score:\n\n−2.5 is normal.\n−3.0 is not.",
        "The T-score is:\n-2.5",
        "a score between\n-500 and\n-400",
        "Take:\n\n- 500 mg\n- 400 mg",
    ] {
        assert_eq!(paragraph(fine), "", "{fine}");
    }
}

#[test]
fn a_number_behind_the_sign_of_a_comment() {
    let body = "    body: |\n      With scoliosis, the";
    assert_snapshot!(line("heading: Scoliosis", "heading: Scoliosis, go to ward # 31"), @r#"
    pages/back-pain/en.yaml:55:36 warning[hidden-text] YAML takes this for a comment, so that no reader sees it
      at: # 31
      help: write heading: "Scoliosis, go to ward # 31"; if it is a comment, put it on a line of its own, above
    "#);
    assert_snapshot!(line("title: Back pain", "title: Back pain, the # 1 problem"), @r#"
    pages/back-pain/en.yaml:5:23 warning[hidden-text] YAML takes this for a comment, so that no reader sees it
      at: # 1 problem treatment options
      help: write title: "Back pain, the # 1 problem treatment options"; if it is a comment, put it on a line of its own, above
    "#);
    assert_snapshot!(line(body, "    body: Go to ward # 31 and take 5 mg.\n    x: |\n      the"), @r#"
    pages/back-pain/en.yaml:57:22 warning[hidden-text] YAML takes this for a comment, so that no reader sees it
      at: # 31 and take 5 mg.
      help: write body: "Go to ward # 31 and take 5 mg."; if it is a comment, put it on a line of its own, above
    "#);
    let subject = "subject:\n  en: Scoliosis # 1\n  nl: Scoliose";
    assert_snapshot!(aid("subject: {en: Scoliosis, nl: Scoliose}", subject), @r#"
    aids/scoliosis-ohri.yaml:4:17 warning[hidden-text] YAML takes this for a comment, so that no reader sees it
      at: # 1
      help: write en: "Scoliosis # 1"; if it is a comment, put it on a line of its own, above
    "#);
    let nl = "subject:\n  en: Scoliosis\n  nl: Scoliose #1";
    assert!(aid("subject: {en: Scoliosis, nl: Scoliose}", nl).contains("[hidden-text]"));
    let items = |item: &str| format!("expect:\n      - scoliosis\n      - {item}\n    note:");
    let listed = aid("expect: [scoliosis, surgery]", &items("surgery # 2"));
    assert_snapshot!(listed.lines().take(3).collect::<Vec<_>>().join("\n"), @r#"
    aids/scoliosis-ohri.yaml:15:17 warning[hidden-text] YAML takes this for a comment, so that no reader sees it
      at: # 2
      help: write - "surgery # 2"; if it is a comment, put it on a line of its own, above
    "#);
    assert!(
        !aid("expect: [scoliosis, surgery]", &items("surgery # two words"))
            .contains("[hidden-text]")
    );
    // The first word of an item may be one that is a key elsewhere.
    let named = aid("expect: [scoliosis, surgery]", &items("title page # 2"));
    assert!(named.contains("write - \"title page # 2\""), "{named}");
    for fine in ["heading: Scoliosis # two words", "heading: \"Scoliosis # 1\""] {
        assert_eq!(line("heading: Scoliosis", fine), "", "{fine}");
    }
    assert_eq!(aid("status: active", "status: active # 2 links"), "");
}

#[test]
fn a_text_in_quotes_over_lines_is_told_once() {
    let text = "    body: \"The options are\n\n      - avoiding\n\n      With scoliosis\"\n    x: |\n      With";
    let said = page("    body: |\n      With scoliosis", text);
    assert!(said.contains("[glued-text]") && !said.contains("[lost-sign]"), "{said}");
}

#[test]
fn a_comparison_is_no_tag() {
    assert_snapshot!(page("Painkillers can ease", "If a<b and c>d, or 2<i and 3>j. Painkillers can ease"), @r"
    pages/back-pain/en.yaml:38:11 error[raw-html] texts are written without HTML
      at: <b and c>
      help: for a plain < write \<; else take the tag out
    ");
    assert!(page("Painkillers can ease", "<b>Painkillers</b> can ease").contains("write **bold**"));
}
