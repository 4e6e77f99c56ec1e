//! The stage that scenarios are built on: hosts and the labelled links that lead to them.

use std::collections::BTreeMap;

use url::{Position, Url};

use crate::aids::Aid;
use crate::host::Host;
use crate::link::{LabelledLink, Truth};
use crate::reply::Reply;
use crate::request::Request;

/// Collects what the scenario files describe.
#[derive(Default)]
pub(crate) struct Scene {
    pub(crate) hosts: BTreeMap<String, Host>,
    pub(crate) links: Vec<LabelledLink>,
    /// The family whose links are being added.
    pub(crate) family: &'static str,
}

impl Scene {
    /// The host of this name, made on first mention.
    pub(crate) fn host(&mut self, name: &str) -> &mut Host {
        self.hosts.entry(name.to_owned()).or_default()
    }

    /// Has the host of an address answer at that address.
    pub(crate) fn page(
        &mut self,
        url: &str,
        handler: impl Fn(&Request, u32) -> Reply + Send + Sync + 'static,
    ) -> &mut Host {
        let (host, target) = parts(url);
        self.host(&host).at(&target, handler)
    }

    /// Adds a link whose host is described elsewhere.
    pub(crate) fn link(
        &mut self,
        name: &'static str,
        url: &'static str,
        aid: &'static Aid,
        truth: Truth,
        story: &'static str,
    ) -> &mut LabelledLink {
        let index = self.links.len();
        self.links.push(LabelledLink {
            name,
            family: self.family,
            url,
            subject: aid.subject,
            title: aid.title,
            expect: &[],
            language: aid.language,
            access: "open",
            verdict: truth.0,
            reason: truth.1,
            story,
        });
        &mut self.links[index]
    }

    /// Adds a link and what its host answers to it.
    pub(crate) fn serve(
        &mut self,
        name: &'static str,
        url: &'static str,
        aid: &'static Aid,
        truth: Truth,
        story: &'static str,
        handler: impl Fn(&Request, u32) -> Reply + Send + Sync + 'static,
    ) -> &mut LabelledLink {
        self.page(url, handler);
        self.link(name, url, aid, truth, story)
    }
}

/// The host of an address, and what a request line says of the rest.
fn parts(url: &str) -> (String, String) {
    let url = Url::parse(url).expect("scenarios are written with addresses that parse");
    let host = url.host_str().unwrap_or_default().to_owned();
    (host, url[Position::BeforePath..Position::AfterQuery].to_owned())
}
