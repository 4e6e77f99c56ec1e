//! Lines of a ledger that cannot be understood: what of earlier audits is lost with them is said.

use std::fmt;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use signpost_checker::Ledger;
use signpost_core::Severity;
use signpost_core::report::Fault;

use crate::output::{Output, WARNING, count, printable};

/// So many lines are named.
const SHOWN: usize = 5;

/// The lines of one ledger that are none of a ledger's.
#[derive(Debug, Clone)]
pub(super) struct Rejected {
    ledger: PathBuf,
    lines: Vec<usize>,
    kept: Kept,
}

/// Where the lines are, once the command has ended.
#[derive(Debug, Clone)]
pub(super) enum Kept {
    /// Beside a ledger that is written.
    In(PathBuf),
    /// Where they are: the ledger is only read.
    Untouched,
}

impl Kept {
    /// Beside the ledger that is written.
    pub(super) fn beside(ledger: &Path) -> Self {
        let [_, rejected] = Ledger::beside(ledger);
        Self::In(rejected)
    }
}

impl Rejected {
    /// Those of a ledger that was read from there; none where it was understood.
    pub(super) fn of(ledger: &Ledger, path: &Path, kept: Kept) -> Option<Self> {
        let lines: Vec<usize> = ledger.rejected().map(|rejected| rejected.line).collect();
        (!lines.is_empty()).then(|| Self { ledger: path.to_owned(), lines, kept })
    }

    /// Says so on the terminal, as soon as it is known.
    pub(super) fn say(&self) -> io::Result<()> {
        writeln!(Output::aside(), "{WARNING}warning{WARNING:#}: {self}")
    }

    /// The same in a report.
    pub(super) fn fault(&self) -> Fault {
        Fault {
            code: Fault::LEDGER_LINE.to_owned(),
            severity: Severity::Warning,
            message: self.to_string(),
            file: self.ledger.display().to_string(),
            line: self.lines.first().copied().unwrap_or(1),
            column: 1,
        }
    }
}

impl fmt::Display for Rejected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { ledger, lines, kept } = self;
        let shown = |path: &Path| printable(&path.display().to_string());
        let named: Vec<String> = lines.iter().take(SHOWN).map(ToString::to_string).collect();
        let more = match lines.len().checked_sub(SHOWN) {
            Some(more @ 1..) => format!(" and {more} more"),
            _ => String::new(),
        };
        let one = lines.len() == 1;
        write!(
            f,
            "{} of the ledger {} cannot be understood ({} {}{more}), so what earlier audits wrote there is not known; ",
            count(lines.len(), "line"),
            shown(ledger),
            if one { "line" } else { "lines" },
            named.join(", "),
        )?;
        match kept {
            Kept::In(path) => {
                write!(f, "{} kept in {}", if one { "it is" } else { "they are" }, shown(path))
            }
            Kept::Untouched => f.write_str("the ledger is left as it is"),
        }
    }
}
