//! The audit's workflow, step by step: its shell is taken out of the workflow file and run here, with
//! a stand-in for `gh` and a web server on this machine.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, Mutex};

use serde_yaml::Value;
use signpost_testweb::{Reply, TestWeb};

use crate::common::{Scratch, repository};

mod heartbeat;
mod parts;
mod tracking;

/// A repository on a build server, its runs, and the web that its links lead to.
struct Runner {
    scratch: Scratch,
    workflow: Value,
    /// What the links' server answers, by path; others show the aid.
    broken: Arc<Mutex<Vec<&'static str>>>,
    web: TestWeb,
    _runtime: tokio::runtime::Runtime,
    run: u32,
    /// Through which the web is reached, if not directly.
    proxy: Option<String>,
}

/// What a step did.
struct Step {
    code: i32,
    printed: String,
}

const AIDS: [&str; 3] = ["one", "two", "three"];

impl Runner {
    fn new() -> Self {
        let runtime = tokio::runtime::Runtime::new().expect("threads");
        let broken: Arc<Mutex<Vec<&'static str>>> = Arc::default();
        let seen = Arc::clone(&broken);
        let mut web = runtime.block_on(TestWeb::start()).expect("a free port");
        for aid in AIDS {
            let seen = Arc::clone(&seen);
            web = web.with_site(&format!("{aid}.test"), move |request, _| {
                let seen = seen.lock().expect("no panic");
                if seen.contains(&"filter") {
                    // In front of all servers, whatever they are asked for.
                    Reply::html(
                        "<title>Guest network</title><h1>Guest network</h1>\
                         <p>Accept the terms of use of this network to go on.</p>",
                    )
                } else if request.path() == "/aid" && seen.contains(&"failing") {
                    // A fault that is not asked again.
                    Reply::empty(501)
                } else if request.path() == "/aid" && !seen.contains(&aid) {
                    Reply::html(page())
                } else {
                    Reply::status(404, "<title>Not found</title>")
                }
            });
        }
        let scratch = Scratch::new();
        fs::remove_dir_all(scratch.path("content/aids")).expect("the aids");
        fs::remove_dir_all(scratch.path("content/pages")).expect("the pages");
        fs::remove_file(scratch.path("content/suppressions.yaml")).ok();
        for aid in AIDS {
            scratch.write(
                &format!("content/aids/{aid}.yaml"),
                format!(
                    "id: {aid}\nsubject: {{en: Scoliosis, nl: Scoliose}}\ncondition: scoliosis\ndecision: surgery-or-not\n\
                     languages: [en]\nstatus: active\nlinks:\n  - url: http://{aid}.test/aid\n    title: \"Scoliosis: surgery?\"\n"
                ),
            );
        }
        let workflow = fs::read_to_string(repository().join(".github/workflows/audit.yml"));
        let workflow = serde_yaml::from_str(&workflow.expect("the workflow")).expect("YAML");
        scratch.write("github/issues.json", "[]");
        Self { scratch, workflow, broken, web, _runtime: runtime, run: 0, proxy: None }
    }

