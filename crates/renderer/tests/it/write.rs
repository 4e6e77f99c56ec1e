//! Putting files into a folder.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use signpost_renderer::{OutputFile, RenderError, Rendered, Written, write};
use tempfile::TempDir;

use crate::site::{rendered, site};

/// A folder to write into, inside one that nothing else uses.
fn room() -> (TempDir, PathBuf) {
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
    Arc::make_mut(&mut changed.files[0]).bytes.push(b' ');
    changed
}

/// The site without one of its files, and with a manifest that does not name it.
fn without(site: &Rendered, path: &str) -> Rendered {
    let mut less = site.clone();
    less.files.retain(|file| file.path != path);
    name_in_manifest(&mut less, |files| files.retain(|file| file["path"] != path));
    less
}

/// The site with one more file, which its manifest names.
fn with(site: &Rendered, path: &str) -> Rendered {
    let mut more = site.clone();
    let mut file = OutputFile::clone(&more.files[0]);
    file.path = path.to_owned();
    more.files.push(Arc::new(file));
    more.files.sort_by(|a, b| a.path.cmp(&b.path));
    let named = serde_json::json!({"path": path, "sha256": "0"});
    name_in_manifest(&mut more, |files| files.push(named));
    more
}

fn name_in_manifest(site: &mut Rendered, change: impl FnOnce(&mut Vec<serde_json::Value>)) {
    let manifest = site.files.iter_mut().find(|file| file.path == "manifest.json").unwrap();
    let mut json: serde_json::Value = serde_json::from_slice(&manifest.bytes).unwrap();
    change(json["files"].as_array_mut().unwrap());
    Arc::make_mut(manifest).bytes = serde_json::to_vec(&json).unwrap();
}

fn assert_whole(site: &Rendered, out: &Path) {
    for file in &site.files {
        assert_eq!(fs::read(out.join(&file.path)).unwrap(), file.bytes, "{}", file.path);
    }
    assert!(!names(out).iter().any(|name| name.starts_with(".signpost")), "{:?}", names(out));
}

#[test]
fn every_file_is_written_and_nothing_else_is_left() {
    let (room, out) = room();
    let site = rendered(&site());
    let written = write(&site, &out).unwrap();
    assert_eq!(written, Written { written: site.files.len(), unchanged: 0, removed: 0 });
    assert_whole(&site, &out);
    assert_eq!(names(room.path()), ["dist"]);
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

    let written = write(&changed(&site), &out).unwrap();
    assert_eq!(written, Written { written: 1, unchanged: site.files.len() - 1, removed: 0 });
    let times =
        site.files.iter().map(|it| fs::metadata(out.join(&it.path)).unwrap().modified().unwrap());
    assert_eq!(times.filter(|time| *time == long_ago).count(), site.files.len() - 1);
    assert_eq!(names(room.path()), ["dist"]);

    let again = write(&changed(&site), &out).unwrap();
    assert_eq!(again, Written { written: 0, unchanged: site.files.len(), removed: 0 });
}

#[test]
fn a_file_that_somebody_changed_is_put_right() {
    let (_room, out) = room();
    let site = rendered(&site());
    write(&site, &out).unwrap();
    let file = &site.files[0];
    // Of the same length, and after the manifest.
    fs::write(out.join(&file.path), vec![b'x'; file.bytes.len()]).unwrap();
    assert_eq!(write(&site, &out).unwrap().written, 1);
    assert_whole(&site, &out);
}

#[test]
fn only_what_the_last_manifest_names_is_removed() {
    let (_room, out) = room();
    let site = rendered(&site());
    // As a checkout of the branch that is published looks at first.
    for others in [".git/HEAD", "CNAME", ".well-known/security.txt"] {
        fs::create_dir_all(out.join(others).parent().unwrap()).unwrap();
        fs::write(out.join(others), "theirs").unwrap();
    }
    let inside = fs::metadata(&out).unwrap();
    write(&site, &out).unwrap();
    fs::write(out.join("en/knee-pain/notes.txt"), "theirs").unwrap();
    fs::write(out.join("stray.txt"), "theirs").unwrap();

    let less = without(&without(&site, "en/knee-pain/index.json"), "en/feed.xml");
    let written = write(&less, &out).unwrap();
    assert_eq!((written.written, written.removed), (1, 2));
    assert!(!out.join("en/feed.xml").exists());
    let theirs =
        [".git/HEAD", "CNAME", ".well-known/security.txt", "stray.txt", "en/knee-pain/notes.txt"];
    for path in theirs {
        assert_eq!(fs::read_to_string(out.join(path)).unwrap(), "theirs", "{path}");
    }
    // The folder itself is still the same one, as one that is mounted has to be.
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        assert_eq!(fs::metadata(&out).unwrap().ino(), inside.ino());
    }
    let _ = inside;
}

