//! A site together with everything that is looked up in it while its pages are written.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::civil::Date;
use signpost_core::Site;
use signpost_core::address::SiteMap;
use signpost_core::model::{Aid, AidId, Entry, Language, Page, PageId, PageKind};
use signpost_core::source::SourcePath;

use crate::address::BaseUrl;
use crate::audit::{AuditIndex, Audited};
use crate::error::RenderError;
use crate::text_links::TextLinks;
use crate::words::Words;
use crate::{Options, overrides::Overrides};

/// The path of `site.yaml` inside the content folder; every page depends on it.
pub(crate) const SITE_FILE: &str = "site.yaml";

/// A site with its indexes.
pub(crate) struct Context<'a> {
    /// The site.
    pub(crate) site: &'a Site,
    /// Where it is to be published.
    pub(crate) base: BaseUrl,
    /// What is known of its links.
    pub(crate) audit: AuditIndex,
    /// The pages of each of its languages, in the site's order of languages.
    pub(crate) editions: Vec<Edition<'a>>,
    translations: BTreeMap<&'a PageId, Vec<&'a Entry<Page>>>,
    map: SiteMap<'a>,
    text_links: TextLinks<'a>,
}

/// The site in one of its languages.
pub(crate) struct Edition<'a> {
    /// The language.
    pub(crate) language: &'a Language,
    /// The words of the interface.
    pub(crate) words: Words,
    /// What the language is called in itself, and by what it differs from another one of that name.
    pub(crate) own_name: String,
    /// The pages, by id.
    pub(crate) pages: Vec<&'a Entry<Page>>,
    /// Those of them that every page links at its foot: what the site says of itself.
    pub(crate) foot: Vec<&'a Entry<Page>>,
    /// The first page that lists each aid.
    listing: HashMap<&'a AidId, &'a Entry<Page>>,
}

impl<'a> Context<'a> {
    /// The context of a site.
    pub(crate) fn new(
        site: &'a Site,
        audit: Option<&Audited>,
        options: &Options,
        overrides: &Overrides,
    ) -> Result<Self, RenderError> {
        let config = &site.config;
        let base = BaseUrl::parse(options.base_url.as_deref().unwrap_or(&config.base_url))?;
        if config.languages.is_empty() {
            return Err(RenderError::NoLanguages);
        }
        let mut by_language: BTreeMap<&Language, Vec<&Entry<Page>>> = BTreeMap::new();
        for page in site.pages.iter().filter(|page| options.drafts || !page.draft) {
            by_language.entry(&page.language).or_default().push(page);
        }
        let editions = config.languages.iter().map(|language| {
            let words = Words::load(language, overrides.words(language))?;
            let pages = by_language.remove(language).unwrap_or_default();
            Edition::new(language, words, pages)
        });
        let mut editions = editions.collect::<Result<Vec<_>, _>>()?;
        tell_apart(&mut editions);
        let mut translations: BTreeMap<&PageId, Vec<&Entry<Page>>> = BTreeMap::new();
        for page in editions.iter().flat_map(|edition| &edition.pages) {
            translations.entry(&page.id).or_default().push(page);
        }
        let map = SiteMap::new(site);
        let audit = AuditIndex::new(audit, site);
        let text_links = TextLinks::new(site);
        Ok(Self { site, base, audit, editions, translations, map, text_links })
    }

    /// A page in all the languages that it was written in, in the site's order of languages.
    pub(crate) fn translations(&self, id: &PageId) -> &[&'a Entry<Page>] {
        self.translations.get(id).map_or(&[], Vec::as_slice)
    }

    /// Every page with its edition, in the order of languages and ids.
    pub(crate) fn pages(&self) -> Vec<(&Edition<'a>, &'a Entry<Page>)> {
        let mut pages = Vec::new();
        for edition in &self.editions {
            pages.extend(edition.pages.iter().map(|page| (edition, *page)));
        }
        pages
    }

