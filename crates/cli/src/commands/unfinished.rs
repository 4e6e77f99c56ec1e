//! Several new files that belong together, and a program that is stopped in the middle of them.
//!
//! Before the first of them a record is written of all, and it is removed after the last. A run that finds the record of
//! what it is to make takes back what is there of it, and begins where the other began: so it makes the same, and
//! nothing of the half is taken for somebody's own. What a person changed meanwhile stays, and the record with it, which
//! tells it from other files; and so does what other content names by now. A record is believed in the folder alone that it was written in: one that came from elsewhere,
//! with a change of the content, could have any file taken back.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use anyhow::bail;
use serde::{Deserialize, Serialize};
use signpost_core::digest::sha256;
use signpost_core::load::LARGEST_FILE;
use signpost_files::{Folder, Refused, in_units};

use super::changing;
use super::targets::identity;
use crate::output::{Output, shown};

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
    /// The folder that this was written in, by the numbers of its device and itself. No copy of it has the same.
    place: Option<(u64, u64)>,
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
        base: &Path,
        folder: &'f Folder,
        what: &str,
        last: &str,
        new: &[(&str, &[u8])],
    ) -> Result<Self, (String, io::Error)> {
        let name = name_of(what);
        if new.iter().all(|(path, _)| *path == last) {
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
            place: identity(base),
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
        // A record that stays says that all are there, since the last one is.
        drop(self.folder.remove(&self.name));
    }

    /// Takes back those that are there.
    pub(super) fn undo(self) {
        if let Some(record) = &self.record {
            // The error that matters is the one that made it come to this. What stays, the next run takes back.
            let undone = record.undo(self.folder, record.files.keys().map(String::as_str));
            drop(undone.and_then(|_| self.folder.remove(&self.name)));
        }
    }
}

impl Record {
    /// Takes back these files, where they are as they were made or empty.
    fn undo<'r>(
        &self,
        folder: &Folder,
        files: impl Iterator<Item = &'r str>,
    ) -> io::Result<Vec<&'r str>> {
        let mut taken = Vec::new();
        for path in files {
            if self.is_as_made(folder, path) {
                folder.remove(path)?;
                taken.push(path);
            }
        }
        for path in self.folders.iter().rev() {
            folder.remove_empty(path);
        }
        Ok(taken)
    }

    fn is_as_made(&self, folder: &Folder, path: &str) -> bool {
        let found = digest_of(folder, path);
        found.is_some_and(|found| Some(&found) == self.files.get(path) || found == sha256(b""))
    }

    /// The record of this name in a folder, if it was written there.
    fn read(base: &Path, folder: &Folder, name: &str) -> io::Result<Option<Self>> {
        let bytes = folder.read(name, LARGEST)?;
        let is_of_here = |record: &Self| record.place.is_some() && record.place == identity(base);
        Ok(serde_json::from_slice::<Self>(&bytes).ok().filter(is_of_here))
    }

    /// Its files that are there and that somebody has changed.
    fn changed(&self, folder: &Folder) -> impl Iterator<Item = &str> {
        let is_changed =
            |path: &&str| folder.has(path).unwrap_or(false) && !self.is_as_made(folder, path);
        self.files.keys().map(String::as_str).filter(is_changed)
    }

    /// Its files that may be taken back: those of this thing that no other content names.
    fn ours(&self, base: &Path, folder: &Folder, is_ours: impl Fn(&str) -> bool) -> Vec<&str> {
        let mut ours: BTreeSet<&str> = self.files.keys().map(String::as_str).collect();
        ours.retain(|path| is_ours(path) && self.is_as_made(folder, path));
        // What stays may name others, which stay then too.
        let mut unread = content(base);
        loop {
            let mut named = BTreeSet::new();
            unread.retain(|path| {
                let is_ours = ours.contains(path.as_str());
                if !is_ours {
                    let text = folder.read_to_string(path, LARGEST_FILE).unwrap_or_default();
                    named.extend(names(&text));
                }
                is_ours
            });
            let before = ours.len();
            ours.retain(|path| !id(path).is_some_and(|id| named.contains(id)));
            if ours.len() == before {
                return ours.into_iter().collect();
            }
        }
    }
}

/// Takes back what a run left half done that was to make the same thing, if there is such, and names it; says whether
/// there was. Only files are touched that this thing can have.
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
    let record = match Record::read(base, &folder, &name) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        read => read.map_err(|error| no_record(&base.join(&name), &error))?,
    };
    let record = record.filter(|record| is_ours(&record.last));
    let (mut undone, mut stays) = (Ok(()), false);
    if let Some(record) = &record {
        folder.sweep(record.files.keys().map(String::as_str).filter(|path| is_ours(path)));
        // Where the last one is there, all are.
        if digest_of(&folder, &record.last) == record.before {
            let ours = record.ours(base, &folder, &is_ours);
            undone = record.undo(&folder, ours.into_iter()).map(|taken| say(base, &taken));
            stays = record.changed(&folder).any(&is_ours);
        }
    }
    let removed = undone.and_then(|()| if stays { Ok(true) } else { folder.remove(&name) });
    removed.map_err(|error| changing::not_written(&shown(&base.join(&name)), error))?;
    Ok(record.is_some())
}

