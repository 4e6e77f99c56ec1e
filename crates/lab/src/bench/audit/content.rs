//! What is to be audited: the same links as content for Signpost and as a page of links for others.

use std::fmt::Write as _;
use std::fs;
use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};

use anyhow::Context as _;

use super::pages;

/// A link and how it is recognised.
pub(super) struct Target {
    pub(super) url: String,
    pub(super) title: String,
    pub(super) subject: String,
}

/// How the hosts wish to be treated, as a provider says it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Manners {
    pub(super) interval_ms: u64,
    pub(super) concurrent: u8,
}

/// Manners that let every program be as fast as it can: all that content may say.
pub(super) const LIFTED: Manners = Manners { interval_ms: 0, concurrent: 10 };

/// The address of a host.
pub(super) fn host(number: usize) -> Ipv4Addr {
    let byte = |number: usize| u8::try_from(number).unwrap_or(u8::MAX);
    Ipv4Addr::new(127, 0, byte(1 + number / 250), byte(1 + number % 250))
}

/// Links to aids, spread evenly over hosts.
pub(super) fn spread(
    links: usize,
    hosts: usize,
    kilobytes: usize,
    latency_ms: u64,
    port: u16,
) -> Vec<Target> {
    (0..links).map(|n| target(n, n % hosts, kilobytes, latency_ms, port)).collect()
}

pub(super) fn target(
    number: usize,
    on: usize,
    kilobytes: usize,
    latency_ms: u64,
    port: u16,
) -> Target {
    Target {
        url: format!("http://{}:{port}/{kilobytes}/{latency_ms}/{number:06}", host(on)),
        title: pages::title(number),
        subject: pages::subject(number).to_owned(),
    }
}

/// Where the links were written.
pub(super) struct Written {
    pub(super) content: PathBuf,
    pub(super) page: PathBuf,
    pub(super) folder: PathBuf,
}

impl Written {
    /// Where Signpost's report goes.
    pub(super) fn report(&self) -> PathBuf {
        self.folder.join("report.json")
    }
}

/// Writes content and a page of links into a new folder.
pub(super) fn write(
    folder: &Path,
    targets: &[Target],
    manners: Manners,
) -> anyhow::Result<Written> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    let content = folder.join("content");
    for part in ["aids", "providers", "pages/guides"] {
        fs::create_dir_all(content.join(part))?;
    }
    let write = |path: &str, text: String| {
        fs::write(content.join(path), text).with_context(|| format!("{path} cannot be written"))
    };
    write(
        "site.yaml",
        "name: {en: Guides}\nbase_url: https://example.org/\nlanguages: [en]\ndefault_language: en\n\
         review_every: 24 months\naid_stale_after: 90 years\n"
            .to_owned(),
    )?;
    let mut hosts: Vec<&str> = targets.iter().filter_map(|target| bare_host(&target.url)).collect();
    hosts.sort_unstable();
    hosts.dedup();
    let Manners { interval_ms, concurrent } = manners;
    write(
        "providers/bench.yaml",
        format!(
            "id: bench\nname: Health Guides\nhome: https://example.org/\nhosts: [{}]\n\
             audit: {{min_interval: {interval_ms}ms, max_concurrent: {concurrent}}}\n",
            hosts.iter().map(|host| format!("\"{host}\"")).collect::<Vec<_>>().join(", ")
        ),
    )?;
    let mut page = "<!doctype html><html lang=en><title>Links</title><body>\n".to_owned();
    for (number, Target { url, title, subject }) in targets.iter().enumerate() {
        let id = format!("aid-{number:06}");
        write(
            &format!("aids/{id}.yaml"),
            format!(
                "id: {id}\nsubject: {{en: {subject}}}\ncondition: guides\nprovider: bench\n\
                 decision: treatment-methods\nlanguages: [en]\nupdated: 2026\nstatus: active\n\
                 links:\n  - url: {url}\n    title: \"{title}\"\n    access: open\n"
            ),
        )?;
        let _ = writeln!(page, "<a href=\"{url}\">{title}</a><br>");
    }
    let path = folder.join("links.html");
    fs::write(&path, page + "</body></html>")?;
    Ok(Written { content, page: path, folder: folder.to_owned() })
}

fn bare_host(url: &str) -> Option<&str> {
    url.strip_prefix("http://")?.split(':').next()
}
