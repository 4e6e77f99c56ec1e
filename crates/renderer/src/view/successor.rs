//! The ways on from an aid that cannot be used: what takes its place, other aids on the same
//! problem, and its provider's own site.

use serde::Serialize;
use signpost_core::address::aid_anchor;
use signpost_core::model::{Aid, AidId, Entry, Language, Page};

use super::link::{LinkView, link, only_language};
use super::standing::{Standing, doubt, usable};
use crate::address;
use crate::context::{Context, Edition, page_path};
use crate::error::RenderError;
use crate::foreign::clean;
use crate::line::Line;

/// The aid that takes the place of another.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Successor {
    /// What it is to the reader: to be used, or what keeps it from being used.
    pub(crate) words: String,
    /// Its line.
    pub(crate) line: Line,
    /// Where to find it: on this page, on another page, or on its own site; `None` if nowhere, or at several places there.
    pub(crate) href: Option<String>,
    /// How it stands with its readers.
    #[serde(skip)]
    pub(crate) standing: Standing,
    /// Why its links may not work, in a few words.
    pub(crate) caution: Option<String>,
    /// Whether that is another site.
    pub(crate) elsewhere: bool,
    /// What a reader meets there, in a few words each; empty where an entry on this site says it.
    pub(crate) facts: Vec<String>,
    /// Its links on another site; none where an entry on this site has them.
    pub(crate) links: Vec<LinkView>,
    /// Whether these are several.
    pub(crate) several: bool,
    /// Where else to look for it, where it is nowhere.
    pub(crate) home: Option<Home>,
    /// The language of what is there, where it has only one.
    pub(crate) hreflang: Option<Language>,
}

/// Another aid on the same problem, further up or down the page.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Other {
    /// Its id.
    #[serde(skip)]
    pub(crate) id: String,
    /// The way to it.
    pub(crate) href: String,
    /// Its line.
    pub(crate) line: Line,
    /// Why its links may not work, in a few words.
    pub(crate) caution: Option<String>,
}

/// The home page of an aid's provider.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Home {
    /// What to do there, in words.
    pub(crate) words: String,
    /// Its address.
    pub(crate) href: String,
}

/// The aid that takes the place of one that a page lists.
pub(super) fn successor(
    context: &Context<'_>,
    edition: &Edition<'_>,
    page: &Entry<Page>,
    id: &AidId,
) -> Result<Successor, RenderError> {
    let aid = context.aid(page, id)?;
    let standing = Standing::of(context, aid);
    let words = edition.words.get(match standing {
        Standing::Offered => "successor",
        Standing::Archived => "successor-archived",
        Standing::Unavailable => "successor-unavailable",
        Standing::Withdrawn => "successor-withdrawn",
    })?;
    let line = Line::new(context, &edition.words, edition.language, aid)?;
    let caution = doubt(context, &edition.words, aid)?;
    // Where it is listed, its own entry says all there is to know of it.
    let listed = if page.aids.list.contains(id) {
        Some(format!("#{}", aid_anchor(id)))
    } else {
        edition.page_listing(id).map(|other| {
            format!("../../{}#{}", address::to_file(&page_path(other)), aid_anchor(id))
        })
    };
    let elsewhere = listed.is_none();
    let mut links = Vec::new();
    let mut facts = Vec::new();
    if elsewhere {
        for (index, usable) in usable(context, aid) {
            links.push(link(context, edition, aid, usable, index)?);
        }
        if edition.is_foreign(aid) && !links.is_empty() {
            facts = edition.words.in_languages(&aid.languages)?;
        }
    }
    let several = links.len() > 1;
    // Of several, each link says its own.
    let only = links.first().filter(|_| !several);
    facts.extend(only.into_iter().flat_map(|link| link.facts.iter().cloned()));
    let href = listed.or_else(|| only.and_then(|link| link.href.clone()));
    let is_nowhere = elsewhere && links.is_empty();
    let home = if is_nowhere { way_home(context, edition, aid, standing)? } else { None };
    // Beside several links, each has its own.
    let caution = caution.filter(|_| !several);
    let hreflang = if elsewhere { only_language(aid) } else { None };
    Ok(Successor {
        words,
        line,
        href,
        standing,
        caution,
        elsewhere,
        facts,
        links,
        several,
        home,
        hreflang,
    })
}

/// The aids on the same problem that the page lists and that can be used.
pub(super) fn others(
    context: &Context<'_>,
    edition: &Edition<'_>,
    page: &Entry<Page>,
    aid: &Aid,
) -> Result<Vec<Other>, RenderError> {
    let mut others = Vec::new();
    for id in page.aids.list.iter().filter(|id| **id != aid.id) {
        let other = context.aid(page, id)?;
        if aid.successor.as_ref() != Some(id)
            && other.condition == aid.condition
            && Standing::of(context, other) == Standing::Offered
        {
            others.push((
                edition.is_foreign(other),
                Other {
                    id: id.to_string(),
                    href: format!("#{}", aid_anchor(id)),
                    line: Line::new(context, &edition.words, edition.language, other)?,
                    caution: doubt(context, &edition.words, other)?,
                },
            ));
        }
    }
    // The reader's own language comes first, as in a section.
    others.sort_by_key(|(foreign, _)| *foreign);
    Ok(others.into_iter().map(|(_, other)| other).collect())
}

/// The home page of an aid's provider, where somebody who cannot use the aid may look. Nobody should go and look for
/// what its provider has taken back.
pub(super) fn way_home(
    context: &Context<'_>,
    edition: &Edition<'_>,
    aid: &Aid,
    standing: Standing,
) -> Result<Option<Home>, RenderError> {
    match standing {
        Standing::Unavailable => home(context, edition, aid, "provider-home"),
        Standing::Archived => home(context, edition, aid, "provider-home-newer"),
        Standing::Offered | Standing::Withdrawn => Ok(None),
    }
}

/// The home page of an aid's provider, called by `word`, unless it went with the domain of one of its
/// aids.
pub(super) fn home(
    context: &Context<'_>,
    edition: &Edition<'_>,
    aid: &Aid,
    word: &str,
) -> Result<Option<Home>, RenderError> {
    let Some(provider) = context.site.provider_of(aid) else { return Ok(None) };
    if !address::is_elsewhere(&provider.home) || context.audit.is_lost(&provider.home) {
        return Ok(None);
    }
    let name = clean(&provider.name);
    let words = edition.words.with(word, [("provider", name)])?;
    Ok(Some(Home { words, href: provider.home.clone() }))
}
