//! A folder that a person named, and the files below it, which we name.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::{OsStr, OsString};
use std::fs::{self, File, TryLockError};
use std::hash::{BuildHasher as _, RandomState};
use std::io::{self, Write as _};
use std::path::{Component, Path, PathBuf};

use crate::sys::{Dir, For, Kind};
use crate::{Bounded, Refused};

/// A folder that a person named. Nothing below it is followed through a link.
///
/// Paths are relative to it and use `/` on every system.
#[derive(Debug)]
pub struct Folder {
    pub(crate) dir: Dir,
    pub(crate) path: PathBuf,
}

impl Folder {
    /// Opens a folder, which must be there.
    ///
    /// # Errors
    ///
    /// When it is not there, is no folder or cannot be read.
    pub fn open(path: &Path) -> io::Result<Self> {
        let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
        Ok(Self { dir: Dir::named(path)?, path: path.to_owned() })
    }

    /// The folder's path, for messages.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Opens a folder, which is made if it is not there.
    ///
    /// # Errors
    ///
    /// When it cannot be made or read.
    pub fn make(path: &Path) -> io::Result<Self> {
        if !path.as_os_str().is_empty() {
            fs::create_dir_all(path)?;
        }
        Self::open(path)
    }

    /// The folder of a file such as a ledger, and the file's name in it. The folder's path is a
    /// person's; what the name stands for is not followed.
    ///
    /// # Errors
    ///
    /// When the path ends in no name, or the folder is not there.
    pub fn of(file: &Path) -> io::Result<(Self, OsString)> {
        let name = file.file_name().ok_or(Refused::Special)?;
        Ok((Self::open(file.parent().unwrap_or(Path::new("")))?, name.to_owned()))
    }

    /// As [`Folder::of`], but makes the folder if it is not there.
    ///
    /// # Errors
    ///
    /// When the path ends in no name, or the folder cannot be made.
    pub fn make_for(file: &Path) -> io::Result<(Self, OsString)> {
        if file.file_name().is_some() {
            drop(Self::make(file.parent().unwrap_or(Path::new("")))?);
        }
        Self::of(file)
    }

    /// What a file holds, if that is no more than so many bytes.
    ///
    /// # Errors
    ///
    /// When it cannot be read, or with a [`Refused`] in it.
    pub fn read(&self, path: impl AsRef<Path>, most: u64) -> io::Result<Vec<u8>> {
        self.reader(path, most)?.bytes()
    }

    /// Opens a file to read it piece by piece, and no more of it than so many bytes.
    ///
    /// # Errors
    ///
    /// As for [`Folder::read`].
    pub fn reader(&self, path: impl AsRef<Path>, most: u64) -> io::Result<Bounded<File>> {
        self.within(path.as_ref(), false, |dir, name| {
            Bounded::file(dir.open(name, For::Reading)?, most)
        })
    }

