//! Why a command could not do its work, and what to do about a place that cannot be written.

use std::fmt;
use std::io::{self, ErrorKind, Write};

use signpost_checker::LedgerError;
use signpost_files::Refused;
use signpost_renderer::RenderError;

use super::{ERROR, printable_lines};

/// That something could not be written, for the context of the error that says why.
#[derive(Debug)]
pub(crate) struct NotWritten {
    /// "the output file report.json cannot be written"
    said: String,
    /// Whether it is a part of the content.
    content: bool,
}

impl NotWritten {
    /// Something that was to be written where the arguments say.
    pub(crate) fn new(said: String) -> Self {
        Self { said, content: false }
    }

    /// A file of the content.
    pub(crate) fn content(shown: &str) -> Self {
        Self { said: format!("{shown} cannot be written"), content: true }
    }
}

impl fmt::Display for NotWritten {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.said)
    }
}

/// What an error says, with what to do about it where that is known, and then each cause of it.
///
/// Names of files come from pull requests, so no character is among it that cannot be seen.
pub(crate) fn told(error: &anyhow::Error) -> Vec<String> {
    let mut told: Vec<String> = error.chain().map(|it| printable_lines(&it.to_string())).collect();
    if let (Some(first), Some(advice)) = (told.first_mut(), advice(error)) {
        first.push_str("; ");
        first.push_str(advice);
    }
    told
}

/// Writes the same for people, a cause a line.
pub(crate) fn write(out: &mut impl Write, error: &anyhow::Error) -> io::Result<()> {
    let mut told = told(error).into_iter();
    writeln!(out, "{ERROR}error{ERROR:#}: {}", told.next().unwrap_or_default())?;
    told.try_for_each(|cause| writeln!(out, "  because: {cause}"))
}

/// The same in one line.
pub(crate) fn in_one_line(error: &anyhow::Error) -> String {
    told(error).join(": ")
}

/// What to do where something could not be written.
fn advice(error: &anyhow::Error) -> Option<&'static str> {
    let system = error.chain().find_map(|cause| cause.downcast_ref::<io::Error>())?;
    if matches!(Refused::of(system), Some(Refused::TooLarge(_))) {
        return too_large(error);
    }
    let not_written = error.downcast_ref::<NotWritten>();
    match system.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            Some("make room on its disk, then run this again")
        }
        ErrorKind::ReadOnlyFilesystem | ErrorKind::PermissionDenied
            if not_written.is_some_and(|it| it.content) =>
        {
            Some("make its folder writable for who runs this, or work on a copy of the content")
        }
        ErrorKind::PermissionDenied if not_written.is_none() && !was_writing(error) => None,
        ErrorKind::ReadOnlyFilesystem | ErrorKind::PermissionDenied => {
            Some("make its folder writable for who runs this, or choose another folder")
        }
        _ => None,
    }
}

/// What to do about a file that is larger than its reader can use.
fn too_large(error: &anyhow::Error) -> Option<&'static str> {
    use LedgerError::{Journal, Read};
    match (error.downcast_ref(), error.downcast_ref()) {
        (Some(Read(..)), _) => Some("no ledger is so large, so name another file with --ledger"),
        (Some(Journal(..)), _) | (_, Some(signpost_checker::Error::Journal(..))) => {
            Some("no journal is so large, so remove it, and the audit begins anew")
        }
        _ => None,
    }
}

/// Whether a library's error is about something that was to be written.
fn was_writing(error: &anyhow::Error) -> bool {
    use LedgerError::{Journal, Rejected, Write};
    matches!(error.downcast_ref(), Some(Write(..) | Journal(..) | Rejected(..)))
        || matches!(error.downcast_ref(), Some(signpost_checker::Error::Journal(..)))
        || matches!(error.downcast_ref(), Some(RenderError::Io { action, .. }) if *action != "read")
}

#[cfg(test)]
mod tests {
    use anyhow::anyhow;

    use super::*;

    fn after(kind: ErrorKind) -> anyhow::Error {
        io::Error::from(kind).into()
    }

    #[test]
    fn what_to_do_hangs_on_what_could_not_be_written() {
        use ErrorKind::{
            NotFound, PermissionDenied, QuotaExceeded, ReadOnlyFilesystem, StorageFull,
        };
        let out = |kind| {
            after(kind).context(NotWritten::new("the file a.json cannot be written".to_owned()))
        };
        let content = |kind| after(kind).context(NotWritten::content("aids/a.yaml"));
        let library =
            |kind| anyhow::Error::from(LedgerError::Write("a".into(), io::Error::from(kind)));
        let reading =
            |kind| anyhow::Error::from(LedgerError::Read("a".into(), io::Error::from(kind)));
        let errors = [
            out(StorageFull),
            out(ReadOnlyFilesystem),
            out(PermissionDenied),
            out(NotFound),
            content(QuotaExceeded),
            content(ReadOnlyFilesystem),
            content(PermissionDenied),
            library(StorageFull),
            library(PermissionDenied),
            library(PermissionDenied).context("while merging"),
            reading(PermissionDenied),
            anyhow!("no reason"),
        ];
        let said: Vec<_> = errors.iter().map(|error| told(error).remove(0)).collect();
        insta::assert_snapshot!(said.join("\n"), @"
        the file a.json cannot be written; make room on its disk, then run this again
        the file a.json cannot be written; make its folder writable for who runs this, or choose another folder
        the file a.json cannot be written; make its folder writable for who runs this, or choose another folder
        the file a.json cannot be written
        aids/a.yaml cannot be written; make room on its disk, then run this again
        aids/a.yaml cannot be written; make its folder writable for who runs this, or work on a copy of the content
        aids/a.yaml cannot be written; make its folder writable for who runs this, or work on a copy of the content
        cannot write the ledger a; make room on its disk, then run this again
        cannot write the ledger a; make its folder writable for who runs this, or choose another folder
        while merging; make its folder writable for who runs this, or choose another folder
        cannot read the ledger a
        no reason
        ");
    }

    #[test]
    fn a_name_of_a_file_commands_no_terminal() {
        let error = after(ErrorKind::NotFound)
            .context("first\nreport\u{202e}\u{61c}\u{1b}[31m.json cannot be read");
        insta::assert_snapshot!(in_one_line(&error), @"
        first
        report���[31m.json cannot be read: entity not found
        ");
    }
}
