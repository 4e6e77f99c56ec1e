//! A copy of the real content that a test can break.

#[allow(dead_code, reason = "not every test file does")]
pub(crate) mod pair;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use jiff::civil::{Date, date};
use signpost_core::rules::{self, Clean};
use signpost_core::{Code, Diagnostic, Loaded, Severity};

/// The day on which the tests take place.
pub(crate) const TODAY: Date = date(2026, 11, 22);

/// The file of an aid in the real content.
#[allow(dead_code, reason = "not every test file does")]
pub(crate) const AID: &str = "aids/scoliosis-ohri.yaml";

/// The file of a page in it.
#[allow(dead_code, reason = "not every test file does")]
pub(crate) const PAGE: &str = "pages/back-pain/en.yaml";

/// What is said of the real content with `to` in the place of `from` in a file.
#[allow(dead_code, reason = "not every test file does")]
pub(crate) fn said(file: &str, from: &str, to: &str) -> String {
    Content::real().edit(file, from, to).faults()
}

/// The same in the aid's file.
#[allow(dead_code, reason = "not every test file does")]
pub(crate) fn aid(from: &str, to: &str) -> String {
    said(AID, from, to)
}

/// The same in the page's file.
#[allow(dead_code, reason = "not every test file does")]
pub(crate) fn page(from: &str, to: &str) -> String {
    said(PAGE, from, to)
}

/// A content folder that can be changed and read.
pub(crate) struct Content {
    folder: tempfile::TempDir,
}

impl Content {
    /// A copy of the repository's own content.
    pub(crate) fn real() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        copy(&real(), folder.path());
        Self { folder }
    }

    /// A folder with nothing in it.
    #[allow(dead_code, reason = "not every test file does")]
    pub(crate) fn empty() -> Self {
        Self { folder: tempfile::tempdir().expect("a temporary folder") }
    }

    /// Replaces `from`, which must be there, by `to` in a file.
    #[allow(dead_code, reason = "not every test file does")]
    pub(crate) fn edit(self, file: &str, from: &str, to: &str) -> Self {
        let text = fs::read_to_string(self.path(file)).expect("the file to edit");
        assert!(text.contains(from), "{file} does not contain {from:?}");
        self.write(file, text.replacen(from, to, 1))
    }

    /// Writes a file.
    pub(crate) fn write(self, file: &str, bytes: impl AsRef<[u8]>) -> Self {
        let path = self.path(file);
        fs::create_dir_all(path.parent().expect("a folder")).expect("the folder");
        fs::write(path, bytes).expect("the file");
        self
    }

    /// What a file says.
    #[allow(dead_code, reason = "not every test file does")]
    pub(crate) fn read(&self, file: &str) -> String {
        fs::read_to_string(self.path(file)).expect("the file")
    }

    /// Removes a file.
    #[allow(dead_code, reason = "not every test file does")]
    pub(crate) fn remove(self, file: &str) -> Self {
        fs::remove_file(self.path(file)).expect("the file to remove");
        self
    }

    /// Makes a link to a file that is not there.
    #[allow(dead_code, reason = "not every test file does")]
    pub(crate) fn dangling(self, file: &str) -> Self {
        #[cfg(unix)]
        use std::os::unix::fs::symlink;
        #[cfg(windows)]
        use std::os::windows::fs::symlink_file as symlink;
        symlink("nowhere", self.path(file)).expect("a link");
        self
    }

    /// What was loaded, and all that is wrong with it. That is the same for a program that has seen the
    /// real content before, and those who ask for less hear all of that.
    pub(crate) fn check(&self) -> (Loaded, Vec<Diagnostic>) {
        type Check = fn(&Loaded, Date, &Clean) -> (Vec<Diagnostic>, Clean);
        fn of_real(check: Check) -> Clean {
            let real = signpost_core::load(&real()).expect("a content folder");
            let clean = check(&real, TODAY, &Clean::default()).1;
            assert_ne!(clean, Clean::default(), "no page of the real content is clean");
            clean
        }
        static REAL: LazyLock<Clean> = LazyLock::new(|| of_real(rules::check_again));
        static WITHOUT_ERRORS: LazyLock<Clean> = LazyLock::new(|| of_real(rules::errors_again));
        let loaded = signpost_core::load(self.folder.path()).expect("a content folder");
        let diagnostics = rules::check(&loaded, TODAY);
        let again = rules::check_again(&loaded, TODAY, &REAL).0;
        assert_eq!(format!("{diagnostics:?}"), format!("{again:?}"));
        let only = |wanted: fn(&Diagnostic) -> bool| {
            format!("{:?}", diagnostics.iter().filter(|it| wanted(it)).collect::<Vec<_>>())
        };
        for before in [&Clean::default(), &*WITHOUT_ERRORS] {
            let errors = rules::errors_again(&loaded, TODAY, before).0;
            // A suppression that is over stops no page.
            let stops = |it: &Diagnostic| {
                it.severity == Severity::Error && it.code != Code::SuppressionExpired
            };
            assert_eq!(only(stops), format!("{errors:?}"));
        }
        let accepted = rules::of_suppressions(&loaded, TODAY);
        let is_accepted = |it: &Diagnostic| it.place().file.as_str() == "suppressions.yaml";
        assert_eq!(only(is_accepted), format!("{accepted:?}"));
        (loaded, diagnostics)
    }

    /// All errors and warnings, a paragraph each: place, what is wrong, the text pointed at, and
    /// what to do.
    #[allow(dead_code, reason = "not every test file does")]
    pub(crate) fn faults(&self) -> String {
        let (loaded, diagnostics) = self.check();
        let mut said = String::new();
        for fault in diagnostics.iter().filter(|fault| fault.severity > Severity::Note) {
            for (index, label) in fault.labels.iter().enumerate() {
                let place = loaded.sources.place(&label.file, label.span.start);
                let text = &loaded.sources.text(&label.file)[label.span.clone()];
                if index == 0 {
                    said += &format!(
                        "{}:{}:{} {}[{}] {}\n  at: {text}\n",
                        label.file,
                        place.line,
                        place.column,
                        fault.severity,
                        fault.code,
                        fault.message
                    );
                } else {
                    said += &format!("  also: {}:{}:{}\n", label.file, place.line, place.column);
                }
            }
            if let Some(help) = &fault.help {
                said += &format!("  help: {help}\n");
            }
        }
        said
    }

    pub(crate) fn path(&self, file: &str) -> PathBuf {
        self.folder.path().join(file)
    }
}

/// What must hold of everything that is ever told.
#[allow(dead_code, reason = "not every test file does")]
pub(crate) fn is_sound(loaded: &Loaded, diagnostics: &[Diagnostic], changed: &str) {
    for fault in diagnostics {
        assert!(!fault.message.contains("cannot be understood"), "{fault:?}\n{changed}");
        assert!(fault.help.is_some(), "no remedy: {fault:?}\n{changed}");
        let places = fault.labels.iter().map(|label| (&label.file, &label.span));
        let remedy = fault.remedy.iter().map(|remedy| (&remedy.file, &remedy.span));
        for (file, span) in places.chain(remedy) {
            let text = loaded.sources.text(file);
            assert!(text.get(span.clone()).is_some(), "no such place: {fault:?}\n{changed}");
        }
    }
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).expect("the content folder") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            fs::create_dir_all(&target).expect("a folder");
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a copy");
        }
    }
}

/// The repository's own content.
fn real() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content")
}
