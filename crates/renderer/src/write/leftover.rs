//! What earlier versions left beside the folder when they were killed: they filled a new folder and
//! put it in the old one's place.
//!
//! Such a folder is removed only where every file in it is, byte for byte, one that a manifest of ours
//! names or that is made now, or the beginning of one. Anything else in it, or a link in its place, shows that it is not ours, and then
//! it stays as it is: a name alone makes nobody's `index.html` ours.

use std::collections::HashMap;
use std::path::Path;

use super::before::{self, Before};
use signpost_core::digest::sha256;
use signpost_core::load::LARGEST_STATIC;
use signpost_files::{Folder, Kind};

use crate::manifest;
use crate::output::{OutputFile, Rendered};

/// The most bytes of a file of ours; nothing larger is published.
const LARGEST: u64 = LARGEST_STATIC;
/// What earlier versions held while they filled the folder.
const LOCK: &str = ".lock";
/// The deepest that a file of ours can lie.
const DEEPEST: usize = 16;

/// Removes what was left, as far as it can be; nobody needs to hear of what cannot.
pub(super) fn clean(out: &Path, rendered: &Rendered, before: &Before) {
    let Ok(out) = std::fs::canonicalize(out) else { return };
    let (Some(above), Some(name)) = (out.parent(), out.file_name()) else { return };
    let Some(name) = name.to_str() else { return };
    for left in [format!(".{name}.new"), format!(".{name}.old")] {
        // Most of the time there is nothing, which should cost nothing.
        if std::fs::symlink_metadata(above.join(&left)).is_ok_and(|it| it.is_dir()) {
            let _ = clean_one(above, &left, rendered, before);
        }
    }
}

fn clean_one(above: &Path, name: &str, rendered: &Rendered, before: &Before) -> Option<()> {
    let above = Folder::open(above).ok()?;
    let left = above.enter(name).ok()??;
    // Its own manifest, if it has one; one that was killed early has none yet.
    let own =
        left.read(manifest::PATH, manifest::LARGEST).ok().and_then(|bytes| before::named(&bytes));
    let is_manifest = |path: &str| path == manifest::PATH && own.is_some();
    let now: HashMap<&str, &OutputFile> =
        rendered.files.iter().map(|file| (file.path.as_str(), &**file)).collect();
    let is_ours = |path: &String| {
        let bytes = in_folder(&left, path, |folder, name| folder.read(name, LARGEST).ok());
        let Some(bytes) = bytes else { return false };
        let digest = sha256(&bytes);
        let named = [&before.named].into_iter().chain(&own).filter_map(|named| named.get(path));
        let is_made = |file: &&OutputFile| file.sha256 == digest || file.bytes.starts_with(&bytes);
        is_manifest(path)
            || path == LOCK && bytes.is_empty()
            || named.into_iter().any(|named| *named == digest)
            || now.get(path.as_str()).is_some_and(is_made)
    };
    let mut folders = Vec::new();
    let files = list(&left, "", 0, &mut folders)?;
    if files.is_empty() || !files.iter().all(is_ours) {
        return None;
    }
    // A program of an earlier version is filling the folder at this moment.
    if left.is_held(LOCK) {
        return None;
    }
    for path in &files {
        in_folder(&left, path, |folder, name| folder.remove(name).ok().map(drop))?;
    }
    for path in folders.iter().rev() {
        in_folder(&left, path, |folder, name| {
            folder.remove_if_empty(name);
            Some(())
        })?;
    }
    above.remove_if_empty(name);
    Some(())
}

/// The paths of all files; `None` where there is anything but files and folders.
fn list(
    folder: &Folder,
    prefix: &str,
    depth: usize,
    folders: &mut Vec<String>,
) -> Option<Vec<String>> {
    let mut files = Vec::new();
    for name in folder.names().ok()? {
        let path = format!("{prefix}{name}");
        match folder.look(&name).ok()??.kind {
            Kind::File => files.push(path),
            Kind::Folder if depth < DEEPEST => {
                let inner = folder.enter(&name).ok()??;
                folders.push(path.clone());
                files.extend(list(&inner, &format!("{path}/"), depth + 1, folders)?);
            }
            Kind::Folder | Kind::Link | Kind::Special => return None,
        }
    }
    Some(files)
}

fn in_folder<'p, T>(
    root: &Folder,
    path: &'p str,
    act: impl FnOnce(&Folder, &'p str) -> Option<T>,
) -> Option<T> {
    match path.rsplit_once('/') {
        None => act(root, path),
        Some((folder, name)) => act(&super::find(root, folder).ok()??, name),
    }
}
