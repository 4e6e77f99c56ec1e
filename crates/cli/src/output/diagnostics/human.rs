//! For a person: each fault with its place shown, then what was looked at.

use std::collections::HashMap;
use std::io::{self, Write};

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet, renderer::DecorStyle};
use signpost_core::model::{Entry, Page};
use signpost_core::source::{SourcePath, Sources};
use signpost_core::{Code, Diagnostic, Loaded, Severity};

use super::Region;
use super::shown::Shown;
use crate::commands::Validated;
use crate::output::docs::Docs;
use crate::output::{DIM, ERROR, FINE, WARNING, count, printable, shown_file, width, wrap};

pub(crate) fn write(out: &mut impl Write, validated: &Validated) -> io::Result<()> {
    let (notes, faults): (Vec<_>, Vec<_>) =
        validated.diagnostics.iter().partition(|diagnostic| diagnostic.severity <= Severity::Note);
    write_faults(out, &validated.loaded, faults.iter().copied())?;
    write_notes(out, &validated.loaded, &notes)?;
    writeln!(out, "{}", looked_at(validated))?;
    let errors = faults.iter().filter(|fault| fault.severity == Severity::Error).count();
    match (errors, faults.len() - errors) {
        (0, 0) => writeln!(out, "{FINE}No faults.{FINE:#}"),
        (0, warnings) => writeln!(out, "{WARNING}{}.{WARNING:#}", count(warnings, "warning")),
        (errors, 0) => writeln!(out, "{ERROR}{}.{ERROR:#}", count(errors, "error")),
        (errors, warnings) => {
            writeln!(
                out,
                "{ERROR}{}{ERROR:#}, {}.",
                count(errors, "error"),
                count(warnings, "warning")
            )
        }
    }
}

/// Shows faults at their places.
pub(crate) fn write_faults<'f>(
    out: &mut impl Write,
    loaded: &Loaded,
    faults: impl IntoIterator<Item = &'f Diagnostic>,
) -> io::Result<()> {
    let docs = Docs::of(&loaded.site.config);
    let faults: Vec<_> = faults.into_iter().collect();
    let mut same: HashMap<_, Vec<&Diagnostic>> = HashMap::new();
    for fault in &faults {
        same.entry((fault.code, &fault.message, &fault.help)).or_default().push(fault);
    }
    let mut alike = Alike::new(&faults);
    for fault in faults {
        // One cause in many places is shown once, with the places.
        let group = &same[&(fault.code, &fault.message, &fault.help)];
        if group.len() >= MOST_SAME {
            if std::ptr::eq(group[0], fault) {
                writeln!(out, "{}", shown(loaded, &docs, fault))?;
                write_places(out, loaded, &group[1..])?;
                writeln!(out)?;
            }
            continue;
        }
        match alike.next(fault) {
            Next::Shown => writeln!(out, "{}\n", shown(loaded, &docs, fault))?,
            Next::AndMore(more) => {
                let file = shown_file(&loaded.sources, &fault.place().file);
                writeln!(
                    out,
                    "… and {more} more {}[{}] in {file}; --format short lists all\n",
                    fault.severity, fault.code,
                )?;
            }
            Next::Hidden => {}
        }
    }
    Ok(())
}

/// From so many on, faults that say the same are shown together.
const MOST_SAME: usize = 4;

/// The places of faults that say the same, the first few of them.
fn write_places(out: &mut impl Write, loaded: &Loaded, faults: &[&Diagnostic]) -> io::Result<()> {
    const MOST: usize = 8;
    writeln!(out, "the same at {}:", count(faults.len(), "other place"))?;
    for fault in faults.iter().take(MOST) {
        let Region { file, start, .. } = Region::of(&loaded.sources, fault.place());
        writeln!(out, "  {DIM}{file}:{}:{}{DIM:#}", start.line, start.column)?;
    }
    let more = faults.len().saturating_sub(MOST);
    if more > 0 {
        writeln!(out, "  {DIM}… and {more} more; --format short lists all{DIM:#}")?;
    }
    Ok(())
}

/// Nobody reads on after so many faults of one kind in one file: they have one cause, or are fixed
/// a few at a time. What else is wrong must not be lost among them.
const MOST_ALIKE: usize = 50;

