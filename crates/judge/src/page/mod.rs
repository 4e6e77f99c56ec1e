//! A page as a reader meets it: what judging needs to know of an answer's body.

// Foreign bytes come in here: nothing of them may end the program.
#![warn(clippy::expect_used, clippy::indexing_slicing, clippy::string_slice)]

mod charset;
mod chrome;
mod extract;
mod fields;
mod markup;
mod media;
mod parse;
mod pdf;
mod read;
mod refresh;
mod script;
mod state;

use std::borrow::Cow;
use std::sync::OnceLock;

pub use fields::{Field, FieldKind};
pub(crate) use markup::has_place;
pub use media::Media;
pub(crate) use refresh::destination;
pub use refresh::meta_refresh;
pub use script::script_redirect;
use url::Url;

use crate::bounds::Bound;
use crate::lexicon::Line;
use crate::observation::Answer;

/// The code of an answer that is a page.
pub(crate) fn code(answer: &Answer) -> Option<Cow<'_, str>> {
    (media::of(answer) == Media::Html).then(|| charset::decode(answer))
}

/// What a page shows and says of itself.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// What kind of thing the answer is; the rest is empty for what is neither page nor text.
    pub media: Media,
    /// The `<title>`.
    pub title: String,
    /// The title that the page gives itself for social networks.
    pub og_title: String,
    /// The page's own description of itself.
    pub description: String,
    /// The headings in document order, those in menus and footers left out.
    pub headings: Vec<Heading>,
    /// The language that `<html lang>` states.
    pub language: Option<String>,
    /// The address that the page gives as its own.
    pub canonical: Option<Url>,
    /// Every visible piece of text in document order.
    pub blocks: Vec<Block>,
    /// Labels with their values, as in a record.
    pub fields: Vec<Field>,
    /// What the page asks its reader to fill in.
    pub form: Form,
    /// Addresses of scripts and frames.
    pub sources: Vec<String>,
    /// How many links there are outside menus and footers.
    pub links: usize,
    /// What the page leaves to scripts and frames.
    pub script: Script,
    /// What it has in store for its scripts to show, as text.
    pub state: String,
    /// The text of a PDF, as far as it can be read.
    pub document: String,
    /// The page's own code, bounded.
    pub source: String,
    /// The bound at which reading ended before the page did.
    pub cut: Option<Bound>,
    /// Up to which place the page's own text reaches.
    main: Place,
    /// How many words that text has.
    length: usize,
    /// All its words, menus and footers included.
    all: Line,
    /// The words of what it says of itself.
    said: SelfDescription,
    /// The language of its text, once that was asked for.
    pub(crate) told: OnceLock<Option<&'static str>>,
}

/// What a page says of itself, in words.
#[derive(Debug, Clone, Default)]
struct SelfDescription {
    title: Line,
    og_title: Line,
    description: Line,
}

/// A heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// From 1 to 6.
    pub level: u8,
    /// What it says.
    pub text: String,
    /// The words of that.
    pub line: Line,
}

/// A paragraph, list item, table cell or the like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it says, on one line.
    pub text: String,
    /// The words of that.
    pub line: Line,
    /// Where it stands.
    pub place: Place,
    /// Its level, for a heading.
    pub heading: Option<u8>,
    /// Whether most of it is the text of links.
    pub linked: bool,
    /// Whether it is an item of a list.
    pub item: bool,
    /// Whether it is a cell of a table or of a definition list.
    pub cell: bool,
    /// Whether the page marks it as a notice or an alert.
    pub notice: bool,
    /// The form that it stands in, by its number on the page.
    pub form: Option<usize>,
    /// Where its first link leads, as it is written.
    pub href: Option<String>,
}

impl Block {
    /// A piece of text of which nothing else is known.
    fn plain(text: String) -> Self {
        Self {
            text,
            line: Line::default(),
            place: Place::Main,
            heading: None,
            linked: false,
            item: false,
            cell: false,
            notice: false,
            form: None,
            href: None,
        }
    }
}

/// Where on a page something stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// The text itself.
    #[default]
    Main,
    /// The head of the page and what stands beside the text.
    Margin,
    /// Menus, footers and cookie banners.
    Chrome,
}

