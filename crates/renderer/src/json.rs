//! A page as JSON, for other front ends. `schemas/rendered-page.schema.json` describes it and is a
//! contract with their authors: fields may be added, and `version` changes when one goes or means
//! something else.

use serde::Serialize;
use signpost_core::address::aids_file;
use signpost_core::model::{Access, Aid, AidId, Entry, Language, Page, PageKind, Status, Updated};

use crate::address;
use crate::audit::State;
use crate::context::Context;
use crate::error::RenderError;
use crate::foreign::Foreign;
use crate::view::{AidView, LinkView, PageView};

#[derive(Serialize)]
struct PageJson<'a> {
    version: u32,
    id: &'a str,
    language: &'a Language,
    url: &'a str,
    title: &'a str,
    description: &'a str,
    kind: PageKind,
    intro_html: &'a str,
    sections: Vec<SectionJson<'a>>,
    aids_heading: &'a str,
    aids_intro_html: &'a str,
    aids: Vec<AidJson<'a>>,
    reviewed: ReviewJson<'a>,
    suggest_url: Option<&'a str>,
    translations: Vec<TranslationJson<'a>>,
}

#[derive(Serialize)]
struct SectionJson<'a> {
    anchor: &'a str,
    condition: Option<&'a str>,
    heading: &'a str,
    also_called: &'a [String],
    body_html: &'a str,
    aids: Vec<&'a str>,
    /// Its aids as a fragment of HTML.
    aids_html: &'a str,
    /// The address of that fragment.
    aids_html_url: Option<String>,
}

#[derive(Serialize)]
struct AidJson<'a> {
    id: &'a str,
    anchor: &'a str,
    line: String,
    status: Status,
    /// offered, archived, unavailable or withdrawn: what the content and the audits say together.
    standing: &'a str,
    available: bool,
    provider: Option<&'a str>,
    languages: &'a [Language],
    updated: Option<Updated>,
    facts: &'a [String],
    notices: &'a [String],
    links: Vec<LinkJson<'a>>,
    successor: Option<SuccessorJson<'a>>,
    others: Vec<&'a str>,
    home: Option<&'a str>,
}

#[derive(Serialize)]
struct LinkJson<'a> {
    /// `null` where readers should not be sent there.
    url: Option<&'a str>,
    title: Option<&'a Foreign>,
    state: State,
    access: Access,
    pdf: bool,
    last_worked: Option<String>,
    unavailable_since: Option<String>,
    facts: &'a [String],
    notice: Option<&'a str>,
    /// The same in a few words, as the section's own list says it.
    caution: Option<&'a str>,
    archived_copy: Option<CopyJson<'a>>,
    home: Option<&'a str>,
}

#[derive(Serialize)]
struct CopyJson<'a> {
    url: &'a str,
    made: Option<String>,
    caution: &'a str,
}

#[derive(Serialize)]
struct SuccessorJson<'a> {
    words: &'a str,
    line: String,
    url: Option<String>,
    standing: &'a str,
    /// What a reader meets at an address on another site.
    facts: &'a [String],
    /// Its links on another site.
    links: Vec<LinkJson<'a>>,
    /// Where else to look for it, where it is nowhere.
    home: Option<&'a str>,
    caution: Option<&'a str>,
}

#[derive(Serialize)]
struct ReviewJson<'a> {
    on: String,
    by: &'a str,
    role: Option<&'a str>,
    next: String,
}

#[derive(Serialize)]
struct TranslationJson<'a> {
    language: &'a Language,
    title: &'a str,
    url: &'a str,
}

