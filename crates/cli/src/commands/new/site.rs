//! `signpost new site`: a content repository from nothing.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use anyhow::{Context as _, bail, ensure};
use signpost_core::scaffold::NewSite;

use super::ask::{self, asker};
use super::page;
use crate::cli::{ContentArgs, NewPageArgs, NewSiteArgs, TargetArgs};
use crate::commands::files::NewFiles;
use crate::exit::Exit;
use crate::output::Output;

/// Where the action that the workflows use lives. Only a released program knows.
const REPOSITORY: Option<&str> = option_env!("SIGNPOST_REPOSITORY");

/// The commit that this program was released from, to pin the action to.
const COMMIT: Option<&str> = option_env!("SIGNPOST_COMMIT");

/// The tag of this version's release.
const TAG: &str = concat!("v", env!("CARGO_PKG_VERSION"));

/// Every file but `site.yaml` and the first page, by its path.
const FILES: &[(&str, &str)] = &[
    ("README.md", include_str!("site/readme.md")),
    (".gitignore", include_str!("site/gitignore")),
    (".github/workflows/check.yml", include_str!("site/check.yml")),
    (".github/workflows/audit.yml", include_str!("site/audit.yml")),
    (".github/workflows/publish.yml", include_str!("site/publish.yml")),
    ("content/suppressions.yaml", include_str!("site/suppressions.yaml")),
    ("schemas/site.schema.json", include_str!("../../../../../schemas/site.schema.json")),
    ("schemas/provider.schema.json", include_str!("../../../../../schemas/provider.schema.json")),
    ("schemas/aid.schema.json", include_str!("../../../../../schemas/aid.schema.json")),
    ("schemas/page.schema.json", include_str!("../../../../../schemas/page.schema.json")),
    (
        "schemas/suppressions.schema.json",
        include_str!("../../../../../schemas/suppressions.schema.json"),
    ),
];

pub(super) fn run(args: &NewSiteArgs) -> anyhow::Result<Exit> {
    refuse_what_is_not_empty(&args.folder)?;
    let mut asker = asker();
    let name = asker.need(args.name.as_deref(), "--name", "Name of the site", ask::text)?;
    let base_url = asker.want(
        args.base_url.as_deref(),
        "--base-url",
        "Address that it will be published at (https://…/)",
        ask::address,
    )?;
    let base_url = base_url.map_or_else(|| "https://example.org/".to_owned(), String::from);
    ensure!(
        base_url.ends_with('/') && !base_url.contains(['?', '#']),
        "--base-url: write it with a slash at the end, for example {}/",
        base_url.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/')
    );
    let languages = ask::each("--language", &args.language, ask::language)?;

    let site = NewSite { name: name.clone(), base_url: base_url.clone(), languages };
    let mut out = Output::to(None)?;
    let mut files = NewFiles::new(&args.folder, false);
    files.add("content/site.yaml", site.to_yaml());
    for (path, text) in FILES {
        files.add(path, fill(text, &name));
    }
    files.write(&mut out)?;
    out.finish()?;
    page::run(&first_page(args))?;

    let mut out = Output::to(None)?;
    if REPOSITORY.is_none() {
        writeln!(
            out,
            "\nThis program was not released, so it does not know where its action is: in README.md and\n\
             .github/workflows, replace OWNER/signpost by its repository."
        )?;
    }
    let readme = args.folder.join("README.md");
    writeln!(out, "\nThe site is made. {} says how to go on.", readme.display())?;
    out.finish()?;
    Ok(Exit::Clean)
}

/// A folder that is not there, is empty, or holds nothing but git's own files.
fn refuse_what_is_not_empty(folder: &Path) -> anyhow::Result<()> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        entries => entries.with_context(|| format!("{} cannot be read", folder.display()))?,
    };
    for entry in entries {
        let name = entry?.file_name();
        if name != ".git" {
            bail!(
                "{} is not empty: it has {} in it; a new site needs an empty folder, for example \
                 `signpost new site my-site`",
                folder.display(),
                name.display()
            );
        }
    }
    Ok(())
}

fn fill(text: &str, name: &str) -> String {
    text.replace("# NAME\n", &format!("# {name}\n"))
        .replace("REPOSITORY", REPOSITORY.unwrap_or("OWNER/signpost"))
        .replace(
            "@PINNED",
            &format!("@{}", COMMIT.map_or(TAG.to_owned(), |commit| format!("{commit} # {TAG}"))),
        )
        .replace("VERSION", TAG)
}

fn first_page(args: &NewSiteArgs) -> NewPageArgs {
    NewPageArgs {
        id: Some("first-page".to_owned()),
        language: Vec::new(),
        title: vec!["A first page".to_owned()],
        condition: Vec::new(),
        aid: Vec::new(),
        target: TargetArgs {
            content: ContentArgs { content: args.folder.join("content"), now: args.now },
            force: false,
        },
    }
}
