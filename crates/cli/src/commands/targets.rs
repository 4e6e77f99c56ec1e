//! What a command is told to write, held against what it keeps and reads: a slip of a name must cost neither
//! the ledger nor the content.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::bail;
use signpost_checker::Ledger;

use crate::output::shown;

/// Files that a command is told to write.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Targets<'a> {
    /// `--output`, and a name that would do.
    pub(crate) output: Option<(&'a Path, &'static str)>,
    /// `--summary`.
    pub(crate) summary: Option<&'a Path>,
}

impl Targets<'_> {
    /// Refuses one name for two results.
    pub(crate) fn are_two(self) -> anyhow::Result<()> {
        if let (Some((output, _)), Some(summary)) = (self.output, self.summary)
            && !output.starts_with("/dev")
            && same(output, summary)
        {
            bail!(
                "--summary {} is the same file as --output {}; name another file, for example --summary summary.md",
                summary.display(),
                output.display()
            );
        }
        Ok(())
    }
}

/// What must not be written over.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Precious<'a> {
    /// The ledger, and with it the files beside it.
    pub(crate) ledger: Option<&'a Path>,
    /// The folder of the content.
    pub(crate) content: &'a Path,
    /// Files that are read.
    pub(crate) read: &'a [PathBuf],
}

impl Precious<'_> {
    /// Refuses names that stand for one of these files, however they are written, and one name for two results.
    pub(crate) fn keep_from(&self, targets: Targets<'_>) -> anyhow::Result<()> {
        if let Some(ledger) = self.ledger {
            refuse_ledger_in(self.content, ledger)?;
        }
        let output = targets.output.map(|(path, good)| ("--output", path, good));
        let summary = targets.summary.map(|path| ("--summary", path, "summary.md"));
        for (option, path, good) in output.into_iter().chain(summary) {
            // A pipe or a device holds nothing.
            if fs::metadata(path).is_ok_and(|found| !found.is_file()) {
                continue;
            }
            if let Some(what) = self.what(path) {
                bail!(
                    "{option} {} is {what}, which would be lost; name another file, for example {option} {good}",
                    path.display()
                );
            }
        }
        targets.are_two()
    }

    /// Which of these files a path stands for.
    fn what(&self, path: &Path) -> Option<String> {
        if let Some(ledger) = self.ledger {
            let [journal, rejected] = Ledger::beside(ledger);
            let shown = ledger.display();
            if same(path, ledger) {
                return Some(format!("the ledger {shown}"));
            } else if same(path, &journal) {
                return Some(format!("the journal of the ledger {shown}"));
            } else if same(path, &rejected) {
                return Some(format!("where lines of the ledger {shown} are kept"));
            }
        }
        if is_content(path, self.content) {
            return Some("a file of the content".to_owned());
        }
        let is_read = self.read.iter().any(|read| same(path, read));
        is_read.then(|| "a file that this command reads".to_owned())
    }
}

/// Refuses a ledger that is a file of the content: none of its lines is a ledger's.
pub(crate) fn refuse_ledger_in(content: &Path, ledger: &Path) -> anyhow::Result<()> {
    if is_content(ledger, content) {
        bail!(
            "--ledger {} is a file of the content, which would be lost; name another file, for example --ledger ledger.jsonl",
            ledger.display()
        );
    }
    Ok(())
}

/// The folders that content is in.
const FOLDERS: [&str; 4] = ["aids", "pages", "providers", "static"];

/// Refuses a folder of any content for what is none, where the arguments do not say which content there is.
pub(crate) fn refuse_in_content(out: &Path) -> anyhow::Result<()> {
    let place = place(out);
    let content = place.ancestors().find(|it| it.join("site.yaml").is_file());
    content.map_or(Ok(()), |content| refuse_pages_in(content, out, "man"))
}

/// Refuses to put pages among the files of the content: the next run would read them as content.
pub(crate) fn refuse_pages_in(content: &Path, out: &Path, example: &str) -> anyhow::Result<()> {
    let Ok(content) = content.canonicalize() else { return Ok(()) };
    let place = place(out);
    let Ok(inside) = place.strip_prefix(&content) else { return Ok(()) };
    if inside.as_os_str().is_empty() || FOLDERS.iter().any(|folder| inside.starts_with(folder)) {
        bail!(
            "--out {} is a folder of the content, which would be read as content; name another folder, for example --out {example}",
            shown(out)
        );
    }
    Ok(())
}

/// Whether a path stands for a file that content is read from, be it there or not.
fn is_content(path: &Path, content: &Path) -> bool {
    let Ok(content) = content.canonicalize() else { return false };
    let path = place(path);
    let Ok(inside) = path.strip_prefix(&content) else { return false };
    let is_yaml = inside
        .extension()
        .is_some_and(|end| ["yaml", "yml"].iter().any(|yaml| end.eq_ignore_ascii_case(yaml)));
    is_yaml || inside.starts_with("static")
}

/// Whether two paths stand for one file, or will when it is there.
fn same(one: &Path, other: &Path) -> bool {
    let (one, other) = (place(one), place(other));
    one == other || is_one(&one, &other)
}

fn is_one(one: &Path, other: &Path) -> bool {
    identity(one).is_some_and(|one| Some(one) == identity(other))
}

/// A file or folder by the numbers of its device and itself, where a system has them.
#[cfg(unix)]
pub(super) fn identity(path: &Path) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt as _;
    fs::metadata(path).ok().map(|found| (found.dev(), found.ino()))
}

#[cfg(not(unix))]
pub(super) fn identity(_: &Path) -> Option<(u64, u64)> {
    None
}

/// So many links in a row Linux follows.
const LINKS: usize = 40;

/// Where a path leads, through links and past `.` and `..`, though nothing need be there yet.
fn place(path: &Path) -> PathBuf {
    let mut path = path.to_owned();
    for _ in 0..LINKS {
        if let Ok(found) = path.canonicalize() {
            return found;
        }
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        let folder = folder.unwrap_or(Path::new("."));
        match fs::read_link(&path) {
            Ok(target) => path = folder.join(target),
            // Of a working folder that is gone there is no place.
            Err(_) if path == Path::new(".") => return path,
            // Folders that are made first may be missing as well.
            Err(_) => {
                let folder = place(folder);
                return match path.file_name() {
                    Some(name) => folder.join(name),
                    None => folder.parent().map_or_else(|| folder.clone(), Path::to_owned),
                };
            }
        }
    }
    path
}
