//! The one line that says what an aid is: `Scoliosis (OHRI): surgery or no surgery EN`.
//!
//! Its shape is the same in every language of the site; only `about` is in words. It is kept in
//! parts because HTML marks some of them up, and [`Line`]'s `Display` is what a reader sees.

use std::fmt;

use serde::Serialize;
use signpost_core::model::{Aid, Language};

use crate::context::Context;
use crate::error::RenderError;
use crate::foreign::{Foreign, clean};
use crate::view::usable;
use crate::words::Words;

/// The parts of an aid's line.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Line {
    /// What the aid is about.
    pub(crate) subject: Foreign,
    /// The short name of its provider, where it has one.
    pub(crate) provider: Option<String>,
    /// The decision that it helps with, in words.
    pub(crate) about: String,
    /// The languages that it is in.
    pub(crate) languages: Vec<LineLanguage>,
}

/// A language at the end of a line.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct LineLanguage {
    /// What is shown: `NL`.
    pub(crate) code: String,
    /// What it means: "in Dutch".
    pub(crate) words: String,
}

impl Line {
    /// The line of an aid on a page in `language`.
    pub(crate) fn new(
        context: &Context<'_>,
        words: &Words,
        language: &Language,
        aid: &Aid,
    ) -> Result<Self, RenderError> {
        let site = context.site;
        // Of several links of which only one is left, readers find one. A single one may lead to several aids.
        let is_left = || aid.links.len() > 1 && usable(context, aid).len() == 1;
        let is_one = !aid.collection || is_left();
        let number = if is_one { "about" } else { "several" };
        Ok(Self {
            subject: Foreign::localized(&aid.subject, language, &site.config.default_language),
            provider: site.provider_of(aid).and_then(|it| it.short_name.as_deref()).map(clean),
            about: words.get(&format!("{number}-{}", aid.decision.as_str()))?,
            languages: LineLanguage::all(words, &aid.languages)?,
        })
    }
}

impl LineLanguage {
    /// Languages with their codes, each told apart from the others.
    pub(crate) fn all(words: &Words, languages: &[Language]) -> Result<Vec<Self>, RenderError> {
        let names = words.in_languages(languages)?;
        let named = languages.iter().zip(names);
        Ok(named.map(|(it, words)| Self { code: it.as_str().to_uppercase(), words }).collect())
    }
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.subject.text)?;
        if let Some(provider) = &self.provider {
            write!(f, " ({provider})")?;
        }
        write!(f, ": {}", self.about)?;
        for (index, language) in self.languages.iter().enumerate() {
            write!(f, "{}{}", if index == 0 { ' ' } else { '/' }, language.code)?;
        }
        Ok(())
    }
}
