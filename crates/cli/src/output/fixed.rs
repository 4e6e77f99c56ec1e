//! What `fix` wrote, as a difference between before and after.

use std::io::{self, Write};

use crate::commands::fix::{Change, Refused};
use crate::output::{DIM, ERROR, FINE, HEADING, WARNING, count, printable};

pub(crate) fn write(
    out: &mut impl Write,
    changes: &[Change],
    refused: &[Refused],
    dry_run: bool,
) -> io::Result<()> {
    for change in changes {
        writeln!(out, "{HEADING}{}{HEADING:#}", change.shown)?;
        for line in &change.lines {
            let number = line.number;
            writeln!(
                out,
                "  {DIM}{number:>4}{DIM:#} {ERROR}-{ERROR:#} {}",
                printable(&line.before)
            )?;
            writeln!(out, "  {DIM}{number:>4}{DIM:#} {FINE}+{FINE:#} {}", printable(&line.after))?;
        }
        writeln!(out)?;
    }
    for Refused { the_move, why } in refused {
        writeln!(
            out,
            "{WARNING}not written{WARNING:#} for the aid {}: {}",
            the_move.aid,
            printable(why)
        )?;
        writeln!(
            out,
            "  {} has moved to {}\n",
            printable(&the_move.from),
            printable(&the_move.to)
        )?;
    }
    let written = changes.iter().map(|change| change.moves.len()).sum();
    let addresses =
        if written == 1 { "1 address".to_owned() } else { format!("{written} addresses") };
    let files = count(changes.len(), "file");
    match (written, dry_run) {
        (0, _) if refused.is_empty() => {
            writeln!(out, "No link has moved that is not written down already.")
        }
        (0, _) => writeln!(out, "Nothing was written."),
        (_, true) => {
            writeln!(out, "{addresses} would be written in {files}; nothing was (--dry-run).")
        }
        (_, false) => {
            writeln!(
                out,
                "{addresses} written in {files}. Open each new address once: it should be the same aid."
            )
        }
    }
}
