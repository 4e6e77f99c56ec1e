//! What git says of the repository that a folder is in.

use std::io;
use std::path::Path;
use std::process::Command;

/// `git grep`, whatever the settings of the person who runs it are.
pub(super) const GREP: [&str; 6] =
    ["grep", "-I", "--no-color", "--no-line-number", "--no-column", "--no-full-name"];

/// What git says in a folder; `None` where it says no.
///
/// # Errors
///
/// When there is no git.
pub(super) fn say(folder: &Path, arguments: &[&str]) -> io::Result<Option<String>> {
    let output = Command::new("git").arg("-C").arg(folder).args(arguments).output()?;
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    Ok(output.status.success().then_some(said))
}
