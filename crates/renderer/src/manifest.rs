//! `manifest.json`: every file, for the people who publish them. `schemas/manifest.schema.json`
//! describes it.

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use signpost_core::model::{Language, PageId};
use signpost_core::source::SourcePath;

use crate::audit::Audited;
use crate::context::Context;
use crate::error::RenderError;
use crate::json::to_json;
use crate::media_type;
use crate::output::OutputFile;

/// The manifest's path inside the output folder, by which such a folder is known.
pub(crate) const PATH: &str = "manifest.json";

/// The most bytes of a manifest that is read: some millions of files.
pub(crate) const LARGEST: u64 = 1 << 30;

/// The content file of a page in a language, as the manifest names them.
pub(crate) fn page_file(page: &str, language: &str) -> String {
    format!("pages/{page}/{language}.yaml")
}

#[derive(Serialize)]
struct Manifest<'a> {
    version: u32,
    base_url: &'a str,
    /// The newest audit.
    audit: Option<Audit<'a>>,
    /// Every audit, where there is more than one, from the oldest to the newest.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    audits: Vec<Audit<'a>>,
    files: Vec<File<'a>>,
}

#[derive(Clone, Serialize)]
struct Audit<'a> {
    sha256: &'a str,
    started: String,
}

#[derive(Serialize)]
struct File<'a> {
    path: &'a str,
    media_type: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<&'a str>,
    /// Whether it is only there in a preview: its address was never published.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    draft: bool,
    sha256: &'a str,
    bytes: u64,
    sources: Vec<&'a str>,
}

/// The manifest of some files, which are sorted by path.
pub(crate) fn manifest(
    context: &Context<'_>,
    audit: Option<&Audited>,
    files: &[Arc<OutputFile>],
) -> Result<OutputFile, RenderError> {
    let pages = context.pages().into_iter().map(|(_, page)| page);
    let drafts: HashSet<_> =
        pages.filter(|page| page.draft).map(|page| (&page.id, &page.language)).collect();
    let files = files.iter().map(|file| File {
        path: &file.path,
        media_type: file.media_type,
        language: file.language.as_ref().map(|language| language.as_str()),
        page: file.page.as_ref().map(|page| page.as_str()),
        draft: file
            .page
            .as_ref()
            .zip(file.language.as_ref())
            .is_some_and(|it| drafts.contains(&it)),
        sha256: &file.sha256,
        bytes: file.size(),
        sources: file.sources.iter().map(|source| source.as_str()).collect(),
    });
    let audits = audit.into_iter().flat_map(Audited::reports);
    let mut audits: Vec<_> =
        audits.map(|(started, sha256)| Audit { sha256, started: started.to_string() }).collect();
    let newest = if audits.len() > 1 { audits.last().cloned() } else { audits.pop() };
    let manifest = Manifest {
        version: 1,
        base_url: context.base.as_str(),
        audit: newest,
        audits,
        files: files.collect(),
    };
    Ok(OutputFile::new(PATH, media_type::JSON, to_json(&manifest)?))
}

/// A manifest that was read. Nothing that any version of this program leaves out of one is required.
#[derive(Deserialize)]
pub(crate) struct Past<'a> {
    /// With `base_url`, a mark of our manifests: many a folder has a file of that name.
    #[serde(rename = "version")]
    _version: u64,
    #[serde(rename = "base_url", borrow)]
    _base_url: Cow<'a, str>,
    /// Its files.
    #[serde(borrow)]
    pub(crate) files: Vec<PastFile<'a>>,
}

/// A file that a manifest names.
#[derive(Deserialize)]
pub(crate) struct PastFile<'a> {
    #[serde(borrow)]
    pub(crate) path: Cow<'a, str>,
    media_type: Option<&'a str>,
    pub(crate) language: Option<&'a str>,
    pub(crate) page: Option<&'a str>,
    #[serde(default)]
    pub(crate) draft: bool,
    pub(crate) sha256: String,
    bytes: Option<u64>,
    #[serde(borrow)]
    sources: Option<&'a RawValue>,
}

impl PastFile<'_> {
    /// The content files that it was made from.
    pub(crate) fn sources(&self) -> Option<Vec<&str>> {
        serde_json::from_str(self.sources?.get()).ok()
    }
}

/// Reads a manifest; `None` if it is not one of ours.
pub(crate) fn read(bytes: &[u8]) -> Option<Past<'_>> {
    serde_json::from_slice(bytes).ok()
}

/// The files that a manifest of ours names, as they are in its folder; `None` if it was written by a
/// program that knows other media types.
pub(crate) fn kept(bytes: &[u8]) -> Option<Vec<OutputFile>> {
    let manifest = read(bytes)?;
    let mut files = Vec::with_capacity(manifest.files.len());
    // The files of a page stand together, and were made from the same.
    let mut last: (&str, Arc<[SourcePath]>) = ("[]", Arc::default());
    for file in manifest.files {
        let sources = file.sources?.get();
        if sources != last.0 {
            last = (sources, file.sources()?.into_iter().map(SourcePath::from).collect());
        }
        files.push(OutputFile {
            media_type: media_type::known(file.media_type?)?,
            language: file.language.map(Language::from),
            page: file.page.map(PageId::from),
            sources: Arc::clone(&last.1),
            ..OutputFile::kept(file.path, file.sha256, Some(file.bytes?))
        });
    }
    Some(files)
}
