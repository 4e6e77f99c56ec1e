//! Every web address in the content, for the rules about addresses.

use std::ops::Range;

use url::Url;

use super::context::Context;
use super::prose::{self, Text};
use crate::diagnostic::Diagnostic;
use crate::link;
use crate::model::{Entry, Page};
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

    /// The host's name or number, in small letters.
    pub(super) fn host(&self) -> &str {
        self.url.host_str().unwrap_or_default()
    }
}

/// Every address that can be read.
pub(super) struct Addresses<'l> {
    of_aids: Vec<Address<'l>>,
    /// Those of providers and the site.
    others: Vec<Address<'l>>,
    /// Those that the texts of each page link, in the order of the pages.
    of_texts: Vec<Vec<Linking<'l>>>,
}

/// A text with what it links, each as it is written and with the link's place.
type Linking<'l> = (Text<'l>, Vec<(String, Range<usize>)>);

impl<'l> Addresses<'l> {
    fn of<'c>(context: &'c Context<'l>) -> &'c Self {
        context.addresses.get_or_init(|| Self {
            of_aids: of_aids(context).collect(),
            others: others(context).collect(),
            of_texts: context.site.pages.iter().map(linking).collect(),
        })
    }
}

/// All of them: the links of aids first.
pub(super) fn all<'c, 'l>(context: &'c Context<'l>) -> impl Iterator<Item = &'c Address<'l>> {
    let addresses = Addresses::of(context);
    addresses.of_aids.iter().chain(&addresses.others)
}

/// The same, without those of aids in which there is nothing to find.
pub(super) fn unknown<'c, 'l>(context: &'c Context<'l>) -> impl Iterator<Item = &'c Address<'l>> {
    all(context).filter(|address| !context.is_clean(address.file))
}

/// The addresses of aids.
pub(super) fn links<'c, 'l>(context: &'c Context<'l>) -> &'c [Address<'l>] {
    &Addresses::of(context).of_aids
}

/// The addresses that the texts of each page link.
pub(super) fn of_texts<'c, 'l>(context: &'c Context<'l>) -> &'c [Vec<Linking<'l>>] {
    &Addresses::of(context).of_texts
}

/// The same, one after the other, without those of pages in which there is nothing to find.
pub(super) fn in_texts<'c, 'l>(
    context: &'c Context<'l>,
) -> impl Iterator<Item = (&'c Text<'l>, &'c str, &'c Range<usize>)> {
    let all = of_texts(context).iter().flat_map(|it| each(it));
    all.filter(|(text, ..)| !context.is_clean(text.file))
}

/// The addresses that some texts link.
pub(super) fn each<'c, 'l>(
    texts: &'c [Linking<'l>],
) -> impl Iterator<Item = (&'c Text<'l>, &'c str, &'c Range<usize>)> {
    texts.iter().flat_map(|(text, links)| links.iter().map(move |it| (text, it.0.as_str(), &it.1)))
}

fn linking(page: &Entry<Page>) -> Vec<Linking<'_>> {
    let texts = prose::of_page(page).into_iter();
    texts
        .map(|text| (text.text, text))
        .map(|(own, text)| (text, link::addresses(own).collect()))
        .collect()
}

fn of_aids<'l>(context: &Context<'l>) -> impl Iterator<Item = Address<'l>> {
    let aids = context.site.aids.values();
    aids.flat_map(|aid| {
        aid.links.iter().enumerate().filter_map(|(index, link)| {
            address(&aid.file, format!("/links/{index}/url"), &link.url)
        })
    })
}

fn others<'l>(context: &Context<'l>) -> impl Iterator<Item = Address<'l>> {
    let site = context.site;
    let homes = site.providers.values();
    let homes = homes.filter_map(|it| address(&it.file, "/home".to_owned(), &it.home));
    let file = context.loaded.sources.paths().find(|path| path.as_str() == "site.yaml");
    let own = file.into_iter().flat_map(|file| {
        let config = &site.config;
        let more = [("/source", &config.source), ("/documentation", &config.documentation)];
        let more = more.into_iter().filter_map(|(pointer, own)| Some((pointer, own.as_ref()?)));
        let own = [("/base_url", &config.base_url)].into_iter().chain(more);
        own.filter_map(|(pointer, text)| address(file, pointer.to_owned(), text))
    });
    homes.chain(own)
}

fn address<'l>(file: &'l SourcePath, pointer: String, text: &'l str) -> Option<Address<'l>> {
    let url = Url::parse(text).ok().filter(Url::has_host)?;
    Some(Address { file, pointer, text, url })
}
