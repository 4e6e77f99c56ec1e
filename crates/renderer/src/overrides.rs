//! A folder of files that replace built-in templates, styles and words by their names.

use std::collections::BTreeMap;
use std::path::Path;

use signpost_core::model::Language;

use crate::error::RenderError;

/// Every template and asset by name, as it is built in.
pub(crate) const BUILT_IN: [(&str, &str); 15] = [
    ("aid.hbs", include_str!("../templates/aid.hbs")),
    ("aids.hbs", include_str!("../templates/aids.hbs")),
    ("condition.hbs", include_str!("../templates/condition.hbs")),
    ("home.hbs", include_str!("../templates/home.hbs")),
    ("icon.svg", include_str!("../templates/icon.svg")),
    ("index.hbs", include_str!("../templates/index.hbs")),
    ("layout.hbs", include_str!("../templates/layout.hbs")),
    ("line.hbs", include_str!("../templates/line.hbs")),
    ("link.hbs", include_str!("../templates/link.hbs")),
    ("mention.hbs", include_str!("../templates/mention.hbs")),
    ("moved.hbs", include_str!("../templates/moved.hbs")),
    ("not-found.hbs", include_str!("../templates/not-found.hbs")),
    ("page.hbs", include_str!("../templates/page.hbs")),
    ("style.css", include_str!("../templates/style.css")),
    ("text.hbs", include_str!("../templates/text.hbs")),
];

/// The files of a folder of templates, by name.
#[derive(Debug, Default)]
pub(crate) struct Overrides {
    files: BTreeMap<String, String>,
}

impl Overrides {
    /// Reads a folder; without one, nothing is replaced.
    pub(crate) fn load(folder: Option<&Path>) -> Result<Self, RenderError> {
        let mut overrides = Self::default();
        if let Some(folder) = folder {
            overrides.read(folder, "")?;
            let words = folder.join("words");
            if words.is_dir() {
                overrides.read(&words, "words/")?;
            }
        }
        Ok(overrides)
    }

    /// A template or an asset: the folder's, or else the built-in one.
    pub(crate) fn file(&self, name: &str) -> &str {
        let built_in =
            || BUILT_IN.iter().find(|(known, _)| *known == name).map_or("", |(_, text)| text);
        self.files.get(name).map_or_else(built_in, String::as_str)
    }

    /// The words that replace those of a language.
    pub(crate) fn words(&self, language: &Language) -> Option<&str> {
        self.files.get(&format!("words/{language}.ftl")).map(String::as_str)
    }

    fn read(&mut self, folder: &Path, prefix: &str) -> Result<(), RenderError> {
        let entries = std::fs::read_dir(folder).map_err(RenderError::io("read", folder))?;
        for entry in entries {
            let path = entry.map_err(RenderError::io("read", folder))?.path();
            let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
            // What editors and file managers leave behind is nobody's template.
            if path.is_dir() || name.starts_with('.') || name.ends_with('~') {
                continue;
            }
            let name = format!("{prefix}{name}");
            let is_words = prefix == "words/" && name.ends_with(".ftl");
            if !is_words && !BUILT_IN.iter().any(|(known, _)| *known == name) {
                let known = BUILT_IN.map(|(known, _)| known).join(", ");
                let known = format!("{known} and words/<language>.ftl");
                return Err(RenderError::UnknownTemplate { name, known });
            }
            let text = std::fs::read_to_string(&path).map_err(RenderError::io("read", &path))?;
            self.files.insert(name, text);
        }
        Ok(())
    }
}
