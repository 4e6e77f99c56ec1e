//! Writing what `validate` knows how to write, without asking the web or a person.
//!
//! What is said of a fault can be wrong, and what is written for it be a fault of another kind. So a
//! remedy is written only if nothing is wrong with the content afterwards that was not wrong before.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Context as _;
use signpost_core::fix::{ChangedLine, split_mark, write_remedies};
use signpost_core::load::with_newlines;
use signpost_core::opened_by::lines_without_names;
use signpost_core::source::SourcePath;
use signpost_core::{Code, Diagnostic, Remedy, Severity};

use super::rehearsal::Rehearsal;
use crate::cli::FixArgs;
use crate::commands::{Validated, changing};

/// A file with remedies in it.
pub(crate) struct FixedFile {
    /// The file as it is shown to a person.
    pub(crate) shown: String,
    /// How many faults are gone.
    pub(crate) written: usize,
    /// The lines that changed.
    pub(crate) lines: Vec<ChangedLine>,
}

/// What was written, and what is left to a person.
#[derive(Default)]
pub(crate) struct Outcome {
    pub(crate) files: Vec<FixedFile>,
    /// Faults whose remedy is known, and changes what readers see or may see.
    pub(crate) to_decide: usize,
}

/// Writes every remedy that needs no person, file by file.
pub(super) fn write(args: &FixArgs) -> anyhow::Result<Outcome> {
    let folder = super::open(args)?;
    let validated = Validated::read(&args.content)?;
    let (loaded, diagnostics) = (&validated.loaded, validated.diagnostics.clone());
    let broken: BTreeSet<&SourcePath> =
        diagnostics.iter().filter(|it| is_unread(it)).map(|it| &it.place().file).collect();
    let mut outcome = Outcome::default();
    let mut files: BTreeMap<&SourcePath, File<'_>> = BTreeMap::new();
    let (mut open, mut unread) = (Vec::new(), BTreeMap::new());
    for fault in &diagnostics {
        let Some(remedy) = &fault.remedy else { continue };
        if !remedy.automatic {
            outcome.to_decide += 1;
            continue;
        }
        let text = || loaded.sources.text(&remedy.file).to_owned();
        files.entry(&remedy.file).or_insert_with(|| File { text: text(), good: Vec::new() });
        match broken.contains(&remedy.file) {
            true => unread.entry(&remedy.file).or_insert_with(Vec::new).push(remedy),
            false => open.push((fault, remedy)),
        }
    }
    let shown: BTreeMap<_, _> =
        files.keys().map(|path| (*path, loaded.sources.display_path(path))).collect();

    let rehearsal = Rehearsal::new(validated, args.content.today());
    let mut plan = Plan { rehearsal, files, in_vain: 0 };
    plan.write_unread(unread)?;
    outcome.to_decide += plan.write(&open)?;

    for (path, file) in plan.files {
        let shown = shown.get(path).cloned().unwrap_or_default();
        let mut fixed = write_remedies(&file.text, &file.good);
        lines_without_names(path, &file.text, &mut fixed.lines);
        if fixed.written == 0 {
            continue;
        }
        let unreadable = || format!("{shown} cannot be read");
        // Under the name by which others refer to it there may be no file yet.
        if !folder.has(path.as_str()).with_context(unreadable)? {
            outcome.to_decide += fixed.written;
            continue;
        }
        let text = folder
            .read_to_string(path.as_str(), signpost_core::LARGEST_FILE)
            .with_context(unreadable)?;
        let (mark, body) = split_mark(&text);
        // Somebody may have gone on writing.
        if with_newlines(body.to_owned()) != file.text {
            outcome.to_decide += fixed.written;
            continue;
        }
        if !args.dry_run {
            // Into the file's own line ends.
            let text = format!("{mark}{}", write_remedies(body, &file.good).text);
            folder
                .replace(path.as_str(), text.as_bytes())
                .map_err(|error| changing::not_written(&shown, error))?;
        }
        outcome.files.push(FixedFile { shown, written: fixed.written, lines: fixed.lines });
    }
    Ok(outcome)
}

/// Whether a file says nothing because of a fault, so that nothing is known of what it will say.
fn is_unread(fault: &Diagnostic) -> bool {
    fault.severity == Severity::Error
        && matches!(
            fault.code,
            Code::YamlSyntax | Code::TabIndentation | Code::YamlFeature | Code::DuplicateKey
        )
}

/// A file, and which remedies it can have.
struct File<'f> {
    text: String,
    good: Vec<&'f Remedy>,
}

struct Plan<'f> {
    rehearsal: Rehearsal,
    files: BTreeMap<&'f SourcePath, File<'f>>,
    /// How many remedies were tried alone and were not good.
    in_vain: usize,
}

/// After so many, a person decides on the rest: each is tried on all of the content, and a file may have thousands.
const IN_VAIN: usize = 32;

