//! Audits over real sockets: the real program, and a web server on this machine.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::common::{Ran, Scratch, git};
use insta::assert_snapshot;
use serde_json::Value;
use signpost_testweb::{Reply, Request, TestWeb};

/// Content whose links lead to a server on this machine, and that server.
struct Live {
    scratch: Scratch,
    web: TestWeb,
    /// Whether the address that a link has moved to is gone.
    gone: Arc<AtomicBool>,
    _runtime: tokio::runtime::Runtime,
}

impl Live {
    fn new() -> Self {
        let runtime = tokio::runtime::Runtime::new().expect("threads");
        let web = runtime.block_on(TestWeb::start()).expect("a free port");
        let gone = Arc::new(AtomicBool::new(false));
        let is_gone = Arc::clone(&gone);
        let web = web.with_site("127.0.0.1", move |request, _| {
            match request.path() == "/new/scoliosis" && is_gone.load(Ordering::Relaxed) {
                true => Reply::status(404, "<title>Not found</title>"),
                false => answer(request),
            }
        });
        let scratch = Scratch::new();
        for (id, target) in [
            ("live-ok", "/aids/scoliosis"),
            ("live-moved", "/old/scoliosis"),
            ("live-gone", "/aids/gone"),
            ("live-empty", "/record?id=77"),
        ] {
            let url = format!("http://{}{target}", web.proxy());
            let aid = format!(
                "id: {id}\nsubject: {{en: Scoliosis, nl: Scoliose}}\ncondition: scoliosis\ndecision: surgery-or-not\n\
                 languages: [en]\nstatus: active\nlinks:\n  # kept\n  - url: {url}\n    \
                 title: \"Scoliosis: Should I (or My Child) Have Surgery?\"\n"
            );
            scratch.write(&format!("content/aids/{id}.yaml"), aid);
        }
        Self { scratch, web, gone, _runtime: runtime }
    }

    /// Runs a command on these links alone, and takes out of its output what differs each time.
    fn run(&self, arguments: &[&str]) -> Ran {
        let usual = ["--allow-private-network", "--no-progress", "--today", "2026-11-22"];
        let mut ran = self.scratch.run(&[arguments, &usual].concat());
        ran.stdout = ran.stdout.replace(&self.web.proxy().to_string(), "HOST");
        ran
    }

    fn audit(&self, only: &str, arguments: &[&str]) -> Ran {
        self.run(&[&["audit", "--only", only], arguments].concat())
    }
}

fn answer(request: &Request) -> Reply {
    let page = |title: &str, text: &str| {
        let text = format!("{text} ").repeat(12);
        Reply::html(format!(
            "<!doctype html><html lang=en><head><title>{title}</title></head><body><h1>{title}</h1><p>{text}</p></body></html>"
        ))
    };
    let aid = || {
        page(
            "Scoliosis: Should I (or My Child) Have Surgery?",
            "Scoliosis is a curve of the spine. This aid sets out the options, with their benefits and harms.",
        )
    };
    match (request.path(), request.query("id").as_deref()) {
        ("/aids/scoliosis" | "/new/scoliosis", _) | ("/record", Some("1")) => aid(),
        ("/old/scoliosis", _) => Reply::redirect(301, "/new/scoliosis"),
        ("/record", _) => {
            page("Summary of the record", "Name: Developer: Last update: Audience: Options:")
        }
        _ => Reply::status(404, "<title>Not found</title>"),
    }
}

