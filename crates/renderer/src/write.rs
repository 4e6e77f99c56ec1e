//! Files into a folder, in place.
//!
//! The folder itself is never replaced or emptied: it may be a mount, a checkout of another branch or
//! hold files of other people, such as `.git` and `CNAME`. What is removed or written over is what
//! the last manifest names, and nothing else. Assets come first, then pages, then deletions, the
//! manifest last; each file is whole at every moment. A list of what is about to be made lies in
//! the folder meanwhile, so that the next run can complete one that was killed. No link is
//! followed.

mod before;
mod leftover;
mod lost;
mod plan;
mod removal;

use std::fs::{self, TryLockError};
use std::path::{Component, Path};

use rayon::prelude::*;
use signpost_files::{Folder, Kind};

pub use self::lost::{Lost, LostAddress, LostForm, PastPage, lost, past_pages};

use self::before::Before;
use self::plan::{Group, Plan};
use crate::again::{self, Made, Memory, StateText};
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

/// Makes a folder hold these files, and no others of those that the last run made.
///
/// A folder that holds files but was not written by this function is refused, so that a typo in an
/// argument fills nobody's folder; so is a file that this function did not write and would have to
/// write over.
///
/// # Errors
///
/// When the folder or something in it is refused, which is found out before anything is changed,
/// when another program is writing it, or when a file cannot be written. The next run completes
/// what then is half done.
pub fn write(rendered: &Rendered, out: &Path) -> Result<Written, RenderError> {
    write_all(rendered, out, None)
}

/// As [`write()`], and leaves in the folder what the next run is to know of this one.
///
/// # Errors
///
/// As for [`write()`]; and [`RenderError::Touched`] where a file that `rendered` takes to be in the folder
/// is not what it was. Nothing was changed then, and everything has to be made anew.
pub fn write_and_remember(
    rendered: &Rendered,
    out: &Path,
    memory: &Memory,
    made: &Made,
) -> Result<Written, RenderError> {
    write_all(rendered, out, StateText::of(memory, rendered, made))
}

fn write_all(
    rendered: &Rendered,
    out: &Path,
    state: Option<StateText>,
) -> Result<Written, RenderError> {
    rendered.files.iter().try_for_each(|file| stays_inside(file))?;
    match fs::metadata(out) {
        Ok(it) if !it.is_dir() => return Err(RenderError::NoFolder { path: out.to_owned() }),
        Err(_) if fs::symlink_metadata(out).is_ok() => {
            return Err(RenderError::LinkToNothing { path: out.to_owned() });
        }
        _ => {}
    }
    fs::create_dir_all(out).map_err(RenderError::io("create", out))?;
    let root = Folder::open(out).map_err(RenderError::io("open", out))?;
    match root.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => return Err(RenderError::Busy { path: out.to_owned() }),
        // Some network file systems know no locks. There, two at once are on their own.
        Err(TryLockError::Error(_)) => {}
    }
    let before = Before::read(&root)?;
    if !before.is_ours && holds_others_files(&root)? {
        return Err(RenderError::NotOurs { path: out.to_owned() });
    }
    let plan = Plan::new(&root, rendered, &before)?;
    leftover::clean(out, rendered, &before);
    if plan.is_empty() {
        remember(&root, state)?;
        return Ok(Written { written: 0, unchanged: rendered.files.len(), removed: 0 });
    }

    before::announce(&root, &plan.new_paths)?;
    let in_the_way = removal::remove(&root, &plan.in_the_way, rendered)?;
    let (assets, pages): (Vec<_>, Vec<_>) =
        plan.groups.iter().partition(|group| group.folder == "assets");
    fill(&root, &assets)?;
    fill(&root, &pages)?;
    let removed = in_the_way + removal::remove(&root, &plan.gone, rendered)?;
    if let Some(manifest) = plan.manifest {
        put(&root, manifest::PATH, &manifest.bytes)?;
    }
    remember(&root, state)?;
    before::done(&root)?;
    let written = plan.groups.iter().map(|group| group.files.len()).sum::<usize>()
        + usize::from(plan.manifest.is_some());
    Ok(Written { written, unchanged: rendered.files.len() - written, removed })
}

