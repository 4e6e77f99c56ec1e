//! Making only what is different from the last time.
//!
//! Each page has a key: the digest of everything that it is made from. Files whose page still has its
//! key are taken as they are, from memory in a preview and from the folder in a later run of `render`.
//! What is in the folder is not believed to be what was written there: [`write`](crate::write()) looks at
//! each such file, and where one was touched, everything is made anew.

mod inputs;
mod keys;
mod state;

use std::collections::HashMap;
use std::sync::Arc;

use signpost_core::source::SourcePath;

pub use inputs::Inputs;
pub(crate) use keys::Keys;
pub use state::{Memory, Recalled, recall};
pub(crate) use state::{PATH, StateText, is_of_last_run};

use crate::output::OutputFile;

/// The files of pages, with the keys of what they were made from.
#[derive(Debug, Clone, Default)]
pub struct Made {
    pages: HashMap<SourcePath, (String, Vec<Arc<OutputFile>>)>,
}

impl Made {
    /// How many pages there are.
    pub fn len(&self) -> usize {
        self.pages.len()
    }

    /// Whether there is no page.
    pub fn is_empty(&self) -> bool {
        self.pages.is_empty()
    }

    /// The files of the page in a content file, if they were made from the same.
    pub(crate) fn files(&self, page: &SourcePath, key: &str) -> Option<&[Arc<OutputFile>]> {
        let (made_from, files) = self.pages.get(page)?;
        (made_from == key).then_some(files)
    }

    pub(crate) fn insert(&mut self, page: SourcePath, key: String, files: Vec<Arc<OutputFile>>) {
        self.pages.insert(page, (key, files));
    }
}
