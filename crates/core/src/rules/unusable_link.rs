//! A link in a text that goes to no page or address, so that no page could be made with it.

mod file;

use url::Url;

use super::addresses;
use super::context::Context;
use super::meant::PageNames;
use crate::address::{
    DECISION_AIDS, Lost, SiteMap, Target, aid_anchor, from_page, has_credentials, section_anchors,
    target,
};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Entry, Page, PageKind};
use crate::source::SourcePath;
use crate::suggest;

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let links = Links { context, map: SiteMap::new(context.site) };
    for (names, texts) in context.meant.pages.iter().zip(addresses::of_texts(context)) {
        for (text, address, part) in addresses::each(texts) {
            if let Some((message, help)) = links.fault(names, address) {
                let label = text.place(context, part.clone());
                diagnostics.push(Diagnostic::new(Code::UnusableLink, message, label).help(help));
            }
        }
    }
}

/// What is wrong, and what to write.
type Fault = (&'static str, String);

const NOWHERE: &str = "this link does not lead to a web address";
const NO_PAGE: &str = "this link leads to no page of the site";

struct Links<'c, 'l> {
    context: &'c Context<'l>,
    map: SiteMap<'l>,
}

impl<'l> Links<'_, 'l> {
    fn fault(&self, names: &PageNames<'l>, address: &str) -> Option<Fault> {
        if address.trim().is_empty() {
            return Some(("this link has no address", "write [text](https://…)".to_owned()));
        }
        match target(address) {
            None => Some(refused(address)),
            Some(Target::Elsewhere | Target::Phone) => None,
            Some(Target::Here) => {
                if let Some(draft) = self.draft(names, address) {
                    return Some((
                        "this link leads to a draft, which readers do not get to see",
                        format!("take the link out until {draft} is no longer a draft"),
                    ));
                }
                let lost = self.map.follow(names.page, address).err()?;
                match lost {
                    Lost::NoPage => self.no_page(names, address),
                    Lost::NoId(_) => self.no_id(names, address, lost),
                    Lost::Moved(page) => Some(moved(names, address, page)),
                    Lost::Draft(_) => Some((
                        "this link leads to a draft, which is not published",
                        "publish that page first, or leave the link out until then".to_owned(),
                    )),
                }
            }
        }
    }

    /// The file of the draft that a page which is none links to.
    fn draft(&self, names: &PageNames<'l>, address: &str) -> Option<&'l SourcePath> {
        let pages = &self.context.site.pages;
        let site = Url::parse("https://here.invalid/").ok()?;
        let here = site.join(&format!("{}/{}/", names.page.language, names.page.slug)).ok()?;
        let target = here.join(&from_page(address)).ok()?;
        let drafts = pages.iter().filter(|page| page.draft && !names.page.draft);
        let is_target = |page: &&Entry<Page>| {
            target.path().starts_with(&format!("/{}/{}/", page.language, page.slug))
        };
        drafts.filter(is_target).map(|page| &page.file).next()
    }

    fn no_page(&self, names: &PageNames<'l>, address: &str) -> Option<Fault> {
        if let Some(fault) = meant_elsewhere(address) {
            return Some(fault);
        }
        if let Some(fault) = self.no_file(names, address) {
            return fault;
        }
        let (path, fragment) = address.split_once('#').unwrap_or((address, ""));
        let fragment = if fragment.is_empty() { String::new() } else { format!("#{fragment}") };
        let written = path.split('?').next().unwrap_or(path).trim_end_matches('/');
        let name = written.rsplit('/').next().unwrap_or(written);
        let name = name.split_once('.').map_or(name, |(stem, _)| stem);
        if self.may_be_there(names, name) {
            return None;
        }
        let here = names.page.language.as_str();
        let slugs: Vec<&str> = self.map.slugs(here).collect();
        let of_page = self.context.site.pages.iter().find(|page| {
            let named =
                page.slug == name || (page.id.as_str() == name && page.language.as_str() == here);
            // A page seldom links to itself.
            named && page.file != names.page.file
        });
        let help = if let Some(page) = of_page {
            format!("write {}{fragment}", way(names.page, page))
        } else if let Some(meant) =
            suggest::closest(name, slugs.iter().copied().filter(|it| *it != names.page.slug))
        {
            format!("did you mean ../{meant}/{fragment}?")
        } else if let Some(meant) = self.closest_of(names, written) {
            format!("did you mean {meant}{fragment}?")
        } else {
            let others = slugs.iter().filter(|slug| **slug != names.page.slug);
            let pages: Vec<String> = others.map(|slug| format!("../{slug}/")).collect();
            match pages.as_slice() {
                [] => "take the link out: there is no other page in this language".to_owned(),
                pages => {
                    format!(
                        "take the link out, or write the address of a page that is there, for example {}",
                        some_of(pages)
                    )
                }
            }
        };
        Some((NO_PAGE, help))
    }

    /// The page in another language whose address is much like one that names its language.
    fn closest_of(&self, names: &PageNames<'l>, written: &str) -> Option<String> {
        let mut parts = written.rsplit('/');
        let (slug, language) = (parts.next()?, parts.next()?);
        let is_other = language != names.page.language.as_str();
        let meant = suggest::closest(slug, self.map.slugs(language)).filter(|_| is_other)?;
        let front = written.strip_suffix(slug)?;
        Some(format!("{front}{meant}/"))
    }

    /// Whether the page that is missed may be one that could not be read as it is written.
    fn may_be_there(&self, names: &PageNames<'l>, name: &str) -> bool {
        let site_file = "site.yaml".into();
        !self.context.knows_all_of(&site_file, "/languages")
            || self.context.meant.languages.iter().any(|language| language.is_misspelt())
            || !self.context.site.config.languages.contains(&names.page.language)
            || self.context.may_be_in("pages/", "/slug", name)
    }

    fn no_id(&self, names: &PageNames<'l>, address: &str, lost: Lost<'l>) -> Option<Fault> {
        let Lost::NoId(page) = lost else { return None };
        let (path, fragment) = address.split_once('#')?;
        let context = self.context;
        let target = context.meant.pages.iter().find(|names| names.page.file == page.file)?;
        // What is misspelt on the other page has been reported there.
        let meant = |fragment: &str| {
            let aid = fragment.strip_prefix("aid-").unwrap_or_default();
            target.conditions.iter().any(|it| it.is_misspelt() && it.meant == fragment)
                || target.aids.iter().any(|it| it.is_misspelt() && it.meant == aid)
        };
        if meant(fragment)
            || !context.knows_each(&page.file, "/sections", "condition")
            || !context.knows_each(&page.file, "/sections", "heading")
            || !context.knows_all_of(&page.file, "/aids")
        {
            return None;
        }
        let sections = section_anchors(page);
        let aids: Vec<String> = page.aids.list.iter().map(aid_anchor).collect();
        let list = (page.kind == PageKind::Aids).then_some(DECISION_AIDS);
        let all = || sections.iter().chain(&aids).map(String::as_str).chain(list);
        let wish = aids.iter().find(|aid| aid[4..] == *fragment).map(String::as_str);
        let help = match wish.or_else(|| suggest::closest(fragment, all())) {
            Some(meant) => format!("did you mean {path}#{meant}?"),
            None => {
                let places: Vec<String> = sections
                    .iter()
                    .map(String::as_str)
                    .chain(list)
                    .map(|id| format!("{path}#{id}"))
                    .collect();
                match places.is_empty() {
                    true => "take the link out, or leave out what stands behind #".to_owned(),
                    false => format!("write one of the places there: {}", some_of(&places)),
                }
            }
        };
        let message = match page.file == names.page.file {
            true => "this link leads to no place on this page",
            false => "this link leads to no place on the page that it names",
        };
        Some((message, help))
    }
}

/// How a page links another one.
fn way(from: &Page, to: &Page) -> String {
    match from.language == to.language {
        true => format!("../{}/", to.slug),
        false => format!("../../{}/{}/", to.language, to.slug),
    }
}

/// An address that a page had, with a place on it.
fn moved(names: &PageNames<'_>, address: &str, page: &Page) -> Fault {
    let fragment = address.split_once('#').map_or("", |(_, fragment)| fragment);
    (
        "this address only sends readers on, and what is behind # is lost on the way",
        format!("write {}#{fragment}", way(names.page, page)),
    )
}

/// An address that may not be linked at all.
fn refused(address: &str) -> Fault {
    if let Ok(url) = Url::parse(address)
        && has_credentials(&url)
    {
        let help = "write the address without what stands between // and @".to_owned();
        return ("this link has a user name or password in its address", help);
    }
    let scheme = address.split_once(':').map(|(scheme, _)| scheme.trim().to_ascii_lowercase());
    match scheme.as_deref() {
        Some("http" | "https") => {
            ("this address is not complete", "copy the whole address from your browser".to_owned())
        }
        Some("tel") => (
            "this link does not lead to a telephone number",
            "write the digits, with hyphens in place of spaces, for example tel:+31-800-0113"
                .to_owned(),
        ),
        Some("mailto") => {
            (NOWHERE, "write an e-mail address as plain text, without a link".to_owned())
        }
        Some("sms") => {
            (NOWHERE, "write the number for text messages as plain text, without a link".to_owned())
        }
        None => (NOWHERE, format!("write https://{}", address.trim_start_matches(['/', '\\']))),
        Some(_) => (NOWHERE, "write an address that begins with https://".to_owned()),
    }
}

/// An address that leads to a page of our own only because its author left out how it begins.
fn meant_elsewhere(address: &str) -> Option<Fault> {
    let first = address.split(['/', '?', '#']).next().unwrap_or(address);
    if first.contains('@') {
        let help = "write an e-mail address as plain text, without a link".to_owned();
        return Some((NOWHERE, help));
    }
    // `https//example.org`
    let behind = address.strip_prefix("https").or_else(|| address.strip_prefix("http"));
    if let Some(rest) = behind.filter(|it| it.starts_with(['/', '.', ';', ','])) {
        let rest = rest.trim_start_matches(['/', '.', ';', ',', ':']);
        return (!rest.is_empty()).then(|| (NOWHERE, format!("write https://{rest}")));
    }
    let (_, end) = first.rsplit_once('.')?;
    // `.md` is also the ending of hosts in Moldova.
    let is_file = matches!(end, "html" | "htm" | "md" | "yaml" | "yml" | "txt" | "json" | "pdf");
    let host = first.to_lowercase();
    let is_host = psl::suffix(host.as_bytes()).is_some_and(|suffix| suffix.is_known());
    (first.starts_with("www.") || (is_host && !is_file)).then(|| {
        (
            "this link leads to a page of our own, because its address does not begin with https://",
            format!("write https://{address}"),
        )
    })
}

/// The first few of some addresses.
fn some_of(addresses: &[String]) -> String {
    const MOST: usize = 8;
    let more = if addresses.len() > MOST { ", …" } else { "" };
    format!("{}{more}", addresses[..addresses.len().min(MOST)].join(", "))
}
