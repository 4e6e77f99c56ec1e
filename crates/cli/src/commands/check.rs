//! `signpost check`

use std::io::Write as _;

use signpost_checker::Outcome;

use super::verify::{self, Known};
use super::{Validated, asking, outcome};
use crate::cli::CheckArgs;
use crate::exit::Exit;
use crate::output::{Output, diagnostics};

pub(crate) fn run(args: &CheckArgs) -> anyhow::Result<Exit> {
    let mut validated = Validated::with_past(&args.content)?;
    let mut out = Output::to(None)?.fitted();
    diagnostics::human::write(&mut out, &validated)?;
    let validation = validated.exit(args.deny_warnings);
    if args.offline {
        writeln!(out, "The links were not asked (--offline).")?;
        write_waiting(&mut out, &validated, Known::default(), args)?;
        out.finish()?;
        return Ok(validation);
    }
    writeln!(out)?;
    // A fault in one file is no reason to leave the links of the others unasked.
    let audit = asking::ask(&mut validated, &args.content, &args.network)?;
    outcome::write_human(&mut out, &audit)?;
    if let Outcome::NoNetwork { .. } = audit {
        writeln!(out, "The content is validated, and its links were NOT audited.")?;
    }
    let exit = validation.and(outcome::exit_for_audit(&audit, args.deny_warnings));
    let report = match audit {
        Outcome::Report(report) => Some(report),
        Outcome::NoNetwork { .. } | Outcome::NotBelieved(_) => None,
    };
    write_waiting(&mut out, &validated, Known { report, ..Known::default() }, args)?;
    out.finish()?;
    Ok(exit)
}

/// Says how many links only a person can tell about, and how to begin.
fn write_waiting(
    out: &mut Output,
    validated: &Validated,
    known: Known,
    args: &CheckArgs,
) -> std::io::Result<()> {
    let waiting = verify::waiting(&validated.loaded, &known, args.content.today()).len();
    if waiting > 0 {
        writeln!(out, "{} for a person's look: `signpost verify`", verify::waits(waiting))?;
    }
    Ok(())
}
