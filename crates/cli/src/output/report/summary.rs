//! The summary of a job, for every way in which an audit can end: one that says nothing would pass
//! for one that found nothing.

use std::io::{self, Write};

use signpost_checker::{ProxyFault, Run};

use super::markdown::{code, plain};
use crate::output::count;
use crate::output::failure::told;

/// A summary of an audit that is not a report.
#[derive(Debug, Clone, Copy)]
pub enum Untold<'a> {
    /// There is no usable network; these addresses were tried.
    NoNetwork(&'a [String], &'a [ProxyFault]),
    /// The run is not to be believed.
    NotBelieved(&'a Run),
    /// The audit could not do its work.
    Error(&'a anyhow::Error),
}

/// Writes why nothing is known.
///
/// # Errors
///
/// When it cannot be written.
pub fn write(out: &mut impl Write, untold: Untold<'_>) -> io::Result<()> {
    writeln!(out, "## Link audit\n")?;
    match untold {
        Untold::NoNetwork(tried, proxies) => {
            let tried: Vec<String> = tried.iter().map(|url| code(url)).collect();
            write!(out, "**No usable network.** No link could be reached")?;
            match tried.as_slice() {
                [] => writeln!(out, ".")?,
                tried => writeln!(out, ", and neither could {}.", tried.join(", "))?,
            }
            for ProxyFault { proxy, what } in proxies {
                writeln!(
                    out,
                    "The proxy at {}, which the environment names, {what}.",
                    code(proxy)
                )?;
            }
        }
        Untold::NotBelieved(run) => write_not_believed(out, run)?,
        Untold::Error(error) => {
            let mut told = told(error).into_iter();
            writeln!(
                out,
                "**The audit could not run.** {}",
                plain(&told.next().unwrap_or_default())
            )?;
            for cause in told {
                writeln!(out, "\n- because: {}", plain(&cause))?;
            }
        }
    }
    writeln!(out, "\nSo nothing is concluded about any link; the last report stands.")
}

fn write_not_believed(out: &mut impl Write, run: &Run) -> io::Result<()> {
    match run {
        Run::Sound => return Ok(()),
        Run::Interposed { title, domains, .. } => {
            let title = title.as_ref().map(|title| format!(", with the title {}", code(title)));
            write!(
                out,
                "**Something answers in the hosts' place.** {} that have nothing to do with each other show one and \
                 the same page{}: {}. A web filter or a login to the network does that.",
                count(domains.len(), "site"),
                title.unwrap_or_default(),
                named(domains.iter()),
            )?;
            if run.picture().is_some() {
                write!(out, " Sites that have become one do it too.")?;
            }
        }
        Run::Upheaval { domains, of, .. } => write!(
            out,
            "**Too much failed at once.** Of {} with links that were fine, {} failed in this audit: {}. That is \
             rather this machine's network than the sites.",
            count(*of, "site"),
            domains.len(),
            named(domains.iter()),
        )?,
    }
    if run.picture().is_some() {
        write!(out, " If the next day's audit finds the same, it is believed.")?;
    }
    writeln!(out, " `signpost audit --trust-run` believes it now.")
}

fn named<'a>(domains: impl ExactSizeIterator<Item = &'a String>) -> String {
    const SHOWN: usize = 20;
    let more = domains.len().saturating_sub(SHOWN);
    let mut named: Vec<String> = domains.take(SHOWN).map(|domain| code(domain)).collect();
    if more > 0 {
        named.push(format!("and {more} more"));
    }
    named.join(", ")
}
