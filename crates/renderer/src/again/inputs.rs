//! Everything that a run reads, by which a run is known in which nothing has changed.

use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use rayon::prelude::*;
use sha2::{Digest as _, Sha256};

use super::keys::Hash;
use signpost_core::digest::hex;
use signpost_files::{Kind, Seen};

/// Everything that a run reads, listed and not read yet.
#[derive(Debug)]
pub struct Inputs {
    words: Vec<String>,
    /// Each file, behind a name that says what it is to the run.
    files: Vec<(String, PathBuf)>,
}

impl Inputs {
    /// Some words, every file in some folders and some files; `None` where a folder cannot be read.
    pub fn list(words: Vec<String>, folders: &[&Path], files: &[PathBuf]) -> Option<Self> {
        let mut all: Vec<(String, PathBuf)> = Vec::new();
        for (number, folder) in folders.iter().enumerate() {
            let mut paths = Vec::new();
            list(folder, &mut paths).ok()?;
            all.extend(paths.into_iter().map(|path| {
                let name = path.strip_prefix(folder).unwrap_or(&path).as_os_str();
                (format!("{number} {}", hex(name.as_encoded_bytes())), path)
            }));
        }
        let files = files.iter().enumerate();
        all.extend(files.map(|(number, path)| (format!("file {number}"), path.clone())));
        all.sort();
        Some(Self { words, files: all })
    }

    /// The digest of what can be seen of every file from outside: another one, whenever a file may hold something
    /// else. `None` where that cannot be relied on.
    ///
    /// To be asked before the files are read. As git does with its index, a file that was touched just before `now`
    /// is not relied on: what is written to it in the same moment would leave it looking the same.
    pub fn looks(&self, now: SystemTime) -> Option<String> {
        // Elsewhere, programs set the only time that there is, as they do when they unpack an archive.
        if !cfg!(unix) {
            return None;
        }
        let until = now.checked_sub(COARSEST)?;
        self.digest_of(|path| {
            let seen = Seen::from(&path.symlink_metadata().ok()?);
            if seen.kind != Kind::File || seen.touched.max(seen.modified) >= until {
                return None;
            }
            let Seen { len, modified, touched, identity, .. } = seen;
            Some(format!("{len} {modified:?} {touched:?} {identity:?}").into_bytes())
        })
    }

    /// The digest of what every file holds; `None` where something cannot be read.
    pub fn digest(&self) -> Option<String> {
        self.digest_of(of_file)
    }

    fn digest_of(&self, of: impl Fn(&Path) -> Option<Vec<u8>> + Sync) -> Option<String> {
        let of_files: Option<Vec<_>> = self.files.par_iter().map(|(_, path)| of(path)).collect();
        let mut hash = Hash::default();
        self.words.iter().for_each(|word| hash.add(word));
        for ((name, _), of_file) in self.files.iter().zip(of_files?) {
            hash.add(name);
            hash.add_bytes(&of_file);
        }
        Some(hash.finish())
    }
}

/// The longest moment that a file system in use takes for one: that of FAT, for the time of a change.
const COARSEST: Duration = Duration::from_secs(2);

/// A run that reads a larger file is a whole one, which says what is wrong with that.
const LARGEST: u64 = 1 << 30;

/// The digest of the file that a path leads to. What a pipe, a device or a folder behind a link holds is
/// not known before it is read.
fn of_file(path: &Path) -> Option<Vec<u8>> {
    let seen = fs::metadata(path).ok()?;
    if !seen.is_file() {
        return None;
    }
    let mut hash = Sha256::new();
    if path.symlink_metadata().ok()?.is_symlink() {
        hash.update(b"link ");
        hash.update(fs::read_link(path).ok()?.into_os_string().as_encoded_bytes());
    }
    let mut file = signpost_files::reader(path, LARGEST).ok()?;
    let mut part = vec![0; 64 * 1024];
    loop {
        match file.read(&mut part).ok()? {
            0 => break,
            read => hash.update(part.get(..read)?),
        }
    }
    Some(hash.finalize().to_vec())
}

/// Every file below a folder.
fn list(folder: &Path, paths: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        match entry.file_type()?.is_dir() {
            true => list(&entry.path(), paths)?,
            false => paths.push(entry.path()),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inputs(folders: &[&Path], files: &[PathBuf]) -> Inputs {
        Inputs::list(vec!["program".to_owned()], folders, files).unwrap()
    }

    #[test]
    fn a_change_is_noticed() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.yaml");
        let digest = || inputs(&[folder.path()], &[]).digest().unwrap();
        fs::write(&file, "one").unwrap();
        let before = digest();
        assert_eq!(digest(), before);
        fs::write(&file, "two").unwrap();
        assert_ne!(digest(), before);
    }

    #[cfg(unix)]
    #[test]
    fn another_file_of_the_same_size_and_date_looks_different() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.yaml");
        let write = |path: &Path, text: &str| {
            fs::write(path, text).unwrap();
            let file = fs::File::options().write(true).open(path).unwrap();
            file.set_modified(SystemTime::UNIX_EPOCH).unwrap();
        };
        write(&file, "one");
        let now = SystemTime::now();
        let later = now + 2 * COARSEST;
        let looks = |now| inputs(&[folder.path()], &[]).looks(now);
        let before = looks(later);
        assert!(before.is_some());
        assert_eq!(looks(later), before);
        // Whatever date a program gave it, it was touched a moment ago.
        assert_eq!(looks(now), None);
        let other = folder.path().join("b.yaml");
        write(&other, "two");
        fs::rename(&other, &file).unwrap();
        assert_ne!(looks(later), before);
    }

    #[test]
    fn a_file_without_a_reasonable_length_is_not_known() {
        let folder = tempfile::tempdir().unwrap();
        let file = fs::File::create(folder.path().join("a.yaml")).unwrap();
        // It takes no room, and reading it would take minutes.
        file.set_len(100 * LARGEST).unwrap();
        assert_eq!(inputs(&[folder.path()], &[]).digest(), None);
    }

    #[cfg(unix)]
    #[test]
    fn what_is_behind_a_pipe_or_a_linked_folder_is_not_known() {
        let folder = tempfile::tempdir().unwrap();
        let elsewhere = tempfile::tempdir().unwrap();
        let device = inputs(&[folder.path()], &[PathBuf::from("/dev/null")]);
        assert_eq!((device.digest(), device.looks(SystemTime::now())), (None, None));
        std::os::unix::fs::symlink(elsewhere.path(), folder.path().join("files")).unwrap();
        let linked = inputs(&[folder.path()], &[]);
        assert_eq!((linked.digest(), linked.looks(SystemTime::now())), (None, None));
    }
}
