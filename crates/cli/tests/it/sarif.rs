//! What `--format sarif` writes is SARIF by the schema that its standard publishes.

use crate::common::Scratch;
use serde_json::Value;

/// What is wrong with a log by the published schema.
fn faults(log: &str) -> Vec<String> {
    // One pattern in it closes a bracket that it never opened, which our validator does not take for
    // a pattern. It is about a key that we do not write.
    let text =
        include_str!("sarif/sarif-schema-2.1.0.json").replace("[a-zA-Z]{2}]?$", "[a-zA-Z]{2}$");
    let schema: Value = serde_json::from_str(&text).expect("the schema");
    let validator =
        jsonschema::options().should_validate_formats(true).build(&schema).expect("the schema");
    let log: Value = serde_json::from_str(log).expect("JSON");
    validator.iter_errors(&log).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

fn validate(scratch: &Scratch, code: i32) -> String {
    let ran = scratch.run(&["validate", "--format", "sarif", "--today", "2026-11-22"]);
    assert_eq!(ran.code, code, "{}", ran.stderr);
    ran.stdout
}

#[test]
fn content_without_faults() {
    assert_eq!(faults(&validate(&Scratch::new(), 0)), Vec::<String>::new());
}

#[test]
fn faults_of_every_kind_of_place() {
    let scratch = Scratch::new();
    // One place, two places, two files, a whole file, an empty one, one without a text, and
    // letters of more than one byte.
    scratch.edit("content/aids/scoliosis-ohri.yaml", "subject:", "subjct:");
    scratch.edit(
        "content/aids/herniated-disc-nl.yaml",
        "provider: thuisarts",
        "provider: thuisarts\nprovider: thuisarts",
    );
    scratch.edit("content/aids/herniated-disc-ohri.yaml", "ID=1543", "ID=1092");
    scratch.edit(
        "content/pages/back-pain/nl.yaml",
        "Een hernia herstelt",
        "Één <b>hernia</b> herstelt",
    );
    scratch.write("content/aids/een spatie & é.yaml", "");
    scratch.write("content/notes.yaml", "a: b\n");
    scratch.write("content/aids/latin.yaml", b"id: caf\xe9\n");
    let log = validate(&scratch, 1);
    assert_eq!(faults(&log), Vec::<String>::new());
    for code in [
        "unknown-key",
        "duplicate-key",
        "duplicate-link",
        "raw-html",
        "empty-file",
        "unexpected-file",
        "not-utf8",
    ] {
        assert!(log.contains(&format!("\"ruleId\": \"{code}\"")), "no {code} in\n{log}");
    }
}

#[test]
fn an_audit_report() {
    let scratch = Scratch::new();
    scratch.write("audit.json", include_str!("common/report.json"));
    let ran = scratch.run(&["report", "audit.json", "--format", "sarif"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert_eq!(faults(&ran.stdout), Vec::<String>::new());
}

#[test]
fn the_schema_refuses_what_is_no_sarif() {
    assert!(!faults("{\"version\": \"2.1.0\", \"runs\": [{\"results\": []}]}").is_empty());
}
