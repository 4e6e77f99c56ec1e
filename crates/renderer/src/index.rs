//! `index.json`: every page and aid with its addresses, for other front ends.
//! `schemas/index.schema.json` describes it; as with a page's JSON, fields may be added.

use std::collections::BTreeMap;

use serde::Serialize;
use signpost_core::address::aids_file;
use signpost_core::model::{Decision, Language, Localized, PageKind, Status};
use signpost_core::source::SourcePath;

use crate::context::{Context, SITE_FILE, page_path};
use crate::error::RenderError;
use crate::json::to_json;
use crate::media_type;
use crate::output::OutputFile;
use crate::view::{Standing, followed};

#[derive(Serialize)]
struct IndexJson<'a> {
    version: u32,
    name: &'a Localized,
    base_url: &'a str,
    languages: &'a [Language],
    default_language: &'a Language,
    pages: Vec<PageJson<'a>>,
    aids: Vec<AidJson<'a>>,
}

#[derive(Serialize)]
struct PageJson<'a> {
    id: &'a str,
    language: &'a Language,
    kind: PageKind,
    title: &'a str,
    description: &'a str,
    url: String,
    json_url: String,
    text_url: String,
    aids_html_url: Option<String>,
    /// The same for the aids about each of its conditions.
    condition_aids_html_urls: BTreeMap<&'a str, String>,
    reviewed: String,
    conditions: Vec<&'a str>,
    aids: Vec<&'a str>,
}

#[derive(Serialize)]
struct AidJson<'a> {
    id: &'a str,
    condition: &'a str,
    subject: &'a Localized,
    decision: Decision,
    provider: Option<&'a str>,
    languages: &'a [Language],
    status: Status,
    standing: &'static str,
    available: bool,
    /// Where readers may be sent, which leaves out what is gone.
    links: Vec<&'a str>,
    /// The pages that list it, in full with the place on the page.
    pages: Vec<String>,
}

/// The index of a site.
pub(crate) fn index(context: &Context<'_>) -> Result<OutputFile, RenderError> {
    let mut sources = vec![SourcePath::from(SITE_FILE)];
    let mut pages = Vec::new();
    let mut listed: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (edition, page) in context.pages() {
        sources.push(page.file.clone());
        let url = context.base.join(&page_path(page));
        for aid in &page.aids.list {
            let anchor = signpost_core::address::aid_anchor(aid);
            listed.entry(aid.as_str()).or_default().push(format!("{url}#{anchor}"));
        }
        let is_about_aids = page.kind == PageKind::Aids;
        let conditions: Vec<&str> = page
            .sections
            .iter()
            .filter_map(|section| section.condition.as_ref().map(|it| it.as_str()))
            .collect();
        let fragments = conditions.iter().filter(|_| is_about_aids);
        pages.push(PageJson {
            id: page.id.as_str(),
            language: edition.language,
            kind: page.kind,
            title: &page.title,
            description: &page.description,
            json_url: format!("{url}index.json"),
            text_url: format!("{url}index.txt"),
            aids_html_url: is_about_aids.then(|| format!("{url}aids.html")),
            condition_aids_html_urls: fragments
                .map(|condition| (*condition, format!("{url}{}", aids_file(condition))))
                .collect(),
            url,
            reviewed: page.review.on.to_string(),
            conditions,
            aids: page.aids.list.iter().map(|id| id.as_str()).collect(),
        });
    }
    let aids = context.site.aids.iter().map(|(id, aid)| {
        sources.push(aid.file.clone());
        let links: Vec<_> = followed(context, aid).map(|link| link.url.as_str()).collect();
        AidJson {
            id: id.as_str(),
            condition: aid.condition.as_str(),
            subject: &aid.subject,
            decision: aid.decision,
            provider: context.site.provider_of(aid).map(|provider| provider.name.as_str()),
            languages: &aid.languages,
            status: aid.status,
            standing: Standing::of(context, aid).as_str(),
            available: !links.is_empty(),
            links,
            pages: listed.remove(id.as_str()).unwrap_or_default(),
        }
    });
    let config = &context.site.config;
    let json = to_json(&IndexJson {
        version: 1,
        name: &config.name,
        base_url: context.base.as_str(),
        languages: &config.languages,
        default_language: &config.default_language,
        pages,
        aids: aids.collect(),
    })?;
    sources.sort();
    Ok(OutputFile::new("index.json", media_type::JSON, json).sources(sources))
}