/// What a page asks its reader to fill in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Form {
    /// How many password fields there are outside the page's chrome.
    pub passwords: usize,
    /// How many password fields there are in the page's chrome.
    pub chrome_passwords: usize,
    /// How many fields there are outside the page's chrome that text can be put into.
    pub inputs: usize,
    /// Whether a field asks for an access code.
    pub code: bool,
    /// Whether there is a field for a user name or mail address.
    pub user: bool,
    /// Whether there is a captcha.
    pub captcha: bool,
    /// The forms that have a password field, by their number on the page.
    pub logins: Vec<usize>,
    /// How many choices there are: options, checkboxes and radio buttons.
    pub choices: usize,
    /// How many buttons there are outside the page's chrome.
    pub buttons: usize,
    /// Where the forms send what was filled in.
    pub actions: Vec<String>,
}

/// What a page leaves to scripts and frames.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Script {
    /// How many scripts there are.
    pub scripts: usize,
    /// How many frames and embedded objects there are.
    pub frames: usize,
    /// How many images there are.
    pub images: usize,
    /// Whether there is an empty element for a script to put an application in.
    pub empty_root: bool,
    /// What readers without scripts are told.
    pub noscript: String,
}

impl Page {
    /// The blocks of the text itself, headings included. Where the page hardly has any, what stands
    /// in its head and beside it is taken for its text.
    pub fn main_blocks(&self) -> impl Iterator<Item = &Block> + Clone {
        self.blocks.iter().filter(|block| block.place <= self.main)
    }

    /// The text itself, a line for each block.
    pub fn text(&self) -> String {
        let lines: Vec<&str> = self.main_blocks().map(|block| block.text.as_str()).collect();
        lines.join("\n")
    }

    /// How many words the text itself has, headings included.
    pub fn length(&self) -> usize {
        self.length
    }

    /// All words, menus and footers included.
    pub(crate) fn all(&self) -> &Line {
        &self.all
    }

    /// The different words of the page, folded, each at its number: those of its blocks, headings,
    /// titles and description.
    ///
    /// A page is cut into words once, when it is read. What a rule asks of a word it asks once of
    /// each of these, and keeps the answers in a list; then it goes through the words of a
    /// [`Block::line`], a [`Heading::line`], [`Page::name_lines`] or [`Page::description_line`] by
    /// their [`Line::numbers`] and looks the answers up:
    ///
    /// ```ignore
    /// let wanted: Vec<bool> = page.forms().map(|word| is_wanted(word)).collect();
    /// let numbers = page.main_blocks().flat_map(|block| block.line.numbers());
    /// let times = numbers.filter(|number| wanted[**number as usize]).count();
    /// ```
    pub(crate) fn forms(&self) -> impl ExactSizeIterator<Item = &str> + Clone {
        self.all.forms()
    }

    /// The words of each of [`Page::names`], in the same order.
    pub(crate) fn name_lines(&self) -> impl Iterator<Item = &Line> {
        let titles = [(&self.title, &self.said.title), (&self.og_title, &self.said.og_title)];
        let titles = titles.into_iter().filter(|(text, _)| !text.is_empty()).map(|(_, line)| line);
        titles.chain(self.main_heading_lines())
    }

    /// The words of its title.
    pub(crate) fn title_line(&self) -> &Line {
        &self.said.title
    }

    /// The words of each of [`Page::main_headings`].
    pub(crate) fn main_heading_lines(&self) -> impl Iterator<Item = &Line> {
        self.named().map(|heading| &heading.line)
    }

    /// The words of its own description of itself.
    pub(crate) fn description_line(&self) -> &Line {
        &self.said.description
    }

    /// All text, menus and footers included.
    pub fn all_text(&self) -> String {
        let lines: Vec<&str> = self.blocks.iter().map(|block| block.text.as_str()).collect();
        lines.join("\n")
    }

    /// The page's first headings of the highest level that it has, and its title: where it says
    /// what it is.
    pub fn names(&self) -> Vec<&str> {
        let mut names = vec![self.title.as_str(), self.og_title.as_str()];
        names.extend(self.main_headings());
        names.retain(|name| !name.is_empty());
        names
    }

    /// The headings that name the page as a whole: those of level 1 or, where there is none, the
    /// first.
    pub fn main_headings(&self) -> impl Iterator<Item = &str> {
        self.named().map(|heading| heading.text.as_str())
    }

