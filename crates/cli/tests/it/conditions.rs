//! The conditions of workflows that depend on the branch, by what GitHub says of each event.

use std::collections::BTreeMap;
use std::fs;

use serde_yaml::Value;

use crate::common::{Scratch, repository};

/// What an event says, by the names that conditions use. A name that is missing is null.
type Event = BTreeMap<&'static str, &'static str>;

/// An event on a branch, where the default one is `trunk` and all else is as the conditions want it.
fn event(name: &'static str, branch: &'static str) -> Event {
    let mut event = Event::from([
        ("github.event_name", name),
        ("github.ref_name", branch),
        ("inputs.command", "audit"),
        ("inputs.tracking-issue", "true"),
        ("steps.run.outputs.code", "1"),
        ("needs.report.outputs.code", "1"),
    ]);
    if name == "workflow_run" {
        // It runs on the default branch, after an audit of any.
        event.insert("github.event.workflow_run.head_branch", branch);
        event.insert("github.ref_name", "trunk");
    }
    // The event of a schedule says nothing of the repository.
    if name != "schedule" {
        event.insert("github.event.repository.default_branch", "trunk");
    }
    event
}

/// The conditions in a file that name the default branch, each with where it stands.
fn conditions(shown: &str, text: &str) -> Vec<(String, String)> {
    fn collect(at: &str, value: &Value, found: &mut Vec<(String, String)>) {
        if let Some(map) = value.as_mapping() {
            let name = value["name"].as_str().unwrap_or_default();
            let at = if name.is_empty() { at.to_owned() } else { format!("{at}: {name}") };
            for (key, value) in map {
                match value.as_str().filter(|it| it.contains("default_branch")) {
                    Some(condition) if key.as_str() == Some("if") => {
                        found.push((at.clone(), condition.to_owned()));
                    }
                    _ => collect(&at, value, found),
                }
            }
        }
        value.as_sequence().into_iter().flatten().for_each(|value| collect(at, value, found));
    }
    let mut found = Vec::new();
    collect(shown, &serde_yaml::from_str(text).expect("YAML"), &mut found);
    found
}

fn of_repository(file: &str) -> Vec<(String, String)> {
    conditions(file, &fs::read_to_string(repository().join(file)).expect("the file"))
}

/// Holds every condition to what is expected for each event.
fn hold(conditions: &[(String, String)], expected: &[(Event, bool)]) {
    assert!(!conditions.is_empty());
    for (at, condition) in conditions {
        for (event, is_met) in expected {
            assert_eq!(met(condition, event), *is_met, "{at}\n{condition}\n{event:?}");
        }
    }
}

/// An audit on a schedule is that of the default branch, so all of it is kept, reported and published.
#[test]
fn a_schedule_counts_as_the_default_branch() {
    for file in ["action.yml", ".github/workflows/audit.yml"] {
        let conditions = of_repository(file);
        assert_eq!(conditions.len(), 2, "{file}: {conditions:?}");
        hold(
            &conditions,
            &[
                (event("schedule", "trunk"), true),
                (event("workflow_dispatch", "trunk"), true),
                (event("push", "trunk"), true),
                (event("workflow_dispatch", "other"), false),
                (event("pull_request", "7/merge"), false),
            ],
        );
    }
    hold(
        &of_repository(".github/workflows/ci.yml"),
        &[(event("push", "trunk"), true), (event("pull_request", "7/merge"), false)],
    );
    // What is checked out for a publication is named by the event or, on a schedule, by its branch.
    let publish = fs::read_to_string(repository().join(".github/workflows/publish.yml")).unwrap();
    let named: Vec<_> = publish.lines().filter(|line| line.contains("default_branch")).collect();
    assert_eq!(named.len(), 2);
    assert!(named.iter().all(|line| line.contains("default_branch || github.ref_name }}")));
}

/// A new site's default branch may have any name, which only GitHub knows.
#[test]
fn the_workflows_of_a_new_site_go_by_the_default_branch() {
    let scratch = Scratch::empty();
    assert_eq!(scratch.run(&["new", "site", "--name", "Mine"]).code, 0);
    let workflow = |name: &str| scratch.read(&format!(".github/workflows/{name}.yml"));
    for name in ["check", "audit", "publish"] {
        assert!(!workflow(name).contains("[main]"), "{name}");
    }
    hold(
        &conditions("check", &workflow("check")),
        &[
            (event("push", "trunk"), true),
            (event("push", "other"), false),
            (event("pull_request", "7/merge"), true),
        ],
    );
    hold(
        &conditions("publish", &workflow("publish")),
        &[
            (event("push", "trunk"), true),
            (event("push", "other"), false),
            (event("workflow_run", "trunk"), true),
            (event("workflow_run", "other"), false),
            (event("workflow_dispatch", "trunk"), true),
            (event("workflow_dispatch", "other"), false),
        ],
    );
}

/// Whether an event meets a condition.
fn met(condition: &str, event: &Event) -> bool {
    let mut reader = Reader { rest: condition.trim(), event };
    let met = reader.any();
    assert_eq!(reader.rest, "", "{condition}");
    met
}

/// Reads a condition from left to right: what these workflows use of GitHub's expressions.
struct Reader<'c> {
    rest: &'c str,
    event: &'c Event,
}

impl<'c> Reader<'c> {
    fn takes(&mut self, sign: &str) -> bool {
        let rest = self.rest.strip_prefix(sign);
        self.rest = rest.unwrap_or(self.rest).trim_start();
        rest.is_some()
    }

    fn any(&mut self) -> bool {
        let mut met = self.all();
        while self.takes("||") {
            met |= self.all();
        }
        met
    }

    fn all(&mut self) -> bool {
        let mut met = self.one();
        while self.takes("&&") {
            met &= self.one();
        }
        met
    }

    fn one(&mut self) -> bool {
        if self.takes("(") {
            let met = self.any();
            assert!(self.takes(")"), "{}", self.rest);
            return met;
        }
        if self.takes("always()") {
            return true;
        }
        // What an audit writes is there.
        if self.takes("hashFiles('audit.json') != ''") {
            return true;
        }
        if self.takes("contains(fromJSON(") {
            let list = self.value().expect("a list");
            assert!(self.takes("),"), "{}", self.rest);
            let list: Vec<String> = serde_json::from_str(list).expect("JSON");
            let one = self.value();
            assert!(self.takes(")"), "{}", self.rest);
            return list.iter().any(|it| Some(it.as_str()) == one);
        }
        let left = self.value();
        let is_same = self.takes("==");
        assert!(is_same || self.takes("!="), "{}", self.rest);
        (left == self.value()) == is_same
    }

    fn value(&mut self) -> Option<&'c str> {
        if let Some(text) = self.rest.strip_prefix('\'') {
            let (text, rest) = text.split_once('\'').expect("the end of a text");
            self.rest = rest.trim_start();
            return Some(text);
        }
        let is_name = |c: char| c.is_alphanumeric() || "._-".contains(c);
        let end = self.rest.find(|c| !is_name(c)).unwrap_or(self.rest.len());
        let (name, rest) = self.rest.split_at(end);
        assert!(name.contains('.'), "{name:?} is no value of an event");
        self.rest = rest.trim_start();
        self.event.get(name).copied()
    }
}
