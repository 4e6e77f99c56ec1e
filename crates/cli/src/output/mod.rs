//! What people and programs are shown: a folder for each kind of result, a file for each format.

mod as_called;
pub(crate) mod diagnostics;
pub(crate) mod docs;
pub(crate) mod failure;
pub(crate) mod fixed;
mod github;
pub(crate) mod html;
pub(crate) mod preview;
pub mod progress;
pub mod report;
mod sarif;
pub(crate) mod wrap;

use std::fmt;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anstyle::{AnsiColor, Style};
use anyhow::Context as _;
use signpost_core::Diagnostic;
use signpost_core::source::{SourcePath, Sources};
use signpost_files::Named;
use terminal_size::{Height, Width};

use crate::commands::Validated;
pub use as_called::set_called;

use as_called::AsCalled;
use failure::NotWritten;

/// Where a result goes: the terminal, in colour where that makes sense, or a file.
pub struct Output(AsCalled<Sink>);

/// The standard output, in colour where that makes sense.
pub(crate) type Terminal = Standard<anstream::AutoStream<io::StdoutLock<'static>>>;

/// The standard output, whose errors say that they are about it.
pub(crate) struct Standard<W>(W);

/// That the standard output could not be written, and why.
#[derive(Debug)]
struct StandardNotWritten(io::Error);

impl fmt::Display for StandardNotWritten {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the standard output cannot be written")
    }
}

impl std::error::Error for StandardNotWritten {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.0)
    }
}

impl<W: Write> Standard<W> {
    pub(crate) fn new(out: W) -> Self {
        Self(out)
    }
}

/// The standard output for what is no result: the preview says there what it does.
pub(crate) fn terminal() -> Terminal {
    Standard::new(anstream::AutoStream::auto(io::stdout().lock()))
}

impl<W: Write> Write for Standard<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes).map_err(about_standard)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush().map_err(about_standard)
    }
}

/// The same error, which says that it is about the standard output.
pub(crate) fn about_standard(error: io::Error) -> io::Error {
    io::Error::new(error.kind(), StandardNotWritten(error))
}

enum Sink {
    Terminal(Terminal),
    Aside(anstream::AutoStream<io::Stderr>),
    /// Kept until the end: a command that fails leaves the file as it was.
    File {
        text: anstream::StripStream<Vec<u8>>,
        file: Option<Named>,
        path: PathBuf,
    },
}

impl Output {
    /// Output to this file, or to the terminal where there is none. The file is written by
    /// [`Output::finish`], all at once; without it, the file stays as it was.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn to(file: Option<&Path>) -> anyhow::Result<Self> {
        let Some(path) = file else {
            return Ok(Self::into(Sink::Terminal(terminal())));
        };
        let file = open(path).with_context(|| not_written(path))?;
        let text = anstream::StripStream::new(Vec::new());
        Ok(Self::into(Sink::File { text, file: Some(file), path: path.to_owned() }))
    }

    /// Output to the person at the terminal, where the result itself is for a program.
    pub fn aside() -> Self {
        Self::into(Sink::Aside(anstream::stderr())).fitted()
    }

    /// The same for a person: on a terminal, lines end where it does. Not for what a program reads.
    #[must_use]
    pub(crate) fn fitted(mut self) -> Self {
        let width = match self.0.get_mut() {
            Sink::Terminal(_) => width(),
            Sink::Aside(_) => width_or(terminal_size::terminal_size_of(io::stderr())),
            Sink::File { .. } => None,
        };
        self.0.fit(width);
        self
    }

    fn into(sink: Sink) -> Self {
        Self(AsCalled::new(sink))
    }

    /// Makes sure that everything has been written.
    ///
    /// # Errors
    ///
    /// When it could not be.
    pub fn finish(mut self) -> anyhow::Result<()> {
        self.flush()?;
        if let Sink::File { text, file, path } = self.0.get_mut() {
            let text = std::mem::replace(text, anstream::StripStream::new(Vec::new()));
            if let Some(mut file) = file.take() {
                let written = file.write_all(&text.into_inner()).and_then(|()| file.finish());
                written.with_context(|| not_written(path))?;
            }
        }
        Ok(())
    }
}

fn not_written(path: &Path) -> NotWritten {
    NotWritten::new(format!("the output file {} cannot be written", path.display()))
}

