//! Putting files into a folder.

use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

use signpost_renderer::{RenderError, Rendered, Written, write};
use tempfile::TempDir;

use crate::site::{rendered, site};

/// A folder to write into, inside one that nothing else uses.
fn room() -> (TempDir, std::path::PathBuf) {
    let room = tempfile::tempdir().unwrap();
    let out = room.path().join("dist");
    (room, out)
}

/// The names in a folder, hidden ones included.
fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn changed(site: &Rendered) -> Rendered {
    let mut changed = site.clone();
    changed.files[0].bytes.push(b' ');
    changed
}

#[test]
fn every_file_is_written_and_nothing_else_is_left() {
    let (room, out) = room();
    let site = rendered(&site());
    let written = write(&site, &out).unwrap();
    assert_eq!(written, Written { written: site.files.len(), unchanged: 0, removed: 0 });
    for file in &site.files {
        assert_eq!(fs::read(out.join(&file.path)).unwrap(), file.bytes, "{}", file.path);
    }
    assert_eq!(names(room.path()), ["dist"]);
    assert!(!names(&out).contains(&".lock".to_owned()));
}

#[test]
fn files_that_did_not_change_keep_their_time() {
    let (room, out) = room();
    let site = rendered(&site());
    write(&site, &out).unwrap();
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    for file in &site.files {
        let file = fs::File::options().write(true).open(out.join(&file.path)).unwrap();
        file.set_modified(long_ago).unwrap();
    }
    fs::write(out.join("stray.txt"), "").unwrap();

    let written = write(&changed(&site), &out).unwrap();
    assert_eq!(written, Written { written: 1, unchanged: site.files.len() - 1, removed: 1 });
    let times =
        site.files.iter().map(|it| fs::metadata(out.join(&it.path)).unwrap().modified().unwrap());
    assert_eq!(times.filter(|time| *time == long_ago).count(), site.files.len() - 1);
    assert_eq!(names(room.path()), ["dist"]);
    assert!(!out.join("stray.txt").exists());

    let again = write(&changed(&site), &out).unwrap();
    assert_eq!(again, Written { written: 0, unchanged: site.files.len(), removed: 0 });
    fs::remove_dir_all(&out).unwrap();
    fs::create_dir(&out).unwrap();
    let empty = write(&changed(&site), &out).unwrap();
    assert_eq!(empty, Written { written: site.files.len(), unchanged: 0, removed: 0 });
    assert_eq!(names(room.path()), ["dist"]);
}

#[test]
fn a_folder_of_somebody_else_is_left_alone() {
    let (_room, out) = room();
    let site = rendered(&site());
    fs::create_dir(&out).unwrap();
    write(&site, &out).unwrap();
    let manifest = out.join("manifest.json");
    fs::remove_file(&manifest).unwrap();
    let refused = || {
        let error = write(&site, &out).unwrap_err();
        assert!(matches!(error, RenderError::NotOurs { .. }), "{error}");
        assert!(out.join("robots.txt").exists());
    };
    refused();
    // Web applications and browser extensions have a file of that name as well.
    for other in [r#"{"name": "An application", "icons": []}"#, "no JSON", "{}"] {
        fs::write(&manifest, other).unwrap();
        refused();
    }

    let file = out.join("robots.txt");
    assert!(matches!(write(&site, &file), Err(RenderError::NotOurs { .. })));
}

#[test]
fn a_failure_leaves_the_old_folder_as_it_was() {
    let (room, out) = room();
    let site = rendered(&site());
    write(&site, &out).unwrap();
    for bad in ["../outside.txt", "/outside.txt", "", "en/knee-pain/index.html/x"] {
        let mut failing = changed(&site);
        let mut last = failing.files[0].clone();
        last.path = bad.to_owned();
        failing.files.push(last);
        assert!(matches!(write(&failing, &out), Err(RenderError::Io { .. })), "{bad}");
        assert_eq!(names(room.path()), ["dist"], "{bad}");
        assert_eq!(fs::read(out.join("404.html")).unwrap(), site.files[0].bytes);
    }
}

#[test]
fn what_an_interrupted_run_left_is_put_right() {
    let (room, out) = room();
    let site = rendered(&site());
    write(&site, &out).unwrap();
    // Killed while filling the new folder, on a system that needs two steps to swap them...
    fs::create_dir_all(room.path().join(".dist.new/en")).unwrap();
    fs::write(room.path().join(".dist.new/half"), "").unwrap();
    fs::write(room.path().join(".dist.new/.lock"), "").unwrap();
    // ... and another one between the two steps.
    fs::rename(&out, room.path().join(".dist.old")).unwrap();

    let written = write(&changed(&site), &out).unwrap();
    assert_eq!(written.unchanged, site.files.len() - 1);
    assert_eq!(names(room.path()), ["dist"]);
    assert!(!out.join("half").exists());
}

#[test]
fn two_at_once_do_not_mix() {
    let (room, out) = room();
    let site = rendered(&site());
    write(&site, &out).unwrap();
    let new = room.path().join(".dist.new");
    fs::create_dir(&new).unwrap();
    let lock = fs::File::create(new.join(".lock")).unwrap();
    lock.lock().unwrap();
    let error = write(&changed(&site), &out).unwrap_err();
    assert!(matches!(error, RenderError::Busy { .. }), "{error}");
    assert_eq!(fs::read(out.join("404.html")).unwrap(), site.files[0].bytes);
}

#[cfg(unix)]
#[test]
fn a_folder_behind_a_symbolic_link_is_replaced_where_it_is() {
    let (room, out) = room();
    let site = rendered(&site());
    write(&site, &out).unwrap();
    let link = room.path().join("link");
    std::os::unix::fs::symlink(&out, &link).unwrap();
    write(&changed(&site), &link).unwrap();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(fs::read(out.join("404.html")).unwrap(), changed(&site).files[0].bytes);
}
