//! Links in a clone lead nowhere: what a command names itself is not followed through one.

use std::fs;
use std::os::unix::fs::symlink;

use crate::common::Scratch;

const TEXT: &str = "Knee pain treatment options\n\nTreatments for knee pain.\n\nKnee pain decision aids\n\n\
                    Scoliosis (OHRI): surgery or no surgery EN\n";

/// A file outside of the content that a link leads to, as a shell's start-up file could be.
const PRECIOUS: &str = "export PATH\n";

fn scratch() -> Scratch {
    let scratch = Scratch::new();
    scratch.write("precious", PRECIOUS);
    fs::create_dir(scratch.path("outside")).expect("a folder");
    scratch.write("text.txt", TEXT);
    scratch
}

fn unharmed(scratch: &Scratch) {
    assert_eq!(scratch.read("precious"), PRECIOUS);
    assert_eq!(fs::read_dir(scratch.path("outside")).expect("the folder").count(), 0);
}

/// An audit that asks no network for anything, for there is no link of this pattern.
const AUDIT: [&str; 4] = ["audit", "--only", "scoliosis-ohri", "--no-progress"];

#[test]
fn a_ledger_or_a_journal_that_is_a_link_is_refused_before_anything_is_asked() {
    for name in ["ledger.jsonl", "ledger.jsonl.journal"] {
        let scratch = scratch();
        symlink("precious", scratch.path(name)).expect("a link");
        let ran = scratch.run(&AUDIT);
        assert_eq!(ran.code, 2, "{}{}", ran.stdout, ran.stderr);
        let why = "it is a link to another place, and no link is followed here; put the file itself there";
        assert!(ran.stderr.contains(why), "{}", ran.stderr);
        let what = if name.ends_with("journal") { "write the journal" } else { "read the ledger" };
        assert!(ran.stderr.contains(&format!("cannot {what} {name}\n")), "{}", ran.stderr);
        assert!(fs::symlink_metadata(scratch.path(name)).expect("a link").is_symlink());
        unharmed(&scratch);
    }
}

#[test]
fn a_look_is_written_though_the_ledger_is_a_link_and_the_exit_code_says_so() {
    const URL: &str = "https://decisionaid.ohri.ca/AZsumm.php?ID=1037";
    for name in ["ledger.jsonl", "ledger.jsonl.journal"] {
        let scratch = scratch();
        scratch.write("ledger.jsonl", "");
        fs::remove_file(scratch.path(name)).ok();
        symlink("precious", scratch.path(name)).expect("a link");
        let ran = scratch.run(&["verify", "--yes", URL, "--by", "me", "--today", "2026-11-25"]);
        assert_eq!(ran.code, 2, "{}{}", ran.stdout, ran.stderr);
        assert!(ran.stdout.contains("no link is followed here"), "{}", ran.stdout);
        assert!(scratch.read("content/aids/scoliosis-ohri.yaml").contains("2026-11-25"));
        unharmed(&scratch);
    }
}

#[test]
fn nothing_is_written_to_the_other_name_of_a_journal_or_a_report() {
    let scratch = scratch();
    let hard = |name| fs::hard_link(scratch.path("precious"), scratch.path(name));
    hard("report.md").expect("a second name");
    scratch.run(&[&AUDIT[..], &["--summary", "report.md"]].concat());
    assert_ne!(scratch.read("report.md"), PRECIOUS, "the report was not written");
    unharmed(&scratch);

    hard("ledger.jsonl.journal").expect("a second name");
    let ran = scratch.run(&AUDIT);
    assert_eq!(ran.code, 2, "{}{}", ran.stdout, ran.stderr);
    let why = "it is also a file of another name (a hard link), and what is written here would be written there too; \
               remove it";
    assert!(ran.stderr.contains(why), "{}", ran.stderr);
    unharmed(&scratch);
}

