//! What changed in the content since a revision, as git knows it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use signpost_core::address;
use signpost_core::report::Change;
use signpost_core::source::SourcePath;
use signpost_core::{AuditReport, Link, Loaded, Severity};
use url::Url;

use crate::commands::git;

/// The commit at which what is checked out left a revision: what has become of that since is others' doing, as
/// in a pull request.
pub(crate) struct Since {
    content: PathBuf,
    /// The revision that a person named.
    named: String,
    base: String,
}

impl Since {
    /// Makes sure that the revision is there.
    pub(crate) fn new(content: &Path, revision: &str) -> anyhow::Result<Self> {
        if revision.trim().is_empty() {
            bail!(
                "--changed-since names no revision; write one that git knows, for example --changed-since origin/main"
            );
        }
        // What begins with a dash would be an option of git's.
        if revision.starts_with('-') {
            bail!("--changed-since {revision} is not a revision");
        }
        let mut since =
            Self { content: content.to_owned(), named: revision.to_owned(), base: String::new() };
        let commit = format!("{revision}^{{commit}}");
        if since.git(&["rev-parse", "--verify", "--quiet", &commit])?.is_none() {
            bail!("{}", since.why_not()?);
        }
        match since.git(&["merge-base", "HEAD", &commit])? {
            Some(base) => base.trim().clone_into(&mut since.base),
            None => bail!("{}", since.why_no_base()?),
        }
        Ok(since)
    }

    fn why_no_base(&self) -> anyhow::Result<String> {
        let revision = &self.named;
        let shallow = self.git(&["rev-parse", "--is-shallow-repository"])?;
        Ok(match shallow.as_deref().map(str::trim) {
            Some("true") => format!(
                "this clone is shallow, so it does not know where this branch left {revision}; get the rest with \
                 `git fetch --unshallow`, or in a workflow set `fetch-depth: 0` for actions/checkout"
            ),
            _ => format!(
                "{revision} and what is checked out have no commit in common, so nothing says what changed since; name \
                 the branch that this one began on"
            ),
        })
    }

    fn why_not(&self) -> anyhow::Result<String> {
        let Self { content, named: revision, .. } = self;
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

    /// The content files that differ from that commit, new ones included, with each aid whose
    /// provider's file does, as reports name them.
    pub(crate) fn files(&self, loaded: &Loaded) -> anyhow::Result<BTreeSet<String>> {
        let mut changed = BTreeSet::new();
        for arguments in [
            &["diff", "--name-only", "--no-renames", "--relative", "-z", &self.base, "--", "."][..],
            &["ls-files", "--others", "--exclude-standard", "-z"][..],
        ] {
            let Some(names) = self.git(arguments)? else {
                bail!("git could not say what changed since {}", self.named);
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

    /// Whether the content named this address already.
    pub(super) fn knew<'a>(
        &self,
        urls: impl Iterator<Item = &'a str>,
    ) -> anyhow::Result<BTreeSet<&'a str>> {
        // Git ends with 1 where no line has an address in it.
        let addresses_of = ["-h", "-F", "-e", "://", &self.base, "--", "."];
        let lines = self.git(&[&git::GREP[..], &addresses_of].concat())?;
        let lines = lines.unwrap_or_default();
        let known = addresses(&lines);
        let is_known = |url: &&str| {
            Url::parse(url).is_ok_and(|url| known.contains(&plain(url))) || names(&lines, url)
        };
        Ok(urls.filter(is_known).collect())
    }

    /// What git says in the content folder, or `None` where it says no.
    fn git(&self, arguments: &[&str]) -> anyhow::Result<Option<String>> {
        git::say(&self.content, arguments).context("git cannot be run, which --changed-since needs")
    }
}

/// Calls new what stands at an address that the content did not name at the revision, and nothing
/// else: the other links in a file that was changed are not the doing of who changed it.
pub(crate) fn mark_new(
    report: &mut AuditReport,
    loaded: &Loaded,
    revision: &str,
) -> anyhow::Result<()> {
    let since = Since::new(loaded.sources.root(), revision)?;
    let urls: Vec<String> = report.links.iter().filter_map(|link| link.url.clone()).collect();
    let known = since.knew(urls.iter().map(String::as_str))?;
    for link in report.links.iter_mut().filter(|link| link.severity > Severity::Note) {
        let is_known = link.url.as_deref().is_none_or(|url| known.contains(url));
        link.change = Some(if is_known { Change::Still } else { Change::New });
    }
    Ok(())
}

/// Whether a link is named by one of these files.
pub(super) fn concerns(link: &Link, files: &BTreeSet<String>) -> bool {
    link.sources.iter().any(|source| files.contains(&source.file))
}

/// Whether a text has this address in it, and not only one that begins with it.
fn names(text: &str, url: &str) -> bool {
    text.match_indices(url).any(|(at, _)| {
        let next = text.get(at + url.len()..).and_then(|rest| rest.chars().next());
        next.is_none_or(|c| c.is_whitespace() || "\"'<>)]},".contains(c))
    })
}

/// The addresses in a text, each in the one form that all its spellings have.
fn addresses(text: &str) -> BTreeSet<String> {
    let is_end = |c: char| c.is_whitespace() || "\"'<>".contains(c);
    let found = text.match_indices("://").filter_map(|(at, _)| {
        let (before, after) = text.split_at_checked(at)?;
        let scheme = before
            .rfind(|c: char| !c.is_ascii_alphabetic())
            .map_or(0, |end| end + before[end..].chars().next().map_or(1, char::len_utf8));
        let length = after.find(is_end).unwrap_or(after.len());
        text.get(scheme..at + length)
    });
    // A mark behind an address may be the sentence's or Markdown's, or its own.
    let both = found.flat_map(|found| [found, found.trim_end_matches([')', ']', '}', ',', '.'])]);
    both.filter_map(|found| Url::parse(found).ok()).map(plain).collect()
}

/// An address without what makes no difference to whom it asks: its spelling, and the place on the page.
fn plain(mut url: Url) -> String {
    url.set_fragment(None);
    address::plain(url)
}

#[cfg(test)]
mod tests {
    use super::{addresses, names, plain};

    #[test]
    fn an_address_is_known_however_it_is_spelt() {
        let known = addresses(
            "  - url: HTTPS://A.test:443/x/../y?q=%7ea&b=%c3%a9\n- url: 'http://b.test'\n[z](https://a.test/z).",
        );
        for same in [
            "https://a.test/y?q=~a&b=é",
            "https://a.test./y?q=%7Ea&b=%C3%A9#place",
            "http://b.test/",
            "http://B.test:80",
            "https://a.test/z",
        ] {
            assert!(known.contains(&plain(same.parse().unwrap())), "{same}: {known:?}");
        }
        for other in [
            "http://a.test/y?q=~a&b=é",
            "https://a.test/Z",
            "https://a.test/y",
            "https://a.test/%2e%2e%2Fy",
        ] {
            assert!(!known.contains(&plain(other.parse().unwrap())), "{other}: {known:?}");
        }
    }

    #[test]
    fn an_address_is_found_as_a_whole() {
        let text =
            "  - url: https://a.test/x?id=10\n- url: \"https://a.test/y\"\n[z](https://a.test/z)";
        for url in ["https://a.test/x?id=10", "https://a.test/y", "https://a.test/z"] {
            assert!(names(text, url), "{url}");
        }
        for url in ["https://a.test/x?id=1", "https://a.test/", "https://b.test/"] {
            assert!(!names(text, url), "{url}");
        }
    }
}
