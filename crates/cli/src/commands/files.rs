//! New content files, written only where none is in the way.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};

/// Files that are to be written, all or none.
pub(crate) struct NewFiles<'c> {
    content: &'c Path,
    force: bool,
    files: Vec<(PathBuf, String)>,
}

impl<'c> NewFiles<'c> {
    /// No files yet, for a content folder. With `force`, files that are there are written over.
    pub(crate) fn new(content: &'c Path, force: bool) -> Self {
        Self { content, force, files: Vec::new() }
    }

    /// Adds a file by its path in the content folder.
    pub(crate) fn add(&mut self, path: &str, text: String) {
        self.files.push((self.content.join(path), text));
    }

    /// Writes the files and says so.
    pub(crate) fn write(self, out: &mut impl Write) -> anyhow::Result<()> {
        let there: Vec<String> = self
            .files
            .iter()
            .filter(|(path, _)| path.exists())
            .map(|(path, _)| path.display().to_string())
            .collect();
        if !self.force && !there.is_empty() {
            bail!(
                "{} there already, so nothing was written; write over with --force",
                match there.as_slice() {
                    [one] => format!("{one} is"),
                    more => format!("{} are", more.join(", ")),
                }
            );
        }
        for (path, text) in &self.files {
            write_one(path, text, self.force)
                .with_context(|| format!("{} cannot be written", path.display()))?;
            writeln!(out, "Wrote {}", path.display())?;
        }
        Ok(())
    }
}

fn write_one(path: &Path, text: &str, force: bool) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    // Without force even a file that appeared a moment ago stays as it is.
    let mut file = match force {
        true => OpenOptions::new().write(true).create(true).truncate(true).open(path)?,
        false => OpenOptions::new().write(true).create_new(true).open(path)?,
    };
    file.write_all(text.as_bytes())
}
