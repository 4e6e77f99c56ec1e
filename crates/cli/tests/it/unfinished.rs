//! Commands that make several files, stopped in the middle or on a full disk: the same command makes them whole.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Stdio;

use crate::common::Scratch;
use crate::faults::Disk;

/// So many links that writing their files takes a while, and fewer that fit on a small disk.
const MANY: usize = 60;
const FEW: usize = 12;

fn list(links: usize) -> String {
    let mut list = "url,title,language,subject\n".to_owned();
    for number in 0..links {
        writeln!(
            list,
            "https://a{number}.example/x,\"Condition {number}: Should I have surgery?\",en,Condition {number}"
        )
        .expect("a line");
    }
    list
}

const TEXT: &str = "Knee pain\n=========\n\nKeep moving.\n\nDecision aids\n-------------\n\nTalk to your doctor.\n\n\
    Knee pain (OHRI): surgery or no surgery EN https://decisionaid.ohri.ca/AZsumm.php?ID=9999\n\
    Knee pain (Knee Society): treatment methods EN https://knee.example/aid\nKnee Society. Knee pain. 2024.\n\
    Acne: medication or no medication EN\n";

const TODAY: [&str; 2] = ["--today", "2026-11-22"];
const COMMANDS: [&[&str]; 5] = [
    &["import", "list.csv", "--id", "knee"],
    &["import", "text.txt", "--id", "knee"],
    &["new", "page", "knee", "--title", "Knee pain"],
    &["new", "page", "knee", "--title", "Knee pain", "--language", "nl", "--language", "en"],
    &["new", "site", "sub", "--name", "Knees", "--language", "en", "--language", "nl"],
];

fn scratch(links: usize) -> Scratch {
    let scratch = Scratch::new();
    scratch.write("list.csv", list(links));
    scratch.write("text.txt", TEXT);
    scratch
}

/// Every file in a folder and what it holds, whatever it is called.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let Ok(entries) = fs::read_dir(folder) else { return found };
    for entry in entries.flatten() {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        if path.is_dir() {
            let inside = files(&path).into_iter();
            found.extend(inside.map(|(path, bytes)| (format!("{name}/{path}"), bytes)));
        } else if let Ok(bytes) = fs::read(path) {
            found.insert(name, bytes);
        }
    }
    found
}

/// How many files there are, without a look into them.
fn count(folder: &Path) -> usize {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let of_entry = |entry: fs::DirEntry| match entry.file_type().is_ok_and(|it| it.is_dir()) {
        true => count(&entry.path()),
        false => 1,
    };
    entries.map(of_entry).sum()
}

