//! The addresses that pages had: by git, and by the site that was rendered last.

use std::collections::BTreeMap;
use std::env;
use std::path::Path;

use serde::Deserialize;
use signpost_core::rules::PastAddress;
use signpost_core::source::SourcePath;

use super::git;

/// The most files that git is asked about: more have not been changed by hand.
const MOST: usize = 500;

/// Every address that is known. Where there is no git and no site, there is nothing to find out.
pub(super) fn addresses(content: &Path) -> Vec<PastAddress> {
    let mut past = of_revision(content, "HEAD", "in the last commit");
    for (other, when) in bases() {
        if let Some(base) = git(content, &["merge-base", "HEAD", &other]) {
            past.extend(of_revision(content, base.trim(), when));
        }
    }
    let above = content.parent().unwrap_or(Path::new(""));
    past.extend(of_manifest(&above.join("dist")));
    past
}

/// What is compared with besides the last commit, with when that was. A branch began somewhere. In continuous
/// integration all is committed: a pull request is merged into its first parent for the checks, and a push has what
/// was there before it, which is the last commit's first parent where nothing else is known of it.
fn bases() -> impl Iterator<Item = (String, &'static str)> {
    const BEGAN: &str = "where this branch began";
    let is_merge = env::var_os("GITHUB_BASE_REF").is_some_and(|base| !base.is_empty());
    let is_committed = env::var_os("CI").is_some_and(|value| value == "true");
    let parent = || "HEAD^1".to_owned();
    let other = match (is_merge, is_committed) {
        (true, _) => vec![(parent(), BEGAN)],
        (false, true) => {
            let before = before_push().map(|commit| (commit, "before this push"));
            before.into_iter().chain([(parent(), "in the commit before")]).collect()
        }
        (false, false) => Vec::new(),
    };
    [("origin/HEAD".to_owned(), BEGAN)].into_iter().chain(other)
}

/// The commit that the branch was at before it was pushed to, as GitHub says in the file about what started a
/// workflow (<https://docs.github.com/en/webhooks/webhook-events-and-payloads#push>).
fn before_push() -> Option<String> {
    #[derive(Deserialize)]
    struct Push {
        before: String,
    }
    /// GitHub sends none that is larger.
    const LARGEST: u64 = 25 << 20;
    let event =
        signpost_files::read(Path::new(&env::var_os("GITHUB_EVENT_PATH")?), LARGEST).ok()?;
    let Push { before } = serde_json::from_slice(&event).ok()?;
    before.bytes().all(|byte| byte.is_ascii_hexdigit()).then_some(before)
}

/// The addresses of those pages whose files differ from a revision, or are gone since.
fn of_revision(content: &Path, revision: &str, when: &str) -> Vec<PastAddress> {
    let diff = ["diff", "--name-only", "--no-renames", "--diff-filter=DM", "--relative", "-z"];
    let changed = git(content, &[&diff[..], &[revision, "--", "pages"]].concat());
    let changed = changed.unwrap_or_default();
    let changed: Vec<&str> = changed.split('\0').filter(|it| !it.is_empty()).take(MOST).collect();
    if changed.is_empty() {
        return Vec::new();
    }
    // Every line of them at once.
    let every_line = ["--null", "-E", "", revision, "--"];
    let grep = [&git::GREP[..], &every_line, &changed].concat();
    let lines = git(content, &grep).unwrap_or_default();
    let mut texts: BTreeMap<&str, String> = BTreeMap::new();
    for line in lines.lines() {
        let Some((file, line)) = line.split_once('\0') else { continue };
        let file = file.split_once(':').map_or(file, |(_, file)| file);
        let text = texts.entry(file).or_default();
        text.push_str(line);
        text.push('\n');
    }
    let pages = texts.iter().map(|(file, text)| (SourcePath::from(*file), text));
    pages.flat_map(|(file, text)| PastAddress::of_text(&file, text, when)).collect()
}

/// The addresses of the pages that a manifest names.
fn of_manifest(dist: &Path) -> impl Iterator<Item = PastAddress> {
    signpost_renderer::past_pages(dist).into_iter().map(|page| PastAddress {
        file: SourcePath::from(page.file().as_str()),
        slug: page.slug().to_owned(),
        is_former: page.is_former(),
        // `render` says which of the aids' own files are lost, and it makes them.
        conditions: Vec::new(),
        when: "when it was last rendered".to_owned(),
    })
}

/// What git says in the content folder; `None` where it says no, or is not there.
fn git(content: &Path, arguments: &[&str]) -> Option<String> {
    git::say(content, arguments).ok().flatten()
}
