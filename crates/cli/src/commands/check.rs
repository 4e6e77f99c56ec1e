//! `signpost check`

use std::io::Write as _;

use super::{Validated, audit};
use crate::cli::CheckArgs;
use crate::exit::Exit;
use crate::output::{Output, diagnostics};

pub(crate) fn run(args: &CheckArgs) -> anyhow::Result<Exit> {
    let validated = Validated::read(&args.content)?;
    let mut out = Output::to(None)?;
    diagnostics::human::write(&mut out, &validated)?;
    let validation = validated.exit(args.deny_warnings);
    if args.offline {
        writeln!(out, "The links were not asked (--offline).")?;
        out.finish()?;
        return Ok(validation);
    }
    writeln!(out)?;
    // A fault in one file is no reason to leave the links of the others unasked.
    let audit = audit::ask(&validated, &args.content, &args.network)?;
    audit::write_human(&mut out, &audit)?;
    out.finish()?;
    Ok(validation.max(audit.exit(args.deny_warnings)))
}