/// Opens a file that a person named. Whether one that is not there can be made is found out now, and
/// not after an hour's work.
fn open(path: &Path) -> io::Result<Named> {
    let file = Named::open(path, || {
        // Should even the error stream be closed, it waits all the same.
        drop(writeln!(
            Output::aside(),
            "waiting for a program that reads the pipe {}",
            shown(path)
        ));
    })?;
    if !path.exists() && path.symlink_metadata().is_err() {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        drop(tempfile::tempfile_in(folder.unwrap_or(Path::new(".")))?);
    }
    Ok(file)
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Terminal(stream) => unless_closed(stream.write(bytes), bytes.len()),
            Self::Aside(stream) => unless_closed(stream.write(bytes), bytes.len()),
            Self::File { text, .. } => text.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Terminal(stream) => unless_closed(stream.flush(), ()),
            Self::Aside(stream) => unless_closed(stream.flush(), ()),
            Self::File { text, .. } => text.flush(),
        }
    }
}

/// Anyone who reads our output may have seen enough of it (`signpost audit | head -1`). That is no
/// reason to leave off before it is known what there is to say, which the exit code tells as well.
fn unless_closed<T>(result: io::Result<T>, written: T) -> io::Result<T> {
    match result {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(written),
        other => other,
    }
}

/// The path of a file of the content, for people: its name may come from a pull request.
pub(crate) fn shown_file(sources: &Sources, path: &SourcePath) -> String {
    printable(&sources.display_path(path))
}

/// Says on the terminal that links of some files were not asked, because the files have errors; says
/// whether there are any.
pub(crate) fn unread(validated: &Validated) -> io::Result<bool> {
    // Suppressions have no links in them.
    let faulty = validated.loaded.faulty.iter().filter(|path| path.as_str() != "suppressions.yaml");
    let files: Vec<_> = faulty.map(|path| shown_file(&validated.loaded.sources, path)).collect();
    if !files.is_empty() {
        writeln!(
            Output::aside(),
            "{WARNING}warning{WARNING:#}: {} could not be understood, so links in it may not have been asked: {}\n  \
             `signpost validate` says what is wrong",
            count(files.len(), "file"),
            files.join(", ")
        )?;
    }
    Ok(!files.is_empty())
}

/// Says on the terminal that no suppression is heeded, because of faults in their file.
pub(crate) fn unheeded(sources: &Sources, faults: &[&Diagnostic]) -> io::Result<()> {
    let mut out = Output::aside();
    writeln!(out, "{WARNING}warning{WARNING:#}: no suppression is used until its file is fixed:")?;
    for fault in faults {
        writeln!(out, "  {}", printable(&diagnostics::short::line(sources, fault)))?;
    }
    Ok(())
}

/// Says on the terminal why a command could not do its work.
pub(crate) fn could_not_run(error: &anyhow::Error) {
    // Should even the error stream be closed, the exit code still tells.
    drop(failure::write(&mut Output::aside(), error));
}

/// How the word for an error looks on a terminal.
pub const ERROR: Style = AnsiColor::Red.on_default().bold();
/// How the word for a warning looks on a terminal.
pub const WARNING: Style = AnsiColor::Yellow.on_default().bold();
/// How the word for something fine looks on a terminal.
pub const FINE: Style = AnsiColor::Green.on_default().bold();
/// How a heading looks on a terminal.
pub const HEADING: Style = Style::new().bold();
/// How what matters less looks on a terminal.
pub const DIM: Style = Style::new().dimmed();

/// How many columns the terminal has; `None` where the output goes elsewhere. `COLUMNS` says it for
/// both.
pub(crate) fn width() -> Option<usize> {
    width_or(terminal_size::terminal_size_of(io::stdout()))
}

fn width_or(own: Option<(Width, Height)>) -> Option<usize> {
    let set = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    set.or(own.map(|(width, _)| width.0.into())).map(|width: usize| width.max(NARROWEST))
}

/// Nothing is made to fit less.
const NARROWEST: usize = 40;

/// "1 link", "2 links".
pub fn count(number: usize, singular: &str) -> String {
    if number == 1 { format!("1 {singular}") } else { format!("{number} {singular}s") }
}

/// Text from outside, made safe for a terminal.
pub use signpost_core::chars::printable;

/// The same of a text whose lines stay lines.
pub(crate) fn printable_lines(text: &str) -> String {
    text.split('\n').map(printable).collect::<Vec<_>>().join("\n")
}

/// A path as people are shown it: names of files come from pull requests too.
pub(crate) fn shown(path: &Path) -> String {
    printable(&path.to_string_lossy())
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
        assert_eq!(printable("\u{fffe}\u{61c}\u{ad}\u{e0041}"), "\u{fffd}".repeat(4));
        assert_eq!(printable("één “naïve” título"), "één “naïve” título");
    }
}
