//! What a run of `render` leaves in the folder for the next one: `.signpost-state`.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::sync::Arc;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use signpost_core::rules::Clean;
use signpost_core::source::SourcePath;
use signpost_files::Folder;

use super::Made;
use crate::manifest;
use crate::media_type;
use crate::output::{OutputFile, Rendered};
use signpost_core::digest::sha256;

/// The file's name. It is not in the manifest: it differs from day to day and from program to program.
pub(crate) const PATH: &str = ".signpost-state";

/// What is to be remembered of a run.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Memory {
    /// Which program it was: what another one would make may differ.
    pub program: String,
    /// The digest of everything that the run read, where that could be found out.
    pub inputs: Option<String>,
    /// The digest of how all of that looked from outside, where that can be relied on.
    pub looks: Option<String>,
    /// What the run said of its audits, and of the drafts that it left out.
    pub said: String,
    /// From when on those are too old, and what is said then.
    pub overdue: Option<(Timestamp, String)>,
    /// The pages in which validation found no error.
    pub clean: Clean,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct StateText {
    #[serde(flatten)]
    memory: Memory,
    /// The digest of the manifest that was written in the same run.
    manifest: String,
    /// Which file that is on this machine, as [`seen`] says.
    seen: Option<String>,
    /// The keys of the pages, by their content files.
    pages: BTreeMap<String, String>,
}

impl StateText {
    /// What is to be remembered of a run.
    pub(crate) fn of(memory: &Memory, rendered: &Rendered, made: &Made) -> Option<Self> {
        let pages = made.pages.iter().map(|(page, (key, _))| (page.to_string(), key.clone()));
        Some(Self {
            memory: memory.clone(),
            manifest: rendered.file(manifest::PATH)?.sha256.clone(),
            seen: None,
            pages: pages.collect(),
        })
    }

    /// The file of the run that has just put its manifest into this folder.
    pub(crate) fn bytes(mut self, folder: &Folder) -> Option<Vec<u8>> {
        self.seen = seen(folder);
        serde_json::to_vec(&self).ok()
    }
}

/// Whether the manifest in a folder is the very file that the last run put there. In a clone or a copy it is not, and
/// the times of the files there only say in which order these were copied.
pub(crate) fn is_of_last_run(folder: &Folder) -> bool {
    #[derive(Deserialize)]
    struct Seen {
        seen: Option<String>,
    }
    let state = folder.read(PATH, manifest::LARGEST).ok();
    let state = state.and_then(|state| serde_json::from_slice::<Seen>(&state).ok());
    state.and_then(|state| state.seen).is_some_and(|last| seen(folder) == Some(last))
}

/// Which file the manifest in a folder is on this machine, where the system says so.
fn seen(folder: &Folder) -> Option<String> {
    if !cfg!(unix) {
        return None;
    }
    let seen = folder.look(manifest::PATH).ok()??;
    Some(format!("{:?} {:?}", seen.identity, seen.touched))
}

/// What the last run left in a folder.
#[derive(Debug, Default)]
pub struct Recalled {
    /// What it remembered.
    pub memory: Memory,
    /// All of its files, none of which is in memory.
    pub rendered: Rendered,
    /// Those of its pages.
    pub made: Made,
}

/// What the last run left in a folder, if it was a run of this program and nobody has written another
/// manifest since.
pub fn recall(out: &Path, program: &str) -> Option<Recalled> {
    let folder = Folder::open(out).ok()?;
    let state = folder.read(PATH, manifest::LARGEST).ok()?;
    let state: StateText = serde_json::from_slice(&state).ok()?;
    if state.memory.program != program {
        return None;
    }
    let bytes = folder.read(manifest::PATH, manifest::LARGEST).ok()?;
    if sha256(&bytes) != state.manifest {
        return None;
    }
    let mut files = manifest::kept(&bytes)?;
    let manifest = OutputFile::kept(manifest::PATH, state.manifest, Some(bytes.len() as u64));
    files.push(OutputFile { media_type: media_type::JSON, ..manifest });
    let mut files: Vec<_> = files.into_iter().map(Arc::new).collect();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let mut by_page: HashMap<String, Vec<Arc<OutputFile>>> = HashMap::new();
    for file in &files {
        if let (Some(page), Some(language)) = (&file.page, &file.language) {
            let source = manifest::page_file(page.as_str(), language.as_str());
            by_page.entry(source).or_default().push(Arc::clone(file));
        }
    }
    let mut made = Made::default();
    for (page, key) in state.pages {
        if let Some(files) = by_page.remove(&page) {
            made.insert(SourcePath::from(page.as_str()), key, files);
        }
    }
    Some(Recalled { memory: state.memory, rendered: Rendered { files }, made })
}