#[test]
fn each_link_gets_its_verdict_in_a_report_as_its_schema_says() {
    let live = Live::new();
    let ran = live.audit("live-*", &["--format", "json"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (1, ""));
    let report: Value =
        serde_json::from_str(&ran.stdout.replace("http://HOST", "http://localhost")).expect("JSON");
    crate::common::assert_audit_report(&report);
    let mut said = String::new();
    for link in report["links"].as_array().expect("links") {
        said += &format!("{} {} {}\n", link["sources"][0]["aid"], link["verdict"], link["reason"]);
    }
    assert_snapshot!(said, @r#"
    "live-gone" "dead" "http-404"
    "live-ok" "ok" "ok"
    "live-moved" "moved" "moved-permanently"
    "live-empty" "dead" "soft-404"
    "#);
    let ledger = live.scratch.read("ledger.jsonl");
    let (version, links) = ledger.split_once('\n').expect("lines");
    assert_eq!(version, r#"{"version":2,"run":{}}"#);
    assert_eq!(links.lines().count(), 4, "{ledger}");
}

#[test]
fn the_exit_code_says_whether_something_must_be_fixed() {
    let live = Live::new();
    let code = |only, arguments: &[&str]| live.audit(only, arguments).code;
    assert_eq!(code("live-ok", &["--deny-warnings"]), 0);
    assert_eq!(code("live-moved", &[]), 0);
    assert_eq!(code("live-moved", &["--deny-warnings"]), 1);
    assert_eq!(code("live-gone", &[]), 1);
    assert_eq!(code("live-nowhere", &[]), 2);
    assert_eq!(code("live-ok", &["--format", "xml"]), 2);
}

/// An address that `fix` wrote was fine as the end of the redirect: one bad day is no death there either.
#[test]
fn an_address_that_fix_wrote_is_the_old_one_to_the_ledger() {
    let live = Live::new();
    assert_eq!(live.audit("live-*", &["--format", "json", "--output", "audit.json"]).code, 1);
    // `fix` takes no report on some links, for fear of others of these hosts; there are none.
    let report = live.scratch.read("audit.json").replace(r#""selection""#, r#""whole""#);
    live.scratch.write("audit.json", report);
    let fixed = live.scratch.run(&["fix", "--report", "audit.json", "--today", "2026-11-22"]);
    assert!(fixed.stdout.contains("1 address written in 1 file"), "{}", fixed.stdout);
    live.gone.store(true, Ordering::Relaxed);
    let mut said = String::new();
    for day in ["2026-11-23", "2026-11-23", "2026-11-24"] {
        let usual = ["audit", "--only", "live-moved", "--allow-private-network", "--no-progress"];
        let ran = live.scratch.run(&[&usual[..], &["--today", day, "--format", "short"]].concat());
        let line = ran.stdout.replace(&live.web.proxy().to_string(), "HOST");
        said += &format!("{day}, exit code {}: {line}", ran.code);
    }
    assert_snapshot!(said, @"
    2026-11-23, exit code 0: warning dead/http-404 (watch) http://HOST/new/scoliosis live-moved
    2026-11-23, exit code 0: warning dead/http-404 (watch) http://HOST/new/scoliosis live-moved
    2026-11-24, exit code 1: error dead/http-404 http://HOST/new/scoliosis live-moved
    ");
}

#[cfg(unix)]
#[test]
fn a_reader_of_the_first_lines_alone_is_told_by_the_exit_code_all_the_same() {
    let live = Live::new();
    let arguments = ["audit", "--only", "live-gone", "--allow-private-network", "--no-progress"];
    for format in ["human", "json", "markdown"] {
        let mut command = live.scratch.command(&arguments);
        let mut child = command
            .args(["--format", format])
            .stdout(std::process::Stdio::piped())
            .stderr(std::process::Stdio::piped())
            .spawn()
            .expect("the program to start");
        drop((child.stdout.take(), child.stderr.take()));
        assert_eq!(child.wait().expect("an end").code(), Some(1), "{format}");
    }
}

#[test]
fn only_what_has_changed_is_asked_wherever_the_program_is_run() {
    let live = Live::new();
    let content = live.scratch.path("content");
    let elsewhere = tempfile::tempdir().expect("a folder");
    let content_option = content.to_str().expect("text").to_owned();
    let asked = |revision: &str| {
        let mut command = live.scratch.command(&["audit", "--changed-since", revision]);
        command.args(["--content", &content_option, "--allow-private-network", "--no-progress"]);
        let ran = command.args(["--no-ledger"]).current_dir(&elsewhere).output().expect("a start");
        let text = String::from_utf8_lossy(&ran.stdout).into_owned();
        (ran.status.code(), text, String::from_utf8_lossy(&ran.stderr).into_owned())
    };
    let (code, _, said) = asked("HEAD");
    assert_eq!(code, Some(2));
    assert!(said.contains("is in no git repository, which --changed-since needs"), "{said}");

    git(&content, &["init", "--quiet"]);
    git(&content, &["add", "--all"]);
    git(&content, &["commit", "--quiet", "--message", "Begin"]);
    let (code, text, said) = asked("HEAD");
    assert_snapshot!(text, @"
    Only some links were asked: --changed-since HEAD.
    No link was to be asked.
    ");
    assert_eq!((code, said.as_str()), (Some(0), ""));
    assert!(live.web.log().is_empty());

    // What the other branch has become since is nobody's doing here, as in a pull request.
    git(&content, &["checkout", "--quiet", "-b", "mine"]);
    live.scratch.edit("content/aids/live-ok.yaml", "/aids/scoliosis", "/record?id=1");
    git(&content, &["commit", "--quiet", "--all", "--message", "Change"]);
    git(&content, &["checkout", "--quiet", "main"]);
    live.scratch.edit("content/aids/live-gone.yaml", "/aids/gone", "/aids/gone-too");
    git(&content, &["commit", "--quiet", "--all", "--message", "Go on"]);
    git(&content, &["checkout", "--quiet", "mine"]);
    let (code, text, said) = asked("main");
    assert_eq!((code, said.as_str()), (Some(0), ""));
    assert!(text.contains("1 link: 1 ok"), "{text}");
    let from = format!("file://{content_option}");
    git(&live.scratch.path(""), &["clone", "--quiet", "--depth", "1", &from, "shallow"]);
    let shallow = live.scratch.path("shallow");
    git(&shallow, &["fetch", "--quiet", "--depth", "1", "origin", "main:main"]);
    let mut command = live.scratch.command(&["audit", "--changed-since", "main"]);
    let ran = command.args(["--content", "shallow"]).output().expect("a start");
    assert_eq!(ran.status.code(), Some(2));
    assert_snapshot!(String::from_utf8_lossy(&ran.stderr), @"error: this clone is shallow, so it does not know where this branch left main; get the rest with `git fetch --unshallow`, or in a workflow set `fetch-depth: 0` for actions/checkout");
    git(&content, &["checkout", "--quiet", "--orphan", "apart"]);
    git(&content, &["commit", "--quiet", "--message", "Begin again"]);
    assert_snapshot!(asked("main").2, @"error: main and what is checked out have no commit in common, so nothing says what changed since; name the branch that this one began on");
    git(&content, &["checkout", "--quiet", "mine"]);

    let (code, _, said) = asked("nowhere");
    assert_snapshot!(said, @"error: git does not know the revision nowhere; if it is another branch's, run `git fetch` first");
    assert_eq!(code, Some(2));

    let (code, _, said) = asked("");
    assert_snapshot!(said, @"error: --changed-since names no revision; write one that git knows, for example --changed-since origin/main");
    assert_eq!(code, Some(2));

    live.scratch.edit("content/aids/live-ok.yaml", "# kept", "# changed");
    let (code, text, _) = asked("HEAD");
    assert!(text.contains("1 link: 1 ok."), "{text}");
    assert_eq!(code, Some(0));

    // A provider's file says how its aids are asked.
    let provider =
        "id: live\nname: Live\nhome: https://live.example.org/\nhosts: [live.example.org]\n";
    live.scratch.write("content/providers/live.yaml", provider);
    live.scratch.edit("content/aids/live-ok.yaml", "condition", "provider: live\ncondition");
    git(&content, &["add", "--all"]);
    git(&content, &["commit", "--quiet", "--message", "Name its provider"]);
    live.scratch.edit("content/providers/live.yaml", "Live", "Live again");
    let (_, text, _) = asked("HEAD");
    assert!(text.contains("1 link: 1 ok."), "{text}");

    let shallow = tempfile::tempdir().expect("a folder");
    git(&content, &["commit", "--quiet", "--all", "--message", "Read again"]);
    let from = format!("file://{content_option}");
    git(shallow.path(), &["clone", "--quiet", "--depth", "1", &from, "content"]);
    let mut command = live.scratch.command(&[
        "audit",
        "--changed-since",
        "0123456789012345678901234567890123456789",
    ]);
    let ran = command.current_dir(shallow.path()).output().expect("a start");
    assert_snapshot!(String::from_utf8_lossy(&ran.stderr), @"error: this clone is shallow, so it does not know the revision 0123456789012345678901234567890123456789; get the rest with `git fetch --unshallow`, or in a workflow set `fetch-depth: 0` for actions/checkout");
}

#[test]
fn suppressions_from_a_file_with_faults_are_not_heeded() {
    let live = Live::new();
    let url = format!("http://{}/aids/gone", live.web.proxy());
    let accepted =
        format!("- url: {url}\n  verdict: dead\n  reason: seen by hand\n  until: 2027-05-01\n");
    live.scratch.write("content/suppressions.yaml", &accepted);
    assert_eq!(live.audit("live-gone", &[]).code, 0);

    live.scratch.write("content/suppressions.yaml", format!("{accepted}  note: and more\n"));
    let ran = live.audit("live-gone", &[]);
    assert_snapshot!(ran.stderr, @"
    warning: no suppression is used until its file is fixed:
      content/suppressions.yaml:5:3: error[unknown-key]: the key `note` does not belong here; the keys that may stand here are: url, prefix, verdict, reason, until
    ");
    assert!(ran.stdout.contains("http-404"), "{}", ran.stdout);
    assert_eq!(ran.code, 1);
    live.scratch.write("content/suppressions.yaml", format!("{accepted}- url: [\n"));
    let ran = live.audit("live-ok", &[]);
    assert!(ran.stderr.contains("suppressions.yaml:5:8: error[yaml-syntax]"), "{}", ran.stderr);
    assert!(!ran.stderr.contains("links in it"), "{}", ran.stderr);
    assert_eq!(ran.code, 1);
}

#[test]
fn without_leave_no_private_network_is_asked() {
    let live = Live::new();
    let ran = live.scratch.run(&["audit", "--only", "live-ok", "--format", "json", "--no-ledger"]);
    let report: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    assert_eq!(report["links"][0]["reason"], "private-network");
    assert_eq!(ran.code, 0);
    assert!(live.web.log().is_empty());
}

#[test]
fn a_job_summary_and_annotations_name_what_to_do() {
    let live = Live::new();
    assert_snapshot!(live.audit("live-*", &["--format", "markdown"]).stdout, @"
    ## Link audit of 2026-11-22

    4 links: 1 ok, 1 moved, 2 dead. 3 new.

    Only some links were asked: --only live-*.

    ### New since the last audit (3)

    | where | address | what was found |
    |---|---|---|
    | `live-gone` `content/aids/live-gone.yaml:9` | `http://HOST/aids/gone` | **dead** (http-404): answers that the page is not found (404); title seen: `Not found` |
    | `live-empty` `content/aids/live-empty.yaml:9` | `http://HOST/record?id=77` | **dead** (soft-404): shows the same page as an address that cannot exist; title seen: `Summary of the record` |
    | `live-moved` `content/aids/live-moved.yaml:9` | `http://HOST/old/scoliosis` | **moved** (moved-permanently): has permanently moved to an address that shows the aid; title seen: `Scoliosis: Should I (or My Child) Have Surgery?`; leads to `http://HOST/new/scoliosis`; new address: `http://HOST/new/scoliosis` |
    ");
    assert_snapshot!(live.audit("live-*", &["--format", "github"]).stdout, @"
    ::error file=content/aids/live-gone.yaml,line=9,col=10,title=still%3A dead (http-404)::http://HOST/aids/gone answers that the page is not found (404); so since 2026-11-22; title seen: “Not found”
    ::error file=content/aids/live-empty.yaml,line=9,col=10,title=still%3A dead (soft-404)::http://HOST/record?id=77 shows the same page as an address that cannot exist; so since 2026-11-22; title seen: “Summary of the record”
    ::warning file=content/aids/live-moved.yaml,line=9,col=10,title=still%3A moved (moved-permanently)::http://HOST/old/scoliosis has permanently moved to an address that shows the aid; so since 2026-11-22; title seen: “Scoliosis: Should I (or My Child) Have Surgery?”; new address: http://HOST/new/scoliosis
    ");
}

#[test]
fn explaining_asks_that_link_alone_and_remembers_nothing() {
    let live = Live::new();
    let ran = live.run(&["audit", "--explain", "live-empty"]);
    let explained: Vec<&str> =
        ran.stdout.lines().filter(|line| !line.contains("In all, ")).collect();
    assert_snapshot!(explained.join("\n"), @"
    http://HOST/record?id=77
      dead, soft-404: this link shows the same page as an address that cannot exist.

      Where the content names it
        content/aids/live-empty.yaml:9:10, the aid live-empty, listed on no page

      What it should show
        the title: “Scoliosis: Should I (or My Child) Have Surgery?”
        the subject: “Scoliosis” or “Scoliose”
        the language: en
        what a reader meets: open

      What was asked, and what came back
        1. http://HOST/record?id=77 answered: status 200, text/html; charset=utf-8, in the language en, with the title “Summary of the record”
        2. http://HOST/record?id=999999983, an address that cannot exist, answered: status 200, 100 % the same text; so it is the same page

      Why the verdict follows
        1. Asked http://HOST/record?id=77.
        2. It answered 200 with the title “Summary of the record”.
        3. An address that cannot exist on this host shows the same page.
        4. The host shows the same page for an address that cannot exist.

      What earlier audits found
        This is the first audit in which it failed.

      What to do
        Look for the aid at its provider and write down its new address, or mark the aid as withdrawn.
    ");
    assert_eq!(ran.code, 1);
    assert!(live.web.log().iter().all(|request| request.path() == "/record"));
    assert!(!live.scratch.path("ledger.jsonl").exists());
    let ran = live.run(&["audit", "--explain", "live-emty"]);
    assert_snapshot!(ran.stderr, @"error: the content has no link and no aid `live-emty`; did you mean `live-empty`?");
    assert_eq!((ran.code, ran.stdout.as_str()), (2, ""));
}

#[test]
fn a_move_that_was_just_found_is_written_back() {
    let live = Live::new();
    let file = "content/aids/live-moved.yaml";
    let before = live.scratch.read(file);
    let ran = live.run(&["fix", "--only", "live-*"]);
    assert_snapshot!(ran.stdout, @"
    content/aids/live-moved.yaml
         9 -   - url: http://HOST/old/scoliosis
         9 +   - url: http://HOST/new/scoliosis

    1 address written in 1 file. Open each new address once: it should be the same aid.
    ");
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    assert_eq!(live.scratch.read(file), before.replace("/old/", "/new/"));
}

#[test]
fn a_file_that_cannot_be_written_is_found_before_anything_is_asked() {
    let live = Live::new();
    for option in ["--output", "--summary"] {
        let ran = live.audit("live-ok", &[option, "nowhere/audit.json"]);
        assert_eq!(ran.code, 2, "{option}");
        assert!(
            ran.stderr.contains("the output file nowhere/audit.json cannot be written"),
            "{}",
            ran.stderr
        );
    }
    assert!(live.web.log().is_empty());
}

#[test]
fn an_audit_that_could_not_run_leaves_the_last_report_and_says_so_in_the_summary() {
    let live = Live::new();
    live.scratch.write("audit.json", "the last report");
    let files = ["--format", "json", "--output", "audit.json", "--summary", "summary.md"];
    assert_eq!(live.audit("live-nowhere", &files).code, 2);
    assert_eq!(live.scratch.read("audit.json"), "the last report");
    assert_snapshot!(live.scratch.read("summary.md"), @"
    ## Link audit

    **The audit could not run.** no link and no aid matches --only live-nowhere

    So nothing is concluded about any link; the last report stands.
    ");
    assert_eq!(live.audit("live-ok", &files).code, 0);
    assert!(live.scratch.read("audit.json").contains("live-ok"));
    assert!(live.scratch.read("summary.md").contains("1 link: 1 ok."));
}

/// The summary is all that many people see of a workflow.
#[test]
fn arguments_that_make_no_sense_are_said_in_the_summary_too() {
    let live = Live::new();
    live.scratch.write("ledger.jsonl", "{\"version\":2,\"run\":{}}\n");
    for arguments in [
        &["audit", "--nope", "--summary", "summary.md"][..],
        &["audit", "--summary=summary.md", "--format", "xml"],
        &["report", "--summary", "summary.md", "--limit", "many", "audit.json"],
        &["audit", "--summary", "summary.md", "--plan"],
    ] {
        let ran = live.scratch.run(arguments);
        assert_eq!((ran.code, ran.stdout.as_str()), (2, ""), "{arguments:?}");
        let said = live.scratch.read("summary.md");
        std::fs::remove_file(live.scratch.path("summary.md")).expect("the summary");
        let (first, _) = ran.stderr.split_once('\n').expect("a line");
        let (_, why) = said.split_once("**The audit could not run.** ").expect("why");
        let why = why.split('\n').next().unwrap_or_default().replace('\\', "");
        assert_eq!(first, format!("error: {why}"), "{arguments:?}");
    }
    for keep in ["ledger.jsonl", "content/site.yaml"] {
        let before = live.scratch.read(keep);
        assert_eq!(live.scratch.run(&["audit", "--nope", "--summary", keep]).code, 2);
        assert_eq!(live.scratch.read(keep), before);
    }
    live.scratch.write("same.md", "the last report");
    let same = ["audit", "--nope", "--output", "same.md", "--summary", "./same.md"];
    assert_eq!(live.scratch.run(&same).code, 2);
    assert_eq!(live.scratch.read("same.md"), "the last report");
    for harmless in [
        &["audit", "--summary"][..],
        &["audit", "--summary", "--nope"],
        &["audit", "--", "--summary", "x.md"],
    ] {
        assert_eq!(live.scratch.run(harmless).code, 2, "{harmless:?}");
    }
    assert!(!live.scratch.path("x.md").exists() && !live.scratch.path("--nope").exists());
    assert_eq!(live.scratch.run(&["audit", "--help", "--summary", "summary.md"]).code, 0);
    assert!(!live.scratch.path("summary.md").exists());
}

#[test]
fn a_pull_request_answers_for_the_addresses_that_it_adds_and_no_others() {
    let live = Live::new();
    let content = live.scratch.path("content");
    git(&content, &["init", "--quiet"]);
    git(&content, &["add", "--all"]);
    git(&content, &["commit", "--quiet", "--message", "Begin"]);
    let code = || {
        let only_new = ["audit", "--changed-since", "HEAD", "--fail-on", "new", "--no-ledger"];
        live.run(&only_new).code
    };
    // The link was dead before, no matter who touches its file.
    live.scratch.edit("content/aids/live-gone.yaml", "# kept", "# changed");
    assert_eq!(code(), 0);
    // Nor is it new because somebody spells it otherwise.
    live.scratch.edit("content/aids/live-gone.yaml", "http://127.0.0.1", "HTTP://127.1");
    live.scratch.edit("content/aids/live-gone.yaml", "/aids/gone", "/aids/../aids/%67one#top");
    let ran = live.run(&["audit", "--changed-since", "HEAD", "--no-ledger", "--format", "short"]);
    assert!(ran.stdout.contains("error dead/http-404 HTTP://127.1"), "{}", ran.stdout);
    assert_eq!(code(), 0);
    live.scratch.edit("content/aids/live-gone.yaml", "%67one#top", "gone2");
    assert_eq!(code(), 1);
}

#[test]
fn each_request_and_the_time_by_host_are_shown_to_who_asks() {
    let live = Live::new();
    let ran = live.audit("live-ok", &["-v"]);
    assert!(
        ran.stderr.contains(&format!("asks http://{}/aids/scoliosis\n", live.web.proxy())),
        "{}",
        ran.stderr
    );
    assert!(
        ran.stderr.contains("Time by host\n") && ran.stderr.contains("127.0.0.1: 1 link, "),
        "{}",
        ran.stderr
    );
}

/// A pipe that nobody reads yet keeps everyone waiting who opens it, and one that somebody reads nobody.
#[cfg(unix)]
#[test]
fn an_audit_says_that_it_waits_for_the_reader_of_its_output() {
    use std::fs::{File, OpenOptions};
    use std::io::{BufRead as _, BufReader, Read as _};
    use std::process::{Command, Stdio};

    let live = Live::new();
    let pipe = live.scratch.path("report.pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().expect("mkfifo").success());
    let start = || {
        let usual = ["audit", "--only", "live-ok", "--allow-private-network", "--no-progress"];
        let mut command = live.scratch.command(&usual);
        command.args(["--format", "json", "--output", "report.pipe", "--no-ledger"]);
        command.stderr(Stdio::piped()).spawn().expect("a start")
    };
    let mut child = start();
    let mut said = BufReader::new(child.stderr.take().expect("a pipe"));
    let mut line = String::new();
    said.read_line(&mut line).expect("text");
    assert_snapshot!(line, @"waiting for a program that reads the pipe report.pipe");
    assert!(live.web.log().is_empty());
    let mut report = String::new();
    File::open(&pipe).expect("a pipe").read_to_string(&mut report).expect("text");
    assert!(report.contains("live-ok"), "{report}");
    assert_eq!(child.wait().expect("an end").code(), Some(0));

    // Open for both, so that it is read before anybody writes.
    let held = OpenOptions::new().read(true).write(true).open(&pipe).expect("a pipe");
    let child = start().wait_with_output().expect("an end");
    drop(held);
    assert_eq!(
        (child.status.code(), String::from_utf8_lossy(&child.stderr).as_ref()),
        (Some(0), "")
    );
}