#[test]
fn a_folder_that_is_empty_then_goes_as_well() {
    let (_room, out) = room();
    let site = with(&rendered(&site()), "en/old/deep/index.html");
    write(&site, &out).unwrap();
    assert!(out.join("en/old/deep").is_dir());
    write(&without(&site, "en/old/deep/index.html"), &out).unwrap();
    assert!(!out.join("en/old").exists() && out.join("en").exists());
}

#[test]
fn a_file_can_become_a_folder_and_the_other_way_round() {
    let (_room, out) = room();
    let site = rendered(&site());
    let (file, folder) = (with(&site, "leaflet"), with(&site, "leaflet/index.html"));
    for site in [&file, &folder, &file] {
        write(site, &out).unwrap();
        assert_whole(site, &out);
    }
    // Unless somebody else has put a file there, which is found out before anything is changed.
    write(&folder, &out).unwrap();
    fs::write(out.join("leaflet/theirs"), "theirs").unwrap();
    let refused = write(&changed(&file), &out).unwrap_err().to_string();
    assert!(refused.contains("leaflet/theirs") || refused.contains("leaflet\\theirs"), "{refused}");
    assert_whole(&folder, &out);
    // What a run left that was killed is no file of somebody else's, and an empty folder is.
    fs::remove_file(out.join("leaflet/theirs")).unwrap();
    fs::create_dir(out.join("leaflet/empty")).unwrap();
    let refused = write(&file, &out).unwrap_err().to_string();
    assert!(refused.contains("empty"), "{refused}");
    fs::remove_dir(out.join("leaflet/empty")).unwrap();
    fs::write(out.join("leaflet/.signpost-new-index.html"), "half").unwrap();
    fs::write(
        out.join(".signpost-render"),
        "Signpost was writing these files; render again to complete them.\n",
    )
    .unwrap();
    write(&file, &out).unwrap();
    assert_whole(&file, &out);
}

/// As a manifest may be that somebody has changed.
#[test]
fn nothing_in_a_repository_is_removed_whatever_a_manifest_names() {
    let (_room, out) = room();
    let mut site = rendered(&site());
    let theirs = [".git", "sub/.git/config", "other/.GIT/config"];
    for path in theirs {
        let named = serde_json::json!({"path": path, "sha256": "0"});
        name_in_manifest(&mut site, |files| files.push(named));
    }
    write(&site, &out).unwrap();
    for path in theirs {
        fs::create_dir_all(out.join(path).parent().unwrap()).unwrap();
        fs::write(out.join(path), "theirs").unwrap();
    }
    assert_eq!(write(&without(&site, "en/feed.xml"), &out).unwrap().removed, 1);
    assert!(theirs.iter().all(|path| out.join(path).exists()));
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
    assert!(matches!(write(&site, &file), Err(RenderError::NoFolder { .. })));
}

#[test]
fn a_file_of_somebody_else_is_not_written_over() {
    let (_room, out) = room();
    let site = rendered(&site());
    write(&site, &out).unwrap();
    fs::write(out.join("leaflet.pdf"), "theirs").unwrap();
    fs::create_dir(out.join("folder.pdf")).unwrap();
    for path in ["leaflet.pdf", "leaflet.pdf/page.html", "folder.pdf"] {
        let error = write(&changed(&with(&site, path)), &out).unwrap_err();
        assert!(matches!(error, RenderError::InTheWay { .. }), "{path}: {error}");
        assert_eq!(fs::read_to_string(out.join("leaflet.pdf")).unwrap(), "theirs");
        // Nothing was done yet.
        assert_whole(&site, &out);
    }
}

