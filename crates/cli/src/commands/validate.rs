//! `signpost validate`

use std::io::Write as _;

use signpost_core::Code;

use super::Validated;
use super::targets::{Precious, Targets};
use crate::cli::{ValidateArgs, ValidateFormat};
use crate::exit::Exit;
use crate::output::docs::{self, Docs};
use crate::output::{Output, diagnostics, width, wrap};

pub(crate) fn run(args: &ValidateArgs) -> anyhow::Result<Exit> {
    let output = args.output.as_deref().map(|path| (path, "faults.txt"));
    Precious { ledger: None, content: &args.content.content, read: &[] }
        .keep_from(Targets { output, summary: None })?;
    if let Some(name) = &args.explain {
        let mut out = Output::to(args.output.as_deref())?.fitted();
        if let Some(code) = Code::ALL.iter().find(|code| code.as_str() == name) {
            let section = docs::section(*code);
            match width() {
                Some(_) if args.output.is_none() => write!(out, "{}", wrap::unwrapped(&section))?,
                _ => write!(out, "{section}")?,
            }
            // Where there is no content, nothing says where the documentation is.
            let site = signpost_core::load(&args.content.content);
            let config = site.map(|loaded| loaded.site.config).unwrap_or_default();
            if let Some(address) = Docs::of(&config).address(*code) {
                writeln!(out, "\n{address}")?;
            }
        }
        out.finish()?;
        return Ok(Exit::Clean);
    }
    let validated = Validated::with_past(&args.content)?;
    let mut out = Output::to(args.output.as_deref())?;
    if args.format == ValidateFormat::Human {
        out = out.fitted();
    }
    match args.format {
        ValidateFormat::Human => diagnostics::human::write(&mut out, &validated)?,
        ValidateFormat::Short => diagnostics::short::write(&mut out, &validated)?,
        ValidateFormat::Json => diagnostics::json::write(&mut out, &validated)?,
        ValidateFormat::Github => diagnostics::github::write(&mut out, &validated)?,
        ValidateFormat::Sarif => diagnostics::sarif::write(&mut out, &validated)?,
    }
    out.finish()?;
    Ok(validated.exit(args.deny_warnings))
}
