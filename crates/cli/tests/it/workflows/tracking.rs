//! The tracking issue from day to day: an audit and the step that keeps the issue, without the steps around
//! them.

use std::fs;

use super::{Day, Runner, repository, run};

/// What came of a day.
struct Tracked {
    /// How the audit ended.
    audit: i32,
    /// How the step that keeps the issue ended.
    issue: i32,
    /// What that step printed.
    said: String,
}

impl Runner {
    fn tracked(&mut self, day: &str) -> Tracked {
        let folder = self.scratch.path("tracked");
        if !folder.exists() {
            fs::create_dir(&folder).expect("a folder");
            let scripts = repository().join(".github");
            run("cp", &["-r", scripts.to_str().expect("text"), folder.to_str().expect("text")]);
            let program = format!("#!/bin/sh\nexec {} \"$@\"\n", env!("CARGO_BIN_EXE_signpost"));
            fs::write(folder.join("signpost"), program).expect("the program");
        }
        let now = format!("{day}T04:17:00Z");
        let proxy = format!("http://{}", self.web.proxy());
        let audit = self
            .scratch
            .command(&["audit", "--allow-private-network", "--no-progress", "--now", &now])
            .args(["--format", "json", "--output", "tracked/audit.json"])
            .args(["--ledger", "tracked/ledger.jsonl", "--summary", "tracked/summary.md"])
            .envs([("HTTP_PROXY", proxy.as_str()), ("HTTPS_PROXY", "http://127.0.0.1:9")])
            .output()
            .expect("a start");
        let mut said = Day { code: 0, summary: String::new(), log: String::new() };
        let env = [("RUN_URL", "https://github.test/run"), ("SIGNPOST", "./signpost")];
        let (step, _) = self.step(&folder, "issue", "Keep the tracking issue", &env, &mut said);
        Tracked {
            audit: audit.status.code().expect("an exit code"),
            issue: step.code,
            said: step.printed,
        }
    }

    /// The last line of the summary of the last audit.
    fn last_line(&self) -> String {
        let summary = self.scratch.read("tracked/summary.md");
        summary.lines().last().unwrap_or_default().to_owned()
    }
}

/// A server that fails for a day has not brought back what was gone.
#[test]
fn a_death_that_a_fault_interrupts_is_neither_over_nor_new() {
    let mut runner = Runner::new();
    for aid in ["two", "three"] {
        fs::remove_file(runner.scratch.path(&format!("content/aids/{aid}.yaml"))).expect("an aid");
    }
    assert_eq!(runner.tracked("2026-11-02").audit, 0);
    runner.breaks(&["one"]);
    assert_eq!(runner.tracked("2026-11-03").audit, 0);
    assert_eq!(runner.tracked("2026-11-04").audit, 1);
    assert_eq!(runner.issue_calls(), ["issue create"]);
    runner.breaks(&["one", "failing"]);
    assert_eq!(runner.tracked("2026-11-05").audit, 1);
    insta::assert_snapshot!(runner.last_line(), @"| `one` `content/aids/one.yaml:8` | `http://one.test/aid` | **down** (server-error): answers with a fault of the server; dead (http-404) since 2026-11-03, and nothing says otherwise; so since 2026-11-05; failing since 2026-11-03 |");
    assert_eq!(runner.issue_calls(), ["issue edit 1"]);
    runner.breaks(&["one"]);
    assert_eq!(runner.tracked("2026-11-06").audit, 1);
    insta::assert_snapshot!(runner.last_line(), @"| `one` `content/aids/one.yaml:8` | `http://one.test/aid` | **dead** (http-404): answers that the page is not found (404); down (server-error) on the audit before; so since 2026-11-03; title seen: `Not found` |");
    assert_eq!(runner.issue_calls(), ["issue edit 1"]);
    let new = ["report", "tracked/audit.json", "--exit-code", "--fail-on", "new"];
    assert_eq!(runner.scratch.run(&new).code, 0);
    // It is back once it is seen to be.
    runner.breaks(&["one", "failing"]);
    runner.tracked("2026-11-07");
    assert_eq!(runner.issue_calls(), ["issue edit 1"]);
    runner.breaks(&[]);
    assert_eq!(runner.tracked("2026-11-08").audit, 0);
    assert!(runner.scratch.read("tracked/summary.md").contains("### Recovered: fine again (1)"));
    let mut closed = runner.issue_calls();
    closed.sort();
    assert_eq!(closed, ["issue close 1", "issue edit 1"]);
}

