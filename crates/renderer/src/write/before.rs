//! What earlier runs say that they wrote: the last manifest, and the list that a run which was
//! killed left behind.

use std::collections::{HashMap, HashSet};
use std::time::SystemTime;

use signpost_files::{Folder, Kind};

use super::is_inside;
use crate::again;
use crate::error::RenderError;
use crate::manifest::{self, PastFile};

/// The file that lists what is about to be made. It is there only while a folder is written.
const ANNOUNCED: &str = ".signpost-render";
/// Its first line, by which it is known.
const FIRST_LINE: &str = "Signpost was writing these files; render again to complete them.";

/// What earlier runs wrote.
#[derive(Default)]
pub(super) struct Before {
    /// Whether the folder was written by us.
    pub(super) is_ours: bool,
    /// Whether the last run was killed.
    pub(super) interrupted: bool,
    /// Each file of the last manifest, with the digest of what it held.
    pub(super) named: HashMap<String, String>,
    /// What a run that was killed was about to make.
    pub(super) announced: HashSet<String>,
    /// When the manifest was written, which is after everything else; where it is the one that the last run put here.
    pub(super) at: Option<SystemTime>,
}

impl Before {
    /// Reads what is there.
    pub(super) fn read(root: &Folder) -> Result<Self, RenderError> {
        let mut before = Self::default();
        if let Some(seen) = file(root, manifest::PATH)?
            && let Some(named) = named(&seen.0)
        {
            before.is_ours = true;
            before.named = named;
            before.at = Some(seen.1).filter(|_| again::is_of_last_run(root));
        }
        if let Some((bytes, _)) = file(root, ANNOUNCED)? {
            let text = String::from_utf8_lossy(&bytes);
            if let Some(("", paths)) = text.split_once(FIRST_LINE) {
                before.is_ours = true;
                before.interrupted = true;
                let paths = paths.lines().filter(|path| is_inside(path));
                before.announced = paths.map(str::to_owned).collect();
            }
        }
        Ok(before)
    }

    /// Whether an earlier run wrote the file at this path, or was about to.
    pub(super) fn wrote(&self, path: &str) -> bool {
        self.is_ours && path == manifest::PATH
            || self.named.contains_key(path)
            || self.announced.contains(path)
    }
}

/// The files that a manifest names with their digests; `None` if it is not one of ours.
pub(super) fn named(bytes: &[u8]) -> Option<HashMap<String, String>> {
    let manifest = manifest::read(bytes)?;
    // Nothing in the name of a damaged manifest may lead out of the folder or into a repository.
    let may_be_ours = |file: &PastFile<'_>| {
        is_inside(&file.path) && !file.path.split('/').any(|name| name.eq_ignore_ascii_case(".git"))
    };
    let files = manifest.files.into_iter().filter(may_be_ours);
    Some(files.map(|file| (file.path.into_owned(), file.sha256)).collect())
}

/// A file's bytes and the time of its last change, unless it is not there or no file.
fn file(root: &Folder, name: &str) -> Result<Option<(Vec<u8>, SystemTime)>, RenderError> {
    let path = root.path().join(name);
    match root.look(name).map_err(RenderError::io("read", &path))? {
        Some(seen) if seen.kind == Kind::File => {
            let bytes =
                root.read(name, manifest::LARGEST).map_err(RenderError::io("read", &path))?;
            // Whichever is earlier: a change of its permissions makes nothing else older.
            Ok(Some((bytes, seen.modified.min(seen.touched))))
        }
        _ => Ok(None),
    }
}

/// Says in the folder what is about to be made.
pub(super) fn announce(root: &Folder, new_paths: &[&str]) -> Result<(), RenderError> {
    let mut text = format!("{FIRST_LINE}\n");
    text.extend(new_paths.iter().flat_map(|path| [path, "\n"]));
    let path = root.path().join(ANNOUNCED);
    root.write_over(ANNOUNCED, text.as_bytes()).map_err(RenderError::io("write", &path))
}

/// Everything was made.
pub(super) fn done(root: &Folder) -> Result<(), RenderError> {
    let path = root.path().join(ANNOUNCED);
    root.remove(ANNOUNCED).map_err(RenderError::io("remove", &path))?;
    Ok(())
}
