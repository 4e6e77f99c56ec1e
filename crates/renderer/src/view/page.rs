//! A page.

use std::collections::BTreeSet;

use serde::Serialize;
use signpost_core::address::section_anchors;
use signpost_core::model::{Entry, Language, Page, PageKind, Section};

use super::aid::{AidView, aid};
use super::frame::{Frame, Head, Root, Switch, alternates};
use super::link::LinkView;
use super::standing::Standing;
use super::successor::Successor;
use super::{AidRef, Rich, SectionView, Translation};
use crate::address;
use crate::assets::Assets;
use crate::context::{Context, Edition, SITE_FILE, page_path};
use crate::error::RenderError;
use crate::foreign::clean;
use crate::json_ld;
use crate::line::LineLanguage;
use crate::markdown::{self, relative_links};

/// A page.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct PageView {
    /// What stands around it.
    #[serde(skip)]
    pub(crate) frame: Frame,
    /// Its id.
    pub(crate) id: String,
    /// Whether it is only for the preview.
    pub(crate) draft: bool,
    /// Whether it lists decision aids.
    pub(crate) has_aids: bool,
    /// Whether it has enough parts for a list of them.
    pub(crate) has_contents: bool,
    /// Its full address.
    pub(crate) url: String,
    /// Its title.
    pub(crate) title: String,
    /// Its introduction; the overview follows it.
    pub(crate) intro: Rich,
    /// Whether there is anything for the overview to list.
    pub(crate) has_overview: bool,
    /// Whether the overview has all that the list of the page's parts has.
    pub(crate) overview_is_whole: bool,
    /// Its sections; those with a condition are the overview.
    pub(crate) sections: Vec<SectionView>,
    /// The heading above its aids.
    pub(crate) aids_heading: String,
    /// What the aids are for.
    pub(crate) aids_intro: Rich,
    /// Whether its aids stand below the headings of their problems.
    pub(crate) is_grouped: bool,
    /// The codes of languages in the lines of its aids, with what they mean.
    pub(crate) codes: Vec<LineLanguage>,
    /// Its aids.
    #[serde(skip)]
    pub(crate) aids: Vec<AidView>,
    /// When and by whom it was last reviewed, in words.
    pub(crate) reviewed: String,
    /// By when it will be reviewed again, in words.
    pub(crate) next_review: String,
    /// Where to suggest a change.
    pub(crate) suggest: Option<String>,
    /// The page in the site's other languages.
    pub(crate) translations: Vec<Translation>,
}

