//! A copy of the content, in which each change is tried before it is made.
//!
//! A file can be valid by itself and still break a rule on the site as a whole. Only what has been
//! held to every schema and every rule is written.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::Context as _;
use jiff::civil::Date;
use signpost_core::source::SourcePath;
use signpost_core::{Loaded, Severity, rules};
use tempfile::TempDir;

/// The copy, and the errors that it had from the start or has by now.
pub(super) struct Rehearsal {
    folder: TempDir,
    today: Date,
    known: BTreeSet<(SourcePath, String)>,
}

impl Rehearsal {
    /// Copies the content.
    pub(super) fn new(root: &Path, loaded: &Loaded, today: Date) -> anyhow::Result<Self> {
        let folder =
            tempfile::tempdir().context("no folder for a copy of the content can be made")?;
        for path in loaded.sources.paths() {
            let copy = folder.path().join(path.as_str());
            if let Some(parent) = copy.parent() {
                fs::create_dir_all(parent)?;
            }
            // What cannot be read here could not be read before either, and is a fault already.
            drop(fs::copy(root.join(path.as_str()), copy));
        }
        let mut rehearsal = Self { folder, today, known: BTreeSet::new() };
        rehearsal.known = rehearsal.errors()?.into_iter().collect();
        Ok(rehearsal)
    }

    /// Changes a file. If that brings an error, says which, and changes the file back.
    pub(super) fn with(&mut self, path: &SourcePath, text: &str) -> anyhow::Result<Option<String>> {
        let copy = self.folder.path().join(path.as_str());
        let before = fs::read(&copy)?;
        fs::write(&copy, text)?;
        let errors = self.errors()?;
        let new = errors.iter().find(|error| !self.known.contains(error));
        let Some((file, message)) = new else {
            self.known = errors.into_iter().collect();
            return Ok(None);
        };
        fs::write(&copy, before)?;
        Ok(Some(format!("{file} would have an error: {message}")))
    }

    fn errors(&self) -> anyhow::Result<Vec<(SourcePath, String)>> {
        let loaded = signpost_core::load(self.folder.path())?;
        let faults = rules::check(&loaded, self.today);
        let errors = faults.into_iter().filter(|fault| fault.severity == Severity::Error);
        Ok(errors.map(|fault| (fault.place().file.clone(), fault.message)).collect())
    }
}
