//! `feed.xml`: the latest changes of a language's pages, as Atom (RFC 4287).

use signpost_core::model::{Entry, Page, PageKind};

use url::Url;

use crate::context::{Context, Edition, page_path};
use crate::error::RenderError;
use crate::foreign::clean;
use crate::line::Line;
use crate::markdown::escape;
use crate::view::caution;

/// How many pages a feed has at most.
const MOST: usize = 50;

/// The feed of an edition.
pub(crate) fn atom(context: &Context<'_>, edition: &Edition<'_>) -> Result<String, RenderError> {
    let pages = edition.of_kind(PageKind::Aids).map(|page| (context.changed(page), page));
    let mut pages: Vec<_> = pages.collect();
    pages.sort_by(|(a_on, a), (b_on, b)| (b_on, &a.id).cmp(&(a_on, &b.id)));
    pages.truncate(MOST);

    let home = context.base.join(&format!("{}/", edition.language));
    let mut xml = Xml::default();
    xml.raw(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\"",
    );
    xml.attribute("xml:lang", edition.language.as_str());
    xml.raw(">\n");
    xml.element("id", &format!("{}{}", tag(context), edition.language));
    xml.element("title", &context.site_name(edition.language));
    xml.element("subtitle", &edition.words.get("home-description")?);
    xml.link("self", "application/atom+xml", &format!("{home}feed.xml"));
    xml.link("alternate", "text/html", &home);
    // A feed has a date even when it is empty; the epoch stands for "nothing yet".
    let updated = pages.first().map_or("1970-01-01".to_owned(), |(on, _)| on.to_string());
    xml.element("updated", &format!("{updated}T00:00:00Z"));
    for (changed, page) in pages {
        let url = context.base.join(&page_path(page));
        xml.raw("<entry>\n");
        xml.element("id", &format!("{}{}/{}", tag(context), edition.language, page.id));
        xml.element("title", &clean(&page.title));
        xml.link("alternate", "text/html", &url);
        xml.element("updated", &format!("{changed}T00:00:00Z"));
        xml.raw("<author>");
        xml.element("name", &clean(&page.review.by));
        xml.raw("</author>\n");
        xml.element("summary", &summary(context, edition, page)?);
        xml.raw("</entry>\n");
    }
    xml.raw("</feed>\n");
    Ok(xml.0)
}

/// What a page is about, and which of its aids cannot be used, or only perhaps: a feed is read where the page is not
/// seen.
fn summary(
    context: &Context<'_>,
    edition: &Edition<'_>,
    page: &Entry<Page>,
) -> Result<String, RenderError> {
    let mut summary = clean(&page.description);
    for id in &page.aids.list {
        let aid = context.aid(page, id)?;
        if let Some(caution) = caution(context, &edition.words, aid)? {
            let line = Line::new(context, &edition.words, edition.language, aid)?;
            summary.push_str(&format!(" {line} ({caution})."));
        }
    }
    Ok(summary)
}

/// The beginning of an id (RFC 4151) that stays the same when an address or the place of
/// publication changes: it is made of site.yaml's `base_url` and of ids, which are never given
/// twice. Its year is only there because each such id has one; it must never change.
fn tag(context: &Context<'_>) -> String {
    let url = Url::parse(&context.site.config.base_url).ok();
    let host = url.as_ref().and_then(Url::host_str).unwrap_or("localhost");
    let path = url.as_ref().map_or("", |url| url.path().trim_matches('/'));
    let slash = if path.is_empty() { "" } else { "/" };
    format!("tag:{host},2026:{path}{slash}")
}

#[derive(Default)]
struct Xml(String);

impl Xml {
    fn raw(&mut self, xml: &str) {
        self.0.push_str(xml);
    }

    fn attribute(&mut self, name: &str, value: &str) {
        self.0.extend([" ", name, "=\""]);
        escape(value, &mut self.0);
        self.raw("\"");
    }

    fn element(&mut self, name: &str, text: &str) {
        self.0.extend(["<", name, ">"]);
        escape(text, &mut self.0);
        self.0.extend(["</", name, ">\n"]);
    }

    fn link(&mut self, relation: &str, media_type: &str, href: &str) {
        self.raw("<link");
        self.attribute("rel", relation);
        self.attribute("type", media_type);
        self.attribute("href", href);
        self.raw("/>\n");
    }
}
