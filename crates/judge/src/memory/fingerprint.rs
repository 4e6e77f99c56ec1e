//! What is kept of a page.

use super::name;
use super::sketch::Sketch;
use crate::hash;
use crate::lexicon::Line;
use crate::observation::Answer;
use crate::page::{Media, Page};
use crate::words::plain;
use serde::{Deserialize, Serialize};

/// The version of the fingerprints that this code writes. Text is cut and hashed in the same way
/// for all fingerprints of one version; those of another version say nothing about the text.
pub const VERSION: u8 = 2;

/// How many words of its own a page has at least to be remembered. A notice, a wall or a form has
/// fewer; the shortest real page that the thresholds were measured on has 60.
pub const ENOUGH: u32 = 40;

/// How many characters of a name are kept.
const NAME: usize = 160;

/// How many further headings are kept, each as four hexadecimal digits.
const HEADINGS: usize = 12;

/// What a page showed when its link was fine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fingerprint {
    /// The version of the code that made it.
    pub version: u8,
    /// The title, without what the site puts into every title.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// The main heading, unless every page of the site has it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub heading: String,
    /// The other headings: four hexadecimal digits each, in the order of the page.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub headings: String,
    /// The language of the text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// How many words the page's own text has.
    #[serde(default)]
    pub words: u32,
    /// The address that showed the page in the end.
    pub address: String,
    /// The text, as far as it can be compared.
    #[serde(default, skip_serializing_if = "Sketch::is_empty")]
    pub sketch: Sketch,
    /// For a file: the hash of its bytes, in hexadecimal digits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
}

impl Fingerprint {
    /// What a page shows now, whatever it is worth.
    pub fn taken(answer: &Answer, page: &Page, control: Option<&Page>) -> Self {
        let text = Text::of(page);
        let file = match page.media {
            Media::Pdf | Media::Other if !answer.body.is_empty() => {
                Some(format!("{:016x}", hash::of(&answer.body)))
            }
            _ => None,
        };
        let shared = control.map(name::said).unwrap_or_default();
        let mut names = page.main_headings().zip(page.main_heading_lines());
        let heading =
            names.find(|(_, line)| !shared.contains(&***line)).map(|(heading, _)| heading);
        Self {
            version: VERSION,
            title: plain(&name::own_title(page, &shared), NAME),
            heading: plain(heading.unwrap_or_default(), NAME),
            headings: headings(page),
            language: crate::language::of_page(page),
            words: u32::try_from(text.words).unwrap_or(u32::MAX),
            address: plain(answer.url.as_str(), 2_000),
            sketch: Sketch::of(&text.shingles),
            file,
        }
    }
}

/// The other headings of a page as digits. Those that differ in numbers alone are the same.
fn headings(page: &Page) -> String {
    let kept: Option<&str> = page.main_headings().next();
    page.headings
        .iter()
        .filter(|heading| Some(heading.text.as_str()) != kept)
        .take(HEADINGS)
        .map(|heading| format!("{:04x}", hash::together(heading.line.hashes()) & 0xffff))
        .collect()
}

/// How many words of a page are looked at.
const MOST_WORDS: usize = 20_000;

/// A page's own text, cut into shingles.
#[derive(Default)]
pub(super) struct Text {
    words: usize,
    pub(super) shingles: Vec<u64>,
}

impl Text {
    /// Shingles never reach from one block into the next, so that another template around the same
    /// text changes few of them. What is only a link is no text: lists of other pages change daily.
    pub(super) fn of(page: &Page) -> Self {
        let mut text = Self::default();
        if page.media == Media::Pdf {
            for line in page.document.lines() {
                text.add(&Line::of(line));
            }
        }
        for block in page.main_blocks().filter(|block| !block.linked) {
            text.add(&block.line);
        }
        text
    }

    fn add(&mut self, line: &Line) {
        if self.words < MOST_WORDS {
            self.words += hash::shingles(line.hashes(), &mut self.shingles);
        }
    }
}