    fn named(&self) -> impl Iterator<Item = &Heading> {
        let top = self.headings.iter().any(|heading| heading.level == 1);
        let whole = self.headings.iter().filter(move |heading| !top || heading.level == 1);
        whole.take(if top { 3 } else { 1 })
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use url::Url;

    use super::*;
    use crate::observation::Answer;

    /// An answer from a page at `https://example.org/aids/one`.
    pub(crate) fn answer(status: u16, html: &str) -> Answer {
        Answer {
            url: Url::parse("https://example.org/aids/one").unwrap(),
            status,
            headers: vec![("content-type".into(), "text/html; charset=utf-8".into())],
            body: html.as_bytes().to_vec(),
            cut: None,
        }
    }

    fn read(html: &str) -> Page {
        Page::read(&answer(200, html))
    }

    #[test]
    fn the_chrome_is_left_out() {
        let page = read(
            "<html lang=en><title>One | Site</title><body><header><a href=/>Site</a><h1>Site</h1></header>
             <nav><h2>Menu</h2><a href=/a>A</a></nav><div id=cookie-banner><p>We use cookies</p></div>
             <main><article><header><h1>One</h1></header><p>The <b>text</b>.<p hidden>Not this
             <p style='display: none'>Nor this</p><noscript>nor that</noscript><ul><li>Item</ul>
             <template><p>never</p></template></article></main>
             <aside>Beside</aside><div class='site-footer dark'>Foot</div><footer>(c)</footer>
             <script>var x = '<p>no</p>'</script>",
        );
        assert_eq!(page.text(), "One\nThe text.\nItem");
        assert_eq!(page.title, "One | Site");
        assert_eq!(page.main_headings().collect::<Vec<_>>(), ["Site", "One"]);
        assert_eq!(page.language.as_deref(), Some("en"));
        assert!(page.all_text().contains("We use cookies") && !page.all_text().contains("never"));
    }

    #[test]
    fn what_a_reader_opens_is_read() {
        let page = read(
            "<div role=tabpanel hidden>One</div><div class=tab-pane style='display:none'>Two</div>
             <div hidden>Not this</div>",
        );
        assert_eq!(page.text(), "One\nTwo");
    }

    #[test]
    fn a_page_that_is_all_header_still_has_text() {
        let page = read(&format!("<header><h1>One</h1><p>{}</p></header>", "word ".repeat(40)));
        assert_eq!(page.length(), 41);
    }

    #[test]
    fn what_a_page_says_of_itself() {
        let page = read(
            "<head><meta property=og:title content='Own title'><meta name=Description content='About'>
             <link rel=canonical href=/one></head>
             <body><iframe src=//frame.example></iframe><div id=root></div><script src=app.js></script>
             <noscript>You need to enable JavaScript</noscript>
             <form action=/login><input type=password></form><div class=h-captcha></div>",
        );
        assert_eq!((page.og_title.as_str(), page.description.as_str()), ("Own title", "About"));
        assert_eq!(page.canonical.as_ref().map(Url::as_str), Some("https://example.org/one"));
        assert_eq!(page.sources, ["//frame.example", "app.js"]);
        assert!(page.script.empty_root && page.script.noscript.contains("enable JavaScript"));
        assert!(page.form.passwords == 1 && page.form.captcha && page.form.actions == ["/login"]);
        assert_eq!(page.length(), 0);
    }

    #[test]
    fn breaks_and_links() {
        let page = read(
            "<p>Title:<br>Year:<br></p><p><a href=x>A linked line</a></p><p>See <a>x</a> in a text</p>",
        );
        let lines: Vec<_> =
            page.blocks.iter().map(|block| (block.text.as_str(), block.linked)).collect();
        assert_eq!(
            lines,
            [
                ("Title:", false),
                ("Year:", false),
                ("A linked line", true),
                ("See x in a text", false)
            ]
        );
    }

    #[test]
    fn plain_text_begins_with_its_name() {
        let mut plain = answer(200, "Record not found\n\nTry again.");
        plain.headers[0].1 = "text/plain".into();
        let page = Page::read(&plain);
        assert_eq!(page.text(), "Record not found\nTry again.");
    }
}
