//! Which suppressions an audit heeds, and which are no longer needed.

use jiff::civil::Date;
use signpost_checker::Why;
use signpost_core::{AuditReport, Code, Diagnostic, Loaded, Severity, rules};

use super::Validated;

/// What is wrong with the file of suppressions, so that none of them is heeded: what was accepted
/// may not be what is written there. A suppression that does nothing is another matter.
pub(super) fn faults(validated: &Validated) -> Vec<&Diagnostic> {
    let idle = |code| {
        matches!(
            code,
            Code::SuppressionExpired | Code::SuppressionWithoutLink | Code::SuppressionUnneeded
        )
    };
    validated
        .diagnostics
        .iter()
        .filter(|fault| fault.severity == Severity::Error && !idle(fault.code))
        .filter(|fault| fault.place().file.as_str() == "suppressions.yaml")
        .collect()
}

/// The suppressions of what is no longer found. Those past their date are faults already without an
/// audit.
pub(super) fn unneeded(loaded: &Loaded, report: &AuditReport, today: Date) -> Vec<Diagnostic> {
    let suppressions = &loaded.site.suppressions;
    let indices: Vec<usize> = signpost_checker::unneeded(suppressions, report, today)
        .into_iter()
        .filter(|unneeded| unneeded.why != Why::Expired)
        .filter_map(|unneeded| {
            suppressions
                .iter()
                .position(|suppression| std::ptr::eq(suppression, unneeded.suppression))
        })
        .collect();
    rules::suppression_unneeded(loaded, &indices)
}
