//! `cargo xtask ci`

use std::env;
use std::ffi::OsStr;
use std::io::Write as _;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, ensure};

use signpost_cli::Exit;
use signpost_cli::output::HEADING;

use crate::proof::Proof;

/// One thing that continuous integration does.
pub(crate) struct Step {
    pub(crate) name: &'static str,
    pub(crate) command: Command,
}

impl Step {
    /// Runs the step in sight of anyone who waits for it.
    pub(crate) fn run(mut self) -> anyhow::Result<Exit> {
        let mut err = anstream::stderr();
        writeln!(err, "{HEADING}== {}{HEADING:#}", self.name)?;
        let status = self.command.status().with_context(|| {
            format!("{} cannot be started", self.command.get_program().display())
        })?;
        Ok(if status.success() { Exit::Clean } else { Exit::Findings })
    }
}

pub(crate) fn run() -> anyhow::Result<Exit> {
    let proof = Proof::prepare()?;
    let scratch = tempfile::tempdir().context("no folder for the rendered site can be made")?;
    let [first, second] = ["first", "second"].map(|name| scratch.path().join(name));
    let steps = [
        Step { name: "format", command: cargo(&["fmt", "--all", "--check"]) },
        Step {
            name: "lints",
            command: cargo(&["clippy", "--workspace", "--all-targets", "--", "--deny", "warnings"]),
        },
        Step { name: "tests", command: cargo(&["test", "--workspace", "--all-targets"]) },
        examples(),
        Step { name: "content", command: xtask(["check", "--offline"].map(OsStr::new))? },
        Step { name: "render", command: render(&first)? },
        Step { name: "render again", command: render(&second)? },
    ];
    for step in steps {
        let name = step.name;
        ensure!(step.run()? == Exit::Clean, "the step “{name}” failed; what it printed is above");
    }
    let same = files(&first)? == files(&second)?;
    ensure!(same, "two renderings of the same content differ; output must depend on content alone");
    ensure!(proof.run()? == Exit::Clean, "the pages have a fault in a browser; it is named above");
    writeln!(anstream::stderr(), "{HEADING}== all steps passed{HEADING:#}")?;
    Ok(Exit::Clean)
}

/// The examples in the documentation of the code, which are no target.
pub(crate) fn examples() -> Step {
    Step { name: "examples", command: cargo(&["test", "--workspace", "--doc"]) }
}

/// The cargo that runs us, or else the one on the path.
pub(crate) fn cargo(arguments: &[&str]) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(arguments);
    // Build scripts are run again where these differ, and with ring's everything that stands on it.
    for (name, _) in env::vars_os().filter(|(name, _)| is_of_outer_package(name)) {
        command.env_remove(name);
    }
    command
}

/// Whether cargo set a variable for the program that it runs, which describes that program's package.
fn is_of_outer_package(name: &OsStr) -> bool {
    name.to_str()
        .is_some_and(|name| name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_"))
}

/// This very program, so that a step needs no build of its own.
fn xtask<const N: usize>(arguments: [&OsStr; N]) -> anyhow::Result<Command> {
    let mut command = Command::new(env::current_exe().context("this program cannot find itself")?);
    command.args(arguments);
    Ok(command)
}

fn render(out: &Path) -> anyhow::Result<Command> {
    xtask([OsStr::new("render"), OsStr::new("--out"), out.as_os_str()])
}

/// Every file below a folder with its bytes, by path.
fn files(root: &Path) -> anyhow::Result<std::collections::BTreeMap<std::path::PathBuf, Vec<u8>>> {
    let mut found = std::collections::BTreeMap::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if !path.ends_with(".signpost-state") {
                // What a run leaves for the next one has its day in it.
                let bytes = std::fs::read(&path)?;
                found.insert(path.strip_prefix(root)?.to_owned(), bytes);
            }
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_inner_cargo_hears_nothing_of_the_package_that_calls_it() {
        // This test is run by cargo itself, which describes the package to it.
        let set = env::vars_os().filter(|(name, _)| is_of_outer_package(name)).count();
        let command = cargo(&["build"]);
        let removed = command.get_envs().filter(|(_, value)| value.is_none()).count();
        assert!(set > 0);
        assert_eq!(removed, set);
    }
}
