//! A page that exists as plain text becomes content files that validate, and nothing it says is
//! lost.

mod common;

use common::{Content, TODAY};
use insta::assert_snapshot;
use signpost_core::import::{Import, Request, import};
use signpost_core::lists::{self, Format};
use signpost_core::model::{Page, Site};

const BY_HAND: &str = include_str!("import/by-hand.txt");
const ENGLISH: &str = include_str!("import/rendered.en.txt");
const DUTCH: &str = include_str!("import/rendered.nl.txt");

fn run(text: &str, language: &str, existing: &Site) -> Import {
    let request =
        Request { text, language: language.into(), page: "back-pain".into(), today: TODAY };
    import(&request, existing)
}

/// A site with its settings and nothing else.
fn bare() -> Content {
    Content::empty().write(
        "site.yaml",
        "name: {en: Decision aids}\nbase_url: https://example.org/\nlanguages: [en]\ndefault_language: en\nreview_every: 24 months\naid_stale_after: 5 years\n",
    )
}

/// The content with everything that an import makes, its page at this place.
fn with(content: Content, import: &Import, page: &str) -> Content {
    let content = content.write(&format!("pages/{page}.yaml"), &import.page);
    let content = import
        .aids
        .iter()
        .fold(content, |content, (id, yaml)| content.write(&format!("aids/{id}.yaml"), yaml));
    import
        .providers
        .iter()
        .fold(content, |content, (id, yaml)| content.write(&format!("providers/{id}.yaml"), yaml))
}

fn remarks(import: &Import) -> String {
    import.remarks.iter().map(|it| format!("{}: {}\n  {}\n", it.line, it.text, it.why)).collect()
}

/// A page with its texts on one line each, as how they are filled says nothing.
fn filled(page: &Page) -> Page {
    let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut page = page.clone();
    page.intro = one_line(&page.intro);
    page.aids.intro = one_line(&page.aids.intro);
    for section in &mut page.sections {
        section.body = one_line(&section.body);
    }
    page
}

#[test]
fn a_rendered_page_comes_back_as_it_was() {
    let (real, _) = Content::real().check();
    for (text, language) in [(ENGLISH, "en"), (DUTCH, "nl")] {
        let import = run(text, language, &real.site);
        assert_eq!(import.aids, [], "every aid is known");
        assert!(import.providers.is_empty());
        let content = with(Content::real(), &import, &format!("back-pain/{language}"));
        assert_eq!(content.faults(), "");
        let (again, _) = content.check();
        let page = |site: &Site| {
            let mut page =
                filled(site.page(&"back-pain".into(), &language.into()).expect("the page"));
            // A text has no description; the first sentence stands in for it.
            page.description.clear();
            page
        };
        // What comes from elsewhere is a draft until somebody has read it.
        let draft = page(&again.site);
        assert!(draft.draft);
        assert_eq!(Page { draft: false, ..draft }, page(&real.site));
    }
}

