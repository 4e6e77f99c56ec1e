//! What a reader is told, before it takes a form.
//!
//! HTML, plain text and JSON are all written from these views, so none of them can say what the
//! others do not. Every sentence that depends on the content is made here; templates only add
//! words that are always the same. Every field is always there, because the strict mode of the
//! templates does not reach into `{{#if}}`.

mod aid;
mod alphabet;
mod frame;
mod home;
mod link;
mod page;
mod standing;
mod successor;

use serde::Serialize;
use signpost_core::model::Language;

pub(crate) use aid::AidView;
pub(crate) use home::{HomeView, IndexView, MovedView, NotFoundView};
pub(crate) use link::LinkView;
pub(crate) use page::PageView;
pub(crate) use standing::{Standing, caution, followed, usable};
use successor::Successor;

pub(crate) use frame::Frame;

use crate::markdown::{Block, Links, relative_links, to_html};

/// A view of a whole page, with what stands around it.
pub(crate) trait Framed: Serialize {
    /// What stands around it.
    fn frame(&self) -> &Frame;
}

macro_rules! framed {
    ($($view:ty),+) => {$(
        impl Framed for $view {
            fn frame(&self) -> &Frame {
                &self.frame
            }
        }
    )+};
}

framed!(HomeView, IndexView, MovedView, NotFoundView, PageView);

/// A text that was written in Markdown.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Rich {
    /// The text as HTML.
    pub(crate) html: String,
    /// The same with every address in full, where that differs.
    #[serde(skip)]
    pub(crate) absolute: Option<String>,
    /// The text as it was read.
    #[serde(skip)]
    pub(crate) blocks: Vec<Block>,
}

impl Rich {
    /// A text of the page at this address, with headings from this level down.
    fn new(blocks: Vec<Block>, heading: usize, page: &str) -> Self {
        let write = |links| to_html(&blocks, heading, links).trim_end().to_owned();
        let has_relative = !relative_links(&blocks).is_empty();
        let absolute = has_relative.then(|| write(Links::Absolute(page)));
        Self { html: write(Links::Relative), absolute, blocks }
    }

    /// The text as HTML that can stand on any page of any site.
    pub(crate) fn anywhere(&self) -> &str {
        self.absolute.as_deref().unwrap_or(&self.html)
    }
}

/// A section of a page.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct SectionView {
    /// Its id within the page.
    pub(crate) anchor: String,
    /// The condition that it is about.
    pub(crate) condition: Option<String>,
    /// Its heading.
    pub(crate) heading: String,
    /// Other names of the condition, as a list in words.
    pub(crate) also_called: Vec<String>,
    /// Its text.
    pub(crate) body: Rich,
    /// The aids about the condition that the page lists, those in the reader's language first.
    #[serde(skip)]
    pub(crate) aids: Vec<AidRef>,
    /// Whether it is not certain that the links of those that can be used work.
    pub(crate) is_doubtful: bool,
    /// How many of them can be used, all those of a collection counted; the words depend on it.
    pub(crate) aid_count: usize,
}

/// A mention of an aid whose entry stands further down the page.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct AidRef {
    /// Its id.
    pub(crate) id: String,
    /// Its id within the page.
    pub(crate) anchor: String,
    /// Its languages in words, where none of them is the reader's own.
    pub(crate) foreign: Vec<String>,
    /// What keeps it from being used, in a word or two.
    pub(crate) state: Option<String>,
    /// What takes its place and can be used, where no section of this page has it.
    pub(crate) successor: Option<Successor>,
    /// Whether it has one link.
    pub(crate) single: bool,
    /// Its links; those that cannot be followed say so.
    pub(crate) links: Vec<LinkView>,
    /// How many aids that can be used it stands for.
    #[serde(skip)]
    pub(crate) count: usize,
}

/// A page in one of its languages.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Translation {
    /// The language.
    pub(crate) language: Language,
    /// What it is called in itself.
    pub(crate) own_name: String,
    /// The page's title in it.
    pub(crate) title: String,
    /// The page's full address in it.
    pub(crate) url: String,
}
