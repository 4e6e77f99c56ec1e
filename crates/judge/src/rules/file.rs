//! Links to files, and answers of which nothing can be read.

use memchr::memmem;
use signpost_core::verdict::Reason;
use url::Url;

use super::case::{Case, Finding};
use crate::language;
use crate::page::Media;
use crate::words::{self, plain};

/// Where nothing of an answer can be read, nothing can be said of it.
pub(super) fn encoded(case: &Case<'_>) -> Option<Finding> {
    if case.page.media != Media::Encoded {
        return None;
    }
    let encoding = case.answer.header("content-encoding").unwrap_or_default();
    Finding::new(
        Reason::NoEvidence,
        format!("The answer is in an encoding that cannot be read here: {}.", plain(encoding, 60)),
    )
}

/// A link that promises a PDF has to lead to one. Where the title alone does, a page that is the aid or leads on to
/// a PDF is what a reader meets before it.
pub(super) fn not_a_pdf(case: &Case<'_>) -> Option<Finding> {
    let by_address = is_pdf(&case.observation.asked);
    let leads = || {
        let links = case.page.blocks.iter().filter_map(|block| block.href.as_deref());
        links.filter_map(|href| case.landed().join(href).ok()).any(|url| is_pdf(&url))
    };
    if case.page.media == Media::Pdf
        || !by_address && (!promised(case) || case.shown.met() || leads())
    {
        return None;
    }
    Finding::new(
        Reason::NotAPdf,
        "The link promises a PDF, and the answer does not begin as a PDF does.",
    )
}

/// How many bytes a PDF has at least that shows anything: a page has to be an object of it (ISO
/// 32000-1, section 7.3.10).
const LEAST: usize = 60;

/// What begins as a PDF does and then has nothing of one.
pub(super) fn broken_pdf(case: &Case<'_>) -> Option<Finding> {
    let body = &case.answer.body;
    let is_whole = || body.len() >= LEAST && memmem::find(body, b" obj").is_some();
    if case.page.media != Media::Pdf || case.answer.cut.is_some() || is_whole() {
        return None;
    }
    Finding::new(
        Reason::NotAPdf,
        "The answer begins as a PDF does, and has no page: no reader can open it.",
    )
}

/// A PDF of which enough can be read to tell that it is about something else. Much of the text of
/// many PDFs cannot be read, so this takes a good deal of it, as a language that the aid has, and
/// not a word of what is expected.
pub(super) fn other_document(case: &Case<'_>) -> Option<Finding> {
    const PLENTY: usize = 150;
    let (expectation, page) = (&case.link.expectation, &case.page);
    let length = words::count(&page.document);
    if page.media != Media::Pdf || page.cut.is_some() || length < PLENTY {
        return None;
    }
    let seen = language::of(&page.document)?;
    if !expectation.languages.iter().any(|language| language.primary() == seen) {
        return None;
    }
    let found = &case.document().recognised;
    if found.touched || !found.telling {
        return None;
    }
    Finding::new(
        Reason::OtherTopic,
        format!(
            "The PDF is another document: none of the {length} words in it that can be read is expected."
        ),
    )
}

/// A file that is neither page nor PDF can be known by its name alone.
pub(super) fn unreadable(case: &Case<'_>) -> Option<Finding> {
    if case.page.media != Media::Other {
        return None;
    }
    let kind = case.answer.header("content-type").unwrap_or_default().to_ascii_lowercase();
    let known = [
        "doc", "docx", "odt", "ppt", "pptx", "xls", "xlsx", "zip", "epub", "png", "jpg", "jpeg",
        "gif", "webp", "svg", "mp4", "webm", "mov", "mp3",
    ];
    let named = extension(&case.observation.asked).is_some_and(|end| known.contains(&end.as_str()));
    if named && !kind.starts_with("text/") {
        return None;
    }
    Finding::new(Reason::NoEvidence, "The answer is a file that cannot be read here.")
}

fn is_pdf(url: &Url) -> bool {
    extension(url).is_some_and(|end| end == "pdf")
}

/// Whether a title says that the link leads to a PDF.
fn promised(case: &Case<'_>) -> bool {
    case.link.expectation.titles.iter().any(|title| {
        let title = title.trim_end().to_ascii_lowercase();
        title.ends_with("(pdf)") || title.ends_with("[pdf]")
    })
}

/// The extension of the file that an address names, in lower case.
fn extension(url: &Url) -> Option<String> {
    let last = url.path().rsplit('/').next()?;
    last.rsplit_once('.').map(|(_, end)| end.to_ascii_lowercase())
}
