//! This crate is the only way to a file: what it holds about links, pipes and full disks, it holds for all of the program.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::fs;
use std::path::{Path, PathBuf};

/// What opens, changes or removes a file. Looking at one is not among it: `metadata`, `read_dir`, `read_link`.
const CALLS: [&str; 16] = [
    "File::open",
    "File::create",
    "File::options",
    "OpenOptions",
    "fs::read(",
    "fs::read_to_string",
    "fs::write",
    "fs::copy",
    "fs::rename",
    "fs::hard_link",
    "fs::remove_file",
    "fs::remove_dir_all",
    "fs::set_permissions",
    "fs::set_times",
    "::symlink(",
    "unix::fs::symlink",
];

/// The files of Rust in a folder and below it.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let below = |path: PathBuf| if path.is_dir() { sources(&path) } else { vec![path] };
    let files = paths.flat_map(below);
    files.filter(|path| path.extension().is_some_and(|end| end == "rs")).collect()
}

/// The lines of a source that are no tests: those come last.
fn program(text: &str) -> impl Iterator<Item = &str> {
    text.lines().take_while(|line| *line != "#[cfg(test)]" && *line != "#[cfg(all(test, unix))]")
}

#[test]
fn no_other_crate_opens_a_file() {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut read = 0;
    let mut found = Vec::new();
    for name in ["core", "judge", "checker", "renderer", "cli"] {
        for path in sources(&crates.join(name).join("src")) {
            if path.ends_with("tests.rs")
                || path.components().any(|part| part.as_os_str() == "tests")
            {
                continue;
            }
            let text = fs::read_to_string(&path).unwrap();
            for line in program(&text).filter(|line| !line.trim_start().starts_with("//")) {
                read += 1;
                if CALLS.iter().any(|call| line.contains(call)) {
                    found.push(format!("{}: {}", path.display(), line.trim()));
                }
            }
        }
    }
    assert!(read > 20_000, "{read} lines are not the program");
    assert!(found.is_empty(), "{found:#?}");
}
