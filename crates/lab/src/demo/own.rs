//! `cargo xtask demo`: this repository's own content, with its links asked of a simulated OHRI and a
//! simulated Thuisarts.

use std::io::Write as _;
use std::path::Path;

use anyhow::Context as _;
use signpost_cli::Exit;
use signpost_cli::output::{ERROR, FINE, HEADING, Output, WARNING, count, printable, report};
use signpost_core::report::LinkReport;
use signpost_core::{AuditReport, Loaded, Severity, Verdict, rules};

use super::{Day, audit_and_render, where_to_look};
use crate::cli::DemoArgs;

/// The day on which the demo's content is judged, so that its output does not change with time.
const TODAY: jiff::civil::Date = jiff::civil::date(2026, 11, 25);

pub(super) fn run(args: &DemoArgs) -> anyhow::Result<Exit> {
    let mut out = Output::to(None)?;
    let loaded = signpost_core::load(&args.content)
        .with_context(|| format!("the content folder {} cannot be read", args.content.display()))?;

    writeln!(out, "{HEADING}1. Validate the content{HEADING:#}")?;
    validate(&mut out, &loaded)?;

    writeln!(out, "\n{HEADING}2. Audit its links{HEADING:#}")?;
    writeln!(
        out,
        "OHRI and Thuisarts are simulated on this machine, and so is the time. On 22 November every link\n\
         was fine. Then one aid was removed, one page moved, and one address showed another aid. What was\n\
         fine before must fail on two days, so this is what the audits of 24 and 25 November found.\n"
    )?;
    out.flush()?;
    let found =
        audit_and_render(args, &loaded, &[day(22, false)?, day(24, true)?], day(25, true)?)?;
    report::human::write(&mut out, &found)?;

    writeln!(out, "\n{HEADING}3. Render what readers then see{HEADING:#}")?;
    let page = loaded.site.pages.first();
    let page = page.context("the content has no page")?;
    let address = format!("{}/{}", page.language, page.slug);
    let text = args.out.join("dist").join(&address).join("index.txt");
    quote(&mut out, &text, &page.aids.heading)?;

    writeln!(out, "\n{HEADING}What happened{HEADING:#}")?;
    summarise(&mut out, &found)?;
    where_to_look(&mut out, args, &address)?;
    writeln!(out, "\nNext: `signpost check` validates this content and asks the real links.")?;
    out.finish()?;
    Ok(Exit::Clean)
}

/// A day in November 2026.
fn day(day: i8, changed: bool) -> anyhow::Result<Day> {
    let noon = jiff::civil::date(2026, 11, day).at(12, 0, 0, 0);
    Ok(Day { now: noon.to_zoned(jiff::tz::TimeZone::UTC)?.timestamp(), changed })
}

fn validate(out: &mut Output, loaded: &Loaded) -> anyhow::Result<()> {
    let faults = rules::check(loaded, TODAY);
    let of = |severity| faults.iter().filter(|fault| fault.severity == severity).count();
    writeln!(
        out,
        "{}, {}: {}, {}",
        count(loaded.site.pages.len(), "page"),
        count(loaded.site.aids.len(), "aid"),
        count(of(Severity::Error), "error"),
        count(of(Severity::Warning), "warning"),
    )?;
    Ok(())
}

/// The part of a page's plain text that begins with this heading, up to the page's footer.
fn quote(out: &mut Output, text: &Path, heading: &str) -> anyhow::Result<()> {
    let page = std::fs::read_to_string(text)
        .with_context(|| format!("{} cannot be read", text.display()))?;
    let from = page.find(heading).unwrap_or_default();
    for line in page[from..].lines().take_while(|line| *line != "* * *") {
        writeln!(out, "  | {line}")?;
    }
    Ok(())
}

/// One line for each kind of finding.
fn summarise(out: &mut Output, report: &AuditReport) -> anyhow::Result<()> {
    let named = |verdict: Verdict| {
        let of_verdict = move |link: &&LinkReport| link.verdict == verdict;
        report.links.iter().filter(of_verdict).map(|link| {
            let url = link.url.as_deref().unwrap_or_default();
            format!("{} {}", printable(url), link.reason.meaning())
        })
    };
    for (verdict, style, what) in [
        (Verdict::Dead, ERROR, "died"),
        (Verdict::Changed, ERROR, "was replaced"),
        (Verdict::Moved, WARNING, "moved"),
    ] {
        for link in named(verdict) {
            writeln!(out, "  {style}{what}{style:#}: {link}")?;
        }
    }
    writeln!(out, "  {FINE}fine{FINE:#}: {}", count(named(Verdict::Ok).count(), "link"))?;
    Ok(())
}
