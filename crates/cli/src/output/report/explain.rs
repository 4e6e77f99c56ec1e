//! One link at length: what was asked, what came back, and why the verdict follows.
//!
//! Written as sentences in short lines, so that it can be read aloud, copied into a mail to a
//! provider, and followed by somebody who has never seen a status code.

use std::io::{self, Write};

use jiff::Timestamp;
use signpost_core::model::Language;
use signpost_core::report::{Known, LinkReport, Notice, RedirectKind, SourceKind};
use signpost_core::{Expectation, Severity};

use super::advice::advice;
use super::suggestion_name;
use crate::output::{ERROR, FINE, HEADING, WARNING, count, printable};

/// Explains a link of the audit that started then; `expected` where the content that names it could be read.
pub(crate) fn write(
    out: &mut impl Write,
    link: &LinkReport,
    started: Timestamp,
    expected: Option<&Expectation>,
) -> io::Result<()> {
    let style = match link.severity {
        Severity::Error => ERROR,
        Severity::Warning => WARNING,
        Severity::Note | Severity::Fine => FINE,
    };
    let url = link.url.as_deref().map_or_else(|| "(no address)".to_owned(), printable);
    writeln!(out, "{HEADING}{url}{HEADING:#}")?;
    writeln!(
        out,
        "  {style}{}{style:#}, {}: this link {}.",
        link.verdict,
        link.reason,
        link.reason.meaning()
    )?;
    section(out, where_heading(link), where_named(link))?;
    section(out, "What it should show", expected.map(should_show).unwrap_or_default())?;
    numbered(out, "What was asked, and what came back", &asked(link))?;
    let steps: Vec<String> = link.evidence.steps.iter().map(|step| printable(step)).collect();
    numbered(out, "Why the verdict follows", &steps)?;
    section(out, "What earlier audits found", history(link, started))?;
    section(out, "What to do", to_do(link))
}

fn section(out: &mut impl Write, heading: &str, lines: Vec<String>) -> io::Result<()> {
    if lines.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n  {HEADING}{heading}{HEADING:#}")?;
    lines.iter().try_for_each(|line| writeln!(out, "    {line}"))
}

fn numbered(out: &mut impl Write, heading: &str, lines: &[String]) -> io::Result<()> {
    let lines = lines.iter().enumerate().map(|(index, line)| format!("{}. {line}", index + 1));
    section(out, heading, lines.collect())
}

/// What stands above the places that name the link.
pub(super) fn where_heading(link: &LinkReport) -> &'static str {
    if link.is_listed() { "Where the list names it" } else { "Where the content names it" }
}

/// Every place that names the link.
pub(super) fn where_named(link: &LinkReport) -> Vec<String> {
    link.sources
        .iter()
        .map(|source| {
            let pages = match source.pages.as_slice() {
                [] if source.kind == SourceKind::File => String::new(),
                [] => ", listed on no page".to_owned(),
                pages => format!(", listed on {}", pages.join(" and ")),
            };
            let what = match (&source.aid, &source.title) {
                (Some(aid), _) => format!("the aid {aid}"),
                (None, Some(title)) => format!("“{title}”"),
                (None, None) => source.name().to_owned(),
            };
            let (file, line, column) = (&source.file, source.line, source.column);
            printable(&format!("{file}:{line}:{column}, {what}{pages}"))
        })
        .collect()
}

/// What an address should show, a line for each thing.
pub(super) fn should_show(expected: &Expectation) -> Vec<String> {
    let quoted = |texts: &[String]| {
        texts.iter().map(|text| format!("“{}”", printable(text))).collect::<Vec<_>>().join(" or ")
    };
    let mut lines = Vec::new();
    if !expected.words.is_empty() {
        lines.push(format!("the words: {}", printable(&expected.words.join(", "))));
    }
    if !expected.titles.is_empty() {
        lines.push(format!("the title: {}", quoted(&expected.titles)));
    }
    if !expected.subjects.is_empty() {
        lines.push(format!("the subject: {}", quoted(&expected.subjects)));
    }
    let languages = |languages: &[Language]| {
        languages.iter().map(Language::as_str).collect::<Vec<_>>().join(" or ")
    };
    if !expected.languages.is_empty() {
        lines.push(format!("the language: {}", languages(&expected.languages)));
    }
    // What stands around a link in a list may have nothing to do with it.
    let around = &expected.around;
    if !around.headings.is_empty() {
        let headings = quoted(&around.headings);
        lines.push(format!("if the heading above it says the subject: {headings}"));
    }
    if !around.languages.is_empty() && expected.languages.is_empty() {
        let languages = languages(&around.languages);
        lines.push(format!("if the title says no other language: {languages}"));
    }
    if let Ok(serde_json::Value::String(access)) = serde_json::to_value(expected.access) {
        lines.push(format!("what a reader meets: {access}"));
    }
    lines
}

