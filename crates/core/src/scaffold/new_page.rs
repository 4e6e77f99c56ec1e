//! A new page.

use jiff::civil::Date;

use super::Words;
use crate::model::{AidId, ConditionId, Language, PageId};
use crate::yaml::{block, list, scalar};

/// What is known of a new page.
#[derive(Debug, Clone)]
pub struct NewPage {
    /// Its id, shared with its translations.
    pub id: PageId,
    /// Its language.
    pub language: Language,
    /// Its part of the address.
    pub slug: String,
    /// Whether that is only there until somebody has written one in the page's language.
    pub slug_is_open: bool,
    /// Its title.
    pub title: String,
    /// One sentence about it.
    pub description: Option<String>,
    /// The introduction, in Markdown.
    pub intro: Option<String>,
    /// Its sections.
    pub sections: Vec<NewSection>,
    /// The heading above the aids.
    pub aids_heading: Option<String>,
    /// What stands above the aids, in Markdown.
    pub aids_intro: Option<String>,
    /// The aids that it lists. A page must list one.
    pub aids: Vec<AidId>,
    /// When it was reviewed.
    pub reviewed: Date,
    /// Who reviewed it, if anybody has.
    pub reviewer: Option<String>,
    /// What else there is to do, for its editors.
    pub comments: Vec<String>,
}

/// A section of a new page.
#[derive(Debug, Clone)]
pub struct NewSection {
    /// The condition that it is about.
    pub condition: Option<ConditionId>,
    /// Its heading.
    pub heading: Option<String>,
    /// Other names of the condition.
    pub also_called: Vec<String>,
    /// Its text, in Markdown.
    pub body: Option<String>,
}

impl NewPage {
    /// The text of its file.
    pub fn to_yaml(&self) -> String {
        let words = Words::of(&self.language);
        let mut yaml =
            "# yaml-language-server: $schema=../../../schemas/page.schema.json\n".to_owned();
        for comment in &self.comments {
            yaml += &format!("# {}\n", comment.replace(char::is_control, " "));
        }
        yaml += &format!(
            "id: {}\nlanguage: {}\n",
            scalar(self.id.as_str(), false),
            scalar(self.language.as_str(), false),
        );
        yaml += "# A draft is not published. Take the next line out when nothing is left to do.\n";
        yaml += "draft: true\n";
        yaml += &format!("slug: {}", scalar(&self.slug, false));
        if self.slug_is_open {
            yaml += &format!("  # {}: its part of the address, in this language", super::TODO);
        }
        yaml += "\n";
        yaml += &format!("title: {}\n", scalar(&self.title, false));
        let description =
            or_todo(&self.description, "one sentence about the page, for search results");
        yaml += &format!("description: {}\n", scalar(&description, false));
        yaml += "# The overview of the conditions is made from the sections and follows the last sentence.\n";
        let intro = or_todo(
            &self.intro,
            "what this page is about, with a last sentence that leads up to the overview",
        );
        yaml += &format!("intro: {}", block(&intro, 2));
        yaml += "sections:\n";
        for section in &self.sections {
            yaml += &section.to_yaml();
        }
        let heading = self.aids_heading.as_deref().unwrap_or(words.aids_heading);
        let intro = self.aids_intro.as_deref().unwrap_or(words.aids_intro);
        let aids: Vec<&str> = self.aids.iter().map(AidId::as_str).collect();
        yaml += &format!("aids:\n  heading: {}\n", scalar(heading, false));
        yaml += &format!("  intro: {}", block(intro, 4));
        yaml += &format!("  list: {}\n", list(&aids));
        let reviewer = or_todo(&self.reviewer, "who has read it through and found it right");
        yaml += &format!("review: {{on: {}, by: {}}}\n", self.reviewed, scalar(&reviewer, true));
        yaml
    }
}

impl NewSection {
    fn to_yaml(&self) -> String {
        let mut yaml = String::new();
        let mut key = |key: &str, value: String| {
            yaml += if yaml.is_empty() { "  - " } else { "    " };
            yaml += &format!("{key}: {value}\n");
        };
        if let Some(condition) = &self.condition {
            key("condition", scalar(condition.as_str(), false));
        }
        let heading = match &self.condition {
            Some(condition) => format!("a heading, the usual name of {condition}"),
            None => "a heading".to_owned(),
        };
        key("heading", scalar(&or_todo(&self.heading, &heading), false));
        if self.condition.is_some() {
            key("also_called", list(&self.also_called));
        }
        let body = or_todo(&self.body, "what it is, and which treatments there are");
        yaml + &format!("    body: {}", block(&body, 6))
    }
}

fn or_todo(text: &Option<String>, what: &str) -> String {
    text.clone().unwrap_or_else(|| format!("{}: {what}.", super::TODO))
}
