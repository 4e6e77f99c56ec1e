//! What `fix` wrote, as a difference between before and after.

use std::io::{self, Write};

use signpost_core::fix::ChangedLine;

use crate::commands::fix::change::{Change, Refused};
use crate::commands::fix::remedies::Outcome;
use crate::output::{DIM, ERROR, FINE, HEADING, WARNING, count, printable};

/// What `fix` wrote of what `validate` found.
pub(crate) fn write_faults(
    out: &mut impl Write,
    faults: &Outcome,
    dry_run: bool,
) -> io::Result<()> {
    for file in &faults.files {
        writeln!(out, "{HEADING}{}{HEADING:#}", printable(&file.shown))?;
        write_lines(out, &file.lines)?;
    }
    let written: usize = faults.files.iter().map(|file| file.written).sum();
    if written > 0 {
        let (faults, files) = (count(written, "fault"), count(faults.files.len(), "file"));
        match dry_run {
            true => writeln!(
                out,
                "{faults} would be fixed in {files}; nothing was written (--dry-run)."
            )?,
            false => writeln!(out, "{faults} fixed in {files}.")?,
        }
    }
    if faults.to_decide > 0 {
        writeln!(
            out,
            "{} left to you, because what readers see may change: `signpost validate` says what to write.",
            if faults.to_decide == 1 {
                "1 fault is".to_owned()
            } else {
                format!("{} faults are", faults.to_decide)
            }
        )?;
    }
    Ok(())
}

/// The lines of a file as they were and as they are.
fn write_lines(out: &mut impl Write, lines: &[ChangedLine]) -> io::Result<()> {
    for line in lines {
        let number = line.number;
        writeln!(out, "  {DIM}{number:>4}{DIM:#} {ERROR}-{ERROR:#} {}", printable(&line.before))?;
        if !line.after.is_empty() {
            writeln!(out, "  {DIM}{number:>4}{DIM:#} {FINE}+{FINE:#} {}", printable(&line.after))?;
        }
    }
    writeln!(out)
}

pub(crate) fn write(
    out: &mut impl Write,
    changes: &[Change],
    refused: &[Refused],
    dry_run: bool,
) -> io::Result<()> {
    for change in changes {
        writeln!(out, "{HEADING}{}{HEADING:#}", printable(&change.shown))?;
        write_lines(out, &change.lines)?;
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
