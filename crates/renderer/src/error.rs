//! What can keep a site from being rendered or written, each with its remedy.

use std::path::PathBuf;

use signpost_core::model::{AidId, Language};
use signpost_core::source::SourcePath;

/// Why a site could not be rendered or written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum RenderError {
    /// The site is in no language, so there is nothing to write.
    #[error("the site has no languages; list them under `languages` in site.yaml")]
    NoLanguages,

    /// The address that the site is to be published at is none.
    #[error(
        "`{url}` cannot be the address of the site; \
         write one that starts with https:// and ends with a slash, such as https://example.org/"
    )]
    BaseUrl {
        /// What was given.
        url: String,
    },

    /// Two pages would be written to one path.
    #[error(
        "{first} and {second} both have the address /{path}; \
         give one of them another `slug`"
    )]
    SameAddress {
        /// The page that comes first.
        first: SourcePath,
        /// The page that comes second.
        second: SourcePath,
        /// The address, without the slash at its start.
        path: String,
    },

    /// A page lists an aid that does not exist.
    #[error("{file} lists the aid `{aid}`, which does not exist; see `signpost validate`")]
    UnknownAid {
        /// The page.
        file: SourcePath,
        /// The aid that it lists.
        aid: AidId,
    },

    /// An address is not one that a page may link to.
    #[error(
        "{place}: `{url}` must not be linked; \
         only addresses that start with https:// or http:// may, and relative ones in Markdown"
    )]
    Link {
        /// Where the address stands.
        place: String,
        /// The address.
        url: String,
    },

    /// A relative address in Markdown leads to nothing that is rendered.
    #[error(
        "{place}: `{url}` leads to no page of the site; write it as seen from the page itself, \
         such as `../neck-pain/` or `#scoliosis`"
    )]
    DeadLink {
        /// Where the address stands.
        place: String,
        /// The address.
        url: String,
    },

    /// Markdown is nested deeper than any reader could follow.
    #[error("{place}: lists and quotations are nested too deeply; use fewer levels")]
    MarkdownDepth {
        /// Where the Markdown stands.
        place: String,
    },

    /// The tag of a language cannot be read.
    #[error("`{language}` is not the tag of a language; write one such as nl or pt-BR")]
    Language {
        /// The language.
        language: Language,
    },

    /// A word of the interface is missing in one language.
    #[error("the interface word `{word}` is missing in {file}; add a line `{word} = …` to it")]
    MissingWord {
        /// The word.
        word: String,
        /// The file in which it should be.
        file: String,
    },

    /// A file of interface words cannot be read as such.
    #[error("{file}, line {line}: {reason}; see https://projectfluent.org for how to write it")]
    WordsSyntax {
        /// The file.
        file: String,
        /// The line.
        line: usize,
        /// What is wrong.
        reason: String,
    },

    /// The folder of templates has a word that nothing asks for.
    #[error(
        "{file}, line {line}: nothing asks for the word `{word}`, neither the program nor a template \
         in the folder{like}"
    )]
    UnknownWord {
        /// The file.
        file: String,
        /// The line.
        line: usize,
        /// The word.
        word: String,
        /// What was probably meant.
        like: String,
    },

    /// A template has a fault, found when it was read or when it was used.
    #[error(
        "template `{template}`, line {line}, column {column}: {reason}; \
         fix that line, or delete the file to use the built-in template"
    )]
    Template {
        /// The template's file name.
        template: String,
        /// The line.
        line: usize,
        /// The column.
        column: usize,
        /// What is wrong.
        reason: String,
    },

    /// The folder of templates has a file that replaces nothing.
    #[error("`{name}` in the folder of templates replaces nothing; the names are {known}")]
    UnknownTemplate {
        /// The file's name.
        name: String,
        /// The names there are.
        known: String,
    },

    /// The folder of templates has a template that nothing uses.
    #[error("`{name}` replaces no template, and no other template in the folder includes it{like}")]
    UnusedTemplate {
        /// The file's name.
        name: String,
        /// What was probably meant.
        like: String,
    },

    /// Templates include each other in a circle.
    #[error(
        "the templates in the folder include each other without end: {circle}; take one of these out"
    )]
    EndlessTemplates {
        /// Each of them, and the first one again.
        circle: String,
    },

    /// A template has what the Content-Security-Policy of the pages keeps from working.
    #[error(
        "template `{template}`, line {line}, column {column}: browsers leave `{what}` out, because the pages' \
         Content-Security-Policy forbids it; {help}"
    )]
    Blocked {
        /// The template's file name.
        template: String,
        /// The line.
        line: usize,
        /// The column.
        column: usize,
        /// What stands there.
        what: String,
        /// What to do.
        help: &'static str,
    },

    /// A style names a file that did not come with the templates.
    #[error("{style}, line {line}: there is no file `{address}`; {help}")]
    NoStyleFile {
        /// The style's file name.
        style: String,
        /// The line.
        line: usize,
        /// The address that stands there.
        address: String,
        /// What to write.
        help: String,
    },

    /// The values for templates cannot be read.
    #[error("{file} in the folder of templates: {reason}")]
    Values {
        /// The file's name.
        file: String,
        /// What is wrong.
        reason: String,
    },

    /// The audit report cannot be read.
    #[error("this is not an audit report: {reason}; write one with `signpost audit`")]
    Audit {
        /// What is wrong.
        reason: String,
    },

    /// The reports know a selection of the links only.
    #[error(
        "these reports are about a part of the links, and readers of the others would be told \
         nothing; add the other parts, or the report of a whole audit"
    )]
    PartOfAnAudit,

    /// A file of JSON cannot be made; no content leads to this.
    #[error("cannot write JSON: {reason}; this is a fault of the program, please report it")]
    Json {
        /// What is wrong.
        reason: String,
    },

    /// The folder to be written holds files, none of which this program wrote.
    #[error(
        "{path} is not empty and has no manifest.json of ours, so it was not written by this \
         program; choose another folder, or empty that one yourself"
    )]
    NotOurs {
        /// The folder.
        path: PathBuf,
    },

    /// What is to be the folder is none.
    #[error("{path} is no folder; choose another name, or move it away")]
    NoFolder {
        /// What is there.
        path: PathBuf,
    },

    /// What is to be the folder is a link to nothing.
    #[error(
        "{path} is a link, and nothing is where it leads; make that folder first, or remove the link"
    )]
    LinkToNothing {
        /// The link.
        path: PathBuf,
    },

    /// A folder to be written in is a link to another place.
    #[error(
        "{path} is a link or a device, and nothing is written through those; \
         remove it, or put a folder in its place"
    )]
    ThroughLink {
        /// The link.
        path: PathBuf,
    },

    /// Something that this program did not write has the name of a file or folder to be written.
    #[error(
        "{path} has to be written, and what is there was not written by this program; \
         move it away, or put it into content/static/ if readers need it"
    )]
    InTheWay {
        /// What is there.
        path: PathBuf,
    },

    /// Somebody else is writing the same folder.
    #[error("another program is writing {path}; wait until it is done")]
    Busy {
        /// The folder.
        path: PathBuf,
    },

    /// A file that was to be kept as the last run left it is not what it was.
    #[error("{path} is not as the last run left it; render again")]
    Touched {
        /// The file.
        path: PathBuf,
    },

    /// A file or folder could not be read or written.
    #[error("cannot {action} {path}")]
    Io {
        /// What was tried.
        action: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
}

impl RenderError {
    /// For `map_err`: says what was tried, and with what.
    pub(crate) fn io(
        action: &'static str,
        path: &std::path::Path,
    ) -> impl FnOnce(std::io::Error) -> Self + use<> {
        let path = path.to_owned();
        move |source| Self::Io { action, path, source }
    }
}
