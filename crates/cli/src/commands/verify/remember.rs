//! What a page looked like when a person saw the aid there: asked once more, and kept in the ledger where there
//! is one. Where there is none, or no network, the next audit takes the page that it finds for the one seen.

use std::io::Write as _;

use clap::Parser;
use signpost_checker::LedgerError;
use signpost_core::Link;
use signpost_core::address::without_credentials;
use signpost_core::link;
use signpost_core::report::Scope;

use crate::cli::{NetworkArgs, VerifyArgs};
use crate::commands::memory::{Memory, Purpose};
use crate::commands::stop::Stopped;
use crate::commands::{Validated, asking, select};
use crate::exit::Exit;
use crate::output::failure::in_one_line;
use crate::output::{Output, printable, shown};

/// How an audit asks that nobody has told otherwise.
#[derive(Debug, Parser)]
struct Usual {
    #[command(flatten)]
    network: NetworkArgs,
}

/// Asks the addresses that a person has just seen the aid at, and remembers what they show. The looks are written
/// before that, so it may be told to stop; it says whether it was, and whether the ledger could not be used.
pub(super) fn pages(out: &mut Output, args: &VerifyArgs, seen: &[String]) -> anyhow::Result<Exit> {
    let mut exit = Exit::Clean;
    if seen.is_empty() || !args.ledger.exists() {
        return Ok(exit);
    }
    out.flush()?;
    // As links are asked and told of.
    let seen: Vec<_> = seen.iter().map(|url| without_credentials(url).into_owned()).collect();
    let found = match ask(args, &seen) {
        Ok(found) => found,
        // The look itself is written; what comes beside it is no reason to call it failed.
        Err(error) => {
            let told = match error.downcast_ref::<Stopped>() {
                Some(stopped) => {
                    exit = stopped.signal.into();
                    STOPPED.to_owned()
                }
                None => {
                    // A network that is missing takes nothing from the look; a ledger that cannot be written must not
                    // look like one that was.
                    if error.is::<LedgerError>() {
                        exit = Exit::CouldNotRun;
                    }
                    in_one_line(&error)
                }
            };
            writeln!(out, "  {told}")?;
            Vec::new()
        }
    };
    for url in &seen {
        let kept = found.iter().find(|(of, _)| of == url).map(|(_, kept)| *kept);
        let url = printable(url);
        match kept {
            Some(Kept::Page) => {
                writeln!(out, "  {}: what {url} shows is remembered", shown(&args.ledger))?;
            }
            Some(Kept::Look) => writeln!(
                out,
                "  {url} shows the audit too little to remember, so your look holds as long as it does"
            )?,
            None => writeln!(
                out,
                "  the next audit takes what it finds at {url} for the page that you saw"
            )?,
        }
    }
    Ok(exit)
}

/// What a person is told who did not wait for the rest.
const STOPPED: &str = "stopped: what you saw is written; what is there now was not remembered";

/// What is remembered of an address that a person has just opened.
#[derive(Debug, Clone, Copy)]
enum Kept {
    /// What it shows.
    Page,
    /// That what it shows is too little to remember.
    Look,
}

/// The addresses of which something is remembered now.
fn ask(args: &VerifyArgs, seen: &[String]) -> anyhow::Result<Vec<(String, Kept)>> {
    // With the looks that have just been written.
    let validated = Validated::for_audit(&args.content)?;
    let all = link::collect(&validated.loaded.site, &validated.loaded.sources);
    let wanted = |link: &Link| link.url.as_ref().is_some_and(|url| seen.contains(url));
    let links: Vec<Link> = all.iter().filter(|link| wanted(link)).cloned().collect();
    let Usual { mut network } = Usual::try_parse_from(["signpost", "--no-progress"])?;
    network.ledger.clone_from(&args.ledger);
    network.no_ledger = false;
    let mut memory = Memory::open(&network, Purpose::Run, args.content.now())?;
    let scope = Scope::Selection { chosen_by: "verify".to_owned() };
    let assignment = select::assign(all, &links, scope);
    asking::ask_links(&validated, &args.content, &network, assignment, &mut memory)?;
    memory.save()?;
    let today = args.content.today();
    let kept = |url: &String| {
        let known = memory.ledger.history(url)?;
        let kept = match (known.page_on == Some(today), known.looked == Some(today)) {
            (true, _) => Kept::Page,
            (false, true) => Kept::Look,
            (false, false) => return None,
        };
        Some((url.clone(), kept))
    };
    Ok(seen.iter().filter_map(kept).collect())
}
