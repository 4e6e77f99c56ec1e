//! `signpost new site`: a content repository from nothing.

use std::io::Write as _;
use std::path::Path;

use anyhow::{bail, ensure};
use signpost_core::model::{Language, Site};
use signpost_core::scaffold::{NewSite, is_device};

use super::ask::{self, asker};
use super::page;
use crate::cli::{ContentArgs, NewPageArgs, NewSiteArgs, TargetArgs};
use crate::commands::files::NewFiles;
use crate::commands::unfinished;
use crate::exit::Exit;
use crate::output::{Output, shown};

/// Where the action that the workflows use lives. Only a released program knows.
const REPOSITORY: Option<&str> = option_env!("SIGNPOST_REPOSITORY");

/// What a reader does about the name that stands in for it.
const PLACEHOLDER: &str = "Replace OWNER/signpost by the repository on GitHub that publishes Signpost, and zeros behind it by \
    the commit of a release: the program that made this file was not released, so it does not know them.";

/// The commit that this program was released from, to pin the action to.
const COMMIT: Option<&str> = option_env!("SIGNPOST_COMMIT");

/// What stands in for it. A tag would do, and whoever owns the repository could move it.
const NO_COMMIT: &str = "0000000000000000000000000000000000000000";

/// The tag of this version's release.
const TAG: &str = concat!("v", env!("CARGO_PKG_VERSION"));

/// What says how to go on, and the name that it has beside a README of somebody's own.
const README: &str = "README.md";
const GUIDE: &str = "SIGNPOST.md";

/// The file that makes a folder a site. It is written last.
const SITE: &str = "content/site.yaml";

/// The page that every site begins with.
const FIRST_PAGE: &str = "first-page";

/// What is made here, to be known again if it is left half done.
const WHAT: &str = "site";

/// What is in nobody's commit.
const IGNORED: &str = ".gitignore";

/// Every file but `site.yaml` and the first page, by its path.
const FILES: &[(&str, &str)] = &[
    (README, include_str!("site/readme.md")),
    (IGNORED, include_str!("site/gitignore")),
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
    if let Some(name) = args.folder.file_name().map(|it| it.to_string_lossy())
        && is_device(&name)
    {
        bail!(
            "Windows keeps the name `{name}` for a device, so the folder needs another one, for example {name}-site"
        );
    }
    unfinished::undo(&args.folder, WHAT, is_ours)?;
    let new = files(&args.folder)?;
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

    let page = first_page(args);
    let site = site_with(&page, &languages);
    let page = page::begin(&page, &FIRST_PAGE.into(), &site, &mut asker)?;

    let site = NewSite { name: name.clone(), base_url: base_url.clone(), languages };
    let mut out = Output::to(None)?.fitted();
    let mut files = NewFiles::new(&args.folder, WHAT, false);
    files.add(SITE, site.to_yaml());
    for (path, text) in &new {
        files.add(path, fill(text, &name));
    }
    for (path, text) in &page.files {
        files.add(&format!("content/{path}"), text.clone());
    }
    files.write(&mut out)?;
    page.say_next(&mut out, &way_to(&args.folder))?;

    let is_new = |path: &str| new.iter().any(|(name, _)| *name == path);
    let guide = if is_new(README) { README } else { GUIDE };
    if REPOSITORY.is_none() {
        writeln!(
            out,
            "\nThis program was not released, so it does not know where its action is: in {guide} and\n\
             .github/workflows, replace OWNER/signpost by its repository, and zeros behind it by the commit of\n\
             a release."
        )?;
    }
    if !is_new(IGNORED) {
        writeln!(
            out,
            "\n{} was there already and stays as it is. Add what belongs to no commit:",
            shown(&args.folder.join(IGNORED))
        )?;
        for line in include_str!("site/gitignore").lines() {
            writeln!(out, "  {line}")?;
        }
    }
    let readme = args.folder.join(guide);
    writeln!(out, "\nThe site is made. {} says how to go on.", shown(&readme))?;
    out.finish()?;
    Ok(Exit::Clean)
}

/// Whether a path is one that a new site's files can have.
fn is_ours(path: &str) -> bool {
    let first_page = |path: &str| unfinished::is_of_page(path, FIRST_PAGE);
    [SITE, GUIDE].contains(&path)
        || FILES.iter().any(|(known, _)| *known == path)
        || path.strip_prefix("content/").is_some_and(first_page)
}

/// The site that the first page is for: in its languages, and with what the folder has already.
fn site_with(page: &NewPageArgs, languages: &[Language]) -> Site {
    let loaded = signpost_core::load(&page.target.content.content);
    let mut site = loaded.map(|loaded| loaded.site).unwrap_or_default();
    site.config.languages = languages.to_vec();
    if let Some(first) = languages.first() {
        site.config.default_language = first.clone();
    }
    site
}

/// The files that are written: what a person has made under one of their names, such as the README of a fresh
/// clone, is kept, and is refused where a site cannot do without its own.
fn files(folder: &Path) -> anyhow::Result<Vec<(&'static str, &'static str)>> {
    let is_there = |path: &str| folder.join(path).symlink_metadata().is_ok();
    let mut files = FILES.to_vec();
    if is_there(README) {
        files.retain(|(path, _)| *path != README);
        files.push((GUIDE, include_str!("site/readme.md")));
    }
    if is_there(IGNORED) {
        files.retain(|(path, _)| *path != IGNORED);
    }
    let begun = [SITE, "content/pages/first-page", "content/aids/first-page-aid.yaml"];
    for path in begun.into_iter().chain(files.iter().map(|(path, _)| *path)) {
        // Nor can a folder be made where a file is.
        let folders = Path::new(path).ancestors().skip(1);
        let file = folders.map(|it| folder.join(it)).find(|it| it.exists() && !it.is_dir());
        let taken = file.or_else(|| is_there(path).then(|| folder.join(path)));
        if let Some(taken) = taken {
            unfinished::refuse_changed(folder, WHAT, std::slice::from_ref(&taken))?;
            bail!(
                "{} is there already, and nothing is written over; begin the site in another folder, for example \
                 `signpost new site my-site`",
                taken.display()
            );
        }
    }
    Ok(files)
}

/// How a person comes to the folder of the site, before what is done in it.
fn way_to(folder: &Path) -> String {
    let shown = folder.display().to_string();
    match shown.as_str() {
        "." => String::new(),
        _ if shown.contains(char::is_whitespace) => format!("`cd \"{shown}\"`, then "),
        _ => format!("`cd {shown}`, then "),
    }
}

/// A file's text. Where this program does not know its repository, the text says what to write for it.
fn fill(text: &str, name: &str) -> String {
    let (title, step) = ("# NAME\n", "      - uses: REPOSITORY@");
    let (below, above) = match REPOSITORY {
        Some(_) => (String::new(), String::new()),
        None => (format!("\n<!-- {PLACEHOLDER} -->\n"), format!("      # {PLACEHOLDER}\n")),
    };
    text.replace(title, &format!("# {name}\n{below}"))
        .replace(step, &format!("{above}{step}"))
        .replace("REPOSITORY", REPOSITORY.unwrap_or("OWNER/signpost"))
        .replace("@PINNED", &format!("@{} # {TAG}", COMMIT.unwrap_or(NO_COMMIT)))
        .replace("VERSION", TAG)
}

fn first_page(args: &NewSiteArgs) -> NewPageArgs {
    NewPageArgs {
        id: Some(FIRST_PAGE.to_owned()),
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