/// Refuses files that are in the way because somebody has changed what a stopped run had begun: to write over them
/// would lose that.
pub(crate) fn refuse_changed(base: &Path, what: &str, taken: &[PathBuf]) -> anyhow::Result<()> {
    let Ok(folder) = Folder::open(base) else { return Ok(()) };
    let Ok(Some(record)) = Record::read(base, &folder, &name_of(what)) else { return Ok(()) };
    let mut changed = record.changed(&folder).map(|path| base.join(path));
    let Some(path) = changed.find(|path| taken.iter().any(|it| path.starts_with(it))) else {
        return Ok(());
    };
    bail!(
        "{} was begun by a run that was stopped, and has been changed since, so nothing was written; move it out of {}, \
         run this again, and then copy from it what you want to keep",
        shown(&path),
        shown(base)
    )
}

/// That something else has the name of a record.
fn no_record(path: &Path, error: &io::Error) -> anyhow::Error {
    let what = match Refused::of(error) {
        Some(Refused::Link) => "is a link".to_owned(),
        Some(Refused::TooLarge(most)) => format!("is larger than {}", in_units(most)),
        Some(_) => "is no regular file".to_owned(),
        None => format!("cannot be read ({error})"),
    };
    let command = if path.is_dir() && !path.is_symlink() { "rm -r" } else { "rm" };
    anyhow::anyhow!(
        "{0} {what}, and has the name of a record that a stopped run leaves; remove it with `{command} \"{0}\"`, then run \
         this again",
        shown(path)
    )
}

/// Takes back what a run left half done of a page.
pub(crate) fn undo_page(content: &Path, id: &str) -> anyhow::Result<bool> {
    undo(content, id, |path| is_of_page(path, id))
}

/// Names what was taken back.
fn say(base: &Path, taken: &[&str]) {
    let mut out = Output::aside();
    let said = taken.iter().try_for_each(|path| {
        let path = shown(&base.join(path));
        writeln!(out, "Took back {path}, which a run that was stopped had begun")
    });
    // What was done is done, whoever reads of it.
    drop(said.and_then(|()| out.flush()));
}

/// The content files below a folder, or below `content` in it. No link is followed.
fn content(base: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders: Vec<PathBuf> = ["", "content"]
        .iter()
        .flat_map(|above| ["pages", "aids", "providers"].map(|it| Path::new(above).join(it)))
        .collect();
    while let Some(folder) = folders.pop() {
        let is_folder = |path: &Path| fs::symlink_metadata(path).is_ok_and(|it| it.is_dir());
        if !is_folder(&base.join(&folder)) {
            continue;
        }
        for entry in fs::read_dir(base.join(&folder)).into_iter().flatten().flatten() {
            let path = folder.join(entry.file_name());
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => folders.push(path),
                Ok(kind) if kind.is_file() => found.extend(path.to_str().map(str::to_owned)),
                _ => (),
            }
        }
    }
    found
}

/// The id that a file has, if it is that of an aid or a provider: other content has no id by which it is named.
fn id(path: &str) -> Option<&str> {
    let path = Path::new(path);
    let folder = path.parent()?.file_name()?;
    let is_named = ["aids", "providers"].iter().any(|it| folder == *it);
    path.file_stem()?.to_str().filter(|_| is_named)
}

/// The words of a file that can be the id of an aid or a provider.
fn names(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_ascii_alphanumeric() && c != '-')
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
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
        Unfinished::begin(folder.path(), &open, "knee", NEW[0].0, &NEW).unwrap();
        for (path, bytes) in NEW.iter().rev().take(written) {
            open.create(path, bytes).unwrap();
        }
        folder
    }

    fn undo_page(folder: &tempfile::TempDir) -> bool {
        super::undo_page(folder.path(), "knee").unwrap()
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
        let record = ".signpost-unfinished-knee.tmp";
        // Again, and the record that tells what was changed is still there.
        for _ in 0..2 {
            undo_page(&changed);
            let left = [record, "aids/b.yaml", "aids/mine.yaml", "providers/d.yaml"];
            assert_eq!(files(changed.path()), left);
        }
        let refused = |taken: &str| {
            super::refuse_changed(changed.path(), "knee", &[changed.path().join(taken)]).is_err()
        };
        assert_eq!(["aids/b.yaml", "aids", "aids/mine.yaml"].map(refused), [true, true, false]);
        fs::remove_file(changed.path().join("aids/b.yaml")).unwrap();
        undo_page(&changed);
        assert_eq!(files(changed.path()), ["aids/mine.yaml", "providers/d.yaml"]);
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
                place: identity(&content),
            };
            let name = content.join(".signpost-unfinished-knee.tmp");
            fs::write(&name, serde_json::to_vec(&record).unwrap()).unwrap();
            super::undo_page(&content, "knee").unwrap();
            assert_eq!(fs::read_to_string(content.join(file)).unwrap(), text);
            assert!(!name.exists());
            // One that is no record is removed as well.
            fs::write(&name, "{").unwrap();
            undo(&content, "knee", |_| true).unwrap();
            assert!(!name.exists());
        }
    }

    #[test]
    fn what_other_content_names_stays_and_what_that_names_too() {
        let folder = killed_after(3);
        fs::create_dir_all(folder.path().join("pages/hip")).unwrap();
        fs::write(folder.path().join("pages/hip/en.yaml"), "aids: [mine, a]\n").unwrap();
        undo_page(&folder);
        assert_eq!(files(folder.path()), ["aids/a.yaml", "aids/mine.yaml", "pages/hip/en.yaml"]);
    }

    #[test]
    fn a_record_from_elsewhere_takes_nothing_back() {
        let (here, there) = (killed_after(3), killed_after(3));
        let name = ".signpost-unfinished-knee.tmp";
        fs::copy(there.path().join(name), here.path().join(name)).unwrap();
        assert!(!undo_page(&here));
        assert_eq!(files(here.path()).len(), 4);
    }
}