type Told<'f> = (&'f Diagnostic, &'f Remedy);

impl<'f> Plan<'f> {
    /// What keeps a file from being read at all is taken for what it seems to be: what is wrong with
    /// the rest of the file is seen only then.
    fn write_unread(
        &mut self,
        unread: BTreeMap<&'f SourcePath, Vec<&'f Remedy>>,
    ) -> anyhow::Result<()> {
        let mut texts = Vec::new();
        for (path, remedies) in unread {
            let Some(file) = self.files.get_mut(path) else { continue };
            texts.push((path.clone(), write_remedies(&file.text, &remedies).text));
            file.good = remedies;
        }
        if !texts.is_empty() {
            self.rehearsal.try_all(texts, |_, _| true)?;
        }
        Ok(())
    }

    /// Writes what can be written: all at once, or what is good in each half. Says how much is left.
    fn write(&mut self, told: &[Told<'f>]) -> anyhow::Result<usize> {
        if self.in_vain == IN_VAIN {
            return Ok(told.len());
        }
        if told.is_empty() || self.is_written(told)? {
            return Ok(0);
        }
        if told.len() == 1 {
            self.in_vain += 1;
            return Ok(1);
        }
        let (front, back) = told.split_at(told.len() / 2);
        Ok(self.write(front)? + self.write(back)?)
    }

    fn is_written(&mut self, told: &[Told<'f>]) -> anyhow::Result<bool> {
        let mut good: BTreeMap<&SourcePath, Vec<&Remedy>> = BTreeMap::new();
        for (_, remedy) in told {
            let before = || self.files.get(&remedy.file).map(|it| it.good.clone());
            good.entry(&remedy.file).or_insert_with(|| before().unwrap_or_default()).push(remedy);
        }
        let text = |path: &SourcePath, remedies: &[&Remedy]| {
            let file = self.files.get(path)?;
            Some((path.clone(), write_remedies(&file.text, remedies).text))
        };
        let texts = good.iter().filter_map(|(path, remedies)| text(path, remedies)).collect();
        let is_good = self.rehearsal.try_all(texts, |before, after| {
            let mut due = counts(before.iter());
            for (fault, _) in told.iter().filter(|(fault, _)| counts_at_all(fault)) {
                let count = due.entry(kind(fault)).or_default();
                *count = count.saturating_sub(1);
            }
            counts(after.iter()).into_iter().all(|(kind, count)| due.get(&kind) >= Some(&count))
        })?;
        if is_good {
            for (path, remedies) in good {
                if let Some(file) = self.files.get_mut(path) {
                    file.good = remedies;
                }
            }
        }
        Ok(is_good)
    }
}

/// What is said of which file. The places of what is said move with what is written.
type Kind<'d> = (&'d SourcePath, Code, &'d str);

fn kind(fault: &Diagnostic) -> Kind<'_> {
    (&fault.place().file, fault.code, &fault.message)
}

/// How often each file has each fault.
fn counts<'d>(faults: impl Iterator<Item = &'d Diagnostic>) -> BTreeMap<Kind<'d>, usize> {
    let mut counts = BTreeMap::new();
    for fault in faults.filter(|fault| counts_at_all(fault)) {
        *counts.entry(kind(fault)).or_default() += 1;
    }
    counts
}

/// Notes come and go with what they are about.
fn counts_at_all(fault: &Diagnostic) -> bool {
    fault.severity > Severity::Note
}

#[cfg(test)]
mod tests {
    use signpost_core::diagnostic::Label;

    use super::*;

    /// A remedy of each kind is good alone or the program has a fault. One that is none is tried, and a file may have
    /// thousands of its kind.
    #[test]
    fn what_is_no_good_again_and_again_is_left_to_a_person() {
        let content = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
        let content = crate::cli::ContentArgs { content, now: None };
        let validated = Validated::read(&content).unwrap();
        let file = SourcePath::from("aids/scoliosis-ohri.yaml");
        let text = validated.loaded.sources.text(&file).to_owned();
        let remedy = |at: usize, written: &str| {
            let label = Label::new(&file, at..at);
            Diagnostic::new(Code::YamlSyntax, "x", label).replace(at..at, written).automatic()
        };
        let good = remedy(text.len(), "# a comment\n");
        let bad = (0..100).map(|_| remedy(0, "unknown: x\n"));
        let faults: Vec<_> = [good].into_iter().chain(bad).collect();
        let told: Vec<_> =
            faults.iter().filter_map(|fault| Some((fault, fault.remedy.as_ref()?))).collect();

        let files = BTreeMap::from([(&file, File { text, good: Vec::new() })]);
        let rehearsal = Rehearsal::new(validated, content.today());
        let mut plan = Plan { rehearsal, files, in_vain: 0 };
        assert_eq!(plan.write(&told).unwrap(), 100);
        assert_eq!((plan.in_vain, plan.files[&file].good.len()), (IN_VAIN, 1));
    }
}
