//! For a job's summary or a tracking issue.

use std::io::{self, Write};

use signpost_core::AuditReport;
use signpost_core::report::LinkReport;

use super::{EXPIRING, GROUPS, expires, summary};
use crate::output::printable;

pub(crate) fn write(out: &mut impl Write, report: &AuditReport) -> io::Result<()> {
    writeln!(out, "## Link audit\n\n{}", summary(report))?;
    for group in GROUPS {
        let links: Vec<_> = group.links(report).collect();
        if links.is_empty() {
            continue;
        }
        writeln!(out, "\n### {} ({})\n", group.title, links.len())?;
        writeln!(out, "| aid | address | what became of it | where |")?;
        writeln!(out, "|---|---|---|---|")?;
        for link in links {
            write_link(out, link)?;
        }
    }
    let certificates = signpost_checker::expiring(report);
    if !certificates.is_empty() {
        writeln!(out, "\n### {EXPIRING} ({})\n", certificates.len())?;
        for certificate in &certificates {
            writeln!(out, "- {}: {}", code(&certificate.host), expires(certificate))?;
        }
    }
    Ok(())
}

fn write_link(out: &mut impl Write, link: &LinkReport) -> io::Result<()> {
    let aids: Vec<String> = link.sources.iter().map(|source| code(source.name())).collect();
    let places: Vec<String> = link
        .sources
        .iter()
        .map(|source| code(&format!("{}:{}", source.file, source.line)))
        .collect();
    let mut found = format!("**{}** ({}): {}", link.verdict, link.reason, link.reason.meaning());
    if let Some(title) = &link.evidence.title {
        found += &format!("; title seen: {}", code(title));
    }
    if let Some(target) = &link.evidence.final_url {
        found += &format!("; leads to {}", code(target));
    }
    if let Some(suggestion) = &link.suggestion {
        found +=
            &format!("; {}: {}", super::suggestion_name(suggestion.kind), code(&suggestion.url));
    }
    writeln!(
        out,
        "| {} | {} | {found} | {} |",
        aids.join("<br>"),
        code(link.url.as_deref().unwrap_or("no address")),
        places.join("<br>"),
    )
}

/// Text from outside as a code span (CommonMark, section 6.1), in which nothing is markup, fenced by
/// more backticks than the text has, and made safe for a table cell.
fn code(text: &str) -> String {
    let text = printable(text).replace('|', "\\|");
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
    use super::code;

    #[test]
    fn nothing_from_outside_is_markup() {
        assert_eq!(code("a <b> [c](d)"), "`a <b> [c](d)`");
        assert_eq!(code("a `` b|c"), "``` a `` b\\|c ```");
    }
}