/// Leaves what the next run is to know. It comes after the manifest, whose digest is in it.
fn remember(root: &Folder, state: Option<StateText>) -> Result<(), RenderError> {
    match state.and_then(|state| state.bytes(root)) {
        Some(state) if !root.read(again::PATH, state.len() as u64).is_ok_and(|it| it == state) => {
            put(root, again::PATH, &state)
        }
        _ => Ok(()),
    }
}

/// Whether there is more in a folder than what belongs to a host or a version control system.
fn holds_others_files(root: &Folder) -> Result<bool, RenderError> {
    let names = root.names().map_err(RenderError::io("read", root.path()))?;
    Ok(names.iter().any(|name| !name.starts_with('.') && name != "CNAME" && name != "lost+found"))
}

/// Writes files, folder by folder on all cores.
fn fill(root: &Folder, groups: &[&Group<'_>]) -> Result<(), RenderError> {
    let filled = groups.par_iter().map(|group| {
        let made;
        let folder = if group.folder.is_empty() {
            root
        } else {
            made = make(root, group.folder)?;
            &made
        };
        group.files.iter().try_for_each(|file| put(folder, name_of(&file.path), &file.bytes))
    });
    // Only then by order, so that of several errors it is always the same one.
    filled.collect::<Vec<_>>().into_iter().collect()
}

fn put(folder: &Folder, name: &str, bytes: &[u8]) -> Result<(), RenderError> {
    folder.write_over(name, bytes).map_err(RenderError::io("write", &folder.path().join(name)))
}

/// Opens the folder at a path below another and makes what is missing of it.
fn make(root: &Folder, path: &str) -> Result<Folder, RenderError> {
    let mut inner: Option<Folder> = None;
    for name in path.split('/') {
        let outer = inner.as_ref().unwrap_or(root);
        let made = outer.enter_new(name).map_err(|error| refused(outer, name, error))?;
        inner = Some(made);
    }
    inner.ok_or_else(|| outside(path))
}

/// Opens the folder at a path below another; `None` where it is not there.
fn find(root: &Folder, path: &str) -> Result<Option<Folder>, RenderError> {
    let mut inner: Option<Folder> = None;
    for name in path.split('/') {
        let outer = inner.as_ref().unwrap_or(root);
        match outer.enter(name).map_err(|error| refused(outer, name, error))? {
            Some(found) => inner = Some(found),
            None => return Ok(None),
        }
    }
    Ok(inner)
}

/// Why a folder could not be opened: something else may have its name.
fn refused(outer: &Folder, name: &str, error: std::io::Error) -> RenderError {
    let path = outer.path().join(name);
    match outer.look(name) {
        Ok(Some(seen)) if seen.kind == Kind::File => RenderError::InTheWay { path },
        Ok(Some(seen)) if seen.kind != Kind::Folder => RenderError::ThroughLink { path },
        _ => RenderError::io("open", &path)(error),
    }
}

/// The folder of a path; empty for the top one.
fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The last part of a path.
fn name_of(path: &str) -> &str {
    path.rsplit_once('/').map_or(path, |(_, name)| name)
}

/// Whether a path names a file below the folder that it is relative to.
fn is_inside(path: &str) -> bool {
    !path.is_empty()
        && !path.ends_with('/')
        && !path.contains("//")
        && Path::new(path).components().all(|part| matches!(part, Component::Normal(_)))
}

fn stays_inside(file: &OutputFile) -> Result<(), RenderError> {
    if is_inside(&file.path) { Ok(()) } else { Err(outside(&file.path)) }
}

fn outside(path: &str) -> RenderError {
    let outside = std::io::Error::other("the path leads out of the folder");
    RenderError::io("write", Path::new(path))(outside)
}
