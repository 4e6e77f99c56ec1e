//! `import` makes content of a text, and says where a person must look.

use crate::common::Scratch;
use insta::assert_snapshot;

const TEXT: &str = "Knee pain\n=========\n\nKnees hurt. This page is about:\n\n- Worn knee (arthrosis)\n- Torn meniscus\n\nWorn knee\n---------\n\nKeep moving.\n\nDecision aids\n-------------\n\nTalk to your doctor.\n\nKnee (OHRI): surgery or no surgery EN\n  Knee: Should I Have Surgery? [1]\nMeniscus: treatment methods EN\n\n[1] https://decisionaid.ohri.ca/AZsumm.php?ID=1191\n";

fn import(scratch: &Scratch, more: &[&str], code: i32) -> String {
    let arguments =
        ["import", "knee.txt", "--id", "knee", "--language", "en", "--today", "2026-11-22"];
    let ran = scratch.run(&[&arguments, more].concat());
    assert_eq!(ran.code, code, "{}{}", ran.stdout, ran.stderr);
    ran.stdout + &ran.stderr
}

#[test]
fn a_text_becomes_content() {
    let scratch = Scratch::new();
    scratch.write("knee.txt", TEXT);
    assert_snapshot!(import(&scratch, &[], 0), @"
    Wrote content/pages/knee/en.yaml
    Wrote content/aids/knee-ohri.yaml
    Wrote content/aids/meniscus-en.yaml

    Look at 2 lines of the text
    knee.txt:7: Torn meniscus
      is listed in the introduction, but has no heading; a section was added for it
    knee.txt:21: Meniscus: treatment methods EN
      has no address; find it, and write it into the aid's file

    Next: compare the new files with the text, and write what is marked TODO.
    Then: `signpost check`
    ");
    assert_snapshot!(scratch.read("content/aids/knee-ohri.yaml"), @r#"
    # yaml-language-server: $schema=../../schemas/aid.schema.json
    id: knee-ohri
    subject: {en: Knee}
    condition: worn-knee
    provider: ohri
    decision: surgery-or-not
    languages: [en]
    status: active
    links:
      - url: https://decisionaid.ohri.ca/AZsumm.php?ID=1191
        title: "Knee: Should I Have Surgery?"
    "#);
    let ran = scratch.run(&["validate", "--today", "2026-11-22"]);
    assert_eq!(ran.code, 0, "{}", ran.stdout);
}

#[test]
fn what_is_said_of_it_fits_the_terminal() {
    let scratch = Scratch::new();
    scratch.write("knee.txt", TEXT);
    let arguments = ["import", "knee.txt", "--id", "knee", "--language", "en"];
    let run = || scratch.command(&arguments).env("COLUMNS", "40").output().expect("the program");
    assert_snapshot!(String::from_utf8(run().stdout).expect("text"), @"
    Wrote content/pages/knee/en.yaml
    Wrote content/aids/knee-ohri.yaml
    Wrote content/aids/meniscus-en.yaml

    Look at 2 lines of the text
    knee.txt:7: Torn meniscus
      is listed in the introduction, but has
      no heading; a section was added for it
    knee.txt:21: Meniscus: treatment methods
    EN
      has no address; find it, and write it
      into the aid's file

    Next: compare the new files with the
    text, and write what is marked TODO.
    Then: `signpost check`
    ");
    assert_snapshot!(String::from_utf8(run().stderr).expect("text"), @"
    error: content/pages/knee/en.yaml is
    there already, so nothing was written;
    write over with --force
    ");
}

#[test]
fn nothing_is_written_over() {
    let scratch = Scratch::new();
    scratch.write("knee.txt", TEXT);
    scratch.write("content/pages/knee/en.yaml", "mine");
    assert_snapshot!(import(&scratch, &[], 2), @"error: content/pages/knee/en.yaml is there already, so nothing was written; write over with --force");
    assert_eq!(scratch.read("content/pages/knee/en.yaml"), "mine");
    assert!(!scratch.path("content/aids/knee-ohri.yaml").exists(), "all or nothing");
    import(&scratch, &["--force"], 0);
}

#[test]
fn what_cannot_be_read_is_named() {
    let scratch = Scratch::new();
    assert_snapshot!(import(&scratch, &[], 2), @"
    error: knee.txt cannot be read
      because: No such file or directory (os error 2)
    ");
    scratch.write("knee.txt", b"Knee\xf6");
    assert_snapshot!(import(&scratch, &[], 2), @"
    error: knee.txt is not UTF-8 text; save it as UTF-8
      because: the character at line 1, column 5 was saved in another encoding
    ");
    scratch.write("knee.txt", TEXT);
    scratch.write("content/site.yaml", "name: {en: [\n");
    assert_snapshot!(import(&scratch, &[], 2), @"error: content/site.yaml cannot be understood, so nothing was created; `signpost validate` says what is wrong with it");
    scratch.write("content/site.yaml", "");
    assert!(import(&scratch, &[], 2).starts_with("error: content/site.yaml cannot be understood"));
    std::fs::remove_file(scratch.path("content/site.yaml")).expect("the site's file");
    assert_snapshot!(import(&scratch, &[], 2), @"error: there is no site.yaml in content; create a site with `signpost new site`, or name the folder with --content DIR");
}

#[test]
fn a_rendered_page_comes_back() {
    let scratch = Scratch::new();
    let ran = scratch.run(&["render", "--out", "dist"]);
    assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
    for (language, slug) in [("en", "back-pain"), ("nl", "rugpijn")] {
        let text = format!("dist/{language}/{slug}/index.txt");
        let ran = scratch.run(&[
            "import",
            &text,
            "--id",
            "back-pain",
            "--language",
            language,
            "--force",
            "--today",
            "2026-11-22",
        ]);
        assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
        assert_eq!(ran.stdout.matches("Wrote ").count(), 1, "every aid is known: {}", ran.stdout);
        assert!(!ran.stdout.contains("kept"), "everything has its place: {}", ran.stdout);
        // As long as it is a draft, nothing is at the address that the page has in `dist`.
        let page = format!("content/pages/back-pain/{language}.yaml");
        scratch.edit(&page, "draft: true\n", "");
    }
    let ran = scratch.run(&["validate", "--deny-warnings", "--today", "2026-11-22"]);
    assert_eq!(ran.code, 0, "{}", ran.stdout);
    // And what is rendered from it is what was rendered before.
    let before =
        ["en/back-pain", "nl/rugpijn"].map(|page| scratch.read(&format!("dist/{page}/index.txt")));
    let ran = scratch.run(&["render", "--drafts", "--out", "dist"]);
    assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
    let after =
        ["en/back-pain", "nl/rugpijn"].map(|page| scratch.read(&format!("dist/{page}/index.txt")));
    assert_eq!(after, before);
}

/// The ways in which people write down an aid, each in a text of its own.
const LAYOUTS: [(&str, &str); 12] = [
    (
        "a line and an address behind it",
        "Decision aids\n-------------\n\nSciatica (NICE): treatment methods EN https://www.nice.example/sciatica\n",
    ),
    (
        "a hyphen and brackets",
        "Decision aids\n\nSciatica (NICE) - treatment methods (EN)\n  https://www.nice.example/sciatica\n",
    ),
    (
        "square brackets",
        "Decision aids\n\nSciatica (NICE) – treatment methods [EN]\n  https://www.nice.example/sciatica\n",
    ),
    (
        "small letters",
        "Decision aids\n\nSciatica (NICE): Methods en\n  https://www.nice.example/sciatica\n",
    ),
    (
        "other words",
        "Decision aids\n\nSciatica (NICE): treatment options EN\n  https://www.nice.example/sciatica\n",
    ),
    (
        "a Markdown link",
        "## Decision aids\n\n- [Sciatica (NICE): treatment methods EN](https://www.nice.example/sciatica)\n",
    ),
    (
        "a Markdown link on the name",
        "## Decision aids\n\n- [Sciatica (NICE)](https://www.nice.example/sciatica): treatment methods EN\n",
    ),
    (
        "an address flush left on the line below",
        "Decision aids\n\nSciatica (NICE): treatment methods EN\nhttps://www.nice.example/sciatica\n",
    ),
    (
        "capitals above the aids",
        "DECISION AIDS\nSciatica (NICE): treatment methods EN https://www.nice.example/sciatica\n",
    ),
    (
        "a heading among the aids",
        "## Decision aids\n\n### English\n\nSciatica (NICE): treatment methods EN https://www.nice.example/sciatica\n",
    ),
    (
        "a word processor's bullets",
        "Decision aids\n\n\u{f0b7}\tSciatica (NICE): treatment methods EN https://www.nice.example/sciatica\n",
    ),
    (
        "numbered addresses",
        "Decision aids\n\nSciatica (NICE): treatment methods EN [1]\n\n[1] https://www.nice.example/sciatica\n",
    ),
];

#[test]
fn twelve_layouts_come_back_line_by_line() {
    for (name, aids) in LAYOUTS {
        let scratch = Scratch::new();
        let text = format!(
            "Sciatica\n\nSciatica is pain in the leg. It often gets better by itself.\n\nThis page is about:\n\n\
             - Sciatica (ischias)\n\n1. Sciatica\n----------\n\nKeep moving; take at most 5 mg, for people aged > 50 years.\n\n{aids}"
        );
        scratch.write("page.txt", &text);
        let ran = scratch.run(&["import", "page.txt", "--id", "sciatica", "--today", "2026-11-22"]);
        assert_eq!(ran.code, 0, "{name}: {}{}", ran.stdout, ran.stderr);
        let ran = scratch.run(&["render", "--drafts", "--today", "2026-11-22"]);
        assert_eq!(ran.code, 0, "{name}: {}{}", ran.stdout, ran.stderr);
        let squeezed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let page = squeezed(&scratch.read("dist/en/sciatica/index.txt"));
        for line in [
            "Sciatica is pain in the leg. It often gets better by itself.",
            "Sciatica (ischias)",
            "Keep moving; take at most 5 mg, for people aged > 50 years.",
            "Sciatica (NICE): treatment methods EN",
            "https://www.nice.example/sciatica",
        ] {
            assert!(page.contains(line), "{name}: {line}\n{page}");
        }
    }
}

#[test]
fn what_is_guessed_is_in_the_file_too() {
    let scratch = Scratch::new();
    scratch.write(
        "knee.txt",
        TEXT.replace("Meniscus: treatment methods EN", "Hip: treatment methods"),
    );
    import(&scratch, &[], 0);
    let hip = scratch.read("content/aids/hip-en.yaml");
    for todo in [
        "# TODO: find its address",
        "# TODO: see which language it is in",
        "# TODO: see whether it is about `worn-knee`",
    ] {
        assert!(hip.contains(todo), "{todo}\n{hip}");
    }
    // And nobody publishes it before somebody has looked.
    scratch.edit("content/pages/knee/en.yaml", "draft: true\n", "");
    let said = scratch.run(&["validate", "--format", "short", "--today", "2026-11-22"]).stdout;
    assert!(said.contains("content/aids/hip-en.yaml:2:1: error[unfinished-text]"), "{said}");
}

#[test]
fn a_page_without_aids_gets_one_placeholder_however_often_it_is_imported() {
    let scratch = Scratch::new();
    let first = TEXT.split("Decision aids").next().expect("the page above the aids");
    scratch.write("knee.txt", first);
    assert_snapshot!(import(&scratch, &[], 0), @"
    Wrote content/pages/knee/en.yaml
    Wrote content/aids/knee-pain-en.yaml

    Look at 3 lines of the text
    knee.txt:1: Knee pain
      has no address; find it, and write it into the aid's file
    knee.txt:1: Knee pain
      no line of an aid was found; the page lists one without an address until there is one
    knee.txt:7: Torn meniscus
      is listed in the introduction, but has no heading; a section was added for it

    Next: compare the new files with the text, and write what is marked TODO.
    Then: `signpost check`
    ");
    assert_snapshot!(import(&scratch, &["--force"], 0), @"
    Wrote content/pages/knee/en.yaml

    Look at 2 lines of the text
    knee.txt:1: Knee pain
      no line of an aid was found; the page keeps what it lists already: `knee-pain-en`
    knee.txt:7: Torn meniscus
      is listed in the introduction, but has no heading; a section was added for it

    Next: compare the new files with the text, and write what is marked TODO.
    Then: `signpost check`
    ");
    scratch.write("knie.txt", first.replace("Knee pain", "Kniepijn"));
    let arguments = ["import", "knie.txt", "--id", "knee", "--language", "nl"];
    let ran = scratch.run(&[&arguments[..], &["--today", "2026-11-22"]].concat());
    assert!(ran.stdout.contains("keeps what it lists already: `knee-pain-en`"), "{}", ran.stdout);
}

#[test]
fn a_title_that_a_listed_problem_has_too() {
    let scratch = Scratch::new();
    scratch.write(
        "knee.txt",
        "Knieartrose\n\nKnieartrose is slijtage van de knie. Vaak helpt bewegen.\n\nDeze pagina gaat over:\n\n\
         - Knieartrose\n- Gescheurde meniscus\n\nKnieartrose\n\nBlijf bewegen.\n\n\
         Gescheurde meniscus\n\nRust helpt.\n\nKeuzehulpen\n\nKnieartrose: wel of niet opereren NL https://www.aid.example/knie\n",
    );
    let arguments = ["import", "knee.txt", "--id", "knee", "--language", "nl"];
    let ran = scratch.run(&[&arguments[..], &["--today", "2026-11-22"]].concat());
    assert_snapshot!(ran.stdout + &ran.stderr, @"
    Wrote content/pages/knee/nl.yaml
    Wrote content/aids/knieartrose-nl.yaml
    Next: compare the new files with the text, and write what is marked TODO.
    Then: `signpost check`
    ");
    assert_snapshot!(scratch.read("content/pages/knee/nl.yaml"), @r#"
    # yaml-language-server: $schema=../../../schemas/page.schema.json
    id: knee
    language: nl
    # A draft is not published. Take the next line out when nothing is left to do.
    draft: true
    slug: knieartrose
    title: Knieartrose
    description: Knieartrose is slijtage van de knie.
    # The overview of the conditions is made from the sections and follows the last sentence.
    intro: |
      Knieartrose is slijtage van de knie. Vaak helpt bewegen.

      Deze pagina gaat over:
    sections:
      - condition: knieartrose
        heading: Knieartrose
        also_called: []
        body: |
          Blijf bewegen.
      - condition: gescheurde-meniscus
        heading: Gescheurde meniscus
        also_called: []
        body: |
          Rust helpt.
    aids:
      heading: Keuzehulpen
      intro: |
        Deze keuzehulpen vertellen u meer over de voor- en nadelen van de behandelingen. Ook
        helpen ze u ontdekken wat u zelf het liefst wilt. Bespreek ze met uw arts voordat u
        beslist.
      list: [knieartrose-nl]
    review: {on: 2026-11-22, by: "TODO: who has read it through and found it right."}
    "#);
}

#[test]
fn a_line_that_an_aid_of_the_content_has_makes_no_second_one() {
    let scratch = Scratch::new();
    scratch.write(
        "knee.txt",
        TEXT.replace(
            "Meniscus: treatment methods EN",
            "Scoliosis (OHRI): surgery or no surgery EN",
        ),
    );
    assert_snapshot!(import(&scratch, &[], 0), @"
    Wrote content/pages/knee/en.yaml
    Wrote content/aids/knee-ohri.yaml

    Look at 2 lines of the text
    knee.txt:7: Torn meniscus
      is listed in the introduction, but has no heading; a section was added for it
    knee.txt:21: Scoliosis (OHRI): surgery or no surgery EN
      `scoliosis-ohri` is about `scoliosis`, which the text does not explain; a section was added for it

    Next: compare the new files with the text, and write what is marked TODO.
    Then: `signpost check`
    ");
    let page = scratch.read("content/pages/knee/en.yaml");
    assert!(page.contains("scoliosis-ohri"), "{page}");
}

#[test]
fn a_file_of_a_word_processor_is_named_as_one() {
    let scratch = Scratch::new();
    scratch.write("knee.txt", b"PK\x03\x04 and so on");
    let said = import(&scratch, &[], 2);
    assert!(
        said.contains("knee.txt is a Word document, not plain text; in Word choose Save As"),
        "{said}"
    );
}

#[test]
fn a_workbook_and_slides_are_no_word_documents() {
    let said = |bytes: &[u8]| {
        let scratch = Scratch::new();
        scratch.write("knee.txt", bytes);
        import(&scratch, &[], 2)
    };
    assert_snapshot!(said(b"PK\x03\x04 xl/workbook.xml"), @"error: knee.txt is an Excel workbook, not plain text; in Excel choose Save As, then CSV UTF-8 (*.csv); in LibreOffice, Text CSV (*.csv)");
    assert_snapshot!(said(b"\xd0\xcf\x11\xe0 W\0o\0r\0k\0b\0o\0o\0k\0"), @"error: knee.txt is an Excel workbook, not plain text; in Excel choose Save As, then CSV UTF-8 (*.csv); in LibreOffice, Text CSV (*.csv)");
    assert_snapshot!(said(b"PK\x03\x04 ppt/presentation.xml"), @"error: knee.txt is a presentation, not plain text; open it, copy the text into a new file and save that as UTF-8");
    assert_snapshot!(said(b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.spreadsheet"), @"error: knee.txt is an OpenDocument spreadsheet, not plain text; in LibreOffice choose Save As, then Text CSV (*.csv) with the character set Unicode (UTF-8)");
    assert!(said(b"PK\x03\x04 word/document.xml").contains("is a Word document"));
    // Letters that a picture in it has by chance, and words of its text.
    assert!(said(b"PK\x03\x04 word/document.xml \x01xl/\x02 ppt/").contains("is a Word document"));
    assert!(
        said(b"\xd0\xcf\x11\xe0 W\0o\0r\0k\0b\0o\0o\0k\0 W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0")
            .contains("is a Word document")
    );
    assert!(
        said(b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.text")
            .contains("is an OpenDocument file")
    );
}

#[test]
fn a_file_that_is_no_plain_text_is_named_as_what_it_is() {
    let said = |bytes: &[u8]| {
        let scratch = Scratch::new();
        scratch.write("knee.txt", bytes);
        let said = import(&scratch, &[], 2);
        assert!(!scratch.path("content/pages/knee").exists());
        said
    };
    let html = "error: knee.txt is HTML, not plain text; give it a name that ends in .html\n";
    assert_eq!(said(b"<!DOCTYPE html>\n<title>Knee</title>"), html);
    assert_eq!(said(b"\xef\xbb\xbf\n<html lang=nl><p>Knie"), html);
    assert_snapshot!(said(b"PK\x03\x04\x14\0mimetypeapplication/vnd.oasis.opendocument.textPK"), @"error: knee.txt is an OpenDocument file, not plain text; in LibreOffice choose Save As, then Text - Choose Encoding (*.txt) with the encoding Unicode (UTF-8)");
}

/// What is made of a text with some lines below its heading about aids: what is said of it, then the
/// comments, texts and addresses in the files.
fn imported(lines: &str) -> String {
    let scratch = Scratch::new();
    let text = "Knie\n====\n\nWelke behandelingen zijn er?\n\nKeuzehulpen\n-----------\n\n";
    scratch.write("knee.txt", format!("{text}{lines}"));
    let arguments = ["import", "knee.txt", "--id", "knee", "--language", "nl"];
    let ran = scratch.run(&[&arguments[..], &["--today", "2026-11-22"]].concat());
    assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
    let (_, looked_at) = ran.stdout.split_once("Look at").expect("something to look at");
    let mut shown = looked_at.split("\nNext:").next().unwrap_or_default().to_owned();
    for path in ran.stdout.lines().filter_map(|line| line.strip_prefix("Wrote ")) {
        shown += &format!("\n== {path}\n");
        let file = scratch.read(path);
        let page = file.contains("\nslug:");
        let lines = file.lines().skip(1).filter(|line| {
            let is_comment = line.starts_with("# ") && !line.starts_with("# A draft");
            let of_aid = !page && !line.starts_with("id:");
            is_comment && !line.contains("overview") || of_aid || line.starts_with("    ")
        });
        shown.extend(
            lines.filter(|line| !line.contains("TODO: wh")).map(|line| format!("{line}\n")),
        );
    }
    let ran = scratch.run(&["validate", "--today", "2026-11-22"]);
    assert_eq!(ran.code, 0, "{}", ran.stdout);
    shown
}

#[test]
fn every_address_of_a_text_is_in_a_file() {
    assert_snapshot!(imported("Hernia: behandelmethoden NL\nhttps://www.thuisarts.nl/hernia\nhttps://www.thuisarts.nl/keuzehulp\nWat kan ik doen bij artrose? NL\nhttps://www.thuisarts.nl/artrose1\n"), @r#"
     4 lines of the text
    knee.txt:4: Welke behandelingen zijn er?
      may be a heading, and none was found in the text; kept in the introduction; to make it one, write ## and a space before it
    knee.txt:9: Hernia: behandelmethoden NL
      `herniated-disc-nl` is about `herniated-disc`, which the text does not explain; a section was added for it
    knee.txt:9: Hernia: behandelmethoden NL
      https://www.thuisarts.nl/keuzehulp is not in aids/herniated-disc-nl.yaml; kept as a comment in the page's file
    knee.txt:12: Wat kan ik doen bij artrose? NL
      fits no pattern of an aid's line; kept in the text above the aids

    == content/pages/knee/nl.yaml
    # TODO: see whether `herniated-disc-nl` has moved here, as the text has it: https://www.thuisarts.nl/keuzehulp
        heading: "TODO: a heading, the usual name of herniated-disc."
        also_called: []
        body: |
        Wat kan ik doen bij artrose? NL
        <https://www.thuisarts.nl/artrose1>
    "#);
    assert_snapshot!(imported("Meniscus (OHRI): behandelmethoden EN\nhttps://decisionaid.ohri.ca/AZsumm.php?ID=1\nMeniscus of niet – NL\nhttps://www.thuisarts.nl/meniscus\n"), @r#"
     3 lines of the text
    knee.txt:4: Welke behandelingen zijn er?
      may be a heading, and none was found in the text; kept in the introduction; to make it one, write ## and a space before it
    knee.txt:9: Meniscus (OHRI): behandelmethoden EN
      the page has no section that the aid could belong to; one was added
    knee.txt:11: Meniscus of niet – NL
      fits no pattern of an aid's line; kept in the text above the aids

    == content/pages/knee/nl.yaml
        heading: "TODO: a heading, the usual name of knee."
        also_called: []
        body: |
        Meniscus of niet – NL
        <https://www.thuisarts.nl/meniscus>

    == content/aids/meniscus-ohri.yaml
    # TODO: see whether it is about `knee`; no problem of the page is like it
    subject: {nl: Meniscus}
    condition: knee
    provider: ohri
    decision: treatment-methods
    languages: [en]
    status: active
    links:
      - url: https://decisionaid.ohri.ca/AZsumm.php?ID=1
    "#);
    assert_snapshot!(imported("Hernia: behandelmethoden NL [1]\n\n[1] https://www.thuisarts.nl/hernia\n[2] https://www.thuisarts.nl/knie\n"), @r#"
     3 lines of the text
    knee.txt:4: Welke behandelingen zijn er?
      may be a heading, and none was found in the text; kept in the introduction; to make it one, write ## and a space before it
    knee.txt:9: Hernia: behandelmethoden NL [1]
      `herniated-disc-nl` is about `herniated-disc`, which the text does not explain; a section was added for it
    knee.txt:12: [2] https://www.thuisarts.nl/knie
      nothing in the text refers to this number; kept as a comment in the page's file

    == content/pages/knee/nl.yaml
    # TODO: see what this address is for: [2] https://www.thuisarts.nl/knie
        heading: "TODO: a heading, the usual name of herniated-disc."
        also_called: []
        body: |
        Deze keuzehulpen vertellen u meer over de voor- en nadelen van de behandelingen. Ook
        helpen ze u ontdekken wat u zelf het liefst wilt. Bespreek ze met uw arts voordat u
        beslist.
    "#);
    assert_snapshot!(imported("Meniscus (OHRI): behandelmethoden EN\n  [1]\n  [2]\n\n[1] https://decisionaid.ohri.ca/AZsumm.php?ID=1\n[2] https://www.thuisarts.nl/meniscus\n"), @r#"
     3 lines of the text
    knee.txt:4: Welke behandelingen zijn er?
      may be a heading, and none was found in the text; kept in the introduction; to make it one, write ## and a space before it
    knee.txt:9: Meniscus (OHRI): behandelmethoden EN
      https://www.thuisarts.nl/meniscus is one address too many for this aid; kept as a comment in its file
    knee.txt:9: Meniscus (OHRI): behandelmethoden EN
      the page has no section that the aid could belong to; one was added

    == content/pages/knee/nl.yaml
        heading: "TODO: a heading, the usual name of knee."
        also_called: []
        body: |
        Deze keuzehulpen vertellen u meer over de voor- en nadelen van de behandelingen. Ook
        helpen ze u ontdekken wat u zelf het liefst wilt. Bespreek ze met uw arts voordat u
        beslist.

    == content/aids/meniscus-ohri.yaml
    # TODO: see what this address is, which the text has as well: https://www.thuisarts.nl/meniscus
    # TODO: see whether it is about `knee`; no problem of the page is like it
    subject: {nl: Meniscus}
    condition: knee
    provider: ohri
    decision: treatment-methods
    languages: [en]
    status: active
    links:
      - url: https://decisionaid.ohri.ca/AZsumm.php?ID=1
    "#);
}

#[test]
fn a_provider_is_known_by_its_id_and_its_hosts() {
    assert_snapshot!(imported("Artrose (Thuisarts): behandelmethoden NL\nhttps://www.thuisarts.nl/artrose1\n"), @r#"
     2 lines of the text
    knee.txt:4: Welke behandelingen zijn er?
      may be a heading, and none was found in the text; kept in the introduction; to make it one, write ## and a space before it
    knee.txt:9: Artrose (Thuisarts): behandelmethoden NL
      the page has no section that the aid could belong to; one was added

    == content/pages/knee/nl.yaml
        heading: "TODO: a heading, the usual name of knee."
        also_called: []
        body: |
        Deze keuzehulpen vertellen u meer over de voor- en nadelen van de behandelingen. Ook
        helpen ze u ontdekken wat u zelf het liefst wilt. Bespreek ze met uw arts voordat u
        beslist.

    == content/aids/artrose-thuisarts.yaml
    # TODO: see whether it is about `knee`; no problem of the page is like it
    subject: {nl: Artrose}
    condition: knee
    provider: thuisarts
    decision: treatment-methods
    languages: [nl]
    status: active
    links:
      - url: https://www.thuisarts.nl/artrose1
    "#);
    assert_snapshot!(imported("Artrose (NHG): behandelmethoden NL\nhttps://www.thuisarts.nl/artrose1\n"), @r#"
     3 lines of the text
    knee.txt:4: Welke behandelingen zijn er?
      may be a heading, and none was found in the text; kept in the introduction; to make it one, write ## and a space before it
    knee.txt:9: Artrose (NHG): behandelmethoden NL
      `NHG` is taken for providers/thuisarts.yaml, whose host its address is on
    knee.txt:9: Artrose (NHG): behandelmethoden NL
      the page has no section that the aid could belong to; one was added

    == content/pages/knee/nl.yaml
        heading: "TODO: a heading, the usual name of knee."
        also_called: []
        body: |
        Deze keuzehulpen vertellen u meer over de voor- en nadelen van de behandelingen. Ook
        helpen ze u ontdekken wat u zelf het liefst wilt. Bespreek ze met uw arts voordat u
        beslist.

    == content/aids/artrose-thuisarts.yaml
    # The text names NHG as its provider.
    # TODO: see whether it is about `knee`; no problem of the page is like it
    subject: {nl: Artrose}
    condition: knee
    provider: thuisarts
    decision: treatment-methods
    languages: [nl]
    status: active
    links:
      - url: https://www.thuisarts.nl/artrose1
    "#);
    assert_snapshot!(imported("Hernia (Thuisarts): behandelmethoden NL\nhttps://www.thuisarts.nl/hernia\n"), @r#"
     2 lines of the text
    knee.txt:4: Welke behandelingen zijn er?
      may be a heading, and none was found in the text; kept in the introduction; to make it one, write ## and a space before it
    knee.txt:9: Hernia (Thuisarts): behandelmethoden NL
      `herniated-disc-nl` is about `herniated-disc`, which the text does not explain; a section was added for it

    == content/pages/knee/nl.yaml
        heading: "TODO: a heading, the usual name of herniated-disc."
        also_called: []
        body: |
        Deze keuzehulpen vertellen u meer over de voor- en nadelen van de behandelingen. Ook
        helpen ze u ontdekken wat u zelf het liefst wilt. Bespreek ze met uw arts voordat u
        beslist.
    "#);
}

#[test]
fn the_number_of_a_heading_is_its_lists() {
    let headings = |text: &str| {
        let scratch = Scratch::new();
        scratch.write("knee.txt", text);
        import(&scratch, &[], 0);
        let page = scratch.read("content/pages/knee/en.yaml");
        let lines = page.lines().filter(|line| line.contains("heading:") || line.contains("also_"));
        lines.map(|line| format!("{}\n", line.trim())).collect::<String>()
    };
    let end = "\nDecision aids\n-------------\n\nKnee (OHRI): surgery or no surgery EN\n";
    let listed = "Knee\n====\n\nThis page is about:\n- Arthrose\n- Meniskus\n\n1. Arthrose\nText.\n\n2. Meniskus\nText.\n";
    assert_snapshot!(headings(&format!("{listed}{end}")), @"
    heading: Arthrose
    also_called: []
    heading: Meniskus
    also_called: []
    heading: Decision aids
    ");
    let unlisted = "Knee\n====\n\nWhat it is.\n\n## 1. Arthrose\n\nText.\n\n## 2) Ménisque\n\nText.\n\n## 10 ways to move\n\nText.\n";
    assert_snapshot!(headings(&format!("{unlisted}{end}")), @r#"
    heading: Arthrose
    also_called: []
    heading: Ménisque
    also_called: []
    heading: "10 ways to move"
    also_called: []
    heading: Decision aids
    "#);
}

#[test]
fn a_list_of_links_becomes_content_that_validates() {
    let scratch = Scratch::new();
    scratch.write(
        "aids.csv",
        "URL;Title;Language;Subject;Expect\n\
         https://decisionaid.ohri.ca/AZsumm.php?ID=1037;Scoliosis: Surgery?;en;Scoliosis;\n\
         https://www.nice.example/knee;Knee: replace it?;en;Knee wear;knee, replacement\n\
         no address;x;;;\n",
    );
    let today = ["--today", "2026-11-22"];
    let arguments = ["import", "aids.csv", "--id", "list", "--language", "en"];
    let ran = scratch.run(&[&arguments[..], &today].concat());
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert_snapshot!(ran.stdout, @"
    Wrote content/pages/list/en.yaml
    Wrote content/aids/knee-replace-it.yaml

    Look at 1 line of the text
    aids.csv:4: no address
      this is no web address; it must begin with https:// or http://

    Next: compare the new files with the text, and write what is marked TODO.
    Then: `signpost check`
    ");
    assert_snapshot!(scratch.read("content/aids/knee-replace-it.yaml"), @r#"
    # yaml-language-server: $schema=../../schemas/aid.schema.json
    # TODO: which decision does it help with? Then remove this line.
    id: knee-replace-it
    subject: {en: Knee wear}
    condition: knee-wear
    decision: treatment-methods
    languages: [en]
    status: active
    links:
      - url: https://www.nice.example/knee
        title: "Knee: replace it?"
        expect: [knee, replacement]
    "#);
    let ran = scratch.run(&[&["check", "--offline"][..], &today].concat());
    assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
}

#[test]
fn a_text_that_is_a_list_of_links_becomes_aids() {
    let scratch = Scratch::new();
    scratch.write(
        "knee.txt",
        "Knie: opereren?\nhttps://aids.example/1\nKnie: een brace?\nhttps://aids.example/2\n",
    );
    let arguments = ["import", "knee.txt", "--id", "knee", "--language", "nl"];
    let ran = scratch.run(&[&arguments[..], &["--today", "2026-11-22"]].concat());
    assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
    let made: Vec<_> = ran.stdout.lines().filter(|line| line.starts_with("Wrote ")).collect();
    assert_snapshot!(made.join("\n"), @"
    Wrote content/pages/knee/nl.yaml
    Wrote content/aids/knie-opereren.yaml
    Wrote content/aids/knie-een-brace.yaml
    ");
    let page = scratch.read("content/pages/knee/nl.yaml");
    assert!(!page.contains("https://"), "{page}");
}

/// What stands between the links is the page's text, and readers get it word for word.
#[test]
fn the_texts_of_a_list_come_back() {
    let markdown = "# Knee pain\n\nMany people have it,\nmostly after > 50 years.\n\n## Worn knee\n\n\
                    A worn knee is *stiff*.\n\n- walk\n- swim\n\nThese aids help:\n\n- [Should I have surgery?](https://aids.example/1)\n\n\
                    Talk about it at home.\n\n## Living with it\n\nKeep moving.\n";
    let html = "<h1>Knee pain</h1><p>Many people have it,\nmostly after &gt; 50 years.</p><h2>Worn knee</h2>\
                <p>A worn knee is <em>stiff</em>.</p><ul><li>walk</li><li>swim</li></ul><p>These aids help:</p>\
                <ul><li><a href=\"https://aids.example/1\">Should I have surgery?</a></li></ul>\
                <p>Talk about it at home.</p><h2>Living with it</h2><p>Keep moving.</p>";
    let texts = [("list.md", markdown), ("list.html", html)].map(|(name, text)| {
        let scratch = Scratch::new();
        scratch.write(name, text);
        let arguments =
            ["import", name, "--id", "knee", "--language", "en", "--today", "2026-11-22"];
        let ran = scratch.run(&arguments);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        assert!(!ran.stdout.contains("Look at"), "{}", ran.stdout);
        let ran = scratch.run(&["validate", "--today", "2026-11-22"]);
        assert_eq!(ran.code, 0, "{}", ran.stdout);
        let ran = scratch.run(&["render", "--drafts", "--out", "dist", "--today", "2026-11-22"]);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        let text = scratch.read("dist/en/knee/index.txt");
        let (text, _) = text.split_once("Decision aids\n").expect("the list of aids");
        text.lines().skip(2).filter(|line| !line.contains("TODO")).collect::<Vec<_>>().join("\n")
    });
    // Of a web page the words are kept, not how they look.
    assert_eq!(texts[0].replace('*', ""), texts[1]);
    assert_snapshot!(texts[0], @"

    Many people have it, mostly after > 50 years.

    - Worn knee

    Worn knee
    ---------

    A worn knee is *stiff*.

    - walk
    - swim

    These aids help:

    Talk about it at home.

    There is a decision aid about this at the end of this text.

    Living with it
    --------------

    Keep moving.
    ");
}

/// Lists as people write them: their levels, numbers and signs are what a reader sees again.
#[test]
fn the_lists_of_a_text_come_back_line_by_line() {
    for list in [
        "- Avoid:\n  - ibuprofen\n  - aspirin\n- Take paracetamol",
        "1. Avoid:\n   - ibuprofen\n   - aspirin\n2. Rest\n3. aged < 65",
        "1. aged < 65\n2. > 65\n3. - 2.5\n4. + 5\n5. # 3\n6. 7. of May",
        "- below\n- > 65\n- - 2.5\n- 1. 5\n- = 3",
        "- Doses:\n  1. one\n  2. two\n- Rest:\n  1. sitting\n  2. lying",
        "3. three\n4. four",
    ] {
        let scratch = Scratch::new();
        let text = format!(
            "Hip pain\n\nThis page is about:\n\n- Hip\n\nHip\n\nThe rules.\n\n{list}\n\nThat is the end.\n\n\
             Decision aids\n\nHip (OHRI): treatment methods EN\n  https://aids.example/hip\n"
        );
        scratch.write("page.txt", &text);
        let ran = scratch.run(&["import", "page.txt", "--id", "hip", "--today", "2026-11-22"]);
        assert_eq!(ran.code, 0, "{list}: {}{}", ran.stdout, ran.stderr);
        let ran = scratch.run(&["render", "--drafts", "--today", "2026-11-22"]);
        assert_eq!(ran.code, 0, "{list}: {}{}", ran.stdout, ran.stderr);
        let page = scratch.read("dist/en/hip/index.txt");
        let (_, page) = page.split_once("The rules.\n\n").expect("the rules");
        let (page, _) = page.split_once("\n\nThat is the end.").expect("the end");
        assert_eq!(page, list);
    }
}
