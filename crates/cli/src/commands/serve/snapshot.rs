//! What the server hands out at one moment.

use std::sync::Arc;

use jiff::Timestamp;
use signpost_renderer::{OutputFile, Rendered};

use super::build::Build;
use super::problem::{self, Problem};

/// The last site that could be made, and what is wrong with the content now.
#[derive(Debug, Clone)]
pub(super) struct Snapshot {
    /// A number that grows with every change that somebody can see.
    pub(super) revision: i64,
    /// The last site that could be made; `None` where none could yet.
    pub(super) site: Option<Arc<Rendered>>,
    /// What is wrong now.
    pub(super) problems: Arc<Vec<Problem>>,
}

impl Snapshot {
    /// The snapshot that a preview starts with.
    pub(super) fn first(build: &Build) -> Self {
        Self {
            // The numbers go on where an earlier preview's ended, so that a page which that one left
            // open sees that it is out of date.
            revision: Timestamp::now().as_millisecond(),
            problems: Arc::new(problem::of(build)),
            site: build.site().cloned().map(Arc::new),
        }
    }

    /// The snapshot after another build, which shows the site of `before` where none could be made. Its number is
    /// the same where nobody could see a difference.
    pub(super) fn followed_by(&self, build: &Build, before: &Self) -> Self {
        let problems = problem::of(build);
        let site = build.site().cloned().map(Arc::new).or_else(|| before.site.clone());
        let same = shown(&site).eq(shown(&self.site)) && problems == *self.problems;
        Self { revision: self.revision + i64::from(!same), site, problems: Arc::new(problems) }
    }

    /// The snapshot with pages that were saved, while what is wrong with them is not known yet.
    pub(super) fn with_saved(&self, site: Rendered) -> Self {
        Self { revision: self.revision + 1, site: Some(Arc::new(site)), ..self.clone() }
    }

    /// How many files a build made that are not as they were.
    pub(super) fn different_files(&self, build: &Build) -> usize {
        let is_same = |file: &&Arc<OutputFile>| {
            let before = self.site.as_ref().and_then(|site| site.file(&file.path));
            before.is_some_and(|it| std::ptr::eq(it, file.as_ref()) || it.bytes == file.bytes)
        };
        let files = build.site().map_or(&[][..], |site| &site.files);
        files.len() - files.iter().filter(is_same).count()
    }
}

/// The files that a browser shows as a page or within one: all but those for other programs.
fn shown(site: &Option<Arc<Rendered>>) -> impl Iterator<Item = &Arc<OutputFile>> {
    let is_for_programs = |file: &&Arc<OutputFile>| {
        let (media_type, _) = file.media_type.split_once(';').unwrap_or((file.media_type, ""));
        media_type.ends_with("json")
            || media_type.ends_with("xml") && !media_type.starts_with("image/")
            || media_type == "text/plain"
    };
    site.iter().flat_map(|site| &site.files).filter(move |file| !is_for_programs(file))
}
