//! An address that a page had and that does not lead to it now: what others link to or embed would be lost.

use std::collections::{HashMap, HashSet};

use serde::Deserialize;

use crate::address::aids_file;
use crate::diagnostic::{Code, Diagnostic, Label};
use crate::load::Loaded;
use crate::model::{Entry, Language, Page};
use crate::source::SourcePath;

const SITE: &str = "site.yaml";

/// An address that a page had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastAddress {
    /// The page's file.
    pub file: SourcePath,
    /// The slug that it had.
    pub slug: String,
    /// Whether it was one of its former slugs then, from which its readers were sent on.
    pub is_former: bool,
    /// The conditions that it had sections about: other sites may embed the aids of each.
    pub conditions: Vec<String>,
    /// When that was, in words that end a sentence: "in the last commit".
    pub when: String,
}

impl PastAddress {
    /// The addresses of a page whose file had this text. A draft had none, and neither had what nobody can read.
    pub fn of_text(file: &SourcePath, text: &str, when: &str) -> Vec<Self> {
        #[derive(Deserialize)]
        struct Addresses {
            slug: String,
            #[serde(default)]
            former_slugs: Vec<String>,
            #[serde(default)]
            draft: bool,
            #[serde(default)]
            kind: Option<String>,
            // Whatever else is wrong with them, the addresses are what they are.
            #[serde(default)]
            sections: serde_yaml::Value,
        }
        let read = serde_yaml::from_str::<Addresses>(text).ok().filter(|it| !it.draft);
        let Some(Addresses { slug, former_slugs, kind, sections, .. }) = read else {
            return Vec::new();
        };
        let sections = sections.as_sequence().filter(|_| kind.as_deref() != Some("text"));
        let conditions =
            sections.into_iter().flatten().filter_map(|it| it.get("condition")?.as_str());
        let own = (slug, false, conditions.map(str::to_owned).collect());
        let former = former_slugs.into_iter().map(|slug| (slug, true, Vec::new()));
        let past = |(slug, is_former, conditions)| {
            let (file, when) = (file.clone(), when.to_owned());
            Self { file, slug, is_former, conditions, when }
        };
        [own].into_iter().chain(former).map(past).collect()
    }
}

/// The addresses that pages had and that do not lead to them now: another page has theirs, or their page has another slug now,
/// sends nobody on any more from one that it had before, is a draft again, is in another language, or is gone.
pub fn lost_addresses(loaded: &Loaded, past: &[PastAddress]) -> Vec<Diagnostic> {
    let pages = &loaded.site.pages;
    // A draft is not published, and sends nobody on.
    let published = pages.iter().filter(|page| !page.draft);
    let taken: HashMap<(&str, &str), &Entry<Page>> = published
        .flat_map(|page| {
            let slugs = page.former_slugs.iter().chain([&page.slug]);
            slugs.map(move |slug| ((page.file.stem(), slug.as_str()), page))
        })
        .collect();
    let by_file: HashMap<&SourcePath, &Entry<Page>> =
        pages.iter().map(|page| (&page.file, page)).collect();
    // Another page may take the place of one that is gone.
    let is_elsewhere = |past: &PastAddress, page: &Entry<Page>| {
        page.file != past.file && by_file.get(&past.file).is_some_and(|own| !own.draft)
    };
    // A file of the site's own may send readers on.
    let by = |past: &PastAddress| taken.get(&(past.file.stem(), past.slug.as_str())).copied();
    let is_taken = |past: &PastAddress| {
        let (language, slug) = (past.file.stem(), past.slug.as_str());
        by(past).is_some_and(|page| !is_elsewhere(past, page))
            || loaded.site.statics.contains(&format!("{language}/{slug}/index.html"))
    };
    let mut lost = Vec::new();
    let mut told = HashSet::new();
    for past in past {
        let Some(page) = by(past).filter(|page| page.file == past.file) else { continue };
        let new = unembedded(past, page).filter(|condition| told.insert((&past.file, *condition)));
        lost.extend(new.map(|condition| not_embedded(loaded, past, condition)));
    }
    let mut said = HashSet::new();
    let past: Vec<&PastAddress> = past
        .iter()
        .filter(|past| !is_taken(past) && said.insert((&past.file, &past.slug)))
        .collect();
    let mut slugs: HashMap<&SourcePath, Vec<&str>> = HashMap::new();
    let own = past.iter().filter(|past| by(past).is_none());
    own.for_each(|past| slugs.entry(&past.file).or_default().push(&past.slug));
    for past in past {
        let file = &past.file;
        if let Some(other) = by(past) {
            lost.push(taken_over(loaded, past, other));
            continue;
        }
        match by_file.get(file) {
            Some(page) if page.draft => lost.push(draft(loaded, past)),
            Some(page) => {
                let line = page.line_to_keep(slugs.get(file).into_iter().flatten().copied());
                lost.push(renamed(loaded, past, page, &line));
            }
            // What could not be read may be as it was.
            None if is_there(loaded, file) => {}
            None => lost.push(gone(loaded, past)),
        }
    }
    lost
}

