//! Every address that the rendered site will have, as seen from its top: wherever the site is
//! published, a link of a text leads to the same page or to none.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::OnceLock;

use percent_encoding::percent_decode_str;
use url::Url;

use super::anchors::{DECISION_AIDS, OWN_FILES, aid_anchor, aids_file, section_anchors};
use crate::model::{Entry, Page, PageKind, Site};

/// The top of a site that is published in a folder: what leads out of that one may lead anywhere.
const TOP: &str = "https://here.invalid/top-of-the-site/";

/// An address as seen from a page: one that begins with a slash means a page of the site, and not one
/// beside it where the site is published in a folder.
pub fn from_page(address: &str) -> Cow<'_, str> {
    // Browsers pass over what is before it, and take a backslash for a slash.
    let start = address.trim_start_matches(|c: char| c <= ' ');
    match start.strip_prefix(['/', '\\']) {
        Some(rest) => Cow::Owned(format!("../../{rest}")),
        None => Cow::Borrowed(address),
    }
}

/// Every address that the rendered site will have.
#[derive(Debug)]
pub struct SiteMap<'s> {
    /// The top of the site.
    base: Url,
    /// By language, those of the site, and slug.
    pages: BTreeMap<&'s str, BTreeMap<&'s str, Destination<'s>>>,
    /// The pages of addresses that they had, by language and slug.
    former: HashMap<(&'s str, &'s str), &'s Entry<Page>>,
    /// Files that readers get as they are, as they read in an address.
    statics: HashSet<String>,
}

/// A page that can be linked, with its ids once somebody has asked.
#[derive(Debug)]
struct Destination<'s> {
    page: &'s Entry<Page>,
    ids: OnceLock<HashSet<String>>,
}

/// Why an address leads nowhere.
#[derive(Debug, Clone, Copy)]
pub enum Lost<'s> {
    /// No page has it.
    NoPage,
    /// The page is there, and nothing on it has the id behind the `#`.
    NoId(&'s Entry<Page>),
    /// The page was there, and sends readers on to where it is now without what is behind the `#`.
    Moved(&'s Entry<Page>),
    /// The page is there, but only in the preview, while the one that links it is published.
    Draft(&'s Entry<Page>),
}

impl<'s> SiteMap<'s> {
    /// The addresses of a site.
    pub fn new(site: &'s Site) -> Self {
        let base = Url::parse(TOP).expect("an address");
        let mut pages: BTreeMap<&str, BTreeMap<&str, Destination<'_>>> =
            site.config.languages.iter().map(|it| (it.as_str(), BTreeMap::new())).collect();
        let mut former = HashMap::new();
        for page in &site.pages {
            let language = page.language.as_str();
            former.extend(page.former_slugs.iter().map(|slug| ((language, slug.as_str()), page)));
            if let Some(slugs) = pages.get_mut(page.language.as_str()) {
                slugs.insert(&page.slug, Destination { page, ids: OnceLock::new() });
            }
        }
        let statics = site.statics.iter().map(|path| encoded(&base, path)).collect();
        Self { base, pages, former, statics }
    }

    /// Follows a relative address that stands on a page.
    ///
    /// # Errors
    ///
    /// When it leads to nothing that is rendered.
    pub fn follow(&self, page: &Page, address: &str) -> Result<(), Lost<'s>> {
        let target = self.target(page, address).ok_or(Lost::NoPage)?;
        let target = target.as_str().strip_prefix(self.base.as_str()).ok_or(Lost::NoPage)?;
        let (path, fragment) = target.split_once('#').unwrap_or((target, ""));
        if self.statics.contains(path) {
            return Ok(());
        }
        let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
        let (language, slug) = folder.split_once('/').unwrap_or((folder, ""));
        let found = |is_there: bool| if is_there { Ok(()) } else { Err(Lost::NoPage) };
        let Some(slugs) = self.pages.get(language) else {
            return found(folder.is_empty() && (file.is_empty() || OWN_FILES.contains(&file)));
        };
        if slug.is_empty() {
            return found(matches!(file, "" | "index.html" | "feed.xml"));
        }
        let Some(destination) = slugs.get(slug) else {
            // It sends readers on, and has the other forms of the page.
            let former = self.former.get(&(language, slug)).ok_or(Lost::NoPage)?;
            is_published(former, page)?;
            found(is_form(former, file))?;
            // A redirect by the page itself cannot pass it on.
            let is_passed_on = fragment.is_empty() || !matches!(file, "" | "index.html");
            return if is_passed_on { Ok(()) } else { Err(Lost::Moved(former)) };
        };
        is_published(destination.page, page)?;
        found(is_form(destination.page, file))?;
        let is_there = fragment.is_empty() || destination.ids(&self.base).contains(fragment);
        if is_there { Ok(()) } else { Err(Lost::NoId(destination.page)) }
    }

    /// Where a relative address that stands on a page leads, whatever is there.
    fn target(&self, page: &Page, address: &str) -> Option<Url> {
        let here = self.base.join(&format!("{}/{}/", page.language, page.slug)).ok()?;
        here.join(&from_page(address)).ok()
    }

    /// The path below the top of the site that a relative address on a page leads to, as a file there is named.
    pub(crate) fn path(&self, page: &Page, address: &str) -> Option<String> {
        let target = self.target(page, address)?;
        let path = target.as_str().strip_prefix(self.base.as_str())?;
        percent_decode_str(path).decode_utf8().ok().map(Cow::into_owned)
    }

    /// How a page links a file that readers get as it is.
    pub(crate) fn link_to_file(&self, file: &str) -> String {
        format!("../../{}", encoded(&self.base, file))
    }

    /// The slugs of the pages in a language.
    pub fn slugs(&self, language: &str) -> impl Iterator<Item = &'s str> {
        self.pages.get(language).into_iter().flat_map(|slugs| slugs.keys().copied())
    }
}

/// A draft is nowhere but in the preview, where another draft may link it.
fn is_published<'s>(target: &'s Entry<Page>, from: &Page) -> Result<(), Lost<'s>> {
    if target.draft && !from.draft { Err(Lost::Draft(target)) } else { Ok(()) }
}

/// Whether a file of this name is in the folder of a page.
fn is_form(page: &Page, file: &str) -> bool {
    let conditions = || page.sections.iter().filter_map(|it| it.condition.as_ref());
    match file {
        "" | "index.html" | "index.txt" | "index.json" => true,
        // A page of text lists no aids.
        _ if page.kind != PageKind::Aids => false,
        _ => file == "aids.html" || conditions().any(|it| file == aids_file(it.as_str())),
    }
}

/// A path below the site's address as it reads in an address.
fn encoded(base: &Url, path: &str) -> String {
    let mut url = base.clone();
    if let Ok(mut segments) = url.path_segments_mut() {
        segments.pop_if_empty().extend(path.split('/'));
    }
    url.as_str().strip_prefix(base.as_str()).unwrap_or(path).to_owned()
}

impl Destination<'_> {
    /// The ids on the page, as they read in an address.
    fn ids(&self, base: &Url) -> &HashSet<String> {
        self.ids.get_or_init(|| {
            let mut address = base.clone();
            let mut encoded = |id: &str| {
                address.set_fragment(Some(id));
                address.fragment().unwrap_or_default().to_owned()
            };
            let sections = section_anchors(self.page);
            let aids = self.page.aids.list.iter().map(aid_anchor);
            // A page of text lists none.
            let has_list = self.page.kind == PageKind::Aids;
            let own = has_list.then(|| DECISION_AIDS.to_owned());
            sections.into_iter().chain(aids).chain(own).map(|id| encoded(&id)).collect()
        })
    }
}
