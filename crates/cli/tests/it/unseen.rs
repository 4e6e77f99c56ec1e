//! Characters that cannot be seen, or that a format cannot hold, break no output.

use crate::common::Scratch;

/// What no XML can hold, and what would change a line without being seen.
const UNSEEN: [char; 14] = [
    '\u{fffe}',
    '\u{ffff}',
    '\u{1}',
    '\u{7f}',
    '\u{61c}',
    '\u{ad}',
    '\u{e0041}',
    '\u{202e}',
    '\u{2028}',
    '\u{feff}',
    '\u{fffc}',
    '\u{e000}',
    '\u{13437}',
    '\u{e0100}',
];

#[test]
fn one_hostile_title_does_not_hide_the_other_findings_of_a_junit_report() {
    let scratch = Scratch::new();
    let report = include_str!("common/report.json");
    assert!(report.contains("\\u001b"));
    let unseen: String = UNSEEN.iter().map(|c| c.escape_unicode().to_string()).collect();
    let unseen = unseen.replace("\\u{e0041}", "\\udb40\\udc41").replace("\\u{fffe}", "\\ufffe");
    let unseen =
        unseen.replace("\\u{13437}", "\\ud80d\\udc37").replace("\\u{e0100}", "\\udb40\\udd00");
    let unseen = unseen.replace("\\u{ffff}", "\\uffff").replace(['{', '}'], "");
    let four_digits = |text: String| {
        text.split("\\u").skip(1).map(|digits| format!("\\u{digits:0>4}")).collect::<String>()
    };
    scratch.write("audit.json", report.replace("\\u001b", &four_digits(unseen)));
    for format in ["junit", "markdown", "human", "github", "html"] {
        let ran = scratch.run(&["report", "audit.json", "--format", format]);
        assert_eq!((ran.code, ran.stderr.as_str()), (0, ""), "{format}");
        assert!(ran.stdout.contains("onerror"), "{format} leaves the title out");
        assert_eq!(ran.stdout.chars().find(|c| UNSEEN.contains(c)), None, "{format}");
        if format == "junit" {
            let document = roxmltree::Document::parse(&ran.stdout).expect("well-formed XML");
            assert_eq!(document.descendants().filter(|it| it.has_tag_name("testcase")).count(), 6);
        }
    }
}

#[test]
fn validate_prints_nothing_that_cannot_be_seen() {
    for unseen in UNSEEN.into_iter().filter(|c| !matches!(c, '\u{1}' | '\u{7f}' | '\u{ffff}')) {
        let scratch = Scratch::new();
        let title = format!("title: \"Sco{unseen}liosis");
        scratch.edit("content/aids/scoliosis-ohri.yaml", "title: \"Scoliosis", &title);
        // A fault in the same line, so that the line is shown.
        scratch.edit(
            "content/aids/scoliosis-ohri.yaml",
            "url: https://",
            &format!("url: https://a{unseen}"),
        );
        for format in ["human", "short", "github"] {
            let ran = scratch.run(&["validate", "--format", format]);
            assert_eq!(ran.code, 1, "{format} {unseen:?}: {}", ran.stdout);
            assert!(!ran.stdout.contains(unseen), "{format} {unseen:?}: {}", ran.stdout);
        }
    }
}

#[test]
fn no_name_of_a_file_is_printed_with_what_cannot_be_seen() {
    let scratch = Scratch::new();
    // What a file system can hold of it.
    let unseen: String = UNSEEN.into_iter().chain(['\u{1b}']).collect();
    let named = |start: &str, end: &str| format!("{start}{unseen}{end}");
    let (folder, list, page) = (named("f", ""), named("l", ".csv"), named("p", ".md"));
    scratch.write(&named("content/aids/a", ".yaml"), "id: other\n");
    scratch.write(&list, "url,title\nwww.aids.test,Acne: what to do?\n");
    scratch.write(&page, "# Acne\n\n- [Acne: what to do?](https://a.test/) and more\n");
    let contact = "--contact=https://127.0.0.1/about";
    let commands: [&[&str]; 14] = [
        &["validate", "--format", "human"],
        &["validate", "--format", "short"],
        &["validate", "--format", "json"],
        &["validate", "--format", "github"],
        &["validate", "--format", "sarif"],
        &["validate", "--content", &folder],
        &["report", &list],
        &["report", &folder],
        &["render", "--audit", &folder],
        &["fix", "--report", &folder],
        &["audit", &list, contact, "--no-progress"],
        &["audit", "--output", &named("no", "/x")],
        &["import", &page, "--id", "acne", "--content", &folder],
        &["man", "--out", &folder],
    ];
    for arguments in commands {
        let ran = scratch.run(arguments);
        let said = format!("{}{}", ran.stdout, ran.stderr);
        assert!(said.contains('\u{fffd}') || said.contains("%E2%80%AE"), "{arguments:?}: {said}");
        assert_eq!(said.chars().find(|c| unseen.contains(*c)), None, "{arguments:?}: {said}");
    }
}

/// The last line of `validate` names the pages, and that of `--explain` the places: both are text from elsewhere.
#[test]
fn an_id_is_one_line_that_can_be_seen() {
    let scratch = Scratch::new();
    let id = "id: \"x\\n::warning title=told::by a page\\e]0;title\\a\\e[2J\\u202e\\uE000\"";
    scratch.edit("content/pages/back-pain/en.yaml", "id: back-pain", id);
    for command in ["validate", "check", "render"] {
        let mut arguments = vec![command, "--color", "always"];
        arguments.extend((command == "check").then_some("--offline"));
        let ran = scratch.run(&arguments);
        assert!(ran.stdout.contains("title=told") || command == "render", "{}", ran.stdout);
        assert!(!ran.stdout.contains("\n::warning"), "{command}: {}", ran.stdout);
        let unseen = ["\u{1b}]", "\u{1b}[2J", "\u{7}", "\u{202e}", "\u{e000}"];
        assert!(!unseen.iter().any(|it| ran.stdout.contains(it)), "{command}: {}", ran.stdout);
    }
    let report = include_str!("common/report.json");
    let url = report.split("\"url\": \"").nth(1).and_then(|it| it.split('"').next());
    let named = report.replace("\"file\": \"", "\"file\": \"l\\u001b[31m\\u202e");
    scratch.write("audit.json", named);
    let url = url.expect("a link");
    let ran = scratch.run(&["report", "audit.json", "--explain", url, "--color", "always"]);
    assert!(ran.stdout.contains("l\u{fffd}"), "{}{}", ran.stdout, ran.stderr);
    assert!(!ran.stdout.contains(['\u{202e}']) && !ran.stdout.contains("\u{1b}[31m\u{202e}"));
}
