//! What git says of the repository that a folder is in.

use std::io;
use std::path::Path;
use std::process::Command;

/// `git grep`, whatever the settings of the person who runs it are.
pub(super) const GREP: [&str; 6] =
    ["grep", "-I", "--no-color", "--no-line-number", "--no-column", "--no-full-name"];

/// Settings that come before those of any repository. A folder of content with `HEAD`, `config` and `objects` in it,
/// which a pull request may bring, is a repository to git, and its settings name programs that git starts (the
/// documentation of git, "safe.bareRepository" and "core.fsmonitor").
const SAFE: [&str; 4] = ["-c", "safe.bareRepository=explicit", "-c", "core.fsmonitor=false"];

/// What git says in a folder; `None` where it says no.
///
/// # Errors
///
/// When there is no git.
pub(super) fn say(folder: &Path, arguments: &[&str]) -> io::Result<Option<String>> {
    let output = Command::new("git").args(SAFE).arg("-C").arg(folder).args(arguments).output()?;
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    Ok(output.status.success().then_some(said))
}
