//! Lists of links that people keep elsewhere: a spreadsheet saved as CSV, a page in Markdown or HTML,
//! or plain text.
//!
//! Nothing here is content. A link's own words are its title, the heading above it is its subject, and
//! the language of the page, or a mark such as "(NL)" behind the link, is its language.
//!
//! ```
//! use signpost_core::lists::{Format, read};
//!
//! let list = read(Format::Markdown, "# Scoliosis\n\n- [Surgery or not?](https://aids.example/7)\n").unwrap();
//! let link = &list.links[0];
//! assert_eq!(link.url, "https://aids.example/7");
//! assert_eq!(link.title.as_deref(), Some("Surgery or not?"));
//! assert_eq!(link.subject.as_deref(), Some("Scoliosis"));
//! assert_eq!(link.place.line, 3);
//! ```

// Foreign bytes come in here: nothing of them may end the program.
#![warn(clippy::expect_used, clippy::indexing_slicing)]

mod collect;
mod csv;
mod html;
mod link_words;
mod markdown;
mod moving_in;
mod plain_text;

use std::collections::BTreeMap;
use std::path::Path;

pub(crate) use link_words::{LANGUAGE_NAMES, language_named};
pub use moving_in::content;

use crate::link::{Expectation, Link};
use crate::model::Language;
use crate::report::{LinkSource, SourceKind};
use crate::source::Place;

/// How a list is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A table with the columns `url`, `title` and, if wanted, `language`, `subject`, `expect`.
    Csv,
    /// Markdown, with HTML in it or not.
    Markdown,
    /// A web page, or a part of one.
    Html,
    /// Plain text with addresses in it.
    Text,
}

impl Format {
    /// The format that a file's name stands for; `None` for one that stands for none of them.
    pub fn of(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        Some(match extension.as_str() {
            "csv" | "tsv" => Self::Csv,
            "md" | "markdown" => Self::Markdown,
            "html" | "htm" | "xhtml" => Self::Html,
            "txt" | "text" => Self::Text,
            _ => return None,
        })
    }
}

/// What a list has in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct List {
    /// The first heading, where it has no links of its own: the title of the whole.
    pub title: Option<String>,
    /// Every link to another site, in the order of the file.
    pub links: Vec<Listed>,
    /// What could not be read as a link, in the order of the file.
    pub remarks: Vec<Remark>,
    /// Texts that a page can have as they are: blocks without links.
    pub prose: Vec<Prose>,
    /// Everything else that the file says: it is no link, and nothing that a link has.
    pub left: Vec<Remark>,
}

/// A paragraph or a list of a list's file, in which no link stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prose {
    /// The line where it begins, from 1.
    pub line: usize,
    /// What it says, in Markdown.
    pub text: String,
    /// Where it belongs.
    pub place: ProsePlace,
}

/// Where a text belongs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProsePlace {
    /// Before the first link, below the first heading or none.
    Introduction,
    /// Below a heading.
    Section {
        /// The heading as it is written.
        heading: String,
        /// What links below that heading are about.
        subject: Option<String>,
    },
}

/// A link of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The address as it is written.
    pub url: String,
    /// The link's own words; `None` where they say nothing of what is there ("click here").
    pub title: Option<String>,
    /// What it is about: the heading above it, or the column `subject`.
    pub subject: Option<String>,
    /// The language of what is there, as far as the list says.
    pub language: Option<Language>,
    /// Words that must be there.
    pub expect: Vec<String>,
    /// Where the list names it.
    pub place: Place,
}

/// A part of a list that could not be read as a link.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Remark {
    /// The line, from 1.
    pub line: usize,
    /// What it says.
    pub text: String,
    /// Why it is no link, or what to do about it.
    pub why: String,
}

/// Why a list cannot be read at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ListError {
    /// A table without a column of addresses.
    #[error(
        "the first row names no column `url`; it has: {}. Write a first row such as: url,title,language,subject,expect",
        columns.join(", ")
    )]
    NoUrlColumn {
        /// The columns that there are.
        columns: Vec<String>,
    },
    /// A row that is no row.
    #[error("line {line} is not a row of a table: {reason}")]
    Row {
        /// The line, from 1.
        line: usize,
        /// What is wrong with it.
        reason: String,
    },
}

/// Reads a list.
///
/// # Errors
///
/// When a table has no column of addresses, or is no table. The other formats can always be read.
pub fn read(format: Format, text: &str) -> Result<List, ListError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    match format {
        Format::Csv => csv::read(text),
        Format::Markdown => Ok(markdown::read(text)),
        Format::Html => Ok(html::read(text)),
        Format::Text => Ok(plain_text::read(text)),
    }
}

/// The links of lists, each with the name that places in it are given with: every address once, sorted,
/// with what it should show.
///
/// A link whose words say nothing promises no aid, so any page will do for it, as for a link in a
/// page's text.
pub fn links(lists: &[(&str, &List)]) -> Vec<Link> {
    let mut by_url = BTreeMap::new();
    for (file, list) in lists {
        for listed in &list.links {
            let any_page = listed.title.is_none() && listed.expect.is_empty();
            let subject = listed.subject.clone().filter(|_| !any_page);
            let link = Link {
                url: Some(listed.url.clone()),
                expectation: Expectation {
                    words: listed.expect.clone(),
                    titles: listed.title.iter().cloned().collect(),
                    subjects: subject.into_iter().collect(),
                    languages: listed.language.iter().filter(|_| !any_page).cloned().collect(),
                    any_page,
                    ..Expectation::default()
                },
                look: None,
                sources: vec![LinkSource {
                    file: (*file).to_owned(),
                    line: listed.place.line,
                    column: listed.place.column,
                    kind: SourceKind::File,
                    aid: None,
                    pages: Vec::new(),
                }],
            };
            crate::link::add(&mut by_url, link);
        }
    }
    by_url.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::List;
    use crate::model::Language;

    /// Every link of a list, a line each: place, address, title, subject, language.
    pub(super) fn shown(list: &List) -> String {
        let line = |link: &super::Listed| {
            format!(
                "{}:{} {} {:?} {:?} {:?}",
                link.place.line,
                link.place.column,
                link.url,
                link.title.as_deref().unwrap_or("-"),
                link.subject.as_deref().unwrap_or("-"),
                link.language.as_ref().map_or("-", Language::as_str)
            )
        };
        list.links.iter().map(line).collect::<Vec<_>>().join("\n")
    }
}
