//! Files in memory.

use signpost_core::model::{Language, PageId};
use signpost_core::source::SourcePath;

use crate::audit::sha256;

/// Every file of a rendered site, sorted by path, the manifest among them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// The files.
    pub files: Vec<OutputFile>,
}

impl Rendered {
    /// The file at a path such as `en/back-pain/index.html`.
    pub fn file(&self, path: &str) -> Option<&OutputFile> {
        let index = self.files.binary_search_by(|file| file.path.as_str().cmp(path)).ok()?;
        self.files.get(index)
    }
}

/// A file to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutputFile {
    /// Its path inside the output folder, with forward slashes on every system.
    pub path: String,
    /// The media type to serve it with.
    pub media_type: &'static str,
    /// Its language, if it has one.
    pub language: Option<Language>,
    /// The page that it shows, if it shows one.
    pub page: Option<PageId>,
    /// The content files that it was made from, sorted.
    pub sources: Vec<SourcePath>,
    /// What it holds.
    pub bytes: Vec<u8>,
    /// The SHA-256 of what it holds, in small hexadecimal digits.
    pub sha256: String,
}

impl OutputFile {
    pub(crate) fn new(path: impl Into<String>, media_type: &'static str, text: String) -> Self {
        Self {
            path: path.into(),
            media_type,
            language: None,
            page: None,
            sources: Vec::new(),
            sha256: sha256(text.as_bytes()),
            bytes: text.into_bytes(),
        }
    }

    pub(crate) fn language(self, language: &Language) -> Self {
        Self { language: Some(language.clone()), ..self }
    }

    pub(crate) fn page(self, page: &PageId) -> Self {
        Self { page: Some(page.clone()), ..self }
    }

    pub(crate) fn sources(self, sources: Vec<SourcePath>) -> Self {
        Self { sources, ..self }
    }
}
