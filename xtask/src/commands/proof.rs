//! The proof that the pages can be used by everybody: `proof/`, a program for Node.js that looks at
//! them in Chromium.

use std::env;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, bail};

use super::ci::Step;
use crate::exit::Exit;
use crate::output::{HEADING, WARNING};

const FOLDER: &str = "proof";
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
    if !Path::new(FOLDER).join("node_modules").is_dir() {
        missing.push("run `npm ci` in the folder proof");
    }
    missing
}

fn runs(program: &str) -> bool {
    let status =
        Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    status.is_ok_and(|status| status.success())
}
