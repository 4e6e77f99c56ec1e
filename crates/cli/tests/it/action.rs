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

/// On Windows, git writes carriage returns into the files that it checks out, and bash cannot run a script with them.
#[test]
fn the_scripts_have_the_same_bytes_where_git_writes_other_ends_of_lines() {
    let scratch = Scratch::empty();
    for name in [".gitattributes", ".github/scripts/pack.sh", "crates/renderer/words/nl.ftl"] {
        scratch.write(name, fs::read(repository().join(name)).expect("a file"));
    }
    let root = scratch.path(".");
    git(&root, &["init", "-q"]);
    git(&root, &["add", "."]);
    for name in [".github/scripts/pack.sh", "crates/renderer/words/nl.ftl"] {
        fs::remove_file(scratch.path(name)).expect("a file");
        git(&root, &["-c", "core.autocrlf=true", "checkout", "--", name]);
        assert!(!scratch.read(name).contains('\r'), "{name}");
    }
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

/// Fetches the program with a version that is named, of an action that is used at a tag, a branch or a commit.
async fn fetch(web: &TestWeb, version: &str, at: &str) -> (i32, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let proxy = format!("http://{}", web.proxy());
    let env = [
        ("BASE", "http://releases.test"),
        ("REPOSITORY", "a/signpost"),
        ("VERSION", version),
        ("REF", at),
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
    for version in ["v0.3.1", "v0.3", "v0", "", "3f1d0c2", "main"] {
        // What the action is used at counts where no version is named.
        let is_version = version.is_empty() || version.starts_with('v');
        let named = if is_version { version } else { "" };
        for (version, at) in [(named, "main"), ("", version)] {
            let (code, said) = fetch(&web, version, at).await;
            assert_eq!(code, 0, "{version} {at}: {said}");
            let is_named = version.starts_with('v') || at.starts_with('v');
            assert_eq!(said.contains("::notice::This is the latest release"), !is_named, "{said}");
        }
    }
    for (version, why) in [
        ("v0.9.0", "could not be downloaded"),
        (
            "v1",
            "The latest release is v0.3.1, which is no v1: name the whole version, as in v0.3.1.",
        ),
        ("v0.31", "The latest release is v0.3.1, which is no v0.31"),
        ("0.3.1", "version: 0.3.1 is no version: write a whole one, such as v0.1.0"),
        ("main", "version: main is no version"),
        ("v0.3.1/../..", "is no version"),
        ("v0.3.", "is no version"),
    ] {
        let (code, said) = fetch(&web, version, "v0.3.1").await;
        assert_eq!(code, 2, "{version}: {said}");
        assert!(said.contains(why), "{version}: {said}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn another_program_is_not_used() {
    let web = releases(Some(&"0".repeat(64))).await;
    let (code, said) = fetch(&web, "v0.3.1", "v0.3.1").await;
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
    // A list has a ledger of its own, and waits too.
    scratch.write("lists/links.csv", "url,title\nhttp://decisionaid.ohri.ca/aid,An aid\n");
    let list = ("ARGS", "lists/links.csv --contact https://127.0.0.1/about");
    assert_eq!(step(&scratch, &[&env[..], &[list]].concat()).0, "code=3", "it was never asked");
    scratch.write(
        "lists/links.csv.ledger.jsonl",
        "{\"version\":2,\"run\":{\"started\":\"2026-11-21T04:17:00Z\"}}\n",
    );
    let (code, summary) = step(&scratch, &[&env[..], &[list]].concat());
    assert_eq!(
        (code.as_str(), summary.trim()),
        ("code=0", "No audit is due: 2026-11-28 is the next.")
    );
    // What makes no sense does so on a schedule too.
    let (code, summary) = step(&scratch, &[&env[..], &[("ARGS", "--no-such-flag")]].concat());
    assert_eq!(code, "code=2");
    assert!(summary.contains("**Not run.**"), "{summary}");
}

#[test]
fn arguments_of_check_count_for_both_of_its_parts() {
    let scratch = Scratch::new();
    let check = |args: &str| {
        step(&scratch, &[("COMMAND", "check"), ("ARGS", args), ("SIGNPOST_NOW", "2026-11-22")])
    };
    assert_eq!(check("--no-ledger").0, "code=3");
    let (code, summary) = check("--offline");
    assert_eq!(code, "code=0");
    assert_eq!(summary, "The links were not asked (--offline).\n");
    // Some aids are old on that day, which is a warning.
    assert_eq!(check("--offline --now 2046-11-22").0, "code=0");
    assert_eq!(check("--offline --now 2046-11-22 --deny-warnings").0, "code=1");
    assert_eq!(check("--content elsewhere --offline").0, "code=2");
    let offline = [("COMMAND", "check"), ("SIGNPOST_OFFLINE", "1"), ("SIGNPOST_NOW", "2026-11-22")];
    assert_eq!(step(&scratch, &offline).0, "code=0");
}

/// Each ledger is taken from the newest run that left it: another audit may have run since.
#[test]
fn the_ledger_of_a_list_is_kept_and_taken_up() {
    let scratch = Scratch::new();
    let ledger = |args: &str| {
        let program = env!("CARGO_BIN_EXE_signpost");
        // Where an audit is written is no place for its plan.
        let env = [("ARGS", args), ("SIGNPOST", program), ("SIGNPOST_OUTPUT", "audit.json")];
        let (code, said) = script("name-ledger.sh", &scratch.path(""), &[], &env);
        assert_eq!(code, 0, "{said}");
        said.trim().to_owned()
    };
    assert_eq!(ledger(""), "ledger=ledger.jsonl");
    assert_eq!(ledger("lists/links.csv"), "ledger=lists/links.csv.ledger.jsonl");
    insta::assert_snapshot!(ledger("lists/links.csv more.md ../out.md more.md"), @"
    ledger=lists/links.csv.ledger.jsonl
    ledgers<<END-OF-LEDGERS
    lists/links.csv.ledger.jsonl
    more.md.ledger.jsonl
    END-OF-LEDGERS
    ");
    assert_eq!(ledger("one.md two.md --ledger mine.jsonl"), "ledger=mine.jsonl");
    assert_eq!(ledger("--ledger mine.jsonl --fail-on new"), "ledger=mine.jsonl");
    for other in ["--no-ledger", "--ledger /tmp/mine.jsonl", "../links.csv", "--no-such-flag"] {
        assert_eq!(ledger(other), "ledger=ledger.jsonl", "{other}");
    }

    let name = "lists/links.csv.ledger.jsonl";
    scratch.write(&format!("github/artifacts/1/{name}"), "{\"version\":2}\n");
    scratch.write("github/artifacts/2/ledger.jsonl", "{\"version\":2}\n");
    let stub = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/workflows");
    let path = format!("{}:{}", stub.display(), std::env::var("PATH").unwrap_or_default());
    let github = scratch.path("github");
    let env = [
        ("LEDGER", name),
        ("PATH", &path),
        ("GH_STUB", github.to_str().expect("text")),
        ("GH_REPO", "a/b"),
        ("GITHUB_REF_NAME", "main"),
        ("RETRY_PAUSE", "0"),
    ];
    let (code, said) = script("last-audit.sh", &scratch.path(""), &["ledger"], &env);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("The last audit is that of run 1."), "{said}");
    assert!(scratch.path(name).exists() && !scratch.path("ledger.jsonl").exists());

    // Of several lists, each from the newest run that left its own.
    let lists = format!("{name}\nmore.md.ledger.jsonl\nnew.md.ledger.jsonl");
    for (run, run_of) in [(3, "more.md.ledger.jsonl"), (4, name), (5, "more.md.ledger.jsonl")] {
        let line = format!("{{\"version\":2,\"run\":{run}}}\n");
        scratch.write(&format!("github/artifacts/{run}/{run_of}"), &line);
        scratch.write(&format!("github/artifacts/{run}/{run_of}.journal"), &line);
        let report = format!("{{\"scope\":{{\"kind\":\"selection\"}},\"run\":{run}}}");
        scratch.write(&format!("github/artifacts/{run}/audit.json"), report);
    }
    // Cut off before its first line was written.
    scratch.write("github/artifacts/6/more.md.ledger.jsonl", "{\"version\":");
    let env = [&env[1..], &[("LEDGER", lists.as_str())]].concat();
    let (code, said) = script("last-audit.sh", &scratch.path(""), &["ledger"], &env);
    assert_eq!(code, 0, "{said}");
    insta::assert_snapshot!(said, @"
    Run 6 left no lists/links.csv.ledger.jsonl.
    ::warning::The ledger that run 6 left is none, so an older one is looked for.
    Run 6 left no new.md.ledger.jsonl.
    Run 5 left no lists/links.csv.ledger.jsonl.
    Run 5 left no new.md.ledger.jsonl.
    The last audit is that of run 5.
    Run 4 left no new.md.ledger.jsonl.
    Run 4 left the newest lists/links.csv.ledger.jsonl.
    Run 3 left no new.md.ledger.jsonl.
    Run 2 left no new.md.ledger.jsonl.
    Run 1 left no new.md.ledger.jsonl.
    ::notice::No earlier audit left new.md.ledger.jsonl, so this one begins a new one.
    ");
    let run_of =
        |file: &str| scratch.read(file).split("\"run\":").nth(1).map(|rest| rest[..1].to_owned());
    let files = [name, "more.md.ledger.jsonl", "more.md.ledger.jsonl.journal", "audit.json"];
    assert_eq!(files.map(|file| run_of(file).unwrap_or_default()), ["4", "5", "5", "5"]);
    assert!(!scratch.path("new.md.ledger.jsonl").exists());
    // A list that never had one does not cost a download of everything that is kept.
    fs::remove_file(scratch.path("more.md.ledger.jsonl")).expect("a ledger");
    let (code, said) = script(
        "last-audit.sh",
        &scratch.path(""),
        &["ledger"],
        &[&env[..], &[("LOOK_BACK", "2")]].concat(),
    );
    assert_eq!(code, 0, "{said}");
    insta::assert_snapshot!(said, @"
    Run 6 left no lists/links.csv.ledger.jsonl.
    ::warning::The ledger that run 6 left is none, so an older one is looked for.
    Run 6 left no new.md.ledger.jsonl.
    Run 5 left no lists/links.csv.ledger.jsonl.
    Run 5 left no new.md.ledger.jsonl.
    The last audit is that of run 5.
    ::warning::None of the last 2 audits left lists/links.csv.ledger.jsonl, and older ones are not downloaded, so this one begins a new one; set LOOK_BACK to a higher number if one has it.
    ::warning::None of the last 2 audits left new.md.ledger.jsonl, and older ones are not downloaded, so this one begins a new one; set LOOK_BACK to a higher number if one has it.
    ");
    assert!(scratch.path("more.md.ledger.jsonl").exists());

    let action = fs::read_to_string(repository().join("action.yml")).expect("the action");
    let action: serde_yaml::Value = serde_yaml::from_str(&action).expect("YAML");
    let steps = action["runs"]["steps"].as_sequence().expect("steps");
    let kept = steps.iter().find_map(|step| step["with"]["path"].as_str()).expect("an upload");
    let kept: Vec<_> = kept.lines().collect();
    let brought = steps.iter().find_map(|step| step["env"]["LEDGER"].as_str());
    let all = "${{ steps.ledger.outputs.ledgers || steps.ledger.outputs.ledger }}";
    assert_eq!(brought, Some(all));
    for path in ["ledger.jsonl", "${{ steps.ledger.outputs.ledger }}", "**/*.ledger.jsonl"] {
        assert!(kept.contains(&path), "{path} is not kept");
        assert!(kept.contains(&format!("{path}.journal").as_str()), "the journal of {path}");
    }
}

/// The action runs on macOS too: bash 3.2 takes an empty array for a variable that is not set, and what
/// counts checksums has another name.
#[test]
fn the_scripts_of_the_action_are_for_every_system() {
    let action = fs::read_to_string(repository().join("action.yml")).expect("the action");
    let scripts = action.split(".github/scripts/").skip(1);
    let scripts: Vec<_> = scripts.filter_map(|rest| rest.split('"').next()).collect();
    assert!(scripts.contains(&"run-program.sh"), "{scripts:?}");
    for name in scripts {
        let text = fs::read_to_string(repository().join(".github/scripts").join(name));
        for line in text.expect("a script").lines() {
            let mut rest = line;
            while let Some((before, after)) = rest.split_once("[@]}\"") {
                let start = before.rfind("\"${").map(|at| &before[at + 3..]).unwrap_or_default();
                assert!(
                    before.ends_with(&format!("${{{start}[@]+\"${{{start}"))
                        || start.starts_with('#'),
                    "{name}: {line}"
                );
                rest = after;
            }
        }
    }

    // Every program of this machine but one.
    let scratch = Scratch::empty();
    let tools = scratch.path("tools");
    fs::create_dir(&tools).expect("a folder");
    let path = std::env::var("PATH").unwrap_or_default();
    for folder in path.split(':').rev() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            if entry.file_name() != "sha256sum" && entry.file_name() != "shasum" {
                fs::remove_file(tools.join(entry.file_name())).ok();
                std::os::unix::fs::symlink(entry.path(), tools.join(entry.file_name())).ok();
            }
        }
    }
    scratch.write("mac/shasum", "#!/bin/sh\n[ \"$*\" = '-a 256' ] && cksum\n");
    let mut runnable = Command::new("chmod");
    assert!(runnable.arg("+x").arg(scratch.path("mac/shasum")).status().expect("chmod").success());
    scratch.write("github/issues.json", "[]");
    let stub = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/workflows");
    let [mac, github] = ["mac", "github"].map(|name| scratch.path(name).display().to_string());
    let path = format!("{}:{mac}:{}", stub.display(), tools.display());
    let report = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/common/report.json");
    let env = [
        ("PATH", path.as_str()),
        ("GH_STUB", &github),
        ("SIGNPOST", env!("CARGO_BIN_EXE_signpost")),
        ("RETRY_PAUSE", "0"),
    ];
    let report = report.to_str().expect("text");
    let (code, said) = script("tracking-issue.sh", &scratch.path(""), &[report], &env);
    assert_eq!(code, 0, "{said}");
    let issues = scratch.read("github/issues.json");
    assert!(issues.contains("state=") && !issues.contains("state= "), "{issues}");
}

/// Of two lists, the one that waits longest says when.
#[test]
fn an_audit_of_lists_is_due_when_it_is_for_any_of_them() {
    let scratch = Scratch::new();
    scratch.write("content/site.yaml", {
        let site = scratch.read("content/site.yaml");
        format!("{site}\naudit: {{every: 1 week}}\n")
    });
    for list in ["one.md", "two.md"] {
        scratch.write(list, "- [An aid](http://one.test/aid)\n");
    }
    let plan = || {
        let args = ["audit", "--plan", "one.md", "two.md", "--now", "2026-11-22"];
        let mut command = Command::new(env!("CARGO_BIN_EXE_signpost"));
        let ran = command.args(args).current_dir(scratch.path("")).output().expect("a start");
        String::from_utf8_lossy(&ran.stdout).into_owned()
    };
    let asked = |list: &str, day: &str| {
        scratch.write(
            &format!("{list}.ledger.jsonl"),
            format!("{{\"version\":2,\"run\":{{\"started\":\"{day}T04:17:00Z\"}}}}\n"),
        );
    };
    let ledgers = "ledger=one.md.ledger.jsonl\nledger=two.md.ledger.jsonl\n";
    asked("one.md", "2026-11-21");
    assert_eq!(plan(), format!("due=true\n{ledgers}"), "the other was never asked");
    asked("two.md", "2026-11-20");
    assert_eq!(plan(), format!("due=false\nnext=2026-11-27\n{ledgers}"));
    asked("one.md", "2026-11-10");
    assert_eq!(plan(), format!("due=true\n{ledgers}"));
    // A line that a workflow reads is one line, however long it is.
    let long = "a list of links that has a long name.md";
    scratch.write(long, "- [An aid](http://one.test/aid)\n");
    let narrow = scratch.command(&["audit", "--plan", long]).env("COLUMNS", "40").output();
    let narrow = String::from_utf8_lossy(&narrow.expect("a start").stdout).into_owned();
    assert_eq!(narrow, format!("due=true\nledger={long}.ledger.jsonl\n"));
}
