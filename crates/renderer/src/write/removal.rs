//! Removing what an earlier run wrote, and the folders that are empty then.

use std::collections::{BTreeSet, HashMap};

use signpost_files::{Folder, Kind};

use super::{find, folder_of, name_of};
use crate::error::RenderError;
use crate::output::Rendered;

/// Removes files, and says how many of them there were. A folder that has become a link is not
/// entered: what it leads to is not what we wrote.
pub(super) fn remove(
    root: &Folder,
    paths: &[String],
    rendered: &Rendered,
) -> Result<usize, RenderError> {
    if paths.is_empty() {
        return Ok(0);
    }
    let mut removed = 0;
    let mut folders: BTreeSet<&str> = BTreeSet::new();
    let wanted: HashMap<String, &str> =
        rendered.files.iter().map(|file| (file.path.to_lowercase(), file.path.as_str())).collect();
    for path in paths {
        let Some((found, name)) = locate(root, path) else { continue };
        let folder = found.as_ref().unwrap_or(root);
        let is_folder = matches!(folder.look(name), Ok(Some(seen)) if seen.kind == Kind::Folder);
        let other = wanted.get(&path.to_lowercase());
        if is_folder || other.is_some_and(|other| is_same(root, path, other)) {
            continue;
        }
        let gone = folder.remove(name);
        removed += usize::from(gone.map_err(RenderError::io("remove", &folder.path().join(name)))?);
        // And what a run that was killed left of it.
        let _ = folder.clear_unfinished(name);
        let above = std::iter::successors(Some(folder_of(path)), |it| Some(folder_of(it)));
        folders.extend(above.take_while(|folder| !folder.is_empty()));
    }
    // From the deepest to the highest, as far as each is empty.
    for path in folders.into_iter().rev() {
        if let Some((found, name)) = locate(root, path) {
            found.as_ref().unwrap_or(root).remove_if_empty(name);
        }
    }
    Ok(removed)
}

/// The folder of a path, `None` within for the top one, and the path's last name; `None` where it
/// cannot be reached without following a link.
fn locate<'p>(root: &Folder, path: &'p str) -> Option<(Option<Folder>, &'p str)> {
    match folder_of(path) {
        "" => Some((None, path)),
        folder => Some((Some(find(root, folder).ok()??), name_of(path))),
    }
}

/// Whether two paths that differ in case name one file, as on systems that ignore case.
fn is_same(root: &Folder, one: &str, other: &str) -> bool {
    let identity = |path| {
        let (found, name) = locate(root, path)?;
        let seen = found.as_ref().unwrap_or(root).look(name).ok()??;
        Some(seen.identity)
    };
    identity(one).is_some_and(|one| identity(other) == Some(one))
}
