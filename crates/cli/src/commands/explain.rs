//! `signpost audit --explain` and `signpost report --explain`

use anyhow::bail;
use signpost_core::report::{LinkReport, LinkSource};
use signpost_core::{AuditReport, Link, suggest};
use url::Url;

use crate::output::{Output, printable, report};

/// What a link and a report on one have in common.
trait Named {
    fn url(&self) -> Option<&str>;
    fn sources(&self) -> &[LinkSource];
}

impl Named for Link {
    fn url(&self) -> Option<&str> {
        self.url.as_deref()
    }

    fn sources(&self) -> &[LinkSource] {
        &self.sources
    }
}

impl Named for LinkReport {
    fn url(&self) -> Option<&str> {
        self.url.as_deref()
    }

    fn sources(&self) -> &[LinkSource] {
        &self.sources
    }
}

/// The links to explain, of all those that the content names.
pub(crate) fn links(all: Vec<Link>, what: &str) -> anyhow::Result<Vec<Link>> {
    chosen(all, what, "the content")
}

/// Explains links of a report; `links` as far as the content could be read.
pub(crate) fn write(
    out: &mut Output,
    audit: AuditReport,
    what: &str,
    links: &[Link],
) -> anyhow::Result<()> {
    use std::io::Write as _;
    let started = audit.started;
    for (index, link) in chosen(audit.links, what, "the report")?.iter().enumerate() {
        if index > 0 {
            writeln!(out)?;
        }
        let expected = links.iter().find(|known| known.url == link.url && known.url.is_some());
        report::explain::write(out, link, started, expected.map(|link| &link.expectation))?;
    }
    Ok(())
}

/// The links with this address or of this aid.
fn chosen<T: Named>(all: Vec<T>, what: &str, of: &str) -> anyhow::Result<Vec<T>> {
    let address = Url::parse(what).ok();
    let is_meant = |link: &T| {
        let same = |url: &str| url == what || address.is_some() && Url::parse(url).ok() == address;
        link.url().is_some_and(same)
            || link
                .sources()
                .iter()
                .any(|source| source.aid.as_ref().is_some_and(|aid| aid.as_str() == what))
    };
    let (meant, others): (Vec<T>, Vec<T>) = all.into_iter().partition(is_meant);
    if !meant.is_empty() {
        return Ok(meant);
    }
    let names = others.iter().flat_map(|link| {
        let aids = link.sources().iter().filter_map(|source| source.aid.as_ref());
        link.url().into_iter().chain(aids.map(|aid| aid.as_str()))
    });
    match suggest::closest(what, names) {
        Some(name) => bail!(
            "{of} has no link and no aid `{}`; did you mean `{}`?",
            printable(what),
            printable(name)
        ),
        None => bail!(
            "{of} has no link and no aid `{}`; name one by its address or by its aid's id",
            printable(what)
        ),
    }
}