/// Counts the faults of each kind in each file.
struct Alike<'f> {
    seen: HashMap<(&'f SourcePath, Code), usize>,
    all: HashMap<(&'f SourcePath, Code), usize>,
}

enum Next {
    Shown,
    /// The first that is not shown of so many.
    AndMore(usize),
    Hidden,
}

impl<'f> Alike<'f> {
    fn new(faults: &[&'f Diagnostic]) -> Self {
        let mut all = HashMap::new();
        for fault in faults {
            *all.entry((&fault.place().file, fault.code)).or_default() += 1;
        }
        Self { seen: HashMap::new(), all }
    }

    fn next(&mut self, fault: &'f Diagnostic) -> Next {
        let key = (&fault.place().file, fault.code);
        let seen = self.seen.entry(key).or_default();
        *seen += 1;
        let more = self.all[&key].saturating_sub(MOST_ALIKE);
        match *seen {
            shown if shown <= MOST_ALIKE => Next::Shown,
            first if first == MOST_ALIKE + 1 => Next::AndMore(more),
            _ => Next::Hidden,
        }
    }
}

/// A fault, with the address at which it is explained.
fn shown(loaded: &Loaded, docs: &Docs, fault: &Diagnostic) -> String {
    let sources = &loaded.sources;
    match width() {
        Some(width) if width < SIDE_BY_SIDE => narrow(sources, docs, fault, width),
        width => snippet(sources, docs, fault, width),
    }
}

/// From so many columns on, a line and what is said of it stand side by side.
const SIDE_BY_SIDE: usize = 72;

/// A fault in few columns: each part on lines of its own.
fn narrow(sources: &Sources, docs: &Docs, fault: &Diagnostic, width: usize) -> String {
    let style = match fault.severity {
        Severity::Error => ERROR,
        _ => WARNING,
    };
    let fill = |text: &str, first: &str| wrap::behind(first, text, width);
    let Region { file, start, .. } = Region::of(sources, fault.place());
    let label = fault.place();
    let text = Shown::of(sources, &label.file);
    let source = text.text.get(text.span(&label.span)).unwrap_or_default();
    let source = source.lines().next().unwrap_or_default();
    let mut lines = vec![format!("{style}{}{style:#}[{}]", fault.severity, fault.code)];
    lines.push(fill(&printable(&fault.message), "  "));
    lines.push(format!("  {DIM}{file}:{}:{}{DIM:#}", start.line, start.column));
    if !source.trim().is_empty() {
        lines.push(fill(&printable(source.trim_end()), "  > "));
    }
    lines.extend(fault.help.iter().map(|help| fill(&printable(help), "  help: ")));
    let reference = match docs.address(fault.code) {
        // An address that is cut in two opens nothing.
        Some(address) => format!("  {address}"),
        None => fill(&docs.reference(fault.code), "  see: "),
    };
    lines.push(format!("{DIM}{reference}{DIM:#}"));
    lines.join("\n")
}

/// A fault the way a compiler shows it.
fn snippet(sources: &Sources, docs: &Docs, fault: &Diagnostic, width: Option<usize>) -> String {
    // A message goes on below its own beginning.
    let fill = |text: &str, prefix: usize| match width {
        Some(width) => wrap::lines(text, width.saturating_sub(prefix).max(20)),
        None => text.to_owned(),
    };
    let level = match fault.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note | Severity::Fine => Level::NOTE,
    };
    let prefix = fault.severity.as_str().len() + fault.code.as_str().len() + 4;
    let message = fill(&printable(&fault.message), prefix);
    let texts: Vec<_> = fault.labels.iter().map(|label| printable(&label.text)).collect();
    let help = fault.help.as_deref().map(|help| {
        let lines: Vec<_> = help.split('\n').map(|line| fill(&printable(line), 14)).collect();
        lines.join("\n")
    });
    let title = level.primary_title(message.as_str()).id(fault.code.as_str());
    let mut group = Group::with_title(title);
    // Places in one file are shown in one piece of it.
    let mut files: Vec<_> = fault.labels.iter().map(|label| &label.file).collect();
    files.dedup();
    for file in files {
        let shown = Shown::of(sources, file);
        let annotations =
            fault.labels.iter().enumerate().filter(|(_, label)| label.file == *file).map(
                |(index, label)| {
                    let kind =
                        if index == 0 { AnnotationKind::Primary } else { AnnotationKind::Context };
                    let annotation = kind.span(shown.span(&label.span));
                    if label.text.is_empty() {
                        annotation
                    } else {
                        annotation.label(texts[index].as_str())
                    }
                },
            );
        group = group.element(
            Snippet::source(shown.text.clone())
                .path(shown_file(sources, file))
                .annotations(annotations),
        );
    }
    if let Some(help) = &help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    group = group.element(Level::NOTE.with_name("see").message(docs.reference(fault.code)));
    let mut renderer = Renderer::styled().decor_style(DecorStyle::Unicode);
    if let Some(width) = width {
        renderer = renderer.term_width(width);
    }
    renderer.render(&[group])
}

/// Notes are no work for today, so each kind gets one line and a list of places.
fn write_notes(out: &mut impl Write, loaded: &Loaded, notes: &[&Diagnostic]) -> io::Result<()> {
    let docs = Docs::of(&loaded.site.config);
    let mut codes: Vec<_> = notes.iter().map(|note| note.code).collect();
    codes.sort();
    codes.dedup();
    for code in codes {
        let notes: Vec<_> = notes.iter().copied().filter(|note| note.code == code).collect();
        let mut alike = Alike::new(&notes);
        writeln!(out, "note[{code}]: {}: {}", code.title(), count(notes.len(), "place"))?;
        for note in notes {
            let Region { file, start, .. } = Region::of(&loaded.sources, note.place());
            match alike.next(note) {
                Next::Shown => {
                    writeln!(out, "  {DIM}{file}:{}:{}{DIM:#}", start.line, start.column)?
                }
                Next::AndMore(more) => writeln!(out, "  {DIM}… and {more} more in {file}{DIM:#}")?,
                Next::Hidden => {}
            }
        }
        writeln!(out, "  {DIM}see: {}{DIM:#}\n", docs.reference(code))?;
    }
    Ok(())
}

/// So many pages are named.
const NAMED: usize = 6;

/// Names what was looked at, so that nobody takes an empty folder for a clean one.
fn looked_at(validated: &Validated) -> String {
    let loaded = &validated.loaded;
    let site = &loaded.site;
    let links = site.aids.values().map(|aid| aid.links.len()).sum();
    // Of a file with faults, an id may be any text.
    let name = |page: &Entry<Page>| printable(&format!("{} ({})", page.id, page.language));
    let pages: Vec<String> = site.pages.iter().take(NAMED).map(name).collect();
    let more = if site.pages.len() > NAMED { ", …" } else { "" };
    let pages = match pages.as_slice() {
        [] => String::new(),
        pages => format!(": {}{more}", pages.join(", ")),
    };
    format!(
        "Checked {} against the schemas and rules: {}, {} with {}, {}{pages}",
        count(loaded.sources.paths().count(), "file"),
        count(site.providers.len(), "provider"),
        count(site.aids.len(), "aid"),
        count(links, "link"),
        count(site.pages.len(), "page"),
    )
}