fn renamed(loaded: &Loaded, past: &PastAddress, page: &Page, line: &str) -> Diagnostic {
    let (key, text) = match past.is_former {
        false => ("/slug", "changed here"),
        true if page.former_slugs.is_empty() => ("/slug", "the only one now"),
        true => ("/former_slugs", "missing here"),
    };
    let label = Label::new(&past.file, loaded.sources.span(&past.file, key));
    let message = format!("{}, and nothing redirects its readers", had(past));
    Diagnostic::new(Code::LostAddress, message, label.text(text)).help(format!("write: {line}"))
}

/// The conditions about which a page that is still there has no section any more.
fn unembedded<'p>(past: &'p PastAddress, page: &'p Page) -> impl Iterator<Item = &'p str> {
    let is_about = |condition: &str| {
        let mut sections = page.sections.iter();
        sections.any(|it| it.condition.as_ref().is_some_and(|it| it.as_str() == condition))
    };
    past.conditions.iter().map(String::as_str).filter(move |condition| !is_about(condition))
}

fn not_embedded(loaded: &Loaded, past: &PastAddress, condition: &str) -> Diagnostic {
    let PastAddress { file, slug, when, .. } = past;
    let address = format!("/{}/{slug}/{}", file.stem(), aids_file(condition));
    let message = format!(
        "the page had its aids about `{condition}` at {address} {when}, and has none there now"
    );
    let label = Label::new(file, loaded.sources.span(file, "/sections"));
    Diagnostic::new(Code::LostAddress, message, label.text("no section is about it")).help(
        "if the condition has another id now, give it back the old one; or tell those whose sites embed that file",
    )
}

fn taken_over(loaded: &Loaded, past: &PastAddress, other: &Entry<Page>) -> Diagnostic {
    let key = if other.slug == past.slug { "/slug" } else { "/former_slugs" };
    let label = Label::new(&other.file, loaded.sources.span(&other.file, key));
    let message = format!("{}, and it leads to another page now", had(past));
    let help = format!(
        "give this page an address that no other one had, and write {} under `former_slugs` in {}",
        past.slug, past.file
    );
    Diagnostic::new(Code::LostAddress, message, label.text("this page has it now"))
        .label(
            Label::new(&past.file, loaded.sources.span(&past.file, "/slug")).text("its own page"),
        )
        .help(help)
}

fn draft(loaded: &Loaded, past: &PastAddress) -> Diagnostic {
    let label = Label::new(&past.file, loaded.sources.span(&past.file, "/draft"));
    let message = format!("{}, and a draft is not published", had(past));
    let help = format!(
        "take `draft: true` out, or write {} under `former_slugs` of the page in `{}` that takes its place",
        past.slug,
        past.file.stem()
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
    // `former_slugs` of a page in another language is an address in that language.
    let languages = &loaded.site.config.languages;
    if !languages.is_empty() && !languages.contains(&tag) {
        let site = SourcePath::from(SITE);
        let label = Label::new(&site, loaded.sources.span(&site, "/languages"));
        let message = format!("{}, and `{tag}` is no longer a language of the site", had(past));
        let help = format!("{}; or keep the language", sent_on(&tag, slug));
        return Diagnostic::new(Code::LostAddress, message, label.text("missing here")).help(help);
    }
    let page = if past.is_former { "the page is" } else { "is" };
    let message = format!("{}, and {page} gone", had(past));
    let help = format!(
        "write {slug} under `former_slugs` of the page in `{tag}` that takes its place, or keep the page"
    );
    Diagnostic::new(Code::LostAddress, message, Label::new(file, 0..0)).help(help)
}

/// What sends the readers of an address on in a language that the site is not in any more.
pub fn sent_on(language: &Language, slug: &str) -> String {
    format!(
        "redirect /{language}/{slug}/ on the web server, or put a page that sends readers on into \
         static/{language}/{slug}/index.html"
    )
}

fn had(past: &PastAddress) -> String {
    let PastAddress { file, slug, is_former, when, .. } = past;
    let language = file.stem();
    match is_former {
        true => format!("the address /{language}/{slug}/ led to this page {when}"),
        false => format!("the page had the address /{language}/{slug}/ {when}"),
    }
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
