//! The shell of the action: fetching the program that was released, and running it as a step.

use std::fs;
use std::path::Path;
use std::process::Command;

use signpost_testweb::{Reply, TestWeb};

use crate::common::{Scratch, git, repository};

const ARCHIVE: &str = "signpost-x86_64-unknown-linux-musl.tar.gz";

/// A script of the action with its variables; its exit code and what it said.
fn script(name: &str, folder: &Path, arguments: &[&str], env: &[(&str, &str)]) -> (i32, String) {
    let mut command = Command::new("bash");
    command.arg(repository().join(".github/scripts").join(name)).args(arguments);
    command.current_dir(folder).envs(env.iter().copied());
    for outer in ["GITHUB_PATH", "GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "GH_TOKEN"] {
        if !env.iter().any(|(name, _)| *name == outer) {
            command.env_remove(outer);
        }
    }
    let ran = command.output().expect("bash to start");
    let said = String::from_utf8_lossy(&[ran.stdout, ran.stderr].concat()).into_owned();
    (ran.status.code().expect("an exit code"), said)
}

/// A release 0.3.1 whose program says only that, on a server of this machine.
async fn releases(checksum: Option<&str>) -> TestWeb {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("signpost"), "#!/bin/sh\necho signpost 0.3.1\n")
        .expect("a program");
    let mut tar = Command::new("tar");
    tar.args(["-czf", ARCHIVE, "./signpost"]).current_dir(folder.path());
    assert!(tar.status().expect("tar to start").success());
    let archive = fs::read(folder.path().join(ARCHIVE)).expect("the archive");
    let sums = checksum.map_or_else(
        || format!("{}  {ARCHIVE}\n", signpost_core::digest::sha256(&archive)),
        |checksum| format!("{checksum}  {ARCHIVE}\n"),
    );
    TestWeb::start().await.expect("a free port").with_site("releases.test", move |request, _| {
        match request.path().rsplit_once('/') {
            Some(("/latest/download" | "/download/v0.3.1", ARCHIVE)) => {
                Reply::bytes("application/gzip", archive.clone())
            }
            Some(("/latest/download" | "/download/v0.3.1", "SHA256SUMS")) => {
                Reply::bytes("text/plain", sums.clone())
            }
            _ => Reply::status(404, "no such file"),
        }
    })
}

async fn fetch(web: &TestWeb, version: &str) -> (i32, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let proxy = format!("http://{}", web.proxy());
    let env = [
        ("BASE", "http://releases.test"),
        ("REPOSITORY", "a/signpost"),
        ("VERSION", version),
        ("RUNNER_OS", "Linux"),
        ("RUNNER_ARCH", "X64"),
        ("http_proxy", &proxy),
    ];
    let at = folder.path().to_owned();
    let program = at.join("program/signpost");
    let env = env.map(|(name, value)| (name, value.to_owned()));
    let ran = tokio::task::spawn_blocking(move || {
        let env: Vec<_> = env.iter().map(|(name, value)| (*name, value.as_str())).collect();
        script("fetch-program.sh", &at, &["program"], &env)
    });
    let ran = ran.await.expect("the script");
    assert_eq!(ran.0 == 0, program.exists() && ran.1.contains("Signpost 0.3.1"), "{}", ran.1);
    ran
}

