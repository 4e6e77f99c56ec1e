//! Reading a content folder.
//!
//! Nothing here gives up at the first fault: a file that cannot be read or understood becomes
//! diagnostics, and the others are read all the same.

// Foreign bytes come in here: nothing of them may end the program.
#![warn(clippy::expect_used, clippy::indexing_slicing)]

mod again;
mod encoding;
mod file_names;
mod statics;

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;

use rayon::prelude::*;
use serde_json::Value;
use signpost_files::{Folder, Seen};

use self::encoding::{Decoded, decode};
use crate::diagnostic::{Code, Diagnostic, Label};
use crate::doubts::Doubts;
use crate::model::{Aid, Entry, Page, Provider, Site, SiteConfig, Suppression};
use crate::schema::{self, Checked, Kind};
use crate::source::{Renamed, SourcePath, Sources};
use crate::yaml;

pub use self::encoding::with_newlines;
pub use self::statics::{LARGEST_STATIC, STATIC};

/// A content folder, as far as it could be read.
#[derive(Debug)]
pub struct Loaded {
    /// What the files say. Of a file with faults, it is what remains without them, and where
    /// something must stand, a value that nobody wrote: good enough to look for further faults,
    /// never to be shown to a reader.
    pub site: Site,
    /// The files' texts.
    pub sources: Sources,
    /// What is wrong with each file by itself.
    pub diagnostics: Vec<Diagnostic>,
    /// Those of them that are about the names of files, and about what readers get as it is.
    of_folder: Vec<Diagnostic>,
    /// The files that are there but say nothing in `site`, because too much is wrong with them.
    pub faulty: BTreeSet<SourcePath>,
    /// The files as they were when they were read.
    own: BTreeMap<SourcePath, again::Own>,
    /// The values that the diagnostics speak of, by file: each is wrong, or not there at all, and
    /// may be another one in `site`.
    pub(crate) doubts: BTreeMap<SourcePath, Doubts>,
}

/// Reads a content folder.
///
/// # Errors
///
/// Only when the folder itself cannot be listed. Whatever is wrong with a file in it is a
/// [`Diagnostic`].
///
/// ```
/// # fn main() -> std::io::Result<()> {
/// use std::path::Path;
///
/// // This repository's own content.
/// let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
/// let loaded = signpost_core::load(&content)?;
/// assert!(loaded.faulty.is_empty());
/// assert!(loaded.site.aids.contains_key("scoliosis-ohri"));
///
/// let links = signpost_core::link::collect(&loaded.site, &loaded.sources);
/// assert!(links.iter().all(|link| !link.sources.is_empty()));
///
/// let faults = signpost_core::rules::check(&loaded, jiff::civil::date(2026, 11, 25));
/// assert!(faults.iter().all(|fault| fault.severity < signpost_core::Severity::Error));
/// # Ok(())
/// # }
/// ```
pub fn load(root: &Path) -> io::Result<Loaded> {
    let file_names::Found { files, diagnostics, .. } = file_names::find(root)?;
    let mut loaded = Loaded {
        site: Site::default(),
        sources: Sources::new(root),
        diagnostics: Vec::new(),
        of_folder: Vec::new(),
        faulty: BTreeSet::new(),
        doubts: BTreeMap::new(),
        own: BTreeMap::new(),
    };
    let folder = Folder::open(root)?;
    for read in read_all(&folder, &files) {
        loaded.add(read);
    }
    loaded.conclude(&folder, diagnostics);
    Ok(loaded)
}

/// The most bytes of a file that is read. A page of this size would be a book.
pub const LARGEST_FILE: u64 = 1024 * 1024;

/// The bytes of a file, provided that it is a file and of a size that a person can have written.
///
/// Content comes in pull requests: a link in it could lead to what its reader alone may see, and a
/// device never ends.
fn bytes(root: &Folder, path: &SourcePath) -> Result<Vec<u8>, Refused> {
    root.read(path.as_str(), LARGEST_FILE).map_err(|error| {
        match signpost_files::Refused::of(&error) {
            Some(signpost_files::Refused::Link) => Refused::Link,
            Some(signpost_files::Refused::Special) => Refused::Special,
            Some(signpost_files::Refused::TooLarge(_)) => Refused::TooLarge,
            _ => Refused::Io(error),
        }
    })
}

/// What a file says that no schema describes, such as the values for somebody's own templates.
///
/// # Errors
///
/// When it is not valid YAML, in words for its author.
pub fn values(text: &str) -> Result<Value, String> {
    serde_yaml::from_str(text).map_err(|error| error.to_string())
}

/// Why a file is not read.
enum Refused {
    Io(io::Error),
    Link,
    Special,
    TooLarge,
}

impl Refused {
    fn diagnostic(&self, path: &SourcePath) -> Diagnostic {
        let (message, help) = match self {
            Self::Io(error) => (
                format!("the file cannot be read: {error}"),
                "check that the file is there and that you may read it",
            ),
            Self::Link => (
                "this is a link to another place, and content is not read through links".to_owned(),
                "put the file itself here",
            ),
            Self::Special => (
                "this is not a file with text in it".to_owned(),
                "put a text file here, or remove it",
            ),
            Self::TooLarge => (
                format!("the file is larger than {} MiB", LARGEST_FILE / (1024 * 1024)),
                "split it up; content of this size has something else in it than text",
            ),
        };
        Diagnostic::new(Code::Unreadable, message, Label::new(path, 0..0)).help(help)
    }
}

/// What became of one file.
struct Read {
    path: SourcePath,
    seen: Option<Seen>,
    text: String,
    /// What is wrong with it.
    diagnostics: Vec<Diagnostic>,
    /// What it says; `None` where nothing useful is left of it.
    said: Option<Said>,
    doubts: Doubts,
    renamed: Vec<Renamed>,
}

