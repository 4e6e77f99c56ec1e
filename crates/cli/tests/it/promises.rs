//! The table of what the program promises: each file and test that it names is there, and each command selects a test.

use std::fs;
use std::path::{Path, PathBuf};

use crate::common::repository;

/// The files of Rust in a folder and below it.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let below = |path: PathBuf| match path.is_dir() {
        true => sources(&path),
        false => vec![path],
    };
    let mut found: Vec<_> = paths.flat_map(below).collect();
    found.retain(|path| path.extension().is_some_and(|end| end == "rs"));
    found
}

/// The tests in a file, each by its path as Rust names it.
fn tests(file: &Path, root: &Path) -> Vec<String> {
    let text = fs::read_to_string(file).expect("a file");
    if !text.contains("#[test]") && !text.contains("#[tokio::test") {
        return Vec::new();
    }
    let module = file.strip_prefix(root).expect("a file below it").with_extension("");
    let module = module.to_str().expect("letters").replace('/', "::");
    let module = ["lib", "main", "mod"].iter().fold(module.as_str(), |module, end| {
        module.strip_suffix(end).map_or(module, |it| it.trim_end_matches(':'))
    });
    let mut path = vec![module];
    let mut found = Vec::new();
    for line in text.lines().map(str::trim) {
        if let Some(inner) = line.strip_prefix("mod ").and_then(|it| it.strip_suffix(" {")) {
            path.push(inner);
        }
        let line = line.strip_prefix("async ").unwrap_or(line);
        if let Some((name, "")) = line.strip_prefix("fn ").and_then(|it| {
            let (name, rest) = it.split_once("()")?;
            Some((name, rest.trim_end_matches(" {").trim_start_matches(" -> anyhow::Result<()>")))
        }) {
            found.push(format!("{}::{name}", path.join("::")).trim_start_matches(':').to_owned());
        }
    }
    found
}

/// The tests that a command for `cargo test` selects.
fn selected(command: &str) -> Vec<String> {
    let mut words = command.split_whitespace().skip_while(|word| *word != "test").skip(1);
    let (mut parts, mut krate, mut filter) = (vec!["src", "tests"], PathBuf::new(), "");
    while let Some(word) = words.next() {
        match word {
            "-p" => {
                let name = words.next().expect("a package");
                krate = repository().join("crates").join(name.replacen("signpost-", "", 1));
            }
            "--lib" => parts = vec!["src"],
            "--test" => parts = vec![words.next().expect("the name of a test")],
            "--" => break,
            word => filter = word,
        }
    }
    let of_part = |part: &&str| match *part {
        "src" => tests_below(&krate.join("src")),
        "tests" => tests_below(&krate.join("tests")),
        one => {
            // One file, or a folder of the same name.
            let folder = krate.join("tests");
            let mut found = tests_below(&folder);
            found.retain_mut(|test| {
                let own =
                    test.strip_prefix(one).and_then(|it| it.strip_prefix("::")).map(str::to_owned);
                own.map(|own| *test = own).is_some()
            });
            found
        }
    };
    let mut found: Vec<String> = parts.iter().flat_map(of_part).collect();
    found.retain(|test| test.contains(filter));
    found
}

fn tests_below(folder: &Path) -> Vec<String> {
    sources(folder).iter().flat_map(|file| tests(file, folder)).collect()
}

/// What is named in the same column and is no test.
const LINTS: [&str; 2] = ["expect_used", "indexing_slicing"];

#[test]
fn each_promise_has_a_test_and_a_command_that_selects_one() {
    let page = fs::read_to_string(repository().join("docs/reliability.md")).expect("the page");
    let (table, _) = page.split_once("\n## ").expect("what comes after the table");
    let all = tests_below(&repository().join("crates"));
    let rows = table.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| **"));
    let mut wrong = Vec::new();
    let mut command_above = String::new();
    for row in rows.skip(1) {
        let cells: Vec<_> =
            row.replace("\\|", "").split('|').map(|it| it.trim().to_owned()).collect();
        let [_, promise, test, command, _] = cells.as_slice() else { panic!("{row}") };
        if command != "the same" {
            command_above.clone_from(command);
        }
        let quoted = |text: &str| {
            let parts: Vec<String> =
                text.split('`').skip(1).step_by(2).map(str::to_owned).collect();
            parts
        };
        for command in quoted(&command_above) {
            let is_of_tests = command.contains("cargo test ");
            if is_of_tests && selected(&command).is_empty() || !command.contains("cargo ") {
                wrong.push(format!("{promise}: {command}"));
            }
        }
        if quoted(&command_above).is_empty() || test.is_empty() {
            wrong.push(format!("{promise}: no test or no command"));
        }
        for name in quoted(test) {
            let is_there = if name.contains(['/', '.']) && !name.contains('{') {
                repository().join(&name).exists()
            } else if name.contains('_')
                && !name.contains([' ', '{'])
                && !LINTS.contains(&name.as_str())
                && name.to_lowercase() == name
            {
                let part = name.trim_matches('…');
                all.iter().any(|test| test.rsplit("::").next().is_some_and(|it| it.contains(part)))
            } else {
                true
            };
            if !is_there {
                wrong.push(format!("{promise}: {name}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Who may attack, and what they must not be able to do, is no text beside the tests: each row names the parts of
/// the table that hold it.
#[test]
fn each_threat_is_held_by_a_part_of_the_table() {
    let page = fs::read_to_string(repository().join("docs/reliability.md")).expect("the page");
    let parts: Vec<&str> = page
        .lines()
        .filter_map(|line| line.strip_prefix("| **")?.strip_suffix("** | | |"))
        .collect();
    let page = fs::read_to_string(repository().join("SECURITY.md")).expect("the page");
    let threats: Vec<&str> =
        page.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| who")).collect();
    assert_eq!(threats.len(), 5);
    for threat in threats {
        let (_, held_by) = threat.trim_end_matches(" |").rsplit_once("| ").expect("cells");
        for part in held_by.split(", ") {
            assert!(parts.contains(&part), "{part} is none of {parts:?}: {threat}");
        }
    }
}

/// A filter that no test has selects none, wherever it is looked for.
#[test]
fn a_command_that_selects_nothing_is_seen() {
    for command in [
        "cargo test -p signpost-cli --test it no_such_promise",
        "cargo test -p signpost-core --lib each_promise_has",
        "cargo test -p signpost-files --test missing",
    ] {
        assert_eq!(selected(command), [""; 0], "{command}");
    }
    let own = selected("cargo test -p signpost-cli --test it promises::a_command_that");
    assert_eq!(own, ["promises::a_command_that_selects_nothing_is_seen"]);
}