fn arguments(command: &[&'static str]) -> Vec<&'static str> {
    [command, &TODAY].concat()
}

/// What a command leaves that nobody stops.
fn undisturbed(links: usize, command: &[&'static str]) -> BTreeMap<String, Vec<u8>> {
    let scratch = scratch(links);
    let ran = scratch.run(&arguments(command));
    assert_eq!(ran.code, 0, "{command:?}: {}{}", ran.stdout, ran.stderr);
    files(&scratch.path("."))
}

#[test]
fn the_same_command_completes_what_one_left_that_was_killed() {
    const MOMENTS: usize = 6;
    for command in COMMANDS {
        let whole = undisturbed(MANY, command);
        let before = count(&scratch(MANY).path("."));
        let mut halves = 0;
        for moment in 0..MOMENTS {
            let scratch = scratch(MANY);
            let enough = before + 1 + (whole.len() - before) * moment / MOMENTS;
            let mut child = scratch
                .command(&arguments(command))
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .expect("the program to start");
            while child.try_wait().expect("a look").is_none() && count(&scratch.path(".")) < enough
            {
            }
            child.kill().expect("the kill");
            child.wait().expect("an end");
            let left = files(&scratch.path("."));
            halves += usize::from(left.keys().any(|name| name.contains("unfinished")));
            let ran = scratch.run(&arguments(command));
            // What came to its end is there already.
            let is_whole = whole.iter().all(|(path, bytes)| left.get(path) == Some(bytes));
            assert!(ran.code == 0 || is_whole, "{command:?}: {}{}", ran.stdout, ran.stderr);
            assert_same(&files(&scratch.path(".")), &whole, command);
        }
        assert!(halves > 0, "{command:?}: nothing was stopped in its middle");
    }
}

#[test]
fn a_full_disk_leaves_nothing_of_new_files_and_room_makes_all_of_them() {
    for command in COMMANDS {
        let whole = undisturbed(FEW, command);
        let folder = if command.contains(&"site") { "sub" } else { "content" };
        for left in [0, 4096, 8192, 12_288] {
            let scratch = scratch(FEW);
            fs::create_dir_all(scratch.path(folder)).expect("a folder");
            let Some(disk) = Disk::on(&scratch, folder) else { return };
            let before = files(&scratch.path(folder));
            disk.fill_but(left);
            let ran = scratch.run(&arguments(command));
            assert_eq!(ran.code, 2, "{command:?}, {left}: {}{}", ran.stdout, ran.stderr);
            assert!(ran.stderr.contains("cannot be written; make room"), "{}", ran.stderr);
            fs::remove_file(scratch.path(folder).join("filler")).expect("room");
            assert_same(&files(&scratch.path(folder)), &before, command);
            let ran = scratch.run(&arguments(command));
            assert_eq!(ran.code, 0, "{command:?}: {}{}", ran.stdout, ran.stderr);
            let wanted = whole.iter().filter_map(|(path, bytes)| {
                Some((path.strip_prefix(folder)?.strip_prefix('/')?.to_owned(), bytes.clone()))
            });
            assert_same(&files(&scratch.path(folder)), &wanted.collect(), command);
        }
    }
}

#[test]
fn with_force_a_full_disk_leaves_the_old_page_and_none_of_the_new_aids() {
    let command = ["import", "list.csv", "--id", "knee", "--force"];
    let scratch = scratch(FEW);
    scratch.write("content/pages/knee/en.yaml", "the old page\n");
    let Some(disk) = Disk::on(&scratch, "content") else { return };
    let before = files(&scratch.path("content"));
    disk.fill_but(20_480);
    let ran = scratch.run(&arguments(&command));
    assert_eq!(ran.code, 2, "{}{}", ran.stdout, ran.stderr);
    fs::remove_file(scratch.path("content/filler")).expect("room");
    assert_same(&files(&scratch.path("content")), &before, &command);
}

#[test]
fn a_file_of_somebody_s_own_is_in_the_way_before_and_after_a_kill() {
    let scratch = scratch(FEW);
    scratch.write("content/pages/knee/en.yaml", "mine: true\n");
    let before = files(&scratch.path("content"));
    for _ in 0..2 {
        let ran = scratch.run(&arguments(&["import", "list.csv", "--id", "knee"]));
        assert_eq!(ran.code, 2, "{}{}", ran.stdout, ran.stderr);
        assert!(ran.stderr.contains("is there already, so nothing was written"), "{}", ran.stderr);
        assert_same(&files(&scratch.path("content")), &before, &[]);
    }
}

fn assert_same(
    found: &BTreeMap<String, Vec<u8>>,
    wanted: &BTreeMap<String, Vec<u8>>,
    command: &[&str],
) {
    let other = |one: &BTreeMap<String, Vec<u8>>, two: &BTreeMap<String, Vec<u8>>| {
        let other = one.iter().filter(|(path, bytes)| two.get(*path) != Some(*bytes));
        other.map(|(path, _)| path.clone()).collect::<Vec<_>>()
    };
    let (more, missing) = (other(found, wanted), other(wanted, found));
    assert!(more.is_empty() && missing.is_empty(), "{command:?}: {more:?} and not {missing:?}");
}
