//! Lists of links that people keep elsewhere: a spreadsheet saved as CSV, a page in Markdown or HTML,
//! or plain text.
//!
//! Nothing here is content. A link's own words are its title. The heading above it may be its subject, and
//! the language of the text around it its language, unless a mark such as "(NL)" behind it says another.
//!
//! ```
//! use signpost_core::lists::{Format, read};
//!
//! let list = read(Format::Markdown, "# Scoliosis\n\n- [Surgery or not?](https://aids.example/7)\n").unwrap();
//! let link = &list.links[0];
//! assert_eq!(link.url, "https://aids.example/7");
//! assert_eq!(link.title.as_deref(), Some("Surgery or not?"));
//! assert_eq!(link.heading.as_deref(), Some("Scoliosis"));
//! assert_eq!(link.place.line, 3);
//! ```

// Foreign bytes come in here: nothing of them may end the program.
#![warn(clippy::expect_used, clippy::indexing_slicing)]

mod collect;
mod csv;
mod elsewhere;
mod encoding;
mod html;
mod languages;
mod link_words;
mod markdown;
mod moving_in;
mod plain_text;
mod small;
mod unseen;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;

pub use crate::languages::language_named;
pub use encoding::{NotUtf8, decode};
pub use moving_in::content;
pub use plain_text::is_list;

use crate::address::{is_placeholder, text_without_credentials, told_without, without_credentials};
use crate::lines::with_line_feeds;
use crate::link::{Around, Expectation, Link};
use crate::model::Language;
use crate::report::{LinkSource, SourceKind};
use crate::source::Place;

/// At most so many elements that change what stands in them are open at once: those with a language of their own, and
/// those whose characters are small.
const DEEPEST: usize = 64;

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
    ///
    /// ```
    /// use std::path::Path;
    ///
    /// use signpost_core::lists::Format;
    ///
    /// assert_eq!(Format::of(Path::new("aids.csv")), Some(Format::Csv));
    /// assert_eq!(Format::of(Path::new("aids.docx")), None);
    /// ```
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
    /// The columns of a table that nothing is read from, by their names.
    pub unread_columns: Vec<String>,
}

/// A paragraph or a list of a list's file, in which no link stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prose {
    /// The line where it begins, from 1.
    pub line: usize,
    /// Its place among the links and texts of the list: several may stand on one line.
    pub order: usize,
    /// What it says, in Markdown.
    pub text: String,
    /// The heading above it; `None` before the first link, below the first heading or none, where it
    /// introduces the whole.
    pub heading: Option<String>,
}

/// A link of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The address as it is written.
    pub url: String,
    /// The link's own words; `None` where they say nothing of what is there ("click here").
    pub title: Option<String>,
    /// Its words where they are too short to know a page by ("A"): what a person calls it all the same.
    pub short: Option<String>,
    /// What it is about, where the list says it of this link: the column `subject`.
    pub subject: Option<String>,
    /// The heading above it, which may say what it is about.
    pub heading: Option<String>,
    /// The language of what is there, where the list says it of this link.
    pub language: Option<Language>,
    /// The language of the text that it stands in.
    pub around: Option<Language>,
    /// Words that must be there.
    pub expect: Vec<String>,
    /// Where the list names it.
    pub place: Place,
    /// Its place among the links and texts of the list: several may stand on one line.
    pub order: usize,
}

impl Listed {
    /// What it is about, as far as the list says.
    pub fn about(&self) -> Option<&str> {
        self.subject.as_deref().or(self.heading.as_deref())
    }

    /// The language of what is there, as far as the list says.
    pub fn in_language(&self) -> Option<&Language> {
        self.language.as_ref().or(self.around.as_ref())
    }
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
        "{}. Write a first row such as: url,title,language,subject,expect",
        match columns.as_slice() {
            [] => "the table is empty".to_owned(),
            columns => format!("the first row names no column `url`; it has: {}", columns.join(", ")),
        }
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

impl List {
    /// The place of the next link or text.
    fn next(&self) -> usize {
        self.links.len() + self.prose.len()
    }

    /// Makes remarks of links that have a user's name or password in them, and takes those out of what is said of the
    /// list: it is shown to more people than the list is.
    fn set_credentials_aside(&mut self) {
        for link in std::mem::take(&mut self.links) {
            let clean = match without_credentials(&link.url) {
                Cow::Borrowed(_) => {
                    self.links.push(link);
                    continue;
                }
                Cow::Owned(clean) => clean,
            };
            self.remarks.push(Remark {
                line: link.place.line,
                why: format!(
                    "the address contains a user name or password; {}",
                    told_without(&clean)
                ),
                text: clean,
            });
        }
        let remarks = self.remarks.iter_mut().chain(&mut self.left).map(|remark| &mut remark.text);
        let links = self.links.iter_mut();
        let said = links.flat_map(|link| [&mut link.title, &mut link.subject, &mut link.heading]);
        let prose = self.prose.iter_mut().map(|prose| &mut prose.text);
        for text in remarks.chain(said.flatten()).chain(&mut self.title).chain(prose) {
            if let Cow::Owned(clean) = text_without_credentials(text) {
                *text = clean;
            }
        }
        self.remarks.sort_by_key(|remark| remark.line);
    }

