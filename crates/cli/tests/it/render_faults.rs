//! Rendering when things go wrong: programs that are stopped, full and read-only disks, mounts, two at
//! once, content that changes meanwhile. Each file is whole at every moment, and the next run
//! completes what was begun.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Child, Stdio};

use crate::common::Scratch;
use crate::common::stopped::Moments;
use crate::faults::Disk;

const PAGE: &str = "content/pages/back-pain/en.yaml";
const RENDER: [&str; 3] = ["render", "--today", "2026-11-22"];

/// Every published file with what it holds. What a run keeps for the next one is not published.
fn files(scratch: &Scratch, out: &str) -> BTreeMap<String, Vec<u8>> {
    let out = scratch.path(out);
    let mut found = BTreeMap::new();
    let mut folders = vec![out.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            let name = path.strip_prefix(&out).expect("below").to_string_lossy().into_owned();
            if path.is_dir() {
                folders.push(path);
            } else if !name.contains(".signpost-") && name != "filler" {
                found.insert(name, fs::read(&path).expect("a file"));
            }
        }
    }
    found
}

/// What a run into a new folder makes of the content as it is.
fn fresh(scratch: &Scratch) -> BTreeMap<String, Vec<u8>> {
    drop(fs::remove_dir_all(scratch.path("fresh")));
    let ran = scratch.run(&[&RENDER[..], &["--out", "fresh"]].concat());
    assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
    files(scratch, "fresh")
}

/// Content that makes each page of the site differ from what it was.
fn change(scratch: &Scratch, name: &str) {
    let site = scratch.read("content/site.yaml");
    let start = site.find("  en: ").or_else(|| site.find("{en: ")).expect("the name") + 6;
    let end = start + site[start..].find([',', '\n']).expect("its end");
    scratch.write("content/site.yaml", format!("{}{name}{}", &site[..start], &site[end..]));
}

fn assert_whole(scratch: &Scratch, known: &[&BTreeMap<String, Vec<u8>>], what: &str) {
    for (name, bytes) in files(scratch, "dist") {
        let is_known = known.iter().any(|files| files.get(&name) == Some(&bytes));
        assert!(is_known, "{name} is not whole: {what}");
    }
}

fn start(scratch: &Scratch) -> Child {
    let mut command = scratch.command(&RENDER);
    command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the program to start")
}

#[test]
fn stopping_at_any_moment_leaves_whole_files_and_the_next_run_completes_them() {
    let scratch = Scratch::new();
    let (one, two) = ("Aids of one kind", "Aids of another kind");
    change(&scratch, one);
    let first = fresh(&scratch);
    change(&scratch, two);
    let second = fresh(&scratch);
    assert_ne!(first, second);
    // Everything is written, as in each of the runs that follow.
    let mut moments = Moments::of(24, || assert_eq!(scratch.run(&RENDER).code, 0));
    for step in 0..24 {
        change(&scratch, if step % 2 == 0 { one } else { two });
        let wanted = if step % 2 == 0 { &first } else { &second };
        let signal = if step % 3 == 0 { "-INT" } else { "-KILL" };
        moments.stop(step, signal, start(&scratch));
        assert_whole(&scratch, &[&first, &second], &format!("after step {step}"));
        if step % 4 > 1 {
            let ran = scratch.run(&RENDER);
            assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
            assert!(files(&scratch, "dist") == *wanted, "after step {step}");
        }
    }
    moments.assert_stopped();
    assert_eq!(scratch.run(&RENDER).code, 0);
    let left = fs::read_dir(scratch.path("dist")).expect("the site");
    let left = left.filter_map(|it| it.expect("an entry").file_name().into_string().ok());
    let left: Vec<_> = left.filter(|name| name.starts_with(".signpost-")).collect();
    assert_eq!(left, [".signpost-state"]);
}

#[test]
fn a_full_disk_leaves_whole_files_and_room_completes_them() {
    let scratch = Scratch::new();
    assert_eq!(scratch.run(&RENDER).code, 0);
    let before = files(&scratch, "dist");
    let Some(disk) = Disk::on(&scratch, "dist") else { return };
    disk.fill();
    change(&scratch, &"A much longer name than it had. ".repeat(200));
    let after = fresh(&scratch);
    let ran = scratch.run(&RENDER);
    assert_eq!(ran.code, 2, "{}{}", ran.stdout, ran.stderr);
    let why = ran.stderr.matches("No space left on device (os error 28)").count();
    assert!(why == 1 && ran.stderr.contains("; make room on its disk"), "{}", ran.stderr);
    assert_whole(&scratch, &[&before, &after], "on a full disk");
    fs::remove_file(scratch.path("dist/filler")).expect("room");
    let ran = scratch.run(&RENDER);
    assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
    assert!(files(&scratch, "dist") == after);
}

#[test]
fn a_mounted_folder_is_written_in_place_and_a_read_only_one_is_left_as_it_is() {
    let scratch = Scratch::new();
    fs::create_dir(scratch.path("dist")).expect("a folder");
    let Some(disk) = Disk::on(&scratch, "dist") else { return };
    let ran = scratch.run(&RENDER);
    assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
    let before = files(&scratch, "dist");
    assert!(before == fresh(&scratch));

    disk.read_only();
    change(&scratch, "Other aids");
    let ran = scratch.run(&RENDER);
    assert_eq!(ran.code, 2, "{}{}", ran.stdout, ran.stderr);
    let why = ran.stderr.matches("Read-only file system (os error 30)").count();
    assert!(why == 1 && ran.stderr.contains("; make its folder writable"), "{}", ran.stderr);
    assert!(files(&scratch, "dist") == before);
    assert!(scratch.path(PAGE).exists());
}

#[test]
fn two_at_once_and_content_that_changes_meanwhile_mix_nothing() {
    let scratch = Scratch::new();
    assert_eq!(scratch.run(&RENDER).code, 0);
    for round in 0..6 {
        let (one, two) = (format!("Name {round}"), format!("Name {round} again"));
        change(&scratch, &one);
        let both = [start(&scratch), start(&scratch)];
        // A save is one step, so what a run reads is the one or the other.
        let saved = scratch.read("content/site.yaml").replace(&one, &two);
        scratch.write(".saving", saved);
        fs::rename(scratch.path(".saving"), scratch.path("content/site.yaml")).expect("a save");
        for mut child in both {
            // The second to come is told that somebody else writes there.
            assert!([Some(0), Some(2)].contains(&child.wait().expect("an end").code()));
        }
        assert_eq!(scratch.run(&RENDER).code, 0);
        assert!(files(&scratch, "dist") == fresh(&scratch), "round {round}");
    }
    assert!(Path::new(&scratch.path("dist/index.html")).exists());
}
