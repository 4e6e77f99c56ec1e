//! Which of the links an audit asks.

mod changed;
mod shard;

use std::collections::BTreeSet;

use anyhow::{Context as _, bail};
use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use signpost_checker::Assignment;
use signpost_core::report::Scope;
use signpost_core::{Link, Loaded};

use crate::cli::{NetworkArgs, Shard};

use changed::Since;
pub(crate) use changed::mark_new;

/// The links that all of `--only`, `--changed-since` and `--shard` leave, and the others.
pub(crate) fn links(
    all: Vec<Link>,
    args: &NetworkArgs,
    loaded: &Loaded,
) -> anyhow::Result<Assignment> {
    let chosen = chosen(all.clone(), args, Some(loaded))?;
    Ok(assign(all, &chosen, scope(args)))
}

/// As [`links`], for links of files that are no content, which `--changed-since` knows nothing of.
pub(crate) fn of_lists(all: Vec<Link>, args: &NetworkArgs) -> anyhow::Result<Assignment> {
    let chosen = chosen(all.clone(), args, None)?;
    Ok(assign(all, &chosen, scope(args)))
}

/// An assignment to ask these links of all that the content has.
pub(crate) fn assign(all: Vec<Link>, chosen: &[Link], scope: Scope) -> Assignment {
    let key = |link: &Link| (link.url.clone(), link.sources.first().cloned());
    let wanted: BTreeSet<_> = chosen.iter().map(key).collect();
    let (links, others) = all.into_iter().partition(|link| wanted.contains(&key(link)));
    Assignment { links, others, scope }
}

fn scope(args: &NetworkArgs) -> Scope {
    let mut chosen_by: Vec<String> =
        args.only.iter().map(|glob| format!("--only {glob}")).collect();
    chosen_by
        .extend(args.changed_since.iter().map(|revision| format!("--changed-since {revision}")));
    match (args.shard, chosen_by.is_empty()) {
        (None, true) => Scope::Whole,
        (Some(Shard { number, of }), true) => Scope::Shard { number, of },
        (shard, false) => {
            chosen_by.extend(shard.map(|Shard { number, of }| format!("--shard {number}/{of}")));
            Scope::Selection { chosen_by: chosen_by.join(" ") }
        }
    }
}

fn chosen(
    mut links: Vec<Link>,
    args: &NetworkArgs,
    loaded: Option<&Loaded>,
) -> anyhow::Result<Vec<Link>> {
    if !args.only.is_empty() {
        let globs = globs("--only ", &args.only)?;
        links.retain(|link| {
            link.url.as_deref().is_some_and(|url| globs.is_match(url))
                || link.sources.iter().any(|source| globs.is_match(source.name()))
        });
        if links.is_empty() {
            bail!("no link and no aid matches --only {}", args.only.join(" --only "));
        }
    }
    if let (Some(revision), Some(loaded)) = (&args.changed_since, loaded) {
        let since = Since::new(loaded.sources.root(), revision)?;
        let files = since.files(loaded)?;
        links.retain(|link| changed::concerns(link, &files));
    }
    Ok(match args.shard {
        Some(shard) => shard::part(links, shard),
        None => links,
    })
}

/// Patterns for addresses and names; `flag` is what a message puts before one.
pub(crate) fn globs(flag: &str, patterns: &[String]) -> anyhow::Result<GlobSet> {
    let mut set = GlobSetBuilder::new();
    for pattern in patterns {
        // In an address every character may be behind a slash, and `?` begins a query.
        let escaped = pattern.replace('?', "[?]");
        let glob = GlobBuilder::new(&escaped).build().with_context(|| {
            format!("{flag}{pattern} is not a pattern; `*` stands for anything")
        })?;
        set.add(glob);
    }
    Ok(set.build()?)
}
