//! The content files as text, and places in them.

use std::collections::BTreeMap;
use std::mem::take;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use crate::digest::sha256;
use crate::lines::Lines;
use crate::opened_by::names;
use crate::yaml::{Places, SpanTree};

pub(crate) use crate::place::Renamed;
pub use crate::place::{Place, SourcePath};

/// The texts of all content files that could be read.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    root: PathBuf,
    files: BTreeMap<SourcePath, Source>,
}

/// One file's text, and where its parts are once somebody has asked.
#[derive(Debug, Clone, Default)]
struct Source {
    text: String,
    renamed: Vec<Renamed>,
    spans: OnceLock<Places>,
    lines: OnceLock<Lines>,
    digest: OnceLock<String>,
    names: OnceLock<Vec<Range<usize>>>,
}

impl Source {
    fn spans(&self) -> &Places {
        self.spans.get_or_init(|| SpanTree::parse(&self.text).renamed(&self.renamed).into())
    }

    fn place(&self, offset: usize) -> Place {
        self.lines.get_or_init(|| Lines::new(&self.text)).place(&self.text, offset)
    }
}

impl Sources {
    /// No texts yet, of a content folder called `root`.
    pub fn new(root: &Path) -> Self {
        Self { root: root.to_owned(), files: BTreeMap::new() }
    }

    /// The content folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Adds a file's text.
    pub fn insert(&mut self, path: SourcePath, text: String) {
        self.files.insert(path, Source { text, ..Source::default() });
    }

    /// Adds a file's text in which some keys are misspelt.
    pub(crate) fn insert_renamed(&mut self, path: SourcePath, text: String, renamed: Vec<Renamed>) {
        self.files.insert(path, Source { text, renamed, ..Source::default() });
    }

    /// Lets go of what was worked out of the texts. Anyone who asks for a place again has it worked out again: an
    /// audit of many links asks for each once, and would hold them all to its end.
    pub fn forget_places(&mut self) {
        for source in self.files.values_mut() {
            let (text, renamed) = (take(&mut source.text), take(&mut source.renamed));
            *source = Source { text, renamed, ..Source::default() };
        }
    }

    /// Takes a file out.
    pub(crate) fn remove(&mut self, path: &SourcePath) {
        self.files.remove(path);
    }

    /// A file's text; empty for a file that could not be read.
    pub fn text(&self, path: &SourcePath) -> &str {
        self.files.get(path).map_or("", |source| source.text.as_str())
    }

    /// The SHA-256 of a file's text, in small hexadecimal digits; empty for a file that could not be read.
    pub fn digest(&self, path: &SourcePath) -> &str {
        let of = |source: &Source| sha256(source.text.as_bytes());
        self.files.get(path).map_or("", |source| source.digest.get_or_init(|| of(source)))
    }

    /// The pieces of a file's text that [name who opened a link](crate::opened_by::names()).
    pub fn names(&self, path: &SourcePath) -> &[Range<usize>] {
        let of = |source: &Source| names::names(path, &source.text);
        self.files.get(path).map_or(&[], |source| source.names.get_or_init(|| of(source)))
    }

    /// Whether there is such a file.
    pub fn contains(&self, path: &SourcePath) -> bool {
        self.files.contains_key(path)
    }

    /// Every file that was read.
    pub fn paths(&self) -> impl Iterator<Item = &SourcePath> {
        self.files.keys()
    }

    /// The path as it is shown to a person: with the content folder in front, as it was given.
    pub fn display_path(&self, path: &SourcePath) -> String {
        let shown = self.root.join(path.as_str()).to_string_lossy().into_owned();
        if cfg!(windows) { shown.replace('\\', "/") } else { shown }
    }

    /// Where a byte of a file is.
    pub fn place(&self, path: &SourcePath, offset: usize) -> Place {
        self.files.get(path).map_or(Place { line: 1, column: 1 }, |source| source.place(offset))
    }

    /// The bytes of the value at a JSON pointer (RFC 6901).
    pub fn span(&self, path: &SourcePath, pointer: &str) -> Range<usize> {
        self.files.get(path).map_or(0..0, |source| source.spans().value(pointer))
    }

    /// The bytes of the key at a JSON pointer; of the value where it is an item of a list.
    pub fn key_span(&self, path: &SourcePath, pointer: &str) -> Range<usize> {
        self.files.get(path).map_or(0..0, |source| source.spans().key(pointer))
    }

    /// Where the value at a JSON pointer begins.
    pub fn locate(&self, path: &SourcePath, pointer: &str) -> Place {
        self.place(path, self.span(path, pointer).start)
    }
}
