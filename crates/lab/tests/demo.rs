//! The first thing that a new maintainer sees: `cargo xtask demo` over this repository's content.

use std::path::Path;
use std::process::Command;

#[test]
fn the_demo_finds_one_aid_that_died_one_that_moved_and_one_that_was_replaced() {
    let out = tempfile::tempdir().unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_signpost-lab"))
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../.."))
        .args(["demo", "--no-progress", "--out"])
        .arg(out.path())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let said = String::from_utf8(output.stdout).unwrap();
    let from = said.find("What happened").unwrap();
    let to = said.find("Where to look").unwrap();
    insta::assert_snapshot!(said[from..to].trim(), @"
    What happened
      died: https://decisionaid.ohri.ca/AZsumm.php?ID=1037 shows a record with nothing in it
      was replaced: https://decisionaid.ohri.ca/AZsumm.php?ID=1543 shows another page than the one it showed before
      moved: https://www.thuisarts.nl/hernia has permanently moved to an address that shows the aid
      fine: 5 links
    ");
    // What it names is there, and readers are told the same.
    for file in ["audit.html", "audit.json", "ledger.jsonl", "dist/en/back-pain/index.html"] {
        assert!(said.contains(file), "{said}");
        assert!(out.path().join(file).is_file(), "{file}");
    }
    assert!(said.contains("This decision aid has not been available since"), "{said}");
    // A second run replaces the first; a folder of somebody else's is left alone.
    let mine = tempfile::tempdir().unwrap();
    std::fs::write(mine.path().join("thesis.txt"), "years of work").unwrap();
    for (folder, code) in [(out.path(), 0), (mine.path(), 2)] {
        let again = Command::new(env!("CARGO_BIN_EXE_signpost-lab"))
            .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../.."))
            .args(["demo", "--no-progress", "--out"])
            .arg(folder)
            .output()
            .unwrap();
        assert_eq!(again.status.code(), Some(code));
    }
    assert!(mine.path().join("thesis.txt").exists());
}
