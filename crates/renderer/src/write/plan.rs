//! What has to be done in a folder, found out before anything is.

use std::collections::{BTreeMap, HashSet};
use std::path::PathBuf;

use rayon::prelude::*;

use super::before::Before;
use signpost_files::{Folder, Kind, UNFINISHED};

use super::{find, folder_of, name_of};
use crate::error::RenderError;
use crate::manifest;
use crate::output::{OutputFile, Rendered};
use signpost_core::digest::sha256;

/// What has to be done.
pub(super) struct Plan<'r> {
    /// The files to write, by folder; the manifest is not among them.
    pub(super) groups: Vec<Group<'r>>,
    /// The manifest, if it changed.
    pub(super) manifest: Option<&'r OutputFile>,
    /// Those of the files to write that the last manifest does not name.
    pub(super) new_paths: Vec<&'r str>,
    /// What earlier runs wrote and this one does not, and a folder of now has the name of, or
    /// stands in a folder where now a file is.
    pub(super) in_the_way: Vec<String>,
    /// The rest of what earlier runs wrote and this one does not.
    pub(super) gone: Vec<String>,
    interrupted: bool,
}

/// Files of one folder.
pub(super) struct Group<'r> {
    /// The folder's path below the top one.
    pub(super) folder: &'r str,
    /// The files.
    pub(super) files: Vec<&'r OutputFile>,
}

impl<'r> Plan<'r> {
    /// Looks at every path.
    pub(super) fn new(
        root: &Folder,
        rendered: &'r Rendered,
        before: &Before,
    ) -> Result<Self, RenderError> {
        let wanted: HashSet<&str> = rendered.files.iter().map(|file| file.path.as_str()).collect();
        let mut folders: HashSet<&str> = HashSet::new();
        let mut by_folder: BTreeMap<&str, Vec<&OutputFile>> = BTreeMap::new();
        for file in &rendered.files {
            let folder = folder_of(&file.path);
            by_folder.entry(folder).or_default().push(file);
            let ancestors = std::iter::successors(Some(folder), |it| Some(folder_of(it)));
            for folder in ancestors.take_while(|folder| !folder.is_empty()) {
                if !folders.insert(folder) {
                    break;
                }
            }
        }
        let (in_the_way, gone) = gone(before, &wanted, &folders);
        let cleared: HashSet<&str> = in_the_way.iter().map(String::as_str).collect();
        let groups: Vec<_> = by_folder
            .into_par_iter()
            .map(|(folder, files)| Group::to_write(root, folder, files, before, &cleared))
            .collect();
        let mut plan = Self {
            groups: Vec::new(),
            manifest: None,
            new_paths: Vec::new(),
            in_the_way,
            gone,
            interrupted: before.interrupted,
        };
        // Only then by order, so that of several errors it is always the same one.
        for group in groups {
            let mut group = group?;
            let names = group.files.iter().map(|file| file.path.as_str());
            plan.new_paths.extend(names.filter(|path| !before.named.contains_key(*path)));
            if group.folder.is_empty() {
                let is_manifest = |file: &&OutputFile| file.path == manifest::PATH;
                plan.manifest = group.files.iter().copied().find(is_manifest);
                group.files.retain(|file| file.path != manifest::PATH);
            }
            if !group.files.is_empty() {
                plan.groups.push(group);
            }
        }
        Ok(plan)
    }

    /// Whether nothing has to be done.
    pub(super) fn is_empty(&self) -> bool {
        self.groups.is_empty()
            && self.manifest.is_none()
            && self.gone.is_empty()
            && self.in_the_way.is_empty()
            && !self.interrupted
    }
}

/// What earlier runs wrote and is not wanted any more: first what must go before anything is
/// written, then the rest.
fn gone(
    before: &Before,
    wanted: &HashSet<&str>,
    folders: &HashSet<&str>,
) -> (Vec<String>, Vec<String>) {
    let wrote = before.named.keys().chain(&before.announced);
    let mut gone: Vec<_> = wrote.filter(|path| !wanted.contains(path.as_str())).cloned().collect();
    gone.sort();
    gone.dedup();
    gone.into_iter().partition(|path| {
        let above = std::iter::successors(Some(folder_of(path)), |it| Some(folder_of(it)));
        folders.contains(path.as_str())
            || above.take_while(|it| !it.is_empty()).any(|folder| wanted.contains(folder))
    })
}

