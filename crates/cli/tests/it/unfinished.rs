//! Commands that make several files, stopped in the middle or on a full disk: the same command makes them whole.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::os::unix::fs::{MetadataExt as _, symlink};
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

/// What is in the way of a run after another one was stopped, and what to do without losing anything.
#[test]
fn what_is_in_the_way_is_named_with_what_to_do() {
    let scratch = scratch(FEW);
    let command = ["new", "page", "knee", "--title", "Knee pain"];
    assert_eq!(scratch.run(&arguments(&command)).code, 0);
    let aid = scratch.read("content/aids/knee-aid.yaml");
    // As a kill before the last file leaves it, and a person who went on with the aid.
    let page = scratch.read("content/pages/knee/en.yaml");
    fs::remove_dir_all(scratch.path("content/pages/knee")).expect("a folder");
    scratch.write("content/aids/knee-aid.yaml", format!("{aid}# my work\n"));
    let identity = fs::metadata(scratch.path("content")).expect("a folder");
    let record = serde_json::json!({
        "last": "pages/knee/en.yaml",
        "before": null,
        "files": {
            "pages/knee/en.yaml": signpost_core::digest::sha256(page.as_bytes()),
            "aids/knee-aid.yaml": signpost_core::digest::sha256(aid.as_bytes()),
        },
        "folders": ["pages/knee"],
        "place": [identity.dev(), identity.ino()],
    });
    let name = "content/.signpost-unfinished-knee.tmp";
    scratch.write(name, record.to_string());
    for _ in 0..2 {
        let said = scratch.run(&arguments(&command)).stderr;
        insta::allow_duplicates! { insta::assert_snapshot!(said, @"error: content/aids/knee-aid.yaml was begun by a run that was stopped, and has been changed since, so nothing was written; move it out of content, run this again, and then copy from it what you want to keep"); }
        assert!(scratch.read("content/aids/knee-aid.yaml").ends_with("# my work\n"));
    }
    fs::rename(scratch.path("content/aids/knee-aid.yaml"), scratch.path("mine")).expect("a move");
    assert_eq!(scratch.run(&arguments(&command)).code, 0);
    assert!(!scratch.path(name).exists());

    let mut said = String::new();
    for kind in ["link", "folder", "pipe"] {
        let path = scratch.path("content/.signpost-unfinished-hip.tmp");
        match kind {
            "link" => symlink("../list.csv", &path).expect("a link"),
            "folder" => fs::create_dir(&path).expect("a folder"),
            _ => {
                let made = std::process::Command::new("mkfifo").arg(&path).status();
                assert!(made.expect("mkfifo").success());
            }
        }
        let ran = scratch.run(&arguments(&["new", "page", "hip", "--title", "Hip"]));
        assert_eq!((ran.code, ran.stdout.as_str()), (2, ""));
        said += &ran.stderr;
        if kind == "folder" { fs::remove_dir(path) } else { fs::remove_file(path) }
            .expect("an end");
    }
    insta::assert_snapshot!(said, @r#"
    error: content/.signpost-unfinished-hip.tmp is a link, and has the name of a record that a stopped run leaves; remove it with `rm "content/.signpost-unfinished-hip.tmp"`, then run this again
    error: content/.signpost-unfinished-hip.tmp is no regular file, and has the name of a record that a stopped run leaves; remove it with `rm -r "content/.signpost-unfinished-hip.tmp"`, then run this again
    error: content/.signpost-unfinished-hip.tmp is no regular file, and has the name of a record that a stopped run leaves; remove it with `rm "content/.signpost-unfinished-hip.tmp"`, then run this again
    "#);
}

/// A site in a folder that was not there leaves none where it is not made.
#[test]
fn a_full_disk_leaves_no_folder_that_was_made_for_new_files() {
    let commands: [&[&str]; 2] =
        [&["new", "site", "--name", "Knees", "--language", "en"], &["man", "--out"]];
    for command in commands {
        for (left, folder) in [(0, "disk/sub"), (4096, "disk/new/sub"), (12_288, "disk/sub")] {
            let scratch = scratch(FEW);
            fs::create_dir(scratch.path("disk")).expect("a folder");
            let Some(disk) = Disk::on(&scratch, "disk") else { return };
            disk.fill_but(left);
            let ran = scratch.run(&[command, &[folder]].concat());
            assert_eq!(ran.code, 2, "{command:?} {left}: {}{}", ran.stdout, ran.stderr);
            let left = fs::read_dir(scratch.path("disk")).expect("a folder");
            let left: Vec<_> = left.map(|it| it.expect("an entry").file_name()).collect();
            assert_eq!(left, ["filler"], "{command:?}");
        }
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
