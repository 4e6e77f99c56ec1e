//! `signpost serve`: the site in a browser, made again after every save.
//!
//! A thread waits for saves and makes in memory what they change; the server hands out the newest
//! site, and tells open pages when there is a newer. Nothing is written to disk.

pub(crate) mod build;
mod overlay;
mod problem;
mod server;
mod snapshot;
mod watch;

use std::thread;

use anyhow::{Context as _, anyhow, bail};
use tokio::sync::{oneshot, watch as newest};

use crate::cli::ServeArgs;
use crate::exit::Exit;
use crate::output::preview::{self, Pages};
use build::Recipe;
use snapshot::Snapshot;
use watch::{Root, Watch};

pub(crate) fn run(args: &ServeArgs) -> anyhow::Result<Exit> {
    if let Some(how) = super::how_to_begin(&args.content.content) {
        bail!(how);
    }
    let runtime =
        tokio::runtime::Runtime::new().context("this machine gives no threads to work with")?;
    let listener = runtime.block_on(server::bind(args.port))?;
    let mut recipe = Recipe::new(args, &format!("http://{}/", listener.local_addr()?));
    // Watched before it is read for the first time, so that no save falls in between.
    let watch = Watch::start(roots(args), args.poll)?;
    let first = recipe.build();
    preview::started(&recipe.base_url, &args.content.content)?;
    preview::built(&first, &[], &Pages::None)?;
    let (sender, receiver) = newest::channel(Snapshot::first(&first));
    recipe.keep(first);
    let (ended, end) = oneshot::channel();
    thread::spawn(move || ended.send(rebuild(recipe, watch, &sender)));

    runtime.block_on(async {
        tokio::select! {
            served = server::serve(listener, receiver) => served?,
            // Should it ever panic, its end is not sent: then nobody is left to rebuild either.
            end = end => end.unwrap_or_else(|_| Err(anyhow!("the preview can no longer be rebuilt")))?,
            stop = tokio::signal::ctrl_c() => {
                stop.context("the preview cannot be told when to end")?;
                preview::ended()?;
            }
        }
        anyhow::Ok(())
    })?;
    // Open pages keep a connection open forever; nobody waits for them.
    runtime.shutdown_background();
    Ok(Exit::Clean)
}

/// Makes the site anew after every save, for as long as anything can be watched.
fn rebuild(
    mut recipe: Recipe,
    mut watch: Watch,
    newest: &newest::Sender<Snapshot>,
) -> anyhow::Result<()> {
    while let Some(changed) = watch.next() {
        let before = newest.borrow().clone();
        if let Some(site) = before.site.as_ref().and_then(|site| recipe.saved_pages(site, &changed))
        {
            newest.send_replace(before.with_saved(site));
        }
        let build = recipe.build();
        let pages = match &before.site {
            Some(_) => Pages::Different(before.different_files(&build)),
            None => Pages::None,
        };
        let after = newest.borrow().followed_by(&build, &before);
        // The reader first: the terminal may be slow.
        newest.send_if_modified(|snapshot| {
            let is_new = after.revision != snapshot.revision;
            *snapshot = after;
            is_new
        });
        preview::built(&build, &changed, &pages)?;
        recipe.keep(build);
    }
    Ok(())
}

/// What the pages are made from.
fn roots(args: &ServeArgs) -> Vec<Root> {
    let mut roots = vec![Root::Folder(args.content.content.clone())];
    roots.extend(args.templates.clone().map(Root::Folder));
    roots.extend(args.audit.iter().cloned().map(Root::File));
    roots
}