    /// What a file of text holds, if that is no more than so many bytes.
    ///
    /// # Errors
    ///
    /// As for [`Folder::read`], and when it is not UTF-8.
    pub fn read_to_string(&self, path: impl AsRef<Path>, most: u64) -> io::Result<String> {
        String::from_utf8(self.read(path, most)?)
            .map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))
    }

    /// Opens a file to read it and to add to its end. It is made if it is not there, and refused if it has a second
    /// name (a hard link), under which somebody else reads it.
    ///
    /// # Errors
    ///
    /// When it cannot be opened, or with a [`Refused`] in it.
    pub fn append(&self, path: impl AsRef<Path>) -> io::Result<File> {
        self.within(path.as_ref(), true, |dir, name| dir.open(name, For::Appending))
    }

    /// Whether a program holds a file locked. One that is not there nobody holds.
    pub fn is_held(&self, path: impl AsRef<Path>) -> bool {
        let file = self.within(path.as_ref(), false, |dir, name| dir.open(name, For::Reading));
        file.is_ok_and(|file| matches!(file.try_lock(), Err(TryLockError::WouldBlock)))
    }

    /// Whether something has this name, also a link that leads nowhere.
    ///
    /// # Errors
    ///
    /// When that cannot be found out, or with a [`Refused`] in it.
    pub fn has(&self, path: impl AsRef<Path>) -> io::Result<bool> {
        match self.within(path.as_ref(), false, Dir::kind) {
            Ok(found) => Ok(found.is_some()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Whether an open file is what this name stands for.
    pub fn is(&self, path: impl AsRef<Path>, file: &File) -> bool {
        self.within(path.as_ref(), false, |dir, name| Ok(dir.is(name, file))).unwrap_or(false)
    }

    /// Writes a file in place of what has this name, and makes the folders on the way to it. It is
    /// on the disk when this returns. A file that is there keeps its permissions; a link there, a
    /// pipe or a folder is left as it is and is an error.
    ///
    /// # Errors
    ///
    /// When it cannot be written, or with a [`Refused`] in it. Then what was there is unchanged.
    pub fn replace(&self, path: impl AsRef<Path>, bytes: &[u8]) -> io::Result<()> {
        self.within(path.as_ref(), true, |dir, name| replace(dir, name, bytes))
    }

    /// As [`Folder::replace`], for several files: all are written beside what they replace before the first takes its
    /// place, so that a full disk leaves all of them as they were. The first of them takes its place last.
    ///
    /// # Errors
    ///
    /// As for [`Folder::replace`], with the path that could not be written.
    pub fn replace_all(&self, files: &[(&str, &[u8])]) -> Result<(), (String, io::Error)> {
        self.sweep(files.iter().map(|(path, _)| *path));
        self.replace_each(files)
    }

    fn replace_each(&self, files: &[(&str, &[u8])]) -> Result<(), (String, io::Error)> {
        let [(path, bytes), others @ ..] = files else { return Ok(()) };
        let written = self.within(Path::new(path), true, |dir, name| {
            let new = beside(dir, name, bytes)?;
            Ok(match self.replace_each(others) {
                Ok(()) => new.take_place(name).map_err(|error| ((*path).to_owned(), error)),
                failed => failed,
            })
        });
        written.unwrap_or_else(|error| Err(((*path).to_owned(), error)))
    }

    /// Removes what killed writers of these files left beside them. Each folder is looked through once: for each file
    /// of a folder anew, it would take the square of their number.
    pub fn sweep<'p>(&self, paths: impl IntoIterator<Item = &'p str>) {
        let mut folders: BTreeMap<_, (&Path, BTreeSet<&OsStr>)> = BTreeMap::new();
        for path in paths.into_iter().map(Path::new) {
            let (_, names) = folders.entry(path.parent()).or_insert((path, BTreeSet::new()));
            names.extend(path.file_name());
        }
        for (path, names) in folders.into_values() {
            // A folder that is not there has nothing left in it, and one that cannot be read is named when it is
            // written.
            drop(self.within(path, false, |dir, _| {
                sweep(dir, &names);
                Ok(())
            }));
        }
    }

    /// Removes a folder if nothing is in it; says whether it did.
    pub fn remove_empty(&self, path: impl AsRef<Path>) -> bool {
        self.within(path.as_ref(), false, Dir::remove_if_empty).is_ok()
    }

    /// Writes a new file, and makes the folders on the way to it. Whatever has this name stays, even
    /// if it appears while this writes.
    ///
    /// # Errors
    ///
    /// When the name is taken (`AlreadyExists`), or as for [`Folder::replace`].
    pub fn create(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        self.create_all([(path, bytes)]).map_err(|(_, error)| error)
    }

    /// As [`Folder::create`], for several files, one after the other.
    ///
    /// # Errors
    ///
    /// As for [`Folder::create`], with the path that could not be written. Those before it are there.
    pub fn create_all<'f>(
        &self,
        files: impl IntoIterator<Item = (&'f str, &'f [u8])> + Clone,
    ) -> Result<(), (String, io::Error)> {
        self.sweep(files.clone().into_iter().map(|(path, _)| path));
        files.into_iter().try_for_each(|(path, bytes)| {
            self.within(Path::new(path), true, |dir, name| create(dir, name, bytes))
                .map_err(|error| (path.to_owned(), error))
        })
    }

    /// Removes a file, or a link itself; says whether there was one.
    ///
    /// # Errors
    ///
    /// When it cannot be removed, or with a [`Refused`] in it.
    pub fn remove(&self, path: impl AsRef<Path>) -> io::Result<bool> {
        match self.within(path.as_ref(), false, Dir::remove) {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Walks to the folder of a path and does something there with its last part.
    fn within<T>(
        &self,
        path: &Path,
        make: bool,
        work: impl FnOnce(&Dir, &OsStr) -> io::Result<T>,
    ) -> io::Result<T> {
        if !path.components().all(|part| matches!(part, Component::Normal(_))) {
            return Err(Refused::Outside.into());
        }
        let mut parts = path.iter().peekable();
        let mut inner: Option<Dir> = None;
        while let Some(name) = parts.next() {
            let dir = inner.as_ref().unwrap_or(&self.dir);
            if parts.peek().is_none() {
                return work(dir, name);
            }
            let next = match dir.enter(name) {
                Err(error) if make && error.kind() == io::ErrorKind::NotFound => {
                    dir.make(name)?;
                    dir.enter(name)?
                }
                other => other?,
            };
            inner = Some(next);
        }
        Err(Refused::Outside.into())
    }
}

pub(crate) fn replace(dir: &Dir, name: &OsStr, bytes: &[u8]) -> io::Result<()> {
    sweep(dir, &BTreeSet::from([name]));
    beside(dir, name, bytes)?.take_place(name)
}

/// Writes a file beside the one that it is to replace, whose permissions it gets.
fn beside<'d>(dir: &'d Dir, name: &OsStr, bytes: &[u8]) -> io::Result<Temporary<'d>> {
    let permissions = match dir.kind(name)? {
        None => None,
        Some(Kind::File) => dir.open(name, For::Reading).and_then(|file| file.metadata()).ok(),
        Some(Kind::Link) => return Err(Refused::Link.into()),
        Some(Kind::Folder | Kind::Special) => return Err(Refused::Special.into()),
    };
    let new = Temporary::write(dir, name, bytes)?;
    if let Some(found) = permissions {
        new.file.set_permissions(found.permissions())?;
    }
    new.file.sync_all()?;
    Ok(new)
}

