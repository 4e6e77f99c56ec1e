//! What `validate` and `check --offline` print, in each format.

use crate::common::Scratch;
use insta::assert_snapshot;

const TODAY: [&str; 2] = ["--today", "2026-11-22"];

fn run(scratch: &Scratch, arguments: &[&str], code: i32) -> String {
    let ran = scratch.run(&[arguments, &TODAY].concat());
    assert_eq!(ran.code, code, "{}{}", ran.stdout, ran.stderr);
    assert_eq!(ran.stderr, "");
    ran.stdout
}

/// Two faults in two files.
fn broken() -> Scratch {
    let scratch = Scratch::new();
    scratch.edit("content/aids/scoliosis-ohri.yaml", "subject:", "subjct:");
    scratch.edit("content/pages/back-pain/nl.yaml", "on: 2026-11-22", "on: 2026-02-30");
    scratch
}

#[test]
fn check_offline_names_what_it_checked() {
    assert_snapshot!(run(&Scratch::new(), &["check", "--offline"], 0), @"
    note[stale-aid]: An aid that is older than aids should be: 4 places
      content/aids/herniated-disc-ohri.yaml:8:10
      content/aids/low-back-pain-ohri.yaml:10:10
      content/aids/scoliosis-ohri.yaml:8:10
      content/aids/spinal-stenosis-ohri.yaml:12:10
      see: `signpost validate --explain stale-aid`

    note[unverified-link]: A link that no person has opened: 8 places
      content/aids/herniated-disc-nl.yaml:14:10
      content/aids/herniated-disc-ohri.yaml:11:10
      content/aids/low-back-pain-ohri.yaml:13:10
      content/aids/low-back-pain-ohri.yaml:15:10
      content/aids/low-back-pain-ohri.yaml:17:10
      content/aids/scoliosis-ohri.yaml:11:10
      content/aids/spinal-stenosis-ohri.yaml:15:10
      content/aids/spinal-stenosis-ohri.yaml:17:10
      see: `signpost validate --explain unverified-link`

    Checked 11 files against the schemas and rules: 2 providers, 5 aids with 8 links, 2 pages: back-pain (en), back-pain (nl)
    No faults.
    The links were not asked (--offline).
    8 links wait for a person's look: `signpost verify`
    ");
}

#[test]
fn a_fault_is_shown_at_its_place() {
    assert_snapshot!(run(&broken(), &["validate"], 1), @"
    error[unknown-key]: the key `subjct` does not belong here
      ╭▸ content/aids/scoliosis-ohri.yaml:3:1
      │
    3 │ subjct: {en: Scoliosis, nl: Scoliose}
      │ ━━━━━━
      │
      ├ help: did you mean `subject`?
      ╰ see: `signpost validate --explain unknown-key`

    error[invalid-date]: `2026-02-30` is not a date that exists
       ╭▸ content/pages/back-pain/nl.yaml:72:14
       │
    72 │ review: {on: 2026-02-30, by: Signpost maintainers}
       │              ━━━━━━━━━━
       │
       ├ help: write a date that exists, as year-month-day, for example 2026-11-22
       ╰ see: `signpost validate --explain invalid-date`

    note[stale-aid]: An aid that is older than aids should be: 4 places
      content/aids/herniated-disc-ohri.yaml:8:10
      content/aids/low-back-pain-ohri.yaml:10:10
      content/aids/scoliosis-ohri.yaml:8:10
      content/aids/spinal-stenosis-ohri.yaml:12:10
      see: `signpost validate --explain stale-aid`

    note[unverified-link]: A link that no person has opened: 8 places
      content/aids/herniated-disc-nl.yaml:14:10
      content/aids/herniated-disc-ohri.yaml:11:10
      content/aids/low-back-pain-ohri.yaml:13:10
      content/aids/low-back-pain-ohri.yaml:15:10
      content/aids/low-back-pain-ohri.yaml:17:10
      content/aids/scoliosis-ohri.yaml:11:10
      content/aids/spinal-stenosis-ohri.yaml:15:10
      content/aids/spinal-stenosis-ohri.yaml:17:10
      see: `signpost validate --explain unverified-link`

    Checked 11 files against the schemas and rules: 2 providers, 5 aids with 8 links, 2 pages: back-pain (en), back-pain (nl)
    2 errors.
    ");
}

#[test]
fn short_is_one_line_for_each_fault() {
    assert_snapshot!(run(&broken(), &["validate", "--format", "short"], 1), @"
    content/aids/herniated-disc-nl.yaml:14:10: note[unverified-link]: no person has opened this link yet; open it, see that it is the right aid, and add to the link: verified: {on: 2026-11-22, by: your name or role}
    content/aids/herniated-disc-ohri.yaml:8:10: note[stale-aid]: the aid was last updated in 2019, more than 5 years ago; see whether its provider has updated it since, or whether there is a newer aid
    content/aids/herniated-disc-ohri.yaml:11:10: note[unverified-link]: no person has opened this link yet; open it, see that it is the right aid, and add to the link: verified: {on: 2026-11-22, by: your name or role}
    content/aids/low-back-pain-ohri.yaml:10:10: note[stale-aid]: the aid was last updated in 2020, more than 5 years ago; see whether its provider has updated it since, or whether there is a newer aid
    content/aids/low-back-pain-ohri.yaml:13:10: note[unverified-link]: no person has opened this link yet; open it, see that it is the right aid, and add to the link: verified: {on: 2026-11-22, by: your name or role}
    content/aids/low-back-pain-ohri.yaml:15:10: note[unverified-link]: no person has opened this link yet; open it, see that it is the right aid, and add to the link: verified: {on: 2026-11-22, by: your name or role}
    content/aids/low-back-pain-ohri.yaml:17:10: note[unverified-link]: no person has opened this link yet; open it, see that it is the right aid, and add to the link: verified: {on: 2026-11-22, by: your name or role}
    content/aids/scoliosis-ohri.yaml:3:1: error[unknown-key]: the key `subjct` does not belong here; did you mean `subject`?
    content/aids/scoliosis-ohri.yaml:8:10: note[stale-aid]: the aid was last updated in 2020, more than 5 years ago; see whether its provider has updated it since, or whether there is a newer aid
    content/aids/scoliosis-ohri.yaml:11:10: note[unverified-link]: no person has opened this link yet; open it, see that it is the right aid, and add to the link: verified: {on: 2026-11-22, by: your name or role}
    content/aids/spinal-stenosis-ohri.yaml:12:10: note[stale-aid]: the aid was last updated in 2017, more than 5 years ago; see whether its provider has updated it since, or whether there is a newer aid
    content/aids/spinal-stenosis-ohri.yaml:15:10: note[unverified-link]: no person has opened this link yet; open it, see that it is the right aid, and add to the link: verified: {on: 2026-11-22, by: your name or role}
    content/aids/spinal-stenosis-ohri.yaml:17:10: note[unverified-link]: no person has opened this link yet; open it, see that it is the right aid, and add to the link: verified: {on: 2026-11-22, by: your name or role}
    content/pages/back-pain/nl.yaml:72:14: error[invalid-date]: `2026-02-30` is not a date that exists; write a date that exists, as year-month-day, for example 2026-11-22
    ");
}

#[test]
fn github_gets_annotations() {
    assert_snapshot!(run(&broken(), &["validate", "--format", "github"], 1), @"
    ::error file=content/aids/scoliosis-ohri.yaml,line=3,col=1,endLine=3,endColumn=7,title=unknown-key::the key `subjct` does not belong here%0Adid you mean `subject`?%0A`signpost validate --explain unknown-key`
    ::error file=content/pages/back-pain/nl.yaml,line=72,col=14,endLine=72,endColumn=24,title=invalid-date::`2026-02-30` is not a date that exists%0Awrite a date that exists, as year-month-day, for example 2026-11-22%0A`signpost validate --explain invalid-date`
    ::notice file=content/aids/herniated-disc-nl.yaml,line=14,col=10,endLine=14,endColumn=41,title=unverified-link::no person has opened this link yet%0Aopen it, see that it is the right aid, and add to the link: verified: {on: 2026-11-22, by: your name or role}%0A`signpost validate --explain unverified-link`
    ::notice file=content/aids/herniated-disc-ohri.yaml,line=8,col=10,endLine=8,endColumn=14,title=stale-aid::the aid was last updated in 2019, more than 5 years ago%0Asee whether its provider has updated it since, or whether there is a newer aid%0A`signpost validate --explain stale-aid`
    ::notice file=content/aids/herniated-disc-ohri.yaml,line=11,col=10,endLine=11,endColumn=56,title=unverified-link::no person has opened this link yet%0Aopen it, see that it is the right aid, and add to the link: verified: {on: 2026-11-22, by: your name or role}%0A`signpost validate --explain unverified-link`
    ::notice file=content/aids/low-back-pain-ohri.yaml,line=10,col=10,endLine=10,endColumn=14,title=stale-aid::the aid was last updated in 2020, more than 5 years ago%0Asee whether its provider has updated it since, or whether there is a newer aid%0A`signpost validate --explain stale-aid`
    ::notice file=content/aids/low-back-pain-ohri.yaml,line=13,col=10,endLine=13,endColumn=56,title=unverified-link::no person has opened this link yet%0Aopen it, see that it is the right aid, and add to the link: verified: {on: 2026-11-22, by: your name or role}%0A`signpost validate --explain unverified-link`
    ::notice file=content/aids/low-back-pain-ohri.yaml,line=15,col=10,endLine=15,endColumn=56,title=unverified-link::no person has opened this link yet%0Aopen it, see that it is the right aid, and add to the link: verified: {on: 2026-11-22, by: your name or role}%0A`signpost validate --explain unverified-link`
    ::notice file=content/aids/low-back-pain-ohri.yaml,line=17,col=10,endLine=17,endColumn=56,title=unverified-link::no person has opened this link yet%0Aopen it, see that it is the right aid, and add to the link: verified: {on: 2026-11-22, by: your name or role}%0A`signpost validate --explain unverified-link`
    ::notice file=content/aids/scoliosis-ohri.yaml,line=8,col=10,endLine=8,endColumn=14,title=stale-aid::the aid was last updated in 2020, more than 5 years ago%0Asee whether its provider has updated it since, or whether there is a newer aid%0A`signpost validate --explain stale-aid`
    ::notice file=content/aids/scoliosis-ohri.yaml,line=11,col=10,endLine=11,endColumn=56,title=unverified-link::no person has opened this link yet%0Aopen it, see that it is the right aid, and add to the link: verified: {on: 2026-11-22, by: your name or role}%0A`signpost validate --explain unverified-link`
    ::notice::3 more are not shown here, for GitHub shows 10 at most; `signpost validate` shows all.
    ");
}

#[test]
fn json_names_every_place() {
    let scratch = Scratch::new();
    scratch.edit("content/aids/scoliosis-ohri.yaml", "status: active", "status: active\nid: again");
    let document: serde_json::Value =
        serde_json::from_str(&run(&scratch, &["validate", "--format", "json"], 1)).expect("JSON");
    let errors: Vec<_> = document["diagnostics"]
        .as_array()
        .expect("a list")
        .iter()
        .filter(|fault| fault["severity"] == "error")
        .collect();
    assert_snapshot!(serde_json::to_string_pretty(&errors).expect("JSON"), @r#"
    [
      {
        "code": "duplicate-key",
        "severity": "error",
        "message": "the key `id` stands here twice",
        "help": "keep one of the two, with the value that is right",
        "places": [
          {
            "file": "content/aids/scoliosis-ohri.yaml",
            "line": 10,
            "column": 1,
            "end_line": 10,
            "end_column": 3,
            "text": "again here"
          },
          {
            "file": "content/aids/scoliosis-ohri.yaml",
            "line": 2,
            "column": 1,
            "end_line": 2,
            "end_column": 3,
            "text": "first here"
          }
        ],
        "documentation": null,
        "remedy": null
      }
    ]
    "#);
}

#[test]
fn sarif_has_a_rule_for_every_result() {
    let log: serde_json::Value =
        serde_json::from_str(&run(&broken(), &["validate", "--format", "sarif"], 1)).expect("JSON");
    let run = &log["runs"][0];
    for result in run["results"].as_array().expect("results") {
        let index = result["ruleIndex"].as_u64().expect("an index");
        let index = usize::try_from(index).expect("a small number");
        assert_eq!(run["tool"]["driver"]["rules"][index]["id"], result["ruleId"]);
    }
    let unknown_key = run["results"]
        .as_array()
        .and_then(|results| results.iter().find(|result| result["ruleId"] == "unknown-key"))
        .expect("the misspelt key");
    let place = &unknown_key["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "content/aids/scoliosis-ohri.yaml");
    assert_eq!(place["region"]["startLine"], 3);
}

#[test]
fn warnings_can_be_denied() {
    let scratch = Scratch::new();
    scratch.write("content/notes.yaml", "a: b\n");
    run(&scratch, &["validate"], 0);
    run(&scratch, &["validate", "--deny-warnings"], 1);
}

#[test]
fn a_content_folder_that_is_not_there_could_not_run() {
    let ran = Scratch::new().run(&["validate", "--content", "contents"]);
    assert_eq!(ran.code, 2);
    assert_snapshot!(ran.stderr, @"
    error: the content folder contents cannot be read; run this where the content is, or name its folder with --content DIR
      because: No such file or directory (os error 2)
    ");
}

#[test]
fn an_empty_folder_is_a_place_to_begin() {
    let said = |arguments: &[&str]| {
        let ran = Scratch::empty().run(arguments);
        assert_eq!((ran.code, ran.stdout.as_str()), (2, ""), "{arguments:?}");
        ran.stderr.lines().next().unwrap_or_default().to_owned()
    };
    let begin = said(&["check"]);
    assert_snapshot!(begin, @"error: there is no folder content here; create a site with `signpost new site`, audit a list of links that you have with `signpost audit FILE`, or name the folder of your content with --content DIR");
    for other in [
        &["validate"][..],
        &["audit"],
        &["fix"],
        &["fix", "--offline"],
        &["fix", "--offline", "--dry-run"],
        &["render"],
        &["serve"],
        &["verify"],
        &["new", "page", "knee"],
    ] {
        assert_eq!(said(other), begin, "{other:?}");
    }
}

#[test]
fn a_misspelt_flag_could_not_run() {
    let ran = Scratch::new().run(&["validate", "--fromat", "json"]);
    assert_eq!(ran.code, 2);
    assert_snapshot!(ran.stderr, @"
    error: unexpected argument '--fromat' found

      tip: a similar argument exists: '--format'

    Usage: signpost validate --format <FORMAT>

    For more information, try '--help'.
    ");
}

#[test]
fn without_a_command_the_help_is_printed() {
    let ran = Scratch::new().run(&[]);
    assert_eq!(ran.code, 0);
    assert_snapshot!(ran.stdout, @"
    Publishes pages that help patients choose a treatment, and checks their links

    Usage: signpost [OPTIONS] [COMMAND]

    Commands:
      check        Validate the content, then audit its links: the one command for everyday use
      validate     Check the content against its schemas and rules, without the network
      audit        Check every link
      verify       Look at links that need a person, and write down what you saw
      report       Write the result of an earlier audit in another format
      fix          Apply the corrections that `validate` knows, and the new addresses of moved links
      render       Write the pages as HTML and plain text
      serve        Show the pages in a browser, and reload them when you save
      new          Create a site, a page, an aid or a provider
      import       Make content of a page in plain text, or of a list in CSV, Markdown or HTML
      completions  Print what completes these commands in a shell
      man          Write the manual pages
      help         Print this message or the help of the given subcommand(s)

    Options:
          --color <WHEN>
              When to use colour

              Possible values:
              - auto:   On a terminal, unless NO_COLOR is set
              - always: Always
              - never:  Never
              
              [default: auto]

      -h, --help
              Print help (see a summary with '-h')

      -V, --version
              Print version

    Exit codes: 0 clean; 1 findings; 2 could not run; 3 no usable network, so nothing is known of any
    link.
    Start with `signpost new site` in a folder of your own, or with `signpost audit FILE` and a list of
    links that you have; for every day there is `signpost check`.
    ");
}

#[test]
fn people_see_fifty_faults_of_a_kind_in_a_file_and_programs_see_all() {
    let scratch = Scratch::new();
    let keys: String = (0..60).map(|number| format!("zz{number}: x\n")).collect();
    scratch.edit(
        "content/aids/scoliosis-ohri.yaml",
        "status: active\n",
        &(keys + "status: activ\n"),
    );
    let shown = run(&scratch, &["validate"], 1);
    assert_eq!(shown.matches("error[unknown-key]").count(), 51);
    assert!(shown.contains("… and 10 more error[unknown-key] in content/aids/scoliosis-ohri.yaml; --format short lists all"), "{shown}");
    assert!(shown.contains("error[invalid-value]") && shown.contains("61 errors"), "{shown}");
    let short = run(&scratch, &["validate", "--format", "short"], 1);
    assert_eq!(short.matches("error[unknown-key]").count(), 60);
}

#[test]
fn one_cause_in_many_places_is_shown_once() {
    let scratch = Scratch::new();
    std::fs::remove_file(scratch.path("content/providers/ohri.yaml")).expect("the file");
    assert_snapshot!(run(&scratch, &["validate"], 1), @"
    error[unknown-provider]: there is no provider `ohri`
      ╭▸ content/aids/herniated-disc-ohri.yaml:5:11
      │
    5 │ provider: ohri
      │           ━━━━
      │
      ├ help: create providers/ohri.yaml with `signpost new provider ohri`, or leave `provider` out
      ╰ see: `signpost validate --explain unknown-provider`
    the same at 3 other places:
      content/aids/low-back-pain-ohri.yaml:5:11
      content/aids/scoliosis-ohri.yaml:5:11
      content/aids/spinal-stenosis-ohri.yaml:5:11

    note[stale-aid]: An aid that is older than aids should be: 4 places
      content/aids/herniated-disc-ohri.yaml:8:10
      content/aids/low-back-pain-ohri.yaml:10:10
      content/aids/scoliosis-ohri.yaml:8:10
      content/aids/spinal-stenosis-ohri.yaml:12:10
      see: `signpost validate --explain stale-aid`

    note[unverified-link]: A link that no person has opened: 8 places
      content/aids/herniated-disc-nl.yaml:14:10
      content/aids/herniated-disc-ohri.yaml:11:10
      content/aids/low-back-pain-ohri.yaml:13:10
      content/aids/low-back-pain-ohri.yaml:15:10
      content/aids/low-back-pain-ohri.yaml:17:10
      content/aids/scoliosis-ohri.yaml:11:10
      content/aids/spinal-stenosis-ohri.yaml:15:10
      content/aids/spinal-stenosis-ohri.yaml:17:10
      see: `signpost validate --explain unverified-link`

    Checked 10 files against the schemas and rules: 1 provider, 5 aids with 8 links, 2 pages: back-pain (en), back-pain (nl)
    4 errors.
    ");
}

#[test]
fn a_narrow_terminal_is_no_wider_than_it_is() {
    let scratch = Scratch::new();
    scratch.edit("content/aids/scoliosis-ohri.yaml", "status: active", "status: activ");
    let narrow = scratch
        .command(&["validate", "--today", "2026-11-22"])
        .env("COLUMNS", "40")
        .output()
        .expect("the program to start");
    let said = String::from_utf8(narrow.stdout).expect("text");
    assert_snapshot!(said, @"
    error[invalid-value]
      `status` cannot be `activ`
      content/aids/scoliosis-ohri.yaml:9:9
      > activ
      help: did you mean `active`?
      see: `signpost validate --explain
           invalid-value`

    note[stale-aid]: An aid that is older
    than aids should be: 4 places
      content/aids/herniated-disc-ohri.yaml:8:10
      content/aids/low-back-pain-ohri.yaml:10:10
      content/aids/scoliosis-ohri.yaml:8:10
      content/aids/spinal-stenosis-ohri.yaml:12:10
      see: `signpost validate --explain
      stale-aid`

    note[unverified-link]: A link that no
    person has opened: 8 places
      content/aids/herniated-disc-nl.yaml:14:10
      content/aids/herniated-disc-ohri.yaml:11:10
      content/aids/low-back-pain-ohri.yaml:13:10
      content/aids/low-back-pain-ohri.yaml:15:10
      content/aids/low-back-pain-ohri.yaml:17:10
      content/aids/scoliosis-ohri.yaml:11:10
      content/aids/spinal-stenosis-ohri.yaml:15:10
      content/aids/spinal-stenosis-ohri.yaml:17:10
      see: `signpost validate --explain
      unverified-link`

    Checked 11 files against the schemas and
    rules: 2 providers, 5 aids with 8 links,
    2 pages: back-pain (en), back-pain (nl)
    1 error.
    ");
    for width in ["72", "80", "100"] {
        let output = scratch
            .command(&["validate", "--today", "2026-11-22"])
            .env("COLUMNS", width)
            .output()
            .expect("the program to start");
        let said = String::from_utf8(output.stdout).expect("text");
        // An address goes on where the terminal ends, so that it can still be opened.
        let lines = said.lines().filter(|line| !line.contains("https://example.org/"));
        let widest = lines.map(|line| line.chars().count()).max().expect("a line");
        assert!(widest <= width.parse().expect("a number"), "{width}: {widest}\n{said}");
    }
}

/// Each command that shows findings shows them in the same lines.
#[test]
fn a_finding_is_the_same_in_each_command_at_any_width() {
    let scratch = Scratch::new();
    scratch.edit("content/aids/scoliosis-ohri.yaml", "status: active", "status: activ");
    scratch.edit("content/aids/scoliosis-ohri.yaml", "condition: ", "conditon: ");
    for width in ["40", "60", "72", "80", "120"] {
        let findings = |arguments: &[&str]| {
            let docs = "https://docs.example/on/a/way/that/no/line/has/room/for/to/the/end/of/it/";
            let mut command = scratch.command(arguments);
            let output = command.env("COLUMNS", width).env("SIGNPOST_DOCS", docs).output();
            let output = output.expect("the program to start");
            let said = String::from_utf8(output.stdout).expect("text");
            let said = said.split_once("note[").map_or(said.as_str(), |(said, _)| said).to_owned();
            assert!(said.contains("error[invalid-value]"), "{said}");
            said
        };
        let day = ["--now", "2026-11-22"];
        let validated = findings(&[&["validate"], &day[..]].concat());
        assert_eq!(findings(&[&["check", "--offline"], &day[..]].concat()), validated);
    }
}

#[test]
fn what_is_wrong_with_the_arguments_fits_the_terminal() {
    let scratch = Scratch::new();
    let ran = scratch.command(&["validate", "--explain", "nonsense"]).env("COLUMNS", "40").output();
    let ran = ran.expect("the program to start");
    assert_eq!(ran.status.code(), Some(2));
    let said = String::from_utf8(ran.stderr).expect("text");
    assert!(said.contains("lost-sign,"), "{said}");
    assert!(said.lines().all(|line| line.chars().count() <= 40), "{said}");
}

#[test]
fn a_code_is_explained_without_any_content() {
    let scratch = Scratch::new();
    let said = run(&scratch, &["validate", "--explain", "lost-sign", "--content", "nowhere"], 0);
    assert!(
        said.starts_with("lost-sign: A sign that Markdown takes for a mark of its own (error).\n"),
        "{said}"
    );
    let wrong = scratch.run(&["validate", "--explain", "lost-sing"]);
    assert_eq!(wrong.code, 2);
    assert!(wrong.stderr.contains("lost-sign"), "{}", wrong.stderr);
}

#[test]
fn an_explanation_fits_the_terminal() {
    let scratch = Scratch::new();
    let narrow =
        scratch.command(&["validate", "--explain", "yaml-syntax"]).env("COLUMNS", "40").output();
    assert_snapshot!(String::from_utf8(narrow.expect("the program").stdout).expect("text"), @r#"
    yaml-syntax: A file that is not valid
    YAML (error).

    The rest of the file cannot be read
    until this is fixed. The place shown is
    that of the mistake where it is one that
    many people make, and else where reading
    stopped: what caused it is there or on
    the line above. Most often it is a text
    with a colon and a space in it that
    stands without quotes, a quote or
    bracket that is not closed, or a line
    that begins one column off.

    **Wrong**, in
    `aids/scoliosis-ohri.yaml`:

    ```yaml
        title: Scoliosis: Should I (or My
        Child) Have Surgery?
    ```

    ```text
    error[yaml-syntax]: a colon with a space
    after it ends a key, and this is none
      at aids/scoliosis-ohri.yaml:12:21: :
      Should I (or My Child) Have Surgery?
      help: put the text in quotes: title:
      "Scoliosis: Should I (or My Child)
      Have Surgery?"
    ```

    **Fixed:**

    ```yaml
        title: "Scoliosis: Should I (or My
        Child) Have Surgery?"
    ```
    "#);
}

/// No address is made up: without one, a finding names the command that explains it.
#[test]
fn findings_end_with_the_address_that_is_set() {
    let scratch = broken();
    let docs = |arguments: &[&str]| {
        let output = scratch
            .command(&[arguments, &["--today", "2026-11-22"]].concat())
            .env("SIGNPOST_DOCS", "https://example.org/docs/")
            .output()
            .expect("the program to start");
        String::from_utf8(output.stdout).expect("text")
    };
    let ends = |said: String, end: &str| {
        let lines = said.lines().filter(|line| line.contains("unknown-key") && line.contains(end));
        lines.map(str::to_owned).collect::<Vec<_>>().join("\n")
    };
    let address = "https://example.org/docs/diagnostics.md#unknown-key";
    assert_snapshot!(ends(docs(&["validate"]), address), @"  ╰ see: https://example.org/docs/diagnostics.md#unknown-key");
    assert_snapshot!(ends(docs(&["validate", "--format", "github"]), address), @"::error file=content/aids/scoliosis-ohri.yaml,line=3,col=1,endLine=3,endColumn=7,title=unknown-key::the key `subjct` does not belong here%0Adid you mean `subject`?%0Ahttps://example.org/docs/diagnostics.md#unknown-key");
    let sarif = |said: &str| -> serde_json::Value {
        let sarif: serde_json::Value = serde_json::from_str(said).expect("JSON");
        let rules = sarif["runs"][0]["tool"]["driver"]["rules"].as_array().expect("rules").clone();
        rules.iter().find(|rule| rule["id"] == "unknown-key").expect("the rule")["helpUri"].clone()
    };
    assert_eq!(sarif(&docs(&["validate", "--format", "sarif"])), address);
    assert!(sarif(&run(&scratch, &["validate", "--format", "sarif"], 1)).is_null());
    assert!(docs(&["validate", "--explain", "unknown-key"]).ends_with(&format!("\n{address}\n")));
}

/// What a site says goes below the variable, and above the command that explains a finding.
#[test]
fn a_site_says_where_its_findings_are_explained() {
    let scratch = broken();
    let site = scratch.read("content/site.yaml");
    let folder = "https://docs.example/signpost";
    scratch.write("content/site.yaml", format!("{site}documentation: {folder}\n"));
    let arguments = |more: &[&'static str]| [&["validate"], more].concat();
    let command = || scratch.command(&["validate", "--today", "2026-11-22"]);
    let last = |said: &str| {
        let mut lines = said.lines().filter(|line| line.contains("unknown-key"));
        lines.next_back().unwrap_or_default().to_owned()
    };
    assert_snapshot!(last(&run(&scratch, &arguments(&[]), 1)), @"  ╰ see: https://docs.example/signpost/diagnostics.md#unknown-key");
    let narrow = command().env("COLUMNS", "40").output().expect("the program");
    assert_snapshot!(last(&String::from_utf8(narrow.stdout).expect("text")), @"  https://docs.example/signpost/diagnostics.md#unknown-key");
    assert_snapshot!(last(&run(&scratch, &arguments(&["--format", "github"]), 1)), @"::error file=content/aids/scoliosis-ohri.yaml,line=3,col=1,endLine=3,endColumn=7,title=unknown-key::the key `subjct` does not belong here%0Adid you mean `subject`?%0Ahttps://docs.example/signpost/diagnostics.md#unknown-key");
    let sarif = run(&scratch, &arguments(&["--format", "sarif"]), 1);
    assert!(
        sarif.contains(&format!("\"helpUri\": \"{folder}/diagnostics.md#unknown-key\"")),
        "{sarif}"
    );
    let set = command().env("SIGNPOST_DOCS", "https://a.example/").output();
    let set = String::from_utf8(set.expect("the program").stdout).expect("text");
    assert!(last(&set).ends_with("https://a.example/diagnostics.md#unknown-key"), "{set}");
    let explained = run(&scratch, &["validate", "--explain", "unknown-key"], 0);
    assert!(
        explained.ends_with(&format!("\n{folder}/diagnostics.md#unknown-key\n")),
        "{explained}"
    );
}

/// Nothing answers at the proxy, as on a machine without internet.
#[test]
fn check_without_a_network_validates_and_says_that_the_links_were_not_audited() {
    let scratch = Scratch::new();
    let proxy = "http://127.0.0.1:1";
    let check = |scratch: &Scratch| {
        scratch
            .command(&["check", "--no-progress", "--now", "2026-11-22"])
            .envs([("HTTPS_PROXY", proxy), ("HTTP_PROXY", proxy)])
            .env_remove("NO_PROXY")
            .env_remove("no_proxy")
            .output()
            .expect("the program to start")
    };
    let output = check(&scratch);
    assert_eq!(output.status.code(), Some(3));
    let said = String::from_utf8(output.stdout).expect("text");
    let from = said.find("Checked").expect("what was validated");
    assert_snapshot!(said[from..].trim_end(), @"
    Checked 11 files against the schemas and rules: 2 providers, 5 aids with 8 links, 2 pages: back-pain (en), back-pain (nl)
    No faults.

    No usable network. No link could be reached, and neither could https://example.org/, https://www.iana.org/, https://www.w3.org/.
    The proxy at 127.0.0.1:1, which the environment names, cannot be reached.
    So nothing is known of any link, and nothing was written down.
    Try again with internet; until then, `signpost check --offline` validates the content.
    The content is validated, and its links were NOT audited.
    8 links wait for a person's look: `signpost verify`
    ");
    assert!(!scratch.path("ledger.jsonl").exists());
}
