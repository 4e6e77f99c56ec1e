//! The step that puts the parts together, over parts that are not as they should be.

use std::fs;

use super::{Day, Runner, repository, run};

/// What a part's ledger lost on its way is known to nobody but this step.
#[test]
fn a_ledger_of_a_part_that_was_damaged_is_said_in_the_summary() {
    let runner = Runner::new();
    let folder = runner.scratch.path("together");
    fs::create_dir(&folder).expect("a folder");
    let scripts = repository().join(".github");
    run("cp", &["-r", scripts.to_str().expect("text"), folder.to_str().expect("text")]);
    let report = r#"{"version": 2, "started": "2026-11-02T04:17:00Z", "scope": {"kind": "whole"},
        "summary": {"ok": 0, "moved": 0, "changed": 0, "dead": 0, "down": 0, "blocked": 0, "skipped": 0},
        "faults": [], "links": []}"#;
    runner.scratch.write("together/parts/part-1/audit.json", report);
    runner.scratch.write("together/parts/part-1/code", "0\n");
    runner.scratch.write("together/parts/part-1/ledger.jsonl", "garbage\n");
    let mut said = Day { code: 0, summary: String::new(), log: String::new() };
    let env = [("PARTS", r#"["1/1"]"#), ("SIGNPOST", env!("CARGO_BIN_EXE_signpost"))];
    let (step, code) = runner.step(&folder, "report", "Put the parts together", &env, &mut said);
    assert_eq!((step.code, code.as_str()), (0, "code=0\n"), "{}", step.printed);
    insta::assert_snapshot!(said.summary, @"
    ## Link audit of 2026-11-02

    No link was to be asked.

        1 line of the ledger parts/part-1/ledger.jsonl cannot be understood (line 1), so what earlier audits wrote there is not known; it is kept in ledger.jsonl.rejected
    ");
    assert!(step.printed.contains("::warning::1 line of the ledger parts/"), "{}", step.printed);
    assert_eq!(runner.scratch.read("together/ledger.jsonl.rejected"), "garbage\n");
}
