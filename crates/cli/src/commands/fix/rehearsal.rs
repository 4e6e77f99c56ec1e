//! The content as it would be, in which each change is tried before it is made.
//!
//! A file can be valid by itself and still break a rule on the site as a whole. Only what has been
//! held to every schema and every rule is written.

use jiff::civil::Date;
use signpost_core::rules::{self, Clean};
use signpost_core::source::SourcePath;
use signpost_core::{Diagnostic, Loaded};

use crate::commands::{Validated, new_error};

/// The content with the changes so far, and what is wrong with it by now.
pub(super) struct Rehearsal {
    loaded: Loaded,
    today: Date,
    faults: Vec<Diagnostic>,
    /// The pages in which nothing was found, whose texts need not be read for each try.
    clean: Clean,
}

impl Rehearsal {
    /// The content as it is.
    pub(super) fn new(validated: Validated, today: Date) -> Self {
        let Validated { loaded, diagnostics: faults, clean } = validated;
        Self { loaded, today, faults, clean }
    }

    /// Changes a file. If that brings an error, says which, and changes the file back.
    pub(super) fn with(&mut self, path: &SourcePath, text: &str) -> anyhow::Result<Option<String>> {
        let mut new = None;
        self.try_all(vec![(path.clone(), text.to_owned())], |before, after| {
            new = new_error(before, after).map(|error| {
                format!("{} would have an error: {}", error.place().file, error.message)
            });
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
        let (after, clean) = rules::check_again(&self.loaded, self.today, &self.clean);
        let good = is_good(&self.faults, &after);
        match good {
            true => (self.faults, self.clean) = (after, clean),
            false => self.loaded.suppose(&before)?,
        }
        Ok(good)
    }
}
