//! An output that takes nothing more.

use std::fs;
use std::process::Stdio;

use crate::common::Scratch;

/// What goes out to a disk that is full is an error with a name; what nobody reads any more is none.
#[test]
fn an_output_that_takes_nothing_more_is_named_and_one_that_is_closed_is_not() {
    let commands: [&[&str]; 18] = [
        &["--help"],
        &["--version"],
        &["help", "audit"],
        &[],
        &["validate"],
        &["validate", "--format", "json"],
        &["validate", "--format", "sarif"],
        &["validate", "--explain", "unreadable"],
        &["report", "audit.json"],
        &["report", "audit.json", "--format", "html"],
        &["report", "audit.json", "--format", "json"],
        &["audit", "--plan"],
        &["render", "--today", "2026-11-22"],
        &["fix", "--offline"],
        &["new", "page", "knee", "--title", "Knee pain"],
        &["completions", "bash"],
        &["man"],
        &["man", "--out", "man"],
    ];
    for command in commands {
        let scratch = Scratch::new();
        scratch.write("audit.json", include_str!("common/report.json"));
        let full = fs::OpenOptions::new().write(true).open("/dev/full").expect("a device");
        let ran = scratch.command(command).stdout(full).output().expect("the program");
        let said = String::from_utf8_lossy(&ran.stderr);
        assert_eq!(ran.status.code(), Some(2), "{command:?}: {said}");
        let error = "error: the standard output cannot be written; make room on its disk, then run this again\n  \
                     because: No space left on device (os error 28)\n";
        assert!(said.ends_with(error) && said.matches("error").count() == 2, "{command:?}: {said}");

        let scratch = Scratch::new();
        scratch.write("audit.json", include_str!("common/report.json"));
        let mut child = scratch
            .command(command)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program to start");
        drop(child.stdout.take());
        let ran = child.wait_with_output().expect("an end");
        let said = String::from_utf8_lossy(&ran.stderr);
        assert!(!said.contains("standard output"), "{command:?}: {said}");
        assert_ne!(ran.status.code(), Some(2), "{command:?}: {said}");
    }
}
