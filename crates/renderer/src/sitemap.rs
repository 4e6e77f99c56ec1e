//! What search engines ask for first: `sitemap.xml` and `robots.txt`.

use std::fmt::Write;

use crate::context::{Context, page_path};
use crate::markdown::escape;
use crate::output::OutputFile;

/// The sitemap: every page in every language, with the day on which it changed last.
pub(crate) fn sitemap(context: &Context<'_>) -> OutputFile {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
         xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    for edition in &context.editions {
        let latest = edition.pages.iter().map(|page| context.changed(page)).max();
        let latest = latest.map(|date| date.to_string());
        let home = format!("{}/", edition.language);
        entry(&mut xml, &context.base.join(&home), latest.as_deref(), &[]);
        for page in &edition.pages {
            let translations: Vec<_> = context
                .translations(&page.id)
                .iter()
                .map(|it| (it.language.as_str(), context.base.join(&page_path(it))))
                .collect();
            let translations = if translations.len() > 1 { translations } else { Vec::new() };
            let changed = context.changed(page).to_string();
            let url = context.base.join(&page_path(page));
            entry(&mut xml, &url, Some(&changed), &translations);
        }
    }
    xml.push_str("</urlset>\n");
    // A page changed last when one of its aids did.
    let sources = context.sources_of(context.pages().into_iter().map(|(_, page)| page));
    OutputFile::new("sitemap.xml", "application/xml", xml).sources(sources)
}

/// Tells robots that all may be read, and where the list is.
pub(crate) fn robots(context: &Context<'_>) -> String {
    format!("User-agent: *\nAllow: /\n\nSitemap: {}\n", context.base.join("sitemap.xml"))
}

fn entry(xml: &mut String, url: &str, changed: Option<&str>, translations: &[(&str, String)]) {
    xml.push_str("<url><loc>");
    escape(url, xml);
    xml.push_str("</loc>");
    if let Some(changed) = changed {
        // Writing to a string cannot fail.
        let _ = write!(xml, "<lastmod>{changed}</lastmod>");
    }
    for (language, url) in translations {
        let _ = write!(xml, "\n<xhtml:link rel=\"alternate\" hreflang=\"{language}\" href=\"");
        escape(url, xml);
        xml.push_str("\"/>");
    }
    xml.push_str("</url>\n");
}