    /// Runs the whole workflow as on this day; gives the exit code that its last step ends with, and
    /// the summary that people see.
    fn day(&mut self, day: &str, shards: &str) -> Day {
        self.run += 1;
        self.scratch.write("github/runs", "1");
        let folder = self.scratch.path(&format!("run-{}", self.run));
        fs::create_dir_all(&folder).expect("a folder");
        for name in [".github", "content"] {
            let from =
                if name == "content" { self.scratch.path(name) } else { repository().join(name) };
            run("cp", &["-r", from.to_str().expect("text"), folder.to_str().expect("text")]);
        }
        let mut said = Day { code: 0, summary: String::new(), log: String::new() };
        let last =
            self.step(&folder, "start", "Take up the ledger of the last audit", &[], &mut said);
        let mut parts = String::new();
        if last.0.code == 0 {
            // The real program, on the day of this run and with the web of this test.
            let program = format!(
                "#!/bin/sh\ncommand=$1\nshift\ncase \"$command $*\" in\n*--merge-ledger*) ;;\n\
                 audit*) set -- --allow-private-network --no-progress --now {day}T04:17:00Z \"$@\" ;;\nesac\n\
                 exec {} \"$command\" \"$@\"\n",
                env!("CARGO_BIN_EXE_signpost")
            );
            fs::write(folder.join("signpost"), program).expect("the program");
            run("chmod", &["+x", folder.join("signpost").to_str().expect("text")]);
            let env = [("SHARDS", shards), ("EVENT", "schedule")];
            parts = self.step(&folder, "start", "Count the parts", &env, &mut said).1;
            if parts.trim() == "parts=[]" {
                self.keep(&folder);
                return said;
            }
            let names =
                parts.trim_start_matches("parts=").trim().trim_matches(['[', ']']).to_owned();
            let mut uploads = Vec::new();
            for part in names.split(',').map(|part| part.trim_matches('"').to_owned()) {
                let of = folder.join(format!("job-{}", part.replace('/', "-")));
                fs::create_dir_all(&of).expect("a folder");
                for name in
                    ["content", "signpost", "ledger.jsonl", "ledger.jsonl.journal", "audit.json"]
                {
                    if folder.join(name).exists() {
                        run(
                            "cp",
                            &[
                                "-r",
                                folder.join(name).to_str().expect("text"),
                                of.to_str().expect("text"),
                            ],
                        );
                    }
                }
                self.step(&of, "ask", "Ask", &[("PART", &part)], &mut said);
                self.step(&of, "ask", "Say which part this was", &[("PART", &part)], &mut said);
                uploads.push((part, self.uploaded(&of, "ask")));
            }
            self.download(&uploads, &folder);
        } else {
            parts.clear();
        }
        let json = parts.trim_start_matches("parts=").trim().to_owned();
        let (_, code) =
            self.step(&folder, "report", "Put the parts together", &[("PARTS", &json)], &mut said);
        let code = code.trim().trim_start_matches("code=").to_owned();
        self.keep(&folder);
        said.code =
            self.step(&folder, "report", "Fail on findings", &[("CODE", &code)], &mut said).0.code;
        if ["0", "1"].contains(&code.as_str()) {
            let env = [("RUN_URL", "https://github.test/run"), ("SIGNPOST", "./signpost")];
            let (issue, _) =
                self.step(&folder, "issue", "Keep the tracking issue", &env, &mut said);
            assert_eq!(issue.code, 0, "{}", issue.printed);
        }
        said
    }

    /// Runs one step's shell; what it wrote to its output file comes back as well.
    fn step(
        &self,
        folder: &Path,
        job: &str,
        name: &str,
        env: &[(&str, &str)],
        said: &mut Day,
    ) -> (Step, String) {
        let shell = step_of(&self.workflow, job, name);
        let scratch = tempfile::tempdir().expect("a folder");
        let [output, summary, script] =
            ["output", "summary", "script"].map(|name| scratch.path().join(name));
        fs::write(&script, shell).expect("the script");
        fs::write(&output, "").expect("the output");
        let mut command = Command::new("bash");
        command
            .args(["--noprofile", "--norc", "-eo", "pipefail"])
            .arg(&script)
            .current_dir(folder)
            .env("PATH", path())
            .env("GH_STUB", self.scratch.path("github"))
            .env("GH_REPO", "a/b")
            .env("GITHUB_REF_NAME", "main")
            .env("GITHUB_RUN_ID", self.run.to_string())
            .env("RETRY_PAUSE", "0")
            .env("GITHUB_OUTPUT", &output)
            .env("GITHUB_STEP_SUMMARY", &summary)
            .env("HTTP_PROXY", self.proxy.clone().unwrap_or(format!("http://{}", self.web.proxy())))
            // Nothing but the web of this test may be asked, not even to see whether there is one.
            .env("HTTPS_PROXY", "http://127.0.0.1:9")
            .envs(env.iter().copied());
        let ran = command.output().expect("bash to start");
        let printed = format!(
            "{}{}",
            String::from_utf8_lossy(&ran.stdout),
            String::from_utf8_lossy(&ran.stderr)
        );
        said.log += &printed;
        said.summary += &fs::read_to_string(&summary).unwrap_or_default();
        let step = Step { code: ran.status.code().expect("an exit code"), printed };
        (step, fs::read_to_string(&output).expect("the output"))
    }

