//! For a job's summary or a tracking issue.

use std::io::{self, Write};

use signpost_core::AuditReport;
use signpost_core::report::LinkReport;

use super::fit::{Fitted, clipped};
use super::sections::{Section, sections, standing};
use super::{EXPIRING, expires, place_of_faults, scope, summary};
use crate::output::printable;

/// GitHub takes summaries of 1 MiB a step. What stands around ours needs a little of that.
pub(crate) const SUMMARY: usize = 1_000_000;

/// Writes a report in at most so many bytes.
pub(crate) fn write(out: &mut impl Write, report: &AuditReport, limit: usize) -> io::Result<()> {
    let day = report.started.strftime("%Y-%m-%d");
    let mut text = Fitted::new(format!("## Link audit of {day}\n\n{}\n", summary(report)));
    if let Some(scope) = scope(report) {
        text.group(format!("\n{scope}\n"), Vec::new(), true);
    }
    if !report.faults.is_empty() {
        let faults = report.faults.iter().map(|fault| {
            let place = code(&format!("{}:{}", fault.file, fault.line));
            format!(
                "- {place}: **{}** ({}): {}\n",
                fault.severity,
                fault.code,
                plain(&fault.message)
            )
        });
        text.group(
            format!("\n### Faults {} ({})\n\n", place_of_faults(report), report.faults.len()),
            faults.collect(),
            true,
        );
    }
    for (section, links) in sections(report) {
        group(&mut text, section, &links);
    }
    let certificates = signpost_checker::expiring(report);
    if !certificates.is_empty() {
        let lines = certificates.iter().map(|certificate| {
            format!("- {}: {}\n", code(&certificate.host), expires(certificate))
        });
        text.group(
            format!("\n### {EXPIRING} ({})\n\n", certificates.len()),
            lines.collect(),
            false,
        );
    }
    text.write(out, limit)
}

/// Writes only what is new and what has recovered, and nothing where nothing is or has.
pub(crate) fn write_news(
    out: &mut impl Write,
    report: &AuditReport,
    limit: usize,
) -> io::Result<()> {
    let day = report.started.strftime("%Y-%m-%d");
    let news = [Section::New, Section::Recovered].map(|section| (section, section.links(report)));
    if news.iter().all(|(_, links)| links.is_empty()) {
        return Ok(());
    }
    let mut text = Fitted::new(format!("What changed on {day}:\n"));
    for (section, links) in news.iter().filter(|(_, links)| !links.is_empty()) {
        group(&mut text, *section, links);
    }
    text.write(out, limit)
}

fn group(text: &mut Fitted, section: Section, links: &[&LinkReport]) {
    let heading = format!(
        "\n### {} ({})\n\n| where | address | what was found |\n|---|---|---|\n",
        section.title(),
        links.len()
    );
    let urgent = matches!(section, Section::New | Section::Recovered);
    text.group(heading, links.iter().map(|link| row(link)).collect(), urgent);
}

fn row(link: &LinkReport) -> String {
    const PLACES: usize = 5;
    let mut places: Vec<String> = link
        .sources
        .iter()
        .take(PLACES)
        .map(|source| {
            format!("{} {}", code(source.name()), code(&format!("{}:{}", source.file, source.line)))
        })
        .collect();
    if link.sources.len() > PLACES {
        places.push(format!("and {} more", link.sources.len() - PLACES));
    }
    let mut found =
        vec![format!("**{}** ({}): {}", link.verdict, link.reason, link.reason.meaning())];
    found.extend(standing(link).iter().map(|said| plain(said)));
    if let Some(title) = &link.evidence.title {
        found.push(format!("title seen: {}", code(title)));
    }
    if let Some(target) = &link.evidence.final_url {
        found.push(format!("leads to {}", code(target)));
    }
    if let Some(suggestion) = &link.suggestion {
        found.push(format!(
            "{}: {}",
            super::suggestion_name(suggestion.kind),
            code(&suggestion.url)
        ));
    }
    format!(
        "| {} | {} | {} |\n",
        places.join("<br>"),
        code(link.url.as_deref().unwrap_or("no address")),
        found.join("; "),
    )
}

/// Text from content as words: what would be markup, a mention or a reference to an issue is not.
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::new();
    for c in clipped(&printable(text), 500).chars() {
        if c.is_ascii_punctuation()
            && !matches!(c, '.' | ',' | ':' | ';' | '-' | '(' | ')' | '/' | '\'' | '"' | '?')
        {
            plain.push('\\');
        }
        plain.push(c);
    }
    // A backslash keeps a mention from being markup, not from reaching people.
    plain.replace("\\@", "@\u{2060}")
}

/// Text from outside as a code span (CommonMark, section 6.1), in which nothing is markup, fenced by
/// more backticks than the text has, and made safe for a table cell.
pub(super) fn code(text: &str) -> String {
    let text = clipped(&printable(text), 1000).replace('|', "\\|");
    let mut longest = 0;
    let mut run = 0;
    for c in text.chars() {
        run = if c == '`' { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    let fence = "`".repeat(longest + 1);
    let space = if longest > 0 { " " } else { "" };
    format!("{fence}{space}{text}{space}{fence}")
}

#[cfg(test)]
mod tests {
    use super::{code, plain};

    #[test]
    fn nothing_from_outside_is_markup() {
        assert_eq!(code("a <b> [c](d)"), "`a <b> [c](d)`");
        assert_eq!(code("a `` b|c"), "``` a `` b\\|c ```");
        assert_eq!(
            plain("<b> [c](d) `e` @all | so"),
            "\\<b\\> \\[c\\](d) \\`e\\` @\u{2060}all \\| so"
        );
    }
}
