//! Links in a clone lead nowhere: what a command names itself is not followed through one.

use std::fs;
use std::os::unix::fs::symlink;
use std::process::Command;

use crate::common::{Scratch, git};

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

/// `dist` and `content` are our names. A clone may have links there, which lead where whoever made them likes.
#[test]
fn a_folder_that_nobody_named_is_no_link() {
    let scratch = scratch();
    symlink("outside", scratch.path("dist")).expect("a link");
    scratch.write("content/static/authorized_keys", "ssh-ed25519 X");
    let ran = scratch.run(&["render"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (2, ""));
    insta::assert_snapshot!(ran.stderr, @"error: dist is a link to outside, and nobody named it. If that is the folder that you mean, type --out dist; if not, delete the link");
    unharmed(&scratch);
    // What a person names may be one.
    let ran = scratch.run(&["render", "--out", "dist"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(scratch.path("outside/authorized_keys").exists());

    fs::rename(scratch.path("content"), scratch.path("outside/content")).expect("a folder");
    symlink("outside/content", scratch.path("content")).expect("a link");
    let commands: [&[&str]; 6] = [
        &["validate"],
        &["check", "--offline"],
        &["fix", "--offline"],
        &["import", "text.txt", "--id", "knee"],
        &["new", "page", "knee"],
        &["serve"],
    ];
    for arguments in commands {
        let ran = scratch.run(arguments);
        assert_eq!(ran.code, 2, "{arguments:?}: {}{}", ran.stdout, ran.stderr);
        assert!(ran.stderr.contains("type --content content"), "{arguments:?}: {}", ran.stderr);
    }
    assert!(!scratch.path("outside/content/pages/knee").exists());
    assert_eq!(scratch.run(&["validate", "--content", "content"]).code, 0);
}

/// Git takes a folder with these files in it for a repository, and starts the programs that its settings name.
#[test]
fn content_that_git_takes_for_a_repository_has_nothing_run() {
    let scratch = scratch();
    git(&scratch.path(""), &["init", "-q", "-b", "main"]);
    git(&scratch.path(""), &["add", "-A"]);
    git(&scratch.path(""), &["commit", "-q", "-m", "Begin"]);
    git(&scratch.path(""), &["clone", "-q", "--bare", ".", "outside/bare"]);
    for name in ["HEAD", "objects", "refs", "packed-refs"] {
        let (from, to) = (scratch.path(&format!("outside/bare/{name}")), scratch.path("content"));
        let copied = Command::new("cp").arg("-r").args([from, to]).status().expect("cp");
        assert!(copied.success());
    }
    let run = scratch.path("run").display().to_string();
    scratch.write(
        "content/config",
        format!(
            "[core]\n repositoryformatversion = 0\n bare = false\n worktree = \"..\"\n \
             fsmonitor = \"touch {run}; false\"\n[user]\n name = Mallory\n"
        ),
    );
    let status = ["-C", "content", "status"];
    // Git by itself does run it, so this test can fail.
    Command::new("git").args(status).current_dir(scratch.path("")).output().expect("git");
    assert!(scratch.path("run").exists());
    fs::remove_file(scratch.path("run")).expect("the file");

    for arguments in [
        &["validate"][..],
        &["check", "--offline"],
        &["audit", "--changed-since", "HEAD", "--no-progress"],
        &["verify", "--yes", "https://decisionaid.ohri.ca/AZsumm.php?ID=1037"],
    ] {
        let ran = scratch.run(arguments);
        assert!(!scratch.path("run").exists(), "{arguments:?}: {}{}", ran.stdout, ran.stderr);
    }
    assert!(!scratch.read("content/aids/scoliosis-ohri.yaml").contains("Mallory"));
}
