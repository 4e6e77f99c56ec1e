//! `signpost completions` and `signpost man`: what a system keeps beside the program.

use std::io::{self, Write as _};

use anyhow::Context as _;

use crate::cli::{CompletionsArgs, ManArgs};
use crate::exit::Exit;
use crate::output::failure::NotWritten;
use crate::output::{Output, count, shown};

/// Writes what a shell reads to complete the program's commands.
pub(crate) fn completions(
    args: &CompletionsArgs,
    mut program: clap::Command,
) -> anyhow::Result<Exit> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut program, "signpost", &mut script);
    io::stdout().write_all(&script)?;
    Ok(Exit::Clean)
}

/// Writes the manual: its first page, or a page of each command into a folder.
pub(crate) fn manual(args: &ManArgs, program: clap::Command) -> anyhow::Result<Exit> {
    let Some(folder) = &args.out else {
        clap_mangen::Man::new(program).render(&mut io::stdout())?;
        return Ok(Exit::Clean);
    };
    let written =
        || NotWritten::new(format!("the manual cannot be written to {}", folder.display()));
    std::fs::create_dir_all(folder).with_context(written)?;
    clap_mangen::generate_to(program, folder).with_context(written)?;
    let pages = std::fs::read_dir(folder).with_context(written)?.count();
    let mut out = Output::to(None)?.fitted();
    writeln!(out, "Wrote {} to {}", count(pages, "page"), shown(folder))?;
    out.finish()?;
    Ok(Exit::Clean)
}
