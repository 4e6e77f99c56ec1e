//! Who asks: the address at which the owners of the sites that are asked find the people who check them.

use std::io::{self, Write as _};

use anyhow::bail;
use signpost_core::address;
use signpost_core::model::Site;

use crate::cli::{ContentArgs, NetworkArgs};
use crate::output::{Output, WARNING, shown};

/// Refuses to ask the links of lists for nobody: those who keep them have no site that could say who they are.
pub(super) fn require(
    site: Option<&Site>,
    content: &ContentArgs,
    network: &NetworkArgs,
) -> anyhow::Result<()> {
    if network.contact.is_some() || site.is_some_and(|site| site.config.contact().is_some()) {
        return Ok(());
    }
    let or = match site {
        Some(site) => format!(", or write {}", instead(site, content)),
        None => String::new(),
    };
    bail!(
        "--contact is missing: the owners of the sites must be able to find out who checks their pages. \
         Give the address of a page about you with --contact https://…{or}"
    )
}

/// Says that the owners of sites are told no address of anybody, where a new site has none yet.
pub(super) fn warn(site: &Site, content: &ContentArgs, network: &NetworkArgs) -> io::Result<()> {
    if network.contact.is_some() || site.config.contact().is_some() {
        return Ok(());
    }
    writeln!(
        Output::aside(),
        "{WARNING}warning{WARNING:#}: the sites are not told who checks their pages; write {}, or give \
         the address of a page about you with --contact https://…",
        instead(site, content)
    )
}

/// What is to be written into `site.yaml`.
fn instead(site: &Site, content: &ContentArgs) -> String {
    let file = content.content.join("site.yaml");
    let now = match site.config.base_url.as_str() {
        "" => String::new(),
        example if address::is_placeholder(example) => {
            format!(", where {example} is an example's")
        }
        other => format!(", where {other} is no public address"),
    };
    format!("your site's address as base_url in {}{now}", shown(&file))
}
