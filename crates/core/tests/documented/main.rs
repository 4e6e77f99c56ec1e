//! `docs/diagnostics.md` and the faults that it shows are one and the same.
//!
//! Every code has a heading there, with words on what to do and an example that this test puts into
//! a copy of the real content. What is then printed is written below the example, and again in a
//! table of everything broken here. `UPDATE_DOCS=1 cargo test` writes those parts of the file anew;
//! read the difference before you commit it.

mod aids;
mod case;
#[path = "../common/mod.rs"]
mod common;
mod document;
mod files;
mod pages;
mod references;
mod suppressions;
mod values;

use std::collections::BTreeSet;
use std::sync::LazyLock;
use std::{env, fs, thread};

use case::{Case, Outcome};
use signpost_core::Code;

const DOCUMENT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/diagnostics.md");

fn cases() -> Vec<Case> {
    [files::CASES, values::CASES, references::CASES, aids::CASES, pages::CASES, suppressions::CASES]
        .concat()
}

/// What came of all cases, found out once for all tests.
fn outcomes() -> &'static [Outcome] {
    static OUTCOMES: LazyLock<Vec<Outcome>> = LazyLock::new(|| {
        let cases = cases();
        let (first, second) = cases.split_at(cases.len() / 2);
        let run = |cases: &[Case]| cases.iter().map(Case::outcome).collect::<Vec<_>>();
        thread::scope(|scope| {
            let second = scope.spawn(move || run(second));
            let mut outcomes = run(first);
            outcomes.extend(second.join().expect("no case panics"));
            outcomes
        })
    });
    &OUTCOMES
}

#[test]
fn every_code_is_shown_by_a_broken_file() {
    let shown: BTreeSet<&str> = cases().iter().map(|case| case.code).collect();
    let known: BTreeSet<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
    assert_eq!(shown, known);
}

#[test]
fn one_cause_is_told_once_and_what_is_fixed_is_not_told() {
    let mut wrong = String::new();
    for Outcome { case, codes, printed, fixed } in outcomes() {
        if codes.is_empty() || codes.iter().any(|code| *code != case.code) {
            wrong += &format!("\n{}, not only {}:\n{printed}", case.name, case.code);
        }
        if !fixed.is_empty() {
            wrong += &format!("\n{}, when fixed:\n{fixed}", case.name);
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn the_document_shows_what_is_printed() {
    let written = fs::read_to_string(DOCUMENT).unwrap_or_default();
    let current = document::refresh(&written, outcomes());
    if env::var_os("UPDATE_DOCS").is_some() {
        fs::write(DOCUMENT, &current).expect("the document");
    }
    assert!(
        written == current || env::var_os("UPDATE_DOCS").is_some(),
        "docs/diagnostics.md is out of date: run UPDATE_DOCS=1 cargo test --package signpost-core --test documented"
    );
    for (code, words) in document::words(&current) {
        assert!(words.len() > 40, "docs/diagnostics.md does not say what to do about `{code}`");
    }
}