    /// The folder that a job's only upload takes, whose own files become the artifact's.
    fn uploaded(&self, folder: &Path, job: &str) -> PathBuf {
        let upload = self.action(job, "upload-artifact", |_| true);
        folder.join(upload["path"].as_str().expect("one folder"))
    }

    /// Lays the artifacts of all parts where the download of `actions/download-artifact` lays them: each into
    /// a folder of its own name, unless they are to be merged or there is only one.
    fn download(&self, parts: &[(String, PathBuf)], folder: &Path) {
        let download =
            self.action("report", "download-artifact", |with| with["pattern"].is_string());
        let into = folder.join(download["path"].as_str().expect("a folder"));
        let is_merged = download["merge-multiple"].as_bool() == Some(true) || parts.len() == 1;
        for (part, from) in parts {
            let into = match is_merged {
                true => into.clone(),
                false => into.join(format!("part-{}", part.split('/').next().expect("a number"))),
            };
            fs::create_dir_all(&into).expect("a folder");
            run("cp", &["-r", &format!("{}/.", from.display()), into.to_str().expect("text")]);
        }
    }

    /// What a job's step is told that uses an action.
    fn action(&self, job: &str, name: &str, is_meant: impl Fn(&Value) -> bool) -> Value {
        let steps = self.workflow["jobs"][job]["steps"].as_sequence().expect("steps");
        let uses = |step: &&Value| {
            step["uses"].as_str().is_some_and(|it| it.contains(name)) && is_meant(&step["with"])
        };
        steps.iter().find(uses).expect("such a step")["with"].clone()
    }

    /// Keeps what the run leaves as its artifact.
    fn keep(&self, folder: &Path) {
        let artifact = self.github(&format!("artifacts/{}", self.run));
        let left: Vec<PathBuf> =
            ["audit.json", "audit.html", "ledger.jsonl", "ledger.jsonl.journal"]
                .iter()
                .map(|name| folder.join(name))
                .filter(|path| path.exists())
                .collect();
        if left.is_empty() {
            return;
        }
        fs::create_dir_all(&artifact).expect("a folder");
        for path in left {
            fs::copy(&path, artifact.join(path.file_name().expect("a name"))).expect("a copy");
        }
    }

    /// Which run's report a publication takes up, or what it says instead.
    fn published(&self) -> String {
        let text = fs::read_to_string(repository().join(".github/workflows/publish.yml"));
        let publish: Value = serde_yaml::from_str(&text.expect("the workflow")).expect("YAML");
        let shell = step_of(&publish, "render", "Take up the newest audit");
        let folder = tempfile::tempdir().expect("a folder");
        run(
            "cp",
            &[
                "-r",
                repository().join(".github").to_str().expect("text"),
                folder.path().to_str().expect("text"),
            ],
        );
        let mut command = Command::new("bash");
        command.args(["-eo", "pipefail", "-c", shell]).current_dir(folder.path());
        command.env("PATH", path()).env("GH_STUB", self.scratch.path("github"));
        command.env("GH_REPO", "a/b").env("BRANCH", "main").env("RETRY_PAUSE", "0");
        let ran = command.output().expect("bash to start");
        let said = [ran.stdout, ran.stderr].concat();
        let said = String::from_utf8_lossy(&said).into_owned();
        assert_eq!(ran.status.success(), !said.contains("::error::"), "{said}");
        match said.trim().strip_prefix("The last audit is that of ") {
            Some(run) if folder.path().join("audit.json").exists() => {
                run.trim_end_matches('.').to_owned()
            }
            _ => said,
        }
    }

