//! Writing what `validate` knows how to write, without asking the web or a person.

use std::collections::BTreeMap;

use anyhow::Context as _;
use signpost_core::fix::{ChangedLine, Remedied, split_mark, write_remedies};
use signpost_core::source::SourcePath;
use signpost_core::{Code, Diagnostic, Remedy, Severity};
use signpost_files::Folder;

use crate::cli::FixArgs;
use crate::commands::Validated;

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
    let validated = Validated::read(&args.content)?;
    let root = &args.content.content;
    let folder =
        Folder::open(root).with_context(|| format!("{} cannot be read", root.display()))?;
    let remedies = validated.diagnostics.iter().filter_map(|fault| fault.remedy.as_ref());
    let mut by_file: BTreeMap<&SourcePath, Vec<&Remedy>> = BTreeMap::new();
    let mut outcome = Outcome::default();
    for remedy in remedies {
        match remedy.automatic {
            true => by_file.entry(&remedy.file).or_default().push(remedy),
            false => outcome.to_decide += 1,
        }
    }
    for (path, remedies) in by_file {
        let shown = validated.loaded.sources.display_path(path);
        let unreadable = || format!("{shown} cannot be read");
        let text = folder
            .read_to_string(path.as_str(), signpost_core::LARGEST_FILE)
            .with_context(unreadable)?;
        let (mark, body) = split_mark(&text);
        // Somebody may have gone on writing.
        if body.len() != validated.loaded.sources.text(path).len() {
            continue;
        }
        let Remedied { text: fixed, written, lines } = write_remedies(body, &remedies);
        if written == 0 || breaks(&validated.diagnostics, path, &fixed) {
            continue;
        }
        if !args.dry_run {
            folder
                .replace(path.as_str(), format!("{mark}{fixed}").as_bytes())
                .with_context(|| format!("{shown} cannot be written"))?;
        }
        outcome.files.push(FixedFile { shown, written, lines });
    }
    Ok(outcome)
}

/// Whether a text can be read less well than the one that it replaces.
fn breaks(before: &[Diagnostic], path: &SourcePath, text: &str) -> bool {
    let is_broken = |fault: &Diagnostic| {
        fault.severity == Severity::Error
            && matches!(
                fault.code,
                Code::YamlSyntax | Code::TabIndentation | Code::YamlFeature | Code::DuplicateKey
            )
    };
    let was = before.iter().filter(|fault| fault.place().file == *path).any(is_broken);
    !was && signpost_core::load::faults_of(path, text).iter().any(is_broken)
}
