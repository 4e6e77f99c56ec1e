//! The aids of a text: those that the content has already, and files for the others.

use super::aid_line::AidLine;
use super::details::{self, Details};
use super::draft::{Draft, Found};
use super::maker::Maker;
use super::{Remark, Request};
use crate::model::{Aid, AidId, Entry, Provider, ProviderId, Site};
use crate::scaffold::NewSection;
use crate::suggest::key;

/// An aid of the text, and the one of the content that it is.
pub(super) struct Matched<'s> {
    pub(super) found: &'s Found,
    pub(super) details: Details,
    pub(super) known: Option<&'s Entry<Aid>>,
    /// Whether only its address says that it is that one.
    pub(super) is_called_otherwise: bool,
}

impl Matched<'_> {
    pub(super) fn subject(&self) -> &str {
        &self.found.aid.subject
    }

    pub(super) fn remark(&self, why: impl Into<String>) -> Remark {
        Remark { line: self.found.line.number, text: self.found.line.text.clone(), why: why.into() }
    }
}

/// The files to be written, and what the page lists.
#[derive(Default)]
pub(super) struct Made {
    pub(super) list: Vec<AidId>,
    pub(super) aids: Vec<(AidId, String)>,
    pub(super) providers: Vec<(ProviderId, String)>,
    /// The lines and addresses of the text that became a new aid.
    pub(super) of: Vec<(AidLine, Vec<String>, AidId)>,
    /// What the text says and no other file has a place for, as comments in the page's.
    pub(super) left: Vec<String>,
}

/// Finds the text's aids among the content's.
pub(super) fn find<'s>(
    draft: &'s Draft,
    request: &Request<'_>,
    existing: &'s Site,
) -> Vec<Matched<'s>> {
    let ours = |name: &str| provider_named(existing, name).is_some();
    draft
        .aids
        .iter()
        .map(|found| {
            let details = details::read(&found.details, &draft.addresses, ours);
            let named = found.aid.provider.as_deref();
            let named = named.and_then(|name| provider_named(existing, name));
            let mut aids = existing.aids.values();
            let same = aids.clone().find(|aid| is_same(found, named, aid, request, existing));
            let has_it = |aid: &&Entry<Aid>| {
                // What stands for several aids is none of them.
                aid.collection == found.aid.collection
                    && aid.links.iter().any(|link| details.has(&link.url))
            };
            let known = same.or_else(|| aids.find(has_it));
            Matched { found, details, known, is_called_otherwise: same.is_none() }
        })
        .collect()
}

/// Whether an aid of the text, whose provider is the one that is named, is one of the content's.
fn is_same(
    found: &Found,
    named: Option<&Entry<Provider>>,
    aid: &Aid,
    request: &Request<'_>,
    existing: &Site,
) -> bool {
    let line = &found.aid;
    let subject = aid.subject.get(&request.language).map(key);
    let shown = existing.provider_of(aid).and_then(|provider| provider.short_name.as_deref());
    // An aid whose provider has no file has it in the subject, and its line reads the same.
    let whole = |subject: &str, provider: Option<&str>| {
        key(&format!("{subject} {}", provider.unwrap_or_default()))
    };
    let is_named = named
        .is_some_and(|it| aid.provider.as_ref().is_some_and(|id| id.as_str() == it.file.stem()));
    let shown = if is_named { line.provider.as_deref() } else { shown };
    subject.map(|it| whole(&it, shown)) == Some(whole(&line.subject, line.provider.as_deref()))
        && aid.decision == line.decision
        && aid.collection == line.collection
        && (line.languages.is_empty() || aid.languages == line.languages)
}

/// The provider that bears a name, in full, in short or as its id.
pub(super) fn provider_named<'s>(existing: &'s Site, name: &str) -> Option<&'s Entry<Provider>> {
    let name = key(name);
    existing.providers.values().find(|provider| {
        let names = [
            Some(provider.name.as_str()),
            provider.short_name.as_deref(),
            Some(provider.file.stem()),
        ];
        names.into_iter().flatten().any(|it| key(it) == name)
    })
}

/// Makes files for the aids that the content has not.
pub(super) fn make(
    draft: &Draft,
    aids: Vec<Matched<'_>>,
    sections: &mut Vec<NewSection>,
    request: &Request<'_>,
    existing: &Site,
    remarks: &mut Vec<Remark>,
) -> Made {
    let mut maker = Maker { sections, request, existing, remarks, made: Made::default() };
    for matched in aids {
        maker.add(matched);
    }
    if maker.made.list.is_empty() {
        maker.add_missing(draft);
    }
    maker.made
}
