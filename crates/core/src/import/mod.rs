//! Moving in: a page that exists as plain text becomes content files.
//!
//! Nothing that the text says is dropped. What cannot be placed is kept where it fits best, and
//! every such decision is a [`Remark`] with its line, for a person to look at.

// Foreign bytes come in here: nothing of them may end the program.
#![warn(clippy::expect_used, clippy::indexing_slicing)]

mod aid_line;
mod aids;
mod conditions;
mod details;
mod draft;
mod footer;
mod layout;
mod levels;
mod maker;
mod names;
mod parts;
mod problems;
mod prose;
mod provider;

pub use self::aid_line::decision_in;
pub(crate) use self::prose::escaped;
use jiff::civil::Date;

use crate::lines::with_line_feeds;
use crate::model::{AidId, ConditionId, Language, PageId, ProviderId, Site};
use crate::scaffold::{NewPage, NewSection, TODO, id_from};

/// What is to be made of a text.
#[derive(Debug, Clone)]
pub struct Request<'t> {
    /// The text.
    pub text: &'t str,
    /// The language that it is in.
    pub language: Language,
    /// The id of the page, shared with its translations.
    pub page: PageId,
    /// The day that stands for a review until there has been one.
    pub today: Date,
}

/// What became of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// The text of the page's file.
    pub page: String,
    /// The texts of the files of aids that the content did not have.
    pub aids: Vec<(AidId, String)>,
    /// The texts of the files of providers that the content did not have.
    pub providers: Vec<(ProviderId, String)>,
    /// What a person should look at, in the order of the text.
    pub remarks: Vec<Remark>,
}

/// A line of the text that a person should look at.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Remark {
    /// The line, from 1.
    pub line: usize,
    /// What it says.
    pub text: String,
    /// What was found, and why.
    pub why: String,
}

/// Makes content files of a text. Aids and providers that `existing` has are used as they are.
///
/// ```
/// use jiff::civil::date;
/// use signpost_core::Site;
/// use signpost_core::import::{Request, import};
/// use signpost_core::model::{Language, PageId};
///
/// let text = "Knee pain\n\nDecision aids\n\nKnee pain: surgery or not? https://aids.example/knee\n";
/// let made = import(
///     &Request { text, language: Language::from("en"), page: PageId::from("knee"), today: date(2026, 11, 25) },
///     &Site::default(),
/// );
/// assert!(made.page.contains("title: Knee pain"));
/// // No address of a text is lost, and what a person should look at is named.
/// assert!(made.page.contains("https://aids.example/knee"));
/// assert!(!made.remarks.is_empty());
/// ```
pub fn import(request: &Request<'_>, existing: &Site) -> Import {
    let mut draft = draft::read(&with_line_feeds(request.text));
    let mut remarks = std::mem::take(&mut draft.remarks);
    let matched = aids::find(&draft, request, existing);
    let mut sections = conditions::assign(&draft, &matched, request, existing, &mut remarks);
    let made = aids::make(&draft, matched, &mut sections, request, existing, &mut remarks);

    let title = draft.title.as_deref().map(|title| layout::without_number(title).to_owned());
    let title = title.unwrap_or_else(|| {
        let first = draft.intro.first().map(String::as_str).unwrap_or_default();
        remarks.push(Remark {
            line: 1,
            text: first.lines().next().unwrap_or_default().to_owned(),
            why: "no title was found above this".to_owned(),
        });
        format!("{TODO}: a title")
    });
    let (reviewed, reviewer) = match draft.footer.review.clone() {
        Some((on, by)) if on <= request.today => (on, Some(by)),
        _ => (request.today, None),
    };
    let page = NewPage {
        id: request.page.clone(),
        language: request.language.clone(),
        slug: slug(&draft, &title, request, existing),
        slug_is_open: false,
        description: draft.intro.first().and_then(|text| prose::first_sentence(text)),
        title,
        intro: joined(&draft.intro),
        sections,
        aids_heading: draft.aids_heading,
        aids_intro: joined(&draft.aids_intro),
        aids: made.list,
        reviewed,
        reviewer,
        comments: draft.left.into_iter().chain(made.left).collect(),
    };
    remarks.sort();
    Import { page: page.to_yaml(), aids: made.aids, providers: made.providers, remarks }
}

/// The slug that the page has already, by its own address or in the content; else a new one.
fn slug(draft: &draft::Draft, title: &str, request: &Request<'_>, existing: &Site) -> String {
    let language = request.language.as_str();
    let own = draft.footer.address.as_deref().and_then(|address| {
        let mut parts = address.trim_end_matches('/').rsplit('/');
        let slug = parts.next()?;
        (parts.next()? == language).then(|| id_from(slug)).flatten()
    });
    let known = existing.page(&request.page, &request.language).map(|page| page.slug.clone());
    let is_default = existing.config.default_language == request.language;
    let new = || match is_default {
        true => request.page.to_string(),
        false => id_from(title).unwrap_or_else(|| request.page.to_string()),
    };
    let slug = own.or(known).unwrap_or_else(new);
    let taken = existing.pages.iter().any(|page| {
        page.language == request.language && page.id != request.page && page.slug == slug
    });
    if taken { format!("{slug}-{}", request.page) } else { slug }
}

fn joined(blocks: &[String]) -> Option<String> {
    (!blocks.is_empty()).then(|| blocks.join("\n\n"))
}

/// A section for a condition of which the text has nothing to say.
fn empty_section(condition: ConditionId, heading: Option<String>) -> NewSection {
    NewSection { condition: Some(condition), heading, also_called: Vec::new(), body: None }
}
