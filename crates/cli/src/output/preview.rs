//! What the preview says on the terminal: where it is, and each time what a save changed.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use signpost_core::Severity;

use super::{DIM, ERROR, FINE, HEADING, count, diagnostics, failure, shown};
use crate::commands::serve::build::Build;

/// Says where the preview is.
pub(crate) fn started(address: &str, content: &Path) -> io::Result<()> {
    let mut out = super::terminal();
    writeln!(
        out,
        "{HEADING}{address}{HEADING:#} shows {} and reloads when you save.",
        shown(content)
    )?;
    writeln!(out, "{DIM}Ctrl-C ends it.{DIM:#}")
}

/// The pages that there were before a save.
pub(crate) enum Pages {
    /// There were none: the preview has just started, or the content had errors from the start.
    None,
    /// The save made so many files different.
    Different(usize),
}

/// Says what a save of these files changed; of none, where the preview has just started.
pub(crate) fn built(build: &Build, changed: &[PathBuf], pages: &Pages) -> io::Result<()> {
    let mut out = super::terminal();
    let mut problems = usize::from(build.failure().is_some());
    if let Ok(validated) = &build.validated {
        // Notes would be the same after each save; `validate` has them.
        let faults: Vec<_> =
            validated.diagnostics.iter().filter(|fault| fault.severity > Severity::Note).collect();
        problems += faults.iter().filter(|fault| fault.severity == Severity::Error).count();
        if !faults.is_empty() {
            writeln!(out)?;
        }
        diagnostics::human::write_faults(&mut out, &validated.loaded, faults)?;
    }
    if let Some(failure) = build.failure() {
        writeln!(out)?;
        failure::write(&mut out, failure)?;
    }
    if let Some(saved) = saved(changed) {
        write!(out, "{saved}: ")?;
    }
    let took = took(build.took);
    let Some(site) = build.site() else {
        let shown = match pages {
            Pages::None => "there are no pages to show yet",
            Pages::Different(_) => "the browser keeps showing the last good pages",
        };
        writeln!(out, "{ERROR}{}{ERROR:#} after {took}; {shown}.", count(problems, "error"))?;
        return out.flush();
    };
    match pages {
        Pages::Different(0) => writeln!(out, "no page is different ({took}).")?,
        Pages::Different(files) => {
            writeln!(out, "{FINE}{}{FINE:#} made again in {took}.", count(*files, "file"))?
        }
        Pages::None => {
            writeln!(out, "{FINE}{}{FINE:#} made in {took}.", count(site.files.len(), "file"))?
        }
    }
    out.flush()
}

/// Says that the preview is over.
pub(crate) fn ended() -> io::Result<()> {
    writeln!(super::terminal(), "\nThe preview has ended.")
}

/// The first of the files that were saved, by the shortest path to it.
fn saved(changed: &[PathBuf]) -> Option<String> {
    let first = changed.first()?;
    let here = std::env::current_dir().unwrap_or_default();
    let first = shown(first.strip_prefix(&here).unwrap_or(first)).to_string();
    Some(match changed.len() {
        1 => first,
        more => format!("{first} and {}", count(more - 1, "other")),
    })
}

fn took(duration: Duration) -> String {
    match duration.as_millis() {
        millis @ ..10_000 => format!("{millis} ms"),
        _ => format!("{:.1} s", duration.as_secs_f64()),
    }
}