#[test]
fn a_pipe_as_a_ledger_does_not_hang() {
    let scratch = scratch();
    let made = std::process::Command::new("mkfifo").arg(scratch.path("ledger.jsonl")).status();
    assert!(made.expect("mkfifo").success());
    let ran = scratch.run(&AUDIT);
    assert_eq!(ran.code, 2, "{}{}", ran.stdout, ran.stderr);
    assert!(ran.stderr.contains("it is not a regular file"), "{}", ran.stderr);
}

#[test]
fn nothing_is_imported_or_begun_through_a_link() {
    let import = ["import", "text.txt", "--id", "knee-pain", "--force", "--today", "2026-11-22"];
    let new = ["new", "page", "knee-pain", "--today", "2026-11-22"];
    for arguments in [&import[..], &new] {
        // The page's folder, and the page itself.
        let scratch = scratch();
        symlink("../../outside", scratch.path("content/pages/knee-pain")).expect("a link");
        let ran = scratch.run(arguments);
        assert_eq!(ran.code, 2, "{}{}", ran.stdout, ran.stderr);
        unharmed(&scratch);

        let scratch = self::scratch();
        fs::create_dir(scratch.path("content/pages/knee-pain")).expect("a folder");
        symlink("../../../precious", scratch.path("content/pages/knee-pain/en.yaml"))
            .expect("a link");
        let ran = scratch.run(arguments);
        assert_eq!(ran.code, 2, "{}{}", ran.stdout, ran.stderr);
        unharmed(&scratch);
    }
}

/// Where a person names a folder, what is in it is the program's to name.
#[test]
fn the_manual_is_written_through_no_link_into_no_pipe_and_not_among_the_content() {
    let scratch = scratch();
    for name in ["symlink", "fifo", "folder", "hard"] {
        let page = scratch.path(&format!("{name}/signpost-audit.1"));
        fs::create_dir(scratch.path(name)).expect("a folder");
        match name {
            "symlink" => symlink("../precious", &page).expect("a link"),
            "hard" => fs::hard_link(scratch.path("precious"), &page).expect("a second name"),
            "folder" => fs::create_dir(&page).expect("a folder"),
            _ => {
                let made = std::process::Command::new("mkfifo").arg(&page).status();
                assert!(made.expect("mkfifo").success());
            }
        }
        let ran = scratch.run(&["man", "--out", name]);
        assert_eq!(ran.code, if name == "hard" { 0 } else { 2 }, "{name}: {}", ran.stderr);
        if name == "symlink" {
            insta::assert_snapshot!(ran.stderr, @"
            error: the manual page symlink/signpost-audit.1 cannot be written
              because: it is a link to another place, and no link is followed here; put the file itself there
            ");
        }
    }
    unharmed(&scratch);

    symlink("content", scratch.path("linked")).expect("a link");
    for folder in ["content", "content/aids", "content/pages/manual", "linked/static/man"] {
        let ran = scratch.run(&["man", "--out", folder]);
        assert_eq!(ran.code, 2, "{folder}: {}", ran.stderr);
        assert!(ran.stderr.contains("is a folder of the content"), "{folder}: {}", ran.stderr);
    }
    assert!(!scratch.path("content/pages/manual").exists());
    symlink("not there", scratch.path("dangling")).expect("a link");
    let no_folders = ["precious", "precious/man", "dangling"];
    let said = no_folders.map(|out| scratch.run(&["man", "--out", out]).stderr);
    insta::assert_snapshot!(said.concat(), @"
    error: --out precious: precious is no folder, and the pages are written into one; name another, for example --out man
    error: --out precious/man: precious is no folder, and the pages are written into one; name another, for example --out man
    error: --out dangling: dangling is no folder, and the pages are written into one; name another, for example --out man
    ");
    // A folder that a person named may be a link.
    symlink("outside", scratch.path("man")).expect("a link");
    assert_eq!(scratch.run(&["man", "--out", "man"]).code, 0);
    assert!(scratch.path("outside/signpost-audit.1").is_file());
}
