//! For an editor: one file that any browser opens, with nothing to load and nothing to run.
//!
//! All text goes through [`text`], and only addresses of the web become links ([`anchor`]). Should
//! either ever fail, the page's content security policy still lets nothing run.

use std::io::{self, Write};

use jiff::Timestamp;
use signpost_core::report::LinkReport;
use signpost_core::{AuditReport, Severity, Verdict};

use super::advice::advice;
use super::sections::{Section, sections, standing};
use super::{EXPIRING, expires, explain, place_of_faults, scope, suggestion_name, summary};
use crate::output::html::{prose, text};

const STYLE: &str = include_str!("html/style.css");

pub(crate) fn write(out: &mut impl Write, report: &AuditReport) -> io::Result<()> {
    let day = report.started.strftime("%Y-%m-%d");
    writeln!(
        out,
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"robots\" content=\"noindex\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>Link audit of {day}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n\
         <h1>Link audit of {day}</h1>\n<p>{}</p>",
        text(&summary(report))
    )?;
    if let Some(scope) = scope(report) {
        writeln!(out, "<p>{}</p>", text(&scope))?;
    }
    let sections = sections(report);
    if report.severity() == Severity::Fine && !report.links.is_empty() {
        writeln!(out, "<p>Every link is there. There is nothing to do.</p>")?;
    } else if !report.links.is_empty() {
        write_contents(out, &sections)?;
    }
    write_faults(out, report)?;
    for (section, links) in &sections {
        let id = section.as_str();
        writeln!(
            out,
            "<section aria-labelledby=\"{id}\">\n<h2 id=\"{id}\">{} ({})</h2>",
            text(section.title()),
            links.len()
        )?;
        links.iter().try_for_each(|link| write_link(out, link, report.started))?;
        writeln!(out, "</section>")?;
    }
    write_certificates(out, report)?;
    write_fine(out, report)?;
    writeln!(out, "</main>\n</body>\n</html>")
}

/// The certificates that expire soon.
fn write_certificates(out: &mut impl Write, report: &AuditReport) -> io::Result<()> {
    let certificates = signpost_checker::expiring(report);
    if certificates.is_empty() {
        return Ok(());
    }
    writeln!(
        out,
        "<section aria-labelledby=\"certificates\">\n<h2 id=\"certificates\">{} ({})</h2>\n<ul>",
        text(EXPIRING),
        certificates.len()
    )?;
    for certificate in &certificates {
        writeln!(out, "<li>{}: {}</li>", text(&certificate.host), expires(certificate))?;
    }
    writeln!(out, "</ul>\n</section>")
}

/// What is wrong besides the links.
fn write_faults(out: &mut impl Write, report: &AuditReport) -> io::Result<()> {
    if report.faults.is_empty() {
        return Ok(());
    }
    writeln!(
        out,
        "<section aria-labelledby=\"faults\">\n<h2 id=\"faults\">Faults {} ({})</h2>\n<ul>",
        place_of_faults(report),
        report.faults.len()
    )?;
    for fault in &report.faults {
        let place = text(&format!("{}:{}", fault.file, fault.line));
        writeln!(out, "<li><code>{place}</code>: {}</li>", prose(&fault.message))?;
    }
    writeln!(out, "</ul>\n</section>")
}

/// What there is to do, with a way to each.
fn write_contents(
    out: &mut impl Write,
    sections: &[(Section, Vec<&LinkReport>)],
) -> io::Result<()> {
    writeln!(out, "<nav aria-label=\"What to do\">\n<ul>")?;
    for (section, links) in sections {
        let (id, title) = (section.as_str(), text(section.title()));
        writeln!(out, "<li><a href=\"#{id}\">{title}</a>: {}</li>", links.len())?;
    }
    writeln!(out, "</ul>\n</nav>")
}

/// One link: what was found, what to do, and all that this rests on.
fn write_link(out: &mut impl Write, link: &LinkReport, started: Timestamp) -> io::Result<()> {
    let mut aids: Vec<&str> = link.sources.iter().map(|source| source.name()).collect();
    aids.dedup();
    let url = link.url.as_deref();
    writeln!(
        out,
        "<article class=\"{}\">\n<h3>{}</h3>\n<p class=\"url\">{}</p>",
        link.severity,
        text(&aids.join(", ")),
        url.map_or_else(|| "no address".to_owned(), anchor)
    )?;
    writeln!(
        out,
        "<p><strong>{}</strong>: this link {}.</p>\n<p>{}</p>",
        link.verdict,
        text(link.reason.meaning()),
        prose(&advice(link)),
    )?;
    list(out, "How it stands", "ul", &standing(link))?;
    if let Some(suggestion) = &link.suggestion {
        writeln!(
            out,
            "<p>The {}: {}</p>",
            suggestion_name(suggestion.kind),
            anchor(&suggestion.url)
        )?;
    }
    writeln!(out, "<details>\n<summary>Evidence</summary>")?;
    list(out, "What was asked, and what came back", "ol", &explain::asked(link))?;
    list(out, "Why the verdict follows", "ol", &link.evidence.steps)?;
    list(out, "What earlier audits found", "ul", &explain::history(link, started))?;
    list(out, "Where the content names it", "ul", &explain::where_named(link))?;
    writeln!(out, "<p>Reason: <code>{}</code></p>\n</details>\n</article>", link.reason)
}

fn list(out: &mut impl Write, heading: &str, tag: &str, lines: &[String]) -> io::Result<()> {
    if lines.is_empty() {
        return Ok(());
    }
    writeln!(out, "<h4>{heading}</h4>\n<{tag}>")?;
    lines.iter().try_for_each(|line| writeln!(out, "<li>{}</li>", text(line)))?;
    writeln!(out, "</{tag}>")
}

/// What is fine, folded away: an editor may want to see that a link was looked at.
fn write_fine(out: &mut impl Write, report: &AuditReport) -> io::Result<()> {
    let fine = |link: &&LinkReport| link.verdict == Verdict::Ok && Section::of(link).is_none();
    let fine: Vec<_> = report.links.iter().filter(fine).collect();
    if fine.is_empty() {
        return Ok(());
    }
    writeln!(out, "<details>\n<summary>Fine ({})</summary>\n<ul>", fine.len())?;
    for link in fine {
        let title = link.evidence.title.as_deref();
        let title = title.map(|title| format!(": {}", text(title))).unwrap_or_default();
        writeln!(out, "<li>{}{title}</li>", link.url.as_deref().map(anchor).unwrap_or_default())?;
    }
    writeln!(out, "</ul>\n</details>")
}

/// An address to follow, where it is one of the web; else as text.
fn anchor(url: &str) -> String {
    let shown = text(url);
    let web = ["http://", "https://"].iter().any(|scheme| url.starts_with(scheme));
    if web { format!("<a href=\"{shown}\" rel=\"noopener noreferrer\">{shown}</a>") } else { shown }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_address_from_outside_is_markup_or_runs() {
        assert_eq!(anchor("javascript:alert(1)"), "javascript:alert(1)");
        assert_eq!(
            anchor("https://a.test/\"onclick=x"),
            "<a href=\"https://a.test/&quot;onclick=x\" rel=\"noopener noreferrer\">https://a.test/&quot;onclick=x</a>"
        );
    }
}