impl<'r> Group<'r> {
    /// Those of a folder's files that have to be written.
    fn to_write(
        root: &Folder,
        path: &'r str,
        files: Vec<&'r OutputFile>,
        before: &Before,
        cleared: &HashSet<&str>,
    ) -> Result<Self, RenderError> {
        let mut found = None;
        if !path.is_empty() {
            found = match find(root, path) {
                Ok(Some(folder)) => Some(folder),
                Ok(None) => {
                    if let Some(file) = files.iter().find(|file| file.in_folder.is_some()) {
                        return Err(RenderError::Touched { path: root.path().join(&file.path) });
                    }
                    return Ok(Self { folder: path, files });
                }
                // A file of an earlier run that goes before anything is written.
                Err(RenderError::InTheWay { path: file })
                    if file.strip_prefix(root.path()).is_ok_and(|file| {
                        file.to_str().is_some_and(|file| cleared.contains(file))
                    }) =>
                {
                    return Ok(Self { folder: path, files });
                }
                Err(error) => return Err(error),
            };
        }
        let folder = found.as_ref().unwrap_or(root);
        let mut to_write = Vec::new();
        for file in files {
            if !is_as_wanted(folder, file, before, cleared)? {
                to_write.push(file);
            }
        }
        Ok(Self { folder: path, files: to_write })
    }
}

/// Whether a file holds what it has to.
fn holds(folder: &Folder, file: &OutputFile) -> bool {
    let bytes = folder.read(name_of(&file.path), file.size());
    bytes.is_ok_and(|bytes| match file.in_folder {
        Some(_) => sha256(&bytes) == file.sha256,
        None => bytes == file.bytes,
    })
}

/// Whether a file is what is left of writing one that is cleared away.
fn is_unfinished(name: &str, path: &str, cleared: &HashSet<&str>) -> bool {
    let whole = name.strip_prefix(UNFINISHED).map(|whole| match folder_of(path) {
        "" => whole.to_owned(),
        folder => format!("{folder}/{whole}"),
    });
    whole.is_some_and(|whole| cleared.contains(&*whole))
}

/// What keeps a folder there when the cleared files are gone: something else in it, or nothing at all. `None` where it
/// goes with the last of them.
fn stays(
    folder: &Folder,
    path: &str,
    cleared: &HashSet<&str>,
) -> Result<Option<PathBuf>, RenderError> {
    let mut has_cleared = false;
    for name in folder.names().map_err(RenderError::io("read", folder.path()))? {
        let (path, here) = (format!("{path}/{name}"), folder.path().join(&name));
        let seen = folder.look(&name).map_err(RenderError::io("read", &here))?;
        if seen.is_some_and(|seen| seen.kind == Kind::Folder) {
            let inner = folder.enter(&name).map_err(RenderError::io("open", &here))?;
            if let Some(inner) = inner
                && let Some(other) = stays(&inner, &path, cleared)?
            {
                return Ok(Some(other));
            }
            has_cleared = true;
        } else if cleared.contains(&*path) {
            has_cleared = true;
        } else if !is_unfinished(&name, &path, cleared) {
            return Ok(Some(here));
        }
    }
    Ok((!has_cleared).then(|| folder.path().to_owned()))
}

/// Whether a file is as it has to be. An error where something is there that is not ours.
fn is_as_wanted(
    folder: &Folder,
    file: &OutputFile,
    before: &Before,
    cleared: &HashSet<&str>,
) -> Result<bool, RenderError> {
    let name = name_of(&file.path);
    let path = || folder.path().join(name);
    if before.interrupted {
        // What the run that was killed left of this file.
        folder.clear_unfinished(name).map_err(|error| RenderError::io("remove", &path())(error))?;
    }
    let seen = folder.look(name).map_err(|error| RenderError::io("read", &path())(error))?;
    let gone = || RenderError::Touched { path: path() };
    let Some(seen) = seen else {
        return if file.in_folder.is_some() { Err(gone()) } else { Ok(false) };
    };
    if seen.kind == Kind::Folder {
        let inner = folder.enter(name).map_err(|error| RenderError::io("open", &path())(error))?;
        let other = match inner {
            Some(inner) => stays(&inner, &file.path, cleared)?,
            None => Some(path()),
        };
        return other.map_or(Ok(false), |path| Err(RenderError::InTheWay { path }));
    }
    if seen.kind == Kind::File && seen.len == file.size() {
        // Nothing has touched the file since the manifest was written, which holds its digest. No
        // program can set the time at which a file was touched.
        let untouched = before.at.is_some_and(|at| seen.touched.max(seen.modified) < at);
        if untouched && before.named.get(&file.path) == Some(&file.sha256) || holds(folder, file) {
            return Ok(true);
        }
    }
    if file.in_folder.is_some() {
        return Err(RenderError::Touched { path: path() });
    }
    if before.wrote(&file.path) { Ok(false) } else { Err(RenderError::InTheWay { path: path() }) }
}
