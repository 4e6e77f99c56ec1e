//! Runs the real program in a folder of its own.

#[cfg(target_os = "linux")]
pub(crate) mod stopped;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A folder with a copy of the repository's content, in which commands are run.
pub(crate) struct Scratch {
    folder: tempfile::TempDir,
}

/// What a command printed, and how it ended.
pub(crate) struct Ran {
    pub(crate) stdout: String,
    pub(crate) stderr: String,
    pub(crate) code: i32,
}

impl Scratch {
    /// A folder with the real content.
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        copy(&repository().join("content"), &folder.path().join("content"));
        Self { folder }
    }

    /// A folder with nothing in it.
    pub(crate) fn empty() -> Self {
        Self { folder: tempfile::tempdir().expect("a temporary folder") }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Replaces `from`, which must be there, by `to` in a file.
    pub(crate) fn edit(&self, file: &str, from: &str, to: &str) {
        let text = self.read(file);
        assert!(text.contains(from), "{file} does not contain {from:?}");
        self.write(file, text.replacen(from, to, 1));
    }

    pub(crate) fn write(&self, file: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(file);
        fs::create_dir_all(path.parent().expect("a folder")).expect("the folder");
        fs::write(path, bytes).expect("the file");
    }

    pub(crate) fn read(&self, file: &str) -> String {
        fs::read_to_string(self.path(file)).expect("the file to read")
    }

    /// `signpost` with these arguments, not yet started.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_signpost"));
        command
            .args(arguments)
            .current_dir(self.folder.path())
            .stdin(Stdio::null())
            .env_remove("CLICOLOR_FORCE")
            .env_remove("RUST_BACKTRACE")
            // Where these tests run themselves says nothing of the scratch repository.
            .env_remove("CI")
            .env_remove("GITHUB_BASE_REF")
            .env_remove("GITHUB_EVENT_PATH")
            // The content is still an example's.
            .env("SIGNPOST_CONTACT", "https://127.0.0.1/about")
            .env_remove("SIGNPOST_DOCS");
        command
    }

    /// Runs `signpost` with these arguments, on the day of the tests where a command has one.
    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        Ran::of(&mut self.command(arguments))
    }
}

impl Ran {
    /// Runs a command to its end.
    pub(crate) fn of(command: &mut Command) -> Self {
        let output = command.output().expect("the program to start");
        Self {
            stdout: String::from_utf8(output.stdout).expect("text"),
            stderr: String::from_utf8(output.stderr).expect("text"),
            code: output.status.code().expect("an exit code"),
        }
    }
}

/// Runs git in this folder, as nobody in particular.
pub(crate) fn git(folder: &Path, arguments: &[&str]) -> String {
    let settings = [
        "user.name=A",
        "user.email=a@example.org",
        "init.defaultBranch=main",
        "commit.gpgsign=false",
    ];
    let mut command = Command::new("git");
    command.args(settings.iter().flat_map(|setting| ["-c", setting]));
    let ran = command.args(arguments).current_dir(folder).output().expect("git to start");
    assert!(ran.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&ran.stderr));
    String::from_utf8(ran.stdout).expect("UTF-8")
}

/// Holds a report to `schemas/audit-report.schema.json`.
pub(crate) fn assert_audit_report(report: &serde_json::Value) {
    let schema = fs::read_to_string(repository().join("schemas/audit-report.schema.json"))
        .expect("the schema");
    let schema = serde_json::from_str(&schema).expect("JSON");
    let validator = jsonschema::draft202012::options()
        .should_validate_formats(true)
        .with_format("http-url", |text: &str| {
            text.starts_with("http://") || text.starts_with("https://")
        })
        .build(&schema)
        .expect("a schema");
    let faults: Vec<_> = validator
        .iter_errors(report)
        .map(|fault| format!("{fault} at {}", fault.instance_path()))
        .collect();
    assert!(faults.is_empty(), "{faults:#?}");
}

/// The repository's root.
pub(crate) fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).expect("the root")
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder to copy") {
        let path = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, target).expect("a copy");
        }
    }
}
