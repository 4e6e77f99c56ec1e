//! Every web address in the content, for the rules about addresses.

use url::Url;

use super::context::Context;
use crate::diagnostic::Diagnostic;
use crate::source::SourcePath;

/// An address at its place.
pub(super) struct Address<'l> {
    pub(super) file: &'l SourcePath,
    pub(super) pointer: String,
    /// The address as it is written.
    pub(super) text: &'l str,
    /// The address as a browser reads it.
    pub(super) url: Url,
}

impl Address<'_> {
    /// The host's name or number, in small letters.
    /// A fault that another address in the place of this one would fix, where it stands in the
    /// file as it is.
    pub(super) fn replaced(
        &self,
        context: &Context<'_>,
        fault: Diagnostic,
        new: &str,
    ) -> Diagnostic {
        let value = context.value(self.file, &self.pointer).span;
        let written = context.loaded.sources.text(self.file).get(value.clone()).unwrap_or_default();
        match written.find(self.text).filter(|_| !new.contains(['"', '\'', '\\', ' ', '#'])) {
            Some(at) => {
                let start = value.start + at;
                fault.replace(start..start + self.text.len(), new).automatic()
            }
            None => fault,
        }
    }

    pub(super) fn host(&self) -> &str {
        self.url.host_str().unwrap_or_default()
    }
}

/// Every address that can be read: the links of aids first, then those of providers and the site.
pub(super) fn all<'l>(context: &Context<'l>) -> Vec<Address<'l>> {
    let mut addresses = links(context);
    let site = context.site;
    for provider in site.providers.values() {
        addresses.extend(address(&provider.file, "/home".to_owned(), &provider.home));
    }
    let file = context.loaded.sources.paths().find(|path| path.as_str() == "site.yaml");
    if let Some(file) = file {
        addresses.extend(address(file, "/base_url".to_owned(), &site.config.base_url));
        let more =
            [("/source", &site.config.source), ("/documentation", &site.config.documentation)];
        for (pointer, own) in more {
            addresses.extend(own.iter().filter_map(|it| address(file, pointer.to_owned(), it)));
        }
    }
    addresses
}

/// The addresses of aids.
pub(super) fn links<'l>(context: &Context<'l>) -> Vec<Address<'l>> {
    let aids = context.site.aids.values();
    aids.flat_map(|aid| {
        aid.links.iter().enumerate().filter_map(|(index, link)| {
            address(&aid.file, format!("/links/{index}/url"), &link.url)
        })
    })
    .collect()
}

fn address<'l>(file: &'l SourcePath, pointer: String, text: &'l str) -> Option<Address<'l>> {
    let url = Url::parse(text).ok().filter(Url::has_host)?;
    Some(Address { file, pointer, text, url })
}
