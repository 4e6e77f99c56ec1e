//! What `render` says of the audits that it is given.

use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::common::{Ran, Scratch, git};

/// A report of an audit of a day, about one link of the content.
fn report(scratch: &Scratch, name: &str, started: &str, change: &Value) {
    let mut report = json!({
        "version": 2, "started": started, "scope": {"kind": "whole"},
        "summary": {"ok": 0, "moved": 0, "changed": 0, "dead": 1, "down": 0, "blocked": 0, "skipped": 0},
        "faults": [],
        "links": [found("https://decisionaid.ohri.ca/AZsumm.php?ID=1037")],
    });
    for (name, value) in change.as_object().expect("an object") {
        report[name] = value.clone();
    }
    scratch.write(name, report.to_string());
}

/// What an audit found at an address.
fn found(address: &str) -> Value {
    json!({
        "url": address, "verdict": "dead",
        "reason": "http-404", "confidence": "high", "confirmed": true, "severity": "error",
        "evidence": {"attempts": 1, "elapsed_ms": 5}, "sources": [],
    })
}

fn run(scratch: &Scratch, audits: &[&str], code: i32) -> String {
    let arguments = [&["render", "--now", "2026-11-25T08:00:00Z", "--audit"], audits].concat();
    let ran = scratch.run(&arguments);
    assert_eq!(ran.code, code, "{}{}", ran.stdout, ran.stderr);
    let lines = ran.stdout.lines().filter(|line| !line.starts_with("  ") && !line.contains("dist"));
    lines.chain(ran.stderr.lines()).collect::<Vec<_>>().join("\n")
}