    fn github(&self, name: &str) -> PathBuf {
        self.scratch.path(&format!("github/{name}"))
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.github(name)).unwrap_or_default()
    }

    /// The calls of `gh` since the last time, those that change an issue.
    fn issue_calls(&self) -> Vec<String> {
        let calls = self.read("calls");
        fs::remove_file(self.github("calls")).ok();
        let changes =
            ["issue create", "issue edit", "issue close", "issue reopen", "issue comment"];
        calls
            .lines()
            .filter(|call| changes.iter().any(|change| call.starts_with(change)))
            .map(|call| call.split(" --").next().unwrap_or_default().to_owned())
            .collect()
    }

    fn breaks(&self, aids: &[&'static str]) {
        *self.broken.lock().expect("no panic") = aids.to_vec();
    }
}

/// The shell of a job's step.
fn step_of<'w>(workflow: &'w Value, job: &str, name: &str) -> &'w str {
    let steps = workflow["jobs"][job]["steps"].as_sequence().expect("steps");
    let step = steps.iter().find(|step| step["name"].as_str() == Some(name));
    step.expect("a step of this name")["run"].as_str().expect("shell")
}

/// What a run of the workflow came to.
struct Day {
    code: i32,
    summary: String,
    log: String,
}

fn path() -> String {
    let stub = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/workflows");
    format!("{}:{}", stub.display(), std::env::var("PATH").unwrap_or_default())
}

fn page() -> String {
    let text = "Scoliosis is a curve of the spine. This aid sets out the options, with their benefits and harms. ";
    format!(
        "<!doctype html><html lang=en><title>Scoliosis: surgery?</title><h1>Scoliosis: surgery?</h1><p>{}",
        text.repeat(8)
    )
}

fn run(program: &str, arguments: &[&str]) {
    assert!(Command::new(program).args(arguments).status().expect("a start").success());
}

fn ledger_lines(runner: &Runner) -> usize {
    let path = runner.github(&format!("artifacts/{}/ledger.jsonl", runner.run));
    // The first line is the run's own.
    fs::read_to_string(path).unwrap_or_default().lines().count().saturating_sub(1)
}

#[test]
fn a_first_run_says_that_all_is_well_and_opens_nothing() {
    let mut runner = Runner::new();
    let day = runner.day("2026-11-02", "1");
    assert_eq!(day.code, 0, "{}", day.log);
    assert!(day.log.contains("No earlier audit left a ledger"), "{}", day.log);
    assert!(day.summary.contains("3 links: 3 ok."), "{}", day.summary);
    assert_eq!(runner.issue_calls(), [""; 0]);
    assert_eq!(ledger_lines(&runner), 3);
}

#[test]
fn one_issue_follows_what_is_found_until_all_is_well() {
    let mut runner = Runner::new();
    assert_eq!(runner.day("2026-11-02", "1").code, 0);
    runner.breaks(&["one"]);
    let first = runner.day("2026-11-03", "1");
    assert_eq!(first.code, 0, "one bad day is no error\n{}", first.log);
    assert!(first.summary.contains("unconfirmed"), "{}", first.summary);
    assert!(first.log.contains("The last audit is that of run 1."), "{}", first.log);
    assert_eq!(runner.issue_calls(), [""; 0]);

    let second = runner.day("2026-11-04", "1");
    assert_eq!(second.code, 1, "{}", second.log);
    assert!(second.summary.contains("http://one.test/aid"), "{}", second.summary);
    assert_eq!(runner.issue_calls(), ["issue create"]);
    let body = runner.read("issues.json");
    assert!(body.contains("New") && body.contains("https://github.test/run"), "{body}");

    // Nothing new: the text is kept true, and nobody is told.
    assert_eq!(runner.day("2026-11-05", "1").code, 1);
    assert_eq!(runner.issue_calls(), ["issue edit 1"]);

    runner.breaks(&["one", "two"]);
    assert_eq!(runner.day("2026-11-06", "1").code, 1);
    assert_eq!(runner.issue_calls(), ["issue edit 1"]);
    assert_eq!(runner.day("2026-11-07", "1").code, 1);
    assert_eq!(runner.issue_calls(), ["issue comment 1", "issue edit 1"]);
    assert!(runner.read("comments").contains("http://two.test/aid"));

    runner.breaks(&[]);
    let last = runner.day("2026-11-08", "1");
    assert_eq!(last.code, 0, "{}", last.log);
    assert!(last.summary.contains("Recovered"), "{}", last.summary);
    let report = runner.github(&format!("artifacts/{}/audit.json", runner.run));
    let mut sarif = Command::new(env!("CARGO_BIN_EXE_signpost"));
    sarif.arg("report").arg(report).args(["--format", "sarif"]);
    let said = String::from_utf8(sarif.output().expect("a start").stdout).expect("text");
    assert!(said.contains("recovered: http://one.test/aid is fine again"), "{said}");
    assert_eq!(runner.issue_calls(), ["issue close 1", "issue edit 1"]);

    // The same issue again, and never a second one.
    runner.breaks(&["three"]);
    runner.day("2026-11-09", "1");
    assert_eq!(runner.issue_calls(), [""; 0]);
    runner.day("2026-11-10", "1");
    assert_eq!(runner.issue_calls(), ["issue reopen 1", "issue comment 1", "issue edit 1"]);
}

