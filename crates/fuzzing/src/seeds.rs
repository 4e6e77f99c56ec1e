//! The inputs that a target begins with.

use std::fs;
use std::io;
use std::path::Path;

/// The seeds of a target, in `fuzz/seeds/TARGET/`, sorted by their names.
///
/// # Errors
///
/// When the folder cannot be read.
pub fn seeds(target: &str) -> io::Result<Vec<Vec<u8>>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/seeds").join(target);
    let mut paths: Vec<_> =
        fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>()?;
    paths.sort();
    paths.iter().map(fs::read).collect()
}
