//! An address that a page had and that goes to no page now: what others link to would be lost.

use std::collections::{HashMap, HashSet};

use crate::diagnostic::{Code, Diagnostic, Label};
use crate::load::Loaded;
use crate::model::{Entry, Language, Page};
use crate::source::SourcePath;

/// An address that a page had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastAddress {
    /// The page's file.
    pub file: SourcePath,
    /// The slug that it had.
    pub slug: String,
    /// When that was, in words that end a sentence: "in the last commit".
    pub when: String,
}

/// The addresses that pages had and that nothing leads to any more: their page has another slug now,
/// is a draft again, is in another language, or is gone.
pub fn lost_addresses(loaded: &Loaded, past: &[PastAddress]) -> Vec<Diagnostic> {
    let pages = &loaded.site.pages;
    // A draft is not published, and sends nobody on.
    let published = pages.iter().filter(|page| !page.draft);
    let taken: HashSet<(&str, &str)> = published
        .flat_map(|page| {
            let slugs = page.former_slugs.iter().chain([&page.slug]);
            slugs.map(|slug| (page.file.stem(), slug.as_str()))
        })
        .collect();
    let by_file: HashMap<&SourcePath, &Entry<Page>> =
        pages.iter().map(|page| (&page.file, page)).collect();
    let mut lost = Vec::new();
    let mut said = HashSet::new();
    for past in past {
        let PastAddress { file, slug, .. } = past;
        if taken.contains(&(file.stem(), slug)) || !said.insert((file, slug)) {
            continue;
        }
        match by_file.get(file) {
            Some(page) if page.draft => lost.push(draft(loaded, past)),
            Some(page) => lost.push(renamed(loaded, past, page)),
            // What could not be read may be as it was.
            None if is_there(loaded, file) => {}
            None => lost.push(gone(loaded, past)),
        }
    }
    lost
}

fn renamed(loaded: &Loaded, past: &PastAddress, page: &Page) -> Diagnostic {
    let label = Label::new(&past.file, loaded.sources.span(&past.file, "/slug"));
    let message = format!("{}, and nothing redirects its readers", had(past));
    Diagnostic::new(Code::LostAddress, message, label.text("changed here"))
        .help(format!("write: {}", page.line_to_keep(&past.slug)))
}

fn draft(loaded: &Loaded, past: &PastAddress) -> Diagnostic {
    let label = Label::new(&past.file, loaded.sources.span(&past.file, "/draft"));
    let message = format!("{}, and a draft is not published", had(past));
    let help = format!(
        "take `draft: true` out, or write {} under `former_slugs` of the page that takes its place",
        past.slug
    );
    Diagnostic::new(Code::LostAddress, message, label.text("set here")).help(help)
}

fn gone(loaded: &Loaded, past: &PastAddress) -> Diagnostic {
    let PastAddress { file, slug, .. } = past;
    let tag = Language::from(file.stem());
    // The same page with a more or less exact tag of the same language.
    let other = loaded.site.pages.iter().find(|page| {
        page.file.folder() == file.folder() && page.language.primary() == tag.primary()
    });
    if let Some(other) = other {
        let label = Label::new(&other.file, loaded.sources.span(&other.file, "/language"));
        let message = format!("{}, and nothing redirects its readers", had(past));
        let help = format!(
            "write `{tag}` again, or put a page that sends readers on into static/{tag}/{slug}/index.html"
        );
        return Diagnostic::new(Code::LostAddress, message, label.text("another one now"))
            .help(help);
    }
    let message = format!("{}, and is gone", had(past));
    let help = format!(
        "write {slug} under `former_slugs` of the page in `{tag}` that takes its place, or keep the page"
    );
    Diagnostic::new(Code::LostAddress, message, Label::new(file, 0..0)).help(help)
}

fn had(past: &PastAddress) -> String {
    format!("the page had the address /{}/{}/ {}", past.file.stem(), past.slug, past.when)
}

/// Whether there is such a file, read or not.
fn is_there(loaded: &Loaded, file: &SourcePath) -> bool {
    let unread = loaded.diagnostics.iter().filter(|it| it.code == Code::Unreadable);
    loaded.sources.contains(file)
        || unread.map(|it| it.place().file.as_str()).any(|path| {
            file.as_str()
                .strip_prefix(path)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        })
}
