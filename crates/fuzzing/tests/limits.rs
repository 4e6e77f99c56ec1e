//! An input that never comes back or takes all memory ends the program, and is written down.

use std::fs;
use std::process::Command;

fn tried(trap: &str, limits: [&str; 4]) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let input = folder.path().join("input");
    fs::write(&input, b"too much").expect("a file");
    let findings = folder.path().join("findings");
    let ran = Command::new(env!("CARGO_BIN_EXE_signpost-fuzzing"))
        .args(limits)
        .arg("--findings")
        .arg(&findings)
        .arg("--input")
        .arg(&input)
        .arg(trap)
        .output()
        .expect("the program");
    assert_eq!(ran.status.code(), Some(1));
    let names = fs::read_dir(&findings).expect("findings");
    let names: Vec<_> = names.map(|entry| entry.expect("an entry").path()).collect();
    assert_eq!(names.len(), 1, "{names:?}");
    assert_eq!(fs::read(&names[0]).expect("the input"), b"too much");
    let said = String::from_utf8(ran.stdout).expect("text");
    assert!(said.contains(&names[0].display().to_string()), "{said}");
    said
}

#[test]
fn an_input_that_never_comes_back_is_written_down() {
    let said = tried("hang", ["--hang", "1", "--memory", "100000"]);
    assert!(said.starts_with("hang: "), "{said}");
}

#[cfg(target_os = "linux")]
#[test]
fn an_input_that_takes_all_memory_is_written_down() {
    let said = tried("glutton", ["--hang", "10", "--memory", "200"]);
    assert!(said.starts_with("memory: "), "{said}");
}
