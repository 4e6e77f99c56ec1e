//! What each command puts together, one file each.

mod asking;
pub(crate) mod audit;
mod audits;
mod changing;
pub(crate) mod check;
mod contact;
mod emptied;
mod explain;
mod faults;
mod files;
pub(crate) mod fix;
mod git;
pub(crate) mod import;
mod inputs;
mod lists;
mod memory;
pub(crate) mod new;
mod outcome;
mod past;
mod person;
mod plan;
mod reading;
mod rejected;
pub(crate) mod render;
pub(crate) mod report;
mod select;
pub(crate) mod serve;
pub(crate) mod shell;
mod stop;
mod suppressions;
pub(crate) mod targets;
mod unfinished;
pub(crate) mod usage;
pub(crate) mod validate;
pub(crate) mod verify;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use signpost_core::rules::{self, Clean};
use signpost_core::source::SourcePath;
use signpost_core::{Diagnostic, Loaded, Severity};

use crate::cli::ContentArgs;
use crate::exit::Exit;

/// A content folder and all that is wrong with it.
pub(crate) struct Validated {
    pub(crate) loaded: Loaded,
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// The pages in which nothing was found.
    pub(crate) clean: Clean,
}

impl Validated {
    /// Reads a content folder and holds it to the schemas and rules.
    pub(crate) fn read(args: &ContentArgs) -> anyhow::Result<Self> {
        Ok(Self::check(load(&args.content)?, args, &Clean::default()))
    }

    /// The same for rendering, for which no more is looked for than errors, and those not in the texts of pages that
    /// had none. Where there are errors, everything is told.
    pub(crate) fn for_rendering(args: &ContentArgs, before: &Clean) -> anyhow::Result<Self> {
        let loaded = load(&args.content)?;
        let (diagnostics, clean) = rules::errors_again(&loaded, args.today(), before);
        Ok(match diagnostics.is_empty() {
            true => Self { loaded, diagnostics, clean },
            false => Self::check(loaded, args, &Clean::default()),
        })
    }

    /// The same for an audit, which asks nothing of its content but its links and what is accepted of them.
    pub(crate) fn for_audit(args: &ContentArgs) -> anyhow::Result<Self> {
        let loaded = load(&args.content)?;
        let diagnostics = rules::of_suppressions(&loaded, args.today());
        Ok(Self { loaded, diagnostics, clean: Clean::default() })
    }

    fn check(loaded: Loaded, args: &ContentArgs, before: &Clean) -> Self {
        let (diagnostics, clean) = rules::check_again(&loaded, args.today(), before);
        Self { loaded, diagnostics, clean }
    }

    /// The same, with the addresses that a change of this content takes from readers: only its author
    /// can give them back.
    pub(crate) fn with_past(args: &ContentArgs) -> anyhow::Result<Self> {
        let mut validated = Self::read(args)?;
        let past = past::addresses(&args.content);
        let lost = rules::lost_addresses(&validated.loaded, &past);
        validated.diagnostics.extend(lost);
        // In the order of the files; those of a file stay in their order.
        validated.diagnostics.sort_by(|a, b| a.place().file.cmp(&b.place().file));
        Ok(validated)
    }

    /// The same for a folder that was read before, of which only what was saved since is read again.
    pub(crate) fn again(mut self, args: &ContentArgs) -> anyhow::Result<Self> {
        self.refresh(args)?;
        Ok(Self::check(self.loaded, args, &self.clean))
    }

    /// Reads again what was saved since, and says what that is. It is not held to the rules yet.
    pub(crate) fn refresh(&mut self, args: &ContentArgs) -> anyhow::Result<Vec<SourcePath>> {
        self.loaded.refresh().with_context(|| unreadable(&args.content))
    }

    /// The same, where somebody saw which files were changing.
    pub(crate) fn refresh_files(
        &mut self,
        args: &ContentArgs,
        seen: &[PathBuf],
    ) -> anyhow::Result<Vec<SourcePath>> {
        match self.loaded.refresh_files(seen).with_context(|| unreadable(&args.content))? {
            Some(changed) => Ok(changed),
            None => self.refresh(args),
        }
    }

    /// How a command that found this ends.
    pub(crate) fn exit(&self, deny_warnings: bool) -> Exit {
        exit_for(self.diagnostics.iter().map(|diagnostic| diagnostic.severity), deny_warnings)
    }

    /// Whether something must be fixed before the site can be rendered.
    pub(crate) fn has_errors(&self) -> bool {
        self.exit(false) == Exit::Findings
    }
}

/// The first error that the content did not have before.
pub(crate) fn new_error<'d>(
    before: &[Diagnostic],
    after: &'d [Diagnostic],
) -> Option<&'d Diagnostic> {
    fn errors(faults: &[Diagnostic]) -> impl Iterator<Item = &Diagnostic> {
        faults.iter().filter(|fault| fault.severity == Severity::Error)
    }
    let known: BTreeSet<_> =
        errors(before).map(|it| (&it.place().file, it.message.as_str())).collect();
    errors(after).find(|it| !known.contains(&(&it.place().file, it.message.as_str())))
}

/// How a command that found things of these severities ends.
pub(crate) fn exit_for(severities: impl Iterator<Item = Severity>, deny_warnings: bool) -> Exit {
    let least = if deny_warnings { Severity::Warning } else { Severity::Error };
    if severities.max() >= Some(least) { Exit::Findings } else { Exit::Clean }
}

/// What a person does who has no content yet: nobody named another folder, and the usual one is not there.
pub(crate) fn how_to_begin(content: &Path) -> Option<String> {
    (content == Path::new(ContentArgs::FOLDER) && !content.exists()).then(|| {
        "there is no folder content here; create a site with `signpost new site`, audit a list of links that you have with \
         `signpost audit FILE`, or name the folder of your content with --content DIR"
            .to_owned()
    })
}

/// Reads a content folder, and holds it to no rules.
pub(crate) fn load(content: &Path) -> anyhow::Result<Loaded> {
    signpost_core::load(content).with_context(|| unreadable(content))
}

/// Why a content folder cannot be read, for all commands alike.
pub(crate) fn unreadable(content: &Path) -> String {
    if let Some(how) = how_to_begin(content) {
        return how;
    }
    format!(
        "the content folder {} cannot be read; run this where the content is, or name its folder with --content DIR",
        content.display()
    )
}
