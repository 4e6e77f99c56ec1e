//! The files that readers get as they are: what `static/` in the content holds.

use rayon::prelude::*;
use signpost_core::Site;
use signpost_core::load::{LARGEST_STATIC, STATIC};
use signpost_core::source::SourcePath;
use signpost_files::Folder;

use crate::error::RenderError;
use crate::output::OutputFile;
use crate::{Options, media_type};

/// The files, byte by byte.
pub(crate) fn files(site: &Site, options: &Options) -> Result<Vec<OutputFile>, RenderError> {
    let Some(content) = options.content.as_ref().filter(|_| !site.statics.is_empty()) else {
        return Ok(Vec::new());
    };
    let folder = Folder::open(content).map_err(RenderError::io("read", content))?;
    let paths: Vec<_> = site.statics.iter().collect();
    let read = |path: &&String| {
        let source = format!("{STATIC}/{path}");
        let bytes = folder
            .read(&source, LARGEST_STATIC)
            .map_err(RenderError::io("read", &content.join(&source)))?;
        let file = OutputFile::of_bytes(path.as_str(), media_type::of(path), bytes);
        Ok(file.sources(vec![SourcePath::from(source.as_str())]))
    };
    // Only then by order, so that of several errors it is always the same one.
    paths.par_iter().map(read).collect::<Vec<_>>().into_iter().collect()
}