/// Whatever GitHub does not do on a day, the next one says what it would have said, and once.
#[test]
fn news_of_a_day_on_which_github_failed_is_announced_by_the_next() {
    for failing in [
        "issue list",
        "issue view",
        "issue comment",
        "issue edit",
        "(an answer)",
        "(a list)",
        "(a view)",
    ] {
        let mut runner = Runner::new();
        runner.breaks(&["one"]);
        assert_eq!(runner.tracked("2026-11-02").audit, 1);
        assert_eq!(runner.issue_calls(), ["issue create"]);
        runner.breaks(&["one", "two", "three"]);
        assert_eq!(runner.tracked("2026-11-03").issue, 0);
        assert_eq!(runner.issue_calls(), ["issue edit 1"]);

        let is_lost = failing == "(an answer)";
        let (file, call) = match failing {
            "(an answer)" => ("github/lost", "issue comment"),
            "(a list)" => ("github/portal", "issue list"),
            "(a view)" => ("github/portal", "issue view"),
            call => ("github/fail", call),
        };
        runner.scratch.write("github/page", "");
        runner.scratch.write(file, format!("{call}\n"));
        let failed = runner.tracked("2026-11-04");
        assert_eq!((failed.audit, failed.issue == 0), (1, is_lost), "{failing}: {}", failed.said);
        fs::remove_file(runner.scratch.path(file)).expect("the file");
        for day in ["2026-11-05", "2026-11-06"] {
            let next = runner.tracked(day);
            assert_eq!(next.issue, 0, "{failing}: {}", next.said);
        }
        let said = runner.read("comments");
        let times = |aid| said.matches(&format!("http://{aid}.test/aid")).count();
        assert_eq!(["one", "two", "three"].map(times), [0, 1, 1], "{failing}: {said}");
        let is_late = said.contains("Found by an earlier audit, and not said here yet:");
        assert_eq!(is_late, !is_lost && failing != "issue edit", "{failing}: {said}");
        let issues = runner.read("issues.json");
        assert!(issues.contains("http://two.test/aid"), "{failing}: {issues}");
    }
}

/// An editor may write over its text, and somebody else may use its label.
#[test]
fn there_is_never_a_second_issue() {
    let mut runner = Runner::new();
    let other = r#"{"number": 1, "state": "OPEN", "title": "Our audit", "body": "Of links."}"#;
    runner.scratch.write("github/issues.json", format!("[{other}]"));
    runner.breaks(&["one"]);
    runner.tracked("2026-11-02");
    assert_eq!(runner.issue_calls(), ["issue create"]);
    for (day, title) in [("2026-11-03", "Link audit"), ("2026-11-04", "Links that we look after")] {
        let issues = runner.read("issues.json");
        let mut issues: serde_json::Value = serde_json::from_str(&issues).expect("JSON");
        // As GitHub's editor ends lines.
        let body = issues[1]["body"].as_str().expect("text").replace('\n', "\r\n");
        let is_marked = title != "Link audit";
        issues[1]["body"] = if is_marked { body.into() } else { "I am on it.".into() };
        issues[1]["title"] = title.into();
        runner.scratch.write("github/issues.json", issues.to_string());
        runner.tracked(day);
        assert_eq!(runner.issue_calls(), ["issue edit 2"], "{title}");
    }
    assert!(runner.read("issues.json").contains("Of links."));
    assert_eq!(runner.read("comments"), "");
}

/// Somebody who sorts issues may take its label off. Anybody can write one of its title, or with its mark.
#[test]
fn an_issue_that_lost_its_label_gets_it_back() {
    let mut runner = Runner::new();
    let strangers = r#"[{"number": 1, "state": "OPEN", "title": "Link audit", "body": "Mine <!-- signpost:link-audit said=9 -->", "labels": [],
        "author": {"is_bot": false, "login": "someone"}}]"#;
    runner.scratch.write("github/issues.json", strangers);
    runner.breaks(&["one"]);
    runner.tracked("2026-11-02");
    assert_eq!(runner.issue_calls(), ["issue create"]);
    for (day, title, is_marked) in [
        ("2026-11-03", "Link audit", true),
        ("2026-11-04", "Link audit", false),
        ("2026-11-05", "Links that we look after", true),
    ] {
        let issues = runner.read("issues.json");
        let mut issues: serde_json::Value = serde_json::from_str(&issues).expect("JSON");
        issues[1]["labels"] = serde_json::json!(["sorted"]);
        issues[1]["title"] = title.into();
        if !is_marked {
            issues[1]["body"] = "I am on it.".into();
        }
        runner.scratch.write("github/issues.json", issues.to_string());
        let said = runner.tracked(day).said;
        assert!(said.contains("Issue #2 had lost its label."), "{title}: {said}");
        assert_eq!(runner.issue_calls(), ["issue edit 2", "issue edit 2"], "{title}");
        let issues: serde_json::Value =
            serde_json::from_str(&runner.read("issues.json")).expect("JSON");
        assert_eq!(issues[1]["labels"], serde_json::json!(["sorted", "link-audit"]), "{title}");
        assert_eq!(issues.as_array().map(Vec::len), Some(2), "{title}");
    }
    // Where nobody can say whether there is one, none is opened.
    runner.scratch.write("github/issues.json", strangers);
    runner.scratch.write("github/fail", "--search\n");
    assert_ne!(runner.tracked("2026-11-06").issue, 0);
    assert!(runner.issue_calls().is_empty());
}
