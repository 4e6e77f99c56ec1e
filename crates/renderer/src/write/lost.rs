//! Addresses that readers and other sites know and that lead nowhere any more.

use std::collections::HashSet;
use std::path::Path;

use signpost_core::address;
use signpost_core::model::Language;
use signpost_files::Folder;

use crate::manifest::{self, PastFile};
use crate::output::Rendered;

/// An address that a page had the last time, and that nothing has now.
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
    /// The addresses that pages had, or were reached by, and that nothing has now.
    pub addresses: Vec<LostAddress>,
    /// Forms of pages that are still there.
    pub forms: Vec<LostForm>,
}

/// The addresses of pages that the last run wrote into a folder, by its manifest, but for drafts. Where there is
/// none, or none that can be read, there are none.
pub fn past_pages(out: &Path) -> Vec<PastPage> {
    of_manifest(out, |files| pages_of(files))
}

/// What the manifest of the last run names and is made no more. To be asked before [`write`](super::write()), which
/// replaces that manifest.
pub fn lost(rendered: &Rendered, out: &Path) -> Lost {
    let paths: HashSet<&str> = rendered.files.iter().map(|file| file.path.as_str()).collect();
    of_manifest(out, |files| Lost {
        addresses: lost_addresses(rendered, &paths, pages_of(files)),
        forms: lost_forms(&paths, files),
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

/// The content file of the page that a file shows, or sends its readers to.
fn page_file(file: &PastFile<'_>) -> Option<String> {
    let language = file.language?;
    let page = file.page.map(str::to_owned).or_else(|| sent_on_to(file))?;
    Some(manifest::page_file(&page, language))
}

fn pages_of(files: &[PastFile<'_>]) -> Vec<PastPage> {
    let pages = files.iter().filter(|file| file.path.ends_with("/index.html"));
    let pages = pages.filter_map(|file| {
        let page = file.page.map(str::to_owned).or_else(|| sent_on_to(file))?;
        Some(PastPage {
            path: file.path.to_string(),
            page,
            language: file.language?.to_owned(),
            is_former: file.page.is_none(),
        })
    });
    pages.collect()
}

/// The page to which a file in `/<language>/<slug>/` that is no page itself sends its readers.
fn sent_on_to(file: &PastFile<'_>) -> Option<String> {
    let language = file.language?;
    let (folder, _) = file.path.strip_prefix(language)?.strip_prefix('/')?.rsplit_once('/')?;
    let end = format!("/{language}.yaml");
    let sources = file.sources()?;
    let page = sources.iter().find_map(|it| it.strip_prefix("pages/")?.strip_suffix(&end))?;
    (!folder.contains('/')).then(|| page.to_owned())
}

/// The addresses that pages had, or were reached by, and that nothing has now.
fn lost_addresses(
    rendered: &Rendered,
    paths: &HashSet<&str>,
    past: Vec<PastPage>,
) -> Vec<LostAddress> {
    let past = past.into_iter().filter(|past| !paths.contains(past.path.as_str()));
    let lost = past.map(|past| {
        let now = rendered.files.iter().find(|now| {
            now.path.ends_with("/index.html")
                && now.page.as_ref().is_some_and(|it| it.as_str() == past.page)
                && now.language.as_ref().is_some_and(|it| it.as_str() == past.language)
        });
        LostAddress {
            file: past.file(),
            language: past.language.as_str().into(),
            before: format!("/{}", past.folder()),
            slug: past.slug().to_owned(),
            now: now.map(|now| format!("/{}", now.path.trim_end_matches("index.html"))),
        }
    });
    lost.collect()
}

/// The forms that are not made now, of pages whose addresses still lead somewhere.
fn lost_forms(paths: &HashSet<&str>, files: &[PastFile<'_>]) -> Vec<LostForm> {
    let lost = files.iter().filter(|file| !paths.contains(&*file.path));
    let lost = lost.filter_map(|file| {
        let (folder, name) = file.path.rsplit_once('/')?;
        let is_page_left = name != "index.html" && paths.contains(&*format!("{folder}/index.html"));
        let form = |page| LostForm {
            file: page,
            before: format!("/{}", file.path),
            condition: address::condition_of(name).map(str::to_owned),
        };
        page_file(file).filter(|_| is_page_left).map(form)
    });
    lost.collect()
}
