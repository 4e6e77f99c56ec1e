//! `signpost completions` and `signpost man`: what a system keeps beside the program.

use std::io::{self, Write as _};

use anyhow::Context as _;

use crate::cli::{CompletionsArgs, ManArgs};
use crate::exit::Exit;
use crate::output::failure::NotWritten;
use crate::output::{Output, Standard, count, shown};

/// Writes what a shell reads to complete the program's commands.
pub(crate) fn completions(
    args: &CompletionsArgs,
    mut program: clap::Command,
) -> anyhow::Result<Exit> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut program, "signpost", &mut script);
    to_standard(&script)
}

/// Writes the manual: its first page, or a page of each command into a folder.
pub(crate) fn manual(args: &ManArgs, program: clap::Command) -> anyhow::Result<Exit> {
    let Some(folder) = &args.out else {
        let mut page = Vec::new();
        clap_mangen::Man::new(program).render(&mut page)?;
        return to_standard(&page);
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

/// Writes what a program reads, as it is.
fn to_standard(bytes: &[u8]) -> anyhow::Result<Exit> {
    let mut out = Standard::new(io::stdout().lock());
    out.write_all(bytes)?;
    out.flush()?;
    Ok(Exit::Clean)
}