#[tokio::test(flavor = "multi_thread")]
async fn the_program_is_the_one_that_was_released() {
    let web = releases(None).await;
    for version in ["v0.3.1", "v0.3", "v0", "", "3f1d0c2"] {
        let (code, said) = fetch(&web, version).await;
        assert_eq!(code, 0, "{version}: {said}");
        let is_named = version.starts_with('v');
        assert_eq!(said.contains("::notice::This is the latest release."), !is_named, "{said}");
    }
    for (version, why) in [
        ("v0.9.0", "could not be downloaded"),
        ("v1", "The latest release is v0.3.1, which is no v1"),
        ("v0.31", "The latest release is v0.3.1, which is no v0.31"),
    ] {
        let (code, said) = fetch(&web, version).await;
        assert_eq!(code, 2, "{version}: {said}");
        assert!(said.contains(why), "{version}: {said}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn another_program_is_not_used() {
    let web = releases(Some(&"0".repeat(64))).await;
    let (code, said) = fetch(&web, "v0.3.1").await;
    assert_eq!(code, 2, "{said}");
    assert!(said.contains("so it is not used"), "{said}");
}

/// The step that runs a command, by its exit code and the summary that people see.
fn step(scratch: &Scratch, env: &[(&str, &str)]) -> (String, String) {
    let [output, summary] = ["output", "summary"].map(|name| scratch.path(name));
    fs::write(&output, "").expect("the output");
    fs::write(&summary, "").expect("the summary");
    let paths = [
        ("GITHUB_OUTPUT", output.to_str().expect("text")),
        ("GITHUB_STEP_SUMMARY", summary.to_str().expect("text")),
        ("SIGNPOST", env!("CARGO_BIN_EXE_signpost")),
        ("HTTP_PROXY", "http://127.0.0.1:9"),
        ("HTTPS_PROXY", "http://127.0.0.1:9"),
    ];
    let (code, said) =
        script("run-program.sh", &scratch.path(""), &[], &[&paths[..], env].concat());
    assert_eq!(code, 0, "{said}");
    let output = fs::read_to_string(output).expect("the output");
    (output.trim().to_owned(), fs::read_to_string(summary).expect("the summary"))
}

#[test]
fn a_step_says_how_its_command_ended() {
    let scratch = Scratch::new();
    assert_eq!(step(&scratch, &[("COMMAND", "validate")]).0, "code=0");
    let (code, summary) = step(&scratch, &[("COMMAND", "audit"), ("ARGS", "--now 2026-11-22")]);
    assert_eq!(code, "code=3");
    assert!(summary.contains("**No usable network.**"), "{summary}");
    // Nobody who changes a link is to blame for that.
    let args = "--changed-since HEAD --no-ledger";
    let folder = scratch.path("");
    git(&folder, &["init", "-q"]);
    git(&folder, &["add", "content"]);
    git(&folder, &["commit", "-qm", "Begin"]);
    let aid = scratch.read("content/aids/scoliosis-ohri.yaml");
    scratch.write("content/aids/scoliosis-ohri.yaml", aid.replace("ID=", "id="));
    assert_eq!(step(&scratch, &[("COMMAND", "audit"), ("ARGS", args)]).0, "code=0");
    let (code, summary) = step(&scratch, &[("COMMAND", "audit"), ("ARGS", "--no-such-flag")]);
    assert_eq!(code, "code=2");
    assert!(summary.contains("**The audit could not run.** unexpected argument"), "{summary}");
    // What is no program leaves no summary of its own, and neither does what is no command.
    let (code, summary) = step(&scratch, &[("COMMAND", "audit"), ("SIGNPOST", "./no-program")]);
    assert_eq!(code, "code=127");
    assert!(summary.contains("**Not run.**"), "{summary}");
    let (code, summary) = step(&scratch, &[("COMMAND", "audits")]);
    assert_eq!(code, "code=2");
    assert!(summary.contains("**Not run.** command must be"), "{summary}");
}

#[test]
fn an_audit_on_a_schedule_waits_until_it_is_due() {
    let scratch = Scratch::new();
    let site = scratch.read("content/site.yaml");
    scratch.write("content/site.yaml", format!("{site}audit: {{every: 1 week}}\n"));
    scratch
        .write("ledger.jsonl", "{\"version\":2,\"run\":{\"started\":\"2026-11-20T04:17:00Z\"}}\n");
    let env = [("COMMAND", "audit"), ("SIGNPOST_NOW", "2026-11-22"), ("EVENT", "schedule")];
    let (code, summary) = step(&scratch, &env);
    assert_eq!(
        (code.as_str(), summary.trim()),
        ("code=0", "No audit is due: 2026-11-27 is the next.")
    );
    let (code, _) = step(&scratch, &[env[0], env[1], ("EVENT", "workflow_dispatch")]);
    assert_eq!(code, "code=3");
}
