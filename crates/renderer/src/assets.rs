//! Files that pages load. Their names carry a digest of their content, so that they can be cached
//! forever and a page never meets the style of another version.

use std::collections::BTreeMap;

use crate::error::RenderError;
use crate::overrides::Overrides;
use crate::style::style;
use crate::{OutputFile, media_type};
use signpost_core::digest::sha256;

/// The paths of the assets.
pub(crate) struct Assets {
    /// The style's.
    pub(crate) style: String,
    /// The icon's.
    pub(crate) icon: String,
    /// Those of the files that came with the templates, by the paths that they have there.
    pub(crate) own: BTreeMap<String, String>,
    files: Vec<OutputFile>,
}

impl Assets {
    /// The assets, as the folder of templates wants them.
    pub(crate) fn new(overrides: &Overrides) -> Result<Self, RenderError> {
        let icon = asset("icon.svg", overrides.file("icon.svg").as_bytes().to_vec());
        let icon_path = icon.path.clone();
        let mut files = vec![icon];
        let mut own = BTreeMap::new();
        for (name, bytes) in overrides.assets() {
            let file = asset(name, bytes.clone());
            own.insert(name.clone(), file.path.clone());
            files.push(file);
        }
        // It names the others as they are published, so it comes after them.
        let style = asset("style.css", style(overrides, &own)?.into_bytes());
        let style_path = style.path.clone();
        files.push(style);
        Ok(Self { style: style_path, icon: icon_path, own, files })
    }

    /// The files.
    pub(crate) fn into_files(self) -> Vec<OutputFile> {
        self.files
    }
}

fn asset(name: &str, bytes: Vec<u8>) -> OutputFile {
    let digest = &sha256(&bytes)[..12];
    let (folder, file) = name.rsplit_once('/').map_or(("", name), |(folder, file)| (folder, file));
    let file = match file.rsplit_once('.') {
        Some((stem, ending)) => format!("{stem}.{digest}.{ending}"),
        None => format!("{file}.{digest}"),
    };
    let slash = if folder.is_empty() { "" } else { "/" };
    OutputFile::of_bytes(format!("assets/{folder}{slash}{file}"), media_type::of(name), bytes)
}
