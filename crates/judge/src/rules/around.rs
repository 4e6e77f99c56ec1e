//! What stands around a link in a list: the heading above it, and the language of the text that it is in.
//!
//! A heading may be the subject, or say no more than `Useful links`. So the link is read in two ways:
//! with the whole heading as its subject, and with only those words of it that the title has as well.
//! The page decides: the way in which it shows more of the aid is the right one. Both come to the same
//! where the heading is in the title.

use std::borrow::Cow;

use signpost_core::Link;

use super::expectation::{self, Shown};
use super::wanted::{self, Site};
use crate::language;
use crate::page::Media;
use crate::recognise;

/// The link without what proves nothing, and what its page shows of it.
pub(super) fn read<'a>(link: &'a Link, site: &Site<'_>) -> (Cow<'a, Link>, Shown) {
    let around = &link.expectation.around;
    let mut read = match around.headings.is_empty() {
        true => shown(wanted::of(link, site), site),
        false => {
            let whole = with_subjects(link, around.headings.clone());
            let parts = around.headings.iter().map(|heading| in_titles(heading, link));
            let part = with_subjects(link, parts.filter(|part| !part.is_empty()).collect());
            let [whole, part] = [whole, part]
                .map(|link| shown(Cow::Owned(wanted::of(&link, site).into_owned()), site));
            let document = (site.page.media == Media::Pdf).then(|| site.page.of_document());
            // How much of the aid the page shows.
            let rank = |(link, shown): &(Cow<'_, Link>, Shown)| {
                let in_document = document
                    .as_ref()
                    .is_some_and(|page| expectation::shown(&link.expectation, page, None).met());
                (shown.met() || in_document, shown.own_title, shown.extent, shown.recognised.level)
            };
            if rank(&part) > rank(&whole) { part } else { whole }
        }
    };
    // A page that bears the very title, or calls itself by all of its words, is the one that was meant, in
    // whatever language the list is.
    let titled =
        || read.1.own_title || recognise::is_said_in_names(&link.expectation.titles, site.page);
    if !around.languages.is_empty() && !titled() {
        let titles = link.expectation.titles.join(" ");
        let languages = match language::of_title(&titles) {
            Some(own) => vec![own.into()],
            None => around.languages.clone(),
        };
        read.0.to_mut().expectation.languages.extend(languages);
    }
    read
}

fn shown<'a>(link: Cow<'a, Link>, site: &Site<'_>) -> (Cow<'a, Link>, Shown) {
    let shown = expectation::shown(&link.expectation, site.page, site.control);
    (link, shown)
}

fn with_subjects(link: &Link, subjects: Vec<String>) -> Link {
    let mut link = link.clone();
    link.expectation.subjects.extend(subjects);
    link
}

/// The telling words of a heading that a title has too, in whatever form.
fn in_titles(heading: &str, link: &Link) -> String {
    let strange = recognise::unlike(heading, &link.expectation.titles);
    let mut words = recognise::telling(heading);
    words.retain(|word| !strange.contains(word));
    words.join(" ")
}
