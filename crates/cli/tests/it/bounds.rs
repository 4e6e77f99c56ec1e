//! What comes in and goes out without an end: files that a person names, and an output that takes nothing more.

use std::fs::{self, File};
use std::os::unix::fs::symlink;
use std::process::Stdio;

use crate::common::Scratch;

/// What commands say of input that never ends.
#[test]
fn no_more_is_read_of_a_file_that_a_person_names_than_can_be_meant() {
    let scratch = Scratch::new();
    for name in ["endless.csv", "endless.md", "endless.txt", "endless.pem"] {
        symlink("/dev/zero", scratch.path(name)).expect("a link");
    }
    // A file with a hole in it takes no room.
    File::create(scratch.path("hole.csv")).expect("a file").set_len(10 << 30).expect("a length");
    scratch.write("list.csv", "url,title\nhttps://127.0.0.1/a,A title\n");
    let network = ["--no-ledger", "--no-progress", "--contact", "https://127.0.0.1/about"];
    let audit = |file: &'static str| [&["audit", file][..], &network].concat();
    let commands = [
        audit("endless.csv"),
        audit("endless.md"),
        audit("hole.csv"),
        [audit("list.csv"), vec!["--ca-cert", "endless.pem"]].concat(),
        vec!["import", "endless.txt", "--id", "knee"],
        vec!["import", "endless.md", "--id", "knee"],
        vec!["import", "-", "--id", "knee"],
    ];
    let mut said = String::new();
    for command in commands {
        let zero = File::open("/dev/zero").expect("a device");
        let ran = scratch.command(&command).stdin(zero).output().expect("the program");
        assert_eq!(ran.status.code(), Some(2), "{command:?}");
        said += &String::from_utf8_lossy(&ran.stderr);
    }
    insta::assert_snapshot!(said, @"
    error: endless.csv is larger than 32 MiB; divide it into several files
    error: endless.md is larger than 32 MiB; divide it into several files
    error: hole.csv is larger than 32 MiB; divide it into several files
    error: the file of certificates endless.pem is larger than 16 MiB; name a file that has only the certificates of your own network
    error: endless.txt is larger than 32 MiB; divide it into several files
    error: endless.md is larger than 32 MiB; divide it into several files
    error: what comes in by the standard input is larger than 32 MiB; divide it into several files
    ");
}

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