    /// Makes remarks of links to names that are reserved for examples (RFC 2606): nobody has a page there.
    pub fn set_examples_aside(&mut self) {
        let (examples, links): (Vec<_>, Vec<_>) =
            std::mem::take(&mut self.links).into_iter().partition(|link| is_placeholder(&link.url));
        self.links = links;
        self.remarks.extend(examples.into_iter().map(|link| Remark {
            line: link.place.line,
            text: link.url,
            why: "this name is reserved for examples, so there is no page to ask for".to_owned(),
        }));
        self.remarks.sort_by_key(|remark| remark.line);
    }
}

/// The addresses that lists have more than once with different titles, each at its later place, with the
/// name of its file: at most one of the two titles is the page's.
pub fn twice<'l>(lists: &[(&'l str, &List)]) -> Vec<(&'l str, Remark)> {
    let mut first: BTreeMap<&str, (&str, usize, &str)> = BTreeMap::new();
    let mut twice = Vec::new();
    let all =
        lists.iter().flat_map(|(file, list)| list.links.iter().map(move |link| (*file, link)));
    for (file, link) in all {
        let Some(title) = link.title.as_deref() else { continue };
        let (other, line, before) =
            *first.entry(&link.url).or_insert((file, link.place.line, title));
        if before.to_lowercase() != title.to_lowercase() {
            let why =
                format!("“{title}” here, and “{before}” at {other}:{line}; is one of them wrong?");
            twice.push((file, Remark { line: link.place.line, text: link.url.clone(), why }));
        }
    }
    twice
}

/// Reads a list.
///
/// # Errors
///
/// When a table has no column of addresses, or is no table. The other formats can always be read.
pub fn read(format: Format, text: &str) -> Result<List, ListError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let text = &*with_line_feeds(text);
    let mut list = match format {
        Format::Csv => csv::read(text)?,
        Format::Markdown => markdown::read(text),
        Format::Html => html::read(text),
        Format::Text => plain_text::read(text),
    };
    list.set_credentials_aside();
    Ok(list)
}

