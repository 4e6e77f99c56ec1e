//! `signpost new`

mod aid;
mod ask;
mod page;
mod provider;
mod site;

use anyhow::ensure;
use signpost_core::model::Site;
use signpost_core::source::SourcePath;

use crate::cli::{NewArgs, NewThing, TargetArgs};
use crate::commands::load;
use crate::exit::Exit;

pub(crate) fn run(args: &NewArgs) -> anyhow::Result<Exit> {
    match &args.thing {
        NewThing::Page(args) => page::run(args),
        NewThing::Aid(args) => aid::run(args),
        NewThing::Provider(args) => provider::run(args),
        NewThing::Site(args) => site::run(args),
    }
}

/// The site that something new is for. One whose `site.yaml` cannot be understood is named as that,
/// before anything is asked.
pub(super) fn site(target: &TargetArgs) -> anyhow::Result<Site> {
    let loaded = load(&target.content.content)?;
    let file = SourcePath::from("site.yaml");
    ensure!(
        loaded.sources.contains(&file),
        "there is no site.yaml in {}; create a site with `signpost new site`, or name the folder with --content DIR",
        target.content.content.display()
    );
    ensure!(
        !loaded.faulty.contains(&file) && !loaded.site.config.languages.is_empty(),
        "{} cannot be understood, so nothing was created; `signpost validate` says what is wrong with it",
        loaded.sources.display_path(&file)
    );
    Ok(loaded.site)
}

/// An id that no file has yet, so that nobody answers eight questions first.
fn free(target: &TargetArgs, folder: &str, id: &str) -> Result<String, String> {
    let path = target.content.content.join(folder).join(format!("{id}.yaml"));
    match path.exists() && !target.force {
        true => Err(format!(
            "{} is there already, so nothing was written; write over with --force",
            path.display()
        )),
        false => Ok(id.to_owned()),
    }
}
