//! What changed in the content since a revision, as git knows it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, bail};
use signpost_core::source::SourcePath;
use signpost_core::{Link, Loaded};

/// A revision of the repository that a content folder is in.
pub(crate) struct Since {
    content: PathBuf,
    revision: String,
}

impl Since {
    /// Makes sure that the revision is there.
    pub(crate) fn new(content: &Path, revision: &str) -> anyhow::Result<Self> {
        // What begins with a dash would be an option of git's.
        if revision.starts_with('-') {
            bail!("--changed-since {revision} is not a revision");
        }
        let since = Self { content: content.to_owned(), revision: revision.to_owned() };
        let commit = format!("{revision}^{{commit}}");
        if since.git(&["rev-parse", "--verify", "--quiet", &commit])?.is_none() {
            bail!("{}", since.why_not()?);
        }
        Ok(since)
    }

    fn why_not(&self) -> anyhow::Result<String> {
        let Self { content, revision } = self;
        Ok(match self.git(&["rev-parse", "--is-shallow-repository"])?.as_deref().map(str::trim) {
            None => format!(
                "the content folder {} is in no git repository, which --changed-since needs",
                content.display()
            ),
            Some("true") => format!(
                "this clone is shallow, so it does not know the revision {revision}; get the rest with `git fetch --unshallow`, \
                 or in a workflow set `fetch-depth: 0` for actions/checkout"
            ),
            Some(_) => format!(
                "git does not know the revision {revision}; if it is another branch's, run `git fetch` first"
            ),
        })
    }

    /// The content files that differ from the revision, new ones included, with each aid whose
    /// provider's file does, as reports name them.
    pub(crate) fn files(&self, loaded: &Loaded) -> anyhow::Result<BTreeSet<String>> {
        let mut changed = BTreeSet::new();
        for arguments in [
            &["diff", "--name-only", "--no-renames", "--relative", "-z", &self.revision, "--", "."]
                [..],
            &["ls-files", "--others", "--exclude-standard", "-z"][..],
        ] {
            let Some(names) = self.git(arguments)? else {
                bail!("git could not say what changed since {}", self.revision);
            };
            changed.extend(names.split('\0').filter(|name| !name.is_empty()).map(SourcePath::from));
        }
        // How a provider's hosts are asked, and what they print for what is not there, concerns
        // each of its aids.
        let site = &loaded.site;
        let concerned = site.aids.values().filter(|aid| {
            let provider = aid.provider.as_ref().and_then(|id| site.providers.get(id));
            provider.is_some_and(|provider| changed.contains(&provider.file))
        });
        let concerned: Vec<SourcePath> = concerned.map(|aid| aid.file.clone()).collect();
        changed.extend(concerned);
        Ok(changed.iter().map(|path| loaded.sources.display_path(path)).collect())
    }

    /// What git says in the content folder, or `None` where it says no.
    fn git(&self, arguments: &[&str]) -> anyhow::Result<Option<String>> {
        let output = Command::new("git")
            .arg("-C")
            .arg(&self.content)
            .args(arguments)
            .output()
            .context("git cannot be run, which --changed-since needs")?;
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        Ok(output.status.success().then_some(said))
    }
}

/// Whether a link is named by one of these files.
pub(super) fn concerns(link: &Link, files: &BTreeSet<String>) -> bool {
    link.sources.iter().any(|source| files.contains(&source.file))
}