/// The links of lists, each with the name that places in it are given with: every address once, sorted,
/// with what it should show.
///
/// A link whose words say nothing promises no aid, so any page will do for it, as for a link in a
/// page's text.
///
/// ```
/// use signpost_core::lists::{Format, links, read};
///
/// let list = "## Acne\n\n- [Acne: should I see my doctor?](https://aids.example/acne)\n- [more](https://aids.example/)\n";
/// let list = read(Format::Markdown, list).unwrap();
/// let links = links(&[("aids.md", &list)]);
/// assert_eq!(links[1].expectation.titles, ["Acne: should I see my doctor?"]);
/// assert_eq!(links[1].expectation.around.headings, ["Acne"]);
/// assert_eq!(links[1].sources[0].line, 3);
/// // The words of the other say nothing of a page.
/// assert!(links[0].expectation.any_page);
/// ```
pub fn links(lists: &[(&str, &List)]) -> Vec<Link> {
    let mut by_url = BTreeMap::new();
    for (file, list) in lists {
        for listed in &list.links {
            let any_page = listed.title.is_none() && listed.expect.is_empty();
            // What is said of a page that may be any page says nothing.
            fn said<T: Clone>(said: Option<&T>, any_page: bool) -> Vec<T> {
                said.filter(|_| !any_page).into_iter().cloned().collect()
            }
            let around = listed.around.as_ref().filter(|_| listed.language.is_none());
            let link = Link {
                url: Some(listed.url.clone()),
                expectation: Expectation {
                    words: listed.expect.clone(),
                    titles: listed.title.iter().cloned().collect(),
                    subjects: said(listed.subject.as_ref(), any_page),
                    languages: said(listed.language.as_ref(), any_page),
                    any_page,
                    around: Around {
                        headings: said(listed.heading.as_ref(), any_page),
                        languages: said(around, any_page),
                    },
                    ..Expectation::default()
                },
                look: None,
                sources: vec![LinkSource {
                    file: (*file).to_owned(),
                    line: listed.place.line,
                    column: listed.place.column,
                    kind: SourceKind::File,
                    aid: None,
                    title: listed.title.clone().or_else(|| listed.short.clone()),
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
    use super::{Format, List, links, read};
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
                link.about().unwrap_or("-"),
                link.in_language().map_or("-", Language::as_str)
            )
        };
        list.links.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn a_title_of_a_sign_is_none() {
        for title in ["-", "–", "?", "--"] {
            let list = read(Format::Csv, &format!("url,title\nhttps://a.example/x,{title}\n"));
            assert_eq!(list.unwrap().links.len(), 1, "{title}");
        }
    }

    #[test]
    fn a_comment_of_nothing_ends_where_it_begins() {
        for comment in ["<!-->", "<!--->", "<!---->", "<!-- x -->"] {
            let text = format!(
                "# T\n\na {comment} b <a href=\"https://b.example/x\">Hip or not</a>\n\n[Knee or not](https://a.example/)\n\nSecond <a href=\"https://c.example/x\">Arm or not</a>.\n"
            );
            assert_eq!(read(Format::Markdown, &text).unwrap().links.len(), 3, "{comment}");
        }
    }

    /// The people who keep a list wrote a password into it for themselves, and not for those who read the report.
    #[test]
    fn a_link_with_a_password_is_set_aside_and_nobody_is_shown_it() {
        let lists = [
            (
                Format::Csv,
                "url,title\nhttps://u:secret@a.test/x,Acne\nftp://u:secret@a.test/,Acne\n",
            ),
            (
                Format::Markdown,
                "# Acne\n\n- [Acne](https://u:secret@a.test/x)\n- <https://:secret@[::1/>\n",
            ),
            (
                Format::Html,
                "<a href='https://secret@a.test/x'>https://u:secret@a.test/x</a> //u:secret@a.test",
            ),
            (
                Format::Text,
                "Acne\nAcne: what to do? HTTPS://u:secret@A.test\nAcne, by https://secret@b.test/ (not here)\n",
            ),
        ];
        let said = lists.map(|(format, text)| {
            let list = read(format, text).unwrap();
            assert!(!format!("{list:?}").contains("secret"), "{list:?}");
            assert_eq!(links(&[("list", &list)]).len(), 0);
            let said = |remark: &super::Remark| {
                format!("{} {}: {}\n", remark.line, remark.text, remark.why)
            };
            list.remarks.iter().map(said).collect::<String>()
        });
        insta::assert_snapshot!(said.join("\n"), @"
        2 https://a.test/x: the address contains a user name or password; write https://a.test/x, and change the password: anyone who can read this file knows it
        3 ftp://a.test/: this is no web address; it must begin with https:// or http://

        3 https://a.test/x: the address contains a user name or password; write https://a.test/x, and change the password: anyone who can read this file knows it
        4 https://[::1/: the address contains a user name or password; write https://[::1/, and change the password: anyone who can read this file knows it

        1 https://a.test/x: the address contains a user name or password; write https://a.test/x, and change the password: anyone who can read this file knows it

        2 https://a.test/: the address contains a user name or password; write https://a.test/, and change the password: anyone who can read this file knows it
        3 https://b.test/: the address contains a user name or password; write https://b.test/, and change the password: anyone who can read this file knows it
        ");
    }

    #[test]
    fn a_password_is_taken_out_of_a_text_and_the_text_stays_as_it_is() {
        let texts = [
            "https://u:secret@a.test/x is een pagina met 5 mg",
            "Zie https://u:it's-secret@b.test/ voor meer.",
            "Zie (https://u:(secret)@b.test/).",
        ];
        let said = |format: Format, text: &str| {
            let list = read(format, text).unwrap();
            assert!(!format!("{list:?}").contains("secret"), "{list:?}");
            let prose = list.prose.iter().map(|prose| format!("prose {}\n", prose.text));
            let remarks = list.remarks.iter().map(|it| format!("remark {}\n", it.text));
            let left = list.left.iter().map(|it| format!("left {}\n", it.text));
            prose.chain(remarks).chain(left).collect::<String>()
        };
        let markdown = texts.map(|text| said(Format::Markdown, text)).join("\n");
        let html = texts.map(|text| said(Format::Html, &format!("<p>{text}</p>"))).join("\n");
        let plain = texts.map(|text| said(Format::Text, text)).join("\n");
        let address = said(
            Format::Markdown,
            "[x](<ftp://u:my secret@a.test/>) [y](<https://u:my secret@a.test/>)",
        );
        insta::assert_snapshot!([markdown, html, plain, address].join("\n---\n"), @"
        remark https://a.test/x
        left https://a.test/x is een pagina met 5 mg

        remark https://b.test/
        left Zie https://b.test/ voor meer.

        remark https://b.test/
        left Zie (https://b.test/).

        ---
        prose <https://a.test/x> is een pagina met 5 mg

        prose Zie <https://b.test/> voor meer.

        prose Zie (<https://b.test/>).

        ---
        remark https://a.test/x
        left is een pagina met 5 mg

        remark https://b.test/
        left voor meer.

        remark https://b.test/

        ---
        remark ftp://a.test/
        remark https://a.test/
        ");
    }
}
