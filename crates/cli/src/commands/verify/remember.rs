//! What a page looked like when a person saw the aid there: asked once more, and kept in the ledger where there
//! is one. Where there is none, or no network, the next audit takes the page that it finds for the one seen.

use std::io::Write as _;

use clap::Parser;
use signpost_core::Link;
use signpost_core::link;
use signpost_core::report::Scope;

use crate::cli::{NetworkArgs, VerifyArgs};
use crate::commands::memory::{Memory, Purpose};
use crate::commands::{Validated, audit, select};
use crate::output::{Output, printable};

/// How an audit asks that nobody has told otherwise.
#[derive(Debug, Parser)]
struct Usual {
    #[command(flatten)]
    network: NetworkArgs,
}

/// Asks the addresses that a person has just seen the aid at, and remembers what they show.
pub(super) fn pages(out: &mut Output, args: &VerifyArgs, seen: &[String]) -> anyhow::Result<()> {
    if seen.is_empty() || !args.ledger.exists() {
        return Ok(());
    }
    out.flush()?;
    let remembered = match ask(args, seen) {
        Ok(remembered) => remembered,
        // The look itself is written; what comes beside it is no reason to call it failed.
        Err(error) => {
            writeln!(out, "  {error:#}")?;
            Vec::new()
        }
    };
    for url in seen {
        let is_remembered = remembered.contains(url);
        let url = printable(url);
        if is_remembered {
            writeln!(out, "  {}: what {url} shows is remembered", args.ledger.display())?;
        } else {
            writeln!(
                out,
                "  the next audit takes what it finds at {url} for the page that you saw"
            )?;
        }
    }
    Ok(())
}

/// The addresses whose pages are remembered now.
fn ask(args: &VerifyArgs, seen: &[String]) -> anyhow::Result<Vec<String>> {
    // With the looks that have just been written.
    let validated = Validated::read(&args.content)?;
    let all = link::collect(&validated.loaded.site, &validated.loaded.sources);
    let wanted = |link: &Link| link.url.as_ref().is_some_and(|url| seen.contains(url));
    let links: Vec<Link> = all.iter().filter(|link| wanted(link)).cloned().collect();
    let Usual { mut network } = Usual::try_parse_from(["signpost", "--no-progress"])?;
    network.ledger.clone_from(&args.ledger);
    network.no_ledger = false;
    let mut memory = Memory::open(&network, Purpose::Run, args.content.now())?;
    let scope = Scope::Selection { chosen_by: "verify".to_owned() };
    let assignment = select::assign(all, &links, scope);
    audit::ask_links(&validated, &args.content, &network, assignment, &mut memory)?;
    memory.save()?;
    let today = args.content.today();
    let is_kept = |url: &&String| {
        memory.ledger.history(url).is_some_and(|known| known.page_on == Some(today))
    };
    Ok(seen.iter().filter(is_kept).cloned().collect())
}
