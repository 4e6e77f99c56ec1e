//! Files into a folder: all of them or none.
//!
//! A new folder is filled beside the old one and then takes its place, so that whoever serves the
//! old one never sees half a site, and a failure leaves it as it was. Files that did not change
//! are linked over rather than written, so that they keep their time of change for `rsync` and
//! for browsers.

mod swap;

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs::{self, File, TryLockError};
use std::path::{Component, Path};

use rayon::prelude::*;

use crate::error::RenderError;
use crate::manifest;
use crate::output::{OutputFile, Rendered};

/// What writing a site did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Written {
    /// How many files are new or have changed.
    pub written: usize,
    /// How many files were as they had to be.
    pub unchanged: usize,
    /// How many files that were there before are there no longer.
    pub removed: usize,
}

/// Makes a folder hold exactly these files.
///
/// The folder is replaced as a whole. One that holds files but no `manifest.json` of ours was not
/// written by this function and is refused, so that a slip in an argument costs nobody a folder.
///
/// # Errors
///
/// When the folder is refused, is being written by somebody else, or a file cannot be written. In
/// each case it is left as it was.
pub fn write(rendered: &Rendered, out: &Path) -> Result<Written, RenderError> {
    // A folder that is reached through a symbolic link is replaced where it really is.
    let out = if out.exists() {
        fs::canonicalize(out).map_err(RenderError::io("find", out))?
    } else {
        std::path::absolute(out).map_err(RenderError::io("find", out))?
    };
    let beside = |suffix: &str| {
        let mut name = OsString::from(".");
        name.push(out.file_name().unwrap_or_default());
        name.push(suffix);
        out.with_file_name(name)
    };
    let (new, old) = (beside(".new"), beside(".old"));
    swap::recover(&out, &old)?;
    let removed = check_is_ours(&out, rendered)?;

    let paths = rendered.files.iter().map(relative).collect::<Result<Vec<_>, _>>()?;
    let files = rendered.files.par_iter().zip(&paths);
    let unchanged: Vec<_> = files.map(|(file, path)| holds(&out.join(path), &file.bytes)).collect();
    if removed == 0 && out.is_dir() && unchanged.iter().all(|unchanged| *unchanged) {
        return Ok(Written { written: 0, unchanged: unchanged.len(), removed });
    }

    let lock = claim(&new, &out)?;
    let result = fill(rendered, &paths, &unchanged, &out, &new);
    let written = match result {
        Ok(written) => Written { removed, ..written },
        Err(error) => {
            // The folder is of no use to anybody, and the error that matters is the first one.
            let _ = fs::remove_dir_all(&new);
            return Err(error);
        }
    };
    let lock_path = new.join(LOCK);
    fs::remove_file(&lock_path).map_err(RenderError::io("remove", &lock_path))?;
    swap::swap(&new, &out, &old)?;
    drop(lock);
    Ok(written)
}

/// The name of the file that says that a new folder is being filled. It is locked meanwhile; a
/// lock ends with its program, so one that was interrupted does not block the next.
const LOCK: &str = ".lock";

/// Refuses a folder that was not written here, and counts the files in it that will be gone.
fn check_is_ours(out: &Path, rendered: &Rendered) -> Result<usize, RenderError> {
    if !out.exists() {
        return Ok(0);
    }
    if !out.is_dir() {
        return Err(RenderError::NotOurs { path: out.to_owned() });
    }
    let empty = fs::read_dir(out).map_err(RenderError::io("read", out))?.next().is_none();
    if !empty && !manifest::is_ours(&out.join(manifest::PATH)) {
        return Err(RenderError::NotOurs { path: out.to_owned() });
    }
    let mut gone = 0;
    let mut folders = vec![(out.to_owned(), String::new())];
    while let Some((folder, prefix)) = folders.pop() {
        for entry in fs::read_dir(&folder).map_err(RenderError::io("read", &folder))? {
            let entry = entry.map_err(RenderError::io("read", &folder))?;
            let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
            // Not through a link, which could lead round in circles.
            if entry.file_type().map_err(RenderError::io("read", &folder))?.is_dir() {
                folders.push((entry.path(), format!("{path}/")));
            } else if rendered.file(&path).is_none() {
                gone += 1;
            }
        }
    }
    Ok(gone)
}

/// Makes an empty folder that nobody else writes for as long as the file is held.
fn claim(new: &Path, out: &Path) -> Result<File, RenderError> {
    fs::create_dir_all(new).map_err(RenderError::io("create", new))?;
    let path = new.join(LOCK);
    let lock = File::create(&path).map_err(RenderError::io("create", &path))?;
    match lock.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => return Err(RenderError::Busy { path: out.to_owned() }),
        // Some network file systems know no locks. There, two at once are on their own.
        Err(TryLockError::Error(_)) => {}
    }
    for entry in fs::read_dir(new).map_err(RenderError::io("read", new))? {
        let left_over = entry.map_err(RenderError::io("read", new))?.path();
        if left_over == path {
            continue;
        }
        let removed = if left_over.is_dir() {
            fs::remove_dir_all(&left_over)
        } else {
            fs::remove_file(&left_over)
        };
        removed.map_err(RenderError::io("remove", &left_over))?;
    }
    Ok(lock)
}

fn fill(
    rendered: &Rendered,
    paths: &[&Path],
    unchanged: &[bool],
    out: &Path,
    new: &Path,
) -> Result<Written, RenderError> {
    let folders: BTreeSet<_> = paths.iter().filter_map(|path| path.parent()).collect();
    for folder in folders {
        let folder = new.join(folder);
        fs::create_dir_all(&folder).map_err(RenderError::io("create", &folder))?;
    }
    let files = rendered.files.par_iter().zip(paths).zip(unchanged);
    let kept = files.map(|((file, relative), unchanged)| {
        let path = new.join(relative);
        let kept = *unchanged && keep(&out.join(relative), &path);
        if !kept {
            fs::write(&path, &file.bytes).map_err(RenderError::io("write", &path))?;
        }
        Ok(kept)
    });
    let mut written = Written::default();
    for kept in kept.collect::<Vec<_>>() {
        match kept? {
            true => written.unchanged += 1,
            false => written.written += 1,
        }
    }
    Ok(written)
}

/// A file's path, provided that it stays inside the folder.
fn relative(file: &OutputFile) -> Result<&Path, RenderError> {
    let path = Path::new(&file.path);
    let inside = path.components().all(|part| matches!(part, Component::Normal(_)));
    if inside && path.file_name().is_some() {
        return Ok(path);
    }
    let outside = std::io::Error::other("the path leads out of the folder");
    Err(RenderError::Io { action: "write", path: path.to_owned(), source: outside })
}

/// Whether a file holds these bytes already.
fn holds(path: &Path, bytes: &[u8]) -> bool {
    // Not through a link: what it leads to is not ours to keep.
    fs::symlink_metadata(path).is_ok_and(|it| it.is_file() && it.len() == bytes.len() as u64)
        && fs::read(path).is_ok_and(|before| before == bytes)
}

/// Takes a file over with its time of change. Where the file system has no hard links, it is
/// copied and the time set; where that fails as well, it is for the caller to write it anew.
fn keep(before: &Path, path: &Path) -> bool {
    if fs::hard_link(before, path).is_ok() {
        return true;
    }
    let copy = || {
        let changed = fs::metadata(before)?.modified()?;
        fs::copy(before, path)?;
        File::options().write(true).open(path)?.set_modified(changed)
    };
    copy().is_ok()
}
