//! What a reader is told about an aid.

use std::borrow::Cow;

use fluent_bundle::FluentValue;
use jiff::civil::Date;
use serde::Serialize;
use signpost_core::address::aid_anchor;
use signpost_core::model::{Access, Aid, AidId, AidLink, Entry, Language, Page, Status, Updated};

use crate::address;
use crate::audit::State;
use crate::context::{Context, Edition, page_path};
use crate::error::RenderError;
use crate::foreign::{Foreign, clean};
use crate::line::Line;

/// An aid in a page's list.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct AidView {
    /// The aid's id.
    pub(crate) id: String,
    /// Its id within the page.
    pub(crate) anchor: String,
    /// Its line.
    pub(crate) line: Line,
    /// Where it stands in its life.
    pub(crate) status: Status,
    /// Whether there is somewhere to go.
    pub(crate) available: bool,
    /// What else there is to know, in a few words each: who made it, its language, its age.
    pub(crate) facts: Vec<String>,
    /// What must be known, in whole sentences.
    pub(crate) notices: Vec<String>,
    /// Whether the aid has one link, which its line then leads to.
    pub(crate) single: bool,
    /// Where it can be found; of a withdrawn aid, nowhere.
    pub(crate) links: Vec<LinkView>,
    /// What takes its place.
    pub(crate) successor: Option<Successor>,
}

/// One of an aid's links.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct LinkView {
    /// Where it leads; `None` where readers should not be sent there.
    pub(crate) href: Option<String>,
    /// Its language, where it has only one.
    pub(crate) hreflang: Option<Language>,
    /// What it is called.
    pub(crate) title: Option<Foreign>,
    /// What to call it where it has no title.
    pub(crate) untitled: String,
    /// Whether it can be followed.
    pub(crate) state: State,
    /// What a reader meets there, in a few words each.
    pub(crate) facts: Vec<String>,
    /// What must be known, as a whole sentence.
    pub(crate) notice: Option<String>,
    /// A copy in a web archive.
    pub(crate) archived_copy: Option<String>,
    /// What a reader meets there.
    pub(crate) access: Access,
    /// Whether it leads to a PDF.
    pub(crate) pdf: bool,
    /// When it was last seen to be fine.
    pub(crate) checked: Option<Date>,
}

/// The aid that takes the place of another.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Successor {
    /// Its line.
    pub(crate) line: Line,
    /// Where to find it: on this page, on another page, or on its own site; `None` if nowhere.
    pub(crate) href: Option<String>,
    /// Whether that is another site.
    pub(crate) elsewhere: bool,
    /// The language of what is there, where it has only one.
    pub(crate) hreflang: Option<Language>,
}

impl AidView {
    /// The same with the address of its successor in full, as seen from the page at this address.
    pub(crate) fn anywhere(&self, page: &str) -> Cow<'_, Self> {
        let relative = self.successor.as_ref().filter(|successor| !successor.elsewhere);
        let Some(href) = relative.and_then(|successor| successor.href.as_ref()) else {
            return Cow::Borrowed(self);
        };
        let mut whole = self.clone();
        if let Some(successor) = &mut whole.successor {
            successor.href = Some(address::resolve(page, href));
        }
        Cow::Owned(whole)
    }
}

/// The view of an aid that `page` lists.
pub(crate) fn aid(
    context: &Context<'_>,
    edition: &Edition<'_>,
    page: &Entry<Page>,
    aid: &Aid,
) -> Result<AidView, RenderError> {
    let words = &edition.words;
    let withdrawn = aid.status == Status::Withdrawn;
    let offered: &[AidLink] = if withdrawn { &[] } else { &aid.links };
    let mut links = Vec::with_capacity(offered.len());
    for (index, offered) in offered.iter().enumerate() {
        links.push(link(context, edition, aid, offered, index)?);
    }
    let single = links.len() == 1;

    let mut facts = Vec::new();
    facts.extend(context.site.provider_of(aid).map(|provider| clean(&provider.name)));
    for language in &aid.languages {
        facts.push(words.in_language(language)?);
    }
    if single {
        facts.append(&mut links[0].facts);
    }
    match aid.updated {
        Some(Updated::Year(year)) => {
            facts.push(words.with("updated-year", [("year", year.to_string())])?);
        }
        Some(Updated::Date(date)) => {
            facts.push(words.with("updated-date", [("date", words.date(date)?)])?);
        }
        None => {}
    }
    facts.extend(checked(edition, &mut links)?);

    let mut notices = own_notices(edition, aid)?;
    if single {
        notices.extend(links[0].notice.take());
    }
    let successor = match &aid.successor {
        Some(id) => Some(successor(context, edition, page, id)?),
        None => None,
    };
    Ok(AidView {
        id: aid.id.to_string(),
        anchor: aid_anchor(&aid.id),
        line: Line::new(context.site, words, edition.language, aid)?,
        status: aid.status,
        available: links.iter().any(|link| link.href.is_some()),
        facts,
        notices,
        single,
        links,
        successor,
    })
}

