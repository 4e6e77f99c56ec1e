//! What an audit found, in each format.

mod advice;
pub(crate) mod explain;
pub(crate) mod github;
mod html;
pub mod human;
pub mod json;
pub(crate) mod junit;
pub(crate) mod markdown;
pub(crate) mod sarif;

use std::io::{self, Write};

use anstyle::Style;
use signpost_checker::Expiring;
use signpost_core::report::{LinkReport, SuggestionKind};
use signpost_core::{AuditReport, Verdict};

use crate::cli::AuditFormat;
use crate::output::{DIM, ERROR, WARNING, count, printable};

/// Writes a report in this format.
pub fn write(out: &mut impl Write, format: AuditFormat, report: &AuditReport) -> io::Result<()> {
    match format {
        AuditFormat::Human => human::write(out, report),
        AuditFormat::Json => json::write(out, report),
        AuditFormat::Github => github::write(out, report),
        AuditFormat::Sarif => sarif::write(out, report),
        AuditFormat::Markdown => markdown::write(out, report),
        AuditFormat::Junit => junit::write(out, report),
        AuditFormat::Html => html::write(out, report),
    }
}

/// Verdicts with one thing to do about them.
struct Group {
    title: &'static str,
    style: Style,
    verdicts: &'static [Verdict],
}

impl Group {
    fn links<'r>(&'r self, report: &'r AuditReport) -> impl Iterator<Item = &'r LinkReport> {
        report.links.iter().filter(|link| self.verdicts.contains(&link.verdict))
    }
}

/// What a maintainer does, in the order of urgency.
const GROUPS: &[Group] = &[
    Group {
        title: "Fix now: readers who follow these do not find the aid",
        style: ERROR,
        verdicts: &[Verdict::Dead, Verdict::Changed],
    },
    Group {
        title: "Moved: write down the new address",
        style: WARNING,
        verdicts: &[Verdict::Moved],
    },
    Group {
        title: "Look by hand: the server will not talk to a robot",
        style: WARNING,
        verdicts: &[Verdict::Blocked],
    },
    Group { title: "Watch: failed now, may come back", style: WARNING, verdicts: &[Verdict::Down] },
    Group { title: "Skipped", style: DIM, verdicts: &[Verdict::Skipped] },
];

/// One sentence on a link, for formats that have room for one.
fn sentence(link: &LinkReport) -> String {
    let mut sentence = match &link.url {
        Some(url) => format!("{} {}", printable(url), link.reason.meaning()),
        None => format!("The aid {}", link.reason.meaning()),
    };
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
        SuggestionKind::PossibleAddress => "possible new address",
        SuggestionKind::ArchivedCopy => "archived copy",
    }
}

/// How many links there are, and how many of them got each verdict.
fn summary(report: &AuditReport) -> String {
    if report.links.is_empty() {
        return "No link was to be asked.".to_owned();
    }
    let counts: Vec<String> = Verdict::ALL
        .into_iter()
        .map(|verdict| (verdict, report.summary.count(verdict)))
        .filter(|(_, number)| *number > 0)
        .map(|(verdict, number)| format!("{number} {verdict}"))
        .collect();
    format!("{}: {}.", count(report.links.len(), "link"), counts.join(", "))
}
