//! Which of the links an audit asks.

use std::collections::BTreeSet;
use std::process::Command;

use anyhow::{Context as _, bail};
use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use signpost_checker::Assignment;
use signpost_core::Link;
use signpost_core::report::Scope;

use crate::cli::{NetworkArgs, Shard};

/// The links that all of `--only`, `--changed-since` and `--shard` leave, and the others.
pub(crate) fn links(all: Vec<Link>, args: &NetworkArgs) -> anyhow::Result<Assignment> {
    let chosen = chosen(all.clone(), args)?;
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

fn chosen(mut links: Vec<Link>, args: &NetworkArgs) -> anyhow::Result<Vec<Link>> {
    if !args.only.is_empty() {
        let globs = globs(&args.only)?;
        links.retain(|link| {
            link.url.as_deref().is_some_and(|url| globs.is_match(url))
                || link.sources.iter().any(|source| globs.is_match(source.name()))
        });
        if links.is_empty() {
            bail!("no link and no aid matches --only {}", args.only.join(" --only "));
        }
    }
    if let Some(revision) = &args.changed_since {
        let changed = changed_since(revision)?;
        links.retain(|link| {
            link.sources
                .iter()
                .any(|source| changed.iter().any(|file| is_same_file(file, &source.file)))
        });
    }
    if let Some(Shard { number, of }) = args.shard {
        let mut index = 0;
        links.retain(|_| {
            index += 1;
            (index - 1) % of == number - 1
        });
    }
    Ok(links)
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

/// The files that differ from a revision, new ones included, as paths from the repository's root.
fn changed_since(revision: &str) -> anyhow::Result<Vec<String>> {
    // What begins with a dash would be an option of git's.
    if revision.starts_with('-') {
        bail!("--changed-since {revision} is not a revision");
    }
    let mut files = Vec::new();
    for arguments in [
        &["diff", "--name-only", "-z", revision, "--"][..],
        &["ls-files", "--others", "--exclude-standard", "-z"][..],
    ] {
        let output = Command::new("git")
            .args(arguments)
            .output()
            .context("git cannot be run, which --changed-since needs")?;
        if !output.status.success() {
            let said = String::from_utf8_lossy(&output.stderr);
            bail!("git does not know what changed since {revision}: {}", said.trim());
        }
        let names = String::from_utf8_lossy(&output.stdout);
        files.extend(names.split('\0').filter(|name| !name.is_empty()).map(str::to_owned));
    }
    Ok(files)
}

/// Whether a path from the repository's root and a path from here name one file.
fn is_same_file(from_root: &str, from_here: &str) -> bool {
    let here = from_here.trim_start_matches("./");
    from_root == here
        || here.ends_with(&format!("/{from_root}"))
        || from_root.ends_with(&format!("/{here}"))
}
