//! What is said of mistakes whose first remedy was a wrong one, exactly as a person is told.

mod common;

use common::{AID, Content, PAGE, aid, page, said};
use insta::assert_snapshot;

const TITLE: &str = "title: \"Scoliosis: Should I (or My Child) Have Surgery?\"";

#[test]
fn names_that_differ_in_capitals() {
    let twin = Content::real().read(AID);
    assert_snapshot!(Content::real().write("aids/Scoliosis-OHRI.yaml", &twin).faults(), @"
    aids/Scoliosis-OHRI.yaml:1:1 error[unexpected-file] beside this file there is scoliosis-ohri.yaml, which some computers take for the same file
      at: 
      help: keep one of the two; if they are two things, give this one another name and id
    ");
    assert_snapshot!(Content::real().write("aids/scoliosis-ohri.YAML", &twin).faults(), @"
    aids/scoliosis-ohri.YAML:1:1 error[unexpected-file] beside this file there is aids/scoliosis-ohri.yaml, which some computers take for the same file
      at: 
      help: keep one of the two; if they are two things, give this one another name and id
    ");
    let renamed = |from: &str, to: &str| {
        let content = Content::real();
        let text = content.read(from);
        content.remove(from).write(to, text).faults()
    };
    assert_snapshot!(renamed(PAGE, "pages/back-pain/EN.yaml"), @"
    pages/back-pain/EN.yaml:1:1 error[unexpected-file] the name of this file is written otherwise than others refer to it
      at: 
      help: rename it to en.yaml: small letters, except for a script or a country
    ");
    assert_snapshot!(renamed(AID, "aids/Scoliosis-ohri.yaml"), @"
    aids/Scoliosis-ohri.yaml:1:1 error[unexpected-file] the name of this file is written otherwise than others refer to it
      at: 
      help: rename it to scoliosis-ohri.yaml: small letters
    ");
}

#[test]
fn a_folder_of_another_name() {
    let content = Content::real();
    std::fs::rename(content.path("aids"), content.path("aid")).expect("the folder");
    assert_snapshot!(content.faults(), @"
    aid:1:1 error[unexpected-file] nothing reads a folder of the name `aid`
      at: 
      help: rename it to aids
    ");
    let both = Content::real().write("Aids/foo.yaml", "id: foo\n");
    assert_snapshot!(both.faults(), @"
    Aids:1:1 error[unexpected-file] nothing reads a folder of the name `Aids`
      at: 
      help: move what is in it to aids/
    ");
}

#[test]
fn a_folder_that_differs_from_another_in_capitals() {
    let twin = |folder: &str| {
        let content = Content::real();
        let [en, nl] = ["en", "nl"].map(|it| content.read(&format!("pages/back-pain/{it}.yaml")));
        let (first, second) = (format!("{folder}/en.yaml"), format!("{folder}/nl.yaml"));
        content.write(&first, en).write(&second, nl).faults()
    };
    assert_snapshot!(twin("pages/Back-Pain"), @"
    pages/Back-Pain:1:1 error[unexpected-file] beside this folder there is back-pain, which some computers take for the same folder
      at: 
      help: keep one of the two; if they are two things, give this one another name and id
    ");
    assert_snapshot!(twin("pages/back-pain (1)"), @"
    pages/back-pain (1)/en.yaml:2:5 error[duplicate-id] another page has the id `back-pain` and the language `en` already
      at: back-pain
      also: pages/back-pain/en.yaml:2:5
      help: delete the folder if it is a copy; else rename it to pages/back-pain-1 and write `id: back-pain-1`
    pages/back-pain (1)/nl.yaml:2:5 error[duplicate-id] another page has the id `back-pain` and the language `nl` already
      at: back-pain
      also: pages/back-pain/nl.yaml:2:5
      help: delete the folder if it is a copy; else rename it to pages/back-pain-1 and write `id: back-pain-1`
    ");
}

#[test]
fn a_page_whose_name_is_no_language() {
    let page = |name: &str, from: &str, to: &str| {
        let content = Content::real();
        let text = content.read("pages/back-pain/nl.yaml").replace(from, to);
        let said = content.write(&format!("pages/back-pain/{name}.yaml"), text).faults();
        // Its texts are those of the Dutch page, which is another matter.
        let first = said.lines().take_while(|line| !line.contains("[translation-differs]"));
        first.map(|line| format!("{line}\n")).collect::<String>()
    };
    assert_snapshot!(page("deutsch", "language: nl", "language: de"), @"
    pages/back-pain/deutsch.yaml:3:11 error[id-mismatch] `language` is `de`, but the file is called `deutsch`
      at: de
      help: rename the file to de.yaml, as its `language` is
    pages/back-pain/deutsch.yaml:3:11 error[unknown-language] the site is not written in `de`
      at: de
      help: write one of en, nl, or add the language to `languages` in site.yaml
    ");
    assert_snapshot!(page("français", "language: nl", "language: fr"), @"
    pages/back-pain/français.yaml:3:11 error[id-mismatch] `language` is `fr`, but the file is called `français`
      at: fr
      help: rename the file to fr.yaml, as its `language` is
    pages/back-pain/français.yaml:3:11 error[unknown-language] the site is not written in `fr`
      at: fr
      help: write one of en, nl, or add the language to `languages` in site.yaml
    ");
    assert_snapshot!(page("nl (1)", "", ""), @"
    pages/back-pain/nl (1).yaml:3:11 error[duplicate-id] another page has the id `back-pain` and the language `nl` already
      at: nl
      also: pages/back-pain/nl.yaml:3:11
      help: delete the file if it is a copy; else rename it to the code of its language, for example de.yaml
    ");
    assert_snapshot!(page("nl - Kopie", "", ""), @"
    pages/back-pain/nl - Kopie.yaml:3:11 error[duplicate-id] another page has the id `back-pain` and the language `nl` already
      at: nl
      also: pages/back-pain/nl.yaml:3:11
      help: delete the file if it is a copy; else rename it to the code of its language, for example de.yaml
    ");
}

#[test]
fn a_file_in_a_folder_too_many() {
    let moved = |from: &str, to: &str| {
        let content = Content::real();
        let text = content.read(from);
        content.remove(from).write(to, text).faults()
    };
    assert_snapshot!(moved(AID, "aids/knee/scoliosis-ohri.yaml"), @"
    aids/knee/scoliosis-ohri.yaml:1:1 error[unexpected-file] nothing reads this file
      at: 
      help: move it to aids/scoliosis-ohri.yaml
    ");
    assert_snapshot!(moved("providers/ohri.yaml", "providers/canada/on/ohri.yaml"), @"
    providers/canada/on/ohri.yaml:1:1 error[unexpected-file] nothing reads this file
      at: 
      help: move it to providers/ohri.yaml
    ");
    let both = Content::real();
    let text = both.read(AID);
    assert_snapshot!(both.write("aids/old/scoliosis-ohri.yaml", text).faults(), @"
    aids/old/scoliosis-ohri.yaml:1:1 warning[unexpected-file] nothing reads this file
      at: 
      help: delete it if it is a copy of aids/scoliosis-ohri.yaml; else give it another name and id there
    ");
}

#[cfg(unix)]
#[test]
fn links_in_the_place_of_folders() {
    let content = Content::real();
    let elsewhere = tempfile::tempdir().expect("a folder");
    let target = elsewhere.path().join("back-pain");
    std::fs::rename(content.path("pages/back-pain"), &target).expect("the folder");
    std::os::unix::fs::symlink(&target, content.path("pages/back-pain")).expect("a link");
    assert_snapshot!(content.faults(), @"
    pages/back-pain:1:1 error[unreadable] this is a link to another folder, and content is not read through links
      at: 
      help: put the folder back-pain itself here, with its files
    ");
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_read() {
    use std::os::unix::fs::PermissionsExt as _;
    let said = |folder: &str| {
        let content = Content::real();
        let path = content.path(folder);
        let set = |mode| {
            let mode = std::fs::Permissions::from_mode(mode);
            std::fs::set_permissions(&path, mode).expect("its owner");
        };
        set(0o000);
        let faults = std::fs::read_dir(&path).is_err().then(|| content.faults());
        set(0o755);
        faults
    };
    // The system's administrator may read everything.
    let (Some(page), Some(pages), Some(aids)) =
        (said("pages/back-pain"), said("pages"), said("aids"))
    else {
        return;
    };
    // What may be in it is not missing.
    assert_snapshot!([page, pages, aids].concat(), @"
    pages/back-pain:1:1 error[unreadable] the folder cannot be read: Permission denied (os error 13)
      at: 
      help: check that you may read the folder
    pages:1:1 error[unreadable] the folder cannot be read: Permission denied (os error 13)
      at: 
      help: check that you may read the folder
    aids:1:1 error[unreadable] the folder cannot be read: Permission denied (os error 13)
      at: 
      help: check that you may read the folder
    ");
}

#[test]
fn another_kind_of_value_where_text_is_meant() {
    assert_snapshot!(aid(TITLE, "title: 2020"), @r#"
    aids/scoliosis-ohri.yaml:12:12 error[wrong-type] `title` must be text, not a number
      at: 2020
      help: put it in quotes: "2020"
    "#);
    assert_snapshot!(page("title: Back pain treatment options", "title: true"), @r#"
    pages/back-pain/en.yaml:5:8 error[wrong-type] `title` must be text, not true or false
      at: true
      help: put it in quotes: "true"
    "#);
    assert_snapshot!(aid(TITLE, "title: 012"), @r#"
    aids/scoliosis-ohri.yaml:12:12 warning[ambiguous-scalar] other YAML readers take a plain `012` for something other than text
      at: 012
      help: if it is text, put it in quotes: "012"; if it is a number, write 12
    "#);
    assert_snapshot!(aid(TITLE, "title: 12:30"), @r#"
    aids/scoliosis-ohri.yaml:12:12 warning[ambiguous-scalar] other YAML readers take a plain `12:30` for something other than text
      at: 12:30
      help: put it in quotes: "12:30": a time or a ratio is text
    "#);
}

#[test]
fn letters_of_another_alphabet() {
    assert_snapshot!(aid("id: scoliosis-ohri", "id: sc\u{43e}liosis-ohri"), @"
    aids/scoliosis-ohri.yaml:2:5 error[invalid-value] `id` cannot be `scоliosis-ohri`
      at: scоliosis-ohri
      help: write `scoliosis-ohri`: a sign in it only looks like the right one
    ");
    assert_snapshot!(aid("provider: ohri", "provider: \u{43e}hri"), @"
    aids/scoliosis-ohri.yaml:5:11 error[invalid-value] `provider` cannot be `оhri`
      at: оhri
      help: write `ohri`: a sign in it only looks like the right one
    ");
    assert_snapshot!(aid("expect: [scoliosis,", "expect: [scoli\u{43e}sis,"), @"
    aids/scoliosis-ohri.yaml:13:14 warning[look-alike] a letter of `scoliоsis` is from another alphabet: о (Cyrillic)
      at: scoliоsis
      help: write `scoliosis`, typed rather than pasted
    ");
    let host = Content::real().edit(
        "providers/ohri.yaml",
        "hosts: [decisionaid.ohri.ca]",
        "hosts: [decisionaid.\u{43e}hri.ca]",
    );
    assert_snapshot!(host.faults(), @"
    providers/ohri.yaml:6:9 error[invalid-value] entry 1 of `hosts` cannot be `decisionaid.оhri.ca`
      at: decisionaid.оhri.ca
      help: write `decisionaid.ohri.ca`: a sign in it only looks like the right one
    ");
}

#[test]
fn letters_of_another_encoding() {
    assert_snapshot!(page("title: Back pain", "title: RÃ¼cken"), @"
    pages/back-pain/en.yaml:5:8 error[not-utf8] `RÃ¼cken` was saved in one encoding and read in another
      at: RÃ¼cken
      help: write `Rücken`
    ");
    assert_snapshot!(page("Painkillers can ease", "Ã‰Ã©n pijnstiller, Ã©Ã©n, can ease"), @"
    pages/back-pain/en.yaml:38:7 error[not-utf8] `Ã‰Ã©n` was saved in one encoding and read in another
      at: Ã‰Ã©n
      help: write `Één`
    pages/back-pain/en.yaml:38:26 error[not-utf8] `Ã©Ã©n` was saved in one encoding and read in another
      at: Ã©Ã©n
      help: write `één`
    ");
    assert_snapshot!(aid("subject: {en: Scoliosis,", "subject: {en: \"Le cÅ“ur\","), @"
    aids/scoliosis-ohri.yaml:3:19 error[not-utf8] `cÅ“ur` was saved in one encoding and read in another
      at: cÅ“ur
      help: write `cœur`
    ");
    assert_snapshot!(aid("id: scoliosis-ohri", "id: scoliÃ³sis-ohri"), @"
    aids/scoliosis-ohri.yaml:2:5 error[invalid-value] `id` cannot be `scoliÃ³sis-ohri`
      at: scoliÃ³sis-ohri
      help: write `scolia-sis-ohri`: use small letters without accents, digits, and single hyphens between words, for example scoliosis-ohri
    ");
    assert_snapshot!(aid(TITLE, "title: « Scoliose »"), @r#"
    aids/scoliosis-ohri.yaml:12:12 warning[look-alike] these quotes are part of the text, so that readers see them
      at: « Scoliose »
      help: write "Scoliose", or leave the quotes out
    "#);
    assert_snapshot!(aid(TITLE, "title: »Skoliose«"), @r#"
    aids/scoliosis-ohri.yaml:12:12 warning[look-alike] these quotes are part of the text, so that readers see them
      at: »Skoliose«
      help: write "Skoliose", or leave the quotes out
    "#);
}

#[test]
fn suggestions_that_would_not_do() {
    assert_snapshot!(
        aid("status: active", "status: archived\nsuccessor: scoliosis-ohrx"), @"
    aids/scoliosis-ohri.yaml:10:12 error[unknown-aid] there is no aid `scoliosis-ohrx`
      at: scoliosis-ohrx
      help: create aids/scoliosis-ohrx.yaml with `signpost new aid scoliosis-ohrx`, or take `successor` out
    ");
    assert_snapshot!(page("Painkillers can ease", "[Painkillers](../back-pian/) can ease"), @"
    pages/back-pain/en.yaml:38:7 error[unusable-link] this link leads to no page of the site
      at: [Painkillers](../back-pian/)
      help: take the link out: there is no other page in this language
    ");
    let list = "list: [low-back-pain-ohri, herniated-disc-nl, herniated-disc-ohri, spinal-stenosis-ohri, scoliosis-ohri]";
    let one = page(list, "list: [knee]");
    let first: Vec<&str> = one.lines().filter(|it| it.contains("knee")).collect();
    assert_snapshot!(first.join("\n"), @"
    pages/back-pain/en.yaml:71:10 error[unknown-aid] there is no aid `knee`
      at: knee
      help: create aids/knee.yaml with `signpost new aid knee`, or list another aid in its place
    ");
    assert_snapshot!(page("scoliosis-ohri]", "scoliosis-ohri, knee]"), @"
    pages/back-pain/en.yaml:71:108 error[unknown-aid] there is no aid `knee`
      at: knee
      help: create aids/knee.yaml with `signpost new aid knee`, or take `knee` out of the list
    ");
}

#[test]
fn signs_that_begin_something_else() {
    for (name, written) in [
        ("number", "title: #1 on scoliosis"),
        ("brackets", "title: [PDF] Scoliosis leaflet"),
        ("braces", "title: {PDF} Scoliosis leaflet"),
        ("ampersand", "title: & Scoliosis leaflet"),
        ("percent", "title: % of people"),
    ] {
        insta::allow_duplicates! {
            let said = aid(TITLE, written);
            assert!(said.matches("help:").count() == 1, "{name}: {said}");
            assert!(said.contains(&format!("title: \"{}\"", &written[7..])), "{name}: {said}");
        }
    }
    assert_snapshot!(aid(TITLE, "title: #1 on scoliosis"), @r##"
    aids/scoliosis-ohri.yaml:12:12 error[empty-value] `title` is left empty, because # begins a comment
      at: #1 on scoliosis
      help: put the text in quotes: title: "#1 on scoliosis"
    "##);
    assert_snapshot!(aid(TITLE, "title: [PDF] Scoliosis leaflet"), @r#"
    aids/scoliosis-ohri.yaml:12:5 error[yaml-syntax] a text that begins with this sign must be in quotes
      at: title: [PDF] Scoliosis leaflet
      help: write title: "[PDF] Scoliosis leaflet"
    "#);
    assert_snapshot!(aid("status: active", "status; active"), @"
    aids/scoliosis-ohri.yaml:9:1 error[yaml-syntax] this sign stands where a colon must be
      at: status; active
      help: type an ordinary colon and a space: status: active
    ");
    assert_snapshot!(aid("status: active", "status = active"), @"
    aids/scoliosis-ohri.yaml:9:1 error[yaml-syntax] this sign stands where a colon must be
      at: status = active
      help: type an ordinary colon and a space: status: active
    ");
}

#[test]
fn signs_that_begin_a_comment_in_a_list() {
    assert_snapshot!(page("also_called: []", "also_called: [Verengung, Stenose #2]"), @r#"
    pages/back-pain/en.yaml:56:38 error[yaml-syntax] this # begins a comment, so that the bracket behind it closes nothing
      at: #2
      help: put the text in quotes: "Stenose #2"
    "#);
    assert_snapshot!(aid("nl: Scoliose}", "nl: #Scoliose}"), @r##"
    aids/scoliosis-ohri.yaml:3:30 error[yaml-syntax] this # begins a comment, so that the bracket behind it closes nothing
      at: #Scoliose
      help: put the text in quotes: "#Scoliose"
    "##);
    assert_snapshot!(page("also_called: []", "also_called: [#1 vernauwing]"), @r##"
    pages/back-pain/en.yaml:56:19 error[yaml-syntax] this # begins a comment, so that the bracket behind it closes nothing
      at: #1 vernauwing
      help: put the text in quotes: "#1 vernauwing"
    "##);
    assert_snapshot!(page("also_called: []", "also_called:\n      - #1 Verengung\n      - b"), @r##"
    pages/back-pain/en.yaml:57:9 error[empty-value] entry 1 of `also_called` is left empty, because # begins a comment
      at: #1 Verengung
      help: put the text in quotes: - "#1 Verengung"
    "##);
    assert_snapshot!(page("also_called: []", "also_called:\n      - hernie\n      - #2 discale"), @r##"
    pages/back-pain/en.yaml:58:9 error[empty-value] entry 2 of `also_called` is left empty, because # begins a comment
      at: #2 discale
      help: put the text in quotes: - "#2 discale"
    "##);
    assert_snapshot!(page("also_called: []", "also_called:\n      - # to come\n      - b"), @"
    pages/back-pain/en.yaml:57:18 error[empty-value] entry 1 of `also_called` is left empty
      at: 
      help: write some text on one line, without spaces before or after it
    ");
    // A comment by itself, and a bracket that stands nowhere.
    assert_snapshot!(page("also_called: []", "also_called: [a, # the first\n      b]"), @"");
    assert_snapshot!(page("also_called: []", "also_called: [a, # the first\n      b"), @"
    pages/back-pain/en.yaml:56:18 error[yaml-syntax] this bracket is not closed
      at: [
      help: write ] where the list ends
    ");
}

#[test]
fn words_that_mean_nothing_in_yaml() {
    assert_snapshot!(aid("expect: [scoliosis", "expect: [null, ~, scoliosis"), @r#"
    aids/scoliosis-ohri.yaml:13:14 error[empty-value] entry 1 of `expect` is left empty: YAML reads `null` as nothing
      at: null
      help: if it is text, put it in quotes: "null"
    aids/scoliosis-ohri.yaml:13:20 error[empty-value] entry 2 of `expect` is left empty: YAML reads `~` as nothing
      at: ~
      help: write a word that has letters in it, without spaces before or after it, and without a semicolon
    "#);
    assert_snapshot!(page("also_called: []", "also_called: [~, Null]"), @r#"
    pages/back-pain/en.yaml:56:19 error[empty-value] entry 1 of `also_called` is left empty: YAML reads `~` as nothing
      at: ~
      help: if it is text, put it in quotes: "~"
    pages/back-pain/en.yaml:56:22 error[empty-value] entry 2 of `also_called` is left empty: YAML reads `Null` as nothing
      at: Null
      help: if it is text, put it in quotes: "Null"
    "#);
    assert_snapshot!(aid(TITLE, "title: null"), @r#"
    aids/scoliosis-ohri.yaml:12:12 error[empty-value] `title` is left empty: YAML reads `null` as nothing
      at: null
      help: if it is text, put it in quotes: "null"
    "#);
}

#[test]
fn entries_without_commas() {
    let list = "herniated-disc-nl, herniated-disc-ohri, spinal";
    assert_snapshot!(page(list, "herniated-disc-nl; herniated-disc-ohri; spinal"), @"
    pages/back-pain/en.yaml:71:30 error[invalid-value] entry 2 of `list` cannot be `herniated-disc-nl; herniated-disc-ohri; spinal-stenosis-ohri`
      at: herniated-disc-nl; herniated-disc-ohri; spinal-stenosis-ohri
      help: put commas between the entries: herniated-disc-nl, herniated-disc-ohri, spinal-stenosis-ohri
    ");
    assert_snapshot!(page(list, "herniated-disc-nl;herniated-disc-ohri, spinal"), @"
    pages/back-pain/en.yaml:71:30 error[invalid-value] entry 2 of `list` cannot be `herniated-disc-nl;herniated-disc-ohri`
      at: herniated-disc-nl;herniated-disc-ohri
      help: put commas between the entries: herniated-disc-nl, herniated-disc-ohri
    ");
    assert_snapshot!(page(list, "herniated-disc-nl herniated-disc-ohri, spinal"), @"
    pages/back-pain/en.yaml:71:30 error[invalid-value] entry 2 of `list` cannot be `herniated-disc-nl herniated-disc-ohri`
      at: herniated-disc-nl herniated-disc-ohri
      help: put commas between the entries: herniated-disc-nl, herniated-disc-ohri
    ");
}

#[test]
fn front_matter_and_texts_without_their_sign() {
    let content = Content::real();
    let text = content.read(AID);
    assert_snapshot!(content.write(AID, format!("---\n{text}---\n")).faults(), @"
    aids/scoliosis-ohri.yaml:15:1 error[yaml-feature] this line closes nothing: content has no second part below it
      at: ---
      help: take the line out; front matter as other programs have it is not needed
    ");
    assert_snapshot!(page("    body: |\n      With scoliosis, the", "    body:\n      With scoliosis: the"), @"
    pages/back-pain/en.yaml:57:5 error[yaml-syntax] a text of several lines must begin with | behind its key
      at: body:
      help: write body: |
    ");
    assert_snapshot!(page("    body: |\n      With scoliosis, the", "    body\n      With scoliosis: the"), @"
    pages/back-pain/en.yaml:57:5 error[yaml-syntax] there is no colon after the key
      at: body
      help: write body: |
    ");
}

#[test]
fn a_character_that_nobody_sees_is_told_where_it_is() {
    let seen = |said: String| said.replace('\u{202e}', "<U+202E>");
    assert_snapshot!(seen(page("With scoliosis, the", "With scolio\u{202e}sis, the")), @"
    pages/back-pain/en.yaml:58:18 error[control-character] there is a character here that cannot be seen and changes how the text is shown (U+202E)
      at: <U+202E>
      help: delete it: put the cursor before it and press Delete once, or type the line again
    ");
    assert_snapshot!(seen(page("title: Back pain", "title: Back \u{202e}pain")), @"
    pages/back-pain/en.yaml:5:13 error[control-character] there is a character here that cannot be seen and changes how the text is shown (U+202E)
      at: <U+202E>
      help: delete it: put the cursor before it and press Delete once, or type the line again
    ");
}

#[test]
fn apostrophes_that_open_no_quote() {
    let dutch =
        |from: &str, to: &str| Content::real().edit("pages/back-pain/nl.yaml", from, to).faults();
    let heading = "heading: Scoliose";
    assert_snapshot!(dutch(heading, "heading: 's Nachts pijn"), @r#"
    pages/back-pain/nl.yaml:55:14 error[yaml-syntax] YAML takes this apostrophe for a quote that opens, so that readers do not see it
      at: 's Nachts pijn
      help: put the text in double quotes: "'s Nachts pijn"
    "#);
    assert_snapshot!(dutch(heading, "heading: 's Nachts pijn'"), @r#"
    pages/back-pain/nl.yaml:55:14 warning[look-alike] YAML takes this apostrophe for a quote that opens, so that readers do not see it
      at: 's Nachts pijn'
      help: put the text in double quotes: "'s Nachts pijn"
    "#);
    assert_snapshot!(dutch(heading, "heading: 's Ochtends en 's avonds # a note"), @r#"
    pages/back-pain/nl.yaml:55:14 error[yaml-syntax] YAML takes this apostrophe for a quote that opens, so that readers do not see it
      at: 's Ochtends en 's avonds
      help: put the text in double quotes: "'s Ochtends en 's avonds"
    "#);
    assert_snapshot!(dutch("also_called: []", "also_called: ['t kromme rug]"), @r#"
    pages/back-pain/nl.yaml:56:19 error[yaml-syntax] YAML takes this apostrophe for a quote that opens, so that readers do not see it
      at: 't kromme rug
      help: put the text in double quotes: "'t kromme rug"
    "#);
    assert_snapshot!(dutch("also_called: []", "also_called: ['s ochtends, 's avonds]"), @r#"
    pages/back-pain/nl.yaml:56:19 error[yaml-syntax] YAML takes this apostrophe for a quote that opens, so that readers do not see it
      at: 's ochtends
      help: put the text in double quotes: "'s ochtends"
    "#);
    assert_snapshot!(dutch("also_called: []", "also_called:\n      - 'n bult"), @r#"
    pages/back-pain/nl.yaml:57:9 error[yaml-syntax] YAML takes this apostrophe for a quote that opens, so that readers do not see it
      at: 'n bult
      help: put the text in double quotes: "'n bult"
    "#);
    assert_snapshot!(aid("nl: Scoliose}", "nl: 's Nachts}"), @r#"
    aids/scoliosis-ohri.yaml:3:30 error[yaml-syntax] YAML takes this apostrophe for a quote that opens, so that readers do not see it
      at: 's Nachts
      help: put the text in double quotes: "'s Nachts"
    "#);
    for fine in ["\"'s Nachts pijn\"", "'It''s so'", "'s-Hertogenbosch'", "\"a, 's nachts\""] {
        assert_eq!(aid(TITLE, &format!("title: {fine}")), "", "{fine}");
    }
}

#[test]
fn remedies_that_do_what_they_say() {
    let paragraph = |text: &str| page("Painkillers can ease", text);
    assert_snapshot!(page("heading: Scoliosis", "heading: \"Kraken\" van de rug"), @r#"
    pages/back-pain/en.yaml:55:14 error[yaml-syntax] this quote ends the text, and more follows it
      at: "Kraken" van de rug
      help: put the whole text in other quotes: heading: '"Kraken" van de rug'
    "#);
    assert_snapshot!(page("heading: Scoliosis", "heading: 'Craquement' du dos"), @r#"
    pages/back-pain/en.yaml:55:14 error[yaml-syntax] this quote ends the text, and more follows it
      at: 'Craquement' du dos
      help: put the whole text in other quotes: heading: "'Craquement' du dos"
    "#);
    assert_snapshot!(page("heading: Scoliosis", "heading: # 1 Scoliosis"), @r##"
    pages/back-pain/en.yaml:55:14 error[empty-value] `heading` is left empty, because # begins a comment
      at: # 1 Scoliosis
      help: if the text begins with #, put it in quotes: heading: "# 1 Scoliosis"; if this is a comment, write the value before it
    "##);
    assert_snapshot!(aid("status: active", "status - active"), @"
    aids/scoliosis-ohri.yaml:9:1 error[yaml-syntax] there is no colon after the key
      at: status - active
      help: write status: active
    ");
    assert_snapshot!(page("also_called: []", "also_called: [bocht: S-vorm]"), @r#"
    pages/back-pain/en.yaml:56:19 error[wrong-type] entry 1 of `also_called` must be text, not a group of keys
      at: bocht: S-vorm
      help: put the text in quotes: "bocht: S-vorm"
    "#);
    assert_snapshot!(page("also_called: []", "also_called:\n      - courbure : en S\n      - Bogen: S"), @r#"
    pages/back-pain/en.yaml:57:9 error[wrong-type] entry 1 of `also_called` must be text, not a group of keys
      at: courbure : en S
      help: put the text in quotes: "courbure : en S"
    pages/back-pain/en.yaml:58:9 error[wrong-type] entry 2 of `also_called` must be text, not a group of keys
      at: Bogen: S
      help: put the text in quotes: "Bogen: S"
    "#);
    assert_snapshot!(paragraph("Zie [y](https//example.org). Painkillers can ease"), @"
    pages/back-pain/en.yaml:38:11 error[unusable-link] this link does not lead to a web address
      at: [y](https//example.org)
      help: write https://example.org
    ");
    assert_snapshot!(paragraph("#nog nakijken\n\n      Painkillers can ease"), @"
    pages/back-pain/en.yaml:38:7 warning[markdown-slip] this is not a heading, because there is no space after the mark
      at: #
      help: write ## nog nakijken for a heading; a note for other editors stands above the text's key, outside of the text: # …
    ");
}

#[test]
fn a_file_with_an_ending_too_many_is_told_once() {
    let content = Content::real();
    let text = content.read(AID);
    let content = content.remove(AID).write(&format!("{AID}.txt"), text);
    assert_snapshot!(content.faults(), @"
    aids/scoliosis-ohri.yaml.txt:1:1 error[unexpected-file] nothing reads this file
      at: 
      help: rename it to aids/scoliosis-ohri.yaml
    ");
}

#[test]
fn a_note_too_far_left_in_a_text() {
    assert_snapshot!(page("      Painkillers can ease", "  # check\n      Painkillers can ease"), @"
    pages/back-pain/en.yaml:38:3 error[yaml-syntax] this note ends the text that it stands in
      at: # check
      help: move it above the text's key; readers would see it in the text
    ");
    assert_snapshot!(page("      not always needed.", "# noch prüfen\n      not always needed."), @"
    pages/back-pain/en.yaml:59:1 error[yaml-syntax] this note ends the text that it stands in
      at: # noch prüfen
      help: move it above the text's key; readers would see it in the text
    ");
}

#[test]
fn a_path_in_the_place_of_an_id_is_that_of_the_file() {
    let list = |id: &str| page("list: [low-back-pain-ohri", &format!("list: [{id}"));
    assert_snapshot!(list("aids/low-back-pain-ohri"), @"
    pages/back-pain/en.yaml:71:10 error[invalid-value] entry 1 of `list` cannot be `aids/low-back-pain-ohri`
      at: aids/low-back-pain-ohri
      help: write `low-back-pain-ohri`: use small letters without accents, digits, and single hyphens between words, for example back-pain
    ");
    for path in ["content/aids/low-back-pain-ohri.yaml", "../../aids/low-back-pain-ohri.yaml"] {
        assert!(list(path).contains("write `low-back-pain-ohri`:"), "{path}");
    }
    let provider = said(AID, "provider: ohri", "provider: providers/ohri");
    assert!(provider.contains("write `ohri`:"), "{provider}");
    let slug = said("pages/back-pain/nl.yaml", "slug: rugpijn", "slug: rug/pijn");
    assert!(slug.contains("write `rug-pijn`:"), "{slug}");
}

#[test]
fn an_address_in_the_wrong_brackets_is_told_once_with_the_whole_link() {
    let body = |text: &str| page("    body: |\n", &format!("    body: |\n      {text}\n\n"));
    assert_snapshot!(body("See [the page][https://example.org/a] now."), @"
    pages/back-pain/en.yaml:19:20 warning[markdown-slip] this is not a link, because its address is in the wrong brackets
      at: ][
      help: write [the page](https://example.org/a)
    ");
    assert_eq!(body("See [1][a], and <https://example.org/a> now."), "");
}

#[test]
fn what_only_double_quotes_make_a_line_break_of() {
    let description = |text: &str| {
        let line = "description: The treatments for four back problems, with decision aids that help you choose the one that suits you best.";
        page(line, &format!("description: {text}"))
    };
    assert_snapshot!(description(r"'One. \n\nTwo.'"), @r"
    pages/back-pain/en.yaml:6:20 warning[markdown-slip] readers see this as it stands, because only double quotes make a line break or a letter of it
      at: \n
      help: write a longer text on lines of its own below its key, after |, with a blank line between paragraphs
    ");
    assert_snapshot!(description(r"Caf\u00e9 and rest."), @r"
    pages/back-pain/en.yaml:6:17 warning[markdown-slip] readers see this as it stands, because only double quotes make a line break or a letter of it
      at: \u00e9
      help: write the letter itself
    ");
    for right in [r#""One.\tTwo.""#, r"'The folder C:\new.'", r"A \*star\* and n."] {
        let said = description(right);
        assert!(!said.contains("double quotes"), "{said}");
    }
    let body = |text: &str| {
        page(
            "    body: |\n",
            &format!("    body: {text}\n    also_called: [a]\n  - heading: Aa\n    body: |\n"),
        )
    };
    for text in [
        r"'Eén.\n\nTwee.'",
        r"'Eins.\n- Zwei'",
        r"Un.\nDeux.",
        r"A \n b.",
        r"Eén. \ntwee",
        r"Press `\n`.\nThen wait.",
        "|\n      ```\n      a \\n b\n      ```\n\n      One.\\nTwo.\n",
    ] {
        let said = body(text);
        assert!(said.contains("only double quotes make"), "{said}");
    }
    for right in [
        r"Type `a \n b`.",
        "|\n      Take 3 \\times 4 of them, and `\\u00e9` is é.\n",
        "|\n      ```\n      a \\n b\n      ```\n",
        r"The sign \neq says that two things are different.",
    ] {
        let said = body(right);
        assert!(!said.contains("double quotes"), "{said}");
    }
}

#[test]
fn an_address_in_the_place_of_a_name() {
    assert_snapshot!(aid("provider: ohri", "provider: https://decisionaid.ohri.ca"), @"
    aids/scoliosis-ohri.yaml:5:11 error[invalid-value] `provider` cannot be `https://decisionaid.ohri.ca`
      at: https://decisionaid.ohri.ca
      help: use small letters without accents, digits, and single hyphens between words, for example scoliosis-ohri
    ");
    assert_snapshot!(page("slug: back-pain", "slug: /en/knee/"), @"
    pages/back-pain/en.yaml:4:7 error[invalid-value] `slug` cannot be `/en/knee/`
      at: /en/knee/
      help: write `knee`: use small letters without accents, digits, and single hyphens between words, for example back-pain
    ");
    assert_snapshot!(page("slug: back-pain", "slug: https://example.org/en/knee?a=b"), @"
    pages/back-pain/en.yaml:4:7 error[invalid-value] `slug` cannot be `https://example.org/en/knee?a=b`
      at: https://example.org/en/knee?a=b
      help: write `knee`: use small letters without accents, digits, and single hyphens between words, for example back-pain
    ");
    assert_snapshot!(page("slug: back-pain", "slug: Knee/Hip"), @"
    pages/back-pain/en.yaml:4:7 error[invalid-value] `slug` cannot be `Knee/Hip`
      at: Knee/Hip
      help: write `knee-hip`: use small letters without accents, digits, and single hyphens between words, for example back-pain
    ");
}

#[test]
fn a_list_that_is_written_as_text() {
    assert_snapshot!(aid("languages: [en]", "languages: en, nl"), @"
    aids/scoliosis-ohri.yaml:7:12 error[wrong-type] `languages` must be a list, not text
      at: en, nl
      help: put it in brackets: [en, nl]
    ");
    assert_snapshot!(page("also_called: [narrowing of the spinal canal]", "also_called: - narrowing"), @r#"
    pages/back-pain/en.yaml:44:18 error[yaml-syntax] an item of a list cannot stand on the line of its key
      at: - narrowing
      help: begin the list on the next line, indented; a text that begins with a hyphen must be in quotes: "…"
    "#);
    assert_snapshot!(page("also_called: [narrowing of the spinal canal]", "also_called: narrowing\n      - of the canal"), @"
    pages/back-pain/en.yaml:44:18 error[wrong-type] `also_called` must be a list, not text
      at: narrowing
          - of the canal
      help: write each entry on a line of its own below the key, behind a hyphen and a space
    ");
    assert_snapshot!(aid("[scoliosis, surgery]", "[scoliosis; low back]"), @"
    aids/scoliosis-ohri.yaml:13:14 error[invalid-value] entry 1 of `expect` cannot be `scoliosis; low back`
      at: scoliosis; low back
      help: put commas between the entries: scoliosis, low back
    ");
}

/// Programs that export a table write letters so.
#[test]
fn letters_as_html_has_them() {
    assert_snapshot!(aid("id: scoliosis-ohri", "id: sc&#1086;liosis-ohri"), @"
    aids/scoliosis-ohri.yaml:2:5 error[invalid-value] `id` cannot be `sc&#1086;liosis-ohri`
      at: sc&#1086;liosis-ohri
      help: write `scoliosis-ohri`: a sign in it only looks like the right one
    ");
    assert_snapshot!(aid("\"Scoliosis: Should I", "\"Scoliosis &amp; Should I"), @"
    aids/scoliosis-ohri.yaml:12:23 error[raw-html] readers see `&amp;` here, and not what it stands for
      at: &amp;
      help: write `&`
    ");
    assert_snapshot!(page("ease the pain.", "ease the p&#x430;in, f&eacute;vrier &amp; R&D; more."), @"
    pages/back-pain/en.yaml:38:33 warning[look-alike] `&#x430;` is a letter from another alphabet
      at: &#x430;
      help: write `a`
    ");
    assert_snapshot!(page("title: Back pain treatment", "title: R&D; AT&T; Back & treatment"), @"");
}

#[test]
fn a_list_without_brackets_has_entries_that_may_stand_there() {
    let languages = |to: &str| aid("languages: [en]", &format!("languages: {to}"));
    for (written, entries) in [
        ("Nederlands", "nl"),
        ("English, Dutch", "en, nl"),
        ("nl, de", "nl, de"),
        ("Français", "fr"),
    ] {
        let said = languages(written);
        assert!(said.contains(&format!("help: put it in brackets: [{entries}]")), "{said}");
    }
    assert_snapshot!(languages("Klingonish"), @"
    aids/scoliosis-ohri.yaml:7:12 error[wrong-type] `languages` must be a list, not text
      at: Klingonish
      help: list each language once, and at least one, for example [en]
    ");
    assert_snapshot!(aid("condition: scoliosis", "condition: scoliosis\nsuccessor: a"), @"
    aids/scoliosis-ohri.yaml:5:1 error[misplaced-key] `successor` does not go with the other keys here
      at: successor
      help: only a withdrawn or archived aid has a successor. Change the status, or remove successor
    ");
}

#[test]
fn letters_of_another_alphabet_in_keys_choices_and_hosts() {
    assert_snapshot!(aid("subject:", "subj\u{435}ct:"), @"
    aids/scoliosis-ohri.yaml:3:1 error[unknown-key] the key `subjеct` does not belong here
      at: subjеct
      help: write `subject`: a sign in it only looks like the right one
    ");
    assert_snapshot!(aid("status: active", "status: a\u{441}tive"), @"
    aids/scoliosis-ohri.yaml:9:9 error[invalid-value] `status` cannot be `aсtive`
      at: aсtive
      help: write `active`: a sign in it only looks like the right one
    ");
    assert_snapshot!(aid("decisionaid.ohri", "decisi\u{43e}naid.ohri"), @"
    aids/scoliosis-ohri.yaml:11:18 error[look-alike] a letter of `decisiоnaid` is from another alphabet: о (Cyrillic)
      at: decisiоnaid
      help: write `decisionaid`, typed rather than pasted
    ");
    // A slip of the finger is told as one.
    assert_snapshot!(aid("status: active", "status: actve"), @"
    aids/scoliosis-ohri.yaml:9:9 error[invalid-value] `status` cannot be `actve`
      at: actve
      help: did you mean `active`?
    ");
}

#[test]
fn hosts_below_a_name_of_one_owner() {
    let hosts = |host: &str| {
        said(
            "providers/ohri.yaml",
            "hosts: [decisionaid.ohri.ca]",
            &format!("hosts: [decisionaid.ohri.ca, \"{host}\"]"),
        )
    };
    for host in ["*.nhs.uk", "*.gouv.fr", "*.gov.uk", "*.gob.es"] {
        assert_eq!(hosts(host), "");
    }
    for host in ["*.co.uk", "*.github.io", "*.com.au"] {
        assert!(
            hosts(host).contains("error[too-broad] websites of many owners are below `"),
            "{host}"
        );
    }
}
