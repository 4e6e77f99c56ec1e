//! What an audit found, in each format.

mod advice;
pub(crate) mod explain;
mod fit;
pub(crate) mod github;
pub(crate) mod hosts;
mod html;
pub mod human;
pub mod json;
pub(crate) mod junit;
pub(crate) mod markdown;
pub(crate) mod sarif;
mod sections;
mod short;
pub mod summary;

use std::io::{self, BufWriter, Write};

use signpost_checker::Expiring;
use signpost_core::report::{Fault, LinkReport, Scope, SuggestionKind};
use signpost_core::{AuditReport, Verdict};

use crate::cli::AuditFormat;
use crate::output::{count, printable};
use sections::{Section, answers_again};

/// Writes a report in this format.
///
/// # Errors
///
/// When it cannot be written.
pub fn write(out: &mut impl Write, format: AuditFormat, report: &AuditReport) -> io::Result<()> {
    write_within(out, format, report, None)
}

/// Writes a report in this format; `limit` is the most bytes that Markdown may have.
///
/// # Errors
///
/// When it cannot be written.
pub fn write_within(
    out: &mut impl Write,
    format: AuditFormat,
    report: &AuditReport,
    limit: Option<usize>,
) -> io::Result<()> {
    // The formats write a few words at a time, and each write to a terminal or a pipe takes a
    // system call.
    let mut out = BufWriter::with_capacity(64 * 1024, out);
    match format {
        AuditFormat::Human => human::write(&mut out, report),
        AuditFormat::Short => short::write(&mut out, report),
        AuditFormat::Json => json::write(&mut out, report),
        AuditFormat::Github => github::write(&mut out, report),
        AuditFormat::Sarif => sarif::write(&mut out, report),
        AuditFormat::Markdown => {
            markdown::write(&mut out, report, limit.unwrap_or(markdown::SUMMARY))
        }
        AuditFormat::Junit => junit::write(&mut out, report),
        AuditFormat::Html => html::write(&mut out, report),
    }?;
    out.flush()
}

/// Which links the report is about, where those are not all.
fn scope(report: &AuditReport) -> Option<String> {
    match &report.scope {
        Scope::Whole => None,
        Scope::Shard { number, of } => Some(format!(
            "This is part {number} of {of} of an audit; the other links are in the other parts."
        )),
        Scope::Selection { chosen_by } => {
            // Of lists, it says which they are.
            let listed = report.of_lists().is_some();
            let what = if listed { "Checked" } else { "Only some links were asked" };
            Some(format!("{what}: {}.", printable(chosen_by)))
        }
    }
}

/// One sentence on a link, for formats that have room for one.
fn sentence(link: &LinkReport) -> String {
    let mut titles = link.sources.iter().filter_map(|source| source.title.as_deref());
    let title = titles.next().map(|title| format!("“{}”: ", printable(title))).unwrap_or_default();
    let mut sentence = match &link.url {
        Some(url) => format!("{title}{} {}", printable(url), link.reason.meaning()),
        None => format!("The aid {}", link.reason.meaning()),
    };
    for said in sections::standing(link) {
        sentence += &format!("; {}", printable(&said));
    }
    if let Some(title) = &link.evidence.title {
        sentence += &format!("; title seen: “{}”", printable(title));
    }
    if let Some(suggestion) = &link.suggestion {
        let what = suggestion_name(suggestion.kind);
        sentence += &format!("; {what}: {}", printable(&suggestion.url));
    }
    sentence
}

/// What heads the certificates that expire soon. That is no finding yet: the links are there.
const EXPIRING: &str = "Watch: certificates that expire soon";

/// When a certificate expires, to stand behind its host.
fn expires(certificate: &Expiring) -> String {
    let Expiring { day, left, links, .. } = certificate;
    let left = usize::try_from(*left).unwrap_or_default();
    format!("on {day}, {} after this audit; {}", count(left, "day"), count(*links, "link"))
}

fn suggestion_name(kind: SuggestionKind) -> &'static str {
    match kind {
        SuggestionKind::NewAddress => "new address",
        SuggestionKind::PossibleAddress => "the page names this address",
        SuggestionKind::ArchivedCopy => "archived copy",
    }
}

/// Where the faults of a report are.
fn place_of_faults(report: &AuditReport) -> &'static str {
    let in_ledger = |fault: &Fault| fault.code == Fault::LEDGER_LINE;
    if report.faults.iter().all(in_ledger) {
        "in the ledger"
    } else if report.faults.iter().any(in_ledger) {
        "in the content and the ledger"
    } else {
        "in the content"
    }
}

/// How many links there are, how many of them got each verdict, how much of that is news, and how many
/// faults the content itself has: what makes a run fail must not stand below a line that says "ok".
fn summary(report: &AuditReport) -> String {
    let faults = match report.faults.len() {
        0 => String::new(),
        number => format!(" {} {}.", count(number, "fault"), place_of_faults(report)),
    };
    if report.links.is_empty() {
        return format!("No link was to be asked.{faults}");
    }
    let counts: Vec<String> = Verdict::ALL
        .into_iter()
        .map(|verdict| (verdict, report.summary.count(verdict)))
        .filter(|(_, number)| *number > 0)
        .map(|(verdict, number)| format!("{number} {verdict}"))
        .collect();
    let news: Vec<String> = [
        (Section::New, "new"),
        (Section::ToLookAt, "to look at"),
        (Section::Still, "known before"),
        (Section::Watch, "to watch"),
        (Section::Recovered, "recovered"),
    ]
    .into_iter()
    .map(|(section, name)| (section.links(report).len(), name))
    .chain([(report.links.iter().filter(|link| answers_again(link)).count(), "answering again")])
    .filter(|(number, _)| *number > 0)
    .map(|(number, name)| format!("{number} {name}"))
    .collect();
    let links = format!("{}: {}.", count(report.links.len(), "link"), counts.join(", "));
    let news = if news.is_empty() { String::new() } else { format!(" {}.", news.join(", ")) };
    format!("{links}{news}{faults}")
}
