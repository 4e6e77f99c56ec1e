//! Addresses that readers and other sites know and that lead nowhere any more.

use std::collections::HashSet;
use std::path::Path;

use signpost_core::address;
use signpost_core::model::Language;
use signpost_files::Folder;

use crate::manifest::{self, PastFile};
use crate::output::{OutputFile, Rendered};

/// An address that a page had the last time, and that does not lead to it now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LostAddress {
    /// The page's file in the content folder.
    pub file: String,
    /// The page's language.
    pub language: Language,
    /// Its address the last time, below the site's own.
    pub before: String,
    /// Its slug the last time, or one from which its readers were sent on then.
    pub slug: String,
    /// Its address now, if it is still published.
    pub now: Option<String>,
    /// The content file of the page that the address leads to now, while its own page is at another one.
    pub taken_by: Option<String>,
}

/// An address of a page as it was rendered the last time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastPage {
    /// The path of its HTML in the output folder.
    path: String,
    page: String,
    language: String,
    is_former: bool,
}

impl PastPage {
    /// The page's file in the content folder.
    pub fn file(&self) -> String {
        manifest::page_file(&self.page, &self.language)
    }

    /// Whether readers were only sent on from there.
    pub fn is_former(&self) -> bool {
        self.is_former
    }

    /// Its slug.
    pub fn slug(&self) -> &str {
        self.folder().trim_end_matches('/').rsplit('/').next().unwrap_or_default()
    }

    /// Its address below the site's own, without the slash that it begins with.
    fn folder(&self) -> &str {
        self.path.strip_suffix("index.html").unwrap_or(&self.path)
    }
}

/// A form of a page that was made the last time and is not made now, though the page is: a list of aids that other
/// sites may embed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LostForm {
    /// The page's file in the content folder.
    pub file: String,
    /// Its address the last time, below the site's own.
    pub before: String,
    /// The condition that its aids were about, where it was a list of these.
    pub condition: Option<String>,
}

/// What the last run made and this one does not.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lost {
    /// The addresses that pages had, or were reached by, and that do not lead to them now.
    pub addresses: Vec<LostAddress>,
    /// Forms of pages that are still there.
    pub forms: Vec<LostForm>,
}

/// The addresses of pages that the last run wrote into a folder, by its manifest, but for drafts. Where there is
/// none, or none that can be read, there are none.
pub fn past_pages(out: &Path) -> Vec<PastPage> {
    of_manifest(out, pages_of)
}

/// What the manifest of the last run names and is no longer made. To be asked before [`write`](super::write()), which
/// replaces that manifest.
pub fn lost(rendered: &Rendered, out: &Path) -> Lost {
    of_manifest(out, |files| Lost {
        addresses: lost_addresses(rendered, pages_of(files)),
        forms: lost_forms(rendered, files),
    })
}

/// Asks something of the files in the manifest of the last run, without those of drafts.
fn of_manifest<T>(out: &Path, ask: impl FnOnce(&[PastFile<'_>]) -> T) -> T {
    let bytes = Folder::open(out).and_then(|folder| folder.read(manifest::PATH, manifest::LARGEST));
    let bytes = bytes.unwrap_or_default();
    let mut files = manifest::read(&bytes).map(|manifest| manifest.files).unwrap_or_default();
    let drafts: HashSet<String> =
        files.iter().filter(|file| file.draft).filter_map(page_file).collect();
    if !drafts.is_empty() {
        files.retain(|file| page_file(file).is_none_or(|page| !drafts.contains(&page)));
    }
    ask(&files)
}

/// The content file of the page that a file of the last run shows, or sends its readers to.
fn page_file(file: &PastFile<'_>) -> Option<String> {
    let (page, language) = (page_of(file)?, file.language?);
    Some(manifest::page_file(&page, language))
}

/// The same of a file of now.
fn page_file_now(file: &OutputFile) -> Option<String> {
    let language = file.language.as_ref()?.as_str();
    let page = match &file.page {
        Some(page) => page.as_str(),
        None => page_behind(&file.path, language, file.sources.iter().map(|it| it.as_str()))?,
    };
    Some(manifest::page_file(page, language))
}

fn pages_of(files: &[PastFile<'_>]) -> Vec<PastPage> {
    let pages = files.iter().filter(|file| file.path.ends_with("/index.html"));
    let pages = pages.filter_map(|file| {
        Some(PastPage {
            path: file.path.to_string(),
            page: page_of(file)?,
            language: file.language?.to_owned(),
            is_former: file.page.is_none(),
        })
    });
    pages.collect()
}

/// The page that a file of the last run shows, or sends its readers to.
fn page_of(file: &PastFile<'_>) -> Option<String> {
    if let Some(page) = file.page {
        return Some(page.to_owned());
    }
    let sources = file.sources()?;
    page_behind(&file.path, file.language?, sources.into_iter()).map(str::to_owned)
}

/// The page to which a file in `/<language>/<slug>/` that is no page itself sends its readers.
fn page_behind<'s>(
    path: &str,
    language: &str,
    mut sources: impl Iterator<Item = &'s str>,
) -> Option<&'s str> {
    let (folder, _) = path.strip_prefix(language)?.strip_prefix('/')?.rsplit_once('/')?;
    let end = format!("/{language}.yaml");
    let page = sources.find_map(|it| it.strip_prefix("pages/")?.strip_suffix(&end))?;
    (!folder.contains('/')).then_some(page)
}

/// The addresses that pages had, or were reached by, and that do not lead to them now.
fn lost_addresses(rendered: &Rendered, past: Vec<PastPage>) -> Vec<LostAddress> {
    let lost = past.into_iter().filter_map(|past| {
        let file = past.file();
        let leads_to = rendered.file(&past.path).map(page_file_now);
        if leads_to.as_ref().is_some_and(|it| it.as_ref() == Some(&file)) {
            return None;
        }
        let page = rendered.files.iter().find(|now| {
            now.path.ends_with("/index.html")
                && now.page.as_ref().is_some_and(|it| it.as_str() == past.page)
                && now.language.as_ref().is_some_and(|it| it.as_str() == past.language)
        });
        let taken_by = match leads_to {
            None => None,
            // Another page may take the place of one that is gone.
            Some(_) if page.is_none() => return None,
            // A file of the site's own may send readers on.
            Some(other) => Some(other?),
        };
        Some(LostAddress {
            file,
            language: past.language.as_str().into(),
            before: format!("/{}", past.folder()),
            slug: past.slug().to_owned(),
            now: page.map(|now| format!("/{}", now.path.trim_end_matches("index.html"))),
            taken_by,
        })
    });
    lost.collect()
}

/// The forms that are not made now, of pages whose addresses still lead somewhere.
fn lost_forms(rendered: &Rendered, files: &[PastFile<'_>]) -> Vec<LostForm> {
    let lost = files.iter().filter(|file| rendered.file(&file.path).is_none());
    let lost = lost.filter_map(|file| {
        let (folder, name) = file.path.rsplit_once('/')?;
        let page = page_file(file)?;
        // Where the address leads to another page, it is lost itself.
        let leads_to = page_file_now(rendered.file(&format!("{folder}/index.html"))?);
        (name != "index.html" && leads_to.as_ref() == Some(&page)).then(|| LostForm {
            file: page,
            before: format!("/{}", file.path),
            condition: address::condition_of(name).map(str::to_owned),
        })
    });
    lost.collect()
}
