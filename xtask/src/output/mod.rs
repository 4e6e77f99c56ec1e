//! What people and programs are shown: a folder for each kind of result, a file for each format.

pub(crate) mod diagnostics;
pub(crate) mod fixed;
mod github;
pub(crate) mod preview;
pub(crate) mod progress;
pub(crate) mod report;
mod sarif;

use std::fs::File;
use std::io::{self, Write};
use std::path::Path;

use anstyle::{AnsiColor, Style};
use anyhow::Context as _;

use crate::commands::Validated;

/// Where a result goes: the terminal, in colour where that makes sense, or a file.
pub(crate) enum Output {
    Terminal(anstream::AutoStream<io::StdoutLock<'static>>),
    File(anstream::StripStream<File>),
}

impl Output {
    /// Output to this file, or to the terminal where there is none.
    pub(crate) fn to(file: Option<&Path>) -> anyhow::Result<Self> {
        let Some(path) = file else {
            return Ok(Self::Terminal(anstream::AutoStream::auto(io::stdout().lock())));
        };
        let file = File::create(path)
            .with_context(|| format!("the output file {} cannot be written", path.display()))?;
        Ok(Self::File(anstream::StripStream::new(file)))
    }

    /// Makes sure that everything has been written.
    pub(crate) fn finish(mut self) -> io::Result<()> {
        self.flush()
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Terminal(stream) => stream.write(bytes),
            Self::File(stream) => stream.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Terminal(stream) => stream.flush(),
            Self::File(stream) => stream.flush(),
        }
    }
}

/// Says on the terminal that links of some files were not asked, because the files have errors; says
/// whether there are any.
pub(crate) fn unread(validated: &Validated) -> io::Result<bool> {
    let faulty = &validated.loaded.faulty;
    if !faulty.is_empty() {
        let files: Vec<_> =
            faulty.iter().map(|path| validated.loaded.sources.display_path(path)).collect();
        writeln!(
            anstream::stderr(),
            "{WARNING}warning{WARNING:#}: {} could not be understood, so links in it may not have been asked: {}\n  \
             `cargo xtask validate` says what is wrong",
            count(files.len(), "file"),
            files.join(", ")
        )?;
    }
    Ok(!faulty.is_empty())
}

/// Says on the terminal why a command could not do its work.
pub(crate) fn could_not_run(error: &anyhow::Error) {
    let mut out = anstream::stderr();
    // Should even the error stream be closed, the exit code still tells.
    drop(writeln!(out, "{ERROR}error{ERROR:#}: {error}"));
    for cause in error.chain().skip(1) {
        drop(writeln!(out, "  because: {cause}"));
    }
}

/// How the word for an error looks on a terminal.
pub(crate) const ERROR: Style = AnsiColor::Red.on_default().bold();
/// How the word for a warning looks on a terminal.
pub(crate) const WARNING: Style = AnsiColor::Yellow.on_default().bold();
/// How the word for something fine looks on a terminal.
pub(crate) const FINE: Style = AnsiColor::Green.on_default().bold();
/// How a heading looks on a terminal.
pub(crate) const HEADING: Style = Style::new().bold();
/// How what matters less looks on a terminal.
pub(crate) const DIM: Style = Style::new().dimmed();

/// "1 link", "2 links".
pub(crate) fn count(number: usize, singular: &str) -> String {
    if number == 1 { format!("1 {singular}") } else { format!("{number} {singular}s") }
}

/// Text from outside, made safe for a terminal: no control characters, and none of the invisible
/// ones that reorder a line (Unicode Technical Report 36, section 3.3).
pub(crate) fn printable(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}'
            | '\u{feff}' => '\u{fffd}',
            c if c.is_control() => '\u{fffd}',
            c => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::printable;

    #[test]
    fn nothing_from_outside_commands_the_terminal() {
        assert_eq!(
            printable("a\u{1b}[31mb\u{202e}c\r\nd"),
            "a\u{fffd}[31mb\u{fffd}c\u{fffd}\u{fffd}d"
        );
        assert_eq!(printable("één “naïve” título"), "één “naïve” título");
    }
}