fn create(dir: &Dir, name: &OsStr, bytes: &[u8]) -> io::Result<()> {
    if dir.kind(name)?.is_some() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    let new = Temporary::write(dir, name, bytes)?;
    new.file.sync_all()?;
    match dir.link(&new.name, name) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
            // A file system without second names. Should the name be taken this very moment, this
            // open says so.
            drop(dir.open(name, For::Making)?);
            dir.rename(&new.name, name)?;
        }
        other => other?,
    }
    dir.sync();
    Ok(())
}

/// A file beside the one that it is to become. It is removed unless it was renamed.
///
/// Its writer holds a lock on it. A file of this kind that nobody holds was left by a program that
/// was killed, and the next writer of the same file removes it.
struct Temporary<'d> {
    dir: &'d Dir,
    name: OsString,
    file: File,
}

/// How often a name is tried before a file system is called broken.
const TRIES: usize = 16;

impl<'d> Temporary<'d> {
    fn write(dir: &'d Dir, name: &OsStr, bytes: &[u8]) -> io::Result<Self> {
        for _ in 0..TRIES {
            let new = temporary_name(name);
            let file = match dir.open(&new, For::Making) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => continue,
                other => other?,
            };
            let mut new = Self { dir, name: new, file };
            // Another writer may have taken it for a left-over before it is locked here. File
            // systems without locks sweep nothing.
            let taken = matches!(new.file.try_lock(), Err(TryLockError::WouldBlock));
            if taken || !dir.is(&new.name, &new.file) {
                continue;
            }
            new.file.write_all(bytes)?;
            return Ok(new);
        }
        Err(io::ErrorKind::AlreadyExists.into())
    }

    /// Takes the place of what has this name.
    fn take_place(self, name: &OsStr) -> io::Result<()> {
        self.dir.rename(&self.name, name)?;
        self.dir.sync();
        Ok(())
    }
}

