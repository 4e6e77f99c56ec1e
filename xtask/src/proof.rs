//! The proof that the pages can be used by everybody: `proof/`, a program for Node.js that looks at
//! them in Chromium.

use std::env;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, bail};
use serde_json::Value;

use signpost_cli::Exit;
use signpost_cli::output::{HEADING, WARNING};

use crate::ci::Step;

const FOLDER: &str = "proof";
const PACKAGES: &str = "run `npm ci --prefix proof`";
/// On Windows npm is a script, which has to be started by its whole name.
const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };
/// Where Chromium is usually found; `proof/lib/browser.mjs` looks there too.
const BROWSERS: [&str; 4] = [
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/snap/bin/chromium",
];

/// The proof, ready to be run.
pub(super) struct Proof {
    program: PathBuf,
}

impl Proof {
    /// Gets ready, which has to be before the tests: cargo may put another program in the place of
    /// this one for them, and then this one no longer knows where it is.
    pub(super) fn prepare() -> anyhow::Result<Self> {
        let program = env::current_exe().context("this program cannot find itself")?;
        Ok(Self { program })
    }

    /// Runs the proof, if this machine has what it needs. Where it has not, that is said: on a
    /// person's machine as something left out, in continuous integration as a failure.
    pub(super) fn run(self) -> anyhow::Result<Exit> {
        const NAME: &str = "pages in a browser";
        bring_packages()?;
        let missing = missing();
        if missing.is_empty() {
            let mut command = Command::new("node");
            command.arg(Path::new(FOLDER).join("prove.mjs")).arg("--xtask").arg(self.program);
            return Step { name: NAME, command }.run();
        }
        let missing = missing.join("; ");
        if env::var_os("CI").is_some_and(|value| value == "true") {
            bail!("the pages cannot be looked at in a browser; {missing}");
        }
        let mut err = anstream::stderr();
        writeln!(err, "{HEADING}== {NAME}{HEADING:#}")?;
        writeln!(err, "{WARNING}left out{WARNING:#}; to include it: {missing}")?;
        Ok(Exit::Clean)
    }
}

/// Installs the packages that the proof needs, where the rest of what it needs is there and npm can.
/// Where npm cannot, because there is no internet for example, [`missing`] says what to do.
fn bring_packages() -> anyhow::Result<()> {
    if missing() == [PACKAGES] && runs(NPM) {
        let mut command = Command::new(NPM);
        command.args(["ci", "--no-audit", "--no-fund", "--prefix", FOLDER]);
        Step { name: "packages for the browser", command }.run()?;
    }
    Ok(())
}

/// What has to be installed first, each with how.
fn missing() -> Vec<&'static str> {
    let mut missing = Vec::new();
    if !runs("node") {
        missing.push("install Node.js 20 or newer");
    }
    let named = env::var_os("CHROMIUM").is_some_and(|path| Path::new(&path).exists());
    if !named && !BROWSERS.iter().any(|path| Path::new(path).exists()) {
        missing.push("install Chromium, or name it in the variable CHROMIUM");
    }
    if !has_its_packages(Path::new(FOLDER)) {
        missing.push(PACKAGES);
    }
    missing
}

/// Whether the packages that a folder asks for are there, in the versions that it asks for.
fn has_its_packages(folder: &Path) -> bool {
    let read = |path: PathBuf| -> Option<Value> {
        serde_json::from_str(&fs::read_to_string(path.join("package.json")).ok()?).ok()
    };
    let Some(wanted) = read(folder.to_owned()) else { return false };
    let mut wanted = wanted["devDependencies"].as_object().into_iter().flatten();
    wanted.all(|(name, version)| {
        let package = read(folder.join("node_modules").join(name));
        package.is_some_and(|package| package["version"] == *version)
    })
}

fn runs(program: &str) -> bool {
    let status =
        Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    status.is_ok_and(|status| status.success())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packages_of_other_versions_are_not_the_ones_that_are_wanted() {
        let folder = tempfile::tempdir().unwrap();
        let put = |name: &str, text: &str| {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        assert!(!has_its_packages(folder.path()));
        put("package.json", r#"{"devDependencies": {"axe-core": "4.14.1"}}"#);
        assert!(!has_its_packages(folder.path()));
        put("node_modules/axe-core/package.json", r#"{"version": "4.13.0"}"#);
        assert!(!has_its_packages(folder.path()));
        put("node_modules/axe-core/package.json", r#"{"version": "4.14.1"}"#);
        assert!(has_its_packages(folder.path()));
    }
}
