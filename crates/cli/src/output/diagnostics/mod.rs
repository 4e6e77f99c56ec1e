//! What validation found, in each format.

pub(crate) mod github;
pub(crate) mod human;
pub(crate) mod json;
pub(crate) mod sarif;
pub(crate) mod short;
mod shown;

pub(crate) use shown::Shown;
use signpost_core::diagnostic::Label;
use signpost_core::source::{Place, Sources};

use super::shown_file;

/// Where a label begins and ends, as a person counts.
struct Region {
    file: String,
    start: Place,
    end: Place,
}

impl Region {
    fn of(sources: &Sources, label: &Label) -> Self {
        Self {
            file: shown_file(sources, &label.file),
            start: sources.place(&label.file, label.span.start),
            end: sources.place(&label.file, label.span.end),
        }
    }
}
