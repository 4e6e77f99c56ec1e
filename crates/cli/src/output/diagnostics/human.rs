//! For a person: each fault with its place shown, then what was looked at.

use std::collections::HashMap;
use std::io::{self, Write};

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet, renderer::DecorStyle};
use signpost_core::source::{SourcePath, Sources};
use signpost_core::{Code, Diagnostic, Loaded, Severity};

use super::Region;
use super::shown::Shown;
use crate::commands::Validated;
use crate::output::{DIM, ERROR, FINE, WARNING, count, printable};

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
    let faults: Vec<_> = faults.into_iter().collect();
    let mut alike = Alike::new(&faults);
    for fault in faults {
        match alike.next(fault) {
            Next::Shown => writeln!(out, "{}\n", snippet(&loaded.sources, fault))?,
            Next::AndMore(more) => {
                let file = loaded.sources.display_path(&fault.place().file);
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

/// Nobody reads on after so many faults of one kind in one file: they have one cause, or are mended
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

/// A fault the way a compiler shows it.
fn snippet(sources: &Sources, fault: &Diagnostic) -> String {
    let level = match fault.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note | Severity::Fine => Level::NOTE,
    };
    let message = printable(&fault.message);
    let texts: Vec<_> = fault.labels.iter().map(|label| printable(&label.text)).collect();
    let help = fault
        .help
        .as_deref()
        .map(|help| help.split('\n').map(printable).collect::<Vec<_>>().join("\n"));
    let title = level.primary_title(message.as_str()).id(fault.code.as_str());
    let mut group = Group::with_title(title);
    // Places in one file are shown in one piece of it.
    let mut files: Vec<_> = fault.labels.iter().map(|label| &label.file).collect();
    files.dedup();
    for file in files {
        let shown = Shown::of(sources.text(file));
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
                .path(printable(&sources.display_path(file)))
                .annotations(annotations),
        );
    }
    if let Some(help) = &help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    Renderer::styled().decor_style(DecorStyle::Unicode).render(&[group])
}

/// Notes are no work for today, so each kind gets one line and a list of places.
fn write_notes(out: &mut impl Write, loaded: &Loaded, notes: &[&Diagnostic]) -> io::Result<()> {
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
        writeln!(out)?;
    }
    Ok(())
}

/// Names what was looked at, so that nobody takes an empty folder for a clean one.
fn looked_at(validated: &Validated) -> String {
    let loaded = &validated.loaded;
    let site = &loaded.site;
    let links = site.aids.values().map(|aid| aid.links.len()).sum();
    let pages: Vec<String> =
        site.pages.iter().map(|page| format!("{} ({})", page.id, page.language)).collect();
    let pages = match pages.len() {
        0 => String::new(),
        1..=6 => format!(": {}", pages.join(", ")),
        _ => format!(": {}, …", pages[..6].join(", ")),
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