impl PageView {
    /// The view of a page.
    pub(crate) fn new(
        context: &Context<'_>,
        edition: &Edition<'_>,
        assets: &Assets,
        page: &Entry<Page>,
    ) -> Result<Self, RenderError> {
        let words = &edition.words;
        let url = context.base.join(&page_path(page));
        let markdown = |text: &str, field: &str| {
            let place = format!("{}, {field}", page.file);
            let mut blocks = markdown::parse(text, &place)?;
            markdown::unlink(&mut blocks, |url| !context.is_followed(url));
            match relative_links(&blocks).into_iter().find(|it| !context.leads_somewhere(page, it))
            {
                Some(url) => Err(RenderError::DeadLink { place, url: url.to_owned() }),
                None => Ok(blocks),
            }
        };
        let mut aids = Vec::with_capacity(page.aids.list.len());
        for id in &page.aids.list {
            aids.push(aid(context, edition, page, context.aid(page, id)?)?);
        }
        let mut sections = Vec::with_capacity(page.sections.len());
        for ((index, section), anchor) in
            page.sections.iter().enumerate().zip(section_anchors(page))
        {
            let body = markdown(&section.body, &format!("section {}", index + 1))?;
            let aids = section_aids(context, edition, page, section, &aids)?;
            sections.push(SectionView {
                anchor,
                condition: section.condition.as_ref().map(ToString::to_string),
                heading: clean(&section.heading),
                also_called: section.also_called.iter().map(|name| clean(name)).collect(),
                body: Rich::new(body, 3, &url),
                is_doubtful: aids
                    .iter()
                    .filter(|aid| aid.state.is_none())
                    .flat_map(|aid| &aid.links)
                    .any(|link| link.state.is_doubtful()),
                aid_count: aids.iter().map(|aid| aid.count).sum(),
                aids,
            });
        }
        let codes = codes(context, edition, page)?;
        let is_grouped = aids.len() > LONG;
        if is_grouped {
            group(&mut aids, &sections);
        }
        let mut by = clean(&page.review.by);
        if let Some(role) = &page.review.role {
            by = format!("{by}, {}", clean(role));
        }
        let next = context.site.config.review_every.after(page.review.on);
        let reviewed = [("date", words.date(page.review.on)?), ("by", by)];
        let has_aids = page.kind == PageKind::Aids;
        Ok(Self {
            frame: frame(context, edition, assets, page, &sections)?,
            id: page.id.to_string(),
            draft: page.draft,
            has_aids,
            has_contents: has_aids || sections.len() > 1,
            title: clean(&page.title),
            intro: Rich::new(markdown(&page.intro, "intro")?, 2, &url),
            overview_is_whole: sections.iter().all(|section| section.condition.is_some()),
            has_overview: sections.iter().any(|section| section.condition.is_some()),
            sections,
            aids_heading: clean(&page.aids.heading),
            aids_intro: Rich::new(markdown(&page.aids.intro, "the intro of the aids")?, 3, &url),
            is_grouped,
            codes,
            aids,
            // A full stop comes after it, which "Jr." brings along.
            reviewed: words.with("reviewed", reviewed)?.trim_end_matches('.').to_owned(),
            next_review: words.with("next-review", [("date", words.date(next)?)])?,
            url,
            suggest: suggest(context, page)?,
            translations: translations(context, page),
        })
    }
}

/// How many aids a page lists before it puts them below the headings of their problems: as many as
/// are on two or three screens of a phone.
const LONG: usize = 8;

/// Puts the aids of each section together, in the order of the sections and in that of each section.
fn group(aids: &mut Vec<AidView>, sections: &[SectionView]) {
    let mut grouped = Vec::with_capacity(aids.len());
    for section in sections {
        for (index, mention) in section.aids.iter().enumerate() {
            if let Some(at) = aids.iter().position(|aid| aid.id == mention.id) {
                let mut aid = aids.remove(at);
                aid.group = (index == 0).then(|| section.heading.clone());
                aid.depth = 4;
                grouped.push(aid);
            }
        }
    }
    // Every aid of a page has a section; a rule sees to it.
    grouped.append(aids);
    *aids = grouped;
}

/// The codes in the lines of a page's aids and of what takes their place, each once, in the order of the aids. Here all
/// of them stand together, so those of one name are told apart.
fn codes(
    context: &Context<'_>,
    edition: &Edition<'_>,
    page: &Entry<Page>,
) -> Result<Vec<LineLanguage>, RenderError> {
    let mut languages: Vec<Language> = Vec::new();
    for id in &page.aids.list {
        let aid = context.aid(page, id)?;
        let successor = aid.successor.as_ref().map(|id| context.aid(page, id)).transpose()?;
        for language in [Some(aid), successor].into_iter().flatten().flat_map(|it| &it.languages) {
            if !languages.contains(language) {
                languages.push(language.clone());
            }
        }
    }
    LineLanguage::all(&edition.words, &languages)
}

/// Where to suggest a change to a page.
fn suggest(context: &Context<'_>, page: &Entry<Page>) -> Result<Option<String>, RenderError> {
    let Some(source) = &context.site.config.source else { return Ok(None) };
    let url = format!("{source}{}", page.file);
    if !address::is_elsewhere(&url) {
        return Err(RenderError::Link {
            place: format!("{SITE_FILE}, source"),
            url: source.clone(),
        });
    }
    Ok(Some(url))
}