#[test]
fn a_run_without_network_leaves_report_ledger_and_issue_as_they_were() {
    let mut runner = Runner::new();
    runner.breaks(&["one"]);
    assert_eq!(runner.day("2026-11-02", "1").code, 1, "never seen fine, so confirmed at once");
    assert_eq!(runner.issue_calls(), ["issue create"]);
    let before = fs::read(runner.github("artifacts/1/audit.json")).expect("a report");
    let ledger = fs::read(runner.github("artifacts/1/ledger.jsonl")).expect("a ledger");
    runner.proxy = Some("http://127.0.0.1:9".to_owned());
    let day = runner.day("2026-11-03", "1");
    assert_eq!(day.code, 3, "{}", day.log);
    assert!(day.summary.contains("**No usable network.**"), "{}", day.summary);
    assert_eq!(runner.issue_calls(), [""; 0]);
    assert!(before == fs::read(runner.github("artifacts/2/audit.json")).expect("a report"));
    assert!(ledger == fs::read(runner.github("artifacts/2/ledger.jsonl")).expect("a ledger"));
}

#[test]
fn an_audit_does_not_start_with_an_empty_ledger_because_a_download_failed() {
    for failing in ["run download", "api repos/"] {
        let mut runner = Runner::new();
        assert_eq!(runner.day("2026-11-02", "1").code, 0);
        runner.scratch.write("github/fail", format!("{failing}\n"));
        let asked = runner.web.log().len();
        let day = runner.day("2026-11-03", "1");
        assert_eq!(day.code, 2, "{failing}: {}", day.log);
        assert!(day.summary.contains("**Not run.**"), "{failing}: {}", day.summary);
        assert_eq!(runner.web.log().len(), asked, "{failing}: nothing is asked");
        assert!(!runner.github("artifacts/2").exists(), "{failing}");

        fs::remove_file(runner.github("fail")).expect("the file");
        let day = runner.day("2026-11-04", "1");
        assert_eq!(day.code, 0, "{failing}: {}", day.log);
        assert!(day.log.contains("The last audit is that of run 1."), "{failing}: {}", day.log);
    }
}

/// A network that answers in GitHub's place, or an answer that got lost, is no list without anything in it.
#[test]
fn what_is_no_answer_is_tried_again() {
    for page in ["", "<html><title>Log in to the network</title>", "{}"] {
        let mut runner = Runner::new();
        assert_eq!(runner.day("2026-11-02", "1").code, 0);
        runner.scratch.write("github/page", page);
        runner.scratch.write("github/portal", "api repos/\n");
        let day = runner.day("2026-11-03", "1");
        assert_eq!(day.code, 2, "{page:?}: {}", day.log);
        assert!(day.summary.contains("four times in a row"), "{page:?}: {}", day.summary);
    }
}

