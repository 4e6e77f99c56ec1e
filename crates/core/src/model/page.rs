//! `pages/*/*.yaml`: what a reader reads, one file for each language.

use std::iter;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{AidId, ConditionId, Language, PageId};

/// A page in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Page {
    /// The page's id, equal to the name of its folder and shared by its translations.
    pub id: PageId,
    /// The language it is written in, equal to the name of its file.
    pub language: Language,
    /// Whether it is for the preview only: a draft is never published.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub draft: bool,
    /// What kind of page it is.
    #[serde(default, skip_serializing_if = "PageKind::is_default")]
    pub kind: PageKind,
    /// Its part of the address: `/<language>/<slug>/`.
    pub slug: String,
    /// What its part of the address was before; readers who come there are sent on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub former_slugs: Vec<String>,
    /// The page's title.
    pub title: String,
    /// One sentence, for search results.
    pub description: String,
    /// The introduction, in Markdown.
    pub intro: String,
    /// The sections, in order. Only a page of text may have none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sections: Vec<Section>,
    /// The decision aids. A page of text has none.
    #[serde(default, skip_serializing_if = "AidSection::is_default")]
    pub aids: AidSection,
    /// When the page was last reviewed.
    pub review: Review,
}

impl Page {
    /// The section about a condition.
    pub fn section(&self, condition: &ConditionId) -> Option<&Section> {
        self.sections.iter().find(|section| section.condition.as_ref() == Some(condition))
    }

    /// Its texts that are Markdown, each with the JSON pointer to it.
    pub fn texts(&self) -> impl Iterator<Item = (String, &str)> {
        let bodies = self.sections.iter().enumerate();
        let bodies =
            bodies.map(|(index, it)| (format!("/sections/{index}/body"), it.body.as_str()));
        iter::once(("/intro".to_owned(), self.intro.as_str()))
            .chain(bodies)
            .chain([("/aids/intro".to_owned(), self.aids.intro.as_str())])
    }

    /// The line of its file that keeps these old addresses alive too, beside those that are kept already.
    pub fn line_to_keep<'s>(&'s self, slugs: impl IntoIterator<Item = &'s str>) -> String {
        let all = self.former_slugs.iter().map(String::as_str).chain(slugs);
        // What the page is called now is no former name.
        let all: Vec<&str> = all.filter(|slug| *slug != self.slug).collect();
        format!("former_slugs: [{}]", all.join(", "))
    }
}

/// What kind of page it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PageKind {
    /// A page about conditions, with decision aids.
    #[default]
    Aids,
    /// A page of text alone, such as those about the site, its makers and its readers' privacy.
    Text,
}

impl PageKind {
    fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

/// A section of a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// The condition that the section is about; with one, the overview lists it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<ConditionId>,
    /// The section's heading.
    pub heading: String,
    /// Other names of the condition, shown in brackets in the overview.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also_called: Vec<String>,
    /// The section's text, in Markdown.
    pub body: String,
}

/// The section of a page that lists decision aids.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AidSection {
    /// The section's heading.
    pub heading: String,
    /// What the aids are for and that the reader should talk to a doctor, in Markdown.
    pub intro: String,
    /// The aids, in the order shown.
    pub list: Vec<AidId>,
}

impl AidSection {
    fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

/// A review of a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Review {
    /// When.
    pub on: Date,
    /// By whom.
    pub by: String,
    /// What makes them fit for it: their profession or role.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
}
