//! Files to be written, in memory or as the last run left them in the folder.

use std::sync::Arc;

use signpost_core::model::{Language, PageId};
use signpost_core::source::SourcePath;

use signpost_core::digest::sha256;

/// Every file of a rendered site, sorted by path, the manifest among them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rendered {
    /// The files.
    pub files: Vec<Arc<OutputFile>>,
}

impl Rendered {
    /// The file at a path such as `en/back-pain/index.html`.
    pub fn file(&self, path: &str) -> Option<&OutputFile> {
        let index = self.files.binary_search_by(|file| file.path.as_str().cmp(path)).ok()?;
        self.files.get(index).map(Arc::as_ref)
    }

    /// Puts a file in its place, instead of the one at its path.
    pub(crate) fn put(&mut self, file: Arc<OutputFile>) {
        match self.files.binary_search_by(|other| other.path.cmp(&file.path)) {
            Ok(index) => self.files[index] = file,
            Err(index) => self.files.insert(index, file),
        }
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
    pub sources: Arc<[SourcePath]>,
    /// What it holds; empty where `in_folder` says that it is in the folder already.
    pub bytes: Vec<u8>,
    /// How many bytes it has in the folder that it is for, where the last run put it there.
    pub in_folder: Option<u64>,
    /// The SHA-256 of what it holds, in small hexadecimal digits.
    pub sha256: String,
}

impl OutputFile {
    pub(crate) fn new(path: impl Into<String>, media_type: &'static str, text: String) -> Self {
        Self::of_bytes(path, media_type, text.into_bytes())
    }

    pub(crate) fn of_bytes(
        path: impl Into<String>,
        media_type: &'static str,
        bytes: Vec<u8>,
    ) -> Self {
        let sha256 = sha256(&bytes);
        Self { media_type, bytes, ..Self::kept(path, sha256, None) }
    }

    /// A file that is in the folder already, of so many bytes.
    pub(crate) fn kept(path: impl Into<String>, sha256: String, in_folder: Option<u64>) -> Self {
        Self {
            path: path.into(),
            media_type: "application/octet-stream",
            language: None,
            page: None,
            sources: Arc::default(),
            bytes: Vec::new(),
            in_folder,
            sha256,
        }
    }

    /// How many bytes it has.
    pub fn size(&self) -> u64 {
        self.in_folder.unwrap_or(self.bytes.len() as u64)
    }

    pub(crate) fn language(self, language: &Language) -> Self {
        Self { language: Some(language.clone()), ..self }
    }

    pub(crate) fn page(self, page: &PageId) -> Self {
        Self { page: Some(page.clone()), ..self }
    }

    pub(crate) fn sources(self, sources: impl Into<Arc<[SourcePath]>>) -> Self {
        Self { sources: sources.into(), ..self }
    }
}
