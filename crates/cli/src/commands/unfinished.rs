//! Several new files that belong together, and a program that is stopped in the middle of them.
//!
//! Before the first of them a record is written of all, and it is removed after the last. A run that finds the record of
//! what it is to make takes back what is there of it, and begins where the other began: so it makes the same, and
//! nothing of the half is taken for somebody's own. What a person changed meanwhile stays.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};
use signpost_core::digest::sha256;
use signpost_core::load::LARGEST_FILE;
use signpost_files::Folder;

use super::changing;
use crate::output::shown;

/// What is to be made, by what it would leave half done.
#[derive(Debug, Serialize, Deserialize)]
struct Record {
    /// The file that is written last, and the digest of the one that it replaces.
    last: String,
    before: Option<String>,
    /// The digest of each file that was not there.
    files: BTreeMap<String, String>,
    /// The folders that were not there, each before those in it.
    folders: BTreeSet<String>,
}

/// A record is no larger: it has a hundred bytes or two for each file.
const LARGEST: u64 = 64 * 1024 * 1024;

/// Files that are being written.
pub(super) struct Unfinished<'f> {
    folder: &'f Folder,
    name: String,
    /// Nothing where one file alone is written, which is there or not.
    record: Option<Record>,
}

impl<'f> Unfinished<'f> {
    /// Writes down what is to be made. Only for who holds the folder.
    ///
    /// # Errors
    ///
    /// When that cannot be written, with its path.
    pub(super) fn begin(
        folder: &'f Folder,
        what: &str,
        last: &str,
        new: &[(&str, &[u8])],
    ) -> Result<Self, (String, io::Error)> {
        let name = name_of(what);
        if new.is_empty() || (new.len() == 1 && new.iter().any(|(path, _)| *path == last)) {
            return Ok(Self { folder, name, record: None });
        }
        let files = new.iter().map(|(path, bytes)| ((*path).to_owned(), sha256(bytes)));
        let above = new.iter().flat_map(|(path, _)| Path::new(path).ancestors().skip(1));
        let folders = above.filter_map(|it| it.to_str()).filter(|it| !it.is_empty());
        let folders = folders.filter(|it| !folder.has(it).unwrap_or(true)).map(str::to_owned);
        let record = Record {
            last: last.to_owned(),
            before: digest_of(folder, last),
            files: files.collect(),
            folders: folders.collect(),
        };
        let written = serde_json::to_vec(&record)
            .map_err(io::Error::from)
            .and_then(|bytes| folder.replace(&name, &bytes));
        match written {
            Ok(()) => Ok(Self { folder, name, record: Some(record) }),
            Err(error) => Err((name, error)),
        }
    }

    /// All are there.
    pub(super) fn finish(self) {
        if self.record.is_some() {
            // A record that stays says that all are there, since the last one is.
            drop(self.folder.remove(&self.name));
        }
    }

    /// Takes back those that are there.
    pub(super) fn undo(self) {
        if let Some(record) = &self.record {
            // The error that matters is the one that made it come to this. What stays, the next run takes back.
            let undone = record.undo(self.folder, &|_: &str| true);
            drop(undone.and_then(|()| self.folder.remove(&self.name)));
        }
    }
}

impl Record {
    fn undo(&self, folder: &Folder, is_ours: &impl Fn(&str) -> bool) -> io::Result<()> {
        for (path, digest) in self.files.iter().filter(|(path, _)| is_ours(path)) {
            if digest_of(folder, path).is_some_and(|found| found == *digest || found == sha256(b""))
            {
                folder.remove(path)?;
            }
        }
        for path in self.folders.iter().rev() {
            folder.remove_empty(path);
        }
        Ok(())
    }
}

/// Takes back what a run left half done that was to make the same thing, if there is such; says whether there was.
/// Only files are touched that this thing can have.
pub(crate) fn undo(
    base: &Path,
    what: &str,
    is_ours: impl Fn(&str) -> bool,
) -> anyhow::Result<bool> {
    let name = name_of(what);
    let Ok(folder) = Folder::open(base) else { return Ok(false) };
    if !folder.has(&name).unwrap_or(false) {
        return Ok(false);
    }
    // It may be another program's that is writing them now.
    changing::wait_for(&folder)?;
    let Ok(bytes) = folder.read(&name, LARGEST) else { return Ok(false) };
    let undone = match serde_json::from_slice::<Record>(&bytes) {
        Ok(record) => {
            for path in record.files.keys().filter(|path| is_ours(path)) {
                // Its folder may not be there yet.
                drop(folder.sweep(path));
            }
            match digest_of(&folder, &record.last) == record.before {
                true => record.undo(&folder, &is_ours),
                // All are there.
                false => Ok(()),
            }
        }
        // It is nobody's record.
        Err(_) => Ok(()),
    };
    let removed = undone.and_then(|()| folder.remove(&name));
    removed.map_err(|error| changing::not_written(&shown(&base.join(&name)), error))
}

