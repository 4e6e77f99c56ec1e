//! `new` begins files that validate, and writes over nothing.

use crate::common::Scratch;
use insta::assert_snapshot;

const TODAY: [&str; 2] = ["--today", "2026-11-22"];

fn run(scratch: &Scratch, arguments: &[&str], code: i32) -> String {
    let ran = scratch.run(&[arguments, &TODAY].concat());
    assert_eq!(ran.code, code, "{}{}", ran.stdout, ran.stderr);
    ran.stdout + &ran.stderr
}

const AID: [&str; 15] = [
    "new",
    "aid",
    "knee-nice",
    "--subject",
    "en=Knee",
    "--subject",
    "nl=Knie",
    "--condition",
    "knee-wear",
    "--decision",
    "surgery-or-not",
    "--language",
    "en",
    "--url",
    "https://www.nice.example/knee",
];

#[test]
fn a_provider_an_aid_and_a_page_are_begun() {
    let scratch = Scratch::new();
    let provider = [
        "new",
        "provider",
        "nice",
        "--name",
        "National Institute",
        "--home",
        "https://www.nice.example/",
    ];
    assert_snapshot!(run(&scratch, &provider, 0), @"
    Wrote content/providers/nice.yaml
    Next: if its aids live on other hosts as well, add those to `hosts`.
    Then: `signpost new aid --provider nice`
    ");
    assert_snapshot!(run(&scratch, &[&AID[..], &["--provider", "nice"]].concat(), 0), @"
    Wrote content/aids/knee-nice.yaml
    No page has a section about `knee-wear` yet; those that there are: herniated-disc, non-specific-back-pain, scoliosis, spinal-stenosis.
    Next: add `knee-nice` to `list` under `aids` of the pages that it belongs to.
    Then: `signpost check`
    ");
    let page =
        ["new", "page", "knee", "--title", "Knee: what can be done?", "--condition", "knee-wear"];
    assert_snapshot!(run(&scratch, &page, 0), @"
    Wrote content/pages/knee/en.yaml
    Wrote content/pages/knee/nl.yaml
    Next: write what is marked TODO; `signpost serve --drafts` shows the page as it grows.
    Then: `signpost check`
    ");
    assert!(scratch.read("content/pages/knee/en.yaml").contains("list: [knee-nice]"));
    // Nothing is wrong with them, though much is still to be written.
    let found = run(&scratch, &["validate", "--format", "short"], 0);
    let codes: Vec<&str> = found
        .lines()
        .filter(|line| !line.contains("stale-aid") && !line.contains("unverified-link"))
        .collect();
    assert!(
        !codes.is_empty() && codes.iter().all(|line| line.contains("note[unfinished-text]")),
        "{found}"
    );
    // Each page says in its own language only what is known in it.
    let dutch = scratch.read("content/pages/knee/nl.yaml");
    assert!(dutch.contains("draft: true\nslug: knee  # TODO: its part of the address, in this language\ntitle: \"TODO: the title\"\n"), "{dutch}");
    assert!(
        scratch
            .read("content/pages/knee/en.yaml")
            .contains("slug: knee\ntitle: \"Knee: what can be done?\"\n")
    );
}

#[test]
fn titles_are_given_in_each_language() {
    let scratch = Scratch::new();
    let page = ["new", "page", "neck-pain", "--title", "Neck pain", "--title", "nl=Nekpijn"];
    run(&scratch, &page, 0);
    assert!(
        scratch.read("content/pages/neck-pain/nl.yaml").contains("slug: nekpijn\ntitle: Nekpijn\n")
    );
    assert!(
        scratch
            .read("content/aids/neck-pain-aid.yaml")
            .contains("subject: {en: Neck pain, nl: Nekpijn}")
    );
    let twice = ["new", "page", "hip", "--title", "Hip", "--title", "en=Hips"];
    assert_snapshot!(run(&scratch, &twice, 2), @"error: --title: the title in `en` is given twice; write the language before each: nl=…");
}

#[test]
fn a_draft_that_is_no_draft_any_more_is_not_rendered_until_it_is_written() {
    let scratch = Scratch::new();
    run(&scratch, &["new", "page", "hip", "--title", "Hip"], 0);
    scratch.edit("content/pages/hip/en.yaml", "draft: true\n", "");
    let said = run(&scratch, &["render"], 1);
    assert!(said.contains("error[unfinished-text]: this text is still to be written"), "{said}");
    assert!(!scratch.path("dist").exists());
}

#[test]
fn a_page_without_aids_begins_one() {
    let scratch = Scratch::new();
    assert_snapshot!(run(&scratch, &["new", "page", "hip", "--title", "Hip", "--language", "en"], 0), @"
    Wrote content/pages/hip/en.yaml
    Wrote content/aids/hip-aid.yaml
    A page lists at least one aid, so one was created: complete it, or list another.
    Next: write what is marked TODO; `signpost serve --drafts` shows the page as it grows.
    Then: `signpost check`
    ");
    run(&scratch, &["validate"], 0);
}

#[test]
fn a_translation_has_the_sections_and_aids_of_its_original() {
    let scratch = Scratch::new();
    std::fs::remove_file(scratch.path("content/pages/back-pain/nl.yaml")).expect("the file");
    assert_snapshot!(run(&scratch, &["new", "page", "back-pain"], 0), @"
    Wrote content/pages/back-pain/nl.yaml
    Next: write what is marked TODO; `signpost serve --drafts` shows the page as it grows.
    Then: `signpost check`
    ");
    let found = run(&scratch, &["validate", "--format", "short"], 0);
    assert!(!found.contains("translation-differs"), "{found}");
}

#[test]
fn files_that_are_there_stay_as_they_are() {
    let scratch = Scratch::new();
    run(&scratch, &AID, 0);
    scratch.write("content/aids/knee-nice.yaml", "mine");
    assert_snapshot!(run(&scratch, &AID, 2), @"error: ID: content/aids/knee-nice.yaml is there already, so nothing was written; write over with --force");
    assert_eq!(scratch.read("content/aids/knee-nice.yaml"), "mine");
    run(&scratch, &[&AID[..], &["--force"]].concat(), 0);
    assert!(scratch.read("content/aids/knee-nice.yaml").contains("id: knee-nice"));
}

#[test]
fn what_is_missing_or_wrong_is_named() {
    let scratch = Scratch::new();
    assert_snapshot!(run(&scratch, &["new", "provider", "nice"], 2), @"error: --name is missing; give it, or run this on a terminal to be asked");
    assert_snapshot!(run(&scratch, &["new", "aid", "Knee NICE"], 2), @"error: ID: an id has small letters, digits and hyphens: knee-nice");
    assert_snapshot!(run(&scratch, &[&AID[..], &["--provider", "ohir"]].concat(), 2), @"error: --provider: there is no provider `ohir`; did you mean `ohri`?");
    assert_snapshot!(run(&scratch, &["new", "page", "hip", "--title", "Hip", "--language", "fr"], 2), @"error: --language: the site is not written in `fr`; add it to `languages` in site.yaml first");
    assert_snapshot!(run(&scratch, &["new", "page", "hip", "--title", "Hip", "--aid", "hip-nice"], 2), @"error: --aid: there is no aid `hip-nice`; begin it with `signpost new aid hip-nice`");
}

#[test]
fn what_is_in_reach_is_understood_and_what_no_file_can_have_is_refused() {
    let scratch = Scratch::new();
    let aid = ["new", "aid", "knee-x", "--condition", "knee", "--subject", "en=Knee"];
    run(&scratch, &[&aid[..], &["--decision", "surgery", "--language", "English"]].concat(), 0);
    assert!(
        scratch
            .read("content/aids/knee-x.yaml")
            .contains("decision: surgery-or-not\nlanguages: [en]")
    );
    let more = ["--decision", "surgery-or-not", "--language", "en", "--force"];
    let with = |extra: &[&str]| run(&scratch, &[&aid[..], &more, extra].concat(), 2);
    assert_snapshot!(with(&["--language", "English"]), @"error: --language: `English` is given twice");
    assert_snapshot!(with(&["--subject", "en=Knie"]), @"error: --subject: the subject in `en` is given twice");
    assert_snapshot!(with(&["--url", "https://a.example/1", "--url", "https://a.example/1"]), @"error: --url: `https://a.example/1` is given twice");
    assert_snapshot!(with(&["--url", "https://me:secret@a.example/1"]), @"error: --url: leave out the user name and password in the address");
    assert_snapshot!(run(&scratch, &["new", "provider", "con", "--name", "Con", "--home", "https://con.example/"], 2), @"error: ID: `con` is the name of a device to some computers, so that no file can have it; add a word, for example con-aid");
    assert_snapshot!(run(&scratch, &["new", "provider", "nice", "--name", "One\nTwo", "--home", "https://nice.example/"], 2), @"error: --name: write it on one line, without tabs");
    assert_snapshot!(run(&scratch, &["new", "aid", "knee-x"], 2), @"error: ID: content/aids/knee-x.yaml is there already, so nothing was written; write over with --force");
    scratch.edit("content/site.yaml", "languages: [en, nl]", "languages: [en, nl");
    assert_snapshot!(run(&scratch, &["new", "page", "hip", "--title", "Hip"], 2), @"error: content/site.yaml cannot be understood, so nothing was created; `signpost validate` says what is wrong with it");
}

#[test]
fn what_would_be_wrong_at_once_is_not_begun() {
    let scratch = Scratch::new();
    let provider = |id: &str, home: &str| {
        run(&scratch, &["new", "provider", id, "--name", "Institute", "--home", home], 2)
    };
    assert_snapshot!(provider("ohri2", "https://decisionaid.ohri.ca/x"), @"error: nothing was written, because two providers have the host `decisionaid.ohri.ca`; leave it with the provider that publishes there");
    assert_snapshot!(provider("everybody", "https://co.uk/"), @r#"error: nothing was written, because websites of many owners are below `co.uk`; write the provider's own name as well, for example "*.example.co.uk""#);
    assert_snapshot!(provider("office", "http://localhost/"), @"error: nothing was written, because `localhost` is a name that only works inside one network, which readers cannot use; write the address that the public uses");
    assert!(!scratch.path("content/providers/ohri2.yaml").exists());
    let elsewhere = [&AID[..], &["--provider", "ohri"]].concat();
    assert_snapshot!(run(&scratch, &elsewhere, 2), @"error: nothing was written, because `www.nice.example` is not one of the hosts of OHRI; correct the address or the provider; if `www.nice.example` is OHRI's, add it to `hosts` in providers/ohri.yaml");
    assert!(!scratch.path("content/aids/knee-nice.yaml").exists());
}

#[test]
fn a_site_is_refused_before_anything_is_written() {
    let scratch = Scratch::empty();
    let site = |arguments: &[&str]| {
        let said = run(&scratch, &[&["new", "site", "s"], arguments].concat(), 2);
        assert!(!scratch.path("s").exists());
        said
    };
    assert_snapshot!(site(&["--name", "Aids", "--language", "nl", "--language", "nl"]), @"error: --language: `nl` is given twice");
    assert_snapshot!(site(&["--name", "Aids", "--language", "en", "--language", "English"]), @"error: --language: `English` is given twice");
    assert_snapshot!(site(&["--name", "TODO", "--language", "nl"]), @"error: --name: TODO marks what is still to be written; write it, or leave it out");
}

#[test]
fn what_would_have_faults_is_not_begun() {
    let said = |arguments: &[&str]| {
        let scratch = Scratch::new();
        let ran = scratch.run(&[&["new"], arguments].concat());
        assert_eq!(ran.code, 2);
        ran.stderr
    };
    assert_snapshot!(said(&["page", "q3", "--condition", "scoliosis", "--aid", "spinal-stenosis-ohri", "--title", "Knee"]), @"error: --aid: `spinal-stenosis-ohri` is about `spinal-stenosis`, and no section of the page is; add --condition spinal-stenosis, or leave the aid out");
    assert_snapshot!(said(&["page", "q3", "--title", "Neck <b>pain</b>"]), @"error: --title: `Neck <b>pain</b>`: readers would see the HTML tags; leave them out");
    assert_snapshot!(said(&["page", "q3", "--title", "[insert title]"]), @"error: --title: `[insert title]`: this stands for a text that is still to be written; write it, or leave it out");
    assert_snapshot!(said(&["page", &"a".repeat(300)]), @"error: ID: an id has at most 100 letters, so that files can be named after it");
}

#[test]
fn a_title_in_a_language_that_the_site_has_not_is_refused() {
    let scratch = Scratch::new();
    let title = |title: &str| scratch.run(&["new", "page", "knee", "--title", title]);
    let ran = title("fr=Douleur au genou");
    assert_eq!(ran.code, 2);
    assert_snapshot!(ran.stderr, @"error: --title: the site is not written in `fr`, only in en, nl; add it to `languages` in site.yaml first");
    for code in ["de", "pt-BR", "nld"] {
        assert_eq!(title(&format!("{code}=Knie")).code, 2, "{code}");
    }
    assert!(!scratch.path("content/pages/knee").exists());
    assert_eq!(title("p = 0.05 and what it says").code, 0);
    let site = scratch.run(&["new", "site", "my/CON", "--name", "Mine"]);
    assert_eq!(site.code, 2);
    assert_snapshot!(site.stderr, @"error: Windows keeps the name `CON` for a device, so the folder needs another one, for example CON-site");
}

#[test]
fn a_page_that_would_not_validate_is_not_written() {
    let scratch = Scratch::new();
    for title in ["Genou\u{202e}: opérer ?", "Knie\u{200b}schmerzen"] {
        let page = ["new", "page", "genou", "--title", title];
        let said = run(&scratch, &page, 2);
        assert!(said.starts_with("error: nothing was written, because "), "{said}");
    }
    assert!(!scratch.path("content/pages/genou").exists());
    assert!(!scratch.path("content/aids/genou-aid.yaml").exists());
}

#[test]
fn the_title_of_an_aid_is_given_with_its_address() {
    let scratch = Scratch::new();
    let title = ["--title", "Knee: should I have it replaced?"];
    let two = [&AID[..], &title, &title].concat();
    assert_snapshot!(run(&scratch, &two, 2), @"error: --title: there are more titles than addresses; give a --url for each");
    run(&scratch, &[&AID[..], &title].concat(), 0);
    let aid = scratch.read("content/aids/knee-nice.yaml");
    let (_, links) = aid.split_once("links:\n").expect("links");
    assert_snapshot!(links, @r#"
    - url: https://www.nice.example/knee
      title: "Knee: should I have it replaced?"
    "#);
}