#[test]
fn a_ledger_that_is_none_is_named_and_an_older_one_taken() {
    let mut runner = Runner::new();
    assert_eq!(runner.day("2026-11-02", "1").code, 0);
    assert_eq!(runner.day("2026-11-03", "1").code, 0);
    runner.scratch.write("github/artifacts/2/ledger.jsonl", "<html>502 Bad Gateway");
    let day = runner.day("2026-11-04", "1");
    assert_eq!(day.code, 0, "{}", day.log);
    assert!(day.log.contains("The ledger that run 2 left is none"), "{}", day.log);
    assert!(day.log.contains("The last audit is that of run 1."), "{}", day.log);
}

#[test]
fn parts_make_one_report_and_one_ledger() {
    let mut runner = Runner::new();
    runner.breaks(&["two"]);
    let day = runner.day("2026-11-02", "2");
    assert_eq!(day.code, 1, "{}", day.log);
    let report = fs::read_to_string(runner.github("artifacts/1/audit.json")).expect("a report");
    let report: serde_json::Value = serde_json::from_str(&report).expect("JSON");
    crate::common::assert_audit_report(&report);
    assert_eq!(report["links"].as_array().map(Vec::len), Some(3));
    assert_eq!(report["scope"]["kind"], "whole");
    assert_eq!(ledger_lines(&runner), 3);
    assert_eq!(runner.issue_calls(), ["issue create"]);
    // What only one part asks is remembered by all.
    runner.breaks(&[]);
    assert_eq!(runner.day("2026-11-03", "2").code, 0);
    assert_eq!(runner.issue_calls(), ["issue close 1", "issue edit 1"]);
}

/// No part alone knows whether another one needs a suppression.
#[test]
fn a_suppression_that_nothing_needs_is_found_when_the_parts_are_put_together() {
    for shards in ["1", "2"] {
        let mut runner = Runner::new();
        runner.scratch.write(
            "content/suppressions.yaml",
            "- url: http://two.test/aid\n  verdict: dead\n  reason: It comes back in spring.\n  until: 2026-12-31\n",
        );
        runner.breaks(&["two"]);
        let day = runner.day("2026-11-02", shards);
        assert_eq!(day.code, 0, "{}", day.log);
        assert!(!day.summary.contains("no longer finds"), "{}", day.summary);
        runner.breaks(&[]);
        let day = runner.day("2026-11-03", shards);
        assert!(
            day.summary.contains("the audit no longer finds what this suppression accepts"),
            "{}",
            day.summary
        );
    }
}

/// A web filter in front of all machines: each part sees it on too few sites to tell.
#[test]
fn parts_are_judged_as_the_one_run_that_they_are() {
    let mut runner = Runner::new();
    assert_eq!(runner.day("2026-11-02", "2").code, 0);
    let kept = |runner: &Runner, run: u32, name: &str| {
        fs::read(runner.github(&format!("artifacts/{run}/{name}"))).expect("a file")
    };
    runner.breaks(&["one", "two", "three", "filter"]);
    let day = runner.day("2026-11-03", "2");
    assert_eq!(day.code, 3, "{}", day.log);
    assert!(day.summary.contains("**Something answers in the hosts' place.**"), "{}", day.summary);
    assert_eq!(runner.issue_calls(), [""; 0]);
    for name in ["audit.json", "ledger.jsonl"] {
        assert!(kept(&runner, 1, name) == kept(&runner, 2, name), "{name}");
    }
    runner.breaks(&[]);
    assert_eq!(runner.day("2026-11-04", "2").code, 0);
}

