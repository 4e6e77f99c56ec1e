//! Files that pages load. Their names carry a digest of their content, so that they can be cached
//! for ever and a page never meets the style of another version.

use crate::audit::sha256;
use crate::overrides::Overrides;
use crate::{OutputFile, minify};

/// The paths of the assets.
pub(crate) struct Assets {
    /// The style's.
    pub(crate) style: String,
    /// The icon's.
    pub(crate) icon: String,
    files: Vec<OutputFile>,
}

impl Assets {
    /// The assets, as the folder of templates wants them.
    pub(crate) fn new(overrides: &Overrides) -> Self {
        let style = minify::css(overrides.file("style.css"));
        let style = asset("style", "css", "text/css; charset=utf-8", style);
        let icon = asset("icon", "svg", "image/svg+xml", overrides.file("icon.svg").to_owned());
        Self { style: style.path.clone(), icon: icon.path.clone(), files: vec![style, icon] }
    }

    /// The files.
    pub(crate) fn into_files(self) -> Vec<OutputFile> {
        self.files
    }
}

fn asset(stem: &str, extension: &str, media_type: &'static str, text: String) -> OutputFile {
    let digest = sha256(text.as_bytes());
    let path = format!("assets/{stem}.{}.{extension}", &digest[..12]);
    OutputFile::new(path, media_type, text)
}
