//! The content as it would be, in which each change is tried before it is made.
//!
//! A file can be valid by itself and still break a rule on the site as a whole. Only what has been
//! held to every schema and every rule is written.

use std::collections::BTreeSet;

use jiff::civil::Date;
use signpost_core::source::SourcePath;
use signpost_core::{Diagnostic, Loaded, Severity, rules};

/// The content with the changes so far, and what is wrong with it by now.
pub(super) struct Rehearsal {
    loaded: Loaded,
    today: Date,
    faults: Vec<Diagnostic>,
}

impl Rehearsal {
    /// The content as it is.
    pub(super) fn new(loaded: Loaded, today: Date) -> Self {
        let faults = rules::check(&loaded, today);
        Self { loaded, today, faults }
    }

    /// Changes a file. If that brings an error, says which, and changes the file back.
    pub(super) fn with(&mut self, path: &SourcePath, text: &str) -> anyhow::Result<Option<String>> {
        fn errors(faults: &[Diagnostic]) -> impl Iterator<Item = (&SourcePath, &str)> {
            let errors = faults.iter().filter(|fault| fault.severity == Severity::Error);
            errors.map(|fault| (&fault.place().file, fault.message.as_str()))
        }
        let mut new = None;
        self.try_all(vec![(path.clone(), text.to_owned())], |before, after| {
            let known: BTreeSet<_> = errors(before).collect();
            new = errors(after)
                .find(|error| !known.contains(error))
                .map(|(file, message)| format!("{file} would have an error: {message}"));
            new.is_none()
        })?;
        Ok(new)
    }

    /// Changes files, and changes them back unless what is wrong before and after is as it should be.
    pub(super) fn try_all(
        &mut self,
        texts: Vec<(SourcePath, String)>,
        is_good: impl FnOnce(&[Diagnostic], &[Diagnostic]) -> bool,
    ) -> anyhow::Result<bool> {
        let text = |path: &SourcePath| self.loaded.sources.text(path).to_owned();
        let before: Vec<_> = texts.iter().map(|(path, _)| (path.clone(), text(path))).collect();
        self.loaded.suppose(&texts)?;
        let after = rules::check(&self.loaded, self.today);
        let good = is_good(&self.faults, &after);
        match good {
            true => self.faults = after,
            false => self.loaded.suppose(&before)?,
        }
        Ok(good)
    }
}
