//! What `fix` writes of an audit.

use signpost_core::fix::ChangedLine;
use signpost_core::model::AidId;
use signpost_core::source::SourcePath;

/// An address that a link has permanently moved to.
#[derive(Debug, Clone)]
pub(crate) struct Move {
    pub(crate) aid: AidId,
    pub(crate) from: String,
    pub(crate) to: String,
}

/// A file with new addresses in it.
pub(crate) struct Change {
    /// The file as it is shown to a person.
    pub(crate) shown: String,
    /// The addresses.
    pub(crate) moves: Vec<Move>,
    /// The lines that they change.
    pub(crate) lines: Vec<ChangedLine>,
    pub(super) path: SourcePath,
    pub(super) text: String,
}

/// A move that is not written down, and why.
pub(crate) struct Refused {
    pub(crate) the_move: Move,
    pub(crate) why: String,
}