#[test]
fn a_rendered_page_becomes_a_site() {
    let (bare_site, _) = bare().check();
    let import = run(ENGLISH, "en", &bare_site.site);
    let content = with(bare(), &import, "back-pain/en");
    assert_snapshot!(content.faults(), @"");
    let (site, _) = content.check();
    let real = Content::real().check().0.site;
    let urls = |site: &Site| {
        let mut urls: Vec<String> =
            site.aids.values().flat_map(|aid| &aid.links).map(|link| link.url.clone()).collect();
        urls.sort();
        urls
    };
    assert_eq!(urls(&site.site), urls(&real));
    assert_snapshot!(content.read("aids/scoliosis-ohri.yaml"), @r#"
    # yaml-language-server: $schema=../../schemas/aid.schema.json
    id: scoliosis-ohri
    subject: {en: Scoliosis}
    condition: scoliosis
    provider: ohri
    decision: surgery-or-not
    languages: [en]
    updated: 2020
    status: active
    links:
      - url: https://decisionaid.ohri.ca/AZsumm.php?ID=1037
        title: "Scoliosis: Should I (or My Child) Have Surgery?"
    "#);
    assert_snapshot!(content.read("providers/ohri.yaml"), @"
    # yaml-language-server: $schema=../../schemas/provider.schema.json
    id: ohri
    name: Ottawa Hospital Research Institute
    short_name: OHRI
    home: https://decisionaid.ohri.ca/
    hosts: [decisionaid.ohri.ca]
    ");
    assert_snapshot!(remarks(&import), @"
    32: There are decision aids about this at the end of this text.
      left out: every page says this by itself
    45: There are decision aids about this at the end of this text.
      left out: every page says this by itself
    59: There are decision aids about this at the end of this text.
      left out: every page says this by itself
    70: There is a decision aid about this at the end of this text.
      left out: every page says this by itself
    82: Low back pain (OHRI): multiple decision aids about the treatment methods EN
      providers/ohri.yaml was made from the aid's address; put its name and home page right
    82: Low back pain (OHRI): multiple decision aids about the treatment methods EN
      taken for one about `back-pain-without-visible-abnormalities`, though the two have only a part of their names in common
    88: Hernia: treatment methods NL
      providers/thuisarts-nl.yaml was made from the aid's address; put its name and home page right
    ");
}

#[test]
fn a_page_written_by_hand_becomes_content() {
    let real = Content::real().remove("pages/back-pain/en.yaml").remove("pages/back-pain/nl.yaml");
    let (loaded, _) = real.check();
    let import = run(BY_HAND, "en", &loaded.site);
    assert_snapshot!(import.page, @r#"
    # yaml-language-server: $schema=../../../schemas/page.schema.json
    id: back-pain
    language: en
    # A draft is not published. Take the next line out when nothing is left to do.
    draft: true
    slug: back-pain
    title: Back pain treatment options
    description: Back pain is common.
    # The overview of the conditions is made from the sections and follows the last sentence.
    intro: |
      Back pain is common. There are usually several treatments. The list of
      decision aids at the end helps you choose the treatment that suits you best.

      This page is about:
    sections:
      - condition: non-specific-back-pain
        heading: Back pain without visible abnormalities
        also_called: [non-specific back ache]
        body: |
          In most people with back pain nothing abnormal is found. Options:

          - physiotherapy (exercises)
          - massage

          Painkillers often relieve the symptoms.
      - condition: herniated-disc
        heading: Herniated disc
        also_called: [spinal disc herniation, slipped disc, HNP]
        body: |
          Often recovers by itself within a few weeks.

          If it has not improved after several weeks, surgery may be considered.
      - condition: spinal-stenosis
        heading: Spinal stenosis
        also_called: [narrowing of the spinal canal]
        body: |
          Spinal stenosis is a narrowing of the spinal canal.
      - condition: scoliosis
        heading: Scoliosis
        also_called: []
        body: |
          The spine curves sideways. A brace \<sometimes> stops it.
      - condition: sciatica
        heading: Sciatica
        also_called: []
        body: |
          TODO: what it is, and which treatments there are.
      - heading: Living with back pain
        body: |
          Keep moving. More on <https://example.org/moving>.
    aids:
      heading: Decision aids for back pain
      intro: |
        Discuss them with your doctor before deciding.

        Knee: something else EN

        Copyright by the authors.
      list: [low-back-pain-ohri, herniated-disc-nl, herniated-disc-ohri, scoliosis-ohri, sciatica-en]
    review: {on: 2026-11-22, by: "TODO: who has read it through and found it right."}
    "#);
    assert_snapshot!(remarks(&import), @"
    7: Back pain without visible abnormalities
      taken for `non-specific-back-pain`, because it has a word of aids/low-back-pain-ohri.yaml
    11: Sciatica
      is listed in the introduction, but has no heading; a section was added for it
    30: Living with back pain
      is none of the problems that the introduction lists; kept as a section without a condition
    43: Sciatica (NHS): medication or no medication EN
      has no address; find it, and write it into the aid's file
    43: Sciatica (NHS): medication or no medication EN
      there is no provider `NHS`, and no address to make one from; `NHS` is kept in the subject
    44: Knee: something else EN
      fits no pattern of an aid's line; kept in the text above the aids
    46: Copyright by the authors.
      fits no pattern of an aid's line; kept in the text above the aids
    ");
    let aids: String = import.aids.iter().map(|(id, yaml)| format!("--- {id}\n{yaml}")).collect();
    assert_snapshot!(aids, @"
    --- sciatica-en
    # yaml-language-server: $schema=../../schemas/aid.schema.json
    # TODO: find its address and write it below, with status: active
    id: sciatica-en
    subject: {en: Sciatica (NHS)}
    condition: sciatica
    decision: medication-or-not
    languages: [en]
    status: unresolved
    links: []
    ");
    let content = with(real, &import, "back-pain/en");
    assert!(!content.faults().contains("error["), "{}", content.faults());
}

#[test]
fn no_word_is_lost() {
    let (bare_site, _) = bare().check();
    for (text, language) in [(BY_HAND, "en"), (ENGLISH, "en"), (DUTCH, "nl")] {
        let import = run(text, language, &bare_site.site);
        let kept = [import.page.clone()]
            .into_iter()
            .chain(import.aids.iter().map(|(_, yaml)| yaml.clone()))
            .chain(import.providers.iter().map(|(_, yaml)| yaml.clone()))
            .chain(import.remarks.iter().map(|remark| remark.text.clone()))
            .collect::<Vec<_>>()
            .join(" ")
            .replace('\\', "");
        let words = |text: &str| -> Vec<String> {
            text.split(|c: char| !c.is_alphanumeric())
                .filter(|word| word.len() > 4)
                .map(str::to_lowercase)
                .collect()
        };
        let kept = words(&kept);
        // Words that fields stand for, and those of what every page writes by itself.
        const SAID_OTHERWISE: [&str; 36] = [
            "multiple",
            "example",
            "https",
            "decision",
            "about",
            "treatment",
            "methods",
            "surgery",
            "english",
            "updated",
            "maker",
            "address",
            "addresses",
            "nederlands",
            "rugpijn",
            "welke",
            "behandelingen",
            "reviewed",
            "november",
            "dutch",
            "adres",
            "adressen",
            "engels",
            "bijgewerkt",
            "laatst",
            "meerdere",
            "keuzehulpen",
            "behandelmethoden",
            "operatie",
            "geen",
            "vragen",
            "moet",
            "nederlands",
            "nagekeken",
            "internet",
            "pagina",
        ];
        for word in words(text) {
            assert!(
                kept.contains(&word) || SAID_OTHERWISE.contains(&word.as_str()),
                "{language}: {word}"
            );
        }
    }
}

#[test]
fn any_text_becomes_a_page_that_validates() {
    let (bare_site, _) = bare().check();
    let texts = [
        "",
        "Only a title",
        "\n\n- a\n- b\n",
        "Title\n=====\n\n## One\n\n## Two\n\ntext\n",
        "Knee: treatment methods EN\n",
        "T\n\nKnee (X): multiple decision aids about the treatment methods EN\n  - A [1]\n\n[1] https://x.test/1\n",
        "T\n\nKnee: treatment methods EN\n  - A [1]\n  - B [2]\n\n[1] https://x.test/1\n[2] https://x.test/2\n",
        "T\n\nKnee (X): treatment methods EN https://x.test/1\nHip (X): treatment methods EN https://y.test/1\n",
        "T\n\nOn:\n- no\n- 012\n- yes\n\nno\n\ntext: with # odd \"things\" 'in' it\n",
        "…\n\n§§§: treatment methods EN\n",
        "T\n\nKnee: treatment methods EN\nKnee: treatment methods EN\n",
        "T\n\nKnee https://x.test/1\nHip: treatment methods EN https://x.test/2\n",
    ];
    for text in texts {
        let import = run(text, "en", &bare_site.site);
        let mut once = import.remarks.clone();
        once.dedup();
        assert_eq!(once, import.remarks, "{text:?}");
        let faults = with(bare(), &import, "back-pain/en").faults();
        assert!(!faults.contains("error["), "{text:?}:\n{faults}\n{}", import.page);
    }
}

#[test]
fn no_line_of_a_text_matters_so_much_that_its_loss_breaks_anything() {
    let (bare_site, _) = bare().check();
    for text in [BY_HAND, ENGLISH] {
        for gone in 0..text.lines().count() {
            let rest: Vec<&str> = text
                .lines()
                .enumerate()
                .filter(|(line, _)| *line != gone)
                .map(|(_, text)| text)
                .collect();
            let import = run(&rest.join("\n"), "en", &bare_site.site);
            let faults = with(bare(), &import, "back-pain/en").faults();
            assert!(!faults.contains("error["), "without line {}:\n{faults}", gone + 1);
        }
    }
}

/// Lines of aids as people write them in other languages and programs.
#[test]
fn lines_of_aids_in_other_forms() {
    for (line, subject, languages) in [
        (
            "Hernie discale (HAS) : méthodes de traitement FR — https://aid.test/1",
            "Hernie discale",
            "[fr]",
        ),
        ("Scoliose : opération ou non EN [https://aid.test/1]", "Scoliose", "[en]"),
        ("1) Diabetes: wel of geen medicijnen NL https://aid.test/1", "Diabetes", "[nl]"),
        ("Migraine: medication or no medication EN, NL https://aid.test/1", "Migraine", "[en, nl]"),
        (
            "Migräne: Behandlungsmethoden, Deutsch und Englisch: https://aid.test/1",
            "Migräne",
            "[de, en]",
        ),
        ("Hernia: behandelmethoden in Engels (https://aid.test/1)", "Hernia", "[en]"),
        ("[Hernia: treatment methods EN](https://aid.test/1 \"T\")", "Hernia", "[en]"),
    ] {
        let text = format!("1.1 Keuzehulpen\n\n{line}\n");
        let import = run(&text, "en", &Site::default());
        let [(_, aid)] = import.aids.as_slice() else { panic!("{line}: {import:?}") };
        for said in [
            format!("{{en: {subject}}}"),
            format!("languages: {languages}"),
            "- url: https://aid.test/1\n".to_owned(),
        ] {
            assert!(aid.contains(&said), "{line}: {said}\n{aid}");
        }
    }
}

#[test]
fn what_is_counted_below_a_problem_is_no_part_of_its_name() {
    let existing = bare().check().0.site;
    let headings = |list: &str| {
        let text =
            format!("Knee pain\n\nIt has causes:\n\n{list}\n\nTorn meniscus\n\nIt is torn.\n");
        let page = run(&text, "en", &existing).page;
        let lines = page.lines().filter_map(|line| line.trim().strip_prefix("heading: "));
        lines.map(str::to_owned).collect::<Vec<_>>().join("; ")
    };
    assert_snapshot!(headings("- Worn knee (arthrosis)\n  1. Early stage\n  2. Late stage\n- Torn meniscus"), @"Worn knee; Early stage; Late stage; Torn meniscus; Decision aids");
    assert_snapshot!(headings("- Worn knee\n  - Early stage\n- Torn meniscus"), @"Worn knee; Early stage; Torn meniscus; Decision aids");
    assert_snapshot!(headings("- Worn knee (arthrosis)\n  a. Early stage\n  b. Late stage\n- Torn meniscus"), @"Worn knee; Early stage; Late stage; Torn meniscus; Decision aids");
    assert_snapshot!(headings("- Worn knee\n\n  A) Early stage\n  B) Late stage\n\n- Torn meniscus"), @"Worn knee; Early stage; Late stage; Torn meniscus; Decision aids");
    assert_snapshot!(headings("- Worn knee, grade\n  B. or more\n- Torn meniscus"), @"Worn knee, grade B. or more; Torn meniscus; Decision aids");
    assert_snapshot!(headings("- Worn knee, from\n  50. year of life on\n- Torn meniscus"), @"Worn knee, from 50. year of life on; Torn meniscus; Decision aids");
}

#[test]
fn a_number_that_counts_nothing_stays() {
    for said in
        ["1.000 Milligramm", "22.11.2026 Dr. Jansen", "14.30 Uhr bis 15 Uhr", "1.5 Liter Wasser"]
    {
        let import = run(&format!("Titel\n\n{said}\n\nText.\n"), "de", &Site::default());
        assert!(import.page.contains(said), "{}", import.page);
    }
    let import = run("10 ways to move\n\nText.\n", "en", &Site::default());
    assert!(import.page.contains("title: \"10 ways to move\"\n"), "{}", import.page);
}

fn listed(format: Format, text: &str, existing: &Site) -> Import {
    let list = lists::read(format, text).expect("a list");
    let request = Request { text, language: "nl".into(), page: "rug".into(), today: TODAY };
    lists::content(&list, &request, existing)
}

#[test]
fn what_a_list_has_no_place_for_is_said() {
    let text = "# Rug\n\nOver rugpijn.\n\n## Hernia\n\n- [Opereren of niet?](https://a.example/1) (NL, 2020)\n\
                - zonder link\n\n## Later\n\n| wat | waar |\n|---|---|\n| a1 | b2 |\n";
    assert_snapshot!(remarks(&listed(Format::Markdown, text, &Site::default())), @"
    7: (NL, 2020)
      a list is read for its links, so this is in no file
    8: zonder link
      a list is read for its links, so this is in no file
    10: Later
      a list is read for its links, so this is in no file
    12: wat waar
      a list is read for its links, so this is in no file
    14: a1 b2
      a list is read for its links, so this is in no file
    ");
    let html = "<h1>Dos</h1>\n<p>Sur le <b>dos</b>.</p>\n<h2>Hernie</h2>\n<ul>\n\
                <li><a href='https://a.example/1'>Opérer ou non ?</a> (FR)</li>\n<li>sans lien</li></ul>\n";
    assert_snapshot!(remarks(&listed(Format::Html, html, &Site::default())), @"
    6: sans lien
      a list is read for its links, so this is in no file
    ");
    let csv = "url,title,note\nhttps://a.example/1,Rücken,noch prüfen\n";
    assert_snapshot!(remarks(&listed(Format::Csv, csv, &Site::default())), @"
    2: Rücken
      no heading that names a problem stands above this link, so its section is the whole page's
    2: note: noch prüfen
      a list is read for its links, so this is in no file
    ");
}

/// The texts of a page that a list became, from its introduction on.
fn texts(import: &Import) -> &str {
    let (_, texts) = import.page.split_once("intro: |").expect("an introduction");
    texts.split_once("\naids:").map_or(texts, |(texts, _)| texts)
}

#[test]
fn texts_between_the_links_of_a_list_are_kept() {
    let markdown = "# Rug\n\nVeel mensen hebben\n*rugpijn*.\n\n- rust\n- bewegen\n\n## Hernia\n\nEen hernia is > 5 mm.\n\n\
                    - [Opereren of niet?](https://a.example/1)\n\nNa de lijst.\n\n## Leefregels\n\n1. Rook niet.\n2. Beweeg.\n\n\
                    Zie [de site](https://a.example/2) ook.\n\n![foto](x.png) van een rug\n\n## Leven\n\nBlijf bewegen.\n";
    let import = listed(Format::Markdown, markdown, &Site::default());
    assert_snapshot!(texts(&import), @"

      Veel mensen hebben
      *rugpijn*.

      - rust
      - bewegen
    sections:
      - condition: hernia
        heading: Hernia
        also_called: []
        body: |
          Een hernia is > 5 mm.

          Na de lijst.
      - condition: leefregels
        heading: Leefregels
        also_called: []
        body: |
          1. Rook niet.
          2. Beweeg.
      - heading: Leven
        body: |
          Blijf bewegen.
    ");
    assert_snapshot!(remarks(&import), @"
    22: Zie ook.
      a list is read for its links, so this is in no file
    22: https://a.example/2
      these words do not say what is there; write the title that the aid itself shows
    24: foto van een rug
      a list is read for its links, so this is in no file
    ");
    let html = "<nav><p>Accueil</p></nav><h1>Dos</h1>\n<p>Sur le <b>dos</b> (1 * 2).<p>Et plus&nbsp;?</p>\n<h2>Hernie</h2>\n\
                <p>1. Une hernie\n fait mal.</p><ul><li>repos<li>marche</ul><ol><li><p>un</p></li><li>deux</li></ol>\n\
                <p>Voir <a href='https://a.example/1'>Opérer ou non ?</a></p>\n<div>Libre</div>\n\
                <ul><li>a<ul><li>b</ul></ul><footer><p>© 2026</p></footer>";
    let import = listed(Format::Html, html, &Site::default());
    assert_snapshot!(texts(&import), @r"

      Sur le dos (1 \* 2).

      Et plus ?
    sections:
      - condition: hernie
        heading: Hernie
        also_called: []
        body: |
          1\. Une hernie fait mal.

          - repos
          - marche

          1. un
          2. deux
    ");
    assert_snapshot!(remarks(&import), @"
    1: Accueil
      a list is read for its links, so this is in no file
    6: Voir
      a list is read for its links, so this is in no file
    7: Libre
      a list is read for its links, so this is in no file
    8: a b © 2026
      a list is read for its links, so this is in no file
    ");
    let unheaded = "[Soll ich?](https://a.example/1)\n\nDanach.\n";
    let import = listed(Format::Markdown, unheaded, &Site::default());
    assert_snapshot!(remarks(&import), @"
    1: Soll ich?
      no heading that names a problem stands above this link, so its section is the whole page's
    3: Danach.
      a list is read for its links, so this is in no file
    ");
}

#[test]
fn an_aid_of_the_content_keeps_its_condition_in_a_list() {
    let (real, _) = Content::real().check();
    let text = "# Keuzehulpen\n\n## Rug\n\n\
                - [Scoliose](https://decisionaid.ohri.ca/AZsumm.php?ID=1037)\n- [Nieuw of niet?](https://a.example/1)\n";
    let import = listed(Format::Markdown, text, &real.site);
    assert_snapshot!(remarks(&import), @"
    5: Scoliose
      the aid scoliosis-ohri has this address already, so it stays in the section of its condition, scoliosis
    ");
    let content = with(Content::real(), &import, "rug/nl");
    let said = content.faults();
    assert!(!said.contains("error["), "{said}");
}

#[test]
fn headings_numbers_and_bullets_of_plain_text() {
    let made = |text: &str| {
        let import = run(text, "en", &Site::default());
        let yaml = import.page.split_once("intro: |").map_or("", |(_, it)| it);
        let lines =
            yaml.lines().filter(|line| !line.contains("TODO") && !line.starts_with("review"));
        lines.map(|line| format!("{line}\n")).collect::<String>()
    };
    assert_snapshot!(made(
        "Hip pain\n\nYour hip can hurt.\n\nDecision aids\nTalk to your doctor about these aids.\n\n\
         Hip (OHRI): treatment methods EN\n"
    ), @"

      Your hip can hurt.
    sections:
      - condition: back-pain
        also_called: []
        body: |
    aids:
      heading: Decision aids
      intro: |
        Talk to your doctor about these aids.
      list: [hip-en]
    ");
    assert_snapshot!(made("Heupklachten\n\nDe heup.\n\n2) Bursitis is een ontsteking.\nRust helpt.\n"), @r"

      De heup.

      2\) Bursitis is een ontsteking.
      Rust helpt.
    sections:
      - condition: back-pain
        also_called: []
        body: |
    aids:
      heading: Decision aids
      intro: |
        These decision aids tell you more about the pros and cons of the treatments. They
        also help you find out what you prefer. Talk to your doctor about them before you
        decide.
      list: [heupklachten-en]
    ");
    assert_snapshot!(made("Hanche\n\nLes choix :\n§ repos\n§ marche\n\n§ 5 SGB gilt.\n"), @"

      Les choix :

      § 5 SGB gilt.
    sections:
      - condition: repos
        heading: repos
        also_called: []
        body: |
      - condition: marche
        heading: marche
        also_called: []
        body: |
    aids:
      heading: Decision aids
      intro: |
        These decision aids tell you more about the pros and cons of the treatments. They
        also help you find out what you prefer. Talk to your doctor about them before you
        decide.
      list: [hanche-en]
    ");
}

#[test]
fn small_characters_of_a_page_stay_apart_from_large_ones() {
    let html = "<h1>Heup</h1><p>Neem 1<sup>1</sup>/<sub>2</sub> of <sup>3</sup>&frasl;<sub>4</sub> tablet.</p>\
                <p>Bij 10<sup>9</sup>/l, 10<sup>-3</sup>, m<sup>2</sup>, CO<sub>2</sub>, C<sub>max</sub>.</p>\
                <p>5 mg<sup>1,2</sup>, 5 mg<sup>a</sup>, type 2<sup>a</sup>, 3<sup>*</sup>.</p>\
                <p>HbA<sub>1c</sub>, 2<sup>nd</sup>, 1<sup>er</sup>, 5<sup>7q</sup>, x<sub>wq</sub>y.</p>";
    assert_snapshot!(texts(&listed(Format::Html, html, &Site::default())), @r"

      Neem 1½ of ¾ tablet.

      Bij 10⁹/l, 10⁻³, m², CO₂, Cₘₐₓ.

      5 mg¹,², 5 mgᵃ, type 2ᵃ, 3\*.

      HbA1c, 2nd, 1er, 5 7q, x wq y.
    sections:
    ");
    let markdown = "# Heup\n\n[Wel of geen 10<sup>3</sup> stappen per dag?](https://a.example/1)\n\nNiet 10<sup>3</sup>.\n";
    let import = listed(Format::Markdown, markdown, &Site::default());
    assert!(import.aids[0].1.contains("geen 10³ stappen"), "{}", import.aids[0].1);
    assert_snapshot!(remarks(&import), @"
    5: Niet 10³.
      a list is read for its links, so this is in no file
    ");
}

#[test]
fn what_a_page_hides_or_strikes_out_is_no_text() {
    let html = "<h1>Hüfte</h1>\n<p>Nehmen Sie <del>10</del><s>20</s> <strike>30</strike> 5 mg.\n<p hidden>Früher: 50 mg\n\
                <p style='display: none'>Noch früher: 90 mg\n<p>Bis <span style='text-decoration:line-through'>Montag</span> Dienstag.\n\
                <template>70 mg<style>p { x }</style></template><noscript>60 mg</noscript><!-- 80 mg -->\n\
                <ul><li hidden>nie<li>immer<li aria-hidden=true>selten</ul>\n<div hidden><div>x</div><b>y</b></div>\n\
                <p>Ende.</p><del><a href='https://a.example/1'>Alt</a></del>\n<div hidden><a href='https://a.example/2'>Soll ich?</a></div>";
    let import = listed(Format::Html, html, &Site::default());
    assert_snapshot!(texts(&import), @"

      Nehmen Sie 5 mg.

      Bis Dienstag.

      - immer

      Ende.
    sections:
    ");
    assert_snapshot!(remarks(&import), @"
    1: 
      the list has no link to another site, so the page lists no aid
    2: 10 20 30
      the page hides this or strikes it out, so it is in no file
    4: Früher: 50 mg
      the page hides this or strikes it out, so it is in no file
    5: Noch früher: 90 mg Montag
      the page hides this or strikes it out, so it is in no file
    6: 70 mg 60 mg
      the page hides this or strikes it out, so it is in no file
    7: nie selten
      the page hides this or strikes it out, so it is in no file
    8: x y
      the page hides this or strikes it out, so it is in no file
    9: Alt
      the page hides this or strikes it out, so it is in no file
    9: https://a.example/1
      the page strikes this link out, so it is left out
    10: Soll ich?
      the page hides this or strikes it out, so it is in no file
    10: https://a.example/2
      the page hides this link, so it is left out; see whether it belongs in the list
    ");
    let markdown = "# Hanche\n\nPrenez ~~10~~ 5 mg.\n\n<del>20</del> 30 mg\n\n~~[Ancien](https://a.example/1)~~\n";
    let import = listed(Format::Markdown, markdown, &Site::default());
    assert_snapshot!(texts(&import), @"

      TODO: what this page is about, with a last sentence that leads up to the overview.
    sections:
    ");
    assert_snapshot!(remarks(&import), @"
    1: 
      the list has no link to another site, so the page lists no aid
    3: 10
      the page hides this or strikes it out, so it is in no file
    3: Prenez 5 mg.
      a list is read for its links, so this is in no file
    5: 20
      the page hides this or strikes it out, so it is in no file
    5: 30 mg
      a list is read for its links, so this is in no file
    7: Ancien
      the page hides this or strikes it out, so it is in no file
    7: https://a.example/1
      the page strikes this link out, so it is left out
    ");
}

#[test]
fn the_words_of_a_link_to_no_page_are_text() {
    let html = "<h1>Heup</h1>\n<p>In nood: <a href='tel:112'>bel 112</a>, of <a href='tel:+31201234567'>bel ons</a>, niet \
                <a href='mailto:a@b.example?subject=x'>mailen</a>, of <a href='#top'>lees verder</a>.</p>\n\
                <p>Zie <a href='/x'>onze pagina</a>.</p>\n<ol start=3><li>drie</ol>\n<ol><li>een<li value=7>zeven</ol>\n<ol><li>a<li>b</ol>";
    let import = listed(Format::Html, html, &Site::default());
    assert_snapshot!(texts(&import), @"

      In nood: bel 112, of bel ons (+31201234567), niet mailen (a@b.example), of lees verder.

      1. a
      2. b
    sections:
    ");
    assert_snapshot!(remarks(&import), @"
    1: 
      the list has no link to another site, so the page lists no aid
    3: /x
      this address is relative, so it leads to a page of the same site; write it with https:// to have it asked
    3: Zie onze pagina.
      a list is read for its links, so this is in no file
    4: drie
      a list is read for its links, so this is in no file
    5: een zeven
      a list is read for its links, so this is in no file
    ");
    let markdown =
        "# Heup\n\n[Bel](tel:112) of [mail](mailto:a@b.example).\n\nBel [112](tel:112).\n";
    let import = listed(Format::Markdown, markdown, &Site::default());
    assert_snapshot!(texts(&import), @"

      Bel [112](tel:112).
    sections:
    ");
    assert_snapshot!(remarks(&import), @"
    1: 
      the list has no link to another site, so the page lists no aid
    3: Bel (112) of mail (a@b.example).
      a list is read for its links, so this is in no file
    ");
}

/// The body of the one section of a text in plain text, as Markdown.
fn body(list: &str, language: &str) -> String {
    let text = format!(
        "Rug\n\nDit gaat over:\n\n- Hernia\n\nHernia\n\nDe regels zijn deze.\n\n{list}\n\nTot slot.\n"
    );
    let import = run(&text, language, &Site::default());
    let (_, body) = import.page.split_once("body: |\n").expect("a body");
    let body = body.split_once("\naids:").map_or(body, |(body, _)| body);
    let lines = body.lines().map(|line| line.strip_prefix("      ").unwrap_or_default());
    lines.map(|line| format!("{line}\n")).collect()
}

#[test]
fn lists_of_plain_text_keep_their_levels() {
    assert_snapshot!(body("- Vermijd:\n  - ibuprofen\n    (ook gel)\n  - aspirine\n- Neem paracetamol", "nl"), @"
    De regels zijn deze.

    - Vermijd:
      - ibuprofen (ook gel)
      - aspirine
    - Neem paracetamol

    Tot slot.
    ");
    assert_snapshot!(body("1. Meiden:\n   - Ibuprofen\n   - Aspirin\n2. Ruhen\n   a) liegen\n3. Gehen", "de"), @"
    De regels zijn deze.

    1. Meiden:
       - Ibuprofen
       - Aspirin
    2. Ruhen a) liegen
    3. Gehen

    Tot slot.
    ");
    assert_snapshot!(body("• Doses :\n    1) matin\n    2) soir\n• Repos\n    1) assis\n    2) couché", "fr"), @"
    De regels zijn deze.

    - Doses :
      1) matin
      2) soir
    - Repos
      1) assis
      2) couché

    Tot slot.
    ");
    assert_snapshot!(body("- Avoid:\n\n   - ibuprofen\n\n- Rest", "en"), @"
    De regels zijn deze.

    - Avoid:
      - ibuprofen
    - Rest

    Tot slot.
    ");
    assert_snapshot!(body("1. Vermijd:\n\n   - ibuprofen\n\n2. Rust\n\n3. Loop", "nl"), @"
    De regels zijn deze.

    1. Vermijd:
       - ibuprofen
    2. Rust
    3. Loop

    Tot slot.
    ");
    assert_snapshot!(body("1. Meiden:\n   a) Ibuprofen\n   b) Aspirin\n2. Ruhen:\n   a) liegen\n   b) sitzen", "de"), @"
    De regels zijn deze.

    1. Meiden:
       - a) Ibuprofen
       - b) Aspirin
    2. Ruhen:
       - a) liegen
       - b) sitzen

    Tot slot.
    ");
    assert_snapshot!(body("1. Meiden:\na. Ibuprofen\nb. Aspirin\n2. Ruhen", "de"), @"
    De regels zijn deze.

    1. Meiden:
    - a. Ibuprofen
    - b. Aspirin
    2. Ruhen

    Tot slot.
    ");
    assert_snapshot!(body("a. rust\nb. > 65\nc. lopen", "nl"), @r"
    De regels zijn deze.

    - a. rust
    - b. \> 65
    - c. lopen

    Tot slot.
    ");
    assert_snapshot!(body("A. Jansen\nC. de Vries", "nl"), @"
    De regels zijn deze.

    A. Jansen
    C. de Vries

    Tot slot.
    ");
    // One column is carelessness.
    assert_snapshot!(body("• een\n • twee\n• drie", "nl"), @"
    De regels zijn deze.

    - een
    - twee
    - drie

    Tot slot.
    ");
}

#[test]
fn each_item_of_plain_text_keeps_its_sign() {
    assert_snapshot!(body("1. aged < 65\n2. > 65\n3. - 2.5\n4. + 5\n5. # 3", "en"), @r"
    De regels zijn deze.

    1. aged \< 65
    2. \> 65
    3. \- 2.5
    4. \+ 5
    5. \# 3

    Tot slot.
    ");
    assert_snapshot!(body("- x\n- > 65\n- - 2.5\n- 1. 5\n- + 5", "en"), @r"
    De regels zijn deze.

    - x
    - \> 65
    - \- 2.5
    - 1\. 5
    - \+ 5

    Tot slot.
    ");
    assert_snapshot!(body("1) x\n2) > 65", "en"), @r"
    De regels zijn deze.

    1) x
    2) \> 65

    Tot slot.
    ");
    // What is not counted one by one is no list: Markdown would count it anew.
    assert_snapshot!(body("10. x\n20. > 65", "en"), @r"
    De regels zijn deze.

    10\. x
    20\. > 65

    Tot slot.
    ");
    assert_snapshot!(body("2. > 65", "en"), @r"
    De regels zijn deze.

    2\. > 65

    Tot slot.
    ");
}

#[test]
fn what_is_small_ends_with_its_block() {
    let html = "<h1>Heup</h1><p>Bij 10<sup>9/l.</p><p>Neem <b>5 mg</b> per dag.</p>";
    let import = listed(Format::Html, html, &Site::default());
    assert!(texts(&import).contains("Neem 5 mg per dag."), "{}", texts(&import));
}

#[test]
fn a_line_of_a_text_list_keeps_its_sign() {
    let links: String =
        (0..12).map(|n| format!("Keuze {n} over de heup: https://a.example/{n}\n")).collect();
    for (line, shown) in [
        ("> 50 jaar.", r"\> 50 jaar."),
        ("- 2,5 graden.", r"\- 2,5 graden."),
        ("5*3*2 cm.", r"5\*3\*2 cm."),
    ] {
        let text = format!("Heup\n\n{line}\n\n{links}");
        let import = listed(Format::Text, &text, &Site::default());
        assert!(texts(&import).contains(shown), "{}", texts(&import));
    }
}

#[test]
fn a_line_that_an_author_ends_is_no_part_of_the_next_one() {
    let html = "<h1>Pijn<br>stillen</h1><p>Neem 2<br>500 mg tabletten.</p><p>Prenez 2<br/>\n<br>comprimés de 500 mg.</p>\
                <ul><li>Punkte: 3<br>- 5<li><p>Tome 2</p><p>1. pastillas de 500 mg</p></ul><ol><li>Score 3<br>-5</ol><p>a<hr>b";
    let import = listed(Format::Html, html, &Site::default());
    assert_snapshot!(texts(&import), @r"

      Neem 2\
      500 mg tabletten.

      Prenez 2\
      comprimés de 500 mg.

      - Punkte: 3\
        \- 5
      - Tome 2\
        1\. pastillas de 500 mg

      1. Score 3\
         \-5

      a\
      b
    sections:
    ");
    let title = |import: &Import| {
        import.page.lines().find(|line| line.starts_with("title:")).map(str::to_owned)
    };
    assert_eq!(title(&import).as_deref(), Some("title: Pijn stillen"));
    let markdown = "Pijn  \nstillen\n===\n\nNeem 2  \n500 mg\ntabletten.\n\nPrenez 2 \\\ncomprimés.\r\n\r\n- Punkte: 3   \r\n  -5 `a  \n  b`\n- x\n\nTome 2  \n";
    let import = listed(Format::Markdown, markdown, &Site::default());
    assert_snapshot!(texts(&import), @r"

      Neem 2\
      500 mg
      tabletten.

      Prenez 2 \
      comprimés.

      - Punkte: 3\
        -5 `a
        b`
      - x

      Tome 2
    sections:
    ");
    assert_eq!(title(&import).as_deref(), Some("title: Pijn stillen"));
}

#[test]
fn what_unfolds_is_no_heading_and_each_section_stays_at_its_place() {
    for (heading, unfolds) in [
        ("Artrose", "<details><summary>Bijwerkingen</summary><p>Misselijk.</p></details>"),
        ("Arthrose", "<fieldset><legend>Nebenwirkungen</legend>Übelkeit.</fieldset>"),
        ("Arthrose", "<table><caption>Effets</caption><tr><td>Nausées</table>"),
        ("Artrosis", "<details><summary>Efectos</summary>Náuseas.</details>"),
    ] {
        let html = format!(
            "<h1>Gelenk</h1><h2>{heading}</h2><p>Text.</p>{unfolds}<a href='https://a.example/1'>{heading}: Hüfte</a>"
        );
        let import = listed(Format::Html, &html, &Site::default());
        let (_, aid) = &import.aids[0];
        assert!(aid.contains(&format!("subject: {{nl: {heading}}}\n")), "{aid}");
        assert_eq!(import.page.matches("heading:").count(), 2, "{}", import.page);
        assert_eq!(import.page.matches("- condition:").count(), 1, "{}", import.page);
        let said = format!("{}{}", import.page, remarks(&import));
        for word in unfolds.split(['<', '>']).filter(|it| it.starts_with(char::is_uppercase)) {
            assert!(said.contains(word), "{word}\n{said}");
        }
    }
    // On one line, as programs write a page.
    let html = "<h1>Gewrichten</h1><h2>Artrose</h2><p>Slijtage.</p><h2>Heup</h2><p>De heup.</p>\
                <a href='https://a.example/1'>Heup: opereren?</a><h2>Leven</h2><p>Beweeg.</p>";
    let import = listed(Format::Html, html, &Site::default());
    assert_snapshot!(texts(&import), @"

      TODO: what this page is about, with a last sentence that leads up to the overview.
    sections:
      - heading: Artrose
        body: |
          Slijtage.
      - condition: heup
        heading: Heup
        also_called: []
        body: |
          De heup.
      - heading: Leven
        body: |
          Beweeg.
    ");
}

#[test]
fn what_a_list_becomes_validates_however_its_cells_are_written() {
    let csv = "url,title,language,subject,expect\n\
               HTTPS://A.example/1,Knie: opereren?,eng,Knie,\"knie, 12\"\n\
               https://a.example/2 https://a.example/3,Hüfte,ger,Hüfte,\n\
               \"https://a.example/4;http://a.example/5\",Hanche,fr-fr,Hanche,\n\
               https://a.example/x?a=1,2,Rodilla,es,\n\
               https://a.example/y?a=1,b,Rodilla,es,Rodilla,y\n\
               https://archive.example/1/https://a.example/6,Rodilla,pt_br,Rodilla,,,\n\
               https://a.example/a b,Rug,en-UK,Rug,\n\
               https://a.example/7,Dos,zz,Dos,\n";
    let import = listed(Format::Csv, csv, &Site::default());
    let aids: String = import.aids.iter().map(|(_, aid)| aid.as_str()).collect();
    let lines = aids.lines().filter(|line| {
        ["  - url", "languages", "    expect"].iter().any(|it| line.starts_with(it))
    });
    assert_snapshot!(lines.collect::<Vec<_>>().join("\n"), @"
    languages: [en]
      - url: https://A.example/1
        expect: [knie]
    languages: [pt-BR]
      - url: https://archive.example/1/https://a.example/6
    languages: [nl]
      - url: https://a.example/7
    ");
    assert_snapshot!(remarks(&import), @"
    2: 12
      every page has this, so it is not looked for; write a word that names the ailment or the treatment
    3: https://a.example/2 https://a.example/3
      this cell has several addresses; write a row for each
    4: https://a.example/4;http://a.example/5
      this cell has several addresses; write a row for each
    5: https://a.example/x?a=1 2 Rodilla es
      the title has no letter in it; write the address in double quotes if the title is a part of it
    6: https://a.example/y?a=1 b Rodilla es Rodilla y
      this row has more cells than the first row; write a cell in double quotes if what separates the cells is a part of it
    8: https://a.example/a b
      a page can have no link with this address; copy it again from the browser
    9: zz
      this is no language; write its code, such as en
    ");
    let site = "name: {en: Aids, nl: Hulpen}\nbase_url: https://example.org/\nlanguages: [en, nl]\ndefault_language: nl\nreview_every: 24 months\naid_stale_after: 5 years\n";
    let content = with(Content::empty().write("site.yaml", site), &import, "rug/nl");
    assert!(!content.faults().contains("error["), "{}", content.faults());
}

#[test]
fn a_space_before_the_mark_at_the_end_of_a_bullet_is_in_no_heading() {
    let (bare_site, _) = bare().check();
    let text = "Genou\n\nCette page parle de :\n\n– L'arthrose (gonarthrose) ;\n– Le ménisque\u{202f};\n– La bursite .\n\nL'arthrose\n\nElle est fréquente.\n";
    let import = run(text, "en", &bare_site.site);
    let headings =
        import.page.lines().filter(|line| line.contains("heading: ")).collect::<Vec<_>>();
    assert_snapshot!(headings.join("\n"), @"
      heading: L'arthrose
      heading: Le ménisque
      heading: La bursite
    heading: Decision aids
    ");
    let faults = with(bare(), &import, "back-pain/en").faults();
    assert!(!faults.contains("error["), "{faults}");
}

#[test]
fn aids_are_found_in_spanish_and_named_in_a_language_that_is_not_known() {
    let (bare_site, _) = bare().check();
    let page = |end: &str| {
        format!(
            "Dolor de rodilla\n\nEsta página trata de:\n\n- La artrosis\n\nLa artrosis\n\nEs frecuente.\n\n{end}"
        )
    };
    let spanish = page(
        "Ayudas para decidir\n\nHable con su médico.\n\nLa artrosis (OHRI): operación o no ES\n  https://aids.test/1\n\
         La artrosis: opciones de tratamiento en inglés https://aids.test/2\n",
    );
    let import = run(&spanish, "en", &bare_site.site);
    let made: Vec<_> = import.aids.iter().map(|(id, _)| id.as_str()).collect();
    assert_eq!(made, ["la-artrosis-ohri", "la-artrosis-en"]);
    assert!(import.page.contains("  heading: Ayudas para decidir\n"), "{}", import.page);
    assert!(!import.page.contains("https://aids.test"), "{}", import.page);
    let italian = page(
        "Aiuti\n\nLa artrosis: operazione o no IT\nhttps://aids.test/1\nTrattamenti https://aids.test/2\n",
    );
    assert_snapshot!(remarks(&run(&italian, "en", &bare_site.site)), @"
    1: Dolor de rodilla
      has no address; find it, and write it into the aid's file
    1: Dolor de rodilla
      no line of an aid was found; the page lists one without an address until there is one
    1: Dolor de rodilla
      taken for one about `la-artrosis`, though no problem of the page is like it
    13: La artrosis: operazione o no IT
      ends with an address, and fits no pattern of an aid's line; kept in the text where it stands
    15: Trattamenti https://aids.test/2
      ends with an address, and fits no pattern of an aid's line; kept in the text where it stands
    ");
}

/// The sections of a text and its texts, from the introduction on, and what is said of it.
fn made(text: &str, language: &str) -> String {
    let import = run(text, language, &bare().check().0.site);
    let (texts, _) = texts(&import).split_once("aids:").unwrap_or((texts(&import), ""));
    let lines = texts.lines().filter(|line| !line.contains("also_called: []"));
    lines.map(|line| format!("{line}\n")).collect::<String>() + &remarks(&import)
}

#[test]
fn a_problem_is_known_by_its_heading_however_it_is_counted_and_written() {
    let list = "Knieschmerzen\n\nDas Knie tut weh. Hier geht es um:\n1.) Kniearthrose (Gonarthrose)\n2.) Meniskusriss\n3.) Bursitis\n\n\
                Kniearthrose:\nDer Knorpel ist dünn.\n\nMeniskusriss - was tun?\nOft hilft Ruhe.\n\nBursitis - sie tut weh.\nKühlen hilft.\n";
    assert_snapshot!(made(list, "de"), @"
      Das Knie tut weh. Hier geht es um:
    sections:
      - condition: kniearthrose
        heading: Kniearthrose
        also_called: [Gonarthrose]
        body: |
          Der Knorpel ist dünn.
      - condition: meniskusriss
        heading: Meniskusriss - was tun?
        also_called: [Meniskusriss]
        body: |
          Oft hilft Ruhe.
      - condition: bursitis
        heading: Bursitis
        body: |
          sie tut weh.
          Kühlen hilft.
    1: Knieschmerzen
      has no address; find it, and write it into the aid's file
    1: Knieschmerzen
      no line of an aid was found; the page lists one without an address until there is one
    1: Knieschmerzen
      taken for one about `kniearthrose`, though no problem of the page is like it
    ");
    let under = "Genou\n\n## Sommaire\n\n– L’arthrose ;\n– Le ménisque.\n\nL’arthrose\n\nElle est fréquente.\n\nLe ménisque : que faire ?\n\nAttendre.\n";
    assert_snapshot!(made(under, "fr"), @r#"
      TODO: what this page is about, with a last sentence that leads up to the overview.
    sections:
      - heading: Sommaire
        body: |
          TODO: what it is, and which treatments there are.
      - condition: larthrose
        heading: L’arthrose
        body: |
          Elle est fréquente.
      - condition: le-menisque
        heading: "Le ménisque : que faire ?"
        also_called: [Le ménisque]
        body: |
          Attendre.
    1: Genou
      has no address; find it, and write it into the aid's file
    1: Genou
      no line of an aid was found; the page lists one without an address until there is one
    1: Genou
      taken for one about `larthrose`, though no problem of the page is like it
    3: Sommaire
      has no text below it
    3: Sommaire
      is none of the problems that the introduction lists; kept as a section without a condition
    "#);
    let steps = "Rodilla\n\nHaga esto:\n\n(1) descanse\n(2) camine\n\n1.) Kniearthrose allein.\n";
    assert_snapshot!(made(steps, "es"), @r#"

      Haga esto:

      1) descanse
      2) camine

      1.) Kniearthrose allein.
    sections:
      - condition: back-pain
        heading: "TODO: a heading, the usual name of back-pain."
        body: |
          TODO: what it is, and which treatments there are.
    1: Rodilla
      has no address; find it, and write it into the aid's file
    1: Rodilla
      no line of an aid was found; the page lists one without an address until there is one
    1: Rodilla
      the page has no section that the aid could belong to; one was added
    "#);
}

#[test]
fn lines_like_headings_are_named_where_none_is_found() {
    let text = "Knieschmerzen\n\nDas Knie tut weh.\n\nKniearthrose:\nDer Knorpel ist dünn.\n\nMeniskusriss - was tun?\nRuhe.\n\nBewegung\n\nGehen Sie.\n";
    assert_snapshot!(made(text, "de"), @r#"

      Das Knie tut weh.

      Kniearthrose:
      Der Knorpel ist dünn.

      Meniskusriss - was tun?
      Ruhe.

      Bewegung

      Gehen Sie.
    sections:
      - condition: back-pain
        heading: "TODO: a heading, the usual name of back-pain."
        body: |
          TODO: what it is, and which treatments there are.
    1: Knieschmerzen
      has no address; find it, and write it into the aid's file
    1: Knieschmerzen
      no line of an aid was found; the page lists one without an address until there is one
    1: Knieschmerzen
      the page has no section that the aid could belong to; one was added
    5: Kniearthrose:
      may be a heading, and none was found in the text; kept in the introduction; to make it one, write ## and a space before it
    8: Meniskusriss - was tun?
      may be a heading, and none was found in the text; kept in the introduction; to make it one, write ## and a space before it
    11: Bewegung
      may be a heading, and none was found in the text; kept in the introduction; to make it one, write ## and a space before it
    "#);
}

#[test]
fn columns_stay_apart() {
    let text = "Pijn\n\nDit gaat over:\n\n- Pijn\n\nPijn\n\nMiddel       Dosis     Score\nparacetamol\t2\t500 mg\nibuprofen    3    -5\n\nTot slot.\n";
    assert_snapshot!(made(text, "nl"), @r"

      Dit gaat over:
    sections:
      - condition: pijn
        heading: Pijn
        body: |
          Middel | Dosis | Score\
          paracetamol | 2 | 500 mg\
          ibuprofen | 3 | -5

          Tot slot.
    1: Pijn
      has no address; find it, and write it into the aid's file
    1: Pijn
      no line of an aid was found; the page lists one without an address until there is one
    9: Middel       Dosis     Score
      has columns; kept line by line with | between its cells, for you to make a list or sentences of it
    ");
    let justified = "Pijn\n\nDit gaat over:\n\n- Pijn\n\nPijn\n\nDit is   een regel\ndie is uitgevuld, en deze\nook.\n";
    assert!(!made(justified, "nl").contains(" | "), "{}", made(justified, "nl"));
}

#[test]
fn a_word_that_is_divided_at_the_end_of_a_line_is_whole_again() {
    let text = "Knie\n\nDit duurt vaak drie maan-\nden, met voor-\nen nadelen en een lange-\ntermijn gevolg. Na zes maanden is het\nbeter met fysio\u{ad}\ntherapie, of leef-\nstijl.\n\n\
                Die Früh-\nerkennung. Der X-\nStrahl von 2-\nfacher Art. Früherkennung hilft.\n\nUn rendez-\nvous. Le rendez-vous.\n";
    assert_snapshot!(made(text, "nl"), @r#"

      Dit duurt vaak drie maanden,
      met voor-
      en nadelen en een lange-termijn
      gevolg. Na zes maanden is het
      beter met fysiotherapie,
      of leef-stijl.

      Die Früherkennung.
      Der X-Strahl
      von 2-facher
      Art. Früherkennung hilft.

      Un rendez-vous.
      Le rendez-vous.
    sections:
      - condition: back-pain
        heading: "TODO: a heading, the usual name of back-pain."
        body: |
          TODO: what it is, and which treatments there are.
    1: Knie
      has no address; find it, and write it into the aid's file
    1: Knie
      no line of an aid was found; the page lists one without an address until there is one
    1: Knie
      the page has no section that the aid could belong to; one was added
    5: lange-termijn
      a word is divided at the end of this line; see whether its hyphen belongs there
    8: leef-stijl.
      a word is divided at the end of this line; see whether its hyphen belongs there
    "#);
}

#[test]
fn a_tick_a_cross_a_plus_and_a_minus_say_something() {
    assert_snapshot!(body("✓ wandelen\n✗ autorijden\n✔\u{fe0f} douchen\n  (niet lang)\n✘ baden", "nl"), @"
    De regels zijn deze.

    - ✓ wandelen
    - ✗ autorijden
    - ✔️ douchen (niet lang)
    - ✘ baden

    Tot slot.
    ");
    assert_snapshot!(body("Pour et contre :\n+ moins de douleur\n- infection", "fr"), @r"
    De regels zijn deze.

    Pour et contre :

    - \+ moins de douleur
    - \- infection

    Tot slot.
    ");
    assert_snapshot!(body("+ menos dolor\n+ más rápido\n\n– infección", "es"), @r"
    De regels zijn deze.

    - \+ menos dolor
    - \+ más rápido

    - – infección

    Tot slot.
    ");
    assert_snapshot!(body("Nehmen Sie 250 mg\n+ 250 mg am Abend\n\n- Ruhe\n- Gehen", "de"), @r"
    De regels zijn deze.

    Nehmen Sie 250 mg
    \+ 250 mg am Abend

    - Ruhe
    - Gehen

    Tot slot.
    ");
    assert_snapshot!(body("→ rest\n☐ ask", "en"), @"
    De regels zijn deze.

    - → rest
    - ☐ ask

    Tot slot.
    ");
    let text = "Knie\n\nU mag:\n\n✓ lopen\n✗ fietsen\n\nTot slot.\n";
    let import = run(text, "nl", &bare().check().0.site);
    assert!(import.page.contains("- ✗ fietsen\n"), "{}", import.page);
}

#[test]
fn what_a_page_shows_as_a_picture_is_kept_in_words() {
    let html = "<h1>Knie</h1><p><i class=x title='niet doen'></i>fietsen</p><p><span aria-label=goed><b></b></span> lopen</p>\
                <p><img src=x alt='Non'>conduire</p><p><img src=x title=Ja>wandern</p>\
                <p><svg><title>No</title><path/></svg>nadar</p><p><svg aria-label=Sí><title>x</title></svg> caminar</p>\
                <p><span title=verborgen>gezien</span></p><p><iframe src=x title='Un vídeo'></iframe></p>\
                <a href='https://a.example/1'><i title='Knie: opereren?'></i></a>";
    let import = listed(Format::Html, html, &Site::default());
    assert_snapshot!(texts(&import), @"

      niet doen fietsen

      goed lopen

      Non conduire

      Ja wandern

      No nadar

      Sí caminar

      gezien

      Un vídeo
    sections:
      - condition: knie
        heading: Knie
        also_called: []
        body: |
          TODO: what it is, and which treatments there are.
    ");
    assert!(import.aids[0].1.contains("title: \"Knie: opereren?\""), "{}", import.aids[0].1);
}

#[test]
fn a_link_is_called_by_its_label_or_else_by_its_words() {
    let html = "<a href='https://a.example/1' aria-label='Knie: opereren?'>Meer</a>\n\
                <a href='https://a.example/2' aria-label='ouvre dans une nouvelle fenêtre'>Genou : opérer ?</a>\n\
                <a href='https://a.example/3' aria-label='Knie: operieren oder nicht?'>Chirurgie</a>\n\
                <a href='https://a.example/4' aria-label='Rodilla: operarse (PDF)'>Rodilla: operarse</a>\n";
    let list = lists::read(Format::Html, html).expect("a list");
    let titles: Vec<_> =
        list.links.iter().map(|link| link.title.as_deref().unwrap_or("-")).collect();
    assert_eq!(
        titles,
        [
            "Knie: opereren?",
            "Genou : opérer ?",
            "Knie: operieren oder nicht?",
            "Rodilla: operarse (PDF)"
        ]
    );
    let left: Vec<_> = list.left.iter().map(|left| (left.line, left.text.as_str())).collect();
    assert_eq!(left, [(3, "Chirurgie")]);
}

#[test]
fn a_link_that_no_reader_sees_is_left_out_and_said() {
    for hides in ["hidden", "aria-hidden=true", "style='display:none'"] {
        let html = format!(
            "<p {hides}><a href='https://a.example/1'>Knie</a></p>\n<a href='https://a.example/2'>Heup</a>"
        );
        let list = lists::read(Format::Html, &html).expect("a list");
        let titles: Vec<_> = list.links.iter().filter_map(|link| link.title.as_deref()).collect();
        assert_eq!(titles, ["Heup"], "{hides}");
        let said: Vec<_> =
            list.remarks.iter().map(|it| format!("{}: {}: {}", it.line, it.text, it.why)).collect();
        assert_eq!(
            said,
            [
                "1: https://a.example/1: the page hides this link, so it is left out; see whether it belongs in the list"
            ]
        );
    }
}

#[test]
fn what_a_person_wrote_beside_the_text_of_a_list_is_named() {
    let markdown = "# Rug\n\n## Hernia\n\n- [Opereren?](https://a.example/1 \"Alleen op verwijzing\") ![x](y.png \"Een rug\")\n- [Brace?][Ref]\n\n\
                    <!-- nog eens\nnakijken: 5 mg -->\n\nTekst <!-- Jan vragen --> verder.\n\n## Nek\n\n- [Opereren of niet?](https://a.example/1)\n\n\
                    [ref]: https://a.example/2\n[Unused]: https://a.example/3 'oud'\n[//]: # (intern)\n\n<!-- zonder einde\n";
    assert_snapshot!(remarks(&listed(Format::Markdown, markdown, &Site::default())), @"
    5: Alleen op verwijzing
      a page shows this only where the pointer rests on the link, so it is in no file
    5: Een rug
      a page shows this only where the pointer rests on the picture, so it is in no file
    5: x
      a list is read for its links, so this is in no file
    8: nog eens nakijken: 5 mg
      this is a comment, which no reader sees, so it is in no file
    11: Jan vragen
      this is a comment, which no reader sees, so it is in no file
    11: Tekst verder.
      a list is read for its links, so this is in no file
    15: Nek
      the aids of the links below this heading stand elsewhere, so it is in no file
    15: Opereren of niet?
      this address is in the list twice; it became one aid, with the first title
    18: [unused]: https://a.example/3 oud
      nothing in the text refers to this address, so it is in no file
    19: [//]: # intern
      nothing in the text refers to this address, so it is in no file
    21: zonder einde
      this is a comment, which no reader sees, so it is in no file
    ");
    let html = "<h1>Dos</h1><a href='https://a.example/1' title='Sur ordonnance'>Opérer ?</a> <a href='https://a.example/2' title='Bouger'>Bouger</a>";
    assert_snapshot!(remarks(&listed(Format::Html, html, &Site::default())), @"
    1: Sur ordonnance
      a page shows this only where the pointer rests on the link, so it is in no file
    ");
}

#[test]
fn every_cell_is_named_at_its_own_line_however_lines_end() {
    let table = "url,title,note,more\n\nhttps://a.example/1,Knie,n1,\n\n\nhttps://a.example/2,\"Hüfte\nlinks\",n2,\"een \"\"twee\"\"\ndrie\"\nhttps://a.example/3,Dos,,n3\n,Rodilla,,\n";
    let said = |text: &str, format: Format| {
        let list = lists::read(format, text).expect("a list");
        let links = list
            .links
            .iter()
            .map(|it| format!("{}:{} {}\n", it.place.line, it.place.column, it.url));
        let left = list
            .left
            .iter()
            .chain(&list.remarks)
            .map(|it| format!("{} {}\n", it.line, it.text.replace('\n', " ")));
        links.chain(left).collect::<String>()
    };
    assert_snapshot!(said(table, Format::Csv), @r#"
    3:1 https://a.example/1
    6:1 https://a.example/2
    9:1 https://a.example/3
    3 note: n1
    7 note: n2
    7 more: een "twee" drie
    9 more: n3
    10 Rodilla
    "#);
    for end in ["\r\n", "\r"] {
        let text = table.replace('\n', end);
        assert_eq!(
            said(&text, Format::Csv),
            said(table, Format::Csv).replace('\r', " "),
            "{end:?}"
        );
    }
    let text = "Knie: opereren?\nhttps://a.example/1\nHeup: opereren?\nhttps://a.example/2\n";
    assert_eq!(said(&text.replace('\n', "\r"), Format::Text), said(text, Format::Text));
    assert!(lists::is_list(&text.replace('\n', "\r")));
    let page = "Knie\n\nEen knie.\n\nHeup\nEen heup.\n";
    assert_eq!(
        run(&page.replace('\n', "\r"), "nl", &Site::default()),
        run(page, "nl", &Site::default())
    );
}

/// A page on two problems of the hip, with these lines of aids.
fn hips(aids: &str) -> String {
    format!(
        "Hip pain\n\nHip pain is common.\n\nThis page is about two problems:\n\n- Worn hip (hip arthritis)\n- Broken hip\n\n\
         Worn hip\n\nWith a worn hip, the cartilage gets thinner.\n\nBroken hip\n\nIt needs surgery.\n\n\
         Hip pain decision aids\n\nTalk to your doctor about them.\n\n{aids}\n"
    )
}

/// Which condition each new aid has, with what is still to be seen of it.
fn placed(import: &Import) -> String {
    let about = |yaml: &str| {
        let lines = yaml.lines().filter(|line| {
            line.starts_with("condition: ") || line.contains("TODO: see whether it is about")
        });
        lines.map(|line| format!("  {line}\n")).collect::<String>()
    };
    import.aids.iter().map(|(id, yaml)| format!("{id}\n{}", about(yaml))).collect()
}

#[test]
fn an_aid_is_about_a_problem_that_it_shares_one_word_with_only_if_a_person_sees_it() {
    let (site, _) = bare().check();
    let line = |subject: &str, number: u8| {
        format!("{subject} (OHRI): surgery or no surgery EN https://aids.test/{number}\n")
    };
    let sure: String = ["Worn hip", "Broken hip", "Hip arthritis", "Broken hip in old age"]
        .iter()
        .zip(1..)
        .map(|(subject, number)| line(subject, number))
        .collect();
    assert_snapshot!(placed(&run(&hips(&sure), "en", &site.site)), @"
    worn-hip-ohri
      condition: worn-hip
    broken-hip-ohri
      condition: broken-hip
    hip-arthritis-ohri
      condition: worn-hip
    broken-hip-in-old-age-ohri
      condition: broken-hip
    ");
    let other: String = ["Worn knee", "Knee arthritis", "Broken arm", "Hip pain", "Ankle sprain"]
        .iter()
        .zip(1..)
        .map(|(subject, number)| line(subject, number))
        .collect();
    let import = run(&hips(&other), "en", &site.site);
    assert_snapshot!(placed(&import), @"
    worn-knee-ohri
      # TODO: see whether it is about `worn-hip`; the two have only a part of their names in common
      condition: worn-hip
    knee-arthritis-ohri
      # TODO: see whether it is about `worn-hip`; the two have only a part of their names in common
      condition: worn-hip
    broken-arm-ohri
      # TODO: see whether it is about `broken-hip`; the two have only a part of their names in common
      condition: broken-hip
    hip-pain-ohri
      # TODO: see whether it is about `worn-hip`; another problem of the page is as much like it
      condition: worn-hip
    ankle-sprain-ohri
      # TODO: see whether it is about `worn-hip`; no problem of the page is like it
      condition: worn-hip
    ");
    assert_snapshot!(remarks(&import), @"
    22: Worn knee (OHRI): surgery or no surgery EN https://aids.test/1
      providers/ohri.yaml was made from the aid's address; put its name and home page right
    22: Worn knee (OHRI): surgery or no surgery EN https://aids.test/1
      taken for one about `worn-hip`, though the two have only a part of their names in common
    23: Knee arthritis (OHRI): surgery or no surgery EN https://aids.test/2
      taken for one about `worn-hip`, though the two have only a part of their names in common
    24: Broken arm (OHRI): surgery or no surgery EN https://aids.test/3
      taken for one about `broken-hip`, though the two have only a part of their names in common
    25: Hip pain (OHRI): surgery or no surgery EN https://aids.test/4
      taken for one about `worn-hip`, though another problem of the page is as much like it
    26: Ankle sprain (OHRI): surgery or no surgery EN https://aids.test/5
      taken for one about `worn-hip`, though no problem of the page is like it
    ");
    for (text, of) in [
        (hips("Versleten knie: behandelmethoden NL"), ["Worn hip", "Versleten heup"]),
        (hips("Knochenbruch am Arm: Behandlungen DE"), ["Broken hip", "Knochenbruch an der Hüfte"]),
        (hips("Genou usé : traitements FR"), ["Worn hip", "Hanche usée"]),
    ] {
        let import = run(&text.replace(of[0], of[1]), "en", &site.site);
        assert!(placed(&import).contains("# TODO: see whether it is about"), "{}", placed(&import));
    }
}

#[test]
fn a_problem_gets_the_condition_of_a_known_aid_only_if_a_person_sees_it() {
    let (site, _) = bare().check();
    let knee = "Worn knee (OHRI): surgery or no surgery EN https://aids.test/1";
    let first = run(&hips(knee).replace("Worn hip", "Worn knee"), "en", &site.site);
    let (site, _) = with(bare(), &first, "knee/en").remove("pages/knee/en.yaml").check();
    assert_snapshot!(remarks(&run(&hips(knee), "en", &site.site)), @"
    7: Worn hip
      taken for `worn-knee`, because it has a word of aids/worn-knee-ohri.yaml
    ");
}

#[test]
fn an_address_that_is_there_stays_the_aid_that_it_is() {
    let site = bare().edit("site.yaml", "languages: [en]", "languages: [en, nl]");
    let (loaded, _) = site.check();
    let hip = "Worn hip (OHRI): surgery or no surgery EN\nhttps://aids.test/1";
    let first = run(&hips(hip), "en", &loaded.site);
    assert_eq!(first.aids.len(), 1);
    let (loaded, _) = with(site, &first, "back-pain/en").check();
    let again = run(
        &hips("Versleten heup (OHRI): wel of niet opereren EN\nhttps://aids.test/1"),
        "nl",
        &loaded.site,
    );
    assert_eq!(again.aids, []);
    assert_snapshot!(remarks(&again), @"
    7: Worn hip
      taken for `worn-hip`, by its place in pages/back-pain/en.yaml
    8: Broken hip
      taken for `broken-hip`, by its place in pages/back-pain/en.yaml
    22: Versleten heup (OHRI): wel of niet opereren EN
      is `worn-hip-ohri` by its address; write its subject in `nl` into the aid's file
    ");
    assert_snapshot!(again.page.lines().take(3).collect::<Vec<_>>().join("\n"), @"
    # yaml-language-server: $schema=../../../schemas/page.schema.json
    # TODO: write its subject in `nl` into the aid's file: `worn-hip-ohri` is in the text, line 22: Versleten heup (OHRI): wel of niet opereren EN
    id: back-pain
    ");
    // In one text.
    for (twice, aids) in [
        (format!("{hip}\n{hip}"), 1),
        (format!("{hip}\nHip wear (OHRI): surgery or no surgery EN https://aids.test/1"), 1),
        (format!("{hip}\n{}", hip.replace("/1", "/2")), 2),
        (format!("{hip}\n{}", hip.replace("test/1", "test/10")), 2),
        (format!("{hip}\nBroken hip (OHRI): surgery or no surgery EN https://aids.test/2"), 2),
    ] {
        let (loaded, _) = bare().check();
        let import = run(&hips(&twice), "en", &loaded.site);
        assert_eq!(import.aids.len(), aids, "{twice}");
        let said = remarks(&import);
        assert_eq!(said.contains("stands in the list already"), aids == 1, "{said}");
        assert_eq!(
            said.contains("with another address too"),
            aids == 2 && !twice.contains("Broken"),
            "{said}"
        );
    }
}

#[test]
fn a_line_that_may_be_of_an_aid_is_named_and_not_only_its_address() {
    let (site, _) = bare().check();
    let text =
        hips("Worn hip (OHRI): will you or not EN\nhttps://aids.test/1\nhttps://aids.test/2");
    assert_snapshot!(remarks(&run(&text, "en", &site.site)), @"
    1: Hip pain
      has no address; find it, and write it into the aid's file
    1: Hip pain
      no line of an aid was found; the page lists one without an address until there is one
    1: Hip pain
      taken for one about `worn-hip`, though another problem of the page is as much like it
    22: Worn hip (OHRI): will you or not EN
      fits no pattern of an aid's line; kept in the text above the aids
    24: https://aids.test/2
      fits no pattern of an aid's line; kept in the text above the aids
    ");
    let text = "Douleur de hanche\n\nElle est fréquente.\n\nCette page traite de deux problèmes :\n\n- Hanche usée (arthrose de la hanche)\n\
        - Hanche cassée\n\nHanche usée\n\nLe cartilage s’use.\n\nHanche cassée\n\nUne opération.\n\nAides à la décision\n\n\
        Parlez-en avec votre médecin.\n\nGenou usé (OHRI) : opération ou pas EN\nhttps://aids.test/1\n\
        Hanche cassée (OHRI) : médicaments ou non – FR\nhttps://aids.test/2\n";
    assert_snapshot!(placed(&run(text, "fr", &site.site)), @"
    genou-use-ohri
      # TODO: see whether it is about `hanche-usee`; no problem of the page is like it
      condition: hanche-usee
    hanche-cassee-ohri
      condition: hanche-cassee
    ");
}
