//! Arguments that make no sense, said in the summary that they name.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::targets::{Precious, Targets};
use crate::cli::NetworkArgs;
use crate::output::Output;
use crate::output::report::summary::{self, Untold};

/// Writes into the file behind `--summary`, if there is one, why nothing was done. Arguments that cannot be read as a
/// whole are looked through for that alone, and for what must not be written over.
pub(crate) fn summarise(arguments: &[OsString], error: &clap::Error) -> anyhow::Result<()> {
    let Some(path) = value(arguments, "--summary") else { return Ok(()) };
    let named = |option: &str, variable: &str, default: &str| {
        let set = || std::env::var_os(variable).map(PathBuf::from);
        value(arguments, option).or_else(set).unwrap_or_else(|| default.into())
    };
    let ledger = named("--ledger", "SIGNPOST_LEDGER", NetworkArgs::LEDGER);
    let content = named("--content", "SIGNPOST_CONTENT", "content");
    let read: Vec<PathBuf> = arguments.iter().map(PathBuf::from).filter(|it| *it != path).collect();
    let precious = Precious { ledger: Some(&ledger), content: &content, read: &read };
    let output = value(arguments, "--output");
    Targets { output: output.as_deref().map(|it| (it, "")), summary: Some(&path) }.are_two()?;
    precious.keep_from(Targets { output: None, summary: Some(&path) })?;
    let said = error.to_string();
    let said = said.lines().next().unwrap_or_default();
    let said = said.strip_prefix("error: ").unwrap_or(said).to_owned();
    let mut out = Output::to(Some(&path))?;
    summary::write(&mut out, Untold::Error(&anyhow::Error::msg(said)))?;
    out.finish()
}

/// What stands behind an option, in either way to write it.
fn value(arguments: &[OsString], option: &str) -> Option<PathBuf> {
    let mut arguments = arguments.iter().take_while(|it| *it != "--");
    while let Some(argument) = arguments.next() {
        let found = match argument.to_str() {
            Some(text) if text == option => arguments.next()?.to_str()?,
            Some(text) => match text.strip_prefix(option).and_then(|rest| rest.strip_prefix('=')) {
                Some(value) => value,
                None => continue,
            },
            None => continue,
        };
        return (!found.is_empty() && !found.starts_with('-')).then(|| Path::new(found).to_owned());
    }
    None
}