/// The aids of a section: those in the reader's own language first, else in the order of the
/// page's list.
fn section_aids(
    context: &Context<'_>,
    edition: &Edition<'_>,
    page: &Entry<Page>,
    section: &Section,
    views: &[AidView],
) -> Result<Vec<AidRef>, RenderError> {
    let Some(condition) = &section.condition else { return Ok(Vec::new()) };
    let mut aids = Vec::new();
    // Two aids may have the same successor.
    let mut replaced = BTreeSet::new();
    for (id, view) in page.aids.list.iter().zip(views) {
        let aid = context.aid(page, id)?;
        if aid.condition != *condition {
            continue;
        }
        let standing = Standing::of(context, aid);
        let is_usable = |link: &&LinkView| link.href.is_some() && !link.archived;
        let linked = view.links.iter().filter(is_usable).count();
        let count = match standing {
            Standing::Offered if linked == view.links.len() => aid.least_links().max(linked),
            Standing::Offered => linked,
            Standing::Archived | Standing::Unavailable | Standing::Withdrawn => 0,
        };
        // Readers of a section that has nothing else are told of it there.
        let is_on_page = aid.successor.as_ref().is_some_and(|id| page.aids.list.contains(id));
        let is_told = |it: &&Successor| {
            standing != Standing::Offered && it.standing == Standing::Offered && !is_on_page
        };
        let successor = view.successor.as_ref().filter(is_told);
        let new = successor.filter(|_| replaced.insert(&aid.successor));
        let count = count + new.map_or(0, |it| it.links.len().max(1));
        let foreign = edition.is_foreign(aid);
        let aid = AidRef {
            id: view.id.clone(),
            anchor: view.anchor.clone(),
            foreign: match foreign {
                true => view.line.languages.iter().map(|it| it.words.clone()).collect(),
                false => Vec::new(),
            },
            state: standing.word().map(|word| edition.words.get(word)).transpose()?,
            successor: successor.cloned(),
            single: view.single,
            links: view.links.clone(),
            count,
        };
        aids.push((standing.word().is_some(), foreign, aid));
    }
    // What cannot be used comes last.
    aids.sort_by_key(|(over, foreign, _)| (*over, *foreign));
    Ok(aids.into_iter().map(|(_, _, aid)| aid).collect())
}

fn frame(
    context: &Context<'_>,
    edition: &Edition<'_>,
    assets: &Assets,
    page: &Entry<Page>,
    sections: &[SectionView],
) -> Result<Frame, RenderError> {
    const ROOT: Root<'_> = Root("../../");
    let translations = context.translations(&page.id);
    let paths: Vec<_> = translations.iter().map(|it| (&it.language, page_path(it))).collect();
    let mut switch = Vec::new();
    for (language, path) in &paths {
        if let Some(other) = context.edition(language) {
            switch.push(Switch::new(other, edition.language, format!("{}{path}", ROOT.0))?);
        }
    }
    let site_name = context.site_name(edition.language);
    let title = clean(&page.title);
    let head = Head {
        title: format!("{title} – {site_name}"),
        heading: title,
        description: clean(&page.description),
        canonical: (!page.draft).then(|| context.base.join(&page_path(page))),
        alternates: alternates(context, &paths),
        other_forms: true,
        feed: None,
        kind: "article",
        json_ld: Some(json_ld::page(context, page, sections)),
        ..Head::default()
    };
    Frame::new(context, edition, assets, ROOT, switch, head)
}

fn translations(context: &Context<'_>, page: &Entry<Page>) -> Vec<Translation> {
    let others = context.translations(&page.id).iter().filter(|it| it.language != page.language);
    let translation = |other: &&Entry<Page>| {
        Some(Translation {
            language: other.language.clone(),
            own_name: context.edition(&other.language)?.own_name.clone(),
            title: clean(&other.title),
            url: context.base.join(&page_path(other)),
        })
    };
    others.filter_map(translation).collect()
}