/// What the content itself says that a reader must know.
fn own_notices(edition: &Edition<'_>, aid: &Aid) -> Result<Vec<String>, RenderError> {
    let words = &edition.words;
    let mut notices = Vec::new();
    match (aid.status, aid.withdrawn_on) {
        (Status::Withdrawn, Some(date)) => {
            notices.push(words.with("notice-withdrawn", [("date", words.date(date)?)])?);
        }
        (Status::Withdrawn, None) => notices.push(words.get("notice-withdrawn-undated")?),
        (Status::Archived, _) => notices.push(words.get("notice-archived")?),
        (Status::Active | Status::Unresolved, _) if aid.links.is_empty() => {
            notices.push(words.get("notice-unresolved")?);
        }
        (Status::Active | Status::Unresolved, _) => {}
    }
    Ok(notices)
}

fn link(
    context: &Context<'_>,
    edition: &Edition<'_>,
    aid: &Aid,
    link: &AidLink,
    index: usize,
) -> Result<LinkView, RenderError> {
    let words = &edition.words;
    if !address::is_elsewhere(&link.url) {
        let place = format!("the aid `{}`", aid.id);
        return Err(RenderError::Link { place, url: link.url.clone() });
    }
    let finding = context.audit.finding(link);
    let pdf = address::is_pdf(&link.url);
    let mut facts = Vec::new();
    if pdf {
        facts.push(words.get("pdf")?);
    }
    match link.access {
        Access::Open => {}
        Access::Login => facts.push(words.get("access-login")?),
        Access::Code => facts.push(words.get("access-code")?),
        Access::Contact => facts.push(words.get("access-contact")?),
        Access::Paid => facts.push(words.get("access-paid")?),
    }
    let notice = match (finding.state, finding.tried) {
        (State::Available, _) => None,
        // Said once already, by the content.
        (State::Archived, _) if aid.status == Status::Archived => None,
        (State::Archived, _) => Some(words.get("notice-archived")?),
        (State::Changed, _) => Some(words.get("notice-changed")?),
        (State::Withdrawn, _) => Some(words.get("notice-withdrawn-there")?),
        (State::Dead, _) => Some(words.get("notice-dead")?),
        (State::Unanswered, Some(date)) => {
            Some(words.with("notice-down", [("date", words.date(date)?)])?)
        }
        (State::Unanswered, None) => None,
    };
    let linked = finding.state.is_linked();
    Ok(LinkView {
        href: linked.then(|| link.url.clone()),
        hreflang: only_language(aid),
        title: link
            .title
            .as_ref()
            .map(|title| Foreign::in_one_of(title, &aid.languages, edition.language)),
        untitled: words.with("untitled", [("number", (index + 1).to_string())])?,
        state: finding.state,
        facts,
        notice,
        archived_copy: finding.archived_copy.filter(|_| !linked),
        access: link.access,
        pdf,
        checked: finding.checked.filter(|_| linked),
    })
}

/// When the links were last checked: once for all of them where that is the same day, which is
/// returned, and else with each.
fn checked(edition: &Edition<'_>, links: &mut [LinkView]) -> Result<Option<String>, RenderError> {
    let words = |date: Date, count: usize| {
        let date = edition.words.date(date)?;
        edition.words.with("checked", [("date", date.into()), ("count", FluentValue::from(count))])
    };
    let Some((first, rest)) = links.split_first() else { return Ok(None) };
    if let Some(date) = first.checked
        && rest.iter().all(|link| link.checked == Some(date))
    {
        return words(date, links.len()).map(Some);
    }
    for link in links {
        if let Some(date) = link.checked {
            link.facts.push(words(date, 1)?);
        }
    }
    Ok(None)
}

fn successor(
    context: &Context<'_>,
    edition: &Edition<'_>,
    page: &Entry<Page>,
    id: &AidId,
) -> Result<Successor, RenderError> {
    let aid = context.aid(page, id)?;
    let line = Line::new(context.site, &edition.words, edition.language, aid)?;
    let here = |href| Successor { line: line.clone(), href, elsewhere: false, hreflang: None };
    if page.aids.list.contains(id) {
        return Ok(here(Some(format!("#{}", aid_anchor(id)))));
    }
    if let Some(other) = edition.page_listing(id) {
        return Ok(here(Some(format!("../../{}#{}", page_path(other), aid_anchor(id)))));
    }
    if aid.status == Status::Withdrawn {
        return Ok(here(None));
    }
    let linked = |link: &&AidLink| {
        address::is_elsewhere(&link.url) && context.audit.finding(link).state.is_linked()
    };
    let href = aid.links.iter().find(linked).map(|link| link.url.clone());
    Ok(Successor { line, href, elsewhere: true, hreflang: only_language(aid) })
}

/// The language of an aid that is in only one.
fn only_language(aid: &Aid) -> Option<Language> {
    match aid.languages.as_slice() {
        [only] => Some(only.clone()),
        _ => None,
    }
}
