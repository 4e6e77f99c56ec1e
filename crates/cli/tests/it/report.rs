//! What `report` makes of a saved audit, in each format and at length.

use crate::common::Scratch;
use insta::assert_snapshot;
use serde_json::json;

/// A folder with the real content and a report in which every text from outside is hostile once.
fn scratch() -> Scratch {
    let scratch = Scratch::new();
    scratch.write("audit.json", include_str!("common/report.json"));
    scratch
}

fn report(arguments: &[&str]) -> String {
    let ran = scratch().run(&[&["report", "audit.json"], arguments].concat());
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    ran.stdout
}

#[test]
fn a_link_is_explained_by_its_aid() {
    assert_snapshot!(report(&["--explain", "scoliosis-ohri"]), @"
    https://decisionaid.ohri.ca/AZsumm.php?ID=1037
      moved, moved-permanently: this link has permanently moved to an address that shows the aid.

      Where the content names it
        content/aids/scoliosis-ohri.yaml:11:10, the aid scoliosis-ohri, listed on en/back-pain and nl/rugpijn

      What it should show
        the words: scoliosis, surgery
        the title: “Scoliosis: Should I (or My Child) Have Surgery?”
        the subject: “Scoliosis” or “Scoliose”
        the language: en
        what a reader meets: open

      What was asked, and what came back
        1. https://decisionaid.ohri.ca/AZsumm.php?ID=1037 answered: status 301, go to https://decisionaid.ohri.ca/aids/1037
        2. https://decisionaid.ohri.ca/aids/1037 answered: status 200, text/html, in the language en, with the title “Scoliosis: Should I (or My Child) Have Surgery?”
        3. The certificate is valid until 2026-11-30.
        4. In all, 2 requests in 1.6 seconds.

      Why the verdict follows
        1. The redirect is permanent.
        2. The title is the aid's.

      What to do
        Open the new address; if it is the aid, write it in the old one's place. `signpost fix` does that for all links that have moved.
        The new address: https://decisionaid.ohri.ca/aids/1037
    ");
}

#[test]
fn a_dead_link_is_explained_by_its_address() {
    assert_snapshot!(report(&["--explain", "https://decisionaid.ohri.ca/AZsumm.php?ID=1092"]), @"
    https://decisionaid.ohri.ca/AZsumm.php?ID=1092
      dead, soft-404: this link shows the same page as an address that cannot exist.

      Where the content names it
        content/aids/spinal-stenosis-ohri.yaml:15:10, the aid spinal-stenosis-ohri, listed on en/back-pain

      What it should show
        the title: “Lumbar Spinal Stenosis: Should I Have Surgery?”
        the subject: “Spinal stenosis” or “Vernauwing van het wervelkanaal”
        the language: en
        what a reader meets: open

      What was asked, and what came back
        1. https://decisionaid.ohri.ca/AZsumm.php?ID=1092 answered: status 200, text/html, with the title “Decision Aid Summary”
        2. https://decisionaid.ohri.ca/AZsumm.php?ID=999999831, an address that cannot exist, answered: status 200, 99 % the same text; so it is the same page
        3. In all, 1 request in 412 milliseconds.

      Why the verdict follows
        1. An address that cannot exist answers with the same page.

      What earlier audits found
        It was last found to be fine on 2026-11-08.
        It has failed without a break since 2026-11-15.

      What to do
        Look for the aid at its provider and write down its new address, or mark the aid as withdrawn. Until then, `signpost render --audit` gives readers the archived copy.
        The archived copy: https://web.archive.org/web/20240501000000/https://decisionaid.ohri.ca/AZsumm.php?ID=1092
    ");
}

#[test]
fn a_link_that_failed_is_explained_without_content() {
    let scratch = scratch();
    let arguments =
        ["report", "audit.json", "--explain", "herniated-disc-nl", "--content", "nowhere"];
    let ran = scratch.run(&arguments);
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    assert_snapshot!(ran.stdout, @"
    https://www.thuisarts.nl/hernia
      down, timeout: this link did not answer in time.

      Where the content names it
        content/aids/herniated-disc-nl.yaml:14:10, the aid herniated-disc-nl, listed on en/back-pain and nl/rugpijn

      What was asked, and what came back
        1. https://www.thuisarts.nl/hernia gave no usable answer: no answer in 20 seconds
        2. In all, 3 requests in 60.0 seconds.

      What earlier audits found
        This is the first audit in which it failed.

      What to do
        Nothing yet. If it stays so on three days over five days, it will be reported as dead.
    ");
}

#[test]
fn a_typo_is_pointed_out() {
    for (what, suggested) in [
        ("scoliosis-orhi", "scoliosis-ohri"),
        (
            "https://decisionaid.ohri.ca/AZsum.php?ID=1037",
            "https://decisionaid.ohri.ca/AZsumm.php?ID=1037",
        ),
    ] {
        let ran = scratch().run(&["report", "audit.json", "--explain", what]);
        assert_eq!((ran.code, ran.stdout.as_str()), (2, ""));
        assert!(ran.stderr.ends_with(&format!("did you mean `{suggested}`?\n")), "{}", ran.stderr);
    }
    let ran = scratch().run(&["report", "audit.json", "--explain", "x"]);
    assert_snapshot!(ran.stderr, @"error: the report has no link and no aid `x`; name one by its address or by its aid's id");
    assert_eq!(ran.code, 2);
}

#[test]
fn a_certificate_that_expires_soon_is_told_although_its_link_is_there() {
    let said = report(&["--format", "human"]);
    let (_, note) = said.split_once("\n\nWatch: certificates").expect("a note");
    assert_snapshot!(note, @"
     that expire soon (1)
      decisionaid.ohri.ca: on 2026-11-30, 8 days after this audit; 1 link

    6 links: 1 ok, 1 moved, 1 changed, 1 dead, 1 down, 1 skipped. 3 new, 1 to watch.
    ");
}

#[test]
fn markdown_has_no_markup_from_outside() {
    assert_snapshot!(report(&["--format", "markdown"]), @r#"
    ## Link audit of 2026-11-22

    6 links: 1 ok, 1 moved, 1 changed, 1 dead, 1 down, 1 skipped. 3 new, 1 to watch.

    ### New since the last audit (3)

    | where | address | what was found |
    |---|---|---|
    | `spinal-stenosis-ohri` `content/aids/spinal-stenosis-ohri.yaml:15` | `https://decisionaid.ohri.ca/AZsumm.php?ID=1092` | **dead** (soft-404): shows the same page as an address that cannot exist; failing since 2026-11-15; title seen: `Decision Aid Summary`; archived copy: `https://web.archive.org/web/20240501000000/https://decisionaid.ohri.ca/AZsumm.php?ID=1092` |
    | `hostile` `content/aids/hostile.yaml:9` | `` https://hostile.test/?a="><script>alert(1)</script>&b=\|`c` `` | **changed** (taken-over): shows another site that has taken over the domain; title seen: `` </title><img src=x onerror=alert(1)> �[31m ::error:: � ]]> [click](javascript:alert(1)) \| `x` %0A `` |
    | `scoliosis-ohri` `content/aids/scoliosis-ohri.yaml:11` | `https://decisionaid.ohri.ca/AZsumm.php?ID=1037` | **moved** (moved-permanently): has permanently moved to an address that shows the aid; title seen: `Scoliosis: Should I (or My Child) Have Surgery?`; leads to `https://decisionaid.ohri.ca/aids/1037`; new address: `https://decisionaid.ohri.ca/aids/1037` |

    ### Watch: may come back by itself (1)

    | where | address | what was found |
    |---|---|---|
    | `herniated-disc-nl` `content/aids/herniated-disc-nl.yaml:14` | `https://www.thuisarts.nl/hernia` | **down** (timeout): did not answer in time; failing since 2026-11-22 |

    ### Worth knowing (1)

    | where | address | what was found |
    |---|---|---|
    | `lost` `content/aids/lost.yaml:2` | `no address` | **skipped** (no-address): has no known address |

    ### Watch: certificates that expire soon (1)

    - `decisionaid.ohri.ca`: on 2026-11-30, 8 days after this audit; 1 link
    "#);
}

#[test]
fn github_gets_annotations() {
    assert_snapshot!(report(&["--format", "github"]), @r#"
    ::error file=content/aids/spinal-stenosis-ohri.yaml,line=15,col=10,title=new%3A dead (soft-404)::https://decisionaid.ohri.ca/AZsumm.php?ID=1092 shows the same page as an address that cannot exist; failing since 2026-11-15; title seen: “Decision Aid Summary”; archived copy: https://web.archive.org/web/20240501000000/https://decisionaid.ohri.ca/AZsumm.php?ID=1092
    ::error file=content/aids/hostile.yaml,line=9,col=3,title=new%3A changed (taken-over)::https://hostile.test/?a="><script>alert(1)</script>&b=|`c` shows another site that has taken over the domain; title seen: “</title><img src=x onerror=alert(1)> �[31m ::error:: � ]]> [click](javascript:alert(1)) | `x` %250A”
    ::warning file=content/aids/scoliosis-ohri.yaml,line=11,col=10,title=new%3A moved (moved-permanently)::https://decisionaid.ohri.ca/AZsumm.php?ID=1037 has permanently moved to an address that shows the aid; title seen: “Scoliosis: Should I (or My Child) Have Surgery?”; new address: https://decisionaid.ohri.ca/aids/1037
    ::warning file=content/aids/herniated-disc-nl.yaml,line=14,col=10,title=watch%3A down (timeout)::https://www.thuisarts.nl/hernia did not answer in time; failing since 2026-11-22
    "#);
}

#[test]
fn junit_is_well_formed() {
    let xml = report(&["--format", "junit"]);
    let document = roxmltree::Document::parse(&xml).expect("well-formed XML");
    let count = |name| document.descendants().filter(|node| node.has_tag_name(name)).count();
    assert_eq!(
        (count("testcase"), count("failure"), count("skipped"), count("system-out")),
        (6, 2, 1, 2)
    );
    let suite =
        document.descendants().find(|node| node.has_tag_name("testsuite")).expect("a suite");
    assert_eq!((suite.attribute("tests"), suite.attribute("failures")), (Some("6"), Some("2")));
}

#[test]
fn sarif_names_a_rule_and_a_place_for_each_finding() {
    let sarif: serde_json::Value =
        serde_json::from_str(&report(&["--format", "sarif"])).expect("JSON");
    assert_eq!(sarif["version"], "2.1.0");
    let run = &sarif["runs"][0];
    // What tells one finding from another is a digest, the same in each run, and no text of anybody's.
    let of_result = |result: &serde_json::Value| result["partialFingerprints"]["link/v2"].clone();
    let results = run["results"].as_array().expect("results");
    let fingerprints: std::collections::BTreeSet<String> =
        results.iter().map(|it| of_result(it).to_string()).collect();
    assert_eq!(fingerprints.len(), results.len());
    assert!(fingerprints.iter().all(|it| it.len() == 66 && it.trim_matches('"').bytes().all(|b| b.is_ascii_hexdigit())));
    let results = run["results"].as_array().expect("results");
    let mut said = String::new();
    for result in results {
        let index = result["ruleIndex"].as_u64().expect("an index") as usize;
        assert_eq!(run["tool"]["driver"]["rules"][index]["id"], result["ruleId"]);
        let place = &result["locations"][0]["physicalLocation"];
        let (file, line) = (&place["artifactLocation"]["uri"], &place["region"]["startLine"]);
        said += &format!("{} {} {file}:{line}\n", result["level"], result["ruleId"]);
    }
    assert_snapshot!(said, @r#"
    "error" "soft-404" "content/aids/spinal-stenosis-ohri.yaml":15
    "error" "taken-over" "content/aids/hostile.yaml":9
    "warning" "moved-permanently" "content/aids/scoliosis-ohri.yaml":11
    "warning" "timeout" "content/aids/herniated-disc-nl.yaml":14
    "note" "no-address" "content/aids/lost.yaml":2
    "#);
}

#[test]
fn a_limit_that_no_report_can_keep_is_refused() {
    let scratch = scratch();
    scratch.write("old.md", "the last report");
    for more in [&["--format", "markdown"][..], &["--news"]] {
        let limit = ["report", "audit.json", "--limit", "100", "--output", "old.md"];
        let ran = scratch.run(&[&limit[..], more].concat());
        assert_eq!((ran.code, ran.stdout.as_str()), (2, ""));
        assert_eq!(scratch.read("old.md"), "the last report");
        let (_, least) = ran.stderr.trim_end().split_once("write --limit ").expect("a remedy");
        let least = least.trim_end_matches(" or more").to_owned();
        let kept = ["report", "audit.json", "--limit", &least];
        let ran = scratch.run(&[&kept[..], more].concat());
        assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
        assert!(ran.stdout.len() <= least.parse().expect("a number"), "{}", ran.stdout);
    }
}

#[test]
fn reports_of_several_days_are_merged_aloud() {
    let scratch = scratch();
    let mut other: serde_json::Value =
        serde_json::from_str(include_str!("common/report.json")).expect("JSON");
    other["scope"] = json!({"kind": "selection", "chosen_by": "--only *"});
    other["started"] = "2026-11-24T04:17:00Z".into();
    for link in other["links"].as_array_mut().expect("links") {
        link["verdict"] = "blocked".into();
        link["reason"] = "forbidden".into();
    }
    scratch.write("b.json", other.to_string());
    let merged = |order: [&str; 2]| {
        let ran = scratch.run(&["report", order[0], order[1], "--trust-run"]);
        assert_eq!(ran.code, 0);
        assert!(ran.stdout.contains("6 links: 6 blocked."), "{}", ran.stdout);
        ran.stderr
    };
    insta::assert_snapshot!(merged(["audit.json", "b.json"]), @"warning: the reports are of different days: 2026-11-22 (audit.json), 2026-11-24 (b.json); of each link the newest counts");
    assert_eq!(merged(["b.json", "audit.json"]), merged(["audit.json", "b.json"]));
    assert_eq!(scratch.run(&["report", "b.json", "b.json"]).stderr, "");
}

#[test]
fn sarif_says_how_much_a_fault_matters() {
    let scratch = scratch();
    let mut given: serde_json::Value =
        serde_json::from_str(include_str!("common/report.json")).expect("JSON");
    let fault = |severity: &str| {
        json!({"code": "unread-file", "severity": severity, "message": "it is so",
        "file": "content/site.yaml", "line": 1, "column": 1})
    };
    given["faults"] = json!([fault("error"), fault("warning"), fault("note")]);
    scratch.write("audit.json", given.to_string());
    let ran = scratch.run(&["report", "audit.json", "--format", "sarif"]);
    let sarif: serde_json::Value = serde_json::from_str(&ran.stdout).expect("JSON");
    let said = &sarif["runs"][0]["invocations"][0]["toolExecutionNotifications"];
    let levels: Vec<&str> =
        said.as_array().expect("faults").iter().filter_map(|it| it["level"].as_str()).collect();
    assert_eq!(levels, ["error", "warning", "note"]);
}

#[test]
fn json_comes_back_as_it_was_and_as_its_schema_says() {
    let written: serde_json::Value =
        serde_json::from_str(&report(&["--format", "json"])).expect("JSON");
    let given: serde_json::Value =
        serde_json::from_str(include_str!("common/report.json")).expect("JSON");
    assert_eq!(written, given);
    crate::common::assert_audit_report(&written);
}

#[test]
fn html_needs_nothing_and_runs_nothing() {
    let html = report(&["--format", "html"]);
    let (head, rest) = html.split_once("<style>").expect("a style");
    let (style, body) = rest.split_once("</style>").expect("its end");
    assert!(!style.contains("url(") && !style.contains("@import"));
    assert!(!html.contains("<script") && !html.contains("<img") && !html.contains('\u{1b}'));
    for link in html.split("href=\"").skip(1) {
        assert!(link.starts_with("https://") || link.starts_with('#'), "{link}");
    }
    assert_snapshot!(format!("{head}…{body}"), @r##"
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="referrer" content="no-referrer">
    <meta name="robots" content="noindex">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
    <title>Link audit of 2026-11-22</title>
    …
    </head>
    <body>
    <main>
    <h1>Link audit of 2026-11-22</h1>
    <p>6 links: 1 ok, 1 moved, 1 changed, 1 dead, 1 down, 1 skipped. 3 new, 1 to watch.</p>
    <nav aria-label="What to do">
    <ul>
    <li><a href="#new">New since the last audit</a>: 3</li>
    <li><a href="#watch">Watch: may come back by itself</a>: 1</li>
    <li><a href="#worth-knowing">Worth knowing</a>: 1</li>
    </ul>
    </nav>
    <section aria-labelledby="new">
    <h2 id="new">New since the last audit (3)</h2>
    <article class="error">
    <h3>spinal-stenosis-ohri</h3>
    <p class="url"><a href="https://decisionaid.ohri.ca/AZsumm.php?ID=1092" rel="noopener noreferrer">https://decisionaid.ohri.ca/AZsumm.php?ID=1092</a></p>
    <p><strong>dead</strong>: this link shows the same page as an address that cannot exist.</p>
    <p>Look for the aid at its provider and write down its new address, or mark the aid as withdrawn. Until then, <code>signpost render --audit</code> gives readers the archived copy.</p>
    <h4>How it stands</h4>
    <ul>
    <li>failing since 2026-11-15</li>
    </ul>
    <p>The archived copy: <a href="https://web.archive.org/web/20240501000000/https://decisionaid.ohri.ca/AZsumm.php?ID=1092" rel="noopener noreferrer">https://web.archive.org/web/20240501000000/https://decisionaid.ohri.ca/AZsumm.php?ID=1092</a></p>
    <details>
    <summary>Evidence</summary>
    <h4>What was asked, and what came back</h4>
    <ol>
    <li>https://decisionaid.ohri.ca/AZsumm.php?ID=1092 answered: status 200, text/html, with the title “Decision Aid Summary”</li>
    <li>https://decisionaid.ohri.ca/AZsumm.php?ID=999999831, an address that cannot exist, answered: status 200, 99 % the same text; so it is the same page</li>
    <li>In all, 1 request in 412 milliseconds.</li>
    </ol>
    <h4>Why the verdict follows</h4>
    <ol>
    <li>An address that cannot exist answers with the same page.</li>
    </ol>
    <h4>What earlier audits found</h4>
    <ul>
    <li>It was last found to be fine on 2026-11-08.</li>
    <li>It has failed without a break since 2026-11-15.</li>
    </ul>
    <h4>Where the content names it</h4>
    <ul>
    <li>content/aids/spinal-stenosis-ohri.yaml:15:10, the aid spinal-stenosis-ohri, listed on en/back-pain</li>
    </ul>
    <p>Reason: <code>soft-404</code></p>
    </details>
    </article>
    <article class="error">
    <h3>hostile</h3>
    <p class="url"><a href="https://hostile.test/?a=&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;b=|`c`" rel="noopener noreferrer">https://hostile.test/?a=&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;b=|`c`</a></p>
    <p><strong>changed</strong>: this link shows another site that has taken over the domain.</p>
    <p>Open it. If the aid is not there, look for it at its provider and write down its new address, or mark the aid as withdrawn. If it is the aid, correct its <code>title</code> or <code>expect</code>.</p>
    <details>
    <summary>Evidence</summary>
    <h4>What was asked, and what came back</h4>
    <ol>
    <li>https://hostile.test/?a=&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;b=|`c` answered: status 200, with the title “&lt;/title&gt;&lt;img src=x onerror=alert(1)&gt; �[31m ::error:: � ]]&gt; [click](javascript:alert(1)) | `x` %0A”</li>
    <li>In all, 1 request in 90 milliseconds.</li>
    </ol>
    <h4>Why the verdict follows</h4>
    <ol>
    <li>The page is about &lt;b&gt;something else&lt;/b&gt;.</li>
    </ol>
    <h4>Where the content names it</h4>
    <ul>
    <li>content/aids/hostile.yaml:9:3, the aid hostile, listed on en/back-pain</li>
    </ul>
    <p>Reason: <code>taken-over</code></p>
    </details>
    </article>
    <article class="warning">
    <h3>scoliosis-ohri</h3>
    <p class="url"><a href="https://decisionaid.ohri.ca/AZsumm.php?ID=1037" rel="noopener noreferrer">https://decisionaid.ohri.ca/AZsumm.php?ID=1037</a></p>
    <p><strong>moved</strong>: this link has permanently moved to an address that shows the aid.</p>
    <p>Open the new address; if it is the aid, write it in the old one&#39;s place. <code>signpost fix</code> does that for all links that have moved.</p>
    <p>The new address: <a href="https://decisionaid.ohri.ca/aids/1037" rel="noopener noreferrer">https://decisionaid.ohri.ca/aids/1037</a></p>
    <details>
    <summary>Evidence</summary>
    <h4>What was asked, and what came back</h4>
    <ol>
    <li>https://decisionaid.ohri.ca/AZsumm.php?ID=1037 answered: status 301, go to https://decisionaid.ohri.ca/aids/1037</li>
    <li>https://decisionaid.ohri.ca/aids/1037 answered: status 200, text/html, in the language en, with the title “Scoliosis: Should I (or My Child) Have Surgery?”</li>
    <li>The certificate is valid until 2026-11-30.</li>
    <li>In all, 2 requests in 1.6 seconds.</li>
    </ol>
    <h4>Why the verdict follows</h4>
    <ol>
    <li>The redirect is permanent.</li>
    <li>The title is the aid&#39;s.</li>
    </ol>
    <h4>Where the content names it</h4>
    <ul>
    <li>content/aids/scoliosis-ohri.yaml:11:10, the aid scoliosis-ohri, listed on en/back-pain and nl/rugpijn</li>
    </ul>
    <p>Reason: <code>moved-permanently</code></p>
    </details>
    </article>
    </section>
    <section aria-labelledby="watch">
    <h2 id="watch">Watch: may come back by itself (1)</h2>
    <article class="warning">
    <h3>herniated-disc-nl</h3>
    <p class="url"><a href="https://www.thuisarts.nl/hernia" rel="noopener noreferrer">https://www.thuisarts.nl/hernia</a></p>
    <p><strong>down</strong>: this link did not answer in time.</p>
    <p>Nothing yet. If it stays so on three days over five days, it will be reported as dead.</p>
    <h4>How it stands</h4>
    <ul>
    <li>failing since 2026-11-22</li>
    </ul>
    <details>
    <summary>Evidence</summary>
    <h4>What was asked, and what came back</h4>
    <ol>
    <li>https://www.thuisarts.nl/hernia gave no usable answer: no answer in 20 seconds</li>
    <li>In all, 3 requests in 60.0 seconds.</li>
    </ol>
    <h4>What earlier audits found</h4>
    <ul>
    <li>This is the first audit in which it failed.</li>
    </ul>
    <h4>Where the content names it</h4>
    <ul>
    <li>content/aids/herniated-disc-nl.yaml:14:10, the aid herniated-disc-nl, listed on en/back-pain and nl/rugpijn</li>
    </ul>
    <p>Reason: <code>timeout</code></p>
    </details>
    </article>
    </section>
    <section aria-labelledby="worth-knowing">
    <h2 id="worth-knowing">Worth knowing (1)</h2>
    <article class="note">
    <h3>lost</h3>
    <p class="url">no address</p>
    <p><strong>skipped</strong>: this link has no known address.</p>
    <p>Look for the aid&#39;s address, or mark the aid as withdrawn.</p>
    <details>
    <summary>Evidence</summary>
    <h4>What was asked, and what came back</h4>
    <ol>
    <li>No request was made for it in this audit.</li>
    </ol>
    <h4>Where the content names it</h4>
    <ul>
    <li>content/aids/lost.yaml:2:1, the aid lost, listed on no page</li>
    </ul>
    <p>Reason: <code>no-address</code></p>
    </details>
    </article>
    </section>
    <section aria-labelledby="certificates">
    <h2 id="certificates">Watch: certificates that expire soon (1)</h2>
    <ul>
    <li>decisionaid.ohri.ca: on 2026-11-30, 8 days after this audit; 1 link</li>
    </ul>
    </section>
    <details>
    <summary>Fine (1)</summary>
    <ul>
    <li><a href="https://decisionaid.ohri.ca/AZsumm.php?ID=1543" rel="noopener noreferrer">https://decisionaid.ohri.ca/AZsumm.php?ID=1543</a>: Herniated disk in lower back</li>
    </ul>
    </details>
    </main>
    </body>
    </html>
    "##);
}

#[test]
fn a_report_of_an_earlier_version_is_read_and_one_of_a_later_is_not() {
    let scratch = Scratch::new();
    let report = |version: u32| {
        json!({
            "version": version, "started": "2026-11-22T04:17:00Z",
            "summary": {"ok": 0, "moved": 0, "changed": 0, "dead": 0, "down": 0, "blocked": 0, "skipped": 1},
            "links": [{
                "url": "https://a.example/aid", "verdict": "skipped", "reason": "suppressed", "severity": "note",
                "evidence": {"redirects": [], "attempts": 1, "elapsed_ms": 5, "steps":
                    ["It is blocked/forbidden, which is accepted until 2027-05-01: opened by hand"]},
                "sources": [],
            }],
        })
        .to_string()
    };
    scratch.write("old.json", report(1));
    let ran = scratch.run(&["report", "old.json"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(ran.stdout.contains("blocked (forbidden)"), "{}", ran.stdout);
    scratch.write("new.json", report(3));
    let refused = |arguments: &[&str]| {
        let ran = scratch.run(arguments);
        assert_eq!(ran.code, 2, "{}", ran.stdout);
        ran.stderr
    };
    let said = refused(&["report", "new.json"]);
    assert_snapshot!(said.trim_end(), @"
    error: new.json is not an audit report as `signpost audit --format json` writes it
      because: its version is 3, and only versions up to 2 can be read
    ");
    assert_eq!(refused(&["fix", "--report", "new.json"]), said);
    assert_eq!(refused(&["render", "--audit", "new.json"]), said);
}
