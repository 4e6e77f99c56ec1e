//! A new aid.

use crate::model::{Access, AidId, ConditionId, Decision, Language, ProviderId};
use crate::yaml::{list, scalar};

/// What is known of a new aid.
#[derive(Debug, Clone)]
pub struct NewAid {
    /// Its id.
    pub id: AidId,
    /// What it is about, in each language in which that is known.
    pub subject: Vec<(Language, String)>,
    /// The condition that it belongs to.
    pub condition: ConditionId,
    /// Who publishes it.
    pub provider: Option<ProviderId>,
    /// The decision that it helps with.
    pub decision: Decision,
    /// Whether it stands for several aids.
    pub collection: bool,
    /// The languages that it is in.
    pub languages: Vec<Language>,
    /// The year of its last update.
    pub updated: Option<i16>,
    /// Where it can be found; without any, the aid is one whose address is not known.
    pub links: Vec<NewLink>,
    /// What a person should know about the file, a line each.
    pub comments: Vec<String>,
}

/// An address of a new aid.
#[derive(Debug, Clone)]
pub struct NewLink {
    /// The address.
    pub url: String,
    /// The title seen there.
    pub title: Option<String>,
    /// What a reader meets there.
    pub access: Access,
    /// Words that must be there.
    pub expect: Vec<String>,
}

/// An id of digits only would be a number without quotes.
fn id(id: &str) -> String {
    scalar(id, false)
}

impl NewAid {
    /// The text of its file.
    pub fn to_yaml(&self) -> String {
        let mut yaml = "# yaml-language-server: $schema=../../schemas/aid.schema.json\n".to_owned();
        for comment in &self.comments {
            let comment = comment.replace(|c: char| c.is_control(), " ");
            yaml += &format!("# {}\n", comment.trim());
        }
        let subject: Vec<String> = self
            .subject
            .iter()
            .map(|(language, text)| {
                format!("{}: {}", scalar(language.as_str(), true), scalar(text, true))
            })
            .collect();
        let languages: Vec<&str> = self.languages.iter().map(Language::as_str).collect();
        yaml += &format!("id: {}\nsubject: {{{}}}\n", id(self.id.as_str()), subject.join(", "));
        yaml += &format!("condition: {}\n", id(self.condition.as_str()));
        if let Some(provider) = &self.provider {
            yaml += &format!("provider: {}\n", id(provider.as_str()));
        }
        yaml += &format!("decision: {}\n", self.decision.as_str());
        if self.collection {
            yaml += "collection: true\n";
        }
        yaml += &format!("languages: {}\n", list(&languages));
        if let Some(year) = self.updated {
            yaml += &format!("updated: {year}\n");
        }
        if self.links.is_empty() {
            return yaml + "status: unresolved\nlinks: []\n";
        }
        yaml += "status: active\nlinks:\n";
        for link in &self.links {
            yaml += &format!("  - url: {}\n", scalar(&link.url, false));
            if let Some(title) = &link.title {
                yaml += &format!("    title: {}\n", scalar(title, false));
            }
            if link.access != Access::Open {
                yaml += &format!("    access: {}\n", link.access.as_str());
            }
            if !link.expect.is_empty() {
                yaml += &format!("    expect: {}\n", list(&link.expect));
            }
        }
        yaml
    }
}