impl Drop for Temporary<'_> {
    fn drop(&mut self) {
        if self.dir.is(&self.name, &self.file) {
            drop(self.dir.remove(&self.name));
        }
    }
}

/// The end of a temporary file's name. Its beginning is a dot, so that nobody takes it for content.
const ENDING: &str = ".tmp";

/// So many hexadecimal digits before that make it one that nobody else has.
const RANDOM: usize = 16;

fn prefix(name: &OsStr) -> OsString {
    let mut prefix = OsString::from(".");
    prefix.push(name);
    prefix.push(".");
    prefix
}

fn temporary_name(name: &OsStr) -> OsString {
    let mut new = prefix(name);
    // Seeded by the system; nothing but the name of a file hangs on it.
    new.push(format!("{:0RANDOM$x}", RandomState::new().hash_one(std::process::id())));
    new.push(ENDING);
    new
}

/// The file that a temporary one was to become.
fn becomes(temporary: &OsStr) -> Option<&[u8]> {
    let rest = temporary.as_encoded_bytes().strip_prefix(b".")?.strip_suffix(ENDING.as_bytes())?;
    let (name, random) = rest.split_at_checked(rest.len().checked_sub(RANDOM)?)?;
    random.iter().all(u8::is_ascii_hexdigit).then_some(name)?.strip_suffix(b".")
}

/// Removes what killed writers of these files left behind.
fn sweep(dir: &Dir, names: &BTreeSet<&OsStr>) {
    #[cfg(test)]
    tests::LOOKS.set(tests::LOOKS.get() + 1);
    let names: BTreeSet<&[u8]> = names.iter().map(|name| name.as_encoded_bytes()).collect();
    let entries = dir.names().unwrap_or_default();
    for entry in entries.iter().filter(|it| becomes(it).is_some_and(|name| names.contains(name))) {
        let Ok(file) = dir.open(entry, For::Reading) else { continue };
        if file.try_lock().is_ok() {
            // While the lock is held, so that a writer which made it a moment ago can tell.
            drop(dir.remove(entry));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    thread_local! {
        /// How often a folder was looked through.
        pub(super) static LOOKS: Cell<usize> = const { Cell::new(0) };
    }

    #[test]
    fn a_folder_is_looked_through_once_for_all_new_files_in_it() {
        let temporary = tempfile::tempdir().unwrap();
        let folder = Folder::open(temporary.path()).unwrap();
        fs::create_dir(temporary.path().join("aids")).unwrap();
        let left = temporary_name(OsStr::new("99.yaml"));
        fs::write(temporary.path().join("aids").join(&left), "half").unwrap();
        let paths: Vec<String> = (0..200).map(|it| format!("aids/{it}.yaml")).collect();
        let files: Vec<(&str, &[u8])> = paths.iter().map(|it| (it.as_str(), &b"new"[..])).collect();
        folder.create_all(files.iter().copied()).unwrap();
        folder.replace_all(&files).unwrap();
        folder.sweep(paths.iter().map(String::as_str));
        assert_eq!(LOOKS.get(), 3);
        assert_eq!(fs::read_dir(temporary.path().join("aids")).unwrap().count(), 200);
    }

    #[test]
    fn a_temporary_file_is_known_by_its_name() {
        let made = temporary_name(OsStr::new("a.yaml"));
        assert_eq!(becomes(&made), Some(&b"a.yaml"[..]));
        for other in [
            "a.yaml",
            ".a.yaml.tmp",
            ".0123456789abcdef.tmp",
            ".a.0123456789abcdeg.tmp",
            ".tmp",
            "",
        ] {
            assert_eq!(becomes(OsStr::new(other)), None, "{other}");
        }
    }
}