#[test]
fn no_path_leads_out_of_the_folder() {
    let (room, out) = room();
    let site = rendered(&site());
    write(&site, &out).unwrap();
    for bad in ["../outside.txt", "/outside.txt", "", "a//b", "a/"] {
        let failing = with(&changed(&site), bad);
        assert!(matches!(write(&failing, &out), Err(RenderError::Io { .. })), "{bad}");
        assert_eq!(names(room.path()), ["dist"], "{bad}");
        assert_whole(&site, &out);
    }
    // Nor one of a manifest that somebody damaged.
    fs::write(room.path().join("precious"), "").unwrap();
    let mut hostile = site.clone();
    name_in_manifest(&mut hostile, |files| {
        files.push(serde_json::json!({"path": "../precious", "sha256": ""}));
        files.push(serde_json::json!({"path": ".git/HEAD", "sha256": ""}));
    });
    fs::create_dir(out.join(".git")).unwrap();
    fs::write(out.join(".git/HEAD"), "").unwrap();
    fs::write(out.join("manifest.json"), &hostile.file("manifest.json").unwrap().bytes).unwrap();
    write(&site, &out).unwrap();
    assert!(room.path().join("precious").exists() && out.join(".git/HEAD").exists());
}

#[test]
fn what_was_killed_is_completed_by_the_next() {
    let site = rendered(&site());
    let one = with(&site, "en/gone/index.html");
    // At each file: those before it are there, of it only a part, and the manifest is an old one.
    for (number, unfinished) in one.files.iter().enumerate() {
        for first in [true, false] {
            let (_room, out) = room();
            if first {
                fs::create_dir(&out).unwrap();
            } else {
                write(&without(&site, "robots.txt"), &out).unwrap();
            }
            let paths: String = one.files.iter().map(|file| format!("{}\n", file.path)).collect();
            let list = "Signpost was writing these files; render again to complete them.\n";
            fs::write(out.join(".signpost-render"), format!("{list}{paths}")).unwrap();
            for file in &one.files[..number] {
                if file.path != "manifest.json" {
                    fs::create_dir_all(out.join(&file.path).parent().unwrap()).unwrap();
                    fs::write(out.join(&file.path), &file.bytes).unwrap();
                }
            }
            let path = out.join(&unfinished.path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            let name = path.file_name().unwrap().to_str().unwrap();
            let part = path.with_file_name(format!(".signpost-new-{name}"));
            fs::write(&part, "half").unwrap();

            write(&site, &out).unwrap();
            assert_whole(&site, &out);
            assert!(!part.exists() && !out.join("en/gone").exists());
        }
    }
}

#[test]
fn what_earlier_versions_left_is_cleaned_and_what_others_left_is_not() {
    let (room, out) = room();
    let site = rendered(&site());
    write(&site, &out).unwrap();
    let (new, old) = (room.path().join(".dist.new"), room.path().join(".dist.old"));
    // Killed while filling the new folder, and right after swapping.
    fs::create_dir_all(new.join("en/knee-pain")).unwrap();
    fs::write(new.join("en/knee-pain/index.html"), "<!doctype html>\n<html").unwrap();
    fs::write(new.join(".lock"), "").unwrap();
    write(&site, &old).unwrap();
    write(&changed(&site), &out).unwrap();
    assert_eq!(names(room.path()), ["dist"]);

    // What somebody made has a name of ours and not what we wrote.
    fs::create_dir(&old).unwrap();
    fs::write(old.join("index.html"), "mine").unwrap();
    write(&site, &out).unwrap();
    assert_eq!(names(&old), ["index.html"]);
    fs::remove_dir_all(&old).unwrap();

    // One file of somebody else, and all of it stays.
    fs::create_dir_all(new.join("en")).unwrap();
    fs::write(new.join("en/index.html"), "").unwrap();
    fs::write(new.join("thesis.txt"), "").unwrap();
    fs::create_dir(&old).unwrap();
    write(&site, &out).unwrap();
    assert_eq!(names(&new), ["en", "thesis.txt"]);
    assert!(new.join("en/index.html").exists() && old.exists());
}

#[cfg(unix)]
#[test]
fn two_at_once_do_not_mix() {
    let (_room, out) = room();
    let site = rendered(&site());
    write(&site, &out).unwrap();
    let lock = fs::File::open(&out).unwrap();
    lock.lock().unwrap();
    let error = write(&changed(&site), &out).unwrap_err();
    assert!(matches!(error, RenderError::Busy { .. }), "{error}");
    assert_whole(&site, &out);
}

#[cfg(unix)]
mod links {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink};

    use super::*;

    #[test]
    fn a_folder_behind_a_link_that_a_person_names_is_written_where_it_is() {
        let (room, out) = room();
        let site = rendered(&site());
        write(&site, &out).unwrap();
        let link = room.path().join("link");
        symlink(&out, &link).unwrap();
        write(&changed(&site), &link).unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read(out.join("404.html")).unwrap(), changed(&site).files[0].bytes);
    }

    #[test]
    fn a_folder_that_became_a_link_is_refused() {
        let (room, out) = room();
        let site = rendered(&site());
        write(&site, &out).unwrap();
        let elsewhere = room.path().join("elsewhere");
        fs::rename(out.join("en"), &elsewhere).unwrap();
        symlink(&elsewhere, out.join("en")).unwrap();
        let before = names(&elsewhere);
        let error = write(&changed(&site), &out).unwrap_err();
        assert!(matches!(&error, RenderError::ThroughLink { path } if path.ends_with("dist/en")));
        // Nor is anything removed through it.
        let mut none = site.clone();
        none.files.retain(|file| !file.path.starts_with("en/"));
        name_in_manifest(&mut none, |files| {
            files.retain(|it| !it["path"].as_str().unwrap().starts_with("en/"));
        });
        write(&none, &out).unwrap();
        assert_eq!(names(&elsewhere), before);
    }

    #[test]
    fn a_file_that_became_a_link_is_replaced_and_not_followed() {
        let (room, out) = room();
        let site = rendered(&site());
        write(&site, &out).unwrap();
        let precious = room.path().join("precious");
        fs::write(&precious, "precious").unwrap();
        for name in ["robots.txt", "manifest.json"] {
            fs::remove_file(out.join(name)).unwrap();
        }
        symlink(&precious, out.join("robots.txt")).unwrap();
        fs::write(out.join("manifest.json"), &site.file("manifest.json").unwrap().bytes).unwrap();
        write(&site, &out).unwrap();
        assert_eq!(fs::read_to_string(&precious).unwrap(), "precious");
        assert_whole(&site, &out);
        assert!(fs::symlink_metadata(out.join("robots.txt")).unwrap().is_file());
        // A manifest that is a link says nothing of who wrote the folder.
        fs::rename(out.join("manifest.json"), room.path().join("copy.json")).unwrap();
        symlink(room.path().join("copy.json"), out.join("manifest.json")).unwrap();
        assert!(matches!(write(&site, &out), Err(RenderError::NotOurs { .. })));
    }

    #[test]
    fn a_link_in_the_name_of_a_leftover_leads_nowhere() {
        let (room, out) = room();
        let site = rendered(&site());
        let content = room.path().join("content");
        write(&site, &content).unwrap();
        symlink(&content, room.path().join(".dist.new")).unwrap();
        symlink(&content, room.path().join(".dist.old")).unwrap();
        write(&site, &out).unwrap();
        assert_whole(&site, &content);
    }

    #[test]
    fn every_file_has_the_mode_that_the_user_gives_to_files() {
        let (room, out) = room();
        let site = rendered(&site());
        write(&site, &out).unwrap();
        let (file, folder) = (room.path().join("file"), room.path().join("folder"));
        fs::write(&file, "").unwrap();
        fs::create_dir(&folder).unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode();
        for it in &site.files {
            let path = out.join(&it.path);
            assert_eq!(mode(&path), mode(&file), "{}", it.path);
            assert_eq!(mode(path.parent().unwrap()), mode(&folder), "{}", it.path);
            assert_eq!(fs::metadata(&path).unwrap().nlink(), 1, "{}", it.path);
        }
    }
}
