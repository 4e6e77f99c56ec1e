//! Which of the links an audit asks.

mod changed;
mod shard;

use anyhow::{Context as _, bail};
use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use signpost_core::{Link, Loaded};

use crate::cli::NetworkArgs;

pub(crate) use changed::Since;

/// The links that all of `--only`, `--changed-since` and `--shard` leave.
pub(crate) fn links(
    mut links: Vec<Link>,
    args: &NetworkArgs,
    loaded: &Loaded,
) -> anyhow::Result<Vec<Link>> {
    if !args.only.is_empty() {
        let globs = globs(&args.only)?;
        links.retain(|link| {
            link.url.as_deref().is_some_and(|url| globs.is_match(url))
                || link.sources.iter().any(|source| globs.is_match(source.aid.as_str()))
        });
        if links.is_empty() {
            bail!("no link and no aid matches --only {}", args.only.join(" --only "));
        }
    }
    if let Some(revision) = &args.changed_since {
        let since = Since::new(loaded.sources.root(), revision)?;
        let files = since.files(loaded)?;
        links.retain(|link| changed::concerns(link, &files));
    }
    Ok(match args.shard {
        Some(shard) => shard::part(links, shard),
        None => links,
    })
}

fn globs(patterns: &[String]) -> anyhow::Result<GlobSet> {
    let mut set = GlobSetBuilder::new();
    for pattern in patterns {
        // In an address every character may be behind a slash, and `?` begins a query.
        let escaped = pattern.replace('?', "[?]");
        let glob = GlobBuilder::new(&escaped).build().with_context(|| {
            format!("--only {pattern} is not a pattern; `*` stands for anything")
        })?;
        set.add(glob);
    }
    Ok(set.build()?)
}
