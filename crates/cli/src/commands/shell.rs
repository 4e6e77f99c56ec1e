//! `signpost completions` and `signpost man`: what a system keeps beside the program.

use std::io::{self, Write as _};

use anyhow::{Context as _, bail};
use clap_mangen::Man;
use signpost_files::Folder;

use super::files::or_no_folder;
use super::targets::refuse_in_content;
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
    let Some(out) = &args.out else {
        let mut page = Vec::new();
        Man::new(program).render(&mut page)?;
        return to_standard(&page);
    };
    refuse_in_content(out)?;
    let is_other = |it: &&std::path::Path| it.symlink_metadata().is_ok() && !it.is_dir();
    if let Some(other) = out.ancestors().find(is_other) {
        bail!(
            "--out {}: {} is no folder, and the pages are written into one; name another, for example --out man",
            out.display(),
            shown(other)
        );
    }
    let mut program = program.disable_help_subcommand(true);
    program.build();
    let mut pages = Vec::new();
    add_pages(&program, &mut pages)?;
    let files: Vec<_> = pages.iter().map(|(name, page)| (name.as_str(), page.as_slice())).collect();
    or_no_folder(out, || {
        let folder = Folder::make(out).with_context(|| {
            NotWritten::new(format!("the manual cannot be written to {}", out.display()))
        })?;
        folder.replace_all(&files).map_err(|(name, error)| {
            let path = out.join(name);
            let what = format!("the manual page {} cannot be written", path.display());
            anyhow::Error::new(error).context(NotWritten::new(what))
        })
    })?;
    let mut said = Output::to(None)?.fitted();
    writeln!(said, "Wrote {} to {}", count(pages.len(), "page"), shown(out))?;
    said.finish()?;
    Ok(Exit::Clean)
}

/// The pages of a command and of those below it, each with the name of its file.
fn add_pages(command: &clap::Command, pages: &mut Vec<(String, Vec<u8>)>) -> io::Result<()> {
    for below in command.get_subcommands().filter(|it| !it.is_hide_set()) {
        add_pages(below, pages)?;
    }
    let man = Man::new(command.clone());
    let mut page = Vec::new();
    man.render(&mut page)?;
    pages.push((man.get_filename(), page));
    Ok(())
}

/// Writes what a program reads, as it is.
fn to_standard(bytes: &[u8]) -> anyhow::Result<Exit> {
    let mut out = Standard::new(io::stdout().lock());
    out.write_all(bytes)?;
    out.flush()?;
    Ok(Exit::Clean)
}
