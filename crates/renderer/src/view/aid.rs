//! What a reader is told about an aid.

use fluent_bundle::FluentValue;
use jiff::civil::Date;
use serde::Serialize;
use signpost_core::address::aid_anchor;
use signpost_core::model::{Aid, AidLink, Entry, Page, Status, Updated};

use super::link::{LinkView, link};
use super::standing::Standing;
use super::successor::{Home, Other, Successor, home, others, successor, way_home};
use crate::address;
use crate::audit::State;
use crate::context::{Context, Edition};
use crate::error::RenderError;
use crate::foreign::clean;
use crate::line::Line;

/// An aid in a page's list.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct AidView {
    /// The aid's id.
    pub(crate) id: String,
    /// Its id within the page.
    pub(crate) anchor: String,
    /// The heading of the problem that it is about, on the first of a group in a long list.
    pub(crate) group: Option<String>,
    /// How deep its heading is: below that of a group, or of the list itself.
    pub(crate) depth: usize,
    /// Its line.
    #[serde(skip)]
    pub(crate) line: Line,
    /// What the content says of it.
    pub(crate) status: Status,
    /// How it stands with its readers: offered, archived, unavailable or withdrawn.
    pub(crate) standing: &'static str,
    /// Whether there is somewhere to go.
    pub(crate) available: bool,
    /// What else there is to know, in a few words each: who made it, its language, its age.
    pub(crate) facts: Vec<String>,
    /// What must be known, in whole sentences.
    pub(crate) notices: Vec<String>,
    /// Whether the aid has one link.
    pub(crate) single: bool,
    /// Where it can be found; of a withdrawn aid, nowhere.
    pub(crate) links: Vec<LinkView>,
    /// What takes its place.
    pub(crate) successor: Option<Successor>,
    /// Other aids on the same problem, where this one cannot be used.
    pub(crate) others: Vec<Other>,
    /// Where else to look, where this one cannot be used.
    pub(crate) home: Option<Home>,
}

/// How deep the heading of an aid is that belongs to no group.
const DEPTH: usize = 3;

impl AidView {
    /// The same with every address in full, as seen from the page at this address, and without a group; `None` where
    /// that is the same.
    pub(crate) fn anywhere(&self, page: &str) -> Option<Self> {
        let is_whole = |successor: &Successor| successor.elsewhere || successor.href.is_none();
        let is_alone = self.group.is_none() && self.depth == DEPTH;
        if is_alone && self.others.is_empty() && self.successor.as_ref().is_none_or(is_whole) {
            return None;
        }
        let mut whole = Self { group: None, depth: DEPTH, ..self.clone() };
        if let Some(successor) = whole.successor.as_mut().filter(|it| !it.elsewhere) {
            successor.href = successor.href.take().map(|href| address::resolve(page, &href));
        }
        for other in &mut whole.others {
            other.href = address::resolve(page, &other.href);
        }
        Some(whole)
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
    let standing = Standing::of(context, aid);
    let offered: &[AidLink] = if aid.status == Status::Withdrawn { &[] } else { &aid.links };
    let mut links = Vec::with_capacity(offered.len());
    for (index, offered) in offered.iter().enumerate() {
        links.push(link(context, edition, aid, offered, index)?);
    }
    if matches!(standing, Standing::Withdrawn | Standing::Archived) {
        // One part of it was taken back or put away by its provider, and no copy of another may stand in for it.
        links.iter_mut().for_each(|link| link.archived_copy = None);
    }

    if standing == Standing::Offered {
        for link in links.iter_mut().filter(|it| matches!(it.state, State::Changed | State::Dead)) {
            link.home = home(context, edition, aid, "provider-home")?;
        }
    }

    let mut facts = Vec::new();
    facts.extend(context.site.provider_of(aid).map(|provider| clean(&provider.name)));
    facts.extend(words.in_languages(&aid.languages)?);
    match aid.updated {
        Some(Updated::Year(year)) => {
            facts.push(words.with("updated-year", [("year", year.to_string())])?);
        }
        Some(Updated::Date(date)) => {
            facts.push(words.with("updated-date", [("date", words.date(date)?)])?);
        }
        None => {}
    }
    facts.extend(worked(edition, &mut links)?);

    let successor = match &aid.successor {
        Some(id) => Some(successor(context, edition, page, id)?),
        None => None,
    };
    let stuck = standing != Standing::Offered;
    Ok(AidView {
        id: aid.id.to_string(),
        anchor: aid_anchor(&aid.id),
        group: None,
        depth: DEPTH,
        line: Line::new(context, words, edition.language, aid)?,
        status: aid.status,
        standing: standing.as_str(),
        available: links.iter().any(|link| link.href.is_some()),
        facts,
        notices: own_notices(edition, aid)?,
        single: links.len() == 1,
        links,
        successor,
        others: if stuck { others(context, edition, page, aid)? } else { Vec::new() },
        home: way_home(context, edition, aid, standing)?,
    })
}

/// What the content itself says that a reader must know.
fn own_notices(edition: &Edition<'_>, aid: &Aid) -> Result<Vec<String>, RenderError> {
    let words = &edition.words;
    let dated = |word: &str, undated: &str, date: Option<Date>| match date {
        Some(date) => words.with(word, [("date", words.date(date)?)]),
        None => words.get(undated),
    };
    let notice = match aid.status {
        Status::Withdrawn => {
            dated("notice-withdrawn", "notice-withdrawn-undated", aid.withdrawn_on)?
        }
        Status::Archived => dated("notice-archived-on", "notice-archived", aid.archived_on)?,
        Status::Active | Status::Unresolved if aid.links.is_empty() => {
            words.get("notice-unresolved")?
        }
        Status::Active | Status::Unresolved => return Ok(Vec::new()),
    };
    Ok(vec![notice])
}

/// When the links last worked: once for all of them where that is the same day, which is returned,
/// and else with each that something is wrong with.
fn worked(edition: &Edition<'_>, links: &mut [LinkView]) -> Result<Option<String>, RenderError> {
    let words = |date: Date, count: usize| {
        let date = edition.words.date(date)?;
        edition.words.with("worked", [("date", date.into()), ("count", FluentValue::from(count))])
    };
    let Some((first, rest)) = links.split_first() else { return Ok(None) };
    if let Some(date) = first.worked
        && rest.iter().all(|link| link.worked == Some(date))
    {
        return words(date, links.len()).map(Some);
    }
    for link in links.iter_mut().filter(|link| link.state != State::Available) {
        if let Some(date) = link.worked {
            link.facts.push(words(date, 1)?);
        }
    }
    Ok(None)
}
