//! What a rule may look at, and how it points at a place.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::OnceLock;

use jiff::civil::Date;

use super::addresses::Addresses;
use super::clean::whole;
use super::meant::{self, Meant, Named, PageNames};
use crate::diagnostic::{Code, Diagnostic, Label};
use crate::doubts::Doubts;
use crate::load::Loaded;
use crate::model::{Aid, Entry, Page, Site};
use crate::source::SourcePath;
use crate::suggest;

/// The place of a value that is already reported, which no rule has more to say about.
const REPORTED: Range<usize> = usize::MAX..usize::MAX;

/// What a rule may look at.
pub(super) struct Context<'l> {
    pub(super) loaded: &'l Loaded,
    pub(super) site: &'l Site,
    pub(super) today: Date,
    /// The references between files, with their misspellings corrected.
    pub(super) meant: Meant<'l>,
    /// The pages and aids in which there is nothing to find, by their [`whole`].
    clean: BTreeSet<&'l str>,
    /// The addresses, once a rule has asked for them.
    pub(super) addresses: OnceLock<Addresses<'l>>,
}

impl<'l> Context<'l> {
    pub(super) fn new(loaded: &'l Loaded, today: Date, clean: BTreeSet<&'l str>) -> Self {
        let (site, meant) = (&loaded.site, Meant::new(loaded));
        Self { loaded, site, today, meant, clean, addresses: OnceLock::new() }
    }

    /// Whether nothing was found in a file, nor in what it is a part of, when it was as it is now.
    pub(super) fn is_clean(&self, file: &SourcePath) -> bool {
        self.clean.contains(whole(file))
    }

    /// The aids in which there may be something to find. A rule that asks for these may look at nothing
    /// but an aid, the providers and `site.yaml`.
    pub(super) fn aids(&self) -> impl Iterator<Item = &'l Entry<Aid>> {
        self.site.aids.values().filter(|aid| !self.is_clean(&aid.file))
    }

    /// The pages in whose texts there may be something to find. A rule that asks for these may look at
    /// nothing but a page, its other versions and `site.yaml`.
    pub(super) fn pages(&self) -> impl Iterator<Item = &'l Entry<Page>> {
        self.site.pages.iter().filter(|page| !self.is_clean(&page.file))
    }

    /// The same pages, each with its versions in all languages.
    pub(super) fn versions(&self) -> impl Iterator<Item = Vec<&PageNames<'l>>> {
        let versions = self.meant.versions().map(|(_, versions)| versions);
        versions.filter(|it| it.first().is_some_and(|first| !self.is_clean(&first.page.file)))
    }

    /// The translations among them, each behind the version that it is compared with.
    pub(super) fn translations(&self) -> impl Iterator<Item = [&PageNames<'l>; 2]> {
        meant::translations(self.versions(), &self.site.config.default_language)
    }

    /// The value at a JSON pointer in a file.
    pub(super) fn value(&self, file: &SourcePath, pointer: &str) -> Label {
        let span = match self.is_reported(file, pointer) {
            true => REPORTED,
            false => self.loaded.sources.span(file, pointer),
        };
        Label::new(file, span)
    }

    /// The key at a JSON pointer in a file, for what is wrong with a value that is long.
    pub(super) fn key(&self, file: &SourcePath, pointer: &str) -> Label {
        let span = match self.is_reported(file, pointer) {
            true => REPORTED,
            false => self.loaded.sources.key_span(file, pointer),
        };
        Label::new(file, span)
    }

    fn doubts(&self, file: &SourcePath) -> Option<&'l Doubts> {
        self.loaded.doubts.get(file)
    }

    fn is_reported(&self, file: &SourcePath, pointer: &str) -> bool {
        self.doubts(file).is_some_and(|doubts| doubts.is_reported(pointer))
    }

    /// Whether a value was read as it is written, so that what is not in it really is not there.
    pub(super) fn knows(&self, file: &SourcePath, pointer: &str) -> bool {
        self.doubts(file).is_none_or(|doubts| doubts.knows(pointer))
    }

    /// Whether that is so for one key of every item of a list.
    pub(super) fn knows_each(&self, file: &SourcePath, list: &str, key: &str) -> bool {
        self.doubts(file).is_none_or(|doubts| doubts.knows_each(list, key))
    }

    /// Whether that is so for a value and all that is in it.
    pub(super) fn knows_all_of(&self, file: &SourcePath, pointer: &str) -> bool {
        self.doubts(file).is_none_or(|doubts| doubts.knows_all_of(pointer))
    }

    /// Whether a file is there, whatever it says: a reference to it is then not wrong, and what is
    /// wrong with the file itself is reported where it stands.
    pub(super) fn exists(&self, path: &str) -> bool {
        self.loaded.sources.contains(&SourcePath::from(path)) || self.is_unread(path)
    }

    /// Whether something stands in a folder, or in a folder within it, that could not be read, so
    /// that nobody knows what is there.
    fn is_unread(&self, path: &str) -> bool {
        let unread = self.loaded.diagnostics.iter().filter(|it| it.code == Code::Unreadable);
        let above = |folder: &str| path.strip_prefix(folder).is_some_and(|it| it.starts_with('/'));
        unread
            .map(|it| it.place().file.as_str())
            .any(|unread| above(unread) || path.ends_with('/') && unread.starts_with(path))
    }

    /// Whether an aid that a page lists is not there and resembles none that is.
    pub(super) fn is_unknown(&self, aid: &Named<'_>) -> bool {
        !self.exists(&format!("aids/{}.yaml", aid.meant))
    }

    /// The name of the file in a folder that is most like what was written.
    pub(super) fn closest(&self, folder: &str, written: &str) -> Option<&'l str> {
        closest_file(self.loaded, folder, written)
    }

    /// Whether a file in a folder that could not be read as it is written mentions a word, so that
    /// what the word names may well be there.
    pub(super) fn may_be_in(&self, folder: &str, pointer: &str, word: &str) -> bool {
        let Loaded { faulty, doubts, sources, .. } = self.loaded;
        // Any other file could be read as it is written.
        let doubtful = doubts.keys().filter(|path| !self.knows(path, pointer));
        self.is_unread(folder)
            || faulty
                .iter()
                .chain(doubtful)
                .any(|path| path.as_str().starts_with(folder) && sources.text(path).contains(word))
    }
}

/// The name of the file in a folder that is most like what was written.
pub(super) fn closest_file<'l>(loaded: &'l Loaded, folder: &str, written: &str) -> Option<&'l str> {
    let files = loaded.sources.paths().filter(|path| path.folder() == folder);
    suggest::closest(written, files.map(SourcePath::stem))
}

/// Whether a diagnostic is about a value that is already reported.
pub(super) fn is_reported(diagnostic: &Diagnostic) -> bool {
    diagnostic.labels.iter().any(|label| label.span == REPORTED)
}
