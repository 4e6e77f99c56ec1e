//! A new site.

use crate::model::Language;
use crate::yaml::{list, scalar};

/// What is known of a new site.
#[derive(Debug, Clone)]
pub struct NewSite {
    /// Its name, the same in every language until somebody translates it.
    pub name: String,
    /// The address that it will be published at.
    pub base_url: String,
    /// Its languages; the first is the default one.
    pub languages: Vec<Language>,
}

impl NewSite {
    /// The text of `site.yaml`.
    ///
    /// ```
    /// use signpost_core::model::Language;
    /// use signpost_core::scaffold::NewSite;
    ///
    /// let site = NewSite {
    ///     name: "Decision aids".to_owned(),
    ///     base_url: "https://example.org/".to_owned(),
    ///     languages: vec![Language::from("en"), Language::from("fr")],
    /// };
    /// let yaml = site.to_yaml();
    /// assert!(yaml.contains("name: {en: Decision aids, fr: Decision aids}\n"));
    /// assert!(yaml.contains("languages: [en, fr]\ndefault_language: en\n"));
    /// ```
    pub fn to_yaml(&self) -> String {
        let name: Vec<String> = self
            .languages
            .iter()
            .map(|tag| format!("{}: {}", scalar(tag.as_str(), true), scalar(&self.name, true)))
            .collect();
        let languages: Vec<&str> = self.languages.iter().map(Language::as_str).collect();
        let default = languages.first().copied().unwrap_or("en");
        let mut yaml = "# yaml-language-server: $schema=../schemas/site.schema.json\n".to_owned();
        yaml += &format!("name: {{{}}}\n", name.join(", "));
        yaml += &format!("base_url: {}\n", scalar(&self.base_url, false));
        yaml += &format!("languages: {}\n", list(&languages));
        yaml += &format!("default_language: {}\n", scalar(default, false));
        yaml += "review_every: 24 months        # a page not reviewed for longer is reported\n";
        yaml += "aid_stale_after: 5 years       # an aid not updated for longer is reported\n";
        yaml
    }
}