/// What was asked, and what came back, a line for each step.
pub(super) fn asked(link: &LinkReport) -> Vec<String> {
    let evidence = &link.evidence;
    let mut lines: Vec<String> = Vec::new();
    for hop in &evidence.redirects {
        let how = match hop.kind {
            RedirectKind::Http => format!("status {}, go to", hop.status),
            RedirectKind::MetaRefresh | RedirectKind::Script | RedirectKind::Notice => {
                "a page that sends readers on to".to_owned()
            }
        };
        lines.push(format!("{} answered: {how} {}", printable(&hop.from), printable(&hop.to)));
    }
    let last =
        evidence.final_url.as_deref().or(evidence.redirects.last().map(|hop| hop.to.as_str()));
    let last = printable(last.or(link.url.as_deref()).unwrap_or("(no address)"));
    if let Some(status) = evidence.status {
        let mut said = format!("{last} answered: status {status}");
        if let Some(media) = &evidence.content_type {
            said += &format!(", {}", printable(media));
        }
        if let Some(language) = &evidence.language {
            said += &format!(", in the language {}", printable(language));
        }
        if let Some(title) = &evidence.title {
            said += &format!(", with the title “{}”", printable(title));
        }
        lines.push(said);
    }
    if let Some(error) = &evidence.error {
        lines.push(format!("{last} gave no usable answer: {}", printable(error)));
    }
    if let Some(seconds) = evidence.retry_after_seconds {
        lines.push(format!(
            "The server asked not to be asked again for {}.",
            count_of(seconds, "second")
        ));
    }
    if let Some(control) = &evidence.control {
        let status =
            control.status.map_or("no status".to_owned(), |status| format!("status {status}"));
        let like = control
            .similarity
            .map(|similarity| format!(", {:.0} % the same text", similarity * 100.0))
            .unwrap_or_default();
        let same = if control.same { "the same page" } else { "another page" };
        lines.push(format!(
            "{}, an address that cannot exist, answered: {status}{like}; so it is {same}",
            printable(&control.url)
        ));
    }
    if let Some(tls) = &evidence.tls {
        // Where the connection failed for it, it has been said already.
        if let Some(problem) =
            tls.problem.as_ref().filter(|said| evidence.error.as_ref() != Some(said))
        {
            lines.push(format!("What is wrong with the certificate: {}", printable(problem)));
        }
        if let Some(end) = tls.not_after {
            lines.push(format!("The certificate is valid until {}.", end.strftime("%Y-%m-%d")));
        }
    }
    lines.push(match evidence.attempts {
        0 => "No request was made for it in this audit.".to_owned(),
        attempts => {
            let time = match evidence.elapsed_ms {
                millis @ ..1000 => format!("{millis} milliseconds"),
                millis => format!("{}.{} seconds", millis / 1000, millis % 1000 / 100),
            };
            format!("In all, {} in {time}.", count_of(u64::from(attempts), "request"))
        }
    });
    lines
}

fn count_of(number: u64, singular: &str) -> String {
    count(usize::try_from(number).unwrap_or(usize::MAX), singular)
}

/// What the ledger remembers from before the audit that started then.
pub(super) fn history(link: &LinkReport, started: Timestamp) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(last_ok) = link.last_ok.filter(|last_ok| *last_ok < started) {
        lines.push(format!("It was last found to be fine on {}.", last_ok.strftime("%Y-%m-%d")));
    }
    match link.first_failed {
        Some(first) if first < started => {
            lines.push(format!(
                "It has failed without a break since {}.",
                first.strftime("%Y-%m-%d")
            ));
        }
        Some(_) => lines.push("This is the first audit in which it failed.".to_owned()),
        None => {}
    }
    if let Some(Known { verdict, reason, since }) = link.known {
        let since = since.strftime("%Y-%m-%d");
        lines.push(format!(
            "Before answers that told nothing, it was {verdict} ({reason}) since {since}."
        ));
    }
    if let Some(Notice { reason, since }) = link.earlier_notice() {
        let since = since.strftime("%Y-%m-%d");
        lines.push(format!(
            "Since {since} it {}; nothing found since takes that back.",
            reason.meaning()
        ));
    }
    lines
}

fn to_do(link: &LinkReport) -> Vec<String> {
    let mut lines = vec![advice(link)];
    if let Some(suggestion) = &link.suggestion {
        lines.push(format!(
            "The {}: {}",
            suggestion_name(suggestion.kind),
            printable(&suggestion.url)
        ));
    }
    lines
}
