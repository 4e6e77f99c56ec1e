//! Programs that change one content file at once: each waits for the other, and nothing is lost.

use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use signpost_files::Folder;

use crate::common::Scratch;

const FILE: &str = "content/aids/scoliosis-ohri.yaml";
const FIRST: &str = "https://decisionaid.ohri.ca/AZsumm.php?ID=1037";
const SECOND: &str = "https://decisionaid.ohri.ca/AZsumm.php?ID=2037";
const ROUNDS: usize = 12;

/// Content with an aid of two links.
fn scratch() -> Scratch {
    let scratch = Scratch::new();
    let text = scratch.read(FILE);
    scratch.write(FILE, format!("{text}  - url: {SECOND}\n    title: \"Scoliosis: again\"\n"));
    scratch.write("audit.json", include_str!("common/report.json"));
    scratch
}

fn look(scratch: &Scratch, url: &str) -> Child {
    let arguments = ["verify", "--yes", url, "--by", "R. Jansen", "--today", "2026-11-25"];
    start(scratch, &arguments)
}

fn start(scratch: &Scratch, arguments: &[&str]) -> Child {
    let mut command = scratch.command(arguments);
    command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the program to start")
}

fn ends_well(mut child: Child) {
    assert!(child.wait().expect("an end").success());
}

/// What the aid's file holds once one program after the other has changed it.
fn one_after_the_other(scratch: &Scratch, start: [&dyn Fn() -> Child; 2]) -> String {
    let before = scratch.read(FILE);
    start.into_iter().for_each(|start| ends_well(start()));
    let both = scratch.read(FILE);
    scratch.write(FILE, before);
    both
}

#[test]
fn two_looks_at_two_links_of_a_file_are_both_written() {
    let scratch = scratch();
    let before = scratch.read(FILE);
    let starts: [&dyn Fn() -> Child; 2] = [&|| look(&scratch, FIRST), &|| look(&scratch, SECOND)];
    let both = one_after_the_other(&scratch, starts);
    assert_eq!(both.matches("R. Jansen").count(), 2, "{both}");
    for round in 0..ROUNDS {
        scratch.write(FILE, &before);
        starts.map(|start| start()).into_iter().for_each(ends_well);
        assert_eq!(scratch.read(FILE), both, "round {round}");
    }
}

#[test]
fn a_look_and_a_new_address_in_one_file_are_both_written() {
    let scratch = scratch();
    let before = scratch.read(FILE);
    let starts: [&dyn Fn() -> Child; 2] =
        [&|| start(&scratch, &["fix", "--report", "audit.json"]), &|| look(&scratch, SECOND)];
    let both = one_after_the_other(&scratch, starts);
    assert!(both.contains("R. Jansen") && !both.contains(FIRST), "{both}");
    for round in 0..ROUNDS {
        scratch.write(FILE, &before);
        starts.map(|start| start()).into_iter().for_each(ends_well);
        assert_eq!(scratch.read(FILE), both, "round {round}");
    }
    let names = Folder::open(&scratch.path("content")).expect("a folder").names();
    let names = names.expect("names");
    assert!(!names.iter().any(|name| name.contains("lock") || name.starts_with('.')), "{names:?}");
}

#[test]
fn changes_of_one_content_wait_for_each_other() {
    let scratch = scratch();
    let import = ["import", "text.txt", "--id", "knee", "--language", "en"];
    scratch.write("text.txt", "Knee pain\n=========\n\nKeep moving.\n");
    let before = scratch.read(FILE);
    let folder = Folder::open(&scratch.path("content")).expect("a folder");
    folder.try_lock().expect("the lock");
    let mut waiting =
        [look(&scratch, FIRST), start(&scratch, &["fix", "--offline"]), start(&scratch, &import)];
    // What nothing holds up has ended by then, and is waited for again as long as it takes.
    let began = Instant::now();
    assert!(scratch.run(&["fix", "--offline", "--dry-run"]).code <= 1);
    std::thread::sleep(3 * began.elapsed() + Duration::from_millis(300));
    for child in &mut waiting {
        assert!(child.try_wait().expect("a look").is_none(), "somebody did not wait");
    }
    assert_eq!(scratch.read(FILE), before);
    assert!(!scratch.path("content/pages/knee").exists());
    drop(folder);
    waiting.into_iter().for_each(ends_well);
    assert!(scratch.read(FILE).contains("R. Jansen"));
    assert!(scratch.path("content/pages/knee/en.yaml").exists());
}
