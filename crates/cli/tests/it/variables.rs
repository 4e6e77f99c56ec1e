//! The variables that stand in for flags: all of them, in every command that has them.

use std::collections::BTreeMap;

use clap::{Arg, ArgAction};

use crate::common::{Ran, Scratch, repository};

/// A command that has variables, with just enough arguments to be understood.
struct Called {
    words: Vec<String>,
    /// Its flags, each with its variable, and whether it has no value.
    flags: Vec<(String, String, bool)>,
}

/// Every command that has variables.
fn commands() -> Vec<Called> {
    fn collect(command: &clap::Command, words: &[String], found: &mut Vec<Called>) {
        let mut words = words.to_vec();
        let required = command.get_arguments().filter(|arg| arg.is_required_set());
        for arg in required {
            words.extend(arg.get_long().map(|long| format!("--{long}")));
            words.push("no-such-file.csv".to_owned());
        }
        let named = command.get_arguments().filter_map(|arg| {
            let variable = arg.get_env()?.to_str()?.to_owned();
            let is_flag = |arg: &Arg| matches!(arg.get_action(), ArgAction::SetTrue);
            Some((format!("--{}", arg.get_long()?), variable, is_flag(arg)))
        });
        let flags: Vec<_> = named.collect();
        if !flags.is_empty() {
            found.push(Called { words: words.clone(), flags });
        }
        for sub in command.get_subcommands() {
            collect(sub, &[&words[..], &[sub.get_name().to_owned()]].concat(), found);
        }
    }
    use clap::Subcommand as _;
    let all = signpost_cli::Command::augment_subcommands(clap::Command::new("signpost"));
    let mut found = Vec::new();
    collect(&all, &[], &mut found);
    assert!(found.len() > 8);
    found
}

/// A command in an empty folder, where it stops at the content that is not there, unless at its variables.
fn run(words: &[&str], variables: &[(&str, &str)]) -> (String, i32) {
    let scratch = Scratch::empty();
    let ran = in_folder(&scratch, words, variables);
    let folder = scratch.path("").display().to_string();
    ((ran.stdout + &ran.stderr).replace(&folder, "FOLDER/"), ran.code)
}

fn in_folder(scratch: &Scratch, words: &[&str], variables: &[(&str, &str)]) -> Ran {
    let mut command = scratch.command(words);
    // Nothing is asked, not even whether there is a web.
    let proxies = [("HTTP_PROXY", "http://127.0.0.1:9"), ("HTTPS_PROXY", "http://127.0.0.1:9")];
    let output = command.envs(proxies).envs(variables.iter().copied()).output().expect("a start");
    Ran {
        stdout: String::from_utf8(output.stdout).expect("text"),
        stderr: String::from_utf8(output.stderr).expect("text"),
        code: output.status.code().expect("an exit code"),
    }
}

#[test]
fn a_variable_that_is_empty_is_none() {
    for Called { words, flags } in commands() {
        let words: Vec<_> = words.iter().map(String::as_str).collect();
        let usual = run(&words, &[]);
        let empty: Vec<_> = flags.iter().map(|(_, variable, _)| (variable.as_str(), "")).collect();
        assert_eq!(run(&words, &empty), usual, "{words:?} {empty:?}");
    }
}

#[test]
fn a_flag_is_set_by_true_and_by_1() {
    for Called { words, flags } in commands() {
        let words: Vec<_> = words.iter().map(String::as_str).collect();
        for (flag, variable, _) in flags.iter().filter(|(_, _, is_flag)| *is_flag) {
            let set = run(&[&words[..], &[flag]].concat(), &[]);
            let unset = run(&words, &[]);
            for (value, same) in [("true", &set), ("1", &set), ("false", &unset), ("0", &unset)] {
                assert_eq!(
                    &run(&words, &[(variable, value)]),
                    same,
                    "{words:?} {variable}={value}"
                );
            }
            let (said, code) = run(&words, &[(variable, "perhaps")]);
            assert_eq!(code, 2);
            assert!(said.contains(&format!("invalid value 'perhaps' for '{flag}'")), "{said}");
        }
    }
}