/// What a file says.
enum Said {
    Site(Box<SiteConfig>),
    Suppressions(Vec<Suppression>),
    Provider(Box<Provider>),
    Aid(Box<Aid>),
    Page(Box<Page>),
}

impl Said {
    fn of(kind: Kind, value: Value) -> Result<Self, serde_json::Error> {
        Ok(match kind {
            Kind::Site => Self::Site(serde_json::from_value(value)?),
            Kind::Suppressions => Self::Suppressions(serde_json::from_value(value)?),
            Kind::Provider => Self::Provider(serde_json::from_value(value)?),
            Kind::Aid => Self::Aid(serde_json::from_value(value)?),
            Kind::Page => Self::Page(serde_json::from_value(value)?),
        })
    }
}

/// Reads the files on all cores, in their order.
fn read_all(root: &Folder, files: &[file_names::File]) -> Vec<Read> {
    files.par_iter().map(|file| read(root, file)).collect()
}

fn read(root: &Folder, file: &file_names::File) -> Read {
    let file_names::File { on_disk, path, kind } = file;
    let kind = *kind;
    // Before it is read: a save in between is then noticed when it is asked for again.
    let seen = again::seen(&root.path().join(on_disk));
    let unread = |diagnostic| Read {
        path: path.clone(),
        seen,
        text: String::new(),
        diagnostics: vec![diagnostic],
        said: None,
        doubts: Doubts::default(),
        renamed: Vec::new(),
    };
    let bytes = match bytes(root, &SourcePath::from(on_disk.as_str())) {
        Ok(bytes) => bytes,
        Err(refused) => return unread(refused.diagnostic(path)),
    };
    let (text, fault) = match decode(&bytes) {
        Decoded::Text(text) => return understood(path, kind, seen, text),
        Decoded::Utf16(text) => {
            let message = "the file is UTF-16 text, which some editors call “Unicode”, not UTF-8";
            (text, Diagnostic::new(Code::NotUtf8, message, Label::new(path, 0..0)))
        }
        Decoded::Other(text, valid) => {
            let end = valid + text[valid..].chars().next().map_or(0, char::len_utf8);
            let message =
                format!("the file is not UTF-8 text: byte {} begins no character", valid + 1);
            let label = Label::new(path, valid..end).text("here");
            (text, Diagnostic::new(Code::NotUtf8, message, label))
        }
    };
    // The file keeps a readable text, so that the fault can be shown at its place.
    let fault = fault.help("save the file as UTF-8; editors offer it as “Save with encoding”");
    Read { text, ..unread(fault) }
}

/// What a text says in the place of a file.
fn understood(path: &SourcePath, kind: Kind, seen: Option<Seen>, text: String) -> Read {
    let parsed = yaml::parse(path, &text);
    let reported = parsed.reported;
    let checked = parsed
        .value
        .map(|value| schema::check(kind, path, &text, value, &reported))
        .unwrap_or_default();
    // A word that is wrong where it stands is not also one that others read otherwise.
    let wrong: Vec<_> =
        checked.diagnostics.iter().map(|fault| fault.place().span.clone()).collect();
    let mut diagnostics = parsed.diagnostics;
    diagnostics.retain(|fault| {
        !matches!(fault.code, Code::AmbiguousScalar | Code::LookAlike | Code::NotUtf8)
            || !wrong.iter().any(|span| span.contains(&fault.place().span.start))
    });
    let Checked { diagnostics: found, value, doubts, renamed } = checked;
    let known_faulty = !found.is_empty();
    diagnostics.extend(found);
    // The tree of values is several times as large as the file, and goes here: of all files together it
    // would be most of what reading a large site takes.
    let said = value.map(|value| Said::of(kind, value)).transpose().unwrap_or_else(|error| {
        // A test keeps the types and the schemas in step. Should they ever differ all the same, an author must
        // hear of it rather than find a file left out.
        if !known_faulty {
            let message = format!("the file cannot be understood: {error}");
            let label = Label::new(path, 0..0);
            diagnostics.push(Diagnostic::new(Code::InvalidValue, message, label));
        }
        None
    });
    Read { path: path.clone(), seen, text, diagnostics, said, doubts, renamed }
}

impl Loaded {
    fn add(&mut self, read: Read) {
        let Read { path, seen, text, diagnostics, said, doubts, renamed } = read;
        self.sources.insert_renamed(path.clone(), text, renamed);
        if !doubts.is_empty() {
            self.doubts.insert(path.clone(), doubts);
        }
        match said {
            Some(said) => self.take(&path, said),
            None => {
                self.faulty.insert(path.clone());
            }
        }
        self.own.insert(path, again::Own { seen, diagnostics });
    }

    /// Takes over what a file says. Providers and aids go by the names of their files: that is how others
    /// refer to them, and where an `id` differs, a rule says so once rather than at everything that refers
    /// to it.
    fn take(&mut self, path: &SourcePath, said: Said) {
        fn entry<T>(file: &SourcePath, value: T) -> Entry<T> {
            Entry { file: file.clone(), value }
        }
        match said {
            Said::Site(config) => self.site.config = *config,
            Said::Suppressions(list) => self.site.suppressions = list,
            Said::Provider(value) => {
                self.site.providers.insert(path.stem().into(), entry(path, *value));
            }
            Said::Aid(value) => {
                self.site.aids.insert(path.stem().into(), entry(path, *value));
            }
            Said::Page(value) => self.site.pages.push(entry(path, *value)),
        }
    }
}