    /// The site in its default language.
    pub(crate) fn default_edition(&self) -> &Edition<'a> {
        let default = &self.site.config.default_language;
        // `new` refuses a site without languages.
        self.edition(default).unwrap_or(&self.editions[0])
    }

    /// The site in one of its languages.
    pub(crate) fn edition(&self, language: &Language) -> Option<&Edition<'a>> {
        self.editions.iter().find(|it| it.language == language)
    }

    /// The site's name in a language.
    pub(crate) fn site_name(&self, language: &Language) -> String {
        let config = &self.site.config;
        crate::foreign::clean(config.name.get_or(language, &config.default_language))
    }

    /// Whether a relative address on a page leads to something that is rendered.
    pub(crate) fn leads_somewhere(&self, page: &Page, address: &str) -> bool {
        self.map.follow(page, address).is_ok()
    }

    /// Whether readers of a text are sent to an address on another site.
    pub(crate) fn is_followed(&self, address: &str) -> bool {
        self.text_links.is_followed(&self.audit, address)
    }

    /// The addresses in a page's texts that readers are not sent to.
    pub(crate) fn lost_in_texts(&self, page: &Entry<Page>) -> impl Iterator<Item = &str> {
        self.text_links.lost(&self.audit, page)
    }

    /// An aid that a page lists.
    pub(crate) fn aid(&self, page: &Entry<Page>, id: &AidId) -> Result<&'a Aid, RenderError> {
        let unknown = || RenderError::UnknownAid { file: page.file.clone(), aid: id.clone() };
        self.site.aids.get(id).map(|entry| &entry.value).ok_or_else(unknown)
    }

    /// The day on which what a page says changed last: by a review, by what the content says of one
    /// of its aids, by what an audit found, or by a person's look.
    pub(crate) fn changed(&self, page: &Entry<Page>) -> Date {
        let aid = |id: &AidId| self.site.aids.get(id);
        let aids = page.aids.list.iter().filter_map(aid);
        // A page says of a successor, too, whether it can be used.
        let aids = aids.flat_map(|it| [Some(it), it.successor.as_ref().and_then(aid)]).flatten();
        let days = aids.flat_map(|aid| {
            let found = aid.links.iter().filter_map(|link| self.audit.finding(link).changed);
            found.chain(aid.withdrawn_on).chain(aid.archived_on)
        });
        let in_texts = self.text_links.changed(&self.audit, page);
        days.chain(in_texts).chain([page.review.on]).max().unwrap_or(page.review.on)
    }

    /// The content files that a page is made from, sorted.
    pub(crate) fn sources(&self, page: &Entry<Page>) -> Vec<SourcePath> {
        self.sources_of([page])
    }

    /// The content files that what tells of these pages and of their aids is made from, sorted.
    pub(crate) fn sources_of<'p>(
        &self,
        pages: impl IntoIterator<Item = &'p Entry<Page>>,
    ) -> Vec<SourcePath> {
        let mut sources = BTreeSet::from([SourcePath::from(SITE_FILE)]);
        for page in pages {
            self.each_source(page, |file| {
                sources.insert(file.clone());
            });
        }
        sources.into_iter().collect()
    }

    /// Whether a page is made from any of these content files.
    pub(crate) fn is_made_from(&self, page: &Entry<Page>, files: &BTreeSet<SourcePath>) -> bool {
        let mut is_any = files.contains(&SourcePath::from(SITE_FILE));
        self.each_source(page, |file| is_any |= files.contains(file));
        is_any
    }

    /// Goes through the content files that a page is made from besides that of the site; some come twice.
    fn each_source(&self, page: &Entry<Page>, mut each: impl FnMut(&SourcePath)) {
        self.translations(&page.id).iter().for_each(|page| each(&page.file));
        for aid in page.aids.list.iter().filter_map(|id| self.site.aids.get(id)) {
            let successor = aid.successor.as_ref().and_then(|id| self.site.aids.get(id));
            for aid in std::iter::once(aid).chain(successor) {
                each(&aid.file);
                let provider = aid.provider.as_ref().and_then(|id| self.site.providers.get(id));
                provider.into_iter().for_each(|provider| each(&provider.file));
            }
        }
    }
}

impl<'a> Edition<'a> {
    fn new(
        language: &'a Language,
        words: Words,
        pages: Vec<&'a Entry<Page>>,
    ) -> Result<Self, RenderError> {
        let mut slugs: HashMap<&str, &Entry<Page>> = HashMap::new();
        let mut listing = HashMap::new();
        for page in &pages {
            for aid in &page.aids.list {
                listing.entry(aid).or_insert(*page);
            }
            if let Some(first) = slugs.insert(&page.slug, page) {
                return Err(RenderError::SameAddress {
                    first: first.file.clone(),
                    second: page.file.clone(),
                    path: page_path(page),
                });
            }
        }
        let foot = pages.iter().copied().filter(|page| page.kind == PageKind::Text).collect();
        let own_name = words.own_name()?;
        Ok(Self { language, words, own_name, pages, foot, listing })
    }

    /// Its pages of one kind, by id.
    pub(crate) fn of_kind(&self, kind: PageKind) -> impl Iterator<Item = &'a Entry<Page>> {
        self.pages.iter().copied().filter(move |page| page.kind == kind)
    }

    /// Whether an aid is in none of its reader's own languages.
    pub(crate) fn is_foreign(&self, aid: &Aid) -> bool {
        !aid.languages.iter().any(|it| it.primary() == self.language.primary())
    }

    /// The first page that lists an aid.
    pub(crate) fn page_listing(&self, aid: &AidId) -> Option<&'a Entry<Page>> {
        self.listing.get(aid).copied()
    }

    /// The content files that the list of this language's pages is made from, sorted.
    pub(crate) fn sources(&self) -> Vec<SourcePath> {
        let mut sources: Vec<_> = self.pages.iter().map(|page| page.file.clone()).collect();
        sources.push(SourcePath::from(SITE_FILE));
        sources.sort();
        sources
    }
}

/// Puts the rest of their tags behind the names of languages that have the same: “English (GB)”.
fn tell_apart(editions: &mut [Edition<'_>]) {
    let names: Vec<String> = editions.iter().map(|edition| edition.own_name.clone()).collect();
    for edition in editions {
        let is_shared = names.iter().filter(|name| **name == edition.own_name).nth(1).is_some();
        if let Some((_, rest)) = edition.language.as_str().split_once('-').filter(|_| is_shared) {
            edition.own_name = format!("{} ({rest})", edition.own_name);
        }
    }
}

/// The path of a page below the site's address, with a slash at its end.
pub(crate) fn page_path(page: &Page) -> String {
    format!("{}/{}/", page.language, page.slug)
}