#[test]
fn variables_do_what_their_flags_do() {
    let scratch = Scratch::new();
    let now = ("SIGNPOST_NOW", "2046-11-22");
    let offline = ("SIGNPOST_OFFLINE", "1");
    assert_eq!(in_folder(&scratch, &["check"], &[now, offline]).code, 0);
    let strict = ("SIGNPOST_DENY_WARNINGS", "1");
    assert_eq!(in_folder(&scratch, &["check"], &[now, offline, strict]).code, 1);
    assert_eq!(in_folder(&scratch, &["validate"], &[now, strict]).code, 1);

    let summary = ("SIGNPOST_SUMMARY", "summary.md");
    let none = ("SIGNPOST_NO_LEDGER", "1");
    let ran = in_folder(&scratch, &["audit"], &[summary, none, ("SIGNPOST_FORMAT", "json")]);
    assert_eq!((ran.code, ran.stdout.as_str()), (3, ""), "for a program there is no report");
    assert!(scratch.read("summary.md").contains("**No usable network.**"));
    assert!(!scratch.path("ledger.jsonl.journal").exists());
    let output = ("SIGNPOST_OUTPUT", "plan");
    assert_eq!(in_folder(&scratch, &["audit", "--plan"], &[output]).code, 0);
    assert_eq!(scratch.read("plan"), "due=true\nledger=ledger.jsonl\n");
    // What is set for an audit means nothing to another command.
    let all = [output, ("SIGNPOST_FORMAT", "html"), ("SIGNPOST_FAIL_ON", "new"), summary];
    assert!(in_folder(&scratch, &["validate"], &all).stdout.contains("No faults."));
    assert_eq!(scratch.read("plan"), "due=true\nledger=ledger.jsonl\n");
    let ran = in_folder(&scratch, &["audit"], &[("SIGNPOST_FAIL_ON", "old")]);
    assert!(ran.stderr.contains("invalid value 'old' for '--fail-on <WHAT>'"), "{}", ran.stderr);
}

/// A workflow sets variables for all its steps, and each step says what it does.
#[test]
fn what_the_command_line_says_wins_over_variables() {
    let scratch = Scratch::new();
    let all = [
        ("SIGNPOST_LEDGER", "set.jsonl"),
        ("SIGNPOST_SUMMARY", "summary.md"),
        ("SIGNPOST_FORMAT", "json"),
        ("SIGNPOST_CHANGED_SINCE", "HEAD"),
        ("SIGNPOST_SHARD", "1/2"),
    ];
    let said = |words: &[&str], variables: &[(&str, &str)]| {
        let ran = in_folder(&scratch, words, variables);
        assert!(!ran.stderr.contains("cannot be used with"), "{words:?}\n{}", ran.stderr);
        ran.stdout + &ran.stderr
    };
    assert_eq!(said(&["audit", "--plan"], &all), "due=true\nledger=set.jsonl\n");
    assert_eq!(said(&["audit", "--plan", "--ledger", "mine"], &all), "due=true\nledger=mine\n");
    assert_eq!(said(&["audit", "--plan", "--no-ledger"], &all), "due=true\n");
    let none = [("SIGNPOST_NO_LEDGER", "true")];
    assert_eq!(said(&["audit", "--plan"], &none), "due=true\n");
    assert_eq!(said(&["audit", "--plan", "--ledger", "mine"], &none), "due=true\nledger=mine\n");
    let explained = said(&["audit", "--explain", "scoliosis-ohri"], &all);
    assert!(explained.starts_with("No usable network."), "{explained}");
    scratch.write("links.csv", "url,title\nhttp://one.test/aid,An aid\n");
    said(&["audit", "links.csv", "--contact", "https://127.0.0.1/about"], &all);
    // Help names them, whatever is set.
    assert!(said(&["help", "audit"], &[("SIGNPOST_SHARD", "")]).contains("[env: SIGNPOST_SHARD]"));
}

/// docs/command-line.md has a row for each variable, with the flag that it stands for.
#[test]
fn every_variable_is_documented() {
    let mut known = BTreeMap::from([("SIGNPOST_DOCS".to_owned(), "none".to_owned())]);
    for Called { flags, .. } in commands() {
        known.extend(flags.into_iter().map(|(flag, variable, _)| (variable, flag)));
    }
    let page = std::fs::read_to_string(repository().join("docs/command-line.md")).expect("a page");
    let rows =
        page.lines().filter_map(|line| line.strip_prefix("| `SIGNPOST_")?.split_once("` | "));
    let documented: BTreeMap<_, _> = rows
        .map(|(variable, flag)| {
            let flag = flag.trim_matches(['`', '|', ' ']);
            let flag =
                flag.split(['`', ':', ' ']).find(|it| it.starts_with("--")).unwrap_or("none");
            (format!("SIGNPOST_{variable}"), flag.to_owned())
        })
        .collect();
    assert_eq!(documented, known);
}
