//! What earlier versions left beside the folder when they were killed: they filled a new folder and
//! put it in the old one's place.
//!
//! Such a folder is removed only where every file in it has a name that we gave to one; anything
//! else in it, or a link in its place, shows that it is not ours, and then it stays as it is.

use std::collections::HashSet;
use std::path::Path;

use super::before::{self, Before};
use signpost_files::{Folder, Kind};

use crate::manifest;
use crate::output::Rendered;

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
    let own = own.unwrap_or_default();
    let mut ours: HashSet<&str> = rendered.files.iter().map(|file| file.path.as_str()).collect();
    ours.extend(before.named.keys().map(String::as_str));
    ours.extend(own.keys().map(String::as_str));
    ours.extend([".lock", manifest::PATH]);
    let mut folders = Vec::new();
    let files = list(&left, "", 0, &mut folders)?;
    if files.is_empty() || !files.iter().all(|path| ours.contains(path.as_str())) {
        return None;
    }
    // A program of an earlier version is filling the folder at this moment.
    if left.is_held(".lock") {
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

fn in_folder<'p>(
    root: &Folder,
    path: &'p str,
    act: impl FnOnce(&Folder, &'p str) -> Option<()>,
) -> Option<()> {
    match path.rsplit_once('/') {
        None => act(root, path),
        Some((folder, name)) => act(&super::find(root, folder).ok()??, name),
    }
}
