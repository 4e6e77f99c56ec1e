//! New content files, written only where none is in the way.

use std::io::Write;
use std::path::Path;

use anyhow::bail;
use signpost_core::source::SourcePath;
use signpost_core::{Diagnostic, rules};
use signpost_files::Folder;

use super::{Validated, changing, new_error};
use crate::cli::ContentArgs;
use crate::output::shown;

/// Files that are to be written, all or none.
pub(crate) struct NewFiles<'c> {
    content: &'c Path,
    force: bool,
    files: Vec<(String, String)>,
}

impl<'c> NewFiles<'c> {
    /// No files yet, for a content folder. With `force`, files that are there are written over.
    pub(crate) fn new(content: &'c Path, force: bool) -> Self {
        Self { content, force, files: Vec::new() }
    }

    /// Adds a file by its path in the content folder.
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

    /// Writes the files and says so. A content folder may be a link; what is in it is not followed
    /// through one.
    pub(crate) fn write(self, out: &mut impl Write) -> anyhow::Result<()> {
        let shown = |path: &str| shown(&self.content.join(path));
        let folder = Folder::make(self.content)
            .map_err(|error| changing::not_written(&self.content.display().to_string(), error))?;
        changing::wait_for(&folder)?;
        let mut there = Vec::new();
        for (path, _) in &self.files {
            if folder.has(path).map_err(|error| changing::not_written(&shown(path), error))? {
                there.push(shown(path));
            }
        }
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
            // Without force even a file that appeared a moment ago stays as it is.
            let written = match self.force {
                true => folder.replace(path, text.as_bytes()),
                false => folder.create(path, text.as_bytes()),
            };
            written.map_err(|error| changing::not_written(&shown(path), error))?;
            writeln!(out, "Wrote {}", shown(path))?;
        }
        Ok(())
    }
}
