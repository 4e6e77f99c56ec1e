//! New content files, written only where none is in the way.

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::bail;
use signpost_core::source::SourcePath;
use signpost_core::{Diagnostic, rules};
use signpost_files::Folder;

use super::unfinished::{self, Unfinished};
use super::{Validated, changing, new_error};
use crate::cli::ContentArgs;
use crate::output::shown;

/// Writes into a folder that need not be there yet; where that fails, the folders stay that were there before.
pub(super) fn or_no_folder<T>(
    folder: &Path,
    write: impl FnOnce() -> anyhow::Result<T>,
) -> anyhow::Result<T> {
    let is_there = |it: &&Path| it.as_os_str().is_empty() || it.exists();
    let made: Vec<&Path> = folder.ancestors().take_while(|it| !is_there(it)).collect();
    let written = write();
    if written.is_err() {
        // One with something in it stays, and so do those that it is in.
        let _ = made.into_iter().try_for_each(fs::remove_dir);
    }
    written
}

/// Files that are to be written, all or none.
pub(crate) struct NewFiles<'c> {
    base: &'c Path,
    what: String,
    force: bool,
    files: Vec<(String, String)>,
}

impl<'c> NewFiles<'c> {
    /// No files yet, for something in a folder, by the name that [`super::unfinished::undo`] knows it by. With
    /// `force`, files that are there are written over.
    pub(crate) fn new(base: &'c Path, what: &str, force: bool) -> Self {
        Self { base, what: what.to_owned(), force, files: Vec::new() }
    }

    /// Adds a file by its path in the folder. The first one is written last: when it is there, all are.
    pub(crate) fn add(&mut self, path: &str, text: String) {
        self.files.push((path.to_owned(), text));
    }

    /// Refuses files with which the content would have an error that it has not without them, so
    /// that people are told at once and not by the next validation.
    pub(crate) fn refuse_errors(&self, args: &ContentArgs) -> anyhow::Result<()> {
        // A folder that is not there yet has nothing in it that the files could contradict.
        let Ok(Validated { mut loaded, diagnostics: before, clean }) = Validated::read(args) else {
            return Ok(());
        };
        let texts: Vec<_> = self
            .files
            .iter()
            .map(|(path, text)| (SourcePath::from(path.as_str()), text.clone()))
            .collect();
        loaded.suppose(&texts)?;
        let (after, _) = rules::check_again(&loaded, args.today(), &clean);
        let new = new_error(&before, &after);
        let Some(Diagnostic { message, help, .. }) = new else { return Ok(()) };
        match help {
            Some(help) => bail!("nothing was written, because {message}; {help}"),
            None => bail!("nothing was written, because {message}"),
        }
    }

    /// Writes the files and says so. The folder may be a link; what is in it is not followed through one.
    pub(crate) fn write(self, out: &mut impl Write) -> anyhow::Result<()> {
        or_no_folder(self.base, || self.write_all())?;
        for (path, _) in &self.files {
            writeln!(out, "Wrote {}", shown(&self.base.join(path)))?;
        }
        Ok(())
    }

    fn write_all(&self) -> anyhow::Result<()> {
        let shown = |path: &str| shown(&self.base.join(path));
        let failed = |path: &str, error| changing::not_written(&shown(path), error);
        let folder = Folder::make(self.base)
            .map_err(|error| changing::not_written(&self.base.display().to_string(), error))?;
        changing::wait_for(&folder)?;
        let (mut new, mut there) = (Vec::new(), Vec::new());
        for (path, text) in &self.files {
            match folder.has(path).map_err(|error| failed(path, error))? {
                true => there.push((path.as_str(), text.as_bytes())),
                false => new.push((path.as_str(), text.as_bytes())),
            }
        }
        if !self.force && !there.is_empty() {
            let taken: Vec<_> = there.iter().map(|(path, _)| self.base.join(path)).collect();
            unfinished::refuse_changed(self.base, &self.what, &taken)?;
            let names: Vec<_> = there.iter().map(|(path, _)| shown(path)).collect();
            bail!(
                "{} there already, so nothing was written; write over with --force",
                match names.as_slice() {
                    [one] => format!("{one} is"),
                    more => format!("{} are", more.join(", ")),
                }
            );
        }
        let first = self.files.first().map(|(path, _)| path.as_str()).unwrap_or_default();
        let unfinished = Unfinished::begin(self.base, &folder, &self.what, first, &new)
            .map_err(|(path, error)| failed(&path, error))?;
        // Even a file that appeared a moment ago stays as it is. What is written over is, once there is nothing left
        // that could fail for want of room.
        let written =
            folder.create_all(new.iter().rev().copied()).and_then(|()| folder.replace_all(&there));
        if let Err((path, error)) = written {
            unfinished.undo();
            return Err(failed(&path, error));
        }
        unfinished.finish();
        Ok(())
    }
}
