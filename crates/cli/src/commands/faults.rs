//! What is wrong besides the links and makes an audit's exit code 1.

use jiff::civil::Date;
use signpost_core::report::{AuditReport, Fault};
use signpost_core::source::Sources;
use signpost_core::{Code, Diagnostic, Severity};

use super::{Validated, suppressions};

/// The faults of an audit with this report: suppressions that have expired or are no longer needed,
/// a faulty file of suppressions, and files whose links could not be asked. `all` says whether
/// every link was asked, without which nothing is known of what is no longer needed.
pub(super) fn of(
    validated: &Validated,
    report: &AuditReport,
    all: bool,
    today: Date,
) -> Vec<Fault> {
    let loaded = &validated.loaded;
    let unheeded = suppressions::faults(validated);
    let expired = validated
        .diagnostics
        .iter()
        .filter(|fault| fault.code == Code::SuppressionExpired)
        .chain(unheeded.iter().copied());
    let mut faults: Vec<Fault> =
        expired.map(|diagnostic| fault(&loaded.sources, diagnostic)).collect();
    if all {
        faults.extend(unneeded(validated, report, today));
    }
    // Suppressions have no links in them.
    let unread = loaded.faulty.iter().filter(|path| path.as_str() != "suppressions.yaml");
    faults.extend(unread.map(|path| Fault {
        code: "unread-file".to_owned(),
        severity: Severity::Error,
        message:
            "the file could not be understood, so links in it may not have been asked".to_owned(),
        file: loaded.sources.display_path(path),
        line: 1,
        column: 1,
    }));
    faults.sort();
    faults.dedup();
    faults
}

/// The suppressions that nothing needs any more, of an audit that asked every link.
pub(super) fn unneeded(validated: &Validated, report: &AuditReport, today: Date) -> Vec<Fault> {
    if !suppressions::faults(validated).is_empty() {
        return Vec::new();
    }
    let loaded = &validated.loaded;
    let unneeded = suppressions::unneeded(loaded, report, today);
    unneeded.iter().map(|diagnostic| fault(&loaded.sources, diagnostic)).collect()
}

fn fault(sources: &Sources, diagnostic: &Diagnostic) -> Fault {
    let label = diagnostic.place();
    let place = sources.place(&label.file, label.span.start);
    Fault {
        code: diagnostic.code.as_str().to_owned(),
        severity: diagnostic.severity,
        message: diagnostic.message.clone(),
        file: sources.display_path(&label.file),
        line: place.line,
        column: place.column,
    }
}