#[test]
fn it_says_what_the_audits_know_and_refuses_what_would_mislead() {
    let scratch = Scratch::new();
    report(&scratch, "today.json", "2026-11-25T04:17:00Z", &json!({}));
    assert_snapshot!(run(&scratch, &["today.json"], 0), @"
    The audit of 25 November 2026: 1 of 8 links known.
    warning: the audit does not know 7 of the 8 links, so readers are told nothing of them; run a new one
    ");
    assert!(!scratch.read("dist/en/back-pain/index.html").contains("ID=1037\""));
    report(&scratch, "old.json", "2026-11-20T04:17:00Z", &json!({}));
    assert_snapshot!(run(&scratch, &["old.json"], 0), @"
    The audit of 20 November 2026: 1 of 8 links known.
    warning: the audit does not know 7 of the 8 links, so readers are told nothing of them; run a new one
    warning: the audit of 20 November 2026 is more than two intervals old (the time between audits is 1 day); readers are told what it found, so run a new one
    ");
    // A site that audits once a week has nothing newer.
    let stale = "aid_stale_after: 5 years";
    scratch.edit("content/site.yaml", stale, "aid_stale_after: 5 years\naudit: {every: 7 days}");
    assert!(!run(&scratch, &["old.json"], 0).contains("two intervals"));
    scratch.edit("content/site.yaml", "\naudit: {every: 7 days}", "");
    report(&scratch, "future.json", "2026-11-26T04:17:00Z", &json!({}));
    assert_snapshot!(run(&scratch, &["future.json"], 2), @"error: future.json is the report of an audit at 2026-11-26T04:17:00Z, which is in the future; is the clock of this machine right?");
    let part = json!({"scope": {"kind": "selection", "chosen_by": "--only"}});
    report(&scratch, "part.json", "2026-11-25T05:17:00Z", &part);
    assert_snapshot!(run(&scratch, &["part.json"], 2), @"error: these reports are about a part of the links, and readers of the others would be told nothing; add the other parts, or the report of a whole audit");
    // Whatever the old one knows, the newer one knows better.
    assert_snapshot!(run(&scratch, &["part.json", "old.json"], 0), @"
    The audit of 25 November 2026: 1 of 8 links known.
    warning: the audit does not know 7 of the 8 links, so readers are told nothing of them; run a new one
    ");
    let foreign = |count: usize| {
        let links = (0..count).map(|it| found(&format!("https://example.org/{it}")));
        json!({"links": links.collect::<Vec<_>>()})
    };
    report(&scratch, "foreign.json", "2026-11-25T04:17:00Z", &foreign(3));
    assert_snapshot!(run(&scratch, &["foreign.json"], 0), @"
    The audit of 25 November 2026: 0 of 8 links known.
    warning: the audit seems to be of other content: it knows none of the 8 links, and 3 that no aid has
    ");
    report(&scratch, "nothing.json", "2026-11-25T04:17:00Z", &foreign(0));
    assert_snapshot!(run(&scratch, &["nothing.json"], 0), @"
    The audit of 25 November 2026: 0 of 8 links known.
    warning: the audit does not know any of the 8 links, so readers are told nothing of them; run a new one
    ");
}

#[test]
fn of_several_audits_it_says_which_knows_what_and_warns_of_what_pages_rely_on() {
    let scratch = Scratch::new();
    let aids = std::fs::read_dir(scratch.path("content/aids")).expect("the aids");
    let aids = aids.map(|aid| std::fs::read_to_string(aid.expect("an aid").path()).expect("text"));
    let addresses: Vec<String> = aids
        .flat_map(|aid| {
            let lines = aid.lines().filter_map(|line| line.split_once("url: "));
            lines.map(|(_, url)| url.trim_end_matches('}').to_owned()).collect::<Vec<_>>()
        })
        .collect();
    let links = |addresses: &[String]| json!({"links": addresses.iter().map(|it| found(it)).collect::<Vec<_>>()});
    report(&scratch, "august.json", "2026-08-01T04:17:00Z", &links(&addresses));
    report(&scratch, "newer.json", "2026-11-25T04:17:00Z", &links(&addresses[..1]));
    let said = "
    The audit of 25 November 2026: 1 of 8 links known.
    The audit of 1 August 2026: 7 more, which no later one knows.
    warning: the audit of 1 August 2026 is more than two intervals old (the time between audits is 1 day); readers are told what it found, so run a new one
    ";
    let said = said.replace("\n    ", "\n");
    assert_eq!(run(&scratch, &["august.json", "newer.json"], 0), said.trim());
    // So does a run that finds all as it was.
    assert_eq!(run(&scratch, &["august.json", "newer.json"], 0), said.trim());
    // Two parts of one audit know all links, and nobody is told anything by the old one.
    report(&scratch, "rest.json", "2026-11-25T04:18:00Z", &links(&addresses[1..]));
    assert_snapshot!(run(&scratch, &["august.json", "newer.json", "rest.json"], 0), @"The audit of 25 November 2026: 8 of 8 links known.");
}

#[test]
fn pages_are_not_put_among_the_files_of_the_content() {
    let scratch = Scratch::new();
    let aids = std::fs::read_dir(scratch.path("content/aids")).expect("the aids").count();
    for out in [
        "content",
        "content/static",
        "content/aids/x",
        "content/aids/x/y",
        "./dist/../content/pages/x",
    ] {
        let ran = scratch.run(&["render", "--out", out]);
        assert_eq!(ran.code, 2, "{out}: {}", ran.stdout);
        let said = format!(
            "error: --out {out} is a folder of the content, which would be read as content; name another folder, for example --out dist\n"
        );
        assert_eq!(ran.stderr, said);
    }
    assert_eq!(std::fs::read_dir(scratch.path("content/aids")).expect("the aids").count(), aids);
    assert!(!scratch.path("content/static").exists());
    assert_eq!(scratch.run(&["render", "--out", "content-pages"]).code, 0);
}

#[test]
fn drafts_that_are_left_out_are_said() {
    let scratch = Scratch::new();
    let said = |arguments: &[&str]| {
        let ran = scratch.run(&[&["render", "--now", "2026-11-25"], arguments].concat());
        assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
        let lines = ran.stdout.lines().filter(|line| line.contains("draft"));
        lines.collect::<Vec<_>>().join("\n")
    };
    assert_eq!(said(&[]), "");
    for language in ["en", "nl"] {
        let page = format!("content/pages/back-pain/{language}.yaml");
        scratch.edit(&page, "\nslug:", "\ndraft: true\nslug:");
    }
    assert_snapshot!(said(&[]), @"
    2 drafts left out: pages/back-pain/en.yaml, pages/back-pain/nl.yaml; --drafts shows them.
    warning: /en/back-pain/ goes to no page any more, because pages/back-pain/en.yaml is a draft.
    warning: /nl/rugpijn/ goes to no page any more, because pages/back-pain/nl.yaml is a draft.
    ");
    // A run that finds all as it was says so as well.
    assert_eq!(
        said(&[]),
        "2 drafts left out: pages/back-pain/en.yaml, pages/back-pain/nl.yaml; --drafts shows them."
    );
    assert_eq!(said(&["--drafts"]), "");
}

/// As in a clone of the branch that is published: there the times of files only say in which order these were copied.
#[test]
fn a_wrong_file_in_a_copy_of_the_folder_is_put_right() {
    let scratch = Scratch::new();
    let run = |out: &str| scratch.run(&["render", "--today", "2026-11-22", "--out", out]);
    run("dist");
    let page = scratch.read("dist/en/back-pain/index.html");
    scratch.write("dist/en/back-pain/index.html", page.replace("<title>Back", "<title>Bock"));
    let mut copy = std::process::Command::new("cp");
    copy.args(["-r", "dist", "copy"]).current_dir(scratch.path(""));
    assert!(copy.status().expect("a copy").success());
    let ran = run("copy");
    assert!(ran.stdout.contains(": 1 written, "), "{}", ran.stdout);
    assert_eq!(scratch.read("copy/en/back-pain/index.html"), page);
    assert!(run("copy").stdout.contains(": 0 written, "));
}

#[test]
fn a_changed_slug_is_warned_of_with_the_line_to_add() {
    let scratch = Scratch::new();
    scratch.run(&["render"]);
    scratch.edit("content/pages/back-pain/en.yaml", "slug: back-pain", "slug: sore-back");
    let ran = scratch.run(&["render"]);
    assert_eq!(ran.code, 0, "{}", ran.stdout);
    assert!(ran.stdout.ends_with(
        "warning: /en/back-pain/ goes to no page any more, because the page is now at /en/sore-back/.\n  \
         To send its readers on, add this line to pages/back-pain/en.yaml:\n  former_slugs: [back-pain]\n"
    ), "{}", ran.stdout);
    // The old addresses that are kept already stay in the line.
    scratch.edit(
        "content/pages/back-pain/en.yaml",
        "slug: sore-back",
        "slug: stiff-back\nformer_slugs: [back-pain]",
    );
    let ran = scratch.run(&["render"]);
    assert!(ran.stdout.ends_with(
        "warning: /en/sore-back/ goes to no page any more, because the page is now at /en/stiff-back/.\n  \
         To send its readers on, write so in pages/back-pain/en.yaml:\n  former_slugs: [back-pain, sore-back]\n"
    ), "{}", ran.stdout);
}

#[test]
fn an_address_that_only_sent_readers_on_or_whose_page_is_gone_is_warned_of_as_well() {
    const PAGE: &str = "content/pages/back-pain/en.yaml";
    let scratch = Scratch::new();
    let warned = || {
        let ran = scratch.run(&["render", "--today", "2026-11-22"]);
        assert_eq!(ran.code, 0, "{}", ran.stdout);
        ran.stdout.split_once("warning:").map(|(_, it)| format!("warning:{it}")).unwrap_or_default()
    };
    scratch.edit(PAGE, "slug: back-pain", "slug: b2\nformer_slugs: [back-pain]");
    assert_eq!(warned(), "");
    scratch.edit(PAGE, "slug: b2\nformer_slugs: [back-pain]", "slug: b3\nformer_slugs: [b2]");
    assert_snapshot!(warned(), @"
    warning: /en/back-pain/ goes to no page any more, because the page is now at /en/b3/.
      To send its readers on, write so in pages/back-pain/en.yaml:
      former_slugs: [b2, back-pain]
    ");
    scratch.edit(PAGE, "slug: b3\nformer_slugs: [b2]", "slug: b4");
    assert_snapshot!(warned(), @"
    warning: /en/b2/ goes to no page any more, because the page is now at /en/b4/.
      To send its readers on, add this line to pages/back-pain/en.yaml:
      former_slugs: [b2, b3]
    warning: /en/b3/ goes to no page any more, because the page is now at /en/b4/.
      To send its readers on, add this line to pages/back-pain/en.yaml:
      former_slugs: [b2, b3]
    ");
    // What a preview of a draft had was never published.
    scratch.edit(PAGE, "slug: b4", "slug: b5\nformer_slugs: [b4]\ndraft: true");
    assert_snapshot!(warned(), @"
    warning: /en/b4/ goes to no page any more, because pages/back-pain/en.yaml is a draft.
      To send its readers on, write b4 under `former_slugs` of the page in `en` that takes its place.
    ");
    scratch.run(&["render", "--drafts", "--today", "2026-11-22"]);
    scratch.edit(PAGE, "slug: b5\nformer_slugs: [b4]", "slug: b6");
    assert_eq!(warned(), "");
    std::fs::remove_file(scratch.path("content/pages/back-pain/nl.yaml")).expect("a page");
    assert_snapshot!(warned(), @"
    warning: /nl/rugpijn/ goes to no page any more, because pages/back-pain/nl.yaml is gone.
      To send its readers on, write rugpijn under `former_slugs` of the page in `nl` that takes its place.
    ");
}

#[test]
fn what_sends_readers_on_from_a_language_that_is_gone_can_be_done() {
    let scratch = Scratch::new();
    scratch.run(&["render", "--today", "2026-11-22"]);
    scratch.edit("content/site.yaml", "languages: [en, nl]", "languages: [en]");
    std::fs::remove_file(scratch.path("content/pages/back-pain/nl.yaml")).expect("a page");
    assert_snapshot!(lost(&scratch), @"content/site.yaml:4:12: warning[lost-address]: the page had the address /nl/rugpijn/ when it was last rendered, and `nl` is no longer a language of the site; redirect /nl/rugpijn/ on the web server, or put a page that sends readers on into static/nl/rugpijn/index.html; or keep the language");
    let ran = scratch.run(&["render", "--today", "2026-11-22"]);
    let (_, said) = ran.stdout.split_once("warning:").expect("a warning");
    assert_snapshot!(said, @"
     /nl/rugpijn/ goes to no page any more, because `nl` is no longer a language of the site.
      To send its readers on, redirect /nl/rugpijn/ on the web server, or put a page that sends readers on into static/nl/rugpijn/index.html.
    ");
}

#[test]
fn a_list_of_aids_that_other_sites_may_embed_is_missed() {
    let scratch = Scratch::new();
    scratch.run(&["render", "--today", "2026-11-22"]);
    for file in ["pages/back-pain/en.yaml", "pages/back-pain/nl.yaml", "aids/scoliosis-ohri.yaml"] {
        let (before, now) = ("condition: scoliosis", "condition: curved-spine");
        scratch.edit(&format!("content/{file}"), before, now);
    }
    let ran = scratch.run(&["render", "--today", "2026-11-22"]);
    assert_eq!(ran.code, 0, "{}", ran.stdout);
    let (_, said) = ran.stdout.split_once("warning:").expect("a warning");
    assert_snapshot!(said, @"
     /en/back-pain/aids-scoliosis.html is no longer made, because no section of pages/back-pain/en.yaml is about `scoliosis`.
      Sites that embed it have nothing to show in its place. If the condition has another id now, give it back the old one, or tell them of the new file.
    warning: /nl/rugpijn/aids-scoliosis.html is no longer made, because no section of pages/back-pain/nl.yaml is about `scoliosis`.
      Sites that embed it have nothing to show in its place. If the condition has another id now, give it back the old one, or tell them of the new file.
    ");
}

/// What `validate` says of addresses that are lost.
fn lost(scratch: &Scratch) -> String {
    lost_with(scratch, &[])
}

/// The same with these variables.
fn lost_with(scratch: &Scratch, variables: &[(&str, &str)]) -> String {
    let mut command = scratch.command(&["validate", "--format", "short", "--today", "2026-11-22"]);
    let ran = Ran::of(command.envs(variables.iter().copied()));
    let lines = ran.stdout.lines().filter(|line| line.contains("lost-address"));
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn the_author_of_a_new_slug_is_told_which_line_keeps_the_old_address() {
    const PAGE: &str = "content/pages/back-pain/en.yaml";
    let scratch = Scratch::new();
    git(&scratch.path(""), &["init", "--quiet"]);
    git(&scratch.path(""), &["add", "content"]);
    git(&scratch.path(""), &["commit", "--quiet", "-m", "A"]);
    // What somebody likes to see of git's answers.
    for (key, value) in [
        ("grep.lineNumber", "true"),
        ("grep.column", "true"),
        ("grep.fullName", "true"),
        ("color.ui", "always"),
    ] {
        git(&scratch.path(""), &["config", key, value]);
    }
    assert_eq!(lost(&scratch), "");
    scratch.edit(PAGE, "slug: back-pain", "slug: sore-back");
    assert_snapshot!(lost(&scratch), @"content/pages/back-pain/en.yaml:4:7: warning[lost-address]: the page had the address /en/back-pain/ in the last commit, and nothing redirects its readers; write: former_slugs: [back-pain]");
    // Where the branch began it was another one, and now it is committed.
    git(&scratch.path(""), &["update-ref", "refs/remotes/origin/main", "HEAD"]);
    git(
        &scratch.path(""),
        &["symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/main"],
    );
    git(&scratch.path(""), &["commit", "--quiet", "-a", "-m", "B"]);
    assert_snapshot!(lost(&scratch), @"content/pages/back-pain/en.yaml:4:7: warning[lost-address]: the page had the address /en/back-pain/ where this branch began, and nothing redirects its readers; write: former_slugs: [back-pain]");
    scratch.edit(PAGE, "slug: sore-back", "slug: sore-back\nformer_slugs: [back-pain]");
    assert_eq!(lost(&scratch), "");
    let check = scratch.run(&["check", "--offline", "--today", "2026-11-22"]);
    assert!(!check.stdout.contains("lost-address"), "{}", check.stdout);

    // A page that is no longer there is missed as well.
    std::fs::remove_file(scratch.path("content/pages/back-pain/nl.yaml")).expect("a page");
    assert_snapshot!(lost(&scratch), @"content/pages/back-pain/nl.yaml:1:1: warning[lost-address]: the page had the address /nl/rugpijn/ in the last commit, and is gone; write rugpijn under `former_slugs` of the page in `nl` that takes its place, or keep the page");
    let human = scratch.run(&["validate", "--today", "2026-11-22", "--color=never"]);
    assert!(
        human.stdout.contains("/nl/rugpijn/ in the last commit, and is gone"),
        "{}",
        human.stdout
    );
    git(&scratch.path(""), &["checkout", "--quiet", "content/pages/back-pain/nl.yaml"]);
    scratch.edit("content/pages/back-pain/nl.yaml", "language: nl", "language: nl\ndraft: true");
    assert_snapshot!(lost(&scratch), @"content/pages/back-pain/nl.yaml:4:8: warning[lost-address]: the page had the address /nl/rugpijn/ in the last commit, and a draft is not published; take `draft: true` out, or write rugpijn under `former_slugs` of the page in `nl` that takes its place");

    // So is an address from which its readers were sent on, in whichever way the list is written.
    git(&scratch.path(""), &["checkout", "--quiet", "content/pages/back-pain/nl.yaml"]);
    scratch.edit(
        PAGE,
        "former_slugs: [back-pain]",
        "former_slugs:\n  - back-pain # 2024\n  - \"spine\"",
    );
    git(&scratch.path(""), &["commit", "--quiet", "-a", "-m", "C"]);
    git(&scratch.path(""), &["update-ref", "refs/remotes/origin/main", "HEAD"]);
    scratch.edit(
        PAGE,
        "slug: sore-back\nformer_slugs:\n  - back-pain # 2024\n  - \"spine\"",
        "slug: aching-back\nformer_slugs: [spine]",
    );
    assert_snapshot!(lost(&scratch), @"
    content/pages/back-pain/en.yaml:4:7: warning[lost-address]: the page had the address /en/sore-back/ in the last commit, and nothing redirects its readers; write: former_slugs: [spine, sore-back, back-pain]
    content/pages/back-pain/en.yaml:5:15: warning[lost-address]: the address /en/back-pain/ led to this page in the last commit, and nothing redirects its readers; write: former_slugs: [spine, sore-back, back-pain]
    ");
    scratch.edit(PAGE, "slug: aching-back\nformer_slugs: [spine]", "slug: spine");
    assert_snapshot!(lost(&scratch), @"
    content/pages/back-pain/en.yaml:4:7: warning[lost-address]: the page had the address /en/sore-back/ in the last commit, and nothing redirects its readers; write: former_slugs: [sore-back, back-pain]
    content/pages/back-pain/en.yaml:4:7: warning[lost-address]: the address /en/back-pain/ led to this page in the last commit, and nothing redirects its readers; write: former_slugs: [sore-back, back-pain]
    ");
    // Whatever becomes of the page.
    scratch.edit(PAGE, "slug: spine", "slug: sore-back\ndraft: true");
    assert_snapshot!(lost(&scratch), @"
    content/pages/back-pain/en.yaml:5:8: warning[lost-address]: the page had the address /en/sore-back/ in the last commit, and a draft is not published; take `draft: true` out, or write sore-back under `former_slugs` of the page in `en` that takes its place
    content/pages/back-pain/en.yaml:5:8: warning[lost-address]: the address /en/back-pain/ led to this page in the last commit, and a draft is not published; take `draft: true` out, or write back-pain under `former_slugs` of the page in `en` that takes its place
    content/pages/back-pain/en.yaml:5:8: warning[lost-address]: the address /en/spine/ led to this page in the last commit, and a draft is not published; take `draft: true` out, or write spine under `former_slugs` of the page in `en` that takes its place
    ");
    std::fs::remove_file(scratch.path(PAGE)).expect("a page");
    assert_snapshot!(lost(&scratch), @"
    content/pages/back-pain/en.yaml:1:1: warning[lost-address]: the page had the address /en/sore-back/ in the last commit, and is gone; write sore-back under `former_slugs` of the page in `en` that takes its place, or keep the page
    content/pages/back-pain/en.yaml:1:1: warning[lost-address]: the address /en/back-pain/ led to this page in the last commit, and the page is gone; write back-pain under `former_slugs` of the page in `en` that takes its place, or keep the page
    content/pages/back-pain/en.yaml:1:1: warning[lost-address]: the address /en/spine/ led to this page in the last commit, and the page is gone; write spine under `former_slugs` of the page in `en` that takes its place, or keep the page
    ");

    // Without git, the site that was rendered last knows.
    let scratch = Scratch::new();
    // What was a draft there was never published.
    scratch.edit("content/pages/back-pain/nl.yaml", "language: nl", "language: nl\ndraft: true");
    scratch.run(&["render", "--drafts", "--today", "2026-11-22"]);
    assert_eq!(lost(&scratch), "");
    scratch.edit("content/pages/back-pain/nl.yaml", "language: nl\ndraft: true", "language: nl");
    scratch.run(&["render", "--today", "2026-11-22"]);
    scratch.edit(PAGE, "slug: back-pain", "slug: sore-back");
    assert_snapshot!(lost(&scratch), @"content/pages/back-pain/en.yaml:4:7: warning[lost-address]: the page had the address /en/back-pain/ when it was last rendered, and nothing redirects its readers; write: former_slugs: [back-pain]");
    scratch.edit(PAGE, "language: en\n", "language: en\nformer_slugs: [lumbago]\n");
    let check = scratch.run(&["check", "--offline", "--today", "2026-11-22", "--color=never"]);
    assert!(check.stdout.contains("write: former_slugs: [lumbago, back-pain]"), "{}", check.stdout);
}

#[test]
fn a_push_is_compared_with_the_commit_before_and_a_pull_request_with_its_base() {
    const PAGE: &str = "content/pages/back-pain/en.yaml";
    const PUSH: [(&str, &str); 2] = [("CI", "true"), ("GITHUB_BASE_REF", "")];
    let scratch = Scratch::new();
    let git = |arguments: &[&str]| git(&scratch.path(""), arguments);
    git(&["init", "--quiet"]);
    git(&["add", "content"]);
    git(&["commit", "--quiet", "-m", "A"]);
    // The first commit has none before it, and neither has a clone of one commit.
    assert_eq!(lost_with(&scratch, &PUSH), "");
    scratch.edit(PAGE, "slug: back-pain", "slug: sore-back");
    git(&["commit", "--quiet", "-a", "-m", "B"]);
    assert_snapshot!(lost_with(&scratch, &PUSH), @"content/pages/back-pain/en.yaml:4:7: warning[lost-address]: the page had the address /en/back-pain/ in the commit before, and nothing redirects its readers; write: former_slugs: [back-pain]");
    // Who works at the page is told of what is not committed yet.
    assert_eq!(lost(&scratch), "");
    let pull = [("CI", "true"), ("GITHUB_BASE_REF", "main")];
    assert_snapshot!(lost_with(&scratch, &pull), @"content/pages/back-pain/en.yaml:4:7: warning[lost-address]: the page had the address /en/back-pain/ where this branch began, and nothing redirects its readers; write: former_slugs: [back-pain]");
    git(&["commit", "--quiet", "--allow-empty", "-m", "C"]);
    assert_eq!(lost_with(&scratch, &PUSH), "");
    // Of a push of two commits, GitHub says where the branch was.
    let before = git(&["rev-parse", "HEAD~2"]);
    scratch.write("event.json", format!("{{\"before\": \"{}\"}}", before.trim()));
    let event = scratch.path("event.json");
    let push = [&PUSH[..], &[("GITHUB_EVENT_PATH", event.to_str().unwrap())]].concat();
    assert_snapshot!(lost_with(&scratch, &push), @"content/pages/back-pain/en.yaml:4:7: warning[lost-address]: the page had the address /en/back-pain/ before this push, and nothing redirects its readers; write: former_slugs: [back-pain]");
    // A branch that is new had none.
    scratch.write("event.json", format!("{{\"before\": \"{}\"}}", "0".repeat(40)));
    assert_eq!(lost_with(&scratch, &push), "");
}