/// The JSON of a page. `fragments` are the lists of aids of its sections.
pub(crate) fn page(
    context: &Context<'_>,
    page: &Entry<Page>,
    view: &PageView,
    fragments: &[String],
) -> Result<String, RenderError> {
    let mut sections = Vec::with_capacity(view.sections.len());
    for (section, fragment) in view.sections.iter().zip(fragments) {
        let ids: Vec<_> = section.aids.iter().map(|aid| aid.id.as_str()).collect();
        let aids_html = if section.aids.is_empty() { "" } else { fragment };
        sections.push(SectionJson {
            anchor: &section.anchor,
            condition: section.condition.as_deref(),
            heading: &section.heading,
            also_called: &section.also_called,
            body_html: section.body.anywhere(),
            aids: ids,
            aids_html,
            aids_html_url: section
                .condition
                .as_ref()
                .filter(|_| view.has_aids)
                .map(|condition| format!("{}{}", view.url, aids_file(condition))),
        });
    }
    let mut aids = Vec::with_capacity(view.aids.len());
    for aid in &view.aids {
        let id = AidId::from(aid.id.as_str());
        aids.push(aid_json(context, &view.url, context.aid(page, &id)?, aid));
    }
    let translations = view.translations.iter().map(|other| TranslationJson {
        language: &other.language,
        title: &other.title,
        url: &other.url,
    });
    to_json(&PageJson {
        version: 2,
        id: &view.id,
        language: &page.language,
        url: &view.url,
        title: &view.title,
        description: &view.frame.head.description,
        kind: page.kind,
        intro_html: view.intro.anywhere(),
        sections,
        aids_heading: &view.aids_heading,
        aids_intro_html: view.aids_intro.anywhere(),
        aids,
        reviewed: ReviewJson {
            on: page.review.on.to_string(),
            by: &page.review.by,
            role: page.review.role.as_deref(),
            next: context.site.config.review_every.after(page.review.on).to_string(),
        },
        suggest_url: view.suggest.as_deref(),
        translations: translations.collect(),
    })
}

fn aid_json<'a>(
    context: &Context<'a>,
    page_url: &str,
    aid: &'a Aid,
    view: &'a AidView,
) -> AidJson<'a> {
    AidJson {
        id: &view.id,
        anchor: &view.anchor,
        line: view.line.to_string(),
        status: view.status,
        standing: view.standing,
        available: view.available,
        provider: context.site.provider_of(aid).map(|provider| provider.name.as_str()),
        languages: &aid.languages,
        updated: aid.updated,
        facts: &view.facts,
        notices: &view.notices,
        links: view.links.iter().map(link_json).collect(),
        successor: view.successor.as_ref().map(|successor| SuccessorJson {
            words: &successor.words,
            line: successor.line.to_string(),
            url: match successor.links.first() {
                Some(link) => link.href.clone(),
                None => successor.href.as_deref().map(|href| address::resolve(page_url, href)),
            },
            standing: successor.standing.as_str(),
            facts: &successor.facts,
            links: successor.links.iter().map(link_json).collect(),
            home: successor.home.as_ref().map(|home| home.href.as_str()),
            caution: successor.caution.as_deref(),
        }),
        others: view.others.iter().map(|other| other.id.as_str()).collect(),
        home: view.home.as_ref().map(|home| home.href.as_str()),
    }
}

fn link_json(link: &LinkView) -> LinkJson<'_> {
    LinkJson {
        url: link.href.as_deref(),
        title: link.title.as_ref(),
        state: link.state,
        access: link.access,
        pdf: link.pdf,
        last_worked: link.worked.map(|date| date.to_string()),
        unavailable_since: link.since.map(|date| date.to_string()),
        facts: &link.facts,
        notice: link.notice.as_deref(),
        caution: link.caution.as_deref(),
        archived_copy: link.archived_copy.as_ref().map(|copy| CopyJson {
            url: &copy.href,
            made: copy.made.map(|date| date.to_string()),
            caution: &copy.caution,
        }),
        home: link.home.as_ref().map(|home| home.href.as_str()),
    }
}

/// JSON that a person can read, with a line break at its end.
pub(crate) fn to_json(value: &impl Serialize) -> Result<String, RenderError> {
    let mut json = serde_json::to_string_pretty(value)
        .map_err(|error| RenderError::Json { reason: error.to_string() })?;
    json.push('\n');
    Ok(json)
}