/// Whether a path is one that a page's files can have.
pub(crate) fn is_of_page(path: &str, id: &str) -> bool {
    path.ends_with(".yaml")
        && (path.starts_with(&format!("pages/{id}/"))
            || path.starts_with("aids/")
            || path.starts_with("providers/"))
}

/// The record's name. Nobody takes it for content.
fn name_of(what: &str) -> String {
    format!(".signpost-unfinished-{what}.tmp")
}

fn digest_of(folder: &Folder, path: &str) -> Option<String> {
    folder.read(path, LARGEST_FILE).ok().map(|bytes| sha256(&bytes))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    const NEW: [(&str, &[u8]); 4] = [
        ("pages/knee/en.yaml", b"the page"),
        ("aids/a.yaml", b"an aid"),
        ("aids/b.yaml", b"another"),
        ("providers/c.yaml", b"a provider"),
    ];

    fn files(folder: &Path) -> Vec<String> {
        let mut found = Vec::new();
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            match path.is_dir() {
                true => {
                    let inside = files(&path);
                    found.extend(inside.iter().map(|it| format!("{name}/{it}")));
                    found.extend(inside.is_empty().then(|| format!("{name}/")));
                }
                false => found.push(name),
            }
        }
        found.sort();
        found
    }

    /// A folder in which a program was killed after it had written so many of the new files, the last one last.
    fn killed_after(written: usize) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("aids")).unwrap();
        fs::write(folder.path().join("aids/mine.yaml"), "mine").unwrap();
        let open = Folder::open(folder.path()).unwrap();
        Unfinished::begin(&open, "knee", NEW[0].0, &NEW).unwrap();
        for (path, bytes) in NEW.iter().rev().take(written) {
            open.create(path, bytes).unwrap();
        }
        folder
    }

    fn undo_page(folder: &tempfile::TempDir) -> bool {
        undo(folder.path(), "knee", |path| is_of_page(path, "knee")).unwrap()
    }

    #[test]
    fn what_is_half_done_is_taken_back_whenever_it_was_left() {
        for written in 0..NEW.len() {
            let folder = killed_after(written);
            assert!(undo_page(&folder));
            assert_eq!(files(folder.path()), ["aids/mine.yaml"], "after {written}");
            assert!(!undo_page(&folder));
        }
    }

    #[test]
    fn what_is_whole_stays_and_so_does_what_a_person_changed() {
        let whole = killed_after(NEW.len());
        undo_page(&whole);
        assert_eq!(files(whole.path()).len(), NEW.len() + 1);

        let changed = killed_after(3);
        fs::write(changed.path().join("aids/b.yaml"), "mine by now").unwrap();
        fs::write(changed.path().join("providers/d.yaml"), "mine").unwrap();
        undo_page(&changed);
        assert_eq!(files(changed.path()), ["aids/b.yaml", "aids/mine.yaml", "providers/d.yaml"]);
    }

    #[test]
    fn a_record_speaks_of_its_own_thing_alone() {
        for (file, text) in
            [("site.yaml", "mine"), ("pages/other/en.yaml", "mine"), ("../outside", "mine")]
        {
            let folder = killed_after(1);
            let content = folder.path().join("content");
            fs::create_dir_all(content.join("pages/other")).unwrap();
            fs::write(content.join(file), text).unwrap();
            let record = Record {
                last: NEW[0].0.to_owned(),
                before: None,
                files: [(file.to_owned(), sha256(text.as_bytes()))].into(),
                folders: BTreeSet::new(),
            };
            let name = content.join(".signpost-unfinished-knee.tmp");
            fs::write(&name, serde_json::to_vec(&record).unwrap()).unwrap();
            undo(&content, "knee", |path| is_of_page(path, "knee")).unwrap();
            assert_eq!(fs::read_to_string(content.join(file)).unwrap(), text);
            assert!(!name.exists());
            // One that is no record is removed as well.
            fs::write(&name, "{").unwrap();
            undo(&content, "knee", |_| true).unwrap();
            assert!(!name.exists());
        }
    }
}