#[test]
fn content_says_how_often_and_in_how_many_parts() {
    let mut runner = Runner::new();
    let site = fs::read_to_string(runner.scratch.path("content/site.yaml")).expect("a file");
    runner
        .scratch
        .write("content/site.yaml", format!("{site}audit: {{every: 1 week, shards: 2}}\n"));
    let first = runner.day("2026-11-02", "");
    assert_eq!(first.code, 0, "{}", first.log);
    assert!(runner.scratch.path("run-1/parts/part-2/audit.json").exists());
    let asked = runner.web.log().len();
    let second = runner.day("2026-11-08", "");
    assert_eq!(second.code, 0, "{}", second.log);
    assert!(second.summary.contains("2026-11-09 is the next"), "{}", second.summary);
    assert_eq!(runner.web.log().len(), asked);
    assert_eq!(runner.day("2026-11-09", "").code, 0);
    assert!(runner.web.log().len() > asked);
}

/// A fork may call its branch `main` too, and what its pull request leaves is anybody's.
#[test]
fn what_a_fork_left_is_no_last_audit() {
    let mut runner = Runner::new();
    assert_eq!(runner.day("2026-11-02", "1").code, 0);
    runner.scratch.write("github/artifacts/9/ledger.jsonl", "{\"version\":2}\n");
    runner.scratch.write("github/artifacts/9/audit.json", "{}");
    runner.scratch.write("github/forks", "9\n");
    let day = runner.day("2026-11-03", "1");
    assert_eq!(day.code, 0, "{}", day.log);
    assert!(day.log.contains("The last audit is that of run 1."), "{}", day.log);
    assert_eq!(runner.published().trim(), "run 2");
}

/// The step of the publication that takes up the newest audit.
#[test]
fn a_publication_has_the_newest_report_or_does_not_happen() {
    let mut runner = Runner::new();
    assert!(runner.published().contains("There is no audit yet"), "before the first audit");
    assert_eq!(runner.day("2026-11-02", "1").code, 0);
    assert_eq!(runner.published().trim(), "run 1");
    // Long after, when what the audits left is no longer kept.
    fs::remove_dir_all(runner.github("artifacts")).expect("the artifacts");
    let said = runner.published();
    assert!(said.contains("Audits ran, and no report of one is left."), "{said}");
    // Not to know whether there were audits is not to know that there were none.
    runner.scratch.write("github/fail", "run list\n");
    let said = runner.published();
    assert!(said.contains("could not be found out, four times in a row"), "{said}");
    runner.scratch.write("github/fail", "api repos/\n");
    let said = runner.published();
    assert!(said.contains("could not be read, four times in a row"), "{said}");
}

/// A report that was cut off on its way says nothing, and an older one says something.
#[test]
fn a_report_that_cannot_be_read_is_named_and_an_older_one_taken() {
    let mut runner = Runner::new();
    assert_eq!(runner.day("2026-11-02", "1").code, 0);
    runner.scratch.write("github/artifacts/2/audit.json", "{\"version\": 2, \"sco");
    insta::assert_snapshot!(runner.published(), @"
    ::warning::The report that run 2 left is cut off or is none, so an older one is looked for.
    The last audit is that of run 1.
    ");
    fs::remove_dir_all(runner.github("artifacts/1")).expect("a run");
    insta::assert_snapshot!(runner.published(), @"
    ::warning::The report that run 2 left is cut off or is none, so an older one is looked for.
    ::error::Audits ran, and no report of one is left. Run the audit again: without a report, every dead link would be a link again.
    ");
}

/// An audit that is asked for once in a long while.
#[test]
fn the_last_audit_is_handed_on_by_runs_in_which_none_is_due() {
    let mut runner = Runner::new();
    let site = fs::read_to_string(runner.scratch.path("content/site.yaml")).expect("a file");
    runner.scratch.write("content/site.yaml", format!("{site}audit: {{every: 2 months}}\n"));
    assert_eq!(runner.day("2026-11-02", "").code, 0);
    for day in ["2026-11-03", "2026-11-30", "2026-12-31"] {
        assert_eq!(runner.day(day, "").code, 0);
        fs::remove_dir_all(runner.github(&format!("artifacts/{}", runner.run - 1))).expect("a run");
    }
    assert_eq!(runner.published().trim(), "run 4");
    let due = runner.day("2027-01-02", "");
    assert!(due.log.contains("The last audit is that of run 4."), "{}", due.log);
}
