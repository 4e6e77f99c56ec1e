//! The digest of everything that a run reads, by which a run is known in which nothing has changed.

use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use sha2::{Digest as _, Sha256};

use super::keys::Hash;
use signpost_core::digest::hex;

/// The digest of some words, of every file in some folders and of some files; `None` where something
/// cannot be read.
pub fn digest(words: &[String], folders: &[&Path], files: &[PathBuf]) -> Option<String> {
    let mut all: Vec<(String, PathBuf)> = Vec::new();
    for (number, folder) in folders.iter().enumerate() {
        let mut paths = Vec::new();
        list(folder, &mut paths).ok()?;
        all.extend(paths.into_iter().map(|path| {
            let name = path.strip_prefix(folder).unwrap_or(&path).as_os_str().as_encoded_bytes();
            (format!("{number} {}", hex(name)), path)
        }));
    }
    all.extend(
        files.iter().enumerate().map(|(number, path)| (format!("file {number}"), path.clone())),
    );
    all.sort();
    let digests: Option<Vec<_>> = all.par_iter().map(|(_, path)| of_file(path)).collect();
    let mut hash = Hash::default();
    words.iter().for_each(|word| hash.add(word));
    for ((name, _), digest) in all.iter().zip(digests?) {
        hash.add(name);
        hash.add_bytes(&digest);
    }
    Some(hash.finish())
}

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

    #[test]
    fn a_change_is_noticed() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.yaml");
        let digest = || digest(&["program".to_owned()], &[folder.path()], &[]).unwrap();
        fs::write(&file, "one").unwrap();
        let before = digest();
        assert_eq!(digest(), before);
        fs::write(&file, "two").unwrap();
        assert_ne!(digest(), before);
    }

    #[test]
    fn a_file_without_a_reasonable_length_is_not_known() {
        let folder = tempfile::tempdir().unwrap();
        let file = fs::File::create(folder.path().join("a.yaml")).unwrap();
        // It takes no room, and reading it would take minutes.
        file.set_len(100 * LARGEST).unwrap();
        assert_eq!(digest(&[], &[folder.path()], &[]), None);
    }

    #[cfg(unix)]
    #[test]
    fn what_is_behind_a_pipe_or_a_linked_folder_is_not_known() {
        let folder = tempfile::tempdir().unwrap();
        let elsewhere = tempfile::tempdir().unwrap();
        assert_eq!(digest(&[], &[folder.path()], &[PathBuf::from("/dev/null")]), None);
        std::os::unix::fs::symlink(elsewhere.path(), folder.path().join("files")).unwrap();
        assert_eq!(digest(&[], &[folder.path()], &[]), None);
    }
}
