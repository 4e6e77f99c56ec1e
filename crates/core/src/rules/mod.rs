//! Rules that look at the site as a whole: one file each, one function each.
//!
//! A rule is a pure function over what was loaded. What a single file says wrong by itself is for
//! its schema; what needs the web is for the checker.

mod id_mismatch;
mod suppression_expired;
mod unknown_aid;
mod unknown_language;
mod unknown_provider;
mod unverified_link;

use jiff::civil::Date;

use crate::diagnostic::{Code, Diagnostic, Label};
use crate::load::Loaded;
use crate::model::Site;
use crate::source::SourcePath;
use crate::suggest;

/// Everything that is wrong with what was loaded, in the order of the files and in each file from
/// its top: what [`load`](crate::load()) found wrong with each file, and what the rules find wrong
/// with the site. `today` is what dates are judged against.
pub fn check(loaded: &Loaded, today: Date) -> Vec<Diagnostic> {
    let context = Context { loaded, site: &loaded.site, today };
    let mut diagnostics = loaded.diagnostics.clone();
    for rule in RULES {
        rule(&context, &mut diagnostics);
    }
    diagnostics.sort_by(|a, b| {
        let key = |diagnostic: &Diagnostic| {
            let place = diagnostic.place();
            (place.file.clone(), place.span.start, diagnostic.code)
        };
        key(a).cmp(&key(b))
    });
    diagnostics
}

type Rule = fn(&Context<'_>, &mut Vec<Diagnostic>);

const RULES: &[Rule] = &[
    id_mismatch::check,
    suppression_expired::check,
    unknown_aid::check,
    unknown_language::check,
    unknown_provider::check,
    unverified_link::check,
];

/// What a rule may look at.
struct Context<'l> {
    loaded: &'l Loaded,
    site: &'l Site,
    today: Date,
}

impl Context<'_> {
    /// The value at a JSON pointer in a file.
    fn value(&self, file: &SourcePath, pointer: &str) -> Label {
        Label::new(file, self.loaded.sources.span(file, pointer))
    }

    /// Whether a file is there, whatever it says: a reference to it is then not wrong, and what is
    /// wrong with the file itself is reported where it stands.
    fn exists(&self, path: &str) -> bool {
        self.loaded.sources.contains(&SourcePath::from(path))
    }

    /// The name of the file in a folder that is most like what was written.
    fn closest(&self, folder: &str, written: &str) -> Option<&str> {
        let files = self.loaded.sources.paths().filter(|path| path.folder() == folder);
        suggest::closest(written, files.map(SourcePath::stem))
    }
}

/// What the web adds to the rules: suppressions, by their place in `suppressions.yaml`, of
/// something that an audit no longer finds.
pub fn suppression_unneeded(loaded: &Loaded, unneeded: &[usize]) -> Vec<Diagnostic> {
    let file = SourcePath::from("suppressions.yaml");
    unneeded
        .iter()
        .map(|index| {
            let span = loaded.sources.span(&file, &format!("/{index}"));
            let message = "the audit no longer finds what this suppression accepts";
            Diagnostic::new(Code::SuppressionUnneeded, message, Label::new(&file, span))
                .help("remove it, so that it does not hide the next fault")
        })
        .collect()
}
